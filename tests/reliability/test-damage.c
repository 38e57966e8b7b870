/* test-damage.c: a programme's file with bytes flipped, pages lost, exchanged or cut off, a
 * garbled journal beside it. It is served or refused as what it is; a refused file stays byte
 * for byte as it was with nothing new beside it; a served one can be asked anything without a
 * crash or a hang. */
#include <string.h>

#include "crm-db-private.h"
#include "crm-history.h"
#include "crm-method.h"
#include "crm-open.h"
#include "crm-query.h"
#include "test-kinds.h"
#include "trial.h"

enum { PAGE = 4096, MOST_STEPS = 20 * 1000 * 1000, STEPS_A_CALL = 1000 * 1000 };
enum { SERVED, DAMAGED, FOREIGN, NEWER, OTHER, TOUCHED, LITTERED };

typedef struct {
  const CrmMethod *method;
  GBytes *content;
  guint rounds;
} Trial;

static guint
below (GRand *rand, gsize limit)
{
  return limit == 0 ? 0 : g_rand_int (rand) % (guint) limit;
}

static void
flip (GByteArray *bytes, GRand *rand, gsize from, gsize size)
{
  for (guint n = 1 + below (rand, 8); n > 0; n--)
    bytes->data[from + below (rand, size)] ^= (guint8) (1 + below (rand, 255));
}

static void
damage (GByteArray *bytes, GRand *rand)
{
  guint n_pages = bytes->len / PAGE;
  guint page = below (rand, n_pages) * PAGE, other = below (rand, n_pages) * PAGE;
  guint8 kept[PAGE];

  switch (below (rand, 8)) {
  case 0:
    g_byte_array_set_size (bytes, below (rand, bytes->len));
    break;
  case 1:
    flip (bytes, rand, 0, 100);
    break;
  case 2:
    memset (bytes->data + page, (int) below (rand, 2) * 255, PAGE);
    break;
  case 3:
    memcpy (kept, bytes->data + page, PAGE);
    memcpy (bytes->data + page, bytes->data + other, PAGE);
    memcpy (bytes->data + other, kept, PAGE);
    break;
  case 4:
    /* Page heads and cell pointers, where a byte means most. */
    flip (bytes, rand, page + (page == 0 ? 100 : 0), 64);
    break;
  case 5:
    g_byte_array_remove_range (bytes, page, 1 + below (rand, bytes->len - page));
    break;
  case 6:
    for (guint i = 0; i < PAGE; i++)
      bytes->data[page + i] = (guint8) g_rand_int (rand);
    break;
  default:
    flip (bytes, rand, 0, bytes->len);
    break;
  }
}

/* A journal whose head says that it should be played back, and rubbish behind. */
static void
write_journal (const char *path, GRand *rand)
{
  static const guint8 heads[2][8] = { { 0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7 },
                                      { 0x37, 0x7f, 0x06, 0x82, 0x00, 0x2d, 0xe2, 0x18 } };
  gboolean wal = g_rand_boolean (rand);
  g_autofree char *name = g_strconcat (path, wal ? "-wal" : "-journal", NULL);
  guint8 bytes[3 * PAGE];

  for (gsize i = 0; i < sizeof bytes; i++)
    bytes[i] = (guint8) g_rand_int (rand);
  memcpy (bytes, heads[wal], sizeof heads[wal]);
  trial_write_data (name, bytes, below (rand, sizeof bytes));
}

static int
count_steps (void *data)
{
  guint *steps = data;

  *steps += STEPS_A_CALL;
  if (*steps > MOST_STEPS)
    g_error ("a query does not end");
  return 0;
}

static gboolean
skip_row (gint64 id, const CrmValue *values, gpointer user_data)
{
  return TRUE;
}

/* Whatever a window would ask; answers may be errors. */
static void
ask_everything (CrmStore *store, GRand *rand)
{
  CrmModel *model = crm_store_get_model (store);
  CrmDb *db = crm_store_get_db (store);
  CrmLocale locale;
  guint steps = 0;

  crm_locale_init (&locale);
  sqlite3_progress_handler (db->sqlite, STEPS_A_CALL, count_steps, &steps);
  for (guint k = 0; k < crm_model_get_n_kinds (model); k++) {
    const CrmKind *kind = crm_model_get_kind (model, k);
    g_autoptr (CrmQuery) query = crm_query_new (model, kind);
    g_autoptr (GArray) ids = crm_query_read_ids (query, db, NULL, NULL);
    g_autofree char *title = crm_query_dup_title (db, model, kind, 1, &locale);

    crm_query_foreach (query, db, NULL, skip_row, NULL, NULL);
  }
  {
    g_autoptr (GPtrArray) entries = crm_history_read (db, model, NULL, 0, 0, NULL);
    g_autoptr (GPtrArray) hits = crm_query_search_all (db, model, "a", 20, &locale, NULL);
    g_autoptr (GPtrArray) report = g_ptr_array_new_with_free_func (g_free);
    g_autofree char *undo = crm_store_dup_undo_label (store);

    crm_store_verify (store, report, NULL, NULL);
  }
  /* Going back over a damaged log, and deleting what its pages lost. */
  if (!crm_store_is_read_only (store)) {
    g_autoptr (CrmEdit) edit = crm_edit_begin (store, "Delete", NULL);

    for (guint k = 0; edit != NULL && k < crm_model_get_n_kinds (model); k++)
      crm_edit_delete (edit, crm_model_get_kind (model, k), 1 + below (rand, 3), NULL);
    if (edit != NULL)
      crm_edit_commit (g_steal_pointer (&edit), NULL);
    crm_store_undo (store, NULL, NULL);
    crm_store_undo (store, NULL, NULL);
  }
  sqlite3_progress_handler (db->sqlite, 0, NULL, NULL);
}

static void
try_one (const Trial *trial, const char *folder, const char *path, GRand *rand, gint64 *counts)
{
  static const CrmStoreMode modes[] = { CRM_STORE_READ, CRM_STORE_ACT, CRM_STORE_WORK };
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CrmStore) store = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gboolean journal = below (rand, 16) == 0;

  g_byte_array_append (bytes, g_bytes_get_data (trial->content, NULL),
                       (guint) g_bytes_get_size (trial->content));
  damage (bytes, rand);
  content = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  trial_write (path, content);
  if (journal)
    write_journal (path, rand);
  /* A file that this computer closed last is opened without a look at every page. */
  if (below (rand, 4) == 0)
    crm_open_remember (path);
  before = trial_dup_names (folder);

  store = crm_store_open (path, trial->method, modes[below (rand, 3)], &error);
  if (store != NULL) {
    counts[SERVED]++;
    ask_everything (store, rand);
    return;
  }
  g_assert_true (error->domain == CRM_ERROR);
  counts[error->code == CRM_ERROR_DAMAGED   ? DAMAGED
         : error->code == CRM_ERROR_FOREIGN ? FOREIGN
         : error->code == CRM_ERROR_NEWER   ? NEWER
                                            : OTHER]++;
  if (error->code != CRM_ERROR_DAMAGED && error->code != CRM_ERROR_FOREIGN &&
      error->code != CRM_ERROR_NEWER)
    g_test_message ("refused with %d%s: %s", error->code, journal ? " (journal)" : "",
                    error->message);
  /* SQLite itself plays back or takes away a journal that is not whole. */
  if (journal)
    return;
  after = trial_dup_names (folder);
  counts[TOUCHED] += !trial_is_unchanged (path, content);
  if (strcmp (before, after) != 0) {
    counts[LITTERED]++;
    g_test_message ("%s became %s: %s", before, after, error->message);
  }
}

static void
damage_often (guint worker, guint n_workers, gint64 *counts, gpointer data)
{
  const Trial *trial = data;
  g_autofree char *folder = trial_make_folder ();
  g_autofree char *path = g_build_filename (folder, "damaged.hashtgam", NULL);

  for (guint round = worker; round < trial->rounds; round += n_workers) {
    g_autoptr (GRand) rand = g_rand_new_with_seed (round + 1);

    try_one (trial, folder, path, rand, counts);
    trial_empty_folder (folder);
  }
  trial_remove_folder (folder);
}

static void
run (const CrmMethod *method, guint per_kind, guint rounds)
{
  g_autoptr (GBytes) content = trial_make_programme (method, per_kind, 11);
  Trial trial = { method, content, trial_scale (rounds) };
  gint64 counts[TRIAL_COUNTS];

  trial_run_workers (2, 580, damage_often, &trial, counts);
  g_test_message ("%u files: %d served, %d damaged, %d foreign, %d newer, %d otherwise refused, "
                  "%d refused and touched, %d with something left beside",
                  trial.rounds, (int) counts[SERVED], (int) counts[DAMAGED], (int) counts[FOREIGN],
                  (int) counts[NEWER], (int) counts[OTHER], (int) counts[TOUCHED],
                  (int) counts[LITTERED]);
  g_assert_cmpint (counts[OTHER], ==, 0);
  g_assert_cmpint (counts[TOUCHED], ==, 0);
  g_assert_cmpint (counts[LITTERED], ==, 0);
  g_assert_cmpint (counts[SERVED], >, trial.rounds / 20);
  g_assert_cmpint (counts[DAMAGED], >, trial.rounds / 20);
}

static void
test_small (void)
{
  run (test_kinds_get_old (), 4, 20000);
}

static void
test_method (void)
{
  run (crm_method_get (), 2, 500);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/damage/eight-kinds", test_small);
  g_test_add_func ("/damage/method", test_method);
  return g_test_run ();
}
