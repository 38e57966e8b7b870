/* crm-error.c: the quark of the one error domain. */
#include "crm-error.h"

/* clang-format off */
G_DEFINE_QUARK (crm-error-quark, crm_error)
/* clang-format on */
