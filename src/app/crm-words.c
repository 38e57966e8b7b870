/* crm-words.c: one layout serves measuring and drawing alike. Knows GTK only. */
#include "crm-words.h"

#define LEAST 4 /* letters, about, that a line has room for */

struct _CrmWords {
  GtkWidget parent_instance;
  PangoLayout *layout;
  int line_width, line_height; /* of all words in one line, pixels; -1: not known */
  gboolean wrap;
};

G_DEFINE_FINAL_TYPE (CrmWords, crm_words, GTK_TYPE_WIDGET)

static int
get_least (CrmWords *self)
{
  const PangoFontDescription *font =
      pango_context_get_font_description (pango_layout_get_context (self->layout));

  return PANGO_PIXELS_CEIL (LEAST * pango_font_description_get_size (font));
}

static void
forget_line (CrmWords *self)
{
  self->line_width = self->line_height = -1;
}

static void
find_line (CrmWords *self)
{
  if (self->line_width >= 0)
    return;
  pango_layout_set_width (self->layout, -1);
  pango_layout_get_pixel_size (self->layout, &self->line_width, &self->line_height);
}

static int
get_height (CrmWords *self, int width)
{
  int height;

  find_line (self);
  if (width < 0 || width >= self->line_width)
    return self->line_height;
  pango_layout_set_width (self->layout, width * PANGO_SCALE);
  pango_layout_get_pixel_size (self->layout, NULL, &height);
  return height;
}

static void
crm_words_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                   int *natural, int *minimum_baseline, int *natural_baseline)
{
  CrmWords *self = CRM_WORDS (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL) {
    *minimum = *natural = get_height (self, for_size);
    return;
  }
  find_line (self);
  *minimum = self->wrap ? MIN (get_least (self), self->line_width) : self->line_width;
  *natural = self->line_width;
}

/* One line stands at the start of its width, which the layout need not know. */
static void
crm_words_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CrmWords *self = CRM_WORDS (widget);
  int width = gtk_widget_get_width (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0;

  find_line (self);
  pango_layout_set_width (self->layout, width < self->line_width ? width * PANGO_SCALE : -1);
  if (mirrored)
    x = MAX (0, width - self->line_width);
  gtk_snapshot_render_layout (snapshot, gtk_widget_get_style_context (widget), x, 0, self->layout);
}

static GtkSizeRequestMode
crm_words_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
crm_words_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (crm_words_parent_class)->css_changed (widget, change);
  pango_layout_context_changed (CRM_WORDS (widget)->layout);
  forget_line (CRM_WORDS (widget));
}

static void
crm_words_direction_changed (GtkWidget *widget, GtkTextDirection before)
{
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  pango_layout_set_alignment (CRM_WORDS (widget)->layout,
                              mirrored ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_context_changed (CRM_WORDS (widget)->layout);
  forget_line (CRM_WORDS (widget));
}

void
crm_words_set_text (CrmWords *self, const char *text)
{
  if (g_strcmp0 (pango_layout_get_text (self->layout), text) == 0)
    return;
  pango_layout_set_text (self->layout, text, -1);
  forget_line (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
crm_words_set_wrap (CrmWords *self, gboolean wrap)
{
  self->wrap = wrap;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

const char *
crm_words_get_text (CrmWords *self)
{
  return pango_layout_get_text (self->layout);
}

GtkWidget *
crm_words_new (const char *text, const char *class)
{
  CrmWords *self = g_object_new (CRM_TYPE_WORDS, NULL);

  if (class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), class);
  if (text != NULL)
    crm_words_set_text (self, text);
  return GTK_WIDGET (self);
}

static void
crm_words_finalize (GObject *object)
{
  g_object_unref (CRM_WORDS (object)->layout);
  G_OBJECT_CLASS (crm_words_parent_class)->finalize (object);
}

static void
crm_words_class_init (CrmWordsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = crm_words_finalize;
  widget_class->measure = crm_words_measure;
  widget_class->snapshot = crm_words_snapshot;
  widget_class->get_request_mode = crm_words_get_request_mode;
  widget_class->css_changed = crm_words_css_changed;
  widget_class->direction_changed = crm_words_direction_changed;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_widget_class_set_css_name (widget_class, "label");
}

static void
crm_words_init (CrmWords *self)
{
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  self->wrap = TRUE;
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  crm_words_direction_changed (GTK_WIDGET (self), GTK_TEXT_DIR_NONE);
}
