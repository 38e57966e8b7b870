/* crm-filter-compare.c: what = < > ~ mean for each type of field, as people expect rather than as
 * SQL has it: texts are equal when their folded forms are, moments compare as finely as they are
 * written, choices by their place, records by what they are called. Part of crm-filter.h. */
#include "crm-filter.h"

#include <string.h>

#include "crm-error.h"
#include "crm-i18n.h"
#include "crm-text.h"

typedef struct {
  CrmClause *clause;
  const CrmKind *kind;
  const CrmField *field;
  CrmOp op;
  const char *text;
  const CrmLocale *locale;
} Comparison;

static const char *const signs[] = { "=", "<", "<=", ">", ">=" };

static gboolean
refuse_operator (const Comparison *self, const char *possible, GError **error)
{
  static const char *const written[] = { "=", "<", "<=", ">", ">=", "~", "" };

  g_set_error (error, CRM_ERROR, CRM_ERROR_INVALID,
               _ ("“%s” cannot be asked of %s. Write one of %s, “is empty” or “is not empty”."),
               written[self->op], crm_field_get_label (self->field), possible);
  return FALSE;
}

static void
append_left (const Comparison *self)
{
  crm_clause_append_field (self->clause, self->kind, self->field, "t");
}

/* left op right */
static void
append_sign (const Comparison *self)
{
  crm_clause_appendf (self->clause, " %s ", signs[self->op]);
}

static gboolean
append_text (const Comparison *self, GError **error)
{
  gboolean keyed = !(self->field->flags & CRM_UNIQUE);

  if (self->op == CRM_OP_EQUAL || self->op == CRM_OP_CONTAINS) {
    crm_clause_append_folded (self->clause, self->kind, self->field, self->op == CRM_OP_CONTAINS,
                              crm_text_fold (self->text));
    return TRUE;
  }
  /* Before and after mean the same here as in the order of a list. */
  crm_clause_append_sort_key (self->clause, self->kind, self->field, "t");
  append_sign (self);
  crm_clause_append (self->clause, keyed ? "crm_sort_key (" : "");
  crm_clause_bind (self->clause, (CrmValue){ CRM_VALUE_TEXT, { .text = g_strdup (self->text) } });
  crm_clause_append (self->clause, keyed ? ")" : "");
  return TRUE;
}

/* Reads the value by the field's own rules; a missing or cut one is an error here. */
static gboolean
read_value (const Comparison *self, CrmValue *value, GError **error)
{
  const char *text = self->text;

  *value = CRM_VALUE_INIT;
  if (self->field == crm_clause_get_id_field () && *text == '#')
    text++;
  if (!crm_field_parse (self->field, text, -1, self->locale, NULL, value, NULL, error))
    return FALSE;
  if (crm_value_is_null (value)) {
    g_set_error (error, CRM_ERROR, CRM_ERROR_INVALID, _ ("%s cannot be compared with nothing."),
                 crm_field_get_label (self->field));
    return FALSE;
  }
  return TRUE;
}

static gboolean
append_number (const Comparison *self, GError **error)
{
  CrmValue value;

  if (self->op == CRM_OP_CONTAINS)
    return refuse_operator (self, "= != < <= > >=", error);
  if (!read_value (self, &value, error))
    return FALSE;
  append_left (self);
  append_sign (self);
  crm_clause_bind (self->clause, value);
  return TRUE;
}

/* A day alone stands for every moment of it. */
static gboolean
append_moment (const Comparison *self, GError **error)
{
  CrmValue value;

  if (self->op == CRM_OP_CONTAINS)
    return refuse_operator (self, "= != < <= > >=", error);
  if (!read_value (self, &value, error))
    return FALSE;
  crm_clause_append (self->clause, "substr (");
  append_left (self);
  crm_clause_appendf (self->clause, ", 1, %u)", (guint) strlen (value.text));
  append_sign (self);
  crm_clause_bind (self->clause, value);
  return TRUE;
}

static gboolean
append_choice (const Comparison *self, GError **error)
{
  CrmValue value;
  gint64 place = 0;

  if (self->op == CRM_OP_CONTAINS)
    return refuse_operator (self, "= != < <= > >=", error);
  if (!read_value (self, &value, error))
    return FALSE;
  if (self->op == CRM_OP_EQUAL) {
    append_left (self);
    crm_clause_append (self->clause, " = ");
    crm_clause_bind (self->clause, value);
    return TRUE;
  }
  while (strcmp (self->field->choices[place].key, value.text) != 0)
    place++;
  crm_value_clear (&value);
  crm_clause_append_place (self->clause, self->kind, self->field, "t");
  append_sign (self);
  crm_clause_bind (self->clause, crm_value_integer (place));
  return TRUE;
}

static gboolean
append_flag (const Comparison *self, GError **error)
{
  CrmValue value;

  if (self->op != CRM_OP_EQUAL)
    return refuse_operator (self, "= !=", error);
  if (!read_value (self, &value, error))
    return FALSE;
  append_left (self);
  crm_clause_append (self->clause, " = ");
  crm_clause_bind (self->clause, value);
  return TRUE;
}

/* "#12" in any digits; FALSE: it is not of that form. */
static gboolean
read_number_sign (const char *text, gint64 *id)
{
  g_autofree char *ascii = crm_text_dup_ascii_digits (text, -1);

  return ascii[0] == '#' && g_ascii_string_to_signed (ascii + 1, 10, 1, G_MAXINT64, id, NULL);
}

/* Which records of `target` a person means: those whose code or title is the text, or, with ~,
 * whose searched texts hold it. */
static gboolean
append_called (const Comparison *self, const CrmKind *target, GError **error)
{
  const CrmField *names[2] = { crm_kind_get_handle (target), crm_kind_get_title (target) };
  gboolean contains = self->op == CRM_OP_CONTAINS;
  guint n = 0;

  if (contains && crm_kind_has_fold (target)) {
    crm_clause_append (self->clause, "instr (t.fold, ");
    crm_clause_bind (self->clause,
                     (CrmValue){ CRM_VALUE_TEXT, { .text = crm_text_fold (self->text) } });
    crm_clause_append (self->clause, ") > 0");
    return TRUE;
  }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    if (names[i] == NULL || (names[i]->type != CRM_TEXT && names[i]->type != CRM_NOTE) ||
        (i > 0 && names[i] == names[0]))
      continue;
    crm_clause_append (self->clause, n++ > 0 ? " OR " : "");
    crm_clause_append_folded (self->clause, target, names[i], contains, crm_text_fold (self->text));
  }
  if (n > 0)
    return TRUE;
  g_set_error (error, CRM_ERROR, CRM_ERROR_INVALID,
               _ ("%s have no names to compare. Write # and the number of one."),
               crm_kind_get_plural (target));
  return FALSE;
}

/* … IN (the records meant) */
static gboolean
append_records (const Comparison *self, GError **error)
{
  const CrmKind *target = crm_model_find_kind (self->clause->model, self->field->target);
  gint64 id;

  if (self->op == CRM_OP_EQUAL && read_number_sign (self->text, &id)) {
    crm_clause_append (self->clause, " = ");
    crm_clause_bind (self->clause, crm_value_integer (id));
    return TRUE;
  }
  crm_clause_note_kind (self->clause, target);
  crm_clause_appendf (self->clause, " IN (SELECT t.id FROM \"%s\" AS t WHERE ", target->name);
  if (!append_called (self, target, error))
    return FALSE;
  crm_clause_append (self->clause, ")");
  return TRUE;
}

static gboolean
append_reference (const Comparison *self, GError **error)
{
  if (self->op != CRM_OP_EQUAL && self->op != CRM_OP_CONTAINS)
    return refuse_operator (self, "= != ~", error);
  append_left (self);
  return append_records (self, error);
}

static gboolean
append_links (const Comparison *self, GError **error)
{
  const CrmKind *links = crm_model_get_link_kind (self->clause->model, self->kind, self->field);

  if (self->op != CRM_OP_EQUAL && self->op != CRM_OP_CONTAINS && self->op != CRM_OP_FILLED)
    return refuse_operator (self, "= != ~", error);
  crm_clause_note_kind (self->clause, links);
  crm_clause_appendf (self->clause, "t.id IN (SELECT l.a FROM \"%s\" AS l", links->name);
  if (self->op != CRM_OP_FILLED) {
    crm_clause_append (self->clause, " WHERE l.b");
    if (!append_records (self, error))
      return FALSE;
  }
  crm_clause_append (self->clause, ")");
  return TRUE;
}

gboolean
crm_filter_append_comparison (CrmClause *clause, const CrmKind *kind, const CrmField *field,
                              CrmOp op, const char *text, const CrmLocale *locale, GError **error)
{
  Comparison self = { clause, kind, field, op, text, locale };

  if (field->type == CRM_LINKS)
    return append_links (&self, error);
  if (op == CRM_OP_FILLED) {
    append_left (&self);
    crm_clause_append (clause, " IS NOT NULL");
    return TRUE;
  }
  switch (field->type) {
  case CRM_TEXT:
  case CRM_NOTE:
    return append_text (&self, error);
  case CRM_INTEGER:
  case CRM_REAL:
  case CRM_MONEY:
  case CRM_PERCENT:
  case CRM_DAY:
    return append_number (&self, error);
  case CRM_TIME:
    return append_moment (&self, error);
  case CRM_FLAG:
    return append_flag (&self, error);
  case CRM_CHOICE:
    return append_choice (&self, error);
  case CRM_REFERENCE:
    return append_reference (&self, error);
  case CRM_FILE:
  case CRM_LINKS:
    break;
  }
  g_set_error (error, CRM_ERROR, CRM_ERROR_INVALID,
               _ ("%s can only be asked whether it is empty: “is empty” or “is not empty”."),
               crm_field_get_label (field));
  return FALSE;
}
