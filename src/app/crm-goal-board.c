/* crm-goal-board.c: reads the goals in a worker whenever the KPIs or what a goal says have changed;
 * only the newest answer counts. */
#include "crm-goal-board.h"

#include <adwaita.h>
#include <math.h>

#include "crm-columns-layout.h"
#include "crm-goal-tree.h"
#include "crm-goal-words.h"
#include "crm-i18n.h"
#include "crm-kpis.h"
#include "crm-smart-panel.h"
#include "crm-wording.h"

#define SIDE_BY_SIDE 860 /* pixels from which on tree and panel stand beside each other */
#define TREE_PERCENT 66
#define EVERY_SEGMENT (-1)

struct _CrmGoalBoard {
  GtkWidget parent_instance;

  CrmSession *session;
  const CrmKind *kind;
  CrmJob *reading;   /* NULL: no answer is waited for */
  GPtrArray *goals;  /* CrmGoal, all; NULL before the first answer */
  GArray *segments;  /* gint64, by the places of the chooser */
  gboolean choosing; /* the chooser is being filled */
  GtkWidget *stack, *empty, *summary, *segment, *tree, *panel;
};

G_DEFINE_FINAL_TYPE (CrmGoalBoard, crm_goal_board, GTK_TYPE_WIDGET)

/* What is shown. */

static gint64
get_segment (CrmGoalBoard *self)
{
  guint place = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->segment));

  return place < self->segments->len ? g_array_index (self->segments, gint64, place)
                                     : EVERY_SEGMENT;
}

/* The goals are kept by the list that they are of. */
static GPtrArray *
list_shown (CrmGoalBoard *self)
{
  gint64 segment = get_segment (self);
  GPtrArray *shown = g_ptr_array_new ();

  for (guint i = 0; i < self->goals->len; i++) {
    const CrmGoal *goal = g_ptr_array_index (self->goals, i);

    if (segment == EVERY_SEGMENT || goal->segment == segment)
      g_ptr_array_add (shown, (gpointer) goal);
  }
  return shown;
}

/* "8 goals · 7 of 8 have a value · 46% of the way": the goals that stand by themselves hold the
 * others in them. */
static void
show_summary (CrmGoalBoard *self, const GPtrArray *shown)
{
  const CrmLocale *locale = crm_session_get_locale (self->session);
  CrmRollUp all = { crm_goal_roll_up (shown, 0).value, 0, shown->len };
  g_autofree char *count = crm_wording_dup_count (self->kind, shown->len, locale);
  g_autofree char *share = crm_goal_words_dup_share (all.value, locale);
  g_autofree char *way = isnan (all.value) ? NULL : g_strdup_printf (_ ("%s of the way"), share);
  g_autofree char *coverage = NULL, *text = NULL;

  for (guint i = 0; i < shown->len; i++)
    all.reported += !isnan (crm_goal_get_reached (g_ptr_array_index (shown, i)));
  coverage = crm_goal_dup_coverage (&all);
  text = g_strjoin (" · ", count, coverage, way, NULL);
  gtk_label_set_text (GTK_LABEL (self->summary), text);
}

static void
show_goals (CrmGoalBoard *self)
{
  g_autoptr (GPtrArray) shown = list_shown (self);

  show_summary (self, shown);
  crm_goal_tree_show (CRM_GOAL_TREE (self->tree), shown);
}

static void
on_segment (CrmGoalBoard *self)
{
  if (!self->choosing && self->goals != NULL)
    show_goals (self);
}

static void
hear_chosen (CrmGoalBoard *self)
{
  crm_smart_panel_show (CRM_SMART_PANEL (self->panel),
                        crm_goal_tree_get_chosen (CRM_GOAL_TREE (self->tree)));
}

static void
add_segment (CrmGoalBoard *self, GtkStringList *names, gint64 id, const char *name)
{
  g_array_append_val (self->segments, id);
  gtk_string_list_append (names, name);
}

static gboolean
has_segment (CrmGoalBoard *self, gint64 id)
{
  for (guint i = 0; i < self->segments->len; i++)
    if (g_array_index (self->segments, gint64, i) == id)
      return TRUE;
  return FALSE;
}

/* Those that goals are for; without any there is nothing to choose. */
static void
fill_segments (CrmGoalBoard *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gint64 before = get_segment (self);
  guint place = 0;

  self->choosing = TRUE;
  g_array_set_size (self->segments, 0);
  add_segment (self, names, EVERY_SEGMENT, _ ("All goals"));
  for (guint i = 0; i < self->goals->len; i++) {
    const CrmGoal *goal = g_ptr_array_index (self->goals, i);

    if (goal->segment > 0 && !has_segment (self, goal->segment))
      add_segment (self, names, goal->segment, goal->segment_name);
  }
  gtk_widget_set_visible (self->segment, self->segments->len > 1);
  add_segment (self, names, 0, _ ("Of no single segment"));
  while (place < self->segments->len && g_array_index (self->segments, gint64, place) != before)
    place++;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->segment), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->segment),
                              place < self->segments->len ? place : 0);
  self->choosing = FALSE;
}

static void
take_goals (CrmGoalBoard *self, GPtrArray *goals)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->goals); /* the tree points into it */

  self->goals = goals;
  fill_segments (self);
  show_goals (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), goals->len > 0 ? "goals" : "empty");
}

/* Reading, in a worker. */

typedef struct {
  CrmModel *model;
  CrmKpiBook *book;
  GWeakRef board;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  crm_model_unref (look->model);
  crm_kpi_book_unref (look->book);
  g_weak_ref_clear (&look->board);
  g_free (look);
}

static gpointer
read_goals (CrmJob *job, CrmDb *db, gpointer data, GError **error)
{
  Look *look = data;

  return crm_goal_read (db, look->model, look->book, error);
}

static void
hear_goals (CrmSession *session, gpointer result, const GError *error, gpointer data)
{
  Look *look = data;
  g_autoptr (CrmGoalBoard) self = g_weak_ref_get (&look->board);
  g_autoptr (GPtrArray) goals = result;

  if (self == NULL || self->session == NULL ||
      (error != NULL && g_error_matches (error, CRM_ERROR, CRM_ERROR_CANCELLED)))
    return;
  g_clear_object (&self->reading);
  if (goals == NULL)
    crm_session_say (session, error->message, FALSE);
  else
    take_goals (self, g_steal_pointer (&goals));
}

static void
stop_reading (CrmGoalBoard *self)
{
  if (self->reading != NULL)
    crm_job_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
read_soon (CrmGoalBoard *self)
{
  const CrmKpiBook *book = crm_kpis_get_book (crm_kpis_get (self->session));
  Look *look;

  stop_reading (self);
  if (book == NULL)
    return;
  look = g_new0 (Look, 1);
  look->model = crm_model_ref (crm_session_get_model (self->session));
  look->book = crm_kpi_book_ref (book);
  g_weak_ref_init (&look->board, self);
  self->reading = g_object_ref (crm_session_run (self->session, _ ("Reading the goals"),
                                                 CRM_SESSION_READ, read_goals, hear_goals, look,
                                                 look_free, (GDestroyNotify) g_ptr_array_unref));
}

/* The KPIs tell of themselves. */
static void
hear_changed (CrmGoalBoard *self, const CrmNews *news)
{
  CrmModel *model = crm_session_get_model (self->session);
  CrmStore *store = crm_session_get_store (self->session);
  const CrmKind *kinds[] = {
    self->kind, crm_model_find_kind (model, "person"), crm_model_find_kind (model, "segment"),
    crm_model_get_link_kind (model, self->kind, crm_kind_find_field (self->kind, "visions"))
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (crm_news_has_kind (news, store, kinds[i])) {
      read_soon (self);
      return;
    }
}

/* A new goal is written where records are. */
static void
on_new (CrmGoalBoard *self)
{
  g_autoptr (GtkWidget) window = g_object_ref (GTK_WIDGET (gtk_widget_get_root (self->stack)));

  gtk_widget_activate_action (window, "win.kind", "s", "goal");
  gtk_widget_activate_action (window, "win.new-record", NULL);
}

/* The widget. */

static GtkWidget *
make_new_button (CrmGoalBoard *self, const char *class)
{
  g_autofree char *add = crm_wording_dup_add (self->kind);
  GtkWidget *button = gtk_button_new_with_label (add);

  gtk_widget_add_css_class (button, class);
  gtk_widget_set_visible (button, !crm_store_is_read_only (crm_session_get_store (self->session)));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_new), self);
  return button;
}

static GtkWidget *
build_bar (CrmGoalBoard *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *add = make_new_button (self, "small");

  self->summary = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->summary), 0);
  gtk_label_set_wrap (GTK_LABEL (self->summary), TRUE);
  gtk_widget_set_hexpand (self->summary, TRUE);
  self->segment = gtk_drop_down_new (NULL, NULL);
  gtk_widget_set_valign (self->segment, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->segment, _ ("Goals of one segment"));
  /* What takes the focus is the button within. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (self->segment)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Goals of one segment"), -1);
  g_signal_connect_swapped (self->segment, "notify::selected", G_CALLBACK (on_segment), self);
  gtk_widget_set_valign (add, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (bar), self->summary);
  gtk_box_append (GTK_BOX (bar), self->segment);
  gtk_box_append (GTK_BOX (bar), add);
  return bar;
}

static GtkWidget *
build_goals (CrmGoalBoard *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->tree = crm_goal_tree_new (self->session);
  self->panel = crm_smart_panel_new (self->session);
  g_signal_connect_swapped (self->tree, "chosen", G_CALLBACK (hear_chosen), self);
  gtk_widget_set_layout_manager (columns, crm_columns_layout_new (12, SIDE_BY_SIDE, TREE_PERCENT));
  gtk_box_append (GTK_BOX (columns), self->tree);
  gtk_box_append (GTK_BOX (columns), self->panel);
  gtk_widget_add_css_class (box, "board");
  gtk_box_append (GTK_BOX (box), build_bar (self));
  gtk_box_append (GTK_BOX (box), columns);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  return scrolled;
}

static GtkWidget *
build_empty (CrmGoalBoard *self)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = make_new_button (self, "pill");

  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), self->kind->icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No goals yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), _ (self->kind->empty));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  return page;
}

GtkWidget *
crm_goal_board_new (CrmSession *session)
{
  CrmGoalBoard *self = g_object_new (CRM_TYPE_GOAL_BOARD, NULL);
  GtkStack *stack = GTK_STACK (self->stack);

  self->session = g_object_ref (session);
  self->kind = crm_model_find_kind (crm_session_get_model (session), "goal");
  gtk_stack_add_named (stack, adw_bin_new (), "nothing"); /* until something is known */
  gtk_stack_add_named (stack, build_goals (self), "goals");
  gtk_stack_add_named (stack, build_empty (self), "empty");
  g_signal_connect_object (session, "changed", G_CALLBACK (hear_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (crm_kpis_get (session), "changed", G_CALLBACK (read_soon), self,
                           G_CONNECT_SWAPPED);
  read_soon (self);
  return GTK_WIDGET (self);
}

static void
crm_goal_board_dispose (GObject *object)
{
  CrmGoalBoard *self = CRM_GOAL_BOARD (object);

  stop_reading (self);
  self->choosing = TRUE;
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_pointer (&self->goals, g_ptr_array_unref);
  g_clear_pointer (&self->segments, g_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (crm_goal_board_parent_class)->dispose (object);
}

static void
crm_goal_board_class_init (CrmGoalBoardClass *class)
{
  G_OBJECT_CLASS (class)->dispose = crm_goal_board_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
crm_goal_board_init (CrmGoalBoard *self)
{
  self->segments = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->stack = gtk_stack_new ();
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}
