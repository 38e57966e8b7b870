/* crm-kpi-values.c: one walk over the KPI's measurements in order of their days. */
#include "crm-kpi-values.h"

#include <math.h>

#include "crm-error.h"
#include "crm-history.h"
#include "crm-i18n.h"
#include "crm-wording.h"

#define MOST_CHANGES 50 /* of one measurement, looked through for its old values */

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

static gint64
get_newest (const Measured *measured)
{
  return measured != NULL ? g_array_index (measured->ids, gint64, measured->ids->len - 1) : 0;
}

gint64
crm_kpi_values_get_measurement (CrmKpiValues *self, CrmDay period)
{
  return get_newest (find (self, period));
}

/* Changing. */

static gboolean
insert (CrmKpiValues *self, CrmEdit *edit, CrmDay day, const CrmValue *value, const char *note,
        GError **error)
{
  const CrmKind *kind = self->kind;
  CrmValue *values = crm_values_new (kind->n_fields);
  gboolean ok;

  values[index_of (self, "kpi")] = crm_value_integer (self->kpi);
  values[index_of (self, "date")] = crm_value_integer (day);
  values[index_of (self, "value")] = crm_value_copy (value);
  if (note != NULL)
    values[index_of (self, "note")] = crm_value_text (note);
  ok = crm_edit_insert (edit, kind, values, NULL, error);
  crm_values_free (values, kind->n_fields);
  return ok;
}

typedef struct {
  CrmKpiValues *self;
  const CrmDay *days;
  const double *values;
  guint n;
  const char *note; /* of the one that is inserted, or NULL */
} New;

/* A period that has a measurement gets it changed, so that the old value stays in its history. */
static gboolean
keep_values (CrmEdit *edit, gpointer data, GError **error)
{
  const New *new = data;
  CrmKpiValues *self = new->self;
  const CrmField *field = crm_kind_find_field (self->kind, "value");

  for (guint i = 0; i < new->n; i++) {
    gint64 id = get_newest (find (self, new->days[i]));
    CrmValue value = crm_value_real (new->values[i]);

    if (id > 0 ? !crm_edit_set (edit, self->kind, id, field, &value, error)
               : !insert (self, edit, new->days[i], &value, new->note, error))
      return FALSE;
  }
  return TRUE;
}

static char *
dup_label (CrmKpiValues *self, CrmDay day)
{
  g_autofree char *period = crm_period_format (day, self->frequency, self->periods.fiscal_month,
                                               crm_session_get_locale (self->session));

  /* Translators: name of an act in undo and history: a KPI and a period. */
  return g_strdup_printf (_ ("Value of “%s”, %s"), self->name, period);
}

gboolean
crm_kpi_values_set (CrmKpiValues *self, CrmDay period, const CrmValue *value, GError **error)
{
  const Measured *measured = find (self, period);
  const gint64 *ids = measured != NULL ? (const gint64 *) (gpointer) measured->ids->data : NULL;
  g_autofree char *label = NULL;

  if (measured != NULL && crm_value_is_null (value))
    return crm_session_delete (self->session, self->kind, ids, measured->ids->len, error);
  if (measured != NULL)
    return crm_session_set (self->session, self->kind, get_newest (measured),
                            crm_kind_find_field (self->kind, "value"), value, error);
  if (crm_value_is_null (value))
    return TRUE;
  label = dup_label (self, period);
  return crm_session_edit (self->session, label, keep_values,
                           &(New){ self, &period, &value->real, 1, NULL }, error);
}

gboolean
crm_kpi_values_set_many (CrmKpiValues *self, const CrmDay *days, const double *values, guint n,
                         GError **error)
{
  /* Translators: name of an act in undo and history: a KPI. */
  g_autofree char *label = g_strdup_printf (_ ("Values of “%s”"), self->name);

  return crm_session_edit (self->session, label, keep_values, &(New){ self, days, values, n, NULL },
                           error);
}

gboolean
crm_kpi_values_set_note (CrmKpiValues *self, CrmDay period, const char *note, double value,
                         GError **error)
{
  gint64 id = crm_kpi_values_get_measurement (self, period);
  CrmValue text = note != NULL && *note != '\0' ? crm_value_text (note) : CRM_VALUE_INIT;
  g_autofree char *label = NULL;
  gboolean ok;

  if (id > 0) {
    ok = crm_session_set (self->session, self->kind, id, crm_kind_find_field (self->kind, "note"),
                          &text, error);
    crm_value_clear (&text);
    return ok;
  }
  crm_value_clear (&text);
  if (note == NULL || *note == '\0')
    return TRUE;
  if (isnan (value)) {
    g_set_error_literal (error, CRM_ERROR, CRM_ERROR_REFUSED,
                         _ ("A note stands beside a value, and this period has none yet."));
    return FALSE;
  }
  label = dup_label (self, period);
  return crm_session_edit (self->session, label, keep_values,
                           &(New){ self, &period, &value, 1, note }, error);
}

/* What it was before. */

char *
crm_kpi_values_dup_history (CrmKpiValues *self, CrmDay period)
{
  gint64 id = crm_kpi_values_get_measurement (self, period);
  const CrmLocale *locale = crm_session_get_locale (self->session);
  g_autoptr (GPtrArray) entries = NULL;
  GString *words = g_string_new (NULL);

  if (id > 0)
    entries =
        crm_history_read (crm_session_get_db (self->session), crm_session_get_model (self->session),
                          self->kind, id, MOST_CHANGES, NULL);
  for (guint i = 0; entries != NULL && i < entries->len; i++) {
    const CrmHistoryEntry *entry = g_ptr_array_index (entries, i);
    g_autofree char *before = NULL, *until = NULL;

    if (entry->field == NULL || g_strcmp0 (entry->field->name, "value") != 0 ||
        entry->from.tag != CRM_VALUE_REAL)
      continue;
    before = crm_real_format (entry->from.real, locale);
    until = crm_wording_dup_moment (entry->at, locale);
    if (words->len > 0)
      g_string_append_c (words, '\n');
    /* Translators: a value that was corrected, a moment, and who did it: "was 5.2 until 3 Nov 2026,
     * 9:30, by Sara Karimi". The marks keep each part's own direction. */
    g_string_append_printf (words, _ ("was %s until \u2068%s\u2069, by \u2068%s\u2069"), before,
                            until, entry->who != NULL && *entry->who != '\0' ? entry->who : "–");
  }
  if (words->len == 0)
    return g_string_free (words, TRUE);
  return g_string_free (words, FALSE);
}
