/* crm-kpi-book-read.c: reads measurements and targets and has figures computed. What is taken over
 * from the book before is decided by the change log: of measurements only the KPIs that were
 * touched are read anew, of computed KPIs only those whose figure reads a kind that changed. */
#include "crm-kpi-book-private.h"

#include <math.h>
#include <string.h>

#include "crm-figure.h"

typedef struct {
  CrmDb *db;
  CrmModel *model;
  const CrmKpiBookRequest *request;
  CrmKpiBook *book;
  GHashTable *by_id; /* gint64 * → CrmKpiEntry */
  gint64 until;      /* monotonic time; 0: no end */
  guint n_computed;
} Reading;

static const CrmKpiEntry *
find_before (const Reading *self, const CrmKpiEntry *entry)
{
  const CrmKpiBook *previous = self->request->previous;

  return previous != NULL ? crm_kpi_book_find (previous, entry->kpi->id) : NULL;
}

static gboolean
has_changed (const Reading *self, const char *kind_name)
{
  const CrmKind *kind = crm_model_find_kind (self->model, kind_name);

  return self->request->previous == NULL || self->request->changed == NULL ||
         (kind != NULL && self->request->changed[crm_model_get_index (self->model, kind)]);
}

static double
get_real (CrmStatement *row, int column)
{
  return crm_statement_is_null (row, column) ? NAN : crm_statement_get_real (row, column);
}

/* Rows of kpi, day and values go where `array` says; those of a KPI that is not read, nowhere. */
typedef void (*AddRow) (CrmKpiEntry *entry, CrmStatement *row);

static gboolean
read_rows (Reading *self, const char *sql, gint64 kpi, AddRow add, GError **error)
{
  g_autoptr (CrmStatement) statement = crm_db_prepare (self->db, sql, error);
  CrmKpiEntry *entry = NULL;
  GError *failure = NULL;

  if (statement == NULL)
    return FALSE;
  if (kpi > 0)
    crm_statement_bind_integer (statement, 1, kpi);
  while (crm_statement_step (statement, &failure)) {
    gint64 id = crm_statement_get_integer (statement, 0);

    if (entry == NULL || entry->kpi->id != id)
      entry = g_hash_table_lookup (self->by_id, &id);
    if (entry != NULL)
      add (entry, statement);
  }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

static void
add_aim (CrmKpiEntry *entry, CrmStatement *row)
{
  CrmKpiAim aim;

  memset (&aim, 0, sizeof aim); /* arrays are compared by their bytes */
  aim.day = (CrmDay) crm_statement_get_integer (row, 1);
  aim.target = (CrmTarget){ get_real (row, 2), get_real (row, 3), get_real (row, 4),
                            get_real (row, 5), get_real (row, 6) };
  g_array_append_val (entry->aims, aim);
}

static void
add_point (CrmKpiEntry *entry, CrmStatement *row)
{
  CrmKpiPoint point = { (CrmDay) crm_statement_get_integer (row, 1), get_real (row, 2) };

  /* What a figure computes stands in their place. */
  if (entry->kpi->figure == NULL)
    g_array_append_val (entry->points, point);
}

/* The array of before, where there is nothing new in it. */
static void
take_same (GArray **now, GArray *before)
{
  if (before->len != (*now)->len ||
      (before->len > 0 && /* an empty one has no data */
       memcmp (before->data, (*now)->data, before->len * g_array_get_element_size (before)) != 0))
    return;
  g_array_unref (*now);
  *now = g_array_ref (before);
}

static gboolean
read_aims (Reading *self, GError **error)
{
  gboolean changed = has_changed (self, "target");

  for (guint i = 0; i < self->book->entries->len; i++) {
    CrmKpiEntry *entry = g_ptr_array_index (self->book->entries, i);
    const CrmKpiEntry *before = changed ? NULL : find_before (self, entry);

    entry->aims = before != NULL ? g_array_ref (before->aims)
                                 : g_array_new (FALSE, FALSE, sizeof (CrmKpiAim));
  }
  if (!changed)
    return TRUE;
  if (!read_rows (self,
                  "SELECT kpi, date, value, near, low, high, near_distance FROM target "
                  "ORDER BY date, id",
                  0, add_aim, error))
    return FALSE;
  for (guint i = 0; i < self->book->entries->len; i++) {
    CrmKpiEntry *entry = g_ptr_array_index (self->book->entries, i);
    const CrmKpiEntry *before = find_before (self, entry);

    if (before != NULL)
      take_same (&entry->aims, before->aims);
  }
  return TRUE;
}

static int
compare_points (gconstpointer a, gconstpointer b)
{
  const CrmKpiPoint *x = a, *y = b;

  return (x->day > y->day) - (x->day < y->day);
}

/* They lie in the file as they were typed or imported, mostly in order. */
static void
sort_points (CrmKpiEntry *entry)
{
  for (guint i = 1; i < entry->points->len; i++)
    if (crm_kpi_entry_get_point (entry, i - 1)->day > crm_kpi_entry_get_point (entry, i)->day) {
      g_array_sort (entry->points, compare_points);
      return;
    }
}

/* KPIs whose measurements the log names since the book before; NULL in *touched: any of them. */
static gboolean
find_touched (Reading *self, GHashTable **touched, GError **error)
{
  g_autoptr (CrmStatement) statement = NULL;
  GError *failure = NULL;

  *touched = NULL;
  if (self->request->previous == NULL || self->request->changed == NULL)
    return TRUE;
  statement =
      crm_db_prepare (self->db,
                      "SELECT m.kpi, FALSE FROM change c JOIN measurement m ON m.id = c.record "
                      "WHERE c.kind = 'measurement' AND c.tx > $1 "
                      "UNION SELECT json_extract (old, '$.kpi'), op IN ('B', 'L') FROM change "
                      "WHERE kind = 'measurement' AND tx > $1",
                      error);
  if (statement == NULL)
    return FALSE;
  crm_statement_bind_integer (statement, 1, self->request->previous->last_tx);
  *touched = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  while (*touched != NULL && crm_statement_step (statement, &failure)) {
    gint64 kpi = crm_statement_get_integer (statement, 0);

    if (crm_statement_get_integer (statement, 1) != 0)
      g_clear_pointer (touched, g_hash_table_unref); /* an import names no records */
    else
      g_hash_table_add (*touched, g_memdup2 (&kpi, sizeof kpi));
  }
  if (failure == NULL)
    return TRUE;
  g_clear_pointer (touched, g_hash_table_unref);
  g_propagate_error (error, failure);
  return FALSE;
}

static gboolean
read_measurements (Reading *self, GError **error)
{
  static const char all[] = "SELECT kpi, date, value FROM measurement";
  static const char one[] = "SELECT kpi, date, value FROM measurement WHERE kpi = $1";
  g_autoptr (GHashTable) touched = NULL;

  if (!find_touched (self, &touched, error))
    return FALSE;
  for (guint i = 0; i < self->book->entries->len; i++) {
    CrmKpiEntry *entry = g_ptr_array_index (self->book->entries, i);
    const CrmKpiEntry *before = find_before (self, entry);

    if (entry->kpi->figure != NULL)
      continue;
    if (touched != NULL && before != NULL && before->kpi->figure == NULL &&
        !g_hash_table_contains (touched, &entry->kpi->id)) {
      entry->points = g_array_ref (before->points);
      continue;
    }
    entry->points = g_array_new (FALSE, FALSE, sizeof (CrmKpiPoint));
    if ((touched != NULL || self->request->only > 0) &&
        !read_rows (self, one, entry->kpi->id, add_point, error))
      return FALSE;
  }
  if (touched == NULL && self->request->only == 0 && !read_rows (self, all, 0, add_point, error))
    return FALSE;
  for (guint i = 0; i < self->book->entries->len; i++) {
    CrmKpiEntry *entry = g_ptr_array_index (self->book->entries, i);

    if (entry->kpi->figure == NULL)
      sort_points (entry);
  }
  return TRUE;
}

/* Computing. */

static guint8 *
dup_reads (Reading *self, const GPtrArray *tables)
{
  guint8 *reads = g_new0 (guint8, crm_model_get_n_kinds (self->model));

  for (guint i = 0; i < tables->len; i++) {
    const CrmKind *kind = crm_model_find_kind (self->model, g_ptr_array_index (tables, i));

    if (kind != NULL)
      reads[crm_model_get_index (self->model, kind)] = 1;
  }
  return reads;
}

static gboolean
compute (Reading *self, CrmKpiEntry *entry, const CrmKpiEntry *before, GError **error)
{
  CrmFigureRequest request = { .periods = self->request->periods,
                               .frequency = entry->kpi->frequency,
                               .from = CRM_DAY_MIN,
                               .to = CRM_DAY_MAX,
                               .real = entry->kpi->real,
                               .book = self->request->only > 0 ? NULL : self->book };
  gint64 start = g_get_monotonic_time ();
  g_autoptr (CrmFigureSeries) series =
      crm_figure_read (entry->kpi->figure, self->db, self->model, &request, NULL, error);
  const CrmFigureGroup *group;

  if (series == NULL)
    return FALSE;
  self->n_computed++;
  entry->took = g_get_monotonic_time () - start;
  g_clear_pointer (&entry->points, g_array_unref);
  entry->points = g_array_new (FALSE, FALSE, sizeof (CrmKpiPoint));
  group = g_ptr_array_index (series->groups, 0);
  for (guint i = 0; i < series->periods->len; i++) {
    CrmKpiPoint point;

    memset (&point, 0, sizeof point);
    point.day = g_array_index (series->periods, CrmFigurePeriod, i).first;
    point.value = group->values[i];
    if (!isnan (point.value))
      g_array_append_val (entry->points, point);
  }
  if (before != NULL)
    take_same (&entry->points, before->points);
  g_free (entry->reads);
  entry->reads = dup_reads (self, series->tables);
  return TRUE;
}

/* Values of other KPIs are the same arrays where nothing of them changed. */
static gboolean
are_others_same (const Reading *self)
{
  const CrmKpiBook *previous = self->request->previous, *book = self->book;

  if (previous->entries->len != book->entries->len)
    return FALSE;
  for (guint i = 0; i < book->entries->len; i++) {
    const CrmKpiEntry *now = g_ptr_array_index (book->entries, i);
    const CrmKpiEntry *before = find_before (self, now);

    if (before == NULL || before->kpi->pending || before->kpi->direction != now->kpi->direction ||
        before->kpi->frequency != now->kpi->frequency)
      return FALSE;
    if ((now->kpi->figure == NULL || !now->kpi->figure->of_kpis) && before->points != now->points)
      return FALSE;
  }
  return TRUE;
}

static gboolean
is_same (const Reading *self, const CrmKpiEntry *entry, const CrmKpiEntry *before)
{
  const CrmKpi *now = entry->kpi, *then = before->kpi;

  if (then->pending || self->request->changed == NULL ||
      self->book->today != self->request->previous->today || has_changed (self, "organisation") ||
      before->reads == NULL)
    return FALSE;
  for (guint k = 0; k < crm_model_get_n_kinds (self->model); k++)
    if (self->request->changed[k] && before->reads[k])
      return FALSE;
  return !now->figure->of_kpis || (!has_changed (self, "target") && are_others_same (self));
}

static gboolean
is_time_over (const Reading *self, const CrmKpiEntry *before)
{
  gint64 takes = before != NULL ? before->took : 0;

  return self->until != 0 && self->n_computed >= self->request->least &&
         g_get_monotonic_time () + takes > self->until;
}

/* Until there is something newer the old values of it stand. */
static void
leave_pending (Reading *self, CrmKpiEntry *entry, const CrmKpiEntry *before)
{
  entry->kpi->pending = TRUE;
  entry->points = before != NULL ? g_array_ref (before->points)
                                 : g_array_new (FALSE, FALSE, sizeof (CrmKpiPoint));
  entry->took = before != NULL ? before->took : 0;
  self->book->n_pending++;
}

static gboolean
fill_computed (Reading *self, gboolean of_kpis, GError **error)
{
  for (guint i = 0; i < self->book->entries->len; i++) {
    CrmKpiEntry *entry = g_ptr_array_index (self->book->entries, i);
    const CrmKpi *kpi = entry->kpi;
    const CrmKpiEntry *before = find_before (self, entry);

    if (kpi->figure == NULL || kpi->figure->of_kpis != of_kpis)
      continue;
    if (before != NULL && (before->kpi->figure != kpi->figure || before->kpi->real != kpi->real ||
                           before->kpi->frequency != kpi->frequency))
      before = NULL;
    if (before != NULL && is_same (self, entry, before)) {
      entry->points = g_array_ref (before->points);
      entry->reads = g_memdup2 (before->reads, crm_model_get_n_kinds (self->model));
      entry->took = before->took;
    } else if (is_time_over (self, before) || (of_kpis && self->book->n_pending > 0)) {
      leave_pending (self, entry, before);
    } else if (!compute (self, entry, before, error)) {
      return FALSE;
    }
  }
  return TRUE;
}

static gboolean
list_entries (Reading *self, GError **error)
{
  g_autoptr (GPtrArray) kpis = crm_kpi_list (self->db, self->model, self->request->only, error);

  if (kpis == NULL)
    return FALSE;
  while (kpis->len > 0) {
    g_autoptr (CrmKpi) kpi = g_ptr_array_steal_index (kpis, 0);
    CrmKpiEntry *entry;

    if (self->request->no_kpis && kpi->figure != NULL && kpi->figure->of_kpis)
      continue;
    entry = g_new0 (CrmKpiEntry, 1);
    entry->kpi = g_steal_pointer (&kpi);
    g_ptr_array_add (self->book->entries, entry);
    g_hash_table_insert (self->by_id, &entry->kpi->id, entry);
  }
  return TRUE;
}

static gboolean
read_book (Reading *self, GError **error)
{
  CrmKpiBook *book = self->book;

  if (!crm_db_get_integer (self->db, "SELECT coalesce (max (id), 0) FROM tx", &book->last_tx,
                           error) ||
      !list_entries (self, error) || !read_aims (self, error) || !read_measurements (self, error) ||
      !fill_computed (self, FALSE, error) || !fill_computed (self, TRUE, error))
    return FALSE;
  for (guint i = 0; i < book->entries->len; i++)
    crm_kpi_entry_judge (g_ptr_array_index (book->entries, i), &book->periods, book->today);
  return TRUE;
}

CrmKpiBook *
crm_kpi_book_new (CrmDb *db, CrmModel *model, const CrmKpiBookRequest *request, GError **error)
{
  g_autoptr (CrmKpiBook) book = g_new0 (CrmKpiBook, 1);
  gboolean own = !crm_db_in_transaction (db), ok;
  Reading reading = { .db = db, .model = model, .request = request, .book = book };

  g_atomic_ref_count_init (&book->references);
  book->periods = request->periods;
  book->today = crm_day_today ();
  book->entries = g_ptr_array_new_with_free_func (crm_kpi_entry_free);
  reading.by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  if (request->patience > 0)
    reading.until = g_get_monotonic_time () + request->patience;
  /* One moment for all of it. */
  ok = !own || crm_db_exec (db, "BEGIN", error);
  if (ok) {
    ok = read_book (&reading, error);
    /* Nothing was written: the end of a reader's transaction cannot lose anything. */
    if (own && !crm_db_exec (db, "ROLLBACK", ok ? error : NULL))
      ok = FALSE;
  }
  g_hash_table_unref (reading.by_id);
  return ok ? g_steal_pointer (&book) : NULL;
}

CrmKpiBook *
crm_kpi_book_read (CrmDb *db, CrmModel *model, const CrmPeriods *periods, gint64 only,
                   GError **error)
{
  CrmKpiBookRequest request = { .periods = *periods, .only = only };

  return crm_kpi_book_new (db, model, &request, error);
}
