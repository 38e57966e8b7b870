/* crm-tile-board.h: the tiles of the headline KPIs at the moment that is looked at, in as many
 * columns as fit; a tile's menu presents from it, copies it, and chooses the tiles. */
#pragma once

#include <adwaita.h>

#include "crm-look.h"
#include "crm-session.h"

G_BEGIN_DECLS

#define CRM_TYPE_TILE_BOARD (crm_tile_board_get_type ())
G_DECLARE_FINAL_TYPE (CrmTileBoard, crm_tile_board, CRM, TILE_BOARD, GtkWidget)

GtkWidget *crm_tile_board_new (CrmSession *session);
/* What is shown, by the period that is looked at: CrmHeadline; NULL: nothing was read yet. Borrowed
 * until signal "changed". */
const GPtrArray *crm_tile_board_get_headlines (CrmTileBoard *self);
/* First day of the newest period that has a value; 0: none. */
CrmDay crm_tile_board_get_newest (CrmTileBoard *self);
/* At first CRM_LOOK_NOW. */
void crm_tile_board_set_look (CrmTileBoard *self, CrmLook look);
CrmLook crm_tile_board_get_look (CrmTileBoard *self);
/* Lets the person choose the tiles and their order. */
void crm_tile_board_choose (CrmTileBoard *self);
/* The KPI of the tile that has the focus; 0: none has. */
gint64 crm_tile_board_get_focus (CrmTileBoard *self);

/* signal "changed" (CrmTileBoard *): other values are shown. */

G_END_DECLS
