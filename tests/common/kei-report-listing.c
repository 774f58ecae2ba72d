/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports as text that a test can compare and a person can read. */
#include "config.h"

#include "kei-test-report.h"

static const char *const roles[] = { "body", "lead", "label", "note", "caption", "cell", "cell-head", "cover-title", "cover-subtitle", "cover-line", "contents", "furniture" };
static const char *const tones[] = { "", "!head", "!subtotal", "!total", "!muted", "!added", "!removed", "!changed" };

/* The text with {…} around what is marked and ⟦…⟧ around what is drawn. */
static void
list_runs (GString *out, const KeiParagraph *paragraph)
{
  static const char letters[] = "bus-_+xm"; /* bold, underline, strike, small, gap, inserted, deleted, moved */

  for (guint i = 0; i < paragraph->runs->len; i++)
    {
      const KeiRun *run = &g_array_index (paragraph->runs, KeiRun, i);
      g_auto (GStrv) lines = g_strsplit (run->text, "\n", -1);
      g_autofree char *text = g_strjoinv ("⏎", lines);

      if (run->drawing != NULL)
        g_string_append_printf (out, "⟦%s⟧", text);
      else if (run->link != NULL)
        g_string_append_printf (out, "{→%s %s}", run->link, text);
      else if (run->marks != 0 || run->ink != KEI_INK_NONE)
        {
          g_string_append_c (out, '{');
          for (guint bit = 0; letters[bit] != '\0'; bit++)
            if ((run->marks & (1u << bit)) != 0)
              g_string_append_c (out, letters[bit]);
          g_string_append_printf (out, " %s}", text);
        }
      else
        g_string_append (out, text);
    }
}

static void
list_cell (GString *out, const KeiCell *cell)
{
  g_string_append (out, " |");
  if (cell->columns > 1 || cell->rows > 1)
    g_string_append_printf (out, "%ux%u", cell->columns, cell->rows);
  g_string_append (out, tones[cell->tone]);
  g_string_append_c (out, ' ');
  for (guint i = 0; i < cell->paragraphs->len; i++)
    {
      if (i > 0)
        g_string_append (out, " ¶ ");
      list_runs (out, g_ptr_array_index (cell->paragraphs, i));
    }
  if (cell->type != KEI_CELL_TEXT)
    g_string_append_printf (out, " =%s", cell->value);
}

static void
list_table (GString *out, const KeiReportTable *table)
{
  g_string_append_printf (out, "table %u columns, %u head rows: %s\n", table->columns->len, table->n_head_rows, table->caption);
  for (guint i = 0; i < table->rows->len; i++)
    {
      const KeiRow *row = g_ptr_array_index (table->rows, i);

      g_string_append (out, " ");
      for (guint j = 0; j < row->cells->len; j++)
        list_cell (out, g_ptr_array_index (row->cells, j));
      g_string_append_c (out, '\n');
    }
}

static void
list_drawing (GString *out, const KeiDrawing *drawing)
{
  guint n;
  const KeiShape *shapes = kei_drawing_get_shapes (drawing, &n);

  g_string_append_printf (out, "  %.0fx%.0f, %u shapes:", kei_drawing_get_width (drawing), kei_drawing_get_height (drawing), n);
  for (guint i = 0; i < n; i++)
    if (shapes[i].text != NULL)
      g_string_append_printf (out, " %s;", shapes[i].text);
  g_string_append_c (out, '\n');
}

static void
list_block (GString *out, const KeiBlock *block)
{
  switch (block->kind)
    {
    case KEI_BLOCK_PART:
      g_string_append_printf (out, "=== %s %s%s\n", block->part->name, block->part->across ? "across" : "upright", block->part->furniture ? "" : ", bare");
      break;
    case KEI_BLOCK_HEADING:
      g_string_append_printf (out, "%.*s%s ", (int) block->heading->level, "######", block->heading->new_page ? " ⤓" : "");
      if (block->heading->line != NULL)
        list_runs (out, block->heading->line);
      else
        g_string_append_printf (out, "%s %s", block->heading->number, block->heading->title);
      g_string_append_c (out, '\n');
      break;
    case KEI_BLOCK_PARAGRAPH:
      g_string_append_printf (out, "%s: ", roles[block->paragraph->role]);
      list_runs (out, block->paragraph);
      g_string_append_c (out, '\n');
      break;
    case KEI_BLOCK_LIST:
      for (guint i = 0; i < block->list->entries->len; i++)
        {
          const KeiListEntry *entry = &g_array_index (block->list->entries, KeiListEntry, i);

          g_string_append_printf (out, "%*s%s ", (int) entry->depth * 2, "", block->list->ordered ? "1." : "*");
          list_runs (out, entry->paragraph);
          g_string_append_c (out, '\n');
        }
      break;
    case KEI_BLOCK_TABLE:
      list_table (out, block->table);
      break;
    case KEI_BLOCK_FIGURE:
      g_string_append_printf (out, "figure: %s (%s) %s\n", block->figure->caption, block->figure->description, block->figure->source);
      if (block->figure->drawing != NULL)
        list_drawing (out, block->figure->drawing);
      break;
    case KEI_BLOCK_CONTENTS:
      g_string_append_printf (out, "contents to %u: %s\n", block->contents->depth, block->contents->title);
      break;
    default:
      g_assert_not_reached ();
    }
}

char *
kei_test_list_report (const KeiReport *report)
{
  GString *out = g_string_new (NULL);
  guint n;
  const KeiBlock *blocks = kei_report_get_blocks (report, &n);

  for (guint i = 0; i < n; i++)
    list_block (out, &blocks[i]);
  return g_string_free (out, FALSE);
}

/* --- What is left of a revision --- */

static void
append_left (GString *out, const KeiParagraph *paragraph, KeiMarks gone)
{
  gsize before = out->len;

  for (guint i = 0; i < paragraph->runs->len; i++)
    if ((g_array_index (paragraph->runs, KeiRun, i).marks & gone) == 0)
      g_string_append (out, g_array_index (paragraph->runs, KeiRun, i).text);
  if (out->len > before)
    g_string_append_c (out, '\n');
}

static void
append_table_left (GString *out, const KeiReportTable *table, KeiMarks gone)
{
  for (guint y = 0; y < table->rows->len; y++)
    {
      const KeiRow *row = g_ptr_array_index (table->rows, y);

      for (guint x = 0; x < row->cells->len; x++)
        {
          const KeiCell *cell = g_ptr_array_index (row->cells, x);

          for (guint i = 0; i < cell->paragraphs->len; i++)
            append_left (out, g_ptr_array_index (cell->paragraphs, i), gone);
        }
    }
}

char *
kei_test_dup_left (const KeiReport *report, KeiMarks gone)
{
  GString *out = g_string_new (NULL);
  guint n;
  const KeiBlock *blocks = kei_report_get_blocks (report, &n);

  for (guint i = 0; i < n; i++)
    if (blocks[i].kind == KEI_BLOCK_PARAGRAPH)
      append_left (out, blocks[i].paragraph, gone);
    else if (blocks[i].kind == KEI_BLOCK_HEADING && blocks[i].heading->line != NULL)
      append_left (out, blocks[i].heading->line, gone);
    else if (blocks[i].kind == KEI_BLOCK_TABLE)
      append_table_left (out, blocks[i].table, gone);
  return g_string_free (out, FALSE);
}
