/* crm-history-page.c: filters above a list of acts. Days are this person's own: from midnight to
 * midnight by the clock here, while the log keeps UTC. */
#include "crm-history-page.h"

#include "crm-day-popover.h"
#include "crm-history-list.h"
#include "crm-i18n.h"
#include "crm-wrap-layout.h"

enum { FROM, TO, N_ENDS };

struct _CrmHistoryPage {
  GtkWidget parent_instance;

  CrmSession *session;
  GtkWidget *box, *search, *person, *kind, *ends[N_ENDS], *list;
  GPtrArray *kinds; /* of const CrmKind, as the drop-down has them after its first entry */
  gboolean chosen[N_ENDS];
  CrmDay days[N_ENDS];
};

G_DEFINE_FINAL_TYPE (CrmHistoryPage, crm_history_page, GTK_TYPE_WIDGET)

/* Midnight at the beginning of a day, as the log writes moments. Owned. */
static char *
dup_midnight (CrmDay day)
{
  g_autoptr (GDateTime) here = NULL;
  g_autoptr (GDateTime) utc = NULL;
  int year, month, mday;

  crm_day_to_civil (day, CRM_CALENDAR_GREGORIAN, &year, &month, &mday);
  here = g_date_time_new_local (year, month, mday, 0, 0, 0);
  utc = here != NULL ? g_date_time_to_utc (here) : NULL;
  return utc != NULL ? g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

static void
apply (CrmHistoryPage *self)
{
  guint person = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->person));
  guint kind = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kind));
  GListModel *people = gtk_drop_down_get_model (GTK_DROP_DOWN (self->person));
  g_autofree char *from = self->chosen[FROM] ? dup_midnight (self->days[FROM]) : NULL;
  g_autofree char *before = self->chosen[TO] ? dup_midnight (self->days[TO] + 1) : NULL;
  const CrmHistoryWish wish = {
    .who = person > 0 ? gtk_string_list_get_string (GTK_STRING_LIST (people), person) : NULL,
    .kind = kind > 0 ? g_ptr_array_index (self->kinds, kind - 1) : NULL,
    .from = from,
    .before = before,
    .words = gtk_editable_get_text (GTK_EDITABLE (self->search)),
  };

  crm_history_list_show (CRM_HISTORY_LIST (self->list), &wish);
}

/* Days. */

static void
name_end (CrmHistoryPage *self, int end)
{
  const char *word = end == FROM ? C_ ("a span of days", "From") : C_ ("a span of days", "Until");
  g_autofree char *day =
      self->chosen[end]
          ? crm_day_format_short (self->days[end], crm_session_get_locale (self->session))
          : g_strdup (_ ("any day"));
  /* Translators: "From" or "Until", and a day. */
  g_autofree char *text = g_strdup_printf (C_ ("a span of days", "%s: %s"), word, day);

  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->ends[end]), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->ends[end]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
}

static int
get_end (CrmHistoryPage *self, GtkWidget *popover)
{
  return gtk_widget_is_ancestor (popover, self->ends[FROM]) ? FROM : TO;
}

static void
on_picked (GtkWidget *popover, int day, CrmHistoryPage *self)
{
  int end = get_end (self, popover);

  self->chosen[end] = TRUE;
  self->days[end] = day;
  name_end (self, end);
  apply (self);
}

static void
on_cleared (GtkWidget *popover, CrmHistoryPage *self)
{
  int end = get_end (self, popover);

  self->chosen[end] = FALSE;
  name_end (self, end);
  apply (self);
}

static void
give_popover (CrmHistoryPage *self, int end)
{
  GtkWidget *popover = crm_day_popover_new (crm_session_get_locale (self->session), TRUE);

  g_signal_connect_object (popover, "picked", G_CALLBACK (on_picked), self, 0);
  g_signal_connect_object (popover, "cleared", G_CALLBACK (on_cleared), self, 0);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->ends[end]), popover);
  name_end (self, end);
}

/* Digits and calendar of the buttons and of the list. */
static void
hear_locale (CrmHistoryPage *self)
{
  for (int end = 0; end < N_ENDS; end++)
    give_popover (self, end);
  apply (self);
}

/* People and kinds. */

static gpointer
read_people (CrmJob *job, CrmDb *db, gpointer data, GError **error)
{
  return crm_history_read_authors (db, error);
}

static void
free_weak (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static void
show_people (CrmSession *session, gpointer result, const GError *error, gpointer data)
{
  g_autoptr (CrmHistoryPage) self = g_weak_ref_get (data);
  g_auto (GStrv) names = result;

  if (self == NULL || self->session == NULL || names == NULL)
    return;
  gtk_string_list_splice (GTK_STRING_LIST (gtk_drop_down_get_model (GTK_DROP_DOWN (self->person))),
                          1, 0, (const char *const *) names);
}

static void
ask_people (CrmHistoryPage *self)
{
  GWeakRef *page = g_new0 (GWeakRef, 1);

  g_weak_ref_init (page, self);
  crm_session_run (self->session, _ ("Reading the history"), CRM_SESSION_READ, read_people,
                   show_people, page, free_weak, (GDestroyNotify) g_strfreev);
}

static GtkWidget *
new_choice (CrmHistoryPage *self, const char *name, const char *first)
{
  GtkWidget *choice = gtk_drop_down_new_from_strings ((const char *[]){ first, NULL });

  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (choice), TRUE);
  gtk_drop_down_set_expression (
      GTK_DROP_DOWN (choice), gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  /* What takes the focus is the button within. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (choice)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return choice;
}

static void
fill_kinds (CrmHistoryPage *self)
{
  CrmModel *model = crm_session_get_model (self->session);
  GtkStringList *list = GTK_STRING_LIST (gtk_drop_down_get_model (GTK_DROP_DOWN (self->kind)));

  for (guint i = 0; i < crm_model_get_n_kinds (model); i++) {
    const CrmKind *kind = crm_model_get_kind (model, i);

    if (crm_model_is_link_kind (model, kind))
      continue;
    g_ptr_array_add (self->kinds, (gpointer) kind);
    gtk_string_list_append (list, crm_kind_get_plural (kind));
  }
}

/* The object. */

static void
crm_history_page_dispose (GObject *object)
{
  CrmHistoryPage *self = CRM_HISTORY_PAGE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->kinds, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (crm_history_page_parent_class)->dispose (object);
}

static void
crm_history_page_class_init (CrmHistoryPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = crm_history_page_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
build_filters (CrmHistoryPage *self)
{
  GtkWidget *filters = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (filters, crm_wrap_layout_new (6));
  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _ ("Words of the act"), "search-delay", 150,
                NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search the history"), -1);
  self->person = new_choice (self, _ ("Whose acts"), _ ("Everybody"));
  self->kind = new_choice (self, _ ("Acts on which records"), _ ("All records"));
  gtk_box_append (GTK_BOX (filters), self->search);
  gtk_box_append (GTK_BOX (filters), self->person);
  gtk_box_append (GTK_BOX (filters), self->kind);
  for (int end = 0; end < N_ENDS; end++) {
    self->ends[end] = gtk_menu_button_new ();
    gtk_box_append (GTK_BOX (filters), self->ends[end]);
  }
  g_object_set (filters, "margin-top", 12, "margin-start", 12, "margin-end", 12, NULL);
  return filters;
}

static void
crm_history_page_init (CrmHistoryPage *self)
{
  GtkWidget *clamp = adw_clamp_new ();

  self->kinds = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 860);
  adw_clamp_set_child (ADW_CLAMP (clamp), build_filters (self));
  gtk_box_append (GTK_BOX (self->box), clamp);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
crm_history_page_new (CrmSession *session)
{
  CrmHistoryPage *self = g_object_new (CRM_TYPE_HISTORY_PAGE, NULL);

  self->session = g_object_ref (session);
  self->list = crm_history_list_new (session);
  gtk_widget_set_vexpand (self->list, TRUE);
  gtk_box_append (GTK_BOX (self->box), self->list);
  fill_kinds (self);
  ask_people (self);
  hear_locale (self);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (apply), self);
  g_signal_connect_swapped (self->person, "notify::selected", G_CALLBACK (apply), self);
  g_signal_connect_swapped (self->kind, "notify::selected", G_CALLBACK (apply), self);
  g_signal_connect_object (session, "locale-changed", G_CALLBACK (hear_locale), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
