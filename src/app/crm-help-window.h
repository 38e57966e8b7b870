/* crm-help-window.h: the help: pages about the steps and about the work, to be searched and read. A
 * window beside the programme's, in the language that speaks. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CRM_TYPE_HELP_WINDOW (crm_help_window_get_type ())
G_DECLARE_FINAL_TYPE (CrmHelpWindow, crm_help_window, CRM, HELP_WINDOW, AdwWindow)

/* Shows the page of a step (0: the whole programme) over `parent`. */
void crm_help_window_show (GtkWindow *parent, int step);

G_END_DECLS
