/* test-hostile.c: files that were made to do harm, or are something else altogether. Each is
 * refused by the code that says what it is, or opened and harmless; either way it stays byte for
 * byte as it was, and nothing is made beside it. */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "test-kinds.h"
#include "trial.h"

enum { HARMLESS = -1 };

/* clang-format off */
static const struct {
  const char *name, *sql;
  int code; /* CrmError, or HARMLESS */
} made_by_sql[] = {
  { "trigger", "CREATE TRIGGER t AFTER INSERT ON client BEGIN DELETE FROM deal; END", CRM_ERROR_FOREIGN },
  { "trigger named like the log's", "CREATE TRIGGER log_I_client AFTER INSERT ON client BEGIN DELETE FROM tx; END", CRM_ERROR_FOREIGN },
  { "view", "CREATE VIEW v AS SELECT 1", CRM_ERROR_FOREIGN },
  { "view in place of a table", "DROP TABLE item; CREATE VIEW item AS SELECT 1 AS id, 'x' AS code", CRM_ERROR_FOREIGN },
  { "view with a trigger in place of a table", "DROP TABLE item; CREATE VIEW item AS SELECT 1 AS id; CREATE TRIGGER t INSTEAD OF INSERT ON item BEGIN DELETE FROM deal; END", CRM_ERROR_FOREIGN },
  { "endless view", "CREATE VIEW v AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n+1 FROM r) SELECT * FROM r", CRM_ERROR_FOREIGN },
  { "view that loads code", "CREATE VIEW v AS SELECT load_extension('evil.so')", CRM_ERROR_FOREIGN },
  { "view that reads a file", "CREATE VIEW v AS SELECT readfile('secret')", CRM_ERROR_FOREIGN },
  { "full-text table", "CREATE VIRTUAL TABLE f USING fts5(a)", CRM_ERROR_FOREIGN },
  { "old full-text table", "CREATE VIRTUAL TABLE f USING fts4(a)", CRM_ERROR_FOREIGN },
  { "spatial table", "CREATE VIRTUAL TABLE r USING rtree(id, a, b)", CRM_ERROR_FOREIGN },
  { "virtual table of no module", "PRAGMA writable_schema=ON; INSERT INTO sqlite_schema VALUES('table','v','v',0,'CREATE VIRTUAL TABLE v USING evil(x)')", CRM_ERROR_FOREIGN },
  { "generated column", "ALTER TABLE item ADD COLUMN g TEXT AS (upper(name))", CRM_ERROR_FOREIGN },
  { "index over an expression", "CREATE INDEX e ON client (lower(name))", CRM_ERROR_FOREIGN },
  { "partial index", "CREATE INDEX e ON client (name) WHERE active = 1", CRM_ERROR_FOREIGN },
  { "one index more", "CREATE INDEX e ON client (region)", CRM_ERROR_FOREIGN },
  { "one index less", "DROP INDEX client_code", CRM_ERROR_FOREIGN },
  { "index on another table", "DROP INDEX client_code; CREATE UNIQUE INDEX client_code ON item (code)", CRM_ERROR_FOREIGN },
  { "index not unique", "DROP INDEX client_code; CREATE INDEX \"client_code\" ON \"client\" (\"code\")", CRM_ERROR_FOREIGN },
  { "index by another order", "DROP INDEX client_code; CREATE UNIQUE INDEX \"client_code\" ON \"client\" (\"code\" COLLATE NOCASE)", CRM_ERROR_FOREIGN },
  { "one table more", "CREATE TABLE more (a)", CRM_ERROR_FOREIGN },
  { "one table less", "DROP TABLE plan", CRM_ERROR_FOREIGN },
  { "one column more", "ALTER TABLE item ADD COLUMN more TEXT", CRM_ERROR_FOREIGN },
  { "one column less", "ALTER TABLE item DROP COLUMN family", CRM_ERROR_FOREIGN },
  { "column renamed", "ALTER TABLE item RENAME COLUMN family TO kin", CRM_ERROR_FOREIGN },
  { "default that loads code", "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = replace(sql, '\"region\" TEXT', '\"region\" TEXT DEFAULT (load_extension(''evil''))') WHERE name = 'client'", CRM_ERROR_FOREIGN },
  { "another default", "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = replace(sql, '\"region\" TEXT', '\"region\" TEXT DEFAULT ''x''') WHERE name = 'client'", CRM_ERROR_FOREIGN },
  { "a check", "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = replace(sql, '\"region\" TEXT', '\"region\" TEXT CHECK (length(region) < 9)') WHERE name = 'client'", CRM_ERROR_FOREIGN },
  { "another type", "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = replace(sql, '\"region\" TEXT', '\"region\" ANY') WHERE name = 'client'", CRM_ERROR_FOREIGN },
  { "not strict", "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = replace(sql, ') STRICT', ')') WHERE name = 'client'", CRM_ERROR_FOREIGN },
  { "another deletion rule", "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = replace(sql, 'CASCADE', 'SET NULL') WHERE name = 'deal'", CRM_ERROR_FOREIGN },
  { "a blank more in a table's text", "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = replace(sql, 'CREATE TABLE ', 'CREATE TABLE  ') WHERE name = 'client'", CRM_ERROR_FOREIGN },
  { "a table twice", "PRAGMA writable_schema=ON; INSERT INTO sqlite_schema SELECT * FROM sqlite_schema WHERE name = 'item'", CRM_ERROR_DAMAGED },
  { "two tables on one page", "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'client') WHERE name = 'item'", CRM_ERROR_DAMAGED },
  { "a table on the first page", "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET rootpage = 1 WHERE name = 'item'", CRM_ERROR_DAMAGED },
  { "a table on no page", "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET rootpage = 99999 WHERE name = 'item'", CRM_ERROR_DAMAGED },
  { "a table without text", "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = NULL WHERE name = 'item'", CRM_ERROR_DAMAGED },
  { "a table with broken text", "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE (' WHERE name = 'item'", CRM_ERROR_DAMAGED },
  { "an entry of no type", "PRAGMA writable_schema=ON; INSERT INTO sqlite_schema VALUES('ghost','ghost','ghost',0,NULL)", CRM_ERROR_DAMAGED },
  { "statistics", "ANALYZE", CRM_ERROR_FOREIGN },
  { "bad statistics", "ANALYZE; DELETE FROM sqlite_stat1; INSERT INTO sqlite_stat1 VALUES('client','client_code','-1 999999999999999999999 x')", CRM_ERROR_FOREIGN },
  { "a counter table", "CREATE TABLE s (id INTEGER PRIMARY KEY AUTOINCREMENT)", CRM_ERROR_FOREIGN },
  { "another program's number", "PRAGMA application_id = 1234", CRM_ERROR_FOREIGN },
  { "no program's number", "PRAGMA application_id = 0", CRM_ERROR_FOREIGN },
  { "of a newer version", "PRAGMA user_version = 3", CRM_ERROR_NEWER },
  { "of no version", "PRAGMA user_version = 0", CRM_ERROR_FOREIGN },
  { "of a negative version", "PRAGMA user_version = -1", CRM_ERROR_NEWER },
  { "of a smaller version than its tables", "PRAGMA user_version = 1", CRM_ERROR_FOREIGN },
  { "other pages", "PRAGMA journal_mode = DELETE; PRAGMA page_size = 512; VACUUM", HARMLESS },
  { "automatic vacuum", "PRAGMA auto_vacuum = FULL; VACUUM", HARMLESS },
  { "a reference to nowhere", "UPDATE deal SET client = 424242 WHERE id = 1", HARMLESS },
  { "text that is not text", "UPDATE client SET name = CAST(x'ff1b5b31e280ae' AS TEXT) WHERE id = 1", HARMLESS },
  { "text that says file:", "UPDATE client SET name = 'file:///x?mode=memory' WHERE id = 1", HARMLESS },
  { "a log that goes in circles", "UPDATE tx SET reverts = id; INSERT INTO tx VALUES (77, '', '', '', 78), (78, '', '', '', 77)", HARMLESS },
  { "a log of unknown acts", "UPDATE change SET op = 'Z', kind = 'nothing', old = '{'", HARMLESS },
};
/* clang-format on */

static char *folder, *path;
static GBytes *programme;
static guint n_tried;

static void
run_sql (const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL), ==, SQLITE_OK);
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  sqlite3_close (db);
}

static void
use (CrmStore *store)
{
  CrmModel *model = crm_store_get_model (store);
  g_autofree char *undo = NULL;

  for (guint k = 0; k < crm_model_get_n_kinds (model); k++) {
    g_autofree char *sql =
        g_strdup_printf ("SELECT count(*) FROM \"%s\"", crm_model_get_kind (model, k)->name);
    gint64 count;

    g_assert_true (crm_db_get_integer (crm_store_get_db (store), sql, &count, NULL));
  }
}

/* All three ways to open. A harmless file may be turned to a whole one when it is opened for
 * writing. */
static void
try_path (const char *what, const char *name, int code)
{
  static const CrmStoreMode modes[] = { CRM_STORE_READ, CRM_STORE_ACT, CRM_STORE_WORK };
  gboolean regular = g_file_test (name, G_FILE_TEST_IS_REGULAR);
  g_autoptr (GBytes) content = regular ? trial_read (name) : NULL;
  g_autofree char *before = trial_dup_names (folder);

  n_tried++;
  for (gsize i = 0; i < G_N_ELEMENTS (modes); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (CrmStore) store = crm_store_open (name, test_kinds_get (), modes[i], &error);
    g_autofree char *after = NULL;

    if (code == HARMLESS) {
      if (store == NULL)
        g_error ("%s: %s", what, error->message);
      use (store);
      g_clear_object (&store);
    } else {
      if (store != NULL)
        g_error ("%s was opened", what);
      if (!g_error_matches (error, CRM_ERROR, code))
        g_error ("%s: code %d: %s", what, error->code, error->message);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
    after = trial_dup_names (folder);
    g_assert_cmpstr (after, ==, before);
    if (content != NULL && (code != HARMLESS || modes[i] == CRM_STORE_READ) &&
        !trial_is_unchanged (name, content))
      g_error ("%s was changed", what);
  }
}

static void
test_sql (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (made_by_sql); i++) {
    trial_empty_folder (folder);
    trial_write (path, programme);
    run_sql (made_by_sql[i].sql);
    try_path (made_by_sql[i].name, path, made_by_sql[i].code);
  }
}

static void
test_huge_schema (void)
{
  g_autoptr (GString) sql = g_string_new ("BEGIN;");

  for (int i = 0; i < 3000; i++)
    g_string_append_printf (sql, "CREATE TABLE t%d (a, b, c);", i);
  g_string_append (sql, "COMMIT");
  trial_empty_folder (folder);
  trial_write (path, programme);
  run_sql (sql->str);
  try_path ("three thousand tables", path, CRM_ERROR_FOREIGN);

  g_string_assign (sql, "CREATE TABLE t (a /*");
  for (int i = 0; i < 100000; i++)
    g_string_append (sql, "0123456789");
  g_string_append (sql, "*/)");
  trial_empty_folder (folder);
  trial_write (path, programme);
  run_sql (sql->str);
  try_path ("a table of a million letters", path, CRM_ERROR_FOREIGN);
}

static void
patch (gsize offset, const void *bytes, gsize size)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (programme, &length);
  g_autofree guint8 *copy = g_memdup2 (data, length);

  memcpy (copy + offset, bytes, size);
  trial_empty_folder (folder);
  trial_write_data (path, copy, length);
}

static void
test_heads (void)
{
  static const guint8 wal[] = { 2, 2 }, future[] = { 3, 3 }, utf16[] = { 0, 0, 0, 2 },
                      format[] = { 0, 0, 0, 5 }, page_size[] = { 0, 3 };

  /* Opened for reading it gets the two files that readers share; who writes next clears them
   * away. */
  patch (18, wal, sizeof wal);
  for (int i = 0; i < 2; i++) {
    g_object_unref (trial_open (path, test_kinds_get (), CRM_STORE_READ));
    g_object_unref (trial_open (path, test_kinds_get (), i == 0 ? CRM_STORE_ACT : CRM_STORE_WORK));
    try_path ("a WAL head", path, HARMLESS);
    patch (18, wal, sizeof wal);
  }
  patch (18, future, sizeof future);
  try_path ("a file format to come", path, CRM_ERROR_DAMAGED);
  patch (56, utf16, sizeof utf16);
  try_path ("another encoding", path, CRM_ERROR_DAMAGED);
  patch (44, format, sizeof format);
  try_path ("a schema format to come", path, CRM_ERROR_DAMAGED);
  patch (16, page_size, sizeof page_size);
  try_path ("an odd page size", path, CRM_ERROR_DAMAGED);
}

static void
try_bytes (const char *what, const void *bytes, gsize size, int code)
{
  trial_empty_folder (folder);
  trial_write_data (path, bytes, size);
  try_path (what, path, code);
}

static void
test_other_files (void)
{
  guint8 zeros[8192] = { 0 };
  const guint8 *data = g_bytes_get_data (programme, NULL);

  try_bytes ("nothing", "", 0, CRM_ERROR_FOREIGN);
  try_bytes ("one byte", "S", 1, CRM_ERROR_FOREIGN);
  try_bytes ("text", "code,name\n1,a\n", 14, CRM_ERROR_FOREIGN);
  try_bytes ("an archive", "PK\003\004\024\000\000\000\010\000", 10, CRM_ERROR_FOREIGN);
  try_bytes ("zeros", zeros, sizeof zeros, CRM_ERROR_FOREIGN);
  try_bytes ("our head alone", data, 100, CRM_ERROR_DAMAGED);
  try_bytes ("our first page alone", data, 4096, CRM_ERROR_DAMAGED);
  memcpy (zeros, "SQLite format 3", 16);
  try_bytes ("a database's head with zeros behind", zeros, sizeof zeros, CRM_ERROR_FOREIGN);
  trial_empty_folder (folder);
  run_sql ("CREATE TABLE a (b); PRAGMA user_version = 1");
  try_path ("another program's database", path, CRM_ERROR_FOREIGN);
}

static void
test_other_things (void)
{
  g_autofree char *target = g_build_filename (folder, "target", NULL);
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  int fd;

  trial_empty_folder (folder);
  try_path ("no file", path, CRM_ERROR_NOT_FOUND);
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  try_path ("a pipe", path, CRM_ERROR_FOREIGN);
  g_unlink (path);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  try_path ("a folder", path, CRM_ERROR_FOREIGN);
  g_rmdir (path);
  try_path ("a device", "/dev/null", CRM_ERROR_FOREIGN);
  try_path ("an endless device", "/dev/zero", CRM_ERROR_FOREIGN);
  g_assert_cmpint (symlink (target, path), ==, 0);
  try_path ("a link to nothing", path, CRM_ERROR_NOT_FOUND);
  trial_write (target, programme);
  try_path ("a link to a programme", path, HARMLESS);
  g_unlink (path);
  g_unlink (target);
  g_assert_cmpint (symlink (path, target), ==, 0);
  g_assert_cmpint (symlink (target, path), ==, 0);
  try_path ("links in a circle", path, CRM_ERROR_FAILED);
  g_unlink (path);
  g_unlink (target);

  fd = socket (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  g_strlcpy (address.sun_path, path, sizeof address.sun_path);
  g_assert_cmpint (bind (fd, (struct sockaddr *) &address, sizeof address), ==, 0);
  try_path ("a socket", path, CRM_ERROR_FAILED);
  close (fd);
}

/* Names that SQLite would take for something else, from within their folder. */
static void
test_names (void)
{
  static const char *const names[] = { "file:x?mode=memory",
                                       "file:x.hashtgam?immutable=1",
                                       ":memory:",
                                       "a%20b?c#d",
                                       "-rf",
                                       "a\nb",
                                       "\033[31m",
                                       "\342\200\256magtahsah.x",
                                       "file:%2e%2e%2fx",
                                       "x?vfs=unix-none" };
  g_autofree char *back = g_get_current_dir ();

  g_assert_cmpint (chdir (folder), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    trial_empty_folder (folder);
    trial_write (names[i], programme);
    try_path (names[i], names[i], HARMLESS);
    g_assert_cmpint (g_unlink (names[i]), ==, 0);
    try_path (names[i], names[i], CRM_ERROR_NOT_FOUND);
  }
  g_assert_cmpint (chdir (back), ==, 0);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = trial_make_folder ();
  path = g_build_filename (folder, "hostile.hashtgam", NULL);
  programme = trial_make_programme (test_kinds_get (), 3, 9);
  g_test_add_func ("/hostile/sql", test_sql);
  g_test_add_func ("/hostile/huge-schema", test_huge_schema);
  g_test_add_func ("/hostile/heads", test_heads);
  g_test_add_func ("/hostile/other-files", test_other_files);
  g_test_add_func ("/hostile/other-things", test_other_things);
  g_test_add_func ("/hostile/names", test_names);
  status = g_test_run ();
  g_print ("# %u files\n", n_tried);
  g_bytes_unref (programme);
  trial_remove_folder (folder);
  g_free (folder);
  g_free (path);
  return status;
}
