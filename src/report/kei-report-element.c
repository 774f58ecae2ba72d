/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Elements over libxml2's writer, which escapes what text and attributes must not hold. */
#include "config.h"

#include "kei-report-element.h"

void
kei_element_open (xmlTextWriter *out, const char *name)
{
  if (out != NULL)
    xmlTextWriterStartElement (out, BAD_CAST name);
}

static void
add_attributes (xmlTextWriter *out, va_list arguments)
{
  const char *name, *value;

  while ((name = va_arg (arguments, const char *)) != NULL && (value = va_arg (arguments, const char *)) != NULL)
    kei_element_attribute (out, name, value);
}

void
kei_element_open_with (xmlTextWriter *out, const char *name, ...)
{
  va_list arguments;

  kei_element_open (out, name);
  va_start (arguments, name);
  add_attributes (out, arguments);
  va_end (arguments);
}

void
kei_element_empty (xmlTextWriter *out, const char *name, ...)
{
  va_list arguments;

  kei_element_open (out, name);
  va_start (arguments, name);
  add_attributes (out, arguments);
  va_end (arguments);
  kei_element_close (out);
}

void
kei_element_close (xmlTextWriter *out)
{
  if (out != NULL)
    xmlTextWriterEndElement (out);
}

void
kei_element_attribute (xmlTextWriter *out, const char *name, const char *value)
{
  if (out != NULL)
    xmlTextWriterWriteAttribute (out, BAD_CAST name, BAD_CAST value);
}

void
kei_element_attribute_int (xmlTextWriter *out, const char *name, int value)
{
  char text[16];

  g_snprintf (text, sizeof text, "%d", value);
  kei_element_attribute (out, name, text);
}

void
kei_element_attribute_points (xmlTextWriter *out, const char *name, double points)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *value = g_strconcat (g_ascii_formatd (text, sizeof text, "%.2f", points), "pt", NULL);

  kei_element_attribute (out, name, value);
}

void
kei_element_text (xmlTextWriter *out, const char *text, gssize length)
{
  g_autofree char *part = NULL;

  if (out == NULL)
    return;
  if (length >= 0 && text[length] != '\0')
    text = part = g_strndup (text, (gsize) length);
  xmlTextWriterWriteString (out, BAD_CAST text);
}

void
kei_element_leaf (xmlTextWriter *out, const char *name, const char *text)
{
  kei_element_open (out, name);
  kei_element_text (out, text, -1);
  kei_element_close (out);
}
