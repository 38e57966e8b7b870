/* crm-import.c: an import from beginning to end: open the file, match its columns, look at how it
 * writes numbers and days, then read, check and write in one transaction. The parts are in
 * crm-import-*.c; this file only knows their order and what to say afterwards. */
#include "crm-import.h"

#include <glib/gstdio.h>
#include <string.h>

#include "crm-i18n.h"
#include "crm-import-write.h"
#include "crm-settings.h"

#define CACHE_KIB 32768

typedef struct {
  CrmDb *db;
  CrmModel *model;
  const char *author;
  const CrmKind *kind;
  const char *path;
  const CrmImportOptions *options;
  GCancellable *cancellable;
  CrmImportProgress progress;
  gpointer data;

  CrmLocale locale;
  CrmSource *source;
  CrmImportMap *map;
  CrmImportReader *reader;
  CrmImportRefs *refs;
  CrmRefused *refused;
  CrmImportResult *result;
} Import;

CrmImportResult *
crm_import_result_new (void)
{
  CrmImportResult *self = g_new0 (CrmImportResult, 1);

  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->reasons = g_ptr_array_new_with_free_func (g_free);
  self->mapping = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
crm_import_result_free (CrmImportResult *self)
{
  if (self == NULL)
    return;
  g_free (self->refused_path);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->reasons);
  g_ptr_array_unref (self->mapping);
  g_free (self);
}

static gboolean
has_records (Import *self, gboolean *has, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT EXISTS (SELECT 1 FROM \"%s\")", self->kind->name);
  gint64 any = 0;

  if (!crm_db_get_integer (self->db, sql, &any, error))
    return FALSE;
  *has = any != 0;
  return TRUE;
}

static char *
dup_file_name (const Import *self)
{
  g_autofree char *base = g_path_get_basename (self->path);

  return g_filename_display_name (base);
}

/* "Import 1,234 customers from file.csv", known only when all is counted. */
static gboolean
write_label (Import *self, CrmEdit *edit, GError **error)
{
  CrmImportResult *result = self->result;
  guint64 n = result->added > 0 ? result->added : result->updated;
  const char *noun = n == 1 ? crm_kind_get_label (self->kind) : crm_kind_get_plural (self->kind);
  g_autofree char *start = g_utf8_substring (noun, 0, 2);
  g_autofree char *lower = g_utf8_strdown (start, -1);
  g_autofree char *number = crm_integer_format ((gint64) n, &self->locale);
  g_autofree char *file = dup_file_name (self);
  g_autofree char *label = NULL;
  g_autoptr (CrmStatement) update =
      crm_db_prepare (self->db, "UPDATE \"tx\" SET \"label\" = $1 WHERE \"id\" = $2", error);

  if (update == NULL)
    return FALSE;
  /* "Customers" becomes "customers", "KPIs" stays. */
  if (strlen (start) == 2 && g_ascii_islower (start[1]))
    label = g_strdup_printf (_ ("Import %s %s%s from %s"), number, lower, noun + 2, file);
  else
    label = g_strdup_printf (_ ("Import %s %s%s from %s"), number, "", noun, file);
  crm_statement_bind_text (update, 1, label);
  crm_statement_bind_integer (update, 2, crm_edit_get_tx (edit));
  return crm_statement_run (update, error);
}

/* All that happens between begin and commit. */
static gboolean
run_in (Import *self, CrmEdit *edit, GError **error)
{
  g_autoptr (CrmImportPlan) plan = crm_import_plan_new (self->model, self->map, self->options,
                                                        self->reader, self->refs, self->db, error);
  CrmImportWriting writing = { .plan = plan,
                               .edit = edit,
                               .refused = self->refused,
                               .result = self->result,
                               .cancellable = self->cancellable,
                               .progress = self->progress,
                               .progress_data = self->data };
  CrmImportConverter *converter;
  gboolean ok;

  if (plan == NULL || !crm_edit_begin_batch (edit, self->kind, error))
    return FALSE;
  converter = crm_import_converter_start (plan, self->cancellable);
  ok = crm_import_write (&writing, converter, error);
  crm_import_converter_free (converter);
  return ok && crm_edit_end_batch (edit, self->kind, (gint64) self->result->added, error) &&
         write_label (self, edit, error);
}

/* While rows stream in, SQLite need not look up each reference once more: every id comes from a
 * table read in this same transaction. Keys in no order need the pages of their index at hand. */
static gboolean
set_pace (CrmDb *db, gboolean streaming, gint64 cache, GError **error)
{
  return crm_db_execf (db, error, "PRAGMA foreign_keys = %s; PRAGMA cache_size = %" G_GINT64_FORMAT,
                       streaming ? "OFF" : "ON", cache);
}

static gboolean
keep_or_drop (Import *self, CrmEdit *edit, gboolean ok, GError **error)
{
  if (!ok || self->options->dry_run) {
    crm_edit_cancel (edit);
    return ok;
  }
  if (!crm_refused_finish (self->refused, &self->result->refused_path, error)) {
    crm_edit_cancel (edit);
    return FALSE;
  }
  if (crm_edit_commit (edit, error))
    return TRUE;
  if (self->result->refused_path != NULL)
    g_unlink (self->result->refused_path);
  return FALSE;
}

static gboolean
run_transaction (Import *self, GError **error)
{
  CrmEdit *edit;
  gint64 cache = 0;
  gboolean ok;

  if (!crm_db_get_integer (self->db, "PRAGMA cache_size", &cache, error) ||
      !set_pace (self->db, TRUE, -CACHE_KIB, error))
    return FALSE;
  edit = crm_edit_begin_on (self->db, self->model, self->author, _ ("Import"), error);
  if (edit == NULL) {
    set_pace (self->db, FALSE, cache, NULL);
    return FALSE;
  }
  crm_db_set_cancellable (self->db, self->cancellable);
  ok = run_in (self, edit, error);
  crm_db_set_cancellable (self->db, NULL);
  ok = keep_or_drop (self, edit, ok, error);
  set_pace (self->db, FALSE, cache, NULL);
  return ok;
}

/* format holds one %s for the number. */
static void
say (Import *self, guint64 n, const char *format)
{
  g_autofree char *number = crm_integer_format ((gint64) n, &self->locale);

  if (n > 0)
    g_ptr_array_add (self->result->notes, g_strdup_printf (format, number));
}

static void
say_outcome (Import *self)
{
  CrmImportResult *result = self->result;

  crm_import_reader_say (self->reader, result->notes);
  result->totals += crm_source_get_n_totals (self->source);
  say (self, result->totals,
       ngettext ("%s total row was passed over.", "%s total rows were passed over.",
                 (gulong) result->totals));
  say (self, result->footers,
       ngettext ("%s line below the total was passed over.",
                 "%s lines below the total were passed over.", (gulong) result->footers));
  say (self, result->headers,
       ngettext ("%s repetition of the header was passed over.",
                 "%s repetitions of the header were passed over.", (gulong) result->headers));
  say (self, result->rounded,
       ngettext ("%s amount was rounded to the smallest unit of money.",
                 "%s amounts were rounded to the smallest unit of money.",
                 (gulong) result->rounded));
  say (self, result->returns,
       ngettext ("%s negative line was kept as a return.",
                 "%s negative lines were kept as returns.", (gulong) result->returns));
  say (self, result->created,
       ngettext ("%s record that rows name was made.", "%s records that rows name were made.",
                 (gulong) result->created));
  if (result->refused_path != NULL) {
    g_autofree char *shown = g_filename_display_name (result->refused_path);

    g_ptr_array_add (result->notes,
                     g_strdup_printf (_ ("Refused rows are in “%s”. Correct them there and import "
                                         "that file."),
                                      shown));
  }
}

static gboolean
open_source (Import *self, GError **error)
{
  const char *const *notes;

  self->source = crm_source_open (self->path, &self->options->source, self->cancellable, error);
  if (self->source == NULL)
    return FALSE;
  notes = crm_source_get_notes (self->source);
  for (guint i = 0; notes[i] != NULL; i++)
    g_ptr_array_add (self->result->notes, g_strdup (notes[i]));
  return TRUE;
}

static gboolean
run (Import *self, GError **error)
{
  gboolean known = FALSE;

  if (crm_model_is_link_kind (self->model, self->kind)) {
    g_set_error (error, CRM_ERROR, CRM_ERROR_INVALID,
                 _ ("Links are imported as a column of the records that have them."));
    return FALSE;
  }
  if (!open_source (self, error) ||
      !crm_settings_read_locale (self->db, self->model, &self->locale, error) ||
      !has_records (self, &known, error))
    return FALSE;
  self->map = crm_import_map_new (self->kind, self->source, self->options, &self->locale, known,
                                  self->result, error);
  if (self->map == NULL)
    return FALSE;
  self->reader = crm_import_reader_new (self->map, self->options, &self->locale, error);
  if (self->reader == NULL ||
      !crm_import_reader_survey (self->reader, self->cancellable, self->result, error))
    return FALSE;
  self->refs = crm_import_refs_new (self->model);
  self->refused = crm_refused_new (self->source, self->path, self->options->refused_folder,
                                   self->options->dry_run);
  if (!run_transaction (self, error))
    return FALSE;
  say_outcome (self);
  return TRUE;
}

CrmImportResult *
crm_import_run (CrmDb *db, CrmModel *model, const char *author, const CrmKind *kind,
                const char *path, const CrmImportOptions *options, GCancellable *cancellable,
                CrmImportProgress progress, gpointer data, GError **error)
{
  static const CrmImportOptions nothing = { 0 };
  Import self = { .db = db,
                  .model = model,
                  .author = author,
                  .kind = kind,
                  .path = path,
                  .options = options != NULL ? options : &nothing,
                  .cancellable = cancellable,
                  .progress = progress,
                  .data = data,
                  .result = crm_import_result_new () };

  if (!run (&self, error))
    g_clear_pointer (&self.result, crm_import_result_free);
  crm_refused_free (self.refused);
  crm_import_refs_free (self.refs);
  crm_import_reader_free (self.reader);
  crm_import_map_free (self.map);
  crm_source_free (self.source);
  return self.result;
}
