/* views.c: by what each step and the programme as a whole are looked at: three to five views a
 * step, each of the kinds that are worked on together. The window's switcher and sidebar follow
 * it. Data only. */
#include "crm-i18n.h"
#include "crm-method-kinds.h"

/* clang-format off */
const CrmView crm_method_views[] = {
  { "committee", 0, N_("Committee"), "crm-committee-symbolic", "meeting,action,decision,assessment" },
  { "timeline", 0, N_("Timeline"), "crm-timeline-symbolic", "milestone,round,commitment" },
  { "risks", 0, N_("Risks"), "crm-risk-symbolic", "risk" },
  { "people", 0, N_("People"), "system-users-symbolic", "person,unit,job" },
  { "reports", 0, N_("Reports"), "x-office-document-symbolic", "signoff,attachment" },
  { "organisation", 0, N_("Organisation"), "go-home-symbolic", "organisation,holiday,price_index" },

  { "vision", 1, N_("Vision"), "daytime-sunrise-symbolic", "vision,definition" },
  { "goals", 1, N_("Goals"), "crm-goal-symbolic", "goal" },
  { "promises", 1, N_("Promises"), "emote-love-symbolic", "promise" },
  { "training", 1, N_("Training"), "accessories-dictionary-symbolic", "course,attendance" },

  { "customers", 2, N_("Customers"), "system-users-symbolic", "customer,purchase,product,customer_cost" },
  { "segments", 2, N_("Segments"), "crm-segments-symbolic", "segment,tier,need" },
  { "strengths", 2, N_("Strengths"), "crm-balance-symbolic", "strength,competitor,competitor_action" },
  { "strategies", 2, N_("Strategies"), "find-location-symbolic",
    "strategy,loyalty,account_plan,agreement,customer_decision" },
  { "tactics", 2, N_("Tactics"), "crm-board-symbolic", "tactic" },

  { "contacts", 3, N_("Contacts"), "call-start-symbolic", "interaction,recording_duty" },
  { "complaints", 3, N_("Complaints"), "crm-flag-symbolic", "complaint" },
  { "surveys", 3, N_("Surveys"), "view-list-bullet-symbolic", "survey,question,response,answer" },
  { "lessons", 3, N_("Lessons"), "starred-symbolic", "lesson" },
  { "journey", 3, N_("Journey"), "crm-path-symbolic", "touchpoint" },

  { "leadership", 4, N_("Leadership"), "crm-flag-symbolic", "leadership,observation" },
  { "skills", 4, N_("Skills"), "crm-skill-symbolic", "skill,job_skill,person_skill,career_step" },
  { "knowledge", 4, N_("Knowledge"), "accessories-dictionary-symbolic", "knowledge,message,suggestion" },
  { "structure", 4, N_("Structure"), "crm-structure-symbolic", "responsibility" },
  { "incentives", 4, N_("Incentives"), "crm-coin-symbolic", "scheme,criterion,participant,appraisal,payout,sanction" },

  { "processes", 5, N_("Processes"), "view-list-symbolic", "process" },
  { "activities", 5, N_("Activities"), "crm-path-symbolic", "activity" },

  { "sources", 6, N_("Channels and systems"), "network-server-symbolic", "channel,system" },
  { "data", 6, N_("Data items"), "x-office-address-book-symbolic", "data_item" },
  { "access", 6, N_("Access"), "changes-prevent-symbolic", "access" },

  { "requirements", 7, N_("Requirements"), "view-list-bullet-symbolic", "requirement" },
  { "options", 7, N_("Options"), "crm-balance-symbolic", "option,fit" },
  { "choice", 7, N_("Choice"), "object-select-symbolic", "choice" },

  { "kpis", 8, N_("KPIs"), "crm-chart-symbolic", "kpi,target,measurement" },
  { "reviews", 8, N_("Reviews"), "view-refresh-symbolic", "review,improvement" },
  { "benefits", 8, N_("Benefits"), "crm-coin-symbolic", "benefit,investment" },
  { NULL },
};
/* clang-format on */
