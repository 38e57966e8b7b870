/* crm-palette.h: going anywhere by typing: a small window over the programme's own, with an entry
 * and what it finds: records, pages, commands. The entry keeps the focus: arrows choose, Enter
 * goes, Escape leaves. */
#pragma once

#include <adwaita.h>

#include "crm-session.h"

G_BEGIN_DECLS

#define CRM_TYPE_PALETTE (crm_palette_get_type ())
G_DECLARE_FINAL_TYPE (CrmPalette, crm_palette, CRM, PALETTE, AdwWindow)

/* Shows it over a window of the session, whose actions it activates. */
void crm_palette_show (GtkWindow *window, CrmSession *session);

G_END_DECLS
