/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How sure a pair is that was found. The score says how well it fits and how much better than others; but what
 * stands around two, their indicators and the rest of their texts can be so alike that a measure and the one that took its place
 * fit well. A person would look at what it is called and what it says first, and so does this. */
#include "config.h"

#include "kei-pairing-private.h"

/* Where a pair is believed; measured by tests/bench/bench-compare.c. */
#define CERTAIN_SCORE 0.70f
#define CERTAIN_MARGIN 0.16f
#define DOUBTFUL_SCORE 0.55f
#define DOUBTFUL_MARGIN 0.05f
#define OTHER_TITLE 0.10f /* titles less alike share an ending or a common word, if that */
#define OTHER_TEXT 0.25f  /* as do any two texts of officials */

/* --- What it says first --- */

static const char *
get_prose (KeiNode *node, KeiSlot slot, guint i)
{
  KeiNode *child = kei_node_get_child (node, slot, i);

  return slot == KEI_SLOT_TEXTS ? kei_node_get_text (child, KEI_FIELD_BODY) : kei_node_get_headline (child);
}

/* The first text of @a, wherever in @b it may stand now. */
static float
liken_first (const KeiPairer *pairer, KeiNode *a, KeiNode *b, KeiSlot slot)
{
  g_autofree KeiSketch *first = _kei_sketch_new (pairer->spellings, get_prose (a, slot, 0));
  guint n = kei_node_get_n_children (b, slot);
  float best = 0;

  for (guint i = 0; i < n && best < OTHER_TEXT; i++)
    {
      g_autofree KeiSketch *other = _kei_sketch_new (pairer->spellings, get_prose (b, slot, i));

      best = MAX (best, _kei_sketch_liken (first, other));
    }
  return best;
}

/* Whether both say something, and what either says first is nowhere in the other. */
static gboolean
is_replaced (const KeiPairer *pairer, KeiNode *a, KeiNode *b)
{
  static const KeiSlot slots[] = { KEI_SLOT_TEXTS, KEI_SLOT_BLOCKS };

  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    if (kei_node_get_n_children (a, slots[i]) > 0 && kei_node_get_n_children (b, slots[i]) > 0)
      return liken_first (pairer, a, b, slots[i]) < OTHER_TEXT && liken_first (pairer, b, a, slots[i]) < OTHER_TEXT;
  return FALSE;
}

/* --- Both together --- */

static KeiDoubt
find_doubt (const KeiPairer *pairer, const KeiUnit *a, const KeiUnit *b)
{
  if (b->score < DOUBTFUL_SCORE)
    return KEI_DOUBT_LITTLE;
  if (b->score - b->second < DOUBTFUL_MARGIN)
    return KEI_DOUBT_ANOTHER;
  return a->n_title > 0 && b->n_title > 0 && _kei_pairer_compare_titles (pairer, a, b) < OTHER_TITLE && is_replaced (pairer, a->node, b->node) ? KEI_DOUBT_REPLACED : KEI_DOUBT_NONE;
}

KeiCertainty
_kei_pairer_judge_certainty (const KeiPairer *pairer, const KeiUnit *a, const KeiUnit *b, KeiDoubt *doubt)
{
  *doubt = b->fixed ? KEI_DOUBT_NONE : find_doubt (pairer, a, b);
  if (*doubt != KEI_DOUBT_NONE)
    return KEI_PAIR_DOUBTFUL;
  if (b->fixed)
    return KEI_PAIR_CERTAIN;
  return !b->crowded && !a->crowded && b->score >= CERTAIN_SCORE && b->score - b->second >= CERTAIN_MARGIN ? KEI_PAIR_CERTAIN : KEI_PAIR_PROBABLE;
}
