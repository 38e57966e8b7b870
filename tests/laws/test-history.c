/* test-history.c: the log by acts, and what one change of it brings back: the acts that a wish asks
 * for are those that a plain reading of the log finds; a record that was deleted alone comes back
 * with everything that went with it, as undo would have it, whatever its kind. */
#include <string.h>

#include "crm-history-acts.h"
#include "crm-history-restore.h"
#include "crm-method.h"
#include "laws.h"
#include "test-kinds.h"

static const CrmKind *
kind_of (LawsDocument *f, const char *name)
{
  return crm_model_find_kind (crm_store_get_model (f->store), name);
}

static CrmDb *
db_of (LawsDocument *f)
{
  return crm_store_get_db (f->store);
}

/* The number in the log of the newest change of the record. */
static gint64
find_change (LawsDocument *f, const CrmKind *kind, gint64 record, char op)
{
  g_autoptr (GPtrArray) entries =
      crm_history_read (db_of (f), crm_store_get_model (f->store), kind, record, 0, NULL);

  for (guint i = 0; i < entries->len; i++) {
    const CrmHistoryEntry *entry = g_ptr_array_index (entries, i);

    if (entry->op == op)
      return entry->change;
  }
  g_assert_not_reached ();
}

static void
restore (LawsDocument *f, gint64 change, const CrmField *field, GError **error)
{
  CrmEdit *edit = crm_edit_begin (f->store, "Restore", error);

  if (crm_history_restore (edit, change, field, error))
    crm_edit_commit (edit, error);
  else
    crm_edit_cancel (edit);
}

static void delete (LawsDocument *f, const CrmKind *kind, gint64 id)
{
  g_autoptr (GError) error = NULL;
  CrmEdit *edit = crm_edit_begin (f->store, "Delete", &error);

  crm_edit_delete (edit, kind, id, &error);
  g_assert_no_error (error);
  crm_edit_commit (edit, &error);
  g_assert_no_error (error);
}

static void
set (LawsDocument *f, const char *kind, gint64 id, const char *field, const char *text)
{
  g_autoptr (GError) error = NULL;
  CrmEdit *edit = crm_edit_begin (f->store, "Set", &error);
  CrmValue value = crm_value_text (text);

  crm_edit_set (edit, kind_of (f, kind), id, crm_kind_find_field (kind_of (f, kind), field), &value,
                &error);
  g_assert_no_error (error);
  crm_edit_commit (edit, &error);
  crm_value_clear (&value);
}

/* Every record of every kind: deleted and brought back, nothing is missing. */
static void
test_deleted (gconstpointer method)
{
  LawsDocument *f = laws_open (method);
  CrmModel *model = crm_store_get_model (f->store);
  g_autofree char *before = NULL;

  laws_fill (f, 3, 71);
  before = laws_dup_checksum (db_of (f), model);
  for (guint k = 0; k < crm_model_get_n_kinds (model); k++) {
    const CrmKind *kind = crm_model_get_kind (model, k);
    g_autoptr (CrmQuery) query = crm_query_new (model, kind);
    g_autoptr (GArray) ids = NULL;

    if (kind->single || crm_model_is_link_kind (model, kind))
      continue;
    ids = crm_query_read_ids (query, db_of (f), NULL, NULL);
    for (guint i = 0; i < ids->len; i++) {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;

      delete (f, kind, id);
      restore (f, find_change (f, kind, id, 'D'), NULL, &error);
      g_assert_no_error (error);
      after = laws_dup_checksum (db_of (f), model);
      if (strcmp (before, after) != 0)
        g_error ("%s %d is not as it was", kind->name, (int) id);
    }
  }
  laws_close (f);
}

/* One of several that one act deleted comes back alone; its links only where both ends are. */
static void
test_one_of_many (void)
{
  LawsDocument *f = laws_open (test_kinds_get ());
  const CrmKind *client = kind_of (f, "client");
  g_autoptr (CrmQuery) query = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  CrmEdit *edit;

  laws_fill (f, 4, 5);
  query = crm_query_new (crm_store_get_model (f->store), client);
  ids = crm_query_read_ids (query, db_of (f), NULL, NULL);
  edit = crm_edit_begin (f->store, "Delete", &error);
  for (guint i = 0; i < ids->len; i++)
    crm_edit_delete (edit, client, g_array_index (ids, gint64, i), &error);
  crm_edit_commit (edit, &error);
  g_assert_no_error (error);
  restore (f, find_change (f, client, g_array_index (ids, gint64, 1), 'D'), NULL, &error);
  g_assert_no_error (error);
  {
    gint64 one = g_array_index (ids, gint64, 1);

    g_array_unref (g_steal_pointer (&ids));
    ids = crm_query_read_ids (query, db_of (f), NULL, NULL);
    g_assert_cmpuint (ids->len, ==, 1);
    g_assert_cmpint (g_array_index (ids, gint64, 0), ==, one);
    /* And not twice. */
    restore (f, find_change (f, client, one, 'D'), NULL, &error);
    g_assert_error (error, CRM_ERROR, CRM_ERROR_REFUSED);
  }
  laws_close (f);
}

static gint64
add (LawsDocument *f, const char *kind_name, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GError) error = NULL;
  CrmEdit *edit = crm_edit_begin (f->store, "Make", &error);
  gint64 id =
      laws_insert_random (edit, crm_store_get_model (f->store), kind_of (f, kind_name), rand);

  crm_edit_commit (edit, &error);
  g_assert_no_error (error);
  return id;
}

static char *
dup_text (LawsDocument *f, const char *kind_name, gint64 id, const char *field)
{
  const CrmKind *kind = kind_of (f, kind_name);
  CrmValue *values =
      crm_query_dup_record (db_of (f), crm_store_get_model (f->store), kind, id, NULL);
  char *text =
      g_strdup (values[crm_kind_get_field_index (kind, crm_kind_find_field (kind, field))].text);

  crm_values_free (values, kind->n_fields);
  return text;
}

/* A field gets back what it was before that change, however often it was changed since; undo takes
 * that back as well. */
static void
test_field (void)
{
  LawsDocument *f = laws_open (test_kinds_get ());
  const CrmField *name = crm_kind_find_field (kind_of (f, "gauge"), "name");
  gint64 id = add (f, "gauge", 3), change;
  g_autoptr (GError) error = NULL;
  g_autofree char *now = NULL, *then = NULL;

  set (f, "gauge", id, "name", "First");
  set (f, "gauge", id, "name", "Second");
  change = find_change (f, kind_of (f, "gauge"), id, 'U');
  set (f, "gauge", id, "name", "Third");
  restore (f, change, name, &error);
  g_assert_no_error (error);
  now = dup_text (f, "gauge", id, "name");
  g_assert_cmpstr (now, ==, "First");
  g_assert_true (crm_store_undo (f->store, NULL, NULL));
  then = dup_text (f, "gauge", id, "name");
  g_assert_cmpstr (then, ==, "Third");
  laws_close (f);
}

/* What cannot come back says why, and nothing is changed. */
static void
test_refused (void)
{
  LawsDocument *f = laws_open (test_kinds_get ());
  const CrmKind *gauge = kind_of (f, "gauge");
  CrmModel *model = crm_store_get_model (f->store);
  gint64 id = add (f, "gauge", 3), other = add (f, "gauge", 4), reading, change;
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;

  /* What was made. */
  restore (f, find_change (f, gauge, id, 'I'), NULL, &error);
  g_assert_error (error, CRM_ERROR, CRM_ERROR_REFUSED);
  g_clear_error (&error);
  /* A change of what is deleted; its code that another has by now. */
  set (f, "gauge", id, "code", "K9");
  set (f, "gauge", id, "code", "K10");
  change = find_change (f, gauge, id, 'U');
  delete (f, gauge, id);
  set (f, "gauge", other, "code", "K10");
  before = laws_dup_checksum (db_of (f), model);
  restore (f, change, NULL, &error);
  g_assert_error (error, CRM_ERROR, CRM_ERROR_REFUSED);
  g_clear_error (&error);
  restore (f, find_change (f, gauge, id, 'D'), NULL, &error);
  g_assert_error (error, CRM_ERROR, CRM_ERROR_REFUSED);
  g_clear_error (&error);
  after = laws_dup_checksum (db_of (f), model);
  g_assert_cmpstr (before, ==, after);
  /* What belonged to something that is gone. */
  reading = add (f, "reading", 8);
  delete (f, kind_of (f, "reading"), reading);
  delete (f, gauge, other);
  restore (f, find_change (f, kind_of (f, "reading"), reading, 'D'), NULL, &error);
  g_assert_error (error, CRM_ERROR, CRM_ERROR_REFUSED);
  /* No change at all. */
  g_clear_error (&error);
  restore (f, 987654, NULL, &error);
  g_assert_error (error, CRM_ERROR, CRM_ERROR_REFUSED);
  laws_close (f);
}

/* Acts. */

static gboolean
is_wished (LawsDocument *f, const CrmHistoryAct *act, const CrmHistoryWish *wish)
{
  g_autoptr (GPtrArray) entries = crm_history_read_act (db_of (f), crm_store_get_model (f->store),
                                                        act->tx, wish->kind, wish->record, 0, NULL);

  return entries->len > 0 && (wish->who == NULL || strcmp (act->who, wish->who) == 0) &&
         (wish->words == NULL || strstr (act->label, wish->words) != NULL);
}

/* In portions of one, a wish finds what looking at every act finds. */
static void
assert_found (LawsDocument *f, const CrmHistoryWish *wish)
{
  const CrmHistoryWish any = { 0 };
  g_autoptr (GPtrArray) all = crm_history_read_acts (db_of (f), &any, 0, 1000, NULL);
  gint64 below = 0;

  g_assert_cmpuint (all->len, >, 8);
  for (guint i = 0; i < all->len; i++) {
    const CrmHistoryAct *act = g_ptr_array_index (all, i);
    g_autoptr (GPtrArray) found = NULL;

    if (!is_wished (f, act, wish))
      continue;
    found = crm_history_read_acts (db_of (f), wish, below, 1, NULL);
    g_assert_cmpuint (found->len, ==, 1);
    g_assert_cmpint (((CrmHistoryAct *) g_ptr_array_index (found, 0))->tx, ==, act->tx);
    below = act->tx;
  }
  {
    g_autoptr (GPtrArray) found = crm_history_read_acts (db_of (f), wish, below, 1, NULL);

    g_assert_cmpuint (found->len, ==, 0);
  }
}

static void
test_acts (void)
{
  LawsDocument *f = laws_open (test_kinds_get ());
  const CrmKind *gauge = kind_of (f, "gauge");
  g_auto (GStrv) authors = NULL;
  g_autoptr (GPtrArray) none = NULL;
  gint64 id = 0;

  for (guint i = 0; i < 12; i++) {
    crm_store_set_author (f->store, i % 3 == 0 ? "Sara" : "رضا");
    id = add (f, i % 2 == 0 ? "gauge" : "channel", i);
    if (i % 4 == 0)
      set (f, "gauge", id, "name", "Renamed");
  }
  id = 1;
  assert_found (f, &(CrmHistoryWish){ .who = "Sara" });
  assert_found (f, &(CrmHistoryWish){ .kind = gauge });
  assert_found (f, &(CrmHistoryWish){ .kind = gauge, .record = id });
  assert_found (f, &(CrmHistoryWish){ .kind = gauge, .who = "رضا", .words = "Make" });
  none = crm_history_read_acts (db_of (f), &(CrmHistoryWish){ .from = "2990-01-01T00:00:00Z" }, 0,
                                9, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  g_ptr_array_unref (none);
  none = crm_history_read_acts (db_of (f), &(CrmHistoryWish){ .before = "1990" }, 0, 9, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  g_ptr_array_unref (none);
  /* Words are folded. */
  none = crm_history_read_acts (db_of (f), &(CrmHistoryWish){ .words = "SARA make" }, 0, 9, NULL);
  g_assert_cmpuint (none->len, ==, 4);
  /* So are the values that an act replaced or deleted. */
  set (f, "gauge", 1, "name", "Something else");
  g_ptr_array_unref (none);
  none = crm_history_read_acts (db_of (f), &(CrmHistoryWish){ .words = "renamed set" }, 0, 9, NULL);
  g_assert_cmpuint (none->len, ==, 1);
  authors = crm_history_read_authors (db_of (f), NULL);
  g_assert_true (g_strv_contains ((const char *const *) authors, "رضا"));
  laws_close (f);
}

/* An undo and a redo are told apart, however long the row of them. */
static void
test_undo_told (void)
{
  LawsDocument *f = laws_open (test_kinds_get ());
  const CrmHistoryWish any = { 0 };
  g_autoptr (GPtrArray) acts = NULL;

  add (f, "channel", 1);
  for (int i = 0; i < 2; i++) {
    g_assert_true (crm_store_undo (f->store, NULL, NULL));
    g_assert_true (crm_store_redo (f->store, NULL, NULL));
  }
  acts = crm_history_read_acts (db_of (f), &any, 0, 5, NULL);
  g_assert_cmpuint (acts->len, ==, 5);
  for (guint i = 0; i < acts->len; i++)
    g_assert_cmpint (((CrmHistoryAct *) g_ptr_array_index (acts, i))->reverts, ==, 4 - (int) i);
  laws_close (f);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/history/deleted", test_kinds_get (), test_deleted);
  g_test_add_data_func ("/history/deleted-in-the-method", crm_method_get (), test_deleted);
  g_test_add_func ("/history/one-of-many", test_one_of_many);
  g_test_add_func ("/history/field", test_field);
  g_test_add_func ("/history/refused", test_refused);
  g_test_add_func ("/history/acts", test_acts);
  g_test_add_func ("/history/undo-told", test_undo_told);
  return g_test_run ();
}
