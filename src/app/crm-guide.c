/* crm-guide.c: one evaluation at a time: what changes meanwhile is gathered for the next. Edits go
 * through the session like all others. */
#include "crm-guide.h"

#include <string.h>

#include "crm-i18n.h"

struct _CrmGuide {
  GObject parent_instance;

  CrmSession *session; /* not owned: it owns us */
  CrmStanding *standing;
  guint8 *changed; /* by kind index: since the standing, or the one under way, was begun */
  gboolean stale, working;
  guint start_id, day_id;
};

G_DEFINE_FINAL_TYPE (CrmGuide, crm_guide, G_TYPE_OBJECT)

static guint changed_signal;

static CrmModel *
get_model (CrmGuide *self)
{
  return crm_session_get_model (self->session);
}

/* In the worker. */

typedef struct {
  GWeakRef guide;
  CrmModel *model;
  CrmDay today;
  const CrmStanding *previous; /* stays until we are done */
  guint8 *changed;             /* NULL: everything is new */
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_weak_ref_clear (&look->guide);
  crm_model_unref (look->model);
  g_free (look->changed);
  g_free (look);
}

static gpointer
evaluate (CrmJob *job, CrmDb *db, gpointer data, GError **error)
{
  Look *look = data;

  return crm_standing_new (db, look->model, look->today, look->previous, look->changed,
                           crm_job_get_cancellable (job), error);
}

static void look_soon (CrmGuide *self);

static void
take_standing (CrmSession *session, gpointer result, const GError *error, gpointer data)
{
  Look *look = data;
  g_autoptr (CrmGuide) self = g_weak_ref_get (&look->guide);

  if (self == NULL) {
    g_clear_pointer ((CrmStanding **) &result, crm_standing_free);
    return;
  }
  self->working = FALSE;
  if (result != NULL) {
    g_clear_pointer (&self->standing, crm_standing_free);
    self->standing = result;
    g_signal_emit (self, changed_signal, 0);
  } else {
    /* What was looked at is not known: the next one looks at everything. */
    memset (self->changed, 1, crm_model_get_n_kinds (look->model));
  }
  if (error != NULL && !g_error_matches (error, CRM_ERROR, CRM_ERROR_CANCELLED)) {
    crm_session_say (session, error->message, FALSE);
  }
  if (self->stale)
    look_soon (self);
}

static gboolean
look_now (gpointer data)
{
  CrmGuide *self = data;
  Look *look;

  self->start_id = 0;
  if (self->working)
    return G_SOURCE_REMOVE; /* the answer will see that it is stale */
  look = g_new0 (Look, 1);
  g_weak_ref_init (&look->guide, self);
  look->model = crm_model_ref (get_model (self));
  look->today = crm_day_today ();
  look->previous = self->standing;
  if (self->standing != NULL)
    look->changed = g_memdup2 (self->changed, crm_model_get_n_kinds (look->model));
  memset (self->changed, 0, crm_model_get_n_kinds (look->model));
  self->stale = FALSE;
  self->working = TRUE;
  crm_session_run (self->session, _ ("Checking"), CRM_SESSION_READ, evaluate, take_standing, look,
                   look_free, (GDestroyNotify) crm_standing_free);
  return G_SOURCE_REMOVE;
}

/* A burst of edits is looked at once. */
static void
look_soon (CrmGuide *self)
{
  self->stale = TRUE;
  if (self->start_id == 0 && !self->working)
    self->start_id = g_timeout_add (60, look_now, self);
}

static void
hear_changed (CrmSession *session, const CrmNews *news, CrmGuide *self)
{
  for (guint i = 0; i < news->n_kinds; i++)
    self->changed[i] |= news->kinds[i];
  look_soon (self);
}

/* The same standing is written in other digits. */
static void
hear_locale (CrmGuide *self)
{
  if (self->standing != NULL)
    g_signal_emit (self, changed_signal, 0);
}

/* What was due tomorrow is due today. */
static gboolean
see_day (gpointer data)
{
  CrmGuide *self = data;

  if (self->standing != NULL && self->standing->today != crm_day_today ())
    look_soon (self);
  return G_SOURCE_CONTINUE;
}

CrmGuide *
crm_guide_get (CrmSession *session)
{
  CrmGuide *self = g_object_get_data (G_OBJECT (session), "crm-guide");

  if (self != NULL)
    return self;
  self = g_object_new (CRM_TYPE_GUIDE, NULL);
  self->session = session;
  self->changed = g_new0 (guint8, crm_model_get_n_kinds (crm_session_get_model (session)));
  g_object_set_data_full (G_OBJECT (session), "crm-guide", self, g_object_unref);
  g_signal_connect_object (session, "changed", G_CALLBACK (hear_changed), self, 0);
  g_signal_connect_object (session, "locale-changed", G_CALLBACK (hear_locale), self,
                           G_CONNECT_SWAPPED);
  self->day_id = g_timeout_add_seconds (60, see_day, self);
  look_now (self); /* while the window is being made */
  return self;
}

CrmSession *
crm_guide_get_session (CrmGuide *self)
{
  return self->session;
}

const CrmStanding *
crm_guide_get_standing (CrmGuide *self)
{
  return self->standing;
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
  g_autofree char *statement = crm_standing_dup_statement (self->standing, step, result, locale);

  put_text (&record, "step", number);
  put_text (&record, "deliverable", result != NULL ? result->name : NULL);
  put_reference (&record, "round", self->standing->round);
  put_reference (&record, "person", person);
  put_text (&record, "remark", remark);
  put_text (&record, "reason", reason);
  put_text (&record, "signed", statement);
  put (&record, "signed_tx", crm_value_integer (self->standing->last_tx));
  return add (self, &record, _ ("Sign"), error);
}

gboolean
crm_guide_accept (CrmGuide *self, const CrmCheck *check, const char *reason, GError **error)
{
  Record record = record_new (self, "acceptance");

  put_text (&record, "check", check->name);
  put_text (&record, "reason", reason);
  put_reference (&record, "round", self->standing->round);
  return add (self, &record, _ ("Accept as it is"), error);
}

gboolean
crm_guide_recall (CrmGuide *self, const CrmCheck *check, GError **error)
{
  const CrmCheckStanding *standing = crm_standing_find_check (self->standing, check->name);

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

  *reads = crm_standing_find_result (self->standing, result->name)->reads;
  return crm_check_dup_result_ids (result, with, missing);
}

char *
crm_guide_dup_check_select (CrmGuide *self, const CrmCheck *check, const guint8 **reads)
{
  g_autofree char *with = dup_with (self);

  *reads = crm_standing_find_check (self->standing, check->name)->reads;
  return crm_check_dup_check_ids (check, with);
}

static void
crm_guide_finalize (GObject *object)
{
  CrmGuide *self = CRM_GUIDE (object);

  g_clear_handle_id (&self->start_id, g_source_remove);
  g_clear_handle_id (&self->day_id, g_source_remove);
  g_clear_pointer (&self->standing, crm_standing_free);
  g_free (self->changed);
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
