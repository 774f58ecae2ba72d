/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What travels through the clipboard is a small plan: the copied nodes in the slots that a plan
 * has for them, and what they refer to. So it is read and written as any plan is, and pasting into
 * another plan can find levels and departments again by their names. */
#include "config.h"

#include "kei-editor-private.h"

#include <glib/gi18n-lib.h>

#include "kei-levels.h"

/* --- Copying --- */

typedef struct
{
  KeiTree *tree;
  GHashTable *wanted; /* ids of children of the plan */
  GQueue todo;        /* (element-type KeiNode) whose references are still to be followed */
} Closure;

static gboolean
follow_references (KeiNode *node, KeiNode *parent, KeiSlot slot, gpointer data)
{
  Closure *closure = data;
  const KeiKindInfo *kind = kei_schema_kind (kei_node_get_kind (node));

  for (guint i = 0; i < kind->n_fields; i++)
    {
      KeiId one = KEI_ID_NONE;
      const KeiId *ids = NULL;
      guint n = 0;

      if (kind->fields[i].type == KEI_FIELD_TYPE_REF)
        {
          one = kei_node_get_ref (node, kind->fields[i].id);
          ids = &one;
          n = one != KEI_ID_NONE ? 1 : 0;
        }
      else if (kind->fields[i].type == KEI_FIELD_TYPE_REFS)
        {
          const KeiIds *list = kei_node_get_ids (node, kind->fields[i].id);

          ids = list != NULL ? list->ids : NULL;
          n = list != NULL ? list->n : 0;
        }
      for (guint j = 0; j < n; j++)
        if (!g_hash_table_contains (closure->wanted, &ids[j]))
          {
            g_hash_table_add (closure->wanted, g_memdup2 (&ids[j], sizeof (KeiId)));
            g_queue_push_tail (&closure->todo, kei_tree_lookup (closure->tree, ids[j]));
          }
    }
  return TRUE;
}

/* Whether an ancestor of @node is among those that are copied, so that it comes along anyway. */
static gboolean
is_below_another (KeiTree *tree, KeiId node, const KeiId *nodes, guint n)
{
  for (guint i = 0; i < n; i++)
    if (nodes[i] != node && kei_tree_is_within (tree, node, nodes[i]))
      return TRUE;
  return FALSE;
}

KeiTree *
kei_editor_copy (KeiEditor *self, const KeiId *nodes, guint n)
{
  KeiTree *tree = kei_editor_get_tree (self);
  KeiNode *plan = kei_tree_get_root (tree);
  const KeiKindInfo *info = kei_schema_kind (KEI_KIND_PLAN);
  g_autoptr (GHashTable) wanted = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Closure closure = { tree, wanted, G_QUEUE_INIT };
  KeiNodeBuilder *builder;
  guint n_copied = 0;

  g_return_val_if_fail (KEI_IS_EDITOR (self), NULL);

  builder = kei_node_builder_new (KEI_KIND_PLAN, kei_node_get_id (plan));
  kei_node_builder_set_string (builder, KEI_FIELD_TITLE, kei_node_get_string (plan, KEI_FIELD_TITLE));
  for (guint i = 0; i < n; i++)
    {
      KeiNode *node = kei_tree_lookup (tree, nodes[i]);
      KeiSlot slot = node == NULL ? KEI_SLOT_NONE : kei_schema_slot_for (KEI_KIND_PLAN, kei_node_get_kind (node));

      if (slot == KEI_SLOT_NONE || is_below_another (tree, nodes[i], nodes, n))
        continue;
      n_copied++;
      kei_node_walk (node, follow_references, &closure);
      /* A copied child of the plan, such as a department, comes with those that are referred to. */
      if (kei_tree_get_parent (tree, nodes[i]) == plan && slot != KEI_SLOT_ITEMS && slot != KEI_SLOT_SECTIONS)
        g_hash_table_add (wanted, g_memdup2 (&nodes[i], sizeof (KeiId)));
      else
        kei_node_builder_add (builder, kei_node_ref (node));
    }
  for (KeiNode *node; (node = g_queue_pop_head (&closure.todo)) != NULL;)
    kei_node_walk (node, follow_references, &closure);

  /* In the plan's order. */
  for (guint i = 0; i < info->n_slots; i++)
    {
      guint n_children;
      KeiNode *const *children = kei_node_get_children (plan, info->slots[i].id, &n_children);

      for (guint j = 0; j < n_children; j++)
        {
          KeiId id = kei_node_get_id (children[j]);

          if (g_hash_table_contains (wanted, &id))
            kei_node_builder_add (builder, kei_node_ref (children[j]));
        }
    }
  if (n_copied == 0)
    {
      kei_node_builder_free (builder);
      return NULL;
    }
  return kei_tree_new (kei_node_builder_end (builder), TRUE, NULL, NULL);
}

/* --- Pasting --- */

typedef struct
{
  KeiEditor *editor;
  KeiTree *clip;
  KeiTree *tree;      /* what is pasted into */
  GHashTable *origin; /* nullable: new KeiId → KeiId in the clip, when it is from another plan */
  GHashTable *pasted; /* KeiIds that the pasted nodes will have */
  KeiId plan;         /* of the clip */
  guint n_lost;       /* references that had nothing to point at */
} Paste;

static gboolean
collect_id (KeiNode *node, KeiNode *parent, KeiSlot slot, gpointer data)
{
  KeiId id = kei_node_get_id (node);

  g_hash_table_add (data, g_memdup2 (&id, sizeof id));
  return TRUE;
}

/* The node of this plan that a reference from the clip means: the same, else one of the same name. */
static KeiId
find_target (Paste *paste, KeiId id, KeiSlot slot)
{
  KeiNode *root = kei_tree_get_root (paste->tree);
  KeiNode *meant = kei_tree_lookup (paste->clip, id);
  guint n;
  KeiNode *const *children;

  if (g_hash_table_contains (paste->pasted, &id))
    return id;
  if (kei_tree_contains (paste->tree, id))
    return kei_tree_get_slot (paste->tree, id) == slot ? id : KEI_ID_NONE;
  if (meant == NULL)
    return KEI_ID_NONE;
  children = kei_node_get_children (root, slot, &n);
  for (guint i = 0; i < n; i++)
    if (g_str_equal (kei_node_get_headline (children[i]), kei_node_get_headline (meant)))
      return kei_node_get_id (children[i]);
  return KEI_ID_NONE;
}

static void
adapt_references (Paste *paste, KeiNode *node, KeiNodeBuilder *builder)
{
  const KeiKindInfo *kind = kei_schema_kind (kei_node_get_kind (node));

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const KeiFieldInfo *field = &kind->fields[i];

      if (field->type == KEI_FIELD_TYPE_REF && kei_node_has (node, field->id))
        {
          KeiId target = find_target (paste, kei_node_get_ref (node, field->id), field->slot);

          /* A level that is not found is chosen anew, which is no loss. */
          if (target == KEI_ID_NONE && field->id != KEI_FIELD_LEVEL)
            paste->n_lost++;
          kei_node_builder_set_ref (builder, field->id, target);
        }
      else if (field->type == KEI_FIELD_TYPE_REFS && kei_node_has (node, field->id))
        {
          const KeiIds *ids = kei_node_get_ids (node, field->id);
          g_autoptr (GArray) targets = g_array_new (FALSE, FALSE, sizeof (KeiId));

          for (guint j = 0; j < ids->n; j++)
            {
              KeiId target = find_target (paste, ids->ids[j], field->slot);

              if (target == KEI_ID_NONE)
                paste->n_lost++;
              else
                g_array_append_val (targets, target);
            }
          kei_node_builder_set_ids (builder, field->id, (const KeiId *) (void *) targets->data, targets->len);
        }
    }
}

static void
set_origin (Paste *paste, KeiNode *node, KeiNodeBuilder *builder)
{
  KeiId id = kei_node_get_id (node);
  const KeiId *there = g_hash_table_lookup (paste->origin, &id);
  KeiNodeBuilder *origin = kei_node_builder_new (KEI_KIND_ORIGIN, kei_id_source_next (kei_editor_get_ids (paste->editor)));
  g_autoptr (KeiNode) made = NULL;

  kei_node_builder_set_ref (origin, KEI_FIELD_ORIGIN_PLAN, paste->plan);
  kei_node_builder_set_ref (origin, KEI_FIELD_ORIGIN_ITEM, there != NULL ? *there : KEI_ID_NONE);
  kei_node_builder_set_string (origin, KEI_FIELD_KIND, "copy");
  kei_node_builder_set_string (origin, KEI_FIELD_TITLE, kei_node_get_string (node, KEI_FIELD_TITLE));
  made = kei_node_builder_end (origin);
  kei_node_builder_set_children (builder, KEI_SLOT_ORIGINS, &made, 1);
}

/* The node as it can stand in this plan. (transfer full) */
static KeiNode *
adapt (Paste *paste, KeiNode *node)
{
  KeiNodeBuilder *builder = kei_node_builder_new_from (node);
  const KeiKindInfo *kind = kei_schema_kind (kei_node_get_kind (node));

  adapt_references (paste, node, builder);
  for (guint i = 0; i < kind->n_slots; i++)
    {
      guint n;
      KeiNode *const *children = kei_node_get_children (node, kind->slots[i].id, &n);
      g_autoptr (GPtrArray) adapted = g_ptr_array_new_with_free_func ((GDestroyNotify) kei_node_unref);

      for (guint j = 0; j < n; j++)
        g_ptr_array_add (adapted, adapt (paste, children[j]));
      if (n > 0)
        kei_node_builder_set_children (builder, kind->slots[i].id, (KeiNode *const *) adapted->pdata, n);
    }
  if (paste->origin != NULL && kind->id == KEI_KIND_ITEM)
    set_origin (paste, node, builder);
  return kei_node_builder_end (builder);
}

/* Levels that may stand at @parent for @item and all below it; where this plan's run out, none. */
static void
settle_levels (KeiEdit *edit, KeiId item, KeiId parent, KeiId preferred)
{
  KeiTree *tree = kei_edit_get_tree (edit);
  KeiId level = kei_node_get_ref (kei_tree_lookup (tree, item), KEI_FIELD_LEVEL);
  guint n;
  const KeiId *children;
  g_autoptr (KeiTree) held = NULL;

  if (level == KEI_ID_NONE || !kei_levels_allow (tree, level, parent))
    {
      KeiNode *parent_node = kei_tree_lookup (tree, parent);

      level = preferred;
      if (level == KEI_ID_NONE && (kei_node_get_kind (parent_node) == KEI_KIND_PLAN || kei_node_has (parent_node, KEI_FIELD_LEVEL)))
        level = kei_levels_first_under (tree, kei_node_get_ref (parent_node, KEI_FIELD_LEVEL));
      if (!kei_edit_set_ref (edit, item, KEI_FIELD_LEVEL, level))
        return;
    }
  held = kei_tree_ref (kei_edit_get_tree (edit));
  children = kei_node_get_child_ids (kei_tree_lookup (held, item), KEI_SLOT_ITEMS, &n);
  for (guint i = 0; i < n; i++)
    settle_levels (edit, children[i], item, KEI_ID_NONE);
}

static gboolean
has_any (KeiTree *tree, GHashTable *ids)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (kei_tree_contains (tree, *(KeiId *) id))
      return TRUE;
  return FALSE;
}

static GHashTable *
invert_map (GHashTable *map)
{
  GHashTable *inverse = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer from, to;

  g_hash_table_iter_init (&iter, map);
  while (g_hash_table_iter_next (&iter, &from, &to))
    g_hash_table_insert (inverse, g_memdup2 (to, sizeof (KeiId)), g_memdup2 (from, sizeof (KeiId)));
  return inverse;
}

/* Inserts the nodes one after another; returns the first one's id. */
static KeiId
insert_all (Paste *paste, KeiEdit *edit, const KeiPlace *place, KeiNode *const *nodes, guint n)
{
  KeiPlace next = *place;
  KeiId preferred = place->slot == KEI_SLOT_ITEMS ? kei_levels_for_child (paste->tree, place->parent) : KEI_ID_NONE;
  KeiId first = KEI_ID_NONE;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KeiNode) node = adapt (paste, nodes[i]);

      next.after = i == 0 ? place->after : next.after;
      if (!kei_edit_insert (edit, &next, node))
        return KEI_ID_NONE;
      next.after = kei_node_get_id (node);
      if (first == KEI_ID_NONE)
        first = next.after;
      if (place->slot == KEI_SLOT_ITEMS)
        settle_levels (edit, next.after, place->parent, preferred);
    }
  return first;
}

/* Moves @place from beside an item to the end of what is below it, where @item's level may stand there only:
 * a measure that is pasted on a policy goes into it. */
static void
settle_place (Paste *paste, KeiPlace *place, KeiNode *item)
{
  KeiId level = find_target (paste, kei_node_get_ref (item, KEI_FIELD_LEVEL), KEI_SLOT_LEVELS);

  if (level != KEI_ID_NONE && place->after != KEI_ID_NONE && !kei_levels_allow (paste->tree, level, place->parent) && kei_levels_allow (paste->tree, level, place->after))
    kei_editor_get_place_for (paste->editor, place->after, TRUE, KEI_KIND_ITEM, place);
}

/* Pastes @nodes with the ids that they have now. */
static gboolean
paste_nodes (Paste *paste, const KeiPlace *place, KeiNode *const *nodes, guint n, const char *label)
{
  KeiEdit *edit = kei_editor_begin (paste->editor);
  KeiId first = insert_all (paste, edit, place, nodes, n);
  KeiSlot slot;

  if (!kei_editor_commit (paste->editor, edit, label))
    return FALSE;
  if (kei_editor_get_row_of (paste->editor, first, &slot) == first)
    kei_editor_select (paste->editor, first);
  if (paste->n_lost > 0)
    kei_editor_say (paste->editor,
                    g_dngettext (GETTEXT_PACKAGE,
                                 "%u reference to something this plan does not have was left out",
                                 "%u references to things this plan does not have were left out", paste->n_lost),
                    paste->n_lost);
  return TRUE;
}

gboolean
kei_editor_paste (KeiEditor *self, const KeiPlace *place, KeiTree *clip)
{
  KeiNode *clip_plan = kei_tree_get_root (clip);
  KeiTree *tree = kei_editor_get_tree (self);
  g_autoptr (GHashTable) pasted = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) map = NULL;
  g_autoptr (GHashTable) origin = NULL;
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func ((GDestroyNotify) kei_node_unref);
  Paste paste = { .editor = self, .clip = clip, .tree = tree, .plan = kei_node_get_id (clip_plan) };
  KeiPlace settled;
  guint n;
  KeiNode *const *nodes;

  g_return_val_if_fail (KEI_IS_EDITOR (self), FALSE);

  if (!_kei_editor_may_edit (self))
    return FALSE;
  nodes = kei_node_get_children (clip_plan, place->slot, &n);
  if (n == 0)
    {
      kei_editor_say (self, _ ("There is nothing in the clipboard that could stand here"));
      return FALSE;
    }

  for (guint i = 0; i < n; i++)
    kei_node_walk (nodes[i], collect_id, pasted);
  if (paste.plan != kei_editor_get_plan_id (self) || has_any (tree, pasted))
    {
      map = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
      g_hash_table_remove_all (pasted);
      for (guint i = 0; i < n; i++)
        {
          KeiNode *copy = kei_node_copy_with_new_ids (nodes[i], kei_editor_get_ids (self), map);

          g_ptr_array_add (copies, copy);
          kei_node_walk (copy, collect_id, pasted);
        }
      nodes = (KeiNode *const *) copies->pdata;
      if (paste.plan != kei_editor_get_plan_id (self))
        origin = invert_map (map);
    }
  paste.origin = origin;
  paste.pasted = pasted;
  settled = *place;
  if (place->slot == KEI_SLOT_ITEMS)
    settle_place (&paste, &settled, nodes[0]);
  return paste_nodes (&paste, &settled, nodes, n, N_ ("Paste"));
}

KeiId
kei_editor_duplicate (KeiEditor *self, KeiId node)
{
  KeiTree *tree = kei_editor_get_tree (self);
  KeiNode *original;
  KeiPlace place = { 0 };
  g_autoptr (KeiNode) copy = NULL;
  KeiEdit *edit;
  KeiSlot slot;

  g_return_val_if_fail (KEI_IS_EDITOR (self), KEI_ID_NONE);

  original = kei_tree_lookup (tree, node);
  if (original == NULL || kei_tree_get_parent (tree, node) == NULL || !_kei_editor_may_edit (self))
    return KEI_ID_NONE;
  copy = kei_node_copy_with_new_ids (original, kei_editor_get_ids (self), NULL);
  place.parent = kei_tree_get_parent_id (tree, node);
  place.slot = kei_tree_get_slot (tree, node);
  place.after = node;
  edit = kei_editor_begin (self);
  kei_edit_insert (edit, &place, copy);
  if (!kei_editor_commit (self, edit, N_ ("Duplicate")))
    return KEI_ID_NONE;
  if (kei_editor_get_row_of (self, kei_node_get_id (copy), &slot) == kei_node_get_id (copy))
    kei_editor_select (self, kei_node_get_id (copy));
  return kei_node_get_id (copy);
}
