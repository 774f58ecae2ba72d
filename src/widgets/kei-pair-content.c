/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The data of a KeiPairRow, and its other forms: words for those who do not see the row, text and HTML for those
 * who take it elsewhere. */
#include "config.h"

#include "kei-pair-content.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kei-pair-private.h"
#include "kei-tsv.h"

/* Characters of a text that are read out. */
#define READ_OUT 1000
/* Marks of a side that are. */
#define MOST_READ_OUT 8

G_DEFINE_BOXED_TYPE (KeiPairContent, kei_pair_content, kei_pair_content_ref, kei_pair_content_unref)

static void
clear_cell (gpointer data)
{
  KeiPairCell *cell = data;

  g_free (cell->chip);
  g_free (cell->label);
  g_free (cell->text);
  g_free (cell->secondary);
  g_clear_pointer (&cell->marks, g_array_unref);
  g_clear_pointer (&cell->hits, g_array_unref);
}

KeiPairContent *
kei_pair_content_new (KeiSign sign, KeiPairRank rank)
{
  KeiPairContent *content;

  g_return_val_if_fail (sign < KEI_N_SIGNS, NULL);

  content = g_new0 (KeiPairContent, 1);
  content->refs = 1;
  content->sign = sign;
  content->rank = rank;
  content->doubt = -1;
  for (guint i = 0; i < KEI_PAIR_N_SIDES; i++)
    {
      content->cells[i] = g_array_new (FALSE, TRUE, sizeof (KeiPairCell));
      g_array_set_clear_func (content->cells[i], clear_cell);
    }
  return content;
}

KeiPairContent *
kei_pair_content_new_fold (const char *words, gboolean open)
{
  KeiPairContent *content = kei_pair_content_new (KEI_SIGN_NONE, KEI_PAIR_RANK_PLAIN);

  g_return_val_if_fail (words != NULL, NULL);

  content->is_fold = TRUE;
  content->is_open = open;
  content->word = g_strdup (words);
  return content;
}

KeiPairContent *
kei_pair_content_ref (KeiPairContent *content)
{
  g_return_val_if_fail (content != NULL, NULL);

  content->refs++;
  return content;
}

void
kei_pair_content_unref (KeiPairContent *content)
{
  g_return_if_fail (content != NULL);

  if (--content->refs > 0)
    return;
  for (guint i = 0; i < KEI_PAIR_N_SIDES; i++)
    g_array_unref (content->cells[i]);
  g_free (content->word);
  g_free (content);
}

/* --- Filling --- */

void
kei_pair_content_set_word (KeiPairContent *content, const char *word)
{
  char *copy = g_strdup (word);

  g_free (content->word);
  content->word = copy;
}

void
kei_pair_content_set_doubt (KeiPairContent *content, guint percent)
{
  content->doubt = (int) MIN (percent, 100);
}

void
kei_pair_content_add_cell (KeiPairContent *content, KeiPairSide side, const char *chip, const char *label, const char *text)
{
  KeiPairCell cell = { NULL };

  g_return_if_fail (side < KEI_PAIR_N_SIDES);
  g_return_if_fail (text != NULL);

  cell.chip = g_strdup (chip);
  cell.label = g_strdup (label);
  cell.length = strlen (text);
  cell.text = g_strndup (text, cell.length);
  g_array_append_val (content->cells[side], cell);
}

static KeiPairCell *
get_last (KeiPairContent *content, KeiPairSide side)
{
  g_return_val_if_fail (side < KEI_PAIR_N_SIDES && content->cells[side]->len > 0, NULL);

  return &g_array_index (content->cells[side], KeiPairCell, content->cells[side]->len - 1);
}

void
kei_pair_content_set_secondary (KeiPairContent *content, KeiPairSide side, const char *secondary)
{
  KeiPairCell *cell = get_last (content, side);

  g_return_if_fail (cell != NULL);

  g_free (cell->secondary);
  cell->secondary = g_strdup (secondary);
}

static gsize
find_boundary (const KeiPairCell *cell, gsize position)
{
  position = MIN (position, cell->length);
  while (position > 0 && position < cell->length && ((guchar) cell->text[position] & 0xc0) == 0x80)
    position--;
  return position;
}

/* Spaces at its ends do not belong to what is marked, but for a mark that is nothing else. */
static void
trim_mark (const KeiPairCell *cell, KeiPairMark *mark)
{
  const char *start = cell->text + mark->start, *end = start + mark->length;

  while (start < end && g_unichar_isspace (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  if (start == end)
    return;
  for (const char *last = g_utf8_prev_char (end); g_unichar_isspace (g_utf8_get_char (last)); last = g_utf8_prev_char (end))
    end = last;
  mark->start = (gsize) (start - cell->text);
  mark->length = (gsize) (end - start);
}

void
kei_pair_content_add_mark (KeiPairContent *content, KeiPairSide side, gsize start, gsize length, KeiPairMarkKind kind)
{
  KeiPairCell *cell = get_last (content, side);
  const KeiPairMark *last = NULL;
  KeiPairMark mark;

  g_return_if_fail (cell != NULL && kind != KEI_PAIR_MARK_HIT);

  if (cell->marks != NULL && cell->marks->len > 0)
    last = &g_array_index (cell->marks, KeiPairMark, cell->marks->len - 1);
  mark.start = find_boundary (cell, start);
  if (last != NULL && mark.start < last->start + last->length)
    return;
  mark.length = find_boundary (cell, mark.start + MIN (length, cell->length - mark.start)) - mark.start;
  mark.kind = kind;
  if (mark.length == 0)
    return;
  trim_mark (cell, &mark);
  if (cell->marks == NULL)
    cell->marks = g_array_new (FALSE, FALSE, sizeof (KeiPairMark));
  g_array_append_val (cell->marks, mark);
}

void
kei_pair_content_add_hit (KeiPairContent *content, KeiPairSide side, guint i, gsize start, gsize length)
{
  KeiPairMark mark = { .kind = KEI_PAIR_MARK_HIT };
  KeiPairCell *cell;

  g_return_if_fail (side < KEI_PAIR_N_SIDES && i < content->cells[side]->len);

  cell = &g_array_index (content->cells[side], KeiPairCell, i);
  mark.start = find_boundary (cell, start);
  mark.length = find_boundary (cell, mark.start + MIN (length, cell->length - mark.start)) - mark.start;
  if (mark.length == 0)
    return;
  if (cell->hits == NULL)
    cell->hits = g_array_new (FALSE, FALSE, sizeof (KeiPairMark));
  g_array_append_val (cell->hits, mark);
}

/* --- Reading --- */

KeiSign
kei_pair_content_get_sign (const KeiPairContent *content)
{
  return content->sign;
}

gboolean
kei_pair_content_is_fold (const KeiPairContent *content)
{
  return content->is_fold;
}

guint
kei_pair_content_get_n_cells (const KeiPairContent *content, KeiPairSide side)
{
  g_return_val_if_fail (side < KEI_PAIR_N_SIDES, 0);

  return content->cells[side]->len;
}

const char *
kei_pair_content_get_text (const KeiPairContent *content, KeiPairSide side, guint cell)
{
  g_return_val_if_fail (side < KEI_PAIR_N_SIDES && cell < content->cells[side]->len, NULL);

  return g_array_index (content->cells[side], KeiPairCell, cell).text;
}

const char *
_kei_pair_content_get_word (const KeiPairContent *content)
{
  return content->word != NULL ? content->word : kei_sign_get_word (content->sign);
}

static void
append_cut (GString *out, const KeiPairCell *cell)
{
  const char *end = cell->text;

  /* Most texts are short: only a long one is counted. */
  if (cell->length <= READ_OUT)
    {
      g_string_append_len (out, cell->text, (gssize) cell->length);
      return;
    }
  for (guint i = 0; i < READ_OUT && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  g_string_append_len (out, cell->text, end - cell->text);
  if (*end != '\0')
    g_string_append (out, "…");
}

/* One side with all its cells, for reading out or as one cell of a table. */
static void
append_side (GString *out, const KeiPairContent *content, KeiPairSide side, gboolean cut, const char *between)
{
  for (guint i = 0; i < content->cells[side]->len; i++)
    {
      const KeiPairCell *cell = &g_array_index (content->cells[side], KeiPairCell, i);

      if (i > 0)
        g_string_append (out, between);
      if (cell->chip != NULL)
        g_string_append_printf (out, "%s ", cell->chip);
      if (cell->label != NULL)
        g_string_append_printf (out, "%s ", cell->label);
      if (cut)
        append_cut (out, cell);
      else
        g_string_append_len (out, cell->text, (gssize) cell->length);
      if (cell->secondary != NULL)
        g_string_append_printf (out, "%s(%s)", between, cell->secondary);
    }
}

char *
kei_pair_content_describe (const KeiPairContent *content)
{
  const char *word = _kei_pair_content_get_word (content);
  g_autoptr (GString) left = g_string_new (NULL);
  g_autoptr (GString) right = g_string_new (NULL);
  g_autoptr (GString) out = NULL;

  g_return_val_if_fail (content != NULL, NULL);

  if (content->is_fold)
    return g_strdup (word);
  out = g_string_new (word != NULL ? word : _ ("Unchanged"));
  if (content->doubt >= 0)
    {
      g_string_append (out, ", ");
      g_string_append_printf (out, _ ("doubtful, %d %%"), content->doubt);
    }
  append_side (left, content, KEI_PAIR_LEFT, TRUE, ", ");
  append_side (right, content, KEI_PAIR_RIGHT, TRUE, ", ");
  g_string_append (out, ": ");
  if (g_string_equal (left, right))
    g_string_append (out, left->str);
  else if (left->len == 0 || right->len == 0)
    g_string_append (out, left->len > 0 ? left->str : right->str);
  else
    /* Translators: a row of a comparison as it is read out, the text of the earlier plan and that of the later one. */
    g_string_append_printf (out, _ ("before: %s; after: %s"), left->str, right->str);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
append_marks (GString *out, const KeiPairContent *content, KeiPairSide side)
{
  guint n = 0;

  for (guint i = 0; i < content->cells[side]->len; i++)
    {
      const KeiPairCell *cell = &g_array_index (content->cells[side], KeiPairCell, i);

      for (guint j = 0; cell->marks != NULL && j < cell->marks->len && n <= MOST_READ_OUT; j++, n++)
        {
          const KeiPairMark *mark = &g_array_index (cell->marks, KeiPairMark, j);

          if (n > 0)
            g_string_append (out, ", ");
          if (n == MOST_READ_OUT)
            g_string_append (out, "…");
          else
            g_string_append_len (out, cell->text + mark->start, (gssize) mark->length);
        }
    }
}

char *
kei_pair_content_describe_marks (const KeiPairContent *content)
{
  g_autoptr (GString) left = g_string_new (NULL);
  g_autoptr (GString) right = g_string_new (NULL);

  g_return_val_if_fail (content != NULL, NULL);

  /* Of what is on one side only, the name says all. */
  if (content->cells[KEI_PAIR_LEFT]->len == 0 || content->cells[KEI_PAIR_RIGHT]->len == 0)
    return g_strdup ("");
  append_marks (left, content, KEI_PAIR_LEFT);
  append_marks (right, content, KEI_PAIR_RIGHT);
  if (left->len == 0 && right->len == 0)
    return g_strdup ("");
  if (right->len == 0)
    /* Translators: words that were taken out of a text */
    return g_strdup_printf (_ ("without “%s”"), left->str);
  if (left->len == 0)
    /* Translators: words that came into a text */
    return g_strdup_printf (_ ("with “%s”"), right->str);
  /* Translators: marked words of the earlier text and of the later one */
  return g_strdup_printf (_ ("“%s” to “%s”"), left->str, right->str);
}

/* --- Elsewhere --- */

char *
kei_pair_content_format_text (KeiPairContent *const *contents, guint n)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      const char *word;

      if (contents[i] == NULL)
        continue;
      word = _kei_pair_content_get_word (contents[i]);
      for (guint side = 0; side < KEI_PAIR_N_SIDES; side++)
        {
          g_autoptr (GString) cell = g_string_new (NULL);

          append_side (cell, contents[i], side, FALSE, "\n");
          kei_tsv_append_cell (out, cell->str);
          if (side == KEI_PAIR_LEFT)
            {
              g_string_append_c (out, '\t');
              kei_tsv_append_cell (out, word != NULL ? word : "");
              g_string_append_c (out, '\t');
            }
        }
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

static void
append_escaped (GString *out, const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    switch (text[i])
      {
      case '<':
        g_string_append (out, "&lt;");
        break;
      case '>':
        g_string_append (out, "&gt;");
        break;
      case '&':
        g_string_append (out, "&amp;");
        break;
      case '\n':
        g_string_append (out, "<br>");
        break;
      default:
        g_string_append_c (out, text[i]);
      }
}

static void
append_small (GString *out, const char *before, const char *text, const char *after)
{
  if (text == NULL)
    return;
  g_string_append (out, before);
  append_escaped (out, text, strlen (text));
  g_string_append (out, after);
}

static void
append_html_cell (GString *out, const KeiPairCell *cell, KeiPairSide side)
{
  const char *element = side == KEI_PAIR_LEFT ? "del" : "ins";
  gsize done = 0;

  append_small (out, "<b>", cell->chip, "</b> ");
  append_small (out, "<small>", cell->label, "</small> ");
  for (guint i = 0; cell->marks != NULL && i < cell->marks->len; i++)
    {
      const KeiPairMark *mark = &g_array_index (cell->marks, KeiPairMark, i);

      append_escaped (out, cell->text + done, mark->start - done);
      g_string_append_printf (out, "<%s>", element);
      append_escaped (out, cell->text + mark->start, mark->length);
      g_string_append_printf (out, "</%s>", element);
      done = mark->start + mark->length;
    }
  append_escaped (out, cell->text + done, cell->length - done);
  append_small (out, "<br><small>", cell->secondary, "</small>");
}

char *
kei_pair_content_format_html (KeiPairContent *const *contents, guint n)
{
  GString *out = g_string_new ("<meta charset=\"utf-8\"><table>\n");

  for (guint i = 0; i < n; i++)
    {
      const char *word;

      if (contents[i] == NULL)
        continue;
      word = _kei_pair_content_get_word (contents[i]);
      g_string_append (out, "<tr>");
      for (guint side = 0; side < KEI_PAIR_N_SIDES; side++)
        {
          g_string_append (out, "<td>");
          for (guint j = 0; j < contents[i]->cells[side]->len; j++)
            {
              if (j > 0)
                g_string_append (out, "<br>");
              append_html_cell (out, &g_array_index (contents[i]->cells[side], KeiPairCell, j), side);
            }
          g_string_append (out, "</td>");
          if (side == KEI_PAIR_LEFT)
            append_small (out, "<td>", word != NULL ? word : "", "</td>");
        }
      g_string_append (out, "</tr>\n");
    }
  g_string_append (out, "</table>\n");
  return g_string_free (out, FALSE);
}

void
kei_pair_content_copy (KeiPairContent *const *contents, guint n, GdkClipboard *clipboard)
{
  g_autofree char *text = kei_pair_content_format_text (contents, n);
  char *html = kei_pair_content_format_html (contents, n);
  g_autoptr (GBytes) bytes = g_bytes_new_take (html, strlen (html));
  g_autoptr (GdkContentProvider) both = NULL;

  both = gdk_content_provider_new_union ((GdkContentProvider *[]){ gdk_content_provider_new_for_bytes ("text/html", bytes),
                                                                   gdk_content_provider_new_typed (G_TYPE_STRING, text) },
                                         2);
  gdk_clipboard_set_content (clipboard, both);
}
