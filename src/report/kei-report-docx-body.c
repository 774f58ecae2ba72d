/* SPDX-License-Identifier: GPL-3.0-or-later */
/* document.xml, block by block. */
#include "config.h"

#include "kei-report-docx-private.h"

static void
begin_part (KeiDocx *self, const KeiReportPart *part)
{
  const KeiPageSetup *page = kei_report_style_get_page (self->style);
  double width, height;

  self->part = part;
  kei_office_get_page (self->style, part, &width, &height, &self->text_width);
  self->page_height = MAX (height - page->top - page->bottom, 36);
  self->part_is_fresh = TRUE;
}

/* --- Blocks --- */

/* LibreOffice puts a quarter of an em between a Japanese letter and another, whatever the file says. */
#define GAP 0.25

static void
write_heading (KeiDocx *self, const KeiBlock *block)
{
  const KeiHeading *heading = block->heading;
  double inset = kei_office_get_title_inset (kei_report_style_get_heading (self->style, heading->level));
  /* Paragraphs that begin elsewhere, if by a twentieth of a point, have bars and lines of their own. */
  int left = kei_office_repeats_rule (self->report, block) ? KEI_DOCX_TWIPS (inset) + 1 : 0;
  g_autofree char *style = g_strdup_printf ("Heading%u", heading->level);
  g_autofree char *text = kei_office_dup_heading (heading);

  kei_docx_open_paragraph (self, &(KeiDocxParagraph){ .style = style, .new_page = heading->new_page && !self->part_is_fresh, .free_next = kei_office_frees_heading (self->report, block), .left = left, .tracked = heading->line != NULL ? kei_office_tracked (heading->line) : 0 });
  kei_docx_open_bookmark (self, heading->anchor);
  if (heading->line != NULL)
    kei_docx_write_runs (self, heading->line, 0, KEI_INK_NONE);
  else
    kei_docx_write_narrow (self, text, kei_office_get_title_percent (self->style, heading, self->text_width, GAP));
  kei_docx_close_bookmark (self, heading->anchor);
  kei_docx_close_paragraph (self);
}

static void
write_paragraph (KeiDocx *self, const KeiParagraph *paragraph, gboolean keep)
{
  g_autofree char *style = kei_docx_dup_role (paragraph->role, 1);

  kei_docx_open_paragraph (self, &(KeiDocxParagraph){ .style = style, .pitch = kei_docx_pitch (self, paragraph), .tracked = kei_office_tracked (paragraph), .keep_next = keep });
  kei_docx_write_runs (self, paragraph, 0, KEI_INK_NONE);
  kei_docx_close_paragraph (self);
}

static void
write_list (KeiDocx *self, const KeiReportList *list)
{
  gboolean ends = self->section_ends;
  guint number = list->ordered ? ++self->n_ordered + 1 : 1;

  for (guint i = 0; i < list->entries->len; i++)
    {
      const KeiListEntry *entry = &g_array_index (list->entries, KeiListEntry, i);

      self->section_ends = ends && i + 1 == list->entries->len;
      kei_docx_open_paragraph (self, &(KeiDocxParagraph){ .style = "ListParagraph", .list = number, .list_level = MIN (entry->depth, 8), .pitch = kei_docx_pitch (self, entry->paragraph), .tracked = kei_office_tracked (entry->paragraph), .keep_next = kei_office_keeps_entry (list, i) });
      kei_docx_write_runs (self, entry->paragraph, 0, KEI_INK_NONE);
      kei_docx_close_paragraph (self);
    }
}

static void
write_block (KeiDocx *self, const KeiBlock *block)
{
  switch (block->kind)
    {
    case KEI_BLOCK_PART:
      begin_part (self, block->part);
      break;
    case KEI_BLOCK_HEADING:
      write_heading (self, block);
      break;
    case KEI_BLOCK_PARAGRAPH:
      write_paragraph (self, block->paragraph, kei_office_keeps_paragraph (self->report, block));
      break;
    case KEI_BLOCK_LIST:
      write_list (self, block->list);
      break;
    case KEI_BLOCK_TABLE:
      kei_docx_write_table (self, block->table);
      break;
    case KEI_BLOCK_FIGURE:
      kei_docx_write_figure (self, block->figure);
      break;
    case KEI_BLOCK_CONTENTS:
      kei_docx_write_contents (self, block->contents);
      break;
    default:
      g_assert_not_reached ();
    }
}

gboolean
kei_docx_write_document (KeiDocx *self, GError **error)
{
  guint n;
  const KeiBlock *blocks = kei_report_get_blocks (self->report, &n);

  self->out = kei_package_open (self->package, "word/document.xml");
  kei_element_open_with (self->out, "w:document", "xmlns:w", KEI_DOCX_NAMESPACE, "xmlns:r", KEI_DOCX_RELATIONS,
                         "xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
                         "xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main",
                         "xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture", NULL);
  kei_element_open (self->out, "w:body");
  for (guint i = 0; i < n; i++)
    {
      gboolean ends = i + 1 == n || blocks[i + 1].kind == KEI_BLOCK_PART;

      self->report_ends = i + 1 == n;
      self->section_ends = ends && blocks[i].kind != KEI_BLOCK_PART;
      kei_office_changes_step (&self->changes, &blocks[i], i + 1 < n ? &blocks[i + 1] : NULL, FALSE);
      self->is_followed = kei_office_is_followed (self->report, &blocks[i]);
      write_block (self, &blocks[i]);
      if (ends && blocks[i].kind == KEI_BLOCK_PART)
        {
          self->section_ends = TRUE;
          kei_docx_write_spacer (self);
        }
      if (!kei_package_check (self->package, error) || !kei_report_job_step (self->job, 0.8 + 0.1 * i / n, error))
        return FALSE;
    }
  kei_docx_write_section (self);
  kei_element_close (self->out);
  kei_element_close (self->out);
  kei_package_close (self->package);
  return TRUE;
}
