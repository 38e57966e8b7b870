/* guidance-programme.c: the programme as a whole: what the method advises against. Data only;
 * crm-guidance.h says how it is written. */
#include "crm-method-kinds.h"

#include "crm-i18n.h"

/* clang-format off */
#define EMPLOYED "(p.left IS NULL OR p.left > (SELECT today FROM at))"
#define IN_COMMITTEE "p.committee_role IN ('chair', 'secretary', 'member')"
#define UNFINISHED "m.actual_finish IS NULL"
#define BEGUN "m.actual_start <= (SELECT today FROM at)"
#define SIGNED(step_key, n_results) /* in any round: as a whole, or result by result */ \
  "(EXISTS (SELECT 1 FROM signoff WHERE step = " step_key " AND deliverable IS NULL) OR " \
  "(SELECT count (DISTINCT deliverable) FROM signoff WHERE step = " step_key ") >= " n_results ")"
/* What was paid: the costs of milestones, and investments that no milestone's cost holds already. */
#define SPENT \
  "(SELECT coalesce (sum (m.actual_cost), 0) FROM milestone m) + (SELECT coalesce (sum (i.actual), 0) " \
  "FROM investment i LEFT JOIN milestone m ON m.id = i.milestone WHERE m.actual_cost IS NULL)"

static const CrmCheck checks[] = {
  { "no_pilot", 0, N_("There is no pilot"), NULL,
    N_("A small beginning shows what goes wrong while it is still cheap to put right."), N_("Plan a pilot"),
    "milestone", "phase",
    "SELECT NULL AS id WHERE NOT EXISTS (SELECT 1 FROM milestone WHERE phase = 'pilot')",
    .passes = N_("There is a pilot"),
    .broken = "+ milestone title=First wave; phase=wave_1", .mended = "+ milestone title=Pilot; phase=pilot" },
  { "pilot_without_unit", 0,
    NN_("The pilot leaves out a unit that meets customers", "The pilot leaves out %s units that meet customers"),
    N_("A pilot stays small and still touches every unit that meets customers, so that nobody is surprised later."),
    N_("Add it to the pilot"), "unit", NULL,
    "SELECT u.id FROM unit u WHERE u.meets_customers = 1 AND EXISTS (SELECT 1 FROM milestone WHERE phase = 'pilot') "
    "AND u.id NOT IN (SELECT l.b FROM milestone__units l JOIN milestone m ON m.id = l.a WHERE m.phase = 'pilot') "
    "ORDER BY u.name",
    .passes = N_("The pilot, if there is one, touches every unit that meets customers"),
    .broken = "+ unit name=Sales; meets_customers=yes\n+ unit name=Service; meets_customers=yes\n+ unit name=Accounts\n"
              "+ unit name=Delivery; meets_customers=yes\n+ milestone title=Pilot; phase=pilot; units=Sales", .fails = 2,
    .mended = "milestone Pilot: units=Sales;Service;Delivery" },
  { "no_milestone", 0, N_("There is no milestone"), NULL,
    N_("Without milestones nobody knows whether the programme moves, and it is begun again and again."),
    N_("Add a milestone"), "milestone", NULL,
    "SELECT NULL AS id WHERE NOT EXISTS (SELECT 1 FROM milestone)",
    .passes = N_("There is a milestone"),
    .broken = "+ person name=Sara", .mended = "+ milestone title=Vision agreed; step=1" },
  { "step_without_milestone", 0, NN_("A step has no milestone", "%s steps have no milestone"),
    N_("A step that is not in the plan does not happen."), N_("Add a milestone"), "milestone", "step",
    "SELECT NULL AS id FROM (SELECT '1' AS step UNION ALL SELECT '2' UNION ALL SELECT '3' UNION ALL SELECT '4' UNION ALL "
    "SELECT '5' UNION ALL SELECT '6' UNION ALL SELECT '7' UNION ALL SELECT '8') s WHERE EXISTS (SELECT 1 FROM milestone) "
    "AND NOT EXISTS (SELECT 1 FROM milestone m WHERE m.step = s.step)",
    .passes = N_("The milestones, if there are any, cover every step"),
    .broken = "+ milestone title=One; step=1\n+ milestone title=Two; step=2\n+ milestone title=Three; step=3\n"
              "+ milestone title=Four; step=4\n+ milestone title=Five; step=5\n+ milestone title=Pilot; phase=pilot",
    .fails = 3,
    .mended = "+ milestone title=Six; step=6\n+ milestone title=Seven; step=7\n+ milestone title=Eight; step=8" },
  { "milestone_without_owner", 0, NN_("A milestone has no owner", "%s milestones have no owner"),
    N_("What belongs to everybody is done by nobody."), N_("Choose an owner"), "milestone", "owner",
    "SELECT m.id FROM milestone m WHERE m.owner IS NULL AND " UNFINISHED " ORDER BY m.planned_finish NULLS LAST, m.id",
    .passes = N_("Every unfinished milestone has an owner"),
    .broken = "+ milestone title=Pilot\n+ milestone title=Vision agreed; actual_finish=today-9",
    .mended = "+ person name=Sara\nmilestone Pilot: owner=Sara" },
  { "milestone_without_date", 0, NN_("A milestone has no date", "%s milestones have no date"),
    N_("Without a planned finish nobody can be late, and nothing shows on the timeline."), N_("Set a date"),
    "milestone", "planned_finish",
    "SELECT m.id FROM milestone m WHERE m.planned_finish IS NULL AND " UNFINISHED " ORDER BY m.step NULLS LAST, m.id",
    .passes = N_("Every unfinished milestone has a date"),
    .broken = "+ milestone title=Pilot; planned_start=today", .mended = "milestone Pilot: planned_finish=today+30" },
  { "action_overdue", 0, NN_("An action is overdue", "%s actions are overdue"),
    N_("A committee whose decisions are not carried out is soon not asked any more."), N_("Do it, or set another date"),
    "action", "done",
    "SELECT id FROM action WHERE done IS NULL AND due < (SELECT today FROM at) ORDER BY due, id",
    .passes = N_("No action is overdue"),
    .broken = "+ action title=Call the dealers; due=today-1\n+ action title=Write the minutes; due=today\n"
              "+ action title=Invite the units; due=today-9; done=today-3",
    .mended = "action Call the dealers: done=today" },
  { "committee_without_chair", 0, N_("The committee has no chair"), NULL,
    N_("Somebody has to call the meetings and answer for the programme before the executives."), N_("Choose a chair"),
    "person", "committee_role",
    "SELECT NULL AS id WHERE NOT EXISTS (SELECT 1 FROM person p WHERE p.committee_role = 'chair' AND " EMPLOYED ")",
    .passes = N_("The committee has a chair"),
    .broken = "+ person name=Sara; committee_role=member\n+ person name=Reza; committee_role=chair; left=today-1",
    .mended = "person Sara: committee_role=chair" },
  { "committee_without_front", 0, N_("Nobody in the committee comes from a unit that meets customers"), NULL,
    N_("Those who meet customers every day know first what works, and carry out what is decided."),
    N_("Invite somebody who meets customers"), "person", "committee_role",
    "SELECT NULL AS id WHERE EXISTS (SELECT 1 FROM person p WHERE " IN_COMMITTEE " AND " EMPLOYED ") AND NOT EXISTS "
    "(SELECT 1 FROM person p JOIN unit u ON u.id = p.unit WHERE u.meets_customers = 1 AND " IN_COMMITTEE " AND "
    EMPLOYED ")",
    .passes = N_("The committee, if it has members, has one from a unit that meets customers"),
    .broken = "+ unit name=Sales; meets_customers=yes\n+ unit name=Accounts\n"
              "+ person name=Sara; unit=Accounts; committee_role=chair\n+ person name=Reza; unit=Sales",
    .mended = "person Reza: committee_role=member" },
  /* People without a unit are left out of the two that follow: where they belong is not known. */
  { "committee_of_one_unit", 0, N_("The whole committee comes from one unit"), NULL,
    N_("What one unit does alone is its own project for the others, and they wait until it passes."),
    N_("Invite other units"), "person", "committee_role",
    "SELECT NULL AS id FROM (SELECT count (p.unit) AS n, count (DISTINCT p.unit) AS units FROM person p WHERE "
    IN_COMMITTEE " AND " EMPLOYED ") q WHERE q.n > 1 AND q.units = 1 AND (SELECT count (*) FROM unit) > 1",
    .passes = N_("Where there are several members and units, no one unit makes up the committee"),
    .broken = "+ unit name=Sales\n+ unit name=Service\n+ person name=Sara; unit=Sales; committee_role=chair\n"
              "+ person name=Reza; unit=Sales; committee_role=member\n+ person name=Ali; unit=Service",
    .mended = "person Ali: committee_role=member" },
  { "plan_of_one_unit", 0, N_("One unit owns all milestones"), NULL,
    N_("A programme that one unit owns alone is taken for its project, most often for one of information technology."),
    N_("Let other units own milestones"), "milestone", "owner",
    "SELECT NULL AS id FROM (SELECT count (p.unit) AS n, count (DISTINCT p.unit) AS units FROM milestone m "
    "JOIN person p ON p.id = m.owner) q WHERE q.n > 1 AND q.units = 1 AND (SELECT count (*) FROM unit) > 1",
    .passes = N_("Where there are several milestones and units, no one unit owns all milestones"),
    .broken = "+ unit name=IT\n+ unit name=Service\n+ person name=Sara; unit=IT\n+ person name=Ali; unit=Service\n"
              "+ milestone title=Pilot; owner=Sara\n+ milestone title=First wave; owner=Sara",
    .mended = "milestone Pilot: owner=Ali" },
  { "no_budget", 0, N_("The programme has no budget"), NULL,
    N_("Nobody can be told in time that too much is spent, and what CRM brings cannot be held against its price."),
    N_("Set the budget"), "organisation", "budget",
    "SELECT NULL AS id WHERE NOT EXISTS (SELECT 1 FROM organisation WHERE budget > 0)",
    .passes = N_("The programme has a budget"),
    .broken = "+ milestone title=Pilot", .mended = "organisation #1: budget=1000" },
  { "budget_exceeded", 0, N_("The programme has cost more than its budget"), NULL,
    N_("Costs that pass the budget unspoken end programmes; what was learnt may justify another budget."),
    N_("Look at the budget"), "organisation", "budget",
    "SELECT o.id FROM organisation o WHERE o.budget > 0 AND " SPENT " > o.budget",
    .passes = N_("No budget is exceeded"),
    .broken = "organisation #1: budget=1000\n+ milestone title=Pilot; actual_cost=700\n"
              "+ investment what=Agents; actual=600; milestone=Pilot\n+ investment what=Adviser; actual=301",
    .mended = "organisation #1: budget=1001" },
  { "crm_before_strategy", 0,
    NN_("Work on CRM has begun before a customer strategy is approved",
        "%s pieces of work on CRM have begun before a customer strategy is approved"),
    N_("A trap: without a strategy nobody can say which customers the processes, data and systems are for."),
    N_("Write and approve a strategy first"), "milestone", "actual_start",
    "SELECT m.id FROM milestone m WHERE " BEGUN " AND (m.phase IS NOT NULL OR m.step IN ('5', '6', '7')) AND "
    "coalesce (m.step, '') NOT IN ('1', '2') AND NOT EXISTS (SELECT 1 FROM strategy WHERE approved IS NOT NULL) "
    "ORDER BY m.actual_start, m.id",
    .trap = TRUE,
    .passes = N_("No work begun on CRM is without an approved customer strategy"),
    .broken = "+ strategy title=Closer\n+ milestone title=Pilot; phase=pilot; actual_start=today-9\n"
              "+ milestone title=Goals; step=1; phase=pilot; actual_start=today-9\n"
              "+ milestone title=Software; step=7; actual_start=today\n+ milestone title=Later; step=7", .fails = 2,
    .mended = "strategy Closer: approved=today" },
  /* What delivers a result of step 7 is design, such as the choice of software: that is step 7's own trap. */
  { "crm_before_organisation", 0,
    NN_("CRM is rolled out before the organisation has changed for it",
        "%s parts of CRM are rolled out before the organisation has changed for it"),
    N_("A trap: people, structure, incentives and processes come first; new tools on the old organisation only make its "
       "faults faster."),
    N_("Finish and sign steps 4 and 5 first"), "milestone", "actual_start",
    "SELECT m.id FROM milestone m WHERE " BEGUN " AND m.phase IN ('wave_1', 'wave_2', 'wave_3', 'run') AND "
    "coalesce (m.step, '7') = '7' AND m.delivers IS NULL AND NOT (" SIGNED ("'4'", "6") " AND " SIGNED ("'5'", "5") ") "
    "ORDER BY m.actual_start, m.id",
    .trap = TRUE,
    .passes = N_("No part of CRM is rolled out without steps 4 and 5 signed"),
    .broken = "+ milestone title=First wave; phase=wave_1; actual_start=today-9\n+ signoff step=5\n"
              "+ signoff step=4; deliverable=leaders_first\n+ milestone title=Pilot; phase=pilot; actual_start=today-90\n"
              "+ milestone title=Choice; step=7; phase=wave_1; delivers=choice_justified; actual_start=today-9",
    .mended = "+ signoff step=4" },
};

const CrmGuidance crm_programme_guidance = { CRM_GUIDANCE_CHECKS (checks) };
/* clang-format on */
