/* crm-kpi-passport.c: rows of the KPI's own fields, in groups of its own, around that of the
 * target. */
#include "crm-kpi-passport.h"

#include <string.h>

#include "crm-figure.h"
#include "crm-form-groups.h"
#include "crm-i18n.h"
#include "crm-kpi-links.h"
#include "crm-kpi-rules.h"
#include "crm-kpi-target.h"

struct _CrmKpiPassport {
  GtkWidget parent_instance;
  CrmSession *session;
  const CrmKind *kind;
  gint64 id;        /* 0: none */
  CrmValue *values; /* of the record as it is kept */
  gboolean computed, money;

  GtkWidget *scroller, *definition, *formula, *computed_from, *target, *links;
  GPtrArray *rows; /* CrmFieldRow */
  guint resize_id; /* idle */
};

G_DEFINE_FINAL_TYPE (CrmKpiPassport, crm_kpi_passport, GTK_TYPE_WIDGET)

/* Keeping. */

static gboolean
keep (CrmFieldRow *row, const CrmValue *value, gpointer host, GError **error)
{
  CrmKpiPassport *self = host;
  const CrmField *field = crm_field_row_get_field (row);
  guint index = crm_kind_get_field_index (self->kind, field);
  CrmValue before;
  gboolean ok;

  if (self->values == NULL)
    return FALSE;
  before = self->values[index];
  self->values[index] = *value;
  ok = crm_kind_check (self->kind, self->values, NULL, error);
  self->values[index] = before;
  return ok && crm_session_set (self->session, self->kind, self->id, field, value, error);
}

void
crm_kpi_passport_commit (CrmKpiPassport *self)
{
  GString *faults = g_string_new (NULL);

  for (guint i = 0; self->id > 0 && i < self->rows->len; i++) {
    CrmFieldRow *row = g_ptr_array_index (self->rows, i);

    if (!crm_field_row_commit (row, TRUE))
      g_string_append_printf (faults, "%s%s", faults->len > 0 ? " " : "",
                              crm_field_row_get_fault (row));
  }
  if (self->id > 0)
    crm_kpi_target_commit (CRM_KPI_TARGET (self->target));
  if (faults->len > 0) {
    g_autofree char *text = g_strdup_printf (_ ("Not saved: %s"), faults->str);

    crm_session_say (self->session, text, FALSE);
  }
  g_string_free (faults, TRUE);
}

/* Showing. */

static gboolean
is_wanted (CrmKpiPassport *self, const CrmField *field)
{
  if (strcmp (field->name, "formula") == 0)
    return !self->computed;
  if (strcmp (field->name, "prices") == 0)
    return self->money && !self->computed;
  return TRUE;
}

static void
show_rows (CrmKpiPassport *self)
{
  for (guint i = 0; i < self->rows->len; i++) {
    CrmFieldRow *row = g_ptr_array_index (self->rows, i);
    const CrmField *field = crm_field_row_get_field (row);

    crm_field_row_set_record (row, self->id);
    crm_field_row_set_value (row, &self->values[crm_kind_get_field_index (self->kind, field)]);
    crm_field_row_set_locked (row, crm_store_is_read_only (crm_session_get_store (self->session)));
    gtk_widget_set_visible (crm_field_row_get_widget (row), is_wanted (self, field));
  }
}

/* Of money one wants to know which; until that is said it is asked for. */
static void
show_question (CrmKpiPassport *self)
{
  const CrmField *field = crm_kind_find_field (self->kind, "prices");
  gboolean asked = self->money && !self->computed &&
                   crm_value_is_null (&self->values[crm_kind_get_field_index (self->kind, field)]);

  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (self->definition),
      asked ? _ ("Are these nominal or constant prices? At nominal ones a rise may be inflation "
                 "alone.")
            : NULL);
}

static void
show_formula (CrmKpiPassport *self, const CrmKpi *kpi)
{
  g_autofree char *words = NULL;

  gtk_widget_set_visible (self->formula, self->computed);
  gtk_widget_set_visible (self->computed_from, self->computed);
  if (!self->computed)
    return;
  words = kpi->real ? g_strdup_printf (_ ("%s At constant prices."), _ (kpi->figure->help))
                    : g_strdup (_ (kpi->figure->help));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->formula), words);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->computed_from),
                               kpi->figure->source != NULL ? _ (kpi->figure->source) : "");
}

static void
set_values (CrmKpiPassport *self, CrmValue *values)
{
  if (self->values != NULL)
    crm_values_free (self->values, self->kind->n_fields);
  self->values = values;
}

void
crm_kpi_passport_show (CrmKpiPassport *self, const CrmKpi *kpi, const CrmPeriods *periods)
{
  gint64 id = kpi != NULL ? kpi->id : 0;

  g_return_if_fail (CRM_IS_KPI_PASSPORT (self));
  if (id != self->id) {
    for (guint i = 0; i < self->rows->len; i++)
      crm_field_row_restore (g_ptr_array_index (self->rows, i));
    gtk_adjustment_set_value (
        gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
  }
  self->id = id;
  set_values (self, id > 0 ? crm_query_dup_record (crm_session_get_db (self->session),
                                                   crm_session_get_model (self->session),
                                                   self->kind, id, NULL)
                           : NULL);
  gtk_widget_set_visible (self->scroller, self->values != NULL);
  crm_kpi_links_show (CRM_KPI_LINKS (self->links), self->values != NULL ? id : 0);
  if (self->values == NULL)
    return;
  self->computed = kpi->figure != NULL;
  self->money = crm_kpi_is_in_money (kpi);
  show_rows (self);
  show_question (self);
  show_formula (self, kpi);
  crm_kpi_target_show (CRM_KPI_TARGET (self->target), kpi, periods);
}

void
crm_kpi_passport_focus (CrmKpiPassport *self, gboolean target)
{
  if (target)
    crm_kpi_target_focus (CRM_KPI_TARGET (self->target));
  else if (self->rows->len > 0)
    gtk_widget_grab_focus (crm_field_row_get_target (g_ptr_array_index (self->rows, 0)));
}

static gboolean
resize (gpointer data)
{
  CrmKpiPassport *self = data;

  self->resize_id = 0;
  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_queue_resize (crm_field_row_get_target (g_ptr_array_index (self->rows, i)));
  return G_SOURCE_REMOVE;
}

/* A text that was laid out before it had a width keeps its height until it is asked again. */
static void
crm_kpi_passport_map (GtkWidget *widget)
{
  CrmKpiPassport *self = CRM_KPI_PASSPORT (widget);

  GTK_WIDGET_CLASS (crm_kpi_passport_parent_class)->map (widget);
  if (self->resize_id == 0)
    self->resize_id = g_idle_add_full (G_PRIORITY_LOW, resize, self, NULL);
}

/* Titles of what rows refer to may have changed. */
static void
on_changed (CrmKpiPassport *self, const CrmNews *news)
{
  for (guint i = 0; self->id > 0 && i < self->rows->len; i++)
    crm_field_row_hear (g_ptr_array_index (self->rows, i), news);
}

/* Making. */

static GtkWidget *
add_group (GtkWidget *box, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *heading = g_markup_escape_text (title, -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), heading);
  gtk_box_append (GTK_BOX (box), group);
  return group;
}

static void
add_rows (CrmKpiPassport *self, GtkWidget *group, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++) {
    const CrmField *field = crm_kind_find_field (self->kind, names[i]);
    CrmFieldRow *row = crm_field_row_new (crm_form_groups_get_row_type (field), self->session,
                                          self->kind, field, keep, self);

    crm_field_row_add_to (row, ADW_PREFERENCES_GROUP (group));
    g_ptr_array_add (self->rows, row);
  }
}

/* What can be read and not changed. */
static GtkWidget *
add_fact (GtkWidget *group, const char *title)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_add_css_class (row, "property");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static void
on_all_fields (CrmKpiPassport *self)
{
  crm_session_show_record (self->session, self->kind, self->id);
}

static GtkWidget *
new_all_fields (CrmKpiPassport *self)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("All fields of this KPI"));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_all_fields), self, G_CONNECT_SWAPPED);
  return button;
}

static void
build (CrmKpiPassport *self)
{
  static const char *const meaning[] = { "name", "definition", "purpose", NULL };
  static const char *const measure[] = {
    "formula", "unit", "prices", "direction", "frequency", NULL
  };
  static const char *const people[] = { "owner", "due_days",          "source",
                                        "actor", "off_target_action", NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->definition = add_group (box, _ ("Definition"));
  add_rows (self, self->definition, meaning);
  self->formula = add_fact (self->definition, _ ("Formula"));
  self->computed_from = add_fact (self->definition, _ ("Computed from"));
  add_rows (self, self->definition, measure);
  self->target = crm_kpi_target_new (self->session);
  gtk_box_append (GTK_BOX (box), self->target);
  add_rows (self, add_group (box, _ ("Owner and source")), people);
  self->links = crm_kpi_links_new (self->session);
  gtk_box_append (GTK_BOX (box), self->links);
  gtk_box_append (GTK_BOX (box), new_all_fields (self));
  gtk_widget_add_css_class (box, "form");
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
crm_kpi_passport_new (CrmSession *session)
{
  CrmKpiPassport *self = g_object_new (CRM_TYPE_KPI_PASSPORT, NULL);

  self->session = g_object_ref (session);
  self->kind = crm_model_find_kind (crm_session_get_model (session), "kpi");
  build (self);
  g_signal_connect_object (session, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
crm_kpi_passport_dispose (GObject *object)
{
  CrmKpiPassport *self = CRM_KPI_PASSPORT (object);

  g_clear_handle_id (&self->resize_id, g_source_remove);
  self->id = 0;
  g_ptr_array_set_size (self->rows, 0);
  if (self->kind != NULL)
    set_values (self, NULL);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (crm_kpi_passport_parent_class)->dispose (object);
}

static void
crm_kpi_passport_finalize (GObject *object)
{
  g_ptr_array_unref (CRM_KPI_PASSPORT (object)->rows);
  G_OBJECT_CLASS (crm_kpi_passport_parent_class)->finalize (object);
}

static void
crm_kpi_passport_class_init (CrmKpiPassportClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = crm_kpi_passport_dispose;
  G_OBJECT_CLASS (class)->finalize = crm_kpi_passport_finalize;
  widget_class->map = crm_kpi_passport_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_FORM);
}

static void
crm_kpi_passport_init (CrmKpiPassport *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
}
