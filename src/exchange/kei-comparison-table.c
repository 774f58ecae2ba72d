/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 新旧対照表: the rows of the comparison, item by item or line by line, what changed beside what it was. What did not change is left
 * out, said in few words or printed, as the town does it; an item that holds changes is always named, so that a reader finds the place. */
#include "config.h"

#include "kei-comparison-report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CANCEL_MASK 255 /* rows between two looks at the cancellable */

/* A row of the table in the making. */
typedef struct
{
  guint title;          /* row of the comparison, or KEI_ROW_NONE for lines that stand behind what is below their item */
  guint owner;          /* the title whose lines come here */
  gboolean context;     /* named only for what is below it: its own lines are left out */
  gboolean alone;       /* all of it is on one side */
  GPtrArray *lines[2];  /* (element-type GArray) by KeiSide */
  gboolean absent[2];   /* the last line of that side says that there is nothing */
  guint16 kind, field;  /* of the last line */
  GArray *rows;         /* (element-type guint): the shown rows in it */
  GString *notes;       /* what they mean */
  guint first_left_out; /* unchanged lines since the last that was added */
  guint n_left_out;
  guint16 left_out_field;
  const KeiNode *first_text, *last_text; /* (nullable) (unowned): of which they are lines */
} Entry;

typedef struct
{
  KeiComparisonPaper *paper;
  guint8 *touched;        /* by row - first: it changed, or something below it */
  guint8 *own_touched;    /* of titles: themselves or one of their own lines */
  guint32 *last;          /* the last row below */
  GArray *folded;         /* (element-type guint): titles that follow each other, with nothing changed in them */
  Entry *entry;           /* (nullable): open */
  gboolean opened;        /* whether the table is */
  const KeiNode *told[2]; /* (nullable) (unowned): the text that the last line is of, so that its label stands above */
  guint16 told_field;     /* and which of its texts */
} Table;

static const KeiComparisonRow *
get_row (const Table *self, guint i)
{
  return kei_comparison_rows_get (self->paper->rows, i);
}

/* --- Into the report --- */

static guint
n_columns (const Table *self)
{
  return 2 + (self->paper->look.remarks != KEI_COMPARISON_REMARKS_NONE);
}

static void
open_table (Table *self)
{
  static const double beside[] = { 4, 4, 1.5 }, stacked[] = { 1, 8, 1.5 };
  const KeiComparisonLook *look = &self->paper->look;
  KeiReportBuilder *out = self->paper->out;
  KeiSide left = look->sides == KEI_COMPARISON_OLD_NEW ? KEI_SIDE_OLD : KEI_SIDE_NEW;

  if (self->opened)
    return;
  self->opened = TRUE;
  kei_report_builder_open_table (out, KEI_LOOK_GRID, look->sides == KEI_COMPARISON_STACKED ? stacked : beside, n_columns (self), 1, NULL);
  kei_report_builder_row (out);
  kei_report_builder_head_cell (out, look->sides == KEI_COMPARISON_STACKED ? _ ("Side") : look->heads[left]);
  kei_report_builder_head_cell (out, look->sides == KEI_COMPARISON_STACKED ? _ ("Text") : look->heads[kei_side_other (left)]);
  if (look->remarks != KEI_COMPARISON_REMARKS_NONE)
    kei_report_builder_head_cell (out, look->remarks_head);
}

static void
print_lines (Table *self, const GPtrArray *lines)
{
  kei_report_builder_cell (self->paper->out, NULL);
  for (guint i = 0; i < lines->len; i++)
    {
      kei_report_builder_paragraph (self->paper->out, KEI_PARAGRAPH_CELL);
      _kei_comparison_line_print (self->paper, g_ptr_array_index (lines, i));
    }
}

static void
print_remark (Table *self, const char *remark, guint n_rows)
{
  KeiReportBuilder *out = self->paper->out;

  if (self->paper->look.remarks == KEI_COMPARISON_REMARKS_NONE)
    return;
  kei_report_builder_cell (out, NULL);
  kei_report_builder_span (out, 1, n_rows);
  if (*remark != '\0')
    {
      g_auto (GStrv) lines = g_strsplit (remark, "\n", -1);

      for (guint i = 0; lines[i] != NULL; i++)
        {
          kei_report_builder_paragraph (out, KEI_PARAGRAPH_CELL);
          kei_report_builder_run (out, lines[i], KEI_MARK_SMALL, KEI_INK_NONE);
        }
    }
}

static void
print_row (Table *self, GPtrArray *const *lines, const char *remark)
{
  KeiReportBuilder *out = self->paper->out;
  const KeiComparisonLook *look = &self->paper->look;
  KeiSide first = look->sides == KEI_COMPARISON_OLD_NEW ? KEI_SIDE_OLD : KEI_SIDE_NEW;

  open_table (self);
  kei_report_builder_row (out);
  if (look->sides == KEI_COMPARISON_STACKED)
    {
      kei_report_builder_head_cell (out, look->heads[first]);
      print_lines (self, lines[first]);
      print_remark (self, remark, 2);
      kei_report_builder_row (out);
      kei_report_builder_head_cell (out, look->heads[kei_side_other (first)]);
      print_lines (self, lines[kei_side_other (first)]);
      return;
    }
  print_lines (self, lines[first]);
  print_lines (self, lines[kei_side_other (first)]);
  print_remark (self, remark, 1);
}

/* The same on both sides, so once where one stands above the other. */
static void
print_same (Table *self, const char *old_text, const char *new_text)
{
  GPtrArray *lines[2];

  for (guint side = 0; side < 2; side++)
    {
      GArray *line = _kei_comparison_line_new ();

      _kei_comparison_line_add (line, side == KEI_SIDE_OLD ? old_text : new_text, 0, KEI_INK_NONE);
      lines[side] = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
      g_ptr_array_add (lines[side], line);
    }
  if (self->paper->look.sides == KEI_COMPARISON_STACKED && g_str_equal (old_text, new_text))
    {
      open_table (self);
      kei_report_builder_row (self->paper->out);
      print_lines (self, lines[KEI_SIDE_NEW]);
      kei_report_builder_span (self->paper->out, n_columns (self), 1);
    }
  else
    print_row (self, lines, "");
  g_ptr_array_unref (lines[0]);
  g_ptr_array_unref (lines[1]);
}

/* Names a place over the whole width. */
static void
print_place (Table *self, const char *text)
{
  open_table (self);
  kei_report_builder_row (self->paper->out);
  kei_report_builder_cell (self->paper->out, text);
  kei_report_builder_tone (self->paper->out, KEI_TONE_SUBTOTAL);
  kei_report_builder_head (self->paper->out);
  kei_report_builder_span (self->paper->out, n_columns (self), 1);
}

/* --- What did not change --- */

static const char *
get_tag (const Table *self, guint row, KeiSide side)
{
  return self->paper->look.numbers ? _kei_comparison_get_tag (self->paper, get_row (self, row)->nodes[side], side) : "";
}

static const char *
get_words (const char *words)
{
  return words != NULL ? words : "";
}

/* 施策②～⑤: the word that both begin with is said once; (2)～(5) and 第2章～第5章 have none. */
static char *
join_tags (const char *first, const char *last)
{
  const char *a = first, *b = last;

  while (*a != '\0' && g_utf8_get_char (a) == g_utf8_get_char (b) && g_unichar_isalpha (g_utf8_get_char (a)))
    {
      a = g_utf8_next_char (a);
      b = g_utf8_next_char (b);
    }
  return g_strdup_printf ("%s～%s", first, *b != '\0' && !g_str_has_prefix (first, "第") ? b : last);
}

/* 施策②　（略） */
static char *
dup_left_out (const Table *self, guint first, guint last, KeiSide side)
{
  const char *words = get_words (self->paper->look.omitted);
  const char *tag = get_tag (self, first, side), *last_tag = get_tag (self, last, side);
  g_autofree char *range = first != last && *tag != '\0' && *last_tag != '\0' ? join_tags (tag, last_tag) : NULL;
  const KeiNode *node = get_row (self, first)->nodes[side];
  const char *name = range != NULL ? range : first != last ? ""
                                         : *tag != '\0'    ? tag
                                         : node != NULL    ? kei_node_get_headline (node)
                                                           : "";

  return g_strdup_printf ("%s%s%s", name, *name != '\0' ? "　" : "", words);
}

static void
print_left_out (Table *self, guint first, guint last)
{
  g_autofree char *old_text = dup_left_out (self, first, last, KEI_SIDE_OLD), *new_text = dup_left_out (self, first, last, KEI_SIDE_NEW);

  print_same (self, old_text, new_text);
}

static void
flush_folded (Table *self)
{
  guint n = self->folded->len;
  const guint *rows = (const guint *) (void *) self->folded->data;

  if (n > 0 && self->paper->look.unchanged == KEI_COMPARISON_UNCHANGED_RANGES)
    print_left_out (self, rows[0], rows[n - 1]);
  else if (self->paper->look.unchanged == KEI_COMPARISON_UNCHANGED_WORD)
    for (guint i = 0; i < n; i++)
      print_left_out (self, rows[i], rows[i]);
  g_array_set_size (self->folded, 0);
}

/* Only siblings of one kind and level are said together. */
static void
fold (Table *self, guint i)
{
  if (self->folded->len > 0)
    {
      const KeiComparisonRow *row = get_row (self, i), *before = get_row (self, g_array_index (self->folded, guint, self->folded->len - 1));
      const KeiNode *node = row->nodes[KEI_SIDE_NEW], *other = before->nodes[KEI_SIDE_NEW];
      gboolean alike = row->parent == before->parent && row->kind == before->kind && (node == NULL) == (other == NULL);

      if (alike && node != NULL)
        alike = kei_node_get_kind (node) == kei_node_get_kind (other)
                && (kei_node_get_kind (node) != KEI_KIND_ITEM || kei_node_get_ref (node, KEI_FIELD_LEVEL) == kei_node_get_ref (other, KEI_FIELD_LEVEL));
      if (!alike)
        flush_folded (self);
    }
  g_array_append_val (self->folded, i);
}

/* --- Entries --- */

static Entry *
entry_new (guint title, guint owner)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->title = title;
  entry->owner = owner;
  for (guint side = 0; side < 2; side++)
    entry->lines[side] = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  entry->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  entry->notes = g_string_new (NULL);
  return entry;
}

static void
entry_free (Entry *entry)
{
  for (guint side = 0; side < 2; side++)
    g_ptr_array_unref (entry->lines[side]);
  g_array_unref (entry->rows);
  g_string_free (entry->notes, TRUE);
  g_free (entry);
}

/* Says in the cell that lines were left out. */
static void
close_left_out (Table *self)
{
  Entry *entry = self->entry;
  const KeiComparisonLook *look = &self->paper->look;
  g_autoptr (KeiRowText) text = NULL;

  if (entry->n_left_out == 0 || look->unchanged == KEI_COMPARISON_UNCHANGED_OMITTED || look->omitted == NULL)
    {
      entry->n_left_out = 0;
      return;
    }
  if (entry->first_text == entry->last_text && entry->first_text != NULL)
    text = kei_comparison_rows_dup_text (self->paper->rows, entry->first_left_out, self->paper->years);
  for (guint side = 0; side < 2; side++)
    {
      const char *label = text != NULL && text->n_cells[side] > 0 && (self->told[side] != text->cells[side][0].node || self->told_field != entry->left_out_field) ? text->cells[side][0].label : "";
      g_autofree char *words = g_strconcat (label, *label != '\0' ? "　" : "", look->omitted, NULL);
      GArray *line = _kei_comparison_line_new ();

      _kei_comparison_line_add (line, words, 0, KEI_INK_NONE);
      g_ptr_array_add (entry->lines[side], line);
      entry->absent[side] = FALSE;
      self->told[side] = text != NULL && text->n_cells[side] > 0 ? text->cells[side][0].node : NULL;
    }
  self->told_field = entry->left_out_field;
  entry->n_left_out = 0;
}

static void
say_absent (Table *self, KeiSide side)
{
  Entry *entry = self->entry;
  GArray *line;

  if (entry->absent[side])
    return;
  line = _kei_comparison_line_new ();
  _kei_comparison_line_add (line, self->paper->look.absent[side], 0, KEI_INK_NONE);
  g_ptr_array_add (entry->lines[side], line);
  entry->absent[side] = TRUE;
}

static void
close_entry (Table *self)
{
  Entry *entry = self->entry;
  g_autofree char *remark = NULL;

  if (entry == NULL)
    return;
  close_left_out (self);
  for (guint side = 0; side < 2; side++)
    if (entry->lines[side]->len == 0 && entry->lines[kei_side_other (side)]->len > 0)
      say_absent (self, side);
  if (entry->lines[0]->len > 0)
    {
      remark = _kei_comparison_dup_remark (self->paper, entry->title, entry->rows, entry->notes->str);
      print_row (self, entry->lines, remark);
    }
  entry_free (entry);
  self->entry = NULL;
}

static void
add_note (Entry *entry, const char *note)
{
  if (*note != '\0' && strstr (entry->notes->str, note) == NULL)
    g_string_append_printf (entry->notes, "%s%s", entry->notes->len > 0 ? _ (", ") : "", note);
}

/* Adds a row of the comparison to the open entry. */
static void
add_row (Table *self, guint i)
{
  g_autoptr (KeiRowText) text = kei_comparison_rows_dup_text (self->paper->rows, i, self->paper->years);
  const KeiComparisonRow *row = get_row (self, i);
  Entry *entry = self->entry;
  gboolean beside = FALSE;
  guint16 told_field;

  close_left_out (self);
  told_field = self->told_field;
  self->told_field = row->field;
  for (guint side = 0; side < 2; side++)
    if (text->n_cells[side] > 0)
      {
        /* What went and what came in its place stand beside each other. */
        if (entry->absent[side] && text->n_cells[kei_side_other (side)] == 0 && entry->kind == row->kind && entry->field == row->field)
          {
            g_ptr_array_set_size (entry->lines[side], (int) entry->lines[side]->len - 1);
            beside = TRUE;
          }
        _kei_comparison_add_lines (self->paper, i, text, side, row->kind == KEI_ROW_PARAGRAPH && self->told[side] == text->cells[side][0].node && told_field == row->field, entry->lines[side]);
        self->told[side] = row->kind == KEI_ROW_PARAGRAPH ? text->cells[side][0].node : NULL;
        entry->absent[side] = FALSE;
      }
  for (guint side = 0; side < 2; side++)
    if (text->n_cells[side] == 0 && !entry->alone && !beside)
      say_absent (self, side);
  entry->kind = row->kind;
  entry->field = row->field;
  self->paper->n_limited += text->limited;
  if (_kei_comparison_is_shown (self->paper, get_row (self, i)))
    {
      g_array_append_val (entry->rows, i);
      add_note (entry, text->note);
    }
}

/* The item is named, for something below it changed. */
static void
add_context (Table *self, guint i)
{
  const KeiComparisonRow *row = get_row (self, i);
  const KeiNode *node = row->nodes[KEI_SIDE_NEW];

  if (node == NULL || kei_node_get_kind (node) == KEI_KIND_PLAN)
    return;
  if (self->paper->look.unchanged == KEI_COMPARISON_UNCHANGED_OMITTED)
    {
      const char *tag = get_tag (self, i, KEI_SIDE_NEW);
      g_autofree char *text = g_strdup_printf ("%s%s%s", tag, *tag != '\0' ? "　" : "", kei_node_get_headline (node));

      print_place (self, text);
    }
  else
    print_left_out (self, i, i);
}

static void
open_title (Table *self, guint i)
{
  const KeiComparisonRow *row = get_row (self, i);
  gboolean full = self->paper->look.unchanged == KEI_COMPARISON_UNCHANGED_FULL;

  flush_folded (self);
  self->told[0] = self->told[1] = NULL;
  self->entry = entry_new (i, i);
  self->entry->context = !full && !self->own_touched[i - self->paper->first];
  self->entry->alone = row->sign == KEI_ROW_ADDED || row->sign == KEI_ROW_REMOVED;
  if (self->entry->context)
    add_context (self, i);
  else
    add_row (self, i);
}

/* Whether the row is what came where the only one in the open entry went. */
static gboolean
takes_its_place (const Table *self, const KeiComparisonRow *row)
{
  const KeiComparisonRow *last = self->entry->rows->len == 1 ? get_row (self, g_array_index (self->entry->rows, guint, 0)) : NULL;

  return last != NULL && last->kind == row->kind && last->field == row->field
         && ((last->sign == KEI_ROW_REMOVED && row->sign == KEI_ROW_ADDED) || (last->sign == KEI_ROW_ADDED && row->sign == KEI_ROW_REMOVED));
}

static void
add_line (Table *self, guint i)
{
  const KeiComparisonRow *row = get_row (self, i);
  gboolean shown = _kei_comparison_is_shown (self->paper, row) || self->paper->look.unchanged == KEI_COMPARISON_UNCHANGED_FULL;

  if (self->entry == NULL || self->entry->owner != row->parent)
    {
      gboolean context = row->parent >= self->paper->first && row->parent < self->paper->end && !self->own_touched[row->parent - self->paper->first];

      close_entry (self);
      if (shown)
        flush_folded (self);
      self->entry = entry_new (KEI_ROW_NONE, row->parent);
      self->entry->context = context && !shown;
      self->entry->alone = row->parent != KEI_ROW_NONE && (get_row (self, row->parent)->sign == KEI_ROW_ADDED || get_row (self, row->parent)->sign == KEI_ROW_REMOVED);
    }
  if (self->entry->context)
    return;
  if (!shown)
    {
      if (self->entry->n_left_out > 0 && self->entry->left_out_field != row->field)
        self->entry->first_text = NULL;
      self->entry->last_text = row->nodes[KEI_SIDE_NEW];
      self->entry->left_out_field = row->field;
      if (self->entry->n_left_out++ == 0)
        {
          self->entry->first_left_out = i;
          self->entry->first_text = self->entry->last_text;
        }
      return;
    }
  if (self->paper->look.by_line && !takes_its_place (self, row) && (self->entry->rows->len > 0 || self->entry->lines[0]->len > 0 || self->entry->lines[1]->len > 0 || self->entry->n_left_out > 0))
    {
      guint owner = self->entry->owner;
      gboolean alone = self->entry->alone;

      close_entry (self);
      self->entry = entry_new (KEI_ROW_NONE, owner);
      self->entry->alone = alone;
    }
  add_row (self, i);
}

/* --- Row by row --- */

static void
look_ahead (Table *self)
{
  guint first = self->paper->first;

  for (guint i = self->paper->end; i-- > first;)
    {
      const KeiComparisonRow *row = get_row (self, i);
      gboolean shown = row->kind != KEI_ROW_ELSEWHERE && _kei_comparison_is_shown (self->paper, row);

      self->last[i - first] = MAX (self->last[i - first], i);
      self->touched[i - first] |= shown;
      if (row->kind == KEI_ROW_TITLE)
        self->own_touched[i - first] |= shown;
      if (row->parent == KEI_ROW_NONE || row->parent < first)
        continue;
      self->touched[row->parent - first] |= self->touched[i - first];
      self->last[row->parent - first] = MAX (self->last[row->parent - first], self->last[i - first]);
      if (row->kind != KEI_ROW_TITLE)
        self->own_touched[row->parent - first] |= shown;
    }
}

static void
add_group (Table *self, guint i)
{
  g_autoptr (KeiRowText) text = kei_comparison_rows_dup_text (self->paper->rows, i, self->paper->years);
  KeiSide side = text->n_cells[KEI_SIDE_NEW] > 0 ? KEI_SIDE_NEW : KEI_SIDE_OLD;

  close_entry (self);
  flush_folded (self);
  if (text->n_cells[side] > 0)
    print_place (self, *text->cells[side][0].text != '\0' ? text->cells[side][0].text : text->cells[side][0].label);
}

static gboolean
add_rows (Table *self, GError **error)
{
  gboolean full = self->paper->look.unchanged == KEI_COMPARISON_UNCHANGED_FULL;
  guint first = self->paper->first, i = first;

  while (i < self->paper->end)
    {
      const KeiComparisonRow *row = get_row (self, i);
      gboolean heads = row->kind == KEI_ROW_TITLE || row->kind == KEI_ROW_GROUP;

      if ((i & CANCEL_MASK) == 0 && g_cancellable_set_error_if_cancelled (self->paper->cancellable, error))
        return FALSE;
      if (!_kei_comparison_is_printed (self->paper, row))
        {
          i++;
          continue;
        }
      if (row->kind == KEI_ROW_ELSEWHERE)
        {
          close_entry (self);
          flush_folded (self);
        }
      else if (heads && !self->touched[i - first] && !full)
        {
          close_entry (self);
          if (row->kind == KEI_ROW_TITLE)
            fold (self, i);
          i = self->last[i - first];
        }
      else if (row->kind == KEI_ROW_GROUP)
        add_group (self, i);
      else if (row->kind == KEI_ROW_TITLE)
        {
          close_entry (self);
          open_title (self, i);
        }
      else
        add_line (self, i);
      i++;
    }
  close_entry (self);
  flush_folded (self);
  return TRUE;
}

gboolean
_kei_comparison_add_table (KeiComparisonPaper *self, GError **error)
{
  guint n = self->end - self->first, n_rules;
  g_autofree guint8 *touched = g_new0 (guint8, n), *own_touched = g_new0 (guint8, n);
  g_autofree guint32 *last = g_new0 (guint32, n);
  g_autoptr (GArray) folded = g_array_new (FALSE, FALSE, sizeof (guint));
  Table table = { .paper = self, .touched = touched, .own_touched = own_touched, .last = last, .folded = folded };
  gboolean something = FALSE, added;

  kei_report_builder_part (self->out, _ ("Comparison table"), KEI_PAPER_STYLE, FALSE, TRUE);
  _kei_comparison_add_title (self, self->look.title);
  _kei_comparison_add_warnings (self);
  look_ahead (&table);
  for (guint i = 0; i < n && !something; i++)
    something = touched[i];
  kei_comparison_get_rules (self->comparison, &n_rules);
  if (something && self->look.legend != NULL)
    _kei_comparison_add_paragraph (self, KEI_PARAGRAPH_NOTE, self->look.legend, 0, KEI_INK_NONE);
  if (self->look.common_once)
    _kei_comparison_add_rules (self, 1);
  if (!something)
    {
      _kei_comparison_add_paragraph (self, KEI_PARAGRAPH_BODY, n_rules > 0 ? _ ("Nothing else changed.") : _ ("Both say the same."), 0, KEI_INK_NONE);
      added = TRUE;
    }
  else
    added = add_rows (&table, error);
  g_clear_pointer (&table.entry, entry_free);
  kei_report_builder_close_table (self->out);
  if (added)
    _kei_comparison_add_proof (self);
  return added;
}
