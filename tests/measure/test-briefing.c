/* test-briefing.c: what is said beside a KPI: the newest decision about it, what is done about it
 * now, and what was noted with its values. */
#include "crm-briefing.h"
#include "crm-method.h"
#include "example.h"
#include "laws.h"

#define RECORDS                                                                                    \
  "+ kpi code=K28; name=Answer; definition=Median of hours; off_target_action=Other shifts\n"      \
  "+ kpi code=K20; name=Retention\n"                                                               \
  "+ decision title=Call back; date=2026-06-08; kpis=K28\n"                                        \
  "+ decision title=Two agents; date=2026-10-26; kpis=K28,K20; reason=Too slow\n"                  \
  "+ decision title=Nothing of it; date=2026-11-01\n"                                              \
  "+ improvement title=Slow; date=2026-09-01; kpis=K28; action=Ask for a photo; state=running\n"   \
  "+ improvement title=Old; date=2026-10-01; kpis=K28; action=Is done; state=done\n"               \
  "+ measurement kpi=K28; date=2026-07-01; value=4; note=Call-back routing\n"                      \
  "+ measurement kpi=K28; date=2026-08-01; value=5; note=Two agents left\n"                        \
  "+ measurement kpi=K28; date=2026-09-01; value=5"

static GArray *
read_ids (CrmDb *db, CrmModel *model)
{
  g_autoptr (CrmQuery) query = crm_query_new (model, crm_model_find_kind (model, "kpi"));
  g_autoptr (GError) error = NULL;
  GArray *ids;

  g_assert_true (crm_query_set_order (query, "-code", &error));
  ids = crm_query_read_ids (query, db, NULL, &error);
  g_assert_no_error (error);
  return ids;
}

static void
test_briefing (void)
{
  const CrmLocale locale = CRM_LOCALE_PLAIN ("EUR", 2);
  LawsDocument *document = laws_open (crm_method_get ());
  CrmDb *db = crm_store_get_db (document->store);
  CrmModel *model = crm_store_get_model (document->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (CrmBriefing) briefing = NULL;
  g_autoptr (GArray) ids = NULL;
  const CrmBriefingKpi *answer, *retention;

  example_play (document->store, RECORDS);
  ids = read_ids (db, model);
  g_assert_cmpuint (ids->len, ==, 2);
  briefing = crm_briefing_read (db, model, ids, &locale, &error);
  g_assert_no_error (error);
  answer = crm_briefing_find (briefing, g_array_index (ids, gint64, 0));
  g_assert_cmpstr (answer->definition, ==, "Median of hours");
  g_assert_cmpstr (answer->action, ==, "Other shifts");
  g_assert_cmpstr (answer->decided, ==, "Two agents");
  g_assert_cmpstr (answer->reason, ==, "Too slow");
  g_assert_cmpstr (answer->decision_day, ==, "2026-10-26");
  g_assert_cmpstr (answer->improvement, ==, "Ask for a photo");
  g_assert_cmpuint (answer->notes->len, ==, 2);
  g_assert_cmpstr (g_array_index (answer->notes, CrmBriefingNote, 0).text, ==, "Two agents left");

  retention = crm_briefing_find (briefing, g_array_index (ids, gint64, 1));
  g_assert_cmpstr (retention->decided, ==, "Two agents");
  g_assert_cmpstr (retention->improvement, ==, "");
  g_assert_cmpstr (retention->definition, ==, "");
  g_assert_cmpuint (retention->notes->len, ==, 0);
  g_assert_null (crm_briefing_find (briefing, 99));
  laws_close (document);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/briefing/beside-a-kpi", test_briefing);
  return g_test_run ();
}
