/* crm-assess-page.c: reads the sheet in a worker whenever the list, the person, the day or a record
 * of it changes, and shows it in rows that stay in their places. Only the newest answer counts. */
#include "crm-assess-page.h"

#include <adwaita.h>

#include "crm-assess-row.h"
#include "crm-assess-sheet.h"
#include "crm-day-popover.h"
#include "crm-i18n.h"
#include "crm-record-picker.h"

struct _CrmAssessPage {
  GtkWidget parent_instance;

  CrmSession *session;
  const CrmKind *kind;
  CrmAssessment wanted;
  CrmAssessSheet *sheet; /* as it is shown; NULL before the first answer */
  CrmJob *reading;       /* NULL: no answer is waited for */
  gboolean editable;
  GtkWidget *scrolled, *list_row, *person_button, *day_button, *summary, *rows, *add_group, *add;
};

G_DEFINE_FINAL_TYPE (CrmAssessPage, crm_assess_page, GTK_TYPE_WIDGET)

/* Showing. */

static void
on_scored (CrmAssessRow *row, int score, CrmAssessPage *self)
{
  guint index = (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  const CrmValue value = score > 0 ? crm_value_integer (score) : CRM_VALUE_INIT;
  const CrmAnswer *answer = self->sheet->answers->pdata[index];

  if (!crm_assess_sheet_set (self->session, &self->sheet->of, answer, "score", &value, NULL))
    crm_assess_row_show (row, answer, crm_session_get_locale (self->session));
}

static void
on_evidence (CrmAssessRow *row, const char *text, CrmAssessPage *self)
{
  guint index = (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  CrmValue value = crm_value_text (text);

  crm_assess_sheet_set (self->session, &self->sheet->of, self->sheet->answers->pdata[index],
                        "evidence", &value, NULL);
  crm_value_clear (&value);
}

static void
on_row_activated (CrmAssessPage *self, GtkListBoxRow *row)
{
  crm_assess_row_focus_evidence (CRM_ASSESS_ROW (row));
}

static gboolean
has_same_items (const CrmAssessSheet *a, const CrmAssessSheet *b)
{
  if (a == NULL || a->answers->len != b->answers->len)
    return FALSE;
  for (guint i = 0; i < a->answers->len; i++)
    if (!g_str_equal (((CrmAnswer *) a->answers->pdata[i])->title,
                      ((CrmAnswer *) b->answers->pdata[i])->title))
      return FALSE;
  return TRUE;
}

static void
make_rows (CrmAssessPage *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->rows), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->rows), GTK_WIDGET (row));
  for (guint i = 0; i < self->sheet->answers->len; i++) {
    GtkWidget *made = crm_assess_row_new (self->sheet->answers->pdata[i], self->editable);

    g_signal_connect (made, "scored", G_CALLBACK (on_scored), self);
    g_signal_connect (made, "evidence", G_CALLBACK (on_evidence), self);
    gtk_list_box_append (GTK_LIST_BOX (self->rows), made);
  }
  gtk_widget_set_visible (self->rows, self->sheet->answers->len > 0);
}

/* "4 of 7 answered · mean 3.5 · last time 3.1" */
static void
show_summary (CrmAssessPage *self)
{
  const CrmLocale *locale = crm_session_get_locale (self->session);
  guint n, n_last;
  double mean = crm_assess_sheet_get_mean (self->sheet, FALSE, &n);
  double last = crm_assess_sheet_get_mean (self->sheet, TRUE, &n_last);
  g_autofree char *now = crm_real_format (((int) (mean * 10 + 0.5)) / 10.0, locale);
  g_autofree char *before = crm_real_format (((int) (last * 10 + 0.5)) / 10.0, locale);
  g_autoptr (GString) text = g_string_new (NULL);

  /* Translators: how many items of the list have a score. */
  g_string_append_printf (text, _ ("%s of %s answered"), crm_i18n_number (n).text,
                          crm_i18n_number (self->sheet->answers->len).text);
  if (n > 0) {
    g_string_append (text, " · ");
    g_string_append_printf (text, _ ("mean %s"), now);
  }
  if (n_last > 0) {
    g_string_append (text, " · ");
    g_string_append_printf (text, _ ("last time %s"), before);
  }
  gtk_label_set_text (GTK_LABEL (self->summary), text->str);
}

static void
show_sheet (CrmAssessPage *self)
{
  const CrmLocale *locale = crm_session_get_locale (self->session);

  for (guint i = 0; i < self->sheet->answers->len; i++)
    crm_assess_row_show (
        CRM_ASSESS_ROW (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->rows), (int) i)),
        self->sheet->answers->pdata[i], locale);
  show_summary (self);
}

/* Reading, in a worker. */

typedef struct {
  CrmAssessment of;
  CrmModel *model;
  GWeakRef page;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  crm_model_unref (look->model);
  g_weak_ref_clear (&look->page);
  g_free (look);
}

static gpointer
read_sheet (CrmJob *job, CrmDb *db, gpointer data, GError **error)
{
  Look *look = data;

  return crm_assess_sheet_read (db, look->model, &look->of, crm_job_get_cancellable (job), error);
}

static gboolean
is_wanted (CrmAssessPage *self, const CrmAssessment *of)
{
  return of->list == self->wanted.list && of->person == self->wanted.person &&
         of->day == self->wanted.day;
}

static void
take_sheet (CrmSession *session, gpointer result, const GError *error, gpointer data)
{
  Look *look = data;
  g_autoptr (CrmAssessPage) self = g_weak_ref_get (&look->page);
  g_autoptr (CrmAssessSheet) sheet = result;
  gboolean same;

  if (error != NULL && g_error_matches (error, CRM_ERROR, CRM_ERROR_CANCELLED))
    return;
  if (self == NULL || self->session == NULL)
    return;
  self->reading = NULL;
  if (sheet == NULL) {
    crm_session_say (session, error->message, FALSE);
    return;
  }
  if (!is_wanted (self, &sheet->of))
    return;
  same = has_same_items (self->sheet, sheet);
  crm_assess_sheet_free (self->sheet);
  self->sheet = g_steal_pointer (&sheet);
  if (!same)
    make_rows (self);
  show_sheet (self);
}

static void
read_soon (CrmAssessPage *self)
{
  Look *look = g_new0 (Look, 1);

  if (self->reading != NULL)
    crm_job_cancel (self->reading);
  look->of = self->wanted;
  look->model = crm_model_ref (crm_session_get_model (self->session));
  g_weak_ref_init (&look->page, self);
  self->reading =
      crm_session_run (self->session, _ ("Reading the assessment"), CRM_SESSION_READ, read_sheet,
                       take_sheet, look, look_free, (GDestroyNotify) crm_assess_sheet_free);
}

static void
hear_changed (CrmAssessPage *self, const CrmNews *news)
{
  if (crm_news_has_kind (news, crm_session_get_store (self->session), self->kind))
    read_soon (self);
}

/* What is asked for. */

static void
on_list_chosen (CrmAssessPage *self)
{
  guint place = adw_combo_row_get_selected (ADW_COMBO_ROW (self->list_row));

  if (self->session == NULL || place == GTK_INVALID_LIST_POSITION)
    return;
  self->wanted.list = &crm_assessment_lists_get ()[place];
  read_soon (self);
}

static void
show_person (CrmAssessPage *self)
{
  CrmModel *model = crm_session_get_model (self->session);
  g_autofree char *name =
      self->wanted.person > 0
          ? crm_query_dup_title (crm_session_get_db (self->session), model,
                                 crm_model_find_kind (model, "person"), self->wanted.person,
                                 crm_session_get_locale (self->session))
          : NULL;

  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->person_button),
                             name != NULL ? name : _ ("Choose…"));
}

static void
on_person_picked (CrmAssessPage *self, gint64 id)
{
  self->wanted.person = id;
  show_person (self);
  read_soon (self);
}

static void
show_day (CrmAssessPage *self)
{
  g_autofree char *day = crm_day_format (self->wanted.day, crm_session_get_locale (self->session));
  GtkPopover *popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (self->day_button));

  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->day_button), day);
  crm_day_popover_set_day (CRM_DAY_POPOVER (popover), self->wanted.day, TRUE);
}

static void
on_day_picked (CrmAssessPage *self, int day)
{
  self->wanted.day = day;
  show_day (self);
  read_soon (self);
}

/* An item that is there already gets the focus instead of a second row. */
static void
on_add (CrmAssessPage *self)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->add))));

  if (*title == '\0' || self->sheet == NULL)
    return;
  for (guint i = 0; i < self->sheet->answers->len; i++)
    if (g_str_equal (((CrmAnswer *) self->sheet->answers->pdata[i])->title, title)) {
      gtk_widget_grab_focus (
          GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->rows), (int) i)));
      return;
    }
  if (crm_assess_sheet_add (self->session, &self->sheet->of, title, NULL))
    gtk_editable_set_text (GTK_EDITABLE (self->add), "");
}

/* The page. */

/* Who makes the edits on this computer judges, unless somebody else is chosen. */
static void
find_author (CrmAssessPage *self)
{
  CrmModel *model = crm_session_get_model (self->session);
  const char *author = crm_store_get_author (crm_session_get_store (self->session));

  if (author != NULL)
    crm_query_find_handle (crm_session_get_db (self->session), model,
                           crm_model_find_kind (model, "person"), author, &self->wanted.person,
                           NULL);
}

static void
fill_lists (CrmAssessPage *self)
{
  const CrmField *field = crm_kind_find_field (self->kind, "list");
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (const CrmChoice *choice = field->choices; choice->key != NULL; choice++)
    gtk_string_list_append (names, _ (choice->label));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->list_row), G_LIST_MODEL (names));
}

static void
set_up_choices (CrmAssessPage *self)
{
  const CrmLocale *locale = crm_session_get_locale (self->session);
  CrmModel *model = crm_session_get_model (self->session);
  GtkWidget *picker =
      crm_record_picker_new (self->session, crm_model_find_kind (model, "person"), TRUE);
  GtkWidget *days = crm_day_popover_new (locale, FALSE);

  g_signal_connect_object (picker, "picked", G_CALLBACK (on_person_picked), self,
                           G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->person_button), picker);
  g_signal_connect_object (days, "picked", G_CALLBACK (on_day_picked), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->day_button), days);
  fill_lists (self);
  find_author (self);
  show_person (self);
  show_day (self);
}

GtkWidget *
crm_assess_page_new (CrmSession *session)
{
  CrmAssessPage *self = g_object_new (CRM_TYPE_ASSESS_PAGE, NULL);

  self->session = g_object_ref (session);
  self->kind = crm_model_find_kind (crm_session_get_model (session), "assessment");
  self->editable = !crm_store_is_read_only (crm_session_get_store (session));
  self->wanted.list = crm_assessment_lists_get ();
  self->wanted.day = crm_day_today ();
  gtk_widget_set_visible (self->add_group, self->editable);
  set_up_choices (self);
  g_signal_connect_object (session, "changed", G_CALLBACK (hear_changed), self, G_CONNECT_SWAPPED);
  read_soon (self);
  return GTK_WIDGET (self);
}

static void
crm_assess_page_dispose (GObject *object)
{
  CrmAssessPage *self = CRM_ASSESS_PAGE (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_pointer (&self->sheet, crm_assess_sheet_free);
  G_OBJECT_CLASS (crm_assess_page_parent_class)->dispose (object);
}

static void
crm_assess_page_class_init (CrmAssessPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = crm_assess_page_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hashtgam/Hashtgam/assess-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CrmAssessPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, CrmAssessPage, list_row);
  gtk_widget_class_bind_template_child (widget_class, CrmAssessPage, person_button);
  gtk_widget_class_bind_template_child (widget_class, CrmAssessPage, day_button);
  gtk_widget_class_bind_template_child (widget_class, CrmAssessPage, summary);
  gtk_widget_class_bind_template_child (widget_class, CrmAssessPage, rows);
  gtk_widget_class_bind_template_child (widget_class, CrmAssessPage, add_group);
  gtk_widget_class_bind_template_child (widget_class, CrmAssessPage, add);
  gtk_widget_class_bind_template_callback (widget_class, on_list_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
}

static void
crm_assess_page_init (CrmAssessPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
