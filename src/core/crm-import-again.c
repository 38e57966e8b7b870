/* crm-import-again.c: corrected rows go through the import as a file of their own, without heads,
 * so that nothing about it is left to guess; its refused rows are found again by their line. */
#include "crm-import-again.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "crm-i18n.h"
#include "crm-refused.h"
#include "crm-text.h"

#define OWN_COLUMNS 3 /* line, column, reason */

static void
refusal_free (gpointer data)
{
  CrmRefusal *row = data;

  g_free (row->reason);
  g_strfreev (row->cells);
  g_free (row);
}

void
crm_refusals_free (CrmRefusals *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_strfreev (self->heads);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/* Reading. */

/* As the person wrote it: without the apostrophe that keeps spreadsheets from running it. */
static char *
dup_cell (const CrmCell *cell)
{
  g_autofree char *text = g_strndup (cell->text, cell->length);

  return crm_text_strip_guard (text);
}

static void
add_row (CrmRefusals *self, const CrmCell *cells)
{
  CrmRefusal *row = g_new0 (CrmRefusal, 1);
  g_autofree char *line = dup_cell (&cells[0]);
  g_autofree char *column = dup_cell (&cells[1]);

  row->line = g_ascii_strtoull (line, NULL, 10);
  row->reason = dup_cell (&cells[2]);
  row->cells = g_new0 (char *, self->n_columns + 1);
  row->column = -1;
  for (guint i = 0; i < self->n_columns; i++) {
    row->cells[i] = dup_cell (&cells[OWN_COLUMNS + i]);
    if (strcmp (self->heads[i], column) == 0)
      row->column = (int) i;
  }
  g_ptr_array_add (self->rows, row);
}

static CrmSource *
open_refused (const char *path, GCancellable *cancellable, GError **error)
{
  const CrmSourceOptions options = { .encoding = "UTF-8", .delimiter = ',' };
  g_autoptr (CrmSource) source = crm_source_open (path, &options, cancellable, error);

  if (source == NULL || crm_refused_count_own_columns (source) == OWN_COLUMNS)
    return g_steal_pointer (&source);
  g_set_error (error, CRM_ERROR, CRM_ERROR_FOREIGN, _ ("“%s” is no file of refused rows."), path);
  return NULL;
}

CrmRefusals *
crm_refusals_read (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (CrmSource) source = open_refused (path, cancellable, error);
  g_autoptr (CrmRefusals) self = NULL;
  g_autoptr (GError) failure = NULL;
  const CrmCell *cells;

  if (source == NULL)
    return NULL;
  self = g_new0 (CrmRefusals, 1);
  self->path = g_strdup (path);
  self->rows = g_ptr_array_new_with_free_func (refusal_free);
  self->n_columns = crm_source_get_n_columns (source) - OWN_COLUMNS;
  self->heads = g_new0 (char *, self->n_columns + 1);
  for (guint i = 0; i < self->n_columns; i++)
    self->heads[i] =
        crm_refused_dup_original_head (crm_source_get_column (source, OWN_COLUMNS + i), TRUE);
  while (crm_source_next (source, &cells, NULL, NULL, &failure))
    if (self->rows->len < CRM_REFUSALS_MOST_ROWS)
      add_row (self, cells);
    else
      self->n_more++;
  if (failure == NULL)
    return g_steal_pointer (&self);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/* Writing. */

static void
write_own (CrmCsvWriter *writer, const char *line, const char *column, const char *reason)
{
  crm_csv_writer_raw (writer, line);
  crm_csv_writer_text (writer, column, -1);
  crm_csv_writer_text (writer, reason, -1);
}

static void
write_row (const CrmRefusals *self, CrmCsvWriter *writer, const CrmRefusal *row)
{
  g_autofree char *line = g_strdup_printf ("%" G_GUINT64_FORMAT, row->line);

  write_own (writer, line, row->column >= 0 ? self->heads[row->column] : NULL, row->reason);
  for (guint i = 0; i < self->n_columns; i++)
    crm_csv_writer_text (writer, row->cells[i], -1);
  crm_csv_writer_end_row (writer);
}

/* The rows of the file that were never read into the table. */
static gboolean
copy_more (const CrmRefusals *self, CrmCsvWriter *writer, GError **error)
{
  g_autoptr (CrmSource) source = NULL;
  g_autoptr (GError) failure = NULL;
  const CrmCell *cells;
  guint64 n = 0;
  guint64 total = 0;

  if (self->n_more == 0)
    return TRUE;
  source = open_refused (self->path, NULL, error);
  if (source == NULL)
    return FALSE;
  while (crm_source_next (source, &cells, NULL, NULL, NULL))
    total++;
  if (!crm_source_rewind (source, error))
    return FALSE;
  while (crm_source_next (source, &cells, NULL, NULL, &failure)) {
    if (n++ < total - self->n_more)
      continue;
    for (guint i = 0; i < OWN_COLUMNS + self->n_columns; i++) {
      g_autofree char *text = dup_cell (&cells[i]);

      if (i == 0)
        crm_csv_writer_raw (writer, text);
      else
        crm_csv_writer_text (writer, text, -1);
    }
    crm_csv_writer_end_row (writer);
  }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

gboolean
crm_refusals_write (const CrmRefusals *self, const char *path, GError **error)
{
  CrmCsvWriter *writer = crm_csv_writer_new (path, ',', TRUE, error);

  if (writer == NULL)
    return FALSE;
  write_own (writer, "line", "column", "reason");
  for (guint i = 0; i < self->n_columns; i++)
    crm_csv_writer_text (writer, self->heads[i], -1);
  crm_csv_writer_end_row (writer);
  for (guint i = 0; i < self->rows->len; i++)
    write_row (self, writer, g_ptr_array_index (self->rows, i));
  if (!copy_more (self, writer, error)) {
    crm_csv_writer_cancel (writer);
    return FALSE;
  }
  if (!crm_csv_writer_finish (writer, error))
    return FALSE;
  g_chmod (path, 0600);
  return TRUE;
}

/* What the file says is what is left. */
static gboolean
renew_file (const CrmRefusals *self, GError **error)
{
  if (self->rows->len > 0 || self->n_more > 0)
    return crm_refusals_write (self, self->path, error);
  g_unlink (self->path);
  return TRUE;
}

/* A place of one's own. */

char *
crm_import_dup_private (const char *name, GError **error)
{
  g_autofree char *folder =
      g_build_filename (g_get_user_runtime_dir (), "hashtgam-import-XXXXXX", NULL);

  if (g_mkdtemp (folder) != NULL)
    return g_build_filename (folder, name, NULL);
  g_set_error (error, CRM_ERROR, CRM_ERROR_READ_ONLY, _ ("Nothing can be written to %s: %s"),
               g_get_user_runtime_dir (), g_strerror (errno));
  return NULL;
}

void
crm_import_remove_private (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_unlink (path);
  g_rmdir (folder);
}

/* Trying again. */

typedef struct {
  char *path;
  GArray *rows;    /* guint: of the edited rows, in the order of the file */
  GArray *lines;   /* guint64: where they start in it */
  GArray *columns; /* guint: those that are imported */
  GPtrArray *map;
} Trial;

static void
trial_clear (Trial *trial)
{
  if (trial->path != NULL)
    crm_import_remove_private (trial->path);
  g_free (trial->path);
  g_array_unref (trial->rows);
  g_array_unref (trial->lines);
  g_array_unref (trial->columns);
  g_ptr_array_unref (trial->map);
}

static gboolean
is_mapped (const CrmField *field, const char *const *fields)
{
  return g_strv_contains (fields, field->name);
}

/* Every field that has no column is said to have none. */
static void
plan_columns (const CrmRefusals *self, Trial *trial, const CrmKind *kind, const char *const *fields)
{
  for (guint i = 0; i < self->n_columns && fields[i] != NULL; i++) {
    if (*fields[i] == '\0')
      continue;
    g_array_append_val (trial->columns, i);
    g_ptr_array_add (trial->map, g_strdup_printf ("%s=%u", fields[i], trial->columns->len));
  }
  for (guint i = 0; i < kind->n_fields; i++) {
    const CrmField *field = &kind->fields[i];

    if (field->computed == NULL && field->type != CRM_FILE && !is_mapped (field, fields))
      g_ptr_array_add (trial->map, g_strconcat (field->name, "=", NULL));
  }
  g_ptr_array_add (trial->map, NULL);
}

/* How many lines further the next row is because of this cell. */
static guint
count_breaks (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == '\n' || (*text == '\r' && text[1] != '\n');
  return n;
}

static gboolean
write_trial (const CrmRefusals *self, Trial *trial, GError **error)
{
  CrmCsvWriter *writer;
  guint64 line = 1;

  trial->path = crm_import_dup_private ("corrected.csv", error);
  writer = trial->path != NULL ? crm_csv_writer_new (trial->path, ',', FALSE, error) : NULL;
  if (writer == NULL)
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++) {
    const CrmRefusal *row = g_ptr_array_index (self->rows, i);

    if (!row->is_edited)
      continue;
    g_array_append_val (trial->rows, i);
    g_array_append_val (trial->lines, line);
    line++;
    for (guint j = 0; j < trial->columns->len; j++) {
      const char *text = row->cells[g_array_index (trial->columns, guint, j)];

      crm_csv_writer_text (writer, text, -1);
      line += count_breaks (text);
    }
    /* The last cell is never empty, so that all rows have as many. */
    crm_csv_writer_text (writer, "-", -1);
    crm_csv_writer_end_row (writer);
  }
  return crm_csv_writer_finish (writer, error) && g_chmod (trial->path, 0600) == 0;
}

static CrmRefusals *
read_still_refused (CrmImportResult *result, GCancellable *cancellable)
{
  CrmRefusals *still;

  if (result->refused_path == NULL)
    return NULL;
  still = crm_refusals_read (result->refused_path, cancellable, NULL);
  g_unlink (result->refused_path);
  g_clear_pointer (&result->refused_path, g_free);
  return still;
}

static const CrmRefusal *
find_line (const CrmRefusals *still, guint64 line)
{
  for (guint i = 0; still != NULL && i < still->rows->len; i++) {
    const CrmRefusal *row = g_ptr_array_index (still->rows, i);

    if (row->line == line)
      return row;
  }
  return NULL;
}

/* From the last to the first, so that the places of those before stay. */
static void
take_outcome (CrmRefusals *self, const Trial *trial, const CrmRefusals *still)
{
  for (guint i = trial->rows->len; i > 0; i--) {
    guint place = g_array_index (trial->rows, guint, i - 1);
    CrmRefusal *row = g_ptr_array_index (self->rows, place);
    const CrmRefusal *again = find_line (still, g_array_index (trial->lines, guint64, i - 1));

    if (again == NULL) {
      g_ptr_array_remove_index (self->rows, place);
      continue;
    }
    row->is_edited = FALSE;
    row->column = again->column >= 0 && again->column < (int) trial->columns->len
                      ? (int) g_array_index (trial->columns, guint, (guint) again->column)
                      : -1;
    g_free (row->reason);
    row->reason = g_strdup (again->reason);
  }
}

CrmImportResult *
crm_refusals_import (CrmRefusals *self, CrmDb *db, CrmModel *model, const char *author,
                     const CrmKind *kind, const char *const *fields,
                     const CrmImportOptions *options, GCancellable *cancellable, GError **error)
{
  Trial trial = { NULL, g_array_new (FALSE, FALSE, sizeof (guint)),
                  g_array_new (FALSE, FALSE, sizeof (guint64)),
                  g_array_new (FALSE, FALSE, sizeof (guint)),
                  g_ptr_array_new_with_free_func (g_free) };
  CrmImportOptions again = *options;
  g_autoptr (CrmImportResult) result = NULL;
  g_autoptr (CrmRefusals) still = NULL;
  g_autofree char *folder = NULL;

  plan_columns (self, &trial, kind, fields);
  if (write_trial (self, &trial, error)) {
    folder = g_path_get_dirname (trial.path);
    again.source = (CrmSourceOptions){ .encoding = "UTF-8",
                                       .delimiter = ',',
                                       .no_header = TRUE,
                                       .in_window = options->source.in_window };
    again.map = (const char *const *) trial.map->pdata;
    again.refused_folder = folder;
    result = crm_import_run (db, model, author, kind, trial.path, &again, cancellable, NULL, NULL,
                             error);
  }
  if (result != NULL) {
    still = read_still_refused (result, cancellable);
    take_outcome (self, &trial, still);
    if (!renew_file (self, error))
      g_clear_pointer (&result, crm_import_result_free);
  }
  trial_clear (&trial);
  return g_steal_pointer (&result);
}
