/* crm-method-kinds.h: the kinds of the method by the file that describes them, so that crm-method.c
 * can list them all. Private to src/method: everybody else asks crm_method_get () for them. */
#pragma once

#include "crm-kind.h"

G_BEGIN_DECLS

/* .max of a number that has a least value only. */
#define NO_LIMIT ((double) G_MAXINT64)

/* The eight steps as choices "1" to "8", for every field that says which step is meant; and the
 * results that the steps must produce. */
extern const CrmChoice crm_method_step_choices[];
extern const CrmChoice crm_method_result_choices[];
extern const CrmChoice crm_method_horizon_choices[]; /* "short" or "long" term */

/* The field called `name`, which the kind must have, and its value. Rules ask by name, so that a
 * new field may stand anywhere. */
const CrmField *crm_method_get_field (const CrmKind *kind, const char *name);
const CrmValue *crm_method_get_value (const CrmKind *kind, const CrmValue *values,
                                      const char *name);

/* Refuses with `message` (translated, a whole sentence) and names `later` in *field, when both
 * fields are filled in and `later` comes before `earlier`. Numbers and days compare as such,
 * moments as far as both are written: a day alone is not before an hour of the same day. Equal
 * values pass. */
gboolean crm_method_check_order (const CrmKind *kind, const CrmValue *values, const char *earlier,
                                 const char *later, const char *message, const CrmField **field,
                                 GError **error);

/* The whole rule of a kind with a period: the field "ends" is not before the field "begins". */
gboolean crm_method_check_period (const CrmKind *kind, const CrmValue *values,
                                  const CrmField **field, GError **error);

/* programme.c */
extern const CrmView crm_method_views[];
extern const CrmKind crm_organisation_kind;
extern const CrmKind crm_holiday_kind;
extern const CrmKind crm_price_index_kind;
extern const CrmKind crm_round_kind;
extern const CrmKind crm_unit_kind;
extern const CrmKind crm_job_kind;
extern const CrmKind crm_person_kind;
extern const CrmKind crm_milestone_kind;
extern const CrmKind crm_commitment_kind;
extern const CrmKind crm_assessment_kind;
extern const CrmKind crm_meeting_kind;
extern const CrmKind crm_decision_kind;
extern const CrmKind crm_action_kind;
extern const CrmKind crm_attachment_kind;
extern const CrmKind crm_risk_kind;
extern const CrmKind crm_signoff_kind;
extern const CrmKind crm_acceptance_kind;

/* vision.c */
extern const CrmKind crm_vision_kind;
extern const CrmKind crm_definition_kind;
extern const CrmKind crm_acknowledgement_kind;
extern const CrmKind crm_course_kind;
extern const CrmKind crm_attendance_kind;
extern const CrmKind crm_goal_kind;
extern const CrmKind crm_promise_kind;

/* customers.c */
extern const CrmKind crm_customer_kind;
extern const CrmKind crm_product_kind;
extern const CrmKind crm_purchase_kind;
extern const CrmKind crm_customer_cost_kind;
extern const CrmKind crm_tier_kind;
extern const CrmKind crm_segment_kind;
extern const CrmKind crm_account_plan_kind;
extern const CrmKind crm_agreement_kind;
extern const CrmKind crm_customer_decision_kind;
extern const CrmKind crm_loyalty_kind;

/* strategy.c */
extern const CrmKind crm_need_kind;
extern const CrmKind crm_strength_kind;
extern const CrmKind crm_competitor_kind;
extern const CrmKind crm_competitor_action_kind;
extern const CrmKind crm_strategy_kind;
extern const CrmKind crm_tactic_kind;

/* experience.c */
extern const CrmKind crm_interaction_kind;
extern const CrmKind crm_complaint_kind;
extern const CrmKind crm_survey_kind;
extern const CrmKind crm_question_kind;
extern const CrmKind crm_response_kind;
extern const CrmKind crm_answer_kind;
extern const CrmKind crm_lesson_kind;
extern const CrmKind crm_recording_duty_kind;
extern const CrmKind crm_touchpoint_kind;

/* collaboration.c */
extern const CrmKind crm_leadership_kind;
extern const CrmKind crm_observation_kind;
extern const CrmKind crm_skill_kind;
extern const CrmKind crm_job_skill_kind;
extern const CrmKind crm_person_skill_kind;
extern const CrmKind crm_knowledge_kind;
extern const CrmKind crm_responsibility_kind;
extern const CrmKind crm_message_kind;
extern const CrmKind crm_suggestion_kind;
extern const CrmKind crm_scheme_kind;
extern const CrmKind crm_participant_kind;
extern const CrmKind crm_criterion_kind;
extern const CrmKind crm_appraisal_kind;
extern const CrmKind crm_payout_kind;
extern const CrmKind crm_sanction_kind;
extern const CrmKind crm_career_step_kind;

/* processes.c */
extern const CrmKind crm_process_kind;
extern const CrmKind crm_activity_kind;
extern const CrmKind crm_flow_kind;

/* information.c */
extern const CrmKind crm_channel_kind;
extern const CrmKind crm_system_kind;
extern const CrmKind crm_data_item_kind;
extern const CrmKind crm_access_kind;

/* technology.c */
extern const CrmKind crm_requirement_kind;
extern const CrmKind crm_option_kind;
extern const CrmKind crm_fit_kind;
extern const CrmKind crm_choice_kind;

/* metrics.c */
extern const CrmKind crm_kpi_kind;
extern const CrmKind crm_target_kind;
extern const CrmKind crm_measurement_kind;
extern const CrmKind crm_review_kind;
extern const CrmKind crm_improvement_kind;
extern const CrmKind crm_benefit_kind;
extern const CrmKind crm_investment_kind;

/* guidance-*.c: what each step must produce, and what is advised against */
extern const CrmGuidance crm_programme_guidance;
extern const CrmGuidance crm_vision_guidance;
extern const CrmGuidance crm_strategy_guidance;
extern const CrmGuidance crm_experience_guidance;
extern const CrmGuidance crm_collaboration_guidance;
extern const CrmGuidance crm_processes_guidance;
extern const CrmGuidance crm_information_guidance;
extern const CrmGuidance crm_technology_guidance;
extern const CrmGuidance crm_metrics_guidance;

G_END_DECLS
