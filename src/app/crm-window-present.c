/* crm-window-present.c: shows the headline KPIs on the whole screen, in the period that the
 * Overview of this window looks at. */
#include "crm-overview.h"
#include "crm-presentation.h"
#include "crm-window-private.h"

/* NULL: it was not looked at yet. */
static CrmOverview *
find_overview (CrmWindow *self)
{
  return g_hash_table_lookup (self->boards, crm_board_find ("overview"));
}

static void
present_from (CrmWindow *self, gint64 kpi)
{
  CrmOverview *overview = find_overview (self);
  CrmLook look = overview != NULL ? crm_overview_get_look (overview) : CRM_LOOK_NOW;

  gtk_window_present (
      GTK_WINDOW (crm_presentation_new (self->session, GTK_WINDOW (self), look, kpi)));
}

static void
act_present (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  present_from (user_data, 0);
}

/* From the KPI that is shown, or whose tile has the focus. */
static void
act_present_here (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CrmWindow *self = user_data;
  CrmOverview *overview = find_overview (self);
  gint64 kpi = self->kpi;

  if (kpi == 0 && overview != NULL && gtk_widget_get_mapped (GTK_WIDGET (overview)))
    kpi = crm_overview_get_focus (overview);
  present_from (self, kpi);
}

static void
act_present_from (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  present_from (user_data, g_variant_get_int64 (parameter));
}

void
crm_window_add_present_actions (CrmWindow *self)
{
  static const GActionEntry entries[] = {
    { "present", act_present },
    { "present-here", act_present_here },
    { "present-from", act_present_from, "x" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
