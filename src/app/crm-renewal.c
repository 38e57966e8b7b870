/* crm-renewal.c: gathers what changed, waits for the end of a burst of edits, and runs the making
 * as a job of the session. */
#include "crm-renewal.h"

#include <string.h>

#include "crm-i18n.h"

#define BURST_MS 60
#define LOOK_AT_DAY_SECONDS 60

struct _CrmRenewal {
  GObject parent_instance;

  CrmSession *session; /* not owned: it owns us */
  const CrmRenewalWay *way;
  gpointer thing;
  guint8 *changed; /* by kind index: since the thing, or the one under way, was begun */
  gboolean stale, working;
  guint start_id, day_id;
};

G_DEFINE_FINAL_TYPE (CrmRenewal, crm_renewal, G_TYPE_OBJECT)

static guint renewed_signal;

static CrmModel *
get_model (CrmRenewal *self)
{
  return crm_session_get_model (self->session);
}

/* In the worker. */

typedef struct {
  GWeakRef renewal;
  const CrmRenewalWay *way;
  CrmModel *model;
  gconstpointer before; /* stays until we are done */
  guint8 *changed;      /* NULL: everything is new */
  gpointer facts;
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  g_weak_ref_clear (&making->renewal);
  crm_model_unref (making->model);
  g_free (making->changed);
  g_free (making->facts);
  g_free (making);
}

static gpointer
make (CrmJob *job, CrmDb *db, gpointer data, GError **error)
{
  Making *making = data;

  return making->way->make (job, db, making->model, making->before, making->changed, making->facts,
                            error);
}

static void renew_soon (CrmRenewal *self);

static void
take (CrmSession *session, gpointer result, const GError *error, gpointer data)
{
  Making *making = data;
  g_autoptr (CrmRenewal) self = g_weak_ref_get (&making->renewal);

  if (self == NULL) {
    g_clear_pointer (&result, making->way->free);
    return;
  }
  self->working = FALSE;
  if (result != NULL) {
    g_clear_pointer (&self->thing, self->way->free);
    self->thing = result;
    self->stale |= self->way->is_whole != NULL && !self->way->is_whole (result);
    g_signal_emit (self, renewed_signal, 0);
  } else {
    /* What was looked at is not known: the next one looks at everything. */
    memset (self->changed, 1, crm_model_get_n_kinds (making->model));
  }
  if (error != NULL && !g_error_matches (error, CRM_ERROR, CRM_ERROR_CANCELLED))
    crm_session_say (session, error->message, FALSE);
  if (self->stale)
    renew_soon (self);
}

/* The rest of a thing is not worth making others wait. */
static gboolean
must_wait (CrmRenewal *self)
{
  CrmRenewal *first;

  if (self->thing == NULL || self->way->is_whole == NULL || self->way->is_whole (self->thing))
    return FALSE;
  first = self->way->get_first != NULL ? self->way->get_first (self->session) : NULL;
  return first != NULL && (first->working || first->start_id != 0);
}

static gboolean
renew_now (gpointer data)
{
  CrmRenewal *self = data;
  Making *making;

  if (must_wait (self))
    return G_SOURCE_CONTINUE;
  self->start_id = 0;
  if (self->working)
    return G_SOURCE_REMOVE; /* the answer will see that it is stale */
  making = g_new0 (Making, 1);
  g_weak_ref_init (&making->renewal, self);
  making->way = self->way;
  making->model = crm_model_ref (get_model (self));
  making->before = self->thing;
  making->facts = self->way->begin != NULL ? self->way->begin (self->session) : NULL;
  if (self->thing != NULL)
    making->changed = g_memdup2 (self->changed, crm_model_get_n_kinds (making->model));
  memset (self->changed, 0, crm_model_get_n_kinds (making->model));
  self->stale = FALSE;
  self->working = TRUE;
  crm_session_run (self->session, _ (self->way->title), CRM_SESSION_READ, make, take, making,
                   making_free, self->way->free);
  return G_SOURCE_REMOVE;
}

/* A burst of edits is looked at once. */
static void
renew_soon (CrmRenewal *self)
{
  self->stale = TRUE;
  if (self->start_id == 0 && !self->working)
    self->start_id = g_timeout_add (BURST_MS, renew_now, self);
}

static void
hear_changed (CrmSession *session, const CrmNews *news, CrmRenewal *self)
{
  for (guint i = 0; i < news->n_kinds; i++)
    self->changed[i] |= news->kinds[i];
  renew_soon (self);
}

/* The same thing is written in other digits. */
static void
hear_locale (CrmRenewal *self)
{
  if (self->thing != NULL)
    g_signal_emit (self, renewed_signal, 0);
}

/* What was due tomorrow is due today. */
static gboolean
see_day (gpointer data)
{
  CrmRenewal *self = data;

  if (self->thing != NULL && self->way->get_day (self->thing) != crm_day_today ())
    renew_soon (self);
  return G_SOURCE_CONTINUE;
}

CrmRenewal *
crm_renewal_new (CrmSession *session, const CrmRenewalWay *way)
{
  CrmRenewal *self = g_object_new (CRM_TYPE_RENEWAL, NULL);

  self->session = session;
  self->way = way;
  self->changed = g_new0 (guint8, crm_model_get_n_kinds (crm_session_get_model (session)));
  g_signal_connect_object (session, "changed", G_CALLBACK (hear_changed), self, 0);
  g_signal_connect_object (session, "locale-changed", G_CALLBACK (hear_locale), self,
                           G_CONNECT_SWAPPED);
  self->day_id = g_timeout_add_seconds (LOOK_AT_DAY_SECONDS, see_day, self);
  renew_now (self); /* while the window is being made */
  return self;
}

gconstpointer
crm_renewal_get (CrmRenewal *self)
{
  return self->thing;
}

static void
crm_renewal_finalize (GObject *object)
{
  CrmRenewal *self = CRM_RENEWAL (object);

  g_clear_handle_id (&self->start_id, g_source_remove);
  g_clear_handle_id (&self->day_id, g_source_remove);
  if (self->thing != NULL)
    self->way->free (self->thing);
  g_free (self->changed);
  G_OBJECT_CLASS (crm_renewal_parent_class)->finalize (object);
}

static void
crm_renewal_class_init (CrmRenewalClass *class)
{
  G_OBJECT_CLASS (class)->finalize = crm_renewal_finalize;
  renewed_signal = g_signal_new ("renewed", CRM_TYPE_RENEWAL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
crm_renewal_init (CrmRenewal *self)
{
}
