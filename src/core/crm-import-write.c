/* crm-import-write.c: the writing end. One statement takes in rows chunk after chunk; it ends where
 * something else must be done between two chunks: records made that rows name, changes, links. */
#include "crm-import-write.h"

#include <string.h>

#include "crm-i18n.h"
#include "crm-text.h"

#define MOST_REASONS 20

/* What waits until all rows are in: names of records of this same kind. */
typedef struct {
  gint64 id;
  guint64 line;
  const CrmField *field;
  char *handles;
  CrmImportVerdict verdict;
} Late;

typedef struct {
  const CrmImportWriting *what;
  CrmImportConverter *converter;
  CrmDb *db;
  CrmImportChunk *chunk;  /* at hand, or NULL */
  guint row;              /* the next of its rows the statement takes */
  const CrmImportRow *at; /* the row SQL looks at */
  gboolean *given;
  CrmValue *values; /* [n_fields] of a change */
  GArray *late;     /* Late */
  gboolean ended;
} Writer;

static void
late_clear (gpointer data)
{
  g_free (((Late *) data)->handles);
}

static gboolean
check_cancelled (Writer *self, GError **error)
{
  if (!g_cancellable_is_cancelled (self->what->cancellable))
    return TRUE;
  g_set_error_literal (error, CRM_ERROR, CRM_ERROR_CANCELLED,
                       _ ("Stopped as asked. Nothing was changed."));
  return FALSE;
}

/* The next chunk of rows; answers what the reading thread asks in between. */
static gboolean
take_chunk (Writer *self, GError **error)
{
  while (self->chunk == NULL && !self->ended) {
    CrmImportChunk *chunk = crm_import_converter_next (self->converter);

    if (chunk->asks_title != NULL) {
      gboolean loaded =
          crm_import_refs_load_titles (self->what->plan->refs, self->db, chunk->asks_title, error);

      chunk->asks_title = NULL;
      crm_import_converter_answer (self->converter, loaded);
      if (!loaded)
        return FALSE;
      continue;
    }
    self->chunk = chunk;
    self->row = 0;
    self->ended = chunk->last;
    if (chunk->error != NULL) {
      g_propagate_error (error, g_steal_pointer (&chunk->error));
      return FALSE;
    }
  }
  return check_cancelled (self, error);
}

/* Records that rows of this chunk name, made as if by hand. */
static gboolean
make_new_records (Writer *self, GError **error)
{
  GArray *news = self->chunk->news;

  for (guint i = 0; i < news->len; i++) {
    const CrmImportNew *made = &g_array_index (news, CrmImportNew, i);
    gint64 id = 0;

    if (!crm_edit_insert (self->what->edit, made->kind, made->values, &id, error))
      return FALSE;
    if (id != made->id) {
      g_set_error (error, CRM_ERROR, CRM_ERROR_FAILED,
                   _ ("The database numbered a new %s otherwise than expected."),
                   crm_kind_get_label (made->kind));
      return FALSE;
    }
    self->what->result->created++;
  }
  g_array_set_size (news, 0);
  return TRUE;
}

static gboolean
refuse (Writer *self, const CrmImportRow *row, const char *column, const char *reason,
        GError **error)
{
  CrmImportResult *result = self->what->result;

  result->refused++;
  if (result->reasons->len < MOST_REASONS) {
    g_autofree char *text =
        column != NULL ? g_strdup_printf (_ ("line %s, %s: %s"),
                                          crm_i18n_number ((gint64) row->line).text, column, reason)
                       : g_strdup_printf (_ ("line %s: %s"),
                                          crm_i18n_number ((gint64) row->line).text, reason);

    g_ptr_array_add (result->reasons, crm_text_dup_printable (text));
  }
  return crm_refused_add (self->what->refused, row->line, column, reason, row->cells, error);
}

static gboolean
set_links (Writer *self, const CrmImportRow *row, GError **error)
{
  for (guint i = 0; i < row->n_links; i++) {
    const CrmImportLinks *links =
        &g_array_index (self->chunk->links, CrmImportLinks, row->links + i);
    Late late = { row->id, row->line, links->field, NULL, row->verdict };

    if (links->late != NULL) {
      late.handles = g_strdup (links->late);
      g_array_append_val (self->late, late);
    } else if (!crm_edit_set_links (self->what->edit, self->what->plan->kind, row->id, links->field,
                                    links->targets, links->n_targets, error)) {
      return FALSE;
    }
  }
  return TRUE;
}

static gboolean
update (Writer *self, const CrmImportRow *row, gboolean *refused, GError **error)
{
  const CrmImportPlan *plan = self->what->plan;
  g_autoptr (GError) failure = NULL;

  /* A record that is there keeps what the row leaves empty. */
  for (guint i = 0; i < plan->n_columns; i++) {
    guint field = plan->columns[i];

    self->values[field] = row->values[1 + i];
    self->given[field] = plan->given[field] && row->values[1 + i].tag != CRM_VALUE_NULL;
  }
  if (crm_edit_update (self->what->edit, plan->kind, row->id, self->values, self->given, &failure))
    return TRUE;
  *refused = g_error_matches (failure, CRM_ERROR, CRM_ERROR_REFUSED) ||
             g_error_matches (failure, CRM_ERROR, CRM_ERROR_INVALID);
  if (*refused)
    return refuse (self, row, NULL, failure->message, error);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* Changes and links of a row that may differ from what is there. */
static gboolean
settle_known (Writer *self, const CrmImportRow *row, GError **error)
{
  CrmImportResult *result = self->what->result;
  gint64 before = crm_db_get_total_changes (self->db);
  gboolean refused = FALSE;

  if (row->verdict == CRM_IMPORT_UPDATE && !update (self, row, &refused, error))
    return FALSE;
  if (refused)
    return TRUE;
  if (!set_links (self, row, error))
    return FALSE;
  if (crm_db_get_total_changes (self->db) == before) {
    result->unchanged++;
    return TRUE;
  }
  result->updated++;
  result->rounded += row->rounded;
  result->returns += row->returned;
  return TRUE;
}

static gboolean
settle_row (Writer *self, const CrmImportRow *row, GError **error)
{
  CrmImportResult *result = self->what->result;

  result->read += row->verdict != CRM_IMPORT_HEADER && row->verdict != CRM_IMPORT_TOTAL &&
                  row->verdict != CRM_IMPORT_FOOTER;
  switch (row->verdict) {
  case CRM_IMPORT_REFUSE:
    return refuse (self, row, row->column, row->reason, error);
  case CRM_IMPORT_ADD:
    result->added++;
    result->rounded += row->rounded;
    result->returns += row->returned;
    return row->n_links == 0 || set_links (self, row, error);
  case CRM_IMPORT_KEEP:
    if (row->n_links > 0)
      return settle_known (self, row, error);
    result->unchanged++;
    return TRUE;
  case CRM_IMPORT_UPDATE:
    return settle_known (self, row, error);
  case CRM_IMPORT_HEADER:
    result->headers++;
    return TRUE;
  case CRM_IMPORT_TOTAL:
    result->totals++;
    return TRUE;
  case CRM_IMPORT_FOOTER:
    result->footers++;
    return TRUE;
  }
  return TRUE;
}

/* Everything about the chunk but its new rows, which are in; then gives it back. */
static gboolean
settle_chunk (Writer *self, GError **error)
{
  const CrmImportWriting *what = self->what;
  CrmImportChunk *chunk = self->chunk;
  gboolean ok = TRUE;

  for (guint i = 0; ok && i < chunk->n_rows; i++)
    ok = settle_row (self, &chunk->rows[i], error);
  if (ok && what->progress != NULL)
    what->progress (chunk->fraction, what->result->read, what->result->refused,
                    what->progress_data);
  crm_import_converter_give_back (self->converter, chunk);
  self->chunk = NULL;
  return ok;
}

/* CrmRows: the new rows, one after the other, as long as nothing has to be done in between. */

static gboolean
find_next_row (gpointer data, GError **error)
{
  Writer *self = data;

  while (self->chunk != NULL) {
    while (self->row < self->chunk->n_rows) {
      self->at = &self->chunk->rows[self->row++];
      if (self->at->verdict == CRM_IMPORT_ADD)
        return TRUE;
    }
    if (self->chunk->n_others > 0 || !settle_chunk (self, error) || !take_chunk (self, error) ||
        self->chunk == NULL || self->chunk->news->len > 0)
      return FALSE;
  }
  return FALSE;
}

static const CrmValue *
get_column (gpointer data, int column)
{
  Writer *self = data;

  return &self->at->values[column];
}

/* Where a column of the kind's table gets its value from. */
static void
append_source (const CrmImportPlan *plan, const char *column, GString *sql)
{
  for (guint i = 0; i < plan->n_columns; i++)
    if (strcmp (plan->kind->fields[plan->columns[i]].name, column) == 0) {
      g_string_append_printf (sql, "\"c%u\"", i + 1);
      return;
    }
  if (strcmp (column, "id") == 0)
    g_string_append (sql, "\"c0\"");
  else if (strcmp (column, "fold") == 0 && plan->has_fold)
    g_string_append_printf (sql, "\"c%u\"", plan->n_columns + 1);
  else
    g_string_append (sql, strcmp (column, "batch") == 0 ? "$1" : "NULL");
}

/* All columns in the order of the table, as SQLite then takes them from the rows to the record
 * without a copy. */
static char *
dup_insert (Writer *self, const char *rows_name, GError **error)
{
  const CrmImportPlan *plan = self->what->plan;
  g_autofree char *pragma = g_strdup_printf ("PRAGMA table_info (\"%s\")", plan->kind->name);
  g_autoptr (CrmStatement) columns = crm_db_prepare (self->db, pragma, error);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) sources = g_string_new (NULL);
  g_autoptr (GError) failure = NULL;

  if (columns == NULL)
    return NULL;
  while (crm_statement_step (columns, &failure)) {
    const char *name = crm_statement_get_text (columns, 1, NULL);

    g_string_append_printf (names, "%s\"%s\"", names->len > 0 ? ", " : "", name);
    g_string_append (sources, sources->len > 0 ? ", " : "");
    append_source (plan, name, sources);
  }
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return NULL;
  }
  return g_strdup_printf ("INSERT INTO \"%s\" (%s) SELECT %s FROM \"%s\"", plan->kind->name,
                          names->str, sources->str, rows_name);
}

static gboolean
add_rows (Writer *self, const char *sql, GError **error)
{
  g_autoptr (CrmStatement) insert = NULL;

  if (self->chunk->n_adds == 0) {
    self->row = self->chunk->n_rows;
    return TRUE;
  }
  insert = crm_db_prepare (self->db, sql, error);
  if (insert == NULL)
    return FALSE;
  crm_statement_bind_integer (insert, 1, crm_edit_get_tx (self->what->edit));
  return crm_statement_run (insert, error);
}

static gboolean
write_rows (Writer *self, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *sql = NULL;
  CrmRows rows = { find_next_row, get_column, self,
                   (int) (1 + self->what->plan->n_columns + self->what->plan->has_fold) };

  /* A table of rows keeps its columns for the life of the connection; its name tells their number.
   * */
  name = g_strdup_printf ("crm_import_%d", rows.n_columns);
  sql = dup_insert (self, name, error);
  if (sql == NULL || !crm_db_set_rows (self->db, name, &rows, error))
    return FALSE;
  while (take_chunk (self, error) && self->chunk != NULL) {
    if (!make_new_records (self, error) || !add_rows (self, sql, error))
      return FALSE;
    /* The statement ended after this chunk, or before a new one whose rows name new records. */
    if (self->chunk != NULL && self->row == self->chunk->n_rows && !settle_chunk (self, error))
      return FALSE;
  }
  return self->chunk == NULL && self->ended;
}

static gboolean
set_late_reference (Writer *self, const Late *late, GError **error)
{
  const CrmImportPlan *plan = self->what->plan;
  CrmValue value = CRM_VALUE_INIT;
  gint64 id;

  if (*late->handles != '\0') {
    if (!crm_query_find_handle (self->db, plan->model, plan->kind, late->handles, &id, error))
      return FALSE;
    value = crm_value_integer (id);
  }
  return crm_edit_set (self->what->edit, plan->kind, late->id, late->field, &value, error);
}

static gboolean
set_late_links (Writer *self, const Late *late, GError **error)
{
  const CrmImportPlan *plan = self->what->plan;
  g_autoptr (GArray) ids =
      crm_query_parse_links (self->db, plan->model, late->field, late->handles, error);

  return ids != NULL && crm_edit_set_links (self->what->edit, plan->kind, late->id, late->field,
                                            (const gint64 *) (gpointer) ids->data, ids->len, error);
}

/* Names of records of this same kind, now that all of them are there. What still names nothing is
 * said; the record itself is good. */
static gboolean
settle_late (Writer *self, GError **error)
{
  CrmImportResult *result = self->what->result;

  for (guint i = 0; i < self->late->len; i++) {
    const Late *late = &g_array_index (self->late, Late, i);
    gint64 before = crm_db_get_total_changes (self->db);
    g_autoptr (GError) failure = NULL;
    gboolean ok = late->field->type == CRM_LINKS ? set_late_links (self, late, &failure)
                                                 : set_late_reference (self, late, &failure);

    if (!check_cancelled (self, error))
      return FALSE;
    if (ok) {
      gboolean changed = crm_db_get_total_changes (self->db) != before;

      /* A row is counted once, however many of its fields come late. */
      if (changed && late->verdict == CRM_IMPORT_KEEP &&
          (i == 0 || g_array_index (self->late, Late, i - 1).id != late->id)) {
        result->unchanged--;
        result->updated++;
      }
    } else if (failure->code == CRM_ERROR_NOT_FOUND || failure->code == CRM_ERROR_REFUSED ||
               failure->code == CRM_ERROR_INVALID) {
      g_ptr_array_add (result->notes, g_strdup_printf (_ ("Line %s was taken without “%s”: %s"),
                                                       crm_i18n_number ((gint64) late->line).text,
                                                       late->field->name, failure->message));
    } else {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  }
  return TRUE;
}

gboolean
crm_import_write (const CrmImportWriting *what, CrmImportConverter *converter, GError **error)
{
  Writer self = { .what = what, .converter = converter, .db = crm_edit_get_db (what->edit) };
  guint n = what->plan->kind->n_fields;
  gboolean ok;

  self.given = g_memdup2 (what->plan->given, MAX (n, 1) * sizeof (gboolean));
  self.values = g_new0 (CrmValue, MAX (n, 1));
  self.late = g_array_new (FALSE, FALSE, sizeof (Late));
  g_array_set_clear_func (self.late, late_clear);
  ok = write_rows (&self, error) && settle_late (&self, error);
  if (self.chunk != NULL)
    crm_import_converter_give_back (converter, self.chunk);
  g_array_unref (self.late);
  g_free (self.given);
  g_free (self.values);
  return ok;
}
