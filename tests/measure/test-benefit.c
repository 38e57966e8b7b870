/* test-benefit.c: benefits month by month in worked numbers: how a plan grows, what a KPI brings,
 * months without a value, and what cannot be measured. */
#include <math.h>

#include "crm-benefit.h"
#include "crm-method.h"
#include "example.h"
#include "laws.h"

static const CrmPeriods gregorian = { CRM_CALENDAR_GREGORIAN, 1 };
static const CrmPeriods from_april = { CRM_CALENDAR_GREGORIAN, 4 };

/* A hundred a month in full, reached in four steps; a point of the KPI is worth 20 a month. */
#define RETENTION                                                                                  \
  "+ kpi code=K20; name=Retention; direction=higher; baseline=80\n"                                \
  "+ benefit title=Kept; leaf=b03; kpi=K20; baseline=1000; target=2200; unit_value=240; "          \
  "begins=2026-04-10; ends=2026-07-31\n"                                                           \
  "+ measurement kpi=K20; date=2026-03-01; value=90\n"                                             \
  "+ measurement kpi=K20; date=2026-04-01; value=81\n"                                             \
  "+ measurement kpi=K20; date=2026-05-01; value=82\n"                                             \
  "+ measurement kpi=K20; date=2026-07-01; value=85"

typedef struct {
  LawsDocument *document;
  GPtrArray *benefits;
  CrmKpiBook *book;
  CrmBenefitCourse course;
} Fixture;

static void
fixture_open (Fixture *self, gconstpointer data)
{
  self->document = laws_open (crm_method_get ());
}

static void
fixture_close (Fixture *self, gconstpointer data)
{
  crm_benefit_course_clear (&self->course);
  g_clear_pointer (&self->benefits, g_ptr_array_unref);
  g_clear_pointer (&self->book, crm_kpi_book_unref);
  laws_close (self->document);
}

static void
fixture_read (Fixture *self, const char *records, const CrmPeriods *periods)
{
  CrmDb *db = crm_store_get_db (self->document->store);
  CrmModel *model = crm_store_get_model (self->document->store);
  g_autoptr (GError) error = NULL;

  example_play (self->document->store, records);
  self->benefits = crm_benefit_read (db, model, &error);
  g_assert_no_error (error);
  self->book = crm_kpi_book_read (db, model, periods, 0, &error);
  g_assert_no_error (error);
}

static void
fixture_look (Fixture *self, const char *iso)
{
  CrmDay day = G_MAXINT32;

  if (iso != NULL)
    g_assert_true (crm_day_parse (iso, -1, CRM_DATES_YMD, &day, NULL, NULL));
  crm_benefit_course_clear (&self->course);
  crm_benefit_course_init (&self->course, self->benefits, self->book, day);
}

/* NAN stands for NAN. */
static void
assert_column (Fixture *self, guint column, const double *expected, guint n)
{
  g_assert_cmpuint (crm_table_get_n_rows (self->course.table), ==, n);
  for (guint row = 0; row < n; row++) {
    double value = crm_table_get_real (self->course.table, column, row);

    g_test_message ("row %u: %g", row, value);
    if (isnan (expected[row]))
      g_assert_true (isnan (value));
    else
      g_assert_cmpfloat_with_epsilon (value, expected[row], 1e-9);
  }
}

/* June has no value: neither its plan nor anything realised is counted. */
static void
test_gap (Fixture *self, gconstpointer data)
{
  static const double plan[] = { 25, 75, 75, 175, 275, 375, 475, 575, 675 };
  static const double realised[] = { 20, 60, NAN, 160, NAN, NAN, NAN, NAN, NAN };

  fixture_read (self, RETENTION, &gregorian);
  fixture_look (self, NULL);
  assert_column (self, CRM_BENEFIT_PLAN, plan, G_N_ELEMENTS (plan));
  assert_column (self, CRM_BENEFIT_REALISED, realised, G_N_ELEMENTS (realised));
  g_assert_cmpuint (self->course.measurable, ==, 1);
  g_assert_cmpuint (self->course.reported, ==, 3);
  g_assert_cmpuint (self->course.gone_by, ==, 4);
  g_assert_cmpfloat_with_epsilon (crm_benefit_course_get_distance (&self->course),
                                  -15.0 / 175 * 100, 1e-9);
}

/* As it stood in May, and before anything was expected. The fiscal year ends in March. */
static void
test_look_back (Fixture *self, gconstpointer data)
{
  static const double realised[] = { 20, 60, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN };

  fixture_read (self, RETENTION, &from_april);
  fixture_look (self, "2026-05-31");
  assert_column (self, CRM_BENEFIT_REALISED, realised, G_N_ELEMENTS (realised));
  g_assert_cmpfloat (self->course.plan, ==, 75);
  g_assert_cmpfloat (self->course.realised, ==, 60);
  g_assert_cmpfloat (crm_table_get_real (self->course.table, CRM_BENEFIT_PLAN, 11), ==, 1050);
  fixture_look (self, "2026-03-31");
  g_assert_cmpuint (crm_table_get_n_rows (self->course.table), ==, 0);
  g_assert_true (isnan (crm_benefit_course_get_distance (&self->course)));
}

/* A saving of 50 a month at once, by a KPI that falls and is measured by the quarter: each month of
 * the quarter has its value. A rise above the baseline costs. */
static void
test_saving (Fixture *self, gconstpointer data)
{
  static const double realised[] = { 20, 40, 60, 50, 40, 30, NAN, NAN, NAN };

  fixture_read (self,
                "+ kpi code=K28; name=Answer; direction=lower; frequency=quarter; baseline=8\n"
                "+ benefit title=Fewer; leaf=b11; kpi=K28; baseline=900; target=300; "
                "unit_value=120; begins=2026-04-01\n"
                "+ measurement kpi=K28; date=2026-05-15; value=6\n"
                "+ measurement kpi=K28; date=2026-07-01; value=9",
                &gregorian);
  fixture_look (self, NULL);
  assert_column (self, CRM_BENEFIT_REALISED, realised, G_N_ELEMENTS (realised));
  g_assert_cmpfloat_with_epsilon (self->course.plan, 300, 1e-9);
  g_assert_cmpuint (self->course.reported, ==, 6);
}

/* Two benefits, one measured later than the other: October counts for one alone. A third cannot be
 * measured and a fourth is set aside. */
static void
test_several (Fixture *self, gconstpointer data)
{
  fixture_read (self,
                "+ kpi code=A; name=A; baseline=0\n+ kpi code=B; name=B; baseline=10\n"
                "+ benefit title=A; leaf=b01; kpi=A; baseline=0; target=1200; unit_value=12; "
                "begins=2026-09-01\n"
                "+ benefit title=B; leaf=b02; kpi=B; baseline=0; target=120; unit_value=12; "
                "begins=2026-09-01\n"
                "+ benefit title=C; leaf=b05; kpi=A; baseline=0; target=120; begins=2026-09-01\n"
                "+ benefit title=D; leaf=b06; set_aside=yes; reason=Not now\n"
                "+ measurement kpi=A; date=2026-09-01; value=90\n"
                "+ measurement kpi=A; date=2026-10-01; value=110\n"
                "+ measurement kpi=B; date=2026-09-01; value=15",
                &gregorian);
  fixture_look (self, NULL);
  g_assert_cmpuint (self->course.measurable, ==, 2);
  g_assert_cmpuint (self->course.all, ==, 3);
  g_assert_cmpuint (self->course.reported, ==, 3);
  g_assert_cmpuint (self->course.gone_by, ==, 4);
  g_assert_cmpfloat_with_epsilon (self->course.plan, 100 + 10 + 100, 1e-9);
  g_assert_cmpfloat_with_epsilon (self->course.realised, 90 + 5 + 110, 1e-9);
}

/* Planned, but no KPI has a value yet. */
static void
test_nothing_yet (Fixture *self, gconstpointer data)
{
  fixture_read (self,
                "+ kpi code=A; name=A; baseline=0\n"
                "+ benefit title=A; leaf=b01; kpi=A; baseline=0; target=1200; unit_value=12; "
                "begins=2026-11-01",
                &gregorian);
  fixture_look (self, NULL);
  g_assert_cmpuint (crm_table_get_n_rows (self->course.table), ==, 2);
  g_assert_cmpfloat (crm_table_get_real (self->course.table, CRM_BENEFIT_PLAN, 1), ==, 200);
  g_assert_true (isnan (self->course.realised));
  g_assert_cmpint (self->course.newest, ==, 0);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/benefit/" name, Fixture, NULL, fixture_open, function, fixture_close)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("gap", test_gap);
  ADD ("look-back", test_look_back);
  ADD ("saving", test_saving);
  ADD ("several", test_several);
  ADD ("nothing-yet", test_nothing_yet);
  return g_test_run ();
}
