/* crm-filter-group.h: what a table may be narrowed to by a click: for each field of few values,
 * these values and the condition of each in the language of crm-query.h. Found from the
 * description and the records. Any thread, any connection; no widgets. */
#pragma once

#include "crm-tiers.h"

G_BEGIN_DECLS

typedef struct {
  char *label;      /* "Gold" */
  char *condition;  /* "stage = customer" */
  CrmTierLook tier; /* of a tier; place 0: it is none */
} CrmFilterValue;

typedef struct {
  char *label;       /* "Stage" */
  char *all;         /* "All tiers" */
  GPtrArray *values; /* of CrmFilterValue; two or more */
} CrmFilterGroup;

/* Groups in the order to show them, the tier first. Owned array of CrmFilterGroup. */
GPtrArray *crm_filter_groups_read (CrmDb *db, CrmModel *model, const CrmKind *kind,
                                   const CrmLocale *locale, GError **error);
/* Whether a change in records of `changed` may change them. */
gboolean crm_filter_groups_depend_on (CrmModel *model, const CrmKind *kind, const CrmKind *changed);

/* chosen: a set of conditions. How many of the group are in it; these, with a word between them,
 * as conditions or as labels ("" when there is none); those of all groups, as a filter or for
 * people (NULL when there is none). Owned. */
guint crm_filter_group_count (const CrmFilterGroup *group, GHashTable *chosen);
char *crm_filter_group_dup_joined (const CrmFilterGroup *group, GHashTable *chosen,
                                   const char *between, gboolean conditions);
char *crm_filter_groups_dup_joined (GPtrArray *groups, GHashTable *chosen, gboolean conditions);
/* Equal texts: equal groups. groups may be NULL. Owned. */
char *crm_filter_groups_dup_summary (GPtrArray *groups);

G_END_DECLS
