/* crm-chart-layout.h: a chart as plain numbers: marks, ticks, labels and hit areas, all in logical
 * pixels from the top left corner. Chart types fill it, crm_chart_paint draws it, tests compare it.
 * Nothing in it refers back to the table. Calls GLib only. */
#pragma once

#include "crm-chart-palette.h"
#include "crm-locale.h"

G_BEGIN_DECLS

typedef struct {
  double x, y;
} CrmChartPoint;

typedef struct {
  double x, y, width, height;
} CrmChartRect;

/* What a mark or a label stands for. */
typedef enum {
  CRM_CHART_PART_ZONE, /* where values should be */
  CRM_CHART_PART_GRID,
  CRM_CHART_PART_AXIS,
  CRM_CHART_PART_TARGET,
  CRM_CHART_PART_VALUE,
  CRM_CHART_PART_PROVISIONAL, /* the way to a value that may still change */
  CRM_CHART_PART_LATEST,      /* the last value, with its status */
  CRM_CHART_PART_PREVIOUS,    /* a year before */
  CRM_CHART_PART_PLAN,
  CRM_CHART_PART_GAP,   /* between the plan and the value */
  CRM_CHART_PART_NOTE,  /* what happened in a period */
  CRM_CHART_PART_TRACK, /* how long a bar could be */
  CRM_CHART_PART_NAME,  /* what a bar stands for */
  CRM_CHART_PART_TICK_X,
  CRM_CHART_PART_TICK_Y,
  CRM_CHART_PART_UNIT,
  CRM_CHART_PART_TITLE,
  CRM_CHART_PART_CAPTION,
  CRM_CHART_PART_NOTICE /* the sentence shown when there is nothing to draw */
} CrmChartPart;

typedef enum {
  CRM_CHART_MARK_LINE,  /* stroked through its points */
  CRM_CHART_MARK_AREA,  /* the polygon of its points, filled */
  CRM_CHART_MARK_SPANS, /* pairs (x, top), (x, bottom): filled bars `size` wide to the right of x */
  CRM_CHART_MARK_BARS,  /* pairs of top left and bottom right corner, `size` round each corner */
  CRM_CHART_MARK_SYMBOLS /* one `shape` of radius `size` at each point */
} CrmChartMarkType;

typedef enum {
  CRM_CHART_SHAPE_DISC,
  CRM_CHART_SHAPE_HOLLOW,   /* provisional */
  CRM_CHART_SHAPE_TRIANGLE, /* near target */
  CRM_CHART_SHAPE_DIAMOND   /* off target */
} CrmChartShape;

typedef struct {
  CrmChartMarkType type;
  CrmChartPart part;
  CrmChartColour colour;
  CrmChartShape shape;
  gboolean dashed;
  double size;           /* width of a line or a span, radius of a symbol */
  guint first, n_points; /* in layout->points */
} CrmChartMark;

typedef enum {
  CRM_CHART_FONT_CAPTION,
  CRM_CHART_FONT_CAPTION_BOLD,
  CRM_CHART_FONT_BODY,
  CRM_CHART_FONT_BODY_BOLD,
  CRM_CHART_FONT_TITLE,
  CRM_CHART_N_FONTS
} CrmChartFont;

typedef struct {
  CrmChartPart part;
  CrmChartFont font;
  CrmChartColour colour;
  gboolean halo; /* text that may lie over lines */
  char *text;    /* owned by the layout */
  CrmChartRect rect;
} CrmChartLabel;

typedef struct {
  gboolean vertical; /* on the value axis */
  double value;      /* the number of a value axis; of a time axis the period, 0 is the first */
  double position;   /* pixels from the top (value axis) or the left (time axis) */
} CrmChartTick;

typedef struct {
  CrmChartRect rect;
  guint row; /* of the table */
} CrmChartHit;

typedef struct {
  double width, height;
  CrmChartTheme theme;
  CrmLanguage language;
  double text_scale;
  CrmChartRect plot; /* where values are drawn; whole pixels */
  double low, high;  /* the values at the bottom and the top of the plot */
  GArray *points;    /* CrmChartPoint */
  GArray *marks;     /* CrmChartMark, in the order they are drawn */
  GArray *ticks;     /* CrmChartTick */
  GArray *labels;    /* CrmChartLabel, drawn over the marks */
  GArray *hits;      /* CrmChartHit, from left to right, never overlapping */
  gboolean stacked;  /* the hits lie below one another instead, from top to bottom */
} CrmChartLayout;

CrmChartLayout *crm_chart_layout_new (double width, double height, CrmChartTheme theme,
                                      CrmLanguage language, double text_scale);
void crm_chart_layout_free (CrmChartLayout *self);

/* The hit area that holds the point, or the nearest one beside it (of stacked ones, above or below
 * it) inside the plot; -1 when the point is outside the plot or nothing can be hit. */
int crm_chart_layout_find_hit (const CrmChartLayout *self, double x, double y);

/* For chart types. A mark takes the points that crm_chart_layout_add_point adds after it. The
 * pointer returned is good until the next mark. */
CrmChartMark *crm_chart_layout_add_mark (CrmChartLayout *self, CrmChartMarkType type,
                                         CrmChartPart part, CrmChartColour colour, double size);
void crm_chart_layout_add_point (CrmChartLayout *self, double x, double y);
/* A bar, for a mark of bars; its corners in any order. */
void crm_chart_layout_add_bar (CrmChartLayout *self, double x0, double y0, double x1, double y1);
void crm_chart_layout_take_label (CrmChartLayout *self, CrmChartPart part, CrmChartFont font,
                                  CrmChartColour colour, char *text, CrmChartRect rect);

const CrmChartPoint *crm_chart_layout_get_points (const CrmChartLayout *self,
                                                  const CrmChartMark *mark);

gboolean crm_chart_rect_overlaps (const CrmChartRect *a, const CrmChartRect *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrmChartLayout, crm_chart_layout_free)

G_END_DECLS
