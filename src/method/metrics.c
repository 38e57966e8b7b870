/* metrics.c: step 8, metrics: KPIs with their targets and measurements, the reviews that look at
 * them and the improvements that follow, and the benefits and investments of the programme in
 * money. Descriptions and the rules of a target only; status, trends and returns are worked out
 * elsewhere. */
#include "crm-method-kinds.h"

#include "crm-error.h"
#include "crm-i18n.h"

/* Between the target and its near limit, and within the near distance of a band, lies the scale on
 * which a value is scored; a scale without length would give no score. */
static gboolean
check_target (const CrmKind *kind, const CrmValue *values, const CrmField **field, GError **error)
{
  const CrmValue *value = crm_method_get_value (kind, values, "value");
  const CrmValue *near = crm_method_get_value (kind, values, "near");
  const CrmValue *distance = crm_method_get_value (kind, values, "near_distance");

  if (value->tag == CRM_VALUE_REAL && near->tag == CRM_VALUE_REAL && value->real == near->real) {
    *field = crm_method_get_field (kind, "near");
    g_set_error_literal (error, CRM_ERROR, CRM_ERROR_REFUSED,
                         _ ("The near limit is the target itself. Set it apart, or leave it empty: "
                            "then nothing is near."));
    return FALSE;
  }
  if (distance->tag == CRM_VALUE_REAL && distance->real == 0) {
    *field = crm_method_get_field (kind, "near_distance");
    g_set_error_literal (error, CRM_ERROR, CRM_ERROR_REFUSED,
                         _ ("A near distance of zero is none. Write how far outside the band is "
                            "still near, or leave it empty."));
    return FALSE;
  }
  return crm_method_check_order (kind, values, "low", "high",
                                 _ ("The upper end of the band is below its lower end. Correct one "
                                    "of the two."),
                                 field, error);
}

static gboolean
check_improvement (const CrmKind *kind, const CrmValue *values, const CrmField **field,
                   GError **error)
{
  return crm_method_check_order (kind, values, "date", "done",
                                 _ ("An improvement cannot be done before it was begun. Correct "
                                    "one of the two days."),
                                 field, error);
}

/* clang-format off */

/* ---- KPIs ---- */

static const CrmChoice perspectives[] = {
  { "finance", N_("Finance") }, { "customer", N_("Customer") }, { "process", N_("Process") }, { "people", N_("People") },
  { "programme", N_("Programme") }, { NULL },
};
/* What lists of figures call a KPI. */
#define KPI_HEADS \
  "kpi|kpi name|kpi title|kpi description|key performance indicator|indicator|indicator name|measure|measure name|metric|" \
  "metric name|performance measure|performance indicator"

static const CrmChoice directions[] = {
  { "higher", N_("Higher is better"), "u|up|upward|upwards|increase|increases|increasing|rise|high|max|maximise|maximize|maximum|more|more is better|bigger is better|larger is better|above|at least|positive|↑|+|افزایشی|صعودی|بیشتر|بیشتر بهتر|هرچه بیشتر بهتر" },
  { "lower", N_("Lower is better"), "d|down|downward|downwards|decrease|decreases|decreasing|fall|low|min|minimise|minimize|minimum|less|less is better|fewer|fewer is better|smaller is better|below|at most|negative|↓|−|کاهشی|نزولی|کمتر|کمتر بهتر|هرچه کمتر بهتر" },
  { "band", N_("Best within a band"), "range|within|within range|target|on target|target is best|nominal|maintain|بازه|محدوده" },
  { "watch", N_("Only watched"), "neutral|none|no target|monitor|monitor only|information|informational|for information|n/a|فقط رصد|خنثی" }, { NULL },
};
static const CrmChoice kpi_methods[] = {
  { "typed", N_("Typed or imported") }, { "formula", N_("Formula over other KPIs") }, { "builtin", N_("Computed from our records") }, { NULL },
};
static const CrmChoice frequencies[] = {
  { "day", N_("Every day"), "d|daily|روز|روزانه" }, { "week", N_("Every week"), "w|weekly|هفته|هفتگی" },
  { "month", N_("Every month"), "m|monthly|ماه|ماهانه|ماهیانه" }, { "quarter", N_("Every quarter"), "q|quarterly|فصل|فصلی|سه ماهه" },
  { "half", N_("Every half-year"), "h|half year|half yearly|semiannual|شش ماهه|نیم سال" },
  { "year", N_("Every year"), "y|a|yearly|annual|annually|سال|سالانه|سالیانه" }, { NULL },
};
static const CrmChoice totals[] = {
  { "sum", N_("Sum") }, { "mean", N_("Mean") }, { "last", N_("Last value") }, { NULL },
};
static const CrmChoice prices[] = {
  { "nominal", N_("Nominal: as they were paid") }, { "constant", N_("Constant: without inflation") }, { NULL },
};
static const CrmField kpi_fields[] = {
  { "code", N_("Code"), CRM_TEXT, CRM_REQUIRED | CRM_UNIQUE | CRM_SEARCH | CRM_COLUMN, N_("KPI"), .initial = "K#",
    .hint = N_("K01 to K90 are those of the catalogue.") },
  { "name", N_("Name"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN, .import_names = KPI_HEADS "|نام شاخص|شاخص|عنوان شاخص" },
  { "perspective", N_("Perspective"), CRM_CHOICE, CRM_COLUMN, .choices = perspectives },
  { "step", N_("Step"), CRM_CHOICE, 0, .choices = crm_method_step_choices, .hint = N_("The step whose work it shows.") },
  { "owner", N_("Owner"), CRM_REFERENCE, CRM_COLUMN, .target = "person", .reverse = N_("KPIs owned"),
    .hint = N_("Who answers for its value and brings it on time.") },
  { "satisfaction", N_("Measures customers' satisfaction"), CRM_FLAG, 0, .hint = N_("At least one KPI must.") },
  { "headline", N_("Headline"), CRM_FLAG, 0, .hint = N_("Shown on the overview and with a page of its own in reports; nine at most.") },
  { "place", N_("Place among the headlines"), CRM_INTEGER, 0, .min = 1, .max = NO_LIMIT, .hint = N_("Counted from 1; those without one follow by their codes.") },
  { "unit", N_("Unit of measure"), CRM_TEXT, CRM_COLUMN, N_("How it is measured"), .import_names = "unit|units|uom|indicator unit|measured in|واحد|واحد سنجش|واحد اندازه‌گیری", .hint = N_("As it stands behind the number: %, days, hours, IRR.") },
  { "prices", N_("Prices"), CRM_CHOICE, 0, .choices = prices,
    .hint = N_("Only of money: nominal amounts also rise with all prices, so that growth may be inflation alone.") },
  { "direction", N_("Direction"), CRM_CHOICE, CRM_COLUMN, .choices = directions, .initial = "higher", .import_names = "polarity|trend|desired direction|desired trend|desired change|good direction|intended direction|goal direction|direction of travel|better when|better|good is|جهت|جهت مطلوب" },
  { "frequency", N_("Frequency"), CRM_CHOICE, CRM_COLUMN, .choices = frequencies, .initial = "month", .import_names = "period|periodicity|تناوب|دوره|دوره سنجش" },
  { "due_days", N_("Reported within"), CRM_INTEGER, 0, .min = 0, .max = 366, .unit = N_("days"), .hint = N_("Days after the end of the period by which the value is there.") },
  { "total", N_("Over several periods"), CRM_CHOICE, 0, .choices = totals, .initial = "mean",
    .hint = N_("How the value of a year comes from those of its months: a sum of sales, a mean of days, the last of what stands at the end.") },
  { "method", N_("Obtained by"), CRM_CHOICE, 0, N_("Calculation"), .choices = kpi_methods, .initial = "typed" },
  { "formula", N_("Formula"), CRM_NOTE, CRM_SEARCH, .hint = N_("With the codes of other KPIs, as in K36 / K40; of a computed one, the name of the figure.") },
  { "baseline", N_("Baseline"), CRM_REAL, 0, .hint = N_("The value before the programme began.") },
  { "definition", N_("Definition"), CRM_NOTE, CRM_SEARCH, N_("Passport"), .hint = N_("What is counted and what is not, so that two people find the same number."), .import_names = "description|indicator description|تعریف|شرح" },
  { "purpose", N_("Purpose"), CRM_NOTE, CRM_SEARCH, .hint = N_("What is decided by it; a number that decides nothing need not be measured.") },
  { "source", N_("Source"), CRM_TEXT, CRM_SEARCH, .hint = N_("The system or list the numbers come from.") },
  { "actor", N_("Acts when off target"), CRM_REFERENCE, 0, .target = "person", .reverse = N_("KPIs acted upon"),
    .hint = N_("Who does something about it; often not the one who brings the number.") },
  { "off_target_action", N_("When off target"), CRM_NOTE, CRM_SEARCH, .hint = N_("What is done, and by whom, when the value is off target.") },
  { "strategies", N_("Strategies it measures"), CRM_LINKS, 0, N_("Measures"), .target = "strategy", .reverse = N_("KPIs") },
};
const CrmKind crm_kpi_kind = {
  .name = "kpi", .label = N_("KPI"), .plural = N_("KPIs"), .icon = "power-profile-performance-symbolic", .step = 8,
  .hint = N_("A number that tells whether a goal is being reached: what it counts, how often, and who answers for it."),
  .empty = N_("Choose few numbers that tell whether the goals are reached, and say who brings each one and how often."),
  CRM_FIELDS (kpi_fields), .title = "name",
};

static const CrmField target_fields[] = {
  { "kpi", N_("KPI"), CRM_REFERENCE, CRM_REQUIRED | CRM_OWNED | CRM_COLUMN, N_("Target"), .target = "kpi",
    .import_names = "kpi code|" KPI_HEADS "|شاخص|کد شاخص|نام شاخص" },
  { "date", N_("Holds from"), CRM_DAY, CRM_REQUIRED | CRM_COLUMN, .initial = "today",
    .hint = N_("The first day of the first period it holds for; it holds until the next target."), .import_names = "from|period|day|month|reporting period|reporting month|period start|period end|year month|month year|as of|تاریخ|دوره|ماه" },
  { "value", N_("Target"), CRM_REAL, CRM_COLUMN, .hint = N_("From here on a value is on target."), .import_names = "target value|monthly target|goal|goal value|planned|plan|objective value|هدف|مقدار هدف" },
  { "near", N_("Near limit"), CRM_REAL, CRM_COLUMN, .hint = N_("Up to here a value is near its target; beyond, it is off target."),
    .import_names = "red flag|threshold|حد نزدیک|حد قرمز" },
  { "low", N_("Band from"), CRM_REAL, CRM_COLUMN, N_("Band"), .hint = N_("Only for a KPI that is best within a band."),
    .import_names = "lower limit|minimum|min|حد پایین" },
  { "high", N_("Band to"), CRM_REAL, CRM_COLUMN, .import_names = "upper limit|maximum|max|حد بالا" },
  { "near_distance", N_("Near distance"), CRM_REAL, 0, .min = 0, .max = NO_LIMIT, .hint = N_("How far outside the band a value is still near.") },
  { "source", N_("Source"), CRM_TEXT, CRM_SEARCH, N_("Why"), .hint = N_("Who set it, or where it comes from.") },
  { "note", N_("Note"), CRM_NOTE, CRM_SEARCH, .import_names = "comment|remark|یادداشت|توضیحات" },
};
const CrmKind crm_target_kind = {
  .name = "target", .label = N_("Target"), .plural = N_("Targets"), .icon = "find-location-symbolic", .step = 8,
  .hint = N_("The value a KPI should have from a day on."),
  .empty = N_("Set the value that a KPI should have from a day on; without one nobody can say whether a number is good."),
  CRM_FIELDS (target_fields), .title = "kpi,date", .key = "kpi,date", .order = "kpi,-date", .parent = "kpi", .check = check_target,
};

static const CrmField measurement_fields[] = {
  { "kpi", N_("KPI"), CRM_REFERENCE, CRM_REQUIRED | CRM_OWNED | CRM_COLUMN, N_("Measurement"), .target = "kpi",
    .import_names = "kpi code|" KPI_HEADS "|شاخص|کد شاخص|نام شاخص" },
  { "date", N_("Period"), CRM_DAY, CRM_REQUIRED | CRM_COLUMN, .initial = "today", .hint = N_("Any day of the period; it is shown by the period's name."),
    .import_names = "day|month|reporting period|reporting month|period start|period end|year month|month year|as of|تاریخ|دوره|ماه" },
  { "value", N_("Value"), CRM_REAL, CRM_REQUIRED | CRM_COLUMN, .import_names = "actual|actual value|monthly actual|actuals|actual result|result|results|reading|performance|score|reported value|observed|مقدار|مقدار واقعی|عملکرد" },
  { "provisional", N_("Provisional"), CRM_FLAG, CRM_COLUMN, .hint = N_("The period is not over, or the number may still change."),
    .import_names = "preliminary|موقت" },
  { "person", N_("By"), CRM_REFERENCE, CRM_COLUMN, N_("How we know"), .target = "person", .reverse = N_("Measurements made"), .import_names = "reported by|entered by|گزارش‌دهنده" },
  { "source", N_("Source"), CRM_TEXT, CRM_SEARCH, .import_names = "منبع" },
  { "note", N_("Note"), CRM_NOTE, CRM_SEARCH | CRM_COLUMN, N_("Note on the chart"), .hint = N_("Why it rose or fell; it stands beside the point."),
    .import_names = "comment|remark|reason|یادداشت|توضیحات" },
  { "process_changed", N_("Process changed"), CRM_FLAG, 0, .hint = N_("From this period on the work is done differently: control limits start again.") },
};
const CrmKind crm_measurement_kind = {
  .name = "measurement", .label = N_("Measurement"), .plural = N_("Measurements"), .icon = "accessories-calculator-symbolic", .step = 8,
  .hint = N_("The value of a KPI in one period. A correction replaces it; the old value stays in the history."),
  .empty = N_("Enter the value of a KPI for a period, or bring many in from a file; trends show from the third one on."),
  CRM_FIELDS (measurement_fields), .title = "kpi,date", .key = "kpi,date", .order = "-date,kpi", .parent = "kpi", .large = TRUE,
};

/* ---- reviews and what follows ---- */

static const CrmField review_fields[] = {
  { "title", N_("Title"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN, N_("Review"), .hint = N_("With its period, as in: third quarter 2026.") },
  { "begins", N_("From"), CRM_DAY, CRM_COLUMN, .hint = N_("The period that is looked at.") },
  { "ends", N_("To"), CRM_DAY, CRM_COLUMN },
  { "due", N_("Due"), CRM_DAY, CRM_COLUMN, .hint = N_("The day by which it should be held.") },
  { "date", N_("Held on"), CRM_DAY, CRM_COLUMN },
  { "owner", N_("Owner"), CRM_REFERENCE, CRM_COLUMN, .target = "person", .reverse = N_("Reviews owned") },
  { "meeting", N_("Meeting"), CRM_REFERENCE, 0, .target = "meeting" },
  { "findings", N_("Findings"), CRM_NOTE, CRM_SEARCH, N_("What was found") },
  { "drivers", N_("What moved the numbers"), CRM_NOTE, CRM_SEARCH, .hint = N_("As people explain it; it is never computed.") },
  { "effectiveness", N_("Effectiveness"), CRM_NOTE, CRM_SEARCH, .hint = N_("Were the right things done, as customers see it.") },
  { "efficiency", N_("Efficiency"), CRM_NOTE, CRM_SEARCH, .hint = N_("Were they done with as little time and money as could be.") },
};
const CrmKind crm_review_kind = {
  .name = "review", .label = N_("Review"), .plural = N_("Reviews"), .icon = "x-office-presentation-symbolic", .step = 8,
  .hint = N_("A look at the KPIs of a period at a time agreed beforehand, and what was found."),
  .empty = N_("Set the days on which the committee looks at its KPIs, and write down what was found and what follows from it."),
  CRM_FIELDS (review_fields), .title = "title", .order = "-due,-ends,title", .check = crm_method_check_period,
};

static const CrmChoice improvement_states[] = {
  { "planned", N_("Planned") }, { "running", N_("Running") }, { "done", N_("Done") }, { "dropped", N_("Dropped") }, { NULL },
};
static const CrmField improvement_fields[] = {
  { "title", N_("What is wrong"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN, N_("Improvement") },
  { "date", N_("Begun on"), CRM_DAY, CRM_COLUMN, .initial = "today" },
  { "review", N_("From review"), CRM_REFERENCE, 0, .target = "review" },
  { "kpis", N_("KPIs that show it"), CRM_LINKS, 0, .target = "kpi", .reverse = N_("Improvements") },
  { "goals", N_("Goals at risk"), CRM_LINKS, 0, .target = "goal", .reverse = N_("Improvements") },
  { "cause", N_("Cause"), CRM_NOTE, CRM_SEARCH, N_("Cause and action"), .hint = N_("Ask why until the answer is something we can change.") },
  { "action", N_("Action"), CRM_NOTE, CRM_SEARCH },
  { "owner", N_("Owner"), CRM_REFERENCE, CRM_COLUMN, .target = "person", .reverse = N_("Improvements owned") },
  { "due", N_("Due"), CRM_DAY, CRM_COLUMN },
  { "done", N_("Done on"), CRM_DAY, 0 },
  { "state", N_("State"), CRM_CHOICE, CRM_COLUMN, .choices = improvement_states, .initial = "planned" },
  { "expected_effect", N_("Expected effect"), CRM_NOTE, CRM_SEARCH, .hint = N_("Which KPI will move, from what to what, by when.") },
  { "about_kind", N_("About a record of kind"), CRM_TEXT, 0, N_("About"), .hint = N_("The name of the kind, such as complaint or process.") },
  { "about", N_("About record number"), CRM_INTEGER, 0, .min = 1, .max = NO_LIMIT },
};
const CrmKind crm_improvement_kind = {
  .name = "improvement", .label = N_("Improvement"), .plural = N_("Improvements"), .icon = "value-increase-symbolic", .step = 8,
  .hint = N_("What is wrong, why, and what is done about it, so that the next review can see the effect."),
  .empty = N_("Write down what is off target, why it is so and what is done about it, so that the next review can see the effect of it."),
  CRM_FIELDS (improvement_fields), .title = "title", .order = "-date,title", .check = check_improvement,
};

/* ---- money ---- */

static const CrmChoice benefit_leaves[] = {
  { "b01", N_("B01 Larger market share") }, { "b02", N_("B02 New revenue streams") }, { "b03", N_("B03 Fewer customers lost") },
  { "b04", N_("B04 Larger share of customers' budgets") }, { "b05", N_("B05 Fewer discounts") }, { "b06", N_("B06 Higher price") },
  { "b07", N_("B07 Fewer late and lost payments") }, { "b08", N_("B08 Better chance of reaching prospects") },
  { "b09", N_("B09 Lower cost of selling") }, { "b10", N_("B10 Higher sales rate") }, { "b11", N_("B11 Fewer service requests") },
  { "b12", N_("B12 Lower cost per request") }, { "b13", N_("B13 Lower support and maintenance cost") }, { NULL },
};
static const CrmChoice confidences[] = {
  { "low", N_("Low") }, { "medium", N_("Medium") }, { "high", N_("High") }, { NULL },
};
static const CrmField benefit_fields[] = {
  { "title", N_("Title"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN, N_("Benefit") },
  { "leaf", N_("Leaf of the tree"), CRM_CHOICE, CRM_REQUIRED | CRM_COLUMN, .choices = benefit_leaves,
    .hint = N_("B01 to B07 bring revenue, B08 to B13 save cost.") },
  { "owner", N_("Owner"), CRM_REFERENCE, CRM_COLUMN, .target = "person", .reverse = N_("Benefits owned") },
  { "kpi", N_("KPI"), CRM_REFERENCE, CRM_COLUMN, .target = "kpi", .hint = N_("The KPI whose change brings the money.") },
  { "baseline", N_("Baseline"), CRM_MONEY, CRM_COLUMN, N_("Money a year"), .hint = N_("Revenue or cost of a year before the programme.") },
  { "target", N_("Target"), CRM_MONEY, CRM_COLUMN, .hint = N_("What it should be in a year once the benefit is there.") },
  { "unit_value", N_("Money for one unit of the KPI"), CRM_MONEY, 0, .hint = N_("What a year gains when the KPI improves by one.") },
  { "begins", N_("Expected from"), CRM_DAY, 0 },
  { "ends", N_("In full by"), CRM_DAY, 0 },
  { "confidence", N_("Confidence"), CRM_CHOICE, 0, .choices = confidences },
  { "calculation", N_("How it is reckoned"), CRM_NOTE, CRM_SEARCH, .hint = N_("The assumptions, so that somebody else gets the same money.") },
  { "set_aside", N_("Set aside"), CRM_FLAG, 0, N_("Set aside"), .hint = N_("This leaf is not pursued; say why.") },
  { "reason", N_("Reason"), CRM_NOTE, CRM_SEARCH, .hint = N_("Why no benefit is expected here.") },
};
const CrmKind crm_benefit_kind = {
  .name = "benefit", .label = N_("Benefit"), .plural = N_("Benefits"), .icon = "emblem-favorite-symbolic", .step = 8,
  .hint = N_("What the programme should bring in money on one leaf of the benefit tree, or why it is set aside."),
  .empty = N_("Say where the programme brings revenue or saves cost, how much in a year, and by which KPI that is seen."),
  CRM_FIELDS (benefit_fields), .title = "title", .order = "leaf,title", .check = crm_method_check_period,
};

static const CrmChoice investment_kinds[] = {
  { "people", N_("People") }, { "training", N_("Training") }, { "technology", N_("Technology") }, { "data", N_("Data") },
  { "advice", N_("Advice") }, { "incentives", N_("Incentives") }, { "other", N_("Other") }, { NULL },
};
static const CrmField investment_fields[] = {
  { "what", N_("What"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN, N_("Investment") },
  { "kind", N_("Kind"), CRM_CHOICE, CRM_COLUMN, .choices = investment_kinds },
  { "date", N_("Date"), CRM_DAY, CRM_COLUMN, .initial = "today", .hint = N_("When the money is paid.") },
  { "planned", N_("Planned"), CRM_MONEY, CRM_COLUMN, .min = 0, .max = NO_LIMIT },
  { "actual", N_("Actual"), CRM_MONEY, CRM_COLUMN, .min = 0, .max = NO_LIMIT },
  { "vision", N_("Vision it serves"), CRM_REFERENCE, 0, N_("Serves"), .target = "vision", .hint = N_("Money that serves no vision is shown apart.") },
  { "milestone", N_("Milestone or task"), CRM_REFERENCE, 0, .target = "milestone" },
  { "note", N_("Note"), CRM_NOTE, CRM_SEARCH, N_("Notes") },
};
const CrmKind crm_investment_kind = {
  .name = "investment", .label = N_("Investment"), .plural = N_("Investments"), .icon = "document-send-symbolic", .step = 8,
  .hint = N_("Money put into the programme, planned and paid."),
  .empty = N_("Write down what the programme costs, planned and paid, so that its return can be held against it."),
  CRM_FIELDS (investment_fields), .title = "what", .key = "", .order = "-date,what",
};
/* clang-format on */
