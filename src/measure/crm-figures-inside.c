/* crm-figures-inside.c: blocks 4 to 7 of the KPI catalogue, the organisation inside.
 * Data only; crm-figure.h says how it is written. */
#include "crm-figure-private.h"

#include <math.h>

#include "crm-i18n.h"

/* clang-format off */
#define BY_CUSTOMER CRM_FIGURE_BY_CUSTOMER

static const CrmFigure figures[] = {
  { "K62", N_("Employee satisfaction / eNPS"),
    N_("Satisfied answers of staff, 4 and 5 on a scale of five, of all their answers to questions on satisfaction."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_HALF, "people", 4, "last", N_("Answers of staff to questions on satisfaction"),
    CRM_FIGURE_FLOW, CRM_FIGURE_SHARE, 100,
    .begins = "SELECT min (date) FROM response",
    .sql = "SELECT r.date, {group}, sum ((a.number - coalesce (q.low, 1)) * 1.0 / (coalesce (q.high, 5) - coalesce "
           "(q.low, 1)) >= 0.75), count (*) FROM answer a JOIN question q ON q.id = a.question JOIN response r ON "
           "r.id = a.response JOIN survey v ON v.id = r.survey {join} WHERE q.score = 'csat' AND a.number IS NOT "
           "NULL AND coalesce (v.audience, 'customers') = 'staff' AND r.date BETWEEN (SELECT since FROM ask) AND "
           "(SELECT until FROM ask) GROUP BY 1, 2",
    .examples = {
      { "+ survey title=V; audience=staff\n+ question code=Q; survey=V; text=How; score=csat; low=1; high=5\n+ "
        "question code=O; survey=V; text=Other\n+ customer code=A; name=A; region=North\n+ response code=R0; "
        "survey=V; date=2025-03-01; customer=A\n+ answer response=R0; question=Q; number=5\n+ response code=R1; "
        "survey=V; date=2025-03-02; customer=A\n+ answer response=R1; question=Q; number=4\n+ response code=R2; "
        "survey=V; date=2025-03-03\n+ answer response=R2; question=Q; number=3\n+ response code=R3; survey=V; "
        "date=2025-03-04\n+ answer response=R3; question=Q; number=1\n+ answer response=R0; question=O; number=1",
        "2025-03-10", 50 },
      { "+ survey title=V; audience=customers\n+ question code=Q; survey=V; text=How; score=csat; low=1; high=5\n+ "
        "question code=O; survey=V; text=Other\n+ customer code=A; name=A; region=North\n+ response code=R0; "
        "survey=V; date=2025-03-01; customer=A\n+ answer response=R0; question=Q; number=5\n+ answer response=R0; "
        "question=O; number=1",
        "2025-03-10", NAN },
    } },
  { "K63", N_("Turnover of customer-facing staff"),
    N_("People who meet customers and left in the period, of how many they were on the average."),
    "%", CRM_DIRECTION_LOWER, CRM_PERIOD_QUARTER, "people", 4, "sum" },
  { "K64", N_("Competency coverage"),
    N_("Skills found at the level that the job requires, of all skills required of the people who hold the jobs."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_HALF, "people", 4, "last", N_("Skills required of jobs and found in people"),
    CRM_FIGURE_PERIODS, CRM_FIGURE_SHARE, 100,
    .sql = "SELECT t.n, NULL, sum (coalesce ((SELECT s.level FROM person_skill s WHERE s.person = p.id AND s.skill "
           "= j.skill AND coalesce (s.date <= t.until, TRUE) ORDER BY s.date DESC LIMIT 1) >= j.level, FALSE)), "
           "count (*) FROM period t JOIN person p ON coalesce (p.joined <= t.until, TRUE) AND coalesce (p.\"left\" "
           "> t.until, TRUE) JOIN job_skill j ON j.job = p.job GROUP BY t.n",
    .examples = {
      { "+ skill name=Listening\n+ skill name=Selling\n+ job title=Agent\n+ job_skill job=Agent; skill=Listening; "
        "level=3\n+ job_skill job=Agent; skill=Selling; level=4\n+ person name=Sara; job=Agent\n+ person "
        "name=Reza; job=Agent\n+ person name=Guard\n+ person_skill person=Sara; skill=Listening; level=3; "
        "date=2025-02-01\n+ person_skill person=Sara; skill=Selling; level=2; date=2025-02-01\n+ person_skill "
        "person=Reza; skill=Listening; level=5; date=2025-08-01",
        "2025-03-10", 25 },
      { "+ skill name=Listening\n+ skill name=Selling\n+ job title=Agent\n+ job_skill job=Agent; skill=Listening; "
        "level=3\n+ job_skill job=Agent; skill=Selling; level=4\n+ person name=Sara; job=Agent\n+ person "
        "name=Reza; job=Agent\n+ person name=Guard\n+ person_skill person=Sara; skill=Listening; level=3; "
        "date=2025-02-01\n+ person_skill person=Sara; skill=Selling; level=2; date=2025-02-01\n+ person_skill "
        "person=Reza; skill=Listening; level=5; date=2025-08-01",
        "2025-09-10", 50 },
      { "+ person name=Sara",
        "2025-03-10", NAN },
    } },
  { "K65", N_("Linked incentive share"),
    N_("Incentives tied to the programme and to satisfaction, of all incentives."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_QUARTER, "people", 4, "last" },
  { "K66", N_("Incentive to profit growth"),
    N_("Growth of the incentive pool against the growth of profit, at constant prices; none where profit did not "
       "grow."),
    N_("ratio"), CRM_DIRECTION_BAND, CRM_PERIOD_YEAR, "people", 4, "last" },
  { "K67", N_("Knowledge re-use"),
    N_("Knowledge items that a decision rests on, of all items recorded by the end of the period."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_QUARTER, "people", 4, "last", N_("Knowledge items"),
    CRM_FIGURE_STOCK, CRM_FIGURE_SHARE, 100,
    .begins = "SELECT min (date) FROM knowledge",
    .sql = "SELECT k.date, NULL, EXISTS (SELECT 1 FROM knowledge__decisions l WHERE l.a = k.id), 1 FROM knowledge "
           "k WHERE k.date IS NOT NULL",
    .examples = {
      { "+ decision title=Open on Saturday\n+ knowledge title=They come late; date=2025-01-10; decisions=Open on "
        "Saturday\n+ knowledge title=They want parts; date=2025-02-10\n+ knowledge title=They pay late; "
        "date=2025-05-10",
        "2025-03-10", 50 },
      { "+ decision title=Open on Saturday\n+ knowledge title=They come late; date=2025-01-10; decisions=Open on "
        "Saturday\n+ knowledge title=They want parts; date=2025-02-10\n+ knowledge title=They pay late; "
        "date=2025-05-10",
        "2025-05-10", 100.0 / 3 },
      { "+ decision title=Open on Saturday\n+ knowledge title=They come late; date=2025-01-10; decisions=Open on "
        "Saturday\n+ knowledge title=They want parts; date=2025-02-10\n+ knowledge title=They pay late; "
        "date=2025-05-10",
        "2024-12-10", NAN },
    } },
  { "K68", N_("Staff ideas implemented"),
    N_("Suggestions received in the period that were put into practice, of all received in it."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_QUARTER, "people", 4, "mean", N_("Suggestions"),
    CRM_FIGURE_FLOW, CRM_FIGURE_SHARE, 100,
    .begins = "SELECT min (date) FROM suggestion",
    .sql = "SELECT date, NULL, coalesce (state = 'implemented', FALSE) OR implemented IS NOT NULL, 1 FROM "
           "suggestion WHERE date IS NOT NULL",
    .examples = {
      { "+ suggestion title=Longer hours; date=2025-02-01; state=implemented\n+ suggestion title=More pay; "
        "date=2025-02-02; state=declined\n+ suggestion title=Badges; date=2025-05-02",
        "2025-02-10", 50 },
      { "+ suggestion title=Longer hours; date=2025-02-01; state=implemented\n+ suggestion title=More pay; "
        "date=2025-02-02; state=declined\n+ suggestion title=Badges; date=2025-05-02",
        "2025-05-10", 0 },
      { "+ suggestion title=Longer hours; date=2025-02-01; state=implemented\n+ suggestion title=More pay; "
        "date=2025-02-02; state=declined\n+ suggestion title=Badges; date=2025-05-02",
        "2025-08-10", NAN },
    } },
  { "K69", N_("Internal communication reach"),
    N_("Addressees who read the messages of the period, of all addressees."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_MONTH, "people", 4, "mean" },
  { "K70", N_("Process cycle time"),
    N_("Mean of the days from the start to the end of the process that customers feel."),
    N_("days"), CRM_DIRECTION_LOWER, CRM_PERIOD_MONTH, "process", 5, "mean" },
  { "K71", N_("Redesign progress"),
    N_("Processes redesigned and live, of those to be redesigned."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_QUARTER, "process", 5, "last", N_("Processes"),
    CRM_FIGURE_STOCK, CRM_FIGURE_SHARE, 100,
    .begins = "SELECT min (reviewed) FROM process",
    .sql = "SELECT reviewed, NULL, 0, 1 FROM process WHERE state IN ('redesign', 'redesigned', 'pilot', 'live') "
           "AND reviewed IS NOT NULL UNION ALL SELECT live, NULL, 1, 0 FROM process WHERE live IS NOT NULL AND "
           "reviewed IS NOT NULL",
    .examples = {
      { "+ process title=Repair; state=live; reviewed=2025-01-10; live=2025-05-01\n+ process title=Order; "
        "state=redesign; reviewed=2025-02-10\n+ process title=Letters; state=keep; reviewed=2025-02-10",
        "2025-03-10", 0 },
      { "+ process title=Repair; state=live; reviewed=2025-01-10; live=2025-05-01\n+ process title=Order; "
        "state=redesign; reviewed=2025-02-10\n+ process title=Letters; state=keep; reviewed=2025-02-10",
        "2025-05-10", 50 },
      { "+ process title=Repair; state=live; reviewed=2025-01-10; live=2025-05-01\n+ process title=Order; "
        "state=redesign; reviewed=2025-02-10\n+ process title=Letters; state=keep; reviewed=2025-02-10",
        "2024-12-10", NAN },
    } },
  { "K72", N_("Rework rate"),
    N_("Cases done again, of all cases."),
    "%", CRM_DIRECTION_LOWER, CRM_PERIOD_MONTH, "process", 5, "mean" },
  { "K73", N_("Automation rate"),
    N_("Activities that a system does, of all activities of the processes."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_HALF, "process", 5, "last" },
  { "K74", N_("Data completeness"),
    N_("Filled fields of customers, as they stand today, of the seven that should be: segment, region, since, "
       "channel, contact, consent, person or company; over those who were customers by the end of the period."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_MONTH, "process", 6, "last", N_("Customers"),
    CRM_FIGURE_STOCK, CRM_FIGURE_SHARE, 100, BY_CUSTOMER,
    .sql = "SELECT coalesce (r.since, -135140), {group}, sum ((r.segment IS NOT NULL) + (coalesce (r.region, '') "
           "<> '') + (r.since IS NOT NULL) + (r.channel IS NOT NULL) + (coalesce (r.contact, '') <> '') + "
           "(coalesce (r.consent, 'not_asked') <> 'not_asked') + (r.legal_form IS NOT NULL)), 7 * count (*) FROM "
           "(SELECT c.id AS customer, c.* FROM customer c) r {join} GROUP BY 1, 2",
    .examples = {
      { "+ segment name=Dealers\n+ channel name=Shop\n+ customer code=A; name=A; since=2024-01-01; "
        "segment=Dealers; region=North; channel=Shop; contact=1; consent=given; legal_form=company\n+ customer "
        "code=B; name=B; since=2025-02-01; region=North; consent=not_asked\n+ customer code=C; name=C; "
        "since=2025-06-01",
        "2025-03-10", 900.0 / 14 },
      { "+ segment name=Dealers\n+ channel name=Shop\n+ customer code=A; name=A; since=2024-01-01; "
        "segment=Dealers; region=North; channel=Shop; contact=1; consent=given; legal_form=company\n+ customer "
        "code=B; name=B; since=2025-02-01; region=North; consent=not_asked\n+ customer code=C; name=C; "
        "since=2025-06-01",
        "2024-03-10", 100 },
      { "+ segment name=Dealers\n+ channel name=Shop\n+ customer code=A; name=A; since=2024-01-01; "
        "segment=Dealers; region=North; channel=Shop; contact=1; consent=given; legal_form=company\n+ customer "
        "code=B; name=B; since=2025-02-01; region=North; consent=not_asked\n+ customer code=C; name=C; "
        "since=2025-06-01",
        "2023-12-10", NAN },
      { "+ segment name=Dealers\n+ channel name=Shop\n+ customer code=A; name=A; since=2024-01-01; "
        "segment=Dealers; region=North; channel=Shop; contact=1; consent=given; legal_form=company\n+ customer "
        "code=B; name=B; since=2025-02-01; region=North; consent=not_asked\n+ customer code=C; name=C; "
        "since=2025-06-01",
        "2025-03-10", 100, "segment", "Dealers" },
    } },
  { "K75", N_("Duplicate rate"),
    N_("Customers entered more than once, of all: with the same contact, or without one with the same name and "
       "region."),
    "%", CRM_DIRECTION_LOWER, CRM_PERIOD_MONTH, "process", 6, "last", N_("Customers"),
    CRM_FIGURE_STOCK, CRM_FIGURE_SHARE, 100, BY_CUSTOMER,
    .sql = "SELECT coalesce (r.since, -135140), {group}, sum (r.again), count (*) FROM (SELECT c.id AS customer, "
           "c.since, row_number () OVER (PARTITION BY crm_fold (coalesce (nullif (c.contact, ''), c.name || '/' || "
           "coalesce (c.region, ''))) ORDER BY c.since IS NULL, c.since, c.id) > 1 AS again FROM customer c) r "
           "{join} GROUP BY 1, 2",
    .examples = {
      { "+ customer code=A; name=Ali Rad; since=2024-01-01; region=North\n+ customer code=B; name=ALI RAD; "
        "since=2025-02-01; region=North\n+ customer code=C; name=Ali Rad; since=2025-02-01; region=South\n+ "
        "customer code=D; name=Mina; since=2025-02-01; contact=021\n+ customer code=E; name=Nader; "
        "since=2025-05-01; contact=021",
        "2025-03-10", 25 },
      { "+ customer code=A; name=Ali Rad; since=2024-01-01; region=North\n+ customer code=B; name=ALI RAD; "
        "since=2025-02-01; region=North\n+ customer code=C; name=Ali Rad; since=2025-02-01; region=South\n+ "
        "customer code=D; name=Mina; since=2025-02-01; contact=021\n+ customer code=E; name=Nader; "
        "since=2025-05-01; contact=021",
        "2025-05-10", 40 },
      { "+ customer code=A; name=Ali Rad; since=2024-01-01; region=North\n+ customer code=B; name=ALI RAD; "
        "since=2025-02-01; region=North\n+ customer code=C; name=Ali Rad; since=2025-02-01; region=South\n+ "
        "customer code=D; name=Mina; since=2025-02-01; contact=021\n+ customer code=E; name=Nader; "
        "since=2025-05-01; contact=021",
        "2023-05-10", NAN },
      { "+ customer code=A; name=Ali Rad; since=2024-01-01; region=North\n+ customer code=B; name=ALI RAD; "
        "since=2025-02-01; region=North\n+ customer code=C; name=Ali Rad; since=2025-02-01; region=South\n+ "
        "customer code=D; name=Mina; since=2025-02-01; contact=021\n+ customer code=E; name=Nader; "
        "since=2025-05-01; contact=021",
        "2025-03-10", 50, "region", "North" },
    } },
  { "K76", N_("Data freshness"),
    N_("Customers whose record was made, imported or changed in the last 12 months, of all."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_QUARTER, "process", 6, "last", N_("Customers and the history of their changes"),
    CRM_FIGURE_STOCK, CRM_FIGURE_SHARE, 100, BY_CUSTOMER,
    .sql = "SELECT coalesce (r.since, -135140), {group}, 0, count (*) FROM (SELECT c.id AS customer, c.* FROM "
           "customer c) r {join} GROUP BY 1, 2 UNION ALL SELECT r.day, {group}, count (*), 0 FROM (SELECT k.record "
           "AS customer, k.day, CASE WHEN k.next < k.day + 365 THEN k.next ELSE k.day + 365 END AS ends FROM "
           "(SELECT u.record, u.day, lead (u.day) OVER (PARTITION BY u.record ORDER BY u.day) AS next FROM (SELECT "
           "c.record, CAST (julianday (substr (x.at, 1, 10)) - 2440587.5 AS INTEGER) AS day FROM \"change\" c JOIN "
           "tx x ON x.id = c.tx WHERE c.kind = 'customer' AND c.op IN ('I', 'U') UNION SELECT c.id, CAST "
           "(julianday (substr (x.at, 1, 10)) - 2440587.5 AS INTEGER) FROM customer c JOIN tx x ON x.id = c.batch) "
           "u WHERE u.record IN (SELECT id FROM customer)) k) r {join} GROUP BY 1, 2 UNION ALL SELECT r.ends, "
           "{group}, -count (*), 0 FROM (SELECT k.record AS customer, k.day, CASE WHEN k.next < k.day + 365 THEN "
           "k.next ELSE k.day + 365 END AS ends FROM (SELECT u.record, u.day, lead (u.day) OVER (PARTITION BY "
           "u.record ORDER BY u.day) AS next FROM (SELECT c.record, CAST (julianday (substr (x.at, 1, 10)) - "
           "2440587.5 AS INTEGER) AS day FROM \"change\" c JOIN tx x ON x.id = c.tx WHERE c.kind = 'customer' AND "
           "c.op IN ('I', 'U') UNION SELECT c.id, CAST (julianday (substr (x.at, 1, 10)) - 2440587.5 AS INTEGER) "
           "FROM customer c JOIN tx x ON x.id = c.batch) u WHERE u.record IN (SELECT id FROM customer)) k) r "
           "{join} GROUP BY 1, 2",
    .examples = {
      { "+ customer code=A; name=A; region=North\n+ customer code=B; name=B\ncustomer A: name=A2\ncustomer A: "
        "region=South",
        "today", 100 },
      { "+ customer code=A; name=A; since=2020-01-01",
        "today-800", 0 },
      { "+ segment name=S",
        "today", NAN },
    } },
  { "K77", N_("Single-view coverage"),
    N_("Customers whose channels are all kept in integrated systems, of those with a known channel."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_QUARTER, "process", 6, "last", N_("Channels of customers and the systems that keep them"),
    CRM_FIGURE_STOCK, CRM_FIGURE_SHARE, 100, BY_CUSTOMER,
    .sql = "SELECT coalesce (k.since, -135140), {group}, sum (r.joined), count (*) FROM (SELECT u.customer, min "
           "(coalesce (s.integrated, 0)) AS joined FROM (SELECT customer, channel FROM purchase UNION SELECT "
           "customer, channel FROM interaction UNION SELECT customer, channel FROM complaint UNION SELECT id, "
           "channel FROM customer) u JOIN channel h ON h.id = u.channel LEFT JOIN system s ON s.id = h.system "
           "GROUP BY u.customer) r JOIN customer k ON k.id = r.customer {join} GROUP BY 1, 2",
    .examples = {
      { "+ customer code=A; name=A\n+ customer code=B; name=B\n+ customer code=C; name=C\n+ customer code=D; "
        "name=D\n+ customer code=E; name=E\n+ customer code=Z; name=Z\n+ system name=CRM; integrated=yes\n+ system "
        "name=Till; integrated=no\n+ channel name=Shop; system=CRM\n+ channel name=Web; system=Till\n+ purchase "
        "customer=A; date=2025-01-01; amount=1; channel=Shop\n+ purchase customer=B; date=2025-01-01; amount=1; "
        "channel=Shop\n+ interaction customer=B; date=2025-01-05; channel=Web\ncustomer C: channel=Shop",
        "2025-03-10", 200.0 / 3 },
      { "+ customer code=A; name=A\n+ customer code=B; name=B\n+ customer code=C; name=C\n+ customer code=D; "
        "name=D\n+ customer code=E; name=E\n+ customer code=Z; name=Z",
        "2025-03-10", NAN },
    } },
  { "K78", N_("Data with a purpose"),
    N_("Data items gathered that serve a strategy, a decision or a KPI, of all."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_HALF, "process", 6, "last", N_("Data items"),
    CRM_FIGURE_STOCK, CRM_FIGURE_SHARE, 100,
    .sql = "SELECT coalesce (CAST (julianday (substr (coalesce ((SELECT x.at FROM tx x WHERE x.id = d.batch), "
           "(SELECT x.at FROM \"change\" c JOIN tx x ON x.id = c.tx WHERE c.record = d.id AND c.kind = 'data_item' "
           "AND c.op = 'I' ORDER BY c.id DESC LIMIT 1)), 1, 10)) - 2440587.5 AS INTEGER), -135140), NULL, coalesce "
           "(d.decisions, '') <> '' OR EXISTS (SELECT 1 FROM data_item__strategies l WHERE l.a = d.id) OR EXISTS "
           "(SELECT 1 FROM data_item__kpis l WHERE l.a = d.id), 1 FROM data_item d",
    .examples = {
      { "+ strategy title=Closer\n+ kpi name=Share\n+ data_item name=Address; decisions=Whom to visit\n+ data_item "
        "name=Purchases; strategies=Closer\n+ data_item name=Age\n+ data_item name=Market; kpis=Share",
        "today", 75 },
      { "+ strategy title=Closer\n+ kpi name=Share\n+ data_item name=Address; decisions=Whom to visit\n+ data_item "
        "name=Purchases; strategies=Closer\n+ data_item name=Age\n+ data_item name=Market; kpis=Share",
        "today-800", NAN },
      { "+ strategy title=Closer",
        "today", NAN },
    } },
  { "K79", N_("User adoption"),
    N_("People who used the system in the week, of those expected to."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_WEEK, "people", 7, "mean" },
  { "K80", N_("IT support and maintenance cost"),
    N_("Cost of support and maintenance, divided by the users."),
    CRM_FIGURE_MONEY, CRM_DIRECTION_LOWER, CRM_PERIOD_QUARTER, "finance", 7, "sum" },
  { "K81", N_("Old systems retired"),
    N_("Old systems retired by the end of the period, of those to be retired by then."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_YEAR, "process", 7, "last", N_("Systems"),
    CRM_FIGURE_STOCK, CRM_FIGURE_SHARE, 100,
    .begins = "SELECT min (retire_planned) FROM system",
    .sql = "SELECT retire_planned, NULL, 0, 1 FROM system WHERE retire_planned IS NOT NULL UNION ALL SELECT CASE "
           "WHEN retired > retire_planned THEN retired ELSE retire_planned END, NULL, 1, 0 FROM system WHERE "
           "retired IS NOT NULL AND retire_planned IS NOT NULL",
    .examples = {
      { "+ system name=Cards; retire_planned=2024-06-01; retired=2024-05-01\n+ system name=Lists; "
        "retire_planned=2024-09-01; retired=2025-02-01\n+ system name=New",
        "2024-12-10", 50 },
      { "+ system name=Cards; retire_planned=2024-06-01; retired=2024-05-01\n+ system name=Lists; "
        "retire_planned=2024-09-01; retired=2025-02-01\n+ system name=New",
        "2025-12-10", 100 },
      { "+ system name=Cards; retire_planned=2024-06-01; retired=2024-05-01\n+ system name=Lists; "
        "retire_planned=2024-09-01; retired=2025-02-01\n+ system name=New",
        "2023-12-10", NAN },
    } },
  { "K82", N_("Availability"),
    N_("Time the systems were up, of the time agreed."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_MONTH, "process", 7, "mean" },
  { "K83", N_("Retrieval time"),
    N_("Median of the time to open all that is known of a customer."),
    N_("s"), CRM_DIRECTION_LOWER, CRM_PERIOD_QUARTER, "process", 7, "last" },
};
/* clang-format on */

const CrmFigureBlock crm_figures_inside = { figures, G_N_ELEMENTS (figures) };
