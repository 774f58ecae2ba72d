/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The second pass: where in the bytes an id stands. Runs only for messages, so that no
 * node carries its line. Ids inside foreign content do not count. */
#include "config.h"

#include "kei-xml-parser.h"

typedef struct
{
  KeiXmlParser parser;
  KeiId id;
  const xmlChar *names_space; /* interned */
  const xmlChar *name;        /* interned: "id" */
  guint foreign_depth;
  guint *lines; /* unowned, the caller's */
  guint n, max;
  GHashTable *all; /* (nullable) unowned: every id is wanted then */
} Search;

static void
begin (KeiXmlParser *parser)
{
  Search *self = (Search *) parser;

  self->names_space = xmlDictLookup (parser->context->dict, (const xmlChar *) KEI_XML_NAMESPACE, -1);
  self->name = xmlDictLookup (parser->context->dict, (const xmlChar *) "id", -1);
}

static void
found (Search *self, KeiId id)
{
  guint line = kei_xml_parser_get_line (&self->parser);

  if (self->all != NULL && !g_hash_table_contains (self->all, &id))
    g_hash_table_insert (self->all, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (line));
  else if (id == self->id && self->n < self->max)
    self->lines[self->n++] = line;
}

static void
start_element (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int n_namespaces, const xmlChar **namespaces, int n_attributes, int n_defaulted, const xmlChar **attributes)
{
  Search *self = data;

  if (self->foreign_depth > 0 || uri != self->names_space)
    self->foreign_depth++;
  for (int i = 0; self->foreign_depth == 0 && i < n_attributes; i++)
    {
      const xmlChar **attribute = attributes + 5 * i;
      KeiId id;

      if (attribute[0] == self->name && attribute[1] == NULL && kei_id_parse ((const char *) attribute[3], attribute[4] - attribute[3], &id))
        found (self, id);
    }
}

static void
end_element (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  Search *self = data;

  if (self->foreign_depth > 0)
    self->foreign_depth--;
}

static void
run (Search *self, GBytes *bytes)
{
  g_auto (KeiXmlSource) source = KEI_XML_SOURCE_OF_BYTES (bytes);
  xmlSAXHandler handlers;

  kei_xml_parser_init_handlers (&handlers);
  handlers.startElementNs = start_element;
  handlers.endElementNs = end_element;
  kei_xml_parser_run (&self->parser, &handlers, begin, &source, NULL, NULL);
}

guint
kei_xml_find_lines (GBytes *bytes, KeiId id, guint *lines, guint max)
{
  Search self = { .id = id, .lines = lines, .max = max };

  run (&self, bytes);
  return self.n;
}

GHashTable *
kei_xml_list_lines (GBytes *bytes)
{
  GHashTable *lines = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Search self = { .all = lines };

  run (&self, bytes);
  return lines;
}
