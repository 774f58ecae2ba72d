/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What copy puts on the clipboard: nodes, and what they refer to outside themselves, so
 * that another plan can tell which of its own levels and departments are meant. Reading
 * is kei-xml-reader.c's. */
#include "config.h"

#include "kei-xml-writer.h"

typedef struct
{
  KeiTree *tree;      /* unowned */
  GHashTable *inside; /* (element-type gint64): ids of what is copied */
  GHashTable *wanted; /* (element-type gint64): ids of the context so far */
  GPtrArray *context; /* (element-type KeiNode): unowned, of the tree */
} Collection;

static void
add_id (GHashTable *set, KeiId id)
{
  g_hash_table_add (set, g_memdup2 (&id, sizeof id));
}

static gboolean
collect_inside (KeiNode *node, KeiNode *parent, KeiSlot slot, gpointer data)
{
  Collection *self = data;

  add_id (self->inside, kei_node_get_id (node));
  return TRUE;
}

static void
want (Collection *self, KeiId id)
{
  if (!g_hash_table_contains (self->inside, &id) && !g_hash_table_contains (self->wanted, &id))
    {
      add_id (self->wanted, id);
      g_ptr_array_add (self->context, kei_tree_lookup (self->tree, id));
    }
}

static gboolean
collect_references (KeiNode *node, KeiNode *parent, KeiSlot slot, gpointer data)
{
  Collection *self = data;
  const KeiKindInfo *info = kei_schema_kind (kei_node_get_kind (node));

  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].type == KEI_FIELD_TYPE_REF && kei_node_has (node, info->fields[i].id))
      want (self, kei_node_get_ref (node, info->fields[i].id));
    else if (info->fields[i].type == KEI_FIELD_TYPE_REFS)
      {
        const KeiIds *ids = kei_node_get_ids (node, info->fields[i].id);

        for (guint j = 0; ids != NULL && j < ids->n; j++)
          want (self, ids->ids[j]);
      }
  return TRUE;
}

GBytes *
kei_xml_write_nodes (KeiTree *tree, KeiNode *const *nodes, guint n)
{
  KeiXmlBuffer buffer = KEI_XML_BUFFER_INIT;
  g_autoptr (GHashTable) inside = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) wanted = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) context = g_ptr_array_new ();
  Collection collection = { tree, inside, wanted, context };

  for (guint i = 0; i < n; i++)
    kei_node_walk (nodes[i], collect_inside, &collection);
  for (guint i = 0; i < n; i++)
    kei_node_walk (nodes[i], collect_references, &collection);
  /* What the context refers to belongs to it too: levels their parents, departments their successors. */
  for (guint i = 0; i < context->len; i++)
    kei_node_walk (context->pdata[i], collect_references, &collection);

  kei_xml_buffer_add_literal (&buffer, KEI_XML_DECLARATION "<clipboard xmlns=\"" KEI_XML_NAMESPACE "\" format=\"" G_STRINGIFY (KEI_XML_FORMAT) "\"");
  kei_xml_writer_add_id (&buffer, "plan", kei_node_get_id (kei_tree_get_root (tree)));
  kei_xml_buffer_add_literal (&buffer, ">\n  <nodes>\n");
  for (guint i = 0; i < n; i++)
    kei_xml_writer_add_node (&buffer, nodes[i], 2);
  kei_xml_buffer_add_literal (&buffer, "  </nodes>\n  <context>\n");
  for (guint i = 0; i < context->len; i++)
    kei_xml_writer_add_node (&buffer, context->pdata[i], 2);
  kei_xml_buffer_add_literal (&buffer, "  </context>\n</clipboard>\n");
  return kei_xml_buffer_end (&buffer);
}

void
kei_xml_clip_free (KeiXmlClip *clip)
{
  g_clear_pointer (&clip->nodes, g_ptr_array_unref);
  g_clear_pointer (&clip->context, g_ptr_array_unref);
  g_free (clip);
}
