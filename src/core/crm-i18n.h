/* crm-i18n.h: gettext for static libraries and programs alike; always our own text domain. */
#pragma once

#include <glib.h>
#include <libintl.h>

#ifndef GETTEXT_PACKAGE
#define GETTEXT_PACKAGE "hashtgam"
#endif

#define _(text) ((const char *) dgettext (GETTEXT_PACKAGE, text))
#define N_(text) (text)
#define C_(context, text) ((const char *) crm_i18n_pgettext (context "\004" text, sizeof (context)))
#define NC_(context, text) (context "\004" text)

/* dngettext on our domain: ngettext (one, many, n). */
#undef ngettext
#define ngettext(one, many, n) ((const char *) dngettext (GETTEXT_PACKAGE, one, many, n))

/* Looks up "context\004text"; the text alone when there is no translation. */
const char *crm_i18n_pgettext (const char *message, unsigned long prefix);

/* A number for a sentence of _(), in the digits of the catalogue that speaks; never grouped, so
 * that years and lines may be said. The text lives to the end of the expression that
 * asks for it: as an argument of g_strdup_printf. */
typedef struct {
  char text[64];
} CrmNumberText;
CrmNumberText crm_i18n_number (gint64 value);
/* The same of a bound or a measure. */
CrmNumberText crm_i18n_real (double value);

/* Sets the locale and binds the domain to its catalogue: beside the program in a build tree, else
 * the installed place. language "en" or "fa" overrides the environment, NULL keeps it. Falls back
 * to C.UTF-8 when the environment's locale is not there, so that Persian needs no system locale. */
void crm_i18n_init (const char *language);
