/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What Word is strict about: where it finds something else, it offers to repair the file, or says that it cannot be opened. */
#include "config.h"

#include <string.h>

#include "kei-test-file.h"

static const char *const orders[] = {
  "document: body+!",
  "body: * sectPr+!",
  "p: pPr! *",
  "pPr: pStyle! keepNext! keepLines! pageBreakBefore! framePr widowControl! numPr! suppressLineNumbers pBdr! shd! tabs! suppressAutoHyphens kinsoku wordWrap "
  "overflowPunct topLinePunct autoSpaceDE! autoSpaceDN! bidi adjustRightInd snapToGrid spacing! ind! contextualSpacing mirrorIndents suppressOverlap jc! "
  "textDirection textAlignment textboxTightWrap outlineLvl! divId cnfStyle rPr! sectPr! pPrChange",
  "pBdr: top! left! bottom! right! between! bar!",
  "numPr: ilvl! numId!",
  "tabs: tab+",
  "r: rPr! *",
  "rPr: ins! del! moveFrom! moveTo! rStyle! rFonts! b! bCs! i iCs caps smallCaps strike! dstrike outline shadow emboss imprint noProof! snapToGrid vanish "
  "webHidden color! spacing! w! kern position sz! szCs! highlight u! effect bdr shd! fitText vertAlign rtl cs em lang! eastAsianLayout specVanish oMath",
  "tbl: tblPr+! tblGrid+! tr+",
  "tblPr: tblStyle! tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW! jc! tblCellSpacing tblInd! tblBorders! shd tblLayout! "
  "tblCellMar! tblLook! tblCaption! tblDescription!",
  "tblBorders: top left bottom right insideH insideV",
  "tblCellMar: top left bottom right",
  "tblGrid: gridCol+",
  "tr: trPr! tc+",
  "tc: tcPr! p+",
  "tcPr: cnfStyle tcW+! gridSpan! hMerge vMerge! tcBorders shd! noWrap tcMar textDirection tcFitText vAlign! hideMark",
  "sectPr: headerReference footerReference type! pgSz+! pgMar+! paperSrc pgBorders lnNumType pgNumType! cols! formProt vAlign noEndnote titlePg "
  "textDirection bidi rtlGutter docGrid!",
  "sdt: sdtPr! sdtContent+!",
  "hyperlink: r+",
  "ins: r",
  "del: r",
  "style: name+! aliases basedOn! next! link autoRedefine hidden uiPriority! semiHidden! unhideWhenUsed! qFormat! locked rsid pPr! rPr! tblPr! trPr tcPr "
  "tblStylePr",
  "styles: docDefaults! latentStyles! style+",
  "docDefaults: rPrDefault! pPrDefault!",
  "numbering: abstractNum+ num+",
  "abstractNum: nsid multiLevelType! tmpl name styleLink numStyleLink lvl",
  "lvl: start! numFmt! lvlRestart pStyle isLgl suff! lvlText! lvlPicBulletId legacy lvlJc! pPr! rPr!",
  "num: abstractNumId+! lvlOverride",
  "fonts: font",
  "font: altName! panose1! charset! family! notTrueType pitch! sig!",
  "settings: zoom! trackRevisions! defaultTabStop! characterSpacingControl! footnotePr endnotePr compat! rsids themeFontLang!",
  "drawing: inline+!",
  "inline: extent+! effectExtent! docPr+! cNvGraphicFramePr! graphic+!",
  "pic: nvPicPr+! blipFill+! spPr+!",
  "blipFill: blip! srcRect stretch!",
};

static void
check_cells (xmlDoc *document)
{
  g_assert_cmpuint (kei_test_count (document, "//w:tc[not(*[last()][self::w:p])]"), ==, 0);
  /* No two tables grow together, and the last thing before the end of a part is a paragraph. */
  g_assert_cmpuint (kei_test_count (document, "//w:tbl[not(following-sibling::*[1][self::w:p])]"), ==, 0);
  /* What goes on below has begun above. */
  g_assert_cmpuint (kei_test_count (document, "//w:tbl/w:tr[1]/w:tc/w:tcPr/w:vMerge[@w:val='continue']"), ==, 0);
}

/* Columns add up to the table, and the cells of every row to the columns. */
static void
check_grid (gpointer data, xmlNode *node)
{
  guint n_columns = 0, width = 0;

  if (!xmlStrEqual (node->name, BAD_CAST "tbl"))
    return;
  for (const xmlNode *column = kei_test_find_child (node, "tblGrid")->children; column != NULL; column = column->next, n_columns++)
    width += kei_test_get_number (column, "w");
  g_assert_cmpuint (n_columns, <=, 63); /* Word has no more */
  g_assert_cmpuint (width, ==, kei_test_get_number (kei_test_find_child (kei_test_find_child (node, "tblPr"), "tblW"), "w"));
  for (const xmlNode *row = kei_test_find_child (node, "tr"); row != NULL; row = row->next)
    {
      guint spans = 0, widths = 0;

      for (const xmlNode *cell = kei_test_find_child (row, "tc"); cell != NULL; cell = cell->next)
        {
          const xmlNode *look = kei_test_find_child (cell, "tcPr"), *span = kei_test_find_child (look, "gridSpan");

          spans += span != NULL ? kei_test_get_number (span, "val") : 1;
          widths += kei_test_get_number (kei_test_find_child (look, "tcW"), "w");
        }
      g_assert_cmpuint (spans, ==, n_columns);
      g_assert_cmpuint (widths, ==, width);
    }
}

/* A field begins, is parted and ends, one in the other, and none is open at the end. */
typedef struct
{
  guint open;
  gboolean parted[8];
} Fields;

static void
check_field (gpointer data, xmlNode *node)
{
  Fields *fields = data;
  xmlChar *type = xmlStrEqual (node->name, BAD_CAST "fldChar") ? xmlGetProp (node, BAD_CAST "fldCharType") : NULL;

  if (xmlStrEqual (node->name, BAD_CAST "instrText"))
    g_assert_true (fields->open > 0 && !fields->parted[fields->open - 1]);
  if (type == NULL)
    return;
  if (xmlStrEqual (type, BAD_CAST "begin"))
    {
      g_assert_cmpuint (fields->open, <, G_N_ELEMENTS (fields->parted));
      fields->parted[fields->open++] = FALSE;
    }
  else
    {
      g_assert_cmpuint (fields->open, >, 0);
      g_assert_true (fields->parted[fields->open - 1] == xmlStrEqual (type, BAD_CAST "end"));
      fields->parted[fields->open - 1] = TRUE;
      fields->open -= xmlStrEqual (type, BAD_CAST "end");
    }
  xmlFree (type);
}

static void
check_fields (xmlDoc *doc)
{
  Fields fields = { 0 };

  kei_test_foreach_node (xmlDocGetRootElement (doc), check_field, &fields);
  g_assert_cmpuint (fields.open, ==, 0);
}

/* What is deleted says so, and nothing else does. */
static void
check_changes (xmlDoc *document)
{
  kei_test_assert_unique (document, "(//w:ins | //w:del | //w:moveFrom | //w:moveTo | //w:moveFromRangeStart | //w:moveToRangeStart)/@w:id");
  g_assert_cmpuint (kei_test_count (document, "//w:del//w:t"), ==, 0);
  g_assert_cmpuint (kei_test_count (document, "//w:delText[not(ancestor::w:del)]"), ==, 0);
  kei_test_check_used (document, "//w:moveFromRangeStart/@w:id", document, "//w:moveFromRangeEnd/@w:id");
  kei_test_check_used (document, "//w:moveToRangeStart/@w:id", document, "//w:moveToRangeEnd/@w:id");
  kei_test_check_used (document, "//w:moveFromRangeStart/@w:name", document, "//w:moveToRangeStart/@w:name");
}

static void
check_names (KeiTestPackage *package)
{
  xmlDoc *document = kei_test_package_get (package, "word/document.xml"), *styles = kei_test_package_get (package, "word/styles.xml");
  xmlDoc *numbering = kei_test_package_get (package, "word/numbering.xml"), *rels = kei_test_package_get (package, "word/_rels/document.xml.rels");

  kei_test_check_used (document, "//w:pStyle/@w:val | //w:tblStyle/@w:val | //w:rStyle/@w:val", styles, "//w:style/@w:styleId");
  kei_test_check_used (styles, "//w:basedOn/@w:val | //w:next/@w:val", styles, "//w:style/@w:styleId");
  kei_test_check_used (document, "//w:numId/@w:val", numbering, "//w:num/@w:numId");
  kei_test_check_used (numbering, "//w:num/w:abstractNumId/@w:val", numbering, "//w:abstractNum/@w:abstractNumId");
  kei_test_check_used (document, "//w:hyperlink/@w:anchor", document, "//w:bookmarkStart/@w:name");
  kei_test_check_used (document, "//w:bookmarkStart/@w:id", document, "//w:bookmarkEnd/@w:id");
  kei_test_check_used (document, "//@r:id | //@r:embed", rels, "//d:Relationship/@Id");
  kei_test_check_found (rels, "//d:Relationship[contains(@Type, '/header') or contains(@Type, '/footer') or contains(@Type, '/image')]/@Id", document, "//@r:id | //@r:embed");
  kei_test_assert_unique (styles, "//w:style/@w:styleId");
  kei_test_assert_unique (styles, "//w:style/w:name/@w:val");
  kei_test_assert_unique (document, "//w:bookmarkStart/@w:id");
  kei_test_assert_unique (document, "//w:bookmarkStart/@w:name");
  kei_test_assert_unique (document, "//wp:docPr/@id");
  g_assert_cmpuint (kei_test_count (document, "//w:bookmarkStart[string-length(@w:name) > 40]"), ==, 0);
  g_assert_cmpuint (kei_test_count (document, "//*[string-length(@w:author) > 255] | //w:tblCaption[string-length(@w:val) > 255]"), ==, 0);
}

/* What Word has measures for. */
static void
check_measures (xmlDoc *styles)
{
  g_assert_cmpuint (kei_test_count (styles, "//w:pBdr/*[@w:space > 31 or @w:sz > 96]"), ==, 0);
  g_assert_cmpuint (kei_test_count (styles, "//w:sz[@w:val < 2 or @w:val > 3276]"), ==, 0);
  g_assert_cmpuint (kei_test_count (styles, "//w:name[string-length(@w:val) > 253]"), ==, 0);
}

/* Every section says its paper, in the direction in which it is wide. */
static void
check_sections (xmlDoc *document)
{
  g_assert_cmpuint (kei_test_count (document, "//w:sectPr[not(w:headerReference and w:footerReference)]"), ==, 0);
  g_assert_cmpuint (kei_test_count (document, "//w:pgSz[(@w:orient='landscape') != (number(@w:w) > number(@w:h))]"), ==, 0);
}

void
kei_test_check_docx (GBytes *bytes)
{
  g_autoptr (KeiTestPackage) package = kei_test_package_new (bytes);
  xmlDoc *document = kei_test_package_get (package, "word/document.xml");
  GHashTableIter iter;
  gpointer name, doc;

  kei_test_check_relations (package);
  g_hash_table_iter_init (&iter, package->docs);
  while (g_hash_table_iter_next (&iter, &name, &doc))
    if (g_str_has_prefix (name, "word/") && g_str_has_suffix (name, ".xml"))
      {
        g_test_message ("%s", (const char *) name);
        kei_test_check_orders (doc, orders, G_N_ELEMENTS (orders));
        check_fields (doc);
      }
  check_cells (document);
  kei_test_foreach_node (xmlDocGetRootElement (document), check_grid, NULL);
  check_changes (document);
  check_names (package);
  check_measures (kei_test_package_get (package, "word/styles.xml"));
  check_sections (document);
}
