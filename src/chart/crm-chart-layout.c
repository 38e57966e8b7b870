/* crm-chart-layout.c: the arrays of a layout and how chart types append to them. Decides nothing
 * about looks. */
#include "crm-chart-layout.h"

static void
label_clear (gpointer data)
{
  g_free (((CrmChartLabel *) data)->text);
}

CrmChartLayout *
crm_chart_layout_new (double width, double height, CrmChartTheme theme, CrmLanguage language,
                      double text_scale)
{
  CrmChartLayout *self = g_new0 (CrmChartLayout, 1);

  self->width = width;
  self->height = height;
  self->theme = theme;
  self->language = language;
  self->text_scale = text_scale;
  self->points = g_array_new (FALSE, FALSE, sizeof (CrmChartPoint));
  self->marks = g_array_new (FALSE, TRUE, sizeof (CrmChartMark));
  self->ticks = g_array_new (FALSE, TRUE, sizeof (CrmChartTick));
  self->labels = g_array_new (FALSE, TRUE, sizeof (CrmChartLabel));
  self->hits = g_array_new (FALSE, FALSE, sizeof (CrmChartHit));
  g_array_set_clear_func (self->labels, label_clear);
  return self;
}

void
crm_chart_layout_free (CrmChartLayout *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->points);
  g_array_unref (self->marks);
  g_array_unref (self->ticks);
  g_array_unref (self->labels);
  g_array_unref (self->hits);
  g_free (self);
}

static double
get_start (const CrmChartLayout *self, const CrmChartHit *hit)
{
  return self->stacked ? hit->rect.y : hit->rect.x;
}

static double
get_end (const CrmChartLayout *self, const CrmChartHit *hit)
{
  return self->stacked ? hit->rect.y + hit->rect.height : hit->rect.x + hit->rect.width;
}

int
crm_chart_layout_find_hit (const CrmChartLayout *self, double x, double y)
{
  const CrmChartHit *hits = (const CrmChartHit *) (void *) self->hits->data;
  guint low = 0, high = self->hits->len;
  double at = self->stacked ? y : x;

  if (high == 0 || x < self->plot.x || x > self->plot.x + self->plot.width || y < self->plot.y ||
      y > self->plot.y + self->plot.height)
    return -1;
  /* The last area that starts at or before the point. */
  while (high - low > 1) {
    guint middle = low + (high - low) / 2;

    if (get_start (self, &hits[middle]) <= at)
      low = middle;
    else
      high = middle;
  }
  if (low + 1 < self->hits->len &&
      at - get_end (self, &hits[low]) > get_start (self, &hits[low + 1]) - at)
    low++;
  return (int) low;
}

CrmChartMark *
crm_chart_layout_add_mark (CrmChartLayout *self, CrmChartMarkType type, CrmChartPart part,
                           CrmChartColour colour, double size)
{
  CrmChartMark mark = {
    .type = type, .part = part, .colour = colour, .size = size, .first = self->points->len
  };

  g_array_append_val (self->marks, mark);
  return &g_array_index (self->marks, CrmChartMark, self->marks->len - 1);
}

void
crm_chart_layout_add_point (CrmChartLayout *self, double x, double y)
{
  CrmChartPoint point = { x, y };

  g_assert (self->marks->len > 0);
  g_array_append_val (self->points, point);
  g_array_index (self->marks, CrmChartMark, self->marks->len - 1).n_points++;
}

void
crm_chart_layout_add_bar (CrmChartLayout *self, double x0, double y0, double x1, double y1)
{
  crm_chart_layout_add_point (self, MIN (x0, x1), MIN (y0, y1));
  crm_chart_layout_add_point (self, MAX (x0, x1), MAX (y0, y1));
}

void
crm_chart_layout_take_label (CrmChartLayout *self, CrmChartPart part, CrmChartFont font,
                             CrmChartColour colour, char *text, CrmChartRect rect)
{
  CrmChartLabel label = {
    .part = part, .font = font, .colour = colour, .text = text, .rect = rect
  };

  g_array_append_val (self->labels, label);
}

const CrmChartPoint *
crm_chart_layout_get_points (const CrmChartLayout *self, const CrmChartMark *mark)
{
  return &g_array_index (self->points, CrmChartPoint, mark->first);
}

gboolean
crm_chart_rect_overlaps (const CrmChartRect *a, const CrmChartRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
         b->y < a->y + a->height;
}
