/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An error of this room carries its line beside its message: the tool prints FILE:LINE,
 * the window a sentence. */
#include "config.h"

#include "kei-xml-error.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  guint line;
  char *cause; /* owned */
} KeiXmlErrorPrivate;

static void
kei_xml_error_private_init (KeiXmlErrorPrivate *priv)
{
}

static void
kei_xml_error_private_copy (const KeiXmlErrorPrivate *from, KeiXmlErrorPrivate *to)
{
  to->line = from->line;
  to->cause = g_strdup (from->cause);
}

static void
kei_xml_error_private_clear (KeiXmlErrorPrivate *priv)
{
  g_free (priv->cause);
}

G_DEFINE_EXTENDED_ERROR (KeiXmlError, kei_xml_error)

GError *
kei_xml_error_new (KeiXmlError code, guint line, const char *cause)
{
  GError *error;
  KeiXmlErrorPrivate *priv;

  /* Translators: where something is wrong in a file, and what. */
  if (line > 0)
    error = g_error_new (KEI_XML_ERROR, code, _ ("Line %u: %s"), line, cause);
  else
    error = g_error_new_literal (KEI_XML_ERROR, code, cause);

  priv = kei_xml_error_get_private (error);
  priv->line = line;
  priv->cause = g_strdup (cause);
  return error;
}

guint
kei_xml_error_get_line (const GError *error)
{
  return error->domain == KEI_XML_ERROR ? kei_xml_error_get_private (error)->line : 0;
}

const char *
kei_xml_error_get_cause (const GError *error)
{
  const char *cause = error->domain == KEI_XML_ERROR ? kei_xml_error_get_private (error)->cause : NULL;

  return cause != NULL ? cause : error->message;
}
