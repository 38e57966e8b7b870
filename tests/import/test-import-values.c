/* test-import-values.c: cells as files write them: decimal marks and date orders of a whole file,
 * placeholders, units of money, rounding, Persian files with titles and totals. */
#include "import-helper.h"

#include <string.h>

#include "crm-day.h"

#define DEALS(rows) "client,date,quantity,amount,invoice\n" rows

static Programme *
programme_with_client (void)
{
  Programme *programme = programme_new ();

  assert_counts (programme_import_text (programme, "client", "code,name\nA1,Acme\n", NULL), 1, 1, 0,
                 0, 0);
  return programme;
}

static void
test_decimal_comma (void)
{
  g_autoptr (Programme) programme = programme_with_client ();
  CrmImportResult *result = programme_import_text (
      programme, "deal",
      "client;date;quantity;amount\nA1;2024-01-05;2,5;1.234\nA1;2024-01-06;1.500,25;1.000.000\n",
      NULL);

  g_assert_true (has_note (result, "comma"));
  assert_counts (result, 2, 2, 0, 0, 0);
  g_assert_cmpint (programme_count (programme, "SELECT sum(amount) FROM deal"), ==, 1001234);
  g_assert_cmpint (programme_count (programme, "SELECT sum(quantity * 100) FROM deal"), ==, 150275);
}

static void
test_order_of_dates (void)
{
  g_autoptr (Programme) programme = programme_with_client ();
  CrmImportOptions month_first = { .dates = CRM_DATES_MDY };
  CrmImportResult *result = programme_import_text (
      programme, "deal", DEALS ("A1,03/04/2024,1,5,a\nA1,05/04/2024,1,5,b\n"), NULL);

  g_assert_true (has_note (result, "--dates mdy"));
  assert_counts (result, 2, 2, 0, 0, 0);
  g_assert_cmpint (programme_count (programme, "SELECT min(date) FROM deal"), ==, 19816);
  /* One day beyond the twelfth settles it for all. */
  result = programme_import_text (programme, "deal",
                                  DEALS ("A1,03/14/2024,1,5,c\nA1,03/04/2024,1,5,d\n"), NULL);
  g_assert_false (has_note (result, "--dates"));
  assert_counts (result, 2, 2, 0, 0, 0);
  g_assert_cmpint (programme_count (programme, "SELECT date FROM deal WHERE invoice = 'd'"), ==,
                   19786);
  assert_counts (
      programme_import_text (programme, "deal", DEALS ("A1,03/04/2024,1,5,e\n"), &month_first), 1,
      1, 0, 0, 0);
  g_assert_cmpint (programme_count (programme, "SELECT date FROM deal WHERE invoice = 'e'"), ==,
                   19786);
}

static void
test_nothing_written (void)
{
  g_autoptr (Programme) programme = programme_with_client ();

  assert_counts (programme_import_text (programme, "deal",
                                        DEALS ("A1,2024-01-05,NULL,5, \nA1,2024-01-05,N/A,5,-\n"
                                               "A1,2024-01-05,\\N,5,NULL\nA1,2024-01-05,  ,5,\n"
                                               "A1,-,1,5,x\n"),
                                        NULL),
                 5, 4, 0, 0, 1);
  g_assert_cmpint (programme_count (programme, "SELECT count(quantity) FROM deal"), ==, 0);
  /* In a text they are what they are. */
  g_assert_cmpint (programme_count (programme, "SELECT count(invoice) FROM deal"), ==, 2);
}

static void
test_units_of_money (void)
{
  g_autoptr (Programme) programme = programme_with_client ();
  CrmImportOptions options = { .money_unit = "toman" };
  g_autofree char *wrong = NULL;

  assert_counts (
      programme_import_text (programme, "deal", DEALS ("A1,2024-01-05,1,1250,a\n"), &options), 1, 1,
      0, 0, 0);
  options.money_unit = "million-toman";
  assert_counts (
      programme_import_text (programme, "deal", DEALS ("A1,2024-01-05,1,1.5,b\n"), &options), 1, 1,
      0, 0, 0);
  options.money_unit = "هزار تومان";
  assert_counts (programme_import_text (programme, "deal",
                                        "client,date,quantity,price,invoice\n"
                                        "A1,2024-01-05,4,2.5,c\n",
                                        &options),
                 1, 1, 0, 0, 0);
  options.money_unit = "IRR";
  assert_counts (
      programme_import_text (programme, "deal", DEALS ("A1,2024-01-05,1,7,d\n"), &options), 1, 1, 0,
      0, 0);
  g_assert_cmpint (programme_count (programme, "SELECT amount FROM deal WHERE invoice = 'a'"), ==,
                   12500);
  g_assert_cmpint (programme_count (programme, "SELECT amount FROM deal WHERE invoice = 'b'"), ==,
                   15000000);
  g_assert_cmpint (programme_count (programme, "SELECT amount FROM deal WHERE invoice = 'c'"), ==,
                   100000);
  g_assert_cmpint (programme_count (programme, "SELECT amount FROM deal WHERE invoice = 'd'"), ==,
                   7);
  options.money_unit = "EUR";
  wrong = programme_fail_text (programme, "deal", DEALS ("A1,2024-01-05,1,7,d\n"), &options,
                               CRM_ERROR_INVALID);
  g_assert_nonnull (strstr (wrong, "EUR"));
}

/* What a cell says of its money goes before what the file is said to hold. */
static void
test_named_money (void)
{
  g_autoptr (Programme) programme = programme_with_client ();
  CrmImportOptions options = { .money_unit = "toman" };
  CrmImportResult *result =
      programme_import_text (programme, "deal",
                             DEALS ("A1,2024-01-05,1,1200 تومان,a\nA1,2024-01-05,1,1200 ریال,b\n"
                                    "A1,2024-01-05,1,$12,c\nA1,2024-01-05,1,€ 12,d\n"),
                             NULL);

  assert_counts (result, 4, 2, 0, 0, 2);
  assert_counts (programme_import_text (programme, "deal",
                                        DEALS ("A1,2024-01-06,1,1200 تومان,e\n"
                                               "A1,2024-01-06,1,1200 ریال,f\n"
                                               "A1,2024-01-06,1,1200,g\n"),
                                        &options),
                 3, 3, 0, 0, 0);
  g_assert_cmpint (programme_count (programme, "SELECT sum(amount) FROM deal WHERE date = 19727"),
                   ==, 13200);
  g_assert_cmpint (programme_count (programme, "SELECT sum(amount) FROM deal WHERE date = 19728"),
                   ==, 12000 + 1200 + 12000);
}

/* A cell that counts in thousands or millions does so whatever its column is counted in. */
static void
test_counted_money (void)
{
  g_autoptr (Programme) programme = programme_with_client ();

  assert_counts (programme_import_text (programme, "deal",
                                        "client,date,quantity,amount (هزار تومان),invoice\n"
                                        "A1,2024-01-05,1,12,a\nA1,2024-01-05,1,\"1,5 میلیون\",b\n"
                                        "A1,2024-01-05,1,۳ میلیون ریال,c\nA1,2024-01-05,1,4k,d\n"
                                        "A1,2024-01-05,1,$4k,e\nA1,2024-01-05,4k,1,f\n",
                                        NULL),
                 6, 4, 0, 0, 2);
  g_assert_cmpint (programme_count (programme, "SELECT amount FROM deal WHERE invoice = 'a'"), ==,
                   120000);
  g_assert_cmpint (programme_count (programme, "SELECT amount FROM deal WHERE invoice = 'b'"), ==,
                   15000000);
  g_assert_cmpint (programme_count (programme, "SELECT amount FROM deal WHERE invoice = 'c'"), ==,
                   3000000);
  g_assert_cmpint (programme_count (programme, "SELECT amount FROM deal WHERE invoice = 'd'"), ==,
                   40000);
}

/* "Amount (toman)" and its like; money of others is not taken for ours. */
static void
test_units_in_heads (void)
{
  static const struct {
    const char *head;
    gint64 amount;
  } heads[] = { { "amount (toman)", 70 },
                { "Amount [thousand tomans]", 70000 },
                { "Amount in toman", 70 },
                { "Amount (IRR)", 7 },
                { "Amount (after discount)", 7 },
                { "amount به هزار ریال", 7000 },
                { "Sales (ریال)", 7 },
                { "total (میلیون تومان)", 70000000 } };
  g_autoptr (Programme) programme = programme_with_client ();
  CrmImportOptions options = { .money_unit = "IRR" };
  g_autofree char *wrong = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++) {
    g_autofree char *text =
        g_strdup_printf ("client,date,invoice,%s\nA1,2024-01-05,h%u,7\n", heads[i].head, i);
    g_autofree char *sql = g_strdup_printf ("SELECT amount FROM deal WHERE invoice = 'h%u'", i);
    CrmImportResult *result = programme_import_text (programme, "deal", text, NULL);

    g_assert_cmpint (has_note (result, "as its head says"), ==, heads[i].amount != 7);
    assert_counts (result, 1, 1, 0, 0, 0);
    g_assert_cmpint (programme_count (programme, sql), ==, heads[i].amount);
  }
  assert_counts (programme_import_text (programme, "deal",
                                        "client,date,quantity,price (toman),invoice\n"
                                        "A1,2024-01-05,3,7,p\n",
                                        NULL),
                 1, 1, 0, 0, 0);
  g_assert_cmpint (programme_count (programme, "SELECT amount FROM deal WHERE invoice = 'p'"), ==,
                   210);
  /* What the person says is above what the head says. */
  assert_counts (programme_import_text (programme, "deal",
                                        "client,date,amount (toman),invoice\nA1,2024-01-05,7,o\n",
                                        &options),
                 1, 1, 0, 0, 0);
  g_assert_cmpint (programme_count (programme, "SELECT amount FROM deal WHERE invoice = 'o'"), ==,
                   7);
  wrong = programme_fail_text (programme, "deal", "client,date,amount (USD)\nA1,2024-01-05,7\n",
                               NULL, CRM_ERROR_INVALID);
  g_assert_nonnull (strstr (wrong, "Amount"));
}

/* A figure in percent is the number before the sign. */
static void
test_percent_of_reals (void)
{
  g_autoptr (Programme) programme = programme_new ();

  assert_counts (programme_import_text (programme, "gauge", "code,name\nK1,Share\n", NULL), 1, 1, 0,
                 0, 0);
  assert_counts (programme_import_text (programme, "reading",
                                        "gauge,date,value\nK1,2024-01-01,82.5%\n"
                                        "K1,2024-02-01,٪۸۳\nK1,2024-03-01,84 %\n"
                                        "K1,2024-04-01,85\nK1,2024-05-01,%\n",
                                        NULL),
                 5, 4, 0, 0, 1);
  g_assert_cmpint (programme_count (programme, "SELECT sum(value * 10) FROM reading"), ==, 3345);
}

/* Subtotals between the rows and lines below the total are not handed back, but rows that lack
 * something are, and no good row is lost whatever it is called. */
static void
test_subtotals (void)
{
  g_autoptr (Programme) programme = programme_with_client ();
  CrmImportOptions options = { .create_missing = TRUE };
  CrmImportResult *result = programme_import_text (
      programme, "deal",
      "client,date,quantity,amount\nA1,2024-01-05,1,100\nA1,2024-01-06,2,100\n"
      "جمع A1,,3,200\nB1,2024-01-07,1,50\nSubtotal,,1,50\nTotal,2024-01-08,1,7\n"
      ",2024-01-09,1,7\nجمع کل,,4,257\n\nPrinted by the office,,,\n",
      &options);

  g_assert_cmpuint (result->totals, ==, 3);
  g_assert_cmpuint (result->footers, ==, 1);
  assert_counts (result, 5, 4, 0, 0, 1);
  g_assert_cmpint (programme_count (programme, "SELECT sum(amount) FROM deal"), ==, 257);
  /* A scrap without a total above it is a row that somebody may correct. */
  assert_counts (
      programme_import_text (programme, "client", "code,name,region\nA8,Eight,North\nA9,,\n", NULL),
      2, 1, 0, 0, 1);
}

static void
test_rounding (void)
{
  g_autoptr (Programme) programme = programme_with_client ();
  CrmImportResult *result = programme_import_text (
      programme, "deal",
      DEALS ("A1,2024-01-05,1,10.5,a\nA1,2024-01-05,1,-10.5,b\nA1,2024-01-05,1,3.0,c\n"
             "A1,2024-01-05,1,2.49,d\n"),
      NULL);

  /* Half away from zero, so that a return mirrors its sale. */
  g_assert_cmpuint (result->rounded, ==, 3);
  g_assert_true (has_note (result, "3 amounts were rounded"));
  assert_counts (result, 4, 4, 0, 0, 0);
  g_assert_cmpint (programme_count (programme, "SELECT amount FROM deal WHERE invoice = 'a'"), ==,
                   11);
  g_assert_cmpint (programme_count (programme, "SELECT amount FROM deal WHERE invoice = 'b'"), ==,
                   -11);
  g_assert_cmpint (programme_count (programme, "SELECT sum(amount) FROM deal"), ==, 5);
}

static void
test_percent_stays (void)
{
  g_autoptr (Programme) programme = programme_new ();
  g_autofree char *shares = NULL;

  assert_counts (programme_import_text (programme, "client",
                                        "code,name,share\nA1,a,0.05\nA2,b,0.5\nA3,c,12.5%\n", NULL),
                 3, 3, 0, 0, 0);
  shares = programme_dup (programme, "SELECT group_concat (share) FROM client");
  g_assert_cmpstr (shares, ==, "5,50,1250");
}

/* A sheet as an office in Tehran sends it: titles above, a sum below, Persian digits, Jalali days.
 * */
static void
test_persian_file (void)
{
  g_autoptr (Programme) programme = programme_with_client ();
  const char *map[] = { "client=کد مشتری", "date=تاریخ", "amount=مبلغ", "quantity=تعداد", NULL };
  CrmImportOptions options = { .map = map };
  CrmImportResult *result = programme_import_text (programme, "deal",
                                                   "\xEF\xBB\xBFگزارش فروش,,,\nسال ۱۴۰۳,,,\n"
                                                   "کد مشتری,تاریخ,تعداد,مبلغ\n"
                                                   "A1,۱۴۰۳/۰۷/۱۵,۲,\"۱٬۲۰۰٬۰۰۰\"\n"
                                                   "A1,۱۴۰۳/۰۷/۱۶,۱,\"۸۰۰٬۰۰۰\"\n"
                                                   "A1,۱۴۰۳/۰۷/۳۱,۱,\"۱٬۰۰۰\"\n"
                                                   "جمع,,۳,\"۲٬۰۰۱٬۰۰۰\"\n",
                                                   &options);

  g_assert_cmpuint (result->totals, ==, 1);
  g_assert_cmpuint (result->reasons->len, ==, 1);
  assert_counts (result, 3, 2, 0, 0, 1);
  g_assert_cmpint (programme_count (programme, "SELECT sum(amount) FROM deal"), ==, 2000000);
  g_assert_cmpint (programme_count (programme, "SELECT min(date) FROM deal"), ==, 20002);
}

static void
test_flags_choices_moments (void)
{
  g_autoptr (Programme) programme = programme_new ();
  g_autofree char *states = NULL;
  g_autofree char *begins = NULL;

  assert_counts (programme_import_text (programme, "plan",
                                        "code,title,state,begins\nP1,a,Running,2024-03-01 09:30\n"
                                        "P2,b,done,2024-03-01\nP3,c,,\n",
                                        NULL),
                 3, 3, 0, 0, 0);
  states = programme_dup (programme, "SELECT group_concat (ifnull (state, '')) FROM plan");
  g_assert_cmpstr (states, ==, "running,done,");
  begins = programme_dup (programme, "SELECT group_concat (begins) FROM plan");
  g_assert_cmpstr (begins, ==, "2024-03-01T09:30,2024-03-01");
  assert_counts (programme_import_text (programme, "client",
                                        "code,name,active\n1,a,yes\n2,b,خیر\n3,c,maybe\n4,d,TRUE\n",
                                        NULL),
                 4, 3, 0, 0, 1);
  g_assert_cmpint (programme_count (programme, "SELECT sum(active) FROM client"), ==, 2);
}

static void
test_texts (void)
{
  g_autoptr (Programme) programme = programme_new ();
  g_autofree char *names = NULL;
  g_autofree char *note = NULL;

  /* Outer blanks go, a formula guard goes, lines within a note stay, control characters refuse. */
  assert_counts (programme_import_text (programme, "client",
                                        "code,name,note\n1,  Acme ,\"one\r\ntwo\"\n2,'=1+1,\n"
                                        "3,bad\x1b[31m,\n4,Zoé,x\n",
                                        NULL),
                 4, 3, 0, 0, 1);
  names = programme_dup (programme, "SELECT group_concat (name, '|') FROM client");
  g_assert_cmpstr (names, ==, "Acme|=1+1|Zoé");
  note = programme_dup (programme, "SELECT note FROM client WHERE code = '1'");
  g_assert_cmpstr (note, ==, "one\ntwo");
}

/* Spreadsheets write addresses and long names over several lines of one cell. */
static void
test_lines_joined (void)
{
  g_autoptr (Programme) programme = programme_with_client ();
  g_autofree char *names = NULL;
  CrmImportResult *result = programme_import_text (
      programme, "client",
      "code,name,note\nA2,\"Acme \r\n  Ltd\",x\nA3,\"\nTab\tand\n\nbreak\n\",\"a\nb\"\nA1,Acme,\n",
      NULL);

  g_assert_true (has_note (result, "Line breaks in 2 texts"));
  assert_counts (result, 3, 2, 0, 1, 0);
  names = programme_dup (programme, "SELECT group_concat (name, '|') FROM client");
  g_assert_cmpstr (names, ==, "Acme|Acme Ltd|Tab and break");
  /* A reference over two lines is the same reference. */
  assert_counts (programme_import_text (programme, "deal",
                                        DEALS ("\"Acme\nLtd\",2024-01-01,1,5,\"i\n1\"\n"), NULL),
                 1, 1, 0, 0, 0);
  g_assert_cmpint (programme_count (programme, "SELECT count(*) FROM deal WHERE invoice = 'i 1'"),
                   ==, 1);
}

/* ="007" is how programs keep a spreadsheet from taking the zeros of a code away. */
static void
test_text_as_formula (void)
{
  g_autoptr (Programme) programme = programme_new ();
  g_autofree char *found = NULL;

  assert_counts (programme_import_text (
                     programme, "client",
                     "code,name\n=\"007\",\"=\"\"Acme\"\"\"\n8,=\"a\"&\"b\"\n9,=\"\n", NULL),
                 3, 3, 0, 0, 0);
  found = programme_dup (programme, "SELECT group_concat (code || ' ' || name, '|') FROM client");
  g_assert_cmpstr (found, ==, "007 Acme|8 =\"a\"&\"b\"|9 =\"");
  assert_counts (
      programme_import_text (programme, "deal",
                             DEALS ("=\"007\",=\"2024-01-01\",=\"1.5\",=\"5\",=\"00\"\n"), NULL),
      1, 1, 0, 0, 0);
  g_assert_cmpint (programme_count (programme, "SELECT sum(quantity * amount * 10) FROM deal"), ==,
                   75);
}

/* Dates that have lost their format in a spreadsheet are numbers of days. */
static void
test_serials (void)
{
  g_autoptr (Programme) programme = programme_with_client ();
  CrmImportResult *result =
      programme_import_text (programme, "deal",
                             DEALS ("A1,45292,1,5,a\nA1,45293.75,1,5,b\nA1,2024-01-03,1,5,c\n"
                                    "A1,12345,1,5,d\nA1,452920,1,5,e\n"),
                             NULL);

  g_assert_true (has_note (result, "45292 is 2024-01-01"));
  assert_counts (result, 5, 3, 0, 0, 2);
  g_assert_cmpint (programme_count (programme, "SELECT date FROM deal WHERE invoice = 'a'"), ==,
                   19723);
  g_assert_cmpint (programme_count (programme, "SELECT date FROM deal WHERE invoice = 'b'"), ==,
                   19724);
}

static gint64
find_date (Programme *programme, const char *invoice)
{
  g_autofree char *sql = g_strdup_printf ("SELECT date FROM deal WHERE invoice = '%s'", invoice);

  return programme_count (programme, sql);
}

/* Months among days say nothing of the order of the days, and are counted however often one
 * repeats itself. */
static void
test_months (void)
{
  g_autoptr (Programme) programme = programme_with_client ();
  CrmImportResult *result = programme_import_text (
      programme, "deal",
      DEALS ("A1,03/14/2024,1,5,a\nA1,03/2024,1,5,b\nA1,2024-03,1,5,c\nA1,2024-03,1,6,d\n"
             "A1,02/04/2024,1,5,e\nA1,Q1 2024,1,5,f\nA1,03/07,1,5,g\nA1,2024,1,5,h\n"
             "A1,۱۴۰۳/۰۷,1,5,i\n"),
      NULL);

  g_assert_true (has_note (result, "month, day, year"));
  g_assert_true (has_note (result, "4 months in “date” were read"));
  g_assert_true (has_note (result, "1 quarter in “date” was read"));
  g_assert_false (has_note (result, "year in “date”"));
  /* A bare year among other days is none. */
  assert_counts (result, 9, 7, 0, 0, 2);
  g_assert_cmpint (find_date (programme, "b"), ==, 19783);
  g_assert_cmpint (find_date (programme, "d"), ==, 19783);
  g_assert_cmpint (find_date (programme, "e"), ==, 19757);
  g_assert_cmpint (find_date (programme, "f"), ==, 19723);
  g_assert_cmpint (find_date (programme, "i"), ==, 19988);
}

/* A year and a month in columns of their own are one date; either of them alone is none. */
static void
test_year_and_month (void)
{
  g_autoptr (Programme) programme = programme_with_client ();
  const char *map[] = { "date=Y", "date=M", NULL };
  CrmImportOptions told = { .map = map };
  CrmImportResult *result = programme_import_text (
      programme, "deal",
      "client,PERIOD_YEAR,Period Month,quantity,amount,invoice\nA1,2024,3,1,5,a\n"
      "A1, 2024 ,Mar,1,5,b\n"
      "A1,1403,مهر,1,5,c\nA1,2024,13,1,5,d\nA1,2024,,1,5,e\nA1,,,1,5,f\n",
      NULL);

  g_assert_true (has_note (result, "3 months in “PERIOD_YEAR” were read"));
  assert_counts (result, 6, 3, 0, 0, 3);
  g_assert_cmpint (find_date (programme, "a"), ==, 19783);
  g_assert_cmpint (find_date (programme, "b"), ==, 19783);
  g_assert_cmpint (find_date (programme, "c"), ==, 19988);
  assert_counts (programme_import_text (programme, "deal",
                                        "client,M,Y,quantity,amount,invoice\nA1,3,2024,1,5,g\n",
                                        &told),
                 1, 1, 0, 0, 0);
  g_assert_cmpint (find_date (programme, "g"), ==, 19783);
}

static void
test_years (void)
{
  g_autoptr (Programme) programme = programme_with_client ();
  CrmImportOptions told = { .dates = CRM_DATES_DMY, .mark = CRM_MARK_DOT };
  CrmImportResult *result = programme_import_text (
      programme, "deal", DEALS ("A1,1403,1,5,a\nA1,۱۴۰۲,1,5,b\nA1,,1,5,\n"), NULL);

  g_assert_true (has_note (result, "2 years in “date” were read"));
  assert_counts (result, 3, 2, 0, 0, 1);
  g_assert_cmpint (find_date (programme, "a"), ==, 19802);
  assert_counts (programme_import_text (programme, "deal", DEALS ("A1,2024,1,5,c\n"), &told), 1, 1,
                 0, 0, 0);
  g_assert_cmpint (find_date (programme, "c"), ==, 19723);
}

/* What is to be signed below a table is no row, whatever it has in how many cells. */
static void
test_signatures (void)
{
  g_autoptr (Programme) programme = programme_new ();
  CrmImportResult *result = programme_import_text (
      programme, "client",
      "code,name,note\nA1,Acme,1\nA2,Prepared by hand,1\nجمع,,2\n"
      "تهیه‌کننده: علی,تأیید کننده,مهر و امضاء\n,Approved by,1403/04/05\n",
      NULL);

  g_assert_cmpuint (result->totals, ==, 1);
  g_assert_cmpuint (result->footers, ==, 2);
  assert_counts (result, 2, 2, 0, 0, 0);
  /* The total of a column whose amounts have words beside them is one as well. */
  result = programme_import_text (programme, "deal",
                                  "client,date,amount\nA1,2024-01-05,3 هزار ریال\n"
                                  "A1,2024-01-06,4 k\nجمع,,7000\nتهیه کننده,تایید کننده,\n",
                                  NULL);
  g_assert_cmpuint (result->totals, ==, 1);
  g_assert_cmpuint (result->footers, ==, 1);
  assert_counts (result, 2, 2, 0, 0, 0);
  /* Without a total above it, or with an amount, it is for a person to see. */
  result = programme_import_text (programme, "deal",
                                  DEALS ("A1,2024-01-05,1,5,a\nPrepared by,,,Approved by,\n"
                                         "Total,,1,5,\nPrepared by,,,Approved by,\n"
                                         "Prepared by,,,7,\n"),
                                  NULL);
  g_assert_cmpuint (result->footers, ==, 1);
  assert_counts (result, 3, 1, 0, 0, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/values/decimal-comma", test_decimal_comma);
  g_test_add_func ("/import/values/dates", test_order_of_dates);
  g_test_add_func ("/import/values/placeholders", test_nothing_written);
  g_test_add_func ("/import/values/money-unit", test_units_of_money);
  g_test_add_func ("/import/values/named-money", test_named_money);
  g_test_add_func ("/import/values/counted-money", test_counted_money);
  g_test_add_func ("/import/values/units-in-heads", test_units_in_heads);
  g_test_add_func ("/import/values/percent-of-reals", test_percent_of_reals);
  g_test_add_func ("/import/values/subtotals", test_subtotals);
  g_test_add_func ("/import/values/rounding", test_rounding);
  g_test_add_func ("/import/values/percent", test_percent_stays);
  g_test_add_func ("/import/values/persian", test_persian_file);
  g_test_add_func ("/import/values/flags-choices-moments", test_flags_choices_moments);
  g_test_add_func ("/import/values/texts", test_texts);
  g_test_add_func ("/import/values/text-as-formula", test_text_as_formula);
  g_test_add_func ("/import/values/serials", test_serials);
  g_test_add_func ("/import/values/months", test_months);
  g_test_add_func ("/import/values/year-and-month", test_year_and_month);
  g_test_add_func ("/import/values/years", test_years);
  g_test_add_func ("/import/values/signatures", test_signatures);
  g_test_add_func ("/import/values/lines-joined", test_lines_joined);
  return g_test_run ();
}
