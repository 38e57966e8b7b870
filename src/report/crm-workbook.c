/* crm-workbook.c: libxlsxwriter kept at arm's length. It writes the package to a .part beside the
 * target, which takes the target's place only when all of it is on the disk. */
#include "crm-workbook.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "crm-error.h"
#include "crm-i18n.h"
#include "crm-part.h"
#include "crm-text.h"

#define HEAD_COLOUR 0x1f3d5c
#define GREY_COLOUR 0x5e5c64
#define LINK_COLOUR 0x1c5fb0
#define ON_COLOUR 0x0f7b6c
#define NEAR_COLOUR 0x9a5f00
#define OFF_COLOUR 0xb3261e
#define LINE_COLOUR 0xdfe3e8

/* Free offices show boxes for a text of Persian letters and digits when its font has neither;
 * this one has both and is nearly everywhere but on Windows, where any missing font is replaced
 * well. */
#define PERSIAN_FONT "DejaVu Sans"
#define RIGHT_TO_LEFT 2 /* reading order of a cell */
#define DAY_OF_1970 25569
#define FIRST_DAY (-25508) /* 1900-03-01: before it, spreadsheets count a day that never was */
#define SHEET_NAME_LETTERS 31

struct _CrmWorkbook {
  char *path;
  char *part;
  CrmLocale locale;
  lxw_workbook *book;
  lxw_format *formats[CRM_CELL_LAST];
  GHashTable *numbers; /* format code → lxw_format */
  GHashTable *names;   /* of sheets, without case */
};

/* Formats */

/* Excel and LibreOffice take the digits of a number from the language before its format. */
static const char *
get_digits (const CrmWorkbook *self)
{
  return self->locale.language == CRM_LANGUAGE_PERSIAN ? "[$-3000429]" : "";
}

static lxw_format *
add_format (CrmWorkbook *self, const char *number)
{
  lxw_format *format = workbook_add_format (self->book);

  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  if (self->locale.language == CRM_LANGUAGE_PERSIAN)
    format_set_font_name (format, PERSIAN_FONT);
  if (number != NULL) {
    g_autofree char *code = g_strconcat (get_digits (self), number, NULL);

    format_set_num_format (format, code);
    /* Units stand under units in every language. */
    format_set_align (format, LXW_ALIGN_RIGHT);
  } else if (self->locale.language == CRM_LANGUAGE_PERSIAN) {
    format_set_reading_order (format, RIGHT_TO_LEFT);
  }
  return format;
}

/* A Gregorian date in Persian digits would be taken for one of the other calendar. */
static lxw_format *
add_date (CrmWorkbook *self, const char *code)
{
  lxw_format *format = add_format (self, code);

  format_set_num_format (format, code);
  return format;
}

static lxw_format *
add_words (CrmWorkbook *self, lxw_color_t colour, gboolean bold)
{
  lxw_format *format = add_format (self, NULL);

  format_set_font_color (format, colour);
  if (bold)
    format_set_bold (format);
  return format;
}

/* Stands clear of the number before it. */
static lxw_format *
add_status (CrmWorkbook *self, lxw_color_t colour, gboolean bold)
{
  lxw_format *format = add_words (self, colour, bold);

  format_set_align (format, self->locale.language == CRM_LANGUAGE_PERSIAN ? LXW_ALIGN_RIGHT
                                                                          : LXW_ALIGN_LEFT);
  format_set_indent (format, 1);
  return format;
}

static lxw_format *
add_head (CrmWorkbook *self, gboolean at_end)
{
  lxw_format *format = add_words (self, LXW_COLOR_WHITE, TRUE);
  gboolean is_right = at_end || self->locale.language == CRM_LANGUAGE_PERSIAN;

  format_set_bg_color (format, HEAD_COLOUR);
  format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);
  format_set_align (format, is_right ? LXW_ALIGN_RIGHT : LXW_ALIGN_LEFT);
  format_set_text_wrap (format);
  return format;
}

static void
add_formats (CrmWorkbook *self)
{
  lxw_format **formats = self->formats;

  formats[CRM_CELL_TITLE] = add_words (self, HEAD_COLOUR, TRUE);
  format_set_font_size (formats[CRM_CELL_TITLE], 16);
  formats[CRM_CELL_CAPTION] = add_words (self, GREY_COLOUR, FALSE);
  formats[CRM_CELL_HEAD] = add_head (self, FALSE);
  formats[CRM_CELL_HEAD_END] = add_head (self, TRUE);
  formats[CRM_CELL_TEXT] = add_format (self, NULL);
  formats[CRM_CELL_WRAP] = add_format (self, NULL);
  format_set_text_wrap (formats[CRM_CELL_WRAP]);
  formats[CRM_CELL_BOLD] = add_format (self, NULL);
  format_set_bold (formats[CRM_CELL_BOLD]);
  formats[CRM_CELL_LINK] = add_words (self, LINK_COLOUR, FALSE);
  format_set_underline (formats[CRM_CELL_LINK], LXW_UNDERLINE_SINGLE);
  formats[CRM_CELL_NUMBER] = add_format (self, "General");
  formats[CRM_CELL_WHOLE] = add_format (self, "#,##0");
  formats[CRM_CELL_PERCENT] = add_format (self, "0.00%");
  formats[CRM_CELL_DAY] = add_date (self, "yyyy-mm-dd");
  formats[CRM_CELL_MOMENT] = add_date (self, "yyyy-mm-dd hh:mm");
  formats[CRM_CELL_ON] = add_status (self, ON_COLOUR, TRUE);
  formats[CRM_CELL_NEAR] = add_status (self, NEAR_COLOUR, TRUE);
  formats[CRM_CELL_OFF] = add_status (self, OFF_COLOUR, TRUE);
  formats[CRM_CELL_NONE] = add_status (self, GREY_COLOUR, FALSE);
}

lxw_format *
crm_workbook_get_format (CrmWorkbook *self, CrmCellStyle style)
{
  return self->formats[style];
}

lxw_format *
crm_workbook_get_number (CrmWorkbook *self, guint decimals, const char *before, gboolean bold)
{
  static const char zeros[] = "000000";
  g_autoptr (GString) code = g_string_new (NULL);
  g_autofree char *key = NULL;
  lxw_format *format;

  if (before != NULL)
    g_string_append_printf (code, "\"%s\"", before);
  g_string_append (code, "#,##0");
  if (decimals > 0)
    g_string_append_printf (code, ".%s", zeros + sizeof zeros - 1 - MIN (decimals, 6));
  key = g_strdup_printf ("%c%s", bold ? 'b' : 'n', code->str);
  format = g_hash_table_lookup (self->numbers, key);
  if (format != NULL)
    return format;
  format = add_format (self, code->str);
  if (bold)
    format_set_bold (format);
  g_hash_table_insert (self->numbers, g_steal_pointer (&key), format);
  return format;
}

/* The book */

CrmWorkbook *
crm_workbook_new (const char *path, const CrmLocale *locale, gboolean streamed, GError **error)
{
  char *part = crm_part_new (path, NULL, error);
  lxw_workbook_options options = { .constant_memory = streamed,
                                   .tmpdir = (char *) g_get_tmp_dir () };
  CrmWorkbook *self;

  if (part == NULL)
    return NULL;
  self = g_new0 (CrmWorkbook, 1);
  self->path = g_strdup (path);
  self->part = part;
  self->locale = *locale;
  self->book = workbook_new_opt (part, &options);
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  add_formats (self);
  return self;
}

void
crm_workbook_set_properties (CrmWorkbook *self, const char *title, const char *author,
                             const char *organisation, GDateTime *made)
{
  lxw_doc_properties properties = { .title = (char *) title,
                                    .author = (char *) author,
                                    .company = (char *) organisation,
                                    .created = (time_t) g_date_time_to_unix (made) };

  workbook_set_properties (self->book, &properties);
}

static void
workbook_free (CrmWorkbook *self)
{
  g_hash_table_unref (self->numbers);
  g_hash_table_unref (self->names);
  g_free (self->path);
  g_free (self->part);
  g_free (self);
}

void
crm_workbook_cancel (CrmWorkbook *self)
{
  lxw_worksheet *sheet;

  /* Rows that were streamed wait in a file that only closing the book would close. */
  STAILQ_FOREACH (sheet, self->book->worksheets, list_pointers)
  {
    if (sheet->optimize_tmpfile != NULL)
      fclose (sheet->optimize_tmpfile);
  }
  lxw_workbook_free (self->book);
  g_unlink (self->part);
  workbook_free (self);
}

gboolean
crm_workbook_finish (CrmWorkbook *self, GCancellable *cancellable, GError **error)
{
  lxw_error outcome;
  gboolean ok = FALSE;

  errno = 0;
  outcome = workbook_close (self->book);
  if (g_cancellable_is_cancelled (cancellable))
    g_set_error_literal (error, CRM_ERROR, CRM_ERROR_CANCELLED,
                         _ ("Stopped as asked. Nothing was changed."));
  else if (outcome == LXW_NO_ERROR)
    ok = crm_part_finish (self->part, self->path, error);
  else if (errno == ENOSPC || errno == EDQUOT || errno == EFBIG)
    crm_part_fail (self->path, errno, error);
  else
    g_set_error (error, CRM_ERROR, CRM_ERROR_FAILED, _ ("The workbook could not be written: %s"),
                 lxw_strerror (outcome));
  if (!ok)
    g_unlink (self->part);
  workbook_free (self);
  return ok;
}

lxw_workbook *
crm_workbook_get (CrmWorkbook *self)
{
  return self->book;
}

const CrmLocale *
crm_workbook_get_locale (CrmWorkbook *self)
{
  return &self->locale;
}

/* Sheets */

static gsize
count_letters (const char *text)
{
  gsize n = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    n += g_utf8_get_char (text) > 0xffff ? 2 : 1;
  return n;
}

/* As much of `wanted` as fits before `ending`, without what sheets may not be called by. */
static char *
dup_sheet_name (const char *wanted, const char *ending)
{
  g_autoptr (GString) name = g_string_new (NULL);
  gsize room = SHEET_NAME_LETTERS - strlen (ending);

  for (const char *at = wanted; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar letter = g_utf8_get_char (at);
    gsize size = letter > 0xffff ? 2 : 1;

    if (size > room)
      break;
    room -= size;
    if (letter < 0x80 && strchr ("[]:*?/\\'", (int) letter) != NULL)
      letter = letter == '\'' ? 0x2019 : '-';
    g_string_append_unichar (name, letter);
  }
  while (name->len > 0 && name->str[name->len - 1] == ' ')
    g_string_truncate (name, name->len - 1);
  g_string_append (name, ending);
  return g_string_free (g_steal_pointer (&name), FALSE);
}

lxw_worksheet *
crm_workbook_add_sheet (CrmWorkbook *self, const char *wanted)
{
  g_autofree char *name = dup_sheet_name (wanted, "");
  char *folded = g_utf8_casefold (name, -1);
  lxw_worksheet *sheet;

  for (guint n = 2; *name == '\0' || g_hash_table_contains (self->names, folded) ||
                    strcmp (folded, "history") == 0;
       n++) {
    g_autofree char *ending = g_strdup_printf (" %u", n);

    g_free (name);
    name = dup_sheet_name (wanted, ending);
    g_free (folded);
    folded = g_utf8_casefold (name, -1);
  }
  g_hash_table_add (self->names, folded);
  sheet = workbook_add_worksheet (self->book, name);
  if (self->locale.language == CRM_LANGUAGE_PERSIAN)
    worksheet_right_to_left (sheet);
  worksheet_set_landscape (sheet);
  worksheet_set_paper (sheet, 9); /* A4 */
  worksheet_fit_to_pages (sheet, 1, 0);
  worksheet_set_footer (sheet, "&C&P / &N");
  return sheet;
}

/* Cells */

gboolean
crm_workbook_write_text (CrmWorkbook *self, lxw_worksheet *sheet, guint row, guint column,
                         const char *text, CrmCellStyle style, GError **error)
{
  lxw_format *format = self->formats[style];
  g_autofree char *safe = NULL;

  if (text == NULL || *text == '\0') {
    worksheet_write_blank (sheet, row, (lxw_col_t) column, format);
    return TRUE;
  }
  if (!g_utf8_validate (text, -1, NULL))
    text = safe = g_utf8_make_valid (text, -1);
  if (strlen (text) > CRM_WORKBOOK_MOST_LETTERS &&
      count_letters (text) > CRM_WORKBOOK_MOST_LETTERS) {
    g_set_error (error, CRM_ERROR, CRM_ERROR_REFUSED,
                 _ ("A text in row %s is too long for a spreadsheet, whose cells hold 32,767 "
                    "letters. Export the table as CSV."),
                 crm_i18n_number ((gint64) row + 1).text);
    return FALSE;
  }
  worksheet_write_string (sheet, row, (lxw_col_t) column, text, format);
  return TRUE;
}

void
crm_workbook_write_number (CrmWorkbook *self, lxw_worksheet *sheet, guint row, guint column,
                           double number, lxw_format *format)
{
  if (isfinite (number))
    worksheet_write_number (sheet, row, (lxw_col_t) column, number, format);
  else
    worksheet_write_blank (sheet, row, (lxw_col_t) column, format);
}

gboolean
crm_workbook_has_day (CrmDay day)
{
  return day >= FIRST_DAY;
}

double
crm_workbook_number_day (CrmDay day)
{
  return (double) day + DAY_OF_1970;
}

void
crm_workbook_write_day (CrmWorkbook *self, lxw_worksheet *sheet, guint row, guint column,
                        CrmDay day)
{
  lxw_format *format = self->formats[CRM_CELL_DAY];
  int year, month, mday;

  if (crm_workbook_has_day (day)) {
    worksheet_write_number (sheet, row, (lxw_col_t) column, crm_workbook_number_day (day), format);
  } else {
    g_autofree char *text = NULL;

    crm_day_to_civil (day, CRM_CALENDAR_GREGORIAN, &year, &month, &mday);
    text = g_strdup_printf ("%04d-%02d-%02d", year, month, mday);
    worksheet_write_string (sheet, row, (lxw_col_t) column, text, format);
  }
}

char *
crm_workbook_dup_place (const lxw_worksheet *sheet, guint row, guint column)
{
  char cell[LXW_MAX_CELL_NAME_LENGTH];

  lxw_rowcol_to_cell_abs (cell, row, (lxw_col_t) column, TRUE, TRUE);
  return g_strdup_printf ("'%s'!%s", sheet->name, cell);
}

void
crm_workbook_write_link (CrmWorkbook *self, lxw_worksheet *sheet, guint row, guint column,
                         const char *text, const lxw_worksheet *target)
{
  g_autofree char *url = g_strdup_printf ("internal:'%s'!A1", target->name);

  worksheet_write_url_opt (sheet, row, (lxw_col_t) column, url, self->formats[CRM_CELL_LINK], text,
                           NULL);
}

char *
crm_workbook_dup_jalali (CrmDay day)
{
  CrmDay first, last;
  int year, month, mday;

  if (!crm_day_from_civil (CRM_CALENDAR_JALALI, 1178, 1, 1, &first) ||
      !crm_day_from_civil (CRM_CALENDAR_JALALI, 1500, 12, 29, &last) || day < first || day > last)
    return NULL;
  crm_day_to_civil (day, CRM_CALENDAR_JALALI, &year, &month, &mday);
  return g_strdup_printf ("%04d/%02d/%02d", year, month, mday);
}

char *
crm_workbook_dup_chart_text (CrmWorkbook *self, const char *text)
{
  return self->locale.language == CRM_LANGUAGE_PERSIAN
             ? g_strconcat ("\u202b", text, "\u202c", NULL)
             : g_strdup (text);
}
