/* crm-tier-badge.h: a tier as its metal's sign on its colour, and its word. Persian has no such
 * signs in use: there the colour is a plain square beside the word. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* rank: 1 for the best; beyond CRM_TIERS_N there is only the word. */
GtkWidget *crm_tier_badge_new (const char *name, guint rank);

G_END_DECLS
