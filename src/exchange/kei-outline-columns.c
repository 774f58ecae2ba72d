/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two columns that a PDF tool left side by side: 1 … and 2 … in one line, their lists below them. The
 * rows are cut at the wide blank, and what stood on the right comes behind what stood on the left. */
#include "config.h"

#include "kei-outline-scan.h"

#include <string.h>

#include "kei-numbering.h"
#include "kei-outline-text.h"

#define WIDE_GAP 4        /* columns of blanks between two columns of text */
#define SLACK 6           /* columns that two lines' right halves may stand apart */
#define LEAST_LINES 2     /* that have two halves */
#define LONGEST_LINE 1000 /* bytes */

typedef struct
{
  guint column;      /* where the right half starts */
  const char *right; /* in the row's source */
  gsize left;        /* bytes of the left half */
} Cut;

static guint
width_of (gunichar c)
{
  return c < 0x2e80 ? 1 : 2;
}

/* Cuts "(1) A    (1) B" where both halves are numbered in one way. */
static gboolean
find_cut (const KeiOutlineRow *row, Cut *cut)
{
  KeiPrintedNumber left, right;
  guint column = row->indent, gap = 0;
  const char *blank = NULL;

  if (row->cells != NULL || row->pieces > 1 || row->number.pattern == NULL || strlen (row->source) > LONGEST_LINE || !kei_numbering_read (row->source, &left))
    return FALSE;
  for (const char *p = row->source; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (kei_char_is_blank (c))
        {
          if (gap == 0)
            blank = p;
          gap += width_of (c);
        }
      else
        {
          if (gap >= WIDE_GAP && (gsize) (blank - row->source) > left.length && kei_numbering_read (p, &right) && strcmp (left.pattern, right.pattern) == 0)
            {
              *cut = (Cut){ column, p, (gsize) (blank - row->source) };
              return TRUE;
            }
          gap = 0;
        }
      column += width_of (c);
    }
  return FALSE;
}

static gboolean
is_near (guint a, guint b)
{
  return (a > b ? a - b : b - a) <= SLACK;
}

/* The rows after @first that stand beside each other as it does: how many, with it. @cuts gets how many of them
 * have two halves. */
static guint
measure_block (KeiOutline *outline, guint first, guint column, guint *cuts)
{
  guint i;

  *cuts = 0;
  for (i = first; i < outline->rows->len; i++)
    {
      const KeiOutlineRow *row = kei_outline_row (outline, i);
      Cut cut;

      if (row->cells != NULL || (i > first && row->blank_before > 0))
        break;
      if (find_cut (row, &cut) && is_near (cut.column, column))
        (*cuts)++;
      else if (!is_near (row->indent, column))
        break;
    }
  return i - first;
}

static void
take_block (KeiOutline *outline, GPtrArray *rows, guint *places, guint first, guint n, guint column)
{
  g_autoptr (GPtrArray) right = g_ptr_array_new ();

  for (guint i = first; i < first + n; i++)
    {
      KeiOutlineRow *row = kei_outline_row (outline, i);
      Cut cut;

      if (find_cut (row, &cut))
        {
          g_autofree char *half = g_strndup (row->source, cut.left);
          KeiOutlineRow *before = kei_outline_scan_piece (half, row->indent, row->line);

          g_ptr_array_add (right, kei_outline_scan_piece (cut.right, row->indent, row->line));
          before->blank_before = row->blank_before;
          before->page_top = row->page_top;
          before->starts_over = row->starts_over;
          kei_outline_row_free (row);
          row = before;
        }
      else if (is_near (row->indent, column))
        {
          g_ptr_array_add (right, row);
          continue;
        }
      places[i] = rows->len;
      g_ptr_array_add (rows, row);
    }
  for (guint i = 0; i < right->len; i++)
    g_ptr_array_add (rows, g_ptr_array_index (right, i));
}

void
kei_outline_part_columns (KeiOutline *outline)
{
  guint n_rows = outline->rows->len;
  g_autofree guint *places = g_new0 (guint, n_rows + 1);
  g_autoptr (GArray) parted = g_array_new (FALSE, FALSE, sizeof (guint));
  GPtrArray *rows = NULL;

  for (guint i = 0; i < n_rows;)
    {
      guint n = 0, cuts = 0;
      Cut cut;

      if (find_cut (kei_outline_row (outline, i), &cut))
        n = measure_block (outline, i, cut.column, &cuts);
      if (cuts < LEAST_LINES)
        {
          places[i] = rows == NULL ? i : rows->len;
          if (rows != NULL)
            g_ptr_array_add (rows, kei_outline_row (outline, i));
          i++;
          continue;
        }
      if (rows == NULL)
        {
          rows = g_ptr_array_new_with_free_func ((GDestroyNotify) kei_outline_row_free);
          for (guint k = 0; k < i; k++)
            g_ptr_array_add (rows, kei_outline_row (outline, k));
        }
      take_block (outline, rows, places, i, n, cut.column);
      for (guint k = rows->len - cuts; k < rows->len; k++)
        g_array_append_val (parted, k);
      i += n;
    }
  if (rows == NULL)
    return;
  g_ptr_array_set_free_func (outline->rows, NULL);
  g_ptr_array_unref (outline->rows);
  outline->rows = rows;
  for (guint i = 0; i < outline->notes->len; i++)
    {
      KeiOutlineNote *note = g_ptr_array_index (outline->notes, i);

      note->row = places[note->row];
    }
  for (guint i = 0; i < rows->len; i++)
    {
      KeiOutlineRow *row = kei_outline_row (outline, i);

      if (row->cells != NULL)
        row->table = places[row->table];
    }
  for (guint i = 0; i < parted->len; i++)
    kei_outline_add_note (outline, KEI_OUTLINE_NOTE_SPLIT, g_array_index (parted, guint, i), KEI_OUTLINE_NONE, 2, NULL);
}
