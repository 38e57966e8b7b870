/* crm-sample.c: the example programme: the CSV files of data/sample, unpacked one after the
 * other into a private folder and imported in the order in which they name each other. A file of
 * a language comes before one that serves both. Nothing here knows what the files say. */
#include "crm-sample.h"

#include <glib/gstdio.h>

#include "crm-i18n.h"
#include "crm-sample-resources.h"

#define FOLDER "/org/hashtgam/sample"
#define AUTHOR "Hashtgam"

typedef struct {
  const char *kind;
  const char *file; /* NULL: called like the kind */
} Part;

/* A kind comes twice where two kinds refer to each other: the second file has the references. */
/* clang-format off */
static const Part parts[] = {
  { "organisation" }, { "holiday" }, { "price_index" }, { "round" },
  { "unit" }, { "job" }, { "person" }, { "unit", "unit-heads" },
  { "system" }, { "channel" }, { "tier" }, { "segment" },
  { "vision" }, { "definition" }, { "acknowledgement" },
  { "kpi" }, { "target" }, { "measurement" }, { "goal" }, { "promise" },
  { "skill" }, { "course" }, { "attendance" }, { "job_skill" }, { "person_skill" },
  { "meeting" }, { "decision" }, { "action" }, { "milestone" }, { "risk" },
  { "assessment" }, { "signoff" }, { "attachment" },
  { "product" }, { "customer" }, { "purchase" }, { "customer_cost" },
  { "account_plan" }, { "agreement" }, { "customer_decision" }, { "loyalty" },
  { "need" }, { "competitor" }, { "competitor_action" }, { "strength" },
  { "strategy" }, { "tactic" }, { "kpi", "kpi-strategies" }, { "commitment" },
  { "interaction" }, { "complaint" }, { "survey" }, { "question" }, { "response" }, { "answer" },
  { "lesson" }, { "recording_duty" }, { "touchpoint" },
  { "leadership" }, { "observation" }, { "knowledge" }, { "message" }, { "suggestion" },
  { "scheme" }, { "participant" }, { "criterion" }, { "appraisal" }, { "payout" },
  { "sanction" }, { "career_step" },
  { "process" }, { "activity" }, { "flow" }, { "responsibility" },
  { "data_item" }, { "access" },
  { "requirement" }, { "option" }, { "fit" }, { "choice" },
  { "review" }, { "improvement" }, { "benefit" }, { "investment" },
};
/* clang-format on */

static GBytes *
look_up (const char *language, const Part *part, GError **error)
{
  GResource *resource = crm_sample_get_resource ();
  const char *file = part->file != NULL ? part->file : part->kind;
  g_autofree char *own = g_strdup_printf (FOLDER "/%s/%s.csv", language, file);
  g_autofree char *common = g_strdup_printf (FOLDER "/common/%s.csv", file);
  GBytes *bytes = g_resource_lookup_data (resource, own, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  return bytes != NULL
             ? bytes
             : g_resource_lookup_data (resource, common, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
}

static gboolean
import_file (CrmStore *store, const CrmKind *kind, const char *path, const char *folder,
             GCancellable *cancellable, GError **error)
{
  CrmImportOptions options = { .refused_folder = folder };
  g_autoptr (CrmImportResult) result =
      crm_import_run (crm_store_get_db (store), crm_store_get_model (store), AUTHOR, kind, path,
                      &options, cancellable, NULL, NULL, error);

  if (result == NULL)
    return FALSE;
  if (result->refused_path != NULL)
    g_unlink (result->refused_path);
  if (result->refused == 0)
    return TRUE;
  g_set_error (error, CRM_ERROR, CRM_ERROR_FAILED, _ ("The example programme is faulty: %s, %s"),
               kind->name, (const char *) g_ptr_array_index (result->reasons, 0));
  return FALSE;
}

static gboolean
add_part (CrmStore *store, const Part *part, const char *language, const char *folder,
          GCancellable *cancellable, GError **error)
{
  const CrmKind *kind = crm_model_find_kind (crm_store_get_model (store), part->kind);
  g_autoptr (GBytes) bytes = look_up (language, part, error);
  g_autofree char *name = g_strconcat (part->kind, ".csv", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  gboolean ok;

  if (bytes == NULL)
    return FALSE;
  if (!g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                            error))
    return FALSE;
  ok = import_file (store, kind, path, folder, cancellable, error);
  g_unlink (path);
  return ok;
}

static gboolean
fill (CrmStore *store, const char *language, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("hashtgam-XXXXXX", error);
  gboolean ok = folder != NULL;

  for (guint i = 0; ok && i < G_N_ELEMENTS (parts); i++)
    ok = add_part (store, &parts[i], language, folder, cancellable, error);
  if (folder != NULL)
    g_rmdir (folder);
  return ok;
}

CrmStore *
crm_sample_create (const char *path, const CrmMethod *method, CrmLanguage language,
                   GCancellable *cancellable, GError **error)
{
  gboolean persian = language == CRM_LANGUAGE_PERSIAN;
  CrmStoreSetup setup = { .organisation = persian ? "نیلگون" : "Nilgoon",
                          .calendar = persian ? CRM_CALENDAR_JALALI : CRM_CALENDAR_GREGORIAN,
                          .currency = "IRR" };
  g_autoptr (CrmStore) store = crm_store_create (path, method, &setup, error);

  if (store == NULL)
    return NULL;
  if (fill (store, persian ? "fa" : "en", cancellable, error)) {
    crm_store_poll (store);
    return g_steal_pointer (&store);
  }
  crm_store_close (store);
  g_unlink (path);
  return NULL;
}
