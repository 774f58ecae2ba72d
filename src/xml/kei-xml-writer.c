/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Canonical bytes, straight into one buffer. What stands where is told in kei-xml.h;
 * foreign content follows the sibling it was read after, or, without one, the fields. */
#include "config.h"

#include "kei-xml-writer.h"

#include "kei-period.h"

#define MARGIN "                                                                                "

static void
add_margin (KeiXmlBuffer *buffer, guint depth)
{
  for (guint left = 2 * depth; left > 0;)
    {
      guint length = MIN (left, sizeof MARGIN - 1);

      kei_xml_buffer_add (buffer, MARGIN, length);
      left -= length;
    }
}

void
kei_xml_writer_add_id (KeiXmlBuffer *buffer, const char *name, KeiId id)
{
  KeiIdText text;

  kei_xml_buffer_add_literal (buffer, " ");
  kei_xml_buffer_add_string (buffer, name);
  kei_xml_buffer_add_literal (buffer, "=\"");
  kei_xml_buffer_add (buffer, kei_id_format (id, text), KEI_ID_TEXT_LENGTH);
  kei_xml_buffer_add_literal (buffer, "\"");
}

/* --- Foreign content --- */

/* The first of the foreign pieces that stand there; they are sorted by type, region and sibling. */
static guint
find_markup (const KeiForeigns *foreigns, KeiForeignRegion region, KeiId after)
{
  guint low = 0, high = foreigns->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const KeiForeign *at = &foreigns->items[middle];
      gboolean before = at->type == KEI_FOREIGN_ATTRIBUTE || at->region < region || (at->region == region && at->after < after);

      if (before)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
add_foreign_markup (KeiXmlBuffer *buffer, const KeiForeigns *foreigns, KeiForeignRegion region, KeiId after, guint depth)
{
  if (foreigns == NULL)
    return;
  for (guint i = find_markup (foreigns, region, after); i < foreigns->n; i++)
    {
      const KeiForeign *foreign = &foreigns->items[i];

      if (foreign->region != region || foreign->after != after)
        break;
      add_margin (buffer, depth);
      kei_xml_buffer_add_string (buffer, foreign->text);
      kei_xml_buffer_add_literal (buffer, "\n");
    }
}

static gboolean
has_foreign_markup (const KeiForeigns *foreigns, KeiForeignRegion region)
{
  for (guint i = 0; foreigns != NULL && i < foreigns->n; i++)
    if (foreigns->items[i].type == KEI_FOREIGN_MARKUP && foreigns->items[i].region == region)
      return TRUE;
  return FALSE;
}

/* How long ` xmlns:p="…"` at the beginning of an attribute's text is, 0 when it needs none. */
static gsize
measure_declaration (const char *text)
{
  const char *end = g_str_has_prefix (text, " xmlns:") ? strchr (text, '"') : NULL;

  end = end != NULL ? strchr (end + 1, '"') : NULL;
  return end != NULL ? (gsize) (end + 1 - text) : 0;
}

/* Attributes of one prefix share one declaration: they are sorted, so they stand together. */
static void
add_foreign_attributes (KeiXmlBuffer *buffer, const KeiForeigns *foreigns, KeiForeignRegion region)
{
  const char *declared = NULL;
  gsize declared_length = 0;

  for (guint i = 0; foreigns != NULL && i < foreigns->n && foreigns->items[i].type == KEI_FOREIGN_ATTRIBUTE; i++)
    {
      const char *text = foreigns->items[i].text;
      gsize length;

      if (foreigns->items[i].region != region)
        continue;
      length = measure_declaration (text);
      if (length == declared_length && declared != NULL && memcmp (text, declared, length) == 0)
        text += length;
      else
        {
          declared = text;
          declared_length = length;
        }
      kei_xml_buffer_add_string (buffer, text);
    }
}

/* --- Fields --- */

static void
add_integer (KeiXmlBuffer *buffer, gint64 integer)
{
  char digits[24];
  char *at = digits + sizeof digits;
  guint64 rest = integer < 0 ? -(guint64) integer : (guint64) integer;

  do
    *--at = (char) ('0' + rest % 10);
  while ((rest /= 10) > 0);
  if (integer < 0)
    *--at = '-';
  kei_xml_buffer_add (buffer, at, (gsize) (digits + sizeof digits - at));
}

static void
add_ids (KeiXmlBuffer *buffer, const KeiIds *ids)
{
  KeiIdText text;

  for (guint i = 0; i < ids->n; i++)
    {
      if (i > 0)
        kei_xml_buffer_add_literal (buffer, " ");
      kei_xml_buffer_add (buffer, kei_id_format (ids->ids[i], text), KEI_ID_TEXT_LENGTH);
    }
}

/* The value of an attribute, as kei_value_to_text() has it, without an allocation for most. */
static void
add_value (KeiXmlBuffer *buffer, const KeiFieldInfo *field, const KeiRaw *value)
{
  KeiIdText id;

  switch (field->type)
    {
    case KEI_FIELD_TYPE_STRING:
    case KEI_FIELD_TYPE_TEXT:
    case KEI_FIELD_TYPE_CHOICE:
    case KEI_FIELD_TYPE_DECIMAL:
    case KEI_FIELD_TYPE_TIME:
      kei_xml_buffer_add_attribute (buffer, value->string, g_ref_string_length (value->string));
      break;
    case KEI_FIELD_TYPE_LINK:
    case KEI_FIELD_TYPE_REF:
      kei_xml_buffer_add (buffer, kei_id_format ((KeiId) value->integer, id), KEI_ID_TEXT_LENGTH);
      break;
    case KEI_FIELD_TYPE_LINKS:
    case KEI_FIELD_TYPE_REFS:
      add_ids (buffer, value->ids);
      break;
    case KEI_FIELD_TYPE_BOOL:
      kei_xml_buffer_add_literal (buffer, "true");
      break;
    case KEI_FIELD_TYPE_INT:
    case KEI_FIELD_TYPE_YEAR:
      add_integer (buffer, value->integer);
      break;
    case KEI_FIELD_TYPE_PERIOD:
      {
        g_autofree char *text = kei_period_to_text (value->integer);

        kei_xml_buffer_add_string (buffer, text);
        break;
      }
    }
}

static void
add_fields_as_attributes (KeiXmlBuffer *buffer, const KeiNode *node, const KeiKindInfo *info)
{
  const KeiRaw *value;
  guint32 rest;

  for (value = kei_node_get_values (node, &rest); rest != 0; rest &= rest - 1, value++)
    {
      const KeiFieldInfo *field = &info->fields[__builtin_ctz (rest)];

      if (field->type == KEI_FIELD_TYPE_TEXT)
        continue;
      kei_xml_buffer_add_literal (buffer, " ");
      kei_xml_buffer_add_string (buffer, field->name);
      kei_xml_buffer_add_literal (buffer, "=\"");
      add_value (buffer, field, value);
      kei_xml_buffer_add_literal (buffer, "\"");
    }
}

static void
add_fields_as_elements (KeiXmlBuffer *buffer, const KeiNode *node, const KeiKindInfo *info, guint depth)
{
  const KeiRaw *value;
  guint32 rest;

  for (value = kei_node_get_values (node, &rest); rest != 0; rest &= rest - 1, value++)
    {
      const KeiFieldInfo *field = &info->fields[__builtin_ctz (rest)];

      if (field->type != KEI_FIELD_TYPE_TEXT)
        continue;
      add_margin (buffer, depth);
      kei_xml_buffer_add_literal (buffer, "<");
      kei_xml_buffer_add_string (buffer, field->name);
      kei_xml_buffer_add_literal (buffer, ">");
      kei_xml_buffer_add_text (buffer, value->string, g_ref_string_length (value->string));
      kei_xml_buffer_add_literal (buffer, "</");
      kei_xml_buffer_add_string (buffer, field->name);
      kei_xml_buffer_add_literal (buffer, ">\n");
    }
}

/* --- Elements --- */

static void
add_children (KeiXmlBuffer *buffer, const KeiNode *node, const KeiKindInfo *info, KeiPart part, KeiForeignRegion region, guint depth)
{
  const KeiForeigns *foreigns = kei_node_get_foreigns (node);

  add_foreign_markup (buffer, foreigns, region, KEI_ID_NONE, depth);
  for (guint i = 0; i < info->n_slots; i++)
    {
      KeiNode *const *children;
      guint n;

      if (info->id == KEI_KIND_PLAN && info->slots[i].part != part)
        continue;
      children = kei_node_get_children (node, info->slots[i].id, &n);
      for (guint j = 0; j < n; j++)
        {
          kei_xml_writer_add_node (buffer, children[j], depth);
          add_foreign_markup (buffer, foreigns, region, kei_node_get_id (children[j]), depth);
        }
    }
}

/* Ends the tag that is open: as an empty element when nothing came after @length was measured. */
static void
end_element (KeiXmlBuffer *buffer, gsize length, const char *name, guint depth)
{
  if (buffer->length == length)
    {
      buffer->length -= strlen (">\n");
      kei_xml_buffer_add_literal (buffer, "/>\n");
      return;
    }
  add_margin (buffer, depth);
  kei_xml_buffer_add_literal (buffer, "</");
  kei_xml_buffer_add_string (buffer, name);
  kei_xml_buffer_add_literal (buffer, ">\n");
}

void
kei_xml_writer_add_node (KeiXmlBuffer *buffer, const KeiNode *node, guint depth)
{
  const KeiKindInfo *info = kei_schema_kind (kei_node_get_kind (node));
  gsize length;

  add_margin (buffer, depth);
  kei_xml_buffer_add_literal (buffer, "<");
  kei_xml_buffer_add_string (buffer, info->name);
  kei_xml_writer_add_id (buffer, "id", kei_node_get_id (node));
  add_fields_as_attributes (buffer, node, info);
  add_foreign_attributes (buffer, kei_node_get_foreigns (node), KEI_FOREIGN_INSIDE);
  kei_xml_buffer_add_literal (buffer, ">\n");

  length = buffer->length;
  add_fields_as_elements (buffer, node, info, depth + 1);
  add_children (buffer, node, info, KEI_PART_CONTENT, KEI_FOREIGN_INSIDE, depth + 1);
  end_element (buffer, length, info->name, depth);
}

static void
add_content (KeiXmlBuffer *buffer, const KeiNode *plan, const char *names_space, guint depth)
{
  const KeiKindInfo *info = kei_schema_kind (KEI_KIND_PLAN);
  gsize length;

  add_margin (buffer, depth);
  kei_xml_buffer_add_literal (buffer, "<content");
  kei_xml_buffer_add_string (buffer, names_space);
  add_fields_as_attributes (buffer, plan, info);
  add_foreign_attributes (buffer, kei_node_get_foreigns (plan), KEI_FOREIGN_INSIDE);
  kei_xml_buffer_add_literal (buffer, ">\n");

  length = buffer->length;
  add_fields_as_elements (buffer, plan, info, depth + 1);
  add_children (buffer, plan, info, KEI_PART_CONTENT, KEI_FOREIGN_INSIDE, depth + 1);
  end_element (buffer, length, "content", depth);
}

/* Left out when nothing is in it. */
static void
add_record (KeiXmlBuffer *buffer, const KeiNode *plan)
{
  const KeiForeigns *foreigns = kei_node_get_foreigns (plan);
  gsize before = buffer->length;
  gsize attributes, length;

  add_margin (buffer, 1);
  kei_xml_buffer_add_literal (buffer, "<record");
  attributes = buffer->length;
  add_foreign_attributes (buffer, foreigns, KEI_FOREIGN_RECORD);
  attributes = buffer->length - attributes;
  kei_xml_buffer_add_literal (buffer, ">\n");

  length = buffer->length;
  add_children (buffer, plan, kei_schema_kind (KEI_KIND_PLAN), KEI_PART_RECORD, KEI_FOREIGN_RECORD, 2);
  /* What stands after <record> needs it to stand after. */
  if (buffer->length == length && attributes == 0 && !has_foreign_markup (foreigns, KEI_FOREIGN_END))
    buffer->length = before;
  else
    end_element (buffer, length, "record", 1);
}

GBytes *
kei_xml_write (KeiTree *tree)
{
  KeiXmlBuffer buffer = KEI_XML_BUFFER_INIT;
  const KeiNode *plan = kei_tree_get_root (tree);
  const KeiForeigns *foreigns = kei_node_get_foreigns (plan);

  kei_xml_buffer_add_literal (&buffer, KEI_XML_DECLARATION);
  add_foreign_markup (&buffer, foreigns, KEI_FOREIGN_PROLOG, KEI_ID_NONE, 0);
  kei_xml_buffer_add_literal (&buffer, "<plan xmlns=\"" KEI_XML_NAMESPACE "\" format=\"" G_STRINGIFY (KEI_XML_FORMAT) "\"");
  kei_xml_writer_add_id (&buffer, "id", kei_node_get_id (plan));
  add_foreign_attributes (&buffer, foreigns, KEI_FOREIGN_FRAME);
  kei_xml_buffer_add_literal (&buffer, ">\n");
  add_foreign_markup (&buffer, foreigns, KEI_FOREIGN_FRAME, KEI_ID_NONE, 1);
  add_content (&buffer, plan, "", 1);
  add_foreign_markup (&buffer, foreigns, KEI_FOREIGN_BETWEEN, KEI_ID_NONE, 1);
  add_record (&buffer, plan);
  add_foreign_markup (&buffer, foreigns, KEI_FOREIGN_END, KEI_ID_NONE, 1);
  kei_xml_buffer_add_literal (&buffer, "</plan>\n");
  add_foreign_markup (&buffer, foreigns, KEI_FOREIGN_EPILOG, KEI_ID_NONE, 0);
  return kei_xml_buffer_end (&buffer);
}

GBytes *
kei_xml_write_content (KeiTree *tree)
{
  KeiXmlBuffer buffer = KEI_XML_BUFFER_INIT;

  add_content (&buffer, kei_tree_get_root (tree), " xmlns=\"" KEI_XML_NAMESPACE "\"", 0);
  return kei_xml_buffer_end (&buffer);
}

char *
kei_xml_seal (KeiTree *tree)
{
  g_autoptr (GBytes) bytes = kei_xml_write_content (tree);

  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}
