/* guidance-experience.c: step 3: what it must produce, and what the method advises against.
 * Data only; crm-guidance.h says how it is written. */
#include "crm-method-kinds.h"

#include "crm-i18n.h"

/* clang-format off */
#define EMPLOYED "(p.left IS NULL OR p.left > (SELECT today FROM at))"
#define DAY(moment) "CAST(julianday (substr (" moment ", 1, 10)) - 2440587.5 AS INTEGER)"
/* Moments begin with their day and so compare as the texts they are; which day that is costs a large table much more. */
#define FIRST_MOMENT(day) "(SELECT date ((" day ") * 86400, 'unixepoch') FROM at)"
#define SINCE(moment, days) moment " >= " FIRST_MOMENT ("today - " days " + 1")
#define THIS_QUARTER(day) day " BETWEEN (SELECT quarter_begins FROM at) AND (SELECT quarter_ends FROM at)"
#define MOMENT_THIS_QUARTER(moment) \
  moment " >= " FIRST_MOMENT ("quarter_begins") " AND " moment " < " FIRST_MOMENT ("quarter_ends + 1")

/* Hours allowed to write down a contact, by person and kind of contact; a duty that names the kind
 * goes before one for all kinds. Who has no duty has no limit. */
#define DUTY_HOURS(condition) \
  "(SELECT p.id AS person, d.kind, min (d.hours) AS hours FROM person p JOIN recording_duty d ON d.unit = p.unit OR " \
  "d.job = p.job WHERE d.kind IS " condition " GROUP BY p.id, d.kind)"
/* Of a contact of which only the day is known the hours count from the end of that day. What was written down on
 * its own day is in time wherever a day is allowed, which spares most contacts the reckoning. */
#define RECORDED_AT_ONCE(hours) hours " >= 24 AND substr (i.recorded, 1, 10) = substr (i.date, 1, 10)"
#define HOURS_TO_RECORD \
  "(julianday (i.recorded) - julianday (i.date) - (length (i.date) <= 10)) * 24"

/* Time limits of complaints are working hours. Each day of the last 400: is it a working day, how
 * many were before it, and the hours of a working day, which is taken to begin at eight. */
#define WORKING_DAYS \
  "(WITH RECURSIVE d (day) AS (SELECT today - 400 FROM at UNION ALL SELECT day + 1 FROM d WHERE day < (SELECT today FROM at)) " \
  "SELECT day, works, hours, sum (works) OVER (ORDER BY day) - works AS before FROM (SELECT d.day, coalesce (o.day_hours, 8) " \
  "AS hours, CASE WHEN d.day IN (SELECT date FROM holiday) THEN 0 ELSE coalesce (CASE (d.day + 4) % 7 WHEN 0 THEN o.sunday " \
  "WHEN 1 THEN o.monday WHEN 2 THEN o.tuesday WHEN 3 THEN o.wednesday WHEN 4 THEN o.thursday WHEN 5 THEN o.friday " \
  "ELSE o.saturday END, 0) END AS works FROM d LEFT JOIN organisation o ON 1 = 1) w)"
#define HOUR(moment) "(julianday (" moment ") - julianday (substr (" moment ", 1, 10))) * 24"
#define WORKED(w, hour) /* working hours up to that hour of the day w */ \
  w ".before * " w ".hours + " w ".works * CASE WHEN " hour " <= 8 THEN 0 WHEN " hour " >= 8 + " w ".hours THEN " w ".hours " \
  "ELSE " hour " - 8 END"
/* Complaints of the last year with the working hours they took, or are open until this morning. Where
 * only the day is known, they count from its end and to its beginning. */
#define COMPLAINTS(condition) \
  "(SELECT q.id, q.owner, q.opened, q.limit_hours, " WORKED ("e", "q.ended") " - (" WORKED ("b", "q.begun") ") AS hours FROM " \
  "(SELECT k.id, k.owner, k.opened, k.limit_hours, CASE WHEN length (k.opened) <= 10 THEN 24 ELSE " HOUR ("k.opened") \
  " END AS begun, coalesce (" HOUR ("k.solved") ", 0) AS ended, " DAY ("k.opened") " AS begun_day, " \
  "coalesce (" DAY ("k.solved") ", (SELECT today FROM at)) AS ended_day FROM complaint k WHERE " condition ") q " \
  "LEFT JOIN " WORKING_DAYS " b ON b.day = CASE WHEN q.begun_day < (SELECT today - 400 FROM at) THEN " \
  "(SELECT today - 400 FROM at) ELSE q.begun_day END LEFT JOIN " WORKING_DAYS " e ON e.day = q.ended_day)"

/* From whose customers we heard this quarter, by segment. Once every segment has been met, the rest of a large
 * table need not be read. */
#define HEARD(kind, moment) \
  "SELECT segment FROM (SELECT DISTINCT c.segment FROM " kind " i CROSS JOIN customer c WHERE " \
  "c.id = i.customer AND c.segment IN (SELECT id FROM segment) AND " MOMENT_THIS_QUARTER (moment) " LIMIT (SELECT count (*) FROM segment)) h"
/* Responses of customers this quarter; anonymous ones belong to the segment that was asked. */
#define RESPONSES \
  "FROM response r JOIN survey v ON v.id = r.survey LEFT JOIN customer c ON c.id = r.customer WHERE " \
  "coalesce (v.audience, 'customers') = 'customers' AND " THIS_QUARTER ("r.date")

/* A plus before what is grouped by keeps SQLite from reading a whole large table in the order of an index. */
#define OUR_CONTACTS \
  "(SELECT i.customer, count (*) AS n FROM interaction i WHERE " SINCE ("i.date", "30") \
  " AND i.begun_by = 'us' GROUP BY +i.customer)"

/* Contacts and complaints count for a year, so that what is done better shows, and an import of old
 * ones does not weigh for ever. */
static const CrmResult results[] = {
  { "recording_assigned", 3, N_("Who records what"),
    N_("Each unit that meets customers has a recording duty, or one of its jobs has."), NC_("evidence", "units"), "unit",
    "SELECT u.id, EXISTS (SELECT 1 FROM recording_duty d LEFT JOIN job j ON j.id = d.job WHERE d.unit = u.id OR "
    "j.unit = u.id) AS ok FROM unit u WHERE u.meets_customers = 1",
    .example = "+ unit name=Sales; meets_customers=yes\n+ unit name=Service; meets_customers=yes\n"
               "+ unit name=Delivery; meets_customers=yes\n+ unit name=Accounts\n+ job title=Technician; unit=Service\n"
               "+ recording_duty contacts=Visits; unit=Sales\n+ recording_duty contacts=Repairs; job=Technician",
    .gives_in = 2, .gives_of = 3 },
  { "contacts_recorded", 3, N_("Contacts recorded in time"),
    N_("Nine of ten contacts of the last year that fall under a duty were written down within its hours."),
    NC_("evidence", "contacts"), "interaction",
    "SELECT i.id, CASE WHEN " RECORDED_AT_ONCE ("coalesce (k.hours, a.hours)") " THEN 1 ELSE coalesce ("
    HOURS_TO_RECORD " <= coalesce (k.hours, a.hours) + 0.01, 0) END AS ok FROM interaction i "
    "LEFT JOIN " DUTY_HOURS ("NULL") " a ON a.person = i.person LEFT JOIN " DUTY_HOURS ("NOT NULL") " k ON "
    "k.person = i.person AND k.kind = i.kind WHERE coalesce (k.hours, a.hours) IS NOT NULL AND " SINCE ("i.date", "365"),
    .percent = 90,
    .example = "+ unit name=Sales\n+ job title=Agent\n+ person name=Sara; unit=Sales; job=Agent\n+ person name=Reza\n"
               "+ recording_duty contacts=All; unit=Sales; hours=24\n"
               "+ recording_duty contacts=Visits; job=Agent; kind=visit; hours=72\n+ customer code=A; name=A\n"
               "+ interaction customer=A; person=Sara; kind=call; date=today-9 10:00; recorded=today-8 10:00\n"
               "+ interaction customer=A; person=Sara; kind=call; date=today-9 10:00; recorded=today-8 11:00\n"
               "+ interaction customer=A; person=Sara; kind=visit; date=today-9 10:00; recorded=today-7 10:00\n"
               "+ interaction customer=A; person=Sara; kind=call; date=today-9; recorded=today-8 23:00\n"
               "+ interaction customer=A; person=Sara; kind=call; date=today-400; recorded=today\n"
               "+ interaction customer=A; person=Reza; kind=call; date=today-9; recorded=today",
    .gives_in = 3, .gives_of = 4 },
  { "complaints_controlled", 3, N_("Complaints under control"),
    N_("Nine of ten complaints of the last year have an owner and a time limit, and are solved or open within it."),
    NC_("evidence", "complaints"), "complaint",
    "SELECT id, coalesce (owner IS NOT NULL AND hours <= limit_hours + 0.01, 0) AS ok FROM "
    COMPLAINTS (SINCE ("k.opened", "365")),
    .percent = 90,
    .example = "+ customer code=A; name=A\n+ person name=Sara\n"
               "+ complaint customer=A; opened=today-30 10:00; solved=today-30 11:00; limit_hours=8; owner=Sara\n"
               "+ complaint customer=A; opened=today-30 10:00; solved=today-30 11:00; limit_hours=8\n"
               "+ complaint customer=A; opened=today-30 10:00; solved=today-30 11:00; owner=Sara\n"
               "+ complaint customer=A; opened=today-30 10:00; solved=today-20; limit_hours=8; owner=Sara\n"
               "+ complaint customer=A; opened=today-30 10:00; limit_hours=8; owner=Sara\n"
               "+ complaint customer=A; opened=today; limit_hours=8; owner=Sara\n"
               "+ complaint customer=A; opened=today-1; limit_hours=40; owner=Sara\n"
               "+ complaint customer=A; opened=today-400; limit_hours=8; owner=Sara", .gives_in = 3, .gives_of = 7 },
  { "satisfaction_known", 3, N_("Satisfaction known"),
    N_("In each segment ten customers answered a survey this quarter, or half of them where there are fewer than twenty."),
    NC_("evidence", "segments"), "segment",
    "SELECT s.id, coalesce (r.n >= CASE WHEN coalesce (c.n, 0) < 20 THEN (coalesce (c.n, 0) + 1) / 2 ELSE 10 END, 0) AS ok "
    "FROM segment s LEFT JOIN (SELECT segment, count (*) AS n FROM customer GROUP BY segment) c ON c.segment = s.id "
    "LEFT JOIN (SELECT coalesce (c.segment, v.segment) AS segment, count (*) AS n " RESPONSES
    " GROUP BY coalesce (c.segment, v.segment)) r ON r.segment = s.id",
    .example = "+ segment name=Dealers\n+ segment name=Households\n+ segment name=Projects\n"
               "+ customer code=A; name=A; segment=Dealers\n+ customer code=B; name=B; segment=Dealers\n"
               "+ customer code=C; name=C; segment=Dealers\n+ customer code=D; name=D; segment=Projects\n"
               "+ survey title=Dealers; segment=Dealers\n+ survey title=Staff; audience=staff; segment=Households\n"
               "+ response survey=Dealers; customer=A; date=today\n+ response survey=Dealers; date=today\n"
               "+ response survey=Staff; date=today\n+ response survey=Dealers; customer=D; date=today-100",
    .gives_in = 1, .gives_of = 3 },
  { "feedback_analysed", 3, N_("Feedback analysed"),
    N_("For each segment the committee approved this quarter what its feedback teaches."), NC_("evidence", "segments"), "segment",
    "SELECT s.id, EXISTS (SELECT 1 FROM lesson__segments l JOIN lesson m ON m.id = l.a WHERE l.b = s.id AND "
    THIS_QUARTER ("m.approved") ") AS ok FROM segment s",
    .example = "+ segment name=Dealers\n+ segment name=Households\n+ segment name=Projects\n"
               "+ lesson title=Too slow; segments=Dealers; approved=today\n"
               "+ lesson title=Too dear; segments=Households; date=today-400; approved=today-100\n"
               "+ lesson title=Too far; segments=Projects", .gives_in = 1, .gives_of = 3 },
  { "lessons_applied", 3, N_("Lessons changed something"),
    N_("Half of the approved lessons changed, stopped or began a tactic."), NC_("evidence", "lessons"), "lesson",
    "SELECT m.id, coalesce (m.effect IN ('changed', 'stopped', 'begun'), 0) AND EXISTS (SELECT 1 FROM lesson__tactics l "
    "WHERE l.a = m.id) AS ok FROM lesson m WHERE m.approved IS NOT NULL",
    .percent = 50,
    .example = "+ tactic title=Call back\n+ lesson title=Too slow; approved=today; effect=changed; tactics=Call back\n"
               "+ lesson title=Too dear; approved=today; effect=none\n+ lesson title=Too far; approved=today; effect=changed\n"
               "+ lesson title=Too loud", .gives_in = 1, .gives_of = 3 },
};

static const CrmCheck checks[] = {
  { "segment_without_feedback", 3,
    NN_("Nothing was heard from a segment this quarter", "Nothing was heard from %s segments this quarter"),
    N_("Silence is not contentment; most customers who leave have never complained."), N_("Ask its customers"),
    "segment", NULL,
    "SELECT s.id FROM segment s WHERE s.id NOT IN (" HEARD ("interaction", "i.date") " UNION "
    HEARD ("complaint", "i.opened") " UNION SELECT coalesce (c.segment, v.segment) " RESPONSES
    " AND coalesce (c.segment, v.segment) IS NOT NULL) ORDER BY s.name",
    .passes = N_("Every segment was heard from this quarter"),
    .broken = "+ segment name=Dealers\n+ segment name=Households\n+ segment name=Projects\n"
              "+ customer code=A; name=A; segment=Dealers\n+ customer code=B; name=B; segment=Households\n"
              "+ interaction customer=A; date=today-100\n+ complaint customer=A; opened=today-100", .fails = 3,
    .mended = "+ interaction customer=A; date=today\n+ complaint customer=B; opened=today\n"
              "+ survey title=Projects; segment=Projects\n+ response survey=Projects; date=today" },
  { "complaint_without_owner", 3, NN_("An open complaint has no owner", "%s open complaints have no owner"),
    N_("A complaint that belongs to nobody is told again and again, and each time the anger grows."),
    N_("Choose an owner"), "complaint", "owner",
    "SELECT id FROM complaint WHERE owner IS NULL AND solved IS NULL ORDER BY opened, id",
    .passes = N_("Every open complaint has an owner"),
    .broken = "+ customer code=A; name=A\n+ complaint customer=A; opened=today\n"
              "+ complaint customer=A; opened=today-9; solved=today",
    .mended = "+ person name=Sara\ncomplaint #1: owner=Sara" },
  { "complaint_late", 3, NN_("An open complaint is past its time limit", "%s open complaints are past their time limit"),
    N_("A complaint solved in time makes a customer more loyal than before; one that lies makes a competitor's."),
    N_("Solve it"), "complaint", "solved",
    "SELECT id FROM " COMPLAINTS ("k.solved IS NULL AND k.limit_hours IS NOT NULL") " WHERE hours > limit_hours + 0.01 "
    "ORDER BY opened, id",
    .passes = N_("No open complaint is past its time limit"),
    .broken = "+ customer code=A; name=A\n+ complaint customer=A; opened=today-30 10:00; limit_hours=8\n"
              "+ complaint customer=A; opened=today-900; limit_hours=80\n"
              "+ complaint customer=A; opened=today; limit_hours=8\n+ complaint customer=A; opened=today-30", .fails = 2,
    .mended = "complaint #1: solved=today\ncomplaint #2: solved=today" },
  { "follow_up_late", 3, NN_("A promised follow-up is late", "%s promised follow-ups are late"),
    N_("A follow-up is a promise to one customer, and is remembered longer than the contact."), N_("Follow it up"),
    "interaction", "follow_up_done",
    "SELECT i.id FROM interaction i WHERE i.follow_up_done IS NULL AND i.follow_up_due < (SELECT today FROM at) "
    "ORDER BY i.follow_up_due, i.id",
    .passes = N_("No promised follow-up is late"),
    .broken = "+ customer code=A; name=A\n+ interaction customer=A; date=today-9; follow_up=A list; follow_up_due=today-1\n"
              "+ interaction customer=A; date=today-9; follow_up_due=today\n"
              "+ interaction customer=A; date=today-9; follow_up_due=today-5; follow_up_done=today-4",
    .mended = "interaction #1: follow_up_done=today" },
  { "lesson_without_effect", 3, NN_("A lesson changed no tactic", "%s lessons changed no tactic"),
    N_("Customers who are asked and see nothing change do not answer a second time."), N_("Choose what it changes"),
    "lesson", "tactics",
    "SELECT m.id FROM lesson m WHERE m.approved IS NOT NULL AND coalesce (m.effect, '') <> 'none' AND NOT EXISTS "
    "(SELECT 1 FROM lesson__tactics l WHERE l.a = m.id) ORDER BY m.approved, m.id",
    .passes = N_("Every approved lesson changed a tactic, or none by decision"),
    .broken = "+ tactic title=Call back\n+ lesson title=Too slow; approved=today\n+ lesson title=Too far\n"
              "+ lesson title=Too dear; approved=today; effect=none",
    .mended = "lesson Too slow: tactics=Call back; effect=changed" },
  { "front_records_nothing", 3,
    NN_("Somebody who meets customers has recorded no contact for three months",
        "%s people who meet customers have recorded no contact for three months"),
    N_("What those who meet customers keep to themselves is lost for everybody else, and leaves with them."),
    N_("Talk to them"), "person", NULL,
    "SELECT p.id FROM person p LEFT JOIN unit u ON u.id = p.unit LEFT JOIN job j ON j.id = p.job WHERE "
    "(u.meets_customers = 1 OR j.meets_customers = 1) AND " EMPLOYED " AND (p.joined IS NULL OR "
    "p.joined < (SELECT today - 90 FROM at)) AND p.id NOT IN (SELECT i.person FROM interaction i WHERE "
    SINCE ("i.date", "90") " AND i.person IS NOT NULL) ORDER BY p.name",
    .passes = N_("Nobody who meets customers has gone three months without recording a contact"),
    .broken = "+ unit name=Sales; meets_customers=yes\n+ unit name=Gate\n+ job title=Guard; meets_customers=yes\n"
              "+ person name=Sara; unit=Sales\n+ person name=Reza; unit=Gate; job=Guard\n+ person name=Ali; unit=Gate\n"
              "+ person name=Mina; unit=Sales; joined=today-9\n+ customer code=A; name=A\n"
              "+ interaction customer=A; person=Sara; date=today-120", .fails = 2,
    .mended = "+ interaction customer=A; person=Sara; date=today-9\n+ interaction customer=A; person=Reza; date=today" },
  { "contacted_too_often", 3,
    NN_("We contacted a customer more often in 30 days than allowed",
        "We contacted %s customers more often in 30 days than allowed"),
    N_("A trap: stalking customers rather than wooing them. More contact than a customer wants drives them away."),
    N_("Leave them in peace"), "customer", NULL,
    "SELECT c.id FROM " OUR_CONTACTS " n JOIN customer c ON c.id = n.customer WHERE n.n > c.contacts_per_month "
    "ORDER BY n.n - c.contacts_per_month DESC, c.id",
    .trap = TRUE,
    .passes = N_("We contacted no customer more often in the last 30 days than allowed"),
    .broken = "+ customer code=A; name=A; contacts_per_month=1\n+ customer code=B; name=B\n"
              "+ interaction customer=A; begun_by=us; date=today\n+ interaction customer=A; begun_by=us; date=today-9 10:00\n"
              "+ interaction customer=A; begun_by=customer; date=today-9\n+ interaction customer=A; begun_by=us; date=today-40\n"
              "+ interaction customer=B; begun_by=us; date=today",
    .mended = "- interaction #1" },
  { "contacted_against_will", 3,
    NN_("We contacted a customer who refused to be contacted", "We contacted %s customers who refused to be contacted"),
    N_("A trap: stalking customers rather than wooing them. Whoever refused may call us; we do not call them."),
    N_("Stop the contacts, or ask again"), "customer", "consent",
    "SELECT c.id FROM " OUR_CONTACTS " n JOIN customer c ON c.id = n.customer WHERE c.consent = 'refused' "
    "ORDER BY n.n DESC, c.id",
    .trap = TRUE,
    .passes = N_("In the last 30 days we contacted no customer who refused to be contacted"),
    .broken = "+ customer code=A; name=A; consent=refused\n+ customer code=B; name=B; consent=refused\n"
              "+ customer code=C; name=C; consent=given\n+ interaction customer=A; begun_by=us; date=today\n"
              "+ interaction customer=B; begun_by=customer; date=today\n+ interaction customer=C; begun_by=us; date=today",
    .mended = "customer A: consent=given" },
};

const CrmGuidance crm_experience_guidance = { CRM_GUIDANCE (results, checks) };
/* clang-format on */
