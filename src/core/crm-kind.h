/* crm-kind.h: the description of a kind of record, from which everything else follows: its table
 * and migration, GObject class, form, list, filter, search, import, export, history and tests.
 * Const data only; nothing here is about CRM. Written by src/method, read by all the others.
 *
 * To add a field, add its line (with .since) and raise the method's version. To add a kind, add its
 * fields, its CrmKind and its line in the list of the method. */
#pragma once

#include "crm-guidance.h"
#include "crm-value.h"

G_BEGIN_DECLS

typedef struct _CrmField CrmField;
typedef struct _CrmKind CrmKind;

/* What a field holds, and how that is kept: */
typedef enum {
  CRM_TEXT = 1,  /* one line of text */
  CRM_NOTE,      /* text of many lines */
  CRM_INTEGER,   /* int64 */
  CRM_REAL,      /* double; for measured values and quantities, never for money */
  CRM_MONEY,     /* int64, minor units of the programme's currency */
  CRM_PERCENT,   /* int64, hundredths of a percent: 12.5 % is 1250 */
  CRM_DAY,       /* int64, days since 1970-01-01 */
  CRM_TIME,      /* text, ISO moment "2026-11-21T09:30" in local civil time, or the day alone */
  CRM_FLAG,      /* int64, 0 or 1 */
  CRM_CHOICE,    /* text, the key of one of .choices */
  CRM_REFERENCE, /* int64, the id of a record of kind .target */
  CRM_LINKS,     /* not a column: a table of links to records of kind .target */
  CRM_FILE       /* bytes kept in the programme */
} CrmType;

typedef enum {
  CRM_REQUIRED =
      1 << 0, /* a record is not saved without it: title and key, and what gives a line its sense */
  CRM_UNIQUE = 1 << 1,  /* no two records share it: the code by which others refer to the record */
  CRM_SEARCH = 1 << 2,  /* text that the search reads */
  CRM_COLUMN = 1 << 3,  /* shown in the list until the person chooses otherwise */
  CRM_PRIVATE = 1 << 4, /* personal data or pay: reports leave it out unless asked */
  /* Of a reference: the record goes when the one it refers to goes; otherwise the reference becomes
   * empty. A required reference is owned. */
  CRM_OWNED = 1 << 5
} CrmFieldFlags;

typedef struct {
  const char *key;          /* kept in the file; never changes */
  const char *label;        /* N_() */
  const char *import_names; /* further words by which files say it, "|" between them; NULL: none */
} CrmChoice;

/* clang-format off */
struct _CrmField {
  const char *name;         /* column, property, CSV head, JSON key, CLI word: one name everywhere */
  const char *label;        /* N_(), sentence case */
  CrmType type;
  CrmFieldFlags flags;
  const char *group;        /* N_() heading of the form's group; NULL: that of the field before */
  const char *hint;         /* N_() one sentence that says what to write, or NULL */
  const char *target;       /* of a reference or links: name of the kind referred to */
  const char *reverse;      /* N_() what the target calls the records that refer to it; NULL: our plural */
  const CrmChoice *choices; /* of a choice; ends with { NULL } */
  double min, max;          /* bounds in the unit of the label (percent in percent); both 0: none */
  const char *unit;         /* N_() unit shown after the number, or NULL */
  const char *initial;      /* start value of a new record: plain text, "today", "now", or for codes
                             * a prefix and # ("G#": G1, G2…); NULL: empty */
  const char *computed;     /* SQL expression over the table's own row (alias t); no column is kept;
                             * read-only in forms, shown and sorted like the others */
  const char *import_names; /* further heads by which files call this column, "|" between them:
                             * "customer id|کد مشتری"; compared folded, without blanks, - and _;
                             * the name and both languages' labels are known anyway */
  int since, until;         /* method versions [since, until); since 0 is 1, until 0 is for ever */
};
/* clang-format on */

/* A rule over several fields of one record (finish not before start). values has one entry a field
 * in the order of the description; LINKS and computed entries are null. Names the field at fault in
 * *field (may stay NULL). Error: CRM_ERROR_REFUSED with a whole sentence. */
typedef gboolean (*CrmKindCheck) (const CrmKind *kind, const CrmValue *values,
                                  const CrmField **field, GError **error);

/* Import only: makes fields from the columns described in .inputs (amount from quantity and price).
 * Called for each row before the checks; inputs has one entry for each of .inputs, exact numbers.
 * *rounded says that something was cut to whole minor units. */
typedef gboolean (*CrmKindDerive) (const CrmKind *kind, CrmValue *values, const CrmDerived *inputs,
                                   gboolean *rounded, GError **error);

/* clang-format off */
struct _CrmKind {
  const char *name;         /* the table's name */
  const char *label;        /* N_() "Customer" */
  const char *plural;       /* N_() "Customers" */
  const char *icon;         /* name of a symbolic icon */
  const char *hint;         /* N_() what such a record is for, one sentence */
  const char *empty;        /* N_() what to write down and why, on its empty page; NULL: its hint */
  int step;                 /* 1…8; 0: of the whole programme */
  const CrmField *fields;
  guint n_fields;
  const char *title;        /* fields that call the record by name, "," between; the main one first */
  const char *key;          /* fields by which an import finds a record again, "," between; NULL: its
                             * unique field, else its title if that is text; "": none, equal lines
                             * are counted instead. Keys of several fields are UNIQUE in the table */
  const char *order;        /* fields to sort by at first, "-" before a name for descending; NULL:
                             * the unique field, else the title */
  const char *parent;       /* the OWNED reference under whose record this kind is mostly seen */
  gboolean single;          /* exactly one record, made with the programme */
  gboolean large;           /* may hold a million records: references are indexed */
  gboolean hidden;          /* no page of its own: made links, parts shown within their parent */
  CrmKindCheck check;
  const CrmField *inputs;   /* import only, ends with a nameless entry; see derive */
  CrmKindDerive derive;
  int since, until;
};
/* clang-format on */

#define CRM_FIELDS(array) .fields = array, .n_fields = G_N_ELEMENTS (array)

typedef struct {
  int number;          /* 1…8 */
  const char *title;   /* N_() "Vision" */
  const char *purpose; /* N_() one line */
  const char *icon;
} CrmStep;

/* A view: what a step, or the programme as a whole, is looked at by: one kind of record or a few
 * that belong together. */
typedef struct {
  const char *name;  /* for ever: choices are kept under it */
  int step;          /* 1…8; 0: a page of the whole programme */
  const char *title; /* N_() "Segments" */
  const char *icon;
  const char *kinds; /* names, "," between; the main one first */
} CrmView;

/* A method: what src/method gives to the engine, and the tests' own small one. */
typedef struct {
  guint32 application_id; /* of SQLite's header: how a file says that it is ours */
  int version;            /* highest since of all; the file's user_version */
  const CrmStep *steps;
  guint n_steps;
  const CrmKind *const *kinds; /* in the order of the sidebar; ends with NULL */
  /* Results and checks, programme first, then step by step; ends with NULL. NULL: none */
  const CrmGuidance *const *guidance;
  /* In the order to show; each kind that is not hidden is in one of them; ends with one without a
   * name. NULL: none */
  const CrmView *views;
} CrmMethod;

G_END_DECLS
