/* crm-print-table.c: measured first, drawn later with the same layout, so that a row has on paper
 * the room it was given. Sizes are in points and independent of the surface; columns get what their
 * texts ask for, and the widest give way first. */
#include "crm-print-table.h"

#include <pango/pangocairo.h>

#include "crm-i18n.h"

#define GAP 8.0         /* between columns */
#define PADDING 3.0     /* above and below the text of a row */
#define SPACE 10.0      /* between the parts of a page */
#define WIDEST 240.0    /* that a text column may ask for */
#define NARROWEST 44.0  /* below it letters shrink instead */
#define MOST_LINES 3    /* of a cell */
#define N_SAMPLES 40    /* rows that are measured for the widths, beside the longest texts */
#define LINE_HEIGHT 1.4 /* of the font size */
#define HAIRLINE 0.5
#define GREY 0.45

typedef enum { FONT_BODY, FONT_HEAD, FONT_TITLE, FONT_CAPTION, N_FONTS } Font;

static const struct {
  double size;
  PangoWeight weight;
} fonts[N_FONTS] = {
  [FONT_BODY] = { 9, PANGO_WEIGHT_NORMAL },
  [FONT_HEAD] = { 9, PANGO_WEIGHT_BOLD },
  [FONT_TITLE] = { 15, PANGO_WEIGHT_BOLD },
  [FONT_CAPTION] = { 8.5, PANGO_WEIGHT_NORMAL },
};

struct _CrmPrintTable {
  CrmPrintRows *rows;
  PangoContext *context;
  PangoLayout *layout;
  PangoAttrList *spacings[N_FONTS];
  double *wishes; /* by column: the width its texts ask for */
  double width, height, scale;
  double *starts, *widths; /* by column; starts from the side where reading begins */
  double title_height, head_height, foot_height;
  double *heights; /* by row */
  guint n_placed;
  double y;       /* below the last row that was placed */
  GArray *firsts; /* guint: the first row of each page */
  guint n_unknown;
};

/* Text. */

static double
get_scale (CrmPrintTable *self, Font font)
{
  return font == FONT_BODY || font == FONT_HEAD ? self->scale : 1;
}

/* Arabic fonts are half as tall again as Latin ones: lines get one height in both. */
static void
space_lines (CrmPrintTable *self)
{
  for (int i = 0; i < N_FONTS; i++) {
    double height = fonts[i].size * get_scale (self, i) * LINE_HEIGHT;

    g_clear_pointer (&self->spacings[i], pango_attr_list_unref);
    self->spacings[i] = pango_attr_list_new ();
    pango_attr_list_insert (self->spacings[i],
                            pango_attr_line_height_new_absolute ((int) (height * PANGO_SCALE)));
  }
}

static void
set_text (CrmPrintTable *self, Font font, const char *text, double width)
{
  gboolean persian = self->rows->language == CRM_LANGUAGE_PERSIAN;
  double scale = get_scale (self, font);
  PangoFontDescription *description = pango_font_description_new ();

  pango_font_description_set_family_static (description,
                                            persian ? "Vazirmatn, Noto Sans Arabic, Cantarell"
                                                    : "Cantarell, Vazirmatn, Noto Sans Arabic");
  pango_font_description_set_weight (description, fonts[font].weight);
  pango_font_description_set_absolute_size (description, fonts[font].size * scale * PANGO_SCALE);
  pango_layout_set_font_description (self->layout, description);
  pango_font_description_free (description);
  pango_layout_set_attributes (self->layout, self->spacings[font]);
  pango_layout_set_width (self->layout, width < 0 ? -1 : (int) (width * PANGO_SCALE));
  pango_layout_set_text (self->layout, text, -1);
}

static void
measure (CrmPrintTable *self, Font font, const char *text, double width, double *w, double *h)
{
  int layout_width, layout_height;

  set_text (self, font, text, width);
  pango_layout_get_size (self->layout, &layout_width, &layout_height);
  if (w != NULL)
    *w = (double) layout_width / PANGO_SCALE;
  if (h != NULL)
    *h = (double) layout_height / PANGO_SCALE;
}

/* start: from the side where reading begins. */
static void
show (CrmPrintTable *self, cairo_t *cr, Font font, const char *text, double start, double y,
      double width, gboolean at_end)
{
  gboolean mirrored = self->rows->language == CRM_LANGUAGE_PERSIAN;

  set_text (self, font, text, width);
  /* Pango's left is that of the paper, since the direction is not guessed from the text. */
  pango_layout_set_alignment (self->layout,
                              mirrored == at_end ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT);
  self->n_unknown += (guint) pango_layout_get_unknown_glyphs_count (self->layout);
  cairo_move_to (cr, mirrored ? self->width - start - width : start, y);
  pango_cairo_show_layout (cr, self->layout);
}

/* Columns. */

static double
get_longest (CrmPrintTable *self, guint column)
{
  GPtrArray *rows = self->rows->rows;
  const char *longest = "";
  double widest = 0, w;
  glong most = 0;

  for (guint i = 0; i < rows->len; i++) {
    const char *text = ((char **) rows->pdata[i])[column];
    glong letters = g_utf8_strlen (text, -1);

    if (letters > most) {
      most = letters;
      longest = text;
    }
    if (i >= N_SAMPLES || *text == '\0')
      continue;
    measure (self, FONT_BODY, text, -1, &w, NULL);
    widest = MAX (widest, w);
  }
  measure (self, FONT_BODY, longest, -1, &w, NULL);
  return MAX (widest, w);
}

static void
ask_columns (CrmPrintTable *self)
{
  self->wishes = g_new0 (double, self->rows->n_columns);
  for (guint i = 0; i < self->rows->n_columns; i++) {
    double head;

    measure (self, FONT_HEAD, self->rows->columns[i].head, -1, &head, NULL);
    self->wishes[i] = MIN (WIDEST, MAX (head, get_longest (self, i)) + 1);
  }
}

static double
sum_wishes (CrmPrintTable *self)
{
  double sum = GAP * (self->rows->n_columns - 1);

  for (guint i = 0; i < self->rows->n_columns; i++)
    sum += self->wishes[i];
  return sum;
}

/* Columns that ask for less than an equal share get it; the others share what is left. */
static void
share_room (CrmPrintTable *self, double room)
{
  guint n = self->rows->n_columns, open = n;
  gboolean more = TRUE;

  for (guint i = 0; i < n; i++)
    self->widths[i] = 0;
  while (more && open > 0) {
    double share = room / open;

    more = FALSE;
    for (guint i = 0; i < n; i++)
      if (self->widths[i] <= 0 && self->wishes[i] * self->scale <= share) {
        self->widths[i] = self->wishes[i] * self->scale;
        room -= self->widths[i];
        open--;
        more = TRUE;
      }
  }
  for (guint i = 0; i < n; i++)
    if (self->widths[i] <= 0)
      self->widths[i] = room / open;
}

/* What no column asks for goes to the texts, so that the table fills the page. */
static void
spread_rest (CrmPrintTable *self)
{
  double rest = self->width - GAP * (self->rows->n_columns - 1), texts = 0;

  for (guint i = 0; i < self->rows->n_columns; i++) {
    rest -= self->widths[i];
    texts += self->rows->columns[i].at_end ? 0 : self->widths[i];
  }
  for (guint i = 0; i < self->rows->n_columns && rest > 0 && texts > 0; i++)
    if (!self->rows->columns[i].at_end)
      self->widths[i] += rest * self->widths[i] / texts;
}

static void
place_columns (CrmPrintTable *self)
{
  guint n = self->rows->n_columns;
  double room = self->width - GAP * (n - 1), x = 0;

  self->scale = CLAMP (room / (NARROWEST * n), 0.5, 1);
  space_lines (self);
  share_room (self, room);
  spread_rest (self);
  for (guint i = 0; i < n; i++) {
    self->starts[i] = x;
    x += self->widths[i] + GAP;
  }
}

/* Pages. */

static char *
dup_subtitle (CrmPrintTable *self)
{
  if (self->rows->programme == NULL || *self->rows->programme == '\0')
    return g_strdup (self->rows->day);
  return g_strconcat (self->rows->programme, " · ", self->rows->day, NULL);
}

static double
measure_title (CrmPrintTable *self)
{
  g_autofree char *subtitle = dup_subtitle (self);
  double title, below, narrowing = 0;

  measure (self, FONT_TITLE, self->rows->title, self->width, NULL, &title);
  measure (self, FONT_CAPTION, subtitle, self->width, NULL, &below);
  if (self->rows->narrowing != NULL)
    measure (self, FONT_CAPTION, self->rows->narrowing, self->width, NULL, &narrowing);
  return title + below + narrowing + SPACE;
}

static const char *
get_cell (CrmPrintTable *self, char *const *texts, guint column)
{
  return texts != NULL ? texts[column] : self->rows->columns[column].head;
}

/* texts NULL: the head. Cells stand on one line even when one is Latin and the next Persian:
 * *ascent is where it lies below the top of the row. */
static double
measure_row (CrmPrintTable *self, Font font, char *const *texts, double *ascent)
{
  double above = 0, below = 0;

  for (guint i = 0; i < self->rows->n_columns; i++) {
    double height, baseline;

    measure (self, font, get_cell (self, texts, i), self->widths[i], NULL, &height);
    baseline = (double) pango_layout_get_baseline (self->layout) / PANGO_SCALE;
    above = MAX (above, baseline);
    below = MAX (below, height - baseline);
  }
  if (ascent != NULL)
    *ascent = PADDING + above;
  return above + below + 2 * PADDING;
}

void
crm_print_table_begin (CrmPrintTable *self, double width, double height)
{
  guint first = 0;

  self->width = width;
  self->height = height;
  place_columns (self);
  self->title_height = measure_title (self);
  self->head_height = measure_row (self, FONT_HEAD, NULL, NULL);
  measure (self, FONT_CAPTION, self->rows->title, width, NULL, &self->foot_height);
  self->foot_height += SPACE;
  g_array_set_size (self->firsts, 0);
  g_array_append_val (self->firsts, first);
  self->n_placed = 0;
  self->n_unknown = 0;
  self->y = self->title_height + self->head_height;
}

/* A page takes one row at least, however small the paper. */
static void
place_row (CrmPrintTable *self)
{
  guint row = self->n_placed++;
  guint first = g_array_index (self->firsts, guint, self->firsts->len - 1);
  double height = measure_row (self, FONT_BODY, self->rows->rows->pdata[row], NULL);

  if (self->y + height > self->height - self->foot_height && row > first) {
    g_array_append_val (self->firsts, row);
    self->y = self->head_height;
  }
  self->heights[row] = height;
  self->y += height;
}

gboolean
crm_print_table_advance (CrmPrintTable *self, guint n_rows)
{
  for (guint i = 0; i < n_rows && self->n_placed < self->rows->rows->len; i++)
    place_row (self);
  return self->n_placed == self->rows->rows->len;
}

guint
crm_print_table_get_n_pages (CrmPrintTable *self)
{
  return self->firsts->len;
}

guint
crm_print_table_get_first_row (CrmPrintTable *self, guint page)
{
  return page < self->firsts->len ? g_array_index (self->firsts, guint, page)
                                  : self->rows->rows->len;
}

/* Drawing. */

static void
draw_line (CrmPrintTable *self, cairo_t *cr, double y, double thickness, double grey)
{
  cairo_save (cr);
  cairo_set_source_rgb (cr, grey, grey, grey);
  cairo_rectangle (cr, 0, y - thickness / 2, self->width, thickness);
  cairo_fill (cr);
  cairo_restore (cr);
}

static double
draw_title (CrmPrintTable *self, cairo_t *cr)
{
  g_autofree char *subtitle = dup_subtitle (self);
  double y = 0, h;

  show (self, cr, FONT_TITLE, self->rows->title, 0, y, self->width, FALSE);
  measure (self, FONT_TITLE, self->rows->title, self->width, NULL, &h);
  y += h;
  show (self, cr, FONT_CAPTION, subtitle, 0, y, self->width, FALSE);
  measure (self, FONT_CAPTION, subtitle, self->width, NULL, &h);
  y += h;
  if (self->rows->narrowing != NULL)
    show (self, cr, FONT_CAPTION, self->rows->narrowing, 0, y, self->width, FALSE);
  return self->title_height;
}

static void
draw_row (CrmPrintTable *self, cairo_t *cr, Font font, char *const *texts, double y)
{
  double ascent;

  measure_row (self, font, texts, &ascent);
  for (guint i = 0; i < self->rows->n_columns; i++) {
    const char *text = get_cell (self, texts, i);
    double baseline;

    set_text (self, font, text, self->widths[i]);
    baseline = (double) pango_layout_get_baseline (self->layout) / PANGO_SCALE;
    show (self, cr, font, text, self->starts[i], y + ascent - baseline, self->widths[i],
          self->rows->columns[i].at_end);
  }
}

static void
draw_foot (CrmPrintTable *self, cairo_t *cr, guint page)
{
  double y = self->height - self->foot_height + SPACE;
  g_autofree char *number = g_strdup_printf (_ ("Page %s of %s"), crm_i18n_number (page + 1).text,
                                             crm_i18n_number (self->firsts->len).text);

  cairo_set_source_rgb (cr, GREY, GREY, GREY);
  show (self, cr, FONT_CAPTION, self->rows->title, 0, y, self->width / 2, FALSE);
  show (self, cr, FONT_CAPTION, number, self->width / 2, y, self->width / 2, TRUE);
}

void
crm_print_table_draw (CrmPrintTable *self, cairo_t *cr, guint page)
{
  guint end = crm_print_table_get_first_row (self, page + 1);
  double y = 0;

  pango_cairo_update_context (cr, self->context);
  pango_layout_context_changed (self->layout);
  cairo_set_source_rgb (cr, 0, 0, 0);
  if (page == 0)
    y += draw_title (self, cr);
  draw_row (self, cr, FONT_HEAD, NULL, y);
  y += self->head_height;
  draw_line (self, cr, y, 2 * HAIRLINE, 0);
  for (guint row = crm_print_table_get_first_row (self, page); row < end; row++) {
    draw_row (self, cr, FONT_BODY, self->rows->rows->pdata[row], y);
    y += self->heights[row];
    draw_line (self, cr, y, HAIRLINE, 0.8);
  }
  draw_foot (self, cr, page);
}

guint
crm_print_table_get_n_unknown (CrmPrintTable *self)
{
  return self->n_unknown;
}

/* The object. */

CrmPrintTable *
crm_print_table_new (CrmPrintRows *rows)
{
  CrmPrintTable *self = g_new0 (CrmPrintTable, 1);
  gboolean persian = rows->language == CRM_LANGUAGE_PERSIAN;
  cairo_font_options_t *options = cairo_font_options_create ();

  self->rows = rows;
  self->scale = 1;
  self->starts = g_new0 (double, rows->n_columns);
  self->widths = g_new0 (double, rows->n_columns);
  self->heights = g_new0 (double, rows->rows->len);
  self->firsts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  /* Hinted widths would differ between a printer and what was measured. */
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (self->context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  pango_context_set_base_dir (self->context, persian ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  pango_context_set_language (self->context, pango_language_from_string (persian ? "fa" : "en"));
  self->layout = pango_layout_new (self->context);
  pango_layout_set_auto_dir (self->layout, FALSE);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (self->layout, -MOST_LINES);
  space_lines (self);
  ask_columns (self);
  return self;
}

const char *
crm_print_table_get_title (CrmPrintTable *self)
{
  return self->rows->title;
}

gboolean
crm_print_table_is_wider (CrmPrintTable *self, double width)
{
  return sum_wishes (self) > width;
}

void
crm_print_table_free (CrmPrintTable *self)
{
  if (self == NULL)
    return;
  crm_print_rows_free (self->rows);
  for (int i = 0; i < N_FONTS; i++)
    pango_attr_list_unref (self->spacings[i]);
  g_object_unref (self->layout);
  g_object_unref (self->context);
  g_array_unref (self->firsts);
  g_free (self->wishes);
  g_free (self->starts);
  g_free (self->widths);
  g_free (self->heights);
  g_free (self);
}
