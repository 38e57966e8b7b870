/* crm-catalogue.h: the words of every language the program speaks, whichever it speaks now. What
 * people hand us (heads of columns, names of choices) may be in any of them. Reads the catalogues
 * that gettext reads, without gettext: that one speaks one language at a time, for all threads. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _CrmCatalogues CrmCatalogues;

/* Those found where crm_i18n_init has bound our domain; none found is no error. */
CrmCatalogues *crm_catalogues_new (void);
/* Those in a folder laid out as <language>/LC_MESSAGES/hashtgam.mo; for tests. */
CrmCatalogues *crm_catalogues_new_from (const char *folder);
void crm_catalogues_free (CrmCatalogues *self);

guint crm_catalogues_get_n (const CrmCatalogues *self);
/* The message in the language of that number; NULL when it has none. Borrowed. */
const char *crm_catalogues_find (const CrmCatalogues *self, guint language, const char *message);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrmCatalogues, crm_catalogues_free)

G_END_DECLS
