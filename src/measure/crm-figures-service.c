/* crm-figures-service.c: the KPIs of service.
 * Data only; crm-figure.h says how it is written. */
#include "crm-figure-private.h"

#include "crm-i18n.h"

/* clang-format off */
static const CrmFigure figures[] = {
  { "K58", N_("Service requests per 100 customers"),
    N_("Requests for service in the period for every 100 active customers."),
    N_("per 100"), CRM_DIRECTION_LOWER, CRM_PERIOD_MONTH, "process", 3, "mean" },
  { "K59", N_("Cost per service request"),
    N_("Cost of service, divided by the requests."),
    CRM_FIGURE_MONEY, CRM_DIRECTION_LOWER, CRM_PERIOD_MONTH, "finance", 3, "mean" },
  { "K60", N_("Average handling time"),
    N_("Time spent on contacts, divided by how many they are; read it together with satisfaction, never as cost "
       "alone."),
    N_("min"), CRM_DIRECTION_WATCH, CRM_PERIOD_MONTH, "process", 3, "mean" },
  { "K61", N_("Abandonment"),
    N_("Calls that were given up before they were answered, of all calls."),
    "%", CRM_DIRECTION_LOWER, CRM_PERIOD_WEEK, "process", 3, "mean" },
};
/* clang-format on */

const CrmFigureBlock crm_figures_service = { figures, G_N_ELEMENTS (figures) };
