/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The schema's names as one parser's interned pointers, so that a name is looked
 * up by its address. Made for each parser, because each has its own dictionary. */
#pragma once

#include "kei-schema.h"

#include <libxml/xmlstring.h>
#include <libxml/dict.h> /* wants xmlstring.h before it */

G_BEGIN_DECLS

#define KEI_XML_MAX_NAMES 256

typedef struct
{
  const xmlChar *names_space; /* our namespace */
  const xmlChar *id;
  const xmlChar *plan;
  const xmlChar *format;
  const xmlChar *content;
  const xmlChar *record;
  const xmlChar *clipboard;
  const xmlChar *nodes;
  const xmlChar *context;
  const xmlChar *change;
  const xmlChar *steps;

  guint n;                                          /* names given numbers, from 1 */
  const xmlChar *hash_names[2 * KEI_XML_MAX_NAMES]; /* open addressing by address */
  guint8 hash_numbers[2 * KEI_XML_MAX_NAMES];
  guint8 kinds[KEI_XML_MAX_NAMES];              /* name → kind, or KEI_KIND_NONE */
  gint8 fields[KEI_N_KINDS][KEI_XML_MAX_NAMES]; /* kind, name → position of the field, or -1 */
  gint8 slots[KEI_N_KINDS][KEI_N_KINDS];        /* parent, child → position of the slot, or -1 */
} KeiXmlNames;

KeiXmlNames *kei_xml_names_new (xmlDict *dict);
void kei_xml_names_free (KeiXmlNames *self);

static inline guint
kei_xml_names_hash (const xmlChar *name)
{
  guintptr address = (guintptr) name;

  return (address ^ address >> 9) & (2 * KEI_XML_MAX_NAMES - 1);
}

/* The number of an interned name, or 0 when the schema does not know it. */
static inline guint
kei_xml_names_number (const KeiXmlNames *self, const xmlChar *name)
{
  guint i = kei_xml_names_hash (name);

  while (self->hash_names[i] != NULL && self->hash_names[i] != name)
    i = (i + 1) & (2 * KEI_XML_MAX_NAMES - 1);
  return self->hash_numbers[i];
}

static inline KeiKind
kei_xml_names_kind (const KeiXmlNames *self, const xmlChar *name)
{
  return self->kinds[kei_xml_names_number (self, name)];
}

static inline int
kei_xml_names_field (const KeiXmlNames *self, KeiKind kind, const xmlChar *name)
{
  return self->fields[kind][kei_xml_names_number (self, name)];
}

G_END_DECLS
