/* strategy.c: step 2, from what customers need and competitors do to strategies and tactics. A
 * strategy links to its five inputs, and that is all the traceability there is: the other side of
 * each link shows by itself. Const data only; calls only what crm-method-kinds.h offers. */
#include "crm-method-kinds.h"

#include "crm-i18n.h"

/* clang-format off */
static const CrmChoice need_sources[] = {
  { "interaction", N_("Contacts") }, { "complaint", N_("Complaints") }, { "survey", N_("Survey") }, { "staff", N_("Staff who meet customers") },
  { "research", N_("Market research") }, { "other", N_("Other") }, { NULL },
};
static const CrmField need_fields[] = {
  { "code", N_("Code"), CRM_TEXT, CRM_REQUIRED | CRM_UNIQUE | CRM_SEARCH | CRM_COLUMN, N_("Need"),
    .initial = "N#" },
  { "title", N_("Title"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN, NULL,
    N_("What these customers need or expect, in a few words of their own.") },
  { "segment", N_("Segment"), CRM_REFERENCE, CRM_COLUMN, NULL, N_("Whose need it is; empty if everybody's."),
    .target = "segment" },
  { "statement", N_("Statement"), CRM_NOTE, CRM_SEARCH, NULL, N_("The need in full, and when it is felt.") },
  { "importance", N_("Importance"), CRM_INTEGER, CRM_COLUMN, N_("Rating"),
    N_("To the customer: 1 is nice to have, 5 decides where they buy."), .min = 1, .max = 5 },
  { "fulfilment", N_("Present fulfilment"), CRM_INTEGER, CRM_COLUMN, NULL,
    N_("How well we meet it today: 1 is hardly, 5 is fully."), .min = 1, .max = 5 },
  { "source", N_("Source"), CRM_CHOICE, CRM_COLUMN, N_("How we know"), .choices = need_sources },
  { "evidence", N_("Evidence"), CRM_NOTE, CRM_SEARCH, NULL, N_("Which contacts, answers or figures show it.") },
};
const CrmKind crm_need_kind = {
  .name = "need", .label = N_("Need"), .plural = N_("Needs and expectations"), .icon = "dialog-question-symbolic",
  .step = 2,
  .hint = N_("What customers of a segment need or expect, and how well we meet it today."),
  .empty = N_("Write down what the customers of a segment ask for, in their words, and how well it is met today; strategies answer to this."),
  CRM_FIELDS (need_fields), .title = "title",
};

static const CrmChoice strength_kinds[] = {
  { "strength", N_("Strength") }, { "weakness", N_("Weakness") }, { NULL },
};
static const CrmField strength_fields[] = {
  { "code", N_("Code"), CRM_TEXT, CRM_REQUIRED | CRM_UNIQUE | CRM_SEARCH | CRM_COLUMN, N_("Strength or weakness"),
    .initial = "W#" },
  { "title", N_("Title"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN, NULL,
    N_("Something we do well or badly when meeting customers' needs, not in general.") },
  { "kind", N_("Kind"), CRM_CHOICE, CRM_COLUMN, .choices = strength_kinds, .initial = "strength" },
  { "needs", N_("Needs concerned"), CRM_LINKS, 0, NULL, N_("A strength that meets no need is none."),
    .target = "need", .reverse = N_("Strengths and weaknesses") },
  { "importance", N_("Importance"), CRM_INTEGER, CRM_COLUMN, N_("Rating"),
    N_("1 hardly matters to customers, 5 decides where they buy."), .min = 1, .max = 5 },
  { "own_rating", N_("Our rating"), CRM_INTEGER, CRM_COLUMN, NULL,
    N_("1 is poor, 5 is excellent; rate as a customer would."), .min = 1, .max = 5 },
  { "rival_rating", N_("Best competitor's rating"), CRM_INTEGER, CRM_COLUMN, .min = 1, .max = 5 },
  { "competitor", N_("Best competitor"), CRM_REFERENCE, 0, .target = "competitor",
    .reverse = N_("Where it is the best") },
  { "evidence", N_("Evidence"), CRM_NOTE, CRM_SEARCH, N_("How we know"),
    N_("Which facts show it, so that wishes are not taken for strengths.") },
};
const CrmKind crm_strength_kind = {
  .name = "strength", .label = N_("Strength or weakness"), .plural = N_("Strengths and weaknesses"),
  .icon = "power-profile-balanced-symbolic", .step = 2,
  .hint = N_("What we do better or worse than competitors where customers' needs are concerned."),
  .empty = N_("Write down what is done better or worse than competitors where customers care, and how they would notice it."),
  CRM_FIELDS (strength_fields), .title = "title",
};

static const CrmField competitor_fields[] = {
  { "name", N_("Name"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN, N_("Competitor") },
  { "market", N_("Market"), CRM_TEXT, CRM_SEARCH | CRM_COLUMN, NULL, N_("Where it competes with us.") },
  { "known_for", N_("Known for"), CRM_TEXT, CRM_SEARCH | CRM_COLUMN, NULL, N_("Why customers go there.") },
  { "note", N_("Note"), CRM_NOTE, CRM_SEARCH },
};
const CrmKind crm_competitor_kind = {
  .name = "competitor", .label = N_("Competitor"), .plural = N_("Competitors"), .icon = "view-dual-symbolic",
  .step = 2,
  .hint = N_("Who else our customers could buy from."),
  .empty = N_("Name those from whom customers would buy instead; strengths and tactics are compared with them."),
  CRM_FIELDS (competitor_fields), .title = "name",
};

static const CrmField competitor_action_fields[] = {
  { "title", N_("Title"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN, N_("Competitor action"),
    N_("What it does for customers, in a few words.") },
  { "competitor", N_("Competitor"), CRM_REFERENCE, CRM_REQUIRED | CRM_OWNED | CRM_COLUMN, .target = "competitor" },
  { "date", N_("Since"), CRM_DAY, CRM_REQUIRED | CRM_COLUMN, NULL, N_("When it began, or when we heard of it."),
    .initial = "today" },
  { "segments", N_("Segments it aims at"), CRM_LINKS, 0, .target = "segment", .reverse = N_("Competitor actions") },
  { "description", N_("Description"), CRM_NOTE, CRM_SEARCH, NULL,
    N_("What it is, and what customers make of it.") },
  { "source", N_("Source"), CRM_TEXT, CRM_SEARCH, NULL, N_("Where we know it from.") },
};
const CrmKind crm_competitor_action_kind = {
  .name = "competitor_action", .label = N_("Competitor action"), .plural = N_("Competitor actions"),
  .icon = "view-reveal-symbolic", .step = 2,
  .hint = N_("What a competitor does for customers of a segment, and since when."),
  .empty = N_("Write down what a competitor has begun to offer your customers, and since when, before it shows in the sales."),
  CRM_FIELDS (competitor_action_fields), .title = "title,competitor", .key = "competitor,title,date", .order = "-date,title", .parent = "competitor",
};

static const CrmField strategy_fields[] = {
  { "code", N_("Code"), CRM_TEXT, CRM_REQUIRED | CRM_UNIQUE | CRM_SEARCH | CRM_COLUMN, N_("Strategy"),
    .initial = "S#" },
  { "title", N_("Title"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN, NULL,
    N_("How these customers are won, served or kept, in one sentence.") },
  { "text", N_("Text"), CRM_NOTE, CRM_SEARCH },
  { "segments", N_("Segments"), CRM_LINKS, 0, NULL, N_("Whom it is for; every segment needs one."),
    .target = "segment", .reverse = N_("Strategies") },
  { "horizon", N_("Horizon"), CRM_CHOICE, CRM_COLUMN, NULL,
    N_("Short term runs the daily business; long term prepares for future needs. Both are needed."),
    .choices = crm_method_horizon_choices },
  { "approved", N_("Approved on"), CRM_DAY, CRM_COLUMN, NULL, N_("Empty while it is a draft.") },
  { "owner", N_("Owner"), CRM_REFERENCE, CRM_COLUMN, N_("Who carries it"), .target = "person" },
  { "units", N_("Units"), CRM_LINKS, 0, NULL, N_("Who works on it; two units on the same thing shows."),
    .target = "unit", .reverse = N_("Strategies it works on") },
  { "budget", N_("Budget"), CRM_MONEY, CRM_COLUMN, .max = NO_LIMIT },
  { "goals", N_("Goals"), CRM_LINKS, 0, N_("First input: goals and vision"), N_("Which goals it serves."),
    .target = "goal", .reverse = N_("Strategies that serve it") },
  { "visions", N_("Vision"), CRM_LINKS, 0, .target = "vision", .reverse = N_("Strategies") },
  { "promises", N_("Promises"), CRM_LINKS, 0, N_("Second input: promises"),
    N_("Which promises it keeps or makes possible."), .target = "promise",
    .reverse = N_("Strategies that back it") },
  { "strengths", N_("Strengths and weaknesses"), CRM_LINKS, 0, N_("Third input: strengths and weaknesses"),
    N_("Which strengths it uses and which weaknesses it removes."), .target = "strength",
    .reverse = N_("Strategies") },
  { "competitor_actions", N_("Competitor actions"), CRM_LINKS, 0, N_("Fourth input: competitors"),
    N_("Which actions of competitors it answers."), .target = "competitor_action",
    .reverse = N_("Strategies that answer it") },
  { "needs", N_("Needs"), CRM_LINKS, 0, N_("Fifth input: needs"), N_("Which needs of customers it meets."),
    .target = "need", .reverse = N_("Strategies that meet it") },
};
const CrmKind crm_strategy_kind = {
  .name = "strategy", .label = N_("Strategy"), .plural = N_("Strategies"), .icon = "mark-location-symbolic",
  .step = 2,
  .hint = N_("How a segment is won, served or kept, and which goals, promises, strengths, competitors and needs it answers."),
  .empty = N_("Say how each segment is to be won, served or kept, and which goals and needs that answers."),
  CRM_FIELDS (strategy_fields), .title = "title",
};

static const CrmChoice tactic_ps[] = {
  { "product", N_("Product") }, { "price", N_("Price") }, { "promotion", N_("Promotion") }, { "place", N_("Place") }, { NULL },
};
static const CrmChoice tactic_states[] = {
  { "planned", N_("Planned") }, { "running", N_("Running") }, { "done", N_("Done") }, { "stopped", N_("Stopped") },
  { "none", N_("None by decision") }, { NULL },
};
static const CrmField tactic_fields[] = {
  { "code", N_("Code"), CRM_TEXT, CRM_REQUIRED | CRM_UNIQUE | CRM_SEARCH | CRM_COLUMN, N_("Tactic"),
    .initial = "T#" },
  { "title", N_("Title"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN, NULL,
    N_("What is done, in a few words.") },
  { "strategy", N_("Strategy"), CRM_REFERENCE, CRM_COLUMN, NULL, N_("Which strategy it carries out."),
    .target = "strategy", .reverse = N_("Tactics") },
  { "text", N_("Text"), CRM_NOTE, CRM_SEARCH },
  { "positioning", N_("Positioning"), CRM_TEXT, CRM_SEARCH, NULL,
    N_("How customers should see us next to the others.") },
  { "segment", N_("Segment"), CRM_REFERENCE, CRM_COLUMN, N_("Place on the board"), .target = "segment",
    .reverse = N_("Tactics") },
  { "market", N_("Market"), CRM_TEXT, CRM_SEARCH, NULL, N_("Where it applies, if not everywhere.") },
  { "p", N_("P"), CRM_CHOICE, CRM_COLUMN, NULL,
    N_("Which of the four Ps it works on: product, price, promotion or place."), .choices = tactic_ps },
  { "begins", N_("From"), CRM_DAY, CRM_COLUMN },
  { "ends", N_("To"), CRM_DAY, CRM_COLUMN },
  { "state", N_("State"), CRM_CHOICE, CRM_COLUMN, NULL,
    N_("None by decision: the committee wants no tactic for this segment and P in this period."),
    .choices = tactic_states, .initial = "planned" },
  { "meeting", N_("Decided in meeting"), CRM_REFERENCE, 0, NULL,
    N_("Where it was decided to have none, or to stop it."), .target = "meeting" },
  { "owner", N_("Owner"), CRM_REFERENCE, 0, N_("Carrying out"), .target = "person" },
  { "cost", N_("Cost"), CRM_MONEY, 0, .max = NO_LIMIT },
  { "effect", N_("Expected effect"), CRM_TEXT, CRM_SEARCH, NULL,
    N_("What will be different if it works, if possible with a number.") },
  { "kpi", N_("Measured by"), CRM_REFERENCE, 0, NULL, N_("The KPI in which the effect should show."),
    .target = "kpi", .reverse = N_("Tactics it measures") },
  { "strengths", N_("Strengths and weaknesses"), CRM_LINKS, 0, NULL,
    N_("Which strengths it uses and which weaknesses it removes."), .target = "strength",
    .reverse = N_("Tactics") },
};
const CrmKind crm_tactic_kind = {
  .name = "tactic", .label = N_("Tactic"), .plural = N_("Tactics"), .icon = "object-select-symbolic", .step = 2,
  .hint = N_("What is done for a segment in a period, in product, price, promotion or place."),
  .empty = N_("Say what is done for a segment in product, price, promotion and place, from when to when and by whom."),
  CRM_FIELDS (tactic_fields), .title = "title", .check = crm_method_check_period,
};
/* clang-format on */
