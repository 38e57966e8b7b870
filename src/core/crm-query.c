/* crm-query.c: which records of a kind, in which order: the description and a person's wishes made
 * into one SELECT over the alias t. Reads through crm-db on any connection; changes nothing. What
 * records are called is in crm-query-names.c. */
#include "crm-query.h"

#include <inttypes.h>
#include <string.h>

#include "crm-filter.h"
#include "crm-fold-index.h"
#include "crm-i18n.h"
#include "crm-sort-read.h"

typedef struct {
  const CrmField *field;
  gboolean descending;
} Order;

typedef struct {
  const CrmKind *owner; /* of a LINKS field of another kind; NULL: of our own */
  const CrmField *field;
  gint64 record;
} Relation;

struct _CrmQuery {
  CrmModel *model;
  const CrmKind *kind;
  CrmClause *filter;             /* NULL: none */
  GStrv words;                   /* folded; NULL: none */
  GArray *order;                 /* Order */
  Relation related, linked_from; /* field NULL: none */
  char *among;                   /* SELECT of ids; NULL: none */
  guint8 *among_reads;           /* by kind index */
  guint64 limit;
};

CrmQuery *
crm_query_new (CrmModel *model, const CrmKind *kind)
{
  CrmQuery *self = g_new0 (CrmQuery, 1);

  self->model = crm_model_ref (model);
  self->kind = kind;
  self->order = g_array_new (FALSE, FALSE, sizeof (Order));
  crm_query_set_order (self, NULL, NULL);
  return self;
}

CrmQuery *
crm_query_copy (const CrmQuery *self)
{
  CrmQuery *copy = g_memdup2 (self, sizeof *self);

  crm_model_ref (copy->model);
  copy->filter = self->filter != NULL ? crm_clause_copy (self->filter) : NULL;
  copy->words = g_strdupv (self->words);
  copy->order = g_array_copy (self->order);
  copy->among = g_strdup (self->among);
  copy->among_reads = g_memdup2 (self->among_reads, crm_model_get_n_kinds (self->model));
  return copy;
}

void
crm_query_free (CrmQuery *self)
{
  if (self == NULL)
    return;
  crm_model_unref (self->model);
  crm_clause_free (self->filter);
  g_strfreev (self->words);
  g_array_unref (self->order);
  g_free (self->among);
  g_free (self->among_reads);
  g_free (self);
}

const CrmKind *
crm_query_get_kind (const CrmQuery *self)
{
  return self->kind;
}

gboolean
crm_query_set_filter (CrmQuery *self, const char *filter, const CrmLocale *locale, GError **error)
{
  CrmClause *clause = NULL;

  if (filter != NULL) {
    clause = crm_filter_compile (self->model, self->kind, filter, locale, error);
    if (clause == NULL)
      return FALSE;
    if (clause->sql->len == 0)
      g_clear_pointer (&clause, crm_clause_free);
  }
  crm_clause_free (self->filter);
  self->filter = clause;
  return TRUE;
}

void
crm_query_set_search (CrmQuery *self, const char *words)
{
  g_strfreev (self->words);
  self->words = crm_fold_split (words);
}

/* The kind's own order: as described, else by code, else by title. */
static const char *
get_default_order (const CrmKind *kind)
{
  const CrmField *field = crm_kind_get_unique (kind);

  if (kind->order != NULL)
    return kind->order;
  if (field == NULL)
    field = crm_kind_get_title (kind);
  return field != NULL ? field->name : "id";
}

gboolean
crm_query_set_order (CrmQuery *self, const char *order, GError **error)
{
  g_auto (GStrv) words =
      g_strsplit (order != NULL ? order : get_default_order (self->kind), ",", -1);
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (Order));

  for (guint i = 0; words[i] != NULL; i++) {
    const char *name = g_strstrip (words[i]);
    Order item = { .descending = *name == '-' };

    name += item.descending ? 1 : 0;
    if (*name == '\0')
      continue;
    item.field = crm_clause_find_field (self->kind, name);
    if (item.field == NULL) {
      g_autofree char *reason = crm_filter_describe_unknown (self->kind, name);

      g_set_error_literal (error, CRM_ERROR, CRM_ERROR_INVALID, reason);
      return FALSE;
    }
    g_array_append_val (list, item);
  }
  g_array_unref (self->order);
  self->order = g_steal_pointer (&list);
  return TRUE;
}

void
crm_query_set_related (CrmQuery *self, const CrmField *field, gint64 target)
{
  self->related = (Relation){ NULL, field, target };
}

void
crm_query_set_linked_from (CrmQuery *self, const CrmKind *owner, const CrmField *field,
                           gint64 record)
{
  self->linked_from = (Relation){ owner, field, record };
}

void
crm_query_set_among (CrmQuery *self, const char *select, const guint8 *reads)
{
  g_free (self->among);
  g_free (self->among_reads);
  self->among = g_strdup (select);
  self->among_reads =
      select != NULL ? g_memdup2 (reads, crm_model_get_n_kinds (self->model)) : NULL;
}

void
crm_query_set_limit (CrmQuery *self, guint64 limit)
{
  self->limit = limit;
}

/* SQL. */

static void
append_relations (const CrmQuery *self, CrmClause *clause)
{
  const CrmField *field = self->related.field;

  if (field != NULL && field->type == CRM_LINKS) {
    const CrmKind *links = crm_model_get_link_kind (self->model, self->kind, field);

    crm_clause_note_kind (clause, links);
    crm_clause_appendf (clause,
                        " AND t.id IN (SELECT l.a FROM \"%s\" AS l WHERE l.b = ", links->name);
    crm_clause_bind (clause, crm_value_integer (self->related.record));
    crm_clause_append (clause, ")");
  } else if (field != NULL) {
    crm_clause_append (clause, " AND ");
    crm_clause_append_field (clause, self->kind, field, "t");
    crm_clause_append (clause, " = ");
    crm_clause_bind (clause, crm_value_integer (self->related.record));
  }
  field = self->linked_from.field;
  if (field != NULL && field->type == CRM_LINKS) {
    const CrmKind *links = crm_model_get_link_kind (self->model, self->linked_from.owner, field);

    crm_clause_note_kind (clause, links);
    crm_clause_appendf (clause,
                        " AND t.id IN (SELECT l.b FROM \"%s\" AS l WHERE l.a = ", links->name);
    crm_clause_bind (clause, crm_value_integer (self->linked_from.record));
    crm_clause_append (clause, ")");
  } else if (field != NULL) {
    crm_clause_note_kind (clause, self->linked_from.owner);
    crm_clause_append (clause, " AND t.id = (SELECT ");
    crm_clause_append_field (clause, self->linked_from.owner, field, "o");
    crm_clause_appendf (clause, " FROM \"%s\" AS o WHERE o.id = ", self->linked_from.owner->name);
    crm_clause_bind (clause, crm_value_integer (self->linked_from.record));
    crm_clause_append (clause, ")");
  }
}

static void
append_search (const CrmQuery *self, CrmClause *clause)
{
  if (self->words == NULL)
    return;
  if (!crm_kind_has_fold (self->kind)) {
    crm_clause_append (clause, " AND FALSE");
    return;
  }
  for (guint i = 0; self->words[i] != NULL; i++) {
    crm_clause_append (clause, " AND instr (t.fold, ");
    crm_clause_bind (clause, crm_value_text (self->words[i]));
    crm_clause_append (clause, ") > 0");
  }
}

static void
append_order (const CrmQuery *self, CrmClause *clause)
{
  gboolean backwards = FALSE;

  crm_clause_append (clause, " ORDER BY ");
  for (guint i = 0; i < self->order->len; i++) {
    const Order *item = &g_array_index (self->order, Order, i);

    if (i == 0)
      backwards = item->descending;
    if (item->field == crm_clause_get_id_field ())
      break; /* nothing is left to decide after it */
    crm_clause_append_sort_key (clause, self->kind, item->field, "t");
    crm_clause_append (clause, item->descending ? " DESC NULLS LAST, " : " NULLS LAST, ");
  }
  crm_clause_append (clause, backwards ? "t.id DESC" : "t.id");
}

static void
append_among (const CrmQuery *self, CrmClause *clause)
{
  if (self->among == NULL)
    return;
  crm_clause_append (clause, " AND t.id IN (");
  crm_clause_append (clause, self->among);
  crm_clause_append (clause, ")");
  for (guint i = 0; i < crm_model_get_n_kinds (self->model); i++)
    if (self->among_reads[i])
      crm_clause_note_kind (clause, crm_model_get_kind (self->model, i));
}

/* Appends FROM … WHERE … to what was selected. The filter comes first: its values are numbered. */
static void
append_rows (const CrmQuery *self, CrmClause *clause)
{
  crm_clause_note_kind (clause, self->kind);
  crm_clause_appendf (clause, " FROM \"%s\" AS t", self->kind->name);
  crm_clause_append (clause, " WHERE ");
  if (self->filter != NULL) {
    crm_clause_append (clause, "(");
    crm_clause_join (clause, self->filter);
    crm_clause_append (clause, ")");
  } else {
    crm_clause_append (clause, "TRUE");
  }
  append_relations (self, clause);
  append_among (self, clause);
  append_search (self, clause);
}

static void
append_limit (const CrmQuery *self, CrmClause *clause)
{
  if (self->limit > 0)
    crm_clause_appendf (clause, " LIMIT %" PRIu64, MIN (self->limit, G_MAXINT64));
}

static CrmClause *
dup_ids_clause (const CrmQuery *self)
{
  CrmClause *clause = crm_clause_new (self->model);

  crm_clause_append (clause, "SELECT t.id");
  append_rows (self, clause);
  append_order (self, clause);
  append_limit (self, clause);
  return clause;
}

static gboolean
same_clause (const CrmClause *a, const CrmClause *b)
{
  if (!g_string_equal (a->sql, b->sql) || a->values->len != b->values->len)
    return FALSE;
  for (guint i = 0; i < a->values->len; i++)
    if (!crm_value_equal (&g_array_index (a->values, CrmValue, i),
                          &g_array_index (b->values, CrmValue, i)))
      return FALSE;
  return TRUE;
}

gboolean
crm_query_equal (const CrmQuery *self, const CrmQuery *other)
{
  g_autoptr (CrmClause) a = dup_ids_clause (self);
  g_autoptr (CrmClause) b = dup_ids_clause (other);

  return same_clause (a, b);
}

gboolean
crm_query_is_opposite (const CrmQuery *self, const CrmQuery *other)
{
  g_autoptr (CrmQuery) turned = NULL;
  g_autoptr (CrmClause) a = NULL, b = NULL;

  /* With one field to go by, only that one can have gaps. */
  if (self->kind != other->kind || self->order->len != 1 || self->limit > 0)
    return FALSE;
  turned = crm_query_copy (self);
  g_array_index (turned->order, Order, 0).descending ^= TRUE;
  a = dup_ids_clause (turned);
  b = dup_ids_clause (other);
  return same_clause (a, b);
}

char *
crm_query_dup_sql (const CrmQuery *self)
{
  g_autoptr (CrmClause) clause = dup_ids_clause (self);

  return g_strdup (clause->sql->str);
}

/* SELECT id and every field, a constant NULL for links. */
static void
append_columns (CrmClause *clause, const CrmKind *kind, gboolean files)
{
  crm_clause_append (clause, "SELECT t.id");
  for (guint i = 0; i < kind->n_fields; i++) {
    const CrmField *field = &kind->fields[i];
    gboolean unread = field->type == CRM_FILE && !files;

    crm_clause_append (clause, unread ? ", substr (" : ", ");
    if (field->type == CRM_LINKS)
      crm_clause_append (clause, "NULL");
    else
      crm_clause_append_field (clause, kind, field, "t");
    crm_clause_append (clause, unread ? ", 1, 0)" : "");
  }
}

/* Binds and hands over to crm_db the cancel, which it looks at now and then: a worker that was
 * stopped before it began does not begin. */
static CrmStatement *
start (const CrmClause *clause, CrmDb *db, GCancellable *cancellable, GError **error)
{
  CrmStatement *statement;

  if (g_cancellable_is_cancelled (cancellable)) {
    g_set_error_literal (error, CRM_ERROR, CRM_ERROR_CANCELLED, _ ("Stopped on request."));
    return NULL;
  }
  statement = crm_db_prepare (db, clause->sql->str, error);
  /* A question within another leaves the other's cancel as it is. */
  if (statement != NULL && cancellable != NULL)
    crm_db_set_cancellable (db, cancellable);
  for (guint i = 0; statement != NULL && i < clause->values->len; i++)
    crm_statement_bind (statement, (int) i + 1, &g_array_index (clause->values, CrmValue, i));
  return statement;
}

/* Ends a statement that was stepped to its end or its failure. */
static gboolean
finish (CrmStatement *statement, CrmDb *db, GCancellable *cancellable, GError *failure,
        GError **error)
{
  if (cancellable != NULL)
    crm_db_set_cancellable (db, NULL);
  crm_statement_finish (statement);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

/* Dependence. */

gboolean
crm_query_depends_on (const CrmQuery *self, const CrmKind *kind)
{
  g_autoptr (CrmClause) clause = dup_ids_clause (self);

  return crm_clause_reads (clause, kind);
}

/* Notes what the title of a record of `kind` is made of. */
static void
note_title (CrmClause *clause, const CrmKind *kind, guint depth)
{
  const CrmField *fields[8];
  guint n = crm_kind_list_fields (kind, kind->title, fields, G_N_ELEMENTS (fields));

  crm_clause_note_kind (clause, kind);
  for (guint i = 0; i < n && depth > 0; i++)
    if (fields[i]->type == CRM_REFERENCE)
      note_title (clause, crm_model_find_kind (clause->model, fields[i]->target), depth - 1);
}

gboolean
crm_query_shows (const CrmQuery *self, const CrmKind *kind)
{
  g_autoptr (CrmClause) clause = crm_clause_new (self->model);

  append_columns (clause, self->kind, TRUE);
  for (guint i = 0; i < self->kind->n_fields; i++) {
    const CrmField *field = &self->kind->fields[i];

    if (field->type == CRM_LINKS)
      crm_clause_note_kind (clause, crm_model_get_link_kind (self->model, self->kind, field));
    if (field->type == CRM_LINKS || field->type == CRM_REFERENCE)
      note_title (clause, crm_model_find_kind (self->model, field->target), 3);
  }
  return crm_clause_reads (clause, kind);
}

gboolean
crm_query_is_plain (const CrmQuery *self)
{
  if (self->among != NULL ||
      (self->filter != NULL && (self->filter->kinds->len > 0 || self->filter->computed)))
    return FALSE;
  for (guint i = 0; i < self->order->len; i++)
    if (g_array_index (self->order, Order, i).field->computed != NULL)
      return FALSE;
  return TRUE;
}

/* Reading. */

/* Codes come in order from their index, and of an order that ends early SQLite keeps the best only.
 * What is computed may be of any type. */
static gboolean
sorts_here (const CrmQuery *self)
{
  g_autoptr (CrmClause) keys = crm_clause_new (self->model);
  const CrmField *first;

  if (self->order->len == 0 || self->limit > 0)
    return FALSE;
  first = g_array_index (self->order, Order, 0).field;
  if (first == crm_clause_get_id_field () || (first->flags & CRM_UNIQUE))
    return FALSE;
  for (guint i = 0; i < self->order->len; i++)
    crm_clause_append_sort_key (keys, self->kind, g_array_index (self->order, Order, i).field, "t");
  return !keys->computed;
}

/* The keys of an order, as columns of the clause. */
static GArray *
append_keys (const CrmQuery *self, CrmClause *clause)
{
  GArray *keys = g_array_new (FALSE, TRUE, sizeof (CrmSortKey));

  for (guint i = 0; i < self->order->len; i++) {
    const Order *item = &g_array_index (self->order, Order, i);
    CrmSortKey key = { .descending = item->descending };

    if (item->field == crm_clause_get_id_field ())
      break;
    crm_clause_append (clause, ", ");
    if (item->field->type == CRM_REFERENCE) {
      g_autoptr (CrmClause) title = crm_clause_new (self->model);

      crm_clause_append_field (clause, self->kind, item->field, "t");
      crm_clause_append (title, "SELECT ");
      crm_clause_append_sort_key (title, self->kind, item->field, "t");
      crm_clause_appendf (title, " FROM (SELECT $1 AS \"%s\") AS t", item->field->name);
      key.look_up = g_strdup (title->sql->str);
    } else {
      crm_clause_append_sort_key (clause, self->kind, item->field, "t");
    }
    g_array_append_val (keys, key);
  }
  return keys;
}

static void
clear_key (gpointer data)
{
  g_free (((CrmSortKey *) data)->look_up);
}

static GArray *
read_and_sort (const CrmQuery *self, CrmDb *db, GCancellable *cancellable, GError **error)
{
  g_autoptr (CrmClause) clause = crm_clause_new (self->model);
  g_autoptr (GArray) keys = NULL;
  g_autoptr (GArray) ids = NULL;
  CrmStatement *statement;
  GError *failure = NULL;

  crm_clause_append (clause, "SELECT t.id");
  keys = append_keys (self, clause);
  g_array_set_clear_func (keys, clear_key);
  append_rows (self, clause);
  statement = start (clause, db, cancellable, error);
  if (statement == NULL)
    return NULL;
  ids = crm_sort_read_ids (db, statement, (const CrmSortKey *) (gpointer) keys->data, keys->len,
                           g_array_index (self->order, Order, 0).descending, &failure);
  return finish (statement, db, cancellable, failure, error) ? g_steal_pointer (&ids) : NULL;
}

static GArray *
read_in_order (const CrmQuery *self, CrmDb *db, GCancellable *cancellable, GError **error)
{
  g_autoptr (CrmClause) clause = dup_ids_clause (self);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  CrmStatement *statement = start (clause, db, cancellable, error);
  GError *failure = NULL;

  if (statement == NULL)
    return NULL;
  while (crm_statement_step (statement, &failure)) {
    gint64 id = crm_statement_get_integer (statement, 0);

    g_array_append_val (ids, id);
  }
  return finish (statement, db, cancellable, failure, error) ? g_steal_pointer (&ids) : NULL;
}

GArray *
crm_query_read_ids (const CrmQuery *self, CrmDb *db, GCancellable *cancellable, GError **error)
{
  return sorts_here (self) ? read_and_sort (self, db, cancellable, error)
                           : read_in_order (self, db, cancellable, error);
}

gboolean
crm_query_has_gaps (const CrmQuery *self, CrmDb *db, GCancellable *cancellable, gboolean *gaps,
                    GError **error)
{
  g_autoptr (CrmClause) clause = crm_clause_new (self->model);
  const CrmField *field;
  CrmStatement *statement;
  GError *failure = NULL;

  *gaps = FALSE;
  if (self->order->len == 0)
    return TRUE; /* by id */
  field = g_array_index (self->order, Order, 0).field;
  crm_clause_append (clause, "SELECT 1");
  append_rows (self, clause);
  crm_clause_append (clause, " AND ");
  /* A text that is there has a sort key: that need not be made. */
  if (crm_field_is_text (field) && field->computed == NULL)
    crm_clause_append_field (clause, self->kind, field, "t");
  else
    crm_clause_append_sort_key (clause, self->kind, field, "t");
  crm_clause_append (clause, " IS NULL LIMIT 1");
  statement = start (clause, db, cancellable, error);
  if (statement == NULL)
    return FALSE;
  *gaps = crm_statement_step (statement, &failure);
  return finish (statement, db, cancellable, failure, error);
}

gboolean
crm_query_count (const CrmQuery *self, CrmDb *db, gint64 *count, GError **error)
{
  g_autoptr (CrmClause) clause = crm_clause_new (self->model);
  CrmStatement *statement;
  GError *failure = NULL;

  crm_clause_append (clause, "SELECT count (*) FROM (SELECT 1");
  append_rows (self, clause);
  append_limit (self, clause);
  crm_clause_append (clause, ") AS c");
  statement = start (clause, db, NULL, error);
  if (statement == NULL)
    return FALSE;
  if (crm_statement_step (statement, &failure))
    *count = crm_statement_get_integer (statement, 0);
  return finish (statement, db, NULL, failure, error);
}

static CrmValue *
dup_row (CrmStatement *statement, const CrmKind *kind)
{
  CrmValue *values = crm_values_new (kind->n_fields);

  for (guint i = 0; i < kind->n_fields; i++) {
    values[i] = crm_statement_dup_value (statement, (int) i + 1);
    crm_field_coerce (&kind->fields[i], &values[i]);
  }
  return values;
}

static gboolean
read_rows (const CrmClause *clause, const CrmKind *kind, CrmDb *db, GCancellable *cancellable,
           CrmRowFunc func, gpointer user_data, GError **error)
{
  CrmStatement *statement = start (clause, db, cancellable, error);
  GError *failure = NULL;
  gboolean go_on = TRUE;

  if (statement == NULL)
    return FALSE;
  while (go_on && crm_statement_step (statement, &failure)) {
    CrmValue *values = dup_row (statement, kind);

    go_on = func (crm_statement_get_integer (statement, 0), values, user_data);
    crm_values_free (values, kind->n_fields);
  }
  return finish (statement, db, cancellable, failure, error);
}

gboolean
crm_query_foreach (const CrmQuery *self, CrmDb *db, GCancellable *cancellable, CrmRowFunc func,
                   gpointer user_data, GError **error)
{
  g_autoptr (CrmClause) clause = crm_clause_new (self->model);

  append_columns (clause, self->kind, TRUE);
  append_rows (self, clause);
  append_order (self, clause);
  append_limit (self, clause);
  return read_rows (clause, self->kind, db, cancellable, func, user_data, error);
}

gboolean
crm_query_read_batch (CrmDb *db, CrmModel *model, const CrmKind *kind, const gint64 *ids, guint n,
                      CrmRowFunc func, gpointer user_data, GError **error)
{
  g_autoptr (CrmClause) clause = crm_clause_new (model);

  g_return_val_if_fail (n > 0 && n <= CRM_QUERY_BATCH, FALSE);
  append_columns (clause, kind, FALSE);
  crm_clause_appendf (clause, " FROM \"%s\" AS t WHERE t.id IN (", kind->name);
  /* Always as many, so that the statement is prepared once. */
  for (guint i = 0; i < CRM_QUERY_BATCH; i++) {
    crm_clause_append (clause, i > 0 ? ", " : "");
    crm_clause_bind (clause, crm_value_integer (ids[MIN (i, n - 1)]));
  }
  crm_clause_append (clause, ")");
  return read_rows (clause, kind, db, NULL, func, user_data, error);
}

typedef struct {
  const CrmKind *kind;
  CrmValue *values;
} Taken;

static gboolean
take_row (gint64 id, const CrmValue *values, gpointer user_data)
{
  Taken *taken = user_data;

  taken->values = crm_values_new (taken->kind->n_fields);
  for (guint i = 0; i < taken->kind->n_fields; i++)
    taken->values[i] = crm_value_copy (&values[i]);
  return FALSE;
}

CrmValue *
crm_query_dup_record (CrmDb *db, CrmModel *model, const CrmKind *kind, gint64 id, GError **error)
{
  g_autoptr (CrmClause) clause = crm_clause_new (model);
  Taken taken = { kind, NULL };

  append_columns (clause, kind, TRUE);
  crm_clause_appendf (clause, " FROM \"%s\" AS t WHERE t.id = ", kind->name);
  crm_clause_bind (clause, crm_value_integer (id));
  if (!read_rows (clause, kind, db, NULL, take_row, &taken, error))
    return NULL;
  if (taken.values == NULL)
    g_set_error (error, CRM_ERROR, CRM_ERROR_NOT_FOUND,
                 _ ("%s #%" PRId64 " is not there any more."), crm_kind_get_label (kind), id);
  return taken.values;
}

GArray *
crm_query_read_links (CrmDb *db, CrmModel *model, const CrmKind *kind, const CrmField *field,
                      gint64 id, GError **error)
{
  const CrmKind *links = crm_model_get_link_kind (model, kind, field);
  g_autoptr (CrmClause) clause = crm_clause_new (model);
  g_autoptr (GArray) targets = g_array_new (FALSE, FALSE, sizeof (gint64));
  CrmStatement *statement;
  GError *failure = NULL;

  crm_clause_appendf (clause, "SELECT l.b FROM \"%s\" AS l WHERE l.a = ", links->name);
  crm_clause_bind (clause, crm_value_integer (id));
  crm_clause_append (clause, " ORDER BY l.id");
  statement = start (clause, db, NULL, error);
  if (statement == NULL)
    return NULL;
  while (crm_statement_step (statement, &failure)) {
    gint64 target = crm_statement_get_integer (statement, 0);

    g_array_append_val (targets, target);
  }
  return finish (statement, db, NULL, failure, error) ? g_steal_pointer (&targets) : NULL;
}
