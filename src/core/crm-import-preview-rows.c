/* crm-import-preview-rows.c: cells go through the reader of an import and the rules of the kind;
 * references are looked up one by one, as there are few. */
#include "crm-import-preview-rows.h"

#include <string.h>

#include "crm-i18n.h"
#include "crm-text.h"

typedef struct {
  const CrmImportPreviewing *what;
  CrmImportChunk *chunk; /* for the texts of values */
  CrmValue *start;       /* what a new record starts with */
} Reading;

void
crm_import_preview_row_free (gpointer data)
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

static char *
dup_raw (const CrmCell *cell)
{
  g_autofree char *text = g_strndup (cell->text, MIN (cell->length, 400));

  return crm_text_dup_printable (text);
}

static char *
dup_shown (Reading *self, const CrmField *field, const CrmValue *value)
{
  if (field->type == CRM_DAY && value->tag == CRM_VALUE_INTEGER)
    return crm_day_format_short ((CrmDay) value->integer, self->what->locale);
  return crm_field_format (field, value, self->what->locale);
}

static void
put_fault (Reading *self, CrmImportPreviewRow *row, int column, const char *reason)
{
  char **place = column >= (int) self->what->first ? &row->faults[column - (int) self->what->first]
                                                   : &row->fault;

  if (*place == NULL)
    *place = g_strdup (reason);
}

/* Why a record that the cell names cannot be found; NULL: it can, or it will be made. */
static char *
dup_reference_fault (Reading *self, const CrmField *field, const char *text)
{
  const CrmKind *target = crm_model_find_kind (self->what->model, field->target);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  gint64 id;

  if (target == self->what->map->kind || self->what->create_missing)
    return NULL;
  if (field->type == CRM_LINKS) {
    ids = crm_query_parse_links (self->what->db, self->what->model, field, text, &error);
    return ids != NULL ? NULL : g_strdup (error->message);
  }
  if (crm_query_find_handle (self->what->db, self->what->model, target, text, &id, &error))
    return NULL;
  if (error->code != CRM_ERROR_NOT_FOUND)
    return g_strdup (error->message);
  return g_strdup_printf (
      _ ("There is no %s “%s”. Make it first, or let the import make what is missing."),
      crm_kind_get_label (target), text);
}

static gboolean
read_reference (Reading *self, guint pair, const CrmCell *cell, CrmImportPreviewRow *row,
                CrmValue *value)
{
  const CrmImportPair *given = &self->what->map->fields[pair];
  g_autoptr (GError) error = NULL;
  g_autofree char *fault = NULL;
  char *text = NULL;

  if (!crm_import_reader_convert_text (self->what->reader, pair, cell, self->chunk, &text,
                                       &error)) {
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
read_field (Reading *self, guint pair, const CrmCell *cells, CrmImportPreviewRow *row,
            CrmValue *values)
{
  const CrmImportPair *given = &self->what->map->fields[pair];
  CrmValue *value = &values[given->index];
  g_autoptr (GError) error = NULL;
  CrmImportJoin join;
  guint rounded = 0;
  char **cell;

  if (given->column < (int) self->what->first)
    return TRUE;
  if (given->field->type == CRM_REFERENCE || given->field->type == CRM_LINKS)
    return read_reference (self, pair, &cells[given->column], row, value);
  if (!crm_import_reader_convert (self->what->reader, pair,
                                  crm_import_pair_get_cell (given, cells, &join), self->chunk,
                                  value, &rounded, &error)) {
    put_fault (self, row, given->column, error->message);
    return FALSE;
  }
  cell = &row->cells[given->column - (int) self->what->first];
  g_free (*cell);
  *cell = dup_shown (self, given->field, value);
  return TRUE;
}

static gboolean
derive (Reading *self, const CrmCell *cells, CrmImportPreviewRow *row, CrmValue *values)
{
  g_autofree CrmDerived *inputs = g_new0 (CrmDerived, MAX (self->what->map->n_inputs, 1));
  g_autoptr (GError) error = NULL;
  gboolean rounded = FALSE;

  if (!self->what->map->derives || self->what->map->kind->derive == NULL)
    return TRUE;
  for (guint i = 0; i < self->what->map->n_inputs; i++) {
    int column = self->what->map->inputs[i].column;

    if (column < (int) self->what->first ||
        crm_import_reader_convert_input (self->what->reader, i, &cells[column], &inputs[i], &error))
      continue;
    put_fault (self, row, column, error->message);
    return FALSE;
  }
  if (self->what->map->kind->derive (self->what->map->kind, values, inputs, &rounded, &error))
    return TRUE;
  put_fault (self, row, -1, error->message);
  return FALSE;
}

static int
get_column (Reading *self, const CrmField *field)
{
  const CrmImportPair *pair = field != NULL ? crm_import_map_find (self->what->map, field) : NULL;

  return pair != NULL ? pair->column : -1;
}

/* TRUE when the row names a record that is there: it keeps what the row leaves out, and is checked
 * only then. Keys of several fields are not looked up. */
static gboolean
may_change_record (Reading *self, const CrmValue *values)
{
  const CrmKind *kind = self->what->map->kind;
  const CrmField *key = self->what->out->n_keys > 0 ? self->what->out->keys[0] : NULL;
  const CrmValue *value = key != NULL ? &values[crm_kind_get_field_index (kind, key)] : NULL;
  gint64 id;

  if (!self->what->out->has_records || key == NULL)
    return FALSE;
  if (self->what->out->n_keys > 1 || key != crm_kind_get_handle (kind) ||
      value->tag != CRM_VALUE_TEXT)
    return TRUE;
  return crm_query_find_handle (self->what->db, self->what->model, kind, value->text, &id, NULL);
}

static void
check_row (Reading *self, CrmImportPreviewRow *row, const CrmValue *values)
{
  const CrmKind *kind = self->what->map->kind;
  const CrmField *fault = NULL;
  g_autoptr (GError) error = NULL;

  if (self->what->out->missing != NULL || may_change_record (self, values))
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
add_row (Reading *self, const CrmCell *cells, guint64 line, const char *fault)
{
  guint n = self->what->out->n_columns;
  CrmImportPreviewRow *row = g_new0 (CrmImportPreviewRow, 1);
  g_autofree CrmValue *values =
      g_memdup2 (self->start, MAX (self->what->map->kind->n_fields, 1) * sizeof (CrmValue));
  gboolean good = fault == NULL;

  row->line = line;
  row->fault = g_strdup (fault);
  row->cells = g_new0 (char *, n + 1);
  row->faults = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    row->cells[i] = dup_raw (&cells[self->what->first + i]);
  g_ptr_array_add (self->what->out->rows, row);
  if (fault != NULL)
    return;
  for (guint i = 0; i < self->what->map->n_fields; i++)
    good &= read_field (self, i, cells, row, values);
  if (good && derive (self, cells, row, values))
    check_row (self, row, values);
}

static void
prepare_start (Reading *self)
{
  const CrmKind *kind = self->what->map->kind;

  crm_kind_fill_initial (kind, self->start);
  for (guint i = 0; i < self->what->map->n_fields; i++)
    crm_value_clear (&self->start[self->what->map->fields[i].index]);
}

static gboolean
read_all (Reading *self, GError **error)
{
  CrmSource *source = self->what->map->source;
  g_autoptr (GError) failure = NULL;
  const CrmCell *cells;
  const char *fault;
  guint64 line;

  while (self->what->out->rows->len < CRM_IMPORT_PREVIEW_ROWS &&
         crm_source_next (source, &cells, &line, &fault, &failure))
    add_row (self, cells, line, fault);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

gboolean
crm_import_preview_read_rows (const CrmImportPreviewing *what, GError **error)
{
  guint n = MAX (what->map->kind->n_fields, 1);
  Reading self = { what, crm_import_chunk_new (n), crm_values_new (n) };
  gboolean ok;

  prepare_start (&self);
  ok = read_all (&self, error);
  crm_values_free (self.start, n);
  crm_import_chunk_free (self.chunk);
  return ok;
}
