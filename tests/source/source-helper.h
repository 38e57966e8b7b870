/* source-helper.h: bytes in, a text out that shows every row: what the tests of crm-source
 * share. */
#pragma once

#include "crm-source.h"

/* A new folder for one test; remove it with everything in it afterwards. */
char *helper_make_folder (void);
void helper_remove_folder (char *folder);

/* Opens bytes as a file of their own. -1: NUL-terminated. */
CrmSource *helper_open (const char *bytes, gssize length, const CrmSourceOptions *options,
                        GError **error);

/* "a|b" of the column names, then "3:1|2" a row, "3!1|2" a faulty one; line breaks inside cells
 * shown as \n and \r. Every cell is asserted to be valid UTF-8. Owned. */
char *helper_dump (CrmSource *source);

/* Opens, dumps and compares; closes. */
void helper_assert_dump (const char *bytes, gssize length, const CrmSourceOptions *options,
                         const char *expected);

/* Opening must fail with this code and a sentence. */
void helper_assert_refused (const char *bytes, gssize length, const CrmSourceOptions *options,
                            int code);

gboolean helper_has_note (CrmSource *source, const char *part);
