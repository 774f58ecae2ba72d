/* SPDX-License-Identifier: GPL-3.0-or-later */
/* validate FILE…: "FILE:LINE: message" on standard output for each thing wrong. */
#include "config.h"

#include "tool.h"

#include <glib/gi18n-lib.h>

static void
report (const char *file, guint line, const char *message)
{
  g_autofree char *text = line > 0 ? g_strdup_printf ("%s:%u: %s\n", file, line, message) : g_strdup_printf ("%s: %s\n", file, message);

  tool_write (NULL, text, strlen (text));
}

/* What a person calls the field that a conflict is about. (transfer full) */
static char *
name_field (const KeiNode *target, const char *field)
{
  const KeiFieldInfo *info = target != NULL ? kei_schema_field_by_name (kei_node_get_kind (target), field) : NULL;

  return g_strdup (info != NULL ? g_dgettext (GETTEXT_PACKAGE, info->label) : field);
}

/* Conflicts of a merge that wait for a decision. */
static guint
report_conflicts (const char *file, KeiTree *tree, GBytes *bytes)
{
  guint n, n_open = 0;
  KeiNode *const *conflicts = kei_node_get_children (kei_tree_get_root (tree), KEI_SLOT_CONFLICTS, &n);

  for (guint i = 0; i < n; i++)
    {
      KeiId id = kei_node_get_ref (conflicts[i], KEI_FIELD_TARGET);
      KeiNode *target = kei_tree_lookup (tree, id);
      const char *headline = target != NULL ? kei_node_get_headline (target) : "";
      g_autofree char *field = name_field (target, kei_node_get_text (conflicts[i], KEI_FIELD_FIELD));
      g_autofree char *message = NULL;
      KeiIdText text;
      guint line = 0;

      if (kei_node_get_bool (conflicts[i], KEI_FIELD_RESOLVED))
        continue;
      /* Translators: a node's headline or identifier, and the label of a field of it. */
      message = g_strdup_printf (_ ("A conflict about “%s”, field “%s”, is not resolved."), *headline != '\0' ? headline : kei_id_format (id, text), field);
      kei_xml_find_lines (bytes, kei_node_get_id (conflicts[i]), &line, 1);
      report (file, line, message);
      n_open++;
    }
  return n_open;
}

static ToolExit
validate_file (const char *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = tool_open_plan (file, &error);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (KeiTree) tree = NULL;
  KeiXmlInfo info;

  tree = stream != NULL ? kei_xml_read_stream (stream, &info, &bytes, NULL, &error) : NULL;
  if (tree == NULL && error->domain != KEI_XML_ERROR)
    {
      tool_complain (file, 0, error->message);
      return TOOL_TROUBLE;
    }
  if (tree == NULL)
    {
      report (file, kei_xml_error_get_line (error), kei_xml_error_get_cause (error));
      return TOOL_BAD;
    }
  if (info.newer)
    {
      g_autofree char *message = g_strdup_printf (_ ("Format %u is newer than this program, which knows format %d and cannot judge it."), info.format, KEI_XML_FORMAT);

      report (file, 0, message);
      return TOOL_BAD;
    }
  return report_conflicts (file, tree, bytes) > 0 ? TOOL_BAD : TOOL_GOOD;
}

ToolExit
tool_validate (int argc, char **argv)
{
  const GOptionEntry options[] = { { NULL } };
  ToolExit result = TOOL_GOOD;

  if (!tool_parse_options (options, &argc, &argv, 1, G_MAXINT - 1))
    return TOOL_TROUBLE;
  for (int i = 1; i < argc; i++)
    {
      ToolExit one = validate_file (argv[i]);

      result = MAX (result, one);
    }
  return result;
}
