/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes as XML. Reading what is inserted is that of the clipboard, and of the steps kei-xml-steps.c's. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "kei-xml-events.h"
#include "kei-xml-writer.h"

typedef struct
{
  KeiXmlBuffer *buffer;
  KeiTree *tree;     /* unowned */
  GHashTable *kinds; /* (element-type gint64 KeiKind): of what is inserted */
} Writer;

/* --- Writing --- */

static gboolean
remember_kind (KeiNode *node, KeiNode *parent, KeiSlot slot, gpointer data)
{
  KeiId id = kei_node_get_id (node);

  g_hash_table_insert (data, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (kei_node_get_kind (node)));
  return TRUE;
}

static void
write_inserted (const KeiChange *change, gpointer data)
{
  Writer *self = data;

  if (kei_change_get_type_of (change) != KEI_CHANGE_INSERT)
    return;
  kei_xml_writer_add_node (self->buffer, kei_change_get_subtree (change), 2);
  kei_node_walk (kei_change_get_subtree (change), remember_kind, self->kinds);
}

static const KeiFieldInfo *
find_field (Writer *self, KeiId id, KeiField field)
{
  KeiNode *node = kei_tree_lookup (self->tree, id);
  KeiKind kind = node != NULL ? kei_node_get_kind (node) : GPOINTER_TO_UINT (g_hash_table_lookup (self->kinds, &id));
  const KeiKindInfo *info = kei_schema_kind (kind);

  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].id == field)
      return &info->fields[i];
  g_assert_not_reached ();
}

static void
add_place (KeiXmlBuffer *buffer, const KeiPlace *place)
{
  kei_xml_writer_add_id (buffer, "parent", place->parent);
  if (place->after != KEI_ID_NONE)
    kei_xml_writer_add_id (buffer, "after", place->after);
  if (place->foreign > 0)
    {
      g_autofree char *foreign = g_strdup_printf (" foreign=\"%u\"", place->foreign);

      kei_xml_buffer_add_string (buffer, foreign);
    }
}

static void
write_set (Writer *self, const KeiChange *change)
{
  const KeiFieldInfo *field = find_field (self, kei_change_get_node (change), kei_change_get_field (change));
  const KeiValue *value = kei_change_get_new_value (change);

  kei_xml_buffer_add_literal (self->buffer, "    <set");
  kei_xml_writer_add_id (self->buffer, "node", kei_change_get_node (change));
  kei_xml_buffer_add_literal (self->buffer, " field=\"");
  kei_xml_buffer_add_string (self->buffer, field->name);
  kei_xml_buffer_add_literal (self->buffer, "\"");
  if (kei_value_is_empty (value))
    kei_xml_buffer_add_literal (self->buffer, "/>\n");
  else
    {
      g_autofree char *text = kei_value_to_text (value, field);

      kei_xml_buffer_add_literal (self->buffer, ">");
      kei_xml_buffer_add_text (self->buffer, text, strlen (text));
      kei_xml_buffer_add_literal (self->buffer, "</set>\n");
    }
}

static void
write_step (const KeiChange *change, gpointer data)
{
  Writer *self = data;

  switch (kei_change_get_type_of (change))
    {
    case KEI_CHANGE_SET:
      write_set (self, change);
      return;
    case KEI_CHANGE_INSERT:
      kei_xml_buffer_add_literal (self->buffer, "    <insert");
      add_place (self->buffer, kei_change_get_to (change));
      break;
    case KEI_CHANGE_MOVE:
      kei_xml_buffer_add_literal (self->buffer, "    <move");
      kei_xml_writer_add_id (self->buffer, "node", kei_change_get_node (change));
      add_place (self->buffer, kei_change_get_to (change));
      break;
    case KEI_CHANGE_REMOVE:
      kei_xml_buffer_add_literal (self->buffer, "    <remove");
      kei_xml_writer_add_id (self->buffer, "node", kei_change_get_node (change));
      break;
    case KEI_CHANGE_GROUP:
    default:
      g_assert_not_reached ();
    }
  kei_xml_buffer_add_literal (self->buffer, "/>\n");
}

GBytes *
kei_xml_write_change (KeiTree *tree, const KeiChange *change)
{
  KeiXmlBuffer buffer = KEI_XML_BUFFER_INIT;
  g_autoptr (GHashTable) kinds = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Writer writer = { &buffer, tree, kinds };
  const char *label = kei_change_get_label (change);

  kei_xml_buffer_add_literal (&buffer, KEI_XML_DECLARATION "<change xmlns=\"" KEI_XML_NAMESPACE "\" format=\"" G_STRINGIFY (KEI_XML_FORMAT) "\"");
  kei_xml_writer_add_id (&buffer, "plan", kei_node_get_id (kei_tree_get_root (tree)));
  kei_xml_buffer_add_literal (&buffer, ">\n  <nodes>\n");
  kei_change_foreach (change, write_inserted, &writer);
  kei_xml_buffer_add_literal (&buffer, "  </nodes>\n  <steps");
  if (label != NULL)
    {
      kei_xml_buffer_add_literal (&buffer, " label=\"");
      kei_xml_buffer_add_attribute (&buffer, label, strlen (label));
      kei_xml_buffer_add_literal (&buffer, "\"");
    }
  kei_xml_buffer_add_literal (&buffer, ">\n");
  kei_change_foreach (change, write_step, &writer);
  kei_xml_buffer_add_literal (&buffer, "  </steps>\n</change>\n");
  return kei_xml_buffer_end (&buffer);
}

/* --- Reading --- */

KeiChange *
kei_xml_read_change (GBytes *bytes, KeiTree *tree, GError **error)
{
  g_autofree KeiXmlEvents *events = g_new0 (KeiXmlEvents, 1);
  g_autoptr (KeiXmlClip) clip = g_new0 (KeiXmlClip, 1);
  g_autoptr (KeiXmlSteps) steps = kei_xml_steps_new ();
  g_auto (KeiXmlSource) source = KEI_XML_SOURCE_OF_BYTES (bytes);
  KeiChange *change = NULL;

  clip->nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) kei_node_unref);
  events->is_clip = TRUE;
  events->clip = clip;
  events->steps = steps;
  if (kei_xml_events_run (events, &source, NULL, error))
    {
      if (events->is_older || events->info.newer)
        g_set_error (error, KEI_XML_ERROR, KEI_XML_ERROR_INVALID, _ ("The change is of format %u, which this program does not know."), events->info.format);
      else if (clip->plan != kei_node_get_id (kei_tree_get_root (tree)))
        g_set_error_literal (error, KEI_CHANGE_ERROR, KEI_CHANGE_ERROR_STALE, _ ("The change is of another plan."));
      else
        change = kei_xml_steps_make (steps, clip->nodes, tree, error);
    }
  kei_xml_events_clear (events);
  return change;
}
