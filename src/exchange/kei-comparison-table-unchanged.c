/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What did not change, said in few words: 施策②～⑤　（略）. */
#include "config.h"

#include "kei-comparison-table-private.h"

const char *
_kei_comparison_table_get_tag (const KeiComparisonTable *self, guint row, KeiSide side)
{
  return self->paper->look.numbers ? _kei_comparison_get_tag (self->paper, _kei_comparison_table_get_row (self, row)->nodes[side], side) : "";
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
dup_left_out (const KeiComparisonTable *self, guint first, guint last, KeiSide side)
{
  const char *words = get_words (self->paper->look.omitted);
  const char *tag = _kei_comparison_table_get_tag (self, first, side), *last_tag = _kei_comparison_table_get_tag (self, last, side);
  g_autofree char *range = first != last && *tag != '\0' && *last_tag != '\0' ? join_tags (tag, last_tag) : NULL;
  const KeiNode *node = _kei_comparison_table_get_row (self, first)->nodes[side];
  const char *name = range != NULL ? range : first != last ? ""
                                         : *tag != '\0'    ? tag
                                         : node != NULL    ? kei_node_get_headline (node)
                                                           : "";

  return g_strdup_printf ("%s%s%s", name, *name != '\0' ? "　" : "", words);
}

void
_kei_comparison_table_print_left_out (KeiComparisonTable *self, guint first, guint last)
{
  g_autofree char *old_text = dup_left_out (self, first, last, KEI_SIDE_OLD), *new_text = dup_left_out (self, first, last, KEI_SIDE_NEW);

  _kei_comparison_table_print_same (self, old_text, new_text);
}

void
_kei_comparison_table_flush (KeiComparisonTable *self)
{
  guint n = self->folded->len;
  const guint *rows = (const guint *) (void *) self->folded->data;

  if (n > 0 && self->paper->look.unchanged == KEI_COMPARISON_UNCHANGED_RANGES)
    _kei_comparison_table_print_left_out (self, rows[0], rows[n - 1]);
  else if (self->paper->look.unchanged == KEI_COMPARISON_UNCHANGED_WORD)
    for (guint i = 0; i < n; i++)
      _kei_comparison_table_print_left_out (self, rows[i], rows[i]);
  g_array_set_size (self->folded, 0);
}

void
_kei_comparison_table_fold (KeiComparisonTable *self, guint i)
{
  if (self->folded->len > 0)
    {
      const KeiComparisonRow *row = _kei_comparison_table_get_row (self, i), *before = _kei_comparison_table_get_row (self, g_array_index (self->folded, guint, self->folded->len - 1));
      const KeiNode *node = row->nodes[KEI_SIDE_NEW], *other = before->nodes[KEI_SIDE_NEW];
      gboolean alike = row->parent == before->parent && row->kind == before->kind && (node == NULL) == (other == NULL);

      if (alike && node != NULL)
        alike = kei_node_get_kind (node) == kei_node_get_kind (other)
                && (kei_node_get_kind (node) != KEI_KIND_ITEM || kei_node_get_ref (node, KEI_FIELD_LEVEL) == kei_node_get_ref (other, KEI_FIELD_LEVEL));
      if (!alike)
        _kei_comparison_table_flush (self);
    }
  g_array_append_val (self->folded, i);
}
