/* crm-history-acts.c: one SELECT over the log's acts, made from what is wished for. */
#include "crm-history-acts.h"

#include "crm-fold-index.h"
#include "crm-history-change.h"

#define MOST_AUTHORS 500

void
crm_history_act_free (CrmHistoryAct *self)
{
  if (self == NULL)
    return;
  g_free (self->at);
  g_free (self->who);
  g_free (self->label);
  g_free (self);
}

/* Texts for the places $4, $5 … in order. */
static void
append_texts (GString *sql, GPtrArray *texts, const CrmHistoryWish *wish)
{
  const struct {
    const char *text, *condition;
  } conditions[] = {
    { wish->who, " AND t.\"who\" = $%u" },
    { wish->from, " AND t.\"at\" >= $%u" },
    { wish->before, " AND t.\"at\" < $%u" },
  };
  g_auto (GStrv) words = wish->words != NULL ? crm_fold_split (wish->words) : NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (conditions); i++) {
    if (conditions[i].text == NULL)
      continue;
    g_ptr_array_add (texts, g_strdup (conditions[i].text));
    g_string_append_printf (sql, conditions[i].condition, texts->len + 3);
  }
  for (guint i = 0; words != NULL && words[i] != NULL; i++) {
    g_ptr_array_add (texts, g_strdup (words[i]));
    g_string_append_printf (sql,
                            " AND (instr(crm_fold(coalesce(t.\"label\", '') || ' ' || "
                            "coalesce(t.\"who\", '')), $%u) > 0 OR EXISTS (SELECT 1 "
                            "FROM \"change\" c, json_each(c.\"old\") j WHERE c.\"tx\" = t.\"id\" "
                            "AND json_valid(c.\"old\") AND instr(crm_fold(j.\"value\"), $%u) > 0))",
                            texts->len + 3, texts->len + 3);
  }
}

/* How many acts one after the other this one takes back. In a damaged log as well an act reverts an
 * older one, or that is where it ends. */
static const char depth[] =
    "coalesce((WITH RECURSIVE r (id, n) AS (SELECT t.\"reverts\", 1 UNION ALL "
    "SELECT x.\"reverts\", r.n + 1 FROM \"tx\" x JOIN r ON x.\"id\" = r.id "
    "WHERE x.\"reverts\" < x.\"id\" AND r.n < 1000) "
    "SELECT max(n) FROM r WHERE id IS NOT NULL), 0)";

static char *
dup_select (const CrmHistoryWish *wish, GPtrArray *texts, guint limit)
{
  const char *of_kind = wish->kind == NULL ? ""
                        : wish->record > 0
                            ? " AND c.\"kind\" = $2 AND c.\"record\" = $3"
                            : " AND (c.\"kind\" = $2 OR c.\"kind\" GLOB $2 || '__*')";
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql,
                          "SELECT t.\"id\", t.\"at\", t.\"who\", t.\"label\", %s, "
                          "(SELECT count(*) FROM \"change\" c WHERE c.\"tx\" = t.\"id\"%s) "
                          "FROM \"tx\" t WHERE t.\"id\" < $1",
                          depth, of_kind);
  if (wish->record > 0)
    g_string_append_printf (sql, " AND t.\"id\" IN (SELECT c.\"tx\" FROM \"change\" c WHERE 1%s)",
                            of_kind);
  else if (wish->kind != NULL)
    g_string_append_printf (
        sql, " AND EXISTS (SELECT 1 FROM \"change\" c WHERE c.\"tx\" = t.\"id\"%s)", of_kind);
  append_texts (sql, texts, wish);
  g_string_append_printf (sql, " ORDER BY t.\"id\" DESC LIMIT %u", limit);
  return g_string_free (sql, FALSE);
}

static CrmHistoryAct *
new_act (CrmStatement *row)
{
  CrmHistoryAct *act = g_new0 (CrmHistoryAct, 1);

  act->tx = crm_statement_get_integer (row, 0);
  act->at = crm_history_change_dup_text (row, 1);
  act->who = crm_history_change_dup_text (row, 2);
  act->label = crm_history_change_dup_text (row, 3);
  act->reverts = (int) crm_statement_get_integer (row, 4);
  act->n_changes = crm_statement_get_integer (row, 5);
  return act;
}

GPtrArray *
crm_history_read_acts (CrmDb *db, const CrmHistoryWish *wish, gint64 below, guint limit,
                       GError **error)
{
  g_autoptr (GPtrArray) acts =
      g_ptr_array_new_with_free_func ((GDestroyNotify) crm_history_act_free);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *sql = dup_select (wish, texts, limit);
  g_autoptr (CrmStatement) statement = crm_db_prepare (db, sql, error);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return NULL;
  crm_statement_bind_integer (statement, 1, below > 0 ? below : G_MAXINT64);
  if (wish->kind != NULL)
    crm_statement_bind_text (statement, 2, wish->kind->name);
  if (wish->record > 0)
    crm_statement_bind_integer (statement, 3, wish->record);
  for (guint i = 0; i < texts->len; i++)
    crm_statement_bind_text (statement, (int) i + 4, g_ptr_array_index (texts, i));
  while (crm_statement_step (statement, &failure))
    g_ptr_array_add (acts, new_act (statement));
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return NULL;
  }
  return g_steal_pointer (&acts);
}

GStrv
crm_history_read_authors (CrmDb *db, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT DISTINCT \"who\" FROM \"tx\" WHERE \"who\" IS NOT NULL "
                       "ORDER BY crm_sort_key(\"who\") LIMIT %d",
                       MOST_AUTHORS);
  g_autoptr (CrmStatement) statement = crm_db_prepare (db, sql, error);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return NULL;
  while (crm_statement_step (statement, &failure)) {
    g_autofree char *name = crm_history_change_dup_text (statement, 0);

    g_strv_builder_add (names, name);
  }
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return NULL;
  }
  return g_strv_builder_end (names);
}
