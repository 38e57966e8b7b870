/* test-xlsx-reader.c: workbooks. The package is written here part by part, so that odd ones can be
 * made; openpyxl, where it is installed, makes ordinary ones that must read back as it says. */
#include "crm-error.h"
#include "crm-xlsx-book.h"
#include "source-helper.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <string.h>


/* Packages */

typedef struct {
  struct archive *archive;
  char *path;
} Package;

static void
package_start (Package *self, const char *folder)
{
  self->path = g_build_filename (folder, "x.xlsx", NULL);
  self->archive = archive_write_new ();
  g_assert_cmpint (archive_write_set_format_zip (self->archive), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_open_filename (self->archive, self->path), ==, ARCHIVE_OK);
}

static void
package_add (Package *self, const char *name, const char *text)
{
  struct archive_entry *entry = archive_entry_new ();
  gsize length = strlen (text);

  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, (la_int64_t) length);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0600);
  g_assert_cmpint (archive_write_header (self->archive, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (self->archive, text, length), ==, (la_ssize_t) length);
  archive_entry_free (entry);
}

static void
package_finish (Package *self)
{
  g_assert_cmpint (archive_write_free (self->archive), ==, ARCHIVE_OK);
}

#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/* The parts around the sheets: two sheets, the second one hidden. */
static void
package_add_book (Package *self, const char *properties, const char *styles, const char *strings)
{
  g_autofree char *book = g_strdup_printf (
      "<?xml version='1.0'?><workbook xmlns:r='" OFFICE "'><workbookPr %s/><sheets>"
      "<sheet name='First' sheetId='1' r:id='rId1'/>"
      "<sheet name='کارها' sheetId='2' state='hidden' r:id='rId2'/></sheets></workbook>",
      properties);

  package_add (self, "_rels/.rels",
               "<Relationships><Relationship Id='a' Type='" OFFICE "/officeDocument' "
               "Target='xl/workbook.xml'/></Relationships>");
  package_add (self, "xl/workbook.xml", book);
  package_add (
      self, "xl/_rels/workbook.xml.rels",
      "<Relationships>"
      "<Relationship Id='rId1' Type='" OFFICE "/worksheet' Target='worksheets/sheet1.xml'/>"
      "<Relationship Id='rId2' Type='" OFFICE "/worksheet' Target='/xl/worksheets/b.xml'/>"
      "<Relationship Id='rId3' Type='" OFFICE "/sharedStrings' Target='sharedStrings.xml'/>"
      "<Relationship Id='rId4' Type='" OFFICE "/styles' Target='styles.xml'/>"
      "</Relationships>");
  if (styles != NULL)
    package_add (self, "xl/styles.xml", styles);
  if (strings != NULL)
    package_add (self, "xl/sharedStrings.xml", strings);
}

typedef struct {
  const char *properties;
  const char *styles;
  const char *strings;
  const char *first;
  const char *second;
  const CrmSourceOptions *options;
} Book;

static CrmSource *
open_book (const Book *book, GError **error)
{
  static const char empty[] = "<worksheet><sheetData/></worksheet>";
  char *folder = helper_make_folder ();
  Package package;

  package_start (&package, folder);
  /* Sheets first: parts may stand in any order. */
  package_add (&package, "xl/worksheets/sheet1.xml", book->first != NULL ? book->first : empty);
  package_add (&package, "xl/worksheets/b.xml", book->second != NULL ? book->second : empty);
  package_add_book (&package, book->properties != NULL ? book->properties : "", book->styles,
                    book->strings);
  package_finish (&package);
  CrmSource *source = crm_source_open (package.path, book->options, NULL, error);
  g_free (package.path);
  helper_remove_folder (folder);
  return source;
}

static void
assert_book (const Book *book, const char *expected)
{
  GError *error = NULL;
  g_autoptr (CrmSource) source = open_book (book, &error);

  g_assert_no_error (error);
  g_assert_true (crm_source_is_workbook (source));
  g_autofree char *rows = helper_dump (source);
  g_assert_cmpstr (rows, ==, expected);
  g_assert_true (crm_source_rewind (source, &error));
  g_autofree char *again = helper_dump (source);
  g_assert_cmpstr (again, ==, expected);
  g_assert_cmpfloat (crm_source_get_progress (source), ==, 1.0);
}

static void
assert_book_refused (const Book *book, int code)
{
  GError *error = NULL;
  g_autoptr (CrmSource) source = open_book (book, &error);

  g_assert_null (source);
  g_assert_error (error, CRM_ERROR, code);
  g_clear_error (&error);
}

#define HEAD                                                                                       \
  "<row r='1'><c r='A1' t='inlineStr'><is><t>a</t></is></c><c r='B1' t='inlineStr'><is>"           \
  "<t>b</t></is></c>"                                                                              \
  "<c r='C1' t='inlineStr'><is><t>c</t></is></c></row>"
#define SHEET(rows)                                                                                \
  "<worksheet><dimension ref='A1'/><sheetData>" HEAD rows "</sheetData></worksheet>"

static void
test_cells (void)
{
  assert_book (
      &(Book){
          .strings =
              "<sst><si><t>one</t></si><si><r><rPr/><t>ri</t></r><r><t xml:space='preserve'>ch "
              "</t></r><rPh><t>no</t></rPh></si><si/><si><t>a_x000A_b_x005F_x0041_</t></si></sst>",
          .first = SHEET (
              /* shared strings, plain, of runs, empty, with escapes */
              "<row r='2'><c r='A2' t='s'><v>0</v></c><c r='B2' t='s'><v>1</v></c>"
              "<c r='C2' t='s'><v>3</v></c></row>"
              /* flags, errors, numbers; a gap in the rows */
              "<row r='5'><c r='A5' t='b'><v>1</v></c><c r='B5' t='e'><v>#N/A</v></c>"
              "<c r='C5'><v>12</v></c></row>"
              /* formulas: numbers, texts, empty texts */
              "<row r='6'><c r='A6'><f>1+1</f><v>2</v></c><c r='B6' t='str'><f>T()</f><v>x &amp; y</v></c>"
              "<c r='C6' t='str'><f>T()</f><v></v></c></row>"
              /* no references at all */
              "<row><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c></row>"
              /* out of order, and one left out */
              "<row r='9'><c r='C9'><v>9</v></c><c r='A9'><v>7</v></c></row>"
              "<row r='10'/>"
              "<row r='11'><c r='B11' t='s'><v>2</v></c><c r='C11' s='7'/></row>") },
      "a|b|c\n2:one|rich |a\\nb_x0041_\n5:TRUE|#N/A|12\n6:2|x & y|\n7:1|2|3\n9:7||9\n");
}

static void
test_numbers (void)
{
  assert_book (
      &(Book){ .first = SHEET (
                   "<row r='2'><c r='A2'><v>0.1</v></c><c r='B2'><v>0.30000000000000004</v></c>"
                   "<c r='C2'><v>0.29999999999999999</v></c></row>"
                   "<row r='3'><c r='A3'><v>1E3</v></c><c r='B3'><v>-5</v></c>"
                   "<c r='C3'><v>123456789012345678</v></c></row>"
                   "<row r='4'><c r='A4'><v>1.0</v></c><c r='B4'><v>2.9999999999999999E-2</v></c>"
                   "<c r='C4'><v>1200000000000000</v></c></row>") },
      "a|b|c\n2:0.1|0.30000000000000004|0.3\n3:1000|-5|123456789012345680\n"
      "4:1|0.03|1200000000000000\n");
}

static const char date_styles[] =
    "<styleSheet><numFmts count='5'><numFmt numFmtId='164' formatCode='yyyy/mm/dd'/>"
    "<numFmt numFmtId='165' formatCode='[$-429]d mmmm yyyy;@'/>"
    "<numFmt numFmtId='166' formatCode='[h]:mm:ss'/>"
    "<numFmt numFmtId='167' formatCode='#,##0 \"days\"'/>"
    "<numFmt numFmtId='168' formatCode='hh:mm'/></numFmts>"
    "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
    "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='22'/><xf "
    "numFmtId='164'/>"
    "<xf numFmtId='165'/><xf numFmtId='166'/><xf numFmtId='167'/><xf numFmtId='168'/></cellXfs></styleSheet>";

static void
test_dates (void)
{
  assert_book (
      &(Book){
          .styles = date_styles,
          .first = SHEET (
              "<row r='2'><c r='A2' s='1'><v>46347</v></c><c r='B2' s='2'><v>46347.395833333336</v></c>"
              "<c r='C2' s='0'><v>46347</v></c></row>"
              "<row r='3'><c r='A3' s='3'><v>1</v></c><c r='B3' s='4'><v>59</v></c>"
              "<c r='C3' s='4'><v>61</v></c></row>"
              "<row r='4'><c r='A4' s='5'><v>1.5</v></c><c r='B4' s='6'><v>46347</v></c>"
              "<c r='C4' s='7'><v>0.75</v></c>"
              "</row>"
              "<row r='5'><c r='A5' t='d'><v>2026-11-21T00:00:00.000Z</v></c>"
              "<c r='B5' t='d'><v>2026-11-21T09:30:15</v></c><c r='C5' s='2'><v>46347.999999</v></c></row>"
              "<row r='6'><c r='A6' s='1'><v>-3</v></c><c r='B6' s='1'><v>2958465</v></c>"
              "<c r='C6' s='1'><v>99999999</v></c></row>") },
      "a|b|c\n2:2026-11-21|2026-11-21T09:30|46347\n3:1900-01-01|1900-02-28|1900-03-01\n"
      "4:36:00|46347|18:00\n5:2026-11-21|2026-11-21T09:30:15|2026-11-22\n"
      "6:-3|9999-12-31|99999999\n");
  assert_book (
      &(Book){ .properties = "date1904='1'",
               .styles = date_styles,
               .first =
                   SHEET ("<row r='2'><c r='A2' s='1'><v>44885</v></c><c r='B2' s='1'><v>0</v></c>"
                          "<c r='C2'><v>1</v></c></row>") },
      "a|b|c\n2:2026-11-21|1904-01-01|1\n");
}

static void
test_format_codes (void)
{
  static const struct {
    const char *code;
    CrmXlsxFormat format;
  } codes[] = {
    { "General", CRM_XLSX_NUMBER },
    { "0.00E+00", CRM_XLSX_NUMBER },
    { "#,##0.00 \"yard\"", CRM_XLSX_NUMBER },
    { "[Red]#,##0;[Blue]-#,##0", CRM_XLSX_NUMBER },
    { "\\d\\a\\y 0", CRM_XLSX_NUMBER },
    { "_(* #,##0_);_(* (#,##0);_(* \"-\"_)", CRM_XLSX_NUMBER },
    { "0;\"d\";yyyy", CRM_XLSX_NUMBER },
    { "@", CRM_XLSX_NUMBER },
    { "", CRM_XLSX_NUMBER },
    { "\"unclosed", CRM_XLSX_NUMBER },
    { "[unclosed", CRM_XLSX_NUMBER },
    { "yyyy-mm-dd", CRM_XLSX_DATE },
    { "[$-160429]yyyy/mm/dd;@", CRM_XLSX_DATE },
    { "mmm-yy", CRM_XLSX_DATE },
    { "mmmm", CRM_XLSX_DATE },
    { "d.m.yyyy h:mm", CRM_XLSX_DATE },
    { "h:mm AM/PM", CRM_XLSX_TIME },
    { "mm:ss.0", CRM_XLSX_TIME },
    { "[h]:mm", CRM_XLSX_DURATION },
    { "[mm]:ss", CRM_XLSX_DURATION },
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    g_assert_cmpint (crm_xlsx_format_of_code (codes[i].code), ==, codes[i].format);
}

static void
test_sheets (void)
{
  static const char second[] =
      "<worksheet><sheetData><row><c t='inlineStr'><is><t>x</t></is></c></row>"
      "<row><c><v>5</v></c></row></sheetData></worksheet>";
  const CrmSourceOptions by_name = { .sheet = "کارها" }, folded = { .sheet = "كارها" },
                         by_number = { .sheet = "2" }, none = { .sheet = "Third" },
                         beyond = { .sheet = "3" };

  assert_book (&(Book){ .first = SHEET ("<row><c><v>1</v></c></row>"), .second = second },
               "a|b|c\n2:1||\n");
  /* The first sheet holds nothing: the hidden one is better than none. */
  assert_book (&(Book){ .second = second }, "x\n2:5\n");
  assert_book (&(Book){ .second = second, .options = &by_name }, "x\n2:5\n");
  assert_book (&(Book){ .second = second, .options = &folded }, "x\n2:5\n");
  assert_book (&(Book){ .second = second, .options = &by_number }, "x\n2:5\n");
  assert_book_refused (&(Book){ .second = second, .options = &none }, CRM_ERROR_NOT_FOUND);
  assert_book_refused (&(Book){ .second = second, .options = &beyond }, CRM_ERROR_NOT_FOUND);
  assert_book_refused (&(Book){ 0 }, CRM_ERROR_INVALID);
}

#define SHEET_ROWS                                                                                               \
  "<row r='3'><c r='A3' t='inlineStr'><is><t>a</t></is></c><c t='inlineStr'><is><t>b</t>"                        \
  "</is></c>"                                                                                                    \
  "<c t='inlineStr'><is><t>c</t></is></c></row>"                                                                 \
  "<row r='4'><c t='inlineStr'><is><t>x</t></is></c><c><v>1</v></c><c t='inlineStr'><is><t>y</t></is></c></row>" \
  "<row r='5'><c t='inlineStr'><is><t>z</t></is></c><c><v>2</v></c><c t='inlineStr'><is><t>u</t></is></c></row>" \
  "<row r='6'><c t='inlineStr'><is><t>جمع</t></is></c><c><f>SUM(B4:B5)</f><v>3</v></c></row>"

static void
test_titles_and_totals (void)
{
  GError *error = NULL;
  g_autoptr (CrmSource) source = open_book (
      &(Book){ .first =
                   "<worksheet><sheetData>"
                   "<row r='1'><c r='A1' t='inlineStr'><is><t>گزارش</t></is></c></row>" SHEET_ROWS
                   "</sheetData></worksheet>" },
      &error);

  g_assert_no_error (error);
  g_autofree char *rows = helper_dump (source);
  g_assert_cmpstr (rows, ==, "a|b|c\n4:x|1|y\n5:z|2|u\n");
  g_assert_cmpuint (crm_source_get_n_titles (source), ==, 1);
  g_assert_cmpuint (crm_source_get_n_totals (source), ==, 1);
}

/* A formula that was never computed must not pass for an empty cell. */
static void
test_missing_values (void)
{
  GError *error = NULL;
  g_autoptr (CrmSource) source = open_book (
      &(Book){ .first = SHEET ("<row r='2'><c r='A2'><v>1</v></c><c r='B2'><f>A2</f></c></row>"
                               "<row r='3'><c r='A3' t='s'><v>99</v></c></row>") },
      &error);
  const CrmCell *cells;
  const char *fault;

  g_assert_no_error (error);
  g_assert_true (crm_source_next (source, &cells, NULL, &fault, &error));
  g_assert_nonnull (fault);
  g_assert_nonnull (strstr (fault, "B2"));
  g_assert_true (crm_source_next (source, &cells, NULL, &fault, &error));
  g_assert_nonnull (strstr (fault, "A3"));
}

static void
test_wide (void)
{
  assert_book (&(Book){ .first = SHEET ("<row r='2'><c r='XFD2'><v>1</v></c></row>"
                                        "<row r='3'><c r='XFE3'><v>1</v></c></row>"
                                        "<row r='4'><c r='A4'><v>1</v></c></row>"
                                        "<row r='5'><c r='B5'><v>1</v></c></row>"
                                        "<row r='6'><c r='C6'><v>1</v></c></row>") },
               "a|b|c\n2!||\n3!||\n4:1||\n5:|1|\n6:||1\n");
}

static void
test_damaged (void)
{
  GError *error = NULL;
  g_autoptr (GString) sheet = g_string_new ("<worksheet><sheetData>" HEAD);
  const CrmCell *cells;

  for (guint i = 2; i < 2000; i++)
    g_string_append_printf (sheet, "<row r='%u'><c><v>%u</v></c></row>", i, i);
  g_string_append (sheet, "<row><c><v>1</c></row></sheetData></worksheet>");
  g_autoptr (CrmSource) source = open_book (&(Book){ .first = sheet->str }, &error);
  g_assert_no_error (error);
  guint rows = 0;
  while (crm_source_next (source, &cells, NULL, NULL, &error))
    rows++;
  g_assert_cmpuint (rows, >, 1900);
  g_assert_cmpuint (rows, <=, 1998);
  g_assert_error (error, CRM_ERROR, CRM_ERROR_INVALID);
  g_clear_error (&error);

  assert_book_refused (&(Book){ .first = "not xml" }, CRM_ERROR_INVALID);
  assert_book_refused (&(Book){ .strings = "<sst><si>", .first = SHEET ("") }, CRM_ERROR_INVALID);
}

/* Entities that grow without end are not resolved. */
static void
test_entities (void)
{
  GError *error = NULL;
  g_autoptr (GString) sheet = g_string_new ("<!DOCTYPE w [<!ENTITY e0 'lol'>");

  for (guint i = 1; i < 12; i++)
    g_string_append_printf (sheet,
                            "<!ENTITY e%u '&e%u;&e%u;&e%u;&e%u;&e%u;&e%u;&e%u;&e%u;&e%u;&e%u;'>", i,
                            i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1);
  g_string_append (sheet,
                   "<!ENTITY passwd SYSTEM 'file:///etc/passwd'>]><worksheet><sheetData>" HEAD
                   "<row r='2'><c t='inlineStr'><is><t>x&e11;&passwd;</t></is></c></row>"
                   "</sheetData></worksheet>");
  g_autoptr (CrmSource) source = open_book (&(Book){ .first = sheet->str }, &error);
  if (source != NULL) {
    g_autofree char *rows = helper_dump (source);
    g_assert_null (strstr (rows, "lollol"));
    g_assert_null (strstr (rows, "root:"));
  }
  g_clear_error (&error);
}

static void
test_not_workbooks (void)
{
  char *folder = helper_make_folder ();
  GError *error = NULL;
  Package package;

  package_start (&package, folder);
  package_add (&package, "word/document.xml", "<document/>");
  package_finish (&package);
  g_assert_null (crm_source_open (package.path, NULL, NULL, &error));
  g_assert_error (error, CRM_ERROR, CRM_ERROR_FOREIGN);
  g_clear_error (&error);
  g_free (package.path);

  package_start (&package, folder);
  package_add (&package, "mimetype", "application/vnd.oasis.opendocument.spreadsheet");
  package_add (&package, "content.xml", "<office:document-content/>");
  package_finish (&package);
  g_assert_null (crm_source_open (package.path, NULL, NULL, &error));
  g_assert_error (error, CRM_ERROR, CRM_ERROR_FOREIGN);
  g_clear_error (&error);
  g_free (package.path);
  helper_remove_folder (folder);
}

/* A workbook of every kind of damage: cut short or with bytes changed. Read or refused. */
static void
test_random_damage (void)
{
  char *folder = helper_make_folder ();
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  g_autofree char *bytes = NULL;
  GError *error = NULL;
  Package package;
  gsize length;

  package_start (&package, folder);
  package_add_book (&package, "", date_styles, "<sst><si><t>one</t></si></sst>");
  package_add (&package, "xl/worksheets/sheet1.xml",
               SHEET ("<row r='2'><c t='s'><v>0</v></c><c s='1'><v>46347</v></c></row>"
                      "<row r='3'><c t='s'><v>0</v></c><c s='1'><v>46348.5</v></c></row>"));
  package_finish (&package);
  g_file_get_contents (package.path, &bytes, &length, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 2000; i++) {
    g_autofree char *damaged = g_memdup2 (bytes, length);
    gsize n = i % 4 == 0 ? (gsize) g_rand_int_range (random, 1, (gint32) length) : length;
    for (gint k = g_rand_int_range (random, 0, 6); k > 0; k--)
      damaged[g_rand_int_range (random, 0, (gint32) n)] = (char) g_rand_int (random);
    g_file_set_contents_full (package.path, damaged, (gssize) n, G_FILE_SET_CONTENTS_NONE, 0600,
                              &error);
    g_assert_no_error (error);
    g_autoptr (CrmSource) source = crm_source_open (package.path, NULL, NULL, &error);
    const CrmCell *cells;
    g_assert_true (source != NULL || error->domain == CRM_ERROR);
    while (source != NULL && crm_source_next (source, &cells, NULL, NULL, &error))
      for (guint c = 0; c < crm_source_get_n_columns (source); c++)
        g_assert_true (g_utf8_validate_len (cells[c].text, cells[c].length, NULL));
    g_clear_error (&error);
  }
  g_free (package.path);
  helper_remove_folder (folder);
}

/* openpyxl */

static const char script[] =
    "import sys, datetime as d, random\n"
    "try:\n"
    "  import openpyxl\n"
    "except ImportError:\n"
    "  sys.exit(77)\n"
    "random.seed(5)\n"
    "book = openpyxl.Workbook(); sheet = book.active; sheet.title = 'Data'\n"
    "book.create_sheet('Other')['A1'] = "
    "'nothing'\n"
    "out = open(sys.argv[2], 'w', encoding='utf-8', newline='')\n"
    "out.write('code|name|amount|day|moment|flag\\n')\n"
    "sheet.append(['code', 'name', 'amount', 'day', 'moment', "
    "'flag'])\n"
    "words = ['علی', 'می‌نوش', 'é', '😀', 'a & b', '<x>', ' blank ', '\"q\"', \"'\", '=1+1', 'A', '0012']\n"
    "for i in range(400):\n"
    "  code = 'C%04d' % i\n"
    "  name = ''.join(random.choice(words) for k in range(random.randrange(1, 4))).strip() + 'x'\n"
    "  amount = random.choice([random.randrange(-10**9, 10**9), random.random(), random.random() * 1e9, 0.1 * i])\n"
    "  day = d.date(1900, 3, 1) + d.timedelta(days=random.randrange(0, 60000))\n"
    "  moment = d.datetime(2020, 1, 1) + d.timedelta(minutes=random.randrange(1, "
    "10**6))\n"
    "  flag = random.choice([True, False])\n"
    "  sheet.append([code, None, amount, day, moment, flag])\n"
    "  cell = sheet.cell(row=sheet.max_row, column=2); cell.value = name; cell.data_type = 's'\n"
    "  shown = repr(amount if isinstance(amount, int) else float('%.16g' % amount))\n"
    "  if isinstance(amount, float) and amount == int(amount): shown = str(int(amount))\n"
    "  clock = moment.strftime('%Y-%m-%dT%H:%M') if moment.time() != d.time(0) else moment.strftime('%Y-%m-%d')\n"
    "  out.write('%d:%s|%s|%s|%s|%s|%s\\n' % (i + 2, code, name, shown, day.isoformat(), clock, str(flag).upper()))\n"
    "book.save(sys.argv[1])\n";

static void
test_openpyxl (void)
{
  char *folder = helper_make_folder ();
  g_autofree char *book = g_build_filename (folder, "x.xlsx", NULL);
  g_autofree char *oracle = g_build_filename (folder, "x.txt", NULL);
  g_autofree char *expected = NULL;
  g_autofree char *python = g_find_program_in_path ("python3");
  const char *arguments[] = { python, "-c", script, book, oracle, NULL };
  GError *error = NULL;
  int status = 0;

  if (python == NULL) {
    g_test_skip ("there is no python3");
    helper_remove_folder (folder);
    return;
  }
  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, &error)) {
    g_assert_error (error, G_SPAWN_EXIT_ERROR, 77);
    g_clear_error (&error);
    g_test_skip ("there is no openpyxl");
    helper_remove_folder (folder);
    return;
  }
  g_file_get_contents (oracle, &expected, NULL, &error);
  g_assert_no_error (error);
  CrmSource *source = crm_source_open (book, NULL, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *rows = helper_dump (source);
  g_auto (GStrv) lines = g_strsplit (rows, "\n", -1);
  g_auto (GStrv) wanted = g_strsplit (expected, "\n", -1);
  for (guint i = 0; wanted[i] != NULL; i++)
    g_assert_cmpstr (lines[i], ==, wanted[i]);
  g_assert_cmpuint (g_strv_length (lines), ==, g_strv_length (wanted));
  g_assert_true (helper_has_note (source, "Data"));
  crm_source_free (source);
  helper_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xlsx-reader/cells", test_cells);
  g_test_add_func ("/xlsx-reader/numbers", test_numbers);
  g_test_add_func ("/xlsx-reader/dates", test_dates);
  g_test_add_func ("/xlsx-reader/format-codes", test_format_codes);
  g_test_add_func ("/xlsx-reader/sheets", test_sheets);
  g_test_add_func ("/xlsx-reader/titles-and-totals", test_titles_and_totals);
  g_test_add_func ("/xlsx-reader/missing-values", test_missing_values);
  g_test_add_func ("/xlsx-reader/wide", test_wide);
  g_test_add_func ("/xlsx-reader/damaged", test_damaged);
  g_test_add_func ("/xlsx-reader/entities", test_entities);
  g_test_add_func ("/xlsx-reader/not-workbooks", test_not_workbooks);
  g_test_add_func ("/xlsx-reader/random-damage", test_random_damage);
  g_test_add_func ("/xlsx-reader/openpyxl", test_openpyxl);
  return g_test_run ();
}
