/* processes.c: step 5, processes: which there are, what was decided about each, and the
 * activities of the work as it is and as it is to be, with the ways between them. Const data
 * only; lead times, costs and hand-offs are worked out elsewhere. */
#include "crm-method-kinds.h"

#include "crm-i18n.h"

/* clang-format off */
static const CrmChoice process_states[] = {
  { "listed", N_("Listed") }, { "keep", N_("Reviewed: keep") }, { "redesign", N_("Reviewed: redesign") },
  { "redesigned", N_("Redesigned") }, { "pilot", N_("In a pilot") }, { "live", N_("Live") }, { NULL },
};
static const CrmField process_fields[] = {
  { "code", N_("Code"), CRM_TEXT, CRM_REQUIRED | CRM_UNIQUE | CRM_SEARCH | CRM_COLUMN, N_("Process"), .initial = "PR#" },
  { "title", N_("Name"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN, .hint = N_("With its first and last act, as in: from the order to the delivery.") },
  { "owner", N_("Owner"), CRM_REFERENCE, CRM_COLUMN, .target = "person", .reverse = N_("Processes owned"),
    .hint = N_("The one person who answers for the whole of it, across units.") },
  { "unit", N_("Unit"), CRM_REFERENCE, 0, .target = "unit", .hint = N_("The unit that does most of it.") },
  { "meets_customers", N_("Meets customers"), CRM_FLAG, CRM_COLUMN, .initial = "1", .hint = N_("Customers notice how it is done.") },
  { "volume", N_("Volume a month"), CRM_REAL, CRM_COLUMN, .min = 0, .max = NO_LIMIT, .unit = N_("cases"),
    .hint = N_("How many cases pass through it in a month; savings are reckoned from it.") },
  { "description", N_("Description"), CRM_NOTE, CRM_SEARCH },
  { "state", N_("State"), CRM_CHOICE, CRM_COLUMN, N_("Redesign"), .choices = process_states, .initial = "listed" },
  { "reviewed", N_("Reviewed on"), CRM_DAY, 0 },
  { "decision", N_("Decision"), CRM_REFERENCE, 0, .target = "decision", .hint = N_("To keep it as it is, or to redesign it.") },
  { "reason", N_("Reason to change"), CRM_NOTE, CRM_SEARCH },
  { "customer_effect", N_("Effect on the customer"), CRM_NOTE, CRM_SEARCH,
    .hint = N_("What the customer gains; a redesign without a gain for the customer is not worth it.") },
  { "live", N_("Live since"), CRM_DAY, 0 },
  { "strategies", N_("Strategies"), CRM_LINKS, 0, N_("Serves"), .target = "strategy", .reverse = N_("Processes that serve it") },
  { "goals", N_("Goals"), CRM_LINKS, 0, .target = "goal", .reverse = N_("Processes that serve it") },
  { "kpi", N_("KPI"), CRM_REFERENCE, 0, .target = "kpi", .reverse = N_("Processes it measures"), .hint = N_("What tells whether the process works.") },
};
const CrmKind crm_process_kind = {
  .name = "process", .label = N_("Process"), .plural = N_("Processes"), .icon = "emblem-synchronizing-symbolic", .step = 5,
  .hint = N_("Work that runs through several hands until a customer has what was asked for."),
  .empty = N_("Begin with the processes that customers feel most, such as an order or a complaint, and say who answers for each."),
  CRM_FIELDS (process_fields), .title = "title",
};

static const CrmChoice process_versions[] = {
  { "as_is", N_("As is") }, { "to_be", N_("To be") }, { NULL },
};
static const CrmChoice activity_values[] = {
  { "customer", N_("Of value to the customer") }, { "business", N_("Needed by the business") }, { "waste", N_("Waste") }, { NULL },
};
static const CrmField activity_fields[] = {
  { "code", N_("Code"), CRM_TEXT, CRM_REQUIRED | CRM_UNIQUE | CRM_SEARCH, N_("Activity"), .initial = "A#" },
  { "process", N_("Process"), CRM_REFERENCE, CRM_REQUIRED | CRM_OWNED | CRM_COLUMN, .target = "process" },
  { "version", N_("Version"), CRM_CHOICE, CRM_REQUIRED | CRM_COLUMN, .choices = process_versions, .initial = "as_is" },
  { "number", N_("Order"), CRM_INTEGER, CRM_COLUMN, .min = 1, .max = 10000 },
  { "name", N_("Name"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN, .hint = N_("A verb and a thing: checks the order.") },
  { "unit", N_("Lane: unit"), CRM_REFERENCE, CRM_COLUMN, .target = "unit", .hint = N_("Who does it: a unit, or a job. From lane to lane is a hand-off.") },
  { "job", N_("Lane: job"), CRM_REFERENCE, 0, .target = "job" },
  { "value", N_("Value added"), CRM_CHOICE, CRM_COLUMN, .choices = activity_values },
  { "work", N_("Work"), CRM_REAL, CRM_COLUMN, N_("Time and cost"), .min = 0, .max = NO_LIMIT, .unit = N_("min"), .hint = N_("Minutes somebody works on a case.") },
  { "waiting", N_("Waiting"), CRM_REAL, CRM_COLUMN, .min = 0, .max = NO_LIMIT, .unit = N_("min"), .hint = N_("Minutes a case lies before the work on it begins.") },
  { "cost_per_hour", N_("Cost an hour"), CRM_MONEY, 0, .min = 0, .max = NO_LIMIT },
  { "system", N_("System used"), CRM_REFERENCE, 0, N_("How"), .target = "system" },
  { "automated", N_("Done by a system"), CRM_FLAG, 0 },
  { "note", N_("Note"), CRM_NOTE, CRM_SEARCH, .hint = N_("Of a step that falls away: why it is no longer needed.") },
};
const CrmKind crm_activity_kind = {
  .name = "activity", .label = N_("Activity"), .plural = N_("Activities"), .icon = "system-run-symbolic", .step = 5,
  .hint = N_("One act of a process, done in one lane, as it is today or as it is to be."),
  .empty = N_("Write down the acts of a process in their order, as they are today; the time they wait is where customers lose patience."),
  CRM_FIELDS (activity_fields), .title = "name", .order = "process,version,number,code", .parent = "process",
};

static const CrmField flow_fields[] = {
  { "activity", N_("After activity"), CRM_REFERENCE, CRM_REQUIRED | CRM_OWNED | CRM_COLUMN, N_("Way"), .target = "activity", .reverse = N_("Next activities") },
  { "next", N_("To"), CRM_REFERENCE, CRM_REQUIRED | CRM_OWNED | CRM_COLUMN, .target = "activity", .reverse = N_("Previous activities") },
  { "probability", N_("Probability"), CRM_PERCENT, CRM_COLUMN, .min = 0, .max = 100, .initial = "100",
    .hint = N_("How many cases of a hundred go this way; what is missing to 100 per cent ends here.") },
  { "condition", N_("Condition"), CRM_TEXT, CRM_SEARCH | CRM_COLUMN, .hint = N_("What makes a case go this way, as in: the part is in stock.") },
};
const CrmKind crm_flow_kind = {
  .name = "flow", .label = N_("Way between activities"), .plural = N_("Ways between activities"), .icon = "go-next-symbolic", .step = 5,
  .hint = N_("Which activity may follow another, and how often it does."),
  CRM_FIELDS (flow_fields), .title = "activity,next", .key = "activity,next", .order = "activity,-probability", .parent = "activity",
  .hidden = TRUE,
};
/* clang-format on */
