/* crm-model.h: a method made ready to work with: names resolved, links given their hidden kinds,
 * references known from both ends, labels and titles at hand. Immutable after crm_model_new, shared
 * by all threads. The only place that walks the const tables by name. */
#pragma once

#include "crm-kind.h"

G_BEGIN_DECLS

typedef struct _CrmModel CrmModel;

/* A field that refers to a kind, seen from that kind. */
typedef struct {
  const CrmKind *kind;   /* the kind that has the field */
  const CrmField *field; /* a REFERENCE or a LINKS field */
} CrmReverse;

/* Takes the method as it is at `version` (0: the newest): fields and kinds with since <= version <
 * until. Aborts on a method that contradicts itself: that is a mistake in the program. */
CrmModel *crm_model_new (const CrmMethod *method, int version);
CrmModel *crm_model_ref (CrmModel *self);
void crm_model_unref (CrmModel *self);
const CrmMethod *crm_model_get_method (const CrmModel *self);
int crm_model_get_version (const CrmModel *self);

/* All kinds, the hidden kinds of links after the described ones. index is dense from 0. */
guint crm_model_get_n_kinds (const CrmModel *self);
const CrmKind *crm_model_get_kind (const CrmModel *self, guint index);
const CrmKind *crm_model_find_kind (const CrmModel *self, const char *name);
guint crm_model_get_index (const CrmModel *self, const CrmKind *kind);

/* The hidden kind of a LINKS field: columns a (the owner), b (the target); UNIQUE (a, b).
 * Its name is "<kind>__<field>". */
const CrmKind *crm_model_get_link_kind (const CrmModel *self, const CrmKind *kind,
                                        const CrmField *field);
gboolean crm_model_is_link_kind (const CrmModel *self, const CrmKind *kind);

/* Who refers to this kind (links by their LINKS field, not by their hidden kind). */
const CrmReverse *crm_model_get_reverses (const CrmModel *self, const CrmKind *kind, guint *n);

const CrmField *crm_kind_find_field (const CrmKind *kind, const char *name);
guint crm_kind_get_field_index (const CrmKind *kind, const CrmField *field);
const CrmField *crm_kind_get_unique (const CrmKind *kind); /* NULL: none */
const CrmField *crm_kind_get_title (const CrmKind *kind);  /* the main title field, or NULL */
/* Fields named by a comma list such as kind->key; at most max; returns how many. */
guint crm_kind_list_fields (const CrmKind *kind, const char *names, const CrmField **fields,
                            guint max);
/* Fields an import matches by: see CrmKind.key. 0 when lines are counted. */
guint crm_kind_get_key_fields (const CrmKind *kind, const CrmField **fields, guint max);
/* What others refer to a record of this kind by: its unique field, else its title field, else
 * NULL (id only). */
const CrmField *crm_kind_get_handle (const CrmKind *kind);

gboolean crm_field_is_stored (const CrmField *field);    /* has a column: not LINKS, not computed */
gboolean crm_field_is_text (const CrmField *field);      /* kept as text */
const char *crm_field_get_label (const CrmField *field); /* translated */
const char *crm_kind_get_label (const CrmKind *kind);
const char *crm_kind_get_plural (const CrmKind *kind);
const char *crm_field_get_sql_type (const CrmField *field); /* INTEGER, REAL, TEXT or BLOB */

/* Text of a value for a person or a machine; "" for null. A REFERENCE is written as its id;
 * callers that show titles ask the query. Owned. */
char *crm_field_format (const CrmField *field, const CrmValue *value, const CrmLocale *locale);
/* "12.5%", «۱۲٫۵‏٪», plain "12.50". Owned. */
char *crm_percent_format (gint64 hundredths, const CrmLocale *locale);
/* Text to value; empty text makes null. Does not apply bounds: crm_field_check does. A choice is
 * read by key or by its label in either language, a flag as yes/no, true/false, 1/0, بله/خیر.
 * *rounded tells that money or percent was cut to its smallest unit; with NULL, that is refused.
 * A REFERENCE accepts "#12" only. */
typedef struct {
  CrmDecimalMark mark;
  int dates; /* CrmDates */
} CrmReading;
gboolean crm_field_parse (const CrmField *field, const char *text, gssize length,
                          const CrmLocale *locale, const CrmReading *reading, CrmValue *value,
                          gboolean *rounded, GError **error);
/* Tag, bounds, choice keys, text rules. Not REQUIRED: crm_kind_check does. */
gboolean crm_field_check (const CrmField *field, const CrmValue *value, GError **error);
/* Makes a value that was read fit the type of its field: SQL gives a computed field the type it
 * likes, and a damaged file may hold anything. What cannot be made fit becomes null. */
void crm_field_coerce (const CrmField *field, CrmValue *value);
/* All rules of one record that need no other record: every field, what is required, the kind's own
 * check. *field names the field at fault. */
gboolean crm_kind_check (const CrmKind *kind, const CrmValue *values, const CrmField **field,
                         GError **error);
/* Start values of a new record; codes ("G#") stay null here: crm_edit_insert numbers them. */
void crm_kind_fill_initial (const CrmKind *kind, CrmValue *values);
/* The folded text of the SEARCH fields, "\x1f" between them; NULL when the kind has none or all
 * are empty. Owned. */
char *crm_kind_dup_fold (const CrmKind *kind, const CrmValue *values);
gboolean crm_kind_has_fold (const CrmKind *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrmModel, crm_model_unref)

G_END_DECLS
