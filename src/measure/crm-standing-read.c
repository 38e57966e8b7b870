/* crm-standing-read.c: takes over what still holds from the standing before, and asks the rest of
 * one connection, or of two where the programme is large. */
#include "crm-standing-read.h"

/* Of a file: 20 MB, from which on a second connection is worth its opening. */
#define LARGE_PAGES 5000

/* Whether what was found before still holds: nothing it read has changed, on the same day. */
static gboolean
still_holds (const CrmStandingWork *self, const guint8 *reads)
{
  if (self->previous == NULL || self->changed == NULL ||
      self->previous->today != self->standing->today)
    return FALSE;
  /* The organisation's calendar decides what every period is. */
  for (guint i = 0; i < crm_model_get_n_kinds (self->model); i++)
    if (self->changed[i] && (reads[i] || crm_model_get_kind (self->model, i)->single))
      return FALSE;
  return TRUE;
}

static guint8 *
copy_reads (const CrmStandingWork *self, const guint8 *reads)
{
  return g_memdup2 (reads, crm_model_get_n_kinds (self->model));
}

static guint8 *
dup_reads (const CrmStandingWork *self, CrmDb *db, const CrmResult *result, GError **error)
{
  g_autofree char *sql = NULL;

  if (result->also == NULL)
    return crm_check_dup_kinds_read (db, self->model, self->with, result->sql, error);
  sql = g_strdup_printf ("SELECT (%s), count(*) FROM (%s)", result->also, result->sql);
  return crm_check_dup_kinds_read (db, self->model, self->with, sql, error);
}

static gboolean
read_result (const CrmStandingWork *self, CrmDb *db, CrmResultStanding *now, GError **error)
{
  const CrmResult *result = now->result;
  const CrmResultStanding *before =
      self->previous != NULL ? crm_standing_find_result (self->previous, result->name) : NULL;

  if (before != NULL && still_holds (self, before->reads)) {
    now->evidence = before->evidence;
    now->took = before->took;
    now->reads = copy_reads (self, before->reads);
    return TRUE;
  }
  /* Which tables they are depends on no record. */
  now->reads =
      before != NULL ? copy_reads (self, before->reads) : dup_reads (self, db, result, error);
  now->took = -g_get_monotonic_time ();
  if (now->reads == NULL ||
      !crm_check_read_evidence (result, db, self->with, self->cancellable, &now->evidence, error))
    return FALSE;
  now->took += g_get_monotonic_time ();
  return TRUE;
}

static gboolean
read_check (const CrmStandingWork *self, CrmDb *db, CrmCheckStanding *now, GError **error)
{
  const CrmCheck *check = now->check;
  const CrmCheckStanding *before =
      self->previous != NULL ? crm_standing_find_check (self->previous, check->name) : NULL;

  if (before != NULL && still_holds (self, before->reads)) {
    now->finding.count = before->finding.count;
    now->took = before->took;
    now->finding.ids = g_array_copy (before->finding.ids);
    now->reads = copy_reads (self, before->reads);
    return TRUE;
  }
  now->reads = before != NULL
                   ? copy_reads (self, before->reads)
                   : crm_check_dup_kinds_read (db, self->model, self->with, check->sql, error);
  now->took = -g_get_monotonic_time ();
  if (now->reads == NULL ||
      !crm_check_read_finding (check, db, self->with, self->cancellable, &now->finding, error))
    return FALSE;
  now->took += g_get_monotonic_time ();
  return TRUE;
}

static void
list_guidance (CrmStandingWork *self)
{
  const CrmMethod *method = crm_model_get_method (self->model);

  for (const CrmGuidance *const *g = method->guidance; g != NULL && *g != NULL; g++) {
    for (guint i = 0; i < (*g)->n_results; i++)
      g_array_append_val (self->standing->results,
                          ((CrmResultStanding){ .result = &(*g)->results[i] }));
    for (guint i = 0; i < (*g)->n_checks; i++)
      g_array_append_val (self->standing->checks,
                          ((CrmCheckStanding){ .check = &(*g)->checks[i] }));
  }
}

/* A check or a result that is to be asked. */
typedef struct {
  guint i;     /* of the checks, and after them of the results */
  gint64 took; /* when it was last asked, microseconds */
} Question;

/* Over a large programme two connections share the questions; who is free takes the next. */
typedef struct {
  const CrmStandingWork *reading;
  GArray *questions; /* Question: the dearest first, so that both end together */
  int next;          /* atomic */
  GError *failure;   /* of the second connection */
} Crew;

static int
compare_questions (gconstpointer a, gconstpointer b)
{
  const Question *first = a, *second = b;

  if (first->took != second->took)
    return first->took < second->took ? 1 : -1;
  return first->i < second->i ? -1 : 1;
}

static GArray *
list_questions (const CrmStandingWork *self)
{
  GArray *questions = g_array_new (FALSE, FALSE, sizeof (Question));
  GArray *checks = self->standing->checks, *results = self->standing->results;

  for (guint i = 0; i < checks->len + results->len; i++) {
    Question question = { i, 0 };

    if (self->previous != NULL && i < checks->len)
      question.took = g_array_index (self->previous->checks, CrmCheckStanding, i).took;
    else if (self->previous != NULL)
      question.took =
          g_array_index (self->previous->results, CrmResultStanding, i - checks->len).took;
    g_array_append_val (questions, question);
  }
  g_array_sort (questions, compare_questions);
  return questions;
}

static gboolean
ask (const CrmStandingWork *self, CrmDb *db, guint i, GError **error)
{
  GArray *checks = self->standing->checks, *results = self->standing->results;

  if (i < checks->len)
    return read_check (self, db, &g_array_index (checks, CrmCheckStanding, i), error);
  return read_result (self, db, &g_array_index (results, CrmResultStanding, i - checks->len),
                      error);
}

static gboolean
take_questions (Crew *crew, CrmDb *db, GError **error)
{
  guint i;

  while (i = (guint) g_atomic_int_add (&crew->next, 1), i < crew->questions->len)
    if (!ask (crew->reading, db, g_array_index (crew->questions, Question, i).i, error)) {
      g_atomic_int_set (&crew->next, (int) crew->questions->len); /* nobody goes on */
      return FALSE;
    }
  return TRUE;
}

gboolean
crm_standing_ask_last_tx (CrmDb *db, gint64 *out, GError **error)
{
  return crm_db_get_integer (db, "SELECT coalesce (max (id), 0) FROM tx", out, error);
}

/* Where it does not see the same moment it leaves all to the first. */
static gpointer
help_reading (gpointer data)
{
  Crew *crew = data;
  const CrmStandingWork *self = crew->reading;
  g_autoptr (CrmDb) db = crm_db_open (crm_db_get_path (self->db), CRM_DB_READ_ONLY, NULL);
  gint64 last_tx = 0;

  if (db == NULL || !crm_db_exec (db, "BEGIN", NULL))
    return NULL;
  if (crm_standing_ask_last_tx (db, &last_tx, NULL) && last_tx == self->standing->last_tx)
    take_questions (crew, db, &crew->failure);
  crm_db_exec (db, "ROLLBACK", NULL);
  return NULL;
}

static gboolean
wants_help (const CrmStandingWork *self)
{
  gint64 pages = 0;

  return self->own && crm_db_get_path (self->db) != NULL && !crm_db_is_immutable (self->db) &&
         crm_db_get_integer (self->db, "PRAGMA page_count", &pages, NULL) && pages > LARGE_PAGES;
}

gboolean
crm_standing_read_guidance (CrmStandingWork *self, GError **error)
{
  g_autoptr (GArray) questions = NULL;
  Crew crew = { .reading = self };
  GThread *helper;
  gboolean ok;

  list_guidance (self);
  crew.questions = questions = list_questions (self);
  helper = wants_help (self) ? g_thread_new ("checking", help_reading, &crew) : NULL;
  ok = take_questions (&crew, self->db, error);
  if (helper != NULL)
    g_thread_join (helper);
  if (ok && crew.failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&crew.failure));
    return FALSE;
  }
  g_clear_error (&crew.failure);
  return ok;
}
