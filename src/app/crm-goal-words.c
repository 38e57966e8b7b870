/* crm-goal-words.c: whole percent is as exact as a goal is known. */
#include "crm-goal-words.h"

#include <math.h>

#include "crm-i18n.h"
#include "crm-model.h"

char *
crm_goal_words_dup_share (double share, const CrmLocale *locale)
{
  if (isnan (share))
    return g_strdup ("–");
  return crm_percent_format ((gint64) floor (CLAMP (share, -1e6, 1e6) * 100 + 0.5) * 100, locale);
}

char *
crm_goal_words_dup_parts (const CrmGoal *goal, const CrmLocale *locale)
{
  g_autofree char *share = crm_goal_words_dup_share (goal->parts.value, locale);
  g_autofree char *coverage = crm_goal_dup_coverage (&goal->parts);

  if (goal->parts.all == 0)
    return NULL;
  if (isnan (goal->parts.value))
    return g_strdup_printf (_ ("Its parts: %s"), coverage);
  return g_strdup_printf (_ ("Its parts: %s, %s"), share, coverage);
}

char *
crm_goal_words_dup_people (const CrmGoal *goal)
{
  const char *owner = goal->owner_name != NULL ? goal->owner_name : _ ("No owner");

  return goal->segment_name != NULL ? g_strdup_printf ("%s · %s", owner, goal->segment_name)
                                    : g_strdup (owner);
}

gboolean
crm_goal_words_is_late (const CrmGoal *goal)
{
  return goal->has_due && goal->due < crm_day_today () && !(crm_goal_get_reached (goal) >= 1);
}

char *
crm_goal_words_dup_title (const char *code, const char *name, const CrmLocale *locale)
{
  /* A line begins on the side of its first letter, and that of a code is Latin. */
  const char *mark = locale->language == CRM_LANGUAGE_PERSIAN ? "\u200f" : "";

  return g_strdup_printf ("%s%s  %s", mark, code, name);
}
