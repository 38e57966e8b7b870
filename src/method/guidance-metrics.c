/* guidance-metrics.c: step 8: what it must produce, and what the method advises against. Data
 * only; crm-guidance.h says how it is written. */
#include "crm-method-kinds.h"

#include "crm-i18n.h"

/* clang-format off */
/* Whether KPI k was off target in a period of span s: its newest value against the target in force at
 * the end, by the rule of crm_kpi_get_status: beyond the goal and beyond the near limit, where there
 * is one. */
#define OFF_IN(period) \
  "coalesce ((SELECT CASE k.direction " \
  "WHEN 'higher' THEN m.value < t.value AND (t.near IS NULL OR m.value < t.near) " \
  "WHEN 'lower' THEN m.value > t.value AND (t.near IS NULL OR m.value > t.near) " \
  "WHEN 'band' THEN t.low IS NOT NULL AND t.high IS NOT NULL AND " \
  "(m.value < t.low - coalesce (t.near_distance, 0) OR m.value > t.high + coalesce (t.near_distance, 0)) END " \
  "FROM measurement m, target t WHERE m.kpi = k.id AND m.value IS NOT NULL AND " \
  "m.date BETWEEN s." period "_begins AND s." period "_ends AND t.id = (SELECT n.id FROM target n WHERE " \
  "n.kpi = k.id AND n.date <= s." period "_ends ORDER BY n.date DESC LIMIT 1) ORDER BY m.date DESC LIMIT 1), 0)"
#define RED /* off target in the three last whole periods */ \
  "FROM kpi k JOIN span s ON s.frequency = k.frequency WHERE " \
  OFF_IN ("last") " AND " OFF_IN ("second") " AND " OFF_IN ("third")
#define ANSWERED /* by something that was still being done when it was red */ \
  "EXISTS (SELECT 1 FROM improvement__kpis l JOIN improvement i ON i.id = l.a WHERE l.b = k.id AND " \
  "coalesce (i.state, '') <> 'dropped' AND (i.done IS NULL OR i.done >= s.third_begins))"

/* Each KPI with its present and its last whole period. */
#define KPIS " FROM kpi k JOIN span s ON s.frequency = coalesce (k.frequency, 'month') "
/* The target that holds in the present period has a number; what is only watched needs none. */
#define TARGETED \
  "(coalesce (k.direction, '') = 'watch' OR EXISTS (SELECT 1 FROM target t WHERE t.id = (SELECT id FROM target " \
  "WHERE kpi = k.id AND date <= s.ends ORDER BY date DESC LIMIT 1) AND CASE k.direction WHEN 'band' " \
  "THEN t.low IS NOT NULL AND t.high IS NOT NULL ELSE t.value IS NOT NULL END))"
#define MEASURED \
  "EXISTS (SELECT 1 FROM measurement m WHERE m.kpi = k.id AND m.date BETWEEN s.last_begins AND s.last_ends)"
/* The value of the last whole period should be there: somebody has to bring it, the KPI had begun by
 * its first target, and the days for reporting are over. */
#define VALUE_DUE \
  "(coalesce (k.method, 'typed') = 'typed' AND coalesce ((SELECT min (date) FROM target WHERE kpi = k.id), s.last_ends) " \
  "<= s.last_ends AND s.last_ends + coalesce (k.due_days, 0) < (SELECT today FROM at))"
#define PLANNED "(b.baseline IS NOT NULL AND b.target IS NOT NULL AND b.owner IS NOT NULL)"
#define SET_ASIDE "(b.set_aside = 1 AND coalesce (b.reason, '') <> '')"

/* The log keeps what a number was before each change. A target was changed late when its number is
 * not what it was before the first change after a period it held for: looked at are the periods that
 * ended since the last whole one began. */
#define FIRST_LATE_CHANGE(field) \
  "(SELECT CAST (c.old ->> '$." field "' AS REAL) FROM \"change\" c JOIN tx x ON x.id = c.tx WHERE c.record = t.id " \
  "AND c.kind = 'target' AND c.op = 'U' AND c.old ->> '$." field "' IS NOT NULL " \
  "AND CAST (julianday (substr (x.at, 1, 10)) - 2440587.5 AS INTEGER) >= " \
  "CASE WHEN t.date < s.last_begins THEN s.last_begins ELSE s.begins END ORDER BY c.id LIMIT 1)"
#define CHANGED_LATE(field) "coalesce (" FIRST_LATE_CHANGE (field) " IS DISTINCT FROM t." field " AND " \
  FIRST_LATE_CHANGE (field) " IS NOT NULL, FALSE)"

static const CrmResult results[] = {
  { "goals_with_kpi", 8, N_("A KPI for every goal"), N_("Each goal is measured by a KPI."), NC_("evidence", "goals"), "goal",
    "SELECT id, kpi IS NOT NULL AS ok FROM goal",
    .example = "+ kpi name=Retention\n+ goal statement=Keep them; kpi=Retention\n+ goal statement=Grow", .gives_in = 1, .gives_of = 2 },
  { "satisfaction_measured", 8, N_("Customers' satisfaction measured"),
    N_("One KPI or more measures the satisfaction of customers."), NC_("evidence", "KPIs"), "kpi",
    "SELECT id, 1 AS ok FROM kpi WHERE satisfaction = 1",
    .example = "+ kpi name=Satisfied customers; satisfaction=yes\n+ kpi name=Retention", .gives_in = 1, .gives_of = 1 },
  { "kpis_complete", 8, N_("KPIs complete"),
    N_("Each KPI has an owner, a direction, a frequency and a target for the present period; one that is only watched needs no target."),
    NC_("evidence", "KPIs"), "kpi",
    /* Not KPIS: without a frequency it is not complete. */
    "SELECT k.id, k.owner IS NOT NULL AND k.direction IS NOT NULL AND s.frequency IS NOT NULL AND " TARGETED " AS ok "
    "FROM kpi k LEFT JOIN span s ON s.frequency = k.frequency",
    .example = "+ person name=Sara\n+ kpi name=Retention; owner=Sara\n+ target kpi=Retention; date=today-200; value=80\n"
               "+ kpi name=Contacts; owner=Sara; direction=watch\n+ kpi name=Stock; owner=Sara; direction=band\n"
               "+ target kpi=Stock; date=today; low=5\n+ kpi name=Calls; owner=Sara; frequency=day\n"
               "+ target kpi=Calls; date=today+1; value=9\n+ kpi name=Visits\n+ target kpi=Visits; value=7", .gives_in = 2, .gives_of = 5 },
  { "measured_on_time", 8, N_("Measured on time"),
    N_("Nine of ten KPIs whose value is due have one for the last whole period."), NC_("evidence", "KPIs"), "kpi",
    "SELECT k.id, " MEASURED " AS ok" KPIS "WHERE " VALUE_DUE " OR " MEASURED,
    .percent = 90, .none_will_do = TRUE, /* between two due days */
    .also = "SELECT EXISTS (SELECT 1 FROM measurement)", .also_said = N_("A KPI has been measured."),
    .example = "+ kpi name=Calls; frequency=day\n+ measurement kpi=Calls; date=today-1; value=0\n"
               "+ kpi name=Visits; frequency=day\n+ measurement kpi=Visits; date=today-2; value=4\n+ measurement kpi=Visits; date=today; value=4\n"
               "+ kpi name=Letters; frequency=day; due_days=1\n+ kpi name=Orders; frequency=day; due_days=1\n"
               "+ measurement kpi=Orders; date=today-1; value=4\n+ kpi name=Offers; frequency=day; method=builtin\n"
               "+ kpi name=Returns; frequency=day\n+ target kpi=Returns; date=today; value=3", .gives_in = 2, .gives_of = 3 },
  { "reviews_held", 8, N_("Reviews held"), N_("Each review that is due has been held, and at least one was."), NC_("evidence", "reviews"), "review",
    "SELECT id, date IS NOT NULL AS ok FROM review WHERE due <= (SELECT today FROM at) OR date IS NOT NULL",
    .example = "+ review title=First quarter; due=today-90; date=today-80\n+ review title=Second quarter; due=today\n"
               "+ review title=Third quarter; due=today+90", .gives_in = 1, .gives_of = 2 },
  { "red_acted_on", 8, N_("Red leads to action"),
    N_("Each KPI that was off target three periods running has an improvement."), NC_("evidence", "KPIs"), "kpi",
    "SELECT k.id, " ANSWERED " AS ok " RED,
    .none_will_do = TRUE, .also = "SELECT EXISTS (SELECT 1 FROM measurement)", .also_said = N_("A KPI has been measured."),
    .example = "+ kpi name=Calls; frequency=day\n+ target kpi=Calls; date=today-9; value=80\n+ measurement kpi=Calls; date=today-3; value=50\n"
               "+ measurement kpi=Calls; date=today-2; value=40\n+ measurement kpi=Calls; date=today-1; value=45\n"
               "+ kpi name=Visits; frequency=day\n+ target kpi=Visits; date=today-9; value=80\n+ measurement kpi=Visits; date=today-3; value=50\n"
               "+ measurement kpi=Visits; date=today-2; value=40\n+ measurement kpi=Visits; date=today-1; value=45\n"
               "+ improvement title=Too few calls; kpis=Calls", .gives_in = 1, .gives_of = 2 },
  { "benefits_planned", 8, N_("Benefits planned"),
    N_("Each of the 13 leaves of the benefit tree has a benefit with a baseline, a target and an owner, or is set aside with a reason."),
    NC_("evidence", "leaves"), "benefit",
    "SELECT coalesce (min (CASE WHEN " PLANNED " OR " SET_ASIDE " THEN b.id END), min (b.id)) AS id, "
    "count(CASE WHEN " PLANNED " OR " SET_ASIDE " THEN 1 END) > 0 AS ok FROM (SELECT column1 AS leaf FROM (VALUES "
    "('b01'), ('b02'), ('b03'), ('b04'), ('b05'), ('b06'), ('b07'), ('b08'), ('b09'), ('b10'), ('b11'), ('b12'), ('b13')) AS tree) "
    "AS leaves LEFT JOIN benefit b ON b.leaf = leaves.leaf GROUP BY leaves.leaf",
    .example = "+ person name=Sara\n+ benefit title=Fewer leave; leaf=b03; baseline=100; target=150; owner=Sara\n"
               "+ benefit title=More come back; leaf=b03\n+ benefit title=Fewer discounts; leaf=b05; set_aside=yes; reason=We give none\n"
               "+ benefit title=Higher price; leaf=b06; set_aside=yes\n+ benefit title=Cheaper selling; leaf=b09; target=70; owner=Sara\n"
               "+ benefit title=Fewer requests; leaf=b11; baseline=90; target=70",
    .gives_in = 2, .gives_of = 13 },
};

static const CrmCheck checks[] = {
  { "no_satisfaction_kpi", 8, N_("No KPI measures the satisfaction of customers"), NULL,
    N_("A programme for customers that never asks them measures only itself."), N_("Add a KPI"), "kpi", "satisfaction",
    "SELECT NULL AS id WHERE NOT EXISTS (SELECT 1 FROM kpi WHERE satisfaction = 1)",
    .passes = N_("A KPI measures the satisfaction of customers"),
    .broken = "+ kpi name=Retention", .mended = "+ kpi name=Satisfied customers; satisfaction=yes" },
  { "kpi_without_owner", 8, NN_("A KPI has no owner", "%s KPIs have no owner"),
    N_("A number that nobody answers for comes late, and nobody is asked when it falls."), N_("Choose an owner"), "kpi", "owner",
    "SELECT id FROM kpi WHERE owner IS NULL ORDER BY coalesce (headline, 0) DESC, code",
    .passes = N_("Every KPI has an owner"),
    .broken = "+ kpi name=Retention", .mended = "+ person name=Sara\nkpi Retention: owner=Sara" },
  { "kpi_without_target", 8, NN_("A KPI has no target for its present period", "%s KPIs have no target for their present period"),
    N_("Without a target a number is neither good nor bad, and leads to nothing."), N_("Set a target"), "kpi", NULL,
    "SELECT k.id" KPIS "WHERE NOT " TARGETED " ORDER BY coalesce (k.headline, 0) DESC, k.code",
    .passes = N_("Every KPI, unless only watched, has a target for its present period"),
    .broken = "+ kpi name=Retention\n+ kpi name=Stock; direction=band\n+ target kpi=Stock; date=today-90; value=5\n"
              "+ kpi name=Calls; frequency=day\n+ target kpi=Calls; date=today-9; value=5\n+ target kpi=Calls; date=today\n"
              "+ kpi name=Contacts; direction=watch", .fails = 3,
    .mended = "+ target kpi=Retention; value=80\n+ target kpi=Stock; date=today; low=5; high=9\n- target #3" },
  { "kpi_without_goal", 8,
    NN_("A KPI measures no goal, strategy or benefit", "%s KPIs measure no goal, strategy or benefit"),
    N_("What is measured is what people work for; a KPI that leads nowhere leads them there."), N_("Say what it measures"),
    "kpi", "strategies",
    "SELECT id FROM kpi WHERE id NOT IN (SELECT kpi FROM goal WHERE kpi IS NOT NULL UNION ALL SELECT a FROM kpi__strategies "
    "UNION ALL SELECT kpi FROM benefit WHERE kpi IS NOT NULL) ORDER BY code",
    .passes = N_("Every KPI measures a goal, a strategy or a benefit"),
    .broken = "+ kpi name=Retention\n+ kpi name=Calls\n+ kpi name=Discount\n+ benefit title=Fewer discounts; leaf=b05; kpi=Discount",
    .fails = 2, .mended = "+ goal statement=Keep them; kpi=Retention\n+ strategy title=Closer\nkpi Calls: strategies=Closer" },
  { "kpi_not_measured", 8, NN_("A KPI has no value for its last period", "%s KPIs have no value for their last period"),
    N_("A value that comes late is looked at when nothing can be done any more."), N_("Enter the value"), "kpi", NULL,
    "SELECT k.id" KPIS "WHERE " VALUE_DUE " AND NOT " MEASURED " ORDER BY coalesce (k.headline, 0) DESC, k.code",
    .passes = N_("Every KPI whose value is due has one for its last period"),
    .broken = "+ kpi name=Calls; frequency=day\n+ measurement kpi=Calls; date=today-2; value=4\n+ measurement kpi=Calls; date=today; value=4\n"
              "+ kpi name=Letters; frequency=day; due_days=1\n+ kpi name=Offers; frequency=day; method=builtin",
    .mended = "+ measurement kpi=Calls; date=today-1; value=4" },
  { "kpi_red_unanswered", 8,
    NN_("A KPI is off target for three periods, and nothing is done", "%s KPIs are off target for three periods, and nothing is done"),
    N_("Once may be chance; three times is how the work is done. A red number is there to be answered."), N_("Add an improvement"),
    "kpi", NULL, "SELECT k.id " RED " AND NOT " ANSWERED " ORDER BY k.code",
    .passes = N_("No KPI is off target for three periods without an improvement"),
    .broken = "+ kpi name=Calls; frequency=day\n+ target kpi=Calls; date=today-9; value=80\n+ measurement kpi=Calls; date=today-3; value=50\n"
              "+ measurement kpi=Calls; date=today-2; value=40\n+ measurement kpi=Calls; date=today-1; value=45\n"
              "+ kpi name=Visits; frequency=day\n+ target kpi=Visits; date=today-9; value=80\n+ measurement kpi=Visits; date=today-3; value=50\n"
              "+ measurement kpi=Visits; date=today-2; value=90\n+ measurement kpi=Visits; date=today-1; value=45",
    .mended = "+ improvement title=Too few calls; kpis=Calls" },
  { "no_customer_kpi", 8, N_("KPIs look at the programme, and none at customers"), NULL,
    N_("They tell how busy we are, not whether customers are better served."), N_("Add a KPI of customers"), "kpi", "perspective",
    "SELECT NULL AS id WHERE EXISTS (SELECT 1 FROM kpi) AND NOT EXISTS (SELECT 1 FROM kpi WHERE perspective = 'customer' "
    "OR satisfaction = 1)",
    .passes = N_("The KPIs do not leave customers out"),
    .broken = "+ kpi name=Milestones on time; perspective=programme\n+ kpi name=Meetings",
    .mended = "+ kpi name=Retention; perspective=customer" },
  { "review_overdue", 8, NN_("A review is overdue", "%s reviews are overdue"),
    N_("Measuring without looking changes nothing; a review held in time still finds something to change."), N_("Hold the review"),
    "review", "date",
    "SELECT id FROM review WHERE date IS NULL AND due < (SELECT today FROM at) ORDER BY due, id",
    .passes = N_("No review is overdue"),
    .broken = "+ review title=First quarter; due=today-90; date=today-80\n+ review title=Second quarter; due=today-1\n"
              "+ review title=Third quarter; due=today", .mended = "review Second quarter: date=today" },
  { "target_changed_late", 8,
    NN_("A target was changed after a period it held for", "%s targets were changed after a period they held for"),
    N_("Who moves the target after the shot always hits. Put it back, and set another from the present period on."),
    N_("Put it back"), "target", "value",
    "SELECT t.id FROM target t JOIN kpi k ON k.id = t.kpi JOIN span s ON s.frequency = coalesce (k.frequency, 'month') "
    "WHERE t.date < s.begins AND (" CHANGED_LATE ("value") " OR " CHANGED_LATE ("near") " OR " CHANGED_LATE ("low") " OR "
    CHANGED_LATE ("high") " OR " CHANGED_LATE ("near_distance") ") ORDER BY t.kpi, t.date",
    .passes = N_("No recent late change of a target stands"),
    .broken = "+ kpi name=Calls; frequency=day\n+ kpi name=Stock; frequency=day; direction=band\n"
              "+ target kpi=Calls; date=today-9; value=80\n+ target kpi=Calls; date=today; value=80\n"
              "+ target kpi=Stock; date=today-1; low=5; high=9\ntarget #1: value=70\ntarget #1: value=60; note=Too hard\n"
              "target #2: value=70\ntarget #3: high=12", .fails = 2,
    .mended = "target #1: value=80\ntarget #3: high=9" },
};

const CrmGuidance crm_metrics_guidance = { CRM_GUIDANCE (results, checks) };
/* clang-format on */
