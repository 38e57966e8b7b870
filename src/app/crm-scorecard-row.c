/* crm-scorecard-row.c: puts the KPIs under their perspectives and has the facts of each written. */
#include "crm-scorecard-row.h"

#include <math.h>
#include <string.h>

#include "crm-i18n.h"
#include "crm-kpi-words.h"

#define PERIODS 12 /* that the words of a KPI look at */

G_DEFINE_FINAL_TYPE (CrmScorecardRow, crm_scorecard_row, G_TYPE_OBJECT)

static void
crm_scorecard_row_finalize (GObject *object)
{
  CrmScorecardRow *self = CRM_SCORECARD_ROW (object);

  crm_kpi_facts_clear (&self->facts);
  g_free (self->target);
  g_free (self->sentence);
  g_clear_object (&self->kpis);
  g_clear_pointer (&self->all, g_ptr_array_unref);
  G_OBJECT_CLASS (crm_scorecard_row_parent_class)->finalize (object);
}

static void
crm_scorecard_row_class_init (CrmScorecardRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = crm_scorecard_row_finalize;
}

static void
crm_scorecard_row_init (CrmScorecardRow *self)
{
}

static CrmScorecardRow *
new_kpi (GPtrArray *headlines, const CrmHeadline *headline, const CrmPeriods *periods,
         const CrmLocale *locale)
{
  CrmScorecardRow *self = g_object_new (CRM_TYPE_SCORECARD_ROW, NULL);
  g_auto (CrmKpiWords) words = { 0 };

  self->all = g_ptr_array_ref (headlines);
  self->headline = headline;
  crm_kpi_facts_init (&self->facts, headline->kpi, headline->series, periods, locale);
  crm_kpi_words_init (&words, headline, headline->kpi, PERIODS, periods, locale);
  self->target = crm_kpi_words_dup_target (&words);
  self->sentence = crm_kpi_words_dup_sentence (&words);
  return self;
}

static CrmRollUp
add_up (const GPtrArray *headlines, double (*get) (const CrmKpi *kpi))
{
  g_autofree double *values = g_new (double, MAX (headlines->len, 1));

  for (guint i = 0; i < headlines->len; i++)
    values[i] = get (((const CrmHeadline *) g_ptr_array_index (headlines, i))->kpi);
  return crm_roll_up_mean (values, NULL, headlines->len);
}

static double
get_score (const CrmKpi *kpi)
{
  return kpi->measured ? kpi->score : NAN;
}

static double
get_value (const CrmKpi *kpi)
{
  return kpi->measured ? kpi->value : NAN;
}

void
crm_scorecard_roll_up (const GPtrArray *headlines, CrmRollUp *score, CrmRollUp *values)
{
  *score = add_up (headlines, get_score);
  *values = add_up (headlines, get_value);
}

static void
add_perspective (GListStore *store, GPtrArray *headlines, const char *key, const char *title,
                 const CrmPeriods *periods, const CrmLocale *locale)
{
  g_autoptr (CrmScorecardRow) self = g_object_new (CRM_TYPE_SCORECARD_ROW, NULL);
  g_autoptr (GPtrArray) own = g_ptr_array_new ();

  self->key = key;
  self->title = title;
  self->kpis = g_list_store_new (CRM_TYPE_SCORECARD_ROW);
  for (guint i = 0; i < headlines->len; i++) {
    const CrmHeadline *headline = g_ptr_array_index (headlines, i);
    const char *perspective = headline->kpi->perspective;
    g_autoptr (CrmScorecardRow) row = NULL;

    if (strcmp (perspective != NULL ? perspective : "", key) != 0)
      continue;
    row = new_kpi (headlines, headline, periods, locale);
    g_list_store_append (self->kpis, row);
    g_ptr_array_add (own, (gpointer) headline);
  }
  crm_scorecard_roll_up (own, &self->score, &self->values);
  if (own->len > 0)
    g_list_store_append (store, self);
}

GListStore *
crm_scorecard_list (GPtrArray *headlines, const CrmField *perspective, const CrmPeriods *periods,
                    const CrmLocale *locale)
{
  GListStore *store = g_list_store_new (CRM_TYPE_SCORECARD_ROW);

  for (const CrmChoice *choice = perspective->choices; choice->key != NULL; choice++)
    add_perspective (store, headlines, choice->key, _ (choice->label), periods, locale);
  add_perspective (store, headlines, "", _ ("Of no perspective"), periods, locale);
  return store;
}

char *
crm_scorecard_dup_score (double score, const CrmLocale *locale)
{
  return isnan (score) ? g_strdup ("–") : crm_real_format (floor (score * 10 + 0.5) / 10, locale);
}

/* What is missing is smallest. */
static double
get_key (const CrmKpi *kpi, CrmScorecardOrder order)
{
  static const double ranks[] = { 3, 2, 1, 0 }; /* of no status, on target, near, off */
  double key = NAN;

  if (order == CRM_SCORECARD_STATUS)
    return ranks[kpi->measured ? kpi->status : CRM_STATUS_NONE];
  if (kpi->measured)
    key = order == CRM_SCORECARD_VALUE      ? kpi->value
          : order == CRM_SCORECARD_SCORE    ? kpi->score
          : order == CRM_SCORECARD_PREVIOUS ? crm_change_get (kpi->value, kpi->previous).percent
                                            : crm_change_get (kpi->value, kpi->year_ago).percent;
  return isnan (key) ? -INFINITY : key;
}

int
crm_scorecard_row_compare (const CrmScorecardRow *a, const CrmScorecardRow *b,
                           CrmScorecardOrder order)
{
  double x, y;

  if (a->headline == NULL || b->headline == NULL)
    return 0;
  if (order == CRM_SCORECARD_NAME)
    return g_utf8_collate (a->headline->kpi->name, b->headline->kpi->name);
  x = get_key (a->headline->kpi, order);
  y = get_key (b->headline->kpi, order);
  return (x > y) - (x < y);
}
