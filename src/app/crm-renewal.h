/* crm-renewal.h: one thing that is computed from the document, kept up to date for all windows of a
 * session: made anew in a worker when records changed or a new day begins, one making at a
 * time; what changes meanwhile is gathered for the next. */
#pragma once

#include "crm-day.h"
#include "crm-session.h"

G_BEGIN_DECLS

typedef struct {
  const char *title; /* N_() of the job */
  /* In the main context: what make needs to know besides. NULL: nothing. */
  gpointer (*begin) (CrmSession *session);
  /* In the worker. before: the thing as it was, which stays until then; NULL: there is none.
   * changed: what has changed since, by kind index; NULL: anything may have. facts: of begin. */
  gpointer (*make) (CrmJob *job, CrmDb *db, CrmModel *model, gconstpointer before,
                    const guint8 *changed, gpointer facts, GError **error);
  GDestroyNotify free;
  /* FALSE: the rest is made next, once what goes first (NULL: nothing) is made. NULL: it is always
   * whole. */
  gboolean (*is_whole) (gconstpointer thing);
  struct _CrmRenewal *(*get_first) (CrmSession *session);
  /* Day the thing was made for. */
  CrmDay (*get_day) (gconstpointer thing);
} CrmRenewalWay;

#define CRM_TYPE_RENEWAL (crm_renewal_get_type ())
G_DECLARE_FINAL_TYPE (CrmRenewal, crm_renewal, CRM, RENEWAL, GObject)

/* Begins at once. The session is not owned and must outlive it; `way` stays. */
CrmRenewal *crm_renewal_new (CrmSession *session, const CrmRenewalWay *way);
/* NULL until the first is made. Borrowed until "renewed". */
gconstpointer crm_renewal_get (CrmRenewal *self);

/* signal "renewed" (CrmRenewal *): it was made anew, or is to be written in other words. */

G_END_DECLS
