/* crm-money-unit.c: a table of words; no rates: money of another currency is not ours to convert.
 * */
#include "crm-money-unit.h"

#include <string.h>

#include "crm-error.h"
#include "crm-i18n.h"
#include "crm-text.h"

typedef struct {
  const char *word;
  gint64 factor;
  gboolean iranian; /* only of a programme in rials */
} Unit;

/* clang-format off */
static const Unit units[] = {
  { "rial", 1, TRUE }, { "rials", 1, TRUE }, { "ریال", 1, TRUE },
  { "toman", 10, TRUE }, { "tomans", 10, TRUE }, { "tuman", 10, TRUE }, { "تومان", 10, TRUE },
  { "thousand", 1000 }, { "thousands", 1000 }, { "هزار", 1000 },
  { "million", 1000000 }, { "millions", 1000000 }, { "میلیون", 1000000 },
  { "billion", 1000000000 }, { "billions", 1000000000 }, { "میلیارد", 1000000000 },
};
/* clang-format on */

static const Unit *
find_unit (const char *word, const CrmLocale *locale)
{
  gboolean is_rial = g_str_equal (locale->currency, "IRR");

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++) {
    g_autofree char *folded = crm_text_fold (units[i].word);

    if (strcmp (folded, word) == 0)
      return units[i].iranian && !is_rial ? NULL : &units[i];
  }
  return NULL;
}

gboolean
crm_money_unit_parse (const char *text, const CrmLocale *locale, CrmMoneyUnit *out, GError **error)
{
  g_autofree char *folded = crm_text_fold (text != NULL ? text : "");
  g_autofree char *currency = g_ascii_strdown (locale->currency, -1);
  g_autofree char *shown = NULL;
  g_auto (GStrv) words = g_strsplit_set (folded, "- ", -1);
  CrmMoneyUnit product = CRM_MONEY_UNIT_ONE;

  for (guint i = 0; words[i] != NULL; i++) {
    const Unit *unit;
    gint64 *part;

    if (*words[i] == '\0' || (*currency != '\0' && strcmp (words[i], currency) == 0))
      continue;
    unit = find_unit (words[i], locale);
    part = unit != NULL && unit->iranian ? &product.currency : &product.count;
    if (unit == NULL || __builtin_mul_overflow (*part, unit->factor, part)) {
      shown = crm_text_dup_printable (text);
      g_set_error (error, CRM_ERROR, CRM_ERROR_INVALID,
                   _ ("“%s” is not a unit of this programme's money. Write thousand, million, "
                      "billion%s or %s."),
                   shown, g_str_equal (locale->currency, "IRR") ? _ (", rial, toman") : "",
                   *locale->currency != '\0' ? locale->currency : _ ("nothing"));
      return FALSE;
    }
  }
  *out = product;
  return TRUE;
}
