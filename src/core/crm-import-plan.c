/* crm-import-plan.c: settles an import's plan from the description, the mapping and the table. */
#include "crm-import-plan.h"

#include <string.h>

#include "crm-i18n.h"
#include "crm-text.h"

static gboolean
is_numbered (const CrmField *field)
{
  return field->type == CRM_TEXT && field->initial != NULL && strchr (field->initial, '#') != NULL;
}

static gboolean
is_reference (const CrmField *field)
{
  return field->type == CRM_REFERENCE || field->type == CRM_LINKS;
}

static const CrmKind *
get_target (const CrmImportPlan *self, const CrmField *field)
{
  return crm_model_find_kind (self->model, field->target);
}

/* A constant reference names a record that is there already, or that the first good row makes. */
static gboolean
find_constant (CrmImportPlan *self, guint place, CrmDb *db, CrmValue *value, GError **error)
{
  const CrmImportPair *pair = &self->map->fields[place];
  const CrmKind *target = get_target (self, pair->field);
  g_autofree char *reason = NULL;
  gint64 id = 0;
  CrmImportRefAnswer answer;

  if (*pair->constant == '\0')
    return TRUE;
  answer = crm_import_refs_find (self->refs, target, pair->constant, &id, &reason);
  if (answer == CRM_IMPORT_REF_ASK_TITLES) {
    if (!crm_import_refs_load_titles (self->refs, db, target, error))
      return FALSE;
    answer = crm_import_refs_find (self->refs, target, pair->constant, &id, &reason);
  }
  if (answer == CRM_IMPORT_REF_FOUND) {
    *value = crm_value_integer (id);
    return TRUE;
  }
  if (answer == CRM_IMPORT_REF_MISSING && self->options->create_missing) {
    self->made[place] = TRUE;
    return TRUE;
  }
  if (reason == NULL)
    reason =
        g_strdup_printf (_ ("There is no %s “%s”."), crm_kind_get_label (target), pair->constant);
  g_set_error (error, CRM_ERROR, CRM_ERROR_INVALID, "%s: %s", pair->field->name, reason);
  return FALSE;
}

static gboolean
fill_start (CrmImportPlan *self, CrmDb *db, GError **error)
{
  const CrmKind *kind = self->kind;

  self->start = crm_values_new (kind->n_fields);
  self->made = g_new0 (gboolean, MAX (self->map->n_fields, 1));
  crm_kind_fill_initial (kind, self->start);
  for (guint i = 0; i < self->map->n_fields; i++) {
    const CrmImportPair *pair = &self->map->fields[i];
    CrmValue *value = &self->start[pair->index];

    if (is_reference (pair->field) &&
        !crm_import_refs_load (self->refs, db, get_target (self, pair->field), error))
      return FALSE;
    crm_value_clear (value);
    if (pair->constant == NULL || pair->field->type == CRM_LINKS)
      continue;
    if (pair->field->type == CRM_REFERENCE
            ? !find_constant (self, i, db, value, error)
            : !crm_import_reader_convert_constant (self->reader, pair->field, pair->constant, value,
                                                   error))
      return FALSE;
  }
  return TRUE;
}

/* Which fields the kind's derive hook fills is learnt by letting it derive from ones. */
static void
mark_derived (CrmImportPlan *self)
{
  const CrmKind *kind = self->kind;
  g_autofree CrmValue *values = NULL;
  g_autofree CrmValue *before = NULL;
  g_autofree CrmDerived *inputs = NULL;
  gboolean rounded = FALSE;

  if (!self->map->derives || kind->derive == NULL)
    return;
  values = g_memdup2 (self->start, kind->n_fields * sizeof (CrmValue));
  inputs = g_new0 (CrmDerived, MAX (self->map->n_inputs, 1));
  for (guint i = 0; i < self->map->n_fields; i++) {
    const CrmImportPair *pair = &self->map->fields[i];

    if (pair->constant == NULL && pair->field->type == CRM_REAL)
      values[pair->index] = crm_value_real (1);
    else if (pair->constant == NULL && !crm_field_is_text (pair->field))
      values[pair->index] = crm_value_integer (1);
  }
  for (guint i = 0; i < self->map->n_inputs; i++)
    inputs[i] = (CrmDerived){ .number = { 1, 0 }, .given = TRUE };
  before = g_memdup2 (values, kind->n_fields * sizeof (CrmValue));
  if (!kind->derive (kind, values, inputs, &rounded, NULL))
    return;
  for (guint i = 0; i < kind->n_fields; i++)
    self->given[i] |= !crm_value_equal (&before[i], &values[i]);
}

static void
choose_columns (CrmImportPlan *self)
{
  const CrmKind *kind = self->kind;

  self->given = g_new0 (gboolean, kind->n_fields);
  self->late = g_new0 (gboolean, self->map->n_fields + 1);
  self->columns = g_new0 (guint, kind->n_fields);
  self->compared = g_new0 (guint, kind->n_fields);
  for (guint i = 0; i < self->map->n_fields; i++) {
    const CrmImportPair *pair = &self->map->fields[i];

    self->late[i] = is_reference (pair->field) && pair->constant == NULL &&
                    get_target (self, pair->field) == kind;
    self->given[pair->index] = !self->late[i] && crm_field_is_stored (pair->field);
  }
  mark_derived (self);
  for (guint i = 0; i < kind->n_fields; i++) {
    const CrmField *field = &kind->fields[i];

    if (self->given[i])
      self->compared[self->n_compared++] = i;
    if (crm_field_is_stored (field) &&
        (self->given[i] || self->start[i].tag != CRM_VALUE_NULL || is_numbered (field)))
      self->columns[self->n_columns++] = i;
  }
}

static gboolean
has_column (const CrmImportPlan *self, guint field)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i] == field)
      return self->given[field] || self->start[field].tag != CRM_VALUE_NULL;
  return FALSE;
}

static void
choose_key (CrmImportPlan *self)
{
  const CrmKind *kind = self->kind;
  const CrmField *fields[CRM_IMPORT_MOST_KEYS];
  guint n;

  if (kind->single)
    return;
  if (kind->key != NULL) {
    n = crm_kind_list_fields (kind, kind->key, fields, CRM_IMPORT_MOST_KEYS);
  } else {
    fields[0] = crm_kind_get_unique (kind);
    if (fields[0] == NULL || !self->given[crm_kind_get_field_index (kind, fields[0])])
      fields[0] = crm_kind_get_title (kind);
    n = fields[0] != NULL && (fields[0]->type == CRM_TEXT || (fields[0]->flags & CRM_UNIQUE));
  }
  for (guint i = 0; i < n; i++) {
    self->keys[i] = crm_kind_get_field_index (kind, fields[i]);
    if (!has_column (self, self->keys[i]))
      n = 0;
  }
  self->n_keys = n;
  self->counted = n == 0;
}

CrmDigest
crm_import_plan_digest (const CrmImportPlan *self, const CrmImportIndex *index, const guint *fields,
                        guint n, const CrmValue *values)
{
  CrmDigest digest = crm_digest_start (index);

  for (guint i = 0; i < n; i++)
    crm_digest_add_value (&digest, &values[fields[i]]);
  return digest;
}

/* Codes of plain ASCII, as most are, cost a look at their bytes. */
static gboolean
has_wide_key (const CrmImportPlan *self, const CrmValue *values)
{
  for (guint i = 0; i < self->n_keys; i++) {
    const CrmValue *value = &values[self->keys[i]];

    for (const char *p = value->text; value->tag == CRM_VALUE_TEXT && *p != '\0'; p++)
      if ((guchar) *p >= 0x80)
        return TRUE;
  }
  return FALSE;
}

/* *changed: the plain key is another than the key itself. */
static CrmDigest
digest_plain_key (const CrmImportPlan *self, const CrmImportIndex *index, const CrmValue *values,
                  gboolean *changed)
{
  CrmDigest digest = crm_digest_start (index);
  g_autoptr (GString) plain = g_string_new (NULL);

  *changed = FALSE;
  for (guint i = 0; i < self->n_keys; i++) {
    CrmValue value = values[self->keys[i]];

    if (value.tag == CRM_VALUE_TEXT) {
      g_string_truncate (plain, 0);
      *changed |= crm_text_append_key (plain, value.text);
      value.text = plain->str;
    }
    crm_digest_add_value (&digest, &value);
  }
  return digest;
}

void
crm_import_plan_note_variant (CrmImportPlan *self, const CrmValue *values, CrmDigest key)
{
  CrmImportEntry *entry;
  CrmDigest plain;
  gboolean changed, made;

  if (!has_wide_key (self, values))
    return;
  plain = digest_plain_key (self, self->variants, values, &changed);
  entry = crm_import_index_get (self->variants, plain, &made);
  if (made)
    entry->row = key;
}

CrmImportEntry *
crm_import_plan_find_variant (const CrmImportPlan *self, const CrmValue *values, CrmDigest *key)
{
  const CrmImportEntry *variant;
  CrmImportEntry *entry;
  CrmDigest plain;
  gboolean changed;

  if (!has_wide_key (self, values) && crm_import_index_get_size (self->variants) == 0)
    return NULL;
  variant = crm_import_index_find (self->variants,
                                   digest_plain_key (self, self->variants, values, &changed));
  /* A code of other digits may be known by its plain ones, which have no variant noted. */
  if (variant == NULL && !changed)
    return NULL;
  plain = variant != NULL ? variant->row : digest_plain_key (self, self->index, values, &changed);
  entry = crm_import_index_find (self->index, plain);
  if (entry != NULL)
    *key = plain;
  return entry;
}

static gboolean
any_null (const guint *fields, guint n, const CrmValue *values)
{
  for (guint i = 0; i < n; i++)
    if (values[fields[i]].tag == CRM_VALUE_NULL)
      return TRUE;
  return FALSE;
}

/* Notes one record that the programme already has. */
static void
remember (CrmImportPlan *self, gint64 id, const CrmValue *values)
{
  CrmDigest row =
      crm_import_plan_digest (self, self->index, self->compared, self->n_compared, values);
  CrmImportEntry *entry;
  gboolean made;

  if (self->counted) {
    crm_import_index_get (self->index, row, &made)->id++;
  } else if (!any_null (self->keys, self->n_keys, values)) {
    CrmDigest key = crm_import_plan_digest (self, self->index, self->keys, self->n_keys, values);

    entry = crm_import_index_get (self->index, key, &made);
    if (made) {
      entry->id = id;
      entry->row = row;
      crm_import_plan_note_variant (self, values, key);
    }
  }
  for (guint i = 0; i < self->uniques->len; i++) {
    CrmImportUnique *unique = &g_array_index (self->uniques, CrmImportUnique, i);

    if (values[unique->field].tag != CRM_VALUE_NULL)
      crm_import_index_get (
          unique->owners, crm_import_plan_digest (self, unique->owners, &unique->field, 1, values),
          &made)
          ->id = id;
  }
}

static gboolean
read_records (CrmImportPlan *self, CrmDb *db, GError **error)
{
  const CrmKind *kind = self->kind;
  g_autofree gboolean *wanted = g_memdup2 (self->given, kind->n_fields * sizeof (gboolean));
  g_autofree CrmValue *values = g_new0 (CrmValue, kind->n_fields);
  g_autoptr (GString) sql = g_string_new ("SELECT \"id\"");
  g_autoptr (CrmStatement) statement = NULL;
  g_autoptr (GError) failure = NULL;

  for (guint i = 0; i < self->n_keys; i++)
    wanted[self->keys[i]] = TRUE;
  for (guint i = 0; i < kind->n_fields; i++)
    if (wanted[i])
      g_string_append_printf (sql, ", \"%s\"", kind->fields[i].name);
  g_string_append_printf (sql, " FROM \"%s\" ORDER BY \"id\"", kind->name);
  statement = crm_db_prepare (db, sql->str, error);
  if (statement == NULL)
    return FALSE;
  while (crm_statement_step (statement, &failure)) {
    int column = 1;

    for (guint i = 0; i < kind->n_fields; i++) {
      if (!wanted[i])
        continue;
      /* Text is only digested: it may stay SQLite's own. */
      if (crm_field_is_text (&kind->fields[i])) {
        const char *text = crm_statement_get_text (statement, column++, NULL);

        values[i] =
            text != NULL ? (CrmValue){ CRM_VALUE_TEXT, { .text = (char *) text } } : CRM_VALUE_INIT;
      } else {
        values[i] = crm_statement_dup_value (statement, column++);
      }
    }
    remember (self, crm_statement_get_integer (statement, 0), values);
  }
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  return TRUE;
}

static gboolean
read_table (CrmImportPlan *self, CrmDb *db, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT max(\"id\") FROM \"%s\"", self->kind->name);
  gint64 highest = 0;

  if (!crm_db_get_integer (db, sql, &highest, error))
    return FALSE;
  self->next_id = highest + 1;
  self->remembers = !self->counted || highest > 0;
  return highest == 0 || read_records (self, db, error);
}

static void
find_uniques (CrmImportPlan *self)
{
  for (guint i = 0; i < self->n_compared; i++) {
    CrmImportUnique unique = { .field = self->compared[i] };

    if (!(self->kind->fields[unique.field].flags & CRM_UNIQUE) ||
        (self->n_keys == 1 && self->keys[0] == unique.field))
      continue;
    unique.owners = crm_import_index_new ();
    g_array_append_val (self->uniques, unique);
  }
}

/* The highest number in use, as crm_edit_insert looks for it. */
static gboolean
find_number (CrmImportPlan *self, CrmDb *db, CrmImportNumbers *numbers, GError **error)
{
  const char *name = self->kind->fields[numbers->field].name;
  g_autofree char *sql = g_strdup_printf (
      "SELECT max(CAST(substr(\"%s\", length($1) + 1) AS INTEGER)) FROM \"%s\" WHERE "
      "substr(\"%s\", 1, length($1)) = $1 AND "
      "length(\"%s\") BETWEEN length($1) + 1 AND length($1) + 15 AND "
      "substr(\"%s\", length($1) + 1) NOT GLOB '*[^0-9]*'",
      name, self->kind->name, name, name, name);
  g_autoptr (CrmStatement) statement = crm_db_prepare (db, sql, error);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return FALSE;
  crm_statement_bind_text (statement, 1, numbers->prefix);
  if (crm_statement_step (statement, &failure))
    numbers->next = crm_statement_get_integer (statement, 0) + 1;
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
find_numbers (CrmImportPlan *self, CrmDb *db, GError **error)
{
  for (guint i = 0; i < self->n_columns; i++) {
    const CrmField *field = &self->kind->fields[self->columns[i]];
    CrmImportNumbers numbers = { .field = self->columns[i] };

    /* Where the file has a column of codes, a row without one is for a person to complete: a code
     * given to it here would be another one the next time. */
    if (!is_numbered (field) || self->given[self->columns[i]])
      continue;
    numbers.prefix = g_strndup (field->initial, strcspn (field->initial, "#"));
    g_array_append_val (self->numbers, numbers);
    if (!find_number (self, db,
                      &g_array_index (self->numbers, CrmImportNumbers, self->numbers->len - 1),
                      error))
      return FALSE;
  }
  return TRUE;
}

static int
find_signed (const CrmKind *kind, const char *name, gboolean money)
{
  const CrmField *field = crm_kind_find_field (kind, name);
  gboolean fits = field != NULL && (money ? field->type == CRM_MONEY
                                          : field->type == CRM_REAL || field->type == CRM_INTEGER);

  return fits ? (int) crm_kind_get_field_index (kind, field) : -1;
}

CrmImportPlan *
crm_import_plan_new (CrmModel *model, const CrmImportMap *map, const CrmImportOptions *options,
                     CrmImportReader *reader, CrmImportRefs *refs, CrmDb *db, GError **error)
{
  g_autoptr (CrmImportPlan) self = g_new0 (CrmImportPlan, 1);

  self->model = model;
  self->kind = map->kind;
  self->map = map;
  self->options = options;
  self->reader = reader;
  self->refs = refs;
  self->has_fold = crm_kind_has_fold (map->kind);
  self->amount = find_signed (map->kind, "amount", TRUE);
  self->quantity = find_signed (map->kind, "quantity", FALSE);
  self->index = crm_import_index_new ();
  self->variants = crm_import_index_new ();
  self->uniques = g_array_new (FALSE, FALSE, sizeof (CrmImportUnique));
  self->numbers = g_array_new (FALSE, FALSE, sizeof (CrmImportNumbers));
  if (!fill_start (self, db, error))
    return NULL;
  choose_columns (self);
  choose_key (self);
  find_uniques (self);
  if (!read_table (self, db, error) || !find_numbers (self, db, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
crm_import_plan_free (CrmImportPlan *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->uniques->len; i++)
    crm_import_index_free (g_array_index (self->uniques, CrmImportUnique, i).owners);
  for (guint i = 0; i < self->numbers->len; i++)
    g_free (g_array_index (self->numbers, CrmImportNumbers, i).prefix);
  g_array_unref (self->uniques);
  g_array_unref (self->numbers);
  crm_import_index_free (self->index);
  crm_import_index_free (self->variants);
  crm_values_free (self->start, self->kind->n_fields);
  g_free (self->given);
  g_free (self->late);
  g_free (self->made);
  g_free (self->columns);
  g_free (self->compared);
  g_free (self);
}
