/* laws.c: random records and checksums, and the laws of the engine that every kind obeys. */
#include "laws.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "crm-day.h"
#include "crm-edit.h"
#include "crm-text.h"

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_unlink (path);
  }
  g_rmdir (folder);
}

LawsDocument *
laws_open (const CrmMethod *method)
{
  LawsDocument *self = g_new0 (LawsDocument, 1);
  CrmStoreSetup setup = { .organisation = "Laws Ltd",
                          .calendar = CRM_CALENDAR_GREGORIAN,
                          .currency = "EUR" };
  g_autoptr (GError) error = NULL;

  self->method = method;
  self->folder = g_dir_make_tmp ("laws-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "laws.hashtgam", NULL);
  self->store = crm_store_create (self->path, method, &setup, &error);
  g_assert_no_error (error);
  return self;
}

void
laws_close (LawsDocument *self)
{
  g_object_unref (self->store);
  remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}

static char *
dup_random_text (GRand *rand)
{
  static const char *const words[] = { "alpha", "Über", "کیش",   "علی",    "می‌رود",
                                       "=1+1",  "a,b",  "\"q\"", "O'Neil", "ژاله",
                                       "x;y",   "東京", "-5",    "@x" };
  g_autoptr (GString) text = g_string_new (NULL);
  int n = g_rand_int_range (rand, 1, 4);
  char *normal = NULL;

  for (int i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
  g_string_append_printf (text, " %u", g_rand_int (rand) % 100000);
  g_assert_true (crm_text_normalise (text->str, -1, FALSE, CRM_TEXT_MAX_BYTES, &normal, NULL));
  return normal;
}

static gint64
pick_record (CrmEdit *edit, CrmModel *model, const CrmField *field, GRand *rand)
{
  const CrmKind *target = crm_model_find_kind (model, field->target);
  g_autofree char *sql =
      g_strdup_printf ("SELECT \"id\" FROM \"%s\" ORDER BY \"id\" LIMIT 1 OFFSET %d", target->name,
                       g_rand_int_range (rand, 0, 3));
  gint64 id = 0;

  g_assert_true (crm_db_get_integer (crm_edit_get_db (edit), sql, &id, NULL));
  if (id == 0 && !target->single)
    id = laws_insert_random (edit, model, target, rand);
  return id;
}

static double
random_between (GRand *rand, const CrmField *field, double low, double high)
{
  if (field->min != 0 || field->max != 0) {
    low = MAX (low, field->min);
    high = MIN (high, field->max);
  }
  return g_rand_double_range (rand, low, high);
}

static CrmValue
random_value (CrmEdit *edit, CrmModel *model, const CrmField *field, GRand *rand)
{
  switch (field->type) {
  case CRM_TEXT:
  case CRM_NOTE:
    return crm_value_take_text (dup_random_text (rand));
  case CRM_INTEGER:
    return crm_value_integer ((gint64) ceil (random_between (rand, field, 0, 1000)));
  case CRM_REAL:
    return crm_value_real (random_between (rand, field, -1e6, 1e6) / 3.0);
  case CRM_MONEY:
    return crm_value_integer (g_rand_int_range (rand, 0, G_MAXINT32) * (gint64) 1000);
  case CRM_PERCENT:
    return crm_value_integer ((gint64) ceil (random_between (rand, field, 0, 100) * 100.0));
  case CRM_DAY:
    return crm_value_integer (g_rand_int_range (rand, 10000, 25000));
  case CRM_TIME: {
    g_autofree char *text =
        g_strdup_printf ("20%02d-%02d-%02dT%02d:%02d", g_rand_int_range (rand, 10, 40),
                         g_rand_int_range (rand, 1, 13), g_rand_int_range (rand, 1, 28),
                         g_rand_int_range (rand, 0, 24), g_rand_int_range (rand, 0, 60));

    return crm_value_text (text);
  }
  case CRM_FLAG:
    return crm_value_integer (g_rand_boolean (rand));
  case CRM_CHOICE: {
    int n = 0;

    while (field->choices[n].key != NULL)
      n++;
    return crm_value_text (field->choices[g_rand_int_range (rand, 0, n)].key);
  }
  case CRM_REFERENCE:
    return crm_value_integer (pick_record (edit, model, field, rand));
  case CRM_FILE: {
    guint8 data[16];
    g_autoptr (GBytes) bytes = NULL;

    for (gsize i = 0; i < sizeof data; i++)
      data[i] = (guint8) g_rand_int (rand);
    bytes = g_bytes_new (data, sizeof data);
    return crm_value_bytes (bytes);
  }
  case CRM_LINKS:
    break;
  }
  return CRM_VALUE_INIT;
}

static gboolean
pass (CrmEdit *edit, const CrmKind *kind, CrmValue *values)
{
  const CrmField *keys[8];
  guint n = kind->key != NULL ? crm_kind_list_fields (kind, kind->key, keys, 8) : 0;

  if (crm_kind_get_unique (kind) != NULL) {
    keys[0] = crm_kind_get_unique (kind);
    n = 1;
  }
  /* A code or a pair of references that is taken cannot be chosen again. */
  if (n > 1 || crm_kind_get_unique (kind) != NULL) {
    g_autoptr (GString) sql = g_string_new ("SELECT 1 FROM ");
    g_autoptr (CrmStatement) statement = NULL;

    g_string_append_printf (sql, "\"%s\" WHERE 1", kind->name);
    for (guint i = 0; i < n; i++)
      g_string_append_printf (sql, " AND \"%s\" IS $%u", keys[i]->name, i + 1);
    statement = crm_db_prepare (crm_edit_get_db (edit), sql->str, NULL);
    for (guint i = 0; i < n; i++)
      crm_statement_bind (statement, (int) i + 1,
                          &values[crm_kind_get_field_index (kind, keys[i])]);
    if (crm_statement_step (statement, NULL))
      return FALSE;
  }
  return crm_kind_check (kind, values, NULL, NULL);
}

/* Values that a cross-field rule or a taken key refuses are drawn again, with fewer fields
 * filled. */
CrmValue *
laws_random_values (CrmEdit *edit, CrmModel *model, const CrmKind *kind, GRand *rand)
{
  for (int attempt = 0; attempt < 200; attempt++) {
    CrmValue *values = crm_values_new (kind->n_fields);

    for (guint i = 0; i < kind->n_fields; i++) {
      const CrmField *field = &kind->fields[i];
      gboolean needed = (field->flags & (CRM_REQUIRED | CRM_UNIQUE)) != 0;

      if (!crm_field_is_stored (field) ||
          (!needed && g_rand_int_range (rand, 0, 200) < MIN (50 + attempt, 190)))
        continue;
      if (field->type == CRM_REFERENCE && !needed && strcmp (field->target, kind->name) == 0)
        continue;
      values[i] = random_value (edit, model, field, rand);
      if (values[i].tag == CRM_VALUE_INTEGER && field->type == CRM_REFERENCE &&
          values[i].integer == 0)
        crm_value_clear (&values[i]);
    }
    if (pass (edit, kind, values))
      return values;
    crm_values_free (values, kind->n_fields);
  }
  return NULL;
}

static void
link_random (CrmEdit *edit, CrmModel *model, const CrmKind *kind, gint64 id, GRand *rand)
{
  for (guint i = 0; i < kind->n_fields; i++) {
    g_autofree char *sql = NULL;
    gint64 target = 0;

    if (kind->fields[i].type != CRM_LINKS || g_rand_boolean (rand))
      continue;
    /* Any of them, and the same one each time the seed is the same. */
    sql = g_strdup_printf (
        "SELECT \"id\" FROM \"%s\" ORDER BY (\"id\" * 7919 + %d) %% 1009, \"id\" LIMIT 1",
        kind->fields[i].target, g_rand_int_range (rand, 0, 1009));
    g_assert_true (crm_db_get_integer (crm_edit_get_db (edit), sql, &target, NULL));
    if (target > 0)
      g_assert_true (crm_edit_link (edit, kind, id, &kind->fields[i], target, NULL));
  }
}

gint64
laws_insert_random (CrmEdit *edit, CrmModel *model, const CrmKind *kind, GRand *rand)
{
  CrmValue *values = laws_random_values (edit, model, kind, rand);
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  if (values == NULL)
    return 0;
  crm_edit_insert (edit, kind, values, &id, &error);
  g_assert_no_error (error);
  crm_values_free (values, kind->n_fields);
  link_random (edit, model, kind, id, rand);
  return id;
}

static gboolean
is_ordinary (CrmModel *model, const CrmKind *kind)
{
  return !kind->single && !crm_model_is_link_kind (model, kind);
}

void
laws_fill (LawsDocument *self, guint per_kind, guint32 seed)
{
  CrmModel *model = crm_store_get_model (self->store);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GError) error = NULL;
  CrmEdit *edit = crm_edit_begin (self->store, "Fill", &error);

  g_assert_no_error (error);
  for (guint round = 0; round < per_kind; round++)
    for (guint k = 0; k < crm_model_get_n_kinds (model); k++)
      if (is_ordinary (model, crm_model_get_kind (model, k)))
        laws_insert_random (edit, model, crm_model_get_kind (model, k), rand);
  crm_edit_commit (edit, &error);
  g_assert_no_error (error);
}

char *
laws_dup_checksum (CrmDb *db, CrmModel *model)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint k = 0; k < crm_model_get_n_kinds (model); k++) {
    const CrmKind *kind = crm_model_get_kind (model, k);
    g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" ORDER BY \"id\"", kind->name);
    g_autoptr (CrmStatement) statement = crm_db_prepare (db, sql, NULL);

    g_assert_nonnull (statement);
    g_checksum_update (sum, (const guchar *) kind->name, -1);
    while (crm_statement_step (statement, NULL)) {
      for (int c = 0; c < crm_statement_get_n_columns (statement); c++) {
        CrmValue value = crm_statement_dup_value (statement, c);
        g_autofree char *text = NULL;

        if (value.tag == CRM_VALUE_REAL)
          text = g_strdup_printf ("r%.17g", value.real);
        else if (value.tag == CRM_VALUE_INTEGER)
          text = g_strdup_printf ("i%" G_GINT64_FORMAT, value.integer);
        else if (value.tag == CRM_VALUE_TEXT)
          text = g_strdup_printf ("t%s", value.text);
        else if (value.tag == CRM_VALUE_BYTES)
          text = g_compute_checksum_for_bytes (G_CHECKSUM_MD5, value.bytes);
        else
          text = g_strdup ("n");
        g_checksum_update (sum, (const guchar *) text, (gssize) strlen (text) + 1);
        crm_value_clear (&value);
      }
    }
  }
  return g_strdup (g_checksum_get_string (sum));
}

/* The laws. */

static void
law_put_find (gconstpointer data)
{
  LawsDocument *document = laws_open (data);
  CrmModel *model = crm_store_get_model (document->store);
  CrmDb *db = crm_store_get_db (document->store);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint k = 0; k < crm_model_get_n_kinds (model); k++) {
    const CrmKind *kind = crm_model_get_kind (model, k);

    for (int round = 0; is_ordinary (model, kind) && round < 3; round++) {
      g_autoptr (GError) error = NULL;
      CrmEdit *edit = crm_edit_begin (document->store, "Put", &error);
      CrmValue *values, *found;
      gint64 id;

      g_assert_no_error (error);
      values = laws_random_values (edit, model, kind, rand);
      g_assert_nonnull (values);
      crm_edit_insert (edit, kind, values, &id, &error);
      g_assert_no_error (error);
      crm_edit_commit (edit, &error);
      g_assert_no_error (error);

      found = crm_query_dup_record (db, model, kind, id, &error);
      g_assert_no_error (error);
      for (guint i = 0; i < kind->n_fields; i++)
        if (crm_field_is_stored (&kind->fields[i]) && !crm_value_equal (&values[i], &found[i]))
          g_error ("%s.%s was not found as it was put", kind->name, kind->fields[i].name);
      crm_values_free (values, kind->n_fields);
      crm_values_free (found, kind->n_fields);
    }
  }
  laws_close (document);
}

/* One random act on one random record. */
static void
act (LawsDocument *document, GRand *rand)
{
  CrmModel *model = crm_store_get_model (document->store);
  const CrmKind *kind;
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = NULL;
  CrmEdit *edit = crm_edit_begin (document->store, "Act", &error);
  gint64 id = 0;

  g_assert_no_error (error);
  do
    kind = crm_model_get_kind (
        model, (guint) g_rand_int_range (rand, 0, (gint32) crm_model_get_n_kinds (model)));
  while (!is_ordinary (model, kind));
  sql = g_strdup_printf ("SELECT \"id\" FROM \"%s\" ORDER BY random() LIMIT 1", kind->name);
  g_assert_true (crm_db_get_integer (crm_store_get_db (document->store), sql, &id, NULL));

  switch (id > 0 ? g_rand_int_range (rand, 0, 5) : 0) {
  case 0:
  case 1:
    laws_insert_random (edit, model, kind, rand);
    break;
  case 2:
    crm_edit_delete (edit, kind, id, &error);
    break;
  case 3:
    link_random (edit, model, kind, id, rand);
    break;
  default: {
    CrmValue *values = laws_random_values (edit, model, kind, rand);
    g_autofree gboolean *mask = g_new0 (gboolean, kind->n_fields);

    for (guint i = 0; i < kind->n_fields; i++)
      mask[i] = TRUE;
    if (values != NULL)
      crm_edit_update (edit, kind, id, values, mask, &error);
    crm_values_free (values, kind->n_fields);
    break;
  }
  }
  g_assert_no_error (error);
  crm_edit_commit (edit, &error);
  g_assert_no_error (error);
}

/* However many acts: undoing them one by one passes through the same states backwards, redoing
 * forwards; also after closing and opening the file. */
static void
law_undo_redo (gconstpointer data)
{
  enum { N_ACTS = 60 };
  LawsDocument *document = laws_open (data);
  CrmModel *model = crm_store_get_model (document->store);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GPtrArray) sums = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  laws_fill (document, 2, 5);
  g_ptr_array_add (sums, laws_dup_checksum (crm_store_get_db (document->store), model));
  for (int i = 0; i < N_ACTS; i++) {
    gint64 before = crm_store_get_last_tx (document->store);

    act (document, rand);
    if (crm_store_get_last_tx (document->store) > before)
      g_ptr_array_add (sums, laws_dup_checksum (crm_store_get_db (document->store), model));
  }
  for (guint i = sums->len - 1; i > 0; i--) {
    g_autofree char *sum = NULL;

    if (i == sums->len / 2) {
      g_clear_object (&document->store);
      document->store = crm_store_open (document->path, data, CRM_STORE_WORK, &error);
      g_assert_no_error (error);
      model = crm_store_get_model (document->store);
    }
    crm_store_undo (document->store, NULL, &error);
    g_assert_no_error (error);
    sum = laws_dup_checksum (crm_store_get_db (document->store), model);
    g_assert_cmpstr (sum, ==, g_ptr_array_index (sums, i - 1));
  }
  for (guint i = 1; i < sums->len; i++) {
    g_autofree char *sum = NULL;

    crm_store_redo (document->store, NULL, &error);
    g_assert_no_error (error);
    sum = laws_dup_checksum (crm_store_get_db (document->store), model);
    g_assert_cmpstr (sum, ==, g_ptr_array_index (sums, i));
  }
  g_assert_false (crm_store_redo (document->store, NULL, &error));
  g_assert_error (error, CRM_ERROR, CRM_ERROR_NOT_FOUND);
  laws_close (document);
}

/* Every value is written and read back as it is, for machines and for people of both languages. */
static void
law_format_parse (gconstpointer data)
{
  LawsDocument *document = laws_open (data);
  CrmModel *model = crm_store_get_model (document->store);
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (GError) error = NULL;
  CrmEdit *edit = crm_edit_begin (document->store, "Format", &error);
  const CrmLocale locales[] = {
    { CRM_LANGUAGE_ENGLISH, CRM_CALENDAR_GREGORIAN, TRUE, "EUR", 2 },
    { CRM_LANGUAGE_ENGLISH, CRM_CALENDAR_GREGORIAN, FALSE, "EUR", 2 },
    { CRM_LANGUAGE_PERSIAN, CRM_CALENDAR_JALALI, FALSE, "EUR", 2 },
    { CRM_LANGUAGE_ENGLISH, CRM_CALENDAR_JALALI, FALSE, "EUR", 2 },
  };

  for (guint k = 0; k < crm_model_get_n_kinds (model); k++) {
    const CrmKind *kind = crm_model_get_kind (model, k);

    for (guint i = 0; i < kind->n_fields; i++) {
      const CrmField *field = &kind->fields[i];

      for (guint l = 0; crm_field_is_stored (field) && l < G_N_ELEMENTS (locales); l++) {
        CrmValue value = random_value (edit, model, field, rand), back = CRM_VALUE_INIT;
        CrmReading reading = { locales[l].plain ? CRM_MARK_DOT : CRM_MARK_AUTO, CRM_DATES_AUTO };
        g_autofree char *text = crm_field_format (field, &value, &locales[l]);

        /* People see six decimals of a real and the size of a file. */
        if (!locales[l].plain && (field->type == CRM_REAL || field->type == CRM_FILE)) {
          crm_value_clear (&value);
          continue;
        }
        crm_field_parse (field, text, -1, &locales[l], &reading, &back, NULL, &error);
        g_assert_no_error (error);
        if (!crm_value_equal (&value, &back))
          g_error ("%s.%s: “%s” is not read back as it was", kind->name, field->name, text);
        crm_value_clear (&value);
        crm_value_clear (&back);
      }
    }
  }
  crm_edit_cancel (edit);
  laws_close (document);
}

static void
expect_refusal (CrmEdit *edit, const CrmKind *kind, const CrmField *field, CrmValue wrong)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  CrmValue *values = laws_random_values (edit, crm_edit_get_model (edit), kind, rand);
  guint index = crm_kind_get_field_index (kind, field);
  const CrmField *fault = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (values);
  crm_value_clear (&values[index]);
  values[index] = wrong;
  g_assert_false (crm_kind_check (kind, values, &fault, &error));
  g_assert_true (fault == field);
  g_assert_true (error->domain == CRM_ERROR && strlen (error->message) > 10);
  crm_values_free (values, kind->n_fields);
}

/* Required, unique and bounded fields refuse what they must. */
static void
law_rules (gconstpointer data)
{
  LawsDocument *document = laws_open (data);
  CrmModel *model = crm_store_get_model (document->store);
  g_autoptr (GRand) rand = g_rand_new_with_seed (13);
  g_autoptr (GError) error = NULL;
  CrmEdit *edit = crm_edit_begin (document->store, "Rules", &error);

  for (guint k = 0; k < crm_model_get_n_kinds (model); k++) {
    const CrmKind *kind = crm_model_get_kind (model, k);

    for (guint i = 0; is_ordinary (model, kind) && i < kind->n_fields; i++) {
      const CrmField *field = &kind->fields[i];

      if (!crm_field_is_stored (field))
        continue;
      if (field->flags & CRM_REQUIRED)
        expect_refusal (edit, kind, field, CRM_VALUE_INIT);
      if (field->type == CRM_CHOICE)
        expect_refusal (edit, kind, field, crm_value_text ("no such choice"));
      if ((field->min != 0 || field->max != 0) && field->type == CRM_REAL)
        expect_refusal (edit, kind, field, crm_value_real (field->min - 1));
      if ((field->min != 0 || field->max != 0) && field->type == CRM_INTEGER)
        expect_refusal (edit, kind, field, crm_value_integer ((gint64) field->min - 1));
      if (field->type == CRM_TEXT)
        expect_refusal (edit, kind, field, crm_value_text ("a\x1b[2J"));
      if (field->flags & CRM_UNIQUE) {
        CrmValue *values = laws_random_values (edit, model, kind, rand);

        crm_edit_insert (edit, kind, values, NULL, &error);
        g_assert_no_error (error);
        g_assert_false (crm_edit_insert (edit, kind, values, NULL, &error));
        g_assert_error (error, CRM_ERROR, CRM_ERROR_REFUSED);
        g_clear_error (&error);
        crm_values_free (values, kind->n_fields);
      }
    }
  }
  crm_edit_cancel (edit);
  laws_close (document);
}

/* A record is saved with its code left out and its title alone (and what it belongs to), where the
 * kind has both. */
static void
law_title_alone (gconstpointer data)
{
  LawsDocument *document = laws_open (data);
  CrmModel *model = crm_store_get_model (document->store);
  g_autoptr (GRand) rand = g_rand_new_with_seed (19);
  g_autoptr (GError) error = NULL;
  CrmEdit *edit = crm_edit_begin (document->store, "Title", &error);

  for (guint k = 0; k < crm_model_get_n_kinds (model); k++) {
    const CrmKind *kind = crm_model_get_kind (model, k);
    const CrmField *title = crm_kind_get_title (kind), *unique = crm_kind_get_unique (kind);
    CrmValue *values;

    if (!is_ordinary (model, kind) || title == NULL || title->type != CRM_TEXT || unique == NULL)
      continue;
    values = crm_values_new (kind->n_fields);
    crm_kind_fill_initial (kind, values);
    values[crm_kind_get_field_index (kind, title)] = crm_value_text ("Title alone");
    for (guint i = 0; i < kind->n_fields; i++)
      if ((kind->fields[i].flags & CRM_REQUIRED) && kind->fields[i].type == CRM_REFERENCE)
        values[i] = crm_value_integer (pick_record (edit, model, &kind->fields[i], rand));
    if (unique->initial == NULL)
      values[crm_kind_get_field_index (kind, unique)] = crm_value_text ("T1");
    crm_edit_insert (edit, kind, values, NULL, &error);
    g_assert_no_error (error);
    crm_values_free (values, kind->n_fields);
  }
  crm_edit_cancel (edit);
  laws_close (document);
}

/* History tells of each changed field what it was and what it became. */
static void
law_history (gconstpointer data)
{
  LawsDocument *document = laws_open (data);
  CrmModel *model = crm_store_get_model (document->store);
  CrmDb *db = crm_store_get_db (document->store);
  g_autoptr (GRand) rand = g_rand_new_with_seed (17);
  g_autoptr (GError) error = NULL;

  crm_store_set_author (document->store, "Sara");
  for (guint k = 0; k < crm_model_get_n_kinds (model); k++) {
    const CrmKind *kind = crm_model_get_kind (model, k);
    const CrmField *title = crm_kind_get_title (kind);
    g_autoptr (GPtrArray) entries = NULL;
    CrmHistoryEntry *entry;
    CrmValue value, *before;
    gint64 id;
    CrmEdit *edit;

    if (!is_ordinary (model, kind) || title == NULL || title->type != CRM_TEXT)
      continue;
    value = crm_value_text ("Changed later");
    edit = crm_edit_begin (document->store, "Make", &error);
    id = laws_insert_random (edit, model, kind, rand);
    g_assert_true (crm_edit_commit (edit, &error));
    before = crm_query_dup_record (db, model, kind, id, &error);
    edit = crm_edit_begin (document->store, "Rename", &error);
    g_assert_true (crm_edit_set (edit, kind, id, title, &value, &error));
    g_assert_true (crm_edit_commit (edit, &error));

    entries = crm_history_read (db, model, kind, id, 0, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (entries->len, ==, 2);
    entry = g_ptr_array_index (entries, 0);
    g_assert_true (entry->field == title && entry->op == 'U');
    g_assert_cmpstr (entry->who, ==, "Sara");
    g_assert_cmpstr (entry->label, ==, "Rename");
    g_assert_true (crm_value_equal (&entry->from, &before[crm_kind_get_field_index (kind, title)]));
    g_assert_true (crm_value_equal (&entry->to, &value));
    crm_values_free (before, kind->n_fields);
    crm_value_clear (&value);
  }
  laws_close (document);
}

void
laws_add (const char *prefix, const CrmMethod *method)
{
  static const struct {
    const char *name;
    GTestDataFunc law;
  } laws[] = {
    { "put-find", law_put_find },         { "undo-redo", law_undo_redo },
    { "format-parse", law_format_parse }, { "rules", law_rules },
    { "title-alone", law_title_alone },   { "history", law_history },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (laws); i++) {
    g_autofree char *path = g_strdup_printf ("/%s/%s", prefix, laws[i].name);

    g_test_add_data_func (path, method, laws[i].law);
  }
}
