/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The levels of the items: which rows are of one level, what it is called and how it prints its
 * numbers. A style stands at the depth where most of its rows stand; two styles of one depth are one
 * level unless both have names of their own. Names come from the numbers (政策1), from headings over the
 * list (まちづくりの基本目標, 4つの視点), and else from the usual ladder. */
#include "config.h"

#include "kei-outline-scan.h"

#include <string.h>

#include "kei-outline-text.h"
#include "kei-outline-words.h"

#define MAX_DEPTH 12
#define BRANCHES 3 /* the tree, the promotion of the plan, the districts */

typedef struct
{
  guint counts[BRANCHES][MAX_DEPTH]; /* rows of a style at each depth */
} Depths;

typedef struct
{
  KeiOutline *outline;
  guint8 *depth; /* of each row that is an item */
  guint8 *branch;
  const char *names[BRANCHES][MAX_DEPTH]; /* of rows that have none of their own */
} Finder;

/* The item that @row stands under, or KEI_OUTLINE_NONE: captions and roles between them do not count. */
static guint
find_item_above (const KeiOutline *outline, guint row)
{
  guint parent = kei_outline_row (outline, row)->parent;

  while (parent != KEI_OUTLINE_NONE && kei_outline_row (outline, parent)->kind != KEI_OUTLINE_ITEM)
    parent = kei_outline_row (outline, parent)->parent;
  return parent;
}

static guint
branch_of (const KeiOutlineRow *row)
{
  return row->meaning == KEI_MEANING_PROMOTION ? 1 : row->meaning == KEI_MEANING_DISTRICTS ? 2
                                                                                           : 0;
}

static const char *
style_of (const KeiOutlineRow *row)
{
  return row->style == NULL ? "" : row->style;
}

static void
find_depths (Finder *finder)
{
  const KeiOutline *outline = finder->outline;
  g_autoptr (GHashTable) styles = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (int pass = 0; pass < 2; pass++)
    for (guint k = 0; k < outline->order->len; k++)
      {
        guint i = g_array_index (outline->order, guint, k);
        const KeiOutlineRow *row = kei_outline_row (outline, i);
        const char *style = style_of (row);
        guint above, depth, branch;
        Depths *depths;

        if (row->kind != KEI_OUTLINE_ITEM)
          continue;
        above = find_item_above (outline, i);
        branch = above == KEI_OUTLINE_NONE ? branch_of (row) : finder->branch[above];
        depth = above == KEI_OUTLINE_NONE ? 0 : MIN (finder->depth[above] + 1u, MAX_DEPTH - 1u);
        depths = g_hash_table_lookup (styles, style);
        if (depths == NULL)
          {
            depths = g_new0 (Depths, 1);
            g_hash_table_insert (styles, (gpointer) style, depths);
          }
        if (pass == 0)
          depths->counts[branch][depth]++;
        else if (*style != '\0' && !g_str_has_prefix (style, "plain"))
          {
            guint best = depth;

            /* The usual depth of the style, but below the item above. */
            for (guint d = depth; d < MAX_DEPTH; d++)
              if (depths->counts[branch][d] > depths->counts[branch][best])
                best = d;
            depth = best;
          }
        finder->depth[i] = (guint8) depth;
        finder->branch[i] = (guint8) branch;
      }
}

/* --- Names --- */

/* Whether the heading right above names the level: まちづくりの基本目標, 主な取組. */
static gboolean
is_named_by_heading (const KeiOutline *outline, const KeiOutlineRow *row, guint depth)
{
  if (row->heading_code == NULL)
    return FALSE;
  if (row->meaning == KEI_MEANING_GOALS)
    return depth == 0;
  return row->meaning == KEI_MEANING_INITIATIVES && row->parent != KEI_OUTLINE_NONE && kei_outline_row (outline, row->parent)->kind == KEI_OUTLINE_CAPTION;
}

/* The word that most numbers at this depth have. */
static const char *
find_common_word (const Finder *finder, guint branch, guint depth)
{
  g_autoptr (GHashTable) words = g_hash_table_new (NULL, NULL);
  const char *best = NULL;
  guint n = 0;

  for (guint i = 0; i < finder->outline->rows->len; i++)
    {
      const KeiOutlineRow *row = kei_outline_row (finder->outline, i);
      const char *word = row->number.word;
      guint count;

      if (row->kind != KEI_OUTLINE_ITEM || finder->depth[i] != depth || finder->branch[i] != branch)
        continue;
      if ((word == NULL || *word == '\0') && is_named_by_heading (finder->outline, row, depth) && row->meaning == KEI_MEANING_INITIATIVES)
        word = g_intern_string (row->heading_code);
      if (word == NULL || *word == '\0')
        continue;
      count = GPOINTER_TO_UINT (g_hash_table_lookup (words, word)) + 1;
      g_hash_table_insert (words, (gpointer) word, GUINT_TO_POINTER (count));
      if (count > n)
        {
          n = count;
          best = word;
        }
    }
  return best;
}

/* 健康・福祉分野, 教育・文化分野: what all titles at this depth end in, where it names a level. */
static const char *
find_shared_ending (const Finder *finder, guint branch, guint depth)
{
  static const char *const words[] = { "分野", "プロジェクト", "戦略", "ビジョン" };
  guint counts[G_N_ELEMENTS (words)] = { 0 }, n = 0;

  for (guint i = 0; i < finder->outline->rows->len; i++)
    {
      const KeiOutlineRow *row = kei_outline_row (finder->outline, i);

      if (row->kind != KEI_OUTLINE_ITEM || finder->depth[i] != depth || finder->branch[i] != branch)
        continue;
      n++;
      for (guint w = 0; w < G_N_ELEMENTS (words); w++)
        counts[w] += g_str_has_suffix (row->text, words[w]);
    }
  for (guint w = 0; w < G_N_ELEMENTS (words); w++)
    if (n >= 2 && counts[w] == n)
      return words[w];
  return NULL;
}

/* A name that a heading over the list gives: its code, or the word announced in the whole text. */
static const char *
find_announced_name (const Finder *finder)
{
  const KeiOutline *outline = finder->outline;
  guint tops = 0;

  for (guint i = 0; i < outline->rows->len; i++)
    tops += kei_outline_row (outline, i)->kind == KEI_OUTLINE_ITEM && finder->depth[i] == 0 && finder->branch[i] == 0;
  for (guint i = 0; i < outline->rows->len; i++)
    {
      const KeiOutlineRow *row = kei_outline_row (outline, i);
      const char *word;
      guint count;

      if (row->kind == KEI_OUTLINE_DECLARED && kei_outline_read_announced (row->text, &count, &word) && count == tops)
        return word;
    }
  for (guint i = 0; i < outline->rows->len; i++)
    {
      const KeiOutlineRow *row = kei_outline_row (outline, i);

      if (row->kind == KEI_OUTLINE_ITEM && row->meaning == KEI_MEANING_GOALS && finder->depth[i] == 0 && row->heading_code != NULL)
        return row->heading_code;
    }
  return NULL;
}

/* Ladder ranks for a run of @n levels without names between the ranks of those around it (-1: none). */
static void
fill_names (const char **names, guint n, int above, int below, gboolean at_top)
{
  static const guint8 whole[6][5] = { { 2 }, { 2 }, { 0, 2 }, { 0, 2, 3 }, { 0, 1, 2, 3 }, { 0, 1, 2, 3, 4 } };

  for (guint i = 0; i < n; i++)
    {
      int rank;

      if (at_top && below < 0)
        rank = n <= 5 ? whole[n][i] : (int) i;
      else if (below >= 0)
        rank = below == 2 && at_top && n == 1 ? 0 : MAX (below - (int) (n - i), above + 1);
      else
        rank = (above < 0 ? (n == 1 ? 1 : 0) : above) + 1 + (int) i + (above < 0 ? 1 : 0);
      names[i] = rank < KEI_OUTLINE_LADDER ? kei_outline_ladder ((guint) MAX (rank, 0)) : NULL;
    }
}

static void
name_branch (Finder *finder, guint branch, guint n_depths)
{
  const char **names = finder->names[branch];

  for (guint d = 0; d < n_depths; d++)
    {
      names[d] = find_common_word (finder, branch, d);
      if (names[d] == NULL)
        names[d] = find_shared_ending (finder, branch, d);
    }
  if (branch == 0 && n_depths > 0 && names[0] == NULL)
    names[0] = find_announced_name (finder);
  if (branch == 1)
    {
      /* The branch heads itself; its lists end in what is done. */
      names[0] = "推進方針";
      if (n_depths > 1 && names[1] == NULL)
        names[1] = "推進項目";
    }
  if (branch == 2 && names[0] == NULL)
    names[0] = "地区別計画";

  for (guint d = 0; d < n_depths;)
    {
      guint end = d;
      int above, below;

      while (end < n_depths && names[end] == NULL)
        end++;
      if (end > d)
        {
          above = d > 0 ? kei_outline_level_rank (names[d - 1]) : -1;
          below = end < n_depths ? kei_outline_level_rank (names[end]) : -1;
          if (branch == 0 && d >= 1 && above == 0 && below < 0)
            {
              /* Below the top: 施策, 主な取組; 政策 only where there is room for three. */
              above = end - d >= 3 ? 0 : 1;
            }
          if (branch == 1 && d > 0)
            above = 2;
          fill_names (names + d, end - d, above, below, d == 0);
        }
      d = end + 1;
    }
  for (guint d = 0; d < n_depths; d++)
    if (names[d] == NULL)
      {
        g_autofree char *name = g_strdup_printf ("第%u階層", d + 1);

        names[d] = g_intern_string (name);
      }
}

/* --- Levels --- */

guint
kei_outline_ensure_level (KeiOutline *outline, const char *name, guint depth)
{
  KeiOutlineLevel *level;

  for (guint i = 0; i < outline->levels->len; i++)
    if (strcmp (kei_outline_level (outline, i)->name, name) == 0)
      return i;
  level = g_new0 (KeiOutlineLevel, 1);
  level->name = g_strdup (name);
  level->depth = depth;
  g_ptr_array_add (outline->levels, level);
  return outline->levels->len - 1;
}

/* The pattern that most numbers of a level have. */
static void
find_pattern (KeiOutline *outline, guint index)
{
  g_autoptr (GHashTable) patterns = g_hash_table_new (NULL, NULL);
  KeiOutlineLevel *level = kei_outline_level (outline, index);
  guint n = 0;

  level->pattern = NULL;
  for (guint i = 0; i < outline->rows->len; i++)
    {
      const KeiOutlineRow *row = kei_outline_row (outline, i);
      guint count;

      if (row->kind != KEI_OUTLINE_ITEM || row->level != index || row->number.pattern == NULL)
        continue;
      count = GPOINTER_TO_UINT (g_hash_table_lookup (patterns, row->number.pattern)) + 1;
      g_hash_table_insert (patterns, (gpointer) row->number.pattern, GUINT_TO_POINTER (count));
      if (count > n)
        {
          n = count;
          level->pattern = row->number.pattern;
        }
    }
}

/* Whether its numbers run on from one parent to the next. */
static gboolean
runs_on (Finder *finder, guint index)
{
  const KeiOutline *outline = finder->outline;
  guint before = 0, parent = KEI_OUTLINE_NONE, on = 0, again = 0;

  for (guint k = 0; k < outline->order->len; k++)
    {
      guint i = g_array_index (outline->order, guint, k);
      const KeiOutlineRow *row = kei_outline_row (outline, i);
      guint above;

      if (row->kind != KEI_OUTLINE_ITEM || row->level != index || row->number.pattern == NULL || row->number.parts != 1)
        continue;
      above = find_item_above (outline, i);
      if (before > 0 && above != parent)
        {
          on += row->number.value == before + 1;
          again += row->number.value == 1;
        }
      before = row->number.value;
      parent = above;
    }
  return on > again;
}

static void
make_levels (Finder *finder)
{
  KeiOutline *outline = finder->outline;

  for (guint branch = 0; branch < BRANCHES; branch++)
    for (guint depth = 0; depth < MAX_DEPTH; depth++)
      for (guint k = 0; k < outline->order->len; k++)
        {
          guint i = g_array_index (outline->order, guint, k);
          KeiOutlineRow *row = kei_outline_row (outline, i);
          const char *word = row->number.word;

          if (word == NULL || *word == '\0')
            word = is_named_by_heading (outline, row, depth) ? row->heading_code : finder->names[branch][depth];
          if (row->kind != KEI_OUTLINE_ITEM || finder->branch[i] != branch || finder->depth[i] != depth)
            continue;
          row->level = kei_outline_ensure_level (outline, word, depth);
        }
  for (guint i = 0; i < outline->rows->len; i++)
    if (kei_outline_row (outline, i)->kind == KEI_OUTLINE_DISTRICTS)
      {
        kei_outline_ensure_level (outline, "地区別計画", 0);
        break;
      }
  for (guint i = 0; i < outline->levels->len; i++)
    {
      find_pattern (outline, i);
      kei_outline_level (outline, i)->continues = runs_on (finder, i);
    }
}

void
kei_outline_find_levels (KeiOutline *outline)
{
  Finder finder = { .outline = outline };
  guint n_depths[BRANCHES] = { 0 };

  finder.depth = g_new0 (guint8, outline->rows->len);
  finder.branch = g_new0 (guint8, outline->rows->len);
  find_depths (&finder);
  for (guint i = 0; i < outline->rows->len; i++)
    if (kei_outline_row (outline, i)->kind == KEI_OUTLINE_ITEM)
      n_depths[finder.branch[i]] = MAX (n_depths[finder.branch[i]], finder.depth[i] + 1u);
  for (guint branch = 0; branch < BRANCHES; branch++)
    if (n_depths[branch] > 0)
      name_branch (&finder, branch, n_depths[branch]);
  make_levels (&finder);
  g_free (finder.depth);
  g_free (finder.branch);
}

/* Levels that lost all of their items to merging go. */
void
kei_outline_drop_empty_levels (KeiOutline *outline)
{
  guint n = outline->levels->len;
  g_autofree guint *counts = g_new0 (guint, n + 1);
  g_autofree guint *places = g_new0 (guint, n + 1);
  guint left = 0;

  for (guint i = 0; i < outline->rows->len; i++)
    {
      const KeiOutlineRow *row = kei_outline_row (outline, i);

      if (row->kind == KEI_OUTLINE_ITEM && row->merged == KEI_OUTLINE_NONE)
        counts[row->level]++;
    }
  for (guint i = 0; i < n; i++)
    {
      places[i] = left;
      left += counts[i] > 0 || strcmp (kei_outline_level (outline, i)->name, "地区別計画") == 0;
    }
  for (guint i = 0; i < outline->rows->len; i++)
    {
      KeiOutlineRow *row = kei_outline_row (outline, i);

      if (row->kind == KEI_OUTLINE_ITEM)
        row->level = MIN (places[row->level], left > 0 ? left - 1 : 0);
    }
  /* What was merged is of the level of what it was merged with. */
  for (guint i = 0; i < outline->rows->len; i++)
    {
      guint same = kei_outline_represent (outline, i);

      if (same != i && kei_outline_row (outline, i)->kind == KEI_OUTLINE_ITEM)
        kei_outline_row (outline, i)->level = kei_outline_row (outline, same)->level;
    }
  for (guint i = n; i-- > 0;)
    if (counts[i] == 0 && strcmp (kei_outline_level (outline, i)->name, "地区別計画") != 0)
      g_ptr_array_remove_index (outline->levels, i);
}
