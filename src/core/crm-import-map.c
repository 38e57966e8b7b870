/* crm-import-map.c: heads are compared folded and without blanks and marks, so that "Customer ID",
 * "customer_id" and "CUSTOMER-ID" are one. What a person says comes first, then a field's own
 * names, then the names other programs use, then names made of kind and field ("customer name"). */
#include "crm-import-map.h"

#include <inttypes.h>
#include <string.h>

#include "crm-i18n.h"
#include "crm-import-survey.h"
#include "crm-refused.h"
#include "crm-text.h"

#define MOST_SUGGESTIONS 3
#define MOST_SHOWN 24 /* columns in one sentence */

typedef struct {
  const CrmKind *kind;
  CrmSource *source;
  const CrmImportOptions *options;
  CrmImportWords *words;
  guint n_columns;
  char **heads;        /* folded, by column; "" for one that is not to be matched */
  char **bare;         /* the same without units and brackets; NULL: there are none */
  CrmMoneyUnit *units; /* by column, what the head says */
  gboolean *used;      /* by column */
  CrmImportPair *all;  /* the kind's fields, then its inputs */
  gboolean *left_out;  /* by entry of `all`: the person said "field=" */
  guint n_fields, n_all;
} Matching;

gboolean
crm_import_can_import (const CrmField *field)
{
  return field->computed == NULL && field->type != CRM_FILE;
}

static void
matching_init (Matching *self, const CrmKind *kind, CrmSource *source,
               const CrmImportOptions *options, const CrmLocale *locale)
{
  guint n_inputs = 0;
  guint first;

  while (kind->inputs != NULL && kind->inputs[n_inputs].name != NULL)
    n_inputs++;
  *self = (Matching){ .kind = kind, .source = source, .options = options };
  self->n_columns = crm_source_get_n_columns (source);
  self->words = crm_import_words_new ();
  self->heads = g_new0 (char *, self->n_columns + 1);
  self->bare = g_new0 (char *, self->n_columns + 1);
  self->units = g_new0 (CrmMoneyUnit, self->n_columns + 1);
  self->used = g_new0 (gboolean, self->n_columns + 1);
  /* The columns that crm-refused put before the original ones are no data. */
  first = crm_refused_count_own_columns (source);
  for (guint i = 0; i < self->n_columns; i++) {
    const char *head = crm_source_get_column (source, i);
    g_autofree char *plain = i >= first ? crm_refused_dup_original_head (head, first > 0) : NULL;

    g_autofree char *bare =
        plain != NULL ? crm_import_words_dup_bare (plain, locale, &self->units[i]) : NULL;

    self->heads[i] = plain != NULL ? crm_import_words_fold (plain) : g_strdup ("");
    self->bare[i] = bare != NULL ? crm_import_words_fold (bare) : NULL;
    self->used[i] = i < first;
  }
  self->n_fields = kind->n_fields;
  self->n_all = kind->n_fields + n_inputs;
  self->all = g_new0 (CrmImportPair, self->n_all + 1);
  self->left_out = g_new0 (gboolean, self->n_all + 1);
  for (guint i = 0; i < self->n_all; i++) {
    guint index = i < self->n_fields ? i : i - self->n_fields;
    const CrmField *field = i < self->n_fields ? &kind->fields[index] : &kind->inputs[index];

    self->all[i] = (CrmImportPair){
      field, index, CRM_IMPORT_NO_COLUMN, CRM_IMPORT_NO_COLUMN, NULL, CRM_MONEY_UNIT_ONE
    };
    self->left_out[i] = !crm_import_can_import (field);
  }
}

static void
matching_clear (Matching *self)
{
  g_strfreev (self->heads);
  for (guint i = 0; i < self->n_columns; i++)
    g_free (self->bare[i]);
  g_free (self->bare);
  g_free (self->units);
  crm_import_words_free (self->words);
  g_free (self->used);
  g_free (self->all);
  g_free (self->left_out);
}

static guint
edit_distance (const char *a, const char *b)
{
  gsize width = strlen (b) + 1;
  g_autofree guint *row = g_new (guint, width);

  for (guint j = 0; j < width; j++)
    row[j] = j;
  for (gsize i = 0; a[i] != '\0'; i++) {
    guint diagonal = row[0];

    row[0] = (guint) i + 1;
    for (gsize j = 1; j < width; j++) {
      guint above = row[j];
      guint change = diagonal + (a[i] != b[j - 1]);

      row[j] = MIN (change, MIN (above, row[j - 1]) + 1);
      diagonal = above;
    }
  }
  return row[width - 1];
}

/* The few of `names` most like `wanted`, with commas between. */
static char *
dup_nearest (const char *wanted, GPtrArray *names)
{
  g_autofree char *folded = crm_import_words_fold (wanted);
  g_autofree gboolean *taken = g_new0 (gboolean, names->len + 1);
  GString *out = g_string_new (NULL);

  for (guint n = 0; n < MIN (names->len, MOST_SUGGESTIONS); n++) {
    guint best = G_MAXUINT, least = G_MAXUINT;

    for (guint i = 0; i < names->len; i++) {
      g_autofree char *name = crm_import_words_fold (g_ptr_array_index (names, i));
      guint distance = strstr (name, folded) != NULL ? 0 : edit_distance (folded, name);

      if (!taken[i] && distance < least) {
        least = distance;
        best = i;
      }
    }
    taken[best] = TRUE;
    g_string_append_printf (out, "%s“%s”", n > 0 ? ", " : "",
                            (const char *) g_ptr_array_index (names, best));
  }
  return g_string_free (out, FALSE);
}

static CrmImportPair *
find_field (Matching *self, const char *name, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *nearest = NULL;
  g_autofree char *shown = NULL;

  for (guint i = 0; i < self->n_all; i++) {
    if (!crm_import_can_import (self->all[i].field))
      continue;
    if (strcmp (self->all[i].field->name, name) == 0)
      return &self->all[i];
    g_ptr_array_add (names, (gpointer) self->all[i].field->name);
  }
  nearest = dup_nearest (name, names);
  shown = crm_text_dup_printable (name);
  g_set_error (error, CRM_ERROR, CRM_ERROR_INVALID,
               _ ("%s has no field “%s” to import. The nearest are %s."),
               crm_kind_get_label (self->kind), shown, nearest);
  return NULL;
}

static gboolean
find_column (Matching *self, const char *name, int *column, GError **error)
{
  g_autofree char *folded = crm_import_words_fold (name);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *nearest = NULL;
  g_autofree char *shown = NULL;
  guint64 number;

  for (guint i = 0; i < self->n_columns; i++) {
    g_ptr_array_add (names, (gpointer) crm_source_get_column (self->source, i));
    if (strcmp (crm_source_get_column (self->source, i), name) == 0) {
      *column = (int) i;
      return TRUE;
    }
  }
  for (guint i = 0; i < self->n_columns; i++)
    if (*folded != '\0' && strcmp (self->heads[i], folded) == 0) {
      *column = (int) i;
      return TRUE;
    }
  if (g_ascii_string_to_unsigned (name, 10, 1, self->n_columns, &number, NULL)) {
    *column = (int) number - 1;
    return TRUE;
  }
  nearest = dup_nearest (name, names);
  shown = crm_text_dup_printable (name);
  g_set_error (error, CRM_ERROR, CRM_ERROR_INVALID,
               _ ("The file has no column “%s”. The nearest are %s."), shown, nearest);
  return FALSE;
}

/* Splits "field=rest"; the field must exist. */
static CrmImportPair *
read_assignment (Matching *self, const char *option, const char **rest, GError **error)
{
  const char *equals = strchr (option, '=');
  g_autofree char *name = NULL;
  g_autofree char *shown = NULL;

  if (equals == NULL) {
    shown = crm_text_dup_printable (option);
    g_set_error (error, CRM_ERROR, CRM_ERROR_INVALID,
                 _ ("“%s” does not say which field it is for. Write field=…"), shown);
    return NULL;
  }
  name = g_strstrip (g_strndup (option, (gsize) (equals - option)));
  *rest = equals + 1;
  return find_field (self, name, error);
}

static gboolean
apply_options (Matching *self, GError **error)
{
  const char *const *constant = self->options->constant;
  const char *const *map = self->options->map;
  const char *rest;
  CrmImportPair *pair;
  int column;

  for (; constant != NULL && *constant != NULL; constant++) {
    pair = read_assignment (self, *constant, &rest, error);
    if (pair == NULL)
      return FALSE;
    pair->constant = rest;
  }
  for (; map != NULL && *map != NULL; map++) {
    pair = read_assignment (self, *map, &rest, error);
    if (pair == NULL)
      return FALSE;
    if (*rest == '\0') {
      self->left_out[pair - self->all] = TRUE;
      continue;
    }
    if (!find_column (self, rest, &column, error))
      return FALSE;
    /* A day that is given twice stands in two columns. */
    if (pair->column != CRM_IMPORT_NO_COLUMN && pair->field->type == CRM_DAY)
      pair->joined = column;
    else
      pair->column = column;
    self->used[column] = TRUE;
    pair->constant = NULL;
  }
  return TRUE;
}

typedef struct {
  Matching *matching;
  CrmImportPair *pair;
  gboolean bare;
} Trial;

/* TRUE ends the trial: a column has that name. */
static gboolean
try_name (const char *name, gpointer data)
{
  Trial *trial = data;
  Matching *self = trial->matching;
  g_autofree char *folded = crm_import_words_fold (name);

  for (guint i = 0; *folded != '\0' && i < self->n_columns; i++) {
    const char *head = trial->bare ? self->bare[i] : self->heads[i];

    if (!self->used[i] && g_strcmp0 (head, folded) == 0) {
      trial->pair->column = (int) i;
      self->used[i] = TRUE;
      return TRUE;
    }
  }
  return FALSE;
}

/* The surest names of all fields come before the less sure ones of any, and whole heads before
 * heads whose units are left away. */
static void
match_heads (Matching *self)
{
  for (guint round = 0; round < 2 * CRM_IMPORT_NAME_WAYS; round++)
    for (guint i = 0; i < self->n_all; i++) {
      Trial trial = { self, &self->all[i], round >= CRM_IMPORT_NAME_WAYS };

      if (!self->left_out[i] && self->all[i].constant == NULL &&
          self->all[i].column == CRM_IMPORT_NO_COLUMN)
        crm_import_words_try_names (self->words, self->kind, self->all[i].field,
                                    round % CRM_IMPORT_NAME_WAYS, try_name, &trial);
    }
}

static int
find_any (Matching *self, const char *const *names, int or_this)
{
  for (guint n = 0; names[n] != NULL; n++) {
    g_autofree char *folded = crm_import_words_fold (names[n]);

    for (guint i = 0; i < self->n_columns; i++)
      if ((!self->used[i] || (int) i == or_this) && strcmp (self->heads[i], folded) == 0)
        return (int) i;
  }
  return CRM_IMPORT_NO_COLUMN;
}

/* The day that every record needs is often a year and a month in columns of their own. */
static void
join_year_and_month (Matching *self)
{
  static const char *const years[] = { "period year",   "reporting year",
                                       "calendar year", "year",
                                       "سال",           NULL };
  static const char *const months[] = { "period month",
                                        "reporting month",
                                        "calendar month",
                                        "month number",
                                        "month no",
                                        "month name",
                                        "month",
                                        "ماه",
                                        "نام ماه",
                                        "شماره ماه",
                                        NULL };

  for (guint i = 0; i < self->n_fields; i++) {
    CrmImportPair *pair = &self->all[i];
    int year, month;

    if (pair->field->type != CRM_DAY || (pair->field->flags & CRM_REQUIRED) == 0 ||
        self->left_out[i] || pair->constant != NULL || pair->joined != CRM_IMPORT_NO_COLUMN)
      continue;
    year = find_any (self, years, CRM_IMPORT_NO_COLUMN);
    month = find_any (self, months, pair->column);
    if (year == CRM_IMPORT_NO_COLUMN || month == CRM_IMPORT_NO_COLUMN ||
        (pair->column != CRM_IMPORT_NO_COLUMN && pair->column != month))
      continue;
    pair->column = year;
    pair->joined = month;
    self->used[year] = self->used[month] = TRUE;
  }
}

/* Amounts, and prices they are made of, take the unit their head says. */
static void
take_units (Matching *self, CrmImportResult *result)
{
  for (guint i = 0; i < self->n_all; i++) {
    CrmImportPair *pair = &self->all[i];
    CrmMoneyUnit unit;

    if (pair->column == CRM_IMPORT_NO_COLUMN || self->options->money_unit != NULL ||
        (pair->field->type != CRM_MONEY && i < self->n_fields))
      continue;
    unit = self->units[pair->column];
    if (unit.count * unit.currency <= 1)
      continue;
    pair->unit = unit;
    g_ptr_array_add (result->notes,
                     g_strdup_printf (self->options->source.in_window
                                          ? _ ("Amounts of “%s” were multiplied by %s, as its "
                                               "head says.")
                                          : _ ("Amounts of “%s” were multiplied by %s"
                                               ", as its head says. Say --money-unit if that is "
                                               "wrong."),
                                      crm_source_get_column (self->source, (guint) pair->column),
                                      crm_i18n_number (unit.count * unit.currency).text));
  }
}

static gboolean
is_given (const CrmImportPair *pair)
{
  return pair->column != CRM_IMPORT_NO_COLUMN || pair->constant != NULL;
}

static char *
dup_columns (Matching *self, gboolean only_unused)
{
  GString *out = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < self->n_columns; i++) {
    g_autofree char *head = NULL;

    if ((only_unused && self->used[i]) || ++n > MOST_SHOWN)
      continue;
    head = crm_text_dup_printable (crm_source_get_column (self->source, i));
    g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", head);
  }
  if (n > MOST_SHOWN)
    g_string_append_printf (out, ngettext (" and %s more", " and %s more", n - MOST_SHOWN),
                            crm_i18n_number (n - MOST_SHOWN).text);
  return g_string_free (out, FALSE);
}

/* A required field must come from somewhere, or every row would be refused. */
static gboolean
check_required (Matching *self, const CrmImportMap *map, gboolean has_records, GError **error)
{
  const CrmField *field = crm_import_map_find_missing (map, has_records);
  g_autofree char *columns = NULL;

  if (field == NULL && map->n_fields > 0)
    return TRUE;
  columns = dup_columns (self, FALSE);
  if (field != NULL)
    g_set_error (error, CRM_ERROR, CRM_ERROR_INVALID,
                 _ ("Nothing in the file gives “%s”. Its columns are: %s. Say --map %s=COLUMN."),
                 crm_field_get_label (field), columns, field->name);
  else
    g_set_error (error, CRM_ERROR, CRM_ERROR_INVALID,
                 _ ("No column of the file fits a field of %s. Its columns are: %s. "
                    "Say --map FIELD=COLUMN."),
                 crm_kind_get_label (self->kind), columns);
  return FALSE;
}

static void
say_column (Matching *self, const CrmImportPair *pair, int column, CrmImportResult *result)
{
  if (column != CRM_IMPORT_NO_COLUMN)
    g_ptr_array_add (result->mapping,
                     g_strdup_printf ("%s=%s", pair->field->name,
                                      crm_source_get_column (self->source, (guint) column)));
}

static void
say_mapping (Matching *self, CrmImportResult *result)
{
  g_autofree char *unused = dup_columns (self, TRUE);

  for (guint i = 0; i < self->n_all; i++) {
    const CrmImportPair *pair = &self->all[i];

    say_column (self, pair, pair->column, result);
    say_column (self, pair, pair->joined, result);
  }
  if (*unused != '\0')
    g_ptr_array_add (result->notes, g_strdup_printf (_ ("Columns not used: %s."), unused));
}

static CrmImportMap *
matching_to_map (Matching *self)
{
  CrmImportMap *map = g_new0 (CrmImportMap, 1);

  map->words = g_steal_pointer (&self->words);
  map->kind = self->kind;
  map->source = self->source;
  map->fields = g_new0 (CrmImportPair, self->n_fields + 1);
  for (guint i = 0; i < self->n_fields; i++)
    if (is_given (&self->all[i]))
      map->fields[map->n_fields++] = self->all[i];
  map->n_inputs = self->n_all - self->n_fields;
  map->inputs =
      g_memdup2 (self->all + self->n_fields, MAX (map->n_inputs, 1) * sizeof (CrmImportPair));
  for (guint i = 0; i < map->n_inputs; i++)
    map->derives |= is_given (&map->inputs[i]);
  return map;
}

CrmImportMap *
crm_import_map_new (const CrmKind *kind, CrmSource *source, const CrmImportOptions *options,
                    const CrmLocale *locale, gboolean has_records, CrmImportResult *result,
                    GError **error)
{
  CrmImportMap *map = NULL;
  Matching matching;

  matching_init (&matching, kind, source, options, locale);
  if (apply_options (&matching, error)) {
    match_heads (&matching);
    join_year_and_month (&matching);
    take_units (&matching, result);
    map = matching_to_map (&matching);
    if (options->incomplete || check_required (&matching, map, has_records, error))
      say_mapping (&matching, result);
    else
      g_clear_pointer (&map, crm_import_map_free);
  }
  matching_clear (&matching);
  return map;
}

void
crm_import_map_free (CrmImportMap *self)
{
  if (self == NULL)
    return;
  crm_import_words_free (self->words);
  g_free (self->fields);
  g_free (self->inputs);
  g_free (self);
}

const CrmImportPair *
crm_import_map_find (const CrmImportMap *self, const CrmField *field)
{
  for (guint i = 0; i < self->n_fields; i++)
    if (self->fields[i].field == field)
      return &self->fields[i];
  return NULL;
}

const char *
crm_import_map_get_head (const CrmImportMap *self, const CrmImportPair *pair)
{
  if (pair->column == CRM_IMPORT_NO_COLUMN)
    return pair->field->name;
  return crm_source_get_column (self->source, (guint) pair->column);
}

const CrmCell *
crm_import_pair_get_cell (const CrmImportPair *self, const CrmCell *cells, CrmImportJoin *join)
{
  const CrmCell *one = &cells[self->column], *two;
  const char *first = one->text, *second;
  gsize n_first = one->length, n_second;

  if (self->joined == CRM_IMPORT_NO_COLUMN)
    return one;
  two = &cells[self->joined];
  second = two->text;
  n_second = two->length;
  crm_import_trim (&first, &n_first);
  crm_import_trim (&second, &n_second);
  join->cell = (CrmCell){ join->text, 0 };
  if (n_first > 0 && n_second > 0)
    join->cell.length = (gsize) MIN (g_snprintf (join->text, sizeof join->text, "%.*s-%.*s",
                                                 (int) n_first, first, (int) n_second, second),
                                     (int) sizeof join->text - 1);
  return &join->cell;
}
