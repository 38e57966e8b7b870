/* collaboration.c: step 4, collaboration inside the organisation: what leaders show, the skills
 * that jobs need and people have, knowledge and internal messages, who answers for what, and
 * incentives tied to results. Descriptions and their rules only; scores and payouts are worked
 * out elsewhere. */
#include "crm-method-kinds.h"

#include "crm-error.h"
#include "crm-i18n.h"

static gboolean
check_suggestion (const CrmKind *kind, const CrmValue *values, const CrmField **field,
                  GError **error)
{
  return crm_method_check_order (kind, values, "date", "implemented",
                                 _ ("A suggestion cannot be put into practice before it was made. "
                                    "Correct one of the two days."),
                                 field, error);
}

/* With the floor at the target, the share that satisfaction leaves of a bonus would jump, which is
 * a choice of its own; divided by their distance it would be no number at all. */
static gboolean
check_scheme (const CrmKind *kind, const CrmValue *values, const CrmField **field, GError **error)
{
  const CrmValue *rise = crm_method_get_value (kind, values, "satisfaction_rise");
  const CrmValue *floor = crm_method_get_value (kind, values, "satisfaction_floor");
  const CrmValue *target = crm_method_get_value (kind, values, "satisfaction_target");

  if (floor->tag == CRM_VALUE_REAL && target->tag == CRM_VALUE_REAL &&
      floor->real == target->real && rise->tag == CRM_VALUE_TEXT &&
      g_str_equal (rise->text, "gradual")) {
    *field = crm_method_get_field (kind, "satisfaction_target");
    g_set_error_literal (error, CRM_ERROR, CRM_ERROR_REFUSED,
                         _ ("The floor of satisfaction and its target are the same. Set them "
                            "apart, or let the bonus be whole at once."));
    return FALSE;
  }
  return crm_method_check_period (kind, values, field, error) &&
         crm_method_check_order (kind, values, "approved", "paid",
                                 _ ("A scheme cannot be paid before it was approved. Correct one "
                                    "of the two days."),
                                 field, error);
}

static gboolean
check_criterion (const CrmKind *kind, const CrmValue *values, const CrmField **field,
                 GError **error)
{
  const CrmValue *none = crm_method_get_value (kind, values, "score_none");
  const CrmValue *full = crm_method_get_value (kind, values, "score_full");

  if (none->tag != CRM_VALUE_REAL || full->tag != CRM_VALUE_REAL || none->real != full->real)
    return TRUE;
  *field = crm_method_get_field (kind, "score_full");
  g_set_error_literal (error, CRM_ERROR, CRM_ERROR_REFUSED,
                       _ ("The values for no score and for the full score are the same. Set them "
                          "apart."));
  return FALSE;
}

static gboolean
check_payout (const CrmKind *kind, const CrmValue *values, const CrmField **field, GError **error)
{
  return crm_method_check_order (kind, values, "approved", "paid",
                                 _ ("A payout cannot be paid before it was approved. Correct one "
                                    "of the two days."),
                                 field, error);
}

/* clang-format off */

/* ---- leadership ---- */

static const CrmField leadership_fields[] = {
  { "behaviour", N_("Behaviour promised"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN, N_("Commitment"),
    .hint = N_("Something that others can see: visits five customers a month, opens each meeting with a customer's story.") },
  { "leader", N_("Leader"), CRM_REFERENCE, CRM_REQUIRED | CRM_OWNED | CRM_COLUMN, .target = "person", .reverse = N_("Leadership commitments") },
  { "begins", N_("From"), CRM_DAY, CRM_COLUMN, .initial = "today" },
  { "ends", N_("To"), CRM_DAY, CRM_COLUMN, .hint = N_("Empty when it holds for good.") },
  { "note", N_("Note"), CRM_NOTE, CRM_SEARCH },
};
const CrmKind crm_leadership_kind = {
  .name = "leadership", .label = N_("Leadership commitment"), .plural = N_("Leadership commitments"), .icon = "starred-symbolic", .step = 4,
  .hint = N_("A behaviour that a leader has promised to show, so that others follow."),
  .empty = N_("Write down what each leader will do differently and by when; staff follow what they see, not what they are told."),
  CRM_FIELDS (leadership_fields), .title = "behaviour,leader", .key = "leader,behaviour", .order = "leader,behaviour",
  .check = crm_method_check_period,
};

static const CrmChoice kept_choices[] = {
  { "yes", N_("Kept") }, { "partly", N_("Partly kept") }, { "no", N_("Not kept") }, { NULL },
};
static const CrmField observation_fields[] = {
  { "leadership", N_("Commitment"), CRM_REFERENCE, CRM_REQUIRED | CRM_OWNED | CRM_COLUMN, N_("Observation"), .target = "leadership" },
  { "date", N_("Date"), CRM_DAY, CRM_REQUIRED | CRM_COLUMN, .initial = "today" },
  { "kept", N_("Kept"), CRM_CHOICE, CRM_COLUMN, .choices = kept_choices },
  { "person", N_("Seen by"), CRM_REFERENCE, CRM_COLUMN, .target = "person", .reverse = N_("Observations of leaders made") },
  { "perceived", N_("As staff see it"), CRM_INTEGER, CRM_COLUMN, .min = 1, .max = 5,
    .hint = N_("From 1, nobody believes it, to 5, everybody has noticed it.") },
  { "narrative", N_("What was seen"), CRM_NOTE, CRM_SEARCH },
};
const CrmKind crm_observation_kind = {
  .name = "observation", .label = N_("Observation"), .plural = N_("Observations"), .icon = "view-reveal-symbolic", .step = 4,
  .hint = N_("What somebody saw of a leader's commitment on a day."),
  .empty = N_("Write down what a leader was seen to do, and on which day; only what others have seen shows that a commitment is kept."),
  CRM_FIELDS (observation_fields), .title = "date,leadership", .key = "", .order = "-date", .parent = "leadership",
};

/* ---- skills ---- */

static const CrmChoice skill_areas[] = {
  { "customers", N_("Dealing with customers") }, { "product", N_("Products and services") }, { "selling", N_("Selling") },
  { "analysis", N_("Analysis") }, { "technology", N_("Technology") }, { "leading", N_("Leading") }, { "other", N_("Other") }, { NULL },
};
static const CrmField skill_fields[] = {
  { "name", N_("Name"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN, N_("Skill") },
  { "area", N_("Area"), CRM_CHOICE, CRM_COLUMN, .choices = skill_areas },
  { "key_skill", N_("Key skill"), CRM_FLAG, CRM_COLUMN, .hint = N_("Without it the strategy cannot work; at least one person must have it.") },
  { "definition", N_("Definition"), CRM_NOTE, CRM_SEARCH | CRM_COLUMN, .hint = N_("What somebody who has it can do.") },
  { "levels", N_("Levels"), CRM_NOTE, CRM_SEARCH, .hint = N_("What each level from 0, none, to 5, teaches others, looks like.") },
};
const CrmKind crm_skill_kind = {
  .name = "skill", .label = N_("Skill"), .plural = N_("Skills"), .icon = "applications-engineering-symbolic", .step = 4,
  .hint = N_("Something people must be able to do, from the chief executive to the guard at the gate."),
  .empty = N_("List the skills that serving customers asks for, and say of each what somebody who has it can do."),
  CRM_FIELDS (skill_fields), .title = "name",
};

static const CrmField job_skill_fields[] = {
  { "job", N_("Job"), CRM_REFERENCE, CRM_REQUIRED | CRM_OWNED | CRM_COLUMN, N_("Skill required"), .target = "job", .reverse = N_("Skills required") },
  { "skill", N_("Skill"), CRM_REFERENCE, CRM_REQUIRED | CRM_OWNED | CRM_COLUMN, .target = "skill", .reverse = N_("Jobs that require it") },
  { "level", N_("Level required"), CRM_INTEGER, CRM_COLUMN, .min = 0, .max = 5, .initial = "3",
    .hint = N_("From 0, not needed, to 5, teaches others.") },
  { "note", N_("Note"), CRM_NOTE, CRM_SEARCH | CRM_COLUMN },
};
const CrmKind crm_job_skill_kind = {
  .name = "job_skill", .label = N_("Skill of a job"), .plural = N_("Skills of jobs"), .icon = "view-grid-symbolic", .step = 4,
  .hint = N_("The level of a skill that a job requires."),
  .empty = N_("Say for each job which skills it needs and at what level; gaps are counted from here."),
  CRM_FIELDS (job_skill_fields), .title = "skill,job", .key = "job,skill", .order = "job,skill", .parent = "job",
};

static const CrmField person_skill_fields[] = {
  { "person", N_("Person"), CRM_REFERENCE, CRM_REQUIRED | CRM_OWNED | CRM_COLUMN, N_("Skill found"), .target = "person", .reverse = N_("Skills found") },
  { "skill", N_("Skill"), CRM_REFERENCE, CRM_REQUIRED | CRM_OWNED | CRM_COLUMN, .target = "skill", .reverse = N_("People who have it") },
  { "level", N_("Level found"), CRM_INTEGER, CRM_COLUMN, .min = 0, .max = 5, .hint = N_("From 0, none, to 5, teaches others.") },
  { "date", N_("Date"), CRM_DAY, CRM_COLUMN, .initial = "today" },
  { "assessor", N_("Found by"), CRM_REFERENCE, CRM_COLUMN, .target = "person", .reverse = N_("Skills assessed"),
    .hint = N_("Who judged the level.") },
  { "course", N_("Course planned"), CRM_REFERENCE, 0, N_("Training plan"), .target = "course", .reverse = N_("Gaps it closes"),
    .hint = N_("The course that closes the gap to what the job requires.") },
  { "note", N_("Note"), CRM_NOTE, CRM_SEARCH },
};
const CrmKind crm_person_skill_kind = {
  .name = "person_skill", .label = N_("Skill of a person"), .plural = N_("Skills of people"), .icon = "user-available-symbolic", .step = 4,
  .hint = N_("The level of a skill that was found in a person."),
  .empty = N_("Write down what level of a skill was found in whom, so that training goes where the gap is."),
  CRM_FIELDS (person_skill_fields), .title = "skill,person", .key = "person,skill", .order = "person,skill", .parent = "person",
};

/* ---- knowledge, duties, internal marketing ---- */

static const CrmChoice knowledge_topics[] = {
  { "customer", N_("Customer") }, { "product", N_("Product") }, { "service", N_("Service") },
  { "competitor", N_("Competitor") }, { "industry", N_("Industry") }, { NULL },
};
static const CrmChoice knowledge_ways[] = {
  { "course", N_("Course") }, { "visit", N_("Visit") }, { "reading", N_("Reading") }, { "research", N_("Research and development") },
  { "internet", N_("Internet") }, { "exhibition", N_("Exhibition") }, { "customer_data", N_("Customer data") }, { NULL },
};
static const CrmChoice knowledge_stages[] = {
  { "created", N_("Created") }, { "shared", N_("Shared") }, { "applied", N_("Applied") }, { NULL },
};
static const CrmField knowledge_fields[] = {
  { "title", N_("Title"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN, N_("Knowledge"), .hint = N_("What we know now, as one sentence.") },
  { "topic", N_("Topic"), CRM_CHOICE, CRM_COLUMN, .choices = knowledge_topics },
  { "way", N_("Gained by"), CRM_CHOICE, CRM_COLUMN, .choices = knowledge_ways },
  { "stage", N_("Stage"), CRM_CHOICE, CRM_COLUMN, .choices = knowledge_stages, .initial = "created",
    .hint = N_("Knowledge counts once it is shared, and most once a decision rests on it.") },
  { "owner", N_("Owner"), CRM_REFERENCE, CRM_COLUMN, .target = "person", .reverse = N_("Knowledge owned"),
    .hint = N_("Permanent staff: what a temporary colleague knows leaves with them.") },
  { "date", N_("Date"), CRM_DAY, 0, .initial = "today" },
  { "content", N_("Content"), CRM_NOTE, CRM_SEARCH, N_("Content") },
  { "kept_at", N_("Kept at"), CRM_TEXT, CRM_SEARCH, .hint = N_("The folder, shelf or system where the whole of it is found.") },
  { "next_review", N_("Next review"), CRM_DAY, 0, .hint = N_("When somebody looks whether it still holds.") },
  { "sent_to", N_("Sent to"), CRM_LINKS, 0, N_("Shared and applied"), .target = "unit", .reverse = N_("Knowledge sent to it") },
  { "read_by", N_("Read by"), CRM_LINKS, 0, .target = "person", .reverse = N_("Knowledge read") },
  { "decisions", N_("Decisions that rest on it"), CRM_LINKS, 0, .target = "decision", .reverse = N_("Knowledge it rests on") },
};
const CrmKind crm_knowledge_kind = {
  .name = "knowledge", .label = N_("Knowledge item"), .plural = N_("Knowledge items"), .icon = "accessories-dictionary-symbolic", .step = 4,
  .hint = N_("Something learnt about customers, products, services, competitors or the industry that must not get lost."),
  .empty = N_("Write down what one colleague knows about customers and others should; what is only in a head leaves with it."),
  CRM_FIELDS (knowledge_fields), .title = "title", .order = "-date,title",
};

static const CrmChoice responsibility_roles[] = {
  { "responsible", N_("Responsible: does it") }, { "accountable", N_("Accountable: answers for it") },
  { "consulted", N_("Consulted: is asked before") }, { "informed", N_("Informed: is told after") }, { NULL },
};
static const CrmField responsibility_fields[] = {
  { "role", N_("Role"), CRM_CHOICE, CRM_REQUIRED | CRM_COLUMN, N_("Responsibility"), .choices = responsibility_roles, .initial = "responsible",
    .hint = N_("Each process needs exactly one who is accountable.") },
  { "process", N_("Process"), CRM_REFERENCE, CRM_OWNED | CRM_COLUMN, .target = "process" },
  { "deliverable", N_("What is delivered"), CRM_TEXT, CRM_SEARCH | CRM_COLUMN, .hint = N_("What is to be delivered, where it is no process.") },
  { "unit", N_("Unit"), CRM_REFERENCE, CRM_OWNED | CRM_COLUMN, .target = "unit", .hint = N_("Whose role it is: a unit, or one person.") },
  { "person", N_("Person"), CRM_REFERENCE, CRM_OWNED | CRM_COLUMN, .target = "person" },
  { "authority", N_("Authority"), CRM_NOTE, CRM_SEARCH, .hint = N_("What they may decide without asking.") },
};
const CrmKind crm_responsibility_kind = {
  .name = "responsibility", .label = N_("Responsibility"), .plural = N_("Responsibilities"), .icon = "preferences-system-parental-controls-symbolic",
  .step = 4, .hint = N_("Who does, answers for, is asked about or is told of a process or a deliverable."),
  .empty = N_("Say who does each process, who answers for it, and who is asked or told, so that nothing falls between two units."),
  CRM_FIELDS (responsibility_fields), .title = "role,process,deliverable,unit,person", .key = "", .order = "process,deliverable,role",
};

static const CrmChoice internal_marketing[] = {
  { "training", N_("Training") }, { "communication", N_("Communication") }, { "reward", N_("Reward") },
  { "participation", N_("Participation") }, { NULL },
};
static const CrmField message_fields[] = {
  { "title", N_("Subject"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN, N_("Message") },
  { "date", N_("Date"), CRM_DAY, CRM_COLUMN, .initial = "today" },
  { "sender", N_("Sender"), CRM_REFERENCE, CRM_COLUMN, .target = "person", .reverse = N_("Messages sent") },
  { "area", N_("Serves"), CRM_CHOICE, CRM_COLUMN, .choices = internal_marketing, .initial = "communication",
    .hint = N_("Which of the four parts of internal marketing it belongs to.") },
  { "text", N_("Text"), CRM_NOTE, CRM_SEARCH },
  { "units", N_("To units"), CRM_LINKS, 0, N_("Addressees"), .target = "unit", .reverse = N_("Messages received") },
  { "people", N_("To people"), CRM_LINKS, 0, .target = "person", .reverse = N_("Messages received") },
  { "read_by", N_("Read by"), CRM_LINKS, 0, .target = "person", .reverse = N_("Messages read") },
};
const CrmKind crm_message_kind = {
  .name = "message", .label = N_("Internal message"), .plural = N_("Internal messages"), .icon = "mail-unread-symbolic", .step = 4,
  .hint = N_("What staff were told about the programme, whom it was for, and who has read it."),
  .empty = N_("Write down what staff are told about the programme, by which way and when, to see whom it has reached."),
  CRM_FIELDS (message_fields), .title = "title", .key = "", .order = "-date,title",
};

static const CrmChoice suggestion_states[] = {
  { "received", N_("Received") }, { "accepted", N_("Accepted") }, { "implemented", N_("Put into practice") },
  { "declined", N_("Declined") }, { NULL },
};
static const CrmField suggestion_fields[] = {
  { "title", N_("Title"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN, N_("Suggestion") },
  { "area", N_("Concerns"), CRM_CHOICE, 0, .choices = internal_marketing, .initial = "participation",
    .hint = N_("Which of the four parts of internal marketing it belongs to.") },
  { "person", N_("By"), CRM_REFERENCE, CRM_COLUMN, .target = "person", .reverse = N_("Suggestions made") },
  { "date", N_("Date"), CRM_DAY, CRM_COLUMN, .initial = "today" },
  { "text", N_("Text"), CRM_NOTE, CRM_SEARCH },
  { "state", N_("State"), CRM_CHOICE, CRM_COLUMN, N_("Answer"), .choices = suggestion_states, .initial = "received" },
  { "owner", N_("Owner"), CRM_REFERENCE, CRM_COLUMN, .target = "person", .reverse = N_("Suggestions to answer") },
  { "answer", N_("Answer"), CRM_NOTE, CRM_SEARCH, .hint = N_("What the person who made it was told; a suggestion without an answer is the last.") },
  { "implemented", N_("Put into practice on"), CRM_DAY, 0 },
  { "reward", N_("Reward"), CRM_MONEY, CRM_PRIVATE, .min = 0, .max = NO_LIMIT },
};
const CrmKind crm_suggestion_kind = {
  .name = "suggestion", .label = N_("Suggestion"), .plural = N_("Suggestions"), .icon = "emoji-objects-symbolic", .step = 4,
  .hint = N_("An idea of a colleague, and what became of it."),
  .empty = N_("Write down every idea of a colleague with the answer it got; people who hear nothing stop suggesting."),
  CRM_FIELDS (suggestion_fields), .title = "title", .key = "", .order = "-date,title", .check = check_suggestion,
};

/* ---- incentives ---- */

static const CrmChoice scheme_kinds[] = {
  { "by_result", N_("By result") }, { "sharing_out", N_("Sharing out the pool") }, { NULL },
};
static const CrmChoice scheme_states[] = {
  { "draft", N_("Draft") }, { "approved", N_("Approved") }, { "running", N_("Running") }, { "paid", N_("Paid") }, { "dropped", N_("Dropped") }, { NULL },
};
static const CrmChoice pool_kinds[] = {
  { "fixed", N_("Fixed amount") }, { "share", N_("Share of the rise in profit") }, { NULL },
};
static const CrmChoice satisfaction_rises[] = {
  { "gradual", N_("Rises to the target") }, { "at_once", N_("Whole at once") }, { NULL },
};
static const CrmField scheme_fields[] = {
  { "name", N_("Name"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN, N_("Scheme"), .hint = N_("With its period, as in: care bonus, autumn 2026.") },
  { "kind", N_("Kind"), CRM_CHOICE, CRM_COLUMN, .choices = scheme_kinds, .initial = "by_result",
    .hint = N_("By result leaves unspent what nobody earned; sharing out divides the whole pool.") },
  { "begins", N_("From"), CRM_DAY, CRM_COLUMN },
  { "ends", N_("To"), CRM_DAY, CRM_COLUMN },
  { "state", N_("State"), CRM_CHOICE, CRM_COLUMN, .choices = scheme_states, .initial = "draft" },
  { "note", N_("Note"), CRM_NOTE, CRM_SEARCH },
  { "pool_kind", N_("Kind of pool"), CRM_CHOICE, CRM_COLUMN, N_("Pool"), .choices = pool_kinds, .initial = "fixed" },
  { "pool", N_("Fixed amount"), CRM_MONEY, CRM_PRIVATE, .min = 0, .max = NO_LIMIT,
    .hint = N_("Grows and shrinks with profit, up to the most set below.") },
  { "pool_share", N_("Share of the rise in profit"), CRM_PERCENT, CRM_PRIVATE, .min = 0, .max = 100 },
  { "profit_baseline", N_("Profit before"), CRM_MONEY, 0, .hint = N_("Of a period of the same length before, in money of its own time.") },
  { "profit", N_("Profit of the period"), CRM_MONEY, 0, .hint = N_("In money of its own time; both are compared at constant prices.") },
  { "factor", N_("Factor set by the committee"), CRM_REAL, 0, .min = 0, .max = 100,
    .hint = N_("Only where the profit before was no profit; otherwise it is worked out.") },
  { "factor_cap", N_("Most the factor can be"), CRM_REAL, 0, .min = 0, .max = 100, .initial = "1.5" },
  { "threshold", N_("Threshold of the score"), CRM_REAL, 0, N_("From score to bonus"), .min = 0, .max = 99, .unit = N_("points"), .initial = "50",
    .hint = N_("Up to this score of 100 nothing is earned.") },
  { "cap", N_("Most of the base"), CRM_PERCENT, 0, .min = 0, .max = 1000, .initial = "100",
    .hint = N_("The largest part of the base a score can earn.") },
  { "satisfaction_kpi", N_("Measured by"), CRM_REFERENCE, 0, N_("Satisfaction of customers"), .target = "kpi", .reverse = N_("Schemes whose floor it is") },
  { "satisfaction_floor", N_("Floor"), CRM_REAL, 0,
    .hint = N_("Below it nobody is paid, whatever the score.") },
  { "satisfaction_target", N_("Whole bonus from"), CRM_REAL, 0 },
  { "satisfaction_rise", N_("Above the floor"), CRM_CHOICE, 0, .choices = satisfaction_rises, .initial = "gradual" },
  { "approved", N_("Approved on"), CRM_DAY, 0, N_("Approval and payment") },
  { "decision", N_("Decision"), CRM_REFERENCE, 0, .target = "decision" },
  { "paid", N_("Paid on"), CRM_DAY, 0 },
};
const CrmKind crm_scheme_kind = {
  .name = "scheme", .label = N_("Incentive scheme"), .plural = N_("Incentive schemes"), .icon = "emblem-favorite-symbolic", .step = 4,
  .hint = N_("What people can earn in a period by carrying out the programme and by satisfied customers."),
  .empty = N_("Describe what people can earn for satisfied customers, in which period and from what pool, before the period begins."),
  CRM_FIELDS (scheme_fields), .title = "name", .order = "-begins,name", .check = check_scheme,
};

static const CrmField participant_fields[] = {
  { "scheme", N_("Scheme"), CRM_REFERENCE, CRM_REQUIRED | CRM_OWNED | CRM_COLUMN, N_("Participant"), .target = "scheme" },
  { "person", N_("Person"), CRM_REFERENCE, CRM_REQUIRED | CRM_OWNED | CRM_COLUMN, .target = "person", .reverse = N_("Part in schemes") },
  { "base", N_("Base"), CRM_MONEY, CRM_COLUMN | CRM_PRIVATE, .min = 0, .max = NO_LIMIT, .hint = N_("What a full score earns when the profit has not changed.") },
  { "begins", N_("From"), CRM_DAY, CRM_COLUMN, .hint = N_("Only when the person joined the scheme during the period.") },
  { "ends", N_("To"), CRM_DAY, CRM_COLUMN, .hint = N_("Only when the person left it during the period.") },
  { "note", N_("Note"), CRM_NOTE, CRM_SEARCH },
};
const CrmKind crm_participant_kind = {
  .name = "participant", .label = N_("Participant"), .plural = N_("Participants"), .icon = "system-users-symbolic", .step = 4,
  .hint = N_("Who takes part in an incentive scheme, and with what base."),
  .empty = N_("Put down who takes part in a scheme and with what base; a payout is reckoned only for these."),
  CRM_FIELDS (participant_fields), .title = "person,scheme", .key = "scheme,person", .order = "scheme,person", .parent = "scheme",
  .check = crm_method_check_period,
};

static const CrmChoice criterion_ties[] = {
  { "kpi", N_("A KPI") }, { "satisfaction", N_("Customers' satisfaction") }, { "rating", N_("A rating of the person") }, { NULL },
};
static const CrmField criterion_fields[] = {
  { "scheme", N_("Scheme"), CRM_REFERENCE, CRM_REQUIRED | CRM_OWNED | CRM_COLUMN, N_("Criterion"), .target = "scheme" },
  { "title", N_("Title"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN },
  { "weight", N_("Weight"), CRM_PERCENT, CRM_COLUMN, .min = 0, .max = 100, .hint = N_("The weights of a scheme add up to 100 %.") },
  { "tied_to", N_("Tied to"), CRM_CHOICE, CRM_COLUMN, .choices = criterion_ties,
    .hint = N_("A criterion tied to nothing measured pays for nothing.") },
  { "kpi", N_("KPI"), CRM_REFERENCE, CRM_COLUMN, .target = "kpi", .reverse = N_("Incentive criteria") },
  { "score_none", N_("No score at"), CRM_REAL, 0, N_("From value to score"),
    .hint = N_("The value that scores 0; empty: the near limit of the KPI's target.") },
  { "score_full", N_("Full score at"), CRM_REAL, 0,
    .hint = N_("The value that scores 100; empty: the KPI's target.") },
  { "note", N_("Note"), CRM_NOTE, CRM_SEARCH },
};
const CrmKind crm_criterion_kind = {
  .name = "criterion", .label = N_("Criterion"), .plural = N_("Criteria"), .icon = "checkbox-checked-symbolic", .step = 4,
  .hint = N_("One thing an incentive scheme pays for, with its weight."),
  .empty = N_("Say what a scheme pays for and how much each counts; tie it to a number that customers' satisfaction moves."),
  CRM_FIELDS (criterion_fields), .title = "title", .key = "scheme,title", .order = "scheme,-weight,title", .parent = "scheme",
  .check = check_criterion,
};

static const CrmField appraisal_fields[] = {
  { "person", N_("Person"), CRM_REFERENCE, CRM_REQUIRED | CRM_OWNED | CRM_COLUMN, N_("Appraisal"), .target = "person", .reverse = N_("Appraisals") },
  { "date", N_("Date"), CRM_DAY, CRM_REQUIRED | CRM_COLUMN, .initial = "today" },
  { "criterion", N_("Criterion"), CRM_REFERENCE, CRM_COLUMN, .target = "criterion",
    .hint = N_("The criterion of a scheme that the rating counts for; empty for a general appraisal.") },
  { "rating", N_("Rating"), CRM_REAL, CRM_COLUMN | CRM_PRIVATE, .min = 0, .max = 100, .unit = N_("points"), .hint = N_("From 0 to 100.") },
  { "begins", N_("From"), CRM_DAY, 0, .hint = N_("The period that is judged.") },
  { "ends", N_("To"), CRM_DAY, 0 },
  { "appraiser", N_("By"), CRM_REFERENCE, CRM_COLUMN, .target = "person", .reverse = N_("Appraisals made") },
  { "strong_points", N_("Strong points"), CRM_NOTE, CRM_PRIVATE, N_("What was said"), .hint = N_("With what was seen that shows it.") },
  { "to_improve", N_("To improve"), CRM_NOTE, CRM_PRIVATE },
  { "agreed", N_("Talked over on"), CRM_DAY, 0, .hint = N_("The day the person was told and could answer.") },
};
const CrmKind crm_appraisal_kind = {
  .name = "appraisal", .label = N_("Appraisal"), .plural = N_("Appraisals"), .icon = "document-properties-symbolic", .step = 4,
  .hint = N_("How a person's work was judged, on criteria known beforehand."),
  .empty = N_("Write down how somebody's work was judged and what was seen that shows it, so that they can answer."),
  CRM_FIELDS (appraisal_fields), .title = "date,person", .key = "", .order = "-date,person", .parent = "person",
  .check = crm_method_check_period,
};

static const CrmField payout_fields[] = {
  { "scheme", N_("Scheme"), CRM_REFERENCE, CRM_REQUIRED | CRM_OWNED | CRM_COLUMN, N_("Payout"), .target = "scheme" },
  { "person", N_("Person"), CRM_REFERENCE, CRM_REQUIRED | CRM_OWNED | CRM_COLUMN, .target = "person", .reverse = N_("Payouts") },
  { "score", N_("Score approved"), CRM_REAL, CRM_COLUMN | CRM_PRIVATE, .min = 0, .max = 100, .unit = N_("points"),
    .hint = N_("The score as it was when the payout was approved.") },
  { "amount", N_("Amount approved"), CRM_MONEY, CRM_COLUMN | CRM_PRIVATE, .min = 0, .max = NO_LIMIT },
  { "approved", N_("Approved on"), CRM_DAY, CRM_COLUMN, N_("Approval and payment") },
  { "approver", N_("Approved by"), CRM_REFERENCE, 0, .target = "person", .reverse = N_("Payouts approved") },
  { "held", N_("Held for the committee"), CRM_FLAG, 0, .hint = N_("For example when the score rose while satisfaction fell.") },
  { "paid", N_("Paid on"), CRM_DAY, CRM_COLUMN },
  { "note", N_("Note"), CRM_NOTE, CRM_SEARCH | CRM_PRIVATE },
};
const CrmKind crm_payout_kind = {
  .name = "payout", .label = N_("Payout"), .plural = N_("Payouts"), .icon = "emblem-ok-symbolic", .step = 4,
  .hint = N_("What a person is paid by a scheme: approved by whom, and when it was paid."),
  .empty = N_("Put down who is paid how much for which period, who approved it and when the money went out."),
  CRM_FIELDS (payout_fields), .title = "person,scheme", .key = "scheme,person", .order = "scheme,person", .parent = "scheme",
  .check = check_payout,
};

/* ---- sanctions and careers ---- */

static const CrmChoice sanction_kinds[] = {
  { "talk", N_("Talk") }, { "warning", N_("Written warning") }, { "bonus", N_("Bonus withheld") }, { "duty", N_("Other duties") },
  { "dismissal", N_("Dismissal") }, { NULL },
};
static const CrmField sanction_fields[] = {
  { "person", N_("Person"), CRM_REFERENCE, CRM_REQUIRED | CRM_OWNED | CRM_COLUMN | CRM_PRIVATE, N_("Sanction"), .target = "person", .reverse = N_("Sanctions") },
  { "date", N_("Date"), CRM_DAY, CRM_REQUIRED | CRM_COLUMN, .initial = "today" },
  { "kind", N_("Kind"), CRM_CHOICE, CRM_COLUMN | CRM_PRIVATE, .choices = sanction_kinds },
  { "reason", N_("Reason"), CRM_NOTE, CRM_COLUMN | CRM_PRIVATE, .hint = N_("What was done or left undone, and which agreed rule says so.") },
  { "amount", N_("Amount"), CRM_MONEY, CRM_PRIVATE, .min = 0, .max = NO_LIMIT },
  { "decided_by", N_("Decided by"), CRM_REFERENCE, CRM_COLUMN, .target = "person", .reverse = N_("Sanctions decided") },
  { "decision", N_("Decision"), CRM_REFERENCE, 0, .target = "decision" },
};
const CrmKind crm_sanction_kind = {
  .name = "sanction", .label = N_("Sanction"), .plural = N_("Sanctions"), .icon = "action-unavailable-symbolic", .step = 4,
  .hint = N_("The other side of rewards: what followed when agreed rules were broken."),
  .empty = N_("Write down which agreed rule was broken and what followed, so that the same is done in every case."),
  CRM_FIELDS (sanction_fields), .title = "date,person", .key = "", .order = "-date,person", .parent = "person",
};

static const CrmField career_step_fields[] = {
  { "person", N_("Person"), CRM_REFERENCE, CRM_REQUIRED | CRM_OWNED | CRM_COLUMN, N_("Career step"), .target = "person", .reverse = N_("Career steps") },
  { "job", N_("To job"), CRM_REFERENCE, CRM_COLUMN, .target = "job", .reverse = N_("People on their way to it") },
  { "planned", N_("Planned for"), CRM_DAY, CRM_COLUMN },
  { "reached", N_("Reached on"), CRM_DAY, CRM_COLUMN },
  { "conditions", N_("Conditions"), CRM_NOTE, CRM_PRIVATE, .hint = N_("The skills and results that lead there.") },
  { "note", N_("Note"), CRM_NOTE, CRM_PRIVATE },
};
const CrmKind crm_career_step_kind = {
  .name = "career_step", .label = N_("Career step"), .plural = N_("Career steps"), .icon = "go-up-symbolic", .step = 4,
  .hint = N_("Where a person can get to next, and what it takes."),
  .empty = N_("Say what post or rank a person can reach next and what it takes, so that good people see a reason to stay."),
  CRM_FIELDS (career_step_fields), .title = "person,job", .key = "", .order = "person,planned", .parent = "person",
};
/* clang-format on */
