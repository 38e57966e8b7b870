/* crm-check.h: runs what crm-guidance.h describes: counts the evidence of a result, finds the
 * records that fail a check, and tells which tables each of them reads. Any connection, any
 * thread. */
#pragma once

#include "crm-day.h"
#include "crm-db.h"
#include "crm-guidance.h"
#include "crm-model.h"
#include "crm-settings.h"

G_BEGIN_DECLS

/* The tables "at" and "span" for that day, as the WITH that goes before every SELECT. Owned. */
char *crm_check_dup_with (CrmDay today, const CrmSettings *settings);

/* What a result has to show. */
typedef struct {
  gint64 in, asked; /* of the things asked for: those that are in, and all */
  gint64 needed;    /* so many must be in: by percent and least; 0 when none will do */
  gboolean also;    /* the condition besides holds */
  gboolean met;
  double share; /* in ÷ needed, 0…1; a condition besides counts as one more thing needed */
} CrmEvidence;

gboolean crm_check_read_evidence (const CrmResult *result, CrmDb *db, const char *with,
                                  GCancellable *cancellable, CrmEvidence *out, GError **error);
/* The rule of a result on counts found elsewhere: fills needed, met and share. */
void crm_check_judge (const CrmResult *result, CrmEvidence *self);

/* What a check found. */
#define CRM_CHECK_MOST_IDS 100
typedef struct {
  gint64 count; /* rows that fail; 0: it passes */
  GArray *ids;  /* gint64, the first of them that have a record; owned */
} CrmFinding;

gboolean crm_check_read_finding (const CrmCheck *check, CrmDb *db, const char *with,
                                 GCancellable *cancellable, CrmFinding *out, GError **error);
void crm_finding_clear (CrmFinding *self);

/* The SELECT of the ids that a table filtered to a result or a check shows: what counts, or what is
 * missing. Owned. */
char *crm_check_dup_result_ids (const CrmResult *result, const char *with, gboolean missing);
char *crm_check_dup_check_ids (const CrmCheck *check, const char *with);

/* By index in the model: 1 where the SQL reads that kind's table. n_kinds bytes, owned. NULL with
 * error when the SQL is wrong. */
guint8 *crm_check_dup_kinds_read (CrmDb *db, CrmModel *model, const char *with, const char *sql,
                                  GError **error);

G_END_DECLS
