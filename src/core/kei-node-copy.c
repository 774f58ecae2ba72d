/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A copy of a subtree that can stand beside the original: new ids throughout. */
#include "config.h"

#include "kei-node-private.h"

typedef struct
{
  KeiIdSource *source;
  GHashTable *map; /* (element-type guint64 guint64) old id → new id */
} Copy;

static gboolean
give_id (KeiNode *node, KeiNode *parent, KeiSlot slot, gpointer data)
{
  Copy *copy = data;
  KeiId new_id = kei_id_source_next (copy->source);

  g_hash_table_insert (copy->map, g_memdup2 (&node->id, sizeof (KeiId)), g_memdup2 (&new_id, sizeof (KeiId)));
  return TRUE;
}

static KeiId
follow (Copy *copy, KeiId id)
{
  const KeiId *new_id = g_hash_table_lookup (copy->map, &id);

  return new_id != NULL ? *new_id : id;
}

static void
follow_references (Copy *copy, KeiNodeBuilder *builder, const KeiNode *node)
{
  const KeiKindInfo *info = kei_schema_kind (node->kind);

  for (guint i = 0; i < info->n_fields; i++)
    {
      KeiField field = info->fields[i].id;
      const KeiIds *ids;

      switch (info->fields[i].type)
        {
        case KEI_FIELD_TYPE_REF:
        case KEI_FIELD_TYPE_LINK:
          kei_node_builder_set_ref (builder, field, follow (copy, kei_node_get_ref (node, field)));
          break;
        case KEI_FIELD_TYPE_REFS:
        case KEI_FIELD_TYPE_LINKS:
          ids = kei_node_get_ids (node, field);
          if (ids != NULL)
            {
              g_autofree KeiId *followed = g_new (KeiId, ids->n);

              for (guint n = 0; n < ids->n; n++)
                followed[n] = follow (copy, ids->ids[n]);
              kei_node_builder_set_ids (builder, field, followed, ids->n);
            }
          break;
        default:
          break;
        }
    }
}

/* What foreign content follows has a new id too. */
static KeiForeigns *
follow_foreigns (Copy *copy, const KeiForeigns *foreigns)
{
  g_autofree KeiForeign *items = g_new (KeiForeign, foreigns->n);

  for (guint i = 0; i < foreigns->n; i++)
    {
      items[i] = foreigns->items[i];
      items[i].after = follow (copy, items[i].after);
      g_ref_string_acquire (items[i].text);
    }
  return kei_foreigns_new (items, foreigns->n);
}

static KeiNode *
copy_node (Copy *copy, KeiNode *node)
{
  const KeiKindInfo *info = kei_schema_kind (node->kind);
  KeiNodeBuilder *builder = kei_node_builder_new_from (node);

  kei_node_builder_set_id (builder, follow (copy, node->id));
  follow_references (copy, builder, node);
  if (node->foreigns != NULL)
    kei_node_builder_set_foreigns (builder, follow_foreigns (copy, node->foreigns));

  for (guint i = 0; i < info->n_slots; i++)
    {
      guint n;
      KeiNode *const *children = kei_node_get_children (node, info->slots[i].id, &n);

      kei_node_builder_set_children (builder, info->slots[i].id, NULL, 0);
      for (guint c = 0; c < n; c++)
        kei_node_builder_add (builder, copy_node (copy, children[c]));
    }
  return kei_node_builder_end (builder);
}

KeiNode *
kei_node_copy_with_new_ids (KeiNode *node, KeiIdSource *source, GHashTable *map)
{
  g_autoptr (GHashTable) own = map == NULL ? g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free) : NULL;
  Copy copy = { source, map != NULL ? map : own };

  kei_node_walk (node, give_id, &copy);
  return copy_node (&copy, node);
}
