/* customers.c: step 2, the customers themselves: who they are, what they buy and cost, how they are
 * sorted, and what is agreed and decided for single ones. The large kinds of a programme are here.
 * Const data, the rules over several fields and the amount of an imported purchase; calls only what
 * crm-method-kinds.h offers and the exact decimals of core. */
#include "crm-method-kinds.h"

#include "crm-error.h"
#include "crm-i18n.h"

static gboolean
check_customer (const CrmKind *kind, const CrmValue *values, const CrmField **field, GError **error)
{
  return crm_method_check_order (kind, values, "since", "left",
                                 _ ("A customer cannot leave before the relationship begins. "
                                    "Correct one of the two days."),
                                 field, error);
}

/* The decimal that a person wrote for a quantity: the shortest text that reads back as the same
 * double, so that 0.1 is a tenth and not 0.1000000000000000055. */
static gboolean
quantity_to_decimal (double quantity, CrmDecimal *out, GError **error)
{
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++) {
    g_ascii_formatd (text, sizeof text, formats[i], quantity);
    if (g_ascii_strtod (text, NULL) == quantity)
      break;
  }
  return crm_decimal_parse (text, -1, CRM_MARK_DOT, out, NULL, error);
}

/* amount = quantity × price, exactly, then once to whole minor units. An amount that the file
 * states itself stays: it is the one on the invoice. */
static gboolean
derive_purchase (const CrmKind *kind, CrmValue *values, const CrmDerived *inputs, gboolean *rounded,
                 GError **error)
{
  const CrmDerived *price = &inputs[0];
  const CrmValue *quantity = crm_method_get_value (kind, values, "quantity");
  gsize place = (gsize) (crm_method_get_field (kind, "amount") - kind->fields);
  CrmDecimal number, amount;
  gint64 minor;

  if (!price->given || !crm_value_is_null (&values[place]))
    return TRUE;
  if (quantity->tag != CRM_VALUE_REAL) {
    g_set_error_literal (error, CRM_ERROR, CRM_ERROR_REFUSED,
                         _ ("There is a price but no quantity. Give the quantity, or the amount of "
                            "the line."));
    return FALSE;
  }
  if (!quantity_to_decimal (quantity->real, &number, error))
    return FALSE;
  if (!crm_decimal_multiply (&number, &price->number, &amount) ||
      !crm_decimal_to_units (&amount, price->money_decimals, &minor, rounded)) {
    g_set_error_literal (error, CRM_ERROR, CRM_ERROR_REFUSED,
                         _ ("Quantity times price is too large to be kept. Correct one of them."));
    return FALSE;
  }
  values[place] = crm_value_integer (minor);
  return TRUE;
}

/* clang-format off */
static const CrmChoice customer_forms[] = {
  { "person", N_("Person") }, { "company", N_("Company") }, { NULL },
};
static const CrmChoice customer_stages[] = {
  { "potential", N_("Potential") }, { "customer", N_("Customer") }, { "left", N_("Former customer") }, { NULL },
};
static const CrmChoice consents[] = {
  { "not_asked", N_("Not asked") }, { "given", N_("Given") }, { "refused", N_("Refused") }, { NULL },
};
static const CrmField customer_fields[] = {
  { "code", N_("Code"), CRM_TEXT, CRM_REQUIRED | CRM_UNIQUE | CRM_SEARCH | CRM_COLUMN, N_("Customer"),
    .initial = "C#",
    .import_names = "customer id|customer no|customer code|client id|client code|account id|account no|"
                    "master id|user id|member id|کد مشتری|شماره مشتری|شناسه مشتری|کد اشتراک" },
  { "name", N_("Name"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN,
    .import_names = "customer name|company name|full name|client name|account name|customer|company|client|"
                    "نام مشتری|نام شرکت|نام و نام خانوادگی|مشتری" },
  { "legal_form", N_("Person or company"), CRM_CHOICE, 0, .choices = customer_forms,
    .import_names = "customer type|نوع مشتری|حقیقی حقوقی" },
  { "stage", N_("Stage"), CRM_CHOICE, CRM_COLUMN, NULL, N_("Potential until the first purchase."),
    .choices = customer_stages, .initial = "customer", .import_names = "customer stage|مرحله" },
  { "segment", N_("Segment"), CRM_REFERENCE, CRM_COLUMN, .target = "segment",
    .import_names = "customer segment|group|customer group|بخش|گروه مشتری" },
  { "region", N_("Region"), CRM_TEXT, CRM_SEARCH | CRM_COLUMN, NULL,
    N_("The market or region it belongs to, spelt the same way for all."),
    .import_names = "market|country|state|state or province|province|territory|city|منطقه|استان|کشور|شهر|بازار" },
  { "since", N_("Since"), CRM_DAY, CRM_COLUMN, N_("Relationship"),
    N_("The day the relationship began; empty: that of the first purchase."),
    .import_names = "customer since|joined|registered|registration date|first purchase|date of first purchase|"
                    "created|تاریخ عضویت|تاریخ شروع|تاریخ ثبت نام|از تاریخ" },
  { "left", N_("Left us on"), CRM_DAY, 0, NULL,
    N_("The day the customer said goodbye; silence alone is judged by the figures."),
    .import_names = "left on|churn date|تاریخ ترک" },
  { "manager", N_("Key-account manager"), CRM_REFERENCE, 0, .target = "person", .reverse = N_("Key accounts"),
    .import_names = "account manager|sales rep|sales person|مسئول مشتری|کارشناس مشتری" },
  { "channel", N_("Preferred channel"), CRM_REFERENCE, 0, N_("Contact"),
    N_("How this customer wants to be reached."), .target = "channel", .reverse = N_("Customers who prefer it"),
    .import_names = "contact channel|کانال|کانال ارتباطی|روش تماس" },
  { "contact", N_("Contact"), CRM_TEXT, CRM_PRIVATE, NULL, N_("Telephone number, e-mail or address."),
    .import_names = "phone|telephone|mobile|email|تلفن|موبایل|ایمیل|شماره تماس" },
  { "consent", N_("Consent to be contacted"), CRM_CHOICE, 0, .choices = consents, .initial = "not_asked",
    .import_names = "contact consent|opt in|رضایت به تماس" },
  { "contacts_per_month", N_("Most contacts wanted a month"), CRM_INTEGER, 0, NULL,
    N_("Wooing, not stalking: contacts beyond this number are reported."), .min = 0, .max = 1000 },
  { "tier_by_hand", N_("Tier set by hand"), CRM_REFERENCE, 0, N_("Tier"),
    N_("Only to overrule the tier that the figures give."), .target = "tier",
    .reverse = N_("Customers put here by hand") },
  { "tier_reason", N_("Reason"), CRM_TEXT, CRM_SEARCH, NULL,
    N_("Why the figures are overruled for this customer.") },
  { "note", N_("Note"), CRM_NOTE, CRM_SEARCH | CRM_PRIVATE, N_("Notes"),
    .import_names = "notes|comment|remarks|توضیحات|یادداشت" },
};
const CrmKind crm_customer_kind = {
  .name = "customer", .label = N_("Customer"), .plural = N_("Customers"), .icon = "avatar-default-symbolic",
  .step = 2,
  .hint = N_("A person or company that buys from us or might; usually imported from the organisation's own system."),
  .empty = N_("Bring the customers in from a file of the organisation's own system, or add the first one by hand; segments and figures start from them."),
  CRM_FIELDS (customer_fields), .title = "name", .large = TRUE, .check = check_customer,
};

static const CrmField product_fields[] = {
  { "code", N_("Code"), CRM_TEXT, CRM_REQUIRED | CRM_UNIQUE | CRM_SEARCH | CRM_COLUMN, N_("Product"),
    .initial = "P#",
    .import_names = "product id|product code|product no|stock code|item code|item no|sku|article|article no|"
                    "کد کالا|کد محصول|شناسه کالا|شماره کالا" },
  { "name", N_("Name"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN,
    .import_names = "product name|item name|description|product description|product|item|نام کالا|نام محصول|"
                    "شرح کالا|شرح|کالا|محصول" },
  { "family", N_("Family"), CRM_TEXT, CRM_SEARCH | CRM_COLUMN, NULL,
    N_("The group of products it belongs to; the breadth of a basket is counted in families."),
    .import_names = "category|category name|product family|product line|product group|category id|گروه کالا|"
                    "خانواده محصول|گروه محصول|دسته کالا|دسته‌بندی" },
  { "note", N_("Note"), CRM_NOTE, CRM_SEARCH },
};
const CrmKind crm_product_kind = {
  .name = "product", .label = N_("Product"), .plural = N_("Products"), .icon = "package-x-generic-symbolic",
  .step = 2,
  .hint = N_("Something we sell, goods or a service."),
  .empty = N_("List what is sold, with the family each belongs to, so that purchases tell who buys what."),
  CRM_FIELDS (product_fields), .title = "name",
};

/* The date of a purchase or a cost has no start value: a file without dates is refused rather than
 * booked to the day of its import. */
static const CrmField purchase_fields[] = {
  { "customer", N_("Customer"), CRM_REFERENCE, CRM_REQUIRED | CRM_OWNED | CRM_COLUMN, N_("Purchase"),
    .target = "customer",
    .import_names = "customer id|customer no|customer code|client|client id|account|account id|master id|"
                    "user id|buyer|customer name|کد مشتری|شماره مشتری|شناسه مشتری|نام مشتری|خریدار|طرف حساب|مشتری" },
  { "date", N_("Date"), CRM_DAY, CRM_REQUIRED | CRM_COLUMN,
    .import_names = "invoice date|order date|sale date|sales date|purchase date|transaction date|posting date|"
                    "تاریخ|تاریخ فاکتور|تاریخ سفارش|تاریخ فروش|تاریخ خرید|تاریخ صدور" },
  { "product", N_("Product"), CRM_REFERENCE, CRM_COLUMN, .target = "product",
    .import_names = "product id|product code|product no|stock code|item|item code|item no|sku|article|"
                    "product name|کد کالا|کد محصول|نام کالا|نام محصول|شرح کالا|کالا|محصول" },
  { "quantity", N_("Quantity"), CRM_REAL, CRM_COLUMN, NULL, N_("Negative for a return."),
    .import_names = "qty|units|pieces|count|cds|تعداد|مقدار" },
  { "amount", N_("Amount"), CRM_MONEY, CRM_REQUIRED | CRM_COLUMN, NULL,
    N_("Of the whole line, after discount and without tax; negative for a return."),
    .import_names = "net amount|net sales|net total|مبلغ خالص|خالص|sales|sales amount|total|line total|total price|"
                    "revenue|extended price|turnover|مبلغ|مبلغ کل|مبلغ فروش|مبلغ فاکتور|جمع" },
  { "discount", N_("Discount"), CRM_MONEY, 0, N_("Money"),
    N_("Already taken off the amount; kept to see how much is given away."),
    .import_names = "discount amount|تخفیف|مبلغ تخفیف" },
  { "cost", N_("Cost of goods"), CRM_MONEY, 0, NULL,
    N_("What the goods of this line cost us; without it there is revenue but no margin."),
    .import_names = "cogs|cost amount|total cost|cost price|بهای تمام شده|هزینه کالا|قیمت تمام شده" },
  { "due", N_("Due"), CRM_DAY, 0, NULL, N_("The day by which it had to be paid."),
    .import_names = "due date|payment due|سررسید|تاریخ سررسید|موعد پرداخت" },
  { "paid", N_("Paid on"), CRM_DAY, 0, NULL, N_("Empty while it is not paid."),
    .import_names = "paid date|payment date|date paid|تاریخ پرداخت|تاریخ تسویه" },
  { "agent", N_("Agent"), CRM_REFERENCE, 0, N_("Sale"), N_("Who of us sold it."), .target = "person",
    .reverse = N_("Sales made"),
    .import_names = "sales person|sales rep|sales agent|seller|sold by|فروشنده|کارشناس فروش|بازاریاب|ویزیتور" },
  { "channel", N_("Channel"), CRM_REFERENCE, 0, NULL, N_("Through which it was sold."), .target = "channel",
    .import_names = "sales channel|order channel|کانال|کانال فروش" },
  { "invoice", N_("Invoice"), CRM_TEXT, CRM_SEARCH | CRM_COLUMN, NULL,
    N_("The number that the lines of one order share."),
    .import_names = "invoice no|invoice number|invoice id|order id|order no|order number|receipt|receipt no|"
                    "transaction id|bill no|شماره فاکتور|شماره سفارش|شماره سند|فاکتور" },
};
static const CrmField purchase_inputs[] = {
  { "price", N_("Unit price"), CRM_REAL, 0, NULL, N_("The amount is then the quantity times this price."),
    .import_names = "price per unit|sale price|قیمت|قیمت واحد|مبلغ واحد|بهای واحد|فی" },
  { NULL },
};
const CrmKind crm_purchase_kind = {
  .name = "purchase", .label = N_("Purchase"), .plural = N_("Purchases"), .icon = "view-list-symbolic", .step = 2,
  .hint = N_("One line of an invoice; usually imported from the organisation's own system."),
  .empty = N_("Bring in the lines of the invoices; value, loyalty and churn of customers are reckoned from them."),
  CRM_FIELDS (purchase_fields), .title = "date,customer,product", .key = "", .order = "-date", .parent = "customer", .large = TRUE,
  .inputs = purchase_inputs, .derive = derive_purchase,
};

static const CrmChoice customer_cost_kinds[] = {
  { "win_contact", N_("To win: contact") },
  { "win_presentation", N_("To win: presentation") },
  { "win_special_needs", N_("To win: special needs") },
  { "win_first_delivery", N_("To win: errors of the first delivery and their repair") },
  { "keep_contact", N_("To keep: knowing and contact") },
  { "keep_special_actions", N_("To keep: special actions") },
  { "sale", N_("Sale") },
  { "service", N_("Service") },
  { "logistics", N_("Logistics") },
  { NULL },
};
static const CrmField customer_cost_fields[] = {
  { "customer", N_("Customer"), CRM_REFERENCE, CRM_REQUIRED | CRM_OWNED | CRM_COLUMN, N_("Customer cost"),
    .target = "customer",
    .import_names = "customer id|customer no|customer code|client|client id|account|کد مشتری|شماره مشتری|"
                    "شناسه مشتری|نام مشتری" },
  { "date", N_("Date"), CRM_DAY, CRM_REQUIRED | CRM_COLUMN,
    .import_names = "cost date|posting date|تاریخ هزینه" },
  { "kind", N_("Kind"), CRM_CHOICE, CRM_COLUMN, NULL,
    N_("What the money was spent for; winning and keeping are compared."), .choices = customer_cost_kinds,
    .initial = "service", .import_names = "cost kind|cost type|نوع هزینه" },
  { "amount", N_("Amount"), CRM_MONEY, CRM_REQUIRED | CRM_COLUMN,
    .import_names = "cost|cost amount|مبلغ|هزینه|مبلغ هزینه" },
  { "note", N_("Note"), CRM_TEXT, CRM_SEARCH | CRM_COLUMN, .import_names = "description|شرح|توضیحات" },
};
const CrmKind crm_customer_cost_kind = {
  .name = "customer_cost", .label = N_("Customer cost"), .plural = N_("Customer costs"),
  .icon = "value-decrease-symbolic", .step = 2,
  .hint = N_("What a customer cost us beside the goods: to win, to keep, to sell to, to serve and to deliver to."),
  .empty = N_("Write down what winning, keeping and serving a customer costs; without it revenue passes for profit."),
  CRM_FIELDS (customer_cost_fields), .title = "date,customer,kind", .key = "", .order = "-date", .parent = "customer", .large = TRUE,
};

static const CrmField tier_fields[] = {
  { "name", N_("Name"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN, N_("Tier"),
    N_("Such as Platinum, Gold, Iron and Lead, the metal.") },
  { "rank", N_("Rank"), CRM_INTEGER, CRM_COLUMN, NULL, N_("1 is the best tier."), .min = 1, .max = 100 },
  { "note", N_("Note"), CRM_NOTE, CRM_SEARCH },
  { "cut", N_("Up to a cumulative share of"), CRM_PERCENT, CRM_COLUMN, N_("Rule: cumulative share"),
    N_("Customers ranked by profit belong here until those before them bring this share; 100 for the last tier."),
    .min = 0, .max = 100 },
  { "least_volume", N_("Least volume"), CRM_MONEY, CRM_COLUMN, N_("Rule: thresholds"),
    N_("Purchases in the window; all thresholds that are set must hold."), .max = NO_LIMIT },
  { "least_basket", N_("Least basket"), CRM_INTEGER, 0, NULL, N_("Number of different product families bought."),
    .min = 0, .max = NO_LIMIT, .unit = N_("families") },
  { "least_years", N_("Least length of relationship"), CRM_REAL, 0, .min = 0, .max = 200, .unit = N_("years") },
  { "least_profit", N_("Least profit"), CRM_MONEY, CRM_COLUMN },
};
const CrmKind crm_tier_kind = {
  .name = "tier", .label = N_("Tier"), .plural = N_("Tiers"), .icon = "starred-symbolic", .step = 2,
  .hint = N_("A class of customers by the value they bring, with the rule that puts them there."),
  .empty = N_("Name the classes of customers by value and the rule for each, so that the best service goes to those who bring most."),
  CRM_FIELDS (tier_fields), .title = "name", .order = "rank,name",
};

static const CrmField segment_fields[] = {
  { "name", N_("Name"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN, N_("Segment") },
  { "tier", N_("Tier"), CRM_REFERENCE, CRM_COLUMN, NULL,
    N_("Begin with one segment a tier; a tier can hold several later."), .target = "tier" },
  { "description", N_("Description"), CRM_NOTE, CRM_SEARCH | CRM_COLUMN, NULL,
    N_("Who belongs to it, and what they have in common.") },
  { "policy", N_("How we treat them"), CRM_NOTE, CRM_SEARCH, NULL,
    N_("The behaviour everybody keeps to, also towards rude customers.") },
  { "units", N_("Units that serve it"), CRM_LINKS, 0, N_("Served by"), .target = "unit",
    .reverse = N_("Segments it serves") },
  { "team", N_("Team that serves it"), CRM_LINKS, 0, NULL,
    N_("People from several units, if no unit serves it as a whole."), .target = "person",
    .reverse = N_("Segments in their care") },
};
const CrmKind crm_segment_kind = {
  .name = "segment", .label = N_("Segment"), .plural = N_("Segments"), .icon = "view-grid-symbolic", .step = 2,
  .hint = N_("A group of customers who are served alike, with goals, a strategy and tactics of its own."),
  .empty = N_("Divide the customers into groups that want the same; goals, strategies and tactics are set for each."),
  CRM_FIELDS (segment_fields), .title = "name",
};

static const CrmField account_plan_fields[] = {
  { "customer", N_("Customer"), CRM_REFERENCE, CRM_REQUIRED | CRM_OWNED | CRM_COLUMN, N_("Account plan"),
    .target = "customer" },
  { "date", N_("Made on"), CRM_DAY, CRM_REQUIRED | CRM_COLUMN, .initial = "today" },
  { "owner", N_("Owner"), CRM_REFERENCE, CRM_COLUMN, .target = "person" },
  { "next_review", N_("Next review"), CRM_DAY, CRM_COLUMN },
  { "success_factors", N_("Success factors"), CRM_NOTE, CRM_SEARCH, N_("Plan"),
    N_("What must go well with this account, whatever else happens.") },
  { "attracts", N_("What attracts"), CRM_NOTE, CRM_SEARCH, NULL, N_("Why this customer came to us.") },
  { "keeps", N_("What keeps"), CRM_NOTE, CRM_SEARCH, NULL, N_("Why this customer stays.") },
  { "problems", N_("Problems"), CRM_NOTE, CRM_SEARCH },
  { "satisfaction_actions", N_("Satisfaction actions"), CRM_NOTE, CRM_SEARCH, NULL,
    N_("What is done to keep this customer content.") },
};
const CrmKind crm_account_plan_kind = {
  .name = "account_plan", .label = N_("Account plan"), .plural = N_("Account plans"),
  .icon = "emblem-documents-symbolic", .step = 2,
  .hint = N_("How a key account is won, kept and satisfied, and when that is looked at again."),
  .empty = N_("Write down for each key account what it is to become, who looks after it and when the plan is looked at again."),
  CRM_FIELDS (account_plan_fields), .title = "customer,date", .key = "customer,date", .order = "-date", .parent = "customer",
};

static const CrmField agreement_fields[] = {
  { "customer", N_("Customer"), CRM_REFERENCE, CRM_REQUIRED | CRM_OWNED | CRM_COLUMN, N_("Agreement"),
    .target = "customer" },
  { "title", N_("Title"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN },
  { "begins", N_("From"), CRM_DAY, CRM_COLUMN, .initial = "today" },
  { "ends", N_("To"), CRM_DAY, CRM_COLUMN, NULL, N_("Empty: until one of the two ends it.") },
  { "terms", N_("Personal terms"), CRM_NOTE, CRM_SEARCH, N_("Terms") },
  { "wishes", N_("Wishes"), CRM_NOTE, CRM_SEARCH, NULL,
    N_("What the customer asked for beyond what everybody gets.") },
  { "tailored", N_("What was tailored"), CRM_NOTE, CRM_SEARCH, NULL,
    N_("What we made or changed for this customer alone.") },
};
const CrmKind crm_agreement_kind = {
  .name = "agreement", .label = N_("Agreement"), .plural = N_("Agreements"), .icon = "document-properties-symbolic",
  .step = 2,
  .hint = N_("What was agreed with one customer personally, and for how long."),
  .empty = N_("Write down what was agreed with one customer alone and until when, so that everybody who serves them keeps to it."),
  CRM_FIELDS (agreement_fields), .title = "title,customer", .key = "", .order = "-begins,title", .parent = "customer", .check = crm_method_check_period,
};

static const CrmChoice customer_decisions[] = {
  { "invest", N_("Invest") }, { "keep", N_("Keep") }, { "no_contract", N_("No special contract") }, { "reprice", N_("Reprice") },
  { "self_service", N_("Self-service") }, { "reduce", N_("Reduce") }, { "leave", N_("Leave") }, { NULL },
};
static const CrmField customer_decision_fields[] = {
  { "what", N_("What was decided"), CRM_CHOICE, CRM_REQUIRED | CRM_COLUMN, N_("Decision"), .choices = customer_decisions },
  { "customer", N_("Customer"), CRM_REFERENCE, CRM_OWNED | CRM_COLUMN, NULL,
    N_("The customer it is about, unless it is about a whole segment."), .target = "customer" },
  { "segment", N_("Segment"), CRM_REFERENCE, CRM_OWNED | CRM_COLUMN, .target = "segment" },
  { "date", N_("Date"), CRM_DAY, CRM_COLUMN, .initial = "today" },
  { "person", N_("Decided by"), CRM_REFERENCE, CRM_COLUMN, .target = "person" },
  { "meeting", N_("Meeting"), CRM_REFERENCE, 0, .target = "meeting" },
  { "considerations", N_("Considerations"), CRM_NOTE, CRM_SEARCH, N_("Why"),
    N_("What speaks for and against it; also why an unprofitable customer is kept.") },
  { "figures", N_("Figures then"), CRM_NOTE, CRM_SEARCH, NULL,
    N_("Value, profit and cost on which it was decided.") },
};
const CrmKind crm_customer_decision_kind = {
  .name = "customer_decision", .label = N_("Customer decision"), .plural = N_("Customer decisions"),
  .icon = "object-select-symbolic", .step = 2,
  .hint = N_("What was decided about a customer or a segment in the light of its value: to invest, to keep, to change terms, or to part."),
  .empty = N_("Write down what was decided about a customer or a segment and why; in a year the effect can be held against it."),
  CRM_FIELDS (customer_decision_fields), .title = "what,customer,segment", .key = "", .order = "-date",
};

static const CrmChoice loyalty_kinds[] = {
  { "points", N_("Points") }, { "discount", N_("Discount") }, { "gift", N_("Gift") }, { "club", N_("Club") },
  { "service", N_("Better service") }, { "partners", N_("With partners") }, { "other", N_("Other") }, { NULL },
};
static const CrmChoice loyalty_states[] = {
  { "proposed", N_("Proposed") }, { "running", N_("Running") }, { "ended", N_("Ended") }, { "rejected", N_("Rejected") }, { NULL },
};
static const CrmField loyalty_fields[] = {
  { "name", N_("Name"), CRM_TEXT, CRM_REQUIRED | CRM_SEARCH | CRM_COLUMN, N_("Loyalty scheme") },
  { "kind", N_("Kind"), CRM_CHOICE, CRM_COLUMN, .choices = loyalty_kinds },
  { "segment", N_("Segment"), CRM_REFERENCE, CRM_COLUMN, .target = "segment" },
  { "state", N_("State"), CRM_CHOICE, CRM_COLUMN, .choices = loyalty_states, .initial = "proposed" },
  { "begins", N_("From"), CRM_DAY },
  { "ends", N_("To"), CRM_DAY },
  { "benefit", N_("Benefit"), CRM_NOTE, CRM_SEARCH, N_("Effect"), N_("What the customer gets from it.") },
  { "cost", N_("Cost"), CRM_MONEY, CRM_COLUMN, NULL, N_("Of one year, for all who take part."), .max = NO_LIMIT },
  { "retention", N_("Expected retention"), CRM_PERCENT, CRM_COLUMN, NULL,
    N_("Share of those who take part and will still be customers after a year."), .min = 0, .max = 100 },
};
const CrmKind crm_loyalty_kind = {
  .name = "loyalty", .label = N_("Loyalty scheme"), .plural = N_("Loyalty schemes"), .icon = "emote-love-symbolic",
  .step = 2,
  .hint = N_("A way to make customers stay; several can be compared by cost and effect before one is chosen."),
  .empty = N_("Put down the ways to make customers stay with their cost and effect, and compare them before choosing one."),
  CRM_FIELDS (loyalty_fields), .title = "name", .check = crm_method_check_period,
};
/* clang-format on */
