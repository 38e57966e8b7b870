/* crm-mark-evidence.c: which character marks decimals in a column, told from all its cells. */
#include "crm-decimal-private.h"

void
crm_mark_evidence_add (CrmMarkEvidence *self, const char *text, gsize length)
{
  CrmDecimal dot, comma;
  gboolean percent;
  CrmAmountWords words;
  CrmDecimalFault dot_fault, comma_fault;

  dot_fault = crm_decimal_read (text, length, CRM_MARK_DOT, &dot, &percent, &words);
  if (dot_fault == CRM_DECIMAL_EMPTY)
    return;
  comma_fault = crm_decimal_read (text, length, CRM_MARK_COMMA, &comma, &percent, &words);
  if (dot_fault != CRM_DECIMAL_READ && comma_fault != CRM_DECIMAL_READ) {
    self->others++;
    return;
  }
  self->numbers++;
  if (comma_fault != CRM_DECIMAL_READ)
    self->dot_decimal++;
  else if (dot_fault != CRM_DECIMAL_READ)
    self->comma_decimal++;
  else if (dot.mantissa != comma.mantissa || dot.scale != comma.scale)
    self->ambiguous++;
}

CrmDecimalMark
crm_mark_evidence_decide (const CrmMarkEvidence *self, gboolean *contradiction)
{
  if (contradiction != NULL)
    *contradiction = self->dot_decimal > 0 && self->comma_decimal > 0;
  if (self->dot_decimal == 0 && self->comma_decimal == 0)
    return CRM_MARK_AUTO;
  return self->comma_decimal > self->dot_decimal ? CRM_MARK_COMMA : CRM_MARK_DOT;
}
