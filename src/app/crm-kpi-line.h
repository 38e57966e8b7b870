/* crm-kpi-line.h: a row of a KPI's table: a period with its value (typed, or computed and then a
 * way to its records), how far that is from the target, the year before, the change, and the note;
 * under them a sentence where something is wrong, or the question whether a value is meant so.
 * Widgets only: what is done with them is the table's matter. */
#pragma once

#include <adwaita.h>

#include "crm-kpi.h"
#include "crm-locale.h"

G_BEGIN_DECLS

/* period, value, to target, year before, change: head and lines are one width */
#define CRM_KPI_LINE_COLUMNS 5

typedef struct {
  CrmDay day; /* first of the period */
  char *period;
  char *shown;     /* the text that stands for what is kept */
  char *confirmed; /* the text that was said to be meant so, or NULL */
  gboolean committing;
  GtkWidget *row, *cell; /* cell: an entry, or a button of a computed value */
  GtkWidget *sign, *margin, *before, *change, *note;
  GtkWidget *fault, *sentence, *keep; /* the box, its words, its button */
  CrmStatus status;                   /* of the sign */
} CrmKpiLine;

CrmKpiLine *crm_kpi_line_new (CrmDay day, const char *period, gboolean typed, gboolean editable,
                              GtkSizeGroup **columns);
void crm_kpi_line_free (gpointer line);

/* What a row tells. NAN and NULL: nothing. */
typedef struct {
  double value, before; /* before: the year before */
  CrmTarget target;
  CrmDirection direction;
  guint decimals;   /* that all numbers of the column have */
  gboolean percent; /* values are percentages: changes are told in points */
  const char *note; /* as it is shown, with its letter */
  gboolean provisional;
} CrmKpiCells;
/* An entry in which somebody types keeps its text. */
void crm_kpi_line_show (CrmKpiLine *self, const CrmKpiCells *cells, const CrmLocale *locale);
/* After a change of colours. */
void crm_kpi_line_recolour (CrmKpiLine *self, const CrmKpiCells *cells);

gboolean crm_kpi_line_is_touched (const CrmKpiLine *self);
void crm_kpi_line_restore (CrmKpiLine *self);
/* A sentence beneath the cell with a red ring around it; NULL: all is well. question: what the
 * button says that keeps the value all the same, NULL: there is none. */
void crm_kpi_line_set_fault (CrmKpiLine *self, const char *sentence, const char *question);

/* The head over such rows; texts of the columns and of the notes. */
GtkWidget *crm_kpi_line_new_head (const char *const *texts, GtkSizeGroup **columns);
void crm_kpi_line_set_head (GtkWidget *head, const char *const *texts);

G_END_DECLS
