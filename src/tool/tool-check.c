/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check FILE [--format text|json]: the problems that the window shows, exit 1 on any error.
 * Text: "FILE:LINE: severity: message [code]". JSON, for scripts, stays as it is:
 * {"problems":[{"id","field","severity":"error|warning|info","code","message"}]}. What the plan
 * mutes is left out of both. */
#include "config.h"

#include "tool.h"

#include "kei-check.h"
#include "tool-json.h"

static void
add_json (ToolJson *json, const KeiProblem *problem)
{
  KeiIdText id;

  tool_json_open (json, NULL, '{');
  tool_json_string (json, "id", kei_id_format (problem->node, id));
  tool_json_string (json, "field", kei_problem_get_field_name (problem));
  tool_json_string (json, "severity", kei_severity_to_code (problem->severity));
  tool_json_string (json, "code", problem->code);
  tool_json_string (json, "message", problem->message);
  tool_json_close (json, '}');
}

static void
add_text (GString *text, const char *file, guint line, const KeiProblem *problem)
{
  g_string_append_printf (text, "%s:%u: %s: %s [%s]\n", file, line, kei_severity_to_code (problem->severity), problem->message, problem->code);
}

static ToolExit
write_json (GPtrArray *problems)
{
  g_auto (ToolJson) json;
  const char *written;
  gsize length;

  tool_json_init (&json);
  tool_json_open (&json, NULL, '{');
  tool_json_open (&json, "problems", '[');
  for (guint i = 0; i < problems->len; i++)
    add_json (&json, problems->pdata[i]);
  tool_json_close (&json, ']');
  tool_json_close (&json, '}');
  written = tool_json_end (&json, &length);
  return tool_write (NULL, written, length);
}

static ToolExit
write_text (const char *file, GBytes *bytes, GPtrArray *problems)
{
  g_autoptr (GHashTable) lines = kei_xml_list_lines (bytes);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      const KeiProblem *problem = problems->pdata[i];

      add_text (text, file, GPOINTER_TO_UINT (g_hash_table_lookup (lines, &problem->node)), problem);
    }
  return tool_write (NULL, text->str, text->len);
}

/* Leaves out what is muted. Returns whether an error is left. */
static gboolean
sift (GPtrArray *problems)
{
  gboolean has_error = FALSE;

  for (guint i = 0; i < problems->len;)
    {
      const KeiProblem *problem = problems->pdata[i];

      if (problem->muted)
        g_ptr_array_remove_index (problems, i);
      else
        {
          has_error |= problem->severity == KEI_SEVERITY_ERROR;
          i++;
        }
    }
  return has_error;
}

ToolExit
tool_check (int argc, char **argv)
{
  g_autofree char *format = NULL;
  const GOptionEntry options[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, NULL, NULL },
    { NULL },
  };
  g_autoptr (KeiTree) tree = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  gboolean known, json, has_error;
  ToolExit written;

  if (!tool_parse_options (options, &argc, &argv, 1, 1))
    return TOOL_TROUBLE;
  json = tool_wants_json (format, &known);
  tree = known ? tool_read_plan (argv[1], NULL, &bytes) : NULL;
  if (tree == NULL)
    return TOOL_TROUBLE;

  problems = kei_check_run (tree, kei_check_get_today (), KEI_YEAR_STYLE_SEIREKI, NULL);
  has_error = sift (problems);
  written = json ? write_json (problems) : write_text (argv[1], bytes, problems);
  return written == TOOL_GOOD && has_error ? TOOL_BAD : written;
}
