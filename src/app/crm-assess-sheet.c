/* crm-assess-sheet.c: records of kind assessment sorted to the items of a list. A record keeps its
 * item in the words of the language it was written in, so words of all languages are compared. */
#include "crm-assess-sheet.h"

#include "crm-catalogue.h"
#include "crm-i18n.h"

typedef struct {
  CrmAssessSheet *sheet;
  CrmCatalogues *catalogues;
  guint item, score, evidence, person, date; /* places of the fields */
} Reader;

static void
answer_free (gpointer data)
{
  CrmAnswer *answer = data;

  g_free (answer->title);
  g_free (answer->evidence);
  g_free (answer);
}

static CrmAnswer *
add_answer (CrmAssessSheet *self, const char *title, const char *hint)
{
  CrmAnswer *answer = g_new0 (CrmAnswer, 1);

  answer->title = g_strdup (title);
  answer->hint = hint;
  g_ptr_array_add (self->answers, answer);
  return answer;
}

static gboolean
is_called (CrmCatalogues *catalogues, const char *message, const char *text)
{
  if (g_str_equal (message, text) || g_str_equal (_ (message), text))
    return TRUE;
  for (guint i = 0; i < crm_catalogues_get_n (catalogues); i++)
    if (g_strcmp0 (crm_catalogues_find (catalogues, i, message), text) == 0)
      return TRUE;
  return FALSE;
}

/* The answers begin with those of the ready items, in their order. */
static CrmAnswer *
find_answer (Reader *self, const char *text)
{
  GPtrArray *answers = self->sheet->answers;
  const CrmAssessmentItem *items = self->sheet->of.list->items;
  guint n = 0;

  for (; items != NULL && items[n].title != NULL; n++)
    if (is_called (self->catalogues, items[n].title, text))
      return answers->pdata[n];
  for (; n < answers->len; n++)
    if (g_str_equal (((CrmAnswer *) answers->pdata[n])->title, text))
      return answers->pdata[n];
  return add_answer (self->sheet, text, NULL);
}

/* In the order of days: a later one overwrites what was last. */
static gboolean
read_answer (gint64 id, const CrmValue *values, gpointer data)
{
  Reader *self = data;
  const CrmAssessment *of = &self->sheet->of;
  const CrmValue *score = &values[self->score], *evidence = &values[self->evidence];
  const CrmValue *person = &values[self->person], *date = &values[self->date];
  CrmAnswer *answer;

  if (values[self->item].tag != CRM_VALUE_TEXT)
    return TRUE;
  answer = find_answer (self, values[self->item].text);
  if (date->tag != CRM_VALUE_INTEGER)
    return TRUE;
  if (date->integer < of->day && score->tag == CRM_VALUE_INTEGER) {
    answer->last_score = (int) score->integer;
    answer->last_day = (CrmDay) date->integer;
  } else if (date->integer == of->day &&
             (person->tag == CRM_VALUE_INTEGER ? person->integer : 0) == of->person) {
    answer->id = id;
    answer->score = score->tag == CRM_VALUE_INTEGER ? (int) score->integer : 0;
    g_free (answer->evidence);
    answer->evidence = evidence->tag == CRM_VALUE_TEXT ? g_strdup (evidence->text) : NULL;
  }
  return TRUE;
}

static guint
index_of (const CrmKind *kind, const char *name)
{
  return crm_kind_get_field_index (kind, crm_kind_find_field (kind, name));
}

CrmAssessSheet *
crm_assess_sheet_read (CrmDb *db, CrmModel *model, const CrmAssessment *of,
                       GCancellable *cancellable, GError **error)
{
  g_autoptr (CrmAssessSheet) self = g_new0 (CrmAssessSheet, 1);
  const CrmKind *kind = crm_model_find_kind (model, "assessment");
  g_autoptr (CrmCatalogues) catalogues = crm_catalogues_new ();
  g_autoptr (CrmQuery) query = crm_query_new (model, kind);
  g_autofree char *filter = g_strdup_printf ("list = %s", of->list->key);
  const CrmLocale plain = CRM_LOCALE_PLAIN ("", 0);
  Reader reader = { self,
                    catalogues,
                    index_of (kind, "item"),
                    index_of (kind, "score"),
                    index_of (kind, "evidence"),
                    index_of (kind, "person"),
                    index_of (kind, "date") };

  self->of = *of;
  self->answers = g_ptr_array_new_with_free_func (answer_free);
  for (const CrmAssessmentItem *item = of->list->items; item != NULL && item->title != NULL; item++)
    add_answer (self, _ (item->title), _ (item->hint));
  if (!crm_query_set_filter (query, filter, &plain, error) ||
      !crm_query_set_order (query, "date", error) ||
      !crm_query_foreach (query, db, cancellable, read_answer, &reader, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
crm_assess_sheet_free (CrmAssessSheet *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->answers, g_ptr_array_unref);
  g_free (self);
}

double
crm_assess_sheet_get_mean (CrmAssessSheet *self, gboolean last, guint *n)
{
  int sum = 0;

  *n = 0;
  for (guint i = 0; i < self->answers->len; i++) {
    const CrmAnswer *answer = self->answers->pdata[i];
    int score = last ? answer->last_score : answer->score;

    sum += score;
    *n += score > 0;
  }
  return *n > 0 ? (double) sum / *n : 0;
}

/* Keeping. */

typedef struct {
  const CrmKind *kind;
  const CrmAssessment *of;
  const char *title;
  const char *field; /* NULL: the item alone */
  const CrmValue *value;
} New;

static gboolean
insert_answer (CrmEdit *edit, gpointer data, GError **error)
{
  const New *new = data;
  CrmValue *values = crm_values_new (new->kind->n_fields);
  gboolean ok;

  values[index_of (new->kind, "list")] = crm_value_text (new->of->list->key);
  values[index_of (new->kind, "item")] = crm_value_text (new->title);
  values[index_of (new->kind, "date")] = crm_value_integer (new->of->day);
  if (new->of->person > 0)
    values[index_of (new->kind, "person")] = crm_value_integer (new->of->person);
  if (new->field != NULL)
    values[index_of (new->kind, new->field)] = crm_value_copy (new->value);
  ok = crm_edit_insert (edit, new->kind, values, NULL, error);
  crm_values_free (values, new->kind->n_fields);
  return ok;
}

static gboolean
insert (CrmSession *session, const CrmAssessment *of, const char *title, const char *field,
        const CrmValue *value, GError **error)
{
  New new = { crm_model_find_kind (crm_session_get_model (session), "assessment"), of, title, field,
              value };
  /* Translators: name of an act in undo and history: an item of a self-assessment. */
  g_autofree char *label = g_strdup_printf (_ ("Assess “%s”"), title);

  return crm_session_edit (session, label, insert_answer, &new, error);
}

gboolean
crm_assess_sheet_set (CrmSession *session, const CrmAssessment *of, const CrmAnswer *answer,
                      const char *field, const CrmValue *value, GError **error)
{
  const CrmKind *kind = crm_model_find_kind (crm_session_get_model (session), "assessment");
  gboolean other_is_empty =
      g_str_equal (field, "score") ? answer->evidence == NULL : answer->score == 0;

  if (answer->id == 0)
    return crm_value_is_null (value) || insert (session, of, answer->title, field, value, error);
  if (crm_value_is_null (value) && other_is_empty && answer->hint != NULL)
    return crm_session_delete (session, kind, &answer->id, 1, error);
  return crm_session_set (session, kind, answer->id, crm_kind_find_field (kind, field), value,
                          error);
}

gboolean
crm_assess_sheet_add (CrmSession *session, const CrmAssessment *of, const char *title,
                      GError **error)
{
  return insert (session, of, title, NULL, NULL, error);
}
