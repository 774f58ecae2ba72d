/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-xml-source.h"

#include "kei-xml-error.h"

#include <glib/gi18n-lib.h>

#define PIECE (64 * 1024)

static gboolean
read_more (KeiXmlSource *self, GCancellable *cancellable, GError **error)
{
  gssize n;

  g_byte_array_set_size (self->read, (guint) self->size + PIECE);
  n = g_input_stream_read (self->stream, self->read->data + self->size, PIECE, cancellable, error);
  self->data = (const char *) self->read->data;
  self->size += n > 0 ? (gsize) n : 0;
  if (n == 0)
    self->stream = NULL;
  if (n > 0 && self->size > KEI_XML_MAX_BYTES)
    {
      g_propagate_error (error, kei_xml_error_new (KEI_XML_ERROR_REFUSED, 0, _ ("The file is larger than a plan can be.")));
      return FALSE;
    }
  return n >= 0;
}

gboolean
kei_xml_source_fill (KeiXmlSource *self, gsize n, GCancellable *cancellable, GError **error)
{
  while (self->stream != NULL && self->size - self->at < n)
    if (!read_more (self, cancellable, error))
      return FALSE;
  return TRUE;
}

const char *
kei_xml_source_take (KeiXmlSource *self, gsize *length, GCancellable *cancellable, GError **error)
{
  const char *piece;
  gsize left;

  if (g_cancellable_set_error_if_cancelled (cancellable, error) || !kei_xml_source_fill (self, PIECE + 1, cancellable, error))
    return NULL;
  piece = self->data + self->at;
  left = self->size - self->at;
  *length = MIN (left, PIECE);
  while (*length<left && * length> PIECE - 4 && ((guchar) piece[*length] & 0xc0) == 0x80)
    (*length)--;
  self->at += *length;
  return *length > 0 ? piece : NULL;
}

GBytes *
kei_xml_source_get_all (KeiXmlSource *self, GCancellable *cancellable, GError **error)
{
  if (self->bytes != NULL)
    return self->bytes;
  if (!kei_xml_source_fill (self, G_MAXSIZE, cancellable, error))
    return NULL;
  g_byte_array_set_size (self->read, (guint) self->size);
  self->bytes = g_byte_array_free_to_bytes (g_steal_pointer (&self->read));
  self->data = g_bytes_get_data (self->bytes, NULL);
  return self->bytes;
}

void
kei_xml_source_clear (KeiXmlSource *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->read, g_byte_array_unref);
}
