/* crm-slide.h: one KPI as a committee looks at it together: a sentence, the number, its course with
 * what was noted, what is done, and what was decided. Made of what was read before; reads
 * nothing. */
#pragma once

#include <adwaita.h>

#include "crm-briefing.h"
#include "crm-look.h"

G_BEGIN_DECLS

/* What a slide is made of. Borrowed. */
typedef struct {
  const CrmHeadline *headline;
  CrmLook look;
  const CrmPeriods *periods;
  const CrmLocale *locale;
  const CrmBriefing *briefing; /* NULL: not read yet */
} CrmSlideFacts;

/* The accessible name of the slide is its sentence. */
GtkWidget *crm_slide_new (const CrmSlideFacts *facts);
/* The notes on the values that the slide shows, "Aug 2026: two agents left", the newest first, n at
 * most. Owned, NULL-terminated. */
char **crm_slide_list_notes (const CrmSlideFacts *facts, guint n);

G_END_DECLS
