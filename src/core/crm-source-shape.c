/* crm-source-shape.c: the judgement of headers, titles and totals. A row is only taken for
 * something else than data when several signs agree, because a row of data that is lost is worse
 * than a title that is refused. It must not read files and must not know what columns mean. */
#include "crm-source-shape.h"

#include "crm-decimal.h"
#include "crm-i18n.h"
#include "crm-text.h"

#include <string.h>

#define MAX_HEADER_ROW 50
#define ROWS_BELOW 40 /* how far below the header its columns are compared */

typedef struct {
  guint64 line;
  guint n_cells;
  guint filled;
  guint extent;
  CrmCell *cells;
} SampleRow;

struct _CrmSample {
  GPtrArray *rows;
  gsize bytes;
};

typedef enum { CELL_BLANK, CELL_NUMBER, CELL_DATE, CELL_TEXT } CellSort;

static void
sample_row_free (gpointer data)
{
  SampleRow *row = data;

  g_free (row->cells);
  g_free (row);
}

CrmSample *
crm_sample_new (void)
{
  CrmSample *self = g_new0 (CrmSample, 1);

  self->rows = g_ptr_array_new_with_free_func (sample_row_free);
  return self;
}

void
crm_sample_free (CrmSample *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/* One allocation holds the cells and, after them, their text. */
void
crm_sample_add (CrmSample *self, const CrmRow *row)
{
  SampleRow *copy = g_new0 (SampleRow, 1);
  gsize bytes = 0;

  for (guint i = 0; i < row->n_cells; i++)
    bytes += row->cells[i].length;
  copy->line = row->line;
  copy->n_cells = row->n_cells;
  copy->extent = crm_row_get_extent (row);
  copy->cells = g_malloc (row->n_cells * sizeof (CrmCell) + bytes + 1);
  char *text = (char *) (copy->cells + row->n_cells);
  for (guint i = 0; i < row->n_cells; i++) {
    gsize length = row->cells[i].length;
    if (length > 0)
      memcpy (text, row->cells[i].text, length);
    copy->cells[i] = (CrmCell){ text, length };
    copy->filled += !crm_cell_is_blank (&row->cells[i]);
    text += length;
  }
  self->bytes += bytes;
  g_ptr_array_add (self->rows, copy);
}

guint
crm_sample_get_n_rows (const CrmSample *self)
{
  return self->rows->len;
}

static const SampleRow *
get_row (const CrmSample *self, guint row)
{
  return g_ptr_array_index (self->rows, row);
}

guint64
crm_sample_get_line (const CrmSample *self, guint row)
{
  return get_row (self, row)->line;
}

/* Sorts of cells */

static gboolean
is_digit_char (gunichar c)
{
  return (c >= '0' && c <= '9') || (c >= 0x660 && c <= 0x669) || (c >= 0x6F0 && c <= 0x6F9);
}

/* Signs, separators and currency marks that stand in numbers and dates. */
static gboolean
is_number_mark (gunichar c)
{
  return (c < 0x80 && strchr ("+-.,()%/:' $\t", (int) c) != NULL) || c == 0xA0 || c == 0x66B ||
         c == 0x66C || c == 0x60C || c == 0x66A || c == 0x2212 || c == 0x20AC || c == 0xA3 ||
         (c >= 0x200B && c <= 0x200F) || c == 0x202F || c == 0xFDFC;
}

static CellSort
sort_cell (const CrmCell *cell)
{
  const char *p = cell->text, *end = p + cell->length;
  guint digits = 0, letters = 0, slashes = 0, dashes = 0;

  if (crm_cell_is_blank (cell))
    return CELL_BLANK;
  if (cell->length > 64)
    return CELL_TEXT;
  for (; p < end; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (is_digit_char (c))
      digits++;
    else if (digits > 0 && (c == 'e' || c == 'E' || c == 'T' || c == 'Z'))
      letters++;
    else if (!is_number_mark (c))
      return CELL_TEXT;
    slashes += c == '/' || c == ':';
    dashes += c == '-' && digits > 0;
  }
  if (digits == 0 || letters > 2)
    return CELL_TEXT;
  return slashes > 0 || dashes >= 2 ? CELL_DATE : CELL_NUMBER;
}

static CellSort
sort_at (const SampleRow *row, guint column)
{
  return column < row->n_cells ? sort_cell (&row->cells[column]) : CELL_BLANK;
}

static gboolean
is_filled (const SampleRow *row, guint column)
{
  return column < row->n_cells && !crm_cell_is_blank (&row->cells[column]);
}

/* A year stands in headers as often as in data. */
static gboolean
is_year (const CrmCell *cell)
{
  if (cell->length != 4)
    return FALSE;
  guint64 year = g_ascii_strtoull (cell->text, NULL, 10);
  return (year >= 1300 && year < 1500) || (year >= 1900 && year < 2100);
}

/* All filled cells are words, no two the same. */
static gboolean
is_name_like (const SampleRow *row)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < row->n_cells; i++) {
    CellSort sort = sort_cell (&row->cells[i]);
    if (sort == CELL_BLANK)
      continue;
    if (sort != CELL_TEXT ||
        !g_hash_table_add (seen, g_strndup (row->cells[i].text, row->cells[i].length)))
      return FALSE;
  }
  return row->filled > 0;
}

/* The sort that nearly all filled cells below `row` have in a column; BLANK when they differ. */
static CellSort
sort_below (const CrmSample *self, guint row, guint column)
{
  guint counts[4] = { 0 };
  guint end = MIN (self->rows->len, row + 1 + ROWS_BELOW);

  for (guint r = row + 1; r < end; r++)
    counts[sort_at (get_row (self, r), column)]++;
  guint filled = counts[CELL_NUMBER] + counts[CELL_DATE] + counts[CELL_TEXT];
  for (guint sort = CELL_NUMBER; sort <= CELL_TEXT; sort++)
    if (filled > 0 && counts[sort] * 10 >= filled * 9)
      return (CellSort) sort;
  return CELL_BLANK;
}

/* The header */

static gint
compare_extents (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a, y = *(const guint *) b;

  return (x > y) - (x < y);
}

static guint
median_extent (const CrmSample *self)
{
  g_autoptr (GArray) extents = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint r = 0; r < self->rows->len; r++)
    g_array_append_val (extents, get_row (self, r)->extent);
  g_array_sort (extents, compare_extents);
  return g_array_index (extents, guint, extents->len / 2);
}

/* Columns that at least half of the rows fill. */
static GArray *
find_usual_columns (const CrmSample *self, guint n_columns)
{
  GArray *usual = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint c = 0; c < n_columns; c++) {
    guint filled = 0;
    for (guint r = 0; r < self->rows->len; r++)
      filled += is_filled (get_row (self, r), c);
    if (filled * 2 >= self->rows->len)
      g_array_append_val (usual, c);
  }
  return usual;
}

static gboolean
is_wide_enough (const SampleRow *row, const GArray *usual)
{
  guint met = 0;

  for (guint i = 0; i < usual->len; i++)
    met += is_filled (row, g_array_index (usual, guint, i));
  return row->filled > 0 && met * 5 >= usual->len * 3 && (usual->len < 2 || row->filled >= 2);
}

/* TRUE when `row` names a column of numbers or dates that `above` could belong to neither. */
static gboolean
names_better (const CrmSample *self, guint above, guint row)
{
  const SampleRow *a = get_row (self, above), *b = get_row (self, row);

  if (!is_name_like (b) || b->filled < a->filled)
    return FALSE;
  for (guint c = 0; c < b->n_cells; c++) {
    CellSort below = sort_below (self, row, c);
    if ((below == CELL_NUMBER || below == CELL_DATE) && sort_at (b, c) == CELL_TEXT &&
        sort_at (a, c) != below)
      return TRUE;
  }
  return FALSE;
}

static guint
find_header (const CrmSample *self)
{
  guint n_rows = self->rows->len;
  g_autoptr (GArray) usual = find_usual_columns (self, median_extent (self));
  guint header = 0, bound = MIN (n_rows, MAX_HEADER_ROW);

  while (header < bound && !is_wide_enough (get_row (self, header), usual))
    header++;
  if (header == bound)
    return 0;

  const SampleRow *found = get_row (self, header);
  if (is_name_like (found))
    return header;
  if (header > 0) {
    const SampleRow *above = get_row (self, header - 1);
    if (above->filled >= 2 && above->filled * 3 >= found->filled && is_name_like (above) &&
        above->line + 1 == found->line)
      return header - 1;
  }
  for (guint r = header + 1; r < MIN (bound, header + 6); r++)
    if (names_better (self, header, r))
      return r;
  return header;
}

/* A cell of the header is a number or a date where the whole column below holds the same. */
static gboolean
seems_data (const CrmSample *self, guint header)
{
  const SampleRow *row = get_row (self, header);

  if (header + 1 >= self->rows->len)
    return FALSE;
  for (guint c = 0; c < row->n_cells; c++) {
    CellSort sort = sort_cell (&row->cells[c]);
    if ((sort == CELL_DATE || (sort == CELL_NUMBER && !is_year (&row->cells[c]))) &&
        sort_below (self, header, c) == sort)
      return TRUE;
  }
  return FALSE;
}

/* The number of columns, by the header and by what most rows below need. */
static guint
count_columns (const CrmSample *self, gboolean grid, CrmShape *out)
{
  const SampleRow *header = get_row (self, out->header);
  guint rows = 0, wider = 0, one_more = 0, widest = header->extent;

  for (guint r = out->header + 1; r < self->rows->len; r++) {
    const SampleRow *row = get_row (self, r);
    rows++;
    wider += row->extent > header->extent;
    one_more += row->n_cells == header->n_cells + 1;
    widest = MAX (widest, row->extent);
  }
  if (wider * 10 <= rows)
    return MAX (header->extent, 1);
  if (grid && wider * 2 >= rows)
    return widest;
  if (header->n_cells > header->extent)
    return MIN (widest, header->n_cells);
  if (!grid && rows >= 3 && one_more * 10 >= rows * 9) {
    out->row_names = TRUE;
    return header->n_cells + 1;
  }
  return MAX (header->extent, 1);
}

/* Names */

/* The head as one line of plain words; NULL when nothing is left. */
static char *
clean_head (const CrmCell *cell)
{
  GString *name = g_string_new (NULL);
  const char *p = cell->text, *end = p + cell->length;
  gboolean gap = FALSE;

  for (; p < end; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (c == 0xFEFF || (g_unichar_iscntrl (c) && !g_unichar_isspace (c)))
      continue;
    if (g_unichar_isspace (c)) {
      gap = name->len > 0;
      continue;
    }
    if (gap)
      g_string_append_c (name, ' ');
    gap = FALSE;
    g_string_append_unichar (name, c);
    if (name->len >= CRM_TEXT_MAX_BYTES)
      break;
  }
  return g_string_free (name, name->len == 0);
}

static void
name_columns (const SampleRow *header, CrmShape *out)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint shift = out->row_names ? 1 : 0;

  out->columns = g_new0 (char *, out->n_columns + 1);
  /* Names that stand alone keep themselves; only then are the second ones numbered. */
  for (guint c = shift; header != NULL && c < out->n_columns && c - shift < header->n_cells; c++) {
    char *name = clean_head (&header->cells[c - shift]);
    if (name == NULL || g_hash_table_contains (seen, name)) {
      g_free (name);
      continue;
    }
    g_hash_table_add (seen, name);
    out->columns[c] = name;
  }
  for (guint c = 0; c < out->n_columns; c++) {
    g_autofree char *head = NULL;
    if (out->columns[c] != NULL)
      continue;
    if (header == NULL)
      head = g_strdup_printf ("%u", c + 1);
    else if (c >= shift && c - shift < header->n_cells)
      head = clean_head (&header->cells[c - shift]);
    if (head == NULL)
      head = g_strdup_printf (_ ("column %u"), c + 1);
    char *name = g_strdup (head);
    for (guint n = 2; g_hash_table_contains (seen, name); n++) {
      g_free (name);
      name = g_strdup_printf ("%s (%u)", head, n);
    }
    g_hash_table_add (seen, name);
    out->columns[c] = name;
  }
}

/* Words that totals begin with */

typedef enum { WORD_NONE, WORD_BEGINS, WORD_IS } TotalWord;

static TotalWord
find_total_word (const CrmCell *cell)
{
  static const char *const words[] = {
    "جمع کل",      "جمع",      "مجموع", "سرجمع",  "sum",       "total",  "totals",
    "grand total", "subtotal", "summe", "gesamt", "sub total", "totaux", "gesamtsumme",
  };
  const char *start = cell->text;
  gsize length = cell->length;
  TotalWord found = WORD_NONE;

  while (length > 0 && (*start == ' ' || *start == '\t')) {
    start++;
    length--;
  }
  /* Folding is not free: most cells begin otherwise. */
  if (length < 3 || length > 200 || ((guint8) *start < 0x80 && strchr ("tTgGsS", *start) == NULL))
    return WORD_NONE;

  g_autoptr (GString) folded = g_string_new (NULL);
  crm_text_fold_append (folded, start, length);
  while (folded->len > 0 && strchr (" :.=", folded->str[folded->len - 1]) != NULL)
    g_string_truncate (folded, folded->len - 1);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    if (!g_str_has_prefix (folded->str, words[i]))
      continue;
    const char *rest = folded->str + strlen (words[i]);
    if (*rest == '\0')
      return WORD_IS;
    if (!g_unichar_isalnum (g_utf8_get_char (rest)))
      found = WORD_BEGINS;
  }
  return found;
}

/* Signatures */

static gboolean
begins_signature (const CrmCell *cell)
{
  static const char *const words[] = {
    "تهیه کننده",    "تایید کننده",   "تاییدکننده",  "تنظیم کننده", "تصویب کننده",
    "بررسی کننده",   "ثبت کننده",     "امضا",        "امضاء",       "امضای",
    "مهر و امضا",    "prepared by",   "approved by", "checked by",  "reviewed by",
    "authorised by", "authorized by", "issued by",   "signed by",   "signature",
  };
  g_autoptr (GString) folded = g_string_new (NULL);

  if (cell->length > 200)
    return FALSE;
  crm_text_fold_append (folded, cell->text, cell->length);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (folded->str, words[i]) &&
        !g_unichar_isalnum (g_utf8_get_char (folded->str + strlen (words[i]))))
      return TRUE;
  return FALSE;
}

gboolean
crm_shape_is_signature (const CrmCell *cells, guint n_cells)
{
  gboolean signs = FALSE;

  for (guint c = 0; c < n_cells; c++) {
    CellSort sort = sort_cell (&cells[c]);

    if (sort == CELL_NUMBER)
      return FALSE;
    signs = signs || (sort == CELL_TEXT && begins_signature (&cells[c]));
  }
  return signs;
}

/* Traits */

/* Totals, signatures and footers in the sample must not shape what an ordinary row is. */
static gboolean
seems_ordinary (const SampleRow *row, guint n_columns)
{
  if (row->filled < 2 && n_columns > 2)
    return FALSE;
  for (guint c = 0; c < row->n_cells; c++)
    if (find_total_word (&row->cells[c]) != WORD_NONE)
      return FALSE;
  return !crm_shape_is_signature (row->cells, row->n_cells);
}

/* "1,200 Rials" and "3 million" make a column of numbers as well. */
static gboolean
is_amount (const CrmCell *cell)
{
  CrmDecimal value;
  CrmAmountWords words;

  return cell->length <= 64 && crm_decimal_parse_amount (cell->text, (gssize) cell->length,
                                                         CRM_MARK_AUTO, &value, &words, NULL);
}

static void
find_traits (const CrmSample *self, CrmShape *out)
{
  guint first = out->has_header ? out->header + 1 : 0;

  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  out->traits = g_new0 (guint8, out->n_columns);
  for (guint r = first; r < self->rows->len; r++)
    if (seems_ordinary (get_row (self, r), out->n_columns))
      g_ptr_array_add (rows, (gpointer) get_row (self, r));
  for (guint c = 0; c < out->n_columns; c++) {
    g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    guint filled = 0, numbers = 0;
    gboolean key = TRUE;
    for (guint r = 0; r < rows->len; r++) {
      const SampleRow *row = g_ptr_array_index (rows, r);
      CellSort sort = sort_at (row, c);
      if (sort == CELL_BLANK)
        continue;
      filled++;
      numbers += sort == CELL_NUMBER || (sort == CELL_TEXT && is_amount (&row->cells[c]));
      if (key)
        key = g_hash_table_add (seen, g_strndup (row->cells[c].text, row->cells[c].length));
    }
    if (filled > 0 && filled * 10 >= rows->len * 7)
      out->traits[c] |= CRM_TRAIT_FILLED;
    if (filled > 0 && numbers * 10 >= filled * 8)
      out->traits[c] |= CRM_TRAIT_NUMBER;
    if (filled >= 2 && key && c == 0)
      out->traits[c] |= CRM_TRAIT_KEY;
  }
}

void
crm_shape_find (const CrmSample *sample, gboolean no_header, gboolean grid, CrmShape *out)
{
  memset (out, 0, sizeof *out);
  out->has_header = !no_header;
  if (sample->rows->len == 0) {
    out->n_columns = 1;
  } else if (no_header) {
    for (guint r = 0; r < sample->rows->len; r++)
      out->n_columns = MAX (out->n_columns, get_row (sample, r)->extent);
    out->n_columns = MIN (out->n_columns, 2 * MAX (median_extent (sample), 1));
  } else {
    out->header = find_header (sample);
    out->n_titles = out->header;
    out->looks_like_data = seems_data (sample, out->header);
    out->n_columns = count_columns (sample, grid, out);
  }
  name_columns (no_header || sample->rows->len == 0 ? NULL : get_row (sample, out->header), out);
  find_traits (sample, out);
}

void
crm_shape_widen (CrmShape *self, guint n_columns)
{
  if (n_columns <= self->n_columns)
    return;
  self->traits = g_renew (guint8, self->traits, n_columns);
  memset (self->traits + self->n_columns, 0, n_columns - self->n_columns);
  self->n_columns = n_columns;
  g_clear_pointer (&self->columns, g_strfreev);
  name_columns (NULL, self);
}

void
crm_shape_clear (CrmShape *self)
{
  g_clear_pointer (&self->columns, g_strfreev);
  g_clear_pointer (&self->traits, g_free);
}

/* Totals */

/* Of the columns that are usually filled, how many texts and keys this row fills and leaves
 * empty. */
typedef struct {
  guint texts, empty_texts, empty_keys, filled_keys, numbers;
} TotalSigns;

static void
look_at_column (const CrmShape *self, const CrmCell *cell, guint column, TotalSigns *signs)
{
  CellSort sort = cell != NULL ? sort_cell (cell) : CELL_BLANK;
  guint8 traits = self->traits[column];

  /* "1,200 Rials" is a sum as well. */
  signs->numbers +=
      sort == CELL_NUMBER || (sort == CELL_TEXT && is_digit_char (g_utf8_get_char (cell->text)));
  if ((traits & CRM_TRAIT_FILLED) == 0)
    return;
  if ((traits & CRM_TRAIT_KEY) != 0) {
    signs->empty_keys += sort == CELL_BLANK;
    signs->filled_keys += sort != CELL_BLANK;
  }
  if ((traits & CRM_TRAIT_NUMBER) == 0) {
    signs->texts++;
    signs->empty_texts += sort == CELL_BLANK;
  }
}

gboolean
crm_shape_is_total (const CrmShape *self, const CrmRow *row)
{
  TotalSigns signs = { 0 };
  TotalWord word = WORD_NONE;
  guint at = 0;

  for (guint c = 0; c < row->n_cells && word != WORD_IS; c++) {
    TotalWord found = find_total_word (&row->cells[c]);
    if (found > word) {
      word = found;
      at = c;
    }
  }
  if (word == WORD_NONE)
    return FALSE;
  for (guint c = 0; c < self->n_columns; c++)
    if (c != at)
      look_at_column (self, c < row->n_cells ? &row->cells[c] : NULL, c, &signs);
  if (signs.numbers == 0 || signs.filled_keys > 0)
    return FALSE;

  /* Only a word of its own makes a total of a row that has nothing to leave empty. */
  gboolean misplaced = at < self->n_columns && (self->traits[at] & CRM_TRAIT_NUMBER) != 0;
  if (signs.texts == 0)
    return signs.empty_keys > 0 || word == WORD_IS || misplaced;
  return signs.empty_texts * 2 > signs.texts || (signs.empty_keys > 0 && misplaced);
}

gboolean
crm_shape_is_ordinary (const CrmShape *self, const CrmRow *row)
{
  guint usual = 0, filled = 0;

  for (guint c = 0; c < self->n_columns; c++) {
    if ((self->traits[c] & CRM_TRAIT_FILLED) == 0)
      continue;
    usual++;
    filled += c < row->n_cells && !crm_cell_is_blank (&row->cells[c]);
  }
  return usual > 0 && filled * 5 >= usual * 4 && !crm_shape_is_total (self, row) &&
         !crm_shape_is_signature (row->cells, row->n_cells);
}
