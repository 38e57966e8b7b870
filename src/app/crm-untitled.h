/* crm-untitled.h: programmes that have no place of their own yet: copies of the sample, kept in the
 * state folder until somebody saves or deletes them, so that nothing done in one is lost. */
#pragma once

#include "crm-locale.h"

G_BEGIN_DECLS

/* A path that is free, in the folder of such copies, which is made; for the sample in this
 * language. Owned. */
char *crm_untitled_dup_new_path (CrmLanguage language);
/* Whether a file is such a copy, and whether it is of the sample in this language. */
gboolean crm_untitled_has (const char *path);
gboolean crm_untitled_speaks (const char *path, CrmLanguage language);
/* The folder for what belongs beside a programme: its own, or, of such a copy and of none (NULL),
 * that of the person's documents. Owned. */
char *crm_untitled_dup_folder_beside (const char *path);
/* Deletes the file, its backups, and what is remembered of it. It must not be open. */
void crm_untitled_delete (const char *path);

G_END_DECLS
