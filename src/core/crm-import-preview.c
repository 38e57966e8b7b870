/* crm-import-preview.c: opens the source as an import does, matches and weighs it with the same
 * parts, then reads the first rows. References are looked up one by one: there are few. */
#include "crm-import-preview.h"

#include <string.h>

#include "crm-i18n.h"
#include "crm-import-map.h"
#include "crm-import-read.h"
#include "crm-import-survey.h"
#include "crm-refused.h"
#include "crm-settings.h"
#include "crm-text.h"

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
  CrmImportChunk *chunk;
  CrmImportResult *result;
  CrmValue *start;
  CrmImportPreview *out;
} Looking;

static void
row_free (gpointer data)
{
  CrmImportPreviewRow *row = data;

  g_free (row->fault);
  /* Either may hold NULL in the middle: one place more than columns ends them. */
  for (guint i = 0; row->cells[i] != NULL; i++)
    g_free (row->faults[i]);
  g_free (row->faults);
  g_strfreev (row->cells);
  g_free (row);
}

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
read_locale (Looking *self, GError **error)
{
  CrmSettings settings = CRM_SETTINGS_INIT;

  g_strlcpy (settings.currency, "IRR", sizeof settings.currency);
  if (!crm_settings_read (self->db, self->model, &settings, error))
    return FALSE;
  crm_locale_init (&self->locale);
  crm_settings_apply (&settings, &self->locale);
  return TRUE;
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

static void
add_to_map (GPtrArray *map, const CrmField *field, const char *const *heads,
            const char *const *fields)
{
  const char *head = "";

  if (!crm_import_can_import (field))
    return;
  for (guint i = 0; heads[i] != NULL && fields[i] != NULL; i++)
    if (strcmp (fields[i], field->name) == 0)
      head = heads[i];
  g_ptr_array_add (map, g_strdup_printf ("%s=%s", field->name, head));
}

char **
crm_import_dup_map (const CrmKind *kind, const char *const *heads, const char *const *fields)
{
  GPtrArray *map = g_ptr_array_new ();

  for (guint i = 0; i < kind->n_fields; i++)
    add_to_map (map, &kind->fields[i], heads, fields);
  for (const CrmField *input = kind->inputs; input != NULL && input->name != NULL; input++)
    add_to_map (map, input, heads, fields);
  g_ptr_array_add (map, NULL);
  return (char **) g_ptr_array_free (map, FALSE);
}

/* Rows. */

static char *
dup_raw (const CrmCell *cell)
{
  g_autofree char *text = g_strndup (cell->text, MIN (cell->length, 400));

  return crm_text_dup_printable (text);
}

static char *
dup_shown (Looking *self, const CrmField *field, const CrmValue *value)
{
  if (field->type == CRM_DAY && value->tag == CRM_VALUE_INTEGER)
    return crm_day_format_short ((CrmDay) value->integer, self->look->locale);
  return crm_field_format (field, value, self->look->locale);
}

static void
put_fault (Looking *self, CrmImportPreviewRow *row, int column, const char *reason)
{
  char **place =
      column >= (int) self->first ? &row->faults[column - (int) self->first] : &row->fault;

  if (*place == NULL)
    *place = g_strdup (reason);
}

/* Why a record that the cell names cannot be found; NULL: it can, or it will be made. */
static char *
dup_reference_fault (Looking *self, const CrmField *field, const char *text)
{
  const CrmKind *target = crm_model_find_kind (self->model, field->target);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  gint64 id;

  if (target == self->map->kind || self->options.create_missing)
    return NULL;
  if (field->type == CRM_LINKS) {
    ids = crm_query_parse_links (self->db, self->model, field, text, &error);
    return ids != NULL ? NULL : g_strdup (error->message);
  }
  if (crm_query_find_handle (self->db, self->model, target, text, &id, &error))
    return NULL;
  if (error->code != CRM_ERROR_NOT_FOUND)
    return g_strdup (error->message);
  return g_strdup_printf (
      _ ("There is no %s “%s”. Make it first, or let the import make what is missing."),
      crm_kind_get_label (target), text);
}

static gboolean
read_reference (Looking *self, guint pair, const CrmCell *cell, CrmImportPreviewRow *row,
                CrmValue *value)
{
  const CrmImportPair *given = &self->map->fields[pair];
  g_autoptr (GError) error = NULL;
  g_autofree char *fault = NULL;
  char *text = NULL;

  if (!crm_import_reader_convert_text (self->reader, pair, cell, self->chunk, &text, &error)) {
    put_fault (self, row, given->column, error->message);
    return FALSE;
  }
  if (text == NULL || *text == '\0')
    return TRUE;
  fault = dup_reference_fault (self, given->field, text);
  if (fault != NULL)
    put_fault (self, row, given->column, fault);
  if (given->field->type == CRM_REFERENCE)
    *value = crm_value_integer (0);
  return fault == NULL;
}

static gboolean
read_field (Looking *self, guint pair, const CrmCell *cells, CrmImportPreviewRow *row,
            CrmValue *values)
{
  const CrmImportPair *given = &self->map->fields[pair];
  CrmValue *value = &values[given->index];
  g_autoptr (GError) error = NULL;
  guint rounded = 0;
  char **cell;

  if (given->column < (int) self->first)
    return TRUE;
  if (given->field->type == CRM_REFERENCE || given->field->type == CRM_LINKS)
    return read_reference (self, pair, &cells[given->column], row, value);
  if (!crm_import_reader_convert (self->reader, pair, &cells[given->column], self->chunk, value,
                                  &rounded, &error)) {
    put_fault (self, row, given->column, error->message);
    return FALSE;
  }
  cell = &row->cells[given->column - (int) self->first];
  g_free (*cell);
  *cell = dup_shown (self, given->field, value);
  return TRUE;
}

static gboolean
derive (Looking *self, const CrmCell *cells, CrmImportPreviewRow *row, CrmValue *values)
{
  g_autofree CrmDerived *inputs = g_new0 (CrmDerived, MAX (self->map->n_inputs, 1));
  g_autoptr (GError) error = NULL;
  gboolean rounded = FALSE;

  if (!self->map->derives || self->map->kind->derive == NULL)
    return TRUE;
  for (guint i = 0; i < self->map->n_inputs; i++) {
    int column = self->map->inputs[i].column;

    if (column < (int) self->first ||
        crm_import_reader_convert_input (self->reader, i, &cells[column], &inputs[i], &error))
      continue;
    put_fault (self, row, column, error->message);
    return FALSE;
  }
  if (self->map->kind->derive (self->map->kind, values, inputs, &rounded, &error))
    return TRUE;
  put_fault (self, row, -1, error->message);
  return FALSE;
}

static int
get_column (Looking *self, const CrmField *field)
{
  const CrmImportPair *pair = field != NULL ? crm_import_map_find (self->map, field) : NULL;

  return pair != NULL ? pair->column : -1;
}

/* TRUE when the row names a record that is there: it keeps what the row leaves out, and is checked
 * only then. Keys of several fields are not looked up. */
static gboolean
may_change_record (Looking *self, const CrmValue *values)
{
  const CrmKind *kind = self->map->kind;
  const CrmField *key = self->out->n_keys > 0 ? self->out->keys[0] : NULL;
  const CrmValue *value = key != NULL ? &values[crm_kind_get_field_index (kind, key)] : NULL;
  gint64 id;

  if (!self->out->has_records || key == NULL)
    return FALSE;
  if (self->out->n_keys > 1 || key != crm_kind_get_handle (kind) || value->tag != CRM_VALUE_TEXT)
    return TRUE;
  return crm_query_find_handle (self->db, self->model, kind, value->text, &id, NULL);
}

static void
check_row (Looking *self, CrmImportPreviewRow *row, const CrmValue *values)
{
  const CrmKind *kind = self->map->kind;
  const CrmField *fault = NULL;
  g_autoptr (GError) error = NULL;

  if (self->out->missing != NULL || may_change_record (self, values))
    return;
  for (guint i = 0; i < kind->n_fields; i++) {
    const CrmField *field = &kind->fields[i];
    gboolean numbered = field->initial != NULL && strchr (field->initial, '#') != NULL;
    g_autofree char *reason = NULL;

    if (!(field->flags & CRM_REQUIRED) || values[i].tag != CRM_VALUE_NULL ||
        !crm_field_is_stored (field) || (numbered && get_column (self, field) < 0))
      continue;
    reason = g_strdup_printf (_ ("%s needs “%s”."), crm_kind_get_label (kind),
                              crm_field_get_label (field));
    put_fault (self, row, get_column (self, field), reason);
    return;
  }
  if (kind->check != NULL && !kind->check (kind, values, &fault, &error))
    put_fault (self, row, get_column (self, fault), error->message);
}

static void
add_row (Looking *self, const CrmCell *cells, guint64 line, const char *fault)
{
  guint n = self->out->n_columns;
  CrmImportPreviewRow *row = g_new0 (CrmImportPreviewRow, 1);
  g_autofree CrmValue *values =
      g_memdup2 (self->start, MAX (self->map->kind->n_fields, 1) * sizeof (CrmValue));
  gboolean good = fault == NULL;

  row->line = line;
  row->fault = g_strdup (fault);
  row->cells = g_new0 (char *, n + 1);
  row->faults = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    row->cells[i] = dup_raw (&cells[self->first + i]);
  g_ptr_array_add (self->out->rows, row);
  if (fault != NULL)
    return;
  for (guint i = 0; i < self->map->n_fields; i++)
    good &= read_field (self, i, cells, row, values);
  if (good && derive (self, cells, row, values))
    check_row (self, row, values);
}

static void
prepare_start (Looking *self)
{
  const CrmKind *kind = self->map->kind;

  self->start = crm_values_new (MAX (kind->n_fields, 1));
  crm_kind_fill_initial (kind, self->start);
  for (guint i = 0; i < self->map->n_fields; i++)
    crm_value_clear (&self->start[self->map->fields[i].index]);
}

static gboolean
read_rows (Looking *self, GError **error)
{
  g_autoptr (GError) failure = NULL;
  const CrmCell *cells;
  const char *fault;
  guint64 line;

  prepare_start (self);
  self->chunk = crm_import_chunk_new (MAX (self->map->kind->n_fields, 1));
  while (self->out->rows->len < CRM_IMPORT_PREVIEW_ROWS &&
         crm_source_next (self->source, &cells, &line, &fault, &failure))
    add_row (self, cells, line, fault);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* The whole. */

static gboolean
look (Looking *self, GError **error)
{
  const char *const *notes;

  if (!read_locale (self, error) || !open_source (self, error))
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
  self.out->rows = g_ptr_array_new_with_free_func (row_free);
  self.out->notes = g_ptr_array_new_with_free_func (g_free);
  if (!look (&self, error))
    g_clear_pointer (&self.out, crm_import_preview_free);
  if (self.start != NULL)
    crm_values_free (self.start, MAX (self.map->kind->n_fields, 1));
  if (self.chunk != NULL)
    crm_import_chunk_free (self.chunk);
  crm_import_reader_free (self.reader);
  crm_import_map_free (self.map);
  crm_source_free (self.source);
  crm_import_result_free (self.result);
  g_strfreev (self.recalled);
  return self.out;
}
