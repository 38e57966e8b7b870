/* crm-goal-words.h: what the board of goals says of one: shares in whole percent, its parts. */
#pragma once

#include "crm-goal.h"
#include "crm-locale.h"

G_BEGIN_DECLS

/* "46%", "−25%"; "–" of NAN. Owned. */
char *crm_goal_words_dup_share (double share, const CrmLocale *locale);
/* "Its parts: 46%, 2 of 3 have a value"; NULL: it has none. Owned. */
char *crm_goal_words_dup_parts (const CrmGoal *goal, const CrmLocale *locale);
/* "Neda Hosseini · Households"; "No owner". Owned. */
char *crm_goal_words_dup_people (const CrmGoal *goal);
/* "G1 Keep our promises", the code where reading begins. Owned. */
char *crm_goal_words_dup_title (const char *code, const char *name, const CrmLocale *locale);
/* Its day is over and it is not reached. */
gboolean crm_goal_words_is_late (const CrmGoal *goal);

G_END_DECLS
