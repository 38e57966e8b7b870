/* test-goal.c: what a goal lacks, what its parts make of it, and that the six parts of SMART say
 * the same as the method's results and checks. */
#include <math.h>
#include <string.h>

#include "crm-check.h"
#include "crm-method.h"
#include "crm-smart.h"
#include "example.h"
#include "laws.h"

static const CrmPeriods periods = { CRM_CALENDAR_GREGORIAN, 1 };

static const char three_kpis[] =
    "+ person name=Sara\n+ vision title=First choice\n+ segment name=Dealers\n"
    "+ kpi code=K1; name=Kept\n+ kpi code=K2; name=Swift\n+ kpi code=K3; name=New\n"
    "+ measurement kpi=K1; date=2026-01-31; value=75\n"
    "+ measurement kpi=K2; date=2026-01-31; value=7";

static LawsDocument *
open_with (const char *records)
{
  LawsDocument *document = laws_open (crm_method_get ());

  example_play (document->store, three_kpis);
  example_play (document->store, records);
  return document;
}

static GPtrArray *
read_goals (LawsDocument *document)
{
  CrmDb *db = crm_store_get_db (document->store);
  CrmModel *model = crm_store_get_model (document->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (CrmKpiBook) book = crm_kpi_book_read (db, model, &periods, 0, &error);
  GPtrArray *goals;

  g_assert_no_error (error);
  goals = crm_goal_read (db, model, book, &error);
  g_assert_no_error (error);
  return goals;
}

static const CrmGoal *
find (const GPtrArray *goals, const char *code)
{
  for (guint i = 0; i < goals->len; i++) {
    const CrmGoal *goal = g_ptr_array_index (goals, i);

    if (strcmp (goal->code, code) == 0)
      return goal;
  }
  g_assert_not_reached ();
}

static void
test_lacks (void)
{
  static const struct {
    const char *code;
    CrmGoalLack lack;
    double progress;
  } expected[] = {
    { "G1", CRM_GOAL_KNOWN, 0.25 },           { "G2", CRM_GOAL_WITHOUT_KPI, NAN },
    { "G3", CRM_GOAL_WITHOUT_BASELINE, NAN }, { "G4", CRM_GOAL_WITHOUT_TARGET, NAN },
    { "G5", CRM_GOAL_WITHOUT_WAY, NAN },      { "G6", CRM_GOAL_WITHOUT_VALUE, NAN },
    { "G7", CRM_GOAL_KNOWN, -0.25 }, /* farther off than where it began */
  };
  LawsDocument *document = open_with (
      "+ goal code=G1; statement=A; kpi=K1; baseline=70; target=90\n+ goal code=G2; "
      "statement=B; baseline=70; target=90\n+ goal code=G3; statement=C; kpi=K1; target=90\n"
      "+ goal code=G4; statement=D; kpi=K1; baseline=0\n+ goal code=G5; statement=E; kpi=K1; "
      "baseline=75; target=75\n+ goal code=G6; statement=F; kpi=K3; baseline=0; target=5\n"
      "+ goal code=G7; statement=G; kpi=K2; baseline=6; target=2");
  g_autoptr (GPtrArray) goals = read_goals (document);

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++) {
    const CrmGoal *goal = find (goals, expected[i].code);

    g_test_message ("%s", goal->code);
    g_assert_cmpint (goal->lack, ==, expected[i].lack);
    g_assert_true (isnan (goal->progress) == isnan (expected[i].progress));
    if (!isnan (goal->progress))
      g_assert_cmpfloat_with_epsilon (goal->progress, expected[i].progress, 1e-12);
    g_assert_true ((*crm_goal_lack_get_words (goal->lack) == '\0') ==
                   (goal->lack == CRM_GOAL_KNOWN));
  }
  laws_close (document);
}

/* The whole has no number of its own: its parts weigh 3 (a quarter), 1 (beyond its target, which
 * counts as reached) and 2 (no value, which is none). */
static void
test_parts (void)
{
  LawsDocument *document = open_with (
      "+ goal code=G1; statement=Whole\n"
      "+ goal code=G2; statement=A; parent=G1; weight=3; kpi=K1; baseline=70; target=90\n"
      "+ goal code=G3; statement=B; parent=G1; kpi=K2; baseline=9; target=8\n"
      "+ goal code=G4; statement=C; parent=G1; weight=2; kpi=K3; baseline=0; target=5\n"
      "+ goal code=G5; statement=D; parent=G4; kpi=K1; baseline=70; target=75\n"
      "+ goal code=G6; statement=E; weight=0; kpi=K1; baseline=70; target=75");
  g_autoptr (GPtrArray) goals = read_goals (document);
  const CrmGoal *whole = find (goals, "G1");
  g_autofree char *coverage = NULL;
  CrmRollUp all;

  /* G4 has no value of its own, but a part that is reached. */
  g_assert_cmpuint (find (goals, "G4")->parts.all, ==, 1);
  g_assert_cmpfloat_with_epsilon (crm_goal_get_reached (find (goals, "G4")), 1, 1e-12);
  g_assert_true (isnan (find (goals, "G4")->progress));
  g_assert_cmpuint (whole->parts.all, ==, 3);
  g_assert_cmpuint (whole->parts.reported, ==, 3);
  g_assert_cmpfloat_with_epsilon (whole->parts.value, (3 * 0.25 + 1 + 2) / 6, 1e-12);
  g_assert_true (isnan (whole->progress));
  /* Without a weight it takes no part in the whole. */
  all = crm_goal_roll_up (goals, 0);
  g_assert_cmpuint (all.all, ==, 1);
  g_assert_cmpfloat_with_epsilon (all.value, whole->parts.value, 1e-12);
  g_ptr_array_unref (goals);

  example_play (document->store, "goal D: kpi=K3");
  goals = read_goals (document);
  whole = find (goals, "G1");
  g_assert_cmpuint (whole->parts.all, ==, 3);
  g_assert_cmpuint (whole->parts.reported, ==, 2);
  g_assert_cmpfloat_with_epsilon (whole->parts.value, (3 * 0.25 + 1) / 4, 1e-12);
  coverage = crm_goal_dup_coverage (&whole->parts);
  g_assert_cmpstr (coverage, ==, "2 of 3 have a value");
  laws_close (document);
}

/* Parts of each other: the first stands by itself, and nothing runs for ever. */
static void
test_circle (void)
{
  LawsDocument *document = open_with ("+ goal code=G1; statement=A\n+ goal code=G2; statement=B; "
                                      "parent=G1\n+ goal code=G3; statement=C; parent=G2\n"
                                      "+ goal code=G4; statement=D; parent=G3\ngoal A: parent=G3");
  g_autoptr (GPtrArray) goals = read_goals (document);

  g_assert_cmpint (find (goals, "G1")->parent, ==, 0);
  g_assert_cmpint (find (goals, "G2")->parent, ==, find (goals, "G1")->id);
  g_assert_cmpint (find (goals, "G3")->parent, ==, find (goals, "G2")->id);
  g_assert_cmpint (find (goals, "G4")->parent, ==, find (goals, "G3")->id);
  laws_close (document);
}

static void
test_vision (void)
{
  LawsDocument *document =
      open_with ("+ goal code=G1; statement=A; visions=First choice\n+ goal code=G2; statement=B; "
                 "parent=G1\n+ goal code=G3; statement=C; parent=G2\n+ goal code=G4; statement=D");
  g_autoptr (GPtrArray) goals = read_goals (document);

  g_assert_true (find (goals, "G1")->serves_vision);
  g_assert_true (find (goals, "G3")->serves_vision);
  g_assert_false (find (goals, "G4")->serves_vision);
  laws_close (document);
}

/* SMART and the checks of step 1 must not say two things of one goal. */

typedef struct {
  const char *check;
  CrmSmartPart part;
  const char *field;
} Agreement;

static gboolean
has_finding (LawsDocument *document, const char *name, gint64 id)
{
  CrmDb *db = crm_store_get_db (document->store);

  for (const CrmGuidance *const *g = crm_method_get ()->guidance; *g != NULL; g++)
    for (guint i = 0; i < (*g)->n_checks; i++)
      if (strcmp ((*g)->checks[i].name, name) == 0) {
        g_autoptr (GError) error = NULL;
        g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM (%s) WHERE id = %" G_GINT64_FORMAT,
                                                (*g)->checks[i].sql, id);
        g_autoptr (CrmStatement) statement = crm_db_prepare (db, sql, &error);

        g_assert_no_error (error);
        return crm_statement_step (statement, NULL);
      }
  g_assert_not_reached ();
}

static void
test_agrees_with_checks (void)
{
  static const Agreement agreements[] = {
    { "goal_without_owner", CRM_SMART_SPECIFIC, "owner" },
    { "goal_without_kpi", CRM_SMART_MEASURABLE, "kpi" },
    { "goal_without_target", CRM_SMART_MEASURABLE, "target" },
    { "goal_out_of_reach", CRM_SMART_ATTAINABLE, "attainability" },
    { "goal_without_date", CRM_SMART_TIME_BOUND, "due" },
    { "goal_not_understood", CRM_SMART_UNDERSTOOD, "understood" },
  };
  /* What is missing is told one thing at a time, and a check asks for one thing. */
  LawsDocument *document =
      open_with ("+ goal code=G0; statement=Good; visions=First choice; owner=Sara; kpi=K1; "
                 "baseline=70; target=90; due=2027-01-01; attainability=3; understood=80\n"
                 "+ goal code=G1; statement=A; kpi=K1; baseline=70; target=90; due=2027-01-01; "
                 "attainability=4; understood=100\n"
                 "+ goal code=G2; statement=B; owner=Sara; baseline=1; target=2; attainability=2; "
                 "understood=79.9\n"
                 "+ goal code=G3; statement=C; owner=Sara; kpi=K1; baseline=1; attainability=1; "
                 "due=2027-01-01\n"
                 "+ goal code=G4; statement=D; owner=Sara; kpi=K1; target=2; attainability=5");
  const CrmLocale plain = CRM_LOCALE_PLAIN ("", 0);
  g_autoptr (GPtrArray) goals = read_goals (document);

  g_assert_cmpuint (crm_smart_count_met (find (goals, "G0")), ==, CRM_SMART_N);
  for (guint i = 0; i < goals->len; i++)
    for (gsize k = 0; k < G_N_ELEMENTS (agreements); k++) {
      const CrmGoal *goal = g_ptr_array_index (goals, i);
      g_auto (CrmSmart) smart = { 0 };

      crm_smart_judge (&smart, goal, agreements[k].part, &plain);
      g_test_message ("%s: %s: %s", goal->code, crm_smart_get_label (agreements[k].part),
                      smart.said);
      g_assert_true ((smart.repair == NULL) == smart.met);
      if (has_finding (document, agreements[k].check, goal->id)) {
        g_assert_false (smart.met);
        g_assert_cmpstr (smart.field, ==, agreements[k].field);
      } else if (!smart.met && strcmp (smart.field, agreements[k].field) == 0) {
        /* Not rated, nobody asked: nothing to advise against yet, nor good either. */
        g_assert_true (goal->attainability == 0 || isnan (goal->understood));
      }
    }
  laws_close (document);
}

static void
test_smart_words (void)
{
  LawsDocument *document =
      open_with ("+ goal code=G1; statement=A; owner=Sara; kpi=K1; baseline=70; target=70; "
                 "attainability=2; understood=85\n+ goal code=G2; statement=B; owner=Sara; kpi=K1; "
                 "target=70\n+ goal code=G3; statement=C; kpi=K1; baseline=70; target=90");
  static const struct {
    const char *code;
    CrmSmartPart part;
    const char *said, *field;
    gboolean met;
  } expected[] = {
    { "G1", CRM_SMART_SPECIFIC, "Sara answers for it.", "owner", TRUE },
    { "G1", CRM_SMART_MEASURABLE, "Its target is the baseline itself.", "target", FALSE },
    { "G2", CRM_SMART_MEASURABLE, "Its baseline is not known.", "baseline", FALSE },
    { "G3", CRM_SMART_MEASURABLE, "Kept, from 70 to 90.", "kpi", TRUE },
    { "G1", CRM_SMART_ATTAINABLE, "Ambitious and within reach: rated 2 of 5.", "attainability",
      TRUE },
    { "G2", CRM_SMART_ATTAINABLE, "Nobody has rated how far it is within reach.", "attainability",
      FALSE },
    { "G1", CRM_SMART_RELEVANT, "It is not said which vision it serves.", "visions", FALSE },
    { "G1", CRM_SMART_UNDERSTOOD, "85% of those asked understand it.", "understood", TRUE },
    { "G2", CRM_SMART_UNDERSTOOD, "Nobody has been asked whether they understand it.", "understood",
      FALSE },
  };
  CrmLocale locale = CRM_LOCALE_PLAIN ("", 0);
  g_autoptr (GPtrArray) goals = read_goals (document);

  locale.plain = FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++) {
    g_auto (CrmSmart) smart = { 0 };

    crm_smart_judge (&smart, find (goals, expected[i].code), expected[i].part, &locale);
    g_assert_cmpint (smart.met, ==, expected[i].met);
    g_assert_cmpstr (smart.said, ==, expected[i].said);
    g_assert_cmpstr (smart.field, ==, expected[i].field);
    g_assert_nonnull (crm_kind_find_field (
        crm_model_find_kind (crm_store_get_model (document->store), "goal"), smart.field));
  }
  laws_close (document);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/goal/lacks", test_lacks);
  g_test_add_func ("/goal/parts", test_parts);
  g_test_add_func ("/goal/circle", test_circle);
  g_test_add_func ("/goal/vision", test_vision);
  g_test_add_func ("/goal/agrees-with-checks", test_agrees_with_checks);
  g_test_add_func ("/goal/smart-words", test_smart_words);
  return g_test_run ();
}
