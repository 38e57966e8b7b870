/* crm-import-answers.h: the questions an import has besides its columns, as two lists of rows: what
 * the file is (kind, sheet, heads) and how it is read (money, returns, days, what is missing). Only
 * what is a question for this file is shown. */
#pragma once

#include <adwaita.h>

#include "crm-import-request.h"

G_BEGIN_DECLS

#define CRM_TYPE_IMPORT_ANSWERS (crm_import_answers_get_type ())
G_DECLARE_FINAL_TYPE (CrmImportAnswers, crm_import_answers, CRM, IMPORT_ANSWERS, GObject)

CrmImportAnswers *crm_import_answers_new (CrmModel *model);
GtkWidget *crm_import_answers_get_file_list (CrmImportAnswers *self);
GtkWidget *crm_import_answers_get_reading_list (CrmImportAnswers *self);

void crm_import_answers_show (CrmImportAnswers *self, const CrmImportPreview *preview);
/* Puts what was answered into the request; TRUE when kind, sheet or heads are others than before,
 * so that its mapping is forgotten. */
gboolean crm_import_answers_read (CrmImportAnswers *self, CrmImportRequest *request);

/* signal: "changed" (CrmImportAnswers *): something was answered that the preview depends on. */

G_END_DECLS
