/* picture.c: a window drawn by its own renderer into memory; nothing is encoded. */
#include "picture.h"

#include <adwaita.h>
#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include <hb.h>
#include <string.h>

#define N_COLOURS 8 /* a page with text has dozens: letters have soft edges */

GdkTexture *
picture_draw (GtkWindow *window)
{
  int width = gtk_widget_get_width (GTK_WIDGET (window));
  int height = gtk_widget_get_height (GTK_WIDGET (window));
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (window));
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  GdkTexture *picture;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  picture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, width, height));
  gsk_render_node_unref (node);
  return picture;
}

static gboolean
is_blank (const guint32 *pixels, gsize n)
{
  guint32 colours[N_COLOURS];
  guint n_colours = 0;

  for (gsize i = 0; i < n && n_colours < N_COLOURS; i++) {
    guint known = 0;

    if (i > 0 && pixels[i] == pixels[i - 1])
      continue;
    while (known < n_colours && colours[known] != pixels[i])
      known++;
    if (known == n_colours)
      colours[n_colours++] = pixels[i];
  }
  return n_colours < N_COLOURS;
}

char *
picture_dup_hash (GdkTexture *picture, gboolean *blank)
{
  gsize width = (gsize) gdk_texture_get_width (picture);
  gsize height = (gsize) gdk_texture_get_height (picture);
  g_autofree guint32 *pixels = g_new (guint32, width * height);

  gdk_texture_download (picture, (guchar *) pixels, width * 4);
  *blank = is_blank (pixels, width * height);
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) pixels,
                                      width * height * 4);
}

/* What drawing depends on. */

static void
add_file (GString *line, const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *bytes = NULL;
  g_autofree char *hash = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &bytes, &length, NULL)) {
    g_string_append (line, " missing");
    return;
  }
  hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, length);
  g_string_append_printf (line, " %s:%.8s", base, hash);
}

static void
add_face (GString *line, const char *family)
{
  FcPattern *wanted = FcNameParse ((const FcChar8 *) family);
  FcPattern *found;
  FcChar8 *path = NULL;
  FcResult result;

  FcConfigSubstitute (NULL, wanted, FcMatchPattern);
  FcDefaultSubstitute (wanted);
  found = FcFontMatch (NULL, wanted, &result);
  if (found != NULL && FcPatternGetString (found, FC_FILE, 0, &path) == FcResultMatch)
    add_file (line, (const char *) path);
  else
    g_string_append (line, " none");
  if (found != NULL)
    FcPatternDestroy (found);
  FcPatternDestroy (wanted);
}

/* One stands for the set. */
static void
add_icon (GString *line)
{
  for (const char *const *at = g_get_system_data_dirs (); *at != NULL; at++) {
    g_autofree char *path = g_build_filename (*at, "icons", "Adwaita", "scalable", "actions",
                                              "open-menu-symbolic.svg", NULL);

    if (g_file_test (path, G_FILE_TEST_EXISTS)) {
      add_file (line, path);
      return;
    }
  }
  g_string_append (line, " no icons");
}

char *
picture_dup_fingerprint (void)
{
  static const char *const families[] = { "Cantarell",        "Cantarell:bold",        "Noto Sans",
                                          "Noto Sans Arabic", "Noto Sans Arabic:bold", "Vazirmatn",
                                          "monospace" };
  GString *line = g_string_new (NULL);
  FT_Library freetype;
  int major = 0, minor = 0, micro = 0;

  if (FT_Init_FreeType (&freetype) == 0) {
    FT_Library_Version (freetype, &major, &minor, &micro);
    FT_Done_FreeType (freetype);
  }
  g_string_append_printf (
      line, "gtk %u.%u.%u adwaita %u.%u.%u pango %s cairo %s freetype %d.%d.%d harfbuzz %s",
      gtk_get_major_version (), gtk_get_minor_version (), gtk_get_micro_version (),
      adw_get_major_version (), adw_get_minor_version (), adw_get_micro_version (),
      pango_version_string (), cairo_version_string (), major, minor, micro, hb_version_string ());
  for (gsize i = 0; i < G_N_ELEMENTS (families); i++)
    add_face (line, families[i]);
  add_icon (line);
  g_string_append_printf (line, " user %s", g_get_user_name ());
  return g_string_free (line, FALSE);
}
