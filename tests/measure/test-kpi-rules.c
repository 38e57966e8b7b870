/* test-kpi-rules.c: worked examples of the rules of thumb over a KPI's values, and the way from a
 * figure back to its records. */
#include <math.h>
#include <string.h>

#include "crm-figure-records.h"
#include "crm-kpi-rules.h"
#include "crm-method.h"
#include "crm-query.h"
#include "example.h"
#include "laws.h"

static const CrmPeriods gregorian = { CRM_CALENDAR_GREGORIAN, 1 };

/* A series of these values, of which those from `since` on have a target. */
static CrmTable *
new_series (const double *values, guint n, guint since, const CrmTarget *target)
{
  CrmTable *series = crm_table_new (n);

  crm_table_add_column (series, CRM_COLUMN_DAY, "date", "Period");
  for (guint column = CRM_SERIES_VALUE; column <= CRM_SERIES_DISTANCE; column++)
    crm_table_add_column (series, CRM_COLUMN_REAL, "x", "x");
  for (guint row = 0; row < n; row++) {
    crm_table_set_real (series, CRM_SERIES_VALUE, row, values[row]);
    if (row < since)
      continue;
    crm_table_set_real (series, CRM_SERIES_TARGET, row, target->value);
    crm_table_set_real (series, CRM_SERIES_NEAR, row, target->near);
  }
  return series;
}

static void
test_near (void)
{
#define GOAL(x)                                                                                    \
  {                                                                                                \
    x, NAN, NAN, NAN, NAN                                                                          \
  }
#define BAND(a, b)                                                                                 \
  {                                                                                                \
    NAN, NAN, a, b, NAN                                                                            \
  }
  static const struct {
    CrmDirection direction;
    CrmTarget target;
    double start, near;
  } examples[] = {
    /* half way from where it is */
    { CRM_DIRECTION_HIGHER, GOAL (85), 75, 80 },
    { CRM_DIRECTION_LOWER, GOAL (4), 5.6, 4.8 },
    { CRM_DIRECTION_LOWER, GOAL (4), 5.8333, 4.92 },
    { CRM_DIRECTION_HIGHER, GOAL (10), -10, 0 },
    { CRM_DIRECTION_HIGHER, GOAL (0), -20, -10 },
    { CRM_DIRECTION_HIGHER, GOAL (1e12), 6e11, 8e11 },
    { CRM_DIRECTION_LOWER, GOAL (1e-12), 3e-12, 2e-12 },
    /* reached, or nothing known: 5 % of the goal */
    { CRM_DIRECTION_HIGHER, GOAL (80), 82, 76 },
    { CRM_DIRECTION_HIGHER, GOAL (80), 80, 76 },
    { CRM_DIRECTION_HIGHER, GOAL (80), NAN, 76 },
    { CRM_DIRECTION_LOWER, GOAL (4), NAN, 4.2 },
    { CRM_DIRECTION_LOWER, GOAL (-40), -50, -38 },
    { CRM_DIRECTION_HIGHER, GOAL (-40), NAN, -42 },
    /* no rule fits */
    { CRM_DIRECTION_HIGHER, GOAL (0), NAN, NAN },
    { CRM_DIRECTION_LOWER, GOAL (0), -3, NAN },
    { CRM_DIRECTION_HIGHER, GOAL (NAN), 5, NAN },
    { CRM_DIRECTION_WATCH, GOAL (80), 70, NAN },
    { CRM_DIRECTION_BAND, GOAL (80), 70, NAN },
    /* how far outside a band */
    { CRM_DIRECTION_BAND, BAND (75, 80), 77, 1.3 },
    { CRM_DIRECTION_BAND, BAND (70, 90), NAN, 5 },
    { CRM_DIRECTION_BAND, BAND (75, 80), 90, 5 },
    { CRM_DIRECTION_BAND, BAND (75, 80), 72, 1.5 },
    { CRM_DIRECTION_BAND, BAND (1, 1), NAN, 0.05 },
    { CRM_DIRECTION_BAND, BAND (0, 0), NAN, NAN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (examples); i++) {
    double near =
        crm_kpi_suggest_near (examples[i].direction, &examples[i].target, examples[i].start);

    g_test_message ("example %" G_GSIZE_FORMAT ": %g", i, near);
    if (isnan (examples[i].near))
      g_assert_true (isnan (near));
    else
      g_assert_cmpfloat_with_epsilon (near, examples[i].near,
                                      1e-20 + 1e-9 * fabs (examples[i].near));
    g_assert_cmpfloat (near, !=, examples[i].target.value);
  }
}

/* What is missing and what had no target yet are not judged; near is not met. */
static void
test_met (void)
{
  static const double values[] = { 9, 9, NAN, 9, 7, 5, 8 };
  static const CrmTarget target = { 8, 6, NAN, NAN, NAN };
  CrmKpi kpi = { .direction = CRM_DIRECTION_HIGHER };
  g_autoptr (CrmTable) series = new_series (values, G_N_ELEMENTS (values), 1, &target);
  CrmKpiMet met = crm_kpi_count_met (&kpi, series, 6, 12);

  g_assert_cmpuint (met.met, ==, 3);
  g_assert_cmpuint (met.judged, ==, 5);
  met = crm_kpi_count_met (&kpi, series, 6, 2);
  g_assert_cmpuint (met.met, ==, 1);
  g_assert_cmpuint (met.judged, ==, 2);
  met = crm_kpi_count_met (&kpi, series, 0, 12);
  g_assert_cmpuint (met.judged, ==, 0);
  kpi.direction = CRM_DIRECTION_WATCH;
  g_assert_cmpuint (crm_kpi_count_met (&kpi, series, 6, 12).judged, ==, 0);
}

static void
test_margin (void)
{
  static const CrmTarget goal = { 4, NAN, NAN, NAN, NAN }, band = { NAN, NAN, 75, 80, NAN };

  g_assert_cmpfloat_with_epsilon (crm_kpi_get_margin (CRM_DIRECTION_LOWER, 5.8, &goal), -1.8, 1e-9);
  g_assert_cmpfloat (crm_kpi_get_margin (CRM_DIRECTION_HIGHER, 5, &goal), ==, 1);
  g_assert_cmpfloat (crm_kpi_get_margin (CRM_DIRECTION_BAND, 77, &band), ==, 0);
  g_assert_cmpfloat (crm_kpi_get_margin (CRM_DIRECTION_BAND, 70, &band), ==, -5);
  g_assert_cmpfloat (crm_kpi_get_margin (CRM_DIRECTION_BAND, 83, &band), ==, -3);
  g_assert_true (isnan (crm_kpi_get_margin (CRM_DIRECTION_BAND, 83, &goal)));
  g_assert_true (isnan (crm_kpi_get_margin (CRM_DIRECTION_WATCH, 83, &goal)));
  g_assert_true (isnan (crm_kpi_get_margin (CRM_DIRECTION_HIGHER, NAN, &goal)));
}

/* 2, 4, 4, 4, 5, 5, 7, 9: mean 5, standard deviation √(32 ÷ 7). */
static void
test_believable (void)
{
  static const double values[] = { 2, 4, NAN, 4, 4, 5, 5, 7, 9 }, equal[] = { 3, 3, 3, 3, 3, 3, 3 };
  g_autoptr (CrmTable) series = new_series (values, G_N_ELEMENTS (values), 99, NULL);
  g_autoptr (CrmTable) flat = new_series (equal, G_N_ELEMENTS (equal), 99, NULL);
  double low, high;

  g_assert_true (crm_kpi_get_believable (series, 9, &low, &high));
  g_assert_cmpfloat_with_epsilon (low, 5 - 3 * sqrt (32.0 / 7), 1e-12);
  g_assert_cmpfloat_with_epsilon (high, 5 + 3 * sqrt (32.0 / 7), 1e-12);
  g_assert_true (crm_kpi_get_believable (series, 7, &low, &high));
  g_assert_false (crm_kpi_get_believable (series, 6, &low, &high));
  g_assert_false (crm_kpi_get_believable (flat, 7, &low, &high));
}

static void
test_money (void)
{
  static const char *const money[] = { "IRR",          "m IRR", "million toman", "€",
                                       "EUR/customer", "ریال",  "میلیون تومان" };
  static const char *const none[] = { "", "%", "h", "days", "customers", "of 5", "points", "ساعت" };
  CrmKpi kpi = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (money); i++) {
    kpi.unit = (char *) money[i];
    g_test_message ("%s", kpi.unit);
    g_assert_true (crm_kpi_is_in_money (&kpi));
  }
  for (gsize i = 0; i < G_N_ELEMENTS (none); i++) {
    kpi.unit = (char *) none[i];
    g_test_message ("%s", kpi.unit);
    g_assert_false (crm_kpi_is_in_money (&kpi));
  }
  kpi.unit = (char *) "anything";
  kpi.figure = crm_figure_find ("K36");
  g_assert_true (crm_kpi_is_in_money (&kpi));
  kpi.figure = crm_figure_find ("K20");
  g_assert_false (crm_kpi_is_in_money (&kpi));
}

/* Every computed figure leads to records of a kind that the method has, by a day of theirs. */
static void
test_records (void)
{
  LawsDocument *document = laws_open (crm_method_get ());
  CrmModel *model = crm_store_get_model (document->store);
  CrmDb *db = crm_store_get_db (document->store);

  for (guint i = 0; i < crm_figure_get_n (); i++) {
    const CrmFigure *figure = crm_figure_get (i);
    CrmFigureRecords records;
    g_autofree char *select = NULL;
    g_autoptr (CrmQuery) query = NULL;
    g_autoptr (GError) error = NULL;
    g_autofree guint8 *reads = g_new0 (guint8, crm_model_get_n_kinds (model));
    const CrmKind *kind;
    gint64 n;

    if (!crm_figure_is_computed (figure)) {
      g_assert_false (crm_figure_get_records (figure, &records));
      continue;
    }
    g_test_message ("%s", figure->code);
    g_assert_true (crm_figure_get_records (figure, &records));
    kind = crm_model_find_kind (model, records.kind);
    g_assert_nonnull (kind);
    g_assert_false (kind->hidden);
    g_assert_true (records.day == NULL || crm_kind_find_field (kind, records.day) != NULL);
    select = crm_figure_records_dup_select (&records, model, 0, 30);
    query = crm_query_new (model, kind);
    crm_query_set_among (query, select, reads);
    g_assert_true (crm_query_count (query, db, &n, &error));
    g_assert_no_error (error);
  }
  laws_close (document);
}

static void
test_period_of_records (void)
{
  LawsDocument *document = laws_open (crm_method_get ());
  CrmModel *model = crm_store_get_model (document->store);
  g_autofree guint8 *reads = g_new0 (guint8, crm_model_get_n_kinds (model));
  static const char *const codes[] = { "K36", "K26" };
  CrmDay first, last;

  example_play (document->store,
                "+ customer code=C; name=C\n+ purchase customer=C; date=2025-02-28; amount=1\n"
                "+ purchase customer=C; date=2025-03-01; amount=1\n"
                "+ purchase customer=C; date=2025-03-31; amount=1\n"
                "+ purchase customer=C; date=2025-04-01; amount=1\n"
                "+ complaint customer=C; opened=2025-03-01 00:10\n"
                "+ complaint customer=C; opened=2025-03-31 23:50\n"
                "+ complaint customer=C; opened=2025-04-01 00:00");
  g_assert_true (crm_day_from_civil (CRM_CALENDAR_GREGORIAN, 2025, 3, 14, &first));
  crm_period_around (first, CRM_PERIOD_MONTH, gregorian.calendar, 1, &first, &last);
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++) {
    CrmFigureRecords records;
    g_autofree char *select = NULL;
    g_autoptr (CrmQuery) query = NULL;
    gint64 n = 0;

    g_assert_true (crm_figure_get_records (crm_figure_find (codes[i]), &records));
    select = crm_figure_records_dup_select (&records, model, first, last);
    query = crm_query_new (model, crm_model_find_kind (model, records.kind));
    crm_query_set_among (query, select, reads);
    g_assert_true (crm_query_count (query, crm_store_get_db (document->store), &n, NULL));
    g_assert_cmpint (n, ==, 2);
  }
  laws_close (document);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kpi-rules/near", test_near);
  g_test_add_func ("/kpi-rules/met", test_met);
  g_test_add_func ("/kpi-rules/margin", test_margin);
  g_test_add_func ("/kpi-rules/believable", test_believable);
  g_test_add_func ("/kpi-rules/money", test_money);
  g_test_add_func ("/kpi-rules/records", test_records);
  g_test_add_func ("/kpi-rules/period-of-records", test_period_of_records);
  return g_test_run ();
}
