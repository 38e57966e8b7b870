/* crm-money-unit.h: the words in which a file counts its money ("million-toman") as a factor to the
 * programme's own currency. */
#pragma once

#include "crm-decimal.h"

G_BEGIN_DECLS

/* NULL, "" and the programme's own code are 1 (*given FALSE). Words are joined by '-' or blanks:
 * rial, toman, thousand, million, billion, also in Persian. Error: INVALID with what is understood.
 * */
gboolean crm_money_unit_parse (const char *text, const CrmLocale *locale, CrmDecimal *factor,
                               gboolean *given, GError **error);

G_END_DECLS
