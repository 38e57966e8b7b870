/* crm-workbook.h: an .xlsx file in the making: its formats in the house's colours, its sheets in
 * the direction of the language, texts and numbers that a spreadsheet shows as they are meant,
 * and a file that appears whole or not at all. Private to src/report; the only file besides
 * those of the sheets that knows libxlsxwriter. Knows nothing of records. */
#pragma once

#include <gio/gio.h>
#include <xlsxwriter.h>

#include "crm-day.h"

G_BEGIN_DECLS

#define CRM_WORKBOOK_MOST_ROWS LXW_ROW_MAX
#define CRM_WORKBOOK_MOST_LETTERS 32767 /* of one cell, as Excel counts them: in UTF-16 */

typedef struct _CrmWorkbook CrmWorkbook;

typedef enum {
  CRM_CELL_TITLE,    /* of a sheet */
  CRM_CELL_CAPTION,  /* the grey line under it */
  CRM_CELL_HEAD,     /* of a column of texts */
  CRM_CELL_HEAD_END, /* of a column of numbers, which stand at the end of their cells */
  CRM_CELL_TEXT,
  CRM_CELL_WRAP, /* a text of several lines */
  CRM_CELL_BOLD,
  CRM_CELL_LINK,
  CRM_CELL_NUMBER, /* as many decimals as the number has */
  CRM_CELL_WHOLE,  /* grouped, no decimals */
  CRM_CELL_PERCENT,
  CRM_CELL_DAY,
  CRM_CELL_MOMENT,
  CRM_CELL_ON, /* words of a status, in its colour */
  CRM_CELL_NEAR,
  CRM_CELL_OFF,
  CRM_CELL_NONE,
  CRM_CELL_LAST
} CrmCellStyle;

/* Starts a file beside path. streamed: rows must be written from top to bottom and are not kept in
 * memory. Errors as for any file: NOT_FOUND, READ_ONLY, FULL, INVALID, FAILED. */
CrmWorkbook *crm_workbook_new (const char *path, const CrmLocale *locale, gboolean streamed,
                               GError **error);
/* What the file says of itself; `made` is the moment of its data. */
void crm_workbook_set_properties (CrmWorkbook *self, const char *title, const char *author,
                                  const char *organisation, GDateTime *made);
/* Puts the file into its place, or takes it away when it cannot be or cancellable says so. Frees
 * self in any case. */
gboolean crm_workbook_finish (CrmWorkbook *self, GCancellable *cancellable, GError **error);
void crm_workbook_cancel (CrmWorkbook *self);

lxw_workbook *crm_workbook_get (CrmWorkbook *self);
const CrmLocale *crm_workbook_get_locale (CrmWorkbook *self);
lxw_format *crm_workbook_get_format (CrmWorkbook *self, CrmCellStyle style);
/* Grouped numbers of this many decimals (0-6) with words before them ("≥ "), or NULL. Borrowed. */
lxw_format *crm_workbook_get_number (CrmWorkbook *self, guint decimals, const char *before,
                                     gboolean bold);

/* A new sheet whose name is `wanted` as far as a sheet may be called that: at most 31 letters, none
 * of []:*?/\, no other sheet's name. Its name is found in ->name. Borrowed. */
lxw_worksheet *crm_workbook_add_sheet (CrmWorkbook *self, const char *wanted);

/* Cells. Texts are never formulas. Missing values (NULL, "", NAN) leave an empty cell of the
 * style. */
gboolean crm_workbook_write_text (CrmWorkbook *self, lxw_worksheet *sheet, guint row, guint column,
                                  const char *text, CrmCellStyle style, GError **error);
void crm_workbook_write_number (CrmWorkbook *self, lxw_worksheet *sheet, guint row, guint column,
                                double number, lxw_format *format);
/* A true date, or for days that a spreadsheet does not have, before March 1900, the day as text. */
void crm_workbook_write_day (CrmWorkbook *self, lxw_worksheet *sheet, guint row, guint column,
                             CrmDay day);
/* The text is a link to the first cell of another sheet. */
void crm_workbook_write_link (CrmWorkbook *self, lxw_worksheet *sheet, guint row, guint column,
                              const char *text, const lxw_worksheet *target);
/* "'Sheet''s name'!$C$6", as formulas name the cell. Owned. */
char *crm_workbook_dup_place (const lxw_worksheet *sheet, guint row, guint column);

/* Whether a spreadsheet has this day as a date of its own. */
gboolean crm_workbook_has_day (CrmDay day);
/* The number by which a spreadsheet knows the day. */
double crm_workbook_number_day (CrmDay day);
/* "1403/07/15" with digits 0-9, or NULL beyond that calendar's years. Owned. */
char *crm_workbook_dup_jalali (CrmDay day);
/* Text inside a chart, which has no direction of its own: kept together in Persian. Owned. */
char *crm_workbook_dup_chart_text (CrmWorkbook *self, const char *text);

G_END_DECLS
