/* SPDX-License-Identifier: GPL-3.0-or-later */
/* styles.xml, numbering.xml and fontTable.xml: the report's style as styles that a person can change in Word. */
#include "config.h"

#include <math.h>

#include "kei-report-docx-private.h"

#define N_LIST_LEVELS 9
#define WIDEST_SPACE 31 /* from a border to the text, in points */
#define BULLETS 1       /* numbers of the two abstract lists */
#define NUMBERS 2

/* Ids of the roles' styles; a name that is NULL is Word's own for the style, which it shows in the person's language. */
static const struct
{
  const char *id;
  const char *name; /* (nullable) */
} roles[] = {
  [KEI_PARAGRAPH_BODY] = { "KeiBody" },
  [KEI_PARAGRAPH_LEAD] = { "KeiLead" },
  [KEI_PARAGRAPH_LABEL] = { "KeiLabel" },
  [KEI_PARAGRAPH_NOTE] = { "KeiNote" },
  [KEI_PARAGRAPH_CAPTION] = { "Caption", "caption" },
  [KEI_PARAGRAPH_CELL] = { "KeiCell" },
  [KEI_PARAGRAPH_CELL_HEAD] = { "KeiCellHead" },
  [KEI_PARAGRAPH_COVER_TITLE] = { "Title", "Title" },
  [KEI_PARAGRAPH_COVER_SUBTITLE] = { "Subtitle", "Subtitle" },
  [KEI_PARAGRAPH_COVER_LINE] = { "KeiCoverLine" },
  [KEI_PARAGRAPH_CONTENTS] = { "KeiContents" },
  [KEI_PARAGRAPH_FURNITURE] = { "KeiFurniture" },
};

G_STATIC_ASSERT (G_N_ELEMENTS (roles) == KEI_N_PARAGRAPH_ROLES);

char *
kei_docx_dup_role (KeiParagraphRole role, double size)
{
  int percent = (int) lround (size * 100);

  return percent == 100 ? g_strdup (roles[role].id) : g_strdup_printf ("%s%d", roles[role].id, percent);
}

/* --- Looks --- */

static void
write_border (KeiDocx *self, const char *side, double width, double space, KeiRgba colour)
{
  KeiColourText text;

  kei_element_open_with (self->out, side, "w:val", "single", NULL);
  kei_element_attribute_int (self->out, "w:sz", (int) lround (CLAMP (width * 8, 2, 96)));
  kei_element_attribute_int (self->out, "w:space", (int) lround (MIN (space, WIDEST_SPACE)));
  kei_element_attribute (self->out, "w:color", kei_office_format_colour (colour, text));
  kei_element_close (self->out);
}

static void
write_fill (KeiDocx *self, KeiRgba colour)
{
  KeiColourText text;

  kei_element_empty (self->out, "w:shd", "w:val", "clear", "w:color", "auto", "w:fill", kei_office_format_colour (colour, text), NULL);
}

/* w:pBdr and w:shd of a heading. */
static void
write_rule (KeiDocx *self, const KeiTextStyle *look)
{
  static const char *const sides[] = { "w:top", "w:left", "w:bottom", "w:right" };
  KeiRgba accent = kei_report_style_get_ink (self->style, KEI_INK_ACCENT);

  if (look->rule == KEI_RULE_NONE)
    return;
  kei_element_open (self->out, "w:pBdr");
  if (look->rule == KEI_RULE_BELOW)
    write_border (self, "w:bottom", KEI_OFFICE_LINE_WIDTH, look->size * KEI_OFFICE_LINE_GAP, accent);
  else if (look->rule == KEI_RULE_LEFT)
    write_border (self, "w:left", look->size * KEI_OFFICE_BAR_WIDTH, look->size * KEI_OFFICE_BAR_GAP, accent);
  else
    for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
      write_border (self, sides[i], 0.5, look->size * (i % 2 == 0 ? KEI_OFFICE_BAND_ABOVE : KEI_OFFICE_BAND_SIDE), accent);
  kei_element_close (self->out);
  if (look->rule == KEI_RULE_BAND)
    write_fill (self, accent);
}

static void
write_line (KeiDocx *self, const KeiTextStyle *look, double factor)
{
  kei_element_open (self->out, "w:spacing");
  kei_element_attribute_int (self->out, "w:before", KEI_DOCX_TWIPS (look->space_before));
  kei_element_attribute_int (self->out, "w:after", KEI_DOCX_TWIPS (look->space_after));
  kei_element_attribute_int (self->out, "w:line", KEI_DOCX_TWIPS (look->size * look->line_height * factor));
  kei_element_attribute (self->out, "w:lineRule", "exact");
  kei_element_close (self->out);
}

static void
write_indent (KeiDocx *self, const KeiTextStyle *look)
{
  /* What is drawn around a heading stays within the text's width. */
  double left = kei_office_get_title_inset (look);

  if (left <= 0 && look->indent <= 0)
    return;
  kei_element_open (self->out, "w:ind");
  if (left > 0)
    kei_element_attribute_int (self->out, "w:left", KEI_DOCX_TWIPS (left));
  if (look->rule == KEI_RULE_BAND)
    kei_element_attribute_int (self->out, "w:right", KEI_DOCX_TWIPS (left));
  if (look->indent > 0)
    {
      kei_element_attribute_int (self->out, "w:firstLineChars", (int) lround (look->indent * 100));
      kei_element_attribute_int (self->out, "w:firstLine", KEI_DOCX_TWIPS (look->indent * look->size));
    }
  kei_element_close (self->out);
}

void
kei_docx_write_run_fonts (KeiDocx *self, const char *fonts)
{
  g_auto (GStrv) names = kei_office_split_fonts (fonts);

  if (names[0] != NULL)
    kei_element_empty (self->out, "w:rFonts", "w:ascii", names[0], "w:hAnsi", names[0], "w:eastAsia", names[0], "w:cs", names[0], NULL);
}

static void
write_size (KeiDocx *self, double size)
{
  kei_docx_write_number (self, "w:sz", (int) lround (size * 2));
  kei_docx_write_number (self, "w:szCs", (int) lround (size * 2));
}

static void
write_run_look (KeiDocx *self, const KeiTextStyle *look)
{
  KeiColourText colour;

  kei_element_open (self->out, "w:rPr");
  kei_docx_write_run_fonts (self, look->font);
  kei_docx_write_value (self, "w:b", look->bold ? "1" : "0");
  kei_docx_write_value (self, "w:bCs", look->bold ? "1" : "0");
  kei_docx_write_value (self, "w:color", kei_office_format_colour (kei_report_style_get_ink (self->style, look->ink), colour));
  write_size (self, look->size);
  kei_element_close (self->out);
}

/* --- Styles --- */

static void
open_style (KeiDocx *self, const char *type, const char *id, const char *name, const char *parent, const char *next)
{
  kei_element_open_with (self->out, "w:style", "w:type", type, NULL);
  if (g_str_has_prefix (id, "Kei"))
    kei_element_attribute (self->out, "w:customStyle", "1");
  kei_element_attribute (self->out, "w:styleId", id);
  kei_docx_write_value (self, "w:name", name);
  if (parent != NULL)
    kei_docx_write_value (self, "w:basedOn", parent);
  if (next != NULL)
    kei_docx_write_value (self, "w:next", next);
  kei_element_empty (self->out, "w:qFormat", NULL);
}

/* A paragraph style. @outline: from 0, or -1. */
static void
write_style (KeiDocx *self, const char *id, const char *name, const char *next, const KeiTextStyle *look, gboolean keep, int outline)
{
  static const char *const aligns[] = { "left", "center", "right" };

  open_style (self, "paragraph", id, name, "Normal", next);
  kei_element_open (self->out, "w:pPr");
  if (keep)
    {
      kei_element_empty (self->out, "w:keepNext", NULL);
      kei_element_empty (self->out, "w:keepLines", NULL);
    }
  write_rule (self, look);
  write_line (self, look, 1);
  write_indent (self, look);
  kei_docx_write_value (self, "w:jc", look->justify && look->align == KEI_ALIGN_START ? "both" : aligns[look->align]);
  if (outline >= 0)
    kei_docx_write_number (self, "w:outlineLvl", outline);
  kei_element_close (self->out);
  write_run_look (self, look);
  kei_element_close (self->out);
}

static void
write_headings (KeiDocx *self)
{
  for (guint level = 1; level <= KEI_N_HEADINGS; level++)
    {
      g_autofree char *id = g_strdup_printf ("Heading%u", level);
      g_autofree char *name = g_strdup_printf ("heading %u", level);

      write_style (self, id, name, "KeiBody", kei_report_style_get_heading (self->style, level), TRUE, (int) level - 1);
    }
  write_style (self, "TOCHeading", "TOC Heading", "KeiBody", kei_report_style_get_heading (self->style, 1), TRUE, -1);
}

static void
write_roles (KeiDocx *self)
{
  for (KeiParagraphRole role = 0; role < KEI_N_PARAGRAPH_ROLES; role++)
    {
      const char *name = roles[role].name != NULL ? roles[role].name : kei_office_role_name (role, self->facts->language);
      gboolean keep = role == KEI_PARAGRAPH_LABEL;
      KeiTextStyle look = kei_office_get_look (self->report, role);

      write_style (self, roles[role].id, name, keep ? "KeiBody" : NULL, &look, keep, -1);
    }
}

/* The styles of text in tables whose text is smaller or larger than usual. */
static void
write_scaled_roles (KeiDocx *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n;
  const KeiBlock *blocks = kei_report_get_blocks (self->report, &n);

  for (guint i = 0; i < n; i++)
    {
      int percent = blocks[i].kind == KEI_BLOCK_TABLE ? (int) lround (blocks[i].table->size * 100) : 100;

      for (KeiParagraphRole role = 0; percent != 100 && role < KEI_N_PARAGRAPH_ROLES; role++)
        {
          const KeiTextStyle *look = kei_report_style_get_paragraph (self->style, role);
          char *id = kei_docx_dup_role (role, blocks[i].table->size);
          g_autofree char *name = g_strdup_printf ("%s %d%%", kei_office_role_name (role, self->facts->language), percent);

          if (!g_hash_table_add (seen, id))
            break; /* and so are the others */
          kei_element_open_with (self->out, "w:style", "w:type", "paragraph", "w:customStyle", "1", "w:styleId", id, NULL);
          kei_docx_write_value (self, "w:name", name);
          kei_docx_write_value (self, "w:basedOn", roles[role].id);
          kei_element_open (self->out, "w:pPr");
          write_line (self, look, blocks[i].table->size);
          kei_element_close (self->out);
          kei_element_open (self->out, "w:rPr");
          write_size (self, look->size * blocks[i].table->size);
          kei_element_close (self->out);
          kei_element_close (self->out);
        }
    }
}

/* The lines of the contents, with dots to the page number. */
static void
write_contents_styles (KeiDocx *self)
{
  const KeiTextStyle *look = kei_report_style_get_paragraph (self->style, KEI_PARAGRAPH_CONTENTS);

  for (guint level = 1; level <= KEI_N_HEADINGS; level++)
    {
      g_autofree char *id = g_strdup_printf ("TOC%u", level);
      g_autofree char *name = g_strdup_printf ("toc %u", level);

      open_style (self, "paragraph", id, name, "KeiContents", NULL);
      kei_element_open (self->out, "w:pPr");
      if (level == 1)
        kei_element_empty (self->out, "w:keepNext", NULL);
      kei_element_open (self->out, "w:tabs");
      kei_element_open_with (self->out, "w:tab", "w:val", "right", "w:leader", "dot", NULL);
      kei_element_attribute_int (self->out, "w:pos", KEI_DOCX_TWIPS (self->text_width));
      kei_element_close (self->out);
      kei_element_close (self->out);
      if (level == 1)
        {
          kei_element_open (self->out, "w:spacing");
          kei_element_attribute_int (self->out, "w:before", KEI_DOCX_TWIPS (look->space_before + look->size / 2));
          kei_element_close (self->out);
        }
      kei_element_open (self->out, "w:ind");
      kei_element_attribute_int (self->out, "w:left", KEI_DOCX_TWIPS ((level - 1) * look->size * KEI_OFFICE_INDENT));
      kei_element_close (self->out);
      kei_element_close (self->out);
      if (level == 1)
        {
          kei_element_open (self->out, "w:rPr");
          kei_docx_write_run_fonts (self, kei_report_style_get_heading (self->style, 1)->font);
          kei_element_empty (self->out, "w:b", NULL);
          kei_element_empty (self->out, "w:bCs", NULL);
          kei_element_close (self->out);
        }
      kei_element_close (self->out);
    }
}

static void
write_list_style (KeiDocx *self)
{
  open_style (self, "paragraph", "ListParagraph", "List Paragraph", "KeiBody", NULL);
  kei_element_open (self->out, "w:pPr");
  kei_element_open (self->out, "w:spacing");
  kei_element_attribute_int (self->out, "w:after", KEI_DOCX_TWIPS (kei_report_style_get_paragraph (self->style, KEI_PARAGRAPH_BODY)->space_after / 2));
  kei_element_close (self->out);
  kei_element_empty (self->out, "w:ind", "w:firstLineChars", "0", "w:firstLine", "0", NULL);
  kei_element_close (self->out);
  kei_element_close (self->out);
}

/* Stands where Word wants a paragraph and nothing is to be seen: behind tables, at the end of a part. It is as high as nothing, and the
 * rest of the gap behind tables is space, of which the larger one counts where two meet. */
static void
write_spacer_style (KeiDocx *self)
{
  open_style (self, "paragraph", "KeiSpacer", kei_office_is_japanese (self->facts->language) ? "表の後の空き" : "Gap behind tables", "Normal", NULL);
  kei_element_open (self->out, "w:pPr");
  kei_element_empty (self->out, "w:spacing", "w:before", "0", "w:after", "159", "w:line", "1", "w:lineRule", "exact", NULL);
  kei_element_close (self->out);
  kei_element_open (self->out, "w:rPr");
  write_size (self, 4);
  kei_element_close (self->out);
  kei_element_close (self->out);
}

/* A figure stands alone in its paragraph, which is as high as it is. */
static void
write_figure_style (KeiDocx *self)
{
  open_style (self, "paragraph", "KeiFigure", kei_office_is_japanese (self->facts->language) ? "図" : "Figure", "Normal", "Caption");
  kei_element_open (self->out, "w:pPr");
  kei_element_empty (self->out, "w:spacing", "w:before", "160", "w:after", "60", NULL);
  kei_docx_write_value (self, "w:jc", "center");
  kei_element_close (self->out);
  kei_element_close (self->out);
}

void
kei_docx_write_padding (KeiDocx *self, double size)
{
  static const char *const sides[] = { "w:top", "w:left", "w:bottom", "w:right" };
  double padding = kei_report_style_get_table (self->style)->padding * size;

  kei_element_open (self->out, "w:tblCellMar");
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      kei_element_open (self->out, sides[i]);
      kei_element_attribute_int (self->out, "w:w", KEI_DOCX_TWIPS (i % 2 == 0 ? padding : padding + KEI_OFFICE_SIDE));
      kei_element_attribute (self->out, "w:type", "dxa");
      kei_element_close (self->out);
    }
  kei_element_close (self->out);
}

static void
write_table_style (KeiDocx *self, KeiTableLook table_look)
{
  static const char *const ids[] = { "KeiTableGrid", "KeiTableRows", "KeiTablePlain" };
  static const char *const japanese[] = { "計画の表（格子）", "計画の表（横線）", "計画の表（罫線なし）" };
  static const char *const others[] = { "Plan table, grid", "Plan table, rows", "Plan table, plain" };
  static const char *const sides[] = { "w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV" };
  const KeiTableStyle *look = kei_report_style_get_table (self->style);
  KeiRgba rule = kei_report_style_get_ink (self->style, KEI_INK_RULE);

  open_style (self, "table", ids[table_look], (kei_office_is_japanese (self->facts->language) ? japanese : others)[table_look], "TableNormal", NULL);
  kei_element_open (self->out, "w:tblPr");
  if (table_look != KEI_LOOK_PLAIN && look->rule > 0)
    {
      kei_element_open (self->out, "w:tblBorders");
      for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
        if (table_look == KEI_LOOK_GRID || i % 2 == 0)
          write_border (self, sides[i], look->rule, 0, rule);
      kei_element_close (self->out);
    }
  kei_docx_write_padding (self, 1);
  kei_element_close (self->out);
  kei_element_close (self->out);
}

static void
write_defaults (KeiDocx *self)
{
  const KeiTextStyle *body = kei_report_style_get_paragraph (self->style, KEI_PARAGRAPH_BODY);
  const char *language = kei_office_is_japanese (self->facts->language) ? "ja-JP" : self->facts->language;

  kei_element_open (self->out, "w:docDefaults");
  kei_element_open (self->out, "w:rPrDefault");
  kei_element_open (self->out, "w:rPr");
  kei_docx_write_run_fonts (self, body->font);
  write_size (self, body->size);
  kei_element_empty (self->out, "w:lang", "w:val", "en-US", "w:eastAsia", language, "w:bidi", "ar-SA", NULL);
  kei_element_close (self->out);
  kei_element_close (self->out);
  kei_element_empty (self->out, "w:pPrDefault", NULL);
  kei_element_close (self->out);
  kei_element_open_with (self->out, "w:style", "w:type", "paragraph", "w:default", "1", "w:styleId", "Normal", NULL);
  kei_docx_write_value (self, "w:name", "Normal");
  kei_element_empty (self->out, "w:qFormat", NULL);
  /* No space between Japanese and other letters: figures in the columns of tables have no room to give away. */
  kei_element_open (self->out, "w:pPr");
  kei_docx_write_value (self, "w:autoSpaceDE", "0");
  kei_docx_write_value (self, "w:autoSpaceDN", "0");
  kei_element_close (self->out);
  kei_element_close (self->out);
  kei_element_open_with (self->out, "w:style", "w:type", "table", "w:default", "1", "w:styleId", "TableNormal", NULL);
  kei_docx_write_value (self, "w:name", "Normal Table");
  kei_docx_write_value (self, "w:uiPriority", "99");
  kei_element_empty (self->out, "w:semiHidden", NULL);
  kei_element_empty (self->out, "w:unhideWhenUsed", NULL);
  kei_element_open (self->out, "w:tblPr");
  kei_element_empty (self->out, "w:tblInd", "w:w", "0", "w:type", "dxa", NULL);
  kei_element_close (self->out);
  kei_element_close (self->out);
}

void
kei_docx_write_styles (KeiDocx *self)
{
  self->out = kei_package_open (self->package, "word/styles.xml");
  kei_element_open_with (self->out, "w:styles", "xmlns:w", KEI_DOCX_NAMESPACE, NULL);
  write_defaults (self);
  write_headings (self);
  write_roles (self);
  write_scaled_roles (self);
  write_contents_styles (self);
  write_list_style (self);
  write_spacer_style (self);
  write_figure_style (self);
  for (KeiTableLook look = KEI_LOOK_GRID; look <= KEI_LOOK_PLAIN; look++)
    write_table_style (self, look);
  kei_element_close (self->out);
  kei_package_close (self->package);
}

/* --- Lists --- */

static void
write_list_level (KeiDocx *self, gboolean ordered, guint level)
{
  static const char *const bullets[] = { "・", "－" };
  double gap = ordered ? KEI_OFFICE_NUMBER : KEI_OFFICE_BULLET;
  double em = kei_report_style_get_paragraph (self->style, KEI_PARAGRAPH_BODY)->size;
  g_autofree char *number = NULL;

  number = g_strdup_printf ("%s%%%u%s", level % 3 == 1 ? "(" : "", level + 1, level % 3 == 0 ? "." : level % 3 == 1 ? ")"
                                                                                                                    : "");
  kei_element_open (self->out, "w:lvl");
  kei_element_attribute_int (self->out, "w:ilvl", (int) level);
  kei_docx_write_number (self, "w:start", 1);
  kei_docx_write_value (self, "w:numFmt", !ordered ? "bullet" : level % 3 == 2 ? "decimalEnclosedCircle"
                                                                               : "decimal");
  kei_docx_write_value (self, "w:lvlText", ordered ? number : bullets[level % G_N_ELEMENTS (bullets)]);
  kei_docx_write_value (self, "w:lvlJc", "left");
  kei_element_open (self->out, "w:pPr");
  kei_element_open (self->out, "w:ind");
  kei_element_attribute_int (self->out, "w:left", KEI_DOCX_TWIPS ((level * KEI_OFFICE_INDENT + gap) * em));
  kei_element_attribute_int (self->out, "w:hanging", KEI_DOCX_TWIPS (gap * em));
  kei_element_close (self->out);
  kei_element_close (self->out);
  kei_element_close (self->out);
}

static void
write_abstract_list (KeiDocx *self, int id, gboolean ordered)
{
  kei_element_open (self->out, "w:abstractNum");
  kei_element_attribute_int (self->out, "w:abstractNumId", id);
  kei_docx_write_value (self, "w:multiLevelType", "hybridMultilevel");
  for (guint level = 0; level < N_LIST_LEVELS; level++)
    write_list_level (self, ordered, level);
  kei_element_close (self->out);
}

/* Number 1 are the bullets; each list with numbers has one of its own, which begins at 1 again. */
void
kei_docx_write_numbering (KeiDocx *self)
{
  self->out = kei_package_open (self->package, "word/numbering.xml");
  kei_element_open_with (self->out, "w:numbering", "xmlns:w", KEI_DOCX_NAMESPACE, NULL);
  write_abstract_list (self, BULLETS, FALSE);
  write_abstract_list (self, NUMBERS, TRUE);
  for (guint i = 0; i <= self->n_ordered; i++)
    {
      kei_element_open (self->out, "w:num");
      kei_element_attribute_int (self->out, "w:numId", (int) i + 1);
      kei_docx_write_number (self, "w:abstractNumId", i == 0 ? BULLETS : NUMBERS);
      for (guint level = 0; i > 0 && level < N_LIST_LEVELS; level++)
        {
          kei_element_open (self->out, "w:lvlOverride");
          kei_element_attribute_int (self->out, "w:ilvl", (int) level);
          kei_docx_write_number (self, "w:startOverride", 1);
          kei_element_close (self->out);
        }
      kei_element_close (self->out);
    }
  kei_element_close (self->out);
  kei_package_close (self->package);
}

/* --- Fonts --- */

static void
write_font (KeiDocx *self, GHashTable *seen, const char *fonts)
{
  g_auto (GStrv) names = kei_office_split_fonts (fonts);

  if (names[0] == NULL || !g_hash_table_add (seen, g_strdup (names[0])))
    return;
  kei_element_open_with (self->out, "w:font", "w:name", names[0], NULL);
  if (names[1] != NULL)
    {
      g_autofree char *others = g_strjoinv (",", names + 1);

      kei_docx_write_value (self, "w:altName", others);
    }
  kei_docx_write_value (self, "w:charset", "80"); /* Japanese */
  kei_docx_write_value (self, "w:family", kei_office_is_serif (fonts) ? "roman" : "swiss");
  kei_docx_write_value (self, "w:pitch", "variable");
  kei_element_close (self->out);
}

/* What Word takes when it has not the first font of a style. */
void
kei_docx_write_fonts (KeiDocx *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  self->out = kei_package_open (self->package, "word/fontTable.xml");
  kei_element_open_with (self->out, "w:fonts", "xmlns:w", KEI_DOCX_NAMESPACE, NULL);
  for (guint level = 1; level <= KEI_N_HEADINGS; level++)
    write_font (self, seen, kei_report_style_get_heading (self->style, level)->font);
  for (KeiParagraphRole role = 0; role < KEI_N_PARAGRAPH_ROLES; role++)
    write_font (self, seen, kei_report_style_get_paragraph (self->style, role)->font);
  kei_element_close (self->out);
  kei_package_close (self->package);
}
