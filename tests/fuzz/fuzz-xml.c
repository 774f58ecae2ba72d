/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes → tree → bytes → tree: what was read is written and read again the same, and the
 * canonical bytes are a fixed point; what was refused says why. */
#include "config.h"

#include "fuzz.h"
#include "kei-xml.h"

#include <stdlib.h>

/* Not g_assert: it must hold in every kind of build. */
static void
demand (gboolean holds)
{
  if (!holds)
    abort ();
}

static void
check_error (const GError *error)
{
  demand (error != NULL && error->domain == KEI_XML_ERROR);
  demand (g_utf8_validate (error->message, -1, NULL));
  demand (*kei_xml_error_get_cause (error) != '\0');
}

static void
try_clipboard (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KeiXmlClip) clip = kei_xml_read_nodes (bytes, &error);

  if (clip == NULL)
    check_error (error);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  KeiXmlInfo info;
  g_autoptr (KeiTree) tree = kei_xml_read_bytes (bytes, &info, NULL, &error);

  try_clipboard (bytes);
  if (tree == NULL)
    check_error (error);
  else
    {
      g_autoptr (GBytes) written = kei_xml_write (tree);
      g_autoptr (KeiTree) back = kei_xml_read_bytes (written, &info, NULL, &error);
      g_autoptr (GBytes) again = NULL;

      demand (back != NULL && error == NULL);
      demand (!info.newer);
      demand (kei_tree_equal (back, tree));
      again = kei_xml_write (back);
      demand (g_bytes_equal (again, written));
    }
  return 0;
}
