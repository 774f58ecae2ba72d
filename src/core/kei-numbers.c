/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers of items from their places. The two ways in, one item on demand and the
 * whole plan in one walk, give the same (a test says so). */
#include "config.h"

#include "kei-numbers.h"

#include <string.h>

#include "kei-choices.h"
#include "kei-numbering.h"

typedef enum {
  RESTART_PARENT,
  RESTART_TOP,
  RESTART_PLAN,
} Restart;

static Restart
get_restart (KeiTree *tree, const KeiNode *level)
{
  const char *role = level == NULL ? NULL : kei_choices_get_role (tree, "restarts", kei_node_get_string (level, KEI_FIELD_RESTART));

  if (g_strcmp0 (role, "plan") == 0)
    return RESTART_PLAN;
  if (g_strcmp0 (role, "top") == 0)
    return RESTART_TOP;
  return RESTART_PARENT;
}

/* --- One item --- */

/* Counts the items of @level from @parent down, in order, until @item. */
static gboolean
count_until (const KeiNode *parent, KeiId level, KeiId item, int *count)
{
  guint n;
  KeiNode *const *children = kei_node_get_children (parent, KEI_SLOT_ITEMS, &n);

  for (guint i = 0; i < n; i++)
    {
      if (kei_node_get_ref (children[i], KEI_FIELD_LEVEL) == level)
        (*count)++;
      if (kei_node_get_id (children[i]) == item || count_until (children[i], level, item, count))
        return TRUE;
    }
  return FALSE;
}

static int
count_siblings (const KeiNode *parent, KeiId level, KeiId item)
{
  guint n;
  KeiNode *const *children = kei_node_get_children (parent, KEI_SLOT_ITEMS, &n);
  int count = 0;

  for (guint i = 0; i < n; i++)
    {
      if (kei_node_get_ref (children[i], KEI_FIELD_LEVEL) == level)
        count++;
      if (kei_node_get_id (children[i]) == item)
        break;
    }
  return count;
}

char *
kei_numbers_for_item (KeiTree *tree, KeiId item)
{
  guint n_path = 0;
  g_autofree KeiNode **path = kei_tree_dup_path (tree, item, &n_path);
  g_autofree int *numbers = NULL;
  const KeiNode *level = NULL;

  if (path == NULL || n_path < 2 || kei_node_get_kind (path[n_path - 1]) != KEI_KIND_ITEM)
    return g_strdup ("");

  numbers = g_new0 (int, n_path);
  for (guint i = 1; i < n_path; i++)
    {
      KeiId id = kei_node_get_id (path[i]);
      KeiId level_id = kei_node_get_ref (path[i], KEI_FIELD_LEVEL);
      Restart restart;

      level = kei_tree_lookup (tree, level_id);
      restart = get_restart (tree, level);
      if (restart == RESTART_PARENT || (restart == RESTART_TOP && i == 1))
        numbers[i - 1] = count_siblings (path[i - 1], level_id, id);
      else
        count_until (restart == RESTART_TOP ? path[1] : path[0], level_id, id, &numbers[i - 1]);
    }
  return kei_numbering_format (level == NULL ? "" : kei_node_get_text (level, KEI_FIELD_PATTERN), numbers, n_path - 1);
}

/* --- All items --- */

typedef struct
{
  KeiId item;
  gsize text; /* where its number begins in `texts` */
} Entry;

struct _KeiNumbers
{
  gatomicrefcount ref_count;
  GArray *entries; /* (element-type Entry), by id */
  char *texts;     /* the numbers one after the other, each with its NUL */
};

typedef struct
{
  const char *pattern;
  Restart restart;
  int count;
  guint counted_in; /* what `count` counts in: the serial of a parent */
} Level;

typedef struct
{
  GHashTable *levels; /* KeiId* → Level* (owned) */
  GArray *entries;
  GString *texts;
  int numbers[KEI_MAX_DEPTH + 1]; /* of the path down to the item at hand */
  guint serial;                   /* of the last parent whose children were counted */
  guint top_serial;               /* of the item at the top that the walk is in */
} Walk;

static void
take_number (Walk *walk, KeiId item, const Level *level, guint depth)
{
  Entry entry = { item, walk->texts->len };
  g_autofree char *text = NULL;

  if (level == NULL || *level->pattern == '\0')
    return;
  text = kei_numbering_format (level->pattern, walk->numbers, depth + 1);
  g_string_append_len (walk->texts, text, strlen (text) + 1);
  g_array_append_val (walk->entries, entry);
}

static gboolean
counts_siblings (const Level *level, guint depth)
{
  return level->restart == RESTART_PARENT || (level->restart == RESTART_TOP && depth == 0);
}

/* Children are counted before their children are walked, so that one count a level is enough
 * even where a level stands below itself. */
static void
walk_children (Walk *walk, const KeiNode *parent, guint depth)
{
  guint n;
  KeiNode *const *children = kei_node_get_children (parent, KEI_SLOT_ITEMS, &n);
  g_autofree int *counts = g_new0 (int, n + 1);
  guint serial = ++walk->serial;
  int without_level = 0;

  for (guint i = 0; i < n; i++)
    {
      KeiId id = kei_node_get_ref (children[i], KEI_FIELD_LEVEL);
      Level *level = id == KEI_ID_NONE ? NULL : g_hash_table_lookup (walk->levels, &id);

      if (level == NULL)
        {
          counts[i] = ++without_level;
          continue;
        }
      if (!counts_siblings (level, depth))
        continue;
      if (level->counted_in != serial)
        {
          level->counted_in = serial;
          level->count = 0;
        }
      counts[i] = ++level->count;
    }

  for (guint i = 0; i < n; i++)
    {
      KeiId id = kei_node_get_ref (children[i], KEI_FIELD_LEVEL);
      Level *level = id == KEI_ID_NONE ? NULL : g_hash_table_lookup (walk->levels, &id);

      /* What does not restart under every parent is counted in the order of the walk. */
      if (level != NULL && !counts_siblings (level, depth))
        {
          guint counted_in = level->restart == RESTART_TOP ? walk->top_serial : 0;

          if (level->counted_in != counted_in)
            {
              level->counted_in = counted_in;
              level->count = 0;
            }
          counts[i] = ++level->count;
        }
      walk->numbers[depth] = counts[i];
      take_number (walk, kei_node_get_id (children[i]), level, depth);
      if (depth == 0)
        walk->top_serial = ++walk->serial;
      if (depth + 1 < KEI_MAX_DEPTH)
        walk_children (walk, children[i], depth + 1);
    }
}

static GHashTable *
collect_levels (KeiTree *tree)
{
  GHashTable *levels = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  guint n;
  KeiNode *const *nodes = kei_node_get_children (kei_tree_get_root (tree), KEI_SLOT_LEVELS, &n);

  for (guint i = 0; i < n; i++)
    {
      KeiId id = kei_node_get_id (nodes[i]);
      Level level = { kei_node_get_text (nodes[i], KEI_FIELD_PATTERN), get_restart (tree, nodes[i]) };

      g_hash_table_insert (levels, g_memdup2 (&id, sizeof id), g_memdup2 (&level, sizeof level));
    }
  return levels;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  KeiId first = ((const Entry *) a)->item;
  KeiId second = ((const Entry *) b)->item;

  return (first > second) - (first < second);
}

KeiNumbers *
kei_numbers_new (KeiTree *tree)
{
  KeiNumbers *self = g_new0 (KeiNumbers, 1);
  g_autoptr (GHashTable) levels = collect_levels (tree);
  Walk walk = { .levels = levels };

  walk.entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  walk.texts = g_string_new (NULL);
  walk_children (&walk, kei_tree_get_root (tree), 0);
  g_array_sort (walk.entries, compare_entries);

  g_atomic_ref_count_init (&self->ref_count);
  self->entries = walk.entries;
  self->texts = g_string_free (walk.texts, FALSE);
  return self;
}

KeiNumbers *
kei_numbers_ref (KeiNumbers *numbers)
{
  g_atomic_ref_count_inc (&numbers->ref_count);
  return numbers;
}

void
kei_numbers_unref (KeiNumbers *numbers)
{
  if (!g_atomic_ref_count_dec (&numbers->ref_count))
    return;
  g_array_unref (numbers->entries);
  g_free (numbers->texts);
  g_free (numbers);
}

const char *
kei_numbers_get (const KeiNumbers *numbers, KeiId item)
{
  Entry wanted = { item, 0 };
  guint at;

  if (!g_array_binary_search (numbers->entries, &wanted, compare_entries, &at))
    return "";
  return numbers->texts + g_array_index (numbers->entries, Entry, at).text;
}
