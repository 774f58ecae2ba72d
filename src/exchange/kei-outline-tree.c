/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows into a plan: who owns each row, then every owner with what it owns, from the leaves up. */
#include "config.h"

#include "kei-outline-build.h"

#include "kei-outline-scan.h"
#include "kei-outline-words.h"

static void
append (GArray **list, guint row)
{
  if (*list == NULL)
    *list = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (*list, row);
}

static gboolean
can_own (const KeiOutlineRow *row)
{
  switch (row->kind)
    {
    case KEI_OUTLINE_ITEM:
    case KEI_OUTLINE_SECTION:
    case KEI_OUTLINE_ROLE:
    case KEI_OUTLINE_VIEWPOINT:
      return TRUE;
    case KEI_OUTLINE_CAPTION:
      return row->meaning == KEI_MEANING_VISION;
    default:
      return FALSE;
    }
}

static guint
find_owner (const KeiOutlineBuilder *builder, guint row)
{
  guint owner = kei_outline_row (builder->outline, row)->parent;

  for (guint n = 0; owner != KEI_OUTLINE_NONE && n < KEI_OUTLINE_MAX_NESTING; n++)
    {
      const KeiOutlineRow *above = kei_outline_row (builder->outline, owner);

      if (can_own (above))
        return above->kind == KEI_OUTLINE_ITEM ? kei_outline_represent (builder->outline, owner) : owner;
      owner = above->parent;
    }
  return KEI_OUTLINE_NONE;
}

static guint
find_section_above (const KeiOutlineBuilder *builder, guint row)
{
  guint above = kei_outline_row (builder->outline, row)->parent;

  for (guint n = 0; above != KEI_OUTLINE_NONE && kei_outline_row (builder->outline, above)->kind != KEI_OUTLINE_SECTION && n < KEI_OUTLINE_MAX_NESTING; n++)
    above = kei_outline_row (builder->outline, above)->parent;
  return above;
}

/* The item that an indicator, a department or a text with a role speaks of: no entry of a list, unless it has a level's
 * name (◆施策1) or the row stands further in than it. */
static guint
find_subject (const KeiOutline *outline, guint row)
{
  guint subject = kei_outline_item_above (outline, row);

  while (subject != KEI_OUTLINE_NONE)
    {
      const KeiOutlineRow *item = kei_outline_row (outline, subject);
      guint above = kei_outline_item_above (outline, subject);

      if (item->bullet == 0 || (item->number.word != NULL && *item->number.word != '\0') || above == KEI_OUTLINE_NONE || kei_outline_row (outline, row)->indent > item->indent)
        break;
      subject = above;
    }
  return kei_outline_represent (outline, subject);
}

/* The values that the indicator or the value before them takes with it: the first of them is made with all. (transfer full) */
static gboolean *
find_taken_values (const KeiOutline *outline)
{
  gboolean *taken = g_new0 (gboolean, outline->rows->len + 1);
  gboolean takes = FALSE;

  for (guint i = 0; i < outline->rows->len; i++)
    {
      const KeiOutlineRow *row = kei_outline_row (outline, i);

      if (!kei_outline_is_live (outline, i))
        continue;
      taken[i] = takes && row->kind == KEI_OUTLINE_VALUE;
      takes = row->kind == KEI_OUTLINE_VALUE || (row->kind == KEI_OUTLINE_INDICATOR && row->cells == NULL);
    }
  return taken;
}

static void
share_out (KeiOutlineBuilder *builder)
{
  const KeiOutline *outline = builder->outline;
  g_autofree gboolean *taken = find_taken_values (outline);
  gboolean seen_item = FALSE;
  guint last_item = 0;

  for (guint k = 0; k < outline->order->len; k++)
    switch (kei_outline_row (outline, kei_outline_list_at (outline->order, k))->kind)
      {
      case KEI_OUTLINE_ITEM:
      case KEI_OUTLINE_SECTION:
      case KEI_OUTLINE_MEETINGS:
      case KEI_OUTLINE_BODY:
        last_item = k;
        break;
      default:
        break;
      }

  for (guint k = 0; k < outline->order->len; k++)
    {
      guint i = kei_outline_list_at (outline->order, k);
      const KeiOutlineRow *row = kei_outline_row (outline, i);
      guint owner;

      switch (row->kind)
        {
        case KEI_OUTLINE_ITEM:
          seen_item = TRUE;
          if (row->merged != KEI_OUTLINE_NONE)
            {
              append (&builder->others[kei_outline_represent (outline, i)], i);
              break;
            }
          owner = kei_outline_represent (outline, kei_outline_item_above (outline, i));
          append (owner == KEI_OUTLINE_NONE || owner == i ? &builder->top_items : &builder->items[owner], i);
          break;
        case KEI_OUTLINE_SECTION:
          owner = find_section_above (builder, i);
          append (owner == KEI_OUTLINE_NONE ? &builder->top_sections : &builder->sections[owner], i);
          break;
        case KEI_OUTLINE_DECLARED:
          owner = kei_outline_represent (outline, kei_outline_item_above (outline, i));
          if (owner != KEI_OUTLINE_NONE)
            append (&builder->owned[owner], i);
          break;
        case KEI_OUTLINE_VALUE:
          if (taken[i])
            break;
          owner = find_subject (outline, i);
          append (owner == KEI_OUTLINE_NONE ? &builder->orphans : &builder->owned[owner], i);
          break;
        case KEI_OUTLINE_ROLE:
        case KEI_OUTLINE_COST:
        case KEI_OUTLINE_INDICATOR:
        case KEI_OUTLINE_LEAD:
          owner = find_subject (outline, i);
          append (owner == KEI_OUTLINE_NONE ? &builder->orphans : &builder->owned[owner], i);
          break;
        case KEI_OUTLINE_TEXT:
        case KEI_OUTLINE_UNDECIDED:
          owner = find_owner (builder, i);
          if (owner != KEI_OUTLINE_NONE)
            append (&builder->owned[owner], i);
          else if (row->kind == KEI_OUTLINE_UNDECIDED)
            append (&builder->undecided, i);
          else
            append (!seen_item ? &builder->lead : k > last_item ? &builder->tail
                                                                : &builder->orphans,
                    i);
          break;
        default:
          break;
        }
    }
}

/* --- The plan --- */

static void
fill_plan (KeiOutlineBuilder *builder)
{
  const KeiOutline *outline = builder->outline;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  kei_outline_build_fields (builder);
  kei_outline_build_levels (builder);
  for (guint i = 0; i < outline->rows->len; i++)
    if (kei_outline_row (outline, i)->kind == KEI_OUTLINE_DECLARED && kei_outline_item_above (outline, i) == KEI_OUTLINE_NONE)
      kei_outline_build_declared (builder, builder->plan, i, seen);
  kei_outline_build_viewpoints (builder);
  kei_outline_build_loose_section (builder, "はじめに", "introduction", builder->lead);
  for (guint i = 0; i < kei_outline_list_length (builder->top_sections); i++)
    kei_node_builder_add (builder->plan, kei_outline_build_section (builder, kei_outline_list_at (builder->top_sections, i), 1));
  kei_outline_build_loose_section (builder, "その他", NULL, builder->orphans);
  kei_outline_build_loose_section (builder, "おわりに", NULL, builder->tail);
  kei_outline_build_loose_section (builder, "要確認", NULL, builder->undecided);
  for (guint i = 0; i < kei_outline_list_length (builder->top_items); i++)
    kei_node_builder_add (builder->plan, kei_outline_build_item (builder, kei_outline_list_at (builder->top_items, i), 1));
  kei_outline_build_districts (builder);
  kei_outline_build_process (builder);
}

static void
free_lists (GArray **lists, guint n)
{
  for (guint i = 0; i < n; i++)
    if (lists[i] != NULL)
      g_array_unref (lists[i]);
  g_free (lists);
}

KeiTree *
kei_outline_to_tree (const KeiOutline *outline, KeiIdSource *ids, GHashTable **rows, GError **error)
{
  guint n = outline->rows->len;
  KeiOutlineBuilder builder = { .outline = outline, .ids = ids };
  KeiNode *root;
  KeiTree *tree;

  builder.items = g_new0 (GArray *, n + 1);
  builder.sections = g_new0 (GArray *, n + 1);
  builder.owned = g_new0 (GArray *, n + 1);
  builder.others = g_new0 (GArray *, n + 1);
  builder.levels = g_new0 (KeiId, outline->levels->len + 1);
  builder.departments = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  builder.made = rows == NULL ? NULL : g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  builder.plan = kei_node_builder_new (KEI_KIND_PLAN, kei_id_source_next (ids));
  share_out (&builder);
  fill_plan (&builder);
  root = kei_node_builder_end (builder.plan);

  free_lists (builder.items, n + 1);
  free_lists (builder.sections, n + 1);
  free_lists (builder.owned, n + 1);
  free_lists (builder.others, n + 1);
  g_clear_pointer (&builder.top_items, g_array_unref);
  g_clear_pointer (&builder.top_sections, g_array_unref);
  g_clear_pointer (&builder.orphans, g_array_unref);
  g_clear_pointer (&builder.lead, g_array_unref);
  g_clear_pointer (&builder.tail, g_array_unref);
  g_clear_pointer (&builder.undecided, g_array_unref);
  g_free (builder.levels);
  g_hash_table_unref (builder.departments);

  tree = kei_tree_new (root, FALSE, NULL, error);
  if (tree != NULL && rows != NULL)
    *rows = g_steal_pointer (&builder.made);
  g_clear_pointer (&builder.made, g_hash_table_unref);
  return tree;
}
