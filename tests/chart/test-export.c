/* test-export.c: charts as files, read back by other means than ours. */
#include "sample.h"

#include <cairo.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <png.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "crm-chart-export.h"
#include "crm-error.h"

typedef struct {
  char *folder;
  CrmTable *table;
  CrmChartSpec spec;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  const CrmLocale *locale = data;
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("crm-chart-XXXXXX", &error);
  g_assert_no_error (error);
  self->table = sample_table_new (response_times, 24, CRM_PERIOD_MONTH, locale->calendar, 4);
  self->spec = sample_spec (self->table, locale);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (self->folder, name, NULL);

    g_assert_false (g_str_has_suffix (name, ".part"));
    g_remove (path);
  }
  g_rmdir (self->folder);
  g_free (self->folder);
  crm_table_free (self->table);
}

static char *
write_chart (Fixture *self, const char *name)
{
  char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  gboolean done = crm_chart_write (&self->spec, path, &error);

  g_assert_no_error (error);
  g_assert_true (done);
  return path;
}

static char *
read_file (const char *path, gsize *length)
{
  char *bytes;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &bytes, length, &error);
  g_assert_no_error (error);
  return bytes;
}

/* --- PNG ------------------------------------------------------------------------------------- */

static void
test_png (Fixture *self, gconstpointer data)
{
  g_autofree char *path = NULL, *bytes = NULL, *again_path = NULL, *again = NULL;
  g_autofree guint8 *pixels = NULL;
  png_image image = { .version = PNG_IMAGE_VERSION };
  gsize length, again_length, n_blue = 0, n_green = 0;

  self->spec.pixel_ratio = 2;
  path = write_chart (self, "chart.PNG");
  bytes = read_file (path, &length);
  g_assert_cmpuint (length, >, 1000);
  g_assert_cmpmem (bytes, 8, "\211PNG\r\n\032\n", 8);
  /* The chart in words is in it, for who cannot see it. */
  g_assert_nonnull (memmem (bytes, length, "Description", 11));

  g_assert_true (png_image_begin_read_from_file (&image, path));
  g_assert_cmpuint (image.width, ==, 1440);
  g_assert_cmpuint (image.height, ==, 640);
  image.format = PNG_FORMAT_RGB;
  pixels = g_malloc (PNG_IMAGE_SIZE (image));
  g_assert_true (png_image_finish_read (&image, NULL, pixels, 0, NULL));
  g_assert_cmpmem (pixels, 3, "\377\377\377", 3);
  for (gsize i = 0; i < 1440 * 640; i++) {
    n_blue += memcmp (pixels + 3 * i, "\034\161\330", 3) == 0;
    n_green += memcmp (pixels + 3 * i, "\014\175\150", 3) == 0;
  }
  g_assert_cmpuint (n_blue, >, 2000); /* the line, 1c71d8 */
  g_assert_cmpuint (n_green, >, 500); /* the target, 0c7d68 */

  again_path = write_chart (self, "again.png");
  again = read_file (again_path, &again_length);
  g_assert_cmpmem (bytes, length, again, again_length);
}

static void
test_png_dark (Fixture *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  guint8 pixels[3 * 720 * 320];
  png_image image = { .version = PNG_IMAGE_VERSION };

  self->spec.theme = CRM_CHART_DARK;
  path = write_chart (self, "dark.png");
  g_assert_true (png_image_begin_read_from_file (&image, path));
  image.format = PNG_FORMAT_RGB;
  g_assert_cmpuint (PNG_IMAGE_SIZE (image), ==, sizeof pixels);
  g_assert_true (png_image_finish_read (&image, NULL, pixels, 0, NULL));
  g_assert_cmpmem (pixels, 3, "\066\066\066", 3);
}

/* --- SVG and PDF ----------------------------------------------------------------------------- */

static void
test_svg (Fixture *self, gconstpointer data)
{
  g_autofree char *path = write_chart (self, "chart.svg");
  gsize length;
  g_autofree char *text = read_file (path, &length);

  g_assert_true (g_str_has_prefix (text, "<?xml"));
  g_assert_nonnull (strstr (text, "<svg"));
  g_assert_nonnull (strstr (text, "width=\"540"));
  g_assert_true (g_str_has_suffix (g_strchomp (text), "</svg>"));
}

static void
test_pdf (Fixture *self, gconstpointer data)
{
  gboolean is_persian = data == &persian;
  g_autofree char *path = write_chart (self, "chart.pdf");
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  gsize length;
  g_autofree char *bytes = read_file (path, &length), *text = NULL, *plain = NULL;
  const char *argv[] = { program, path, "-", NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_assert_true (g_str_has_prefix (bytes, "%PDF-"));
  if (program == NULL) {
    g_test_skip ("pdftotext is not installed");
    return;
  }
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                               &text, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  /* Presentation forms, if any, read as their letters. */
  plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_assert_nonnull (strstr (plain, self->spec.title));
  g_assert_nonnull (strstr (plain, is_persian ? "ساعت" : "Target 4 h or less"));
  g_assert_nonnull (strstr (plain, is_persian ? "۱۴۰۵" : "2026"));
  g_assert_nonnull (strstr (plain, is_persian ? "مهر" : "Oct"));
}

/* --- refusals -------------------------------------------------------------------------------- */

static void
test_suffix_is_asked (Fixture *self, gconstpointer data)
{
  static const char *names[] = { "chart.gif", "chart", "png", "chart.png.txt" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = g_build_filename (self->folder, names[i], NULL);
    g_autoptr (GError) error = NULL;

    g_assert_false (crm_chart_write (&self->spec, path, &error));
    g_assert_error (error, CRM_ERROR, CRM_ERROR_INVALID);
    g_assert_nonnull (strstr (error->message, ".png, .svg or .pdf"));
    g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  }
}

static void
test_no_folder (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "none", "chart.png", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (crm_chart_write (&self->spec, path, &error));
  g_assert_error (error, CRM_ERROR, CRM_ERROR_NOT_FOUND);
}

static void
test_failure_keeps_what_was_there (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "chart.png", NULL);
  g_autofree char *inside = g_build_filename (path, "kept", NULL);
  g_autoptr (GError) error = NULL;

  /* A folder of that name, not empty, cannot be replaced by a file. */
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_assert_true (g_file_set_contents (inside, "kept", -1, NULL));
  g_assert_false (crm_chart_write (&self->spec, path, &error));
  g_assert_error (error, CRM_ERROR, CRM_ERROR_INVALID);
  g_assert_true (g_file_test (inside, G_FILE_TEST_EXISTS));
  g_remove (inside);
}

/* The disk gives out half way: what was there stays, and no half of a picture with it. */
static void
test_writing_breaks_off (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "chart.svg", NULL);
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;
  struct rlimit before, small;
  gboolean done;
  gsize length;

  g_assert_true (g_file_set_contents (path, "before", -1, NULL));
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  small.rlim_cur = 2000;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  done = crm_chart_write (&self->spec, path, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_false (done);
  g_assert_error (error, CRM_ERROR, CRM_ERROR_FULL);
  kept = read_file (path, &length);
  g_assert_cmpstr (kept, ==, "before");
}

/* A link laid in the way of the unfinished file is not written through. */
static void
test_link_is_not_followed (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "chart.svg", NULL);
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  g_autofree char *other = g_build_filename (self->folder, "other", NULL);
  g_autofree char *kept = NULL, *written = NULL;
  gsize length;

  g_assert_true (g_file_set_contents (other, "theirs", -1, NULL));
  g_assert_cmpint (symlink (other, part), ==, 0);
  written = write_chart (self, "chart.svg");
  kept = read_file (other, &length);
  g_assert_cmpstr (kept, ==, "theirs");
  g_assert_false (g_file_test (written, G_FILE_TEST_IS_SYMLINK));
  g_unlink (part);
}

static void
test_sizes (Fixture *self, gconstpointer data)
{
  static const double widths[] = { 0, -5, NAN, 1e6 };
  g_autofree char *path = g_build_filename (self->folder, "chart.png", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++) {
    g_autoptr (GError) error = NULL;

    self->spec.width = widths[i];
    g_assert_false (crm_chart_write (&self->spec, path, &error));
    g_assert_error (error, CRM_ERROR, CRM_ERROR_INVALID);
  }
}

static void
test_painting_leaves_the_context (Fixture *self, gconstpointer data)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (CrmChartLayout) layout = crm_chart_layout (&self->spec);
  double x, y, width, height;

  cairo_set_line_width (cr, 7);
  crm_chart_paint (layout, cr);
  crm_chart_paint (layout, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpfloat (cairo_get_line_width (cr), ==, 7);
  g_assert_false (cairo_has_current_point (cr));
  /* Everything painted lies on the chart. */
  cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
  g_assert_cmpfloat (x, >=, 0);
  g_assert_cmpfloat (y, >=, 0);
  g_assert_cmpfloat (x + width, <=, self->spec.width);
  g_assert_cmpfloat (y + height, <=, self->spec.height);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *name;
    void (*run) (Fixture *self, gconstpointer data);
  } tests[] = {
    { "png", test_png },
    { "png-dark", test_png_dark },
    { "svg", test_svg },
    { "pdf", test_pdf },
    { "suffix", test_suffix_is_asked },
    { "no-folder", test_no_folder },
    { "kept", test_failure_keeps_what_was_there },
    { "breaks-off", test_writing_breaks_off },
    { "link", test_link_is_not_followed },
    { "sizes", test_sizes },
    { "paint", test_painting_leaves_the_context },
  };

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *en = g_strconcat ("/chart/export/english/", tests[i].name, NULL);
    g_autofree char *fa = g_strconcat ("/chart/export/persian/", tests[i].name, NULL);

    g_test_add (en, Fixture, &english, set_up, tests[i].run, tear_down);
    g_test_add (fa, Fixture, &persian, set_up, tests[i].run, tear_down);
  }
  return g_test_run ();
}
