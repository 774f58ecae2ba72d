/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A zip file without the extra fields that libarchive adds to every part: ODF 1.2, part 3, 3.3 forbids them at the mimetype,
 * which is found by its place in the file's first bytes. Compressing is GIO's; what is here is the
 * container (PKWARE's APPNOTE 4.3): parts, each with its name, and a directory of them at the end. */
#include "config.h"

#include "kei-report-package.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kei-report-format.h"

#define VERSION 20          /* that a reader needs: 2.0, for deflated parts */
#define AFTERWARDS (1 << 3) /* sizes and sum follow the data */
#define UTF8 (1 << 11)
#define STORED 0
#define DEFLATED 8
#define DATE 0x21 /* 1980-01-01, the first there is */
#define LEVEL 5
#define PIECE 65536

typedef struct
{
  char *name;
  guint32 offset;
  guint32 sum;
  guint32 size;
  guint32 packed;
  guint16 flags;
  guint16 method;
} Part;

struct _KeiPackage
{
  GOutputStream *stream;
  GCancellable *cancellable; /* (nullable) */
  GError *error;             /* (nullable): the first */
  GArray *parts;             /* (element-type Part) */
  guint64 offset;
  guint32 sums[256];
  guint64 size; /* of the open part, as read and as written */
  guint64 packed;
  guint32 sum;
  GConverter *deflate; /* (nullable): of the open part */
  xmlTextWriter *out;  /* (nullable): likewise */
  guint8 *piece;
};

static void
clear_part (gpointer data)
{
  g_free (((Part *) data)->name);
}

KeiPackage *
kei_package_new (GOutputStream *stream, GCancellable *cancellable)
{
  KeiPackage *self = g_new0 (KeiPackage, 1);

  self->stream = g_object_ref (stream);
  g_set_object (&self->cancellable, cancellable);
  self->parts = g_array_new (FALSE, TRUE, sizeof (Part));
  g_array_set_clear_func (self->parts, clear_part);
  self->piece = g_malloc (PIECE);
  for (guint i = 0; i < G_N_ELEMENTS (self->sums); i++)
    {
      guint32 sum = i;

      for (guint bit = 0; bit < 8; bit++)
        sum = (sum & 1) != 0 ? 0xedb88320u ^ (sum >> 1) : sum >> 1;
      self->sums[i] = sum;
    }
  return self;
}

void
kei_package_free (KeiPackage *self)
{
  g_clear_pointer (&self->out, xmlFreeTextWriter);
  g_clear_object (&self->deflate);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  g_array_unref (self->parts);
  g_object_unref (self->stream);
  g_free (self->piece);
  g_free (self);
}

/* The CRC-32 of ISO 3309. */
static guint32
add_to_sum (const KeiPackage *self, guint32 sum, const guint8 *data, gsize size)
{
  sum = ~sum;
  for (gsize i = 0; i < size; i++)
    sum = self->sums[(sum ^ data[i]) & 0xff] ^ (sum >> 8);
  return ~sum;
}

static void
put (KeiPackage *self, gconstpointer data, gsize size)
{
  if (self->error == NULL && g_output_stream_write_all (self->stream, data, size, NULL, self->cancellable, &self->error))
    self->offset += size;
}

/* --- Numbers, the low byte first --- */

static void
add_16 (GByteArray *record, guint value)
{
  const guint8 bytes[] = { (guint8) value, (guint8) (value >> 8) };

  g_byte_array_append (record, bytes, sizeof bytes);
}

static void
add_32 (GByteArray *record, guint32 value)
{
  add_16 (record, value & 0xffff);
  add_16 (record, value >> 16);
}

static void
put_record (KeiPackage *self, GByteArray *record)
{
  put (self, record->data, record->len);
  g_byte_array_set_size (record, 0);
}

/* What a part's own head and its row in the directory share. */
static void
add_part (GByteArray *record, const Part *part)
{
  add_16 (record, VERSION);
  add_16 (record, part->flags);
  add_16 (record, part->method);
  add_16 (record, 0);
  add_16 (record, DATE);
  add_32 (record, part->sum);
  add_32 (record, part->packed);
  add_32 (record, part->size);
  add_16 (record, (guint) strlen (part->name));
  add_16 (record, 0); /* no extra field */
}

static Part *
begin_part (KeiPackage *self, Part part, const char *name)
{
  g_autoptr (GByteArray) head = g_byte_array_new ();

  part.name = g_strdup (name);
  part.offset = (guint32) self->offset;
  g_array_append_val (self->parts, part);
  add_32 (head, 0x04034b50);
  add_part (head, &part);
  g_byte_array_append (head, (const guint8 *) name, (guint) strlen (name));
  put_record (self, head);
  return &g_array_index (self->parts, Part, self->parts->len - 1);
}

/* Compresses @data; at the end of the part with @flags G_CONVERTER_INPUT_AT_END and no data. */
static void
pack (KeiPackage *self, const char *data, gsize size, GConverterFlags flags)
{
  GConverterResult result = G_CONVERTER_CONVERTED;
  gboolean ends = (flags & G_CONVERTER_INPUT_AT_END) != 0;

  while (self->error == NULL && (size > 0 || (ends && result != G_CONVERTER_FINISHED)))
    {
      gsize read, written;

      result = g_converter_convert (self->deflate, data, size, self->piece, PIECE, flags, &read, &written, &self->error);
      if (result == G_CONVERTER_ERROR)
        break;
      data += read;
      size -= read;
      self->packed += written;
      put (self, self->piece, written);
    }
}

/* --- Parts that are compressed on their way --- */

static void
open_part (KeiPackage *self, const char *name)
{
  begin_part (self, (Part){ .method = DEFLATED, .flags = AFTERWARDS | UTF8 }, name);
  self->size = self->packed = 0;
  self->sum = 0;
  self->deflate = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, LEVEL));
}

static void
add_to_part (KeiPackage *self, const char *data, gsize size)
{
  self->sum = add_to_sum (self, self->sum, (const guint8 *) data, size);
  self->size += size;
  pack (self, data, size, G_CONVERTER_NO_FLAGS);
}

static void
close_part (KeiPackage *self)
{
  g_autoptr (GByteArray) tail = g_byte_array_new ();
  Part *part = &g_array_index (self->parts, Part, self->parts->len - 1);

  pack (self, "", 0, G_CONVERTER_INPUT_AT_END);
  g_clear_object (&self->deflate);
  part->sum = self->sum;
  part->size = (guint32) self->size;
  part->packed = (guint32) self->packed;
  add_32 (tail, 0x08074b50);
  add_32 (tail, part->sum);
  add_32 (tail, part->packed);
  add_32 (tail, part->size);
  put_record (self, tail);
  if (self->error == NULL && (self->size > G_MAXUINT32 || self->offset > G_MAXUINT32))
    self->error = g_error_new (KEI_REPORT_ERROR, KEI_REPORT_ERROR_FORMAT, _ ("The document would be larger than 4 GB, which this format does not allow. Export it in parts."));
}

void
kei_package_add (KeiPackage *self, const char *name, gconstpointer data, gsize size, gboolean packed)
{
  if (packed)
    {
      open_part (self, name);
      add_to_part (self, data, size);
      close_part (self);
      return;
    }
  begin_part (self, (Part){ .sum = add_to_sum (self, 0, data, size), .size = (guint32) size, .packed = (guint32) size, .method = STORED, .flags = UTF8 }, name);
  put (self, data, size);
}

/* A failure is kept in the package; told to libxml2, it would be printed. */
static int
write_piece (void *context, const char *data, int size)
{
  add_to_part (context, data, (gsize) size);
  return size;
}

xmlTextWriter *
kei_package_open (KeiPackage *self, const char *name)
{
  xmlOutputBuffer *buffer = xmlOutputBufferCreateIO (write_piece, NULL, self, NULL);

  g_assert (self->out == NULL && buffer != NULL);
  open_part (self, name);
  self->out = xmlNewTextWriter (buffer);
  xmlTextWriterStartDocument (self->out, NULL, "UTF-8", "yes");
  return self->out;
}

void
kei_package_close (KeiPackage *self)
{
  xmlTextWriterEndDocument (self->out);
  g_clear_pointer (&self->out, xmlFreeTextWriter); /* writes what is left */
  close_part (self);
}

gboolean
kei_package_check (KeiPackage *self, GError **error)
{
  if (self->error != NULL && error != NULL)
    *error = g_error_copy (self->error);
  return self->error == NULL;
}

gboolean
kei_package_end (KeiPackage *self, GError **error)
{
  g_autoptr (GByteArray) record = g_byte_array_new ();
  guint64 start = self->offset, length;

  if (self->error == NULL && self->parts->len > G_MAXUINT16)
    self->error = g_error_new (KEI_REPORT_ERROR, KEI_REPORT_ERROR_FORMAT, _ ("The document has more pictures than this format can hold. Export it in parts."));
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = &g_array_index (self->parts, Part, i);

      add_32 (record, 0x02014b50);
      add_16 (record, VERSION); /* made by */
      add_part (record, part);
      add_16 (record, 0); /* no comment */
      add_16 (record, 0); /* on the first disk */
      add_16 (record, 0);
      add_32 (record, 0);
      add_32 (record, part->offset);
      g_byte_array_append (record, (const guint8 *) part->name, (guint) strlen (part->name));
    }
  length = record->len;
  add_32 (record, 0x06054b50);
  add_32 (record, 0);
  add_16 (record, self->parts->len);
  add_16 (record, self->parts->len);
  add_32 (record, (guint32) length);
  add_32 (record, (guint32) start);
  add_16 (record, 0);
  put_record (self, record);
  if (self->error == NULL)
    g_output_stream_flush (self->stream, self->cancellable, &self->error);
  return kei_package_check (self, error);
}
