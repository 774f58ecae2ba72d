/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Automatic styles: what a paragraph, a run or a table has besides its style. */
#include "config.h"

#include <math.h>

#include "kei-report-odt-private.h"

char *
kei_odt_dup_look (KeiOdt *self, KeiOdtLook look)
{
  static const char letters[] = "PTBCZ";
  guint number;

  if (look.kind == KEI_ODT_PARAGRAPH && look.master == 0 && look.flags == 0 && look.choice == KEI_ALIGN_START && look.length == 0 && look.percent == 100)
    return kei_odt_dup_base (look.base);
  number = GPOINTER_TO_UINT (g_hash_table_lookup (self->look_numbers, &look));
  if (number == 0)
    {
      KeiOdtLook *kept = g_memdup2 (&look, sizeof look);

      g_ptr_array_add (self->looks, kept);
      number = self->looks->len;
      g_hash_table_insert (self->look_numbers, kept, GUINT_TO_POINTER (number));
    }
  return g_strdup_printf ("%c%u", letters[look.kind], number);
}

static void
write_page_number (KeiOdt *self, const KeiOdtLook *look)
{
  kei_element_attribute (self->out, "style:page-number", (look->flags & KEI_ODT_FIRST) != 0 ? "1" : "auto");
}

static void
write_paragraph (KeiOdt *self, const KeiOdtLook *look)
{
  static const char *const aligns[] = { NULL, "center", "end" };
  const KeiTextStyle *base = kei_odt_get_base (self, look->base);

  kei_element_open (self->out, "style:paragraph-properties");
  if (look->length > 0)
    {
      kei_element_attribute (self->out, "fo:line-height", "100%");
      kei_element_attribute_points (self->out, "style:line-height-at-least", look->length / 100.0);
    }
  else if ((look->flags & KEI_ODT_FLAT) != 0)
    kei_element_attribute_points (self->out, "fo:line-height", 0.05);
  else if (look->percent != 100 && base != NULL)
    kei_element_attribute_points (self->out, "fo:line-height", base->size * base->line_height * look->percent / 100);
  if (aligns[look->choice] != NULL)
    kei_element_attribute (self->out, "fo:text-align", aligns[look->choice]);
  if ((look->flags & KEI_ODT_BREAK) != 0)
    kei_element_attribute (self->out, "fo:break-before", "page");
  if ((look->flags & KEI_ODT_KEEP) != 0)
    kei_element_attribute (self->out, "fo:keep-with-next", "always");
  else if ((look->flags & KEI_ODT_FREE) != 0)
    kei_element_attribute (self->out, "fo:keep-with-next", "auto");
  if (look->master != 0)
    write_page_number (self, look);
  kei_element_close (self->out);
  if (look->percent != 100 && base != NULL)
    kei_odt_write_text_properties (self, NULL, base->size * look->percent / 100, -1, KEI_RGBA_NONE);
}

static void
write_text (KeiOdt *self, const KeiOdtLook *look)
{
  KeiMarks marks = look->base;
  g_auto (GStrv) names = kei_office_split_fonts (kei_report_style_get_paragraph (self->style, KEI_PARAGRAPH_CELL_HEAD)->font);

  kei_element_open (self->out, "style:text-properties");
  if (look->choice != KEI_INK_NONE)
    {
      KeiColourText colour;
      g_autofree char *value = g_strdup_printf ("#%s", kei_office_format_colour (kei_report_style_get_ink (self->style, look->choice), colour));

      kei_element_attribute (self->out, "fo:color", value);
    }
  if ((marks & KEI_OFFICE_MARK_HEAD) != 0 && names[0] != NULL)
    {
      kei_element_attribute (self->out, "style:font-name", names[0]);
      kei_element_attribute (self->out, "style:font-name-asian", names[0]);
    }
  if ((marks & KEI_MARK_BOLD) != 0)
    {
      kei_element_attribute (self->out, "fo:font-weight", "bold");
      kei_element_attribute (self->out, "style:font-weight-asian", "bold");
      kei_element_attribute (self->out, "style:font-weight-complex", "bold");
    }
  if ((marks & KEI_MARK_STRIKE) != 0)
    {
      kei_element_attribute (self->out, "style:text-line-through-style", "solid");
      kei_element_attribute (self->out, "style:text-line-through-type", "single");
    }
  if ((marks & (KEI_MARK_UNDERLINE | KEI_MARK_GAP)) != 0)
    {
      kei_element_attribute (self->out, "style:text-underline-style", "solid");
      kei_element_attribute (self->out, "style:text-underline-width", "auto");
      kei_element_attribute (self->out, "style:text-underline-color", "font-color");
    }
  if (look->length > 0)
    {
      kei_element_attribute_points (self->out, "fo:font-size", look->length / 100.0);
      kei_element_attribute_points (self->out, "style:font-size-asian", look->length / 100.0);
      kei_element_attribute_points (self->out, "style:font-size-complex", look->length / 100.0);
    }
  if (look->percent > 0)
    {
      g_autofree char *share = g_strdup_printf ("%d%%", look->percent);

      kei_element_attribute (self->out, "style:text-scale", share);
    }
  kei_element_close (self->out);
}

static void
write_table (KeiOdt *self, const KeiOdtLook *look)
{
  kei_element_open (self->out, "style:table-properties");
  kei_element_attribute_points (self->out, "style:width", look->length / 100.0);
  kei_element_attribute (self->out, "table:align", "left");
  kei_element_attribute (self->out, "fo:margin-bottom", (look->flags & KEI_ODT_LAST) != 0 ? "0pt" : "8pt");
  kei_element_attribute (self->out, "table:border-model", "collapsing");
  if (look->master != 0)
    write_page_number (self, look);
  if ((look->flags & KEI_ODT_KEEP) != 0)
    kei_element_attribute (self->out, "style:may-break-between-rows", "false");
  kei_element_close (self->out);
}

static void
write_border (KeiOdt *self, const char *side, gboolean drawn)
{
  double width = kei_report_style_get_table (self->style)->rule;
  KeiColourText colour;
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *line = NULL;

  if (drawn && width > 0)
    line = g_strdup_printf ("%spt solid #%s", g_ascii_formatd (number, sizeof number, "%.2f", width), kei_office_format_colour (kei_report_style_get_ink (self->style, KEI_INK_RULE), colour));
  kei_element_attribute (self->out, side, line != NULL ? line : "none");
}

static void
write_cell (KeiOdt *self, const KeiOdtLook *look)
{
  double padding = kei_report_style_get_table (self->style)->padding * look->percent / 100;
  KeiRgba fill = kei_office_tone_fill (self->style, look->base);

  kei_element_open (self->out, "style:table-cell-properties");
  kei_element_attribute (self->out, "style:vertical-align", look->base == KEI_TONE_HEAD ? "middle" : "top");
  if (fill != KEI_RGBA_NONE)
    {
      KeiColourText colour;
      g_autofree char *value = g_strdup_printf ("#%s", kei_office_format_colour (fill, colour));

      kei_element_attribute (self->out, "fo:background-color", value);
    }
  kei_element_attribute_points (self->out, "fo:padding-top", padding);
  kei_element_attribute_points (self->out, "fo:padding-bottom", padding);
  kei_element_attribute_points (self->out, "fo:padding-left", padding + KEI_OFFICE_SIDE);
  kei_element_attribute_points (self->out, "fo:padding-right", padding + KEI_OFFICE_SIDE);
  write_border (self, "fo:border-top", look->choice != KEI_LOOK_PLAIN);
  write_border (self, "fo:border-bottom", look->choice != KEI_LOOK_PLAIN);
  write_border (self, "fo:border-left", look->choice == KEI_LOOK_GRID);
  write_border (self, "fo:border-right", look->choice == KEI_LOOK_GRID);
  kei_element_close (self->out);
}

static void
write_look (KeiOdt *self, KeiOdtLook *look)
{
  static const char *const families[] = { "paragraph", "text", "table", "table-column", "table-cell" };
  g_autofree char *name = kei_odt_dup_look (self, *look);
  g_autofree char *base = look->kind == KEI_ODT_PARAGRAPH ? kei_odt_dup_base (look->base) : NULL;
  g_autofree char *master = look->master != 0 ? kei_odt_dup_master (look->master) : NULL;

  kei_element_open_with (self->out, "style:style", "style:name", name, "style:family", families[look->kind], NULL);
  if (base != NULL)
    kei_element_attribute (self->out, "style:parent-style-name", base);
  if (master != NULL)
    kei_element_attribute (self->out, "style:master-page-name", master);
  switch (look->kind)
    {
    case KEI_ODT_PARAGRAPH:
      write_paragraph (self, look);
      break;
    case KEI_ODT_TEXT:
      write_text (self, look);
      break;
    case KEI_ODT_TABLE:
      write_table (self, look);
      break;
    case KEI_ODT_COLUMN:
      kei_element_open (self->out, "style:table-column-properties");
      kei_element_attribute_points (self->out, "style:column-width", look->length / 100.0);
      kei_element_close (self->out);
      break;
    case KEI_ODT_CELL:
      write_cell (self, look);
      break;
    default:
      g_assert_not_reached ();
    }
  kei_element_close (self->out);
}

/* The rows' styles are four: they are kept whole, or may break; and what changed may be the row itself, not words in it. ODF has no
 * word for that: this is LibreOffice's, others find a row without words. */
static void
write_row (KeiOdt *self, const char *name, const char *keep, gboolean changed)
{
  kei_element_open_with (self->out, "style:style", "style:name", name, "style:family", "table-row", NULL);
  kei_element_empty (self->out, "style:table-row-properties", "fo:keep-together", keep, changed ? "loext:text-changes-only" : NULL, "false", NULL);
  kei_element_close (self->out);
}

void
kei_odt_write_looks (KeiOdt *self)
{
  kei_element_open (self->out, "office:automatic-styles");
  for (guint i = 0; i < self->looks->len; i++)
    write_look (self, g_ptr_array_index (self->looks, i));
  write_row (self, "RowWhole", "always", FALSE);
  write_row (self, "RowBreaks", "auto", FALSE);
  if (self->changes->len > 0)
    {
      write_row (self, "RowWholeChanged", "always", TRUE);
      write_row (self, "RowBreaksChanged", "auto", TRUE);
    }
  kei_element_open_with (self->out, "style:style", "style:name", "Frame", "style:family", "graphic", NULL);
  kei_element_empty (self->out, "style:graphic-properties", "style:vertical-pos", "top", "style:vertical-rel", "baseline", "fo:padding", "0pt", "fo:border", "none", "style:wrap", "none", NULL);
  kei_element_close (self->out);
  kei_element_open_with (self->out, "style:style", "style:name", "Contents", "style:family", "section", NULL);
  kei_element_empty (self->out, "style:section-properties", "style:editable", "false", NULL);
  kei_element_close (self->out);
  kei_element_close (self->out);
}
