/* crm-xlsx-book.c: reads the workbook part, its relations, the shared strings and the styles. Names
 * of elements are compared without their name space, because two editions of the format differ in
 * nothing else. It must not read sheets. */
#include "crm-xlsx-private.h"

#include "crm-error.h"
#include "crm-i18n.h"

#include <stdlib.h>
#include <string.h>

/* Walks a part: calls `element` at each start tag until it returns FALSE or the part ends. */
typedef gboolean (*ElementFunc) (CrmXlsxBook *self, xmlTextReader *reader, const char *name,
                                 gpointer data, GError **error);

static gboolean
set_foreign (GError **error)
{
  g_set_error_literal (
      error, CRM_ERROR, CRM_ERROR_FOREIGN,
      _ ("This archive is not an .xlsx workbook. Open it in a spreadsheet and save "
         "it as .xlsx or CSV."));
  return FALSE;
}

static gboolean
set_too_large (GError **error)
{
  g_set_error_literal (
      error, CRM_ERROR, CRM_ERROR_INVALID,
      _ ("The workbook holds more text than can be read at once. Save the sheet as "
         "CSV and read that."));
  return FALSE;
}

static char *
dup_attribute (xmlTextReader *reader, const char *name)
{
  char *found = NULL;

  while (found == NULL && xmlTextReaderMoveToNextAttribute (reader) == 1)
    if (strcmp ((const char *) xmlTextReaderConstLocalName (reader), name) == 0)
      found = g_strdup ((const char *) xmlTextReaderConstValue (reader));
  xmlTextReaderMoveToElement (reader);
  return found;
}

/* FALSE without an error when there is no such part. */
static gboolean
walk_part (CrmXlsxBook *self, const char *path, ElementFunc element, gpointer data, GError **error)
{
  GError *problem = NULL;
  g_autoptr (CrmXlsxPart) part = crm_xlsx_part_open (self, path, error);
  int result;

  if (part == NULL)
    return FALSE;
  xmlTextReader *reader = crm_xlsx_part_get_reader (part);
  while ((result = xmlTextReaderRead (reader)) == 1) {
    if (xmlTextReaderNodeType (reader) != XML_READER_TYPE_ELEMENT)
      continue;
    const char *name = (const char *) xmlTextReaderConstLocalName (reader);
    if (!element (self, reader, name, data, &problem))
      break;
  }
  if (problem != NULL) {
    g_propagate_error (error, problem);
    return FALSE;
  }
  return result == 1 || crm_xlsx_part_check (part, result, error);
}

/* "xl/workbook.xml" + "../x.xml" or "/x.xml" or "x.xml" → the path in the package. Owned. */
static char *
resolve_target (const char *base, const char *target)
{
  if (*target == '/')
    return g_strdup (target + 1);

  g_autofree char *folder = g_path_get_dirname (base);
  g_autofree char *joined = strcmp (folder, ".") == 0 ? g_strdup_printf ("/%s", target)
                                                      : g_strdup_printf ("/%s/%s", folder, target);
  g_autofree char *plain = g_canonicalize_filename (joined, "/");
  return g_strdup (plain + 1);
}

static char *
relations_path (const char *part)
{
  g_autofree char *folder = g_path_get_dirname (part);
  g_autofree char *name = g_path_get_basename (part);

  return strcmp (folder, ".") == 0 ? g_strdup_printf ("_rels/%s.rels", name)
                                   : g_strdup_printf ("%s/_rels/%s.rels", folder, name);
}

/* Relations: id → path, and for the few that are unique the last word of the type → path. */
typedef struct {
  const char *base;
  GHashTable *paths;
} Relations;

static gboolean
on_relation (CrmXlsxBook *self, xmlTextReader *reader, const char *name, gpointer data,
             GError **error)
{
  Relations *relations = data;

  if (strcmp (name, "Relationship") != 0 ||
      g_hash_table_size (relations->paths) > CRM_XLSX_MAX_SHEETS)
    return TRUE;
  g_autofree char *id = dup_attribute (reader, "Id");
  g_autofree char *type = dup_attribute (reader, "Type");
  g_autofree char *target = dup_attribute (reader, "Target");
  if (id == NULL || type == NULL || target == NULL)
    return TRUE;
  char *path = resolve_target (relations->base, target);
  const char *word = strrchr (type, '/');
  word = word != NULL ? word + 1 : type;
  /* Only worksheets are of use by their id: a chart sheet has no rows. */
  if (strcmp (word, "worksheet") == 0)
    g_hash_table_insert (relations->paths, g_steal_pointer (&id), path);
  else
    g_hash_table_insert (relations->paths, g_strconcat ("/", word, NULL), path);
  return TRUE;
}

static gboolean
on_workbook (CrmXlsxBook *self, xmlTextReader *reader, const char *name, gpointer data,
             GError **error)
{
  Relations *relations = data;

  if (strcmp (name, "workbookPr") == 0) {
    g_autofree char *flag = dup_attribute (reader, "date1904");
    self->is_1904 = flag != NULL && (strcmp (flag, "1") == 0 || strcmp (flag, "true") == 0);
  } else if (strcmp (name, "sheet") == 0 && self->sheets->len < CRM_XLSX_MAX_SHEETS) {
    g_autofree char *title = dup_attribute (reader, "name");
    g_autofree char *id = dup_attribute (reader, "id");
    g_autofree char *state = dup_attribute (reader, "state");
    const char *path = id != NULL ? g_hash_table_lookup (relations->paths, id) : NULL;
    if (title == NULL || path == NULL)
      return TRUE;
    CrmXlsxSheet *sheet = g_new0 (CrmXlsxSheet, 1);
    sheet->name = g_steal_pointer (&title);
    sheet->path = g_strdup (path);
    sheet->hidden = state != NULL && strcmp (state, "visible") != 0;
    g_ptr_array_add (self->sheets, sheet);
  }
  return TRUE;
}

/* The character that _xHHHH_ at `text` stands for, 0 when there is none: control characters and the
 * underscore that protects such a text. */
static gunichar
read_escape (const char *text)
{
  if (text[0] != '_' || text[1] != 'x')
    return 0;
  gunichar c = 0;
  for (int i = 2; i < 6; i++) {
    if (!g_ascii_isxdigit (text[i]))
      return 0;
    c = c * 16 + (gunichar) g_ascii_xdigit_value (text[i]);
  }
  return text[6] == '_' && (c < 0x20 || c == '_') ? c : 0;
}

void
crm_xlsx_append_text (GString *out, const char *text)
{
  for (;;) {
    const char *mark = strstr (text, "_x");
    if (mark == NULL)
      break;
    gunichar c = read_escape (mark);
    if (c != 0) {
      g_string_append_len (out, text, mark - text);
      g_string_append_c (out, (char) c);
      text = mark + 7;
    } else {
      g_string_append_len (out, text, mark + 2 - text);
      text = mark + 2;
    }
  }
  g_string_append (out, text);
}

static gboolean
keep_string (CrmXlsxBook *self, const GString *string, GError **error)
{
  gsize need = string->len + 1;

  if (self->text_used + need > CRM_XLSX_MAX_STRING_BYTES ||
      self->offsets->len >= CRM_XLSX_MAX_STRINGS)
    return set_too_large (error);
  if (self->text_size - self->text_used < need) {
    gsize size = MAX (self->text_size * 2, self->text_used + need + 4096);
    char *larger = g_try_realloc (self->text, size);
    if (larger == NULL)
      return set_too_large (error);
    self->text = larger;
    self->text_size = size;
  }
  g_array_append_val (self->offsets, self->text_used);
  memcpy (self->text + self->text_used, string->str, need);
  self->text_used += need;
  return TRUE;
}

/* <si> holds one <t>, or runs of them; <rPh> holds how it is spoken, which is not its text. */
static gboolean
read_shared_strings (CrmXlsxBook *self, const char *path, GError **error)
{
  GError *problem = NULL;
  g_autoptr (CrmXlsxPart) part = crm_xlsx_part_open (self, path, &problem);
  g_autoptr (GString) string = g_string_new (NULL);
  gboolean in_text = FALSE;
  int phonetic = 0, result;

  if (part == NULL) {
    if (problem != NULL)
      g_propagate_error (error, problem);
    return problem == NULL;
  }
  xmlTextReader *reader = crm_xlsx_part_get_reader (part);
  while ((result = xmlTextReaderRead (reader)) == 1) {
    int type = xmlTextReaderNodeType (reader);
    if (type == XML_READER_TYPE_ELEMENT || type == XML_READER_TYPE_END_ELEMENT) {
      const char *name = (const char *) xmlTextReaderConstLocalName (reader);
      gboolean starts = type == XML_READER_TYPE_ELEMENT;
      gboolean empty = starts && xmlTextReaderIsEmptyElement (reader) == 1;
      if (strcmp (name, "si") == 0) {
        if (starts)
          g_string_truncate (string, 0);
        if ((!starts || empty) && !keep_string (self, string, error))
          return FALSE;
      } else if (strcmp (name, "t") == 0) {
        in_text = starts && !empty && phonetic == 0;
      } else if (strcmp (name, "rPh") == 0 && !empty) {
        phonetic += starts ? 1 : -1;
      }
    } else if (in_text && xmlTextReaderHasValue (reader)) {
      crm_xlsx_append_text (string, (const char *) xmlTextReaderConstValue (reader));
    }
  }
  return crm_xlsx_part_check (part, result, error);
}

/* Steps over what a format code shows as it is: "…", \c, _c, *c and [colour]; returns the first
 * character that means something, or NULL at the end of the first section. */
static const char *
skip_literals (const char *p)
{
  for (;;) {
    switch (*p) {
    case '\0':
    case ';':
      return NULL;
    case '"':
      p = strchr (p + 1, '"');
      if (p == NULL)
        return NULL;
      p++;
      break;
    case '\\':
    case '_':
    case '*':
      if (p[1] == '\0')
        return NULL;
      p = g_utf8_next_char (p + 1);
      break;
    default:
      return p;
    }
  }
}

CrmXlsxFormat
crm_xlsx_format_of_code (const char *code)
{
  gboolean day = FALSE, hour = FALSE, month = FALSE, elapsed = FALSE, percent = FALSE;

  if (g_ascii_strncasecmp (code, "General", 7) == 0)
    return CRM_XLSX_NUMBER;
  for (const char *p = skip_literals (code); p != NULL; p = skip_literals (p)) {
    char c = g_ascii_tolower (*p);
    if (c == '[') {
      char inner = g_ascii_tolower (p[1]);
      const char *end = strchr (p, ']');
      if (end == NULL)
        break;
      /* [h], [mm], [ss] count on past the day; [Red], [$-429], [<5] only dress the number. */
      elapsed |= (inner == 'h' || inner == 'm' || inner == 's') &&
                 strspn (p + 1, "hHmMsS") == (gsize) (end - p - 1);
      p = end + 1;
      continue;
    }
    day |= c == 'y' || c == 'd';
    hour |= c == 'h' || c == 's';
    month |= c == 'm';
    percent |= c == '%';
    p = g_utf8_next_char (p);
  }
  if (elapsed)
    return CRM_XLSX_DURATION;
  if (day || (month && !hour))
    return CRM_XLSX_DATE;
  if (hour)
    return CRM_XLSX_TIME;
  return percent ? CRM_XLSX_PERCENT : CRM_XLSX_NUMBER;
}

static CrmXlsxFormat
format_of_builtin (guint64 id)
{
  if ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 ||
      (id >= 50 && id <= 58))
    return CRM_XLSX_DATE;
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 47)
    return CRM_XLSX_TIME;
  if (id == 9 || id == 10)
    return CRM_XLSX_PERCENT;
  return id == 46 ? CRM_XLSX_DURATION : CRM_XLSX_NUMBER;
}

typedef struct {
  GHashTable *codes; /* numFmtId → CrmXlsxFormat */
  gboolean in_cells; /* inside cellXfs */
} Styles;

static gboolean
on_style (CrmXlsxBook *self, xmlTextReader *reader, const char *name, gpointer data, GError **error)
{
  Styles *styles = data;

  if (strcmp (name, "numFmt") == 0 && g_hash_table_size (styles->codes) < CRM_XLSX_MAX_STYLES) {
    g_autofree char *id = dup_attribute (reader, "numFmtId");
    g_autofree char *code = dup_attribute (reader, "formatCode");
    if (id != NULL && code != NULL)
      g_hash_table_insert (styles->codes,
                           GUINT_TO_POINTER ((guint) g_ascii_strtoull (id, NULL, 10)),
                           GINT_TO_POINTER (crm_xlsx_format_of_code (code) + 1));
  } else if (strcmp (name, "cellXfs") == 0) {
    styles->in_cells = TRUE;
  } else if (strcmp (name, "cellStyleXfs") == 0 || strcmp (name, "cellStyles") == 0 ||
             strcmp (name, "dxfs") == 0) {
    styles->in_cells = FALSE;
  } else if (styles->in_cells && strcmp (name, "xf") == 0 &&
             self->styles->len < CRM_XLSX_MAX_STYLES) {
    g_autofree char *text = dup_attribute (reader, "numFmtId");
    guint64 id = text != NULL ? g_ascii_strtoull (text, NULL, 10) : 0;
    gpointer found = g_hash_table_lookup (styles->codes, GUINT_TO_POINTER ((guint) id));
    guint8 format = (guint8) (found != NULL ? (CrmXlsxFormat) (GPOINTER_TO_INT (found) - 1)
                                            : format_of_builtin (id));
    g_byte_array_append (self->styles, &format, 1);
  }
  return TRUE;
}

static gboolean
read_relations (CrmXlsxBook *self, const char *base, GHashTable *paths, GError **error)
{
  GError *problem = NULL;
  Relations relations = { base, paths };
  g_autofree char *path = *base == '\0' ? g_strdup ("_rels/.rels") : relations_path (base);

  if (!walk_part (self, path, on_relation, &relations, &problem) && problem != NULL) {
    g_propagate_error (error, problem);
    return FALSE;
  }
  return TRUE;
}

/* Everything but the sheets themselves. */
static gboolean
load (CrmXlsxBook *self, GError **error)
{
  GError *problem = NULL;
  g_autoptr (GHashTable) paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Relations relations = { NULL, paths };

  if (!read_relations (self, "", paths, error))
    return FALSE;
  const char *office = g_hash_table_lookup (paths, "/officeDocument");
  self->workbook = g_strdup (office != NULL ? office : "xl/workbook.xml");
  g_hash_table_remove_all (paths);
  if (!read_relations (self, self->workbook, paths, error))
    return FALSE;
  if (!walk_part (self, self->workbook, on_workbook, &relations, &problem)) {
    if (problem == NULL || g_error_matches (problem, CRM_ERROR, CRM_ERROR_INVALID)) {
      gboolean binary = g_str_has_suffix (self->workbook, ".bin");
      if (problem == NULL || binary) {
        g_clear_error (&problem);
        return set_foreign (error);
      }
    }
    g_propagate_error (error, problem);
    return FALSE;
  }
  if (self->sheets->len == 0)
    return set_foreign (error);

  const char *strings = g_hash_table_lookup (paths, "/sharedStrings");
  if (strings != NULL && !read_shared_strings (self, strings, error))
    return FALSE;
  const char *path = g_hash_table_lookup (paths, "/styles");
  g_autoptr (GHashTable) codes = g_hash_table_new (NULL, NULL);
  Styles styles = { codes, FALSE };
  if (path != NULL && !walk_part (self, path, on_style, &styles, &problem) && problem != NULL) {
    g_propagate_error (error, problem);
    return FALSE;
  }
  return TRUE;
}

static void
free_sheet (gpointer data)
{
  CrmXlsxSheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->path);
  g_free (sheet);
}

CrmXlsxBook *
crm_xlsx_book_new (const char *bytes, gsize length, GCancellable *cancellable, GError **error)
{
  g_autoptr (CrmXlsxBook) self = g_new0 (CrmXlsxBook, 1);

  self->bytes = bytes;
  self->length = length;
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->sheets = g_ptr_array_new_with_free_func (free_sheet);
  self->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->styles = g_byte_array_new ();
  if (!load (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
crm_xlsx_book_free (CrmXlsxBook *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->cancellable);
  g_free (self->workbook);
  g_ptr_array_unref (self->sheets);
  g_free (self->text);
  g_array_unref (self->offsets);
  g_byte_array_unref (self->styles);
  g_free (self);
}

guint
crm_xlsx_book_get_n_sheets (CrmXlsxBook *self)
{
  return self->sheets->len;
}

const CrmXlsxSheet *
crm_xlsx_book_get_sheet (CrmXlsxBook *self, guint index)
{
  return g_ptr_array_index (self->sheets, index);
}

gboolean
crm_xlsx_book_get_1904 (CrmXlsxBook *self)
{
  return self->is_1904;
}

gboolean
crm_xlsx_book_get_string (CrmXlsxBook *self, guint64 index, const char **text, gsize *length)
{
  if (index >= self->offsets->len)
    return FALSE;
  gsize start = g_array_index (self->offsets, gsize, index);
  gsize end = index + 1 < self->offsets->len ? g_array_index (self->offsets, gsize, index + 1)
                                             : self->text_used;
  *text = self->text + start;
  *length = end - start - 1;
  return TRUE;
}

CrmXlsxFormat
crm_xlsx_book_get_format (CrmXlsxBook *self, guint64 style)
{
  return style < self->styles->len ? (CrmXlsxFormat) self->styles->data[style] : CRM_XLSX_NUMBER;
}
