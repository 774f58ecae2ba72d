/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What differs in two nodes that are a pair: field by field over the schema's table, then in what belongs to
 * them. References count by what they are a pair with, values of indicators as numbers. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "kei-comparison-private.h"
#include "kei-hash.h"
#include "kei-lis.h"
#include "kei-period.h"
#include "kei-text-diff-private.h"

#define MAX_WORD 120 /* bytes: forty characters */
#define MAX_SPELLED 600
#define CONTEXT 4 /* characters around a stretch that tell which words it is part of */

static void
add (KeiComparer *self, const KeiNode *old_node, const KeiNode *new_node, KeiField field, KeiMeaning meaning)
{
  KeiDifference difference = { old_node != NULL ? kei_node_get_id (old_node) : KEI_ID_NONE, new_node != NULL ? kei_node_get_id (new_node) : KEI_ID_NONE, (guint16) field, -1, meaning };

  g_array_append_val (self->differences, difference);
}

/* --- Texts --- */

KeiStretch
_kei_texts_differ_in (const char *old_text, const char *new_text)
{
  gsize n_old = strlen (old_text), n_new = strlen (new_text), n = MIN (n_old, n_new), start = 0, end = 0;

  while (start < n && old_text[start] == new_text[start])
    start++;
  /* Not inside a character. */
  while (start > 0 && ((old_text[start] & 0xc0) == 0x80 || (new_text[start] & 0xc0) == 0x80))
    start--;
  while (end < n - start && old_text[n_old - 1 - end] == new_text[n_new - 1 - end])
    end++;
  while (end > 0 && ((old_text[n_old - end] & 0xc0) == 0x80 || (new_text[n_new - end] & 0xc0) == 0x80))
    end--;
  return (KeiStretch){ start, n_old - start - end, n_new - start - end };
}

/* 1 for ideographs, 2 for katakana, 3 for hiragana, 0 for others. */
static guint
script_of (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  if (c >= 0x4e00 && c <= 0x9fff)
    return 1;
  if (c >= 0x30a1 && c <= 0x30fc)
    return 2;
  return c >= 0x3041 && c <= 0x3096 ? 3 : 0;
}

/* One character alone is no word: the one before belongs to it, or the one behind, whichever is of its script (障害, 市民). */
static void
widen (const char *text, KeiStretch *word)
{
  const char *start = text + word->start, *end = start + word->old_length;
  const char *before = word->start > 0 ? g_utf8_prev_char (start) : NULL;
  guint script = word->old_length > 0 ? script_of (start) : 0;
  gsize more;

  if (before != NULL && (*end == '\0' || script_of (before) == script || script_of (end) != script))
    {
      more = (gsize) (start - before);
      word->start -= more;
    }
  else if (*end != '\0')
    more = (gsize) (g_utf8_next_char (end) - end);
  else
    return;
  word->old_length += more;
  word->new_length += more;
}

gboolean
_kei_texts_differ_in_word (const char *old_text, const char *new_text, KeiStretch *word)
{
  *word = _kei_texts_differ_in (old_text, new_text);
  if (MIN (word->old_length, word->new_length) <= 3)
    widen (old_text, word);
  return word->old_length > 0 && word->new_length > 0 && word->old_length <= MAX_WORD && word->new_length <= MAX_WORD;
}

/* What counts of a stretch and of what stands around it; marks do: 1.5 is not 15. */
static guint64
fold_part (KeiComparer *self, KeiSide side, const char *text, gsize start, gsize length)
{
  const char *from = text + start, *to = from + length;

  for (guint i = 0; i < CONTEXT && from > text; i++)
    from = g_utf8_prev_char (from);
  for (guint i = 0; i < CONTEXT && *to != '\0'; i++)
    to = g_utf8_next_char (to);
  return kei_text_fold (self->scratch[side], self->pairing->spellings, from, (gsize) (to - from));
}

static gboolean
is_spelling (KeiComparer *self, const char *old_text, const char *new_text)
{
  KeiStretch stretch = _kei_texts_differ_in (old_text, new_text);

  if (stretch.old_length > MAX_SPELLED || stretch.new_length > MAX_SPELLED)
    return FALSE;
  return fold_part (self, KEI_SIDE_OLD, old_text, stretch.start, stretch.old_length) == fold_part (self, KEI_SIDE_NEW, new_text, stretch.start, stretch.new_length)
         && self->scratch[0]->len == self->scratch[1]->len && (self->scratch[0]->len == 0 || memcmp (self->scratch[0]->data, self->scratch[1]->data, self->scratch[0]->len * sizeof (gunichar)) == 0);
}

static void
note_word (KeiComparer *self, const char *old_text, const char *new_text)
{
  KeiStretch word;
  KeiWordChange change;

  if (!_kei_texts_differ_in_word (old_text, new_text, &word))
    return;
  change.from = kei_hash_bytes (1, old_text + word.start, word.old_length);
  change.hash = kei_hash_bytes (change.from, new_text + word.start, word.new_length);
  change.difference = self->differences->len;
  change.unit = self->unit;
  g_array_append_val (self->words, change);
}

/* --- Fields --- */

static gboolean
is_same_reference (const KeiComparer *self, KeiId old_id, KeiId new_id)
{
  const KeiPair *pair;

  if (old_id == KEI_ID_NONE || new_id == KEI_ID_NONE)
    return old_id == new_id;
  pair = kei_pairing_find (self->pairing, KEI_SIDE_OLD, old_id);
  return pair != NULL && pair->new_id == new_id;
}

/* Several count as a set: the order of departments or viewpoints says nothing. */
static gboolean
are_same_references (const KeiComparer *self, const KeiIds *old_ids, const KeiIds *new_ids)
{
  guint n_old = old_ids != NULL ? old_ids->n : 0, n_new = new_ids != NULL ? new_ids->n : 0;

  if (n_old != n_new)
    return FALSE;
  for (guint i = 0; i < n_old; i++)
    {
      const KeiPair *pair = kei_pairing_find (self->pairing, KEI_SIDE_OLD, old_ids->ids[i]);

      if (pair == NULL || !kei_ids_contains (new_ids, pair->new_id))
        return FALSE;
    }
  return TRUE;
}

static KeiMeaning
judge_numbers (const KeiNode *old_node, const KeiNode *new_node)
{
  const char *role = kei_node_get_text (new_node, KEI_FIELD_ROLE);
  const char *numbers[2] = { kei_node_get_string (old_node, KEI_FIELD_NUMBER), kei_node_get_string (new_node, KEI_FIELD_NUMBER) };
  double before, after;

  if (g_str_equal (role, "baseline"))
    return KEI_MEANING_BASE_MOVED;
  if ((!g_str_equal (role, "target") && !g_str_equal (role, "interim")) || numbers[0] == NULL || numbers[1] == NULL)
    return KEI_MEANING_NONE;
  before = g_ascii_strtod (numbers[0], NULL);
  after = g_ascii_strtod (numbers[1], NULL);
  return after > before ? KEI_MEANING_RAISED : after < before ? KEI_MEANING_LOWERED
                                                              : KEI_MEANING_NONE;
}

/* "12" and "12.0" are one number. */
static gboolean
is_same_number (const char *old_text, const char *new_text)
{
  return old_text != NULL && new_text != NULL && strlen (old_text) < 15 && strlen (new_text) < 15 && g_ascii_strtod (old_text, NULL) == g_ascii_strtod (new_text, NULL);
}

/* Texts that moved on with all years speak for the rule, others not against it. */
static void
note_years (KeiComparer *self, const char *old_text, const char *new_text)
{
  int by;

  if (self->shift == 0 || !_kei_texts_are_later (old_text, new_text, &by) || by != self->shift)
    return;
  self->n_years++;
  self->n_shifted++;
}

static void
compare_strings (KeiComparer *self, const KeiNode *old_node, const KeiNode *new_node, const KeiFieldInfo *field)
{
  const char *old_text = kei_node_get_text (old_node, field->id), *new_text = kei_node_get_text (new_node, field->id);
  KeiMeaning meaning = KEI_MEANING_NONE;

  if (strcmp (old_text, new_text) == 0)
    return;
  if (field->type == KEI_FIELD_TYPE_DECIMAL)
    {
      if (is_same_number (kei_node_get_string (old_node, field->id), kei_node_get_string (new_node, field->id)))
        return;
      if (kei_node_get_kind (new_node) == KEI_KIND_INDICATOR_VALUE)
        meaning = judge_numbers (old_node, new_node);
    }
  else if (field->type == KEI_FIELD_TYPE_STRING || field->type == KEI_FIELD_TYPE_TEXT)
    {
      if (*old_text != '\0' && *new_text != '\0')
        {
          note_word (self, old_text, new_text);
          note_years (self, old_text, new_text);
          if (is_spelling (self, old_text, new_text))
            meaning = KEI_MEANING_SPELLING;
        }
      if (kei_node_get_kind (new_node) == KEI_KIND_INDICATOR && meaning == KEI_MEANING_NONE && (field->id == KEI_FIELD_UNIT || field->id == KEI_FIELD_FORMULA))
        meaning = KEI_MEANING_NOT_COMPARABLE;
    }
  add (self, old_node, new_node, field->id, meaning);
}

static void
compare_years (KeiComparer *self, const KeiNode *old_node, const KeiNode *new_node, const KeiFieldInfo *field)
{
  gint64 before = kei_node_get_int (old_node, field->id), after = kei_node_get_int (new_node, field->id);
  gboolean shifted;

  if (before == after)
    return;
  if (field->type == KEI_FIELD_TYPE_PERIOD)
    shifted = before != 0 && after != 0 && kei_period_get_kind (before) == kei_period_get_kind (after) && kei_period_get_year (after) - kei_period_get_year (before) == self->shift;
  else
    shifted = kei_node_has (old_node, field->id) && kei_node_has (new_node, field->id) && after - before == self->shift;
  self->n_years++;
  self->n_shifted += shifted;
  if (shifted && self->shift != 0)
    self->has_shifted = TRUE;
  else
    add (self, old_node, new_node, field->id, KEI_MEANING_NONE);
}

/* How the plan compares with the one before is no difference between the two, and who confirmed a link says nothing
 * about the plan. */
static gboolean
is_about_lineage (const KeiFieldInfo *field)
{
  return field->id == KEI_FIELD_CONTINUATION || field->id == KEI_FIELD_CONTINUATION_REASON || field->id == KEI_FIELD_PREDECESSOR_TITLE || field->id == KEI_FIELD_CONFIRMED_AT || field->id == KEI_FIELD_CONFIRMED_BY || field->id == KEI_FIELD_STAGE;
}

static void
compare_field (KeiComparer *self, const KeiNode *old_node, const KeiNode *new_node, const KeiFieldInfo *field)
{
  switch (field->type)
    {
    case KEI_FIELD_TYPE_REF:
      if (!is_same_reference (self, kei_node_get_ref (old_node, field->id), kei_node_get_ref (new_node, field->id)))
        add (self, old_node, new_node, field->id, KEI_MEANING_NONE);
      break;
    case KEI_FIELD_TYPE_REFS:
      if (!are_same_references (self, kei_node_get_ids (old_node, field->id), kei_node_get_ids (new_node, field->id)))
        add (self, old_node, new_node, field->id, KEI_MEANING_NONE);
      break;
    case KEI_FIELD_TYPE_YEAR:
    case KEI_FIELD_TYPE_PERIOD:
      compare_years (self, old_node, new_node, field);
      break;
    case KEI_FIELD_TYPE_LINKS:
      if (!kei_ids_equal (kei_node_get_ids (old_node, field->id), kei_node_get_ids (new_node, field->id)))
        add (self, old_node, new_node, field->id, KEI_MEANING_NONE);
      break;
    case KEI_FIELD_TYPE_STRING:
    case KEI_FIELD_TYPE_TEXT:
    case KEI_FIELD_TYPE_CHOICE:
    case KEI_FIELD_TYPE_DECIMAL:
    case KEI_FIELD_TYPE_TIME:
      compare_strings (self, old_node, new_node, field);
      break;
    case KEI_FIELD_TYPE_LINK:
    case KEI_FIELD_TYPE_BOOL:
    case KEI_FIELD_TYPE_INT:
    default:
      if (kei_node_get_int (old_node, field->id) != kei_node_get_int (new_node, field->id) || kei_node_has (old_node, field->id) != kei_node_has (new_node, field->id))
        add (self, old_node, new_node, field->id, KEI_MEANING_NONE);
    }
}

gboolean
_kei_field_is_compared (gboolean same_plan, KeiKind kind, const KeiFieldInfo *field)
{
  /* An item's level is a change of its own kind. */
  return (!(field->flags & KEI_FLAG_HIDDEN) || field->id == KEI_FIELD_SEAL) && (kind != KEI_KIND_ITEM || field->id != KEI_FIELD_LEVEL) && (same_plan || !is_about_lineage (field));
}

static void
compare_fields (KeiComparer *self, const KeiNode *old_node, const KeiNode *new_node)
{
  const KeiKindInfo *kind = kei_schema_kind (kei_node_get_kind (new_node));
  guint32 masks[2];

  kei_node_get_values (old_node, &masks[0]);
  kei_node_get_values (new_node, &masks[1]);
  for (guint32 rest = masks[0] | masks[1]; rest != 0; rest &= rest - 1)
    {
      const KeiFieldInfo *field = &kind->fields[__builtin_ctz (rest)];

      if (_kei_field_is_compared (self->same_plan, kind->id, field))
        compare_field (self, old_node, new_node, field);
    }
}

/* --- What belongs to it --- */

static void compare_slots (KeiComparer *self, const KeiNode *old_node, const KeiNode *new_node);

static gboolean
has_order (KeiSlot slot)
{
  return slot == KEI_SLOT_TEXTS || slot == KEI_SLOT_INDICATORS || slot == KEI_SLOT_BLOCKS || slot == KEI_SLOT_ROWS;
}

static void
compare_order (KeiComparer *self, KeiNode *const *old_nodes, guint n_old, KeiNode *const *new_nodes, const int *partners, guint n)
{
  g_autofree guint *positions = NULL, *indices = NULL;
  g_autofree gboolean *kept = NULL;
  gboolean ordered = TRUE;
  guint m = 0;
  int last = -1;

  for (guint j = 0; j < n; j++)
    if (partners[j] >= 0)
      {
        ordered = ordered && last < partners[j];
        last = partners[j];
      }
  if (ordered)
    return;
  positions = g_new (guint, n);
  indices = g_new (guint, n);
  for (guint j = 0; j < n; j++)
    if (partners[j] >= 0)
      {
        indices[m] = j;
        positions[m++] = (guint) partners[j];
      }
  kept = g_new (gboolean, m);
  kei_lis_find (positions, NULL, m, n_old, kept);
  for (guint i = 0; i < m; i++)
    if (!kept[i])
      add (self, old_nodes[positions[i]], new_nodes[indices[i]], KEI_FIELD_NONE, KEI_MEANING_ORDER);
}

/* What was measured under one plan and not yet, or no more, under the other is no difference between what they plan; neither is
 * what a year costs that the other plans nothing for, nor a goal that went with the other half of a split. */
static gboolean
says_something (const KeiComparer *self, KeiSlot slot, KeiSide side, const KeiNode *node)
{
  if (slot == KEI_SLOT_SDG_LINKS && self->unit != KEI_UNIT_NONE)
    return !_kei_comparison_shares_goal (self->comparison, side, side == KEI_SIDE_NEW ? self->unit : _kei_unit_at (self->comparison, KEI_SIDE_NEW, self->unit)->partner, node);
  if (_kei_slot_has_years (slot))
    return _kei_comparison_has_year (self->comparison, kei_side_other (side), node);
  return slot != KEI_SLOT_VALUES || self->same_plan || !_kei_is_actual (node);
}

static void
compare_slot (KeiComparer *self, const KeiNode *old_parent, const KeiNode *new_parent, KeiSlot slot)
{
  guint n_old, n;
  KeiNode *const *old_nodes = kei_node_get_children (old_parent, slot, &n_old);
  KeiNode *const *new_nodes = kei_node_get_children (new_parent, slot, &n);
  int small[64];
  gboolean small_taken[64];
  int *partners = n <= G_N_ELEMENTS (small) ? small : g_new (int, n);
  gboolean *taken = n_old <= G_N_ELEMENTS (small_taken) ? small_taken : g_new (gboolean, n_old);

  memset (taken, 0, n_old * sizeof (gboolean));
  _kei_pairing_align_told (self->pairing, old_parent, new_parent, slot, partners);
  for (guint j = 0; j < n; j++)
    if (partners[j] >= 0)
      {
        taken[partners[j]] = TRUE;
        if (old_nodes[partners[j]] != new_nodes[j])
          {
            compare_fields (self, old_nodes[partners[j]], new_nodes[j]);
            compare_slots (self, old_nodes[partners[j]], new_nodes[j]);
          }
      }
    else if (says_something (self, slot, KEI_SIDE_NEW, new_nodes[j]))
      add (self, NULL, new_nodes[j], KEI_FIELD_NONE, slot == KEI_SLOT_SDG_LINKS ? KEI_MEANING_GAINED : KEI_MEANING_NONE);
  for (guint i = 0; i < n_old; i++)
    if (!taken[i] && says_something (self, slot, KEI_SIDE_OLD, old_nodes[i]))
      add (self, old_nodes[i], NULL, KEI_FIELD_NONE, slot == KEI_SLOT_SDG_LINKS ? KEI_MEANING_LOST : KEI_MEANING_NONE);
  if (has_order (slot))
    compare_order (self, old_nodes, n_old, new_nodes, partners, n);
  if (partners != small)
    g_free (partners);
  if (taken != small_taken)
    g_free (taken);
}

static gboolean
is_compared (const KeiComparer *self, const KeiSlotInfo *slot)
{
  if (slot->part != KEI_PART_CONTENT || _kei_slot_has_units (slot->id))
    return FALSE;
  return slot->id != KEI_SLOT_ORIGINS || self->same_plan;
}

static void
compare_slots (KeiComparer *self, const KeiNode *old_node, const KeiNode *new_node)
{
  const KeiKindInfo *kind = kei_schema_kind (kei_node_get_kind (new_node));

  for (guint i = 0; i < kind->n_slots; i++)
    if (is_compared (self, &kind->slots[i]) && (kei_node_get_n_children (old_node, kind->slots[i].id) > 0 || kei_node_get_n_children (new_node, kind->slots[i].id) > 0))
      compare_slot (self, old_node, new_node, kind->slots[i].id);
}

void
_kei_comparer_compare (KeiComparer *self, KeiNode *old_node, KeiNode *new_node)
{
  self->has_shifted = FALSE;
  compare_fields (self, old_node, new_node);
  compare_slots (self, old_node, new_node);
}
