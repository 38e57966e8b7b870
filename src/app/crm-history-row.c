/* crm-history-row.c: what an act did is read by a worker when the row is first opened, and put into
 * words there, as a title may need other records. */
#include "crm-history-row.h"

#include "crm-history-restore.h"
#include "crm-history.h"
#include "crm-i18n.h"
#include "crm-wording.h"

#define MOST_CHANGES 100 /* shown of one act */
#define TEXT_CHARS 200   /* of a value; a note may be a megabyte */

struct _CrmHistoryRow {
  AdwExpanderRow parent_instance;

  CrmSession *session;
  gint64 tx, record;
  const CrmKind *kind;
  gboolean asked; /* what it did was asked for */
};

G_DEFINE_FINAL_TYPE (CrmHistoryRow, crm_history_row, ADW_TYPE_EXPANDER_ROW)

/* A change in words. */
typedef struct {
  gint64 change, record;
  const CrmKind *kind;
  const CrmField *field;
  char *what, *title;
  gboolean there;   /* the record can be shown */
  gboolean returns; /* something can be brought back */
} Told;

static void
told_free (gpointer data)
{
  Told *told = data;

  g_free (told->what);
  g_free (told->title);
  g_free (told);
}

typedef struct {
  GWeakRef row;
  CrmModel *model;
  CrmLocale locale;
  gint64 tx, record;
  const CrmKind *kind;
} Ask;

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  g_weak_ref_clear (&ask->row);
  crm_model_unref (ask->model);
  g_free (ask);
}

/* In the worker. */

static char *
dup_value (CrmDb *db, Ask *ask, const CrmHistoryEntry *entry, const CrmValue *value)
{
  g_autofree char *text = NULL;

  if (crm_value_is_null (value))
    return g_strdup (_ ("empty"));
  text = crm_query_dup_text (db, ask->model, entry->kind, entry->record, entry->field, value,
                             &ask->locale);
  /* A record that is gone by now has no title any more. */
  if (*text == '\0')
    return g_strdup (_ ("a deleted record"));
  if (g_utf8_strlen (text, -1) > TEXT_CHARS) {
    g_autofree char *cut = g_utf8_substring (text, 0, TEXT_CHARS);

    return g_strconcat (cut, "…", NULL);
  }
  return g_steal_pointer (&text);
}

/* Isolated, so that a Latin value does not turn the Persian sentence round. */
static char *
dup_what (CrmDb *db, Ask *ask, const CrmHistoryEntry *entry)
{
  gboolean link = crm_model_is_link_kind (ask->model, entry->kind);

  if (entry->field != NULL) {
    g_autofree char *from = dup_value (db, ask, entry, &entry->from);
    g_autofree char *to = dup_value (db, ask, entry, &entry->to);

    /* Translators: a change of a field: label, old value, new value. The marks keep each value's
     * own direction. */
    return g_strdup_printf (_ ("%s: from \u2068%s\u2069 to \u2068%s\u2069"),
                            crm_field_get_label (entry->field), from, to);
  }
  switch (entry->op) {
  case 'I':
    return g_strdup (link ? _ ("Linked") : _ ("Made"));
  case 'D':
    return g_strdup (link ? _ ("Link removed") : _ ("Deleted"));
  case 'B': {
    g_autofree char *count = crm_wording_dup_count (entry->kind, entry->count, &ask->locale);

    return g_strdup_printf (_ ("Imported: %s"), count);
  }
  default:
    return g_strdup (entry->label);
  }
}

static Told *
tell (CrmDb *db, Ask *ask, const CrmHistoryEntry *entry)
{
  gboolean link = crm_model_is_link_kind (ask->model, entry->kind);
  Told *told = g_new0 (Told, 1);

  told->change = entry->change;
  told->record = entry->record;
  told->kind = entry->kind;
  told->field = entry->field;
  told->what = dup_what (db, ask, entry);
  told->title = g_strdup (entry->title);
  told->returns = entry->op == 'U' || entry->op == 'D';
  if (entry->record > 0 && !link) {
    g_autofree char *now =
        crm_query_dup_title (db, ask->model, entry->kind, entry->record, &ask->locale);

    told->there = now != NULL;
  }
  return told;
}

static gpointer
read_act (CrmJob *job, CrmDb *db, gpointer data, GError **error)
{
  Ask *ask = data;
  g_autoptr (GPtrArray) entries =
      crm_history_read_act (db, ask->model, ask->tx, ask->kind, ask->record, MOST_CHANGES, error);
  GPtrArray *all;

  if (entries == NULL)
    return NULL;
  all = g_ptr_array_new_with_free_func (told_free);
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (all, tell (db, ask, g_ptr_array_index (entries, i)));
  return all;
}

/* Bringing back. */

typedef struct {
  CrmModel *model;
  char *author, *label;
  gint64 change;
  const CrmField *field;
} Restore;

static void
restore_free (gpointer data)
{
  Restore *restore = data;

  crm_model_unref (restore->model);
  g_free (restore->author);
  g_free (restore->label);
  g_free (restore);
}

/* The name of the act; "" where there was nothing left to do. */
static gpointer
restore_in_worker (CrmJob *job, CrmDb *db, gpointer data, GError **error)
{
  Restore *restore = data;
  g_autoptr (CrmEdit) edit =
      crm_edit_begin_on (db, restore->model, restore->author, restore->label, error);
  gint64 before;
  gboolean changed;

  if (edit == NULL)
    return NULL;
  before = crm_db_get_total_changes (db);
  if (!crm_history_restore (edit, restore->change, restore->field, error))
    return NULL;
  changed = crm_db_get_total_changes (db) > before;
  if (!crm_edit_commit (g_steal_pointer (&edit), error))
    return NULL;
  return g_strdup (changed ? restore->label : "");
}

static void
say_restored (CrmSession *session, gpointer result, const GError *error, gpointer data)
{
  g_autofree char *label = result;
  g_autofree char *said = NULL;

  if (label == NULL) {
    crm_session_say (session, error->message, FALSE);
  } else if (*label == '\0') {
    crm_session_say (session, _ ("It is like that now. Nothing was changed."), FALSE);
  } else {
    said = g_strdup_printf (_ ("Done: %s"), label);
    crm_session_say (session, said, TRUE);
  }
}

static void
on_restore (CrmHistoryRow *self, GtkWidget *button)
{
  const Told *told = g_object_get_data (G_OBJECT (button), "crm-told");
  Restore *restore = g_new0 (Restore, 1);
  const char *title = told->title != NULL ? told->title : crm_kind_get_label (told->kind);

  restore->model = crm_model_ref (crm_session_get_model (self->session));
  restore->author = g_strdup (crm_store_get_author (crm_session_get_store (self->session)));
  restore->change = told->change;
  restore->field = told->field;
  restore->label = told->field != NULL ? g_strdup_printf (_ ("Bring back %s of “%s”"),
                                                          crm_field_get_label (told->field), title)
                                       : g_strdup_printf (_ ("Bring back “%s”"), title);
  crm_session_run (self->session, restore->label, CRM_SESSION_WRITE, restore_in_worker,
                   say_restored, restore, restore_free, g_free);
}

/* Changes as rows. */

static void
on_chip (CrmHistoryRow *self, GtkWidget *button)
{
  const Told *told = g_object_get_data (G_OBJECT (button), "crm-told");
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  crm_session_show_record (self->session, told->kind, told->record);
  /* A dialog has done its work once it led elsewhere. */
  if (GTK_IS_WINDOW (root) && gtk_window_get_modal (GTK_WINDOW (root)))
    gtk_window_close (GTK_WINDOW (root));
}

static GtkWidget *
new_button (CrmHistoryRow *self, const Told *told, const char *text, const char *name,
            GCallback callback)
{
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *button = gtk_button_new ();

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "small");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "crm-told", (gpointer) told);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_record (CrmHistoryRow *self, GtkWidget *box, const Told *told)
{
  const char *kind = crm_kind_get_label (told->kind);
  g_autofree char *name =
      told->title != NULL ? g_strdup_printf (_ ("%s, %s"), told->title, kind) : g_strdup (kind);
  GtkWidget *part;

  if (told->there) {
    part = new_button (self, told, told->title, name, G_CALLBACK (on_chip));
    gtk_widget_add_css_class (part, "pill-chip");
    gtk_widget_set_tooltip_text (part, kind);
  } else {
    part = gtk_label_new (name);
    gtk_label_set_wrap (GTK_LABEL (part), TRUE);
    gtk_label_set_xalign (GTK_LABEL (part), 0);
    gtk_widget_add_css_class (part, "secondary");
  }
  gtk_widget_set_halign (part, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), part);
}

static GtkWidget *
new_change (CrmHistoryRow *self, Told *told)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *what = gtk_label_new (told->what);

  gtk_label_set_wrap (GTK_LABEL (what), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (what), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (what), 0);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), what);
  if (told->record > 0 && self->record == 0)
    add_record (self, texts, told);
  gtk_box_append (GTK_BOX (box), texts);
  if (told->returns && !crm_store_is_read_only (crm_session_get_store (self->session))) {
    g_autofree char *name = g_strdup_printf (_ ("Restore this: %s"), told->what);

    gtk_box_append (GTK_BOX (box),
                    new_button (self, told, _ ("Restore this"), name, G_CALLBACK (on_restore)));
  }
  gtk_widget_add_css_class (box, "guide-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, told->what,
                                  -1);
  g_object_set_data_full (G_OBJECT (row), "crm-told", told, told_free);
  return row;
}

static void
add_sentence (CrmHistoryRow *self, const char *text)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static void
show_act (CrmSession *session, gpointer result, const GError *error, gpointer data)
{
  Ask *ask = data;
  g_autoptr (GPtrArray) all = result;
  g_autoptr (CrmHistoryRow) self = g_weak_ref_get (&ask->row);

  if (self == NULL || self->session == NULL)
    return;
  if (all == NULL) {
    add_sentence (self, error->message);
    return;
  }
  g_ptr_array_set_free_func (all, NULL);
  for (guint i = 0; i < all->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (self),
                              new_change (self, g_ptr_array_index (all, i)));
  if (all->len >= MOST_CHANGES)
    add_sentence (self, _ ("Only the first changes of this act are told here."));
}

static void
on_expanded (CrmHistoryRow *self)
{
  Ask *ask;

  if (self->asked)
    return;
  self->asked = TRUE;
  ask = g_new0 (Ask, 1);
  g_weak_ref_init (&ask->row, self);
  ask->model = crm_model_ref (crm_session_get_model (self->session));
  ask->locale = *crm_session_get_locale (self->session);
  ask->tx = self->tx;
  ask->kind = self->record > 0 ? self->kind : NULL;
  ask->record = self->record;
  crm_session_run (self->session, _ ("Reading the history"), CRM_SESSION_READ, read_act, show_act,
                   ask, ask_free, (GDestroyNotify) g_ptr_array_unref);
}

/* The object. */

gint64
crm_history_row_get_tx (CrmHistoryRow *self)
{
  return self->tx;
}

static void
crm_history_row_dispose (GObject *object)
{
  g_clear_object (&CRM_HISTORY_ROW (object)->session);
  G_OBJECT_CLASS (crm_history_row_parent_class)->dispose (object);
}

static void
crm_history_row_class_init (CrmHistoryRowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = crm_history_row_dispose;
}

static void
crm_history_row_init (CrmHistoryRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

static char *
dup_title (const CrmHistoryAct *act)
{
  const char *label = act->label != NULL ? act->label : "";

  if (act->reverts == 0)
    return g_strdup (label);
  return g_strdup_printf (act->reverts % 2 == 1 ? _ ("Undone: %s") : _ ("Done again: %s"), label);
}

GtkWidget *
crm_history_row_new (CrmSession *session, const CrmHistoryAct *act, const CrmKind *kind,
                     gint64 record)
{
  CrmHistoryRow *self = g_object_new (CRM_TYPE_HISTORY_ROW, NULL);
  const CrmLocale *locale = crm_session_get_locale (session);
  g_autofree char *title = dup_title (act);
  g_autofree char *when = crm_wording_dup_moment (act->at != NULL ? act->at : "", locale);
  g_autofree char *number = crm_integer_format (act->n_changes, locale);
  g_autofree char *count =
      g_strdup_printf (ngettext ("%s change", "%s changes", (gulong) act->n_changes), number);
  g_autofree char *line = g_strdup_printf ("\u2068%s\u2069 · \u2068%s\u2069 · %s", when,
                                           act->who != NULL ? act->who : "", count);

  self->session = g_object_ref (session);
  self->tx = act->tx;
  self->kind = kind;
  self->record = record;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (on_expanded), NULL);
  return GTK_WIDGET (self);
}
