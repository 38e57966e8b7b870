/* crm-import.h: rows of a crm-source given their meaning and put into the document in one
 * transaction: columns matched to fields, numbers and days read as the whole file writes them,
 * rules of the kind applied, references found. Good rows are kept, bad ones handed back with line,
 * column and reason. Synchronous; run it in a job. */
#pragma once

#include "crm-day.h"
#include "crm-edit.h"
#include "crm-query.h"
#include "crm-source.h"

G_BEGIN_DECLS

typedef enum { CRM_NEGATIVE_RETURNS, CRM_NEGATIVE_REFUSE } CrmNegative;

typedef struct {
  CrmSourceOptions source;
  const char *const *map; /* "field=column name" or "field=3" (1-based), NULL-terminated or NULL;
                                * "field=" leaves a field out */
  const char *const *constant; /* "field=value" for every row */
  gboolean create_missing;     /* make records that references name and that are not there */
  CrmNegative negative;        /* of purchases and other lines of money */
  const char
      *money_unit;     /* "toman", "thousand", "million-toman", a currency code; NULL: as it is */
  CrmDecimalMark mark; /* AUTO: guessed from the whole file */
  int dates;           /* CrmDates; AUTO: guessed from the whole file */
  gboolean dry_run;
  gboolean incomplete;        /* to look only: a required field that nothing gives is no error */
  const char *refused_folder; /* where refused rows are written; NULL: beside the source */
} CrmImportOptions;

typedef struct {
  guint64 read, added, updated, unchanged, refused;
  guint64 rounded;     /* amounts cut to the smallest unit */
  guint64 returns;     /* lines kept as returns */
  guint64 totals;      /* rows of totals and subtotals passed over */
  guint64 footers;     /* scraps below the last total passed over */
  guint64 headers;     /* repetitions of the header, as on printed pages, passed over */
  guint64 created;     /* records made because create_missing */
  CrmDates dates;      /* the order taken for the whole file; AUTO: each day shows it by itself */
  CrmDecimalMark mark; /* AUTO: none is shown, or each column has its own */
  char *refused_path;  /* the file of refused rows, NULL: none */
  GPtrArray *notes;    /* char *: what was guessed and done, sentences */
  GPtrArray *reasons;  /* char *: the first twenty refusals, "line 12, amount: …" */
  GPtrArray *mapping;  /* char *: "field=column" as used */
} CrmImportResult;
CrmImportResult *crm_import_result_new (void);
void crm_import_result_free (CrmImportResult *self);

/* Progress: 0…1 and rows so far; called from the same thread every few thousand rows. */
typedef void (*CrmImportProgress) (double fraction, guint64 rows, guint64 refused, gpointer data);

/* A row whose key (a unique field, or the fields of the kind's key) is that of a record changes
 * that record: a cell that holds something replaces what is there, an empty cell leaves it as it
 * is, so that a file of two columns can be imported over records of twenty. To empty a field is
 * an edit. A new record is empty where its row is. A required field may be missing from the file
 * when the key is there; rows that name no record are then refused. `db` is a writable
 * connection of this document used by no one else meanwhile (main's in the CLI; a worker's own
 * in the window); author is who. NULL on error: nothing is kept. Cancelled: CANCELLED, nothing
 * kept. */
CrmImportResult *crm_import_run (CrmDb *db, CrmModel *model, const char *author,
                                 const CrmKind *kind, const char *path,
                                 const CrmImportOptions *options, GCancellable *cancellable,
                                 CrmImportProgress progress, gpointer data, GError **error);

/* CSV of a query: heads are field names (plain) or labels; see crm_query_dup_text. */
gboolean crm_export_csv (CrmDb *db, const CrmQuery *query, CrmModel *model, const CrmLocale *locale,
                         const char *path, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrmImportResult, crm_import_result_free)

G_END_DECLS
