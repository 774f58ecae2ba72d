/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a report is made of, and how it is freed. */
#include "config.h"

#include "kei-report-private.h"

G_DEFINE_BOXED_TYPE (KeiReport, kei_report, kei_report_ref, kei_report_unref)

static void
clear_run (gpointer data)
{
  KeiRun *run = data;

  g_free (run->text);
  g_free (run->link);
  g_clear_pointer (&run->drawing, kei_drawing_unref);
}

KeiParagraph *
kei_paragraph_new (KeiParagraphRole role)
{
  KeiParagraph *paragraph = g_new0 (KeiParagraph, 1);

  paragraph->role = role;
  paragraph->runs = g_array_new (FALSE, TRUE, sizeof (KeiRun));
  g_array_set_clear_func (paragraph->runs, clear_run);
  return paragraph;
}

void
kei_paragraph_free (KeiParagraph *paragraph)
{
  g_array_unref (paragraph->runs);
  g_free (paragraph->anchor);
  g_free (paragraph);
}

KeiCell *
kei_cell_new (void)
{
  KeiCell *cell = g_new0 (KeiCell, 1);

  cell->paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify) kei_paragraph_free);
  cell->columns = cell->rows = 1;
  return cell;
}

void
kei_cell_free (KeiCell *cell)
{
  g_ptr_array_unref (cell->paragraphs);
  g_free (cell->value);
  g_free (cell);
}

KeiRow *
kei_row_new (void)
{
  KeiRow *row = g_new0 (KeiRow, 1);

  row->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) kei_cell_free);
  return row;
}

void
kei_row_free (KeiRow *row)
{
  g_ptr_array_unref (row->cells);
  g_free (row);
}

void
kei_report_list_free (KeiReportList *list)
{
  for (guint i = 0; i < list->entries->len; i++)
    kei_paragraph_free (g_array_index (list->entries, KeiListEntry, i).paragraph);
  g_array_unref (list->entries);
  g_free (list);
}

void
kei_report_table_free (KeiReportTable *table)
{
  g_array_unref (table->columns);
  g_ptr_array_unref (table->rows);
  g_free (table->caption);
  g_free (table->sheet);
  g_free (table);
}

static void
free_part (KeiReportPart *part)
{
  g_free (part->name);
  g_free (part);
}

static void
free_heading (KeiHeading *heading)
{
  g_free (heading->number);
  g_free (heading->title);
  g_free (heading->anchor);
  g_clear_pointer (&heading->line, kei_paragraph_free);
  g_free (heading);
}

static void
free_figure (KeiFigure *figure)
{
  g_clear_pointer (&figure->drawing, kei_drawing_unref);
  g_clear_pointer (&figure->image, g_bytes_unref);
  g_free (figure->media_type);
  g_free (figure->description);
  g_free (figure->caption);
  g_free (figure->source);
  g_free (figure);
}

static void
free_contents (KeiContents *contents)
{
  g_free (contents->title);
  g_free (contents);
}

static void
clear_block (gpointer data)
{
  KeiBlock *block = data;

  switch (block->kind)
    {
    case KEI_BLOCK_PART:
      free_part (block->part);
      break;
    case KEI_BLOCK_HEADING:
      free_heading (block->heading);
      break;
    case KEI_BLOCK_PARAGRAPH:
      kei_paragraph_free (block->paragraph);
      break;
    case KEI_BLOCK_LIST:
      kei_report_list_free (block->list);
      break;
    case KEI_BLOCK_TABLE:
      kei_report_table_free (block->table);
      break;
    case KEI_BLOCK_FIGURE:
      free_figure (block->figure);
      break;
    case KEI_BLOCK_CONTENTS:
      free_contents (block->contents);
      break;
    default:
      g_assert_not_reached ();
    }
}

KeiReport *
kei_report_new (KeiReportStyle *style)
{
  KeiReport *report = g_new0 (KeiReport, 1);

  g_atomic_ref_count_init (&report->refs);
  report->style = kei_report_style_ref (style);
  report->blocks = g_array_new (FALSE, TRUE, sizeof (KeiBlock));
  g_array_set_clear_func (report->blocks, clear_block);
  report->facts = (KeiReportFacts){ g_strdup (""), g_strdup (""), g_strdup (""), g_strdup (""), g_strdup (""), g_strdup ("") };
  return report;
}

KeiReport *
kei_report_ref (KeiReport *report)
{
  g_atomic_ref_count_inc (&report->refs);
  return report;
}

void
kei_report_unref (KeiReport *report)
{
  if (!g_atomic_ref_count_dec (&report->refs))
    return;
  g_array_unref (report->blocks);
  kei_report_style_unref (report->style);
  g_free (report->facts.title);
  g_free (report->facts.author);
  g_free (report->facts.subject);
  g_free (report->facts.language);
  g_free (report->facts.created);
  g_free (report->facts.reviser);
  g_free (report);
}

const KeiReportFacts *
kei_report_get_facts (const KeiReport *report)
{
  return &report->facts;
}

KeiReportStyle *
kei_report_get_style (const KeiReport *report)
{
  return report->style;
}

const KeiBlock *
kei_report_get_blocks (const KeiReport *report, guint *n)
{
  *n = report->blocks->len;
  return (const KeiBlock *) (gpointer) report->blocks->data;
}

gboolean
kei_report_is_japanese (const KeiReport *report)
{
  return *report->facts.language == '\0' || g_str_has_prefix (report->facts.language, "ja");
}

const char *
kei_report_get_word (const KeiReport *report, KeiReportWord word)
{
  static const struct
  {
    const char *japanese, *other;
  } words[] = {
    [KEI_REPORT_WORD_CONTENTS] = { "目次", "Contents" },
    [KEI_REPORT_WORD_CONTINUED] = { "%s（つづき）", "%s (continued)" },
    [KEI_REPORT_WORD_IMAGE] = { "画像", "Image" },
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (words) == KEI_REPORT_N_WORDS);
  return kei_report_is_japanese (report) ? words[word].japanese : words[word].other;
}

guint
kei_report_count (const KeiReport *report, KeiBlockKind kind)
{
  guint n_blocks, n = 0;
  const KeiBlock *blocks = kei_report_get_blocks (report, &n_blocks);

  for (guint i = 0; i < n_blocks; i++)
    n += blocks[i].kind == kind;
  return n;
}

char *
kei_heading_dup_text (const KeiHeading *heading)
{
  return g_strconcat (heading->number, *heading->number != '\0' && *heading->title != '\0' ? "\343\200\200" : "", heading->title, NULL);
}

static void
append_text (GString *text, const KeiParagraph *paragraph)
{
  for (guint i = 0; i < paragraph->runs->len; i++)
    g_string_append (text, g_array_index (paragraph->runs, KeiRun, i).text);
}

char *
kei_paragraph_dup_text (const KeiParagraph *paragraph)
{
  GString *text = g_string_new (NULL);

  append_text (text, paragraph);
  return g_string_free (text, FALSE);
}

char *
kei_cell_dup_text (const KeiCell *cell)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < cell->paragraphs->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, '\n');
      append_text (text, g_ptr_array_index (cell->paragraphs, i));
    }
  return g_string_free (text, FALSE);
}
