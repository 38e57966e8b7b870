/* crm-chart-benefit.c: what was planned runs to the end of the table, what was realised to the last
 * measured period; the gap between them is tinted by its sign, and its end is named in words. */
#include "crm-chart-benefit.h"

#include <math.h>

#include "crm-chart-direct.h"
#include "crm-chart-run.h"
#include "crm-chart-sentence.h"
#include "crm-i18n.h"

#define PLAN_WIDTH 1.5

static double
get_plan (const CrmChartFrame *self, guint index)
{
  return crm_chart_get_real (self->spec, self->spec->plan,
                             crm_chart_series_get (&self->series, index)->row);
}

static CrmChartPoint
get_point (const CrmChartFrame *self, double slot, double value)
{
  return (CrmChartPoint){ self->layout->plot.x + (slot + 0.5) * self->slot_width,
                          crm_chart_frame_get_y (self, value) };
}

/* Closes the area between the plan and the value, if there is any, and begins the next one. */
static void
flush (CrmChartFrame *self, GArray *plan, GArray *value, gboolean ahead)
{
  if (plan->len > 1) {
    crm_chart_layout_add_mark (self->layout, CRM_CHART_MARK_AREA, CRM_CHART_PART_GAP,
                               ahead ? CRM_CHART_COLOUR_ZONE : CRM_CHART_COLOUR_GAP, 0);
    for (guint i = 0; i < plan->len; i++)
      crm_chart_layout_add_point (self->layout, g_array_index (plan, CrmChartPoint, i).x,
                                  g_array_index (plan, CrmChartPoint, i).y);
    for (guint i = value->len; i-- > 0;)
      crm_chart_layout_add_point (self->layout, g_array_index (value, CrmChartPoint, i).x,
                                  g_array_index (value, CrmChartPoint, i).y);
  }
  g_array_set_size (plan, 0);
  g_array_set_size (value, 0);
}

static void
append (GArray *plan, GArray *value, CrmChartPoint planned, CrmChartPoint reached)
{
  g_array_append_val (plan, planned);
  g_array_append_val (value, reached);
}

/* One area for each stretch on one side of the plan; a new one where the lines cross or end. */
static void
add_gap (CrmChartFrame *self)
{
  g_autoptr (GArray) plan = g_array_new (FALSE, FALSE, sizeof (CrmChartPoint));
  g_autoptr (GArray) value = g_array_new (FALSE, FALSE, sizeof (CrmChartPoint));
  double before = NAN;

  for (guint i = 0; i < self->series.items->len; i++) {
    const CrmChartItem *item = crm_chart_series_get (&self->series, i);
    double planned = get_plan (self, i), ahead = item->value - planned;
    gboolean joined = i > 0 && item[0].slot - item[-1].slot == 1 && !isnan (before);

    if (isnan (ahead) || !joined) {
      flush (self, plan, value, before > 0);
    } else if (before * ahead < 0) {
      double share = before / (before - ahead);
      double level = get_plan (self, i - 1) + share * (planned - get_plan (self, i - 1));
      CrmChartPoint cross = get_point (self, item[-1].slot + share, level);

      append (plan, value, cross, cross);
      flush (self, plan, value, before > 0);
      append (plan, value, cross, cross);
    }
    if (!isnan (ahead))
      append (plan, value, get_point (self, item->slot, planned),
              get_point (self, item->slot, item->value));
    /* A point on the plan itself belongs to the side that the line was on. */
    before = ahead == 0 && joined ? before : ahead;
  }
  flush (self, plan, value, before > 0);
}

static gboolean
lay_out (CrmChartFrame *self, CrmChartDirect *direct)
{
  double beside_width = crm_chart_direct_measure (direct, self);
  gboolean narrow = beside_width > 0.4 * self->spec->width;

  crm_chart_frame_begin (self, narrow ? 0 : beside_width, 0);
  add_gap (self);
  crm_chart_frame_add_axes (self);
  crm_chart_run_add (self, self->spec->plan, CRM_CHART_PART_PLAN, CRM_CHART_COLOUR_SERIES_4,
                     PLAN_WIDTH);
  crm_chart_run_add (self, self->spec->value, CRM_CHART_PART_VALUE, CRM_CHART_COLOUR_SERIES_1,
                     CRM_CHART_LINE_WIDTH);
  crm_chart_run_add_latest (self);
  return crm_chart_direct_add (direct, self, narrow);
}

/* Only the plan says what is good here. */
static CrmChartSpec
get_bare (const CrmChartSpec *spec)
{
  CrmChartSpec bare = *spec;

  bare.direction = CRM_CHART_WATCH;
  bare.target = bare.near = bare.low = bare.high = bare.previous = bare.note = -1;
  return bare;
}

CrmChartLayout *
crm_chart_benefit_layout (const CrmChartSpec *spec)
{
  CrmChartSpec bare = get_bare (spec);
  g_auto (CrmChartFrame) frame = { 0 };
  g_auto (CrmChartDirect) direct = { 0 };
  const CrmChartItem *latest;

  crm_chart_frame_init (&frame, &bare, TRUE);
  crm_chart_direct_init (&direct, &frame);
  latest = crm_chart_frame_find_latest (&frame);
  if (latest != NULL) {
    /* The unit stands over the axis: labels without it have room inside the plot. */
    const CrmChartMeasure numbers = { .divisor = frame.measure.divisor };
    g_autofree char *number = crm_chart_words_value (
        &numbers, &bare, latest->value, get_plan (&frame, (guint) frame.series.latest));

    /* Translators: benefits so far, as in "Realised 11.6". */
    crm_chart_direct_take_value (&direct, g_strdup_printf (_ ("Realised %s"), number),
                                 CRM_CHART_COLOUR_SERIES_1);
  }
  crm_chart_direct_drop_units (&direct, &frame);
  while (!lay_out (&frame, &direct))
    continue;
  crm_chart_run_add_hits (&frame);
  return g_steal_pointer (&frame.layout);
}

/* "1.2 m toman behind plan", of the last measured period. */
static char *
words_distance (const CrmChartSpec *spec, const CrmChartMeasure *measure, double value, double plan)
{
  g_autofree char *number = crm_chart_words_value (measure, spec, fabs (value - plan), NAN);

  if (isnan (value) || isnan (plan))
    return NULL;
  if (value == plan)
    return g_strdup (_ ("on plan"));
  return g_strdup_printf (value < plan ? _ ("%s behind plan") : _ ("%s ahead of plan"), number);
}

char *
crm_chart_benefit_dup_row (const CrmChartSpec *spec, guint row)
{
  CrmChartSpec bare = get_bare (spec);

  return crm_chart_sentence_dup_row (&bare, row);
}

char *
crm_chart_benefit_describe (const CrmChartSpec *spec)
{
  CrmChartSpec bare = get_bare (spec);
  g_auto (CrmChartFrame) frame = { 0 };
  const CrmChartItem *latest, *last;
  GString *sentence = g_string_new (NULL);
  g_autofree char *whole = crm_chart_sentence_describe (&bare);
  g_autofree char *distance = NULL, *number = NULL, *plan = NULL, *period = NULL;
  double planned;

  crm_chart_frame_init (&frame, &bare, TRUE);
  g_string_append (sentence, whole);
  latest = crm_chart_frame_find_latest (&frame);
  if (latest != NULL)
    distance = words_distance (&bare, &frame.measure, latest->value,
                               get_plan (&frame, (guint) frame.series.latest));
  crm_chart_sentence_append (sentence, distance);
  if (frame.series.items->len == 0)
    return g_string_free (sentence, FALSE);

  planned = get_plan (&frame, frame.series.items->len - 1);
  if (!isnan (planned)) {
    last = crm_chart_series_get (&frame.series, frame.series.items->len - 1);
    number = crm_chart_words_value (&frame.measure, &bare, planned, NAN);
    period = crm_chart_words_period (&bare, bare.period, bare.fiscal_month,
                                     crm_table_get_day (bare.table, (guint) bare.day, last->row));
    /* Translators: what is planned until a period. */
    plan = g_strdup_printf (_ ("plan %s by %s"), number, period);
    crm_chart_sentence_append (sentence, plan);
  }
  return g_string_free (sentence, FALSE);
}
