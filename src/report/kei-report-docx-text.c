/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paragraphs, runs, fields, links and tracked changes of DOCX. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "kei-report-docx-private.h"

void
kei_docx_write_value (KeiDocx *self, const char *name, const char *value)
{
  kei_element_empty (self->out, name, "w:val", value, NULL);
}

void
kei_docx_write_number (KeiDocx *self, const char *name, int value)
{
  kei_element_open (self->out, name);
  kei_element_attribute_int (self->out, "w:val", value);
  kei_element_close (self->out);
}

/* --- Paragraphs --- */

void
kei_docx_open_paragraph (KeiDocx *self, const KeiDocxParagraph *paragraph)
{
  static const char *const aligns[] = { NULL, "center", "right" };
  gboolean section_ends = self->section_ends && !paragraph->in_cell;

  kei_element_open (self->out, "w:p");
  kei_element_open (self->out, "w:pPr");
  kei_docx_write_value (self, "w:pStyle", paragraph->style);
  if (paragraph->keep_next)
    kei_element_empty (self->out, "w:keepNext", NULL);
  if (paragraph->free_next)
    kei_element_empty (self->out, "w:keepNext", "w:val", "false", NULL);
  if (paragraph->new_page)
    kei_element_empty (self->out, "w:pageBreakBefore", NULL);
  if (paragraph->list > 0)
    {
      kei_element_open (self->out, "w:numPr");
      kei_docx_write_number (self, "w:ilvl", (int) paragraph->list_level);
      kei_docx_write_number (self, "w:numId", (int) paragraph->list);
      kei_element_close (self->out);
    }
  if (paragraph->pitch > 0)
    {
      kei_element_open (self->out, "w:spacing");
      kei_element_attribute_int (self->out, "w:line", KEI_DOCX_TWIPS (paragraph->pitch));
      kei_element_attribute (self->out, "w:lineRule", "atLeast");
      kei_element_close (self->out);
    }
  if (paragraph->left > 0)
    {
      kei_element_open (self->out, "w:ind");
      kei_element_attribute_int (self->out, "w:left", paragraph->left);
      kei_element_close (self->out);
    }
  if (aligns[paragraph->align] != NULL)
    kei_docx_write_value (self, "w:jc", aligns[paragraph->align]);
  if (paragraph->tracked != 0)
    {
      kei_element_open (self->out, "w:rPr");
      kei_docx_write_change (self, kei_docx_change_name (paragraph->tracked), FALSE);
      kei_element_close (self->out);
    }
  if (section_ends && !self->report_ends)
    kei_docx_write_section (self);
  kei_element_close (self->out);
  if (section_ends && self->report_ends)
    {
      kei_docx_open_bookmark (self, KEI_OFFICE_END);
      kei_docx_close_bookmark (self, KEI_OFFICE_END);
    }
  if (section_ends)
    self->section_ends = FALSE;
  if (!paragraph->in_cell)
    self->part_is_fresh = FALSE;
}

void
kei_docx_close_paragraph (KeiDocx *self)
{
  kei_element_close (self->out);
}

void
kei_docx_write_spacer (KeiDocx *self)
{
  kei_docx_open_paragraph (self, &(KeiDocxParagraph){ .style = "KeiSpacer", .keep_next = self->is_followed });
  kei_docx_close_paragraph (self);
}

double
kei_docx_pitch (KeiDocx *self, const KeiParagraph *paragraph)
{
  const KeiTextStyle *look = kei_report_style_get_paragraph (self->style, paragraph->role);

  for (guint i = 0; i < paragraph->runs->len; i++)
    if (g_array_index (paragraph->runs, KeiRun, i).drawing != NULL)
      return look->size * look->line_height * self->size;
  return 0;
}

/* --- Tracked changes and bookmarks --- */

const char *
kei_docx_change_name (KeiMarks tracked)
{
  if ((tracked & KEI_MARK_MOVED) != 0)
    return (tracked & KEI_MARK_INSERTED) != 0 ? "w:moveTo" : "w:moveFrom";
  return (tracked & KEI_MARK_INSERTED) != 0 ? "w:ins" : "w:del";
}

void
kei_docx_write_change (KeiDocx *self, const char *name, gboolean open)
{
  kei_element_open (self->out, name);
  kei_element_attribute_int (self->out, "w:id", (int) ++self->n_changes);
  kei_element_attribute (self->out, "w:author", kei_office_changes_get_author (&self->changes));
  if (self->date != NULL)
    kei_element_attribute (self->out, "w:date", self->date);
  if (!open)
    kei_element_close (self->out);
}

/* Where a range of what was moved begins. */
static void
write_range (KeiDocx *self, const char *element, const char *name)
{
  kei_docx_write_change (self, element, TRUE);
  kei_element_attribute (self->out, "w:name", name);
  kei_element_close (self->out);
}

/* Word allows letters, digits and _ in names of bookmarks, and 40 of them: so they are numbered. A name
 * that begins with _ is not listed. FALSE if there is no such anchor. */
gboolean
kei_docx_format_bookmark (KeiDocx *self, const char *anchor, char *name, gsize size)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->bookmarks, anchor));

  g_snprintf (name, size, "_Toc%08u", number);
  return number > 0;
}

void
kei_docx_open_bookmark (KeiDocx *self, const char *anchor)
{
  char name[24];

  if (anchor == NULL || !kei_docx_format_bookmark (self, anchor, name, sizeof name))
    return;
  kei_element_open (self->out, "w:bookmarkStart");
  kei_element_attribute_int (self->out, "w:id", GPOINTER_TO_INT (g_hash_table_lookup (self->bookmarks, anchor)));
  kei_element_attribute (self->out, "w:name", name);
  kei_element_close (self->out);
}

void
kei_docx_close_bookmark (KeiDocx *self, const char *anchor)
{
  if (anchor == NULL || !g_hash_table_contains (self->bookmarks, anchor))
    return;
  kei_element_open (self->out, "w:bookmarkEnd");
  kei_element_attribute_int (self->out, "w:id", GPOINTER_TO_INT (g_hash_table_lookup (self->bookmarks, anchor)));
  kei_element_close (self->out);
}

/* --- Runs --- */

static void
write_run_look (KeiDocx *self, KeiMarks marks, KeiInk ink, double size)
{
  if ((marks & ~(KeiMarks) (KEI_MARK_INSERTED | KEI_MARK_DELETED | KEI_MARK_MOVED)) == 0 && ink == KEI_INK_NONE)
    return;
  kei_element_open (self->out, "w:rPr");
  if ((marks & KEI_OFFICE_MARK_HEAD) != 0)
    kei_docx_write_run_fonts (self, kei_report_style_get_paragraph (self->style, KEI_PARAGRAPH_CELL_HEAD)->font);
  if ((marks & KEI_MARK_BOLD) != 0)
    {
      kei_element_empty (self->out, "w:b", NULL);
      kei_element_empty (self->out, "w:bCs", NULL);
    }
  if ((marks & KEI_MARK_STRIKE) != 0)
    kei_element_empty (self->out, "w:strike", NULL);
  if (ink != KEI_INK_NONE)
    {
      KeiColourText colour;

      kei_docx_write_value (self, "w:color", kei_office_format_colour (kei_report_style_get_ink (self->style, ink), colour));
    }
  if ((marks & KEI_MARK_SMALL) != 0)
    {
      kei_docx_write_number (self, "w:sz", (int) lround (2 * size * KEI_OFFICE_SMALL));
      kei_docx_write_number (self, "w:szCs", (int) lround (2 * size * KEI_OFFICE_SMALL));
    }
  if ((marks & (KEI_MARK_UNDERLINE | KEI_MARK_GAP)) != 0)
    kei_docx_write_value (self, "w:u", "single");
  kei_element_close (self->out);
}

/* Line breaks and tabs are elements. */
static void
write_pieces (KeiDocx *self, const char *text, const char *element)
{
  while (*text != '\0')
    {
      gsize length = strcspn (text, "\n\t");

      if (length > 0)
        {
          kei_element_open_with (self->out, element, "xml:space", "preserve", NULL);
          kei_element_text (self->out, text, (gssize) length);
          kei_element_close (self->out);
        }
      text += length;
      if (*text != '\0')
        kei_element_empty (self->out, *text++ == '\n' ? "w:br" : "w:tab", NULL);
    }
}

void
kei_docx_write_narrow (KeiDocx *self, const char *text, int percent)
{
  kei_element_open (self->out, "w:r");
  if (percent != 100)
    {
      kei_element_open (self->out, "w:rPr");
      kei_docx_write_number (self, "w:w", percent);
      kei_element_close (self->out);
    }
  write_pieces (self, text, "w:t");
  kei_element_close (self->out);
}

void
kei_docx_write_plain (KeiDocx *self, const char *text)
{
  kei_docx_write_narrow (self, text, 100);
}

static void
write_run (KeiDocx *self, const KeiRun *run, KeiMarks marks, KeiInk ink, double size)
{
  g_autofree char *gap = (run->marks & KEI_MARK_GAP) != 0 ? kei_office_dup_gap (run->text) : NULL;
  KeiInk own_ink = kei_office_run_ink (run);
  char anchor[24];
  gboolean linked = run->link != NULL && kei_docx_format_bookmark (self, run->link, anchor, sizeof anchor);
  KeiMarks tracked = run->marks & (KEI_MARK_INSERTED | KEI_MARK_DELETED | KEI_MARK_MOVED);

  if (linked)
    kei_element_open_with (self->out, "w:hyperlink", "w:anchor", anchor, "w:history", "1", NULL);
  if (tracked != 0)
    kei_docx_write_change (self, kei_docx_change_name (tracked), TRUE);
  kei_element_open (self->out, "w:r");
  write_run_look (self, kei_office_run_marks (run) | marks, own_ink != KEI_INK_NONE ? own_ink : ink, size);
  if (run->drawing != NULL)
    kei_docx_write_picture (self, kei_media_add_drawing (self->media, run->drawing), run->text, kei_drawing_get_width (run->drawing), kei_drawing_get_height (run->drawing));
  else
    write_pieces (self, gap != NULL ? gap : run->text, tracked == KEI_MARK_DELETED ? "w:delText" : "w:t");
  kei_element_close (self->out);
  if (tracked != 0)
    kei_element_close (self->out);
  if (linked)
    kei_element_close (self->out);
}

/* Both places of what was moved have one name. Returns the range's id, 0 for none. */
static guint
open_move (KeiDocx *self, const KeiParagraph *paragraph)
{
  KeiMarks tracked = kei_office_tracked (paragraph);
  g_autofree char *name = g_strdup_printf ("move%u", paragraph->move);

  if (paragraph->move == 0 || (tracked & KEI_MARK_MOVED) == 0)
    return 0;
  write_range (self, (tracked & KEI_MARK_INSERTED) != 0 ? "w:moveToRangeStart" : "w:moveFromRangeStart", name);
  return self->n_changes;
}

static void
close_move (KeiDocx *self, const KeiParagraph *paragraph, guint id)
{
  if (id == 0)
    return;
  kei_element_open (self->out, (kei_office_tracked (paragraph) & KEI_MARK_INSERTED) != 0 ? "w:moveToRangeEnd" : "w:moveFromRangeEnd");
  kei_element_attribute_int (self->out, "w:id", (int) id);
  kei_element_close (self->out);
}

void
kei_docx_write_runs (KeiDocx *self, const KeiParagraph *paragraph, KeiMarks marks, KeiInk ink)
{
  double size = kei_report_style_get_paragraph (self->style, paragraph->role)->size * self->size;
  guint n = paragraph->runs->len, move = open_move (self, paragraph);

  kei_docx_open_bookmark (self, paragraph->anchor);
  for (guint i = 0; i < n; i++)
    write_run (self, kei_office_changes_get_run (&self->changes, paragraph, i), marks, ink, size);
  kei_docx_close_bookmark (self, paragraph->anchor);
  close_move (self, paragraph, move);
}

/* --- Fields --- */

static void
write_field_mark (KeiDocx *self, const char *type)
{
  kei_element_open (self->out, "w:r");
  kei_element_empty (self->out, "w:fldChar", "w:fldCharType", type, NULL);
  kei_element_close (self->out);
}

void
kei_docx_open_field (KeiDocx *self, const char *instruction)
{
  write_field_mark (self, "begin");
  kei_element_open (self->out, "w:r");
  kei_element_open_with (self->out, "w:instrText", "xml:space", "preserve", NULL);
  kei_element_text (self->out, instruction, -1);
  kei_element_close (self->out);
  kei_element_close (self->out);
  write_field_mark (self, "separate");
}

void
kei_docx_close_field (KeiDocx *self)
{
  write_field_mark (self, "end");
}

void
kei_docx_write_field (KeiDocx *self, const char *instruction, const char *result)
{
  kei_docx_open_field (self, instruction);
  kei_docx_write_plain (self, result);
  kei_docx_close_field (self);
}
