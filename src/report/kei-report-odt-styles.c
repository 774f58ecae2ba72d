/* SPDX-License-Identifier: GPL-3.0-or-later */
/* styles.xml: the report's style as styles that a person can change in LibreOffice. */
#include "config.h"

#include "kei-report-odt-private.h"

#define N_LIST_LEVELS 10

/* A name that LibreOffice knows is shown in the person's language; the others carry ours. */
static const char *const role_styles[] = { "KeiBody", "KeiLead", "KeiLabel", "KeiNote", "Caption", "KeiCell", "KeiCellHead", "Title", "Subtitle", "KeiCoverLine", "KeiContents", "KeiFurniture" };

G_STATIC_ASSERT (G_N_ELEMENTS (role_styles) == KEI_N_PARAGRAPH_ROLES);

char *
kei_odt_dup_base (guint base)
{
  if (base < KEI_N_PARAGRAPH_ROLES)
    return g_strdup (role_styles[base]);
  if (base < KEI_ODT_CONTENTS)
    return g_strdup_printf ("Heading_20_%u", base - KEI_ODT_HEADING);
  if (base < KEI_ODT_CONTENTS_TITLE)
    return g_strdup_printf ("Contents_20_%u", base - KEI_ODT_CONTENTS);
  return g_strdup (base == KEI_ODT_CONTENTS_TITLE ? "Contents_20_Heading" : base == KEI_ODT_FIGURE ? "Figure"
                                                                                                   : "List");
}

const KeiTextStyle *
kei_odt_get_base (KeiOdt *self, guint base)
{
  return base < KEI_N_PARAGRAPH_ROLES ? kei_report_style_get_paragraph (self->style, base) : NULL;
}

/* --- Fonts --- */

static void
write_font (KeiOdt *self, GHashTable *seen, const char *fonts)
{
  g_auto (GStrv) names = kei_office_split_fonts (fonts);
  g_autoptr (GString) families = g_string_new (NULL);

  if (names[0] == NULL || !g_hash_table_add (seen, g_strdup (names[0])))
    return;
  for (guint i = 0; names[i] != NULL; i++)
    g_string_append_printf (families, "%s'%s'", i > 0 ? ", " : "", g_strdelimit (names[i], "'", ' '));
  kei_element_empty (self->out, "style:font-face", "style:name", names[0], "svg:font-family", families->str, "style:font-family-generic", kei_office_is_serif (fonts) ? "roman" : "swiss",
                     "style:font-pitch", "variable", NULL);
}

void
kei_odt_write_fonts (KeiOdt *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  kei_element_open (self->out, "office:font-face-decls");
  for (guint level = 1; level <= KEI_N_HEADINGS; level++)
    write_font (self, seen, kei_report_style_get_heading (self->style, level)->font);
  for (KeiParagraphRole role = 0; role < KEI_N_PARAGRAPH_ROLES; role++)
    write_font (self, seen, kei_report_style_get_paragraph (self->style, role)->font);
  kei_element_close (self->out);
}

/* --- Looks --- */

/* For western, Asian and complex scripts alike. @fonts (nullable), @bold -1 and @colour KEI_RGBA_NONE: as inherited. */
void
kei_odt_write_text_properties (KeiOdt *self, const char *fonts, double size, int bold, KeiRgba colour)
{
  g_auto (GStrv) names = kei_office_split_fonts (fonts != NULL ? fonts : "");

  kei_element_open (self->out, "style:text-properties");
  if (names[0] != NULL)
    {
      kei_element_attribute (self->out, "style:font-name", names[0]);
      kei_element_attribute (self->out, "style:font-name-asian", names[0]);
      kei_element_attribute (self->out, "style:font-name-complex", names[0]);
    }
  kei_element_attribute_points (self->out, "fo:font-size", size);
  kei_element_attribute_points (self->out, "style:font-size-asian", size);
  kei_element_attribute_points (self->out, "style:font-size-complex", size);
  if (bold >= 0)
    {
      kei_element_attribute (self->out, "fo:font-weight", bold ? "bold" : "normal");
      kei_element_attribute (self->out, "style:font-weight-asian", bold ? "bold" : "normal");
      kei_element_attribute (self->out, "style:font-weight-complex", bold ? "bold" : "normal");
    }
  if (colour != KEI_RGBA_NONE)
    {
      KeiColourText text;
      g_autofree char *value = g_strdup_printf ("#%s", kei_office_format_colour (colour, text));

      kei_element_attribute (self->out, "fo:color", value);
    }
  kei_element_close (self->out);
}

static void
write_rule (KeiOdt *self, const KeiTextStyle *look)
{
  KeiColourText text;
  const char *accent = kei_office_format_colour (kei_report_style_get_ink (self->style, KEI_INK_ACCENT), text);
  g_autofree char *colour = g_strdup_printf ("#%s", accent);
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  double width = look->rule == KEI_RULE_LEFT ? look->size * KEI_OFFICE_BAR_WIDTH : look->rule == KEI_RULE_BAND ? 0.5
                                                                                                               : KEI_OFFICE_LINE_WIDTH;
  g_autofree char *line = g_strdup_printf ("%spt solid #%s", g_ascii_formatd (number, sizeof number, "%.2f", width), accent);

  if (look->rule == KEI_RULE_BELOW)
    {
      kei_element_attribute (self->out, "fo:border-bottom", line);
      kei_element_attribute_points (self->out, "fo:padding-bottom", look->size * KEI_OFFICE_LINE_GAP);
    }
  else if (look->rule == KEI_RULE_LEFT)
    {
      kei_element_attribute (self->out, "fo:border-left", line);
      kei_element_attribute_points (self->out, "fo:padding-left", look->size * KEI_OFFICE_BAR_GAP);
    }
  else if (look->rule == KEI_RULE_BAND)
    {
      kei_element_attribute (self->out, "fo:background-color", colour);
      kei_element_attribute (self->out, "fo:border", line);
      kei_element_attribute_points (self->out, "fo:padding-top", look->size * KEI_OFFICE_BAND_ABOVE);
      kei_element_attribute_points (self->out, "fo:padding-bottom", look->size * KEI_OFFICE_BAND_ABOVE);
      kei_element_attribute_points (self->out, "fo:padding-left", look->size * KEI_OFFICE_BAND_SIDE);
      kei_element_attribute_points (self->out, "fo:padding-right", look->size * KEI_OFFICE_BAND_SIDE);
    }
}

static void
write_style (KeiOdt *self, const char *name, const char *display_name, const char *next, const KeiTextStyle *look, gboolean keep, guint outline)
{
  static const char *const aligns[] = { "start", "center", "end" };

  kei_element_open_with (self->out, "style:style", "style:name", name, "style:family", "paragraph", "style:parent-style-name", "Standard", NULL);
  if (display_name != NULL)
    kei_element_attribute (self->out, "style:display-name", display_name);
  if (next != NULL)
    kei_element_attribute (self->out, "style:next-style-name", next);
  if (outline > 0)
    kei_element_attribute_int (self->out, "style:default-outline-level", (int) outline);
  kei_element_open (self->out, "style:paragraph-properties");
  kei_element_attribute_points (self->out, "fo:line-height", look->size * look->line_height);
  kei_element_attribute_points (self->out, "fo:margin-top", look->space_before);
  kei_element_attribute_points (self->out, "fo:margin-bottom", look->space_after);
  kei_element_attribute (self->out, "fo:margin-left", "0pt");
  kei_element_attribute (self->out, "fo:margin-right", "0pt");
  kei_element_attribute_points (self->out, "fo:text-indent", look->indent * look->size);
  kei_element_attribute (self->out, "fo:text-align", look->justify && look->align == KEI_ALIGN_START ? "justify" : aligns[look->align]);
  if (keep)
    {
      kei_element_attribute (self->out, "fo:keep-with-next", "always");
      kei_element_attribute (self->out, "fo:keep-together", "always");
    }
  write_rule (self, look);
  /* Else the bars and lines of headings below one another are drawn as one. */
  if (look->rule != KEI_RULE_NONE)
    kei_element_attribute (self->out, "style:join-border", "false");
  kei_element_close (self->out);
  kei_odt_write_text_properties (self, look->font, look->size, look->bold, kei_report_style_get_ink (self->style, look->ink));
  kei_element_close (self->out);
}

static void
write_defaults (KeiOdt *self)
{
  const KeiTextStyle *body = kei_report_style_get_paragraph (self->style, KEI_PARAGRAPH_BODY);
  g_auto (GStrv) names = kei_office_split_fonts (body->font);
  gboolean japanese = kei_office_is_japanese (self->facts->language);

  kei_element_open_with (self->out, "style:default-style", "style:family", "paragraph", NULL);
  kei_element_empty (self->out, "style:paragraph-properties", "style:text-autospace", "none", "style:punctuation-wrap", "hanging", "style:line-break", "strict",
                     "fo:orphans", "2", "fo:widows", "2", "style:tab-stop-distance", "42pt", "style:writing-mode", "page", NULL);
  kei_element_open (self->out, "style:text-properties");
  if (names[0] != NULL)
    {
      kei_element_attribute (self->out, "style:font-name", names[0]);
      kei_element_attribute (self->out, "style:font-name-asian", names[0]);
      kei_element_attribute (self->out, "style:font-name-complex", names[0]);
    }
  kei_element_attribute_points (self->out, "fo:font-size", body->size);
  kei_element_attribute_points (self->out, "style:font-size-asian", body->size);
  kei_element_attribute (self->out, "fo:language", "en");
  kei_element_attribute (self->out, "fo:country", "US");
  kei_element_attribute (self->out, "style:language-asian", japanese ? "ja" : self->facts->language);
  kei_element_attribute (self->out, "style:country-asian", japanese ? "JP" : "none");
  kei_element_close (self->out);
  kei_element_close (self->out);
  kei_element_open_with (self->out, "style:default-style", "style:family", "table", NULL);
  kei_element_empty (self->out, "style:table-properties", "table:border-model", "collapsing", NULL);
  kei_element_close (self->out);
  kei_element_empty (self->out, "style:style", "style:name", "Standard", "style:family", "paragraph", "style:class", "text", NULL);
}

static void
write_headings (KeiOdt *self)
{
  for (guint level = 1; level <= KEI_N_HEADINGS; level++)
    {
      g_autofree char *name = kei_odt_dup_base (KEI_ODT_HEADING + level);
      g_autofree char *display_name = g_strdup_printf ("Heading %u", level);

      write_style (self, name, display_name, "KeiBody", kei_report_style_get_heading (self->style, level), TRUE, level);
    }
  write_style (self, "Contents_20_Heading", "Contents Heading", NULL, kei_report_style_get_heading (self->style, 1), TRUE, 0);
}

static void
write_roles (KeiOdt *self)
{
  for (KeiParagraphRole role = 0; role < KEI_N_PARAGRAPH_ROLES; role++)
    {
      const char *name = g_str_has_prefix (role_styles[role], "Kei") ? kei_office_role_name (role, self->facts->language) : NULL;
      gboolean keep = role == KEI_PARAGRAPH_LABEL;
      KeiTextStyle look = kei_office_get_look (self->report, role);

      write_style (self, role_styles[role], name, keep ? "KeiBody" : NULL, &look, keep, 0);
    }
}

static void
write_contents_styles (KeiOdt *self)
{
  const KeiTextStyle *look = kei_report_style_get_paragraph (self->style, KEI_PARAGRAPH_CONTENTS);

  for (guint level = 1; level <= KEI_N_HEADINGS; level++)
    {
      g_autofree char *name = kei_odt_dup_base (KEI_ODT_CONTENTS + level);
      g_autofree char *display_name = g_strdup_printf ("Contents %u", level);
      double indent = (level - 1) * look->size * KEI_OFFICE_INDENT;

      kei_element_open_with (self->out, "style:style", "style:name", name, "style:display-name", display_name, "style:family", "paragraph", "style:parent-style-name", "KeiContents", NULL);
      kei_element_open (self->out, "style:paragraph-properties");
      kei_element_attribute_points (self->out, "fo:margin-left", indent);
      if (level == 1)
        {
          kei_element_attribute_points (self->out, "fo:margin-top", look->space_before + look->size / 2);
          kei_element_attribute (self->out, "fo:keep-with-next", "always");
        }
      kei_element_open (self->out, "style:tab-stops");
      kei_element_open (self->out, "style:tab-stop");
      kei_element_attribute_points (self->out, "style:position", self->text_width - indent);
      kei_element_attribute (self->out, "style:type", "right");
      kei_element_attribute (self->out, "style:leader-style", "dotted");
      kei_element_attribute (self->out, "style:leader-text", ".");
      kei_element_close (self->out);
      kei_element_close (self->out);
      kei_element_close (self->out);
      if (level == 1)
        kei_odt_write_text_properties (self, kei_report_style_get_heading (self->style, 1)->font, look->size, TRUE, KEI_RGBA_NONE);
      kei_element_close (self->out);
    }
}

static void
write_other_paragraphs (KeiOdt *self)
{
  gboolean japanese = kei_office_is_japanese (self->facts->language);

  kei_element_open_with (self->out, "style:style", "style:name", "Figure", "style:display-name", japanese ? "図" : "Figure", "style:family", "paragraph", "style:parent-style-name", "Standard", NULL);
  kei_element_empty (self->out, "style:paragraph-properties", "fo:text-align", "center", "fo:margin-top", "8pt", "fo:margin-bottom", "3pt", NULL);
  kei_element_close (self->out);
  kei_element_open_with (self->out, "style:style", "style:name", "List", "style:display-name", "List", "style:family", "paragraph", "style:parent-style-name", "KeiBody", NULL);
  kei_element_open (self->out, "style:paragraph-properties");
  kei_element_attribute (self->out, "fo:text-indent", "0pt");
  kei_element_attribute_points (self->out, "fo:margin-bottom", kei_report_style_get_paragraph (self->style, KEI_PARAGRAPH_BODY)->space_after / 2);
  kei_element_close (self->out);
  kei_element_close (self->out);
}

/* Links look like the text around. */
static void
write_text_styles (KeiOdt *self)
{
  kei_element_empty (self->out, "style:style", "style:name", "Index_20_Link", "style:display-name", "Index Link", "style:family", "text", NULL);
}

/* --- Lists --- */

static void
write_list_level (KeiOdt *self, gboolean ordered, guint level)
{
  static const char *const bullets[] = { "・", "－" };
  double gap = ordered ? KEI_OFFICE_NUMBER : KEI_OFFICE_BULLET;
  double em = kei_report_style_get_paragraph (self->style, KEI_PARAGRAPH_BODY)->size;

  kei_element_open (self->out, ordered ? "text:list-level-style-number" : "text:list-level-style-bullet");
  kei_element_attribute_int (self->out, "text:level", (int) level + 1);
  if (ordered)
    {
      if (level % 3 == 1)
        kei_element_attribute (self->out, "style:num-prefix", "(");
      if (level % 3 != 2)
        kei_element_attribute (self->out, "style:num-suffix", level % 3 == 0 ? "." : ")");
      kei_element_attribute (self->out, "style:num-format", level % 3 == 2 ? "①, ②, ③, ..." : "1");
    }
  else
    kei_element_attribute (self->out, "text:bullet-char", bullets[level % G_N_ELEMENTS (bullets)]);
  kei_element_open_with (self->out, "style:list-level-properties", "text:list-level-position-and-space-mode", "label-alignment", NULL);
  kei_element_open_with (self->out, "style:list-level-label-alignment", "text:label-followed-by", "listtab", NULL);
  kei_element_attribute_points (self->out, "text:list-tab-stop-position", (level * KEI_OFFICE_INDENT + gap) * em);
  kei_element_attribute_points (self->out, "fo:text-indent", -gap * em);
  kei_element_attribute_points (self->out, "fo:margin-left", (level * KEI_OFFICE_INDENT + gap) * em);
  kei_element_close (self->out);
  kei_element_close (self->out);
  kei_element_close (self->out);
}

static void
write_list_style (KeiOdt *self, const char *name, gboolean ordered)
{
  gboolean japanese = kei_office_is_japanese (self->facts->language);
  const char *display_name = ordered ? (japanese ? "番号付きの列挙" : "Numbered list") : (japanese ? "列挙" : "Bulleted list");

  kei_element_open_with (self->out, "text:list-style", "style:name", name, "style:display-name", display_name, NULL);
  for (guint level = 0; level < N_LIST_LEVELS; level++)
    write_list_level (self, ordered, level);
  kei_element_close (self->out);
}

void
kei_odt_write_styles (KeiOdt *self)
{
  self->out = kei_package_open (self->package, "styles.xml");
  kei_element_open (self->out, "office:document-styles");
  kei_odt_write_namespaces (self);
  kei_odt_write_fonts (self);
  kei_element_open (self->out, "office:styles");
  write_defaults (self);
  write_headings (self);
  write_roles (self);
  write_contents_styles (self);
  write_other_paragraphs (self);
  write_text_styles (self);
  write_list_style (self, "KeiBullets", FALSE);
  write_list_style (self, "KeiNumbers", TRUE);
  kei_element_close (self->out);
  kei_element_open (self->out, "office:automatic-styles");
  kei_odt_write_page_layouts (self);
  kei_element_close (self->out);
  kei_element_open (self->out, "office:master-styles");
  kei_odt_write_masters (self);
  kei_element_close (self->out);
  kei_element_close (self->out);
  kei_package_close (self->package);
}
