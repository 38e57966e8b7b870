/* crm-goal-tree.c: a column view over a GtkTreeListModel whose items point into the goals that were
 * read last. */
#include "crm-goal-tree.h"

#include <math.h>

#include "crm-cells.h"
#include "crm-goal-words.h"
#include "crm-i18n.h"
#include "crm-scroll.h"
#include "crm-step-bar.h"
#include "crm-tree.h"

/* An item: a goal, with all of them kept for its sake. */

#define CRM_TYPE_GOAL_ITEM (crm_goal_item_get_type ())
G_DECLARE_FINAL_TYPE (CrmGoalItem, crm_goal_item, CRM, GOAL_ITEM, GObject)

struct _CrmGoalItem {
  GObject parent_instance;
  GPtrArray *goals;
  const CrmGoal *goal;
};

G_DEFINE_FINAL_TYPE (CrmGoalItem, crm_goal_item, G_TYPE_OBJECT)

static void
crm_goal_item_finalize (GObject *object)
{
  g_clear_pointer (&CRM_GOAL_ITEM (object)->goals, g_ptr_array_unref);
  G_OBJECT_CLASS (crm_goal_item_parent_class)->finalize (object);
}

static void
crm_goal_item_class_init (CrmGoalItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = crm_goal_item_finalize;
}

static void
crm_goal_item_init (CrmGoalItem *self)
{
}

/* The tree. */

struct _CrmGoalTree {
  GtkWidget parent_instance;

  CrmSession *session;
  GtkWidget *scrolled, *view;
  GtkTreeListModel *tree; /* of the goals shown; NULL: none yet */
  GHashTable *closed;     /* ids of the wholes whose parts are hidden */
  gint64 chosen;          /* id, 0: none */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (CrmGoalTree, crm_goal_tree, GTK_TYPE_WIDGET)

static guint chosen_signal;

static const CrmLocale *
get_locale (CrmGoalTree *self)
{
  return crm_session_get_locale (self->session);
}

static gboolean
is_among (const GPtrArray *goals, gint64 id)
{
  for (guint i = 0; id > 0 && i < goals->len; i++)
    if (((const CrmGoal *) g_ptr_array_index (goals, i))->id == id)
      return TRUE;
  return FALSE;
}

/* The parts of a whole; of 0, what stands by itself. NULL: none. */
static GListModel *
list_parts (GPtrArray *goals, gint64 whole)
{
  GListStore *store = g_list_store_new (CRM_TYPE_GOAL_ITEM);

  for (guint i = 0; i < goals->len; i++) {
    const CrmGoal *goal = g_ptr_array_index (goals, i);
    g_autoptr (CrmGoalItem) item = NULL;

    if (whole > 0 ? goal->parent != whole : is_among (goals, goal->parent))
      continue;
    item = g_object_new (CRM_TYPE_GOAL_ITEM, NULL);
    item->goals = g_ptr_array_ref (goals);
    item->goal = goal;
    g_list_store_append (store, item);
  }
  if (whole > 0 && g_list_model_get_n_items (G_LIST_MODEL (store)) == 0)
    g_clear_object (&store);
  return (GListModel *) store;
}

static GListModel *
make_children (gpointer item, gpointer data)
{
  return list_parts (CRM_GOAL_ITEM (item)->goals, CRM_GOAL_ITEM (item)->goal->id);
}

static const CrmGoal *
get_goal (GtkTreeListRow *row)
{
  g_autoptr (CrmGoalItem) item = gtk_tree_list_row_get_item (row);

  return item->goal;
}

static GtkSingleSelection *
get_selection (CrmGoalTree *self)
{
  return GTK_SINGLE_SELECTION (gtk_column_view_get_model (GTK_COLUMN_VIEW (self->view)));
}

static GtkTreeListRow *
get_chosen_row (CrmGoalTree *self)
{
  return self->tree != NULL ? gtk_single_selection_get_selected_item (get_selection (self)) : NULL;
}

const CrmGoal *
crm_goal_tree_get_chosen (CrmGoalTree *self)
{
  GtkTreeListRow *row = get_chosen_row (self);

  return row != NULL ? get_goal (row) : NULL;
}

/* Cells. */

static GtkWidget *
make_label (const char *class, gboolean number)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), number ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

static void
say (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, *text != '\0' ? text : NULL);
}

static void
name_row (GtkWidget *child, GtkTreeListRow *row, const CrmLocale *locale)
{
  const CrmGoal *goal = get_goal (row);
  g_autofree char *share = crm_goal_words_dup_share (crm_goal_get_reached (goal), locale);
  g_autofree char *parts = crm_goal_words_dup_parts (goal, locale);
  g_autofree char *people = crm_goal_words_dup_people (goal);
  g_autofree char *name = g_strdup_printf ("%s %s, %s", goal->code, goal->statement, share);
  g_autofree char *description = g_strdup_printf (
      "%s. %s", people, parts != NULL ? parts : crm_goal_lack_get_words (goal->lack));

  crm_tree_name_row (child, row, name, description);
}

static void
set_up_goal (GtkListItem *item)
{
  GtkWidget *expander = gtk_tree_expander_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *people = make_label ("caption", FALSE);

  gtk_box_append (GTK_BOX (box), make_label (NULL, FALSE));
  gtk_widget_add_css_class (people, "secondary");
  gtk_box_append (GTK_BOX (box), people);
  gtk_widget_add_css_class (box, "goal-cell");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), box);
  gtk_widget_set_focusable (expander, FALSE); /* the row has the focus, and its keys */
  gtk_list_item_set_child (item, expander);
}

static void
bind_goal (GtkListItem *item, GtkTreeListRow *row, const CrmLocale *locale)
{
  GtkWidget *expander = gtk_list_item_get_child (item);
  GtkWidget *box = gtk_tree_expander_get_child (GTK_TREE_EXPANDER (expander));
  const CrmGoal *goal = get_goal (row);
  g_autofree char *text = crm_goal_words_dup_title (goal->code, goal->statement, locale);
  g_autofree char *people = crm_goal_words_dup_people (goal);

  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (expander), row);
  say (gtk_widget_get_first_child (box), text);
  say (gtk_widget_get_last_child (box), people);
  crm_tree_name_cell (expander, text);
  name_row (expander, row, locale);
}

static void
set_up_progress (GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *bar = crm_step_bar_new ();
  GtkWidget *share = make_label ("numeric", TRUE);
  GtkWidget *parts = make_label ("caption", FALSE);

  gtk_widget_set_hexpand (bar, TRUE);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_label_set_width_chars (GTK_LABEL (share), 5);
  gtk_label_set_ellipsize (GTK_LABEL (share), PANGO_ELLIPSIZE_NONE);
  gtk_box_append (GTK_BOX (line), bar);
  gtk_box_append (GTK_BOX (line), share);
  gtk_widget_add_css_class (parts, "secondary");
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), parts);
  gtk_widget_add_css_class (box, "goal-cell");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_list_item_set_child (item, box);
}

static void
bind_progress (GtkListItem *item, GtkTreeListRow *row, const CrmLocale *locale)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *line = gtk_widget_get_first_child (box), *parts = gtk_widget_get_last_child (box);
  GtkWidget *bar = gtk_widget_get_first_child (line);
  const CrmGoal *goal = get_goal (row);
  double reached = crm_goal_get_reached (goal);
  g_autofree char *share = crm_goal_words_dup_share (reached, locale);
  g_autofree char *words = crm_goal_words_dup_parts (goal, locale);
  const char *lack = crm_goal_lack_get_words (goal->lack);

  crm_step_bar_set (CRM_STEP_BAR (bar), isnan (reached) ? 0 : reached, -1);
  gtk_widget_set_opacity (bar, isnan (reached) ? 0 : 1); /* an empty bar would say: nothing yet */
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (line)), share);
  gtk_widget_set_tooltip_text (line, *lack != '\0' ? lack : NULL);
  gtk_widget_set_visible (parts, words != NULL);
  if (words != NULL)
    say (parts, words);
  crm_tree_name_cell (box, isnan (reached) ? lack : share);
}

static void
set_up_due (GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *late = make_label ("caption", FALSE);

  gtk_label_set_text (GTK_LABEL (late), _ ("past due"));
  gtk_widget_add_css_class (late, "off-target");
  gtk_box_append (GTK_BOX (box), make_label (NULL, FALSE));
  gtk_box_append (GTK_BOX (box), late);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_list_item_set_child (item, box);
}

static void
bind_due (GtkListItem *item, GtkTreeListRow *row, const CrmLocale *locale)
{
  const CrmGoal *goal = get_goal (row);
  GtkWidget *box = gtk_list_item_get_child (item);
  g_autofree char *day = goal->has_due ? crm_day_format (goal->due, locale) : g_strdup ("");
  g_autofree char *late = g_strdup_printf ("%s, %s", day, _ ("past due"));

  say (gtk_widget_get_first_child (box), day);
  gtk_widget_set_visible (gtk_widget_get_last_child (box), crm_goal_words_is_late (goal));
  crm_tree_name_cell (box, crm_goal_words_is_late (goal) ? late : day);
}

static void
set_up_weight (GtkListItem *item)
{
  gtk_list_item_set_child (item, make_label ("numeric", TRUE));
}

static void
bind_weight (GtkListItem *item, GtkTreeListRow *row, const CrmLocale *locale)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  g_autofree char *text = crm_real_format (get_goal (row)->weight, locale);

  gtk_label_set_text (GTK_LABEL (label), text);
  crm_tree_name_cell (label, text);
}

typedef struct {
  const char *title; /* N_() */
  int width;         /* pixels, of the first at the least */
  gboolean number;   /* its head stands above its numbers */
  void (*set_up) (GtkListItem *item);
  void (*bind) (GtkListItem *item, GtkTreeListRow *row, const CrmLocale *locale);
} Column;

static const Column columns[] = {
  { N_ ("Goal"), 220, FALSE, set_up_goal, bind_goal },
  { N_ ("Progress"), 230, FALSE, set_up_progress, bind_progress },
  { N_ ("Due"), 116, FALSE, set_up_due, bind_due },
  { N_ ("Weight"), 80, TRUE, set_up_weight, bind_weight },
};

static const Column *
get_column (GtkSignalListItemFactory *factory)
{
  return g_object_get_data (G_OBJECT (factory), "crm-column");
}

static void
on_set_up (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  get_column (factory)->set_up (item);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, CrmGoalTree *self)
{
  get_column (factory)->bind (item, gtk_list_item_get_item (item), get_locale (self));
}

static void
add_column (CrmGoalTree *self, const Column *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) made = NULL;

  g_object_set_data (G_OBJECT (factory), "crm-column", (gpointer) column);
  g_signal_connect (factory, "setup", G_CALLBACK (on_set_up), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  made = gtk_column_view_column_new (_ (column->title), factory);
  gtk_column_view_column_set_resizable (made, TRUE);
  crm_tree_set_width (GTK_COLUMN_VIEW (self->view), made, column->width);
  gtk_column_view_column_set_expand (made, column == columns);
  if (column->number)
    crm_cells_mark_number (made);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), made);
}

/* What is chosen, and what is open. */

static void
hear_selected (CrmGoalTree *self)
{
  const CrmGoal *goal;

  if (self->filling)
    return;
  goal = crm_goal_tree_get_chosen (self);
  self->chosen = goal != NULL ? goal->id : 0;
  g_signal_emit (self, chosen_signal, 0);
}

static void
hear_expanded (GtkTreeListRow *row, GParamSpec *pspec, CrmGoalTree *self)
{
  gint64 id;

  if (self->filling)
    return;
  id = get_goal (row)->id;
  if (gtk_tree_list_row_get_expanded (row))
    g_hash_table_remove (self->closed, &id);
  else
    g_hash_table_add (self->closed, g_memdup2 (&id, sizeof id));
}

/* Opens what is not closed by the person, and chooses what was chosen. */
static void
restore (CrmGoalTree *self)
{
  guint chosen = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->tree)); i++) {
    g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, i);
    const CrmGoal *goal = get_goal (row);

    if (gtk_tree_list_row_is_expandable (row)) {
      gtk_tree_list_row_set_expanded (row, !g_hash_table_contains (self->closed, &goal->id));
      g_signal_connect_object (row, "notify::expanded", G_CALLBACK (hear_expanded), self, 0);
    }
    if (goal->id == self->chosen)
      chosen = i;
  }
  gtk_single_selection_set_selected (get_selection (self), chosen);
}

void
crm_goal_tree_show (CrmGoalTree *self, GPtrArray *goals)
{
  GtkSingleSelection *selection;

  self->filling = TRUE;
  g_clear_object (&self->tree);
  self->tree =
      gtk_tree_list_model_new (list_parts (goals, 0), FALSE, FALSE, make_children, NULL, NULL);
  selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->tree)));
  g_signal_connect_object (selection, "notify::selected-item", G_CALLBACK (hear_selected), self,
                           G_CONNECT_SWAPPED);
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
  restore (self);
  self->filling = FALSE;
  hear_selected (self);
}

static void
on_activated (CrmGoalTree *self, guint position)
{
  g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, position);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.record", "(sx)", "goal", get_goal (row)->id);
}

/* The widget. */

GtkWidget *
crm_goal_tree_new (CrmSession *session)
{
  CrmGoalTree *self = g_object_new (CRM_TYPE_GOAL_TREE, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

static void
crm_goal_tree_dispose (GObject *object)
{
  CrmGoalTree *self = CRM_GOAL_TREE (object);

  self->filling = TRUE;
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->tree);
  g_clear_pointer (&self->closed, g_hash_table_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (crm_goal_tree_parent_class)->dispose (object);
}

static void
crm_goal_tree_class_init (CrmGoalTreeClass *class)
{
  G_OBJECT_CLASS (class)->dispose = crm_goal_tree_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  chosen_signal = g_signal_new ("chosen", CRM_TYPE_GOAL_TREE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
crm_goal_tree_init (CrmGoalTree *self)
{
  self->closed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->view = gtk_column_view_new (NULL);
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (self->view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Goals and their parts"), -1);
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    add_column (self, &columns[i]);
  g_signal_connect (self->view, "map", G_CALLBACK (crm_cells_align_heads), NULL);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (on_activated), self);
  crm_tree_add_keys (GTK_COLUMN_VIEW (self->view));
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->view);
  gtk_widget_add_css_class (self->scrolled, "card");
  gtk_widget_set_overflow (self->scrolled, GTK_OVERFLOW_HIDDEN);
  crm_scroll_from_start (GTK_SCROLLED_WINDOW (self->scrolled));
  crm_scroll_let_tab_out (GTK_SCROLLED_WINDOW (self->scrolled));
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}
