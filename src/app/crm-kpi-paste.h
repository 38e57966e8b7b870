/* crm-kpi-paste.h: a column or a row of a spreadsheet, pasted into the periods of a KPI: laid upon
 * them, looked at first, and kept in one act. */
#pragma once

#include <adwaita.h>

#include "crm-kpi-values.h"

G_BEGIN_DECLS

/* A pasted cell and the period it goes to. */
typedef struct {
  CrmDay period;
  char *text;
  double value; /* NAN: it cannot be read; then `fault` says why */
  char *fault;
} CrmKpiPasted;

/* Whether a text of the clipboard has several cells. */
gboolean crm_kpi_paste_is_many (const char *text);

/* The cells in their order, of the CrmKpiPasted type, freeing themselves. Where each line has two
 * cells the first says its period. Else the first cell goes to `period`, and each further one to
 * the period before; with oldest_first the last one goes to `period`. Empty cells take their period
 * and give nothing; a head that is no number is passed over. session: for the ways of reading. */
GPtrArray *crm_kpi_paste_read (CrmSession *session, const CrmKpi *kpi, const CrmPeriods *periods,
                               const char *text, CrmDay period, gboolean oldest_first);

/* Shows what would be kept where, and keeps it when the person agrees; says so with Undo. values is
 * called for when it is needed and may be other ones by then. */
typedef CrmKpiValues *(*CrmKpiPasteValues) (GtkWidget *owner);
void crm_kpi_paste_ask (GtkWidget *owner, CrmSession *session, const CrmKpi *kpi,
                        const CrmPeriods *periods, const char *text, CrmDay period,
                        CrmKpiPasteValues values);

G_END_DECLS
