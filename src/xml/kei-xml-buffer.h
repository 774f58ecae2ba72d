/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One growing run of bytes and the two ways of escaping. Inline, because a plan of
 * 30,000 items makes twenty million calls. */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

typedef struct
{
  char *data; /* owned */
  gsize length;
  gsize size;
} KeiXmlBuffer;

#define KEI_XML_BUFFER_INIT \
  {                         \
    NULL, 0, 0              \
  }

void kei_xml_buffer_grow (KeiXmlBuffer *self, gsize room);
void kei_xml_buffer_clear (KeiXmlBuffer *self);
/* Ends the buffer and leaves it empty. (transfer full) */
GBytes *kei_xml_buffer_end (KeiXmlBuffer *self);

static inline void
kei_xml_buffer_add (KeiXmlBuffer *self, const char *text, gsize length)
{
  if (G_UNLIKELY (self->size - self->length < length))
    kei_xml_buffer_grow (self, length);
  memcpy (self->data + self->length, text, length);
  self->length += length;
}

#define kei_xml_buffer_add_literal(self, text) kei_xml_buffer_add (self, "" text, sizeof (text) - 1)
#define kei_xml_buffer_add_string(self, text) kei_xml_buffer_add (self, text, strlen (text))

/* @text as the value of an attribute: & < > " and TAB, LF, CR as references. */
void kei_xml_buffer_add_attribute (KeiXmlBuffer *self, const char *text, gsize length);

/* @text between tags: & < > and CR as references. */
void kei_xml_buffer_add_text (KeiXmlBuffer *self, const char *text, gsize length);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KeiXmlBuffer, kei_xml_buffer_clear)

G_END_DECLS
