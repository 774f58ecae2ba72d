/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What Excel asks of a book. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "kei-test-file.h"

#define NAMED(name) "*[local-name()='" name "']"
#define LONGEST_TEXT 32767
#define LONGEST_NAME 31
#define LONGEST_FURNITURE 255

static const char *const orders[] = {
  "workbook: fileVersion! workbookPr! bookViews! sheets+! definedNames! calcPr!",
  "sheets: sheet+",
  ("worksheet: sheetPr! dimension! sheetViews! sheetFormatPr! cols! sheetData+! autoFilter! mergeCells! conditionalFormatting dataValidations hyperlinks "
   "printOptions! pageMargins! pageSetup! headerFooter! rowBreaks! colBreaks! ignoredErrors! drawing!"),
  "sheetData: row",
  "row: c",
  "c: v!",
  "cols: col+",
  "mergeCells: mergeCell+",
  "sheetViews: sheetView+",
  "sheetView: pane! selection",
  "headerFooter: oddHeader! oddFooter!",
  "sst: si",
  "styleSheet: numFmts! fonts! fills! borders! cellStyleXfs! cellXfs! cellStyles! dxfs! tableStyles!",
};

/* --- Names of sheets --- */

static guint
count_units (const char *text)
{
  glong n = 0;

  g_free (g_utf8_to_utf16 (text, -1, NULL, &n, NULL));
  return (guint) n;
}

static void
check_name (gpointer seen, xmlNode *node)
{
  g_autofree char *folded = NULL;
  xmlChar *name;

  if (!xmlStrEqual (node->name, BAD_CAST "sheet"))
    return;
  name = xmlGetProp (node, BAD_CAST "name");
  folded = g_utf8_casefold ((const char *) name, -1);
  g_assert_cmpuint (count_units ((const char *) name), <=, LONGEST_NAME);
  if (*name == '\0' || *name == '\'' || strpbrk ((const char *) name, "[]:*?/\\") != NULL || g_str_has_suffix ((const char *) name, "'") || !g_hash_table_add (seen, g_steal_pointer (&folded)))
    g_error ("No sheet can have the name “%s”, or another one has it", name);
  xmlFree (name);
}

/* --- Cells --- */

typedef struct
{
  guint column, row;
} Place;

/* Returns what is behind it. */
static const char *
parse_place (const char *text, Place *place)
{
  char *end;

  place->column = 0;
  for (; g_ascii_isupper (*text); text++)
    place->column = place->column * 26 + (guint) (*text - 'A' + 1);
  place->row = (guint) strtoul (text, &end, 10);
  g_assert_true (place->column > 0 && place->row > 0);
  return end;
}

typedef struct
{
  guint n_strings;
  guint n_looks;
  Place last;
  GHashTable *merged; /* (element-type utf8): cells that a merge covers */
} Sheet;

static void
check_cell (Sheet *sheet, xmlNode *node)
{
  xmlChar *text = xmlGetProp (node, BAD_CAST "r"), *type = xmlGetProp (node, BAD_CAST "t");
  const xmlNode *value = kei_test_find_child (node, "v");
  Place place;

  parse_place ((const char *) text, &place);
  g_assert_true (place.row > sheet->last.row || (place.row == sheet->last.row && place.column > sheet->last.column));
  sheet->last = place;
  g_assert_cmpuint (kei_test_get_number (node, "s"), <, sheet->n_looks);
  if (xmlStrEqual (type, BAD_CAST "s"))
    g_assert_cmpuint ((guint) atoi ((const char *) value->children->content), <, sheet->n_strings);
  else
    g_assert_null (type);
  xmlFree (text);
  xmlFree (type);
}

static void
check_merge (Sheet *sheet, xmlNode *node)
{
  xmlChar *text = xmlGetProp (node, BAD_CAST "ref");
  Place from, to;
  const char *colon = parse_place ((const char *) text, &from);

  g_assert_cmpint (*colon, ==, ':');
  parse_place (colon + 1, &to);
  g_assert_true (to.row > from.row || to.column > from.column);
  for (guint row = from.row; row <= to.row; row++)
    for (guint column = from.column; column <= to.column; column++)
      if (!g_hash_table_add (sheet->merged, g_strdup_printf ("%u %u", row, column)))
        g_error ("%s covers what is covered", text);
  xmlFree (text);
}

static void
check_node (gpointer data, xmlNode *node)
{
  if (xmlStrEqual (node->name, BAD_CAST "c"))
    check_cell (data, node);
  else if (xmlStrEqual (node->name, BAD_CAST "mergeCell"))
    check_merge (data, node);
  else if (xmlStrEqual (node->name, BAD_CAST "oddHeader") || xmlStrEqual (node->name, BAD_CAST "oddFooter"))
    {
      xmlChar *text = xmlNodeGetContent (node);

      g_assert_cmpuint (count_units ((const char *) text), <=, LONGEST_FURNITURE);
      xmlFree (text);
    }
}

static void
check_string (gpointer data, xmlNode *node)
{
  xmlChar *text = xmlStrEqual (node->name, BAD_CAST "si") ? xmlNodeGetContent (node) : NULL;

  if (text != NULL)
    g_assert_cmpuint (count_units ((const char *) text), <=, LONGEST_TEXT);
  xmlFree (text);
}

void
kei_test_check_xlsx (GBytes *bytes)
{
  g_autoptr (KeiTestPackage) package = kei_test_package_new (bytes);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  xmlDoc *strings = kei_test_package_get (package, "xl/sharedStrings.xml"), *styles = kei_test_package_get (package, "xl/styles.xml");
  GHashTableIter iter;
  gpointer name, doc;

  kei_test_check_relations (package);
  kei_test_foreach_node (xmlDocGetRootElement (kei_test_package_get (package, "xl/workbook.xml")), check_name, names);
  kei_test_foreach_node (xmlDocGetRootElement (strings), check_string, NULL);
  g_hash_table_iter_init (&iter, package->docs);
  while (g_hash_table_iter_next (&iter, &name, &doc))
    {
      g_autoptr (GHashTable) merged = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      Sheet sheet = { kei_test_count (strings, "/*/" NAMED ("si")), kei_test_count (styles, "/*/" NAMED ("cellXfs") "/*"), { 0 }, merged };

      if (!g_str_has_prefix (name, "xl/") || !g_str_has_suffix (name, ".xml") || strstr (name, "theme") != NULL)
        continue;
      g_test_message ("%s", (const char *) name);
      kei_test_check_orders (doc, orders, G_N_ELEMENTS (orders));
      if (g_str_has_prefix (name, "xl/worksheets/"))
        kei_test_foreach_node (xmlDocGetRootElement (doc), check_node, &sheet);
    }
}
