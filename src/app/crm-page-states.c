/* crm-page-states.c: what the page says of its list: how many records, that there are none yet,
 * that none fits, that it is being read or cannot be. Part of CrmPage. */
#include "crm-page-private.h"

#include "crm-i18n.h"
#include "crm-wording.h"

#define SPINNER_DELAY_MS 300

/* What the list holds, said around it. */

static void
show_count (CrmPage *self)
{
  gint64 n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  g_autofree char *text =
      crm_wording_dup_count (self->kind, n, crm_session_get_locale (self->session));

  gtk_label_set_text (GTK_LABEL (self->count), text);
  gtk_widget_set_tooltip_text (self->count, text);
}

/* What the rows were asked for beside the search, in words; NULL: nothing. Owned. */
static char *
dup_bounds (CrmPage *self)
{
  g_autoptr (GString) bounds = g_string_new (NULL);
  const char *const parts[] = { self->among, self->words, self->filter };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (bounds, "%s%s", bounds->len > 0 ? C_ ("between filters", ", ") : "",
                              parts[i]);
  return bounds->len > 0 ? g_string_free (g_steal_pointer (&bounds), FALSE) : NULL;
}

char *
crm_page_dup_narrowing (CrmPage *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autofree char *search = *words != '\0' ? g_strdup_printf (_ ("Search: “%s”"), words) : NULL;
  g_autofree char *bounds = dup_bounds (self);

  if (search != NULL && bounds != NULL)
    return g_strdup_printf ("%s · %s", bounds, search);
  return search != NULL ? g_steal_pointer (&search) : g_steal_pointer (&bounds);
}

static void
show_nothing (CrmPage *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autofree char *kind = crm_wording_dup_inner (crm_kind_get_label (self->kind));
  g_autofree char *title = g_strdup_printf (_ ("No %s matches"), kind);
  g_autofree char *bounds = dup_bounds (self);
  g_autofree char *text = NULL, *escaped = NULL;

  if (*words != '\0' && bounds != NULL)
    text = g_strdup_printf (_ ("“%s” in: %s. Check the spelling or drop a filter."), words, bounds);
  else if (*words != '\0')
    text =
        g_strdup_printf (_ ("“%s” was not found. Check the spelling or search for less."), words);
  else
    text = g_strdup_printf (_ ("Nothing fits: %s. Drop a filter to see more."), bounds);
  escaped = g_markup_escape_text (text, -1);
  adw_status_page_set_title (ADW_STATUS_PAGE (self->nothing), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->nothing), escaped);
}

static gboolean
show_spinner (gpointer user_data)
{
  CrmPage *self = user_data;

  self->spinner_id = 0;
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), TRUE);
  gtk_widget_set_visible (self->spinner, TRUE);
  return G_SOURCE_REMOVE;
}

/* What is read quickly turns no wheel. */
static void
show_loading (CrmPage *self, gboolean loading)
{
  if (loading && self->spinner_id == 0 && !gtk_widget_get_visible (self->spinner))
    self->spinner_id = g_timeout_add (SPINNER_DELAY_MS, show_spinner, self);
  if (loading)
    return;
  g_clear_handle_id (&self->spinner_id, g_source_remove);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), FALSE);
  gtk_widget_set_visible (self->spinner, FALSE);
}

void
crm_page_show_state (CrmPage *self)
{
  const char *error = crm_list_get_error (self->list);
  gboolean loading = crm_list_is_loading (self->list);
  const char *child = "table";

  show_loading (self, loading);
  if (error != NULL) {
    adw_status_page_set_description (ADW_STATUS_PAGE (self->failed), error);
    child = "failed";
  } else if (!loading && g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0) {
    child = crm_page_is_narrowed (self) ? "nothing" : "empty";
    if (crm_page_is_narrowed (self))
      show_nothing (self);
  }
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), child);
  show_count (self);
}
