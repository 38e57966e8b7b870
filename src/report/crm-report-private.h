/* crm-report-private.h: what the sheets of the progress report share: the data, read once, and the
 * sheets they name in each other. Private to src/report and its tests. */
#pragma once

#include "crm-report.h"
#include "crm-workbook.h"

G_BEGIN_DECLS

/* A KPI with its series and its sheet; the row of its last value there. */
typedef struct {
  const CrmKpi *kpi; /* of the book */
  CrmTable *series;
  lxw_worksheet *sheet;
  guint value_row;
  guint decimals; /* of its values, for reading */
} CrmReportKpi;

typedef struct {
  CrmWorkbook *book;
  const CrmLocale *locale;
  CrmPeriods periods;
  char *organisation; /* "" when it has no name yet */
  const char *author;
  GDateTime *made;
  CrmKpiBook *kpi_book;
  GPtrArray *goals; /* CrmGoal */
  GArray *kpis;     /* CrmReportKpi */
  lxw_worksheet *scorecard;
  lxw_worksheet *goal_sheet;
} CrmReport;

/* Columns and rows of a KPI's sheet that other sheets name. */
#define CRM_REPORT_HEAD_ROW 4
#define CRM_REPORT_FIRST_ROW (CRM_REPORT_HEAD_ROW + 1)
#define CRM_REPORT_VALUE_COLUMN 2

/* crm_report_write with the moment given, so that two files of the same data are the same. */
gboolean crm_report_write_at (CrmDb *db, CrmModel *model, const CrmLocale *locale, int fiscal_month,
                              const char *author, GDateTime *made, const char *path,
                              GCancellable *cancellable, GError **error);

/* The sheets. */
gboolean crm_report_write_scorecard (CrmReport *self, GError **error);
gboolean crm_report_write_goals (CrmReport *self, GError **error);
gboolean crm_report_write_kpi (CrmReport *self, CrmReportKpi *shown, GError **error);

/* A row of heads; ends with a NULL label. at_end: of a column of numbers. width in letters. */
typedef struct {
  const char *label;
  gboolean at_end;
  double width;
} CrmReportHead;
gboolean crm_report_write_heads (CrmReport *self, lxw_worksheet *sheet, guint row,
                                 const CrmReportHead *heads, GError **error);
/* The KPI with this id, or NULL. Borrowed. */
CrmReportKpi *crm_report_find_kpi (CrmReport *self, gint64 id);
/* How many decimals (0-3) the number needs to be shown as it is. 0 for NAN. */
guint crm_report_count_decimals (double number);

G_END_DECLS
