/* sample.c: see sample.h. Records go in through crm-edit and are read back one by one. */
#include "sample.h"

#include <glib/gstdio.h>
#include <string.h>

#include "crm-day.h"
#include "crm-text.h"

const CrmLocale sample_plain = CRM_LOCALE_PLAIN ("IRR", 0);

static const char *const order_of_filling[] = { "channel", "gauge", "plan", "item",
                                                "client",  "deal",  "aim",  "reading" };

char *
sample_dup_text (GRand *random)
{
  static const char *const words[] = {
    "علی",     "علي",  "كرج", "کرج",     "تهران", "Tehran", "tehran", "می‌روم",
    "میروم",   "۱۲۳",  "123", "O'Brien", "a\"b",  "100%",   "x;y",    "پارس",
    "چای",     "ژاله", "گل",  "یزد",     "and",   "or",     "is",     "empty",
    "(",       "$1",   "Zoë", "zoe",     "#12",   "_x",     "آب",     "اب",
    "Acme,Co", "=",    "~",   "ÄRGER",   "'; --", "Éclair", "و",      "۰",
  };
  g_autoptr (GString) text = g_string_new (NULL);
  int n = g_rand_int_range (random, 1, 4);

  for (int i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
sample_quote (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "\"", -1);
  g_autofree char *doubled = g_strjoinv ("\"\"", parts);

  return g_strconcat ("\"", doubled, "\"", NULL);
}

gboolean
sample_fold_contains (const char *text, const char *part)
{
  g_autofree char *a = crm_text_fold (text);
  g_autofree char *b = crm_text_fold (part);

  return strstr (a, b) != NULL;
}

gboolean
sample_fold_equal (const char *a, const char *b)
{
  g_autofree char *x = crm_text_fold (a);
  g_autofree char *y = crm_text_fold (b);

  return strcmp (x, y) == 0;
}

int
sample_compare_text (const char *a, const char *b)
{
  g_autoptr (GByteArray) x = g_byte_array_new ();
  g_autoptr (GByteArray) y = g_byte_array_new ();
  int result;

  crm_text_append_sort_key (x, a, -1);
  crm_text_append_sort_key (y, b, -1);
  result = memcmp (x->data, y->data, MIN (x->len, y->len));
  return result != 0 ? result : (int) x->len - (int) y->len;
}

static gint64
pick_id (Sample *self, const char *target)
{
  GPtrArray *rows = sample_rows (self, sample_kind (self, target));
  Row *row;

  if (rows->len == 0)
    return 0;
  row = g_ptr_array_index (rows, g_rand_int_range (self->random, 0, (gint32) rows->len));
  return row->id;
}

static CrmValue
make_value (Sample *self, const CrmField *field, guint number)
{
  GRand *random = self->random;
  guint n_choices = 0;
  gint64 id;

  switch (field->type) {
  case CRM_TEXT:
    if (field->flags & CRM_UNIQUE)
      return crm_value_take_text (
          g_strdup_printf ("%c-%03u", "aBcX"[g_rand_int_range (random, 0, 4)], number * 7 % 1000));
    return crm_value_take_text (sample_dup_text (random));
  case CRM_NOTE:
    return crm_value_take_text (sample_dup_text (random));
  case CRM_INTEGER:
    return crm_value_integer (g_rand_int_range (random, 0, 12));
  case CRM_REAL:
    return crm_value_real (g_rand_int_range (random, -8, 8) / 4.0);
  case CRM_MONEY:
    return crm_value_integer (g_rand_int_range (random, -3, 8) * G_GINT64_CONSTANT (5000000000));
  case CRM_PERCENT:
    return crm_value_integer (g_rand_int_range (random, 0, 9) * 1250);
  case CRM_DAY:
    /* Keys of a day and a reference must not repeat. */
    return crm_value_integer (20000 + (gint64) (strcmp (field->name, "date") == 0
                                                    ? number
                                                    : (guint) g_rand_int_range (random, 0, 20)));
  case CRM_TIME:
    if (g_rand_boolean (random))
      return crm_value_take_text (
          g_strdup_printf ("2026-11-%02d", g_rand_int_range (random, 1, 9)));
    return crm_value_take_text (g_strdup_printf (
        "2026-11-%02dT%02d:30", g_rand_int_range (random, 1, 9), g_rand_int_range (random, 0, 24)));
  case CRM_FLAG:
    return crm_value_integer (g_rand_boolean (random));
  case CRM_CHOICE:
    while (field->choices[n_choices].key != NULL)
      n_choices++;
    return crm_value_text (field->choices[g_rand_int_range (random, 0, (gint32) n_choices)].key);
  case CRM_REFERENCE:
    id = pick_id (self, field->target);
    return id > 0 ? crm_value_integer (id) : CRM_VALUE_INIT;
  case CRM_FILE: {
    g_autoptr (GBytes) bytes = g_bytes_new ("photo", (gsize) g_rand_int_range (random, 1, 6));

    return crm_value_bytes (bytes);
  }
  case CRM_LINKS:
    break;
  }
  return CRM_VALUE_INIT;
}

static void
row_free (gpointer data)
{
  Row *self = data;

  g_free (self);
}

static void
free_rows (Sample *self, guint index)
{
  const CrmKind *kind = crm_model_get_kind (self->model, index);

  for (guint i = 0; i < self->rows[index]->len; i++) {
    Row *row = g_ptr_array_index (self->rows[index], i);

    crm_values_free (row->values, kind->n_fields);
    for (guint j = 0; j < kind->n_fields; j++)
      g_clear_pointer (&row->links[j], g_array_unref);
    g_free (row->links);
  }
  g_ptr_array_unref (self->rows[index]);
}

static void
link_some (Sample *self, CrmEdit *edit, const CrmKind *kind, const CrmField *field, gint64 id)
{
  g_autoptr (GError) error = NULL;
  int n = g_rand_int_range (self->random, 0, 4);

  for (int i = 0; i < n; i++) {
    crm_edit_link (edit, kind, id, field, pick_id (self, field->target), &error);
    g_assert_no_error (error);
  }
}

static void
read_back (Sample *self, const CrmKind *kind, gint64 id)
{
  Row *row = g_new0 (Row, 1);

  row->id = id;
  row->values = crm_query_dup_record (self->db, self->model, kind, id, NULL);
  g_assert_nonnull (row->values);
  row->links = g_new0 (GArray *, kind->n_fields + 1);
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == CRM_LINKS)
      row->links[i] =
          crm_query_read_links (self->db, self->model, kind, &kind->fields[i], id, NULL);
  g_ptr_array_add (sample_rows (self, kind), row);
}

static void
fill_kind (Sample *self, CrmEdit *edit, const CrmKind *kind, guint n_rows)
{
  g_autoptr (GError) error = NULL;

  for (guint n = 0; n < n_rows; n++) {
    CrmValue *values = crm_values_new (kind->n_fields);
    gint64 id;

    for (guint i = 0; i < kind->n_fields; i++) {
      const CrmField *field = &kind->fields[i];
      gboolean needed = field->flags & CRM_REQUIRED;

      if (!crm_field_is_stored (field) || strcmp (field->name, "ends") == 0)
        continue;
      if (needed || g_rand_int_range (self->random, 0, 5) > 0)
        values[i] = make_value (self, field, n);
    }
    crm_edit_insert (edit, kind, values, &id, &error);
    g_assert_no_error (error);
    crm_values_free (values, kind->n_fields);
    for (guint i = 0; i < kind->n_fields; i++)
      if (kind->fields[i].type == CRM_LINKS)
        link_some (self, edit, kind, &kind->fields[i], id);
    read_back (self, kind, id);
  }
}

Sample *
sample_new (guint32 seed, guint n_rows)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  Sample *self = g_new0 (Sample, 1);
  CrmStoreSetup setup = { .calendar = CRM_CALENDAR_GREGORIAN };
  CrmEdit *edit;

  self->folder = g_dir_make_tmp ("crm-query-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->folder, "sample.hashtgam", NULL);
  self->random = g_rand_new_with_seed (seed);
  self->store = crm_store_create (path, test_kinds_get (), &setup, &error);
  g_assert_no_error (error);
  self->model = crm_store_get_model (self->store);
  self->db = crm_store_get_db (self->store);
  self->rows = g_new0 (GPtrArray *, crm_model_get_n_kinds (self->model));
  for (guint i = 0; i < crm_model_get_n_kinds (self->model); i++)
    self->rows[i] = g_ptr_array_new_with_free_func (row_free);

  edit = crm_edit_begin (self->store, "Fill", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (order_of_filling); i++)
    fill_kind (self, edit, sample_kind (self, order_of_filling[i]), n_rows);
  crm_edit_commit (edit, &error);
  g_assert_no_error (error);
  return self;
}

void
sample_free (Sample *self)
{
  g_autofree char *command = NULL;
  GDir *folder;
  const char *name;

  for (guint i = 0; i < crm_model_get_n_kinds (self->model); i++)
    free_rows (self, i);
  g_free (self->rows);
  g_rand_free (self->random);
  g_object_unref (self->store);
  folder = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *path = g_build_filename (self->folder, name, NULL);

    g_unlink (path);
  }
  g_dir_close (folder);
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self);
}

const CrmKind *
sample_kind (Sample *self, const char *name)
{
  const CrmKind *kind = crm_model_find_kind (self->model, name);

  g_assert_nonnull (kind);
  return kind;
}

GPtrArray *
sample_rows (Sample *self, const CrmKind *kind)
{
  return self->rows[crm_model_get_index (self->model, kind)];
}

Row *
sample_find (Sample *self, const CrmKind *kind, gint64 id)
{
  GPtrArray *rows = sample_rows (self, kind);

  for (guint i = 0; i < rows->len; i++)
    if (((Row *) g_ptr_array_index (rows, i))->id == id)
      return g_ptr_array_index (rows, i);
  return NULL;
}
