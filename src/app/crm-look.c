/* crm-look.c: a few KPIs rolled up, quick enough for the main thread. */
#include "crm-look.h"

GPtrArray *
crm_look_dup_headlines (CrmLook look, const CrmKpiBook *book)
{
  g_autoptr (GPtrArray) headlines = crm_headline_choose (book);
  GPtrArray *shown = g_ptr_array_new_with_free_func ((GDestroyNotify) crm_headline_free);

  for (guint i = 0; i < headlines->len; i++)
    g_ptr_array_add (
        shown, crm_headline_dup_by (g_ptr_array_index (headlines, i), look.period, &book->periods));
  return shown;
}
