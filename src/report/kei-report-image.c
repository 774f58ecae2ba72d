/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outer structure of images, and their size: PNG (W3C, 5), JPEG (ITU-T T.81, B), SVG. */
#include "config.h"

#include "kei-report-image.h"

#include <libxml/xmlreader.h>
#include <string.h>

#define POINTS_PER_PIXEL 0.75

static guint
get_16 (const guint8 *at)
{
  return (guint) at[0] << 8 | at[1];
}

static guint32
get_32 (const guint8 *at)
{
  return (guint32) get_16 (at) << 16 | get_16 (at + 2);
}

/* A header, data, and an end, each chunk within the file. */
static gboolean
measure_png (const guint8 *data, gsize size, double *width, double *height)
{
  static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  gboolean filled = FALSE;

  if (size < 33 || memcmp (data, signature, sizeof signature) != 0 || memcmp (data + 12, "IHDR", 4) != 0)
    return FALSE;
  *width = get_32 (data + 16);
  *height = get_32 (data + 20);
  for (gsize at = sizeof signature; size - at >= 12;)
    {
      guint32 length = get_32 (data + at);

      if (length > size - at - 12)
        return FALSE;
      if (memcmp (data + at + 4, "IEND", 4) == 0)
        return filled;
      filled |= memcmp (data + at + 4, "IDAT", 4) == 0 && length > 0;
      at += 12 + (gsize) length;
    }
  return FALSE;
}

/* Segments up to the first scan, with a frame among them, and an end. */
static gboolean
measure_jpeg (const guint8 *data, gsize size, double *width, double *height)
{
  gboolean framed = FALSE;

  if (size < 4 || data[0] != 0xff || data[1] != 0xd8)
    return FALSE;
  for (gsize at = 2; size - at >= 4;)
    {
      guint8 marker = data[at + 1];
      gsize length = get_16 (data + at + 2);

      if (data[at] != 0xff)
        return FALSE;
      if (marker == 0xff)
        {
          at++;
          continue;
        }
      if (length < 2 || length > size - at - 2)
        return FALSE;
      if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc && length >= 8)
        {
          *height = get_16 (data + at + 5);
          *width = get_16 (data + at + 7);
          framed = TRUE;
        }
      if (marker == 0xda)
        break;
      at += 2 + length;
    }
  for (gsize at = size - 2; framed && at > 2; at--)
    if (data[at] == 0xff && data[at + 1] == 0xd9)
      return TRUE;
  return FALSE;
}

/* A length of an attribute in pixels; 0 if it says none. */
static double
read_length (xmlTextReader *reader, const char *name)
{
  static const struct
  {
    const char *unit;
    double pixels;
  } units[] = { { "", 1 }, { "px", 1 }, { "pt", 96 / 72.0 }, { "mm", 96 / 25.4 }, { "cm", 96 / 2.54 }, { "in", 96 }, { "pc", 16 } };
  xmlChar *value = xmlTextReaderGetAttribute (reader, BAD_CAST name);
  double length = 0;

  if (value != NULL)
    {
      char *end;
      double number = g_ascii_strtod ((const char *) value, &end);

      for (guint i = 0; i < G_N_ELEMENTS (units); i++)
        if (g_str_equal (end, units[i].unit))
          length = number * units[i].pixels;
    }
  xmlFree (value);
  return length;
}

static void
read_view_box (xmlTextReader *reader, double *width, double *height)
{
  xmlChar *value = xmlTextReaderGetAttribute (reader, BAD_CAST "viewBox");

  if (value != NULL)
    {
      char *at = (char *) value;
      double numbers[4] = { 0 };

      for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
        {
          numbers[i] = g_ascii_strtod (at, &at);
          at += strspn (at, ", \t\r\n");
        }
      *width = numbers[2];
      *height = numbers[3];
    }
  xmlFree (value);
}

static void
ignore_error (void *data, const char *message, xmlParserSeverities severity, xmlTextReaderLocatorPtr locator)
{
}

/* Well formed, without a document type, and an svg element that says its size. */
static gboolean
measure_svg (const guint8 *data, gsize size, double *width, double *height)
{
  xmlTextReader *reader = size < G_MAXINT ? xmlReaderForMemory ((const char *) data, (int) size, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOCDATA) : NULL;
  gboolean rooted = FALSE, typed = FALSE;
  int read;

  if (reader == NULL)
    return FALSE;
  xmlTextReaderSetErrorHandler (reader, ignore_error, NULL);
  while ((read = xmlTextReaderRead (reader)) == 1)
    {
      if (xmlTextReaderNodeType (reader) == XML_READER_TYPE_DOCUMENT_TYPE)
        {
          typed = TRUE;
          break;
        }
      if (rooted || xmlTextReaderNodeType (reader) != XML_READER_TYPE_ELEMENT)
        continue;
      if (!xmlStrEqual (xmlTextReaderConstLocalName (reader), BAD_CAST "svg") || !xmlStrEqual (xmlTextReaderConstNamespaceUri (reader), BAD_CAST "http://www.w3.org/2000/svg"))
        break;
      rooted = TRUE;
      *width = read_length (reader, "width");
      *height = read_length (reader, "height");
      if (*width <= 0 || *height <= 0)
        read_view_box (reader, width, height);
    }
  xmlFreeTextReader (reader);
  return read == 0 && rooted && !typed;
}

gboolean
kei_image_measure (GBytes *image, const char **extension, double *width, double *height)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (image, &size);

  if (data == NULL)
    return FALSE;
  *width = *height = 0;
  if (measure_png (data, size, width, height))
    *extension = "png";
  else if (measure_jpeg (data, size, width, height))
    *extension = "jpeg";
  else if (memchr (data, '<', MIN (size, 16)) != NULL && measure_svg (data, size, width, height))
    *extension = "svg";
  else
    return FALSE;
  *width *= POINTS_PER_PIXEL;
  *height *= POINTS_PER_PIXEL;
  return *width > 0 && *height > 0 && *width < 1e6 && *height < 1e6;
}
