/* guidance-processes.c: step 5: what it must produce, and what the method advises against. Data
 * only; crm-guidance.h says how it is written. */
#include "crm-method-kinds.h"

#include "crm-i18n.h"

/* clang-format off */
/* Whose decision was to redesign, however far that has come. */
#define TO_REDESIGN "p.state IN ('redesign', 'redesigned', 'pilot', 'live')"
#define HAS_ACTIVITIES(version) \
  "EXISTS (SELECT 1 FROM activity a WHERE a.process = p.id AND a.version = '" version "')"
#define SERVES_STRATEGY "EXISTS (SELECT 1 FROM process__strategies l WHERE l.a = p.id)"
#define SERVES_GOAL "EXISTS (SELECT 1 FROM process__goals l WHERE l.a = p.id)"
#define HAS_EFFECT "coalesce (p.customer_effect, '') <> ''"
/* How often the lane changes from activity to activity in their order; the figures of a process
 * weigh branches and loops as well. */
#define HANDOFFS(version_wanted) \
  "sum (CASE WHEN version = '" version_wanted "' AND lane <> lane_before THEN 1 ELSE 0 END)"

static const CrmResult results[] = {
  { "processes_listed", 5, N_("Processes that meet customers listed"),
    N_("Five processes or more that meet customers, each with an owner and a volume."), NC_("evidence", "processes"), "process",
    "SELECT id, owner IS NOT NULL AND volume IS NOT NULL AS ok FROM process WHERE meets_customers = 1",
    .percent = 1 /* five are asked for, however many more are listed */, .least = 5,
    .example = "+ person name=Sara\n+ process title=Order to delivery; owner=Sara; volume=300\n+ process title=Complaint; owner=Sara\n"
               "+ process title=Payroll; owner=Sara; volume=40; meets_customers=no", .gives_in = 1, .gives_of = 2 },
  { "processes_reviewed", 5, N_("Processes reviewed"),
    N_("Of each process it is decided whether it is kept or redesigned."), NC_("evidence", "processes"), "process",
    "SELECT id, state <> 'listed' AS ok FROM process",
    .example = "+ process title=Order to delivery; state=redesign\n+ process title=Complaint; state=keep\n+ process title=Offer",
    .gives_in = 2, .gives_of = 3 },
  { "as_is_measured", 5, N_("As-is measured"),
    N_("Each process to redesign has the activities of today, all with their times of work and of waiting."),
    NC_("evidence", "processes"), "process",
    "SELECT p.id, " HAS_ACTIVITIES ("as_is") " AND NOT EXISTS (SELECT 1 FROM activity a WHERE a.process = p.id "
    "AND a.version = 'as_is' AND (a.work IS NULL OR a.waiting IS NULL)) AS ok FROM process p WHERE " TO_REDESIGN,
    .example = "+ process title=Order to delivery; state=redesign\n+ process title=Complaint; state=redesign\n"
               "+ process title=Offer; state=redesigned\n+ process title=Visit; state=keep\n"
               "+ activity process=Order to delivery; name=Checks the order; work=10; waiting=120\n"
               "+ activity process=Complaint; name=Reads the letter; work=5; waiting=0\n"
               "+ activity process=Complaint; name=Asks the shop; work=15", .gives_in = 1, .gives_of = 3 },
  { "to_be_designed", 5, N_("To-be designed"),
    N_("Each process to redesign has the activities it is to have, serves a strategy or a goal, and says what the customer gains."),
    NC_("evidence", "processes"), "process",
    "SELECT p.id, " HAS_ACTIVITIES ("to_be") " AND (" SERVES_STRATEGY " OR " SERVES_GOAL ") AND " HAS_EFFECT " AS ok "
    "FROM process p WHERE " TO_REDESIGN,
    .example = "+ strategy title=Closer\n"
               "+ process title=Order to delivery; state=redesign; strategies=Closer; customer_effect=Two days instead of five\n"
               "+ activity process=Order to delivery; version=to_be; name=Checks the order\n"
               "+ process title=Complaint; state=redesign; strategies=Closer; customer_effect=An answer the same day\n"
               "+ process title=Visit; state=keep", .gives_in = 1, .gives_of = 2 },
  { "processes_live", 5, N_("Live and owned"),
    N_("Each process to redesign is live, with an owner and a KPI."), NC_("evidence", "processes"), "process",
    "SELECT p.id, p.state = 'live' AND p.owner IS NOT NULL AND p.kpi IS NOT NULL AS ok FROM process p WHERE " TO_REDESIGN,
    .example = "+ person name=Sara\n+ kpi name=Days to deliver\n"
               "+ process title=Order to delivery; state=live; owner=Sara; kpi=Days to deliver\n"
               "+ process title=Complaint; state=live; owner=Sara\n+ process title=Offer; state=pilot", .gives_in = 1, .gives_of = 3 },
};

static const CrmCheck checks[] = {
  { "process_without_strategy", 5, NN_("A process is tied to no strategy", "%s processes are tied to no strategy"),
    N_("Work that serves no strategy is done well for nothing; name the strategy, or ask why the work is done."),
    N_("Choose a strategy"), "process", "strategies",
    "SELECT p.id FROM process p WHERE NOT " SERVES_STRATEGY " ORDER BY p.meets_customers DESC, p.id",
    .passes = N_("Every process is tied to a strategy"),
    .broken = "+ process title=Order to delivery\n+ process title=Complaint", .fails = 2,
    .mended = "+ strategy title=Closer\nprocess Order to delivery: strategies=Closer\nprocess Complaint: strategies=Closer" },
  { "redesign_without_goal", 5, NN_("A process to be serves no goal", "%s processes to be serve no goal"),
    N_("A redesign is done for a goal of the programme, its own or that of its strategy; otherwise it is change for its own sake."),
    N_("Choose a goal"), "process", "goals",
    "SELECT p.id FROM process p WHERE " HAS_ACTIVITIES ("to_be") " AND NOT " SERVES_GOAL " AND NOT EXISTS (SELECT 1 FROM "
    "process__strategies l JOIN strategy__goals g ON g.a = l.b WHERE l.a = p.id) ORDER BY p.id",
    .passes = N_("Every process to be serves a goal"),
    .broken = "+ process title=Complaint\n+ activity process=Complaint; version=to_be; name=Answers the customer",
    .mended = "+ goal statement=Keep them\n+ strategy title=Closer; goals=Keep them\nprocess Complaint: strategies=Closer" },
  { "redesign_without_gain", 5,
    NN_("A redesign names no gain for the customer", "%s redesigns name no gain for the customer"),
    N_("What is built around the customer must give the customer something: speed, ease, certainty or price."),
    N_("Say what the customer gains"), "process", "customer_effect",
    "SELECT p.id FROM process p WHERE " TO_REDESIGN " AND NOT " HAS_EFFECT " ORDER BY p.id",
    .passes = N_("Every redesign names a gain for the customer"),
    .broken = "+ process title=Complaint; state=redesign\n+ process title=Visit; state=keep",
    .mended = "process Complaint: customer_effect=An answer the same day" },
  { "more_handoffs", 5,
    NN_("A process changes hands more often after its redesign", "%s processes change hands more often after their redesign"),
    N_("At each hand-off a case waits, and something that was known about the customer is lost."),
    N_("Look at its lanes"), "process", NULL,
    "SELECT process AS id FROM (SELECT process, version, lane, lag (lane) OVER (PARTITION BY process, version "
    "ORDER BY number, id) AS lane_before FROM (SELECT id, process, version, number, coalesce ('job ' || job, 'unit ' || unit) "
    "AS lane FROM activity) AS one WHERE lane IS NOT NULL) AS two GROUP BY process "
    "HAVING min (version) = 'as_is' AND " HANDOFFS ("to_be") " > " HANDOFFS ("as_is") " ORDER BY process",
    .passes = N_("No process changes hands more often after its redesign"),
    .broken = "+ unit name=Sales\n+ unit name=Stock\n+ process title=Order to delivery\n"
              "+ activity process=Order to delivery; number=1; name=Takes the order; unit=Sales\n"
              "+ activity process=Order to delivery; number=2; name=Sends it; unit=Stock\n"
              "+ activity process=Order to delivery; version=to_be; number=1; name=Takes an order; unit=Sales\n"
              "+ activity process=Order to delivery; version=to_be; number=2; name=Packs it; unit=Stock\n"
              "+ activity process=Order to delivery; version=to_be; number=3; name=Tells the customer; unit=Sales\n"
              "+ process title=Offer\n+ activity process=Offer; version=to_be; number=1; name=Writes the offer; unit=Sales\n"
              "+ activity process=Offer; version=to_be; number=2; name=Looks at the stock; unit=Stock",
    .mended = "activity Tells the customer: unit=Stock" },
  { "live_without_owner", 5, NN_("A redesigned process is live without an owner", "%s redesigned processes are live without an owner"),
    N_("Without one person who answers for the whole of it, a process falls back into its units."), N_("Choose an owner"),
    "process", "owner", "SELECT id FROM process WHERE state = 'live' AND owner IS NULL ORDER BY id",
    .passes = N_("Every redesigned process that is live has an owner"),
    .broken = "+ process title=Complaint; state=live\n+ process title=Visit; state=pilot",
    .mended = "+ person name=Sara\nprocess Complaint: owner=Sara" },
  { "live_without_kpi", 5, NN_("A redesigned process is live without a KPI", "%s redesigned processes are live without a KPI"),
    N_("Whether the new way is better than the old is known only when it is measured."), N_("Choose a KPI"),
    "process", "kpi", "SELECT id FROM process WHERE state = 'live' AND kpi IS NULL ORDER BY id",
    .passes = N_("Every redesigned process that is live has a KPI"),
    .broken = "+ process title=Complaint; state=live", .mended = "+ kpi name=Days to answer\nprocess Complaint: kpi=Days to answer" },
};

const CrmGuidance crm_processes_guidance = { CRM_GUIDANCE (results, checks) };
/* clang-format on */
