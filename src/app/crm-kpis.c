/* crm-kpis.c: the book as a thing to be renewed. */
#include "crm-kpis.h"

#include "crm-guide.h"
#include "crm-i18n.h"

/* At first as much as keeps nobody waiting, so that most tiles are made once. Afterwards measured
 * KPIs come at once, and what must be computed follows the checks, a few figures at a time. */
#define AT_FIRST (150 * G_TIME_SPAN_MILLISECOND)
#define AT_ONCE 1
#define AFTERWARDS (300 * G_TIME_SPAN_MILLISECOND)

struct _CrmKpis {
  GObject parent_instance;

  CrmSession *session; /* not owned: it owns us */
  CrmRenewal *renewal;
  CrmKpiBook *told; /* the newest that "changed" was about; NULL: none */
};

G_DEFINE_FINAL_TYPE (CrmKpis, crm_kpis, G_TYPE_OBJECT)

static guint changed_signal;

CrmPeriods
crm_kpis_get_periods (CrmSession *session)
{
  CrmStore *store = crm_session_get_store (session);
  CrmLocale locale;

  crm_store_get_locale (store, &locale);
  return (CrmPeriods){ locale.calendar, crm_store_get_fiscal_month (store) };
}

static gpointer
begin (CrmSession *session)
{
  CrmPeriods periods = crm_kpis_get_periods (session);

  return g_memdup2 (&periods, sizeof periods);
}

static gpointer
make (CrmJob *job, CrmDb *db, CrmModel *model, gconstpointer before, const guint8 *changed,
      gpointer facts, GError **error)
{
  gboolean rest = before != NULL && ((const CrmKpiBook *) before)->n_pending > 0;
  CrmKpiBookRequest request = { .periods = *(const CrmPeriods *) facts,
                                .patience = rest             ? AFTERWARDS
                                            : before == NULL ? AT_FIRST
                                                             : AT_ONCE,
                                .least = rest ? 1 : 0,
                                .previous = before,
                                .changed = changed };

  crm_db_set_cancellable (db, crm_job_get_cancellable (job));
  return crm_kpi_book_new (db, model, &request, error);
}

static gboolean
is_whole (gconstpointer thing)
{
  return ((const CrmKpiBook *) thing)->n_pending == 0;
}

static CrmDay
get_day (gconstpointer thing)
{
  return ((const CrmKpiBook *) thing)->today;
}

static CrmRenewal *
get_first (CrmSession *session)
{
  return crm_guide_get_renewal (crm_guide_get (session));
}

static const CrmRenewalWay way = { .title = N_ ("Reading the KPIs"),
                                   .begin = begin,
                                   .make = make,
                                   .free = (GDestroyNotify) crm_kpi_book_unref,
                                   .is_whole = is_whole,
                                   .get_first = get_first,
                                   .get_day = get_day };

/* Nothing is drawn anew for what was computed to the same values. The same book once more is to be
 * written in other words. */
static void
hear_renewed (CrmKpis *self)
{
  const CrmKpiBook *book = crm_kpis_get_book (self);
  g_autoptr (CrmKpiBook) before = g_steal_pointer (&self->told);

  self->told = crm_kpi_book_ref (book);
  if (before == NULL || before == book || !crm_kpi_book_is_same (before, book))
    g_signal_emit (self, changed_signal, 0);
}

CrmKpis *
crm_kpis_get (CrmSession *session)
{
  CrmKpis *self = g_object_get_data (G_OBJECT (session), "crm-kpis");

  if (self != NULL)
    return self;
  self = g_object_new (CRM_TYPE_KPIS, NULL);
  self->session = session;
  self->renewal = crm_renewal_new (session, &way);
  g_signal_connect_object (self->renewal, "renewed", G_CALLBACK (hear_renewed), self,
                           G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (session), "crm-kpis", self, g_object_unref);
  return self;
}

CrmSession *
crm_kpis_get_session (CrmKpis *self)
{
  return self->session;
}

const CrmKpiBook *
crm_kpis_get_book (CrmKpis *self)
{
  return crm_renewal_get (self->renewal);
}

static void
crm_kpis_finalize (GObject *object)
{
  CrmKpis *self = CRM_KPIS (object);

  g_clear_object (&self->renewal);
  g_clear_pointer (&self->told, crm_kpi_book_unref);
  G_OBJECT_CLASS (crm_kpis_parent_class)->finalize (object);
}

static void
crm_kpis_class_init (CrmKpisClass *class)
{
  G_OBJECT_CLASS (class)->finalize = crm_kpis_finalize;
  changed_signal = g_signal_new ("changed", CRM_TYPE_KPIS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
crm_kpis_init (CrmKpis *self)
{
}
