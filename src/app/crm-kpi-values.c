/* crm-kpi-values.c: one walk over the KPI's measurements in order of their days. */
#include "crm-kpi-values.h"

#include "crm-i18n.h"

/* The measurements of one period. */
typedef struct {
  GArray *ids; /* gint64, the newest last */
  char *note;
  gboolean provisional;
} Measured;

struct _CrmKpiValues {
  CrmSession *session;
  const CrmKind *kind; /* of measurements */
  gint64 kpi;
  char *name;
  CrmPeriod frequency;
  CrmPeriods periods;
  GHashTable *by_period; /* first day → Measured */
};

static void
measured_free (gpointer data)
{
  Measured *self = data;

  g_array_unref (self->ids);
  g_free (self->note);
  g_free (self);
}

static guint
index_of (const CrmKpiValues *self, const char *name)
{
  return crm_kind_get_field_index (self->kind, crm_kind_find_field (self->kind, name));
}

static Measured *
find (CrmKpiValues *self, CrmDay period)
{
  return g_hash_table_lookup (self->by_period, GINT_TO_POINTER (period));
}

static gboolean
add_measurement (gint64 id, const CrmValue *values, gpointer data)
{
  CrmKpiValues *self = data;
  const CrmValue *note = &values[index_of (self, "note")];
  const CrmValue *provisional = &values[index_of (self, "provisional")];
  CrmDay first, last;
  Measured *measured;

  crm_period_around ((CrmDay) values[index_of (self, "date")].integer, self->frequency,
                     self->periods.calendar, self->periods.fiscal_month, &first, &last);
  measured = find (self, first);
  if (measured == NULL) {
    measured = g_new0 (Measured, 1);
    measured->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
    g_hash_table_insert (self->by_period, GINT_TO_POINTER (first), measured);
  }
  g_array_append_val (measured->ids, id);
  g_free (measured->note);
  measured->note = g_strdup (note->tag == CRM_VALUE_TEXT ? note->text : NULL);
  measured->provisional = provisional->tag == CRM_VALUE_INTEGER && provisional->integer != 0;
  return TRUE;
}

CrmKpiValues *
crm_kpi_values_new (CrmSession *session, const CrmKpi *kpi, const CrmPeriods *periods)
{
  CrmKpiValues *self = g_new0 (CrmKpiValues, 1);
  CrmModel *model = crm_session_get_model (session);
  g_autoptr (CrmQuery) query = NULL;

  self->session = g_object_ref (session);
  self->kind = crm_model_find_kind (model, "measurement");
  self->kpi = kpi->id;
  self->name = g_strdup (kpi->name);
  self->frequency = kpi->frequency;
  self->periods = *periods;
  self->by_period = g_hash_table_new_full (NULL, NULL, NULL, measured_free);
  query = crm_query_new (model, self->kind);
  crm_query_set_related (query, crm_kind_find_field (self->kind, "kpi"), self->kpi);
  if (crm_query_set_order (query, "date", NULL))
    crm_query_foreach (query, crm_session_get_db (session), NULL, add_measurement, self, NULL);
  return self;
}

void
crm_kpi_values_free (CrmKpiValues *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_period);
  g_object_unref (self->session);
  g_free (self->name);
  g_free (self);
}

const char *
crm_kpi_values_get_note (CrmKpiValues *self, CrmDay period)
{
  const Measured *measured = find (self, period);

  return measured != NULL ? measured->note : NULL;
}

gboolean
crm_kpi_values_is_provisional (CrmKpiValues *self, CrmDay period)
{
  const Measured *measured = find (self, period);

  return measured != NULL && measured->provisional;
}

typedef struct {
  CrmKpiValues *values;
  CrmDay day;
  const CrmValue *value;
} New;

static gboolean
insert_measurement (CrmEdit *edit, gpointer data, GError **error)
{
  const New *new = data;
  const CrmKind *kind = new->values->kind;
  CrmValue *values = crm_values_new (kind->n_fields);
  gboolean ok;

  values[index_of (new->values, "kpi")] = crm_value_integer (new->values->kpi);
  values[index_of (new->values, "date")] = crm_value_integer (new->day);
  values[index_of (new->values, "value")] = crm_value_copy (new->value);
  ok = crm_edit_insert (edit, kind, values, NULL, error);
  crm_values_free (values, kind->n_fields);
  return ok;
}

static gboolean
insert (CrmKpiValues *self, CrmDay day, const CrmValue *value, GError **error)
{
  g_autofree char *period = crm_period_format (day, self->frequency, self->periods.fiscal_month,
                                               crm_session_get_locale (self->session));
  g_autofree char *label = NULL;
  New new = { self, day, value };

  /* Translators: name of an act in undo and history: a KPI and a period. */
  label = g_strdup_printf (_ ("Value of “%s”, %s"), self->name, period);
  return crm_session_edit (self->session, label, insert_measurement, &new, error);
}

gboolean
crm_kpi_values_set (CrmKpiValues *self, CrmDay period, const CrmValue *value, GError **error)
{
  const Measured *measured = find (self, period);
  const gint64 *ids = measured != NULL ? (const gint64 *) (gpointer) measured->ids->data : NULL;

  if (measured == NULL)
    return crm_value_is_null (value) || insert (self, period, value, error);
  if (crm_value_is_null (value))
    return crm_session_delete (self->session, self->kind, ids, measured->ids->len, error);
  return crm_session_set (self->session, self->kind, ids[measured->ids->len - 1],
                          crm_kind_find_field (self->kind, "value"), value, error);
}
