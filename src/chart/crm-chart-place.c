/* crm-chart-place.c: one pass down, one pass up for texts beside the plot; plain tests of
 * rectangles against segments inside it. */
#include "crm-chart-place.h"

/* --- beside ---------------------------------------------------------------------------------- */

static double
get_distance (const CrmChartBeside *above, const CrmChartBeside *below, double gap)
{
  return MAX (gap, (above->height + below->height) / 2);
}

static int
compare_heights (gconstpointer a, gconstpointer b)
{
  const CrmChartBeside *one = *(CrmChartBeside *const *) a, *two = *(CrmChartBeside *const *) b;

  if (one->at != two->at)
    return one->at < two->at ? -1 : 1;
  return two->priority - one->priority;
}

/* The height all texts of the list need. */
static double
sum_heights (const GPtrArray *list, double gap)
{
  double sum = 0;

  for (guint i = 0; i < list->len; i++) {
    const CrmChartBeside *text = list->pdata[i];

    if (i == 0)
      sum += text->height / 2;
    else
      sum += get_distance (list->pdata[i - 1], text, gap);
    if (i + 1 == list->len)
      sum += text->height / 2;
  }
  return sum;
}

static void
drop_lowest (GPtrArray *list)
{
  guint lowest = 0;

  for (guint i = 1; i < list->len; i++)
    if (((CrmChartBeside *) list->pdata[i])->priority <
        ((CrmChartBeside *) list->pdata[lowest])->priority)
      lowest = i;
  ((CrmChartBeside *) list->pdata[lowest])->dropped = TRUE;
  g_ptr_array_remove_index (list, lowest);
}

void
crm_chart_place_beside (CrmChartBeside *texts, guint n, double top, double bottom, double gap)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  for (guint i = 0; i < n; i++) {
    texts[i].dropped = FALSE;
    g_ptr_array_add (list, &texts[i]);
  }
  g_ptr_array_sort (list, compare_heights);
  while (list->len > 0 && sum_heights (list, gap) > bottom - top)
    drop_lowest (list);

  for (guint i = 0; i < list->len; i++) {
    CrmChartBeside *text = list->pdata[i];
    double least = top + text->height / 2;

    if (i > 0) {
      const CrmChartBeside *above = list->pdata[i - 1];

      least = above->at + get_distance (above, text, gap);
    }
    text->at = MAX (text->at, least);
  }
  for (guint i = list->len; i-- > 0;) {
    CrmChartBeside *text = list->pdata[i];
    double most = bottom - text->height / 2;

    if (i + 1 < list->len) {
      const CrmChartBeside *below = list->pdata[i + 1];

      most = below->at - get_distance (text, below, gap);
    }
    text->at = MIN (text->at, most);
  }
}

/* --- inside ---------------------------------------------------------------------------------- */

/* Whether a segment enters a rectangle: cut against each side in turn (Liang and Barsky). */
static gboolean
segment_meets (const CrmChartPoint *a, const CrmChartPoint *b, const CrmChartRect *rect)
{
  double dx = b->x - a->x, dy = b->y - a->y;
  double towards[] = { -dx, dx, -dy, dy };
  double distance[] = { a->x - rect->x, rect->x + rect->width - a->x, a->y - rect->y,
                        rect->y + rect->height - a->y };
  double from = 0, to = 1;

  for (int side = 0; side < 4; side++) {
    if (towards[side] == 0) {
      if (distance[side] < 0)
        return FALSE;
    } else if (towards[side] < 0) {
      from = MAX (from, distance[side] / towards[side]);
    } else {
      to = MIN (to, distance[side] / towards[side]);
    }
  }
  return from <= to;
}

static gboolean
mark_meets (const CrmChartLayout *layout, const CrmChartMark *mark, const CrmChartRect *rect)
{
  const CrmChartPoint *points = crm_chart_layout_get_points (layout, mark);

  switch (mark->type) {
  case CRM_CHART_MARK_LINE:
    for (guint i = 1; i < mark->n_points; i++)
      if (segment_meets (&points[i - 1], &points[i], rect))
        return TRUE;
    break;
  case CRM_CHART_MARK_SPANS:
    for (guint i = 0; i + 1 < mark->n_points; i += 2) {
      CrmChartRect span = { points[i].x, points[i].y, mark->size, points[i + 1].y - points[i].y };

      if (crm_chart_rect_overlaps (&span, rect))
        return TRUE;
    }
    break;
  case CRM_CHART_MARK_BARS:
    for (guint i = 0; i + 1 < mark->n_points; i += 2) {
      CrmChartRect bar = { points[i].x, points[i].y, points[i + 1].x - points[i].x,
                           points[i + 1].y - points[i].y };

      if (crm_chart_rect_overlaps (&bar, rect))
        return TRUE;
    }
    break;
  case CRM_CHART_MARK_SYMBOLS:
    for (guint i = 0; i < mark->n_points; i++) {
      CrmChartRect symbol = { points[i].x - mark->size, points[i].y - mark->size, mark->size * 2,
                              mark->size * 2 };

      if (crm_chart_rect_overlaps (&symbol, rect))
        return TRUE;
    }
    break;
  case CRM_CHART_MARK_AREA:
    break;
  }
  return FALSE;
}

gboolean
crm_chart_place_is_free (const CrmChartLayout *layout, const CrmChartRect *rect, double margin)
{
  CrmChartRect wide = { rect->x - margin, rect->y - margin, rect->width + 2 * margin,
                        rect->height + 2 * margin };

  for (guint i = 0; i < layout->labels->len; i++)
    if (crm_chart_rect_overlaps (&g_array_index (layout->labels, CrmChartLabel, i).rect, &wide))
      return FALSE;
  for (guint i = 0; i < layout->marks->len; i++) {
    const CrmChartMark *mark = &g_array_index (layout->marks, CrmChartMark, i);

    if (mark->part == CRM_CHART_PART_GRID || mark->part == CRM_CHART_PART_AXIS)
      continue;
    if (mark_meets (layout, mark, &wide))
      return FALSE;
  }
  return TRUE;
}
