/* crm-speaker-notes.h: the window of who presents, for a second screen: what the KPI of the slide
 * counts, what was noted and what is done when it is off target, the next slide, and the time. */
#pragma once

#include <adwaita.h>

#include "crm-slide.h"

G_BEGIN_DECLS

#define CRM_TYPE_SPEAKER_NOTES (crm_speaker_notes_get_type ())
G_DECLARE_FINAL_TYPE (CrmSpeakerNotes, crm_speaker_notes, CRM, SPEAKER_NOTES, GtkWindow)

/* begun: when the presentation did, g_get_monotonic_time (). */
GtkWidget *crm_speaker_notes_new (gint64 begun);
/* next: the name of the KPI that comes after it; NULL: none does. */
void crm_speaker_notes_show (CrmSpeakerNotes *self, const CrmSlideFacts *facts, const char *next);

G_END_DECLS
