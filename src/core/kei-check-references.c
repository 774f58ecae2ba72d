/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the schema asks of nodes among each other: natural keys, links, levels. */
#include "config.h"

#include "kei-check-private.h"

#include <glib/gi18n-lib.h>

#include "kei-levels.h"

/* --- Natural keys --- */

static gboolean
has_key (KeiKind kind)
{
  const KeiKindInfo *info = kei_schema_kind (kind);

  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].flags & KEI_FLAG_KEY)
      return TRUE;
  return FALSE;
}

/* A hash of the natural key, or 0 when nothing of it is filled in. */
static guint64
hash_key (const KeiNode *node)
{
  const KeiKindInfo *info = kei_schema_kind (kei_node_get_kind (node));
  guint64 hash = info->id;
  gboolean filled = FALSE;

  for (guint i = 0; i < info->n_fields; i++)
    {
      const KeiFieldInfo *field = &info->fields[i];
      guint64 value = 0;

      if ((field->flags & KEI_FLAG_KEY) == 0)
        continue;
      if (kei_node_has (node, field->id))
        {
          filled = TRUE;
          value = kei_field_type_storage (field->type) == KEI_STORAGE_STRING ? g_str_hash (kei_node_get_text (node, field->id)) : (guint64) kei_node_get_int (node, field->id) + 1;
        }
      hash = (hash ^ value) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      hash ^= hash >> 29;
    }
  return filled ? MAX (hash, 1) : 0;
}

static gboolean
have_same_key (const KeiNode *a, const KeiNode *b)
{
  const KeiKindInfo *info = kei_schema_kind (kei_node_get_kind (a));

  if (kei_node_get_kind (b) != info->id)
    return FALSE;
  for (guint i = 0; i < info->n_fields; i++)
    {
      KeiField field = info->fields[i].id;

      if ((info->fields[i].flags & KEI_FLAG_KEY) == 0)
        continue;
      if (kei_node_has (a, field) != kei_node_has (b, field))
        return FALSE;
      if (kei_field_type_storage (info->fields[i].type) == KEI_STORAGE_STRING ? !g_str_equal (kei_node_get_text (a, field), kei_node_get_text (b, field)) : kei_node_get_int (a, field) != kei_node_get_int (b, field))
        return FALSE;
    }
  return TRUE;
}

typedef struct
{
  guint64 hash;
  guint position;
} Key;

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const Key *first = a;
  const Key *second = b;

  if (first->hash != second->hash)
    return first->hash < second->hash ? -1 : 1;
  return (first->position > second->position) - (first->position < second->position);
}

static int
compare_positions (gconstpointer a, gconstpointer b)
{
  guint first = *(const guint *) a;
  guint second = *(const guint *) b;

  return (first > second) - (first < second);
}

/* @keys and @found are emptied and used again: most lists are short and there are many. */
static void
check_keys (KeiCheck *check, const KeiNode *parent, KeiSlot slot, GArray *keys, GArray *found)
{
  guint n;
  KeiNode *const *children = kei_node_get_children (parent, slot, &n);

  if (n < 2 || !has_key (kei_node_get_kind (children[0])))
    return;
  g_array_set_size (keys, 0);
  g_array_set_size (found, 0);
  for (guint i = 0; i < n; i++)
    {
      Key key = { hash_key (children[i]), i };

      if (key.hash != 0)
        g_array_append_val (keys, key);
    }
  g_array_sort (keys, compare_keys);
  for (guint i = 1; i < keys->len; i++)
    {
      const Key *before = &g_array_index (keys, Key, i - 1);
      const Key *key = &g_array_index (keys, Key, i);

      if (before->hash == key->hash && have_same_key (children[before->position], children[key->position]))
        g_array_append_val (found, key->position);
    }
  g_array_sort (found, compare_positions);
  for (guint i = 0; i < found->len; i++)
    {
      const KeiNode *child = children[g_array_index (found, guint, i)];

      /* Translators: a kind of node, such as Cost, and the name of what it belongs to. */
      kei_check_report (check, child, KEI_FIELD_NONE, _ ("%s of “%s”: entered twice"), _ (kei_schema_kind (kei_node_get_kind (child))->label), kei_check_get_name (parent));
    }
}

void
kei_check_duplicate_key (KeiCheck *check)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (Key));
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

  for (KeiKind kind = KEI_KIND_PLAN; kind < KEI_N_KINDS; kind++)
    {
      const KeiKindInfo *info = kei_schema_kind (kind);
      guint n;
      const KeiCheckEntry *entries = kei_check_get_entries (check, kind, &n);

      for (guint i = 0; i < n; i++)
        for (guint j = 0; j < info->n_slots; j++)
          check_keys (check, entries[i].node, info->slots[j].id, keys, found);
    }
}

/* --- Links --- */

/* Links that may lead into another plan. */
static gboolean
leads_elsewhere (KeiField field)
{
  static const KeiField fields[] = { KEI_FIELD_ORIGIN_PLAN, KEI_FIELD_ORIGIN_ITEM, KEI_FIELD_PREDECESSOR_ID, KEI_FIELD_OLD_PLAN, KEI_FIELD_OLD_ID, KEI_FIELD_NEW_ID };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i] == field)
      return TRUE;
  return FALSE;
}

static gboolean
is_broken (const KeiCheck *check, const KeiNode *node, const KeiFieldInfo *field)
{
  const KeiIds *ids;

  if (!kei_node_has (node, field->id))
    return FALSE;
  if (field->type == KEI_FIELD_TYPE_LINK)
    return !kei_tree_contains (check->tree, kei_node_get_ref (node, field->id));
  ids = kei_node_get_ids (node, field->id);
  for (guint i = 0; i < ids->n; i++)
    if (!kei_tree_contains (check->tree, ids->ids[i]))
      return TRUE;
  return FALSE;
}

void
kei_check_broken_link (KeiCheck *check)
{
  for (KeiKind kind = KEI_KIND_PLAN; kind < KEI_N_KINDS; kind++)
    {
      const KeiKindInfo *info = kei_schema_kind (kind);

      for (guint j = 0; j < info->n_fields; j++)
        {
          const KeiFieldInfo *field = &info->fields[j];
          const KeiCheckEntry *entries;
          guint n;

          if ((field->type != KEI_FIELD_TYPE_LINK && field->type != KEI_FIELD_TYPE_LINKS) || leads_elsewhere (field->id))
            continue;
          entries = kei_check_get_entries (check, kind, &n);
          for (guint i = 0; i < n; i++)
            if (is_broken (check, entries[i].node, field))
              /* Translators: a kind of node, what it is called, the label of a field. */
              kei_check_report (check, entries[i].node, field->id, _ ("%s “%s”: what “%s” names is no longer there"), _ (info->label), kei_check_get_name (entries[i].node), _ (field->label));
        }
    }
}

/* --- Levels --- */

void
kei_check_misplaced_level (KeiCheck *check)
{
  guint n;
  const KeiCheckEntry *items = kei_check_get_entries (check, KEI_KIND_ITEM, &n);

  for (guint i = 0; i < n; i++)
    {
      KeiNode *level = kei_check_get_level (check, kei_node_get_ref (items[i].node, KEI_FIELD_LEVEL));
      KeiId under = kei_node_get_ref (items[i].parent, KEI_FIELD_LEVEL);

      /* Anything may stand under an item without a level. */
      if (level == NULL || (under == KEI_ID_NONE && kei_node_get_kind (items[i].parent) == KEI_KIND_ITEM))
        continue;
      if (kei_levels_may_stand_under (level, under))
        continue;
      if (under == KEI_ID_NONE)
        /* Translators: an item and the name of its level. */
        kei_check_report (check, items[i].node, KEI_FIELD_LEVEL, _ ("“%s”: “%s” may not stand at the top"), kei_check_get_name (items[i].node), kei_check_get_name (level));
      else
        /* Translators: an item, the name of its level, the name of the level above. */
        kei_check_report (check, items[i].node, KEI_FIELD_LEVEL, _ ("“%s”: “%s” may not stand under “%s”"), kei_check_get_name (items[i].node), kei_check_get_name (level), kei_check_get_name (kei_check_get_level (check, under)));
    }
}
