/* crm-figures-customers.c: block 2 of the KPI catalogue, strategy and customer value.
 * Data only; crm-figure.h says how it is written. */
#include "crm-figure-private.h"

#include <math.h>

#include "crm-i18n.h"

/* clang-format off */
#define BY_CUSTOMER CRM_FIGURE_BY_CUSTOMER

static const CrmFigure figures[] = {
  { "K07", N_("Tier strategy coverage"),
    N_("Tiers with approved goals, a strategy and tactics, of all tiers."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_QUARTER, "process", 2, "last" },
  { "K08", N_("Profit share of top 20%"),
    N_("Profit of the best fifth of customers, of the profit of all; it may pass 100, and there is none where all "
       "together make no profit."),
    "%", CRM_DIRECTION_BAND, CRM_PERIOD_QUARTER, "finance", 2, "last" },
  { "K09", N_("Customer profitability"),
    N_("Revenue less the cost of goods and all costs kept for customers; no value while the cost of a line is not "
       "known."),
    CRM_FIGURE_MONEY, CRM_DIRECTION_HIGHER, CRM_PERIOD_QUARTER, "finance", 2, "sum", N_("Purchases with their costs, and customer costs"),
    CRM_FIGURE_FLOW, CRM_FIGURE_SUM, 1, BY_CUSTOMER, .constant = TRUE,
    .begins = "SELECT min (date) FROM purchase",
    .sql = "SELECT r.date, {group}, r.amount - r.cost, 1 FROM purchase r {join} WHERE r.date BETWEEN (SELECT since "
           "FROM ask) AND (SELECT until FROM ask) UNION ALL SELECT r.date, {group}, -r.amount, 0 FROM "
           "customer_cost r {join} WHERE r.date BETWEEN (SELECT since FROM ask) AND (SELECT until FROM ask)",
    .examples = {
      { "+ customer code=A; name=A\n+ customer code=B; name=B\n+ customer code=C; name=C\n+ customer code=D; "
        "name=D\n+ customer code=E; name=E\n+ customer code=Z; name=Z\n+ purchase customer=A; date=2025-02-01; "
        "amount=300; cost=100\n+ purchase customer=A; date=2025-03-31; amount=-50; cost=-20\n+ customer_cost "
        "customer=B; date=2025-01-01; kind=service; amount=30",
        "2025-02-10", 140 },
      { "+ customer code=A; name=A\n+ customer code=B; name=B\n+ customer code=C; name=C\n+ customer code=D; "
        "name=D\n+ customer code=E; name=E\n+ customer code=Z; name=Z\n+ purchase customer=A; date=2025-02-01; "
        "amount=300",
        "2025-02-10", NAN },
      { "+ customer code=A; name=A\n+ customer code=B; name=B\n+ customer code=C; name=C\n+ customer code=D; "
        "name=D\n+ customer code=E; name=E\n+ customer code=Z; name=Z",
        "2025-02-10", NAN },
    } },
  { "K10", N_("Customer lifetime value"),
    N_("Margin less sale and service cost of the years to come, each times the chance that the customer stays and "
       "discounted to today, less the acquisition cost."),
    CRM_FIGURE_MONEY, CRM_DIRECTION_HIGHER, CRM_PERIOD_HALF, "finance", 2, "last" },
  { "K11", N_("CLV : CAC"),
    N_("Customer lifetime value before the acquisition cost, divided by that cost."),
    N_("ratio"), CRM_DIRECTION_HIGHER, CRM_PERIOD_HALF, "finance", 2, "last" },
  { "K12", N_("Share of wallet"),
    N_("Customers' purchases from us, of all they buy of such goods."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_HALF, "customer", 2, "last" },
  { "K13", N_("Market share"),
    N_("Our sales, of all sales of the market."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_QUARTER, "customer", 2, "mean" },
  { "K14", N_("Net tier movement"),
    N_("Customers who moved to a better tier less those who moved to a lower one, of all customers."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_QUARTER, "customer", 2, "sum" },
  { "K15", N_("Cost share of the lead tier"),
    N_("Cost to serve the Lead tier, of the cost to serve all customers."),
    "%", CRM_DIRECTION_LOWER, CRM_PERIOD_QUARTER, "finance", 2, "mean" },
  { "K16", N_("Key-account retention"),
    N_("Customers with a key-account manager who were active at the start and still are at the end, of those "
       "active at the start."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_QUARTER, "customer", 2, "mean", N_("Purchases, and customers with a key-account manager"),
    CRM_FIGURE_READ, CRM_FIGURE_SHARE, 100, BY_CUSTOMER,
    .begins = "SELECT min (date) FROM purchase",
    .read = crm_figure_read_key_accounts,
    .examples = {
      { "+ person name=Sara\n+ customer code=A; name=A; manager=Sara; region=North\n+ customer code=B; name=B; "
        "region=North\n+ customer code=C; name=C\n+ customer code=D; name=D\n+ customer code=E; name=E; "
        "manager=Sara; left=2025-03-10\n+ customer code=Z; name=Z\n+ purchase customer=Z; date=2024-01-10; "
        "amount=100\n+ purchase customer=A; date=2024-06-01; amount=100\n+ purchase customer=B; date=2024-03-15; "
        "amount=100\n+ purchase customer=C; date=2024-03-10; amount=100\n+ purchase customer=C; date=2025-03-20; "
        "amount=100\n+ purchase customer=D; date=2025-03-02; amount=100\n+ purchase customer=D; date=2025-03-08; "
        "amount=100\n+ purchase customer=E; date=2024-05-01; amount=100\n+ purchase customer=B; date=2025-03-05; "
        "amount=-40\n+ purchase customer=C; date=2025-01-05; amount=100",
        "2025-03-10", 50 },
      { "+ customer code=A; name=A; region=North\n+ customer code=B; name=B; region=North\n+ customer code=C; "
        "name=C\n+ customer code=D; name=D\n+ customer code=E; name=E; left=2025-03-10\n+ customer code=Z; name=Z\n"
        "+ purchase customer=Z; date=2024-01-10; amount=100\n+ purchase customer=A; date=2024-06-01; amount=100\n+ "
        "purchase customer=B; date=2024-03-15; amount=100\n+ purchase customer=C; date=2024-03-10; amount=100\n+ "
        "purchase customer=C; date=2025-03-20; amount=100\n+ purchase customer=D; date=2025-03-02; amount=100\n+ "
        "purchase customer=D; date=2025-03-08; amount=100\n+ purchase customer=E; date=2024-05-01; amount=100\n+ "
        "purchase customer=B; date=2025-03-05; amount=-40",
        "2025-03-10", NAN },
    } },
};
/* clang-format on */

const CrmFigureBlock crm_figures_customers = { figures, G_N_ELEMENTS (figures) };
