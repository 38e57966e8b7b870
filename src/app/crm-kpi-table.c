/* crm-kpi-table.c: one list row a period, of which the newest three dozen are shown until more are
 * wanted. A period's value is its newest measurement. */
#include "crm-kpi-table.h"

#include <math.h>

#include "crm-i18n.h"
#include "crm-kpi-summary.h"
#include "crm-kpi-values.h"
#include "crm-scroll.h"
#include "crm-status-chip.h"

#define PAGE 36     /* periods shown at first, and added by each "earlier" */
#define AT_LEAST 12 /* periods offered for typing when there are fewer measurements */
#define VALUE_CHARS 10

struct _CrmKpiTable {
  GtkWidget parent_instance;
  CrmSession *session;
  const CrmKind *kind;      /* of measurements */
  const CrmKpiEntry *entry; /* borrowed; NULL: no KPI */
  const CrmKpi *kpi;        /* its own */
  CrmPeriods periods;

  GtkWidget *box, *list, *earlier;
  GtkSizeGroup *columns[4]; /* period, value, target, status: head and lines are one width */
  GPtrArray *lines;         /* Line, newest first */
  CrmKpiValues *values;     /* NULL: no KPI */
  guint limit;
};

G_DEFINE_FINAL_TYPE (CrmKpiTable, crm_kpi_table, GTK_TYPE_WIDGET)

typedef struct {
  CrmKpiTable *owner;
  CrmDay day; /* first of the period */
  char *period;
  char *shown; /* the text that stands for what is kept */
  GtkWidget *row, *entry, *target, *chip, *note, *fault;
  gboolean committing;
} Line;

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->period);
  g_free (line->shown);
  g_free (line);
}

static void
set_fault (Line *line, const char *sentence)
{
  GtkAccessible *entry = GTK_ACCESSIBLE (line->entry);

  gtk_label_set_text (GTK_LABEL (line->fault), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (line->fault, sentence != NULL);
  if (sentence != NULL) {
    gtk_widget_add_css_class (line->entry, "error");
    gtk_accessible_update_state (entry, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE,
                                 -1);
    gtk_accessible_update_property (entry, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
  } else {
    gtk_widget_remove_css_class (line->entry, "error");
    gtk_accessible_reset_state (entry, GTK_ACCESSIBLE_STATE_INVALID);
    gtk_accessible_reset_property (entry, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  }
}

static gboolean
is_touched (const Line *line)
{
  return g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (line->entry)), line->shown) != 0;
}

static void
restore (Line *line)
{
  gtk_editable_set_text (GTK_EDITABLE (line->entry), line->shown);
  set_fault (line, NULL);
}

static gboolean
commit (Line *line)
{
  CrmKpiTable *self = line->owner;
  const CrmField *field = crm_kind_find_field (self->kind, "value");
  const char *text = gtk_editable_get_text (GTK_EDITABLE (line->entry));
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  CrmValue value = CRM_VALUE_INIT;

  if (line->committing)
    return TRUE;
  if (!is_touched (line)) {
    set_fault (line, NULL);
    return TRUE;
  }
  line->committing = TRUE;
  kept = g_strdup (text);
  if (!crm_query_parse (crm_session_get_db (self->session), crm_session_get_model (self->session),
                        field, text, crm_session_get_locale (self->session), &value, &error) ||
      !crm_field_check (field, &value, &error) ||
      !crm_kpi_values_set (self->values, line->day, &value, &error)) {
    line->committing = FALSE;
    set_fault (line, error->message);
    return FALSE;
  }
  g_free (line->shown);
  line->shown = g_steal_pointer (&kept);
  set_fault (line, NULL);
  line->committing = FALSE;
  return TRUE;
}

/* Rows. */

static void
show_texts (Line *line, double value, const CrmTarget *target)
{
  CrmKpiTable *self = line->owner;
  const CrmLocale *locale = crm_session_get_locale (self->session);
  const char *note = crm_kpi_values_get_note (self->values, line->day);
  g_autofree char *text = isnan (value) ? g_strdup ("") : crm_real_format (value, locale);
  g_autofree char *words = crm_kpi_dup_target_words (self->kpi, target, locale);
  CrmStatus status = crm_kpi_get_status (self->kpi->direction, value, target);
  gboolean touched = is_touched (line);

  if (!touched && g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (line->entry)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (line->entry), text);
  g_free (line->shown);
  line->shown = g_steal_pointer (&text);
  gtk_label_set_text (GTK_LABEL (line->target), words != NULL ? words : "");
  crm_status_chip_set_status (CRM_STATUS_CHIP (line->chip), status);
  gtk_widget_set_opacity (line->chip, status != CRM_STATUS_NONE ? 1 : 0);
  if (note == NULL && crm_kpi_values_is_provisional (self->values, line->day))
    note = _ ("provisional");
  gtk_label_set_text (GTK_LABEL (line->note), note != NULL ? note : "");
}

static Line *
find_line (CrmKpiTable *self, GtkWidget *entry)
{
  for (guint i = 0; i < self->lines->len; i++) {
    Line *line = g_ptr_array_index (self->lines, i);

    if (line->entry == entry)
      return line;
  }
  return NULL;
}

/* Keeping a value shows the table anew, so lines are found again, by their day. */
static void
focus_day (CrmKpiTable *self, CrmDay day, int step)
{
  for (guint i = 0; i < self->lines->len; i++) {
    Line *line = g_ptr_array_index (self->lines, i);
    int next = (int) i + step;

    if (line->day != day || next < 0 || next >= (int) self->lines->len)
      continue;
    line = g_ptr_array_index (self->lines, (guint) next);
    gtk_widget_grab_focus (line->entry);
    return;
  }
}

static void
on_activate (CrmKpiTable *self, GtkWidget *entry)
{
  Line *line = find_line (self, entry);
  CrmDay day = line != NULL ? line->day : 0;

  if (line != NULL && commit (line))
    focus_day (self, day, 1);
}

static void
on_leave (CrmKpiTable *self, GtkEventController *focus)
{
  Line *line = find_line (self, gtk_event_controller_get_widget (focus));

  if (line != NULL)
    commit (line);
}

static gboolean
on_key (CrmKpiTable *self, guint key, guint code, GdkModifierType state, GtkEventController *keys)
{
  Line *line = find_line (self, gtk_event_controller_get_widget (keys));

  if (line == NULL)
    return GDK_EVENT_PROPAGATE;
  switch (key) {
  case GDK_KEY_Escape:
    if (!is_touched (line))
      return GDK_EVENT_PROPAGATE;
    restore (line);
    return GDK_EVENT_STOP;
  case GDK_KEY_Up:
  case GDK_KEY_KP_Up:
    focus_day (self, line->day, -1);
    return GDK_EVENT_STOP;
  case GDK_KEY_Down:
  case GDK_KEY_KP_Down:
    focus_day (self, line->day, 1);
    return GDK_EVENT_STOP;
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

static GtkWidget *
new_entry (CrmKpiTable *self, const char *period)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  gboolean mirrored = gtk_widget_get_direction (entry) == GTK_TEXT_DIR_RTL;
  g_autofree char *name = NULL;

  /* Translators: name of the cell of a value; %s is a period. */
  name = g_strdup_printf (_ ("Value, %s"), period);
  gtk_widget_add_css_class (entry, "cell");
  gtk_widget_add_css_class (entry, "numeric");
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), VALUE_CHARS);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), VALUE_CHARS);
  /* Digits read from left to right in both scripts and stand at the end of the cell. */
  gtk_widget_set_direction (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (entry))),
                            GTK_TEXT_DIR_LTR);
  gtk_editable_set_alignment (GTK_EDITABLE (entry), mirrored ? 0 : 1);
  gtk_editable_set_editable (GTK_EDITABLE (entry),
                             !crm_store_is_read_only (crm_session_get_store (self->session)));
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (entry))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (entry, "activate", G_CALLBACK (on_activate), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_leave), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, keys);
  return entry;
}

static GtkWidget *
new_cell (const char *text, int width, gboolean expand)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, text);
  gtk_widget_set_size_request (label, width, -1);
  gtk_widget_set_hexpand (label, expand);
  return label;
}

/* Widths of the columns; the value's is that of its entry. */
#define COLUMN_SPACING 18
#define PERIOD_WIDTH 110
#define VALUE_WIDTH 112
#define TARGET_WIDTH 110
#define STATUS_WIDTH 104

static Line *
new_line (CrmKpiTable *self, CrmDay day)
{
  Line *line = g_new0 (Line, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *cells = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, COLUMN_SPACING);
  GtkWidget *period;

  line->owner = self;
  line->day = day;
  line->shown = g_strdup ("");
  line->period = crm_period_format (day, self->kpi->frequency, self->periods.fiscal_month,
                                    crm_session_get_locale (self->session));
  line->entry = new_entry (self, line->period);
  period = new_cell (line->period, PERIOD_WIDTH, FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (period), PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_size_request (line->entry, VALUE_WIDTH, -1);
  line->target = new_cell (NULL, TARGET_WIDTH, FALSE);
  gtk_widget_add_css_class (line->target, "secondary");
  line->chip = crm_status_chip_new ();
  gtk_widget_set_size_request (line->chip, STATUS_WIDTH, -1);
  line->note = new_cell (NULL, -1, TRUE);
  gtk_widget_add_css_class (line->note, "secondary");
  line->fault = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (line->fault), TRUE);
  gtk_label_set_xalign (GTK_LABEL (line->fault), 0);
  gtk_widget_add_css_class (line->fault, "error");
  gtk_widget_add_css_class (line->fault, "caption");
  gtk_widget_set_visible (line->fault, FALSE);

  gtk_size_group_add_widget (self->columns[0], period);
  gtk_size_group_add_widget (self->columns[1], line->entry);
  gtk_size_group_add_widget (self->columns[2], line->target);
  gtk_size_group_add_widget (self->columns[3], line->chip);
  gtk_box_append (GTK_BOX (cells), period);
  gtk_box_append (GTK_BOX (cells), line->entry);
  gtk_box_append (GTK_BOX (cells), line->target);
  gtk_box_append (GTK_BOX (cells), line->chip);
  gtk_box_append (GTK_BOX (cells), line->note);
  gtk_box_append (GTK_BOX (box), cells);
  gtk_box_append (GTK_BOX (box), line->fault);
  line->row = gtk_list_box_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (line->row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line->row), FALSE);
  gtk_widget_set_focusable (line->row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line->row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  line->period, -1);
  return line;
}

/* The whole. */

static void
clear_lines (CrmKpiTable *self)
{
  GtkWidget *row;

  g_ptr_array_set_size (self->lines, 0);
  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
}

/* Lines for rows of the series from its end, kept when they are of the same periods already. */
static void
prepare_lines (CrmKpiTable *self, const CrmTable *series, guint n)
{
  guint rows = crm_table_get_n_rows (series);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  const Line *focused = NULL;
  gboolean same = self->lines->len == n;
  CrmDay day = 0;

  for (guint i = 0; same && i < n; i++) {
    const Line *line = g_ptr_array_index (self->lines, i);

    same = line->day == crm_table_get_day (series, CRM_SERIES_DAY, rows - 1 - i);
  }
  if (same)
    return;
  if (focus != NULL && gtk_widget_is_ancestor (focus, self->list))
    focused = find_line (self, gtk_widget_get_ancestor (focus, GTK_TYPE_ENTRY));
  day = focused != NULL ? focused->day : 0;
  clear_lines (self);
  for (guint i = 0; i < n; i++) {
    Line *line = new_line (self, crm_table_get_day (series, CRM_SERIES_DAY, rows - 1 - i));

    g_ptr_array_add (self->lines, line);
    gtk_list_box_append (GTK_LIST_BOX (self->list), line->row);
  }
  if (day != 0)
    focus_day (self, day, 0);
}

static void
fill (CrmKpiTable *self)
{
  CrmDay today = crm_day_today ();
  CrmDay from = crm_period_step (today, 1 - AT_LEAST, self->kpi->frequency, self->periods.calendar,
                                 self->periods.fiscal_month);
  g_autoptr (CrmTable) series =
      crm_kpi_entry_dup_series_over (self->entry, &self->periods, from, today);
  guint rows, n;

  rows = crm_table_get_n_rows (series);
  n = MIN (rows, self->limit);
  crm_kpi_values_free (self->values);
  self->values = crm_kpi_values_new (self->session, self->kpi, &self->periods);
  prepare_lines (self, series, n);
  for (guint i = 0; i < n; i++) {
    guint row = rows - 1 - i;
    CrmTarget target = { crm_table_get_real (series, CRM_SERIES_TARGET, row),
                         crm_table_get_real (series, CRM_SERIES_NEAR, row),
                         crm_table_get_real (series, CRM_SERIES_LOW, row),
                         crm_table_get_real (series, CRM_SERIES_HIGH, row),
                         crm_table_get_real (series, CRM_SERIES_DISTANCE, row) };

    show_texts (g_ptr_array_index (self->lines, i),
                crm_table_get_real (series, CRM_SERIES_VALUE, row), &target);
  }
  gtk_widget_set_visible (self->earlier, rows > n);
}

void
crm_kpi_table_show (CrmKpiTable *self, const CrmKpiEntry *entry, const CrmPeriods *periods)
{
  const CrmKpi *kpi = entry != NULL ? entry->kpi : NULL;
  gboolean other = self->kpi == NULL || kpi == NULL || self->kpi->id != kpi->id ||
                   self->kpi->frequency != kpi->frequency;

  if (other) {
    clear_lines (self);
    self->limit = PAGE;
  }
  self->entry = entry;
  self->kpi = kpi;
  if (kpi == NULL)
    return;
  self->periods = *periods;
  fill (self);
}

void
crm_kpi_table_commit (CrmKpiTable *self)
{
  for (guint i = 0; i < self->lines->len; i++) {
    Line *line = g_ptr_array_index (self->lines, i);

    if (!commit (line)) {
      g_autofree char *text =
          g_strdup_printf (_ ("Not saved: %s"), gtk_label_get_text (GTK_LABEL (line->fault)));

      crm_session_say (self->session, text, FALSE);
    }
  }
}

static void
on_earlier (CrmKpiTable *self)
{
  crm_kpi_table_commit (self);
  self->limit += PAGE;
  if (self->kpi != NULL)
    fill (self);
}

static GtkWidget *
new_head (CrmKpiTable *self)
{
  const char *texts[] = { _ ("Period"), _ ("Value"), _ ("Target"), _ ("Status"), _ ("Note") };
  const int widths[] = { PERIOD_WIDTH, VALUE_WIDTH, TARGET_WIDTH, STATUS_WIDTH, -1 };
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, COLUMN_SPACING);

  gtk_widget_add_css_class (head, "table-head");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    GtkWidget *label = new_cell (texts[i], widths[i], i + 1 == G_N_ELEMENTS (texts));

    gtk_label_set_xalign (GTK_LABEL (label), i == 1 ? 1 : 0);
    if (i == 1)
      gtk_widget_add_css_class (label, "value-head");
    if (i < G_N_ELEMENTS (self->columns))
      gtk_size_group_add_widget (self->columns[i], label);
    gtk_widget_add_css_class (label, "caption-heading");
    gtk_widget_add_css_class (label, "secondary");
    gtk_box_append (GTK_BOX (head), label);
  }
  return head;
}

GtkWidget *
crm_kpi_table_new (CrmSession *session)
{
  CrmKpiTable *self = g_object_new (CRM_TYPE_KPI_TABLE, NULL);

  self->session = g_object_ref (session);
  self->kind = crm_model_find_kind (crm_session_get_model (session), "measurement");
  return GTK_WIDGET (self);
}

static void
crm_kpi_table_dispose (GObject *object)
{
  CrmKpiTable *self = CRM_KPI_TABLE (object);

  if (self->box != NULL)
    g_ptr_array_set_size (self->lines, 0);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (crm_kpi_table_parent_class)->dispose (object);
}

static void
crm_kpi_table_finalize (GObject *object)
{
  CrmKpiTable *self = CRM_KPI_TABLE (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->columns); i++)
    g_object_unref (self->columns[i]);
  g_ptr_array_unref (self->lines);
  crm_kpi_values_free (self->values);
  G_OBJECT_CLASS (crm_kpi_table_parent_class)->finalize (object);
}

static void
crm_kpi_table_class_init (CrmKpiTableClass *class)
{
  G_OBJECT_CLASS (class)->dispose = crm_kpi_table_dispose;
  G_OBJECT_CLASS (class)->finalize = crm_kpi_table_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
crm_kpi_table_init (CrmKpiTable *self)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->limit = PAGE;
  for (guint i = 0; i < G_N_ELEMENTS (self->columns); i++)
    self->columns[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->box = gtk_scrolled_window_new ();
  gtk_widget_set_overflow (self->box, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (self->box, "card");
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "kpi-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Values by period"), -1);
  self->earlier = gtk_button_new_with_label (_ ("Earlier periods"));
  gtk_widget_add_css_class (self->earlier, "flat");
  gtk_widget_set_visible (self->earlier, FALSE);
  g_signal_connect_object (self->earlier, "clicked", G_CALLBACK (on_earlier), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (lines), new_head (self));
  gtk_box_append (GTK_BOX (lines), self->list);
  gtk_box_append (GTK_BOX (lines), self->earlier);
  /* Alone wider than a narrow window, the table scrolls within the page. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->box), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->box), lines);
  crm_scroll_from_start (GTK_SCROLLED_WINDOW (self->box));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}
