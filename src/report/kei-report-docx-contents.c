/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The contents of DOCX: Word's own, with a button to bring it up to date, and filled already. */
#include "config.h"

#include "kei-report-docx-private.h"

/* The page's number is that of our own pages, until Word makes its own: when it prints, or is asked to. @first opens the field of the whole contents in front. */
static void
write_entry (KeiDocx *self, const KeiHeading *heading, const char *first)
{
  g_autofree char *style = g_strdup_printf ("TOC%u", heading->level);
  g_autofree char *text = kei_office_dup_heading (heading);
  const char *number = self->numbers != NULL ? g_hash_table_lookup (self->numbers, heading->anchor) : NULL;
  char bookmark[24];
  g_autofree char *instruction = NULL;

  kei_docx_format_bookmark (self, heading->anchor, bookmark, sizeof bookmark);
  instruction = g_strdup_printf (" PAGEREF %s \\h ", bookmark);
  kei_docx_open_paragraph (self, &(KeiDocxParagraph){ .style = style });
  if (first != NULL)
    kei_docx_open_field (self, first);
  kei_element_open_with (self->out, "w:hyperlink", "w:anchor", bookmark, "w:history", "1", NULL);
  kei_docx_write_plain (self, text);
  kei_docx_write_plain (self, "\t");
  kei_docx_write_field (self, instruction, number != NULL ? number : "");
  kei_element_close (self->out);
  kei_docx_close_paragraph (self);
}

void
kei_docx_write_contents (KeiDocx *self, const KeiContents *contents)
{
  g_autofree char *instruction = g_strdup_printf (" TOC \\o \"1-%u\" \\h \\z \\u ", contents->depth);
  gboolean ends = self->section_ends, opened = FALSE;
  guint n;
  const KeiBlock *blocks = kei_report_get_blocks (self->report, &n);

  self->section_ends = FALSE;
  kei_element_open (self->out, "w:sdt");
  kei_element_open (self->out, "w:sdtPr");
  kei_element_open (self->out, "w:docPartObj");
  kei_docx_write_value (self, "w:docPartGallery", "Table of Contents");
  kei_element_empty (self->out, "w:docPartUnique", NULL);
  kei_element_close (self->out);
  kei_element_close (self->out);
  kei_element_open (self->out, "w:sdtContent");
  if (*contents->title != '\0')
    {
      kei_docx_open_paragraph (self, &(KeiDocxParagraph){ .style = "TOCHeading" });
      kei_docx_write_plain (self, contents->title);
      kei_docx_close_paragraph (self);
    }
  for (guint i = 0; i < n; i++)
    if (blocks[i].kind == KEI_BLOCK_HEADING && blocks[i].heading->level <= contents->depth)
      {
        write_entry (self, blocks[i].heading, opened ? NULL : instruction);
        opened = TRUE;
      }
  kei_docx_open_paragraph (self, &(KeiDocxParagraph){ .style = "KeiSpacer" });
  if (!opened)
    kei_docx_open_field (self, instruction);
  kei_docx_close_field (self);
  kei_docx_close_paragraph (self);
  kei_element_close (self->out);
  kei_element_close (self->out);
  self->section_ends = ends;
  if (ends)
    kei_docx_write_spacer (self);
}
