/* crm-display.c: the words by which wishes are kept, and what follows from them. */
#include "crm-display.h"

#include <adwaita.h>

#include "crm-choices.h"

#define MOST 4 /* words of one wish */

/* The words are for ever: files of this person's hold them. */
static const struct {
  const char *key;
  const char *words[MOST];
} wishes[] = {
  [CRM_DISPLAY_DAYS] = { "calendar", { "programme", "gregorian", "jalali" } },
  [CRM_DISPLAY_DIGITS] = { "digits", { "language", "latin", "persian" } },
  [CRM_DISPLAY_MONEY] = { "money", { "programme", "toman" } },
  [CRM_DISPLAY_SCALE] = { "scale", { "units", "thousands", "millions" } },
  [CRM_DISPLAY_COLOURS] = { "colours", { "desktop", "light", "dark" } },
  [CRM_DISPLAY_RENDERER] = { "renderer", { "software", "opengl" } },
};

guint
crm_display_get (CrmDisplay what)
{
  g_autofree char *word = crm_choices_dup ("display", wishes[what].key);

  for (guint i = 0; i < MOST && wishes[what].words[i] != NULL; i++)
    if (g_strcmp0 (wishes[what].words[i], word) == 0)
      return i;
  return 0;
}

void
crm_display_set (CrmDisplay what, guint choice)
{
  g_return_if_fail (choice < MOST);
  crm_choices_set ("display", wishes[what].key, choice > 0 ? wishes[what].words[choice] : NULL);
}

void
crm_display_read (CrmShown *shown)
{
  shown->days = (CrmDays) crm_display_get (CRM_DISPLAY_DAYS);
  shown->digits = (CrmDigits) crm_display_get (CRM_DISPLAY_DIGITS);
  shown->tomans = crm_display_get (CRM_DISPLAY_MONEY) == 1;
  shown->money_thousands = crm_display_get (CRM_DISPLAY_SCALE);
}

void
crm_display_apply_colours (void)
{
  static const AdwColorScheme schemes[MOST] = { ADW_COLOR_SCHEME_DEFAULT,
                                                ADW_COLOR_SCHEME_FORCE_LIGHT,
                                                ADW_COLOR_SCHEME_FORCE_DARK };

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      schemes[crm_display_get (CRM_DISPLAY_COLOURS)]);
}
