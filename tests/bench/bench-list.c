/* bench-list.c: the page of a million customers in a real window, beside GTK's own models over
 * the same rows: from an action until its result is painted. Each side runs in a process of its
 * own, so that the memory of one is not the other's; this program makes the rows, runs itself
 * for each side, and compares. What a side does: its rows appear, then a sort by code to and
 * fro, a jump to the end, and words typed letter by letter into the search. Warmed up, medians
 * of five. */
#include <adwaita.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench-data.h"
#include "bench-peer.h"
#include "bench-window.h"
#include "crm-page.h"

#define EDGE 12 /* pixels, well inside a row and its first cell */
#define CODE 0  /* places of columns, on both sides */
#define OTHER 5
#define THIRD 2

/* Many hits and few, names and codes, two scripts; folded alike on both sides. */
static const char *const words[] = { "smith", "زهرا", "c0012" };

typedef struct {
  BenchWindow *window;
  GtkColumnView *view;
  GListModel *rows; /* what is shown, to be counted */
  CrmList *list;    /* ours only, as is search */
  GtkEditable *search;
  gboolean searched; /* the search entry has told what was typed */
  BenchPeer peer;
} Side;

/* Until the action that was begun at `start` has its result on the screen. Ours may still be
 * waiting for the search entry, which tells of a letter a little later, and then for a worker. */
static double
wait_painted (Side *side, double start)
{
  while (side->list != NULL && (!side->searched || crm_list_is_loading (side->list)))
    g_main_context_iteration (NULL, TRUE);
  bench_window_wait_painted (side->window);
  return bench_data_get_seconds () - start;
}

static void
hear_search (Side *side)
{
  side->searched = TRUE;
}

/* Actions. */

/* The first row (or, scrolled to the end, the last) shows what the list has there, and not what
 * it had there before. */
static void
check_row (Side *side, gboolean last)
{
  guint position = last ? g_list_model_get_n_items (side->rows) - 1 : 0;
  g_autoptr (CrmRecord) record =
      side->list != NULL ? crm_list_get_record (side->list, position) : NULL;
  GtkWidget *rows = gtk_widget_get_last_child (GTK_WIDGET (side->view));
  double y = last ? gtk_widget_get_height (rows) - EDGE : EDGE;
  const char *shown = bench_window_get_text_at (rows, 2 * EDGE, y), *code;

  if (record == NULL)
    return;
  code = crm_record_get_value (record, crm_kind_find_field (crm_record_get_kind (record), "code"))
             ->text;
  if (strcmp (shown, code) != 0) {
    fprintf (stderr, "Row %u shows “%s”, not “%s”.\n", position, shown, code);
    exit (1);
  }
}

static double
sort (Side *side, guint place, GtkSortType direction)
{
  g_autoptr (GtkColumnViewColumn) column =
      g_list_model_get_item (gtk_column_view_get_columns (side->view), place);
  double start = bench_data_get_seconds ();

  gtk_column_view_sort_by_column (side->view, column, direction);
  return wait_painted (side, start);
}

static double
jump (Side *side, guint position)
{
  GtkWidget *rows = gtk_widget_get_last_child (GTK_WIDGET (side->view));
  double start = bench_data_get_seconds ();

  gtk_widget_activate_action (rows, "list.scroll-to-item", "u", position);
  return wait_painted (side, start);
}

static double
type (Side *side, const char *text, const char *letter)
{
  double start = bench_data_get_seconds ();
  int place = -1;

  side->searched = FALSE;
  if (side->search == NULL) {
    gtk_string_filter_set_search (side->peer.filter, text);
  } else if (letter == NULL) {
    gtk_editable_set_text (side->search, text);
  } else {
    gtk_editable_set_position (side->search, -1);
    place = gtk_editable_get_position (side->search);
    gtk_editable_insert_text (side->search, letter, -1, &place);
  }
  return wait_painted (side, start);
}

/* Rounds of actions. */

/* By code, to and fro: what a second click on a head does. */
static double
measure_turn (Side *side)
{
  double times[BENCH_RUNS];

  for (int run = -1; run < BENCH_RUNS; run++) {
    double time = sort (side, CODE, run % 2 == 0 ? GTK_SORT_ASCENDING : GTK_SORT_DESCENDING);

    check_row (side, FALSE);
    if (run >= 0)
      times[run] = time;
  }
  return bench_data_get_median (times, BENCH_RUNS);
}

/* By code, where neither side can turn what it has: before it, unmeasured, ours was sorted by
 * another column, and GTK's not at all, which spares this program a minute and GTK nothing. */
static double
measure_sort (Side *side)
{
  double times[BENCH_RUNS];

  for (int run = 0; run < BENCH_RUNS; run++) {
    if (side->list != NULL) {
      sort (side, OTHER, GTK_SORT_ASCENDING);
    } else {
      gtk_column_view_sort_by_column (side->view, NULL, GTK_SORT_ASCENDING);
      bench_window_wait_painted (side->window);
    }
    times[run] = sort (side, CODE, run % 2 == 0 ? GTK_SORT_ASCENDING : GTK_SORT_DESCENDING);
    check_row (side, FALSE);
  }
  return bench_data_get_median (times, BENCH_RUNS);
}

/* By code, where nothing that ours keeps is of use: all is read from the index. */
static double
measure_anew (Side *side)
{
  double times[BENCH_RUNS];

  for (int run = 0; run < BENCH_RUNS; run++) {
    sort (side, OTHER, GTK_SORT_ASCENDING);
    sort (side, THIRD, GTK_SORT_ASCENDING);
    times[run] = sort (side, CODE, GTK_SORT_ASCENDING);
  }
  return bench_data_get_median (times, BENCH_RUNS);
}

static double
measure_jump (Side *side)
{
  double times[BENCH_RUNS];

  for (int run = -1; run < BENCH_RUNS; run++) {
    double time = jump (side, g_list_model_get_n_items (side->rows) - 1);

    check_row (side, TRUE);
    jump (side, 0);
    check_row (side, FALSE);
    if (run >= 0)
      times[run] = time;
  }
  return bench_data_get_median (times, BENCH_RUNS);
}

/* Types all the words, clearing the search after each: the mean of a stroke, the longest one, and
 * what was found by all of them. */
static double
type_words (Side *side, double *worst, guint64 *found)
{
  double sum = 0;
  guint n = 0;

  *worst = 0;
  *found = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++) {
    const char *at = words[i];

    while (*at != '\0') {
      const char *next = g_utf8_next_char (at);
      g_autofree char *text = g_strndup (words[i], (gsize) (next - words[i]));
      g_autofree char *letter = g_strndup (at, (gsize) (next - at));
      double time = type (side, text, letter);

      *worst = MAX (*worst, time);
      *found += g_list_model_get_n_items (side->rows);
      sum += time;
      n++;
      at = next;
    }
    type (side, "", NULL);
  }
  return sum / n;
}

static void
print_stroke (Side *side)
{
  double times[BENCH_RUNS], worst[BENCH_RUNS], first;
  guint64 found;

  first = type (side, "s", "s");
  type (side, "", NULL);
  for (int run = 0; run < BENCH_RUNS; run++)
    times[run] = type_words (side, &worst[run], &found);
  printf ("stroke %.6f\n", bench_data_get_median (times, BENCH_RUNS));
  printf ("worst %.6f\n", bench_data_get_median (worst, BENCH_RUNS));
  printf ("first %.6f\n", first);
  printf ("found %" G_GUINT64_FORMAT "\n", found);
}

/* A side. */

static void
add_style (void)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (style, "/org/hashtgam/Hashtgam/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
show_ours (Side *side, CrmStore *store)
{
  const CrmKind *kind = crm_model_find_kind (crm_store_get_model (store), "customer");
  g_autoptr (CrmSession) session = crm_session_new (store);
  GtkWidget *page = crm_page_new (session, kind);

  side->list = crm_page_get_list (CRM_PAGE (page));
  side->rows = G_LIST_MODEL (side->list);
  side->searched = TRUE;
  side->window = bench_window_new (page);
  side->view = bench_window_find (side->window, GTK_TYPE_COLUMN_VIEW);
  side->search = bench_window_find (side->window, GTK_TYPE_SEARCH_ENTRY);
  g_signal_connect_data (side->search, "search-changed", G_CALLBACK (hear_search), side, NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
show_peer (Side *side, CrmStore *store)
{
  bench_peer_init (&side->peer, store);
  side->view = side->peer.view;
  side->rows = G_LIST_MODEL (side->peer.shown);
  side->window = bench_window_new (side->peer.widget);
}

static void
print_pause (Side *side, const char *action)
{
  double processor, longest = bench_window_take_pause (side->window, &processor);

  printf ("pause-%s %.6f\n", action, longest);
  printf ("busy-%s %.6f\n", action, processor);
}

static void
print_memory (void)
{
  g_autofree char *status = NULL;
  const char *peak;

  if (g_file_get_contents ("/proc/self/status", &status, NULL, NULL) &&
      (peak = strstr (status, "VmHWM:")) != NULL)
    printf ("memory %.1f\n", g_ascii_strtod (peak + strlen ("VmHWM:"), NULL) / 1000);
}

static void
run_side (const char *path, gboolean ours)
{
  g_autoptr (CrmStore) store = bench_data_open (path);
  double start = bench_data_get_seconds ();
  Side side = { 0 };

  /* As the program has it. */
  g_setenv ("GSK_RENDERER", "cairo", FALSE);
  g_setenv ("GDK_DEBUG", "gl-disable", FALSE);
  adw_init ();
  add_style ();
  if (ours)
    show_ours (&side, store);
  else
    show_peer (&side, store);
  printf ("shown %.6f\n", wait_painted (&side, start));
  print_pause (&side, "shown");
  printf ("turn %.6f\n", measure_turn (&side));
  printf ("sort %.6f\n", measure_sort (&side));
  if (ours)
    printf ("anew %.6f\n", measure_anew (&side));
  print_pause (&side, "sort");
  printf ("jump %.6f\n", measure_jump (&side));
  print_pause (&side, "jump");
  print_stroke (&side);
  print_pause (&side, "stroke");
  print_memory ();
  bench_window_free (side.window);
}

/* Both. */

static GHashTable *
spawn_side (const char *program, const char *path, const char *which)
{
  const char *command[] = { program, which, path, NULL };
  GHashTable *figures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;
  g_auto (GStrv) lines = NULL;
  int status;

  if (!g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL,
                     &status, &error) ||
      !g_spawn_check_wait_status (status, &error))
    bench_data_fail (error);
  lines = g_strsplit (out, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    char *blank = strchr (lines[i], ' ');

    if (blank != NULL)
      g_hash_table_insert (figures, g_strndup (lines[i], (gsize) (blank - lines[i])),
                           g_strdup (blank + 1));
  }
  return figures;
}

static double
get (GHashTable *figures, const char *name)
{
  const char *text = g_hash_table_lookup (figures, name);

  return text != NULL ? g_ascii_strtod (text, NULL) : 0;
}

static void
compare (GHashTable *ours, GHashTable *peer)
{
  static const char *const actions[] = { "shown", "sort", "jump", "stroke" };
  double longest = 0, busy = 0;

  if (strcmp (g_hash_table_lookup (ours, "found"), g_hash_table_lookup (peer, "found")) != 0) {
    fprintf (stderr, "The two searches found different rows.\n");
    exit (1);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++) {
    g_autofree char *pause = g_strconcat ("pause-", actions[i], NULL);
    g_autofree char *processor = g_strconcat ("busy-", actions[i], NULL);

    longest = MAX (longest, get (ours, pause));
    busy = MAX (busy, get (ours, processor));
  }
  printf ("sort_of_1,000,000_by_an_indexed_column %.4f %.4f 0.05\n", get (ours, "sort"),
          get (peer, "sort"));
  printf ("the_same,_its_order_turned %.4f %.4f 0.05\n", get (ours, "turn"), get (peer, "turn"));
  printf ("____read_anew_from_the_index %.4f s\n", get (ours, "anew"));
  printf ("search_key_stroke_in_1,000,000 %.4f %.4f 0.1\n", get (ours, "stroke"),
          get (peer, "stroke"));
  printf ("longest_pause_of_the_main_thread %.1f - 100 ms\n", longest * 1000);
  printf ("____by_processor_time %.1f ms\n", busy * 1000);
  printf ("page_of_1,000,000:_greatest_memory %.1f - 220 MB\n", get (ours, "memory"));
  printf ("____of_the_peer %.1f MB\n", get (peer, "memory"));
  printf ("____rows_shown %.4f s\n", get (ours, "shown"));
  printf ("____rows_shown_by_the_peer %.4f s\n", get (peer, "shown"));
  printf ("____jump_to_the_end %.4f s\n", get (ours, "jump"));
  printf ("____first_stroke,_reads_the_texts %.4f s\n", get (ours, "first"));
  printf ("____slowest_stroke_after_it %.4f s\n", get (ours, "worst"));
  printf ("____slowest_stroke_of_the_peer %.4f s\n", get (peer, "worst"));
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GHashTable) ours = NULL;
  g_autoptr (GHashTable) peer = NULL;

  setlocale (LC_ALL, "");
  setvbuf (stdout, NULL, _IOLBF, 0);
  if (argc == 3) {
    run_side (argv[2], strcmp (argv[1], "--ours") == 0);
    return 0;
  }
  folder = bench_data_make_folder ();
  path = bench_data_make (folder, "customers.hashtgam", BENCH_ROWS);
  ours = spawn_side (argv[0], path, "--ours");
  peer = spawn_side (argv[0], path, "--peer");
  compare (ours, peer);
  bench_data_remove_folder (folder);
  return 0;
}
