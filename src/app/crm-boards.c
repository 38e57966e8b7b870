/* crm-boards.c: the list: one line a board, with the function that makes it. Boards themselves
 * know nothing of it. */
#include "crm-boards.h"

#include "crm-assess-page.h"
#include "crm-check-page.h"
#include "crm-i18n.h"
#include "crm-overview.h"
#include "crm-reports-page.h"

static const CrmBoard boards[] = {
  { "overview", N_ ("Overview"), NULL, NULL, crm_overview_new },
  { "checks", N_ ("Method check"), NULL, NULL, crm_check_page_new },
  { "reports", N_ ("Reports"), "reports", NULL, crm_reports_page_new },
  { "assess", N_ ("Assess by a list"), NULL, "assessment", crm_assess_page_new },
};

const CrmBoard *
crm_board_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (boards); i++)
    if (g_str_equal (boards[i].name, name))
      return &boards[i];
  return NULL;
}

const CrmBoard *
crm_board_find_of_view (const char *view)
{
  for (gsize i = 0; i < G_N_ELEMENTS (boards); i++)
    if (g_strcmp0 (boards[i].view, view) == 0)
      return &boards[i];
  return NULL;
}

const CrmBoard *
crm_board_find_of_kind (const char *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (boards); i++)
    if (g_strcmp0 (boards[i].kind, kind) == 0)
      return &boards[i];
  return NULL;
}
