/* crm-near-row.c: asks the rule of measure with what the KPI is now. */
#include "crm-near-row.h"

#include <math.h>
#include <string.h>

#include "crm-i18n.h"
#include "crm-kpi-rules.h"
#include "crm-kpis.h"

struct _CrmNearRow {
  AdwActionRow parent_instance;
  CrmSession *session;
  const CrmKind *kind; /* of targets */
  CrmFieldRow *limit;  /* borrowed: both go with the form */
  GtkWidget *use;
  double near;
};

G_DEFINE_FINAL_TYPE (CrmNearRow, crm_near_row, ADW_TYPE_ACTION_ROW)

static const CrmValue *
get_value (CrmNearRow *self, const CrmValue *values, const char *name)
{
  return &values[crm_kind_get_field_index (self->kind, crm_kind_find_field (self->kind, name))];
}

static double
get_real (CrmNearRow *self, const CrmValue *values, const char *name)
{
  const CrmValue *value = get_value (self, values, name);

  return value->tag == CRM_VALUE_REAL ? value->real : NAN;
}

static double
read_baseline (CrmNearRow *self, gint64 id)
{
  CrmModel *model = crm_session_get_model (self->session);
  const CrmKind *kind = crm_model_find_kind (model, "kpi");
  CrmValue *values =
      crm_query_dup_record (crm_session_get_db (self->session), model, kind, id, NULL);
  const CrmValue *value;
  double baseline;

  if (values == NULL)
    return NAN;
  value = &values[crm_kind_get_field_index (kind, crm_kind_find_field (kind, "baseline"))];
  baseline = value->tag == CRM_VALUE_REAL ? value->real : NAN;
  crm_values_free (values, kind->n_fields);
  return baseline;
}

static const CrmKpi *
find_kpi (CrmNearRow *self, const CrmValue *values)
{
  const CrmValue *id = get_value (self, values, "kpi");
  const CrmKpiBook *book = crm_kpis_get_book (crm_kpis_get (self->session));
  const CrmKpiEntry *entry = NULL;

  if (id->tag == CRM_VALUE_INTEGER && book != NULL)
    entry = crm_kpi_book_find (book, id->integer);
  return entry != NULL ? entry->kpi : NULL;
}

/* The reason of crm_kpi_suggest_near in words. */
static char *
dup_reason (CrmNearRow *self, const CrmKpi *kpi, const CrmTarget *target, double start)
{
  const CrmLocale *locale = crm_session_get_locale (self->session);
  double margin = crm_kpi_get_margin (kpi->direction, start, target);
  g_autofree char *from = isnan (start) ? NULL : crm_real_format (start, locale);

  if (margin < 0)
    return g_strdup_printf (kpi->measured ? _ ("Half way from %s, the newest value.")
                                          : _ ("Half way from %s, the baseline."),
                            from);
  if (kpi->direction == CRM_DIRECTION_BAND)
    return g_strdup (_ ("Half the way from the edge of the band to its middle."));
  return g_strdup (_ ("A twentieth of the target: what a good value may lose by chance."));
}

static void
show (CrmNearRow *self, const CrmValue *values)
{
  const CrmKpi *kpi = find_kpi (self, values);
  const CrmLocale *locale = crm_session_get_locale (self->session);
  CrmTarget target = { get_real (self, values, "value"), NAN, get_real (self, values, "low"),
                       get_real (self, values, "high"), NAN };
  const char *name = crm_field_row_get_field (self->limit)->name;
  gboolean of_band = strcmp (name, "near_distance") == 0;
  g_autofree char *number = NULL, *title = NULL, *reason = NULL, *use = NULL;
  double start = NAN;

  self->near = NAN;
  if (kpi != NULL && (kpi->direction == CRM_DIRECTION_BAND) == of_band &&
      isnan (get_real (self, values, name)) &&
      !crm_store_is_read_only (crm_session_get_store (self->session))) {
    start = kpi->measured ? kpi->value : read_baseline (self, kpi->id);
    self->near = crm_kpi_suggest_near (kpi->direction, &target, start);
  }
  gtk_widget_set_visible (GTK_WIDGET (self), !isnan (self->near));
  if (isnan (self->near))
    return;
  number = crm_real_format (self->near, locale);
  /* Translators: a number proposed for a field that is empty. */
  title = g_strdup_printf (_ ("Suggested: %s"), number);
  use = g_strdup_printf (_ ("Use %s"), number);
  reason = dup_reason (self, kpi, &target, start);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), reason);
  crm_field_row_name_button (self->use, use);
}

void
crm_near_row_show_all (const GPtrArray *hints, const CrmValue *values)
{
  for (guint i = 0; i < hints->len; i++)
    show (g_ptr_array_index (hints, i), values);
}

static void
on_use (CrmNearRow *self)
{
  CrmValue value = crm_value_real (self->near);

  if (isnan (self->near))
    return;
  crm_field_row_offer (self->limit, &value);
  gtk_widget_grab_focus (crm_field_row_get_target (self->limit));
}

static CrmNearRow *
new_row (CrmSession *session, const CrmKind *kind, CrmFieldRow *limit)
{
  CrmNearRow *self = g_object_new (CRM_TYPE_NEAR_ROW, NULL);

  self->session = g_object_ref (session);
  self->kind = kind;
  self->limit = limit;
  return self;
}

void
crm_near_row_attach (CrmSession *session, const CrmKind *kind, const GPtrArray *rows,
                     GPtrArray *hints)
{
  if (strcmp (kind->name, "target") != 0)
    return;
  for (guint i = 0; i < rows->len; i++) {
    CrmFieldRow *row = g_ptr_array_index (rows, i);
    const char *name = crm_field_row_get_field (row)->name;
    GtkWidget *group;
    CrmNearRow *hint;

    if (strcmp (name, "near") != 0 && strcmp (name, "near_distance") != 0)
      continue;
    group = gtk_widget_get_ancestor (crm_field_row_get_widget (row), ADW_TYPE_PREFERENCES_GROUP);
    hint = new_row (session, kind, row);
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (hint));
    g_ptr_array_add (hints, hint);
  }
}

static void
crm_near_row_dispose (GObject *object)
{
  g_clear_object (&CRM_NEAR_ROW (object)->session);
  G_OBJECT_CLASS (crm_near_row_parent_class)->dispose (object);
}

static void
crm_near_row_class_init (CrmNearRowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = crm_near_row_dispose;
}

static void
crm_near_row_init (CrmNearRow *self)
{
  self->near = NAN;
  self->use = gtk_button_new_with_label (_ ("Use"));
  gtk_widget_set_valign (self->use, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->use, "small");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->use);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_object (self->use, "clicked", G_CALLBACK (on_use), self, G_CONNECT_SWAPPED);
}
