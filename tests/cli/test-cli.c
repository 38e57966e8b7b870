/* test-cli.c: hashtgamctl as a script uses it: exit codes, JSON, sentences, files left as they
 * were. */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  char *folder, *file;
  char *out, *err; /* of the last run */
} Fixture;

static void
fixture_open (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("cli-XXXXXX", NULL);
  self->file = g_build_filename (self->folder, "p.hashtgam", NULL);
}

static void
fixture_close (Fixture *self, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (self->folder, name, NULL);

    g_unlink (path);
  }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->file);
  g_free (self->out);
  g_free (self->err);
}

/* Runs the verb; FILE stands for the fixture's programme. Returns the exit code. */
static int
run (Fixture *self, const char *first, ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  va_list arguments;

  g_ptr_array_add (words, (gpointer) g_getenv ("HASHTGAMCTL"));
  va_start (arguments, first);
  for (const char *word = first; word != NULL; word = va_arg (arguments, const char *))
    g_ptr_array_add (words, (gpointer) (strcmp (word, "FILE") == 0 ? self->file : word));
  va_end (arguments);
  g_ptr_array_add (words, NULL);
  process =
      g_subprocess_newv ((const char *const *) words->pdata,
                         G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);
  g_assert_no_error (error);
  g_clear_pointer (&self->out, g_free);
  g_clear_pointer (&self->err, g_free);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &self->out, &self->err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  if (*self->err != '\0')
    g_test_message ("%s", self->err);
  return g_subprocess_get_exit_status (process);
}

static char *
write_file (Fixture *self, const char *name, const char *content)
{
  char *path = g_build_filename (self->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  return path;
}

static gboolean
has (const char *text, const char *part)
{
  return strstr (text, part) != NULL;
}

static guint
count_lines (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p++)
    n += *p == '\n';
  return n;
}

static void
start (Fixture *self)
{
  g_assert_cmpint (run (self, "new", "FILE", "--organisation", "Nilgoon", "--currency", "EUR",
                        "--calendar", "gregorian", NULL),
                   ==, 0);
}

static void
test_exit_codes (Fixture *self, gconstpointer data)
{
  start (self);
  /* 3: cannot; one sentence on stderr. */
  g_assert_cmpint (run (self, "new", "FILE", NULL), ==, 3);
  g_assert_cmpuint (count_lines (self->err), ==, 1);
  g_assert_cmpstr (self->out, ==, "");
  g_assert_cmpint (run (self, "list", "/nowhere/at/all.hashtgam", "customer", NULL), ==, 3);
  g_assert_cmpint (run (self, "set", "FILE", "customer", "99", "name=X", NULL), ==, 3);
  g_assert_cmpint (run (self, "add", "FILE", "goal", "statement=X", "due=1402-12-30", NULL), ==, 3);
  g_assert_cmpint (run (self, "undo", "FILE", NULL), ==, 3);
  /* 2: wrong use. */
  g_assert_cmpint (run (self, "frobnicate", NULL), ==, 2);
  g_assert_cmpint (run (self, "list", "FILE", NULL), ==, 2);
  g_assert_cmpint (run (self, "list", "FILE", "nokind", NULL), ==, 2);
  g_assert_cmpint (run (self, "list", "FILE", "customer", "--where", "regio = x", NULL), ==, 2);
  g_assert_true (has (self->err, "region"));
  g_assert_cmpint (run (self, "list", "FILE", "customer", "--nonsense", NULL), ==, 2);
  g_assert_cmpint (run (self, "add", "FILE", "customer", "nofield=1", NULL), ==, 2);
  g_assert_cmpint (run (self, "new", "x.hashtgam", "--calendar", "lunar", NULL), ==, 2);
  /* 1: done, but something was refused. */
  g_assert_cmpint (run (self, "add", "FILE", "customer", "code=A", "name=Acme", NULL), ==, 0);
  g_assert_cmpint (run (self, "delete", "FILE", "customer", "A", "B", NULL), ==, 1);
}

/* The example is new too; it comes as it is. */
static void
test_example (Fixture *self, gconstpointer data)
{
  g_assert_cmpint (run (self, "new", "FILE", "--sample", "--currency", "EUR", NULL), ==, 2);
  g_assert_cmpint (run (self, "list", "FILE", "customer", NULL), ==, 3);
  g_assert_cmpint (run (self, "new", "FILE", "--sample", NULL), ==, 0);
  g_assert_cmpint (run (self, "list", "FILE", "customer", "--limit", "1", NULL), ==, 0);
  g_assert_true (has (self->out, "C001"));
}

static void
test_edit_undo_history (Fixture *self, gconstpointer data)
{
  start (self);
  g_assert_cmpint (run (self, "add", "FILE", "customer", "code=C1", "name=Kavir", "region=Isfahan",
                        "--as", "Sara", NULL),
                   ==, 0);
  g_assert_cmpint (run (self, "set", "FILE", "customer", "C1", "region=Tehran", "since=1400/01/01",
                        "--as", "Reza", NULL),
                   ==, 0);
  g_assert_cmpint (run (self, "list", "FILE", "customer", "--format", "json", "--where",
                        "region = Tehran and since >= 2021-03-21", NULL),
                   ==, 0);
  g_assert_true (has (self->out, "\"code\": \"C1\"") &&
                 has (self->out, "\"since\": \"2021-03-21\""));
  g_assert_cmpint (run (self, "list", "FILE", "customer", "--format", "json", "--where",
                        "(region = Isfahan or since < 2000-01-01) and name ~ kav", NULL),
                   ==, 0);
  g_assert_cmpstr (self->out, ==, "[]\n");
  g_assert_cmpint (run (self, "history", "FILE", "customer", "C1", "--format", "json", NULL), ==,
                   0);
  g_assert_true (has (self->out, "\"who\": \"Reza\"") && has (self->out, "\"who\": \"Sara\""));
  g_assert_true (
      has (self->out, "\"field\": \"region\", \"from\": \"Isfahan\", \"to\": \"Tehran\""));

  g_assert_cmpint (run (self, "undo", "FILE", NULL), ==, 0);
  g_assert_cmpint (
      run (self, "list", "FILE", "customer", "--format", "csv", "--fields", "region", NULL), ==, 0);
  g_assert_cmpstr (self->out, ==, "region\nIsfahan\n");
  g_assert_cmpint (run (self, "redo", "FILE", NULL), ==, 0);
  g_assert_cmpint (run (self, "delete", "FILE", "customer", "C1", NULL), ==, 0);
  g_assert_cmpint (run (self, "undo", "FILE", NULL), ==, 0);
  g_assert_cmpint (run (self, "list", "FILE", "customer", "--format", "csv", "--fields",
                        "code,region,since", NULL),
                   ==, 0);
  g_assert_cmpstr (self->out, ==, "code,region,since\nC1,Tehran,2021-03-21\n");
  /* A new edit ends the redo. */
  g_assert_cmpint (run (self, "add", "FILE", "customer", "name=Other", NULL), ==, 0);
  g_assert_cmpint (run (self, "redo", "FILE", NULL), ==, 3);
}

static void
test_links (Fixture *self, gconstpointer data)
{
  start (self);
  g_assert_cmpint (run (self, "add", "FILE", "promise", "title=On time", NULL), ==, 0);
  g_assert_cmpint (run (self, "add", "FILE", "promise", "title=Fair price", NULL), ==, 0);
  g_assert_cmpint (run (self, "add", "FILE", "strategy", "title=Grow together",
                        "promises=On time; Fair price", NULL),
                   ==, 0);
  g_assert_cmpint (run (self, "list", "FILE", "strategy", "--format", "csv", "--fields", "title",
                        "--where", "promises = \"Fair price\"", NULL),
                   ==, 0);
  g_assert_cmpstr (self->out, ==, "title\nGrow together\n");
  g_assert_cmpint (
      run (self, "set", "FILE", "strategy", "Grow together", "promises-=On time", NULL), ==, 0);
  g_assert_cmpint (run (self, "list", "FILE", "strategy", "--where", "promises = \"On time\"",
                        "--format", "json", NULL),
                   ==, 0);
  g_assert_cmpstr (self->out, ==, "[]\n");
}

/* Persian report: title rows, a total below, Jalali dates, Persian digits, a returned line, two
 * bad rows. */
static void
test_import_persian (Fixture *self, gconstpointer data)
{
  g_autofree char *path = write_file (self, "فروش.csv",
                                      "گزارش فروش سال ۱۴۰۳,,,,\n,,,,\n"
                                      "کد مشتری,تاریخ فاکتور,کد کالا,تعداد,مبلغ\n"
                                      "م۱,۱۴۰۳/۰۷/۰۵,ک۱,۲,\"۱٬۲۰۰٬۰۰۰\"\n"
                                      "م۲,1403/07/06,ک۱,1,\"(250,000)\"\n"
                                      "م۱,1403/12/30,ک۲,1,500000\n"
                                      "م۱,1402/12/30,ک۲,1,500000\n"
                                      "م۳,1403/07/08,ک۲,1,دویست\n"
                                      "جمع,,,5,1450000\n");
  g_autofree char *refused = g_build_filename (self->folder, "فروش-refused.csv", NULL);
  g_autofree char *content = NULL;

  g_assert_cmpint (run (self, "new", "FILE", NULL), ==, 0);
  g_assert_cmpint (
      run (self, "import", "FILE", "purchase", path, "--create-missing", "--format", "json", NULL),
      ==, 1);
  g_assert_true (has (self->out, "\"read\": 5, \"added\": 3, \"updated\": 0"));
  g_assert_true (has (self->out, "\"refused\": 2") && has (self->out, "\"returns\": 1") &&
                 has (self->out, "\"totals\": 1"));
  g_assert_true (g_file_get_contents (refused, &content, NULL, NULL));
  g_assert_true (has (content, "دویست") && has (content, "line"));
  g_assert_cmpint (run (self, "list", "FILE", "purchase", "--format", "csv", "--order", "date",
                        "--fields", "customer,date,amount", NULL),
                   ==, 0);
  g_assert_cmpstr (
      self->out, ==,
      "customer,date,amount\nم۱,2024-09-26,1200000\nم۲,2024-09-27,-250000\nم۱,2025-03-20,500000\n");
  /* The same file again adds nothing. */
  g_assert_cmpint (run (self, "import", "FILE", "purchase", path, "--format", "json", NULL), ==, 1);
  g_assert_true (has (self->out, "\"added\": 0"));
  g_assert_cmpint (run (self, "undo", "FILE", NULL), ==, 0);
  g_assert_cmpint (run (self, "list", "FILE", "purchase", "--format", "json", NULL), ==, 0);
  g_assert_cmpstr (self->out, ==, "[]\n");
}

/* Numbers are said in the digits of their sentence; what machines read stays plain. */
static void
test_import_digits (Fixture *self, gconstpointer data)
{
  g_autofree char *path = write_file (self, "digits.csv",
                                      "customer,date,amount\nA,1403/07/05,12 هزار تومان\n"
                                      "A,1403/13/05,1\nA,1403/08,5\nA,1403/07/31,1\n");
  g_autofree char *refused = g_build_filename (self->folder, "digits-refused.csv", NULL);
  g_autofree char *content = NULL;

  g_assert_cmpint (run (self, "new", "FILE", NULL), ==, 0);
  g_assert_cmpint (
      run (self, "import", "FILE", "purchase", path, "--create-missing", "--lang", "fa", NULL), ==,
      1);
  g_assert_true (has (self->out, "سطر ۳") && has (self->out, "ماه ۱۳") &&
                 has (self->out, "سال ۱۴۰۳") &&
                 has (self->out, "خوانده‌شده ۴، افزوده ۲"));
  g_assert_true (has (self->out, "۱ ماه در ستون «date»"));
  g_assert_false (has (self->out, "سطر 3"));
  g_assert_true (g_file_get_contents (refused, &content, NULL, NULL));
  g_assert_true (has (content, "\n3,date,") && has (content, "\n5,date,"));
  g_assert_cmpint (run (self, "import", "FILE", "purchase", path, "--format", "json", "--lang",
                        "fa", "--dry-run", NULL),
                   ==, 1);
  g_assert_true (has (self->out, "\"read\": 4") && has (self->out, "سطر ۳"));
  g_assert_cmpint (run (self, "list", "FILE", "purchase", "--format", "csv", "--order", "date",
                        "--fields", "date,amount", NULL),
                   ==, 0);
  g_assert_cmpstr (self->out, ==, "date,amount\n2024-09-26,120000\n2024-10-22,5\n");
}

/* A Persian file in an English session: heads and choices in the words of either language. */
/* An amount is what remains after the discount, where a file gives both. */
static void
test_net_amount (Fixture *self, gconstpointer data)
{
  g_autofree char *path = write_file (self, "net.csv",
                                      "کد مشتری,تاریخ,مبلغ کل,تخفیف,مبلغ خالص\n"
                                      "م۱,1403/07/05,1000,100,900\nم۲,1403/07/06,500,0,500\n");
  g_autofree char *english = write_file (self, "net-2.csv",
                                         "customer,date,total,discount,net amount\n"
                                         "A,2024-09-26,1000,100,900\n");

  g_assert_cmpint (run (self, "new", "FILE", NULL), ==, 0);
  g_assert_cmpint (run (self, "import", "FILE", "purchase", path, "--create-missing", NULL), ==, 0);
  g_assert_cmpint (run (self, "import", "FILE", "purchase", english, "--create-missing", NULL), ==,
                   0);
  g_assert_cmpint (run (self, "list", "FILE", "purchase", "--format", "csv", "--order", "amount",
                        "--fields", "amount,discount", NULL),
                   ==, 0);
  g_assert_cmpstr (self->out, ==, "amount,discount\n500,0\n900,100\n900,100\n");
}

static void
test_other_language (Fixture *self, gconstpointer data)
{
  g_autofree char *kpis = write_file (self, "kpi.csv",
                                      "کد,نام,واحد,جهت,تناوب\nK1,فروش,ریال,بیشتر,ماهانه\n"
                                      "K2,شکایت,عدد,Lower is better,Quarterly\n");
  g_autofree char *sales = write_file (self, "sales.csv",
                                       "مشتری,تاریخ,محصول,مقدار,قیمت واحد (تومان)\n"
                                       "م۱,1403/07/05,چای,2,1500\n");
  g_autofree char *people = g_build_filename (self->folder, "people.xlsx", NULL);

  g_assert_cmpint (run (self, "new", "FILE", NULL), ==, 0);
  g_assert_cmpint (run (self, "import", "FILE", "kpi", kpis, "--lang", "en", NULL), ==, 0);
  g_assert_cmpint (run (self, "list", "FILE", "kpi", "--format", "csv", "--fields",
                        "code,name,direction,frequency", NULL),
                   ==, 0);
  g_assert_cmpstr (self->out, ==,
                   "code,name,direction,frequency\nK1,فروش,higher,month\n"
                   "K2,شکایت,lower,quarter\n");
  g_assert_cmpint (
      run (self, "import", "FILE", "purchase", sales, "--create-missing", "--lang", "en", NULL), ==,
      0);
  g_assert_cmpint (
      run (self, "list", "FILE", "purchase", "--format", "csv", "--fields", "amount", NULL), ==, 0);
  g_assert_cmpstr (self->out, ==, "amount\n30000\n");
  g_assert_cmpint (run (self, "add", "FILE", "person", "name=Sara", "level=manager",
                        "employment=permanent", NULL),
                   ==, 0);
  g_assert_cmpint (run (self, "export", "FILE", "person", people, "--lang", "fa", NULL), ==, 0);
  g_assert_cmpint (
      run (self, "import", "FILE", "person", people, "--lang", "en", "--format", "json", NULL), ==,
      0);
  g_assert_true (has (self->out, "\"added\": 0, \"updated\": 0, \"unchanged\": 1"));
}

/* What is wrong use is told from what cannot be done, and what is asked for is given. */
static void
test_small_things (Fixture *self, gconstpointer data)
{
  g_autofree char *path = write_file (self, "d.csv", "customer,date,amount\nC1,2024-01-01,5\n");
  g_autofree char *csv = g_build_filename (self->folder, "all.csv", NULL);
  g_autofree char *content = NULL;

  g_assert_cmpint (run (self, "new", "FILE", NULL), ==, 0);
  g_assert_cmpint (run (self, "add", "FILE", "customer", "code=Z1", "name=O'Brien", NULL), ==, 0);
  g_assert_cmpint (run (self, "add", "FILE", "customer", "code=B1", "name=Bina", NULL), ==, 0);
  g_assert_cmpint (run (self, "list", "FILE", "customer", "--format", "csv", "--fields", "code",
                        "--where", "name = 'Bina' or name = O'Brien", "--order", "code", NULL),
                   ==, 0);
  g_assert_cmpstr (self->out, ==, "code\nB1\nZ1\n");
  g_assert_cmpint (run (self, "list", "FILE", "customer", "--format", "csv", "--fields", "code",
                        "--where", "name = 'O''Brien'", NULL),
                   ==, 0);
  g_assert_cmpstr (self->out, ==, "code\nZ1\n");
  g_assert_cmpint (run (self, "list", "FILE", "customer", "--where", "name = 'Bina", NULL), ==, 2);
  g_assert_cmpint (run (self, "list", "FILE", "customer", "--limit", "0", "--format", "json", NULL),
                   ==, 0);
  g_assert_cmpstr (self->out, ==, "[]\n");
  g_assert_cmpint (run (self, "import", "FILE", "purchase", path, "--map", "amount", NULL), ==, 2);
  g_assert_cmpint (run (self, "import", "FILE", "purchase", path, "--money-unit", "x", NULL), ==,
                   2);
  g_assert_cmpint (
      run (self, "add", "FILE", "purchase", "customer=Z1", "date=2024-01-01", "amount=$5", NULL),
      ==, 3);
  g_assert_cmpint (run (self, "add", "FILE", "purchase", "customer=Z1", "date=2024-01-01",
                        "amount=5 تومان", NULL),
                   ==, 0);
  g_assert_cmpint (
      run (self, "list", "FILE", "purchase", "--format", "csv", "--fields", "amount", NULL), ==, 0);
  g_assert_cmpstr (self->out, ==, "amount\n50\n");
  /* In the order in which the records were made. */
  g_assert_cmpint (run (self, "export", "FILE", "customer", csv, NULL), ==, 0);
  g_assert_true (g_file_get_contents (csv, &content, NULL, NULL));
  g_assert_true (has (content, "\nZ1,") && strstr (content, "\nZ1,") < strstr (content, "\nB1,"));
}

/* An import that makes records and then changes them (a parent further down the file, a code met
 * twice) is taken back and made again as one act. */
static void
test_undo_of_imports (Fixture *self, gconstpointer data)
{
  g_autofree char *units = write_file (self, "units.csv", "name,parent\nSales,Board\nBoard,\n");
  g_autofree char *twice = write_file (self, "twice.csv", "code,name\nC1,First\nC1,Second\n");
  const char *kinds[] = { "unit", "customer" };
  const char *files[] = { units, twice };

  start (self);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_autofree char *after = NULL;

    g_assert_cmpint (run (self, "import", "FILE", kinds[i], files[i], NULL), ==, 0);
    g_assert_cmpint (run (self, "list", "FILE", kinds[i], "--format", "json", NULL), ==, 0);
    after = g_strdup (self->out);
    g_assert_cmpint (run (self, "undo", "FILE", NULL), ==, 0);
    g_assert_cmpint (run (self, "list", "FILE", kinds[i], "--format", "json", NULL), ==, 0);
    g_assert_cmpstr (self->out, ==, "[]\n");
    g_assert_cmpint (run (self, "redo", "FILE", NULL), ==, 0);
    g_assert_cmpint (run (self, "list", "FILE", kinds[i], "--format", "json", NULL), ==, 0);
    g_assert_cmpstr (self->out, ==, after);
  }
  g_assert_cmpint (run (self, "verify", "FILE", NULL), ==, 0);
}

static void
test_round_trip (Fixture *self, gconstpointer data)
{
  g_autofree char *second = g_build_filename (self->folder, "second.hashtgam", NULL);
  g_autofree char *csv = g_build_filename (self->folder, "customers.csv", NULL);
  g_autofree char *xlsx = g_build_filename (self->folder, "customers.xlsx", NULL);
  g_autofree char *before = NULL;

  start (self);
  g_assert_cmpint (run (self, "add", "FILE", "customer", "code=-5", "name==1+1",
                        "region=می‌رود", "note=a\nb;\"c\"", NULL),
                   ==, 0);
  g_assert_cmpint (
      run (self, "add", "FILE", "customer", "code=0012", "name='quoted'", "since=2020-02-29", NULL),
      ==, 0);
  g_assert_cmpint (run (self, "list", "FILE", "customer", "--format", "json", NULL), ==, 0);
  before = g_strdup (self->out);
  g_assert_cmpint (run (self, "export", "FILE", "customer", csv, NULL), ==, 0);
  g_assert_cmpint (run (self, "export", "FILE", "customer", xlsx, NULL), ==, 0);
  for (int i = 0; i < 2; i++) {
    g_unlink (second);
    g_assert_cmpint (
        run (self, "new", second, "--currency", "EUR", "--calendar", "gregorian", NULL), ==, 0);
    g_assert_cmpint (run (self, "import", second, "customer", i == 0 ? csv : xlsx, NULL), ==, 0);
    g_assert_cmpint (run (self, "list", second, "customer", "--format", "json", NULL), ==, 0);
    g_assert_cmpstr (self->out, ==, before);
  }
}

/* The words of a picture, NULL where no program reads them. */
static char *
read_words (const char *path)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  const char *argv[] = { program, path, "-", NULL };
  char *words = NULL;

  if (program != NULL)
    g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                                 &words, NULL, NULL, NULL));
  return words;
}

static void
test_chart_layers (Fixture *self, gconstpointer data)
{
  g_autofree char *values =
      write_file (self, "m.csv",
                  "kpi,date,value,note\nK17,2025-09-30,71,\nK17,2025-10-31,72.5,\n"
                  "K17,2026-08-31,78,Call-back routing\nK17,2026-09-30,81.5,\n"
                  "K17,2026-10-31,86,\n");
  g_autofree char *plain = g_build_filename (self->folder, "plain.pdf", NULL);
  g_autofree char *whole = g_build_filename (self->folder, "whole.pdf", NULL);
  g_autofree char *bare = g_build_filename (self->folder, "bare.pdf", NULL);
  g_autofree char *words = NULL, *more = NULL, *less = NULL;

  start (self);
  g_assert_cmpint (run (self, "add", "FILE", "kpi", "code=K17", "name=Satisfaction", "unit=%",
                        "direction=higher", "frequency=month", NULL),
                   ==, 0);
  g_assert_cmpint (
      run (self, "add", "FILE", "target", "kpi=K17", "date=2025-01-01", "value=85", NULL), ==, 0);
  g_assert_cmpint (run (self, "import", "FILE", "measurement", values, NULL), ==, 0);
  g_assert_cmpint (run (self, "chart", "FILE", "K17", plain, NULL), ==, 0);
  g_assert_cmpint (
      run (self, "chart", "FILE", "K17", whole, "--layer", "target, previous,notes", NULL), ==, 0);
  g_assert_cmpint (run (self, "chart", "FILE", "K17", bare, "--layer=", NULL), ==, 0);
  g_assert_cmpint (run (self, "chart", "FILE", "K17", bare, "--layer", "target,limits", NULL), ==,
                   2);
  g_assert_true (has (self->err, "limits"));
  words = read_words (plain);
  more = read_words (whole);
  less = read_words (bare);
  if (words == NULL) {
    g_test_skip ("pdftotext is not installed");
    return;
  }
  g_assert_true (has (words, "Target 85% or more") && !has (words, "Year before") &&
                 !has (words, "Call-back routing"));
  g_assert_true (has (more, "Target 85% or more") && has (more, "Year before 72.5%") &&
                 has (more, "Call-back routing"));
  g_assert_true (has (less, "86%") && !has (less, "Target") && !has (less, "On target"));
}

static void
test_figures_and_files (Fixture *self, gconstpointer data)
{
  g_autofree char *values = write_file (
      self, "m.csv", "kpi,date,value\nK17,2026-08-31,78\nK17,2026-09-30,81.5\nK17,2026-10-31,86\n");
  const char *charts[] = { "k.png", "k.svg", "k.pdf" };
  g_autofree char *report = g_build_filename (self->folder, "report.xlsx", NULL);
  g_autofree char *copy = g_build_filename (self->folder, "copy.hashtgam", NULL);

  start (self);
  g_assert_cmpint (run (self, "add", "FILE", "kpi", "code=K17", "name=Satisfaction", "unit=%",
                        "direction=higher", "frequency=month", NULL),
                   ==, 0);
  g_assert_cmpint (run (self, "add", "FILE", "target", "kpi=K17", "date=2026-01-01", "value=85",
                        "near=80", NULL),
                   ==, 0);
  g_assert_cmpint (run (self, "import", "FILE", "measurement", values, NULL), ==, 0);
  g_assert_cmpint (run (self, "kpi", "FILE", "--format", "json", NULL), ==, 0);
  g_assert_true (has (self->out, "\"value\": 86") && has (self->out, "\"status\": \"on-target\"") &&
                 has (self->out, "\"period\": \"2026-10-01\""));
  g_assert_cmpint (run (self, "kpi", "FILE", "K17", "--format", "csv", NULL), ==, 0);
  g_assert_cmpstr (self->out, ==,
                   "period,value,target,status\n2026-08-01,78,85,off-target\n2026-09-01,81.5,85,"
                   "near\n2026-10-01,86,85,on-target\n");
  g_assert_cmpint (run (self, "kpi", "FILE", "K99", NULL), ==, 3);
  for (gsize i = 0; i < G_N_ELEMENTS (charts); i++) {
    g_autofree char *path = g_build_filename (self->folder, charts[i], NULL);

    g_assert_cmpint (run (self, "chart", "FILE", "K17", path, NULL), ==, 0);
    g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  }
  g_assert_cmpint (run (self, "chart", "FILE", "K17", "k.gif", NULL), ==, 2);
  g_assert_cmpint (run (self, "report", "FILE", report, "--lang", "fa", NULL), ==, 0);
  g_assert_true (g_file_test (report, G_FILE_TEST_EXISTS));
  g_assert_cmpint (run (self, "backup", "FILE", copy, NULL), ==, 0);
  g_assert_cmpint (run (self, "backup", "FILE", copy, NULL), ==, 3);
  g_assert_cmpint (run (self, "verify", copy, NULL), ==, 0);
}

/* Computed from the records, whole or by groups; a period of which nothing is known is null. */
static void
test_series (Fixture *self, gconstpointer data)
{
  g_autofree char *customers =
      write_file (self, "c.csv", "code,name,region\nC1,A,North\nC2,B,South\n");
  g_autofree char *lines = write_file (self, "p.csv",
                                       "customer,date,amount\nC1,2025-01-05,100\nC2,2025-01-06,50\n"
                                       "C1,2025-03-07,30.5\n");

  g_assert_cmpint (run (self, "new", "FILE", "--calendar", "gregorian", "--currency", "EUR", NULL),
                   ==, 0);
  g_assert_cmpint (run (self, "import", "FILE", "customer", customers, NULL), ==, 0);
  g_assert_cmpint (run (self, "import", "FILE", "purchase", lines, NULL), ==, 0);
  g_assert_cmpint (run (self, "add", "FILE", "kpi", "code=K36", "name=Sales", "unit=EUR",
                        "direction=higher", "frequency=month", "method=builtin", NULL),
                   ==, 0);
  g_assert_cmpint (run (self, "add", "FILE", "kpi", "code=K13", "name=Share", NULL), ==, 0);
  g_assert_cmpint (run (self, "add", "FILE", "target", "kpi=K36", "date=2025-01-01", "value=120",
                        "near=90", NULL),
                   ==, 0);
  g_assert_cmpint (run (self, "kpi", "FILE", "K36", "--series", "--from", "2025-01-10", "--to",
                        "2025-03-01", "--format", "json", NULL),
                   ==, 0);
  g_assert_cmpstr (self->out, ==,
                   "{\"code\": \"K36\", \"name\": \"Sales\", \"unit\": \"EUR\", \"direction\": "
                   "\"higher\", \"points\": [\n  {\"period\": \"2025-01-01\", \"value\": 150, "
                   "\"target\": 120, \"score\": 10, \"status\": \"on-target\"},\n  {\"period\": "
                   "\"2025-02-01\", \"value\": null, \"target\": 120, \"score\": null, \"status\": "
                   "\"none\"},\n  {\"period\": \"2025-03-01\", \"value\": 30.5, \"target\": 120, "
                   "\"score\": 0, \"status\": \"off-target\"}]}\n");
  g_assert_cmpint (run (self, "kpi", "FILE", "K36", "--series", "--group-by", "region", "--to",
                        "2025-01-31", "--format", "csv", NULL),
                   ==, 0);
  g_assert_cmpstr (self->out, ==,
                   "period,group,value,target,score,status\n2025-01-01,North,100,,,none\n"
                   "2025-01-01,South,50,,,none\n");
  g_assert_cmpint (run (self, "kpi", "FILE", "K13", "--series", "--format", "json", NULL), ==, 0);
  g_assert_true (has (self->out, "\"points\": []}"));
  g_assert_cmpint (run (self, "kpi", "FILE", "K13", "--series", "--group-by", "region", NULL), ==,
                   2);
  g_assert_cmpint (run (self, "kpi", "FILE", "K36", "--series", "--group-by", "colour", NULL), ==,
                   3);
  g_assert_cmpint (run (self, "kpi", "FILE", "K36", "--from", "2025-01-01", NULL), ==, 2);
  g_assert_cmpint (run (self, "kpi", "FILE", "--series", NULL), ==, 2);
  g_assert_cmpint (run (self, "kpi", "FILE", "K36", "--series", "--from", "soon", NULL), ==, 2);
}

/* Looking changes nothing, and no text of a person reaches the terminal as a command to it. */
static void
test_inert (Fixture *self, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;
  gsize n_before, n_after;

  start (self);
  g_assert_cmpint (run (self, "add", "FILE", "customer", "name=\x1b[2Jx", NULL), ==, 3);
  g_assert_false (has (self->err, "\x1b") || has (self->out, "\x1b"));
  g_assert_cmpint (run (self, "list", "FILE", "\x1b]0;x\x07", NULL), ==, 2);
  g_assert_false (has (self->err, "\x1b"));
  g_assert_cmpint (run (self, "list", "FILE", "customer", "--where", "name = \x1b[31m", NULL), ==,
                   0);
  g_assert_false (has (self->err, "\x1b") || has (self->out, "\x1b"));
  g_assert_true (g_file_get_contents (self->file, &before, &n_before, NULL));
  run (self, "list", "FILE", "customer", NULL);
  run (self, "history", "FILE", NULL);
  run (self, "kpi", "FILE", NULL);
  run (self, "verify", "FILE", NULL);
  g_assert_true (g_file_get_contents (self->file, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
}

/* KPIs from the catalogue: one act for all of them, with what is given over what it says. */
static void
test_catalogue (Fixture *self, gconstpointer data)
{
  g_assert_cmpint (run (self, "catalogue", "--format", "json", NULL), ==, 0);
  g_assert_true (has (self->out, "\"code\": \"K20\"") &&
                 has (self->out, "\"method\": \"builtin\""));
  g_assert_false (has (self->out, "\"there\""));
  start (self);
  g_assert_cmpint (
      run (self, "add", "FILE", "kpi", "--from", "K20, k36", "due_days=7", "source=", NULL), ==, 0);
  g_assert_cmpint (run (self, "list", "FILE", "kpi", "--format", "csv", "--fields",
                        "code,name,unit,method,formula,due_days,source", NULL),
                   ==, 0);
  g_assert_true (has (self->out, "K20,Retention rate,%,builtin,K20,7,") &&
                 has (self->out, "K36,Sales revenue,EUR,builtin,K36,7,"));
  g_assert_cmpint (run (self, "catalogue", "FILE", "--format", "csv", NULL), ==, 0);
  g_assert_true (has (self->out, "K20,Retention rate,"));
  g_assert_cmpint (run (self, "catalogue", "FILE", "--lang", "fa", NULL), ==, 0);
  g_assert_true (has (self->out, "نرخ حفظ مشتری"));
  g_assert_cmpint (run (self, "undo", "FILE", NULL), ==, 0);
  g_assert_true (has (self->out, "Add 2 KPIs"));
  g_assert_cmpint (run (self, "list", "FILE", "kpi", "--format", "json", NULL), ==, 0);
  g_assert_cmpstr (self->out, ==, "[]\n");
  g_assert_cmpint (run (self, "add", "FILE", "kpi", "--from", "K91", NULL), ==, 2);
  g_assert_cmpint (run (self, "add", "FILE", "goal", "--from", "K20", NULL), ==, 2);
  g_assert_cmpint (run (self, "add", "FILE", "kpi", NULL), ==, 2);
}

/* The decimals of the currency: those it is known for, until there are amounts. */
static void
test_money (Fixture *self, gconstpointer data)
{
  g_assert_cmpint (run (self, "new", "FILE", NULL), ==, 0);
  g_assert_cmpint (run (self, "set", "FILE", "organisation", "1", "budget=1.5", NULL), ==, 3);
  g_assert_true (has (self->err, "fewer decimals"));
  g_assert_cmpint (run (self, "set", "FILE", "organisation", "1", "currency=EUR", NULL), ==, 0);
  g_assert_cmpint (run (self, "set", "FILE", "organisation", "1", "budget=1.5", NULL), ==, 0);
  g_assert_cmpint (run (self, "list", "FILE", "organisation", "--format", "json", NULL), ==, 0);
  g_assert_true (has (self->out, "\"decimals\": 2") && has (self->out, "1.5"));
  g_assert_cmpint (run (self, "set", "FILE", "organisation", "1", "currency=KWD", NULL), ==, 3);
  g_assert_true (has (self->err, "fixed once there are amounts"));
  g_assert_cmpint (run (self, "set", "FILE", "organisation", "1", "currency=USD", NULL), ==, 0);
}

static void
test_persian_words (Fixture *self, gconstpointer data)
{
  start (self);
  g_assert_cmpint (run (self, "kinds", "customer", "--lang", "fa", NULL), ==, 0);
  g_assert_true (has (self->out, "مشتری"));
  g_assert_cmpint (run (self, "list", "FILE", "nokind", "--lang", "fa", NULL), ==, 2);
  g_assert_true (has (self->err, "nokind") && !has (self->err, "is not a kind"));
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/cli/exit-codes", test_exit_codes },
    { "/cli/example", test_example },
    { "/cli/edit-undo-history", test_edit_undo_history },
    { "/cli/links", test_links },
    { "/cli/import-persian", test_import_persian },
    { "/cli/import-digits", test_import_digits },
    { "/cli/net-amount", test_net_amount },
    { "/cli/undo-of-imports", test_undo_of_imports },
    { "/cli/round-trip", test_round_trip },
    { "/cli/chart-layers", test_chart_layers },
    { "/cli/figures-and-files", test_figures_and_files },
    { "/cli/inert", test_inert },
    { "/cli/series", test_series },
    { "/cli/catalogue", test_catalogue },
    { "/cli/money", test_money },
    { "/cli/persian-words", test_persian_words },
    { "/cli/small-things", test_small_things },
    { "/cli/other-language", test_other_language },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_open, tests[i].test, fixture_close);
  return g_test_run ();
}
