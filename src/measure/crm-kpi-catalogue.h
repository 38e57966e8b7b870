/* crm-kpi-catalogue.h: makes KPIs of the programme out of the figures of the catalogue, the same
 * way for the window and the command line. Formulas and words: crm-figure.h. */
#pragma once

#include "crm-edit.h"
#include "crm-figure.h"

G_BEGIN_DECLS

/* The part of the catalogue that a figure stands in, translated: "Sales and marketing". */
const char *crm_kpi_catalogue_get_block (const CrmFigure *figure);

/* Ids of the KPIs that the programme has already, one a figure in the catalogue's order, 0: none:
 * the one with its code, else one that is computed by it. Owned; NULL on error. */
gint64 *crm_kpi_catalogue_find (CrmDb *db, CrmModel *model, GError **error);

/* Puts what the catalogue says of the figure over the values of a KPI, in the language that speaks.
 * currency: the unit of money; constant: money at constant prices, where the figure holds money. */
void crm_kpi_catalogue_fill (const CrmFigure *figure, const CrmKind *kind, const char *currency,
                             gboolean constant, CrmValue *values);

/* What the edit is called: "Add KPI “Retention rate”", "Add 3 KPIs". Owned. */
char *crm_kpi_catalogue_dup_label (const CrmFigure *const *figures, guint n);
/* One KPI a figure, in their order; *first: id of the first. A code that is taken is REFUSED. */
gboolean crm_kpi_catalogue_add (CrmEdit *edit, const CrmFigure *const *figures, guint n,
                                gboolean constant, gint64 *first, GError **error);

G_END_DECLS
