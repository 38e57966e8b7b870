/* crm-figures-experience.c: block 3 of the KPI catalogue, customer experience.
 * Data only; crm-figure.h says how it is written. */
#include "crm-figure-private.h"

#include <math.h>

#include "crm-i18n.h"

/* clang-format off */
#define BY_CUSTOMER CRM_FIGURE_BY_CUSTOMER
#define BY_CHANNEL CRM_FIGURE_BY_CHANNEL
#define BY_AGENT CRM_FIGURE_BY_AGENT
#define BY_FAMILY CRM_FIGURE_BY_FAMILY

static const CrmFigure figures[] = {
  { "K17", N_("Customer satisfaction, CSAT"),
    N_("Satisfied answers, 4 and 5 on a scale of five, of all answers to questions on satisfaction."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_MONTH, "customer", 3, "mean", N_("Answers to questions on satisfaction"),
    CRM_FIGURE_FLOW, CRM_FIGURE_SHARE, 100, BY_CUSTOMER | BY_CHANNEL | BY_AGENT, .agent = "person", .satisfaction = TRUE,
    .begins = "SELECT min (date) FROM response",
    .sql = "SELECT r.date, {group}, sum ((a.number - coalesce (q.low, 1)) * 1.0 / (coalesce (q.high, 5) - coalesce "
           "(q.low, 1)) >= 0.75), count (*) FROM answer a JOIN question q ON q.id = a.question JOIN response r ON "
           "r.id = a.response JOIN survey v ON v.id = r.survey {join} WHERE q.score = 'csat' AND a.number IS NOT "
           "NULL AND coalesce (v.audience, 'customers') = 'customers' AND r.date BETWEEN (SELECT since FROM ask) "
           "AND (SELECT until FROM ask) GROUP BY 1, 2",
    .examples = {
      { "+ survey title=V; audience=customers\n+ question code=Q; survey=V; text=How; score=csat; low=1; high=5\n+ "
        "question code=O; survey=V; text=Other\n+ customer code=A; name=A; region=North\n+ response code=R0; "
        "survey=V; date=2025-03-01; customer=A\n+ answer response=R0; question=Q; number=5\n+ response code=R1; "
        "survey=V; date=2025-03-02; customer=A\n+ answer response=R1; question=Q; number=4\n+ response code=R2; "
        "survey=V; date=2025-03-03\n+ answer response=R2; question=Q; number=3\n+ response code=R3; survey=V; "
        "date=2025-03-04\n+ answer response=R3; question=Q; number=1\n+ answer response=R0; question=O; number=1",
        "2025-03-10", 50 },
      { "+ survey title=V; audience=customers\n+ question code=Q; survey=V; text=How; score=csat; low=1; high=5\n+ "
        "question code=O; survey=V; text=Other\n+ customer code=A; name=A; region=North\n+ response code=R0; "
        "survey=V; date=2025-03-01; customer=A\n+ answer response=R0; question=Q; number=5\n+ response code=R1; "
        "survey=V; date=2025-03-02; customer=A\n+ answer response=R1; question=Q; number=4\n+ response code=R2; "
        "survey=V; date=2025-03-03\n+ answer response=R2; question=Q; number=3\n+ response code=R3; survey=V; "
        "date=2025-03-04\n+ answer response=R3; question=Q; number=1\n+ answer response=R0; question=O; number=1",
        "2025-04-10", NAN },
      { "+ survey title=V; audience=customers\n+ question code=Q; survey=V; text=How; score=csat; low=1; high=5\n+ "
        "question code=O; survey=V; text=Other\n+ customer code=A; name=A; region=North\n+ response code=R0; "
        "survey=V; date=2025-03-01; customer=A\n+ answer response=R0; question=Q; number=5\n+ response code=R1; "
        "survey=V; date=2025-03-02; customer=A\n+ answer response=R1; question=Q; number=4\n+ response code=R2; "
        "survey=V; date=2025-03-03\n+ answer response=R2; question=Q; number=3\n+ response code=R3; survey=V; "
        "date=2025-03-04\n+ answer response=R3; question=Q; number=1\n+ answer response=R0; question=O; number=1",
        "2025-03-10", 100, "region", "North" },
      { "+ survey title=V; audience=staff\n+ question code=Q; survey=V; text=How; score=csat; low=1; high=5\n+ "
        "question code=O; survey=V; text=Other\n+ customer code=A; name=A; region=North\n+ response code=R0; "
        "survey=V; date=2025-03-01; customer=A\n+ answer response=R0; question=Q; number=5\n+ response code=R1; "
        "survey=V; date=2025-03-02; customer=A\n+ answer response=R1; question=Q; number=4\n+ answer response=R0; "
        "question=O; number=1",
        "2025-03-10", NAN },
    } },
  { "K18", N_("Net promoter score, NPS"),
    N_("Share of answers 9 and 10 less the share of 0 to 6, on questions whether they would recommend us."),
    "", CRM_DIRECTION_HIGHER, CRM_PERIOD_QUARTER, "customer", 3, "mean", N_("Answers to questions on recommendation"),
    CRM_FIGURE_FLOW, CRM_FIGURE_SHARE, 100, BY_CUSTOMER | BY_CHANNEL | BY_AGENT, .agent = "person", .satisfaction = TRUE,
    .begins = "SELECT min (date) FROM response",
    .sql = "SELECT r.date, {group}, sum ((a.number >= 9) - (a.number <= 6)), count (*) FROM answer a JOIN question "
           "q ON q.id = a.question JOIN response r ON r.id = a.response JOIN survey v ON v.id = r.survey {join} "
           "WHERE q.score = 'nps' AND a.number IS NOT NULL AND coalesce (v.audience, 'customers') = 'customers' "
           "AND r.date BETWEEN (SELECT since FROM ask) AND (SELECT until FROM ask) GROUP BY 1, 2",
    .examples = {
      { "+ survey title=V; audience=customers\n+ question code=Q; survey=V; text=How; score=nps; low=0; high=10\n+ "
        "question code=O; survey=V; text=Other\n+ customer code=A; name=A; region=North\n+ response code=R0; "
        "survey=V; date=2025-03-01; customer=A\n+ answer response=R0; question=Q; number=10\n+ response code=R1; "
        "survey=V; date=2025-03-02; customer=A\n+ answer response=R1; question=Q; number=9\n+ response code=R2; "
        "survey=V; date=2025-03-03\n+ answer response=R2; question=Q; number=8\n+ response code=R3; survey=V; "
        "date=2025-03-04\n+ answer response=R3; question=Q; number=6\n+ response code=R4; survey=V; "
        "date=2025-03-05\n+ answer response=R4; question=Q; number=0\n+ answer response=R0; question=O; number=1",
        "2025-03-10", 0 },
      { "+ survey title=V; audience=customers\n+ question code=Q; survey=V; text=How; score=nps; low=0; high=10\n+ "
        "question code=O; survey=V; text=Other\n+ customer code=A; name=A; region=North\n+ response code=R0; "
        "survey=V; date=2025-03-01; customer=A\n+ answer response=R0; question=Q; number=10\n+ response code=R1; "
        "survey=V; date=2025-03-02; customer=A\n+ answer response=R1; question=Q; number=6\n+ response code=R2; "
        "survey=V; date=2025-03-03\n+ answer response=R2; question=Q; number=5\n+ answer response=R0; question=O; "
        "number=1",
        "2025-01-10", -100.0 / 3 },
      { "+ survey title=V; audience=customers\n+ question code=Q; survey=V; text=How; score=nps; low=0; high=10\n+ "
        "question code=O; survey=V; text=Other\n+ customer code=A; name=A; region=North\n+ response code=R0; "
        "survey=V; date=2025-03-01; customer=A\n+ answer response=R0; question=Q; number=10\n+ answer response=R0; "
        "question=O; number=1",
        "2025-04-10", NAN },
    } },
  { "K19", N_("Customer effort score, CES"),
    N_("Mean of the answers to questions on effort, brought to a scale from 1 to 7 on which 7 is the easiest."),
    "", CRM_DIRECTION_HIGHER, CRM_PERIOD_MONTH, "customer", 3, "mean", N_("Answers to questions on effort"),
    CRM_FIGURE_FLOW, CRM_FIGURE_SHARE, 1, BY_CUSTOMER | BY_CHANNEL | BY_AGENT, .agent = "person",
    .begins = "SELECT min (date) FROM response",
    .sql = "SELECT r.date, {group}, sum (1 + 6.0 * (a.number - coalesce (q.low, 1)) / (coalesce (q.high, 7) - "
           "coalesce (q.low, 1))), count (*) FROM answer a JOIN question q ON q.id = a.question JOIN response r ON "
           "r.id = a.response JOIN survey v ON v.id = r.survey {join} WHERE q.score = 'ces' AND a.number IS NOT "
           "NULL AND coalesce (v.audience, 'customers') = 'customers' AND r.date BETWEEN (SELECT since FROM ask) "
           "AND (SELECT until FROM ask) GROUP BY 1, 2",
    .examples = {
      { "+ survey title=V; audience=customers\n+ question code=Q; survey=V; text=How; score=ces; low=1; high=7\n+ "
        "question code=O; survey=V; text=Other\n+ customer code=A; name=A; region=North\n+ response code=R0; "
        "survey=V; date=2025-03-01; customer=A\n+ answer response=R0; question=Q; number=7\n+ response code=R1; "
        "survey=V; date=2025-03-02; customer=A\n+ answer response=R1; question=Q; number=5\n+ response code=R2; "
        "survey=V; date=2025-03-03\n+ answer response=R2; question=Q; number=6\n+ answer response=R0; question=O; "
        "number=1",
        "2025-03-10", 6 },
      { "+ survey title=V; audience=customers\n+ question code=Q; survey=V; text=How; score=ces; low=1; high=5\n+ "
        "question code=O; survey=V; text=Other\n+ customer code=A; name=A; region=North\n+ response code=R0; "
        "survey=V; date=2025-03-01; customer=A\n+ answer response=R0; question=Q; number=1\n+ response code=R1; "
        "survey=V; date=2025-03-02; customer=A\n+ answer response=R1; question=Q; number=3\n+ response code=R2; "
        "survey=V; date=2025-03-03\n+ answer response=R2; question=Q; number=5\n+ answer response=R0; question=O; "
        "number=1",
        "2025-03-10", 4 },
      { "+ survey title=V; audience=customers\n+ question code=Q; survey=V; text=How; score=ces; low=1; high=7\n+ "
        "question code=O; survey=V; text=Other\n+ customer code=A; name=A; region=North\n+ response code=R0; "
        "survey=V; date=2025-03-01; customer=A\n+ answer response=R0; question=Q; number=7\n+ answer response=R0; "
        "question=O; number=1",
        "2025-04-10", NAN },
    } },
  { "K20", N_("Retention rate"),
    N_("Customers active at the start and at the end of the period, of those active at its start; only once the "
       "records reach back far enough."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_MONTH, "customer", 2, "mean", N_("Purchases and customers"),
    CRM_FIGURE_READ, CRM_FIGURE_SHARE, 100, BY_CUSTOMER,
    .begins = "SELECT min (date) FROM purchase",
    .read = crm_figure_read_retention,
    .examples = {
      { "+ customer code=A; name=A; region=North\n+ customer code=B; name=B; region=North\n+ customer code=C; "
        "name=C\n+ customer code=D; name=D\n+ customer code=E; name=E; left=2025-03-10\n+ customer code=Z; name=Z\n"
        "+ purchase customer=Z; date=2024-01-10; amount=100\n+ purchase customer=A; date=2024-06-01; amount=100\n+ "
        "purchase customer=B; date=2024-03-15; amount=100\n+ purchase customer=C; date=2024-03-10; amount=100\n+ "
        "purchase customer=C; date=2025-03-20; amount=100\n+ purchase customer=D; date=2025-03-02; amount=100\n+ "
        "purchase customer=D; date=2025-03-08; amount=100\n+ purchase customer=E; date=2024-05-01; amount=100\n+ "
        "purchase customer=B; date=2025-03-05; amount=-40",
        "2025-03-10", 50 },
      { "+ customer code=A; name=A; region=North\n+ customer code=B; name=B; region=North\n+ customer code=C; "
        "name=C\n+ customer code=D; name=D\n+ customer code=E; name=E; left=2025-03-10\n+ customer code=Z; name=Z\n"
        "+ purchase customer=Z; date=2024-01-10; amount=100\n+ purchase customer=A; date=2024-06-01; amount=100\n+ "
        "purchase customer=B; date=2024-03-15; amount=100\n+ purchase customer=C; date=2024-03-10; amount=100\n+ "
        "purchase customer=C; date=2025-03-20; amount=100\n+ purchase customer=D; date=2025-03-02; amount=100\n+ "
        "purchase customer=D; date=2025-03-08; amount=100\n+ purchase customer=E; date=2024-05-01; amount=100\n+ "
        "purchase customer=B; date=2025-03-05; amount=-40",
        "2024-08-10", NAN },
      { "+ customer code=A; name=A; region=North\n+ customer code=B; name=B; region=North\n+ customer code=C; "
        "name=C\n+ customer code=D; name=D\n+ customer code=E; name=E; left=2025-03-10\n+ customer code=Z; name=Z\n"
        "+ purchase customer=Z; date=2024-01-10; amount=100\n+ purchase customer=A; date=2024-06-01; amount=100\n+ "
        "purchase customer=B; date=2024-03-15; amount=100\n+ purchase customer=C; date=2024-03-10; amount=100\n+ "
        "purchase customer=C; date=2025-03-20; amount=100\n+ purchase customer=D; date=2025-03-02; amount=100\n+ "
        "purchase customer=D; date=2025-03-08; amount=100\n+ purchase customer=E; date=2024-05-01; amount=100\n+ "
        "purchase customer=B; date=2025-03-05; amount=-40",
        "2025-04-10", NAN },
      { "+ customer code=A; name=A; region=North\n+ customer code=B; name=B; region=North\n+ customer code=C; "
        "name=C; region=North\n+ customer code=D; name=D\n+ customer code=E; name=E; left=2025-03-10\n+ customer "
        "code=Z; name=Z\n+ purchase customer=Z; date=2024-01-10; amount=100\n+ purchase customer=A; "
        "date=2024-06-01; amount=100\n+ purchase customer=B; date=2024-03-15; amount=100\n+ purchase customer=C; "
        "date=2024-03-10; amount=100\n+ purchase customer=C; date=2025-03-20; amount=100\n+ purchase customer=D; "
        "date=2025-03-02; amount=100\n+ purchase customer=D; date=2025-03-08; amount=100\n+ purchase customer=E; "
        "date=2024-05-01; amount=100\n+ purchase customer=B; date=2025-03-05; amount=-40",
        "2025-03-10", 200.0 / 3, "region", "North" },
    } },
  { "K21", N_("Churn rate"),
    N_("Customers active at the start and not at the end of the period, of those active at its start."),
    "%", CRM_DIRECTION_LOWER, CRM_PERIOD_MONTH, "customer", 2, "mean", N_("Purchases and customers"),
    CRM_FIGURE_READ, CRM_FIGURE_SHARE, 100, BY_CUSTOMER,
    .begins = "SELECT min (date) FROM purchase",
    .read = crm_figure_read_churn,
    .examples = {
      { "+ customer code=A; name=A; region=North\n+ customer code=B; name=B; region=North\n+ customer code=C; "
        "name=C\n+ customer code=D; name=D\n+ customer code=E; name=E; left=2025-03-10\n+ customer code=Z; name=Z\n"
        "+ purchase customer=Z; date=2024-01-10; amount=100\n+ purchase customer=A; date=2024-06-01; amount=100\n+ "
        "purchase customer=B; date=2024-03-15; amount=100\n+ purchase customer=C; date=2024-03-10; amount=100\n+ "
        "purchase customer=C; date=2025-03-20; amount=100\n+ purchase customer=D; date=2025-03-02; amount=100\n+ "
        "purchase customer=D; date=2025-03-08; amount=100\n+ purchase customer=E; date=2024-05-01; amount=100\n+ "
        "purchase customer=B; date=2025-03-05; amount=-40",
        "2025-03-10", 50 },
      { "+ customer code=A; name=A; region=North\n+ customer code=B; name=B; region=North\n+ customer code=C; "
        "name=C\n+ customer code=D; name=D\n+ customer code=E; name=E; left=2025-03-10\n+ customer code=Z; name=Z\n"
        "+ purchase customer=Z; date=2024-01-10; amount=100\n+ purchase customer=A; date=2024-06-01; amount=100\n+ "
        "purchase customer=B; date=2024-03-15; amount=100\n+ purchase customer=C; date=2024-03-10; amount=100\n+ "
        "purchase customer=C; date=2025-03-20; amount=100\n+ purchase customer=D; date=2025-03-02; amount=100\n+ "
        "purchase customer=D; date=2025-03-08; amount=100\n+ purchase customer=E; date=2024-05-01; amount=100\n+ "
        "purchase customer=B; date=2025-03-05; amount=-40",
        "2024-08-10", NAN },
      { "+ customer code=A; name=A; region=North\n+ customer code=B; name=B; region=North\n+ customer code=C; "
        "name=C\n+ customer code=D; name=D\n+ customer code=E; name=E; left=2025-03-10\n+ customer code=Z; name=Z\n"
        "+ purchase customer=Z; date=2024-01-10; amount=100\n+ purchase customer=A; date=2024-06-01; amount=100\n+ "
        "purchase customer=B; date=2024-03-15; amount=100\n+ purchase customer=C; date=2024-03-10; amount=100\n+ "
        "purchase customer=C; date=2025-03-20; amount=100\n+ purchase customer=D; date=2025-03-02; amount=100\n+ "
        "purchase customer=D; date=2025-03-08; amount=100\n+ purchase customer=E; date=2024-05-01; amount=100\n+ "
        "purchase customer=B; date=2025-03-05; amount=-40",
        "2025-03-10", 50, "region", "North" },
    } },
  { "K22", N_("Value churn"),
    N_("Margin that the customers lost in the period brought in the year before it, of the margin of all who were "
       "active at its start."),
    "%", CRM_DIRECTION_LOWER, CRM_PERIOD_QUARTER, "finance", 2, "mean", N_("Purchases with their costs, and customers"),
    CRM_FIGURE_READ, CRM_FIGURE_SHARE, 100, BY_CUSTOMER,
    .begins = "SELECT min (date) FROM purchase",
    .read = crm_figure_read_value_churn,
    .examples = {
      { "+ customer code=A; name=A\n+ customer code=B; name=B\n+ customer code=C; name=C\n+ customer code=D; "
        "name=D\n+ customer code=E; name=E\n+ customer code=Z; name=Z\n+ purchase customer=A; date=2024-06-01; "
        "amount=300; cost=100\n+ purchase customer=B; date=2024-01-10; amount=150; cost=50\n+ purchase customer=A; "
        "date=2025-02-01; amount=50; cost=10",
        "2025-02-10", 100.0 / 3 },
      { "+ customer code=A; name=A\n+ customer code=B; name=B\n+ customer code=C; name=C\n+ customer code=D; "
        "name=D\n+ customer code=E; name=E\n+ customer code=Z; name=Z\n+ purchase customer=A; date=2024-06-01; "
        "amount=300; cost=100\n+ purchase customer=B; date=2024-01-10; amount=150\n+ purchase customer=A; "
        "date=2025-02-01; amount=50; cost=10",
        "2025-02-10", NAN },
      { "+ customer code=A; name=A\n+ customer code=B; name=B\n+ customer code=C; name=C\n+ customer code=D; "
        "name=D\n+ customer code=E; name=E\n+ customer code=Z; name=Z\n+ purchase customer=A; date=2024-06-01; "
        "amount=300; cost=100\n+ purchase customer=B; date=2024-01-10; amount=150; cost=50\n+ purchase customer=A; "
        "date=2025-02-01; amount=50; cost=10",
        "2024-02-10", NAN },
    } },
  { "K23", N_("Repeat purchase"),
    N_("Customers with two purchases or more, of those with at least one in the last 12 months."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_QUARTER, "customer", 2, "last", N_("Purchases"),
    CRM_FIGURE_READ, CRM_FIGURE_SHARE, 100, BY_CUSTOMER,
    .begins = "SELECT min (date) FROM purchase",
    .read = crm_figure_read_repeat,
    .examples = {
      { "+ customer code=A; name=A; region=North\n+ customer code=B; name=B; region=North\n+ customer code=C; "
        "name=C\n+ customer code=D; name=D\n+ customer code=E; name=E; left=2025-03-10\n+ customer code=Z; name=Z\n"
        "+ purchase customer=Z; date=2024-01-10; amount=100\n+ purchase customer=A; date=2024-06-01; amount=100\n+ "
        "purchase customer=B; date=2024-03-15; amount=100\n+ purchase customer=C; date=2024-03-10; amount=100\n+ "
        "purchase customer=C; date=2025-03-20; amount=100\n+ purchase customer=D; date=2025-03-02; amount=100\n+ "
        "purchase customer=D; date=2025-03-08; amount=100\n+ purchase customer=E; date=2024-05-01; amount=100\n+ "
        "purchase customer=B; date=2025-03-05; amount=-40",
        "2025-03-10", 25 },
      { "+ customer code=A; name=A; region=North\n+ customer code=B; name=B; region=North\n+ customer code=C; "
        "name=C\n+ customer code=D; name=D\n+ customer code=E; name=E; left=2025-03-10\n+ customer code=Z; name=Z\n"
        "+ purchase customer=Z; date=2024-01-10; amount=100\n+ purchase customer=A; date=2024-06-01; amount=100\n+ "
        "purchase customer=B; date=2024-03-15; amount=100\n+ purchase customer=C; date=2024-03-10; amount=100\n+ "
        "purchase customer=C; date=2025-03-20; amount=100\n+ purchase customer=D; date=2025-03-02; amount=100\n+ "
        "purchase customer=D; date=2025-03-08; amount=100\n+ purchase customer=E; date=2024-05-01; amount=100\n+ "
        "purchase customer=B; date=2025-03-05; amount=-40",
        "2024-02-10", NAN },
      { "+ customer code=A; name=A; region=North\n+ customer code=B; name=B; region=North\n+ customer code=C; "
        "name=C\n+ customer code=D; name=D\n+ customer code=E; name=E; left=2025-03-10\n+ customer code=Z; name=Z\n"
        "+ purchase customer=Z; date=2024-01-10; amount=100\n+ purchase customer=A; date=2024-06-01; amount=100\n+ "
        "purchase customer=B; date=2024-03-15; amount=100\n+ purchase customer=C; date=2024-03-10; amount=100\n+ "
        "purchase customer=C; date=2025-03-20; amount=100\n+ purchase customer=D; date=2025-03-02; amount=100\n+ "
        "purchase customer=D; date=2025-03-08; amount=100\n+ purchase customer=E; date=2024-05-01; amount=100\n+ "
        "purchase customer=B; date=2025-03-05; amount=-40\n+ purchase customer=A; date=2024-06-01; amount=5; "
        "invoice=9",
        "2025-03-10", 50 },
    } },
  { "K24", N_("Complaint rate"),
    N_("Complaints received in the period for every 100 orders."),
    N_("per 100"), CRM_DIRECTION_LOWER, CRM_PERIOD_MONTH, "customer", 3, "mean", N_("Complaints and purchases"),
    CRM_FIGURE_READ, CRM_FIGURE_SHARE, 100, BY_CUSTOMER,
    .begins = "SELECT min (date) FROM purchase",
    .read = crm_figure_read_complaint_rate,
    .examples = {
      { "+ customer code=A; name=A\n+ customer code=B; name=B\n+ customer code=C; name=C\n+ customer code=D; "
        "name=D\n+ customer code=E; name=E\n+ customer code=Z; name=Z\n+ purchase customer=A; date=2025-03-01; "
        "amount=5; invoice=1\n+ purchase customer=A; date=2025-03-01; amount=6; invoice=1\n+ purchase customer=A; "
        "date=2025-03-01; amount=7; invoice=2\n+ purchase customer=B; date=2025-03-04; amount=8\n+ purchase "
        "customer=B; date=2025-03-04; amount=-8\n+ complaint customer=A; opened=2025-03-10 10:00\n+ complaint "
        "customer=A; opened=2025-04-10",
        "2025-03-20", 100.0 / 3 },
      { "+ customer code=A; name=A\n+ customer code=B; name=B\n+ customer code=C; name=C\n+ customer code=D; "
        "name=D\n+ customer code=E; name=E\n+ customer code=Z; name=Z\n+ purchase customer=A; date=2025-03-01; "
        "amount=5; invoice=1\n+ purchase customer=A; date=2025-03-01; amount=6; invoice=1\n+ purchase customer=A; "
        "date=2025-03-01; amount=7; invoice=2\n+ purchase customer=B; date=2025-03-04; amount=8\n+ purchase "
        "customer=B; date=2025-03-04; amount=-8\n+ complaint customer=A; opened=2025-03-10 10:00\n+ complaint "
        "customer=A; opened=2025-04-10",
        "2025-04-20", NAN },
      { "+ customer code=A; name=A; region=North\n+ customer code=B; name=B\n+ customer code=C; name=C\n+ customer "
        "code=D; name=D\n+ customer code=E; name=E\n+ customer code=Z; name=Z\n+ purchase customer=A; "
        "date=2025-03-01; amount=5; invoice=1\n+ purchase customer=A; date=2025-03-01; amount=6; invoice=1\n+ "
        "purchase customer=A; date=2025-03-01; amount=7; invoice=2\n+ purchase customer=B; date=2025-03-04; "
        "amount=8\n+ purchase customer=B; date=2025-03-04; amount=-8\n+ complaint customer=A; opened=2025-03-10 "
        "10:00\n+ complaint customer=A; opened=2025-04-10",
        "2025-03-20", 50, "region", "North" },
    } },
  { "K25", N_("Complaint resolution time"),
    N_("Median of the working hours from receiving to solving a complaint, over those solved in the period."),
    N_("h"), CRM_DIRECTION_LOWER, CRM_PERIOD_MONTH, "process", 3, "mean", N_("Complaints, working days and holidays"),
    CRM_FIGURE_READ, CRM_FIGURE_MEDIAN, 1, BY_CUSTOMER | BY_CHANNEL | BY_AGENT | BY_FAMILY, .agent = "owner",
    .begins = "SELECT CAST (julianday (substr (min (opened), 1, 10)) - 2440587.5 AS INTEGER) FROM complaint",
    .read = crm_figure_read_solution_time,
    .examples = {
      { "+ customer code=A; name=A\n+ person name=Sara\n+ holiday date=2025-03-10\n+ complaint customer=A; "
        "opened=2025-03-08 10:00; solved=2025-03-08 13:00\n+ complaint customer=A; opened=2025-03-09 14:00; "
        "solved=2025-03-11 08:30; owner=Sara\n+ complaint customer=A; opened=2025-03-12 15:00; solved=2025-03-15 "
        "10:00\n+ complaint customer=A; opened=2025-03-12",
        "2025-03-20", 3 },
      { "+ customer code=A; name=A\n+ person name=Sara\n+ holiday date=2025-03-10\n+ complaint customer=A; "
        "opened=2025-03-08 10:00; solved=2025-03-08 13:00\n+ complaint customer=A; opened=2025-03-09 14:00; "
        "solved=2025-03-11 08:30; owner=Sara\n+ complaint customer=A; opened=2025-03-12 15:00; solved=2025-03-15 "
        "10:00\n+ complaint customer=A; opened=2025-03-12",
        "2025-04-20", NAN },
      { "+ customer code=A; name=A\n+ person name=Sara\n+ holiday date=2025-03-10\n+ complaint customer=A; "
        "opened=2025-03-08 10:00; solved=2025-03-08 13:00\n+ complaint customer=A; opened=2025-03-09 14:00; "
        "solved=2025-03-11 08:30; owner=Sara\n+ complaint customer=A; opened=2025-03-12 15:00; solved=2025-03-15 "
        "10:00\n+ complaint customer=A; opened=2025-03-12\n+ complaint customer=A; opened=2025-03-16 08:00; "
        "solved=2025-03-16 16:00",
        "2025-03-20", 3 },
      { "+ customer code=A; name=A\n+ person name=Sara\n+ holiday date=2025-03-10\n+ complaint customer=A; "
        "opened=2025-03-08 10:00; solved=2025-03-08 13:00\n+ complaint customer=A; opened=2025-03-09 14:00; "
        "solved=2025-03-11 08:30; owner=Sara\n+ complaint customer=A; opened=2025-03-12 15:00; solved=2025-03-15 "
        "10:00\n+ complaint customer=A; opened=2025-03-12",
        "2025-03-20", 2.5, "agent", "Sara" },
    } },
  { "K26", N_("Complaints closed in time"),
    N_("Complaints solved within their time limit, of those whose limit ended in the period."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_MONTH, "process", 3, "mean", N_("Complaints, working days and holidays"),
    CRM_FIGURE_READ, CRM_FIGURE_SHARE, 100, BY_CUSTOMER | BY_CHANNEL | BY_AGENT | BY_FAMILY, .agent = "owner",
    .begins = "SELECT CAST (julianday (substr (min (opened), 1, 10)) - 2440587.5 AS INTEGER) FROM complaint",
    .read = crm_figure_read_within_limit,
    .examples = {
      { "+ customer code=A; name=A\n+ person name=Sara\n+ holiday date=2025-03-10\n+ complaint customer=A; "
        "opened=2025-03-08 10:00; solved=2025-03-08 13:00; limit_hours=3\n+ complaint customer=A; "
        "opened=2025-03-09 14:00; solved=2025-03-12 09:00; limit_hours=4\n+ complaint customer=A; "
        "opened=2025-03-12 15:00; limit_hours=8\n+ complaint customer=A; opened=2025-03-12; solved=2025-03-13\n+ "
        "complaint customer=A; opened=2025-03-31 15:00; solved=2025-03-31 16:00; limit_hours=16",
        "2025-03-20", 100.0 / 3 },
      { "+ customer code=A; name=A\n+ person name=Sara\n+ holiday date=2025-03-10\n+ complaint customer=A; "
        "opened=2025-03-08 10:00; solved=2025-03-08 13:00; limit_hours=3\n+ complaint customer=A; "
        "opened=2025-03-09 14:00; solved=2025-03-12 09:00; limit_hours=4\n+ complaint customer=A; "
        "opened=2025-03-12 15:00; limit_hours=8\n+ complaint customer=A; opened=2025-03-12; solved=2025-03-13\n+ "
        "complaint customer=A; opened=2025-03-31 15:00; solved=2025-03-31 16:00; limit_hours=16",
        "2025-04-20", 100 },
      { "+ customer code=A; name=A\n+ person name=Sara\n+ holiday date=2025-03-10\n+ complaint customer=A; "
        "opened=2025-03-08 10:00; solved=2025-03-08 13:00\n+ complaint customer=A; opened=2025-03-09 14:00; "
        "solved=2025-03-11 08:30; owner=Sara\n+ complaint customer=A; opened=2025-03-12 15:00; solved=2025-03-15 "
        "10:00\n+ complaint customer=A; opened=2025-03-12",
        "2025-03-20", NAN },
    } },
  { "K27", N_("First contact resolution, FCR"),
    N_("Requests and complaints solved at the first contact, of all received in the period."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_MONTH, "process", 3, "mean", N_("Requests among the contacts, and complaints"),
    CRM_FIGURE_FLOW, CRM_FIGURE_SHARE, 100, BY_CUSTOMER | BY_CHANNEL,
    .begins = "SELECT CAST (julianday (substr (min (opened), 1, 10)) - 2440587.5 AS INTEGER) FROM complaint",
    .sql = "SELECT CAST (julianday (substr (r.date, 1, 10)) - 2440587.5 AS INTEGER), {group}, sum (coalesce "
           "(r.solved_at_once, 0)), count (*) FROM interaction r {join} WHERE r.kind = 'request' AND EXISTS "
           "(SELECT 1 FROM interaction WHERE kind = 'request' AND solved_at_once IS NOT NULL) GROUP BY 1, 2 UNION "
           "ALL SELECT CAST (julianday (substr (r.opened, 1, 10)) - 2440587.5 AS INTEGER), {group}, sum (coalesce "
           "(r.solved_at_once, 0)), count (*) FROM complaint r {join} WHERE EXISTS (SELECT 1 FROM complaint WHERE "
           "solved_at_once IS NOT NULL) GROUP BY 1, 2",
    .examples = {
      { "+ customer code=A; name=A\n+ person name=Sara\n+ holiday date=2025-03-10\n+ interaction customer=A; "
        "date=2025-03-01; kind=request; solved_at_once=yes\n+ interaction customer=A; date=2025-03-02; "
        "kind=request\n+ interaction customer=A; date=2025-03-02; kind=call; solved_at_once=yes\n+ complaint "
        "customer=A; opened=2025-03-03 09:00; solved_at_once=yes\n+ complaint customer=A; opened=2025-03-04; "
        "solved_at_once=no",
        "2025-03-20", 50 },
      { "+ customer code=A; name=A\n+ person name=Sara\n+ holiday date=2025-03-10\n+ interaction customer=A; "
        "date=2025-03-01; kind=request; solved_at_once=yes\n+ interaction customer=A; date=2025-03-02; "
        "kind=request\n+ interaction customer=A; date=2025-03-02; kind=call; solved_at_once=yes\n+ complaint "
        "customer=A; opened=2025-03-03 09:00; solved_at_once=yes\n+ complaint customer=A; opened=2025-03-04; "
        "solved_at_once=no",
        "2025-04-20", NAN },
      { "+ customer code=A; name=A\n+ person name=Sara\n+ holiday date=2025-03-10\n+ complaint customer=A; "
        "opened=2025-03-08 10:00; solved=2025-03-08 13:00\n+ complaint customer=A; opened=2025-03-09 14:00; "
        "solved=2025-03-11 08:30; owner=Sara\n+ complaint customer=A; opened=2025-03-12 15:00; solved=2025-03-15 "
        "10:00\n+ complaint customer=A; opened=2025-03-12",
        "2025-03-20", NAN },
    } },
  { "K28", N_("First response time"),
    N_("Median of the working hours until a person first answered a complaint, over those answered in the period."),
    N_("h"), CRM_DIRECTION_LOWER, CRM_PERIOD_MONTH, "process", 3, "mean", N_("Complaints, working days and holidays"),
    CRM_FIGURE_READ, CRM_FIGURE_MEDIAN, 1, BY_CUSTOMER | BY_CHANNEL | BY_AGENT | BY_FAMILY, .agent = "owner",
    .begins = "SELECT CAST (julianday (substr (min (opened), 1, 10)) - 2440587.5 AS INTEGER) FROM complaint",
    .read = crm_figure_read_answer_time,
    .examples = {
      { "+ customer code=A; name=A\n+ person name=Sara\n+ holiday date=2025-03-10\n+ complaint customer=A; "
        "opened=2025-03-08 10:00; first_answer=2025-03-08 12:00\n+ complaint customer=A; opened=2025-03-08 10:00; "
        "first_answer=2025-03-09 11:00\n+ complaint customer=A; opened=2025-03-08",
        "2025-03-20", 5.5 },
      { "+ customer code=A; name=A\n+ person name=Sara\n+ holiday date=2025-03-10\n+ complaint customer=A; "
        "opened=2025-03-08 10:00; first_answer=2025-03-08 12:00\n+ complaint customer=A; opened=2025-03-08 10:00; "
        "first_answer=2025-03-09 11:00\n+ complaint customer=A; opened=2025-03-08",
        "2025-04-20", NAN },
    } },
  { "K29", N_("On time in full"),
    N_("Orders delivered whole on the promised day, of all orders."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_MONTH, "process", 3, "mean" },
  { "K30", N_("Right first time"),
    N_("Jobs that needed no second visit or repair, of all jobs."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_MONTH, "process", 3, "mean" },
  { "K31", N_("Interaction logging coverage"),
    N_("Contacts recorded, of those that the channels say they have in such a time."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_WEEK, "process", 3, "mean", N_("Contacts, and the contacts a month of the channels"),
    CRM_FIGURE_PERIODS, CRM_FIGURE_SHARE, 100,
    .begins = "SELECT CAST (julianday (substr (min (date), 1, 10)) - 2440587.5 AS INTEGER) FROM interaction",
    .sql = "SELECT t.n, NULL, sum (d.contacts), 0 FROM period t JOIN (SELECT CAST (julianday (substr (i.date, 1, "
           "10)) - 2440587.5 AS INTEGER) AS day, count (*) AS contacts FROM interaction i JOIN channel h ON h.id = "
           "i.channel WHERE h.volume > 0 GROUP BY 1) d ON d.day BETWEEN t.first AND t.until GROUP BY t.n UNION ALL "
           "SELECT t.n, NULL, 0, t.months * (SELECT sum (volume) FROM channel) FROM period t",
    .examples = {
      { "+ customer code=A; name=A\n+ channel name=Telephone; volume=8\n+ channel name=Shop\n+ interaction "
        "customer=A; date=2025-03-01; channel=Telephone\n+ interaction customer=A; date=2025-03-02; "
        "channel=Telephone\n+ interaction customer=A; date=2025-03-03; channel=Shop",
        "2025-02-28", 200.0 / 8 / 0.2299843 },
      { "+ customer code=A; name=A\n+ channel name=Telephone\n+ channel name=Shop\n+ interaction customer=A; "
        "date=2025-03-01; channel=Telephone\n+ interaction customer=A; date=2025-03-02; channel=Telephone\n+ "
        "interaction customer=A; date=2025-03-03; channel=Shop",
        "2025-02-28", NAN },
    } },
  { "K32", N_("Survey response rate"),
    N_("Responses to the surveys that began in the period, of the questionnaires sent."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_MONTH, "customer", 3, "mean", N_("Surveys and responses"),
    CRM_FIGURE_FLOW, CRM_FIGURE_SHARE, 100,
    .begins = "SELECT min (begins) FROM survey",
    .sql = "SELECT v.begins, NULL, (SELECT count (*) FROM response r WHERE r.survey = v.id), v.sent FROM survey v "
           "WHERE v.begins IS NOT NULL AND v.sent > 0",
    .examples = {
      { "+ survey title=V; begins=2025-03-01; sent=4\n+ survey title=W; begins=2025-03-05\n+ response code=R1; "
        "survey=V; date=2025-03-02\n+ response code=R2; survey=V; date=2025-04-02\n+ response code=R3; survey=V; "
        "date=2025-04-02\n+ response code=R4; survey=W; date=2025-03-06",
        "2025-03-20", 75 },
      { "+ survey title=V; begins=2025-03-01; sent=4\n+ survey title=W; begins=2025-03-05\n+ response code=R1; "
        "survey=V; date=2025-03-02\n+ response code=R2; survey=V; date=2025-04-02\n+ response code=R3; survey=V; "
        "date=2025-04-02\n+ response code=R4; survey=W; date=2025-03-06",
        "2025-04-20", NAN },
    } },
  { "K33", N_("Win-back rate"),
    N_("Lost customers whom we contacted in the period and who bought again in it, of all lost customers contacted."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_QUARTER, "customer", 3, "mean", N_("Contacts that we began, and purchases"),
    CRM_FIGURE_READ, CRM_FIGURE_SHARE, 100, BY_CUSTOMER,
    .begins = "SELECT CAST (julianday (substr (min (date), 1, 10)) - 2440587.5 AS INTEGER) FROM interaction",
    .read = crm_figure_read_win_back,
    .examples = {
      { "+ customer code=A; name=A\n+ customer code=B; name=B\n+ customer code=C; name=C\n+ customer code=D; "
        "name=D\n+ customer code=E; name=E\n+ customer code=Z; name=Z\n+ purchase customer=A; date=2023-02-01; "
        "amount=100\n+ purchase customer=B; date=2023-05-01; amount=100\n+ purchase customer=C; date=2024-12-01; "
        "amount=100\n+ purchase customer=A; date=2025-02-20; amount=100\n+ interaction customer=A; "
        "date=2025-02-10; begun_by=us\n+ interaction customer=A; date=2025-02-11; begun_by=us\n+ interaction "
        "customer=B; date=2025-03-10 10:00; begun_by=us\n+ interaction customer=C; date=2025-02-10; begun_by=us\n+ "
        "interaction customer=D; date=2025-02-10; begun_by=us\n+ interaction customer=E; date=2025-02-10; "
        "begun_by=customer",
        "2025-02-10", 50 },
      { "+ customer code=A; name=A\n+ customer code=B; name=B\n+ customer code=C; name=C\n+ customer code=D; "
        "name=D\n+ customer code=E; name=E\n+ customer code=Z; name=Z\n+ purchase customer=A; date=2023-02-01; "
        "amount=100\n+ purchase customer=B; date=2023-05-01; amount=100\n+ purchase customer=C; date=2024-12-01; "
        "amount=100\n+ purchase customer=A; date=2025-02-20; amount=100\n+ interaction customer=A; "
        "date=2025-02-10; begun_by=us\n+ interaction customer=A; date=2025-02-11; begun_by=us\n+ interaction "
        "customer=B; date=2025-03-10 10:00; begun_by=us\n+ interaction customer=C; date=2025-02-10; begun_by=us\n+ "
        "interaction customer=D; date=2025-02-10; begun_by=us\n+ interaction customer=E; date=2025-02-10; "
        "begun_by=customer",
        "2025-05-10", NAN },
    } },
  { "K34", N_("Closed loop"),
    N_("Negative contacts followed up in time, of those whose follow-up was due in the period."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_MONTH, "process", 3, "mean", N_("Negative contacts and their follow-ups"),
    CRM_FIGURE_FLOW, CRM_FIGURE_SHARE, 100, BY_CUSTOMER | BY_CHANNEL | BY_AGENT, .agent = "person",
    .begins = "SELECT CAST (julianday (substr (min (date), 1, 10)) - 2440587.5 AS INTEGER) FROM interaction",
    .sql = "SELECT coalesce (r.follow_up_due, CAST (julianday (substr (r.date, 1, 10)) - 2440587.5 AS INTEGER)), "
           "{group}, sum (coalesce (r.follow_up_done <= coalesce (r.follow_up_due, r.follow_up_done), FALSE)), "
           "count (*) FROM interaction r {join} WHERE r.sentiment = 'negative' AND coalesce (r.follow_up_due, CAST "
           "(julianday (substr (r.date, 1, 10)) - 2440587.5 AS INTEGER)) <= (SELECT today FROM ask) GROUP BY 1, 2",
    .examples = {
      { "+ customer code=A; name=A\n+ person name=Sara\n+ holiday date=2025-03-10\n+ interaction customer=A; "
        "date=2025-03-01; sentiment=negative; follow_up_due=2025-03-05; follow_up_done=2025-03-04\n+ interaction "
        "customer=A; date=2025-03-01; sentiment=negative; follow_up_due=2025-03-05; follow_up_done=2025-03-06\n+ "
        "interaction customer=A; date=2025-02-20 10:00; sentiment=negative; follow_up_due=2025-03-02\n+ "
        "interaction customer=A; date=2025-03-01 10:00; sentiment=negative; person=Sara; "
        "follow_up_done=2025-03-09\n+ interaction customer=A; date=2025-03-01; sentiment=positive",
        "2025-03-20", 50 },
      { "+ customer code=A; name=A\n+ person name=Sara\n+ holiday date=2025-03-10\n+ interaction customer=A; "
        "date=2025-03-01; sentiment=negative; follow_up_due=2025-03-05; follow_up_done=2025-03-04\n+ interaction "
        "customer=A; date=2025-03-01; sentiment=negative; follow_up_due=2025-03-05; follow_up_done=2025-03-06\n+ "
        "interaction customer=A; date=2025-02-20 10:00; sentiment=negative; follow_up_due=2025-03-02\n+ "
        "interaction customer=A; date=2025-03-01 10:00; sentiment=negative; person=Sara; "
        "follow_up_done=2025-03-09\n+ interaction customer=A; date=2025-03-01; sentiment=positive",
        "2025-02-20", NAN },
      { "+ customer code=A; name=A\n+ person name=Sara\n+ holiday date=2025-03-10\n+ interaction customer=A; "
        "date=2025-03-01; sentiment=negative; follow_up_due=2025-03-05; follow_up_done=2025-03-04\n+ interaction "
        "customer=A; date=2025-03-01; sentiment=negative; follow_up_due=2025-03-05; follow_up_done=2025-03-06\n+ "
        "interaction customer=A; date=2025-02-20 10:00; sentiment=negative; follow_up_due=2025-03-02\n+ "
        "interaction customer=A; date=2025-03-01 10:00; sentiment=negative; person=Sara; "
        "follow_up_done=2025-03-09\n+ interaction customer=A; date=2025-03-01; sentiment=positive",
        "2025-03-20", 100, "agent", "Sara" },
    } },
  { "K35", N_("Lesson to tactic"),
    N_("Lessons approved in the period that changed or stopped a tactic, of all approved in it."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_QUARTER, "people", 3, "mean", N_("Lessons"),
    CRM_FIGURE_FLOW, CRM_FIGURE_SHARE, 100,
    .begins = "SELECT min (approved) FROM lesson",
    .sql = "SELECT m.approved, NULL, coalesce (m.effect IN ('changed', 'stopped'), FALSE) AND EXISTS (SELECT 1 "
           "FROM lesson__tactics l WHERE l.a = m.id), 1 FROM lesson m WHERE m.approved IS NOT NULL",
    .examples = {
      { "+ tactic title=Call back\n+ lesson title=Too slow; date=2025-01-01; approved=2025-02-01; effect=changed; "
        "tactics=Call back\n+ lesson title=Too dear; date=2025-01-01; approved=2025-02-02; effect=stopped\n+ "
        "lesson title=Too far; date=2025-01-01; approved=2025-02-02; effect=begun; tactics=Call back\n+ lesson "
        "title=Too loud; date=2025-01-01; approved=2025-02-02\n+ lesson title=Open; date=2025-01-01",
        "2025-02-10", 25 },
      { "+ tactic title=Call back\n+ lesson title=Too slow; date=2025-01-01; approved=2025-02-01; effect=changed; "
        "tactics=Call back\n+ lesson title=Too dear; date=2025-01-01; approved=2025-02-02; effect=stopped\n+ "
        "lesson title=Too far; date=2025-01-01; approved=2025-02-02; effect=begun; tactics=Call back\n+ lesson "
        "title=Too loud; date=2025-01-01; approved=2025-02-02\n+ lesson title=Open; date=2025-01-01",
        "2025-05-10", NAN },
    } },
};
/* clang-format on */

const CrmFigureBlock crm_figures_experience = { figures, G_N_ELEMENTS (figures) };
