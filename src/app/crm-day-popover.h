/* crm-day-popover.h: a month of days to pick one from, in the calendar of the locale (Jalali or
 * Gregorian); GTK's own calendar knows the Gregorian only. By keyboard: arrows move by days and
 * weeks as seen on the screen, Page Up and Down by months (with Shift by years), Home and End to
 * the month's ends, Enter picks. */
#pragma once

#include <gtk/gtk.h>

#include "crm-day.h"

G_BEGIN_DECLS

#define CRM_TYPE_DAY_POPOVER (crm_day_popover_get_type ())
G_DECLARE_FINAL_TYPE (CrmDayPopover, crm_day_popover, CRM, DAY_POPOVER, GtkPopover)

/* clearable: offers to leave the day empty. signals "picked" (CrmDayPopover *, int day) and
 * "cleared" (CrmDayPopover *); the popover closes itself. */
GtkWidget *crm_day_popover_new (const CrmLocale *locale, gboolean clearable);
/* Puts the cursor on a day; chosen: it is the one kept now. */
void crm_day_popover_set_day (CrmDayPopover *self, CrmDay day, gboolean chosen);

G_END_DECLS
