/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Levels follow when items move: an item that went somewhere its level may not stand takes one
 * that may, and so do the items below it as far as they must. */
#include "config.h"

#include "kei-editor-private.h"

#include <glib/gi18n-lib.h>

#include "kei-levels.h"

static void
refuse (KeiEdit *edit, KeiId item, KeiId parent)
{
  KeiTree *tree = kei_edit_get_tree (edit);
  g_autofree char *item_name = _kei_editor_name_node (tree, item);
  g_autofree char *parent_name = _kei_editor_name_node (tree, parent);

  /* Translators: both are titles in quotation marks. */
  kei_edit_fail (edit, g_error_new (KEI_EDITOR_ERROR, KEI_EDITOR_ERROR_REFUSED, _ ("The levels of this plan have no place for %s under %s"), item_name, parent_name));
}

static void
fit_children (KeiEdit *edit, KeiId item)
{
  g_autoptr (KeiTree) tree = kei_tree_ref (kei_edit_get_tree (edit));
  guint n;
  const KeiId *children = kei_node_get_child_ids (kei_tree_lookup (tree, item), KEI_SLOT_ITEMS, &n);

  for (guint i = 0; i < n && !kei_edit_has_failed (edit); i++)
    _kei_editor_fit_levels (edit, children[i], item, KEI_ID_NONE);
}

void
_kei_editor_fit_levels (KeiEdit *edit, KeiId item, KeiId parent, KeiId preferred)
{
  KeiTree *tree = kei_edit_get_tree (edit);
  KeiNode *node = kei_tree_lookup (tree, item);
  KeiNode *parent_node = kei_tree_lookup (tree, parent);
  KeiId level;

  if (kei_edit_has_failed (edit) || node == NULL || parent_node == NULL)
    return;
  if (kei_levels_allow (tree, kei_node_get_ref (node, KEI_FIELD_LEVEL), parent))
    return;

  level = preferred;
  if (level == KEI_ID_NONE || !kei_levels_allow (tree, level, parent))
    level = kei_levels_first_under (tree, kei_node_get_ref (parent_node, KEI_FIELD_LEVEL));
  if (level == KEI_ID_NONE)
    refuse (edit, item, parent);
  else if (kei_edit_set_ref (edit, item, KEI_FIELD_LEVEL, level))
    fit_children (edit, item);
}

void
_kei_editor_set_level (KeiEdit *edit, KeiId item, KeiId level)
{
  KeiTree *tree = kei_edit_get_tree (edit);
  KeiId parent = kei_tree_get_parent_id (tree, item);

  if (level != KEI_ID_NONE && !kei_levels_allow (tree, level, parent))
    {
      g_autofree char *parent_name = _kei_editor_name_node (tree, parent);

      /* Translators: a level such as “Measure”, then a title in quotation marks. */
      kei_edit_fail (edit, g_error_new (KEI_EDITOR_ERROR, KEI_EDITOR_ERROR_REFUSED, _ ("The level “%s” cannot stand under %s"),
                                        kei_levels_get_name (tree, level), parent_name));
    }
  else if (kei_edit_set_ref (edit, item, KEI_FIELD_LEVEL, level))
    fit_children (edit, item);
}
