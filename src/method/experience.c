/* experience.c: step 3, customer experience: contacts and complaints as they are recorded, surveys
 * and what was answered, the lessons drawn from them, who has to record what, and the points at
 * which a customer meets us. Descriptions only; what follows from them is counted elsewhere. */
#include "crm-method-kinds.h"

#include "crm-i18n.h"

static gboolean
check_complaint (const CrmKind *kind, const CrmValue *values, const CrmField **field,
                 GError **error)
{
  return crm_method_check_order (kind, values, "opened", "first_answer",
                                 _ ("A complaint cannot be answered before it was opened. Correct "
                                    "one of the two moments."),
                                 field, error) &&
         crm_method_check_order (kind, values, "opened", "solved",
                                 _ ("A complaint cannot be solved before it was opened. Correct "
                                    "one of the two moments."),
                                 field, error);
}

static gboolean
check_question (const CrmKind *kind, const CrmValue *values, const CrmField **field, GError **error)
{
  return crm_method_check_order (kind, values, "low", "high",
                                 _ ("The highest point of a scale cannot be below its lowest. "
                                    "Write the two ends as, for example, 1 and 5."),
                                 field, error);
}

static gboolean
check_lesson (const CrmKind *kind, const CrmValue *values, const CrmField **field, GError **error)
{
  return crm_method_check_order (kind, values, "date", "approved",
                                 _ ("A lesson cannot be approved before it was drawn. Correct one "
                                    "of the two days."),
                                 field, error);
}

/* clang-format off */
/* ---- contacts ---- */

static const CrmChoice contact_kinds[] = {
  { "meeting", N_("Meeting") }, { "visit", N_("Visit") }, { "call", N_("Call") }, { "message", N_("Message") },
  { "complaint", N_("Complaint") }, { "request", N_("Request") }, { "praise", N_("Praise") }, { NULL },
};
static const CrmChoice contact_beginners[] = {
  { "customer", N_("The customer") }, { "us", N_("We") }, { NULL },
};
static const CrmChoice sentiments[] = {
  { "positive", N_("Positive") }, { "neutral", N_("Neutral") }, { "negative", N_("Negative") }, { NULL },
};
static const CrmField interaction_fields[] = {
  { "customer", N_("Customer"), CRM_REFERENCE, CRM_REQUIRED | CRM_OWNED | CRM_COLUMN, N_("The contact"), .target = "customer",
    .import_names = "customer id|customer code|customer no|client|account|company|کد مشتری|نام مشتری|شماره مشتری" },
  { "date", N_("When"), CRM_TIME, CRM_REQUIRED | CRM_COLUMN, .initial = "now",
    .hint = N_("The day is enough; with the time, delays can be told in hours."),
    .import_names = "contact date|interaction date|call date|visit date|meeting date|datetime|تاریخ|تاریخ تماس|تاریخ تعامل|تاریخ بازدید" },
  { "person", N_("Person"), CRM_REFERENCE, CRM_COLUMN, .target = "person", .reverse = N_("Contacts with customers"),
    .hint = N_("Who of us spoke with the customer."),
    .import_names = "agent|employee|sales rep|representative|staff|کارشناس|فروشنده|همکار|ثبت‌کننده" },
  { "channel", N_("Channel"), CRM_REFERENCE, CRM_COLUMN, .target = "channel", .import_names = "contact channel|medium|کانال|راه ارتباط" },
  { "kind", N_("Kind"), CRM_CHOICE, CRM_COLUMN, .choices = contact_kinds,
    .import_names = "interaction type|contact type|activity type|نوع|نوع تماس|نوع تعامل" },
  { "begun_by", N_("Begun by"), CRM_CHOICE, 0, .choices = contact_beginners,
    .hint = N_("Contacts that we began are counted against what the customer allows."), .import_names = "direction|آغازکننده" },
  { "theme", N_("Theme"), CRM_TEXT, CRM_SEARCH | CRM_COLUMN, N_("What was learnt"),
    .hint = N_("One or two words, the same ones for the same matter, so that themes can be counted."),
    .import_names = "topic|subject|موضوع" },
  { "seen", N_("What was seen"), CRM_NOTE, CRM_SEARCH, .hint = N_("What you saw at the customer's, without judging it.") },
  { "need_understood", N_("Need understood"), CRM_NOTE, CRM_SEARCH, .hint = N_("What the customer needs or expects, in their own words.") },
  { "good_points", N_("Good points"), CRM_NOTE, CRM_SEARCH, .hint = N_("What the customer was content with."), .import_names = "plus|نقاط قوت" },
  { "bad_points", N_("Bad points"), CRM_NOTE, CRM_SEARCH, .hint = N_("What the customer was not content with."), .import_names = "minus|نقاط ضعف" },
  { "narrative", N_("Narrative"), CRM_NOTE, CRM_SEARCH, .hint = N_("The conversation as you would tell it to a colleague."),
    .import_names = "notes|description|comment|details|summary|شرح|توضیحات|متن" },
  { "sentiment", N_("Sentiment"), CRM_CHOICE, 0, .choices = sentiments,
    .hint = N_("Only what a person judged; it is never guessed from the text.") },
  { "solved_at_once", N_("Solved at this contact"), CRM_FLAG, 0, .hint = N_("Of a request: nothing was left to do afterwards.") },
  { "follow_up", N_("Follow-up promised"), CRM_TEXT, CRM_SEARCH, N_("Follow-up"), .hint = N_("What was promised to the customer, if anything."),
    .import_names = "next step|next action|اقدام بعدی" },
  { "follow_up_due", N_("Follow-up due"), CRM_DAY, 0, .import_names = "next contact|due date|موعد پیگیری" },
  { "follow_up_done", N_("Follow-up done"), CRM_DAY, 0 },
  { "recorded", N_("Recorded at"), CRM_TIME, 0, .initial = "now",
    .hint = N_("When this was written down; the recording duty sets how soon that should be."), .import_names = "created at|entry date|تاریخ ثبت" },
};
const CrmKind crm_interaction_kind = {
  .name = "interaction", .label = N_("Interaction"), .plural = N_("Interactions"), .icon = "user-available-symbolic", .step = 3,
  .hint = N_("A contact with a customer as the person who had it saw it: what was seen, needed, liked and disliked."),
  .empty = N_("Write down a contact on the day it happened: what was seen, what the customer needs, what pleased and what did not."),
  CRM_FIELDS (interaction_fields), .title = "date,customer", .key = "", .order = "-date", .parent = "customer", .large = TRUE,
};

static const CrmChoice severities[] = {
  { "low", N_("Low") }, { "medium", N_("Medium") }, { "high", N_("High") }, { "critical", N_("Critical") }, { NULL },
};
static const CrmField complaint_fields[] = {
  { "customer", N_("Customer"), CRM_REFERENCE, CRM_REQUIRED | CRM_OWNED | CRM_COLUMN, N_("Complaint"), .target = "customer",
    .import_names = "customer id|customer code|customer no|client|account|company|کد مشتری|نام مشتری|شماره مشتری" },
  { "opened", N_("Opened"), CRM_TIME, CRM_REQUIRED | CRM_COLUMN, .initial = "now",
    .hint = N_("When the customer complained, not when it was written down."),
    .import_names = "date|opened at|created at|received|complaint date|تاریخ|تاریخ شکایت|تاریخ دریافت" },
  { "number", N_("Number"), CRM_TEXT, CRM_SEARCH, .hint = N_("The number by which the customer and the other systems know it."),
    .import_names = "ticket|ticket no|ticket id|case number|complaint no|complaint id|reference|شماره|شماره شکایت|کد رهگیری" },
  { "cause", N_("Cause"), CRM_TEXT, CRM_SEARCH | CRM_COLUMN,
    .hint = N_("The cause in a few words, the same ones for the same cause, so that causes can be counted."),
    .import_names = "reason|category|root cause|subject|علت شکایت|دلیل|موضوع" },
  { "narrative", N_("What happened"), CRM_NOTE, CRM_SEARCH, .import_names = "description|details|notes|شرح|شرح شکایت|توضیحات|متن" },
  { "product", N_("Product"), CRM_REFERENCE, 0, N_("About"), .target = "product", .import_names = "stock code|item|sku|کالا|کد کالا" },
  { "channel", N_("Channel"), CRM_REFERENCE, 0, .target = "channel", .hint = N_("The way by which it reached us."), .import_names = "source|کانال" },
  { "interaction", N_("Interaction"), CRM_REFERENCE, 0, .target = "interaction", .hint = N_("The contact at which it was made, if that is recorded.") },
  { "owner", N_("Owner"), CRM_REFERENCE, CRM_COLUMN, N_("Handling"), .target = "person", .reverse = N_("Complaints to solve"),
    .hint = N_("The one person who sees it through to the end."), .import_names = "assigned to|assignee|agent|handled by|مسئول|کارشناس" },
  { "severity", N_("Severity"), CRM_CHOICE, CRM_COLUMN, .choices = severities, .import_names = "priority|شدت|اولویت" },
  { "limit_hours", N_("Time limit"), CRM_INTEGER, 0, .min = 0, .max = 100000, .unit = N_("h"),
    .hint = N_("Working hours within which it has to be solved."), .import_names = "sla|sla hours|مهلت" },
  { "first_answer", N_("First answer"), CRM_TIME, 0, .hint = N_("When a person, not a machine, first answered."),
    .import_names = "first response|responded at|answered|پاسخ اول|تاریخ نخستین پاسخ" },
  { "solved", N_("Solved"), CRM_TIME, CRM_COLUMN, .hint = N_("When the customer agreed that it was solved."),
    .import_names = "closed|closed at|resolved|resolved at|resolution date|تاریخ رفع|تاریخ حل|تاریخ بستن" },
  { "solution", N_("Solution"), CRM_NOTE, CRM_SEARCH, N_("Solution"), .import_names = "resolution|راه حل|نتیجه" },
  { "compensation", N_("Compensation"), CRM_MONEY, 0, .min = 0, .max = NO_LIMIT, .import_names = "refund|غرامت|جبران خسارت" },
  { "solved_at_once", N_("Solved at first contact"), CRM_FLAG, 0, .import_names = "first contact resolution|fcr" },
  { "apology", N_("Apology given"), CRM_FLAG, 0, .hint = N_("An apology comes first, whoever was at fault.") },
};
const CrmKind crm_complaint_kind = {
  .name = "complaint", .label = N_("Complaint"), .plural = N_("Complaints"), .icon = "dialog-warning-symbolic", .step = 3,
  .hint = N_("A customer's complaint, from the moment it came to the moment it was solved."),
  .empty = N_("Write down every complaint, however small, with its cause; it tells what to put right before the next customer leaves."),
  CRM_FIELDS (complaint_fields), .title = "opened,customer", .key = "", .order = "-opened", .parent = "customer", .large = TRUE,
  .check = check_complaint,
};

/* ---- surveys ---- */

static const CrmChoice survey_kinds[] = {
  { "csat", N_("Satisfaction (CSAT)") }, { "nps", N_("Recommendation (NPS)") }, { "ces", N_("Effort (CES)") },
  { "own", N_("Own questionnaire") }, { NULL },
};
static const CrmChoice survey_audiences[] = {
  { "customers", N_("Customers") }, { "staff", N_("Staff") }, { NULL },
};
static const CrmField survey_fields[] = {
  { "title", N_("Title"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN, N_("Survey") },
  { "kind", N_("Kind"), CRM_CHOICE, CRM_COLUMN, .choices = survey_kinds, .initial = "csat",
    .hint = N_("The kind decides which score is worked out from the answers.") },
  { "audience", N_("Asked are"), CRM_CHOICE, 0, .choices = survey_audiences, .initial = "customers" },
  { "segment", N_("Segment"), CRM_REFERENCE, CRM_COLUMN, .target = "segment", .hint = N_("Empty when customers of all segments are asked.") },
  { "purpose", N_("Purpose"), CRM_NOTE, CRM_SEARCH, .hint = N_("What will be decided by the result.") },
  { "owner", N_("Owner"), CRM_REFERENCE, 0, .target = "person", .reverse = N_("Surveys owned") },
  { "begins", N_("From"), CRM_DAY, CRM_COLUMN, N_("In the field"), .initial = "today" },
  { "ends", N_("To"), CRM_DAY, CRM_COLUMN },
  { "channel", N_("Channel"), CRM_REFERENCE, 0, .target = "channel" },
  { "sent", N_("Sent"), CRM_INTEGER, CRM_COLUMN, .min = 0, .max = 1e9,
    .hint = N_("How many were asked; the response rate is worked out from it.") },
};
const CrmKind crm_survey_kind = {
  .name = "survey", .label = N_("Survey"), .plural = N_("Surveys"), .icon = "checkbox-checked-symbolic", .step = 3,
  .hint = N_("Questions put to customers or staff at one time, with what was answered."),
  .empty = N_("Set down what is asked of customers or staff, whom and when; few questions that lead to a change are enough."),
  CRM_FIELDS (survey_fields), .title = "title", .order = "-begins,title", .check = crm_method_check_period,
};

static const CrmChoice question_kinds[] = {
  { "scale", N_("Scale") }, { "choice", N_("One of several") }, { "yes_no", N_("Yes or no") }, { "text", N_("Text") }, { NULL },
};
static const CrmChoice question_scores[] = {
  { "csat", N_("Satisfaction") }, { "nps", N_("Recommendation") }, { "ces", N_("Effort") }, { NULL },
};
static const CrmField question_fields[] = {
  { "code", N_("Code"), CRM_TEXT, CRM_REQUIRED | CRM_UNIQUE | CRM_SEARCH | CRM_COLUMN, N_("Question"), .initial = "Q#" },
  { "survey", N_("Survey"), CRM_REFERENCE, CRM_REQUIRED | CRM_OWNED | CRM_COLUMN, .target = "survey" },
  { "number", N_("Order"), CRM_INTEGER, CRM_COLUMN, .min = 1, .max = 1000 },
  { "text", N_("Question"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN, .hint = N_("One question about one thing, in the customer's words.") },
  { "kind", N_("Answered by"), CRM_CHOICE, CRM_COLUMN, .choices = question_kinds, .initial = "scale" },
  { "score", N_("Score it gives"), CRM_CHOICE, 0, .choices = question_scores,
    .hint = N_("Which score its answers count for; empty for none.") },
  { "low", N_("Lowest of the scale"), CRM_INTEGER, 0, N_("Answers"), .min = -100, .max = 100, .initial = "1",
    .hint = N_("1 to 5 for satisfaction, 0 to 10 for recommendation, 1 to 7 for effort.") },
  { "high", N_("Highest of the scale"), CRM_INTEGER, 0, .min = -100, .max = 100, .initial = "5" },
  { "choices", N_("Answers to choose from"), CRM_NOTE, 0, .hint = N_("One a line, in the order shown.") },
};
const CrmKind crm_question_kind = {
  .name = "question", .label = N_("Question"), .plural = N_("Questions"), .icon = "dialog-question-symbolic", .step = 3,
  .hint = N_("One question of a survey and how it is answered."),
  .empty = N_("Write the questions of a survey, one thing in each, in the words of those who will answer."),
  CRM_FIELDS (question_fields), .title = "text", .order = "survey,number,code", .parent = "survey", .check = check_question,
};

static const CrmField response_fields[] = {
  { "code", N_("Code"), CRM_TEXT, CRM_REQUIRED | CRM_UNIQUE | CRM_SEARCH | CRM_COLUMN, N_("Response"), .initial = "R#",
    .import_names = "response id|survey response key|submission id|شماره پاسخ‌نامه" },
  { "survey", N_("Survey"), CRM_REFERENCE, CRM_REQUIRED | CRM_OWNED | CRM_COLUMN, .target = "survey" },
  { "customer", N_("Customer"), CRM_REFERENCE, CRM_COLUMN, .target = "customer", .hint = N_("Empty when the answer is anonymous."),
    .import_names = "customer id|customer code|respondent|کد مشتری|نام مشتری" },
  { "date", N_("Date"), CRM_DAY, CRM_COLUMN, .initial = "today", .import_names = "submitted|response date|timestamp|تاریخ|تاریخ پاسخ" },
  { "person", N_("Served by"), CRM_REFERENCE, CRM_COLUMN, .target = "person", .reverse = N_("Responses about their service"),
    .hint = N_("Who of us served the customer before the survey."), .import_names = "agent|seller|فروشنده|کارشناس" },
  { "channel", N_("Channel"), CRM_REFERENCE, 0, .target = "channel" },
  { "remark", N_("Remark"), CRM_NOTE, CRM_SEARCH, .import_names = "comment|comments|notes|نظر|توضیحات" },
};
const CrmKind crm_response_kind = {
  .name = "response", .label = N_("Response"), .plural = N_("Responses"), .icon = "mail-replied-symbolic", .step = 3,
  .hint = N_("One filled-in questionnaire."),
  .empty = N_("Enter each questionnaire that came back, or bring them in from a file; figures say how many they rest on."),
  CRM_FIELDS (response_fields), .title = "code,customer", .order = "-date,code", .parent = "survey", .large = TRUE,
};

static const CrmField answer_fields[] = {
  { "response", N_("Response"), CRM_REFERENCE, CRM_REQUIRED | CRM_OWNED | CRM_COLUMN, N_("Answer"), .target = "response", .reverse = N_("Answers") },
  { "question", N_("Question"), CRM_REFERENCE, CRM_REQUIRED | CRM_OWNED | CRM_COLUMN, .target = "question", .reverse = N_("Answers") },
  { "number", N_("Number answered"), CRM_REAL, CRM_COLUMN, .min = -1000, .max = 1000,
    .hint = N_("The point on the scale, the place of the choice counted from 1, or 1 for yes and 0 for no."),
    .import_names = "score|rating|value|امتیاز|نمره" },
  { "text", N_("Text"), CRM_NOTE, CRM_SEARCH | CRM_COLUMN, .import_names = "comment|متن|نظر" },
};
const CrmKind crm_answer_kind = {
  .name = "answer", .label = N_("Answer"), .plural = N_("Answers"), .icon = "chat-message-new-symbolic", .step = 3,
  .hint = N_("What one response says to one question."),
  .empty = N_("Enter what was answered to each question; a question left open stays empty and counts nowhere."),
  CRM_FIELDS (answer_fields), .title = "question,response", .key = "response,question", .order = "response,question",
  .parent = "response", .large = TRUE,
};

/* ---- what follows from it ---- */

static const CrmChoice lesson_effects[] = {
  { "changed", N_("Changed") }, { "stopped", N_("Stopped") }, { "begun", N_("Newly begun") }, { "none", N_("None, by decision") }, { NULL },
};
static const CrmField lesson_fields[] = {
  { "code", N_("Code"), CRM_TEXT, CRM_REQUIRED | CRM_UNIQUE | CRM_SEARCH | CRM_COLUMN, N_("Lesson"), .initial = "L#" },
  { "title", N_("Title"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN, .hint = N_("What customers tell us, as one sentence.") },
  { "date", N_("Date"), CRM_DAY, CRM_COLUMN, .initial = "today" },
  { "insight", N_("What the feedback says"), CRM_NOTE, CRM_SEARCH },
  { "theme", N_("Theme"), CRM_TEXT, CRM_SEARCH, .hint = N_("The theme of the contacts it was drawn from.") },
  { "segments", N_("Segments"), CRM_LINKS, 0, .target = "segment", .hint = N_("The groups of customers who say it.") },
  { "owner", N_("Owner"), CRM_REFERENCE, 0, .target = "person", .reverse = N_("Lessons owned") },
  { "interactions", N_("Contacts"), CRM_LINKS, 0, N_("Evidence"), .target = "interaction", .reverse = N_("Lessons drawn from it"),
    .hint = N_("The contacts that show it.") },
  { "complaints", N_("Complaints"), CRM_LINKS, 0, .target = "complaint", .reverse = N_("Lessons drawn from it") },
  { "answers", N_("Answers"), CRM_LINKS, 0, .target = "answer", .reverse = N_("Lessons drawn from it"),
    .hint = N_("The answers to surveys that show it.") },
  { "approved", N_("Approved on"), CRM_DAY, CRM_COLUMN, N_("What was done"), .hint = N_("The day the committee took it as true; empty until then.") },
  { "decision", N_("Decision"), CRM_REFERENCE, 0, .target = "decision" },
  { "effect", N_("Effect on tactics"), CRM_CHOICE, CRM_COLUMN, .choices = lesson_effects,
    .hint = N_("A lesson that changes nothing was not worth collecting.") },
  { "tactics", N_("Tactics"), CRM_LINKS, 0, .target = "tactic", .reverse = N_("Lessons that changed it"),
    .hint = N_("The tactics changed, stopped or begun because of it.") },
};
const CrmKind crm_lesson_kind = {
  .name = "lesson", .label = N_("Lesson"), .plural = N_("Lessons"), .icon = "emoji-objects-symbolic", .step = 3,
  .hint = N_("What the feedback of customers teaches, and what we changed because of it."),
  .empty = N_("Write down what complaints and surveys have taught and what was changed because of it, so that customers see they are heard."),
  CRM_FIELDS (lesson_fields), .title = "title", .order = "-date,code", .check = check_lesson,
};

static const CrmChoice duty_frequencies[] = {
  { "contact", N_("After each contact") }, { "day", N_("Every day") }, { "week", N_("Every week") }, { "month", N_("Every month") }, { NULL },
};
static const CrmField recording_duty_fields[] = {
  { "contacts", N_("What is recorded"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN, N_("Duty"),
    .hint = N_("For example: visits to key accounts, calls about repairs.") },
  { "unit", N_("Unit"), CRM_REFERENCE, CRM_COLUMN, .target = "unit", .hint = N_("Who records: a whole unit, or a job.") },
  { "job", N_("Job"), CRM_REFERENCE, CRM_COLUMN, .target = "job" },
  { "kind", N_("Kind of contact"), CRM_CHOICE, 0, .choices = contact_kinds, .hint = N_("Empty for all kinds.") },
  { "frequency", N_("How often"), CRM_CHOICE, CRM_COLUMN, .choices = duty_frequencies, .initial = "contact" },
  { "hours", N_("Within"), CRM_INTEGER, CRM_COLUMN, .min = 1, .max = 8760, .unit = N_("h"), .initial = "24",
    .hint = N_("How many hours after the contact it has to be written down.") },
  { "note", N_("Note"), CRM_NOTE, CRM_SEARCH },
};
const CrmKind crm_recording_duty_kind = {
  .name = "recording_duty", .label = N_("Recording duty"), .plural = N_("Recording duties"), .icon = "document-edit-symbolic", .step = 3,
  .hint = N_("Who has to record which contacts, how often and how soon."),
  .empty = N_("Say which unit or job records which contacts and how soon, so that no contact is left out of the record."),
  CRM_FIELDS (recording_duty_fields), .title = "contacts,unit,job", .key = "", .order = "unit,job,contacts",
};

static const CrmChoice journey_stages[] = {
  { "aware", N_("Hears of us") }, { "consider", N_("Compares") }, { "buy", N_("Buys") }, { "receive", N_("Receives") },
  { "use", N_("Uses") }, { "help", N_("Asks for help") }, { "again", N_("Buys again") }, { "leave", N_("Leaves") }, { NULL },
};
static const CrmField touchpoint_fields[] = {
  { "name", N_("Name"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN, N_("Touchpoint"),
    .hint = N_("A moment at which the customer meets us: the first call, the delivery, the bill.") },
  { "number", N_("Order"), CRM_INTEGER, 0, .min = 1, .max = 1000, .hint = N_("Its place in the journey.") },
  { "stage", N_("Stage"), CRM_CHOICE, CRM_COLUMN, .choices = journey_stages },
  { "channel", N_("Channel"), CRM_REFERENCE, CRM_COLUMN, .target = "channel" },
  { "segment", N_("Segment"), CRM_REFERENCE, 0, .target = "segment", .hint = N_("Empty when the journey is the same for all.") },
  { "owner", N_("Owner"), CRM_REFERENCE, CRM_COLUMN, .target = "person", .reverse = N_("Touchpoints owned") },
  { "expectation", N_("Expectation"), CRM_NOTE, CRM_SEARCH, N_("As the customer sees it"), .hint = N_("What the customer expects at this moment.") },
  { "feeling", N_("Feeling"), CRM_INTEGER, CRM_COLUMN, .min = -2, .max = 2, .hint = N_("From −2, angry, over 0 to 2, delighted.") },
  { "pain", N_("Pain"), CRM_NOTE, CRM_SEARCH, .hint = N_("What hurts the customer here.") },
  { "idea", N_("Idea"), CRM_NOTE, CRM_SEARCH, .hint = N_("How it could be better.") },
};
const CrmKind crm_touchpoint_kind = {
  .name = "touchpoint", .label = N_("Touchpoint"), .plural = N_("Touchpoints"), .icon = "find-location-symbolic", .step = 3,
  .hint = N_("A moment of the customer's journey: what is expected, how it feels, what could be better."),
  .empty = N_("Follow the customer from the first call to the last bill and write down each moment, what is expected and what goes wrong."),
  CRM_FIELDS (touchpoint_fields), .title = "name", .order = "number,name",
};
/* clang-format on */
