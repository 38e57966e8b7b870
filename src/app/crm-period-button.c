/* crm-period-button.c: a menu of three menus, made anew when the newest value is of another month.
 * A period is chosen by how far it lies back. */
#include "crm-period-button.h"

#include "crm-i18n.h"
#include "crm-kpis.h"

struct _CrmPeriodButton {
  GtkWidget parent_instance;

  CrmSession *session;
  GtkWidget *button;
  GSimpleAction *action; /* its state: period, how many of them back */
  CrmDay newest;
};

G_DEFINE_FINAL_TYPE (CrmPeriodButton, crm_period_button, GTK_TYPE_WIDGET)

static guint changed_signal;

static const struct {
  CrmPeriod period;
  int n;
  const char *title;
} choices[] = {
  { CRM_PERIOD_MONTH, 24, N_ ("Months") },
  { CRM_PERIOD_QUARTER, 8, N_ ("Quarters") },
  { CRM_PERIOD_YEAR, 5, N_ ("Years") },
};

static CrmDay
get_last_day (CrmPeriodButton *self, CrmPeriod period, int back)
{
  CrmPeriods periods = crm_kpis_get_periods (self->session);
  CrmDay day =
      crm_period_step (self->newest, -back, period, periods.calendar, periods.fiscal_month);
  CrmDay first, last;

  crm_period_around (day, period, periods.calendar, periods.fiscal_month, &first, &last);
  return last;
}

static char *
dup_name (CrmPeriodButton *self, CrmPeriod period, int back)
{
  CrmPeriods periods = crm_kpis_get_periods (self->session);

  return crm_period_format (get_last_day (self, period, back), period, periods.fiscal_month,
                            crm_session_get_locale (self->session));
}

static void
get_state (CrmPeriodButton *self, int *period, int *back)
{
  g_autoptr (GVariant) state = g_action_get_state (G_ACTION (self->action));

  g_variant_get (state, "(ii)", period, back);
}

CrmLook
crm_period_button_get_look (CrmPeriodButton *self)
{
  int period, back;

  get_state (self, &period, &back);
  return (CrmLook){ (CrmPeriod) period,
                    back > 0 ? get_last_day (self, (CrmPeriod) period, back) : G_MAXINT32 };
}

static void
show_name (CrmPeriodButton *self)
{
  g_autofree char *name = NULL;
  int period, back;

  get_state (self, &period, &back);
  name = dup_name (self, (CrmPeriod) period, back);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), name);
}

static GMenu *
list_periods (CrmPeriodButton *self, CrmPeriod period, int n)
{
  GMenu *menu = g_menu_new ();

  for (int back = 0; back < n; back++) {
    g_autofree char *name = dup_name (self, period, back);
    g_autoptr (GMenuItem) item = g_menu_item_new (name, NULL);

    g_menu_item_set_action_and_target (item, "period.look", "(ii)", (int) period, back);
    g_menu_append_item (menu, item);
  }
  return menu;
}

static void
list_all (CrmPeriodButton *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++) {
    g_autoptr (GMenu) periods = list_periods (self, choices[i].period, choices[i].n);

    g_menu_append_submenu (menu, _ (choices[i].title), G_MENU_MODEL (periods));
  }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->button), G_MENU_MODEL (menu));
}

/* What was chosen stays so many periods back. */
void
crm_period_button_set_newest (CrmPeriodButton *self, CrmDay newest)
{
  gtk_widget_set_visible (GTK_WIDGET (self), newest != 0);
  if (newest == 0 || newest == self->newest)
    return;
  self->newest = newest;
  list_all (self);
  show_name (self);
}

static void
hear_locale (CrmPeriodButton *self)
{
  if (self->newest == 0)
    return;
  list_all (self);
  show_name (self);
}

static void
act_look (GSimpleAction *action, GVariant *parameter, CrmPeriodButton *self)
{
  int period, back;

  g_variant_get (parameter, "(ii)", &period, &back);
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    if (self->newest != 0 && (int) choices[i].period == period && back >= 0 &&
        back < choices[i].n) {
      g_simple_action_set_state (self->action, parameter);
      show_name (self);
      g_signal_emit (self, changed_signal, 0);
    }
}

GtkWidget *
crm_period_button_new (CrmSession *session)
{
  CrmPeriodButton *self = g_object_new (CRM_TYPE_PERIOD_BUTTON, "visible", FALSE, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "locale-changed", G_CALLBACK (hear_locale), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
crm_period_button_dispose (GObject *object)
{
  CrmPeriodButton *self = CRM_PERIOD_BUTTON (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->action);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (crm_period_button_parent_class)->dispose (object);
}

static void
crm_period_button_class_init (CrmPeriodButtonClass *class)
{
  G_OBJECT_CLASS (class)->dispose = crm_period_button_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  changed_signal = g_signal_new ("changed", CRM_TYPE_PERIOD_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
crm_period_button_init (CrmPeriodButton *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  self->button = gtk_menu_button_new ();
  gtk_widget_set_tooltip_text (self->button, _ ("Look at another month, quarter or year"));
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  self->action = g_simple_action_new_stateful ("look", G_VARIANT_TYPE ("(ii)"),
                                               g_variant_new ("(ii)", CRM_PERIOD_MONTH, 0));
  g_signal_connect_object (self->action, "activate", G_CALLBACK (act_look), self, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (self->action));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "period", G_ACTION_GROUP (group));
}
