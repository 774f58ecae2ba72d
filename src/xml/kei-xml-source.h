/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a parser's bytes come from: memory, or a stream that is read no further than the parser goes. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  const char *data;     /* what is there so far: of `bytes`, or of `read` */
  gsize size;           /* of that */
  gsize at;             /* how much of it was taken */
  GBytes *bytes;        /* owned (nullable) */
  GInputStream *stream; /* unowned (nullable): NULL when all is there */
  GByteArray *read;     /* owned (nullable): of the stream */
} KeiXmlSource;

#define KEI_XML_SOURCE_OF_BYTES(b) ((KeiXmlSource){ .data = g_bytes_get_data ((b), NULL), .size = g_bytes_get_size (b), .bytes = g_bytes_ref (b) })
#define KEI_XML_SOURCE_OF_STREAM(s) ((KeiXmlSource){ .stream = (s), .read = g_byte_array_new () })

/* Reads until @n bytes are there that were not taken, or the stream ends. Errors: of the stream, KEI_XML_ERROR_REFUSED beyond
 * KEI_XML_MAX_BYTES. */
gboolean kei_xml_source_fill (KeiXmlSource *self, gsize n, GCancellable *cancellable, GError **error);

/* The next piece, which ends where a character ends; NULL at the end and with @error. (transfer none) until the next call. */
const char *kei_xml_source_take (KeiXmlSource *self, gsize *length, GCancellable *cancellable, GError **error);

/* All bytes, reading what was not read yet. NULL with @error. (transfer none) (nullable) */
GBytes *kei_xml_source_get_all (KeiXmlSource *self, GCancellable *cancellable, GError **error);

void kei_xml_source_clear (KeiXmlSource *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KeiXmlSource, kei_xml_source_clear)

G_END_DECLS
