/* crm-figure-records.h: from a number back to what it was computed from: the kind of the records
 * behind a figure and, of those that happen on a day, the field that says when. */
#pragma once

#include "crm-figure.h"

G_BEGIN_DECLS

typedef struct {
  const char *kind; /* the main one, where several are read */
  /* A day or a moment; NULL: the figure tells how all of them stood at the end of a period. */
  const char *day;
} CrmFigureRecords;

/* FALSE: the figure is not computed, or from no records of one kind (of other KPIs: "kpi"). */
gboolean crm_figure_get_records (const CrmFigure *self, CrmFigureRecords *records);
/* SELECT of the ids of those in a period, both days included: for crm_query_set_among. Owned. */
char *crm_figure_records_dup_select (const CrmFigureRecords *self, CrmModel *model, CrmDay first,
                                     CrmDay last);

G_END_DECLS
