/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of a change while they are read, and then what they make of a plan. */
#pragma once

#include "kei-xml-parser.h"

G_BEGIN_DECLS

typedef struct _KeiXmlSteps KeiXmlSteps;

KeiXmlSteps *kei_xml_steps_new (void);
void kei_xml_steps_free (KeiXmlSteps *self);

/* Of the parser's events those within <steps>; what is wrong becomes the parser's error. */
void kei_xml_steps_begin (KeiXmlSteps *self, KeiXmlParser *parser, int n_attributes, const xmlChar **attributes);
void kei_xml_steps_open (KeiXmlSteps *self, KeiXmlParser *parser, const xmlChar *name, int n_attributes, const xmlChar **attributes);
/* FALSE: no step is open. */
gboolean kei_xml_steps_add_text (KeiXmlSteps *self, KeiXmlParser *parser, const char *text, gsize length);
gboolean kei_xml_steps_close (KeiXmlSteps *self);

/* Does the steps on @tree; the inserted ones are @nodes, all of them. (transfer full) */
KeiChange *kei_xml_steps_make (KeiXmlSteps *self, GPtrArray *nodes, KeiTree *tree, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeiXmlSteps, kei_xml_steps_free)

G_END_DECLS
