/* vision.c: step 1, vision: what the organisation wants to become for its customers, what it
 * means by CRM and who shares that, the goals by which success is told, and the promises made to
 * customers. Const data only; what is missing for a good goal or promise is advice, told by the
 * checks. */
#include "crm-method-kinds.h"
#include "crm-i18n.h"

/* clang-format off */
static const CrmField vision_fields[] = {
  { "title", N_("Title"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN, N_("Vision statement"),
    N_("A short name by which goals and strategies refer to it.") },
  { "statement", N_("Text"), CRM_NOTE, CRM_SEARCH | CRM_COLUMN, NULL,
    N_("What we want to be for our customers, in words everybody here understands.") },
  { "horizon", N_("Horizon"), CRM_TEXT, CRM_COLUMN, NULL,
    N_("The year or event by which it should be true, such as 1410 or five years.") },
  { "agreed", N_("Agreed on"), CRM_DAY, CRM_COLUMN, NULL,
    N_("Empty while it is a draft; earlier wordings stay in the history.") },
  { "agreed_by", N_("Agreed by"), CRM_LINKS, 0, .target = "person", .reverse = N_("Visions agreed") },
  { "note", N_("Note"), CRM_NOTE, CRM_SEARCH },
};
const CrmKind crm_vision_kind = {
  .name = "vision", .label = N_("Vision statement"), .plural = N_("Vision statements"),
  .icon = "daytime-sunrise-symbolic", .step = 1,
  .hint = N_("What the organisation wants to become for its customers; goals, strategies and costs link to it."),
  .empty = N_("Write down in a few sentences what the organisation wants to be for its customers, and by when."),
  CRM_FIELDS (vision_fields), .title = "title", .order = "-agreed,title",
};

static const CrmField definition_fields[] = {
  { "title", N_("Title"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN, N_("Definition of CRM") },
  { "text", N_("Text"), CRM_NOTE, CRM_SEARCH | CRM_COLUMN, NULL,
    N_("What CRM means in this organisation: one wording that all units share.") },
  { "aim", N_("Aim"), CRM_NOTE, CRM_SEARCH, NULL, N_("What the organisation does it for.") },
  { "agreed", N_("Agreed on"), CRM_DAY, CRM_COLUMN, NULL,
    N_("Empty while it is a draft; earlier wordings stay in the history.") },
  { "agreed_by", N_("Agreed by"), CRM_LINKS, 0, .target = "person", .reverse = N_("Definitions agreed") },
};
const CrmKind crm_definition_kind = {
  .name = "definition", .label = N_("Definition of CRM"), .plural = N_("Definitions of CRM"),
  .icon = "accessories-dictionary-symbolic", .step = 1,
  .hint = N_("What CRM means here, so that nobody takes it for a piece of software."),
  .empty = N_("Write down what CRM means here and what it is for, in words that everybody from the board to the warehouse can repeat."),
  CRM_FIELDS (definition_fields), .title = "title", .order = "-agreed,title",
};

static const CrmField acknowledgement_fields[] = {
  { "definition", N_("Definition of CRM"), CRM_REFERENCE, CRM_REQUIRED | CRM_OWNED | CRM_COLUMN,
    N_("Acknowledgement"), .target = "definition" },
  { "person", N_("Person"), CRM_REFERENCE, CRM_REQUIRED | CRM_OWNED | CRM_COLUMN, .target = "person" },
  { "date", N_("Date"), CRM_DAY, CRM_COLUMN, NULL, N_("When the person said to have read and understood it."),
    .initial = "today" },
};
const CrmKind crm_acknowledgement_kind = {
  .name = "acknowledgement", .label = N_("Acknowledgement"), .plural = N_("Acknowledgements"),
  .icon = "mail-read-symbolic", .step = 1,
  .hint = N_("Who knows and shares the definition, and since when."),
  CRM_FIELDS (acknowledgement_fields), .title = "person,definition", .key = "definition,person", .order = "-date", .parent = "definition",
  .hidden = TRUE,
};

static const CrmChoice audiences[] = {
  { "managers", N_("Managers") }, { "staff", N_("All staff") }, { NULL },
};
static const CrmField course_fields[] = {
  { "title", N_("Title"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN, N_("Course"),
    .import_names = "course|name|دوره|عنوان دوره" },
  { "subject", N_("Subject"), CRM_TEXT, CRM_SEARCH | CRM_COLUMN, .import_names = "topic|موضوع" },
  { "about_crm", N_("About CRM"), CRM_FLAG, 0, NULL, N_("Counts as the CRM course that everybody should attend."),
    .initial = "1" },
  { "audience", N_("Audience"), CRM_CHOICE, CRM_COLUMN, NULL,
    N_("Managers are trained longer than staff; the hours are compared."), .choices = audiences,
    .initial = "staff" },
  { "teacher", N_("Teacher"), CRM_TEXT, CRM_SEARCH, .import_names = "trainer|instructor|مدرس" },
  { "skills", N_("Skills it teaches"), CRM_LINKS, 0, .target = "skill", .reverse = N_("Courses that teach it") },
  { "planned_date", N_("Planned for"), CRM_DAY, 0, N_("Time") },
  { "planned_hours", N_("Hours planned"), CRM_REAL, 0, .min = 0, .max = NO_LIMIT, .unit = N_("hours") },
  { "date", N_("Held on"), CRM_DAY, CRM_COLUMN, NULL, N_("The first day; empty until it is held."),
    .import_names = "course date|تاریخ|تاریخ برگزاری" },
  { "hours", N_("Hours held"), CRM_REAL, CRM_COLUMN, .min = 0, .max = NO_LIMIT, .unit = N_("hours"),
    .import_names = "duration|ساعت|مدت" },
  { "note", N_("Note"), CRM_NOTE, CRM_SEARCH, N_("Notes") },
};
const CrmKind crm_course_kind = {
  .name = "course", .label = N_("Course"), .plural = N_("Courses"), .icon = "accessories-text-editor-symbolic",
  .step = 1,
  .hint = N_("A training, planned or held; who came is recorded with it."),
  .empty = N_("Plan the training on customers and CRM: for whom, how long and when; managers need more of it than staff."),
  CRM_FIELDS (course_fields), .title = "title", .key = "", .order = "-date,title",
};

static const CrmChoice course_results[] = {
  { "passed", N_("Passed") }, { "failed", N_("Not passed") }, { "not_examined", N_("Not examined") }, { NULL },
};
static const CrmField attendance_fields[] = {
  { "course", N_("Course"), CRM_REFERENCE, CRM_REQUIRED | CRM_OWNED | CRM_COLUMN, N_("Attendance"),
    .target = "course" },
  { "person", N_("Person"), CRM_REFERENCE, CRM_REQUIRED | CRM_OWNED | CRM_COLUMN, .target = "person",
    .reverse = N_("Courses attended") },
  { "attended", N_("Attended"), CRM_FLAG, CRM_COLUMN, NULL, N_("Not ticked: invited, but not there."),
    .initial = "1" },
  { "hours", N_("Hours attended"), CRM_REAL, CRM_COLUMN, NULL, N_("Empty when the person was there all the time."),
    .min = 0, .max = NO_LIMIT, .unit = N_("hours") },
  { "result", N_("Result"), CRM_CHOICE, CRM_COLUMN, .choices = course_results },
  { "note", N_("Note"), CRM_TEXT, CRM_SEARCH | CRM_PRIVATE },
};
const CrmKind crm_attendance_kind = {
  .name = "attendance", .label = N_("Attendance"), .plural = N_("Attendance"), .icon = "contact-new-symbolic",
  .step = 1,
  .hint = N_("Who was invited to a course, who came, and with what result."),
  .empty = N_("Enter who was invited to which course and who came; those who have missed it are seen at once."),
  CRM_FIELDS (attendance_fields), .title = "person,course", .key = "course,person", .parent = "course",
};

static const CrmField goal_fields[] = {
  { "code", N_("Code"), CRM_TEXT, CRM_REQUIRED | CRM_UNIQUE | CRM_SEARCH | CRM_COLUMN, N_("Goal"),
    .initial = "G#" },
  { "statement", N_("Statement"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN, NULL,
    N_("What will be different for customers or for us, in one sentence."),
    .import_names = "objective|description|هدف|شرح هدف|عنوان هدف" },
  { "segment", N_("Segment"), CRM_REFERENCE, CRM_COLUMN, NULL,
    N_("Only when it is a goal for one group of customers."), .target = "segment" },
  { "horizon", N_("Horizon"), CRM_CHOICE, 0, NULL,
    N_("Short term runs the daily business; long term prepares for what customers will need."),
    .choices = crm_method_horizon_choices },
  { "owner", N_("Owner"), CRM_REFERENCE, CRM_COLUMN, NULL, N_("The one person who answers for it."),
    .target = "person" },
  { "parent", N_("Part of"), CRM_REFERENCE, 0, N_("Among the other goals"), .target = "goal", .reverse = N_("Parts") },
  { "weight", N_("Weight"), CRM_REAL, 0, NULL, N_("How much it counts beside the other goals; 1 is ordinary."),
    .min = 0, .max = NO_LIMIT, .initial = "1" },
  { "visions", N_("Vision it serves"), CRM_LINKS, 0, .target = "vision", .reverse = N_("Goals") },
  { "kpi", N_("Measured by"), CRM_REFERENCE, CRM_COLUMN, N_("Measure"),
    N_("The KPI whose measurements show how far it is reached."), .target = "kpi",
    .reverse = N_("Goals it measures"), .import_names = "kpi code|indicator|measure|شاخص|کد شاخص|نام شاخص" },
  { "baseline", N_("Baseline"), CRM_REAL, 0, NULL, N_("The KPI's value when the goal was set.") },
  { "target", N_("Target"), CRM_REAL, CRM_COLUMN, NULL, N_("The KPI's value that counts as reached.") },
  { "due", N_("Due"), CRM_DAY, CRM_COLUMN, .import_names = "due date|deadline|by|مهلت|سررسید|تاریخ هدف" },
  { "attainability", N_("Attainability"), CRM_INTEGER, 0, N_("Quality"),
    N_("1 is out of reach, 5 is too easy; an ambitious goal that can be reached is 3 or 4."), .min = 1, .max = 5 },
  { "understood", N_("Understood by"), CRM_PERCENT, 0, NULL,
    N_("Share of the staff asked who can say what it means."), .min = 0, .max = 100 },
  { "note", N_("Note"), CRM_NOTE, CRM_SEARCH, N_("Notes") },
};
const CrmKind crm_goal_kind = {
  .name = "goal", .label = N_("Goal"), .plural = N_("Goals"), .icon = "find-location-symbolic", .step = 1,
  .hint = N_("Something to reach by a day, told by a number and owned by a person."),
  .empty = N_("Write down what is to be reached, by which day and by what number it is seen; begin with the two or three that matter most."),
  CRM_FIELDS (goal_fields), .title = "statement",
};

static const CrmChoice qualities[] = {
  { "quality", N_("Quality") }, { "punctuality", N_("Punctuality") }, { "price", N_("Price") }, { "care", N_("Care") },
  { "speed", N_("Speed") }, { "honesty", N_("Honesty") }, { "safety", N_("Safety") }, { "choice", N_("Choice of products") },
  { "other", N_("Other") }, { NULL },
};
static const CrmChoice backings[] = {
  { "ability", N_("An ability we have") }, { "strategy", N_("Strategies that will create it") }, { NULL },
};
static const CrmField promise_fields[] = {
  { "code", N_("Code"), CRM_TEXT, CRM_REQUIRED | CRM_UNIQUE | CRM_SEARCH | CRM_COLUMN, N_("Promise"),
    .initial = "P#" },
  { "title", N_("Title"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN, NULL,
    N_("What customers may expect from us, in a few words.") },
  { "statement", N_("Statement"), CRM_NOTE, CRM_SEARCH, NULL, N_("The promise as a customer would read it.") },
  { "quality", N_("Speaks of"), CRM_CHOICE, CRM_COLUMN, .choices = qualities },
  { "segments", N_("Made to"), CRM_LINKS, 0, NULL, N_("None: made to every customer."), .target = "segment",
    .reverse = N_("Promises made") },
  { "backing", N_("Backed by"), CRM_CHOICE, CRM_COLUMN, N_("Backing"),
    N_("Customers will hold us to it: it needs an ability we have or strategies that create it."),
    .choices = backings },
  { "ability", N_("Ability"), CRM_NOTE, CRM_SEARCH, NULL,
    N_("What we can already do that lets us keep it, and how that shows.") },
  { "kpi", N_("Proved by"), CRM_REFERENCE, CRM_COLUMN, NULL, N_("The KPI that shows whether it is kept."),
    .target = "kpi", .reverse = N_("Promises it proves") },
  { "owner", N_("Owner"), CRM_REFERENCE, CRM_COLUMN, .target = "person" },
};
const CrmKind crm_promise_kind = {
  .name = "promise", .label = N_("Promise"), .plural = N_("Promises to customers"),
  .icon = "emblem-favorite-symbolic", .step = 1,
  .hint = N_("How we want customers to know us, and what makes it true."),
  .empty = N_("Write down what customers may always count on, and what makes sure of it; promise only what can be kept."),
  CRM_FIELDS (promise_fields), .title = "title",
};
/* clang-format on */
