/* crm-import-preview.c: opens the source as an import does, matches and weighs it with the same
 * parts, then has the first rows read. */
#include "crm-import-preview.h"

#include <string.h>

#include "crm-i18n.h"
#include "crm-import-preview-rows.h"
#include "crm-refused.h"
#include "crm-settings.h"

typedef struct {
  CrmDb *db;
  CrmModel *model;
  const CrmImportLook *look;
  const char *path;
  CrmImportOptions options;
  GCancellable *cancellable;

  CrmLocale locale;
  CrmSource *source;
  guint first; /* column of the source: those of a file of refused rows come before it */
  char **recalled;
  CrmImportMap *map;
  CrmImportReader *reader;
  CrmImportResult *result;
  CrmImportPreview *out;
} Looking;

void
crm_import_preview_free (CrmImportPreview *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_columns; i++)
    g_free (self->columns[i].head);
  g_free (self->columns);
  g_strfreev (self->sheets);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

static gboolean
has_records (Looking *self, const CrmKind *kind, gboolean *has, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT EXISTS (SELECT 1 FROM \"%s\")", kind->name);
  gint64 any = 0;

  if (!crm_db_get_integer (self->db, sql, &any, error))
    return FALSE;
  *has = any != 0;
  return TRUE;
}

/* The kind, when nobody has said it. */

static guint
count_columns (const CrmImportMap *map)
{
  guint n = 0;

  for (guint i = 0; i < map->n_fields; i++)
    n += map->fields[i].column != CRM_IMPORT_NO_COLUMN;
  for (guint i = 0; i < map->n_inputs; i++)
    n += map->inputs[i].column != CRM_IMPORT_NO_COLUMN;
  return n;
}

static CrmImportMap *
match (Looking *self, const CrmKind *kind, CrmImportResult *result, GError **error)
{
  return crm_import_map_new (kind, self->source, &self->options, &self->locale, FALSE, result,
                             error);
}

/* Columns that are known count most, then that nothing required is missing, then that the kind is
 * one of those that come in files. */
static guint
score (Looking *self, const CrmKind *kind)
{
  g_autoptr (CrmImportResult) unheard = crm_import_result_new ();
  g_autoptr (CrmImportMap) map = match (self, kind, unheard, NULL);
  guint n = map != NULL ? count_columns (map) : 0;

  if (n == 0)
    return 0;
  return n * 4 + (crm_import_map_find_missing (map, FALSE) == NULL ? 2 : 0) + kind->large;
}

static const CrmKind *
guess_kind (Looking *self)
{
  const CrmKind *best = self->look->otherwise;
  guint most = best != NULL ? score (self, best) : 0;

  for (guint i = 0; i < crm_model_get_n_kinds (self->model); i++) {
    const CrmKind *kind = crm_model_get_kind (self->model, i);
    guint fit;

    if (kind->hidden || kind->single || crm_model_is_link_kind (self->model, kind))
      continue;
    fit = score (self, kind);
    if (best == NULL || fit > most) {
      best = kind;
      most = fit;
    }
  }
  return best;
}

/* Opening. */

static gboolean
open_source (Looking *self, GError **error)
{
  g_clear_pointer (&self->source, crm_source_free);
  self->source = crm_source_open (self->path, &self->options.source, self->cancellable, error);
  if (self->source == NULL)
    return FALSE;
  self->first = crm_refused_count_own_columns (self->source);
  return TRUE;
}

/* A mapping that takes the columns one after the other. */
static char **
dup_map_in_order (Looking *self)
{
  guint n = crm_source_get_n_columns (self->source);
  GPtrArray *map = g_ptr_array_new ();

  for (guint i = 0; i < n && self->look->order[i] != NULL; i++)
    g_ptr_array_add (map, g_strdup_printf ("%s=%s", self->look->order[i],
                                           crm_source_get_column (self->source, i)));
  g_ptr_array_add (map, NULL);
  return (char **) g_ptr_array_free (map, FALSE);
}

static gboolean
settle_header (Looking *self, const CrmKind *kind, GError **error)
{
  if (self->look->order == NULL || self->options.map != NULL)
    return TRUE;
  if (!self->options.source.no_header && score (self, kind) > 0)
    return TRUE;
  self->options.source.no_header = TRUE;
  if (!open_source (self, error))
    return FALSE;
  self->recalled = dup_map_in_order (self);
  self->options.map = (const char *const *) self->recalled;
  return TRUE;
}

static void
recall (Looking *self, const CrmKind *kind)
{
  guint n = crm_source_get_n_columns (self->source);
  g_autofree const char **heads = g_new0 (const char *, n + 1);

  if (self->look->recall == NULL || self->options.map != NULL || self->options.source.no_header)
    return;
  for (guint i = self->first; i < n; i++)
    heads[i - self->first] = crm_source_get_column (self->source, i);
  self->recalled = self->look->recall (kind, heads);
  self->options.map = (const char *const *) self->recalled;
  self->out->recalled = self->recalled != NULL;
}

static gboolean
make_map (Looking *self, const CrmKind *kind, GError **error)
{
  const CrmImportMap *map;

  self->map = match (self, kind, self->result, error);
  if (self->map == NULL && self->out->recalled) {
    /* The description has changed since. */
    g_clear_error (error);
    self->out->recalled = FALSE;
    self->options.map = NULL;
    self->map = match (self, kind, self->result, error);
  }
  map = self->map;
  if (map == NULL || !has_records (self, kind, &self->out->has_records, error))
    return FALSE;
  self->out->missing = crm_import_map_find_missing (map, self->out->has_records);
  self->out->n_keys = crm_import_map_get_keys (map, self->out->keys, CRM_IMPORT_PREVIEW_KEYS);
  return TRUE;
}

static void
list_columns (Looking *self)
{
  CrmImportPreview *out = self->out;
  guint n = crm_source_get_n_columns (self->source);

  out->n_columns = n - self->first;
  out->columns = g_new0 (CrmImportPreviewColumn, out->n_columns + 1);
  for (guint i = 0; i < out->n_columns; i++)
    out->columns[i].head = g_strdup (crm_source_get_column (self->source, self->first + i));
  for (guint i = 0; i < self->map->n_fields + self->map->n_inputs; i++) {
    const CrmImportPair *pair = i < self->map->n_fields
                                    ? &self->map->fields[i]
                                    : &self->map->inputs[i - self->map->n_fields];

    if (pair->column >= (int) self->first)
      out->columns[pair->column - (int) self->first].field = pair->field;
    if (pair->joined >= (int) self->first)
      out->columns[pair->joined - (int) self->first].field = pair->field;
  }
}

static void
list_sheets (Looking *self)
{
  guint n = crm_source_get_n_sheets (self->source);

  self->out->sheet = crm_source_get_sheet (self->source);
  self->out->sheets = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    self->out->sheets[i] = g_strdup (crm_source_get_sheet_name (self->source, i));
}

/* The whole. */

static gboolean
read_rows (Looking *self, GError **error)
{
  const CrmImportPreviewing previewing = { .db = self->db,
                                           .model = self->model,
                                           .locale = self->look->locale,
                                           .create_missing = self->options.create_missing,
                                           .first = self->first,
                                           .map = self->map,
                                           .reader = self->reader,
                                           .out = self->out };

  return crm_import_preview_read_rows (&previewing, error);
}

static gboolean
look (Looking *self, GError **error)
{
  const char *const *notes;

  if (!crm_settings_read_locale (self->db, self->model, &self->locale, error) ||
      !open_source (self, error))
    return FALSE;
  self->out->kind = self->look->kind != NULL ? self->look->kind : guess_kind (self);
  if (!settle_header (self, self->out->kind, error))
    return FALSE;
  recall (self, self->out->kind);
  notes = crm_source_get_notes (self->source);
  for (guint i = 0; notes[i] != NULL; i++)
    g_ptr_array_add (self->out->notes, g_strdup (notes[i]));
  if (!make_map (self, self->out->kind, error))
    return FALSE;
  self->out->has_header = !self->options.source.no_header;
  list_sheets (self);
  list_columns (self);
  self->reader = crm_import_reader_new (self->map, &self->options, &self->locale, error);
  if (self->reader == NULL ||
      !crm_import_reader_survey (self->reader, self->cancellable, self->result, error) ||
      !read_rows (self, error))
    return FALSE;
  self->out->dates = self->result->dates;
  for (guint i = 0; i < self->result->notes->len; i++)
    g_ptr_array_add (self->out->notes, g_strdup (g_ptr_array_index (self->result->notes, i)));
  return TRUE;
}

CrmImportPreview *
crm_import_preview_new (CrmDb *db, CrmModel *model, const CrmImportLook *what, const char *path,
                        const CrmImportOptions *options, GCancellable *cancellable, GError **error)
{
  Looking self = { .db = db,
                   .model = model,
                   .look = what,
                   .path = path,
                   .options = *options,
                   .cancellable = cancellable,
                   .result = crm_import_result_new (),
                   .out = g_new0 (CrmImportPreview, 1) };

  self.options.incomplete = TRUE;
  self.out->rows = g_ptr_array_new_with_free_func (crm_import_preview_row_free);
  self.out->notes = g_ptr_array_new_with_free_func (g_free);
  if (!look (&self, error))
    g_clear_pointer (&self.out, crm_import_preview_free);
  crm_import_reader_free (self.reader);
  crm_import_map_free (self.map);
  crm_source_free (self.source);
  crm_import_result_free (self.result);
  g_strfreev (self.recalled);
  return self.out;
}
