/* crm-csv-dialect.h: which delimiter a text seems to use. Calls crm-csv-reader only. */
#pragma once

#include "crm-csv-reader.h"

G_BEGIN_DECLS

/* One of , ; TAB | or ' ' (runs of blanks); ',' when the text seems to be a single column. Looks at
 * the head of the text and at a piece further on. */
char crm_csv_guess_delimiter (const char *text, gsize length);

/* Excel's first line "sep=;": its length with the line end, 0 when there is none. */
gsize crm_csv_find_sep_line (const char *text, gsize length, char *delimiter);

G_END_DECLS
