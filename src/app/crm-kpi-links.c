/* crm-kpi-links.c: rows are made anew only when they say something else, so that the focus stays.
 * */
#include "crm-kpi-links.h"

#include "crm-i18n.h"
#include "crm-related-look.h"
#include "crm-wording.h"

#define MOST 5 /* of each kind */

struct _CrmKpiLinks {
  AdwPreferencesGroup parent_instance;
  CrmSession *session;
  const CrmKind *kind;
  gint64 kpi;
  char *said;
  GPtrArray *rows; /* borrowed */
  CrmJob *looking; /* NULL: nothing is being read */
};

G_DEFINE_FINAL_TYPE (CrmKpiLinks, crm_kpi_links, ADW_TYPE_PREFERENCES_GROUP)

typedef struct {
  CrmSession *session;
  const CrmKind *kind;
  gint64 id;
} Way;

static void
way_free (gpointer data, GClosure *closure)
{
  g_object_unref (((Way *) data)->session);
  g_free (data);
}

static void
on_activated (AdwActionRow *row, const Way *way)
{
  crm_session_show_record (way->session, way->kind, way->id);
}

static void
add_row (CrmKpiLinks *self, const CrmKind *kind, const CrmRelatedRecord *record)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_autofree char *about = NULL, *all = NULL;
  Way *way = g_new (Way, 1);

  *way = (Way){ g_object_ref (self->session), kind, record->id };
  /* Translators: a kind of record and the step it belongs to: "Goal · Vision". */
  about = kind->step > 0 ? g_strdup_printf (_ ("%s · %s"), crm_kind_get_label (kind),
                                            crm_wording_get_step (
                                                crm_session_get_model (self->session), kind->step))
                         : g_strdup (crm_kind_get_label (kind));
  all = g_strdup_printf ("%s\n%s", record->title, record->facts);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), record->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_icon_name (ADW_ACTION_ROW (row), kind->icon);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (row, all);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, about,
                                  -1);
  gtk_widget_add_css_class (arrow, "secondary");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
  g_signal_connect_data (row, "activated", G_CALLBACK (on_activated), way, way_free, 0);
}

static gboolean
is_part (const CrmKind *kind)
{
  return g_str_equal (kind->name, "target") || g_str_equal (kind->name, "measurement");
}

static char *
dup_said (const CrmReverse *reverses, const GPtrArray *findings)
{
  GString *said = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++) {
    const CrmRelatedFinding *finding = g_ptr_array_index (findings, i);

    for (guint k = 0; !is_part (reverses[i].kind) && k < finding->records->len; k++) {
      const CrmRelatedRecord *record = g_ptr_array_index (finding->records, k);

      g_string_append_printf (said, "%s %" G_GINT64_FORMAT " %s %s\n", reverses[i].kind->name,
                              record->id, record->title, record->facts);
    }
  }
  return g_string_free (said, FALSE);
}

static void
take_findings (gpointer taker, const GPtrArray *findings)
{
  CrmKpiLinks *self = taker;
  guint n;
  const CrmReverse *reverses =
      crm_model_get_reverses (crm_session_get_model (self->session), self->kind, &n);
  g_autofree char *said = dup_said (reverses, findings);

  g_clear_object (&self->looking);
  gtk_widget_set_visible (GTK_WIDGET (self), *said != '\0');
  if (g_strcmp0 (said, self->said) == 0)
    return;
  g_free (self->said);
  self->said = g_steal_pointer (&said);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < findings->len && i < n; i++) {
    const CrmRelatedFinding *finding = g_ptr_array_index (findings, i);

    for (guint k = 0; !is_part (reverses[i].kind) && k < finding->records->len; k++)
      add_row (self, reverses[i].kind, g_ptr_array_index (finding->records, k));
  }
}

static void
stop_looking (CrmKpiLinks *self)
{
  if (self->looking != NULL)
    crm_job_cancel (self->looking);
  g_clear_object (&self->looking);
}

void
crm_kpi_links_show (CrmKpiLinks *self, gint64 kpi)
{
  g_return_if_fail (CRM_IS_KPI_LINKS (self));
  if (kpi != self->kpi)
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->kpi = kpi;
  stop_looking (self);
  if (kpi > 0)
    self->looking = crm_related_look (self->session, self->kind, kpi, MOST, take_findings, self);
}

GtkWidget *
crm_kpi_links_new (CrmSession *session)
{
  CrmKpiLinks *self = g_object_new (CRM_TYPE_KPI_LINKS, NULL);

  self->session = g_object_ref (session);
  self->kind = crm_model_find_kind (crm_session_get_model (session), "kpi");
  return GTK_WIDGET (self);
}

static void
crm_kpi_links_dispose (GObject *object)
{
  stop_looking (CRM_KPI_LINKS (object));
  g_clear_object (&CRM_KPI_LINKS (object)->session);
  G_OBJECT_CLASS (crm_kpi_links_parent_class)->dispose (object);
}

static void
crm_kpi_links_finalize (GObject *object)
{
  CrmKpiLinks *self = CRM_KPI_LINKS (object);

  g_free (self->said);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (crm_kpi_links_parent_class)->finalize (object);
}

static void
crm_kpi_links_class_init (CrmKpiLinksClass *class)
{
  G_OBJECT_CLASS (class)->dispose = crm_kpi_links_dispose;
  G_OBJECT_CLASS (class)->finalize = crm_kpi_links_finalize;
}

static void
crm_kpi_links_init (CrmKpiLinks *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Linked"));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
