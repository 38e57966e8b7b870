/* example.h: plays the worked examples of results and checks, as crm-guidance.h describes them. */
#pragma once

#include "crm-edit.h"

/* Plays every line as one act. Aborts the test on a line that cannot be played. */
void example_play (CrmStore *store, const char *example);
