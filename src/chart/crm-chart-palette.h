/* crm-chart-palette.h: the colours of charts by what they mean, for light, dark and high-contrast
 * surfaces. The hues are told apart by people with any colour vision (simulated, smallest CIEDE2000
 * difference 13.4); marks keep 3:1 and texts 4.5:1 against the card. Status and series never share
 * a hue. Pure data: calls nothing. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  CRM_CHART_LIGHT,
  CRM_CHART_DARK,
  CRM_CHART_LIGHT_CONTRAST, /* desktop's high-contrast theme */
  CRM_CHART_DARK_CONTRAST
} CrmChartTheme;

typedef enum {
  CRM_CHART_COLOUR_CARD, /* what the chart lies on, also halos and rings */
  CRM_CHART_COLOUR_TEXT,
  CRM_CHART_COLOUR_SECOND_TEXT,
  CRM_CHART_COLOUR_HAIRLINE,
  CRM_CHART_COLOUR_GRID,
  CRM_CHART_COLOUR_AXIS,
  CRM_CHART_COLOUR_TRACK,
  CRM_CHART_COLOUR_ZONE,        /* where a value should be */
  CRM_CHART_COLOUR_ZONE_STRONG, /* the same in a bar ten pixels high */
  CRM_CHART_COLOUR_GAP,         /* what is short of the plan */
  CRM_CHART_COLOUR_ON,
  CRM_CHART_COLOUR_ON_TEXT,
  CRM_CHART_COLOUR_NEAR,
  CRM_CHART_COLOUR_NEAR_TEXT,
  CRM_CHART_COLOUR_OFF,
  CRM_CHART_COLOUR_OFF_TEXT,
  CRM_CHART_COLOUR_NO_DATA,
  CRM_CHART_COLOUR_NO_DATA_TEXT,
  CRM_CHART_COLOUR_SERIES_1, /* blue: the value */
  CRM_CHART_COLOUR_SERIES_2, /* orange */
  CRM_CHART_COLOUR_SERIES_3, /* plum */
  CRM_CHART_COLOUR_SERIES_4, /* grey: plan, last year, as is */
  CRM_CHART_COLOUR_BULLET,
  CRM_CHART_COLOUR_PLATINUM,
  CRM_CHART_COLOUR_PLATINUM_TEXT,
  CRM_CHART_COLOUR_GOLD,
  CRM_CHART_COLOUR_GOLD_TEXT,
  CRM_CHART_COLOUR_IRON,
  CRM_CHART_COLOUR_IRON_TEXT,
  CRM_CHART_COLOUR_LEAD,
  CRM_CHART_COLOUR_LEAD_TEXT,
  CRM_CHART_N_COLOURS
} CrmChartColour;

/* Components from 0 to 1, not premultiplied. */
typedef struct {
  double red, green, blue, alpha;
} CrmChartRgba;

CrmChartRgba crm_chart_palette_get (CrmChartTheme theme, CrmChartColour colour);
gboolean crm_chart_theme_is_contrast (CrmChartTheme theme);

G_END_DECLS
