/* crm-kpi-catalogue.c: the fields of a KPI by name, from those of its figure. */
#include "crm-kpi-catalogue.h"

#include "crm-i18n.h"
#include "crm-settings.h"

const char *
crm_kpi_catalogue_get_block (const CrmFigure *figure)
{
  static const struct {
    int last; /* number of the last figure in it */
    const char *title;
  } blocks[] = {
    { 6, N_ ("Vision and steering") },
    { 16, N_ ("Strategy and customer value") },
    { 35, N_ ("Customer experience") },
    { 57, N_ ("Sales and marketing") },
    { 61, N_ ("Service") },
    { 69, N_ ("Organisation and people") },
    { 73, N_ ("Processes") },
    { 78, N_ ("Customer information") },
    { 83, N_ ("Technology") },
    { 90, N_ ("Metrics and programme") },
  };
  int number = (int) g_ascii_strtoll (figure->code + 1, NULL, 10);
  guint i = 0;

  while (i + 1 < G_N_ELEMENTS (blocks) && number > blocks[i].last)
    i++;
  return _ (blocks[i].title);
}

gint64 *
crm_kpi_catalogue_find (CrmDb *db, CrmModel *model, GError **error)
{
  g_autoptr (GPtrArray) kpis = crm_kpi_list (db, model, 0, error);
  gint64 *ids;

  if (kpis == NULL)
    return NULL;
  ids = g_new0 (gint64, crm_figure_get_n ());
  for (guint i = 0; i < crm_figure_get_n (); i++)
    for (guint k = 0; k < kpis->len; k++) {
      const CrmKpi *kpi = g_ptr_array_index (kpis, k);

      if (crm_figure_find (kpi->code) == crm_figure_get (i) ||
          (ids[i] == 0 && kpi->figure == crm_figure_get (i)))
        ids[i] = kpi->id;
    }
  return ids;
}

static void
set (const CrmKind *kind, CrmValue *values, const char *name, CrmValue value)
{
  guint index = crm_kind_get_field_index (kind, crm_kind_find_field (kind, name));

  crm_value_clear (&values[index]);
  values[index] = value;
}

static void
set_text (const CrmKind *kind, CrmValue *values, const char *name, const char *text)
{
  set (kind, values, name, crm_value_text (text));
}

static void
set_method (const CrmFigure *figure, const CrmKind *kind, gboolean constant, CrmValue *values)
{
  gboolean computed = crm_figure_is_computed (figure);

  set_text (kind, values, "method", computed ? "builtin" : "typed");
  set (kind, values, "formula",
       computed ? crm_value_take_text (g_strconcat (figure->code, constant ? " real" : NULL, NULL))
                : CRM_VALUE_INIT);
}

void
crm_kpi_catalogue_fill (const CrmFigure *figure, const CrmKind *kind, const char *currency,
                        gboolean constant, CrmValue *values)
{
  static const char *const directions[] = { "higher", "lower", "band", "watch" };
  static const char *const frequencies[] = { "day", "week", "month", "quarter", "half", "year" };
  const char *name = _ (figure->name);

  constant = constant && figure->constant;
  set_text (kind, values, "code", figure->code);
  set (kind, values, "name",
       constant ? crm_value_take_text (g_strdup_printf (_ ("%s, at constant prices"), name))
                : crm_value_text (name));
  set_text (kind, values, "perspective", figure->perspective);
  set (kind, values, "step", crm_value_take_text (g_strdup_printf ("%d", figure->step)));
  set (kind, values, "unit", crm_value_take_text (crm_figure_dup_unit (figure, currency)));
  set_text (kind, values, "direction", directions[figure->direction]);
  set_text (kind, values, "frequency", frequencies[figure->frequency]);
  set_text (kind, values, "total", figure->total);
  set_method (figure, kind, constant, values);
  set_text (kind, values, "definition", _ (figure->help));
  set_text (kind, values, "source", figure->source != NULL ? _ (figure->source) : NULL);
  if (figure->satisfaction)
    set (kind, values, "satisfaction", crm_value_integer (1));
}

char *
crm_kpi_catalogue_dup_label (const CrmFigure *const *figures, guint n)
{
  if (n == 1)
    return g_strdup_printf (_ ("Add KPI “%s”"), _ (figures[0]->name));
  return g_strdup_printf (ngettext ("Add %s KPI", "Add %s KPIs", n), crm_i18n_number (n).text);
}

gboolean
crm_kpi_catalogue_add (CrmEdit *edit, const CrmFigure *const *figures, guint n, gboolean constant,
                       gint64 *first, GError **error)
{
  const CrmKind *kind = crm_model_find_kind (crm_edit_get_model (edit), "kpi");
  CrmSettings settings = CRM_SETTINGS_INIT;
  gboolean ok = TRUE;

  if (!crm_settings_read (crm_edit_get_db (edit), crm_edit_get_model (edit), &settings, error))
    return FALSE;
  for (guint i = 0; ok && i < n; i++) {
    CrmValue *values = crm_values_new (kind->n_fields);
    gint64 id = 0;

    crm_kind_fill_initial (kind, values);
    crm_kpi_catalogue_fill (figures[i], kind, settings.currency, constant, values);
    ok = crm_edit_insert (edit, kind, values, &id, error);
    if (i == 0)
      *first = id;
    crm_values_free (values, kind->n_fields);
  }
  return ok;
}
