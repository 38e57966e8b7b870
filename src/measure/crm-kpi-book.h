/* crm-kpi-book.h: all KPIs with their values and targets, held in memory, so that what one looks at
 * is there at once. The values of a KPI are its measurements, or those of a figure (crm-figure.h)
 * when it is computed from the records. Reading belongs in a worker, on a connection of its own: it
 * may walk through many records. A book is never changed; the next one takes over from it whatever
 * rests on nothing that changed. Books may be read in any thread. */
#pragma once

#include "crm-kpi.h"
#include "crm-table.h"

G_BEGIN_DECLS

typedef struct {
  CrmDay day;
  double value;
} CrmKpiPoint;

/* A target holds from its day until the next one. */
typedef struct {
  CrmDay day;
  CrmTarget target;
} CrmKpiAim;

typedef struct {
  CrmKpi *kpi;
  /* In order of their days; of a computed KPI on the first day of each period. Shared with other
   * books, never changed. */
  GArray *points; /* CrmKpiPoint */
  GArray *aims;   /* CrmKpiAim */
  guint8 *reads;  /* by kind index: 1 where its figure looks; NULL: it is measured */
  gint64 took;    /* to compute it, microseconds */
} CrmKpiEntry;

typedef struct {
  gatomicrefcount references;
  CrmPeriods periods;
  CrmDay today;
  gint64 last_tx;     /* of the log, at that moment */
  GPtrArray *entries; /* CrmKpiEntry, in order of their codes */
  guint n_pending;    /* computed KPIs still to be computed */
} CrmKpiBook;

typedef struct {
  CrmPeriods periods;
  gint64 only;      /* id: nothing but this KPI is read; 0: all */
  gboolean no_kpis; /* leave out KPIs that are computed from other KPIs */
  /* Time within which figures are computed, microseconds: what is known to take longer than is
   * left, and what comes after, is left pending for the next book. 0: everything is computed. */
  gint64 patience;
  guint least; /* so many are computed all the same */
  /* The book before (may be NULL) and what has changed since it, by kind index; NULL: anything
   * may have. */
  const CrmKpiBook *previous;
  const guint8 *changed;
} CrmKpiBookRequest;

/* Reads one moment of the document. Stops with CANCELLED when the connection is told to. */
CrmKpiBook *crm_kpi_book_new (CrmDb *db, CrmModel *model, const CrmKpiBookRequest *request,
                              GError **error);
/* The whole book of a document, or of one KPI, computed now. */
CrmKpiBook *crm_kpi_book_read (CrmDb *db, CrmModel *model, const CrmPeriods *periods, gint64 only,
                               GError **error);
CrmKpiBook *crm_kpi_book_ref (const CrmKpiBook *self);
void crm_kpi_book_unref (CrmKpiBook *self);
/* Both say the same of every KPI: what was taken over, or computed again to the same values. Values
 * that were read anew count as other ones, as notes stand beside them. */
gboolean crm_kpi_book_is_same (const CrmKpiBook *self, const CrmKpiBook *other);
/* NULL: there is none. */
const CrmKpiEntry *crm_kpi_book_find (const CrmKpiBook *self, gint64 id);

/* One row a period from the first value to the last, in columns of CRM_SERIES_…; missing periods
 * have NAN. Owned. */
CrmTable *crm_kpi_entry_dup_series (const CrmKpiEntry *self, const CrmPeriods *periods);
/* The same, over the periods of `from` to `to` at least, measured or not. Owned. */
CrmTable *crm_kpi_entry_dup_series_over (const CrmKpiEntry *self, const CrmPeriods *periods,
                                         CrmDay from, CrmDay to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrmKpiBook, crm_kpi_book_unref)

G_END_DECLS
