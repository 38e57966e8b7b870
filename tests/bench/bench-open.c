/* bench-open.c: how much longer it takes to open a programme with a million customers than an
 * empty one, until the first rows of their list are at hand: files in the page cache, one
 * warm-up, medians. Beside it, for information, the same without the mark that the file was
 * closed on this computer, when every page of it is checked first. Calls core. */
#include <glib/gstdio.h>
#include <stdio.h>

#include "bench-data.h"
#include "crm-list.h"

#define FIRST_ROWS 64

typedef struct {
  double all;
  double store; /* of that, until the store was open */
} Times;

static void
forget_mark (const char *folder)
{
  g_autofree char *marks = g_build_filename (folder, "hashtgam", "closed", NULL);

  bench_data_remove_folder (marks);
}

static Times
open_once (const char *path, guint rows)
{
  double start = bench_data_get_seconds ();
  g_autoptr (CrmStore) store = bench_data_open (path);
  double opened = bench_data_get_seconds ();
  CrmModel *model = crm_store_get_model (store);
  const CrmKind *kind = crm_model_find_kind (model, "customer");
  g_autoptr (CrmList) list = crm_list_new (store, kind);
  guint n;

  crm_list_set_query (list, crm_query_new (model, kind));
  while (crm_list_is_loading (list))
    g_main_context_iteration (NULL, TRUE);
  n = g_list_model_get_n_items (G_LIST_MODEL (list));
  for (guint i = 0; i < MIN (n, FIRST_ROWS); i++)
    g_object_unref (crm_list_get_record (list, i));
  if (n != rows)
    g_error ("the list holds %u rows", n);
  return (Times){ bench_data_get_seconds () - start, opened - start };
}

/* Median of opening; the medians of full and empty are taken in turn, so that a busy moment of the
 * machine meets both. */
static void
measure (const char *folder, const char *full, const char *empty, gboolean marked, Times *of_full,
         Times *of_empty)
{
  double all[2][BENCH_RUNS], store[2][BENCH_RUNS];

  for (int run = -1; run < BENCH_RUNS; run++)
    for (int which = 0; which < 2; which++) {
      Times times;

      if (!marked)
        forget_mark (folder);
      times = open_once (which == 0 ? full : empty, which == 0 ? BENCH_ROWS : 0);
      if (run < 0)
        continue;
      all[which][run] = times.all;
      store[which][run] = times.store;
    }
  of_full->all = bench_data_get_median (all[0], BENCH_RUNS);
  of_full->store = bench_data_get_median (store[0], BENCH_RUNS);
  of_empty->all = bench_data_get_median (all[1], BENCH_RUNS);
  of_empty->store = bench_data_get_median (store[1], BENCH_RUNS);
}

int
main (void)
{
  g_autofree char *folder = bench_data_make_folder ();
  g_autofree char *full = bench_data_make (folder, "full.hashtgam", BENCH_ROWS);
  g_autofree char *empty = bench_data_make (folder, "empty.hashtgam", 0);
  Times of_full, of_empty;

  measure (folder, full, empty, TRUE, &of_full, &of_empty);
  printf ("opening_1,000,000_customers,_beyond_empty %.4f - 0.3 s\n", of_full.all - of_empty.all);
  printf ("____an_empty_programme %.4f s\n", of_empty.all);
  printf ("____of_1,000,000:_the_file %.4f s\n", of_full.store);
  printf ("____of_1,000,000:_the_list %.4f s\n", of_full.all - of_full.store);
  measure (folder, full, empty, FALSE, &of_full, &of_empty);
  printf ("____beyond_empty,_file_from_elsewhere %.4f s\n", of_full.all - of_empty.all);
  bench_data_remove_folder (folder);
  return 0;
}
