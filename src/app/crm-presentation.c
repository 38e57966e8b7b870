/* crm-presentation.c: a stack of the slide at hand, of all slides as tiles, and of black. A slide
 * is made when it is shown. */
#include "crm-presentation.h"

#include "crm-kpis.h"
#include "crm-pen.h"
#include "crm-slide.h"
#include "crm-speaker-notes.h"
#include "crm-fit.h"
#include "crm-i18n.h"
#include "crm-kpi-tile.h"

#define BAR_SECONDS 2 /* after which the bar fades while nobody moves */
#define TILE_COLUMNS 3

struct _CrmPresentation {
  GtkWindow parent_instance;

  CrmSession *session;
  CrmLook look;
  CrmPeriods periods;
  GPtrArray *headlines;  /* NULL: nothing is known yet */
  CrmBriefing *briefing; /* NULL: not read yet */
  gint64 wanted;         /* to begin with */
  guint place;           /* of the slide at hand */
  gint64 begun;          /* microseconds */

  GtkWidget *stack, *page, *slide, *grid, *all, *black, *pen, *notes; /* notes NULL: not open */
  GtkWidget *bar, *counter, *back, *forward, *draw;
  guint hide_id;
};

G_DEFINE_FINAL_TYPE (CrmPresentation, crm_presentation, GTK_TYPE_WINDOW)

static const CrmLocale *
get_locale (CrmPresentation *self)
{
  return crm_session_get_locale (self->session);
}

/* A slide. */

static CrmSlideFacts
get_facts (CrmPresentation *self)
{
  return (CrmSlideFacts){ g_ptr_array_index (self->headlines, self->place), self->look,
                          &self->periods, get_locale (self), self->briefing };
}

static void
show_notes (CrmPresentation *self)
{
  CrmSlideFacts facts = get_facts (self);
  const CrmHeadline *next = self->place + 1 < self->headlines->len
                                ? g_ptr_array_index (self->headlines, self->place + 1)
                                : NULL;

  if (self->notes != NULL)
    crm_speaker_notes_show (CRM_SPEAKER_NOTES (self->notes), &facts,
                            next != NULL ? next->kpi->name : NULL);
}

static void
show_slide (CrmPresentation *self)
{
  CrmSlideFacts facts = get_facts (self);

  crm_fit_set_child (CRM_FIT (self->slide), crm_slide_new (&facts));
  show_notes (self);
}

static void
go_to (CrmPresentation *self, int place)
{
  guint n = self->headlines != NULL ? self->headlines->len : 0;
  g_autofree char *number = NULL, *count = NULL, *text = NULL;

  if (n == 0)
    return;
  self->place = (guint) CLAMP (place, 0, (int) n - 1);
  crm_pen_clear (CRM_PEN (self->pen));
  show_slide (self);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->page);
  number = crm_integer_format (self->place + 1, get_locale (self));
  count = crm_integer_format (n, get_locale (self));
  text = g_strdup_printf (_ ("%s of %s"), number, count);
  gtk_label_set_text (GTK_LABEL (self->counter), text);
  gtk_widget_set_sensitive (self->back, self->place > 0);
  gtk_widget_set_sensitive (self->forward, self->place + 1 < n);
}

static void
on_back (CrmPresentation *self)
{
  go_to (self, (int) self->place - 1);
}

static void
on_forward (CrmPresentation *self)
{
  go_to (self, (int) self->place + 1);
}

/* All slides. */

static void
fill_all (CrmPresentation *self)
{
  for (guint i = 0; i < self->headlines->len; i++) {
    const CrmHeadline *headline = g_ptr_array_index (self->headlines, i);
    g_autoptr (CrmKpi) at = crm_headline_dup_at (headline, &self->periods, self->look.day);
    GtkWidget *tile = crm_kpi_tile_new (headline, at, &self->periods, get_locale (self));
    GtkWidget *child = g_object_new (GTK_TYPE_FLOW_BOX_CHILD, "accessible-role",
                                     GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);

    gtk_widget_add_css_class (child, "card");
    gtk_widget_add_css_class (child, "activatable");
    gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), tile);
    gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    crm_kpi_tile_get_words (CRM_KPI_TILE (tile)), -1);
    gtk_flow_box_insert (GTK_FLOW_BOX (self->all), child, -1);
  }
}

static void
on_chosen (CrmPresentation *self, GtkFlowBoxChild *child)
{
  go_to (self, gtk_flow_box_child_get_index (child));
}

/* Turns to what is asked for, or back to the slide. */
static void
turn_to (CrmPresentation *self, GtkWidget *child)
{
  gboolean there = gtk_stack_get_visible_child (GTK_STACK (self->stack)) == child;

  gtk_stack_set_visible_child (GTK_STACK (self->stack), there ? self->page : child);
  if (!there)
    gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
}

static void
on_all (CrmPresentation *self)
{
  turn_to (self, self->grid);
}

/* The pen. */

static void
on_draw (CrmPresentation *self)
{
  crm_pen_set_active (CRM_PEN (self->pen),
                      gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->draw)));
}

static void
turn_pen (CrmPresentation *self)
{
  GtkToggleButton *draw = GTK_TOGGLE_BUTTON (self->draw);

  gtk_toggle_button_set_active (draw, !gtk_toggle_button_get_active (draw));
}

/* The window of notes. */

static gboolean on_key (CrmPresentation *self, guint key, guint code, GdkModifierType state,
                        GtkEventController *keys);

static void
forget_notes (CrmPresentation *self)
{
  self->notes = NULL;
}

static void
turn_notes (CrmPresentation *self)
{
  GtkEventController *keys;

  if (self->notes != NULL) {
    gtk_window_destroy (GTK_WINDOW (self->notes));
    return;
  }
  if (self->headlines == NULL || self->headlines->len == 0)
    return;
  keys = gtk_event_controller_key_new ();
  self->notes = crm_speaker_notes_new (self->begun);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->notes, keys);
  g_signal_connect_swapped (self->notes, "destroy", G_CALLBACK (forget_notes), self);
  show_notes (self);
  gtk_window_present (GTK_WINDOW (self->notes));
}

/* Keys and the bar. */

static gboolean
hide_bar (gpointer user_data)
{
  CrmPresentation *self = user_data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  self->hide_id = 0;
  /* Who works with the keys of the bar needs to see it. */
  if (focus == NULL || !gtk_widget_is_ancestor (focus, self->bar))
    gtk_widget_add_css_class (self->bar, "faded");
  return G_SOURCE_REMOVE;
}

static void
show_bar (CrmPresentation *self)
{
  gtk_widget_remove_css_class (self->bar, "faded");
  g_clear_handle_id (&self->hide_id, g_source_remove);
  self->hide_id = g_timeout_add_seconds (BAR_SECONDS, hide_bar, self);
}

/* What the key is on a Latin keyboard: letters go by their places. */
static guint
get_latin (GdkDisplay *display, guint key, guint code)
{
  g_autofree guint *keyvals = NULL;
  int n = 0;

  if (key < 0x80 || !gdk_display_map_keycode (display, code, NULL, &keyvals, &n))
    return gdk_keyval_to_lower (key);
  for (int i = 0; i < n; i++)
    if (keyvals[i] >= GDK_KEY_a && keyvals[i] <= GDK_KEY_z)
      return keyvals[i];
  return key;
}

/* A letter without a modifier. */
static gboolean
act_on_letter (CrmPresentation *self, guint letter)
{
  switch (letter) {
  case GDK_KEY_b:
  case GDK_KEY_period:
    turn_to (self, self->black);
    return TRUE;
  case GDK_KEY_g:
    turn_to (self, self->grid);
    return TRUE;
  case GDK_KEY_d:
    turn_pen (self);
    return TRUE;
  case GDK_KEY_n:
    turn_notes (self);
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
on_key (CrmPresentation *self, guint key, guint code, GdkModifierType state,
        GtkEventController *keys)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gboolean on_slide = gtk_stack_get_visible_child (GTK_STACK (self->stack)) == self->page;

  show_bar (self);
  if (key == GDK_KEY_Escape || key == GDK_KEY_F5) {
    gtk_window_destroy (GTK_WINDOW (self));
    return TRUE;
  }
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0 &&
      act_on_letter (self, get_latin (gtk_widget_get_display (GTK_WIDGET (self)), key, code)))
    return TRUE;
  if (!on_slide)
    return FALSE;
  switch (key) {
  case GDK_KEY_Left:
  case GDK_KEY_Right:
    go_to (self, (int) self->place + ((key == GDK_KEY_Right) != mirrored ? 1 : -1));
    return TRUE;
  case GDK_KEY_Page_Up:
  case GDK_KEY_Up:
    on_back (self);
    return TRUE;
  case GDK_KEY_Page_Down:
  case GDK_KEY_Down:
    on_forward (self);
    return TRUE;
  case GDK_KEY_Home:
    go_to (self, 0);
    return TRUE;
  case GDK_KEY_End:
    go_to (self, G_MAXINT);
    return TRUE;
  default:
    return FALSE;
  }
}

static GtkWidget *
name_button (GtkWidget *button, const char *icon, const char *tip)
{
  gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static GtkWidget *
add_button (CrmPresentation *self, GtkWidget *bar, const char *icon, const char *tip,
            GCallback callback)
{
  GtkWidget *button = name_button (gtk_button_new (), icon, tip);

  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (bar), button);
  return button;
}

static GtkWidget *
make_bar (CrmPresentation *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->back =
      add_button (self, bar, "go-previous-symbolic", _ ("The one before"), G_CALLBACK (on_back));
  self->counter = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->counter, "heading");
  gtk_box_append (GTK_BOX (bar), self->counter);
  self->forward =
      add_button (self, bar, "go-next-symbolic", _ ("The next one"), G_CALLBACK (on_forward));
  gtk_box_append (GTK_BOX (bar), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  add_button (self, bar, "view-grid-symbolic", _ ("All of them"), G_CALLBACK (on_all));
  self->draw = name_button (gtk_toggle_button_new (), "document-edit-symbolic", _ ("Draw"));
  g_signal_connect_swapped (self->draw, "toggled", G_CALLBACK (on_draw), self);
  gtk_box_append (GTK_BOX (bar), self->draw);
  add_button (self, bar, "view-dual-symbolic", _ ("Notes on a second screen"),
              G_CALLBACK (turn_notes));
  gtk_box_append (GTK_BOX (bar), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  add_button (self, bar, "view-restore-symbolic", _ ("Leave"), G_CALLBACK (gtk_window_destroy));
  gtk_widget_add_css_class (bar, "osd");
  gtk_widget_add_css_class (bar, "toolbar");
  gtk_widget_add_css_class (bar, "slide-bar");
  gtk_widget_set_halign (bar, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (bar, GTK_ALIGN_END);
  gtk_widget_set_margin_bottom (bar, 18);
  return bar;
}

/* Reading. */

typedef struct {
  CrmModel *model;
  GArray *ids;
  CrmLocale locale;
  GWeakRef presentation;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  crm_model_unref (reading->model);
  g_array_unref (reading->ids);
  g_weak_ref_clear (&reading->presentation);
  g_free (reading);
}

static gpointer
read_briefing (CrmJob *job, CrmDb *db, gpointer data, GError **error)
{
  Reading *reading = data;

  return crm_briefing_read (db, reading->model, reading->ids, &reading->locale, error);
}

static void
take_briefing (CrmSession *session, gpointer result, const GError *error, gpointer data)
{
  Reading *reading = data;
  g_autoptr (CrmPresentation) self = g_weak_ref_get (&reading->presentation);

  if (self == NULL || self->session == NULL || result == NULL) {
    crm_briefing_free (result);
    return;
  }
  self->briefing = result;
  show_slide (self);
}

/* What is said beside the values, for all slides at once. */
static void
ask (CrmPresentation *self)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->model = crm_model_ref (crm_session_get_model (self->session));
  reading->locale = *get_locale (self);
  reading->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < self->headlines->len; i++)
    g_array_append_val (reading->ids,
                        ((const CrmHeadline *) g_ptr_array_index (self->headlines, i))->kpi->id);
  g_weak_ref_init (&reading->presentation, self);
  crm_session_run (self->session, _ ("Reading what was noted and decided"), CRM_SESSION_READ,
                   read_briefing, take_briefing, reading, reading_free,
                   (GDestroyNotify) crm_briefing_free);
}

/* What is presented stays as it was when it began. */
static void
hear_kpis (CrmPresentation *self)
{
  const CrmKpiBook *book = crm_kpis_get_book (crm_kpis_get (self->session));
  int place = 0;

  if (book == NULL || self->headlines != NULL)
    return;
  self->periods = book->periods;
  self->headlines = crm_look_dup_headlines (self->look, book);
  if (self->headlines->len == 0) {
    crm_fit_set_child (
        CRM_FIT (self->slide),
        g_object_new (ADW_TYPE_STATUS_PAGE, "title", _ ("No headline measures yet"), "description",
                      _ ("Choose the KPIs that executives look at first on the overview."), NULL));
    return;
  }
  for (guint i = 0; i < self->headlines->len; i++)
    if (((const CrmHeadline *) g_ptr_array_index (self->headlines, i))->kpi->id == self->wanted)
      place = (int) i;
  fill_all (self);
  go_to (self, place);
  ask (self);
}

GtkWidget *
crm_presentation_new (CrmSession *session, GtkWindow *parent, CrmLook look, gint64 kpi)
{
  CrmPresentation *self = g_object_new (CRM_TYPE_PRESENTATION, NULL);

  self->session = g_object_ref (session);
  self->look = look;
  self->wanted = kpi;
  self->begun = g_get_monotonic_time ();
  gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Presentation"));
  gtk_window_fullscreen (GTK_WINDOW (self));
  g_signal_connect_object (crm_kpis_get (session), "changed", G_CALLBACK (hear_kpis), self,
                           G_CONNECT_SWAPPED);
  hear_kpis (self);
  show_bar (self);
  return GTK_WIDGET (self);
}

static void
crm_presentation_dispose (GObject *object)
{
  CrmPresentation *self = CRM_PRESENTATION (object);

  if (self->notes != NULL)
    gtk_window_destroy (GTK_WINDOW (self->notes));
  g_clear_handle_id (&self->hide_id, g_source_remove);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (crm_presentation_parent_class)->dispose (object);
}

static void
crm_presentation_finalize (GObject *object)
{
  g_clear_pointer (&CRM_PRESENTATION (object)->headlines, g_ptr_array_unref);
  g_clear_pointer (&CRM_PRESENTATION (object)->briefing, crm_briefing_free);
  G_OBJECT_CLASS (crm_presentation_parent_class)->finalize (object);
}

static void
crm_presentation_class_init (CrmPresentationClass *class)
{
  G_OBJECT_CLASS (class)->dispose = crm_presentation_dispose;
  G_OBJECT_CLASS (class)->finalize = crm_presentation_finalize;
}

static GtkWidget *
make_all (CrmPresentation *self)
{
  GtkWidget *all =
      g_object_new (GTK_TYPE_FLOW_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST, NULL);

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (all), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (all), TRUE);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (all), 18);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (all), 18);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (all), TILE_COLUMNS);
  gtk_widget_set_valign (all, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (all, "slide");
  gtk_accessible_update_property (GTK_ACCESSIBLE (all), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("All slides"), -1);
  g_signal_connect_swapped (all, "child-activated", G_CALLBACK (on_chosen), self);
  return all;
}

static void
crm_presentation_init (CrmPresentation *self)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->page = gtk_overlay_new ();
  self->slide = crm_fit_new ();
  self->pen = crm_pen_new ();
  gtk_overlay_set_child (GTK_OVERLAY (self->page), self->slide);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->page), self->pen);
  self->all = make_all (self);
  self->grid = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->grid), self->all);
  self->black = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->black, "slide-black");
  self->stack = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_add_child (GTK_STACK (self->stack), self->page);
  gtk_stack_add_child (GTK_STACK (self->stack), self->grid);
  gtk_stack_add_child (GTK_STACK (self->stack), self->black);
  self->bar = make_bar (self);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->stack);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->bar);
  gtk_window_set_child (GTK_WINDOW (self), overlay);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (show_bar), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}
