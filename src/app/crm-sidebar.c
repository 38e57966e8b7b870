/* crm-sidebar.c: rows made from the method's steps and views; what stands beside them is filled
 * from the guide. */
#include "crm-sidebar.h"

#include "crm-guide.h"
#include "crm-i18n.h"
#include "crm-late-menu.h"
#include "crm-scroll.h"
#include "crm-step-ring.h"

struct _CrmSidebar {
  GtkWidget parent_instance;

  CrmSession *session;
  CrmGuide *guide;
  GtkWidget *box, *title, *places, *checks_count, *checks_icon;
  GtkWidget *checks, *menu;
  GtkListBoxRow *current; /* of the place that is shown; NULL: it has none */
  gboolean showing;
  gboolean went; /* the place shown was chosen here */
};

G_DEFINE_FINAL_TYPE (CrmSidebar, crm_sidebar, GTK_TYPE_WIDGET)

/* A place one can go to: the Overview, a step, or a page of the whole programme. */
typedef struct {
  int step;                                 /* 1…8, else 0 */
  const CrmView *view;                      /* of the whole programme, else NULL */
  char *name;                               /* for who reads aloud; what stands there follows it */
  GtkWidget *ring, *warning, *count, *tick; /* of a step */
  GtkWidget *late;                          /* how many actions are, of the committee */
} Place;

static void
place_free (gpointer data)
{
  g_free (((Place *) data)->name);
  g_free (data);
}

static Place *
get_place (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "crm-place");
}

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

/* A row of a picture and a title, to which its state is added. */
static Place *
add_place (CrmSidebar *self, GtkWidget *picture, const char *title, const char *name)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  Place *place = g_new0 (Place, 1);

  place->name = g_strdup (name);
  gtk_widget_set_valign (picture, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), picture);
  gtk_box_append (GTK_BOX (box), make_label (title));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "crm-place", place, place_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (GTK_LIST_BOX (self->places), row);
  return place;
}

static GtkWidget *
get_box (CrmSidebar *self)
{
  GtkWidget *row = gtk_widget_get_last_child (self->places);

  return gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));
}

static GtkWidget *
make_picture (const char *icon)
{
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  gtk_widget_set_size_request (image, 26, 26);
  return image;
}

static GtkWidget *
add_end (CrmSidebar *self, GtkWidget *widget, const char *class)
{
  gtk_widget_add_css_class (widget, class);
  gtk_widget_set_visible (widget, FALSE);
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (get_box (self)), widget);
  return widget;
}

/* At the end of a step's row: how many checks fail, or a tick when it is signed off. */
static void
add_step (CrmSidebar *self, const CrmStep *step, guint n_steps)
{
  const CrmLocale *locale = crm_session_get_locale (self->session);
  g_autofree char *digits = crm_integer_format (step->number, locale);
  g_autofree char *total = crm_integer_format (n_steps, locale);
  g_autofree char *name = g_strdup_printf (_ ("Step %s of %s, %s"), digits, total, _ (step->title));
  GtkWidget *ring = crm_step_ring_new (26);
  Place *place = add_place (self, ring, _ (step->title), name);

  crm_step_ring_set_text (CRM_STEP_RING (ring), digits);
  place->step = step->number;
  place->ring = ring;
  place->warning =
      add_end (self, gtk_image_new_from_icon_name ("crm-warning-symbolic"), "near-target");
  place->count = add_end (self, gtk_label_new (NULL), "near-target");
  gtk_widget_add_css_class (place->count, "caption-heading");
  place->tick = add_end (self, gtk_image_new_from_icon_name ("object-select-symbolic"), "tick");
}

static void
add_view (CrmSidebar *self, const CrmView *view)
{
  Place *place = add_place (self, make_picture (view->icon), _ (view->title), _ (view->title));

  place->view = view;
  if (g_str_equal (view->name, "committee"))
    place->late = add_end (self, gtk_label_new (NULL), "late-badge");
}

/* The eight steps stand apart from what surrounds them. */
static void
head_row (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const Place *place = get_place (row), *above = before != NULL ? get_place (before) : NULL;
  GtkWidget *head = NULL;

  if (above != NULL && place->step > 0 && above->step == 0) {
    head = make_label (_ ("Eight steps"));
    gtk_widget_add_css_class (head, "caption-heading");
    gtk_widget_add_css_class (head, "secondary");
    gtk_widget_add_css_class (head, "places-head");
  } else if (above != NULL && place->view != NULL && above->step > 0) {
    head = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
  }
  gtk_list_box_row_set_header (row, head);
}

/* Where the programme stands. */

/* "Step 2 of 8, Strategy, 82%, 2 checks fail": what the ring and the signs say to the eye. */
static char *
dup_step_words (CrmSidebar *self, const Place *place, const CrmStepStanding *step)
{
  const CrmLocale *locale = crm_session_get_locale (self->session);
  const char *comma = locale->language == CRM_LANGUAGE_PERSIAN ? "، " : ", ";
  GString *words = g_string_new (place->name);

  g_autofree char *percent =
      crm_percent_format ((gint64) (step->progress * 100 + 0.5) * 100, locale);

  g_string_append_printf (words, "%s%s", comma, percent);
  if (step->n_failing > 0) {
    g_autofree char *number = crm_integer_format (step->n_failing, locale);

    g_string_append (words, comma);
    g_string_append_printf (
        words, ngettext ("%s check fails", "%s checks fail", (gulong) step->n_failing), number);
  }
  if (step->signature.id > 0 && !step->signature.earlier)
    g_string_append_printf (words, "%s%s", comma, _ ("signed off"));
  return g_string_free (words, FALSE);
}

static void
fill_step (CrmSidebar *self, GtkListBoxRow *row, const CrmStepStanding *step)
{
  const Place *place = get_place (row);
  const CrmLocale *locale = crm_session_get_locale (self->session);
  g_autofree char *count = crm_integer_format (step->n_failing, locale);
  g_autofree char *words = dup_step_words (self, place, step);
  gboolean is_signed = step->signature.id > 0 && !step->signature.earlier;

  crm_step_ring_set_progress (CRM_STEP_RING (place->ring), step->progress);
  gtk_label_set_text (GTK_LABEL (place->count), count);
  gtk_widget_set_visible (place->warning, step->n_failing > 0);
  gtk_widget_set_visible (place->count, step->n_failing > 0);
  gtk_widget_set_visible (place->tick, is_signed && step->n_failing == 0);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/* How many actions of the committee are late. */
static void
fill_late (CrmSidebar *self, GtkListBoxRow *row, const CrmStanding *standing)
{
  const Place *place = get_place (row);
  const CrmCheckStanding *late = crm_standing_find_check (standing, "action_overdue");
  guint n = late != NULL ? late->finding.ids->len : 0;
  g_autofree char *number = crm_integer_format (n, crm_session_get_locale (self->session));
  g_autofree char *words = late != NULL && n > 0
                               ? crm_check_dup_fact (late, crm_session_get_locale (self->session))
                               : NULL;
  g_autofree char *name =
      words != NULL ? g_strdup_printf (_ ("%s, %s"), place->name, words) : g_strdup (place->name);

  gtk_label_set_text (GTK_LABEL (place->late), number);
  gtk_widget_set_visible (place->late, n > 0);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
fill_checks (CrmSidebar *self, const CrmStanding *standing)
{
  const CrmLocale *locale = crm_session_get_locale (self->session);
  guint n_failing = 0, n_checks = 0;
  g_autofree char *failing = NULL, *all = NULL, *text = NULL, *name = NULL;

  for (int step = 0; step < CRM_STANDING_STEPS; step++) {
    n_failing += standing->steps[step].n_failing;
    n_checks += standing->steps[step].n_checks;
  }
  failing = crm_integer_format (n_failing, locale);
  all = crm_integer_format (n_checks, locale);
  text = n_failing > 0 ? g_strdup_printf (_ ("%s of %s fail"), failing, all)
                       : g_strdup (_ ("nothing fails"));
  gtk_label_set_text (GTK_LABEL (self->checks_count), text);
  name = g_strdup_printf (_ ("Method check: %s"), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->checks), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->checks_icon),
                                n_failing > 0 ? "crm-warning-symbolic" : "crm-met-symbolic");
  gtk_widget_set_css_classes (
      self->checks_icon, (const char *[]){ n_failing > 0 ? "near-target" : "on-target", NULL });
}

static void
show_standing (CrmSidebar *self)
{
  const CrmStanding *standing = crm_guide_get_standing (self->guide);
  GtkListBoxRow *row;

  if (standing == NULL)
    return;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->places), i)) != NULL;
       i++) {
    const Place *place = get_place (row);

    if (place->step > 0)
      fill_step (self, row, &standing->steps[place->step]);
    else if (place->late != NULL)
      fill_late (self, row, standing);
  }
  fill_checks (self, standing);
}

static void
fill_places (CrmSidebar *self)
{
  const CrmMethod *method = crm_model_get_method (crm_session_get_model (self->session));

  add_place (self, make_picture ("crm-overview-symbolic"), _ ("Overview"), _ ("Overview"));
  for (guint i = 0; i < method->n_steps; i++)
    add_step (self, &method->steps[i], method->n_steps);
  for (const CrmView *view = method->views; view != NULL && view->name != NULL; view++)
    if (view->step == 0)
      add_view (self, view);
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->places), head_row, NULL, NULL);
}

static void
go_to (CrmSidebar *self, const Place *place)
{
  if (place->view != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.view", "s", place->view->name);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.step", "i", place->step);
}

/* Also told when Tab leads into the list, of the row where one is already: that must not take one
 * from what is shown there. */
static void
on_place_selected (CrmSidebar *self, GtkListBoxRow *row)
{
  if (row == NULL || row == self->current || self->showing || !gtk_widget_get_mapped (self->places))
    return;
  go_to (self, get_place (row));
  self->went = TRUE;
}

/* A click on the row that is selected already, in a narrow window or on a page within the place: go
 * there all the same. */
static void
on_place_activated (CrmSidebar *self, GtkListBoxRow *row)
{
  if (!self->went)
    go_to (self, get_place (row));
  self->went = FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-content", NULL);
}

static gboolean
is_place (const Place *place, int step, const CrmView *view, const CrmBoard *board)
{
  if (place->step > 0)
    return place->step == step;
  if (place->view != NULL)
    return place->view == view;
  return step == 0 && board != NULL && g_str_equal (board->name, "overview");
}

void
crm_sidebar_show (CrmSidebar *self, int step, const CrmView *view, const CrmBoard *board)
{
  GtkListBoxRow *row, *found = NULL;

  self->showing = TRUE;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->places), i)) != NULL;
       i++)
    if (is_place (get_place (row), step, view, board))
      found = row;
  gtk_list_box_select_row (GTK_LIST_BOX (self->places), found);
  self->current = found;
  self->went = FALSE;
  self->showing = FALSE;
}

void
crm_sidebar_set_menu (CrmSidebar *self, GMenuModel *menu)
{
  crm_late_menu_set (GTK_MENU_BUTTON (self->menu), menu);
}

void
crm_sidebar_focus_list (CrmSidebar *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->places));

  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : self->places);
}

static void
show_name (CrmSidebar *self)
{
  const CrmKind *organisation =
      crm_model_find_kind (crm_session_get_model (self->session), "organisation");
  g_autofree char *base =
      g_path_get_basename (crm_store_get_path (crm_session_get_store (self->session)));
  g_autofree char *title = NULL;
  CrmValue *values =
      crm_query_dup_record (crm_session_get_db (self->session),
                            crm_session_get_model (self->session), organisation, 1, NULL);
  const CrmField *name = crm_kind_get_title (organisation);

  if (values != NULL) {
    const CrmValue *value = &values[crm_kind_get_field_index (organisation, name)];

    title = crm_field_format (name, value, crm_session_get_locale (self->session));
    crm_values_free (values, organisation->n_fields);
  }
  adw_window_title_set_title (ADW_WINDOW_TITLE (self->title),
                              title != NULL && *title != '\0' ? title : base);
  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->title), _ ("CRM programme"));
}

void
crm_sidebar_set_session (CrmSidebar *self, CrmSession *session)
{
  g_return_if_fail (self->session == NULL);
  self->session = g_object_ref (session);
  fill_places (self);
  show_name (self);
  g_signal_connect_object (session, "changed", G_CALLBACK (show_name), self, G_CONNECT_SWAPPED);
  self->guide = g_object_ref (crm_guide_get (session));
  g_signal_connect_object (self->guide, "changed", G_CALLBACK (show_standing), self,
                           G_CONNECT_SWAPPED);
  show_standing (self);
}

static void
crm_sidebar_dispose (GObject *object)
{
  CrmSidebar *self = CRM_SIDEBAR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->guide);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (crm_sidebar_parent_class)->dispose (object);
}

static void
crm_sidebar_class_init (CrmSidebarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = crm_sidebar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/hashtgam/Hashtgam/sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, CrmSidebar, box);
  gtk_widget_class_bind_template_child (widget_class, CrmSidebar, title);
  gtk_widget_class_bind_template_child (widget_class, CrmSidebar, places);
  gtk_widget_class_bind_template_child (widget_class, CrmSidebar, checks);
  gtk_widget_class_bind_template_child (widget_class, CrmSidebar, menu);
  gtk_widget_class_bind_template_child (widget_class, CrmSidebar, checks_icon);
  gtk_widget_class_bind_template_child (widget_class, CrmSidebar, checks_count);
  gtk_widget_class_bind_template_callback (widget_class, on_place_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_place_activated);
}

static void
crm_sidebar_init (CrmSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Places are gone to as the focus comes to them: Tab on its way must not. */
  crm_scroll_let_tab_out (
      GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (self->places, GTK_TYPE_SCROLLED_WINDOW)));
}
