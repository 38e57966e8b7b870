/* crm-figure.c: finds the figures of the catalogue, runs one over its periods, and turns what was
 * summed into values. What is read is written at each figure. */
#include "crm-figure-private.h"

#include <math.h>
#include <string.h>

#include "crm-i18n.h"
#include "crm-settings.h"

static const CrmFigureBlock *const blocks[] = {
  &crm_figures_vision,  &crm_figures_customers, &crm_figures_experience, &crm_figures_sales,
  &crm_figures_service, &crm_figures_inside,    &crm_figures_programme,
};

guint
crm_figure_get_n (void)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    n += blocks[i]->n;
  return n;
}

const CrmFigure *
crm_figure_get (guint index)
{
  guint i = 0;

  while (i + 1 < G_N_ELEMENTS (blocks) && index >= blocks[i]->n)
    index -= blocks[i++]->n;
  g_return_val_if_fail (index < blocks[i]->n, NULL);
  return &blocks[i]->figures[index];
}

const CrmFigure *
crm_figure_find (const char *code)
{
  for (guint i = 0; code != NULL && i < G_N_ELEMENTS (blocks); i++)
    for (guint k = 0; k < blocks[i]->n; k++)
      if (g_ascii_strcasecmp (blocks[i]->figures[k].code, code) == 0)
        return &blocks[i]->figures[k];
  return NULL;
}

gboolean
crm_figure_is_computed (const CrmFigure *self)
{
  return self->shape != CRM_FIGURE_TYPED;
}

const CrmFigure *
crm_figure_find_for_kpi (const char *formula, const char *code, gboolean *real)
{
  g_auto (GStrv) words = g_strsplit_set (formula != NULL ? formula : "", " \t\n", -1);
  const CrmFigure *figure;

  *real = words[0] != NULL && words[1] != NULL && g_ascii_strcasecmp (words[1], "real") == 0;
  figure = crm_figure_find (words[0] != NULL && *words[0] != '\0' ? words[0] : code);
  return figure != NULL && crm_figure_is_computed (figure) ? figure : NULL;
}

char *
crm_figure_dup_unit (const CrmFigure *self, const char *currency)
{
  if (strcmp (self->unit, CRM_FIGURE_MONEY) == 0)
    return g_strdup (currency);
  return g_strdup (*self->unit != '\0' ? _ (self->unit) : "");
}

void
crm_figure_series_free (CrmFigureSeries *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->periods);
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->tables);
  g_free (self);
}

static void
group_free (gpointer data)
{
  CrmFigureGroup *group = data;

  g_free (group->label);
  g_free (group->values);
  g_free (group);
}

static int
compare_reals (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
get_median (GArray *values)
{
  guint n;

  if (values == NULL || values->len == 0)
    return NAN;
  n = values->len;
  g_array_sort (values, compare_reals);
  return (g_array_index (values, double, (n - 1) / 2) + g_array_index (values, double, n / 2)) / 2;
}

static double
get_value (const CrmFigure *figure, const CrmFigureCell *cell, double minor)
{
  double value;

  if (figure->value == CRM_FIGURE_MEDIAN)
    return get_median (cell->values);
  if (!(cell->bottom > 0) || isnan (cell->top))
    return NAN;
  value = figure->value == CRM_FIGURE_SHARE ? cell->top / cell->bottom * figure->factor : cell->top;
  if (!isfinite (value))
    return NAN;
  return strcmp (figure->unit, CRM_FIGURE_MONEY) == 0 ? value / minor : value;
}

/* Names of the records that a grouping by reference has, by the texts of their ids; empty where the
 * groups are texts themselves. */
static GHashTable *
read_labels (CrmFigureWork *work, GError **error)
{
  static const char *const kinds[][2] = {
    { "segment", "segment" }, { "tier", "tier" }, { "channel", "channel" }, { "agent", "person" }
  };
  g_autoptr (GHashTable) labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GError *failure = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_autofree char *sql = g_strdup_printf ("SELECT id, name FROM \"%s\"", kinds[i][1]);
    g_autoptr (CrmStatement) statement = NULL;

    if (g_strcmp0 (work->request->group, kinds[i][0]) != 0)
      continue;
    statement = crm_db_prepare (work->db, sql, error);
    if (statement == NULL)
      return NULL;
    while (crm_statement_step (statement, &failure)) {
      char *id = g_strdup (crm_statement_get_text (statement, 0, NULL));

      g_hash_table_insert (labels, id, g_strdup (crm_statement_get_text (statement, 1, NULL)));
    }
    if (failure != NULL) {
      g_propagate_error (error, failure);
      return NULL;
    }
  }
  return g_steal_pointer (&labels);
}

static CrmFigureGroup *
new_group (CrmFigureWork *work, const char *label, CrmFigureCell *cells, double minor)
{
  CrmFigureGroup *group = g_new0 (CrmFigureGroup, 1);

  group->label = g_strdup (label);
  group->values = g_new (double, MAX (work->spans->len, 1));
  for (guint i = 0; i < work->spans->len; i++) {
    if (work->figure->shape == CRM_FIGURE_STOCK && cells != NULL && i > 0) {
      cells[i].top += cells[i - 1].top;
      cells[i].bottom += cells[i - 1].bottom;
    }
    group->values[i] = cells != NULL ? get_value (work->figure, &cells[i], minor) : NAN;
  }
  return group;
}

/* In the order of a reader; what belongs to none is last. */
static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const CrmFigureGroup *x = *(CrmFigureGroup *const *) a, *y = *(CrmFigureGroup *const *) b;

  if (*x->label == '\0' || *y->label == '\0')
    return (*x->label == '\0') - (*y->label == '\0');
  return g_utf8_collate (x->label, y->label);
}

static CrmFigureSeries *
make_series (CrmFigureWork *work, GError **error)
{
  CrmSettings settings = CRM_SETTINGS_INIT;
  g_autoptr (GHashTable) labels = NULL;
  CrmFigureSeries *series;
  GHashTableIter iter;
  gpointer key, cells;
  double minor;

  if (!crm_settings_read (work->db, work->model, &settings, error))
    return NULL;
  labels = read_labels (work, error);
  if (labels == NULL)
    return NULL;
  minor = pow (10, settings.decimals);
  series = g_new0 (CrmFigureSeries, 1);
  series->periods = g_array_new (FALSE, TRUE, sizeof (CrmFigurePeriod));
  series->groups = g_ptr_array_new_with_free_func (group_free);
  series->tables = g_ptr_array_ref (work->tables);
  for (guint i = 0; i < work->spans->len; i++) {
    const CrmFigureSpan *span = &g_array_index (work->spans, CrmFigureSpan, i);
    CrmFigurePeriod period = { span->first, span->last, span->last >= work->today };

    g_array_append_val (series->periods, period);
  }
  g_hash_table_iter_init (&iter, work->cells);
  while (g_hash_table_iter_next (&iter, &key, &cells)) {
    const char *label = g_hash_table_lookup (labels, key);

    g_ptr_array_add (series->groups, new_group (work, label != NULL ? label : key, cells, minor));
  }
  if (work->request->group == NULL && series->groups->len == 0)
    g_ptr_array_add (series->groups, new_group (work, "", NULL, minor));
  g_ptr_array_sort (series->groups, compare_groups);
  return series;
}

static void
cells_free (CrmFigureWork *work)
{
  GHashTableIter iter;
  gpointer cells;

  g_hash_table_iter_init (&iter, work->cells);
  while (g_hash_table_iter_next (&iter, NULL, &cells)) {
    for (guint i = 0; i < work->spans->len; i++)
      g_clear_pointer (&((CrmFigureCell *) cells)[i].values, g_array_unref);
    g_free (cells);
  }
  g_hash_table_unref (work->cells);
  g_free (work->latest_group);
}

static gboolean
run (CrmFigureWork *work, GError **error)
{
  const CrmFigure *figure = work->figure;

  if (work->request->group != NULL && !crm_figure_can_group (figure, work->request->group)) {
    g_set_error (error, CRM_ERROR, CRM_ERROR_REFUSED,
                 _ ("“%s” cannot be told apart by “%s”. Leave the grouping out."), _ (figure->name),
                 work->request->group);
    return FALSE;
  }
  if (!crm_figure_make_spans (work, error) ||
      (work->request->real && figure->constant && !crm_figure_read_prices (work, error)))
    return FALSE;
  if (work->spans->len == 0 || figure->shape == CRM_FIGURE_TYPED)
    return TRUE;
  return figure->read != NULL ? figure->read (work, error)
                              : crm_figure_run (work, figure->sql, figure->shape, error);
}

CrmFigureSeries *
crm_figure_read (const CrmFigure *self, CrmDb *db, CrmModel *model, const CrmFigureRequest *request,
                 GCancellable *cancellable, GError **error)
{
  CrmFigureWork work = { .figure = self,
                         .request = request,
                         .db = db,
                         .model = model,
                         .cancellable = cancellable,
                         .today = crm_day_today (),
                         .spans = g_array_new (FALSE, TRUE, sizeof (CrmFigureSpan)),
                         .tables = g_ptr_array_new_with_free_func (g_free),
                         .cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  CrmFigureSeries *series = NULL;

  if (cancellable != NULL)
    crm_db_set_cancellable (db, cancellable);
  if (run (&work, error))
    series = make_series (&work, error);
  if (cancellable != NULL)
    crm_db_set_cancellable (db, NULL);
  cells_free (&work);
  g_array_unref (work.spans);
  g_ptr_array_unref (work.tables);
  g_clear_pointer (&work.prices, g_hash_table_unref);
  return series;
}
