/* crm-filter-chips.h: chips over a table that narrow it by a click: the values of the first field
 * that has few, and a chip with a list for each other field. Values of one field are joined by or,
 * fields by and. They wrap; what the page puts into the widget itself stands before and after
 * them. */
#pragma once

#include <adwaita.h>

#include "crm-session.h"

G_BEGIN_DECLS

#define CRM_TYPE_FILTER_CHIPS (crm_filter_chips_get_type ())
G_DECLARE_FINAL_TYPE (CrmFilterChips, crm_filter_chips, CRM, FILTER_CHIPS, GtkWidget)

/* Once; the values are read in a worker, and again when records of theirs have changed. The chips
 * stand before the child `before`. */
void crm_filter_chips_set_up (CrmFilterChips *self, CrmSession *session, const CrmKind *kind,
                              GtkWidget *before);
/* What is asked, as crm_query_set_filter reads it; NULL: nothing. Owned. */
char *crm_filter_chips_dup_filter (CrmFilterChips *self);
/* The same for people: "Platinum or Gold, Mashhad"; NULL: nothing. Owned. */
char *crm_filter_chips_dup_words (CrmFilterChips *self);
void crm_filter_chips_clear (CrmFilterChips *self);

/* signal "changed" (CrmFilterChips *): another filter is asked for. */

G_END_DECLS
