/* crm-sample.c: the example programme: the CSV files of data/sample, unpacked one after the
 * other into a private folder and imported in the order in which they name each other. A file of
 * a language comes before one that serves both; where one for both says @name, the text of that
 * name stands in words.csv of the language. Nothing here knows what the files say. */
#include "crm-sample.h"

#include <glib/gstdio.h>

#include "crm-i18n.h"
#include "crm-sample-resources.h"

#define FOLDER "/org/hashtgam/sample"
#define AUTHOR "Hashtgam"
#define MARK '@'

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
  { "product" }, { "customer" }, { "customer", "customer-more" }, { "purchase" },
  { "customer_cost" }, { "customer_cost", "customer_cost-more" },
  { "account_plan" }, { "agreement" }, { "customer_decision" }, { "loyalty" },
  { "need" }, { "competitor" }, { "competitor_action" }, { "strength" },
  { "strategy" }, { "tactic" }, { "kpi", "kpi-strategies" }, { "commitment" },
  { "interaction" }, { "interaction", "interaction-more" },
  { "complaint" }, { "complaint", "complaint-more" },
  { "survey" }, { "question" }, { "response" }, { "response", "response-more" }, { "answer" },
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

/* Names and their texts as they stand in a CSV file, with their quotes; a line each. */
static GHashTable *
read_words (const char *language, GError **error)
{
  g_autofree char *path = g_strdup_printf (FOLDER "/%s/words.csv", language);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (crm_sample_get_resource (), path,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_auto (GStrv) lines = NULL;
  GHashTable *words;

  if (bytes == NULL)
    return NULL;
  words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  lines = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    const char *comma = strchr (lines[i], ',');

    if (comma != NULL)
      g_hash_table_insert (words, g_strndup (lines[i], (gsize) (comma - lines[i])),
                           g_strdup (comma + 1));
  }
  return words;
}

/* The file with a language's texts for its names. */
static GString *
spell (GBytes *bytes, GHashTable *words)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  const char *end = text + size, *mark;
  GString *spelt = g_string_sized_new (size);

  while ((mark = memchr (text, MARK, (gsize) (end - text))) != NULL) {
    const char *name = mark + 1, *after = name;
    g_autofree char *key = NULL;
    const char *word;

    while (after < end && g_ascii_isalnum (*after))
      after++;
    key = g_strndup (name, (gsize) (after - name));
    word = g_hash_table_lookup (words, key);
    g_string_append_len (spelt, text, mark - text);
    g_string_append (spelt, word != NULL ? word : key);
    text = after;
  }
  g_string_append_len (spelt, text, end - text);
  return spelt;
}

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
add_part (CrmStore *store, const Part *part, const char *language, GHashTable *words,
          const char *folder, GCancellable *cancellable, GError **error)
{
  const CrmKind *kind = crm_model_find_kind (crm_store_get_model (store), part->kind);
  g_autoptr (GBytes) bytes = look_up (language, part, error);
  g_autofree char *name = g_strconcat (part->kind, ".csv", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GString *spelt;
  gboolean ok;

  if (bytes == NULL)
    return FALSE;
  spelt = spell (bytes, words);
  ok = g_file_set_contents (path, spelt->str, (gssize) spelt->len, error);
  g_string_free (spelt, TRUE);
  if (!ok)
    return FALSE;
  ok = import_file (store, kind, path, folder, cancellable, error);
  g_unlink (path);
  return ok;
}

static gboolean
fill (CrmStore *store, const char *language, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) words = read_words (language, error);
  g_autofree char *folder = words != NULL ? g_dir_make_tmp ("hashtgam-XXXXXX", error) : NULL;
  gboolean ok = folder != NULL;

  for (guint i = 0; ok && i < G_N_ELEMENTS (parts); i++)
    ok = add_part (store, &parts[i], language, words, folder, cancellable, error);
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
