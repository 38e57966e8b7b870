/* bench-chart.c: what charts cost: a line of 730,000 points and the 24 charts of a dashboard, laid
 * out and drawn on a picture of 1920 × 1080; then both as PNG files, by a process of ours beside
 * one of gnuplot that reads the same file of doubles. Without gnuplot ours stand alone. */
#include <glib/gstdio.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench-data.h"
#include "crm-chart-export.h"

#define WIDTH 1920
#define HEIGHT 1080
#define COLUMNS 6
#define ROWS 4
#define N_LONG 730000
#define N_SHORT 60 /* months of one chart of the dashboard */
#define N_DASHBOARD (COLUMNS * ROWS * N_SHORT)
#define A_DAY 2 /* rows of the long line: as many days as there are do not suffice */

static const CrmLocale locale = { CRM_LANGUAGE_ENGLISH, CRM_CALENDAR_GREGORIAN, FALSE, "EUR", 2 };

/* --- data ------------------------------------------------------------------------------------ */

static double *
make_walk (guint n)
{
  double *values = g_new (double, n);
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);
  double walk = 50;

  for (guint i = 0; i < n; i++) {
    walk += g_rand_double_range (rand, -1, 1) - (walk - 50) * 0.0005;
    values[i] = walk;
  }
  return values;
}

static void
fill_spec (CrmChartSpec *spec, CrmTable *table, CrmPeriod period, double width, double height)
{
  crm_chart_spec_init (spec, table, &locale);
  spec->period = period;
  spec->width = width;
  spec->height = height;
  spec->title = "First response time";
  spec->unit = "h";
  spec->show_title = TRUE;
}

static CrmTable *
new_table (const double *values, guint n, CrmDay first, int every)
{
  CrmTable *table = crm_table_new (n);
  guint days = crm_table_add_column (table, CRM_COLUMN_DAY, "day", "Day");
  guint reals = crm_table_add_column (table, CRM_COLUMN_REAL, "value", "Value");
  guint targets = crm_table_add_column (table, CRM_COLUMN_REAL, "target", "Target");

  for (guint i = 0; i < n; i++) {
    crm_table_set_day (
        table, days, i,
        every == 0 ? first + (CrmDay) (i / A_DAY)
                   : crm_period_step (first, (int) i, CRM_PERIOD_MONTH, CRM_CALENDAR_GREGORIAN, 1));
    crm_table_set_real (table, reals, i, values[i]);
    crm_table_set_real (table, targets, i, 55);
  }
  return table;
}

/* --- ours ------------------------------------------------------------------------------------ */

typedef struct {
  GPtrArray *tables;
  GArray *specs; /* CrmChartSpec */
} Page;

static Page
page_new (const double *values, gboolean dashboard)
{
  Page page = { g_ptr_array_new_with_free_func ((GDestroyNotify) crm_table_free),
                g_array_new (FALSE, FALSE, sizeof (CrmChartSpec)) };
  CrmChartSpec spec;

  if (!dashboard) {
    g_ptr_array_add (page.tables, new_table (values, N_LONG, CRM_DAY_MIN, 0));
    fill_spec (&spec, page.tables->pdata[0], CRM_PERIOD_DAY, WIDTH, HEIGHT);
    g_array_append_val (page.specs, spec);
    return page;
  }
  for (guint i = 0; i < COLUMNS * ROWS; i++) {
    CrmTable *table = new_table (values + i * N_SHORT, N_SHORT, 15000, 1);

    g_ptr_array_add (page.tables, table);
    fill_spec (&spec, table, CRM_PERIOD_MONTH, WIDTH / COLUMNS, HEIGHT / ROWS);
    g_array_append_val (page.specs, spec);
  }
  return page;
}

static void
page_clear (Page *page)
{
  g_ptr_array_unref (page->tables);
  g_array_unref (page->specs);
}

static void
page_draw (const Page *page, cairo_t *cr)
{
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  for (guint i = 0; i < page->specs->len; i++) {
    const CrmChartSpec *spec = &g_array_index (page->specs, CrmChartSpec, i);
    g_autoptr (CrmChartLayout) layout = crm_chart_layout (spec);

    cairo_save (cr);
    cairo_translate (cr, i % COLUMNS * spec->width, i / COLUMNS * spec->height);
    crm_chart_paint (layout, cr);
    cairo_restore (cr);
  }
}

static cairo_surface_t *
page_paint (const Page *page)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  page_draw (page, cr);
  cairo_destroy (cr);
  return surface;
}

/* Median of layout and drawing, on a surface that is there. */
static double
measure_drawing (const double *values, gboolean dashboard)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  Page page = page_new (values, dashboard);
  double times[BENCH_RUNS];

  for (int run = -1; run < BENCH_RUNS; run++) {
    double start = bench_data_get_seconds ();
    cairo_t *cr = cairo_create (surface);

    page_draw (&page, cr);
    cairo_surface_flush (surface);
    cairo_destroy (cr);
    if (run >= 0)
      times[run] = bench_data_get_seconds () - start;
  }
  cairo_surface_destroy (surface);
  page_clear (&page);
  return bench_data_get_median (times, BENCH_RUNS);
}

/* One whole run: reads the doubles, draws, writes the picture. */
static int
write_picture (const char *data, const char *path, gboolean dashboard)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface;
  Page page;
  gsize length;
  gboolean done;

  if (!g_file_get_contents (data, &bytes, &length, &error) ||
      length < (dashboard ? N_DASHBOARD : N_LONG) * sizeof (double)) {
    g_printerr ("%s\n", error != NULL ? error->message : "too few numbers");
    return EXIT_FAILURE;
  }
  page = page_new ((const double *) (void *) bytes, dashboard);
  surface = page_paint (&page);
  done = crm_chart_write_surface (surface, 1, "walks", path, &error);
  if (!done)
    g_printerr ("%s\n", error->message);
  cairo_surface_destroy (surface);
  page_clear (&page);
  return done ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* --- beside gnuplot -------------------------------------------------------------------------- */

static void
run (const char *const *argv)
{
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL,
                     NULL, NULL, NULL, &said, &status, &error))
    bench_data_fail (error);
  if (!g_spawn_check_wait_status (status, &error)) {
    g_printerr ("%s\n", said);
    bench_data_fail (error);
  }
}

static double
time_run (const char *const *argv)
{
  double start = bench_data_get_seconds ();

  run (argv);
  return bench_data_get_seconds () - start;
}

/* What a person would write for the same picture: lines over binary doubles, a title each. */
static char *
dup_script (const char *data, const char *path, gboolean dashboard)
{
  GString *script = g_string_new (NULL);

  g_string_append_printf (script, "set terminal pngcairo size %d,%d\nset output '%s'\n", WIDTH,
                          HEIGHT, path);
  if (!dashboard) {
    g_string_append_printf (
        script,
        "set title 'First response time'\nplot '%s' binary format='%%double' using 1 "
        "with lines notitle\n",
        data);
    return g_string_free (script, FALSE);
  }
  g_string_append_printf (script, "set multiplot layout %d,%d\nset title 'First response time'\n",
                          ROWS, COLUMNS);
  for (guint i = 0; i < COLUMNS * ROWS; i++)
    g_string_append_printf (script,
                            "plot '%s' binary format='%%double' skip=%u array=(%u) using 1 "
                            "with linespoints notitle, 55 with lines notitle\n",
                            data, (guint) (i * N_SHORT * sizeof (double)), N_SHORT);
  g_string_append (script, "unset multiplot\n");
  return g_string_free (script, FALSE);
}

static void
compare (const char *name, const char *program, const char *folder, gboolean dashboard,
         double limit)
{
  g_autofree char *data = g_build_filename (folder, dashboard ? "short.bin" : "long.bin", NULL);
  g_autofree char *path = g_build_filename (folder, "ours.png", NULL);
  g_autofree char *theirs = g_build_filename (folder, "theirs.png", NULL);
  g_autofree char *script = g_build_filename (folder, "script.gp", NULL);
  g_autofree char *text = dup_script (data, theirs, dashboard);
  g_autofree char *gnuplot = g_find_program_in_path ("gnuplot");
  const char *ours[] = { program, dashboard ? "--dashboard" : "--line", data, path, NULL };
  const char *peer[] = { gnuplot, script, NULL };
  double times[BENCH_RUNS], peers[BENCH_RUNS];
  g_autoptr (GError) error = NULL;

  if (!g_file_set_contents (script, text, -1, &error))
    bench_data_fail (error);
  for (int i = -1; i < BENCH_RUNS; i++) {
    double time = time_run (ours);
    double other = gnuplot != NULL ? time_run (peer) : NAN;

    if (i >= 0) {
      times[i] = time;
      peers[i] = other;
    }
  }
  if (gnuplot != NULL)
    printf ("%s %.6f %.6f %g s\n", name, bench_data_get_median (times, BENCH_RUNS),
            bench_data_get_median (peers, BENCH_RUNS), limit);
  else
    printf ("%s %.6f s\n", name, bench_data_get_median (times, BENCH_RUNS));
}

static void
measure_all (const char *program)
{
  g_autofree char *folder = bench_data_make_folder ();
  g_autofree char *longer = g_build_filename (folder, "long.bin", NULL);
  g_autofree char *shorter = g_build_filename (folder, "short.bin", NULL);
  g_autofree double *values = make_walk (N_LONG);
  g_autofree char *gnuplot = g_find_program_in_path ("gnuplot");
  g_autoptr (GError) error = NULL;

  if (!g_file_set_contents (longer, (const char *) values, N_LONG * sizeof (double), &error) ||
      !g_file_set_contents (shorter, (const char *) values, N_DASHBOARD * sizeof (double), &error))
    bench_data_fail (error);
  if (gnuplot == NULL)
    printf ("# gnuplot is not installed: pictures are measured alone\n");
  printf ("line_of_730000_points_drawn %.6f - 0.05 s\n", measure_drawing (values, FALSE));
  printf ("dashboard_of_24_charts_drawn %.6f - 0.05 s\n", measure_drawing (values, TRUE));
  compare ("line_of_730000_points_as_PNG", program, folder, FALSE, 0.1);
  compare ("dashboard_of_24_charts_as_PNG", program, folder, TRUE, 0.5);
  bench_data_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  /* A process of its own for each picture, as gnuplot is one. */
  if (argc == 4 && (strcmp (argv[1], "--line") == 0 || strcmp (argv[1], "--dashboard") == 0))
    return write_picture (argv[2], argv[3], strcmp (argv[1], "--dashboard") == 0);
  measure_all (argv[0]);
  return EXIT_SUCCESS;
}
