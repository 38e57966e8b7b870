/* crm-tile-board.h: the tiles of the headline KPIs at the moment that is looked at, in as many
 * columns as fit. Reads them in a worker and again when KPIs, targets or measurements change. */
#pragma once

#include <adwaita.h>

#include "crm-headline.h"
#include "crm-session.h"

G_BEGIN_DECLS

#define CRM_TYPE_TILE_BOARD (crm_tile_board_get_type ())
G_DECLARE_FINAL_TYPE (CrmTileBoard, crm_tile_board, CRM, TILE_BOARD, GtkWidget)

GtkWidget *crm_tile_board_new (CrmSession *session);
/* What was read, CrmHeadline; NULL: nothing yet. Borrowed until signal "changed". */
const GPtrArray *crm_tile_board_get_headlines (CrmTileBoard *self);
/* The last day that is looked at; at first and with G_MAXINT32 the newest values are. */
void crm_tile_board_set_day (CrmTileBoard *self, CrmDay day);
CrmDay crm_tile_board_get_day (CrmTileBoard *self);

/* signal "changed" (CrmTileBoard *): other values are shown. */

G_END_DECLS
