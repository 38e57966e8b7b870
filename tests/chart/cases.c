/* cases.c: invented figures of a year or two, each of which shows one thing. */
#include "cases.h"

#include <math.h>

const CrmLocale chart_case_english = { CRM_LANGUAGE_ENGLISH, CRM_CALENDAR_GREGORIAN, FALSE, "EUR",
                                       2 };
const CrmLocale chart_case_persian = { CRM_LANGUAGE_PERSIAN, CRM_CALENDAR_JALALI, FALSE, "IRR", 0 };

static const double times[] = { 6.9, 7.2, 6.6, 7.4, 7.0, 6.5, 7.1, 6.8, 7.3, 6.7, 6.9, 6.4,
                                6.6, 6.8, 6.3, 5.0, 4.5, 4.7, 4.1, 3.9, 4.2, 4.9, 4.9, 5.8 };

static const char *
say (const CrmChartSpec *spec, const char *english, const char *persian)
{
  return spec->locale.language == CRM_LANGUAGE_PERSIAN ? persian : english;
}

/* Columns that every case has; what stays empty is not there. */
enum { DAY, VALUE, TARGET, NEAR, LOW, HIGH, PREVIOUS, PLAN, NOTE, LABEL };

static CrmTable *
new_table (guint n)
{
  static const struct {
    const char *name;
    CrmColumnType type;
  } columns[] = {
    [DAY] = { "day", CRM_COLUMN_DAY },
    [VALUE] = { "value", CRM_COLUMN_REAL },
    [TARGET] = { "target", CRM_COLUMN_REAL },
    [NEAR] = { "near", CRM_COLUMN_REAL },
    [LOW] = { "low", CRM_COLUMN_REAL },
    [HIGH] = { "high", CRM_COLUMN_REAL },
    [PREVIOUS] = { "previous", CRM_COLUMN_REAL },
    [PLAN] = { "plan", CRM_COLUMN_REAL },
    [NOTE] = { "note", CRM_COLUMN_CATEGORY },
    [LABEL] = { "label", CRM_COLUMN_CATEGORY },
  };
  CrmTable *table = crm_table_new (n);

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    crm_table_add_column (table, columns[i].type, columns[i].name, columns[i].name);
  return table;
}

/* n periods, the last of them of October 2026. */
static CrmTable *
new_series (const CrmChartSpec *spec, const double *values, guint n)
{
  CrmTable *table = new_table (n);
  CrmDay last;

  g_assert_true (crm_day_from_civil (CRM_CALENDAR_GREGORIAN, 2026, 10, 15, &last));
  for (guint i = 0; i < n; i++) {
    crm_table_set_day (
        table, DAY, i,
        crm_period_step (last, (int) i - (int) n + 1, spec->period, spec->locale.calendar, 1));
    crm_table_set_real (table, VALUE, i, values[i]);
  }
  return table;
}

static void
set_all (CrmTable *table, guint column, double value)
{
  for (guint i = 0; i < crm_table_get_n_rows (table); i++)
    crm_table_set_real (table, column, i, value);
}

static void
add_year_before (CrmTable *table)
{
  for (guint i = 12; i < crm_table_get_n_rows (table); i++)
    crm_table_set_real (table, PREVIOUS, i, crm_table_get_real (table, VALUE, i - 12));
}

/* --- a value over time ----------------------------------------------------------------------- */

static CrmTable *
make_off_target (CrmChartSpec *spec)
{
  CrmTable *table = new_series (spec, times, 24);

  set_all (table, TARGET, 4);
  set_all (table, NEAR, 4.8);
  return table;
}

static CrmTable *
make_near_target (CrmChartSpec *spec)
{
  CrmTable *table = make_off_target (spec);

  crm_table_set_real (table, VALUE, 23, 4.4);
  return table;
}

static CrmTable *
make_on_target (CrmChartSpec *spec)
{
  CrmTable *table = make_off_target (spec);

  crm_table_set_real (table, VALUE, 23, 3.6);
  return table;
}

static CrmTable *
make_all_layers (CrmChartSpec *spec)
{
  CrmTable *table = make_off_target (spec);

  spec->caption = say (spec, "Call centre, median", "مرکز تماس، میانه");
  add_year_before (table);
  crm_table_set_text (table, NOTE, 15, say (spec, "Call-back routing", "مسیریابی تماس"));
  crm_table_set_text (table, NOTE, 21, say (spec, "Two agents left", "رفتن دو کارشناس"));
  return table;
}

static CrmTable *
make_crowded_notes (CrmChartSpec *spec)
{
  static const guint rows[] = { 0, 14, 15, 16, 17, 22, 23 };
  CrmTable *table = make_off_target (spec);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    crm_table_set_text (table, NOTE, rows[i],
                        say (spec, "Something happened here", "اینجا چیزی رخ داد"));
  return table;
}

static CrmTable *
make_labels_collide (CrmChartSpec *spec)
{
  CrmTable *table = make_off_target (spec);

  set_all (table, PREVIOUS, 5.7);
  set_all (table, PLAN, 5.9);
  for (guint i = 0; i < 24; i++)
    crm_table_set_real (table, TARGET, i, i < 12 ? 6 : 5.75);
  return table;
}

static CrmTable *
make_gaps (CrmChartSpec *spec)
{
  static const guint missing[] = { 3, 4, 9, 11, 16, 22 };
  CrmTable *table = make_off_target (spec);

  for (gsize i = 0; i < G_N_ELEMENTS (missing); i++)
    crm_table_set_real (table, VALUE, missing[i], NAN);
  return table;
}

static CrmTable *
make_late (CrmChartSpec *spec)
{
  CrmTable *table = make_off_target (spec);

  for (guint i = 20; i < 24; i++)
    crm_table_set_real (table, VALUE, i, NAN);
  return table;
}

static CrmTable *
make_provisional (CrmChartSpec *spec)
{
  spec->provisional = TRUE;
  return make_off_target (spec);
}

static CrmTable *
make_no_measurement (CrmChartSpec *spec)
{
  CrmTable *table = make_off_target (spec);

  set_all (table, VALUE, NAN);
  return table;
}

static CrmTable *
make_no_row (CrmChartSpec *spec)
{
  return new_table (0);
}

static CrmTable *
make_one_value (CrmChartSpec *spec)
{
  CrmTable *table = new_series (spec, times, 1);

  set_all (table, TARGET, 4);
  return table;
}

static CrmTable *
make_equal_values (CrmChartSpec *spec)
{
  CrmTable *table = make_off_target (spec);

  set_all (table, VALUE, 4);
  return table;
}

static CrmTable *
make_zeros (CrmChartSpec *spec)
{
  CrmTable *table = new_series (spec, times, 12);

  set_all (table, VALUE, 0);
  return table;
}

static CrmTable *
make_scaled (CrmChartSpec *spec, double factor)
{
  CrmTable *table = make_off_target (spec);

  for (guint i = 0; i < 24; i++)
    crm_table_set_real (table, VALUE, i, times[i] * factor);
  set_all (table, TARGET, 4 * factor);
  set_all (table, NEAR, 4.8 * factor);
  spec->unit = say (spec, "toman", "تومان");
  return table;
}

static CrmTable *
make_huge (CrmChartSpec *spec)
{
  return make_scaled (spec, 1e12);
}

static CrmTable *
make_tiny (CrmChartSpec *spec)
{
  return make_scaled (spec, 1e-12);
}

static CrmTable *
make_negative (CrmChartSpec *spec)
{
  CrmTable *table = new_series (spec, times, 24);

  for (guint i = 0; i < 24; i++)
    crm_table_set_real (table, VALUE, i, 24 - times[i] * 4);
  set_all (table, TARGET, 0);
  spec->direction = CRM_CHART_HIGHER;
  spec->unit = "%";
  return table;
}

static CrmTable *
make_band (CrmChartSpec *spec)
{
  CrmTable *table = new_series (spec, times, 24);

  for (guint i = 0; i < 24; i++)
    crm_table_set_real (table, VALUE, i, 84 - times[i]);
  set_all (table, LOW, 75);
  set_all (table, HIGH, 80);
  set_all (table, NEAR, 2);
  spec->direction = CRM_CHART_BAND;
  spec->unit = "%";
  return table;
}

static CrmTable *
make_watched (CrmChartSpec *spec)
{
  spec->direction = CRM_CHART_WATCH;
  return make_off_target (spec);
}

static CrmTable *
make_target_steps (CrmChartSpec *spec)
{
  CrmTable *table = make_off_target (spec);

  for (guint i = 0; i < 24; i++)
    crm_table_set_real (table, TARGET, i, i < 6 ? NAN : i < 15 ? 6 : 4);
  return table;
}

static CrmTable *
make_quarters (CrmChartSpec *spec)
{
  CrmTable *table;

  spec->period = CRM_PERIOD_QUARTER;
  table = new_series (spec, times + 12, 12);
  set_all (table, TARGET, 4);
  return table;
}

static CrmTable *
make_long (CrmChartSpec *spec)
{
  enum { N = 5000 };
  double values[N];

  spec->period = CRM_PERIOD_DAY;
  for (int i = 0; i < N; i++)
    values[i] = 5 + 2 * sin (i / 180.0) + sin (i * i * 0.37) + (i > 3000 && i < 3400 ? NAN : 0);
  return new_series (spec, values, N);
}

/* --- a bullet -------------------------------------------------------------------------------- */

static CrmTable *
make_higher (CrmChartSpec *spec)
{
  CrmTable *table = new_series (spec, (const double[]){ 82.4 }, 1);

  set_all (table, TARGET, 85);
  set_all (table, NEAR, 80);
  spec->direction = CRM_CHART_HIGHER;
  spec->unit = "%";
  return table;
}

static CrmTable *
make_below_zero (CrmChartSpec *spec)
{
  CrmTable *table = new_series (spec, (const double[]){ -3.5 }, 1);

  set_all (table, TARGET, 2);
  spec->direction = CRM_CHART_HIGHER;
  spec->unit = "%";
  return table;
}

/* --- benefit --------------------------------------------------------------------------------- */

static CrmTable *
make_benefit (CrmChartSpec *spec, double pace, guint n_known)
{
  CrmTable *table;
  double sum[12];

  for (int i = 0; i < 12; i++)
    sum[i] = 1e9 * (0.4 + 2.6 * i - (i > 8 ? 0.25 * (i - 8) * (i - 8) : 0));
  table = new_series (spec, sum, 12);
  for (guint i = 0; i < 12; i++) {
    crm_table_set_real (table, PLAN, i, sum[i]);
    crm_table_set_real (table, VALUE, i, i < n_known ? sum[i] * pace * (1 + 0.03 * sin (i)) : NAN);
  }
  spec->title = say (spec, "Benefit against plan", "منافع در برابر برنامه");
  spec->unit = say (spec, "toman", "تومان");
  return table;
}

static CrmTable *
make_behind (CrmChartSpec *spec)
{
  return make_benefit (spec, 0.82, 7);
}

static CrmTable *
make_ahead (CrmChartSpec *spec)
{
  return make_benefit (spec, 1.2, 7);
}

static CrmTable *
make_crossing (CrmChartSpec *spec)
{
  CrmTable *table = make_benefit (spec, 1, 9);

  for (guint i = 0; i < 9; i++)
    crm_table_set_real (table, VALUE, i, 1e9 * (2.2 + 1.7 * i));
  return table;
}

static CrmTable *
make_year_done (CrmChartSpec *spec)
{
  return make_benefit (spec, 0.97, 12);
}

static CrmTable *
make_plan_only (CrmChartSpec *spec)
{
  return make_benefit (spec, 1, 0);
}

/* --- bars ------------------------------------------------------------------------------------ */

static CrmTable *
make_bars (CrmChartSpec *spec, const double *values, guint n)
{
  static const char *const english[] = { "Delivery on the agreed day",
                                         "Repair in one visit",
                                         "Complaints closed",
                                         "Reply by phone",
                                         "Spare parts",
                                         "Opening hours" };
  static const char *const persian[] = { "تحویل در روز توافق‌شده",
                                         "تعمیر در یک مراجعه",
                                         "شکایت‌های بسته‌شده",
                                         "پاسخ تلفنی",
                                         "قطعات یدکی",
                                         "ساعت کار" };
  CrmTable *table = new_table (n);

  for (guint i = 0; i < n; i++) {
    crm_table_set_text (
        table, LABEL, i,
        say (spec, english[i % G_N_ELEMENTS (english)], persian[i % G_N_ELEMENTS (persian)]));
    crm_table_set_real (table, VALUE, i, values[i]);
  }
  spec->title =
      say (spec, "What moved it, in points", "چه چیزی آن را جابه‌جا کرد");
  spec->unit = NULL;
  return table;
}

static CrmTable *
make_bars_plain (CrmChartSpec *spec)
{
  return make_bars (spec, (const double[]){ 21.2, 19.5, 15, 9.4, 8.8 }, 5);
}

static CrmTable *
make_bars_signed (CrmChartSpec *spec)
{
  return make_bars (spec, (const double[]){ 2.1, 1.9, 1.5, -0.9 }, 4);
}

static CrmTable *
make_bars_missing (CrmChartSpec *spec)
{
  return make_bars (spec, (const double[]){ 4e9, NAN, 0, 1e9 }, 4);
}

static CrmTable *
make_bars_below (CrmChartSpec *spec)
{
  return make_bars (spec, (const double[]){ -2, -5, -1 }, 3);
}

static CrmTable *
make_bars_many (CrmChartSpec *spec)
{
  double values[40];

  for (int i = 0; i < 40; i++)
    values[i] = 100 - 2 * i;
  return make_bars (spec, values, 40);
}

/* --- steps ----------------------------------------------------------------------------------- */

static CrmTable *
make_steps (CrmChartSpec *spec)
{
  static const char *const english[] = { "Vision",        "Strategy",  "Customer experience",
                                         "Collaboration", "Processes", "Information",
                                         "Technology",    "Metrics" };
  static const char *const persian[] = { "چشم‌انداز",
                                         "استراتژی",
                                         "تجربهٔ مشتری",
                                         "همکاری درون‌سازمانی",
                                         "فرایندها",
                                         "اطلاعات مشتری",
                                         "فناوری",
                                         "سنجش" };
  static const double done[] = { 100, 82, 64, 38, 45, 30, 20, 58 };
  static const double plan[] = { 100, 90, 60, 55, 45, 25, 10, 50 };
  CrmTable *table = new_table (8);

  for (guint i = 0; i < 8; i++) {
    crm_table_set_text (table, LABEL, i, say (spec, english[i], persian[i]));
    crm_table_set_real (table, VALUE, i, done[i]);
    crm_table_set_real (table, PLAN, i, plan[i]);
  }
  crm_table_set_text (table, NOTE, 0, say (spec, "signed off", "امضا شد"));
  spec->title = say (spec, "Eight steps", "هشت گام");
  spec->unit = "%";
  return table;
}

static CrmTable *
make_steps_new (CrmChartSpec *spec)
{
  CrmTable *table = make_steps (spec);

  set_all (table, VALUE, 0);
  set_all (table, PLAN, NAN);
  crm_table_set_real (table, VALUE, 7, NAN);
  crm_table_set_text (table, NOTE, 0, NULL);
  return table;
}

static CrmTable *
make_steps_bare (CrmChartSpec *spec)
{
  CrmTable *table = make_steps (spec);

  spec->label = -1;
  return table;
}

/* clang-format off */
#define LINE "line", 460, 230
#define SPARKLINE "sparkline", 158, 46
#define BULLET "bullet", 322, 10
#define BENEFIT "benefit", 340, 230
#define BARS "bars", 460, 200
const ChartCase chart_cases[] = {
  { "off target", LINE, make_off_target },
  { "near target", LINE, make_near_target },
  { "on target", LINE, make_on_target },
  { "all layers", LINE, make_all_layers },
  { "crowded notes", LINE, make_crowded_notes },
  { "labels collide", LINE, make_labels_collide },
  { "gaps", LINE, make_gaps },
  { "late", LINE, make_late },
  { "provisional", LINE, make_provisional },
  { "no measurement", LINE, make_no_measurement },
  { "no row", LINE, make_no_row },
  { "one value", LINE, make_one_value },
  { "equal values", LINE, make_equal_values },
  { "zeros", LINE, make_zeros },
  { "huge", LINE, make_huge },
  { "tiny", LINE, make_tiny },
  { "negative", LINE, make_negative },
  { "band", LINE, make_band },
  { "watched", LINE, make_watched },
  { "target in steps", LINE, make_target_steps },
  { "quarters", LINE, make_quarters },
  { "long", LINE, make_long },
  { "off target", SPARKLINE, make_off_target },
  { "near target", SPARKLINE, make_near_target },
  { "on target", SPARKLINE, make_on_target },
  { "band", SPARKLINE, make_band },
  { "gaps", SPARKLINE, make_gaps },
  { "late", SPARKLINE, make_late },
  { "provisional", SPARKLINE, make_provisional },
  { "watched", SPARKLINE, make_watched },
  { "negative", SPARKLINE, make_negative },
  { "one value", SPARKLINE, make_one_value },
  { "equal values", SPARKLINE, make_equal_values },
  { "no measurement", SPARKLINE, make_no_measurement },
  { "no row", SPARKLINE, make_no_row },
  { "lower is better", BULLET, make_off_target },
  { "higher is better", BULLET, make_higher },
  { "band", BULLET, make_band },
  { "negative", BULLET, make_negative },
  { "below zero", BULLET, make_below_zero },
  { "watched", BULLET, make_watched },
  { "huge", BULLET, make_huge },
  { "zeros", BULLET, make_zeros },
  { "no measurement", BULLET, make_no_measurement },
  { "no row", BULLET, make_no_row },
  { "behind", BENEFIT, make_behind },
  { "ahead", BENEFIT, make_ahead },
  { "crossing", BENEFIT, make_crossing },
  { "year done", BENEFIT, make_year_done },
  { "plan only", BENEFIT, make_plan_only },
  { "no row", BENEFIT, make_no_row },
  { "plain", BARS, make_bars_plain },
  { "signed", BARS, make_bars_signed },
  { "missing", BARS, make_bars_missing },
  { "all below zero", BARS, make_bars_below },
  { "many", BARS, make_bars_many },
  { "no row", BARS, make_no_row },
  { "eight", "steps", 322, 412, make_steps },
  { "just begun", "steps", 322, 412, make_steps_new },
  { "one line", "steps", 322, 190, make_steps },
  { "narrow", "steps", 180, 412, make_steps },
  { "bars alone", "steps", 322, 100, make_steps_bare },
  { "no row", "steps", 322, 100, make_no_row },
  { NULL }
};
/* clang-format on */

CrmTable *
chart_case_make (const ChartCase *self, const CrmLocale *locale, CrmChartSpec *spec)
{
  g_autoptr (CrmTable) empty = new_table (0);
  CrmTable *table;

  crm_chart_spec_init (spec, empty, locale);
  spec->kind = self->kind;
  spec->width = self->width;
  spec->height = self->height;
  spec->direction = CRM_CHART_LOWER;
  spec->title = say (spec, "First response time", "زمان نخستین پاسخ");
  spec->unit = say (spec, "h", "ساعت");
  table = self->make (spec);
  spec->table = table;
  return table;
}
