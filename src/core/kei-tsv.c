/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-tsv.h"

#include <string.h>

static gboolean
ends_cell (char c)
{
  return c == '\0' || c == '\t' || c == '\n' || c == '\r';
}

/* Reads a cell in quotes that starts at @p. Returns where it ends, or NULL when the quotes are
 * ordinary text after all, because nothing closes them before the end of the cell. */
static const char *
read_quoted (const char *p, GString *cell)
{
  g_string_truncate (cell, 0);
  for (p++; *p != '\0'; p++)
    {
      if (*p != '"')
        {
          if (p[0] != '\r' || p[1] != '\n')
            g_string_append_c (cell, *p == '\r' ? '\n' : *p);
        }
      else if (p[1] == '"')
        g_string_append_c (cell, *p++);
      else
        return ends_cell (p[1]) ? p + 1 : NULL;
    }
  return NULL;
}

static const char *
read_plain (const char *p, GString *cell)
{
  const char *start = p;

  while (!ends_cell (*p))
    p++;
  g_string_truncate (cell, 0);
  g_string_append_len (cell, start, p - start);
  return p;
}

static void
end_row (KeiTsv *tsv, GPtrArray **cells)
{
  g_ptr_array_add (*cells, NULL);
  g_ptr_array_add (tsv->rows, g_ptr_array_free (*cells, FALSE));
  *cells = g_ptr_array_new ();
}

KeiTsv *
kei_tsv_parse (const char *text)
{
  KeiTsv *tsv = g_new (KeiTsv, 1);
  g_autoptr (GString) cell = g_string_new (NULL);
  GPtrArray *cells = g_ptr_array_new ();
  const char *p = text;

  tsv->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (;;)
    {
      const char *end = *p == '"' ? read_quoted (p, cell) : NULL;

      p = end != NULL ? end : read_plain (p, cell);
      g_ptr_array_add (cells, g_strdup (cell->str));
      if (*p == '\t')
        {
          p++;
          continue;
        }
      end_row (tsv, &cells);
      if (*p != '\0')
        p += p[0] == '\r' && p[1] == '\n' ? 2 : 1;
      if (*p == '\0')
        break;
    }
  g_ptr_array_free (cells, TRUE);
  return tsv;
}

void
kei_tsv_free (KeiTsv *tsv)
{
  g_ptr_array_unref (tsv->rows);
  g_free (tsv);
}

guint
kei_tsv_get_n_rows (const KeiTsv *tsv)
{
  return tsv->rows->len;
}

guint
kei_tsv_get_n_columns (const KeiTsv *tsv)
{
  guint n = 0;

  for (guint i = 0; i < tsv->rows->len; i++)
    n = MAX (n, g_strv_length (g_ptr_array_index (tsv->rows, i)));
  return n;
}

const char *
kei_tsv_get (const KeiTsv *tsv, guint row, guint column)
{
  char **cells = row < tsv->rows->len ? g_ptr_array_index (tsv->rows, row) : NULL;

  for (guint i = 0; cells != NULL && cells[i] != NULL; i++)
    if (i == column)
      return cells[i];
  return NULL;
}

void
kei_tsv_remove_row (KeiTsv *tsv, guint row)
{
  g_return_if_fail (row < tsv->rows->len);

  g_ptr_array_remove_index (tsv->rows, row);
}

void
kei_tsv_append_cell (GString *out, const char *cell)
{
  if (strpbrk (cell, "\t\n\r\"") == NULL)
    {
      g_string_append (out, cell);
      return;
    }
  g_string_append_c (out, '"');
  for (const char *p = cell; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}
