/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stats FILE [--format text|json]: one pass collects the figures, two small functions
 * print them. The JSON is for scripts and stays as it is. */
#include "config.h"

#include "tool.h"

#include "kei-choices.h"
#include "kei-levels.h"
#include "kei-sdg-coverage.h"
#include "tool-json.h"

#include <glib/gi18n-lib.h>

/* Budget lines of one year and role, added up. */
typedef struct
{
  gint64 year;
  const char *role; /* unowned: the node's */
  gint64 lines;
  gint64 amount; /* thousand yen */
} Total;

typedef struct
{
  KeiTree *tree;      /* unowned */
  GHashTable *levels; /* (element-type gint64 guint): items of each level; 0 is none */
  guint n_items;
  guint n_indicators;
  guint n_values;
  guint n_without_target;
  GArray *totals; /* (element-type Total), sorted */
} Stats;

static gboolean
has_target (Stats *stats, const KeiNode *indicator)
{
  guint n;
  KeiNode *const *values = kei_node_get_children (indicator, KEI_SLOT_VALUES, &n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (kei_choices_get_role (stats->tree, "value-roles", kei_node_get_text (values[i], KEI_FIELD_ROLE)), "target") == 0)
      return TRUE;
  return FALSE;
}

static void
add_line (Stats *stats, const KeiNode *line)
{
  Total total = { kei_node_get_int (line, KEI_FIELD_YEAR), kei_node_get_text (line, KEI_FIELD_ROLE), 1, kei_node_get_int (line, KEI_FIELD_AMOUNT) };

  g_array_append_val (stats->totals, total);
}

static int
compare_totals (gconstpointer a, gconstpointer b)
{
  const Total *one = a, *other = b;

  if (one->year != other->year)
    return one->year < other->year ? -1 : 1;
  return strcmp (one->role, other->role);
}

/* Makes one of all that are of one year and role. */
static void
add_up (GArray *totals)
{
  guint n = 0;

  g_array_sort (totals, compare_totals);
  for (guint i = 0; i < totals->len; i++)
    {
      const Total *next = &g_array_index (totals, Total, i);
      Total *last = n > 0 ? &g_array_index (totals, Total, n - 1) : NULL;

      if (last == NULL || compare_totals (last, next) != 0)
        g_array_index (totals, Total, n++) = *next;
      else
        {
          last->lines += next->lines;
          /* Absurd figures of a hostile file wrap round instead of being undefined. */
          last->amount = (gint64) ((guint64) last->amount + (guint64) next->amount);
        }
    }
  g_array_set_size (totals, n);
}

static gboolean
count (KeiNode *node, KeiNode *parent, KeiSlot slot, gpointer data)
{
  Stats *stats = data;
  gint64 level;

  switch (kei_node_get_kind (node))
    {
    case KEI_KIND_ITEM:
      level = kei_node_get_int (node, KEI_FIELD_LEVEL);
      g_hash_table_insert (stats->levels, g_memdup2 (&level, sizeof level), GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (stats->levels, &level)) + 1));
      stats->n_items++;
      break;
    case KEI_KIND_INDICATOR:
      stats->n_indicators++;
      stats->n_values += kei_node_get_n_children (node, KEI_SLOT_VALUES);
      stats->n_without_target += !has_target (stats, node);
      break;
    case KEI_KIND_BUDGET_LINE:
      add_line (stats, node);
      break;
    default:
      break;
    }
  return TRUE;
}

/* Calls of @add for each level in the plan's order, then for items without one. */
typedef void (*AddLevel) (gpointer out, const char *name, guint n);

static void
list_levels (const Stats *stats, AddLevel add, gpointer out)
{
  guint n;
  KeiNode *const *levels = kei_node_get_children (kei_tree_get_root (stats->tree), KEI_SLOT_LEVELS, &n);
  const gint64 none = 0;

  for (guint i = 0; i < n; i++)
    {
      gint64 id = (gint64) kei_node_get_id (levels[i]);

      add (out, kei_node_get_text (levels[i], KEI_FIELD_NAME), GPOINTER_TO_UINT (g_hash_table_lookup (stats->levels, &id)));
    }
  if (g_hash_table_contains (stats->levels, &none))
    add (out, "", GPOINTER_TO_UINT (g_hash_table_lookup (stats->levels, &none)));
}

static void
add_level_json (gpointer out, const char *name, guint n)
{
  tool_json_open (out, NULL, '{');
  tool_json_string (out, "level", name);
  tool_json_int (out, "items", n);
  tool_json_close (out, '}');
}

static void
add_level_text (gpointer out, const char *name, guint n)
{
  g_string_append_printf (out, "  %s: %u\n", *name != '\0' ? name : _ ("without a level"), n);
}

static ToolExit
write_json (const Stats *stats, const KeiSdgCoverage *coverage)
{
  g_auto (ToolJson) json;
  const char *written;
  gsize length;

  tool_json_init (&json);
  tool_json_open (&json, NULL, '{');
  tool_json_string (&json, "title", kei_node_get_text (kei_tree_get_root (stats->tree), KEI_FIELD_TITLE));
  tool_json_int (&json, "nodes", kei_tree_get_n_nodes (stats->tree));
  tool_json_int (&json, "items", stats->n_items);
  tool_json_open (&json, "levels", '[');
  list_levels (stats, add_level_json, &json);
  tool_json_close (&json, ']');
  tool_json_open (&json, "sdg", '{');
  tool_json_int (&json, "measures", coverage->n_measures);
  tool_json_int (&json, "unanswered", coverage->unanswered->len);
  tool_json_int (&json, "crowded", coverage->crowded->len);
  tool_json_int (&json, "goals", coverage->n_goals);
  tool_json_open (&json, "items", '[');
  for (guint goal = 1; goal <= KEI_SDG_N_GOALS; goal++)
    tool_json_int (&json, NULL, coverage->goal_items[goal]);
  tool_json_close (&json, ']');
  tool_json_close (&json, '}');
  tool_json_open (&json, "indicators", '{');
  tool_json_int (&json, "count", stats->n_indicators);
  tool_json_int (&json, "values", stats->n_values);
  tool_json_int (&json, "without-target", stats->n_without_target);
  tool_json_close (&json, '}');
  tool_json_open (&json, "budget", '[');
  for (guint i = 0; i < stats->totals->len; i++)
    {
      const Total *total = &g_array_index (stats->totals, Total, i);

      tool_json_open (&json, NULL, '{');
      tool_json_int (&json, "year", total->year);
      tool_json_string (&json, "role", total->role);
      tool_json_int (&json, "lines", total->lines);
      tool_json_int (&json, "amount", total->amount);
      tool_json_close (&json, '}');
    }
  tool_json_close (&json, ']');
  tool_json_close (&json, '}');
  written = tool_json_end (&json, &length);
  return tool_write (NULL, written, length);
}

static ToolExit
write_text (const Stats *stats, const KeiSdgCoverage *coverage)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, _ ("Items: %u\n"), stats->n_items);
  list_levels (stats, add_level_text, text);
  g_string_append_printf (text, _ ("SDGs: %u of %d goals served; %u measures, %u without an answer, %u with more than %d goals\n"),
                          coverage->n_goals, KEI_SDG_N_GOALS, coverage->n_measures, coverage->unanswered->len, coverage->crowded->len, KEI_SDG_MAX_GOALS);
  g_string_append_printf (text, _ ("Indicators: %u with %u values, %u without a target\n"), stats->n_indicators, stats->n_values, stats->n_without_target);
  if (stats->totals->len > 0)
    g_string_append (text, _ ("Costs in thousand yen:\n"));
  for (guint i = 0; i < stats->totals->len; i++)
    {
      const Total *total = &g_array_index (stats->totals, Total, i);
      g_autofree char *role = kei_choices_dup_label (stats->tree, "budget-roles", total->role);

      g_string_append_printf (text, "  %" G_GINT64_FORMAT " %s: %" G_GINT64_FORMAT "\n", total->year, role, total->amount);
    }
  return tool_write (NULL, text->str, text->len);
}

ToolExit
tool_stats (int argc, char **argv)
{
  g_autofree char *format = NULL;
  const GOptionEntry options[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, NULL, NULL },
    { NULL },
  };
  g_autoptr (GHashTable) levels = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) totals = g_array_new (FALSE, FALSE, sizeof (Total));
  g_autoptr (KeiSdgCoverage) coverage = NULL;
  g_autoptr (KeiTree) tree = NULL;
  gboolean known, json;
  Stats stats = { .levels = levels, .totals = totals };

  if (!tool_parse_options (options, &argc, &argv, 1, 1))
    return TOOL_TROUBLE;
  json = tool_wants_json (format, &known);
  tree = known ? tool_read_plan (argv[1], NULL, NULL) : NULL;
  if (tree == NULL)
    return TOOL_TROUBLE;

  stats.tree = tree;
  kei_node_walk (kei_tree_get_root (tree), count, &stats);
  add_up (totals);
  coverage = kei_sdg_coverage_new (tree, KEI_SDG_MAX_GOALS);
  return json ? write_json (&stats, coverage) : write_text (&stats, coverage);
}
