/* crm-tier-badge.h: a tier as its metal's sign on its colour, and its word. Persian has no such
 * signs in use: there the colour is a plain square beside the word. */
#pragma once

#include <gtk/gtk.h>

#include "crm-locale.h"

G_BEGIN_DECLS

/* rank: 1 for the best; beyond the fourth there is only the word. */
GtkWidget *crm_tier_badge_new (const char *name, guint rank, const CrmLocale *locale);

G_END_DECLS
