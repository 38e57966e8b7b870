/* crm-check.c: SELECTs of results and checks, wrapped so that counting, the first ids and a table's
 * filter all come from the same text. Calls crm-db and the calendar; knows nothing of CRM. */
#include "crm-check.h"

#include "crm-i18n.h"

static void
append_span (GString *with, CrmPeriod period, const char *frequency, CrmDay today,
             const CrmSettings *settings)
{
  CrmDay begins = today, ends;

  g_string_append_printf (with, "%s('%s'", period == CRM_PERIOD_DAY ? "" : ", ", frequency);
  /* The period that holds today, and the three before it. */
  for (int i = 0; i < 4; i++) {
    crm_period_around (i > 0 ? begins - 1 : today, period, settings->calendar,
                       settings->fiscal_month, &begins, &ends);
    g_string_append_printf (with, ", %d, %d", begins, ends);
  }
  g_string_append_c (with, ')');
}

char *
crm_check_dup_with (CrmDay today, const CrmSettings *settings)
{
  static const char *const frequencies[] = { "day", "week", "month", "quarter", "half", "year" };
  GString *with = g_string_new (NULL);
  CrmDay quarter, quarter_ends, year, year_ends;
  int y, m, d;

  crm_day_to_civil (today, CRM_CALENDAR_GREGORIAN, &y, &m, &d);
  crm_period_around (today, CRM_PERIOD_QUARTER, settings->calendar, settings->fiscal_month,
                     &quarter, &quarter_ends);
  crm_period_around (today, CRM_PERIOD_YEAR, settings->calendar, settings->fiscal_month, &year,
                     &year_ends);
  /* The end of the day: whatever happened today has happened. */
  g_string_append_printf (
      with,
      "WITH at (today, now, quarter_begins, quarter_ends, "
      "year_begins, year_ends) AS (VALUES (%d, '%04d-%02d-%02dT23:59', "
      "%d, %d, %d, %d)), "
      "span (frequency, begins, ends, last_begins, "
      "last_ends, second_begins, second_ends, third_begins, third_ends) AS (VALUES ",
      today, y, m, d, quarter, quarter_ends, year, year_ends);
  for (guint i = 0; i < G_N_ELEMENTS (frequencies); i++)
    append_span (with, (CrmPeriod) i, frequencies[i], today, settings);
  g_string_append (with, ") ");
  return g_string_free (with, FALSE);
}

static CrmStatement *
start (CrmDb *db, const char *sql, GCancellable *cancellable, GError **error)
{
  if (g_cancellable_is_cancelled (cancellable)) {
    g_set_error_literal (error, CRM_ERROR, CRM_ERROR_CANCELLED, _ ("Stopped on request."));
    return NULL;
  }
  if (cancellable != NULL)
    crm_db_set_cancellable (db, cancellable);
  return crm_db_prepare (db, sql, error);
}

static gboolean
finish (CrmDb *db, CrmStatement *statement, GCancellable *cancellable, GError *failure,
        GError **error)
{
  if (cancellable != NULL)
    crm_db_set_cancellable (db, NULL);
  crm_statement_finish (statement);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

void
crm_check_judge (const CrmResult *result, CrmEvidence *self)
{
  gint64 percent = result->percent > 0 ? result->percent : 100;
  gboolean besides = result->also != NULL;
  gint64 done, asked;

  self->needed = (self->asked * percent + 99) / 100;
  if (self->asked > 0 || !result->none_will_do)
    self->needed = MAX (self->needed, MAX (result->least, 1));
  self->met = self->in >= self->needed && self->also;
  /* The condition besides is one more thing to do; that nothing breaks it is no achievement. */
  done =
      MIN (self->in, self->needed) + (besides && self->also && (self->in > 0 || self->needed == 0));
  asked = self->needed + besides;
  self->share = asked > 0 ? (double) done / (double) asked : 1;
}

gboolean
crm_check_read_evidence (const CrmResult *result, CrmDb *db, const char *with,
                         GCancellable *cancellable, CrmEvidence *out, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("%sSELECT count(*) FILTER (WHERE ok), count(*), (%s) FROM "
                       "(SELECT ok FROM (SELECT NULL AS id, 0 AS ok WHERE FALSE "
                       "UNION ALL SELECT * FROM (%s)))",
                       with, result->also != NULL ? result->also : "1", result->sql);
  CrmStatement *statement = start (db, sql, cancellable, error);
  GError *failure = NULL;

  if (statement == NULL)
    return finish (db, NULL, cancellable, NULL, NULL) && FALSE;
  *out = (CrmEvidence){ 0 };
  if (crm_statement_step (statement, &failure)) {
    out->in = crm_statement_get_integer (statement, 0);
    out->asked = crm_statement_get_integer (statement, 1);
    out->also = crm_statement_get_integer (statement, 2) != 0;
  }
  if (!finish (db, statement, cancellable, failure, error))
    return FALSE;
  crm_check_judge (result, out);
  return TRUE;
}

gboolean
crm_check_read_finding (const CrmCheck *check, CrmDb *db, const char *with,
                        GCancellable *cancellable, CrmFinding *out, GError **error)
{
  g_autofree char *sql = g_strconcat (with, check->sql, NULL);
  CrmStatement *statement = start (db, sql, cancellable, error);
  GError *failure = NULL;

  if (statement == NULL)
    return finish (db, NULL, cancellable, NULL, NULL) && FALSE;
  *out = (CrmFinding){ 0, g_array_new (FALSE, FALSE, sizeof (gint64)) };
  while (crm_statement_step (statement, &failure)) {
    gint64 id = crm_statement_get_integer (statement, 0);

    out->count++;
    if (!crm_statement_is_null (statement, 0) && out->ids->len < CRM_CHECK_MOST_IDS)
      g_array_append_val (out->ids, id);
  }
  if (finish (db, statement, cancellable, failure, error))
    return TRUE;
  crm_finding_clear (out);
  return FALSE;
}

void
crm_finding_clear (CrmFinding *self)
{
  g_clear_pointer (&self->ids, g_array_unref);
  self->count = 0;
}

char *
crm_check_dup_result_ids (const CrmResult *result, const char *with, gboolean missing)
{
  return g_strdup_printf ("%sSELECT id FROM (SELECT NULL AS id, 0 AS ok WHERE FALSE "
                          "UNION ALL SELECT * FROM (%s)) WHERE id IS NOT NULL AND %s "
                          "coalesce(ok, 0)",
                          with, result->sql, missing ? "NOT" : "");
}

char *
crm_check_dup_check_ids (const CrmCheck *check, const char *with)
{
  return g_strdup_printf ("%sSELECT id FROM (SELECT NULL AS id WHERE FALSE UNION ALL "
                          "SELECT * FROM (%s)) WHERE id IS NOT NULL",
                          with, check->sql);
}

guint8 *
crm_check_dup_kinds_read (CrmDb *db, CrmModel *model, const char *with, const char *sql,
                          GError **error)
{
  g_autofree char *whole = g_strconcat (with, sql, NULL);
  g_autoptr (GPtrArray) tables = crm_db_list_tables (db, whole, error);
  guint8 *kinds;

  if (tables == NULL)
    return NULL;
  kinds = g_new0 (guint8, crm_model_get_n_kinds (model));
  for (guint i = 0; i < tables->len; i++) {
    const CrmKind *kind = crm_model_find_kind (model, g_ptr_array_index (tables, i));

    if (kind != NULL)
      kinds[crm_model_get_index (model, kind)] = 1;
  }
  return kinds;
}
