/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of steps is empty as long as format 1 is the only one. A step that comes needs
 * a golden file of its format under tests/golden/formats. */
#include "config.h"

#include "kei-xml-migrate.h"

#include "kei-xml-error.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>

const KeiXmlMigration *
kei_xml_get_migrations (guint *n)
{
  *n = 0;
  return NULL;
}

static const KeiXmlMigration *
find_step (const KeiXmlMigration *steps, guint n_steps, guint from)
{
  for (guint i = 0; i < n_steps; i++)
    if (steps[i].from == from)
      return &steps[i];
  return NULL;
}

gboolean
kei_xml_can_migrate (const KeiXmlMigration *steps, guint n_steps, guint from)
{
  for (guint format = from; format < KEI_XML_FORMAT; format++)
    if (find_step (steps, n_steps, format) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
run_step (xmlDoc *document, const KeiXmlMigration *step, GError **error)
{
  g_autofree char *next = g_strdup_printf ("%u", step->from + 1);

  if (!step->migrate (document, error))
    return FALSE;
  xmlSetProp (xmlDocGetRootElement (document), (const xmlChar *) "format", (const xmlChar *) next);
  return TRUE;
}

GBytes *
kei_xml_migrate (GBytes *bytes, guint from, const KeiXmlMigration *steps, guint n_steps, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  xmlDoc *document = xmlReadMemory (data, size, NULL, "UTF-8", XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  gboolean done = document != NULL;
  xmlChar *text = NULL;
  int length = 0;
  GBytes *result;

  if (document == NULL)
    {
      g_propagate_error (error, kei_xml_error_new (KEI_XML_ERROR_MALFORMED, 0, _ ("The file of an older format cannot be read.")));
      return NULL;
    }

  for (guint format = from; done && format < KEI_XML_FORMAT; format++)
    done = run_step (document, find_step (steps, n_steps, format), error);
  if (done)
    xmlDocDumpMemoryEnc (document, &text, &length, "UTF-8");
  xmlFreeDoc (document);
  if (!done)
    return NULL;

  result = g_bytes_new (text, length);
  xmlFree (text);
  return result;
}
