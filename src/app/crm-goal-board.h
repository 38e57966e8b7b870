/* crm-goal-board.h: the goals as a tree with how far each is, narrowed to a segment where one
 * wants, and beside it what the goal chosen lacks to be SMART. */
#pragma once

#include <gtk/gtk.h>

#include "crm-session.h"

G_BEGIN_DECLS

#define CRM_TYPE_GOAL_BOARD (crm_goal_board_get_type ())
G_DECLARE_FINAL_TYPE (CrmGoalBoard, crm_goal_board, CRM, GOAL_BOARD, GtkWidget)

GtkWidget *crm_goal_board_new (CrmSession *session);

G_END_DECLS
