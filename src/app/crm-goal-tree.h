/* crm-goal-tree.h: the goals as a tree of wholes and their parts: what each is, how far it is, when
 * it is due and what it weighs. Arrows open and close a whole; what is open and chosen stays so
 * when the goals are read anew. */
#pragma once

#include <gtk/gtk.h>

#include "crm-goal.h"
#include "crm-session.h"

G_BEGIN_DECLS

#define CRM_TYPE_GOAL_TREE (crm_goal_tree_get_type ())
G_DECLARE_FINAL_TYPE (CrmGoalTree, crm_goal_tree, CRM, GOAL_TREE, GtkWidget)

GtkWidget *crm_goal_tree_new (CrmSession *session);
/* Takes a reference. A goal whose whole is not among them stands by itself. */
void crm_goal_tree_show (CrmGoalTree *self, GPtrArray *goals);
/* NULL: none is chosen. */
const CrmGoal *crm_goal_tree_get_chosen (CrmGoalTree *self);

/* signal "chosen" (CrmGoalTree *): another goal, or the same as it is now. Enter and a double
 * click open its record by win.record. */

G_END_DECLS
