/* crm-recent-row.c: an action row. Whether the file is there is seen when the row is made. */
#include "crm-recent-row.h"

#include <string.h>

#include "crm-day.h"
#include "crm-field-row.h"
#include "crm-i18n.h"
#include "crm-eight-bars.h"
#include "crm-untitled.h"

struct _CrmRecentRow {
  AdwActionRow parent_instance;
  CrmRecent *recent;
};

G_DEFINE_FINAL_TYPE (CrmRecentRow, crm_recent_row, ADW_TYPE_ACTION_ROW)

enum { FIND, FORGET, N_SIGNALS };
static guint signals[N_SIGNALS];

const CrmRecent *
crm_recent_row_get_recent (CrmRecentRow *self)
{
  return self->recent;
}

const char *
crm_recent_row_get_name (CrmRecentRow *self)
{
  return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));
}

/* Words. */

/* Within the home folder, as one sees it in the file manager. A path is read from the left,
 * whatever the language. */
static char *
dup_shown_path (const char *path)
{
  const char *home = g_get_home_dir ();
  gsize length = strlen (home);
  g_autofree char *shown = NULL;

  if (g_str_has_prefix (path, home) && path[length] == G_DIR_SEPARATOR)
    path += length + 1;
  shown = g_filename_display_name (path);
  return g_strdup_printf ("\u2066%s\u2069", shown);
}

static char *
dup_title (const CrmRecent *recent)
{
  char *name;

  if (crm_untitled_has (recent->path))
    return g_strdup (_ ("Sample programme, not saved yet"));
  if (recent->name != NULL)
    return g_strdup (recent->name);
  name = g_path_get_basename (recent->path);
  if (g_str_has_suffix (name, ".hashtgam"))
    name[strlen (name) - strlen (".hashtgam")] = '\0';
  return name;
}

static char *
dup_subtitle (const CrmRecent *recent, gboolean missing)
{
  g_autofree char *path = NULL;

  if (crm_untitled_has (recent->path))
    return g_strdup (recent->name != NULL ? recent->name : "");
  path = dup_shown_path (recent->path);
  return missing ? g_strdup_printf (_ ("Not found: %s"), path) : g_steal_pointer (&path);
}

/* "Today, 09:12", "14 October", and another year with its number. */
static char *
dup_opened (const CrmRecent *recent, const CrmLocale *locale)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (recent->opened);
  CrmDay today = crm_day_today (), day = 0;
  int year, month, mday, this_year;

  if (moment == NULL || !crm_day_from_civil (CRM_CALENDAR_GREGORIAN, g_date_time_get_year (moment),
                                             g_date_time_get_month (moment),
                                             g_date_time_get_day_of_month (moment), &day))
    return g_strdup ("");
  if (day == today) {
    g_autofree char *time = g_date_time_format (moment, "%H:%M");
    g_autofree char *digits = crm_locale_dup_digits (locale, time);

    return g_strdup_printf (_ ("Today, %s"), digits);
  }
  crm_day_to_civil (today, locale->calendar, &this_year, &month, &mday);
  crm_day_to_civil (day, locale->calendar, &year, &month, &mday);
  if (year != this_year)
    return crm_day_format (day, locale);
  return g_strdup_printf (C_ ("a day and a month", "%s %s"), crm_i18n_number (mday).text,
                          crm_month_get_name (locale->calendar, month, locale->language, FALSE));
}

/* Parts. */

static void
on_find (CrmRecentRow *self)
{
  g_signal_emit (self, signals[FIND], 0);
}

static void
on_forget (CrmRecentRow *self)
{
  g_signal_emit (self, signals[FORGET], 0);
}

/* format says what the button does to this row, for who hears only the button. */
static void
finish_button (CrmRecentRow *self, GtkWidget *button, const char *format, GCallback clicked)
{
  g_autofree char *label = g_strdup_printf (format, crm_recent_row_get_name (self));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
}

static void
add_remedies (CrmRecentRow *self)
{
  finish_button (self, gtk_button_new_with_label (_ ("Find…")), _ ("Find “%s”…"),
                 G_CALLBACK (on_find));
  finish_button (self, gtk_button_new_with_label (_ ("Remove")), _ ("Remove “%s” from this list"),
                 G_CALLBACK (on_forget));
  gtk_widget_add_css_class (GTK_WIDGET (self), "missing");
}

static void
add_state (CrmRecentRow *self, const CrmLocale *locale)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *opened = dup_opened (self->recent, locale);
  GtkWidget *label = gtk_label_new (opened);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "secondary");
  gtk_box_append (GTK_BOX (box), crm_eight_bars_new (self->recent->percent, locale));
  gtk_box_append (GTK_BOX (box), label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), box);
}

static void
add_forget (CrmRecentRow *self)
{
  gboolean untitled = crm_untitled_has (self->recent->path);
  const char *tooltip = untitled ? _ ("Delete…") : _ ("Do not remember");
  GtkWidget *button =
      gtk_button_new_from_icon_name (untitled ? "user-trash-symbolic" : "window-close-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "forget");
  gtk_widget_set_tooltip_text (button, tooltip);
  finish_button (self, button, untitled ? _ ("Delete “%s”…") : _ ("Do not remember “%s”"),
                 G_CALLBACK (on_forget));
}

static void
describe (CrmRecentRow *self, const CrmLocale *locale)
{
  const char *subtitle = adw_action_row_get_subtitle (ADW_ACTION_ROW (self));
  g_autofree char *opened = dup_opened (self->recent, locale);
  g_autofree char *words = crm_eight_bars_dup_words (self->recent->percent, locale);
  g_autofree char *text = g_strdup_printf (_ ("%s. Opened last: %s. %s"), subtitle, opened, words);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}

GtkWidget *
crm_recent_row_new (const CrmRecent *recent, const CrmLocale *locale)
{
  CrmRecentRow *self = g_object_new (CRM_TYPE_RECENT_ROW, NULL);
  gboolean missing = !g_file_test (recent->path, G_FILE_TEST_EXISTS);
  g_autofree char *title = dup_title (recent);
  g_autofree char *subtitle = dup_subtitle (recent, missing);

  self->recent = crm_recent_copy (recent);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 2);
  if (missing) {
    add_remedies (self);
  } else {
    add_state (self, locale);
    add_forget (self);
    adw_action_row_add_suffix (ADW_ACTION_ROW (self),
                               gtk_image_new_from_icon_name ("go-next-symbolic"));
  }
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), !missing);
  describe (self, locale);
  return GTK_WIDGET (self);
}

static void
crm_recent_row_finalize (GObject *object)
{
  crm_recent_free (CRM_RECENT_ROW (object)->recent);
  G_OBJECT_CLASS (crm_recent_row_parent_class)->finalize (object);
}

static void
crm_recent_row_class_init (CrmRecentRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = crm_recent_row_finalize;
  signals[FIND] = g_signal_new ("find", CRM_TYPE_RECENT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  signals[FORGET] = g_signal_new ("forget", CRM_TYPE_RECENT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
crm_recent_row_init (CrmRecentRow *self)
{
}
