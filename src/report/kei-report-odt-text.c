/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paragraphs, runs and links of ODT. */
#include "config.h"

#include <string.h>

#include "kei-report-odt-private.h"

void
kei_odt_take_page (KeiOdt *self, KeiOdtLook *look)
{
  look->master = self->master;
  if (look->master != 0)
    look->flags &= ~(guint) KEI_ODT_BREAK;
  if (look->master != 0 && self->is_first)
    look->flags |= KEI_ODT_FIRST;
  self->master = 0;
}

void
kei_odt_open_paragraph (KeiOdt *self, KeiOdtLook look)
{
  g_autofree char *style = NULL;
  gboolean heading = look.base > KEI_ODT_HEADING && look.base < KEI_ODT_CONTENTS;

  look.kind = KEI_ODT_PARAGRAPH;
  if (look.percent == 0)
    look.percent = 100;
  kei_odt_take_page (self, &look);
  style = kei_odt_dup_look (self, look);
  kei_element_open_with (self->out, heading ? "text:h" : "text:p", "text:style-name", style, NULL);
  if (heading)
    kei_element_attribute_int (self->out, "text:outline-level", (int) (look.base - KEI_ODT_HEADING));
}

void
kei_odt_close_paragraph (KeiOdt *self)
{
  if (++self->n_paragraphs == self->n_all_paragraphs && kei_office_counts_by_end (self->report))
    kei_odt_write_bookmark (self, "text:bookmark", KEI_OFFICE_END);
  kei_element_close (self->out);
}

static void
write_spaces (KeiOdt *self, guint n)
{
  kei_element_open (self->out, "text:s");
  if (n > 1)
    kei_element_attribute_int (self->out, "text:c", (int) n);
  kei_element_close (self->out);
}

/* Line breaks and tabs are elements, and so are blanks that would be folded into one or none: all but a
 * single one between two letters. */
void
kei_odt_write_text (KeiOdt *self, const char *text)
{
  if (self->out == NULL)
    return;
  while (*text != '\0')
    {
      gsize length = strcspn (text, "\n\t ");

      while (length > 0 && text[length] == ' ' && strchr ("\n\t ", text[length + 1]) == NULL)
        length += 1 + strcspn (text + length + 1, "\n\t ");
      if (length > 0)
        kei_element_text (self->out, text, (gssize) length);
      text += length;
      if (*text == ' ')
        {
          gsize n = strspn (text, " ");

          write_spaces (self, (guint) n);
          text += n;
        }
      else if (*text != '\0')
        kei_element_empty (self->out, *text++ == '\n' ? "text:line-break" : "text:tab", NULL);
    }
}

int
kei_odt_pitch (KeiOdt *self, const KeiParagraph *paragraph)
{
  const KeiTextStyle *look = kei_report_style_get_paragraph (self->style, paragraph->role);

  for (guint i = 0; i < paragraph->runs->len; i++)
    if (g_array_index (paragraph->runs, KeiRun, i).drawing != NULL)
      return KEI_ODT_HUNDREDTHS (look->size * look->line_height * self->size);
  return 0;
}

void
kei_odt_write_bookmark (KeiOdt *self, const char *element, const char *anchor)
{
  if (anchor != NULL)
    kei_element_empty (self->out, element, "text:name", anchor, NULL);
}

/* --- Runs --- */

/* Opens text:span if the run looks unlike its paragraph. */
static gboolean
open_span (KeiOdt *self, KeiMarks marks, KeiInk ink, double size)
{
  KeiOdtLook look = { .kind = KEI_ODT_TEXT, .base = marks & (KEI_OFFICE_MARK_HEAD | KEI_MARK_BOLD | KEI_MARK_UNDERLINE | KEI_MARK_STRIKE | KEI_MARK_SMALL | KEI_MARK_GAP), .choice = ink };
  g_autofree char *style = NULL;

  if (look.base == 0 && ink == KEI_INK_NONE)
    return FALSE;
  if ((marks & KEI_MARK_SMALL) != 0)
    look.length = KEI_ODT_HUNDREDTHS (size * KEI_OFFICE_SMALL);
  style = kei_odt_dup_look (self, look);
  kei_element_open_with (self->out, "text:span", "text:style-name", style, NULL);
  return TRUE;
}

static void
write_run (KeiOdt *self, const KeiRun *run, KeiMarks marks, KeiInk ink, double size)
{
  g_autofree char *gap = (run->marks & KEI_MARK_GAP) != 0 ? kei_office_dup_gap (run->text) : NULL;
  KeiInk own_ink = kei_office_run_ink (run);
  gboolean inserted = !self->settled && (run->marks & KEI_MARK_INSERTED) != 0, deleted = !self->settled && !inserted && (run->marks & KEI_MARK_DELETED) != 0;
  gboolean linked = run->link != NULL && g_hash_table_contains (self->anchors, run->link), spanned;
  guint change = inserted || deleted ? kei_odt_add_change (self, (KeiOdtChange){ .inserted = inserted, .text = run->text }) : 0;

  if (deleted)
    {
      kei_odt_write_change (self, KEI_ODT_CHANGE, change);
      return;
    }
  if (inserted)
    kei_odt_write_change (self, KEI_ODT_CHANGE_START, change);
  if (linked)
    {
      g_autofree char *target = g_strconcat ("#", run->link, NULL);

      kei_element_open_with (self->out, "text:a", "xlink:type", "simple", "xlink:href", target, "text:style-name", "Index_20_Link", "text:visited-style-name", "Index_20_Link", NULL);
    }
  spanned = open_span (self, kei_office_run_marks (run) | marks, own_ink != KEI_INK_NONE ? own_ink : ink, size);
  if (run->drawing != NULL)
    kei_odt_write_picture (self, kei_media_add_drawing (self->media, run->drawing), run->text, kei_drawing_get_width (run->drawing), kei_drawing_get_height (run->drawing));
  else
    kei_odt_write_text (self, gap != NULL ? gap : run->text);
  if (spanned)
    kei_element_close (self->out);
  if (linked)
    kei_element_close (self->out);
  if (inserted)
    kei_odt_write_change (self, KEI_ODT_CHANGE_END, change);
}

void
kei_odt_write_runs (KeiOdt *self, const KeiParagraph *paragraph, KeiMarks marks, KeiInk ink)
{
  double size = kei_report_style_get_paragraph (self->style, paragraph->role)->size * self->size;

  kei_odt_write_bookmark (self, "text:bookmark-start", paragraph->anchor);
  for (guint i = 0; i < paragraph->runs->len; i++)
    write_run (self, kei_office_changes_get_run (&self->parting, paragraph, i), marks, ink, size);
  kei_odt_write_bookmark (self, "text:bookmark-end", paragraph->anchor);
}
