/* crm-figures-sales.c: the KPIs of sales and marketing.
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
  { "K36", N_("Sales revenue"),
    N_("Invoices less returns, without tax; at constant prices each month is divided by its price index."),
    CRM_FIGURE_MONEY, CRM_DIRECTION_HIGHER, CRM_PERIOD_MONTH, "finance", 2, "sum", N_("Purchases"),
    CRM_FIGURE_FLOW, CRM_FIGURE_SUM, 1, BY_CUSTOMER | BY_CHANNEL | BY_AGENT | BY_FAMILY, .constant = TRUE,
    .begins = "SELECT min (date) FROM purchase",
    .sql = "SELECT r.date, {group}, r.amount, 1 FROM purchase r {join} WHERE r.date BETWEEN (SELECT since FROM "
           "ask) AND (SELECT until FROM ask)",
    .examples = {
      { "+ customer code=A; name=A\n+ customer code=B; name=B\n+ customer code=C; name=C\n+ customer code=D; "
        "name=D\n+ customer code=E; name=E\n+ customer code=Z; name=Z\n+ product code=P; name=P; family=Heaters\n+ "
        "product code=Q; name=Q; family=Coolers\n+ product code=R; name=R\n+ person name=Sara\n+ purchase "
        "customer=A; date=2024-03-10; amount=400\n+ purchase customer=A; date=2025-03-01; amount=500; product=P; "
        "agent=Sara; discount=100\n+ purchase customer=A; date=2025-03-31; amount=-100; product=P\n+ purchase "
        "customer=B; date=2025-03-05; amount=200; product=Q; discount=0\n+ purchase customer=B; date=2025-03-06; "
        "amount=50; product=R\n+ purchase customer=B; date=2025-04-01; amount=70",
        "2025-03-10", 650 },
      { "+ customer code=A; name=A\n+ customer code=B; name=B\n+ customer code=C; name=C\n+ customer code=D; "
        "name=D\n+ customer code=E; name=E\n+ customer code=Z; name=Z\n+ product code=P; name=P; family=Heaters\n+ "
        "product code=Q; name=Q; family=Coolers\n+ product code=R; name=R\n+ person name=Sara\n+ purchase "
        "customer=A; date=2024-03-10; amount=400\n+ purchase customer=A; date=2025-03-01; amount=500; product=P; "
        "agent=Sara; discount=100\n+ purchase customer=A; date=2025-03-31; amount=-100; product=P\n+ purchase "
        "customer=B; date=2025-03-05; amount=200; product=Q; discount=0\n+ purchase customer=B; date=2025-03-06; "
        "amount=50; product=R\n+ purchase customer=B; date=2025-04-01; amount=70",
        "2025-02-10", NAN },
      { "+ customer code=A; name=A\n+ customer code=B; name=B\n+ customer code=C; name=C\n+ customer code=D; "
        "name=D\n+ customer code=E; name=E\n+ customer code=Z; name=Z\n+ product code=P; name=P; family=Heaters\n+ "
        "product code=Q; name=Q; family=Coolers\n+ product code=R; name=R\n+ person name=Sara\n+ purchase "
        "customer=A; date=2024-03-10; amount=400\n+ purchase customer=A; date=2025-03-01; amount=500; product=P; "
        "agent=Sara; discount=100\n+ purchase customer=A; date=2025-03-31; amount=-100; product=P\n+ purchase "
        "customer=B; date=2025-03-05; amount=200; product=Q; discount=0\n+ purchase customer=B; date=2025-03-06; "
        "amount=50; product=R\n+ purchase customer=B; date=2025-04-01; amount=70",
        "2025-03-10", 400, "family", "Heaters" },
      { "+ customer code=A; name=A\n+ customer code=B; name=B\n+ customer code=C; name=C\n+ customer code=D; "
        "name=D\n+ customer code=E; name=E\n+ customer code=Z; name=Z\n+ product code=P; name=P; family=Heaters\n+ "
        "product code=Q; name=Q; family=Coolers\n+ product code=R; name=R\n+ person name=Sara\n+ purchase "
        "customer=A; date=2024-03-10; amount=400\n+ purchase customer=A; date=2025-03-01; amount=500; product=P; "
        "agent=Sara; discount=100\n+ purchase customer=A; date=2025-03-31; amount=-100; product=P\n+ purchase "
        "customer=B; date=2025-03-05; amount=200; product=Q; discount=0\n+ purchase customer=B; date=2025-03-06; "
        "amount=50; product=R\n+ purchase customer=B; date=2025-04-01; amount=70",
        "2025-03-10", 500, "agent", "Sara" },
    } },
  { "K37", N_("Revenue growth"),
    N_("Revenue of the period against the same period a year before."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_MONTH, "finance", 2, "mean", N_("Purchases"),
    CRM_FIGURE_READ, CRM_FIGURE_SHARE, 100, BY_CUSTOMER | BY_CHANNEL | BY_AGENT | BY_FAMILY, .constant = TRUE,
    .begins = "SELECT min (date) FROM purchase",
    .read = crm_figure_read_growth,
    .examples = {
      { "+ customer code=A; name=A\n+ customer code=B; name=B\n+ customer code=C; name=C\n+ customer code=D; "
        "name=D\n+ customer code=E; name=E\n+ customer code=Z; name=Z\n+ product code=P; name=P; family=Heaters\n+ "
        "product code=Q; name=Q; family=Coolers\n+ product code=R; name=R\n+ person name=Sara\n+ purchase "
        "customer=A; date=2024-03-10; amount=400\n+ purchase customer=A; date=2025-03-01; amount=500; product=P; "
        "agent=Sara; discount=100\n+ purchase customer=A; date=2025-03-31; amount=-100; product=P\n+ purchase "
        "customer=B; date=2025-03-05; amount=200; product=Q; discount=0\n+ purchase customer=B; date=2025-03-06; "
        "amount=50; product=R\n+ purchase customer=B; date=2025-04-01; amount=70",
        "2025-03-10", 62.5 },
      { "+ customer code=A; name=A\n+ customer code=B; name=B\n+ customer code=C; name=C\n+ customer code=D; "
        "name=D\n+ customer code=E; name=E\n+ customer code=Z; name=Z\n+ product code=P; name=P; family=Heaters\n+ "
        "product code=Q; name=Q; family=Coolers\n+ product code=R; name=R\n+ person name=Sara\n+ purchase "
        "customer=A; date=2024-03-10; amount=400\n+ purchase customer=A; date=2025-03-01; amount=500; product=P; "
        "agent=Sara; discount=100\n+ purchase customer=A; date=2025-03-31; amount=-100; product=P\n+ purchase "
        "customer=B; date=2025-03-05; amount=200; product=Q; discount=0\n+ purchase customer=B; date=2025-03-06; "
        "amount=50; product=R\n+ purchase customer=B; date=2025-04-01; amount=70",
        "2024-03-10", NAN },
      { "+ customer code=A; name=A\n+ customer code=B; name=B\n+ customer code=C; name=C\n+ customer code=D; "
        "name=D\n+ customer code=E; name=E\n+ customer code=Z; name=Z\n+ product code=P; name=P; family=Heaters\n+ "
        "product code=Q; name=Q; family=Coolers\n+ product code=R; name=R\n+ person name=Sara\n+ purchase "
        "customer=A; date=2024-03-10; amount=400\n+ purchase customer=A; date=2025-03-01; amount=500; product=P; "
        "agent=Sara; discount=100\n+ purchase customer=A; date=2025-03-31; amount=-100; product=P\n+ purchase "
        "customer=B; date=2025-03-05; amount=200; product=Q; discount=0\n+ purchase customer=B; date=2025-03-06; "
        "amount=50; product=R\n+ purchase customer=B; date=2025-04-01; amount=70",
        "2025-02-10", NAN },
    } },
  { "K38", N_("Revenue per customer"),
    N_("Revenue of the period, divided by the customers active at its end."),
    CRM_FIGURE_MONEY, CRM_DIRECTION_HIGHER, CRM_PERIOD_QUARTER, "finance", 2, "mean", N_("Purchases and customers"),
    CRM_FIGURE_READ, CRM_FIGURE_SHARE, 1, BY_CUSTOMER, .constant = TRUE,
    .begins = "SELECT min (date) FROM purchase",
    .read = crm_figure_read_per_customer,
    .examples = {
      { "+ customer code=A; name=A\n+ customer code=B; name=B\n+ customer code=C; name=C\n+ customer code=D; "
        "name=D\n+ customer code=E; name=E\n+ customer code=Z; name=Z\n+ product code=P; name=P; family=Heaters\n+ "
        "product code=Q; name=Q; family=Coolers\n+ product code=R; name=R\n+ person name=Sara\n+ purchase "
        "customer=A; date=2024-03-10; amount=400\n+ purchase customer=A; date=2025-03-01; amount=500; product=P; "
        "agent=Sara; discount=100\n+ purchase customer=A; date=2025-03-31; amount=-100; product=P\n+ purchase "
        "customer=B; date=2025-03-05; amount=200; product=Q; discount=0\n+ purchase customer=B; date=2025-03-06; "
        "amount=50; product=R\n+ purchase customer=B; date=2025-04-01; amount=70",
        "2025-03-10", 325 },
      { "+ customer code=A; name=A\n+ customer code=B; name=B\n+ customer code=C; name=C\n+ customer code=D; "
        "name=D\n+ customer code=E; name=E\n+ customer code=Z; name=Z\n+ product code=P; name=P; family=Heaters\n+ "
        "product code=Q; name=Q; family=Coolers\n+ product code=R; name=R\n+ person name=Sara\n+ purchase "
        "customer=A; date=2024-03-10; amount=400\n+ purchase customer=A; date=2025-03-01; amount=500; product=P; "
        "agent=Sara; discount=100\n+ purchase customer=A; date=2025-03-31; amount=-100; product=P\n+ purchase "
        "customer=B; date=2025-03-05; amount=200; product=Q; discount=0\n+ purchase customer=B; date=2025-03-06; "
        "amount=50; product=R\n+ purchase customer=B; date=2025-04-01; amount=70",
        "2024-08-10", NAN },
    } },
  { "K39", N_("Revenue from new customers/streams"),
    N_("Revenue of customers and products that were first bought less than 12 months before."),
    CRM_FIGURE_MONEY, CRM_DIRECTION_HIGHER, CRM_PERIOD_QUARTER, "finance", 2, "sum", N_("Purchases"),
    CRM_FIGURE_FLOW, CRM_FIGURE_SUM, 1, BY_CUSTOMER | BY_CHANNEL | BY_AGENT | BY_FAMILY, .constant = TRUE,
    .begins = "SELECT min (date) FROM purchase",
    .sql = "SELECT r.date, {group}, CASE WHEN r.date < (SELECT min (date) + 365 FROM purchase) THEN NULL WHEN "
           "r.date - c.day < 365 OR r.date - f.day < 365 THEN r.amount ELSE 0 END, 1 FROM purchase r LEFT JOIN "
           "(SELECT customer, min (date) AS day FROM purchase WHERE amount > 0 GROUP BY customer) c ON c.customer "
           "= r.customer LEFT JOIN (SELECT product, min (date) AS day FROM purchase WHERE amount > 0 AND product "
           "IS NOT NULL GROUP BY product) f ON f.product = r.product {join} WHERE r.date BETWEEN (SELECT since "
           "FROM ask) AND (SELECT until FROM ask)",
    .examples = {
      { "+ customer code=A; name=A\n+ customer code=B; name=B\n+ customer code=C; name=C\n+ customer code=D; "
        "name=D\n+ customer code=E; name=E\n+ customer code=Z; name=Z\n+ purchase customer=A; date=2023-01-10; "
        "amount=10\n+ purchase customer=A; date=2025-03-01; amount=500\n+ purchase customer=B; date=2024-07-01; "
        "amount=20\n+ purchase customer=B; date=2025-03-05; amount=200\n+ purchase customer=C; date=2024-02-01; "
        "amount=5\n+ purchase customer=C; date=2025-03-06; amount=7",
        "2025-03-10", 200 },
      { "+ customer code=A; name=A\n+ customer code=B; name=B\n+ customer code=C; name=C\n+ customer code=D; "
        "name=D\n+ customer code=E; name=E\n+ customer code=Z; name=Z\n+ purchase customer=A; date=2023-01-10; "
        "amount=10\n+ purchase customer=A; date=2025-03-01; amount=500\n+ purchase customer=B; date=2024-07-01; "
        "amount=20\n+ purchase customer=B; date=2025-03-05; amount=200\n+ purchase customer=C; date=2024-02-01; "
        "amount=5\n+ purchase customer=C; date=2025-03-06; amount=7",
        "2023-01-10", NAN },
      { "+ customer code=A; name=A\n+ customer code=B; name=B\n+ customer code=C; name=C\n+ customer code=D; "
        "name=D\n+ customer code=E; name=E\n+ customer code=Z; name=Z\n+ purchase customer=A; date=2023-01-10; "
        "amount=10\n+ purchase customer=A; date=2025-03-01; amount=500\n+ purchase customer=B; date=2024-07-01; "
        "amount=20\n+ purchase customer=B; date=2025-03-05; amount=200\n+ purchase customer=C; date=2024-02-01; "
        "amount=5\n+ purchase customer=C; date=2025-03-06; amount=7",
        "2024-10-10", NAN },
    } },
  { "K40", N_("New customers"),
    N_("Customers whose first purchase lies in the period; who was a customer before the records begin is not new."),
    "", CRM_DIRECTION_HIGHER, CRM_PERIOD_MONTH, "customer", 2, "sum", N_("Purchases and customers"),
    CRM_FIGURE_READ, CRM_FIGURE_SUM, 1, BY_CUSTOMER,
    .begins = "SELECT min (date) FROM purchase",
    .read = crm_figure_read_new_customers,
    .examples = {
      { "+ customer code=A; name=A; region=North\n+ customer code=B; name=B; region=North\n+ customer code=C; "
        "name=C\n+ customer code=D; name=D\n+ customer code=E; name=E; left=2025-03-10\n+ customer code=Z; name=Z\n"
        "+ purchase customer=Z; date=2024-01-10; amount=100\n+ purchase customer=A; date=2024-06-01; amount=100\n+ "
        "purchase customer=B; date=2024-03-15; amount=100\n+ purchase customer=C; date=2024-03-10; amount=100\n+ "
        "purchase customer=C; date=2025-03-20; amount=100\n+ purchase customer=D; date=2025-03-02; amount=100\n+ "
        "purchase customer=D; date=2025-03-08; amount=100\n+ purchase customer=E; date=2024-05-01; amount=100\n+ "
        "purchase customer=B; date=2025-03-05; amount=-40",
        "2025-03-10", 1 },
      { "+ customer code=A; name=A; region=North\n+ customer code=B; name=B; region=North\n+ customer code=C; "
        "name=C\n+ customer code=D; name=D; since=2020-01-01\n+ customer code=E; name=E; left=2025-03-10\n+ "
        "customer code=Z; name=Z\n+ purchase customer=Z; date=2024-01-10; amount=100\n+ purchase customer=A; "
        "date=2024-06-01; amount=100\n+ purchase customer=B; date=2024-03-15; amount=100\n+ purchase customer=C; "
        "date=2024-03-10; amount=100\n+ purchase customer=C; date=2025-03-20; amount=100\n+ purchase customer=D; "
        "date=2025-03-02; amount=100\n+ purchase customer=D; date=2025-03-08; amount=100\n+ purchase customer=E; "
        "date=2024-05-01; amount=100\n+ purchase customer=B; date=2025-03-05; amount=-40",
        "2025-03-10", 0 },
      { "+ customer code=A; name=A; region=North\n+ customer code=B; name=B; region=North\n+ customer code=C; "
        "name=C\n+ customer code=D; name=D\n+ customer code=E; name=E; left=2025-03-10\n+ customer code=Z; name=Z\n"
        "+ purchase customer=Z; date=2024-01-10; amount=100\n+ purchase customer=A; date=2024-06-01; amount=100\n+ "
        "purchase customer=B; date=2024-03-15; amount=100\n+ purchase customer=C; date=2024-03-10; amount=100\n+ "
        "purchase customer=C; date=2025-03-20; amount=100\n+ purchase customer=D; date=2025-03-02; amount=100\n+ "
        "purchase customer=D; date=2025-03-08; amount=100\n+ purchase customer=E; date=2024-05-01; amount=100\n+ "
        "purchase customer=B; date=2025-03-05; amount=-40",
        "2025-04-10", NAN },
    } },
  { "K41", N_("Win rate"),
    N_("Opportunities won, of those won or lost in the period."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_MONTH, "process", 2, "mean" },
  { "K42", N_("Sales cycle"),
    N_("Mean of the days from an opportunity to its close."),
    N_("days"), CRM_DIRECTION_LOWER, CRM_PERIOD_MONTH, "process", 2, "mean" },
  { "K43", N_("Prospect conversion"),
    N_("Prospects turned into opportunities or customers, of all prospects."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_MONTH, "process", 2, "mean" },
  { "K44", N_("Average deal"),
    N_("Amount of the deals won, divided by how many they are."),
    CRM_FIGURE_MONEY, CRM_DIRECTION_HIGHER, CRM_PERIOD_MONTH, "finance", 2, "mean" },
  { "K45", N_("Products per customer"),
    N_("Product families that each active customer bought in the time that counts as active, on the average."),
    "", CRM_DIRECTION_HIGHER, CRM_PERIOD_QUARTER, "customer", 2, "last", N_("Purchases and product families"),
    CRM_FIGURE_READ, CRM_FIGURE_SHARE, 1, BY_CUSTOMER,
    .begins = "SELECT min (date) FROM purchase",
    .read = crm_figure_read_breadth,
    .examples = {
      { "+ customer code=A; name=A\n+ customer code=B; name=B\n+ customer code=C; name=C\n+ customer code=D; "
        "name=D\n+ customer code=E; name=E\n+ customer code=Z; name=Z\n+ product code=P; name=P; family=Heaters\n+ "
        "product code=Q; name=Q; family=Coolers\n+ product code=R; name=R\n+ person name=Sara\n+ purchase "
        "customer=A; date=2024-03-10; amount=400\n+ purchase customer=A; date=2025-03-01; amount=500; product=P; "
        "agent=Sara; discount=100\n+ purchase customer=A; date=2025-03-31; amount=-100; product=P\n+ purchase "
        "customer=B; date=2025-03-05; amount=200; product=Q; discount=0\n+ purchase customer=B; date=2025-03-06; "
        "amount=50; product=R\n+ purchase customer=B; date=2025-04-01; amount=70",
        "2025-03-10", 1 },
      { "+ customer code=A; name=A\n+ customer code=B; name=B\n+ customer code=C; name=C\n+ customer code=D; "
        "name=D\n+ customer code=E; name=E\n+ customer code=Z; name=Z\n+ product code=P; name=P; family=Heaters\n+ "
        "product code=Q; name=Q; family=Coolers\n+ product code=R; name=R\n+ person name=Sara\n+ purchase "
        "customer=A; date=2024-03-10; amount=400\n+ purchase customer=A; date=2025-03-01; amount=500; product=P; "
        "agent=Sara; discount=100\n+ purchase customer=A; date=2025-03-31; amount=-100; product=P\n+ purchase "
        "customer=B; date=2025-03-05; amount=200; product=Q; discount=0\n+ purchase customer=B; date=2025-03-06; "
        "amount=50; product=R\n+ purchase customer=B; date=2025-04-01; amount=70\n+ purchase customer=A; "
        "date=2024-12-10; amount=5; product=Q",
        "2025-03-10", 1.5 },
      { "+ customer code=A; name=A; region=North\n+ customer code=B; name=B; region=North\n+ customer code=C; "
        "name=C\n+ customer code=D; name=D\n+ customer code=E; name=E; left=2025-03-10\n+ customer code=Z; name=Z\n"
        "+ purchase customer=Z; date=2024-01-10; amount=100\n+ purchase customer=A; date=2024-06-01; amount=100\n+ "
        "purchase customer=B; date=2024-03-15; amount=100\n+ purchase customer=C; date=2024-03-10; amount=100\n+ "
        "purchase customer=C; date=2025-03-20; amount=100\n+ purchase customer=D; date=2025-03-02; amount=100\n+ "
        "purchase customer=D; date=2025-03-08; amount=100\n+ purchase customer=E; date=2024-05-01; amount=100\n+ "
        "purchase customer=B; date=2025-03-05; amount=-40",
        "2025-03-10", NAN },
    } },
  { "K46", N_("Quota attainment"),
    N_("Sales made, of the quota set."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_MONTH, "process", 2, "mean" },
  { "K47", N_("Forecast error"),
    N_("Sum of the differences between actual and forecast sales, of the actual sales."),
    "%", CRM_DIRECTION_LOWER, CRM_PERIOD_MONTH, "process", 2, "mean" },
  { "K48", N_("Selling-time share"),
    N_("Hours with customers, of the working hours of the sales staff."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_MONTH, "process", 2, "mean" },
  { "K49", N_("Cost of selling"),
    N_("Cost of selling, of the revenue."),
    "%", CRM_DIRECTION_LOWER, CRM_PERIOD_MONTH, "finance", 2, "mean" },
  { "K50", N_("Average discount"),
    N_("Discounts given, of sales at list price, over the lines that say their discount (0 where there was none)."),
    "%", CRM_DIRECTION_LOWER, CRM_PERIOD_MONTH, "finance", 2, "mean", N_("Purchases that say their discount"),
    CRM_FIGURE_FLOW, CRM_FIGURE_SHARE, 100, BY_CUSTOMER | BY_CHANNEL | BY_AGENT | BY_FAMILY,
    .begins = "SELECT min (date) FROM purchase",
    .sql = "SELECT r.date, {group}, r.discount, r.amount + r.discount FROM purchase r {join} WHERE r.discount IS "
           "NOT NULL AND r.date BETWEEN (SELECT since FROM ask) AND (SELECT until FROM ask)",
    .examples = {
      { "+ customer code=A; name=A\n+ customer code=B; name=B\n+ customer code=C; name=C\n+ customer code=D; "
        "name=D\n+ customer code=E; name=E\n+ customer code=Z; name=Z\n+ product code=P; name=P; family=Heaters\n+ "
        "product code=Q; name=Q; family=Coolers\n+ product code=R; name=R\n+ person name=Sara\n+ purchase "
        "customer=A; date=2024-03-10; amount=400\n+ purchase customer=A; date=2025-03-01; amount=500; product=P; "
        "agent=Sara; discount=100\n+ purchase customer=A; date=2025-03-31; amount=-100; product=P\n+ purchase "
        "customer=B; date=2025-03-05; amount=200; product=Q; discount=0\n+ purchase customer=B; date=2025-03-06; "
        "amount=50; product=R\n+ purchase customer=B; date=2025-04-01; amount=70",
        "2025-03-10", 12.5 },
      { "+ customer code=A; name=A\n+ customer code=B; name=B\n+ customer code=C; name=C\n+ customer code=D; "
        "name=D\n+ customer code=E; name=E\n+ customer code=Z; name=Z\n+ product code=P; name=P; family=Heaters\n+ "
        "product code=Q; name=Q; family=Coolers\n+ product code=R; name=R\n+ person name=Sara\n+ purchase "
        "customer=A; date=2024-03-10; amount=400\n+ purchase customer=A; date=2025-03-01; amount=500; product=P; "
        "agent=Sara; discount=100\n+ purchase customer=A; date=2025-03-31; amount=-100; product=P\n+ purchase "
        "customer=B; date=2025-03-05; amount=200; product=Q; discount=0\n+ purchase customer=B; date=2025-03-06; "
        "amount=50; product=R\n+ purchase customer=B; date=2025-04-01; amount=70",
        "2025-04-10", NAN },
      { "+ customer code=A; name=A\n+ customer code=B; name=B\n+ customer code=C; name=C\n+ customer code=D; "
        "name=D\n+ customer code=E; name=E\n+ customer code=Z; name=Z\n+ product code=P; name=P; family=Heaters\n+ "
        "product code=Q; name=Q; family=Coolers\n+ product code=R; name=R\n+ person name=Sara\n+ purchase "
        "customer=A; date=2024-03-10; amount=400\n+ purchase customer=A; date=2025-03-01; amount=500; product=P; "
        "agent=Sara; discount=100\n+ purchase customer=A; date=2025-03-31; amount=-100; product=P\n+ purchase "
        "customer=B; date=2025-03-05; amount=200; product=Q; discount=0\n+ purchase customer=B; date=2025-03-06; "
        "amount=50; product=R\n+ purchase customer=B; date=2025-04-01; amount=70",
        "2025-03-10", 100.0 / 6, "family", "Heaters" },
    } },
  { "K51", N_("Price index, real"),
    N_("List prices for the goods of the base period against those of then, at constant prices."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_MONTH, "finance", 2, "last" },
  { "K52", N_("Campaign response"),
    N_("Responses to a campaign, of the people it reached."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_MONTH, "customer", 2, "mean" },
  { "K53", N_("Cost per prospect"),
    N_("Cost of campaigns, divided by the prospects they brought."),
    CRM_FIGURE_MONEY, CRM_DIRECTION_LOWER, CRM_PERIOD_MONTH, "finance", 2, "mean" },
  { "K54", N_("Acquisition cost, CAC"),
    N_("Costs to win customers in the period, divided by the customers whose first purchase lies in it."),
    CRM_FIGURE_MONEY, CRM_DIRECTION_LOWER, CRM_PERIOD_QUARTER, "finance", 2, "mean", N_("Customer costs, purchases and customers"),
    CRM_FIGURE_READ, CRM_FIGURE_SHARE, 1, BY_CUSTOMER, .constant = TRUE,
    .begins = "SELECT min (date) FROM purchase",
    .read = crm_figure_read_cost_to_win,
    .examples = {
      { "+ customer code=A; name=A; region=North\n+ customer code=B; name=B; region=North\n+ customer code=C; "
        "name=C\n+ customer code=D; name=D\n+ customer code=E; name=E; left=2025-03-10\n+ customer code=Z; name=Z\n"
        "+ purchase customer=Z; date=2024-01-10; amount=100\n+ purchase customer=A; date=2024-06-01; amount=100\n+ "
        "purchase customer=B; date=2024-03-15; amount=100\n+ purchase customer=C; date=2024-03-10; amount=100\n+ "
        "purchase customer=C; date=2025-03-20; amount=100\n+ purchase customer=D; date=2025-03-02; amount=100\n+ "
        "purchase customer=D; date=2025-03-08; amount=100\n+ purchase customer=E; date=2024-05-01; amount=100\n+ "
        "purchase customer=B; date=2025-03-05; amount=-40\n+ customer_cost customer=D; date=2025-03-02; "
        "kind=win_contact; amount=30\n+ customer_cost customer=D; date=2025-03-02; kind=service; amount=99\n+ "
        "customer_cost customer=A; date=2024-06-02; kind=win_presentation; amount=8",
        "2025-03-10", 30 },
      { "+ customer code=A; name=A; region=North\n+ customer code=B; name=B; region=North\n+ customer code=C; "
        "name=C\n+ customer code=D; name=D\n+ customer code=E; name=E; left=2025-03-10\n+ customer code=Z; name=Z\n"
        "+ purchase customer=Z; date=2024-01-10; amount=100\n+ purchase customer=A; date=2024-06-01; amount=100\n+ "
        "purchase customer=B; date=2024-03-15; amount=100\n+ purchase customer=C; date=2024-03-10; amount=100\n+ "
        "purchase customer=C; date=2025-03-20; amount=100\n+ purchase customer=D; date=2025-03-02; amount=100\n+ "
        "purchase customer=D; date=2025-03-08; amount=100\n+ purchase customer=E; date=2024-05-01; amount=100\n+ "
        "purchase customer=B; date=2025-03-05; amount=-40",
        "2025-03-10", NAN },
      { "+ customer code=A; name=A; region=North\n+ customer code=B; name=B; region=North\n+ customer code=C; "
        "name=C\n+ customer code=D; name=D\n+ customer code=E; name=E; left=2025-03-10\n+ customer code=Z; name=Z\n"
        "+ purchase customer=Z; date=2024-01-10; amount=100\n+ purchase customer=A; date=2024-06-01; amount=100\n+ "
        "purchase customer=B; date=2024-03-15; amount=100\n+ purchase customer=C; date=2024-03-10; amount=100\n+ "
        "purchase customer=C; date=2025-03-20; amount=100\n+ purchase customer=D; date=2025-03-02; amount=100\n+ "
        "purchase customer=D; date=2025-03-08; amount=100\n+ purchase customer=E; date=2024-05-01; amount=100\n+ "
        "purchase customer=B; date=2025-03-05; amount=-40\n+ customer_cost customer=D; date=2025-03-02; "
        "kind=win_contact; amount=30\n+ customer_cost customer=D; date=2025-03-02; kind=service; amount=99\n+ "
        "customer_cost customer=A; date=2024-06-02; kind=win_presentation; amount=8",
        "2024-08-10", NAN },
    } },
  { "K55", N_("Retention cost per customer"),
    N_("Costs to keep customers in the period, divided by the customers kept."),
    CRM_FIGURE_MONEY, CRM_DIRECTION_LOWER, CRM_PERIOD_QUARTER, "finance", 2, "mean" },
  { "K56", N_("Days sales outstanding"),
    N_("What customers owe at the end of the period against the credit sales of its days."),
    N_("days"), CRM_DIRECTION_LOWER, CRM_PERIOD_MONTH, "finance", 2, "last" },
  { "K57", N_("Overdue receivables"),
    N_("Amounts past their due day, of all that customers owe."),
    "%", CRM_DIRECTION_LOWER, CRM_PERIOD_MONTH, "finance", 2, "last", N_("Purchases with the days they are due and were paid"),
    CRM_FIGURE_STOCK, CRM_FIGURE_SHARE, 100, BY_CUSTOMER | BY_CHANNEL | BY_AGENT | BY_FAMILY,
    .begins = "SELECT min (date) FROM purchase",
    .sql = "SELECT r.date, {group}, 0, r.amount FROM purchase r {join} WHERE r.due IS NOT NULL AND EXISTS (SELECT "
           "1 FROM purchase WHERE paid IS NOT NULL) UNION ALL SELECT r.paid, {group}, 0, -r.amount FROM purchase r "
           "{join} WHERE r.due IS NOT NULL AND r.paid IS NOT NULL UNION ALL SELECT r.due + 1, {group}, r.amount, 0 "
           "FROM purchase r {join} WHERE r.due IS NOT NULL AND coalesce (r.paid > r.due, TRUE) AND EXISTS (SELECT "
           "1 FROM purchase WHERE paid IS NOT NULL) UNION ALL SELECT r.paid, {group}, -r.amount, 0 FROM purchase r "
           "{join} WHERE r.due IS NOT NULL AND r.paid > r.due",
    .examples = {
      { "+ customer code=A; name=A\n+ customer code=B; name=B\n+ customer code=C; name=C\n+ customer code=D; "
        "name=D\n+ customer code=E; name=E\n+ customer code=Z; name=Z\n+ purchase customer=A; date=2025-01-05; "
        "amount=100; due=2025-02-05\n+ purchase customer=A; date=2025-01-06; amount=300; due=2025-05-05\n+ "
        "purchase customer=B; date=2025-01-07; amount=50; due=2025-01-31; paid=2025-03-02\n+ purchase customer=B; "
        "date=2025-01-08; amount=900",
        "2025-02-10", 100.0 * 150 / 450 },
      { "+ customer code=A; name=A\n+ customer code=B; name=B\n+ customer code=C; name=C\n+ customer code=D; "
        "name=D\n+ customer code=E; name=E\n+ customer code=Z; name=Z\n+ purchase customer=A; date=2025-01-05; "
        "amount=100; due=2025-02-05\n+ purchase customer=A; date=2025-01-06; amount=300; due=2025-05-05\n+ "
        "purchase customer=B; date=2025-01-07; amount=50; due=2025-01-31; paid=2025-03-02\n+ purchase customer=B; "
        "date=2025-01-08; amount=900",
        "2025-03-10", 25 },
      { "+ customer code=A; name=A\n+ customer code=B; name=B\n+ customer code=C; name=C\n+ customer code=D; "
        "name=D\n+ customer code=E; name=E\n+ customer code=Z; name=Z\n+ purchase customer=A; date=2025-01-05; "
        "amount=100; due=2025-02-05\n+ purchase customer=A; date=2025-01-06; amount=300; due=2025-05-05\n+ "
        "purchase customer=B; date=2025-01-07; amount=50; due=2025-01-31\n+ purchase customer=B; date=2025-01-08; "
        "amount=900",
        "2025-02-10", NAN },
    } },
};
/* clang-format on */

const CrmFigureBlock crm_figures_sales = { figures, G_N_ELEMENTS (figures) };
