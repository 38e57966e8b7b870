/* crm-guidance.h: the method's guidance as const data: what each step must produce (results), and
 * what is advised against (checks). Both are a SELECT over the programme's records; crm-check.c
 * runs them, knowing nothing of what they say. Written by src/method.
 *
 * The SELECT is written for SQLite and PostgreSQL alike, must not begin with WITH, and can read,
 * besides the tables of the kinds, two tables of one's own time:
 *   at    one row: today (day), now (ISO moment), quarter_begins, quarter_ends, year_begins,
 *         year_ends (days)
 *   span  one row for each frequency of a KPI ('day', 'week', 'month', 'quarter', 'half', 'year'):
 *         frequency, begins, ends of the period that holds today, last_begins, last_ends of the
 *         last whole one, second_begins, second_ends, third_begins, third_ends of those before
 * Periods are those of the programme's calendar and fiscal year. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Marks a singular and a plural for translation: NN_("A goal", "%s goals"). */
#define NN_(one, many) one, many

/* clang-format off */
typedef struct {
  const char *name;      /* for ever: the key by which milestones and signatures name it */
  int step;              /* 1…8 */
  const char *title;     /* N_() "Goals that can be measured" */
  const char *criterion; /* N_() one sentence: when it is in */
  const char *unit;      /* NC_("evidence", …) what is counted: "goals" */
  const char *kind;      /* of the records that `sql` names; its table opens */
  const char *sql;       /* SELECT id, ok: a row for each thing asked for; id NULL where no record
                          * stands for it, ok 0 or 1 (NULL is 0) */
  int percent;           /* so many of the things asked for must be in; 0: all */
  int least;             /* and so many at least; 0: one */
  gboolean none_will_do; /* nothing asked for is as good as everything done */
  const char *also;      /* SELECT of one truth value that must hold besides; NULL: nothing */
  const char *also_said; /* N_() that condition in words */
  const char *example;   /* records that show it, as described below, and what they give */
  int gives_in, gives_of;
} CrmResult;

typedef struct {
  const char *name;      /* for ever: the key by which it is accepted as it is */
  int step;              /* 1…8; 0: of the whole programme */
  const char *one;       /* NN_() the fact where one record fails: "A goal has no KPI" */
  const char *many;      /* … and where %s of them do; NULL: it is not about single records */
  const char *why;       /* N_() why it matters, in the words of the method */
  const char *repair;    /* N_() what the button says that leads to the repair */
  const char *kind;      /* of the records that `sql` names, or of the record to make */
  const char *field;     /* where the repair is written; NULL: anywhere */
  const char *sql;       /* SELECT id: a row for each record that fails, in the order to show; id
                          * NULL where none stands for it */
  gboolean trap;         /* one of the traps of the method: told on the Overview as well */
  const char *passes;    /* N_() the fact where none fails: "Every goal has a KPI" */
  const char *broken;    /* worked example: with these records it fails … */
  int fails;             /* … with so many rows, 0 standing for one … */
  const char *mended;    /* … and with these acts after them it passes */
} CrmCheck;
/* clang-format on */

/* A worked example is a line for each act:
 *   + kind field=value; field=value     makes a record
 *   kind HANDLE: field=value            changes one
 *   - kind HANDLE                       deletes one
 * Values are read as forms read them; today, today-30 and today+1 are days. */

typedef struct {
  const CrmResult *results;
  guint n_results;
  const CrmCheck *checks;
  guint n_checks;
} CrmGuidance;

#define CRM_GUIDANCE_CHECKS(checks_array)                                                          \
  .checks = checks_array, .n_checks = G_N_ELEMENTS (checks_array)
#define CRM_GUIDANCE(results_array, checks_array)                                                  \
  .results = results_array, .n_results = G_N_ELEMENTS (results_array), .checks = checks_array,     \
  .n_checks = G_N_ELEMENTS (checks_array)

G_END_DECLS
