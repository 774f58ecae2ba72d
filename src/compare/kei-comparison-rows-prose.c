/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of texts: each line one, beside the line that it was. Where texts were merged or split, those of one side are read one
 * behind the other. */
#include "config.h"

#include <string.h>

#include "kei-comparison-rows-private.h"
#include "kei-text-diff-private.h"
#include "kei-text-lines.h"

/* The texts of one side as one, and where each begins in it. */
typedef struct
{
  KeiNode *const *nodes;
  guint n;
  KeiField field;
  const char *text;
  GString *joined; /* (nullable) (owned) */
  gsize *starts;   /* (nullable) (owned) */
} Prose;

static Prose
join (KeiNode *const *nodes, guint n, KeiField field)
{
  Prose prose = { nodes, n, field, n > 0 ? kei_node_get_text (nodes[0], field) : "", NULL, NULL };

  if (n < 2)
    return prose;
  prose.joined = g_string_new (NULL);
  prose.starts = g_new (gsize, n);
  for (guint i = 0; i < n; i++)
    {
      prose.starts[i] = prose.joined->len;
      g_string_append (prose.joined, kei_node_get_text (nodes[i], field));
      g_string_append_c (prose.joined, '\n');
    }
  prose.text = prose.joined->str;
  return prose;
}

static void
clear_prose (Prose *prose)
{
  if (prose->joined != NULL)
    g_string_free (prose->joined, TRUE);
  g_free (prose->starts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Prose, clear_prose)

/* Says in @row which line of which text it is. */
static void
set_line (KeiComparisonRow *row, KeiSide side, const Prose *prose, gsize start, gsize length)
{
  guint i = 0;

  while (prose->starts != NULL && i + 1 < prose->n && prose->starts[i + 1] <= start)
    i++;
  row->nodes[side] = prose->nodes[i];
  row->ranges[side] = (KeiRowRange){ (guint32) (start - (prose->starts != NULL ? prose->starts[i] : 0)), (guint32) length };
}

static gboolean
is_blank (const char *text, gsize length)
{
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

gboolean
_kei_rows_is_spelling (GArray *const *keys, const KeiSpellings *spellings, const char *old_text, gsize old_length, const char *new_text, gsize new_length)
{
  return kei_text_fold (keys[0], spellings, old_text, old_length) == kei_text_fold (keys[1], spellings, new_text, new_length)
         && keys[0]->len == keys[1]->len && (keys[0]->len == 0 || memcmp (keys[0]->data, keys[1]->data, keys[0]->len * sizeof (gunichar)) == 0);
}

/* --- Lines beside each other --- */

static KeiComparisonRow
start_row (KeiField field)
{
  return (KeiComparisonRow){ .kind = KEI_ROW_PARAGRAPH, .field = (guint16) field, .rule = -1 };
}

/* Lines that are there on one side only, or the same on both. */
static void
add_lines (KeiRowsBuilder *self, const Prose *sides)
{
  KeiSide side = sides[1].n > 0 ? KEI_SIDE_NEW : KEI_SIDE_OLD;
  const char *text = sides[side].text;

  for (gsize start = 0; text[start] != '\0';)
    {
      gsize length = strcspn (text + start, "\n");
      KeiComparisonRow row = start_row (sides[side].field);

      if (!is_blank (text + start, length))
        {
          for (guint i = 0; i < 2; i++)
            if (sides[i].n > 0)
              set_line (&row, i, &sides[i], start, length);
          row.sign = sides[0].n == 0 ? KEI_ROW_ADDED : sides[1].n == 0 ? KEI_ROW_REMOVED
                                                                       : KEI_ROW_SAME;
          _kei_rows_add (self, &row);
        }
      start += length + (text[start + length] == '\n');
    }
}

/* Whether only years moved on in a line, as all years did. */
static gboolean
is_later (const KeiRowsBuilder *self, const KeiTextParagraphRow *line, const Prose *sides)
{
  const KeiComparison *comparison = self->comparison;
  g_autofree char *old_line = NULL, *new_line = NULL;
  int by;

  if (comparison->shift == 0 || comparison->rules->len == 0 || g_array_index (comparison->rules, KeiComparisonRule, 0).kind != KEI_RULE_YEARS)
    return FALSE;
  old_line = g_strndup (sides[0].text + line->old_paragraph.start, line->old_paragraph.length);
  new_line = g_strndup (sides[1].text + line->new_paragraph.start, line->new_paragraph.length);
  return _kei_texts_are_later (old_line, new_line, &by) && by == comparison->shift;
}

/* @difference (nullable): what the comparison knows of the whole texts. */
static void
sign_line (const KeiRowsBuilder *self, KeiComparisonRow *row, const KeiTextParagraphRow *line, const Prose *sides, const KeiDifference *difference)
{
  switch (line->kind)
    {
    case KEI_TEXT_ROW_ADDED:
      row->sign = KEI_ROW_ADDED;
      break;
    case KEI_TEXT_ROW_REMOVED:
      row->sign = KEI_ROW_REMOVED;
      break;
    case KEI_TEXT_ROW_MOVED:
      row->sign = KEI_ROW_MOVED;
      row->flags |= KEI_ROW_IS_MOVED;
      break;
    case KEI_TEXT_ROW_CHANGED:
      if (difference != NULL && difference->rule >= 0)
        {
          row->rule = difference->rule;
          _kei_rows_sign (row, KEI_ROW_RULE);
        }
      else if (is_later (self, line, sides))
        {
          row->rule = 0;
          _kei_rows_sign (row, KEI_ROW_RULE);
        }
      else
        _kei_rows_sign (row, (difference != NULL && difference->meaning == KEI_MEANING_SPELLING) || _kei_rows_is_spelling (self->keys, self->spellings, sides[0].text + line->old_paragraph.start, line->old_paragraph.length, sides[1].text + line->new_paragraph.start, line->new_paragraph.length) ? KEI_ROW_SPELLING : KEI_ROW_CHANGED);
      break;
    case KEI_TEXT_ROW_SAME:
    default:
      break;
    }
}

static gboolean
has_gone_or_come (const GArray *lines, guint i)
{
  KeiTextRowKind kind = i < lines->len ? g_array_index (lines, KeiTextParagraphRow, i).kind : KEI_TEXT_ROW_SAME;

  return kind == KEI_TEXT_ROW_REMOVED || kind == KEI_TEXT_ROW_ADDED;
}

/* Where of lines that went and came at @i one took the place of another, however unlike they are: the index of that, or 0. Alone between
 * others one did; of texts that were merged or split the first did, where there is only one on the other side. */
static guint
find_replacing (const GArray *lines, guint i, gboolean joined)
{
  guint n_gone = 0, n_come = 0;

  if (!has_gone_or_come (lines, i) || (i > 0 && has_gone_or_come (lines, i - 1)))
    return 0;
  for (guint j = i; has_gone_or_come (lines, j); j++)
    if (g_array_index (lines, KeiTextParagraphRow, j).kind == KEI_TEXT_ROW_ADDED)
      n_come++;
    else if (n_come == 0)
      n_gone++;
    else
      return 0;
  return MIN (n_gone, n_come) == 1 && (joined || MAX (n_gone, n_come) == 1) ? i + n_gone : 0;
}

static void
add_aligned (KeiRowsBuilder *self, const Prose *sides, const KeiDifference *difference)
{
  g_autoptr (GArray) lines = kei_text_align_paragraphs (sides[0].text, sides[1].text, NULL);
  gboolean joined = sides[0].n > 1 || sides[1].n > 1;
  guint told = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      KeiTextParagraphRow line = g_array_index (lines, KeiTextParagraphRow, i);
      guint replacing = find_replacing (lines, i, joined);
      const KeiTextParagraph *places[2] = { &line.old_paragraph, &line.new_paragraph };
      KeiComparisonRow row = start_row (sides[0].field);
      gboolean blank = TRUE;

      if (told > 0 && i == told)
        continue;
      if (replacing > 0)
        {
          line.kind = KEI_TEXT_ROW_CHANGED;
          line.new_paragraph = g_array_index (lines, KeiTextParagraphRow, replacing).new_paragraph;
          told = replacing;
        }
      for (guint side = 0; side < 2; side++)
        if (places[side]->index != G_MAXUINT)
          {
            set_line (&row, side, &sides[side], places[side]->start, places[side]->length);
            blank = blank && is_blank (sides[side].text + places[side]->start, places[side]->length);
          }
      sign_line (self, &row, &line, sides, difference);
      if (!blank)
        _kei_rows_add (self, &row);
    }
}

/* --- What holds of the whole text is said with its first line --- */

static void
judge_whole (KeiRowsBuilder *self, KeiComparisonRow *row, KeiBeside beside)
{
  const KeiKindInfo *kind = kei_schema_kind (kei_node_get_kind (beside.nodes[0]));
  guint16 flags = row->flags;
  guint8 sign = row->sign;

  row->flags = 0;
  row->sign = KEI_ROW_SAME;
  /* The text itself is told line by line. */
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->id == KEI_KIND_TEXT && kind->fields[i].id != row->field && _kei_rows_place_field (self->comparison, kind->id, &kind->fields[i]) == KEI_ROW_FIELD_IN_LINE)
      _kei_rows_judge_field (self, row, beside, &kind->fields[i]);
  if (row->sign != KEI_ROW_SAME)
    row->flags |= KEI_ROW_IS_RELABELLED;
  if (_kei_rows_is_reordered (self, beside))
    {
      row->flags |= KEI_ROW_IS_REORDERED;
      _kei_rows_sign (row, KEI_ROW_REORDERED);
    }
  row->flags |= flags;
  _kei_rows_sign (row, sign);
}

/* A difference that shows in no line: blank lines, or a text without any. */
static void
show_difference (KeiRowsBuilder *self, guint first, const Prose *sides, gboolean differs)
{
  GArray *rows = self->rows->rows;
  KeiComparisonRow *row;

  if (rows->len == first)
    {
      KeiComparisonRow empty = start_row (sides[0].field);

      for (guint side = 0; side < 2; side++)
        if (sides[side].n > 0)
          set_line (&empty, side, &sides[side], 0, 0);
      empty.sign = sides[0].n == 0 ? KEI_ROW_ADDED : sides[1].n == 0 ? KEI_ROW_REMOVED
                                                                     : KEI_ROW_SAME;
      if (empty.sign == KEI_ROW_SAME && !differs)
        return;
      _kei_rows_add (self, &empty);
    }
  row = _kei_row (self->rows, first);
  row->flags |= KEI_ROW_IS_FIRST;
  if (sides[0].n == 1 && sides[1].n == 1 && sides[0].nodes[0] != sides[1].nodes[0])
    judge_whole (self, row, (KeiBeside){ { sides[0].nodes[0], sides[1].nodes[0] } });
  /* Texts that are read one behind the other have a line end between them that no one wrote. */
  differs = differs && sides[0].n == 1 && sides[1].n == 1;
  for (guint i = first; i < rows->len; i++)
    differs = differs && _kei_row (self->rows, i)->sign == KEI_ROW_SAME;
  if (differs)
    _kei_rows_sign (row, KEI_ROW_SPELLING);
  row->change = row->sign != KEI_ROW_SAME && row->sign != KEI_ROW_RULE ? self->change : -1;
}

void
_kei_rows_add_prose (KeiRowsBuilder *self, KeiNode *const *old_nodes, guint n_old, KeiNode *const *new_nodes, guint n_new, KeiField field)
{
  g_auto (Prose) old_prose = join (old_nodes, n_old, field);
  g_auto (Prose) new_prose = join (new_nodes, n_new, field);
  const Prose sides[2] = { old_prose, new_prose };
  guint first = self->rows->rows->len;
  gboolean differs = n_old > 0 && n_new > 0 && strcmp (sides[0].text, sides[1].text) != 0;

  if (differs)
    add_aligned (self, sides, self->known && n_old == 1 && n_new == 1 ? _kei_rows_find (self, old_nodes[0], new_nodes[0], field) : NULL);
  else
    add_lines (self, sides);
  show_difference (self, first, sides, differs);
}
