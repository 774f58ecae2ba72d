/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-rows-listing.h"

static const char *const begins[] = { [KEI_TEXT_RUN_SAME] = "", [KEI_TEXT_RUN_CHANGED] = "[", [KEI_TEXT_RUN_ONLY] = "[+", [KEI_TEXT_RUN_SPELLING] = "{", [KEI_TEXT_RUN_MOVED] = "<", [KEI_TEXT_RUN_GAP] = "|", [KEI_TEXT_RUN_RULE] = "((" };
static const char *const ends[] = { [KEI_TEXT_RUN_SAME] = "", [KEI_TEXT_RUN_CHANGED] = "]", [KEI_TEXT_RUN_ONLY] = "]", [KEI_TEXT_RUN_SPELLING] = "}", [KEI_TEXT_RUN_MOVED] = ">", [KEI_TEXT_RUN_GAP] = "", [KEI_TEXT_RUN_RULE] = "))" };

static void
append_cell (GString *text, const KeiRowCell *cell)
{
  if (*cell->tag != '\0')
    g_string_append_printf (text, "%s ", cell->tag);
  if (*cell->label != '\0')
    g_string_append_printf (text, "%s: ", cell->label);
  for (guint i = 0; cell->runs != NULL && i < cell->runs->len; i++)
    {
      const KeiTextRun *run = &g_array_index (cell->runs, KeiTextRun, i);

      g_string_append (text, begins[run->kind]);
      g_string_append_len (text, cell->text + run->start, (gssize) run->length);
      g_string_append (text, ends[run->kind]);
    }
  if (cell->runs == NULL)
    g_string_append (text, cell->text);
  if (*cell->path != '\0')
    g_string_append_printf (text, " @ %s", cell->path);
}

static void
append_row (GString *text, const KeiComparisonRows *rows, guint i)
{
  const KeiComparisonRow *row = kei_comparison_rows_get (rows, i);
  g_autoptr (KeiRowText) words = kei_comparison_rows_dup_text (rows, i, KEI_YEAR_STYLE_SHORT);
  guint from = text->len;

  g_string_append_printf (text, "%-10s %*s%s", row->sign != KEI_ROW_SAME ? kei_row_sign_name (row->sign) : "", row->depth * 2, "", kei_row_kind_name (row->kind));
  if (row->flags & KEI_ROW_IS_DOUBTFUL)
    g_string_append (text, " ?");
  for (guint side = 0; side < 2; side++)
    {
      g_string_append (text, side == 0 ? "  " : "\n             → ");
      for (guint j = 0; j < words->n_cells[side]; j++)
        {
          if (j > 0)
            g_string_append (text, " ／ ");
          append_cell (text, &words->cells[side][j]);
        }
      if (words->n_cells[side] == 0)
        g_string_append (text, "-");
      /* What is the same to look at is written once. */
      if (side == 0 && row->sign == KEI_ROW_SAME)
        {
          g_autofree char *left = g_strdup (text->str + from);
          gsize at = text->len;
          g_autoptr (GString) right = g_string_new (NULL);

          append_cell (right, &words->cells[1][0]);
          if (g_str_has_suffix (left, right->str))
            break;
          g_string_truncate (text, at);
        }
    }
  if (*words->note != '\0')
    g_string_append_printf (text, "\n             = %s", words->note);
  g_string_append_c (text, '\n');
}

char *
kei_rows_listing (const KeiComparisonRows *rows)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < kei_comparison_rows_get_n (rows); i++)
    append_row (text, rows, i);
  return g_string_free (text, FALSE);
}
