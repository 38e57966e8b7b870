/* crm-start.c: three pages: welcome, create, busy. Recent files come from the desktop's own
 * list. */
#include "crm-start.h"

#include <string.h>

#include "crm-i18n.h"

#define MAX_RECENT 8

struct _CrmStart {
  GtkWidget parent_instance;

  GtkWidget *box, *error_bar, *error_label, *error_backups, *stack;
  GtkWidget *recent_title, *recent, *organisation, *calendar, *currency, *create, *back;
  GtkWidget *busy, *spinner;
};

G_DEFINE_FINAL_TYPE (CrmStart, crm_start, GTK_TYPE_WIDGET)

enum { CREATE, OPEN_URI, N_SIGNALS };
static guint signals[N_SIGNALS];

const char *
crm_start_get_organisation (CrmStart *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->organisation));
}

CrmCalendar
crm_start_get_calendar (CrmStart *self)
{
  return adw_combo_row_get_selected (ADW_COMBO_ROW (self->calendar)) == 0 ? CRM_CALENDAR_JALALI
                                                                          : CRM_CALENDAR_GREGORIAN;
}

const char *
crm_start_get_currency (CrmStart *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->currency));
}

/* Recent programmes. */

static void
on_recent (AdwActionRow *row, CrmStart *self)
{
  g_signal_emit (self, signals[OPEN_URI], 0, g_object_get_data (G_OBJECT (row), "crm-uri"));
}

static char *
dup_shown_path (const char *path)
{
  const char *home = g_get_home_dir ();
  gsize length = strlen (home);

  if (g_str_has_prefix (path, home) && path[length] == G_DIR_SEPARATOR)
    return g_strdup (path + length + 1);
  return g_strdup (path);
}

static void
add_recent (CrmStart *self, GtkRecentInfo *info)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *path = g_filename_from_uri (gtk_recent_info_get_uri (info), NULL, NULL);
  g_autofree char *shown = path != NULL ? dup_shown_path (path) : NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 gtk_recent_info_get_display_name (info));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), shown);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  /* A file that is gone, or on a medium that is not there now, stays listed. */
  gtk_widget_set_sensitive (row, gtk_recent_info_exists (info));
  g_object_set_data_full (G_OBJECT (row), "crm-uri", g_strdup (gtk_recent_info_get_uri (info)),
                          g_free);
  g_signal_connect (row, "activated", G_CALLBACK (on_recent), self);
  gtk_list_box_append (GTK_LIST_BOX (self->recent), row);
}

static int
compare_recent (gconstpointer a, gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_modified ((GtkRecentInfo *) b),
                              gtk_recent_info_get_modified ((GtkRecentInfo *) a));
}

static void
fill_recent (CrmStart *self)
{
  GList *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());
  GtkWidget *row;
  guint n = 0;

  while ((row = gtk_widget_get_first_child (self->recent)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->recent), row);
  items = g_list_sort (items, compare_recent);
  for (GList *l = items; l != NULL && n < MAX_RECENT; l = l->next) {
    if (!g_str_has_suffix (gtk_recent_info_get_uri (l->data), ".hashtgam"))
      continue;
    add_recent (self, l->data);
    n++;
  }
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
  gtk_widget_set_visible (self->recent, n > 0);
  gtk_widget_set_visible (self->recent_title, n > 0);
}

static void
on_clear_recent (CrmStart *self)
{
  GtkRecentManager *manager = gtk_recent_manager_get_default ();
  GList *items = gtk_recent_manager_get_items (manager);

  for (GList *l = items; l != NULL; l = l->next)
    if (g_str_has_suffix (gtk_recent_info_get_uri (l->data), ".hashtgam"))
      gtk_recent_manager_remove_item (manager, gtk_recent_info_get_uri (l->data), NULL);
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
  fill_recent (self);
}

/* Pages. */

static void
show_page (CrmStart *self, const char *name)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), name);
  gtk_widget_set_visible (self->back, strcmp (name, "create") == 0);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), strcmp (name, "busy") == 0);
}

void
crm_start_show_welcome (CrmStart *self)
{
  fill_recent (self);
  show_page (self, "welcome");
}

void
crm_start_show_create (CrmStart *self)
{
  crm_start_show_error (self, NULL, FALSE);
  show_page (self, "create");
  gtk_widget_grab_focus (self->organisation);
}

void
crm_start_show_busy (CrmStart *self, const char *what)
{
  if (what == NULL) {
    crm_start_show_welcome (self);
    return;
  }
  crm_start_show_error (self, NULL, FALSE);
  gtk_label_set_text (GTK_LABEL (self->busy), what);
  show_page (self, "busy");
}

void
crm_start_show_error (CrmStart *self, const char *text, gboolean backups)
{
  gtk_widget_set_visible (self->error_backups, backups);
  gtk_label_set_text (GTK_LABEL (self->error_label), text != NULL ? text : "");
  gtk_info_bar_set_revealed (GTK_INFO_BAR (self->error_bar), text != NULL);
}

static void
on_error_response (CrmStart *self)
{
  crm_start_show_error (self, NULL, FALSE);
}

static gboolean
is_filled_in (CrmStart *self)
{
  const char *name = crm_start_get_organisation (self);
  guint decimals;

  return name[strspn (name, " ")] != '\0' &&
         crm_currency_get_decimals (crm_start_get_currency (self), &decimals);
}

static void
on_entry_changed (CrmStart *self)
{
  guint decimals;
  gboolean wrong = !crm_currency_get_decimals (crm_start_get_currency (self), &decimals);

  if (wrong)
    gtk_widget_add_css_class (self->currency, "error");
  else
    gtk_widget_remove_css_class (self->currency, "error");
  gtk_widget_set_sensitive (self->create, is_filled_in (self));
}

static void
on_create (CrmStart *self)
{
  if (is_filled_in (self))
    g_signal_emit (self, signals[CREATE], 0);
}

static void
on_back (CrmStart *self)
{
  crm_start_show_welcome (self);
}

static void
fill_calendars (CrmStart *self)
{
  const char *names[] = { _ ("Jalali"), _ ("Gregorian"), NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);
  CrmLocale locale;

  crm_locale_init (&locale);
  adw_combo_row_set_model (ADW_COMBO_ROW (self->calendar), G_LIST_MODEL (list));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->calendar),
                              locale.language == CRM_LANGUAGE_PERSIAN ? 0 : 1);
}

static void
crm_start_dispose (GObject *object)
{
  g_clear_pointer (&CRM_START (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (crm_start_parent_class)->dispose (object);
}

static void
crm_start_class_init (CrmStartClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = crm_start_dispose;
  signals[CREATE] = g_signal_new ("create", CRM_TYPE_START, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  signals[OPEN_URI] = g_signal_new ("open-uri", CRM_TYPE_START, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/hashtgam/Hashtgam/start.ui");
  gtk_widget_class_bind_template_child (widget_class, CrmStart, box);
  gtk_widget_class_bind_template_child (widget_class, CrmStart, error_bar);
  gtk_widget_class_bind_template_child (widget_class, CrmStart, error_label);
  gtk_widget_class_bind_template_child (widget_class, CrmStart, error_backups);
  gtk_widget_class_bind_template_child (widget_class, CrmStart, stack);
  gtk_widget_class_bind_template_child (widget_class, CrmStart, recent_title);
  gtk_widget_class_bind_template_child (widget_class, CrmStart, recent);
  gtk_widget_class_bind_template_child (widget_class, CrmStart, organisation);
  gtk_widget_class_bind_template_child (widget_class, CrmStart, calendar);
  gtk_widget_class_bind_template_child (widget_class, CrmStart, currency);
  gtk_widget_class_bind_template_child (widget_class, CrmStart, create);
  gtk_widget_class_bind_template_child (widget_class, CrmStart, back);
  gtk_widget_class_bind_template_child (widget_class, CrmStart, busy);
  gtk_widget_class_bind_template_child (widget_class, CrmStart, spinner);
  gtk_widget_class_bind_template_callback (widget_class, on_clear_recent);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_create);
  gtk_widget_class_bind_template_callback (widget_class, on_back);
  gtk_widget_class_bind_template_callback (widget_class, on_error_response);
}

static void
crm_start_init (CrmStart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_calendars (self);
  gtk_editable_set_text (GTK_EDITABLE (self->currency),
                         crm_start_get_calendar (self) == CRM_CALENDAR_JALALI ? "IRR" : "EUR");
  on_entry_changed (self);
  crm_start_show_welcome (self);
}
