/* crm-value.h: one value of one field, as it is kept: nothing, an integer, a real, text or bytes.
 * Small and plain, copied by the million in imports; GValue only where GObject asks for it. */
#pragma once

#include <glib-object.h>

#include "crm-decimal.h"

G_BEGIN_DECLS

typedef enum {
  CRM_VALUE_NULL, /* missing: never zero, never "" */
  CRM_VALUE_INTEGER,
  CRM_VALUE_REAL,
  CRM_VALUE_TEXT,
  CRM_VALUE_BYTES
} CrmValueTag;

typedef struct {
  CrmValueTag tag;
  union {
    gint64 integer;
    double real;
    char *text;    /* owned when the value is */
    GBytes *bytes; /* owned when the value is */
  };
} CrmValue;

#define CRM_VALUE_INIT ((CrmValue){ CRM_VALUE_NULL, { 0 } })

CrmValue crm_value_integer (gint64 integer);
CrmValue crm_value_real (double real);
CrmValue crm_value_text (const char *text); /* copies; NULL and "" make a null value */
CrmValue crm_value_take_text (char *text);
CrmValue crm_value_bytes (GBytes *bytes); /* takes a reference */

CrmValue crm_value_copy (const CrmValue *self);
void crm_value_clear (CrmValue *self);
gboolean crm_value_equal (const CrmValue *a, const CrmValue *b);
gboolean crm_value_is_null (const CrmValue *self);

CrmValue *crm_values_new (guint n);
void crm_values_free (CrmValue *values, guint n);

/* An exact number given to a kind's derive hook. */
struct _CrmDerived {
  CrmDecimal number;
  gboolean given;
  guint money_decimals;
};
typedef struct _CrmDerived CrmDerived;

G_END_DECLS
