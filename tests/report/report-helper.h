/* report-helper.h: a folder for a test's files, the example programme in it, and workbooks
 * looked at from outside: their parts, and their cells as our own reader, openpyxl and
 * LibreOffice see them. */
#pragma once

#include "crm-report.h"
#include "crm-sample.h"
#include "crm-source.h"

char *make_folder (void);
/* With all files in it; frees the name. Fails when a half-written file was left. */
void remove_folder (char *folder);

/* The example programme in this language, in a new file of the folder. */
CrmStore *make_sample (const char *folder, CrmLanguage language);
void get_periods (CrmStore *store, CrmLocale *locale, CrmPeriods *periods);

/* Name of a part → its text, from a workbook; each XML part is checked to be well-formed. */
GHashTable *read_parts (const char *path);
gboolean has_part_with (GHashTable *parts, const char *name_start, const char *content);
guint count_parts (GHashTable *parts, const char *name_start);

/* All rows below the header of a sheet as text cells ("" for empty): GPtrArray of char **. */
GPtrArray *read_rows (const char *path, const char *sheet);
/* The row whose first cell is this; it must be there. */
char **find_row (GPtrArray *rows, const char *first);

/* The workbook opened and saved again by LibreOffice, or NULL with the test skipped. Owned path. */
char *convert_by_libreoffice (const char *path, const char *folder);
/* What a piece of Python prints that has the workbook as `book` (openpyxl, cached values), or NULL
 * with the test skipped. */
char *ask_openpyxl (const char *path, const char *code);
