/* crm-decimal-private.h: what the number files share and nobody else needs: reading without the
 * cost of a GError, and the sentence for what went wrong. */
#pragma once

#include "crm-decimal.h"

G_BEGIN_DECLS

__extension__ typedef unsigned __int128 CrmUint128;

typedef enum {
  CRM_DECIMAL_READ,
  CRM_DECIMAL_EMPTY,
  CRM_DECIMAL_NO_NUMBER,
  CRM_DECIMAL_TWO_SIGNS,
  CRM_DECIMAL_TWO_MARKS,
  CRM_DECIMAL_GROUPING,
  CRM_DECIMAL_TOO_LONG,
  CRM_DECIMAL_PERCENT
} CrmDecimalFault;

/* percent and words may not be NULL here. A number that is counted in words ("1.5 million") is read
 * as what it counts. */
CrmDecimalFault crm_decimal_read (const char *text, gsize length, CrmDecimalMark mark,
                                  CrmDecimal *out, gboolean *percent, CrmAmountWords *words);
/* Sets the sentence for fault, quoting the text; always returns FALSE. */
gboolean crm_decimal_set_error (GError **error, CrmDecimalFault fault, const char *text,
                                gsize length);
/* 10^exponent, exponent at most 38. */
CrmUint128 crm_decimal_power (guint exponent);

G_END_DECLS
