/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The style of a report as a style sheet: for screens from a telephone's on, bright and dark, and for paper. Lengths are in
 * rem, and one rem is the size of body text, so that a reader's own setting counts. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "kei-html-private.h"
#include "kei-report-markup.h"

/* Beyond this many rem, a title shrinks with the screen. */
#define LARGE 1.6

static const char *const ink_names[] = { NULL, "text", "secondary", "accent", "on-accent", "tint", "rule", "added", "removed", "changed", "moved", "warning" };
static const char *const role_classes[] = { NULL, "lead", "label", "note", "caption", NULL, "cell-head", "cover-title", "cover-subtitle", "cover-line", "contents", "furniture" };
G_STATIC_ASSERT (G_N_ELEMENTS (ink_names) == KEI_N_INKS);
G_STATIC_ASSERT (G_N_ELEMENTS (role_classes) == KEI_N_PARAGRAPH_ROLES);

const char *
kei_html_get_class (KeiParagraphRole role)
{
  return role_classes[role];
}

void
kei_html_append_length (GString *out, const KeiHtml *self, double points)
{
  kei_markup_append_number (out, points / self->unit);
  g_string_append (out, "rem");
}

/* --- Colours --- */

#define DARK_PAGE 0x1c1c1f
#define DARK_TEXT 0xf2f2f2

static double
get_part (guint32 rgb, guint shift)
{
  double part = ((rgb >> shift) & 0xff) / 255.0;

  return part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4);
}

/* Relative luminance, and contrast between two of them, as WCAG 2 defines them. */
static double
get_luminance (guint32 rgb)
{
  return 0.2126 * get_part (rgb, 16) + 0.7152 * get_part (rgb, 8) + 0.0722 * get_part (rgb, 0);
}

static double
get_contrast (guint32 a, guint32 b)
{
  double first = get_luminance (a), second = get_luminance (b);

  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}

/* @share of @a, the rest @b. */
static guint32
mix (guint32 a, guint32 b, double share)
{
  guint32 mixed = 0;

  for (guint shift = 0; shift <= 16; shift += 8)
    mixed |= (guint32) lround (share * ((a >> shift) & 0xff) + (1 - share) * ((b >> shift) & 0xff)) << shift;
  return mixed;
}

/* @rgb, as little brighter as it takes to be read on @ground. */
static guint32
brighten (guint32 rgb, guint32 ground, double contrast)
{
  guint32 bright = rgb;

  for (guint i = 1; i <= 20 && get_contrast (bright, ground) < contrast; i++)
    bright = mix (0xffffff, rgb, i / 20.0);
  return bright;
}

static guint32
get_rgb (const KeiHtml *self, KeiInk ink)
{
  return kei_report_style_get_ink (self->style, ink) & 0xffffff;
}

static void
append_colour (GString *out, const char *name, guint32 rgb)
{
  g_string_append_printf (out, "--%s:#%06x;", name, rgb);
}

/* The grounds of cells with a tone; @ground is the page's. */
static void
append_tones (GString *out, const KeiHtml *self, guint32 ground, guint32 tint, double share)
{
  append_colour (out, "tint", tint);
  append_colour (out, "subtotal", mix (tint, ground, 0.5));
  append_colour (out, "on-added", mix (get_rgb (self, KEI_INK_ADDED), ground, share));
  append_colour (out, "on-removed", mix (get_rgb (self, KEI_INK_REMOVED), ground, share));
  append_colour (out, "on-changed", mix (get_rgb (self, KEI_INK_CHANGED), ground, share));
}

static void
append_bright (GString *out, const KeiHtml *self)
{
  append_colour (out, "page", 0xffffff);
  for (KeiInk ink = KEI_INK_TEXT; ink < KEI_N_INKS; ink++)
    if (ink != KEI_INK_TINT)
      append_colour (out, ink_names[ink], get_rgb (self, ink));
  append_colour (out, "band", get_rgb (self, KEI_INK_ACCENT));
  append_tones (out, self, 0xffffff, get_rgb (self, KEI_INK_TINT), 0.1);
}

static void
append_dark (GString *out, const KeiHtml *self)
{
  guint32 tint = mix (get_rgb (self, KEI_INK_ACCENT), DARK_PAGE, 0.25);

  append_colour (out, "page", DARK_PAGE);
  append_colour (out, "text", DARK_TEXT);
  append_colour (out, "rule", 0x77777d);
  for (KeiInk ink = KEI_INK_SECONDARY; ink < KEI_N_INKS; ink++)
    if (ink != KEI_INK_ON_ACCENT && ink != KEI_INK_TINT && ink != KEI_INK_RULE)
      {
        guint32 ground = mix (get_rgb (self, ink), DARK_PAGE, 0.2);

        /* Read on the page, on the heads of tables, and where a cell has its tone. */
        append_colour (out, ink_names[ink], brighten (brighten (brighten (get_rgb (self, ink), DARK_PAGE, 4.6), tint, 4.6), ground, 4.6));
      }
  append_tones (out, self, DARK_PAGE, tint, 0.2);
}

/* --- Text --- */

/* A list of families as CSS; nothing of a name can end what it stands in. */
static void
append_fonts (GString *out, const char *fonts)
{
  static const char *const generic[] = { "serif", "sans-serif", "monospace", "system-ui" };
  g_auto (GStrv) families = g_strsplit (fonts != NULL ? fonts : "", ",", -1);
  guint n = 0;

  for (guint i = 0; families[i] != NULL; i++)
    {
      const char *family = g_strstrip (families[i]);
      gboolean is_generic = FALSE;

      if (*family == '\0' || !g_utf8_validate (family, -1, NULL))
        continue;
      for (guint j = 0; j < G_N_ELEMENTS (generic); j++)
        is_generic = is_generic || g_str_equal (family, generic[j]);
      g_string_append (out, n++ > 0 ? "," : "");
      g_string_append (out, is_generic ? "" : "\"");
      for (const char *at = family; *at != '\0'; at++)
        if (g_ascii_isalnum (*at) || *at == ' ' || *at == '-' || (guchar) *at >= 0x80)
          g_string_append_c (out, *at);
        else
          g_string_append_printf (out, "\\%x ", (guchar) *at);
      g_string_append (out, is_generic ? "" : "\"");
    }
  if (n == 0)
    g_string_append (out, "sans-serif");
}

static void
append_family (GString *out, const KeiHtml *self, const char *font)
{
  g_string_append (out, "font-family:");
  if (g_strcmp0 (font, kei_report_style_get_paragraph (self->style, KEI_PARAGRAPH_BODY)->font) == 0)
    g_string_append (out, "var(--body-font)");
  else if (g_strcmp0 (font, kei_report_style_get_heading (self->style, 1)->font) == 0)
    g_string_append (out, "var(--heading-font)");
  else
    append_fonts (out, font);
}

/* The size of @name as a property of that name, to be changed in one place. */
static void
append_size (GString *out, const KeiHtml *self, const char *name, const KeiTextStyle *text)
{
  double size = text->size / self->unit;

  g_string_append_printf (out, "--%s-size:", name);
  if (size > LARGE)
    {
      g_string_append (out, "min(");
      kei_markup_append_number (out, size);
      g_string_append (out, "rem,.8rem + 4vw)");
    }
  else
    kei_html_append_length (out, self, text->size);
  g_string_append_c (out, ';');
}

static void
append_text_style (GString *out, const KeiHtml *self, const char *selector, const char *name, const KeiTextStyle *text)
{
  static const char *const aligns[] = { "start", "center", "end" };

  g_string_append_printf (out, "%s{", selector);
  append_family (out, self, text->font);
  g_string_append_printf (out, ";font-size:max(var(--least),var(--%s-size)*var(--size,1));font-weight:%s;text-align:%s;line-height:", name, text->bold ? "bold" : "normal", aligns[text->align]);
  kei_markup_append_number (out, text->line_height);
  if (text->ink != KEI_INK_TEXT)
    g_string_append_printf (out, ";color:var(--%s)", ink_names[text->ink]);
  g_string_append (out, ";margin:min(5rem,");
  kei_html_append_length (out, self, text->space_before);
  g_string_append (out, ") 0 ");
  kei_html_append_length (out, self, text->space_after);
  g_string_append (out, ";text-indent:");
  kei_markup_append_number (out, text->indent);
  g_string_append (out, "em}\n");
}

static void
append_rule (GString *out, guint level, KeiRule rule)
{
  switch (rule)
    {
    case KEI_RULE_BELOW:
      g_string_append_printf (out, "h%u{border-bottom:.12rem solid var(--accent);padding-bottom:.2em}\n", level);
      break;
    case KEI_RULE_LEFT:
      g_string_append_printf (out, "h%u{border-left:.3em solid var(--accent);padding-left:.5em}\n", level);
      break;
    case KEI_RULE_BAND:
      g_string_append_printf (out, "h%u{background:var(--band);padding:.25em .5em;print-color-adjust:exact}\n", level);
      break;
    case KEI_RULE_NONE:
    default:
      break;
    }
}

static void
append_texts (GString *out, const KeiHtml *self)
{
  for (guint level = 1; level <= KEI_N_HEADINGS; level++)
    {
      const KeiTextStyle *text = kei_report_style_get_heading (self->style, level);
      const char name[] = { 'h', (char) ('0' + level), '\0' };

      append_text_style (out, self, name, name, text);
      append_rule (out, level, text->rule);
    }
  for (KeiParagraphRole role = KEI_PARAGRAPH_BODY; role < KEI_N_PARAGRAPH_ROLES; role++)
    {
      const KeiTextStyle *text = kei_report_style_get_paragraph (self->style, role);
      g_autofree char *class = role_classes[role] != NULL ? g_strdup_printf (".%s", role_classes[role]) : NULL;

      if (role == KEI_PARAGRAPH_BODY)
        append_text_style (out, self, "p,li", "body", text);
      else if (role == KEI_PARAGRAPH_CELL)
        {
          append_text_style (out, self, "td,th", "cell", text);
          append_text_style (out, self, ":where(td,th)>p", "cell", text);
        }
      else if (role == KEI_PARAGRAPH_CAPTION)
        append_text_style (out, self, "caption,figcaption,.caption", "caption", text);
      else
        append_text_style (out, self, class, class + 1, text);
    }
}

static void
append_properties (GString *out, const KeiHtml *self)
{
  const KeiTableStyle *table = kei_report_style_get_table (self->style);

  g_string_append (out, ":root{color-scheme:light dark;");
  append_bright (out, self);
  g_string_append (out, "\n--body-font:");
  append_fonts (out, kei_report_style_get_paragraph (self->style, KEI_PARAGRAPH_BODY)->font);
  g_string_append (out, ";--heading-font:");
  append_fonts (out, kei_report_style_get_heading (self->style, 1)->font);
  g_string_append (out, ";--least:.7rem;--line:");
  kei_markup_append_number (out, table->rule);
  g_string_append (out, "pt;--padding:");
  kei_html_append_length (out, self, table->padding);
  g_string_append (out, ";\n");
  for (guint level = 1; level <= KEI_N_HEADINGS; level++)
    append_size (out, self, (const char[]){ 'h', (char) ('0' + level), '\0' }, kei_report_style_get_heading (self->style, level));
  for (KeiParagraphRole role = KEI_PARAGRAPH_BODY; role < KEI_N_PARAGRAPH_ROLES; role++)
    append_size (out, self, role == KEI_PARAGRAPH_BODY ? "body" : role == KEI_PARAGRAPH_CELL ? "cell"
                                                                                             : role_classes[role],
                 kei_report_style_get_paragraph (self->style, role));
  g_string_append (out, "}\n@media screen and (prefers-color-scheme:dark){:root{");
  append_dark (out, self);
  g_string_append (out, "}}\n");
}

/* --- Pages --- */

guint
kei_html_get_page (const KeiReportPart *part)
{
  return 2 * (guint) part->paper + (part->across ? 1 : 0);
}

/* For each paper in use: how wide its text is on a screen, and the sheet itself. */
static void
append_pages (GString *out, const KeiHtml *self)
{
  const KeiPageSetup *setup = kei_report_style_get_page (self->style);
  gboolean said[2 * KEI_N_PAPERS] = { FALSE };
  guint n;
  const KeiBlock *blocks = kei_report_get_blocks (self->report, &n);

  for (guint i = 0; i < n; i++)
    if (blocks[i].kind == KEI_BLOCK_PART && !said[kei_html_get_page (blocks[i].part)])
      {
        guint page = kei_html_get_page (blocks[i].part);
        double width, height;

        said[page] = TRUE;
        kei_paper_get_size (blocks[i].part->paper, &width, &height);
        if (blocks[i].part->across)
          {
            double upright = width;

            width = height;
            height = upright;
          }
        g_string_append_printf (out, ".p%u{page:p%u;max-width:", page, page);
        kei_html_append_length (out, self, MAX (width - setup->left - setup->right, 200));
        g_string_append_printf (out, "}\n@page p%u{size:", page);
        kei_markup_append_number (out, width);
        g_string_append (out, "pt ");
        kei_markup_append_number (out, height);
        g_string_append (out, "pt}\n");
      }
  g_string_append (out, "@page{margin:");
  kei_markup_append_number (out, setup->top);
  g_string_append (out, "pt ");
  kei_markup_append_number (out, setup->right);
  g_string_append (out, "pt ");
  kei_markup_append_number (out, setup->bottom);
  g_string_append (out, "pt ");
  kei_markup_append_number (out, setup->left);
  g_string_append (out, "pt}\n");
}

/* What is the same in every style. */
static const char rules[] = "*{box-sizing:border-box}\n"
                            "html{font-size:100%;-webkit-text-size-adjust:100%;text-size-adjust:100%}\n"
                            "body{margin:0;background:var(--page);color:var(--text);font-family:var(--body-font);overflow-wrap:break-word;line-break:strict}\n"
                            "header,nav,.part,footer{margin:0 auto;padding:0 1rem}\n"
                            "header{padding-top:2rem;padding-bottom:2rem}\n"
                            "footer{margin-top:3rem;padding-top:1rem;padding-bottom:2rem;border-top:1px solid var(--rule)}\n"
                            "main nav{padding:0}\n"
                            ".contents-title{font-family:var(--heading-font);font-size:var(--h2-size);font-weight:bold;text-indent:0;margin:1rem 0}\n"
                            "h1,h2,h3,h4,h5,h6,p,li,td,th,caption,figcaption{white-space:pre-wrap}\n"
                            "h1,h2,h3,h4,h5,h6{scroll-margin-top:1rem}\n"
                            "h1,h2,h3,h4,h5,h6,.cover-title,.cover-subtitle,.lead{text-wrap:balance;word-break:auto-phrase}\n"
                            "ul,ol{white-space:normal;margin:.3rem 0;padding-left:1.8em}\n"
                            "li{text-indent:0}\n"
                            "nav ul{list-style:none;padding-left:1.2em}\n"
                            "nav>ul{padding-left:0}\n"
                            "nav li{margin:0;font-size:var(--contents-size)}\n"
                            "nav a{display:block;padding:.25em 0;color:inherit;text-decoration:none}\n"
                            "nav>ul>li>a{font-family:var(--heading-font);font-weight:bold;margin-top:.4rem}\n"
                            "nav.brief>ul>li>a{font-weight:normal;margin-top:0}\n"
                            "nav a:hover{text-decoration:underline}\n"
                            "a{color:var(--accent)}\n"
                            "ins,del{text-decoration:none}\n"
                            "small{font-size:.85em}\n"
                            ".scroll{overflow-x:auto;margin:.5rem 0 1rem}\n"
                            "table{border-collapse:collapse;width:100%;font-size:max(var(--least),var(--cell-size)*var(--size,1))}\n"
                            "caption{caption-side:top}\n"
                            "td,th{padding:var(--padding);vertical-align:top}\n"
                            "thead th{vertical-align:middle}\n"
                            ".grid td,.grid th{border:var(--line) solid var(--rule)}\n"
                            ".rows td,.rows th{border-top:var(--line) solid var(--rule);border-bottom:var(--line) solid var(--rule)}\n"
                            ".n{font-variant-numeric:tabular-nums;white-space:nowrap}\n"
                            ".c{text-align:center}\n"
                            ".e,.e p{text-align:end}\n"
                            ".c p{text-align:center}\n"
                            ".t-head{background:var(--tint)}\n"
                            ".t-subtotal{background:var(--subtotal)}\n"
                            ".t-total{background:var(--tint);font-weight:bold}\n"
                            ".t-muted{color:var(--secondary)}\n"
                            ".t-added{background:var(--on-added)}\n"
                            ".t-removed{background:var(--on-removed)}\n"
                            ".t-changed{background:var(--on-changed)}\n"
                            "figure{margin:1rem 0}\n"
                            "figure svg,figure img{display:block;max-width:100%;height:auto;margin:0 auto}\n"
                            "figcaption{text-align:center}\n"
                            "figcaption small{font-weight:normal;color:var(--secondary)}\n"
                            ".sign{vertical-align:-.15em}\n"
                            ".missing{border:1px dashed var(--rule);padding:1em;color:var(--secondary)}\n"
                            "@media screen and (prefers-color-scheme:dark){.ground{background:#fff;border-radius:.2rem}}\n";

/* A chapter, which begins a page on paper, has air above it; what is short keeps its line in a table that may scroll, and what names a row
 * stays in sight; the contents stand in two columns where there is room. */
static const char screen_rules[] = "@media screen{h1,.new-page{margin-top:4rem}\n"
                                   ".part:first-child>h1:first-child{margin-top:1rem}\n"
                                   ".k,.k p{white-space:pre}\n"
                                   ".side tbody th:first-child{position:sticky;left:0;min-width:8em}\n"
                                   ".side tbody th:first-child:not([class*=\"t-\"]){background:var(--page)}}\n"
                                   "@media screen and (min-width:56rem){nav>ul{columns:2;column-gap:3rem}nav a{break-inside:avoid}nav a:not(:only-child){break-after:avoid}}\n";

static const char paper_rules[] = "header,nav,.part,footer{max-width:none;padding:0}\n"
                                  "a{color:inherit;text-decoration:none}\n"
                                  "footer,nav.brief{display:none}\n"
                                  ".scroll{overflow:visible}\n"
                                  ".scroll table,.scroll svg{min-width:0!important}\n"
                                  "h1,h2,h3,h4,h5,h6,caption,.label{break-after:avoid}\n"
                                  "thead{display:table-header-group}\n"
                                  "tr,figure,.keep{break-inside:avoid}\n"
                                  "tbody tr:first-child{break-before:avoid}\n"
                                  "nav a{padding:0}\n"
                                  "nav li{line-height:1.3}\n"
                                  "p,li{orphans:2;widows:2}\n"
                                  ".part+.part,.new-page{break-before:page}\n"
                                  ".part>.new-page:first-child{break-before:auto}\n"
                                  ".cover,nav{break-after:page}\n"
                                  "td,th{print-color-adjust:exact}\n";

void
kei_html_append_style (GString *out, const KeiHtml *self)
{
  append_properties (out, self);
  append_texts (out, self);
  g_string_append (out, rules);
  g_string_append (out, screen_rules);
  for (KeiInk ink = KEI_INK_TEXT; ink < KEI_N_INKS; ink++)
    g_string_append_printf (out, ".i-%s{color:var(--%s)}\n", ink_names[ink], ink_names[ink]);
  append_pages (out, self);
  g_string_append_printf (out, "@media print{html{font-size:");
  kei_markup_append_number (out, self->unit);
  g_string_append (out, "pt}:root{--least:0rem}\n");
  g_string_append (out, paper_rules);
  /* A cover has the air on paper that a screen does without. */
  for (KeiParagraphRole role = KEI_PARAGRAPH_COVER_TITLE; role <= KEI_PARAGRAPH_COVER_LINE; role++)
    {
      g_string_append_printf (out, ".%s{margin-top:", role_classes[role]);
      kei_html_append_length (out, self, kei_report_style_get_paragraph (self->style, role)->space_before);
      g_string_append (out, "}\n");
    }
  g_string_append (out, "}\n");
}
