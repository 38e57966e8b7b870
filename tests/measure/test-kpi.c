/* test-kpi.c: worked examples of status, score and progress, and a KPI's series cut into
 * periods. */
#include <glib/gstdio.h>
#include <math.h>

#include "crm-edit.h"
#include "crm-goal.h"
#include "crm-headline.h"
#include "crm-method.h"
#include "laws.h"

static const CrmTarget satisfaction = { 85, 75, NAN, NAN, NAN };
static const CrmTarget hours = { 4, 4.8, NAN, NAN, NAN };
static const CrmTarget below_zero = { 10, -10, NAN, NAN, NAN };
static const CrmTarget no_red_flag = { 85, NAN, NAN, NAN, NAN };
static const CrmTarget band = { NAN, NAN, 75, 80, 5 };
static const CrmTarget nothing = { NAN, NAN, NAN, NAN, NAN };

/* Each line is one example of the published scale: red flag 3.33, goal 6.67, one span beyond 10. */
static void
test_scores (void)
{
  static const struct {
    CrmDirection direction;
    const CrmTarget *target;
    double value, score;
    CrmStatus status;
  } examples[] = {
    { CRM_DIRECTION_HIGHER, &satisfaction, 85, 20.0 / 3, CRM_STATUS_ON_TARGET },
    { CRM_DIRECTION_HIGHER, &satisfaction, 75, 10.0 / 3, CRM_STATUS_NEAR },
    { CRM_DIRECTION_HIGHER, &satisfaction, 80, 5, CRM_STATUS_NEAR },
    { CRM_DIRECTION_HIGHER, &satisfaction, 95, 10, CRM_STATUS_ON_TARGET },
    { CRM_DIRECTION_HIGHER, &satisfaction, 120, 10, CRM_STATUS_ON_TARGET },
    { CRM_DIRECTION_HIGHER, &satisfaction, 65, 0, CRM_STATUS_OFF },
    { CRM_DIRECTION_HIGHER, &satisfaction, 74.999, 10.0 / 3 * 0.9999, CRM_STATUS_OFF },
    { CRM_DIRECTION_LOWER, &hours, 4, 20.0 / 3, CRM_STATUS_ON_TARGET },
    { CRM_DIRECTION_LOWER, &hours, 4.8, 10.0 / 3, CRM_STATUS_NEAR },
    { CRM_DIRECTION_LOWER, &hours, 3.2, 10, CRM_STATUS_ON_TARGET },
    { CRM_DIRECTION_LOWER, &hours, 5.8, 0, CRM_STATUS_OFF },
    { CRM_DIRECTION_HIGHER, &below_zero, 0, 5, CRM_STATUS_NEAR },
    { CRM_DIRECTION_HIGHER, &below_zero, -11, 10.0 / 3 * 0.95, CRM_STATUS_OFF },
    { CRM_DIRECTION_HIGHER, &no_red_flag, 90, NAN, CRM_STATUS_ON_TARGET },
    { CRM_DIRECTION_HIGHER, &no_red_flag, 80, NAN, CRM_STATUS_OFF },
    { CRM_DIRECTION_BAND, &band, 77.5, 10, CRM_STATUS_ON_TARGET },
    { CRM_DIRECTION_BAND, &band, 75, 20.0 / 3, CRM_STATUS_ON_TARGET },
    { CRM_DIRECTION_BAND, &band, 82.5, 5, CRM_STATUS_NEAR },
    { CRM_DIRECTION_BAND, &band, 85, 10.0 / 3, CRM_STATUS_NEAR },
    { CRM_DIRECTION_BAND, &band, 95, 0, CRM_STATUS_OFF },
    { CRM_DIRECTION_WATCH, &satisfaction, 90, NAN, CRM_STATUS_NONE },
    { CRM_DIRECTION_HIGHER, &nothing, 90, NAN, CRM_STATUS_NONE },
    { CRM_DIRECTION_HIGHER, &satisfaction, NAN, NAN, CRM_STATUS_NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (examples); i++) {
    double score = crm_kpi_get_score (examples[i].direction, examples[i].value, examples[i].target);

    g_test_message ("example %" G_GSIZE_FORMAT ": %g", i, score);
    if (isnan (examples[i].score))
      g_assert_true (isnan (score));
    else
      g_assert_cmpfloat_with_epsilon (score, examples[i].score, 1e-9);
    g_assert_cmpint (
        crm_kpi_get_status (examples[i].direction, examples[i].value, examples[i].target), ==,
        examples[i].status);
  }
}

static void
test_progress (void)
{
  g_assert_cmpfloat_with_epsilon (crm_goal_get_progress (75, 70, 90), 0.25, 1e-12);
  g_assert_cmpfloat_with_epsilon (crm_goal_get_progress (5, 8, 4), 0.75, 1e-12);
  g_assert_cmpfloat_with_epsilon (crm_goal_get_progress (65, 70, 90), -0.25, 1e-12);
  g_assert_cmpfloat_with_epsilon (crm_goal_get_progress (95, 70, 90), 1.25, 1e-12);
  g_assert_true (isnan (crm_goal_get_progress (75, 80, 80)));
  g_assert_true (isnan (crm_goal_get_progress (NAN, 70, 90)));
  g_assert_true (isnan (crm_goal_get_progress (75, NAN, 90)));
}

static gint64
add (LawsDocument *document, const char *kind_name, ...)
{
  CrmModel *model = crm_store_get_model (document->store);
  const CrmKind *kind = crm_model_find_kind (model, kind_name);
  CrmLocale plain = CRM_LOCALE_PLAIN ("EUR", 2);
  CrmValue *values = crm_values_new (kind->n_fields);
  g_autoptr (GError) error = NULL;
  CrmEdit *edit;
  const char *name;
  gint64 id = 0;
  va_list arguments;

  va_start (arguments, kind_name);
  while ((name = va_arg (arguments, const char *)) != NULL) {
    const CrmField *field = crm_kind_find_field (kind, name);

    g_assert_nonnull (field);
    crm_query_parse (crm_store_get_db (document->store), model, field,
                     va_arg (arguments, const char *), &plain,
                     &values[crm_kind_get_field_index (kind, field)], &error);
    g_assert_no_error (error);
  }
  va_end (arguments);
  crm_kind_fill_initial (kind, values);
  edit = crm_edit_begin (document->store, "Add", &error);
  crm_edit_insert (edit, kind, values, &id, &error);
  g_assert_no_error (error);
  crm_edit_commit (edit, &error);
  g_assert_no_error (error);
  crm_values_free (values, kind->n_fields);
  return id;
}

/* Months of the Jalali year: Mehr 1403 holds 22 Sep to 21 Oct 2024. A month without a value stays
 * empty, the later of two values of a month counts, a target holds from its day on. */
static void
test_series (void)
{
  LawsDocument *document = laws_open (crm_method_get ());
  CrmModel *model = crm_store_get_model (document->store);
  CrmDb *db = crm_store_get_db (document->store);
  CrmPeriods periods = { CRM_CALENDAR_JALALI, 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (CrmKpiBook) book = NULL;
  g_autoptr (CrmTable) series = NULL;
  const CrmKpiEntry *entry;
  const CrmKpi *kpi;
  CrmDay mehr;

  add (document, "kpi", "code", "K17", "name", "Satisfaction", "unit", "%", "direction", "higher",
       "frequency", "month", NULL);
  add (document, "kpi", "code", "K28", "name", "First answer", "direction", "lower", NULL);
  add (document, "target", "kpi", "K17", "date", "1403/07/01", "value", "80", "near", "75", NULL);
  add (document, "target", "kpi", "K17", "date", "1403/09/01", "value", "85", "near", "80", NULL);
  add (document, "measurement", "kpi", "K17", "date", "1403/07/01", "value", "70", NULL);
  add (document, "measurement", "kpi", "K17", "date", "1403/07/30", "value", "72", NULL);
  add (document, "measurement", "kpi", "K17", "date", "1403/09/15", "value", "84", NULL);

  book = crm_kpi_book_read (db, model, &periods, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (book->entries->len, ==, 2);
  entry = g_ptr_array_index (book->entries, 0);
  kpi = entry->kpi;
  g_assert_cmpstr (kpi->code, ==, "K17");
  g_assert_true (kpi->measured);
  g_assert_cmpfloat (kpi->value, ==, 84);
  g_assert_true (isnan (kpi->previous));
  g_assert_cmpint (kpi->status, ==, CRM_STATUS_NEAR);
  g_assert_false (((CrmKpiEntry *) g_ptr_array_index (book->entries, 1))->kpi->measured);

  series = crm_kpi_entry_dup_series (entry, &periods);
  g_assert_cmpuint (crm_table_get_n_rows (series), ==, 3);
  g_assert_true (crm_day_from_civil (CRM_CALENDAR_JALALI, 1403, 7, 1, &mehr));
  g_assert_cmpint (crm_table_get_day (series, CRM_SERIES_DAY, 0), ==, mehr);
  g_assert_cmpint (crm_table_get_day (series, CRM_SERIES_DAY, 1), ==, mehr + 30);
  g_assert_cmpfloat (crm_table_get_real (series, CRM_SERIES_VALUE, 0), ==, 72);
  g_assert_true (isnan (crm_table_get_real (series, CRM_SERIES_VALUE, 1)));
  g_assert_cmpfloat (crm_table_get_real (series, CRM_SERIES_VALUE, 2), ==, 84);
  g_assert_cmpfloat (crm_table_get_real (series, CRM_SERIES_TARGET, 1), ==, 80);
  g_assert_cmpfloat (crm_table_get_real (series, CRM_SERIES_TARGET, 2), ==, 85);
  laws_close (document);
}

static void
test_goals (void)
{
  LawsDocument *document = laws_open (crm_method_get ());
  CrmPeriods periods = { CRM_CALENDAR_GREGORIAN, 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (CrmKpiBook) book = NULL;
  g_autoptr (GPtrArray) goals = NULL;
  const CrmGoal *goal;

  add (document, "kpi", "code", "K20", "name", "Retention", "direction", "higher", NULL);
  add (document, "measurement", "kpi", "K20", "date", "2026-10-31", "value", "78", NULL);
  add (document, "goal", "code", "G1", "statement", "Keep customers", "kpi", "K20", "baseline",
       "70", "target", "90", "due", "2027-03-20", NULL);
  add (document, "goal", "code", "G2", "statement", "No number yet", NULL);
  book = crm_kpi_book_read (crm_store_get_db (document->store),
                            crm_store_get_model (document->store), &periods, 0, &error);
  g_assert_no_error (error);
  goals = crm_goal_read (crm_store_get_db (document->store), crm_store_get_model (document->store),
                         book, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (goals->len, ==, 2);
  goal = g_ptr_array_index (goals, 0);
  g_assert_cmpfloat_with_epsilon (goal->progress, 0.4, 1e-12);
  g_assert_cmpstr (goal->kpi_code, ==, "K20");
  g_assert_true (isnan (((CrmGoal *) g_ptr_array_index (goals, 1))->progress));
  laws_close (document);
}

static CrmDay
get_day (const char *iso)
{
  CrmDay day;

  g_assert_true (crm_day_parse (iso, -1, CRM_DATES_YMD, &day, NULL, NULL));
  return day;
}

static GPtrArray *
read_headlines (LawsDocument *document, const CrmPeriods *periods)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CrmKpiBook) book =
      crm_kpi_book_read (crm_store_get_db (document->store), crm_store_get_model (document->store),
                         periods, 0, &error);

  g_assert_no_error (error);
  return crm_headline_choose (book);
}

/* A year of a KPI, looked back at: values, what they are compared with, and the target of then. */
static void
test_headlines (void)
{
  LawsDocument *document = laws_open (crm_method_get ());
  CrmPeriods periods = { CRM_CALENDAR_GREGORIAN, 1 };
  g_autoptr (GPtrArray) headlines = NULL;
  g_autoptr (CrmKpi) then = NULL, newest = NULL, before = NULL;
  g_autoptr (CrmTable) last = NULL;
  const CrmHeadline *headline;

  add (document, "kpi", "code", "K17", "name", "Satisfaction", "unit", "%", "headline", "yes",
       NULL);
  add (document, "kpi", "code", "K20", "name", "Retention", "unit", "%", NULL);
  add (document, "target", "kpi", "K17", "date", "2025-01-01", "value", "80", "near", "75", NULL);
  add (document, "target", "kpi", "K17", "date", "2026-02-01", "value", "90", "near", "85", NULL);
  add (document, "measurement", "kpi", "K17", "date", "2025-01-31", "value", "70", NULL);
  add (document, "measurement", "kpi", "K17", "date", "2026-01-10", "value", "82", NULL);
  add (document, "measurement", "kpi", "K17", "date", "2026-02-28", "value", "84", NULL);
  add (document, "measurement", "kpi", "K17", "date", "2026-03-31", "value", "83", NULL);
  add (document, "measurement", "kpi", "K20", "date", "2026-03-31", "value", "60", NULL);

  headlines = read_headlines (document, &periods);
  g_assert_cmpuint (headlines->len, ==, 1); /* the other is not marked */
  headline = g_ptr_array_index (headlines, 0);
  newest = crm_headline_dup_at (headline, &periods, G_MAXINT32);
  g_assert_cmpfloat (newest->value, ==, 83);
  g_assert_cmpint (newest->status, ==, CRM_STATUS_OFF);
  g_assert_cmpuint (crm_headline_count_since (headline, newest), ==, 2);

  then = crm_headline_dup_at (headline, &periods, get_day ("2026-01-31"));
  g_assert_cmpfloat (then->value, ==, 82);
  g_assert_true (isnan (then->previous)); /* December has no value */
  g_assert_cmpfloat (then->year_ago, ==, 70);
  g_assert_cmpfloat (then->target.value, ==, 80);
  g_assert_cmpint (then->status, ==, CRM_STATUS_ON_TARGET);
  g_assert_cmpuint (crm_headline_count_since (headline, then), ==, 1);
  last = crm_headline_dup_last (headline, then, 12);
  g_assert_cmpuint (crm_table_get_n_rows (last), ==, 12);
  g_assert_cmpfloat (crm_table_get_real (last, CRM_SERIES_VALUE, 11), ==, 82);
  g_assert_true (isnan (crm_table_get_real (last, CRM_SERIES_VALUE, 0)));

  before = crm_headline_dup_at (headline, &periods, get_day ("2024-12-31"));
  g_assert_false (before->measured);
  g_assert_cmpint (before->status, ==, CRM_STATUS_NONE);
  laws_close (document);
}

/* Those with a place come first, by it; the others by their codes. */
static void
test_places (void)
{
  LawsDocument *document = laws_open (crm_method_get ());
  CrmPeriods periods = { CRM_CALENDAR_GREGORIAN, 1 };
  g_autoptr (GPtrArray) headlines = NULL;
  static const char *const order[] = { "K3", "K1", "K2", "K4" };

  add (document, "kpi", "code", "K1", "name", "A", "headline", "yes", "place", "7", NULL);
  add (document, "kpi", "code", "K4", "name", "B", "headline", "yes", NULL);
  add (document, "kpi", "code", "K2", "name", "C", "headline", "yes", NULL);
  add (document, "kpi", "code", "K3", "name", "D", "headline", "yes", "place", "1", NULL);
  add (document, "kpi", "code", "K0", "name", "E", "place", "2", NULL);
  headlines = read_headlines (document, &periods);
  g_assert_cmpuint (headlines->len, ==, G_N_ELEMENTS (order));
  for (guint i = 0; i < headlines->len; i++)
    g_assert_cmpstr (((CrmHeadline *) g_ptr_array_index (headlines, i))->kpi->code, ==, order[i]);
  laws_close (document);
}

/* By quarters: a sum of two months of three is held against the targets of those two, and is not
 * compared with a whole quarter; the quarter before is. */
static void
test_headlines_by_quarter (void)
{
  LawsDocument *document = laws_open (crm_method_get ());
  CrmPeriods periods = { CRM_CALENDAR_GREGORIAN, 1 };
  g_autoptr (GPtrArray) headlines = NULL;
  g_autoptr (CrmKpi) now = NULL, then = NULL;
  g_autoptr (CrmHeadline) quarters = NULL, same = NULL;
  const int values[] = { 10, 20, 30, 12, 22, 32, 5, 6 };

  add (document, "kpi", "code", "K36", "name", "Sales", "total", "sum", "headline", "yes", NULL);
  add (document, "kpi", "code", "K37", "name", "By year", "frequency", "year", "headline", "yes",
       NULL);
  add (document, "target", "kpi", "K36", "date", "2026-01-01", "value", "20", "near", "10", NULL);
  add (document, "measurement", "kpi", "K37", "date", "2026-01-01", "value", "7", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++) {
    g_autofree char *day = g_strdup_printf ("2026-%02u-01", i + 1);
    g_autofree char *value = g_strdup_printf ("%d", values[i]);

    add (document, "measurement", "kpi", "K36", "date", day, "value", value, NULL);
  }
  headlines = read_headlines (document, &periods);
  quarters = crm_headline_dup_by (g_ptr_array_index (headlines, 0), CRM_PERIOD_QUARTER, &periods);
  now = crm_headline_dup_at (quarters, &periods, G_MAXINT32);
  g_assert_cmpint (now->frequency, ==, CRM_PERIOD_QUARTER);
  g_assert_cmpint (now->day, ==, get_day ("2026-07-01"));
  g_assert_cmpfloat (now->value, ==, 11);
  g_assert_cmpfloat (now->target.value, ==, 40);
  g_assert_cmpint (now->status, ==, CRM_STATUS_OFF);
  g_assert_true (isnan (now->previous));
  g_assert_cmpuint (crm_headline_get_coverage (quarters, now).reported, ==, 2);
  g_assert_cmpuint (crm_headline_get_coverage (quarters, now).all, ==, 3);

  then = crm_headline_dup_at (quarters, &periods, get_day ("2026-06-30"));
  g_assert_cmpfloat (then->value, ==, 66);
  g_assert_cmpfloat (then->previous, ==, 60);
  g_assert_cmpint (then->status, ==, CRM_STATUS_ON_TARGET);

  same = crm_headline_dup_by (g_ptr_array_index (headlines, 1), CRM_PERIOD_QUARTER, &periods);
  g_assert_cmpint (same->kpi->frequency, ==, CRM_PERIOD_YEAR);
  g_assert_cmpfloat (same->kpi->value, ==, 7);
  g_assert_cmpuint (crm_headline_get_coverage (same, same->kpi).all, ==, 0);
  laws_close (document);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kpi/scores", test_scores);
  g_test_add_func ("/kpi/progress", test_progress);
  g_test_add_func ("/kpi/series", test_series);
  g_test_add_func ("/kpi/goals", test_goals);
  g_test_add_func ("/kpi/headlines", test_headlines);
  g_test_add_func ("/kpi/places", test_places);
  g_test_add_func ("/kpi/headlines-by-quarter", test_headlines_by_quarter);
  return g_test_run ();
}
