/* fuzz-filter.c: any text as a filter of several kinds: it is refused with a reason, or it runs
 * on an empty document. Nothing that a person types may become SQL that fails. */
#include <glib/gstdio.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "crm-query.h"
#include "crm-store.h"

/* The method of the tests, here as well. */
#include "../laws/test-kinds.c"

static CrmStore *store;

static void
remove_document (void)
{
  g_autofree char *path = g_strdup (crm_store_get_path (store));
  g_autofree char *folder = g_path_get_dirname (path);

  g_clear_object (&store);
  g_unlink (path);
  g_rmdir (folder);
}

static void
make_document (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("crm-fuzz-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "empty.hashtgam", NULL);
  CrmStoreSetup setup = { .calendar = CRM_CALENDAR_JALALI };

  store = crm_store_create (path, test_kinds_get (), &setup, &error);
  g_assert_no_error (error);
  atexit (remove_document);
}

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
try_filter (const char *kind, const char *filter)
{
  const CrmLocale locale = { CRM_LANGUAGE_PERSIAN, CRM_CALENDAR_JALALI, FALSE, "IRR", 0 };
  CrmModel *model = crm_store_get_model (store);
  g_autoptr (CrmQuery) query = crm_query_new (model, crm_model_find_kind (model, kind));
  g_autoptr (GError) error = NULL;

  if (crm_query_set_filter (query, filter, &locale, &error)) {
    g_autoptr (GArray) ids = crm_query_read_ids (query, crm_store_get_db (store), NULL, &error);

    g_assert_no_error (error);
  } else {
    g_assert_error (error, CRM_ERROR, CRM_ERROR_INVALID);
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
  }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  /* Between them they have every type of field. */
  static const char *const tried[] = { "client", "deal", "aim", "plan" };
  g_autofree char *filter = g_strndup ((const char *) data, size);

  if (store == NULL)
    make_document ();
  for (guint i = 0; i < G_N_ELEMENTS (tried); i++)
    try_filter (tried[i], filter);
  return 0;
}
