/* bench-data.c: writes the customers as CSV and has them imported, as a person would. Calls
 * core. */
#include "bench-data.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

#include "crm-import.h"
#include "crm-method.h"

#define STEP 567629u /* prime, and so without a common factor with any number of rows up to it */

void
bench_data_fail (const GError *error)
{
  fprintf (stderr, "%s\n", error->message);
  exit (1);
}

char *
bench_data_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("hashtgam-bench-XXXXXX", &error);

  if (folder == NULL)
    bench_data_fail (error);
  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  g_setenv ("XDG_CONFIG_HOME", folder, TRUE);
  return folder;
}

void
bench_data_remove_folder (const char *folder)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_file_test (path, G_FILE_TEST_IS_DIR))
      bench_data_remove_folder (path);
    else
      g_unlink (path);
  }
  g_clear_pointer (&dir, g_dir_close);
  g_rmdir (folder);
}

static void
write_rows (const char *path, guint rows)
{
  static const char *const first[] = {
    "علی", "زهرا", "Ann", "مریم", "John", "رضا", "Sara", "حسین"
  };
  static const char *const last[] = { "کریمی", "Smith", "احمدی", "Lee", "مرادی", "Brown", "نوری" };
  static const char *const regions[] = { "North", "South", "East", "West", "Centre" };
  static const char *const segments[] = { "Homes",    "Shops",  "Offices", "Schools",
                                          "Builders", "Export", "State",   "Others" };
  FILE *out = g_fopen (path, "w");
  guint64 code = 0;

  if (out == NULL) {
    perror (path);
    exit (1);
  }
  fputs ("code,name,stage,segment,region,since,contact,note\n", out);
  for (guint i = 0; i < rows; i++) {
    code = (code + STEP) % rows;
    fprintf (out,
             "C%07u,%s %s %u,%s,%s,%s,%04u-%02u-%02u,customer%u@example.org,"
             "\"Visited %u times, prefers letters\"\n",
             (guint) code, first[i * 7 % G_N_ELEMENTS (first)], last[i * 3 % G_N_ELEMENTS (last)],
             i, i % 7 == 0 ? "potential" : "customer", segments[i / 3 % G_N_ELEMENTS (segments)],
             regions[i % G_N_ELEMENTS (regions)], 2000 + i % 25, 1 + i % 12, 1 + i % 28, i, i % 40);
  }
  if (fclose (out) != 0) {
    perror (path);
    exit (1);
  }
}

char *
bench_data_make (const char *folder, const char *name, guint rows)
{
  char *path = g_build_filename (folder, name, NULL);
  g_autofree char *csv = g_strconcat (path, ".csv", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CrmStore) store = crm_store_create (path, crm_method_get (), NULL, &error);
  g_autoptr (CrmImportResult) result = NULL;
  CrmImportOptions options = { .create_missing = TRUE };
  CrmModel *model;

  if (store == NULL)
    bench_data_fail (error);
  if (rows == 0)
    return path;
  write_rows (csv, rows);
  model = crm_store_get_model (store);
  result = crm_import_run (crm_store_get_db (store), model, crm_store_get_author (store),
                           crm_model_find_kind (model, "customer"), csv, &options, NULL, NULL, NULL,
                           &error);
  if (result == NULL)
    bench_data_fail (error);
  if (result->added != rows) {
    fprintf (stderr, "%" G_GUINT64_FORMAT " of %u rows were added.\n", result->added, rows);
    exit (1);
  }
  crm_store_close (store);
  g_unlink (csv);
  return path;
}

CrmStore *
bench_data_open (const char *path)
{
  g_autoptr (GError) error = NULL;
  CrmStore *store = crm_store_open (path, crm_method_get (), CRM_STORE_WORK, &error);

  if (store == NULL)
    bench_data_fail (error);
  return store;
}

double
bench_data_get_seconds (void)
{
  return (double) g_get_monotonic_time () / G_USEC_PER_SEC;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

double
bench_data_get_median (double *values, guint n)
{
  qsort (values, n, sizeof *values, compare);
  return n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}
