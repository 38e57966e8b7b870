/* crm-preferences.c: a row for each wish, from one table, beside language and person. The people
 * are those of the programme, by title; nobody in particular is the name by which one is logged
 * in. */
#include "crm-preferences.h"

#include "crm-i18n.h"
#include "crm-choices.h"
#include "crm-display.h"

#define MAX_PEOPLE 2000

struct _CrmPreferences {
  AdwPreferencesWindow parent_instance;

  CrmApplication *app;
  CrmSession *session;
  GtkWidget *language, *values, *looks, *person_group, *person;
};

G_DEFINE_FINAL_TYPE (CrmPreferences, crm_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static const char *const languages[] = { NULL, "en", "fa" };

/* Language. */

/* The windows are made anew, this one's parent among them: not while the row is at work. */
static gboolean
set_language (gpointer user_data)
{
  CrmPreferences *self = user_data;
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->language));
  g_autoptr (CrmApplication) app = g_object_ref (self->app);

  gtk_window_set_transient_for (GTK_WINDOW (self), NULL);
  gtk_window_destroy (GTK_WINDOW (self));
  crm_application_set_language (app, languages[selected]);
  return G_SOURCE_REMOVE;
}

static void
on_language (CrmPreferences *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, set_language, g_object_ref (self), g_object_unref);
}

static void
fill_languages (CrmPreferences *self)
{
  const char *names[] = { _ ("As the desktop"), "English", "فارسی", NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);
  g_autofree char *chosen = crm_choices_dup ("general", "language");

  adw_combo_row_set_model (ADW_COMBO_ROW (self->language), G_LIST_MODEL (list));
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_strcmp0 (languages[i], chosen) == 0)
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->language), i);
  g_signal_connect_swapped (self->language, "notify::selected", G_CALLBACK (on_language), self);
}

/* Days, numbers and looks. */

#define MOST 4 /* choices of one row */

static const struct {
  CrmDisplay what;
  gboolean look; /* among the looks */
  const char *title, *subtitle;
  const char *labels[MOST];
} rows[] = {
  { CRM_DISPLAY_DAYS,
    FALSE,
    N_ ("Calendar"),
    N_ ("Periods stay those of the programme."),
    { N_ ("The programme’s"), N_ ("Gregorian"), N_ ("Jalali") } },
  { CRM_DISPLAY_DIGITS,
    FALSE,
    N_ ("Digits"),
    NULL,
    { N_ ("The language’s"), N_ ("Latin: 123"), N_ ("Persian: ۱۲۳") } },
  { CRM_DISPLAY_MONEY,
    FALSE,
    N_ ("Rials in tables"),
    N_ ("Forms keep to rials."),
    { N_ ("As rials"), N_ ("As tomans") } },
  { CRM_DISPLAY_SCALE,
    FALSE,
    N_ ("Money in tables"),
    N_ ("Forms show every digit."),
    { N_ ("In units"), N_ ("In thousands"), N_ ("In millions") } },
  { CRM_DISPLAY_COLOURS,
    TRUE,
    N_ ("Colours"),
    NULL,
    { N_ ("As the desktop"), N_ ("Light"), N_ ("Dark") } },
  { CRM_DISPLAY_RENDERER,
    TRUE,
    N_ ("Drawing"),
    N_ ("Holds from the next start. The environment’s GSK_RENDERER goes first."),
    { N_ ("By the processor"), N_ ("By the graphics card (OpenGL)") } },
};

/* A long word is cut in its row. */
static void
tell_selected (GtkWidget *row)
{
  GtkStringObject *word = adw_combo_row_get_selected_item (ADW_COMBO_ROW (row));

  gtk_widget_set_tooltip_text (row, word != NULL ? gtk_string_object_get_string (word) : NULL);
}

static void
on_display (GtkWidget *row, GParamSpec *property, CrmPreferences *self)
{
  CrmDisplay what = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "crm-display"));

  tell_selected (row);
  crm_display_set (what, adw_combo_row_get_selected (ADW_COMBO_ROW (row)));
  if (what == CRM_DISPLAY_COLOURS)
    crm_display_apply_colours ();
  else if (what != CRM_DISPLAY_RENDERER)
    crm_application_reload_locale (self->app);
}

static void
add_display_rows (CrmPreferences *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    GtkWidget *row = adw_combo_row_new ();
    g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

    for (guint j = 0; j < MOST && rows[i].labels[j] != NULL; j++)
      gtk_string_list_append (list, _ (rows[i].labels[j]));
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (rows[i].title));
    if (rows[i].subtitle != NULL)
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (rows[i].subtitle));
    adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
    adw_combo_row_set_selected (ADW_COMBO_ROW (row), crm_display_get (rows[i].what));
    tell_selected (row);
    g_object_set_data (G_OBJECT (row), "crm-display", GUINT_TO_POINTER (rows[i].what));
    g_signal_connect (row, "notify::selected", G_CALLBACK (on_display), self);
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (rows[i].look ? self->looks : self->values),
                               row);
  }
}

/* Who am I. */

static void
on_person (CrmPreferences *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->person));
  GListModel *model = adw_combo_row_get_model (ADW_COMBO_ROW (self->person));

  tell_selected (self->person);
  crm_session_set_author (
      self->session,
      selected == 0 ? NULL : gtk_string_list_get_string (GTK_STRING_LIST (model), selected));
}

typedef struct {
  CrmPreferences *self;
  const CrmKind *kind;
  GtkStringList *list;
} People;

static gboolean
add_person (gint64 id, const CrmValue *values, gpointer user_data)
{
  People *people = user_data;
  CrmSession *session = people->self->session;
  g_autofree char *title =
      crm_kind_dup_title (crm_session_get_model (session), people->kind, id, values,
                          crm_session_get_db (session), crm_session_get_locale (session));

  gtk_string_list_append (people->list, title);
  return TRUE;
}

static void
fill_people (CrmPreferences *self)
{
  CrmModel *model = crm_session_get_model (self->session);
  const CrmKind *kind = crm_model_find_kind (model, "person");
  const char *author = crm_store_get_author (crm_session_get_store (self->session));
  g_autoptr (CrmQuery) query = crm_query_new (model, kind);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  g_autofree char *nobody = g_strdup_printf (_ ("%s, as on this computer"), g_get_user_name ());
  People people = { self, kind, list };

  gtk_string_list_append (list, nobody);
  crm_query_set_limit (query, MAX_PEOPLE);
  crm_query_foreach (query, crm_session_get_db (self->session), NULL, add_person, &people, NULL);
  adw_combo_row_set_model (ADW_COMBO_ROW (self->person), G_LIST_MODEL (list));
  for (guint i = 1; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    if (g_strcmp0 (gtk_string_list_get_string (list, i), author) == 0)
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->person), i);
  tell_selected (self->person);
  g_signal_connect_swapped (self->person, "notify::selected", G_CALLBACK (on_person), self);
}

/* The object. */

static void
crm_preferences_dispose (GObject *object)
{
  CrmPreferences *self = CRM_PREFERENCES (object);

  g_clear_object (&self->app);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (crm_preferences_parent_class)->dispose (object);
}

static void
crm_preferences_class_init (CrmPreferencesClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = crm_preferences_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hashtgam/Hashtgam/preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, CrmPreferences, language);
  gtk_widget_class_bind_template_child (widget_class, CrmPreferences, values);
  gtk_widget_class_bind_template_child (widget_class, CrmPreferences, looks);
  gtk_widget_class_bind_template_child (widget_class, CrmPreferences, person_group);
  gtk_widget_class_bind_template_child (widget_class, CrmPreferences, person);
}

static void
crm_preferences_init (CrmPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
crm_preferences_new (GtkWindow *parent, CrmApplication *app, CrmSession *session)
{
  CrmPreferences *self = g_object_new (CRM_TYPE_PREFERENCES, "transient-for", parent, NULL);

  self->app = g_object_ref (app);
  self->session = session != NULL ? g_object_ref (session) : NULL;
  fill_languages (self);
  add_display_rows (self);
  gtk_widget_set_visible (self->person_group, session != NULL);
  if (session != NULL)
    fill_people (self);
  return GTK_WIDGET (self);
}
