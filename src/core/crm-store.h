/* crm-store.h: one document: a programme in one SQLite file, its model, its connections, its news.
 * One process has one store a file, shared by its windows. Main thread only, but for what says
 * otherwise; workers open their own reader. */
#pragma once

#include "crm-db.h"
#include "crm-model.h"

G_BEGIN_DECLS

#define CRM_TYPE_STORE (crm_store_get_type ())
G_DECLARE_FINAL_TYPE (CrmStore, crm_store, CRM, STORE, GObject)

struct _CrmEdit; /* crm-edit.h */
typedef gboolean (*CrmStoreFill) (struct _CrmEdit *edit, gpointer data, GError **error);

typedef struct {
  const char *organisation; /* NULL: empty */
  CrmCalendar calendar;
  const char *currency; /* ISO code, NULL: IRR */

  /* What the document begins with besides, as one act of this label; NULL: nothing. When it fails
   * no file is made. */
  CrmStoreFill fill;
  gpointer data;
  const char *label;
} CrmStoreSetup;

/* Makes a new file (refuses an existing one) with the method's tables and its single records. */
CrmStore *crm_store_create (const char *path, const CrmMethod *method, const CrmStoreSetup *setup,
                            GError **error);
/* Opens an existing file after the tests of rule R-5; migrates an older one (copy first). What
 * is foreign, newer, damaged or hostile is refused by its own error code and never touched. A
 * file that cannot be written opens read-only: crm_store_is_read_only tells, edits fail with
 * READ_ONLY. */
typedef enum {
  CRM_STORE_READ, /* look only */
  CRM_STORE_ACT,  /* one act and out: a command */
  CRM_STORE_WORK  /* a window's: stays open beside others */
} CrmStoreMode;
CrmStore *crm_store_open (const char *path, const CrmMethod *method, CrmStoreMode mode,
                          GError **error);
/* Closes the connections (also done by the last unref): checkpoint, back to one whole file. */
void crm_store_close (CrmStore *self);

const char *crm_store_get_path (CrmStore *self);
CrmModel *crm_store_get_model (CrmStore *self);
CrmDb *crm_store_get_db (CrmStore *self);                      /* the main thread's connection */
CrmDb *crm_store_open_reader (CrmStore *self, GError **error); /* any thread; owned: crm_db_close */
CrmDb *crm_store_open_writer (CrmStore *self, GError **error); /* likewise, for jobs that edit */
gboolean crm_store_is_read_only (CrmStore *self);
/* Currency, decimals and calendar of the programme, in the language of `base`. */
void crm_store_get_locale (CrmStore *self, CrmLocale *locale);
int crm_store_get_fiscal_month (CrmStore *self);

/* Who makes the edits that follow: a person's name. */
void crm_store_set_author (CrmStore *self, const char *name);
const char *crm_store_get_author (CrmStore *self);

/* Reads what other connections committed since the last call and emits "changed". Call it from a
 * timer (the window does, twice a second). */
void crm_store_poll (CrmStore *self);
/* FALSE when the file was deleted, renamed or replaced under us: edits would go nowhere. */
gboolean crm_store_check_file (CrmStore *self, GError **error);
/* A WAL that grew is moved into the file; for idle moments. */
void crm_store_checkpoint (CrmStore *self);
gint64 crm_store_get_last_tx (CrmStore *self);

/* signal "changed" (CrmStore *, const CrmNews *): after each commit, own or another's. */
typedef struct {
  gint64 first_tx, last_tx;
  const guint8 *kinds; /* by index in the model: 1 when records of it changed */
  guint n_kinds;
  gboolean own; /* made by this process */
} CrmNews;
gboolean crm_news_has_kind (const CrmNews *self, CrmStore *store, const CrmKind *kind);

/* Copies the whole document as it is committed now: VACUUM INTO a .part beside target, quick_check,
 * fsync, rename. Any thread. Refuses to overwrite unless `replace`. */
gboolean crm_store_save_copy (CrmStore *self, const char *target, gboolean replace,
                              GCancellable *cancellable, GError **error);
/* quick_check, integrity of references and the log, schema: TRUE when whole; problems are added
 * to `report` as sentences. */
gboolean crm_store_verify (CrmStore *self, GPtrArray *report, GCancellable *cancellable,
                           GError **error);

G_END_DECLS
