/* test-engine.c: the laws of the engine over the tests' own eight kinds. */
#include "laws.h"
#include "test-kinds.h"

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  laws_add ("engine", test_kinds_get ());
  return g_test_run ();
}
