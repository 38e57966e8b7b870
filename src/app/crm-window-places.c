/* crm-window-places.c: where one is in a programme: a step's views, the kinds and boards of a
 * view, and what the header and the sidebar say of it. Pages are made when first wanted and the
 * latest few tables of them kept. */
#include "crm-i18n.h"
#include "crm-pane.h"
#include "crm-trail.h"
#include "crm-window-private.h"
#include "crm-wording.h"

#define MAX_KEPT 4 /* pages of kinds: each holds the ids of its records */
#define MAX_LATE 4 /* more of them that wait to go */

static CrmModel *
get_model (CrmWindow *self)
{
  return crm_session_get_model (self->session);
}

/* Views. */

static const CrmView *
get_views (CrmWindow *self)
{
  static const CrmView none = { NULL };
  const CrmView *views = crm_model_get_method (get_model (self))->views;

  return views != NULL ? views : &none;
}

const CrmView *
crm_window_find_view (CrmWindow *self, const char *name)
{
  for (const CrmView *view = get_views (self); view->name != NULL; view++)
    if (g_strcmp0 (view->name, name) == 0)
      return view;
  return NULL;
}

static gboolean
view_has_kind (const CrmView *view, const CrmKind *kind)
{
  g_auto (GStrv) names = g_strsplit (view->kinds, ",", -1);

  return g_strv_contains ((const char *const *) names, kind->name);
}

/* Kinds that are parts of others have no view: they are shown within that of the step. */
static const CrmView *
find_view_of (CrmWindow *self, const CrmKind *kind)
{
  for (const CrmView *view = get_views (self); view->name != NULL; view++)
    if (view_has_kind (view, kind))
      return view;
  return NULL;
}

static GPtrArray *
list_views (CrmWindow *self, int step)
{
  GPtrArray *views = g_ptr_array_new ();

  for (const CrmView *view = get_views (self); view->name != NULL; view++)
    if (view->step == step)
      g_ptr_array_add (views, (gpointer) view);
  return views;
}

/* What the header says. */

/* The switcher needs a stack to switch: its children are empty, the pages are elsewhere, since they
 * are made late and dropped again. A page of it serves a view of each step, for other pages would
 * have all buttons of both switchers made anew. A view has the same place each time: no name is
 * twice. */
static void
fill_views (CrmWindow *self)
{
  AdwViewStack *stack = ADW_VIEW_STACK (self->views);
  g_autoptr (GPtrArray) views = list_views (self, self->step);
  g_autoptr (GListModel) pages = G_LIST_MODEL (adw_view_stack_get_pages (stack));

  while (g_list_model_get_n_items (pages) < views->len)
    adw_view_stack_add (stack, adw_bin_new ());
  for (guint i = 0; i < g_list_model_get_n_items (pages); i++) {
    g_autoptr (AdwViewStackPage) page = g_list_model_get_item (pages, i);
    const CrmView *view = i < views->len ? g_ptr_array_index (views, i) : NULL;

    adw_view_stack_page_set_visible (page, view != NULL);
    if (view == NULL)
      continue;
    adw_view_stack_page_set_name (page, view->name);
    adw_view_stack_page_set_title (page, _ (view->title));
    adw_view_stack_page_set_icon_name (page, view->icon);
  }
}

static gboolean
has_views (CrmWindow *self)
{
  return self->step > 0 && self->view != NULL && self->kpi == 0;
}

/* Where the header has no room for the views they are at the bottom. */
void
crm_window_place_views (CrmWindow *self)
{
  adw_view_switcher_bar_set_reveal (
      ADW_VIEW_SWITCHER_BAR (self->views_bar),
      self->session != NULL && has_views (self) &&
          adw_view_switcher_title_get_title_visible (ADW_VIEW_SWITCHER_TITLE (self->title)));
}

static void
show_views (CrmWindow *self)
{
  self->placing = TRUE;
  if (has_views (self)) {
    fill_views (self);
    adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (self->views), self->view->name);
  }
  adw_view_switcher_title_set_view_switcher_enabled (ADW_VIEW_SWITCHER_TITLE (self->title),
                                                     has_views (self));
  crm_window_place_views (self);
  self->placing = FALSE;
}

void
crm_window_hear_view (CrmWindow *self)
{
  const char *name = adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (self->views));

  if (self->session != NULL && name != NULL && !self->placing)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.view", "s", name);
}

static char *
dup_title (CrmWindow *self)
{
  if (self->kpi != 0)
    return crm_query_dup_title (crm_session_get_db (self->session), get_model (self), self->kind,
                                self->kpi, crm_session_get_locale (self->session));
  if (self->board != NULL)
    return g_strdup (_ (self->board->title));
  return g_strdup (crm_kind_get_plural (self->kind));
}

/* "Metrics · K28" */
static char *
dup_kpi_place (CrmWindow *self, const char *place)
{
  g_autofree char *code = crm_query_dup_handle (crm_session_get_db (self->session),
                                                get_model (self), self->kind, self->kpi);

  return code != NULL ? g_strdup_printf ("%s · %s", place, code) : g_strdup (place);
}

static void
note_place (CrmWindow *self)
{
  if (self->kpi != 0)
    crm_trail_add (GTK_WINDOW (self), "win.kpi", g_variant_new_int64 (self->kpi));
  else if (self->kind != NULL)
    crm_trail_add (GTK_WINDOW (self), "win.kind", g_variant_new_string (self->kind->name));
  else
    crm_trail_add (GTK_WINDOW (self), "win.board", g_variant_new_string (self->board->name));
}

static void
say_place (CrmWindow *self)
{
  AdwViewSwitcherTitle *head = ADW_VIEW_SWITCHER_TITLE (self->title);
  const char *place = self->step > 0       ? crm_wording_get_step (get_model (self), self->step)
                      : self->view != NULL ? _ (self->view->title)
                                           : "";
  g_autofree char *title = dup_title (self);
  g_autofree char *code = self->kpi != 0 ? dup_kpi_place (self, place) : NULL;

  adw_view_switcher_title_set_title (head, title != NULL ? title : "");
  gtk_widget_set_tooltip_text (self->title, title); /* a narrow header cuts it */
  adw_view_switcher_title_set_subtitle (head, code != NULL                    ? code
                                              : g_strcmp0 (place, title) != 0 ? place
                                                                              : "");
  show_views (self);
  crm_view_tabs_show (CRM_VIEW_TABS (self->tabs), get_model (self),
                      self->kpi == 0 ? self->view : NULL,
                      self->board != NULL ? self->board->name : self->kind->name);
  crm_sidebar_show (CRM_SIDEBAR (self->sidebar), self->step, self->view, self->board);
  crm_step_band_show (CRM_STEP_BAND (self->band), self->kpi == 0 ? self->step : 0);
  crm_window_place_inspector (self);
  note_place (self);
  crm_window_update_actions (self);
}

/* Pages. */

static void
show_page (CrmWindow *self, GtkWidget *page)
{
  crm_window_commit (self);
  gtk_stack_set_visible_child (GTK_STACK (self->pages), page);
  adw_leaflet_set_visible_child (ADW_LEAFLET (self->leaflet), self->content);
}

static void
go_to (CrmWindow *self, const CrmView *view, const CrmBoard *board, const CrmKind *kind, gint64 kpi)
{
  crm_window_furnish (self);
  self->view = view;
  self->board = board;
  self->kind = kind;
  self->kpi = kpi;
  self->came_from = 0;
  self->step = kind != NULL ? kind->step : view != NULL ? view->step : 0;
  if (view != NULL) {
    self->last_views[view->step] = view;
    g_hash_table_insert (self->last_kinds, (gpointer) view, (gpointer) kind);
  }
}

static const CrmView *
find_view_of_board (CrmWindow *self, const CrmBoard *board)
{
  if (board->kind != NULL)
    return find_view_of (self, crm_model_find_kind (get_model (self), board->kind));
  return crm_window_find_view (self, board->view);
}

void
crm_window_show_board (CrmWindow *self, const CrmBoard *board)
{
  GtkWidget *page = g_hash_table_lookup (self->boards, board);

  if (page == NULL) {
    page = board->make (self->session);
    gtk_stack_add_child (GTK_STACK (self->pages), page);
    g_hash_table_insert (self->boards, (gpointer) board, page);
  }
  go_to (self, find_view_of_board (self, board), board, NULL, 0);
  show_page (self, page);
  say_place (self);
}

static gint64
find_single (CrmWindow *self, const CrmKind *kind)
{
  g_autoptr (CrmQuery) query = crm_query_new (get_model (self), kind);
  g_autoptr (GArray) ids =
      crm_query_read_ids (query, crm_session_get_db (self->session), NULL, NULL);

  return ids != NULL && ids->len > 0 ? g_array_index (ids, gint64, 0) : 0;
}

static void
drop_pages_but (CrmWindow *self, guint n)
{
  while (g_queue_get_length (&self->kept) > n)
    gtk_stack_remove (GTK_STACK (self->pages), g_queue_pop_tail (&self->kept));
}

static gboolean
drop_last_page (gpointer user_data)
{
  CrmWindow *self = user_data;

  guint n = g_queue_get_length (&self->kept);

  if (n > MAX_KEPT && !crm_page_rest (g_queue_peek_tail (&self->kept)))
    drop_pages_but (self, --n);
  if (n > MAX_KEPT)
    return G_SOURCE_CONTINUE;
  self->drop_id = 0;
  return G_SOURCE_REMOVE;
}

/* The widgets of a table take long to go: that is no part of showing another. */
static void
drop_old_pages (CrmWindow *self)
{
  drop_pages_but (self, MAX_KEPT + MAX_LATE);
  if (self->drop_id == 0)
    self->drop_id = g_idle_add_full (G_PRIORITY_LOW, drop_last_page, self, NULL);
}

static CrmPage *
get_page_of (CrmWindow *self, const CrmKind *kind)
{
  CrmPage *page = NULL;

  for (GList *l = self->kept.head; l != NULL && page == NULL; l = l->next)
    if (crm_page_get_kind (l->data) == kind)
      page = l->data;
  if (page == NULL) {
    page = CRM_PAGE (crm_page_new (self->session, kind));
    crm_window_listen_to_page (self, page);
    gtk_stack_add_child (GTK_STACK (self->pages), GTK_WIDGET (page));
  }
  g_queue_remove (&self->kept, page);
  g_queue_push_head (&self->kept, page);
  return page;
}

static void
show_single (CrmWindow *self, const CrmKind *kind)
{
  if (self->single_form == NULL) {
    GtkWidget *clamp = adw_clamp_new ();

    self->single_form = CRM_FORM (crm_form_new (self->session));
    adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 640);
    adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->single_form));
    gtk_stack_add_child (GTK_STACK (self->pages),
                         g_object_new (CRM_TYPE_PANE, "child", clamp, NULL));
  }
  crm_form_show (self->single_form, kind, find_single (self, kind));
  show_page (self, gtk_widget_get_ancestor (GTK_WIDGET (self->single_form), CRM_TYPE_PANE));
}

void
crm_window_show_kind (CrmWindow *self, const CrmKind *kind)
{
  go_to (self, find_view_of (self, kind), NULL, kind, 0);
  if (kind->single) {
    show_single (self, kind);
  } else {
    CrmPage *page = get_page_of (self, kind);

    show_page (self, GTK_WIDGET (page));
    crm_window_inspect (self, kind, crm_page_get_selected (page));
    drop_old_pages (self);
  }
  say_place (self);
}

void
crm_window_show_kpi (CrmWindow *self, gint64 id)
{
  const CrmKind *kind = crm_model_find_kind (get_model (self), "kpi");

  go_to (self, find_view_of (self, kind), NULL, kind, id);
  if (self->kpi_page == NULL) {
    self->kpi_page = CRM_KPI_PAGE (crm_kpi_page_new (self->session));
    gtk_stack_add_child (GTK_STACK (self->pages), GTK_WIDGET (self->kpi_page));
    gtk_stack_add_child (GTK_STACK (self->beside),
                         GTK_WIDGET (crm_kpi_page_get_passport (self->kpi_page)));
  }
  crm_kpi_page_show (self->kpi_page, id);
  show_page (self, GTK_WIDGET (self->kpi_page));
  say_place (self);
}

void
crm_window_note_origin (CrmWindow *self, gint64 kpi)
{
  if (self->kpi == 0)
    self->came_from = kpi;
  crm_window_update_actions (self);
}

void
crm_window_show_record (CrmWindow *self, const CrmKind *kind, gint64 id)
{
  if (!kind->hidden && (self->kind != kind || self->kpi != 0))
    crm_window_show_kind (self, kind);
  if (id == 0 || kind->single)
    return;
  crm_window_inspect (self, kind, id);
  crm_trail_add (GTK_WINDOW (self), "win.record", g_variant_new ("(sx)", kind->name, id));
  crm_window_reveal_inspector (self);
  if (!kind->hidden && crm_window_get_page (self) != NULL)
    crm_page_select (crm_window_get_page (self), id);
}

/* What was shown of it last, else what comes first. */
void
crm_window_show_view (CrmWindow *self, const CrmView *view)
{
  const CrmKind *kind = g_hash_table_lookup (self->last_kinds, view);
  const CrmBoard *board = crm_board_find_of_view (view->name);
  g_auto (GStrv) names = g_strsplit (view->kinds, ",", -1);

  if (kind == NULL && board == NULL)
    kind = crm_model_find_kind (get_model (self), names[0]);
  if (kind != NULL)
    crm_window_show_kind (self, kind);
  else
    crm_window_show_board (self, board);
}

void
crm_window_show_step (CrmWindow *self, int step)
{
  g_autoptr (GPtrArray) views = list_views (self, step);

  if (step == 0 || views->len == 0)
    crm_window_show_board (self, crm_board_find ("overview"));
  else
    crm_window_show_view (self, self->last_views[step] != NULL ? self->last_views[step]
                                                               : g_ptr_array_index (views, 0));
}

void
crm_window_turn_view (CrmWindow *self, int by)
{
  g_autoptr (GPtrArray) views = list_views (self, self->step);
  guint place;

  if (self->view != NULL && g_ptr_array_find (views, self->view, &place))
    crm_window_show_view (
        self, g_ptr_array_index (views, (place + views->len + (guint) by) % views->len));
}

void
crm_window_show_nth_view (CrmWindow *self, int place)
{
  g_autoptr (GPtrArray) views = list_views (self, self->step);

  if (self->view != NULL && place >= 1 && place <= (int) views->len)
    crm_window_show_view (self, g_ptr_array_index (views, (guint) place - 1));
}

void
crm_window_show_place (CrmWindow *self, CrmWindow *other)
{
  const CrmKind *kind = other->kind;
  const CrmBoard *board = other->board;

  if (other->kpi != 0)
    crm_window_show_kpi (self, other->kpi);
  else if (kind != NULL)
    crm_window_show_kind (self, kind);
  else
    crm_window_show_board (self, board != NULL ? board : crm_board_find ("overview"));
}

void
crm_window_forget_pages (CrmWindow *self)
{
  GHashTableIter iter;
  gpointer page;

  while (!g_queue_is_empty (&self->kept))
    gtk_stack_remove (GTK_STACK (self->pages), g_queue_pop_head (&self->kept));
  g_hash_table_iter_init (&iter, self->boards);
  while (g_hash_table_iter_next (&iter, NULL, &page)) {
    gtk_stack_remove (GTK_STACK (self->pages), page);
    g_hash_table_iter_remove (&iter);
  }
}

void
crm_window_focus_page (CrmWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  CrmPage *page = crm_window_get_page (self);

  /* Who walks the sidebar by keys stays there. */
  if (focus != NULL && gtk_widget_is_ancestor (focus, self->sidebar) &&
      !adw_leaflet_get_folded (ADW_LEAFLET (self->leaflet)))
    return;
  if (page != NULL)
    crm_page_focus_table (page);
  else
    gtk_widget_child_focus (gtk_stack_get_visible_child (GTK_STACK (self->pages)),
                            GTK_DIR_TAB_FORWARD);
}
