/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parser's events, made into nodes: the first half of reading. */
#pragma once

#include "kei-xml-foreign.h"
#include "kei-xml-names.h"
#include "kei-xml-nodes.h"
#include "kei-xml-parser.h"
#include "kei-xml-steps.h"

G_BEGIN_DECLS

/* Where in the file's frame we are. */
typedef enum {
  KEI_XML_AT_PROLOG,
  KEI_XML_AT_FRAME,
  KEI_XML_AT_CONTENT,
  KEI_XML_AT_BETWEEN,
  KEI_XML_AT_RECORD,
  KEI_XML_AT_END,
  KEI_XML_AT_EPILOG,
} KeiXmlState;

typedef struct
{
  KeiXmlParser parser;
  gboolean is_clip;   /* reads <clipboard>, not <plan> */
  KeiXmlSteps *steps; /* unowned: the caller's (nullable). With `is_clip`: reads <change>, which has <steps> for <context> */
  KeiXmlInfo info;
  gboolean is_older; /* stops after the root's tag */
  KeiXmlState state;
  KeiXmlNames *names; /* owned */
  KeiXmlNodes *nodes; /* owned */
  GArray *prolog;     /* (element-type KeiForeign) (owned): until there is a node to hold it */
  int field;          /* position of the TEXT field that is open, or -1 */
  GString *text;      /* owned; of that field */
  guint skipping;     /* open elements that are left out */
  KeiXmlForeign foreign;
  gsize foreign_left; /* bytes that foreign content may still take */
  KeiXmlClip *clip;   /* unowned: the caller's (nullable) */
} KeiXmlEvents;

/* Set `is_clip` and `clip` before, and leave the rest zero. Afterwards `info` says what was seen and, if
 * all was well and the file is not older, the plan's node is the one open in `nodes`. */
gboolean kei_xml_events_run (KeiXmlEvents *self, KeiXmlSource *source, GCancellable *cancellable, GError **error);
void kei_xml_events_clear (KeiXmlEvents *self);

G_END_DECLS
