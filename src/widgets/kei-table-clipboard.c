/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ranges of a KeiTable out to a spreadsheet and in again.
 *
 * A range is what a person sees: columns that are left out because the table is narrow, and those
 * that show a picture, are no part of it, neither when it is copied nor cleared nor pasted. The whole
 * table goes out with its titles and all its columns, and a range that begins with titles goes in by
 * them, wherever the cursor's column is. */
#include "config.h"

#include <string.h>

#include "kei-table-private.h"

/* --- Columns --- */

/* (element-type guint) (transfer full) */
static GArray *
list_columns (KeiTable *self, guint from, guint n, gboolean hidden_too)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = from; i < from + n && i < self->n_columns; i++)
    if (!self->columns[i].info.widget && (hidden_too || _kei_table_is_shown (self, i)))
      g_array_append_val (list, i);
  return list;
}

/* Columns of a table without names have titles that only count. */
static gboolean
has_names (KeiTable *self)
{
  return self->n_columns > 0 && !self->columns[0].info.nameless;
}

static guint
find_title (KeiTable *self, const char *text)
{
  g_autofree char *title = g_strstrip (g_strdup (text));

  for (guint i = 0; i < self->n_columns; i++)
    if (!self->columns[i].info.widget && strcmp (self->columns[i].info.title, title) == 0)
      return i;
  return KEI_TABLE_NO_COLUMN;
}

/* The columns that the first row names; NULL when it does not look like titles: two at least, and
 * no fewer than what has no title here. (nullable) (transfer full) */
static GArray *
read_titles (KeiTable *self, const KeiTsv *tsv)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (guint));
  const char *text;
  guint n_known = 0, n_unknown = 0;

  if (kei_tsv_get_n_rows (tsv) < 2 || !has_names (self))
    return NULL;
  for (guint j = 0; (text = kei_tsv_get (tsv, 0, j)) != NULL; j++)
    {
      guint column = *text != '\0' ? find_title (self, text) : KEI_TABLE_NO_COLUMN;

      for (guint i = 0; i < list->len && column != KEI_TABLE_NO_COLUMN; i++)
        if (g_array_index (list, guint, i) == column)
          return NULL;
      n_known += column != KEI_TABLE_NO_COLUMN;
      n_unknown += column == KEI_TABLE_NO_COLUMN && *text != '\0';
      g_array_append_val (list, column);
    }
  return n_known >= 2 && n_known >= n_unknown ? g_steal_pointer (&list) : NULL;
}

/* Where the cells of each row go that is pasted at @from: the columns that are shown, and then on behind the last. */
static GArray *
list_targets (KeiTable *self, guint from, guint n)
{
  GArray *list = list_columns (self, from, self->n_columns, FALSE);

  for (guint next = self->n_columns; list->len < n; next++)
    g_array_append_val (list, next);
  g_array_set_size (list, n);
  return list;
}

/* --- Out --- */

/* (transfer full) */
static char *
dup_cell (KeiTable *self, guint row, guint column)
{
  KeiTableModelInterface *iface = KEI_TABLE_MODEL_GET_IFACE (self->model);
  char *plain = iface->dup_plain != NULL ? iface->dup_plain (self->model, row, column) : NULL;
  g_auto (KeiTableCell) cell = { NULL };

  if (plain != NULL)
    return plain;
  iface->get_cell (self->model, row, column, &cell);
  return cell.text != NULL ? g_steal_pointer (&cell.text) : g_strdup ("");
}

/* How one cell is written behind @out. @number: of a column of numbers. */
typedef void (*AppendCell) (GString *out, const char *text, gboolean first, gboolean title, gboolean number);

static void
append_tsv (GString *out, const char *text, gboolean first, gboolean title, gboolean number)
{
  if (!first)
    g_string_append_c (out, '\t');
  kei_tsv_append_cell (out, text);
}

static void
append_html (GString *out, const char *text, gboolean first, gboolean title, gboolean number)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  g_auto (GStrv) lines = g_strsplit (escaped, "\n", -1);
  g_autofree char *body = g_strjoinv ("<br>", lines);

  if (title)
    g_string_append_printf (out, "<th>%s</th>", body);
  else if (number)
    g_string_append_printf (out, "<td align=\"right\">%s</td>", body);
  else
    g_string_append_printf (out, "<td sdnum=\"1033;0;@\" style=\"mso-number-format:'\\@'\">%s</td>", body);
}

static void
append_row (KeiTable *self, GString *out, GArray *columns, int row, AppendCell append)
{
  for (guint j = 0; j < columns->len; j++)
    {
      guint column = g_array_index (columns, guint, j);
      g_autofree char *text = row >= 0 ? dup_cell (self, (guint) row, column) : g_strdup (self->columns[column].info.title);

      append (out, text, j == 0, row < 0, self->columns[column].info.right);
    }
}

/* The range, or the whole table with its titles. */
static char *
copy (KeiTable *self, AppendCell append, const char *begin, const char *end)
{
  GString *out = g_string_new (NULL);
  guint row = 0, column = 0, n_rows = self->rows->len, n_columns = self->n_columns;
  guint range[4];
  gboolean whole = !_kei_table_get_range (self, &range[0], &range[1], &range[2], &range[3]);
  g_autoptr (GArray) columns = NULL;

  if (!whole)
    {
      row = range[0];
      column = range[1];
      n_rows = range[2];
      n_columns = range[3];
    }
  columns = list_columns (self, column, n_columns, whole);
  for (int i = whole && has_names (self) ? -1 : (int) row; i < (int) (row + n_rows); i++)
    {
      g_string_append (out, begin);
      append_row (self, out, columns, i, append);
      g_string_append (out, end);
    }
  return g_string_free (out, FALSE);
}

char *
kei_table_copy_text (KeiTable *self)
{
  g_return_val_if_fail (KEI_IS_TABLE (self), NULL);

  return copy (self, append_tsv, "", "\n");
}

char *
kei_table_copy_html (KeiTable *self)
{
  g_autofree char *rows = NULL;

  g_return_val_if_fail (KEI_IS_TABLE (self), NULL);

  rows = copy (self, append_html, "<tr>", "</tr>\n");
  return g_strdup_printf ("<html><head><meta http-equiv=\"content-type\" content=\"text/html; charset=utf-8\"></head><body><table>\n%s</table></body></html>\n", rows);
}

void
_kei_table_copy (KeiTable *self)
{
  g_autofree char *text = kei_table_copy_text (self);
  char *html = kei_table_copy_html (self);
  g_autoptr (GBytes) bytes = g_bytes_new_take (html, strlen (html));
  GdkContentProvider *kinds[] = { gdk_content_provider_new_typed (G_TYPE_STRING, text), gdk_content_provider_new_for_bytes ("text/html", bytes) };
  g_autoptr (GdkContentProvider) all = gdk_content_provider_new_union (kinds, G_N_ELEMENTS (kinds));

  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), all);
}

void
_kei_table_clear (KeiTable *self)
{
  KeiTableModelInterface *iface = KEI_TABLE_MODEL_GET_IFACE (self->model);
  guint row, column, n_rows, n_columns;
  g_autoptr (GArray) columns = NULL;

  _kei_table_get_touched (self, &row, &column, &n_rows, &n_columns);
  columns = list_columns (self, column, n_columns, FALSE);
  if (iface->clear != NULL && self->has_cursor && self->rows->len > 0)
    iface->clear (self->model, row, n_rows, (const guint *) (void *) columns->data, columns->len);
}

/* --- In --- */

/* Marks what was pasted, from the first column it went to to the last. */
static void
select_pasted (KeiTable *self, guint row, guint n_rows, GArray *columns)
{
  guint first = self->n_columns, last = 0;

  for (guint j = 0; j < columns->len; j++)
    {
      guint column = g_array_index (columns, guint, j);

      if (column >= self->n_columns || !_kei_table_is_shown (self, column))
        continue;
      first = MIN (first, column);
      last = MAX (last, column);
    }
  if (first <= last)
    kei_table_select_range (self, row, first, n_rows, last - first + 1);
}

void
kei_table_paste_text (KeiTable *self, const char *text)
{
  g_autoptr (KeiTsv) tsv = kei_tsv_parse (text);
  KeiTableModelInterface *iface = KEI_TABLE_MODEL_GET_IFACE (self->model);
  guint row, column, n_rows, n_columns;
  gboolean range = _kei_table_get_range (self, &row, &column, &n_rows, &n_columns);
  gboolean single = kei_tsv_get_n_rows (tsv) == 1 && kei_tsv_get_n_columns (tsv) == 1;
  g_autoptr (GArray) columns = NULL;

  g_return_if_fail (KEI_IS_TABLE (self));

  if (single && !range && self->editor != NULL && KEI_IS_TABLE_EDITOR (self->editor) && KEI_TABLE_EDITOR_GET_IFACE (self->editor)->insert != NULL)
    {
      KEI_TABLE_EDITOR_GET_IFACE (self->editor)->insert (KEI_TABLE_EDITOR (self->editor), kei_tsv_get (tsv, 0, 0));
      return;
    }
  if (iface->paste == NULL)
    return;
  _kei_table_get_touched (self, &row, &column, &n_rows, &n_columns);
  if (!self->has_cursor)
    {
      row = self->rows->len;
      column = 0;
    }
  columns = read_titles (self, tsv);
  if (columns != NULL)
    kei_tsv_remove_row (tsv, 0);
  else
    columns = list_targets (self, column, kei_tsv_get_n_columns (tsv));
  iface->paste (self->model, row, tsv, (const guint *) (void *) columns->data, columns->len);
  select_pasted (self, row, kei_tsv_get_n_rows (tsv), columns);
}

static void
text_read_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autoptr (KeiTable) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);

  if (text != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    kei_table_paste_text (self, text);
}

void
_kei_table_paste (KeiTable *self)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, text_read_cb, g_object_ref (self));
}
