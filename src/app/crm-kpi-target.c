/* crm-kpi-target.c: rows of the fields of a target that count for the KPI's direction. */
#include "crm-kpi-target.h"

#include <string.h>

#include "crm-i18n.h"
#include "crm-near-row.h"
#include "crm-text-row.h"

struct _CrmKpiTarget {
  AdwPreferencesGroup parent_instance;
  CrmSession *session;
  const CrmKind *kind; /* of targets */
  GPtrArray *rows;     /* CrmFieldRow */
  GPtrArray *hints;    /* CrmNearRow, borrowed */

  gint64 kpi;
  CrmDay first, last; /* of the open period */
  gint64 record;      /* the target in force, 0: none */
  CrmDay since;       /* its day */
};

G_DEFINE_FINAL_TYPE (CrmKpiTarget, crm_kpi_target, ADW_TYPE_PREFERENCES_GROUP)

static guint
index_of (CrmKpiTarget *self, const char *name)
{
  return crm_kind_get_field_index (self->kind, crm_kind_find_field (self->kind, name));
}

/* Reading. */

/* Rows come in order of their days: the last that has begun is in force. */
static gboolean
take_target (gint64 id, const CrmValue *values, gpointer data)
{
  CrmKpiTarget *self = data;
  const CrmValue *date = &values[index_of (self, "date")];

  if (date->tag != CRM_VALUE_INTEGER || date->integer > self->last)
    return FALSE;
  self->record = id;
  self->since = (CrmDay) date->integer;
  return TRUE;
}

static void
find_target (CrmKpiTarget *self)
{
  g_autoptr (CrmQuery) query = crm_query_new (crm_session_get_model (self->session), self->kind);

  self->record = 0;
  crm_query_set_related (query, crm_kind_find_field (self->kind, "kpi"), self->kpi);
  if (crm_query_set_order (query, "date", NULL))
    crm_query_foreach (query, crm_session_get_db (self->session), NULL, take_target, self, NULL);
}

/* All fields of the target in force, or of none; owned. */
static CrmValue *
dup_target (CrmKpiTarget *self)
{
  CrmValue *values = NULL;

  if (self->record > 0)
    values = crm_query_dup_record (crm_session_get_db (self->session),
                                   crm_session_get_model (self->session), self->kind, self->record,
                                   NULL);
  return values != NULL ? values : crm_values_new (self->kind->n_fields);
}

/* Keeping. */

typedef struct {
  const CrmKind *kind;
  const CrmValue *values;
} New;

static gboolean
insert_target (CrmEdit *edit, gpointer data, GError **error)
{
  const New *new = data;

  return crm_edit_insert (edit, new->kind, new->values, NULL, error);
}

/* The figures of the target in force, from the open period on; why it was set is not carried
 * over. */
static void
begin_anew (CrmKpiTarget *self, CrmValue *values)
{
  crm_value_clear (&values[index_of (self, "source")]);
  crm_value_clear (&values[index_of (self, "note")]);
  values[index_of (self, "kpi")] = crm_value_integer (self->kpi);
  values[index_of (self, "date")] = crm_value_integer (self->first);
}

static gboolean
keep (CrmFieldRow *row, const CrmValue *value, gpointer host, GError **error)
{
  CrmKpiTarget *self = host;
  const CrmField *field = crm_field_row_get_field (row);
  guint index = crm_kind_get_field_index (self->kind, field);
  CrmValue *values = dup_target (self);
  New new = { self->kind, values };
  gboolean anew = self->record == 0 || self->since < self->first;
  gboolean ok;

  if (anew)
    begin_anew (self, values);
  crm_value_clear (&values[index]);
  values[index] = crm_value_copy (value);
  ok = crm_kind_check (self->kind, values, NULL, error);
  if (ok && anew)
    ok = crm_session_edit (self->session, _ ("New target"), insert_target, &new, error);
  else if (ok)
    ok = crm_session_set (self->session, self->kind, self->record, field, value, error);
  crm_values_free (values, self->kind->n_fields);
  return ok;
}

/* Rows. */

static gboolean
is_wanted (const char *name, CrmDirection direction)
{
  gboolean of_band = strcmp (name, "low") == 0 || strcmp (name, "high") == 0 ||
                     strcmp (name, "near_distance") == 0;

  return of_band == (direction == CRM_DIRECTION_BAND);
}

static void
show_rows (CrmKpiTarget *self, CrmDirection direction)
{
  CrmValue *values = dup_target (self);

  for (guint i = 0; i < self->rows->len; i++) {
    CrmFieldRow *row = g_ptr_array_index (self->rows, i);
    const CrmField *field = crm_field_row_get_field (row);

    gtk_widget_set_visible (crm_field_row_get_widget (row), is_wanted (field->name, direction));
    crm_field_row_set_value (row, &values[crm_kind_get_field_index (self->kind, field)]);
    crm_field_row_set_locked (row, crm_store_is_read_only (crm_session_get_store (self->session)));
  }
  crm_value_clear (&values[index_of (self, "kpi")]);
  values[index_of (self, "kpi")] = crm_value_integer (self->kpi);
  crm_near_row_show_all (self->hints, values);
  crm_values_free (values, self->kind->n_fields);
}

void
crm_kpi_target_focus (CrmKpiTarget *self)
{
  for (guint i = 0; i < self->rows->len; i++) {
    CrmFieldRow *row = g_ptr_array_index (self->rows, i);

    if (gtk_widget_get_visible (crm_field_row_get_widget (row))) {
      gtk_widget_grab_focus (crm_field_row_get_target (row));
      return;
    }
  }
}

gboolean
crm_kpi_target_commit (CrmKpiTarget *self)
{
  gboolean ok = TRUE;

  for (guint i = 0; i < self->rows->len; i++)
    ok = crm_field_row_commit (g_ptr_array_index (self->rows, i), TRUE) && ok;
  return ok;
}

void
crm_kpi_target_show (CrmKpiTarget *self, const CrmKpi *kpi, const CrmPeriods *periods)
{
  const CrmLocale *locale = crm_session_get_locale (self->session);
  g_autofree char *period = NULL, *title = NULL;

  for (guint i = 0; self->kpi != kpi->id && i < self->rows->len; i++)
    crm_field_row_restore (g_ptr_array_index (self->rows, i));
  self->kpi = kpi->id;
  crm_period_around (crm_day_today (), kpi->frequency, periods->calendar, periods->fiscal_month,
                     &self->first, &self->last);
  find_target (self);
  period = crm_period_format (self->first, kpi->frequency, periods->fiscal_month, locale);
  /* Translators: %s is a period, as in "Target from Nov 2026 on". */
  title = g_markup_printf_escaped (_ ("Target from %s on"), period);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), title);
  gtk_widget_set_visible (GTK_WIDGET (self), kpi->direction != CRM_DIRECTION_WATCH);
  show_rows (self, kpi->direction);
}

GtkWidget *
crm_kpi_target_new (CrmSession *session)
{
  static const char *const names[] = { "value", "near", "low", "high", "near_distance" };
  CrmKpiTarget *self = g_object_new (CRM_TYPE_KPI_TARGET, NULL);

  self->session = g_object_ref (session);
  self->kind = crm_model_find_kind (crm_session_get_model (session), "target");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    CrmFieldRow *row = crm_field_row_new (CRM_TYPE_TEXT_ROW, session, self->kind,
                                          crm_kind_find_field (self->kind, names[i]), keep, self);

    crm_field_row_add_to (row, ADW_PREFERENCES_GROUP (self));
    g_ptr_array_add (self->rows, row);
  }
  crm_near_row_attach (session, self->kind, self->rows, self->hints);
  return GTK_WIDGET (self);
}

static void
crm_kpi_target_dispose (GObject *object)
{
  CrmKpiTarget *self = CRM_KPI_TARGET (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->hints, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (crm_kpi_target_parent_class)->dispose (object);
}

static void
crm_kpi_target_class_init (CrmKpiTargetClass *class)
{
  G_OBJECT_CLASS (class)->dispose = crm_kpi_target_dispose;
}

static void
crm_kpi_target_init (CrmKpiTarget *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->hints = g_ptr_array_new ();
}
