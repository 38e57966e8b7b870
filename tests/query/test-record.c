/* test-record.c: every field of every kind is a property of its record's class and says its value;
 * changes are notified one by one; kinds of one name and two shapes are two classes. */
#include <math.h>
#include <string.h>

#include "crm-record.h"
#include "sample.h"

static char *
dup_property_name (const CrmField *field)
{
  return g_strdelimit (g_strdup (field->name), "_", '-');
}

static void
check_property (CrmRecord *record, const CrmField *field, const CrmValue *value)
{
  g_autofree char *name = dup_property_name (field);
  g_auto (GValue) got = G_VALUE_INIT;
  gboolean missing = value->tag == CRM_VALUE_NULL;

  g_object_get_property (G_OBJECT (record), name, &got);
  switch (field->type) {
  case CRM_TEXT:
  case CRM_NOTE:
  case CRM_TIME:
  case CRM_CHOICE:
    g_assert_cmpstr (g_value_get_string (&got), ==, missing ? NULL : value->text);
    break;
  case CRM_REAL:
    if (missing)
      g_assert_true (isnan (g_value_get_double (&got)));
    else
      g_assert_cmpfloat (g_value_get_double (&got), ==, value->real);
    break;
  case CRM_FLAG:
    g_assert_cmpint (g_value_get_boolean (&got), ==, !missing && value->integer);
    break;
  case CRM_FILE:
    g_assert_true (g_value_get_boxed (&got) == (missing ? NULL : value->bytes));
    break;
  case CRM_LINKS:
    g_assert_null (g_value_get_string (&got));
    break;
  default:
    g_assert_cmpint (g_value_get_int64 (&got), ==, missing ? G_MININT64 : value->integer);
  }
}

static CrmValue *
dup_values (const CrmKind *kind, const CrmValue *values)
{
  CrmValue *copy = crm_values_new (kind->n_fields);

  for (guint i = 0; i < kind->n_fields; i++)
    copy[i] = crm_value_copy (&values[i]);
  return copy;
}

static void
test_properties (void)
{
  Sample *sample = sample_new (31, 12);

  for (guint k = 0; k < 8; k++) {
    const CrmKind *kind = crm_model_get_kind (sample->model, k);
    GPtrArray *rows = sample_rows (sample, kind);

    for (guint i = 0; i < rows->len; i++) {
      const Row *row = g_ptr_array_index (rows, i);
      g_autoptr (CrmRecord) record =
          crm_record_new (sample->model, kind, row->id, dup_values (kind, row->values));
      gint64 id;

      g_assert_true (CRM_TYPE_RECORD != G_OBJECT_TYPE (record));
      g_assert_true (G_TYPE_CHECK_INSTANCE_TYPE (record, CRM_TYPE_RECORD));
      g_object_get (record, "id", &id, NULL);
      g_assert_cmpint (id, ==, row->id);
      g_assert_true (crm_record_get_kind (record) == kind);
      for (guint j = 0; j < kind->n_fields; j++) {
        const CrmField *field = &kind->fields[j];

        check_property (record, field, crm_record_get_value (record, field));
        g_assert_true (crm_value_equal (crm_record_get_value (record, field), &row->values[j]));
      }
    }
  }
  sample_free (sample);
}

static void
add_name (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  g_string_append_printf (user_data, "%s ", pspec->name);
}

static void
test_update (void)
{
  CrmModel *model = crm_model_new (test_kinds_get (), 0);
  const CrmKind *client = crm_model_find_kind (model, "client");
  CrmValue *before = crm_values_new (client->n_fields);
  g_autoptr (CrmRecord) record = NULL;
  g_autoptr (GString) heard = g_string_new (NULL);
  CrmValue *after;

  before[0] = crm_value_text ("C1");
  before[1] = crm_value_text ("Ali");
  before[3] = crm_value_integer (20000);
  after = dup_values (client, before);
  crm_value_clear (&after[1]);
  after[1] = crm_value_text ("علی");
  after[2] = crm_value_text ("Yazd");
  crm_value_clear (&after[3]);

  record = crm_record_new (model, client, 7, before);
  g_signal_connect (record, "notify", G_CALLBACK (add_name), heard);
  crm_record_update (record, after);
  /* Notified in no promised order, each once. */
  g_assert_nonnull (strstr (heard->str, "name "));
  g_assert_nonnull (strstr (heard->str, "region "));
  g_assert_nonnull (strstr (heard->str, "since "));
  g_assert_cmpuint (heard->len, ==, strlen ("name region since "));
  g_assert_cmpstr (crm_record_get_values (record)[1].text, ==, "علی");
  g_string_truncate (heard, 0);
  crm_record_update (record, dup_values (client, crm_record_get_values (record)));
  g_assert_cmpstr (heard->str, ==, "");
  crm_model_unref (model);
}

/* The method one version earlier has a client without a photo. */
static void
test_two_shapes (void)
{
  CrmModel *now = crm_model_new (test_kinds_get (), 0);
  CrmModel *again = crm_model_new (test_kinds_get (), 0);
  CrmModel *old = crm_model_new (test_kinds_get (), 1);
  GType type = crm_record_get_kind_type (now, crm_model_find_kind (now, "client"));
  GType old_type = crm_record_get_kind_type (old, crm_model_find_kind (old, "client"));

  g_assert_true (type != old_type);
  g_assert_true (type == crm_record_get_kind_type (again, crm_model_find_kind (again, "client")));
  g_assert_true (crm_record_get_kind_type (now, crm_model_find_kind (now, "aim__plans")) ==
                 crm_record_get_kind_type (again, crm_model_find_kind (again, "aim__plans")));
  {
    g_autoptr (GTypeClass) class = g_type_class_ref (type);
    g_autoptr (GTypeClass) old_class = g_type_class_ref (old_type);

    g_assert_nonnull (g_object_class_find_property (G_OBJECT_CLASS (class), "photo"));
    g_assert_null (g_object_class_find_property (G_OBJECT_CLASS (old_class), "photo"));
  }
  crm_model_unref (now);
  crm_model_unref (again);
  crm_model_unref (old);
}

static gpointer
register_all (gpointer data)
{
  CrmModel *model = data;
  gsize sum = 0;

  for (guint i = 0; i < crm_model_get_n_kinds (model); i++)
    sum ^= crm_record_get_kind_type (model, crm_model_get_kind (model, i)) * (i + 1);
  return GSIZE_TO_POINTER (sum);
}

static void
test_threads (void)
{
  CrmModel *model = crm_model_new (test_kinds_get (), 0);
  GThread *threads[4];
  gpointer sum;

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("register", register_all, model);
  sum = g_thread_join (threads[0]);
  for (guint i = 1; i < G_N_ELEMENTS (threads); i++)
    g_assert_true (g_thread_join (threads[i]) == sum);
  crm_model_unref (model);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/threads", test_threads);
  g_test_add_func ("/record/properties", test_properties);
  g_test_add_func ("/record/update", test_update);
  g_test_add_func ("/record/two-shapes", test_two_shapes);
  return g_test_run ();
}
