/* test-kpi-facts.c: what the head of a KPI's page says, word for word: of an ordinary KPI and of
 * odd ones: no value, one, equal ones, gaps, a late target, a period that is not over, a band,
 * numbers of 10^12 and 10^-12. */
#include "crm-kpi-book.h"
#include "crm-kpi-facts.h"
#include "crm-method.h"
#include "example.h"
#include "laws.h"

#define NONE NULL

typedef struct {
  const char *name, *records;
  /* "figure | text" of each fact in its order; NULL: there is none */
  const char *facts[CRM_KPI_N_FACTS];
} Example;

#define M(day, value) "+ measurement kpi=A; date=" day "; value=" value "\n"

static const Example examples[] = {
  { "ordinary",
    "+ kpi code=A; name=A; unit=h; direction=lower\n+ target kpi=A; date=2025-11-01; value=4; "
    "near=4.8\n" M ("2025-10-01", "6.4") M ("2026-01-01", "4") M ("2026-02-01", "3.5")
        M ("2026-08-01", "4.9") M ("2026-09-01", "4.9") M ("2026-10-01", "5.8"),
    { "5.8 | h, Oct 2026", "1.8 h over target", "▲ 0.9 h | on Sep 2026 | worse",
      "▼ 0.6 h | on Oct 2025 | better", "2 in 5 | months met the target",
      "4.62 | in 2026 to date, 5 of 10 reported" } },
  { "nothing",
    "+ kpi code=A; name=A; unit=h",
    { "– | no value yet", "No target", NONE, NONE, NONE, NONE } },
  { "nothing-with-target",
    "+ kpi code=A; name=A; unit=h\n+ target kpi=A; date=2026-01-01; value=4",
    { "– | no value yet", "Target 4 h or more", NONE, NONE, NONE, NONE } },
  { "one-value",
    "+ kpi code=A; name=A; unit=%\n" M ("2026-10-01", "5.8"),
    { "5.8% | Oct 2026", "No target", "– | the first value", NONE, NONE,
      "5.8% | in 2026 to date, 1 of 10 reported" } },
  { "equal-values",
    "+ kpi code=A; name=A; unit=%\n+ target kpi=A; date=2026-01-01; value=80\n" M (
        "2026-09-01", "80") M ("2026-10-01", "80"),
    { "80% | Oct 2026", "exactly on target", "= 0 points | on Sep 2026", NONE,
      "2 in 2 | months met the target", "80% | in 2026 to date, 2 of 10 reported" } },
  { "gaps",
    "+ kpi code=A; name=A; direction=higher\n" M ("2025-08-01", "7") M ("2026-08-01", "8")
        M ("2026-10-01", "9"),
    { "9 | Oct 2026", "No target", "– | no value in Sep 2026", "– | no value in Oct 2025", NONE,
      "8.5 | in 2026 to date, 2 of 10 reported" } },
  { "late-target",
    "+ kpi code=A; name=A; direction=higher\n+ target kpi=A; date=2026-11-01; value=4\n" M (
        "2026-09-01", "7") M ("2026-10-01", "8"),
    { "8 | Oct 2026", "No target held in Oct 2026", "▲ 1 | on Sep 2026 | better", NONE, NONE,
      "7.5 | in 2026 to date, 2 of 10 reported" } },
  { "unfinished",
    "+ kpi code=A; name=A; unit=%; direction=band\n+ target kpi=A; date=2026-01-01; low=70; "
    "high=80\n" M ("2026-10-01", "75") M ("2026-11-01", "81"),
    { "81% | Nov 2026, provisional", "1 point above 70 to 80%", "▲ 6 points | on Oct 2026", NONE,
      "1 in 2 | months met the target", "78% | in 2026 to date, 2 of 11 reported" } },
  { "within-band",
    "+ kpi code=A; name=A; unit=h; direction=band\n+ target kpi=A; date=2026-01-01; low=70; "
    "high=80\n" M ("2026-10-01", "75"),
    { "75 | h, Oct 2026", "within 70 to 80 h", "– | the first value", NONE,
      "1 in 1 | month met the target", "75 | in 2026 to date, 1 of 10 reported" } },
  { "watched",
    "+ kpi code=A; name=A; direction=watch; frequency=year; unit=h\n" M ("2024-10-01", "4")
        M ("2025-10-01", "5"),
    { "5 | h, 2025", "Only watched", "▲ 1 h | on 2024", NONE, NONE, NONE } },
  { "large",
    "+ kpi code=A; name=A; unit=IRR; total=sum\n+ target kpi=A; date=2026-01-01; "
    "value=3000000000000\n" M ("2026-09-01", "2000000000000") M ("2026-10-01", "2110000000000"),
    { "2.11 | tn IRR, Oct 2026", "0.89 tn IRR under target", "▲ 0.11 tn IRR | on Sep 2026 | better",
      NONE, "0 in 2 | months met the target", "4.11 | in 2026 to date, 2 of 10 reported" } },
  { "small",
    "+ kpi code=A; name=A; unit=g; direction=lower\n+ target kpi=A; date=2026-01-01; "
    "value=0.000000000003\n" M ("2026-09-01", "0.000000000004") M ("2026-10-01", "0.000000000002"),
    { "2 | \u2066×10⁻¹²\u2069 g, Oct 2026", "1 \u2066×10⁻¹²\u2069 g under target",
      "▼ 2 \u2066×10⁻¹²\u2069 g | on Sep 2026 | better", NONE, "1 in 2 | months met the target",
      "3 | in 2026 to date, 2 of 10 reported" } },
};

static char *
dup_told (const CrmKpiFact *fact)
{
  const char *sign = fact->trend > 0 ? "▲ " : fact->trend < 0 ? "▼ " : "= ";

  if (fact->text == NULL)
    return NULL;
  if (fact->figure == NULL)
    return g_strdup (fact->text);
  return g_strdup_printf ("%s%s | %s%s", fact->changed ? sign : "", fact->figure, fact->text,
                          !fact->changed || fact->good == 0 ? ""
                          : fact->good > 0                  ? " | better"
                                                            : " | worse");
}

static void
test_words (gconstpointer data)
{
  const Example *example = data;
  LawsDocument *document = laws_open (crm_method_get ());
  CrmPeriods periods = { CRM_CALENDAR_GREGORIAN, 1 };
  CrmLocale locale = CRM_LOCALE_PLAIN ("IRR", 0);
  g_autofree char *records = g_strchomp (g_strdup (example->records));
  g_autoptr (GError) error = NULL;
  g_autoptr (CrmKpiBook) book = NULL;
  g_autoptr (CrmTable) series = NULL;
  const CrmKpiEntry *entry;
  CrmKpiFacts facts;
  CrmDay from;

  locale.plain = FALSE;
  example_play (document->store, records);
  book = crm_kpi_book_read (crm_store_get_db (document->store),
                            crm_store_get_model (document->store), &periods, 0, &error);
  g_assert_no_error (error);
  entry = g_ptr_array_index (book->entries, 0);
  from = crm_period_step (crm_day_today (), -11, entry->kpi->frequency, CRM_CALENDAR_GREGORIAN, 1);
  series = crm_kpi_entry_dup_series_over (entry, &periods, from, crm_day_today ());
  crm_kpi_facts_init (&facts, entry->kpi, series, &periods, &locale);
  for (guint i = 0; i < CRM_KPI_N_FACTS; i++) {
    g_autofree char *told = dup_told (&facts.facts[i]);

    g_assert_cmpstr (told, ==, example->facts[i]);
  }
  crm_kpi_facts_clear (&facts);
  laws_close (document);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("HASHTGAM_TODAY", "2026-11-22", TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (examples); i++) {
    g_autofree char *path = g_strdup_printf ("/kpi-facts/%s", examples[i].name);

    g_test_add_data_func (path, &examples[i], test_words);
  }
  return g_test_run ();
}
