/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a revision put in or took out, for the writers of ODT and DOCX: how it looks is the word processor's to say, but the file says
 * whether it was words of a paragraph, a paragraph with its end, or a row. */
#include "config.h"

#include "kei-report-office.h"

KeiMarks
kei_office_run_marks (const KeiRun *run)
{
  if ((run->marks & (KEI_MARK_INSERTED | KEI_MARK_DELETED)) != 0)
    return run->marks & ~(KeiMarks) (KEI_MARK_UNDERLINE | KEI_MARK_STRIKE);
  return run->marks;
}

KeiInk
kei_office_run_ink (const KeiRun *run)
{
  return (run->marks & (KEI_MARK_INSERTED | KEI_MARK_DELETED)) != 0 ? KEI_INK_NONE : run->ink;
}

KeiMarks
kei_office_tracked (const KeiParagraph *paragraph)
{
  KeiMarks tracked = paragraph->runs->len > 0 ? KEI_MARK_INSERTED | KEI_MARK_DELETED | KEI_MARK_MOVED : 0;

  for (guint i = 0; i < paragraph->runs->len; i++)
    tracked &= g_array_index (paragraph->runs, KeiRun, i).marks;
  return tracked & (KEI_MARK_INSERTED | KEI_MARK_DELETED) ? tracked : 0;
}

KeiMarks
kei_office_row_tracked (const KeiRow *row)
{
  KeiMarks tracked = KEI_MARK_INSERTED | KEI_MARK_DELETED;
  guint n = 0;

  for (guint i = 0; i < row->cells->len; i++)
    {
      const KeiCell *cell = g_ptr_array_index (row->cells, i);

      for (guint j = 0; j < cell->paragraphs->len; j++)
        {
          const KeiParagraph *paragraph = g_ptr_array_index (cell->paragraphs, j);

          if (paragraph->runs->len == 0)
            continue;
          tracked &= kei_office_tracked (paragraph);
          n++;
        }
    }
  return n > 0 ? tracked : 0;
}

const KeiParagraph *
kei_office_get_line (const KeiBlock *block)
{
  return block->kind == KEI_BLOCK_PARAGRAPH ? block->paragraph : block->kind == KEI_BLOCK_HEADING ? block->heading->line
                                                                                                  : NULL;
}

/* --- Changes that would grow together --- */

void
kei_office_changes_init (KeiOfficeChanges *self, const KeiReportFacts *facts)
{
  const char *author = *facts->reviser != '\0' ? facts->reviser : *facts->author != '\0' ? facts->author
                                                                                         : "Keikaku";

  *self = (KeiOfficeChanges){ { kei_office_dup_short (author), NULL }, 0, 0, FALSE };
  self->authors[1] = g_strconcat (self->authors[0], " (2)", NULL);
}

void
kei_office_changes_clear (KeiOfficeChanges *self)
{
  g_free (self->authors[0]);
  g_free (self->authors[1]);
}

void
kei_office_changes_restart (KeiOfficeChanges *self)
{
  self->author = 0;
  self->open_end = 0;
  self->swapped = FALSE;
}

static KeiMarks
tracked_at (const KeiParagraph *paragraph, guint i)
{
  return i < paragraph->runs->len ? g_array_index (paragraph->runs, KeiRun, i).marks & (KEI_MARK_INSERTED | KEI_MARK_DELETED) : 0;
}

void
kei_office_changes_step (KeiOfficeChanges *self, const KeiBlock *block, const KeiBlock *next, gboolean after)
{
  const KeiParagraph *line = kei_office_get_line (block), *next_line = next != NULL ? kei_office_get_line (next) : NULL;
  KeiMarks end = 0, next_begins = next_line != NULL ? tracked_at (next_line, 0) : 0;
  guint n = line != NULL ? line->runs->len : 0;
  gboolean whole = n > 0 && kei_office_tracked (line) != 0;

  if (n > 0 && !(after && whole) && (self->open_end & tracked_at (line, 0) & KEI_MARK_INSERTED) != 0)
    self->author = 1 - self->author;
  if (n > 0 && (after || !whole))
    end = tracked_at (line, n - 1);
  self->swapped = n >= 2 && (end & next_begins & KEI_MARK_INSERTED) != 0 && (tracked_at (line, n - 2) & KEI_MARK_DELETED) != 0;
  self->open_end = self->swapped ? KEI_MARK_DELETED : end;
}

const char *
kei_office_changes_get_author (const KeiOfficeChanges *self)
{
  return self->authors[self->author];
}

const KeiRun *
kei_office_changes_get_run (const KeiOfficeChanges *self, const KeiParagraph *paragraph, guint i)
{
  guint n = paragraph->runs->len;

  return &g_array_index (paragraph->runs, KeiRun, self->swapped && i + 2 >= n ? 2 * n - 3 - i : i);
}
