/* crm-store-create.c: a new document: its tables, its single records and what it begins with, made
 * beside its place and put there whole. Nobody sees half of it, and nothing that is there is
 * replaced. */
#include "crm-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "crm-backup.h"
#include "crm-edit.h"
#include "crm-i18n.h"
#include "crm-open.h"
#include "crm-schema.h"

static gboolean
insert_single (CrmDb *db, const CrmKind *kind, const CrmStoreSetup *setup, GError **error)
{
  static const CrmLocale plain = CRM_LOCALE_PLAIN ("", 0);
  CrmValue *values = crm_values_new (kind->n_fields);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) places = g_string_new (NULL);
  g_autofree char *sql = NULL;
  g_autofree char *fold = NULL;
  g_autoptr (CrmStatement) statement = NULL;
  const char *currency = setup->currency != NULL ? setup->currency : "IRR";
  guint decimals = 0;
  gboolean ok = TRUE;
  int n = 0;

  crm_currency_get_decimals (currency, &decimals);
  for (guint i = 0; ok && i < kind->n_fields; i++) {
    const CrmField *field = &kind->fields[i];

    if (strcmp (field->name, "name") == 0 && setup->organisation != NULL)
      ok = crm_field_parse (field, setup->organisation, -1, &plain, NULL, &values[i], NULL, error);
    else if (strcmp (field->name, "currency") == 0)
      values[i] = crm_value_text (currency);
    else if (strcmp (field->name, "decimals") == 0)
      values[i] = crm_value_integer (decimals);
    else if (strcmp (field->name, "calendar") == 0)
      values[i] = crm_value_text (setup->calendar == CRM_CALENDAR_JALALI ? "jalali" : "gregorian");
  }
  crm_kind_fill_initial (kind, values);
  for (guint i = 0; ok && i < kind->n_fields; i++) {
    if (!crm_field_is_stored (&kind->fields[i]))
      continue;
    ok = crm_field_check (&kind->fields[i], &values[i], error);
    n++;
    g_string_append_printf (names, "\"%s\", ", kind->fields[i].name);
    g_string_append_printf (places, "$%d, ", n);
  }
  if (ok) {
    gboolean folded = crm_kind_has_fold (kind);

    sql = g_strdup_printf ("INSERT INTO \"%s\" (%s%s\"id\") VALUES (%s%s1)", kind->name, names->str,
                           folded ? "\"fold\", " : "", places->str, folded ? "$200, " : "");
    statement = crm_db_prepare (db, sql, error);
    ok = statement != NULL;
    n = 0;
    for (guint i = 0; ok && i < kind->n_fields; i++)
      if (crm_field_is_stored (&kind->fields[i]))
        crm_statement_bind (statement, ++n, &values[i]);
    fold = crm_kind_dup_fold (kind, values);
    if (ok && folded)
      crm_statement_bind_text (statement, 200, fold);
    ok = ok && crm_statement_run (statement, error);
  }
  crm_values_free (values, kind->n_fields);
  return ok;
}

static gboolean
fill_new_file (CrmDb *db, const CrmMethod *method, const CrmStoreSetup *setup, GError **error)
{
  g_autoptr (CrmModel) model = crm_model_new (method, 0);

  if (!crm_db_execf (db, error, "PRAGMA application_id = %u; PRAGMA synchronous = FULL; BEGIN",
                     method->application_id) ||
      !crm_schema_migrate (db, method, 0, error))
    return FALSE;
  for (guint i = 0; i < crm_model_get_n_kinds (model); i++) {
    const CrmKind *kind = crm_model_get_kind (model, i);

    if (kind->single && !insert_single (db, kind, setup, error))
      return FALSE;
  }
  return crm_db_exec (db, "COMMIT", error);
}

/* An act like any other, so that it can be taken back and the log knows who began. */
static gboolean
add_beginning (CrmDb *db, const CrmMethod *method, const CrmStoreSetup *setup, GError **error)
{
  g_autoptr (CrmModel) model = crm_model_new (method, 0);
  g_autoptr (CrmEdit) edit = crm_edit_begin_on (db, model, g_get_user_name (), setup->label, error);

  if (edit == NULL || !setup->fill (edit, setup->data, error))
    return FALSE;
  return crm_edit_commit (g_steal_pointer (&edit), error);
}

/* Nobody else reads what is being made. */
static gboolean
make_file (const char *part, const CrmMethod *method, const CrmStoreSetup *setup, GError **error)
{
  int fd = g_open (part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  g_autoptr (CrmDb) db = NULL;

  if (fd >= 0)
    close (fd);
  db = crm_db_open (part, CRM_DB_CREATE, error);
  return db != NULL && fill_new_file (db, method, setup, error) &&
         (setup->fill == NULL || add_beginning (db, method, setup, error));
}

CrmStore *
crm_store_create (const char *path, const CrmMethod *method, const CrmStoreSetup *setup,
                  GError **error)
{
  static const CrmStoreSetup nothing = { .calendar = CRM_CALENDAR_JALALI };
  g_autofree char *part = g_strdup_printf ("%s.%d.part", path, (int) getpid ());
  g_autofree char *folder = g_path_get_dirname (path);
  int code;

  if (!crm_backup_check_target (path, FALSE, error))
    return NULL;
  g_unlink (part);
  if (!make_file (part, method, setup != NULL ? setup : &nothing, error)) {
    g_unlink (part);
    return NULL;
  }
  /* A link does not replace what somebody else made meanwhile, a rename would. */
  code = link (part, path) == 0 ? 0 : errno;
  if (code == EPERM || code == ENOTSUP || code == ENOSYS)
    code = g_rename (part, path) == 0 ? 0 : errno;
  g_unlink (part);
  if (code != 0) {
    g_set_error (error, CRM_ERROR, CRM_ERROR_FAILED, _ ("“%s” cannot be made: %s."), path,
                 g_strerror (code));
    return NULL;
  }
  crm_open_sync (folder);
  crm_open_remember (path);
  return crm_store_open (path, method, CRM_STORE_WORK, error);
}
