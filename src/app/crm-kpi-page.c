/* crm-kpi-page.c: puts the summary, the chart and the table of one KPI together and shows them anew
 * when something they rest on has changed. */
#include "crm-kpi-page.h"

#include <math.h>

#include "crm-chart-copy.h"
#include "crm-chart-numbers.h"
#include "crm-chart-view.h"
#include "crm-i18n.h"
#include "crm-kpi-bar.h"
#include "crm-kpi-summary.h"
#include "crm-kpi-table.h"
#include "crm-kpis.h"
#include "crm-report.h"

#define AT_LEAST 12 /* periods of the table, and of a chart without values */
#define MAX_WIDTH 1100

struct _CrmKpiPage {
  GtkWidget parent_instance;
  CrmSession *session;
  gint64 id;
  CrmKpiBook *book; /* what is shown; NULL: nothing yet */
  CrmTable *series; /* up to the open period; NULL: nothing yet */
  guint refresh;    /* idle */

  GtkWidget *stack; /* "none", "kpi" */
  GtkWidget *summary, *set_target, *bar, *views, *chart, *numbers, *table, *scroller, *passport;
};

G_DEFINE_FINAL_TYPE (CrmKpiPage, crm_kpi_page, GTK_TYPE_WIDGET)

/* The chart. */

/* Up to today and over a year at least, so that there is something to type into. */
static CrmTable *
dup_whole (const CrmKpiEntry *entry, const CrmPeriods *periods)
{
  CrmDay today = crm_day_today ();

  return crm_kpi_entry_dup_series_over (entry, periods,
                                        crm_period_step (today, 1 - AT_LEAST, entry->kpi->frequency,
                                                         periods->calendar, periods->fiscal_month),
                                        today);
}

static guint
count_values (const CrmTable *series)
{
  guint n = 0;

  for (guint row = 0; row < crm_table_get_n_rows (series); row++)
    n += isfinite (crm_table_get_real (series, CRM_SERIES_VALUE, row));
  return n;
}

/* From the first value to the last; without any, the last periods and their target. */
static void
show_chart (CrmKpiPage *self, const CrmKpiEntry *entry, const CrmPeriods *periods)
{
  const CrmKpi *kpi = entry->kpi;
  gboolean numbers = crm_kpi_bar_wants_numbers (CRM_KPI_BAR (self->bar));
  CrmTable *series =
      kpi->measured ? crm_kpi_entry_dup_series (entry, periods) : dup_whole (entry, periods);
  CrmChartSpec spec;

  crm_kpi_chart_init_spec (&spec, kpi, series, periods, crm_session_get_locale (self->session));
  if (!crm_kpi_chart_set_layers (&spec, series, crm_session_get_db (self->session),
                                 crm_session_get_model (self->session), periods, kpi,
                                 crm_kpi_bar_get_layers (CRM_KPI_BAR (self->bar)), NULL))
    spec.note = -1;
  spec.periods = crm_kpi_bar_get_periods (CRM_KPI_BAR (self->bar));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->numbers),
                                 numbers ? crm_chart_numbers_new (&spec) : NULL);
  crm_chart_view_take (CRM_CHART_VIEW (self->chart), series, &spec);
  gtk_stack_set_visible_child (GTK_STACK (self->views), numbers ? self->numbers : self->chart);
}

/* Showing. */

static void
show_nothing (CrmKpiPage *self)
{
  crm_kpi_table_show (CRM_KPI_TABLE (self->table), NULL, NULL, NULL, NULL);
  crm_kpi_passport_show (CRM_KPI_PASSPORT (self->passport), NULL, NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "none");
}

static void
show_entry (CrmKpiPage *self, const CrmKpiEntry *entry, const CrmPeriods *periods)
{
  const CrmKpi *kpi = entry->kpi;
  guint column = kpi->direction == CRM_DIRECTION_BAND ? CRM_SERIES_LOW : CRM_SERIES_TARGET;
  guint rows = crm_table_get_n_rows (self->series);

  crm_kpi_summary_show (CRM_KPI_SUMMARY (self->summary), kpi, self->series, periods,
                        crm_session_get_locale (self->session));
  gtk_widget_set_visible (self->set_target,
                          kpi->direction != CRM_DIRECTION_WATCH && rows > 0 &&
                              isnan (crm_table_get_real (self->series, column, rows - 1)));
  crm_kpi_bar_show (CRM_KPI_BAR (self->bar), kpi->frequency, count_values (self->series));
  show_chart (self, entry, periods);
  crm_kpi_table_show (CRM_KPI_TABLE (self->table), kpi, self->series, periods,
                      crm_chart_view_get_spec (CRM_CHART_VIEW (self->chart)));
  crm_kpi_passport_show (CRM_KPI_PASSPORT (self->passport), kpi, periods);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "kpi");
}

static void
show (CrmKpiPage *self)
{
  const CrmKpiBook *book = crm_kpis_get_book (crm_kpis_get (self->session));
  const CrmKpiEntry *entry = book != NULL ? crm_kpi_book_find (book, self->id) : NULL;
  /* The table borrows them till then. */
  g_autoptr (CrmKpiBook) book_before = g_steal_pointer (&self->book);
  g_autoptr (CrmTable) series_before = g_steal_pointer (&self->series);

  if (entry == NULL) {
    show_nothing (self);
    return;
  }
  self->book = crm_kpi_book_ref (book);
  self->series = dup_whole (entry, &book->periods);
  show_entry (self, entry, &book->periods);
}

void
crm_kpi_page_show (CrmKpiPage *self, gint64 kpi)
{
  g_return_if_fail (CRM_IS_KPI_PAGE (self));
  crm_kpi_page_commit (self);
  if (kpi != self->id)
    gtk_adjustment_set_value (
        gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
  self->id = kpi;
  show (self);
}

void
crm_kpi_page_commit (CrmKpiPage *self)
{
  crm_kpi_table_commit (CRM_KPI_TABLE (self->table));
  crm_kpi_passport_commit (CRM_KPI_PASSPORT (self->passport));
}

CrmKpiPassport *
crm_kpi_page_get_passport (CrmKpiPage *self)
{
  return CRM_KPI_PASSPORT (self->passport);
}

static gboolean
on_idle (gpointer data)
{
  CrmKpiPage *self = data;
  const CrmKpiBook *book = crm_kpis_get_book (crm_kpis_get (self->session));

  self->refresh = 0;
  /* The next one has what was typed here. */
  if (book == NULL || book->last_tx >= crm_kpi_table_get_kept (CRM_KPI_TABLE (self->table)))
    show (self);
  return G_SOURCE_REMOVE;
}

/* Not at once: the news may come out of the very cell that is being kept. */
static void
refresh_soon (CrmKpiPage *self)
{
  if (self->refresh == 0 && self->id > 0)
    self->refresh = g_idle_add (on_idle, self);
}

static void
on_locale_changed (CrmKpiPage *self)
{
  /* Lines and rows are made anew, in the other language. */
  crm_kpi_table_show (CRM_KPI_TABLE (self->table), NULL, NULL, NULL, NULL);
  refresh_soon (self);
}

static void
on_bar_changed (CrmKpiPage *self)
{
  if (self->book != NULL)
    refresh_soon (self);
}

static void
copy_chart (CrmKpiPage *self)
{
  const CrmChartSpec *spec = crm_chart_view_get_spec (CRM_CHART_VIEW (self->chart));

  if (spec == NULL)
    return;
  crm_chart_copy (spec, gtk_widget_get_clipboard (GTK_WIDGET (self)));
  crm_session_say (self->session, _ ("Copied: numbers and picture"), FALSE);
}

static void
act_copy (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  copy_chart (self);
}

static gboolean
is_key_of_c (guint key)
{
  return key == GDK_KEY_c || key == GDK_KEY_C || key == GDK_KEY_Arabic_zain;
}

/* Keys of the chart; letters by the place they have on an English keyboard, as a Persian one would
 * write others. */
static gboolean
on_chart_key (CrmKpiPage *self, guint key, guint code, GdkModifierType state)
{
  const CrmChartSpec *spec = crm_chart_view_get_spec (CRM_CHART_VIEW (self->chart));
  GdkRectangle at;
  guint row;

  if (spec != NULL && (state & GDK_CONTROL_MASK) != 0 && is_key_of_c (key)) {
    copy_chart (self);
    return GDK_EVENT_STOP;
  }
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || spec == NULL)
    return GDK_EVENT_PROPAGATE;
  switch (key) {
  case GDK_KEY_plus:
  case GDK_KEY_equal:
  case GDK_KEY_KP_Add:
    crm_kpi_bar_zoom (CRM_KPI_BAR (self->bar), TRUE);
    return GDK_EVENT_STOP;
  case GDK_KEY_minus:
  case GDK_KEY_KP_Subtract:
    crm_kpi_bar_zoom (CRM_KPI_BAR (self->bar), FALSE);
    return GDK_EVENT_STOP;
  case GDK_KEY_a:
  case GDK_KEY_A:
  case GDK_KEY_Arabic_sheen:
    if (crm_chart_view_get_cursor (CRM_CHART_VIEW (self->chart), &row, &at))
      crm_kpi_table_ask_note (CRM_KPI_TABLE (self->table),
                              crm_table_get_day (spec->table, (guint) spec->day, row), self->chart,
                              &at);
    return GDK_EVENT_STOP;
  case GDK_KEY_t:
  case GDK_KEY_T:
  case GDK_KEY_Arabic_feh:
    crm_kpi_bar_turn_numbers (CRM_KPI_BAR (self->bar));
    return GDK_EVENT_STOP;
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

/* Making. */

static GtkWidget *
build_views (CrmKpiPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->views = gtk_stack_new ();
  gtk_widget_add_css_class (self->views, "card");
  gtk_widget_add_css_class (self->views, "chart-card");
  self->chart = crm_chart_view_new ();
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_chart_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->chart, keys);
  self->numbers = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->numbers), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_AUTOMATIC);
  gtk_stack_add_child (GTK_STACK (self->views), self->chart);
  gtk_stack_add_child (GTK_STACK (self->views), self->numbers);
  return self->views;
}

static GtkWidget *
build_head (CrmKpiPage *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->summary = crm_kpi_summary_new ();
  gtk_widget_set_hexpand (self->summary, TRUE);
  self->set_target = gtk_button_new_with_label (_ ("Set target"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->set_target), "win.set-target");
  gtk_widget_set_valign (self->set_target, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (head), self->summary);
  gtk_box_append (GTK_BOX (head), self->set_target);
  return head;
}

static GtkWidget *
build_kpi (CrmKpiPage *self)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->bar = crm_kpi_bar_new ();
  g_signal_connect_object (self->bar, "changed", G_CALLBACK (on_bar_changed), self,
                           G_CONNECT_SWAPPED);
  self->table = crm_kpi_table_new (self->session);
  gtk_box_append (GTK_BOX (box), build_head (self));
  gtk_box_append (GTK_BOX (box), self->bar);
  gtk_box_append (GTK_BOX (box), build_views (self));
  gtk_box_append (GTK_BOX (box), self->table);
  gtk_widget_add_css_class (box, "kpi-page");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), MAX_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), MAX_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), clamp);
  return self->scroller;
}

GtkWidget *
crm_kpi_page_new (CrmSession *session)
{
  static const GActionEntry entries[] = { { "copy", act_copy } };
  CrmKpiPage *self = g_object_new (CRM_TYPE_KPI_PAGE, NULL);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkWidget *none = adw_status_page_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "kpi-page", G_ACTION_GROUP (group));

  self->session = g_object_ref (session);
  self->passport = g_object_ref_sink (crm_kpi_passport_new (session));
  adw_status_page_set_title (ADW_STATUS_PAGE (none), _ ("No KPI chosen"));
  adw_status_page_set_description (ADW_STATUS_PAGE (none),
                                   _ ("Choose a KPI to see its values and its chart."));
  gtk_stack_add_named (GTK_STACK (self->stack), none, "none");
  gtk_stack_add_named (GTK_STACK (self->stack), build_kpi (self), "kpi");
  g_signal_connect_object (crm_kpis_get (session), "changed", G_CALLBACK (refresh_soon), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "locale-changed", G_CALLBACK (on_locale_changed), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
crm_kpi_page_dispose (GObject *object)
{
  CrmKpiPage *self = CRM_KPI_PAGE (object);

  g_clear_handle_id (&self->refresh, g_source_remove);
  if (self->stack != NULL) {
    crm_kpi_page_commit (self);
    crm_kpi_table_show (CRM_KPI_TABLE (self->table), NULL, NULL, NULL, NULL);
  }
  g_clear_handle_id (&self->refresh, g_source_remove);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->passport);
  g_clear_pointer (&self->series, crm_table_free);
  g_clear_pointer (&self->book, crm_kpi_book_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (crm_kpi_page_parent_class)->dispose (object);
}

static void
crm_kpi_page_class_init (CrmKpiPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = crm_kpi_page_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
crm_kpi_page_init (CrmKpiPage *self)
{
  self->stack = gtk_stack_new ();
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}
