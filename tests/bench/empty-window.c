/* empty-window.c: the least that a program of libadwaita shows: an empty window of the size of
 * ours, for the first frame of ours to be measured beside. */
#include <adwaita.h>

static void
show_window (GtkApplication *app)
{
  GtkWidget *window = adw_application_window_new (app);

  gtk_window_set_default_size (GTK_WINDOW (window), 1400, 900);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) app =
      adw_application_new ("org.hashtgam.EmptyWindow", G_APPLICATION_DEFAULT_FLAGS);

  g_signal_connect (app, "activate", G_CALLBACK (show_window), NULL);
  return g_application_run (G_APPLICATION (app), argc, argv);
}
