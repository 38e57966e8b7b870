/* crm-record-chip.h: another record as a button that opens it: its title, with initials where it is
 * a person or a company. */
#pragma once

#include <adwaita.h>

#include "crm-session.h"

G_BEGIN_DECLS

/* name: the accessible name, NULL: the title. */
GtkWidget *crm_record_chip_new (CrmSession *session, const CrmKind *kind, gint64 id,
                                const char *title, const char *name);

G_END_DECLS
