/* catalogue.c: the verb that lists the KPIs of the catalogue as they would be added. */
#include <string.h>

#include "cli.h"
#include "crm-i18n.h"
#include "crm-kpi-catalogue.h"
#include "crm-method.h"

static const char *const narrow[] = { "code",      "name",  "unit",   "direction",
                                      "frequency", "total", "method", NULL };
static const char *const wide[] = { "code",   "name",       "perspective", "step",
                                    "unit",   "direction",  "frequency",   "total",
                                    "method", "definition", "source",      NULL };

typedef struct {
  Cli *cli;
  CrmLocale locale; /* a screen has words, a program keys */
  const CrmKind *kind;
  const char *const *fields; /* the formula in words is too wide for a screen */
  const gint64 *ids;         /* of the KPIs that are there; NULL: no programme is asked */
} Listing;

static void
add_heads (const Listing *self, CliTable *table)
{
  for (const char *const *name = self->fields; *name != NULL; name++)
    cli_table_add_column (table, *name,
                          crm_field_get_label (crm_kind_find_field (self->kind, *name)), FALSE);
  cli_table_add_column (table, "block", _ ("Part of the catalogue"), FALSE);
  if (self->ids != NULL)
    cli_table_add_column (table, "there", _ ("In the programme"), FALSE);
}

static void
add_figure (const Listing *self, CliTable *table, guint i)
{
  const CrmFigure *figure = crm_figure_get (i);
  CrmValue *values = crm_values_new (self->kind->n_fields);

  crm_kpi_catalogue_fill (figure, self->kind,
                          *self->locale.currency != '\0' ? self->locale.currency : _ ("money"),
                          FALSE, values);
  cli_table_begin_row (table);
  for (const char *const *name = self->fields; *name != NULL; name++) {
    const CrmField *field = crm_kind_find_field (self->kind, *name);
    g_autofree char *text = crm_field_format (
        field, &values[crm_kind_get_field_index (self->kind, field)], &self->locale);

    cli_table_add_cell (table, *text != '\0' ? text : NULL, NULL);
  }
  cli_table_add_cell (table, crm_kpi_catalogue_get_block (figure), NULL);
  if (self->ids != NULL && self->locale.plain)
    cli_table_add_cell (table, self->ids[i] > 0 ? "1" : "0", self->ids[i] > 0 ? "true" : "false");
  else if (self->ids != NULL)
    cli_table_add_cell (table, self->ids[i] > 0 ? _ ("Yes") : "", NULL);
  crm_values_free (values, self->kind->n_fields);
}

CliExit
cli_run_catalogue (Cli *cli, GError **error)
{
  g_autoptr (CrmModel) model = crm_model_new (crm_method_get (), 0);
  g_autoptr (CrmStore) store = NULL;
  g_autofree gint64 *ids = NULL;
  Listing listing = { .cli = cli,
                      .kind = crm_model_find_kind (model, "kpi"),
                      .fields = cli->format == CLI_TABLE ? narrow : wide };
  CliTable *table;

  if (cli->n_arguments == 1) {
    store = cli_open (cli, FALSE, error);
    ids = store != NULL ? crm_kpi_catalogue_find (crm_store_get_db (store),
                                                  crm_store_get_model (store), error)
                        : NULL;
    if (ids == NULL)
      return CLI_CANNOT;
  }
  listing.ids = ids;
  listing.locale = cli->locale;
  listing.locale.plain = cli->format != CLI_TABLE;
  table = cli_table_new (cli);
  add_heads (&listing, table);
  for (guint i = 0; i < crm_figure_get_n (); i++)
    add_figure (&listing, table, i);
  cli_table_write (table);
  return CLI_DONE;
}
