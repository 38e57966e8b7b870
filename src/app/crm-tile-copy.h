/* crm-tile-copy.h: a headline KPI for the clipboard: its periods as a spreadsheet takes them, and
 * its chart as a picture. */
#pragma once

#include <gtk/gtk.h>

#include "crm-headline.h"

G_BEGIN_DECLS

void crm_tile_copy (const CrmHeadline *headline, const CrmKpi *at, const CrmPeriods *periods,
                    const CrmLocale *locale, GdkClipboard *clipboard);

G_END_DECLS
