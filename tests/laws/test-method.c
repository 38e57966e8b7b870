/* test-method.c: the laws of the engine over the real method, and what a description must obey. */
#include <glib/gstdio.h>
#include <string.h>

#include "assessment-lists.h"
#include "crm-catalogue.h"
#include "crm-i18n.h"
#include "crm-method.h"
#include "crm-text.h"
#include "laws.h"

static gboolean
is_word (const char *name)
{
  for (const char *p = name; *p != '\0'; p++)
    if (!g_ascii_islower (*p) && *p != '_' && !g_ascii_isdigit (*p))
      return FALSE;
  return g_ascii_islower (*name) && strstr (name, "__") == NULL;
}

static void
check_list (const CrmKind *kind, const char *names, const char *what)
{
  g_auto (GStrv) words = g_strsplit (names != NULL ? names : "", ",", -1);

  for (guint i = 0; words[i] != NULL; i++) {
    const char *name = words[i][0] == '-' ? words[i] + 1 : words[i];

    if (*name != '\0' && crm_kind_find_field (kind, name) == NULL)
      g_error ("the %s of %s names “%s”, which is no field", what, kind->name, name);
  }
}

static void
check_field (CrmModel *model, const CrmKind *kind, const CrmField *field)
{
  static const char *const reserved[] = { "id", "fold", "batch", "a", "b", NULL };

  g_assert_true (is_word (field->name));
  g_assert_false (g_strv_contains (reserved, field->name));
  g_assert_true (field->label != NULL && *field->label != '\0');
  g_assert_cmpfloat (field->min, <=, field->max);
  if (field->type == CRM_REFERENCE || field->type == CRM_LINKS)
    g_assert_nonnull (crm_model_find_kind (model, field->target));
  if (field->type == CRM_REFERENCE && (field->flags & CRM_REQUIRED) && !(field->flags & CRM_OWNED))
    g_error ("%s.%s is required, so it must be owned", kind->name, field->name);
  if ((field->type == CRM_CHOICE) != (field->choices != NULL))
    g_error ("%s.%s: choices belong to a choice", kind->name, field->name);
  if (field->type == CRM_CHOICE && field->initial != NULL) {
    CrmValue value = crm_value_text (field->initial);

    g_assert_true (crm_field_check (field, &value, NULL));
    crm_value_clear (&value);
  }
}

static void
test_description (void)
{
  g_autoptr (CrmModel) model = crm_model_new (crm_method_get (), 0);

  for (guint k = 0; k < crm_model_get_n_kinds (model); k++) {
    const CrmKind *kind = crm_model_get_kind (model, k);
    guint unique = 0;

    if (crm_model_is_link_kind (model, kind))
      continue;
    g_assert_true (is_word (kind->name));
    g_assert_true (kind->step >= 0 && kind->step <= 8);
    g_assert_nonnull (kind->hint);
    g_assert_nonnull (kind->icon);
    check_list (kind, kind->title, "title");
    check_list (kind, kind->key, "key");
    check_list (kind, kind->order, "order");
    check_list (kind, kind->parent, "parent");
    for (guint i = 0; i < kind->n_fields; i++) {
      check_field (model, kind, &kind->fields[i]);
      unique += (kind->fields[i].flags & CRM_UNIQUE) != 0;
      for (guint j = 0; j < i; j++)
        g_assert_cmpstr (kind->fields[i].name, !=, kind->fields[j].name);
    }
    g_assert_cmpuint (unique, <=, 1);
  }
}

/* The names that scripts rely on. */
static void
test_fixed_names (void)
{
  static const char *const names[] = {
    "customer code name region since channel",
    "product code name family",
    "purchase customer date product quantity amount discount cost agent channel invoice",
    "person name unit",
    "interaction customer person date channel kind narrative",
    "complaint customer opened cause solved",
    "kpi code name unit direction frequency",
    "measurement kpi date value",
    "target kpi date value",
    "goal code statement kpi baseline target due",
    "strategy code title",
    "tactic code title",
    "promise code title",
    "need code title",
    "strength code title",
    "process code title",
    "requirement code title",
    "option code title",
  };
  g_autoptr (CrmModel) model = crm_model_new (crm_method_get (), 0);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_auto (GStrv) words = g_strsplit (names[i], " ", -1);
    const CrmKind *kind = crm_model_find_kind (model, words[0]);

    g_assert_nonnull (kind);
    for (guint w = 1; words[w] != NULL; w++)
      if (crm_kind_find_field (kind, words[w]) == NULL)
        g_error ("%s has lost its field %s", words[0], words[w]);
  }
}

/* Each kind that has a page is in one view, which is of its own step; no step has more views than
 * a switcher can show. */
static void
test_views (void)
{
  const CrmMethod *method = crm_method_get ();
  g_autoptr (CrmModel) model = crm_model_new (method, 0);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint n_of_step[9] = { 0 };

  for (const CrmView *view = method->views; view->name != NULL; view++) {
    g_auto (GStrv) names = g_strsplit (view->kinds, ",", -1);

    n_of_step[view->step]++;
    for (guint i = 0; names[i] != NULL; i++) {
      const CrmKind *kind = crm_model_find_kind (model, names[i]);

      if (kind == NULL || kind->hidden || kind->step != view->step ||
          !g_hash_table_add (seen, (gpointer) kind))
        g_error ("%s is no kind for the view %s", names[i], view->name);
    }
  }
  for (int step = 1; step <= 8; step++)
    g_assert_true (n_of_step[step] >= 1 && n_of_step[step] <= 5);
  for (guint i = 0; i < crm_model_get_n_kinds (model); i++) {
    const CrmKind *kind = crm_model_get_kind (model, i);

    if (!kind->hidden && !crm_model_is_link_kind (model, kind) &&
        !g_hash_table_contains (seen, kind))
      g_error ("%s is in no view", kind->name);
  }
}

/* An empty page says what to write down: each kind its own sentence, never its hint again. */
static void
test_empty_pages (void)
{
  g_autoptr (CrmModel) model = crm_model_new (crm_method_get (), 0);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < crm_model_get_n_kinds (model); i++) {
    const CrmKind *kind = crm_model_get_kind (model, i);

    if (kind->hidden || crm_model_is_link_kind (model, kind))
      continue;
    if (kind->empty == NULL || !g_str_has_suffix (kind->empty, "."))
      g_error ("%s has no sentence for its empty page", kind->name);
    if (g_str_equal (kind->empty, kind->hint) || !g_hash_table_add (seen, (gpointer) kind->empty))
      g_error ("%s says on its empty page what is said elsewhere", kind->name);
  }
}

/* The ready lists are those that an assessment can choose; each item stands once in its list, with
 * a sentence of its own. */
static void
test_assessment_lists (void)
{
  g_autoptr (CrmModel) model = crm_model_new (crm_method_get (), 0);
  const CrmField *field = crm_kind_find_field (crm_model_find_kind (model, "assessment"), "list");
  const CrmAssessmentList *list = crm_assessment_lists_get ();
  const CrmChoice *choice = field->choices;

  for (; choice->key != NULL; choice++, list++) {
    g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

    g_assert_cmpstr (list->key, ==, choice->key);
    if (g_str_equal (list->key, "own"))
      continue;
    for (const CrmAssessmentItem *item = list->items; item->title != NULL; item++) {
      g_assert_true (*item->title != '\0' && g_str_has_suffix (item->hint, "."));
      g_assert_true (g_hash_table_add (seen, (gpointer) item->title));
      g_assert_true (g_hash_table_add (seen, (gpointer) item->hint));
    }
    g_assert_cmpuint (g_hash_table_size (seen), >=, 8);
  }
  g_assert_null (list->key);
}

static void
check_translated (CrmCatalogues *catalogues, const char *text)
{
  const char *persian = crm_catalogues_find (catalogues, 0, text);

  if (persian == NULL || *persian == '\0' || g_str_equal (persian, text))
    g_error ("“%s” has no Persian", text);
}

/* What a committee reads here is in Persian too: in the catalogue of the source, as msgfmt makes
 * it. */
static void
test_translated (void)
{
  g_autoptr (CrmModel) model = crm_model_new (crm_method_get (), 0);
  g_autofree char *folder = g_dir_make_tmp ("hashtgam-laws-XXXXXX", NULL);
  g_autofree char *language = g_build_filename (folder, "fa", NULL);
  g_autofree char *messages = g_build_filename (language, "LC_MESSAGES", NULL);
  g_autofree char *made = g_build_filename (messages, "hashtgam.mo", NULL);
  g_autofree char *source = g_test_build_filename (G_TEST_DIST, "..", "po", "fa.po", NULL);
  const char *argv[] = { "msgfmt", "-o", made, source, NULL };
  g_autoptr (CrmCatalogues) catalogues = NULL;
  int status = 0;

  g_assert_cmpint (g_mkdir_with_parents (messages, 0700), ==, 0);
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                               NULL, &status, NULL));
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  catalogues = crm_catalogues_new_from (folder);
  g_assert_cmpuint (crm_catalogues_get_n (catalogues), ==, 1);
  for (const CrmAssessmentList *list = crm_assessment_lists_get (); list->key != NULL; list++)
    for (const CrmAssessmentItem *item = list->items; item != NULL && item->title != NULL; item++) {
      check_translated (catalogues, item->title);
      check_translated (catalogues, item->hint);
    }
  for (guint i = 0; i < crm_model_get_n_kinds (model); i++)
    if (crm_model_get_kind (model, i)->empty != NULL)
      check_translated (catalogues, crm_model_get_kind (model, i)->empty);
  g_assert_cmpint (g_unlink (made), ==, 0);
  g_assert_cmpint (g_rmdir (messages), ==, 0);
  g_assert_cmpint (g_rmdir (language), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* A new, empty programme stays small. */
static void
test_new_file_is_small (void)
{
  LawsDocument *document = laws_open (crm_method_get ());
  g_autofree char *content = NULL;
  gsize size = 0;

  g_clear_object (&document->store);
  g_assert_true (g_file_get_contents (document->path, &content, &size, NULL));
  g_assert_cmpuint (size, <, 1500000);
  document->store = crm_store_open (document->path, crm_method_get (), CRM_STORE_READ, NULL);
  laws_close (document);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/method/description", test_description);
  g_test_add_func ("/method/fixed-names", test_fixed_names);
  g_test_add_func ("/method/views", test_views);
  g_test_add_func ("/method/empty-pages", test_empty_pages);
  g_test_add_func ("/method/assessment-lists", test_assessment_lists);
  g_test_add_func ("/method/translated", test_translated);
  g_test_add_func ("/method/new-file-is-small", test_new_file_is_small);
  laws_add ("method", crm_method_get ());
  return g_test_run ();
}
