/* crm-palette.c: pages and commands are matched at each key stroke, records are looked up by a
 * worker; only the newest answer counts. */
#include "crm-palette.h"

#include "crm-i18n.h"
#include "crm-palette-item.h"
#include "crm-text.h"

#define MOST_RECORDS 30
#define WIDTH 560
#define HEIGHT 460

struct _CrmPalette {
  AdwWindow parent_instance;

  CrmSession *session;
  GtkWidget *entry, *scrolled, *list, *count;
  GPtrArray *recent, *pages, *commands; /* of CrmPaletteItem */
  GPtrArray *records;                   /* found by the newest answer, or NULL */
  CrmJob *looking;                      /* NULL: no answer is waited for */
  gboolean typed;                       /* what was typed is not looked up yet */
  gboolean eager;                       /* Enter came before the answer */
};

G_DEFINE_FINAL_TYPE (CrmPalette, crm_palette, ADW_TYPE_WINDOW)

static const char *
get_group_title (CrmPaletteGroup group)
{
  switch (group) {
  case CRM_PALETTE_RECENT:
    return _ ("Visited");
  case CRM_PALETTE_RECORDS:
    return _ ("Records");
  case CRM_PALETTE_PAGES:
    return _ ("Pages");
  case CRM_PALETTE_COMMANDS:
  case CRM_PALETTE_N_GROUPS:
    break;
  }
  return _ ("Commands");
}

/* Rows. */

static const CrmPaletteItem *
get_item (GtkListBoxRow *row)
{
  return row != NULL ? g_object_get_data (G_OBJECT (row), "crm-item") : NULL;
}

static GtkWidget *
new_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

/* The entry keeps the focus, so that rows do not take it. */
static GtkWidget *
new_row (const CrmPaletteItem *item)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = new_label (item->title, NULL);
  const char *aside = item->keys != NULL ? item->keys : item->note;
  g_autofree char *name =
      aside != NULL ? g_strdup_printf (_ ("%s, %s"), item->title, aside) : g_strdup (item->title);

  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (box), title);
  if (aside != NULL) {
    GtkWidget *label = new_label (aside, "secondary");

    gtk_widget_add_css_class (label, "caption");
    gtk_box_append (GTK_BOX (box), label);
  }
  gtk_widget_add_css_class (box, "palette-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (row), "crm-item", (gpointer) item);
  return row;
}

static void
set_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  const CrmPaletteItem *item = get_item (row), *above = get_item (before);
  GtkWidget *header;

  if (above != NULL && above->group == item->group) {
    gtk_list_box_row_set_header (row, NULL);
    return;
  }
  header = new_label (get_group_title (item->group), "caption-heading");
  gtk_widget_add_css_class (header, "palette-heading");
  gtk_list_box_row_set_header (row, header);
}

/* What the entry's reader hears, as the focus stays there. */
static void
on_row_selected (CrmPalette *self, GtkListBoxRow *row)
{
  const CrmPaletteItem *item = get_item (row);
  GtkEditable *text;
  const char *count;
  g_autofree char *said = NULL;
  graphene_rect_t bounds;

  /* A list that goes deselects on its way. */
  if (self->session == NULL)
    return;
  text = gtk_editable_get_delegate (GTK_EDITABLE (self->entry));
  count = gtk_label_get_text (GTK_LABEL (self->count));
  if (item == NULL) {
    gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    count, -1);
    return;
  }
  said = g_strdup_printf ("%s, %s. %s", item->title, get_group_title (item->group), count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, said,
                                  -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT,
                                  row, -1);
  if (gtk_widget_compute_bounds (GTK_WIDGET (row), self->list, &bounds))
    gtk_adjustment_clamp_page (
        gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)),
        bounds.origin.y - 30, bounds.origin.y + bounds.size.height);
}

/* Going. */

static void
go (CrmPalette *self, GtkListBoxRow *row)
{
  const CrmPaletteItem *item = get_item (row);
  g_autoptr (GtkWidget) window = NULL;
  g_autofree char *action = NULL;
  g_autoptr (GVariant) target = NULL;

  if (item == NULL)
    return;
  window = g_object_ref (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))));
  action = g_strdup (item->action);
  target = item->target != NULL ? g_variant_ref (item->target) : NULL;
  gtk_window_destroy (GTK_WINDOW (self));
  gtk_widget_activate_action_variant (window, action, target);
}

static void
on_row_activated (CrmPalette *self, GtkListBoxRow *row)
{
  go (self, row);
}

/* Filling. */

/* Those of this closeness, or all. */
static guint
append_group (CrmPalette *self, const GPtrArray *items, const char *folded, int closeness)
{
  guint n = 0;

  for (guint i = 0; items != NULL && i < items->len; i++) {
    const CrmPaletteItem *item = g_ptr_array_index (items, i);

    if (folded != NULL && crm_palette_item_get_closeness (item, folded) != closeness)
      continue;
    gtk_list_box_append (GTK_LIST_BOX (self->list), new_row (item));
    n++;
  }
  return n;
}

static int
find_closest (const GPtrArray *items, const char *folded)
{
  int closest = 0;

  for (guint i = 0; items != NULL && i < items->len; i++)
    closest = MAX (closest, crm_palette_item_get_closeness (g_ptr_array_index (items, i), folded));
  return closest;
}

/* The group that has what was typed, or what was begun to be typed, comes first; and within each
 * group likewise. */
static guint
append_found (CrmPalette *self, const char *folded)
{
  const GPtrArray *groups[] = { self->records, self->pages, self->commands };
  int closest[G_N_ELEMENTS (groups)];
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    closest[i] = find_closest (groups[i], folded);
  for (int first = CRM_PALETTE_SAME; first > 0; first--)
    for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
      for (int next = closest[i] == first ? first : 0; next > 0; next--)
        n += append_group (self, groups[i], folded, next);
  return n;
}

static void
append_offers (CrmPalette *self)
{
  append_group (self, self->recent, NULL, 0);
  for (guint i = 0; i < self->commands->len; i++) {
    const CrmPaletteItem *item = g_ptr_array_index (self->commands, i);

    if (item->main)
      gtk_list_box_append (GTK_LIST_BOX (self->list), new_row (item));
  }
}

static void
say_count (CrmPalette *self, guint n)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *number = crm_integer_format (n, crm_session_get_locale (self->session));
  g_autofree char *said = n > 0 ? g_strdup_printf (ngettext ("%s found", "%s found", n), number)
                                : g_strdup_printf (_ ("Nothing matches “%s”."), words);

  gtk_label_set_text (GTK_LABEL (self->count), said);
}

static void
fill (CrmPalette *self)
{
  g_autofree char *typed = crm_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  const char *folded = g_strstrip (typed);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    if (GTK_IS_LIST_BOX_ROW (row))
      gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
    else
      break;
  gtk_label_set_text (GTK_LABEL (self->count), "");
  if (*folded == '\0')
    append_offers (self);
  else
    say_count (self, append_found (self, folded));
  gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
}

/* Looking records up. */

typedef struct {
  char *words;
  CrmModel *model;
  CrmLocale locale;
  GWeakRef palette;
} Look;

static void
look_free (gpointer user_data)
{
  Look *look = user_data;

  g_free (look->words);
  crm_model_unref (look->model);
  g_weak_ref_clear (&look->palette);
  g_free (look);
}

static gpointer
look_up (CrmJob *job, CrmDb *db, gpointer data, GError **error)
{
  Look *look = data;

  crm_db_set_cancellable (db, crm_job_get_cancellable (job));
  return crm_query_search_all (db, look->model, look->words, MOST_RECORDS, &look->locale, error);
}

static void
show_hits (CrmSession *session, gpointer result, const GError *error, gpointer data)
{
  Look *look = data;
  g_autoptr (CrmPalette) self = g_weak_ref_get (&look->palette);
  g_autoptr (GPtrArray) hits = result;
  g_autoptr (GPtrArray) before = NULL;

  if (self == NULL || self->session == NULL ||
      g_strcmp0 (look->words, gtk_editable_get_text (GTK_EDITABLE (self->entry))) != 0)
    return;
  g_clear_object (&self->looking);
  /* Rows borrow their items. */
  before = g_steal_pointer (&self->records);
  self->records = hits != NULL ? crm_palette_dup_records (hits) : NULL;
  fill (self);
  if (error != NULL)
    gtk_label_set_text (GTK_LABEL (self->count), error->message);
  if (self->eager)
    go (self, gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list)));
}

static void
stop_looking (CrmPalette *self)
{
  if (self->looking != NULL)
    crm_job_cancel (self->looking);
  g_clear_object (&self->looking);
}

static void
on_typed (CrmPalette *self)
{
  self->typed = TRUE;
  self->eager = FALSE;
}

static void
on_changed (CrmPalette *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  Look *look;

  stop_looking (self);
  self->typed = FALSE;
  if (*words == '\0') {
    g_autoptr (GPtrArray) before = g_steal_pointer (&self->records);

    fill (self);
    return;
  }
  look = g_new0 (Look, 1);
  look->words = g_strdup (words);
  look->model = crm_model_ref (crm_session_get_model (self->session));
  look->locale = *crm_session_get_locale (self->session);
  g_weak_ref_init (&look->palette, self);
  self->looking = g_object_ref (crm_session_run (self->session, _ ("Searching"), CRM_SESSION_READ,
                                                 look_up, show_hits, look, look_free,
                                                 (GDestroyNotify) g_ptr_array_unref));
}

/* Keys. */

static void
on_activate (CrmPalette *self)
{
  if (self->looking != NULL || self->typed)
    self->eager = TRUE;
  else
    go (self, gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list)));
}

static void
move (CrmPalette *self, int by)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  int index = row != NULL ? gtk_list_box_row_get_index (row) + by : 0;
  GtkListBoxRow *next =
      index >= 0 ? gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), index) : NULL;

  if (next != NULL)
    gtk_list_box_select_row (GTK_LIST_BOX (self->list), next);
}

static gboolean
on_key (CrmPalette *self, guint key)
{
  switch (key) {
  case GDK_KEY_Up:
  case GDK_KEY_KP_Up:
    move (self, -1);
    return TRUE;
  case GDK_KEY_Down:
  case GDK_KEY_KP_Down:
    move (self, 1);
    return TRUE;
  case GDK_KEY_Escape:
    gtk_window_close (GTK_WINDOW (self));
    return TRUE;
  default:
    return FALSE;
  }
}

/* The object. */

static void
crm_palette_dispose (GObject *object)
{
  CrmPalette *self = CRM_PALETTE (object);

  stop_looking (self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (crm_palette_parent_class)->dispose (object);
}

static void
crm_palette_finalize (GObject *object)
{
  CrmPalette *self = CRM_PALETTE (object);

  g_clear_pointer (&self->recent, g_ptr_array_unref);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->commands, g_ptr_array_unref);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  G_OBJECT_CLASS (crm_palette_parent_class)->finalize (object);
}

static void
crm_palette_class_init (CrmPaletteClass *class)
{
  G_OBJECT_CLASS (class)->dispose = crm_palette_dispose;
  G_OBJECT_CLASS (class)->finalize = crm_palette_finalize;
}

static GtkWidget *
build_entry (CrmPalette *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = gtk_search_entry_new ();
  g_object_set (self->entry, "placeholder-text", _ ("Records, pages and commands"), "search-delay",
                100, "hexpand", TRUE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Go to anything"), -1);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_typed), self);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_activate), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->entry, keys);
  return self->entry;
}

static GtkWidget *
build_list (CrmPalette *self)
{
  self->list = gtk_list_box_new ();
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), set_header, NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Found"), -1);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (on_row_selected), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->list);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  return self->scrolled;
}

static void
crm_palette_init (CrmPalette *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), build_entry (self));
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), build_list (self));
  self->count = new_label ("", "caption");
  gtk_widget_add_css_class (self->count, "palette-heading");
  gtk_box_append (GTK_BOX (box), self->count);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Go to anything"));
}

void
crm_palette_show (GtkWindow *window, CrmSession *session)
{
  CrmPalette *self = g_object_new (
      CRM_TYPE_PALETTE, "transient-for", window, "modal", TRUE, "destroy-with-parent", TRUE,
      "default-width", MIN (WIDTH, gtk_widget_get_width (GTK_WIDGET (window)) - 24),
      "default-height", MIN (HEIGHT, gtk_widget_get_height (GTK_WIDGET (window)) - 24), NULL);

  self->session = g_object_ref (session);
  self->recent = crm_palette_dup_recent (window, session);
  self->pages = crm_palette_dup_pages (session);
  self->commands = crm_palette_dup_commands (window);
  fill (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->entry);
}
