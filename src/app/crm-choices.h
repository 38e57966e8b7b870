/* crm-choices.h: the few choices kept for this person on this computer: language, who one is in a
 * programme, columns shown. A key file in the user's configuration folder, read and written whole;
 * nothing of it is worth an error. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Owned; NULL when nothing was chosen. */
char *crm_choices_dup (const char *group, const char *key);
void crm_choices_set (const char *group, const char *key, const char *value); /* NULL: forget */

/* The key under which choices for one programme are kept: a name that does not tell its path.
 * Owned. */
char *crm_choices_dup_path_key (const char *path);

G_END_DECLS
