/* test-document.c: a document in odd circumstances: names that SQLite reads in its own way, links,
 * journals left behind, copies onto itself, a log that lies, migrations that take things away. */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "crm-backup.h"
#include "crm-schema.h"
#include "laws.h"
#include "test-kinds.h"

/* A folder to work in, entered, as relative names are part of what is tried. */
static char *
enter_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("document-XXXXXX", &error);

  g_assert_no_error (error);
  g_assert_cmpint (g_chdir (folder), ==, 0);
  return folder;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir =
      g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *inner = g_build_filename (path, name, NULL);

    remove_tree (inner);
  }
  g_remove (path);
}

static void
leave_folder (char *folder)
{
  g_assert_cmpint (g_chdir ("/"), ==, 0);
  remove_tree (folder);
  g_free (folder);
}

static CrmStore *
create (const char *path, const CrmMethod *method)
{
  g_autoptr (GError) error = NULL;
  CrmStore *store = crm_store_create (path, method, NULL, &error);

  g_assert_no_error (error);
  return store;
}

static CrmStore *
open_as (const char *path, const CrmMethod *method, CrmStoreMode mode)
{
  g_autoptr (GError) error = NULL;
  CrmStore *store = crm_store_open (path, method, mode, &error);

  g_assert_no_error (error);
  return store;
}

static const CrmKind *
kind_of (CrmStore *store, const char *name)
{
  return crm_model_find_kind (crm_store_get_model (store), name);
}

/* One act: a record with these two texts. */
static gint64
add (CrmStore *store, const char *kind_name, const char *field, const char *text)
{
  const CrmKind *kind = kind_of (store, kind_name);
  CrmValue *values = crm_values_new (kind->n_fields);
  g_autoptr (GError) error = NULL;
  CrmEdit *edit = crm_edit_begin (store, "Add", &error);
  gint64 id = 0;

  g_assert_no_error (error);
  values[crm_kind_get_field_index (kind, crm_kind_find_field (kind, field))] =
      crm_value_text (text);
  crm_edit_insert (edit, kind, values, &id, &error);
  g_assert_no_error (error);
  crm_edit_commit (edit, &error);
  g_assert_no_error (error);
  crm_values_free (values, kind->n_fields);
  return id;
}

static gint64
count (CrmStore *store, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"%s\"", table);
  g_autoptr (GError) error = NULL;
  gint64 n = -1;

  crm_db_get_integer (crm_store_get_db (store), sql, &n, &error);
  g_assert_no_error (error);
  return n;
}

static void
run_sql (const char *path, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CrmDb) db = crm_db_open (path, 0, &error);

  g_assert_no_error (error);
  crm_db_exec (db, sql, &error);
  g_assert_no_error (error);
}

static char *
dup_checksum (CrmStore *store)
{
  return laws_dup_checksum (crm_store_get_db (store), crm_store_get_model (store));
}

static void
undo (CrmStore *store)
{
  g_autoptr (GError) error = NULL;

  crm_store_undo (store, NULL, &error);
  g_assert_no_error (error);
}

static void
redo (CrmStore *store)
{
  g_autoptr (GError) error = NULL;

  crm_store_redo (store, NULL, &error);
  g_assert_no_error (error);
}

/* Whatever a file is called, what was put into it is there afterwards. */
static void
test_names (void)
{
  static const char *const names[] = { ":memory:", "file:a?mode=memory", "a?b#c%41", "n\xff", "-x",
                                       "برنامه",   "link/../two",        "a b'\"c" };
  char *folder = enter_folder ();
  g_autofree char *slashes = g_strconcat ("/", folder, "/three", NULL);

  g_assert_cmpint (g_mkdir_with_parents ("deep/er", 0700), ==, 0);
  g_assert_cmpint (symlink ("deep/er", "link"), ==, 0);
  for (gsize i = 0; i <= G_N_ELEMENTS (names); i++) {
    const char *name = i < G_N_ELEMENTS (names) ? names[i] : slashes;
    g_autoptr (CrmStore) store = create (name, test_kinds_get ());

    add (store, "channel", "name", "Post");
    g_clear_object (&store);
    store = open_as (name, test_kinds_get (), CRM_STORE_ACT);
    add (store, "channel", "name", "Telephone");
    g_clear_object (&store);
    store = open_as (name, test_kinds_get (), CRM_STORE_READ);
    g_assert_cmpint (count (store, "channel"), ==, 2);
    g_assert_true (g_file_test (name, G_FILE_TEST_IS_REGULAR));
  }
  leave_folder (folder);
}

/* SQLite keeps the journals beside the file that a symbolic link leads to. */
static void
test_symbolic_link (void)
{
  char *folder = enter_folder ();
  g_autoptr (CrmStore) window = NULL;
  g_autoptr (CrmStore) other = NULL;

  g_assert_cmpint (g_mkdir ("there", 0700), ==, 0);
  window = create ("there/a", test_kinds_get ());
  g_assert_cmpint (symlink ("there/a", "a"), ==, 0);
  add (window, "channel", "name", "Post");
  g_assert_true (g_file_test ("there/a-wal", G_FILE_TEST_EXISTS));
  other = open_as ("a", test_kinds_get (), CRM_STORE_ACT);
  g_assert_cmpint (count (other, "channel"), ==, 1);
  add (other, "channel", "name", "Telephone");
  g_assert_cmpint (count (window, "channel"), ==, 2);
  g_clear_object (&window);
  g_clear_object (&other);
  leave_folder (folder);
}

/* SQLite would play a journal of that name back into a new file. */
static void
test_journal_left (void)
{
  static const char *const suffixes[] = { "-wal", "-journal" };
  char *folder = enter_folder ();
  g_autoptr (CrmStore) store = create ("a", test_kinds_get ());

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *journal = g_strconcat ("b", suffixes[i], NULL);
    g_autoptr (GError) error = NULL;

    g_assert_true (g_file_set_contents (journal, "left", -1, NULL));
    g_assert_null (crm_store_create ("b", test_kinds_get (), NULL, &error));
    g_assert_error (error, CRM_ERROR, CRM_ERROR_REFUSED);
    g_clear_error (&error);
    g_assert_false (crm_store_save_copy (store, "b", TRUE, NULL, &error));
    g_assert_error (error, CRM_ERROR, CRM_ERROR_REFUSED);
    g_assert_false (g_file_test ("b", G_FILE_TEST_EXISTS));
    g_assert_cmpint (g_unlink (journal), ==, 0);
  }
  g_assert_true (crm_store_save_copy (store, "b", FALSE, NULL, NULL));
  g_clear_object (&store);
  leave_folder (folder);
}

/* The folder holds these and nothing else. */
static void
assert_folder (const char *folder, guint n_files)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  g_assert_cmpuint (n, ==, n_files);
}

static void
test_copy (void)
{
  char *folder = enter_folder ();
  g_autoptr (CrmStore) store = create ("a", test_kinds_get ());
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  add (store, "channel", "name", "Post");
  g_assert_cmpint (symlink ("a", "again"), ==, 0);
  g_assert_false (crm_store_save_copy (store, "a", FALSE, NULL, &error));
  g_assert_error (error, CRM_ERROR, CRM_ERROR_REFUSED);
  g_clear_error (&error);
  /* Over itself, and by another name of itself, a copy would pull the file from under its
   * readers. */
  g_assert_false (crm_store_save_copy (store, "again", TRUE, NULL, &error));
  g_assert_error (error, CRM_ERROR, CRM_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (crm_store_save_copy (store, "b", FALSE, NULL, &error));
  g_assert_true (crm_store_save_copy (store, "b", TRUE, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat ("b", &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_clear_object (&store);
  assert_folder (".", 3);
  leave_folder (folder);
}

static gboolean
begin_with_channel (CrmEdit *edit, gpointer data, GError **error)
{
  const CrmKind *kind = crm_model_find_kind (crm_edit_get_model (edit), "channel");
  CrmValue *values = crm_values_new (kind->n_fields);
  gboolean ok;
  gint64 id;

  crm_kind_fill_initial (kind, values);
  values[crm_kind_get_field_index (kind, crm_kind_get_title (kind))] = crm_value_text (data);
  ok = crm_edit_insert (edit, kind, values, &id, error);
  crm_values_free (values, kind->n_fields);
  return ok;
}

/* A document begins with all that was asked for, in one act, or is not made. */
static void
test_beginning (void)
{
  char *folder = enter_folder ();
  CrmStoreSetup setup = { .fill = begin_with_channel, .data = "Post", .label = "Beginning" };
  g_autoptr (CrmStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  GStatBuf info;

  store = crm_store_create ("a", test_kinds_get (), &setup, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_stat ("a", &info), ==, 0);
  g_assert_cmphex (info.st_mode & 0777, ==, 0600);
  label = crm_store_dup_undo_label (store);
  g_assert_cmpstr (label, ==, "Beginning");
  g_assert_true (crm_store_undo (store, NULL, NULL));
  g_assert_cmpint (count (store, "channel"), ==, 0);
  g_clear_object (&store);

  setup.data = NULL; /* a channel without a name is refused */
  g_assert_null (crm_store_create ("b", test_kinds_get (), &setup, &error));
  g_assert_nonnull (error);
  assert_folder (".", 1);
  leave_folder (folder);
}

/* What a person put into the folder of backups stays there. */
static void
test_backup_folder (void)
{
  char *folder = enter_folder ();
  g_autoptr (CrmStore) store = create ("a", test_kinds_get ());
  g_autofree char *backups = crm_backup_dup_folder ("a");
  g_autofree char *own = g_build_filename (backups, "0-my own copy.hashtgam", NULL);
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 21, 9, 0, 0);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = NULL;

  g_assert_cmpint (g_mkdir_with_parents (backups, 0700), ==, 0);
  g_assert_true (g_file_set_contents (own, "mine", -1, NULL));
  for (int i = 0; i < 14; i++) {
    g_autoptr (GDateTime) at = g_date_time_add_minutes (now, i * 11);

    crm_backup_make (crm_store_get_db (store), "a", at, NULL, NULL, &error);
    g_assert_no_error (error);
  }
  names = crm_backup_list ("a");
  g_assert_cmpuint (g_strv_length (names), ==, CRM_BACKUP_LAST);
  g_assert_true (g_file_test (own, G_FILE_TEST_EXISTS));
  g_clear_object (&store);
  leave_folder (folder);
}

/* A command that only looks finds a file whose writer was killed, and may let SQLite recover it. */
static void
test_look_after_kill (void)
{
  char *folder = enter_folder ();
  g_autoptr (CrmStore) store = create ("a", test_kinds_get ());
  g_autoptr (CrmDb) db = NULL;
  g_autofree char *content = NULL;
  g_autofree char *journal = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize content_size, journal_size;

  before = dup_checksum (store);
  g_clear_object (&store);
  /* A cache of one page makes a transaction spill into the file, with its journal beside it. */
  db = crm_db_open ("a", 0, NULL);
  g_assert_true (crm_db_exec (db,
                              "PRAGMA cache_size = 1; BEGIN IMMEDIATE;"
                              "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
                              "WHERE i < 3000) INSERT INTO channel (name) "
                              "SELECT printf('%.200c', 'x') FROM n",
                              NULL));
  g_assert_true (g_file_get_contents ("a", &content, &content_size, NULL));
  g_assert_true (g_file_get_contents ("a-journal", &journal, &journal_size, NULL));
  g_clear_pointer (&db, crm_db_close);
  g_assert_true (g_file_set_contents ("b", content, (gssize) content_size, NULL));
  g_assert_true (g_file_set_contents ("b-journal", journal, (gssize) journal_size, NULL));

  store = open_as ("b", test_kinds_get (), CRM_STORE_READ);
  after = dup_checksum (store);
  g_assert_cmpstr (before, ==, after);
  g_clear_object (&store);
  leave_folder (folder);
}

/* A log that a stranger wrote may hold anything; reading it ends, with an error or without. */
static void
test_lying_log (void)
{
  static const char *const lies[] = {
    "UPDATE change SET old = '5'",
    "UPDATE change SET old = '[1,2]'",
    "UPDATE change SET old = '{\"name\":[1]}'",
    "UPDATE change SET old = 'no json'",
    "UPDATE change SET op = '', kind = ''",
    "UPDATE tx SET reverts = id",
    "UPDATE tx SET reverts = 3 - id",
    "UPDATE tx SET reverts = 99",
    "UPDATE tx SET label = CAST (x'61ff' AS TEXT), who = CAST (x'ff' AS TEXT)",
  };
  char *folder = enter_folder ();

  for (gsize i = 0; i < G_N_ELEMENTS (lies); i++) {
    g_autoptr (CrmStore) store = create ("a", test_kinds_get ());
    const CrmKind *kind = kind_of (store, "channel");
    CrmValue name = crm_value_text ("Telephone");
    gint64 id = add (store, "channel", "name", "Post");
    CrmEdit *edit = crm_edit_begin (store, "Rename", NULL);
    g_autoptr (GPtrArray) entries = NULL;
    g_autofree char *label = NULL;

    g_assert_true (crm_edit_set (edit, kind, id, &kind->fields[0], &name, NULL));
    g_assert_true (crm_edit_commit (edit, NULL));
    crm_value_clear (&name);
    g_clear_object (&store);
    run_sql ("a", lies[i]);
    store = open_as ("a", test_kinds_get (), CRM_STORE_ACT);
    label = crm_store_dup_undo_label (store);
    g_assert_true (label == NULL || g_utf8_validate (label, -1, NULL));
    entries =
        crm_history_read (crm_store_get_db (store), crm_store_get_model (store), NULL, 0, 0, NULL);
    for (guint e = 0; entries != NULL && e < entries->len; e++) {
      const CrmHistoryEntry *entry = g_ptr_array_index (entries, e);

      g_assert_true (g_utf8_validate (entry->label, -1, NULL));
      g_assert_true (g_utf8_validate (entry->who, -1, NULL));
    }
    crm_store_undo (store, NULL, NULL);
    crm_store_undo (store, NULL, NULL);
    g_clear_object (&store);
    g_assert_cmpint (g_unlink ("a"), ==, 0);
  }
  leave_folder (folder);
}

/* Nobody above meets text that is not UTF-8. */
static void
test_bytes_for_text (void)
{
  char *folder = enter_folder ();
  g_autoptr (CrmStore) store = create ("a", test_kinds_get ());
  gint64 id = add (store, "channel", "name", "Post");
  CrmValue *values;

  g_clear_object (&store);
  run_sql ("a", "UPDATE channel SET name = CAST (x'61ff62' AS TEXT)");
  store = open_as ("a", test_kinds_get (), CRM_STORE_READ);
  values = crm_query_dup_record (crm_store_get_db (store), crm_store_get_model (store),
                                 kind_of (store, "channel"), id, NULL);
  g_assert_cmpstr (values[0].text, ==, "a\uFFFDb");
  crm_values_free (values, 1);
  g_clear_object (&store);
  leave_folder (folder);
}

/* The history of a deleted record knows what it was called. */
static void
test_deleted_title (void)
{
  char *folder = enter_folder ();
  g_autoptr (CrmStore) store = create ("a", test_kinds_get ());
  gint64 id = add (store, "channel", "name", "Post");
  CrmEdit *edit = crm_edit_begin (store, "Delete", NULL);
  g_autoptr (GPtrArray) entries = NULL;

  g_assert_true (crm_edit_delete (edit, kind_of (store, "channel"), id, NULL));
  g_assert_true (crm_edit_commit (edit, NULL));
  entries =
      crm_history_read (crm_store_get_db (store), crm_store_get_model (store), NULL, 0, 1, NULL);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_cmpstr (((CrmHistoryEntry *) g_ptr_array_index (entries, 0))->title, ==, "Post");
  g_clear_object (&store);
  leave_folder (folder);
}

/* A record that is part of itself, and a code that goes from one record to another in one act. */
static void
test_undo_knots (void)
{
  char *folder = enter_folder ();
  g_autoptr (CrmStore) store = create ("a", test_kinds_get ());
  const CrmKind *kind = kind_of (store, "aim");
  const CrmField *parent = crm_kind_find_field (kind, "parent");
  const CrmField *code = crm_kind_find_field (kind, "code");
  gint64 first = add (store, "aim", "statement", "First");
  gint64 second = add (store, "aim", "statement", "Second");
  CrmValue self = crm_value_integer (first), one = crm_value_text ("A1"),
           two = crm_value_text ("A2"), aside = crm_value_text ("aside");
  CrmEdit *edit = crm_edit_begin (store, "Knot", NULL);
  g_autofree char *before = dup_checksum (store);
  g_autofree char *knotted = NULL;
  g_autofree char *after = NULL;

  g_assert_true (crm_edit_set (edit, kind, first, parent, &self, NULL));
  g_assert_true (crm_edit_set (edit, kind, second, parent, &self, NULL));
  g_assert_true (crm_edit_set (edit, kind, first, code, &aside, NULL));
  g_assert_true (crm_edit_set (edit, kind, second, code, &one, NULL));
  g_assert_true (crm_edit_set (edit, kind, first, code, &two, NULL));
  g_assert_true (crm_edit_commit (edit, NULL));
  knotted = dup_checksum (store);
  edit = crm_edit_begin (store, "Delete", NULL);
  g_assert_true (crm_edit_delete (edit, kind, first, NULL));
  g_assert_true (crm_edit_commit (edit, NULL));
  undo (store);
  undo (store);
  after = dup_checksum (store);
  g_assert_cmpstr (before, ==, after);
  redo (store);
  g_free (after);
  after = dup_checksum (store);
  g_assert_cmpstr (knotted, ==, after);
  redo (store);
  g_assert_cmpint (count (store, "aim"), ==, 1);
  crm_value_clear (&one);
  crm_value_clear (&two);
  crm_value_clear (&aside);
  g_clear_object (&store);
  leave_folder (folder);
}

/* Migrations that take away: a unique column, a reference, links, a whole kind, the last searched
 * field, and a key that gets one field more. */

/* clang-format off */
static const CrmField holder_fields[] = {
  { "name", "Name", CRM_TEXT, CRM_REQUIRED },
  { "words", "Words", CRM_NOTE, CRM_SEARCH, .until = 2 },
};
static const CrmField gone_fields[] = {
  { "name", "Name", CRM_TEXT, CRM_REQUIRED | CRM_SEARCH },
  { "holder", "Holder", CRM_REFERENCE, CRM_REQUIRED | CRM_OWNED, .target = "holder" },
};
static const CrmField thing_fields[] = {
  { "name", "Name", CRM_TEXT, CRM_REQUIRED },
  { "holder", "Holder", CRM_REFERENCE, CRM_OWNED, .target = "holder" },
  { "day", "Day", CRM_DAY },
  { "shift", "Shift", CRM_TEXT, CRM_SEARCH, .since = 2 },
  { "place", "Place", CRM_TEXT, CRM_UNIQUE, .until = 2 },
  { "gone", "Gone", CRM_REFERENCE, 0, .target = "gone", .until = 2 },
  { "tags", "Tags", CRM_LINKS, 0, .target = "holder", .until = 2 },
};
/* clang-format on */

static gboolean
check_thing (const CrmKind *kind, const CrmValue *values, const CrmField **field, GError **error)
{
  if (values[2].tag == CRM_VALUE_NULL || values[2].integer >= 0)
    return TRUE;
  g_set_error_literal (error, CRM_ERROR, CRM_ERROR_REFUSED, "A thing has no such day.");
  return FALSE;
}

static const CrmKind holder_kind = { "holder", "Holder", "Holders", CRM_FIELDS (holder_fields),
                                     .title = "name" };
static const CrmKind gone_kind = { "gone",          "Gone",    "Gone", CRM_FIELDS (gone_fields),
                                   .title = "name", .until = 2 };
static const CrmKind thing_kind = { "thing",         "Thing",
                                    "Things",        CRM_FIELDS (thing_fields),
                                    .title = "name", .key = "holder,day,shift,place",
                                    .large = TRUE,   .check = check_thing };
static const CrmKind *const moving_kinds[] = { &holder_kind, &gone_kind, &thing_kind, NULL };
static const CrmMethod before_method = { 0x4d6f7665, 1, NULL, 0, moving_kinds };
static const CrmMethod after_method = { 0x4d6f7665, 2, NULL, 0, moving_kinds };

/* Sets a field of a record, with an act of its own. TRUE: it was taken. */
static gboolean
set (CrmStore *store, const char *kind_name, gint64 id, const char *field, CrmValue value)
{
  const CrmKind *kind = kind_of (store, kind_name);
  CrmEdit *edit = crm_edit_begin (store, "Set", NULL);
  gboolean ok = crm_edit_set (edit, kind, id, crm_kind_find_field (kind, field), &value, NULL);

  if (ok)
    g_assert_true (crm_edit_commit (edit, NULL));
  else
    crm_edit_cancel (edit);
  crm_value_clear (&value);
  return ok;
}

static gint64
fill_before (CrmStore *store)
{
  gint64 holder = add (store, "holder", "name", "Shelf");
  gint64 thing = add (store, "thing", "name", "Book");
  const CrmKind *kind = kind_of (store, "thing");
  CrmEdit *edit;

  g_assert_true (set (store, "holder", holder, "words", crm_value_text ("Wide")));
  g_assert_true (set (store, "thing", thing, "holder", crm_value_integer (holder)));
  g_assert_true (set (store, "thing", thing, "day", crm_value_integer (100)));
  g_assert_false (set (store, "thing", thing, "holder", crm_value_integer (99)));
  g_assert_true (set (store, "thing", thing, "place", crm_value_text ("Left")));
  edit = crm_edit_begin (store, "Tag", NULL);
  g_assert_true (
      crm_edit_link (edit, kind, thing, crm_kind_find_field (kind, "tags"), holder, NULL));
  g_assert_true (crm_edit_commit (edit, NULL));
  return thing;
}

static void
test_take_away (void)
{
  char *folder = enter_folder ();
  g_autoptr (CrmStore) store = create ("a", &before_method);
  gint64 thing = fill_before (store), second;
  g_auto (GStrv) backups = NULL;

  g_clear_object (&store);
  store = open_as ("a", &after_method, CRM_STORE_WORK);
  g_assert_cmpint (count (store, "holder"), ==, 1);
  g_assert_cmpint (count (store, "thing"), ==, 1);
  backups = crm_backup_list ("a");
  g_assert_cmpuint (g_strv_length (backups), ==, 1);

  /* The key has a field more, and the rules of the kind still hold. */
  second = add (store, "thing", "name", "Second");
  g_assert_true (set (store, "thing", second, "shift", crm_value_text ("Late")));
  g_assert_true (set (store, "thing", second, "day", crm_value_integer (100)));
  g_assert_true (set (store, "thing", second, "holder", crm_value_integer (1)));
  g_assert_true (set (store, "thing", thing, "shift", crm_value_text ("Early")));
  g_assert_false (set (store, "thing", thing, "shift", crm_value_text ("Late")));
  g_assert_false (set (store, "thing", second, "day", crm_value_integer (-5)));

  /* Acts on what is gone are passed over, those before them are undone and done again. */
  for (int i = 0; i < 5 + 5; i++)
    undo (store);
  g_assert_cmpint (count (store, "thing"), ==, 1);
  undo (store);
  g_assert_cmpint (count (store, "thing"), ==, 0);
  for (int i = 0; i < 6 + 5; i++)
    redo (store);
  g_assert_cmpint (count (store, "thing"), ==, 2);
  g_clear_object (&store);
  store = open_as ("a", &after_method, CRM_STORE_READ);
  g_clear_object (&store);
  leave_folder (folder);
}

/* A window of the old program must not write into what a newer one has migrated meanwhile. */
static void
test_migrated_under_us (void)
{
  char *folder = enter_folder ();
  g_autoptr (CrmStore) old = create ("a", &before_method);
  g_autoptr (CrmStore) new = NULL;
  g_autoptr (GError) error = NULL;

  fill_before (old);
  new = open_as ("a", &after_method, CRM_STORE_ACT);
  g_assert_null (crm_edit_begin (old, "Late", &error));
  g_assert_error (error, CRM_ERROR, CRM_ERROR_NEWER);
  add (new, "thing", "name", "New");
  g_clear_object (&old);
  g_clear_object (&new);
  leave_folder (folder);
}

/* Triggers are made all or none: half of them would let changes pass unnoticed. */
static void
test_arm_whole (void)
{
  char *folder = enter_folder ();
  g_autoptr (CrmStore) store = create ("a", test_kinds_get ());
  g_autoptr (CrmDb) db = crm_db_open ("a", 0, NULL);
  CrmModel *model = crm_store_get_model (store);
  g_autoptr (GError) error = NULL;
  gint64 n = 0;

  /* One of the later tables is not there for this connection to watch. */
  g_assert_true (crm_db_exec (db, "ALTER TABLE aim__plans RENAME TO hidden", NULL));
  g_assert_false (crm_schema_arm (db, model, &error));
  g_assert_nonnull (error);
  g_assert_true (crm_db_get_integer (db, "SELECT count(*) FROM temp.sqlite_schema", &n, NULL));
  g_assert_cmpint (n, ==, 0);
  g_assert_false (crm_db_in_transaction (db));
  g_clear_pointer (&db, crm_db_close);
  g_clear_object (&store);
  leave_folder (folder);
}

int
main (int argc, char **argv)
{
  g_autofree char *state = g_dir_make_tmp ("state-XXXXXX", NULL);
  int failed;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/names", test_names);
  g_test_add_func ("/document/symbolic-link", test_symbolic_link);
  g_test_add_func ("/document/journal-left", test_journal_left);
  g_test_add_func ("/document/copy", test_copy);
  g_test_add_func ("/document/beginning", test_beginning);
  g_test_add_func ("/document/backup-folder", test_backup_folder);
  g_test_add_func ("/document/look-after-kill", test_look_after_kill);
  g_test_add_func ("/document/lying-log", test_lying_log);
  g_test_add_func ("/document/bytes-for-text", test_bytes_for_text);
  g_test_add_func ("/document/deleted-title", test_deleted_title);
  g_test_add_func ("/document/undo-knots", test_undo_knots);
  g_test_add_func ("/document/take-away", test_take_away);
  g_test_add_func ("/document/migrated-under-us", test_migrated_under_us);
  g_test_add_func ("/document/arm-whole", test_arm_whole);
  failed = g_test_run ();
  remove_tree (state);
  return failed;
}
