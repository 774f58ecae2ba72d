/* SPDX-License-Identifier: GPL-3.0-or-later */
/* DOCX: what Word is strict about, and that nothing of a report is lost. */
#include "config.h"

#include <string.h>

#include "kei-test-package.h"

static KeiTestPackage *
write_package (KeiReport *report)
{
  g_autoptr (GBytes) bytes = kei_test_write_report (report, "docx", NULL);

  return kei_test_package_new (bytes);
}

/* --- The package --- */

/* The name of the part that @target of a relation in @rels means. */
static char *
resolve (const char *rels, const char *target)
{
  g_autofree char *folder = g_path_get_dirname (rels), *parent = g_path_get_dirname (folder);

  return g_str_equal (parent, ".") ? g_strdup (target) : g_strdup_printf ("%s/%s", parent, target);
}

static void
check_relations (KeiTestPackage *package, const char *rels)
{
  for (const xmlNode *node = xmlDocGetRootElement (kei_test_package_get (package, rels))->children; node != NULL; node = node->next)
    {
      xmlChar *target = xmlGetNoNsProp (node, BAD_CAST "Target");
      g_autofree char *name = resolve (rels, (const char *) target);

      if (!g_hash_table_contains (package->parts, name))
        g_error ("%s: there is no %s", rels, name);
      xmlFree (target);
    }
  kei_test_assert_unique (kei_test_package_get (package, rels), "//@Id");
}

static void
test_package (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new ("office");
  g_autoptr (KeiTestPackage) package = write_package (report);
  xmlDoc *types = kei_test_package_get (package, "[Content_Types].xml");

  g_assert_cmpstr (g_ptr_array_index (package->names, 0), ==, "[Content_Types].xml");
  for (guint i = 1; i < package->names->len; i++)
    {
      const char *name = g_ptr_array_index (package->names, i);
      g_autofree char *override = g_strdup_printf ("//d:Override[@PartName='/%s']", name);
      g_autofree char *extension = g_strdup_printf ("//d:Default[@Extension='%s']", strrchr (name, '.') + 1);

      g_assert_cmpuint (kei_test_count (types, override) + kei_test_count (types, extension), >, 0);
      if (g_str_has_suffix (name, ".xml"))
        g_assert_cmpuint (kei_test_count (types, override), ==, 1);
      if (g_str_has_suffix (name, ".rels"))
        check_relations (package, name);
    }
  /* Every relation that the document uses is there, and every one to a header, footer or picture is used. */
  {
    xmlDoc *document = kei_test_package_get (package, "word/document.xml"), *rels = kei_test_package_get (package, "word/_rels/document.xml.rels");

    for (guint i = 1; i <= kei_test_count (rels, "//d:Relationship"); i++)
      {
        g_autofree char *find = g_strdup_printf ("string(//d:Relationship[%u]/@Id)", i);
        g_autofree char *id = kei_test_string (rels, find);
        g_autofree char *use = g_strdup_printf ("//*[@r:id='%s'] | //@*[local-name()='embed' and .='%s']", id, id);

        if (strstr (id, "Header") != NULL || strstr (id, "Footer") != NULL || strstr (id, "Picture") != NULL || strstr (id, "Vectors") != NULL)
          g_assert_cmpuint (kei_test_count (document, use), >, 0);
      }
    for (guint i = kei_test_count (document, "//@r:id | //@r:embed"); i > 0; i--)
      {
        g_autofree char *find = g_strdup_printf ("string((//@r:id | //@r:embed)[%u])", i);
        g_autofree char *id = kei_test_string (document, find);
        g_autofree char *target = g_strdup_printf ("//d:Relationship[@Id='%s']", id);

        g_assert_cmpuint (kei_test_count (rels, target), ==, 1);
      }
  }
}

/* Tiles that look alike are kept once: the report has fourteen, and one figure. */
static void
test_pictures (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new ("office");
  g_autoptr (KeiTestPackage) package = write_package (report);
  guint n = 0;

  for (guint i = 0; i < package->names->len; i++)
    n += g_str_has_prefix (g_ptr_array_index (package->names, i), "word/media/") && g_str_has_suffix (g_ptr_array_index (package->names, i), ".png");
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (kei_test_count (kei_test_package_get (package, "word/document.xml"), "//wp:docPr[@descr='SDGs 14']"), ==, 14);
  g_assert_cmpuint (kei_test_count (kei_test_package_get (package, "word/document.xml"), "//wp:docPr[@descr='図形の見本']"), ==, 1);
  kei_test_assert_unique (kei_test_package_get (package, "word/document.xml"), "//wp:docPr/@id");
}

/* --- The order of children --- */

static const char *const orders[] = {
  "p: pPr *",
  "pPr: pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap "
  "overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc "
  "textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
  "pBdr: top left bottom right between bar",
  "numPr: ilvl numId",
  "r: rPr *",
  "rPr: ins del rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w "
  "kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
  "tbl: tblPr tblGrid tr",
  "tblPr: tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar "
  "tblLook tblCaption tblDescription",
  "tblBorders: top left bottom right insideH insideV",
  "tblCellMar: top left bottom right",
  "tr: trPr tc",
  "tc: tcPr p",
  "tcPr: cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
  "sectPr: headerReference footerReference type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection "
  "bidi rtlGutter docGrid",
  "sdt: sdtPr sdtContent",
  "body: * sectPr",
  "style: name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked rsid pPr rPr tblPr trPr tcPr tblStylePr",
  "styles: docDefaults latentStyles style",
  "numbering: abstractNum num",
  "abstractNum: nsid multiLevelType tmpl name styleLink numStyleLink lvl",
  "lvl: start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
  "num: abstractNumId lvlOverride",
  "font: altName panose1 charset family notTrueType pitch sig",
  "settings: zoom trackRevisions defaultTabStop characterSpacingControl footnotePr endnotePr compat rsids themeFontLang",
  "inline: extent effectExtent docPr cNvGraphicFramePr graphic",
  "pic: nvPicPr blipFill spPr",
  "blipFill: blip srcRect stretch",
};

/* Where @name stands in a row of `orders`: its place in words, that of * for another, or -1. */
static int
place_in (char **words, const char *name)
{
  int other = -1;

  for (int i = 1; words[i] != NULL; i++)
    if (g_str_equal (words[i], name))
      return i;
    else if (g_str_equal (words[i], "*"))
      other = i;
  return other;
}

static void
check_order (const xmlNode *parent)
{
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_auto (GStrv) words = g_strsplit (orders[i], " ", -1);
      int last = 0;

      words[0][strlen (words[0]) - 1] = '\0';
      if (!g_str_equal (words[0], (const char *) parent->name))
        continue;
      for (const xmlNode *child = parent->children; child != NULL; child = child->next)
        {
          int place = place_in (words, (const char *) child->name);

          if (place < last)
            g_error ("%s stands in %s where it may not, or is not known", child->name, parent->name);
          last = place;
        }
    }
  for (const xmlNode *child = parent->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      check_order (child);
}

static void
check_cells (xmlDoc *document)
{
  g_assert_cmpuint (kei_test_count (document, "//w:tc[not(*[last()][self::w:p])]"), ==, 0);
  /* No two tables grow together, and the last thing before the end of a part is a paragraph. */
  g_assert_cmpuint (kei_test_count (document, "//w:tbl[not(following-sibling::*[1][self::w:p])]"), ==, 0);
}

static guint
attribute (const xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetProp (node, BAD_CAST name);
  guint number = value != NULL ? (guint) g_ascii_strtoull ((const char *) value, NULL, 10) : 0;

  xmlFree (value);
  return number;
}

static const xmlNode *
find_child (const xmlNode *node, const char *name)
{
  for (const xmlNode *child = node != NULL ? node->children : NULL; child != NULL; child = child->next)
    if (xmlStrEqual (child->name, BAD_CAST name))
      return child;
  return NULL;
}

/* Columns add up to the table, and the cells of every row to the columns. */
static void
check_grid (const xmlNode *node)
{
  if (xmlStrEqual (node->name, BAD_CAST "tbl"))
    {
      guint n_columns = 0, width = 0;

      for (const xmlNode *column = find_child (node, "tblGrid")->children; column != NULL; column = column->next, n_columns++)
        width += attribute (column, "w");
      g_assert_cmpuint (width, ==, attribute (find_child (find_child (node, "tblPr"), "tblW"), "w"));
      for (const xmlNode *row = find_child (node, "tr"); row != NULL; row = row->next)
        {
          guint spans = 0, widths = 0;

          for (const xmlNode *cell = find_child (row, "tc"); cell != NULL; cell = cell->next)
            {
              const xmlNode *look = find_child (cell, "tcPr"), *span = find_child (look, "gridSpan");

              spans += span != NULL ? attribute (span, "val") : 1;
              widths += attribute (find_child (look, "tcW"), "w");
            }
          g_assert_cmpuint (spans, ==, n_columns);
          g_assert_cmpuint (widths, ==, width);
        }
    }
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      check_grid (child);
}

static void
check_schema (KeiReport *report)
{
  g_autoptr (KeiTestPackage) package = write_package (report);
  GHashTableIter iter;
  gpointer doc;

  g_hash_table_iter_init (&iter, package->docs);
  while (g_hash_table_iter_next (&iter, NULL, &doc))
    check_order (xmlDocGetRootElement (doc));
  check_cells (kei_test_package_get (package, "word/document.xml"));
  check_grid (xmlDocGetRootElement (kei_test_package_get (package, "word/document.xml")));
}

static void
test_schema (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new ("office");
  g_autoptr (KeiReport) designed = kei_test_report_new ("designed");

  check_schema (report);
  check_schema (designed);
}

/* --- What it says --- */

static void
test_texts (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new ("designed");
  g_autoptr (KeiTestPackage) package = write_package (report);
  g_autofree char *text = kei_test_string (kei_test_package_get (package, "word/document.xml"), "string(//w:body)");

  kei_test_assert_texts (report, text);
  /* The word of a picture that cannot be read is its description. */
  g_assert_nonnull (strstr (text, "読めない画像"));
}

/* Every style, list, bookmark that is used is there. */
static void
check_used (xmlDoc *users, const char *use, xmlDoc *owners, const char *owner)
{
  for (guint i = kei_test_count (users, use); i > 0; i--)
    {
      g_autofree char *find = g_strdup_printf ("string((%s)[%u])", use, i);
      g_autofree char *value = kei_test_string (users, find);
      g_autofree char *there = g_strdup_printf ("%s[.='%s']", owner, value);

      if (kei_test_count (owners, there) != 1)
        g_error ("%s: %s is not there", use, value);
    }
}

static void
test_references (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new ("office");
  g_autoptr (KeiTestPackage) package = write_package (report);
  xmlDoc *document = kei_test_package_get (package, "word/document.xml");
  xmlDoc *styles = kei_test_package_get (package, "word/styles.xml");

  check_used (document, "//w:pStyle/@w:val | //w:tblStyle/@w:val", styles, "//w:style/@w:styleId");
  check_used (styles, "//w:basedOn/@w:val | //w:next/@w:val", styles, "//w:style/@w:styleId");
  check_used (document, "//w:numId/@w:val", kei_test_package_get (package, "word/numbering.xml"), "//w:num/@w:numId");
  check_used (document, "//w:hyperlink/@w:anchor", document, "//w:bookmarkStart/@w:name");
  kei_test_assert_unique (styles, "//w:style/@w:styleId");
  kei_test_assert_unique (styles, "//w:style/w:name/@w:val");
  kei_test_assert_unique (document, "//w:bookmarkStart/@w:id");
  g_assert_cmpuint (kei_test_count (document, "//w:bookmarkStart"), ==, kei_test_count (document, "//w:bookmarkEnd"));
}

/* What is short under a heading goes with it to where the text is that it is about. */
static void
test_short_texts_stay (void)
{
  static const struct
  {
    const char *text;
    gboolean stays;
  } rows[] = { { "令和8年10月6日", TRUE }, { "提出者17人", TRUE }, { "窓口で受け付けた。", TRUE }, { "四つめの短い段落", FALSE } };
  g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped ("office");
  KeiReportBuilder *builder = kei_report_builder_new (style);
  g_autoptr (KeiReport) report = NULL;
  g_autoptr (KeiTestPackage) package = NULL;
  xmlDoc *document;

  kei_report_builder_paragraphs (builder, KEI_PARAGRAPH_BODY, "見出しがない");
  kei_report_builder_heading (builder, 2, NULL, "審議会", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    kei_report_builder_paragraphs (builder, KEI_PARAGRAPH_NOTE, rows[i].text);
  kei_report_builder_heading (builder, 2, NULL, "懇談会", NULL);
  kei_report_builder_paragraphs (builder, KEI_PARAGRAPH_BODY, "長い段落は次のページへ続くことができるので、見出しと同じところに留まることはなく、二行ずつが残ればよい。");
  report = kei_report_builder_end (builder);
  package = write_package (report);
  document = kei_test_package_get (package, "word/document.xml");
  g_assert_cmpuint (kei_test_count (document, "//w:keepNext"), ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *find = g_strdup_printf ("//w:p[w:r/w:t='%s']/w:pPr/w:keepNext", rows[i].text);

      g_assert_cmpuint (kei_test_count (document, find), ==, rows[i].stays);
    }
}

/* Headings are Word's, with outline levels; the contents are a field whose parts are closed. */
static void
test_headings (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new ("office");
  g_autoptr (KeiTestPackage) package = write_package (report);
  xmlDoc *document = kei_test_package_get (package, "word/document.xml");
  xmlDoc *styles = kei_test_package_get (package, "word/styles.xml");
  g_autofree char *toc = kei_test_string (document, "string(//w:instrText[1])");

  g_assert_cmpuint (kei_test_count (document, "//w:pStyle[starts-with(@w:val, 'Heading')]"), ==, 3);
  g_assert_cmpuint (kei_test_count (styles, "//w:style[w:name/@w:val='heading 3']/w:pPr/w:outlineLvl[@w:val='2']"), ==, 1);
  g_assert_cmpuint (kei_test_count (document, "//w:sdt//w:hyperlink"), ==, 3);
  g_assert_cmpstr (toc, ==, " TOC \\o \"1-3\" \\h \\z \\u ");
  g_assert_cmpuint (kei_test_count (document, "//w:fldChar[@w:fldCharType='begin']"), ==, 4);
  g_assert_cmpuint (kei_test_count (document, "//w:fldChar[@w:fldCharType='separate']"), ==, 4);
  g_assert_cmpuint (kei_test_count (document, "//w:fldChar[@w:fldCharType='end']"), ==, 4);
  /* The pages have numbers already: those of our own pages, in which the cover is not counted. */
  for (guint i = 0; i < 3; i++)
    {
      static const char *const numbers[] = { "2", "2", "4" };
      g_autofree char *find = g_strdup_printf ("string((//w:sdt//w:hyperlink)[%u]/w:r[6])", i + 1);
      g_autofree char *number = kei_test_string (document, find);

      g_assert_cmpstr (number, ==, numbers[i]);
    }
  g_assert_cmpuint (kei_test_count (document, "//w:sectPr[w:pgNumType/@w:start='1']"), ==, 1);
  g_assert_cmpuint (kei_test_count (document, "(//w:sectPr)[2]/w:pgNumType"), ==, 1);
  /* A field that is out of date, and Word would ask the reader about it. */
  g_assert_cmpuint (kei_test_count (document, "//@w:dirty"), ==, 0);
  g_assert_cmpuint (kei_test_count (kei_test_package_get (package, "word/settings.xml"), "//w:updateFields"), ==, 0);
}

static void
test_tables (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new ("office");
  g_autoptr (KeiTestPackage) package = write_package (report);
  xmlDoc *document = kei_test_package_get (package, "word/document.xml");

  g_assert_cmpuint (kei_test_count (document, "//w:tbl"), ==, 2);
  g_assert_cmpuint (kei_test_count (document, "//w:tblHeader"), ==, 4);
  g_assert_cmpuint (kei_test_count (document, "//w:tr[w:trPr/w:cantSplit]"), ==, 20);
  g_assert_cmpuint (kei_test_count (document, "//w:vMerge[@w:val='restart']"), ==, 4);
  g_assert_cmpuint (kei_test_count (document, "//w:vMerge[@w:val='continue']"), ==, 4);
  g_assert_cmpuint (kei_test_count (document, "//w:gridSpan[@w:val='2']"), ==, 2);
}

/* A part is a section with its own paper; one without header and footer has empty ones, not those of the part before. */
static void
test_sections (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new ("office");
  g_autoptr (KeiTestPackage) package = write_package (report);
  xmlDoc *document = kei_test_package_get (package, "word/document.xml");
  g_autofree char *bare = kei_test_string (kei_test_package_get (package, "word/footer0.xml"), "string(/)");

  g_assert_cmpuint (kei_test_count (document, "//w:sectPr"), ==, 3);
  g_assert_cmpuint (kei_test_count (document, "//w:sectPr[w:headerReference and w:footerReference]"), ==, 3);
  g_assert_cmpuint (kei_test_count (document, "/w:document/w:body/w:sectPr/w:pgSz[@w:orient='landscape' and @w:w='23811' and @w:h='16838']"), ==, 1);
  g_assert_cmpuint (kei_test_count (document, "(//w:sectPr)[1]/w:footerReference[@r:id='rFooter0']"), ==, 1);
  g_assert_cmpstr (bare, ==, "");
}

static void
test_changes (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new ("office");
  g_autoptr (KeiTestPackage) package = write_package (report);
  xmlDoc *document = kei_test_package_get (package, "word/document.xml");
  g_autofree char *inserted = kei_test_string (document, "string(//w:ins)");
  g_autofree char *deleted = kei_test_string (document, "string(//w:del)");

  g_assert_cmpstr (inserted, ==, "加わった語と");
  g_assert_cmpstr (deleted, ==, "去った語");
  g_assert_cmpuint (kei_test_count (document, "//w:ins[@w:author='企画課' and @w:date='2026-09-12T14:02:00Z']/w:r[not(w:rPr)]/w:t"), ==, 1);
  g_assert_cmpuint (kei_test_count (document, "//w:delText"), ==, kei_test_count (document, "//w:del/w:r/w:delText"));
  g_assert_cmpuint (kei_test_count (document, "//w:del//w:t"), ==, 0);
  kei_test_assert_unique (document, "//w:ins/@w:id | //w:del/@w:id");
}

/* A paragraph or a row that is new as a whole goes away as a whole when the change is rejected. */
static void
test_whole_changes (void)
{
  g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped ("office");
  KeiReportBuilder *builder = kei_report_builder_new (style);
  const double widths[] = { 1, 1 };
  g_autoptr (KeiReport) report = NULL;
  g_autoptr (KeiTestPackage) package = NULL;
  xmlDoc *document;

  kei_report_builder_run (builder, "新しい段落", KEI_MARK_INSERTED, KEI_INK_NONE);
  kei_report_builder_paragraph (builder, KEI_PARAGRAPH_BODY);
  kei_report_builder_run (builder, "去る段落", KEI_MARK_DELETED, KEI_INK_NONE);
  kei_report_builder_open_table (builder, KEI_LOOK_GRID, widths, 2, 0, NULL);
  for (guint i = 0; i < 2; i++)
    {
      kei_report_builder_row (builder);
      kei_report_builder_cell (builder, NULL);
      kei_report_builder_run (builder, "新しい行", KEI_MARK_INSERTED, KEI_INK_NONE);
      kei_report_builder_cell (builder, i == 0 ? NULL : "前からある");
    }
  report = kei_report_builder_end (builder);
  package = write_package (report);
  document = kei_test_package_get (package, "word/document.xml");
  g_assert_cmpuint (kei_test_count (document, "//w:p[w:pPr/w:rPr/w:ins][w:ins]"), ==, 1);
  g_assert_cmpuint (kei_test_count (document, "//w:p[w:pPr/w:rPr/w:del][w:del]"), ==, 1);
  g_assert_cmpuint (kei_test_count (document, "//w:tr[w:trPr/w:ins]"), ==, 1);
  g_assert_cmpuint (kei_test_count (document, "//w:tc//w:pPr/w:rPr/w:ins"), ==, 0);
  check_schema (report);
}

/* Reports that are hardly any, and blocks that follow one another awkwardly. */
static void
test_edges (void)
{
  g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped ("office");
  KeiReportBuilder *builder = kei_report_builder_new (style);
  const double widths[] = { 0, 1, 1e9 };
  g_autoptr (KeiReport) empty = kei_report_builder_end (builder);
  g_autoptr (KeiReport) report = NULL;
  g_autofree char *endless = g_strnfill (10000, 'x');

  check_schema (empty);
  builder = kei_report_builder_new (style);
  kei_report_builder_part (builder, "a", KEI_PAPER_A3, TRUE, TRUE);
  kei_report_builder_part (builder, "b", KEI_PAPER_A5, FALSE, FALSE);
  kei_report_builder_contents (builder, NULL, 2);
  kei_report_builder_part (builder, "c", KEI_PAPER_STYLE, FALSE, TRUE);
  for (guint i = 0; i < 2; i++)
    {
      kei_report_builder_open_table (builder, KEI_LOOK_ROWS, widths, 3, 0, NULL);
      kei_report_builder_size_table (builder, 0.8);
      kei_report_builder_cell (builder, "");
      kei_report_builder_cell (builder, NULL);
      kei_report_builder_cell (builder, endless);
    }
  kei_report_builder_part (builder, "d", KEI_PAPER_STYLE, FALSE, TRUE);
  kei_report_builder_open_list (builder, TRUE);
  kei_report_builder_entry (builder, 99, "");
  kei_report_builder_part (builder, "e", KEI_PAPER_STYLE, FALSE, TRUE);
  kei_report_builder_link (builder, "どこへも", "nowhere");
  report = kei_report_builder_end (builder);
  check_schema (report);
}

static void
test_properties (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new ("office");
  g_autoptr (KeiTestPackage) package = write_package (report);
  xmlDoc *core = kei_test_package_get (package, "docProps/core.xml");
  g_autofree char *title = kei_test_string (core, "string(//dc:title)");
  g_autofree char *author = kei_test_string (core, "string(//dc:creator)");
  g_autofree char *created = kei_test_string (core, "string(//dcterms:created)");

  g_assert_cmpstr (title, ==, "みなと町のこれから");
  g_assert_cmpstr (author, ==, "みなと町 <企画課>");
  g_assert_cmpstr (created, ==, "2026-09-12T05:02:00Z");
}

static void
test_same_bytes (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new ("designed");
  g_autoptr (GBytes) first = kei_test_write_report (report, "docx", NULL);
  g_autoptr (GBytes) second = kei_test_write_report (report, "docx", NULL);

  g_assert_true (g_bytes_equal (first, second));
}

/* Without contents, for which all pages would be laid out each time. */
static KeiReport *
new_plain_report (void)
{
  g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped ("office");
  KeiReportBuilder *builder = kei_report_builder_new (style);
  const double widths[] = { 1, 2 };
  KeiDrawing *tile = kei_drawing_new (12, 12, "図");

  for (guint i = 0; i < 20; i++)
    {
      kei_report_builder_heading (builder, 1, "1", "見出し", NULL);
      kei_report_builder_open_table (builder, KEI_LOOK_GRID, widths, 2, 1, "表");
      kei_report_builder_head_cell (builder, "頭");
      kei_report_builder_cell (builder, "語");
    }
  kei_drawing_add_rectangle (tile, 0, 0, 12, 12, KEI_RGBA (0x0a97d9));
  kei_report_builder_figure (builder, tile, "題", NULL);
  return kei_report_builder_end (builder);
}

static void
test_failures (void)
{
  g_autoptr (KeiReport) report = new_plain_report (), laid_out = kei_test_report_new ("office");
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  KeiReportJob job = { .cancellable = cancellable };

  kei_test_assert_fails_well (report, "docx");
  g_cancellable_cancel (cancellable);
  g_assert_false (kei_report_format_by_name ("docx")->write (laid_out, stream, &job, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What was put in as an image and is none is told. */
static void
test_notes (void)
{
  g_autoptr (KeiReport) report = kei_test_report_new ("office");
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) bytes = kei_test_write_report (report, "docx", notes);

  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (notes, 0), "壊れた図"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/report-docx/package", test_package);
  g_test_add_func ("/report-docx/pictures", test_pictures);
  g_test_add_func ("/report-docx/schema", test_schema);
  g_test_add_func ("/report-docx/texts", test_texts);
  g_test_add_func ("/report-docx/references", test_references);
  g_test_add_func ("/report-docx/short-texts-stay", test_short_texts_stay);
  g_test_add_func ("/report-docx/headings", test_headings);
  g_test_add_func ("/report-docx/tables", test_tables);
  g_test_add_func ("/report-docx/sections", test_sections);
  g_test_add_func ("/report-docx/changes", test_changes);
  g_test_add_func ("/report-docx/whole-changes", test_whole_changes);
  g_test_add_func ("/report-docx/edges", test_edges);
  g_test_add_func ("/report-docx/properties", test_properties);
  g_test_add_func ("/report-docx/same-bytes", test_same_bytes);
  g_test_add_func ("/report-docx/failures", test_failures);
  g_test_add_func ("/report-docx/notes", test_notes);
  return g_test_run ();
}
