/* bench-data.h: what the programs that measure share: a folder of their own, programmes with as
 * many customers as they like, and medians. A failure is said on stderr and ends the program. */
#pragma once

#include "crm-store.h"

G_BEGIN_DECLS

#define BENCH_ROWS 1000000
#define BENCH_RUNS 5

/* A new folder in the temporary one, in which this program also keeps its state and settings.
 * Call it before anything else of GLib asks where these are. Owned. */
char *bench_data_make_folder (void);
void bench_data_remove_folder (const char *folder);

/* Makes a programme in `folder`, closed again, whose `rows` customers came by an import: codes
 * in no order, names in two scripts, eight segments. The same rows each time. Owned. */
char *bench_data_make (const char *folder, const char *name, guint rows);
CrmStore *bench_data_open (const char *path);

/* Ends the program with what went wrong. */
void bench_data_fail (const GError *error) G_GNUC_NORETURN;

double bench_data_get_seconds (void); /* monotonic */
/* Sorts the values. */
double bench_data_get_median (double *values, guint n);

G_END_DECLS
