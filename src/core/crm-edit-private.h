/* crm-edit-private.h: what store and history need of an edit beyond its public face. */
#pragma once

#include "crm-edit.h"

/* An edit that reverts another act. */
CrmEdit *crm_edit_begin_revert (CrmDb *db, CrmModel *model, const char *author, const char *label,
                                gint64 reverts, GError **error);
/* Called by commit, when the edit was begun on a store. */
void crm_store_note_commit (CrmStore *self);
