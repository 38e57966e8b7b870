/* bench-kpi.c: 200 KPIs over 730,000 daily values: latest, target, previous, slope of twelve
 * periods and the year before, of all of them. Ours are those of a book that is kept and renewed
 * where nothing changed, and where one value was typed; the peer is DuckDB, which holds the same
 * values in memory. Both must find the same. Without DuckDB (see build-aux/bench) ours stand
 * alone. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench-data.h"
#include "crm-kpi-book.h"

#define KPIS 200
#define DAYS 3650

static const char *const filling[] = {
  "CREATE TEMP TABLE n AS WITH RECURSIVE n (i) AS (VALUES (0) UNION ALL SELECT i + 1 FROM n WHERE "
  "i < 3649) SELECT i, CAST (julianday ('now') - 2440587.5 AS INTEGER) AS today FROM n",
  "INSERT INTO kpi (code, name, direction, frequency, total, method, fold) SELECT "
  "printf ('X%03d', i), 'Figure ' || i, CASE i % 3 WHEN 0 THEN 'lower' ELSE 'higher' END, 'day', "
  "'last', 'typed', 'figure ' || i FROM n WHERE i < 200",
  "INSERT INTO target (kpi, date, value, near) SELECT k.id, n.today - 3649 + 365 * n.i, "
  "50 + k.id % 20 + n.i, 45 FROM kpi k, n WHERE n.i < 10",
  "INSERT INTO measurement (kpi, date, value) SELECT k.id, n.today - 3649 + n.i, "
  "40 + (n.i * 7 + k.id * 13) % 4001 * 0.01 FROM kpi k, n",
  "DROP TABLE temp.n",
};

static void
exec (CrmStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;

  if (!crm_db_exec (crm_store_get_db (store), sql, &error))
    bench_data_fail (error);
}

static CrmKpiBook *
make_book (CrmStore *store, const CrmKpiBook *previous, const guint8 *changed)
{
  CrmKpiBookRequest request = { .periods = { CRM_CALENDAR_GREGORIAN, 1 },
                                .previous = previous,
                                .changed = changed };
  g_autoptr (GError) error = NULL;
  CrmKpiBook *book =
      crm_kpi_book_new (crm_store_get_db (store), crm_store_get_model (store), &request, &error);

  if (book == NULL)
    bench_data_fail (error);
  return book;
}

/* What both sides must agree in. */
static double
get_sum (const CrmKpiBook *book)
{
  double sum = 0;

  for (guint i = 0; i < book->entries->len; i++) {
    const CrmKpi *kpi = ((const CrmKpiEntry *) g_ptr_array_index (book->entries, i))->kpi;

    sum += kpi->value + kpi->previous + kpi->year_ago + kpi->target.value + kpi->slope;
  }
  return sum;
}

static double
time_renewal (CrmStore *store, CrmKpiBook **book, const guint8 *changed)
{
  double start = bench_data_get_seconds ();
  CrmKpiBook *next = make_book (store, *book, changed);
  double time = bench_data_get_seconds () - start;

  crm_kpi_book_unref (*book);
  *book = next;
  return time;
}

/* A value as an edit leaves it: changed, and named by the log. */
static void
type_value (CrmStore *store, int run)
{
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO tx (at, label) VALUES ('2026-01-01T00:00:00', 'typed'); "
      "UPDATE measurement SET value = %d WHERE id = 1000; "
      "INSERT INTO change (tx, kind, record, op, old) VALUES ((SELECT max (id) FROM tx), "
      "'measurement', 1000, 'U', '{}')",
      run);

  exec (store, sql);
}

static void
print_ours (CrmStore *store, double *warm, double *sum)
{
  guint8 *changed = g_new0 (guint8, crm_model_get_n_kinds (crm_store_get_model (store)));
  double cold = bench_data_get_seconds (), kept[BENCH_RUNS], typed[BENCH_RUNS];
  CrmKpiBook *book = make_book (store, NULL, NULL);

  cold = bench_data_get_seconds () - cold;
  for (int run = -1; run < BENCH_RUNS; run++)
    kept[MAX (run, 0)] = time_renewal (store, &book, changed);
  *sum = get_sum (book);
  for (int run = -1; run < BENCH_RUNS; run++) {
    type_value (store, run + 2);
    typed[MAX (run, 0)] = time_renewal (store, &book, changed);
  }
  *warm = bench_data_get_median (kept, BENCH_RUNS);
  printf ("____after_a_typed_value %.2f ms\n", bench_data_get_median (typed, BENCH_RUNS) * 1000);
  printf ("____all_read_anew %.4f s\n", cold);
  crm_kpi_book_unref (book);
  g_free (changed);
}

/* The peer reads the values from two files and prints its time and its sum. */

static gboolean
write_values (CrmStore *store, const char *path, const char *sql)
{
  g_autoptr (CrmStatement) statement = crm_db_prepare (crm_store_get_db (store), sql, NULL);
  FILE *file = fopen (path, "w");

  if (statement == NULL || file == NULL)
    return FALSE;
  fprintf (file, "kpi,day,value\n");
  while (crm_statement_step (statement, NULL))
    fprintf (file, "%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT ",%.17g\n",
             crm_statement_get_integer (statement, 0), crm_statement_get_integer (statement, 1),
             crm_statement_get_real (statement, 2));
  return fclose (file) == 0;
}

static gboolean
run_peer (CrmStore *store, const char *folder, double *time, double *sum)
{
  g_autofree char *values = g_build_filename (folder, "values.csv", NULL);
  g_autofree char *targets = g_build_filename (folder, "targets.csv", NULL);
  const char *script = g_getenv ("HASHTGAM_PEER_DUCKDB");
  const char *command[] = { "node", script, values, targets, NULL };
  g_autofree char *out = NULL;
  int status = 1;

  return script != NULL &&
         write_values (store, values, "SELECT kpi, date, value FROM measurement") &&
         write_values (store, targets, "SELECT kpi, date, value FROM target") &&
         g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL,
                       &status, NULL) &&
         status == 0 && sscanf (out, "%lf %lf", time, sum) == 2;
}

int
main (void)
{
  g_autofree char *folder = bench_data_make_folder ();
  g_autofree char *path = bench_data_make (folder, "kpis.hashtgam", 1);
  g_autoptr (CrmStore) store = bench_data_open (path);
  double warm, sum, other, other_sum;

  exec (store, "BEGIN");
  for (gsize i = 0; i < G_N_ELEMENTS (filling); i++)
    exec (store, filling[i]);
  exec (store, "COMMIT");
  if (run_peer (store, folder, &other, &other_sum)) {
    print_ours (store, &warm, &sum);
    if (fabs (sum - other_sum) > 1e-6 * fabs (sum)) {
      fprintf (stderr, "The figures differ: %.9g and %.9g.\n", sum, other_sum);
      return 1;
    }
    printf ("200_KPIs_over_730,000_values_beside_DuckDB %.5f %.5f 0.2\n", warm, other);
  } else {
    printf ("# DuckDB is not there: KPIs are measured alone\n");
    print_ours (store, &warm, &sum);
  }
  printf ("200_KPIs_over_730,000_values,_kept %.2f - 3 ms\n", warm * 1000);
  crm_store_close (store);
  bench_data_remove_folder (folder);
  return 0;
}
