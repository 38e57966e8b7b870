/* crm-start.c: three pages: welcome, create, busy. What is on the first two is their own matter. */
#include "crm-start.h"

#include <string.h>

#include "crm-create-page.h"
#include "crm-i18n.h"
#include "crm-recent-list.h"

struct _CrmStart {
  GtkWidget parent_instance;

  GtkWidget *box, *error_bar, *error_label, *error_backups, *stack;
  GtkWidget *recent, *back, *busy, *spinner;
  GtkWidget *create_page; /* NULL: not wanted yet */
  gboolean creating;      /* the page before, or after, the busy one */
  gboolean import;
};

G_DEFINE_FINAL_TYPE (CrmStart, crm_start, GTK_TYPE_WIDGET)

enum { CREATE, OPEN, N_SIGNALS };
static guint signals[N_SIGNALS];

CrmBeginning *
crm_start_dup_beginning (CrmStart *self)
{
  return self->create_page != NULL
             ? crm_create_page_dup_beginning (CRM_CREATE_PAGE (self->create_page))
             : NULL;
}

gboolean
crm_start_wants_import (CrmStart *self)
{
  return self->import;
}

/* Pages. */

static void
show_page (CrmStart *self, const char *name)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), name);
  gtk_widget_set_visible (self->back, strcmp (name, "create") == 0);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), strcmp (name, "busy") == 0);
}

static void
show_welcome (CrmStart *self)
{
  self->creating = FALSE;
  crm_recent_list_renew (CRM_RECENT_LIST (self->recent));
  show_page (self, "welcome");
}

static void
on_create (CrmStart *self)
{
  g_signal_emit (self, signals[CREATE], 0);
}

static void
make_create_page (CrmStart *self)
{
  self->create_page = g_object_new (CRM_TYPE_CREATE_PAGE, NULL);
  g_signal_connect_swapped (self->create_page, "create", G_CALLBACK (on_create), self);
  gtk_stack_add_named (GTK_STACK (self->stack), self->create_page, "create");
}

void
crm_start_show_create (CrmStart *self, gboolean import)
{
  if (self->create_page == NULL)
    make_create_page (self);
  self->creating = TRUE;
  self->import = import;
  crm_start_show_error (self, NULL, FALSE);
  show_page (self, "create");
  crm_create_page_focus (CRM_CREATE_PAGE (self->create_page));
}

void
crm_start_show_busy (CrmStart *self, const char *what)
{
  if (what == NULL && self->creating) {
    show_page (self, "create");
  } else if (what == NULL) {
    show_welcome (self);
  } else {
    crm_start_show_error (self, NULL, FALSE);
    gtk_label_set_text (GTK_LABEL (self->busy), what);
    show_page (self, "busy");
  }
}

/* A spinner out of sight would go on asking for frames. */
void
crm_start_leave (CrmStart *self)
{
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), FALSE);
}

void
crm_start_show_error (CrmStart *self, const char *text, gboolean backups)
{
  gtk_widget_set_visible (self->error_backups, backups);
  gtk_label_set_text (GTK_LABEL (self->error_label), text != NULL ? text : "");
  gtk_info_bar_set_revealed (GTK_INFO_BAR (self->error_bar), text != NULL);
}

static void
on_error_response (CrmStart *self)
{
  crm_start_show_error (self, NULL, FALSE);
}

static void
on_open (CrmRecentList *list, const char *path, CrmStart *self)
{
  g_signal_emit (self, signals[OPEN], 0, path);
}

static void
on_back (CrmStart *self)
{
  show_welcome (self);
}

/* The object. */

static void
crm_start_dispose (GObject *object)
{
  g_clear_pointer (&CRM_START (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (crm_start_parent_class)->dispose (object);
}

static void
crm_start_class_init (CrmStartClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = crm_start_dispose;
  signals[CREATE] = g_signal_new ("create", CRM_TYPE_START, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  signals[OPEN] = g_signal_new ("open", CRM_TYPE_START, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (CRM_TYPE_RECENT_LIST);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/hashtgam/Hashtgam/start.ui");
  gtk_widget_class_bind_template_child (widget_class, CrmStart, box);
  gtk_widget_class_bind_template_child (widget_class, CrmStart, error_bar);
  gtk_widget_class_bind_template_child (widget_class, CrmStart, error_label);
  gtk_widget_class_bind_template_child (widget_class, CrmStart, error_backups);
  gtk_widget_class_bind_template_child (widget_class, CrmStart, stack);
  gtk_widget_class_bind_template_child (widget_class, CrmStart, recent);
  gtk_widget_class_bind_template_child (widget_class, CrmStart, back);
  gtk_widget_class_bind_template_child (widget_class, CrmStart, busy);
  gtk_widget_class_bind_template_child (widget_class, CrmStart, spinner);
  gtk_widget_class_bind_template_callback (widget_class, on_open);
  gtk_widget_class_bind_template_callback (widget_class, on_back);
  gtk_widget_class_bind_template_callback (widget_class, on_error_response);
}

static void
crm_start_init (CrmStart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
