/* crm-boards.c: the list: one line a board, with the function that makes it. Boards themselves
 * know nothing of it. */
#include "crm-boards.h"

#include "crm-assess-page.h"
#include "crm-check-page.h"
#include "crm-goal-board.h"
#include "crm-history-page.h"
#include "crm-i18n.h"
#include "crm-overview.h"
#include "crm-reports-page.h"
#include "crm-scorecard.h"

static const CrmBoard boards[] = {
  { "overview", N_ ("Overview"), NULL, NULL, crm_overview_new },
  { "checks", N_ ("Method check"), NULL, NULL, crm_check_page_new },
  { "history", N_ ("History"), NULL, NULL, crm_history_page_new },
  { "reports", N_ ("Reports"), "reports", NULL, crm_reports_page_new },
  { "goals", N_ ("Goal tree"), NULL, "goal", crm_goal_board_new },
  { "scorecard", N_ ("Scorecard"), NULL, "kpi", crm_scorecard_new },
  { "assess", N_ ("Assess by a list"), NULL, "assessment", crm_assess_page_new },
  { NULL },
};

const CrmBoard *
crm_board_get_all (void)
{
  return boards;
}

const CrmBoard *
crm_board_find (const char *name)
{
  for (const CrmBoard *board = boards; board->name != NULL; board++)
    if (g_strcmp0 (board->name, name) == 0)
      return board;
  return NULL;
}

const CrmBoard *
crm_board_find_of_view (const char *view)
{
  for (const CrmBoard *board = boards; board->name != NULL; board++)
    if (board->view != NULL && g_strcmp0 (board->view, view) == 0)
      return board;
  return NULL;
}

const CrmBoard *
crm_board_find_of_kind (const char *kind)
{
  for (const CrmBoard *board = boards; board->name != NULL; board++)
    if (g_strcmp0 (board->kind, kind) == 0)
      return board;
  return NULL;
}
