/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The remarks column: the reason that somebody gave, or else what kind of change it is. */
#include "config.h"

#include "kei-comparison-report-private.h"

#define BETWEEN_WORDS "・"

/* What a person said about the title's pair, or about what has no partner; of several that were merged or split the first of which
 * somebody said something. */
static const KeiPairNote *
find_note (const KeiComparisonPaper *self, const KeiComparisonRow *title)
{
  KeiId ids[2] = { KEI_ID_NONE, KEI_ID_NONE };
  const KeiPairNote *note;

  for (guint side = 0; side < 2; side++)
    if (title->nodes[side] != NULL)
      ids[side] = kei_node_get_id (title->nodes[side]);
  note = kei_pairing_record_find (self->record, ids[KEI_SIDE_OLD], ids[KEI_SIDE_NEW]);
  if ((note == NULL || *note->reason == '\0') && title->change >= 0 && (title->sign == KEI_ROW_MERGED || title->sign == KEI_ROW_SPLIT))
    {
      guint n_changes, n_ids[2];
      const KeiComparisonChange *change = &kei_comparison_get_changes (self->comparison, &n_changes)[title->change];
      const KeiId *all[2];

      for (guint side = 0; side < 2; side++)
        all[side] = kei_comparison_get_ids (self->comparison, change, side, &n_ids[side]);
      for (guint i = 0; i < n_ids[KEI_SIDE_OLD]; i++)
        for (guint j = 0; j < n_ids[KEI_SIDE_NEW]; j++)
          {
            const KeiPairNote *other = kei_pairing_record_find (self->record, all[KEI_SIDE_OLD][i], all[KEI_SIDE_NEW][j]);

            if (other != NULL && *other->reason != '\0')
              return other;
          }
    }
  return note;
}

static void
append_word (GString *words, const char *word)
{
  if (word != NULL)
    g_string_append_printf (words, "%s%s", words->len > 0 ? BETWEEN_WORDS : "", word);
}

/* 移動・変更; of lines alone what they are, or that something changed. */
static char *
dup_kind (const KeiComparisonPaper *self, const KeiComparisonRow *title, const GArray *rows)
{
  const char *const *words = self->look.words;
  g_autoptr (GString) kind = g_string_new (NULL);
  guint seen = 0;

  if (title != NULL && _kei_comparison_is_shown (self, title))
    {
      append_word (kind, words[title->sign]);
      if (title->sign != KEI_ROW_LEVEL && title->flags & KEI_ROW_IS_OTHER_LEVEL)
        append_word (kind, words[KEI_ROW_LEVEL]);
      if (title->sign == KEI_ROW_ADDED || title->sign == KEI_ROW_REMOVED)
        return g_strdup (kind->str);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      const KeiComparisonRow *row = kei_comparison_rows_get (self->rows, g_array_index (rows, guint, i));

      if (row == title ? (row->flags & KEI_ROW_IS_REWORDED) != 0 && row->sign != KEI_ROW_SPELLING : _kei_comparison_is_shown (self, row))
        seen |= 1u << (row == title ? KEI_ROW_CHANGED : row->sign);
    }
  if (title != NULL && _kei_comparison_is_shown (self, title))
    seen &= ~(1u << title->sign);
  if (title == NULL || !_kei_comparison_is_shown (self, title))
    {
      /* All lines of one kind are that kind; else something changed. */
      for (guint sign = 0; sign < KEI_ROW_N_SIGNS; sign++)
        if (seen == 1u << sign)
          append_word (kind, words[sign]);
      if (kind->len == 0 && seen != 0)
        append_word (kind, words[KEI_ROW_CHANGED]);
    }
  else if (seen != 0 && title->sign != KEI_ROW_CHANGED && title->sign != KEI_ROW_RULE)
    append_word (kind, words[KEI_ROW_CHANGED]);
  return g_strdup (kind->str);
}

char *
_kei_comparison_dup_remark (const KeiComparisonPaper *self, guint number, const GArray *rows, const char *notes)
{
  const KeiComparisonRow *title = number != KEI_ROW_NONE ? kei_comparison_rows_get (self->rows, number) : NULL;
  const KeiPairNote *note = title != NULL ? find_note (self, title) : NULL;
  KeiPairRemarks wanted = note != NULL ? note->remarks : KEI_PAIR_REMARKS_DEFAULT;
  gboolean has_reason = note != NULL && *note->reason != '\0';
  g_autofree char *kind = NULL;
  gboolean reason, type;

  reason = has_reason && (wanted == KEI_PAIR_REMARKS_REASON || (wanted == KEI_PAIR_REMARKS_DEFAULT && self->look.remarks != KEI_COMPARISON_REMARKS_KIND));
  type = wanted == KEI_PAIR_REMARKS_TYPE
         || (wanted == KEI_PAIR_REMARKS_DEFAULT && (self->look.remarks == KEI_COMPARISON_REMARKS_KIND || (self->look.remarks == KEI_COMPARISON_REMARKS_REASON_ELSE_KIND && !has_reason)));
  if (reason)
    return g_strdup (note->reason);
  if (!type || rows->len == 0)
    return g_strdup ("");
  kind = dup_kind (self, title, rows);
  return *notes != '\0' && self->look.notes ? g_strdup_printf (*kind != '\0' ? "%s（%s）" : "%s%s", kind, notes) : g_steal_pointer (&kind);
}
