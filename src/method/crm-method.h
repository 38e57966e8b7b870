/* crm-method.h: the method (Gartner's eight building blocks as a CRM committee walks them) as
 * const data in the engine's own terms. This is all that the rest of the program sees of
 * src/method; every kind, step and word of the domain is reached through it. */
#pragma once

#include "crm-kind.h"

G_BEGIN_DECLS

/* The one method of this program: its eight steps and all kinds in the order of the sidebar.
 * Borrowed, static, never NULL. */
const CrmMethod *crm_method_get (void);

G_END_DECLS
