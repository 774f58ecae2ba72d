/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes → tree → bytes → tree: what was read is written and read again the same, and the
 * canonical bytes are a fixed point; what was refused says why. */
#include "config.h"

#include "fuzz.h"
#include "kei-xml.h"

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

/* What is read as a change does to a small plan what it says, or nothing. */
static void
try_change (GBytes *bytes)
{
  static const char text[] = "<plan xmlns=\"urn:keikaku:plan\" format=\"1\" id=\"kaaaaaaaaaab\"><content>"
                             "<item id=\"kaaaaaaaaaac\" title=\"a\"/><item id=\"kaaaaaaaaaad\"/></content></plan>";
  g_autoptr (GBytes) plan = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (KeiTree) tree = kei_xml_read_bytes (plan, NULL, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KeiChange) change = kei_xml_read_change (bytes, tree, &error);
  g_autoptr (KeiTree) after = NULL;

  demand ((change == NULL) == (error != NULL));
  if (change == NULL)
    return;
  after = kei_tree_apply (tree, change, NULL);
  demand (after != NULL);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  KeiXmlInfo info;
  g_autoptr (KeiTree) tree = kei_xml_read_bytes (bytes, &info, NULL, &error);

  try_clipboard (bytes);
  try_change (bytes);
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
