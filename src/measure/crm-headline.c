/* crm-headline.c: picks the KPIs and reads an earlier moment out of their series. */
#include "crm-headline.h"

#include <math.h>

void
crm_headline_free (CrmHeadline *self)
{
  if (self == NULL)
    return;
  crm_kpi_free (self->kpi);
  crm_table_free (self->series);
  g_free (self);
}

static gboolean
has_target (const CrmKpi *kpi)
{
  return kpi->measured && (!isnan (kpi->target.value) || !isnan (kpi->target.low));
}

static CrmKpi *
dup_kpi (const CrmKpi *kpi)
{
  CrmKpi *copy = g_memdup2 (kpi, sizeof *kpi);

  copy->code = g_strdup (kpi->code);
  copy->name = g_strdup (kpi->name);
  copy->unit = g_strdup (kpi->unit);
  return copy;
}

static gboolean
is_any_marked (const CrmKpiBook *book)
{
  for (guint i = 0; i < book->entries->len; i++)
    if (((const CrmKpiEntry *) g_ptr_array_index (book->entries, i))->kpi->headline)
      return TRUE;
  return FALSE;
}

/* The marked ones; where nobody has marked any, those that can be judged. */
GPtrArray *
crm_headline_choose (const CrmKpiBook *book)
{
  GPtrArray *headlines = g_ptr_array_new_with_free_func ((GDestroyNotify) crm_headline_free);
  gboolean marked = is_any_marked (book);

  for (guint i = 0; i < book->entries->len && headlines->len < CRM_HEADLINES_MOST; i++) {
    const CrmKpiEntry *entry = g_ptr_array_index (book->entries, i);
    CrmHeadline *headline;

    if (marked ? !entry->kpi->headline : !has_target (entry->kpi))
      continue;
    headline = g_new0 (CrmHeadline, 1);
    headline->kpi = dup_kpi (entry->kpi);
    headline->series = crm_kpi_entry_dup_series (entry, &book->periods);
    g_ptr_array_add (headlines, headline);
  }
  return headlines;
}

/* Another moment. */

static double
get_value (const CrmHeadline *self, int row)
{
  return row >= 0 ? crm_table_get_real (self->series, CRM_SERIES_VALUE, (guint) row) : NAN;
}

/* The row of the newest value of a period that begins no later than `day`; -1: none. */
static int
find_row (const CrmHeadline *self, CrmDay day)
{
  for (int row = (int) crm_table_get_n_rows (self->series) - 1; row >= 0; row--)
    if (crm_table_get_day (self->series, CRM_SERIES_DAY, (guint) row) <= day &&
        !isnan (get_value (self, row)))
      return row;
  return -1;
}

static CrmTarget
get_target (const CrmHeadline *self, guint row)
{
  return (CrmTarget){
    .value = crm_table_get_real (self->series, CRM_SERIES_TARGET, row),
    .near = crm_table_get_real (self->series, CRM_SERIES_NEAR, row),
    .low = crm_table_get_real (self->series, CRM_SERIES_LOW, row),
    .high = crm_table_get_real (self->series, CRM_SERIES_HIGH, row),
    .near_distance = crm_table_get_real (self->series, CRM_SERIES_DISTANCE, row),
  };
}

static double
find_year_ago (const CrmHeadline *self, const CrmPeriods *periods, int row)
{
  CrmDay day = crm_table_get_day (self->series, CRM_SERIES_DAY, (guint) row);
  int year, month, mday;
  CrmDay before;

  /* The first day of a period; of a leap day's week, the day before it a year ago. */
  crm_day_to_civil (day, periods->calendar, &year, &month, &mday);
  mday = MIN (mday, crm_month_get_length (periods->calendar, year - 1, month));
  if (!crm_day_from_civil (periods->calendar, year - 1, month, mday, &before))
    return NAN;
  for (int i = row - 1; i >= 0; i--) {
    CrmDay first, last;

    crm_period_around (crm_table_get_day (self->series, CRM_SERIES_DAY, (guint) i),
                       self->kpi->frequency, periods->calendar, periods->fiscal_month, &first,
                       &last);
    if (before >= first && before <= last)
      return get_value (self, i);
  }
  return NAN;
}

CrmKpi *
crm_headline_dup_at (const CrmHeadline *self, const CrmPeriods *periods, CrmDay day)
{
  const CrmKpi *now = self->kpi;
  CrmKpi *kpi = dup_kpi (now);
  int row = now->measured ? find_row (self, day) : -1;

  if (row >= 0 && crm_table_get_day (self->series, CRM_SERIES_DAY, (guint) row) == now->day)
    return kpi;
  kpi->measured = row >= 0;
  kpi->value = get_value (self, row);
  kpi->previous = get_value (self, row - 1);
  kpi->year_ago = row >= 0 ? find_year_ago (self, periods, row) : NAN;
  kpi->status = CRM_STATUS_NONE;
  kpi->score = NAN;
  if (row < 0)
    return kpi;
  kpi->day = crm_table_get_day (self->series, CRM_SERIES_DAY, (guint) row);
  kpi->target = get_target (self, (guint) row);
  kpi->status = crm_kpi_get_status (kpi->direction, kpi->value, &kpi->target);
  kpi->score = crm_kpi_get_score (kpi->direction, kpi->value, &kpi->target);
  return kpi;
}

CrmTable *
crm_headline_dup_last (const CrmHeadline *self, const CrmKpi *at, guint n)
{
  int end = at->measured ? find_row (self, at->day) : -1;
  int begin = MAX (0, end + 1 - (int) n);
  CrmTable *table = crm_table_new ((guint) (end + 1 - begin));

  for (guint column = 0; end >= 0 && column < crm_table_get_n_columns (self->series); column++) {
    crm_table_add_column (table, crm_table_get_type (self->series, column),
                          crm_table_get_name (self->series, column),
                          crm_table_get_label (self->series, column));
    for (int row = begin; row <= end; row++)
      if (column == CRM_SERIES_DAY)
        crm_table_set_day (table, column, (guint) (row - begin),
                           crm_table_get_day (self->series, column, (guint) row));
      else
        crm_table_set_real (table, column, (guint) (row - begin),
                            crm_table_get_real (self->series, column, (guint) row));
  }
  return table;
}

guint
crm_headline_count_since (const CrmHeadline *self, const CrmKpi *at)
{
  guint n = 0;

  if (!at->measured || at->status == CRM_STATUS_NONE)
    return 0;
  for (int row = find_row (self, at->day); row >= 0; row--, n++) {
    CrmTarget target = get_target (self, (guint) row);

    if (crm_kpi_get_status (at->direction, get_value (self, row), &target) != at->status)
      break;
  }
  return n;
}
