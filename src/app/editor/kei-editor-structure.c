/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The editor's verbs that add, remove and move. Each builds one KeiEdit and commits it. */
#include "config.h"

#include "kei-editor-private.h"

#include <glib/gi18n-lib.h>

#include "kei-levels.h"
#include "kei-versions.h"

/* What a new node of a kind starts with. */
static const struct
{
  KeiKind kind;
  KeiField field;
  const char *code;
} defaults[] = {
  { KEI_KIND_INDICATOR, KEI_FIELD_DIRECTION, "up" },
  { KEI_KIND_INDICATOR_VALUE, KEI_FIELD_ROLE, "target" },
  { KEI_KIND_BUDGET_LINE, KEI_FIELD_ROLE, "plan" },
  { KEI_KIND_STAFFING_LINE, KEI_FIELD_ROLE, "plan" },
  { KEI_KIND_MEETING, KEI_FIELD_STATE, "planned" },
};

KeiNode *
_kei_editor_create_node (KeiEditor *self, KeiKind kind, KeiId parent, KeiId level)
{
  KeiNodeBuilder *builder = kei_node_builder_new (kind, kei_id_source_next (kei_editor_get_ids (self)));

  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    if (defaults[i].kind == kind)
      kei_node_builder_set_string (builder, defaults[i].field, defaults[i].code);
  if (kind == KEI_KIND_ITEM && level != KEI_ID_NONE)
    kei_node_builder_set_ref (builder, KEI_FIELD_LEVEL, level);
  return kei_node_builder_end (builder);
}

/* --- Places --- */

/* The place of the last child of @slot. */
static void
place_at_end (KeiTree *tree, KeiId parent, KeiSlot slot, KeiPlace *place)
{
  guint n;
  const KeiId *ids = kei_node_get_child_ids (kei_tree_lookup (tree, parent), slot, &n);

  *place = (KeiPlace){ .parent = parent, .slot = slot, .after = n > 0 ? ids[n - 1] : KEI_ID_NONE };
}

/* The sibling @step places on, or KEI_ID_NONE. */
static KeiId
get_sibling (KeiTree *tree, KeiId id, int step)
{
  KeiNode *parent = kei_tree_get_parent (tree, id);
  KeiSlot slot = kei_tree_get_slot (tree, id);
  guint n;
  const KeiId *ids;
  int position;

  if (parent == NULL)
    return KEI_ID_NONE;
  ids = kei_node_get_child_ids (parent, slot, &n);
  position = kei_node_find_child (parent, slot, id) + step;
  return position >= 0 && position < (int) n ? ids[position] : KEI_ID_NONE;
}

gboolean
kei_editor_get_place_for (KeiEditor *self, KeiId node, gboolean inside, KeiKind kind, KeiPlace *place)
{
  KeiTree *tree = kei_editor_get_tree (self);
  KeiNode *at;

  g_return_val_if_fail (KEI_IS_EDITOR (self), FALSE);

  at = kei_tree_lookup (tree, node);
  if (at != NULL && (inside || kei_node_get_kind (at) == KEI_KIND_PLAN))
    {
      KeiSlot slot = kei_schema_slot_for (kei_node_get_kind (at), kind);

      if (slot != KEI_SLOT_NONE)
        {
          place_at_end (tree, node, slot, place);
          return TRUE;
        }
    }

  /* Beside the nearest node above that has a sibling of this kind's slot. */
  for (KeiId id = node; kei_tree_contains (tree, id); id = kei_tree_get_parent_id (tree, id))
    {
      KeiNode *parent = kei_tree_get_parent (tree, id);
      KeiSlot slot;

      if (parent == NULL)
        break;
      slot = kei_schema_slot_for (kei_node_get_kind (parent), kind);
      if (slot == KEI_SLOT_NONE)
        continue;
      if (slot == kei_tree_get_slot (tree, id))
        *place = (KeiPlace){ .parent = kei_node_get_id (parent), .slot = slot, .after = id };
      else
        place_at_end (tree, kei_node_get_id (parent), slot, place);
      return TRUE;
    }
  return FALSE;
}

/* --- Adding --- */

static KeiId
insert_new (KeiEditor *self, const KeiPlace *place, KeiKind kind, KeiId level)
{
  KeiEdit *edit;
  g_autoptr (KeiNode) node = NULL;
  KeiSlot slot;
  KeiId row;

  if (!_kei_editor_may_edit (self))
    return KEI_ID_NONE;

  edit = kei_editor_begin (self);
  node = _kei_editor_create_node (self, kind, place->parent, level);
  kei_edit_insert (edit, place, node);
  if (!kei_editor_commit (self, edit, NULL))
    return KEI_ID_NONE;
  row = kei_editor_get_row_of (self, kei_node_get_id (node), &slot);
  if (row == kei_node_get_id (node))
    kei_editor_select (self, row);
  return kei_node_get_id (node);
}

KeiId
kei_editor_add_item_after (KeiEditor *self, KeiId item)
{
  KeiTree *tree = kei_editor_get_tree (self);
  KeiNode *node;
  KeiPlace place = { 0 };

  g_return_val_if_fail (KEI_IS_EDITOR (self), KEI_ID_NONE);

  node = kei_tree_lookup (tree, item);
  if (node == NULL)
    return KEI_ID_NONE;
  if (kei_node_get_kind (node) == KEI_KIND_PLAN)
    return kei_editor_add_child (self, item);
  place.parent = kei_tree_get_parent_id (tree, item);
  place.slot = kei_tree_get_slot (tree, item);
  place.after = item;
  return insert_new (self, &place, kei_node_get_kind (node), kei_node_get_ref (node, KEI_FIELD_LEVEL));
}

KeiId
kei_editor_add_child (KeiEditor *self, KeiId parent)
{
  KeiTree *tree = kei_editor_get_tree (self);
  KeiNode *node;
  KeiKind kind;
  KeiPlace place;

  g_return_val_if_fail (KEI_IS_EDITOR (self), KEI_ID_NONE);

  node = kei_tree_lookup (tree, parent);
  if (node == NULL)
    return KEI_ID_NONE;
  kind = kei_node_get_kind (node) == KEI_KIND_SECTION ? KEI_KIND_SECTION : KEI_KIND_ITEM;
  if (kei_schema_slot_for (kei_node_get_kind (node), kind) == KEI_SLOT_NONE)
    return KEI_ID_NONE;
  if (kind == KEI_KIND_ITEM && !kei_levels_can_have_children (tree, parent))
    {
      g_autofree char *name = _kei_editor_name_node (tree, parent);

      /* Translators: the title of an item, in quotation marks. */
      kei_editor_say (self, _ ("This plan has no level that could stand under %s"), name);
      return KEI_ID_NONE;
    }
  place_at_end (tree, parent, kei_schema_slot_for (kei_node_get_kind (node), kind), &place);
  return insert_new (self, &place, kind, kei_levels_for_child (tree, parent));
}

KeiId
kei_editor_add_node (KeiEditor *self, KeiId parent, KeiKind kind)
{
  KeiTree *tree = kei_editor_get_tree (self);
  KeiNode *node;
  KeiSlot slot;
  KeiPlace place;

  g_return_val_if_fail (KEI_IS_EDITOR (self), KEI_ID_NONE);

  node = kei_tree_lookup (tree, parent);
  slot = node == NULL ? KEI_SLOT_NONE : kei_schema_slot_for (kei_node_get_kind (node), kind);
  if (slot == KEI_SLOT_NONE)
    return KEI_ID_NONE;
  place_at_end (tree, parent, slot, &place);
  return insert_new (self, &place, kind, kei_levels_for_child (tree, parent));
}

/* --- Deleting --- */

gboolean
kei_editor_delete (KeiEditor *self, KeiId node)
{
  KeiEdit *edit;

  g_return_val_if_fail (KEI_IS_EDITOR (self), FALSE);

  if (!_kei_editor_may_edit (self))
    return FALSE;
  if (node == kei_editor_get_plan_id (self))
    {
      kei_editor_say (self, _ ("The plan itself cannot be deleted"));
      return FALSE;
    }
  if (kei_versions_is_needed (kei_editor_get_tree (self), node))
    {
      kei_editor_say (self, _ ("The version before it is kept as what is different from it: delete that one first"));
      return FALSE;
    }
  edit = kei_editor_begin (self);
  kei_edit_remove (edit, node);
  return kei_editor_commit (self, edit, NULL);
}

/* --- Moving --- */

static gboolean
refuse_move (char **reason, const char *why)
{
  if (reason != NULL)
    *reason = g_strdup (why);
  return FALSE;
}

/* The move as an edit, with the levels that follow. */
static KeiEdit *
edit_move (KeiTree *tree, KeiId node, const KeiPlace *place)
{
  KeiEdit *edit = kei_edit_new (tree);
  KeiId preferred = kei_levels_for_child (tree, place->parent);

  if (kei_edit_move (edit, node, place) && place->slot == KEI_SLOT_ITEMS)
    _kei_editor_fit_levels (edit, node, place->parent, preferred);
  return edit;
}

static gboolean
is_own_place (KeiTree *tree, KeiId node, const KeiPlace *place)
{
  KeiPlace from;

  if (!kei_tree_get_place (tree, node, &from) || from.parent != place->parent || from.slot != place->slot)
    return FALSE;
  return place->after == node || place->after == from.after;
}

gboolean
kei_editor_can_move_to (KeiEditor *self, KeiId node, const KeiPlace *place, char **reason)
{
  KeiTree *tree = kei_editor_get_tree (self);
  KeiNode *moved, *parent;
  KeiEdit *edit;
  g_autoptr (KeiChange) change = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (KEI_IS_EDITOR (self), FALSE);

  moved = kei_tree_lookup (tree, node);
  parent = kei_tree_lookup (tree, place->parent);
  if (kei_editor_get_read_only (self))
    return refuse_move (reason, _ ("This plan is read-only"));
  if (moved == NULL || parent == NULL || node == kei_editor_get_plan_id (self))
    return refuse_move (reason, _ ("This cannot be moved"));
  if (kei_tree_is_within (tree, place->parent, node))
    return refuse_move (reason, _ ("Nothing can be moved into itself"));
  if (kei_schema_slot_for (kei_node_get_kind (parent), kei_node_get_kind (moved)) != place->slot)
    return refuse_move (reason, _ ("This cannot stand there"));
  if (is_own_place (tree, node, place))
    return TRUE;

  edit = edit_move (tree, node, place);
  change = kei_edit_end (edit, NULL, &error);
  if (change != NULL)
    return TRUE;
  return refuse_move (reason, error->domain == KEI_EDITOR_ERROR ? error->message : _ ("The plan does not allow this here"));
}

gboolean
kei_editor_move_to (KeiEditor *self, KeiId node, const KeiPlace *place)
{
  g_autofree char *reason = NULL;

  g_return_val_if_fail (KEI_IS_EDITOR (self), FALSE);

  if (!kei_editor_can_move_to (self, node, place, &reason))
    {
      kei_editor_say (self, "%s", reason);
      return FALSE;
    }
  if (is_own_place (kei_editor_get_tree (self), node, place))
    return TRUE;
  return kei_editor_commit (self, edit_move (kei_editor_get_tree (self), node, place), NULL);
}

gboolean
kei_editor_move_up (KeiEditor *self, KeiId node)
{
  KeiTree *tree = kei_editor_get_tree (self);
  KeiPlace place = { 0 };

  g_return_val_if_fail (KEI_IS_EDITOR (self), FALSE);

  if (get_sibling (tree, node, -1) == KEI_ID_NONE)
    {
      kei_editor_say (self, _ ("This is already the first"));
      return FALSE;
    }
  place.parent = kei_tree_get_parent_id (tree, node);
  place.slot = kei_tree_get_slot (tree, node);
  place.after = get_sibling (tree, node, -2);
  return kei_editor_move_to (self, node, &place);
}

gboolean
kei_editor_move_down (KeiEditor *self, KeiId node)
{
  KeiTree *tree = kei_editor_get_tree (self);
  KeiPlace place = { 0 };

  g_return_val_if_fail (KEI_IS_EDITOR (self), FALSE);

  place.after = get_sibling (tree, node, 1);
  if (place.after == KEI_ID_NONE)
    {
      kei_editor_say (self, _ ("This is already the last"));
      return FALSE;
    }
  place.parent = kei_tree_get_parent_id (tree, node);
  place.slot = kei_tree_get_slot (tree, node);
  return kei_editor_move_to (self, node, &place);
}

gboolean
kei_editor_indent (KeiEditor *self, KeiId node)
{
  KeiTree *tree = kei_editor_get_tree (self);
  KeiId above;
  KeiPlace place;

  g_return_val_if_fail (KEI_IS_EDITOR (self), FALSE);

  above = get_sibling (tree, node, -1);
  if (above == KEI_ID_NONE || kei_schema_slot_index (kei_node_get_kind (kei_tree_lookup (tree, above)), kei_tree_get_slot (tree, node)) < 0)
    {
      kei_editor_say (self, _ ("There is nothing above that this could stand under"));
      return FALSE;
    }
  place_at_end (tree, above, kei_tree_get_slot (tree, node), &place);
  return kei_editor_move_to (self, node, &place);
}

gboolean
kei_editor_outdent (KeiEditor *self, KeiId node)
{
  KeiTree *tree = kei_editor_get_tree (self);
  KeiId parent;
  KeiPlace place = { 0 };

  g_return_val_if_fail (KEI_IS_EDITOR (self), FALSE);

  parent = kei_tree_get_parent_id (tree, node);
  place.parent = kei_tree_get_parent_id (tree, parent);
  place.slot = kei_tree_get_slot (tree, node);
  place.after = parent;
  if (place.parent == KEI_ID_NONE || kei_tree_get_slot (tree, parent) != place.slot)
    {
      kei_editor_say (self, _ ("This is already at the top"));
      return FALSE;
    }
  return kei_editor_move_to (self, node, &place);
}
