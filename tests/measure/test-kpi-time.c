/* test-kpi-time.c: KPIs through time: the periods of both calendars, what a year makes of its
 * months, change and roll-up, and series that are odd: one value, equal ones, gaps, a late
 * target, a period that is not over, very large and very small numbers. */
#include <math.h>

#include "crm-method.h"
#include "crm-kpi-book.h"
#include "crm-roll-up.h"
#include "example.h"
#include "laws.h"

static const CrmPeriods gregorian = { CRM_CALENDAR_GREGORIAN, 1 };

/* From the first day of 1304 to the last of 1500 of the Jalali calendar. */
static void
check_periods (const CrmPeriods *periods, CrmPeriod frequency)
{
  static const int months[] = { 0, 0, 1, 3, 6, 12 };
  CrmDay first, last, day, end, before, past;
  int year, month, mday;

  g_assert_true (crm_day_from_civil (CRM_CALENDAR_JALALI, 1304, 1, 1, &day));
  g_assert_true (crm_day_from_civil (CRM_CALENDAR_JALALI, 1500, 12, 29, &end));
  crm_period_around (day, frequency, periods->calendar, periods->fiscal_month, &first, &past);
  for (past = first - 1; past < end; past = last) {
    CrmDay again, again_last;

    crm_period_around (past + 1, frequency, periods->calendar, periods->fiscal_month, &first,
                       &last);
    g_assert_cmpint (first, ==, past + 1);
    g_assert_cmpint (last, >=, first);
    crm_period_around (last, frequency, periods->calendar, periods->fiscal_month, &again,
                       &again_last);
    g_assert_cmpint (again, ==, first);
    g_assert_cmpint (again_last, ==, last);
    g_assert_cmpint (
        crm_period_step (first, 1, frequency, periods->calendar, periods->fiscal_month), ==,
        last + 1);
    if (frequency == CRM_PERIOD_DAY || frequency == CRM_PERIOD_WEEK) {
      g_assert_cmpint (last - first, ==, frequency == CRM_PERIOD_DAY ? 0 : 6);
      continue;
    }
    crm_day_to_civil (first, periods->calendar, &year, &month, &mday);
    g_assert_cmpint (mday, ==, 1);
    g_assert_cmpint ((month - periods->fiscal_month + 12) % months[frequency], ==, 0);
    before = crm_period_year_before (first, periods);
    crm_period_around (before, frequency, periods->calendar, periods->fiscal_month, &again,
                       &again_last);
    g_assert_cmpint (again, ==, before);
    g_assert_cmpint (crm_period_step (before, 12 / months[frequency], frequency, periods->calendar,
                                      periods->fiscal_month),
                     ==, first);
  }
}

static void
test_boundaries (void)
{
  for (int fiscal_month = 1; fiscal_month <= 12; fiscal_month++)
    for (int frequency = CRM_PERIOD_DAY; frequency <= CRM_PERIOD_YEAR; frequency++) {
      const CrmPeriods jalali = { CRM_CALENDAR_JALALI, fiscal_month };
      const CrmPeriods civil = { CRM_CALENDAR_GREGORIAN, fiscal_month };

      if (frequency == CRM_PERIOD_DAY && fiscal_month > 1)
        continue;
      check_periods (&jalali, (CrmPeriod) frequency);
      check_periods (&civil, (CrmPeriod) frequency);
    }
}

static void
test_roll_up (void)
{
  static const double values[] = { 10, NAN, 40, 0, NAN };
  static const double weights[] = { 1, 5, 3, 1, 0 };
  CrmRollUp all = crm_roll_up_mean (values, weights, 5);
  CrmRollUp none = crm_roll_up_mean (values + 1, NULL, 1);
  g_autofree char *words = crm_roll_up_dup_coverage (&all);

  g_assert_cmpfloat_with_epsilon (all.value, 26, 1e-12);
  g_assert_cmpuint (all.reported, ==, 3);
  g_assert_cmpuint (all.all, ==, 4);
  g_assert_cmpstr (words, ==, "3 of 4 reported");
  g_assert_true (isnan (none.value));
  g_assert_cmpuint (none.all, ==, 1);
  g_assert_true (isnan (crm_roll_up_mean (NULL, NULL, 0).value));
}

static void
test_change (void)
{
  g_assert_cmpfloat_with_epsilon (crm_change_get (90, 80).percent, 12.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (crm_change_get (-5, -10).percent, 50, 1e-12);
  g_assert_cmpfloat_with_epsilon (crm_change_get (5, 0).amount, 5, 1e-12);
  g_assert_true (isnan (crm_change_get (5, 0).percent));
  g_assert_true (isnan (crm_change_get (NAN, 4).amount));
  g_assert_true (isnan (crm_change_get (4, NAN).percent));
}

typedef struct {
  LawsDocument *document;
  CrmKpiBook *book;
  const CrmKpi *kpi; /* the first */
  CrmTable *series;
} Fixture;

static void
fixture_fill (Fixture *self, const char *records)
{
  g_autoptr (GError) error = NULL;
  CrmDb *db = crm_store_get_db (self->document->store);
  CrmModel *model = crm_store_get_model (self->document->store);
  const CrmKpiEntry *entry;

  example_play (self->document->store, records);
  self->book = crm_kpi_book_read (db, model, &gregorian, 0, &error);
  g_assert_no_error (error);
  entry = g_ptr_array_index (self->book->entries, 0);
  self->kpi = entry->kpi;
  self->series = crm_kpi_entry_dup_series (entry, &gregorian);
}

static void
fixture_open (Fixture *self, gconstpointer data)
{
  self->document = laws_open (crm_method_get ());
}

static void
fixture_close (Fixture *self, gconstpointer data)
{
  crm_table_free (self->series);
  crm_kpi_book_unref (self->book);
  laws_close (self->document);
}

static double
value_at (Fixture *self, guint row)
{
  return crm_table_get_real (self->series, CRM_SERIES_VALUE, row);
}

#define MONTHS                                                                                     \
  "+ measurement kpi=A; date=2024-02-01; value=7\n+ measurement kpi=A; date=2024-11-01; value=4\n" \
  "+ measurement kpi=A; date=2025-01-01; value=10\n+ measurement kpi=A; date=2025-02-01; "         \
  "value=20\n+ measurement kpi=A; date=2025-04-01; value=60"

/* A gap in March, and the year before is another year. */
static void
test_year (Fixture *self, gconstpointer total)
{
  g_autofree char *records =
      g_strdup_printf ("+ kpi code=A; name=A; total=%s\n" MONTHS, (const char *) total);
  double expected = g_str_equal (total, "sum") ? 90 : g_str_equal (total, "mean") ? 30 : 60;
  CrmRollUp year;

  fixture_fill (self, records);
  g_assert_cmpuint (crm_table_get_n_rows (self->series), ==, 15);
  year = crm_kpi_get_year_to_date (self->kpi, self->series, 14, &gregorian);
  g_assert_cmpfloat_with_epsilon (year.value, expected, 1e-12);
  g_assert_cmpuint (year.reported, ==, 3);
  g_assert_cmpuint (year.all, ==, 4);
  g_assert_true (isnan (value_at (self, 13)));
  g_assert_cmpfloat (crm_kpi_get_year_ago (self->kpi, self->series, 12, &gregorian), ==, 7);
  g_assert_true (isnan (crm_kpi_get_year_ago (self->kpi, self->series, 14, &gregorian)));
  /* February of the first year: January was before the series. */
  year = crm_kpi_get_year_to_date (self->kpi, self->series, 0, &gregorian);
  g_assert_cmpuint (year.all, ==, 2);
  g_assert_cmpuint (year.reported, ==, 1);
}

/* The first quarter of 2025 has two of three months, the second one so far. What is left out is not
 * in the target either: 2 × 8 of a sum. */
static void
test_quarters (Fixture *self, gconstpointer total)
{
  g_autofree char *records =
      g_strdup_printf ("+ kpi code=A; name=A; total=%s\n+ target kpi=A; date=2025-01-01; value=8; "
                       "near=4\n" MONTHS,
                       (const char *) total);
  gboolean sum = g_str_equal (total, "sum"), mean = g_str_equal (total, "mean");
  g_autoptr (CrmTable) table = NULL;

  fixture_fill (self, records);
  table = crm_kpi_roll_up (self->kpi, self->series, CRM_PERIOD_QUARTER, &gregorian);
  g_assert_cmpuint (crm_table_get_n_rows (table), ==, 6);
  g_assert_cmpfloat (crm_table_get_real (table, CRM_SERIES_VALUE, 4), ==,
                     sum    ? 30
                     : mean ? 15
                            : 20);
  g_assert_cmpfloat (crm_table_get_real (table, CRM_SERIES_TARGET, 4), ==, sum ? 16 : 8);
  g_assert_cmpfloat (crm_table_get_real (table, CRM_SERIES_NEAR, 4), ==, sum ? 8 : 4);
  g_assert_true (isnan (crm_table_get_real (table, CRM_SERIES_TARGET, 3))); /* had none */
  g_assert_true (isnan (crm_table_get_real (table, CRM_SERIES_VALUE, 1)));
  g_assert_cmpfloat (crm_table_get_real (table, CRM_SERIES_VALUE, 5), ==, 60);
  for (guint row = 0; row < 6; row++) {
    static const double reported[] = { 1, 0, 0, 1, 2, 1 };

    g_assert_cmpfloat (
        crm_table_get_real (table, (guint) crm_table_find_column (table, "reported"), row), ==,
        reported[row]);
    g_assert_cmpfloat (
        crm_table_get_real (table, (guint) crm_table_find_column (table, "all"), row), ==, 3);
  }
}

/* A week belongs to the month it begins in: 5 and 12 January 2026 are Mondays. */
static void
test_weeks (Fixture *self, gconstpointer data)
{
  g_autoptr (CrmTable) table = NULL;

  fixture_fill (self, "+ kpi code=A; name=A; frequency=week; total=sum\n"
                      "+ measurement kpi=A; date=2026-01-06; value=3\n"
                      "+ measurement kpi=A; date=2026-02-01; value=4\n"
                      "+ measurement kpi=A; date=2026-02-02; value=5");
  table = crm_kpi_roll_up (self->kpi, self->series, CRM_PERIOD_MONTH, &gregorian);
  g_assert_cmpuint (crm_table_get_n_rows (table), ==, 2);
  g_assert_cmpfloat (crm_table_get_real (table, CRM_SERIES_VALUE, 0), ==, 7);
  g_assert_cmpfloat (crm_table_get_real (table, CRM_SERIES_VALUE, 1), ==, 5);
  g_assert_cmpfloat (crm_table_get_real (table, (guint) crm_table_find_column (table, "all"), 0),
                     ==, 4);
}

static void
test_one_value (Fixture *self, gconstpointer data)
{
  fixture_fill (self, "+ kpi code=A; name=A\n+ measurement kpi=A; date=2025-01-15; value=3");
  g_assert_cmpuint (crm_table_get_n_rows (self->series), ==, 1);
  g_assert_cmpfloat (self->kpi->value, ==, 3);
  g_assert_true (isnan (self->kpi->previous) && isnan (self->kpi->year_ago));
  g_assert_true (isnan (self->kpi->score));
  g_assert_cmpint (self->kpi->status, ==, CRM_STATUS_NONE);
}

static void
test_equal_values (Fixture *self, gconstpointer data)
{
  fixture_fill (self, "+ kpi code=A; name=A\n+ target kpi=A; date=2025-01-01; value=0; near=-1\n"
                      "+ measurement kpi=A; date=2025-01-15; value=0\n"
                      "+ measurement kpi=A; date=2025-02-15; value=0");
  g_assert_cmpfloat (crm_change_get (self->kpi->value, self->kpi->previous).amount, ==, 0);
  g_assert_true (isnan (crm_change_get (self->kpi->value, self->kpi->previous).percent));
  g_assert_cmpint (self->kpi->status, ==, CRM_STATUS_ON_TARGET);
  g_assert_cmpfloat_with_epsilon (self->kpi->score, 20.0 / 3, 1e-12);
}

/* A target holds from its period on, and not before; within a period the later one holds. */
static void
test_late_target (Fixture *self, gconstpointer data)
{
  fixture_fill (self, "+ kpi code=A; name=A; direction=lower\n"
                      "+ target kpi=A; date=2025-02-20; value=-5; near=-2\n"
                      "+ measurement kpi=A; date=2025-01-15; value=-6\n"
                      "+ measurement kpi=A; date=2025-02-15; value=-6");
  g_assert_true (isnan (crm_table_get_real (self->series, CRM_SERIES_TARGET, 0)));
  g_assert_cmpfloat (crm_table_get_real (self->series, CRM_SERIES_TARGET, 1), ==, -5);
  g_assert_cmpint (self->kpi->status, ==, CRM_STATUS_ON_TARGET);
  g_assert_cmpfloat_with_epsilon (self->kpi->score, 10.0 / 3 * (1 + 4.0 / 3), 1e-12);
}

static void
test_sizes (Fixture *self, gconstpointer data)
{
  double size = *(const double *) data;
  CrmTarget target = { 80 * size, 70 * size, NAN, NAN, NAN };
  CrmTarget band = { NAN, NAN, 70 * size, 80 * size, 5 * size };

  g_assert_cmpfloat_with_epsilon (crm_kpi_get_score (CRM_DIRECTION_HIGHER, 75 * size, &target), 5,
                                  1e-9);
  g_assert_cmpfloat_with_epsilon (crm_kpi_get_score (CRM_DIRECTION_BAND, 75 * size, &band), 10,
                                  1e-9);
  g_assert_cmpint (crm_kpi_get_status (CRM_DIRECTION_BAND, 82 * size, &band), ==, CRM_STATUS_NEAR);
  fixture_fill (self, "+ kpi code=A; name=A\n+ measurement kpi=A; date=2025-01-15; value=1e12\n"
                      "+ measurement kpi=A; date=2025-02-15; value=0.000000000001");
  g_assert_cmpfloat (value_at (self, 0), ==, 1e12);
  g_assert_cmpfloat (value_at (self, 1), ==, 1e-12);
}

/* A typed value of the running period counts; of a computed KPI the last whole period is judged,
 * and the series shows the running one too. */
static void
test_unfinished (Fixture *self, gconstpointer data)
{
  const CrmKpi *typed;
  guint n;

  fixture_fill (self, "+ kpi code=K36; name=Sales; method=builtin; frequency=year\n"
                      "+ kpi code=Z; name=Z; frequency=year\n"
                      "+ measurement kpi=Z; date=today-365; value=4\n"
                      "+ measurement kpi=Z; date=today; value=5\n"
                      "+ customer code=C; name=C\n+ purchase customer=C; date=today; amount=3\n"
                      "+ purchase customer=C; date=today-366; amount=8");
  typed = ((const CrmKpiEntry *) g_ptr_array_index (self->book->entries, 1))->kpi;
  g_assert_cmpfloat (typed->value, ==, 5);
  g_assert_cmpfloat (self->kpi->value, ==, 8);
  n = crm_table_get_n_rows (self->series);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpfloat (value_at (self, n - 1), ==, 3);
}

static void
test_computed (Fixture *self, gconstpointer data)
{
  fixture_fill (self, "organisation #1: price_base=2025-01-10\n"
                      "+ kpi code=A; name=Sales; method=builtin; formula=K36 real\n"
                      "+ price_index month=2025-01-01; value=100\n"
                      "+ price_index month=2025-03-01; value=200\n+ customer code=C; name=C\n"
                      "+ target kpi=A; date=2025-01-01; value=50; near=40\n"
                      "+ purchase customer=C; date=2025-01-20; amount=80\n"
                      "+ purchase customer=C; date=2025-02-20; amount=90\n"
                      "+ purchase customer=C; date=2025-03-20; amount=100\n"
                      "+ purchase customer=C; date=today; amount=7");
  g_assert_cmpfloat (value_at (self, 0), ==, 80);
  g_assert_true (isnan (value_at (self, 1))); /* no index of that month */
  g_assert_cmpfloat (value_at (self, 2), ==, 50);
  g_assert_cmpfloat (self->kpi->value, ==, 50);
  g_assert_cmpint (self->kpi->status, ==, CRM_STATUS_ON_TARGET);
}

int
main (int argc, char **argv)
{
  static const double large = 1e12, small = 1e-12;

  g_test_init (&argc, &argv, NULL);
  g_setenv ("HASHTGAM_TODAY", "2026-11-22", TRUE); /* the middle of a year */
#define ADD(path, test, data) g_test_add (path, Fixture, data, fixture_open, test, fixture_close)
  g_test_add_func ("/kpi-time/boundaries", test_boundaries);
  g_test_add_func ("/kpi-time/roll-up", test_roll_up);
  g_test_add_func ("/kpi-time/change", test_change);
  ADD ("/kpi-time/year/sum", test_year, "sum");
  ADD ("/kpi-time/year/mean", test_year, "mean");
  ADD ("/kpi-time/year/last", test_year, "last");
  ADD ("/kpi-time/quarters/sum", test_quarters, "sum");
  ADD ("/kpi-time/quarters/mean", test_quarters, "mean");
  ADD ("/kpi-time/quarters/last", test_quarters, "last");
  ADD ("/kpi-time/weeks", test_weeks, NULL);
  ADD ("/kpi-time/one-value", test_one_value, NULL);
  ADD ("/kpi-time/equal-values", test_equal_values, NULL);
  ADD ("/kpi-time/late-target", test_late_target, NULL);
  ADD ("/kpi-time/large", test_sizes, &large);
  ADD ("/kpi-time/small", test_sizes, &small);
  ADD ("/kpi-time/unfinished", test_unfinished, NULL);
  ADD ("/kpi-time/computed", test_computed, NULL);
  return g_test_run ();
}
