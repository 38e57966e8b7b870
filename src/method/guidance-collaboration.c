/* guidance-collaboration.c: step 4: what it must produce, and what the method advises against. Data
 * only; crm-guidance.h says how it is written. */
#include "crm-method-kinds.h"

#include "crm-i18n.h"

/* clang-format off */
#define EMPLOYED "(p.left IS NULL OR p.left > (SELECT today FROM at))"
#define LIVE_SCHEME "coalesce (s.state, '') <> 'dropped'"
/* A rating is given by an appraisal; the other two need the KPI that measures them. */
#define TIED \
  "(c.tied_to = 'rating' OR (c.tied_to = 'kpi' AND c.kpi IS NOT NULL) OR " \
  "(c.tied_to = 'satisfaction' AND coalesce (c.kpi, s.satisfaction_kpi) IS NOT NULL))"
#define UNSATISFIED_SCHEME /* one that pays whatever customers say */ \
  LIVE_SCHEME " AND NOT EXISTS (SELECT 1 FROM criterion c LEFT JOIN kpi k ON k.id = c.kpi WHERE c.scheme = s.id AND " \
  "(c.tied_to = 'satisfaction' OR k.satisfaction = 1))"
/* Units that stand on the sixth level or below. */
#define TOO_DEEP \
  "SELECT u.id FROM unit u JOIN unit v ON v.id = u.parent JOIN unit w ON w.id = v.parent JOIN unit x ON x.id = w.parent " \
  "JOIN unit y ON y.id = x.parent JOIN unit z ON z.id = y.parent"
#define N_ACCOUNTABLE \
  "(SELECT count (*) FROM responsibility r WHERE r.process = t.id AND r.role = 'accountable')"
#define SIX_LEVELS \
  "+ unit name=One\n+ unit name=Two; parent=One\n+ unit name=Three; parent=Two\n+ unit name=Four; parent=Three\n" \
  "+ unit name=Five; parent=Four\n+ unit name=Six; parent=Five"

static const CrmResult results[] = {
  { "leaders_first", 4, N_("Leaders go first"),
    N_("Every head of a unit has promised a behaviour that others have seen kept, at least in part."), NC_("evidence", "heads of units"),
    "person",
    "SELECT p.id, EXISTS (SELECT 1 FROM leadership l JOIN observation o ON o.leadership = l.id WHERE l.leader = p.id AND "
    "o.kept IN ('yes', 'partly')) AS ok FROM person p WHERE p.id IN (SELECT head FROM unit) AND " EMPLOYED,
    .example = "+ person name=Sara\n+ person name=Reza\n+ person name=Ali\n+ unit name=Sales; head=Sara\n"
               "+ unit name=Shops; head=Sara\n+ unit name=Service; head=Reza\n+ unit name=Delivery; head=Ali\n"
               "+ leadership behaviour=Visits customers; leader=Sara\n+ leadership behaviour=Listens; leader=Reza\n"
               "+ observation leadership=Visits customers; date=today; kept=partly\n"
               "+ observation leadership=Listens; date=today; kept=no", .gives_in = 1, .gives_of = 3 },
  { "skills_found", 4, N_("Skills needed and found"),
    N_("Of the skills that jobs require, four of five are found at that level in the people who hold the jobs."),
    NC_("evidence", "skills"), "person_skill",
    "SELECT f.id, coalesce (f.level >= n.level, 0) AS ok FROM person p JOIN job_skill n ON n.job = p.job "
    "LEFT JOIN person_skill f ON f.person = p.id AND f.skill = n.skill WHERE n.level > 0 AND " EMPLOYED,
    .percent = 80,
    .example = "+ job title=Agent\n+ skill name=Listening\n+ skill name=Products\n"
               "+ job_skill job=Agent; skill=Listening; level=4\n+ job_skill job=Agent; skill=Products; level=3\n"
               "+ person name=Sara; job=Agent\n+ person name=Reza; job=Agent\n+ person name=Ali\n"
               "+ person_skill person=Sara; skill=Listening; level=4\n+ person_skill person=Sara; skill=Products; level=2\n"
               "+ person_skill person=Reza; skill=Products; level=5", .gives_in = 2, .gives_of = 4 },
  { "knowledge_stays", 4, N_("Knowledge stays"),
    N_("Four of five knowledge items are shared or applied, and owned by permanent staff."), NC_("evidence", "knowledge items"),
    "knowledge",
    "SELECT k.id, coalesce (k.stage IN ('shared', 'applied') AND p.employment = 'permanent' AND " EMPLOYED ", 0) AS ok "
    "FROM knowledge k LEFT JOIN person p ON p.id = k.owner",
    .percent = 80,
    .example = "+ person name=Sara; employment=permanent\n+ person name=Reza; employment=temporary\n"
               "+ knowledge title=One; stage=shared; owner=Sara\n+ knowledge title=Two; stage=applied; owner=Reza\n"
               "+ knowledge title=Three; stage=created; owner=Sara\n+ knowledge title=Four; stage=applied",
    .gives_in = 1, .gives_of = 4 },
  { "structure_fits", 4, N_("Structure follows segments"),
    N_("Each segment is served by a unit or team, and there are five levels of units at most."), NC_("evidence", "segments"), "segment",
    "SELECT s.id, EXISTS (SELECT 1 FROM segment__units l WHERE l.a = s.id) OR EXISTS (SELECT 1 FROM segment__team l WHERE "
    "l.a = s.id) AS ok FROM segment s",
    .also = "SELECT NOT EXISTS (" TOO_DEEP ")", .also_said = N_("Five levels of units at most."),
    .example = SIX_LEVELS "\n+ person name=Sara\n+ segment name=Dealers; units=Two\n+ segment name=Projects; team=Sara\n"
               "+ segment name=Households", .gives_in = 2, .gives_of = 3 },
  { "responsibilities_clear", 4, N_("Responsibilities clear"),
    N_("For each process exactly one unit or person is accountable."), NC_("evidence", "processes"), "process",
    "SELECT t.id, " N_ACCOUNTABLE " = 1 AS ok FROM process t",
    .example = "+ person name=Sara\n+ person name=Reza\n+ process title=Repair\n+ process title=Delivery\n"
               "+ process title=Complaint\n+ responsibility role=accountable; process=Repair; person=Sara\n"
               "+ responsibility role=responsible; process=Repair; person=Reza\n"
               "+ responsibility role=accountable; process=Delivery; person=Sara\n"
               "+ responsibility role=accountable; process=Delivery; person=Reza", .gives_in = 1, .gives_of = 3 },
  { "incentives_tied", 4, N_("Incentives tied to results"),
    N_("Each criterion of a scheme is tied to a KPI, to customers' satisfaction or to a rating, and satisfaction is "
       "among them."),
    NC_("evidence", "criteria"), "criterion",
    "SELECT c.id, coalesce (" TIED ", 0) AS ok FROM criterion c JOIN scheme s ON s.id = c.scheme WHERE " LIVE_SCHEME,
    .also = "SELECT NOT EXISTS (SELECT 1 FROM scheme s WHERE " UNSATISFIED_SCHEME ")",
    .also_said = N_("Every scheme has a criterion of customers' satisfaction."),
    .example = "+ kpi name=Satisfaction\n+ scheme name=Autumn\n+ scheme name=Old; state=dropped\n"
               "+ criterion scheme=Autumn; title=Satisfied; tied_to=satisfaction; kpi=Satisfaction\n"
               "+ criterion scheme=Autumn; title=Colleague; tied_to=rating\n+ criterion scheme=Autumn; title=Fast; tied_to=kpi\n"
               "+ criterion scheme=Autumn; title=Loyal\n+ criterion scheme=Old; title=Tall", .gives_in = 2, .gives_of = 4 },
};

static const CrmCheck checks[] = {
  { "criterion_untied", 4, NN_("A criterion is tied to nothing measured", "%s criteria are tied to nothing measured"),
    N_("What nobody measures is paid by sympathy, and the programme pays for nothing."), N_("Choose what measures it"),
    "criterion", "tied_to",
    "SELECT c.id FROM criterion c JOIN scheme s ON s.id = c.scheme WHERE " LIVE_SCHEME " AND NOT coalesce (" TIED ", 0) "
    "ORDER BY c.weight DESC NULLS LAST, c.id",
    .passes = N_("Every criterion of a scheme not dropped is tied to something measured"),
    .broken = "+ kpi name=Days\n+ scheme name=Autumn\n+ criterion scheme=Autumn; title=Fast; tied_to=kpi\n"
              "+ criterion scheme=Autumn; title=Loyal", .fails = 2,
    .mended = "criterion Fast: kpi=Days\ncriterion Loyal: tied_to=rating" },
  { "scheme_without_satisfaction", 4,
    NN_("A scheme has no criterion of customers' satisfaction", "%s schemes have no criterion of customers' satisfaction"),
    N_("People do what they are paid for: where satisfaction pays nothing, customers pay for the bonus."),
    N_("Add a criterion of satisfaction"), "scheme", NULL,
    "SELECT s.id FROM scheme s WHERE " UNSATISFIED_SCHEME " ORDER BY s.begins DESC NULLS LAST, s.id",
    .passes = N_("Every scheme not dropped has a criterion of customers' satisfaction"),
    .broken = "+ scheme name=Autumn\n+ criterion scheme=Autumn; title=Colleague; tied_to=rating",
    .mended = "+ criterion scheme=Autumn; title=Satisfied; tied_to=satisfaction" },
  { "scheme_weights_off", 4,
    NN_("The weights of a scheme do not add up to 100%", "The weights of %s schemes do not add up to 100%"),
    N_("Everybody sees what each criterion is worth only when the weights add up to 100%."), N_("Correct the weights"),
    "scheme", NULL,
    "SELECT s.id FROM scheme s JOIN criterion c ON c.scheme = s.id WHERE " LIVE_SCHEME " GROUP BY s.id "
    "HAVING coalesce (sum (c.weight), 0) <> 10000 ORDER BY s.id",
    .passes = N_("The weights of every scheme that has criteria and is not dropped add up to 100%"),
    .broken = "+ scheme name=Autumn\n+ criterion scheme=Autumn; title=Satisfied; weight=50\n"
              "+ criterion scheme=Autumn; title=Fast; weight=30\n+ scheme name=Empty",
    .mended = "criterion Fast: weight=50" },
  { "knowledge_of_temporary", 4,
    NN_("A knowledge item is owned by temporary staff", "%s knowledge items are owned by temporary staff"),
    N_("What a temporary colleague knows leaves with them."), N_("Choose a permanent owner"), "knowledge", "owner",
    "SELECT k.id FROM knowledge k JOIN person p ON p.id = k.owner WHERE p.employment = 'temporary' ORDER BY k.id",
    .passes = N_("No knowledge item is owned by temporary staff"),
    .broken = "+ person name=Reza; employment=temporary\n+ knowledge title=One; owner=Reza",
    .mended = "+ person name=Sara; employment=permanent\nknowledge One: owner=Sara" },
  { "knowledge_not_shared", 4,
    NN_("A knowledge item was never shared or applied", "%s knowledge items were never shared or applied"),
    N_("Knowledge counts once others have it, and most once a decision rests on it."), N_("Share it"), "knowledge", "stage",
    "SELECT id FROM knowledge WHERE coalesce (stage, 'created') = 'created' ORDER BY date, id",
    .passes = N_("Every knowledge item was shared or applied"),
    .broken = "+ knowledge title=One; stage=created\n+ knowledge title=Two; stage=shared",
    .mended = "knowledge One: stage=applied" },
  { "structure_too_deep", 4,
    NN_("A unit stands below the fifth level", "%s units stand below the fifth level"),
    N_("Every level takes time and changes the message; customers wait for both."), N_("Move it up"), "unit", "parent",
    TOO_DEEP " ORDER BY u.name",
    .passes = N_("No unit stands below the fifth level"),
    .broken = SIX_LEVELS "\n+ unit name=Seven; parent=Six", .fails = 2, .mended = "unit Four: parent=One" },
  { "key_skill_missing", 4, NN_("Nobody has a key skill", "Nobody has %s key skills"),
    N_("Without a key skill the strategy cannot work, however good the plan is."), N_("Train or hire somebody"),
    "skill", NULL,
    "SELECT s.id FROM skill s WHERE s.key_skill = 1 AND NOT EXISTS (SELECT 1 FROM person_skill f JOIN person p ON "
    "p.id = f.person WHERE f.skill = s.id AND " EMPLOYED " AND f.level >= coalesce ((SELECT min (n.level) FROM job_skill n "
    "WHERE n.skill = s.id AND n.level > 0), 1)) ORDER BY s.name",
    .passes = N_("Every key skill is found in somebody"),
    .broken = "+ skill name=Listening; key_skill=yes\n+ skill name=Products; key_skill=yes\n+ skill name=Juggling\n"
              "+ job title=Agent\n+ job_skill job=Agent; skill=Listening; level=4\n"
              "+ person name=Sara\n+ person name=Reza; left=today-1\n+ person_skill person=Sara; skill=Listening; level=3\n"
              "+ person_skill person=Reza; skill=Products; level=5", .fails = 2,
    .mended = "person_skill #1: level=4\n+ person_skill person=Sara; skill=Products; level=1" },
  { "front_untrained", 4,
    NN_("Somebody whose job meets customers has had no training", "%s people whose jobs meet customers have had no training"),
    N_("Whoever customers deal with is the organisation for them, from the chief executive to the guard at the gate."),
    N_("Invite them to a course"), "person", NULL,
    "SELECT p.id FROM person p JOIN job j ON j.id = p.job WHERE j.meets_customers = 1 AND " EMPLOYED " AND NOT EXISTS "
    "(SELECT 1 FROM attendance a WHERE a.person = p.id AND a.attended = 1) ORDER BY p.name",
    .passes = N_("Everybody whose job meets customers has had training"),
    .broken = "+ job title=Agent; meets_customers=yes\n+ job title=Clerk\n+ person name=Sara; job=Agent\n"
              "+ person name=Reza; job=Clerk\n+ course title=Listening; about_crm=no; date=today-9\n"
              "+ attendance course=Listening; person=Sara; attended=no",
    .mended = "attendance #1: attended=yes" },
  { "process_without_accountable", 4,
    NN_("Nobody is accountable for a process", "Nobody is accountable for %s processes"),
    N_("Where nobody answers for the whole, each does their part and the customer waits between them."),
    N_("Say who is accountable"), "process", NULL,
    "SELECT t.id FROM process t WHERE " N_ACCOUNTABLE " = 0 ORDER BY t.id",
    .passes = N_("For every process somebody is accountable"),
    .broken = "+ process title=Repair\n+ person name=Sara\n+ responsibility role=responsible; process=Repair; person=Sara",
    .mended = "responsibility #1: role=accountable" },
  { "process_with_two_accountable", 4,
    NN_("More than one is accountable for a process", "More than one is accountable for %s processes"),
    N_("Where two answer for it, each can point at the other."), N_("Keep one of them"), "process", NULL,
    "SELECT t.id FROM process t WHERE " N_ACCOUNTABLE " > 1 ORDER BY t.id",
    .passes = N_("No process has more than one accountable"),
    .broken = "+ process title=Repair\n+ person name=Sara\n+ person name=Reza\n"
              "+ responsibility role=accountable; process=Repair; person=Sara\n"
              "+ responsibility role=accountable; process=Repair; person=Reza",
    .mended = "responsibility #2: role=consulted" },
};

const CrmGuidance crm_collaboration_guidance = { CRM_GUIDANCE (results, checks) };
/* clang-format on */
