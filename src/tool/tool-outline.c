/* SPDX-License-Identifier: GPL-3.0-or-later */
/* outline FILE [--format text|json]. The JSON is for scripts and stays as it is:
 * [{"id","level","number","title","goals":[…],"items":[…]}] */
#include "config.h"

#include "tool.h"

#include "kei-levels.h"
#include "kei-numbers.h"
#include "kei-sdg-coverage.h"
#include "tool-json.h"

typedef struct
{
  KeiTree *tree;       /* unowned */
  KeiNumbers *numbers; /* unowned */
} Outline;

/* The goals that an item itself serves, the strongest first. */
static guint
list_goals (const KeiNode *item, guint8 goals[KEI_SDG_N_GOALS])
{
  KeiSdgProfile profile = KEI_SDG_PROFILE_INIT;
  guint n, served = 0;

  kei_sdg_profile_add_item (&profile, item);
  n = kei_sdg_profile_list (&profile, goals);
  for (guint i = 0; i < n; i++)
    if (profile.uses[goals[i]] >= KEI_SDG_USE_SECONDARY)
      goals[served++] = goals[i];
  return served;
}

static void
add_json (ToolJson *json, const char *name, const Outline *outline, const KeiNode *parent)
{
  guint n;
  KeiNode *const *items = kei_node_get_children (parent, KEI_SLOT_ITEMS, &n);

  tool_json_open (json, name, '[');
  for (guint i = 0; i < n; i++)
    {
      KeiId id = kei_node_get_id (items[i]);
      guint8 goals[KEI_SDG_N_GOALS];
      guint n_goals = list_goals (items[i], goals);
      KeiIdText text;

      tool_json_open (json, NULL, '{');
      tool_json_string (json, "id", kei_id_format (id, text));
      tool_json_string (json, "level", kei_levels_get_name (outline->tree, kei_node_get_ref (items[i], KEI_FIELD_LEVEL)));
      tool_json_string (json, "number", kei_numbers_get (outline->numbers, id));
      tool_json_string (json, "title", kei_node_get_text (items[i], KEI_FIELD_TITLE));
      tool_json_open (json, "goals", '[');
      for (guint j = 0; j < n_goals; j++)
        tool_json_int (json, NULL, goals[j]);
      tool_json_close (json, ']');
      add_json (json, "items", outline, items[i]);
      tool_json_close (json, '}');
    }
  tool_json_close (json, ']');
}

static void
add_text (GString *text, const Outline *outline, const KeiNode *parent, guint depth)
{
  guint n;
  KeiNode *const *items = kei_node_get_children (parent, KEI_SLOT_ITEMS, &n);

  for (guint i = 0; i < n; i++)
    {
      const char *number = kei_numbers_get (outline->numbers, kei_node_get_id (items[i]));
      g_autofree char *title = g_strdelimit (g_strdup (kei_node_get_text (items[i], KEI_FIELD_TITLE)), "\n\t", ' ');
      guint8 goals[KEI_SDG_N_GOALS];
      guint n_goals = list_goals (items[i], goals);

      g_string_append_printf (text, "%*s%s%s%s", (int) depth * 2, "", number, *number != '\0' ? " " : "", title);
      for (guint j = 0; j < n_goals; j++)
        g_string_append_printf (text, "%s%u", j == 0 ? "  [SDG " : " ", goals[j]);
      g_string_append (text, n_goals > 0 ? "]\n" : "\n");
      add_text (text, outline, items[i], depth + 1);
    }
}

ToolExit
tool_outline (int argc, char **argv)
{
  g_autofree char *format = NULL;
  const GOptionEntry options[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, NULL, NULL },
    { NULL },
  };
  g_autoptr (KeiTree) tree = NULL;
  g_autoptr (KeiNumbers) numbers = NULL;
  g_autoptr (GString) text = NULL;
  gboolean known, json;

  if (!tool_parse_options (options, &argc, &argv, 1, 1))
    return TOOL_TROUBLE;
  json = tool_wants_json (format, &known);
  tree = known ? tool_read_plan (argv[1], NULL, NULL) : NULL;
  if (tree == NULL)
    return TOOL_TROUBLE;

  numbers = kei_numbers_new (tree);
  if (json)
    {
      g_auto (ToolJson) writer;
      const char *written;
      gsize length;

      tool_json_init (&writer);
      add_json (&writer, NULL, &(Outline){ tree, numbers }, kei_tree_get_root (tree));
      written = tool_json_end (&writer, &length);
      return tool_write (NULL, written, length);
    }
  text = g_string_new (NULL);
  add_text (text, &(Outline){ tree, numbers }, kei_tree_get_root (tree), 0);
  return tool_write (NULL, text->str, text->len);
}
