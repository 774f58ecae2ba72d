/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables as HTML: heads with a scope, so that a screen reader names row and column of each cell; in a box of
 * their own that scrolls where the screen is narrower than what the columns need. */
#include "config.h"

#include "kei-html-private.h"
#include "kei-report-markup.h"
#include "kei-table-walk.h"

/* What a column needs at least, in ems: its longest line, or this many letters of a longer one. */
#define MOST_LETTERS 8.0
#define NARROW_SCREEN 20.0

static double
measure_line (const char *text)
{
  double widest = 0, width = 0;

  for (const char *at = text; *at != '\0' && widest < MOST_LETTERS; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      width = c == '\n' ? 0 : width + (g_unichar_iswide_cjk (c) ? 1 : 0.56);
      widest = MAX (widest, width);
    }
  return MIN (widest, MOST_LETTERS);
}

/* @size: of the text, in points. */
static double
measure_cell (const KeiCell *cell, double size)
{
  double widest = 0;

  for (guint i = 0; i < cell->paragraphs->len; i++)
    {
      const KeiParagraph *paragraph = g_ptr_array_index (cell->paragraphs, i);
      double width = 0;

      for (guint j = 0; j < paragraph->runs->len; j++)
        {
          const KeiRun *run = &g_array_index (paragraph->runs, KeiRun, j);

          width += run->drawing != NULL ? kei_drawing_get_width (run->drawing) / size : measure_line (run->text);
        }
      widest = MAX (widest, width);
    }
  return MIN (widest, MOST_LETTERS);
}

/* In ems of the table's text. */
static double
measure_table (const KeiHtml *self, const KeiReportTable *table)
{
  double size = kei_report_style_get_paragraph (self->style, KEI_PARAGRAPH_CELL)->size;
  double padding = 2 * kei_report_style_get_table (self->style)->padding / size;
  g_autofree double *widths = g_new0 (double, table->columns->len);
  KeiTableWalk walk;
  const KeiCell *cell;
  double sum = 0;

  kei_table_walk_init (&walk, table);
  while (kei_table_walk_row (&walk))
    while ((cell = kei_table_walk_cell (&walk)) != NULL)
      if (cell->columns == 1)
        widths[walk.column] = MAX (widths[walk.column], measure_cell (cell, size));
  kei_table_walk_clear (&walk);
  for (guint i = 0; i < table->columns->len; i++)
    sum += widths[i] + padding;
  return sum;
}

/* Columns in the groups that the first row's heads name. */
static void
append_columns (GString *out, const KeiReportTable *table)
{
  double total = 0;
  guint column = 0;
  const KeiRow *first = g_ptr_array_index (table->rows, 0);
  guint n_groups = table->n_head_rows > 0 ? first->cells->len : 1;

  for (guint i = 0; i < table->columns->len; i++)
    total += g_array_index (table->columns, KeiColumn, i).width;
  for (guint i = 0; i < n_groups; i++)
    {
      guint n = table->n_head_rows > 0 ? ((const KeiCell *) g_ptr_array_index (first->cells, i))->columns : table->columns->len;

      g_string_append (out, "<colgroup>");
      for (; n > 0; n--, column++)
        {
          g_string_append (out, "<col style=\"width:");
          kei_markup_append_number (out, total > 0 ? 100 * g_array_index (table->columns, KeiColumn, column).width / total : 0);
          g_string_append (out, "%\"/>");
        }
      g_string_append (out, "</colgroup>");
    }
}

static gboolean
is_empty (const KeiCell *cell)
{
  for (guint i = 0; i < cell->paragraphs->len; i++)
    if (((const KeiParagraph *) g_ptr_array_index (cell->paragraphs, i))->runs->len > 0)
      return FALSE;
  return TRUE;
}

/* Whether its lines are short enough to stay whole: the table is given the room for them. */
static gboolean
is_short (const KeiHtml *self, const KeiCell *cell)
{
  return cell->columns == 1 && cell->type != KEI_CELL_NUMBER && measure_cell (cell, kei_report_style_get_paragraph (self->style, KEI_PARAGRAPH_CELL)->size) < MOST_LETTERS;
}

static void
append_classes (KeiHtml *self, const KeiCell *cell)
{
  static const char *const tones[] = { NULL, "t-head", "t-subtotal", "t-total", "t-muted", "t-added", "t-removed", "t-changed" };
  static const char *const aligns[] = { NULL, "c", "e" };
  const char *role = cell->paragraphs->len == 1 ? kei_html_get_class (((const KeiParagraph *) g_ptr_array_index (cell->paragraphs, 0))->role) : NULL;
  const char *const classes[] = { role, tones[cell->tone], aligns[cell->align], cell->type == KEI_CELL_NUMBER ? "n" : NULL, is_short (self, cell) && !is_empty (cell) ? "k" : NULL };
  GString *out = self->sink.text;
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (classes[i] != NULL)
      g_string_append_printf (out, n++ > 0 ? " %s" : " class=\"%s", classes[i]);
  if (n > 0)
    g_string_append_c (out, '"');
}

static void
append_cell (KeiHtml *self, const KeiCell *cell, guint row, guint n_head_rows)
{
  GString *out = self->sink.text;
  gboolean head = (row < n_head_rows || cell->head) && !is_empty (cell);
  const char *scope = row >= n_head_rows ? "row" : row == 0 && cell->columns > 1 ? "colgroup"
                                                                                 : "col";

  g_string_append (out, head ? "<th" : "<td");
  if (head)
    g_string_append_printf (out, " scope=\"%s\"", scope);
  if (cell->columns > 1)
    g_string_append_printf (out, " colspan=\"%u\"", cell->columns);
  if (cell->rows > 1)
    g_string_append_printf (out, " rowspan=\"%u\"", cell->rows);
  append_classes (self, cell);
  if (cell->paragraphs->len == 1)
    {
      const KeiParagraph *paragraph = g_ptr_array_index (cell->paragraphs, 0);

      kei_html_append_anchor (self, paragraph->anchor);
      g_string_append_c (out, '>');
      kei_html_append_runs (self, paragraph);
    }
  else
    {
      g_string_append_c (out, '>');
      for (guint i = 0; i < cell->paragraphs->len; i++)
        kei_html_append_paragraph (self, g_ptr_array_index (cell->paragraphs, i));
    }
  g_string_append (out, head ? "</th>" : "</td>");
}

static gboolean
append_rows (KeiHtml *self, const KeiReportTable *table, guint from, guint to, const char *tag, GError **error)
{
  if (from == to)
    return TRUE;
  g_string_append_printf (self->sink.text, "<%s>\n", tag);
  for (guint i = from; i < to; i++)
    {
      const KeiRow *row = g_ptr_array_index (table->rows, i);

      g_string_append (self->sink.text, "<tr>");
      for (guint j = 0; j < row->cells->len; j++)
        append_cell (self, g_ptr_array_index (row->cells, j), i, table->n_head_rows);
      g_string_append (self->sink.text, "</tr>\n");
      if (!kei_report_sink_spill (&self->sink, error))
        return FALSE;
    }
  g_string_append_printf (self->sink.text, "</%s>\n", tag);
  return TRUE;
}

/* Whether each row begins with what names it, and nothing reaches over several: then these names stay while the rest scrolls. */
static gboolean
has_side (const KeiReportTable *table)
{
  for (guint i = table->n_head_rows; i < table->rows->len; i++)
    {
      const KeiRow *row = g_ptr_array_index (table->rows, i);
      const KeiCell *first = row->cells->len > 0 ? g_ptr_array_index (row->cells, 0) : NULL;

      if (first == NULL || first->rows > 1 || (!first->head && first->columns < table->columns->len))
        return FALSE;
    }
  return table->rows->len > table->n_head_rows && table->columns->len > 2;
}

gboolean
kei_html_append_table (KeiHtml *self, const KeiReportTable *table, GError **error)
{
  static const char *const looks[] = { "grid", "rows", "plain" };
  GString *out = self->sink.text;
  double needed = measure_table (self, table);

  g_string_append_printf (out, "<div class=\"scroll%s\"", table->keep ? " keep" : "");
  /* What may scroll has to be reached by keyboard, and then it needs a name. */
  if (needed * table->size > NARROW_SCREEN)
    {
      g_string_append (out, " role=\"region\" tabindex=\"0\" aria-label=\"");
      kei_markup_append_attribute (out, *table->caption != '\0' ? table->caption : self->heading);
      g_string_append_c (out, '"');
    }
  g_string_append_printf (out, "><table class=\"%s%s\" style=\"min-width:", looks[table->look], has_side (table) ? " side" : "");
  kei_markup_append_number (out, needed);
  g_string_append (out, "em");
  if (table->size != 1)
    {
      g_string_append (out, ";--size:");
      kei_markup_append_number (out, table->size);
    }
  g_string_append (out, "\">\n");
  if (*table->caption != '\0')
    {
      g_string_append (out, "<caption>");
      kei_markup_append (out, table->caption);
      g_string_append (out, "</caption>\n");
    }
  append_columns (out, table);
  g_string_append_c (out, '\n');
  if (!append_rows (self, table, 0, table->n_head_rows, "thead", error)
      || !append_rows (self, table, table->n_head_rows, table->rows->len, "tbody", error))
    return FALSE;
  g_string_append (out, "</table></div>\n");
  return TRUE;
}
