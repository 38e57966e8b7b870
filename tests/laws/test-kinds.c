/* test-kinds.c: eight kinds that together use every type, flag and hook of the description. */
#include "test-kinds.h"

#include "crm-error.h"

#define N_(text) (text)

/* clang-format off */
static const CrmField client_fields[] = {
  { "code", N_("Code"), CRM_TEXT, CRM_REQUIRED | CRM_UNIQUE | CRM_SEARCH | CRM_COLUMN, N_("Client"), .initial = "C#",
    .import_names = "customer id|client no" },
  { "name", N_("Name"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN },
  { "region", N_("Region"), CRM_TEXT, CRM_COLUMN },
  { "since", N_("Since"), CRM_DAY, CRM_COLUMN },
  { "channel", N_("Channel"), CRM_REFERENCE, 0, N_("Contact"), .target = "channel", .reverse = N_("Clients who prefer it") },
  { "revenue", N_("Revenue"), CRM_MONEY, CRM_COLUMN },
  { "share", N_("Share"), CRM_PERCENT, 0, .min = 0, .max = 100 },
  { "active", N_("Active"), CRM_FLAG, 0, .initial = "1" },
  { "note", N_("Note"), CRM_NOTE, CRM_SEARCH },
  { "photo", N_("Photo"), CRM_FILE, CRM_PRIVATE, .since = 2 },
};
static const CrmField item_fields[] = {
  { "code", N_("Code"), CRM_TEXT, CRM_REQUIRED | CRM_UNIQUE | CRM_SEARCH | CRM_COLUMN, .initial = "I#" },
  { "name", N_("Name"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN },
  { "family", N_("Family"), CRM_TEXT, CRM_COLUMN },
};
static const CrmField deal_fields[] = {
  { "client", N_("Client"), CRM_REFERENCE, CRM_REQUIRED | CRM_OWNED | CRM_COLUMN, .target = "client",
    .import_names = "customer|customer id" },
  { "date", N_("Date"), CRM_DAY, CRM_REQUIRED | CRM_COLUMN, .initial = "today", .import_names = "invoice date|order date" },
  { "item", N_("Item"), CRM_REFERENCE, CRM_COLUMN, .target = "item", .import_names = "product|stock code" },
  { "quantity", N_("Quantity"), CRM_REAL, CRM_COLUMN },
  { "amount", N_("Amount"), CRM_MONEY, CRM_REQUIRED | CRM_COLUMN, .import_names = "sales|total" },
  { "discount", N_("Discount"), CRM_MONEY },
  { "invoice", N_("Invoice"), CRM_TEXT, CRM_SEARCH, .import_names = "invoice no" },
};
static const CrmField deal_inputs[] = {
  { "price", N_("Price"), CRM_REAL, 0, .import_names = "unit price" },
  { NULL },
};
static const CrmField channel_fields[] = {
  { "name", N_("Name"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN },
};
static const CrmField aim_fields[] = {
  { "code", N_("Code"), CRM_TEXT, CRM_REQUIRED | CRM_UNIQUE | CRM_SEARCH | CRM_COLUMN, .initial = "A#" },
  { "statement", N_("Statement"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN },
  { "gauge", N_("Gauge"), CRM_REFERENCE, CRM_COLUMN, .target = "gauge", .reverse = N_("Aims it measures") },
  { "base", N_("Base"), CRM_REAL },
  { "goal", N_("Goal"), CRM_REAL },
  { "due", N_("Due"), CRM_DAY, CRM_COLUMN },
  { "stretch", N_("Stretch"), CRM_REAL, 0, .computed = "t.\"goal\" - t.\"base\"" },
  { "parent", N_("Part of"), CRM_REFERENCE, 0, .target = "aim", .reverse = N_("Parts") },
  { "plans", N_("Plans"), CRM_LINKS, 0, .target = "plan", .reverse = N_("Aims") },
};
static const CrmChoice plan_states[] = {
  { "planned", N_("Planned") }, { "running", N_("Running") }, { "done", N_("Done") }, { NULL },
};
static const CrmField plan_fields[] = {
  { "code", N_("Code"), CRM_TEXT, CRM_REQUIRED | CRM_UNIQUE | CRM_SEARCH | CRM_COLUMN, .initial = "P#" },
  { "title", N_("Title"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN },
  { "state", N_("State"), CRM_CHOICE, CRM_COLUMN, .choices = plan_states, .initial = "planned" },
  { "begins", N_("Begins"), CRM_TIME, 0 },
  { "ends", N_("Ends"), CRM_TIME, 0 },
  { "steps", N_("Steps"), CRM_INTEGER, 0, .min = 0, .max = 1000 },
};
static const CrmField gauge_fields[] = {
  { "code", N_("Code"), CRM_TEXT, CRM_REQUIRED | CRM_UNIQUE | CRM_SEARCH | CRM_COLUMN, .initial = "K#" },
  { "name", N_("Name"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN },
  { "unit", N_("Unit"), CRM_TEXT, CRM_COLUMN },
};
static const CrmField reading_fields[] = {
  { "gauge", N_("Gauge"), CRM_REFERENCE, CRM_REQUIRED | CRM_OWNED | CRM_COLUMN, .target = "gauge" },
  { "date", N_("Date"), CRM_DAY, CRM_REQUIRED | CRM_COLUMN, .initial = "today" },
  { "value", N_("Value"), CRM_REAL, CRM_REQUIRED | CRM_COLUMN },
};
/* clang-format on */

static gboolean
check_plan (const CrmKind *kind, const CrmValue *values, const CrmField **field, GError **error)
{
  if (values[3].tag == CRM_VALUE_TEXT && values[4].tag == CRM_VALUE_TEXT &&
      g_strcmp0 (values[4].text, values[3].text) < 0) {
    *field = &kind->fields[4];
    g_set_error_literal (error, CRM_ERROR, CRM_ERROR_REFUSED,
                         "A plan cannot end before it begins.");
    return FALSE;
  }
  return TRUE;
}

static gboolean
derive_deal (const CrmKind *kind, CrmValue *values, const CrmDerived *inputs, gboolean *rounded,
             GError **error)
{
  CrmDecimal amount, quantity;
  gint64 minor;
  g_autofree char *text = NULL;

  if (!inputs[0].given)
    return TRUE;
  if (values[3].tag != CRM_VALUE_REAL) {
    g_set_error_literal (error, CRM_ERROR, CRM_ERROR_REFUSED, "A price needs a quantity.");
    return FALSE;
  }
  text = g_strdup_printf ("%.15g", values[3].real);
  if (!crm_decimal_parse (text, -1, CRM_MARK_DOT, &quantity, NULL, error))
    return FALSE;
  if (!crm_decimal_multiply (&quantity, &inputs[0].number, &amount) ||
      !crm_decimal_to_units (&amount, inputs[0].money_decimals, &minor, rounded)) {
    g_set_error_literal (error, CRM_ERROR, CRM_ERROR_REFUSED, "The amount is too large.");
    return FALSE;
  }
  values[4] = crm_value_integer (minor);
  return TRUE;
}

/* clang-format off */
static const CrmKind client_kind = { "client", N_("Client"), N_("Clients"), .step = 2, CRM_FIELDS (client_fields), .title = "name", .large = TRUE };
static const CrmKind item_kind = { "item", N_("Item"), N_("Items"), .step = 2, CRM_FIELDS (item_fields), .title = "name", .large = TRUE };
static const CrmKind deal_kind = { "deal", N_("Deal"), N_("Deals"), .step = 2, CRM_FIELDS (deal_fields), .title = "date,client", .key = "",
  .order = "-date", .parent = "client", .large = TRUE, .inputs = deal_inputs, .derive = derive_deal };
static const CrmKind channel_kind = { "channel", N_("Channel"), N_("Channels"), .step = 6, CRM_FIELDS (channel_fields), .title = "name" };
static const CrmKind aim_kind = { "aim", N_("Aim"), N_("Aims"), .step = 1, CRM_FIELDS (aim_fields), .title = "statement" };
static const CrmKind plan_kind = { "plan", N_("Plan"), N_("Plans"), .step = 2, CRM_FIELDS (plan_fields), .title = "title", .check = check_plan };
static const CrmKind gauge_kind = { "gauge", N_("Gauge"), N_("Gauges"), .step = 8, CRM_FIELDS (gauge_fields), .title = "name" };
static const CrmKind reading_kind = { "reading", N_("Reading"), N_("Readings"), .step = 8, CRM_FIELDS (reading_fields), .title = "date",
  .key = "gauge,date", .order = "-date", .parent = "gauge", .large = TRUE };
static const CrmStep steps[] = {
  { 1, N_("Vision"), N_("Why."), "starred-symbolic" }, { 2, N_("Strategy"), N_("How."), "starred-symbolic" },
};
/* clang-format on */

static const CrmKind *const kinds[] = { &client_kind,  &item_kind,    &deal_kind,
                                        &channel_kind, &aim_kind,     &plan_kind,
                                        &gauge_kind,   &reading_kind, NULL };

static const CrmMethod method = { 0x54657374, 2, steps, G_N_ELEMENTS (steps), kinds };
static const CrmMethod old_method = { 0x54657374, 1, steps, G_N_ELEMENTS (steps), kinds };

const CrmMethod *
test_kinds_get (void)
{
  return &method;
}

const CrmMethod *
test_kinds_get_old (void)
{
  return &old_method;
}
