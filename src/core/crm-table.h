/* crm-table.h: a small typed result: named columns of equal length, all a chart or a report sheet
 * sees of the programme. Immutable once built; thousands of rows at most, never the customers. */
#pragma once

#include "crm-day.h"

G_BEGIN_DECLS

typedef enum {
  CRM_COLUMN_REAL,    /* NAN is a missing value */
  CRM_COLUMN_DAY,     /* CrmDay; a time axis */
  CRM_COLUMN_CATEGORY /* text */
} CrmColumnType;

typedef struct _CrmTable CrmTable;

CrmTable *crm_table_new (guint n_rows);
void crm_table_free (CrmTable *self);
guint crm_table_get_n_rows (const CrmTable *self);
guint crm_table_get_n_columns (const CrmTable *self);

/* Adds a column filled with missing values (NAN, G_MININT32, NULL); returns its index. name is for
 * machines, label for people (both copied). */
guint crm_table_add_column (CrmTable *self, CrmColumnType type, const char *name,
                            const char *label);
void crm_table_set_real (CrmTable *self, guint column, guint row, double value);
void crm_table_set_day (CrmTable *self, guint column, guint row, CrmDay day);
void crm_table_set_text (CrmTable *self, guint column, guint row, const char *text);

CrmColumnType crm_table_get_type (const CrmTable *self, guint column);
const char *crm_table_get_name (const CrmTable *self, guint column);
const char *crm_table_get_label (const CrmTable *self, guint column);
int crm_table_find_column (const CrmTable *self, const char *name); /* -1: none */
double crm_table_get_real (const CrmTable *self, guint column, guint row);
CrmDay crm_table_get_day (const CrmTable *self, guint column, guint row);
const char *crm_table_get_text (const CrmTable *self, guint column, guint row);
/* Whole columns, for long ones. Borrowed; good until a column is added or a value set. */
const double *crm_table_get_reals (const CrmTable *self, guint column);
const CrmDay *crm_table_get_days (const CrmTable *self, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrmTable, crm_table_free)

G_END_DECLS
