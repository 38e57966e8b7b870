/* crm-window-guide.c: the actions of results and checks: showing the records behind them,
 * repairing, accepting as it is, and signing. */
#include <string.h>

#include "crm-figure-records.h"
#include "crm-i18n.h"
#include "crm-kpis.h"
#include "crm-sign-dialog.h"
#include "crm-window-private.h"

static const CrmResultStanding *
find_result (CrmWindow *self, const char *name)
{
  const CrmStanding *standing = crm_guide_get_standing (crm_guide_get (self->session));

  return standing != NULL ? crm_standing_find_result (standing, name) : NULL;
}

static const CrmCheckStanding *
find_check (CrmWindow *self, GVariant *target)
{
  const CrmStanding *standing = crm_guide_get_standing (crm_guide_get (self->session));
  const char *name = g_variant_get_string (target, NULL);

  return standing != NULL ? crm_standing_find_check (standing, name) : NULL;
}

static const CrmKind *
find_kind (CrmWindow *self, const char *name)
{
  return crm_model_find_kind (crm_session_get_model (self->session), name);
}

/* The table of the kind, with these records only. */
static void
show_among (CrmWindow *self, const char *kind_name, const char *title, const char *select,
            const guint8 *reads)
{
  const CrmKind *kind = find_kind (self, kind_name);

  crm_window_show_kind (self, kind);
  if (crm_window_get_page (self) != NULL)
    crm_page_set_among (crm_window_get_page (self), title, select, reads);
}

static void
act_show_result (GSimpleAction *action, GVariant *target, gpointer data)
{
  CrmWindow *self = data;
  const char *name, *which;
  const CrmResultStanding *result;
  g_autofree char *select = NULL, *title = NULL;
  const guint8 *reads;
  gboolean missing;

  g_variant_get (target, "(&s&s)", &name, &which);
  result = find_result (self, name);
  if (result == NULL)
    return;
  missing = strcmp (which, "missing") == 0;
  select =
      crm_guide_dup_result_select (crm_guide_get (self->session), result->result, missing, &reads);
  title = g_strdup_printf (missing ? _ ("%s: what is missing") : _ ("%s: what counts"),
                           _ (result->result->title));
  show_among (self, result->result->kind, title, select, reads);
}

static void
act_show_check (GSimpleAction *action, GVariant *target, gpointer data)
{
  CrmWindow *self = data;
  const CrmCheckStanding *check = find_check (self, target);
  g_autofree char *select = NULL, *fact = NULL;
  const guint8 *reads;

  if (check == NULL)
    return;
  select = crm_guide_dup_check_select (crm_guide_get (self->session), check->check, &reads);
  fact = crm_check_dup_fact (check, crm_session_get_locale (self->session));
  show_among (self, check->check->kind, fact, select, reads);
}

/* The table with those that refer to a record by a field. */
static void
act_show_related (GSimpleAction *action, GVariant *target, gpointer data)
{
  CrmWindow *self = data;
  CrmModel *model = crm_session_get_model (self->session);
  g_autofree guint8 *reads = g_new0 (guint8, crm_model_get_n_kinds (model));
  g_autofree char *select = NULL, *title = NULL;
  const char *kind_name, *field_name;
  const CrmKind *kind, *table;
  const CrmField *field;
  gint64 record;

  g_variant_get (target, "(&s&sx)", &kind_name, &field_name, &record);
  kind = find_kind (self, kind_name);
  field = kind != NULL ? crm_kind_find_field (kind, field_name) : NULL;
  if (field == NULL || (field->type != CRM_REFERENCE && field->type != CRM_LINKS))
    return;
  table = field->type == CRM_LINKS ? crm_model_get_link_kind (model, kind, field) : kind;
  reads[crm_model_get_index (model, table)] = TRUE;
  select = g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE \"%s\" = %" G_GINT64_FORMAT,
                            table == kind ? "id" : "a", table->name,
                            table == kind ? field->name : "b", record);
  title = crm_query_dup_title (crm_session_get_db (self->session), model,
                               find_kind (self, field->target), record,
                               crm_session_get_locale (self->session));
  show_among (self, kind_name, title != NULL ? title : "", select, reads);
}

/* The table with the records of a period that a computed KPI rests on. */
static void
act_show_figure (GSimpleAction *action, GVariant *target, gpointer data)
{
  CrmWindow *self = data;
  CrmModel *model = crm_session_get_model (self->session);
  const CrmLocale *locale = crm_session_get_locale (self->session);
  CrmPeriods periods = crm_kpis_get_periods (self->session);
  g_autofree guint8 *reads = g_new0 (guint8, crm_model_get_n_kinds (model));
  g_autoptr (GPtrArray) kpis = NULL;
  g_autofree char *select = NULL, *period = NULL, *title = NULL;
  CrmFigureRecords records;
  const CrmKpi *kpi;
  CrmDay first, last;
  gint64 id, shown = self->kpi;

  g_variant_get (target, "(xi)", &id, &first);
  kpis = crm_kpi_list (crm_session_get_db (self->session), model, id, NULL);
  kpi = kpis != NULL && kpis->len > 0 ? g_ptr_array_index (kpis, 0) : NULL;
  if (kpi == NULL || kpi->figure == NULL || !crm_figure_get_records (kpi->figure, &records))
    return;
  crm_period_around (first, kpi->frequency, periods.calendar, periods.fiscal_month, &first, &last);
  select = crm_figure_records_dup_select (&records, model, first, last);
  reads[crm_model_get_index (model, find_kind (self, records.kind))] = TRUE;
  period = crm_period_format (first, kpi->frequency, periods.fiscal_month, locale);
  title = records.day != NULL ? g_strdup_printf (_ ("%s, %s"), kpi->name, period)
                              : g_strdup (kpi->name);
  show_among (self, records.kind, title, select, reads);
  crm_window_note_origin (self, shown);
}

/* To the record that fails first, with the cursor where the repair is written; to a new record
 * where one is missing. */
static void
act_repair (GSimpleAction *action, GVariant *target, gpointer data)
{
  CrmWindow *self = data;
  const CrmCheckStanding *check = find_check (self, target);
  const CrmKind *kind;

  if (check == NULL)
    return;
  kind = find_kind (self, check->check->kind);
  if (check->finding.ids->len > 0) {
    crm_window_show_record (self, kind, g_array_index (check->finding.ids, gint64, 0));
    if (check->check->field != NULL)
      crm_form_grab_field (kind->single ? self->single_form : self->form, check->check->field);
  } else {
    crm_window_show_kind (self, kind);
    crm_window_new_record (self);
  }
}

/* To one record, with the cursor in one field. */
static void
act_edit_field (GSimpleAction *action, GVariant *target, gpointer data)
{
  CrmWindow *self = data;
  const char *kind_name, *field;
  const CrmKind *kind;
  gint64 id;

  g_variant_get (target, "(&sx&s)", &kind_name, &id, &field);
  kind = find_kind (self, kind_name);
  if (kind == NULL || crm_kind_find_field (kind, field) == NULL)
    return;
  crm_window_show_record (self, kind, id);
  crm_form_grab_field (kind->single ? self->single_form : self->form, field);
}

/* Accepting. */

typedef struct {
  CrmWindow *window;
  const CrmCheck *check;
  GtkWidget *reason;
} Acceptance;

static void
on_reason_changed (GtkEditable *reason, GtkWidget *dialog)
{
  const char *text = gtk_editable_get_text (reason);

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "accept",
                                           text[strspn (text, " \t")] != '\0');
}

static void
on_accept_response (AdwMessageDialog *dialog, const char *response, Acceptance *acceptance)
{
  g_autoptr (GError) error = NULL;
  CrmSession *session = acceptance->window->session;

  if (strcmp (response, "accept") == 0 &&
      !crm_guide_accept (crm_guide_get (session), acceptance->check,
                         gtk_editable_get_text (GTK_EDITABLE (acceptance->reason)), &error))
    crm_session_say (session, error->message, FALSE);
}

static void
acceptance_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
act_accept (GSimpleAction *action, GVariant *target, gpointer data)
{
  CrmWindow *self = data;
  const CrmCheckStanding *check = find_check (self, target);
  g_autofree char *fact = NULL;
  Acceptance *acceptance;
  GtkWidget *dialog;

  if (check == NULL)
    return;
  fact = crm_check_dup_fact (check, crm_session_get_locale (self->session));
  dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Accept as it is?"), NULL);
  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  _ ("%s. It no longer counts as failing; the reason is kept and "
                                     "shown, and the next round asks again."),
                                  fact);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "accept",
                                    _ ("_Accept"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "accept",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "accept");
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "accept", FALSE);
  acceptance = g_new0 (Acceptance, 1);
  acceptance->window = self;
  acceptance->check = check->check;
  acceptance->reason = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (acceptance->reason), _ ("Reason"));
  gtk_entry_set_activates_default (GTK_ENTRY (acceptance->reason), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (acceptance->reason),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Reason"), -1);
  g_signal_connect (acceptance->reason, "changed", G_CALLBACK (on_reason_changed), dialog);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), acceptance->reason);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_accept_response), acceptance,
                         acceptance_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
act_recall (GSimpleAction *action, GVariant *target, gpointer data)
{
  CrmWindow *self = data;
  const CrmCheckStanding *check = find_check (self, target);
  g_autoptr (GError) error = NULL;

  if (check != NULL && !crm_guide_recall (crm_guide_get (self->session), check->check, &error))
    crm_session_say (self->session, error->message, FALSE);
}

static void
act_sign (GSimpleAction *action, GVariant *target, gpointer data)
{
  CrmWindow *self = data;
  CrmGuide *guide = crm_guide_get (self->session);
  const CrmResultStanding *result;
  const char *name;
  int step;

  g_variant_get (target, "(i&s)", &step, &name);
  result = *name != '\0' ? find_result (self, name) : NULL;
  if (crm_guide_get_standing (guide) != NULL && (*name == '\0' || result != NULL))
    gtk_window_present (GTK_WINDOW (crm_sign_dialog_new (GTK_WINDOW (self), guide, step,
                                                         result != NULL ? result->result : NULL)));
}

static void
act_results (GSimpleAction *action, GVariant *target, gpointer data)
{
  crm_step_band_toggle (CRM_STEP_BAND (CRM_WINDOW (data)->band));
}

/* A step, its checks in view; of the programme as a whole, the page of all checks. */
static void
act_step_checks (GSimpleAction *action, GVariant *target, gpointer data)
{
  CrmWindow *self = data;
  int step = g_variant_get_int32 (target);

  if (step > 0 && step <= 8) {
    crm_window_show_step (self, step);
    crm_step_band_focus_checks (CRM_STEP_BAND (self->band));
  } else {
    crm_window_show_board (self, crm_board_find ("checks"));
    crm_window_focus_page (self);
  }
}

static void
act_method_check (GSimpleAction *action, GVariant *target, gpointer data)
{
  crm_window_show_board (CRM_WINDOW (data), crm_board_find ("checks"));
  crm_window_focus_page (CRM_WINDOW (data));
}

void
crm_window_add_guide_actions (CrmWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "show-result", .activate = act_show_result, .parameter_type = "(ss)" },
    { .name = "show-check", .activate = act_show_check, .parameter_type = "s" },
    { .name = "show-related", .activate = act_show_related, .parameter_type = "(ssx)" },
    { .name = "show-figure", .activate = act_show_figure, .parameter_type = "(xi)" },
    { .name = "repair", .activate = act_repair, .parameter_type = "s" },
    { .name = "edit-field", .activate = act_edit_field, .parameter_type = "(sxs)" },
    { .name = "accept", .activate = act_accept, .parameter_type = "s" },
    { .name = "recall", .activate = act_recall, .parameter_type = "s" },
    { .name = "sign", .activate = act_sign, .parameter_type = "(is)" },
    { .name = "results", .activate = act_results },
    { .name = "step-checks", .activate = act_step_checks, .parameter_type = "i" },
    { .name = "method-check", .activate = act_method_check },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
