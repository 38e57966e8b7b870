/* crm-catalogue.c: .mo files mapped and searched: a header, a table of originals in the order of
 * strcmp, a table of translations beside it. Every offset is checked; a file that does not hold
 * together is left out. It must not call gettext for anything but the place of the files. */
#include "crm-catalogue.h"

#include "crm-i18n.h"

#include <string.h>

#define MO_MAGIC 0x950412deu

typedef struct {
  guint32 magic, revision, n, originals, translations;
} Header;

typedef struct {
  guint32 length, offset;
} Entry;

typedef struct {
  GMappedFile *file;
  const char *bytes;
  gsize length;
  Header header;
} Catalogue;

struct _CrmCatalogues {
  GArray *list; /* Catalogue */
};

static void
catalogue_clear (gpointer data)
{
  g_mapped_file_unref (((Catalogue *) data)->file);
}

/* The text an entry of one of the two tables names; NULL when it lies outside of the file. */
static const char *
get_text (const Catalogue *self, guint32 table, guint32 i)
{
  Entry entry;
  gsize at = (gsize) table + (gsize) i * sizeof entry;

  if (at > self->length - sizeof entry)
    return NULL;
  memcpy (&entry, self->bytes + at, sizeof entry);
  if ((gsize) entry.offset + entry.length >= self->length ||
      self->bytes[(gsize) entry.offset + entry.length] != '\0')
    return NULL;
  return self->bytes + entry.offset;
}

static void
add_file (CrmCatalogues *self, const char *path)
{
  Catalogue catalogue = { .file = g_mapped_file_new (path, FALSE, NULL) };

  if (catalogue.file == NULL)
    return;
  catalogue.bytes = g_mapped_file_get_contents (catalogue.file);
  catalogue.length = g_mapped_file_get_length (catalogue.file);
  if (catalogue.length >= sizeof (Header))
    memcpy (&catalogue.header, catalogue.bytes, sizeof (Header));
  if (catalogue.header.magic == MO_MAGIC && catalogue.header.n > 0)
    g_array_append_val (self->list, catalogue);
  else
    catalogue_clear (&catalogue);
}

CrmCatalogues *
crm_catalogues_new_from (const char *folder)
{
  CrmCatalogues *self = g_new0 (CrmCatalogues, 1);
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *language;

  self->list = g_array_new (FALSE, TRUE, sizeof (Catalogue));
  g_array_set_clear_func (self->list, catalogue_clear);
  while (dir != NULL && (language = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path =
        g_build_filename (folder, language, "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);

    add_file (self, path);
  }
  return self;
}

CrmCatalogues *
crm_catalogues_new (void)
{
  return crm_catalogues_new_from (bindtextdomain (GETTEXT_PACKAGE, NULL));
}

void
crm_catalogues_free (CrmCatalogues *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->list);
  g_free (self);
}

guint
crm_catalogues_get_n (const CrmCatalogues *self)
{
  return self->list->len;
}

const char *
crm_catalogues_find (const CrmCatalogues *self, guint language, const char *message)
{
  const Catalogue *catalogue = &g_array_index (self->list, Catalogue, language);
  guint32 low = 0, high = catalogue->header.n;

  while (low < high) {
    guint32 middle = low + (high - low) / 2;
    const char *original = get_text (catalogue, catalogue->header.originals, middle);
    int order = original != NULL ? strcmp (message, original) : 0;

    if (original == NULL)
      return NULL;
    if (order == 0) {
      const char *text = get_text (catalogue, catalogue->header.translations, middle);

      return text != NULL && *text != '\0' && g_utf8_validate (text, -1, NULL) ? text : NULL;
    }
    if (order < 0)
      high = middle;
    else
      low = middle + 1;
  }
  return NULL;
}
