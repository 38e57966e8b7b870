/* crm-smart.c: a rule a part; the first thing that is missing is the one that is told. */
#include "crm-smart.h"

#include <math.h>

#include "crm-day.h"
#include "crm-i18n.h"
#include "crm-model.h"

#define ENOUGH_UNDERSTAND 0.8 /* four of five, as the method asks */

const char *
crm_smart_get_label (CrmSmartPart part)
{
  static const char *const labels[CRM_SMART_N] = {
    NC_ ("of a goal", "Specific"), NC_ ("of a goal", "Measurable"), NC_ ("of a goal", "Attainable"),
    NC_ ("of a goal", "Relevant"), NC_ ("of a goal", "Time-bound"), NC_ ("of a goal", "Understood"),
  };

  return crm_i18n_pgettext (labels[part], sizeof "of a goal");
}

void
crm_smart_clear (CrmSmart *self)
{
  g_clear_pointer (&self->said, g_free);
}

static void
miss (CrmSmart *self, const char *field, const char *said, const char *repair)
{
  self->met = FALSE;
  self->field = field;
  self->said = g_strdup (said);
  self->repair = repair;
}

static void
judge_specific (CrmSmart *self, const CrmGoal *goal)
{
  self->field = "owner";
  if (goal->owner == 0)
    miss (self, "owner", _ ("Nobody answers for it."), _ ("Choose an owner"));
  else
    self->said = g_strdup_printf (_ ("%s answers for it."), goal->owner_name);
}

static void
judge_measurable (CrmSmart *self, const CrmGoal *goal, const CrmLocale *locale)
{
  g_autofree char *from = isnan (goal->baseline) ? NULL : crm_real_format (goal->baseline, locale);
  g_autofree char *to = isnan (goal->target) ? NULL : crm_real_format (goal->target, locale);

  self->field = "kpi";
  if (goal->kpi_code == NULL)
    miss (self, "kpi", _ ("No KPI measures it."), _ ("Choose a KPI"));
  else if (from == NULL)
    miss (self, "baseline", _ ("Its baseline is not known."), _ ("Enter the baseline"));
  else if (to == NULL)
    miss (self, "target", _ ("It has no target."), _ ("Set a target"));
  else if (goal->baseline == goal->target)
    miss (self, "target", _ ("Its target is the baseline itself."), _ ("Set a target"));
  else
    /* Translators: a KPI, the value it begins with and the one to be reached. */
    self->said = g_strdup_printf (_ ("%s, from %s to %s."), goal->kpi_name, from, to);
}

static void
judge_attainable (CrmSmart *self, const CrmGoal *goal)
{
  const char *repair = _ ("Look at its attainability");

  self->field = "attainability";
  if (goal->attainability == 0)
    miss (self, "attainability", _ ("Nobody has rated how far it is within reach."), repair);
  else if (goal->attainability <= 1)
    miss (self, "attainability", _ ("It is rated out of reach; such a goal is given up."), repair);
  else if (goal->attainability >= 5)
    miss (self, "attainability", _ ("It is rated too easy; such a goal changes nothing."), repair);
  else
    self->said = g_strdup_printf (_ ("Ambitious and within reach: rated %s of 5."),
                                  crm_i18n_number (goal->attainability).text);
}

static void
judge_relevant (CrmSmart *self, const CrmGoal *goal)
{
  self->field = "visions";
  if (goal->serves_vision)
    self->said = g_strdup (_ ("It serves the vision."));
  else
    miss (self, "visions", _ ("It is not said which vision it serves."), _ ("Choose the vision"));
}

static void
judge_time (CrmSmart *self, const CrmGoal *goal, const CrmLocale *locale)
{
  g_autofree char *day = goal->has_due ? crm_day_format (goal->due, locale) : NULL;

  self->field = "due";
  if (day == NULL)
    miss (self, "due", _ ("It has no due date."), _ ("Set a date"));
  else
    self->said = g_strdup_printf (_ ("Due on %s."), day);
}

static void
judge_understood (CrmSmart *self, const CrmGoal *goal, const CrmLocale *locale)
{
  g_autofree char *share =
      isnan (goal->understood)
          ? NULL
          : crm_percent_format ((gint64) (goal->understood * 10000 + 0.5), locale);
  g_autofree char *said = NULL;

  self->field = "understood";
  if (share == NULL) {
    miss (self, "understood", _ ("Nobody has been asked whether they understand it."),
          _ ("Explain it and ask"));
  } else if (goal->understood < ENOUGH_UNDERSTAND) {
    said =
        g_strdup_printf (_ ("Only %s of those asked understand it; four of five should."), share);
    miss (self, "understood", said, _ ("Explain it and ask again"));
  } else {
    self->said = g_strdup_printf (_ ("%s of those asked understand it."), share);
  }
}

void
crm_smart_judge (CrmSmart *self, const CrmGoal *goal, CrmSmartPart part, const CrmLocale *locale)
{
  *self = (CrmSmart){ .met = TRUE };
  switch (part) {
  case CRM_SMART_SPECIFIC:
    judge_specific (self, goal);
    break;
  case CRM_SMART_MEASURABLE:
    judge_measurable (self, goal, locale);
    break;
  case CRM_SMART_ATTAINABLE:
    judge_attainable (self, goal);
    break;
  case CRM_SMART_RELEVANT:
    judge_relevant (self, goal);
    break;
  case CRM_SMART_TIME_BOUND:
    judge_time (self, goal, locale);
    break;
  case CRM_SMART_UNDERSTOOD:
  case CRM_SMART_N:
    judge_understood (self, goal, locale);
    break;
  }
}

guint
crm_smart_count_met (const CrmGoal *goal)
{
  const CrmLocale plain = CRM_LOCALE_PLAIN ("", 0);
  guint n = 0;

  for (CrmSmartPart part = 0; part < CRM_SMART_N; part++) {
    g_auto (CrmSmart) smart = { 0 };

    crm_smart_judge (&smart, goal, part, &plain);
    n += smart.met;
  }
  return n;
}
