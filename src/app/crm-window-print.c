/* crm-window-print.c: the table that is shown, on paper. Its records are read by a worker before
 * the print dialog appears; the pages are laid out in small pieces while it goes on. */
#include "crm-cells.h"
#include "crm-day.h"
#include "crm-i18n.h"
#include "crm-print-table.h"
#include "crm-window-private.h"

#define ROWS_AT_ONCE 100 /* laid out before the main loop has its turn */

typedef struct {
  CrmWindow *window;
  CrmQuery *query;
  CrmModel *model;
  CrmLocale locale;
  CrmDay today;
  char *narrowing;
  const CrmField **fields; /* the columns as they stand in the table */
  guint n_fields;
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_object_unref (wish->window);
  crm_query_free (wish->query);
  crm_model_unref (wish->model);
  g_free (wish->narrowing);
  g_free (wish->fields);
  g_free (wish);
}

static gpointer
read_rows (CrmJob *job, CrmDb *db, gpointer data, GError **error)
{
  Wish *wish = data;

  crm_job_set_progress (job, -1, NULL);
  return crm_print_rows_read (db, wish->query, wish->model, wish->fields, wish->n_fields,
                              &wish->locale, wish->today, wish->narrowing,
                              crm_job_get_cancellable (job), error);
}

static gboolean
paginate (GtkPrintOperation *operation, GtkPrintContext *context, CrmPrintTable *table)
{
  if (!crm_print_table_advance (table, ROWS_AT_ONCE))
    return FALSE;
  gtk_print_operation_set_n_pages (operation, (int) crm_print_table_get_n_pages (table));
  return TRUE;
}

static void
begin (GtkPrintOperation *operation, GtkPrintContext *context, CrmPrintTable *table)
{
  crm_print_table_begin (table, gtk_print_context_get_width (context),
                         gtk_print_context_get_height (context));
}

static void
draw (GtkPrintOperation *operation, GtkPrintContext *context, int page, CrmPrintTable *table)
{
  crm_print_table_draw (table, gtk_print_context_get_cairo_context (context), (guint) page);
}

static void
on_done (GtkPrintOperation *operation, GtkPrintOperationResult result, CrmWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR || self->session == NULL)
    return;
  gtk_print_operation_get_error (operation, &error);
  said = g_strdup_printf (_ ("The table was not printed: %s"), error->message);
  crm_session_say (self->session, said, FALSE);
}

/* A wide table begins with the paper laid across; the dialog can turn it. */
static GtkPageSetup *
make_page_setup (CrmPrintTable *table)
{
  GtkPageSetup *setup = gtk_page_setup_new ();

  if (crm_print_table_is_wider (table, gtk_page_setup_get_page_width (setup, GTK_UNIT_POINTS)))
    gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  return setup;
}

/* Takes the table over. */
static void
print (CrmWindow *self, CrmPrintTable *table)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = make_page_setup (table);

  g_object_set_data_full (G_OBJECT (operation), "crm-table", table,
                          (GDestroyNotify) crm_print_table_free);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, crm_print_table_get_title (table));
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin), table);
  g_signal_connect (operation, "paginate", G_CALLBACK (paginate), table);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw), table);
  g_signal_connect_object (operation, "done", G_CALLBACK (on_done), self, 0);
  /* What fails is said by "done". */
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self),
                           NULL);
}

static void
on_answer (CrmWindow *self, const char *response)
{
  if (g_str_equal (response, "export"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.export", NULL);
}

static void
offer_export (CrmWindow *self, const char *why)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Too long to print"), why);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("Cancel"), "export",
                                    _ ("Export…"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "export",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "export");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_answer), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_read (CrmSession *session, gpointer result, const GError *error, gpointer data)
{
  Wish *wish = data;

  if (wish->window->session != session) {
    crm_print_rows_free (result); /* the window has gone elsewhere meanwhile */
    return;
  }
  if (result != NULL)
    print (wish->window, crm_print_table_new (result));
  else if (g_error_matches (error, CRM_ERROR, CRM_ERROR_REFUSED))
    offer_export (wish->window, error->message);
  else if (!g_error_matches (error, CRM_ERROR, CRM_ERROR_CANCELLED))
    crm_session_say (session, error->message, FALSE);
}

static void
fill_fields (Wish *wish, CrmPage *page)
{
  GListModel *columns = crm_page_get_columns (page);
  guint n = g_list_model_get_n_items (columns);

  wish->fields = g_new0 (const CrmField *, n);
  for (guint i = 0; i < n; i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
    const CrmField *field = crm_cells_get_field (column);

    if (field != NULL)
      wish->fields[wish->n_fields++] = field;
  }
}

static void
act_print (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CrmWindow *self = user_data;
  CrmPage *page = crm_window_get_page (self);
  Wish *wish;
  CrmJob *job;

  if (page == NULL)
    return;
  crm_form_commit (self->form);
  wish = g_new0 (Wish, 1);
  wish->window = g_object_ref (self);
  wish->query = crm_page_dup_query (page);
  wish->model = crm_model_ref (crm_session_get_model (self->session));
  wish->locale = *crm_session_get_locale (self->session);
  wish->today = crm_day_today ();
  wish->narrowing = crm_page_dup_narrowing (page);
  fill_fields (wish, page);
  job = crm_session_run (self->session, _ ("Preparing to print"), CRM_SESSION_READ, read_rows,
                         on_read, wish, wish_free, (GDestroyNotify) crm_print_rows_free);
  if (job != NULL)
    crm_session_add_job (self->session, job);
}

static const GActionEntry entries[] = { { "print", act_print } };

void
crm_window_add_print_action (CrmWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
