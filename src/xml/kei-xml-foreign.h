/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes down again what is not ours, from the parser's events. */
#pragma once

#include "kei-xml-buffer.h"
#include "kei-xml-names.h"

#include <libxml/parser.h>

G_BEGIN_DECLS

typedef struct
{
  const xmlChar *prefix; /* interned; NULL is the default namespace */
  const xmlChar *uri;    /* interned; NULL or "" is none */
  guint depth;           /* of the element that declares it */
} KeiXmlBinding;

/* One piece of foreign content while it is read. */
typedef struct
{
  const xmlChar *ours;  /* what an element without prefix is in, where the piece stands */
  KeiXmlBuffer text;    /* owned */
  GArray *bindings;     /* (element-type KeiXmlBinding): declared in the piece so far */
  guint depth;          /* elements open in it */
  gboolean tag_is_open; /* the last tag lacks its ">" */
} KeiXmlForeign;

void kei_xml_foreign_init (KeiXmlForeign *self, const xmlChar *ours);
void kei_xml_foreign_clear (KeiXmlForeign *self);

/* @namespaces and @attributes as libxml2's startElementNs gives them. */
void kei_xml_foreign_start (KeiXmlForeign *self, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int n_namespaces, const xmlChar **namespaces, int n_attributes, const xmlChar **attributes);
/* Returns TRUE when the piece is complete: kei_xml_foreign_end_piece() has its text. */
gboolean kei_xml_foreign_end (KeiXmlForeign *self, const xmlChar *name, const xmlChar *prefix);
void kei_xml_foreign_add_text (KeiXmlForeign *self, const char *text, gsize length);
void kei_xml_foreign_add_comment (KeiXmlForeign *self, const xmlChar *text);
void kei_xml_foreign_add_instruction (KeiXmlForeign *self, const xmlChar *target, const xmlChar *data);
/* What was read, as a GRefString; the next piece may begin. (transfer full) */
char *kei_xml_foreign_end_piece (KeiXmlForeign *self);

/* ` xmlns:p="…" p:name="value"` as a GRefString. (transfer full) */
char *kei_xml_foreign_format_attribute (const xmlChar **attribute);

G_END_DECLS
