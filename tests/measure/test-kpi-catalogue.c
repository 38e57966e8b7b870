/* test-kpi-catalogue.c: KPIs made of the figures of the catalogue: all ninety pass the rules of a
 * KPI, several come and go by one act, and what is there is known again. */
#include <math.h>
#include <string.h>

#include "crm-history.h"
#include "crm-kpi-catalogue.h"
#include "crm-method.h"
#include "laws.h"

static gint64
add (LawsDocument *document, const char *const *codes, guint n, gboolean constant, GError **error)
{
  const CrmFigure *figures[100];
  g_autofree char *label = NULL;
  g_autoptr (CrmEdit) edit = NULL;
  gint64 first = 0;

  for (guint i = 0; i < n; i++)
    figures[i] = crm_figure_find (codes[i]);
  label = crm_kpi_catalogue_dup_label (figures, n);
  edit = crm_edit_begin (document->store, label, error);
  g_assert_nonnull (edit);
  if (!crm_kpi_catalogue_add (edit, figures, n, constant, &first, error))
    return 0;
  g_assert_true (crm_edit_commit (g_steal_pointer (&edit), error));
  return first;
}

static char *
dup_text (LawsDocument *document, gint64 id, const char *name)
{
  CrmModel *model = crm_store_get_model (document->store);
  const CrmKind *kind = crm_model_find_kind (model, "kpi");
  const CrmField *field = crm_kind_find_field (kind, name);
  CrmLocale plain = CRM_LOCALE_PLAIN ("EUR", 2);
  g_autoptr (GError) error = NULL;
  CrmValue *values =
      crm_query_dup_record (crm_store_get_db (document->store), model, kind, id, &error);
  char *text;

  g_assert_no_error (error);
  text = crm_field_format (field, &values[crm_kind_get_field_index (kind, field)], &plain);
  crm_values_free (values, kind->n_fields);
  return text;
}

static void
assert_text (LawsDocument *document, gint64 id, const char *name, const char *expected)
{
  g_autofree char *text = dup_text (document, id, name);

  g_assert_cmpstr (text, ==, expected);
}

static GPtrArray *
list (LawsDocument *document)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *kpis = crm_kpi_list (crm_store_get_db (document->store),
                                  crm_store_get_model (document->store), 0, &error);

  g_assert_no_error (error);
  return kpis;
}

/* What is made of a figure is computed by it, or typed, and is as the figure says. */
static void
test_all (void)
{
  LawsDocument *document = laws_open (crm_method_get ());
  const char *codes[100];
  g_autoptr (GPtrArray) kpis = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (crm_figure_get_n (), ==, 90);
  for (guint i = 0; i < crm_figure_get_n (); i++)
    codes[i] = crm_figure_get (i)->code;
  add (document, codes, crm_figure_get_n (), FALSE, &error);
  g_assert_no_error (error);
  kpis = list (document);
  g_assert_cmpuint (kpis->len, ==, 90);
  for (guint i = 0; i < kpis->len; i++) {
    const CrmKpi *kpi = g_ptr_array_index (kpis, i);
    const CrmFigure *figure = crm_figure_find (kpi->code);
    g_autofree char *step = g_strdup_printf ("%d", figure->step);

    g_assert_true (kpi->figure == (crm_figure_is_computed (figure) ? figure : NULL));
    g_assert_cmpint (kpi->direction, ==, figure->direction);
    g_assert_cmpint (kpi->frequency, ==, figure->frequency);
    g_assert_false (kpi->real);
    assert_text (document, kpi->id, "step", step);
    assert_text (document, kpi->id, "perspective", figure->perspective);
    assert_text (document, kpi->id, "total", figure->total);
    assert_text (document, kpi->id, "definition", figure->help);
    assert_text (document, kpi->id, "method",
                 crm_figure_is_computed (figure) ? "builtin" : "typed");
    assert_text (document, kpi->id, "satisfaction", figure->satisfaction ? "1" : "");
  }
  laws_close (document);
}

static void
test_one_act (void)
{
  LawsDocument *document = laws_open (crm_method_get ());
  CrmDb *db = crm_store_get_db (document->store);
  CrmModel *model = crm_store_get_model (document->store);
  g_autoptr (GPtrArray) kpis = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *ids = NULL;
  g_autofree char *label = NULL;
  gint64 first = add (document, (const char *[]){ "K36", "K20", "K13" }, 3, TRUE, &error);

  g_assert_no_error (error);
  /* Only what holds money has prices. */
  assert_text (document, first, "code", "K36");
  assert_text (document, first, "formula", "K36 real");
  assert_text (document, first, "name", "Sales revenue, at constant prices");
  assert_text (document, first, "unit", "EUR");
  assert_text (document, first + 1, "formula", "K20");
  assert_text (document, first + 1, "unit", "%");
  assert_text (document, first + 2, "formula", "");
  ids = crm_kpi_catalogue_find (db, model, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < crm_figure_get_n (); i++) {
    const char *code = crm_figure_get (i)->code;
    gint64 expected = strcmp (code, "K36") == 0   ? first
                      : strcmp (code, "K20") == 0 ? first + 1
                      : strcmp (code, "K13") == 0 ? first + 2
                                                  : 0;

    g_assert_cmpint (ids[i], ==, expected);
  }
  /* A second one of the same code is none, and nothing of that act stays. */
  g_assert_cmpint (add (document, (const char *[]){ "K21", "K20" }, 2, FALSE, &error), ==, 0);
  g_assert_error (error, CRM_ERROR, CRM_ERROR_REFUSED);
  g_clear_error (&error);
  kpis = list (document);
  g_assert_cmpuint (kpis->len, ==, 3);
  g_ptr_array_unref (kpis);

  g_assert_true (crm_history_revert_last (db, model, NULL, FALSE, &label, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (label, ==, "Add 3 KPIs");
  kpis = list (document);
  g_assert_cmpuint (kpis->len, ==, 0);
  laws_close (document);
}

/* A KPI under a code of the committee's own is known by what computes it. */
static void
test_other_code (void)
{
  LawsDocument *document = laws_open (crm_method_get ());
  CrmModel *model = crm_store_get_model (document->store);
  const CrmKind *kind = crm_model_find_kind (model, "kpi");
  CrmValue *values = crm_values_new (kind->n_fields);
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *ids = NULL;
  CrmEdit *edit = crm_edit_begin (document->store, "Add", &error);
  const CrmField *code = crm_kind_find_field (kind, "code");
  gint64 id = 0;

  crm_kind_fill_initial (kind, values);
  crm_kpi_catalogue_fill (crm_figure_find ("k20"), kind, "IRR", FALSE, values);
  crm_value_clear (&values[crm_kind_get_field_index (kind, code)]);
  values[crm_kind_get_field_index (kind, code)] = crm_value_text ("KEEP");
  g_assert_true (crm_edit_insert (edit, kind, values, &id, &error));
  g_assert_true (crm_edit_commit (edit, &error));
  crm_values_free (values, kind->n_fields);
  ids = crm_kpi_catalogue_find (crm_store_get_db (document->store), model, &error);
  for (guint i = 0; i < crm_figure_get_n (); i++)
    g_assert_cmpint (ids[i], ==, crm_figure_get (i) == crm_figure_find ("K20") ? id : 0);
  laws_close (document);
}

static void
test_blocks (void)
{
  static const char *const first[][2] = {
    { "K06", "Vision and steering" },
    { "K07", "Strategy and customer value" },
    { "K35", "Customer experience" },
    { "K36", "Sales and marketing" },
    { "K61", "Service" },
    { "K69", "Organisation and people" },
    { "K70", "Processes" },
    { "K78", "Customer information" },
    { "K79", "Technology" },
    { "K90", "Metrics and programme" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (first); i++)
    g_assert_cmpstr (crm_kpi_catalogue_get_block (crm_figure_find (first[i][0])), ==, first[i][1]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kpi-catalogue/all", test_all);
  g_test_add_func ("/kpi-catalogue/one-act", test_one_act);
  g_test_add_func ("/kpi-catalogue/other-code", test_other_code);
  g_test_add_func ("/kpi-catalogue/blocks", test_blocks);
  return g_test_run ();
}
