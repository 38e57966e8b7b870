/* crm-figures-programme.c: block 8 of the KPI catalogue, metrics and programme.
 * Data only; crm-figure.h says how it is written. */
#include "crm-figure-private.h"

#include <math.h>

#include "crm-i18n.h"

/* clang-format off */
static const CrmFigure figures[] = {
  { "K84", N_("KPIs reported on time"),
    N_("Values that were entered by their due day, of those due in the period since their KPI was made."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_MONTH, "process", 8, "mean", N_("Measurements and the history of their changes"),
    CRM_FIGURE_READ, CRM_FIGURE_SHARE, 100, .of_kpis = TRUE,
    .read = crm_figure_read_reporting,
    .examples = {
      { "+ kpi code=S; name=S; frequency=day; due_days=0\n+ kpi code=T; name=T; frequency=day; due_days=0\n+ kpi "
        "code=U; name=U; frequency=day; due_days=0; method=builtin\n+ measurement kpi=S; date=today; value=3",
        "today", 50 },
      { "+ kpi code=S; name=S; frequency=day; due_days=0\n+ kpi code=T; name=T; frequency=day; due_days=0\n+ kpi "
        "code=U; name=U; frequency=day; due_days=0; method=builtin",
        "today", 0 },
      { "+ kpi code=U; name=U; method=builtin",
        "today", NAN },
      { "+ kpi code=S; name=S; frequency=day; due_days=0\n+ kpi code=T; name=T; frequency=day; due_days=0\n+ kpi "
        "code=U; name=U; frequency=day; due_days=0; method=builtin\n+ measurement kpi=S; date=2024-01-05; value=3",
        "2024-01-05", NAN },
    } },
  { "K85", N_("KPIs on target"),
    N_("KPIs on target, of those that can be judged at the end of the period."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_MONTH, "process", 8, "last", N_("KPIs, their values and targets"),
    CRM_FIGURE_READ, CRM_FIGURE_SHARE, 100, .of_kpis = TRUE,
    .read = crm_figure_read_on_target,
    .examples = {
      { "+ kpi code=S; name=Satisfaction; direction=higher; frequency=month\n+ kpi code=T; name=Answer; "
        "direction=lower; frequency=month\n+ target kpi=S; date=2025-01-01; value=80; near=70\n+ target kpi=T; "
        "date=2025-01-01; value=4; near=6\n+ measurement kpi=S; date=2025-01-31; value=85\n+ measurement kpi=S; "
        "date=2025-02-28; value=75\n+ measurement kpi=T; date=2025-02-01; value=3",
        "2025-02-10", 50 },
      { "+ kpi code=S; name=Satisfaction; direction=higher; frequency=month\n+ kpi code=T; name=Answer; "
        "direction=lower; frequency=month\n+ target kpi=S; date=2025-01-01; value=80; near=70\n+ target kpi=T; "
        "date=2025-01-01; value=4; near=6\n+ measurement kpi=S; date=2025-01-31; value=85\n+ measurement kpi=S; "
        "date=2025-02-28; value=75\n+ measurement kpi=T; date=2025-02-01; value=3",
        "2025-01-10", 100 },
      { "+ kpi code=S; name=Satisfaction; direction=higher; frequency=month\n+ kpi code=T; name=Answer; "
        "direction=lower; frequency=month\n+ target kpi=S; date=2025-01-01; value=80; near=70\n+ target kpi=T; "
        "date=2025-01-01; value=4; near=6\n+ measurement kpi=S; date=2025-01-31; value=85\n+ measurement kpi=S; "
        "date=2025-02-28; value=75\n+ measurement kpi=T; date=2025-02-01; value=3",
        "2025-03-10", NAN },
    } },
  { "K86", N_("Milestones on time"),
    N_("Milestones and tasks finished on or before the planned day, of those due in the period."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_MONTH, "process", 8, "mean", N_("Milestones and tasks"),
    CRM_FIGURE_FLOW, CRM_FIGURE_SHARE, 100,
    .begins = "SELECT min (planned_finish) FROM milestone",
    .sql = "SELECT planned_finish, NULL, coalesce (actual_finish <= planned_finish, FALSE), 1 FROM milestone WHERE "
           "planned_finish IS NOT NULL AND (planned_finish <= (SELECT today FROM ask) OR actual_finish IS NOT NULL)",
    .examples = {
      { "+ milestone title=Pilot; planned_finish=2025-02-10; actual_finish=2025-02-10\n+ milestone title=Training; "
        "planned_finish=2025-02-20; actual_finish=2025-03-01\n+ milestone title=Roll-out; "
        "planned_finish=2025-02-25\n+ milestone title=Whenever",
        "2025-02-10", 100.0 / 3 },
      { "+ milestone title=Pilot; planned_finish=2025-02-10; actual_finish=2025-02-10\n+ milestone title=Training; "
        "planned_finish=2025-02-20; actual_finish=2025-03-01\n+ milestone title=Roll-out; "
        "planned_finish=2025-02-25\n+ milestone title=Whenever",
        "2025-03-10", NAN },
    } },
  { "K87", N_("Actions closed on time"),
    N_("Actions done by their due day, of those due in the period."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_MONTH, "process", 8, "mean", N_("Actions"),
    CRM_FIGURE_FLOW, CRM_FIGURE_SHARE, 100,
    .begins = "SELECT min (due) FROM action",
    .sql = "SELECT due, NULL, coalesce (done <= due, FALSE), 1 FROM action WHERE due IS NOT NULL AND (due <= "
           "(SELECT today FROM ask) OR done IS NOT NULL)",
    .examples = {
      { "+ action title=Call; due=2025-02-10; done=2025-02-09\n+ action title=Write; due=2025-02-10; "
        "done=2025-02-11\n+ action title=Think",
        "2025-02-10", 50 },
      { "+ action title=Call; due=2025-02-10; done=2025-02-09\n+ action title=Write; due=2025-02-10; "
        "done=2025-02-11\n+ action title=Think",
        "2025-03-10", NAN },
    } },
  { "K88", N_("CRM return on investment"),
    N_("Present value of benefits realised so far less that of costs paid so far, of the costs; discounted to the "
       "start of the programme."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_YEAR, "finance", 8, "last", N_("Benefits, the values of their KPIs, and investments"),
    CRM_FIGURE_READ, CRM_FIGURE_SHARE, 100, .of_kpis = TRUE,
    .read = crm_figure_read_return,
    .examples = {
      { "organisation #1: start=2024-01-01; discount_rate=0\n+ kpi code=R; name=R; frequency=year; "
        "direction=lower; baseline=20\n+ measurement kpi=R; date=2024-06-01; value=16\n+ benefit title=Fewer lost; "
        "leaf=b03; kpi=R; unit_value=100; baseline=0; target=800\n+ investment what=Courses; date=2024-01-01; "
        "actual=200; planned=160\n+ investment what=Software; date=2024-12-31; actual=100; planned=140\n+ "
        "investment what=Later; date=2024-06-01; planned=50",
        "2024-06-01", 100 * (400 * 366 / 365.25 - 300) / 300 },
      { "organisation #1: start=2024-01-01; discount_rate=100\n+ kpi code=R; name=R; frequency=year; "
        "direction=lower; baseline=20\n+ measurement kpi=R; date=2024-06-01; value=16\n+ benefit title=Fewer lost; "
        "leaf=b03; kpi=R; unit_value=100; baseline=0; target=800\n+ investment what=Courses; date=2024-01-01; "
        "actual=200; planned=160\n+ investment what=Software; date=2024-12-31; actual=100; planned=140\n+ "
        "investment what=Later; date=2024-06-01; planned=50",
        "2024-06-01", 100 * ((400 * 366 / 365.25 - 100) / pow (2, 365 / 365.25) - 200) / (200 + 100 / pow (2, 365 / 365.25)) },
      { "+ kpi code=R; name=R; frequency=year; direction=lower; baseline=20\n+ measurement kpi=R; date=2024-06-01; "
        "value=16\n+ benefit title=Fewer lost; leaf=b03; kpi=R; unit_value=100; baseline=0; target=800\n+ "
        "investment what=Courses; date=2024-01-01; actual=200; planned=160\n+ investment what=Software; "
        "date=2024-12-31; actual=100; planned=140\n+ investment what=Later; date=2024-06-01; planned=50",
        "2024-06-01", NAN },
      { "organisation #1: start=2024-01-01; discount_rate=0\n+ kpi code=R; name=R; frequency=year; "
        "direction=lower; baseline=20\n+ measurement kpi=R; date=2024-06-01; value=16",
        "2024-06-01", NAN },
    } },
  { "K89", N_("Benefits realised"),
    N_("Money a year that the KPIs of the benefits bring now, of the money planned by then."),
    "%", CRM_DIRECTION_HIGHER, CRM_PERIOD_QUARTER, "finance", 8, "last", N_("Benefits and the values of their KPIs"),
    CRM_FIGURE_READ, CRM_FIGURE_SHARE, 100, .of_kpis = TRUE,
    .read = crm_figure_read_benefits,
    .examples = {
      { "+ kpi code=R; name=R; frequency=year; direction=lower; baseline=20\n+ measurement kpi=R; date=2024-06-01; "
        "value=16\n+ benefit title=Fewer lost; leaf=b03; kpi=R; unit_value=100; baseline=0; target=800\n+ "
        "investment what=Courses; date=2024-01-01; actual=200; planned=160\n+ investment what=Software; "
        "date=2024-12-31; actual=100; planned=140\n+ investment what=Later; date=2024-06-01; planned=50",
        "2024-12-10", 50 },
      { "+ kpi code=R; name=R; frequency=year; direction=lower; baseline=20\n+ measurement kpi=R; date=2024-06-01; "
        "value=16\n+ benefit title=Fewer lost; leaf=b03; kpi=R; unit_value=100; baseline=0; target=800; "
        "begins=2024-07-01; ends=2025-06-30\n+ investment what=Courses; date=2024-01-01; actual=200; planned=160\n"
        "+ investment what=Software; date=2024-12-31; actual=100; planned=140\n+ investment what=Later; "
        "date=2024-06-01; planned=50",
        "2024-12-10", 100.0 * 400 / (800 * 184.0 / 365) },
      { "+ kpi code=R; name=R; frequency=year; direction=lower; baseline=20\n+ measurement kpi=R; date=2024-06-01; "
        "value=16\n+ benefit title=Fewer lost; leaf=b03; kpi=R; unit_value=100; baseline=0; target=800\n+ "
        "investment what=Courses; date=2024-01-01; actual=200; planned=160\n+ investment what=Software; "
        "date=2024-12-31; actual=100; planned=140\n+ investment what=Later; date=2024-06-01; planned=50",
        "2023-06-01", NAN },
    } },
  { "K90", N_("Programme budget variance"),
    N_("Investments paid so far less those planned, of those planned; only where both are known."),
    "%", CRM_DIRECTION_BAND, CRM_PERIOD_MONTH, "finance", 8, "last", N_("Investments"),
    CRM_FIGURE_STOCK, CRM_FIGURE_SHARE, 100,
    .begins = "SELECT min (date) FROM investment",
    .sql = "SELECT date, NULL, actual - planned, planned FROM investment WHERE date IS NOT NULL AND actual IS NOT "
           "NULL AND planned IS NOT NULL",
    .examples = {
      { "+ kpi code=R; name=R; frequency=year; direction=lower; baseline=20\n+ measurement kpi=R; date=2024-06-01; "
        "value=16\n+ benefit title=Fewer lost; leaf=b03; kpi=R; unit_value=100; baseline=0; target=800\n+ "
        "investment what=Courses; date=2024-01-01; actual=200; planned=160\n+ investment what=Software; "
        "date=2024-12-31; actual=100; planned=140\n+ investment what=Later; date=2024-06-01; planned=50",
        "2024-06-10", 25 },
      { "+ kpi code=R; name=R; frequency=year; direction=lower; baseline=20\n+ measurement kpi=R; date=2024-06-01; "
        "value=16\n+ benefit title=Fewer lost; leaf=b03; kpi=R; unit_value=100; baseline=0; target=800\n+ "
        "investment what=Courses; date=2024-01-01; actual=200; planned=160\n+ investment what=Software; "
        "date=2024-12-31; actual=100; planned=140\n+ investment what=Later; date=2024-06-01; planned=50",
        "2024-12-31", 0 },
      { "+ kpi code=R; name=R; frequency=year; direction=lower; baseline=20\n+ measurement kpi=R; date=2024-06-01; "
        "value=16\n+ benefit title=Fewer lost; leaf=b03; kpi=R; unit_value=100; baseline=0; target=800\n+ "
        "investment what=Courses; date=2024-01-01; actual=200; planned=160\n+ investment what=Software; "
        "date=2024-12-31; actual=100; planned=140\n+ investment what=Later; date=2024-06-01; planned=50",
        "2023-12-31", NAN },
    } },
};
/* clang-format on */

const CrmFigureBlock crm_figures_programme = { figures, G_N_ELEMENTS (figures) };
