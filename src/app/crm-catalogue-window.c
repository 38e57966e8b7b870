/* crm-catalogue-window.c: a list of ninety rows made once; what is typed leaves those that hold it.
 * The focus walks over the rows, which stand for their check boxes. */
#include "crm-catalogue-window.h"

#include <string.h>

#include "crm-catalogue.h"
#include "crm-fold-index.h"
#include "crm-i18n.h"
#include "crm-kpi-catalogue.h"
#include "crm-scroll.h"
#include "crm-text.h"
#include "crm-words.h"
#include "crm-wrap-layout.h"

struct _CrmCatalogueWindow {
  AdwWindow parent_instance;

  CrmSession *session;
  GPtrArray *rows; /* Row, in the catalogue's order */
  GtkWidget *add, *tools, *search, *computed, *scrolled, *list, *prices, *constant;
};

G_DEFINE_FINAL_TYPE (CrmCatalogueWindow, crm_catalogue_window, ADW_TYPE_WINDOW)

typedef struct {
  const CrmFigure *figure;
  GtkWidget *row;
  GtkCheckButton *check; /* NULL: the programme has it */
  char *fold;
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->fold);
  g_free (row);
}

static const Row *
get_row (gpointer row)
{
  return g_object_get_data (G_OBJECT (row), "crm-row");
}

/* What is chosen. */

static gboolean
is_chosen (const Row *row)
{
  return row->check != NULL && gtk_check_button_get_active (row->check);
}

static GPtrArray *
list_chosen (CrmCatalogueWindow *self)
{
  GPtrArray *figures = g_ptr_array_new ();

  for (guint i = 0; i < self->rows->len; i++) {
    const Row *row = g_ptr_array_index (self->rows, i);

    if (is_chosen (row))
      g_ptr_array_add (figures, (gpointer) row->figure);
  }
  return figures;
}

static void
show_chosen (CrmCatalogueWindow *self)
{
  g_autoptr (GPtrArray) figures = list_chosen (self);
  g_autofree char *label =
      figures->len > 0 ? g_strdup_printf (ngettext ("Add %s KPI", "Add %s KPIs", figures->len),
                                          crm_i18n_number (figures->len).text)
                       : g_strdup (_ ("Add KPIs"));
  gboolean money = FALSE;

  for (guint i = 0; i < figures->len; i++)
    money = money || ((const CrmFigure *) g_ptr_array_index (figures, i))->constant;
  gtk_button_set_label (GTK_BUTTON (self->add), label);
  gtk_widget_set_sensitive (self->add, figures->len > 0);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->prices), money);
}

static void
on_check_toggled (CrmCatalogueWindow *self, GtkCheckButton *check)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (check), GTK_TYPE_LIST_BOX_ROW);

  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_CHECKED,
                               gtk_check_button_get_active (check) ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                                                   : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);
  show_chosen (self);
}

static void
on_row_activated (CrmCatalogueWindow *self, GtkListBoxRow *list_row)
{
  const Row *row = get_row (list_row);

  if (row->check != NULL)
    gtk_check_button_set_active (row->check, !gtk_check_button_get_active (row->check));
}

typedef struct {
  const GPtrArray *figures;
  gboolean constant;
  gint64 first;
} Adding;

static gboolean
add_kpis (CrmEdit *edit, gpointer data, GError **error)
{
  Adding *adding = data;

  return crm_kpi_catalogue_add (edit, (const CrmFigure *const *) adding->figures->pdata,
                                adding->figures->len, adding->constant, &adding->first, error);
}

static void
on_add (CrmCatalogueWindow *self)
{
  g_autoptr (CrmSession) session = g_object_ref (self->session);
  g_autoptr (GPtrArray) figures = list_chosen (self);
  Adding adding = { figures, gtk_check_button_get_active (GTK_CHECK_BUTTON (self->constant)), 0 };
  g_autofree char *label = NULL, *said = NULL;

  if (figures->len == 0)
    return;
  label = crm_kpi_catalogue_dup_label ((const CrmFigure *const *) figures->pdata, figures->len);
  said = g_strdup_printf (ngettext ("%s KPI added. Choose an owner and a target for it.",
                                    "%s KPIs added. Choose owners and targets for them.",
                                    figures->len),
                          crm_i18n_number (figures->len).text);
  if (!crm_session_edit (session, label, add_kpis, &adding, NULL))
    return;
  gtk_window_destroy (GTK_WINDOW (self));
  crm_session_show_record (session, crm_model_find_kind (crm_session_get_model (session), "kpi"),
                           adding.first);
  crm_session_say (session, said, TRUE);
}

/* What is seen. */

static gboolean
is_seen (CrmCatalogueWindow *self, const Row *row, const char *const *words)
{
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->computed)) &&
      !crm_figure_is_computed (row->figure))
    return FALSE;
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (strstr (row->fold, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* A screen reader would still find rows that a filter of the list takes out. */
static void
on_narrowed (CrmCatalogueWindow *self)
{
  g_auto (GStrv) words = crm_fold_split (gtk_editable_get_text (GTK_EDITABLE (self->search)));

  for (guint i = 0; i < self->rows->len; i++) {
    const Row *row = g_ptr_array_index (self->rows, i);

    gtk_widget_set_visible (row->row, is_seen (self, row, (const char *const *) words));
  }
}

/* Typing in the list has begun a search: the row with the focus may not be among those found. */
static void
on_search_started (CrmCatalogueWindow *self)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (self->search));

  gtk_text_grab_focus_without_selecting (GTK_TEXT (text));
  gtk_editable_set_position (text, -1);
}

/* From what was typed to the first that holds it. The list hands Enter on to the search as well. */
static void
on_search_activate (CrmCatalogueWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (GTK_IS_LIST_BOX_ROW (focus))
    on_row_activated (self, GTK_LIST_BOX_ROW (focus));
  else
    gtk_widget_child_focus (self->list, GTK_DIR_TAB_FORWARD);
}

static void
set_header (GtkListBoxRow *list_row, GtkListBoxRow *before, gpointer data)
{
  const char *block = crm_kpi_catalogue_get_block (get_row (list_row)->figure);
  GtkWidget *header;

  if (before != NULL && crm_kpi_catalogue_get_block (get_row (before)->figure) == block) {
    gtk_list_box_row_set_header (list_row, NULL);
    return;
  }
  header = gtk_label_new (block);
  gtk_label_set_xalign (GTK_LABEL (header), 0);
  gtk_widget_add_css_class (header, "heading");
  gtk_widget_add_css_class (header, "catalogue-block");
  gtk_list_box_row_set_header (list_row, header);
}

/* Rows. */

/* Its name in any language that has a catalogue, whichever speaks now. */
static char *
dup_fold (const CrmFigure *figure, const CrmCatalogues *languages)
{
  const char *texts[] = { figure->code, figure->name, _ (figure->name), _ (figure->help) };
  GString *fold = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    crm_text_fold_append (fold, texts[i], strlen (texts[i]));
    g_string_append_c (fold, '\n');
  }
  for (guint i = 0; i < crm_catalogues_get_n (languages); i++) {
    const char *text = crm_catalogues_find (languages, i, figure->name);

    if (text != NULL)
      crm_text_fold_append (fold, text, strlen (text));
    g_string_append_c (fold, '\n');
  }
  return g_string_free (fold, FALSE);
}

/* "% · Higher is better · Every month · Computed from our records". Owned. */
static char *
dup_facts (CrmSession *session, const CrmFigure *figure, gboolean there)
{
  static const char *const names[] = { "unit", "direction", "frequency", "method" };
  const CrmKind *kind = crm_model_find_kind (crm_session_get_model (session), "kpi");
  const CrmLocale *locale = crm_session_get_locale (session);
  CrmValue *values = crm_values_new (kind->n_fields);
  GString *facts = g_string_new (NULL);

  crm_kpi_catalogue_fill (figure, kind, locale->currency, FALSE, values);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    const CrmField *field = crm_kind_find_field (kind, names[i]);
    g_autofree char *text =
        crm_field_format (field, &values[crm_kind_get_field_index (kind, field)], locale);

    if (*text != '\0')
      g_string_append_printf (facts, "%s%s", facts->len > 0 ? " · " : "", text);
  }
  if (there)
    g_string_append_printf (facts, " · %s", _ ("In the programme"));
  crm_values_free (values, kind->n_fields);
  return g_string_free (facts, FALSE);
}

static GtkWidget *
make_mark (CrmCatalogueWindow *self, Row *row, gboolean there)
{
  GtkWidget *mark =
      there ? gtk_image_new_from_icon_name ("crm-met-symbolic") : gtk_check_button_new ();

  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  if (there) {
    gtk_widget_add_css_class (mark, "on-target");
    gtk_widget_add_css_class (mark, "catalogue-there");
    return mark;
  }
  row->check = GTK_CHECK_BUTTON (mark);
  gtk_widget_set_focusable (mark, FALSE);
  g_signal_connect_swapped (mark, "toggled", G_CALLBACK (on_check_toggled), self);
  return mark;
}

static GtkWidget *
make_title (const CrmFigure *figure)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *code = gtk_label_new (figure->code);
  GtkWidget *name = crm_words_new (_ (figure->name), "heading");

  gtk_widget_add_css_class (code, "secondary");
  gtk_widget_add_css_class (code, "numeric");
  gtk_widget_set_valign (code, GTK_ALIGN_START);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (box), code);
  gtk_box_append (GTK_BOX (box), name);
  return box;
}

static void
add_row (CrmCatalogueWindow *self, const CrmFigure *figure, const CrmCatalogues *languages,
         gboolean there)
{
  Row *row = g_new0 (Row, 1);
  GtkWidget *grid = gtk_grid_new ();
  g_autofree char *facts = dup_facts (self->session, figure, there);
  g_autofree char *name = g_strdup_printf ("%s %s", figure->code, _ (figure->name));
  g_autofree char *description = g_strdup_printf ("%s %s", _ (figure->help), facts);

  row->figure = figure;
  row->fold = dup_fold (figure, languages);
  row->row = gtk_list_box_row_new ();
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row->row), !there);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 10);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 2);
  gtk_grid_attach (GTK_GRID (grid), make_mark (self, row, there), 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), make_title (figure), 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), crm_words_new (_ (figure->help), NULL), 1, 1, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), crm_words_new (facts, "secondary"), 1, 2, 1, 1);
  gtk_widget_add_css_class (grid, "guide-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row->row), grid);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  if (!there)
    gtk_accessible_update_state (GTK_ACCESSIBLE (row->row), GTK_ACCESSIBLE_STATE_CHECKED,
                                 GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  g_object_set_data (G_OBJECT (row->row), "crm-row", row);
  g_ptr_array_add (self->rows, row);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row->row);
}

static void
fill (CrmCatalogueWindow *self)
{
  g_autoptr (CrmCatalogues) languages = crm_catalogues_new ();
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *ids = crm_kpi_catalogue_find (crm_session_get_db (self->session),
                                                   crm_session_get_model (self->session), &error);

  if (ids == NULL) {
    crm_session_say (self->session, error->message, FALSE);
    return;
  }
  for (guint i = 0; i < crm_figure_get_n (); i++)
    add_row (self, crm_figure_get (i), languages, ids[i] > 0);
}

/* The object. */

static void
crm_catalogue_window_dispose (GObject *object)
{
  CrmCatalogueWindow *self = CRM_CATALOGUE_WINDOW (object);

  g_clear_object (&self->session);
  G_OBJECT_CLASS (crm_catalogue_window_parent_class)->dispose (object);
}

static void
crm_catalogue_window_finalize (GObject *object)
{
  CrmCatalogueWindow *self = CRM_CATALOGUE_WINDOW (object);

  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (crm_catalogue_window_parent_class)->finalize (object);
}

static void
crm_catalogue_window_class_init (CrmCatalogueWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = crm_catalogue_window_dispose;
  G_OBJECT_CLASS (class)->finalize = crm_catalogue_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hashtgam/Hashtgam/catalogue-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CrmCatalogueWindow, add);
  gtk_widget_class_bind_template_child (widget_class, CrmCatalogueWindow, tools);
  gtk_widget_class_bind_template_child (widget_class, CrmCatalogueWindow, search);
  gtk_widget_class_bind_template_child (widget_class, CrmCatalogueWindow, computed);
  gtk_widget_class_bind_template_child (widget_class, CrmCatalogueWindow, scrolled);
  gtk_widget_class_bind_template_child (widget_class, CrmCatalogueWindow, list);
  gtk_widget_class_bind_template_child (widget_class, CrmCatalogueWindow, prices);
  gtk_widget_class_bind_template_child (widget_class, CrmCatalogueWindow, constant);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
  gtk_widget_class_bind_template_callback (widget_class, on_narrowed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_search_started);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
crm_catalogue_window_init (CrmCatalogueWindow *self)
{
  self->rows = g_ptr_array_new_with_free_func (row_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->tools, crm_wrap_layout_new (6));
  crm_scroll_let_tab_out (GTK_SCROLLED_WINDOW (self->scrolled));
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), self->list);
}

void
crm_catalogue_window_show (GtkWindow *parent, CrmSession *session)
{
  CrmCatalogueWindow *self =
      g_object_new (CRM_TYPE_CATALOGUE_WINDOW, "transient-for", parent, "default-width",
                    MIN (760, gtk_widget_get_width (GTK_WIDGET (parent))), "default-height",
                    MIN (720, gtk_widget_get_height (GTK_WIDGET (parent))), NULL);

  self->session = g_object_ref (session);
  fill (self);
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), set_header, NULL, NULL);
  show_chosen (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->search);
}
