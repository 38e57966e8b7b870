/* test-kinds.h: a method of eight small kinds that has every type of field, for tests of the
 * engine. */
#pragma once

#include "crm-kind.h"

const CrmMethod *test_kinds_get (void);
/* The same method one version earlier: without what came with version 2. */
const CrmMethod *test_kinds_get_old (void);
