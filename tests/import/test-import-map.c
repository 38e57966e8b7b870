/* test-import-map.c: which column gives which field, and what is said when none does. */
#include "import-helper.h"

#include <string.h>

static gboolean
maps (const CrmImportResult *result, const char *pair)
{
  for (guint i = 0; i < result->mapping->len; i++)
    if (strcmp (g_ptr_array_index (result->mapping, i), pair) == 0)
      return TRUE;
  return FALSE;
}

static void
test_heads (void)
{
  g_autoptr (Programme) programme = programme_new ();
  g_autoptr (CrmImportResult) result = NULL;

  /* Import name, label in capitals, name made of kind and field, and one that is nothing. */
  result = programme_import_text (
      programme, "client", "Customer-ID,CLIENT NAME,re.gion,Weather\nA1,Acme,North,fair\n", NULL);
  g_assert_true (maps (result, "code=Customer-ID"));
  g_assert_true (maps (result, "name=CLIENT NAME"));
  g_assert_true (maps (result, "region=re.gion"));
  g_assert_cmpuint (result->mapping->len, ==, 3);
  g_assert_true (has_note (result, "Columns not used: Weather."));
}

static void
test_one_column_one_field (void)
{
  g_autoptr (Programme) programme = programme_new ();
  g_autoptr (CrmImportResult) result = NULL;

  /* "Code" belongs to the field of that name; the import name then finds nothing left. */
  result = programme_import_text (programme, "client",
                                  "Name,Code,Customer ID,name\nAcme,A1,X9,other\n", NULL);
  g_assert_true (maps (result, "code=Code"));
  g_assert_true (maps (result, "name=Name"));
  g_assert_true (has_note (result, "Customer ID, name"));
}

static void
test_said_by_the_person (void)
{
  g_autoptr (Programme) programme = programme_new ();
  const char *map[] = { "code=Nr", "name=3", "region=LAND ", "note=", NULL };
  const char *constant[] = { "active=0", "since=2024-03-01", NULL };
  CrmImportOptions options = { .map = map, .constant = constant };
  g_autoptr (CrmImportResult) result = NULL;
  g_autofree char *row = NULL;

  result = programme_import_text (programme, "client", "Nr,land,Who,note\n7,Iran,Acme,secret\n",
                                  &options);
  g_assert_cmpuint (result->added, ==, 1);
  row = programme_dup (programme, "SELECT code || name || region || active || since || "
                                  "ifnull (note, '-') FROM client");
  g_assert_cmpstr (row, ==, "7AcmeIran019783-");
}

static void
test_two_fields_of_one_column (void)
{
  g_autoptr (Programme) programme = programme_new ();
  const char *map[] = { "code=id", "name=id", NULL };
  CrmImportOptions options = { .map = map };
  g_autofree char *row = NULL;

  assert_counts (programme_import_text (programme, "client", "id\nBrion Stark\n", &options), 1, 1,
                 0, 0, 0);
  row = programme_dup (programme, "SELECT code || '/' || name FROM client");
  g_assert_cmpstr (row, ==, "Brion Stark/Brion Stark");
}

static void
test_without_header (void)
{
  g_autoptr (Programme) programme = programme_new ();
  const char *map[] = { "code=1", "name=2", NULL };
  CrmImportOptions options = { .source = { .no_header = TRUE, .delimiter = '|' }, .map = map };

  assert_counts (programme_import_text (programme, "client", "A1|Acme|x\nA2|Beta|y\n", &options), 2,
                 2, 0, 0, 0);
}

static void
test_refusals (void)
{
  g_autoptr (Programme) programme = programme_new ();
  const char *no_field[] = { "nmae=Who", NULL };
  const char *no_column[] = { "name=Hwo", NULL };
  const char *computed[] = { "stretch=Who", NULL };
  const char *no_equals[] = { "name", NULL };
  CrmImportOptions options = { .map = no_field };
  g_autofree char *required = NULL;
  g_autofree char *field = NULL;
  g_autofree char *column = NULL;
  g_autofree char *file = NULL;
  g_autofree char *equals = NULL;
  g_autofree char *nothing = NULL;

  required = programme_fail_text (programme, "deal", "date,amount\n2024-01-01,5\n", NULL,
                                  CRM_ERROR_INVALID);
  g_assert_cmpstr (required, ==,
                   "Nothing in the file gives “Client”. Its columns are: date, amount. "
                   "Say --map client=COLUMN.");
  field = programme_fail_text (programme, "client", "Who\nAcme\n", &options, CRM_ERROR_INVALID);
  g_assert_nonnull (strstr (field, "“name”"));
  options.map = no_column;
  column =
      programme_fail_text (programme, "client", "Who,Where\nAcme,N\n", &options, CRM_ERROR_INVALID);
  g_assert_nonnull (strstr (column, "“Who”"));
  options.map = computed;
  file =
      programme_fail_text (programme, "aim", "Who,statement\n1,x\n", &options, CRM_ERROR_INVALID);
  g_assert_nonnull (strstr (file, "stretch"));
  options.map = no_equals;
  equals = programme_fail_text (programme, "client", "name\nAcme\n", &options, CRM_ERROR_INVALID);
  g_assert_nonnull (strstr (equals, "field="));
  nothing = programme_fail_text (programme, "client", "a,b\n1,2\n", NULL, CRM_ERROR_INVALID);
  g_assert_nonnull (strstr (nothing, "a, b"));
}

/* An amount may come from a price; without it the file lacks the amount. */
static void
test_derived_instead_of_required (void)
{
  g_autoptr (Programme) programme = programme_new ();
  g_autofree char *refused = NULL;

  assert_counts (programme_import_text (programme, "client", "code,name\nA1,Acme\n", NULL), 1, 1, 0,
                 0, 0);
  assert_counts (programme_import_text (programme, "deal",
                                        "client,date,quantity,unit price\nA1,2024-01-01,3,12\n",
                                        NULL),
                 1, 1, 0, 0, 0);
  g_assert_cmpint (programme_count (programme, "SELECT amount FROM deal"), ==, 36);
  refused = programme_fail_text (programme, "deal", "client,date,quantity\nA1,2024-01-01,3\n", NULL,
                                 CRM_ERROR_INVALID);
  g_assert_nonnull (strstr (refused, "Amount"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/map/heads", test_heads);
  g_test_add_func ("/import/map/one-column-one-field", test_one_column_one_field);
  g_test_add_func ("/import/map/said", test_said_by_the_person);
  g_test_add_func ("/import/map/shared-column", test_two_fields_of_one_column);
  g_test_add_func ("/import/map/no-header", test_without_header);
  g_test_add_func ("/import/map/refusals", test_refusals);
  g_test_add_func ("/import/map/derived", test_derived_instead_of_required);
  return g_test_run ();
}
