/* crm-import-answers.c: rows of libadwaita; which of them are shown follows from the preview. */
#include "crm-import-answers.h"

#include <string.h>

#include "crm-i18n.h"
#include "crm-import-survey.h"

struct _CrmImportAnswers {
  GObject parent_instance;
  CrmModel *model;
  GPtrArray *kinds; /* const CrmKind * of the combo */
  GtkWidget *file_list, *reading_list;
  GtkWidget *kind, *sheet, *header, *header_row;
  GtkWidget *create, *create_row, *unit, *negative, *dates;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (CrmImportAnswers, crm_import_answers, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* How a file may count its money, beside the programme's own unit. */
static const struct {
  const char *word; /* of crm-import */
  const char *label;
} money_units[] = {
  { NULL, N_ ("As written") },      { "toman", N_ ("Tomans") },
  { "thousand", N_ ("Thousands") }, { "thousand-toman", N_ ("Thousand tomans") },
  { "million", N_ ("Millions") },   { "million-toman", N_ ("Million tomans") },
};

static void
on_changed (CrmImportAnswers *self)
{
  if (!self->showing)
    g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
new_list (const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return g_object_ref_sink (list);
}

static GtkWidget *
add_combo (CrmImportAnswers *self, GtkWidget *list, const char *title, GtkStringList *texts)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (texts != NULL)
    adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (texts));
  g_clear_object (&texts);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

static GtkWidget *
add_switch (CrmImportAnswers *self, GtkWidget *list, const char *title, const char *subtitle,
            gboolean active, GtkWidget **row)
{
  GtkWidget *button = gtk_switch_new ();

  *row = adw_action_row_new ();
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_switch_set_active (GTK_SWITCH (button), active);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (*row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (*row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (*row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (*row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (*row), button);
  g_signal_connect_object (button, "notify::active", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_append (GTK_LIST_BOX (list), *row);
  return button;
}

/* Words of the combos. */

static GtkStringList *
list_kinds (CrmImportAnswers *self)
{
  GtkStringList *words = gtk_string_list_new (NULL);

  for (guint i = 0; i < crm_model_get_n_kinds (self->model); i++) {
    const CrmKind *kind = crm_model_get_kind (self->model, i);

    if (kind->hidden || kind->single || crm_model_is_link_kind (self->model, kind))
      continue;
    g_ptr_array_add (self->kinds, (gpointer) kind);
    gtk_string_list_append (words, crm_kind_get_plural (kind));
  }
  return words;
}

static GtkStringList *
list_units (void)
{
  GtkStringList *words = gtk_string_list_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (money_units); i++)
    gtk_string_list_append (words, _ (money_units[i].label));
  return words;
}

/* In the order of CrmDates. */
static GtkStringList *
list_dates (void)
{
  GtkStringList *words = gtk_string_list_new (NULL);

  gtk_string_list_append (words, _ ("As found"));
  for (int dates = CRM_DATES_YMD; dates <= CRM_DATES_JALALI_DMY; dates++)
    gtk_string_list_append (words, crm_import_name_dates ((CrmDates) dates));
  return words;
}

static void
build (CrmImportAnswers *self)
{
  const char *const negatives[] = { _ ("Returns, kept"), _ ("Mistakes, refused"), NULL };

  self->kind = add_combo (self, self->file_list, _ ("Import as"), list_kinds (self));
  self->sheet = add_combo (self, self->file_list, _ ("Sheet"), NULL);
  self->header = add_switch (self, self->file_list, _ ("The first line names the columns"), NULL,
                             TRUE, &self->header_row);
  self->unit = add_combo (self, self->reading_list, _ ("Money in the file"), list_units ());
  self->negative = add_combo (self, self->reading_list, _ ("Negative amounts are"),
                              gtk_string_list_new (negatives));
  self->dates = add_combo (self, self->reading_list, _ ("Days in the file"), list_dates ());
  self->create = add_switch (self, self->reading_list, _ ("Add what is missing"),
                             _ ("Customers, products and others that the file names and the "
                                "programme does not have yet"),
                             FALSE, &self->create_row);
}

/* What is a question for this file. */

static gboolean
gives (const CrmImportPreview *preview, CrmType a, CrmType b)
{
  for (guint i = 0; i < preview->n_columns; i++) {
    const CrmField *field = preview->columns[i].field;

    if (field != NULL && (field->type == a || field->type == b))
      return TRUE;
  }
  return FALSE;
}

static gboolean
has_returns (const CrmKind *kind)
{
  return crm_kind_find_field (kind, "amount") != NULL ||
         crm_kind_find_field (kind, "quantity") != NULL;
}

static void
show_sheets (CrmImportAnswers *self, const CrmImportPreview *preview)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new ((const char *const *) preview->sheets);

  gtk_widget_set_visible (self->sheet, g_strv_length (preview->sheets) > 1);
  adw_combo_row_set_model (ADW_COMBO_ROW (self->sheet), G_LIST_MODEL (words));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->sheet), preview->sheet);
}

static void
show_dates (CrmImportAnswers *self, const CrmImportPreview *preview)
{
  g_autofree char *found = NULL;

  if (preview->dates != CRM_DATES_AUTO)
    found = g_strdup_printf (_ ("Found: %s"), crm_import_name_dates (preview->dates));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->dates), found);
}

void
crm_import_answers_show (CrmImportAnswers *self, const CrmImportPreview *preview)
{
  gboolean money = gives (preview, CRM_MONEY, CRM_MONEY);
  gboolean days = gives (preview, CRM_DAY, CRM_TIME);
  gboolean names = gives (preview, CRM_REFERENCE, CRM_LINKS);
  guint place = 0;

  self->showing = TRUE;
  if (g_ptr_array_find (self->kinds, preview->kind, &place))
    adw_combo_row_set_selected (ADW_COMBO_ROW (self->kind), place);
  show_sheets (self, preview);
  show_dates (self, preview);
  gtk_switch_set_active (GTK_SWITCH (self->header), preview->has_header);
  for (guint i = 0; i < preview->n_columns && !money; i++) {
    const CrmField *field = preview->columns[i].field;

    /* A price that amounts are made of is money too. */
    money = field != NULL && preview->kind->inputs != NULL &&
            crm_kind_find_field (preview->kind, field->name) != field;
  }
  gtk_widget_set_visible (self->unit, money);
  gtk_widget_set_visible (self->negative, money && has_returns (preview->kind));
  gtk_widget_set_visible (self->dates, days);
  gtk_widget_set_visible (self->create_row, names);
  gtk_widget_set_visible (self->reading_list, money || days || names);
  self->showing = FALSE;
}

gboolean
crm_import_answers_read (CrmImportAnswers *self, CrmImportRequest *request)
{
  const CrmKind *kind =
      g_ptr_array_index (self->kinds, MIN (adw_combo_row_get_selected (ADW_COMBO_ROW (self->kind)),
                                           self->kinds->len - 1));
  gboolean no_header = !gtk_switch_get_active (GTK_SWITCH (self->header));
  guint sheet = adw_combo_row_get_selected (ADW_COMBO_ROW (self->sheet));
  GtkStringList *sheets = GTK_STRING_LIST (adw_combo_row_get_model (ADW_COMBO_ROW (self->sheet)));
  g_autofree char *name = gtk_widget_get_visible (self->sheet)
                              ? g_strdup (gtk_string_list_get_string (sheets, sheet))
                              : NULL;
  gboolean other = kind != request->kind || no_header != request->no_header ||
                   g_strcmp0 (name, request->sheet) != 0;

  request->kind = kind;
  request->no_header = no_header;
  g_free (request->sheet);
  request->sheet = g_steal_pointer (&name);
  request->create_missing = gtk_widget_get_visible (self->create_row) &&
                            gtk_switch_get_active (GTK_SWITCH (self->create));
  request->money_unit =
      gtk_widget_get_visible (self->unit)
          ? money_units[adw_combo_row_get_selected (ADW_COMBO_ROW (self->unit))].word
          : NULL;
  request->negative = adw_combo_row_get_selected (ADW_COMBO_ROW (self->negative)) == 0
                          ? CRM_NEGATIVE_RETURNS
                          : CRM_NEGATIVE_REFUSE;
  request->dates = gtk_widget_get_visible (self->dates)
                       ? (CrmDates) adw_combo_row_get_selected (ADW_COMBO_ROW (self->dates))
                       : CRM_DATES_AUTO;
  return other;
}

GtkWidget *
crm_import_answers_get_file_list (CrmImportAnswers *self)
{
  return self->file_list;
}

GtkWidget *
crm_import_answers_get_reading_list (CrmImportAnswers *self)
{
  return self->reading_list;
}

CrmImportAnswers *
crm_import_answers_new (CrmModel *model)
{
  CrmImportAnswers *self = g_object_new (CRM_TYPE_IMPORT_ANSWERS, NULL);

  self->model = crm_model_ref (model);
  build (self);
  return self;
}

static void
crm_import_answers_finalize (GObject *object)
{
  CrmImportAnswers *self = CRM_IMPORT_ANSWERS (object);

  g_object_unref (self->file_list);
  g_object_unref (self->reading_list);
  g_ptr_array_unref (self->kinds);
  g_clear_pointer (&self->model, crm_model_unref);
  G_OBJECT_CLASS (crm_import_answers_parent_class)->finalize (object);
}

static void
crm_import_answers_class_init (CrmImportAnswersClass *class)
{
  G_OBJECT_CLASS (class)->finalize = crm_import_answers_finalize;
  signals[CHANGED] = g_signal_new ("changed", CRM_TYPE_IMPORT_ANSWERS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
crm_import_answers_init (CrmImportAnswers *self)
{
  self->kinds = g_ptr_array_new ();
  self->file_list = new_list (_ ("What the file is"));
  self->reading_list = new_list (_ ("How the file is read"));
}
