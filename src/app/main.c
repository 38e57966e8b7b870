/* main.c: the window program: settles language and renderer before GTK starts, then runs the
 * application. */
#include <malloc.h>

#include "crm-application.h"
#include "crm-display.h"
#include "crm-i18n.h"

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>

/* What libraries make before main begins is theirs for good. GLib's first table of quarks is: it is
 * left behind when there are more of them than it holds, so that readers need no lock, and no line
 * of a suppression could name it. */
__attribute__ ((section (".preinit_array"),
                used)) static void (*const before_libraries) (void) = __lsan_disable;

__attribute__ ((constructor)) static void
after_libraries (void)
{
  __lsan_enable ();
}
#endif

int
main (int argc, char **argv)
{
  g_autofree char *desktop_language = g_strdup (g_getenv ("LANGUAGE"));
  g_autofree char *language = crm_application_dup_language (argc, argv);
  g_autoptr (CrmApplication) app = NULL;

  /* Tables and forms draw as fast with Cairo, and without looking for GL, which GDK does even when
   * nothing draws with it, the window comes up sooner and takes 50 MB less. Who wants GL has it. */
  if (g_getenv ("GSK_RENDERER") == NULL && crm_display_get (CRM_DISPLAY_RENDERER) == 0) {
    g_setenv ("GSK_RENDERER", "cairo", TRUE);
    g_setenv ("GDK_DEBUG", "gl-disable", FALSE);
  }
#ifdef M_ARENA_MAX
  /* Workers are few and mostly wait for the disk; a heap for each takes 4 MB from everybody. */
  mallopt (M_ARENA_MAX, 2);
#endif
  /* Asked for these folders only after it had to know a kind of file, as the file dialog asks it,
   * GIO would read them once more and leak what it knew. */
  g_content_type_get_mime_dirs ();
  /* The locale is ours to set: GTK would undo the fall-back for locales that are not there. */
  gtk_disable_setlocale ();
  /* Pango looks for the fonts of this computer in a thread of its own, which may begin now. */
  pango_cairo_font_map_get_default ();
  crm_i18n_init (language);
  app = crm_application_new (desktop_language);
  return g_application_run (G_APPLICATION (app), argc, argv);
}
