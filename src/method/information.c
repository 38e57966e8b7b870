/* information.c: step 6, the strategy of customer information: the channels through which customers
 * and we meet, the systems that hold data, what is gathered and why, and who may see it.
 * Const data only; forecasts, indexes and maps are worked out elsewhere. */
#include "crm-method-kinds.h"

#include "crm-i18n.h"

/* clang-format off */
static const CrmChoice channel_kinds[] = {
  { "letter", N_("Letters") }, { "web", N_("Web site") }, { "shop", N_("Shop") }, { "phone", N_("Call centre") }, { "field", N_("Field team") },
  { "email", N_("E-mail") }, { "messenger", N_("Messages and social networks") }, { "advertising", N_("Advertising") },
  { "partner", N_("Partners") }, { "other", N_("Other") }, { NULL },
};
static const CrmField channel_fields[] = {
  { "name", N_("Name"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN, N_("Channel"), .import_names = "channel|channel name|کانال|نام کانال" },
  { "kind", N_("Kind"), CRM_CHOICE, CRM_COLUMN, .choices = channel_kinds },
  { "reaches_us", N_("Customers reach us by it"), CRM_FLAG, CRM_COLUMN, .initial = "1",
    .hint = N_("The number of such channels is the index of how much a CRM is needed.") },
  { "owner", N_("Owner"), CRM_REFERENCE, CRM_COLUMN, .target = "person", .reverse = N_("Channels owned") },
  { "unit", N_("Unit"), CRM_REFERENCE, CRM_COLUMN, .target = "unit", .hint = N_("Who answers there.") },
  { "volume", N_("Contacts a month"), CRM_INTEGER, 0, .min = 0, .max = NO_LIMIT },
  { "system", N_("Kept in"), CRM_REFERENCE, 0, N_("What it brings"), .target = "system", .reverse = N_("Channels it keeps"),
    .hint = N_("The system where what comes by this channel is kept.") },
  { "form", N_("In what form"), CRM_TEXT, CRM_SEARCH, .hint = N_("Paper, recording, table or picture.") },
  { "use", N_("How it is used"), CRM_NOTE, CRM_SEARCH },
};
const CrmKind crm_channel_kind = {
  .name = "channel", .label = N_("Channel"), .plural = N_("Channels"), .icon = "network-transmit-receive-symbolic", .step = 6,
  .hint = N_("A way by which customers reach us or we reach them."),
  .empty = N_("List the ways by which customers reach the organisation, with who answers and when, so that none is left unanswered."),
  CRM_FIELDS (channel_fields), .title = "name",
};

static const CrmChoice system_kinds[] = {
  { "crm", N_("CRM software") }, { "accounts", N_("Accounts and sales") }, { "service", N_("Service desk") }, { "web", N_("Web site or shop") },
  { "warehouse", N_("Data warehouse") }, { "analysis", N_("Analysis and mining") }, { "spreadsheet", N_("Spreadsheet") },
  { "paper", N_("Paper") }, { "other", N_("Other") }, { NULL },
};
static const CrmField system_fields[] = {
  { "name", N_("Name"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN, N_("System") },
  { "kind", N_("Kind"), CRM_CHOICE, CRM_COLUMN, .choices = system_kinds },
  { "owner", N_("Owner"), CRM_REFERENCE, CRM_COLUMN, .target = "person", .reverse = N_("Systems owned") },
  { "technology", N_("Technology"), CRM_TEXT, CRM_SEARCH, .hint = N_("The software and what it runs on.") },
  { "records", N_("Records"), CRM_INTEGER, CRM_COLUMN, .min = 0, .max = NO_LIMIT, .hint = N_("About how many it holds today.") },
  { "enables", N_("What it enables"), CRM_NOTE, CRM_SEARCH },
  { "integrated", N_("Integrated"), CRM_FLAG, CRM_COLUMN, N_("Integration"), .hint = N_("Its data are part of the one customer record.") },
  { "integration", N_("State of the integration"), CRM_NOTE, CRM_SEARCH },
  { "yearly_cost", N_("Cost a year"), CRM_MONEY, 0, N_("Cost"), .min = 0, .max = NO_LIMIT },
  { "retire_planned", N_("To be retired by"), CRM_DAY, 0, .hint = N_("Only for an old system that the programme replaces.") },
  { "retired", N_("Retired on"), CRM_DAY, 0 },
};
const CrmKind crm_system_kind = {
  .name = "system", .label = N_("System"), .plural = N_("Systems"), .icon = "network-server-symbolic", .step = 6,
  .hint = N_("A place where customer data live, from the data warehouse to the folder on the shelf."),
  .empty = N_("List every place where customer data are kept today, paper too; what is not listed is forgotten when they are joined."),
  CRM_FIELDS (system_fields), .title = "name",
};

static const CrmChoice data_groups[] = {
  { "campaign", N_("Campaign responses") }, { "shipping", N_("Shipping and fulfilment") }, { "sales", N_("Sales and purchases") },
  { "account", N_("Account") }, { "web_registration", N_("Web registration") }, { "service", N_("Service and support") },
  { "demographic", N_("Demographic") }, { "web_sales", N_("Web sales") }, { "feedback", N_("Contacts and feedback") },
  { "market", N_("Market and competitors") }, { "other", N_("Other") }, { NULL },
};
static const CrmChoice sensitivities[] = {
  { "open", N_("Open") }, { "internal", N_("Internal") }, { "personal", N_("Personal") }, { "special", N_("Personal, specially protected") }, { NULL },
};
static const CrmChoice legal_grounds[] = {
  { "consent", N_("Consent") }, { "contract", N_("Contract") }, { "law", N_("Duty by law") }, { "interest", N_("Legitimate interest") },
  { "none_needed", N_("None needed") }, { NULL },
};
static const CrmField data_item_fields[] = {
  { "name", N_("Name"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN, N_("Data item") },
  { "group", N_("Group"), CRM_CHOICE, CRM_COLUMN, .choices = data_groups },
  { "owner", N_("Owner"), CRM_REFERENCE, CRM_COLUMN, .target = "person", .reverse = N_("Data items owned"), .hint = N_("Who sees to it that it is right.") },
  { "needed", N_("Needed"), CRM_FLAG, 0, .initial = "1", .hint = N_("Untick it for what is gathered today and may be dropped.") },
  { "description", N_("Description"), CRM_NOTE, CRM_SEARCH },
  { "channels", N_("Gathered at"), CRM_LINKS, 0, N_("From where to where"), .target = "channel", .reverse = N_("Data items gathered there") },
  { "systems", N_("Kept in"), CRM_LINKS, 0, .target = "system", .reverse = N_("Data items kept there") },
  { "master", N_("Master"), CRM_REFERENCE, 0, .target = "system", .reverse = N_("Data items it is master of"),
    .hint = N_("Of two systems that keep it, the one that is right when they differ.") },
  { "strategies", N_("Strategies"), CRM_LINKS, 0, N_("Used for"), .target = "strategy", .reverse = N_("Data items it needs"),
    .hint = N_("Say the use before it is gathered; data that serve nothing are waste.") },
  { "decisions", N_("Decisions"), CRM_NOTE, CRM_SEARCH | CRM_COLUMN, .hint = N_("Which decisions it serves, as in: whom to visit this week.") },
  { "kpis", N_("KPIs"), CRM_LINKS, 0, .target = "kpi", .reverse = N_("Data items it needs") },
  { "segments", N_("Segments"), CRM_LINKS, 0, .target = "segment", .reverse = N_("Data items kept about it"),
    .hint = N_("The customers about whom it is kept; none means all.") },
  { "sensitivity", N_("Sensitivity"), CRM_CHOICE, CRM_COLUMN, N_("Protection"), .choices = sensitivities },
  { "legal_ground", N_("Legal ground"), CRM_CHOICE, 0, .choices = legal_grounds, .hint = N_("Personal data need one.") },
  { "retention", N_("Kept for"), CRM_INTEGER, 0, .min = 0, .max = 1200, .unit = N_("months"), .hint = N_("Counted from the last use; then it is deleted.") },
  { "completeness", N_("Completeness"), CRM_PERCENT, CRM_COLUMN, N_("Quality and volume"), .min = 0, .max = 100,
    .hint = N_("For how many of the customers who should have it, it is there.") },
  { "accuracy", N_("Accuracy"), CRM_PERCENT, 0, .min = 0, .max = 100, .hint = N_("How many of a sample were right.") },
  { "timeliness", N_("Timeliness"), CRM_PERCENT, 0, .min = 0, .max = 100, .hint = N_("How many were there in time for their use.") },
  { "measured", N_("Quality measured on"), CRM_DAY, 0 },
  { "volume", N_("Volume a year"), CRM_INTEGER, CRM_COLUMN, .min = 0, .max = NO_LIMIT, .unit = N_("records") },
  { "growth", N_("Growth a year"), CRM_PERCENT, 0, .min = -100, .max = 10000, .hint = N_("How much more comes each year than in the year before.") },
};
const CrmKind crm_data_item_kind = {
  .name = "data_item", .label = N_("Data item"), .plural = N_("Data items"), .icon = "view-list-symbolic", .step = 6,
  .hint = N_("Something we know or want to know about customers: from where, kept where, and what for."),
  .empty = N_("Write down what has to be known about customers and what for; data that nobody uses cost money and trust."),
  CRM_FIELDS (data_item_fields), .title = "name", .order = "group,name",
};

static const CrmChoice access_levels[] = {
  { "none", N_("None") }, { "read", N_("Read") }, { "change", N_("Change") }, { NULL },
};
static const CrmField access_fields[] = {
  { "unit", N_("Unit"), CRM_REFERENCE, CRM_REQUIRED | CRM_OWNED | CRM_COLUMN, N_("Access"), .target = "unit", .reverse = N_("Access to customer data") },
  { "group", N_("Group of data"), CRM_CHOICE, CRM_REQUIRED | CRM_COLUMN, .choices = data_groups },
  { "level", N_("Level"), CRM_CHOICE, CRM_REQUIRED | CRM_COLUMN, .choices = access_levels, .initial = "read" },
  { "reason", N_("Reason"), CRM_NOTE, CRM_SEARCH | CRM_COLUMN, .hint = N_("What the unit does with it, or why it may not see it.") },
};
const CrmKind crm_access_kind = {
  .name = "access", .label = N_("Access"), .plural = N_("Access"), .icon = "channel-secure-symbolic", .step = 6,
  .hint = N_("Whether a unit may read or change a group of customer data, so that all treat a customer alike."),
  .empty = N_("Say which unit may see or change which data and why, so that all treat a customer alike and nobody reads more than needed."),
  CRM_FIELDS (access_fields), .title = "unit,group", .key = "unit,group", .order = "unit,group", .parent = "unit",
};
/* clang-format on */
