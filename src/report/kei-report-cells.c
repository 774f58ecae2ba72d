/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables for other programs. Nothing that a plan holds is a formula there. */
#include "config.h"

#include "kei-report-cells.h"
#include "kei-report-markup.h"

#include <string.h>

static gboolean
is_blank (gunichar c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xa0 || c == 0x3000;
}

gboolean
kei_text_is_formula (const char *text)
{
  const char *at = text;
  gunichar c;

  if (*text == '\t' || *text == '\n' || *text == '\r')
    return TRUE;
  while (is_blank (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  c = g_utf8_get_char (at);
  /* A sign alone is the usual mark for “none”, and no formula. */
  if (c == '=' || c == '+' || c == '-' || c == '@')
    return at[1] != '\0';
  if (c == 0xff1d || c == 0xff0b || c == 0xff0d || c == 0xff20)
    return at[3] != '\0';
  return FALSE;
}

void
kei_append_plain_cell (GString *out, const char *text, char separator)
{
  gboolean formula = kei_text_is_formula (text);
  const char special[] = { '"', '\n', '\r', '\t', ';', separator, '\0' };

  if (!formula && strpbrk (text, special) == NULL)
    {
      g_string_append (out, text);
      return;
    }
  /* A tab-separated text is quoted for its separators only: not every program that takes it knows quotes. */
  if (separator == '\t' && strpbrk (text, "\t\n\r") == NULL && *text != '"')
    {
      g_string_append (out, formula ? "'" : "");
      g_string_append (out, text);
      return;
    }
  g_string_append (out, formula ? "\"'" : "\"");
  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *at);
    }
  g_string_append_c (out, '"');
}

void
kei_append_plain_row (GString *out, KeiTableWalk *walk, char separator)
{
  const KeiCell *cell;
  guint n_separators = 0;

  while ((cell = kei_table_walk_cell (walk)) != NULL)
    {
      for (; n_separators < walk->column; n_separators++)
        g_string_append_c (out, separator);
      if (kei_cell_has_value (cell))
        g_string_append (out, cell->value);
      else
        {
          g_autofree char *text = kei_cell_dup_text (cell);

          kei_append_plain_cell (out, text, separator);
        }
    }
  for (; n_separators + 1 < walk->table->columns->len; n_separators++)
    g_string_append_c (out, separator);
}

char *
kei_report_table_to_tsv (const KeiReportTable *table)
{
  GString *out = g_string_new (NULL);
  KeiTableWalk walk;

  kei_table_walk_init (&walk, table);
  while (kei_table_walk_row (&walk))
    {
      kei_append_plain_row (out, &walk, '\t');
      g_string_append (out, "\r\n");
    }
  kei_table_walk_clear (&walk);
  return g_string_free (out, FALSE);
}

/* --- HTML for the clipboard --- */

/* Excel reads mso-number-format and x:num, LibreOffice sdnum and sdval. */
static void
append_type (GString *out, const KeiCell *cell)
{
  g_autoptr (GString) format = g_string_new ("#,##0");

  for (guint i = 0; cell->decimals > 0 && i <= MIN (cell->decimals, 15); i++)
    g_string_append_c (format, i == 0 ? '.' : '0');
  if (!kei_cell_has_value (cell))
    g_string_append (out, " style=\"mso-number-format:'\\@'\" sdnum=\"1041;0;@\"");
  else if (cell->type == KEI_CELL_NUMBER)
    g_string_append_printf (out, " style=\"mso-number-format:'%s';text-align:right\" x:num=\"%s\" sdval=\"%s\" sdnum=\"1041;0;%s\"", format->str, cell->value, cell->value, format->str);
  else
    g_string_append_printf (out, " style=\"mso-number-format:'%s'\"", cell->type == KEI_CELL_YEAR ? "0" : "yyyy-mm-dd");
}

static void
append_html_cell (GString *out, const KeiCell *cell, gboolean in_head)
{
  const char *name = in_head || cell->head ? "th" : "td";
  gboolean typed = kei_cell_has_value (cell) && cell->type != KEI_CELL_NUMBER;

  g_string_append_printf (out, "<%s", name);
  if (cell->columns > 1)
    g_string_append_printf (out, " colspan=\"%u\"", cell->columns);
  if (cell->rows > 1)
    g_string_append_printf (out, " rowspan=\"%u\"", cell->rows);
  append_type (out, cell);
  g_string_append_c (out, '>');
  if (typed)
    g_string_append (out, cell->value);
  else
    {
      g_autofree char *text = kei_cell_dup_text (cell);

      kei_markup_append (out, text);
    }
  g_string_append_printf (out, "</%s>", name);
}

char *
kei_report_table_to_html (const KeiReportTable *table)
{
  GString *out = g_string_new ("<meta charset=\"utf-8\"/><table border=\"1\" style=\"border-collapse:collapse\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\">");

  if (*table->caption != '\0')
    {
      g_string_append (out, "<caption>");
      kei_markup_append (out, table->caption);
      g_string_append (out, "</caption>");
    }
  for (guint i = 0; i < table->rows->len; i++)
    {
      const KeiRow *row = g_ptr_array_index (table->rows, i);

      g_string_append (out, "<tr>");
      for (guint j = 0; j < row->cells->len; j++)
        append_html_cell (out, g_ptr_array_index (row->cells, j), i < table->n_head_rows);
      g_string_append (out, "</tr>");
    }
  g_string_append (out, "</table>");
  return g_string_free (out, FALSE);
}
