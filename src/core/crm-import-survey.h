/* crm-import-survey.h: how a file writes its numbers and days: every cell of the imported columns
 * is looked at once, then one decision serves the whole file. */
#pragma once

#include "crm-day.h"
#include "crm-import-map.h"

G_BEGIN_DECLS

typedef struct _CrmImportSurvey CrmImportSurvey;

CrmImportSurvey *crm_import_survey_new (const CrmImportMap *map, const CrmImportOptions *options,
                                        CrmCalendar calendar);
void crm_import_survey_free (CrmImportSurvey *self);
/* Reads the source to its end and rewinds it; does nothing when nothing is to be guessed. */
gboolean crm_import_survey_run (CrmImportSurvey *self, GCancellable *cancellable, GError **error);
/* Says what is taken in `notes`; returns the order of dates. */
CrmDates crm_import_survey_decide (CrmImportSurvey *self, GPtrArray *notes);
/* The decimal mark of map->fields[pair], or of map->inputs[pair]. */
CrmDecimalMark crm_import_survey_get_mark (CrmImportSurvey *self, guint pair, gboolean input);
/* That of all columns; AUTO when they differ or show none. */
CrmDecimalMark crm_import_survey_get_common_mark (const CrmImportSurvey *self);
/* Whether map->fields[pair] is a column of days that are all written as bare years. */
gboolean crm_import_survey_is_years (const CrmImportSurvey *self, guint pair);

/* An order of dates in words: "day, month, year". Borrowed. */
const char *crm_import_name_dates (CrmDates dates);
/* Blanks of any script are taken from both ends. */
void crm_import_trim (const char **text, gsize *length);
/* The apostrophe by which spreadsheets, and our own file of refused rows, keep a number from being
 * run as a formula; and ="007", by which other programs keep its zeros. */
void crm_import_drop_guard (const char **text, gsize *length);
/* What programs write into a number or a date that is not there: NULL, N/A, -, \N. */
gboolean crm_import_is_placeholder (const CrmField *field, const char *text, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrmImportSurvey, crm_import_survey_free)

G_END_DECLS
