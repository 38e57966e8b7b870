/* crm-create-page.c: rows by the description of the organisation. The calendar and the decimals
 * follow from what is known (language, currency) until somebody says otherwise. */
#include "crm-create-page.h"

#include <string.h>

#include "crm-begin-row.h"
#include "crm-day.h"
#include "crm-i18n.h"
#include "crm-member-list.h"

#define MAX_DECIMALS 4

struct _CrmCreatePage {
  GtkWidget parent_instance;

  GtkWidget *scrolled, *organisation_group, *money_group, *members;
  GtkWidget *name, *start, *calendar, *fiscal_month, *currency, *decimals;
  CrmLocale locale; /* of the person, in the calendar chosen */
};

G_DEFINE_FINAL_TYPE (CrmCreatePage, crm_create_page, GTK_TYPE_WIDGET)

static guint create_signal;

static const CrmField *
get_field (const char *name)
{
  return crm_kind_find_field (crm_beginning_get_organisation_kind (), name);
}

void
crm_create_page_focus (CrmCreatePage *self)
{
  gtk_widget_grab_focus (self->name);
}

/* Reading. */

static gboolean
read_text (CrmBeginning *beginning, GtkWidget *row, const char *field)
{
  CrmValue value = CRM_VALUE_INIT;

  if (!crm_begin_row_read (CRM_BEGIN_ROW (row), &value)) {
    crm_value_clear (&value);
    gtk_widget_grab_focus (row);
    return FALSE;
  }
  crm_beginning_set (beginning, field, value);
  return TRUE;
}

static gboolean
read_name (CrmCreatePage *self, CrmBeginning *beginning)
{
  if (!read_text (beginning, self->name, "name"))
    return FALSE;
  if (!crm_value_is_null (crm_beginning_get (beginning, "name")))
    return TRUE;
  crm_begin_row_set_fault (CRM_BEGIN_ROW (self->name),
                           _ ("Write whose programme it is; reports carry the name."));
  gtk_widget_grab_focus (self->name);
  return FALSE;
}

/* What the description says of several fields together, and of the currency. */
static gboolean
check_together (CrmCreatePage *self, const CrmBeginning *beginning)
{
  const CrmField *field = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *row;

  if (crm_kind_check (crm_beginning_get_organisation_kind (), beginning->organisation, &field,
                      &error))
    return TRUE;
  row = field == get_field ("currency") ? self->currency
        : field == get_field ("start")  ? self->start
                                        : self->name;
  crm_begin_row_set_fault (CRM_BEGIN_ROW (row), error->message);
  gtk_widget_grab_focus (row);
  return FALSE;
}

/* "eur" is as clear. */
static void
capitalise_currency (CrmCreatePage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->currency));
  g_autofree char *capitals = g_ascii_strup (text, -1);

  if (strcmp (text, capitals) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->currency), capitals);
}

CrmBeginning *
crm_create_page_dup_beginning (CrmCreatePage *self)
{
  g_autoptr (CrmBeginning) beginning = crm_beginning_new ();
  const CrmChoice *calendars = get_field ("calendar")->choices;
  guint calendar = adw_combo_row_get_selected (ADW_COMBO_ROW (self->calendar));
  guint month = adw_combo_row_get_selected (ADW_COMBO_ROW (self->fiscal_month));
  guint decimals;

  capitalise_currency (self);
  decimals = adw_combo_row_get_selected (ADW_COMBO_ROW (self->decimals));
  crm_beginning_set (beginning, "calendar", crm_value_text (calendars[calendar].key));
  crm_beginning_set (beginning, "fiscal_month", crm_value_integer (month + 1));
  crm_beginning_set (beginning, "decimals", crm_value_integer (decimals));
  if (!read_name (self, beginning) || !read_text (beginning, self->start, "start") ||
      !read_text (beginning, self->currency, "currency") || !check_together (self, beginning) ||
      !crm_member_list_read (CRM_MEMBER_LIST (self->members), beginning))
    return NULL;
  return g_steal_pointer (&beginning);
}

static void
on_create (CrmCreatePage *self)
{
  g_autoptr (CrmBeginning) beginning = crm_create_page_dup_beginning (self);

  if (beginning != NULL)
    g_signal_emit (self, create_signal, 0);
}

/* The choices. */

static void
fill_months (CrmCreatePage *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->fiscal_month));
  g_autoptr (GtkStringList) months = gtk_string_list_new (NULL);

  for (int month = 1; month <= 12; month++)
    gtk_string_list_append (
        months, crm_month_get_name (self->locale.calendar, month, self->locale.language, FALSE));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->fiscal_month), G_LIST_MODEL (months));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->fiscal_month),
                              selected == GTK_INVALID_LIST_POSITION ? 0 : selected);
}

static void
on_calendar (CrmCreatePage *self)
{
  const CrmChoice *calendars = get_field ("calendar")->choices;
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->calendar));

  self->locale.calendar = strcmp (calendars[selected].key, "jalali") == 0 ? CRM_CALENDAR_JALALI
                                                                          : CRM_CALENDAR_GREGORIAN;
  fill_months (self);
  crm_begin_row_set_locale (CRM_BEGIN_ROW (self->start), &self->locale);
}

static void
on_currency (CrmCreatePage *self)
{
  guint decimals;

  if (crm_currency_get_decimals (gtk_editable_get_text (GTK_EDITABLE (self->currency)), &decimals))
    adw_combo_row_set_selected (ADW_COMBO_ROW (self->decimals), MIN (decimals, MAX_DECIMALS));
}

static GtkWidget *
add_combo (GtkWidget *group, const char *field, GtkStringList *words)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) model = words;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 crm_field_get_label (get_field (field)));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static GtkWidget *
add_entry (CrmCreatePage *self, GtkWidget *group, const char *field, const char *title)
{
  GtkWidget *row = crm_begin_row_new (get_field (field), title, &self->locale);

  crm_begin_row_add_to (CRM_BEGIN_ROW (row), ADW_PREFERENCES_GROUP (group));
  g_signal_connect_swapped (row, "entry-activated", G_CALLBACK (on_create), self);
  return row;
}

static GtkStringList *
new_calendars (void)
{
  const CrmChoice *calendars = get_field ("calendar")->choices;
  GtkStringList *words = gtk_string_list_new (NULL);

  for (guint i = 0; calendars[i].key != NULL; i++)
    gtk_string_list_append (words, _ (calendars[i].label));
  return words;
}

static GtkStringList *
new_decimals (void)
{
  GtkStringList *words = gtk_string_list_new (NULL);

  for (guint i = 0; i <= MAX_DECIMALS; i++)
    gtk_string_list_append (words, crm_i18n_number (i).text);
  return words;
}

static void
add_rows (CrmCreatePage *self)
{
  gboolean jalali = self->locale.calendar == CRM_CALENDAR_JALALI;
  const CrmValue today = crm_value_integer (crm_day_today ());

  self->name = add_entry (self, self->organisation_group, "name", _ ("Organisation"));
  self->start = add_entry (self, self->organisation_group, "start", NULL);
  crm_begin_row_set_value (CRM_BEGIN_ROW (self->start), &today);
  self->calendar = add_combo (self->money_group, "calendar", new_calendars ());
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->calendar), jalali ? 0 : 1);
  self->fiscal_month = add_combo (self->money_group, "fiscal_month", gtk_string_list_new (NULL));
  fill_months (self);
  self->currency =
      add_entry (self, self->money_group, "currency", _ ("Currency, three capital letters"));
  self->decimals = add_combo (self->money_group, "decimals", new_decimals ());
  g_signal_connect_swapped (self->calendar, "notify::selected", G_CALLBACK (on_calendar), self);
  g_signal_connect_swapped (self->currency, "changed", G_CALLBACK (on_currency), self);
  gtk_editable_set_text (GTK_EDITABLE (self->currency), jalali ? "IRR" : "EUR");
}

/* The object. */

static void
crm_create_page_dispose (GObject *object)
{
  g_clear_pointer (&CRM_CREATE_PAGE (object)->scrolled, gtk_widget_unparent);
  G_OBJECT_CLASS (crm_create_page_parent_class)->dispose (object);
}

static void
crm_create_page_class_init (CrmCreatePageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = crm_create_page_dispose;
  create_signal = g_signal_new ("create", CRM_TYPE_CREATE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  g_type_ensure (CRM_TYPE_MEMBER_LIST);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hashtgam/Hashtgam/create-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CrmCreatePage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, CrmCreatePage, organisation_group);
  gtk_widget_class_bind_template_child (widget_class, CrmCreatePage, money_group);
  gtk_widget_class_bind_template_child (widget_class, CrmCreatePage, members);
  gtk_widget_class_bind_template_callback (widget_class, on_create);
}

static void
crm_create_page_init (CrmCreatePage *self)
{
  crm_locale_init (&self->locale);
  gtk_widget_init_template (GTK_WIDGET (self));
  add_rows (self);
}
