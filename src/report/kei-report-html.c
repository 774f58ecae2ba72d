/* SPDX-License-Identifier: GPL-3.0-or-later */
/* HTML: the frame of the page and its blocks. Landmarks: a header (the first part where it is a cover, else title and
 * author), the contents as navigation, main, a footer. */
#include "config.h"

#include "kei-report-html.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kei-html-private.h"
#include "kei-report-markup.h"

#define MANY_CHAPTERS 4 /* that get a list of links on a screen where the report has no contents */

char *
kei_html_make_id (KeiHtml *self, const char *word)
{
  char *id = NULL;

  while (id == NULL)
    {
      id = g_strdup_printf ("%s%u", word, ++self->n_ids);
      if (g_hash_table_contains (self->anchors, id))
        g_clear_pointer (&id, g_free);
    }
  return id;
}

/* --- What links may lead to --- */

static void
collect_anchor (KeiHtml *self, const KeiParagraph *paragraph)
{
  if (paragraph->anchor != NULL)
    g_hash_table_add (self->anchors, paragraph->anchor);
}

static void
collect_table (KeiHtml *self, const KeiReportTable *table)
{
  for (guint i = 0; i < table->rows->len; i++)
    {
      const KeiRow *row = g_ptr_array_index (table->rows, i);

      for (guint j = 0; j < row->cells->len; j++)
        {
          const KeiCell *cell = g_ptr_array_index (row->cells, j);

          for (guint k = 0; k < cell->paragraphs->len; k++)
            collect_anchor (self, g_ptr_array_index (cell->paragraphs, k));
        }
    }
}

static void
collect_anchors (KeiHtml *self, const KeiBlock *blocks, guint n_blocks)
{
  for (guint i = 0; i < n_blocks; i++)
    if (blocks[i].kind == KEI_BLOCK_HEADING)
      g_hash_table_add (self->anchors, blocks[i].heading->anchor);
    else if (blocks[i].kind == KEI_BLOCK_PARAGRAPH)
      collect_anchor (self, blocks[i].paragraph);
    else if (blocks[i].kind == KEI_BLOCK_TABLE)
      collect_table (self, blocks[i].table);
    else if (blocks[i].kind == KEI_BLOCK_LIST)
      for (guint j = 0; j < blocks[i].list->entries->len; j++)
        collect_anchor (self, g_array_index (blocks[i].list->entries, KeiListEntry, j).paragraph);
}

/* --- Blocks --- */

static void
append_heading_text (KeiHtml *self, const KeiHeading *heading)
{
  g_autofree char *text = kei_heading_dup_text (heading);

  if (heading->line != NULL)
    kei_html_append_runs (self, heading->line);
  else
    kei_markup_append (self->sink.text, text);
}

static void
append_heading (KeiHtml *self, const KeiHeading *heading)
{
  gboolean empty = *heading->number == '\0' && *heading->title == '\0';

  g_string_append_printf (self->sink.text, empty ? "<p" : "<h%u", heading->level);
  kei_html_append_anchor (self, heading->anchor);
  g_string_append (self->sink.text, heading->new_page ? " class=\"new-page\">" : ">");
  append_heading_text (self, heading);
  g_string_append_printf (self->sink.text, empty ? "</p>\n" : "</h%u>\n", heading->level);
  if (*heading->title != '\0')
    self->heading = heading->title;
}

/* Links to the headings down to @depth. @class: "" or that of a list which is not part of the report. */
static gboolean
append_links (KeiHtml *self, const char *title, guint depth, const char *class, const KeiReportPart *part, GError **error)
{
  guint n_blocks;
  const KeiBlock *blocks = kei_report_get_blocks (self->report, &n_blocks);
  GString *out = self->sink.text;
  KeiHtmlList list = { .tag = "ul" }; /* a heading has its own number */

  g_string_append_printf (out, "<nav class=\"p%u%s\"", kei_html_get_page (part), class);
  if (*title != '\0')
    {
      g_autofree char *id = kei_html_make_id (self, "n");

      g_string_append_printf (out, " aria-labelledby=\"%s\"><p class=\"contents-title\" id=\"%s\">", id, id);
      kei_markup_append (out, title);
      g_string_append (out, "</p>");
    }
  else
    g_string_append_c (out, '>');
  g_string_append_c (out, '\n');
  for (guint i = 0; i < n_blocks; i++)
    {
      const KeiHeading *heading = blocks[i].kind == KEI_BLOCK_HEADING ? blocks[i].heading : NULL;
      g_autofree char *target = NULL;

      if (heading == NULL || heading->level > depth || (*heading->number == '\0' && *heading->title == '\0'))
        continue;
      target = g_uri_escape_string (heading->anchor, NULL, TRUE);
      kei_html_list_entry (self, &list, heading->level);
      g_string_append (out, "<a href=\"#");
      kei_markup_append_attribute (out, target);
      g_string_append (out, "\">");
      append_heading_text (self, heading);
      g_string_append (out, "</a>");
      if (!kei_report_sink_spill (&self->sink, error))
        return FALSE;
    }
  kei_html_list_close (self, &list);
  g_string_append (out, "</nav>\n");
  return TRUE;
}

/* Sheets have no contents on paper, but on a screen nobody leafs through dozens of them. */
static gboolean
append_brief_contents (KeiHtml *self, const KeiBlock *blocks, guint n_blocks, GError **error)
{
  guint n_chapters = 0;

  for (guint i = 0; i < n_blocks; i++)
    if (blocks[i].kind == KEI_BLOCK_CONTENTS)
      return TRUE;
    else
      n_chapters += blocks[i].kind == KEI_BLOCK_HEADING && blocks[i].heading->level == 1 && (*blocks[i].heading->number != '\0' || *blocks[i].heading->title != '\0');
  return n_chapters < MANY_CHAPTERS || append_links (self, kei_report_get_word (self->report, KEI_REPORT_WORD_CONTENTS), 1, " brief", blocks[0].part, error);
}

static void
append_list (KeiHtml *self, const KeiReportList *entries)
{
  KeiHtmlList list = { .tag = entries->ordered ? "ol" : "ul" };

  for (guint i = 0; i < entries->entries->len; i++)
    {
      const KeiListEntry *entry = &g_array_index (entries->entries, KeiListEntry, i);

      kei_html_list_entry (self, &list, entry->depth);
      if (entry->paragraph->anchor != NULL)
        {
          g_string_append (self->sink.text, "<span");
          kei_html_append_anchor (self, entry->paragraph->anchor);
          g_string_append (self->sink.text, ">");
        }
      kei_html_append_runs (self, entry->paragraph);
      if (entry->paragraph->anchor != NULL)
        g_string_append (self->sink.text, "</span>");
    }
  kei_html_list_close (self, &list);
}

/* --- The page --- */

static void
append_meta (GString *out, const char *name, const char *content)
{
  if (*content == '\0')
    return;
  g_string_append_printf (out, "<meta name=\"%s\" content=\"", name);
  kei_markup_append_attribute (out, content);
  g_string_append (out, "\"/>\n");
}

static void
append_head (KeiHtml *self)
{
  GString *out = self->sink.text;
  const KeiReportFacts *facts = kei_report_get_facts (self->report);

  g_string_append (out, "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"");
  if (*facts->language != '\0')
    {
      g_autofree char *language = g_strdelimit (g_strdup (facts->language), "_", '-');

      g_string_append (out, " lang=\"");
      kei_markup_append_attribute (out, language);
      g_string_append (out, "\" xml:lang=\"");
      kei_markup_append_attribute (out, language);
      g_string_append_c (out, '"');
    }
  g_string_append (out, ">\n<head>\n<meta charset=\"utf-8\"/>\n<title>");
  kei_markup_append_attribute (out, self->heading);
  g_string_append (out, "</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
  append_meta (out, "author", facts->author);
  append_meta (out, "description", *facts->subject != '\0' ? facts->subject : facts->title);
  append_meta (out, "dcterms.created", facts->created);
  append_meta (out, "generator", "Keikaku");
  g_string_append (out, "<style>\n");
  kei_html_append_style (out, self);
  g_string_append (out, "</style>\n</head>\n<body>\n");
}

/* Whether the report begins with a cover: pages without header and footer that others follow. */
static gboolean
has_cover (const KeiBlock *blocks, guint n_blocks)
{
  if (blocks[0].part->furniture || n_blocks < 2 || blocks[1].kind == KEI_BLOCK_PART)
    return FALSE;
  for (guint i = 1; i < n_blocks; i++)
    if (blocks[i].kind == KEI_BLOCK_PART)
      return TRUE;
    else if (blocks[i].kind == KEI_BLOCK_HEADING || blocks[i].kind == KEI_BLOCK_CONTENTS)
      return FALSE;
  return FALSE;
}

static void
append_plain_header (KeiHtml *self, const KeiReportPart *part)
{
  const KeiReportFacts *facts = kei_report_get_facts (self->report);
  const char *const lines[] = { facts->title, facts->author };

  g_string_append_printf (self->sink.text, "<header class=\"p%u\">\n", kei_html_get_page (part));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (*lines[i] != '\0')
      {
        g_string_append (self->sink.text, "<p class=\"furniture\">");
        kei_markup_append (self->sink.text, lines[i]);
        g_string_append (self->sink.text, "</p>\n");
      }
  g_string_append (self->sink.text, "</header>\n");
}

static void
append_footer (KeiHtml *self, const KeiReportPart *part)
{
  const KeiReportFacts *facts = kei_report_get_facts (self->report);

  g_string_append_printf (self->sink.text, "<footer class=\"p%u\"><p class=\"furniture\">", kei_html_get_page (part));
  kei_markup_append (self->sink.text, facts->author);
  if (strlen (facts->created) >= 10)
    {
      g_autofree char *date = g_strndup (facts->created, 10);

      g_string_append (self->sink.text, *facts->author != '\0' ? "　" : "");
      kei_markup_append (self->sink.text, g_utf8_validate (date, -1, NULL) ? date : "");
    }
  g_string_append (self->sink.text, "</p></footer>\n");
}

/* Opens a part within the main place, or closes the one that is open with @part NULL. */
static void
turn_part (KeiHtml *self, gboolean *open, const KeiReportPart *part)
{
  if (*open)
    g_string_append (self->sink.text, "</div>\n");
  if (part != NULL)
    g_string_append_printf (self->sink.text, "<div class=\"part p%u\">\n", kei_html_get_page (part));
  *open = part != NULL;
}

static gboolean
append_block (KeiHtml *self, const KeiBlock *block, const KeiReportPart *part, GError **error)
{
  switch (block->kind)
    {
    case KEI_BLOCK_HEADING:
      append_heading (self, block->heading);
      return TRUE;
    case KEI_BLOCK_PARAGRAPH:
      kei_html_append_paragraph (self, block->paragraph);
      g_string_append_c (self->sink.text, '\n');
      return TRUE;
    case KEI_BLOCK_LIST:
      append_list (self, block->list);
      return TRUE;
    case KEI_BLOCK_TABLE:
      return kei_html_append_table (self, block->table, error);
    case KEI_BLOCK_FIGURE:
      kei_html_append_figure (self, block->figure);
      return TRUE;
    case KEI_BLOCK_CONTENTS:
      return append_links (self, block->contents->title, block->contents->depth, "", part, error);
    case KEI_BLOCK_PART:
    default:
      return TRUE;
    }
}

static gboolean
append_body (KeiHtml *self, const KeiBlock *blocks, guint n_blocks, GError **error)
{
  GString *out = self->sink.text;
  gboolean cover = has_cover (blocks, n_blocks), in_main = FALSE, part_open = FALSE;
  const KeiReportPart *part = blocks[0].part;
  guint i = 1;

  if (cover)
    {
      g_string_append_printf (out, "<header class=\"p%u cover\">\n", kei_html_get_page (part));
      for (; blocks[i].kind != KEI_BLOCK_PART; i++)
        if (!append_block (self, &blocks[i], part, error))
          return FALSE;
      g_string_append (out, "</header>\n");
    }
  else
    append_plain_header (self, part);
  if (!append_brief_contents (self, blocks, n_blocks, error))
    return FALSE;

  for (; i < n_blocks; i++)
    {
      if (blocks[i].kind == KEI_BLOCK_PART)
        part = blocks[i].part;
      /* Contents that come first stand beside the main text, not in it. */
      if (!in_main && blocks[i].kind != KEI_BLOCK_PART && blocks[i].kind != KEI_BLOCK_CONTENTS)
        {
          g_string_append (out, "<main>\n");
          in_main = TRUE;
        }
      if (in_main && (!part_open || blocks[i].kind == KEI_BLOCK_PART))
        turn_part (self, &part_open, part);
      if (!append_block (self, &blocks[i], part, error) || !kei_report_sink_step (&self->sink, i, n_blocks, error))
        return FALSE;
    }
  if (!in_main)
    g_string_append (out, "<main>\n");
  turn_part (self, &part_open, NULL);
  g_string_append (out, "</main>\n");
  append_footer (self, blocks[0].part);
  g_string_append (out, "</body>\n</html>\n");
  return TRUE;
}

gboolean
kei_report_write_html (KeiReport *report, GOutputStream *stream, KeiReportJob *job, GError **error)
{
  const KeiReportFacts *facts = kei_report_get_facts (report);
  guint n_blocks;
  const KeiBlock *blocks = kei_report_get_blocks (report, &n_blocks);
  KeiHtml self = { .report = report, .style = kei_report_get_style (report), .job = job, .heading = *facts->title != '\0' ? facts->title : "Keikaku" };
  gboolean written;

  self.unit = kei_report_style_get_paragraph (self.style, KEI_PARAGRAPH_BODY)->size;
  self.anchors = g_hash_table_new (g_str_hash, g_str_equal);
  self.symbols = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  kei_report_sink_init (&self.sink, stream, job);
  collect_anchors (&self, blocks, n_blocks);
  append_head (&self);
  written = append_body (&self, blocks, n_blocks, error);
  written = kei_report_sink_end (&self.sink, written, error);
  g_hash_table_unref (self.symbols);
  g_hash_table_unref (self.anchors);
  return written;
}
