/* crm-figure-records.c: one list, by the codes of the catalogue. */
#include "crm-figure-records.h"

#include <string.h>

/* clang-format off */
static const struct {
  const char *kind, *day, *codes;
} lists[] = {
  { "purchase", "date", "K08 K16 K20 K21 K22 K23 K36 K37 K38 K39 K40 K45 K50" },
  { "purchase", "due", "K57" },
  { "customer_cost", "date", "K09 K54" },
  { "response", "date", "K17 K18 K19 K32 K62" },
  { "complaint", "opened", "K24 K25 K26 K28" },
  { "interaction", "date", "K27 K31 K33 K34" },
  { "lesson", "date", "K35" },
  { "milestone", "planned_finish", "K86" },
  { "action", "due", "K87" },
  { "course", "date", "K02 K03 K06" },
  { "definition", NULL, "K01" },
  { "suggestion", "date", "K68" },
  { "investment", "date", "K90" },
  { "measurement", "date", "K84" },
  { "kpi", NULL, "K85" },
  { "goal", NULL, "K04" },
  { "promise", NULL, "K05" },
  { "benefit", NULL, "K88 K89" },
  { "person_skill", NULL, "K64" },
  { "knowledge", NULL, "K67" },
  { "process", NULL, "K71" },
  { "customer", NULL, "K74 K75 K76 K77" },
  { "data_item", NULL, "K78" },
  { "system", NULL, "K81" },
};
/* clang-format on */

gboolean
crm_figure_get_records (const CrmFigure *self, CrmFigureRecords *records)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lists) && crm_figure_is_computed (self); i++)
    if (strstr (lists[i].codes, self->code) != NULL) {
      *records = (CrmFigureRecords){ lists[i].kind, lists[i].day };
      return TRUE;
    }
  return FALSE;
}

char *
crm_figure_records_dup_select (const CrmFigureRecords *self, CrmModel *model, CrmDay first,
                               CrmDay last)
{
  const CrmKind *kind = crm_model_find_kind (model, self->kind);
  const CrmField *field = self->day != NULL ? crm_kind_find_field (kind, self->day) : NULL;
  CrmLocale plain = CRM_LOCALE_PLAIN ("", 0);
  g_autofree char *from = NULL, *past = NULL;

  if (field == NULL)
    return g_strdup_printf ("SELECT id FROM \"%s\"", self->kind);
  if (field->type == CRM_DAY)
    return g_strdup_printf ("SELECT id FROM \"%s\" WHERE \"%s\" BETWEEN %d AND %d", self->kind,
                            self->day, first, last);
  /* Moments are text that begins with the day. */
  from = crm_day_format (first, &plain);
  past = crm_day_format (last + 1, &plain);
  return g_strdup_printf ("SELECT id FROM \"%s\" WHERE \"%s\" >= '%s' AND \"%s\" < '%s'",
                          self->kind, self->day, from, self->day, past);
}
