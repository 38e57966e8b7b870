/* crm-kpi-bar.c: toggle buttons and a menu button; the choices' file has the words. */
#include "crm-kpi-bar.h"

#include <stdlib.h>

#include "crm-choices.h"
#include "crm-i18n.h"
#include "crm-wrap-layout.h"

#define GROUP "kpi-page"
#define SPACING 6
#define SPANS 4
#define USUAL_SPAN 1           /* of them */
#define VALUES_FOR_PREVIOUS 24 /* a line of its own each year */

enum { TARGET, PREVIOUS, NOTES, NUMBERS, N_CHIPS };

struct _CrmKpiBar {
  GtkWidget parent_instance;
  GtkWidget *menu, *chips[N_CHIPS];
  GSimpleAction *span;
  CrmPeriod frequency;
  guint n_values, periods;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (CrmKpiBar, crm_kpi_bar, GTK_TYPE_WIDGET)

static guint changed_signal;

/* Words for ever: files of this person's hold them. */
static const char *const keys[N_CHIPS] = { "target", "previous", "notes", "numbers" };
static const char *const frequencies[] = {
  "days", "weeks", "months", "quarters", "halves", "years"
};

/* Periods to choose from; 0: all. */
static const guint spans[][SPANS] = { { 30, 90, 365, 0 }, { 13, 26, 52, 0 }, { 12, 24, 36, 0 },
                                      { 4, 8, 12, 0 },    { 4, 6, 10, 0 },   { 5, 10, 20, 0 } };

static gboolean
get_initial (CrmKpiBar *self, guint chip)
{
  if (chip == PREVIOUS)
    return self->n_values >= VALUES_FOR_PREVIOUS;
  return chip != NUMBERS;
}

static void
recall_chips (CrmKpiBar *self)
{
  for (guint i = 0; i < N_CHIPS; i++) {
    g_autofree char *word = crm_choices_dup (GROUP, keys[i]);
    gboolean on = word != NULL ? g_str_equal (word, "on") : get_initial (self, i);

    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->chips[i]), on);
  }
}

static void
on_toggled (CrmKpiBar *self, GtkToggleButton *chip)
{
  if (self->showing)
    return;
  for (guint i = 0; i < N_CHIPS; i++)
    if (self->chips[i] == GTK_WIDGET (chip))
      crm_choices_set (GROUP, keys[i], gtk_toggle_button_get_active (chip) ? "on" : "off");
  g_signal_emit (self, changed_signal, 0);
}

/* Periods. */

static char *
dup_span (CrmKpiBar *self, guint n)
{
  switch (self->frequency) {
  case CRM_PERIOD_DAY:
    return n == 0 ? g_strdup (_ ("All days"))
                  : g_strdup_printf (ngettext ("%s day", "%s days", n), crm_i18n_number (n).text);
  case CRM_PERIOD_WEEK:
    return n == 0 ? g_strdup (_ ("All weeks"))
                  : g_strdup_printf (ngettext ("%s week", "%s weeks", n), crm_i18n_number (n).text);
  case CRM_PERIOD_QUARTER:
    return n == 0 ? g_strdup (_ ("All quarters"))
                  : g_strdup_printf (ngettext ("%s quarter", "%s quarters", n),
                                     crm_i18n_number (n).text);
  case CRM_PERIOD_HALF:
    return n == 0 ? g_strdup (_ ("All half-years"))
                  : g_strdup_printf (ngettext ("%s half-year", "%s half-years", n),
                                     crm_i18n_number (n).text);
  case CRM_PERIOD_YEAR:
    return n == 0 ? g_strdup (_ ("All years"))
                  : g_strdup_printf (ngettext ("%s year", "%s years", n), crm_i18n_number (n).text);
  case CRM_PERIOD_MONTH:
    break;
  }
  return n == 0 ? g_strdup (_ ("All months"))
                : g_strdup_printf (ngettext ("%s month", "%s months", n), crm_i18n_number (n).text);
}

static void
show_span (CrmKpiBar *self)
{
  g_autofree char *label = dup_span (self, self->periods);

  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->menu), label);
  g_simple_action_set_state (self->span, g_variant_new_int32 ((int) self->periods));
}

static void
fill_menu (CrmKpiBar *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < SPANS; i++) {
    guint n = spans[self->frequency][i];
    g_autofree char *label = dup_span (self, n);
    g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

    g_menu_item_set_action_and_target (item, "kpi-bar.span", "i", (int) n);
    g_menu_append_item (menu, item);
  }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->menu), G_MENU_MODEL (menu));
}

static void
recall_span (CrmKpiBar *self)
{
  g_autofree char *word = crm_choices_dup (GROUP, frequencies[self->frequency]);

  self->periods = spans[self->frequency][USUAL_SPAN];
  for (guint i = 0; word != NULL && i < SPANS; i++)
    if (atoi (word) == (int) spans[self->frequency][i])
      self->periods = spans[self->frequency][i];
  show_span (self);
}

static void
act_span (GSimpleAction *action, GVariant *parameter, CrmKpiBar *self)
{
  g_autofree char *word = NULL;

  self->periods = (guint) g_variant_get_int32 (parameter);
  word = g_strdup_printf ("%u", self->periods);
  crm_choices_set (GROUP, frequencies[self->frequency], word);
  show_span (self);
  g_signal_emit (self, changed_signal, 0);
}

void
crm_kpi_bar_zoom (CrmKpiBar *self, gboolean closer)
{
  guint i = 0, to;

  while (i + 1 < SPANS && spans[self->frequency][i] != self->periods)
    i++;
  to = closer ? i - (i > 0) : MIN (i + 1, SPANS - 1);
  if (to != i)
    g_action_activate (G_ACTION (self->span),
                       g_variant_new_int32 ((int) spans[self->frequency][to]));
}

static void
act_closer (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  crm_kpi_bar_zoom (self, TRUE);
}

static void
act_wider (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  crm_kpi_bar_zoom (self, FALSE);
}

/* Asking. */

void
crm_kpi_bar_show (CrmKpiBar *self, CrmPeriod frequency, guint n_values)
{
  g_return_if_fail (CRM_IS_KPI_BAR (self));
  self->showing = TRUE;
  self->frequency = frequency;
  self->n_values = n_values;
  fill_menu (self);
  recall_span (self);
  recall_chips (self);
  self->showing = FALSE;
}

static gboolean
is_on (CrmKpiBar *self, guint chip)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->chips[chip]));
}

CrmKpiLayers
crm_kpi_bar_get_layers (CrmKpiBar *self)
{
  return (is_on (self, TARGET) ? CRM_KPI_LAYER_TARGET : 0) |
         (is_on (self, PREVIOUS) ? CRM_KPI_LAYER_PREVIOUS : 0) |
         (is_on (self, NOTES) ? CRM_KPI_LAYER_NOTES : 0);
}

guint
crm_kpi_bar_get_periods (CrmKpiBar *self)
{
  return self->periods;
}

gboolean
crm_kpi_bar_wants_numbers (CrmKpiBar *self)
{
  return is_on (self, NUMBERS);
}

void
crm_kpi_bar_turn_numbers (CrmKpiBar *self)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->chips[NUMBERS]), !is_on (self, NUMBERS));
}

/* Making. */

GtkWidget *
crm_kpi_bar_new (void)
{
  return g_object_new (CRM_TYPE_KPI_BAR, NULL);
}

static void
crm_kpi_bar_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&CRM_KPI_BAR (object)->span);
  G_OBJECT_CLASS (crm_kpi_bar_parent_class)->dispose (object);
}

static void
crm_kpi_bar_class_init (CrmKpiBarClass *class)
{
  G_OBJECT_CLASS (class)->dispose = crm_kpi_bar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BOX_LAYOUT);
  changed_signal = g_signal_new ("changed", CRM_TYPE_KPI_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
build_chips (CrmKpiBar *self, GtkWidget *box)
{
  const char *const labels[N_CHIPS] = { _ ("Target"), _ ("Previous year"), _ ("Notes"),
                                        _ ("Numbers") };

  for (guint i = 0; i < N_CHIPS; i++) {
    self->chips[i] = gtk_toggle_button_new_with_label (labels[i]);
    gtk_widget_add_css_class (self->chips[i], "chip");
    gtk_widget_set_valign (self->chips[i], GTK_ALIGN_CENTER);
    g_signal_connect_object (self->chips[i], "toggled", G_CALLBACK (on_toggled), self,
                             G_CONNECT_SWAPPED);
    gtk_box_append (GTK_BOX (box), self->chips[i]);
  }
  gtk_widget_set_tooltip_text (self->chips[NUMBERS], _ ("Show the data of the chart as a table"));
}

static GtkWidget *
new_more (void)
{
  GtkWidget *more = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("Copy numbers and picture"), "kpi-page.copy");
  g_menu_append (menu, _ ("Save the chart"), "win.save-chart");
  g_menu_append (menu, _ ("Fewer periods"), "kpi-bar.closer");
  g_menu_append (menu, _ ("More periods"), "kpi-bar.wider");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (more), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (more), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (more, _ ("More of the chart"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (more), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("More of the chart"), -1);
  gtk_widget_add_css_class (more, "flat");
  gtk_widget_set_valign (more, GTK_ALIGN_START);
  return more;
}

static void
crm_kpi_bar_init (CrmKpiBar *self)
{
  static const GActionEntry entries[] = { { "closer", act_closer }, { "wider", act_wider } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkWidget *chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->span = g_simple_action_new_stateful ("span", G_VARIANT_TYPE_INT32, g_variant_new_int32 (0));
  g_signal_connect_object (self->span, "activate", G_CALLBACK (act_span), self, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (self->span));
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "kpi-bar", G_ACTION_GROUP (group));
  self->menu = gtk_menu_button_new ();
  gtk_widget_set_valign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_widget_set_layout_manager (chips, crm_wrap_layout_new (SPACING));
  gtk_widget_set_hexpand (chips, TRUE);
  gtk_widget_set_halign (chips, GTK_ALIGN_END);
  gtk_widget_set_valign (chips, GTK_ALIGN_CENTER);
  build_chips (self, chips);
  gtk_widget_set_parent (chips, GTK_WIDGET (self));
  gtk_widget_set_parent (new_more (), GTK_WIDGET (self));
}
