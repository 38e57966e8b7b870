/* crm-import-read.c: cells to values. The common shapes (plain digits, ISO days, ASCII text) are
 * read here in a few instructions, everything else by crm_field_parse, with the same outcome. */
#include "crm-import-read.h"

#include <string.h>

#include "crm-i18n.h"
#include "crm-import-survey.h"
#include "crm-money-unit.h"
#include "crm-text.h"

#define MOST_SIMPLE_DIGITS 18
#define PERCENT_DECIMALS 2

typedef struct {
  const CrmField *field;
  CrmReading reading;
  CrmMoneyUnit unit;    /* of money in the column */
  CrmImportMemo *memos; /* NULL: the column is not worth remembering */
  gboolean is_years;    /* a bare year stands for its first day: all cells are such */
  CrmPeriod period;     /* of the cell at hand */
  guint64 periods[CRM_PERIOD_YEAR + 1]; /* cells that were read as the first day of one */
} Column;

struct _CrmImportReader {
  const CrmImportMap *map;
  const CrmImportOptions *options;
  CrmLocale locale;
  CrmMoneyUnit unit; /* of money, as the options say */
  Column *fields;
  Column *inputs;
  guint64 joined; /* one-line texts that the file writes over several lines */
  char *serial;   /* the first day that is written as a spreadsheet's number, NULL: none */
  CrmDay serial_day;
};

static const gint64 powers[] = { 1, 10, 100, 1000, 10000, 100000, 1000000 };
static const double real_powers[] = { 1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8, 1e9,
                                      1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18 };

CrmImportMemo *
crm_import_memo_find (CrmImportMemo *memos, const char *text, gsize length, gboolean *hit)
{
  CrmImportMemo *memo;
  guint32 hash = 2166136261u;

  if (length == 0 || length > sizeof memos->bytes)
    return NULL;
  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guchar) text[i]) * 16777619u;
  memo = &memos[(hash ^ hash >> 15) % CRM_IMPORT_MEMOS];
  *hit = memo->length == length && memcmp (memo->bytes, text, length) == 0;
  return memo;
}

void
crm_import_memo_keep (CrmImportMemo *memo, const char *text, gsize length, const CrmValue *value)
{
  if (memo == NULL)
    return;
  memcpy (memo->bytes, text, length);
  memo->length = (guint8) length;
  memo->value = *value;
}

static gboolean
repeats_itself (const CrmField *field)
{
  return field->type == CRM_DAY || field->type == CRM_CHOICE || field->type == CRM_FLAG;
}

CrmImportReader *
crm_import_reader_new (const CrmImportMap *map, const CrmImportOptions *options,
                       const CrmLocale *locale, GError **error)
{
  CrmImportReader *self = g_new0 (CrmImportReader, 1);
  CrmReading reading = { options->mark, options->dates };

  self->map = map;
  self->options = options;
  self->locale = *locale;
  self->fields = g_new0 (Column, MAX (map->n_fields, 1));
  self->inputs = g_new0 (Column, MAX (map->n_inputs, 1));
  for (guint i = 0; i < map->n_fields; i++) {
    const CrmField *field = map->fields[i].field;

    self->fields[i] = (Column){ .field = field, .reading = reading, .unit = map->fields[i].unit };
    if (repeats_itself (field))
      self->fields[i].memos = g_new0 (CrmImportMemo, CRM_IMPORT_MEMOS);
  }
  for (guint i = 0; i < map->n_inputs; i++)
    self->inputs[i] =
        (Column){ .field = map->inputs[i].field, .reading = reading, .unit = map->inputs[i].unit };
  if (!crm_money_unit_parse (options->money_unit, locale, &self->unit, error)) {
    crm_import_reader_free (self);
    return NULL;
  }
  if (options->money_unit == NULL)
    return self;
  for (guint i = 0; i < map->n_fields; i++)
    self->fields[i].unit = self->unit;
  for (guint i = 0; i < map->n_inputs; i++)
    self->inputs[i].unit = self->unit;
  return self;
}

void
crm_import_reader_free (CrmImportReader *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->map->n_fields; i++)
    g_free (self->fields[i].memos);
  g_free (self->fields);
  g_free (self->inputs);
  g_free (self->serial);
  g_free (self);
}

gboolean
crm_import_reader_survey (CrmImportReader *self, GCancellable *cancellable, CrmImportResult *result,
                          GError **error)
{
  g_autoptr (CrmImportSurvey) survey =
      crm_import_survey_new (self->map, self->options, self->locale.calendar);
  CrmDates dates;

  if (!crm_import_survey_run (survey, cancellable, error))
    return FALSE;
  dates = crm_import_survey_decide (survey, result->notes);
  result->dates = dates;
  result->mark = crm_import_survey_get_common_mark (survey);
  for (guint i = 0; i < self->map->n_fields; i++) {
    self->fields[i].reading = (CrmReading){ crm_import_survey_get_mark (survey, i, FALSE), dates };
    self->fields[i].is_years = crm_import_survey_is_years (survey, i);
  }
  for (guint i = 0; i < self->map->n_inputs; i++)
    self->inputs[i].reading = (CrmReading){ crm_import_survey_get_mark (survey, i, TRUE), dates };
  return TRUE;
}

/* [-]digits[mark digits], at most 18 digits: what nearly every number in a file looks like. */
static gboolean
read_simple (const char *text, gsize length, CrmDecimalMark mark, gint64 *mantissa, guint *scale)
{
  char point = mark == CRM_MARK_COMMA ? ',' : '.';
  const char *end = text + length;
  const char *start;
  const char *fraction = NULL;
  gboolean negative = length > 0 && *text == '-';
  gint64 sum = 0;

  text += negative;
  if (end - text > MOST_SIMPLE_DIGITS)
    return FALSE;
  for (start = text; text < end; text++) {
    guint digit = (guint) (*text - '0');

    if (digit <= 9)
      sum = sum * 10 + digit;
    else if (*text == point && fraction == NULL && text > start)
      fraction = text + 1;
    else
      return FALSE;
  }
  if (start == end || fraction == end)
    return FALSE;
  *mantissa = negative ? -sum : sum;
  *scale = fraction != NULL ? (guint) (end - fraction) : 0;
  return TRUE;
}

static gboolean
to_units (const CrmDecimal *number, guint decimals, CrmValue *value, guint *rounded, GError **error)
{
  gboolean cut = FALSE;
  gint64 units;

  if (!crm_decimal_to_units (number, decimals, &units, &cut)) {
    g_set_error_literal (error, CRM_ERROR, CRM_ERROR_INVALID, _ ("The number is too large."));
    return FALSE;
  }
  *rounded += cut;
  *value = crm_value_integer (units);
  return TRUE;
}

/* One amount as a number of the programme's currency. What a cell says of its own currency, or of
 * thousands and millions, goes before what the file says. */
static gboolean
read_amount (CrmImportReader *self, const Column *column, const char *text, gsize length,
             CrmDecimal *number, GError **error)
{
  CrmMoneyUnit unit = column->unit;
  CrmAmountWords words;

  if (!crm_decimal_parse_amount (text, (gssize) length, column->reading.mark, number, &words,
                                 error) ||
      !crm_money_settle_currency (words.currency, &self->locale, number, error))
    return FALSE;
  if (words.currency[0] != '\0')
    unit.currency = 1;
  if (words.counted)
    unit.count = 1;
  if (crm_decimal_multiply (number, &(CrmDecimal){ unit.count, 0 }, number) &&
      crm_decimal_multiply (number, &(CrmDecimal){ unit.currency, 0 }, number))
    return TRUE;
  g_set_error_literal (error, CRM_ERROR, CRM_ERROR_INVALID, _ ("The number is too large."));
  return FALSE;
}

static gboolean
convert_money (CrmImportReader *self, const Column *column, const char *text, gsize length,
               CrmValue *value, guint *rounded, GError **error)
{
  guint decimals = self->locale.money_decimals;
  gboolean plain = column->unit.count == 1 && column->unit.currency == 1;
  CrmDecimal number;
  gint64 mantissa, units;
  guint scale;

  if (plain && read_simple (text, length, column->reading.mark, &mantissa, &scale) &&
      scale <= decimals && decimals - scale < G_N_ELEMENTS (powers) &&
      !__builtin_mul_overflow (mantissa, powers[decimals - scale], &units)) {
    *value = crm_value_integer (units);
    return TRUE;
  }
  return read_amount (self, column, text, length, &number, error) &&
         to_units (&number, decimals, value, rounded, error);
}

/* TRUE when the cell was of the simple shape and its value is set. */
static gboolean
convert_simple_number (const Column *column, const char *text, gsize length, CrmValue *value)
{
  gint64 mantissa;
  guint scale;

  if (!read_simple (text, length, column->reading.mark, &mantissa, &scale))
    return FALSE;
  switch (column->field->type) {
  case CRM_INTEGER:
    *value = crm_value_integer (mantissa);
    return scale == 0;
  case CRM_PERCENT:
    if (scale > PERCENT_DECIMALS || ABS (mantissa) > G_MAXINT64 / 100)
      return FALSE;
    *value = crm_value_integer (mantissa * powers[PERCENT_DECIMALS - scale]);
    return TRUE;
  case CRM_REAL:
    /* Both factors are exact doubles, so that one division is correctly rounded. */
    if (ABS (mantissa) > (G_GINT64_CONSTANT (1) << 53))
      return FALSE;
    *value = crm_value_real ((double) mantissa / real_powers[scale]);
    return TRUE;
  default:
    return FALSE;
  }
}

/* crm_field_parse names the field first; here the file's own head is said instead. */
static void
drop_label (const CrmField *field, GError **error)
{
  g_autofree char *label = g_strconcat (crm_field_get_label (field), ": ", NULL);

  if (error == NULL || *error == NULL || !g_str_has_prefix ((*error)->message, label))
    return;
  memmove ((*error)->message, (*error)->message + strlen (label),
           strlen ((*error)->message) - strlen (label) + 1);
}

/* Texts that crm_field_parse made are moved into the chunk; keys of choices are already for ever.
 * */
static void
settle_text (const CrmField *field, CrmImportChunk *chunk, CrmValue *value)
{
  char *owned;

  if (value->tag != CRM_VALUE_TEXT)
    return;
  owned = value->text;
  if (field->type == CRM_CHOICE) {
    for (const CrmChoice *choice = field->choices; choice->key != NULL; choice++)
      if (strcmp (choice->key, owned) == 0)
        value->text = (char *) choice->key;
  }
  if (value->text == owned)
    value->text = crm_import_chunk_copy (chunk, owned, strlen (owned));
  g_free (owned);
}

static gboolean
breaks_line (gunichar c)
{
  return (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* The text on one line: breaks and tabs, with the blanks around them, become one blank. NULL when
 * it holds none. */
static char *
dup_joined (const char *text)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean broken = FALSE, pending = FALSE;

  if (!g_utf8_validate (text, -1, NULL))
    return NULL;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (breaks_line (c)) {
      while (out->len > 0 && out->str[out->len - 1] == ' ')
        g_string_truncate (out, out->len - 1);
      broken = pending = TRUE;
    } else if (!pending || c != ' ') {
      if (pending && out->len > 0)
        g_string_append_c (out, ' ');
      pending = FALSE;
      g_string_append_unichar (out, c);
    }
  }
  return broken ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

static gboolean
convert_text (CrmImportReader *self, const CrmField *field, const char *text, gsize length,
              CrmImportChunk *chunk, char **out, GError **error)
{
  gboolean many = field->type == CRM_NOTE;
  gsize limit = many ? CRM_NOTE_MAX_BYTES : CRM_TEXT_MAX_BYTES;
  g_autofree char *plain = NULL;
  g_autofree char *cell = NULL;
  g_autofree char *joined = NULL;
  char *normal = NULL;

  if (*text == '=')
    crm_import_drop_guard (&text, &length);
  if (*text != '\'' && crm_text_is_normal (text, length, many, limit)) {
    *out = crm_import_chunk_copy (chunk, text, length);
    return TRUE;
  }
  cell = g_strndup (text, length);
  if (strlen (cell) != length) {
    g_set_error_literal (error, CRM_ERROR, CRM_ERROR_INVALID, _ ("The text holds a NUL byte."));
    return FALSE;
  }
  plain = crm_text_strip_guard (cell);
  /* An address or a name over two lines is one text still; a form would not have taken it so. */
  joined = many ? NULL : dup_joined (plain);
  if (!crm_text_normalise (joined != NULL ? joined : plain, -1, many, limit, &normal, error))
    return FALSE;
  self->joined += joined != NULL;
  *out = normal != NULL ? crm_import_chunk_copy (chunk, normal, strlen (normal)) : NULL;
  g_free (normal);
  return TRUE;
}

static gboolean
convert_choice (CrmImportReader *self, const CrmField *field, const char *text, gsize length,
                CrmValue *value)
{
  g_autofree char *word = g_strndup (text, length);
  const char *key = crm_import_words_find_choice (self->map->words, field, word);

  if (key != NULL)
    *value = (CrmValue){ CRM_VALUE_TEXT, { .text = (char *) key } };
  return key != NULL;
}

/* A KPI counted in percent is written 82.5 % in one file and 82.5 in the next, and is 82.5. */
static void
drop_percent (const char **text, gsize *length)
{
  static const char *const signs[] = { "%", "٪" };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++) {
    gsize n = strlen (signs[i]);

    if (*length > n && memcmp (*text, signs[i], n) == 0) {
      *text += n;
      *length -= n;
    } else if (*length > n && memcmp (*text + *length - n, signs[i], n) == 0) {
      *length -= n;
    }
  }
  crm_import_trim (text, length);
}

/* minutes of the day, -1: none. */
static void
keep_day (const CrmField *field, CrmDay day, int minutes, CrmImportChunk *chunk, CrmValue *value)
{
  char moment[sizeof "2026-11-21T09:30"];
  int year, month, mday;

  *value = crm_value_integer (day);
  if (field->type != CRM_TIME)
    return;
  crm_day_to_civil (day, CRM_CALENDAR_GREGORIAN, &year, &month, &mday);
  g_snprintf (moment, sizeof moment, "%04d-%02d-%02d", year, month, mday);
  if (minutes >= 0)
    g_snprintf (moment + 10, sizeof moment - 10, "T%02d:%02d", minutes / 60, minutes % 60);
  *value = (CrmValue){ CRM_VALUE_TEXT,
                       { .text = crm_import_chunk_copy (chunk, moment, strlen (moment)) } };
}

/* TRUE when the cell is a day that has become a plain number: its column was not formatted as
 * dates, or a program wrote what it read from a workbook. */
static gboolean
convert_serial (CrmImportReader *self, const CrmField *field, const char *text, gsize length,
                CrmImportChunk *chunk, CrmValue *value)
{
  int minutes;
  CrmDay day;

  if ((field->type != CRM_DAY && field->type != CRM_TIME) ||
      !crm_day_parse_serial (text, length, crm_source_counts_from_1904 (self->map->source), &day,
                             &minutes))
    return FALSE;
  if (self->serial == NULL) {
    self->serial = g_strndup (text, length);
    self->serial_day = day;
  }
  keep_day (field, day, minutes, chunk, value);
  return TRUE;
}

/* TRUE when the cell is a month, a quarter or a year, which its first day stands for. */
static gboolean
convert_period (Column *column, const char *text, gsize length, CrmImportChunk *chunk,
                CrmValue *value)
{
  CrmPeriod period;
  CrmDay first;

  if ((column->field->type != CRM_DAY && column->field->type != CRM_TIME) ||
      !crm_day_parse_period (text, length, &first, &period) ||
      (period == CRM_PERIOD_YEAR && !column->is_years))
    return FALSE;
  column->period = period;
  keep_day (column->field, first, -1, chunk, value);
  return TRUE;
}

static gboolean
convert_typed (CrmImportReader *self, Column *column, const char *text, gsize length,
               CrmImportChunk *chunk, CrmValue *value, guint *rounded, GError **error)
{
  const CrmField *field = column->field;
  gboolean cut = FALSE;

  if (field->type == CRM_MONEY)
    return convert_money (self, column, text, length, value, rounded, error) &&
           crm_field_check (field, value, error);
  if (field->type == CRM_CHOICE && convert_choice (self, field, text, length, value))
    return TRUE;
  if (convert_serial (self, field, text, length, chunk, value) ||
      convert_period (column, text, length, chunk, value))
    return crm_field_check (field, value, error);
  if (!convert_simple_number (column, text, length, value)) {
    if (field->type == CRM_REAL)
      drop_percent (&text, &length);
    if (!crm_field_parse (field, text, (gssize) length, &self->locale, &column->reading, value,
                          &cut, error))
      return FALSE;
    settle_text (field, chunk, value);
    *rounded += cut;
  }
  return crm_field_is_text (field) || crm_field_check (field, value, error);
}

static gboolean
convert_remembered (CrmImportReader *self, Column *column, const char *text, gsize length,
                    CrmImportChunk *chunk, CrmValue *value, guint *rounded, GError **error)
{
  gboolean hit = FALSE;
  CrmImportMemo *memo =
      column->memos != NULL ? crm_import_memo_find (column->memos, text, length, &hit) : NULL;

  if (hit) {
    *value = memo->value;
    column->periods[memo->period]++;
    return TRUE;
  }
  column->period = CRM_PERIOD_DAY;
  if (!convert_typed (self, column, text, length, chunk, value, rounded, error))
    return FALSE;
  column->periods[column->period]++;
  crm_import_memo_keep (memo, text, length, value);
  if (memo != NULL)
    memo->period = (guint8) column->period;
  return TRUE;
}

gboolean
crm_import_reader_convert (CrmImportReader *self, guint pair, const CrmCell *cell,
                           CrmImportChunk *chunk, CrmValue *value, guint *rounded, GError **error)
{
  Column *column = &self->fields[pair];
  const char *text = cell->text;
  gsize length = cell->length;

  *value = CRM_VALUE_INIT;
  crm_import_trim (&text, &length);
  if (length == 0)
    return TRUE;
  if (column->field->type == CRM_TEXT || column->field->type == CRM_NOTE) {
    char *copy;

    if (!convert_text (self, column->field, text, length, chunk, &copy, error))
      return FALSE;
    if (copy != NULL)
      *value = (CrmValue){ CRM_VALUE_TEXT, { .text = copy } };
    return TRUE;
  }
  crm_import_drop_guard (&text, &length);
  if (length == 0 || crm_import_is_placeholder (column->field, text, length))
    return TRUE;
  if (convert_remembered (self, column, text, length, chunk, value, rounded, error))
    return TRUE;
  drop_label (column->field, error);
  return FALSE;
}

gboolean
crm_import_reader_convert_text (CrmImportReader *self, guint pair, const CrmCell *cell,
                                CrmImportChunk *chunk, char **text, GError **error)
{
  const char *start = cell->text;
  gsize length = cell->length;

  *text = NULL;
  crm_import_trim (&start, &length);
  return length == 0 ||
         convert_text (self, self->fields[pair].field, start, length, chunk, text, error);
}

static void
say_periods (const CrmImportReader *self, guint pair, GPtrArray *notes)
{
  static const CrmPeriod periods[] = { CRM_PERIOD_MONTH, CRM_PERIOD_QUARTER, CRM_PERIOD_YEAR };
  const char *head = crm_import_map_get_head (self->map, &self->map->fields[pair]);

  for (gsize i = 0; i < G_N_ELEMENTS (periods); i++) {
    guint64 n = self->fields[pair].periods[periods[i]];
    g_autofree char *number = crm_integer_format ((gint64) n, &self->locale);
    const char *format = NULL;

    if (n == 0)
      continue;
    if (periods[i] == CRM_PERIOD_MONTH)
      format = ngettext ("%s month in “%s” was read as its first day.",
                         "%s months in “%s” were read as their first day.", (gulong) n);
    else if (periods[i] == CRM_PERIOD_QUARTER)
      format = ngettext ("%s quarter in “%s” was read as its first day.",
                         "%s quarters in “%s” were read as their first day.", (gulong) n);
    else
      format = ngettext ("%s year in “%s” was read as its first day.",
                         "%s years in “%s” were read as their first day.", (gulong) n);
    g_ptr_array_add (notes, g_strdup_printf (format, number, head));
  }
}

void
crm_import_reader_say (const CrmImportReader *self, GPtrArray *notes)
{
  g_autofree char *joined = crm_integer_format ((gint64) self->joined, &self->locale);

  if (self->serial != NULL) {
    g_autofree char *day = crm_day_format_short (self->serial_day, &self->locale);

    g_ptr_array_add (notes, g_strdup_printf (_ ("Plain numbers in place of dates were read as "
                                                "spreadsheets count days: %s is %s."),
                                             self->serial, day));
  }
  for (guint i = 0; i < self->map->n_fields; i++)
    say_periods (self, i, notes);
  if (self->joined > 0)
    g_ptr_array_add (
        notes, g_strdup_printf (ngettext ("Line breaks in %s text of one line were made blanks.",
                                          "Line breaks in %s texts of one line were made blanks.",
                                          (gulong) self->joined),
                                joined));
}

gboolean
crm_import_reader_convert_input (CrmImportReader *self, guint pair, const CrmCell *cell,
                                 CrmDerived *input, GError **error)
{
  const Column *column = &self->inputs[pair];
  const char *text = cell->text;
  gsize length = cell->length;

  *input = (CrmDerived){ .money_decimals = self->locale.money_decimals };
  crm_import_trim (&text, &length);
  crm_import_drop_guard (&text, &length);
  if (length == 0 || crm_import_is_placeholder (column->field, text, length))
    return TRUE;
  /* What a kind derives from are amounts of money for one: price times quantity. */
  if (!read_amount (self, column, text, length, &input->number, error))
    return FALSE;
  input->given = TRUE;
  return TRUE;
}

gboolean
crm_import_reader_convert_constant (CrmImportReader *self, const CrmField *field, const char *text,
                                    CrmValue *value, GError **error)
{
  Column column = { .field = field,
                    .reading = { self->options->mark, self->options->dates },
                    .unit = self->unit };
  guint rounded = 0;

  *value = CRM_VALUE_INIT;
  if (field->type == CRM_MONEY && *text != '\0')
    return convert_money (self, &column, text, strlen (text), value, &rounded, error) &&
           crm_field_check (field, value, error);
  return crm_field_parse (field, text, -1, &self->locale, &column.reading, value, NULL, error) &&
         crm_field_check (field, value, error);
}
