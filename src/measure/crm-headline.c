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

/* By their places, those without one last, else in order of their codes: that of the book. */
static int
compare_places (gconstpointer a, gconstpointer b)
{
  const CrmKpi *one = (*(const CrmKpiEntry *const *) a)->kpi;
  const CrmKpi *other = (*(const CrmKpiEntry *const *) b)->kpi;
  int place = one->place > 0 ? one->place : G_MAXINT;
  int beside = other->place > 0 ? other->place : G_MAXINT;

  return (place > beside) - (place < beside);
}

static CrmHeadline *
new_headline (const CrmKpiEntry *entry, const CrmPeriods *periods)
{
  CrmHeadline *headline = g_new0 (CrmHeadline, 1);

  headline->kpi = dup_kpi (entry->kpi);
  headline->series = crm_kpi_entry_dup_series (entry, periods);
  headline->own = headline->kpi->frequency;
  return headline;
}

GPtrArray *
crm_headline_list (const CrmKpiBook *book)
{
  GPtrArray *headlines = g_ptr_array_new_with_free_func ((GDestroyNotify) crm_headline_free);

  for (guint i = 0; i < book->entries->len; i++)
    g_ptr_array_add (headlines,
                     new_headline (g_ptr_array_index (book->entries, i), &book->periods));
  return headlines;
}

/* The marked ones; where nobody has marked any, those that can be judged. */
GPtrArray *
crm_headline_choose (const CrmKpiBook *book)
{
  GPtrArray *headlines = g_ptr_array_new_with_free_func ((GDestroyNotify) crm_headline_free);
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  gboolean marked = is_any_marked (book);

  for (guint i = 0; i < book->entries->len; i++) {
    const CrmKpiEntry *entry = g_ptr_array_index (book->entries, i);

    if (marked ? entry->kpi->headline : has_target (entry->kpi))
      g_ptr_array_add (chosen, (gpointer) entry);
  }
  if (marked)
    g_ptr_array_sort (chosen, compare_places);
  for (guint i = 0; i < MIN (chosen->len, CRM_HEADLINES_MOST); i++)
    g_ptr_array_add (headlines, new_headline (g_ptr_array_index (chosen, i), &book->periods));
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

static gboolean
is_whole (const CrmHeadline *self, int row)
{
  int reported = crm_table_find_column (self->series, "reported");
  int all = crm_table_find_column (self->series, "all");

  return row >= 0 &&
         (reported < 0 || crm_table_get_real (self->series, (guint) reported, (guint) row) >=
                              crm_table_get_real (self->series, (guint) all, (guint) row));
}

/* The value of another row, where the two can be compared. */
static double
get_other (const CrmHeadline *self, int row, int other)
{
  if (self->kpi->total == CRM_TOTAL_SUM && !(is_whole (self, row) && is_whole (self, other)))
    return NAN;
  return get_value (self, other);
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
      return get_other (self, row, i);
  }
  return NAN;
}

CrmKpi *
crm_headline_dup_at (const CrmHeadline *self, const CrmPeriods *periods, CrmDay day)
{
  const CrmKpi *now = self->kpi;
  CrmKpi *kpi = dup_kpi (now);
  int row = now->measured ? find_row (self, day == G_MAXINT32 ? now->day : day) : -1;

  if (row >= 0 && crm_table_get_day (self->series, CRM_SERIES_DAY, (guint) row) == now->day)
    return kpi;
  kpi->measured = row >= 0;
  kpi->value = get_value (self, row);
  kpi->previous = get_other (self, row, row - 1);
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

/* By longer periods. */

CrmHeadline *
crm_headline_dup_by (const CrmHeadline *self, CrmPeriod period, const CrmPeriods *periods)
{
  CrmHeadline *other = g_new0 (CrmHeadline, 1);
  g_autoptr (CrmTable) series = NULL;
  CrmKpi *rolled;
  CrmDay newest;

  other->own = self->own;
  other->kpi = crm_headline_dup_at (self, periods, G_MAXINT32);
  other->series = crm_headline_dup_last (self, other->kpi, G_MAXINT);
  if (!other->kpi->measured || other->kpi->frequency >= period)
    return other;
  series = other->series;
  other->series = crm_kpi_roll_up (other->kpi, series, period, periods);
  other->kpi->frequency = period;
  /* Of the longer period that the newest value lies in; what is known is of the shorter one. */
  newest = other->kpi->day;
  other->kpi->day = CRM_DAY_MIN;
  rolled = crm_headline_dup_at (other, periods, newest);
  crm_kpi_free (other->kpi);
  other->kpi = rolled;
  return other;
}

CrmRollUp
crm_headline_get_coverage (const CrmHeadline *self, const CrmKpi *at)
{
  CrmRollUp found = { at->value, 0, 0 };
  int reported = crm_table_find_column (self->series, "reported");
  int all = crm_table_find_column (self->series, "all");
  int row = at->measured && reported >= 0 ? find_row (self, at->day) : -1;

  if (row < 0)
    return found;
  found.reported = (guint) crm_table_get_real (self->series, (guint) reported, (guint) row);
  found.all = (guint) crm_table_get_real (self->series, (guint) all, (guint) row);
  return found;
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
