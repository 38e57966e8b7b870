/* test-text-fits.c: no text is cut or lies over other text, on any page, in either language, in
 * wide and narrow windows and with letters twice as large. Measured, not looked at:
 *  - a text that ends in "…" is told whole by a tooltip of its own or of what it is in, or is in a
 *    table, whose record the inspector shows;
 *  - a text has at least the room it needs;
 *  - it does not reach beyond its window or what it is in, up to the nearest that scrolls;
 *  - what stands side by side in a box, a grid or a flow does not overlap;
 *  - the window is no wider than it was asked to be. */
#include <string.h>

#include "crm-columns-layout.h"
#include "crm-wrap-layout.h"
#include "pages.h"

#define TOLERANCE 1.5f /* pixels: borders of linked buttons lie over one another */

typedef struct {
  const char *name;
  CrmLanguage language;
  int width, height, dpi;
} Way;

static const Way ways[] = {
  { "en-wide", CRM_LANGUAGE_ENGLISH, 1400, 900, 96 },
  { "en-middle", CRM_LANGUAGE_ENGLISH, 1000, 700, 96 },
  { "en-narrow", CRM_LANGUAGE_ENGLISH, 500, 800, 96 },
  { "fa-wide", CRM_LANGUAGE_PERSIAN, 1400, 900, 96 },
  { "fa-middle", CRM_LANGUAGE_PERSIAN, 1000, 700, 96 },
  { "fa-narrow", CRM_LANGUAGE_PERSIAN, 500, 800, 96 },
  { "en-large", CRM_LANGUAGE_ENGLISH, 1400, 900, 192 },
  { "fa-large", CRM_LANGUAGE_PERSIAN, 1400, 900, 192 },
};

/* The process that measures: prints a line for each fault, once. */

typedef struct {
  const char *page;
  GtkWidget *window;
  GHashTable *told; /* fault and text: the sidebar is on every page */
} Measuring;

static void G_GNUC_PRINTF (3, 4) tell (Measuring *self, GtkWidget *widget, const char *format, ...)
{
  g_autofree char *fault = NULL;
  va_list arguments;

  va_start (arguments, format);
  fault = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_strdelimit (fault, "\n", ' ');
  if (g_hash_table_add (self->told, g_strdup (fault)))
    g_print ("%s: %s, in %s\n", self->page, fault,
             gtk_widget_get_parent (widget) != NULL
                 ? G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget))
                 : "the window");
}

static const char *
get_text (GtkWidget *widget)
{
  if (GTK_IS_INSCRIPTION (widget))
    return gtk_inscription_get_text (GTK_INSCRIPTION (widget));
  return GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : NULL;
}

/* Table cells have no public type. */
static gboolean
is_in_cell (GtkWidget *widget)
{
  GtkWidget *rows = gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_VIEW);

  return rows != NULL && gtk_widget_get_ancestor (rows, GTK_TYPE_COLUMN_VIEW) != NULL;
}

static gboolean
has_tooltip (GtkWidget *widget, const char *text)
{
  g_autofree char *shown = g_utf8_normalize (text, -1, G_NORMALIZE_DEFAULT);

  for (; widget != NULL; widget = gtk_widget_get_parent (widget)) {
    const char *tooltip = gtk_widget_get_tooltip_text (widget);

    if (tooltip != NULL) {
      g_autofree char *told = g_utf8_normalize (tooltip, -1, G_NORMALIZE_DEFAULT);

      if (told != NULL && shown != NULL && strstr (told, shown) != NULL)
        return TRUE;
    }
  }
  return FALSE;
}

/* An inscription never asks for more room than its letters at the least; it has no layout to be
 * asked. */
static gboolean
is_cut (GtkWidget *widget, const char *text)
{
  g_autoptr (PangoLayout) layout = NULL;
  int width;

  if (GTK_IS_LABEL (widget))
    return pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget)));
  layout = gtk_widget_create_pango_layout (widget, text);
  pango_layout_set_attributes (layout, gtk_inscription_get_attributes (GTK_INSCRIPTION (widget)));
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width > gtk_widget_get_width (widget) &&
         gtk_inscription_get_nat_lines (GTK_INSCRIPTION (widget)) < 2;
}

static void
measure_room (Measuring *self, GtkWidget *widget, const char *text)
{
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  int wanted_width, wanted_height;

  if (!GTK_IS_LABEL (widget))
    return;
  pango_layout_get_pixel_size (gtk_label_get_layout (GTK_LABEL (widget)), &wanted_width,
                               &wanted_height);
  if (wanted_width > width + 1 || wanted_height > height + 1)
    tell (self, widget, "“%s” has %d × %d of %d × %d pixels", text, width, height, wanted_width,
          wanted_height);
}

static gboolean
scrolls (GtkWidget *widget)
{
  return GTK_IS_SCROLLABLE (widget) || GTK_IS_SCROLLED_WINDOW (widget);
}

static void
measure_place (Measuring *self, GtkWidget *widget, const char *text)
{
  for (GtkWidget *within = gtk_widget_get_parent (widget); within != NULL && !scrolls (within);
       within = gtk_widget_get_parent (within)) {
    graphene_rect_t place;
    float width = (float) gtk_widget_get_width (within);
    float height = (float) gtk_widget_get_height (within);

    if (!gtk_widget_compute_bounds (widget, within, &place))
      return;
    if (place.origin.x < -TOLERANCE || place.origin.x + place.size.width > width + TOLERANCE ||
        place.origin.y < -TOLERANCE || place.origin.y + place.size.height > height + TOLERANCE) {
      tell (self, widget, "“%s” reaches beyond its %s: %g, %g, %g × %g of %g × %g", text,
            G_OBJECT_TYPE_NAME (within), place.origin.x, place.origin.y, place.size.width,
            place.size.height, width, height);
      return;
    }
  }
}

static void
measure_text (Measuring *self, GtkWidget *widget, const char *text)
{
  if (!is_in_cell (widget) && is_cut (widget, text) && !has_tooltip (widget, text))
    tell (self, widget, "“%s” is cut, and no tooltip has it whole", text);
  measure_room (self, widget, text);
  measure_place (self, widget, text);
}

/* Side by side. */

static gboolean
keeps_apart (GtkWidget *widget)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (widget);

  return GTK_IS_BOX_LAYOUT (layout) || GTK_IS_GRID_LAYOUT (layout) || CRM_IS_WRAP_LAYOUT (layout) ||
         CRM_IS_COLUMNS_LAYOUT (layout);
}

static gboolean
is_shown (GtkWidget *widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_child_visible (widget) &&
         gtk_widget_get_width (widget) > 0 && gtk_widget_get_height (widget) > 0;
}

static const char *
find_text (GtkWidget *widget)
{
  const char *text = get_text (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); text == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    text = find_text (child);
  return text;
}

static void
measure_pair (Measuring *self, GtkWidget *one, GtkWidget *other)
{
  GtkWidget *parent = gtk_widget_get_parent (one);
  graphene_rect_t first, second, both;

  if (!gtk_widget_compute_bounds (one, parent, &first) ||
      !gtk_widget_compute_bounds (other, parent, &second) ||
      !graphene_rect_intersection (&first, &second, &both) || both.size.width <= TOLERANCE ||
      both.size.height <= TOLERANCE)
    return;
  tell (self, one, "%s (“%s”) and %s (“%s”) lie over one another by %g × %g",
        G_OBJECT_TYPE_NAME (one), find_text (one), G_OBJECT_TYPE_NAME (other), find_text (other),
        both.size.width, both.size.height);
}

static void
measure_children (Measuring *self, GtkWidget *widget)
{
  for (GtkWidget *one = gtk_widget_get_first_child (widget); one != NULL;
       one = gtk_widget_get_next_sibling (one))
    for (GtkWidget *other = gtk_widget_get_next_sibling (one); is_shown (one) && other != NULL;
         other = gtk_widget_get_next_sibling (other))
      if (is_shown (other) && !GTK_IS_NATIVE (one) && !GTK_IS_NATIVE (other))
        measure_pair (self, one, other);
}

static void
measure (Measuring *self, GtkWidget *widget)
{
  const char *text = get_text (widget);

  if (text != NULL && *text != '\0')
    measure_text (self, widget, text);
  if (keeps_apart (widget))
    measure_children (self, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_shown (child))
      measure (self, child);
}

typedef struct {
  const Way *way;
  GHashTable *told;
} Walk;

static void
measure_page (const char *page, GtkWindow *window, gpointer data)
{
  const Walk *walk = data;
  Measuring self = { page, GTK_WIDGET (window), walk->told };
  int least;

  gtk_widget_measure (self.window, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  /* GTK's own window of keys has one width for all. */
  if (least > walk->way->width && !GTK_IS_SHORTCUTS_WINDOW (window))
    tell (&self, self.window, "the window needs %d pixels where %d are there", least,
          walk->way->width);
  measure (&self, self.window);
}

static int
measure_all (const Way *way)
{
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Walk walk = { way, told };
  Pages *pages = pages_new (way->language, way->dpi);

  pages_walk (pages, way->width, way->height, measure_page, &walk);
  pages_free (pages);
  return 0;
}

/* The process that judges. Two measure at a time. */

static GSubprocess *measuring[G_N_ELEMENTS (ways)];

static void
begin_way (gsize way)
{
  g_autofree char *number = g_strdup_printf ("%" G_GSIZE_FORMAT, way);
  const char *const arguments[] = { "--measure", number, NULL };

  if (way < G_N_ELEMENTS (ways) && measuring[way] == NULL)
    measuring[way] = pages_spawn (ways[way].language, NULL, arguments);
}

static void
test_fits (gconstpointer data)
{
  gsize way = GPOINTER_TO_SIZE (data);
  g_auto (GStrv) faults = NULL;

  begin_way (way);
  begin_way (way + 1);
  faults = pages_join (measuring[way]);
  for (guint i = 0; faults[i] != NULL; i++)
    g_test_message ("%s (%d × %d), %s", ways[way].name, ways[way].width, ways[way].height,
                    faults[i]);
  g_assert_cmpuint (g_strv_length (faults), ==, 0);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  if (argc == 3 && strcmp (argv[1], "--measure") == 0)
    return measure_all (&ways[g_ascii_strtoull (argv[2], NULL, 10)]);
  if (g_getenv ("DISPLAY") == NULL) {
    g_print ("1..0 # SKIP no display\n");
    return 0;
  }
  g_test_set_nonfatal_assertions ();
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++) {
    g_autofree char *name = g_strconcat ("/text-fits/", ways[i].name, NULL);

    g_test_add_data_func (name, GSIZE_TO_POINTER (i), test_fits);
  }
  status = g_test_run ();
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    g_clear_object (&measuring[i]);
  return status;
}
