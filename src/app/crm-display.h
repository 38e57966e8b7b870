/* crm-display.h: how this person wants to see things, whatever programme is open: calendar, digits,
 * money, colours, and what draws. Kept among the choices; each is the number of one of a few
 * words, 0 being the way things are without a wish. */
#pragma once

#include "crm-locale.h"

G_BEGIN_DECLS

typedef enum {
  CRM_DISPLAY_DAYS,    /* CrmDays */
  CRM_DISPLAY_DIGITS,  /* CrmDigits */
  CRM_DISPLAY_MONEY,   /* the programme's currency, tomans */
  CRM_DISPLAY_SCALE,   /* units, thousands, millions */
  CRM_DISPLAY_COLOURS, /* the desktop's, light, dark */
  CRM_DISPLAY_RENDERER /* software, OpenGL; holds from the next start */
} CrmDisplay;

guint crm_display_get (CrmDisplay what);
void crm_display_set (CrmDisplay what, guint choice);

/* The part that is about numbers and days. */
void crm_display_read (CrmShown *shown);
/* The part that is about colours; at the start and after a change. */
void crm_display_apply_colours (void);

G_END_DECLS
