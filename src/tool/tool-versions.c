/* SPDX-License-Identifier: GPL-3.0-or-later */
/* versions FILE [--format text|json] | --show N -o OUT | --name NAME [--note NOTE] [--author WHO] [--id-seed N] -o OUT. The JSON is
 * for scripts and stays as it is: {"versions":[{"number","id","name","stage","time","author","note","seal","kept"}]} */
#include "config.h"

#include "tool.h"

#include <glib/gi18n-lib.h>

#include "kei-versions.h"
#include "tool-json.h"

static ToolExit
list_json (KeiTree *tree)
{
  g_auto (ToolJson) json;
  guint n;
  KeiNode *const *versions = kei_versions_list (tree, &n);
  const char *text;
  gsize length;

  tool_json_init (&json);
  tool_json_open (&json, NULL, '{');
  tool_json_open (&json, "versions", '[');
  for (guint i = 0; i < n; i++)
    {
      KeiIdText id;

      tool_json_open (&json, NULL, '{');
      tool_json_int (&json, "number", i + 1);
      tool_json_string (&json, "id", kei_id_format (kei_node_get_id (versions[i]), id));
      tool_json_string (&json, "name", kei_node_get_text (versions[i], KEI_FIELD_NAME));
      tool_json_string (&json, "stage", kei_node_get_text (versions[i], KEI_FIELD_STAGE));
      tool_json_string (&json, "time", kei_node_get_text (versions[i], KEI_FIELD_TIME));
      tool_json_string (&json, "author", kei_node_get_text (versions[i], KEI_FIELD_AUTHOR));
      tool_json_string (&json, "note", kei_node_get_text (versions[i], KEI_FIELD_NOTE));
      tool_json_string (&json, "seal", kei_node_get_text (versions[i], KEI_FIELD_SEAL));
      tool_json_bool (&json, "kept", kei_versions_has_content (versions[i]));
      tool_json_close (&json, '}');
    }
  tool_json_close (&json, ']');
  tool_json_close (&json, '}');
  text = tool_json_end (&json, &length);
  return tool_write (NULL, text, length);
}

/* 2  素案  2026-09-12T14:02:00+09:00  企画課  7be20d51 */
static ToolExit
list_text (KeiTree *tree)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n;
  KeiNode *const *versions = kei_versions_list (tree, &n);

  for (guint i = 0; i < n; i++)
    {
      const char *seal = kei_node_get_text (versions[i], KEI_FIELD_SEAL);
      g_autofree char *shown = g_utf8_substring (seal, 0, MIN (g_utf8_strlen (seal, -1), 8));
      const char *more[] = { kei_node_get_text (versions[i], KEI_FIELD_TIME), kei_node_get_text (versions[i], KEI_FIELD_AUTHOR) };

      g_string_append_printf (text, "%u\t%s", i + 1, kei_node_get_headline (versions[i]));
      for (guint j = 0; j < G_N_ELEMENTS (more); j++)
        g_string_append_printf (text, "\t%s", more[j]);
      g_string_append_printf (text, "\t%s\n", shown);
    }
  return tool_write (NULL, text->str, text->len);
}

static ToolExit
write_plan (KeiTree *tree, const char *out)
{
  g_autoptr (GBytes) bytes = kei_xml_write (tree);

  return tool_write (out, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static ToolExit
show (const char *file, KeiTree *tree, int number, const char *out)
{
  guint n;
  KeiNode *const *versions = kei_versions_list (tree, &n);
  g_autoptr (GError) error = NULL;
  g_autoptr (KeiTree) content = NULL;

  if (number < 1 || (guint) number > n)
    {
      g_autofree char *message = g_strdup_printf (_ ("There is no version %d; the plan has %u."), number, n);

      tool_complain (file, 0, message);
      return TOOL_TROUBLE;
    }
  content = kei_versions_read (tree, kei_node_get_id (versions[number - 1]), NULL, &error);
  if (content != NULL)
    return write_plan (content, out);
  tool_complain (file, 0, error->message);
  return TOOL_TROUBLE;
}

static ToolExit
name_version (const char *file, KeiTree *tree, const KeiVersionFacts *facts, const char *seed, const char *out)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%FT%T%:z");
  KeiVersionFacts timed = *facts;
  KeiIdSource *ids;
  guint64 number = 0;
  g_autoptr (KeiChange) change = NULL;
  g_autoptr (KeiTree) after = NULL;

  if (seed != NULL && !g_ascii_string_to_unsigned (seed, 10, 0, G_MAXUINT64, &number, &error))
    {
      tool_complain (NULL, 0, error->message);
      return TOOL_TROUBLE;
    }
  timed.time = time;
  timed.stage = kei_node_get_string (kei_tree_get_root (tree), KEI_FIELD_STAGE);
  ids = seed != NULL ? kei_id_source_new_seeded (number) : kei_id_source_new_random ();
  change = kei_versions_make_name (tree, ids, &timed, NULL, NULL, &error);
  kei_id_source_free (ids);
  if (change != NULL)
    after = kei_tree_apply (tree, change, &error);
  if (after != NULL)
    return write_plan (after, out);
  tool_complain (file, 0, error->message);
  return TOOL_TROUBLE;
}

ToolExit
tool_versions (int argc, char **argv)
{
  g_autofree char *format = NULL, *out = NULL, *name = NULL, *note = NULL, *author = NULL, *seed = NULL;
  int number = 0;
  const GOptionEntry options[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, NULL, NULL },
    { "show", 0, 0, G_OPTION_ARG_INT, &number, NULL, NULL },
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, NULL, NULL },
    { "note", 0, 0, G_OPTION_ARG_STRING, &note, NULL, NULL },
    { "author", 0, 0, G_OPTION_ARG_STRING, &author, NULL, NULL },
    { "id-seed", 0, 0, G_OPTION_ARG_STRING, &seed, NULL, NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out, NULL, NULL },
    { NULL },
  };
  gboolean json, known;
  KeiXmlInfo info;
  g_autoptr (KeiTree) tree = NULL;

  if (!tool_parse_options (options, &argc, &argv, 1, 1))
    return TOOL_TROUBLE;
  json = tool_wants_json (format, &known);
  tree = known ? tool_read_plan (argv[1], &info, NULL) : NULL;
  if (tree == NULL)
    return TOOL_TROUBLE;
  if (name != NULL && info.newer)
    {
      tool_complain (argv[1], 0, _ ("A file of a newer format cannot be written."));
      return TOOL_TROUBLE;
    }
  if (name != NULL)
    {
      const KeiVersionFacts facts = { .name = name, .note = note, .author = author };

      return name_version (argv[1], tree, &facts, seed, out);
    }
  if (number != 0)
    return show (argv[1], tree, number, out);
  return json ? list_json (tree) : list_text (tree);
}
