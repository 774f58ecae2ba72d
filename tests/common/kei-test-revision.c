/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-test-revision.h"

#include <string.h>

#include "kei-period.h"
#include "kei-test-revision-data.h"

#define N_LEVELS 4
#define N_TEXTS 3
#define N_INDICATORS 2
#define N_BUDGET_LINES 6
#define N_SDGS 3
#define N_DEPARTMENTS G_N_ELEMENTS (department_names)
#define YEARS 5 /* by which the later plan is later */

/* Words for a form, by their numbers, so that a rewording changes one. */
typedef struct
{
  guint form;
  guint topic, other, object, aim, people; /* topic and other: field * N_TOPICS + number */
  guint figure;
} Phrase;

typedef struct _Item Item;
struct _Item
{
  Phrase title;
  guint twist;                /* 1, 2: an addition before or behind the title */
  GArray *sentences[N_TEXTS]; /* (element-type Phrase) */
  Phrase indicators[N_INDICATORS];
  guint department, number, field;
  guint level;
  GPtrArray *children; /* (owned) (element-type Item) */
  GArray *origins;     /* (element-type KeiId): of the earlier plan */
  KeiId id;            /* when it was written */
};

typedef struct
{
  guint64 state;
  const KeiTestRevisionSetting *setting;
  guint made;
  guint n_earlier; /* items of the earlier plan */
} Maker;

/* What is done how often, in thousandths. */
typedef struct
{
  guint title, title_again, text, swap, replace, drop, move, add, remove, split, merge, reorder, level, department;
} Rates;

static const Rates rates[] = {
  [KEI_TEST_REVISION_LIGHT] = { 20, 0, 50, 300, 0, 20, 5, 10, 10, 2, 2, 10, 0, 0 },
  [KEI_TEST_REVISION_MEDIUM] = { 250, 100, 500, 300, 60, 60, 50, 50, 50, 20, 20, 100, 10, 150 },
  [KEI_TEST_REVISION_HEAVY] = { 550, 250, 850, 400, 150, 100, 120, 120, 120, 40, 40, 300, 30, 400 },
};

/* --- Chance --- */

static guint
draw (Maker *self, guint n)
{
  guint64 bits = self->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  bits = (bits ^ bits >> 30) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  bits = (bits ^ bits >> 27) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return (guint) ((bits ^ bits >> 31) % n);
}

static gboolean
happens (Maker *self, guint thousandths)
{
  return draw (self, 1000) < thousandths;
}

/* --- Phrases --- */

static Phrase
make_phrase (Maker *self, guint field, guint n_forms)
{
  /* Mostly of the field, sometimes of another. */
  guint other = happens (self, 700) ? field : draw (self, N_FIELDS);

  return (Phrase){
    draw (self, n_forms), field * N_TOPICS + draw (self, N_TOPICS), other * N_TOPICS + draw (self, N_TOPICS), draw (self, G_N_ELEMENTS (objects)), draw (self, G_N_ELEMENTS (aims)), draw (self, G_N_ELEMENTS (people)), 1 + draw (self, 900)
  };
}

static void
append_phrase (GString *text, const char *form, const Phrase *phrase)
{
  for (const char *p = form; *p != '\0'; p++)
    if (*p != '$')
      g_string_append_c (text, *p);
    else
      switch (p[1])
        {
        case 't':
          g_string_append (text, topics[phrase->topic / N_TOPICS][phrase->topic % N_TOPICS]);
          p++;
          break;
        case 'u':
          g_string_append (text, topics[phrase->other / N_TOPICS][phrase->other % N_TOPICS]);
          p++;
          break;
        case 'o':
          g_string_append (text, objects[phrase->object]);
          p++;
          break;
        case 'a':
          g_string_append (text, aims[phrase->aim]);
          p++;
          break;
        case 'p':
          g_string_append (text, people[phrase->people]);
          p++;
          break;
        default:
          g_string_append_printf (text, "%u", phrase->figure);
        }
}

/* One word is another one. */
static void
swap_word (Maker *self, Phrase *phrase)
{
  switch (draw (self, 5))
    {
    case 0:
      phrase->topic = phrase->topic / N_TOPICS * N_TOPICS + draw (self, N_TOPICS);
      break;
    case 1:
      phrase->object = draw (self, G_N_ELEMENTS (objects));
      break;
    case 2:
      phrase->people = draw (self, G_N_ELEMENTS (people));
      break;
    case 3:
      phrase->figure = 1 + draw (self, 900);
      break;
    default:
      phrase->aim = draw (self, G_N_ELEMENTS (aims));
    }
}

static void
append_title (GString *text, const Item *item)
{
  if (item->twist == 1)
    g_string_append (text, "次世代につなぐ");
  append_phrase (text, title_forms[item->title.form], &item->title);
  if (item->twist == 2)
    g_string_append (text, "と担い手づくり");
}

/* As people rename: another verb, another object, another pattern with the same words, more words. Rarely the topic. */
static void
rename_item (Maker *self, Item *item)
{
  switch (draw (self, 8))
    {
    case 0:
    case 1:
    case 2:
      item->title.aim = (item->title.aim + 1 + draw (self, G_N_ELEMENTS (aims) - 1)) % G_N_ELEMENTS (aims);
      break;
    case 3:
    case 4:
      item->title.form = (item->title.form + 1 + draw (self, G_N_ELEMENTS (title_forms) - 1)) % G_N_ELEMENTS (title_forms);
      break;
    case 5:
      item->title.object = draw (self, G_N_ELEMENTS (objects));
      break;
    case 6:
      item->title.topic = item->title.topic / N_TOPICS * N_TOPICS + draw (self, N_TOPICS);
      break;
    default:
      item->twist = (item->twist + 1 + draw (self, 2)) % 3;
    }
}

/* --- The earlier plan --- */

static void
item_free (gpointer data)
{
  Item *item = data;

  for (guint i = 0; i < N_TEXTS; i++)
    g_array_unref (item->sentences[i]);
  g_ptr_array_unref (item->children);
  g_array_unref (item->origins);
  g_free (item);
}

static Item *
make_item (Maker *self, guint field, guint level)
{
  Item *item = g_new0 (Item, 1);

  item->field = field;
  item->level = level;
  item->title = make_phrase (self, field, G_N_ELEMENTS (title_forms));
  item->department = draw (self, N_DEPARTMENTS);
  item->number = self->made++;
  item->children = g_ptr_array_new_with_free_func (item_free);
  item->origins = g_array_new (FALSE, FALSE, sizeof (KeiId));
  for (guint i = 0; i < N_TEXTS; i++)
    {
      item->sentences[i] = g_array_new (FALSE, FALSE, sizeof (Phrase));
      for (guint j = 1 + draw (self, 2 + (i == 0)); j > 0; j--)
        {
          Phrase phrase = make_phrase (self, field, G_N_ELEMENTS (sentence_forms));

          /* What an item is about comes again. */
          if (happens (self, 600))
            phrase.topic = item->title.topic;
          g_array_append_val (item->sentences[i], phrase);
        }
    }
  for (guint i = 0; i < N_INDICATORS; i++)
    item->indicators[i] = make_phrase (self, field, G_N_ELEMENTS (indicator_forms));
  return item;
}

static void
grow (Maker *self, GPtrArray *items, guint level, guint field, guint width, guint *left)
{
  guint n = level == 0 ? *left : MAX (1, width - 1 + draw (self, 3));

  for (guint i = 0; i<n && * left> 0; i++)
    {
      /* A pillar has a field; below it some items belong to another. */
      guint own = level == 0 ? i % N_FIELDS : happens (self, 850) ? field
                                                                  : draw (self, N_FIELDS);
      Item *item = make_item (self, own, level);

      g_ptr_array_add (items, item);
      --*left;
      if (level + 1 < N_LEVELS)
        grow (self, item->children, level + 1, own, width, left);
    }
}

/* --- Revising --- */

static Item *
copy_item (const Item *item)
{
  Item *copy = g_memdup2 (item, sizeof *item);

  copy->children = g_ptr_array_new_with_free_func (item_free);
  copy->origins = g_array_new (FALSE, FALSE, sizeof (KeiId));
  g_array_append_val (copy->origins, item->id);
  for (guint i = 0; i < N_TEXTS; i++)
    copy->sentences[i] = g_array_copy (item->sentences[i]);
  for (guint i = 0; i < item->children->len; i++)
    g_ptr_array_add (copy->children, copy_item (item->children->pdata[i]));
  return copy;
}

static void
revise_text (Maker *self, Item *item, GArray *sentences)
{
  const Rates *rate = &rates[self->setting->size];

  for (guint i = sentences->len; i-- > 0;)
    if (happens (self, rate->swap))
      swap_word (self, &g_array_index (sentences, Phrase, i));
    else if (happens (self, rate->replace))
      g_array_index (sentences, Phrase, i) = make_phrase (self, item->field, G_N_ELEMENTS (sentence_forms));
    else if (sentences->len > 1 && happens (self, rate->drop))
      g_array_remove_index (sentences, i);
  if (happens (self, rate->replace))
    {
      Phrase phrase = make_phrase (self, item->field, G_N_ELEMENTS (sentence_forms));

      g_array_append_val (sentences, phrase);
    }
}

static void
revise_item (Maker *self, Item *item)
{
  const Rates *rate = &rates[self->setting->size];

  if (happens (self, rate->title))
    {
      rename_item (self, item);
      if (happens (self, rate->title_again))
        rename_item (self, item);
    }
  for (guint i = 0; i < N_TEXTS; i++)
    if (happens (self, rate->text))
      revise_text (self, item, item->sentences[i]);
  for (guint i = 0; i < N_INDICATORS; i++)
    if (happens (self, rate->title / 2))
      swap_word (self, &item->indicators[i]);
  for (guint i = 0; i < item->children->len; i++)
    revise_item (self, item->children->pdata[i]);
}

/* Half of the sentences, and a title of its own, become another item behind it. */
static void
split_item (Maker *self, GPtrArray *siblings, guint at)
{
  Item *item = siblings->pdata[at];
  Item *half = make_item (self, item->field, item->level);

  half->department = item->department;
  half->title = item->title;
  half->title.object = draw (self, G_N_ELEMENTS (objects));
  half->title.form = draw (self, G_N_ELEMENTS (title_forms));
  g_array_append_vals (half->origins, item->origins->data, item->origins->len);
  for (guint i = 0; i < N_TEXTS; i++)
    {
      GArray *from = item->sentences[i];
      guint keep = (from->len + (i & 1)) / 2;

      g_array_set_size (half->sentences[i], 0);
      g_array_append_vals (half->sentences[i], &g_array_index (from, Phrase, keep), from->len - keep);
      g_array_set_size (from, keep);
    }
  half->indicators[0] = item->indicators[1];
  g_ptr_array_insert (siblings, (int) at + 1, half);
}

/* The next sibling goes into this one. */
static void
merge_item (Maker *self, GPtrArray *siblings, guint at)
{
  Item *item = siblings->pdata[at], *other = siblings->pdata[at + 1];

  item->title.other = other->title.topic;
  item->title.form = happens (self, 500) ? 2 : 9;
  for (guint i = 0; i < N_TEXTS; i++)
    g_array_append_vals (item->sentences[i], other->sentences[i]->data, other->sentences[i]->len);
  item->indicators[1] = other->indicators[0];
  g_array_append_vals (item->origins, other->origins->data, other->origins->len);
  while (other->children->len > 0)
    {
      Item *child = g_ptr_array_steal_index (other->children, 0);

      g_ptr_array_add (item->children, child);
    }
  g_ptr_array_remove_index (siblings, at + 1);
}

/* What happens to the places of items, from the leaves up. */
static void
restructure (Maker *self, GPtrArray *siblings, guint level, guint field, GPtrArray *lifted)
{
  const Rates *rate = &rates[self->setting->size];

  for (guint i = 0; i < siblings->len; i++)
    {
      Item *item = siblings->pdata[i];

      restructure (self, item->children, level + 1, item->field, lifted);
    }
  for (guint i = siblings->len; i-- > 0 && level > 0;)
    {
      Item *item = siblings->pdata[i];

      if (happens (self, rate->remove) && item->children->len < 4)
        {
          /* What stood below goes with it. */
          g_ptr_array_remove_index (siblings, i);
          continue;
        }
      if (i + 1 < siblings->len && happens (self, rate->merge))
        merge_item (self, siblings, i);
      else if (item->children->len == 0 && happens (self, rate->split))
        split_item (self, siblings, i);
      else if (happens (self, rate->move))
        g_ptr_array_add (lifted, g_ptr_array_steal_index (siblings, i));
    }
  for (guint i = siblings->len + 1; i-- > 0 && level > 0 && level < N_LEVELS;)
    if (happens (self, rate->add))
      g_ptr_array_insert (siblings, (int) i, make_item (self, happens (self, 850) ? field : draw (self, N_FIELDS), level));
  if (siblings->len > 1 && happens (self, rate->reorder))
    {
      gpointer item = g_ptr_array_steal_index (siblings, draw (self, siblings->len));

      g_ptr_array_insert (siblings, (int) draw (self, siblings->len + 1), item);
    }
}

static void
collect_level (GPtrArray *items, guint level, GPtrArray *found)
{
  for (guint i = 0; i < items->len; i++)
    {
      Item *item = items->pdata[i];

      if (item->level == level)
        g_ptr_array_add (found, item);
      collect_level (item->children, level, found);
    }
}

static void
shift_level (Item *item, int by)
{
  item->level = (guint) CLAMP ((int) item->level + by, 1, N_LEVELS - 1);
  for (guint i = 0; i < item->children->len; i++)
    shift_level (item->children->pdata[i], by);
}

/* Each goes below another parent, some a level up. */
static void
settle (Maker *self, GPtrArray *roots, GPtrArray *lifted)
{
  GPtrArray *parents[N_LEVELS];

  for (guint i = 0; i < N_LEVELS; i++)
    {
      parents[i] = g_ptr_array_new ();
      collect_level (roots, i, parents[i]);
    }
  for (guint i = 0; i < lifted->len; i++)
    {
      Item *item = lifted->pdata[i];
      guint level = item->level;
      Item *parent;

      if (level > 1 && happens (self, rates[self->setting->size].level * 4))
        {
          level--;
          shift_level (item, -1);
        }
      parent = parents[level - 1]->len > 0 ? parents[level - 1]->pdata[draw (self, parents[level - 1]->len)] : roots->pdata[0];
      g_ptr_array_insert (parent->children, (int) draw (self, parent->children->len + 1), item);
    }
  for (guint i = 0; i < N_LEVELS; i++)
    g_ptr_array_unref (parents[i]);
}

/* --- Writing --- */

typedef struct
{
  Maker *maker;
  KeiIdSource *ids;
  KeiId levels[N_LEVELS], departments[N_DEPARTMENTS];
  gboolean later, changed[N_DEPARTMENTS];
  guint shift;
  GArray *truth; /* (nullable) */
} Writer;

static KeiNodeBuilder *
begin (Writer *self, KeiKind kind)
{
  return kei_node_builder_new (kind, kei_id_source_next (self->ids));
}

static void
write_texts (Writer *self, KeiNodeBuilder *builder, const Item *item)
{
  static const char *const roles[N_TEXTS] = { "issues", "vision", "actions" };

  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_autoptr (GString) body = g_string_new (NULL);
      KeiNodeBuilder *text = begin (self, KEI_KIND_TEXT);

      for (guint j = 0; j < item->sentences[i]->len; j++)
        {
          const Phrase *phrase = &g_array_index (item->sentences[i], Phrase, j);

          append_phrase (body, sentence_forms[phrase->form], phrase);
        }
      kei_node_builder_set_string (text, KEI_FIELD_ROLE, roles[i]);
      kei_node_builder_set_string (text, KEI_FIELD_BODY, body->str);
      kei_node_builder_add (builder, kei_node_builder_end (text));
    }
}

static void
write_indicator (Writer *self, KeiNodeBuilder *builder, const Item *item, guint i)
{
  static const char *const roles[] = { "baseline", "actual", "interim", "target" };
  g_autoptr (GString) name = g_string_new (NULL);
  KeiNodeBuilder *indicator = begin (self, KEI_KIND_INDICATOR);

  append_phrase (name, indicator_forms[item->indicators[i].form], &item->indicators[i]);
  kei_node_builder_set_string (indicator, KEI_FIELD_NAME, name->str);
  kei_node_builder_set_string (indicator, KEI_FIELD_UNIT, i == 0 ? "%" : "人");
  kei_node_builder_set_ref (indicator, KEI_FIELD_DEPARTMENT, self->departments[item->department]);
  for (guint j = 0; j < 4; j++)
    {
      KeiNodeBuilder *value = begin (self, KEI_KIND_INDICATOR_VALUE);
      g_autofree char *number = g_strdup_printf ("%u.%u", 20 + 7 * j + (self->later ? 3 : 0), item->number % 10);

      kei_node_builder_set_int (value, KEI_FIELD_PERIOD, kei_period_from_fiscal_year (2020 + (int) (2 * j + self->shift)));
      kei_node_builder_set_string (value, KEI_FIELD_ROLE, roles[j]);
      kei_node_builder_set_string (value, KEI_FIELD_NUMBER, number);
      kei_node_builder_add (indicator, kei_node_builder_end (value));
    }
  kei_node_builder_add (builder, kei_node_builder_end (indicator));
}

static void
write_lines (Writer *self, KeiNodeBuilder *builder, const Item *item)
{
  for (guint i = 0; i < N_SDGS; i++)
    {
      KeiNodeBuilder *link = begin (self, KEI_KIND_SDG_LINK);

      kei_node_builder_set_int (link, KEI_FIELD_GOAL, 1 + (item->number + 3 * i) % 17);
      kei_node_builder_set_string (link, KEI_FIELD_STRENGTH, i == 0 ? "primary" : "secondary");
      kei_node_builder_add (builder, kei_node_builder_end (link));
    }
  for (guint i = 0; i < N_BUDGET_LINES; i++)
    {
      KeiNodeBuilder *line = begin (self, KEI_KIND_BUDGET_LINE);
      gint64 amount = 1200 + item->number % 977 + (self->later ? item->number % 3 * 40 : 0);

      kei_node_builder_set_int (line, KEI_FIELD_YEAR, 2022 + i / 2 + self->shift);
      kei_node_builder_set_string (line, KEI_FIELD_ROLE, i % 2 == 0 ? "plan" : "budget");
      kei_node_builder_set_int (line, KEI_FIELD_AMOUNT, amount);
      kei_node_builder_set_int (line, KEI_FIELD_NATIONAL, amount / 2);
      kei_node_builder_set_int (line, KEI_FIELD_GENERAL, amount - amount / 2);
      kei_node_builder_add (builder, kei_node_builder_end (line));
    }
}

static KeiNode *
write_item (Writer *self, Item *item)
{
  g_autoptr (GString) title = g_string_new (NULL);
  KeiNodeBuilder *builder;

  item->id = self->later && self->maker->setting->shared_ids && item->origins->len == 1 && g_array_index (item->origins, KeiId, 0) != KEI_ID_NONE && item->number < self->maker->n_earlier
                 ? g_array_index (item->origins, KeiId, 0)
                 : kei_id_source_next (self->ids);
  builder = kei_node_builder_new (KEI_KIND_ITEM, item->id);
  append_title (title, item);
  kei_node_builder_set_ref (builder, KEI_FIELD_LEVEL, self->levels[item->level]);
  kei_node_builder_set_string (builder, KEI_FIELD_TITLE, title->str);
  if (!self->maker->setting->title_only)
    {
      kei_node_builder_set_ref (builder, KEI_FIELD_LEAD, self->departments[item->department]);
      write_texts (self, builder, item);
      for (guint i = 0; i < N_INDICATORS; i++)
        write_indicator (self, builder, item, i);
      write_lines (self, builder, item);
    }
  for (guint i = 0; self->later && self->maker->setting->origins && i < item->origins->len; i++)
    {
      KeiNodeBuilder *origin = begin (self, KEI_KIND_ORIGIN);

      kei_node_builder_set_ref (origin, KEI_FIELD_ORIGIN_ITEM, g_array_index (item->origins, KeiId, i));
      kei_node_builder_add (builder, kei_node_builder_end (origin));
    }
  for (guint i = 0; i < item->children->len; i++)
    kei_node_builder_add (builder, write_item (self, item->children->pdata[i]));
  for (guint i = 0; self->truth != NULL && i < item->origins->len; i++)
    {
      KeiTestTruth truth = { g_array_index (item->origins, KeiId, i), item->id };

      g_array_append_val (self->truth, truth);
    }
  return kei_node_builder_end (builder);
}

static void
add_named (Writer *self, KeiNodeBuilder *plan, KeiKind kind, const char *name, const KeiId *under, KeiId *id)
{
  KeiNodeBuilder *builder = begin (self, kind);
  KeiNode *node;

  kei_node_builder_set_string (builder, KEI_FIELD_NAME, name);
  if (under != NULL)
    kei_node_builder_set_ids (builder, KEI_FIELD_PARENTS, under, 1);
  node = kei_node_builder_end (builder);
  *id = kei_node_get_id (node);
  kei_node_builder_add (plan, node);
}

static KeiTree *
write_plan (Writer *self, GPtrArray *items)
{
  KeiNodeBuilder *plan = begin (self, KEI_KIND_PLAN);
  g_autoptr (GError) error = NULL;
  KeiTree *tree;

  kei_node_builder_set_string (plan, KEI_FIELD_TITLE, self->later ? "みなと市総合計画 後期基本計画" : "みなと市総合計画 前期基本計画");
  kei_node_builder_set_int (plan, KEI_FIELD_START, 2022 + self->shift);
  kei_node_builder_set_int (plan, KEI_FIELD_END, 2026 + self->shift);
  for (guint i = 0; i < N_LEVELS; i++)
    add_named (self, plan, KEI_KIND_LEVEL, level_names[i], i > 0 ? &self->levels[i - 1] : NULL, &self->levels[i]);
  for (guint i = 0; i < N_DEPARTMENTS; i++)
    add_named (self, plan, KEI_KIND_DEPARTMENT, self->changed[i] ? department_successors[i] : department_names[i], NULL, &self->departments[i]);
  for (guint i = 0; i < items->len; i++)
    kei_node_builder_add (plan, write_item (self, items->pdata[i]));
  tree = kei_tree_new (kei_node_builder_end (plan), FALSE, NULL, &error);
  g_assert_no_error (error);
  return tree;
}

/* --- All together --- */

static guint
count_of (GHashTable *counts, const KeiId *id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (counts, id));
}

/* As many pairs as can be made when each may be in one: first those of which an end has no choice. What is
 * left over are parts of splits and merges. */
static void
count_expected (KeiTestRevision *revision)
{
  g_autoptr (GHashTable) old_degrees = g_hash_table_new (g_int64_hash, g_int64_equal), new_degrees = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) old_used = g_hash_table_new (g_int64_hash, g_int64_equal), new_used = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < revision->truth->len; i++)
    {
      KeiTestTruth *truth = &g_array_index (revision->truth, KeiTestTruth, i);

      g_hash_table_insert (old_degrees, &truth->old_id, GUINT_TO_POINTER (count_of (old_degrees, &truth->old_id) + 1));
      g_hash_table_insert (new_degrees, &truth->new_id, GUINT_TO_POINTER (count_of (new_degrees, &truth->new_id) + 1));
    }
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < revision->truth->len; i++)
      {
        KeiTestTruth *truth = &g_array_index (revision->truth, KeiTestTruth, i);

        if ((pass == 0 && count_of (old_degrees, &truth->old_id) > 1 && count_of (new_degrees, &truth->new_id) > 1)
            || g_hash_table_contains (old_used, &truth->old_id) || g_hash_table_contains (new_used, &truth->new_id))
          continue;
        g_hash_table_add (old_used, &truth->old_id);
        g_hash_table_add (new_used, &truth->new_id);
        revision->n_expected++;
      }
  revision->n_shares = revision->truth->len - revision->n_expected;
}

KeiTestRevision *
kei_test_revision_new (const KeiTestRevisionSetting *setting)
{
  KeiTestRevision *revision = g_new0 (KeiTestRevision, 1);
  g_autoptr (GPtrArray) earlier = g_ptr_array_new_with_free_func (item_free);
  g_autoptr (GPtrArray) later = g_ptr_array_new_with_free_func (item_free);
  g_autoptr (GPtrArray) lifted = g_ptr_array_new ();
  Maker maker = { .state = setting->seed * 7919 + 17, .setting = setting };
  Writer writer = { .maker = &maker };
  guint width = 1, left = setting->n_items;

  while (width * (1 + width * (1 + width * (1 + width))) < setting->n_items)
    width++;
  grow (&maker, earlier, 0, 0, width, &left);
  maker.n_earlier = maker.made;
  writer.ids = kei_id_source_new_seeded (setting->seed * 2 + 1);
  revision->old_tree = write_plan (&writer, earlier);

  for (guint i = 0; i < earlier->len; i++)
    g_ptr_array_add (later, copy_item (earlier->pdata[i]));
  restructure (&maker, later, 0, 0, lifted);
  settle (&maker, later, lifted);
  for (guint i = 0; i < later->len; i++)
    revise_item (&maker, later->pdata[i]);

  revision->truth = g_array_new (FALSE, FALSE, sizeof (KeiTestTruth));
  writer.truth = revision->truth;
  writer.later = TRUE;
  writer.shift = setting->size == KEI_TEST_REVISION_LIGHT ? 0 : YEARS;
  for (guint i = 0; i < N_DEPARTMENTS; i++)
    writer.changed[i] = happens (&maker, rates[setting->size].department);
  revision->new_tree = write_plan (&writer, later);
  kei_id_source_free (writer.ids);
  count_expected (revision);
  return revision;
}

void
kei_test_revision_free (KeiTestRevision *revision)
{
  kei_tree_unref (revision->old_tree);
  kei_tree_unref (revision->new_tree);
  g_array_unref (revision->truth);
  g_free (revision);
}

/* --- Judging --- */

KeiPairing *
kei_test_pair (KeiTree *old_tree, KeiTree *new_tree, const KeiPairingOptions *options)
{
  g_autoptr (GError) error = NULL;
  KeiPairing *pairing = kei_pairing_new (old_tree, new_tree, options, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return pairing;
}

typedef struct
{
  GHashTable *pairs; /* (element-type KeiTestTruth) all that is true */
  KeiTree *trees[2]; /* (unowned) */
} Truth;

static guint
hash_truth (gconstpointer truth)
{
  const KeiTestTruth *self = truth;

  return (guint) (self->old_id * 31 ^ self->new_id) ^ (guint) (self->new_id >> 24);
}

static gboolean
equal_truth (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (KeiTestTruth)) == 0;
}

static gboolean
is_true (const Truth *self, KeiId old_id, KeiId new_id)
{
  KeiTestTruth truth = { old_id, new_id };

  return g_hash_table_contains (self->pairs, &truth);
}

/* Whether two that belong together stand under parents that do not. */
static gboolean
is_moved (const Truth *self, KeiId old_id, KeiId new_id)
{
  KeiId old_parent = kei_tree_get_parent_id (self->trees[0], old_id), new_parent = kei_tree_get_parent_id (self->trees[1], new_id);
  gboolean old_top = old_parent == kei_node_get_id (kei_tree_get_root (self->trees[0])), new_top = new_parent == kei_node_get_id (kei_tree_get_root (self->trees[1]));

  return old_top || new_top ? old_top != new_top : !is_true (self, old_parent, new_parent);
}

static void
score_pair (const Truth *self, GHashTable *said_to_move, const KeiPair *pair, KeiTestScore *score)
{
  gboolean right = is_true (self, pair->old_id, pair->new_id);
  gboolean moved = g_hash_table_contains (said_to_move, &pair->new_id);

  score->proposed++;
  score->right += right;
  score->certain += pair->certainty == KEI_PAIR_CERTAIN;
  score->certain_right += pair->certainty == KEI_PAIR_CERTAIN && right;
  score->doubtful += pair->certainty == KEI_PAIR_DOUBTFUL;
  score->doubtful_right += pair->certainty == KEI_PAIR_DOUBTFUL && right;
  score->moves_proposed += moved;
  score->moves += right && is_moved (self, pair->old_id, pair->new_id);
  score->moves_right += moved && right && is_moved (self, pair->old_id, pair->new_id);
}

/* The later items of which a comparison says that they were moved. */
static GHashTable *
list_moved (const KeiComparison *comparison)
{
  GHashTable *moved = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint n, n_ids;
  const KeiComparisonChange *changes = kei_comparison_get_changes (comparison, &n);

  for (guint i = 0; i < n; i++)
    if (changes[i].flags & KEI_COMPARISON_IS_MOVED)
      g_hash_table_add (moved, (gpointer) kei_comparison_get_ids (comparison, &changes[i], KEI_SIDE_NEW, &n_ids));
  return moved;
}

void
kei_test_revision_score (const KeiTestRevision *revision, KeiPairing *pairing, KeiTestScore *score)
{
  g_autoptr (KeiComparison) comparison = kei_comparison_new (pairing, NULL, NULL);
  g_autoptr (GHashTable) moved = list_moved (comparison);
  g_autoptr (GHashTable) all = g_hash_table_new (hash_truth, equal_truth);
  Truth truth = { all, { revision->old_tree, revision->new_tree } };
  guint n;
  const KeiPair *pairs = kei_pairing_get_pairs (pairing, &n);
  const KeiShare *shares;

  for (guint i = 0; i < revision->truth->len; i++)
    g_hash_table_add (all, &g_array_index (revision->truth, KeiTestTruth, i));
  score->expected += revision->n_expected;
  score->shares += revision->n_shares;
  for (guint i = 0; i < n; i++)
    if (kei_node_get_kind (kei_tree_lookup (revision->new_tree, pairs[i].new_id)) == KEI_KIND_ITEM)
      score_pair (&truth, moved, &pairs[i], score);

  shares = kei_pairing_get_shares (pairing, &n);
  for (guint i = 0; i < n; i++)
    {
      score->shares_proposed++;
      score->shares_right += shares[i].side == KEI_SIDE_OLD ? is_true (&truth, shares[i].whole, shares[i].part) : is_true (&truth, shares[i].part, shares[i].whole);
    }
}
