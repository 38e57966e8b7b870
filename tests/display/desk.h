/* desk.h: a programme, the window open on it, and hashtgamctl beside it: what the tests of the
 * window share. Words are those of the catalogue and of the description. Everything that is asked
 * for is waited for, as at-client.h says. */
#pragma once

#include "at-client.h"
#include "crm-method.h"
#include "crm-model.h"

G_BEGIN_DECLS

typedef struct {
  char *folder, *file;
  AtClient *client;
  char *said; /* by the last run of hashtgamctl, without the newline at its end */
} Desk;

extern const char *const desk_languages[2]; /* "en", "fa": data of a test is their index */

/* Leaves the tests out where there is no display. The samples of both languages are made once. */
int desk_main (int *argc, char ***argv, void (*add_tests) (void));
#define DESK_ADD(name, language, test)                                                             \
  g_test_add ("/display/" name, Desk, GUINT_TO_POINTER (language), desk_set_up, test,              \
              desk_tear_down)
/* The sanitizers are slow, and hear the language alone that has more to go wrong. */
#ifdef __SANITIZE_ADDRESS__
#define DESK_FIRST_LANGUAGE 1
#else
#define DESK_FIRST_LANGUAGE 0
#endif
#define DESK_ADD_BOTH(name, test)                                                                  \
  do {                                                                                             \
    if (DESK_FIRST_LANGUAGE == 0)                                                                  \
      DESK_ADD (name "/en", 0, test);                                                              \
    DESK_ADD (name "/fa", 1, test);                                                                \
  } while (0)

/* A copy of the sample programme in its language; for tests whose data is none, in English. */
void desk_set_up (Desk *f, gconstpointer data);
void desk_set_up_english (Desk *f, gconstpointer data);
/* Closes the window and sees that the programme is one whole file again. */
void desk_tear_down (Desk *f, gconstpointer data);
/* Opens the window; file NULL: the start page. */
void desk_start (Desk *f, const char *file, const char *language);

/* hashtgamctl: what it says, without the newline at its end. FILE stands for the programme. */
#define CTL(f, ...) desk_ctl (f, TRUE, (const char *[]){ __VA_ARGS__, NULL })
#define CTL_FAILS(f, ...) desk_ctl (f, FALSE, (const char *[]){ __VA_ARGS__, NULL })
const char *desk_ctl (Desk *f, gboolean expect_success, const char **words);
/* The value of the one record where this holds; owned, NULL: none. */
char *desk_dup_value (Desk *f, const char *kind, const char *where, const char *field);
guint desk_count_records (Desk *f, const char *kind, const char *option, const char *value);
void desk_wait_for_value (Desk *f, const char *kind, const char *where, const char *field,
                          const char *value);

/* Words. */
const CrmKind *desk_find_kind (const char *name);
const char *desk_get_label (const char *kind, const char *field);
const char *desk_get_step_title (int step);

/* Going about. */
void desk_go_to_step (Desk *f, int step);
void desk_go_to_kind (Desk *f, const char *name);
void desk_walk_down_to (Desk *f, AtObject *list, const char *name); /* by keys */
/* Presses Tab and waits until the focus is on something else than before, which is told. */
AtObject *desk_tab_on (Desk *f, AtObject *before);
#define DESK_MOST_STOPS 60 /* of Tab on its way to something: whoever needs more goes in a circle */

/* Seeing. */
AtObject *desk_find_rows (Desk *f, const char *kind);
void desk_wait_for_row (Desk *f, AtObject *rows, const char *name);
/* Everything that takes the focus has a name, and says it once. */
void desk_assert_all_named (Desk *f);

G_END_DECLS
