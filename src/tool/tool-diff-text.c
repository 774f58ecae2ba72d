/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What changed, for a person at a terminal: a line a change, below it a line a field. */
#include "config.h"

#include "tool-diff.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kei-choices.h"
#include "kei-numbers.h"

#define MAX_SHOWN 60 /* characters of a value that is not marked */

typedef struct
{
  GString *text;
  const ToolDiff *diff;
  KeiNumbers *numbers[2]; /* (owned) */
} Writer;

/* What tells a change apart at a glance; in words, for signs alone say too little. */
static const char *
type_label (KeiComparisonType type)
{
  static const char *const labels[] = { N_ ("Changed"), N_ ("Added"), N_ ("Removed"), N_ ("Moved"), N_ ("Reordered"), N_ ("Other level"), N_ ("Merged"), N_ ("Split") };

  return _ (labels[type]);
}

static const char *
meaning_label (KeiMeaning meaning)
{
  static const char *const labels[] = { NULL, N_ ("spelling only"), N_ ("target raised"), N_ ("target lowered"), N_ ("baseline moved"), N_ ("no longer comparable"), N_ ("goal gained"), N_ ("goal lost"), N_ ("stands elsewhere") };

  return labels[meaning] != NULL ? _ (labels[meaning]) : NULL;
}

/* One line, not too long. */
static void
append_short (GString *text, const char *value)
{
  glong n = g_utf8_strlen (value, -1);
  const char *end = g_utf8_offset_to_pointer (value, MIN (n, MAX_SHOWN));

  for (const char *p = value; p < end; p++)
    g_string_append_c (text, *p == '\n' || *p == '\t' ? ' ' : *p);
  if (n > MAX_SHOWN)
    g_string_append (text, "…");
}

static void
append_name (Writer *self, KeiSide side, KeiId id)
{
  KeiNode *node = kei_tree_lookup (self->diff->trees[side], id);
  const char *number = kei_numbers_get (self->numbers[side], id);

  if (kei_node_get_kind (node) != KEI_KIND_ITEM)
    g_string_append_printf (self->text, "%s: ", _ (kei_schema_kind (kei_node_get_kind (node))->label));
  if (*number != '\0')
    g_string_append_printf (self->text, "%s ", number);
  append_short (self->text, kei_node_get_headline (node));
}

static void
append_names (Writer *self, const KeiComparisonChange *change, KeiSide side)
{
  guint n;
  const KeiId *ids = kei_comparison_get_ids (self->diff->comparison, change, side, &n);

  /* With an addition or removal goes what is below it. */
  if (change->type == KEI_COMPARISON_ADDED || change->type == KEI_COMPARISON_REMOVED)
    {
      append_name (self, side, ids[0]);
      if (n > 1)
        g_string_append_printf (self->text, g_dngettext (GETTEXT_PACKAGE, " (and %u below it)", " (and %u below it)", n - 1), n - 1);
      return;
    }
  for (guint i = 0; i < n; i++)
    {
      g_string_append (self->text, i > 0 ? " + " : "");
      append_name (self, side, ids[i]);
    }
}

static char *
dup_part (const char *text, guint start, guint length)
{
  const char *from = g_utf8_offset_to_pointer (text, start);
  const char *to = g_utf8_offset_to_pointer (from, length);

  return g_strndup (from, (gsize) (to - from));
}

/* 「共存→共生」 for each hunk; an insertion has nothing before the arrow. */
static void
append_hunks (Writer *self, const GArray *hunks, const char *old_text, const char *new_text)
{
  for (guint i = 0; i < hunks->len; i++)
    {
      const KeiTextHunk *hunk = &g_array_index (hunks, KeiTextHunk, i);
      g_autofree char *before = dup_part (old_text, hunk->old_start, hunk->old_length);
      g_autofree char *after = dup_part (new_text, hunk->new_start, hunk->new_length);

      g_string_append (self->text, " [");
      append_short (self->text, before);
      g_string_append (self->text, "→");
      append_short (self->text, after);
      g_string_append_c (self->text, ']');
    }
}

/* Which of an item's texts, indicators, costs … it is. Where the thing itself came or went, its own name follows. */
static void
append_owners (Writer *self, const KeiDifference *difference, KeiId unit)
{
  KeiSide side = difference->new_node != KEI_ID_NONE ? KEI_SIDE_NEW : KEI_SIDE_OLD;
  KeiTree *tree = self->diff->trees[side];
  g_autoptr (GString) owners = g_string_new (NULL);
  KeiId id = side == KEI_SIDE_NEW ? difference->new_node : difference->old_node;

  if (difference->field == KEI_FIELD_NONE)
    id = kei_tree_get_parent_id (tree, id);
  for (; id != unit && id != KEI_ID_NONE && id != kei_node_get_id (kei_tree_get_root (tree)); id = kei_tree_get_parent_id (tree, id))
    {
      g_autofree char *name = tool_diff_dup_name (tree, kei_tree_lookup (tree, id));
      g_autoptr (GString) one = g_string_new (NULL);

      append_short (one, name);
      g_string_append (one, ", ");
      g_string_prepend (owners, one->str);
    }
  g_string_append (self->text, owners->str);
}

/* A value as a person reads it: choices by their labels. */
static char *
dup_readable (Writer *self, const KeiDifference *difference, KeiSide side)
{
  char *value = tool_diff_dup_value (self->diff, difference, side);
  KeiNode *node = value != NULL ? kei_tree_lookup (self->diff->trees[side], side == KEI_SIDE_OLD ? difference->old_node : difference->new_node) : NULL;
  const KeiFieldInfo *field = node != NULL && difference->field != KEI_FIELD_NONE ? kei_schema_field (kei_node_get_kind (node), difference->field) : NULL;
  char *label;

  if (field == NULL || field->type != KEI_FIELD_TYPE_CHOICE)
    return value;
  label = kei_choices_dup_label (self->diff->trees[side], field->choices, value);
  g_free (value);
  return label;
}

static void
append_difference (Writer *self, const KeiDifference *difference, const KeiId *units)
{
  g_autofree char *before = dup_readable (self, difference, KEI_SIDE_OLD);
  g_autofree char *after = dup_readable (self, difference, KEI_SIDE_NEW);
  g_autoptr (GArray) hunks = tool_diff_make_hunks (self->diff, difference);

  g_string_append (self->text, "    ");
  append_owners (self, difference, units[difference->new_node != KEI_ID_NONE ? KEI_SIDE_NEW : KEI_SIDE_OLD]);
  g_string_append_printf (self->text, "%s:", tool_diff_field_label (self->diff, difference));
  if (hunks != NULL && before != NULL && after != NULL)
    append_hunks (self, hunks, before, after);
  else if (difference->meaning == KEI_MEANING_ORDER)
    {
      g_string_append_c (self->text, ' ');
      append_short (self->text, after);
    }
  else
    {
      g_string_append_c (self->text, ' ');
      append_short (self->text, before != NULL ? before : "");
      g_string_append (self->text, " → ");
      append_short (self->text, after != NULL ? after : "");
    }
  if (meaning_label (difference->meaning) != NULL)
    g_string_append_printf (self->text, " (%s)", meaning_label (difference->meaning));
  g_string_append_c (self->text, '\n');
}

static void
append_change (Writer *self, const KeiComparisonChange *change)
{
  guint n;
  const KeiDifference *differences = kei_comparison_get_differences (self->diff->comparison, change, &n);
  KeiId units[2] = { KEI_ID_NONE, KEI_ID_NONE };

  for (guint side = 0; side < 2; side++)
    {
      guint n_ids;
      const KeiId *ids = kei_comparison_get_ids (self->diff->comparison, change, side, &n_ids);

      units[side] = n_ids > 0 ? ids[0] : KEI_ID_NONE;
    }
  g_string_append_printf (self->text, "%s: ", type_label (change->type));
  if (change->n_old > 0)
    append_names (self, change, KEI_SIDE_OLD);
  if (change->n_old > 0 && change->n_new > 0)
    g_string_append (self->text, " → ");
  if (change->n_new > 0)
    append_names (self, change, KEI_SIDE_NEW);
  g_string_append_c (self->text, '\n');
  for (guint i = 0; i < n; i++)
    if (differences[i].rule < 0)
      append_difference (self, &differences[i], units);
}

static void
append_rule (Writer *self, const KeiComparisonRule *rule)
{
  static const char *const labels[] = { N_ ("Everywhere, years"), N_ ("Everywhere, department"), N_ ("Everywhere, word"), N_ ("Everywhere, spelling") };

  g_string_append_printf (self->text, "%s: ", _ (labels[rule->kind]));
  if (rule->kind == KEI_RULE_YEARS)
    g_string_append (self->text, rule->to);
  else
    g_string_append_printf (self->text, "%s → %s", rule->from, rule->to);
  g_string_append_printf (self->text, " (%u)\n", rule->items->len);
}

static void
append_doubtful (Writer *self)
{
  guint n;
  const KeiPair *pairs = kei_pairing_get_pairs (self->diff->pairing, &n);

  for (guint i = 0; i < n; i++)
    if (pairs[i].certainty == KEI_PAIR_DOUBTFUL)
      {
        g_string_append_printf (self->text, "%s: ", _ ("Doubtful pair"));
        append_name (self, KEI_SIDE_OLD, pairs[i].old_id);
        g_string_append (self->text, " = ");
        append_name (self, KEI_SIDE_NEW, pairs[i].new_id);
        g_string_append_printf (self->text, " (%.2f)\n", (double) pairs[i].score);
      }
}

static void
append_sums (Writer *self)
{
  guint n, n_changes;

  kei_comparison_get_changes (self->diff->comparison, &n_changes);
  kei_pairing_get_pairs (self->diff->pairing, &n);
  g_string_append_printf (self->text, g_dngettext (GETTEXT_PACKAGE, "%u change", "%u changes", n_changes), n_changes);
  for (guint i = 0; i < KEI_COMPARISON_N_TYPES; i++)
    if (kei_comparison_count (self->diff->comparison, i) > 0)
      g_string_append_printf (self->text, ", %s %u", type_label (i), kei_comparison_count (self->diff->comparison, i));
  g_string_append_c (self->text, '\n');
  g_string_append_printf (self->text, _ ("%u of %u pairs are unchanged\n"), kei_comparison_count_unchanged (self->diff->comparison), n);
  n = kei_pairing_get_n_limited (self->diff->pairing);
  if (n > 0)
    g_string_append_printf (self->text, g_dngettext (GETTEXT_PACKAGE, "Limited: %u item is like too many others to be told apart by its text\n", "Limited: %u items are like too many others to be told apart by their text\n", n), n);
}

void
tool_diff_add_text (GString *text, const ToolDiff *diff)
{
  Writer self = { text, diff, { kei_numbers_new (diff->trees[0]), kei_numbers_new (diff->trees[1]) } };
  guint n;
  const KeiComparisonChange *changes = kei_comparison_get_changes (diff->comparison, &n);
  const KeiComparisonRule *rules;

  for (guint side = 0; side < 2; side++)
    {
      g_autofree char *seal = kei_xml_seal (diff->trees[side]);

      const KeiNode *version = diff->states[side].version;

      g_string_append_printf (text, "%s %s%s%s (%.12s)\n", side == KEI_SIDE_OLD ? "---" : "+++", kei_node_get_headline (kei_tree_get_root (diff->trees[side])), version != NULL ? " @" : "", version != NULL ? kei_node_get_headline (version) : "", seal);
    }
  for (guint i = 0; i < n; i++)
    append_change (&self, &changes[i]);
  rules = kei_comparison_get_rules (diff->comparison, &n);
  for (guint i = 0; i < n; i++)
    append_rule (&self, &rules[i]);
  append_doubtful (&self);
  append_sums (&self);
  kei_numbers_unref (self.numbers[0]);
  kei_numbers_unref (self.numbers[1]);
}
