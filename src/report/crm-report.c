/* crm-report.c: the progress report: reads KPIs, their series and the goals once, makes the
 * sheets so that they can name each other, and has each written by its own function. */
#include "crm-report-private.h"

#include <math.h>

#include "crm-i18n.h"

#define MOST_DECIMALS 3

static void
clear_kpi (gpointer data)
{
  CrmReportKpi *shown = data;

  g_clear_pointer (&shown->series, crm_table_free);
}

static void
report_clear (CrmReport *self)
{
  g_free (self->organisation);
  g_clear_pointer (&self->goals, g_ptr_array_unref);
  g_clear_pointer (&self->kpis, g_array_unref);
  g_clear_pointer (&self->kpi_book, crm_kpi_book_unref);
}

guint
crm_report_count_decimals (double number)
{
  double scaled = fabs (number);

  for (guint n = 0; n < MOST_DECIMALS && isfinite (scaled); n++, scaled *= 10)
    if (fabs (scaled - round (scaled)) <= 1e-9 * MAX (1, scaled))
      return n;
  return isfinite (scaled) ? MOST_DECIMALS : 0;
}

CrmReportKpi *
crm_report_find_kpi (CrmReport *self, gint64 id)
{
  for (guint i = 0; i < self->kpis->len; i++) {
    CrmReportKpi *shown = &g_array_index (self->kpis, CrmReportKpi, i);

    if (shown->kpi->id == id)
      return shown;
  }
  return NULL;
}

gboolean
crm_report_write_heads (CrmReport *self, lxw_worksheet *sheet, guint row,
                        const CrmReportHead *heads, GError **error)
{
  worksheet_set_row (sheet, row, 22, NULL);
  for (guint c = 0; heads[c].label != NULL; c++) {
    worksheet_set_column (sheet, (lxw_col_t) c, (lxw_col_t) c, heads[c].width, NULL);
    if (!crm_workbook_write_text (self->book, sheet, row, c, heads[c].label,
                                  heads[c].at_end ? CRM_CELL_HEAD_END : CRM_CELL_HEAD, error))
      return FALSE;
  }
  return TRUE;
}

/* Reading */

static gboolean
read_name (gint64 id, const CrmValue *values, gpointer data)
{
  CrmReport *self = data;

  if (values[0].tag == CRM_VALUE_TEXT)
    self->organisation = g_strdup (values[0].text);
  return FALSE;
}

static gboolean
read_organisation (CrmReport *self, CrmDb *db, CrmModel *model, GError **error)
{
  const CrmKind *kind = crm_model_find_kind (model, "organisation");
  g_autoptr (CrmQuery) query = crm_query_new (model, kind);

  g_assert (crm_kind_get_field_index (kind, crm_kind_find_field (kind, "name")) == 0);
  if (!crm_query_foreach (query, db, NULL, read_name, self, error))
    return FALSE;
  if (self->organisation == NULL)
    self->organisation = g_strdup ("");
  return TRUE;
}

static gboolean
read_kpis (CrmReport *self, CrmDb *db, CrmModel *model, GCancellable *cancellable, GError **error)
{
  crm_db_set_cancellable (db, cancellable);
  self->kpi_book = crm_kpi_book_read (db, model, &self->periods, 0, error);
  if (self->kpi_book != NULL)
    self->goals = crm_goal_read (db, model, self->kpi_book, error);
  crm_db_set_cancellable (db, NULL);
  if (self->goals == NULL)
    return FALSE;
  self->kpis = g_array_new (FALSE, TRUE, sizeof (CrmReportKpi));
  g_array_set_clear_func (self->kpis, clear_kpi);
  for (guint i = 0; i < self->kpi_book->entries->len; i++) {
    const CrmKpiEntry *entry = g_ptr_array_index (self->kpi_book->entries, i);
    CrmReportKpi shown = { .kpi = entry->kpi,
                           .series = crm_kpi_entry_dup_series (entry, &self->periods) };

    g_array_append_val (self->kpis, shown);
  }
  return TRUE;
}

static void
choose_decimals (CrmReportKpi *shown)
{
  for (guint column = CRM_SERIES_VALUE; column <= CRM_SERIES_HIGH; column++)
    for (guint row = 0; row < crm_table_get_n_rows (shown->series); row++) {
      guint decimals = crm_report_count_decimals (crm_table_get_real (shown->series, column, row));

      shown->decimals = MAX (shown->decimals, decimals);
    }
}

/* Writing */

static void
add_sheets (CrmReport *self)
{
  self->scorecard = crm_workbook_add_sheet (self->book, _ ("Scorecard"));
  self->goal_sheet = crm_workbook_add_sheet (self->book, _ ("Goals"));
  for (guint i = 0; i < self->kpis->len; i++) {
    CrmReportKpi *shown = &g_array_index (self->kpis, CrmReportKpi, i);
    g_autofree char *name = g_strdup_printf ("%s %s", shown->kpi->code, shown->kpi->name);

    shown->sheet = crm_workbook_add_sheet (self->book, name);
    shown->value_row = CRM_REPORT_FIRST_ROW + MAX (crm_table_get_n_rows (shown->series), 1) - 1;
    choose_decimals (shown);
  }
  worksheet_activate (self->scorecard);
}

static gboolean
write_sheets (CrmReport *self, GError **error)
{
  if (!crm_report_write_scorecard (self, error) || !crm_report_write_goals (self, error))
    return FALSE;
  for (guint i = 0; i < self->kpis->len; i++)
    if (!crm_report_write_kpi (self, &g_array_index (self->kpis, CrmReportKpi, i), error))
      return FALSE;
  return TRUE;
}

gboolean
crm_report_write_at (CrmDb *db, CrmModel *model, const CrmLocale *locale, int fiscal_month,
                     const char *author, GDateTime *made, const char *path,
                     GCancellable *cancellable, GError **error)
{
  CrmReport self = {
    .locale = locale, .periods = { locale->calendar, fiscal_month }, .author = author, .made = made
  };
  gboolean ok = FALSE;

  if (read_organisation (&self, db, model, error) &&
      read_kpis (&self, db, model, cancellable, error))
    self.book = crm_workbook_new (path, locale, FALSE, error);
  if (self.book != NULL) {
    crm_workbook_set_properties (self.book, _ ("Progress of the CRM programme"), author,
                                 self.organisation, made);
    add_sheets (&self);
    ok = write_sheets (&self, error);
    if (ok)
      ok = crm_workbook_finish (self.book, cancellable, error);
    else
      crm_workbook_cancel (self.book);
  }
  report_clear (&self);
  return ok;
}

gboolean
crm_report_write (CrmDb *db, CrmModel *model, const CrmLocale *locale, int fiscal_month,
                  const char *author, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return crm_report_write_at (db, model, locale, fiscal_month, author, now, path, cancellable,
                              error);
}
