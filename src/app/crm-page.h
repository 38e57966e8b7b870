/* crm-page.h: the page of a kind: search, filter, a lazy sortable table, its empty and
 * nothing-found states. Selecting a row fills the inspector beside it. */
#pragma once

#include <adwaita.h>

#include "crm-list.h"
#include "crm-session.h"

G_BEGIN_DECLS

#define CRM_TYPE_PAGE (crm_page_get_type ())
G_DECLARE_FINAL_TYPE (CrmPage, crm_page, CRM, PAGE, GtkWidget)

GtkWidget *crm_page_new (CrmSession *session, const CrmKind *kind);
const CrmKind *crm_page_get_kind (CrmPage *self);
CrmList *crm_page_get_list (CrmPage *self);
/* 0: none. Signals: "selected" (CrmPage *, gint64 id) and "activated" (CrmPage *, gint64 id), the
 * latter on Enter or double click. */
gint64 crm_page_get_selected (CrmPage *self);
void crm_page_select (CrmPage *self, gint64 id); /* and scrolls there, waiting for a running load */
void crm_page_select_none (CrmPage *self);
/* All that are selected; valid until the selection changes. */
const gint64 *crm_page_get_chosen (CrmPage *self, guint *n);
/* What the table shows now, search and filter and order; for exports. Owned. */
CrmQuery *crm_page_dup_query (CrmPage *self);
/* The same part in words, for a heading: what was searched and filtered. NULL: all. Owned. */
char *crm_page_dup_narrowing (CrmPage *self);
/* Whether rows are still to come: read by the list, or into the view a few at a time. */
gboolean crm_page_is_loading (CrmPage *self);
/* Lets a few rows of a page out of sight go; it gets them back when it is shown. All of them would
 * be styled anew in the frame that shows it. FALSE: none are left. */
gboolean crm_page_rest (CrmPage *self);
/* Of GtkColumnViewColumn, as they stand in the table. Borrowed. */
GListModel *crm_page_get_columns (CrmPage *self);
/* Shows only the records that `select` names (see crm_query_set_among), and says so by `title`,
 * with a button that shows all again. NULL: all. */
void crm_page_set_among (CrmPage *self, const char *title, const char *select, const guint8 *reads);
void crm_page_show_search (CrmPage *self, gboolean show);
void crm_page_focus_search (CrmPage *self);
void crm_page_focus_table (CrmPage *self);

G_END_DECLS
