/* crm-import-survey.c: evidence is kept by column for the decimal mark, as two columns of one file
 * may differ, and for all days together, as their order does not. Cells that can be read in one way
 * only (plain digits, days with the year first) are not worth weighing and are passed over. */
#include "crm-import-survey.h"

#include <string.h>

#include "crm-i18n.h"

#define ROWS_BETWEEN_LOOKS 4096

typedef struct {
  const CrmField *field;
  int column;
  CrmMarkEvidence marks;
  guint64 years, days; /* cells that are a bare year, and all others of a column of days */
} Column;

struct _CrmImportSurvey {
  const CrmImportMap *map;
  const CrmImportOptions *options;
  CrmCalendar calendar;
  Column *columns; /* fields, then inputs; column -1 where nothing is to be guessed */
  guint n_columns;
  CrmDateEvidence dates;
  guint64 year_first; /* days that show their order by themselves */
  gboolean jalali, gregorian;
  CrmDecimalMark mark;
  gboolean contradiction;
};

void
crm_import_trim (const char **text, gsize *length)
{
  const char *start = *text;
  const char *end = start + *length;

  /* Nearly every cell starts and ends with something to see. */
  if (start<end && * start> ' ' && *start < 0x7f && end[-1] > ' ' && end[-1] < 0x7f)
    return;
  while (start < end) {
    gunichar letter = (guchar) *start < 0x80 ? (guchar) *start : g_utf8_get_char (start);

    if (!g_unichar_isspace (letter) && letter != 0xfeff)
      break;
    start = g_utf8_next_char (start);
  }
  while (end > start) {
    const char *last = (guchar) end[-1] < 0x80 ? end - 1 : g_utf8_find_prev_char (start, end);

    if (last == NULL || !g_unichar_isspace (g_utf8_get_char (last)))
      break;
    end = last;
  }
  *text = start;
  *length = (gsize) (end - start);
}

void
crm_import_drop_guard (const char **text, gsize *length)
{
  if (*length > 0 && **text == '\'') {
    (*text)++;
    (*length)--;
  } else if (*length > 3 && (*text)[0] == '=' && (*text)[1] == '"' &&
             memchr (*text + 2, '"', *length - 2) == *text + *length - 1) {
    *text += 2;
    *length -= 3;
  }
}

static gboolean
is_number (const CrmField *field)
{
  return field->type == CRM_INTEGER || field->type == CRM_REAL || field->type == CRM_MONEY ||
         field->type == CRM_PERCENT;
}

static gboolean
is_date (const CrmField *field)
{
  return field->type == CRM_DAY || field->type == CRM_TIME;
}

gboolean
crm_import_is_placeholder (const CrmField *field, const char *text, gsize length)
{
  static const char *const words[] = { "NULL", "N/A", "NA",  "NaN",  "-",    "--",
                                       "–",    "—",   "\\N", "#N/A", "None", "nil" };

  if (length > 4 || g_ascii_isdigit (*text) || !(is_number (field) || is_date (field)))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i]) == length && g_ascii_strncasecmp (words[i], text, length) == 0)
      return TRUE;
  return FALSE;
}

CrmImportSurvey *
crm_import_survey_new (const CrmImportMap *map, const CrmImportOptions *options,
                       CrmCalendar calendar)
{
  CrmImportSurvey *self = g_new0 (CrmImportSurvey, 1);

  self->map = map;
  self->options = options;
  self->calendar = calendar;
  self->mark = options->mark;
  self->n_columns = map->n_fields + map->n_inputs;
  self->columns = g_new0 (Column, MAX (self->n_columns, 1));
  for (guint i = 0; i < self->n_columns; i++) {
    const CrmImportPair *pair =
        i < map->n_fields ? &map->fields[i] : &map->inputs[i - map->n_fields];
    /* Whether a bare year is a day is the column's to say, in whatever order its days are. */
    gboolean guessed = (is_number (pair->field) && options->mark == CRM_MARK_AUTO) ||
                       (is_date (pair->field) && pair->joined == CRM_IMPORT_NO_COLUMN);

    self->columns[i].field = pair->field;
    self->columns[i].column = guessed ? pair->column : CRM_IMPORT_NO_COLUMN;
  }
  crm_date_evidence_init (&self->dates);
  return self;
}

void
crm_import_survey_free (CrmImportSurvey *self)
{
  if (self == NULL)
    return;
  g_free (self->columns);
  g_free (self);
}

static gboolean
is_plain_digits (const char *text, gsize length)
{
  gsize i = *text == '-' ? 1 : 0;

  while (i < length && g_ascii_isdigit (text[i]))
    i++;
  return i == length;
}

/* "2026-11-21", "1405/08/30 12:30": the year, then month and day of two digits. */
static gboolean
is_year_first (const char *text, gsize length)
{
  static const char shape[] = "dddd-dd-dd";

  if (length < 10 || (length > 10 && text[10] != ' ' && text[10] != 'T'))
    return FALSE;
  for (gsize i = 0; i < 10; i++) {
    gboolean fits = shape[i] == 'd' ? g_ascii_isdigit (text[i])
                                    : text[i] == '-' || text[i] == '/' || text[i] == '.';

    if (!fits)
      return FALSE;
  }
  return TRUE;
}

/* Months and the like have no order of year, month and day, and say nothing of it. */
static gboolean
weigh_period (Column *column, const char *text, gsize length)
{
  CrmDay first;
  CrmPeriod period;
  gboolean is_period = crm_day_parse_period (text, length, &first, &period);

  if (is_period && period == CRM_PERIOD_YEAR)
    column->years++;
  else
    column->days++;
  return is_period;
}

static void
weigh (CrmImportSurvey *self, Column *column, const CrmCell *cell)
{
  const char *text = cell->text;
  gsize length = cell->length;

  crm_import_trim (&text, &length);
  crm_import_drop_guard (&text, &length);
  if (length == 0 || crm_import_is_placeholder (column->field, text, length))
    return;
  if (is_number (column->field)) {
    if (!is_plain_digits (text, length))
      crm_mark_evidence_add (&column->marks, text, length);
  } else if (is_year_first (text, length)) {
    column->days++;
    self->year_first++;
    if (*text == '1' && text[1] < '6')
      self->jalali = TRUE;
    else
      self->gregorian = TRUE;
  } else if (!weigh_period (column, text, length)) {
    crm_date_evidence_add (&self->dates, text, length);
  }
}

gboolean
crm_import_survey_run (CrmImportSurvey *self, GCancellable *cancellable, GError **error)
{
  g_autofree Column **guessed = g_new0 (Column *, self->n_columns + 1);
  g_autoptr (GError) failure = NULL;
  const CrmCell *cells;
  const char *fault;
  guint n = 0;
  guint64 line, row = 0;

  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i].column != CRM_IMPORT_NO_COLUMN)
      guessed[n++] = &self->columns[i];
  if (n == 0)
    return TRUE;
  while (crm_source_next (self->map->source, &cells, &line, &fault, &failure)) {
    for (guint i = 0; i < n && fault == NULL; i++)
      weigh (self, guessed[i], &cells[guessed[i]->column]);
    if (++row % ROWS_BETWEEN_LOOKS == 0 && g_cancellable_is_cancelled (cancellable)) {
      g_set_error_literal (error, CRM_ERROR, CRM_ERROR_CANCELLED,
                           _ ("Stopped as asked. Nothing was changed."));
      return FALSE;
    }
  }
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  return crm_source_rewind (self->map->source, error);
}

static void
decide_mark (CrmImportSurvey *self, GPtrArray *notes)
{
  CrmMarkEvidence all = { 0 };

  if (self->options->mark != CRM_MARK_AUTO)
    return;
  for (guint i = 0; i < self->n_columns; i++) {
    const CrmMarkEvidence *one = &self->columns[i].marks;

    all.dot_decimal += one->dot_decimal;
    all.comma_decimal += one->comma_decimal;
    all.ambiguous += one->ambiguous;
    all.numbers += one->numbers;
    all.others += one->others;
  }
  self->mark = crm_mark_evidence_decide (&all, &self->contradiction);
  if (self->contradiction)
    g_ptr_array_add (notes, g_strdup (_ ("Some columns write decimals with a point and some with a "
                                         "comma: each was read by itself.")));
  else if (self->mark == CRM_MARK_COMMA)
    g_ptr_array_add (notes, g_strdup (_ ("A comma was read as the decimal mark.")));
  else if (self->mark == CRM_MARK_DOT)
    g_ptr_array_add (notes, g_strdup (_ ("A point was read as the decimal mark.")));
  else if (all.ambiguous > 0 && self->options->source.in_window)
    g_ptr_array_add (notes, g_strdup (_ ("Nothing shows which mark stands before decimals: 1,234 "
                                         "was read as a thousand and 1.234 as one.")));
  else if (all.ambiguous > 0)
    g_ptr_array_add (notes, g_strdup (_ ("Nothing shows which mark stands before decimals: 1,234 "
                                         "was read as a thousand and 1.234 as one. Say --decimal "
                                         "if that is wrong.")));
}

CrmDecimalMark
crm_import_survey_get_mark (CrmImportSurvey *self, guint pair, gboolean input)
{
  gboolean ignored;

  if (!self->contradiction)
    return self->mark;
  return crm_mark_evidence_decide (&self->columns[input ? self->map->n_fields + pair : pair].marks,
                                   &ignored);
}

CrmDecimalMark
crm_import_survey_get_common_mark (const CrmImportSurvey *self)
{
  return self->contradiction ? CRM_MARK_AUTO : self->mark;
}

gboolean
crm_import_survey_is_years (const CrmImportSurvey *self, guint pair)
{
  return self->columns[pair].years > 0 && self->columns[pair].days == 0;
}

const char *
crm_import_name_dates (CrmDates dates)
{
  switch (dates) {
  case CRM_DATES_YMD:
    return _ ("year, month, day");
  case CRM_DATES_DMY:
    return _ ("day, month, year");
  case CRM_DATES_MDY:
    return _ ("month, day, year");
  case CRM_DATES_JALALI_YMD:
    return _ ("year, month, day of the Jalali calendar");
  case CRM_DATES_JALALI_DMY:
    return _ ("day, month, year of the Jalali calendar");
  case CRM_DATES_AUTO:
    break;
  }
  return _ ("each shows by itself");
}

/* Another order that reads as many cells as the one taken; AUTO: none. */
static CrmDates
find_rival (const CrmImportSurvey *self, CrmDates taken)
{
  static const CrmDates likely[] = { CRM_DATES_MDY, CRM_DATES_DMY, CRM_DATES_YMD,
                                     CRM_DATES_JALALI_YMD, CRM_DATES_JALALI_DMY };

  for (gsize i = 0; i < G_N_ELEMENTS (likely); i++)
    if (likely[i] != taken && self->dates.fits[likely[i]] >= self->dates.fits[taken])
      return likely[i];
  return CRM_DATES_AUTO;
}

static void
say_order (const CrmImportSurvey *self, CrmDates taken, gboolean certain, GPtrArray *notes)
{
  CrmDates rival = certain ? CRM_DATES_AUTO : find_rival (self, taken);

  if (rival != CRM_DATES_AUTO && self->options->source.in_window)
    g_ptr_array_add (notes, g_strdup_printf (_ ("Dates were read as %s. They could also be %s."),
                                             crm_import_name_dates (taken),
                                             crm_import_name_dates (rival)));
  else if (rival != CRM_DATES_AUTO)
    g_ptr_array_add (notes,
                     g_strdup_printf (_ ("Dates were read as %s. They could also be %s: say "
                                         "--dates %s if they are."),
                                      crm_import_name_dates (taken), crm_import_name_dates (rival),
                                      crm_dates_to_string (rival)));
  else
    g_ptr_array_add (notes,
                     g_strdup_printf (_ ("Dates were read as %s."), crm_import_name_dates (taken)));
}

CrmDates
crm_import_survey_decide (CrmImportSurvey *self, GPtrArray *notes)
{
  CrmDates prefer = self->calendar == CRM_CALENDAR_JALALI ? CRM_DATES_JALALI_YMD : CRM_DATES_DMY;
  CrmDates taken;
  gboolean certain = TRUE;

  decide_mark (self, notes);
  if (self->options->dates != CRM_DATES_AUTO)
    return (CrmDates) self->options->dates;
  if (self->dates.cells == 0) {
    if (self->year_first > 0)
      say_order (self, self->jalali && !self->gregorian ? CRM_DATES_JALALI_YMD : CRM_DATES_YMD,
                 TRUE, notes);
    return CRM_DATES_AUTO;
  }
  taken = crm_date_evidence_decide (&self->dates, prefer, &certain);
  /* Cells that are no days in any order show none. */
  if (self->dates.fits[taken] == 0) {
    if (self->year_first > 0)
      say_order (self, self->jalali && !self->gregorian ? CRM_DATES_JALALI_YMD : CRM_DATES_YMD,
                 TRUE, notes);
    return CRM_DATES_AUTO;
  }
  say_order (self, taken, certain, notes);
  return taken;
}
