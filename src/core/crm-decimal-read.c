/* crm-decimal-read.c: reads one number as people write it into a 128-bit mantissa and a power of
 * ten. The text is first reduced to ASCII, then taken apart (signs and currencies outside,
 * digits and marks inside), then judged. No floating point, no error sentences: crm-decimal.c
 * words them. */
#include "crm-decimal-private.h"

#include "crm-currency-words.h"
#include "crm-utf8.h"

#include <string.h>
#include <unicode/uchar.h>

#define MAX_DIGITS 34
#define MAX_SCALE 1000
#define MAX_REDUCED                                                                                \
  160 /* ASCII form; a number of 34 digits with all its trimmings is far shorter */

/* The ASCII form uses these beside the digits and , . - + ( ) % ' and blank. */
#define DECIMAL_MARK 'D' /* ٫ */
#define GROUP_MARK 'G'   /* ٬ */
#define CURRENCY 'C'
#define COUNT 'K' /* a thousand, a million, a billion */

/* One code point to its ASCII stand-in: '\0' for marks to be ignored, '?' for what no number
 * holds. */
static char
reduce_code_point (gunichar c)
{
  if (c >= '0' && c <= '9')
    return (char) c;
  if (c == ' ' || c == '\t')
    return ' ';
  if (c < 0x80)
    return c != 0 && strchr (",.-+()%'", (int) c) != NULL ? (char) c : '?';
  if (c >= 0x06F0 && c <= 0x06F9)
    return (char) ('0' + c - 0x06F0);
  if (c >= 0x0660 && c <= 0x0669)
    return (char) ('0' + c - 0x0660);
  if (crm_utf8_is_bidi (c) || c == 0xFEFF)
    return '\0';
  if (crm_utf8_is_blank (c) && c != 0x2028 && c != 0x2029)
    return ' ';
  switch (c) {
  case 0x066B:
    return DECIMAL_MARK;
  case 0x066C:
    return GROUP_MARK;
  case 0x060C: /* ، */
  case 0xFF0C: /* ， */
    return ',';
  case 0xFF0E:
    return '.';
  case 0x2019:
    return '\'';
  case 0x2010:
  case 0x2011:
  case 0x2013:
  case 0x2212:
  case 0xFE63:
  case 0xFF0D:
    return '-';
  case 0xFF0B:
    return '+';
  case 0x066A:
  case 0xFF05:
    return '%';
  default:
    break;
  }
  return c != CRM_UTF8_BAD && u_charDigitValue ((UChar32) c) >= 0
             ? (char) ('0' + u_charDigitValue ((UChar32) c))
             : '?';
}

/* The text in ASCII. Room for one more than is asked for, and the NUL. */
typedef struct {
  gsize n;
  char text[MAX_REDUCED + 2];
  guint power, counts; /* of the words that count, together, and how many there are */
} Reduced;

static gboolean
is_exponent (const guchar *at, const guchar *end, const Reduced *reduced)
{
  const guchar *next = at + 1;

  if ((*at != 'e' && *at != 'E') || reduced->n == 0 ||
      !g_ascii_isdigit (reduced->text[reduced->n - 1]))
    return FALSE;
  if (next < end && (*next == '+' || *next == '-'))
    next++;
  return next < end && g_ascii_isdigit (reduce_code_point (crm_utf8_next (&next, end)));
}

/* Blanks at the front go, and no run is longer than two: one may group, two never do. */
static gboolean
is_spare_blank (char c, const Reduced *reduced)
{
  if (c != ' ')
    return FALSE;
  return reduced->n == 0 || (reduced->n > 1 && reduced->text[reduced->n - 1] == ' ' &&
                             reduced->text[reduced->n - 2] == ' ');
}

/* One word counts, or two as «هزار میلیارد»: a thousand of the larger. */
static gboolean
add_count (Reduced *reduced, guint power)
{
  if (reduced->counts > 1 || (reduced->counts == 1 && (reduced->power != 3 || power == 3)))
    return FALSE;
  reduced->counts++;
  reduced->power += power;
  return TRUE;
}

/* The word at the front of text, with its stand-in; 0: none that belongs beside a number. */
static gsize
match_word (const char *text, gsize length, Reduced *reduced, char currency[4], char *stand_in)
{
  gsize width = crm_currency_words_match (text, length, currency);
  guint power;

  *stand_in = CURRENCY;
  if (width > 0)
    return width;
  *stand_in = COUNT;
  width = crm_currency_words_match_count (text, length, &power);
  return width > 0 && add_count (reduced, power) ? width : 0;
}

/* Leaves the text in ASCII, without ignorable marks and outer blanks. */
static CrmDecimalFault
reduce (const char *text, gsize length, Reduced *reduced, char currency[4])
{
  const guchar *at = (const guchar *) text;
  const guchar *end = at + length;

  reduced->n = reduced->power = reduced->counts = 0;
  while (at < end) {
    const guchar *start = at;
    char c;

    if (is_exponent (at, end, reduced)) {
      c = 'e';
      at++;
    } else {
      c = reduce_code_point (crm_utf8_next (&at, end));
    }
    if (c == '?') {
      gsize width = match_word ((const char *) start, (gsize) (end - start), reduced, currency, &c);

      if (width == 0)
        return CRM_DECIMAL_NO_NUMBER;
      at = start + width;
    }
    if (c == '\0' || is_spare_blank (c, reduced))
      continue;
    if (reduced->n == MAX_REDUCED)
      return CRM_DECIMAL_TOO_LONG;
    reduced->text[reduced->n++] = c;
  }
  while (reduced->n > 0 && reduced->text[reduced->n - 1] == ' ')
    reduced->n--;
  reduced->text[reduced->n] = '\0';
  return reduced->n > 0 ? CRM_DECIMAL_READ : CRM_DECIMAL_EMPTY;
}

/* The number's own characters inside the reduced text, and what stands round them. */
typedef struct {
  const char *body;
  gsize n_body;
  guint signs, currencies, percents, counts;
  guint power;    /* of ten, that the words which count stand for */
  gboolean named; /* a currency came after the digits */
  gboolean negative, open, close;
} Parts;

static gboolean
is_body_mark (char c)
{
  return c == ',' || c == '.' || c == DECIMAL_MARK || c == GROUP_MARK || c == '\'' || c == ' ';
}

static gboolean
begins_body (const char *at)
{
  return g_ascii_isdigit (at[0]) ||
         (is_body_mark (at[0]) && at[0] != ' ' && at[0] != '\'' && g_ascii_isdigit (at[1]));
}

static const char *
find_body_end (const char *at)
{
  while (g_ascii_isdigit (*at) || (is_body_mark (*at) && g_ascii_isdigit (at[1])))
    at++;
  if (*at == '.' && g_ascii_isdigit (at[-1])) /* "5." */
    at++;
  if (*at == 'e') {
    at++;
    if (*at == '-' || *at == '+')
      at++;
    while (g_ascii_isdigit (*at))
      at++;
  }
  return at;
}

/* "12,-", "12.--": a price without cents, not a negative one. */
static const char *
skip_no_cents (const char *at)
{
  const char *dash = at;

  /* find_body_end has taken a point that nothing follows. */
  if (*dash == ',')
    dash++;
  else if (at[-1] != '.')
    return at;
  gsize n = strspn (dash, "-");
  return n == 1 || n == 2 ? dash + n : at;
}

static CrmDecimalFault
take_apart (const char *reduced, Parts *parts)
{
  const char *at = reduced;

  while (*at != '\0') {
    if (begins_body (at)) {
      if (parts->body != NULL)
        return CRM_DECIMAL_NO_NUMBER;
      parts->body = at;
      at = find_body_end (at);
      parts->n_body = (gsize) (at - parts->body);
      at = skip_no_cents (at);
      continue;
    }
    switch (*at++) {
    case ' ':
      break;
    case '-':
      parts->negative = TRUE;
      G_GNUC_FALLTHROUGH;
    case '+':
      parts->signs++;
      break;
    case '(':
      if (parts->open || parts->body != NULL)
        return CRM_DECIMAL_NO_NUMBER;
      parts->open = TRUE;
      break;
    case ')':
      if (!parts->open || parts->close || parts->body == NULL)
        return CRM_DECIMAL_NO_NUMBER;
      parts->close = TRUE;
      break;
    case '%':
      parts->percents++;
      break;
    case CURRENCY:
      parts->currencies++;
      parts->named |= parts->body != NULL;
      break;
    case COUNT:
      /* "12 million rials", and neither "million 12" nor "12 rials million". */
      if (parts->body == NULL || parts->named)
        return CRM_DECIMAL_NO_NUMBER;
      parts->counts++;
      break;
    default:
      return parts->body != NULL && at[-1] != 'e' ? CRM_DECIMAL_GROUPING : CRM_DECIMAL_NO_NUMBER;
    }
  }
  if (parts->signs + parts->open > 1)
    return CRM_DECIMAL_TWO_SIGNS;
  if (parts->body == NULL || parts->open != parts->close || parts->currencies > 1 ||
      parts->percents > 1 || (parts->currencies + parts->counts > 0 && parts->percents > 0))
    return CRM_DECIMAL_NO_NUMBER;
  parts->negative |= parts->open;
  return CRM_DECIMAL_READ;
}

/* Which mark of the body stands before the decimals: its place, or NULL when there are none. */
static CrmDecimalFault
find_decimal_mark (const Parts *parts, gsize n_mantissa, CrmDecimalMark mark, const char **found)
{
  guint commas = 0, dots = 0, decisive = 0, groups = 0;
  const char *last = NULL, *end = parts->body + n_mantissa;
  gsize before = 0;

  *found = NULL;
  for (const char *at = parts->body; at < end; at++) {
    commas += *at == ',';
    dots += *at == '.';
    decisive += *at == DECIMAL_MARK;
    groups += *at == GROUP_MARK || *at == '\'' || *at == ' ';
    if (*at == ',' || *at == '.' || *at == DECIMAL_MARK)
      last = at;
    if (last == NULL)
      before++;
  }
  if (decisive > 0) {
    /* ٫ is never anything else, whatever the file's mark. */
    if (decisive > 1 || (mark == CRM_MARK_COMMA ? commas : dots) > 0)
      return CRM_DECIMAL_TWO_MARKS;
    *found = memchr (parts->body, DECIMAL_MARK, n_mantissa);
    return CRM_DECIMAL_READ;
  }
  if (mark == CRM_MARK_AUTO) {
    if (commas + dots == 0 || (commas > 1 && dots == 0) || (dots > 1 && commas == 0))
      return CRM_DECIMAL_READ;
    /* A lone comma before exactly three digits groups, unless nothing could be grouped there. */
    if (commas == 1 && dots == 0 && groups == 0 && end - last == 4 && before >= 1 && before <= 3 &&
        parts->body[0] != '0')
      return CRM_DECIMAL_READ;
    mark = *last == ',' ? CRM_MARK_COMMA : CRM_MARK_DOT;
  }
  if ((mark == CRM_MARK_COMMA ? commas : dots) > 1)
    return CRM_DECIMAL_TWO_MARKS;
  *found = memchr (parts->body, mark == CRM_MARK_COMMA ? ',' : '.', n_mantissa);
  return CRM_DECIMAL_READ;
}

/* Groups are three digits, the first one to three and not begun by 0, one separator throughout. */
static gboolean
check_groups (const char *at, const char *end)
{
  const char *group = at;
  char separator = '\0';

  for (;; at++) {
    gsize n = (gsize) (at - group);

    if (at < end && g_ascii_isdigit (*at))
      continue;
    if (separator == '\0' && at == end)
      return TRUE;
    if (separator == '\0' ? n < 1 || n > 3 || *group == '0' : n != 3)
      return FALSE;
    if (at == end)
      return TRUE;
    if (separator != '\0' && separator != *at)
      return FALSE;
    separator = *at;
    group = at + 1;
  }
}

static gboolean
read_exponent (const char *at, const char *end, int *exponent)
{
  int sign = 1, value = 0;

  *exponent = 0;
  if (at == end)
    return TRUE;
  at++; /* e */
  if (*at == '-' || *at == '+')
    sign = *at++ == '-' ? -1 : 1;
  for (; at < end; at++) {
    value = value * 10 + (*at - '0');
    if (value > MAX_SCALE)
      return FALSE;
  }
  *exponent = sign * value;
  return TRUE;
}

static CrmDecimalFault
collect (const Parts *parts, CrmDecimalMark mark, CrmDecimal *out)
{
  const char *end = parts->body + parts->n_body;
  const char *exponent_at = memchr (parts->body, 'e', parts->n_body);
  const char *mantissa_end = exponent_at != NULL ? exponent_at : end;
  const char *point;
  CrmInt128 mantissa = 0;
  guint digits = 0;
  int scale = 0, exponent;
  CrmDecimalFault fault =
      find_decimal_mark (parts, (gsize) (mantissa_end - parts->body), mark, &point);

  if (fault != CRM_DECIMAL_READ)
    return fault;
  if (!check_groups (parts->body, point != NULL ? point : mantissa_end))
    return CRM_DECIMAL_GROUPING;
  for (const char *at = parts->body; at < mantissa_end; at++) {
    if (!g_ascii_isdigit (*at)) {
      if (point != NULL && at > point)
        return CRM_DECIMAL_GROUPING;
      continue;
    }
    digits += digits > 0 || *at != '0';
    if (digits > MAX_DIGITS)
      return CRM_DECIMAL_TOO_LONG;
    mantissa = mantissa * 10 + (*at - '0');
    scale += point != NULL && at > point;
  }
  if (!read_exponent (mantissa_end, end, &exponent))
    return CRM_DECIMAL_TOO_LONG;
  scale -= exponent + (int) parts->power;
  if (mantissa == 0)
    scale = MAX (scale, 0);
  /* 38 digits are what 128 bits hold. */
  if (scale > MAX_SCALE || (scale < 0 && (int) digits - scale > 38))
    return CRM_DECIMAL_TOO_LONG;
  if (scale < 0)
    mantissa *= (CrmInt128) crm_decimal_power ((guint) -scale);
  out->mantissa = parts->negative ? -mantissa : mantissa;
  out->scale = (guint) MAX (scale, 0);
  return CRM_DECIMAL_READ;
}

/* The common case, "-123" and "-123.45" in ASCII: FALSE leaves it to the long way. */
static inline gboolean
read_fast (const char *text, gsize length, CrmDecimalMark mark, CrmDecimal *out)
{
  const char *at = text;
  const char *end = text + length;
  const char *point = NULL;
  gboolean negative = length > 0 && *at == '-';
  gint64 value = 0;

  at += negative;
  if (end - at < 1 || end - at > 18 || !g_ascii_isdigit (end[-1]))
    return FALSE;
  for (; at < end; at++) {
    guint digit = (guint) (guchar) *at - '0';

    if (digit <= 9) {
      value = value * 10 + digit;
    } else if (*at == '.' && point == NULL && mark != CRM_MARK_COMMA) {
      point = at;
    } else {
      return FALSE;
    }
  }
  out->mantissa = negative ? -value : value;
  out->scale = point != NULL ? (guint) (end - point - 1) : 0;
  return TRUE;
}

CrmDecimalFault
crm_decimal_read (const char *text, gsize length, CrmDecimalMark mark, CrmDecimal *out,
                  gboolean *percent, CrmAmountWords *words)
{
  Reduced reduced;
  Parts parts = { NULL };
  CrmDecimal value;
  CrmDecimalFault fault;

  *percent = FALSE;
  *words = (CrmAmountWords){ "", FALSE };
  if (read_fast (text, length, mark, out))
    return CRM_DECIMAL_READ;

  fault = reduce (text, length, &reduced, words->currency);
  if (fault == CRM_DECIMAL_READ)
    fault = take_apart (reduced.text, &parts);
  parts.power = reduced.power;
  if (fault == CRM_DECIMAL_READ)
    fault = collect (&parts, mark, &value);
  if (fault == CRM_DECIMAL_READ) {
    *out = value;
    *percent = parts.percents > 0;
    words->counted = parts.counts > 0;
  }
  return fault;
}
