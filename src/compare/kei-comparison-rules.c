/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happened everywhere: all years later by as many, a department under another name, one word in the place of
 * another. Each is a rule only where it holds nearly everywhere; what is left is a difference like others. */
#include "config.h"

#include <string.h>

#include "kei-comparison-private.h"

#define MIN_ITEMS 3
#define MIN_WORDS 5 /* units, where the two words are not spellings of one */
#define MIN_SHARE 0.8
#define MAX_CANDIDATES 8

static KeiComparisonRule *
add_rule (GArray *rules, KeiComparisonRuleKind kind, const char *from, const char *to)
{
  KeiComparisonRule rule = { kind, g_strdup (from), g_strdup (to), g_array_new (FALSE, FALSE, sizeof (KeiId)) };

  g_array_append_val (rules, rule);
  return &g_array_index (rules, KeiComparisonRule, rules->len - 1);
}

static KeiDifference *
difference_at (const KeiComparer *self, guint i)
{
  return &g_array_index (self->differences, KeiDifference, i);
}

static KeiId
unit_id (const KeiComparer *self, guint32 unit)
{
  KeiTree *tree = kei_pairing_get_tree (self->pairing, KEI_SIDE_NEW);

  return kei_node_get_id (unit != KEI_UNIT_NONE ? self->pairing->units[KEI_SIDE_NEW][unit].node : kei_tree_get_root (tree));
}

/* --- Years --- */

/* Whether all that differs are years, later by as many as all are. */
static gboolean
is_shifted (const KeiComparer *self, const KeiDifference *difference)
{
  const char *old_text = self->shift != 0 ? _kei_difference_get_text (self->pairing, difference, KEI_SIDE_OLD) : NULL;
  const char *new_text = old_text != NULL ? _kei_difference_get_text (self->pairing, difference, KEI_SIDE_NEW) : NULL;
  int by;

  return new_text != NULL && _kei_texts_are_later (old_text, new_text, &by) && by == self->shift;
}

/* @shifted has the units with years in fields of their own, in their order; the plan, KEI_UNIT_NONE, first. */
static void
find_years (KeiComparer *self, const guint32 *begins, GArray *shifted, GArray *rules)
{
  KeiComparisonRule *rule;
  g_autofree char *by = NULL;
  guint next = 0;

  if (self->shift == 0 || self->n_shifted == 0)
    return;
  by = g_strdup_printf ("%+d", self->shift);
  rule = add_rule (rules, KEI_RULE_YEARS, "", by);
  for (guint32 i = 0; i <= self->pairing->n_units[KEI_SIDE_NEW]; i++)
    {
      guint begin = i == 0 ? 0 : begins[i - 1], end = begins[i];
      guint32 unit = i == 0 ? KEI_UNIT_NONE : i - 1;
      gboolean covers = next < shifted->len && g_array_index (shifted, guint32, next) == unit;

      next += covers;
      for (guint j = begin; j < end; j++)
        if (is_shifted (self, difference_at (self, j)))
          {
            difference_at (self, j)->rule = 0;
            covers = TRUE;
          }
      if (covers)
        {
          KeiId id = unit_id (self, unit);

          g_array_append_val (rule->items, id);
        }
    }
}

/* --- Departments --- */

static gint16
rule_number (const GArray *rules)
{
  return (gint16) (rules->len - 1);
}

/* The paired items of a plan by the department that leads them. (element-type KeiId GArray) */
static GHashTable *
list_led (const KeiComparer *self, KeiSide side)
{
  GHashTable *led = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);

  for (guint32 i = 0; i < self->pairing->n_units[side]; i++)
    {
      const KeiPairedUnit *unit = &self->pairing->units[side][i];
      KeiId id = kei_node_get_id (unit->node);
      KeiId lead = kei_node_get_kind (unit->node) == KEI_KIND_ITEM ? kei_node_get_ref (unit->node, KEI_FIELD_LEAD) : KEI_ID_NONE;
      GArray *items;

      if (unit->partner == KEI_UNIT_NONE || lead == KEI_ID_NONE)
        continue;
      items = g_hash_table_lookup (led, &lead);
      if (items == NULL)
        {
          items = g_array_new (FALSE, FALSE, sizeof (KeiId));
          g_hash_table_insert (led, g_memdup2 (&lead, sizeof lead), items);
        }
      g_array_append_val (items, id);
    }
  return led;
}

/* A department that is paired and has another name. */
static void
find_renamed (KeiComparer *self, const guint32 *begins, GArray *rules)
{
  g_autoptr (GHashTable) led = NULL;

  for (guint32 i = 0; i < self->pairing->n_units[KEI_SIDE_NEW]; i++)
    {
      const KeiPairedUnit *unit = &self->pairing->units[KEI_SIDE_NEW][i];

      if (kei_node_get_kind (unit->node) != KEI_KIND_DEPARTMENT || unit->partner == KEI_UNIT_NONE || rules->len >= G_MAXINT16)
        continue;
      for (guint j = begins[i]; j < begins[i + 1]; j++)
        if (difference_at (self, j)->field == KEI_FIELD_NAME)
          {
            const KeiNode *old_node = self->pairing->units[KEI_SIDE_OLD][unit->partner].node;
            KeiComparisonRule *rule = add_rule (rules, KEI_RULE_DEPARTMENT, kei_node_get_text (old_node, KEI_FIELD_NAME), kei_node_get_text (unit->node, KEI_FIELD_NAME));

            KeiId id = kei_node_get_id (unit->node);
            GArray *items;

            difference_at (self, j)->rule = rule_number (rules);
            led = led != NULL ? led : list_led (self, KEI_SIDE_NEW);
            items = g_hash_table_lookup (led, &id);
            if (items != NULL)
              g_array_append_vals (rule->items, items->data, items->len);
          }
    }
}

typedef struct
{
  KeiId from, to;
  guint32 difference;
  guint32 unit;
} Handover;

static int
compare_handovers (gconstpointer a, gconstpointer b)
{
  const Handover *first = a, *second = b;

  if (first->from != second->from)
    return first->from < second->from ? -1 : 1;
  if (first->to != second->to)
    return first->to < second->to ? -1 : 1;
  return (first->difference > second->difference) - (first->difference < second->difference);
}

static const char *
name_of (const KeiComparer *self, KeiSide side, KeiId id)
{
  KeiNode *node = kei_tree_lookup (kei_pairing_get_tree (self->pairing, side), id);

  return node != NULL ? kei_node_get_headline (node) : "";
}

/* One department took over nearly all that another had led. */
static void
find_handovers (KeiComparer *self, const guint32 *begins, GArray *rules)
{
  g_autoptr (GArray) handovers = g_array_new (FALSE, FALSE, sizeof (Handover));
  g_autoptr (GHashTable) led = NULL;
  guint first = 0;

  for (guint32 i = 0; i < self->pairing->n_units[KEI_SIDE_NEW]; i++)
    for (guint j = begins[i]; j < begins[i + 1]; j++)
      if (difference_at (self, j)->field == KEI_FIELD_LEAD)
        {
          const KeiPairedUnit *unit = &self->pairing->units[KEI_SIDE_NEW][i];
          Handover handover = { kei_node_get_ref (self->pairing->units[KEI_SIDE_OLD][unit->partner].node, KEI_FIELD_LEAD), kei_node_get_ref (unit->node, KEI_FIELD_LEAD), j, i };

          if (handover.from != KEI_ID_NONE && handover.to != KEI_ID_NONE)
            g_array_append_val (handovers, handover);
        }
  g_array_sort (handovers, compare_handovers);
  led = handovers->len > 0 ? list_led (self, KEI_SIDE_OLD) : NULL;
  for (guint i = 1; i <= handovers->len; i++)
    {
      const Handover *one = &g_array_index (handovers, Handover, first);
      KeiComparisonRule *rule;
      GArray *before;

      if (i < handovers->len && g_array_index (handovers, Handover, i).from == one->from && g_array_index (handovers, Handover, i).to == one->to)
        continue;
      before = g_hash_table_lookup (led, &one->from);
      if (i - first >= MIN_ITEMS && before != NULL && i - first >= MIN_SHARE * before->len && rules->len < G_MAXINT16)
        {
          rule = add_rule (rules, KEI_RULE_DEPARTMENT, name_of (self, KEI_SIDE_OLD, one->from), name_of (self, KEI_SIDE_NEW, one->to));
          for (guint j = first; j < i; j++)
            {
              KeiId id = unit_id (self, g_array_index (handovers, Handover, j).unit);

              difference_at (self, g_array_index (handovers, Handover, j).difference)->rule = rule_number (rules);
              g_array_append_val (rule->items, id);
            }
        }
      first = i;
    }
}

/* --- Words --- */

const char *
_kei_difference_get_text (const KeiPairing *pairing, const KeiDifference *difference, KeiSide side)
{
  KeiId id = side == KEI_SIDE_OLD ? difference->old_node : difference->new_node;
  KeiNode *node = id != KEI_ID_NONE ? kei_tree_lookup (kei_pairing_get_tree (pairing, side), id) : NULL;
  const KeiFieldInfo *field = node != NULL ? kei_schema_field (kei_node_get_kind (node), difference->field) : NULL;

  return field != NULL && (field->type == KEI_FIELD_TYPE_STRING || field->type == KEI_FIELD_TYPE_TEXT) ? kei_node_get_text (node, field->id) : NULL;
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  const KeiWordChange *first = a, *second = b;

  if (first->from != second->from)
    return first->from < second->from ? -1 : 1;
  if (first->hash != second->hash)
    return first->hash < second->hash ? -1 : 1;
  return (first->difference > second->difference) - (first->difference < second->difference);
}

typedef struct
{
  char *from, *to;
  guint n;            /* units */
  guint32 difference; /* the first */
  KeiMeaning meaning;
  guint before, after; /* how often the earlier word stands in either plan */
} Candidate;

static void
clear_candidate (gpointer data)
{
  Candidate *candidate = data;

  g_free (candidate->from);
  g_free (candidate->to);
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *first = a, *second = b;

  if (first->n != second->n)
    return first->n > second->n ? -1 : 1;
  return (first->difference > second->difference) - (first->difference < second->difference);
}

/* The words of the change at @at, which is one of @n that begin with the same word, @n_same of them with both. */
static void
consider_words (KeiComparer *self, GArray *candidates, guint at, guint n_same, guint n)
{
  const KeiWordChange *change = &g_array_index (self->words, KeiWordChange, at);
  const KeiDifference *difference = difference_at (self, change->difference);
  const char *old_text = _kei_difference_get_text (self->pairing, difference, KEI_SIDE_OLD);
  const char *new_text = _kei_difference_get_text (self->pairing, difference, KEI_SIDE_NEW);
  Candidate candidate = { NULL, NULL, 1, change->difference, difference->meaning, 0, 0 };
  KeiStretch word;

  for (guint i = 1; i < n_same; i++)
    candidate.n += g_array_index (self->words, KeiWordChange, at + i).unit != g_array_index (self->words, KeiWordChange, at + i - 1).unit;
  if (n_same < MIN_SHARE * n || candidate.n < (difference->meaning == KEI_MEANING_SPELLING ? MIN_ITEMS : MIN_WORDS) || old_text == NULL || new_text == NULL || !_kei_texts_differ_in_word (old_text, new_text, &word))
    return;
  candidate.from = g_strndup (old_text + word.start, word.old_length);
  candidate.to = g_strndup (new_text + word.start, word.new_length);
  g_array_append_val (candidates, candidate);
}

static guint
count_word (const char *text, const char *word, const char *not_in)
{
  gsize n = strlen (not_in);
  guint count = 0;

  for (const char *p = strstr (text, word); p != NULL; p = strstr (p + 1, word))
    {
      const char *in = strstr (not_in, word);

      /* 子ども in 子ども・若者 is the later word. */
      if (in == NULL || p - text < in - not_in || strncmp (p - (in - not_in), not_in, n) != 0)
        count++;
    }
  return count;
}

/* Where words stand: in what is paired by itself, its texts, indicators and blocks. Looking at all figures of a plan too
 * would take three times as long. */
static void
count_in_node (GArray *candidates, KeiSide side, const KeiNode *node)
{
  const KeiKindInfo *kind = kei_schema_kind (kei_node_get_kind (node));
  guint32 mask;
  const KeiRaw *values = kei_node_get_values (node, &mask);

  for (; mask != 0; mask &= mask - 1, values++)
    {
      const KeiFieldInfo *field = &kind->fields[__builtin_ctz (mask)];

      if (field->type != KEI_FIELD_TYPE_STRING && field->type != KEI_FIELD_TYPE_TEXT)
        continue;
      for (guint i = 0; i < candidates->len; i++)
        {
          Candidate *candidate = &g_array_index (candidates, Candidate, i);

          if (side == KEI_SIDE_OLD)
            candidate->before += count_word (values->string, candidate->from, "");
          else
            candidate->after += count_word (values->string, candidate->from, candidate->to);
        }
    }
}

static void
count_in_unit (GArray *candidates, KeiSide side, const KeiNode *node)
{
  static const KeiSlot slots[] = { KEI_SLOT_TEXTS, KEI_SLOT_INDICATORS, KEI_SLOT_BLOCKS };

  count_in_node (candidates, side, node);
  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    {
      guint n;
      KeiNode *const *children = kei_node_get_children (node, slots[i], &n);

      for (guint j = 0; j < n; j++)
        count_in_node (candidates, side, children[j]);
    }
}

static void
count_candidates (const KeiComparer *self, GArray *candidates)
{
  for (guint side = 0; side < 2; side++)
    {
      count_in_node (candidates, side, kei_tree_get_root (self->pairing->trees[side]));
      for (guint32 i = 0; i < self->pairing->n_units[side]; i++)
        count_in_unit (candidates, side, self->pairing->units[side][i].node);
    }
}

/* The old text with the words of all rules put in; *@first gets the first rule that did anything. */
static char *
put_words (const GArray *rules, guint from_rule, const char *text, gint16 *first)
{
  char *result = g_strdup (text);

  *first = -1;
  for (guint i = from_rule; i < rules->len; i++)
    {
      const KeiComparisonRule *rule = &g_array_index (rules, KeiComparisonRule, i);
      char *next;

      if (strstr (result, rule->from) == NULL)
        continue;
      {
        g_auto (GStrv) parts = g_strsplit (result, rule->from, -1);

        next = g_strjoinv (rule->to, parts);
      }
      g_free (result);
      result = next;
      *first = *first < 0 ? (gint16) i : *first;
    }
  return result;
}

/* Whether the rules for words make the earlier text of a difference the later one. */
static gboolean
cover_difference (const KeiComparer *self, KeiDifference *difference, const GArray *rules, guint from_rule)
{
  const char *old_text = _kei_difference_get_text (self->pairing, difference, KEI_SIDE_OLD);
  const char *new_text = old_text != NULL ? _kei_difference_get_text (self->pairing, difference, KEI_SIDE_NEW) : NULL;
  g_autofree char *put = NULL;
  gint16 first;

  if (new_text == NULL)
    return FALSE;
  put = put_words (rules, from_rule, old_text, &first);
  if (first < 0 || !g_str_equal (put, new_text))
    return FALSE;
  difference->rule = first;
  return TRUE;
}

static void
cover_words (KeiComparer *self, const guint32 *begins, GArray *rules, guint from_rule)
{
  guint32 n_units = self->pairing->n_units[KEI_SIDE_NEW];

  /* The plan's own differences stand before the first unit's. */
  for (guint32 i = 0; i <= n_units; i++)
    {
      guint begin = i == 0 ? 0 : begins[i - 1], end = begins[i];

      for (guint j = begin; j < end; j++)
        {
          KeiDifference *difference = difference_at (self, j);

          if (difference->rule < 0 && cover_difference (self, difference, rules, from_rule))
            {
              GArray *items = g_array_index (rules, KeiComparisonRule, difference->rule).items;
              KeiId id = unit_id (self, i == 0 ? KEI_UNIT_NONE : i - 1);

              if (items->len == 0 || g_array_index (items, KeiId, items->len - 1) != id)
                g_array_append_val (items, id);
            }
        }
    }
}

static void
find_words (KeiComparer *self, const guint32 *begins, GArray *rules)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  guint from_rule = rules->len;

  g_array_set_clear_func (candidates, clear_candidate);
  g_array_sort (self->words, compare_words);
  for (guint i = 0, n; i < self->words->len; i += n)
    {
      const KeiWordChange *words = &g_array_index (self->words, KeiWordChange, i);

      for (n = 1; i + n < self->words->len && words[n].from == words[0].from; n++)
        ;
      for (guint j = 0, n_same; j < n; j += n_same)
        {
          for (n_same = 1; j + n_same < n && words[j + n_same].hash == words[j].hash; n_same++)
            ;
          consider_words (self, candidates, i + j, n_same, n);
        }
    }
  if (candidates->len == 0)
    return;
  g_array_sort (candidates, compare_candidates);
  g_array_set_size (candidates, MIN (candidates->len, MAX_CANDIDATES));
  count_candidates (self, candidates);
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (candidate->after <= (1 - MIN_SHARE) * candidate->before && rules->len < G_MAXINT16)
        add_rule (rules, candidate->meaning == KEI_MEANING_SPELLING ? KEI_RULE_SPELLING : KEI_RULE_WORDING, candidate->from, candidate->to);
    }
  if (rules->len > from_rule)
    cover_words (self, begins, rules, from_rule);
}

/* --- Rules that are known --- */

static void
add_item (const KeiComparer *self, KeiComparisonRule *rule)
{
  KeiId id = unit_id (self, self->unit);

  if (rule->items->len == 0 || g_array_index (rule->items, KeiId, rule->items->len - 1) != id)
    g_array_append_val (rule->items, id);
}

void
_kei_comparer_add_to_years (KeiComparer *self, GArray *rules)
{
  if (rules->len > 0 && g_array_index (rules, KeiComparisonRule, 0).kind == KEI_RULE_YEARS)
    add_item (self, &g_array_index (rules, KeiComparisonRule, 0));
}

/* The rule that says that one department took over from the other. */
static int
find_handover (const KeiComparer *self, const GArray *rules, const KeiDifference *difference)
{
  KeiNode *old_node = kei_tree_lookup (self->pairing->trees[0], difference->old_node), *new_node = kei_tree_lookup (self->pairing->trees[1], difference->new_node);

  for (guint i = 0; i < rules->len; i++)
    {
      const KeiComparisonRule *rule = &g_array_index (rules, KeiComparisonRule, i);

      if (rule->kind == KEI_RULE_DEPARTMENT && g_str_equal (rule->from, name_of (self, KEI_SIDE_OLD, kei_node_get_ref (old_node, KEI_FIELD_LEAD))) && g_str_equal (rule->to, name_of (self, KEI_SIDE_NEW, kei_node_get_ref (new_node, KEI_FIELD_LEAD))))
        return (int) i;
    }
  return -1;
}

void
_kei_comparer_cover (KeiComparer *self, GArray *rules, guint first)
{
  guint words = 0;

  while (words < rules->len && g_array_index (rules, KeiComparisonRule, words).kind != KEI_RULE_WORDING && g_array_index (rules, KeiComparisonRule, words).kind != KEI_RULE_SPELLING)
    words++;
  for (guint i = first; i < self->differences->len; i++)
    {
      KeiDifference *difference = difference_at (self, i);

      if (rules->len > 0 && g_array_index (rules, KeiComparisonRule, 0).kind == KEI_RULE_YEARS && is_shifted (self, difference))
        difference->rule = 0;
      else if (difference->field == KEI_FIELD_LEAD && difference->old_node != KEI_ID_NONE && difference->new_node != KEI_ID_NONE)
        difference->rule = (gint16) find_handover (self, rules, difference);
      else if (words < rules->len)
        cover_difference (self, difference, rules, words);
      if (difference->rule >= 0)
        add_item (self, &g_array_index (rules, KeiComparisonRule, difference->rule));
    }
}

static void
clear_rule (gpointer data)
{
  KeiComparisonRule *rule = data;

  g_free (rule->from);
  g_free (rule->to);
  g_array_unref (rule->items);
}

GArray *
_kei_comparer_find_rules (KeiComparer *self, const guint32 *begins, GArray *shifted)
{
  GArray *rules = g_array_new (FALSE, FALSE, sizeof (KeiComparisonRule));

  g_array_set_clear_func (rules, clear_rule);
  find_years (self, begins, shifted, rules);
  find_renamed (self, begins, rules);
  find_handovers (self, begins, rules);
  find_words (self, begins, rules);
  return rules;
}

GArray *
_kei_comparer_keep_rules (const KeiComparison *self, const KeiComparison *before, const KeiFollowing *following)
{
  GArray *rules = g_array_new (FALSE, FALSE, sizeof (KeiComparisonRule));
  g_autoptr (GHashTable) gone = g_hash_table_new (g_int64_hash, g_int64_equal);
  KeiId root = kei_node_get_id (kei_tree_get_root (self->pairing->trees[KEI_SIDE_NEW]));
  g_autofree guint8 *kept = g_new0 (guint8, before->pairing->n_units[KEI_SIDE_NEW] + 1);
  g_autofree KeiId *ids = g_new (KeiId, before->pairing->n_units[KEI_SIDE_NEW] + 1);

  g_array_set_clear_func (rules, clear_rule);
  g_hash_table_add (gone, &root);
  for (guint32 i = 0; i < self->pairing->n_units[KEI_SIDE_NEW]; i++)
    if (self->same_as[i] != KEI_UNIT_NONE)
      kept[self->same_as[i]] = TRUE;
  for (guint32 i = 0; i < before->pairing->n_units[KEI_SIDE_NEW]; i++)
    if (!kept[i] && _kei_unit_at (before, KEI_SIDE_NEW, i)->partner != KEI_UNIT_NONE)
      {
        ids[i] = kei_node_get_id (_kei_unit_at (before, KEI_SIDE_NEW, i)->node);
        g_hash_table_add (gone, &ids[i]);
      }
  for (guint i = 0; i < before->rules->len; i++)
    {
      const KeiComparisonRule *rule = &g_array_index (before->rules, KeiComparisonRule, i);
      KeiComparisonRule copy = { rule->kind, g_strdup (rule->from), g_strdup (rule->to), g_array_sized_new (FALSE, FALSE, sizeof (KeiId), rule->items->len) };

      for (guint j = 0; j < rule->items->len; j++)
        if (!g_hash_table_contains (gone, &g_array_index (rule->items, KeiId, j)))
          g_array_append_val (copy.items, g_array_index (rule->items, KeiId, j));
      g_array_append_val (rules, copy);
    }
  return rules;
}
