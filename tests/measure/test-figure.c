/* test-figure.c: laws over the KPI catalogue: what every figure says of itself, that its worked
 * examples hold, and that it can be grouped by what it says and by nothing else. */
#include <math.h>
#include <string.h>

#include "crm-figure.h"
#include "crm-method.h"
#include "example.h"
#include "laws.h"

static CrmDay
read_day (const char *text)
{
  CrmDay day = 0;

  if (g_str_has_prefix (text, "today"))
    return crm_day_today () + (CrmDay) g_ascii_strtoll (text + 5, NULL, 10);
  g_assert_true (crm_day_parse (text, -1, CRM_DATES_YMD, &day, NULL, NULL));
  return day;
}

static double
find_value (const CrmFigureSeries *series, const char *label, CrmDay day)
{
  for (guint g = 0; g < series->groups->len; g++) {
    const CrmFigureGroup *group = g_ptr_array_index (series->groups, g);

    for (guint i = 0; strcmp (group->label, label) == 0 && i < series->periods->len; i++) {
      const CrmFigurePeriod *period = &g_array_index (series->periods, CrmFigurePeriod, i);

      if (day >= period->first && day <= period->last)
        return group->values[i];
    }
  }
  return NAN;
}

static double
read_value (LawsDocument *document, const CrmFigure *figure, const CrmFigureExample *example,
            CrmDay from)
{
  CrmDay day = read_day (example->day);
  CrmFigureRequest request = { .periods = { CRM_CALENDAR_GREGORIAN, 1 },
                               .frequency = figure->frequency,
                               .from = from,
                               .to = day,
                               .group = example->group };
  g_autoptr (GError) error = NULL;
  g_autoptr (CrmFigureSeries) series =
      crm_figure_read (figure, crm_store_get_db (document->store),
                       crm_store_get_model (document->store), &request, NULL, &error);

  g_assert_no_error (error);
  return find_value (series, example->label != NULL ? example->label : "", day);
}

static void
assert_value (double found, double expected)
{
  if (isnan (expected))
    g_assert_true (isnan (found));
  else
    g_assert_cmpfloat_with_epsilon (found, expected, 1e-9 * MAX (1, fabs (expected)));
}

/* Each gives what it says, asked for that period alone and among those before it. */
static void
test_examples (gconstpointer data)
{
  const CrmFigure *figure = data;
  gboolean none = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (figure->examples) && figure->examples[i].records; i++) {
    const CrmFigureExample *example = &figure->examples[i];
    LawsDocument *document = laws_open (crm_method_get ());
    CrmDay day = read_day (example->day);

    g_test_message ("example %u: %s, %g", i + 1, example->day, example->value);
    example_play (document->store, example->records);
    assert_value (read_value (document, figure, example, day), example->value);
    assert_value (read_value (document, figure, example, day - 1200), example->value);
    none = none || isnan (example->value);
    laws_close (document);
  }
  g_assert_nonnull (figure->examples[1].records);
  g_assert_true (none);
}

static gboolean
has_choice (const CrmKind *kind, const char *field, const char *key)
{
  for (const CrmChoice *c = crm_kind_find_field (kind, field)->choices; c->key != NULL; c++)
    if (strcmp (c->key, key) == 0)
      return TRUE;
  return FALSE;
}

static void
test_catalogue (void)
{
  g_autoptr (CrmModel) model = crm_model_new (crm_method_get (), 0);
  const CrmKind *kind = crm_model_find_kind (model, "kpi");
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (crm_figure_get_n (), ==, 90);
  for (guint i = 0; i < crm_figure_get_n (); i++) {
    const CrmFigure *figure = crm_figure_get (i);
    g_autofree char *code = g_strdup_printf ("K%02u", i + 1);
    g_autofree char *unit = crm_figure_dup_unit (figure, "IRR");

    g_assert_cmpstr (figure->code, ==, code);
    g_assert_true (crm_figure_find (code) == figure);
    g_assert_true (g_hash_table_add (names, (gpointer) figure->name));
    g_assert_true (g_str_has_suffix (figure->help, "."));
    g_assert_cmpstr (unit, !=, CRM_FIGURE_MONEY);
    g_assert_true (has_choice (kind, "perspective", figure->perspective));
    g_assert_true (has_choice (kind, "total", figure->total));
    g_assert_true (figure->step >= 1 && figure->step <= 8);
    g_assert_true (crm_figure_is_computed (figure) == (figure->source != NULL));
    g_assert_true ((figure->sql != NULL) ==
                   (crm_figure_is_computed (figure) && figure->shape != CRM_FIGURE_READ));
    g_assert_true ((figure->read != NULL) == (figure->shape == CRM_FIGURE_READ));
    g_assert_true (!crm_figure_is_computed (figure) || figure->value != CRM_FIGURE_SHARE ||
                   figure->factor > 0);
  }
  g_assert_null (crm_figure_find ("K91"));
}

static void
test_formula (void)
{
  gboolean real;

  g_assert_cmpstr (crm_figure_find_for_kpi ("k36 real", "X", &real)->code, ==, "K36");
  g_assert_true (real);
  g_assert_cmpstr (crm_figure_find_for_kpi ("", "K20", &real)->code, ==, "K20");
  g_assert_false (real);
  g_assert_null (crm_figure_find_for_kpi (NULL, "K29", &real));
  g_assert_null (crm_figure_find_for_kpi ("revenue", "K20", &real));
}

/* Every grouping runs, and one that is not a figure's own is refused. */
static void
test_groups (void)
{
  static const char *const groups[] = { "segment", "tier",   "region", "channel",
                                        "agent",   "family", "colour" };
  LawsDocument *document = laws_open (crm_method_get ());

  laws_fill (document, 4, 7);
  for (guint i = 0; i < crm_figure_get_n (); i++)
    for (guint g = 0; g < G_N_ELEMENTS (groups); g++) {
      const CrmFigure *figure = crm_figure_get (i);
      CrmFigureRequest request = { .periods = { CRM_CALENDAR_JALALI, 1 },
                                   .frequency = CRM_PERIOD_MONTH,
                                   .from = crm_day_today () - 800,
                                   .to = crm_day_today (),
                                   .group = groups[g] };
      g_autoptr (GError) error = NULL;
      g_autoptr (CrmFigureSeries) series =
          crm_figure_read (figure, crm_store_get_db (document->store),
                           crm_store_get_model (document->store), &request, NULL, &error);

      g_test_message ("%s by %s", figure->code, groups[g]);
      if (crm_figure_can_group (figure, groups[g]))
        g_assert_no_error (error);
      else
        g_assert_error (error, CRM_ERROR, CRM_ERROR_REFUSED);
    }
  laws_close (document);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figure/catalogue", test_catalogue);
  g_test_add_func ("/figure/formula", test_formula);
  g_test_add_func ("/figure/groups", test_groups);
  for (guint i = 0; i < crm_figure_get_n (); i++) {
    const CrmFigure *figure = crm_figure_get (i);
    g_autofree char *path = g_strconcat ("/figure/examples/", figure->code, NULL);

    if (crm_figure_is_computed (figure))
      g_test_add_data_func (path, figure, test_examples);
  }
  return g_test_run ();
}
