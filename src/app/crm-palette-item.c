/* crm-palette-item.c: the one list of commands, and items made from the method. A label is found by
 * its words in any language that has a catalogue, whichever speaks now. */
#include "crm-palette-item.h"

#include <string.h>

#include "crm-boards.h"
#include "crm-catalogue.h"
#include "crm-i18n.h"
#include "crm-text.h"
#include "crm-trail.h"
#include "crm-wording.h"

/* clang-format off */
static const struct {
  const char *action, *label;
  gboolean main; /* offered before anything is typed */
} commands[] = {
  { "win.new-record", N_("New record"), TRUE },
  { "win.catalogue", N_("KPIs from the catalogue…"), FALSE },
  { "win.edit", N_("Edit the record"), FALSE },
  { "win.duplicate", N_("Duplicate the record"), FALSE },
  { "win.delete", N_("Delete the records chosen"), FALSE },
  { "win.undo", N_("Undo"), TRUE },
  { "win.redo", N_("Redo"), FALSE },
  { "win.history", N_("History"), TRUE },
  { "win.method-check", N_("Method check"), TRUE },
  { "win.find", N_("Search in this table"), FALSE },
  { "win.import", N_("Import into this table…"), TRUE },
  { "win.export", N_("Export this table…"), FALSE },
  { "win.print", N_("Print this table…"), FALSE },
  { "win.report", N_("Excel report…"), TRUE },
  { "win.save-chart", N_("Save the chart…"), FALSE },
  { "win.results", N_("Results and checks"), FALSE },
  { "win.present", N_("Present the headline measures"), FALSE },
  { "win.present-here", N_("Present from the measure at hand"), FALSE },
  { "win.inspector", N_("Inspector"), FALSE },
  { "win.backup", N_("Back up now"), FALSE },
  { "win.backups", N_("Backups…"), FALSE },
  { "win.save-copy", N_("Save a copy…"), FALSE },
  { "win.create", N_("New programme"), FALSE },
  { "win.open", N_("Open…"), FALSE },
  { "win.preferences", N_("Preferences"), TRUE },
  { "win.help", N_("Help"), TRUE },
  { "win.show-help-overlay", N_("Keyboard shortcuts"), FALSE },
  { "app.about", N_("About Hashtgam"), FALSE },
  { "window.close", N_("Close the window"), FALSE },
  { "app.quit", N_("Quit"), FALSE },
};
/* clang-format on */

void
crm_palette_item_free (CrmPaletteItem *self)
{
  g_free (self->title);
  g_free (self->note);
  g_free (self->keys);
  g_free (self->action);
  g_clear_pointer (&self->target, g_variant_unref);
  g_free (self->fold);
  g_free (self);
}

static GPtrArray *
new_items (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) crm_palette_item_free);
}

static CrmPaletteItem *
add_item (GPtrArray *items, CrmPaletteGroup group, const char *title, const char *note,
          const char *action, GVariant *target)
{
  CrmPaletteItem *item = g_new0 (CrmPaletteItem, 1);

  item->group = group;
  item->title = g_strdup (title);
  item->note = g_strdup (note);
  item->action = g_strdup (action);
  item->target = target != NULL ? g_variant_ref_sink (target) : NULL;
  g_ptr_array_add (items, item);
  return item;
}

/* The message as the source has it, and as each catalogue says it. */
static void
fold_in_all (GString *out, const CrmCatalogues *languages, const char *message)
{
  crm_text_fold_append (out, message, strlen (message));
  g_string_append_c (out, '\n');
  for (guint i = 0; i < crm_catalogues_get_n (languages); i++) {
    const char *text = crm_catalogues_find (languages, i, message);

    if (text != NULL) {
      crm_text_fold_append (out, text, strlen (text));
      g_string_append_c (out, '\n');
    }
  }
}

static CrmPaletteItem *
add_page (GPtrArray *items, const CrmCatalogues *languages, const char *message, const char *note,
          const char *action, GVariant *target)
{
  CrmPaletteItem *item = add_item (items, CRM_PALETTE_PAGES, _ (message), note, action, target);
  GString *fold = g_string_new (NULL);

  fold_in_all (fold, languages, message);
  item->fold = g_string_free (fold, FALSE);
  return item;
}

static void
add_steps (GPtrArray *items, CrmSession *session, const CrmCatalogues *languages)
{
  const CrmMethod *method = crm_model_get_method (crm_session_get_model (session));

  for (guint i = 0; i < method->n_steps; i++) {
    g_autofree char *plain = g_strdup_printf ("%u", i + 1);
    g_autofree char *number = crm_locale_dup_digits (crm_session_get_locale (session), plain);
    g_autofree char *note = g_strdup_printf (_ ("Step %s"), number);
    GString *fold = g_string_new (plain);
    CrmPaletteItem *item = add_page (items, languages, method->steps[i].title, note, "win.step",
                                     g_variant_new_int32 ((int) i + 1));

    /* "step 3" as well. */
    fold_in_all (fold, languages, N_ ("step"));
    g_string_append (fold, item->fold);
    g_free (item->fold);
    item->fold = g_string_free (fold, FALSE);
  }
}

static void
add_kinds (GPtrArray *items, CrmSession *session, const CrmCatalogues *languages)
{
  CrmModel *model = crm_session_get_model (session);

  for (guint i = 0; i < crm_model_get_n_kinds (model); i++) {
    const CrmKind *kind = crm_model_get_kind (model, i);

    if (!kind->hidden && !crm_model_is_link_kind (model, kind))
      add_page (items, languages, kind->plural, crm_wording_get_step (model, kind->step),
                "win.kind", g_variant_new_string (kind->name));
  }
}

static gboolean
has_title (const GPtrArray *items, const char *title)
{
  for (guint i = 0; i < items->len; i++)
    if (g_str_equal (((CrmPaletteItem *) g_ptr_array_index (items, i))->title, title))
      return TRUE;
  return FALSE;
}

/* A view that is called as a step or as its first table leads where these lead. */
static void
add_views (GPtrArray *items, CrmSession *session, const CrmCatalogues *languages)
{
  const CrmView *views = crm_model_get_method (crm_session_get_model (session))->views;

  for (; views != NULL && views->name != NULL; views++)
    if (!has_title (items, _ (views->title)))
      add_page (items, languages, views->title,
                crm_wording_get_step (crm_session_get_model (session), views->step), "win.view",
                g_variant_new_string (views->name));
}

/* A board with a key of its own is among the commands, which tell it. */
static gboolean
is_command (const char *label)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].label, label))
      return TRUE;
  return FALSE;
}

GPtrArray *
crm_palette_dup_pages (CrmSession *session)
{
  g_autoptr (CrmCatalogues) languages = crm_catalogues_new ();
  GPtrArray *items = new_items ();

  add_steps (items, session, languages);
  for (const CrmBoard *board = crm_board_get_all (); board->name != NULL; board++)
    if (!is_command (board->title))
      add_page (items, languages, board->title, NULL, "win.board",
                g_variant_new_string (board->name));
  add_kinds (items, session, languages);
  add_views (items, session, languages);
  return items;
}

/* Commands. */

static gboolean
is_possible (GtkWindow *window, const char *action)
{
  GActionGroup *group = NULL;

  if (g_str_has_prefix (action, "win."))
    group = G_ACTION_GROUP (window);
  else if (g_str_has_prefix (action, "app."))
    group = G_ACTION_GROUP (gtk_window_get_application (window));
  else
    return TRUE; /* the window's own */
  return g_action_group_get_action_enabled (group, strchr (action, '.') + 1);
}

static char *
dup_keys (GtkWindow *window, const char *action)
{
  GtkApplication *app = gtk_window_get_application (window);
  g_auto (GStrv) keys = gtk_application_get_accels_for_action (app, action);
  GdkModifierType modifiers;
  guint key;

  if (keys[0] == NULL || !gtk_accelerator_parse (keys[0], &key, &modifiers))
    return NULL;
  return gtk_accelerator_get_label (key, modifiers);
}

GPtrArray *
crm_palette_dup_commands (GtkWindow *window)
{
  g_autoptr (CrmCatalogues) languages = crm_catalogues_new ();
  GPtrArray *items = new_items ();

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++) {
    CrmPaletteItem *item;
    GString *fold;

    if (!is_possible (window, commands[i].action))
      continue;
    fold = g_string_new (NULL);
    item = add_item (items, CRM_PALETTE_COMMANDS, _ (commands[i].label), NULL, commands[i].action,
                     NULL);
    item->keys = dup_keys (window, commands[i].action);
    item->main = commands[i].main;
    fold_in_all (fold, languages, commands[i].label);
    item->fold = g_string_free (fold, FALSE);
  }
  return items;
}

/* Records. */

static CrmPaletteItem *
add_record (GPtrArray *items, CrmPaletteGroup group, const CrmKind *kind, gint64 id,
            const char *title)
{
  gboolean kpi = g_str_equal (kind->name, "kpi");

  return add_item (items, group, title, crm_kind_get_label (kind), kpi ? "win.kpi" : "win.record",
                   kpi ? g_variant_new_int64 (id) : g_variant_new ("(sx)", kind->name, id));
}

GPtrArray *
crm_palette_dup_records (const GPtrArray *hits)
{
  GPtrArray *items = new_items ();

  for (guint i = 0; i < hits->len; i++) {
    const CrmHit *hit = g_ptr_array_index (hits, i);

    add_record (items, CRM_PALETTE_RECORDS, hit->kind, hit->id, hit->title);
  }
  return items;
}

/* Where the window has been; what is gone meanwhile is left out. */

static void
add_visited (GPtrArray *items, CrmSession *session, const CrmKind *kind, gint64 id)
{
  g_autofree char *title =
      crm_query_dup_title (crm_session_get_db (session), crm_session_get_model (session), kind, id,
                           crm_session_get_locale (session));

  if (title != NULL)
    add_record (items, CRM_PALETTE_RECENT, kind, id, title);
}

static void
add_place (GPtrArray *items, CrmSession *session, const char *action, GVariant *target)
{
  CrmModel *model = crm_session_get_model (session);

  if (g_str_equal (action, "win.board")) {
    const CrmBoard *board = crm_board_find (g_variant_get_string (target, NULL));

    add_item (items, CRM_PALETTE_RECENT, _ (board->title), NULL, action, target);
  } else if (g_str_equal (action, "win.kind")) {
    const CrmKind *kind = crm_model_find_kind (model, g_variant_get_string (target, NULL));

    add_item (items, CRM_PALETTE_RECENT, crm_kind_get_plural (kind),
              crm_wording_get_step (model, kind->step), action, target);
  } else if (g_str_equal (action, "win.kpi")) {
    add_visited (items, session, crm_model_find_kind (model, "kpi"), g_variant_get_int64 (target));
  } else {
    const char *name;
    gint64 id;

    g_variant_get (target, "(&sx)", &name, &id);
    add_visited (items, session, crm_model_find_kind (model, name), id);
  }
}

GPtrArray *
crm_palette_dup_recent (GtkWindow *window, CrmSession *session)
{
  GPtrArray *items = new_items ();
  const char *action;
  GVariant *target;

  /* The first is where one is. */
  for (guint i = 1; crm_trail_get (window, i, &action, &target); i++)
    add_place (items, session, action, target);
  return items;
}

/* Finding. */

static gboolean
holds_all (const char *fold, const char *folded)
{
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (fold, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

int
crm_palette_item_get_closeness (const CrmPaletteItem *self, const char *folded)
{
  g_autofree char *title = crm_text_fold (self->title);

  if (self->fold != NULL && !holds_all (self->fold, folded))
    return CRM_PALETTE_UNLIKE;
  if (g_str_has_prefix (title, folded))
    return title[strlen (folded)] == '\0' ? CRM_PALETTE_SAME : CRM_PALETTE_BEGINS;
  return CRM_PALETTE_LIKE;
}
