/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sdg suggest FILE [--format text|json]. The JSON is for scripts and stays as it is:
 * [{"id","title","goals":[{"goal","target","score","words":[…]}]}], best first. */
#include "config.h"

#include "tool.h"

#include "kei-sdg-suggest.h"
#include "tool-json.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  ToolJson *json; /* (nullable): text is written then */
  GString *text;  /* (nullable) */
} Output;

static void
add_json (ToolJson *json, const KeiNode *item, GPtrArray *suggestions)
{
  KeiIdText id;

  tool_json_open (json, NULL, '{');
  tool_json_string (json, "id", kei_id_format (kei_node_get_id (item), id));
  tool_json_string (json, "title", kei_node_get_text (item, KEI_FIELD_TITLE));
  tool_json_open (json, "goals", '[');
  for (guint i = 0; i < suggestions->len; i++)
    {
      const KeiSdgSuggestion *suggestion = suggestions->pdata[i];

      tool_json_open (json, NULL, '{');
      tool_json_int (json, "goal", suggestion->goal);
      tool_json_string (json, "target", suggestion->target != NULL ? suggestion->target->code : "");
      tool_json_double (json, "score", suggestion->score);
      tool_json_open (json, "words", '[');
      for (guint j = 0; j < suggestion->words->len; j++)
        tool_json_string (json, NULL, suggestion->words->pdata[j]);
      tool_json_close (json, ']');
      tool_json_close (json, '}');
    }
  tool_json_close (json, ']');
  tool_json_close (json, '}');
}

static void
add_text (GString *text, const KeiNode *item, GPtrArray *suggestions)
{
  g_autofree char *title = g_strdelimit (g_strdup (kei_node_get_text (item, KEI_FIELD_TITLE)), "\n\t", ' ');
  KeiIdText id;

  g_string_append_printf (text, "%s %s\n", kei_id_format (kei_node_get_id (item), id), title);
  for (guint i = 0; i < suggestions->len; i++)
    {
      const KeiSdgSuggestion *suggestion = suggestions->pdata[i];

      g_string_append_printf (text, "  %2u %-5s %.2f", suggestion->goal, suggestion->target != NULL ? suggestion->target->code : "", suggestion->score);
      for (guint j = 0; j < suggestion->words->len; j++)
        g_string_append_printf (text, "%s%s", j == 0 ? "  " : ", ", (const char *) suggestion->words->pdata[j]);
      g_string_append_c (text, '\n');
    }
}

static gboolean
suggest (KeiNode *node, KeiNode *parent, KeiSlot slot, gpointer data)
{
  Output *output = data;
  g_autoptr (GPtrArray) suggestions = NULL;

  if (kei_node_get_kind (node) == KEI_KIND_PLAN)
    return TRUE;
  if (kei_node_get_kind (node) != KEI_KIND_ITEM)
    return FALSE;

  suggestions = kei_sdg_suggest_item (node);
  if (suggestions->len > 0 && output->json != NULL)
    add_json (output->json, node, suggestions);
  else if (suggestions->len > 0)
    add_text (output->text, node, suggestions);
  return TRUE;
}

ToolExit
tool_sdg (int argc, char **argv)
{
  g_autofree char *format = NULL;
  const GOptionEntry options[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, NULL, NULL },
    { NULL },
  };
  g_autoptr (KeiTree) tree = NULL;
  gboolean known, json;

  if (!tool_parse_options (options, &argc, &argv, 2, 2))
    return TOOL_TROUBLE;
  if (!g_str_equal (argv[1], "suggest"))
    {
      tool_complain (NULL, 0, _ ("After “sdg” comes “suggest”; see keikaku-tool --help."));
      return TOOL_TROUBLE;
    }
  json = tool_wants_json (format, &known);
  tree = known ? tool_read_plan (argv[2], NULL, NULL) : NULL;
  if (tree == NULL)
    return TOOL_TROUBLE;

  if (json)
    {
      g_auto (ToolJson) writer;
      Output output = { &writer, NULL };
      const char *written;
      gsize length;

      tool_json_init (&writer);
      tool_json_open (&writer, NULL, '[');
      kei_node_walk (kei_tree_get_root (tree), suggest, &output);
      tool_json_close (&writer, ']');
      written = tool_json_end (&writer, &length);
      return tool_write (NULL, written, length);
    }
  else
    {
      g_autoptr (GString) text = g_string_new (NULL);
      Output output = { NULL, text };

      kei_node_walk (kei_tree_get_root (tree), suggest, &output);
      return tool_write (NULL, text->str, text->len);
    }
}
