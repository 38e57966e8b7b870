/* crm-help-text.h: a page of help as lines of text, its results and checks filled in from the
 * guidance, for whoever shows or searches it. */
#pragma once

#include <glib.h>

#include "help.h"

G_BEGIN_DECLS

typedef struct {
  CrmHelpPartKind kind; /* HEADING, PARAGRAPH or ITEM */
  char *text;
} CrmHelpLine;

/* CrmHelpLine entries that free themselves, translated. Owned. */
GPtrArray *crm_help_text_dup_lines (const CrmHelpPage *page);
/* The page's own title, or that of its step. Borrowed, translated. */
const char *crm_help_text_get_title (const CrmHelpPage *page);

G_END_DECLS
