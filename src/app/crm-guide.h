/* crm-guide.h: where the programme stands, kept up to date for all windows of a session: results,
 * checks, signatures and progress, computed in a worker when something they read has changed or a
 * new day begins. Also the acts on them: signing, and accepting as it is. No widgets. */
#pragma once

#include "crm-renewal.h"
#include "crm-session.h"
#include "crm-standing.h"

G_BEGIN_DECLS

#define CRM_TYPE_GUIDE (crm_guide_get_type ())
G_DECLARE_FINAL_TYPE (CrmGuide, crm_guide, CRM, GUIDE, GObject)

/* The guide of a session: one, made when first asked for. Borrowed; lives as long as the
 * session. */
CrmGuide *crm_guide_get (CrmSession *session);
CrmSession *crm_guide_get_session (CrmGuide *self);
CrmRenewal *crm_guide_get_renewal (CrmGuide *self);
/* NULL until the first answer is there. Borrowed until "changed". */
const CrmStanding *crm_guide_get_standing (CrmGuide *self);

/* Signs a result (NULL: the whole step) as it stands now: the state in words and the number of the
 * last change are kept with the signature. person: id, 0 for nobody of the programme. */
gboolean crm_guide_sign (CrmGuide *self, int step, const CrmResult *result, gint64 person,
                         const char *remark, const char *reason, GError **error);
/* Leaves a failing check as it is, for a reason. */
gboolean crm_guide_accept (CrmGuide *self, const CrmCheck *check, const char *reason,
                           GError **error);
/* Takes the acceptance back: the check counts again. */
gboolean crm_guide_recall (CrmGuide *self, const CrmCheck *check, GError **error);

/* The SELECT of the records behind a result (that count, or that are missing) or behind a
 * check, and the kinds it reads, for a table that shows just these. Owned; *reads borrowed
 * until "changed". */
char *crm_guide_dup_result_select (CrmGuide *self, const CrmResult *result, gboolean missing,
                                   const guint8 **reads);
char *crm_guide_dup_check_select (CrmGuide *self, const CrmCheck *check, const guint8 **reads);

/* signal "changed" (CrmGuide *): a new standing is there. */

G_END_DECLS
