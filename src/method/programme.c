/* programme.c: the kinds that belong to no single step: the organisation itself, its people and
 * structure, the plan, the committee's meetings and what follows from them, risks and sign-offs.
 * Const data and the few rules over several fields; calls only what crm-method-kinds.h offers. */
#include "crm-method-kinds.h"

#include "crm-error.h"
#include "crm-i18n.h"

/* Amounts are shown with the currency, and a file's amounts are compared with it, so it must be a
 * code that other programs know too. */
static gboolean
check_organisation (const CrmKind *kind, const CrmValue *values, const CrmField **field,
                    GError **error)
{
  const CrmValue *currency = crm_method_get_value (kind, values, "currency");
  guint decimals;

  if (currency->tag == CRM_VALUE_TEXT && !crm_currency_get_decimals (currency->text, &decimals)) {
    *field = crm_method_get_field (kind, "currency");
    g_set_error_literal (error, CRM_ERROR, CRM_ERROR_REFUSED,
                         _ ("A currency is named by three capital letters, such as IRR or EUR."));
    return FALSE;
  }
  return crm_method_check_order (
      kind, values, "tier_begins", "tier_ends",
      _ ("The window of tiers ends before it begins. Correct one of its two days."), field, error);
}

static gboolean
check_person (const CrmKind *kind, const CrmValue *values, const CrmField **field, GError **error)
{
  return crm_method_check_order (kind, values, "joined", "left",
                                 _ ("Nobody leaves before joining. Correct one of the two days."),
                                 field, error);
}

static gboolean
check_milestone (const CrmKind *kind, const CrmValue *values, const CrmField **field,
                 GError **error)
{
  return crm_method_check_order (
             kind, values, "planned_start", "planned_finish",
             _ ("The planned finish is before the planned start. Correct one of the two days."),
             field, error) &&
         crm_method_check_order (
             kind, values, "actual_start", "actual_finish",
             _ ("The actual finish is before the actual start. Correct one of the two days."),
             field, error);
}

/* clang-format off */
static const CrmChoice calendar_choices[] = {
  { "jalali", N_("Jalali") }, { "gregorian", N_("Gregorian") }, { NULL },
};
static const CrmChoice tier_rule_choices[] = {
  { "cumulative", N_("Cumulative share") }, { "thresholds", N_("Thresholds") }, { NULL },
};
static const CrmChoice tier_measure_choices[] = {
  { "profit", N_("Profit") }, { "revenue", N_("Revenue") }, { NULL },
};
static const CrmField organisation_fields[] = {
  { "name", N_("Name"), CRM_TEXT, CRM_SEARCH | CRM_COLUMN, N_("Organisation"),
    N_("The name as it should stand on reports.") },
  { "industry", N_("Industry"), CRM_TEXT, CRM_SEARCH | CRM_COLUMN },
  { "start", N_("Programme start"), CRM_DAY, CRM_COLUMN, .initial = "today" },
  { "budget", N_("Programme budget"), CRM_MONEY, 0, NULL,
    N_("All that the CRM programme may cost, over all its years."), .max = NO_LIMIT },
  { "note", N_("Note"), CRM_NOTE, CRM_SEARCH },
  { "currency", N_("Currency"), CRM_TEXT, CRM_COLUMN, N_("Money"),
    N_("The three letters of the currency, such as IRR or EUR."), .initial = "IRR" },
  { "decimals", N_("Decimals"), CRM_INTEGER, 0, NULL,
    N_("How many decimals amounts have: none for rials, two for euros. Settle it before amounts are entered."),
    .min = 0, .max = 4, .initial = "0" },
  { "discount_rate", N_("Discount rate"), CRM_PERCENT, 0, NULL,
    N_("Yearly and nominal: what money must earn in a year, inflation included."), .min = 0, .max = 1000 },
  { "price_base", N_("Month of constant prices"), CRM_DAY, 0, NULL,
    N_("Any day of the month whose money real amounts are shown in; it needs a price index.") },
  { "calendar", N_("Calendar"), CRM_CHOICE, CRM_COLUMN, N_("Calendar"),
    N_("The calendar of dates, months and years wherever they are shown."), .choices = calendar_choices,
    .initial = "jalali" },
  { "fiscal_month", N_("First month of the fiscal year"), CRM_INTEGER, 0, NULL,
    N_("1 to 12 in the calendar chosen."), .min = 1, .max = 12, .initial = "1" },
  { "saturday", N_("Saturday"), CRM_FLAG, 0, N_("Working days"), .initial = "1" },
  { "sunday", N_("Sunday"), CRM_FLAG, 0, .initial = "1" },
  { "monday", N_("Monday"), CRM_FLAG, 0, .initial = "1" },
  { "tuesday", N_("Tuesday"), CRM_FLAG, 0, .initial = "1" },
  { "wednesday", N_("Wednesday"), CRM_FLAG, 0, .initial = "1" },
  { "thursday", N_("Thursday"), CRM_FLAG, 0, .initial = "0" },
  { "friday", N_("Friday"), CRM_FLAG, 0, .initial = "0" },
  { "day_hours", N_("Hours of a working day"), CRM_REAL, 0, .min = 0, .max = 24, .unit = N_("hours"),
    .initial = "8" },
  { "inactive_after", N_("No longer active after"), CRM_INTEGER, 0, N_("Customers"),
    N_("A customer who bought nothing for so long counts as no longer active."), .min = 1, .max = 120,
    .unit = N_("months"), .initial = "12" },
  { "tier_rule", N_("Rule for tiers"), CRM_CHOICE, 0, NULL,
    N_("By the share customers bring together, or by thresholds each of them must reach."),
    .choices = tier_rule_choices, .initial = "cumulative" },
  { "tier_measure", N_("Ranked by"), CRM_CHOICE, 0, NULL, N_("Profit, unless costs are not known yet."),
    .choices = tier_measure_choices, .initial = "profit" },
  { "tier_begins", N_("Window from"), CRM_DAY, 0, NULL,
    N_("Purchases and costs from this day on are counted; leave it empty to count all.") },
  { "tier_ends", N_("Window to"), CRM_DAY, 0, NULL,
    N_("Purchases and costs up to and with this day are counted; leave it empty to count all.") },
};
const CrmKind crm_organisation_kind = {
  .name = "organisation", .label = N_("Organisation"), .plural = N_("Organisation"), .icon = "go-home-symbolic",
  .hint = N_("Whose programme this is, and how its money, days and tiers are reckoned."),
  .empty = N_("Write down whose programme this is and in which money and calendar it is reckoned; reports carry this name."),
  CRM_FIELDS (organisation_fields), .title = "name", .key = "", .order = "name", .single = TRUE, .check = check_organisation,
};

static const CrmField holiday_fields[] = {
  { "date", N_("Date"), CRM_DAY, CRM_REQUIRED | CRM_UNIQUE | CRM_COLUMN, N_("Holiday"),
    .import_names = "day|تاریخ" },
  { "name", N_("Occasion"), CRM_TEXT, CRM_SEARCH | CRM_COLUMN, .import_names = "holiday|مناسبت" },
};
const CrmKind crm_holiday_kind = {
  .name = "holiday", .label = N_("Holiday"), .plural = N_("Holidays"), .icon = "weather-clear-symbolic",
  .hint = N_("A day off outside the weekend, so that time limits count working hours only."),
  .empty = N_("Enter the days off of the year, or bring them in from a file; answers and repairs are not counted late on them."),
  CRM_FIELDS (holiday_fields), .title = "date,name",
};

static const CrmField price_index_fields[] = {
  { "month", N_("Month"), CRM_DAY, CRM_REQUIRED | CRM_UNIQUE | CRM_COLUMN, N_("Price index"),
    N_("The first day of the month the index is for."), .import_names = "date|period|ماه|تاریخ|دوره" },
  { "value", N_("Index"), CRM_REAL, CRM_REQUIRED | CRM_COLUMN, NULL,
    N_("The consumer price index as published; its base year does not matter."), .min = 0.001, .max = NO_LIMIT,
    .import_names = "cpi|price index|شاخص|شاخص قیمت" },
  { "source", N_("Source"), CRM_TEXT, CRM_COLUMN },
};
const CrmKind crm_price_index_kind = {
  .name = "price_index", .label = N_("Price index"), .plural = N_("Price index"), .icon = "value-increase-symbolic",
  .hint = N_("What prices were in a month, so that amounts of different years can be compared in real money."),
  .empty = N_("Enter the index of each month as the statistical office gives it; only so can this year's money be compared with last year's."),
  CRM_FIELDS (price_index_fields), .title = "month", .order = "-month",
};

static const CrmChoice round_states[] = {
  { "planned", N_("Planned") }, { "running", N_("Running") }, { "closed", N_("Closed") }, { NULL },
};
static const CrmField round_fields[] = {
  { "number", N_("Number"), CRM_TEXT, CRM_REQUIRED | CRM_UNIQUE | CRM_SEARCH | CRM_COLUMN, N_("Round"),
    .initial = "R#" },
  { "begins", N_("From"), CRM_DAY, CRM_COLUMN, .initial = "today" },
  { "ends", N_("To"), CRM_DAY, CRM_COLUMN },
  { "state", N_("State"), CRM_CHOICE, CRM_COLUMN, .choices = round_states, .initial = "running" },
  { "note", N_("Note"), CRM_NOTE, CRM_SEARCH },
};
const CrmKind crm_round_kind = {
  .name = "round", .label = N_("Round"), .plural = N_("Rounds"), .icon = "media-playlist-repeat-symbolic",
  .hint = N_("One walk through the eight steps. A new round keeps the records and asks for new signatures."),
  .empty = N_("Begin a round when the committee starts on the eight steps; signatures and acceptances belong to it."),
  CRM_FIELDS (round_fields), .title = "number", .order = "-begins", .check = crm_method_check_period,
};

static const CrmField unit_fields[] = {
  { "name", N_("Name"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN, N_("Unit"),
    .import_names = "department|unit name|واحد|نام واحد|بخش سازمانی" },
  { "parent", N_("Part of"), CRM_REFERENCE, CRM_COLUMN, .target = "unit", .reverse = N_("Units below") },
  { "head", N_("Head"), CRM_REFERENCE, CRM_COLUMN, .target = "person", .reverse = N_("Units headed") },
  { "meets_customers", N_("Meets customers"), CRM_FLAG, CRM_COLUMN, NULL,
    N_("Tick it when the unit's people see, call or serve customers; what such units must do is checked."),
    .initial = "0" },
  { "note", N_("Note"), CRM_NOTE, CRM_SEARCH },
};
const CrmKind crm_unit_kind = {
  .name = "unit", .label = N_("Unit"), .plural = N_("Units"), .icon = "network-workgroup-symbolic",
  .hint = N_("A department or team. Which segments it serves is said at the segment."),
  .empty = N_("List the departments and teams, those who meet customers first; duties, access and resources are given to units."),
  CRM_FIELDS (unit_fields), .title = "name",
};

static const CrmField job_fields[] = {
  { "title", N_("Title"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN, N_("Job"),
    .import_names = "job|job title|position|شغل|عنوان شغل|سمت" },
  { "unit", N_("Unit"), CRM_REFERENCE, CRM_COLUMN, .target = "unit", .import_names = "department|واحد" },
  { "meets_customers", N_("Meets customers"), CRM_FLAG, CRM_COLUMN, NULL,
    N_("From the chief executive to the guard at the gate: whoever customers deal with."), .initial = "0" },
  { "note", N_("Duties and powers"), CRM_NOTE, CRM_SEARCH },
};
const CrmKind crm_job_kind = {
  .name = "job", .label = N_("Job"), .plural = N_("Jobs"), .icon = "application-certificate-symbolic",
  .hint = N_("What somebody is employed to do; the skills it needs are set in step 4."),
  .empty = N_("List the jobs whose holders customers notice, from the sales desk to the gate; skills are then set for each."),
  CRM_FIELDS (job_fields), .title = "title",
};

static const CrmChoice person_levels[] = {
  { "executive", N_("Executive") }, { "manager", N_("Manager") }, { "staff", N_("Staff") },
  { "operator", N_("Operator") }, { "guard", N_("Guard") }, { NULL },
};
static const CrmChoice employments[] = {
  { "permanent", N_("Permanent") }, { "temporary", N_("Temporary") }, { NULL },
};
static const CrmChoice committee_roles[] = {
  { "chair", N_("Chair") }, { "secretary", N_("Secretary") }, { "member", N_("Member") }, { "none", N_("Not in the committee") }, { NULL },
};
static const CrmField person_fields[] = {
  { "name", N_("Name"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN, N_("Person"),
    .import_names = "full name|employee|employee name|staff name|نام|نام و نام خانوادگی|نام کارمند" },
  { "unit", N_("Unit"), CRM_REFERENCE, CRM_COLUMN, .target = "unit", .reverse = N_("People"),
    .import_names = "department|واحد|واحد سازمانی" },
  { "job", N_("Job"), CRM_REFERENCE, CRM_COLUMN, .target = "job", .reverse = N_("People"),
    .import_names = "job title|position|شغل|سمت" },
  { "level", N_("Level"), CRM_CHOICE, CRM_COLUMN, .choices = person_levels, .initial = "staff",
    .import_names = "سطح|رده" },
  { "employment", N_("Employment"), CRM_CHOICE, 0, NULL,
    N_("Knowledge should not be left to temporary staff; that is checked."), .choices = employments,
    .initial = "permanent", .import_names = "contract|نوع استخدام" },
  { "committee_role", N_("Role in the committee"), CRM_CHOICE, CRM_COLUMN, .choices = committee_roles,
    .initial = "none" },
  { "phone", N_("Telephone"), CRM_TEXT, CRM_PRIVATE, N_("Contact"),
    .import_names = "phone number|mobile|تلفن|موبایل|شماره تماس" },
  { "email", N_("E-mail"), CRM_TEXT, CRM_PRIVATE, .import_names = "mail|email address|ایمیل|رایانامه" },
  { "joined", N_("Joined"), CRM_DAY, CRM_PRIVATE, N_("Time here"),
    .import_names = "hire date|hired|start date|تاریخ استخدام" },
  { "left", N_("Left"), CRM_DAY, CRM_PRIVATE, NULL, N_("Empty while the person works here."),
    .import_names = "end date|leave date|تاریخ ترک کار" },
  { "note", N_("Note"), CRM_NOTE, CRM_SEARCH | CRM_PRIVATE },
};
const CrmKind crm_person_kind = {
  .name = "person", .label = N_("Person"), .plural = N_("People"), .icon = "avatar-default-symbolic",
  .hint = N_("Somebody who works here: committee, leaders, and everyone who has a part in how customers are treated."),
  .empty = N_("Add the committee first, then everybody who owns a task or meets customers; each task needs a name behind it."),
  CRM_FIELDS (person_fields), .title = "name", .check = check_person,
};

static const CrmChoice phases[] = {
  { "pilot", N_("Pilot") }, { "wave_1", N_("First wave") }, { "wave_2", N_("Second wave") }, { "wave_3", N_("Third wave") },
  { "run", N_("Running") }, { NULL },
};
static const CrmField milestone_fields[] = {
  { "title", N_("Title"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN, N_("Milestone or task"),
    .import_names = "task|name|milestone|عنوان|فعالیت" },
  { "step", N_("Step"), CRM_CHOICE, CRM_COLUMN, NULL,
    N_("The step of the path it belongs to; empty for the whole programme."), .choices = crm_method_step_choices },
  { "phase", N_("Phase"), CRM_CHOICE, 0, NULL,
    N_("Begin with a pilot that is small and still touches every unit that meets customers."), .choices = phases },
  { "parent", N_("Part of"), CRM_REFERENCE, 0, .target = "milestone", .reverse = N_("Parts") },
  { "delivers", N_("Delivers"), CRM_CHOICE, 0, NULL, N_("The result of the step that is there once this is done."),
    .choices = crm_method_result_choices },
  { "owner", N_("Owner"), CRM_REFERENCE, CRM_COLUMN, .target = "person" },
  { "planned_start", N_("Planned start"), CRM_DAY, CRM_COLUMN, N_("Time"), .import_names = "start|شروع" },
  { "planned_finish", N_("Planned finish"), CRM_DAY, CRM_COLUMN, NULL,
    N_("The same day as the start for a milestone that takes no time."), .import_names = "finish|due|پایان" },
  { "actual_start", N_("Actual start"), CRM_DAY },
  { "actual_finish", N_("Actual finish"), CRM_DAY },
  { "done", N_("Done"), CRM_PERCENT, CRM_COLUMN, NULL, N_("How much of this task is done, as its owner sees it."),
    .min = 0, .max = 100, .initial = "0" },
  { "depends_on", N_("Depends on"), CRM_LINKS, 0, NULL, N_("What must be finished before this can begin."),
    .target = "milestone", .reverse = N_("Needed by") },
  { "planned_cost", N_("Planned cost"), CRM_MONEY, 0, N_("Cost"), .max = NO_LIMIT },
  { "actual_cost", N_("Actual cost"), CRM_MONEY, 0, .max = NO_LIMIT },
  { "units", N_("Units it touches"), CRM_LINKS, 0, N_("Pilot"),
    N_("A pilot must touch every unit that meets customers."), .target = "unit",
    .reverse = N_("Pilots and tasks") },
  { "segments", N_("Segments it touches"), CRM_LINKS, 0, .target = "segment", .reverse = N_("Pilots and tasks") },
  { "channels", N_("Channels it touches"), CRM_LINKS, 0, .target = "channel", .reverse = N_("Pilots and tasks") },
  { "greatest_size", N_("Greatest size"), CRM_INTEGER, 0, NULL,
    N_("How many customers the pilot may touch at most."), .min = 0, .max = NO_LIMIT, .unit = N_("customers") },
  { "note", N_("Note"), CRM_NOTE, CRM_SEARCH, N_("Notes") },
};
const CrmKind crm_milestone_kind = {
  .name = "milestone", .label = N_("Milestone"), .plural = N_("Milestones and tasks"),
  .icon = "x-office-calendar-symbolic",
  .hint = N_("A piece of the plan with an owner and a date; a step without one does not happen."),
  .empty = N_("Write down what has to be reached by which day and who sees to it; begin with a pilot."),
  CRM_FIELDS (milestone_fields), .title = "title", .order = "planned_finish,title", .check = check_milestone,
};

static const CrmChoice commitment_kinds[] = {
  { "people", N_("People") }, { "hours", N_("Hours") }, { "money", N_("Money") }, { "skill", N_("Technical skill") }, { NULL },
};
static const CrmField commitment_fields[] = {
  { "title", N_("What for"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN, N_("Commitment") },
  { "unit", N_("Unit"), CRM_REFERENCE, CRM_COLUMN, NULL, N_("Who gives it."), .target = "unit",
    .reverse = N_("Resources committed") },
  { "kind", N_("Kind"), CRM_CHOICE, CRM_COLUMN, .choices = commitment_kinds, .initial = "hours" },
  { "committed", N_("Committed"), CRM_REAL, CRM_COLUMN, N_("How much"),
    N_("People, hours, or days of a specialist; money has its own fields."), .min = 0, .max = NO_LIMIT },
  { "used", N_("Used"), CRM_REAL, CRM_COLUMN, .min = 0, .max = NO_LIMIT },
  { "money_committed", N_("Money committed"), CRM_MONEY, CRM_COLUMN, .max = NO_LIMIT },
  { "money_used", N_("Money used"), CRM_MONEY, CRM_COLUMN, .max = NO_LIMIT },
  { "begins", N_("From"), CRM_DAY, 0, N_("Period") },
  { "ends", N_("To"), CRM_DAY },
  { "vision", N_("Vision it serves"), CRM_REFERENCE, 0, N_("Serves"),
    N_("Work that serves no vision is money spent elsewhere; its share is shown."), .target = "vision",
    .reverse = N_("Resources") },
  { "strategy", N_("Strategy"), CRM_REFERENCE, 0, .target = "strategy", .reverse = N_("Resources") },
  { "milestone", N_("Milestone or task"), CRM_REFERENCE, 0, .target = "milestone", .reverse = N_("Resources") },
  { "note", N_("Note"), CRM_NOTE, CRM_SEARCH, N_("Notes") },
};
const CrmKind crm_commitment_kind = {
  .name = "commitment", .label = N_("Resource commitment"), .plural = N_("Resource commitments"),
  .icon = "emblem-shared-symbolic",
  .hint = N_("The people, hours, money or skill a unit gives to the programme, and what was used of it."),
  .empty = N_("Write down what people, hours or money each unit has promised, and later what was used; a promise without a number gets nothing done."),
  CRM_FIELDS (commitment_fields), .title = "title,unit", .key = "", .order = "title", .check = crm_method_check_period,
};

static const CrmChoice assessment_lists[] = {
  { "success_dimensions", N_("Four dimensions of success") },
  { "engines", N_("Five engines") },
  { "sales_skills", N_("Seven sales skills") },
  { "awareness", N_("Awareness and interaction") },
  { "service_quality", N_("Quality of service and trust") },
  { "own", N_("Our own list") },
  { NULL },
};
static const CrmField assessment_fields[] = {
  { "list", N_("List"), CRM_CHOICE, CRM_COLUMN, N_("Assessment"), .choices = assessment_lists, .initial = "own" },
  { "item", N_("Item"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN, NULL,
    N_("What is judged, in a few words.") },
  { "score", N_("Score"), CRM_INTEGER, CRM_COLUMN, NULL,
    N_("1 is poor, 5 is excellent; judge as a customer would."), .min = 1, .max = 5 },
  { "evidence", N_("Evidence"), CRM_NOTE, CRM_SEARCH, NULL, N_("What anybody could see that shows it.") },
  { "person", N_("By"), CRM_REFERENCE, CRM_COLUMN, .target = "person", .reverse = N_("Assessments made") },
  { "date", N_("Date"), CRM_DAY, CRM_COLUMN, .initial = "today" },
  { "round", N_("Round"), CRM_REFERENCE, 0, .target = "round" },
};
const CrmKind crm_assessment_kind = {
  .name = "assessment", .label = N_("Self-assessment"), .plural = N_("Self-assessments"),
  .icon = "checkbox-checked-symbolic",
  .hint = N_("How good we think we are at one thing today, so that the next time shows whether it moved."),
  .empty = N_("Go through one of the ready lists and give each item a score with what shows it; the next time tells what has moved."),
  CRM_FIELDS (assessment_fields), .title = "item,date", .key = "", .order = "list,item,-date",
};

static const CrmField meeting_fields[] = {
  { "number", N_("Number"), CRM_INTEGER, CRM_COLUMN, N_("Meeting"),
    N_("The number by which decisions name their meeting."), .min = 1, .max = NO_LIMIT },
  { "title", N_("Title"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN },
  { "begins", N_("Begins"), CRM_TIME, CRM_COLUMN, .initial = "now" },
  { "ends", N_("Ends"), CRM_TIME },
  { "place", N_("Meeting place"), CRM_TEXT, CRM_SEARCH | CRM_COLUMN },
  { "attendees", N_("Attendees"), CRM_LINKS, 0, .target = "person", .reverse = N_("Meetings attended") },
  { "agenda", N_("Agenda"), CRM_NOTE, CRM_SEARCH, N_("Papers"),
    N_("What is to be talked about, one point a line.") },
  { "minutes", N_("Minutes"), CRM_NOTE, CRM_SEARCH, NULL,
    N_("What was said. Decisions and actions have their own records.") },
};
const CrmKind crm_meeting_kind = {
  .name = "meeting", .label = N_("Meeting"), .plural = N_("Meetings"), .icon = "x-office-presentation-symbolic",
  .hint = N_("A meeting of the committee, with its agenda and minutes."),
  .empty = N_("Set the next meeting of the committee with its agenda; decisions and actions then say where they come from."),
  CRM_FIELDS (meeting_fields), .title = "title,begins", .key = "", .order = "-begins", .check = crm_method_check_period,
};

static const CrmField decision_fields[] = {
  { "title", N_("Decision"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN, N_("Decision"),
    N_("What was decided, in one sentence.") },
  { "meeting", N_("Meeting"), CRM_REFERENCE, CRM_COLUMN, .target = "meeting" },
  { "date", N_("Date"), CRM_DAY, CRM_COLUMN, .initial = "today" },
  { "step", N_("Step"), CRM_CHOICE, CRM_COLUMN, .choices = crm_method_step_choices },
  { "deciders", N_("Decided by"), CRM_LINKS, 0, .target = "person", .reverse = N_("Decisions") },
  { "reason", N_("Reason"), CRM_NOTE, CRM_SEARCH, NULL,
    N_("Why this and not something else; somebody will ask in a year.") },
  { "kpis", N_("KPIs it is to move"), CRM_LINKS, 0, .target = "kpi", .reverse = N_("Decisions about it") },
  { "about_kind", N_("About a record of kind"), CRM_TEXT, 0, N_("About"),
    N_("The name of the kind, such as goal or customer.") },
  { "about", N_("About record number"), CRM_INTEGER, 0, .min = 1, .max = NO_LIMIT },
};
const CrmKind crm_decision_kind = {
  .name = "decision", .label = N_("Decision"), .plural = N_("Decisions"), .icon = "object-select-symbolic",
  .hint = N_("What the committee decided, when and why."),
  .empty = N_("Write down each decision in one sentence with its reason, so that nobody has to decide it a second time."),
  CRM_FIELDS (decision_fields), .title = "title", .order = "-date,title",
};

static const CrmField action_fields[] = {
  { "title", N_("What"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN, N_("Action"),
    N_("What is to be done, in one sentence that begins with a verb."), .import_names = "action|task|اقدام" },
  { "owner", N_("Owner"), CRM_REFERENCE, CRM_COLUMN, NULL, N_("One person who sees to it."), .target = "person" },
  { "due", N_("Due"), CRM_DAY, CRM_COLUMN, .import_names = "due date|deadline|موعد|مهلت" },
  { "done", N_("Done on"), CRM_DAY, CRM_COLUMN, NULL, N_("Empty while it is open."),
    .import_names = "completed|تاریخ انجام" },
  { "note", N_("Note"), CRM_NOTE, CRM_SEARCH },
  { "meeting", N_("From meeting"), CRM_REFERENCE, 0, N_("Where it comes from"), .target = "meeting" },
  { "decision", N_("From decision"), CRM_REFERENCE, 0, .target = "decision" },
  { "about_kind", N_("About a record of kind"), CRM_TEXT, 0, N_("About"),
    N_("The name of the kind, such as complaint or kpi.") },
  { "about", N_("About record number"), CRM_INTEGER, 0, .min = 1, .max = NO_LIMIT },
};
const CrmKind crm_action_kind = {
  .name = "action", .label = N_("Action"), .plural = N_("Actions"), .icon = "task-due-symbolic",
  .hint = N_("What somebody has taken on to do by a day."),
  .empty = N_("Write down what has to be done next, who does it and by which day; whatever has no name and no day waits for ever."),
  CRM_FIELDS (action_fields), .title = "title", .key = "", .order = "due,title",
};

static const CrmField attachment_fields[] = {
  { "name", N_("Name"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN, N_("Attachment"),
    N_("The name of the file, or what it shows.") },
  { "file", N_("File"), CRM_FILE, 0, NULL, N_("A letter, photo or PDF; it is kept in the programme itself.") },
  { "date", N_("Added on"), CRM_DAY, CRM_COLUMN, .initial = "today" },
  { "person", N_("Added by"), CRM_REFERENCE, CRM_COLUMN, .target = "person" },
  { "note", N_("Note"), CRM_NOTE, CRM_SEARCH },
  { "about_kind", N_("About a record of kind"), CRM_TEXT, CRM_COLUMN, N_("About"),
    N_("The name of the kind, such as promise or agreement.") },
  { "about", N_("About record number"), CRM_INTEGER, 0, .min = 1, .max = NO_LIMIT },
};
const CrmKind crm_attachment_kind = {
  .name = "attachment", .label = N_("Attachment"), .plural = N_("Attachments"), .icon = "mail-attachment-symbolic",
  .hint = N_("A file kept as evidence beside the record it proves."),
  .empty = N_("Keep letters, photos or contracts here beside the record they prove, so that evidence is found when it is asked for."),
  CRM_FIELDS (attachment_fields), .title = "name", .key = "", .order = "-date,name",
};

static const CrmChoice risk_causes[] = {
  { "no_communication", N_("No communication along the chain of people who meet customers") },
  { "no_user_support", N_("Technology without support for its users") },
  { "sales_interests", N_("Interests of sales staff not aligned with the system") },
  { "knowledge_not_shared", N_("Sales staff who do not share what they know") },
  { "one_unit", N_("Programme seen as one unit's project") },
  { "volume_underestimated", N_("Data volume underestimated") },
  { "too_much_data", N_("Too much data gathered") },
  { "no_pilot", N_("No pilot, no milestones") },
  { "begun_again", N_("The same effort begun again and again") },
  { "trap_strategy", N_("Trap: CRM before a customer strategy") },
  { "trap_organisation", N_("Trap: CRM before the organisation has changed for it") },
  { "trap_technology", N_("Trap: more technology taken for better") },
  { "trap_stalking", N_("Trap: stalking customers rather than wooing them") },
  { "other", N_("Other") },
  { NULL },
};
static const CrmChoice risk_states[] = {
  { "open", N_("Open") }, { "treated", N_("Being treated") }, { "happened", N_("Happened") }, { "closed", N_("Closed") }, { NULL },
};
static const CrmField risk_fields[] = {
  { "title", N_("Title"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN, N_("Risk"),
    N_("What may happen, and what it would do to the programme.") },
  { "cause", N_("Cause"), CRM_CHOICE, CRM_COLUMN, NULL,
    N_("The known causes and traps on which such programmes fail."), .choices = risk_causes },
  { "state", N_("State"), CRM_CHOICE, CRM_COLUMN, .choices = risk_states, .initial = "open" },
  { "owner", N_("Owner"), CRM_REFERENCE, CRM_COLUMN, .target = "person" },
  { "probability", N_("Probability"), CRM_INTEGER, CRM_COLUMN, N_("How serious"),
    N_("1 is hardly ever, 5 is almost certain."), .min = 1, .max = 5 },
  { "impact", N_("Impact"), CRM_INTEGER, CRM_COLUMN, NULL, N_("1 is hardly felt, 5 ends the programme."), .min = 1,
    .max = 5 },
  { "rating", N_("Rating"), CRM_INTEGER, CRM_COLUMN, NULL, N_("Probability times impact."),
    .computed = "t.\"probability\" * t.\"impact\"" },
  { "response", N_("Response to the risk"), CRM_NOTE, CRM_SEARCH, N_("What is done"),
    N_("What is done so that it does not happen, or hurts less.") },
};
const CrmKind crm_risk_kind = {
  .name = "risk", .label = N_("Risk"), .plural = N_("Risks"), .icon = "dialog-warning-symbolic",
  .hint = N_("What may make the programme fail, how likely that is, and who does what against it."),
  .empty = N_("Write down what could stop the programme, how likely it is and who watches it."),
  CRM_FIELDS (risk_fields), .title = "title", .order = "-rating,title",
};

static const CrmField signoff_fields[] = {
  { "step", N_("Step"), CRM_CHOICE, CRM_REQUIRED | CRM_COLUMN, N_("Sign-off"), .choices = crm_method_step_choices },
  { "deliverable", N_("Deliverable"), CRM_CHOICE, CRM_COLUMN, NULL,
    N_("The result that is signed; empty when the whole step is."), .choices = crm_method_result_choices },
  { "round", N_("Round"), CRM_REFERENCE, CRM_COLUMN, .target = "round" },
  { "person", N_("Signed by"), CRM_REFERENCE, CRM_COLUMN, .target = "person" },
  { "at", N_("Signed at"), CRM_TIME, CRM_COLUMN, .initial = "now" },
  { "remark", N_("Remark"), CRM_NOTE, CRM_SEARCH },
  { "reason", N_("Reason"), CRM_NOTE, CRM_SEARCH, NULL,
    N_("Why it was signed ahead of its evidence or of the steps before it, if it was.") },
  { "signed", N_("What was signed"), CRM_NOTE, CRM_SEARCH, N_("State that was signed"),
    N_("The deliverable in words, as it was at that moment.") },
  { "signed_tx", N_("Change number"), CRM_INTEGER, 0, NULL,
    N_("The last change before the signature; later ones show as “changed since”."), .min = 0, .max = NO_LIMIT },
};
const CrmKind crm_signoff_kind = {
  .name = "signoff", .label = N_("Sign-off"), .plural = N_("Sign-offs"), .icon = "emblem-ok-symbolic",
  .hint = N_("A signature under what a step has produced, with the state that was signed."),
  .empty = N_("Sign what a step has produced once its results are there; the state that was signed is kept with the signature."),
  CRM_FIELDS (signoff_fields), .title = "step,deliverable", .key = "", .order = "-at",
};

static const CrmField acceptance_fields[] = {
  { "check", N_("Check"), CRM_TEXT, CRM_REQUIRED | CRM_COLUMN, N_("Accepted as it is"),
    N_("The name of the check.") },
  { "reason", N_("Reason"), CRM_NOTE, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN, NULL,
    N_("Why the committee leaves it as it is.") },
  { "round", N_("Round"), CRM_REFERENCE, CRM_COLUMN, .target = "round", .reverse = N_("Accepted as it is") },
  { "person", N_("By"), CRM_REFERENCE, CRM_COLUMN, .target = "person", .reverse = N_("Checks accepted") },
  { "at", N_("At"), CRM_TIME, CRM_COLUMN, .initial = "now" },
};
const CrmKind crm_acceptance_kind = {
  .name = "acceptance", .label = N_("Acceptance"), .plural = N_("Checks accepted as they are"),
  .icon = "emblem-ok-symbolic",
  .hint = N_("What the method advises against, and the committee leaves as it is for a reason."),
  CRM_FIELDS (acceptance_fields), .title = "check", .key = "", .order = "-at", .hidden = TRUE,
};
/* clang-format on */
