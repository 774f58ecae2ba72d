/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts as sections of DOCX, with headers and footers. */
#include "config.h"

#include <string.h>

#include "kei-report-docx-private.h"

/* One header and footer a paper and direction, for their tabs stand at the text's width; number 0 is an empty one: a
 * section without would have that of the one before. */
static guint
furniture_index (const KeiReportPart *part)
{
  return part->furniture ? 1 + 2 * (guint) part->paper + (part->across ? 1 : 0) : 0;
}

static void
write_reference (KeiDocx *self, const char *element, const char *kind)
{
  g_autofree char *id = g_strdup_printf ("r%s%u", kind, furniture_index (self->part));

  kei_element_empty (self->out, element, "w:type", "default", "r:id", id, NULL);
}

void
kei_docx_write_section (KeiDocx *self)
{
  const KeiPageSetup *page = kei_report_style_get_page (self->style);
  const KeiTextStyle *furniture = kei_report_style_get_paragraph (self->style, KEI_PARAGRAPH_FURNITURE);
  double width, height, text_width, line = furniture->size * furniture->line_height;

  kei_office_get_page (self->style, self->part, &width, &height, &text_width);
  kei_element_open (self->out, "w:sectPr");
  write_reference (self, "w:headerReference", "Header");
  write_reference (self, "w:footerReference", "Footer");
  kei_docx_write_value (self, "w:type", "nextPage");
  kei_element_open (self->out, "w:pgSz");
  kei_element_attribute_int (self->out, "w:w", KEI_DOCX_TWIPS (width));
  kei_element_attribute_int (self->out, "w:h", KEI_DOCX_TWIPS (height));
  if (self->part->across)
    kei_element_attribute (self->out, "w:orient", "landscape");
  kei_element_close (self->out);
  kei_element_open (self->out, "w:pgMar");
  kei_element_attribute_int (self->out, "w:top", KEI_DOCX_TWIPS (page->top));
  kei_element_attribute_int (self->out, "w:right", KEI_DOCX_TWIPS (page->right));
  kei_element_attribute_int (self->out, "w:bottom", KEI_DOCX_TWIPS (page->bottom));
  kei_element_attribute_int (self->out, "w:left", KEI_DOCX_TWIPS (page->left));
  kei_element_attribute_int (self->out, "w:header", KEI_DOCX_TWIPS (MAX (page->top * (1 - KEI_OFFICE_DISTANCE) - line, 0)));
  kei_element_attribute_int (self->out, "w:footer", KEI_DOCX_TWIPS (MAX (page->bottom * (1 - KEI_OFFICE_DISTANCE) - line, 0)));
  kei_element_attribute_int (self->out, "w:gutter", 0);
  kei_element_close (self->out);
  if (self->part == kei_office_find_first_page (self->report))
    kei_element_empty (self->out, "w:pgNumType", "w:start", "1", NULL);
  kei_element_empty (self->out, "w:cols", "w:space", "720", NULL);
  kei_element_close (self->out);
}

/* --- Headers and footers --- */

/* What a word in braces becomes. STYLEREF 1 is the style of headings of level 1 in Word of any language. */
static const struct
{
  const char *word;
  const char *field;
} fields[] = {
  { "{title}", " TITLE " },
  { "{author}", " AUTHOR " },
  { "{heading}", " STYLEREF 1 " },
  { "{pages}", " NUMPAGES " },
  { "{page}", " PAGE " },
};

/* What a field shows before it is evaluated. */
static const char *
field_result (KeiDocx *self, guint field)
{
  const char *end = self->numbers != NULL ? g_hash_table_lookup (self->numbers, KEI_OFFICE_END) : NULL;
  const char *const results[] = { self->facts->title, self->facts->author, "", end != NULL ? end : "1", "1" };

  return results[field];
}

/* Word counts a cover, so how many pages there are is the number of the last one. */
static void
write_field (KeiDocx *self, guint field)
{
  char end[24];
  g_autofree char *instruction = NULL;

  if (g_str_equal (fields[field].word, "{pages}") && kei_docx_format_bookmark (self, KEI_OFFICE_END, end, sizeof end))
    instruction = g_strdup_printf (" PAGEREF %s ", end);
  kei_docx_write_field (self, instruction != NULL ? instruction : fields[field].field, field_result (self, field));
}

static void
write_place (KeiDocx *self, const char *text)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  while (*text != '\0')
    {
      guint field = 0;

      while (field < G_N_ELEMENTS (fields) && !g_str_has_prefix (text, fields[field].word))
        field++;
      if (field == G_N_ELEMENTS (fields))
        {
          g_string_append_c (plain, *text++);
          continue;
        }
      if (plain->len > 0)
        kei_docx_write_plain (self, plain->str);
      g_string_truncate (plain, 0);
      write_field (self, field);
      text += strlen (fields[field].word);
    }
  if (plain->len > 0)
    kei_docx_write_plain (self, plain->str);
}

static void
write_tab_stop (KeiDocx *self, const char *kind, double at)
{
  kei_element_open_with (self->out, "w:tab", "w:val", kind, NULL);
  kei_element_attribute_int (self->out, "w:pos", KEI_DOCX_TWIPS (at));
  kei_element_close (self->out);
}

/* A paragraph with the three places of a header or footer; @furnished: whether anything stands in them. */
static void
write_places (KeiDocx *self, KeiFurniture furniture, double width, gboolean furnished)
{
  kei_element_open (self->out, "w:p");
  kei_element_open (self->out, "w:pPr");
  kei_docx_write_value (self, "w:pStyle", "KeiFurniture");
  kei_element_open (self->out, "w:tabs");
  write_tab_stop (self, "center", width / 2);
  write_tab_stop (self, "right", width);
  kei_element_close (self->out);
  kei_element_close (self->out);
  for (KeiAlign place = KEI_ALIGN_START; furnished && place <= KEI_ALIGN_END; place++)
    {
      if (place > KEI_ALIGN_START)
        kei_docx_write_plain (self, "\t");
      write_place (self, kei_report_style_get_furniture (self->style, furniture, place));
    }
  kei_element_close (self->out);
}

/* A part that has this furniture, or NULL. */
static const KeiReportPart *
find_part (KeiDocx *self, guint index)
{
  guint n;
  const KeiBlock *blocks = kei_report_get_blocks (self->report, &n);

  for (guint i = 0; i < n; i++)
    if (blocks[i].kind == KEI_BLOCK_PART && furniture_index (blocks[i].part) == index)
      return blocks[i].part;
  return NULL;
}

static void
write_file (KeiDocx *self, const char *kind, const char *element, KeiFurniture furniture, guint index, double width)
{
  g_autofree char *name = g_strdup_printf ("word/%s%u.xml", kind, index);

  self->out = kei_package_open (self->package, name);
  kei_element_open_with (self->out, element, "xmlns:w", KEI_DOCX_NAMESPACE, "xmlns:r", KEI_DOCX_RELATIONS, NULL);
  write_places (self, furniture, width, index > 0);
  kei_element_close (self->out);
  kei_package_close (self->package);
}

#define N_FURNITURES (1 + 2 * KEI_N_PAPERS)

void
kei_docx_write_furniture (KeiDocx *self)
{
  for (guint index = 0; index < N_FURNITURES; index++)
    {
      const KeiReportPart *part = find_part (self, index);
      double width, height, text_width;

      if (part == NULL)
        continue;
      kei_office_get_page (self->style, part, &width, &height, &text_width);
      write_file (self, "header", "w:hdr", KEI_FURNITURE_HEADER, index, text_width);
      write_file (self, "footer", "w:ftr", KEI_FURNITURE_FOOTER, index, text_width);
    }
}

void
kei_docx_write_furniture_relations (KeiDocx *self)
{
  for (guint index = 0; index < N_FURNITURES; index++)
    if (find_part (self, index) != NULL)
      {
        g_autofree char *header_id = g_strdup_printf ("rHeader%u", index), *footer_id = g_strdup_printf ("rFooter%u", index);
        g_autofree char *header = g_strdup_printf ("header%u.xml", index), *footer = g_strdup_printf ("footer%u.xml", index);

        kei_element_empty (self->out, "Relationship", "Id", header_id, "Type", KEI_DOCX_RELATIONS "/header", "Target", header, NULL);
        kei_element_empty (self->out, "Relationship", "Id", footer_id, "Type", KEI_DOCX_RELATIONS "/footer", "Target", footer, NULL);
      }
}

void
kei_docx_write_furniture_types (KeiDocx *self)
{
  for (guint index = 0; index < N_FURNITURES; index++)
    if (find_part (self, index) != NULL)
      {
        g_autofree char *header = g_strdup_printf ("/word/header%u.xml", index), *footer = g_strdup_printf ("/word/footer%u.xml", index);

        kei_element_empty (self->out, "Override", "PartName", header, "ContentType", KEI_DOCX_TYPE "header+xml", NULL);
        kei_element_empty (self->out, "Override", "PartName", footer, "ContentType", KEI_DOCX_TYPE "footer+xml", NULL);
      }
}
