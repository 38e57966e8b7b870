/* crm-result-list.c: rows made once a step and filled again when the guide knows more. */
#include "crm-result-list.h"

#include "crm-columns-layout.h"
#include "crm-i18n.h"
#include "crm-wording.h"
#include "crm-words.h"

#define SIDE_BY_SIDE 460 /* pixels from which evidence stands beside the words */

struct _CrmResultList {
  GtkWidget parent_instance;

  CrmGuide *guide;
  GtkWidget *list;
  GPtrArray *rows; /* Row */
  int step;
};

G_DEFINE_FINAL_TYPE (CrmResultList, crm_result_list, GTK_TYPE_WIDGET)

typedef struct {
  const CrmResult *result;
  GtkWidget *row, *state, *evidence, *evidence_label, *avatar, *signer, *date, *sign;
} Row;

static GtkWidget *
make_texts (const CrmResult *result)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *criterion = crm_words_new (_ (result->criterion), "caption");

  gtk_widget_add_css_class (criterion, "secondary");
  gtk_box_append (GTK_BOX (box), crm_words_new (_ (result->title), NULL));
  gtk_box_append (GTK_BOX (box), criterion);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static GtkWidget *
make_evidence (Row *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  row->evidence = gtk_button_new ();
  row->evidence_label = crm_words_new (NULL, "numeric");
  gtk_widget_set_valign (row->evidence_label, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), row->evidence_label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_button_set_child (GTK_BUTTON (row->evidence), box);
  gtk_widget_add_css_class (row->evidence, "flat");
  gtk_widget_set_valign (row->evidence, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row->evidence), "(ss)", row->result->name,
                                    "counted");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row->evidence), "win.show-result");
  gtk_widget_add_css_class (row->evidence, "plain");
  return row->evidence;
}

static GtkWidget *
make_signature (Row *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  row->avatar = adw_avatar_new (22, NULL, TRUE);
  row->signer = crm_words_new (NULL, "caption");
  row->date = crm_words_new (NULL, "caption");
  gtk_widget_add_css_class (row->date, "secondary");
  crm_words_set_wrap (CRM_WORDS (row->signer), FALSE);
  crm_words_set_wrap (CRM_WORDS (row->date), FALSE);
  row->sign = gtk_button_new_with_label (_ ("Sign"));
  gtk_widget_add_css_class (row->sign, "small");
  gtk_widget_set_valign (row->sign, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row->sign), "(is)", row->result->step,
                                    row->result->name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row->sign), "win.sign");
  gtk_box_append (GTK_BOX (texts), row->signer);
  gtk_box_append (GTK_BOX (texts), row->date);
  gtk_box_append (GTK_BOX (box), row->avatar);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), row->sign);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  return box;
}

static void
show_signature (CrmResultList *self, Row *row, const CrmResultStanding *standing)
{
  const CrmSignature *signature = &standing->signature;
  const CrmLocale *locale = crm_session_get_locale (crm_guide_get_session (self->guide));
  gboolean is_signed = signature->id > 0 && !signature->earlier;
  g_autofree char *at =
      signature->at != NULL ? crm_moment_format (signature->at, locale) : g_strdup ("");
  g_autofree char *words = NULL, *name = NULL;

  gtk_widget_set_visible (row->avatar, signature->id > 0);
  gtk_widget_set_visible (row->signer, signature->id > 0);
  gtk_widget_set_visible (row->date, signature->id > 0);
  gtk_widget_set_visible (row->sign, !is_signed || signature->changed);
  adw_avatar_set_text (ADW_AVATAR (row->avatar), signature->signer);
  crm_words_set_text (CRM_WORDS (row->signer),
                      signature->signer != NULL ? signature->signer : _ ("Signed"));
  if (signature->earlier)
    words = g_strdup_printf (_ ("%s, earlier round"), at);
  else if (signature->changed)
    words = g_strdup_printf (_ ("%s, changed since"), at);
  else
    words = g_strdup (at);
  crm_words_set_text (CRM_WORDS (row->date), words);
  name = g_strdup_printf (_ ("Sign: %s"), _ (row->result->title));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->sign), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
fill_row (CrmResultList *self, Row *row)
{
  const CrmStanding *standing = crm_guide_get_standing (self->guide);
  const CrmLocale *locale = crm_session_get_locale (crm_guide_get_session (self->guide));
  const CrmResultStanding *result = crm_standing_find_result (standing, row->result->name);
  g_autofree char *evidence = crm_result_dup_evidence (result, locale);
  g_autofree char *name = NULL, *row_name = NULL;
  gboolean missing = result->evidence.in < result->evidence.asked;
  const char *also = result->evidence.also ? NULL : result->result->also_said;

  gtk_image_set_from_icon_name (GTK_IMAGE (row->state),
                                result->evidence.met ? "crm-met-symbolic" : "crm-owed-symbolic");
  gtk_widget_set_css_classes (
      row->state, (const char *[]){ result->evidence.met ? "on-target" : "near-target", NULL });
  crm_words_set_text (CRM_WORDS (row->evidence_label), evidence);
  gtk_widget_set_visible (row->evidence, TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row->evidence), "(ss)", row->result->name,
                                    missing ? "missing" : "counted");
  gtk_widget_set_tooltip_text (row->evidence, also != NULL ? _ (also)
                                              : missing    ? _ ("Show what is missing")
                                                           : _ ("Show what counts"));
  name = g_strdup_printf ("%s: %s", _ (row->result->title), evidence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->evidence), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  row_name = g_strdup_printf (result->evidence.met ? _ ("%s: there, %s") : _ ("%s: owed, %s"),
                              _ (row->result->title), evidence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  row_name, -1);
  show_signature (self, row, result);
}

static void
add_row (CrmResultList *self, const CrmResult *result)
{
  Row *row = g_new0 (Row, 1);
  /* A box would look for the height of words that wrap by trying one width after the other. */
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *state = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  row->result = result;
  row->state = gtk_image_new ();
  gtk_widget_set_valign (row->state, GTK_ALIGN_CENTER);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 10);
  gtk_grid_attach (GTK_GRID (grid), row->state, 0, 0, 1, 1);
  gtk_box_append (GTK_BOX (columns), make_texts (result));
  gtk_box_append (GTK_BOX (state), make_evidence (row));
  gtk_box_append (GTK_BOX (state), make_signature (row));
  gtk_box_append (GTK_BOX (columns), state);
  gtk_widget_set_layout_manager (columns, crm_columns_layout_new (10, SIDE_BY_SIDE, 52));
  gtk_widget_set_hexpand (columns, TRUE);
  gtk_grid_attach (GTK_GRID (grid), columns, 1, 0, 1, 1);
  gtk_widget_add_css_class (grid, "guide-row");
  /* Until the first standing is there, nothing is claimed. */
  gtk_widget_set_visible (row->evidence, FALSE);
  gtk_widget_set_visible (row->avatar, FALSE);
  gtk_widget_set_visible (row->sign, FALSE);
  row->row = gtk_list_box_row_new ();
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row->row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row->row), grid);
  /* A tooltip given to what is in sight already asks the display where the pointer is. */
  if (crm_guide_get_standing (self->guide) != NULL)
    fill_row (self, row);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row->row);
  g_ptr_array_add (self->rows, row);
}

static void
fill (CrmResultList *self)
{
  for (guint i = 0; crm_guide_get_standing (self->guide) != NULL && i < self->rows->len; i++)
    fill_row (self, g_ptr_array_index (self->rows, i));
}

void
crm_result_list_show (CrmResultList *self, int step)
{
  const CrmMethod *method =
      crm_model_get_method (crm_session_get_model (crm_guide_get_session (self->guide)));
  GtkWidget *row;

  if (step == self->step)
    return;
  self->step = step;
  g_ptr_array_set_size (self->rows, 0);
  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (const CrmGuidance *const *g = method->guidance; *g != NULL; g++)
    for (guint i = 0; i < (*g)->n_results; i++)
      if ((*g)->results[i].step == step)
        add_row (self, &(*g)->results[i]);
}

GtkWidget *
crm_result_list_new (CrmGuide *guide)
{
  CrmResultList *self = g_object_new (CRM_TYPE_RESULT_LIST, NULL);

  self->guide = g_object_ref (guide);
  g_signal_connect_object (guide, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
crm_result_list_dispose (GObject *object)
{
  CrmResultList *self = CRM_RESULT_LIST (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_object (&self->guide);
  G_OBJECT_CLASS (crm_result_list_parent_class)->dispose (object);
}

static void
crm_result_list_class_init (CrmResultListClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = crm_result_list_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
crm_result_list_init (CrmResultList *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_free);
  self->step = -1;
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What this step must produce"), -1);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
}
