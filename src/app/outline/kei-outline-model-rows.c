/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows: where a key stands among them, and what is expanded. Rows exist only below what is expanded. */
#include "config.h"

#include "kei-outline-model-private.h"

/* (transfer full) (nullable) */
static GtkTreeListRow *
get_child_row (KeiOutlineModel *self, GtkTreeListRow *row, guint position)
{
  return row == NULL ? gtk_tree_list_model_get_child_row (self->rows, position) : gtk_tree_list_row_get_child_row (row, position);
}

/* Expands what shall be expanded among the rows under @row, whose key is @key. */
void
_kei_outline_model_expand_below (KeiOutlineModel *self, GtkTreeListRow *row, KeiOutlineKey key)
{
  KeiKeyList *list = kei_weak_table_get (self->lists, key);
  GHashTable *expanded = _kei_outline_model_get_expanded_set (self);
  const KeiOutlineKey *keys;
  guint n;

  if (list == NULL || g_hash_table_size (expanded) == 0)
    return;
  keys = kei_key_list_get_keys (list, &n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkTreeListRow) child = g_hash_table_contains (expanded, &keys[i]) ? get_child_row (self, row, i) : NULL;

      if (child == NULL || gtk_tree_list_row_get_expanded (child))
        continue;
      gtk_tree_list_row_set_expanded (child, TRUE);
      _kei_outline_model_expand_below (self, child, keys[i]);
    }
}

/* The row of @key, if it is there; with @reveal, what is above it is expanded. (transfer full) (nullable) */
GtkTreeListRow *
_kei_outline_model_find_row (KeiOutlineModel *self, KeiOutlineKey key, gboolean reveal)
{
  KeiOutlineKey parent = kei_outline_model_get_parent (self, key);
  g_autoptr (GtkTreeListRow) above = NULL;
  KeiKeyList *list;
  guint position;

  if (parent != KEI_OUTLINE_KEY_ROOT)
    {
      if (!_kei_outline_model_may_have_rows (self, parent))
        return NULL;
      above = _kei_outline_model_find_row (self, parent, reveal);
      if (above == NULL)
        return NULL;
      if (!gtk_tree_list_row_get_expanded (above))
        {
          if (!reveal)
            return NULL;
          _kei_outline_model_set_contained (_kei_outline_model_get_expanded_set (self), parent, TRUE);
          gtk_tree_list_row_set_expanded (above, TRUE);
          _kei_outline_model_expand_below (self, above, parent);
          _kei_outline_model_update_entry (self, parent);
        }
    }
  list = kei_weak_table_get (self->lists, parent);
  position = list != NULL ? kei_key_list_find (list, key) : G_MAXUINT;
  return position != G_MAXUINT ? get_child_row (self, above, position) : NULL;
}

guint
kei_outline_model_find (KeiOutlineModel *self, KeiOutlineKey key, gboolean reveal)
{
  g_autoptr (GtkTreeListRow) row = NULL;

  g_return_val_if_fail (KEI_IS_OUTLINE_MODEL (self), GTK_INVALID_LIST_POSITION);

  row = _kei_outline_model_find_row (self, key, reveal);
  return row != NULL ? gtk_tree_list_row_get_position (row) : GTK_INVALID_LIST_POSITION;
}

KeiOutlineEntry *
kei_outline_model_dup_entry (KeiOutlineModel *self, guint position)
{
  g_autoptr (GtkTreeListRow) row = NULL;

  g_return_val_if_fail (KEI_IS_OUTLINE_MODEL (self), NULL);

  row = gtk_tree_list_model_get_row (self->rows, position);
  return row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
}

gboolean
kei_outline_model_is_expandable (KeiOutlineModel *self, KeiOutlineKey key)
{
  g_autoptr (GArray) keys = NULL;
  KeiKeyList *list;
  guint n;

  g_return_val_if_fail (KEI_IS_OUTLINE_MODEL (self), FALSE);

  if (!_kei_outline_model_may_have_rows (self, key))
    return FALSE;
  list = kei_weak_table_get (self->lists, key);
  if (list != NULL)
    return kei_key_list_get_keys (list, &n) != NULL && n > 0;
  if (self->visible == NULL && kei_outline_key_get_type_of (key) == KEI_OUTLINE_ENTRY_NODE)
    {
      KeiNode *node = _kei_outline_model_lookup (self, key);

      return kei_node_get_n_children (node, _kei_outline_model_get_row_slot (kei_node_get_kind (node))) > 0;
    }
  keys = _kei_outline_model_list_keys (self, key);
  return keys->len > 0;
}

gboolean
kei_outline_model_is_expanded (KeiOutlineModel *self, KeiOutlineKey key)
{
  g_return_val_if_fail (KEI_IS_OUTLINE_MODEL (self), FALSE);

  return g_hash_table_contains (_kei_outline_model_get_expanded_set (self), &key);
}

void
kei_outline_model_set_expanded (KeiOutlineModel *self, KeiOutlineKey key, gboolean expanded)
{
  g_autoptr (GtkTreeListRow) row = NULL;

  g_return_if_fail (KEI_IS_OUTLINE_MODEL (self));

  if (!_kei_outline_model_may_have_rows (self, key))
    return;
  _kei_outline_model_set_contained (_kei_outline_model_get_expanded_set (self), key, expanded);
  row = _kei_outline_model_find_row (self, key, FALSE);
  if (row != NULL && gtk_tree_list_row_get_expanded (row) != expanded)
    {
      gtk_tree_list_row_set_expanded (row, expanded);
      if (expanded)
        _kei_outline_model_expand_below (self, row, key);
    }
  _kei_outline_model_update_entry (self, key);
}

void
kei_outline_model_expand_levels (KeiOutlineModel *self, guint max)
{
  g_autoptr (GArray) level = NULL;
  guint n_rows;

  g_return_if_fail (KEI_IS_OUTLINE_MODEL (self));

  level = _kei_outline_model_list_keys (self, KEI_OUTLINE_KEY_ROOT);
  n_rows = level->len;
  while (level->len > 0)
    {
      g_autoptr (GArray) next = g_array_new (FALSE, FALSE, sizeof (KeiOutlineKey));

      for (guint i = 0; i < level->len && n_rows + next->len <= max; i++)
        {
          KeiOutlineKey key = g_array_index (level, KeiOutlineKey, i);
          g_autoptr (GArray) below = kei_outline_key_get_type_of (key) == KEI_OUTLINE_ENTRY_NODE && _kei_outline_model_may_have_rows (self, key) ? _kei_outline_model_list_keys (self, key) : NULL;

          if (below != NULL)
            g_array_append_vals (next, below->data, below->len);
        }
      n_rows += next->len;
      if (n_rows > max)
        break;
      for (guint i = 0; i < level->len; i++)
        if (kei_outline_key_get_type_of (g_array_index (level, KeiOutlineKey, i)) == KEI_OUTLINE_ENTRY_NODE)
          _kei_outline_model_set_contained (_kei_outline_model_get_expanded_set (self), g_array_index (level, KeiOutlineKey, i), TRUE);
      g_array_unref (level);
      level = g_steal_pointer (&next);
    }
  _kei_outline_model_expand_below (self, NULL, KEI_OUTLINE_KEY_ROOT);
  _kei_outline_model_update_entries (self);
}
