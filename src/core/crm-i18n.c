/* crm-i18n.c: where the catalogue is found and which language speaks. Called once by each
 * main(). */
#include "crm-i18n.h"

#include <glib.h>
#include <locale.h>
#include <string.h>

const char *
crm_i18n_pgettext (const char *message, unsigned long prefix)
{
  const char *found = dgettext (GETTEXT_PACKAGE, message);

  return found == message ? message + prefix : found;
}

/* Ten digits of any script in place of those of ASCII, and its decimal mark. */
static CrmNumberText
translate (const char *ascii)
{
  /* Translators: the ten digits of the language, from zero to nine. */
  const char *digits = _ ("0123456789");
  CrmNumberText number = { "" };
  gsize width = strlen (digits) / 10, n = 0;

  if (width == 1 || strlen (digits) != 10 * width || width > 3) {
    g_strlcpy (number.text, ascii, sizeof number.text);
    return number;
  }
  for (; *ascii != '\0' && n + width + 1 < sizeof number.text; ascii++) {
    if (g_ascii_isdigit (*ascii)) {
      memcpy (number.text + n, digits + (gsize) (*ascii - '0') * width, width);
      n += width;
    } else if (*ascii == '.') {
      n += g_strlcpy (number.text + n, "\u066B", sizeof number.text - n);
    } else {
      number.text[n++] = *ascii;
    }
  }
  return number;
}

CrmNumberText
crm_i18n_number (gint64 value)
{
  char ascii[24];

  g_snprintf (ascii, sizeof ascii, "%" G_GINT64_FORMAT, value);
  return translate (ascii);
}

CrmNumberText
crm_i18n_real (double value)
{
  char ascii[32];

  g_ascii_formatd (ascii, sizeof ascii, "%.15g", value);
  return translate (ascii);
}

static char *
dup_catalogue_folder (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  if (program != NULL) {
    g_autofree char *folder = g_path_get_dirname (program);
    /* meson lays out po/<language>/LC_MESSAGES in the build tree; tests live two folders deep. */
    const char *ups[] = { "po", "../po", "../../po" };

    for (gsize i = 0; i < G_N_ELEMENTS (ups); i++) {
      g_autofree char *po = g_build_filename (folder, ups[i], NULL);
      g_autofree char *persian = g_build_filename (po, "fa", "LC_MESSAGES", NULL);

      if (g_file_test (persian, G_FILE_TEST_IS_DIR))
        return g_steal_pointer (&po);
    }
  }
  return g_strdup (CRM_LOCALE_DIR);
}

void
crm_i18n_init (const char *language)
{
  g_autofree char *folder = dup_catalogue_folder ();
  const char *current;

  if (language != NULL)
    g_setenv ("LANGUAGE", language, TRUE);

  /* gettext does not translate in the "C" locale, and a locale that is not generated becomes
   * "C". */
  current = setlocale (LC_ALL, "");
  if (current == NULL || strcmp (setlocale (LC_MESSAGES, NULL), "C") == 0 ||
      strcmp (setlocale (LC_MESSAGES, NULL), "POSIX") == 0 ||
      strcmp (setlocale (LC_CTYPE, NULL), "C") == 0) {
    setlocale (LC_CTYPE, "C.UTF-8");
    if (language != NULL || g_getenv ("LANGUAGE") != NULL)
      setlocale (LC_MESSAGES, "C.UTF-8");
  }
  /* Numbers are ours to write; C functions that print them must not change with the locale. */
  setlocale (LC_NUMERIC, "C");

  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
