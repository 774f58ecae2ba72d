/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages of ODT: a layout and a master page for each paper, direction and furniture that parts have. */
#include "config.h"

#include <string.h>

#include "kei-report-odt-private.h"

#define N_MASTERS (4 * KEI_N_PAPERS)

guint
kei_odt_master (const KeiReportPart *part)
{
  return 1 + 4 * (guint) part->paper + (part->across ? 2 : 0) + (part->furniture ? 1 : 0);
}

/* The first is what a document begins with where nothing else is said. */
char *
kei_odt_dup_master (guint master)
{
  return g_strdup_printf ("Page%u", master);
}

/* A part with that page, or NULL. */
static const KeiReportPart *
find_part (KeiOdt *self, guint master)
{
  guint n;
  const KeiBlock *blocks = kei_report_get_blocks (self->report, &n);

  for (guint i = 0; i < n; i++)
    if (blocks[i].kind == KEI_BLOCK_PART && kei_odt_master (blocks[i].part) == master)
      return blocks[i].part;
  return NULL;
}

static gboolean
is_printed (KeiOdt *self, const KeiReportPart *part, KeiFurniture furniture)
{
  for (KeiAlign place = KEI_ALIGN_START; part->furniture && place <= KEI_ALIGN_END; place++)
    if (*kei_report_style_get_furniture (self->style, furniture, place) != '\0')
      return TRUE;
  return FALSE;
}

/* Of a header or footer; @distance from the text, 0 if there is none. */
static void
write_furniture_layout (KeiOdt *self, const char *element, const char *gap, double distance, double line)
{
  kei_element_open (self->out, element);
  if (distance > 0)
    {
      kei_element_open (self->out, "style:header-footer-properties");
      kei_element_attribute_points (self->out, "svg:height", line + distance);
      kei_element_attribute_points (self->out, gap, distance);
      kei_element_attribute (self->out, "style:dynamic-spacing", "false");
      kei_element_close (self->out);
    }
  kei_element_close (self->out);
}

static void
write_layout (KeiOdt *self, guint master, const KeiReportPart *part)
{
  const KeiPageSetup *page = kei_report_style_get_page (self->style);
  gboolean header = is_printed (self, part, KEI_FURNITURE_HEADER), footer = is_printed (self, part, KEI_FURNITURE_FOOTER);
  g_autofree char *name = g_strdup_printf ("Layout%u", master);
  const KeiTextStyle *furniture = kei_report_style_get_paragraph (self->style, KEI_PARAGRAPH_FURNITURE);
  double width, height, text_width, line = furniture->size * furniture->line_height;

  kei_office_get_page (self->style, part, &width, &height, &text_width);
  kei_element_open_with (self->out, "style:page-layout", "style:name", name, NULL);
  kei_element_open (self->out, "style:page-layout-properties");
  kei_element_attribute_points (self->out, "fo:page-width", width);
  kei_element_attribute_points (self->out, "fo:page-height", height);
  kei_element_attribute (self->out, "style:print-orientation", part->across ? "landscape" : "portrait");
  kei_element_attribute_points (self->out, "fo:margin-top", header ? MAX (page->top * (1 - KEI_OFFICE_DISTANCE) - line, 0) : page->top);
  kei_element_attribute_points (self->out, "fo:margin-right", page->right);
  kei_element_attribute_points (self->out, "fo:margin-bottom", footer ? MAX (page->bottom * (1 - KEI_OFFICE_DISTANCE) - line, 0) : page->bottom);
  kei_element_attribute_points (self->out, "fo:margin-left", page->left);
  kei_element_attribute (self->out, "style:num-format", "1");
  kei_element_attribute (self->out, "style:writing-mode", "lr-tb");
  kei_element_close (self->out);
  write_furniture_layout (self, "style:header-style", "fo:margin-bottom", header ? page->top * KEI_OFFICE_DISTANCE : 0, line);
  write_furniture_layout (self, "style:footer-style", "fo:margin-top", footer ? page->bottom * KEI_OFFICE_DISTANCE : 0, line);
  kei_element_close (self->out);
}

/* The places of header and footer stand at tabs, which are the page's. */
static void
write_furniture_style (KeiOdt *self, guint master, const KeiReportPart *part)
{
  static const char *const kinds[] = { "center", "right" };
  g_autofree char *name = g_strdup_printf ("Furniture%u", master);
  double width, height, text_width;

  kei_office_get_page (self->style, part, &width, &height, &text_width);
  kei_element_open_with (self->out, "style:style", "style:name", name, "style:family", "paragraph", "style:parent-style-name", "KeiFurniture", NULL);
  kei_element_open (self->out, "style:paragraph-properties");
  kei_element_open (self->out, "style:tab-stops");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      kei_element_open (self->out, "style:tab-stop");
      kei_element_attribute_points (self->out, "style:position", text_width * (i + 1) / 2);
      kei_element_attribute (self->out, "style:type", kinds[i]);
      kei_element_close (self->out);
    }
  kei_element_close (self->out);
  kei_element_close (self->out);
  kei_element_close (self->out);
}

void
kei_odt_write_page_layouts (KeiOdt *self)
{
  for (guint master = 1; master <= N_MASTERS; master++)
    {
      const KeiReportPart *part = find_part (self, master);

      if (part == NULL)
        continue;
      write_layout (self, master, part);
      write_furniture_style (self, master, part);
    }
}

/* --- Headers and footers --- */

/* What a word in braces becomes. */
static void
write_field (KeiOdt *self, guint field)
{
  switch (field)
    {
    case 0:
      kei_element_leaf (self->out, "text:title", self->facts->title);
      break;
    case 1:
      kei_element_leaf (self->out, "text:initial-creator", self->facts->author);
      break;
    case 2:
      kei_element_empty (self->out, "text:chapter", "text:display", "name", "text:outline-level", "1", NULL);
      break;
    case 3:
      /* A cover is in the count of the pages, so how many there are is the number of the last one. */
      if (kei_office_counts_by_end (self->report))
        {
          kei_element_open_with (self->out, "text:bookmark-ref", "text:reference-format", "page", "text:ref-name", KEI_OFFICE_END, NULL);
          kei_element_text (self->out, "1", -1);
          kei_element_close (self->out);
        }
      else
        kei_element_leaf (self->out, "text:page-count", "1");
      break;
    default:
      kei_element_open_with (self->out, "text:page-number", "text:select-page", "current", NULL);
      kei_element_text (self->out, "1", -1);
      kei_element_close (self->out);
      break;
    }
}

static void
write_place (KeiOdt *self, const char *text)
{
  static const char *const words[] = { "{title}", "{author}", "{heading}", "{pages}", "{page}" };
  g_autoptr (GString) plain = g_string_new (NULL);

  while (*text != '\0')
    {
      guint field = 0;

      while (field < G_N_ELEMENTS (words) && !g_str_has_prefix (text, words[field]))
        field++;
      if (field == G_N_ELEMENTS (words))
        {
          g_string_append_c (plain, *text++);
          continue;
        }
      kei_odt_write_text (self, plain->str);
      g_string_truncate (plain, 0);
      write_field (self, field);
      text += strlen (words[field]);
    }
  kei_odt_write_text (self, plain->str);
}

static void
write_places (KeiOdt *self, const char *element, guint master, KeiFurniture furniture)
{
  g_autofree char *style = g_strdup_printf ("Furniture%u", master);

  kei_element_open (self->out, element);
  kei_element_open_with (self->out, "text:p", "text:style-name", style, NULL);
  for (KeiAlign place = KEI_ALIGN_START; place <= KEI_ALIGN_END; place++)
    {
      if (place > KEI_ALIGN_START)
        kei_element_empty (self->out, "text:tab", NULL);
      write_place (self, kei_report_style_get_furniture (self->style, furniture, place));
    }
  kei_element_close (self->out);
  kei_element_close (self->out);
}

void
kei_odt_write_masters (KeiOdt *self)
{
  for (guint master = 1; master <= N_MASTERS; master++)
    {
      const KeiReportPart *part = find_part (self, master);
      g_autofree char *name = kei_odt_dup_master (master), *layout = g_strdup_printf ("Layout%u", master);

      if (part == NULL)
        continue;
      kei_element_open_with (self->out, "style:master-page", "style:name", name, "style:page-layout-name", layout, NULL);
      if (is_printed (self, part, KEI_FURNITURE_HEADER))
        write_places (self, "style:header", master, KEI_FURNITURE_HEADER);
      if (is_printed (self, part, KEI_FURNITURE_FOOTER))
        write_places (self, "style:footer", master, KEI_FURNITURE_FOOTER);
      kei_element_close (self->out);
    }
}
