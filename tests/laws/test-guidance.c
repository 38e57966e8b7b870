/* test-guidance.c: laws over all results and checks of the method: what they are called, that their
 * SQL can be run and reads what is described, that they stay silent in a new programme, and that
 * their worked examples hold. */
#include <string.h>

#include "crm-check.h"
#include "crm-method.h"
#include "example.h"
#include "laws.h"

typedef struct {
  LawsDocument *document;
  CrmStore *store; /* the document's */
  char *with;
} Fixture;

static void
fixture_open (Fixture *self, gconstpointer data)
{
  CrmSettings settings = CRM_SETTINGS_INIT;
  g_autoptr (GError) error = NULL;

  self->document = laws_open (crm_method_get ());
  self->store = self->document->store;
  crm_settings_read (crm_store_get_db (self->store), crm_store_get_model (self->store), &settings,
                     &error);
  g_assert_no_error (error);
  self->with = crm_check_dup_with (crm_day_today (), &settings);
}

static void
fixture_close (Fixture *self, gconstpointer data)
{
  laws_close (self->document);
  g_free (self->with);
}

static gint64
count_failing (Fixture *self, const CrmCheck *check)
{
  g_autoptr (GError) error = NULL;
  CrmFinding finding = { 0 };
  gint64 count;

  crm_check_read_finding (check, crm_store_get_db (self->store), self->with, NULL, &finding,
                          &error);
  g_assert_no_error (error);
  g_assert_cmpuint (finding.ids->len, <=, finding.count);
  for (guint i = 0; i < finding.ids->len; i++) {
    const CrmKind *kind = crm_model_find_kind (crm_store_get_model (self->store), check->kind);
    CrmValue *values =
        crm_query_dup_record (crm_store_get_db (self->store), crm_store_get_model (self->store),
                              kind, g_array_index (finding.ids, gint64, i), &error);

    g_assert_no_error (error);
    crm_values_free (values, kind->n_fields);
  }
  count = finding.count;
  crm_finding_clear (&finding);
  return count;
}

static void
test_check (Fixture *self, gconstpointer data)
{
  const CrmCheck *check = data;
  gint64 expected = check->fails > 0 ? check->fails : 1;

  example_play (self->store, check->broken);
  g_assert_cmpint (count_failing (self, check), ==, expected);
  example_play (self->store, check->mended);
  g_assert_cmpint (count_failing (self, check), ==, 0);
}

static void
test_result (Fixture *self, gconstpointer data)
{
  const CrmResult *result = data;
  g_autofree char *ids = NULL, *missing = NULL;
  g_autoptr (GError) error = NULL;
  CrmEvidence evidence = { 0 };

  example_play (self->store, result->example);
  crm_check_read_evidence (result, crm_store_get_db (self->store), self->with, NULL, &evidence,
                           &error);
  g_assert_no_error (error);
  g_assert_cmpint (evidence.in, ==, result->gives_in);
  g_assert_cmpint (evidence.asked, ==, result->gives_of);
  g_assert_true (evidence.share >= 0 && evidence.share <= 1);
  g_assert_true (evidence.met == (evidence.in >= evidence.needed && evidence.also));
  ids = crm_check_dup_result_ids (result, self->with, FALSE);
  missing = crm_check_dup_result_ids (result, self->with, TRUE);
  g_assert_true (crm_db_exec (crm_store_get_db (self->store), ids, &error));
  g_assert_true (crm_db_exec (crm_store_get_db (self->store), missing, &error));
}

/* Nothing is there yet, and nothing is claimed. */
static void
test_new_programme (Fixture *self, gconstpointer data)
{
  for (const CrmGuidance *const *g = crm_method_get ()->guidance; *g != NULL; g++)
    for (guint i = 0; i < (*g)->n_results; i++) {
      const CrmResult *result = &(*g)->results[i];
      g_autoptr (GError) error = NULL;
      CrmEvidence evidence = { 0 };

      crm_check_read_evidence (result, crm_store_get_db (self->store), self->with, NULL, &evidence,
                               &error);
      g_assert_no_error (error);
      g_test_message ("%s", result->name);
      g_assert_cmpint (evidence.in, ==, 0);
      g_assert_true (result->none_will_do || !evidence.met);
    }
}

static void
check_reads (Fixture *self, const char *name, const char *sql, const char *kind_name)
{
  CrmModel *model = crm_store_get_model (self->store);
  const CrmKind *kind = crm_model_find_kind (model, kind_name);
  g_autoptr (GError) error = NULL;
  g_autofree guint8 *kinds = NULL;
  gboolean any = FALSE;

  g_test_message ("%s", name);
  g_assert_nonnull (kind);
  kinds = crm_check_dup_kinds_read (crm_store_get_db (self->store), model, self->with, sql, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < crm_model_get_n_kinds (model); i++)
    any = any || kinds[i];
  g_assert_true (any);
}

/* Each is named once, speaks of a kind there is, and says all that is asked of it. */
static void
test_descriptions (Fixture *self, gconstpointer data)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  const CrmChoice *choice =
      crm_kind_find_field (crm_model_find_kind (crm_store_get_model (self->store), "milestone"),
                           "delivers")
          ->choices;

  for (const CrmGuidance *const *g = crm_method_get ()->guidance; *g != NULL; g++) {
    for (guint i = 0; i < (*g)->n_results; i++) {
      const CrmResult *r = &(*g)->results[i];

      check_reads (self, r->name, r->sql, r->kind);
      g_assert_true (g_hash_table_add (names, (gpointer) r->name));
      g_assert_true (r->step >= 1 && r->step <= 8);
      g_assert_true (r->criterion != NULL && r->unit != NULL && r->example != NULL);
      g_assert_true ((r->also == NULL) == (r->also_said == NULL));
      /* Milestones and signatures name the same results, in the same order. */
      g_assert_cmpstr (choice->key, ==, r->name);
      g_assert_cmpstr (choice->label, ==, r->title);
      choice++;
    }
    for (guint i = 0; i < (*g)->n_checks; i++) {
      const CrmCheck *c = &(*g)->checks[i];
      const CrmKind *kind = crm_model_find_kind (crm_store_get_model (self->store), c->kind);

      check_reads (self, c->name, c->sql, c->kind);
      g_assert_true (g_hash_table_add (names, (gpointer) c->name));
      g_assert_true (c->step >= 0 && c->step <= 8);
      g_assert_true (c->one != NULL && c->why != NULL && c->repair != NULL && c->passes != NULL &&
                     c->broken != NULL && c->mended != NULL);
      g_assert_true (c->many == NULL || strstr (c->many, "%s") != NULL);
      g_assert_true (c->field == NULL || crm_kind_find_field (kind, c->field) != NULL);
    }
  }
  g_assert_null (choice->key);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test, data) g_test_add (path, Fixture, data, fixture_open, test, fixture_close)
  ADD ("/guidance/descriptions", test_descriptions, NULL);
  ADD ("/guidance/new-programme", test_new_programme, NULL);
  for (const CrmGuidance *const *g = crm_method_get ()->guidance; *g != NULL; g++) {
    for (guint i = 0; i < (*g)->n_results; i++) {
      g_autofree char *path = g_strconcat ("/guidance/result/", (*g)->results[i].name, NULL);

      ADD (path, test_result, &(*g)->results[i]);
    }
    for (guint i = 0; i < (*g)->n_checks; i++) {
      g_autofree char *path = g_strconcat ("/guidance/check/", (*g)->checks[i].name, NULL);

      ADD (path, test_check, &(*g)->checks[i]);
    }
  }
  return g_test_run ();
}
