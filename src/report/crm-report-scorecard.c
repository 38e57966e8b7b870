/* crm-report-scorecard.c: the first two sheets of the progress report: every KPI beside its target,
 * and every goal with how far it is reached. Numbers that stand on a KPI's own sheet are formulas
 * naming that cell, so that a correction there is seen here. */
#include "crm-report-private.h"

#include <math.h>

#include "crm-i18n.h"

#define CAPTION_ROW 1
#define HEAD_ROW 3
#define FIRST_ROW (HEAD_ROW + 1)
#define BAR_COLOUR 0x8fb8ea

/* The block at the top: whose report it is, of when, by whom. */
static gboolean
write_cover (CrmReport *self, lxw_worksheet *sheet, const char *title, GError **error)
{
  CrmDay day;
  g_autofree char *date = NULL;
  g_autofree char *clock = g_date_time_format (self->made, "%H:%M");
  g_autofree char *shown_clock = crm_locale_dup_digits (self->locale, clock);
  g_autofree char *moment = NULL;
  g_autofree char *caption = NULL;

  if (!crm_day_from_civil (CRM_CALENDAR_GREGORIAN, g_date_time_get_year (self->made),
                           g_date_time_get_month (self->made),
                           g_date_time_get_day_of_month (self->made), &day))
    day = crm_day_today ();
  date = crm_day_format (day, self->locale);
  moment = g_strdup_printf ("%s %s", date, shown_clock);
  /* TRANSLATORS: under the name of the organisation: sheet, moment of the data, who made it. */
  caption = g_strdup_printf (_ ("%s. Data of %s, made by %s."), title, moment,
                             self->author != NULL && *self->author != '\0' ? self->author : "–");
  worksheet_set_row (sheet, 0, 28, NULL);
  worksheet_gridlines (sheet, LXW_HIDE_ALL_GRIDLINES);
  worksheet_freeze_panes (sheet, FIRST_ROW, 0);
  worksheet_repeat_rows (sheet, HEAD_ROW, HEAD_ROW);
  return crm_workbook_write_text (self->book, sheet, 0, 0,
                                  *self->organisation != '\0' ? self->organisation : title,
                                  CRM_CELL_TITLE, error) &&
         crm_workbook_write_text (self->book, sheet, CAPTION_ROW, 0, caption, CRM_CELL_CAPTION,
                                  error);
}

/* Scorecard */

enum {
  CARD_CODE,
  CARD_NAME,
  CARD_UNIT,
  CARD_PERIOD,
  CARD_VALUE,
  CARD_TARGET,
  CARD_HIGH,
  CARD_SIGN,
  CARD_STATUS,
  CARD_SCORE
};

static CrmCellStyle
get_status_style (CrmStatus status)
{
  switch (status) {
  case CRM_STATUS_ON_TARGET:
    return CRM_CELL_ON;
  case CRM_STATUS_NEAR:
    return CRM_CELL_NEAR;
  case CRM_STATUS_OFF:
    return CRM_CELL_OFF;
  case CRM_STATUS_NONE:
    break;
  }
  return CRM_CELL_NONE;
}

/* Colour is never alone: each status has a shape of its own. */
static const char *
get_status_sign (CrmStatus status)
{
  switch (status) {
  case CRM_STATUS_ON_TARGET:
    return "●";
  case CRM_STATUS_NEAR:
    return "▲";
  case CRM_STATUS_OFF:
    return "◆";
  case CRM_STATUS_NONE:
    break;
  }
  return "○";
}

/* A number kept on the KPI's own sheet. */
static void
write_kept (CrmReport *self, lxw_worksheet *sheet, guint row, guint column,
            const CrmReportKpi *shown, double number, lxw_format *format)
{
  g_autofree char *place =
      crm_workbook_dup_place (shown->sheet, shown->value_row, CRM_REPORT_VALUE_COLUMN);
  g_autofree char *formula = g_strconcat ("=", place, NULL);

  if (isfinite (number))
    worksheet_write_formula_num (sheet, row, (lxw_col_t) column, formula, format, number);
  else
    worksheet_write_blank (sheet, row, (lxw_col_t) column, format);
}

static void
write_card_target (CrmReport *self, guint row, const CrmReportKpi *shown)
{
  const CrmTarget *target = &shown->kpi->target;
  gboolean band = shown->kpi->direction == CRM_DIRECTION_BAND;
  const char *before = shown->kpi->direction == CRM_DIRECTION_HIGHER  ? "≥ "
                       : shown->kpi->direction == CRM_DIRECTION_LOWER ? "≤ "
                                                                      : NULL;
  lxw_format *plain = crm_workbook_get_number (self->book, shown->decimals, NULL, FALSE);

  crm_workbook_write_number (self->book, self->scorecard, row, CARD_TARGET,
                             band ? target->low : target->value,
                             crm_workbook_get_number (self->book, shown->decimals, before, FALSE));
  crm_workbook_write_number (self->book, self->scorecard, row, CARD_HIGH, band ? target->high : NAN,
                             plain);
}

static gboolean
write_card_row (CrmReport *self, guint row, const CrmReportKpi *shown, GError **error)
{
  const CrmKpi *kpi = shown->kpi;
  lxw_worksheet *sheet = self->scorecard;
  CrmCellStyle style = get_status_style (kpi->status);
  g_autofree char *period =
      kpi->measured
          ? crm_period_format (kpi->day, kpi->frequency, self->periods.fiscal_month, self->locale)
          : NULL;

  crm_workbook_write_link (self->book, sheet, row, CARD_CODE, kpi->code, shown->sheet);
  write_kept (self, sheet, row, CARD_VALUE, shown, kpi->measured ? kpi->value : NAN,
              crm_workbook_get_number (self->book, shown->decimals, NULL, TRUE));
  write_card_target (self, row, shown);
  crm_workbook_write_number (self->book, sheet, row, CARD_SCORE, kpi->score,
                             crm_workbook_get_number (self->book, 1, NULL, FALSE));
  return crm_workbook_write_text (self->book, sheet, row, CARD_NAME, kpi->name, CRM_CELL_BOLD,
                                  error) &&
         crm_workbook_write_text (self->book, sheet, row, CARD_UNIT, kpi->unit, CRM_CELL_TEXT,
                                  error) &&
         crm_workbook_write_text (self->book, sheet, row, CARD_PERIOD, period, CRM_CELL_TEXT,
                                  error) &&
         crm_workbook_write_text (self->book, sheet, row, CARD_SIGN, get_status_sign (kpi->status),
                                  style, error) &&
         crm_workbook_write_text (self->book, sheet, row, CARD_STATUS,
                                  crm_status_get_label (kpi->status), style, error);
}

gboolean
crm_report_write_scorecard (CrmReport *self, GError **error)
{
  const CrmReportHead heads[] = {
    { _ ("Code"), FALSE, 10 },
    { _ ("KPI"), FALSE, 40 },
    { _ ("Unit of measure"), FALSE, 12 },
    { _ ("Period"), FALSE, 14 },
    { _ ("Value"), TRUE, 16 },
    { _ ("Target"), TRUE, 16 },
    { _ ("Target to"), TRUE, 12 },
    { " ", FALSE, 5 },
    { _ ("Status"), FALSE, 16 },
    { _ ("Score, 0–10"), TRUE, 12 },
    { NULL },
  };

  if (!write_cover (self, self->scorecard, _ ("Scorecard"), error) ||
      !crm_report_write_heads (self, self->scorecard, HEAD_ROW, heads, error))
    return FALSE;
  for (guint i = 0; i < self->kpis->len; i++)
    if (!write_card_row (self, FIRST_ROW + i, &g_array_index (self->kpis, CrmReportKpi, i), error))
      return FALSE;
  return TRUE;
}

/* Goals */

enum {
  GOAL_CODE,
  GOAL_STATEMENT,
  GOAL_KPI,
  GOAL_BASELINE,
  GOAL_TARGET,
  GOAL_ACTUAL,
  GOAL_PROGRESS,
  GOAL_DUE,
  GOAL_DUE_JALALI
};

static void
write_progress (CrmReport *self, guint row, const CrmGoal *goal)
{
  lxw_format *format = crm_workbook_get_format (self->book, CRM_CELL_PERCENT);
  char baseline[LXW_MAX_CELL_NAME_LENGTH], target[LXW_MAX_CELL_NAME_LENGTH];
  char actual[LXW_MAX_CELL_NAME_LENGTH];
  g_autofree char *formula = NULL;

  lxw_rowcol_to_cell (baseline, row, GOAL_BASELINE);
  lxw_rowcol_to_cell (target, row, GOAL_TARGET);
  lxw_rowcol_to_cell (actual, row, GOAL_ACTUAL);
  formula = g_strdup_printf ("=(%s-%s)/(%s-%s)", actual, baseline, target, baseline);
  if (isfinite (goal->progress))
    worksheet_write_formula_num (self->goal_sheet, row, GOAL_PROGRESS, formula, format,
                                 goal->progress);
  else
    worksheet_write_blank (self->goal_sheet, row, GOAL_PROGRESS, format);
}

static gboolean
write_due (CrmReport *self, guint row, const CrmGoal *goal, GError **error)
{
  g_autofree char *jalali = NULL;

  if (!goal->has_due)
    return TRUE;
  crm_workbook_write_day (self->book, self->goal_sheet, row, GOAL_DUE, goal->due);
  if (self->locale->calendar != CRM_CALENDAR_JALALI)
    return TRUE;
  jalali = crm_workbook_dup_jalali (goal->due);
  return crm_workbook_write_text (self->book, self->goal_sheet, row, GOAL_DUE_JALALI, jalali,
                                  CRM_CELL_TEXT, error);
}

static gboolean
write_goal (CrmReport *self, guint row, const CrmGoal *goal, GError **error)
{
  CrmReportKpi *shown = crm_report_find_kpi (self, goal->kpi);
  guint decimals = shown != NULL ? shown->decimals : 0;
  lxw_worksheet *sheet = self->goal_sheet;
  lxw_format *format;

  decimals = MAX (decimals, crm_report_count_decimals (goal->baseline));
  decimals = MAX (decimals, crm_report_count_decimals (goal->target));
  format = crm_workbook_get_number (self->book, decimals, NULL, FALSE);
  crm_workbook_write_number (self->book, sheet, row, GOAL_BASELINE, goal->baseline, format);
  crm_workbook_write_number (self->book, sheet, row, GOAL_TARGET, goal->target, format);
  if (shown != NULL) {
    crm_workbook_write_link (self->book, sheet, row, GOAL_KPI, shown->kpi->code, shown->sheet);
    write_kept (self, sheet, row, GOAL_ACTUAL, shown, shown->kpi->measured ? goal->actual : NAN,
                crm_workbook_get_number (self->book, decimals, NULL, TRUE));
  }
  write_progress (self, row, goal);
  return crm_workbook_write_text (self->book, sheet, row, GOAL_CODE, goal->code, CRM_CELL_TEXT,
                                  error) &&
         crm_workbook_write_text (self->book, sheet, row, GOAL_STATEMENT, goal->statement,
                                  CRM_CELL_WRAP, error) &&
         write_due (self, row, goal, error);
}

/* A bar in the cell, from nothing to the whole, whatever the other goals have reached. */
static void
add_bars (CrmReport *self)
{
  lxw_conditional_format bar = { .type = LXW_CONDITIONAL_DATA_BAR,
                                 .min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
                                 .max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
                                 .min_value = 0,
                                 .max_value = 1,
                                 .bar_color = BAR_COLOUR,
                                 .bar_solid = LXW_TRUE,
                                 .data_bar_2010 = LXW_TRUE };

  if (self->goals->len > 0)
    worksheet_conditional_format_range (self->goal_sheet, FIRST_ROW, GOAL_PROGRESS,
                                        FIRST_ROW + self->goals->len - 1, GOAL_PROGRESS, &bar);
}

gboolean
crm_report_write_goals (CrmReport *self, GError **error)
{
  gboolean jalali = self->locale->calendar == CRM_CALENDAR_JALALI;
  g_autofree char *beside = g_strdup_printf (_ ("%s (Jalali)"), _ ("Due"));
  const CrmReportHead heads[] = {
    { _ ("Code"), FALSE, 8 },
    { _ ("Goal"), FALSE, 52 },
    { _ ("KPI"), FALSE, 8 },
    { _ ("Baseline"), TRUE, 16 },
    { _ ("Target"), TRUE, 16 },
    { _ ("Actual"), TRUE, 16 },
    { _ ("Progress"), TRUE, 14 },
    { _ ("Due"), TRUE, 12 },
    { jalali ? beside : NULL, FALSE, 14 },
    { NULL },
  };

  if (!write_cover (self, self->goal_sheet, _ ("Goals"), error) ||
      !crm_report_write_heads (self, self->goal_sheet, HEAD_ROW, heads, error))
    return FALSE;
  for (guint i = 0; i < self->goals->len; i++)
    if (!write_goal (self, FIRST_ROW + i, g_ptr_array_index (self->goals, i), error))
      return FALSE;
  add_bars (self);
  return TRUE;
}
