/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A piece must mean the same wherever it is put, so each element declares the prefixes
 * that it and its attributes use and that the piece has not declared yet, besides its own
 * declarations. What is repeated depends on the piece alone, not on where it stood: reading
 * what was written gives the same text. (Prefixes used only inside values are therefore
 * not repeated.) */
#include "config.h"

#include "kei-xml-foreign.h"

#include "kei-xml-parser.h"

#include <stdlib.h>

void
kei_xml_foreign_init (KeiXmlForeign *self, const xmlChar *ours)
{
  memset (self, 0, sizeof *self);
  self->ours = ours;
  self->bindings = g_array_new (FALSE, FALSE, sizeof (KeiXmlBinding));
}

void
kei_xml_foreign_clear (KeiXmlForeign *self)
{
  kei_xml_buffer_clear (&self->text);
  g_clear_pointer (&self->bindings, g_array_unref);
}

static gboolean
is_same_uri (const xmlChar *a, const xmlChar *b)
{
  return xmlStrEqual (a != NULL ? a : (const xmlChar *) "", b != NULL ? b : (const xmlChar *) "");
}

/* The declaration of @prefix in force inside the piece. */
static const KeiXmlBinding *
find_binding (KeiXmlForeign *self, const xmlChar *prefix)
{
  for (guint i = self->bindings->len; i > 0; i--)
    {
      const KeiXmlBinding *binding = &g_array_index (self->bindings, KeiXmlBinding, i - 1);

      if (binding->prefix == prefix)
        return binding;
    }
  return NULL;
}

static void
need_binding (KeiXmlForeign *self, const xmlChar *prefix, const xmlChar *uri)
{
  const KeiXmlBinding *binding;
  KeiXmlBinding missing = { prefix, uri, self->depth };

  if (prefix != NULL && xmlStrEqual (prefix, (const xmlChar *) "xml"))
    return;
  binding = find_binding (self, prefix);
  if (binding == NULL && prefix == NULL && is_same_uri (uri, self->ours))
    return;
  if (binding == NULL || !is_same_uri (binding->uri, uri))
    g_array_append_val (self->bindings, missing);
}

static int
compare_bindings (const void *a, const void *b)
{
  const KeiXmlBinding *x = a, *y = b;

  return xmlStrcmp (x->prefix != NULL ? x->prefix : (const xmlChar *) "", y->prefix != NULL ? y->prefix : (const xmlChar *) "");
}

static void
add_name (KeiXmlBuffer *text, const xmlChar *prefix, const xmlChar *name)
{
  if (prefix != NULL)
    {
      kei_xml_buffer_add_string (text, (const char *) prefix);
      kei_xml_buffer_add_literal (text, ":");
    }
  kei_xml_buffer_add_string (text, (const char *) name);
}

/* @value as libxml2 gives it. */
static void
add_value (KeiXmlBuffer *text, const xmlChar *value, gsize length)
{
  g_autofree char *decoded = kei_xml_decode_value (value, &length);

  kei_xml_buffer_add_literal (text, "=\"");
  kei_xml_buffer_add_attribute (text, decoded != NULL ? decoded : (const char *) value, length);
  kei_xml_buffer_add_literal (text, "\"");
}

static void
add_binding (KeiXmlBuffer *text, const xmlChar *prefix, const xmlChar *uri)
{
  const xmlChar *value = uri != NULL ? uri : (const xmlChar *) "";

  kei_xml_buffer_add_literal (text, " xmlns");
  if (prefix != NULL)
    {
      kei_xml_buffer_add_literal (text, ":");
      kei_xml_buffer_add_string (text, (const char *) prefix);
    }
  add_value (text, value, (gsize) xmlStrlen (value));
}

/* @attribute: name, prefix, namespace, begin and end of the value. */
static void
add_attribute (KeiXmlBuffer *text, const xmlChar **attribute)
{
  kei_xml_buffer_add_literal (text, " ");
  add_name (text, attribute[1], attribute[0]);
  add_value (text, attribute[3], (gsize) (attribute[4] - attribute[3]));
}

static void
close_tag (KeiXmlForeign *self)
{
  if (self->tag_is_open)
    kei_xml_buffer_add_literal (&self->text, ">");
  self->tag_is_open = FALSE;
}

void
kei_xml_foreign_start (KeiXmlForeign *self, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int n_namespaces, const xmlChar **namespaces, int n_attributes, const xmlChar **attributes)
{
  guint before = self->bindings->len;

  close_tag (self);
  self->depth++;
  for (int i = 0; i < n_namespaces; i++)
    {
      KeiXmlBinding own = { namespaces[2 * i], namespaces[2 * i + 1], self->depth };

      g_array_append_val (self->bindings, own);
    }
  need_binding (self, prefix, uri);
  for (int i = 0; i < n_attributes; i++)
    if (attributes[5 * i + 1] != NULL)
      need_binding (self, attributes[5 * i + 1], attributes[5 * i + 2]);
  if (self->bindings->len > before)
    qsort (&g_array_index (self->bindings, KeiXmlBinding, before), self->bindings->len - before, sizeof (KeiXmlBinding), compare_bindings);

  kei_xml_buffer_add_literal (&self->text, "<");
  add_name (&self->text, prefix, name);
  for (guint i = before; i < self->bindings->len; i++)
    {
      const KeiXmlBinding *binding = &g_array_index (self->bindings, KeiXmlBinding, i);

      add_binding (&self->text, binding->prefix, binding->uri);
    }
  for (int i = 0; i < n_attributes; i++)
    add_attribute (&self->text, attributes + 5 * i);
  self->tag_is_open = TRUE;
}

gboolean
kei_xml_foreign_end (KeiXmlForeign *self, const xmlChar *name, const xmlChar *prefix)
{
  if (self->tag_is_open)
    {
      kei_xml_buffer_add_literal (&self->text, "/>");
      self->tag_is_open = FALSE;
    }
  else
    {
      kei_xml_buffer_add_literal (&self->text, "</");
      add_name (&self->text, prefix, name);
      kei_xml_buffer_add_literal (&self->text, ">");
    }

  while (self->bindings->len > 0 && g_array_index (self->bindings, KeiXmlBinding, self->bindings->len - 1).depth == self->depth)
    g_array_set_size (self->bindings, self->bindings->len - 1);
  self->depth--;
  return self->depth == 0;
}

void
kei_xml_foreign_add_text (KeiXmlForeign *self, const char *text, gsize length)
{
  close_tag (self);
  kei_xml_buffer_add_text (&self->text, text, length);
}

void
kei_xml_foreign_add_comment (KeiXmlForeign *self, const xmlChar *text)
{
  close_tag (self);
  kei_xml_buffer_add_literal (&self->text, "<!--");
  kei_xml_buffer_add_string (&self->text, (const char *) text);
  kei_xml_buffer_add_literal (&self->text, "-->");
}

void
kei_xml_foreign_add_instruction (KeiXmlForeign *self, const xmlChar *target, const xmlChar *data)
{
  close_tag (self);
  kei_xml_buffer_add_literal (&self->text, "<?");
  kei_xml_buffer_add_string (&self->text, (const char *) target);
  if (data != NULL && *data != '\0')
    {
      kei_xml_buffer_add_literal (&self->text, " ");
      kei_xml_buffer_add_string (&self->text, (const char *) data);
    }
  kei_xml_buffer_add_literal (&self->text, "?>");
}

char *
kei_xml_foreign_end_piece (KeiXmlForeign *self)
{
  char *text = g_ref_string_new_len (self->text.data, self->text.length);

  self->text.length = 0;
  return text;
}

char *
kei_xml_foreign_format_attribute (const xmlChar **attribute)
{
  g_auto (KeiXmlBuffer) text = KEI_XML_BUFFER_INIT;

  if (!xmlStrEqual (attribute[1], (const xmlChar *) "xml"))
    add_binding (&text, attribute[1], attribute[2]);
  add_attribute (&text, attribute);
  return g_ref_string_new_len (text.data, text.length);
}
