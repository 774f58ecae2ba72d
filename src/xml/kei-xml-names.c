/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Built from the schema table in some twenty microseconds, before each reading. */
#include "config.h"

#include "kei-xml-names.h"

#include "kei-xml.h"

static guint
add_name (KeiXmlNames *self, xmlDict *dict, const char *name)
{
  const xmlChar *interned = xmlDictLookup (dict, (const xmlChar *) name, -1);
  guint i = kei_xml_names_hash (interned);

  while (self->hash_names[i] != NULL && self->hash_names[i] != interned)
    i = (i + 1) & (2 * KEI_XML_MAX_NAMES - 1);

  if (self->hash_names[i] == NULL)
    {
      g_assert (self->n + 1 < KEI_XML_MAX_NAMES);
      self->hash_names[i] = interned;
      self->hash_numbers[i] = ++self->n;
    }
  return self->hash_numbers[i];
}

static void
add_kind (KeiXmlNames *self, xmlDict *dict, KeiKind kind)
{
  const KeiKindInfo *info = kei_schema_kind (kind);

  self->kinds[add_name (self, dict, info->name)] = kind;
  for (guint i = 0; i < info->n_fields; i++)
    self->fields[kind][add_name (self, dict, info->fields[i].name)] = i;
  for (int child = KEI_KIND_NONE + 1; child < KEI_N_KINDS; child++)
    {
      KeiSlot slot = kei_schema_slot_for (kind, child);

      if (slot != KEI_SLOT_NONE)
        self->slots[kind][child] = kei_schema_slot_index (kind, slot);
    }
}

KeiXmlNames *
kei_xml_names_new (xmlDict *dict)
{
  KeiXmlNames *self = g_new0 (KeiXmlNames, 1);

  memset (self->fields, -1, sizeof self->fields);
  memset (self->slots, -1, sizeof self->slots);
  self->names_space = xmlDictLookup (dict, (const xmlChar *) KEI_XML_NAMESPACE, -1);
  self->id = xmlDictLookup (dict, (const xmlChar *) "id", -1);
  self->plan = xmlDictLookup (dict, (const xmlChar *) "plan", -1);
  self->format = xmlDictLookup (dict, (const xmlChar *) "format", -1);
  self->content = xmlDictLookup (dict, (const xmlChar *) "content", -1);
  self->record = xmlDictLookup (dict, (const xmlChar *) "record", -1);
  self->clipboard = xmlDictLookup (dict, (const xmlChar *) "clipboard", -1);
  self->nodes = xmlDictLookup (dict, (const xmlChar *) "nodes", -1);
  self->context = xmlDictLookup (dict, (const xmlChar *) "context", -1);
  self->change = xmlDictLookup (dict, (const xmlChar *) "change", -1);
  self->steps = xmlDictLookup (dict, (const xmlChar *) "steps", -1);
  for (int kind = KEI_KIND_NONE + 1; kind < KEI_N_KINDS; kind++)
    add_kind (self, dict, kind);
  return self;
}

void
kei_xml_names_free (KeiXmlNames *self)
{
  g_free (self);
}
