/* guidance-vision.c: step 1: what it must produce, and what the method advises against. Data only;
 * crm-guidance.h says how it is written. */
#include "crm-method-kinds.h"

#include "crm-i18n.h"

/* clang-format off */
#define EMPLOYED "(p.left IS NULL OR p.left > (SELECT today FROM at))"
#define MANAGER "p.level IN ('executive', 'manager')"
#define ATTENDED /* a CRM course that was held */ \
  "EXISTS (SELECT 1 FROM attendance a JOIN course c ON c.id = a.course " \
  "WHERE a.person = p.id AND a.attended = 1 AND c.about_crm = 1)"
/* Mean hours of CRM courses of those with and without MANAGER, each person once. */
#define MEAN_HOURS(who) \
  "(SELECT avg(coalesce(h.hours, 0)) FROM person p LEFT JOIN (" \
  "SELECT a.person, sum(coalesce(a.hours, c.hours)) AS hours FROM attendance a " \
  "JOIN course c ON c.id = a.course WHERE a.attended = 1 AND c.about_crm = 1 " \
  "GROUP BY a.person) h ON h.person = p.id WHERE " EMPLOYED " AND " who ")"

static const CrmResult results[] = {
  { "vision_agreed", 1, N_("Vision and definition agreed"),
    N_("A vision and a definition of CRM, each with the date on which it was agreed."), NC_("evidence", "agreed"), "vision",
    "SELECT NULL AS id, EXISTS (SELECT 1 FROM vision WHERE agreed IS NOT NULL) AS ok UNION ALL "
    "SELECT NULL, EXISTS (SELECT 1 FROM definition WHERE agreed IS NOT NULL)",
    .example = "+ vision title=First choice; agreed=today-9", .gives_in = 1, .gives_of = 2 },
  { "definition_shared", 1, N_("Everyone shares the definition"),
    N_("Four of five people now employed have acknowledged the newest definition of CRM."), NC_("evidence", "people"), "person",
    "SELECT p.id, EXISTS (SELECT 1 FROM acknowledgement k WHERE k.person = p.id AND k.date IS NOT "
    "NULL AND k.definition = (SELECT id FROM definition ORDER BY agreed IS NULL, agreed DESC, "
    "id DESC LIMIT 1)) AS ok FROM person p WHERE " EMPLOYED,
    .percent = 80,
    .example = "+ person name=Sara\n+ person name=Reza\n+ person name=Ali; left=today-3\n"
               "+ definition title=What CRM is\n+ acknowledgement definition=What CRM is; person=Sara; date=today",
    .gives_in = 1, .gives_of = 2 },
  { "people_trained", 1, N_("Managers and staff trained"),
    N_("All managers and four of five members of staff attended a CRM course, managers for longer."), NC_("evidence", "people"),
    "person",
    "SELECT p.id, " ATTENDED " AS ok FROM person p WHERE " EMPLOYED,
    .percent = 80,
    .also = "SELECT NOT EXISTS (SELECT 1 FROM person p WHERE " EMPLOYED " AND " MANAGER " AND NOT " ATTENDED ") AND "
            "coalesce (" MEAN_HOURS (MANAGER) " > " MEAN_HOURS ("NOT coalesce (" MANAGER ", 0)") ", 1)",
    .also_said = N_("Every manager attended, and managers were trained for longer than staff."),
    .example = "+ person name=Sara; level=manager\n+ person name=Reza; level=staff\n"
               "+ course title=CRM; about_crm=yes; hours=8; date=today-30\n"
               "+ attendance course=CRM; person=Sara; attended=yes", .gives_in = 1, .gives_of = 2 },
  { "goals_measurable", 1, N_("Goals that can be measured"),
    N_("Three goals or more, each with a KPI, baseline, target, due date, owner, and ambitious but within reach."),
    NC_("evidence", "goals"), "goal",
    "SELECT id, kpi IS NOT NULL AND baseline IS NOT NULL AND target IS NOT NULL AND due IS NOT NULL "
    "AND owner IS NOT NULL AND coalesce (attainability BETWEEN 2 AND 4, 0) AS ok FROM goal",
    .least = 3,
    .example = "+ person name=Sara\n+ kpi name=Retention\n+ goal statement=Keep them; kpi=Retention; baseline=70; "
               "target=80; due=today+300; owner=Sara; attainability=3\n+ goal statement=Grow", .gives_in = 1, .gives_of = 2 },
  { "goals_understood", 1, N_("Goals understood"),
    N_("Each goal is understood by four of five of those who were asked."), NC_("evidence", "goals"), "goal",
    "SELECT id, coalesce (understood >= 8000, 0) AS ok FROM goal",
    .example = "+ goal statement=Keep them; understood=80\n+ goal statement=Grow; understood=79.9\n+ goal statement=Win",
    .gives_in = 1, .gives_of = 3 },
  { "promises_made", 1, N_("Promises to customers"), N_("Three promises or more."), NC_("evidence", "promises"), "promise",
    "SELECT id, 1 AS ok FROM promise", .least = 3,
    .example = "+ promise title=On time\n+ promise title=Fair", .gives_in = 2, .gives_of = 2 },
  { "promises_backed", 1, N_("Every promise is backed"),
    N_("Each promise rests on an ability we have or on a strategy that creates it."), NC_("evidence", "promises"), "promise",
    "SELECT p.id, coalesce (p.ability, '') <> '' OR EXISTS (SELECT 1 FROM strategy__promises l "
    "WHERE l.b = p.id) AS ok FROM promise p",
    .example = "+ promise title=On time; ability=Own drivers\n+ promise title=Fair\n+ promise title=Near\n"
               "+ strategy title=Closer; promises=Near", .gives_in = 2, .gives_of = 3 },
};

static const CrmCheck checks[] = {
  { "goal_without_kpi", 1, NN_("A goal has no KPI", "%s goals have no KPI"),
    N_("What is not measured cannot be reached knowingly, and nobody can be thanked for it."), N_("Choose a KPI"),
    "goal", "kpi", "SELECT id FROM goal WHERE kpi IS NULL ORDER BY weight DESC NULLS LAST, id",
    .passes = N_("Every goal has a KPI"),
    .broken = "+ goal statement=Keep them\n+ goal statement=Grow", .fails = 2,
    .mended = "+ kpi name=Retention\ngoal Keep them: kpi=Retention\ngoal Grow: kpi=Retention" },
  { "goal_without_target", 1, NN_("A goal has no target", "%s goals have no target"),
    N_("A direction is not a goal: without a number nobody can say when it is reached."), N_("Set a target"),
    "goal", "target", "SELECT id FROM goal WHERE target IS NULL ORDER BY id",
    .passes = N_("Every goal has a target"),
    .broken = "+ goal statement=Keep them", .mended = "goal Keep them: target=80" },
  { "goal_without_date", 1, NN_("A goal has no due date", "%s goals have no due date"),
    N_("Without a day a goal is always still ahead of us."), N_("Set a date"), "goal", "due",
    "SELECT id FROM goal WHERE due IS NULL ORDER BY id",
    .passes = N_("Every goal has a due date"),
    .broken = "+ goal statement=Keep them", .mended = "goal Keep them: due=today+100" },
  { "goal_without_owner", 1, NN_("A goal has no owner", "%s goals have no owner"),
    N_("What belongs to everybody is done by nobody."), N_("Choose an owner"), "goal", "owner",
    "SELECT id FROM goal WHERE owner IS NULL ORDER BY id",
    .passes = N_("Every goal has an owner"),
    .broken = "+ goal statement=Keep them", .mended = "+ person name=Sara\ngoal Keep them: owner=Sara" },
  { "goal_out_of_reach", 1, NN_("A goal is too easy or out of reach", "%s goals are too easy or out of reach"),
    N_("An easy goal changes nothing, and one out of reach is given up; good ones are ambitious but reachable."),
    N_("Look at its attainability"), "goal", "attainability",
    "SELECT id FROM goal WHERE attainability IN (1, 5) ORDER BY id",
    .passes = N_("No goal is rated too easy or out of reach"),
    .broken = "+ goal statement=Keep them; attainability=5\n+ goal statement=Grow; attainability=1\n"
              "+ goal statement=Win; attainability=4", .fails = 2,
    .mended = "goal Keep them: attainability=3\ngoal Grow: attainability=2" },
  { "goal_not_understood", 1, NN_("A goal is understood by too few", "%s goals are understood by too few"),
    N_("People work towards what they understand: four of five should. Explain it, then ask again."), N_("Explain it and ask again"),
    "goal", "understood", "SELECT id FROM goal WHERE understood < 8000 ORDER BY understood, id",
    .passes = N_("No goal was found to be understood by too few"),
    .broken = "+ goal statement=Keep them; understood=60", .mended = "goal Keep them: understood=85" },
  { "promise_unbacked", 1,
    NN_("A promise rests on no ability and no strategy", "%s promises rest on no ability and no strategy"),
    N_("A promise that nothing makes true costs more trust than no promise."), N_("Say what makes it true"),
    "promise", "ability",
    "SELECT p.id FROM promise p WHERE coalesce (p.ability, '') = '' AND NOT EXISTS (SELECT 1 FROM "
    "strategy__promises l WHERE l.b = p.id) ORDER BY p.id",
    .passes = N_("Every promise rests on an ability or a strategy"),
    .broken = "+ promise title=On time", .mended = "promise On time: ability=Own drivers" },
  { "managers_trained_less", 1, N_("Managers are trained for no longer than staff"), NULL,
    N_("Managers carry the change: they need to understand it better than anybody."), N_("Plan a course for managers"),
    "course", NULL,
    "SELECT NULL AS id WHERE " MEAN_HOURS (MANAGER) " <= " MEAN_HOURS ("NOT coalesce (" MANAGER ", 0)") " AND "
    MEAN_HOURS ("NOT coalesce (" MANAGER ", 0)") " > 0",
    .passes = N_("Managers are not trained less than staff"),
    .broken = "+ person name=Sara; level=manager\n+ person name=Reza; level=staff\n"
              "+ course title=CRM; about_crm=yes; hours=8; date=today-30\n"
              "+ attendance course=CRM; person=Sara; attended=yes\n+ attendance course=CRM; person=Reza; attended=yes",
    .mended = "+ course title=CRM for managers; about_crm=yes; hours=16; date=today-9\n"
              "+ attendance course=CRM for managers; person=Sara; attended=yes" },
  { "staff_untrained", 1, NN_("Somebody has attended no CRM course", "%s people have attended no CRM course"),
    N_("Everybody who works here meets customers or serves those who do."), N_("Invite them to a course"),
    "person", NULL, "SELECT p.id FROM person p WHERE " EMPLOYED " AND NOT " ATTENDED " ORDER BY p.name",
    .passes = N_("Everyone now employed has attended a CRM course"),
    .broken = "+ vision title=First choice\n+ person name=Sara\n+ person name=Reza\n+ person name=Ali; left=today-1", .fails = 2,
    .mended = "+ course title=CRM; about_crm=yes; hours=8; date=today-3\n"
              "+ attendance course=CRM; person=Sara; attended=yes\n+ attendance course=CRM; person=Reza; attended=yes" },
};

const CrmGuidance crm_vision_guidance = { CRM_GUIDANCE (results, checks) };
/* clang-format on */
