/* crm-history-restore.h: one change of long ago taken back, whatever happened since, as an act of
 * its own that undo takes back again. */
#pragma once

#include "crm-edit.h"

G_BEGIN_DECLS

/* Of a changed field (field NULL: of all that were changed together): sets what it was before. Of
 * a deleted record: brings it back under its number, with what it owned, its links, and the
 * references to it that became empty and still are. What cannot come back because of what is there
 * now is refused in words. change: CrmHistoryEntry.change. */
gboolean crm_history_restore (CrmEdit *edit, gint64 change, const CrmField *field, GError **error);

G_END_DECLS
