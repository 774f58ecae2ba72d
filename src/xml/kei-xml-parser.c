/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How hostile bytes are kept out:
 * - the encoding is looked at before libxml2 sees a byte, so that it never converts;
 * - a DTD ends the reading where it begins, and as no handler takes entity declarations
 *   none can ever be expanded;
 * - XML_PARSE_HUGE stays off: one tag, name, comment or attribute over 10 MB is an error there;
 *   depth, text and counts are the reader's own affair, as libxml2's push parser counts none;
 * - the parser is never stopped from inside a handler (which libxml2 has had trouble with):
 *   handlers do nothing after an error and no further piece is given. */
#include "config.h"

#include "kei-xml-parser.h"

#include "kei-xml-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PIECE (64 * 1024)
#define MAX_NAMES 20000 /* the schema has some 200 */

#if LIBXML_VERSION >= 21200
typedef const xmlError *XmlErrorArgument;
#else
typedef xmlErrorPtr XmlErrorArgument;
#endif

guint
kei_xml_parser_get_line (KeiXmlParser *self)
{
  xmlParserInput *input = self->context != NULL ? self->context->input : NULL;

  return input != NULL && input->line > 0 ? input->line : 0;
}

char *
kei_xml_decode_value (const xmlChar *value, gsize *length)
{
  static const char reference[] = "&#38;";
  const gsize reference_length = sizeof reference - 1;
  const char *at = (const char *) value, *end = at + *length;
  char *decoded, *to;

  if (memchr (at, '&', *length) == NULL)
    return NULL;

  decoded = to = g_malloc (*length + 1);
  while (at < end)
    if ((gsize) (end - at) >= reference_length && memcmp (at, reference, reference_length) == 0)
      {
        *to++ = '&';
        at += reference_length;
      }
    else
      *to++ = *at++;
  *to = '\0';
  *length = (gsize) (to - decoded);
  return decoded;
}

void
kei_xml_parser_fail (KeiXmlParser *self, KeiXmlError code, const char *format, ...)
{
  g_autofree char *cause = NULL;
  va_list arguments;

  if (self->error != NULL)
    return;

  va_start (arguments, format);
  cause = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  self->error = kei_xml_error_new (code, kei_xml_parser_get_line (self), cause);
}

static void
refuse_dtd (void *data, const xmlChar *name, const xmlChar *external_id, const xmlChar *system_id)
{
  kei_xml_parser_fail (data, KEI_XML_ERROR_REFUSED,
                       _ ("The file has a document type declaration (DTD), which a plan must not have. Remove the “<!DOCTYPE …>” part."));
}

static void
refuse_reference (void *data, const xmlChar *name)
{
  kei_xml_parser_fail (data, KEI_XML_ERROR_REFUSED,
                       _ ("The entity “&%s;” is not known. Only &amp;, &lt;, &gt;, &quot;, &apos; and numbers may be used."), (const char *) name);
}

static void
report_cut_off (KeiXmlParser *self)
{
  const char *open = (const char *) self->context->name;

  if (open != NULL)
    kei_xml_parser_fail (self, KEI_XML_ERROR_MALFORMED, _ ("The file ends too early, inside <%s>: the rest was cut off."), open);
  else
    kei_xml_parser_fail (self, KEI_XML_ERROR_MALFORMED, _ ("The file ends too early: the rest was cut off."));
}

static void
report (void *data, XmlErrorArgument what)
{
  KeiXmlParser *self = data;
  g_autofree char *message = NULL;

  if (what->level < XML_ERR_ERROR || self->error != NULL)
    return;

  if (self->ending && what->code != XML_ERR_INVALID_CHAR && what->code != XML_ERR_INVALID_ENCODING)
    {
      report_cut_off (self);
      return;
    }

  switch (what->code)
    {
    case XML_ERR_INVALID_CHAR:
    case XML_ERR_INVALID_ENCODING:
      kei_xml_parser_fail (self, KEI_XML_ERROR_MALFORMED,
                           _ ("Here stand bytes that are no UTF-8 text, or a character that XML cannot hold."));
      break;
    case XML_ERR_UNDECLARED_ENTITY:
    case XML_WAR_UNDECLARED_ENTITY:
      kei_xml_parser_fail (self, KEI_XML_ERROR_REFUSED,
                           _ ("An entity is used that is not known. Only &amp;, &lt;, &gt;, &quot;, &apos; and numbers may be used."));
      break;
    case XML_ERR_DOCUMENT_EMPTY:
      kei_xml_parser_fail (self, KEI_XML_ERROR_NOT_A_PLAN, _ ("This is no plan: the file is no XML."));
      break;
    default:
      message = g_strchomp (g_utf8_make_valid (what->message != NULL ? what->message : "", -1));
      kei_xml_parser_fail (self, KEI_XML_ERROR_MALFORMED, _ ("This is not well-formed XML: %s"), message);
      break;
    }
}

void
kei_xml_parser_init_handlers (xmlSAXHandler *handlers)
{
  memset (handlers, 0, sizeof *handlers);
  handlers->initialized = XML_SAX2_MAGIC;
  handlers->internalSubset = refuse_dtd;
  handlers->reference = refuse_reference;
  handlers->serror = report;
}

/* The name of the encoding when it is not UTF-8, or NULL. */
static char *
find_other_encoding (const char *data, gsize size)
{
  static const struct
  {
    const char *begin;
    gsize length;
    const char *name;
  } marks[] = {
    { "\xff\xfe\0\0", 4, "UTF-32" },
    { "\0\0\xfe\xff", 4, "UTF-32" },
    { "\0\0\0<", 4, "UTF-32" },
    { "<\0\0\0", 4, "UTF-32" },
    { "\xff\xfe", 2, "UTF-16" },
    { "\xfe\xff", 2, "UTF-16" },
    { "<\0", 2, "UTF-16" },
    { "\0<", 2, "UTF-16" },
  };
  g_autofree char *head = NULL;
  char *at, *end;

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (size >= marks[i].length && memcmp (data, marks[i].begin, marks[i].length) == 0)
      return g_strdup (marks[i].name);

  head = g_strndup (data, MIN (size, 512));
  at = g_str_has_prefix (head, "\xef\xbb\xbf") ? head + 3 : head;
  if (!g_str_has_prefix (at, "<?xml") || (end = strstr (at, "?>")) == NULL)
    return NULL;
  *end = '\0';
  at = strstr (at, "encoding");
  at = at != NULL ? strpbrk (at, "\"'") : NULL;
  end = at != NULL ? strchr (at + 1, *at) : NULL;
  if (end == NULL)
    return NULL;
  *end = '\0';
  return g_ascii_strcasecmp (at + 1, "UTF-8") != 0 ? g_utf8_make_valid (at + 1, -1) : NULL;
}

/* libxml2 compares each attribute of a tag with all before it, so a tag of a million would keep
 * it busy for minutes before any handler hears of it. A tag that waits in the buffer for its end is looked through. */
static void
check_waiting_tag (KeiXmlParser *self)
{
  const xmlParserInput *input = self->context->input;
  xmlChar quote = 0;
  guint n = 0;

  if (input == NULL || input->end - input->cur < PIECE || *input->cur != '<')
    return;
  for (const xmlChar *at = input->cur; at < input->end && (quote != 0 || *at != '>'); at++)
    if (quote != 0)
      quote = *at == quote ? 0 : quote;
    else if (*at == '"' || *at == '\'')
      quote = *at;
    else if (*at == '=')
      n++;
  if (n > KEI_XML_MAX_ATTRIBUTES)
    kei_xml_parser_fail (self, KEI_XML_ERROR_REFUSED, _ ("A tag has more than %d attributes."), KEI_XML_MAX_ATTRIBUTES);
}

/* The parser keeps every name and finds one by its hash, for which there are a few thousand places only: with many more names
 * each tag would take as long as there are names. */
static void
check_names (KeiXmlParser *self)
{
  if (xmlDictSize (self->context->dict) > MAX_NAMES)
    kei_xml_parser_fail (self, KEI_XML_ERROR_REFUSED, _ ("The file has more than %d different names of elements, attributes and namespaces. Is it a plan?"), MAX_NAMES);
}

static void
push_all (KeiXmlParser *self, KeiXmlSource *source, GCancellable *cancellable)
{
  const char *piece;
  gsize length;

  while (self->error == NULL && (piece = kei_xml_source_take (source, &length, cancellable, &self->error)) != NULL)
    {
      xmlParseChunk (self->context, piece, (int) length, 0);
      check_waiting_tag (self);
      check_names (self);
    }

  if (self->error == NULL)
    {
      self->ending = TRUE;
      xmlParseChunk (self->context, NULL, 0, 1);
      /* libxml2 reports whatever is wrong; this is for what it might forget. */
      if (self->error == NULL && !self->context->wellFormed)
        report_cut_off (self);
    }
}

gboolean
kei_xml_parser_run (KeiXmlParser *self, const xmlSAXHandler *handlers, KeiXmlParserBegin begin, KeiXmlSource *source, GCancellable *cancellable, GError **error)
{
  gboolean there = kei_xml_source_fill (source, PIECE, cancellable, &self->error);
  g_autofree char *encoding = there && source->size > 0 ? find_other_encoding (source->data, source->size) : NULL;

  if (there && source->size == 0)
    kei_xml_parser_fail (self, KEI_XML_ERROR_NOT_A_PLAN, _ ("The file is empty."));
  else if (encoding != NULL)
    kei_xml_parser_fail (self, KEI_XML_ERROR_NOT_A_PLAN, _ ("The file is written in %s; a plan is always UTF-8."), encoding);
  else if (there)
    {
      /* The handlers are copied there; no name, so nothing is ever resolved against it. */
      self->context = xmlCreatePushParserCtxt ((xmlSAXHandler *) handlers, self, NULL, 0, NULL);
      xmlCtxtUseOptions (self->context, XML_PARSE_NONET | XML_PARSE_BIG_LINES);
      if (begin != NULL)
        begin (self);
      push_all (self, source, cancellable);
      /* A refused DTD may have made libxml2 begin a document of its own for the entities. */
      g_clear_pointer (&self->context->myDoc, xmlFreeDoc);
      g_clear_pointer (&self->context, xmlFreeParserCtxt);
    }

  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return FALSE;
    }
  return TRUE;
}
