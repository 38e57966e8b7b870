/* crm-method.c: the list of the eight steps and of every kind, and what several kinds share: the
 * steps, results and horizons as choices, and the words of rules. To add a kind, describe it in the
 * file of its step, declare it in crm-method-kinds.h and give it its line here. Calls only GLib. */
#include "crm-method.h"

#include <string.h>

#include "crm-error.h"
#include "crm-i18n.h"
#include "crm-method-kinds.h"

#define APPLICATION_ID 0x48476D31 /* "HGm1" */
#define VERSION 1

/* clang-format off */
static const CrmStep steps[] = {
  { 1, N_("Vision"), N_("Where we are going, what CRM means to us, and what we promise customers."),
    "daytime-sunrise-symbolic" },
  { 2, N_("Strategy"), N_("Who our customers are, what each group needs, and how we serve it better than others."),
    "mark-location-symbolic" },
  { 3, N_("Customer experience"), N_("Every contact is recorded, and what customers say changes what we do."),
    "emote-love-symbolic" },
  { 4, N_("Collaboration"), N_("Leaders, skills, knowledge, structure and incentives that pull the same way."),
    "system-users-symbolic" },
  { 5, N_("Processes"), N_("How the work is done today, and how it is done once it is built around the customer."),
    "emblem-synchronizing-symbolic" },
  { 6, N_("Customer information"), N_("What we know about customers, where it is kept, why, and who may see it."),
    "x-office-address-book-symbolic" },
  { 7, N_("Technology"), N_("What the design needs from software, and a choice that can be justified."),
    "computer-symbolic" },
  { 8, N_("Metrics"), N_("Whether it works: targets, measurements, and reviews that lead to improvement."),
    "power-profile-performance-symbolic" },
};

const CrmChoice crm_method_step_choices[] = {
  { "1", N_("Vision") },
  { "2", N_("Strategy") },
  { "3", N_("Customer experience") },
  { "4", N_("Collaboration") },
  { "5", N_("Processes") },
  { "6", N_("Customer information") },
  { "7", N_("Technology") },
  { "8", N_("Metrics") },
  { NULL },
};

const CrmChoice crm_method_horizon_choices[] = {
  { "short", N_("Short term") },
  { "long", N_("Long term") },
  { NULL },
};

const CrmChoice crm_method_result_choices[] = {
  { "vision_agreed", N_("Vision and definition agreed") },
  { "definition_shared", N_("Everyone shares the definition") },
  { "people_trained", N_("Managers and staff trained") },
  { "goals_measurable", N_("Goals that can be measured") },
  { "goals_understood", N_("Goals understood") },
  { "promises_made", N_("Promises to customers") },
  { "promises_backed", N_("Every promise is backed") },

  { "customers_tiered", N_("Customers sorted into tiers") },
  { "segments_with_goals", N_("Goals for every segment") },
  { "strengths_rated", N_("Strengths and weaknesses") },
  { "competitors_watched", N_("What competitors do") },
  { "segments_with_strategy", N_("A strategy for every segment") },
  { "promises_in_action", N_("Promises turned into action") },
  { "segments_with_tactics", N_("Tactics for every segment") },

  { "recording_assigned", N_("Who records what") },
  { "contacts_recorded", N_("Contacts recorded in time") },
  { "complaints_controlled", N_("Complaints under control") },
  { "satisfaction_known", N_("Satisfaction known") },
  { "feedback_analysed", N_("Feedback analysed") },
  { "lessons_applied", N_("Lessons changed something") },

  { "leaders_first", N_("Leaders go first") },
  { "skills_found", N_("Skills needed and found") },
  { "knowledge_stays", N_("Knowledge stays") },
  { "structure_fits", N_("Structure follows segments") },
  { "responsibilities_clear", N_("Responsibilities clear") },
  { "incentives_tied", N_("Incentives tied to results") },

  { "processes_listed", N_("Processes that meet customers listed") },
  { "processes_reviewed", N_("Processes reviewed") },
  { "as_is_measured", N_("As-is measured") },
  { "to_be_designed", N_("To-be designed") },
  { "processes_live", N_("Live and owned") },

  { "channels_listed", N_("Channels and systems listed") },
  { "data_with_purpose", N_("Every data item has a purpose") },
  { "data_owned", N_("Every data item has an owner and ground") },
  { "quality_known", N_("Data quality known") },
  { "access_given", N_("Those who meet customers have access") },
  { "volume_forecast", N_("Volume forecast") },

  { "requirements_derived", N_("Requirements derived") },
  { "options_compared", N_("Options compared") },
  { "costs_known", N_("Costs over five years") },
  { "model_first", N_("Model first") },
  { "choice_justified", N_("A justified choice") },

  { "goals_with_kpi", N_("A KPI for every goal") },
  { "satisfaction_measured", N_("Customers' satisfaction measured") },
  { "kpis_complete", N_("KPIs complete") },
  { "measured_on_time", N_("Measured on time") },
  { "reviews_held", N_("Reviews held") },
  { "red_acted_on", N_("Red leads to action") },
  { "benefits_planned", N_("Benefits planned") },
  { NULL },
};

static const CrmKind *const kinds[] = {
  &crm_organisation_kind, &crm_person_kind, &crm_unit_kind, &crm_job_kind,
  &crm_round_kind, &crm_milestone_kind, &crm_action_kind, &crm_meeting_kind,
  &crm_decision_kind, &crm_risk_kind, &crm_commitment_kind, &crm_assessment_kind,
  &crm_signoff_kind, &crm_acceptance_kind, &crm_attachment_kind, &crm_holiday_kind, &crm_price_index_kind,

  &crm_vision_kind, &crm_definition_kind, &crm_acknowledgement_kind, &crm_goal_kind,
  &crm_promise_kind, &crm_course_kind, &crm_attendance_kind,

  &crm_customer_kind, &crm_product_kind, &crm_purchase_kind, &crm_customer_cost_kind,
  &crm_tier_kind, &crm_segment_kind, &crm_need_kind, &crm_strength_kind,
  &crm_competitor_kind, &crm_competitor_action_kind, &crm_strategy_kind, &crm_tactic_kind,
  &crm_loyalty_kind, &crm_account_plan_kind, &crm_agreement_kind, &crm_customer_decision_kind,

  &crm_interaction_kind, &crm_complaint_kind, &crm_survey_kind, &crm_question_kind,
  &crm_response_kind, &crm_answer_kind, &crm_lesson_kind, &crm_recording_duty_kind,
  &crm_touchpoint_kind,

  &crm_leadership_kind, &crm_observation_kind, &crm_skill_kind, &crm_job_skill_kind,
  &crm_person_skill_kind, &crm_knowledge_kind, &crm_responsibility_kind, &crm_message_kind,
  &crm_suggestion_kind, &crm_scheme_kind, &crm_participant_kind, &crm_criterion_kind,
  &crm_appraisal_kind, &crm_payout_kind, &crm_sanction_kind, &crm_career_step_kind,

  &crm_process_kind, &crm_activity_kind, &crm_flow_kind,

  &crm_channel_kind, &crm_system_kind, &crm_data_item_kind, &crm_access_kind,

  &crm_requirement_kind, &crm_option_kind, &crm_fit_kind, &crm_choice_kind,

  &crm_kpi_kind, &crm_target_kind, &crm_measurement_kind, &crm_review_kind,
  &crm_improvement_kind, &crm_benefit_kind, &crm_investment_kind,
  NULL,
};
/* clang-format on */

static const CrmGuidance *const guidance[] = {
  &crm_programme_guidance,     &crm_vision_guidance,
  &crm_strategy_guidance,      &crm_experience_guidance,
  &crm_collaboration_guidance, &crm_processes_guidance,
  &crm_information_guidance,   &crm_technology_guidance,
  &crm_metrics_guidance,       NULL,
};

static const CrmMethod method = {
  .application_id = APPLICATION_ID,
  .version = VERSION,
  .steps = steps,
  .n_steps = G_N_ELEMENTS (steps),
  .kinds = kinds,
  .guidance = guidance,
  .views = crm_method_views,
};

const CrmMethod *
crm_method_get (void)
{
  return &method;
}

static guint
get_place (const CrmKind *kind, const char *name)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (strcmp (kind->fields[i].name, name) == 0)
      return i;
  g_error ("%s has no field “%s”", kind->name, name);
}

const CrmField *
crm_method_get_field (const CrmKind *kind, const char *name)
{
  return &kind->fields[get_place (kind, name)];
}

const CrmValue *
crm_method_get_value (const CrmKind *kind, const CrmValue *values, const char *name)
{
  return &values[get_place (kind, name)];
}

static gboolean
is_before (const CrmValue *a, const CrmValue *b)
{
  if (a->tag != b->tag)
    return FALSE;
  switch (a->tag) {
  case CRM_VALUE_INTEGER:
    return a->integer < b->integer;
  case CRM_VALUE_REAL:
    return a->real < b->real;
  case CRM_VALUE_TEXT:
    return strncmp (a->text, b->text, MIN (strlen (a->text), strlen (b->text))) < 0;
  case CRM_VALUE_NULL:
  case CRM_VALUE_BYTES:
    break;
  }
  return FALSE;
}

gboolean
crm_method_check_order (const CrmKind *kind, const CrmValue *values, const char *earlier,
                        const char *later, const char *message, const CrmField **field,
                        GError **error)
{
  if (!is_before (crm_method_get_value (kind, values, later),
                  crm_method_get_value (kind, values, earlier)))
    return TRUE;
  *field = crm_method_get_field (kind, later);
  g_set_error_literal (error, CRM_ERROR, CRM_ERROR_REFUSED, message);
  return FALSE;
}

gboolean
crm_method_check_period (const CrmKind *kind, const CrmValue *values, const CrmField **field,
                         GError **error)
{
  return crm_method_check_order (kind, values, "begins", "ends",
                                 _ ("It ends before it begins. Correct one of the two."), field,
                                 error);
}
