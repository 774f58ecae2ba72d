/* SPDX-License-Identifier: GPL-3.0-or-later */
/* import IN -o OUT [--from outline] [--id-seed N] */
#include "config.h"

#include "tool.h"

#include <glib/gi18n-lib.h>

#include "kei-outline.h"

/* What was left out, put together or is to be confirmed, line by line. */
static void
report_notes (const char *file, const KeiOutline *outline)
{
  for (guint i = 0; i < outline->notes->len; i++)
    {
      const KeiOutlineNote *note = g_ptr_array_index (outline->notes, i);
      const KeiOutlineRow *row = kei_outline_row (outline, note->row);
      g_autofree char *what = kei_outline_note_to_text (outline, note);
      g_autofree char *message = g_strdup_printf ("%s: %s", what, row->source);

      tool_complain (file, row->line, message);
    }
}

static ToolExit
import_outline (const char *file, const char *out, KeiIdSource *ids)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = tool_read_bytes (file, &error);
  g_autoptr (KeiOutline) outline = NULL;
  g_autoptr (KeiTree) tree = NULL;
  g_autoptr (GBytes) plan = NULL;

  if (bytes != NULL)
    outline = kei_outline_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, &error);
  if (outline != NULL)
    {
      report_notes (file, outline);
      if (outline->warning != NULL)
        {
          tool_complain (file, 0, outline->warning);
          return TOOL_BAD;
        }
      tree = kei_outline_to_tree (outline, ids, NULL, &error);
    }
  if (tree == NULL)
    {
      tool_complain (file, 0, error->message);
      return TOOL_TROUBLE;
    }
  plan = kei_xml_write (tree);
  return tool_write (out, g_bytes_get_data (plan, NULL), g_bytes_get_size (plan));
}

ToolExit
tool_import (int argc, char **argv)
{
  g_autofree char *from = NULL;
  g_autofree char *out = NULL;
  g_autofree char *seed = NULL;
  const GOptionEntry options[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, NULL, NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out, NULL, NULL },
    { "id-seed", 0, 0, G_OPTION_ARG_STRING, &seed, NULL, NULL },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  KeiIdSource *ids;
  guint64 number = 0;
  ToolExit code;

  if (!tool_parse_options (options, &argc, &argv, 1, 1))
    return TOOL_TROUBLE;
  if (from != NULL && !g_str_equal (from, "outline"))
    {
      g_autofree char *message = g_strdup_printf (_ ("“%s” cannot be imported; “outline” can."), from);

      tool_complain (NULL, 0, message);
      return TOOL_TROUBLE;
    }
  if (seed != NULL && !g_ascii_string_to_unsigned (seed, 10, 0, G_MAXUINT64, &number, &error))
    {
      tool_complain (NULL, 0, error->message);
      return TOOL_TROUBLE;
    }

  ids = seed != NULL ? kei_id_source_new_seeded (number) : kei_id_source_new_random ();
  code = import_outline (argv[1], out, ids);
  kei_id_source_free (ids);
  return code;
}
