/* crm-begin-row.h: one described field of a programme that is not there yet, as a row to type in.
 * What is typed is read and checked by the description when it is asked for and when the row is
 * left; what cannot be kept is told beneath it. */
#pragma once

#include <adwaita.h>

#include "crm-model.h"

G_BEGIN_DECLS

#define CRM_TYPE_BEGIN_ROW (crm_begin_row_get_type ())
G_DECLARE_FINAL_TYPE (CrmBeginRow, crm_begin_row, CRM, BEGIN_ROW, AdwEntryRow)

/* title: NULL for the field's own label. Floating. */
GtkWidget *crm_begin_row_new (const CrmField *field, const char *title, const CrmLocale *locale);
/* The sentence beneath goes in and out with the row. */
void crm_begin_row_add_to (CrmBeginRow *self, AdwPreferencesGroup *group);
void crm_begin_row_remove_from (CrmBeginRow *self, AdwPreferencesGroup *group);
/* How a screen reader calls it; else its title. */
void crm_begin_row_set_name (CrmBeginRow *self, const char *name);

/* FALSE: it is wrong, which is told. value is the caller's to clear. */
gboolean crm_begin_row_read (CrmBeginRow *self, CrmValue *value);
void crm_begin_row_set_value (CrmBeginRow *self, const CrmValue *value);
/* NULL: nothing is wrong. */
void crm_begin_row_set_fault (CrmBeginRow *self, const char *sentence);
gboolean crm_begin_row_is_empty (CrmBeginRow *self);
/* What can be read is written anew in it. */
void crm_begin_row_set_locale (CrmBeginRow *self, const CrmLocale *locale);

G_END_DECLS
