/* crm-chart-palette.c: one table, a row a colour. 0xRRGGBBAA, light then dark. */
#include "crm-chart-palette.h"

/* clang-format off */
static const struct {
  guint32 light, dark;
} palette[CRM_CHART_N_COLOURS] = {
  [CRM_CHART_COLOUR_CARD]          = { 0xffffffff, 0x363636ff },
  [CRM_CHART_COLOUR_TEXT]          = { 0x000000cc, 0xffffffff },
  [CRM_CHART_COLOUR_SECOND_TEXT]   = { 0x0000009e, 0xffffffb3 },
  [CRM_CHART_COLOUR_HAIRLINE]      = { 0x0000001f, 0xffffff24 },
  [CRM_CHART_COLOUR_GRID]          = { 0x00000014, 0xffffff17 },
  [CRM_CHART_COLOUR_AXIS]          = { 0x00000047, 0xffffff52 },
  [CRM_CHART_COLOUR_TRACK]         = { 0x0000001f, 0xffffff29 },
  [CRM_CHART_COLOUR_ZONE]          = { 0x0c7d6821, 0x4fdcbd29 },
  [CRM_CHART_COLOUR_ZONE_STRONG]   = { 0x0c7d684d, 0x4fdcbd4d },
  [CRM_CHART_COLOUR_GAP]           = { 0xb52f0021, 0xf5703f29 },
  [CRM_CHART_COLOUR_ON]            = { 0x0c7d68ff, 0x4fdcbdff },
  [CRM_CHART_COLOUR_ON_TEXT]       = { 0x0a6b57ff, 0x63dfc3ff },
  [CRM_CHART_COLOUR_NEAR]          = { 0xc58100ff, 0xfcc84fff },
  [CRM_CHART_COLOUR_NEAR_TEXT]     = { 0x855400ff, 0xf5c451ff },
  [CRM_CHART_COLOUR_OFF]           = { 0xb52f00ff, 0xf5703fff },
  [CRM_CHART_COLOUR_OFF_TEXT]      = { 0xa62b00ff, 0xff9a75ff },
  [CRM_CHART_COLOUR_NO_DATA]       = { 0x919096ff, 0x8e8d93ff },
  [CRM_CHART_COLOUR_NO_DATA_TEXT]  = { 0x5e5c64ff, 0xc0bfbcff },
  [CRM_CHART_COLOUR_SERIES_1]      = { 0x1c71d8ff, 0x62a0eaff },
  [CRM_CHART_COLOUR_SERIES_2]      = { 0xd9730dff, 0xffa348ff },
  [CRM_CHART_COLOUR_SERIES_3]      = { 0x5b2a86ff, 0xf0c4e4ff },
  [CRM_CHART_COLOUR_SERIES_4]      = { 0x77767bff, 0x8e8d93ff },
  [CRM_CHART_COLOUR_BULLET]        = { 0x3d3d3dff, 0xe6e6e6ff },
  [CRM_CHART_COLOUR_PLATINUM]      = { 0x2f5480ff, 0xa9cbf5ff },
  [CRM_CHART_COLOUR_PLATINUM_TEXT] = { 0x2f5480ff, 0xb3cff2ff },
  [CRM_CHART_COLOUR_GOLD]          = { 0xbd870aff, 0xe6b02eff },
  [CRM_CHART_COLOUR_GOLD_TEXT]     = { 0x7d5a00ff, 0xecc25bff },
  [CRM_CHART_COLOUR_IRON]          = { 0x8a4730ff, 0xcf7450ff },
  [CRM_CHART_COLOUR_IRON_TEXT]     = { 0x8a4730ff, 0xe59c80ff },
  [CRM_CHART_COLOUR_LEAD]          = { 0x8f9097ff, 0x85868eff },
  [CRM_CHART_COLOUR_LEAD_TEXT]     = { 0x5e5c64ff, 0xc0bfbcff },
};
/* clang-format on */

gboolean
crm_chart_theme_is_contrast (CrmChartTheme theme)
{
  return theme == CRM_CHART_LIGHT_CONTRAST || theme == CRM_CHART_DARK_CONTRAST;
}

CrmChartRgba
crm_chart_palette_get (CrmChartTheme theme, CrmChartColour colour)
{
  gboolean dark = theme == CRM_CHART_DARK || theme == CRM_CHART_DARK_CONTRAST;
  guint32 code;

  g_assert (colour < CRM_CHART_N_COLOURS);
  if (crm_chart_theme_is_contrast (theme)) {
    /* Second text reads as text, and the axis as strongly as text. */
    if (colour == CRM_CHART_COLOUR_TEXT || colour == CRM_CHART_COLOUR_SECOND_TEXT ||
        colour == CRM_CHART_COLOUR_AXIS)
      return dark ? (CrmChartRgba){ 1, 1, 1, 1 } : (CrmChartRgba){ 0, 0, 0, 1 };
  }
  code = dark ? palette[colour].dark : palette[colour].light;
  return (CrmChartRgba){ (code >> 24) / 255.0, (code >> 16 & 0xff) / 255.0,
                         (code >> 8 & 0xff) / 255.0, (code & 0xff) / 255.0 };
}
