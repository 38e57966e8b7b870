/* crm-words.h: a paragraph that wraps where it must, shaped once for its one line and once more if
 * it does wrap. A GtkLabel that may wrap is shaped four or five times before it is first seen,
 * which in a list of such rows is most of the time of its first frame. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CRM_TYPE_WORDS (crm_words_get_type ())
G_DECLARE_FINAL_TYPE (CrmWords, crm_words, CRM, WORDS, GtkWidget)

/* class: of the style; NULL: none. */
GtkWidget *crm_words_new (const char *text, const char *class);
void crm_words_set_text (CrmWords *self, const char *text);
/* FALSE: its one line is the least it takes. */
void crm_words_set_wrap (CrmWords *self, gboolean wrap);
const char *crm_words_get_text (CrmWords *self);

G_END_DECLS
