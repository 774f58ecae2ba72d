/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan says its headings more than once: in a list of contents and over the details, in a picture and in
 * the text, in another order and in other words. Each is one item.
 *
 * First by path: the same title under the same item. Then whole groups of siblings: as many here as
 * there, one of them in the same words and half of them nearly; the others pair with the most alike. The item keeps the
 * place and words of the row that ranks first: one with a named number before others, one outside of the
 * contents before one in them, then the first. Other words are kept and noted. */
#include "config.h"

#include "kei-outline-scan.h"

#include <string.h>

#include "kei-outline-text.h"
#include "kei-outline-words.h"

#define MAX_GROUPS 400
#define MAX_GROUP 40
#define ALIKE 0.4 /* least similarity of a pair within groups that belong together */
#define STRONGLY_ALIKE 0.7
#define SAME_NUMBER 0.55 /* … of two titles with one number under one item */

typedef struct
{
  KeiOutline *outline;
  guint *above; /* the item that each item stands under, or KEI_OUTLINE_NONE */
  char **keys;  /* of items */
  guint *root;  /* an earlier row that is the same item, or itself */
  guint *run;   /* which run of siblings it belongs to */
} Merger;

guint
kei_outline_represent (const KeiOutline *outline, guint row)
{
  for (guint n = 0; n < 8 && row != KEI_OUTLINE_NONE && kei_outline_row (outline, row)->merged != KEI_OUTLINE_NONE; n++)
    row = kei_outline_row (outline, row)->merged;
  return row;
}

static int
rank_row (const KeiOutlineRow *row)
{
  if (row->contents)
    return 0;
  return row->number.word != NULL && *row->number.word != '\0' ? 2 : 1;
}

/* The first of the rows that are the same item: it names them until all are found. */
static guint
find_root (const Merger *merger, guint row)
{
  while (row != KEI_OUTLINE_NONE && merger->root[row] != row)
    row = merger->root[row];
  return row;
}

static void
merge_rows (Merger *merger, guint first, guint second)
{
  first = find_root (merger, first);
  second = find_root (merger, second);
  if (first != second)
    merger->root[MAX (first, second)] = MIN (first, second);
}

/* Of the rows that are one item, one stays and the others refer to it. */
static void
settle (Merger *merger, guint n)
{
  KeiOutline *outline = merger->outline;
  g_autofree guint *winner = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    winner[i] = i;
  for (guint i = 0; i < n; i++)
    {
      guint root = find_root (merger, i);

      if (root != i && rank_row (kei_outline_row (outline, i)) > rank_row (kei_outline_row (outline, winner[root])))
        winner[root] = i;
    }
  for (guint i = 0; i < n; i++)
    {
      guint best = winner[find_root (merger, i)];
      gboolean same;

      if (best == i || kei_outline_row (outline, i)->kind != KEI_OUTLINE_ITEM)
        continue;
      same = strcmp (merger->keys[best], merger->keys[i]) == 0;
      kei_outline_row (outline, i)->merged = best;
      kei_outline_add_note (outline, same ? KEI_OUTLINE_NOTE_MERGED : KEI_OUTLINE_NOTE_REWORDED, i, best, 0, NULL);
    }
}

static void
prepare (Merger *merger)
{
  KeiOutline *outline = merger->outline;
  guint run = 0, last_above = KEI_OUTLINE_NONE;

  for (guint k = 0; k < outline->order->len; k++)
    {
      guint i = g_array_index (outline->order, guint, k);
      KeiOutlineRow *row = kei_outline_row (outline, i);
      guint above;
      g_autofree char *text = NULL;

      if (row->kind != KEI_OUTLINE_ITEM)
        continue;
      above = row->parent;
      while (above != KEI_OUTLINE_NONE && kei_outline_row (outline, above)->kind != KEI_OUTLINE_ITEM)
        above = kei_outline_row (outline, above)->parent;
      if (above != last_above || run == 0)
        run++;
      last_above = above;
      text = kei_outline_dup_text (outline, i);
      merger->above[i] = above;
      merger->keys[i] = kei_outline_key (text);
      merger->run[i] = run;
    }
}

/* --- By path --- */

static char *
make_path (guint above, const char *what)
{
  return g_strdup_printf ("%u/%s", above, what);
}

static gboolean
may_be_same (const Merger *merger, guint a, guint b)
{
  const KeiOutlineRow *first = kei_outline_row (merger->outline, a);
  const KeiOutlineRow *second = kei_outline_row (merger->outline, b);

  if (first->number.pattern != NULL && second->number.pattern == first->number.pattern && first->number.value != second->number.value)
    return FALSE;
  /* Two entries of one list that say the same are the plan's own doing. */
  return merger->run[a] != merger->run[b] || first->n_children > 0 || second->n_children > 0 || first->contents;
}

static void
merge_by_path (Merger *merger)
{
  KeiOutline *outline = merger->outline;
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint k = 0; k < outline->order->len; k++)
    {
      guint i = g_array_index (outline->order, guint, k);
      const KeiOutlineRow *row = kei_outline_row (outline, i);
      guint above, found;
      char *path;

      if (row->kind != KEI_OUTLINE_ITEM || *merger->keys[i] == '\0')
        continue;
      above = find_root (merger, merger->above[i]);
      path = make_path (above, merger->keys[i]);
      found = GPOINTER_TO_UINT (g_hash_table_lookup (titles, path));
      if (found > 0 && may_be_same (merger, found - 1, i))
        {
          merge_rows (merger, found - 1, i);
          g_free (path);
          continue;
        }
      g_hash_table_insert (titles, path, GUINT_TO_POINTER (i + 1));
      if (row->number.pattern == NULL)
        continue;
      {
        g_autofree char *number = g_strdup_printf ("%s %u", row->number.pattern, row->number.value);

        path = make_path (above, number);
      }
      found = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, path));
      if (found > 0 && merger->run[found - 1] != merger->run[i] && (above != KEI_OUTLINE_NONE || kei_outline_row (outline, found - 1)->contents || (row->n_children > 0) != (kei_outline_row (outline, found - 1)->n_children > 0)) && kei_outline_similarity (merger->keys[found - 1], merger->keys[i]) >= SAME_NUMBER)
        merge_rows (merger, found - 1, i);
      g_hash_table_insert (numbers, path, GUINT_TO_POINTER (i + 1));
    }
}

/* --- Groups of siblings --- */

/* Rows with one parent and one style, in order: a GArray of guint each. */
static GPtrArray *
collect_groups (const Merger *merger)
{
  const KeiOutline *outline = merger->outline;
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint k = 0; k < outline->order->len; k++)
    {
      guint i = g_array_index (outline->order, guint, k);
      const KeiOutlineRow *row = kei_outline_row (outline, i);
      g_autofree char *path = NULL;
      GArray *group;

      if (row->kind != KEI_OUTLINE_ITEM)
        continue;
      path = g_strdup_printf ("%u/%u/%u/%s", row->parent == KEI_OUTLINE_NONE ? 0 : row->parent + 1, merger->above[i] + 1, row->meaning, row->style == NULL ? "" : row->style);
      group = g_hash_table_lookup (found, path);
      if (group == NULL)
        {
          if (groups->len == MAX_GROUPS)
            continue;
          group = g_array_new (FALSE, FALSE, sizeof (guint));
          g_ptr_array_add (groups, group);
          g_hash_table_insert (found, g_steal_pointer (&path), group);
        }
      if (group->len <= MAX_GROUP)
        g_array_append_val (group, i);
    }
  return groups;
}

static inline guint
member (const GArray *group, guint i)
{
  return g_array_index (group, guint, i);
}

/* For each of @a its partner in @b; TRUE when the groups belong together. */
static gboolean
pair_groups (const Merger *merger, const GArray *a, const GArray *b, guint *partners)
{
  gboolean taken[MAX_GROUP + 1] = { FALSE };
  guint n = a->len, exact = 0, left = 0, strong = 0;

  for (guint i = 0; i < n; i++)
    {
      partners[i] = KEI_OUTLINE_NONE;
      for (guint j = 0; j < n && partners[i] == KEI_OUTLINE_NONE; j++)
        if (!taken[j] && strcmp (merger->keys[member (a, i)], merger->keys[member (b, j)]) == 0)
          {
            partners[i] = j;
            taken[j] = TRUE;
            exact++;
          }
    }
  if (exact == 0 || exact == n)
    return exact == n;
  for (guint i = 0; i < n; i++)
    {
      double best = 0;

      if (partners[i] != KEI_OUTLINE_NONE)
        continue;
      for (guint j = 0; j < n; j++)
        {
          double alike = taken[j] ? 0 : kei_outline_similarity (merger->keys[member (a, i)], merger->keys[member (b, j)]);

          if (alike > best)
            {
              best = alike;
              partners[i] = j;
            }
        }
      if (partners[i] == KEI_OUTLINE_NONE || best < ALIKE)
        {
          partners[i] = KEI_OUTLINE_NONE;
          left++;
          continue;
        }
      taken[partners[i]] = TRUE;
      strong += best >= STRONGLY_ALIKE;
    }
  if ((exact + strong) * 2 < n)
    return FALSE;
  /* The last two without partners are each other's. */
  if (left == 1 && n >= 3)
    for (guint i = 0; i < n; i++)
      for (guint j = 0; j < n && partners[i] == KEI_OUTLINE_NONE; j++)
        if (!taken[j])
          {
            partners[i] = j;
            left = 0;
          }
  return left == 0;
}

static gboolean
is_within (const Merger *merger, guint row, guint ancestor)
{
  for (guint n = 0; row != KEI_OUTLINE_NONE && n < 64; n++, row = merger->above[row])
    if (row == ancestor)
      return TRUE;
  return FALSE;
}

/* The name that a heading gave to the list that was merged goes with it: 基本目標 for the chapters. */
static void
hand_over_name (Merger *merger, const GArray *group, const GArray *other)
{
  KeiOutline *outline = merger->outline;
  const KeiOutlineRow *from = kei_outline_row (outline, member (group, 0));
  const KeiOutlineRow *to = kei_outline_row (outline, member (other, 0));
  KeiOutlineLevel *level = kei_outline_level (outline, to->level);

  if (from->meaning != KEI_MEANING_GOALS || from->heading_code == NULL || from->level == to->level || kei_outline_division_rank (level->name) == 0 || kei_outline_count_items (outline, to->level) != other->len)
    return;
  g_free (kei_outline_level (outline, from->level)->name);
  kei_outline_level (outline, from->level)->name = g_steal_pointer (&level->name);
  level->name = g_strdup (from->heading_code);
}

static void
merge_groups (Merger *merger)
{
  g_autoptr (GPtrArray) groups = collect_groups (merger);
  guint partners[MAX_GROUP + 1];

  for (guint i = 0; i < groups->len; i++)
    for (guint j = i + 1; j < groups->len; j++)
      {
        GArray *a = g_ptr_array_index (groups, i), *b = g_ptr_array_index (groups, j);

        if (a->len < 2 || a->len != b->len || a->len > MAX_GROUP)
          continue;
        if (is_within (merger, member (b, 0), member (a, 0)) || (merger->above[member (a, 0)] != KEI_OUTLINE_NONE && merger->above[member (b, 0)] != KEI_OUTLINE_NONE))
          continue;
        if (!pair_groups (merger, a, b, partners))
          continue;
        hand_over_name (merger, a, b);
        for (guint k = 0; k < a->len; k++)
          merge_rows (merger, member (a, k), member (b, partners[k]));
      }
}

/* --- Words that end every heading --- */

#define LONGEST_SUFFIX 24 /* characters */

/* What the titles of a group all end in, after a blank or an exclamation mark. NULL: nothing. */
static const char *
find_suffix (const Merger *merger, const GArray *group)
{
  const char *text = kei_outline_row (merger->outline, member (group, 0))->text;

  for (const char *p = g_utf8_next_char (text); *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar before = g_utf8_get_char (g_utf8_prev_char (p));
      gboolean shared = before == ' ' || before == 0x3000 || before == '!' || before == 0xff01;

      if (kei_char_is_blank (g_utf8_get_char (p)) || g_utf8_strlen (p, -1) > LONGEST_SUFFIX || g_utf8_strlen (p, -1) < 2)
        continue;
      for (guint i = 1; shared && i < group->len; i++)
        {
          const char *other = kei_outline_row (merger->outline, member (group, i))->text;

          shared = g_str_has_suffix (other, p) && strlen (other) > strlen (p);
        }
      if (shared)
        return p;
    }
  return NULL;
}

static gboolean
has_title (const KeiOutline *outline)
{
  for (guint i = 0; i < outline->rows->len; i++)
    if (kei_outline_row (outline, i)->kind == KEI_OUTLINE_TITLE)
      return TRUE;
  return FALSE;
}

static void
take_off_suffixes (Merger *merger)
{
  KeiOutline *outline = merger->outline;
  g_autoptr (GPtrArray) groups = collect_groups (merger);

  for (guint g = 0; g < groups->len; g++)
    {
      const GArray *group = g_ptr_array_index (groups, g);
      g_autofree char *suffix = NULL;

      if (group->len < 3 || group->len > MAX_GROUP || merger->above[member (group, 0)] != KEI_OUTLINE_NONE)
        continue;
      suffix = g_strdup (find_suffix (merger, group));
      if (suffix == NULL)
        continue;
      for (guint i = 0; i < group->len; i++)
        {
          KeiOutlineRow *row = kei_outline_row (outline, member (group, i));

          kei_outline_set_text (row, kei_text_trim (row->text, (gssize) (strlen (row->text) - strlen (suffix))));
          kei_outline_add_note (outline, KEI_OUTLINE_NOTE_SUFFIX, member (group, i), KEI_OUTLINE_NONE, 0, suffix);
        }
      /* What all headings share is what the whole is called, where nothing else is. */
      if (!has_title (outline))
        {
          KeiOutlineRow *title = kei_outline_row_new (kei_outline_row (outline, member (group, 0))->line);
          guint at = outline->rows->len;

          title->kind = KEI_OUTLINE_TITLE;
          title->source = g_strdup (suffix);
          title->text = g_steal_pointer (&suffix);
          title->piece = 1;
          g_ptr_array_add (outline->rows, title);
          g_array_prepend_val (outline->order, at);
          return; /* the rows' arrays of the merger end before the new one */
        }
    }
}

/* --- Counts --- */

static guint
count_below (const KeiOutline *outline, guint above, const char *word)
{
  guint n = 0;

  for (guint i = 0; i < outline->rows->len; i++)
    {
      const KeiOutlineRow *row = kei_outline_row (outline, i);
      guint up = i;

      if (row->kind != KEI_OUTLINE_ITEM || row->merged != KEI_OUTLINE_NONE || strcmp (kei_outline_level (outline, row->level)->name, word) != 0)
        continue;
      for (guint k = 0; above != KEI_OUTLINE_NONE && up != KEI_OUTLINE_NONE && up != above && k < 64; k++)
        up = kei_outline_represent (outline, kei_outline_item_above (outline, up));
      n += above == KEI_OUTLINE_NONE || up == above;
    }
  return n;
}

#define MAX_DECLARED 100 /* rows with counts that are checked */

/* The item whose counts @row declares, or KEI_OUTLINE_NONE for the plan, whose own may stand anywhere:
 * what they fit tells. */
static guint
find_declarer (const KeiOutline *outline, guint row, const KeiOutlineCount *first)
{
  guint above = kei_outline_represent (outline, kei_outline_item_above (outline, row));

  if (above == KEI_OUTLINE_NONE || count_below (outline, above, first->word) == first->count)
    return above;
  return count_below (outline, KEI_OUTLINE_NONE, first->word) == first->count ? KEI_OUTLINE_NONE : above;
}

static void
check_counts (KeiOutline *outline)
{
  guint n_checked = 0;

  for (guint i = 0; i < outline->rows->len && n_checked < MAX_DECLARED; i++)
    {
      KeiOutlineCount counts[4];
      guint n, above;

      if (kei_outline_row (outline, i)->kind != KEI_OUTLINE_DECLARED)
        continue;
      n_checked++;
      n = kei_outline_read_counts (kei_outline_row (outline, i)->text, counts, G_N_ELEMENTS (counts));
      if (n == 0)
        continue;
      above = find_declarer (outline, i, &counts[0]);
      kei_outline_row (outline, i)->parent = above;
      for (guint k = 0; k < n; k++)
        {
          guint found = count_below (outline, above, counts[k].word);
          g_autofree char *declared = g_strdup_printf ("%s %u", counts[k].word, counts[k].count);

          if (found != counts[k].count)
            kei_outline_add_note (outline, KEI_OUTLINE_NOTE_COUNT, i, KEI_OUTLINE_NONE, found, declared);
        }
    }
}

/* A section in the list of contents is said again where its text is, and so is not needed. */
static void
drop_listed_sections (KeiOutline *outline)
{
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL); /* keys of sections that are no contents */

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < outline->rows->len; i++)
      {
        const KeiOutlineRow *row = kei_outline_row (outline, i);
        g_autofree char *key = row->kind == KEI_OUTLINE_SECTION || row->contents ? kei_outline_key (row->text) : NULL;

        if (pass == 0 && key != NULL && !row->contents)
          g_hash_table_add (told, g_steal_pointer (&key));
        else if (pass == 1 && row->contents && row->kind != KEI_OUTLINE_ITEM && kei_outline_is_live (outline, i) && g_hash_table_contains (told, key))
          kei_outline_ignore (outline, i, KEI_OUTLINE_NOTE_CONTENTS);
      }
}

void
kei_outline_merge (KeiOutline *outline)
{
  Merger merger = { .outline = outline };
  guint n = outline->rows->len;

  merger.above = g_new (guint, n);
  merger.keys = g_new0 (char *, n);
  merger.run = g_new0 (guint, n);
  merger.root = g_new (guint, n);
  for (guint i = 0; i < n; i++)
    {
      merger.above[i] = KEI_OUTLINE_NONE;
      merger.root[i] = i;
    }
  prepare (&merger);
  merge_by_path (&merger);
  merge_groups (&merger);
  settle (&merger, n);
  take_off_suffixes (&merger);
  check_counts (outline);
  drop_listed_sections (outline);
  for (guint i = 0; i < n; i++)
    g_free (merger.keys[i]);
  g_free (merger.keys);
  g_free (merger.above);
  g_free (merger.root);
  g_free (merger.run);
}
