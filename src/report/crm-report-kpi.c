/* crm-report-kpi.c: the sheet of one KPI: its series in cells, and a native line chart over
 * these cells that a reader can change. The title of the chart says what it shows; labels at the
 * last points stand for a legend; a period without a value is an empty cell and so a gap. Time
 * runs from left to right in Persian too. */
#include "crm-report-private.h"

#include <math.h>

#include "crm-i18n.h"

#define VALUE_COLOUR 0x1c5fb0
#define TARGET_COLOUR 0x0f7b6c
#define GREY_COLOUR 0x5e5c64
#define GRID_COLOUR 0xdfe3e8
#define TITLE_COLOUR 0x1f3d5c

#define CHART_TICKS 8 /* at most, under the axis of time */
#define ROOM_SHARE 6  /* a sixth of the periods more at the end */

/* Columns of the sheet, after period and first day; those without any value are left out. */
typedef struct {
  guint series;      /* CRM_SERIES_… */
  const char *label; /* of head and series */
  lxw_color_t colour;
  uint8_t dash;
  gboolean drawn;
  guint place; /* column of the sheet; 0: left out */
} Line;

enum { LINE_VALUE, LINE_TARGET, LINE_NEAR, LINE_LOW, LINE_HIGH, N_LINES };

static gboolean
has_values (const CrmTable *series, guint column)
{
  for (guint row = 0; row < crm_table_get_n_rows (series); row++)
    if (isfinite (crm_table_get_real (series, column, row)))
      return TRUE;
  return FALSE;
}

static void
choose_lines (const CrmReportKpi *shown, Line *lines)
{
  gboolean band = shown->kpi->direction == CRM_DIRECTION_BAND;
  guint place = CRM_REPORT_VALUE_COLUMN;

  lines[LINE_VALUE] = (Line){ CRM_SERIES_VALUE,          _ ("Value"), VALUE_COLOUR,
                              LXW_CHART_LINE_DASH_SOLID, TRUE,        place++ };
  lines[LINE_TARGET] = (Line){
    CRM_SERIES_TARGET, _ ("Target"), TARGET_COLOUR, LXW_CHART_LINE_DASH_ROUND_DOT, !band, 0
  };
  lines[LINE_NEAR] =
      (Line){ CRM_SERIES_NEAR, _ ("Near limit"), GREY_COLOUR, LXW_CHART_LINE_DASH_DASH, FALSE, 0 };
  lines[LINE_LOW] =
      (Line){ CRM_SERIES_LOW, _ ("Low"), TARGET_COLOUR, LXW_CHART_LINE_DASH_DASH, band, 0 };
  lines[LINE_HIGH] =
      (Line){ CRM_SERIES_HIGH, _ ("High"), TARGET_COLOUR, LXW_CHART_LINE_DASH_DASH, band, 0 };
  for (guint i = LINE_TARGET; i < N_LINES; i++)
    if (has_values (shown->series, lines[i].series))
      lines[i].place = place++;
}

static guint
count_columns (const Line *lines)
{
  guint n = CRM_REPORT_VALUE_COLUMN;

  for (guint i = 0; i < N_LINES; i++)
    n += lines[i].place > 0;
  return n;
}

/* Cells */

static const char *
get_direction_words (CrmDirection direction)
{
  switch (direction) {
  case CRM_DIRECTION_HIGHER:
    return _ ("Higher is better");
  case CRM_DIRECTION_LOWER:
    return _ ("Lower is better");
  case CRM_DIRECTION_BAND:
    return _ ("Best within a band");
  case CRM_DIRECTION_WATCH:
    break;
  }
  return _ ("Only watched");
}

static gboolean
write_top (CrmReport *self, const CrmReportKpi *shown, GError **error)
{
  const CrmKpi *kpi = shown->kpi;
  const char *direction = get_direction_words (kpi->direction);
  g_autofree char *title = g_strdup_printf ("%s %s", kpi->code, kpi->name);
  g_autofree char *caption =
      *kpi->unit != '\0' ? g_strdup_printf ("%s · %s", kpi->unit, direction) : g_strdup (direction);

  worksheet_set_row (shown->sheet, 0, 28, NULL);
  worksheet_gridlines (shown->sheet, LXW_HIDE_ALL_GRIDLINES);
  worksheet_freeze_panes (shown->sheet, CRM_REPORT_FIRST_ROW, 0);
  worksheet_repeat_rows (shown->sheet, CRM_REPORT_HEAD_ROW, CRM_REPORT_HEAD_ROW);
  crm_workbook_write_link (self->book, shown->sheet, 2, 0, _ ("Scorecard"), self->scorecard);
  return crm_workbook_write_text (self->book, shown->sheet, 0, 0, title, CRM_CELL_TITLE, error) &&
         crm_workbook_write_text (self->book, shown->sheet, 1, 0, caption, CRM_CELL_CAPTION, error);
}

static gboolean
write_cells (CrmReport *self, const CrmReportKpi *shown, const Line *lines, GError **error)
{
  lxw_format *bold = crm_workbook_get_number (self->book, shown->decimals, NULL, TRUE);
  lxw_format *plain = crm_workbook_get_number (self->book, shown->decimals, NULL, FALSE);

  for (guint i = 0; i < crm_table_get_n_rows (shown->series); i++) {
    CrmDay day = crm_table_get_day (shown->series, CRM_SERIES_DAY, i);
    guint row = CRM_REPORT_FIRST_ROW + i;
    g_autofree char *period =
        crm_period_format (day, shown->kpi->frequency, self->periods.fiscal_month, self->locale);

    if (!crm_workbook_write_text (self->book, shown->sheet, row, 0, period, CRM_CELL_TEXT, error))
      return FALSE;
    crm_workbook_write_day (self->book, shown->sheet, row, 1, day);
    for (guint k = 0; k < N_LINES; k++)
      if (lines[k].place > 0)
        crm_workbook_write_number (self->book, shown->sheet, row, lines[k].place,
                                   crm_table_get_real (shown->series, lines[k].series, i),
                                   k == LINE_VALUE ? bold : plain);
  }
  return TRUE;
}

static gboolean
write_table (CrmReport *self, const CrmReportKpi *shown, const Line *lines, GError **error)
{
  CrmReportHead heads[CRM_REPORT_VALUE_COLUMN + N_LINES + 1] = {
    { _ ("Period"), FALSE, 16 },
    { _ ("From"), TRUE, 12 },
  };

  for (guint i = 0; i < N_LINES; i++)
    if (lines[i].place > 0)
      heads[lines[i].place] = (CrmReportHead){ lines[i].label, TRUE, 16 };
  if (!crm_report_write_heads (self, shown->sheet, CRM_REPORT_HEAD_ROW, heads, error))
    return FALSE;
  if (crm_table_get_n_rows (shown->series) == 0)
    return crm_workbook_write_text (self->book, shown->sheet, CRM_REPORT_FIRST_ROW, 0,
                                    _ ("No measurement yet"), CRM_CELL_CAPTION, error);
  return write_cells (self, shown, lines, error);
}

/* The chart */

/* Every point but the last goes without a label. */
static void
label_last_point (CrmReport *self, const CrmReportKpi *shown, lxw_chart_series *series,
                  const Line *line, lxw_chart_font *font)
{
  guint n = crm_table_get_n_rows (shown->series);
  double value = crm_table_get_real (shown->series, line->series, n - 1);
  g_autofree lxw_chart_data_label *labels = g_new0 (lxw_chart_data_label, n);
  g_autofree lxw_chart_data_label **list = g_new0 (lxw_chart_data_label *, n + 1);
  g_autofree char *number = crm_real_format (value, self->locale);
  g_autofree char *words = line->series == CRM_SERIES_VALUE
                               ? g_strdup (number)
                               : g_strdup_printf ("%s %s", line->label, number);
  g_autofree char *text = crm_workbook_dup_chart_text (self->book, words);

  if (!isfinite (value))
    return;
  for (guint i = 0; i < n; i++) {
    labels[i].hide = i + 1 < n;
    list[i] = &labels[i];
  }
  labels[n - 1].value = text;
  labels[n - 1].font = font;
  chart_series_set_labels (series);
  chart_series_set_labels_position (series, LXW_CHART_LABEL_POSITION_RIGHT);
  chart_series_set_labels_custom (series, list);
}

static void
add_series (CrmReport *self, const CrmReportKpi *shown, lxw_chart *chart, const Line *line)
{
  lxw_chart_series *series = chart_add_series (chart, NULL, NULL);
  lxw_chart_line stroke = { .color = line->colour,
                            .width = line->series == CRM_SERIES_VALUE ? 2.25f : 1.5f,
                            .dash_type = line->dash };
  lxw_chart_fill fill = { .color = line->colour };
  lxw_chart_font font = { .color = line->colour, .bold = LXW_TRUE, .size = 9 };
  guint n = crm_table_get_n_rows (shown->series);
  /* Empty rows make room for the labels, and for the periods that are typed in next. */
  lxw_row_t last = CRM_REPORT_FIRST_ROW + n + n / ROOM_SHARE;

  chart_series_set_categories (series, shown->sheet->name, CRM_REPORT_FIRST_ROW, 0, last, 0);
  chart_series_set_values (series, shown->sheet->name, CRM_REPORT_FIRST_ROW,
                           (lxw_col_t) line->place, last, (lxw_col_t) line->place);
  chart_series_set_name_range (series, shown->sheet->name, CRM_REPORT_HEAD_ROW,
                               (lxw_col_t) line->place);
  chart_series_set_line (series, &stroke);
  if (line->series == CRM_SERIES_VALUE) {
    chart_series_set_marker_type (series, LXW_CHART_MARKER_CIRCLE);
    chart_series_set_marker_size (series, 5);
    chart_series_set_marker_fill (series, &fill);
    chart_series_set_marker_line (series, &stroke);
  } else {
    chart_series_set_marker_type (series, LXW_CHART_MARKER_NONE);
  }
  label_last_point (self, shown, series, line, &font);
}

static void
dress_axes (CrmReport *self, const CrmReportKpi *shown, lxw_chart *chart)
{
  lxw_chart_line grid = { .color = GRID_COLOUR, .width = 0.75f };
  lxw_chart_line none = { .none = LXW_TRUE };
  lxw_chart_font small = { .color = GREY_COLOUR, .size = 9 };
  lxw_format *format = crm_workbook_get_number (self->book, shown->decimals, NULL, FALSE);
  guint n = crm_table_get_n_rows (shown->series);
  guint16 step = (guint16) MIN ((n + CHART_TICKS - 1) / CHART_TICKS, G_MAXUINT16);
  g_autofree char *unit = crm_workbook_dup_chart_text (self->book, shown->kpi->unit);

  chart_axis_set_num_font (chart->x_axis, &small);
  chart_axis_set_interval_unit (chart->x_axis, MAX (step, 1));
  chart_axis_set_interval_tick (chart->x_axis, MAX (step, 1));
  chart_axis_set_label_position (chart->x_axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);
  chart_axis_set_num_font (chart->y_axis, &small);
  chart_axis_set_num_format (chart->y_axis, format->num_format);
  chart_axis_set_line (chart->y_axis, &none);
  chart_axis_major_gridlines_set_line (chart->y_axis, &grid);
  if (*shown->kpi->unit != '\0') {
    lxw_chart_font name = { .color = GREY_COLOUR, .size = 9, .bold = LXW_EXPLICIT_FALSE };

    chart_axis_set_name (chart->y_axis, unit);
    chart_axis_set_name_font (chart->y_axis, &name);
  }
}

static void
insert_chart (CrmReport *self, const CrmReportKpi *shown, const Line *lines)
{
  lxw_chart *chart = workbook_add_chart (crm_workbook_get (self->book), LXW_CHART_LINE);
  lxw_chart_font font = { .color = TITLE_COLOUR, .size = 12, .bold = LXW_TRUE };
  lxw_chart_options options = { .x_scale = 1.6, .y_scale = 1.35 };
  CrmChartSpec spec;
  g_autofree char *message = NULL;
  g_autofree char *title = NULL;
  g_autofree char *words = NULL;

  crm_kpi_chart_init_spec (&spec, shown->kpi, shown->series, &self->periods, self->locale);
  message = crm_chart_dup_sentence (&spec, crm_table_get_n_rows (shown->series) - 1);
  words = g_strdup_printf ("%s. %s", shown->kpi->name, message);
  title = crm_workbook_dup_chart_text (self->book, words);
  g_free (words);
  words = crm_chart_describe (&spec);

  for (guint i = 0; i < N_LINES; i++)
    if (lines[i].place > 0 && lines[i].drawn)
      add_series (self, shown, chart, &lines[i]);
  dress_axes (self, shown, chart);
  chart_title_set_name (chart, title);
  chart_title_set_name_font (chart, &font);
  chart_legend_set_position (chart, LXW_CHART_LEGEND_NONE);
  chart_show_blanks_as (chart, LXW_CHART_BLANKS_AS_GAP);
  options.description = words;
  worksheet_insert_chart_opt (shown->sheet, CRM_REPORT_HEAD_ROW,
                              (lxw_col_t) (count_columns (lines) + 1), chart, &options);
}

gboolean
crm_report_write_kpi (CrmReport *self, CrmReportKpi *shown, GError **error)
{
  Line lines[N_LINES];

  choose_lines (shown, lines);
  if (!write_top (self, shown, error) || !write_table (self, shown, lines, error))
    return FALSE;
  if (crm_table_get_n_rows (shown->series) > 0)
    insert_chart (self, shown, lines);
  return TRUE;
}
