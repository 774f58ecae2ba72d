/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libxml2's push parser, set up for files that nobody vouches for: handlers only, no
 * DOM, no DTD, no entities, no network, UTF-8 only. */
#pragma once

#include "kei-xml-source.h"
#include "kei-xml.h"

#include <libxml/parser.h>

G_BEGIN_DECLS

#define KEI_XML_MAX_ATTRIBUTES 1000 /* of one element */

/* The first member of a reader, which is the handlers' user data. */
typedef struct
{
  xmlParserCtxt *context; /* owned; there while kei_xml_parser_run() runs */
  GError *error;          /* owned; the first. Once set, handlers return at once */
  gboolean ending;        /* all bytes were given: what is missing now was cut off */
} KeiXmlParser;

/* Called when the context is there and nothing was parsed yet. */
typedef void (*KeiXmlParserBegin) (KeiXmlParser *self);

/* Fills in what every reader needs: refusal of DTDs, errors. The rest of @handlers is empty. */
void kei_xml_parser_init_handlers (xmlSAXHandler *handlers);

/* Parses @source in pieces, up to the first thing wrong. Returns FALSE with @error set for the first thing wrong. */
gboolean kei_xml_parser_run (KeiXmlParser *self, const xmlSAXHandler *handlers, KeiXmlParserBegin begin, KeiXmlSource *source, GCancellable *cancellable, GError **error);

/* Records what is wrong at the current line, unless something was wrong before. @format is a translated sentence. */
void kei_xml_parser_fail (KeiXmlParser *self, KeiXmlError code, const char *format, ...) G_GNUC_PRINTF (3, 4);
/* libxml2 gives each "&" in an attribute's value as "&#38;", as long as it is not told to replace entities,
 * which it never is here. Returns the value as it is meant, of *@length bytes and a NUL, or NULL when
 * that is what was given. (transfer full) (nullable) */
char *kei_xml_decode_value (const xmlChar *value, gsize *length);

guint kei_xml_parser_get_line (KeiXmlParser *self);

G_END_DECLS
