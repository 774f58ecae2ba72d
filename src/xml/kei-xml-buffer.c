/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Doubling growth and table-driven escaping: runs that need none are copied whole. */
#include "config.h"

#include "kei-xml-buffer.h"

enum {
  IN_TEXT = 1,
  IN_ATTRIBUTE = 2,
};

static const guint8 special[256] = {
  ['\t'] = IN_ATTRIBUTE,
  ['\n'] = IN_ATTRIBUTE,
  ['\r'] = IN_ATTRIBUTE | IN_TEXT,
  ['"'] = IN_ATTRIBUTE,
  ['&'] = IN_ATTRIBUTE | IN_TEXT,
  ['<'] = IN_ATTRIBUTE | IN_TEXT,
  ['>'] = IN_ATTRIBUTE | IN_TEXT,
};

void
kei_xml_buffer_grow (KeiXmlBuffer *self, gsize room)
{
  gsize size = MAX (self->size, 4096);

  while (size - self->length < room)
    size *= 2;
  self->data = g_realloc (self->data, size);
  self->size = size;
}

void
kei_xml_buffer_clear (KeiXmlBuffer *self)
{
  g_clear_pointer (&self->data, g_free);
  self->length = self->size = 0;
}

GBytes *
kei_xml_buffer_end (KeiXmlBuffer *self)
{
  GBytes *bytes = g_bytes_new_take (g_realloc (g_steal_pointer (&self->data), self->length), self->length);

  self->length = self->size = 0;
  return bytes;
}

static const char *
reference_for (char c)
{
  switch (c)
    {
    case '\t':
      return "&#9;";
    case '\n':
      return "&#10;";
    case '\r':
      return "&#13;";
    case '"':
      return "&quot;";
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    default:
      return "&gt;";
    }
}

static inline void
add_escaped (KeiXmlBuffer *self, const char *text, gsize length, guint8 where)
{
  const char *end = text + length;

  while (text < end)
    {
      const char *run = text;

      while (text < end && !(special[(guchar) *text] & where))
        text++;
      kei_xml_buffer_add (self, run, text - run);
      if (text < end)
        {
          kei_xml_buffer_add_string (self, reference_for (*text));
          text++;
        }
    }
}

void
kei_xml_buffer_add_attribute (KeiXmlBuffer *self, const char *text, gsize length)
{
  add_escaped (self, text, length, IN_ATTRIBUTE);
}

void
kei_xml_buffer_add_text (KeiXmlBuffer *self, const char *text, gsize length)
{
  add_escaped (self, text, length, IN_TEXT);
}
