/* test-hostile-text.c: texts that were written to do harm, through every door by which text
 * comes into a document: fields, authors, searches, filters, orders, handles, file names. Each
 * is refused in words or kept as plain text that does nothing; what is kept is always valid, and
 * short enough. */
#include <string.h>

#include "crm-backup.h"
#include "crm-history.h"
#include "crm-import.h"
#include "crm-query.h"
#include "crm-text.h"
#include "laws.h"
#include "test-kinds.h"
#include "trial.h"

enum { REFUSED, KEPT };

/* clang-format off */
static const struct {
  const char *text;
  int fate; /* as the name of a record */
} texts[] = {
  { "\xff\xfe", REFUSED }, { "a\xc3", REFUSED }, { "\xed\xa0\x80", REFUSED }, { "\xf4\x90\x80\x80", REFUSED },
  { "\xc0\xaf", REFUSED }, { "\033[31mred", REFUSED }, { "\033]0;title\007", REFUSED }, { "\302\233" "31m", REFUSED },
  { "a\x01", REFUSED }, { "a\x7f", REFUSED }, { "a\bb", REFUSED }, { "\342\200\256gpj.exe", REFUSED },
  { "\342\201\246open", REFUSED }, { "one\ntwo", REFUSED },
  { "../../secret", KEPT }, { "/dev/null", KEPT }, { "file:x?mode=memory", KEPT }, { "<b>bold</b>", KEPT },
  { "<a href='x'>&amp;", KEPT }, { "'; DROP TABLE client; --", KEPT }, { "\"; DELETE FROM deal; --", KEPT },
  { "$1", KEPT }, { "%s%n%d", KEPT }, { "=HYPERLINK(\"http://x\")", KEPT }, { "@SUM(1)", KEPT }, { "-1+1", KEPT },
  { "' OR 1=1", KEPT }, { "NULL", KEPT }, { "a\xe2\x80\x8c" "b", KEPT }, { "\xf0\x9f\x92\xa9", KEPT },
  { "{\"batch\":1}", KEPT }, { "\\x00", KEPT },
};
/* clang-format on */

static void
check_message (const GError *error)
{
  g_assert_true (error->domain == CRM_ERROR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_null (strchr (error->message, '\033'));
}

static gboolean
put (LawsDocument *document, const char *text, gboolean note, gint64 *id, GError **error)
{
  CrmModel *model = crm_store_get_model (document->store);
  const CrmKind *kind = crm_model_find_kind (model, "client");
  CrmValue *values = crm_values_new (kind->n_fields);
  g_autoptr (CrmEdit) edit = crm_edit_begin (document->store, "Put", error);
  gboolean ok;

  values[1] = note ? crm_value_text ("Plain") : crm_value_text (text);
  if (note)
    values[crm_kind_get_field_index (kind, crm_kind_find_field (kind, "note"))] =
        crm_value_text (text);
  ok = crm_edit_insert (edit, kind, values, id, error) &&
       crm_edit_commit (g_steal_pointer (&edit), error);
  crm_values_free (values, kind->n_fields);
  return ok;
}

static void
assert_kept (LawsDocument *document, gint64 id, const char *field, const char *text)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT \"%s\" FROM \"client\" WHERE \"id\" = %" G_GINT64_FORMAT, field, id);
  g_autofree char *found = crm_db_dup_text (crm_store_get_db (document->store), sql, NULL);

  g_assert_cmpstr (found, ==, text);
  g_assert_true (
      crm_text_is_normal (found, strlen (found), strcmp (field, "note") == 0, CRM_NOTE_MAX_BYTES));
}

/* Values that no form has looked at: the last door. */
static void
test_edits (void)
{
  LawsDocument *document = laws_open (test_kinds_get ());
  CrmLocale plain = CRM_LOCALE_PLAIN ("", 0);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;
    gint64 id = 0;
    g_autofree char *title = NULL;

    if (!put (document, texts[i].text, FALSE, &id, &error)) {
      check_message (error);
      g_assert_cmpint (texts[i].fate, ==, REFUSED);
      continue;
    }
    if (texts[i].fate != KEPT)
      g_error ("text %d was kept", (int) i);
    assert_kept (document, id, "name", texts[i].text);
    title = crm_query_dup_title (
        crm_store_get_db (document->store), crm_store_get_model (document->store),
        crm_model_find_kind (crm_store_get_model (document->store), "client"), id, &plain);
    g_assert_cmpstr (title, ==, texts[i].text);
    crm_store_undo (document->store, NULL, &error);
    g_assert_no_error (error);
    crm_store_redo (document->store, NULL, &error);
    g_assert_no_error (error);
    assert_kept (document, id, "name", texts[i].text);
  }
  trial_assert_whole (document->store);
  laws_close (document);
}

/* The door of forms and of the command line: reading text as a value. */
static void
test_parse (void)
{
  CrmModel *model = crm_model_new (test_kinds_get (), 0);
  CrmLocale plain = CRM_LOCALE_PLAIN ("EUR", 2);

  for (guint k = 0; k < crm_model_get_n_kinds (model); k++) {
    const CrmKind *kind = crm_model_get_kind (model, k);

    for (guint f = 0; f < kind->n_fields; f++) {
      for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
        CrmValue value = CRM_VALUE_INIT;
        g_autoptr (GError) error = NULL;

        if (kind->fields[f].type == CRM_LINKS)
          continue;
        if (!crm_field_parse (&kind->fields[f], texts[i].text, -1, &plain, NULL, &value, NULL,
                              &error))
          check_message (error);
        else if (value.tag == CRM_VALUE_TEXT)
          g_assert_true (crm_text_is_normal (value.text, strlen (value.text),
                                             kind->fields[f].type == CRM_NOTE, CRM_NOTE_MAX_BYTES));
        crm_value_clear (&value);
      }
    }
  }
  crm_model_unref (model);
}

static char *
dup_long (gsize length)
{
  char *text = g_malloc (length + 1);

  memset (text, 'x', length);
  text[length] = '\0';
  return text;
}

static void
test_length (void)
{
  LawsDocument *document = laws_open (test_kinds_get ());
  static const struct {
    gsize length;
    gboolean note, kept;
  } sizes[] = {
    { CRM_TEXT_MAX_BYTES, FALSE, TRUE },     { CRM_TEXT_MAX_BYTES + 1, FALSE, FALSE },
    { 1024 * 1024, FALSE, FALSE },           { CRM_NOTE_MAX_BYTES, TRUE, TRUE },
    { CRM_NOTE_MAX_BYTES + 1, TRUE, FALSE }, { 16 * 1024 * 1024, TRUE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autofree char *text = dup_long (sizes[i].length);
    g_autoptr (GError) error = NULL;
    gint64 id = 0;

    g_assert_true (put (document, text, sizes[i].note, &id, &error) == sizes[i].kept);
    if (sizes[i].kept) {
      assert_kept (document, id, sizes[i].note ? "note" : "name", text);
    } else {
      check_message (error);
      g_assert_cmpuint (strlen (error->message), <, 1000);
    }
  }
  laws_close (document);
}

/* What people type to look for something is never SQL. */
static void
test_questions (void)
{
  LawsDocument *document = laws_open (test_kinds_get ());
  CrmModel *model = crm_store_get_model (document->store);
  CrmDb *db = crm_store_get_db (document->store);
  const CrmKind *kind = crm_model_find_kind (model, "client");
  CrmLocale plain = CRM_LOCALE_PLAIN ("", 0);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  laws_fill (document, 3, 4);
  before = laws_dup_checksum (db, model);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *filter = g_strdup_printf ("name = %s", texts[i].text);
    const char *const filters[] = { texts[i].text, filter };

    for (gsize f = 0; f < G_N_ELEMENTS (filters); f++) {
      g_autoptr (CrmQuery) query = crm_query_new (model, kind);
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) ids = NULL;

      if (!crm_query_set_filter (query, filters[f], &plain, &error)) {
        check_message (error);
        continue;
      }
      ids = crm_query_read_ids (query, db, NULL, &error);
      g_assert_no_error (error);
    }
    {
      g_autoptr (CrmQuery) query = crm_query_new (model, kind);
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) ids = NULL;
      g_autoptr (GPtrArray) hits = NULL;
      gint64 id = 0;

      /* Callers promise UTF-8 here: a search entry gives no other. */
      if (g_utf8_validate (texts[i].text, -1, NULL)) {
        crm_query_set_search (query, texts[i].text);
        ids = crm_query_read_ids (query, db, NULL, &error);
        g_assert_no_error (error);
        hits = crm_query_search_all (db, model, texts[i].text, 10, &plain, &error);
        g_assert_no_error (error);
        if (!crm_query_find_handle (db, model, kind, texts[i].text, &id, &error))
          check_message (error);
        g_clear_error (&error);
      }
      if (!crm_query_set_order (query, texts[i].text, &error))
        check_message (error);
    }
  }
  after = laws_dup_checksum (db, model);
  g_assert_cmpstr (after, ==, before);
  laws_close (document);
}

/* Names of people and of files. */
static void
test_names (void)
{
  LawsDocument *document = laws_open (test_kinds_get ());
  CrmModel *model = crm_store_get_model (document->store);
  CrmDb *db = crm_store_get_db (document->store);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *state = g_canonicalize_filename (g_get_user_state_dir (), NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *name = crm_text_dup_file_name (texts[i].text);
    g_autofree char *path = g_strconcat (document->folder, "/", texts[i].text, NULL);
    g_autofree char *backups = crm_backup_dup_folder (path);
    g_autofree char *canonical = g_canonicalize_filename (backups, NULL);
    gint64 id;

    crm_store_set_author (document->store, texts[i].text);
    g_assert_true (put (document, "Plain", FALSE, &id, &error));
    g_assert_true (g_utf8_validate (crm_store_get_author (document->store), -1, NULL));
    g_assert_null (strchr (crm_store_get_author (document->store), '\033'));
    g_assert_null (strchr (name, '/'));
    g_assert_false (name[0] == '.' || name[0] == '\0');
    /* However a document is called, its backups lie where backups lie. */
    g_assert_true (g_str_has_prefix (canonical, state));
  }
  entries = crm_history_read (db, model, NULL, 0, 0, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++) {
    CrmHistoryEntry *entry = g_ptr_array_index (entries, i);

    g_assert_true (crm_text_is_normal (entry->who, strlen (entry->who), FALSE, CRM_TEXT_MAX_BYTES));
  }
  laws_close (document);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hostile-text/edits", test_edits);
  g_test_add_func ("/hostile-text/parse", test_parse);
  g_test_add_func ("/hostile-text/length", test_length);
  g_test_add_func ("/hostile-text/questions", test_questions);
  g_test_add_func ("/hostile-text/names", test_names);
  return g_test_run ();
}
