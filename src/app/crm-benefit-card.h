/* crm-benefit-card.h: what the programme's benefits have brought so far beside what was planned, as
 * running totals until the period that the tiles look at; leads to the benefits of step 8. */
#pragma once

#include "crm-benefit.h"
#include "crm-tile-board.h"

G_BEGIN_DECLS

#define CRM_TYPE_BENEFIT_CARD (crm_benefit_card_get_type ())
G_DECLARE_FINAL_TYPE (CrmBenefitCard, crm_benefit_card, CRM, BENEFIT_CARD, GtkWidget)

/* board: whose period it follows; it must live as long. */
GtkWidget *crm_benefit_card_new (CrmSession *session, CrmTileBoard *board);
/* "benefits run 9% behind plan"; NULL where that is not known. Owned. */
char *crm_benefit_card_dup_clause (CrmBenefitCard *self);

/* signal "changed" (CrmBenefitCard *): something else is shown. */

G_END_DECLS
