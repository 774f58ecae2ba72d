/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The style of a report as formats of cells. */
#include "config.h"

#include <string.h>

#include "kei-xlsx-private.h"

guint
kei_xlsx_hash_look (gconstpointer look)
{
  const guint8 *bytes = look;
  guint hash = 5381;

  for (guint i = 0; i < sizeof (KeiXlsxLook); i++)
    hash = hash * 33 + bytes[i];
  return hash;
}

gboolean
kei_xlsx_equal_looks (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (KeiXlsxLook)) == 0;
}

/* A cell has one font, not a list: the first that comes with Office, which is where the file goes, else the first. */
static char *
choose_font (const char *fonts)
{
  static const char *const office[] = { "Yu ", "MS ", "Meiryo", "BIZ ", "Arial", "Calibri" };
  g_auto (GStrv) families = g_strsplit (fonts, ",", -1);

  for (guint i = 0; families[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (office); j++)
      if (g_str_has_prefix (g_strstrip (families[i]), office[j]))
        return g_strdup (families[i]);
  return g_strdup (families[0] != NULL ? families[0] : "");
}

static lxw_color_t
get_colour (KeiRgba colour)
{
  /* 0 is “none” to the library. */
  return (colour & 0xffffff) != 0 ? colour & 0xffffff : LXW_COLOR_BLACK;
}

/* @share of @a, the rest white. */
static lxw_color_t
pale (KeiRgba colour, double share)
{
  guint32 mixed = 0;

  for (guint shift = 0; shift <= 16; shift += 8)
    mixed |= (guint32) (share * ((colour >> shift) & 0xff) + (1 - share) * 255 + 0.5) << shift;
  return get_colour (mixed);
}

static void
set_font (lxw_format *format, const KeiXlsx *self, const KeiXlsxLook *look)
{
  const KeiTextStyle *text = look->heading > 0 ? kei_report_style_get_heading (self->style, look->heading) : kei_report_style_get_paragraph (self->style, look->role);
  KeiInk ink = look->ink != KEI_INK_NONE ? look->ink : text->ink;
  g_autofree char *font = choose_font (text->font);

  /* There is no band behind a heading here. */
  if (ink == KEI_INK_ON_ACCENT && look->tone == KEI_TONE_NONE)
    ink = KEI_INK_ACCENT;
  if (*font != '\0')
    format_set_font_name (format, font);
  format_set_font_size (format, (int) (text->size * (look->marks & KEI_MARK_SMALL ? 1.7 : 2) + 0.5) / 2.0);
  format_set_font_color (format, get_colour (kei_report_style_get_ink (self->style, look->tone == KEI_TONE_MUTED && look->ink == KEI_INK_NONE ? KEI_INK_SECONDARY : ink)));
  if (text->bold || look->marks & KEI_MARK_BOLD || look->tone == KEI_TONE_TOTAL)
    format_set_bold (format);
  if (look->marks & (KEI_MARK_UNDERLINE | KEI_MARK_GAP))
    format_set_underline (format, LXW_UNDERLINE_SINGLE);
  if (look->marks & KEI_MARK_STRIKE)
    format_set_font_strikeout (format);
}

static void
set_ground (lxw_format *format, const KeiXlsx *self, KeiTone tone)
{
  KeiRgba tint = kei_report_style_get_ink (self->style, KEI_INK_TINT);
  lxw_color_t colour;

  switch (tone)
    {
    case KEI_TONE_HEAD:
    case KEI_TONE_TOTAL:
      colour = get_colour (tint);
      break;
    case KEI_TONE_SUBTOTAL:
      colour = pale (tint, 0.5);
      break;
    case KEI_TONE_ADDED:
      colour = pale (kei_report_style_get_ink (self->style, KEI_INK_ADDED), 0.1);
      break;
    case KEI_TONE_REMOVED:
      colour = pale (kei_report_style_get_ink (self->style, KEI_INK_REMOVED), 0.1);
      break;
    case KEI_TONE_CHANGED:
      colour = pale (kei_report_style_get_ink (self->style, KEI_INK_CHANGED), 0.1);
      break;
    case KEI_TONE_NONE:
    case KEI_TONE_MUTED:
    default:
      return;
    }
  format_set_pattern (format, LXW_PATTERN_SOLID);
  format_set_fg_color (format, colour);
}

static void
set_rules (lxw_format *format, const KeiXlsx *self, guint look)
{
  if (look == KEI_LOOK_GRID + 1)
    format_set_border (format, LXW_BORDER_THIN);
  if (look == KEI_LOOK_ROWS + 1)
    {
      format_set_top (format, LXW_BORDER_THIN);
      format_set_bottom (format, LXW_BORDER_THIN);
    }
  format_set_border_color (format, get_colour (kei_report_style_get_ink (self->style, KEI_INK_RULE)));
}

static void
set_number_format (lxw_format *format, const KeiXlsx *self, const KeiXlsxLook *look)
{
  gboolean japanese = g_str_has_prefix (kei_report_get_facts (self->report)->language, "ja");
  g_autoptr (GString) number = NULL;

  switch ((KeiCellType) look->type)
    {
    case KEI_CELL_NUMBER:
      number = g_string_new ("#,##0");
      for (guint i = 0; look->decimals > 0 && i <= look->decimals; i++)
        g_string_append_c (number, i == 0 ? '.' : '0');
      g_string_append_printf (number, ";▲%s", number->str);
      format_set_num_format (format, number->str);
      break;
    case KEI_CELL_YEAR:
      if (look->unit == KEI_XLSX_UNIT_NONE)
        format_set_num_format_index (format, 1); /* digits without separators */
      else
        format_set_num_format (format, look->unit == KEI_XLSX_UNIT_YEAR ? "0\"年\"" : "0\"年度\"");
      break;
    case KEI_CELL_DATE:
      format_set_num_format (format, japanese ? "yyyy\"年\"m\"月\"d\"日\"" : "yyyy-mm-dd");
      break;
    case KEI_CELL_TEXT:
    default:
      /* So that it stays text when somebody edits it. */
      if (look->look > 0)
        format_set_num_format (format, "@");
      break;
    }
}

static void
set_alignment (lxw_format *format, const KeiXlsx *self, const KeiXlsxLook *look)
{
  static const guint8 aligns[] = { LXW_ALIGN_LEFT, LXW_ALIGN_CENTER, LXW_ALIGN_RIGHT };
  KeiAlign align = look->align != KEI_ALIGN_START ? look->align : kei_report_style_get_paragraph (self->style, look->role)->align;

  if (look->look == 0)
    return;
  if (!look->open)
    format_set_text_wrap (format);
  format_set_align (format, look->tone == KEI_TONE_HEAD ? LXW_ALIGN_VERTICAL_CENTER : LXW_ALIGN_VERTICAL_TOP);
  format_set_align (format, aligns[align]);
}

lxw_format *
kei_xlsx_get_format (KeiXlsx *self, const KeiXlsxLook *look)
{
  lxw_format *format = g_hash_table_lookup (self->formats, look);

  if (format != NULL)
    return format;
  format = workbook_add_format (self->book);
  set_font (format, self, look);
  set_ground (format, self, look->tone);
  set_rules (format, self, look->look);
  set_number_format (format, self, look);
  set_alignment (format, self, look);
  g_hash_table_insert (self->formats, g_memdup2 (look, sizeof *look), format);
  return format;
}
