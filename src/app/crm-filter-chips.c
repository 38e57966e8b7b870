/* crm-filter-chips.c: what is chosen is kept by condition, so that it outlives chips made anew.
 * Chips show what is chosen and never decide it. */
#include "crm-filter-chips.h"

#include "crm-filter-group.h"
#include "crm-i18n.h"
#include "crm-wrap-layout.h"

#define SPACING 6
#define MOST_CHIPS 5    /* values that stand side by side; more are in a list */
#define MOST_LETTERS 60 /* of their labels together */
#define RELOAD_DELAY_MS 500
#define LIST_HEIGHT 320
#define LONG_LABEL 24 /* letters; a chip counts longer ones instead */

struct _CrmFilterChips {
  GtkWidget parent_instance;

  CrmSession *session;
  const CrmKind *kind;
  GtkWidget *before;
  GPtrArray *groups;  /* of CrmFilterGroup; NULL: not read yet */
  GPtrArray *chips;   /* of Chip: every button that stands for something */
  GHashTable *chosen; /* conditions, owned */
  gboolean showing;   /* buttons are being set to what is chosen */
  gboolean reading, stale;
  guint reload_id;
};

G_DEFINE_FINAL_TYPE (CrmFilterChips, crm_filter_chips, GTK_TYPE_WIDGET)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

typedef struct {
  GtkWidget *button; /* a toggle or check button, or a menu button; borrowed */
  const CrmFilterGroup *group;
  const CrmFilterValue *value; /* NULL: all of the group, or its list */
} Chip;

/* What is chosen. */

char *
crm_filter_chips_dup_filter (CrmFilterChips *self)
{
  return crm_filter_groups_dup_joined (self->groups, self->chosen, TRUE);
}

char *
crm_filter_chips_dup_words (CrmFilterChips *self)
{
  return crm_filter_groups_dup_joined (self->groups, self->chosen, FALSE);
}

/* Buttons show it. */

static void
show_list_chip (CrmFilterChips *self, const Chip *chip)
{
  guint n = crm_filter_group_count (chip->group, self->chosen);
  g_autofree char *values = crm_filter_group_dup_joined (chip->group, self->chosen, "", FALSE);
  g_autofree char *label = NULL;

  if (n == 0)
    label = g_strdup (chip->group->label);
  else if (n == 1 && g_utf8_strlen (values, -1) <= LONG_LABEL)
    label = g_strdup_printf (C_ ("a field and its value", "%s: %s"), chip->group->label, values);
  else
    label = g_strdup_printf (C_ ("a field and its value", "%s: %s"), chip->group->label,
                             crm_i18n_number (n).text);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (chip->button), label);
  if (n > 0)
    gtk_widget_add_css_class (chip->button, "chosen");
  else
    gtk_widget_remove_css_class (chip->button, "chosen");
}

static void
show_chosen (CrmFilterChips *self)
{
  self->showing = TRUE;
  for (guint i = 0; i < self->chips->len; i++) {
    const Chip *chip = g_ptr_array_index (self->chips, i);
    gboolean active = chip->value != NULL
                          ? g_hash_table_contains (self->chosen, chip->value->condition)
                          : crm_filter_group_count (chip->group, self->chosen) == 0;

    if (GTK_IS_MENU_BUTTON (chip->button))
      show_list_chip (self, chip);
    else if (GTK_IS_CHECK_BUTTON (chip->button))
      gtk_check_button_set_active (GTK_CHECK_BUTTON (chip->button), active);
    else
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip->button), active);
  }
  self->showing = FALSE;
}

static void
change (CrmFilterChips *self)
{
  show_chosen (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
crm_filter_chips_clear (CrmFilterChips *self)
{
  if (g_hash_table_size (self->chosen) == 0)
    return;
  g_hash_table_remove_all (self->chosen);
  change (self);
}

static const Chip *
find_chip (CrmFilterChips *self, GtkWidget *button)
{
  for (guint i = 0; i < self->chips->len; i++) {
    const Chip *chip = g_ptr_array_index (self->chips, i);

    if (chip->button == button)
      return chip;
  }
  return NULL;
}

static void
on_toggled (GtkWidget *button, CrmFilterChips *self)
{
  const Chip *chip = self->showing ? NULL : find_chip (self, button);

  if (chip == NULL)
    return;
  if (chip->value == NULL) {
    for (guint i = 0; i < chip->group->values->len; i++) {
      const CrmFilterValue *value = g_ptr_array_index (chip->group->values, i);

      g_hash_table_remove (self->chosen, value->condition);
    }
  } else if (!g_hash_table_remove (self->chosen, chip->value->condition)) {
    g_hash_table_add (self->chosen, g_strdup (chip->value->condition));
  }
  change (self);
}

/* Making the buttons. */

static void
note_chip (CrmFilterChips *self, GtkWidget *button, const CrmFilterGroup *group,
           const CrmFilterValue *value)
{
  Chip *chip = g_new (Chip, 1);

  *chip = (Chip){ button, group, value };
  g_ptr_array_add (self->chips, chip);
  if (!GTK_IS_MENU_BUTTON (button))
    g_signal_connect (button, "toggled", G_CALLBACK (on_toggled), self);
}

/* said: what a screen reader says instead of the label; NULL: the label. */
static void
add_chip (CrmFilterChips *self, const CrmFilterGroup *group, const CrmFilterValue *value,
          const char *label, const char *said)
{
  GtkWidget *button = gtk_toggle_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), gtk_label_new (label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  said != NULL ? said : label, -1);
  if (said != NULL && value != NULL) {
    gtk_widget_set_tooltip_text (button, said);
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    group->label, -1);
  }
  gtk_widget_add_css_class (button, "chip");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_insert_before (button, GTK_WIDGET (self), self->before);
  note_chip (self, button, group, value);
}

static gboolean
is_short (const CrmFilterGroup *group)
{
  glong letters = 0;

  for (guint i = 0; i < group->values->len; i++) {
    const CrmFilterValue *value = g_ptr_array_index (group->values, i);

    letters += g_utf8_strlen (value->label, -1);
  }
  return group->values->len <= MOST_CHIPS && letters <= MOST_LETTERS;
}

/* The field whose values stand side by side: the first of few. */
static const CrmFilterGroup *
find_short (GPtrArray *groups)
{
  for (guint i = 0; i < groups->len; i++)
    if (is_short (g_ptr_array_index (groups, i)))
      return g_ptr_array_index (groups, i);
  return NULL;
}

static void
add_chips (CrmFilterChips *self, const CrmFilterGroup *group)
{
  g_autofree char *all =
      g_strdup_printf (C_ ("a field and its value", "%s: %s"), group->label, group->all);

  add_chip (self, group, NULL, group->all, all);
  for (guint i = 0; i < group->values->len; i++) {
    const CrmFilterValue *value = g_ptr_array_index (group->values, i);
    gboolean sign = value->tier.sign != NULL && *value->tier.sign != '\0';

    add_chip (self, group, value, sign ? value->tier.sign : value->label,
              sign ? value->label : NULL);
  }
}

static GtkWidget *
make_list (CrmFilterChips *self, const CrmFilterGroup *group)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  for (guint i = 0; i < group->values->len; i++) {
    const CrmFilterValue *value = g_ptr_array_index (group->values, i);
    GtkWidget *button = gtk_check_button_new_with_label (value->label);

    gtk_box_append (GTK_BOX (box), button);
    note_chip (self, button, group, value);
  }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_popover_set_child (GTK_POPOVER (popover), scrolled);
  return popover;
}

static void
add_list (CrmFilterChips *self, const CrmFilterGroup *group)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), make_list (self, group));
  gtk_widget_add_css_class (button, "chip");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_insert_before (button, GTK_WIDGET (self), self->before);
  note_chip (self, button, group, NULL);
}

static void
remove_chips (CrmFilterChips *self)
{
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();

  for (guint i = 0; i < self->chips->len; i++) {
    const Chip *chip = g_ptr_array_index (self->chips, i);

    if (gtk_widget_get_parent (chip->button) == GTK_WIDGET (self))
      g_ptr_array_add (buttons, chip->button);
  }
  g_ptr_array_set_size (self->chips, 0);
  for (guint i = 0; i < buttons->len; i++)
    gtk_widget_unparent (g_ptr_array_index (buttons, i));
}

/* What was chosen and is no longer there is no longer asked for. */
static gboolean
drop_lost (CrmFilterChips *self)
{
  guint n = g_hash_table_size (self->chosen);
  g_autoptr (GHashTable) kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->groups->len; i++) {
    const CrmFilterGroup *group = g_ptr_array_index (self->groups, i);

    for (guint k = 0; k < group->values->len; k++) {
      const CrmFilterValue *value = g_ptr_array_index (group->values, k);

      if (g_hash_table_contains (self->chosen, value->condition))
        g_hash_table_add (kept, g_strdup (value->condition));
    }
  }
  g_hash_table_unref (self->chosen);
  self->chosen = g_steal_pointer (&kept);
  return g_hash_table_size (self->chosen) < n;
}

static void
take_groups (CrmFilterChips *self, GPtrArray *groups)
{
  g_autofree char *before = crm_filter_groups_dup_summary (self->groups);
  g_autofree char *after = crm_filter_groups_dup_summary (groups);
  const CrmFilterGroup *direct;
  gboolean lost;

  if (self->groups != NULL && g_str_equal (before, after)) {
    g_ptr_array_unref (groups);
    return;
  }
  remove_chips (self);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  self->groups = groups;
  direct = find_short (groups);
  if (direct != NULL)
    add_chips (self, direct);
  for (guint i = 0; i < groups->len; i++)
    if (g_ptr_array_index (groups, i) != direct)
      add_list (self, g_ptr_array_index (groups, i));
  lost = drop_lost (self);
  show_chosen (self);
  if (lost)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* Reading. */

typedef struct {
  CrmFilterChips *chips;
  CrmModel *model;
  const CrmKind *kind;
  CrmLocale locale;
} Work;

static void read_soon (CrmFilterChips *self);

static void
work_free (gpointer user_data)
{
  Work *work = user_data;

  g_object_unref (work->chips);
  crm_model_unref (work->model);
  g_free (work);
}

static gpointer
read_in_worker (CrmJob *job, CrmDb *db, gpointer data, GError **error)
{
  const Work *work = data;

  return crm_filter_groups_read (db, work->model, work->kind, &work->locale, error);
}

/* Without chips there are still the search and the filter in words; the table says what is
 * wrong. */
static void
hear_groups (CrmSession *session, gpointer result, const GError *error, gpointer data)
{
  CrmFilterChips *self = ((Work *) data)->chips;

  self->reading = FALSE;
  if (error != NULL)
    g_debug ("%s: %s", self->kind->name, error->message);
  if (result != NULL && self->session != NULL)
    take_groups (self, result);
  else if (result != NULL)
    g_ptr_array_unref (result);
  if (self->stale && self->session != NULL)
    read_soon (self);
}

static gboolean
read_groups (gpointer user_data)
{
  CrmFilterChips *self = user_data;
  Work *work = g_new0 (Work, 1);

  self->reload_id = 0;
  self->stale = FALSE;
  self->reading = TRUE;
  work->chips = g_object_ref (self);
  work->model = crm_model_ref (crm_session_get_model (self->session));
  work->kind = self->kind;
  work->locale = *crm_session_get_locale (self->session);
  crm_session_run (self->session, NULL, CRM_SESSION_READ, read_in_worker, hear_groups, work,
                   work_free, (GDestroyNotify) g_ptr_array_unref);
  return G_SOURCE_REMOVE;
}

/* A run of changes is read once; a page out of sight waits until it is seen. */
static void
read_soon (CrmFilterChips *self)
{
  self->stale = TRUE;
  if (self->reload_id == 0 && !self->reading && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->reload_id = g_timeout_add (RELOAD_DELAY_MS, read_groups, self);
}

static void
hear_changed (CrmFilterChips *self, const CrmNews *news)
{
  CrmModel *model = crm_session_get_model (self->session);

  for (guint i = 0; i < news->n_kinds; i++)
    if (news->kinds[i] &&
        crm_filter_groups_depend_on (model, self->kind, crm_model_get_kind (model, i))) {
      read_soon (self);
      return;
    }
}

void
crm_filter_chips_set_up (CrmFilterChips *self, CrmSession *session, const CrmKind *kind,
                         GtkWidget *before)
{
  self->session = g_object_ref (session);
  self->kind = kind;
  self->before = before;
  g_signal_connect_object (session, "changed", G_CALLBACK (hear_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "locale-changed", G_CALLBACK (read_soon), self,
                           G_CONNECT_SWAPPED);
  read_groups (self);
}

/* The object. */

static void
crm_filter_chips_map (GtkWidget *widget)
{
  CrmFilterChips *self = CRM_FILTER_CHIPS (widget);

  GTK_WIDGET_CLASS (crm_filter_chips_parent_class)->map (widget);
  if (self->stale)
    read_soon (self);
}

/* In their order: GTK goes by where the middles of widgets are, and those of a line differ. */
static gboolean
crm_filter_chips_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean forward = direction == GTK_DIR_TAB_FORWARD;
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (!forward && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (crm_filter_chips_parent_class)->focus (widget, direction);
  if (child == NULL)
    child = forward ? gtk_widget_get_first_child (widget) : gtk_widget_get_last_child (widget);
  for (; child != NULL;
       child = forward ? gtk_widget_get_next_sibling (child) : gtk_widget_get_prev_sibling (child))
    if (gtk_widget_get_mapped (child) && gtk_widget_child_focus (child, direction))
      return TRUE;
  return FALSE;
}

static void
crm_filter_chips_dispose (GObject *object)
{
  CrmFilterChips *self = CRM_FILTER_CHIPS (object);
  GtkWidget *child;

  g_clear_handle_id (&self->reload_id, g_source_remove);
  g_ptr_array_set_size (self->chips, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (crm_filter_chips_parent_class)->dispose (object);
}

static void
crm_filter_chips_finalize (GObject *object)
{
  CrmFilterChips *self = CRM_FILTER_CHIPS (object);

  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_ptr_array_unref (self->chips);
  g_hash_table_unref (self->chosen);
  G_OBJECT_CLASS (crm_filter_chips_parent_class)->finalize (object);
}

static void
crm_filter_chips_class_init (CrmFilterChipsClass *class)
{
  G_OBJECT_CLASS (class)->dispose = crm_filter_chips_dispose;
  G_OBJECT_CLASS (class)->finalize = crm_filter_chips_finalize;
  GTK_WIDGET_CLASS (class)->map = crm_filter_chips_map;
  GTK_WIDGET_CLASS (class)->focus = crm_filter_chips_focus;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "filterchips");
  signals[CHANGED] = g_signal_new ("changed", CRM_TYPE_FILTER_CHIPS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
crm_filter_chips_init (CrmFilterChips *self)
{
  self->chips = g_ptr_array_new_with_free_func (g_free);
  self->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_set_layout_manager (GTK_WIDGET (self), crm_wrap_layout_new (SPACING));
}
