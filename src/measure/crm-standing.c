/* crm-standing.c: evaluates the guidance of the method over a programme, step by step, and puts
 * signatures, acceptances and milestones beside it. Its SQL names the kinds of the method that this
 * is about (signoff, acceptance, round, milestone); results and checks bring their own. Calls
 * crm-check and crm-db. */
#include "crm-standing.h"

#include <string.h>

#include "crm-i18n.h"

/* Of a file: 20 MB, from which on a second connection is worth its opening. */
#define LARGE_PAGES 5000

typedef struct {
  CrmStanding *standing;
  CrmDb *db;
  CrmModel *model;
  char *with;
  const CrmStanding *previous; /* NULL: nothing can be reused */
  const guint8 *changed;
  GCancellable *cancellable;
  gboolean own; /* the transaction is: what it sees is in the file */
} Reading;

static void
signature_clear (CrmSignature *self)
{
  g_free (self->signer);
  g_free (self->at);
  g_free (self->remark);
  g_free (self->reason);
}

static void
result_clear (gpointer data)
{
  CrmResultStanding *self = data;

  signature_clear (&self->signature);
  g_free (self->reads);
}

static void
check_clear (gpointer data)
{
  CrmCheckStanding *self = data;

  crm_finding_clear (&self->finding);
  g_free (self->reason);
  g_free (self->reads);
}

void
crm_standing_free (CrmStanding *self)
{
  for (int step = 0; step < CRM_STANDING_STEPS; step++)
    signature_clear (&self->steps[step].signature);
  g_array_unref (self->results);
  g_array_unref (self->checks);
  g_free (self);
}

/* Whether what was found before still holds: nothing it read has changed, on the same day. */
static gboolean
still_holds (const Reading *self, const guint8 *reads)
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
copy_reads (const Reading *self, const guint8 *reads)
{
  return g_memdup2 (reads, crm_model_get_n_kinds (self->model));
}

static guint8 *
dup_reads (const Reading *self, CrmDb *db, const CrmResult *result, GError **error)
{
  g_autofree char *sql = NULL;

  if (result->also == NULL)
    return crm_check_dup_kinds_read (db, self->model, self->with, result->sql, error);
  sql = g_strdup_printf ("SELECT (%s), count(*) FROM (%s)", result->also, result->sql);
  return crm_check_dup_kinds_read (db, self->model, self->with, sql, error);
}

static gboolean
read_result (const Reading *self, CrmDb *db, CrmResultStanding *now, GError **error)
{
  const CrmResult *result = now->result;
  const CrmResultStanding *before =
      self->previous != NULL ? crm_standing_find_result (self->previous, result->name) : NULL;

  if (before != NULL && still_holds (self, before->reads)) {
    now->evidence = before->evidence;
    now->reads = copy_reads (self, before->reads);
    return TRUE;
  }
  /* Which tables they are depends on no record. */
  now->reads =
      before != NULL ? copy_reads (self, before->reads) : dup_reads (self, db, result, error);
  return now->reads != NULL &&
         crm_check_read_evidence (result, db, self->with, self->cancellable, &now->evidence, error);
}

static gboolean
read_check (const Reading *self, CrmDb *db, CrmCheckStanding *now, GError **error)
{
  const CrmCheck *check = now->check;
  const CrmCheckStanding *before =
      self->previous != NULL ? crm_standing_find_check (self->previous, check->name) : NULL;

  if (before != NULL && still_holds (self, before->reads)) {
    now->finding.count = before->finding.count;
    now->finding.ids = g_array_copy (before->finding.ids);
    now->reads = copy_reads (self, before->reads);
    return TRUE;
  }
  now->reads = before != NULL
                   ? copy_reads (self, before->reads)
                   : crm_check_dup_kinds_read (db, self->model, self->with, check->sql, error);
  return now->reads != NULL &&
         crm_check_read_finding (check, db, self->with, self->cancellable, &now->finding, error);
}

/* A question of one integer about this moment. */
static gboolean
ask (const Reading *self, gint64 *out, GError **error, const char *format, ...)
{
  g_autofree char *question = NULL, *sql = NULL;
  va_list arguments;

  va_start (arguments, format);
  question = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  sql = g_strconcat (self->with, question, NULL);
  return crm_db_get_integer (self->db, sql, out, error);
}

/* The programme has begun as soon as anything was written in it. */
static gboolean
read_begun (Reading *self, int step, GError **error)
{
  CrmStepStanding *now = &self->standing->steps[step];
  gint64 found = 0;

  for (guint i = 0; !now->begun && i < crm_model_get_n_kinds (self->model); i++) {
    const CrmKind *kind = crm_model_get_kind (self->model, i);

    if (kind->single || crm_model_is_link_kind (self->model, kind) ||
        (step > 0 && kind->step != step))
      continue;
    if (!ask (self, &found, error, "SELECT EXISTS (SELECT 1 FROM \"%s\")", kind->name))
      return FALSE;
    now->begun = found != 0;
  }
  if (!now->begun && step > 0) {
    if (!ask (self, &found, error,
              "SELECT EXISTS (SELECT 1 FROM milestone WHERE step = '%d' AND planned_start <= "
              "(SELECT today FROM at))",
              step))
      return FALSE;
    now->begun = found != 0;
  }
  return TRUE;
}

/* Signatures. */

static char *
dup_column (CrmStatement *row, int column)
{
  const char *text = crm_statement_get_text (row, column, NULL);

  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}

static gboolean
changed_since (const Reading *self, gint64 tx, const guint8 *reads, gboolean *changed,
               GError **error)
{
  g_autoptr (CrmStatement) statement =
      crm_db_prepare (self->db, "SELECT DISTINCT kind FROM change WHERE tx > $1", error);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return FALSE;
  crm_statement_bind_integer (statement, 1, tx);
  while (!*changed && crm_statement_step (statement, &failure)) {
    const char *name = crm_statement_get_text (statement, 0, NULL);
    const CrmKind *kind = name != NULL ? crm_model_find_kind (self->model, name) : NULL;

    *changed = kind != NULL && reads[crm_model_get_index (self->model, kind)];
  }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* result NULL: the signature under the whole step. reads: what that evidence looks at. */
static gboolean
read_signature (const Reading *self, int step, const char *result, const guint8 *reads,
                CrmSignature *out, GError **error)
{
  g_autoptr (CrmStatement) statement =
      crm_db_prepare (self->db,
                      "SELECT s.id, p.name, s.at, s.remark, s.reason, coalesce (s.signed_tx, -1), "
                      "s.round IS NOT $3 "
                      "FROM signoff s LEFT JOIN person p ON p.id = s.person "
                      "WHERE s.step = $1 AND s.deliverable IS $2 "
                      "ORDER BY s.round IS NOT $3, s.at DESC NULLS LAST, s.id DESC LIMIT 1",
                      error);
  g_autofree char *word = g_strdup_printf ("%d", step);
  g_autoptr (GError) failure = NULL;
  gint64 tx = -1;

  if (statement == NULL)
    return FALSE;
  crm_statement_bind_text (statement, 1, word);
  crm_statement_bind_text (statement, 2, result);
  if (self->standing->round > 0)
    crm_statement_bind_integer (statement, 3, self->standing->round);
  else
    crm_statement_bind_text (statement, 3, NULL);
  if (crm_statement_step (statement, &failure)) {
    out->id = crm_statement_get_integer (statement, 0);
    out->signer = dup_column (statement, 1);
    out->at = dup_column (statement, 2);
    out->remark = dup_column (statement, 3);
    out->reason = dup_column (statement, 4);
    tx = crm_statement_get_integer (statement, 5);
    out->earlier = crm_statement_get_integer (statement, 6) != 0;
  }
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  /* A signature that was typed or imported does not know at which change it was made. */
  return out->id == 0 || tx < 0 || changed_since (self, tx, reads, &out->changed, error);
}

static gboolean
read_acceptances (Reading *self, GError **error)
{
  g_autoptr (CrmStatement) statement = crm_db_prepare (
      self->db,
      "SELECT id, \"check\", reason FROM acceptance WHERE round IS NULL OR round IS $1 "
      "ORDER BY at, id",
      error);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return FALSE;
  if (self->standing->round > 0)
    crm_statement_bind_integer (statement, 1, self->standing->round);
  else
    crm_statement_bind_text (statement, 1, NULL);
  while (crm_statement_step (statement, &failure)) {
    const char *name = crm_statement_get_text (statement, 1, NULL);

    for (guint i = 0; i < self->standing->checks->len; i++) {
      CrmCheckStanding *check = &g_array_index (self->standing->checks, CrmCheckStanding, i);

      if (g_strcmp0 (check->check->name, name) != 0)
        continue;
      check->acceptance = crm_statement_get_integer (statement, 0);
      g_free (check->reason);
      check->reason = dup_column (statement, 2);
    }
  }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* Putting it together. */

static gboolean
read_results_of_step (Reading *self, int step, GError **error)
{
  g_autofree guint8 *reads = g_new0 (guint8, crm_model_get_n_kinds (self->model));
  CrmStepStanding *now = &self->standing->steps[step];
  double sum = 0;

  for (guint i = 0; i < self->standing->results->len; i++) {
    CrmResultStanding *result = &g_array_index (self->standing->results, CrmResultStanding, i);

    if (result->result->step != step)
      continue;
    if (!read_signature (self, step, result->result->name, result->reads, &result->signature,
                         error))
      return FALSE;
    for (guint k = 0; k < crm_model_get_n_kinds (self->model); k++)
      reads[k] |= result->reads[k];
    now->n_results++;
    now->n_met += result->evidence.met;
    now->n_signed += result->signature.id > 0 && !result->signature.earlier;
    sum += result->evidence.share;
  }
  now->progress = now->n_results > 0 ? sum / now->n_results : 0;
  return step == 0 || read_signature (self, step, NULL, reads, &now->signature, error);
}

/* Share of the results whose milestone is due: the latest one that delivers it decides. */
static gboolean
read_planned (Reading *self, int step, GError **error)
{
  CrmStepStanding *now = &self->standing->steps[step];
  g_autoptr (GString) names = g_string_new (NULL);
  gint64 due = 0;

  for (guint i = 0; i < self->standing->results->len; i++) {
    const CrmResult *result = g_array_index (self->standing->results, CrmResultStanding, i).result;

    if (result->step == step)
      g_string_append_printf (names, "%s'%s'", names->len > 0 ? ", " : "", result->name);
  }
  if (names->len == 0)
    return TRUE;
  if (!ask (self, &due, error,
            "SELECT count(*) FROM (SELECT delivers FROM milestone WHERE delivers IN (%s) GROUP BY "
            "delivers HAVING max (coalesce (planned_finish, 999999)) <= (SELECT today FROM at))",
            names->str))
    return FALSE;
  now->planned = (double) due / now->n_results;
  return TRUE;
}

static void
judge_checks (CrmStanding *self)
{
  for (guint i = 0; i < self->checks->len; i++) {
    CrmCheckStanding *check = &g_array_index (self->checks, CrmCheckStanding, i);
    CrmStepStanding *step = &self->steps[check->check->step];

    step->n_checks++;
    if (!step->begun)
      check->state = CRM_CHECK_SILENT;
    else if (check->finding.count == 0)
      check->state = CRM_CHECK_PASSES;
    else
      check->state = check->acceptance > 0 ? CRM_CHECK_ACCEPTED : CRM_CHECK_FAILS;
    step->n_failing += check->state == CRM_CHECK_FAILS;
    step->n_accepted += check->state == CRM_CHECK_ACCEPTED;
  }
}

static void
list_guidance (Reading *self)
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

/* Over a large programme two connections share the questions; who is free takes the next. */
typedef struct {
  const Reading *reading;
  int next;        /* atomic: the checks first, which are dearer, then the results */
  GError *failure; /* of the second connection */
} Crew;

static gboolean
take_questions (Crew *crew, CrmDb *db, GError **error)
{
  const Reading *self = crew->reading;
  GArray *checks = self->standing->checks, *results = self->standing->results;
  guint i;

  while (i = (guint) g_atomic_int_add (&crew->next, 1), i < checks->len + results->len) {
    gboolean ok =
        i < checks->len
            ? read_check (self, db, &g_array_index (checks, CrmCheckStanding, i), error)
            : read_result (self, db, &g_array_index (results, CrmResultStanding, i - checks->len),
                           error);

    if (!ok) {
      g_atomic_int_set (&crew->next, (int) (checks->len + results->len)); /* nobody goes on */
      return FALSE;
    }
  }
  return TRUE;
}

static gboolean
ask_last_tx (CrmDb *db, gint64 *out, GError **error)
{
  return crm_db_get_integer (db, "SELECT coalesce (max (id), 0) FROM tx", out, error);
}

/* Where it does not see the same moment it leaves all to the first. */
static gpointer
help_reading (gpointer data)
{
  Crew *crew = data;
  const Reading *self = crew->reading;
  g_autoptr (CrmDb) db = crm_db_open (crm_db_get_path (self->db), CRM_DB_READ_ONLY, NULL);
  gint64 last_tx = 0;

  if (db == NULL || !crm_db_exec (db, "BEGIN", NULL))
    return NULL;
  if (ask_last_tx (db, &last_tx, NULL) && last_tx == self->standing->last_tx)
    take_questions (crew, db, &crew->failure);
  crm_db_exec (db, "ROLLBACK", NULL);
  return NULL;
}

static gboolean
wants_help (const Reading *self)
{
  gint64 pages = 0;

  return self->own && crm_db_get_path (self->db) != NULL && !crm_db_is_immutable (self->db) &&
         crm_db_get_integer (self->db, "PRAGMA page_count", &pages, NULL) && pages > LARGE_PAGES;
}

static gboolean
read_guidance (Reading *self, GError **error)
{
  Crew crew = { .reading = self };
  GThread *helper;
  gboolean ok;

  list_guidance (self);
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

static gboolean
read_all (Reading *self, GError **error)
{
  CrmStanding *standing = self->standing;

  /* One moment for all of it: a reader's transaction. */
  if (!ask_last_tx (self->db, &standing->last_tx, error) ||
      !ask (self, &standing->round, error,
            "SELECT id FROM round WHERE state = 'running' ORDER BY begins DESC NULLS LAST, id DESC "
            "LIMIT 1") ||
      !read_guidance (self, error) || !read_acceptances (self, error))
    return FALSE;
  for (int step = 0; step < CRM_STANDING_STEPS; step++) {
    standing->steps[step].step = step;
    if (!read_begun (self, step, error) || !read_results_of_step (self, step, error) ||
        !read_planned (self, step, error))
      return FALSE;
  }
  judge_checks (standing);
  return TRUE;
}

CrmStanding *
crm_standing_new (CrmDb *db, CrmModel *model, CrmDay today, const CrmStanding *previous,
                  const guint8 *changed, GCancellable *cancellable, GError **error)
{
  g_autoptr (CrmStanding) self = g_new0 (CrmStanding, 1);
  CrmSettings settings = CRM_SETTINGS_INIT;
  gboolean own = !crm_db_in_transaction (db), ok;
  Reading reading = { self, db, model, NULL, previous, changed, cancellable, own };

  self->today = today;
  self->results = g_array_new (FALSE, FALSE, sizeof (CrmResultStanding));
  self->checks = g_array_new (FALSE, FALSE, sizeof (CrmCheckStanding));
  g_array_set_clear_func (self->results, result_clear);
  g_array_set_clear_func (self->checks, check_clear);
  if (own && !crm_db_exec (db, "BEGIN", error))
    return NULL;
  ok = crm_settings_read (db, model, &settings, error);
  reading.with = crm_check_dup_with (today, &settings);
  ok = ok && read_all (&reading, error);
  g_free (reading.with);
  /* Nothing was written: the end of a reader's transaction cannot lose anything. */
  if (own && !crm_db_exec (db, "ROLLBACK", ok ? error : NULL))
    return NULL;
  return ok ? g_steal_pointer (&self) : NULL;
}

const CrmResultStanding *
crm_standing_find_result (const CrmStanding *self, const char *name)
{
  for (guint i = 0; i < self->results->len; i++) {
    const CrmResultStanding *result = &g_array_index (self->results, CrmResultStanding, i);

    if (strcmp (result->result->name, name) == 0)
      return result;
  }
  return NULL;
}

const CrmCheckStanding *
crm_standing_find_check (const CrmStanding *self, const char *name)
{
  for (guint i = 0; i < self->checks->len; i++) {
    const CrmCheckStanding *check = &g_array_index (self->checks, CrmCheckStanding, i);

    if (strcmp (check->check->name, name) == 0)
      return check;
  }
  return NULL;
}

/* In words. */

char *
crm_check_dup_fact (const CrmCheckStanding *self, const CrmLocale *locale)
{
  g_autofree char *count = crm_integer_format (self->finding.count, locale);
  const CrmCheck *check = self->check;
  GString *fact;

  if (check->many == NULL || self->finding.count == 0)
    return g_strdup (_ (check->one));
  /* Data, not a format: the singular may say the one without a number. */
  fact = g_string_new (ngettext (check->one, check->many, (gulong) self->finding.count));
  g_string_replace (fact, "%s", count, 1);
  return g_string_free (fact, FALSE);
}

char *
crm_result_dup_evidence (const CrmResultStanding *self, const CrmLocale *locale)
{
  g_autofree char *in = crm_integer_format (self->evidence.in, locale);
  g_autofree char *of =
      crm_integer_format (MAX (self->evidence.asked, self->evidence.needed), locale);

  /* Translators: evidence of a result, such as "6 of 7 promises". */
  return g_strdup_printf (C_ ("evidence", "%s of %s %s"), in, of,
                          crm_i18n_pgettext (self->result->unit, sizeof "evidence"));
}

char *
crm_standing_dup_statement (const CrmStanding *self, int step, const CrmResult *result,
                            const CrmLocale *locale)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->results->len; i++) {
    const CrmResultStanding *item = &g_array_index (self->results, CrmResultStanding, i);
    g_autofree char *evidence = NULL;

    if (item->result->step != step || (result != NULL && item->result != result))
      continue;
    evidence = crm_result_dup_evidence (item, locale);
    g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "\n" : "", _ (item->result->title),
                            evidence);
  }
  return g_string_free (text, FALSE);
}
