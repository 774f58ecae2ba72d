/* SPDX-License-Identifier: GPL-3.0-or-later */
/* content.xml, block by block. */
#include "config.h"

#include "kei-report-odt-private.h"

#define DEEPEST_LIST 10
#define LEAST_PERCENT 15 /* of a text size */

static void
begin_part (KeiOdt *self, const KeiReportPart *part)
{
  const KeiPageSetup *page = kei_report_style_get_page (self->style);
  double width, height;

  self->part = part;
  self->master = kei_odt_master (part);
  self->is_first = part == kei_office_find_first_page (self->report);
  kei_office_get_page (self->style, part, &width, &height, &self->text_width);
  self->page_height = MAX (height - page->top - page->bottom, 36);
}

/* The text of a heading, in letters that are narrower if it is a little too long for its line. */
static void
write_title (KeiOdt *self, const KeiHeading *heading)
{
  int percent = kei_office_get_title_percent (self->style, heading, self->text_width, 0);
  g_autofree char *text = kei_office_dup_heading (heading);
  g_autofree char *style = percent != 100 ? kei_odt_dup_look (self, (KeiOdtLook){ .kind = KEI_ODT_TEXT, .percent = percent }) : NULL;

  if (style != NULL)
    kei_element_open_with (self->out, "text:span", "text:style-name", style, NULL);
  kei_odt_write_text (self, text);
  if (style != NULL)
    kei_element_close (self->out);
}

void
kei_odt_open_spacer (KeiOdt *self)
{
  kei_odt_open_paragraph (self, (KeiOdtLook){ .base = KEI_PARAGRAPH_FURNITURE, .percent = LEAST_PERCENT, .flags = KEI_ODT_FLAT });
}

static void
open_line (KeiOdt *self, const KeiBlock *block)
{
  if (block->kind == KEI_BLOCK_HEADING)
    kei_odt_open_paragraph (self, (KeiOdtLook){ .base = KEI_ODT_HEADING + block->heading->level, .flags = (block->heading->new_page ? KEI_ODT_BREAK : 0) | (kei_office_frees_heading (self->report, block) ? KEI_ODT_FREE : 0) });
  else
    kei_odt_open_paragraph (self, (KeiOdtLook){ .base = block->paragraph->role, .length = kei_odt_pitch (self, block->paragraph), .flags = kei_office_keeps_paragraph (self->report, block) ? KEI_ODT_KEEP : 0 });
}

static void
write_heading (KeiOdt *self, const KeiHeading *heading)
{
  kei_odt_write_bookmark (self, "text:bookmark-start", heading->anchor);
  if (heading->line != NULL)
    kei_odt_write_runs (self, heading->line, 0, KEI_INK_NONE);
  else
    write_title (self, heading);
  kei_odt_write_bookmark (self, "text:bookmark-end", heading->anchor);
}

/* A heading or paragraph. */
static void
write_line (KeiOdt *self, const KeiBlock *block, const KeiBlock *end)
{
  if (kei_odt_take_out (self, block, end))
    return;
  open_line (self, block);
  kei_odt_begin_line (self, block);
  if (block->kind == KEI_BLOCK_HEADING)
    write_heading (self, block->heading);
  else
    kei_odt_write_runs (self, block->paragraph, 0, KEI_INK_NONE);
  kei_odt_end_line (self, block, end);
  kei_odt_close_paragraph (self);
}

void
kei_odt_write_gone_line (KeiOdt *self, const KeiBlock *block, gboolean empty)
{
  guint master = self->master, n_paragraphs = self->n_paragraphs;

  self->master = 0;
  self->settled = TRUE;
  open_line (self, block);
  if (!empty)
    kei_odt_write_runs (self, kei_office_get_line (block), 0, KEI_INK_NONE);
  kei_odt_close_paragraph (self);
  self->settled = FALSE;
  self->master = master;
  self->n_paragraphs = n_paragraphs;
}

/* Lists stand in items of lists: an entry that is deeper than the one before opens as many as are missing. */
static void
write_list (KeiOdt *self, const KeiReportList *list)
{
  guint open = 0; /* lists, each with an item that is open */

  for (guint i = 0; i < list->entries->len; i++)
    {
      const KeiListEntry *entry = &g_array_index (list->entries, KeiListEntry, i);
      guint wanted = 1 + MIN (entry->depth, DEEPEST_LIST - 1);

      for (; open > wanted; open--)
        {
          kei_element_close (self->out);
          kei_element_close (self->out);
        }
      if (open == wanted)
        {
          kei_element_close (self->out);
          kei_element_open (self->out, "text:list-item");
        }
      for (; open < wanted; open++)
        {
          kei_element_open (self->out, "text:list");
          if (open == 0)
            kei_element_attribute (self->out, "text:style-name", list->ordered ? "KeiNumbers" : "KeiBullets");
          kei_element_open (self->out, "text:list-item");
        }
      kei_odt_open_paragraph (self, (KeiOdtLook){ .base = KEI_ODT_LIST, .length = kei_odt_pitch (self, entry->paragraph), .flags = kei_office_keeps_entry (list, i) ? KEI_ODT_KEEP : 0 });
      kei_odt_write_runs (self, entry->paragraph, 0, KEI_INK_NONE);
      kei_odt_close_paragraph (self);
    }
  for (; open > 0; open--)
    {
      kei_element_close (self->out);
      kei_element_close (self->out);
    }
}

/* @end: behind the last block. */
static void
write_block (KeiOdt *self, const KeiBlock *block, const KeiBlock *end)
{
  if (block->kind != KEI_BLOCK_HEADING && block->kind != KEI_BLOCK_PARAGRAPH)
    kei_odt_settle_changes (self);
  switch (block->kind)
    {
    case KEI_BLOCK_PART:
      /* The page of a part in which nothing stands. */
      if (self->master != 0)
        {
          kei_odt_open_paragraph (self, (KeiOdtLook){ .base = KEI_PARAGRAPH_BODY });
          kei_odt_close_paragraph (self);
        }
      begin_part (self, block->part);
      break;
    case KEI_BLOCK_HEADING:
    case KEI_BLOCK_PARAGRAPH:
      write_line (self, block, end);
      break;
    case KEI_BLOCK_LIST:
      write_list (self, block->list);
      break;
    case KEI_BLOCK_TABLE:
      self->is_followed = kei_office_is_followed (self->report, block);
      kei_odt_write_table (self, block->table, block + 1 == end || block[1].kind == KEI_BLOCK_PART);
      break;
    case KEI_BLOCK_FIGURE:
      kei_odt_write_figure (self, block->figure);
      break;
    case KEI_BLOCK_CONTENTS:
      kei_odt_write_contents (self, block->contents);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* From @from to @to of the whole work. */
static gboolean
write_blocks (KeiOdt *self, double from, double to, GError **error)
{
  guint n;
  const KeiBlock *blocks = kei_report_get_blocks (self->report, &n);

  self->n_paragraphs = self->n_changes = self->n_tables = self->n_frames = self->master = 0;
  kei_office_changes_restart (&self->parting);
  for (guint i = 0; i < n; i++)
    {
      kei_office_changes_step (&self->parting, &blocks[i], i + 1 < n ? &blocks[i + 1] : NULL, self->after);
      write_block (self, &blocks[i], blocks + n);
      if (!kei_package_check (self->package, error) || !kei_report_job_step (self->job, from + (to - from) * i / n, error))
        return FALSE;
    }
  kei_odt_settle_changes (self);
  if (self->master != 0)
    {
      kei_odt_open_paragraph (self, (KeiOdtLook){ .base = KEI_PARAGRAPH_BODY });
      kei_odt_close_paragraph (self);
    }
  else if (n > 0 && blocks[n - 1].kind == KEI_BLOCK_TABLE)
    {
      /* A word processor puts a line below the last table. */
      kei_odt_open_spacer (self);
      kei_odt_close_paragraph (self);
    }
  return TRUE;
}

void
kei_odt_write_namespaces (KeiOdt *self)
{
  static const char *const namespaces[][2] = {
    { "xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0" },
    { "xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0" },
    { "xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0" },
    { "xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0" },
    { "xmlns:draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" },
    { "xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" },
    { "xmlns:svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" },
    { "xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0" },
    { "xmlns:config", "urn:oasis:names:tc:opendocument:xmlns:config:1.0" },
    { "xmlns:ooo", "http://openoffice.org/2004/office" },
    { "xmlns:loext", "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" },
    { "xmlns:xlink", "http://www.w3.org/1999/xlink" },
    { "xmlns:dc", "http://purl.org/dc/elements/1.1/" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (namespaces); i++)
    kei_element_attribute (self->out, namespaces[i][0], namespaces[i][1]);
  kei_element_attribute (self->out, "office:version", "1.2");
}

gboolean
kei_odt_write_content (KeiOdt *self, GError **error)
{
  if (!write_blocks (self, 0, 0.15, error))
    return FALSE;
  self->n_all_paragraphs = self->n_paragraphs;
  self->out = kei_package_open (self->package, "content.xml");
  kei_element_open (self->out, "office:document-content");
  kei_odt_write_namespaces (self);
  kei_odt_write_fonts (self);
  kei_odt_write_looks (self);
  kei_element_open (self->out, "office:body");
  kei_element_open (self->out, "office:text");
  kei_odt_write_changes (self);
  if (!write_blocks (self, 0.15, 0.9, error))
    return FALSE;
  kei_element_close (self->out);
  kei_element_close (self->out);
  kei_element_close (self->out);
  kei_package_close (self->package);
  return TRUE;
}
