/* crm-field-row.c: the life of a row: shown, touched, kept or refused, restored. Calls the session
 * only through its subclasses and its host. */
#include "crm-field-row.h"

#include "crm-fault-row.h"
#include "crm-i18n.h"

#define PAUSE_MS 1000 /* after the last key, what was typed is kept */

typedef struct {
  CrmSession *session;
  const CrmKind *kind;
  const CrmField *field;
  gint64 record;
  CrmFieldRowKeep keep;
  gpointer host;

  GtkWidget *widget; /* the row */
  GtkWidget *target;
  GtkWidget *fault_row;

  CrmValue value; /* kept */
  char *shown;    /* the text that stands for it */
  char *fault;
  guint pause;
  gboolean showing, committing;
} CrmFieldRowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (CrmFieldRow, crm_field_row, G_TYPE_OBJECT)

#define PRIVATE(self) ((CrmFieldRowPrivate *) crm_field_row_get_instance_private (self))

static char *
dup_text (CrmFieldRow *self)
{
  CrmFieldRowClass *class = CRM_FIELD_ROW_GET_CLASS (self);

  return class->dup_text != NULL ? class->dup_text (self) : NULL;
}

static void
show (CrmFieldRow *self)
{
  CrmFieldRowPrivate *priv = PRIVATE (self);

  priv->showing = TRUE;
  CRM_FIELD_ROW_GET_CLASS (self)->show (self, &priv->value);
  priv->showing = FALSE;
  g_free (priv->shown);
  priv->shown = dup_text (self);
}

gboolean
crm_field_row_is_touched (CrmFieldRow *self)
{
  g_autofree char *text = dup_text (self);

  return g_strcmp0 (text, PRIVATE (self)->shown) != 0;
}

void
crm_field_row_set_value (CrmFieldRow *self, const CrmValue *value)
{
  CrmFieldRowPrivate *priv = PRIVATE (self);
  CrmValue copy = crm_value_copy (value);

  crm_value_clear (&priv->value);
  priv->value = copy;
  if (!crm_field_row_is_touched (self))
    show (self);
}

/* The sentence beneath a row that cannot be kept. */

void
crm_field_row_set_fault (CrmFieldRow *self, const char *sentence)
{
  CrmFieldRowPrivate *priv = PRIVATE (self);
  GtkAccessible *target = GTK_ACCESSIBLE (priv->target);
  const char *hint = crm_field_row_get_hint (self);

  if (g_strcmp0 (priv->fault, sentence) == 0)
    return;
  g_free (priv->fault);
  priv->fault = g_strdup (sentence);
  crm_fault_row_set_sentence (CRM_FAULT_ROW (priv->fault_row), sentence);
  if (sentence != NULL) {
    gtk_widget_add_css_class (priv->widget, "faulty");
    gtk_accessible_update_state (target, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE,
                                 -1);
    gtk_accessible_update_property (target, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
    return;
  }
  gtk_widget_remove_css_class (priv->widget, "faulty");
  gtk_accessible_reset_state (target, GTK_ACCESSIBLE_STATE_INVALID);
  if (hint != NULL)
    gtk_accessible_update_property (target, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, hint, -1);
  else
    gtk_accessible_reset_property (target, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

const char *
crm_field_row_get_fault (CrmFieldRow *self)
{
  return PRIVATE (self)->fault;
}

/* Keeping. */

static void
stop_pause (CrmFieldRow *self)
{
  g_clear_handle_id (&PRIVATE (self)->pause, g_source_remove);
}

/* Asks the host; on success `value` is what is kept. */
static gboolean
keep (CrmFieldRow *self, const CrmValue *value)
{
  CrmFieldRowPrivate *priv = PRIVATE (self);
  g_autoptr (GError) error = NULL;
  CrmValue copy;

  if (!priv->keep (self, value, priv->host, &error)) {
    crm_field_row_set_fault (self, error != NULL ? error->message : _ ("This was not kept."));
    return FALSE;
  }
  copy = crm_value_copy (value);
  crm_value_clear (&priv->value);
  priv->value = copy;
  crm_field_row_set_fault (self, NULL);
  return TRUE;
}

static gboolean
commit_text (CrmFieldRow *self)
{
  CrmFieldRowPrivate *priv = PRIVATE (self);
  g_autoptr (GError) error = NULL;
  CrmValue value = CRM_VALUE_INIT;
  gboolean ok;

  if (!CRM_FIELD_ROW_GET_CLASS (self)->read (self, &value, &error)) {
    crm_field_row_set_fault (self, error->message);
    return FALSE;
  }
  ok = crm_value_equal (&value, &priv->value) || keep (self, &value);
  crm_value_clear (&value);
  if (!ok)
    return FALSE;
  g_free (priv->shown);
  priv->shown = dup_text (self);
  return TRUE;
}

gboolean
crm_field_row_commit (CrmFieldRow *self, gboolean tidy)
{
  CrmFieldRowPrivate *priv = PRIVATE (self);
  gboolean ok;

  stop_pause (self);
  /* Keeping may move the focus, and leaving the row commits it. */
  if (priv->committing)
    return TRUE;
  priv->committing = TRUE;
  g_object_ref (self);
  ok = !crm_field_row_is_touched (self) || commit_text (self);
  if (ok) {
    crm_field_row_set_fault (self, NULL);
    if (tidy)
      show (self);
  }
  priv->committing = FALSE;
  g_object_unref (self);
  return ok;
}

gboolean
crm_field_row_offer (CrmFieldRow *self, const CrmValue *value)
{
  CrmFieldRowPrivate *priv = PRIVATE (self);
  gboolean ok;

  stop_pause (self);
  if (priv->committing)
    return TRUE;
  priv->committing = TRUE;
  g_object_ref (self);
  ok = crm_value_equal (value, &priv->value) || keep (self, value);
  /* What was picked and refused goes back to what is kept; the sentence says why. */
  show (self);
  priv->committing = FALSE;
  g_object_unref (self);
  return ok;
}

static gboolean
on_pause (gpointer data)
{
  CrmFieldRow *self = data;

  PRIVATE (self)->pause = 0;
  crm_field_row_commit (self, FALSE);
  return G_SOURCE_REMOVE;
}

void
crm_field_row_touch (CrmFieldRow *self)
{
  CrmFieldRowPrivate *priv = PRIVATE (self);

  if (priv->showing)
    return;
  stop_pause (self);
  priv->pause = g_timeout_add (PAUSE_MS, on_pause, self);
}

gboolean
crm_field_row_is_showing (CrmFieldRow *self)
{
  return PRIVATE (self)->showing;
}

/* Focus and keys. */

static void
on_leave (CrmFieldRow *self)
{
  crm_field_row_commit (self, TRUE);
}

void
crm_field_row_restore (CrmFieldRow *self)
{
  stop_pause (self);
  show (self);
  crm_field_row_set_fault (self, NULL);
}

static gboolean
on_key (CrmFieldRow *self, guint key)
{
  CrmFieldRowPrivate *priv = PRIVATE (self);

  if (key != GDK_KEY_Escape || (priv->fault == NULL && !crm_field_row_is_touched (self)))
    return GDK_EVENT_PROPAGATE;
  crm_field_row_restore (self);
  return GDK_EVENT_STOP;
}

void
crm_field_row_set_target (CrmFieldRow *self, GtkWidget *target)
{
  PRIVATE (self)->target = target;
}

GtkWidget *
crm_field_row_get_target (CrmFieldRow *self)
{
  return PRIVATE (self)->target;
}

static void
follow_focus (CrmFieldRow *self)
{
  CrmFieldRowPrivate *priv = PRIVATE (self);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (focus, "leave", G_CALLBACK (on_leave), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (priv->target, focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (priv->widget, keys);
}

/* Making. */

const char *
crm_field_row_get_hint (CrmFieldRow *self)
{
  const CrmField *field = PRIVATE (self)->field;

  return field->hint != NULL ? _ (field->hint) : NULL;
}

static void
name_target (CrmFieldRow *self)
{
  CrmFieldRowPrivate *priv = PRIVATE (self);
  GtkAccessible *target = GTK_ACCESSIBLE (priv->target);
  const char *hint = crm_field_row_get_hint (self);

  /* Rows that are acted on and the switches of rows are tied to the row's title already: both would
   * be read. */
  if (!ADW_IS_ACTION_ROW (target) && !GTK_IS_SWITCH (target))
    gtk_accessible_update_property (target, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    crm_field_get_label (priv->field), -1);
  if (priv->field->flags & CRM_REQUIRED)
    gtk_accessible_update_property (target, GTK_ACCESSIBLE_PROPERTY_REQUIRED, TRUE, -1);
  if (hint == NULL)
    return;
  /* The tooltip takes the description of its widget over, so the description is set after it. */
  gtk_widget_set_tooltip_text (priv->widget, hint);
  gtk_accessible_update_property (target, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, hint, -1);
}

CrmFieldRow *
crm_field_row_new (GType type, CrmSession *session, const CrmKind *kind, const CrmField *field,
                   CrmFieldRowKeep keep_func, gpointer host)
{
  CrmFieldRow *self = g_object_new (type, NULL);
  CrmFieldRowPrivate *priv = PRIVATE (self);

  priv->session = g_object_ref (session);
  priv->kind = kind;
  priv->field = field;
  priv->keep = keep_func;
  priv->host = host;
  priv->fault_row = g_object_ref_sink (crm_fault_row_new ());
  priv->widget = g_object_ref_sink (CRM_FIELD_ROW_GET_CLASS (self)->build (self));
  if (priv->target == NULL)
    priv->target = priv->widget;
  name_target (self);
  follow_focus (self);
  show (self);
  return self;
}

void
crm_field_row_add_to (CrmFieldRow *self, AdwPreferencesGroup *group)
{
  CrmFieldRowPrivate *priv = PRIVATE (self);

  adw_preferences_group_add (group, priv->widget);
  adw_preferences_group_add (group, priv->fault_row);
}

GtkWidget *
crm_field_row_new_lock (CrmFieldRow *self)
{
  GtkWidget *image;

  if (!(PRIVATE (self)->field->flags & CRM_PRIVATE))
    return NULL;
  image = gtk_image_new_from_icon_name ("system-lock-screen-symbolic");
  gtk_widget_add_css_class (image, "secondary");
  gtk_widget_set_tooltip_text (image, _ ("Private: reports leave it out unless asked."));
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Private"), -1);
  return image;
}

void
crm_field_row_name_button (GtkWidget *button, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

GtkWidget *
crm_field_row_new_button (const char *icon, const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  crm_field_row_name_button (button, label);
  return button;
}

CrmSession *
crm_field_row_get_session (CrmFieldRow *self)
{
  return PRIVATE (self)->session;
}

const CrmKind *
crm_field_row_get_kind (CrmFieldRow *self)
{
  return PRIVATE (self)->kind;
}

const CrmField *
crm_field_row_get_field (CrmFieldRow *self)
{
  return PRIVATE (self)->field;
}

const CrmValue *
crm_field_row_get_value (CrmFieldRow *self)
{
  return &PRIVATE (self)->value;
}

GtkWidget *
crm_field_row_get_widget (CrmFieldRow *self)
{
  return PRIVATE (self)->widget;
}

gint64
crm_field_row_get_record (CrmFieldRow *self)
{
  return PRIVATE (self)->record;
}

void
crm_field_row_set_record (CrmFieldRow *self, gint64 record)
{
  PRIVATE (self)->record = record;
}

void
crm_field_row_set_locked (CrmFieldRow *self, gboolean locked)
{
  CrmFieldRowClass *class = CRM_FIELD_ROW_GET_CLASS (self);
  GtkListBoxRow *row = GTK_LIST_BOX_ROW (PRIVATE (self)->widget);

  if (class->set_locked != NULL) {
    class->set_locked (self, locked);
  } else {
    /* The row itself still takes the focus: the list would not go on behind one that cannot. */
    gtk_list_box_row_set_activatable (row, !locked);
    gtk_widget_set_sensitive (gtk_list_box_row_get_child (row), !locked);
  }
}

void
crm_field_row_hear (CrmFieldRow *self, const CrmNews *news)
{
  CrmFieldRowClass *class = CRM_FIELD_ROW_GET_CLASS (self);

  if (class->hear != NULL)
    class->hear (self, news);
}

static void
crm_field_row_dispose (GObject *object)
{
  CrmFieldRow *self = CRM_FIELD_ROW (object);
  CrmFieldRowPrivate *priv = PRIVATE (self);

  stop_pause (self);
  g_clear_object (&priv->widget);
  g_clear_object (&priv->fault_row);
  g_clear_object (&priv->session);
  G_OBJECT_CLASS (crm_field_row_parent_class)->dispose (object);
}

static void
crm_field_row_finalize (GObject *object)
{
  CrmFieldRowPrivate *priv = PRIVATE (CRM_FIELD_ROW (object));

  crm_value_clear (&priv->value);
  g_free (priv->shown);
  g_free (priv->fault);
  G_OBJECT_CLASS (crm_field_row_parent_class)->finalize (object);
}

static void
crm_field_row_class_init (CrmFieldRowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = crm_field_row_dispose;
  G_OBJECT_CLASS (class)->finalize = crm_field_row_finalize;
}

static void
crm_field_row_init (CrmFieldRow *self)
{
  PRIVATE (self)->value = CRM_VALUE_INIT;
}
