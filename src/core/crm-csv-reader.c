/* crm-csv-reader.c: the tokenizer. Text is looked at in blocks of 64 bytes; a bit mask says
 * where in the block a delimiter, quote or line end stands, and the rows are made by walking
 * from bit to bit. It must not allocate a cell or a row in the common case, and must stay linear
 * whatever it reads: from a quote that is not closed to the next odd run of quotes, every run is
 * even and closes itself. */
#include "crm-csv-reader.h"

#include "crm-i18n.h"

#include <inttypes.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define BLOCK_BYTES 64

struct _CrmCsvReader {
  const char *text;
  gsize length;
  char delimiter;
  gboolean check_text;

  gsize position; /* the next cell starts here */
  guint64 line;
  gsize block;   /* start of the block that `marks` describes */
  guint64 marks; /* bit i: a special byte at block + i, not yet walked over */

  CrmCell *cells;
  guint n_cells;     /* kept */
  guint n_allocated; /* at most CRM_ROW_MAX_CELLS */
  guint n_seen;      /* kept or not */
  gboolean long_cell;

  char *scratch; /* cells whose quotes were taken out, this row */
  gsize scratch_used;
  gsize scratch_size;

  GPtrArray *repaired; /* cells of a faulty row made valid, owned */
  GString *fault;
};

#ifdef __SSE2__
static guint64
find_marks (const CrmCsvReader *self, const char *block)
{
  const __m128i delimiter = _mm_set1_epi8 (self->delimiter);
  const __m128i quote = _mm_set1_epi8 ('"');
  const __m128i lf = _mm_set1_epi8 ('\n');
  const __m128i cr = _mm_set1_epi8 ('\r');
  guint64 marks = 0;

  for (int i = 0; i < BLOCK_BYTES / 16; i++) {
    __m128i bytes = _mm_loadu_si128 ((const __m128i *) (const void *) (block + 16 * i));
    __m128i a = _mm_or_si128 (_mm_cmpeq_epi8 (bytes, delimiter), _mm_cmpeq_epi8 (bytes, quote));
    __m128i b = _mm_or_si128 (_mm_cmpeq_epi8 (bytes, lf), _mm_cmpeq_epi8 (bytes, cr));
    marks |= (guint64) (guint) _mm_movemask_epi8 (_mm_or_si128 (a, b)) << (16 * i);
  }
  return marks;
}
#else
static guint64
find_marks (const CrmCsvReader *self, const char *block)
{
  guint64 marks = 0;

  for (int i = 0; i < BLOCK_BYTES; i++) {
    char c = block[i];
    guint64 special = c == self->delimiter || c == '"' || c == '\n' || c == '\r';
    marks |= special << i;
  }
  return marks;
}
#endif

static void
load_block (CrmCsvReader *self)
{
  gsize left = self->length - self->block;

  if (G_LIKELY (left >= BLOCK_BYTES)) {
    self->marks = find_marks (self, self->text + self->block);
  } else {
    char tail[BLOCK_BYTES] = { 0 };
    memcpy (tail, self->text + self->block, left);
    self->marks = find_marks (self, tail);
    self->marks &= (G_GUINT64_CONSTANT (1) << left) - 1;
  }
}

/* The next special byte, or self->length when there is none left. */
static inline gsize
next_mark (CrmCsvReader *self)
{
  while (self->marks == 0) {
    if (self->length - self->block <= BLOCK_BYTES)
      return self->length;
    self->block += BLOCK_BYTES;
    load_block (self);
  }
  gsize at = self->block + (gsize) __builtin_ctzll (self->marks);
  self->marks &= self->marks - 1;
  return at;
}

CrmCsvReader *
crm_csv_reader_new (const char *text, gsize length, char delimiter, gboolean check_text)
{
  CrmCsvReader *self = g_new0 (CrmCsvReader, 1);

  self->text = text;
  self->length = length;
  self->delimiter = delimiter;
  self->check_text = check_text;
  self->n_allocated = 64;
  self->cells = g_new (CrmCell, self->n_allocated);
  self->repaired = g_ptr_array_new_with_free_func (g_free);
  self->fault = g_string_new (NULL);
  crm_csv_reader_seek (self, 0, 1);
  return self;
}

void
crm_csv_reader_free (CrmCsvReader *self)
{
  if (self == NULL)
    return;
  g_free (self->cells);
  g_free (self->scratch);
  g_ptr_array_unref (self->repaired);
  g_string_free (self->fault, TRUE);
  g_free (self);
}

gsize
crm_csv_reader_get_position (CrmCsvReader *self, guint64 *line)
{
  if (line != NULL)
    *line = self->line;
  return self->position;
}

void
crm_csv_reader_seek (CrmCsvReader *self, gsize position, guint64 line)
{
  self->position = MIN (position, self->length);
  self->line = line;
  self->block = self->position;
  load_block (self);
}

static inline void
push_cell (CrmCsvReader *self, const char *text, gsize length)
{
  self->n_seen++;
  if (G_UNLIKELY (length > CRM_CELL_MAX_BYTES))
    self->long_cell = TRUE;
  if (G_UNLIKELY (self->n_cells == self->n_allocated)) {
    if (self->n_allocated >= CRM_ROW_MAX_CELLS)
      return;
    self->n_allocated *= 2;
    self->cells = g_renew (CrmCell, self->cells, self->n_allocated);
  }
  self->cells[self->n_cells].text = text;
  self->cells[self->n_cells].length = length;
  self->n_cells++;
}

/* Room for `size` more bytes of scratch. When the scratch moves, the cells that point into it move
 * with it. */
static char *
reserve_scratch (CrmCsvReader *self, gsize size)
{
  if (self->scratch_size - self->scratch_used < size) {
    char *old = self->scratch;
    gsize old_size = self->scratch_used;
    self->scratch_size = MAX (self->scratch_used + size, self->scratch_size * 2);
    self->scratch = g_malloc (self->scratch_size);
    if (old_size > 0)
      memcpy (self->scratch, old, old_size);
    for (guint i = 0; i < self->n_cells && old != NULL; i++) {
      guintptr offset = (guintptr) self->cells[i].text - (guintptr) old;
      if (offset < old_size)
        self->cells[i].text = self->scratch + offset;
    }
    g_free (old);
  }
  return self->scratch + self->scratch_used;
}

/* Copies a quoted cell without its doubled quotes, and after it whatever stood between the closing
 * quote and the delimiter. */
static void
push_unquoted (CrmCsvReader *self, const char *text, gsize length, const char *tail,
               gsize tail_length)
{
  char *start = reserve_scratch (self, length + tail_length);
  char *out = start;
  const char *end = text + length;

  while (text < end) {
    const char *quote = memchr (text, '"', (gsize) (end - text));
    gsize n = quote != NULL ? (gsize) (quote - text) + 1 : (gsize) (end - text);
    memcpy (out, text, n);
    out += n;
    text += n + (quote != NULL ? 1 : 0);
  }
  if (tail_length > 0)
    memcpy (out, tail, tail_length);
  out += tail_length;
  self->scratch_used += (gsize) (out - start);
  push_cell (self, start, (gsize) (out - start));
}

static gboolean
all_blank (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (text[i] != ' ' && text[i] != '\t')
      return FALSE;
  return TRUE;
}

/* Reads the cell whose opening quote stands at `open` and whose mark has been taken. Returns the
 * mark that ends it, or G_MAXSIZE when the quote is not closed by one of its own (nothing pushed
 * then). */
static gsize
read_quoted (CrmCsvReader *self, gsize open)
{
  const char *text = self->text;
  gboolean doubled = FALSE;
  guint64 lines = 0;
  gsize close, end;

  for (;;) {
    close = next_mark (self);
    if (close >= self->length)
      return G_MAXSIZE;
    char c = text[close];
    gboolean more = close + 1 < self->length;
    if (c == '\n') {
      lines++;
    } else if (c == '\r') {
      if (!more || text[close + 1] != '\n')
        lines++;
    } else if (c == '"') {
      if (!more || text[close + 1] != '"')
        break;
      doubled = TRUE;
      next_mark (self);
    }
  }

  do
    end = next_mark (self);
  while (end < self->length && text[end] == '"');

  gsize tail = end - close - 1;
  if (G_UNLIKELY (tail > 0 && all_blank (text + close + 1, tail)))
    tail = 0;
  /* Text after the quote is let pass on one line. Over several, this is the quote of another row,
   * and the rows between would be lost without a word. */
  if (G_UNLIKELY (tail > 0 && lines > 0))
    return G_MAXSIZE;
  self->line += lines;
  if (doubled || tail > 0)
    push_unquoted (self, text + open + 1, close - open - 1, text + close + 1, tail);
  else
    push_cell (self, text + open + 1, close - open - 1);
  return end;
}

/* Takes the rest of the physical line on which an unclosed quote stands as the last cell. */
static void
take_rest_of_line (CrmCsvReader *self, gsize open)
{
  const char *text = self->text;
  gsize end = open;

  g_string_printf (self->fault, _ ("A quote opened on line %s is never closed."),
                   crm_i18n_number ((gint64) self->line).text);
  while (end < self->length && text[end] != '\n' && text[end] != '\r')
    end++;
  push_cell (self, text + open, end - open);

  gsize next = end;
  if (next < self->length && text[next] == '\r')
    next++;
  if (next < self->length && text[next] == '\n' && (next == end || text[end] == '\r'))
    next++;
  crm_csv_reader_seek (self, next, self->line + 1);
}

static void
add_fault (CrmCsvReader *self, const char *sentence)
{
  if (self->fault->len > 0)
    g_string_append_c (self->fault, ' ');
  g_string_append (self->fault, sentence);
}

/* Looks at the bytes of a row that may not be text, and gives valid text in their place. */
static void
repair_row (CrmCsvReader *self, gsize start)
{
  const char *bytes = self->text + start;
  gsize length = self->position - start;

  if (g_utf8_validate_len (bytes, length, NULL))
    return;
  if (memchr (bytes, '\0', length) != NULL)
    add_fault (self, _ ("The row holds a NUL byte, which is not text."));
  else
    add_fault (self, _ ("The row holds bytes that are not text in the encoding of the file."));
  for (guint i = 0; i < self->n_cells; i++) {
    CrmCell *cell = &self->cells[i];
    if (g_utf8_validate_len (cell->text, cell->length, NULL))
      continue;
    char *valid = g_utf8_make_valid (cell->text, (gssize) cell->length);
    g_ptr_array_add (self->repaired, valid);
    cell->text = valid;
    cell->length = strlen (valid);
  }
}

static void
note_faults (CrmCsvReader *self, gsize start)
{
  if (self->long_cell)
    add_fault (self, _ ("A cell is longer than 1 MiB."));
  if (self->n_seen > self->n_cells) {
    g_autofree char *text = g_strdup_printf (_ ("The row has %s cells; at most %s are read."),
                                             crm_i18n_number (self->n_seen).text,
                                             crm_i18n_number (CRM_ROW_MAX_CELLS).text);
    add_fault (self, text);
  }
  if (self->check_text)
    repair_row (self, start);
}

static void
start_row (CrmCsvReader *self)
{
  self->n_cells = 0;
  self->n_seen = 0;
  self->long_cell = FALSE;
  self->scratch_used = 0;
  if (G_UNLIKELY (self->fault->len > 0))
    g_string_truncate (self->fault, 0);
  if (G_UNLIKELY (self->repaired->len > 0))
    g_ptr_array_set_size (self->repaired, 0);
}

gboolean
crm_csv_reader_next (CrmCsvReader *self, CrmRow *row)
{
  const char *text = self->text;
  const gsize length = self->length;
  const gboolean blanks = self->delimiter == ' ';
  const gsize start = self->position;

  if (start >= length)
    return FALSE;
  start_row (self);
  row->line = self->line;
  for (;;) {
    gsize begin = self->position;
    gsize mark = next_mark (self);
    if (mark == begin && mark < length && text[mark] == '"') {
      mark = read_quoted (self, begin);
      if (mark == G_MAXSIZE) {
        take_rest_of_line (self, begin);
        break;
      }
    } else {
      while (mark < length && text[mark] == '"')
        mark = next_mark (self);
      if (!blanks || mark > begin)
        push_cell (self, text + begin, mark - begin);
    }
    if (mark >= length) {
      self->position = length;
      break;
    }
    self->position = mark + 1;
    if (text[mark] == self->delimiter)
      continue;
    if (text[mark] == '\r' && mark + 1 < length && text[mark + 1] == '\n') {
      self->position++;
      next_mark (self);
    }
    self->line++;
    break;
  }
  if (G_UNLIKELY (self->check_text || self->long_cell || self->n_seen > self->n_cells))
    note_faults (self, start);
  row->cells = self->cells;
  row->n_cells = self->n_cells;
  row->fault = self->fault->len > 0 ? self->fault->str : NULL;
  return TRUE;
}

gboolean
crm_cell_is_blank (const CrmCell *cell)
{
  return all_blank (cell->text, cell->length);
}

gboolean
crm_row_is_blank (const CrmRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (!all_blank (row->cells[i].text, row->cells[i].length))
      return FALSE;
  return TRUE;
}

guint
crm_row_get_extent (const CrmRow *row)
{
  guint n = row->n_cells;

  while (n > 0 && crm_cell_is_blank (&row->cells[n - 1]))
    n--;
  return n;
}
