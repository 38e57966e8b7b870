/* crm-kpi-table.c: one list row a period, of which the newest three dozen are shown until more are
 * wanted. A period's value is its newest measurement. */
#include "crm-kpi-table.h"

#include <math.h>

#include "crm-chart-note.h"
#include "crm-chart-words.h"
#include "crm-i18n.h"
#include "crm-kpi-line.h"
#include "crm-kpi-note.h"
#include "crm-kpi-paste.h"
#include "crm-kpi-rules.h"
#include "crm-kpi-values.h"
#include "crm-roll-up.h"
#include "crm-scroll.h"

#define MOST_DECIMALS 3
#define PAGE 36 /* periods shown at first, and added by each "earlier" */

struct _CrmKpiTable {
  GtkWidget parent_instance;
  CrmSession *session;
  const CrmKind *kind; /* of measurements */
  const CrmKpi *kpi;   /* borrowed */
  const CrmTable *series;
  const CrmChartSpec *chart; /* borrowed, or NULL */
  CrmPeriods periods;

  GtkWidget *box, *head, *list, *earlier, *popover;
  GtkSizeGroup *columns[CRM_KPI_LINE_COLUMNS];
  GPtrArray *lines;     /* CrmKpiLine, newest first */
  CrmKpiValues *values; /* NULL: no KPI */
  guint limit;
  guint decimals; /* of the column of values */
  gint64 kept_tx; /* of the log: the newest act of ours */
};

G_DEFINE_FINAL_TYPE (CrmKpiTable, crm_kpi_table, GTK_TYPE_WIDGET)

static const CrmLocale *
get_locale (CrmKpiTable *self)
{
  return crm_session_get_locale (self->session);
}

static gboolean
is_locked (CrmKpiTable *self)
{
  return crm_store_is_read_only (crm_session_get_store (self->session));
}

/* Finding. */

static CrmKpiLine *
get_line (CrmKpiTable *self, guint i)
{
  return g_ptr_array_index (self->lines, i);
}

/* By a widget of its own. */
static CrmKpiLine *
find_line (CrmKpiTable *self, GtkWidget *widget)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (widget == get_line (self, i)->row ||
        gtk_widget_is_ancestor (widget, get_line (self, i)->row))
      return get_line (self, i);
  return NULL;
}

static CrmKpiLine *
find_day (CrmKpiTable *self, CrmDay day)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (get_line (self, i)->day == day)
      return get_line (self, i);
  return NULL;
}

/* The row of the series, -1: none. */
static int
find_row (CrmKpiTable *self, CrmDay day)
{
  for (guint row = crm_table_get_n_rows (self->series); row > 0; row--)
    if (crm_table_get_day (self->series, CRM_SERIES_DAY, row - 1) == day)
      return (int) row - 1;
  return -1;
}

/* Keeping. */

/* TRUE when the value is as the earlier ones let expect, or was said to be meant so. */
static gboolean
ask_whether_meant (CrmKpiTable *self, CrmKpiLine *line, const CrmValue *value)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (line->cell));
  const CrmChartMeasure bare = { .divisor = 1 }; /* few digits, no unit */
  CrmChartSpec spec;
  int row = find_row (self, line->day);
  double low, high;
  g_autofree char *from = NULL, *to = NULL, *shown = NULL, *sentence = NULL, *question = NULL;

  if (value->tag != CRM_VALUE_REAL || row < 0 || g_strcmp0 (text, line->confirmed) == 0 ||
      !crm_kpi_get_believable (self->series, (guint) row, &low, &high) ||
      (value->real >= low && value->real <= high))
    return TRUE;
  crm_chart_spec_init (&spec, self->series, get_locale (self));
  from = crm_chart_words_value (&bare, &spec, low, NAN);
  to = crm_chart_words_value (&bare, &spec, high, NAN);
  shown = crm_real_format (value->real, get_locale (self));
  /* Translators: a value far from the earlier ones, and the range that those let expect. */
  sentence = g_strdup_printf (_ ("%s is far from the earlier values, which let expect %s to %s."),
                              shown, from, to);
  question = g_strdup_printf (_ ("Keep %s?"), shown);
  crm_kpi_line_set_fault (line, sentence, question);
  return FALSE;
}

static gboolean
commit (CrmKpiTable *self, CrmKpiLine *line)
{
  const CrmField *field = crm_kind_find_field (self->kind, "value");
  const char *text;
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  CrmValue value = CRM_VALUE_INIT;

  if (line->committing || !GTK_IS_EDITABLE (line->cell))
    return TRUE;
  if (!crm_kpi_line_is_touched (line)) {
    crm_kpi_line_set_fault (line, NULL, NULL);
    return TRUE;
  }
  line->committing = TRUE;
  text = gtk_editable_get_text (GTK_EDITABLE (line->cell));
  kept = g_strdup (text);
  if (!crm_query_parse (crm_session_get_db (self->session), crm_session_get_model (self->session),
                        field, text, get_locale (self), &value, &error) ||
      !(crm_value_is_null (&value) || crm_field_check (field, &value, &error))) {
    line->committing = FALSE;
    crm_kpi_line_set_fault (line, error->message, NULL);
    return FALSE;
  }
  if (!ask_whether_meant (self, line, &value)) {
    line->committing = FALSE;
    return FALSE;
  }
  if (!crm_kpi_values_set (self->values, line->day, &value, &error)) {
    line->committing = FALSE;
    crm_kpi_line_set_fault (line, error->message, NULL);
    return FALSE;
  }
  self->kept_tx = crm_store_get_last_tx (crm_session_get_store (self->session));
  g_free (line->shown);
  line->shown = g_steal_pointer (&kept);
  crm_kpi_line_set_fault (line, NULL, NULL);
  line->committing = FALSE;
  return TRUE;
}

static gboolean
is_empty (const CrmKpiLine *line)
{
  return GTK_IS_EDITABLE (line->cell) && *gtk_editable_get_text (GTK_EDITABLE (line->cell)) == '\0';
}

/* Keeping a value shows the table anew, so lines are found again, by their day. */
static void
focus_day (CrmKpiTable *self, CrmDay day, int by)
{
  guint place;
  int next;

  if (!g_ptr_array_find (self->lines, find_day (self, day), &place))
    return;
  next = (int) place + by;
  if (next >= 0 && next < (int) self->lines->len)
    gtk_widget_grab_focus (get_line (self, (guint) next)->cell);
}

/* The next older period without a value, else a newer one, else simply the next. */
static void
focus_open (CrmKpiTable *self, CrmDay day)
{
  guint place;

  if (!g_ptr_array_find (self->lines, find_day (self, day), &place))
    return;
  for (guint i = place + 1; i < self->lines->len; i++)
    if (is_empty (get_line (self, i))) {
      gtk_widget_grab_focus (get_line (self, i)->cell);
      return;
    }
  for (guint i = place; i > 0; i--)
    if (is_empty (get_line (self, i - 1))) {
      gtk_widget_grab_focus (get_line (self, i - 1)->cell);
      return;
    }
  focus_day (self, day, 1);
}

static void
on_activate (CrmKpiTable *self, GtkWidget *entry)
{
  CrmKpiLine *line = find_line (self, entry);
  CrmDay day = line != NULL ? line->day : 0;

  if (line == NULL)
    return;
  if (commit (self, line))
    focus_open (self, day);
  else if (gtk_widget_get_visible (line->keep))
    gtk_widget_grab_focus (line->keep);
}

static void
on_leave (CrmKpiTable *self, GtkEventController *focus)
{
  CrmKpiLine *line = find_line (self, gtk_event_controller_get_widget (focus));

  if (line != NULL)
    commit (self, line);
}

static void
on_keep (CrmKpiTable *self, GtkWidget *button)
{
  CrmKpiLine *line = find_line (self, button);
  CrmDay day = line != NULL ? line->day : 0;

  if (line == NULL)
    return;
  g_free (line->confirmed);
  line->confirmed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (line->cell)));
  gtk_widget_grab_focus (line->cell); /* the button goes; leaving it is no place to be */
  if (commit (self, line))
    focus_open (self, day);
}

static gboolean
on_key (CrmKpiTable *self, guint key, guint code, GdkModifierType state, GtkEventController *keys)
{
  CrmKpiLine *line = find_line (self, gtk_event_controller_get_widget (keys));

  if (line == NULL)
    return GDK_EVENT_PROPAGATE;
  switch (key) {
  case GDK_KEY_Escape:
    if (!crm_kpi_line_is_touched (line))
      return GDK_EVENT_PROPAGATE;
    crm_kpi_line_restore (line);
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

/* Pasting. */

typedef struct {
  GWeakRef table;
  CrmDay day;
} Pasting;

static CrmKpiValues *
get_values (GtkWidget *owner)
{
  return CRM_KPI_TABLE (owner)->values;
}

static void
insert_text (CrmKpiLine *line, const char *text)
{
  GtkEditable *cell = GTK_EDITABLE (line->cell);
  g_autofree char *one = g_strstrip (g_strdup (text));
  int position;

  gtk_editable_delete_selection (cell);
  position = gtk_editable_get_position (cell);
  gtk_editable_insert_text (cell, one, -1, &position);
  gtk_editable_set_position (cell, position);
}

static void
on_clipboard (GObject *clipboard, GAsyncResult *answer, gpointer data)
{
  Pasting *pasting = data;
  g_autoptr (CrmKpiTable) self = g_weak_ref_get (&pasting->table);
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), answer, NULL);
  CrmKpiLine *line = self != NULL && self->kpi != NULL ? find_day (self, pasting->day) : NULL;

  if (line != NULL && text != NULL) {
    if (crm_kpi_paste_is_many (text))
      crm_kpi_paste_ask (GTK_WIDGET (self), self->session, self->kpi, &self->periods, text,
                         line->day, get_values);
    else
      insert_text (line, text);
  }
  g_weak_ref_clear (&pasting->table);
  g_free (pasting);
}

/* What is in the clipboard decides whether it belongs into the cell or into many. */
static void
on_paste (CrmKpiTable *self, GtkText *text)
{
  CrmKpiLine *line = find_line (self, GTK_WIDGET (text));
  Pasting *pasting;

  if (line == NULL || is_locked (self))
    return;
  g_signal_stop_emission_by_name (text, "paste-clipboard");
  pasting = g_new0 (Pasting, 1);
  g_weak_ref_init (&pasting->table, self);
  pasting->day = line->day;
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, on_clipboard,
                                 pasting);
}

/* Notes. */

static void
on_note_kept (CrmKpiTable *self, int day, const char *text)
{
  int row = self->kpi != NULL ? find_row (self, day) : -1;
  g_autoptr (GError) error = NULL;

  if (row < 0)
    return;
  if (!crm_kpi_values_set_note (self->values, day, text,
                                crm_table_get_real (self->series, CRM_SERIES_VALUE, (guint) row),
                                &error))
    crm_session_say (self->session, error->message, FALSE);
}

void
crm_kpi_table_ask_note (CrmKpiTable *self, CrmDay day, GtkWidget *other, const GdkRectangle *at)
{
  CrmKpiLine *line = find_day (self, day);
  g_autofree char *period = NULL, *history = NULL;
  graphene_point_t origin = { 0 };
  graphene_rect_t bounds;
  GdkRectangle place = { 0 };

  g_return_if_fail (CRM_IS_KPI_TABLE (self));
  if (self->kpi == NULL)
    return;
  if (at != NULL &&
      gtk_widget_compute_point (other, GTK_WIDGET (self),
                                &GRAPHENE_POINT_INIT ((float) at->x, (float) at->y), &origin))
    place = (GdkRectangle){ (int) origin.x, (int) origin.y, at->width, at->height };
  else if (line != NULL && gtk_widget_compute_bounds (line->note, GTK_WIDGET (self), &bounds))
    place = (GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                            (int) bounds.size.height };
  period =
      crm_period_format (day, self->kpi->frequency, self->periods.fiscal_month, get_locale (self));
  history = crm_kpi_values_dup_history (self->values, day);
  crm_kpi_note_show (CRM_KPI_NOTE (self->popover), day, period,
                     crm_kpi_values_get_note (self->values, day), history, is_locked (self),
                     &place);
}

static void
on_note (CrmKpiTable *self, GtkWidget *button)
{
  CrmKpiLine *line = find_line (self, button);

  if (line != NULL)
    crm_kpi_table_ask_note (self, line->day, NULL, NULL);
}

/* Old values are looked for when somebody looks. */
static gboolean
on_query_tooltip (CrmKpiTable *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip,
                  GtkWidget *entry)
{
  CrmKpiLine *line = find_line (self, entry);
  g_autofree char *history =
      line != NULL ? crm_kpi_values_dup_history (self->values, line->day) : NULL;

  gtk_tooltip_set_text (tooltip, history);
  return history != NULL;
}

/* Records. */

static void
on_records (CrmKpiTable *self, GtkWidget *button)
{
  CrmKpiLine *line = find_line (self, button);

  if (line != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-figure", "(xi)", self->kpi->id,
                                line->day);
}

/* Rows. */

static void
listen (CrmKpiTable *self, CrmKpiLine *line)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (line->note, "clicked", G_CALLBACK (on_note), self, G_CONNECT_SWAPPED);
  if (GTK_IS_BUTTON (line->cell)) {
    g_signal_connect_object (line->cell, "clicked", G_CALLBACK (on_records), self,
                             G_CONNECT_SWAPPED);
    return;
  }
  g_signal_connect_object (line->cell, "activate", G_CALLBACK (on_activate), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (line->cell, "query-tooltip", G_CALLBACK (on_query_tooltip), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (line->keep, "clicked", G_CALLBACK (on_keep), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_editable_get_delegate (GTK_EDITABLE (line->cell)), "paste-clipboard",
                           G_CALLBACK (on_paste), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_leave), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (line->cell, focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (line->cell, keys);
}

static void
add_line (CrmKpiTable *self, CrmDay day)
{
  g_autofree char *period =
      crm_period_format (day, self->kpi->frequency, self->periods.fiscal_month, get_locale (self));
  CrmKpiLine *line =
      crm_kpi_line_new (day, period, self->kpi->figure == NULL, !is_locked (self), self->columns);

  g_ptr_array_add (self->lines, line);
  gtk_list_box_append (GTK_LIST_BOX (self->list), line->row);
  /* The period that runs. */
  if (line->day <= crm_day_today () &&
      crm_period_step (line->day, 1, self->kpi->frequency, self->periods.calendar,
                       self->periods.fiscal_month) > crm_day_today ())
    gtk_widget_add_css_class (line->row, "open");
  listen (self, line);
}

static void
clear_lines (CrmKpiTable *self)
{
  GtkWidget *row;

  /* The lines go last: their rows draw from them. */
  g_autoptr (GPtrArray) lines = self->lines;

  self->lines = g_ptr_array_new_with_free_func (crm_kpi_line_free);
  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
}

/* Lines for rows of the series from its end, kept when they are of the same periods already. */
static void
prepare_lines (CrmKpiTable *self, guint n)
{
  guint rows = crm_table_get_n_rows (self->series);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  const CrmKpiLine *focused = NULL;
  gboolean same = self->lines->len == n;
  CrmDay day = 0;

  for (guint i = 0; same && i < n; i++)
    same =
        get_line (self, i)->day == crm_table_get_day (self->series, CRM_SERIES_DAY, rows - 1 - i);
  if (same)
    return;
  if (focus != NULL && gtk_widget_is_ancestor (focus, self->list))
    focused = find_line (self, focus);
  day = focused != NULL ? focused->day : 0;
  clear_lines (self);
  for (guint i = 0; i < n; i++)
    add_line (self, crm_table_get_day (self->series, CRM_SERIES_DAY, rows - 1 - i));
  if (day != 0)
    focus_day (self, day, 0);
}

/* "B · Two agents left", with the letter that the chart shows. */
static char *
dup_note (CrmKpiTable *self, CrmDay day, const CrmChartSpec *chart, const CrmChartSeries *points)
{
  const char *note = crm_kpi_values_get_note (self->values, day);
  g_autofree char *letter = NULL;
  int place = -1;

  if (note == NULL)
    return NULL;
  for (guint i = 0; chart != NULL && i < points->items->len; i++) {
    guint row = crm_chart_series_get (points, i)->row;

    if (crm_table_get_day (chart->table, (guint) chart->day, row) == day)
      place = crm_chart_note_find (chart, points, row);
  }
  if (place < 0)
    return g_strdup (note);
  letter = crm_chart_note_dup_letter (get_locale (self)->language, (guint) place);
  return g_strdup_printf ("%s · %s", letter, note);
}

/* So many as tell all values of the series; of numbers that need more than three each has its
 * own. */
static guint
count_decimals (const CrmTable *series)
{
  guint most = 0;

  for (guint row = 0; row < crm_table_get_n_rows (series); row++) {
    double value = crm_table_get_real (series, CRM_SERIES_VALUE, row);

    for (guint n = most; isfinite (value) && n <= MOST_DECIMALS; n++, most = n) {
      double scaled = value * pow (10, n);

      if (fabs (scaled - round (scaled)) <= 1e-9 * MAX (1, fabs (scaled)))
        break;
    }
  }
  return most <= MOST_DECIMALS ? most : 0;
}

static void
fill_line (CrmKpiTable *self, CrmKpiLine *line, guint row, const char *note)
{
  const CrmTable *series = self->series;
  CrmKpiCells cells = { .value = crm_table_get_real (series, CRM_SERIES_VALUE, row),
                        .before = crm_kpi_get_year_ago (self->kpi, series, row, &self->periods),
                        .target = { crm_table_get_real (series, CRM_SERIES_TARGET, row),
                                    crm_table_get_real (series, CRM_SERIES_NEAR, row),
                                    crm_table_get_real (series, CRM_SERIES_LOW, row),
                                    crm_table_get_real (series, CRM_SERIES_HIGH, row),
                                    crm_table_get_real (series, CRM_SERIES_DISTANCE, row) },
                        .direction = self->kpi->direction,
                        .decimals = self->decimals,
                        .percent = g_strcmp0 (self->kpi->unit, "%") == 0 ||
                                   g_strcmp0 (self->kpi->unit, "٪") == 0,
                        .note = note,
                        .provisional = crm_kpi_values_is_provisional (self->values, line->day) };

  crm_kpi_line_show (line, &cells, get_locale (self));
}

static const char *
get_period_head (CrmPeriod frequency)
{
  switch (frequency) {
  case CRM_PERIOD_DAY:
    return _ ("Day");
  case CRM_PERIOD_WEEK:
    return _ ("Week");
  case CRM_PERIOD_QUARTER:
    return _ ("Quarter");
  case CRM_PERIOD_HALF:
    return _ ("Half-year");
  case CRM_PERIOD_YEAR:
    return _ ("Year");
  case CRM_PERIOD_MONTH:
    break;
  }
  return _ ("Month");
}

static void
show_head (CrmKpiTable *self)
{
  g_autofree char *value = NULL;

  if (*self->kpi->unit != '\0')
    /* Translators: head of a column of values, and their unit: "Value, h". */
    value = g_strdup_printf (_ ("Value, %s"), self->kpi->unit);
  crm_kpi_line_set_head (self->head,
                         (const char *[]){ get_period_head (self->kpi->frequency),
                                           value != NULL ? value : _ ("Value"), _ ("To target"),
                                           _ ("Year before"), _ ("Change"), _ ("Note") });
}

static void
fill (CrmKpiTable *self)
{
  const CrmChartSpec *chart = self->chart;
  guint rows = crm_table_get_n_rows (self->series);
  guint n = MIN (rows, self->limit);
  g_auto (CrmChartSeries) points = { 0 };

  if (chart != NULL)
    crm_chart_series_init (&points, chart);
  crm_kpi_values_free (self->values);
  self->values = crm_kpi_values_new (self->session, self->kpi, &self->periods);
  self->decimals = count_decimals (self->series);
  show_head (self);
  prepare_lines (self, n);
  for (guint i = 0; i < n; i++) {
    CrmKpiLine *line = get_line (self, i);
    g_autofree char *note = dup_note (self, line->day, chart, &points);

    fill_line (self, line, rows - 1 - i, note);
  }
  gtk_widget_set_visible (self->earlier, rows > n);
}

void
crm_kpi_table_show (CrmKpiTable *self, const CrmKpi *kpi, const CrmTable *series,
                    const CrmPeriods *periods, const CrmChartSpec *chart)
{
  gboolean other = self->kpi == NULL || kpi == NULL || self->kpi->id != kpi->id ||
                   self->kpi->frequency != kpi->frequency ||
                   (self->kpi->figure == NULL) != (kpi->figure == NULL);

  if (other) {
    clear_lines (self);
    gtk_popover_popdown (GTK_POPOVER (self->popover));
    self->limit = PAGE;
  }
  self->kpi = kpi;
  self->series = series;
  self->chart = chart;
  if (kpi == NULL)
    return;
  self->periods = *periods;
  fill (self);
}

gint64
crm_kpi_table_get_kept (CrmKpiTable *self)
{
  return self->kept_tx;
}

void
crm_kpi_table_commit (CrmKpiTable *self)
{
  for (guint i = 0; i < self->lines->len; i++) {
    CrmKpiLine *line = get_line (self, i);

    if (!commit (self, line)) {
      g_autofree char *text =
          g_strdup_printf (_ ("Not saved: %s"), gtk_label_get_text (GTK_LABEL (line->sentence)));

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

static void
recolour (CrmKpiTable *self)
{
  if (self->kpi != NULL)
    fill (self);
}

/* The widget. */

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

  self->kpi = NULL;
  if (self->box != NULL)
    clear_lines (self);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (crm_kpi_table_parent_class)->dispose (object);
}

static void
crm_kpi_table_finalize (GObject *object)
{
  CrmKpiTable *self = CRM_KPI_TABLE (object);

  for (guint i = 0; i < CRM_KPI_LINE_COLUMNS; i++)
    g_object_unref (self->columns[i]);
  g_ptr_array_unref (self->lines);
  crm_kpi_values_free (self->values);
  G_OBJECT_CLASS (crm_kpi_table_parent_class)->finalize (object);
}

static void
crm_kpi_table_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CrmKpiTable *self = CRM_KPI_TABLE (widget);

  gtk_widget_size_allocate (self->box, &(GtkAllocation){ 0, 0, width, height }, baseline);
  gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
crm_kpi_table_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (CRM_KPI_TABLE (widget)->box, orientation, for_size, minimum, natural, NULL,
                      NULL);
}

static void
crm_kpi_table_class_init (CrmKpiTableClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = crm_kpi_table_dispose;
  G_OBJECT_CLASS (class)->finalize = crm_kpi_table_finalize;
  widget_class->size_allocate = crm_kpi_table_size_allocate;
  widget_class->measure = crm_kpi_table_measure;
}

static void
build (CrmKpiTable *self)
{
  static const char *const no_texts[CRM_KPI_LINE_COLUMNS + 1] = { NULL };
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->head = crm_kpi_line_new_head (no_texts, self->columns);
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
  gtk_box_append (GTK_BOX (lines), self->head);
  gtk_box_append (GTK_BOX (lines), self->list);
  gtk_box_append (GTK_BOX (lines), self->earlier);
  self->box = gtk_scrolled_window_new ();
  gtk_widget_set_overflow (self->box, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (self->box, "card");
  /* Alone wider than a narrow window, the table scrolls within the page. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->box), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->box), lines);
  crm_scroll_from_start (GTK_SCROLLED_WINDOW (self->box));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
crm_kpi_table_init (CrmKpiTable *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->lines = g_ptr_array_new_with_free_func (crm_kpi_line_free);
  self->limit = PAGE;
  for (guint i = 0; i < CRM_KPI_LINE_COLUMNS; i++)
    self->columns[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  build (self);
  self->popover = crm_kpi_note_new ();
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  g_signal_connect_object (self->popover, "keep", G_CALLBACK (on_note_kept), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (recolour), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (recolour), self,
                           G_CONNECT_SWAPPED);
}
