/* crm-import-maker.c: one row after the other: cells to values, what derives from them, the kind's
 * rules, the records it names, and then whether the row is new, changes a record or is known. */
#include "crm-import-maker.h"

#include <string.h>

#include "crm-i18n.h"
#include "crm-import-survey.h"
#include "crm-text.h"

/* A reference that names nothing yet. */
typedef struct {
  guint pair;
  const char *text;
} Missing;

struct _CrmImportMaker {
  CrmImportPlan *plan;
  CrmImportAsk ask;
  gpointer ask_data;

  CrmImportChunk *chunk; /* being filled */
  const CrmCell *cells;  /* of the row at hand */
  CrmValue *values;      /* [n_fields] of the row at hand */
  CrmDerived *inputs;
  CrmImportMemo **memos; /* by pair: references found lately */
  GArray *missing;       /* Missing */
  gboolean is_variant;   /* the row's key is its record's but for letters of another keyboard */
  guint64 totals;        /* the source had passed over before the row at hand */
  gboolean below_total;  /* nothing but scraps came since a total */
  GString *scratch;
};

CrmImportMaker *
crm_import_maker_new (CrmImportPlan *plan, CrmImportAsk ask, gpointer data)
{
  CrmImportMaker *self = g_new0 (CrmImportMaker, 1);

  self->plan = plan;
  self->ask = ask;
  self->ask_data = data;
  self->values = g_new0 (CrmValue, MAX (plan->kind->n_fields, 1));
  self->inputs = g_new0 (CrmDerived, MAX (plan->map->n_inputs, 1));
  self->memos = g_new0 (CrmImportMemo *, MAX (plan->map->n_fields, 1));
  for (guint i = 0; i < plan->map->n_fields; i++)
    if (plan->map->fields[i].field->type == CRM_REFERENCE)
      self->memos[i] = g_new0 (CrmImportMemo, CRM_IMPORT_MEMOS);
  self->missing = g_array_new (FALSE, FALSE, sizeof (Missing));
  self->scratch = g_string_new (NULL);
  return self;
}

void
crm_import_maker_free (CrmImportMaker *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->plan->map->n_fields; i++)
    g_free (self->memos[i]);
  g_free (self->memos);
  g_free (self->values);
  g_free (self->inputs);
  g_array_unref (self->missing);
  g_string_free (self->scratch, TRUE);
  g_free (self);
}

static gboolean
refuse (CrmImportMaker *self, CrmImportRow *row, const char *column, const char *reason)
{
  row->column = column;
  row->reason = crm_import_chunk_copy (self->chunk, reason, strlen (reason));
  return FALSE;
}

static gboolean
refuse_error (CrmImportMaker *self, CrmImportRow *row, const char *column, GError *error)
{
  refuse (self, row, column, error->message);
  g_error_free (error);
  return FALSE;
}

static const char *
get_head (CrmImportMaker *self, const CrmField *field)
{
  const CrmImportPair *pair = field != NULL ? crm_import_map_find (self->plan->map, field) : NULL;

  if (pair != NULL)
    return crm_import_map_get_head (self->plan->map, pair);
  return field != NULL ? crm_field_get_label (field) : NULL;
}

/* Keeps the row's cells as the file has them, for the file of refused rows. */
static void
keep_cells (CrmImportMaker *self, CrmImportRow *row)
{
  guint n = crm_source_get_n_columns (self->plan->map->source);
  CrmCell *cells = crm_import_chunk_alloc (self->chunk, n * sizeof (CrmCell));

  for (guint i = 0; i < n; i++) {
    cells[i].length = self->cells[i].length;
    cells[i].text = crm_import_chunk_copy (self->chunk, self->cells[i].text, cells[i].length);
  }
  row->cells = cells;
}

/* Looks a handle up; the caller's thread reads titles and folded names when they are needed. */
static CrmImportRefAnswer
find_record (CrmImportMaker *self, const CrmKind *target, const char *text, gint64 *id,
             char **reason)
{
  CrmImportRefAnswer answer = crm_import_refs_find (self->plan->refs, target, text, id, reason);

  if (answer != CRM_IMPORT_REF_ASK_TITLES)
    return answer;
  if (!self->ask (target, self->ask_data))
    return CRM_IMPORT_REF_MISSING;
  return crm_import_refs_find (self->plan->refs, target, text, id, reason);
}

static gboolean
refuse_missing (CrmImportMaker *self, CrmImportRow *row, guint pair, const char *text)
{
  const CrmImportPair *given = &self->plan->map->fields[pair];
  const CrmKind *target = crm_model_find_kind (self->plan->model, given->field->target);
  g_autofree char *shown = crm_text_dup_printable (text);
  g_autofree char *reason = g_strdup_printf (
      _ ("There is no %s “%s”. Make it first, or let the import make what is missing."),
      crm_kind_get_label (target), shown);

  return refuse (self, row, crm_import_map_get_head (self->plan->map, given), reason);
}

static gboolean
read_reference (CrmImportMaker *self, CrmImportRow *row, guint pair, const CrmCell *cell)
{
  const CrmImportPair *given = &self->plan->map->fields[pair];
  const CrmKind *target = crm_model_find_kind (self->plan->model, given->field->target);
  const char *head = crm_import_map_get_head (self->plan->map, given);
  CrmValue *value = &self->values[given->index];
  g_autofree char *reason = NULL;
  gboolean hit = FALSE;
  CrmImportMemo *memo = crm_import_memo_find (self->memos[pair], cell->text, cell->length, &hit);
  GError *error = NULL;
  char *text;
  gint64 id = 0;

  if (hit) {
    *value = memo->value;
    return TRUE;
  }
  if (!crm_import_reader_convert_text (self->plan->reader, pair, cell, self->chunk, &text, &error))
    return refuse_error (self, row, head, error);
  if (text == NULL)
    return TRUE;
  switch (find_record (self, target, text, &id, &reason)) {
  case CRM_IMPORT_REF_FOUND:
    *value = crm_value_integer (id);
    crm_import_memo_keep (memo, cell->text, cell->length, value);
    return TRUE;
  case CRM_IMPORT_REF_UNCLEAR:
    return refuse (self, row, head, reason);
  case CRM_IMPORT_REF_MISSING:
  case CRM_IMPORT_REF_ASK_TITLES:
    break;
  }
  if (!self->plan->options->create_missing)
    return refuse_missing (self, row, pair, text);
  g_array_append_val (self->missing, ((Missing){ pair, text }));
  *value = crm_value_integer (0); /* until the rest of the row is known to be good */
  return TRUE;
}

/* The next handle of "a; b; c"; *text moves behind it. NULL at the end. */
static char *
next_handle (char **text)
{
  while (*text != NULL) {
    char *word = *text;
    char *end = strchr (word, ';');

    *text = end != NULL ? end + 1 : NULL;
    if (end != NULL)
      *end = '\0';
    word = g_strstrip (word);
    if (*word != '\0')
      return word;
  }
  return NULL;
}

static gboolean
read_links (CrmImportMaker *self, CrmImportRow *row, guint pair, const CrmCell *cell)
{
  const CrmImportPair *given = &self->plan->map->fields[pair];
  const CrmKind *target = crm_model_find_kind (self->plan->model, given->field->target);
  const char *head = crm_import_map_get_head (self->plan->map, given);
  CrmImportLinks links = { .field = given->field };
  g_autofree char *reason = NULL;
  GError *error = NULL;
  gsize length;
  char *text, *word;

  if (!crm_import_reader_convert_text (self->plan->reader, pair, cell, self->chunk, &text, &error))
    return refuse_error (self, row, head, error);
  if (text == NULL || *text == '\0')
    return TRUE; /* nothing for a new record, and what is there stays */
  length = strlen (text);
  if (self->plan->late[pair]) {
    links.late = text;
  } else {
    links.targets = crm_import_chunk_alloc (self->chunk, (length + 1) * sizeof (gint64));
    while ((word = next_handle (&text)) != NULL) {
      gint64 id = 0;
      CrmImportRefAnswer answer = find_record (self, target, word, &id, &reason);

      if (answer == CRM_IMPORT_REF_MISSING && self->plan->options->create_missing &&
          crm_import_refs_make (self->plan->refs, target, word, self->chunk, &id, &reason))
        answer = CRM_IMPORT_REF_FOUND;
      if (answer != CRM_IMPORT_REF_FOUND)
        return reason != NULL ? refuse (self, row, head, reason)
                              : refuse_missing (self, row, pair, word);
      links.targets[links.n_targets++] = id;
    }
  }
  g_array_append_val (self->chunk->links, links);
  row->n_links++;
  return TRUE;
}

static gboolean
read_plain_cells (CrmImportMaker *self, CrmImportRow *row)
{
  const CrmImportMap *map = self->plan->map;
  GError *error = NULL;

  for (guint i = 0; i < map->n_fields; i++) {
    const CrmImportPair *pair = &map->fields[i];
    CrmImportJoin join;

    if (pair->column == CRM_IMPORT_NO_COLUMN || pair->field->type == CRM_REFERENCE ||
        pair->field->type == CRM_LINKS)
      continue;
    if (!crm_import_reader_convert (self->plan->reader, i,
                                    crm_import_pair_get_cell (pair, self->cells, &join),
                                    self->chunk, &self->values[pair->index], &row->rounded, &error))
      return refuse_error (self, row, crm_import_map_get_head (map, pair), error);
  }
  return TRUE;
}

static gboolean
read_references (CrmImportMaker *self, CrmImportRow *row)
{
  const CrmImportMap *map = self->plan->map;

  for (guint i = 0; i < map->n_fields; i++) {
    const CrmImportPair *pair = &map->fields[i];
    CrmCell constant = { pair->constant, pair->constant != NULL ? strlen (pair->constant) : 0 };
    gboolean linked = pair->field->type == CRM_LINKS || self->plan->late[i];

    if (pair->field->type != CRM_REFERENCE && pair->field->type != CRM_LINKS)
      continue;
    if (pair->column == CRM_IMPORT_NO_COLUMN && !linked && !self->plan->made[i])
      continue;
    const CrmCell *cell = pair->constant != NULL ? &constant : &self->cells[pair->column];
    if (linked ? !read_links (self, row, i, cell) : !read_reference (self, row, i, cell))
      return FALSE;
  }
  return TRUE;
}

static gboolean
derive (CrmImportMaker *self, CrmImportRow *row)
{
  const CrmImportMap *map = self->plan->map;
  GError *error = NULL;
  gboolean rounded = FALSE;

  if (!map->derives || map->kind->derive == NULL)
    return TRUE;
  for (guint i = 0; i < map->n_inputs; i++) {
    const CrmImportPair *pair = &map->inputs[i];
    CrmCell constant = { pair->constant, pair->constant != NULL ? strlen (pair->constant) : 0 };

    if (pair->column == CRM_IMPORT_NO_COLUMN && pair->constant == NULL)
      continue;
    if (!crm_import_reader_convert_input (
            self->plan->reader, i, pair->constant != NULL ? &constant : &self->cells[pair->column],
            &self->inputs[i], &error))
      return refuse_error (self, row, crm_import_map_get_head (map, pair), error);
  }
  if (!map->kind->derive (map->kind, self->values, self->inputs, &rounded, &error))
    return refuse_error (self, row, NULL, error);
  row->rounded += rounded;
  return TRUE;
}

static gboolean
is_numbered (const CrmImportPlan *plan, guint field)
{
  for (guint i = 0; i < plan->numbers->len; i++)
    if (g_array_index (plan->numbers, CrmImportNumbers, i).field == field)
      return TRUE;
  return FALSE;
}

/* What crm_kind_check does, but for what the conversion has already seen to. A record that changes
 * keeps what the row leaves empty, and is checked as a whole when it is written. */
static gboolean
check (CrmImportMaker *self, CrmImportRow *row)
{
  const CrmImportPlan *plan = self->plan;
  const CrmKind *kind = plan->kind;
  const CrmField *fault = NULL;
  GError *error = NULL;

  for (guint i = 0; i < kind->n_fields; i++) {
    g_autofree char *reason = NULL;

    if (!(kind->fields[i].flags & CRM_REQUIRED) || self->values[i].tag != CRM_VALUE_NULL ||
        !crm_field_is_stored (&kind->fields[i]) || is_numbered (plan, i))
      continue;
    reason = g_strdup_printf (_ ("%s needs “%s”."), crm_kind_get_label (kind),
                              crm_field_get_label (&kind->fields[i]));
    return refuse (self, row, get_head (self, &kind->fields[i]), reason);
  }
  if (kind->check == NULL || kind->check (kind, self->values, &fault, &error))
    return TRUE;
  return refuse_error (self, row, get_head (self, fault), error);
}

static gboolean
is_negative (const CrmImportMaker *self, int field)
{
  const CrmValue *value = field >= 0 ? &self->values[field] : NULL;

  return value != NULL && ((value->tag == CRM_VALUE_INTEGER && value->integer < 0) ||
                           (value->tag == CRM_VALUE_REAL && value->real < 0));
}

static gboolean
check_sign (CrmImportMaker *self, CrmImportRow *row)
{
  const CrmImportPlan *plan = self->plan;
  gboolean quantity = is_negative (self, plan->quantity);

  if (!quantity && (plan->amount < 0 || !is_negative (self, plan->amount)))
    return TRUE;
  if (plan->options->negative == CRM_NEGATIVE_REFUSE)
    return refuse (self, row,
                   get_head (self, &plan->kind->fields[quantity ? plan->quantity : plan->amount]),
                   _ ("A negative line is a return, and returns are refused here."));
  row->returned = TRUE;
  return TRUE;
}

static gboolean
make_missing (CrmImportMaker *self, CrmImportRow *row)
{
  for (guint i = 0; i < self->missing->len; i++) {
    const Missing *missing = &g_array_index (self->missing, Missing, i);
    const CrmImportPair *pair = &self->plan->map->fields[missing->pair];
    const CrmKind *target = crm_model_find_kind (self->plan->model, pair->field->target);
    g_autofree char *reason = NULL;
    gint64 id = 0;

    /* The row may name the same record twice. */
    if (crm_import_refs_find (self->plan->refs, target, missing->text, &id, &reason) !=
            CRM_IMPORT_REF_FOUND &&
        !crm_import_refs_make (self->plan->refs, target, missing->text, self->chunk, &id, &reason))
      return refuse (self, row, crm_import_map_get_head (self->plan->map, pair), reason);
    self->values[pair->index] = crm_value_integer (id);
  }
  return TRUE;
}

/* The record that the row's key names, 0: none. */
static CrmImportEntry *
find_entry (CrmImportMaker *self, CrmDigest *key, gboolean *has_key)
{
  const CrmImportPlan *plan = self->plan;
  CrmImportEntry *entry;

  self->is_variant = FALSE;
  *has_key = !plan->counted;
  for (guint i = 0; i < plan->n_keys; i++)
    *has_key = *has_key && self->values[plan->keys[i]].tag != CRM_VALUE_NULL;
  if (!*has_key)
    return NULL;
  *key = crm_import_plan_digest (plan, plan->index, plan->keys, plan->n_keys, self->values);
  entry = crm_import_index_find (plan->index, *key);
  if (entry != NULL)
    return entry;
  entry = crm_import_plan_find_variant (plan, self->values, key);
  self->is_variant = entry != NULL;
  return entry;
}

static gboolean
check_uniques (CrmImportMaker *self, CrmImportRow *row, gint64 id)
{
  const CrmImportPlan *plan = self->plan;

  for (guint i = 0; i < plan->uniques->len; i++) {
    const CrmImportUnique *unique = &g_array_index (plan->uniques, CrmImportUnique, i);
    const CrmField *field = &plan->kind->fields[unique->field];
    CrmDigest digest =
        crm_import_plan_digest (plan, unique->owners, &unique->field, 1, self->values);
    CrmImportEntry *owner;
    gboolean made;

    if (self->values[unique->field].tag == CRM_VALUE_NULL)
      continue;
    owner = crm_import_index_get (unique->owners, digest, &made);
    if (made) {
      owner->id = id;
    } else if (owner->id != id) {
      g_autofree char *reason =
          g_strdup_printf (_ ("Another %s (#%ld) has it already."), crm_kind_get_label (plan->kind),
                           (glong) owner->id);

      return refuse (self, row, get_head (self, field), reason);
    }
  }
  return TRUE;
}

static void
number_codes (CrmImportMaker *self)
{
  CrmImportPlan *plan = self->plan;

  for (guint i = 0; i < plan->numbers->len; i++) {
    CrmImportNumbers *numbers = &g_array_index (plan->numbers, CrmImportNumbers, i);
    CrmValue *value = &self->values[numbers->field];
    gboolean is_key = plan->n_keys == 1 && plan->keys[0] == numbers->field;
    CrmImportEntry *entry;
    gboolean made = TRUE;

    if (value->tag != CRM_VALUE_NULL)
      continue;
    do {
      g_string_printf (self->scratch, "%s%" G_GINT64_FORMAT, numbers->prefix, numbers->next++);
      *value = (CrmValue){ CRM_VALUE_TEXT,
                           { .text = crm_import_chunk_copy (self->chunk, self->scratch->str,
                                                            self->scratch->len) } };
      if (!is_key)
        continue;
      entry = crm_import_index_get (
          plan->index, crm_import_plan_digest (plan, plan->index, plan->keys, 1, self->values),
          &made);
      if (made)
        entry->id = plan->next_id;
    } while (!made);
  }
}

/* Lays the row's values out as the statement reads them: id, columns, folded text. */
static void
lay_out (CrmImportMaker *self, CrmImportRow *row)
{
  const CrmImportPlan *plan = self->plan;
  const CrmKind *kind = plan->kind;
  CrmValue *out = row->values;

  out[0] = crm_value_integer (row->id);
  for (guint i = 0; i < plan->n_columns; i++)
    out[1 + i] = self->values[plan->columns[i]];
  if (!plan->has_fold || row->verdict != CRM_IMPORT_ADD)
    return;
  out += 1 + plan->n_columns;
  *out = CRM_VALUE_INIT;
  g_string_truncate (self->scratch, 0);
  for (guint i = 0; i < kind->n_fields; i++) {
    if (!(kind->fields[i].flags & CRM_SEARCH) || self->values[i].tag != CRM_VALUE_TEXT)
      continue;
    if (self->scratch->len > 0)
      g_string_append_c (self->scratch, '\x1f');
    crm_text_fold_append (self->scratch, self->values[i].text, strlen (self->values[i].text));
  }
  if (self->scratch->len > 0)
    *out = (CrmValue){ CRM_VALUE_TEXT,
                       { .text = crm_import_chunk_copy (self->chunk, self->scratch->str,
                                                        self->scratch->len) } };
}

/* A line that is met for the k-th time is added when the programme has fewer than k. */
static void
judge_counted (CrmImportMaker *self, CrmImportRow *row)
{
  CrmImportPlan *plan = self->plan;
  CrmImportEntry *entry;
  gboolean made;

  row->verdict = CRM_IMPORT_ADD;
  if (plan->remembers) {
    entry = crm_import_index_get (
        plan->index,
        crm_import_plan_digest (plan, plan->index, plan->compared, plan->n_compared, self->values),
        &made);
    if (++entry->row.low <= (guint64) entry->id)
      row->verdict = CRM_IMPORT_KEEP;
  }
  row->id = row->verdict == CRM_IMPORT_ADD ? plan->next_id++ : 0;
  if (row->verdict == CRM_IMPORT_KEEP)
    row->n_links = 0; /* which of the equal records they belong to is not known */
}

static gboolean
leaves_empty (const CrmImportMaker *self)
{
  for (guint i = 0; i < self->plan->n_compared; i++)
    if (self->values[self->plan->compared[i]].tag == CRM_VALUE_NULL)
      return TRUE;
  return FALSE;
}

static void
judge_keyed (CrmImportMaker *self, CrmImportRow *row, gboolean has_key, CrmDigest key)
{
  CrmImportPlan *plan = self->plan;
  CrmDigest nothing = { 0, 0 }, digest;
  gboolean made = TRUE;
  CrmImportEntry *entry = has_key ? crm_import_index_get (plan->index, key, &made) : NULL;

  /* The record keeps the spelling it has. */
  for (guint i = 0; self->is_variant && i < plan->n_keys; i++)
    if (self->values[plan->keys[i]].tag == CRM_VALUE_TEXT)
      self->values[plan->keys[i]] = CRM_VALUE_INIT;
  digest =
      crm_import_plan_digest (plan, plan->index, plan->compared, plan->n_compared, self->values);

  if (made) {
    row->verdict = CRM_IMPORT_ADD;
    if (entry != NULL) {
      entry->id = plan->next_id;
      crm_import_plan_note_variant (plan, self->values, key);
    }
    number_codes (self);
    row->id = plan->next_id++;
  } else {
    row->verdict = crm_digest_equal (entry->row, digest) ? CRM_IMPORT_KEEP : CRM_IMPORT_UPDATE;
    row->id = entry->id;
  }
  if (entry != NULL && made)
    entry = crm_import_index_find (plan->index, key);
  /* After a change by a row with empty cells it is not known here what the record holds. */
  if (entry != NULL && row->verdict != CRM_IMPORT_KEEP)
    entry->row = row->verdict == CRM_IMPORT_ADD || !leaves_empty (self) ? digest : nothing;
}

static gboolean
convert (CrmImportMaker *self, CrmImportRow *row, const char *fault)
{
  CrmImportPlan *plan = self->plan;
  CrmImportEntry *entry;
  CrmDigest key = { 0, 0 };
  gboolean has_key;

  if (fault != NULL)
    return refuse (self, row, NULL, fault);
  memcpy (self->values, plan->start, plan->kind->n_fields * sizeof (CrmValue));
  g_array_set_size (self->missing, 0);
  if (!read_plain_cells (self, row) || !read_references (self, row) || !derive (self, row))
    return FALSE;
  entry = find_entry (self, &key, &has_key);
  if ((entry == NULL && !check (self, row)) || !check_sign (self, row) || !make_missing (self, row))
    return FALSE;
  if (self->missing->len > 0)
    entry = find_entry (self, &key, &has_key);
  if (!check_uniques (self, row, entry != NULL ? entry->id : plan->next_id))
    return FALSE;
  if (plan->counted) {
    judge_counted (self, row);
    if (row->verdict == CRM_IMPORT_ADD)
      number_codes (self);
  } else {
    judge_keyed (self, row, has_key, key);
  }
  return TRUE;
}

/* Of a row that no record can be made of: subtotals between the rows and what is printed below
 * the last total are no rows that somebody would correct. */
static CrmImportVerdict
judge_refused (CrmImportMaker *self, const char *fault)
{
  CrmSource *source = self->plan->map->source;
  guint n = crm_source_get_n_columns (source), filled = 0;

  if (fault != NULL)
    return CRM_IMPORT_REFUSE;
  if (crm_source_seems_total (source, self->cells)) {
    self->below_total = TRUE;
    return CRM_IMPORT_TOTAL;
  }
  for (guint i = 0; i < n; i++) {
    const char *text = self->cells[i].text;
    gsize length = self->cells[i].length;

    crm_import_trim (&text, &length);
    filled += length > 0;
  }
  return self->below_total && n > 2 && filled == 1 ? CRM_IMPORT_FOOTER : CRM_IMPORT_REFUSE;
}

/* A second head of the same name is called "Name (2)", one without a name "column 3". */
static gboolean
is_head (const CrmCell *cell, const char *name)
{
  const char *text = cell->text;
  gsize length = cell->length;

  crm_import_trim (&text, &length);
  return length > 0 && strncmp (name, text, length) == 0 &&
         (name[length] == '\0' || g_str_has_prefix (name + length, " ("));
}

/* TRUE for the header met again: nearly every row differs from it in its last cell already. */
static gboolean
repeats_header (const CrmImportMaker *self)
{
  CrmSource *source = self->plan->map->source;
  guint n = crm_source_get_n_columns (source), heads = 0;

  if (self->plan->options->source.no_header)
    return FALSE;
  for (guint i = n; i-- > 0;) {
    if (is_head (&self->cells[i], crm_source_get_column (source, i)))
      heads++;
    else if (self->cells[i].length > 0)
      return FALSE;
  }
  return heads >= 2 && heads * 2 > n;
}

void
crm_import_maker_add (CrmImportMaker *self, CrmImportChunk *chunk, const CrmCell *cells,
                      guint64 line, const char *fault)
{
  CrmImportRow *row = &chunk->rows[chunk->n_rows];

  self->chunk = chunk;
  self->cells = cells;
  *row = (CrmImportRow){ .line = line, .links = chunk->links->len };
  row->values = chunk->values + (gsize) chunk->n_rows * chunk->stride;
  if (crm_source_get_n_totals (self->plan->map->source) != self->totals) {
    self->totals = crm_source_get_n_totals (self->plan->map->source);
    self->below_total = TRUE;
  }
  if (fault == NULL && repeats_header (self)) {
    row->verdict = CRM_IMPORT_HEADER;
  } else if (self->below_total &&
             crm_source_seems_signature (self->plan->map->source, self->cells)) {
    /* Also where names would make a record of it, and where it is wider than the table. */
    row->verdict = CRM_IMPORT_FOOTER;
  } else if (convert (self, row, fault)) {
    self->below_total = FALSE;
    if (row->verdict != CRM_IMPORT_KEEP)
      lay_out (self, row);
  } else {
    row->verdict = judge_refused (self, fault);
    row->n_links = 0;
    g_array_set_size (chunk->links, row->links);
  }
  if (row->verdict == CRM_IMPORT_REFUSE || row->verdict == CRM_IMPORT_UPDATE || row->n_links > 0)
    keep_cells (self, row);
  chunk->n_adds += row->verdict == CRM_IMPORT_ADD;
  chunk->n_others += row->verdict == CRM_IMPORT_UPDATE || row->n_links > 0;
  chunk->n_rows++;
}
