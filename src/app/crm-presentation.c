/* crm-presentation.c: a stack of the slide at hand, of all slides as tiles, and of black. A slide
 * is made when it is shown. */
#include "crm-presentation.h"

#include <math.h>

#include "crm-chart-picture.h"
#include "crm-kpis.h"
#include "crm-i18n.h"
#include "crm-kpi-tile.h"
#include "crm-kpi-words.h"
#include "crm-status-chip.h"

#define PERIODS 24    /* that a slide looks back over */
#define CHART_SCALE 2 /* nothing on a slide is smaller than 22 pixels */
#define BAR_SECONDS 2 /* after which the bar fades while nobody moves */
#define TILE_COLUMNS 3

struct _CrmPresentation {
  GtkWindow parent_instance;

  CrmSession *session;
  /* NULL: no answer is waited for */
  GPtrArray *headlines;
  gint64 wanted; /* to begin with */
  guint place;   /* of the slide at hand */

  GtkWidget *stack, *slide, *all, *black, *bar, *counter, *back, *forward;
  guint hide_id;
};

G_DEFINE_FINAL_TYPE (CrmPresentation, crm_presentation, GTK_TYPE_WINDOW)

static const CrmLocale *
get_locale (CrmPresentation *self)
{
  return crm_session_get_locale (self->session);
}

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

/* The sentence over a slide. */

/* "up 4.6 since Nov 2025"; NULL where there is nothing to compare with. */
static char *
dup_course (const CrmKpiWords *words)
{
  CrmChartMeasure bare = { .divisor = words->measure.divisor };
  g_autofree char *number = NULL, *since = NULL;
  double first = NAN, change;
  guint row;

  for (row = 0; row + 1 < crm_table_get_n_rows (words->table) && isnan (first); row++)
    first = crm_table_get_real (words->table, CRM_SERIES_VALUE, row);
  change = words->at->value - first;
  if (isnan (change))
    return NULL;
  since =
      crm_period_format (crm_table_get_day (words->table, CRM_SERIES_DAY, row - 1),
                         words->at->frequency, words->periods->fiscal_month, &words->spec.locale);
  number = crm_chart_words_value (&bare, &words->spec, fabs (change), NAN);
  if (change == 0)
    return g_strdup_printf (_ ("as it was in %s"), since);
  return g_strdup_printf (change > 0 ? _ ("up %s since %s") : _ ("down %s since %s"), number,
                          since);
}

/* "2.6 short of its target"; NULL without a target. */
static char *
dup_distance (const CrmKpiWords *words)
{
  const CrmKpi *at = words->at;
  CrmChartMeasure bare = { .divisor = words->measure.divisor };
  g_autofree char *number = NULL;

  if (at->status == CRM_STATUS_NONE)
    return NULL;
  if (at->status == CRM_STATUS_ON_TARGET)
    return g_strdup (_ ("on target"));
  if (at->direction == CRM_DIRECTION_BAND)
    return g_strdup (_ ("outside its band"));
  number = crm_chart_words_value (&bare, &words->spec, fabs (at->value - at->target.value), NAN);
  return g_strdup_printf (at->direction == CRM_DIRECTION_HIGHER ? _ ("%s short of its target")
                                                                : _ ("%s above its target"),
                          number);
}

static char *
dup_headline (const CrmKpiWords *words)
{
  g_autofree char *course = words->at->measured ? dup_course (words) : NULL;
  g_autofree char *distance = words->at->measured ? dup_distance (words) : NULL;

  if (!words->at->measured)
    return g_strdup_printf (_ ("%s has not been measured yet"), words->at->name);
  if (course != NULL && distance != NULL)
    /* Translators: a KPI, its course and its target: "Satisfaction: up 4.6 since Nov 2025, 2.6
     * short of its target". */
    return g_strdup_printf (_ ("%s: %s, %s"), words->at->name, course, distance);
  if (course != NULL || distance != NULL)
    return g_strdup_printf (_ ("%s: %s"), words->at->name, course != NULL ? course : distance);
  return g_strdup (words->at->name);
}

/* A slide. */

static GtkWidget *
make_figures (const CrmKpiWords *words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *chip = crm_status_chip_new ();
  g_autofree char *value = crm_kpi_words_dup_value (words);
  g_autofree char *change = crm_kpi_words_dup_change (words);
  g_autofree char *target = crm_kpi_words_dup_target (words);

  add_label (box, words->at->name, "slide-name");
  gtk_label_set_wrap (GTK_LABEL (add_label (box, value, "slide-value")), FALSE);
  if (*crm_kpi_words_get_unit (words) != '\0')
    add_label (box, crm_kpi_words_get_unit (words), "slide-text");
  crm_status_chip_set_status (CRM_STATUS_CHIP (chip),
                              words->at->measured ? words->at->status : CRM_STATUS_NONE);
  gtk_widget_set_visible (chip, !words->at->measured || words->at->status != CRM_STATUS_NONE);
  gtk_widget_add_css_class (chip, "slide-text");
  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), chip);
  crm_status_colour_label (GTK_LABEL (add_label (box, change, "slide-text")),
                           crm_kpi_words_judge_change (words));
  add_label (box, target, "slide-text");
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  return box;
}

/* Of the record; owned, "" when it is empty. */
static char *
dup_field (CrmPresentation *self, const CrmValue *values, gint64 id, const char *name)
{
  CrmModel *model = crm_session_get_model (self->session);
  const CrmKind *kind = crm_model_find_kind (model, "kpi");
  const CrmField *field = crm_kind_find_field (kind, name);

  return crm_query_dup_text (crm_session_get_db (self->session), model, kind, id, field,
                             &values[crm_kind_get_field_index (kind, field)], get_locale (self));
}

/* Who acts, and how, when the value is off its target. */
static GtkWidget *
make_action (CrmPresentation *self, const CrmKpi *at)
{
  CrmModel *model = crm_session_get_model (self->session);
  const CrmKind *kind = crm_model_find_kind (model, "kpi");
  CrmValue *values =
      crm_query_dup_record (crm_session_get_db (self->session), model, kind, at->id, NULL);
  g_autofree char *action = NULL, *actor = NULL;
  GtkWidget *box;

  if (values == NULL)
    return NULL;
  action = dup_field (self, values, at->id, "off_target_action");
  actor = dup_field (self, values, at->id, "actor");
  if (*actor == '\0') {
    g_free (actor);
    actor = dup_field (self, values, at->id, "owner");
  }
  crm_values_free (values, kind->n_fields);
  if (*action == '\0' || at->status == CRM_STATUS_ON_TARGET)
    return NULL;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  add_label (box, _ ("What is done now"), "slide-name");
  add_label (box, action, "slide-text");
  if (*actor != '\0')
    gtk_widget_add_css_class (add_label (box, actor, "slide-text"), "secondary");
  gtk_widget_add_css_class (box, "slide-action");
  return box;
}

static GtkWidget *
make_chart (const CrmHeadline *headline, const CrmKpiWords *words)
{
  GtkWidget *chart = crm_chart_picture_new (400, 300, CHART_SCALE);
  CrmChartSpec spec = words->spec;

  crm_chart_picture_take (CRM_CHART_PICTURE (chart),
                          crm_headline_dup_last (headline, words->at, PERIODS), &spec);
  gtk_widget_set_hexpand (chart, TRUE);
  gtk_widget_set_vexpand (chart, TRUE);
  return chart;
}

static GtkWidget *
make_top (CrmPresentation *self, const CrmKpiWords *words)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);
  CrmModel *model = crm_session_get_model (self->session);
  g_autofree char *title =
      crm_query_dup_title (crm_session_get_db (self->session), model,
                           crm_model_find_kind (model, "organisation"), 1, get_locale (self));
  g_autofree char *period =
      words->at->measured ? crm_period_format (words->at->day, words->at->frequency,
                                               words->periods->fiscal_month, get_locale (self))
                          : g_strdup ("");

  gtk_widget_set_hexpand (add_label (top, title != NULL ? title : "", "slide-text"), TRUE);
  add_label (top, period, "slide-text");
  gtk_widget_add_css_class (top, "secondary");
  return top;
}

static GtkWidget *
make_slide (CrmPresentation *self, const CrmHeadline *headline)
{
  CrmPeriods periods = crm_kpis_get_periods (self->session);
  g_autoptr (CrmKpi) at = crm_headline_dup_at (headline, &periods, G_MAXINT32);
  g_auto (CrmKpiWords) words = { 0 };
  GtkWidget *slide = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *middle = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 48), *action;
  g_autofree char *text = NULL;

  crm_kpi_words_init (&words, headline, at, PERIODS, &periods, get_locale (self));
  text = dup_headline (&words);
  gtk_box_append (GTK_BOX (slide), make_top (self, &words));
  add_label (slide, text, "slide-headline");
  gtk_box_append (GTK_BOX (middle), make_figures (&words));
  gtk_box_append (GTK_BOX (middle), make_chart (headline, &words));
  gtk_widget_set_vexpand (middle, TRUE);
  gtk_box_append (GTK_BOX (slide), middle);
  action = make_action (self, at);
  if (action != NULL)
    gtk_box_append (GTK_BOX (slide), action);
  gtk_widget_add_css_class (slide, "slide");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->slide), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
  return slide;
}

static void
go_to (CrmPresentation *self, int place)
{
  guint n = self->headlines != NULL ? self->headlines->len : 0;
  g_autofree char *number = NULL, *count = NULL, *text = NULL;

  if (n == 0)
    return;
  self->place = (guint) CLAMP (place, 0, (int) n - 1);
  adw_bin_set_child (ADW_BIN (self->slide),
                     make_slide (self, g_ptr_array_index (self->headlines, self->place)));
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->slide);
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
  CrmPeriods periods = crm_kpis_get_periods (self->session);

  for (guint i = 0; i < self->headlines->len; i++) {
    const CrmHeadline *headline = g_ptr_array_index (self->headlines, i);
    g_autoptr (CrmKpi) at = crm_headline_dup_at (headline, &periods, G_MAXINT32);
    GtkWidget *tile = crm_kpi_tile_new (headline, at, &periods, get_locale (self));
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

  gtk_stack_set_visible_child (GTK_STACK (self->stack), there ? self->slide : child);
  if (!there)
    gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
}

static void
on_all (CrmPresentation *self)
{
  turn_to (self, self->all);
}

/* Keys and the bar. */

static gboolean
hide_bar (gpointer user_data)
{
  CrmPresentation *self = user_data;

  self->hide_id = 0;
  /* Who works with the keys of the bar needs to see it. */
  if (gtk_window_get_focus (GTK_WINDOW (self)) == NULL ||
      !gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (self)), self->bar))
    gtk_widget_set_opacity (self->bar, 0);
  return G_SOURCE_REMOVE;
}

static void
show_bar (CrmPresentation *self)
{
  gtk_widget_set_opacity (self->bar, 1);
  g_clear_handle_id (&self->hide_id, g_source_remove);
  self->hide_id = g_timeout_add_seconds (BAR_SECONDS, hide_bar, self);
}

static gboolean
on_key (CrmPresentation *self, guint key, guint code, GdkModifierType state)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gboolean on_slide = gtk_stack_get_visible_child (GTK_STACK (self->stack)) == self->slide;

  switch (key) {
  case GDK_KEY_Escape:
  case GDK_KEY_F5:
    gtk_window_destroy (GTK_WINDOW (self));
    return TRUE;
  case GDK_KEY_b:
  case GDK_KEY_B:
  case GDK_KEY_period:
    turn_to (self, self->black);
    return TRUE;
  case GDK_KEY_g:
  case GDK_KEY_G:
    turn_to (self, self->all);
    return TRUE;
  default:
    break;
  }
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
add_button (CrmPresentation *self, GtkWidget *bar, const char *icon, const char *tip,
            GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  gtk_widget_add_css_class (button, "flat");
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
  self->counter = add_label (bar, "", "heading");
  self->forward =
      add_button (self, bar, "go-next-symbolic", _ ("The next one"), G_CALLBACK (on_forward));
  add_button (self, bar, "view-grid-symbolic", _ ("All of them"), G_CALLBACK (on_all));
  add_button (self, bar, "view-restore-symbolic", _ ("Leave"), G_CALLBACK (gtk_window_destroy));
  gtk_widget_add_css_class (bar, "osd");
  gtk_widget_add_css_class (bar, "toolbar");
  gtk_widget_set_halign (bar, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (bar, GTK_ALIGN_END);
  gtk_widget_set_margin_bottom (bar, 18);
  return bar;
}

/* Reading. */

/* What is presented stays as it was when it began. */
static void
hear_kpis (CrmPresentation *self)
{
  const CrmKpiBook *book = crm_kpis_get_book (crm_kpis_get (self->session));
  GPtrArray *headlines;
  int place = 0;

  if (book == NULL || self->headlines != NULL)
    return;
  headlines = self->headlines = crm_headline_choose (book);
  if (headlines->len == 0) {
    adw_bin_set_child (
        ADW_BIN (self->slide),
        g_object_new (ADW_TYPE_STATUS_PAGE, "title", _ ("No headline measures yet"), "description",
                      _ ("Mark the KPIs that executives look at first as headlines."), NULL));
    return;
  }
  for (guint i = 0; i < headlines->len; i++)
    if (((const CrmHeadline *) g_ptr_array_index (headlines, i))->kpi->id == self->wanted)
      place = (int) i;
  fill_all (self);
  go_to (self, place);
}

GtkWidget *
crm_presentation_new (CrmSession *session, GtkWindow *parent, gint64 kpi)
{
  CrmPresentation *self = g_object_new (CRM_TYPE_PRESENTATION, NULL);

  self->session = g_object_ref (session);
  self->wanted = kpi;
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

  g_clear_handle_id (&self->hide_id, g_source_remove);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (crm_presentation_parent_class)->dispose (object);
}

static void
crm_presentation_finalize (GObject *object)
{
  g_clear_pointer (&CRM_PRESENTATION (object)->headlines, g_ptr_array_unref);
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

  self->slide = adw_bin_new ();
  self->all = make_all (self);
  self->black = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->black, "slide-black");
  self->stack = gtk_stack_new ();
  gtk_stack_add_child (GTK_STACK (self->stack), self->slide);
  gtk_stack_add_child (GTK_STACK (self->stack), self->all);
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
