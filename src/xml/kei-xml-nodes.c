/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All open nodes' children lie on one stack, each node's after those of its parent, so a
 * node that closes finds its own at the end and nothing is allocated for them here. */
#include "config.h"

#include "kei-xml-nodes.h"

#include <string.h>

#include "kei-hash.h"

KeiXmlNodes *
kei_xml_nodes_new (void)
{
  KeiXmlNodes *self = g_malloc (sizeof (KeiXmlNodes));

  self->depth = 0;
  self->n_nodes = 0;
  memset (self->shared, 0, sizeof self->shared);
  self->children = g_ptr_array_sized_new (1024); /* never NULL, so offsets into it are pointers */
  return self;
}

static void
clear_value (KeiFieldType type, KeiRaw *value)
{
  KeiStorage storage = kei_field_type_storage (type);

  if (storage == KEI_STORAGE_STRING)
    g_ref_string_release (value->string);
  else if (storage == KEI_STORAGE_IDS)
    kei_ids_unref (value->ids);
}

static void
clear_frame (KeiXmlFrame *frame)
{
  for (guint i = 0; i < frame->info->n_fields; i++)
    if (frame->mask & 1u << i)
      clear_value (frame->info->fields[i].type, &frame->values[i]);
  if (frame->foreigns != NULL)
    {
      for (guint i = 0; i < frame->foreigns->len; i++)
        g_ref_string_release (g_array_index (frame->foreigns, KeiForeign, i).text);
      g_array_unref (frame->foreigns);
    }
}

void
kei_xml_nodes_free (KeiXmlNodes *self)
{
  for (guint i = 0; i < self->depth; i++)
    clear_frame (&self->frames[i]);
  for (guint i = 0; i < self->children->len; i++)
    kei_node_unref (self->children->pdata[i]);
  g_ptr_array_unref (self->children);
  for (guint i = 0; i < KEI_XML_SHARED_TEXTS; i++)
    g_clear_pointer (&self->shared[i], g_ref_string_release);
  g_free (self);
}

void
kei_xml_nodes_open (KeiXmlNodes *self, KeiKind kind, KeiId id)
{
  KeiXmlFrame *frame = &self->frames[self->depth];

  self->depth++;
  self->n_nodes++;
  frame->info = kei_schema_kind (kind);
  frame->id = id;
  frame->mask = 0;
  frame->first_child = self->children->len;
  frame->last_slot = -1;
  frame->out_of_order = FALSE;
  frame->last_child = KEI_ID_NONE;
  frame->foreigns = NULL;
  frame->n_attributes = 0;
  memset (frame->n_children, 0, frame->info->n_slots * sizeof frame->n_children[0]);
}

/* (transfer full) */
static char *
make_string (KeiXmlNodes *self, const char *text, gsize length)
{
  char **shared;

  if (length > KEI_XML_SHARED_LENGTH)
    return g_ref_string_new_len (text, (gssize) length);

  shared = &self->shared[kei_hash_finish (kei_hash_bytes (0, text, length)) % KEI_XML_SHARED_TEXTS];
  if (*shared == NULL || g_ref_string_length (*shared) != length || memcmp (*shared, text, length) != 0)
    {
      g_clear_pointer (shared, g_ref_string_release);
      *shared = g_ref_string_new_len (text, (gssize) length);
    }
  return g_ref_string_acquire (*shared);
}

gboolean
kei_xml_nodes_set (KeiXmlNodes *self, guint position, const char *text, gsize length, GError **error)
{
  KeiXmlFrame *frame = kei_xml_nodes_get_top (self);
  const KeiFieldInfo *field = &frame->info->fields[position];
  KeiValue value;

  if (length == 0)
    return TRUE;
  /* The parser has seen to it that this is text that XML can hold, so only its length is left to look at. */
  if ((field->type == KEI_FIELD_TYPE_STRING || field->type == KEI_FIELD_TYPE_TEXT || field->type == KEI_FIELD_TYPE_CHOICE)
      && length <= kei_field_info_max_length (field))
    {
      frame->values[position].string = make_string (self, text, length);
      frame->mask |= 1u << position;
      return TRUE;
    }
  if (!kei_value_parse (text, length, field, &value, error))
    return FALSE;
  if (kei_value_is_empty (&value))
    return TRUE;

  switch (value.storage)
    {
    case KEI_STORAGE_STRING:
      frame->values[position].string = value.string;
      break;
    case KEI_STORAGE_IDS:
      frame->values[position].ids = value.ids;
      break;
    case KEI_STORAGE_INT:
    case KEI_STORAGE_NONE:
      frame->values[position].integer = value.integer;
      break;
    }
  frame->mask |= 1u << position;
  return TRUE;
}

static int
compare_attributes (const KeiForeign *a, const KeiForeign *b)
{
  return a->region != b->region ? (int) a->region - (int) b->region : strcmp (a->text, b->text);
}

void
kei_xml_nodes_add_foreign (KeiXmlNodes *self, KeiForeignType type, KeiForeignRegion region, char *text)
{
  KeiXmlFrame *frame = kei_xml_nodes_get_top (self);
  KeiForeign foreign = { type, region, KEI_ID_NONE, text };
  guint at;

  if (frame->foreigns == NULL)
    frame->foreigns = g_array_new (FALSE, FALSE, sizeof (KeiForeign));
  at = frame->foreigns->len;

  if (type == KEI_FOREIGN_ATTRIBUTE)
    {
      for (at = frame->n_attributes; at > 0; at--)
        if (compare_attributes (&g_array_index (frame->foreigns, KeiForeign, at - 1), &foreign) <= 0)
          break;
      frame->n_attributes++;
    }
  else if (region == KEI_FOREIGN_INSIDE || region == KEI_FOREIGN_RECORD)
    foreign.after = frame->last_child;
  g_array_insert_val (frame->foreigns, at, foreign);
}

/* Which slot each child goes to, in the order in which they came. */
static void
sort_children (KeiXmlFrame *frame, KeiNode **children, guint n)
{
  g_autofree KeiNode **sorted = g_new (KeiNode *, n);
  guint next[KEI_MAX_SLOTS];
  guint sum = 0;

  for (guint i = 0; i < frame->info->n_slots; i++)
    {
      next[i] = sum;
      sum += frame->n_children[i];
    }
  for (guint i = 0; i < n; i++)
    {
      KeiSlot slot = kei_schema_slot_for (frame->info->id, kei_node_get_kind (children[i]));

      sorted[next[kei_schema_slot_index (frame->info->id, slot)]++] = children[i];
    }
  memcpy (children, sorted, n * sizeof (KeiNode *));
}

KeiNode *
kei_xml_nodes_close (KeiXmlNodes *self)
{
  KeiXmlFrame *frame = kei_xml_nodes_get_top (self);
  guint n = self->children->len - frame->first_child;
  KeiNode **children = (KeiNode **) self->children->pdata + frame->first_child;
  KeiNodeParts parts = { .kind = frame->info->id, .id = frame->id, .mask = frame->mask, .values = frame->values, .children = children, .n_children = frame->n_children };
  KeiNode *node;
  guint used = 0;

  if (frame->out_of_order)
    sort_children (frame, children, n);
  for (guint32 rest = frame->mask; rest != 0; rest &= rest - 1)
    frame->values[used++] = frame->values[__builtin_ctz (rest)];
  if (frame->foreigns != NULL)
    {
      parts.foreigns = kei_foreigns_new ((const KeiForeign *) frame->foreigns->data, frame->foreigns->len);
      g_array_unref (frame->foreigns);
    }

  node = kei_node_new (&parts);
  /* Not g_ptr_array_set_size(), which writes NULLs that nobody reads. */
  self->children->len = frame->first_child;
  self->depth--;
  return node;
}

void
kei_xml_nodes_add (KeiXmlNodes *self, guint slot, KeiNode *node)
{
  KeiXmlFrame *frame = kei_xml_nodes_get_top (self);

  frame->n_children[slot]++;
  if ((gint) slot < frame->last_slot)
    frame->out_of_order = TRUE;
  frame->last_slot = slot;
  frame->last_child = kei_node_get_id (node);
  g_ptr_array_add (self->children, node);
}
