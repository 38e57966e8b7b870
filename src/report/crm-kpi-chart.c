/* crm-kpi-chart.c: a KPI's series made into the description of its line chart, for the page of the
 * KPI and for files, with the layers that are wanted. */
#include "crm-i18n.h"
#include "crm-report.h"

static CrmChartDirection
get_direction (CrmDirection direction)
{
  switch (direction) {
  case CRM_DIRECTION_HIGHER:
    return CRM_CHART_HIGHER;
  case CRM_DIRECTION_LOWER:
    return CRM_CHART_LOWER;
  case CRM_DIRECTION_BAND:
    return CRM_CHART_BAND;
  case CRM_DIRECTION_WATCH:
    break;
  }
  return CRM_CHART_WATCH;
}

/* The last period has not ended: its value may still change. */
static gboolean
is_open (const CrmKpi *kpi, const CrmTable *series, const CrmPeriods *periods)
{
  guint rows = crm_table_get_n_rows (series);
  CrmDay first, last;

  if (rows == 0)
    return FALSE;
  crm_period_around (crm_table_get_day (series, CRM_SERIES_DAY, rows - 1), kpi->frequency,
                     periods->calendar, periods->fiscal_month, &first, &last);
  return last >= crm_day_today ();
}

void
crm_kpi_chart_init_spec (CrmChartSpec *spec, const CrmKpi *kpi, const CrmTable *series,
                         const CrmPeriods *periods, const CrmLocale *locale)
{
  gboolean band = kpi->direction == CRM_DIRECTION_BAND;

  crm_chart_spec_init (spec, series, locale);
  spec->day = CRM_SERIES_DAY;
  spec->value = CRM_SERIES_VALUE;
  spec->target = band ? -1 : CRM_SERIES_TARGET;
  /* Of a band the chart wants to know how far outside it is still near. */
  spec->near = band ? CRM_SERIES_DISTANCE : CRM_SERIES_NEAR;
  spec->low = band ? CRM_SERIES_LOW : -1;
  spec->high = band ? CRM_SERIES_HIGH : -1;
  spec->title = kpi->name;
  spec->unit = kpi->unit;
  spec->direction = get_direction (kpi->direction);
  spec->period = kpi->frequency;
  spec->calendar = periods->calendar;
  spec->fiscal_month = periods->fiscal_month;
  spec->provisional = kpi->measured && is_open (kpi, series, periods);
}

CrmKpiLayers
crm_kpi_layer_from_word (const char *word)
{
  static const char *const words[] = { "target", "previous", "notes" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (word, words[i]) == 0)
      return (CrmKpiLayers) (1 << i);
  return 0;
}

/* The same day a year before, the last of its month where that one is shorter. */
static CrmDay
year_before (CrmDay day, CrmCalendar calendar)
{
  int year, month, mday;
  CrmDay before;

  crm_day_to_civil (day, calendar, &year, &month, &mday);
  mday = MIN (mday, crm_month_get_length (calendar, year - 1, month));
  return crm_day_from_civil (calendar, year - 1, month, mday, &before) ? before : CRM_DAY_MIN;
}

/* The row whose period holds the day, -1: none. Rows are in order, a row a period. */
static int
find_row (const CrmTable *series, const CrmKpi *kpi, const CrmPeriods *periods, CrmDay day)
{
  guint low = 0, high = crm_table_get_n_rows (series);
  CrmDay first, last;

  crm_period_around (day, kpi->frequency, periods->calendar, periods->fiscal_month, &first, &last);
  while (low < high) {
    guint middle = low + (high - low) / 2;
    CrmDay at = crm_table_get_day (series, CRM_SERIES_DAY, middle);

    if (at >= first && at <= last)
      return (int) middle;
    if (at < first)
      low = middle + 1;
    else
      high = middle;
  }
  return -1;
}

static void
add_previous (CrmTable *series, const CrmKpi *kpi, const CrmPeriods *periods)
{
  guint column = crm_table_add_column (series, CRM_COLUMN_REAL, "previous", _ ("A year before"));

  for (guint row = 0; row < crm_table_get_n_rows (series); row++) {
    CrmDay day = crm_table_get_day (series, CRM_SERIES_DAY, row);
    int before = find_row (series, kpi, periods, year_before (day, periods->calendar));

    if (before >= 0)
      crm_table_set_real (series, column, row,
                          crm_table_get_real (series, CRM_SERIES_VALUE, (guint) before));
  }
}

typedef struct {
  CrmTable *series;
  const CrmKpi *kpi;
  const CrmPeriods *periods;
  guint date, note, flag; /* places of fields */
  int column;             /* of notes, -1: not wanted */
  gboolean provisional;
} Reader;

/* Measurements come in order, so that the last one of a period speaks for it. */
static gboolean
read_measurement (gint64 id, const CrmValue *values, gpointer data)
{
  Reader *self = data;
  int row;

  if (values[self->date].tag != CRM_VALUE_INTEGER)
    return TRUE;
  row = find_row (self->series, self->kpi, self->periods, (CrmDay) values[self->date].integer);
  if (row < 0)
    return TRUE;
  if (self->column >= 0 && values[self->note].tag == CRM_VALUE_TEXT)
    crm_table_set_text (self->series, (guint) self->column, (guint) row, values[self->note].text);
  if (row + 1 == (int) crm_table_get_n_rows (self->series))
    self->provisional =
        values[self->flag].tag == CRM_VALUE_INTEGER && values[self->flag].integer != 0;
  return TRUE;
}

static gboolean
read_measurements (Reader *self, CrmDb *db, CrmModel *model, GError **error)
{
  const CrmKind *kind = crm_model_find_kind (model, "measurement");
  g_autoptr (CrmQuery) query = crm_query_new (model, kind);

  self->date = crm_kind_get_field_index (kind, crm_kind_find_field (kind, "date"));
  self->note = crm_kind_get_field_index (kind, crm_kind_find_field (kind, "note"));
  self->flag = crm_kind_get_field_index (kind, crm_kind_find_field (kind, "provisional"));
  crm_query_set_related (query, crm_kind_find_field (kind, "kpi"), self->kpi->id);
  return crm_query_set_order (query, "date", error) &&
         crm_query_foreach (query, db, NULL, read_measurement, self, error);
}

gboolean
crm_kpi_chart_set_layers (CrmChartSpec *spec, CrmTable *series, CrmDb *db, CrmModel *model,
                          const CrmPeriods *periods, const CrmKpi *kpi, CrmKpiLayers layers,
                          GError **error)
{
  Reader reader = { .series = series, .kpi = kpi, .periods = periods, .column = -1 };

  if ((layers & CRM_KPI_LAYER_TARGET) == 0)
    spec->target = spec->near = spec->low = spec->high = -1;
  if ((layers & CRM_KPI_LAYER_PREVIOUS) != 0)
    add_previous (series, kpi, periods);
  if ((layers & CRM_KPI_LAYER_NOTES) != 0)
    reader.column = (int) crm_table_add_column (series, CRM_COLUMN_CATEGORY, "note", _ ("Note"));
  spec->previous = crm_table_find_column (series, "previous");
  spec->note = reader.column;
  if (!read_measurements (&reader, db, model, error))
    return FALSE;
  spec->provisional |= reader.provisional;
  return TRUE;
}

gboolean
crm_kpi_chart_write (CrmDb *db, CrmModel *model, const CrmLocale *locale, int fiscal_month,
                     const char *code, CrmKpiLayers layers, const char *path, GError **error)
{
  const CrmKind *kind = crm_model_find_kind (model, "kpi");
  CrmPeriods periods = { locale->calendar, fiscal_month };
  g_autoptr (CrmKpiBook) book = NULL;
  g_autoptr (CrmTable) series = NULL;
  const CrmKpiEntry *entry;
  CrmChartSpec spec;
  gint64 id;

  if (!crm_query_find_handle (db, model, kind, code, &id, error))
    return FALSE;
  book = crm_kpi_book_read (db, model, &periods, id, error);
  if (book == NULL)
    return FALSE;
  entry = crm_kpi_book_find (book, id);
  series = crm_kpi_entry_dup_series (entry, &periods);
  crm_kpi_chart_init_spec (&spec, entry->kpi, series, &periods, locale);
  if (!crm_kpi_chart_set_layers (&spec, series, db, model, &periods, entry->kpi, layers, error))
    return FALSE;
  spec.show_title = TRUE;
  return crm_chart_write (&spec, path, error);
}
