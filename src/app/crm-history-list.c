/* crm-history-list.c: a portion is read when wanted, and when something was done meanwhile what is
 * new is put before what is shown, so that opened rows stay open. */
#include "crm-history-list.h"

#include "crm-history-row.h"
#include "crm-i18n.h"

#define PORTION 60

struct _CrmHistoryList {
  GtkWidget parent_instance;

  CrmSession *session;
  GtkWidget *scrolled, *group, *older, *said;
  CrmHistoryWish wish;   /* its texts are owned */
  gint64 newest, oldest; /* acts shown; 0: none */
  CrmJob *reading;       /* NULL: no answer is waited for */
  guint n_asked;         /* the answer to the last question is the one that counts */
};

G_DEFINE_FINAL_TYPE (CrmHistoryList, crm_history_list, GTK_TYPE_WIDGET)

static void
wish_clear (CrmHistoryWish *wish)
{
  g_free ((char *) wish->who);
  g_free ((char *) wish->from);
  g_free ((char *) wish->before);
  g_free ((char *) wish->words);
  *wish = (CrmHistoryWish){ 0 };
}

static CrmHistoryWish
wish_copy (const CrmHistoryWish *wish)
{
  return (CrmHistoryWish){
    g_strdup (wish->who),  wish->kind, wish->record, g_strdup (wish->from), g_strdup (wish->before),
    g_strdup (wish->words)
  };
}

typedef struct {
  GWeakRef list;
  CrmHistoryWish wish;
  gint64 below;
  guint number;
} Ask;

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  g_weak_ref_clear (&ask->list);
  wish_clear (&ask->wish);
  g_free (ask);
}

static gpointer
read_portion (CrmJob *job, CrmDb *db, gpointer data, GError **error)
{
  Ask *ask = data;

  crm_db_set_cancellable (db, crm_job_get_cancellable (job));
  return crm_history_read_acts (db, &ask->wish, ask->below, PORTION, error);
}

static void
say (CrmHistoryList *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->said), text);
  gtk_widget_set_visible (self->said, *text != '\0');
}

static GtkWidget *
new_row (CrmHistoryList *self, const CrmHistoryAct *act)
{
  return crm_history_row_new (self->session, act, self->wish.kind, self->wish.record);
}

/* What is newer than what is shown, at the top and in its order. */
static void
add_newer (CrmHistoryList *self, const GPtrArray *acts)
{
  int place = 0;

  for (guint i = 0; i < acts->len; i++) {
    const CrmHistoryAct *act = g_ptr_array_index (acts, i);

    if (act->tx > self->newest)
      gtk_list_box_insert (GTK_LIST_BOX (self->group), new_row (self, act), place++);
  }
}

static void
add_older (CrmHistoryList *self, const GPtrArray *acts)
{
  for (guint i = 0; i < acts->len; i++) {
    const CrmHistoryAct *act = g_ptr_array_index (acts, i);

    gtk_list_box_append (GTK_LIST_BOX (self->group), new_row (self, act));
    self->oldest = act->tx;
  }
  gtk_widget_set_visible (self->older, acts->len == PORTION);
}

static void
show_portion (CrmSession *session, gpointer result, const GError *error, gpointer data)
{
  Ask *ask = data;
  g_autoptr (GPtrArray) acts = result;
  g_autoptr (CrmHistoryList) self = g_weak_ref_get (&ask->list);

  /* What was stopped may have been read to its end by then. */
  if (self == NULL || self->session == NULL || ask->number != self->n_asked)
    return;
  g_clear_object (&self->reading);
  if (acts == NULL) {
    say (self, error->message);
    return;
  }
  if (ask->below == 0 && self->newest > 0)
    add_newer (self, acts);
  else
    add_older (self, acts);
  if (ask->below == 0 && acts->len > 0)
    self->newest = ((CrmHistoryAct *) g_ptr_array_index (acts, 0))->tx;
  gtk_widget_set_visible (self->group, self->newest > 0);
  say (self, self->newest > 0 ? "" : _ ("No act fits."));
}

static void
stop_reading (CrmHistoryList *self)
{
  if (self->reading != NULL)
    crm_job_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
read_below (CrmHistoryList *self, gint64 below)
{
  Ask *ask = g_new0 (Ask, 1);

  stop_reading (self);
  g_weak_ref_init (&ask->list, self);
  ask->wish = wish_copy (&self->wish);
  ask->below = below;
  ask->number = ++self->n_asked;
  self->reading = g_object_ref (crm_session_run (self->session, _ ("Reading the history"),
                                                 CRM_SESSION_READ, read_portion, show_portion, ask,
                                                 ask_free, (GDestroyNotify) g_ptr_array_unref));
}

static void
on_older (CrmHistoryList *self)
{
  read_below (self, self->oldest);
}

/* A page out of sight is read when it is shown again. */
static void
hear_changed (CrmHistoryList *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    read_below (self, 0);
}

void
crm_history_list_show (CrmHistoryList *self, const CrmHistoryWish *wish)
{
  CrmHistoryWish copy = wish_copy (wish);
  GtkWidget *row;

  wish_clear (&self->wish);
  self->wish = copy;
  while ((row = gtk_widget_get_first_child (self->group)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->group), row);
  self->newest = self->oldest = 0;
  gtk_widget_set_visible (self->older, FALSE);
  read_below (self, 0);
}

/* The object. */

static void
crm_history_list_map (GtkWidget *widget)
{
  CrmHistoryList *self = CRM_HISTORY_LIST (widget);

  GTK_WIDGET_CLASS (crm_history_list_parent_class)->map (widget);
  if (self->newest > 0)
    read_below (self, 0);
}

static void
crm_history_list_dispose (GObject *object)
{
  CrmHistoryList *self = CRM_HISTORY_LIST (object);

  stop_reading (self);
  wish_clear (&self->wish);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (crm_history_list_parent_class)->dispose (object);
}

static void
crm_history_list_class_init (CrmHistoryListClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = crm_history_list_dispose;
  widget_class->map = crm_history_list_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
build (CrmHistoryList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->group = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->group), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->group, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->group), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Acts, newest first"), -1);
  gtk_widget_set_visible (self->group, FALSE);
  self->said = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->said), TRUE);
  gtk_widget_add_css_class (self->said, "secondary");
  gtk_widget_set_margin_top (self->said, 24);
  self->older = gtk_button_new_with_label (_ ("Show older"));
  gtk_widget_set_halign (self->older, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->older, FALSE);
  g_signal_connect_swapped (self->older, "clicked", G_CALLBACK (on_older), self);
  gtk_box_append (GTK_BOX (box), self->group);
  gtk_box_append (GTK_BOX (box), self->said);
  gtk_box_append (GTK_BOX (box), self->older);
  g_object_set (box, "margin-top", 12, "margin-bottom", 24, "margin-start", 12, "margin-end", 12,
                NULL);
  return box;
}

static void
crm_history_list_init (CrmHistoryList *self)
{
  GtkWidget *clamp = adw_clamp_new ();

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 860);
  adw_clamp_set_child (ADW_CLAMP (clamp), build (self));
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), clamp);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

GtkWidget *
crm_history_list_new (CrmSession *session)
{
  CrmHistoryList *self = g_object_new (CRM_TYPE_HISTORY_LIST, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (hear_changed), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
