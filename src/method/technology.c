/* technology.c: step 7, technology: the requirements that follow from the design, the products
 * that could meet them, how well each does, and the choice with its reasons. Const data only;
 * the decision matrix and the cost of ownership are worked out elsewhere. */
#include "crm-method-kinds.h"

#include "crm-i18n.h"

/* clang-format off */
static const CrmChoice priorities[] = {
  { "must", N_("Must") }, { "should", N_("Should") }, { "could", N_("Could") }, { "wont", N_("Won't, this time") }, { NULL },
};
static const CrmField requirement_fields[] = {
  { "code", N_("Code"), CRM_TEXT, CRM_REQUIRED | CRM_UNIQUE | CRM_SEARCH | CRM_COLUMN, N_("Requirement"), .initial = "RQ#" },
  { "title", N_("Title"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN },
  { "statement", N_("Statement"), CRM_NOTE, CRM_SEARCH, .hint = N_("What must be possible, so that anybody can test whether it is.") },
  { "priority", N_("Priority"), CRM_CHOICE, CRM_COLUMN, .choices = priorities, .initial = "should",
    .hint = N_("An option that fails a must cannot be chosen.") },
  { "weight", N_("Weight"), CRM_REAL, CRM_COLUMN, .min = 0, .max = 100, .initial = "1", .hint = N_("Against the other requirements; only the proportions count.") },
  { "step", N_("Comes from step"), CRM_CHOICE, CRM_COLUMN, N_("Comes from"), .choices = crm_method_step_choices,
    .hint = N_("A requirement that comes from none of the steps 1 to 6 is a wish.") },
  { "strategy", N_("Strategy"), CRM_REFERENCE, 0, .target = "strategy" },
  { "process", N_("Process"), CRM_REFERENCE, 0, .target = "process" },
  { "data_item", N_("Data item"), CRM_REFERENCE, 0, .target = "data_item" },
};
const CrmKind crm_requirement_kind = {
  .name = "requirement", .label = N_("Requirement"), .plural = N_("Requirements"), .icon = "view-list-bullet-symbolic", .step = 7,
  .hint = N_("What the technology must be able to do, and which part of the design asks for it."),
  .empty = N_("Write down what the technology must do and which process or data asks for it, before looking at any product."),
  CRM_FIELDS (requirement_fields), .title = "title",
};

static const CrmChoice hostings[] = {
  { "own", N_("On our own computers") }, { "supplier", N_("At the supplier's") }, { "either", N_("Either") }, { NULL },
};
static const CrmChoice option_states[] = {
  { "considered", N_("Considered") }, { "shortlisted", N_("Short-listed") }, { "set_aside", N_("Set aside") }, { NULL },
};
static const CrmField option_fields[] = {
  { "code", N_("Code"), CRM_TEXT, CRM_REQUIRED | CRM_UNIQUE | CRM_SEARCH | CRM_COLUMN, N_("Option"), .initial = "O#" },
  { "title", N_("Software product"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN },
  { "supplier", N_("Supplier"), CRM_TEXT, CRM_SEARCH | CRM_COLUMN },
  { "version", N_("Version"), CRM_TEXT, 0 },
  { "licence", N_("Licence"), CRM_TEXT, CRM_SEARCH, .hint = N_("Bought, rented or free, and for how many users.") },
  { "hosting", N_("Hosting"), CRM_CHOICE, 0, .choices = hostings },
  { "state", N_("State"), CRM_CHOICE, CRM_COLUMN, .choices = option_states, .initial = "considered" },
  { "note", N_("Note"), CRM_NOTE, CRM_SEARCH },
  { "setup_cost", N_("Set-up cost"), CRM_MONEY, CRM_COLUMN, N_("Cost"), .min = 0, .max = NO_LIMIT,
    .hint = N_("Once: licence, computers, taking over the data, training.") },
  { "yearly_cost", N_("Cost a year"), CRM_MONEY, CRM_COLUMN, .min = 0, .max = NO_LIMIT, .hint = N_("Every year: rent, upkeep, support, our own people.") },
  { "most_records", N_("Greatest number of records"), CRM_INTEGER, 0, N_("Capacity"), .min = 0, .max = NO_LIMIT,
    .hint = N_("Compared with the forecast of data for three years.") },
  { "most_users", N_("Greatest number of users"), CRM_INTEGER, 0, .min = 0, .max = NO_LIMIT },
  { "extra_functions", N_("Functions nobody asked for"), CRM_NOTE, CRM_SEARCH,
    .hint = N_("What would be paid for though no requirement asks for it; more is not better.") },
};
const CrmKind crm_option_kind = {
  .name = "option", .label = N_("Option"), .plural = N_("Options"), .icon = "package-x-generic-symbolic", .step = 7,
  .hint = N_("A product that could meet the requirements."),
  .empty = N_("Add the products that come into question, doing without included, so that they can be compared on the same requirements."),
  CRM_FIELDS (option_fields), .title = "title",
};

static const CrmField fit_fields[] = {
  { "option", N_("Option"), CRM_REFERENCE, CRM_REQUIRED | CRM_OWNED | CRM_COLUMN, N_("Fit"), .target = "option", .reverse = N_("Fit with requirements") },
  { "requirement", N_("Requirement"), CRM_REFERENCE, CRM_REQUIRED | CRM_OWNED | CRM_COLUMN, .target = "requirement", .reverse = N_("Fit of options") },
  { "score", N_("Score"), CRM_INTEGER, CRM_COLUMN, .min = 0, .max = 5, .hint = N_("From 0, not at all, to 5, fully and as it comes.") },
  { "proof", N_("Proof"), CRM_NOTE, CRM_SEARCH | CRM_COLUMN, .hint = N_("Seen, tried, or only promised; by whom and when.") },
};
const CrmKind crm_fit_kind = {
  .name = "fit", .label = N_("Fit"), .plural = N_("Fits"), .icon = "object-select-symbolic", .step = 7,
  .hint = N_("How well one option meets one requirement, and what proves it."),
  .empty = N_("Say of each product how well it meets each requirement and who has seen it work; a brochure proves nothing."),
  CRM_FIELDS (fit_fields), .title = "option,requirement", .key = "option,requirement", .order = "option,requirement", .parent = "option",
};

static const CrmField choice_fields[] = {
  { "option", N_("Option"), CRM_REFERENCE, CRM_REQUIRED | CRM_OWNED | CRM_COLUMN, N_("Choice"), .target = "option", .reverse = N_("Choices of it") },
  { "decided", N_("Decided on"), CRM_DAY, CRM_COLUMN, .initial = "today" },
  { "person", N_("Decided by"), CRM_REFERENCE, CRM_COLUMN, .target = "person", .reverse = N_("Technology chosen") },
  { "reasons", N_("Reasons"), CRM_NOTE, CRM_SEARCH | CRM_COLUMN, .hint = N_("Why this one, and why not the one that came second.") },
  { "decision", N_("Decision"), CRM_REFERENCE, 0, .target = "decision" },
  { "exception", N_("Reason to choose early"), CRM_NOTE, CRM_SEARCH, N_("Before its time"),
    .hint = N_("Only when steps 1 to 6 are not signed off: why the choice cannot wait.") },
  { "exception_by", N_("Exception granted by"), CRM_REFERENCE, 0, .target = "person", .reverse = N_("Early choices granted") },
};
const CrmKind crm_choice_kind = {
  .name = "choice", .label = N_("Choice"), .plural = N_("Choices"), .icon = "emblem-default-symbolic", .step = 7,
  .hint = N_("The product chosen, with the reasons; it comes after the steps 1 to 6."),
  .empty = N_("Write down which product was chosen, why, and what speaks against it, once the steps before have said what it is for."),
  CRM_FIELDS (choice_fields), .title = "option,decided", .key = "", .order = "-decided",
};
/* clang-format on */
