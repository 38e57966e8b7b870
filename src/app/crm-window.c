/* crm-window.c: the inspector beside a table, messages as toasts, trouble as bars. Which page is
 * shown is in crm-window-places.c, actions are in crm-window-actions.c, what closing asks in
 * crm-window-closing.c. */
#include "crm-window-private.h"

#include "crm-backup.h"
#include "crm-i18n.h"
#include "crm-late-menu.h"
#include "crm-pane.h"
#include "crm-trail.h"

G_DEFINE_FINAL_TYPE (CrmWindow, crm_window, ADW_TYPE_APPLICATION_WINDOW)

CrmSession *
crm_window_get_session (CrmWindow *self)
{
  return self->session;
}

/* The start page. */

static void
on_create (CrmWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.create-file", NULL);
}

static void
on_open_recent (CrmStart *start, const char *path, CrmWindow *self)
{
  crm_application_open_path (CRM_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), path,
                             self);
}

/* A window that comes up with a programme never has one. */
CrmStart *
crm_window_get_start (CrmWindow *self)
{
  if (self->start == NULL) {
    self->start = g_object_new (CRM_TYPE_START, NULL);
    g_signal_connect_swapped (self->start, "create", G_CALLBACK (on_create), self);
    g_signal_connect (self->start, "open", G_CALLBACK (on_open_recent), self);
    gtk_stack_add_child (GTK_STACK (self->stack), self->start);
    gtk_stack_set_visible_child (GTK_STACK (self->stack), self->start);
    crm_window_update_actions (self);
  }
  return CRM_START (self->start);
}

void
crm_window_show_busy (CrmWindow *self, const char *what)
{
  crm_start_show_busy (crm_window_get_start (self), what);
}

void
crm_window_show_error (CrmWindow *self, const char *text, const char *path)
{
  g_auto (GStrv) backups = path != NULL ? crm_backup_list (path) : NULL;

  g_free (self->failed_path);
  self->failed_path = g_strdup (path);
  crm_start_show_busy (crm_window_get_start (self), NULL);
  crm_start_show_error (crm_window_get_start (self), text, backups != NULL && backups[0] != NULL);
  crm_window_update_actions (self);
}

void
crm_window_show_create (CrmWindow *self, gboolean import)
{
  crm_start_show_create (crm_window_get_start (self), import);
}

/* The inspector. */

CrmPage *
crm_window_get_page (CrmWindow *self)
{
  GtkWidget *shown =
      self->session != NULL ? gtk_stack_get_visible_child (GTK_STACK (self->pages)) : NULL;

  return shown != NULL && CRM_IS_PAGE (shown) ? CRM_PAGE (shown) : NULL;
}

gboolean
crm_window_has_inspector (CrmWindow *self)
{
  return self->kpi != 0 || crm_window_get_page (self) != NULL;
}

void
crm_window_place_inspector (CrmWindow *self)
{
  gboolean folded = adw_flap_get_folded (ADW_FLAP (self->flap));
  gboolean of_use = crm_window_has_inspector (self);

  if (self->beside != NULL)
    gtk_stack_set_visible_child (GTK_STACK (self->beside),
                                 self->kpi != 0
                                     ? GTK_WIDGET (crm_kpi_page_get_passport (self->kpi_page))
                                     : GTK_WIDGET (self->form));
  gtk_widget_set_visible (self->inspector, of_use); /* else it is measured all the same */
  adw_flap_set_reveal_flap (ADW_FLAP (self->flap), of_use && self->wants_inspector && !folded);
}

static void
on_flap_folded (CrmWindow *self)
{
  if (self->session != NULL)
    crm_window_place_inspector (self);
}

static void
on_flap_revealed (CrmWindow *self)
{
  gboolean revealed = adw_flap_get_reveal_flap (ADW_FLAP (self->flap));

  if (!crm_window_has_inspector (self) && revealed)
    adw_flap_set_reveal_flap (ADW_FLAP (self->flap), FALSE);
  else if (crm_window_has_inspector (self) && !adw_flap_get_folded (ADW_FLAP (self->flap)))
    self->wants_inspector = revealed;
  if (self->session != NULL)
    crm_window_update_actions (self);
}

void
crm_window_reveal_inspector (CrmWindow *self)
{
  if (crm_window_has_inspector (self))
    adw_flap_set_reveal_flap (ADW_FLAP (self->flap), TRUE);
}

void
crm_window_inspect (CrmWindow *self, const CrmKind *kind, gint64 id)
{
  self->drafting = FALSE;
  if (id == 0)
    crm_form_show (self->form, NULL, 0);
  else if (crm_form_get_kind (self->form) != kind || crm_form_get_id (self->form) != id)
    crm_form_show (self->form, kind, id);
}

static void
on_page_selected (CrmPage *page, gint64 id, CrmWindow *self)
{
  /* Making a record deselects what was selected. */
  if (page == crm_window_get_page (self) && (id != 0 || !self->drafting))
    crm_window_inspect (self, crm_page_get_kind (page), id);
  crm_window_update_actions (self);
}

static void
on_page_activated (CrmPage *page, gint64 id, CrmWindow *self)
{
  if (g_str_equal (crm_page_get_kind (page)->name, "kpi")) {
    crm_window_show_kpi (self, id);
    return;
  }
  crm_window_inspect (self, crm_page_get_kind (page), id);
  crm_trail_add (GTK_WINDOW (self), "win.record",
                 g_variant_new ("(sx)", crm_page_get_kind (page)->name, id));
  crm_window_reveal_inspector (self);
  crm_form_grab_first (self->form);
}

void
crm_window_listen_to_page (CrmWindow *self, CrmPage *page)
{
  g_signal_connect (page, "selected", G_CALLBACK (on_page_selected), self);
  g_signal_connect (page, "activated", G_CALLBACK (on_page_activated), self);
}

static void
on_created (CrmForm *form, gint64 id, CrmWindow *self)
{
  CrmPage *page = crm_window_get_page (self);

  self->drafting = FALSE;
  if (page != NULL && crm_page_get_kind (page) == crm_form_get_kind (form))
    crm_page_select (page, id);
}

void
crm_window_new_record (CrmWindow *self)
{
  CrmPage *page = crm_window_get_page (self);

  if (page == NULL)
    return;
  self->drafting = TRUE;
  crm_page_select_none (page);
  crm_form_show_new (self->form, crm_page_get_kind (page), NULL, 0);
  crm_window_reveal_inspector (self);
  crm_form_grab_first (self->form);
}

void
crm_window_commit (CrmWindow *self)
{
  if (self->form != NULL)
    crm_form_commit (self->form);
  if (self->single_form != NULL)
    crm_form_commit (self->single_form);
  if (self->kpi_page != NULL)
    crm_kpi_page_commit (self->kpi_page);
}

char *
crm_window_dup_loss (CrmWindow *self)
{
  char *loss = self->form != NULL ? crm_form_dup_loss (self->form) : NULL;

  return loss != NULL || self->single_form == NULL ? loss : crm_form_dup_loss (self->single_form);
}

/* What the session tells. */

static gboolean
is_spoken_to (CrmWindow *self)
{
  GtkApplication *app = gtk_window_get_application (GTK_WINDOW (self));
  GtkWindow *active = app != NULL ? gtk_application_get_active_window (app) : NULL;

  while (active != NULL && !CRM_IS_WINDOW (active))
    active = gtk_window_get_transient_for (active);
  return active == NULL || active == GTK_WINDOW (self) ||
         CRM_WINDOW (active)->session != self->session;
}

static void
forget_toast (CrmWindow *self, AdwToast *toast)
{
  if (self->toast == toast)
    self->toast = NULL;
}

/* One at a time: what is newest counts. */
static void
hear_message (CrmSession *session, const char *text, gboolean undo, CrmWindow *self)
{
  AdwToast *toast;
  GtkWidget *label;

  if (!is_spoken_to (self))
    return;
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  toast = adw_toast_new (text);
  /* The toast's own title would be cut where a sentence is long. */
  label = gtk_label_new (text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  gtk_widget_add_css_class (label, "heading");
  adw_toast_set_custom_title (toast, label);
  adw_toast_set_timeout (toast, 6);
  if (undo) {
    adw_toast_set_button_label (toast, _ ("Undo"));
    adw_toast_set_action_name (toast, "win.undo");
  }
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (forget_toast), self, G_CONNECT_SWAPPED);
  self->toast = toast;
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), toast);
}

static void
hear_show_record (CrmSession *session, gpointer kind, gint64 id, CrmWindow *self)
{
  gint64 kpi = self->kpi;

  if (!is_spoken_to (self))
    return;
  crm_window_show_record (self, kind, id);
  crm_window_note_origin (self, kpi);
}

static void
release_app (gpointer app, GObject *was)
{
  g_application_release (app);
  g_object_unref (app);
}

/* The program stays until the work is done, even without a window. */
static void
hear_job (CrmSession *session, CrmJob *job, CrmWindow *self)
{
  GtkApplication *app = gtk_window_get_application (GTK_WINDOW (self));

  crm_jobs_button_add (CRM_JOBS_BUTTON (self->jobs), job);
  if (app != NULL) {
    g_application_hold (G_APPLICATION (app));
    g_object_weak_ref (G_OBJECT (job), release_app, g_object_ref (app));
  }
}

static void
hear_trouble (CrmWindow *self)
{
  const char *trouble = crm_session_get_trouble (self->session);

  gtk_label_set_text (GTK_LABEL (self->trouble_label), trouble != NULL ? trouble : "");
  gtk_widget_set_visible (self->trouble_bar, trouble != NULL);
}

/* Heads, numbers and days are written anew. */
static void
hear_locale (CrmWindow *self)
{
  crm_window_forget_pages (self);
  crm_window_show_place (self, self);
}

/* The session. */

static void
listen (CrmWindow *self)
{
  CrmSession *session = self->session;

  g_signal_connect_object (session, "message", G_CALLBACK (hear_message), self, 0);
  g_signal_connect_object (session, "show-record", G_CALLBACK (hear_show_record), self, 0);
  g_signal_connect_object (session, "job", G_CALLBACK (hear_job), self, 0);
  g_signal_connect_object (session, "changed", G_CALLBACK (crm_window_update_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "trouble-changed", G_CALLBACK (hear_trouble), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "locale-changed", G_CALLBACK (hear_locale), self,
                           G_CONNECT_SWAPPED);
}

/* The sidebar, the band and the inspector, which nothing needs before there is a page. */
void
crm_window_furnish (CrmWindow *self)
{
  if (self->form != NULL)
    return;
  crm_sidebar_set_session (CRM_SIDEBAR (self->sidebar), self->session);
  gtk_widget_show (self->sidebar);
  crm_step_band_set_session (CRM_STEP_BAND (self->band), self->session);
  self->form = CRM_FORM (crm_form_new (self->session));
  self->beside = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->beside), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->beside), FALSE);
  gtk_stack_add_child (GTK_STACK (self->beside), GTK_WIDGET (self->form));
  g_object_set (self->inspector, "child", self->beside, NULL);
  g_signal_connect (self->form, "created", G_CALLBACK (on_created), self);
}

static gboolean
show_first_page (gpointer user_data)
{
  CrmWindow *self = user_data;

  self->first_page_id = 0;
  if (self->board == NULL && self->kind == NULL)
    crm_window_show_step (self, 0);
  crm_window_focus_page (self);
  return G_SOURCE_REMOVE;
}

static void
on_painted (GdkFrameClock *clock, CrmWindow *self)
{
  g_signal_handlers_disconnect_by_func (clock, on_painted, self);
  if (self->first_page_id == 0)
    self->first_page_id = g_idle_add_full (G_PRIORITY_DEFAULT, show_first_page, self, NULL);
}

/* The window is there at once; what it shows first is made while one finds one's bearings. */
static void
await_first_frame (CrmWindow *self)
{
  g_signal_connect_object (gtk_widget_get_frame_clock (GTK_WIDGET (self)), "after-paint",
                           G_CALLBACK (on_painted), self, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
crm_window_set_session (CrmWindow *self, CrmSession *session)
{
  CrmStore *store = crm_session_get_store (session);

  g_return_if_fail (self->session == NULL);
  self->session = g_object_ref (session);
  crm_guide_get (session); /* which begins to look meanwhile */
  crm_window_say_file (self);
  gtk_widget_set_visible (self->read_only_bar, crm_store_is_read_only (store));
  listen (self);
  hear_trouble (self);
  if (self->start != NULL)
    crm_start_leave (CRM_START (self->start));
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->leaflet);
  crm_window_update_actions (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    await_first_frame (self);
}

void
crm_window_come_up (CrmWindow *self)
{
  gtk_window_present (GTK_WINDOW (self));
  if (self->session != NULL)
    await_first_frame (self);
}

void
crm_window_make_anew (CrmWindow *self, CrmSession *session)
{
  CrmApplication *app = CRM_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  CrmWindow *next = self->session != NULL ? crm_window_new (app) : crm_application_add_window (app);
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (next), width, height);
  if (self->session != NULL) {
    crm_window_commit (self);
    crm_window_set_session (next, session != NULL ? session : self->session);
    crm_window_show_place (next, self);
    crm_window_come_up (next);
  }
  gtk_window_destroy (GTK_WINDOW (self));
}

/* The object. */

static gboolean
crm_window_close_request (GtkWindow *window)
{
  return !crm_window_may_close (CRM_WINDOW (window)) ||
         GTK_WINDOW_CLASS (crm_window_parent_class)->close_request (window);
}

static void
crm_window_dispose (GObject *object)
{
  CrmWindow *self = CRM_WINDOW (object);

  g_clear_handle_id (&self->first_page_id, g_source_remove);
  g_clear_handle_id (&self->drop_id, g_source_remove);
  g_queue_clear (&self->kept);
  g_clear_pointer (&self->last_kinds, g_hash_table_unref);
  g_clear_pointer (&self->boards, g_hash_table_unref);
  G_OBJECT_CLASS (crm_window_parent_class)->dispose (object);
  g_clear_object (&self->session);
  g_clear_pointer (&self->failed_path, g_free);
}

static void
crm_window_class_init (CrmWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = crm_window_dispose;
  GTK_WINDOW_CLASS (class)->close_request = crm_window_close_request;
  g_type_ensure (CRM_TYPE_SIDEBAR);
  g_type_ensure (CRM_TYPE_JOBS_BUTTON);
  g_type_ensure (CRM_TYPE_PANE);
  g_type_ensure (CRM_TYPE_STEP_BAND);
  g_type_ensure (CRM_TYPE_VIEW_TABS);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/hashtgam/Hashtgam/window.ui");
  gtk_widget_class_bind_template_child (widget_class, CrmWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, CrmWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, CrmWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, CrmWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, CrmWindow, content);
  gtk_widget_class_bind_template_child (widget_class, CrmWindow, title);
  gtk_widget_class_bind_template_child (widget_class, CrmWindow, views);
  gtk_widget_class_bind_template_child (widget_class, CrmWindow, views_bar);
  gtk_widget_class_bind_template_child (widget_class, CrmWindow, tabs);
  gtk_widget_class_bind_template_child (widget_class, CrmWindow, menu);
  gtk_widget_class_bind_template_child (widget_class, CrmWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, CrmWindow, jobs);
  gtk_widget_class_bind_template_child (widget_class, CrmWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, CrmWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, CrmWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, CrmWindow, new_button);
  gtk_widget_class_bind_template_child (widget_class, CrmWindow, present_button);
  gtk_widget_class_bind_template_child (widget_class, CrmWindow, save_chart_button);
  gtk_widget_class_bind_template_child (widget_class, CrmWindow, inspector_button);
  gtk_widget_class_bind_template_child (widget_class, CrmWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, CrmWindow, read_only_bar);
  gtk_widget_class_bind_template_child (widget_class, CrmWindow, untitled_bar);
  gtk_widget_class_bind_template_child (widget_class, CrmWindow, trouble_bar);
  gtk_widget_class_bind_template_child (widget_class, CrmWindow, trouble_label);
  gtk_widget_class_bind_template_child (widget_class, CrmWindow, band);
  gtk_widget_class_bind_template_child (widget_class, CrmWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, CrmWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, CrmWindow, inspector);
  gtk_widget_class_bind_template_callback (widget_class, crm_window_update_actions);
  gtk_widget_class_bind_template_callback (widget_class, crm_window_hear_view);
  gtk_widget_class_bind_template_callback (widget_class, crm_window_place_views);
  gtk_widget_class_bind_template_callback (widget_class, on_flap_folded);
  gtk_widget_class_bind_template_callback (widget_class, on_flap_revealed);
}

static void
crm_window_init (CrmWindow *self)
{
  g_queue_init (&self->kept);
  self->last_kinds = g_hash_table_new (NULL, NULL);
  self->boards = g_hash_table_new (NULL, NULL);
  self->wants_inspector = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  crm_late_menu_set (GTK_MENU_BUTTON (self->menu_button), self->menu);
  crm_sidebar_set_menu (CRM_SIDEBAR (self->sidebar), self->menu);
  crm_window_add_actions (self);
  crm_window_update_actions (self);
}

CrmWindow *
crm_window_new (CrmApplication *app)
{
  return g_object_new (CRM_TYPE_WINDOW, "application", app, NULL);
}
