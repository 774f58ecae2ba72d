/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of the writer that the clipboard shares. */
#pragma once

#include "kei-xml-buffer.h"
#include "kei-xml.h"

G_BEGIN_DECLS

#define KEI_XML_DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

/* A node with all that is below it, indented by @depth levels. Not for the plan. */
void kei_xml_writer_add_node (KeiXmlBuffer *buffer, const KeiNode *node, guint depth);
/* ` name="id"`. */
void kei_xml_writer_add_id (KeiXmlBuffer *buffer, const char *name, KeiId id);

G_END_DECLS
