/* bench-scale.c: the window over the sample programme grown to 100,000 customers with their
 * purchases, contacts and costs, and 700,000 measurements: going from step to step and to the large
 * tables, and all results and checks reckoned anew. Told are the longest pause of the main thread
 * and the time until what was asked for is painted, of a table the rows in view; of several
 * places, the worst. */
#include <adwaita.h>
#include <stdio.h>
#include <string.h>

#include "bench-data.h"
#include "bench-window.h"
#include "crm-guide.h"
#include "crm-method.h"
#include "crm-page-private.h"
#include "crm-sample.h"
#include "crm-window-private.h"

#define STEPS 8
#define IN_VIEW 24 /* rows that the window has room for, or more */

typedef struct {
  double shown; /* seconds until it was painted, of a table the rows in view */
  double made;  /* until rows out of sight had their widgets too */
  double pause; /* of the main thread: the longest */
  double busy;  /* the longest by the time on a processor, which other programs do not lengthen */
} Cost;

/* What came by imports long ago. The days end today: every check has something to look at. */
static const char *const growth[] = {
  "CREATE TEMP TABLE n AS WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE "
  "i < 300000) SELECT i, CAST (julianday ('now') - 2440587.5 AS INTEGER) AS today FROM n",
  "INSERT INTO customer (code, name, stage, segment, region, since, manager, consent, "
  "contacts_per_month, tier_by_hand, fold) SELECT printf ('X%06d', i * 56763 % 100003), "
  "'Customer ' || i, CASE i % 9 WHEN 0 THEN 'potential' WHEN 1 THEN 'left' ELSE 'customer' END, "
  "CASE WHEN i % 11 THEN 1 + i % (SELECT max (id) FROM segment) END, 'North', today - i % 5000, "
  "CASE WHEN i % 13 = 0 THEN 1 + i % (SELECT max (id) FROM person) END, "
  "CASE i % 50 WHEN 0 THEN 'refused' ELSE 'given' END, 1 + i % 9, "
  "CASE WHEN i % 20 = 0 THEN 1 + i / 20 % (SELECT max (id) FROM tier) END, 'customer ' || i "
  "FROM n WHERE i <= 100000",
  "INSERT INTO kpi (code, name, perspective, step, owner, direction, frequency, due_days, total, "
  "method, fold) SELECT printf ('X%03d', i), 'Figure ' || i, 'customer', '8', "
  "CASE WHEN i % 10 THEN 1 END, CASE i % 3 WHEN 0 THEN 'lower' ELSE 'higher' END, "
  "CASE i % 4 WHEN 0 THEN 'month' WHEN 1 THEN 'week' ELSE 'day' END, 5, 'last', 'typed', "
  "'figure ' || i FROM n WHERE i <= 200",
  "INSERT INTO target (kpi, date, value) SELECT k.id, n.today - 900 * n.i, 50 + k.id % 20 "
  "FROM kpi k, n WHERE k.code LIKE 'X%' AND k.id % 15 AND n.i <= 4",
  "INSERT INTO measurement (kpi, date, value) SELECT k.id, n.today - n.i, "
  "40 + (n.i * 7 + k.id * 13) % 41 FROM kpi k, n WHERE k.code LIKE 'X%' AND n.i <= 3500",
  "INSERT INTO purchase (customer, date, product, quantity, amount, cost, agent) SELECT "
  "2001 + i * 7919 % 90000, today - i % 1500, 1 + i % 5, 1, 1000000 + i % 77777, 700000, "
  "1 + i % (SELECT max (id) FROM person) FROM n",
  "INSERT INTO interaction (customer, date, person, kind, begun_by, theme, follow_up_due, "
  "follow_up_done, recorded) SELECT 2001 + i * 104729 % 90000, "
  "strftime ('%Y-%m-%dT%H:%M', 'now', printf ('-%d hours', i % 9000)), "
  "1 + i % (SELECT max (id) FROM person), CASE i % 3 WHEN 0 THEN 'visit' ELSE 'call' END, "
  "CASE i % 2 WHEN 0 THEN 'us' ELSE 'customer' END, 'Price', "
  "CASE WHEN i % 100 = 0 THEN today - i % 900 END, CASE WHEN i % 200 = 0 THEN today END, "
  "strftime ('%Y-%m-%dT%H:%M', 'now', printf ('-%d hours', i % 9000 - i % 30)) "
  "FROM n WHERE i <= 200000",
  "INSERT INTO customer_cost (customer, date, kind, amount) SELECT 2001 + i * 104729 % 90000, "
  "today - i % 700, 'sale', 50000 + i * 7 % 1000000 FROM n WHERE i <= 60000",
  "DROP TABLE temp.n",
};

static char *
make_large (const char *folder)
{
  char *path = g_build_filename (folder, "large.hashtgam", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CrmStore) made =
      crm_sample_create (path, crm_method_get (), CRM_LANGUAGE_ENGLISH, NULL, &error);
  CrmStore *store;

  if (made == NULL)
    bench_data_fail (error);
  crm_store_close (made);
  store =
      bench_data_open (path); /* which has noted nothing yet, and so has no triggers of the log */
  if (!crm_db_exec (crm_store_get_db (store), "BEGIN", &error))
    bench_data_fail (error);
  for (gsize i = 0; i < G_N_ELEMENTS (growth); i++)
    if (!crm_db_exec (crm_store_get_db (store), growth[i], &error))
      bench_data_fail (error);
  if (!crm_db_exec (crm_store_get_db (store), "COMMIT", &error))
    bench_data_fail (error);
  crm_store_close (store);
  g_object_unref (store);
  return path;
}

/* The window. */

static CrmWindow *
open_window (GApplication *app, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  CrmWindow *window = NULL;

  if (!g_application_register (app, NULL, &error))
    bench_data_fail (error);
  g_application_open (app, &file, 1, "");
  while (window == NULL || crm_window_get_session (window) == NULL ||
         crm_guide_get_standing (crm_guide_get (crm_window_get_session (window))) == NULL) {
    GList *windows = gtk_application_get_windows (GTK_APPLICATION (app));

    window = windows != NULL ? windows->data : NULL;
    g_main_context_iteration (NULL, TRUE);
  }
  return window;
}

static gboolean
has_rows (CrmWindow *window)
{
  CrmPage *page = crm_window_get_page (window);

  return page == NULL || g_list_model_get_n_items (G_LIST_MODEL (page->rows)) >= IN_VIEW;
}

static gboolean
is_loading (CrmWindow *window)
{
  CrmPage *page = crm_window_get_page (window);

  return page != NULL && crm_page_is_loading (page);
}

static gboolean
note_rest (gpointer rested)
{
  *(gboolean *) rested = TRUE;
  return G_SOURCE_REMOVE;
}

/* Until what can wait is done too: people do not go on at once. Its pauses count. */
static void
wait_for_rest (void)
{
  gboolean rested = FALSE;

  g_idle_add_full (G_PRIORITY_LOW + 1, note_rest, &rested, NULL);
  while (!rested)
    g_main_context_iteration (NULL, TRUE);
}

static void
settle (BenchWindow *watch, CrmWindow *window, double start, Cost *worst)
{
  double processor, pause;

  while (is_loading (window) && !has_rows (window))
    g_main_context_iteration (NULL, TRUE);
  bench_window_wait_painted (watch);
  worst->shown = MAX (worst->shown, bench_data_get_seconds () - start);
  while (is_loading (window))
    g_main_context_iteration (NULL, TRUE);
  bench_window_wait_painted (watch);
  worst->made = MAX (worst->made, bench_data_get_seconds () - start);
  wait_for_rest ();
  pause = bench_window_take_pause (watch, &processor);
  worst->pause = MAX (worst->pause, pause);
  worst->busy = MAX (worst->busy, processor);
}

static void
go (BenchWindow *watch, CrmWindow *window, const char *action, GVariant *target, Cost *steps,
    Cost *tables)
{
  double processor, start;

  bench_window_wait_painted (watch);
  bench_window_take_pause (watch, &processor);
  start = bench_data_get_seconds ();
  g_action_group_activate_action (G_ACTION_GROUP (window), action, target);
  settle (watch, window, start, crm_window_get_page (window) != NULL ? tables : steps);
}

static void
walk (BenchWindow *watch, CrmWindow *window, Cost *steps, Cost *tables)
{
  static const char *const large[] = { "customer", "measurement", "interaction", "purchase" };

  for (int step = 1; step <= STEPS; step++)
    go (watch, window, "step", g_variant_new_int32 (step), steps, tables);
  for (gsize i = 0; i < G_N_ELEMENTS (large); i++)
    go (watch, window, "kind", g_variant_new_string (large[i]), tables, tables);
  go (watch, window, "step", g_variant_new_int32 (0), steps, tables);
}

/* Everything may have changed, as after an import of everything. */
static void
check_anew (BenchWindow *watch, CrmWindow *window, Cost *checks)
{
  CrmSession *session = crm_window_get_session (window);
  CrmGuide *guide = crm_guide_get (session);
  const CrmStanding *before = crm_guide_get_standing (guide);
  guint n = crm_model_get_n_kinds (crm_session_get_model (session));
  g_autofree guint8 *kinds = g_malloc (n);
  CrmNews news = { .kinds = kinds, .n_kinds = n };
  double processor, start;

  memset (kinds, 1, n);
  bench_window_wait_painted (watch);
  bench_window_take_pause (watch, &processor);
  start = bench_data_get_seconds ();
  g_signal_emit_by_name (session, "changed", &news);
  while (crm_guide_get_standing (guide) == before)
    g_main_context_iteration (NULL, TRUE);
  settle (watch, window, start, checks);
}

static void
print_pause (const char *what, const Cost *cost, int limit)
{
  printf ("____longest_pause%s %.1f - %d ms\n", what, cost->pause * 1000, limit);
  /* A name of its own: lines of one name are taken for runs of one figure. */
  printf ("____of_that_on_a_processor%s %.1f ms\n", what, cost->busy * 1000);
}

int
main (void)
{
  g_autofree char *folder = bench_data_make_folder ();
  g_autofree char *path = make_large (folder);
  Cost first = { 0 }, steps = { 0 }, tables = { 0 }, checks = { 0 };
  CrmApplication *app;
  CrmWindow *window;
  BenchWindow *watch;

  g_setenv ("GSK_RENDERER", "cairo", FALSE);
  g_setenv ("GDK_DEBUG", "gl-disable", FALSE);
  app = crm_application_new (NULL);
  window = open_window (G_APPLICATION (app), path);
  watch = bench_window_watch (GTK_WINDOW (window));
  walk (watch, window, &first, &first); /* pages are made, fonts are loaded */
  walk (watch, window, &steps, &tables);
  for (int run = 0; run < BENCH_RUNS; run++)
    check_anew (watch, window, &checks);
  printf ("100,000_customers:_a_step_shown %.4f - 0.5 s\n", MAX (steps.shown, tables.shown));
  printf ("____rows_out_of_sight_made %.4f s\n", MAX (steps.made, tables.made));
  print_pause (",_a_table", &tables, 100);
  print_pause (",_no_table", &steps, 50);
  printf ("____longest_pause,_each_for_the_first_time %.1f ms\n", first.pause * 1000);
  printf ("all_checks_anew,_shown %.4f - 0.5 s\n", checks.shown);
  print_pause ("", &checks, 50);
  bench_data_remove_folder (folder);
  return 0;
}
