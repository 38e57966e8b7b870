/* crm-clause.c: puts SQL together. Calls the model only; runs nothing. */
#include "crm-clause.h"

#include <string.h>

#include "crm-i18n.h"

#define MAX_REFERENCES 3 /* a title that is a reference whose title is a reference… ends here */

static const CrmField id_field = { .name = "id", .label = N_ ("Number"), .type = CRM_INTEGER };

static void
clear_value (gpointer data)
{
  crm_value_clear (data);
}

CrmClause *
crm_clause_new (CrmModel *model)
{
  CrmClause *self = g_new0 (CrmClause, 1);

  self->model = crm_model_ref (model);
  self->sql = g_string_new (NULL);
  self->values = g_array_new (FALSE, FALSE, sizeof (CrmValue));
  g_array_set_clear_func (self->values, clear_value);
  self->kinds = g_ptr_array_new ();
  return self;
}

CrmClause *
crm_clause_copy (const CrmClause *self)
{
  CrmClause *copy = crm_clause_new (self->model);

  crm_clause_join (copy, self);
  return copy;
}

void
crm_clause_free (CrmClause *self)
{
  if (self == NULL)
    return;
  crm_model_unref (self->model);
  g_string_free (self->sql, TRUE);
  g_array_unref (self->values);
  g_ptr_array_unref (self->kinds);
  g_free (self);
}

void
crm_clause_append (CrmClause *self, const char *sql)
{
  g_string_append (self->sql, sql);
}

void
crm_clause_appendf (CrmClause *self, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_string_append_vprintf (self->sql, format, arguments);
  va_end (arguments);
}

void
crm_clause_bind (CrmClause *self, CrmValue value)
{
  g_array_append_val (self->values, value);
  crm_clause_appendf (self, "$%u", self->values->len);
}

void
crm_clause_join (CrmClause *self, const CrmClause *first)
{
  g_assert (self->values->len == 0);
  g_string_append_len (self->sql, first->sql->str, (gssize) first->sql->len);
  for (guint i = 0; i < first->values->len; i++) {
    CrmValue value = crm_value_copy (&g_array_index (first->values, CrmValue, i));

    g_array_append_val (self->values, value);
  }
  self->computed |= first->computed;
  for (guint i = 0; i < first->kinds->len; i++)
    crm_clause_note_kind (self, g_ptr_array_index (first->kinds, i));
}

void
crm_clause_note_kind (CrmClause *self, const CrmKind *kind)
{
  if (!crm_clause_reads (self, kind))
    g_ptr_array_add (self->kinds, (gpointer) kind);
}

gboolean
crm_clause_reads (const CrmClause *self, const CrmKind *kind)
{
  return g_ptr_array_find (self->kinds, kind, NULL);
}

const CrmField *
crm_clause_get_id_field (void)
{
  return &id_field;
}

const CrmField *
crm_clause_find_field (const CrmKind *kind, const char *name)
{
  const CrmField *field = crm_kind_find_field (kind, name);
  g_autofree char *plain = NULL;

  if (field != NULL)
    return field;
  plain = g_strdelimit (g_ascii_strdown (name, -1), "-", '_');
  field = crm_kind_find_field (kind, plain);
  return field == NULL && strcmp (plain, "id") == 0 ? &id_field : field;
}

/* The tables that a computed field reads: a kind cannot be read without its name being in the text.
 * A name that means something else there costs a needless refresh, nothing more. */
static void
note_computed (CrmClause *self, const char *sql)
{
  const char *letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789";

  while (*sql != '\0') {
    gsize length = strspn (sql, letters);

    if (length > 0) {
      g_autofree char *word = g_strndup (sql, length);
      const CrmKind *kind = crm_model_find_kind (self->model, word);

      if (kind != NULL)
        crm_clause_note_kind (self, kind);
    }
    sql += length > 0 ? length : 1;
  }
}

void
crm_clause_append_field (CrmClause *self, const CrmKind *kind, const CrmField *field,
                         const char *alias)
{
  g_assert (field->type != CRM_LINKS);
  if (field == &id_field) {
    crm_clause_appendf (self, "%s.id", alias);
  } else if (field->computed == NULL) {
    crm_clause_appendf (self, "%s.\"%s\"", alias, field->name);
  } else {
    self->computed = TRUE;
    note_computed (self, field->computed);
    if (strcmp (alias, "t") == 0)
      crm_clause_appendf (self, "(%s)", field->computed);
    else
      crm_clause_appendf (self, "(SELECT (%s) FROM \"%s\" AS t WHERE t.id = %s.id)",
                          field->computed, kind->name, alias);
  }
}

void
crm_clause_append_folded (CrmClause *self, const CrmKind *kind, const CrmField *field,
                          gboolean contains, char *folded)
{
  gboolean kept = (field->flags & CRM_SEARCH) && crm_field_is_stored (field) && *folded != '\0';
  guint number = self->values->len + 1;

  /* What search keeps folded rules most rows out, six times as fast as folding them. */
  if (kept)
    crm_clause_append (self, "(instr (t.fold, ");
  else
    crm_clause_append (self, contains ? "instr (" : "");
  if (kept) {
    crm_clause_bind (self, (CrmValue){ CRM_VALUE_TEXT, { .text = folded } });
    crm_clause_append (self, contains ? ") > 0 AND instr (" : ") > 0 AND ");
  }
  crm_clause_append (self, "crm_fold (");
  crm_clause_append_field (self, kind, field, "t");
  crm_clause_append (self, contains ? "), " : ") = ");
  if (kept)
    crm_clause_appendf (self, "$%u", number);
  else
    crm_clause_bind (self, (CrmValue){ CRM_VALUE_TEXT, { .text = folded } });
  crm_clause_append (self, contains ? ") > 0" : "");
  crm_clause_append (self, kept ? ")" : "");
}

void
crm_clause_append_place (CrmClause *self, const CrmKind *kind, const CrmField *field,
                         const char *alias)
{
  guint place = 0;

  crm_clause_append (self, "CASE ");
  crm_clause_append_field (self, kind, field, alias);
  for (const CrmChoice *choice = field->choices; choice->key != NULL; choice++)
    crm_clause_appendf (self, " WHEN '%s' THEN %u", choice->key, place++);
  crm_clause_append (self, " END");
}

static void append_sort_key (CrmClause *self, const CrmKind *kind, const CrmField *field,
                             const char *alias, guint depth);

static void
append_title_key (CrmClause *self, const CrmKind *kind, const CrmField *field, const char *alias,
                  guint depth)
{
  const CrmKind *target = crm_model_find_kind (self->model, field->target);
  const CrmField *title = crm_kind_get_title (target);
  g_autofree char *row = g_strdup_printf ("r%u", depth);

  if (title == NULL || title->type == CRM_LINKS || depth > MAX_REFERENCES) {
    crm_clause_append_field (self, kind, field, alias);
    return;
  }
  crm_clause_note_kind (self, target);
  crm_clause_append (self, "(SELECT ");
  append_sort_key (self, target, title, row, depth + 1);
  crm_clause_appendf (self, " FROM \"%s\" AS %s WHERE %s.id = ", target->name, row, row);
  crm_clause_append_field (self, kind, field, alias);
  crm_clause_append (self, ")");
}

static void
append_sort_key (CrmClause *self, const CrmKind *kind, const CrmField *field, const char *alias,
                 guint depth)
{
  const CrmKind *links;

  switch (field->type) {
  case CRM_TEXT:
  case CRM_NOTE:
    /* A code sorts as its index does, so that a million ids come from the index alone. */
    if (!(field->flags & CRM_UNIQUE)) {
      crm_clause_append (self, "crm_sort_key (");
      crm_clause_append_field (self, kind, field, alias);
      crm_clause_append (self, ")");
      return;
    }
    break;
  case CRM_CHOICE:
    crm_clause_append_place (self, kind, field, alias);
    return;
  case CRM_REFERENCE:
    append_title_key (self, kind, field, alias, depth);
    return;
  case CRM_LINKS:
    links = crm_model_get_link_kind (self->model, kind, field);
    crm_clause_note_kind (self, links);
    crm_clause_appendf (self, "(SELECT count (*) FROM \"%s\" AS l WHERE l.a = %s.id)", links->name,
                        alias);
    return;
  case CRM_FILE:
    crm_clause_append (self, "length (");
    crm_clause_append_field (self, kind, field, alias);
    crm_clause_append (self, ")");
    return;
  case CRM_INTEGER:
  case CRM_REAL:
  case CRM_MONEY:
  case CRM_PERCENT:
  case CRM_DAY:
  case CRM_TIME:
  case CRM_FLAG:
    break;
  }
  crm_clause_append_field (self, kind, field, alias);
}

void
crm_clause_append_sort_key (CrmClause *self, const CrmKind *kind, const CrmField *field,
                            const char *alias)
{
  append_sort_key (self, kind, field, alias, 1);
}
