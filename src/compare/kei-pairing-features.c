/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a unit says, as three sorted lists of hashes.
 *
 *   title   two and three characters in a row of its key, the first one, and words of one; of a mere number only the whole
 *   texts   three characters in a row, the numbers left out; whole sentences; names of indicators
 *   keys    the whole title, and every two words of it: only to find candidates where each word is common
 *
 * Of long texts one piece in 2, 4, 8 … is kept, chosen by its hash, so that two texts keep the same ones. A piece's weight is
 * how rare it is in both plans: what every item says tells none apart. Years, amounts and departments are no
 * pieces: a new plan changes them everywhere. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "kei-hash.h"
#include "kei-pairing-private.h"

#define MAX_TITLE 200 /* characters that are looked at */
#define MAX_BODY 56   /* pieces of texts that are kept, about */
#define MIN_SENTENCE 8
#define MAX_FEATURES 60000
#define MAX_WORDS 8
#define LONG_WORD 4      /* characters: 地域防災計画 is two words */
#define WHOLE (1u << 31) /* set in the hash of a sentence or name: kept at every rate */

typedef struct
{
  KeiPlanUnits *plan;
  KeiSpellings *spellings; /* (unowned) */
  GArray *title;           /* (element-type gunichar): keys of the unit at hand */
  GArray *body;
} Maker;

static inline guint32
shorten (guint64 hash)
{
  return (guint32) (kei_hash_finish (hash) >> 33);
}

static void
add_feature (Maker *self, guint32 hash)
{
  KeiFeature feature = { hash, 0 };

  g_array_append_val (self->plan->features, feature);
}

static void
add_text (Maker *self, const char *text)
{
  guint from = self->body->len;
  gunichar end = '\n';

  if (text == NULL || *text == '\0')
    return;
  kei_fold_append (self->body, text, TRUE);
  kei_spellings_fold (self->spellings, self->body, from);
  g_array_append_val (self->body, end);
}

/* --- Texts of each kind --- */

static void
add_fields (Maker *self, const KeiNode *node, KeiField headline)
{
  const KeiKindInfo *kind = kei_schema_kind (kei_node_get_kind (node));

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const KeiFieldInfo *field = &kind->fields[i];

      if ((field->type == KEI_FIELD_TYPE_TEXT || field->type == KEI_FIELD_TYPE_STRING) && field->id != headline && !(field->flags & KEI_FLAG_HIDDEN) && field->id != KEI_FIELD_PATTERN && field->id != KEI_FIELD_GROUPS && field->id != KEI_FIELD_CODE)
        add_text (self, kei_node_get_string (node, field->id));
    }
}

static void
add_children (Maker *self, const KeiNode *node, KeiSlot slot)
{
  guint n;
  KeiNode *const *children = kei_node_get_children (node, slot, &n);

  for (guint i = 0; i < n; i++)
    {
      add_fields (self, children[i], KEI_FIELD_NONE);
      if (kei_node_get_kind (children[i]) == KEI_KIND_TABLE)
        add_children (self, children[i], KEI_SLOT_ROWS);
    }
}

/* An indicator's name says what its item is about, and is rarely reworded. */
static void
add_indicators (Maker *self, const KeiNode *node)
{
  guint n;
  KeiNode *const *indicators = kei_node_get_children (node, KEI_SLOT_INDICATORS, &n);

  for (guint i = 0; i < n; i++)
    add_text (self, kei_node_get_string (indicators[i], KEI_FIELD_NAME));
}

static guint64
hash_string (guint64 hash, const char *text)
{
  return kei_hash_bytes (hash, text, strlen (text));
}

/* Hash of what people wrote, code point for code point. */
static guint64
hash_own (const KeiNode *node)
{
  guint64 hash = hash_string (kei_node_get_kind (node), kei_node_get_headline (node));
  guint n;
  KeiNode *const *texts = kei_node_get_children (node, KEI_SLOT_TEXTS, &n);

  for (guint i = 0; i < n; i++)
    hash = hash_string (hash_string (hash, kei_node_get_text (texts[i], KEI_FIELD_LABEL)), kei_node_get_text (texts[i], KEI_FIELD_BODY));
  texts = kei_node_get_children (node, KEI_SLOT_BLOCKS, &n);
  for (guint i = 0; i < n; i++)
    hash = hash_string (hash, kei_node_get_headline (texts[i]));
  hash = hash_string (hash, kei_node_get_text (node, KEI_FIELD_EXPLANATION));
  return hash_string (hash, kei_node_get_text (node, KEI_FIELD_TEXT));
}

/* --- Pieces --- */

/* Of one script; what is written in kana only holds words together. */
static guint
script_of (gunichar c)
{
  if (c >= 0x4e00 && c <= 0x9fff)
    return 1;
  if (c >= 0x30a1 && c <= 0x30fc)
    return 2;
  return c >= 0x3041 && c <= 0x3096 ? 0 : 3;
}

/* Whether a character is a word of its own: 港 is, in みなと町の港, and 守 in 命を守る. */
static gboolean
is_word (const gunichar *key, guint n, guint i)
{
  return script_of (key[i]) == 1 && (i == 0 || script_of (key[i - 1]) != 1) && (i + 1 == n || script_of (key[i + 1]) != 1);
}

/* Digits and kanji numerals, and what is said with them: 3, 十二, 第二章. */
static gboolean
is_number (const gunichar *key, guint n)
{
  static const char numerals[] = "0123456789〇一二三四五六七八九十百千", others[] = "第章節編部款項条号次";
  gboolean counts = FALSE;

  for (guint i = 0; i < n; i++)
    if (key[i] != 0 && g_utf8_strchr (numerals, -1, key[i]) != NULL)
      counts = TRUE;
    else if (key[i] == 0 || g_utf8_strchr (others, -1, key[i]) == NULL)
      return FALSE;
  return counts;
}

static void
add_title_pieces (Maker *self, const KeiUnit *unit)
{
  const gunichar *key = (const gunichar *) self->title->data;
  guint n = MIN (self->title->len, MAX_TITLE);

  /* 1 is no more of 10 than of 2. */
  if (unit->numbered)
    {
      add_feature (self, shorten (unit->title + 1));
      return;
    }
  for (guint i = 0; i < n; i++)
    {
      guint64 one = kei_hash_mix (1, key[i]);
      guint64 two = i + 1 < n ? kei_hash_mix (one, key[i + 1]) : 0;

      if (i == 0)
        add_feature (self, shorten (kei_hash_mix (one, '^')));
      if (is_word (key, n, i))
        add_feature (self, shorten (kei_hash_mix (one, '$')));
      if (i + 1 < n)
        add_feature (self, shorten (two));
      if (i + 2 < n)
        add_feature (self, shorten (kei_hash_mix (two, key[i + 2])));
    }
}

static void
add_title_keys (Maker *self, const KeiUnit *unit)
{
  const gunichar *key = (const gunichar *) self->title->data;
  guint n = MIN (self->title->len, MAX_TITLE), n_words = 0;
  guint64 words[MAX_WORDS];

  for (guint i = 0; i < n && n_words < MAX_WORDS;)
    {
      guint script = script_of (key[i]), start = i;
      guint64 word = 5;

      for (; i < n && script_of (key[i]) == script && i - start < LONG_WORD; i++)
        word = kei_hash_mix (word, key[i]);
      if (script != 0 && i - start >= 2)
        words[n_words++] = word;
    }
  for (guint i = 0; i < n_words; i++)
    for (guint j = i + 1; j < n_words; j++)
      add_feature (self, shorten (kei_hash_mix (words[i], words[j])));
  if (n > 0)
    add_feature (self, shorten (unit->title));
}

/* Numbers become one '0', sentences are told apart by '\n'. Returns the characters that are left. */
static guint
leave_out_numbers (gunichar *key, guint n)
{
  guint kept = 0;

  for (guint i = 0; i < n; i++)
    {
      gunichar c = key[i] < 0x80 && g_ascii_isdigit (key[i]) ? '0' : key[i];

      if ((c == '0' || c == '\n') && kept > 0 && key[kept - 1] == c)
        continue;
      key[kept++] = c;
    }
  return kept;
}

static void
add_body_pieces (Maker *self, KeiUnit *unit)
{
  gunichar *key = (gunichar *) (void *) self->body->data;
  guint n = leave_out_numbers (key, self->body->len);
  guint start = 0, room = self->plan->features->len + MAX_FEATURES;
  guint64 sentence = 2;

  for (unit->rate = 0; n >> unit->rate > MAX_BODY; unit->rate++)
    ;
  for (guint i = 0; i < n && self->plan->features->len < room; i++)
    {
      if (key[i] == '\n')
        {
          if (i - start >= MIN_SENTENCE)
            add_feature (self, shorten (sentence) | WHOLE);
          start = i + 1;
          sentence = 2;
          continue;
        }
      sentence = kei_hash_mix (sentence, key[i]);
      if (i >= start + 2)
        {
          guint32 hash = shorten (kei_hash_mix (kei_hash_mix (kei_hash_mix (3, key[i - 2]), key[i - 1]), key[i]));

          if ((hash & ((1u << unit->rate) - 1)) == 0)
            add_feature (self, hash);
        }
    }
}

/* A list of this length is in order before a general sort has begun. */
static void
sort_features (KeiFeature *features, guint n)
{
  static const guint gaps[] = { 57313, 25267, 11174, 4759, 2046, 857, 345, 132, 57, 23, 10, 4, 1 };

  for (guint g = 0; g < G_N_ELEMENTS (gaps); g++)
    for (guint i = gaps[g]; i < n; i++)
      {
        KeiFeature feature = features[i];
        guint j = i;

        for (; j >= gaps[g] && features[j - gaps[g]].hash > feature.hash; j -= gaps[g])
          features[j] = features[j - gaps[g]];
        features[j] = feature;
      }
}

/* Sorts what was added since @from and leaves out what is there twice; returns how many are left. */
static guint
finish_features (GArray *features, guint from)
{
  KeiFeature *list = &((KeiFeature *) (void *) features->data)[from];
  guint n = features->len - from, kept = 0;

  sort_features (list, n);
  for (guint i = 0; i < n; i++)
    if (kept == 0 || list[kept - 1].hash != list[i].hash)
      list[kept++] = list[i];
  g_array_set_size (features, from + kept);
  return kept;
}

static void
make_unit (Maker *self, KeiUnit *unit)
{
  const KeiNode *node = unit->node;
  KeiField headline = kei_schema_headline (unit->kind);
  guint64 hash = unit->kind;

  g_array_set_size (self->title, 0);
  g_array_set_size (self->body, 0);
  kei_fold_append (self->title, kei_node_get_headline (node), FALSE);
  kei_spellings_fold (self->spellings, self->title, 0);
  for (guint i = 0; i < self->title->len; i++)
    hash = kei_hash_mix (hash, g_array_index (self->title, gunichar, i));
  unit->title = self->title->len > 0 ? kei_hash_finish (hash) : 0;
  unit->numbered = is_number ((const gunichar *) (void *) self->title->data, self->title->len);
  unit->own = hash_own (node);

  add_fields (self, node, headline);
  add_children (self, node, KEI_SLOT_TEXTS);
  add_children (self, node, KEI_SLOT_BLOCKS);
  add_indicators (self, node);

  unit->features = self->plan->features->len;
  add_title_pieces (self, unit);
  unit->n_title = (guint16) finish_features (self->plan->features, unit->features);
  add_body_pieces (self, unit);
  unit->n_body = (guint16) finish_features (self->plan->features, unit->features + unit->n_title);
  add_title_keys (self, unit);
  unit->n_keys = (guint16) finish_features (self->plan->features, unit->features + unit->n_title + unit->n_body);
}

static gboolean
make_side (KeiPairer *pairer, KeiSide side, KeiSpellings *spellings)
{
  Maker self = { &pairer->sides[side], spellings, NULL, NULL };
  g_autoptr (GArray) title = g_array_new (FALSE, FALSE, sizeof (gunichar));
  g_autoptr (GArray) body = g_array_new (FALSE, FALSE, sizeof (gunichar));
  g_autoptr (GHashTable) levels = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint n_levels;
  KeiNode *const *level_nodes = kei_node_get_children (kei_tree_get_root (self.plan->tree), KEI_SLOT_LEVELS, &n_levels);
  g_autofree KeiId *ids = g_new (KeiId, n_levels);

  for (guint i = 0; i < n_levels; i++)
    {
      ids[i] = kei_node_get_id (level_nodes[i]);
      g_hash_table_insert (levels, &ids[i], level_nodes[i]);
    }
  self.title = title;
  self.body = body;
  for (guint32 i = 0; i < _kei_n_units (pairer, side); i++)
    {
      KeiUnit *unit = _kei_unit (pairer, side, i);
      KeiId level = kei_node_get_ref (unit->node, KEI_FIELD_LEVEL);
      KeiNode *level_node;

      if (!_kei_pairer_go_on (pairer))
        return FALSE;
      if (!_kei_unit_is_open (unit))
        continue;
      make_unit (&self, unit);
      level_node = unit->kind == KEI_KIND_ITEM && level != KEI_ID_NONE ? g_hash_table_lookup (levels, &level) : NULL;
      unit->level = level_node != NULL ? hash_string (7, kei_node_get_text (level_node, KEI_FIELD_NAME)) : 0;
      self.plan->n_free++;
    }
  return TRUE;
}

/* --- Weights --- */

/* Counts in a table without chains: where two hashes fall together, both look a little more common. */
static gboolean
weigh (KeiPairer *pairer)
{
  guint n_features = pairer->sides[0].features->len + pairer->sides[1].features->len;
  guint n_units = pairer->sides[0].n_free + pairer->sides[1].n_free;
  guint size = 1024;
  g_autofree guint32 *counts = NULL;

  while (size < 2 * n_features)
    size *= 2;
  counts = g_new0 (guint32, size);
  for (guint side = 0; side < 2; side++)
    for (guint i = 0; i < pairer->sides[side].features->len; i++)
      counts[g_array_index (pairer->sides[side].features, KeiFeature, i).hash * 2654435769u >> 3 & (size - 1)]++;

  for (guint side = 0; side < 2; side++)
    for (guint32 i = 0; i < _kei_n_units (pairer, side); i++)
      {
        KeiUnit *unit = _kei_unit (pairer, side, i);
        KeiFeature *features = _kei_unit_features (pairer, side, unit);

        if (!_kei_pairer_go_on (pairer))
          return FALSE;
        for (guint j = 0; j < (guint) unit->n_title + unit->n_body + unit->n_keys; j++)
          {
            guint count = counts[features[j].hash * 2654435769u >> 3 & (size - 1)];

            features[j].weight = log2f (1.0f + (float) n_units / (float) count);
            if (j < unit->n_title)
              unit->title_weight += features[j].weight;
            else if (j < (guint) unit->n_title + unit->n_body)
              unit->body_weight += features[j].weight;
          }
      }
  return TRUE;
}

gboolean
_kei_pairer_make_features (KeiPairer *pairer)
{
  pairer->spellings = kei_spellings_new ();
  return make_side (pairer, KEI_SIDE_OLD, pairer->spellings) && make_side (pairer, KEI_SIDE_NEW, pairer->spellings) && weigh (pairer);
}
