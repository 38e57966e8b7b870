/* crm-kpi-note.h: a popover about one period of a KPI: its note, kept by Enter or by leaving, and
 * what its value was before it was corrected. */
#pragma once

#include <adwaita.h>

#include "crm-kpi-values.h"

G_BEGIN_DECLS

#define CRM_TYPE_KPI_NOTE (crm_kpi_note_get_type ())
G_DECLARE_FINAL_TYPE (CrmKpiNote, crm_kpi_note, CRM, KPI_NOTE, GtkPopover)

/* To be given a parent. Signal "keep" (CrmKpiNote *, int day, const char *text): the note of the
 * period was changed. */
GtkWidget *crm_kpi_note_new (void);
/* period: its name; note, history: NULL: none. at: in the parent. locked: it can only be read. */
void crm_kpi_note_show (CrmKpiNote *self, CrmDay day, const char *period, const char *note,
                        const char *history, gboolean locked, const GdkRectangle *at);

G_END_DECLS
