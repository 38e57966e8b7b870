/* crm-window-closing.c: what a window asks before it goes: work that would be stopped, words that
 * would be lost. */
#include "crm-i18n.h"
#include "crm-window-private.h"

static gboolean
is_last_of_session (CrmWindow *self)
{
  GtkApplication *app = gtk_window_get_application (GTK_WINDOW (self));

  for (GList *l = gtk_application_get_windows (app); l != NULL; l = l->next)
    if (l->data != self && CRM_IS_WINDOW (l->data) &&
        CRM_WINDOW (l->data)->session == self->session)
      return FALSE;
  return TRUE;
}

static gboolean
close_now (gpointer window)
{
  gtk_window_close (window);
  return G_SOURCE_REMOVE;
}

static void
on_stop_response (CrmWindow *self, const char *response)
{
  CrmJob *writer = crm_session_get_writer (self->session);

  if (!g_str_equal (response, "stop"))
    return;
  if (writer != NULL)
    crm_job_cancel (writer);
  self->may_close = TRUE;
  /* The dialog takes leave of its parent after this: the parent has to outlive it. */
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, close_now, g_object_ref (self), g_object_unref);
}

static void
ask_to_stop (CrmWindow *self, CrmJob *writer)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), NULL, NULL);

  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog), _ ("Stop “%s”?"),
                                     crm_job_get_title (writer));
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog),
                               _ ("It is not done yet. Stopped now, it keeps nothing, and the "
                                  "programme stays as it was."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "wait", _ ("Keep working"), "stop",
                                    _ ("Stop and close"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "stop",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "wait");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_stop_response), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_loss_response (CrmWindow *self, const char *response)
{
  if (!g_str_equal (response, "close"))
    return;
  self->may_close = TRUE;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, close_now, g_object_ref (self), g_object_unref);
}

static void
ask_to_lose (CrmWindow *self, const char *loss)
{
  GtkWidget *dialog =
      adw_message_dialog_new (GTK_WINDOW (self), _ ("Close without saving this?"), NULL);

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), loss);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "stay", _ ("Go on editing"),
                                    "close", _ ("Close"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "close",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_loss_response), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

gboolean
crm_window_may_close (CrmWindow *self)
{
  CrmJob *writer = self->session != NULL ? crm_session_get_writer (self->session) : NULL;
  g_autofree char *loss = self->session != NULL ? crm_window_dup_loss (self) : NULL;

  if (loss != NULL && !self->may_close) {
    ask_to_lose (self, loss);
    return FALSE;
  }
  if (writer != NULL && !self->may_close && is_last_of_session (self)) {
    ask_to_stop (self, writer);
    return FALSE;
  }
  return TRUE;
}
