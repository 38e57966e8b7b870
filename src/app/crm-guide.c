/* crm-guide.c: the standing as a thing to be renewed. Edits go through the session like all
 * others. */
#include "crm-guide.h"

#include "crm-i18n.h"

struct _CrmGuide {
  GObject parent_instance;

  CrmSession *session; /* not owned: it owns us */
  CrmRenewal *renewal;
};

G_DEFINE_FINAL_TYPE (CrmGuide, crm_guide, G_TYPE_OBJECT)

static guint changed_signal;

static CrmModel *
get_model (CrmGuide *self)
{
  return crm_session_get_model (self->session);
}

static gpointer
make (CrmJob *job, CrmDb *db, CrmModel *model, gconstpointer before, const guint8 *changed,
      gpointer facts, GError **error)
{
  return crm_standing_new (db, model, crm_day_today (), before, changed,
                           crm_job_get_cancellable (job), error);
}

static CrmDay
get_day (gconstpointer thing)
{
  return ((const CrmStanding *) thing)->today;
}

static const CrmRenewalWay way = { .title = N_ ("Checking"),
                                   .make = make,
                                   .free = (GDestroyNotify) crm_standing_free,
                                   .get_day = get_day };

static void
hear_renewed (CrmGuide *self)
{
  g_signal_emit (self, changed_signal, 0);
}

CrmGuide *
crm_guide_get (CrmSession *session)
{
  CrmGuide *self = g_object_get_data (G_OBJECT (session), "crm-guide");

  if (self != NULL)
    return self;
  self = g_object_new (CRM_TYPE_GUIDE, NULL);
  self->session = session;
  self->renewal = crm_renewal_new (session, &way);
  g_signal_connect_object (self->renewal, "renewed", G_CALLBACK (hear_renewed), self,
                           G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (session), "crm-guide", self, g_object_unref);
  return self;
}

CrmSession *
crm_guide_get_session (CrmGuide *self)
{
  return self->session;
}

CrmRenewal *
crm_guide_get_renewal (CrmGuide *self)
{
  return self->renewal;
}

const CrmStanding *
crm_guide_get_standing (CrmGuide *self)
{
  return crm_renewal_get (self->renewal);
}

/* Acts. */

typedef struct {
  const CrmKind *kind;
  CrmValue *values;
} Record;

static Record
record_new (CrmGuide *self, const char *kind)
{
  Record record = { crm_model_find_kind (get_model (self), kind), NULL };

  record.values = crm_values_new (record.kind->n_fields);
  crm_kind_fill_initial (record.kind, record.values);
  return record;
}

static void
put (Record *record, const char *field, CrmValue value)
{
  guint index = crm_kind_get_field_index (record->kind, crm_kind_find_field (record->kind, field));

  crm_value_clear (&record->values[index]);
  record->values[index] = value;
}

static void
put_text (Record *record, const char *field, const char *text)
{
  if (text != NULL && *text != '\0')
    put (record, field, crm_value_text (text));
}

static void
put_reference (Record *record, const char *field, gint64 id)
{
  if (id > 0)
    put (record, field, crm_value_integer (id));
}

static gboolean
insert (CrmEdit *edit, gpointer data, GError **error)
{
  Record *record = data;

  return crm_edit_insert (edit, record->kind, record->values, NULL, error);
}

static gboolean
add (CrmGuide *self, Record *record, const char *label, GError **error)
{
  gboolean ok = crm_session_edit (self->session, label, insert, record, error);

  crm_values_free (record->values, record->kind->n_fields);
  return ok;
}

gboolean
crm_guide_sign (CrmGuide *self, int step, const CrmResult *result, gint64 person,
                const char *remark, const char *reason, GError **error)
{
  const CrmLocale *locale = crm_session_get_locale (self->session);
  Record record = record_new (self, "signoff");
  g_autofree char *number = g_strdup_printf ("%d", step);
  g_autofree char *statement =
      crm_standing_dup_statement (crm_guide_get_standing (self), step, result, locale);

  put_text (&record, "step", number);
  put_text (&record, "deliverable", result != NULL ? result->name : NULL);
  put_reference (&record, "round", crm_guide_get_standing (self)->round);
  put_reference (&record, "person", person);
  put_text (&record, "remark", remark);
  put_text (&record, "reason", reason);
  put_text (&record, "signed", statement);
  put (&record, "signed_tx", crm_value_integer (crm_guide_get_standing (self)->last_tx));
  return add (self, &record, _ ("Sign"), error);
}

gboolean
crm_guide_accept (CrmGuide *self, const CrmCheck *check, const char *reason, GError **error)
{
  Record record = record_new (self, "acceptance");

  put_text (&record, "check", check->name);
  put_text (&record, "reason", reason);
  put_reference (&record, "round", crm_guide_get_standing (self)->round);
  return add (self, &record, _ ("Accept as it is"), error);
}

gboolean
crm_guide_recall (CrmGuide *self, const CrmCheck *check, GError **error)
{
  const CrmCheckStanding *standing =
      crm_standing_find_check (crm_guide_get_standing (self), check->name);

  if (standing->acceptance == 0)
    return TRUE;
  return crm_session_delete (self->session, crm_model_find_kind (get_model (self), "acceptance"),
                             &standing->acceptance, 1, error);
}

/* The records behind. */

static char *
dup_with (CrmGuide *self)
{
  CrmSettings settings = CRM_SETTINGS_INIT;

  /* What cannot be read now was read a moment ago; the periods of any calendar are better than no
   * table. */
  crm_settings_read (crm_session_get_db (self->session), get_model (self), &settings, NULL);
  return crm_check_dup_with (crm_day_today (), &settings);
}

char *
crm_guide_dup_result_select (CrmGuide *self, const CrmResult *result, gboolean missing,
                             const guint8 **reads)
{
  g_autofree char *with = dup_with (self);

  *reads = crm_standing_find_result (crm_guide_get_standing (self), result->name)->reads;
  return crm_check_dup_result_ids (result, with, missing);
}

char *
crm_guide_dup_check_select (CrmGuide *self, const CrmCheck *check, const guint8 **reads)
{
  g_autofree char *with = dup_with (self);

  *reads = crm_standing_find_check (crm_guide_get_standing (self), check->name)->reads;
  return crm_check_dup_check_ids (check, with);
}

static void
crm_guide_finalize (GObject *object)
{
  CrmGuide *self = CRM_GUIDE (object);

  g_clear_object (&self->renewal);
  G_OBJECT_CLASS (crm_guide_parent_class)->finalize (object);
}

static void
crm_guide_class_init (CrmGuideClass *class)
{
  G_OBJECT_CLASS (class)->finalize = crm_guide_finalize;
  changed_signal = g_signal_new ("changed", CRM_TYPE_GUIDE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
crm_guide_init (CrmGuide *self)
{
}
