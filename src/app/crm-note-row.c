/* crm-note-row.c: a GtkTextView in a row, under its label and hint. Tab leaves it, as it leaves
 * every other row. */
#include "crm-note-row.h"

#include "crm-i18n.h"

struct _CrmNoteRow {
  CrmFieldRow parent_instance;
  GtkWidget *view;
};

G_DEFINE_FINAL_TYPE (CrmNoteRow, crm_note_row, CRM_TYPE_FIELD_ROW)

static char *
crm_note_row_dup_text (CrmFieldRow *row)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (CRM_NOTE_ROW (row)->view));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
crm_note_row_show (CrmFieldRow *row, const CrmValue *value)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (CRM_NOTE_ROW (row)->view));
  const char *text = value->tag == CRM_VALUE_TEXT ? value->text : "";
  g_autofree char *shown = crm_note_row_dup_text (row);

  if (g_strcmp0 (shown, text) != 0)
    gtk_text_buffer_set_text (buffer, text, -1);
}

static gboolean
crm_note_row_read (CrmFieldRow *row, CrmValue *value, GError **error)
{
  const CrmField *field = crm_field_row_get_field (row);
  g_autofree char *text = crm_note_row_dup_text (row);

  return crm_field_parse (field, text, -1, crm_session_get_locale (crm_field_row_get_session (row)),
                          NULL, value, NULL, error) &&
         crm_field_check (field, value, error);
}

static void
crm_note_row_set_locked (CrmFieldRow *row, gboolean locked)
{
  gtk_text_view_set_editable (GTK_TEXT_VIEW (CRM_NOTE_ROW (row)->view), !locked);
}

static GtkWidget *
build_heading (CrmFieldRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (crm_field_get_label (crm_field_row_get_field (row)));
  GtkWidget *lock = crm_field_row_new_lock (row);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "row-caption");
  gtk_box_append (GTK_BOX (box), title);
  if (lock != NULL)
    gtk_box_append (GTK_BOX (box), lock);
  return box;
}

static GtkWidget *
crm_note_row_build (CrmFieldRow *row)
{
  CrmNoteRow *self = CRM_NOTE_ROW (row);
  GtkWidget *widget = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->view = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_text_view_set_input_hints (GTK_TEXT_VIEW (self->view), GTK_INPUT_HINT_SPELLCHECK);
  gtk_widget_add_css_class (self->view, "note");
  gtk_box_append (GTK_BOX (box), build_heading (row));
  gtk_box_append (GTK_BOX (box), self->view);
  gtk_widget_add_css_class (box, "field-box");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (widget), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (widget), FALSE);
  /* The text has the focus, not the row around it. */
  gtk_widget_set_focusable (widget, FALSE);
  gtk_widget_add_css_class (widget, "note-row");

  crm_field_row_set_target (row, self->view);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), "changed",
                           G_CALLBACK (crm_field_row_touch), self, G_CONNECT_SWAPPED);
  return widget;
}

static void
crm_note_row_class_init (CrmNoteRowClass *class)
{
  CrmFieldRowClass *row_class = CRM_FIELD_ROW_CLASS (class);

  row_class->build = crm_note_row_build;
  row_class->show = crm_note_row_show;
  row_class->dup_text = crm_note_row_dup_text;
  row_class->read = crm_note_row_read;
  row_class->set_locked = crm_note_row_set_locked;
}

static void
crm_note_row_init (CrmNoteRow *self)
{
}
