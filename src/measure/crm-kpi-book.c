/* crm-kpi-book.c: a book that has been read: its entries looked up, judged and put into periods.
 * What it holds is read by crm-kpi-book-read.c. */
#include "crm-kpi-book-private.h"

#include <math.h>
#include <string.h>

#include "crm-i18n.h"

#define SLOPE_PERIODS 12
#define SLOPE_LEAST 3

void
crm_kpi_entry_free (gpointer data)
{
  CrmKpiEntry *self = data;

  crm_kpi_free (self->kpi);
  g_clear_pointer (&self->points, g_array_unref);
  g_clear_pointer (&self->aims, g_array_unref);
  g_free (self->reads);
  g_free (self);
}

CrmKpiBook *
crm_kpi_book_ref (const CrmKpiBook *self)
{
  CrmKpiBook *book = (CrmKpiBook *) self;

  g_atomic_ref_count_inc (&book->references);
  return book;
}

void
crm_kpi_book_unref (CrmKpiBook *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_free (self);
}

const CrmKpiEntry *
crm_kpi_book_find (const CrmKpiBook *self, gint64 id)
{
  for (guint i = 0; i < self->entries->len; i++) {
    const CrmKpiEntry *entry = g_ptr_array_index (self->entries, i);

    if (entry->kpi->id == id)
      return entry;
  }
  return NULL;
}

/* Of a KPI that has values it makes no difference that they are being computed again. */
static gboolean
is_same_kpi (const CrmKpi *a, const CrmKpi *b)
{
  CrmKpi x = *a, y = *b;

  if (!g_str_equal (a->code, b->code) || !g_str_equal (a->name, b->name) ||
      !g_str_equal (a->unit, b->unit) || (a->pending != b->pending && !a->measured))
    return FALSE;
  x.code = x.name = x.unit = y.code = y.name = y.unit = NULL;
  x.pending = y.pending = FALSE;
  return memcmp (&x, &y, sizeof x) == 0;
}

gboolean
crm_kpi_book_is_same (const CrmKpiBook *self, const CrmKpiBook *other)
{
  if (self->entries->len != other->entries->len || self->today != other->today ||
      memcmp (&self->periods, &other->periods, sizeof self->periods) != 0)
    return FALSE;
  for (guint i = 0; i < self->entries->len; i++) {
    const CrmKpiEntry *a = g_ptr_array_index (self->entries, i);
    const CrmKpiEntry *b = g_ptr_array_index (other->entries, i);

    if (a->points != b->points || a->aims != b->aims || !is_same_kpi (a->kpi, b->kpi))
      return FALSE;
  }
  return TRUE;
}

/* Looking things up. */

static void
find_period (const CrmKpi *kpi, const CrmPeriods *periods, CrmDay day, CrmDay *first, CrmDay *last)
{
  crm_period_around (day, kpi->frequency, periods->calendar, periods->fiscal_month, first, last);
}

/* How many points there are until a day. */
static guint
count_until (const CrmKpiEntry *self, CrmDay day)
{
  guint low = 0, high = self->points->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (crm_kpi_entry_get_point (self, middle)->day <= day)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* The newest measurement of the period that holds `day`; NAN: none. */
static double
get_value (const CrmKpiEntry *self, const CrmPeriods *periods, CrmDay day)
{
  CrmDay first, last;
  guint n;

  find_period (self->kpi, periods, day, &first, &last);
  n = count_until (self, last);
  return n > 0 && crm_kpi_entry_get_point (self, n - 1)->day >= first
             ? crm_kpi_entry_get_point (self, n - 1)->value
             : NAN;
}

/* The one that held when the period of `day` ended. */
static CrmTarget
get_target (const CrmKpiEntry *self, const CrmPeriods *periods, CrmDay day)
{
  CrmTarget target = CRM_TARGET_NONE;
  CrmDay first, last;

  find_period (self->kpi, periods, day, &first, &last);
  for (guint i = 0; i < self->aims->len; i++) {
    const CrmKpiAim *aim = &g_array_index (self->aims, CrmKpiAim, i);

    if (aim->day > last)
      break;
    target = aim->target;
  }
  return target;
}

/* Judging. */

/* The newest day with a value. What is computed is judged once its period is over: a month of which
 * three days have passed would be far off its target. */
static CrmDay
get_newest (const CrmKpiEntry *self, const CrmPeriods *periods, CrmDay today)
{
  CrmDay first, last;
  guint i = self->points->len - 1;

  find_period (self->kpi, periods, today, &first, &last);
  if (self->kpi->figure != NULL && i > 0 && crm_kpi_entry_get_point (self, i)->day >= first &&
      today < last)
    i--;
  return crm_kpi_entry_get_point (self, i)->day;
}

/* Least squares over the periods that end with the newest one; 0 is that one, −1 the one before. */
static double
get_slope (const CrmKpiEntry *self, const CrmPeriods *periods)
{
  double n = 0, sum_x = 0, sum_y = 0, sum_xx = 0, sum_xy = 0;
  CrmDay day = self->kpi->day, last;

  for (int x = 0; x > -SLOPE_PERIODS; x--) {
    double y = get_value (self, periods, day);

    if (!isnan (y)) {
      n++;
      sum_x += x;
      sum_y += y;
      sum_xx += (double) x * x;
      sum_xy += x * y;
    }
    find_period (self->kpi, periods, day - 1, &day, &last);
  }
  return n < SLOPE_LEAST ? NAN : (n * sum_xy - sum_x * sum_y) / (n * sum_xx - sum_x * sum_x);
}

void
crm_kpi_entry_judge (CrmKpiEntry *self, const CrmPeriods *periods, CrmDay today)
{
  CrmKpi *kpi = self->kpi;
  CrmDay last;

  kpi->value = kpi->previous = kpi->year_ago = kpi->score = kpi->slope = NAN;
  if (self->points->len == 0) {
    kpi->target = get_target (self, periods, today);
    return;
  }
  kpi->measured = TRUE;
  find_period (kpi, periods, get_newest (self, periods, today), &kpi->day, &last);
  kpi->value = get_value (self, periods, kpi->day);
  kpi->previous = get_value (self, periods, kpi->day - 1);
  kpi->year_ago = get_value (self, periods, crm_period_year_before (kpi->day, periods));
  kpi->slope = get_slope (self, periods);
  kpi->target = get_target (self, periods, kpi->day);
  kpi->status = crm_kpi_get_status (kpi->direction, kpi->value, &kpi->target);
  kpi->score = crm_kpi_get_score (kpi->direction, kpi->value, &kpi->target);
}

/* Series. */

static CrmTable *
new_series (const CrmKpi *kpi, guint n)
{
  CrmTable *table = crm_table_new (n);

  crm_table_add_column (table, CRM_COLUMN_DAY, "date", _ ("Period"));
  crm_table_add_column (table, CRM_COLUMN_REAL, "value", kpi->name);
  crm_table_add_column (table, CRM_COLUMN_REAL, "target", _ ("Target"));
  crm_table_add_column (table, CRM_COLUMN_REAL, "near", _ ("Near limit"));
  crm_table_add_column (table, CRM_COLUMN_REAL, "low", _ ("Low"));
  crm_table_add_column (table, CRM_COLUMN_REAL, "high", _ ("High"));
  crm_table_add_column (table, CRM_COLUMN_REAL, "near_distance", _ ("Near distance"));
  return table;
}

static void
set_target (CrmTable *table, guint row, const CrmTarget *target)
{
  crm_table_set_real (table, CRM_SERIES_TARGET, row, target->value);
  crm_table_set_real (table, CRM_SERIES_NEAR, row, target->near);
  crm_table_set_real (table, CRM_SERIES_LOW, row, target->low);
  crm_table_set_real (table, CRM_SERIES_HIGH, row, target->high);
  crm_table_set_real (table, CRM_SERIES_DISTANCE, row, target->near_distance);
}

static guint
count_periods (const CrmKpi *kpi, const CrmPeriods *periods, CrmDay from, CrmDay to)
{
  CrmDay first, last;
  guint n = 1;

  for (find_period (kpi, periods, from, &first, &last); last < to; n++)
    find_period (kpi, periods, last + 1, &first, &last);
  return n;
}

CrmTable *
crm_kpi_entry_dup_series_over (const CrmKpiEntry *self, const CrmPeriods *periods, CrmDay from,
                               CrmDay to)
{
  CrmTarget target = CRM_TARGET_NONE;
  guint n, point = 0, aim = 0;
  CrmDay first, last;
  CrmTable *table;

  if (self->points->len > 0) {
    from = MIN (from, crm_kpi_entry_get_point (self, 0)->day);
    to = MAX (to, crm_kpi_entry_get_point (self, self->points->len - 1)->day);
  }
  if (from > to)
    return new_series (self->kpi, 0);
  n = count_periods (self->kpi, periods, from, to);
  table = new_series (self->kpi, n);
  find_period (self->kpi, periods, from, &first, &last);
  for (guint row = 0; row < n; row++) {
    crm_table_set_day (table, CRM_SERIES_DAY, row, first);
    for (; point < self->points->len && crm_kpi_entry_get_point (self, point)->day <= last; point++)
      crm_table_set_real (table, CRM_SERIES_VALUE, row,
                          crm_kpi_entry_get_point (self, point)->value);
    for (; aim < self->aims->len && g_array_index (self->aims, CrmKpiAim, aim).day <= last; aim++)
      target = g_array_index (self->aims, CrmKpiAim, aim).target;
    set_target (table, row, &target);
    find_period (self->kpi, periods, last + 1, &first, &last);
  }
  return table;
}

CrmTable *
crm_kpi_entry_dup_series (const CrmKpiEntry *self, const CrmPeriods *periods)
{
  return crm_kpi_entry_dup_series_over (self, periods, CRM_DAY_MAX, CRM_DAY_MIN);
}
