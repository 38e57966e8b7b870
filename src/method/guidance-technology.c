/* guidance-technology.c: step 7: what it must produce, and what the method advises against. Data
 * only; crm-guidance.h says how it is written. */
#include "crm-method-kinds.h"

#include "crm-i18n.h"

/* clang-format off */
#define EMPLOYED "(p.left IS NULL OR p.left > (SELECT today FROM at))"
/* Managers, and those who sell: agents of purchases and managers of key accounts. */
#define MANAGES_OR_SELLS \
  "(p.level IN ('executive', 'manager') OR EXISTS (SELECT 1 FROM purchase b WHERE b.agent = p.id) " \
  "OR EXISTS (SELECT 1 FROM customer c WHERE c.manager = p.id))"

#define DERIVED "(coalesce (r.step, '') IN ('1', '2', '3', '4', '5', '6') OR r.strategy IS NOT NULL " \
  "OR r.process IS NOT NULL OR r.data_item IS NOT NULL)"
#define IN_PLAY "coalesce (o.state, '') <> 'set_aside'"
/* A choice stands until its option is set aside. */
#define CHOICES " FROM choice c JOIN option o ON o.id = c.option AND " IN_PLAY " "
/* Scored 3 or more of 5; a must without a score is not known to be met. */
#define MISSES_A_MUST \
  "EXISTS (SELECT 1 FROM requirement r LEFT JOIN fit f ON f.requirement = r.id AND f.option = c.option " \
  "WHERE r.priority = 'must' AND coalesce (f.score, 0) < 3)"
/* The whole step was signed, up to and with that day. */
#define SIGNED_BY(day) \
  "s.deliverable IS NULL AND CAST (julianday (substr (s.at, 1, 10)) - 2440587.5 AS INTEGER) <= " day
#define DECIDED "coalesce (c.decided, (SELECT today FROM at))"
/* Records of the three years to come, each item growing from year to year. */
#define THREE_YEARS \
  "(SELECT sum (volume * (1 + g + g * g)) FROM (SELECT volume, 1 + coalesce (growth, 0) / 10000.0 AS g " \
  "FROM data_item) AS item)"

static const CrmResult results[] = {
  { "requirements_derived", 7, N_("Requirements derived"),
    N_("Ten requirements or more, each from one of the steps 1 to 6."), NC_("evidence", "requirements"), "requirement",
    "SELECT r.id, " DERIVED " AS ok FROM requirement r", .least = 10,
    .example = "+ process title=Complaint\n+ requirement title=One record; step=6\n+ requirement title=Reminds of complaints; process=Complaint\n"
               "+ requirement title=Looks modern\n+ requirement title=Charts; step=8", .gives_in = 2, .gives_of = 4 },
  { "options_compared", 7, N_("Options compared"),
    N_("Two options or more; each that is not set aside has a score for every requirement of this time."), NC_("evidence", "scores"), "fit",
    "SELECT f.id, f.score IS NOT NULL AS ok FROM option o CROSS JOIN requirement r LEFT JOIN fit f ON f.option = o.id "
    "AND f.requirement = r.id WHERE " IN_PLAY " AND coalesce (r.priority, '') <> 'wont'",
    .also = "SELECT count(DISTINCT option) > 1 FROM fit WHERE score IS NOT NULL",
    .also_said = N_("Two options or more have scores."),
    .example = "+ requirement title=One record\n+ requirement title=Charts\n+ requirement title=Films; priority=wont\n"
               "+ option title=Big suite\n+ option title=Small tool\n+ option title=Old one; state=set_aside\n"
               "+ fit option=Big suite; requirement=One record; score=4\n+ fit option=Big suite; requirement=Charts; score=0\n"
               "+ fit option=Small tool; requirement=Charts", .gives_in = 2, .gives_of = 4 },
  { "costs_known", 7, N_("Costs over five years"),
    N_("Each option that is not set aside has its set-up cost and its cost a year."), NC_("evidence", "options"), "option",
    "SELECT o.id, o.setup_cost IS NOT NULL AND o.yearly_cost IS NOT NULL AS ok FROM option o WHERE " IN_PLAY,
    .example = "+ option title=Big suite; setup_cost=0; yearly_cost=900\n+ option title=Small tool; setup_cost=100\n"
               "+ option title=Old one; state=set_aside", .gives_in = 1, .gives_of = 2 },
  { "model_first", 7, N_("Model first"),
    N_("Steps 1 to 6 are signed off before a product is chosen."), NC_("evidence", "steps"), "signoff",
    "SELECT min (s.id) AS id, count(s.id) > 0 AS ok FROM (SELECT column1 AS step FROM (VALUES ('1'), ('2'), ('3'), ('4'), "
    "('5'), ('6')) AS six) AS steps LEFT JOIN signoff s ON s.step = steps.step AND "
    SIGNED_BY ("(SELECT coalesce (min (" DECIDED "), (SELECT today FROM at))" CHOICES ")") " GROUP BY steps.step",
    .example = "+ option title=Big suite\n+ choice option=Big suite; decided=today-5\n+ signoff step=1; at=today-9\n"
               "+ signoff step=2; at=today-5 10:00\n+ signoff step=3; at=today\n"
               "+ signoff step=4; deliverable=leaders_first; at=today-9", .gives_in = 2, .gives_of = 6 },
  { "choice_justified", 7, N_("A justified choice"),
    N_("A product is chosen with reasons, and scores 3 or more of 5 on every must."), NC_("evidence", "choices"), "choice",
    "SELECT c.id, coalesce (c.reasons, '') <> '' AND NOT " MISSES_A_MUST " AS ok" CHOICES,
    .example = "+ requirement title=One record; priority=must\n+ requirement title=Charts\n"
               "+ option title=Big suite\n+ option title=Small tool\n+ option title=Old one; state=set_aside\n"
               "+ fit option=Big suite; requirement=One record; score=4\n+ fit option=Small tool; requirement=One record; score=2\n"
               "+ choice option=Big suite; reasons=It holds all we know of a customer\n+ choice option=Small tool; reasons=Cheap\n"
               "+ choice option=Old one", .gives_in = 1, .gives_of = 2 },
};

static const CrmCheck checks[] = {
  { "technology_trap", 7,
    NN_("A product was chosen before steps 1 to 6 were signed off", "%s products were chosen before steps 1 to 6 were signed off"),
    N_("Technology comes after the strategy and the organisation it is to serve. Bought first, it decides what both must be."),
    N_("Say why it could not wait"), "choice", "exception",
    "SELECT c.id" CHOICES "WHERE (SELECT count(DISTINCT s.step) FROM signoff s WHERE s.step IN ('1', '2', '3', '4', '5', '6') "
    "AND " SIGNED_BY (DECIDED) ") < 6 AND (coalesce (c.exception, '') = '' OR c.exception_by IS NULL) ORDER BY c.decided, c.id",
    .trap = TRUE,
    .passes = N_("No product is chosen ahead of steps 1 to 6 without a granted exception"),
    .broken = "+ option title=Big suite\n+ choice option=Big suite; decided=today-1\n+ signoff step=1; at=today-9\n"
              "+ signoff step=2; at=today-9\n+ signoff step=3; at=today-9\n+ signoff step=4; at=today-9\n+ signoff step=5; at=today-9\n"
              "+ signoff step=6; at=today\n+ option title=Small tool\n+ choice option=Small tool\n"
              "+ option title=Old one; state=set_aside\n+ choice option=Old one; decided=today-50",
    .mended = "+ person name=Sara\nchoice #1: exception=The old one stops working in May; exception_by=Sara" },
  { "requirement_from_nowhere", 7,
    NN_("A requirement comes from none of the steps 1 to 6", "%s requirements come from none of the steps 1 to 6"),
    N_("A requirement that nothing in the design asks for is a wish; it is paid for and serves nobody."), N_("Say where it comes from"),
    "requirement", "step", "SELECT r.id FROM requirement r WHERE NOT " DERIVED " ORDER BY r.id",
    .passes = N_("Every requirement comes from one of the steps 1 to 6"),
    .broken = "+ requirement title=Looks modern\n+ requirement title=Charts; step=8\n+ requirement title=One record; step=6", .fails = 2,
    .mended = "+ process title=Complaint\nrequirement Looks modern: process=Complaint\nrequirement Charts: step=3" },
  { "choice_fails_must", 7,
    NN_("A product chosen fails a must, or has no score for it", "%s products chosen fail a must, or have no score for it"),
    N_("A must is what the design cannot do without; a product that scores below 3 of 5 on one cannot carry it."),
    N_("Look at its scores"), "choice", "option", "SELECT c.id" CHOICES "WHERE " MISSES_A_MUST " ORDER BY c.decided DESC, c.id",
    .passes = N_("Every product chosen meets every must"),
    .broken = "+ requirement title=One record; priority=must\n+ option title=Big suite\n+ option title=Small tool\n"
              "+ fit option=Big suite; requirement=One record; score=2\n+ choice option=Big suite\n+ choice option=Small tool", .fails = 2,
    .mended = "option Big suite: state=set_aside\n+ fit option=Small tool; requirement=One record; score=3" },
  { "capacity_too_small", 7,
    NN_("An option holds fewer records than three years will bring", "%s options hold fewer records than three years will bring"),
    N_("Data grow faster than expected; what is full after two years is bought twice."), N_("Look at its capacity"),
    "option", "most_records", "SELECT o.id FROM option o WHERE " IN_PLAY " AND o.most_records < " THREE_YEARS " ORDER BY o.id",
    .passes = N_("No option in play is known to hold too few records for three years"),
    .broken = "+ data_item name=Purchases; volume=100000; growth=10\n+ data_item name=Letters; volume=1000\n"
              "+ option title=Small tool; most_records=333999\n+ option title=Big suite; most_records=340000\n+ option title=Old one",
    .mended = "option Small tool: state=set_aside" },
  { "more_is_better", 7,
    NN_("A product chosen has functions that no requirement asks for", "%s products chosen have functions that no requirement asks for"),
    N_("More technology is not better: what nobody asked for is paid for, learnt and kept up all the same, and hides what is needed."),
    N_("Look at its functions"), "option", "extra_functions",
    "SELECT o.id FROM option o WHERE " IN_PLAY " AND coalesce (o.extra_functions, '') <> '' "
    "AND o.id IN (SELECT option FROM choice) ORDER BY o.id",
    .trap = TRUE,
    .passes = N_("No product chosen is known to have functions that no requirement asks for"),
    .broken = "+ option title=Big suite; extra_functions=Payroll, warehouse\n+ option title=Huge suite; extra_functions=Everything\n"
              "+ choice option=Big suite",
    .mended = "option Big suite: state=set_aside\n+ option title=Small tool\n+ choice option=Small tool" },
  { "people_without_access", 7,
    NN_("A manager or seller has no access to customer data", "%s managers and sellers have no access to customer data"),
    N_("A system that those who decide and those who sell cannot look into is used by nobody."), N_("Give the unit access"),
    "person", NULL,
    "SELECT p.id FROM person p WHERE " EMPLOYED " AND " MANAGES_OR_SELLS " AND NOT EXISTS (SELECT 1 FROM access a "
    "WHERE a.unit = p.unit AND a.level IN ('read', 'change')) ORDER BY p.name",
    .passes = N_("Every manager and seller has access to customer data"),
    .broken = "+ unit name=Sales\n+ unit name=Board\n+ person name=Sara; level=executive; unit=Board\n+ person name=Reza; unit=Sales\n"
              "+ person name=Mina; unit=Sales\n+ person name=Ali; unit=Board\n+ person name=Nima; level=manager; left=today-1\n"
              "+ customer code=C1; name=Noor; manager=Reza\n+ purchase customer=C1; date=today-9; amount=100; agent=Mina", .fails = 3,
    .mended = "+ access unit=Sales; group=sales; level=change\n+ access unit=Board; group=sales; level=read" },
};

const CrmGuidance crm_technology_guidance = { CRM_GUIDANCE (results, checks) };
/* clang-format on */
