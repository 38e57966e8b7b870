/* crm-cell.h: one cell of a table: text, a number, or words with something before them that is seen
 * at a glance: a status, a tier, a face. The widget's size does not hang on its text, so that a new
 * text costs no new layout of the table. No data of its own. */
#pragma once

#include <adwaita.h>

#include "crm-kpi.h"
#include "crm-tiers.h"

G_BEGIN_DECLS

typedef enum {
  CRM_CELL_TEXT,
  CRM_CELL_NUMBER,
  CRM_CELL_STATUS, /* words that mean good, near or bad */
  CRM_CELL_TIER,   /* a tier */
  CRM_CELL_TIERED, /* something that belongs to a tier */
  CRM_CELL_PERSON
} CrmCellLook;

/* How a field's values are shown in a table. */
CrmCellLook crm_cell_get_look (CrmModel *model, const CrmKind *kind, const CrmField *field);
/* What a choice means; CRM_STATUS_NONE: neither good nor bad. */
CrmStatus crm_cell_judge (const CrmField *field, const CrmValue *value);

GtkWidget *crm_cell_new (CrmCellLook look);
/* second: said beside it in grey, or NULL. */
void crm_cell_set_text (GtkWidget *cell, const char *text, const char *second);
const char *crm_cell_get_text (GtkWidget *cell);
void crm_cell_set_negative (GtkWidget *cell, gboolean negative);
void crm_cell_set_status (GtkWidget *cell, CrmStatus status);
void crm_cell_set_tier (GtkWidget *cell, const CrmTierLook *tier); /* NULL: none */
/* Pixels that stand before the words. */
int crm_cell_get_lead (CrmCellLook look);

G_END_DECLS
