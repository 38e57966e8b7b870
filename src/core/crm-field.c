/* crm-field.c: what each type of field means: how its value is kept, written for a reader, read
 * from a text, and which values it takes. The rules of one record live here once; the form, the
 * import and the command line all call crm_kind_check. */
#include <math.h>
#include <string.h>

#include "crm-day.h"
#include "crm-error.h"
#include "crm-i18n.h"
#include "crm-model.h"
#include "crm-text.h"

#define PERCENT_DECIMALS 2 /* percent is kept in hundredths */

gboolean
crm_field_is_stored (const CrmField *field)
{
  return field->type != CRM_LINKS && field->computed == NULL;
}

gboolean
crm_field_is_text (const CrmField *field)
{
  return field->type == CRM_TEXT || field->type == CRM_NOTE || field->type == CRM_CHOICE ||
         field->type == CRM_TIME;
}

static CrmValueTag
tag_of (const CrmField *field)
{
  if (crm_field_is_text (field))
    return CRM_VALUE_TEXT;
  if (field->type == CRM_REAL)
    return CRM_VALUE_REAL;
  if (field->type == CRM_FILE)
    return CRM_VALUE_BYTES;
  return CRM_VALUE_INTEGER;
}

const char *
crm_field_get_sql_type (const CrmField *field)
{
  switch (tag_of (field)) {
  case CRM_VALUE_TEXT:
    return "TEXT";
  case CRM_VALUE_REAL:
    return "REAL";
  case CRM_VALUE_BYTES:
    return "BLOB";
  case CRM_VALUE_NULL:
  case CRM_VALUE_INTEGER:
    break;
  }
  return "INTEGER";
}

static const CrmChoice *
find_choice (const CrmField *field, const char *key)
{
  for (const CrmChoice *choice = field->choices; choice != NULL && choice->key != NULL; choice++)
    if (strcmp (choice->key, key) == 0)
      return choice;
  return NULL;
}

static char *
format_choice (const CrmField *field, const char *key, const CrmLocale *locale)
{
  const CrmChoice *choice = find_choice (field, key);

  /* A key that a newer version knew is shown as it is rather than hidden. */
  return g_strdup (locale->plain || choice == NULL ? key : _ (choice->label));
}

char *
crm_percent_format (gint64 hundredths, const CrmLocale *locale)
{
  CrmLocale units = *locale;
  g_autofree char *number = NULL;

  units.money_decimals = PERCENT_DECIMALS;
  if (!locale->plain && hundredths % 100 == 0) {
    units.money_decimals = 0;
    hundredths /= 100;
  }
  number = crm_money_format (hundredths, &units);
  if (locale->plain)
    return g_steal_pointer (&number);
  if (crm_locale_has_persian_digits (locale))
    return g_strconcat (number, "\u200f٪", NULL);
  return g_strconcat (number, "%", NULL);
}

char *
crm_field_format (const CrmField *field, const CrmValue *value, const CrmLocale *locale)
{
  if (value->tag == CRM_VALUE_NULL)
    return g_strdup ("");

  switch (field->type) {
  case CRM_TEXT:
  case CRM_NOTE:
    return g_strdup (value->text);
  case CRM_CHOICE:
    return format_choice (field, value->text, locale);
  case CRM_TIME:
    return crm_moment_format (value->text, locale);
  case CRM_INTEGER:
    return crm_integer_format (value->integer, locale);
  case CRM_REAL:
    return crm_real_format (value->real, locale);
  case CRM_MONEY:
    return crm_money_format (value->integer, locale);
  case CRM_PERCENT:
    return crm_percent_format (value->integer, locale);
  case CRM_DAY:
    return crm_day_format ((CrmDay) value->integer, locale);
  case CRM_FLAG:
    if (locale->plain)
      return g_strdup (value->integer ? "1" : "0");
    return g_strdup (value->integer ? _ ("Yes") : _ ("No"));
  case CRM_REFERENCE:
    return g_strdup_printf ("#%" G_GINT64_FORMAT, value->integer);
  case CRM_FILE:
    if (locale->plain)
      return g_base64_encode (g_bytes_get_data (value->bytes, NULL),
                              g_bytes_get_size (value->bytes));
    return g_format_size (g_bytes_get_size (value->bytes));
  case CRM_LINKS:
    break;
  }
  return g_strdup ("");
}

static gboolean refuse (const CrmField *field, GError **error, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

static gboolean
refuse (const CrmField *field, GError **error, const char *format, ...)
{
  va_list arguments;
  g_autofree char *reason = NULL;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, CRM_ERROR, CRM_ERROR_INVALID, "%s: %s", crm_field_get_label (field), reason);
  return FALSE;
}

static gboolean
parse_choice (const CrmField *field, const char *text, CrmValue *value, GError **error)
{
  g_autofree char *wanted = crm_text_fold (text);
  g_autoptr (GString) known = g_string_new (NULL);
  g_autofree char *shown = NULL;

  for (const CrmChoice *choice = field->choices; choice->key != NULL; choice++) {
    g_autofree char *key = crm_text_fold (choice->key);
    g_autofree char *label = crm_text_fold (choice->label);
    g_autofree char *translated = crm_text_fold (_ (choice->label));

    if (strcmp (text, choice->key) == 0 || strcmp (wanted, key) == 0 ||
        strcmp (wanted, label) == 0 || strcmp (wanted, translated) == 0) {
      *value = crm_value_text (choice->key);
      return TRUE;
    }
    g_string_append_printf (known, "%s%s", known->len > 0 ? ", " : "", choice->key);
  }
  shown = crm_text_dup_printable (text);
  return refuse (field, error, _ ("“%s” is not one of %s."), shown, known->str);
}

static gboolean
parse_flag (const CrmField *field, const char *text, CrmValue *value, GError **error)
{
  static const char *const yes[] = { "1",   "yes", "true", "y", "t", "on",
                                     "بله", "بلی", "آری",  "x", NULL };
  static const char *const no[] = { "0", "no", "false", "n", "f", "off", "خیر", "نه", "-", NULL };
  g_autofree char *wanted = crm_text_fold (text);
  g_autofree char *shown = NULL;

  for (guint i = 0; yes[i] != NULL || no[i] != NULL; i++) {
    g_autofree char *positive = yes[i] != NULL ? crm_text_fold (yes[i]) : NULL;
    g_autofree char *negative = no[i] != NULL ? crm_text_fold (no[i]) : NULL;

    if (g_strcmp0 (wanted, positive) == 0 || g_strcmp0 (wanted, negative) == 0) {
      *value = crm_value_integer (g_strcmp0 (wanted, positive) == 0);
      return TRUE;
    }
    if (yes[i] == NULL || no[i] == NULL)
      break;
  }
  shown = crm_text_dup_printable (text);
  return refuse (field, error, _ ("“%s” is neither yes nor no."), shown);
}

/* What was cut is noted by whoever reads many rows, and refused where a person is there to ask. */
static gboolean
take_units (const CrmField *field, gint64 units, gboolean cut, CrmValue *value, gboolean *rounded,
            GError **error)
{
  if (cut && rounded == NULL)
    return refuse (field, error,
                   _ ("It is kept with fewer decimals than that. Write a rounder number."));
  if (cut)
    *rounded = TRUE;
  *value = crm_value_integer (units);
  return TRUE;
}

static gboolean
parse_number (const CrmField *field, const char *text, gsize length, const CrmReading *reading,
              const CrmLocale *locale, CrmValue *value, gboolean *rounded, GError **error)
{
  CrmDecimalMark mark = reading != NULL ? reading->mark : CRM_MARK_AUTO;
  guint decimals = 0;
  CrmDecimal number;
  gint64 units;
  gboolean cut = FALSE, percent = FALSE;

  if (field->type == CRM_MONEY) {
    if (!crm_money_parse (text, (gssize) length, mark, locale, &units, &cut, error)) {
      g_prefix_error (error, "%s: ", crm_field_get_label (field));
      return FALSE;
    }
    return take_units (field, units, cut, value, rounded, error);
  }
  /* A percent sign belongs to a percentage only; elsewhere crm_decimal_parse refuses it. */
  if (!crm_decimal_parse (text, (gssize) length, mark, &number,
                          field->type == CRM_PERCENT ? &percent : NULL, error)) {
    g_prefix_error (error, "%s: ", crm_field_get_label (field));
    return FALSE;
  }
  if (field->type == CRM_REAL) {
    *value = crm_value_real (crm_decimal_to_double (&number));
    return TRUE;
  }
  if (field->type == CRM_PERCENT)
    decimals = PERCENT_DECIMALS;
  if (!crm_decimal_to_units (&number, decimals, &units, &cut))
    return refuse (field, error, _ ("The number is too large."));
  if (cut && field->type == CRM_INTEGER)
    return refuse (field, error, _ ("“%.*s” is not a whole number."), (int) MIN (length, 60), text);
  return take_units (field, units, cut, value, rounded, error);
}

static gboolean
parse_reference (const CrmField *field, const char *text, CrmValue *value, GError **error)
{
  gint64 id;

  if (text[0] == '#' && g_ascii_string_to_signed (text + 1, 10, 1, G_MAXINT64, &id, NULL)) {
    *value = crm_value_integer (id);
    return TRUE;
  }
  return refuse (field, error, _ ("A record is named by # and its number here."));
}

static gboolean
parse_text (const CrmField *field, const char *text, gsize length, CrmValue *value, GError **error)
{
  gboolean many = field->type == CRM_NOTE;
  char *normal = NULL;

  if (!crm_text_normalise (text, (gssize) length, many,
                           many ? CRM_NOTE_MAX_BYTES : CRM_TEXT_MAX_BYTES, &normal, error)) {
    g_prefix_error (error, "%s: ", crm_field_get_label (field));
    return FALSE;
  }
  *value = crm_value_take_text (normal);
  return TRUE;
}

static gboolean
parse_file (const CrmField *field, const char *text, CrmValue *value, GError **error)
{
  gsize size;
  g_autofree guchar *data = g_base64_decode (text, &size);
  g_autofree char *again = g_base64_encode (data, size);
  g_autoptr (GBytes) content = NULL;

  /* GLib skips over what is not Base64; half a file is none. */
  if (size == 0 || strcmp (again, text) != 0)
    return refuse (field, error, _ ("The content is not written in Base64."));
  content = g_bytes_new (data, size);
  *value = crm_value_bytes (content);
  return TRUE;
}

gboolean
crm_field_parse (const CrmField *field, const char *text, gssize length, const CrmLocale *locale,
                 const CrmReading *reading, CrmValue *value, gboolean *rounded, GError **error)
{
  gsize bytes = length < 0 ? strlen (text) : (gsize) length;
  CrmDates dates = reading != NULL ? (CrmDates) reading->dates : CRM_DATES_AUTO;
  g_autofree char *word = NULL;

  *value = CRM_VALUE_INIT;
  if (field->type == CRM_TEXT || field->type == CRM_NOTE)
    return parse_text (field, text, bytes, value, error);

  if (!g_utf8_validate (text, (gssize) bytes, NULL))
    return refuse (field, error, _ ("The text is not valid UTF-8."));
  word = g_strstrip (g_strndup (text, bytes));
  if (*word == '\0')
    return TRUE;

  switch (field->type) {
  case CRM_INTEGER:
  case CRM_REAL:
  case CRM_MONEY:
  case CRM_PERCENT:
    return parse_number (field, word, strlen (word), reading, locale, value, rounded, error);
  case CRM_DAY: {
    CrmDay day;

    if (!crm_day_parse (word, -1, dates, &day, NULL, error)) {
      g_prefix_error (error, "%s: ", crm_field_get_label (field));
      return FALSE;
    }
    *value = crm_value_integer (day);
    return TRUE;
  }
  case CRM_TIME: {
    char *moment = crm_moment_parse (word, -1, dates, error);

    if (moment == NULL) {
      g_prefix_error (error, "%s: ", crm_field_get_label (field));
      return FALSE;
    }
    *value = crm_value_take_text (moment);
    return TRUE;
  }
  case CRM_FLAG:
    return parse_flag (field, word, value, error);
  case CRM_CHOICE:
    return parse_choice (field, word, value, error);
  case CRM_REFERENCE:
    return parse_reference (field, word, value, error);
  case CRM_FILE:
    return parse_file (field, word, value, error);
  case CRM_LINKS:
  case CRM_TEXT:
  case CRM_NOTE:
    break;
  }
  return refuse (field, error, _ ("Links are set by themselves."));
}

static gboolean
check_bounds (const CrmField *field, double value, GError **error)
{
  if (field->min == 0 && field->max == 0)
    return TRUE;
  if (value >= field->min && value <= field->max)
    return TRUE;
  if (field->max >= G_MAXINT64)
    return refuse (field, error, _ ("%s is below %s, the least it can be."),
                   crm_i18n_real (value).text, crm_i18n_real (field->min).text);
  return refuse (field, error, _ ("%s is not between %s and %s."), crm_i18n_real (value).text,
                 crm_i18n_real (field->min).text, crm_i18n_real (field->max).text);
}

static gboolean
check_text (const CrmField *field, const char *text, GError **error)
{
  gboolean many = field->type == CRM_NOTE;
  gsize limit = many ? CRM_NOTE_MAX_BYTES : CRM_TEXT_MAX_BYTES;
  g_autofree char *normal = NULL;

  if (field->type == CRM_CHOICE)
    return find_choice (field, text) != NULL
               ? TRUE
               : refuse (field, error, _ ("“%s” is not one of its choices."), text);
  if (crm_text_is_normal (text, strlen (text), many, limit))
    return TRUE;
  if (!crm_text_normalise (text, -1, many, limit, &normal, error)) {
    g_prefix_error (error, "%s: ", crm_field_get_label (field));
    return FALSE;
  }
  return TRUE;
}

gboolean
crm_field_check (const CrmField *field, const CrmValue *value, GError **error)
{
  if (value->tag == CRM_VALUE_NULL)
    return TRUE;
  if (value->tag != tag_of (field) || !crm_field_is_stored (field))
    return refuse (field, error, _ ("The value is not of the field's type."));

  switch (field->type) {
  case CRM_TEXT:
  case CRM_NOTE:
  case CRM_CHOICE:
  case CRM_TIME:
    return check_text (field, value->text, error);
  case CRM_REAL:
    if (!isfinite (value->real))
      return refuse (field, error, _ ("The value is not a number."));
    return check_bounds (field, value->real, error);
  case CRM_INTEGER:
    return check_bounds (field, (double) value->integer, error);
  case CRM_MONEY:
    /* Money has bounds only by its sign: minor units are not the unit of the label. */
    if (field->min == 0 && field->max > 0 && value->integer < 0)
      return refuse (field, error, _ ("The amount cannot be negative."));
    return TRUE;
  case CRM_PERCENT:
    return check_bounds (field, (double) value->integer / 100.0, error);
  case CRM_DAY:
    if (value->integer < CRM_DAY_MIN || value->integer > CRM_DAY_MAX)
      return refuse (field, error, _ ("The day is not between the years 1600 and 2999."));
    return TRUE;
  case CRM_FLAG:
    return value->integer == 0 || value->integer == 1
               ? TRUE
               : refuse (field, error, _ ("The value is neither yes nor no."));
  case CRM_REFERENCE:
  case CRM_FILE:
  case CRM_LINKS:
    break;
  }
  return TRUE;
}

gboolean
crm_kind_check (const CrmKind *kind, const CrmValue *values, const CrmField **field, GError **error)
{
  const CrmField *fault = NULL;

  if (field == NULL)
    field = &fault;
  for (guint i = 0; i < kind->n_fields; i++) {
    *field = &kind->fields[i];
    if (!crm_field_is_stored (*field))
      continue;
    if (values[i].tag == CRM_VALUE_NULL && ((*field)->flags & CRM_REQUIRED)) {
      g_set_error (error, CRM_ERROR, CRM_ERROR_REFUSED, _ ("%s needs “%s”."),
                   crm_kind_get_label (kind), crm_field_get_label (*field));
      return FALSE;
    }
    if (!crm_field_check (*field, &values[i], error))
      return FALSE;
  }
  *field = NULL;
  return kind->check == NULL || kind->check (kind, values, field, error);
}

void
crm_kind_fill_initial (const CrmKind *kind, CrmValue *values)
{
  static const CrmLocale plain = { CRM_LANGUAGE_ENGLISH, CRM_CALENDAR_GREGORIAN, TRUE, "", 0 };

  for (guint i = 0; i < kind->n_fields; i++) {
    const CrmField *field = &kind->fields[i];

    if (field->initial == NULL || values[i].tag != CRM_VALUE_NULL)
      continue;
    if (field->type == CRM_DAY && strcmp (field->initial, "today") == 0)
      values[i] = crm_value_integer (crm_day_today ());
    else if (field->type == CRM_TIME && strcmp (field->initial, "now") == 0)
      values[i] = crm_value_take_text (crm_moment_now ());
    else if (strchr (field->initial, '#') == NULL)
      crm_field_parse (field, field->initial, -1, &plain, NULL, &values[i], NULL, NULL);
  }
}

gboolean
crm_kind_has_fold (const CrmKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & CRM_SEARCH) && crm_field_is_text (&kind->fields[i]))
      return TRUE;
  return FALSE;
}

char *
crm_kind_dup_fold (const CrmKind *kind, const CrmValue *values)
{
  g_autoptr (GString) fold = g_string_new (NULL);

  for (guint i = 0; i < kind->n_fields; i++) {
    if (!(kind->fields[i].flags & CRM_SEARCH) || values[i].tag != CRM_VALUE_TEXT)
      continue;
    if (fold->len > 0)
      g_string_append_c (fold, '\x1f');
    crm_text_fold_append (fold, values[i].text, strlen (values[i].text));
  }
  return fold->len > 0 ? g_string_free (g_steal_pointer (&fold), FALSE) : NULL;
}

static void
replace_value (CrmValue *value, CrmValue with)
{
  crm_value_clear (value);
  *value = with;
}

static void
coerce_text (CrmValue *value)
{
  if (value->tag == CRM_VALUE_INTEGER)
    *value = crm_value_take_text (g_strdup_printf ("%" G_GINT64_FORMAT, value->integer));
  else if (value->tag != CRM_VALUE_TEXT)
    crm_value_clear (value);
  else if (!g_utf8_validate (value->text, -1, NULL))
    replace_value (value, crm_value_take_text (g_utf8_make_valid (value->text, -1)));
}

void
crm_field_coerce (const CrmField *field, CrmValue *value)
{
  if (value->tag == CRM_VALUE_NULL)
    return;
  if (crm_field_is_text (field)) {
    coerce_text (value);
  } else if (field->type == CRM_FILE) {
    if (value->tag != CRM_VALUE_BYTES)
      crm_value_clear (value);
  } else if (field->type == CRM_REAL) {
    if (value->tag == CRM_VALUE_INTEGER)
      *value = crm_value_real ((double) value->integer);
    else if (value->tag != CRM_VALUE_REAL)
      crm_value_clear (value);
  } else if (value->tag == CRM_VALUE_REAL) {
    *value = fabs (value->real) < 9e18 ? crm_value_integer (llround (value->real)) : CRM_VALUE_INIT;
  } else if (value->tag != CRM_VALUE_INTEGER) {
    crm_value_clear (value);
  }
}
