#!/usr/bin/env python3
"""Makes the large files of the sample programme: the customers beside the first 302, who are kept
by hand, and for all of them five years of invented trade, of which the last three are told, with
what it cost, contacts, complaints and answers to surveys; and the measurements of the KPIs, those
that such records can answer worked out from them. @name stands for a text that words.csv of each
language has, #n for the n-th record of a file kept by hand. Run it in data/sample after changing
it: the same numbers come out each time. Its output is committed."""
import collections
import csv
import datetime
import functools
import math
import random

FIRST, LAST = datetime.date(2023, 10, 23), datetime.date(2026, 10, 31)
SIMULATED = datetime.date(2021, 10, 23)  # what came before the first day only shapes rates
PROGRAMME = datetime.date(2025, 11, 8)
N_CUSTOMERS, N_PURCHASES = 2000, 20000
rng = random.Random(1407)

# ---- days: the Jalali calendar of these years

LEAP = {1395, 1399, 1403}


@functools.cache
def jalali_new_year(year):
    """Exact from 1395 to 1407."""
    leaps = sum(y < year for y in LEAP) - sum(y < 1400 for y in LEAP)
    return datetime.date(2021, 3, 21) + datetime.timedelta(365 * (year - 1400) + leaps)


def jalali_month(year, month):
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    days = min(month - 1, 6) * 31 + max(month - 7, 0) * 30
    return jalali_new_year(year) + datetime.timedelta(days)


def gregorian_month(year, month):
    return datetime.date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


@functools.cache
def season_of(day):
    """The Jalali month of a day, 1 to 12."""
    year = day.year - 621
    if day < jalali_new_year(year):
        year -= 1
    return next(m for m in range(12, 0, -1) if jalali_month(year, m) <= day)


def months_since(day):
    return (day.year - 2024) * 12 + day.month - 10 + day.day / 31


# ---- what is sold: price in million rials in October 2024, cost share, family, weights

FAMILIES = ["Cooling", "Washing", "Cooking", "Small", "Service", "Care"]
PRODUCTS = [  # price, cost share for a dealer, family, weight dealers, households, web
    ("P01", 445, .88, 0, 8, 3, 1), ("P02", 316, .88, 0, 10, 5, 2), ("P03", 292, .86, 0, 6, 2, 1),
    ("P04", 322, .87, 1, 9, 4, 2), ("P05", 246, .87, 1, 9, 4, 3), ("P06", 330, .86, 1, 6, 2, 1),
    ("P07", 128, .87, 2, 9, 4, 2), ("P08", 170, .86, 2, 5, 2, 1), ("P09", 90, .84, 2, 7, 2, 4),
    ("P10", 68, .87, 3, 7, 4, 11), ("P11", 20, .80, 3, 6, 5, 12), ("P12", 26, .46, 4, 2, 16, 3),
    ("P13", 9, .55, 5, 3, 12, 10), ("P14", 5, .50, 5, 2, 6, 9), ("P15", 78, .85, 2, 6, 3, 6),
    ("P16", 34, .84, 3, 4, 3, 8), ("P17", 27, .83, 3, 4, 3, 9), ("P18", 47, .44, 4, 1, 7, 2),
]

# ---- customers

KEY, REGIONAL, PROJECT, HOUSE, WEB = 1, 2, 3, 4, 5
SEGMENTS = ["", "Key dealers", "Regional dealers", "Building projects", "Households",
            "Online buyers"]


def read(name, language="en"):
    with open(f"{language}/{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Customer:
    def __init__(self, code, segment, region, since):
        self.code, self.segment, self.region, self.since = code, segment, region, since
        self.left, self.orders, self.returned = None, [], False
        self.weight = math.exp(rng.gauss(0, {KEY: .35, REGIONAL: .6, PROJECT: .7}.get(segment, .3)))


def read_first():
    first = []
    for row in read("customer"):
        since = datetime.date.fromisoformat(row["since"]) if row["since"] else None
        c = Customer(row["code"], SEGMENTS.index(row["segment"]), row["region"], since)
        c.potential = row["stage"] == "potential"
        c.left = datetime.date.fromisoformat(row["left"]) if row["left"] else None
        c.consent = row["consent"]
        first.append(c)
    return first


def invent(n, code, segment, words):
    """More customers: those of before the programme came evenly, more of them of late."""
    made, taken = [], set()
    for i in range(1, n + 1):
        back = rng.random() ** (1.25 if segment in (HOUSE, WEB) else 1.0)
        days = int(back * (3900 if segment != WEB else 2300))
        since = LAST - datetime.timedelta(days + 2)
        region = rng.choices(range(10), [26, 14, 12, 10, 9, 8, 7, 6, 4, 4])[0]
        c = Customer(code.format(i), segment, region, since)
        c.potential = False
        shares = [60, 28, 12] if since > PROGRAMME else [38, 48, 14]
        c.consent = rng.choices(["given", "not_asked", "refused"], shares)[0]
        while True:
            if segment == REGIONAL:
                name = f"@d{rng.randrange(words['d'])} @r{region}"
            elif segment == PROJECT:
                name = f"@b{rng.randrange(words['b'])} @r{region}"
            else:
                name = f"@f{rng.randrange(words['f'])} @l{rng.randrange(words['l'])}"
            if name not in taken:
                break
            if segment in (REGIONAL, PROJECT):
                c.region = region = rng.randrange(10)
        taken.add(name)
        c.name = name
        made.append(c)
    return made


def is_there(c, day):
    return c.since <= day and (c.left is None or day < c.left)


# ---- trade

SEASON = [0, .62, .93, 1.05, 1.12, 1.10, 1.02, .97, .99, 1.04, .98, 1.13, 1.48]


def season(month, segment, family=None):
    s = SEASON[month]
    if segment == PROJECT:
        s = 1 + (s - 1) * .3
    return s * (1.35 if family == 0 and 3 <= month <= 5 else 1)


def growth(day):
    """Volume: flat before, better terms and service since the programme."""
    months = max(0, (day - PROGRAMME).days / 30.4)
    return 1 + .004 * (day - SIMULATED).days / 30.4 + .006 * months


def price_of(product, day, retail):
    """The list changes with each quarter, a little slower than prices at large."""
    quarter = months_since(day) // 3 * 3
    step = {0: 5, 1: 2}.get(0 if product[1] > 100 else 1)
    million = product[1] * 1.021 ** quarter * (1.12 if retail else 1)
    return int(max(step, round(million / step) * step)) * 1000000


def whole(amount, unit=100000):
    """To a round sum, as prices are."""
    return round(amount / unit) * unit


def discount_of(c, day):
    """Given away freely until the price list of the programme, but for one dealer."""
    months = max(0, (day - PROGRAMME).days / 30.4)
    usual = {KEY: .098, REGIONAL: .076, PROJECT: .083, HOUSE: .024, WEB: .032}[c.segment]
    if c.code == "C021":
        return .07 + .0042 * max(0, (day - FIRST).days / 30.4)
    if season_of(day) in (8, 12) and c.segment in (HOUSE, WEB):
        usual += .05
    return max(0, usual * (1 - .034 * min(months, 11)) + rng.gauss(0, .008))


def basket(c, day, lines):
    weights = [p[{HOUSE: 5, WEB: 6}.get(c.segment, 4)] * season(season_of(day), c.segment, p[3]) /
               season(season_of(day), c.segment) for p in PRODUCTS]
    chosen = []
    while len(chosen) < lines:
        p = rng.choices(PRODUCTS, weights)[0]
        if p not in chosen:
            chosen.append(p)
    return chosen


def order(c, day, lines):
    retail = c.segment in (HOUSE, WEB)
    made = []
    for p in basket(c, day, lines):
        most = {KEY: 4.6, REGIONAL: 2.0, PROJECT: 5}.get(c.segment, 1)
        small = 2.2 if p[1] < 60 else 1
        quantity = 1 if retail else max(1, round(most * small * c.weight * rng.uniform(.45, 1.5)))
        listed = quantity * price_of(p, day, retail)
        discount = whole(listed * discount_of(c, day), 1000000 if listed > 100000000 else 100000)
        share = p[2] * (1.015 if not retail else .93) * (1.0 if day < PROGRAMME else .993)
        cost = whole(listed * share * rng.uniform(.985, 1.01) * (.98 if retail else .915))
        if c.segment == KEY or c.code == "C001":
            agent, channel = 3, 3
        elif c.segment == REGIONAL:
            agent, channel = 13, 3
        elif c.segment == PROJECT:
            agent, channel = (3, 1) if c.weight > 1.3 else (13, 1)
        elif c.segment == WEB:
            agent, channel = 9, 4
        elif p[3] in (4, 5):
            agent, channel = 12, 6
        else:
            agent, channel = 13, 2
        made.append([c, day, p, quantity, listed - discount, discount, cost, agent, channel])
    c.orders.append(day)
    return made


def trade_with_firm(c, out):
    rate = {KEY: 2.75, REGIONAL: .71, PROJECT: .23}[c.segment]
    day = max(SIMULATED, c.since)
    if c.since >= SIMULATED:
        out.append(order(c, day, rng.randint(2, 4)))
    silent_from = silent_to = None
    if c.segment != KEY and rng.random() < (.26 if c.segment == PROJECT else .17):
        silent_from = SIMULATED + datetime.timedelta(rng.randrange(400, 1700))
        if rng.random() < .4:  # won back
            silent_to = silent_from + datetime.timedelta(rng.randrange(380, 560))
    while True:
        pace = rate * growth(day) * season(season_of(day), c.segment)
        pace *= 1 if c.segment == KEY else c.weight ** .3
        day += datetime.timedelta(max(2, int(rng.expovariate(pace / 30.4))))
        if day > LAST or (c.left and day >= c.left):
            return
        if silent_from and day >= silent_from:
            if silent_to is None:
                return
            if day < silent_to:
                day = silent_to
                silent_from = None
                if day > LAST:
                    return
        least, most = {KEY: (2, 6), REGIONAL: (1, 4), PROJECT: (2, 5)}[c.segment]
        out.append(order(c, day, rng.randint(least, most)))


def trade_with_home(c, out):
    """Comes again about once a year, for a contract, a filter or the next appliance, until lost."""
    day = c.since
    first = True
    while day <= LAST and not (c.left and day >= c.left):
        if day >= SIMULATED:
            shares = [50, 30, 14, 6] if c.segment == HOUSE else [66, 24, 8, 2]
            lines = rng.choices([1, 2, 3, 4], shares)[0]
            while season_of(day) == 1 and rng.random() < .4:
                day += datetime.timedelta(9)
            if day > LAST:
                return
            out.append(order(c, day, lines + (1 if first and c.segment == HOUSE else 0)))
        first = False
        months = max(0, (day - PROGRAMME).days / 30.4)
        stays = (.905 if c.segment == HOUSE else .815) + .009 * min(months, 10)
        stays += .0012 * max(0, (day - SIMULATED).days / 30.4)
        if rng.random() > stays:
            if rng.random() > .22:
                return
            day += datetime.timedelta(rng.randrange(420, 640))  # lost, and won back
            c.returned = True
            continue
        gap = min(360, int(rng.gammavariate(5, 46 if c.segment == HOUSE else 50)))
        day += datetime.timedelta(max(20, gap))
        if season_of(day) in (2, 3, 9, 10) and rng.random() < .22:  # to the sales of the year's end
            days = [datetime.timedelta(n) for n in range(0, 60, 9)]
            day += next((d for d in days if season_of(day + d) in (8, 12)), days[0])


def send_back(orders):
    back = []
    for lines in orders:
        for line in lines:
            c, day, p = line[0], line[1], line[2]
            chance = {KEY: .006, REGIONAL: .009, PROJECT: .004, HOUSE: .014, WEB: .042}[c.segment]
            if p[3] < 4 and rng.random() < chance:
                when = day + datetime.timedelta(rng.randrange(3, 15))
                if when <= LAST:
                    n = 1 if line[3] < 3 else rng.randint(1, line[3] // 2)
                    part = n / line[3]
                    back.append([[c, when, p, -n, -whole(line[4] * part), -whole(line[5] * part),
                                  -whole(line[6] * part), line[7], line[8]]])
    return back


# ---- writing

def write(path, head, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        # Nothing is quoted but the names, whose texts may hold commas.
        out = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None)
        out.writerow(head)
        out.writerows(rows)


def is_worked(day):
    """Saturday to Wednesday."""
    return day.weekday() not in (3, 4)


def working_day(day):
    while not is_worked(day):
        day += datetime.timedelta(1)
    return day


def working_moment(day):
    return datetime.datetime.combine(working_day(day), datetime.time(8)) + \
        datetime.timedelta(minutes=5 * rng.randrange(12, 90))


def add_working_hours(moment, hours):
    while True:
        end = moment.replace(hour=16, minute=0)
        room = (end - moment).total_seconds() / 3600
        if hours <= room:
            return moment + datetime.timedelta(minutes=int(hours * 60))
        hours -= room
        next_day = working_day(moment.date() + datetime.timedelta(1))
        moment = datetime.datetime.combine(next_day, datetime.time(8))


def text_of(moment):
    return moment.strftime("%Y-%m-%dT%H:%M")


# ---- series that people report: 36 months from November 2023 (Aban 1402) on

K17 = [73.1, 72.8, 74.0, 73.6, 74.9, 73.2, 74.4, 75.1, 74.2, 74.9, 74.1, 75.3,
       74.8, 75.1, 76.4, 75.7, 77.0, 76.2, 77.9, 78.3, 77.6, None, 78.8, 79.4,
       78.9, 80.2, 79.6, 80.8, 81.3, 81.0, 82.2, 81.7, 82.6, 83.1, 82.0, 82.4]
K26 = [55, 57, 54, 58, 56, 59, 57, 60, 58, 61, 57, 59,
       58, 61, 60, 63, 62, 66, 64, 67, 69, 68, 71, 70,
       73, 72, 76, 75, 79, 78, 81, 84, 83, 86, 85, 88]
K28 = [7.4, 6.8, 7.6, 7.1, 8.3, 7.0, 6.9, 7.3, 7.8, 7.2, 6.7, 7.1,
       6.9, 7.2, 6.6, 7.4, 7.0, 6.5, 7.1, 6.8, 7.3, 6.7, 6.9, 6.4,
       6.6, 6.8, 6.3, 5.0, 4.5, 4.7, 4.1, 3.9, 4.2, 4.9, 4.9, 5.8]
K29 = [84.1, 82.6, 83.0, 80.9, 71.4, 82.2, 84.0, 83.1, 81.7, 82.9, 84.4, 83.8,
       84.9, 83.6, 84.2, 82.5, 74.8, 84.1, None, None, 85.0, 85.9, 86.3, 85.2,
       86.1, 86.8, 87.0, 85.4, 79.3, 87.2, 88.1, 87.6, 88.4, 88.9, 88.2, 89.1]
K31 = [38, 44, 51, 55, 58, 63, 66, 68, 74]  # since February 2026
K62 = [61, 63, 62, 66]  # halves; the newest is late
K74 = [61.5, 61.9, 62.4, 62.2, 63.0, 63.5, 64.1, 66.8, 69.4, 71.0, 73.9, 75.2, 77.6, 78.1]


def measure(customers, lines, language):
    """Rows of measurement.csv, in the months and quarters of the language's calendar."""
    month_of = gregorian_month if language == "en" else jalali_month
    year, month = (2023, 11) if language == "en" else (1402, 8)
    starts = [month_of(year, month + i) for i in range(37)]
    quarters = [(starts[i], starts[i + 3]) for i in range(34) if (month + i - 1) % 3 == 0]
    halves = [starts[i] for i in range(36) if (month + i - 1) % 6 == 0]
    a_year = datetime.timedelta(365)
    rows = []

    def add(kpi, day, value, person, source, note="", changed=""):
        if value is not None:
            rows.append([kpi, day, f"{value:.15g}", "", f"#{person}", f"@q{source}",
                         f"@o{note}" if note != "" else "", changed])

    def series(kpi, values, person, source, notes={}, changed=-1):
        for i, value in enumerate(values):
            add(kpi, starts[36 - len(values) + i], value, person, source, notes.get(i, ""),
                1 if i == changed else "")

    def active_at(day):
        return {c for c in customers if any(day - a_year <= d < day for d in c.orders)}

    def told(first, after):
        return [line for line in lines if first <= line[1] < after]

    for first, after in quarters[3:]:
        profit = collections.Counter()
        families = collections.defaultdict(set)
        for line in told(after - a_year, after):
            profit[line[0]] += line[4] - line[6]
            if line[3] > 0:
                families[line[0]].add(line[2][3])
        best = sorted(profit.values(), reverse=True)[:round(len(profit) / 5)]
        add("K08", first, round(100 * sum(best) / profit.total(), 1), 8, 0)
        add("K45", first, round(sum(map(len, families.values())) / len(families), 2), 9, 6)
    series("K17", K17, 2, 1, {31: 0})
    for first, after in quarters:
        if first in NPS:
            add("K18", first, NPS[first], 3, 1)
    kept = []
    for after in starts[1:]:
        then = active_at(after - a_year)
        kept.append(round(100 * len(then & active_at(after)) / len(then), 1))
    series("K20", kept, 3, 0, {33: 1})
    series("K26", K26, 2, 2, {31: 2})
    series("K28", K28, 5, 3, {27: 3, 33: 4}, changed=27)
    series("K29", K29, 6, 4, {4: 5, 28: 6})
    series("K31", K31, 4, 5, {0: 7, 8: 8})
    months = list(zip(starts, starts[1:]))
    series("K36", [sum(line[4] for line in told(*m)) for m in months], 8, 0, {16: 9, 29: 10})
    begun = [c.since for c in customers if not c.potential]
    series("K40", [sum(first <= day < after for day in begun) for first, after in months], 3, 0)
    discounts = [(sum(line[5] for line in told(*m)), sum(line[4] for line in told(*m)))
                 for m in months]
    series("K50", [round(100 * d / (d + paid), 2) for d, paid in discounts], 13, 0, {26: 11})
    for first, value in zip(halves, K62):
        add("K62", first, value, 7, 7)
    series("K74", K74, 10, 6)
    return rows


NPS = {}


def main():
    words = collections.Counter(row[0] for row in open("en/words.csv", encoding="utf-8"))
    customers = read_first()
    more = invent(58, "D{:03d}", REGIONAL, words) + invent(30, "D1{:02d}", PROJECT, words)
    rest = N_CUSTOMERS - len(customers) - len(more)
    homes = rest * 54 // 100
    more += invent(homes, "H{:03d}", HOUSE, words)
    more += invent(rest - homes, "W{:03d}", WEB, words)
    for home, web in zip(rng.sample([c for c in more if c.segment == HOUSE], 6),
                         rng.sample([c for c in more if c.segment == WEB], 6)):
        web.name, web.region = home.name, home.region  # the same person, twice
    customers += more
    for c in rng.sample([c for c in more if c.segment in (HOUSE, WEB) and c.since > SIMULATED
                         and c.since < LAST - datetime.timedelta(300)], 14):
        c.left = c.since + datetime.timedelta(rng.randrange(120, (LAST - c.since).days))

    orders = []
    for c in customers:
        if not c.potential:
            (trade_with_home if c.segment in (HOUSE, WEB) else trade_with_firm)(c, orders)
    orders += send_back(orders)
    orders.sort(key=lambda lines: (lines[0][1], lines[0][0].code))
    told = [lines for lines in orders if lines[0][1] >= FIRST]
    n = sum(map(len, told))
    print(f"{n} lines, {N_PURCHASES} kept")
    # Single lines of dealers with many make up the difference.
    for lines in told[:: max(1, len(told) // max(1, n - N_PURCHASES))]:
        if n > N_PURCHASES and len(lines) > 1:
            lines.pop()
            n -= 1
    for lines in told:
        if n > N_PURCHASES and len(lines) > 2:
            lines.pop()
            n -= 1
    lines = [line for group in told for line in group]
    write("common/purchase.csv",
          ["customer", "date", "product", "quantity", "amount", "discount", "cost", "agent",
           "channel", "invoice"],
          [[line[0].code, line[1], line[2][0], line[3], line[4], line[5] or "", line[6],
            f"#{line[7]}", f"#{line[8]}", f"{'F' if line[3] > 0 else 'R'}{10000 + i}"]
           for i, group in enumerate(told) for line in group])

    write_customers(more)
    write_costs(customers, lines)
    write_contacts(customers)
    write_complaints(customers)
    write_answers(customers)
    head = ["kpi", "date", "value", "provisional", "person", "source", "note", "process_changed"]
    for language in ("en", "fa"):
        write(f"{language}/measurement.csv", head, measure(customers, lines, language))


def write_customers(more):
    rows = []
    for c in more:
        firm = c.segment in (REGIONAL, PROJECT)
        channel = rng.choice({REGIONAL: [3], PROJECT: [1], HOUSE: [1, 1, 2, 5], WEB: [4, 4, 5]}
                             [c.segment])
        region = f"@r{c.region}" if firm or rng.random() < .95 else ""
        rows.append([c.code, f'"{c.name}"', "company" if firm else "person",
                     "left" if c.left else "customer", f"#{c.segment}", region, c.since,
                     c.left or "", "#13" if firm else "", f"#{channel}", c.consent,
                     4 if firm else rng.choice([1, 1, 2])])
    write("common/customer-more.csv",
          ["code", "name", "legal_form", "stage", "segment", "region", "since", "left", "manager",
           "channel", "consent", "contacts_per_month"], rows)


def write_costs(customers, lines):
    """Dealers are visited and delivered to; homes cost repairs. A few cost more than they bring."""
    rows = []
    margin = {}
    for line in lines:
        if line[1] > LAST - datetime.timedelta(365):
            margin[line[0]] = margin.get(line[0], 0) + line[4] - line[6]
    for c in customers:
        if c.potential:
            continue
        gain = margin.get(c, 0)
        if c.segment in (KEY, REGIONAL, PROJECT):
            n = {KEY: 10, REGIONAL: 3, PROJECT: 3}[c.segment]
            for i in range(n):
                day = working_day(LAST - datetime.timedelta(rng.randrange(4, 1000)))
                if day < c.since or (c.left and day > c.left) or day > LAST:
                    continue
                kind, note = rng.choice([("sale", 0), ("keep_contact", 2),
                                         ("keep_special_actions", 3), ("logistics", 5)])
                amount = max(2, gain / 1e6 * .02 * rng.uniform(.5, 1.6))
                rows.append([c.code, day, kind, round(amount) * 1000000, f"@k{note}"])
            if c.since >= FIRST:
                rows.append([c.code, c.since, "win_contact", rng.randrange(20, 90) * 1000000,
                             "@k4"])
        elif rng.random() < .26:
            day = working_day(LAST - datetime.timedelta(rng.randrange(4, 1000)))
            if day >= c.since and day <= LAST and not (c.left and day > c.left):
                rows.append([c.code, day, "service", rng.randrange(2, 9) * 1000000, "@k1"])
    rows.sort(key=lambda r: r[1])
    write("common/customer_cost-more.csv", ["customer", "date", "kind", "amount", "note"], rows)


def pick(customers, day, segments):
    while True:
        c = rng.choice(customers)
        if not c.potential and c.segment in segments and is_there(c, day):
            return c


# Of a theme of words.csv: how often, kind, begun by us, by whom, channel, sentiment, with whom
THEMES = [
    (9, "request", False, (5,), 1, "negative", (HOUSE, HOUSE, WEB, REGIONAL)),
    (7, "request", False, (11,), 1, "negative", (HOUSE, HOUSE, WEB, REGIONAL)),
    (6, "praise", False, (12, 12, 4), 6, "positive", (HOUSE, HOUSE, WEB, REGIONAL)),
    (6, "request", False, (12,), 6, "neutral", (HOUSE, HOUSE, WEB, REGIONAL)),
    (5, "visit", True, (13,), 3, "positive", (REGIONAL,)),
    (6, "message", False, (11,), 4, "neutral", (WEB,)),
    (7, "call", True, (5, 5, 2), 1, "positive", (HOUSE, HOUSE, WEB, REGIONAL)),
    (3, "visit", True, (3,), 3, "neutral", (KEY,)),
    (2, "visit", True, (6,), 1, "negative", (PROJECT,)),
    (6, "call", False, (5,), 1, "positive", (HOUSE, HOUSE, WEB, REGIONAL)),
    (1, "visit", True, (9,), 2, "positive", (REGIONAL, HOUSE)),
    (.6, "visit", True, (1,), 3, "positive", (KEY,)),
]


def write_contacts(customers):
    """Since February 2026, written down in time as often as K31 says."""
    rows = []
    unwanted = 0  # contacts with those who refused them: a few slip through
    day = datetime.date(2026, 2, 1)
    while day < LAST:
        for _ in range(rng.choices([1, 2, 3, 4], [2, 4, 3, 2])[0] if is_worked(day) else 0):
            k = rng.choices(range(len(THEMES)), [theme[0] for theme in THEMES])[0]
            _, kind, ours, people, channel, sentiment, segments = THEMES[k]
            c = pick(customers, day, segments)
            unwanted += ours and c.consent == "refused"
            if ours and c.consent == "refused" and unwanted % 9:
                continue
            moment = working_moment(day)
            in_time = rng.random() < K31[min(day.month - 2, 8)] / 100
            hours = rng.uniform(.05, 3.5) if in_time else rng.uniform(25, 90)
            recorded = moment + datetime.timedelta(minutes=int(hours * 60) // 5 * 5)
            at_once = sentiment != "negative" and rng.random() < .8
            follow = ["", "", ""]
            if sentiment == "negative" and rng.random() < .3:
                due = working_day(day + datetime.timedelta(3))
                follow = ["@u0", due, due]
            rows.append([c.code, text_of(moment), f"#{rng.choice(people)}", f"#{channel}", kind,
                         "us" if ours else "customer", f"@t{k}",
                         f"@n{k}" if rng.random() < .7 else "", sentiment, int(at_once), *follow,
                         text_of(recorded)])
        day += datetime.timedelta(1)
    write("common/interaction-more.csv",
          ["customer", "date", "person", "channel", "kind", "begun_by", "theme", "narrative",
           "sentiment", "solved_at_once", "follow_up", "follow_up_due", "follow_up_done",
           "recorded"], rows)


def write_complaints(customers):
    """Answered and closed as K28 and K26 say of their months."""
    rows = []
    for i in range(36):
        first, after = gregorian_month(2023, 11 + i), gregorian_month(2023, 12 + i)
        n = rng.randrange(15, 22) + (6 if first.month in (3, 12) else 0) - (4 if i > 30 else 0)
        in_time = round(n * K26[i] / 100)
        for k, offset in enumerate(sorted(rng.randrange((after - first).days) for _ in range(n))):
            moment = working_moment(first + datetime.timedelta(offset))
            if moment.date() > LAST - datetime.timedelta(14):
                continue
            cause = rng.choices(range(5), [9, 6, 5, 4, 3])[0]
            c = pick(customers, moment.date(), (HOUSE, HOUSE, WEB, REGIONAL, PROJECT))
            answer = add_working_hours(moment, K28[i] * math.exp(rng.gauss(0, .55)))
            late = (k * 7 + 3) % n >= in_time
            solved = add_working_hours(moment, rng.uniform(26, 70) if late else rng.uniform(9, 23))
            rows.append([c.code, text_of(moment), f"S-{1205 + len(rows)}", f"@c{cause}",
                         f"@w{cause}" if rng.random() < .5 else "", rng.choice(PRODUCTS[:11])[0],
                         f"#{rng.choice([1, 1, 5, 7])}", f"#{rng.choice([2, 5, 11])}",
                         rng.choices(["low", "medium", "high"], [3, 5, 2])[0], 24,
                         text_of(min(answer, solved)), text_of(solved), f"@s{cause}",
                         rng.choice(["", "", "", "", 5000000]), 0,
                         int(rng.random() < .5 + i / 90)])
    write("common/complaint-more.csv",
          ["customer", "opened", "number", "cause", "narrative", "product", "channel", "owner",
           "severity", "limit_hours", "first_answer", "solved", "solution", "compensation",
           "solved_at_once", "apology"], rows)


def write_answers(customers):
    """One survey after service a quarter, the third to the thirteenth of survey.csv, asks for
    satisfaction (1 to 5) and recommendation (0 to 10); question.csv has two questions for each."""
    responses, answers = [], []
    number = 100
    nps = [9, 11, 8, 14, 16, 15, 19, 22, 21, 26, 29]
    for s in range(11):
        begins = jalali_month(1402, 10 + 3 * s)
        ends = jalali_month(1402, 13 + 3 * s) - datetime.timedelta(1)
        n = 84
        want = [K17[min(35, 2 + 3 * s + k)] or 78 for k in range(3)]
        good = 0
        given = []
        for k in range(n):
            day = begins + datetime.timedelta((ends - begins).days * k // n)
            c = pick(customers, day, (HOUSE, HOUSE, WEB, REGIONAL))
            number += 1
            satisfied = round((k + 1) * sum(want) / 300) > good
            good += satisfied
            remark = rng.choice([0, 2]) if satisfied else rng.choice([1, 3])
            responses.append([f"R{number}", f"#{s + 3}", c.code, day,
                              f"#{rng.choice([5, 12, 12, 11])}", "#5",
                              f"@m{remark}" if rng.random() < .12 else ""])
            answers.append([f"R{number}", f"Q{4 + 2 * s}",
                            rng.choice([4, 5, 5] if satisfied else [1, 2, 3, 3]), ""])
            given.append(number)
        promoters = round(n * (.34 + nps[s] / 200))
        detractors = promoters - round(n * nps[s] / 100)
        marks = [rng.choice([9, 10]) for _ in range(promoters)]
        marks += [rng.choice([2, 4, 5, 6, 6]) for _ in range(detractors)]
        marks += [rng.choice([7, 8]) for _ in range(n - len(marks))]
        rng.shuffle(marks)
        answers += [[f"R{given[k]}", f"Q{5 + 2 * s}", marks[k], ""] for k in range(n)]
        score = round(100 * (promoters - detractors) / n, 1)
        # The quarters of both calendars that the season falls into.
        NPS[begins] = score
        NPS[gregorian_month(2024, 1 + 3 * s)] = score
    kept = read("answer", "common")
    kept = [list(a.values()) for a in kept if int(a["response"][1:]) <= 100]
    write("common/response-more.csv",
          ["code", "survey", "customer", "date", "person", "channel", "remark"], responses)
    write("common/answer.csv", ["response", "question", "number", "text"], kept + answers)


if __name__ == "__main__":
    main()
