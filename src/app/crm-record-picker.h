/* crm-record-picker.h: a popover that finds one record of a kind by typing part of its title or
 * code, makes a new one of that name, or leaves the choice empty. */
#pragma once

#include <gtk/gtk.h>

#include "crm-session.h"

G_BEGIN_DECLS

#define CRM_TYPE_RECORD_PICKER (crm_record_picker_get_type ())
G_DECLARE_FINAL_TYPE (CrmRecordPicker, crm_record_picker, CRM, RECORD_PICKER, GtkPopover)

/* clearable: the first entry chooses none. signal "picked" (CrmRecordPicker *, gint64 id), 0:
 * none; the popover closes itself. */
GtkWidget *crm_record_picker_new (CrmSession *session, const CrmKind *kind, gboolean clearable);
/* What was typed before it opened. */
void crm_record_picker_begin (CrmRecordPicker *self, const char *text);

G_END_DECLS
