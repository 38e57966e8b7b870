/* crm-value.c: the few things one does with a value. */
#include "crm-value.h"

#include <string.h>

CrmValue
crm_value_integer (gint64 integer)
{
  return (CrmValue){ CRM_VALUE_INTEGER, { .integer = integer } };
}

CrmValue
crm_value_real (double real)
{
  return (CrmValue){ CRM_VALUE_REAL, { .real = real } };
}

CrmValue
crm_value_take_text (char *text)
{
  if (text == NULL || *text == '\0') {
    g_free (text);
    return CRM_VALUE_INIT;
  }
  return (CrmValue){ CRM_VALUE_TEXT, { .text = text } };
}

CrmValue
crm_value_text (const char *text)
{
  return crm_value_take_text (g_strdup (text));
}

CrmValue
crm_value_bytes (GBytes *bytes)
{
  return (CrmValue){ CRM_VALUE_BYTES, { .bytes = g_bytes_ref (bytes) } };
}

CrmValue
crm_value_copy (const CrmValue *self)
{
  CrmValue copy = *self;

  if (self->tag == CRM_VALUE_TEXT)
    copy.text = g_strdup (self->text);
  else if (self->tag == CRM_VALUE_BYTES)
    copy.bytes = g_bytes_ref (self->bytes);
  return copy;
}

void
crm_value_clear (CrmValue *self)
{
  if (self->tag == CRM_VALUE_TEXT)
    g_free (self->text);
  else if (self->tag == CRM_VALUE_BYTES)
    g_bytes_unref (self->bytes);
  *self = CRM_VALUE_INIT;
}

gboolean
crm_value_equal (const CrmValue *a, const CrmValue *b)
{
  if (a->tag != b->tag)
    return FALSE;
  switch (a->tag) {
  case CRM_VALUE_NULL:
    return TRUE;
  case CRM_VALUE_INTEGER:
    return a->integer == b->integer;
  case CRM_VALUE_REAL:
    return a->real == b->real;
  case CRM_VALUE_TEXT:
    return strcmp (a->text, b->text) == 0;
  case CRM_VALUE_BYTES:
    return g_bytes_equal (a->bytes, b->bytes);
  }
  return FALSE;
}

gboolean
crm_value_is_null (const CrmValue *self)
{
  return self->tag == CRM_VALUE_NULL;
}

CrmValue *
crm_values_new (guint n)
{
  return g_new0 (CrmValue, MAX (n, 1));
}

void
crm_values_free (CrmValue *values, guint n)
{
  if (values == NULL)
    return;
  for (guint i = 0; i < n; i++)
    crm_value_clear (&values[i]);
  g_free (values);
}
