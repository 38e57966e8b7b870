/* crm-briefing.c: a few small queries a KPI; of decisions and improvements only the newest is
 * read. */
#include "crm-briefing.h"

static void
note_clear (gpointer data)
{
  g_free (((CrmBriefingNote *) data)->text);
}

static void
kpi_free (gpointer data)
{
  CrmBriefingKpi *self = data;

  g_free (self->definition);
  g_free (self->source);
  g_free (self->action);
  g_free (self->owner);
  g_free (self->decided);
  g_free (self->reason);
  g_free (self->deciders);
  g_free (self->decision_day);
  g_free (self->improvement);
  g_free (self->improvement_owner);
  g_free (self->improvement_due);
  g_array_unref (self->notes);
  g_free (self);
}

void
crm_briefing_free (CrmBriefing *self)
{
  if (self == NULL)
    return;
  g_free (self->organisation);
  g_ptr_array_unref (self->kpis);
  g_free (self);
}

const CrmBriefingKpi *
crm_briefing_find (const CrmBriefing *self, gint64 kpi)
{
  for (guint i = 0; i < self->kpis->len; i++) {
    const CrmBriefingKpi *found = g_ptr_array_index (self->kpis, i);

    if (found->kpi == kpi)
      return found;
  }
  return NULL;
}

typedef struct {
  CrmDb *db;
  CrmModel *model;
  const CrmLocale *locale;
  const CrmKind *kind; /* of the records that are read now */
  CrmBriefingKpi *kpi;
} Reader;

/* Owned; "" where there is none. */
static char *
dup_text (const Reader *self, gint64 id, const CrmValue *values, const char *name)
{
  const CrmField *field = crm_kind_find_field (self->kind, name);
  char *text =
      crm_query_dup_text (self->db, self->model, self->kind, id, field,
                          &values[crm_kind_get_field_index (self->kind, field)], self->locale);

  return text != NULL ? text : g_strdup ("");
}

static gboolean
add_decision (gint64 id, const CrmValue *values, gpointer data)
{
  Reader *self = data;
  CrmBriefingKpi *kpi = self->kpi;

  kpi->decision = id;
  kpi->decided = dup_text (self, id, values, "title");
  kpi->reason = dup_text (self, id, values, "reason");
  kpi->deciders = dup_text (self, id, values, "deciders");
  kpi->decision_day = dup_text (self, id, values, "date");
  return FALSE;
}

static gboolean
add_improvement (gint64 id, const CrmValue *values, gpointer data)
{
  Reader *self = data;

  self->kpi->improvement = dup_text (self, id, values, "action");
  self->kpi->improvement_owner = dup_text (self, id, values, "owner");
  self->kpi->improvement_due = dup_text (self, id, values, "due");
  return FALSE;
}

static gboolean
add_note (gint64 id, const CrmValue *values, gpointer data)
{
  Reader *self = data;
  const CrmField *date = crm_kind_find_field (self->kind, "date");
  const CrmValue *day = &values[crm_kind_get_field_index (self->kind, date)];
  CrmBriefingNote note = { 0, NULL };

  if (day->tag != CRM_VALUE_INTEGER)
    return TRUE;
  note.day = (CrmDay) day->integer;
  note.text = dup_text (self, id, values, "note");
  g_array_append_val (self->kpi->notes, note);
  return TRUE;
}

/* Of the kind, those whose field names the KPI and that the filter lets through, newest first. */
static gboolean
read_about (Reader *self, const char *kind, const char *field, const char *filter, CrmRowFunc func,
            GError **error)
{
  const CrmLocale plain = CRM_LOCALE_PLAIN ("", 0);
  g_autoptr (CrmQuery) query = NULL;

  self->kind = crm_model_find_kind (self->model, kind);
  query = crm_query_new (self->model, self->kind);
  crm_query_set_related (query, crm_kind_find_field (self->kind, field), self->kpi->kpi);
  return crm_query_set_filter (query, filter, &plain, error) &&
         crm_query_set_order (query, "-date", error) &&
         crm_query_foreach (query, self->db, NULL, func, self, error);
}

static void
fill_gaps (CrmBriefingKpi *kpi)
{
  char **const texts[] = { &kpi->decided,        &kpi->reason,      &kpi->deciders,
                           &kpi->decision_day,   &kpi->improvement, &kpi->improvement_owner,
                           &kpi->improvement_due };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (*texts[i] == NULL)
      *texts[i] = g_strdup ("");
}

static gboolean
read_kpi (Reader *self, GError **error)
{
  CrmBriefingKpi *kpi = self->kpi;
  CrmValue *values;

  self->kind = crm_model_find_kind (self->model, "kpi");
  values = crm_query_dup_record (self->db, self->model, self->kind, kpi->kpi, error);
  if (values == NULL)
    return FALSE;
  kpi->definition = dup_text (self, kpi->kpi, values, "definition");
  kpi->source = dup_text (self, kpi->kpi, values, "source");
  kpi->action = dup_text (self, kpi->kpi, values, "off_target_action");
  kpi->owner = dup_text (self, kpi->kpi, values, "owner");
  crm_values_free (values, self->kind->n_fields);
  if (!read_about (self, "decision", "kpis", NULL, add_decision, error) ||
      !read_about (self, "improvement", "kpis", "state != done and state != dropped",
                   add_improvement, error) ||
      !read_about (self, "measurement", "kpi", "note is not empty", add_note, error))
    return FALSE;
  fill_gaps (kpi);
  return TRUE;
}

CrmBriefing *
crm_briefing_read (CrmDb *db, CrmModel *model, const GArray *ids, const CrmLocale *locale,
                   GError **error)
{
  g_autoptr (CrmBriefing) self = g_new0 (CrmBriefing, 1);

  self->kpis = g_ptr_array_new_with_free_func (kpi_free);
  self->organisation =
      crm_query_dup_title (db, model, crm_model_find_kind (model, "organisation"), 1, locale);
  for (guint i = 0; i < ids->len; i++) {
    CrmBriefingKpi *kpi = g_new0 (CrmBriefingKpi, 1);
    Reader reader = { db, model, locale, NULL, kpi };

    kpi->kpi = g_array_index (ids, gint64, i);
    kpi->notes = g_array_new (FALSE, FALSE, sizeof (CrmBriefingNote));
    g_array_set_clear_func (kpi->notes, note_clear);
    g_ptr_array_add (self->kpis, kpi);
    if (!read_kpi (&reader, error))
      return NULL;
  }
  return g_steal_pointer (&self);
}
