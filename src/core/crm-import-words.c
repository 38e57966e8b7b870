/* crm-import-words.c: names are made of the description and of its translations: of all languages,
 * since a Persian file is imported in an English session as well. */
#include "crm-import-words.h"

#include <string.h>

#include "crm-catalogue.h"
#include "crm-currency-words.h"
#include "crm-model.h"
#include "crm-text.h"

struct _CrmImportWords {
  CrmCatalogues *languages;
};

CrmImportWords *
crm_import_words_new (void)
{
  CrmImportWords *self = g_new0 (CrmImportWords, 1);

  self->languages = crm_catalogues_new ();
  return self;
}

void
crm_import_words_free (CrmImportWords *self)
{
  if (self == NULL)
    return;
  crm_catalogues_free (self->languages);
  g_free (self);
}

char *
crm_import_words_fold (const char *name)
{
  g_autofree char *folded = crm_text_fold (name);
  GString *out = g_string_new (NULL);

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar letter = g_utf8_get_char (at);

    if (g_unichar_isspace (letter) || (letter < 0x80 && strchr ("-_.:/()#'", (int) letter)) ||
        letter == 0x200c)
      continue;
    g_string_append_unichar (out, letter);
  }
  return g_string_free (out, FALSE);
}

static gboolean
try_labels (const CrmImportWords *self, const CrmField *field, CrmImportNameFunc try, gpointer data)
{
  if (try (field->name, data) || try (field->label, data) ||
      try (crm_field_get_label (field), data))
    return TRUE;
  for (guint i = 0; i < crm_catalogues_get_n (self->languages); i++) {
    const char *label = crm_catalogues_find (self->languages, i, field->label);

    if (label != NULL && try (label, data))
      return TRUE;
  }
  return FALSE;
}

static gboolean
try_list (const char *list, CrmImportNameFunc try, gpointer data)
{
  g_auto (GStrv) names = list != NULL ? g_strsplit (list, "|", -1) : NULL;

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (try (names[i], data))
      return TRUE;
  return FALSE;
}

static gboolean
try_joined (const char *first, const char *second, CrmImportNameFunc try, gpointer data)
{
  g_autofree char *name =
      first != NULL && second != NULL ? g_strconcat (first, " ", second, NULL) : NULL;

  return name != NULL && try (name, data);
}

/* What stands beside the stem in a head that holds codes or names of records; where the language
 * has the word first, the first of the pair is given. */
static gboolean
try_stem (const char *stem, CrmImportNameFunc try, gpointer data)
{
  static const struct {
    const char *before, *after;
  } words[] = { { NULL, "id" },  { NULL, "code" },  { NULL, "no" },    { NULL, "number" },
                { "کد", NULL },  { "شناسه", NULL }, { "شماره", NULL }, { NULL, "name" },
                { "نام", NULL }, { "عنوان", NULL }, { NULL, "title" } };

  for (guint i = 0; stem != NULL && i < G_N_ELEMENTS (words); i++)
    if (words[i].before != NULL ? try_joined (words[i].before, stem, try, data)
                                : try_joined (stem, words[i].after, try, data))
      return TRUE;
  return FALSE;
}

/* A record's title goes by any word for one, and by the name of its kind. */
static gboolean
try_title (const CrmImportWords *self, const CrmKind *kind, CrmImportNameFunc try, gpointer data)
{
  static const char *const words[] = { "title", "name", "عنوان", "نام" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (try (words[i], data))
      return TRUE;
  if (try (kind->name, data) || try (kind->label, data))
    return TRUE;
  for (guint i = 0; i < crm_catalogues_get_n (self->languages); i++) {
    const char *label = crm_catalogues_find (self->languages, i, kind->label);

    if (label != NULL && try (label, data))
      return TRUE;
  }
  return FALSE;
}

static gboolean
try_made_names (const CrmImportWords *self, const CrmKind *kind, const CrmField *field,
                CrmImportNameFunc try, gpointer data)
{
  gboolean reference = field->type == CRM_REFERENCE;
  gboolean handle = reference || (field->flags & CRM_UNIQUE) != 0;
  const char *stem = reference ? field->name : kind->name;
  const char *label = reference ? field->label : kind->label;

  if (try_joined (kind->name, field->name, try, data) ||
      try_joined (kind->label, field->label, try, data) ||
      (handle && (try_stem (stem, try, data) || try_stem (label, try, data))))
    return TRUE;
  for (guint i = 0; i < crm_catalogues_get_n (self->languages); i++) {
    const char *whose = crm_catalogues_find (self->languages, i, kind->label);
    const char *what = crm_catalogues_find (self->languages, i, field->label);

    if (try_joined (what, whose, try, data) || try_joined (whose, what, try, data) ||
        (handle && try_stem (reference ? what : whose, try, data)))
      return TRUE;
  }
  return field->type == CRM_TEXT && field == crm_kind_get_title (kind) &&
         try_title (self, kind, try, data);
}

gboolean
crm_import_words_try_names (const CrmImportWords *self, const CrmKind *kind, const CrmField *field,
                            guint way, CrmImportNameFunc try, gpointer data)
{
  switch (way) {
  case 0:
    return try_labels (self, field, try, data);
  case 1:
    return try_list (field->import_names, try, data);
  default:
    return try_made_names (self, kind, field, try, data);
  }
}

typedef struct {
  const char *folded;
} Wanted;

static gboolean
is_wanted (const char *name, gpointer data)
{
  g_autofree char *folded = crm_import_words_fold (name);

  return strcmp (folded, ((Wanted *) data)->folded) == 0;
}

const char *
crm_import_words_find_choice (const CrmImportWords *self, const CrmField *field, const char *text)
{
  g_autofree char *folded = crm_import_words_fold (text);
  Wanted wanted = { folded };

  if (*folded == '\0')
    return NULL;
  for (const CrmChoice *choice = field->choices; choice != NULL && choice->key != NULL; choice++) {
    if (is_wanted (choice->key, &wanted) || is_wanted (choice->label, &wanted) ||
        try_list (choice->import_names, is_wanted, &wanted))
      return choice->key;
    for (guint i = 0; i < crm_catalogues_get_n (self->languages); i++) {
      const char *label = crm_catalogues_find (self->languages, i, choice->label);

      if (label != NULL && is_wanted (label, &wanted))
        return choice->key;
    }
  }
  return NULL;
}

/* Heads that say in what their money is counted. */

static gboolean
names_other_money (const char *text, const CrmLocale *locale)
{
  char named[4] = "";

  return crm_currency_words_match (text, strlen (text), named) > 0 &&
         !crm_currency_words_agree (named, locale->currency) &&
         !(strcmp (named, "IRT") == 0 && strcmp (locale->currency, "IRR") == 0);
}

static gboolean
is_all_digits (const char *text)
{
  gboolean digits = TRUE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    digits = digits && g_unichar_isdigit (g_utf8_get_char (at));
  return digits;
}

/* "Amount (toman)": cuts the head before the bracket and gives what stands in it. */
static char *
cut_brackets (char *head)
{
  gsize n = strlen (head);
  char *open;

  if (n < 3 || (head[n - 1] != ')' && head[n - 1] != ']'))
    return NULL;
  open = strrchr (head, head[n - 1] == ')' ? '(' : '[');
  if (open == NULL || open == head)
    return NULL;
  head[n - 1] = '\0';
  *open = '\0';
  return g_strdup (g_strstrip (open + 1));
}

/* "مبلغ به هزار ریال": cuts off the words at the end that are units. */
static char *
cut_words (char *head, const CrmLocale *locale)
{
  g_autoptr (GString) unit = g_string_new (NULL);

  for (;;) {
    char *blank = strrchr (head, ' ');
    CrmMoneyUnit one;

    if (blank == NULL || blank == head)
      break;
    if (!crm_money_unit_parse (blank + 1, locale, &one, NULL)) {
      if (unit->len > 0 && (strcmp (blank + 1, "به") == 0 || strcmp (blank + 1, "in") == 0))
        *blank = '\0';
      break;
    }
    g_string_prepend (unit, " ");
    g_string_prepend (unit, blank + 1);
    *blank = '\0';
  }
  return unit->len > 0 ? g_string_free (g_steal_pointer (&unit), FALSE) : NULL;
}

char *
crm_import_words_dup_bare (const char *head, const CrmLocale *locale, CrmMoneyUnit *unit)
{
  g_autofree char *bare = g_strstrip (g_strdup (head));
  g_autofree char *inner = cut_brackets (bare);

  *unit = CRM_MONEY_UNIT_ONE;
  if (inner == NULL)
    inner = cut_words (bare, locale);
  /* "Amount (2)" is a second column of that name. */
  if (inner == NULL || is_all_digits (inner) || names_other_money (inner, locale))
    return NULL;
  crm_money_unit_parse (inner, locale, unit, NULL);
  g_strstrip (bare);
  return *bare != '\0' ? g_steal_pointer (&bare) : NULL;
}
