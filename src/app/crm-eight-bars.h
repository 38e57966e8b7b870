/* crm-eight-bars.h: how far each of the eight steps is, as eight little bars in a row, in reading
 * direction. Told in words to who reads aloud. */
#pragma once

#include <gtk/gtk.h>

#include "crm-locale.h"

G_BEGIN_DECLS

#define CRM_TYPE_EIGHT_BARS (crm_eight_bars_get_type ())
G_DECLARE_FINAL_TYPE (CrmEightBars, crm_eight_bars, CRM, EIGHT_BARS, GtkWidget)

/* percent: 0…100 of each of the eight steps, or -1: not known, a bare track. */
GtkWidget *crm_eight_bars_new (const int *percent, const CrmLocale *locale);
/* "Vision 100%, Strategy 40%, …". Owned. */
char *crm_eight_bars_dup_words (const int *percent, const CrmLocale *locale);

G_END_DECLS
