/* crm-plan-list.c: two small queries in a worker, asked again when milestones or meetings change.
 * Only the newest answer counts. */
#include "crm-plan-list.h"

#include <string.h>

#include "crm-day.h"
#include "crm-i18n.h"

#define MAX_ROWS 6

struct _CrmPlanList {
  GtkWidget parent_instance;

  CrmSession *session;
  CrmJob *looking; /* NULL: no answer is waited for */
  CrmDay meeting;  /* of the next one; 0: none is set */
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (CrmPlanList, crm_plan_list, GTK_TYPE_WIDGET)

static guint changed_signal;

typedef struct {
  const CrmKind *kind;
  gint64 id;
  CrmDay day;
  char *title;
} Due;

static void
due_clear (gpointer data)
{
  g_free (((Due *) data)->title);
}

/* Looking, in a worker. */

typedef struct {
  CrmModel *model;
  CrmLocale locale;
  CrmDay today;
  GWeakRef list;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  crm_model_unref (look->model);
  g_weak_ref_clear (&look->list);
  g_free (look);
}

typedef struct {
  Look *look;
  CrmDb *db;
  const CrmKind *kind;
  guint day;
  GArray *dues;
} Reading;

static gboolean
add_due (gint64 id, const CrmValue *values, gpointer data)
{
  Reading *reading = data;
  const CrmValue *day = &values[reading->day];
  Due due = { reading->kind, id, 0, NULL };

  /* A moment begins with its day, in ISO. */
  if (day->tag == CRM_VALUE_INTEGER)
    due.day = (CrmDay) day->integer;
  else if (day->tag != CRM_VALUE_TEXT ||
           !crm_day_parse (day->text, (gssize) strcspn (day->text, "T "), CRM_DATES_YMD, &due.day,
                           NULL, NULL))
    return TRUE;
  due.title = crm_kind_dup_title (reading->look->model, reading->kind, id, values, reading->db,
                                  &reading->look->locale);
  g_array_append_val (reading->dues, due);
  return TRUE;
}

static gboolean
read_dues (Look *look, CrmDb *db, const char *kind, const char *field, const char *filter,
           guint limit, GArray *dues, GError **error)
{
  const CrmKind *found = crm_model_find_kind (look->model, kind);
  g_autoptr (CrmQuery) query = crm_query_new (look->model, found);
  Reading reading = { look, db, found, 0, dues };

  reading.day = (guint) crm_kind_get_field_index (found, crm_kind_find_field (found, field));
  crm_query_set_limit (query, limit);
  return crm_query_set_filter (query, filter, &look->locale, error) &&
         crm_query_set_order (query, field, error) &&
         crm_query_foreach (query, db, NULL, add_due, &reading, error);
}

static int
compare_dues (gconstpointer a, gconstpointer b)
{
  return ((const Due *) a)->day - ((const Due *) b)->day;
}

static gpointer
look_up (CrmJob *job, CrmDb *db, gpointer data, GError **error)
{
  Look *look = data;
  g_autoptr (GArray) dues = g_array_new (FALSE, FALSE, sizeof (Due));
  CrmLocale plain = look->locale;
  g_autofree char *today = NULL, *meetings = NULL;

  g_array_set_clear_func (dues, due_clear);
  crm_db_set_cancellable (db, crm_job_get_cancellable (job));
  plain.plain = TRUE;
  today = crm_day_format (look->today, &plain);
  meetings = g_strdup_printf ("begins >= %s", today);
  if (!read_dues (look, db, "milestone", "planned_finish",
                  "actual_finish is empty and planned_finish is not empty", MAX_ROWS - 1, dues,
                  error) ||
      !read_dues (look, db, "meeting", "begins", meetings, 1, dues, error))
    return NULL;
  g_array_sort (dues, compare_dues);
  return g_steal_pointer (&dues);
}

/* Rows. */

static char *
dup_distance (CrmDay day, CrmDay today, const CrmLocale *locale)
{
  int days = day - today;
  g_autofree char *number = crm_integer_format (ABS (days), locale);

  if (days == 0)
    return g_strdup (_ ("today"));
  if (days > 0)
    return g_strdup_printf (ngettext ("in %s day", "in %s days", (gulong) days), number);
  return g_strdup_printf (ngettext ("%s day late", "%s days late", (gulong) -days), number);
}

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
on_activated (GtkListBox *list, GtkListBoxRow *row, CrmPlanList *self)
{
  const Due *due = g_object_get_data (G_OBJECT (row), "crm-due");

  if (due != NULL)
    crm_session_show_record (self->session, due->kind, due->id);
}

static void
add_due_row (CrmPlanList *self, const Due *due, CrmDay today)
{
  const CrmLocale *locale = crm_session_get_locale (self->session);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *day = crm_day_format (due->day, locale);
  g_autofree char *distance = dup_distance (due->day, today, locale);
  g_autofree char *description = g_strdup_printf (_ ("%s, %s"), day, distance);
  Due *kept = g_new0 (Due, 1);
  GtkWidget *title;

  add_label (box, day, "heading");
  title = add_label (box, due->title, "body");
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (title, due->title);
  gtk_widget_set_hexpand (title, TRUE);
  add_label (box, distance, due->day < today ? "off-target" : "secondary");
  gtk_widget_add_css_class (box, "guide-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  *kept = *due;
  kept->title = NULL;
  g_object_set_data_full (G_OBJECT (row), "crm-due", kept, g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, due->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
add_none (CrmPlanList *self)
{
  GtkWidget *row = gtk_list_box_row_new ();
  const char *text = _ ("No milestone is due. Plan one for each step in the timeline.");
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "secondary");
  gtk_widget_add_css_class (label, "guide-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", "timeline");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.view");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static CrmDay
find_meeting (CrmPlanList *self, const GArray *dues)
{
  const CrmKind *meeting = crm_model_find_kind (crm_session_get_model (self->session), "meeting");

  for (guint i = 0; i < dues->len; i++)
    if (g_array_index (dues, Due, i).kind == meeting)
      return g_array_index (dues, Due, i).day;
  return 0;
}

CrmDay
crm_plan_list_get_meeting (CrmPlanList *self)
{
  return self->meeting;
}

static void
show (CrmSession *session, gpointer result, const GError *error, gpointer data)
{
  Look *look = data;
  g_autoptr (CrmPlanList) self = g_weak_ref_get (&look->list);
  g_autoptr (GArray) dues = result;
  GtkWidget *row;

  if (self == NULL || dues == NULL)
    return;
  g_clear_object (&self->looking);
  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; i < dues->len; i++)
    add_due_row (self, &g_array_index (dues, Due, i), look->today);
  if (dues->len == 0)
    add_none (self);
  self->meeting = find_meeting (self, dues);
  g_signal_emit (self, changed_signal, 0);
}

static void
stop_looking (CrmPlanList *self)
{
  if (self->looking != NULL)
    crm_job_cancel (self->looking);
  g_clear_object (&self->looking);
}

static void
ask (CrmPlanList *self)
{
  Look *look = g_new0 (Look, 1);

  look->model = crm_model_ref (crm_session_get_model (self->session));
  look->locale = *crm_session_get_locale (self->session);
  look->today = crm_day_today ();
  g_weak_ref_init (&look->list, self);
  stop_looking (self);
  self->looking = g_object_ref (crm_session_run (self->session, _ ("Reading the plan"),
                                                 CRM_SESSION_READ, look_up, show, look, look_free,
                                                 (GDestroyNotify) g_array_unref));
}

static void
hear_changed (CrmPlanList *self, const CrmNews *news)
{
  CrmModel *model = crm_session_get_model (self->session);
  CrmStore *store = crm_session_get_store (self->session);

  if (crm_news_has_kind (news, store, crm_model_find_kind (model, "milestone")) ||
      crm_news_has_kind (news, store, crm_model_find_kind (model, "meeting")))
    ask (self);
}

GtkWidget *
crm_plan_list_new (CrmSession *session)
{
  CrmPlanList *self = g_object_new (CRM_TYPE_PLAN_LIST, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (hear_changed), self, G_CONNECT_SWAPPED);
  ask (self);
  return GTK_WIDGET (self);
}

static void
crm_plan_list_dispose (GObject *object)
{
  CrmPlanList *self = CRM_PLAN_LIST (object);

  stop_looking (self);
  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (crm_plan_list_parent_class)->dispose (object);
}

static void
crm_plan_list_class_init (CrmPlanListClass *class)
{
  G_OBJECT_CLASS (class)->dispose = crm_plan_list_dispose;
  changed_signal = g_signal_new ("changed", CRM_TYPE_PLAN_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
crm_plan_list_init (CrmPlanList *self)
{
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_activated), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Next milestones"), -1);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
}
