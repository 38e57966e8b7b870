/* crm-standing.c: evaluates the guidance of the method over a programme, step by step, and puts
 * signatures, acceptances and milestones beside it. Its SQL names the kinds of the method that this
 * is about (signoff, acceptance, round, milestone); results and checks bring their own. Calls
 * crm-check and crm-db. */
#include "crm-standing-read.h"

#include <string.h>

#include "crm-i18n.h"

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

/* A question of one integer about this moment. */
static gboolean
ask (const CrmStandingWork *self, gint64 *out, GError **error, const char *format, ...)
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
read_begun (CrmStandingWork *self, int step, GError **error)
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
changed_since (const CrmStandingWork *self, gint64 tx, const guint8 *reads, gboolean *changed,
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
read_signature (const CrmStandingWork *self, int step, const char *result, const guint8 *reads,
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
read_acceptances (CrmStandingWork *self, GError **error)
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
read_results_of_step (CrmStandingWork *self, int step, GError **error)
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
read_planned (CrmStandingWork *self, int step, GError **error)
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

static gboolean
read_all (CrmStandingWork *self, GError **error)
{
  CrmStanding *standing = self->standing;

  /* One moment for all of it: a reader's transaction. */
  if (!crm_standing_ask_last_tx (self->db, &standing->last_tx, error) ||
      !ask (self, &standing->round, error,
            "SELECT id FROM round WHERE state = 'running' ORDER BY begins DESC NULLS LAST, id DESC "
            "LIMIT 1") ||
      !crm_standing_read_guidance (self, error) || !read_acceptances (self, error))
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
  CrmStandingWork reading = { self, db, model, NULL, previous, changed, cancellable, own };

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
