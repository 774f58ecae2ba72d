/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Collects a node's parts one by one. For the reader of large files kei_node_new() is
 * quicker; everybody else says what they mean with this. */
#include "config.h"

#include <string.h>

#include "kei-node-private.h"

struct _KeiNodeBuilder
{
  KeiKind kind;
  KeiId id;
  KeiValue values[KEI_MAX_FIELDS];    /* by position in the kind */
  GPtrArray *children[KEI_MAX_SLOTS]; /* (element-type KeiNode) (nullable), by position in the kind */
  KeiForeigns *foreigns;              /* (nullable) */
};

KeiNodeBuilder *
kei_node_builder_new (KeiKind kind, KeiId id)
{
  KeiNodeBuilder *builder = g_new0 (KeiNodeBuilder, 1);

  builder->kind = kind;
  builder->id = id;
  return builder;
}

KeiNodeBuilder *
kei_node_builder_new_from (const KeiNode *node)
{
  const KeiKindInfo *info = kei_schema_kind (node->kind);
  KeiNodeBuilder *builder = kei_node_builder_new (node->kind, node->id);

  for (guint i = 0; i < info->n_fields; i++)
    builder->values[i] = kei_node_dup_value (node, info->fields[i].id);
  for (guint i = 0; i < info->n_slots; i++)
    {
      guint n;
      KeiNode *const *children = kei_node_get_children (node, info->slots[i].id, &n);

      kei_node_builder_set_children (builder, info->slots[i].id, children, n);
    }
  if (node->foreigns != NULL)
    builder->foreigns = kei_foreigns_ref (node->foreigns);
  return builder;
}

void
kei_node_builder_free (KeiNodeBuilder *builder)
{
  for (guint i = 0; i < KEI_MAX_FIELDS; i++)
    kei_value_clear (&builder->values[i]);
  for (guint i = 0; i < KEI_MAX_SLOTS; i++)
    g_clear_pointer (&builder->children[i], g_ptr_array_unref);
  g_clear_pointer (&builder->foreigns, kei_foreigns_unref);
  g_free (builder);
}

void
kei_node_builder_set_id (KeiNodeBuilder *builder, KeiId id)
{
  builder->id = id;
}

void
kei_node_builder_set (KeiNodeBuilder *builder, KeiField field, const KeiValue *value)
{
  int position = kei_schema_field_index (builder->kind, field);

  g_return_if_fail (position >= 0);
  g_return_if_fail (kei_value_is_empty (value) || value->storage == kei_field_type_storage (kei_schema_field (builder->kind, field)->type));

  kei_value_clear (&builder->values[position]);
  builder->values[position] = kei_value_copy (value);
}

void
kei_node_builder_set_string (KeiNodeBuilder *builder, KeiField field, const char *text)
{
  g_auto (KeiValue) value = kei_value_string (text, -1);

  kei_node_builder_set (builder, field, &value);
}

void
kei_node_builder_set_int (KeiNodeBuilder *builder, KeiField field, gint64 integer)
{
  KeiValue value = kei_value_int (integer);

  kei_node_builder_set (builder, field, &value);
}

void
kei_node_builder_set_bool (KeiNodeBuilder *builder, KeiField field, gboolean boolean)
{
  KeiValue value = kei_value_bool (boolean);

  kei_node_builder_set (builder, field, &value);
}

void
kei_node_builder_set_ref (KeiNodeBuilder *builder, KeiField field, KeiId id)
{
  KeiValue value = kei_value_id (id);

  kei_node_builder_set (builder, field, &value);
}

void
kei_node_builder_set_ids (KeiNodeBuilder *builder, KeiField field, const KeiId *ids, guint n)
{
  g_auto (KeiValue) value = kei_value_ids (kei_ids_new (ids, n));

  kei_node_builder_set (builder, field, &value);
}

static GPtrArray *
ensure_children (KeiNodeBuilder *builder, int position)
{
  if (builder->children[position] == NULL)
    builder->children[position] = g_ptr_array_new_with_free_func ((GDestroyNotify) kei_node_unref);
  return builder->children[position];
}

void
kei_node_builder_add (KeiNodeBuilder *builder, KeiNode *child)
{
  int position = kei_schema_slot_index (builder->kind, kei_schema_slot_for (builder->kind, kei_node_get_kind (child)));

  g_return_if_fail (position >= 0);

  g_ptr_array_add (ensure_children (builder, position), child);
}

void
kei_node_builder_set_children (KeiNodeBuilder *builder, KeiSlot slot, KeiNode *const *children, guint n)
{
  int position = kei_schema_slot_index (builder->kind, slot);

  g_return_if_fail (position >= 0);

  g_clear_pointer (&builder->children[position], g_ptr_array_unref);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (ensure_children (builder, position), kei_node_ref (children[i]));
}

void
kei_node_builder_set_foreigns (KeiNodeBuilder *builder, KeiForeigns *foreigns)
{
  g_clear_pointer (&builder->foreigns, kei_foreigns_unref);
  builder->foreigns = foreigns;
}

KeiNode *
kei_node_builder_end (KeiNodeBuilder *builder)
{
  const KeiKindInfo *info = kei_schema_kind (builder->kind);
  g_autoptr (GPtrArray) children = g_ptr_array_new ();
  KeiRaw values[KEI_MAX_FIELDS];
  guint n_children[KEI_MAX_SLOTS] = { 0 };
  KeiNodeParts parts = { .kind = builder->kind, .id = builder->id, .values = values, .n_children = n_children };
  guint n_values = 0;
  KeiNode *node;

  for (guint i = 0; i < info->n_fields; i++)
    if (!kei_value_is_empty (&builder->values[i]))
      {
        parts.mask |= 1u << i;
        values[n_values++].integer = builder->values[i].integer;
        builder->values[i] = (KeiValue) KEI_VALUE_INIT; /* handed over */
      }
  for (guint i = 0; i < info->n_slots; i++)
    for (guint c = 0; builder->children[i] != NULL && c < builder->children[i]->len; c++)
      {
        g_ptr_array_add (children, kei_node_ref (g_ptr_array_index (builder->children[i], c)));
        n_children[i]++;
      }
  parts.children = (KeiNode **) children->pdata;
  parts.foreigns = g_steal_pointer (&builder->foreigns);

  node = kei_node_new (&parts);
  kei_node_builder_free (builder);
  return node;
}
