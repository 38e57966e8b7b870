/* crm-kpi-tile.h: a headline KPI as executives look at it: its value, status, course over twelve
 * periods, change and target, in one card that opens the KPI's page. */
#pragma once

#include <adwaita.h>

#include "crm-headline.h"

G_BEGIN_DECLS

#define CRM_TYPE_KPI_TILE (crm_kpi_tile_get_type ())
G_DECLARE_FINAL_TYPE (CrmKpiTile, crm_kpi_tile, CRM, KPI_TILE, GtkWidget)

/* at: the KPI as it stands at the moment that is looked at. */
GtkWidget *crm_kpi_tile_new (const CrmHeadline *headline, const CrmKpi *at,
                             const CrmPeriods *periods, const CrmLocale *locale);
/* The tile in one sentence, for its name: "Customer satisfaction, 82.4 of 100, near target". */
const char *crm_kpi_tile_get_words (CrmKpiTile *self);

G_END_DECLS
