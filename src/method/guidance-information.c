/* guidance-information.c: step 6: what it must produce, and what the method advises against. Data
 * only; crm-guidance.h says how it is written. */
#include "crm-method-kinds.h"

#include "crm-i18n.h"

/* clang-format off */
#define GATHERED "EXISTS (SELECT 1 FROM data_item__channels l WHERE l.a = d.id)"
/* What may be dropped and is no longer gathered is done with. */
#define ITEMS " FROM data_item d WHERE (coalesce (d.needed, 1) = 1 OR " GATHERED ")"
#define USED \
  "(coalesce (d.decisions, '') <> '' OR EXISTS (SELECT 1 FROM data_item__strategies l WHERE l.a = d.id) " \
  "OR EXISTS (SELECT 1 FROM data_item__kpis l WHERE l.a = d.id))"
#define PERSONAL "coalesce (d.sensitivity, '') IN ('personal', 'special')"
#define GROUNDED /* personal data always need one */ "coalesce (d.legal_ground, 'none_needed') <> 'none_needed'"
#define SEES "a.level IN ('read', 'change')"
/* What the unit may see holds something that is kept in an integrated system. */
#define SEES_INTEGRATED_BASE \
  "EXISTS (SELECT 1 FROM access a JOIN data_item d ON d.\"group\" = a.\"group\" " \
  "JOIN data_item__systems l ON l.a = d.id JOIN system s ON s.id = l.b " \
  "WHERE a.unit = u.id AND " SEES " AND s.integrated = 1)"

static const CrmResult results[] = {
  { "channels_listed", 6, N_("Channels and systems listed"),
    N_("Three channels or more, and a system with an owner."), NC_("evidence", "channels"), "channel",
    "SELECT id, 1 AS ok FROM channel", .least = 3,
    .also = "SELECT EXISTS (SELECT 1 FROM system WHERE owner IS NOT NULL)", .also_said = N_("A system has an owner."),
    .example = "+ channel name=Shop\n+ channel name=Telephone\n+ system name=Accounts", .gives_in = 2, .gives_of = 2 },
  { "data_with_purpose", 6, N_("Every data item has a purpose"),
    N_("Each data item serves a strategy, a decision or a KPI."), NC_("evidence", "data items"), "data_item",
    "SELECT d.id, " USED " AS ok" ITEMS,
    .example = "+ strategy title=Closer\n+ data_item name=Address; decisions=Whom to visit this week\n"
               "+ data_item name=Purchases; strategies=Closer\n+ data_item name=Age\n+ data_item name=Fax; needed=no",
    .gives_in = 2, .gives_of = 3 },
  { "data_owned", 6, N_("Every data item has an owner and ground"),
    N_("Each data item has an owner; personal ones also have a legal ground and a time for which they are kept."),
    NC_("evidence", "data items"), "data_item",
    "SELECT d.id, d.owner IS NOT NULL AND (NOT " PERSONAL " OR (" GROUNDED " AND d.retention IS NOT NULL)) AS ok" ITEMS,
    .example = "+ person name=Sara\n+ data_item name=Sales by month; owner=Sara; sensitivity=internal\n"
               "+ data_item name=Address; owner=Sara; sensitivity=personal; legal_ground=contract; retention=24\n"
               "+ data_item name=Birthday; owner=Sara; sensitivity=personal; legal_ground=none_needed; retention=24\n"
               "+ data_item name=Purchases", .gives_in = 2, .gives_of = 4 },
  { "quality_known", 6, N_("Data quality known"),
    N_("Of four of five data items completeness, accuracy and timeliness are known."), NC_("evidence", "data items"), "data_item",
    "SELECT d.id, d.completeness IS NOT NULL AND d.accuracy IS NOT NULL AND d.timeliness IS NOT NULL AS ok" ITEMS,
    .percent = 80,
    .example = "+ data_item name=Address; completeness=90; accuracy=0; timeliness=100\n+ data_item name=Age; completeness=20",
    .gives_in = 1, .gives_of = 2 },
  { "access_given", 6, N_("Those who meet customers have access"),
    N_("Each unit that meets customers may read or change data that are part of the one customer record."), NC_("evidence", "units"), "unit",
    "SELECT u.id, " SEES_INTEGRATED_BASE " AS ok FROM unit u WHERE u.meets_customers = 1",
    .example = "+ system name=Warehouse; integrated=yes\n+ system name=Folder\n+ data_item name=Purchases; group=sales; systems=Warehouse\n"
               "+ data_item name=Letters; group=service; systems=Folder\n"
               "+ unit name=Sales; meets_customers=yes\n+ unit name=Service; meets_customers=yes\n"
               "+ unit name=Gate; meets_customers=yes\n+ unit name=Payroll\n"
               "+ access unit=Sales; group=sales; level=read\n+ access unit=Service; group=service; level=change\n"
               "+ access unit=Gate; group=sales; level=none", .gives_in = 1, .gives_of = 3 },
  { "volume_forecast", 6, N_("Volume forecast"), N_("Each data item has a volume a year."), NC_("evidence", "data items"), "data_item",
    "SELECT d.id, d.volume IS NOT NULL AS ok" ITEMS,
    .example = "+ data_item name=Purchases; volume=30000; growth=20\n+ data_item name=Address", .gives_in = 1, .gives_of = 2 },
};

static const CrmCheck checks[] = {
  { "data_unused", 6, NN_("A data item is gathered and used for nothing", "%s data items are gathered and used for nothing"),
    N_("Data that serve nothing are waste: they cost those who give them, gather them and keep them."), N_("Say its use"),
    "data_item", "decisions",
    "SELECT d.id FROM data_item d WHERE " GATHERED " AND NOT " USED " ORDER BY d.name",
    .passes = N_("Every data item that is gathered has a use"),
    .broken = "+ channel name=Shop\n+ data_item name=Age; channels=Shop\n+ data_item name=Address; channels=Shop; decisions=Whom to visit\n"
              "+ data_item name=Wishes", .mended = "data_item Age: decisions=Which goods to show" },
  { "data_not_gathered", 6, NN_("A needed data item is gathered nowhere", "%s needed data items are gathered nowhere"),
    N_("What is needed for a decision and asked of nobody is missing on the day of the decision."), N_("Choose where it is gathered"),
    "data_item", "channels",
    "SELECT d.id FROM data_item d WHERE d.needed = 1 AND NOT " GATHERED " ORDER BY d.name",
    .passes = N_("Every needed data item is gathered somewhere"),
    .broken = "+ data_item name=Wishes\n+ data_item name=Fax; needed=no",
    .mended = "+ channel name=Shop\ndata_item Wishes: channels=Shop" },
  { "data_without_master", 6,
    NN_("A data item is kept in several systems without a master", "%s data items are kept in several systems without a master"),
    N_("When two systems differ, somebody tells the customer what is wrong; name the one that is right."), N_("Choose the master"),
    "data_item", "master",
    "SELECT d.id FROM data_item d JOIN (SELECT a FROM data_item__systems GROUP BY a HAVING count(*) > 1) l ON l.a = d.id "
    "WHERE d.master IS NULL ORDER BY d.name",
    .passes = N_("Every data item kept in several systems has a master"),
    .broken = "+ system name=Accounts\n+ system name=Folder\n+ data_item name=Address; systems=Accounts;Folder\n"
              "+ data_item name=Purchases; systems=Accounts", .mended = "data_item Address: master=Accounts" },
  { "personal_without_ground", 6,
    NN_("A personal data item has no legal ground", "%s personal data items have no legal ground"),
    N_("Customers trust those who may say why they know what they know; without a ground the data must not be kept."),
    N_("Choose the ground"), "data_item", "legal_ground",
    "SELECT d.id FROM data_item d WHERE " PERSONAL " AND NOT " GROUNDED " ORDER BY d.sensitivity DESC, d.name",
    .passes = N_("Every personal data item has a legal ground"),
    .broken = "+ data_item name=Address; sensitivity=personal\n+ data_item name=Health; sensitivity=special; legal_ground=none_needed\n"
              "+ data_item name=Sales by month; sensitivity=internal", .fails = 2,
    .mended = "data_item Address: legal_ground=contract\ndata_item Health: legal_ground=consent" },
  { "personal_without_retention", 6,
    NN_("Nobody has said how long a personal data item is kept", "Nobody has said how long %s personal data items are kept"),
    N_("Personal data that are kept for ever grow old, wrong and dangerous."), N_("Say how long"), "data_item", "retention",
    "SELECT d.id FROM data_item d WHERE " PERSONAL " AND d.retention IS NULL ORDER BY d.sensitivity DESC, d.name",
    .passes = N_("Every personal data item has a retention period"),
    .broken = "+ data_item name=Address; sensitivity=personal", .mended = "data_item Address: retention=24" },
  { "unit_without_access", 6,
    NN_("A unit that meets customers has no access to customer data", "%s units that meet customers have no access to customer data"),
    N_("A customer is treated alike everywhere only where everybody sees the same record."), N_("Give it access"),
    "unit", NULL,
    "SELECT u.id FROM unit u WHERE u.meets_customers = 1 AND NOT EXISTS (SELECT 1 FROM access a WHERE a.unit = u.id AND " SEES ") "
    "ORDER BY u.name",
    .passes = N_("Every unit that meets customers has access to customer data"),
    .broken = "+ unit name=Sales; meets_customers=yes\n+ unit name=Gate; meets_customers=yes\n+ unit name=Payroll\n"
              "+ access unit=Gate; group=sales; level=none", .fails = 2,
    .mended = "+ access unit=Sales; group=sales; level=change\n+ access unit=Gate; group=account; level=read" },
  { "data_without_volume", 6, NN_("A data item has no estimate of its volume", "%s data items have no estimate of their volume"),
    N_("Programmes fail because the amount of data was underestimated; technology is chosen by this number."), N_("Estimate its volume"),
    "data_item", "volume", "SELECT d.id" ITEMS " AND d.volume IS NULL ORDER BY d.name",
    .passes = N_("Every data item needed or gathered has an estimate of its volume"),
    .broken = "+ data_item name=Purchases\n+ data_item name=Fax; needed=no", .mended = "data_item Purchases: volume=30000" },
};

const CrmGuidance crm_information_guidance = { CRM_GUIDANCE (results, checks) };
/* clang-format on */
