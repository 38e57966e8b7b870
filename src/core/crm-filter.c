/* crm-filter.c: reads a filter word by word and writes its condition. A filter is what a person
 * typed: it is never trusted, it ends up in bound values and described names only, and what is not
 * understood is said with its place. Comparisons themselves are in crm-filter-compare.c. */
#include "crm-filter.h"

#include <string.h>

#include "crm-error.h"
#include "crm-i18n.h"
#include "crm-text.h"

#define MAX_BYTES 16384
/* Together these stay below what the parser of SQLite stacks up, 100 symbols, and the depth of an
 * expression that crm-db allows. */
#define MAX_DEPTH 8
#define MAX_PATH 4 /* customer.channel.owner.name */
#define MAX_CONDITIONS 64
#define MAX_SHOWN 40 /* characters of a person's text repeated in a message */

typedef enum { TOKEN_END, TOKEN_WORD, TOKEN_QUOTED, TOKEN_OP, TOKEN_OPEN, TOKEN_CLOSE } TokenType;

typedef struct {
  TokenType type;
  const char *start, *end; /* in the filter */
  char *text;              /* of words and quoted texts */
  CrmOp op;
  gboolean opposite; /* != */
} Token;

typedef struct {
  CrmClause *clause;
  const CrmKind *kind;
  const CrmLocale *locale;
  const char *filter;
  Token token; /* the one to look at */
  guint depth, n_conditions;
} Parser;

static gboolean fail_at (Parser *self, const char *at, GError **error, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

static gboolean
fail_at (Parser *self, const char *at, GError **error, const char *format, ...)
{
  va_list arguments;
  g_autofree char *reason = NULL;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, CRM_ERROR, CRM_ERROR_INVALID, _ ("At character %s of the filter: %s"),
               crm_i18n_number (g_utf8_pointer_to_offset (self->filter, at) + 1).text, reason);
  return FALSE;
}

/* A person's text as a message may repeat it: short and harmless. Owned. */
static char *
dup_shown (const char *text)
{
  g_autofree char *head = NULL;

  if (g_utf8_strlen (text, -1) <= MAX_SHOWN)
    return crm_text_dup_printable (text);
  head = g_utf8_substring (text, 0, MAX_SHOWN);
  g_autofree char *printable = crm_text_dup_printable (head);
  return g_strconcat (printable, "…", NULL);
}

static guint
edit_distance (const char *a, const char *b)
{
  guint rows[2][MAX_SHOWN * 4 + 1];
  gsize n = strlen (b);

  for (gsize j = 0; j <= n; j++)
    rows[0][j] = (guint) j;
  for (gsize i = 1; a[i - 1] != '\0'; i++) {
    guint *above = rows[(i - 1) % 2], *row = rows[i % 2];

    row[0] = (guint) i;
    for (gsize j = 1; j <= n; j++)
      row[j] = MIN (MIN (above[j], row[j - 1]) + 1, above[j - 1] + (a[i - 1] != b[j - 1]));
  }
  return rows[strlen (a) % 2][n];
}

static const char *
find_similar (const CrmKind *kind, const char *word)
{
  const char *best = NULL;
  guint least = G_MAXUINT;

  if (strlen (word) > MAX_SHOWN)
    return NULL;
  for (guint i = 0; i < kind->n_fields; i++) {
    const char *name = kind->fields[i].name;
    guint distance, most = strlen (name) < 4 ? 1 : (guint) MAX (2, strlen (name) / 3);

    if (strlen (name) > MAX_SHOWN)
      continue;
    distance = edit_distance (word, name);
    if (distance < least && distance <= most) {
      least = distance;
      best = name;
    }
  }
  return best;
}

char *
crm_filter_describe_unknown (const CrmKind *kind, const char *word)
{
  g_autofree char *lower = g_ascii_strdown (word, -1);
  g_autofree char *shown = dup_shown (word);
  const char *similar = find_similar (kind, lower);
  g_autoptr (GString) known = NULL;

  if (similar != NULL)
    return g_strdup_printf (_ ("“%s” is not a field of %s. Did you mean “%s”?"), shown,
                            crm_kind_get_label (kind), similar);
  known = g_string_new ("id");
  for (guint i = 0; i < kind->n_fields; i++)
    g_string_append_printf (known, ", %s", kind->fields[i].name);
  return g_strdup_printf (_ ("“%s” is not a field of %s. Its fields are: %s."), shown,
                          crm_kind_get_label (kind), known->str);
}

/* Tokens. */

static const char *
skip_blanks (const char *at)
{
  while (*at != '\0' && g_unichar_isspace (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return at;
}

static gboolean
read_operator (Token *token, const char *at)
{
  static const struct {
    const char *sign;
    CrmOp op;
    gboolean opposite;
  } operators[] = {
    { "!=", CRM_OP_EQUAL, TRUE }, { "≠", CRM_OP_EQUAL, TRUE },    { "<=", CRM_OP_LESS_EQUAL },
    { "≤", CRM_OP_LESS_EQUAL },   { ">=", CRM_OP_GREATER_EQUAL }, { "≥", CRM_OP_GREATER_EQUAL },
    { "<>", CRM_OP_EQUAL, TRUE }, { "=", CRM_OP_EQUAL },          { "<", CRM_OP_LESS },
    { ">", CRM_OP_GREATER },      { "~", CRM_OP_CONTAINS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (operators); i++)
    if (g_str_has_prefix (at, operators[i].sign)) {
      token->type = TOKEN_OP;
      token->op = operators[i].op;
      token->opposite = operators[i].opposite;
      token->end = at + strlen (operators[i].sign);
      return TRUE;
    }
  return FALSE;
}

/* The mark that closes the quotation begun at `at`, or NULL when none begins there. */
static const char *
get_closing_mark (const char *at)
{
  static const char *const marks[][2] = { { "\"", "\"" }, { "“", "”" }, { "«", "»" } };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_has_prefix (at, marks[i][0]))
      return marks[i][1];
  return NULL;
}

static gboolean
read_quoted (Parser *self, const char *closing, GError **error)
{
  Token *token = &self->token;
  const char *at = g_utf8_next_char (token->start);
  g_autoptr (GString) text = g_string_new (NULL);

  for (;;) {
    const char *end = strstr (at, closing);

    if (end == NULL)
      return fail_at (self, token->start, error, "%s",
                      _ ("The quotation that begins here is not closed."));
    g_string_append_len (text, at, end - at);
    at = end + strlen (closing);
    if ((*closing != '"' && *closing != '\'') || *at != *closing)
      break;
    g_string_append_c (text, *closing);
    at++;
  }
  token->type = TOKEN_QUOTED;
  token->end = at;
  token->text = g_string_free (g_steal_pointer (&text), FALSE);
  return TRUE;
}

static void
read_word (Token *token)
{
  const char *at = token->start;
  Token unused;

  while (*at != '\0' && *at != '(' && *at != ')' && get_closing_mark (at) == NULL &&
         !g_unichar_isspace (g_utf8_get_char (at)) && !read_operator (&unused, at))
    at = g_utf8_next_char (at);
  token->type = TOKEN_WORD;
  token->end = at;
  token->text = g_strndup (token->start, (gsize) (at - token->start));
}

/* Moves on to the next token. */
static gboolean
advance (Parser *self, GError **error)
{
  Token *token = &self->token;
  const char *at = skip_blanks (token->end);
  /* Within a word an apostrophe is a letter. */
  const char *closing = *at == '\'' ? "'" : get_closing_mark (at);

  g_clear_pointer (&token->text, g_free);
  *token = (Token){ .start = at, .end = at };
  if (*at == '\0')
    token->type = TOKEN_END;
  else if (*at == '(' || *at == ')') {
    token->type = *at == '(' ? TOKEN_OPEN : TOKEN_CLOSE;
    token->end = at + 1;
  } else if (closing != NULL)
    return read_quoted (self, closing, error);
  else if (!read_operator (token, at))
    read_word (token);
  return TRUE;
}

static gboolean
is_word (Parser *self, const char *word)
{
  return self->token.type == TOKEN_WORD && g_ascii_strcasecmp (self->token.text, word) == 0;
}

/* Conditions. */

typedef struct {
  GPtrArray *fields; /* const CrmField *: the path */
  CrmOp op;
  gboolean opposite;
  char *value; /* NULL: `is empty` */
  const char *name_at, *op_at, *value_at;
} Condition;

/* Resolves customer.region into its fields: all but the last refer to records. */
static gboolean
read_path (Parser *self, Condition *condition, GError **error)
{
  g_auto (GStrv) names = NULL;
  const CrmKind *kind = self->kind;
  const char *at = self->token.start;

  if (self->token.type != TOKEN_WORD)
    return fail_at (self, at, error, "%s", _ ("The name of a field is missing here."));
  condition->name_at = at;
  names = g_strsplit (self->token.text, ".", -1);
  for (guint i = 0; names[i] != NULL; i++) {
    const CrmField *field = crm_clause_find_field (kind, names[i]);

    if (field == NULL) {
      g_autofree char *reason = crm_filter_describe_unknown (kind, names[i]);

      return fail_at (self, at, error, "%s", reason);
    }
    g_ptr_array_add (condition->fields, (gpointer) field);
    at += strlen (names[i]) + 1;
    if (names[i + 1] == NULL)
      break;
    if (field->type != CRM_REFERENCE && field->type != CRM_LINKS)
      return fail_at (self, at - 1, error, _ ("%s refers to no record, so nothing can follow it."),
                      crm_field_get_label (field));
    if (i + 1 >= MAX_PATH)
      return fail_at (self, at, error, "%s", _ ("The path is too long."));
    kind = crm_model_find_kind (self->clause->model, field->target);
  }
  return advance (self, error);
}

/* After “is”: empty, or not empty. */
static gboolean
read_emptiness (Parser *self, Condition *condition, GError **error)
{
  if (!advance (self, error))
    return FALSE;
  condition->op = CRM_OP_FILLED;
  condition->opposite = !is_word (self, "not");
  if (!condition->opposite && !advance (self, error))
    return FALSE;
  if (!is_word (self, "empty"))
    return fail_at (self, self->token.start, error, "%s",
                    _ ("After “is” comes “empty” or “not empty”."));
  return advance (self, error);
}

/* One quoted text, or bare words up to and, or, a bracket or the end. */
static gboolean
read_value (Parser *self, Condition *condition, GError **error)
{
  const char *start = self->token.start, *end = NULL;

  condition->value_at = start;
  if (self->token.type == TOKEN_QUOTED) {
    condition->value = g_steal_pointer (&self->token.text);
    return advance (self, error);
  }
  while (self->token.type == TOKEN_WORD && !is_word (self, "and") && !is_word (self, "or")) {
    end = self->token.end;
    if (!advance (self, error))
      return FALSE;
  }
  if (end == NULL)
    return fail_at (self, start, error, "%s",
                    _ ("A value is missing here. Write it, or “is empty” instead."));
  condition->value = g_strndup (start, (gsize) (end - start));
  return TRUE;
}

static gboolean
read_condition (Parser *self, Condition *condition, GError **error)
{
  if (!read_path (self, condition, error))
    return FALSE;
  condition->op_at = self->token.start;
  if (is_word (self, "is"))
    return read_emptiness (self, condition, error);
  if (self->token.type != TOKEN_OP)
    return fail_at (self, self->token.start, error, "%s",
                    _ ("A comparison is missing here: one of = != < <= > >= ~, “is empty” or "
                       "“is not empty”."));
  condition->op = self->token.op;
  condition->opposite = self->token.opposite;
  if (!advance (self, error) || !read_value (self, condition, error))
    return FALSE;
  if (*condition->value == '\0' && condition->op == CRM_OP_EQUAL) {
    /* = "" asks for what is missing. */
    condition->op = CRM_OP_FILLED;
    condition->opposite = !condition->opposite;
  }
  return TRUE;
}

/* One step of the path at a time; every subselect has its own t, so that computed fields work at
 * each level, and none reads the row outside, so that each runs once. */
static gboolean
append_path (Parser *self, const Condition *condition, const CrmKind *kind, guint step,
             GError **error)
{
  const CrmField *field = g_ptr_array_index (condition->fields, step);
  CrmClause *clause = self->clause;
  const CrmKind *target, *links;

  if (step + 1 == condition->fields->len)
    return crm_filter_append_comparison (clause, kind, field, condition->op, condition->value,
                                         self->locale, error);
  target = crm_model_find_kind (clause->model, field->target);
  crm_clause_note_kind (clause, target);
  if (field->type == CRM_LINKS) {
    links = crm_model_get_link_kind (clause->model, kind, field);
    crm_clause_note_kind (clause, links);
    crm_clause_appendf (clause, "t.id IN (SELECT l.a FROM \"%s\" AS l WHERE l.b", links->name);
  } else {
    crm_clause_append_field (clause, kind, field, "t");
  }
  crm_clause_appendf (clause, " IN (SELECT t.id FROM \"%s\" AS t WHERE ", target->name);
  if (!append_path (self, condition, target, step + 1, error))
    return FALSE;
  crm_clause_append (clause, field->type == CRM_LINKS ? "))" : ")");
  return TRUE;
}

static gboolean
append_condition (Parser *self, GError **error)
{
  Condition condition = { .fields = g_ptr_array_new () };
  g_autoptr (GError) reason = NULL;
  gboolean done = FALSE;

  if (++self->n_conditions > MAX_CONDITIONS) {
    fail_at (self, self->token.start, error, _ ("A filter holds at most %s conditions."),
             crm_i18n_number (MAX_CONDITIONS).text);
  } else if (read_condition (self, &condition, error)) {
    crm_clause_append (self->clause, "(");
    done = append_path (self, &condition, self->kind, 0, &reason);
    crm_clause_append (self->clause, condition.opposite ? ") IS NOT TRUE" : ")");
    if (!done)
      fail_at (self, condition.value_at != NULL ? condition.value_at : condition.op_at, error, "%s",
               reason->message);
  }
  g_ptr_array_unref (condition.fields);
  g_free (condition.value);
  return done;
}

static gboolean append_alternatives (Parser *self, GError **error);

static gboolean
append_term (Parser *self, GError **error)
{
  const char *start = self->token.start;
  gboolean negated = is_word (self, "not");

  if (!negated && self->token.type != TOKEN_OPEN)
    return append_condition (self, error);
  if (++self->depth > MAX_DEPTH)
    return fail_at (self, start, error, "%s", _ ("Too many brackets stand within each other."));
  crm_clause_append (self->clause, "(");
  if (!advance (self, error))
    return FALSE;
  if (negated) {
    if (!append_term (self, error))
      return FALSE;
  } else {
    if (!append_alternatives (self, error))
      return FALSE;
    if (self->token.type != TOKEN_CLOSE)
      return fail_at (self, self->token.start, error, "%s",
                      _ ("A closing bracket, “and” or “or” is missing here."));
    if (!advance (self, error))
      return FALSE;
  }
  crm_clause_append (self->clause, negated ? ") IS NOT TRUE" : ")");
  self->depth--;
  return TRUE;
}

static gboolean
append_terms (Parser *self, GError **error)
{
  if (!append_term (self, error))
    return FALSE;
  while (is_word (self, "and")) {
    crm_clause_append (self->clause, " AND ");
    if (!advance (self, error) || !append_term (self, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
append_alternatives (Parser *self, GError **error)
{
  if (!append_terms (self, error))
    return FALSE;
  while (is_word (self, "or")) {
    crm_clause_append (self->clause, " OR ");
    if (!advance (self, error) || !append_terms (self, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
parse (Parser *self, GError **error)
{
  if (!advance (self, error))
    return FALSE;
  if (self->token.type == TOKEN_END)
    return TRUE;
  if (!append_alternatives (self, error))
    return FALSE;
  if (self->token.type == TOKEN_END)
    return TRUE;
  return fail_at (self, self->token.start, error, "%s",
                  _ ("The filter should end here, or go on with “and” or “or”."));
}

CrmClause *
crm_filter_compile (CrmModel *model, const CrmKind *kind, const char *filter,
                    const CrmLocale *locale, GError **error)
{
  g_autoptr (CrmClause) clause = crm_clause_new (model);
  Parser parser = { .clause = clause, .kind = kind, .locale = locale, .filter = filter };
  gboolean done;

  if (strlen (filter) > MAX_BYTES || !g_utf8_validate (filter, -1, NULL)) {
    g_set_error_literal (error, CRM_ERROR, CRM_ERROR_INVALID,
                         _ ("The filter is too long or is not valid UTF-8. Write a shorter one."));
    return NULL;
  }
  parser.token.end = filter;
  done = parse (&parser, error);
  g_free (parser.token.text);
  return done ? g_steal_pointer (&clause) : NULL;
}
