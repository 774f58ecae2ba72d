/* SPDX-License-Identifier: GPL-3.0-or-later */
/* canonicalize FILE [--content] [-o OUT] */
#include "config.h"

#include "tool.h"

#include <glib/gi18n-lib.h>

ToolExit
tool_canonicalize (int argc, char **argv)
{
  gboolean content = FALSE;
  g_autofree char *out = NULL;
  const GOptionEntry options[] = {
    { "content", 0, 0, G_OPTION_ARG_NONE, &content, NULL, NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out, NULL, NULL },
    { NULL },
  };
  KeiXmlInfo info;
  g_autoptr (KeiTree) tree = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (!tool_parse_options (options, &argc, &argv, 1, 1))
    return TOOL_TROUBLE;
  tree = tool_read_plan (argv[1], &info, NULL);
  if (tree == NULL)
    return TOOL_TROUBLE;
  /* Writing what is left of a newer file would lose the rest. */
  if (info.newer)
    {
      tool_complain (argv[1], 0, _ ("A file of a newer format cannot be written."));
      return TOOL_TROUBLE;
    }

  bytes = content ? kei_xml_write_content (tree) : kei_xml_write (tree);
  return tool_write (out, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}
