/* crm-figures-vision.c: block 1 of the KPI catalogue, vision and steering.
 * Data only; crm-figure.h says how it is written. */
#include "crm-figure-private.h"

#include <math.h>

#include "crm-i18n.h"

/* clang-format off */
static const CrmFigure figures[] = {
  { "K01", N_("Vision/definition awareness"),
    N_("People who acknowledged the newest definition of CRM, of all people employed at the end of the period."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_QUARTER, "people", 1, "last", N_("Acknowledgements and people"),
    CRM_FIGURE_PERIODS, CRM_FIGURE_SHARE, 100,
    .sql = "SELECT t.n, NULL, count (k.id), count (*) FROM (SELECT n, until, (SELECT d.id FROM definition d WHERE "
           "coalesce (d.agreed <= t.until, TRUE) ORDER BY d.agreed IS NULL, d.agreed DESC, d.id DESC LIMIT 1) AS "
           "newest FROM period t) t JOIN person p ON coalesce (p.joined <= t.until, TRUE) AND coalesce (p.\"left\" "
           "> t.until, TRUE) LEFT JOIN acknowledgement k ON k.person = p.id AND k.definition = t.newest AND k.date "
           "<= t.until WHERE t.newest IS NOT NULL GROUP BY t.n",
    .examples = {
      { "+ person name=Sara; level=manager\n+ person name=Reza; level=staff\n+ person name=Ali; level=staff; "
        "left=2025-02-10\n+ person name=Mina; level=guard; joined=2025-05-01\n+ definition title=Old; "
        "agreed=2024-01-01\n+ definition title=New; agreed=2025-01-15\n+ acknowledgement definition=Old; "
        "person=Reza; date=2024-02-01\n+ acknowledgement definition=New; person=Sara; date=2025-02-01\n+ "
        "acknowledgement definition=New; person=Mina; date=2025-05-01",
        "2025-03-01", 50 },
      { "+ person name=Sara; level=manager\n+ person name=Reza; level=staff\n+ person name=Ali; level=staff; "
        "left=2025-02-10\n+ person name=Mina; level=guard; joined=2025-05-01",
        "2025-03-01", NAN },
      { "+ definition title=New; agreed=2025-01-15",
        "2025-03-01", NAN },
    } },
  { "K02", N_("Training hours per manager"),
    N_("Hours of courses that executives and managers attended in the period, divided by how many they are."),
    N_("h"), CRM_DIRECTION_HIGHER, CRM_PERIOD_QUARTER, "people", 1, "sum", N_("Attendances at courses and people"),
    CRM_FIGURE_PERIODS, CRM_FIGURE_SHARE, 1,
    .sql = "SELECT t.n, NULL, CASE WHEN EXISTS (SELECT 1 FROM course WHERE date IS NOT NULL) THEN coalesce "
           "((SELECT sum (coalesce (a.hours, c.hours)) FROM attendance a JOIN course c ON c.id = a.course JOIN "
           "person p ON p.id = a.person WHERE a.attended = 1 AND c.date BETWEEN t.first AND t.until AND p.level IN "
           "('executive', 'manager')), 0) END, count (*) FROM period t JOIN person p ON coalesce (p.joined <= "
           "t.until, TRUE) AND coalesce (p.\"left\" > t.until, TRUE) AND p.level IN ('executive', 'manager') GROUP "
           "BY t.n",
    .examples = {
      { "+ person name=Sara; level=manager\n+ person name=Reza; level=staff\n+ person name=Ali; level=staff; "
        "left=2025-02-10\n+ person name=Mina; level=guard; joined=2025-05-01\n+ course title=CRM; date=2025-02-01; "
        "hours=8\n+ course title=Care; date=2025-04-02; hours=4\n+ attendance course=CRM; person=Sara; "
        "attended=yes\n+ attendance course=CRM; person=Reza; attended=yes; hours=3\n+ attendance course=CRM; "
        "person=Ali; attended=no\n+ attendance course=Care; person=Reza; attended=yes",
        "2025-03-01", 8 },
      { "+ person name=Sara; level=manager\n+ person name=Reza; level=staff\n+ person name=Ali; level=staff; "
        "left=2025-02-10\n+ person name=Mina; level=guard; joined=2025-05-01\n+ course title=CRM; date=2025-02-01; "
        "hours=8\n+ course title=Care; date=2025-04-02; hours=4\n+ attendance course=CRM; person=Sara; "
        "attended=yes\n+ attendance course=CRM; person=Reza; attended=yes; hours=3\n+ attendance course=CRM; "
        "person=Ali; attended=no\n+ attendance course=Care; person=Reza; attended=yes",
        "2025-05-01", 0 },
      { "+ person name=Sara; level=manager\n+ person name=Reza; level=staff\n+ person name=Ali; level=staff; "
        "left=2025-02-10\n+ person name=Mina; level=guard; joined=2025-05-01",
        "2025-03-01", NAN },
      { "+ course title=CRM; date=2025-02-01; hours=8",
        "2025-03-01", NAN },
    } },
  { "K03", N_("Training hours per employee"),
    N_("Hours of courses that everybody but managers attended in the period, divided by how many they are; "
       "managers should have more."),
    N_("h"), CRM_DIRECTION_HIGHER, CRM_PERIOD_QUARTER, "people", 1, "sum", N_("Attendances at courses and people"),
    CRM_FIGURE_PERIODS, CRM_FIGURE_SHARE, 1,
    .sql = "SELECT t.n, NULL, CASE WHEN EXISTS (SELECT 1 FROM course WHERE date IS NOT NULL) THEN coalesce "
           "((SELECT sum (coalesce (a.hours, c.hours)) FROM attendance a JOIN course c ON c.id = a.course JOIN "
           "person p ON p.id = a.person WHERE a.attended = 1 AND c.date BETWEEN t.first AND t.until AND coalesce "
           "(p.level, 'staff') NOT IN ('executive', 'manager')), 0) END, count (*) FROM period t JOIN person p ON "
           "coalesce (p.joined <= t.until, TRUE) AND coalesce (p.\"left\" > t.until, TRUE) AND coalesce (p.level, "
           "'staff') NOT IN ('executive', 'manager') GROUP BY t.n",
    .examples = {
      { "+ person name=Sara; level=manager\n+ person name=Reza; level=staff\n+ person name=Ali; level=staff; "
        "left=2025-02-10\n+ person name=Mina; level=guard; joined=2025-05-01\n+ course title=CRM; date=2025-02-01; "
        "hours=8\n+ course title=Care; date=2025-04-02; hours=4\n+ attendance course=CRM; person=Sara; "
        "attended=yes\n+ attendance course=CRM; person=Reza; attended=yes; hours=3\n+ attendance course=CRM; "
        "person=Ali; attended=no\n+ attendance course=Care; person=Reza; attended=yes",
        "2025-03-01", 3 },
      { "+ person name=Sara; level=manager\n+ person name=Reza; level=staff\n+ person name=Ali; level=staff; "
        "left=2025-02-10\n+ person name=Mina; level=guard; joined=2025-05-01\n+ course title=CRM; date=2025-02-01; "
        "hours=8\n+ course title=Care; date=2025-04-02; hours=4\n+ attendance course=CRM; person=Sara; "
        "attended=yes\n+ attendance course=CRM; person=Reza; attended=yes; hours=3\n+ attendance course=CRM; "
        "person=Ali; attended=no\n+ attendance course=Care; person=Reza; attended=yes",
        "2025-05-01", 2 },
      { "+ person name=Sara; level=manager\n+ person name=Reza; level=staff\n+ person name=Ali; level=staff; "
        "left=2025-02-10\n+ person name=Mina; level=guard; joined=2025-05-01",
        "2025-03-01", NAN },
    } },
  { "K04", N_("Goal achievement"),
    N_("Weighted mean of the goals' progress from baseline to target, each kept between none and whole; goals "
       "without a value do not count."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_MONTH, "process", 1, "last", N_("Goals and the values of their KPIs"),
    CRM_FIGURE_READ, CRM_FIGURE_SHARE, 100, .of_kpis = TRUE,
    .read = crm_figure_read_goals,
    .examples = {
      { "+ kpi code=S; name=Satisfaction; direction=higher; frequency=month\n+ kpi code=T; name=Answer; "
        "direction=lower; frequency=month\n+ target kpi=S; date=2025-01-01; value=80; near=70\n+ target kpi=T; "
        "date=2025-01-01; value=4; near=6\n+ measurement kpi=S; date=2025-01-31; value=85\n+ measurement kpi=S; "
        "date=2025-02-28; value=75\n+ measurement kpi=T; date=2025-02-01; value=3\n+ goal code=G1; "
        "statement=Please them; kpi=S; baseline=70; target=90; weight=3\n+ goal code=G2; statement=Answer them; "
        "kpi=T; baseline=8; target=4\n+ goal code=G3; statement=No number",
        "2025-02-10", 100 * (3 * 0.25 + 1) / 4 },
      { "+ kpi code=S; name=Satisfaction; direction=higher; frequency=month\n+ kpi code=T; name=Answer; "
        "direction=lower; frequency=month\n+ target kpi=S; date=2025-01-01; value=80; near=70\n+ target kpi=T; "
        "date=2025-01-01; value=4; near=6\n+ measurement kpi=S; date=2025-01-31; value=85\n+ measurement kpi=S; "
        "date=2025-02-28; value=75\n+ measurement kpi=T; date=2025-02-01; value=3\n+ goal code=G1; "
        "statement=Please them; kpi=S; baseline=70; target=90; weight=3\n+ goal code=G2; statement=Answer them; "
        "kpi=T; baseline=8; target=4\n+ goal code=G3; statement=No number",
        "2025-01-10", 75 },
      { "+ kpi code=S; name=Satisfaction; direction=higher; frequency=month\n+ kpi code=T; name=Answer; "
        "direction=lower; frequency=month\n+ target kpi=S; date=2025-01-01; value=80; near=70\n+ target kpi=T; "
        "date=2025-01-01; value=4; near=6\n+ measurement kpi=S; date=2025-01-31; value=85\n+ measurement kpi=S; "
        "date=2025-02-28; value=75\n+ measurement kpi=T; date=2025-02-01; value=3\n+ goal code=G1; "
        "statement=Please them; kpi=S; baseline=70; target=90; weight=3\n+ goal code=G2; statement=Answer them; "
        "kpi=T; baseline=8; target=4\n+ goal code=G3; statement=No number",
        "2024-12-10", NAN },
      { "+ kpi code=S; name=S\n+ measurement kpi=S; date=2025-01-31; value=85\n+ goal code=G; statement=Same; "
        "kpi=S; baseline=90; target=90",
        "2025-02-10", NAN },
    } },
  { "K05", N_("Promise keeping"),
    N_("Promises whose KPI was on target in the period, of those whose KPI could be judged."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_MONTH, "customer", 1, "mean", N_("Promises and the values of their KPIs"),
    CRM_FIGURE_READ, CRM_FIGURE_SHARE, 100, .of_kpis = TRUE,
    .read = crm_figure_read_promises,
    .examples = {
      { "+ kpi code=S; name=Satisfaction; direction=higher; frequency=month\n+ kpi code=T; name=Answer; "
        "direction=lower; frequency=month\n+ target kpi=S; date=2025-01-01; value=80; near=70\n+ target kpi=T; "
        "date=2025-01-01; value=4; near=6\n+ measurement kpi=S; date=2025-01-31; value=85\n+ measurement kpi=S; "
        "date=2025-02-28; value=75\n+ measurement kpi=T; date=2025-02-01; value=3\n+ promise code=P1; title=Care; "
        "kpi=S\n+ promise code=P2; title=Speed; kpi=T\n+ promise code=P3; title=Price",
        "2025-02-10", 50 },
      { "+ kpi code=S; name=Satisfaction; direction=higher; frequency=month\n+ kpi code=T; name=Answer; "
        "direction=lower; frequency=month\n+ target kpi=S; date=2025-01-01; value=80; near=70\n+ target kpi=T; "
        "date=2025-01-01; value=4; near=6\n+ measurement kpi=S; date=2025-01-31; value=85\n+ measurement kpi=S; "
        "date=2025-02-28; value=75\n+ measurement kpi=T; date=2025-02-01; value=3\n+ promise code=P1; title=Care; "
        "kpi=S\n+ promise code=P2; title=Speed; kpi=T\n+ promise code=P3; title=Price",
        "2025-01-10", 100 },
      { "+ kpi code=S; name=Satisfaction; direction=higher; frequency=month\n+ kpi code=T; name=Answer; "
        "direction=lower; frequency=month\n+ target kpi=S; date=2025-01-01; value=80; near=70\n+ target kpi=T; "
        "date=2025-01-01; value=4; near=6\n+ measurement kpi=S; date=2025-01-31; value=85\n+ measurement kpi=S; "
        "date=2025-02-28; value=75\n+ measurement kpi=T; date=2025-02-01; value=3\n+ promise code=P1; title=Care; "
        "kpi=S\n+ promise code=P2; title=Speed; kpi=T\n+ promise code=P3; title=Price",
        "2025-03-10", NAN },
    } },
  { "K06", N_("Training plan fulfilment"),
    N_("Hours of courses held in the period, of the hours planned for it."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_QUARTER, "people", 1, "mean", N_("Courses"),
    CRM_FIGURE_FLOW, CRM_FIGURE_SHARE, 100,
    .sql = "SELECT date, NULL, hours, 0 FROM course WHERE date IS NOT NULL AND hours IS NOT NULL UNION ALL SELECT "
           "planned_date, NULL, 0, planned_hours FROM course WHERE planned_date IS NOT NULL AND planned_hours IS "
           "NOT NULL",
    .examples = {
      { "+ course title=CRM; planned_date=2025-02-01; planned_hours=10; date=2025-02-03; hours=8\n+ course "
        "title=Care; planned_date=2025-03-01; planned_hours=10\n+ course title=Late; planned_date=2024-12-01; "
        "planned_hours=6; date=2025-01-10; hours=6",
        "2025-03-31", 70 },
      { "+ course title=CRM; planned_date=2025-02-01; planned_hours=10; date=2025-02-03; hours=8\n+ course "
        "title=Care; planned_date=2025-03-01; planned_hours=10\n+ course title=Late; planned_date=2024-12-01; "
        "planned_hours=6; date=2025-01-10; hours=6",
        "2025-04-01", NAN },
    } },
};
/* clang-format on */

const CrmFigureBlock crm_figures_vision = { figures, G_N_ELEMENTS (figures) };
