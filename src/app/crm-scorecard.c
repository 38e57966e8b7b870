/* crm-scorecard.c: a column view over a tree of perspectives and KPIs. The series of all KPIs are
 * cut in a worker from the book; only the newest answer counts. */
#include "crm-scorecard.h"

#include <adwaita.h>
#include <math.h>

#include "crm-cells.h"
#include "crm-chart-picture.h"
#include "crm-i18n.h"
#include "crm-kpis.h"
#include "crm-report.h"
#include "crm-scorecard-row.h"
#include "crm-scroll.h"
#include "crm-status-chip.h"
#include "crm-tree.h"
#include "crm-wording.h"

#define PERIODS 12
#define CHART_WIDTH 76 /* pixels */
#define SPARK_HEIGHT 30
#define BULLET_HEIGHT 12

struct _CrmScorecard {
  GtkWidget parent_instance;

  CrmSession *session;
  const CrmKind *kind;
  CrmJob *reading; /* NULL: no answer is waited for */
  CrmPeriods periods;
  GHashTable *closed; /* keys of the perspectives whose KPIs are hidden */
  gint64 chosen;      /* id of the KPI; 0: none */
  gboolean filling;
  GtkWidget *stack, *summary, *view;
};

G_DEFINE_FINAL_TYPE (CrmScorecard, crm_scorecard, GTK_TYPE_WIDGET)

static const CrmLocale *
get_locale (CrmScorecard *self)
{
  return crm_session_get_locale (self->session);
}

static const CrmScorecardRow *
get_row (GtkTreeListRow *row)
{
  g_autoptr (CrmScorecardRow) item = gtk_tree_list_row_get_item (row);

  return item; /* the tree holds it */
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
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_tooltip_text (label, text != NULL && *text != '\0' ? text : NULL);
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

/* Two lines, one below the other. */
static GtkWidget *
make_pair (gboolean number)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *second = make_label ("caption", number);

  gtk_widget_add_css_class (second, "secondary");
  gtk_box_append (GTK_BOX (box), make_label (number ? "numeric" : NULL, number));
  gtk_box_append (GTK_BOX (box), second);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "goal-cell");
  return box;
}

static void
say_pair (GtkWidget *box, const char *first, const char *second)
{
  say (gtk_widget_get_first_child (box), first);
  say (gtk_widget_get_last_child (box), second);
}

static void
set_up_name (GtkListItem *item)
{
  GtkWidget *expander = gtk_tree_expander_new ();

  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), make_pair (FALSE));
  gtk_widget_set_focusable (expander, FALSE); /* the row has the focus, and its keys */
  gtk_list_item_set_child (item, expander);
}

static void
bind_name (CrmScorecard *self, GtkListItem *item, GtkTreeListRow *tree_row,
           const CrmScorecardRow *row)
{
  GtkWidget *expander = gtk_list_item_get_child (item);
  GtkWidget *pair = gtk_tree_expander_get_child (GTK_TREE_EXPANDER (expander));
  g_autofree char *coverage = crm_roll_up_dup_coverage (&row->values);
  g_autofree char *name = NULL;

  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (expander), tree_row);
  if (row->headline == NULL) {
    gtk_widget_add_css_class (gtk_widget_get_first_child (pair), "heading");
    say_pair (pair, row->title, coverage);
    name = g_strdup_printf ("%s, %s", row->title, coverage);
    crm_tree_name_row (expander, tree_row, name, "");
    crm_tree_name_cell (expander, name);
    return;
  }
  gtk_widget_remove_css_class (gtk_widget_get_first_child (pair), "heading");
  say_pair (pair, row->headline->kpi->name, row->headline->kpi->code);
  name = g_strdup_printf ("%s %s", row->headline->kpi->code, row->sentence);
  crm_tree_name_row (expander, tree_row, name, row->target);
  crm_tree_name_cell (expander, name);
}

static void
set_up_number (GtkListItem *item)
{
  gtk_list_item_set_child (item, make_pair (TRUE));
}

static void
bind_fact (GtkListItem *item, const CrmScorecardRow *row, CrmKpiFactName which)
{
  static const char *const signs[] = { "▼ ", "= ", "▲ " };
  GtkWidget *pair = gtk_list_item_get_child (item);
  const CrmKpiFact *fact = &row->facts.facts[which];
  g_autofree char *figure = NULL, *name = NULL;
  CrmChartColour colour = fact->good > 0   ? CRM_CHART_COLOUR_ON_TEXT
                          : fact->good < 0 ? CRM_CHART_COLOUR_OFF_TEXT
                                           : CRM_CHART_COLOUR_TEXT;

  if (row->headline != NULL && fact->figure != NULL)
    figure = g_strconcat (fact->changed ? signs[fact->trend + 1] : "", fact->figure, NULL);
  say_pair (pair, figure, row->headline != NULL && figure != NULL ? fact->text : NULL);
  crm_status_colour_label (GTK_LABEL (gtk_widget_get_first_child (pair)), colour);
  name = g_strjoin (", ", figure != NULL ? figure : "", figure != NULL ? fact->text : NULL, NULL);
  crm_tree_name_cell (pair, name);
}

static void
bind_value (CrmScorecard *self, GtkListItem *item, GtkTreeListRow *tree_row,
            const CrmScorecardRow *row)
{
  GtkWidget *pair = gtk_list_item_get_child (item);

  bind_fact (item, row, CRM_KPI_FACT_VALUE);
  if (row->headline == NULL || row->headline->kpi->measured)
    return;
  say_pair (pair, "–", row->headline->kpi->pending ? _ ("being computed") : _ ("No value yet"));
  crm_tree_name_cell (pair, _ ("No value yet"));
}

static void
bind_previous (CrmScorecard *self, GtkListItem *item, GtkTreeListRow *tree_row,
               const CrmScorecardRow *row)
{
  bind_fact (item, row, CRM_KPI_FACT_PREVIOUS);
}

static void
bind_year_ago (CrmScorecard *self, GtkListItem *item, GtkTreeListRow *tree_row,
               const CrmScorecardRow *row)
{
  bind_fact (item, row, CRM_KPI_FACT_YEAR_AGO);
}

static void
set_up_status (GtkListItem *item)
{
  gtk_list_item_set_child (item, crm_status_chip_new ());
}

static void
bind_status (CrmScorecard *self, GtkListItem *item, GtkTreeListRow *tree_row,
             const CrmScorecardRow *row)
{
  GtkWidget *chip = gtk_list_item_get_child (item);
  const CrmKpi *kpi = row->headline != NULL ? row->headline->kpi : NULL;
  CrmStatus status = kpi != NULL && kpi->measured ? kpi->status : CRM_STATUS_NONE;

  /* What is only watched, or has no target, has no status; data there is. */
  gtk_widget_set_visible (chip, kpi != NULL && (!kpi->measured || status != CRM_STATUS_NONE));
  crm_status_chip_set_status (CRM_STATUS_CHIP (chip), status);
  crm_tree_name_cell (chip, gtk_widget_get_visible (chip) ? crm_status_get_label (status) : "");
}

static void
set_up_score (GtkListItem *item)
{
  gtk_list_item_set_child (item, make_label ("numeric", TRUE));
}

static void
bind_score (CrmScorecard *self, GtkListItem *item, GtkTreeListRow *tree_row,
            const CrmScorecardRow *row)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  double score = row->headline == NULL          ? row->score.value
                 : row->headline->kpi->measured ? row->headline->kpi->score
                                                : NAN;
  g_autofree char *text = crm_scorecard_dup_score (score, get_locale (self));

  if (row->headline == NULL)
    gtk_widget_add_css_class (label, "heading");
  else
    gtk_widget_remove_css_class (label, "heading");
  say (label, text);
  crm_tree_name_cell (label, text);
}

static void
set_up_target (GtkListItem *item)
{
  GtkWidget *label = make_label (NULL, FALSE);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_list_item_set_child (item, label);
}

static void
bind_target (CrmScorecard *self, GtkListItem *item, GtkTreeListRow *tree_row,
             const CrmScorecardRow *row)
{
  say (gtk_list_item_get_child (item), row->target);
  crm_tree_name_cell (gtk_list_item_get_child (item), row->target != NULL ? row->target : "");
}

/* The line of the last periods, and where the value lies. */
static void
set_up_charts (GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *bullet = crm_chart_picture_new (CHART_WIDTH, BULLET_HEIGHT, 1);

  gtk_widget_set_valign (bullet, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), crm_chart_picture_new (CHART_WIDTH, SPARK_HEIGHT, 1));
  gtk_box_append (GTK_BOX (box), bullet);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_list_item_set_child (item, box);
}

static void
draw (CrmScorecard *self, GtkWidget *picture, const CrmHeadline *headline, const char *kind)
{
  CrmTable *table = crm_headline_dup_last (headline, headline->kpi, PERIODS);
  CrmChartSpec spec;

  crm_kpi_chart_init_spec (&spec, headline->kpi, table, &self->periods, get_locale (self));
  spec.kind = kind;
  crm_chart_picture_take (CRM_CHART_PICTURE (picture), table, &spec);
}

static void
bind_charts (CrmScorecard *self, GtkListItem *item, GtkTreeListRow *tree_row,
             const CrmScorecardRow *row)
{
  GtkWidget *box = gtk_list_item_get_child (item);

  gtk_widget_set_visible (box, row->headline != NULL && row->headline->kpi->measured);
  if (gtk_widget_get_visible (box)) {
    draw (self, gtk_widget_get_first_child (box), row->headline, "sparkline");
    draw (self, gtk_widget_get_last_child (box), row->headline, "bullet");
  }
  crm_tree_name_cell (box, "");
}

/* Columns. */

typedef struct {
  const char *title; /* N_() */
  int width;         /* pixels, of the first at the least */
  gboolean number;   /* its head stands above its numbers */
  int order;         /* CrmScorecardOrder; -1: none */
  void (*set_up) (GtkListItem *item);
  void (*bind) (CrmScorecard *self, GtkListItem *item, GtkTreeListRow *tree_row,
                const CrmScorecardRow *row);
} Column;

static const Column columns[] = {
  { N_ ("KPI"), 190, FALSE, CRM_SCORECARD_NAME, set_up_name, bind_name },
  { N_ ("Value"), 120, TRUE, CRM_SCORECARD_VALUE, set_up_number, bind_value },
  { N_ ("Status"), 118, FALSE, CRM_SCORECARD_STATUS, set_up_status, bind_status },
  { N_ ("Score"), 72, TRUE, CRM_SCORECARD_SCORE, set_up_score, bind_score },
  { N_ ("Change"), 132, TRUE, CRM_SCORECARD_PREVIOUS, set_up_number, bind_previous },
  { N_ ("Year ago"), 132, TRUE, CRM_SCORECARD_YEAR_AGO, set_up_number, bind_year_ago },
  { N_ ("Target"), 120, FALSE, -1, set_up_target, bind_target },
  { N_ ("Beside the target"), 2 * CHART_WIDTH + 36, FALSE, -1, set_up_charts, bind_charts },
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
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, CrmScorecard *self)
{
  GtkTreeListRow *row = gtk_list_item_get_item (item);

  get_column (factory)->bind (self, item, row, get_row (row));
}

static int
compare (gconstpointer a, gconstpointer b, gpointer column)
{
  return crm_scorecard_row_compare (a, b, (CrmScorecardOrder) ((const Column *) column)->order);
}

static void
add_column (CrmScorecard *self, const Column *column)
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
  if (column->order >= 0) {
    g_autoptr (GtkSorter) sorter =
        GTK_SORTER (gtk_custom_sorter_new (compare, (gpointer) column, NULL));

    gtk_column_view_column_set_sorter (made, sorter);
  }
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), made);
}

/* What is shown. */

static GListModel *
make_children (gpointer item, gpointer data)
{
  GListStore *kpis = CRM_SCORECARD_ROW (item)->kpis;

  return kpis != NULL ? G_LIST_MODEL (g_object_ref (kpis)) : NULL;
}

static void
hear_expanded (GtkTreeListRow *row, GParamSpec *pspec, CrmScorecard *self)
{
  const char *key;

  if (self->filling)
    return;
  key = get_row (row)->key;
  if (gtk_tree_list_row_get_expanded (row))
    g_hash_table_remove (self->closed, key);
  else
    g_hash_table_add (self->closed, (gpointer) key);
}

static void
hear_selected (CrmScorecard *self, GParamSpec *pspec, GtkSingleSelection *selection)
{
  GtkTreeListRow *row = gtk_single_selection_get_selected_item (selection);

  if (!self->filling && row != NULL)
    self->chosen = get_row (row)->headline != NULL ? get_row (row)->headline->kpi->id : 0;
}

/* Closes what the person had closed, and chooses what was chosen. */
static void
restore (CrmScorecard *self, GtkTreeListModel *tree, GtkSingleSelection *selection)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (tree)); i++) {
    g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (tree, i);

    if (!gtk_tree_list_row_is_expandable (row))
      continue;
    gtk_tree_list_row_set_expanded (row, !g_hash_table_contains (self->closed, get_row (row)->key));
    g_signal_connect_object (row, "notify::expanded", G_CALLBACK (hear_expanded), self, 0);
  }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (selection)); i++) {
    g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (selection), i);
    const CrmHeadline *headline = get_row (row)->headline;

    if (headline != NULL && headline->kpi->id == self->chosen)
      gtk_single_selection_set_selected (selection, i);
  }
}

static void
show_rows (CrmScorecard *self, GPtrArray *headlines)
{
  GListStore *rows = crm_scorecard_list (headlines, crm_kind_find_field (self->kind, "perspective"),
                                         &self->periods, get_locale (self));
  GtkTreeListModel *tree =
      gtk_tree_list_model_new (G_LIST_MODEL (rows), FALSE, FALSE, make_children, NULL, NULL);
  GtkSorter *heads = gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view));
  GtkSorter *sorter = GTK_SORTER (gtk_tree_list_row_sorter_new (g_object_ref (heads)));
  GtkSortListModel *sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (tree)), sorter);
  g_autoptr (GtkSingleSelection) selection = gtk_single_selection_new (G_LIST_MODEL (sorted));

  self->filling = TRUE;
  g_signal_connect_object (selection, "notify::selected-item", G_CALLBACK (hear_selected), self,
                           G_CONNECT_SWAPPED);
  restore (self, tree, selection);
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), GTK_SELECTION_MODEL (selection));
  self->filling = FALSE;
  g_object_unref (tree);
}

static guint
count (const GPtrArray *headlines, CrmStatus status)
{
  guint n = 0;

  for (guint i = 0; i < headlines->len; i++) {
    const CrmKpi *kpi = ((const CrmHeadline *) g_ptr_array_index (headlines, i))->kpi;

    n += kpi->measured && kpi->status == status;
  }
  return n;
}

/* "14 KPIs · 13 of 14 reported · On target: 6 · … · Mean score: 6.1". */
static void
show_summary (CrmScorecard *self, const GPtrArray *headlines)
{
  static const CrmStatus statuses[] = { CRM_STATUS_ON_TARGET, CRM_STATUS_NEAR, CRM_STATUS_OFF };
  const CrmLocale *locale = get_locale (self);
  g_autofree char *all = crm_wording_dup_count (self->kind, headlines->len, locale);
  g_autofree char *coverage = NULL, *mean = NULL;
  g_autoptr (GString) text = g_string_new (all);
  CrmRollUp score, values;

  crm_scorecard_roll_up (headlines, &score, &values);
  coverage = crm_roll_up_dup_coverage (&values);
  mean = crm_scorecard_dup_score (score.value, locale);
  g_string_append_printf (text, " · %s", coverage);
  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++) {
    g_autofree char *number = crm_integer_format (count (headlines, statuses[i]), locale);

    g_string_append_printf (text, " · %s: %s", crm_status_get_label (statuses[i]), number);
  }
  g_string_append (text, " · ");
  g_string_append_printf (text, _ ("Mean score: %s of 10"), mean);
  gtk_label_set_text (GTK_LABEL (self->summary), text->str);
}

/* Reading, in a worker. */

typedef struct {
  CrmKpiBook *book;
  GWeakRef board;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  crm_kpi_book_unref (look->book);
  g_weak_ref_clear (&look->board);
  g_free (look);
}

static gpointer
read_headlines (CrmJob *job, CrmDb *db, gpointer data, GError **error)
{
  return crm_headline_list (((Look *) data)->book);
}

static void
hear_headlines (CrmSession *session, gpointer result, const GError *error, gpointer data)
{
  Look *look = data;
  g_autoptr (CrmScorecard) self = g_weak_ref_get (&look->board);
  g_autoptr (GPtrArray) headlines = result;

  if (self == NULL || self->session == NULL || headlines == NULL ||
      crm_kpis_get_book (crm_kpis_get (session)) != look->book)
    return;
  g_clear_object (&self->reading);
  self->periods = look->book->periods;
  show_summary (self, headlines);
  show_rows (self, headlines);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), headlines->len > 0 ? "kpis" : "empty");
}

static void
stop_reading (CrmScorecard *self)
{
  if (self->reading != NULL)
    crm_job_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
read_soon (CrmScorecard *self)
{
  const CrmKpiBook *book = crm_kpis_get_book (crm_kpis_get (self->session));
  Look *look;

  stop_reading (self);
  if (book == NULL)
    return;
  look = g_new0 (Look, 1);
  look->book = crm_kpi_book_ref (book);
  g_weak_ref_init (&look->board, self);
  self->reading = g_object_ref (
      crm_session_run (self->session, _ ("Reading the KPIs"), CRM_SESSION_READ, read_headlines,
                       hear_headlines, look, look_free, (GDestroyNotify) g_ptr_array_unref));
}

/* A KPI opens its page, a perspective its KPIs. */
static void
on_activated (CrmScorecard *self, guint position)
{
  GListModel *model = G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (self->view)));
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (model, position);

  if (get_row (row)->headline != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.kpi", "x",
                                get_row (row)->headline->kpi->id);
  else
    gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
}

/* The widget. */

static GtkWidget *
build_kpis (CrmScorecard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->summary = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->summary), 0);
  gtk_label_set_wrap (GTK_LABEL (self->summary), TRUE);
  self->view = gtk_column_view_new (NULL);
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (self->view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Scorecard"), -1);
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    add_column (self, &columns[i]);
  crm_tree_add_keys (GTK_COLUMN_VIEW (self->view));
  g_signal_connect (self->view, "map", G_CALLBACK (crm_cells_align_heads), NULL);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (on_activated), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->view);
  gtk_widget_add_css_class (scrolled, "card");
  gtk_widget_set_overflow (scrolled, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_vexpand (scrolled, TRUE);
  crm_scroll_from_start (GTK_SCROLLED_WINDOW (scrolled));
  crm_scroll_let_tab_out (GTK_SCROLLED_WINDOW (scrolled));
  gtk_widget_add_css_class (box, "board");
  gtk_box_append (GTK_BOX (box), self->summary);
  gtk_box_append (GTK_BOX (box), scrolled);
  return box;
}

static GtkWidget *
build_empty (CrmScorecard *self)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("From the catalogue…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.catalogue");
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), self->kind->icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No KPIs yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), _ (self->kind->empty));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  return page;
}

GtkWidget *
crm_scorecard_new (CrmSession *session)
{
  CrmScorecard *self = g_object_new (CRM_TYPE_SCORECARD, NULL);
  GtkStack *stack = GTK_STACK (self->stack);

  self->session = g_object_ref (session);
  self->kind = crm_model_find_kind (crm_session_get_model (session), "kpi");
  gtk_stack_add_named (stack, adw_bin_new (), "nothing"); /* until something is known */
  gtk_stack_add_named (stack, build_kpis (self), "kpis");
  gtk_stack_add_named (stack, build_empty (self), "empty");
  g_signal_connect_object (crm_kpis_get (session), "changed", G_CALLBACK (read_soon), self,
                           G_CONNECT_SWAPPED);
  read_soon (self);
  return GTK_WIDGET (self);
}

static void
crm_scorecard_dispose (GObject *object)
{
  CrmScorecard *self = CRM_SCORECARD (object);

  stop_reading (self);
  self->filling = TRUE;
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_pointer (&self->closed, g_hash_table_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (crm_scorecard_parent_class)->dispose (object);
}

static void
crm_scorecard_class_init (CrmScorecardClass *class)
{
  G_OBJECT_CLASS (class)->dispose = crm_scorecard_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
crm_scorecard_init (CrmScorecard *self)
{
  self->closed = g_hash_table_new (g_str_hash, g_str_equal);
  self->stack = gtk_stack_new ();
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}
