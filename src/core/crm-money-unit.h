/* crm-money-unit.h: the words in which a file counts its money ("million-toman") as a factor to the
 * programme's own currency. */
#pragma once

#include "crm-decimal.h"

G_BEGIN_DECLS

/* An amount of the file × count × currency is one of the programme. The two are apart because a
 * cell may name its own currency: of "1200 ریال" in a file of thousands of tomans only the count
 * holds. */
typedef struct {
  gint64 count;    /* 1, 1000, … */
  gint64 currency; /* 10 for tomans where rials are counted, else 1 */
} CrmMoneyUnit;

#define CRM_MONEY_UNIT_ONE ((CrmMoneyUnit){ 1, 1 })

/* NULL, "" and the programme's own code are 1. Words are joined by '-' or blanks: rial, toman,
 * thousand, million, billion, also in Persian. Error: INVALID with what is understood; *unit is
 * then untouched. */
gboolean crm_money_unit_parse (const char *text, const CrmLocale *locale, CrmMoneyUnit *unit,
                               GError **error);

G_END_DECLS
