/* test-standing.c: where a programme stands, worked through by hand: progress, plan, signatures,
 * what changed since, acceptances, rounds; and that what is lent from before equals what is
 * computed anew. */
#include <string.h>

#include "crm-history.h"
#include "crm-method.h"
#include "crm-standing.h"
#include "example.h"
#include "laws.h"

typedef struct {
  LawsDocument *document;
  CrmStore *store; /* the document's */
  CrmStanding *now;
} Fixture;

static void
fixture_open (Fixture *self, gconstpointer data)
{
  self->document = laws_open (crm_method_get ());
  self->store = self->document->store;
}

static void
fixture_close (Fixture *self, gconstpointer data)
{
  g_clear_pointer (&self->now, crm_standing_free);
  laws_close (self->document);
}

static void
look (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->now, crm_standing_free);
  self->now = crm_standing_new (crm_store_get_db (self->store), crm_store_get_model (self->store),
                                crm_day_today (), NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
play (Fixture *self, const char *example)
{
  example_play (self->store, example);
  look (self);
}

static CrmCheckState
state_of (Fixture *self, const char *name)
{
  return crm_standing_find_check (self->now, name)->state;
}

/* Nothing has begun: nothing is red, whatever is missing. */
static void
test_new_programme (Fixture *self, gconstpointer data)
{
  look (self);
  for (int step = 0; step < CRM_STANDING_STEPS; step++) {
    g_assert_false (self->now->steps[step].begun);
    g_assert_cmpuint (self->now->steps[step].n_failing, ==, 0);
    g_assert_cmpuint (self->now->steps[step].n_met, ==, 0);
    g_assert_cmpfloat (self->now->steps[step].planned, ==, 0);
  }
}

/* A step begins with its first record, or on the day a milestone of it starts. */
static void
test_begun (Fixture *self, gconstpointer data)
{
  play (self, "+ milestone title=Goals; step=1; planned_start=today+1");
  g_assert_false (self->now->steps[1].begun);
  g_assert_true (self->now->steps[0].begun);
  play (self, "milestone Goals: planned_start=today");
  g_assert_true (self->now->steps[1].begun);
  g_assert_false (self->now->steps[2].begun);
  play (self, "+ segment name=Key accounts");
  g_assert_true (self->now->steps[2].begun);
}

/* Of seven results: one of two agreed (1/2), two of three promises (2/3), one of two backed
 * (1/2), no people, no definition, no goals: (1/2 + 2/3 + 1/2) ÷ 7. */
static void
test_progress (Fixture *self, gconstpointer data)
{
  play (self,
        "+ vision title=First choice; agreed=today\n+ promise title=On time; ability=Drivers\n"
        "+ promise title=Fair");
  g_assert_cmpuint (self->now->steps[1].n_results, ==, 7);
  g_assert_cmpfloat_with_epsilon (self->now->steps[1].progress, (0.5 + 2.0 / 3 + 0.5) / 7, 1e-12);
  g_assert_cmpuint (self->now->steps[1].n_met, ==, 0);
  play (self, "+ promise title=Near; ability=Shops\npromise Fair: ability=Prices");
  g_assert_cmpfloat_with_epsilon (self->now->steps[1].progress, (0.5 + 1 + 1) / 7, 1e-12);
  g_assert_cmpuint (self->now->steps[1].n_met, ==, 2);
}

/* The last milestone that delivers a result decides; without a date it is never due. */
static void
test_planned (Fixture *self, gconstpointer data)
{
  play (self, "+ milestone title=A; step=1; delivers=promises_made; planned_finish=today\n"
              "+ milestone title=B; step=1; delivers=promises_backed; planned_finish=today-9\n"
              "+ milestone title=C; step=1; delivers=promises_backed; planned_finish=today+1\n"
              "+ milestone title=D; step=1; delivers=goals_understood");
  g_assert_cmpfloat_with_epsilon (self->now->steps[1].planned, 1.0 / 7, 1e-12);
  play (self, "milestone C: planned_finish=today");
  g_assert_cmpfloat_with_epsilon (self->now->steps[1].planned, 2.0 / 7, 1e-12);
}

static void
sign (Fixture *self, const char *more)
{
  g_autofree char *line =
      g_strdup_printf ("+ signoff step=1; person=Sara; signed_tx=%" G_GINT64_FORMAT "%s",
                       crm_store_get_last_tx (self->store), more);

  play (self, line);
}

static void
test_signatures (Fixture *self, gconstpointer data)
{
  const CrmResultStanding *result;

  play (self, "+ person name=Sara\n+ promise title=On time");
  sign (self, "; deliverable=promises_made; remark=Good");
  result = crm_standing_find_result (self->now, "promises_made");
  g_assert_true (result->signature.id > 0 && !result->signature.changed &&
                 !result->signature.earlier);
  g_assert_cmpstr (result->signature.signer, ==, "Sara");
  g_assert_cmpstr (result->signature.remark, ==, "Good");
  g_assert_cmpuint (self->now->steps[1].n_signed, ==, 1);
  g_assert_true (self->now->steps[1].signature.id == 0);
  /* What the evidence reads changes; the rest does not matter. */
  play (self, "+ kpi name=Retention");
  g_assert_false (crm_standing_find_result (self->now, "promises_made")->signature.changed);
  play (self, "+ promise title=Fair");
  g_assert_true (crm_standing_find_result (self->now, "promises_made")->signature.changed);
  sign (self, "");
  g_assert_true (self->now->steps[1].signature.id > 0 && !self->now->steps[1].signature.changed);
  play (self, "promise Fair: ability=Prices");
  g_assert_true (self->now->steps[1].signature.changed);
  /* Nothing is claimed of a signature that does not know when it was made. */
  play (self, "+ signoff step=1; person=Sara; at=2990-01-01\n+ promise title=Near");
  g_assert_false (self->now->steps[1].signature.changed);
}

/* A new round asks again, and shows the last signature. */
static void
test_rounds (Fixture *self, gconstpointer data)
{
  play (self, "+ round number=R1\n+ person name=Sara\n+ promise title=On time");
  sign (self, "; round=R1");
  g_assert_false (self->now->steps[1].signature.earlier);
  play (self, "round R1: state=closed\n+ round number=R2");
  g_assert_true (self->now->steps[1].signature.id > 0 && self->now->steps[1].signature.earlier);
  sign (self, "; round=R2");
  g_assert_false (self->now->steps[1].signature.earlier);
}

static void
test_acceptance (Fixture *self, gconstpointer data)
{
  play (self, "+ round number=R1\n+ goal statement=Keep them");
  g_assert_cmpint (state_of (self, "goal_without_kpi"), ==, CRM_CHECK_FAILS);
  play (self, "+ acceptance check=goal_without_kpi; reason=Next quarter; round=R1");
  g_assert_cmpint (state_of (self, "goal_without_kpi"), ==, CRM_CHECK_ACCEPTED);
  g_assert_cmpstr (crm_standing_find_check (self->now, "goal_without_kpi")->reason, ==,
                   "Next quarter");
  g_assert_cmpuint (self->now->steps[1].n_accepted, ==, 1);
  /* Once repaired it passes, accepted or not; a new round asks again. */
  play (self, "+ kpi name=Retention\ngoal Keep them: kpi=Retention");
  g_assert_cmpint (state_of (self, "goal_without_kpi"), ==, CRM_CHECK_PASSES);
  play (self, "+ goal statement=Grow\nround R1: state=closed\n+ round number=R2");
  g_assert_cmpint (state_of (self, "goal_without_kpi"), ==, CRM_CHECK_FAILS);
}

static void
assert_equal (const CrmStanding *a, const CrmStanding *b)
{
  g_assert_cmpuint (a->results->len, ==, b->results->len);
  for (guint i = 0; i < a->results->len; i++) {
    const CrmEvidence *x = &g_array_index (a->results, CrmResultStanding, i).evidence;
    const CrmEvidence *y = &g_array_index (b->results, CrmResultStanding, i).evidence;

    g_assert_cmpint (x->in, ==, y->in);
    g_assert_cmpint (x->asked, ==, y->asked);
    g_assert_true (x->met == y->met && x->share == y->share);
  }
  g_assert_cmpuint (a->checks->len, ==, b->checks->len);
  for (guint i = 0; i < a->checks->len; i++) {
    const CrmCheckStanding *x = &g_array_index (a->checks, CrmCheckStanding, i);
    const CrmCheckStanding *y = &g_array_index (b->checks, CrmCheckStanding, i);

    g_assert_cmpint (x->finding.count, ==, y->finding.count);
    g_assert_cmpint (x->state, ==, y->state);
  }
}

/* After each act of some random ones: with the news of what changed, the same as from nothing. */
static void
test_lent (Fixture *self, gconstpointer data)
{
  CrmModel *model = crm_store_get_model (self->store);
  guint n = crm_model_get_n_kinds (model);
  g_autoptr (CrmStanding) before = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  look (self);
  before = g_steal_pointer (&self->now);
  for (int round = 0; round < 60; round++) {
    g_autofree guint8 *changed = g_new0 (guint8, n);
    g_autoptr (GError) error = NULL;
    g_autoptr (CrmStatement) statement = NULL;
    CrmStanding *lent;
    gint64 tx = crm_store_get_last_tx (self->store), id;
    CrmEdit *edit = crm_edit_begin (self->store, "Random", &error);
    const CrmKind *kind = crm_model_get_kind (model, (guint) g_rand_int_range (rand, 0, (int) n));

    g_assert_no_error (error);
    if (!kind->single && !crm_model_is_link_kind (model, kind)) {
      id = laws_insert_random (edit, model, kind, rand);
      g_assert_cmpint (id, >, 0);
    }
    crm_edit_commit (edit, &error);
    g_assert_no_error (error);
    statement = crm_db_prepare (crm_store_get_db (self->store),
                                "SELECT DISTINCT kind FROM change WHERE tx > $1", &error);
    g_assert_no_error (error);
    crm_statement_bind_integer (statement, 1, tx);
    while (crm_statement_step (statement, &error))
      changed[crm_model_get_index (
          model, crm_model_find_kind (model, crm_statement_get_text (statement, 0, NULL)))] = 1;
    g_assert_no_error (error);
    lent = crm_standing_new (crm_store_get_db (self->store), model, crm_day_today (), before,
                             changed, NULL, &error);
    g_assert_no_error (error);
    look (self);
    assert_equal (lent, self->now);
    crm_standing_free (before);
    before = lent;
  }
}

/* Over a large file two connections share the questions; within somebody's transaction one has to
 * do, as the other would not see it. */
static void
test_large (Fixture *self, gconstpointer data)
{
  CrmDb *db = crm_store_get_db (self->store);
  g_autoptr (GError) error = NULL;
  CrmStanding *together;
  gint64 pages = 0;

  play (self,
        "+ goal statement=Keep them\n+ customer code=A; name=A\n+ milestone title=Goals; step=1; "
        "planned_start=today-10");
  crm_db_exec (db,
               "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 60000) "
               "INSERT INTO customer (code, name, note, fold) SELECT 'X' || i, 'X', "
               "hex (zeroblob (200)), 'x' FROM n",
               &error);
  g_assert_no_error (error);
  g_assert_true (crm_db_get_integer (db, "PRAGMA page_count", &pages, NULL));
  g_assert_cmpint (pages, >, 5000);
  look (self);
  together = g_steal_pointer (&self->now);
  crm_db_exec (db, "BEGIN", &error);
  look (self);
  crm_db_exec (db, "ROLLBACK", &error);
  g_assert_no_error (error);
  assert_equal (together, self->now);
  g_assert_cmpint (state_of (self, "goal_without_kpi"), ==, CRM_CHECK_FAILS);
  crm_standing_free (together);
}

static void
test_words (Fixture *self, gconstpointer data)
{
  const CrmLocale plain = CRM_LOCALE_PLAIN ("", 0);
  g_autofree char *one = NULL, *many = NULL, *evidence = NULL, *statement = NULL;

  play (self, "+ goal statement=Keep them");
  one = crm_check_dup_fact (crm_standing_find_check (self->now, "goal_without_kpi"), &plain);
  g_assert_cmpstr (one, ==, "A goal has no KPI");
  play (self, "+ goal statement=Grow");
  many = crm_check_dup_fact (crm_standing_find_check (self->now, "goal_without_kpi"), &plain);
  g_assert_cmpstr (many, ==, "2 goals have no KPI");
  /* Three are asked for, two are there. */
  evidence =
      crm_result_dup_evidence (crm_standing_find_result (self->now, "goals_measurable"), &plain);
  g_assert_cmpstr (evidence, ==, "0 of 3 goals");
  statement = crm_standing_dup_statement (
      self->now, 1, crm_standing_find_result (self->now, "goals_measurable")->result, &plain);
  g_assert_cmpstr (statement, ==, "Goals that can be measured: 0 of 3 goals");
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/standing/new-programme", test_new_programme },
    { "/standing/begun", test_begun },
    { "/standing/progress", test_progress },
    { "/standing/planned", test_planned },
    { "/standing/signatures", test_signatures },
    { "/standing/rounds", test_rounds },
    { "/standing/acceptance", test_acceptance },
    { "/standing/lent", test_lent },
    { "/standing/large", test_large },
    { "/standing/words", test_words },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_open, tests[i].test, fixture_close);
  return g_test_run ();
}
