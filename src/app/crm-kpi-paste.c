/* crm-kpi-paste.c: the cells as a list in a dialog, read anew when the order is turned. */
#include "crm-kpi-paste.h"

#include <math.h>
#include <string.h>

#include "crm-i18n.h"

#define LIST_HEIGHT 280

typedef struct {
  GtkWidget *owner, *list, *turned, *sum; /* owner: weak */
  GtkWidget *dialog;
  CrmSession *session;
  gint64 kpi;
  char *name, *text;
  CrmPeriod frequency;
  CrmPeriods periods;
  CrmDay period;
  CrmKpiPasteValues values;
  GPtrArray *cells;
} Asking;

static void
pasted_free (gpointer data)
{
  CrmKpiPasted *self = data;

  g_free (self->text);
  g_free (self->fault);
  g_free (self);
}

/* Reading. */

static const char *
skip_end (const char *text)
{
  gsize length = strlen (text);

  while (length > 0 && (text[length - 1] == '\n' || text[length - 1] == '\r'))
    length--;
  return text + length;
}

gboolean
crm_kpi_paste_is_many (const char *text)
{
  gsize cell = strcspn (text, "\t\r\n");

  return text + cell < skip_end (text);
}

static GPtrArray *
split (const char *text)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autofree char *whole = g_strndup (text, (gsize) (skip_end (text) - text));
  g_auto (GStrv) parts = g_strsplit (whole, "\n", -1);

  for (guint i = 0; parts[i] != NULL; i++) {
    g_strdelimit (parts[i], "\r", ' ');
    g_ptr_array_add (lines, g_strsplit (parts[i], "\t", -1));
  }
  return lines;
}

static gboolean
read_period (const char *text, CrmDay *day)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  CrmPeriod period;

  return crm_day_parse_period (stripped, strlen (stripped), day, &period) ||
         crm_day_parse (stripped, -1, CRM_DATES_AUTO, day, NULL, NULL);
}

/* A date beside each value; a head may stand over them. */
static gboolean
names_periods (const GPtrArray *lines)
{
  CrmDay day;
  guint named = 0;

  for (guint i = 0; i < lines->len; i++) {
    char **cells = g_ptr_array_index (lines, i);

    if (g_strv_length (cells) != 2)
      return FALSE;
    named += read_period (cells[0], &day);
  }
  return named > 0 && named + 1 >= lines->len;
}

static CrmKpiPasted *
read_cell (CrmSession *session, const char *text)
{
  CrmModel *model = crm_session_get_model (session);
  const CrmField *field = crm_kind_find_field (crm_model_find_kind (model, "measurement"), "value");
  CrmKpiPasted *cell = g_new0 (CrmKpiPasted, 1);
  g_autoptr (GError) error = NULL;
  CrmValue value = CRM_VALUE_INIT;

  cell->text = g_strstrip (g_strdup (text));
  cell->value = NAN;
  if (*cell->text == '\0')
    return cell;
  if (!crm_query_parse (crm_session_get_db (session), model, field, cell->text,
                        crm_session_get_locale (session), &value, &error) ||
      !crm_field_check (field, &value, &error))
    cell->fault = g_strdup (error->message);
  else if (value.tag == CRM_VALUE_REAL)
    cell->value = value.real;
  return cell;
}

/* The first day of the period `by` periods away. */
static CrmDay
step (CrmDay day, int by, CrmPeriod frequency, const CrmPeriods *periods)
{
  return crm_period_step (day, by, frequency, periods->calendar, periods->fiscal_month);
}

static GPtrArray *
read_flat (CrmSession *session, const GPtrArray *lines)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (pasted_free);

  for (guint i = 0; i < lines->len; i++) {
    char **texts = g_ptr_array_index (lines, i);

    for (guint k = 0; texts[k] != NULL; k++)
      g_ptr_array_add (cells, read_cell (session, texts[k]));
    /* An empty line is an empty cell. */
    if (texts[0] == NULL)
      g_ptr_array_add (cells, read_cell (session, ""));
  }
  if (cells->len > 1 && ((CrmKpiPasted *) g_ptr_array_index (cells, 0))->fault != NULL &&
      ((CrmKpiPasted *) g_ptr_array_index (cells, 1))->fault == NULL)
    g_ptr_array_remove_index (cells, 0);
  return cells;
}

static GPtrArray *
read_named (CrmSession *session, const GPtrArray *lines, CrmPeriod frequency,
            const CrmPeriods *periods)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (pasted_free);

  for (guint i = 0; i < lines->len; i++) {
    char **texts = g_ptr_array_index (lines, i);
    CrmKpiPasted *cell;
    CrmDay day;

    if (!read_period (texts[0], &day))
      continue;
    cell = read_cell (session, texts[1]);
    cell->period = step (day, 0, frequency, periods);
    g_ptr_array_add (cells, cell);
  }
  return cells;
}

GPtrArray *
crm_kpi_paste_read (CrmSession *session, const CrmKpi *kpi, const CrmPeriods *periods,
                    const char *text, CrmDay period, gboolean oldest_first)
{
  g_autoptr (GPtrArray) lines = split (text);
  gboolean named = names_periods (lines);
  GPtrArray *cells =
      named ? read_named (session, lines, kpi->frequency, periods) : read_flat (session, lines);
  CrmDay open = step (crm_day_today (), 0, kpi->frequency, periods);

  for (guint i = 0; i < cells->len; i++) {
    CrmKpiPasted *cell = g_ptr_array_index (cells, i);
    int back = oldest_first ? (int) (cells->len - 1 - i) : (int) i;

    if (!named)
      cell->period = step (period, -back, kpi->frequency, periods);
    if (cell->period > open && cell->fault == NULL) {
      cell->value = NAN;
      cell->fault = g_strdup (_ ("This period has not begun."));
    }
  }
  return cells;
}

/* The dialog. */

static void
asking_free (gpointer data, GClosure *closure)
{
  Asking *self = data;

  if (self->owner != NULL)
    g_object_remove_weak_pointer (G_OBJECT (self->owner), (gpointer *) &self->owner);
  g_object_unref (self->session);
  g_ptr_array_unref (self->cells);
  g_free (self->name);
  g_free (self->text);
  g_free (self);
}

static GtkWidget *
new_row (Asking *self, const CrmKpiPasted *cell)
{
  const CrmLocale *locale = crm_session_get_locale (self->session);
  g_autofree char *period =
      crm_period_format (cell->period, self->frequency, self->periods.fiscal_month, locale);
  g_autofree char *value =
      isnan (cell->value) ? g_strdup (cell->text) : crm_real_format (cell->value, locale);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (value);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), period);
  gtk_widget_add_css_class (label, "numeric");
  if (cell->fault != NULL) {
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), cell->fault);
    gtk_widget_add_css_class (label, "off-target");
  } else if (isnan (cell->value)) {
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("left as it is"));
  }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  return row;
}

static guint
count_values (const GPtrArray *cells)
{
  guint n = 0;

  for (guint i = 0; i < cells->len; i++)
    n += !isnan (((CrmKpiPasted *) g_ptr_array_index (cells, i))->value);
  return n;
}

static void
fill (Asking *self)
{
  CrmKpi kpi = { .frequency = self->frequency };
  gboolean turned =
      self->turned != NULL && gtk_check_button_get_active (GTK_CHECK_BUTTON (self->turned));
  GtkWidget *row;
  g_autofree char *words = NULL;
  guint n;

  g_clear_pointer (&self->cells, g_ptr_array_unref);
  self->cells =
      crm_kpi_paste_read (self->session, &kpi, &self->periods, self->text, self->period, turned);
  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; i < self->cells->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list),
                         new_row (self, g_ptr_array_index (self->cells, i)));
  n = count_values (self->cells);
  words = g_strdup_printf (ngettext ("%s of %s pasted cell is a value.",
                                     "%s of %s pasted cells are values.", self->cells->len),
                           crm_i18n_number (n).text, crm_i18n_number (self->cells->len).text);
  gtk_label_set_text (GTK_LABEL (self->sum), words);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self->dialog), "keep", n > 0);
}

static void
keep (Asking *self)
{
  guint n = count_values (self->cells), at = 0;
  g_autofree CrmDay *days = g_new (CrmDay, n);
  g_autofree double *values = g_new (double, n);
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;
  CrmKpiValues *kept = self->owner != NULL ? self->values (self->owner) : NULL;

  for (guint i = 0; i < self->cells->len; i++) {
    const CrmKpiPasted *cell = g_ptr_array_index (self->cells, i);

    if (isnan (cell->value))
      continue;
    days[at] = cell->period;
    values[at++] = cell->value;
  }
  if (kept == NULL)
    return;
  if (!crm_kpi_values_set_many (kept, days, values, n, &error)) {
    crm_session_say (self->session, error->message, FALSE);
    return;
  }
  words =
      g_strdup_printf (ngettext ("%s value kept", "%s values kept", n), crm_i18n_number (n).text);
  crm_session_say (self->session, words, TRUE);
}

static void
on_response (AdwMessageDialog *dialog, const char *response, Asking *self)
{
  if (strcmp (response, "keep") == 0)
    keep (self);
}

static GtkWidget *
build_content (Asking *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  g_autoptr (GPtrArray) lines = split (self->text);

  self->sum = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->sum), TRUE);
  gtk_box_append (GTK_BOX (box), self->sum);
  if (!names_periods (lines)) {
    self->turned = gtk_check_button_new_with_label (_ ("The first one is the oldest"));
    gtk_widget_set_halign (self->turned, GTK_ALIGN_CENTER);
    g_signal_connect_swapped (self->turned, "toggled", G_CALLBACK (fill), self);
    gtk_box_append (GTK_BOX (box), self->turned);
  }
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What is pasted"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_box_append (GTK_BOX (box), scroller);
  return box;
}

void
crm_kpi_paste_ask (GtkWidget *owner, CrmSession *session, const CrmKpi *kpi,
                   const CrmPeriods *periods, const char *text, CrmDay period,
                   CrmKpiPasteValues values)
{
  Asking *self = g_new0 (Asking, 1);
  GtkRoot *root = gtk_widget_get_root (owner);
  GtkWidget *keep_button;

  self->owner = owner;
  g_object_add_weak_pointer (G_OBJECT (owner), (gpointer *) &self->owner);
  self->session = g_object_ref (session);
  self->name = g_strdup (kpi->name);
  self->text = g_strdup (text);
  self->frequency = kpi->frequency;
  self->periods = *periods;
  self->period = period;
  self->values = values;
  self->cells = g_ptr_array_new_with_free_func (pasted_free);
  self->dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                         _ ("Keep the pasted values?"), NULL);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (self->dialog), "cancel", _ ("Cancel"),
                                    "keep", _ ("Keep"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (self->dialog), "keep",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (self->dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (self->dialog), "cancel");
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (self->dialog), build_content (self));
  g_signal_connect_data (self->dialog, "response", G_CALLBACK (on_response), self, asking_free, 0);
  fill (self);
  gtk_window_present (GTK_WINDOW (self->dialog));
  /* Enter keeps; the way to the turn is one Tab back. */
  keep_button = gtk_window_get_default_widget (GTK_WINDOW (self->dialog));
  if (keep_button != NULL)
    gtk_widget_grab_focus (keep_button);
}
