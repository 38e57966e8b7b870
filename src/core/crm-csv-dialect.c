/* crm-csv-dialect.c: a delimiter is believed when it cuts most rows into the same number of
 * cells. Each candidate is tried with the real reader, so that what stands inside quotes does
 * not count. It must stay cheap: two pieces of 64 KiB are looked at, whatever the size of the
 * file. */
#include "crm-csv-dialect.h"

#include <math.h>
#include <string.h>

#define PIECE_BYTES 65536
#define MAX_TITLE_ROWS 20
#define MAX_WIDTH 1024

/* How one candidate cuts the sample. */
typedef struct {
  guint rows;   /* not blank */
  guint titles; /* rows of one cell before the first that has more */
  guint widths[MAX_WIDTH];
  guint first_width;      /* cells in the first row */
  guint cuts, digit_cuts; /* delimiters outside quotes; those between two digits */
  guint spaced_rows;      /* rows that start with a blank or hold two in a row */
} Cut;

static gsize
cut_at_line_end (const char *text, gsize length)
{
  gsize end = length;

  while (end > 0 && text[end - 1] != '\n' && text[end - 1] != '\r')
    end--;
  return end > 0 ? end : length;
}

static void
count_digit_cuts (const CrmRow *row, Cut *cut)
{
  for (guint i = 0; i + 1 < row->n_cells; i++) {
    const CrmCell *a = &row->cells[i], *b = &row->cells[i + 1];
    cut->cuts++;
    cut->digit_cuts += a->length > 0 && b->length > 0 && g_ascii_isdigit (a->text[a->length - 1]) &&
                       g_ascii_isdigit (b->text[0]);
  }
}

static gboolean
is_spaced (const char *text, gsize length)
{
  return length > 0 && (text[0] == ' ' || memmem (text, length, "  ", 2) != NULL);
}

static void
cut_piece (const char *text, gsize length, char delimiter, Cut *cut)
{
  g_autoptr (CrmCsvReader) reader = crm_csv_reader_new (text, length, delimiter, FALSE);
  gsize start = 0;
  CrmRow row;

  while (crm_csv_reader_next (reader, &row)) {
    gsize end = crm_csv_reader_get_position (reader, NULL);
    if (row.n_cells > 0 && !crm_row_is_blank (&row)) {
      if (cut->rows == 0)
        cut->first_width = row.n_cells;
      if (cut->titles == cut->rows && row.n_cells == 1)
        cut->titles++;
      cut->rows++;
      cut->widths[MIN (row.n_cells, MAX_WIDTH - 1)]++;
      cut->spaced_rows += is_spaced (text + start, end - start);
      count_digit_cuts (&row, cut);
    }
    start = end;
  }
}

/* 0 when the candidate cuts nothing; else higher for more agreement and more columns. */
static double
rate (const Cut *cut, char delimiter)
{
  guint mode = 1;

  for (guint w = 2; w < MAX_WIDTH; w++)
    if (cut->widths[w] > 0 && cut->widths[w] >= cut->widths[mode == 1 ? w : mode])
      mode = w;
  if (mode == 1)
    return 0.0;

  guint titles = MIN (MIN (cut->titles, MAX_TITLE_ROWS), cut->rows / 2);
  double agreement = (double) cut->widths[mode] / (double) MAX (cut->rows - titles, 1);
  double rating = agreement * agreement * (1.0 - 0.8 / mode);
  if (cut->first_width == mode)
    rating *= 1.15;
  if (delimiter == ',' && cut->digit_cuts * 5 >= cut->cuts * 4)
    rating *= 0.8;
  if (delimiter == ' ') {
    /* Blanks separate words far more often than columns: they need to be aligned, or digits. */
    gboolean aligned = cut->spaced_rows * 2 >= cut->rows;
    gboolean digits = mode >= 3 && cut->digit_cuts * 5 >= cut->cuts * 4;
    if (agreement < 0.9 || (!aligned && !digits))
      return 0.0;
    rating *= 0.4;
  }
  return rating;
}

char
crm_csv_guess_delimiter (const char *text, gsize length)
{
  static const char candidates[] = { ',', ';', '\t', '|', ' ' };
  gsize head = length <= PIECE_BYTES ? length : cut_at_line_end (text, PIECE_BYTES);
  gsize piece = 0, piece_length = 0;
  double best_rating = 0.0;
  char best = ',';

  if (length > 4 * PIECE_BYTES) {
    const char *middle = text + length / 2;
    const char *line = memchr (middle, '\n', PIECE_BYTES / 2);
    if (line != NULL) {
      piece = (gsize) (line + 1 - text);
      piece_length = cut_at_line_end (line + 1, PIECE_BYTES);
    }
  }
  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++) {
    Cut cut = { 0 };
    cut_piece (text, head, candidates[i], &cut);
    if (piece_length > 0)
      cut_piece (text + piece, piece_length, candidates[i], &cut);
    double rating = rate (&cut, candidates[i]);
    if (rating > best_rating) {
      best_rating = rating;
      best = candidates[i];
    }
  }
  return best;
}

gsize
crm_csv_find_sep_line (const char *text, gsize length, char *delimiter)
{
  gsize at = 5;

  if (length < 5 || g_ascii_strncasecmp (text, "sep=", 4) != 0)
    return 0;
  if (strchr (",;\t|:^~ ", text[4]) == NULL || text[4] == '\0')
    return 0;
  if (at < length && text[at] == '\r')
    at++;
  if (at < length && text[at] == '\n')
    at++;
  if (at == 5 && at < length)
    return 0;
  *delimiter = text[4];
  return at;
}
