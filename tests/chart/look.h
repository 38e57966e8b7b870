/* look.h: looking into layouts: marks and labels by what they stand for, and what holds for all. */
#pragma once

#include <math.h>

#include "crm-chart-text.h"
#include "crm-chart.h"

static inline const CrmChartMark *
mark_at (const CrmChartLayout *layout, guint i)
{
  return &g_array_index (layout->marks, CrmChartMark, i);
}

static inline const CrmChartLabel *
label_at (const CrmChartLayout *layout, guint i)
{
  return &g_array_index (layout->labels, CrmChartLabel, i);
}

static inline const CrmChartMark *
find_mark (const CrmChartLayout *layout, CrmChartMarkType type, CrmChartPart part)
{
  for (guint i = 0; i < layout->marks->len; i++)
    if (mark_at (layout, i)->type == type && mark_at (layout, i)->part == part)
      return mark_at (layout, i);
  return NULL;
}

static inline const CrmChartLabel *
find_label (const CrmChartLayout *layout, CrmChartPart part)
{
  for (guint i = 0; i < layout->labels->len; i++)
    if (label_at (layout, i)->part == part)
      return label_at (layout, i);
  return NULL;
}

static inline double
y_of (const CrmChartLayout *layout, double value)
{
  return layout->plot.y +
         layout->plot.height * (layout->high - value) / (layout->high - layout->low);
}

/* What holds for every layout whatever the data. */
static inline void
assert_sound (const CrmChartLayout *layout, gboolean roomy)
{
  g_autoptr (CrmChartText) text = crm_chart_text_new (layout->language, layout->text_scale);

  for (guint i = 0; i < layout->points->len; i++) {
    g_assert_true (isfinite (g_array_index (layout->points, CrmChartPoint, i).x));
    g_assert_true (isfinite (g_array_index (layout->points, CrmChartPoint, i).y));
  }
  for (guint i = 0; i < layout->labels->len; i++) {
    const CrmChartLabel *label = label_at (layout, i);

    g_assert_true (isfinite (label->rect.x) && isfinite (label->rect.y));
    g_assert_true (g_utf8_validate (label->text, -1, NULL));
    g_assert_cmpint (crm_chart_text_count_unknown (text, label->font, label->text), ==, 0);
    if (!roomy)
      continue;
    g_assert_cmpfloat (label->rect.x, >=, 0);
    g_assert_cmpfloat (label->rect.y, >=, 0);
    g_assert_cmpfloat (label->rect.x + label->rect.width, <=, layout->width);
    g_assert_cmpfloat (label->rect.y + label->rect.height, <=, layout->height);
    for (guint j = 0; j < i; j++)
      if (crm_chart_rect_overlaps (&label->rect, &label_at (layout, j)->rect))
        g_error ("“%s” (%.0f, %.0f, %.0f × %.0f) and “%s” (%.0f, %.0f, %.0f × %.0f) overlap",
                 label->text, label->rect.x, label->rect.y, label->rect.width, label->rect.height,
                 label_at (layout, j)->text, label_at (layout, j)->rect.x,
                 label_at (layout, j)->rect.y, label_at (layout, j)->rect.width,
                 label_at (layout, j)->rect.height);
  }
}
