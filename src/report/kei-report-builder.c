/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Building: one paragraph, list or table is open at a time, and what is said next goes there. */
#include "config.h"

#include "kei-report-builder-private.h"

KeiReportBuilder *
kei_report_builder_new (KeiReportStyle *style)
{
  KeiReportBuilder *self = g_new0 (KeiReportBuilder, 1);

  self->report = kei_report_new (style);
  self->anchors = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
kei_builder_close_all (KeiReportBuilder *self)
{
  self->paragraph = NULL;
  kei_report_builder_close_list (self);
  kei_report_builder_close_table (self);
}

void
kei_report_builder_free (KeiReportBuilder *self)
{
  kei_builder_close_all (self);
  g_clear_pointer (&self->report, kei_report_unref);
  g_hash_table_unref (self->anchors);
  g_free (self);
}

KeiReport *
kei_report_builder_end (KeiReportBuilder *self)
{
  KeiReport *report;

  kei_builder_close_all (self);
  if (self->report->blocks->len == 0)
    kei_report_builder_part (self, NULL, KEI_PAPER_STYLE, FALSE, TRUE);
  report = g_steal_pointer (&self->report);
  kei_report_builder_free (self);
  return report;
}

KeiReportStyle *
kei_report_builder_get_style (KeiReportBuilder *self)
{
  return self->report->style;
}

/* --- Text --- */

char *
kei_builder_mend (const char *text)
{
  g_autofree char *valid = NULL;
  GString *mended;

  if (text == NULL)
    return g_strdup ("");
  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);
  mended = g_string_sized_new (strlen (text));
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '\r')
        g_string_append_c (mended, '\n');
      else if (kei_report_can_hold (c))
        g_string_append_len (mended, at, g_utf8_next_char (at) - at);
      else
        g_string_append (mended, "\357\277\275");
      if (c == '\r' && at[1] == '\n')
        at++;
    }
  return g_string_free (mended, FALSE);
}

static void
set_text (char **target, const char *text)
{
  g_free (*target);
  *target = kei_builder_mend (text);
}

void
kei_report_builder_set_facts (KeiReportBuilder *self, const char *title, const char *author, const char *subject, const char *language)
{
  KeiReportFacts *facts = &self->report->facts;

  set_text (&facts->title, title);
  set_text (&facts->author, author);
  set_text (&facts->subject, subject);
  set_text (&facts->language, language);
}

void
kei_report_builder_set_created (KeiReportBuilder *self, const char *created)
{
  set_text (&self->report->facts.created, created);
}

void
kei_report_builder_set_reviser (KeiReportBuilder *self, const char *reviser)
{
  set_text (&self->report->facts.reviser, reviser);
}

/* --- Blocks --- */

void
kei_builder_add_block (KeiReportBuilder *self, KeiBlockKind kind, gpointer data)
{
  KeiBlock block = { .kind = kind, .part = data };

  if (self->report->blocks->len == 0 && kind != KEI_BLOCK_PART)
    kei_report_builder_part (self, NULL, KEI_PAPER_STYLE, FALSE, TRUE);
  g_array_append_val (self->report->blocks, block);
}

void
kei_report_builder_part (KeiReportBuilder *self, const char *name, KeiPaper paper, gboolean across, gboolean furniture)
{
  KeiReportPart *part = g_new0 (KeiReportPart, 1);
  const KeiPageSetup *page = kei_report_style_get_page (self->report->style);

  kei_builder_close_all (self);
  part->name = kei_builder_mend (name);
  part->paper = paper == KEI_PAPER_STYLE ? page->paper : paper;
  part->across = paper == KEI_PAPER_STYLE ? page->across : across;
  part->furniture = furniture;
  kei_builder_add_block (self, KEI_BLOCK_PART, part);
}

/* Takes @anchor over if nothing has that name yet; makes one where @make. */
static char *
take_anchor (KeiReportBuilder *self, const char *anchor, gboolean make)
{
  char *taken = NULL;

  if (anchor != NULL && *anchor != '\0' && !g_hash_table_contains (self->anchors, anchor))
    taken = g_strdup (anchor);
  while (taken == NULL && make)
    {
      taken = g_strdup_printf ("h%u", ++self->n_anchors);
      if (g_hash_table_contains (self->anchors, taken))
        g_clear_pointer (&taken, g_free);
    }
  if (taken != NULL)
    g_hash_table_add (self->anchors, taken);
  return taken;
}

void
kei_report_builder_heading (KeiReportBuilder *self, guint level, const char *number, const char *title, const char *anchor)
{
  KeiHeading *heading = g_new0 (KeiHeading, 1);

  kei_builder_close_all (self);
  heading->level = CLAMP (level, 1, KEI_N_HEADINGS);
  heading->number = kei_builder_mend (number);
  heading->title = kei_builder_mend (title);
  heading->anchor = take_anchor (self, anchor, TRUE);
  heading->new_page = self->new_page || kei_report_style_get_heading (self->report->style, heading->level)->new_page;
  heading->sheet = self->new_page;
  self->new_page = FALSE;
  kei_builder_add_block (self, KEI_BLOCK_HEADING, heading);
}

void
kei_report_builder_marked_heading (KeiReportBuilder *self, guint level, const char *title)
{
  KeiHeading *heading;

  kei_report_builder_heading (self, level, NULL, title, NULL);
  heading = g_array_index (self->report->blocks, KeiBlock, self->report->blocks->len - 1).heading;
  self->paragraph = heading->line = kei_paragraph_new (KEI_PARAGRAPH_BODY);
}

void
kei_report_builder_new_page (KeiReportBuilder *self)
{
  self->new_page = TRUE;
}

void
kei_report_builder_contents (KeiReportBuilder *self, const char *title, guint depth)
{
  KeiContents *contents = g_new0 (KeiContents, 1);

  kei_builder_close_all (self);
  contents->title = kei_builder_mend (title);
  contents->depth = CLAMP (depth, 1, KEI_N_HEADINGS);
  kei_builder_add_block (self, KEI_BLOCK_CONTENTS, contents);
}

static KeiFigure *
new_figure (const char *media_type, const char *description, const char *caption, const char *source)
{
  KeiFigure *figure = g_new0 (KeiFigure, 1);

  figure->media_type = kei_builder_mend (media_type);
  figure->description = kei_builder_mend (description);
  figure->caption = kei_builder_mend (caption);
  figure->source = kei_builder_mend (source);
  return figure;
}

void
kei_report_builder_figure (KeiReportBuilder *self, KeiDrawing *drawing, const char *caption, const char *source)
{
  KeiFigure *figure = new_figure (NULL, kei_drawing_get_description (drawing), caption, source);

  kei_builder_close_all (self);
  figure->drawing = drawing;
  kei_builder_add_block (self, KEI_BLOCK_FIGURE, figure);
}

void
kei_report_builder_image (KeiReportBuilder *self, GBytes *image, const char *media_type, const char *description, const char *caption, const char *source)
{
  KeiFigure *figure = new_figure (media_type, description, caption, source);

  kei_builder_close_all (self);
  figure->image = g_bytes_ref (image);
  kei_builder_add_block (self, KEI_BLOCK_FIGURE, figure);
}

/* --- Paragraphs --- */

void
kei_report_builder_paragraph (KeiReportBuilder *self, KeiParagraphRole role)
{
  KeiParagraph *paragraph = kei_paragraph_new (role);

  if (self->cell != NULL)
    g_ptr_array_add (self->cell->paragraphs, paragraph);
  else
    {
      kei_builder_close_all (self);
      kei_builder_add_block (self, KEI_BLOCK_PARAGRAPH, paragraph);
    }
  self->paragraph = paragraph;
}

static void
ensure_paragraph (KeiReportBuilder *self)
{
  if (self->paragraph == NULL)
    kei_report_builder_paragraph (self, self->cell != NULL ? KEI_PARAGRAPH_CELL : KEI_PARAGRAPH_BODY);
}

void
kei_report_builder_anchor (KeiReportBuilder *self, const char *anchor)
{
  ensure_paragraph (self);
  if (self->paragraph->anchor == NULL)
    self->paragraph->anchor = take_anchor (self, anchor, FALSE);
}

void
kei_report_builder_move (KeiReportBuilder *self, guint number)
{
  ensure_paragraph (self);
  self->paragraph->move = number;
}

static void
add_run (KeiReportBuilder *self, KeiRun run)
{
  ensure_paragraph (self);
  g_array_append_val (self->paragraph->runs, run);
}

void
kei_report_builder_run (KeiReportBuilder *self, const char *text, KeiMarks marks, KeiInk ink)
{
  ensure_paragraph (self);
  if (text != NULL && *text != '\0')
    add_run (self, (KeiRun){ .text = kei_builder_mend (text), .marks = marks, .ink = ink });
}

void
kei_report_builder_text (KeiReportBuilder *self, const char *text)
{
  kei_report_builder_run (self, text, 0, KEI_INK_NONE);
}

void
kei_report_builder_link (KeiReportBuilder *self, const char *text, const char *anchor)
{
  add_run (self, (KeiRun){ .text = kei_builder_mend (text), .link = g_strdup (anchor) });
}

void
kei_report_builder_drawing (KeiReportBuilder *self, KeiDrawing *drawing)
{
  add_run (self, (KeiRun){ .text = kei_builder_mend (kei_drawing_get_description (drawing)), .drawing = drawing });
}

void
kei_report_builder_paragraphs (KeiReportBuilder *self, KeiParagraphRole role, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      {
        kei_report_builder_paragraph (self, role);
        kei_report_builder_text (self, lines[i]);
      }
}

/* --- Lists --- */

void
kei_report_builder_open_list (KeiReportBuilder *self, gboolean ordered)
{
  kei_builder_close_all (self);
  self->list = g_new0 (KeiReportList, 1);
  self->list->ordered = ordered;
  self->list->entries = g_array_new (FALSE, TRUE, sizeof (KeiListEntry));
}

void
kei_report_builder_entry (KeiReportBuilder *self, guint depth, const char *text)
{
  KeiListEntry entry = { depth, kei_paragraph_new (KEI_PARAGRAPH_BODY) };

  g_return_if_fail (self->list != NULL);

  g_array_append_val (self->list->entries, entry);
  self->paragraph = entry.paragraph;
  kei_report_builder_text (self, text);
}

void
kei_report_builder_close_list (KeiReportBuilder *self)
{
  KeiReportList *list = g_steal_pointer (&self->list);

  if (list == NULL)
    return;
  self->paragraph = NULL;
  if (list->entries->len > 0)
    kei_builder_add_block (self, KEI_BLOCK_LIST, list);
  else
    kei_report_list_free (list);
}
