/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kei-outline-listing.h"

#include <string.h>

KeiTree *
kei_test_import (const char *text, gssize length, KeiOutline **outline)
{
  g_autoptr (GError) error = NULL;
  KeiIdSource *ids = kei_id_source_new_seeded (7);
  KeiTree *tree;

  *outline = kei_outline_read (text, length < 0 ? strlen (text) : (gsize) length, NULL, &error);
  g_assert_no_error (error);
  tree = kei_outline_to_tree (*outline, ids, NULL, &error);
  g_assert_no_error (error);
  kei_id_source_free (ids);
  return tree;
}

static const char *
level_name (KeiNode *root, KeiId level)
{
  guint n;
  KeiNode *const *levels = kei_node_get_children (root, KEI_SLOT_LEVELS, &n);

  for (guint i = 0; i < n; i++)
    if (kei_node_get_id (levels[i]) == level)
      return kei_node_get_text (levels[i], KEI_FIELD_NAME);
  return "";
}

/* The text that a listing shows of a node. */
static const char *
shown_text (KeiNode *node)
{
  const char *headline = kei_node_get_headline (node);

  return *headline != '\0' ? headline : kei_node_get_text (node, KEI_FIELD_BODY);
}

static void
list_node (KeiNode *root, KeiNode *node, guint depth, GString *list)
{
  KeiKind kind = kei_node_get_kind (node);
  const KeiKindInfo *info = kei_schema_kind (kind);

  if (kind == KEI_KIND_LEVEL)
    return;
  if (kind != KEI_KIND_PLAN)
    {
      g_string_append_printf (list, "%*s", (int) depth * 2, "");
      if (kind == KEI_KIND_ITEM)
        g_string_append_printf (list, "%s: ", level_name (root, kei_node_get_ref (node, KEI_FIELD_LEVEL)));
      else if (kind == KEI_KIND_DECLARED_COUNT)
        g_string_append_printf (list, "declared %s: %d", level_name (root, kei_node_get_ref (node, KEI_FIELD_LEVEL)), (int) kei_node_get_int (node, KEI_FIELD_COUNT));
      else if (kind == KEI_KIND_TEXT && kei_node_has (node, KEI_FIELD_ROLE))
        g_string_append_printf (list, "%s: ", kei_node_get_text (node, KEI_FIELD_ROLE));
      else
        g_string_append_printf (list, "%s: ", info->name);
      if (kei_node_has (node, KEI_FIELD_LABEL) && kind == KEI_KIND_ITEM)
        g_string_append_printf (list, "[%s] ", kei_node_get_text (node, KEI_FIELD_LABEL));
      if (kind != KEI_KIND_DECLARED_COUNT)
        g_string_append (list, shown_text (node));
      if (kind == KEI_KIND_TEXT && kei_node_has (node, KEI_FIELD_LABEL))
        g_string_append_printf (list, " = %s", kei_node_get_text (node, KEI_FIELD_BODY));
      if (kei_node_get_bool (node, KEI_FIELD_TENTATIVE))
        g_string_append (list, " (tentative)");
      g_string_append_c (list, '\n');
      depth++;
    }
  for (guint s = 0; s < info->n_slots; s++)
    {
      guint n;
      KeiNode *const *children = kei_node_get_children (node, info->slots[s].id, &n);

      for (guint i = 0; i < n; i++)
        list_node (root, children[i], depth, list);
    }
}

char *
kei_test_list_plan (KeiTree *tree)
{
  GString *list = g_string_new (NULL);

  list_node (kei_tree_get_root (tree), kei_tree_get_root (tree), 0, list);
  return g_string_free (list, FALSE);
}

static void
list_paths (KeiNode *root, KeiNode *node, const char *path, GString *list)
{
  guint n;
  KeiNode *const *children = kei_node_get_children (node, KEI_SLOT_ITEMS, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *below = g_strdup_printf ("%s/%s", path, kei_node_get_text (children[i], KEI_FIELD_TITLE));

      g_string_append_printf (list, "%s|%s\n", level_name (root, kei_node_get_ref (children[i], KEI_FIELD_LEVEL)), below);
      list_paths (root, children[i], below, list);
    }
}

char *
kei_test_list_paths (KeiTree *tree)
{
  GString *list = g_string_new (NULL);

  list_paths (kei_tree_get_root (tree), kei_tree_get_root (tree), "", list);
  return g_string_free (list, FALSE);
}

guint
kei_test_count_level (KeiTree *tree, const char *name)
{
  g_autofree char *paths = kei_test_list_paths (tree);
  g_auto (GStrv) lines = g_strsplit (paths, "\n", -1);
  g_autofree char *prefix = g_strconcat (name, "|", NULL);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n += g_str_has_prefix (lines[i], prefix);
  return n;
}

guint
kei_test_count_notes (const KeiOutline *outline, KeiOutlineNoteType type)
{
  guint n = 0;

  for (guint i = 0; i < outline->notes->len; i++)
    n += ((KeiOutlineNote *) g_ptr_array_index (outline->notes, i))->type == type;
  return n;
}
