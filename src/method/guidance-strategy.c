/* guidance-strategy.c: step 2: what it must produce, and what the method advises against. Data
 * only; crm-guidance.h says how it is written. */
#include "crm-method-kinds.h"

#include "crm-i18n.h"

/* clang-format off */
/* The tier of customer c: set by hand, else that of the segment s. The one that figures give is kept in no
 * record. */
#define TIER "coalesce (c.tier_by_hand, s.tier)"
/* Customers of the top tier: the few tiers and segments are found first and each customer is read once. The
 * plus keeps SQLite from reading a large table in the order of an index. */
#define TOP_TIERS "(SELECT id FROM tier WHERE rank = (SELECT min (rank) FROM tier))"
#define TOP_CUSTOMER \
  "(+c.tier_by_hand IN " TOP_TIERS " OR c.tier_by_hand IS NULL AND +c.segment IN (SELECT id FROM segment WHERE tier IN " \
  TOP_TIERS ")) AND coalesce (c.stage, '') <> 'left'"

#define IN_LAST_YEAR(date) date " > (SELECT today - 365 FROM at)"
/* Money spent on each customer in a year to keep, sell to, serve and deliver to them. What it cost
 * to win them is an investment and not held against them. */
#define IS_SPENT IN_LAST_YEAR ("k.date") " AND coalesce (k.kind, '') NOT LIKE 'win%'"
#define SPENT(columns) \
  "(SELECT k.customer, sum (k.amount) AS amount" columns " FROM customer_cost k WHERE " IS_SPENT " GROUP BY +k.customer)"
/* A decision says that it is meant to be so. */
#define UNDECIDED \
  "NOT EXISTS (SELECT 1 FROM customer_decision d WHERE (d.customer = c.id OR d.segment = c.segment) AND " \
  IN_LAST_YEAR ("d.date") ")"

/* Tiers are reckoned from the purchases up to the end of their window, if it has one. */
#define PURCHASES_SINCE_TIERS \
  "o.tier_ends IS NOT NULL AND EXISTS (SELECT 1 FROM purchase p WHERE p.date > o.tier_ends)"

/* A tactic, or the decision to have none, that overlaps the current quarter. */
#define THIS_QUARTER \
  "coalesce (t.state, '') <> 'stopped' AND coalesce (t.begins, t.ends) IS NOT NULL AND " \
  "coalesce (t.begins, at.quarter_begins) <= at.quarter_ends AND " \
  "coalesce (t.ends, at.quarter_ends) >= at.quarter_begins"
#define HAS_TACTIC(p) \
  "EXISTS (SELECT 1 FROM tactic t, at WHERE t.segment = s.id AND t.p = " p " AND " THIS_QUARTER ")"

#define USES(kind) \
  "EXISTS (SELECT 1 FROM strategy__strengths l JOIN strength w ON w.id = l.b WHERE l.a = y.id AND w.kind = " kind ")"

static const CrmResult results[] = {
  { "customers_tiered", 2, N_("Customers sorted into tiers"),
    N_("Every customer who has bought has a tier, reckoned with the newest purchases."), NC_("evidence", "customers"), "customer",
    /* Those who bought come from the index in the order in which customers are kept. */
    "SELECT c.id, " TIER " IS NOT NULL AS ok FROM (SELECT DISTINCT customer FROM purchase) p CROSS JOIN customer c "
    "LEFT JOIN segment s ON s.id = c.segment WHERE c.id = p.customer",
    .also = "SELECT NOT EXISTS (SELECT 1 FROM organisation o WHERE " PURCHASES_SINCE_TIERS ")",
    .also_said = N_("The window of the tiers holds the newest purchases."),
    .example = "+ tier name=Gold; rank=1\n+ segment name=Dealers; tier=Gold\n+ customer code=A; name=A; segment=Dealers\n"
               "+ customer code=B; name=B; tier_by_hand=Gold\n+ customer code=C; name=C\n"
               "+ customer code=D; name=D; segment=Dealers\n"
               "+ purchase customer=A; date=today; amount=5\n+ purchase customer=A; date=today; amount=5\n"
               "+ purchase customer=B; date=today; amount=5\n+ purchase customer=C; date=today; amount=5",
    .gives_in = 2, .gives_of = 3 },
  { "segments_with_goals", 2, N_("Goals for every segment"), N_("Each segment has a goal of its own."), NC_("evidence", "segments"),
    "segment", "SELECT s.id, EXISTS (SELECT 1 FROM goal g WHERE g.segment = s.id) AS ok FROM segment s",
    .example = "+ segment name=Dealers\n+ segment name=Households\n+ goal statement=Keep them; segment=Dealers\n"
               "+ goal statement=Grow", .gives_in = 1, .gives_of = 2 },
  { "strengths_rated", 2, N_("Strengths and weaknesses"),
    N_("Three strengths and three weaknesses or more, each tied to a need and rated beside the best competitor."),
    NC_("evidence", "strengths and weaknesses"), "strength",
    "SELECT w.id, w.own_rating IS NOT NULL AND w.rival_rating IS NOT NULL AND EXISTS (SELECT 1 FROM strength__needs l "
    "WHERE l.a = w.id) AS ok FROM strength w", .least = 6,
    .also = "SELECT (SELECT count (*) FROM strength WHERE kind = 'strength') >= 3 AND "
            "(SELECT count (*) FROM strength WHERE kind = 'weakness') >= 3",
    .also_said = N_("Three of each or more."),
    .example = "+ need title=Parts nearby\n"
               "+ strength title=Technicians; kind=strength; needs=Parts nearby; own_rating=4; rival_rating=3\n"
               "+ strength title=Slow answers; kind=weakness; needs=Parts nearby; own_rating=2\n"
               "+ strength title=Old shops; kind=weakness; own_rating=2; rival_rating=4", .gives_in = 1, .gives_of = 3 },
  { "competitors_watched", 2, N_("What competitors do"),
    N_("For each segment, two or more things that competitors do for it."), NC_("evidence", "segments"), "segment",
    "SELECT s.id, (SELECT count (*) FROM competitor_action__segments l WHERE l.b = s.id) >= 2 AS ok FROM segment s",
    .example = "+ segment name=Dealers\n+ segment name=Households\n+ competitor name=Arvand\n"
               "+ competitor_action title=Guarantee; competitor=Arvand; date=today; segments=Dealers;Households\n"
               "+ competitor_action title=Club; competitor=Arvand; date=today; segments=Dealers",
    .gives_in = 1, .gives_of = 2 },
  { "segments_with_strategy", 2, N_("A strategy for every segment"),
    N_("Each segment has a strategy that answers goals, promises, strengths and weaknesses, competitors and needs."),
    NC_("evidence", "segments"), "segment",
    "SELECT s.id, EXISTS (SELECT 1 FROM strategy__segments l WHERE l.b = s.id AND l.a IN (SELECT a FROM strategy__goals) "
    "AND l.a IN (SELECT a FROM strategy__promises) AND l.a IN (SELECT a FROM strategy__strengths) AND "
    "l.a IN (SELECT a FROM strategy__competitor_actions) AND l.a IN (SELECT a FROM strategy__needs)) AS ok FROM segment s",
    .example = "+ segment name=Dealers\n+ segment name=Households\n+ goal statement=Keep them\n+ promise title=On time\n"
               "+ strength title=Technicians\n+ need title=Parts nearby\n+ competitor name=Arvand\n"
               "+ competitor_action title=Club; competitor=Arvand; date=today\n"
               "+ strategy title=Partner; segments=Dealers; goals=Keep them; promises=On time; strengths=Technicians; "
               "needs=Parts nearby; competitor_actions=Club\n"
               "+ strategy title=Closer; segments=Households; goals=Keep them; promises=On time; strengths=Technicians; "
               "needs=Parts nearby", .gives_in = 1, .gives_of = 2 },
  { "promises_in_action", 2, N_("Promises turned into action"), N_("Each promise is kept or made possible by a strategy."),
    NC_("evidence", "promises"), "promise",
    "SELECT p.id, EXISTS (SELECT 1 FROM strategy__promises l WHERE l.b = p.id) AS ok FROM promise p",
    .example = "+ promise title=On time; ability=Own drivers\n+ promise title=Near\n+ strategy title=Closer; promises=Near",
    .gives_in = 1, .gives_of = 2 },
  { "segments_with_tactics", 2, N_("Tactics for every segment"),
    N_("Each segment has, this quarter, a tactic in product, price, promotion and place, or the decision to have none."),
    NC_("evidence", "places on the tactics board"), "segment",
    "SELECT s.id, " HAS_TACTIC ("f.p") " AS ok FROM segment s CROSS JOIN (SELECT 'product' AS p UNION ALL SELECT 'price' "
    "UNION ALL SELECT 'promotion' UNION ALL SELECT 'place') f",
    .example = "+ segment name=Dealers\n+ segment name=Households\n"
               "+ tactic title=Club; segment=Dealers; p=product; begins=today-200; ends=today+9\n"
               "+ tactic title=Second club; segment=Dealers; p=product; begins=today; ends=today+9\n"
               "+ tactic title=Discount; segment=Dealers; p=price; begins=today; state=stopped\n"
               "+ tactic title=Silence; segment=Households; p=promotion; begins=today; ends=today; state=none\n"
               "+ tactic title=Old shop; segment=Households; p=place; begins=today-500; ends=today-200\n"
               "+ tactic title=New shop; segment=Households; p=place; begins=today+200", .gives_in = 2, .gives_of = 8 },
};

#define TACTIC_MISSING(name, p, said, holds, broken_p, mended_p) \
  { name, 2, said, \
    N_("Tactics differ by segment and period; a place left empty by oversight is filled by competitors."), \
    N_("Add a tactic, or decide to have none"), "segment", NULL, \
    "SELECT s.id FROM segment s WHERE NOT " HAS_TACTIC (p) " ORDER BY s.name", .passes = holds, \
    .broken = "+ segment name=Dealers\n+ segment name=Households\n" \
              "+ tactic title=Old; segment=Dealers; begins=today-500; ends=today-200; p=" mended_p "\n" \
              "+ tactic title=Other; segment=Dealers; begins=today; ends=today; p=" broken_p, .fails = 2, \
    .mended = "tactic Old: ends=today\n" \
              "+ tactic title=None; segment=Households; begins=today-9; ends=today; state=none; p=" mended_p }

static const CrmCheck checks[] = {
  { "segment_without_goal", 2, NN_("A segment has no goal", "%s segments have no goal"),
    N_("Groups that are worth different things to us are not led by the same goals."), N_("Set a goal for it"),
    "segment", NULL,
    "SELECT s.id FROM segment s WHERE NOT EXISTS (SELECT 1 FROM goal g WHERE g.segment = s.id) ORDER BY s.name",
    .passes = N_("Every segment has a goal"),
    .broken = "+ segment name=Dealers\n+ segment name=Households\n+ goal statement=Grow", .fails = 2,
    .mended = "goal Grow: segment=Dealers\n+ goal statement=Keep them; segment=Households" },
  { "segment_without_strategy", 2, NN_("A segment has no strategy", "%s segments have no strategy"),
    N_("Without a strategy of its own a segment is served as chance would have it."), N_("Write a strategy for it"),
    "segment", NULL,
    "SELECT s.id FROM segment s WHERE NOT EXISTS (SELECT 1 FROM strategy__segments l WHERE l.b = s.id) ORDER BY s.name",
    .passes = N_("Every segment has a strategy"),
    .broken = "+ segment name=Dealers\n+ strategy title=Closer", .mended = "strategy Closer: segments=Dealers" },
  { "segment_without_team", 2, NN_("A segment is served by no unit and no team", "%s segments are served by no unit and no team"),
    N_("Customers whom nobody in particular serves go from desk to desk."), N_("Say who serves it"), "segment", "units",
    "SELECT s.id FROM segment s WHERE NOT EXISTS (SELECT 1 FROM segment__units l WHERE l.a = s.id) AND "
    "NOT EXISTS (SELECT 1 FROM segment__team l WHERE l.a = s.id) ORDER BY s.name",
    .passes = N_("Every segment is served by a unit or a team"),
    .broken = "+ segment name=Dealers\n+ segment name=Households", .fails = 2,
    .mended = "+ unit name=Sales\nsegment Dealers: units=Sales\n+ person name=Sara\nsegment Households: team=Sara" },

  { "strategy_without_goal", 2, NN_("A strategy serves no goal", "%s strategies serve no goal"),
    N_("A strategy that serves no goal is activity; its cost cannot be justified by anything."), N_("Choose its goals"),
    "strategy", "goals",
    "SELECT y.id FROM strategy y WHERE NOT EXISTS (SELECT 1 FROM strategy__goals l WHERE l.a = y.id) ORDER BY y.id",
    .passes = N_("Every strategy serves a goal"),
    .broken = "+ strategy title=Closer\n+ goal statement=Keep them", .mended = "strategy Closer: goals=Keep them" },
  { "strategy_without_strength", 2, NN_("A strategy uses no strength", "%s strategies use no strength"),
    N_("What rests on none of our strengths any competitor can copy."), N_("Choose the strengths it uses"),
    "strategy", "strengths", "SELECT y.id FROM strategy y WHERE NOT " USES ("'strength'") " ORDER BY y.id",
    .passes = N_("Every strategy uses a strength"),
    .broken = "+ strength title=Technicians; kind=strength\n+ strength title=Slow answers; kind=weakness\n"
              "+ strategy title=Closer; strengths=Slow answers",
    .mended = "strategy Closer: strengths=Slow answers;Technicians" },
  { "strategy_without_weakness", 2, NN_("A strategy removes no weakness", "%s strategies remove no weakness"),
    N_("Customers leave because of weaknesses; each strategy should take one of them away or make it smaller."),
    N_("Choose the weaknesses it removes"), "strategy", "strengths",
    "SELECT y.id FROM strategy y WHERE NOT " USES ("'weakness'") " ORDER BY y.id",
    .passes = N_("Every strategy removes a weakness"),
    .broken = "+ strength title=Technicians; kind=strength\n+ strength title=Slow answers; kind=weakness\n"
              "+ strategy title=Closer; strengths=Technicians",
    .mended = "strategy Closer: strengths=Slow answers;Technicians" },
  { "promise_without_strategy", 2, NN_("No strategy answers a promise", "No strategy answers %s promises"),
    N_("Customers hold us to what we promise; a strategy keeps it true or makes it so."), N_("Choose its strategy"),
    "promise", NULL,
    "SELECT p.id FROM promise p WHERE NOT EXISTS (SELECT 1 FROM strategy__promises l WHERE l.b = p.id) ORDER BY p.id",
    .passes = N_("Every promise is answered by a strategy"),
    .broken = "+ promise title=On time; ability=Own drivers", .mended = "+ strategy title=Closer; promises=On time" },
  { "need_without_strategy", 2, NN_("No strategy meets a need", "No strategy meets %s needs"),
    N_("A need that nobody meets is what the next competitor begins with."), N_("Choose its strategy"), "need", NULL,
    "SELECT n.id FROM need n WHERE NOT EXISTS (SELECT 1 FROM strategy__needs l WHERE l.b = n.id) "
    "ORDER BY n.importance DESC NULLS LAST, n.fulfilment, n.id",
    .passes = N_("Every need is met by a strategy"),
    .broken = "+ need title=Parts nearby\n+ need title=Deliveries on time; importance=5", .fails = 2,
    .mended = "+ strategy title=Closer; needs=Parts nearby;Deliveries on time" },
  { "competitor_action_unanswered", 2,
    NN_("No strategy answers what a competitor does", "No strategy answers %s actions of competitors"),
    N_("Customers compare; what they get elsewhere needs an answer, even if it is to do something else well."),
    N_("Choose its strategy"), "competitor_action", NULL,
    "SELECT a.id FROM competitor_action a WHERE NOT EXISTS (SELECT 1 FROM strategy__competitor_actions l WHERE l.b = a.id) "
    "ORDER BY a.date DESC, a.id",
    .passes = N_("Every action of a competitor is answered by a strategy"),
    .broken = "+ competitor name=Arvand\n+ competitor_action title=Club; competitor=Arvand; date=today",
    .mended = "+ strategy title=Closer; competitor_actions=Club" },
  { "strategies_only_short", 2, N_("No strategy is for the long term"), NULL,
    N_("Short-term strategies run the daily business; without long-term ones nothing prepares for future needs."),
    N_("Write a long-term strategy"), "strategy", "horizon",
    "SELECT NULL AS id WHERE EXISTS (SELECT 1 FROM strategy WHERE horizon = 'short') AND "
    "NOT EXISTS (SELECT 1 FROM strategy WHERE horizon = 'long')",
    .passes = N_("No short-term strategy is without a long-term one"),
    .broken = "+ strategy title=Closer; horizon=short\n+ strategy title=Partner",
    .mended = "strategy Partner: horizon=long" },
  { "strategies_only_long", 2, N_("No strategy is for the short term"), NULL,
    N_("Long-term strategies prepare for future needs; the daily business needs one for today."),
    N_("Write a short-term strategy"), "strategy", "horizon",
    "SELECT NULL AS id WHERE EXISTS (SELECT 1 FROM strategy WHERE horizon = 'long') AND "
    "NOT EXISTS (SELECT 1 FROM strategy WHERE horizon = 'short')",
    .passes = N_("No long-term strategy is without a short-term one"),
    .broken = "+ strategy title=Closer; horizon=long\n+ strategy title=Partner",
    .mended = "strategy Partner: horizon=short" },

  { "tactic_without_segment", 2, NN_("A tactic has no segment", "%s tactics have no segment"),
    N_("What is done for everybody alike spends the same on those who bring much and those who bring little."),
    N_("Choose its segment"), "tactic", "segment", "SELECT id FROM tactic WHERE segment IS NULL ORDER BY id",
    .passes = N_("Every tactic has a segment"),
    .broken = "+ tactic title=Club\n+ segment name=Dealers", .mended = "tactic Club: segment=Dealers" },
  { "tactic_without_period", 2, NN_("A tactic has no period", "%s tactics have no period"),
    N_("A tactic holds for a time; with its first and last day it can be renewed, changed or stopped knowingly."),
    N_("Set its period"), "tactic", "begins",
    "SELECT id FROM tactic WHERE begins IS NULL OR ends IS NULL ORDER BY id",
    .passes = N_("Every tactic has a period"),
    .broken = "+ tactic title=Club; begins=today\n+ tactic title=Discount", .fails = 2,
    .mended = "tactic Club: ends=today+90\ntactic Discount: begins=today; ends=today+90" },
  { "tactic_without_p", 2, NN_("A tactic belongs to none of the four Ps", "%s tactics belong to none of the four Ps"),
    N_("Only with its P does it show on the board which of product, price, promotion and place is forgotten."),
    N_("Choose its P"), "tactic", "p", "SELECT id FROM tactic WHERE p IS NULL ORDER BY id",
    .passes = N_("Every tactic belongs to one of the four Ps"),
    .broken = "+ tactic title=Club", .mended = "tactic Club: p=promotion" },
  { "tactic_without_strength", 2,
    NN_("A tactic uses no strength and removes no weakness", "%s tactics use no strength and remove no weakness"),
    N_("A tactic wins customers by what we do better, or keeps them by doing better what we did badly."),
    N_("Choose strengths or weaknesses"), "tactic", "strengths",
    "SELECT t.id FROM tactic t WHERE coalesce (t.state, '') <> 'none' AND NOT EXISTS (SELECT 1 FROM tactic__strengths l "
    "WHERE l.a = t.id) ORDER BY t.id",
    .passes = N_("Every tactic uses a strength or removes a weakness"),
    .broken = "+ tactic title=Club\n+ tactic title=Nothing; state=none\n+ strength title=Slow answers; kind=weakness",
    .mended = "tactic Club: strengths=Slow answers" },
  TACTIC_MISSING ("no_product_tactic", "'product'",
    NN_("A segment has no product tactic this quarter", "%s segments have no product tactic this quarter"),
    N_("Every segment has a product tactic this quarter, or a decision to have none"), "price", "product"),
  TACTIC_MISSING ("no_price_tactic", "'price'",
    NN_("A segment has no price tactic this quarter", "%s segments have no price tactic this quarter"),
    N_("Every segment has a price tactic this quarter, or a decision to have none"), "product", "price"),
  TACTIC_MISSING ("no_promotion_tactic", "'promotion'",
    NN_("A segment has no promotion tactic this quarter", "%s segments have no promotion tactic this quarter"),
    N_("Every segment has a promotion tactic this quarter, or a decision to have none"), "price",
    "promotion"),
  TACTIC_MISSING ("no_place_tactic", "'place'",
    NN_("A segment has no place tactic this quarter", "%s segments have no place tactic this quarter"),
    N_("Every segment has a place tactic this quarter, or a decision to have none"), "price", "place"),

  /* Where the cost of goods is not known the whole amount is taken for margin, in favour of the customer. */
  { "loss_served_dearly", 2,
    NN_("A customer costs more than the average and brings a loss",
        "%s customers cost more than the average and bring a loss"),
    N_("Money spent on customers who bring a loss is missing for those who carry the business; to go on with it needs "
       "a reason."),
    N_("Decide about it"), "customer", NULL,
    "SELECT c.id FROM (SELECT k.customer, k.amount, k.usual, (SELECT sum (p.amount - coalesce (p.cost, 0)) FROM purchase p "
    "WHERE p.customer = k.customer AND " IN_LAST_YEAR ("p.date") ") AS margin FROM "
    SPENT (", avg (sum (k.amount)) OVER () AS usual") " k WHERE k.amount > k.usual) k JOIN customer c ON c.id = k.customer "
    "WHERE k.amount > coalesce (k.margin, 0) AND " UNDECIDED " ORDER BY k.amount - coalesce (k.margin, 0) DESC, c.id",
    .passes = N_("No customer costs more than the average and brings a loss without a decision"),
    .broken = "+ customer code=A; name=A\n+ customer code=B; name=B\n+ customer code=C; name=C\n+ customer code=D; name=D\n"
              "+ customer_cost customer=A; date=today; kind=service; amount=90\n"
              "+ customer_cost customer=B; date=today; kind=service; amount=90\n"
              "+ customer_cost customer=C; date=today; kind=service; amount=10\n"
              "+ customer_cost customer=D; date=today; kind=win_contact; amount=900\n"
              "+ customer_cost customer=D; date=today-400; kind=service; amount=900\n"
              "+ purchase customer=A; date=today-9; amount=180; cost=100\n+ purchase customer=A; date=today-400; amount=500\n"
              "+ purchase customer=B; date=today-9; amount=200; cost=100",
    .mended = "+ customer_decision what=keep; customer=A; considerations=Brings others" },
  { "top_served_little", 2,
    NN_("Less than the average is spent on a customer of the top tier",
        "Less than the average is spent on %s customers of the top tier"),
    N_("Those who bring most are taken for granted first, and courted by competitors most."), N_("Look after it"),
    "customer", NULL,
    "SELECT id FROM (SELECT c.id, coalesce ((SELECT sum (k.amount) FROM customer_cost k WHERE k.customer = c.id AND "
    IS_SPENT "), 0) AS amount FROM customer c WHERE " TOP_CUSTOMER " AND " UNDECIDED ") q WHERE amount < "
    "(SELECT avg (amount) FROM " SPENT ("") " k) ORDER BY amount, id",
    .passes = N_("No customer of the top tier has less than the average spent on them without a decision"),
    .broken = "+ tier name=Platinum; rank=1\n+ tier name=Gold; rank=2\n+ segment name=Dealers; tier=Platinum\n"
              "+ customer code=A; name=A; segment=Dealers\n+ customer code=B; name=B; tier_by_hand=Platinum\n"
              "+ customer code=C; name=C; tier_by_hand=Gold\n+ customer code=D; name=D; segment=Dealers; stage=left\n"
              "+ customer_cost customer=A; date=today; kind=service; amount=90\n"
              "+ customer_cost customer=C; date=today; kind=service; amount=50",
    .mended = "+ customer_cost customer=B; date=today-9; kind=keep_contact; amount=80" },
  { "top_account_without_manager", 2,
    NN_("A customer of the top tier has no key-account manager", "%s customers of the top tier have no key-account manager"),
    N_("The few who bring most want to speak with one person who knows them."), N_("Choose a manager"),
    "customer", "manager",
    "SELECT c.id FROM customer c WHERE " TOP_CUSTOMER " AND +c.manager IS NULL ORDER BY c.name",
    .passes = N_("Every customer of the top tier has a key-account manager"),
    .broken = "+ tier name=Platinum; rank=1\n+ tier name=Gold; rank=2\n+ segment name=Dealers; tier=Platinum\n"
              "+ customer code=A; name=A; segment=Dealers\n+ customer code=B; name=B; segment=Dealers; tier_by_hand=Gold",
    .mended = "+ person name=Sara\ncustomer A: manager=Sara" },
  { "top_account_without_plan", 2,
    NN_("A customer of the top tier has no account plan", "%s customers of the top tier have no account plan"),
    N_("What attracts and keeps the few who bring most is worth writing down and looking at again."),
    N_("Write an account plan"), "customer", NULL,
    "SELECT c.id FROM customer c WHERE " TOP_CUSTOMER " AND NOT EXISTS (SELECT 1 FROM account_plan a WHERE "
    "a.customer = c.id) ORDER BY c.name",
    .passes = N_("Every customer of the top tier has an account plan"),
    .broken = "+ tier name=Platinum; rank=1\n+ segment name=Dealers; tier=Platinum\n"
              "+ customer code=A; name=A; segment=Dealers\n+ customer code=B; name=B; segment=Dealers", .fails = 2,
    .mended = "+ account_plan customer=A; date=today\n+ account_plan customer=B; date=today" },
  { "tiers_outdated", 2, N_("The tiers leave out the newest purchases"), NULL,
    N_("Tiers that are older than the figures send the best service to those who were the best customers once."),
    N_("Move the window of the tiers"), "organisation", "tier_ends",
    "SELECT o.id FROM organisation o WHERE " PURCHASES_SINCE_TIERS,
    .passes = N_("No purchase is newer than the window of the tiers"),
    .broken = "organisation #1: tier_ends=today-31\n+ customer code=A; name=A\n"
              "+ purchase customer=A; date=today-9; amount=5",
    .mended = "organisation #1: tier_ends=today" },
};

const CrmGuidance crm_strategy_guidance = { CRM_GUIDANCE (results, checks) };
/* clang-format on */
