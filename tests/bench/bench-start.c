/* bench-start.c: the window from outside, as a person meets it, each program in a process of its
 * own and in turn, with the same settings: from its start until the sample programme's first frame,
 * beside an empty window of libadwaita and beside gnome-calculator; until its last frame before
 * rest, by which the results and rings have their numbers; and the greatest memory, of opening the
 * sample and showing a step's results, and of walking through all steps. Medians of five after a
 * warm-up. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench-data.h"
#include "bench-screen.h"
#include "crm-method.h"
#include "crm-sample.h"

#define NAME "org.hashtgam.Hashtgam"
#define PATH "/org/hashtgam/Hashtgam"
#define STEPS 8

typedef struct {
  BenchScreen *screen;
  char *ours, *empty; /* programs */
  char *sample;
  char *calculator; /* NULL: not there */
} Start;

typedef struct {
  double first, rest;
} Times;

/* No blinking and no fading, so that rest can be told. */
static void
write_settings (const char *folder)
{
  g_autofree char *settings = g_build_filename (folder, "gtk-4.0", NULL);
  g_autofree char *path = g_build_filename (settings, "settings.ini", NULL);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (settings, 0700);
  if (!g_file_set_contents (
          path, "[Settings]\ngtk-cursor-blink=false\ngtk-enable-animations=false\n", -1, &error))
    bench_data_fail (error);
}

static char *
make_sample (const char *folder)
{
  char *path = g_build_filename (folder, "sample.hashtgam", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CrmStore) store =
      crm_sample_create (path, crm_method_get (), CRM_LANGUAGE_ENGLISH, NULL, &error);

  if (store == NULL)
    bench_data_fail (error);
  crm_store_close (store);
  return path;
}

static char *
dup_built (const char *place)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *self = g_file_read_link ("/proc/self/exe", &error);
  g_autofree char *folder = self != NULL ? g_path_get_dirname (self) : NULL;

  if (folder == NULL)
    bench_data_fail (error);
  return g_build_filename (folder, place, NULL);
}

static Times
run_peer (Start *self, const char *program)
{
  const char *const words[] = { program, NULL };
  Times times = { 0 };

  bench_screen_start (self->screen, words);
  times.first = bench_screen_wait_frame (self->screen, NULL);
  times.rest = bench_screen_wait_rest (self->screen);
  bench_screen_stop (self->screen, TRUE);
  return times;
}

static void
show_step (int step)
{
  bench_screen_act (NAME, PATH "/window/1", "step", g_variant_new_int32 (step));
}

static double
read_memory (Start *self)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/status", bench_screen_get_pid (self->screen));
  g_autofree char *status = NULL;
  const char *peak;

  if (!g_file_get_contents (path, &status, NULL, NULL) ||
      (peak = strstr (status, "VmHWM:")) == NULL)
    return 0;
  return g_ascii_strtod (peak + strlen ("VmHWM:"), NULL) / 1000;
}

/* memory: NULL, or of each step in turn, shown after those before it. */
static Times
run_ours (Start *self, double memory[STEPS])
{
  const char *const words[] = { self->ours, "--lang=en", self->sample, NULL };
  Times times = { 0 };

  bench_screen_start (self->screen, words);
  times.first = bench_screen_wait_frame (self->screen, "sample.hashtgam");
  times.rest = bench_screen_wait_rest (self->screen);
  for (int step = 1; memory != NULL && step <= STEPS; step++) {
    show_step (step);
    bench_screen_wait_rest (self->screen);
    memory[step - 1] = read_memory (self);
  }
  bench_screen_act (NAME, PATH, "quit", NULL);
  bench_screen_stop (self->screen, FALSE);
  return times;
}

static void
measure (Start *self)
{
  double empty[BENCH_RUNS], first[BENCH_RUNS], rest[BENCH_RUNS], calculator[BENCH_RUNS];
  double ours, theirs, memory[STEPS];

  for (int run = -1; run < BENCH_RUNS; run++) {
    int at = MAX (run, 0);
    Times times;

    empty[at] = run_peer (self, self->empty).first;
    times = run_ours (self, NULL);
    first[at] = times.first;
    rest[at] = times.rest;
    if (self->calculator != NULL)
      calculator[at] = run_peer (self, self->calculator).first;
  }
  run_ours (self, memory);
  ours = bench_data_get_median (first, BENCH_RUNS);
  theirs = bench_data_get_median (empty, BENCH_RUNS);
  printf ("first_frame_of_the_sample,_empty_window %.4f %.4f 1.5 s\n", ours, theirs);
  if (self->calculator != NULL)
    printf ("____beside_gnome-calculator %.4f %.4f 0.9 s\n", ours,
            bench_data_get_median (calculator, BENCH_RUNS));
  else
    printf ("____beside_gnome-calculator:_not_there %.4f s\n", ours);
  printf ("its_results_shown,_empty_window %.4f %.4f 2.5 s\n",
          bench_data_get_median (rest, BENCH_RUNS), theirs);
  printf ("greatest_memory,_a_step_shown %.1f - 80 MB\n", memory[0]);
  printf ("____all_steps_seen,_four_tables_kept %.1f MB\n", memory[STEPS - 1]);
}

int
main (void)
{
  g_autofree char *folder = bench_data_make_folder ();
  Start self = { 0 };

  g_setenv ("GSK_RENDERER", "cairo", FALSE);
  g_setenv ("GDK_DEBUG", "gl-disable", FALSE);
  write_settings (folder);
  self.screen = bench_screen_new ();
  self.ours = dup_built ("../../hashtgam");
  self.empty = dup_built ("empty-window");
  self.calculator = g_find_program_in_path ("gnome-calculator");
  self.sample = make_sample (folder);
  measure (&self);
  bench_screen_free (self.screen);
  bench_data_remove_folder (folder);
  g_free (self.ours);
  g_free (self.empty);
  g_free (self.calculator);
  g_free (self.sample);
  return 0;
}
