/* crm-help-text.c: numbers the items, and says of each result when it counts, of each check why it
 * matters. */
#include "crm-help-text.h"

#include "crm-i18n.h"
#include "crm-method.h"

static void
line_free (gpointer data)
{
  g_free (((CrmHelpLine *) data)->text);
  g_free (data);
}

static void
take_line (GPtrArray *lines, CrmHelpPartKind kind, char *text)
{
  CrmHelpLine *line = g_new0 (CrmHelpLine, 1);

  line->kind = kind;
  line->text = text;
  g_ptr_array_add (lines, line);
}

static void
add_results (GPtrArray *lines, int step)
{
  for (const CrmGuidance *const *g = crm_method_get ()->guidance; *g != NULL; g++) {
    for (guint i = 0; i < (*g)->n_results; i++) {
      const CrmResult *result = &(*g)->results[i];

      if (result->step != step)
        continue;
      /* Translators: a result of a step, and when it is in. */
      take_line (
          lines, CRM_HELP_ITEM,
          g_strdup_printf (C_ ("a result", "• %s: %s"), _ (result->title), _ (result->criterion)));
      if (result->also_said != NULL)
        take_line (lines, CRM_HELP_ITEM, g_strdup_printf ("  %s", _ (result->also_said)));
    }
  }
}

static const char *
get_fault (const CrmCheck *check)
{
  return check->many != NULL ? ngettext (check->one, check->many, 1) : _ (check->one);
}

static void
add_checks (GPtrArray *lines, int step)
{
  for (const CrmGuidance *const *g = crm_method_get ()->guidance; *g != NULL; g++)
    for (guint i = 0; i < (*g)->n_checks; i++)
      if ((*g)->checks[i].step == step)
        /* Translators: what a check finds wrong, and why it matters. */
        take_line (lines, CRM_HELP_ITEM,
                   g_strdup_printf (C_ ("a check", "• %s. %s"), get_fault (&(*g)->checks[i]),
                                    _ ((*g)->checks[i].why)));
}

GPtrArray *
crm_help_text_dup_lines (const CrmHelpPage *page)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);
  int number = 0;

  for (guint i = 0; i < page->n_parts; i++) {
    const CrmHelpPart *part = &page->parts[i];

    number = part->kind == CRM_HELP_ITEM ? number + 1 : 0;
    if (part->kind == CRM_HELP_RESULTS)
      add_results (lines, page->step);
    else if (part->kind == CRM_HELP_CHECKS)
      add_checks (lines, page->step);
    else if (part->kind == CRM_HELP_ITEM)
      take_line (lines, part->kind,
                 g_strdup_printf (C_ ("an item of a list", "%s. %s"), crm_i18n_number (number).text,
                                  _ (part->text)));
    else
      take_line (lines, part->kind, g_strdup (_ (part->text)));
  }
  return lines;
}

const char *
crm_help_text_get_title (const CrmHelpPage *page)
{
  return _ (page->title != NULL ? page->title : crm_method_get ()->steps[page->step - 1].title);
}
