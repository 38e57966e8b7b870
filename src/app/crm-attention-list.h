/* crm-attention-list.h: what the committee has to look at first: the checks that fail, the traps of
 * the method before all others. A row leads to the record, or to the checks of its step where none
 * stands for it. */
#pragma once

#include <gtk/gtk.h>

#include "crm-guide.h"
#include "crm-tile-board.h"

G_BEGIN_DECLS

#define CRM_TYPE_ATTENTION_LIST (crm_attention_list_get_type ())
G_DECLARE_FINAL_TYPE (CrmAttentionList, crm_attention_list, CRM, ATTENTION_LIST, GtkWidget)

/* board: whose measures are listed too; it must live as long. */
GtkWidget *crm_attention_list_new (CrmGuide *guide, CrmTileBoard *board);

G_END_DECLS
