/* crm-chart-sentence.c: what a person who does not see the chart is told. The phrases are those of
 * crm-chart-words.h; here they are put in order. */
#include "crm-chart-sentence.h"

#include <math.h>

#include "crm-chart-note.h"
#include "crm-chart-words.h"
#include "crm-i18n.h"

/* Joins by the comma of the language. */
void
crm_chart_sentence_append (GString *sentence, const char *phrase)
{
  if (phrase == NULL)
    return;
  if (sentence->len > 0)
    /* Translators: between the phrases of a sentence. */
    g_string_append (sentence, C_ ("joins phrases", ", "));
  g_string_append (sentence, phrase);
}

static gboolean
is_last (const CrmChartSeries *series, guint row)
{
  return series->items->len > 0 &&
         crm_chart_series_get (series, series->items->len - 1)->row == row;
}

/* The plan and the year before, where the chart shows them. */
static void
append_beside (const CrmChartSpec *spec, const CrmChartMeasure *measure, GString *sentence,
               guint row)
{
  double plan = crm_chart_get_real (spec, spec->plan, row);
  double previous = crm_chart_get_real (spec, spec->previous, row);

  if (!isnan (plan)) {
    g_autofree char *number = crm_chart_words_value (measure, spec, plan, NAN);
    g_autofree char *phrase = g_strdup_printf (_ ("plan %s"), number);

    crm_chart_sentence_append (sentence, phrase);
  }
  if (!isnan (previous)) {
    g_autofree char *number = crm_chart_words_value (measure, spec, previous, NAN);
    g_autofree char *phrase = g_strdup_printf (_ ("a year before %s"), number);

    crm_chart_sentence_append (sentence, phrase);
  }
}

static void
append_note (const CrmChartSpec *spec, const CrmChartSeries *series, GString *sentence, guint row)
{
  int place = crm_chart_note_find (spec, series, row);
  g_autofree char *letter = NULL, *text = NULL, *phrase = NULL;

  if (place < 0)
    return;
  letter = crm_chart_note_dup_letter (spec->locale.language, (guint) place);
  text = crm_chart_dup_isolated (spec, crm_chart_get_text (spec, spec->note, row));
  /* Translators: the letter of a note in a chart, and its text. */
  phrase = g_strdup_printf (_ ("note %s: %s"), letter, text);
  crm_chart_sentence_append (sentence, phrase);
}

char *
crm_chart_sentence_dup_row (const CrmChartSpec *spec, guint row)
{
  g_auto (CrmChartSeries) series = { 0 };
  g_auto (CrmChartMeasure) measure = { 0 };
  g_autofree char *period = NULL, *words = NULL, *target = NULL;
  double value = crm_chart_get_real (spec, spec->value, row);
  double edge = crm_chart_get_edge (spec, row);
  GString *sentence = g_string_new (NULL);

  crm_chart_series_init (&series, spec);
  crm_chart_measure_init (&measure, spec, &series);
  period = crm_chart_words_period (spec, spec->period, spec->fiscal_month,
                                   crm_table_get_day (spec->table, (guint) spec->day, row));
  target = crm_chart_words_target (&measure, spec, row, value, FALSE);
  if (isnan (value)) {
    /* Translators: a period, as in "Oct 2026: no measurement". */
    g_string_append_printf (sentence, _ ("%s: no measurement"), period);
    crm_chart_sentence_append (sentence, target);
    append_beside (spec, &measure, sentence, row);
    append_note (spec, &series, sentence, row);
    return g_string_free (sentence, FALSE);
  }

  words = crm_chart_words_value (&measure, spec, value, edge);
  /* Translators: a period and its value, as in "Oct 2026: 5.8 h". */
  g_string_append_printf (sentence, C_ ("period and value", "%s: %s"), period, words);
  crm_chart_sentence_append (sentence, target);
  crm_chart_sentence_append (sentence,
                             crm_chart_words_status (crm_chart_get_status (spec, row), FALSE));
  if (spec->provisional && is_last (&series, row))
    crm_chart_sentence_append (sentence, _ ("provisional"));
  append_beside (spec, &measure, sentence, row);
  append_note (spec, &series, sentence, row);
  return g_string_free (sentence, FALSE);
}

/* "now 5.8 h", or "last 5.8 h in Sep 2026" when newer periods have no measurement. */
static char *
words_latest (const CrmChartSpec *spec, const CrmChartSeries *series, const char *value)
{
  const CrmChartItem *latest = crm_chart_series_get (series, (guint) series->latest);
  g_autofree char *period = NULL;

  if (latest->slot + 1 == (int) series->n_slots)
    return g_strdup_printf (_ ("now %s"), value);
  period = crm_chart_words_period (spec, spec->period, spec->fiscal_month,
                                   crm_table_get_day (spec->table, (guint) spec->day, latest->row));
  /* Translators: a value and its period. */
  return g_strdup_printf (_ ("last %s in %s"), value, period);
}

char *
crm_chart_sentence_describe (const CrmChartSpec *spec)
{
  g_auto (CrmChartSeries) series = { 0 };
  g_auto (CrmChartMeasure) measure = { 0 };
  g_autofree char *title = NULL, *count = NULL, *target = NULL, *value = NULL, *latest = NULL;
  GString *sentence = g_string_new (NULL);
  double number;
  guint row;

  crm_chart_series_init (&series, spec);
  crm_chart_measure_init (&measure, spec, &series);
  if (spec->title != NULL)
    title = crm_chart_dup_isolated (spec, spec->title);
  crm_chart_sentence_append (sentence, title);
  if (series.n_slots > 0) {
    count = crm_chart_words_count (spec, series.n_slots);
    crm_chart_sentence_append (sentence, count);
  }
  if (series.latest < 0) {
    crm_chart_sentence_append (sentence, _ ("no measurement yet"));
    if (series.items->len > 0)
      target = crm_chart_words_target (
          &measure, spec, crm_chart_series_get (&series, series.items->len - 1)->row, NAN, FALSE);
    crm_chart_sentence_append (sentence, target);
    return g_string_free (sentence, FALSE);
  }

  row = crm_chart_series_get (&series, (guint) series.latest)->row;
  number = crm_chart_get_real (spec, spec->value, row);
  value = crm_chart_words_value (&measure, spec, number, crm_chart_get_edge (spec, row));
  latest = words_latest (spec, &series, value);
  target = crm_chart_words_target (&measure, spec, row, number, FALSE);
  crm_chart_sentence_append (sentence, latest);
  crm_chart_sentence_append (sentence, target);
  crm_chart_sentence_append (sentence,
                             crm_chart_words_status (crm_chart_get_status (spec, row), FALSE));
  if (spec->provisional && is_last (&series, row))
    crm_chart_sentence_append (sentence, _ ("provisional"));
  return g_string_free (sentence, FALSE);
}
