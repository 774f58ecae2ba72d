/* SPDX-License-Identifier: GPL-3.0-or-later */
/* diff OLD[@VERSION] NEW[@VERSION] [--format text|json|FORMAT] [--what KIND] [--style STYLE] [--item ID]. The JSON is for scripts and stays compatible: members may come, none goes.
 *
 * {"old":{"title","seal","version" where one was named},"new":{…},"partial":false,
 *  "pairs":[{"old","new","by","certainty","score"}],
 *  "changes":[{"type","old":[…],"new":[…],"fields":[{"node","field","old","new","meaning","rule",
 *    "hunks":[{"old":[start,length],"new":[start,length],"kind"}]}]}],
 *  "rules":[{"kind","from","to","items":[…]}],"counts":{…}} */
#include "config.h"

#include "tool-diff.h"

#include <glib/gi18n-lib.h>

#include "kei-choices.h"
#include "tool-json.h"

/* --- Values --- */

static KeiNode *
node_of (const ToolDiff *diff, const KeiDifference *difference, KeiSide side)
{
  KeiId id = side == KEI_SIDE_OLD ? difference->old_node : difference->new_node;

  return id != KEI_ID_NONE ? kei_tree_lookup (diff->trees[side], id) : NULL;
}

static KeiNode *
any_node (const ToolDiff *diff, const KeiDifference *difference)
{
  KeiNode *node = node_of (diff, difference, KEI_SIDE_NEW);

  return node != NULL ? node : node_of (diff, difference, KEI_SIDE_OLD);
}

static char *
dup_names (KeiTree *tree, const KeiId *ids, guint n)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      KeiNode *node = kei_tree_lookup (tree, ids[i]);

      g_string_append_printf (names, "%s%s", i > 0 ? "、" : "", node != NULL ? kei_node_get_headline (node) : "");
    }
  return g_string_free (names, FALSE);
}

char *
tool_diff_dup_name (KeiTree *tree, const KeiNode *node)
{
  const KeiKindInfo *kind = kei_schema_kind (kei_node_get_kind (node));
  GString *name = g_string_new (kei_node_get_headline (node));

  for (guint i = 0; i < kind->n_fields && kei_node_get_headline (node)[0] == '\0'; i++)
    if (((kind->fields[i].flags & KEI_FLAG_KEY) || (kind->id == KEI_KIND_TEXT && kind->fields[i].id == KEI_FIELD_ROLE)) && kei_node_has (node, kind->fields[i].id) && kind->fields[i].type != KEI_FIELD_TYPE_REF)
      {
        g_auto (KeiValue) value = kei_node_dup_value (node, kind->fields[i].id);
        g_autofree char *text = kind->fields[i].type == KEI_FIELD_TYPE_CHOICE ? kei_choices_dup_label (tree, kind->fields[i].choices, value.string) : kei_value_to_text (&value, &kind->fields[i]);

        g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", text);
      }
  return g_string_free (name, FALSE);
}

char *
tool_diff_dup_value (const ToolDiff *diff, const KeiDifference *difference, KeiSide side)
{
  KeiNode *node = node_of (diff, difference, side);
  const KeiFieldInfo *field;
  g_auto (KeiValue) value = KEI_VALUE_INIT;

  if (node == NULL)
    return NULL;
  if (difference->field == KEI_FIELD_NONE)
    return tool_diff_dup_name (diff->trees[side], node);
  field = kei_schema_field (kei_node_get_kind (node), difference->field);
  value = kei_node_dup_value (node, difference->field);
  if (kei_value_is_empty (&value))
    return NULL;
  if (field->type == KEI_FIELD_TYPE_REF)
    {
      KeiId id = kei_node_get_ref (node, difference->field);

      return dup_names (diff->trees[side], &id, 1);
    }
  if (field->type == KEI_FIELD_TYPE_REFS)
    return dup_names (diff->trees[side], value.ids->ids, value.ids->n);
  return kei_value_to_text (&value, field);
}

GArray *
tool_diff_make_hunks (const ToolDiff *diff, const KeiDifference *difference)
{
  KeiNode *old_node = node_of (diff, difference, KEI_SIDE_OLD), *new_node = node_of (diff, difference, KEI_SIDE_NEW);
  const KeiFieldInfo *field = old_node != NULL && new_node != NULL && difference->field != KEI_FIELD_NONE ? kei_schema_field (kei_node_get_kind (new_node), difference->field) : NULL;

  if (field == NULL || (field->type != KEI_FIELD_TYPE_STRING && field->type != KEI_FIELD_TYPE_TEXT))
    return NULL;
  return kei_text_differ_compare (diff->differ, kei_node_get_text (old_node, field->id), kei_node_get_text (new_node, field->id), NULL);
}

const char *
tool_diff_field_name (const ToolDiff *diff, const KeiDifference *difference)
{
  const KeiKindInfo *kind = kei_schema_kind (kei_node_get_kind (any_node (diff, difference)));

  if (difference->meaning == KEI_MEANING_ORDER)
    return "order";
  return difference->field == KEI_FIELD_NONE ? kind->name : kei_schema_field (kind->id, difference->field)->name;
}

const char *
tool_diff_field_label (const ToolDiff *diff, const KeiDifference *difference)
{
  const KeiKindInfo *kind = kei_schema_kind (kei_node_get_kind (any_node (diff, difference)));

  return difference->field == KEI_FIELD_NONE ? _ (kind->label) : _ (kei_schema_field (kind->id, difference->field)->label);
}

const char *
tool_diff_meaning_name (KeiMeaning meaning)
{
  static const char *const names[] = { NULL, "spelling", "raised", "lowered", "base-moved", "not-comparable", "gained", "lost", "order" };

  return names[meaning];
}

/* --- JSON --- */

static void
add_plan (ToolJson *json, const ToolDiff *diff, KeiSide side)
{
  g_autofree char *seal = kei_xml_seal (diff->trees[side]);

  tool_json_open (json, side == KEI_SIDE_OLD ? "old" : "new", '{');
  tool_json_string (json, "title", kei_node_get_headline (kei_tree_get_root (diff->trees[side])));
  tool_json_string (json, "seal", seal);
  if (diff->states[side].version != NULL)
    tool_json_string (json, "version", kei_node_get_headline (diff->states[side].version));
  tool_json_close (json, '}');
}

static void
add_id (ToolJson *json, const char *name, KeiId id)
{
  KeiIdText text;

  tool_json_string (json, name, kei_id_format (id, text));
}

static void
add_pairs (ToolJson *json, const ToolDiff *diff)
{
  static const char *const by_names[] = { "hand", "id", "origin", "identical", "text", "position" };
  static const char *const certainty_names[] = { "certain", "probable", "doubtful" };
  guint n;
  const KeiPair *pairs = kei_pairing_get_pairs (diff->pairing, &n);

  tool_json_open (json, "pairs", '[');
  for (guint i = 0; i < n; i++)
    {
      tool_json_open (json, NULL, '{');
      add_id (json, "old", pairs[i].old_id);
      add_id (json, "new", pairs[i].new_id);
      tool_json_string (json, "by", by_names[pairs[i].by]);
      tool_json_string (json, "certainty", certainty_names[pairs[i].certainty]);
      tool_json_double (json, "score", pairs[i].score);
      tool_json_close (json, '}');
    }
  tool_json_close (json, ']');
}

static void
add_span (ToolJson *json, const char *name, guint start, guint length)
{
  tool_json_open (json, name, '[');
  tool_json_int (json, NULL, start);
  tool_json_int (json, NULL, length);
  tool_json_close (json, ']');
}

static void
add_hunks (ToolJson *json, const ToolDiff *diff, const KeiDifference *difference)
{
  static const char *const kinds[] = { "text", "spelling", "moved" };
  g_autoptr (GArray) hunks = tool_diff_make_hunks (diff, difference);

  if (hunks == NULL)
    return;
  tool_json_open (json, "hunks", '[');
  for (guint i = 0; i < hunks->len; i++)
    {
      const KeiTextHunk *hunk = &g_array_index (hunks, KeiTextHunk, i);

      tool_json_open (json, NULL, '{');
      add_span (json, "old", hunk->old_start, hunk->old_length);
      add_span (json, "new", hunk->new_start, hunk->new_length);
      tool_json_string (json, "kind", kinds[hunk->kind]);
      tool_json_close (json, '}');
    }
  tool_json_close (json, ']');
}

static void
add_difference (ToolJson *json, const ToolDiff *diff, const KeiDifference *difference)
{
  tool_json_open (json, NULL, '{');
  add_id (json, "node", difference->new_node != KEI_ID_NONE ? difference->new_node : difference->old_node);
  tool_json_string (json, "field", tool_diff_field_name (diff, difference));
  for (guint side = 0; side < 2; side++)
    {
      g_autofree char *value = tool_diff_dup_value (diff, difference, side);

      tool_json_string (json, side == KEI_SIDE_OLD ? "old" : "new", value);
    }
  if (tool_diff_meaning_name (difference->meaning) != NULL)
    tool_json_string (json, "meaning", tool_diff_meaning_name (difference->meaning));
  if (difference->rule >= 0)
    tool_json_int (json, "rule", difference->rule);
  add_hunks (json, diff, difference);
  tool_json_close (json, '}');
}

static void
add_ids (ToolJson *json, const char *name, const KeiId *ids, guint n)
{
  tool_json_open (json, name, '[');
  for (guint i = 0; i < n; i++)
    add_id (json, NULL, ids[i]);
  tool_json_close (json, ']');
}

static void
add_changes (ToolJson *json, const ToolDiff *diff)
{
  guint n;
  const KeiComparisonChange *changes = kei_comparison_get_changes (diff->comparison, &n);

  tool_json_open (json, "changes", '[');
  for (guint i = 0; i < n; i++)
    {
      guint n_differences;
      const KeiDifference *differences = kei_comparison_get_differences (diff->comparison, &changes[i], &n_differences);

      tool_json_open (json, NULL, '{');
      tool_json_string (json, "type", kei_comparison_type_name (changes[i].type));
      for (guint side = 0; side < 2; side++)
        {
          guint n_ids;
          const KeiId *ids = kei_comparison_get_ids (diff->comparison, &changes[i], side, &n_ids);

          add_ids (json, side == KEI_SIDE_OLD ? "old" : "new", ids, n_ids);
        }
      tool_json_open (json, "fields", '[');
      for (guint j = 0; j < n_differences; j++)
        add_difference (json, diff, &differences[j]);
      tool_json_close (json, ']');
      tool_json_close (json, '}');
    }
  tool_json_close (json, ']');
}

static void
add_rules (ToolJson *json, const ToolDiff *diff)
{
  guint n;
  const KeiComparisonRule *rules = kei_comparison_get_rules (diff->comparison, &n);

  tool_json_open (json, "rules", '[');
  for (guint i = 0; i < n; i++)
    {
      tool_json_open (json, NULL, '{');
      tool_json_string (json, "kind", kei_comparison_rule_name (rules[i].kind));
      tool_json_string (json, "from", rules[i].from);
      tool_json_string (json, "to", rules[i].to);
      add_ids (json, "items", (const KeiId *) (void *) rules[i].items->data, rules[i].items->len);
      tool_json_close (json, '}');
    }
  tool_json_close (json, ']');
}

static void
add_counts (ToolJson *json, const ToolDiff *diff)
{
  guint n, doubtful = 0;
  const KeiPair *pairs = kei_pairing_get_pairs (diff->pairing, &n);

  for (guint i = 0; i < n; i++)
    doubtful += pairs[i].certainty == KEI_PAIR_DOUBTFUL;
  tool_json_open (json, "counts", '{');
  tool_json_int (json, "pairs", n);
  tool_json_int (json, "doubtful", doubtful);
  tool_json_int (json, "unchanged", kei_comparison_count_unchanged (diff->comparison));
  for (guint i = 0; i < KEI_COMPARISON_N_TYPES; i++)
    tool_json_int (json, kei_comparison_type_name (i), kei_comparison_count (diff->comparison, i));
  tool_json_close (json, '}');
}

static ToolExit
write_json (const char *out, const ToolDiff *diff)
{
  g_auto (ToolJson) json;
  const char *written;
  gsize length;

  tool_json_init (&json);
  tool_json_open (&json, NULL, '{');
  add_plan (&json, diff, KEI_SIDE_OLD);
  add_plan (&json, diff, KEI_SIDE_NEW);
  tool_json_bool (&json, "partial", kei_pairing_get_n_limited (diff->pairing) > 0);
  add_pairs (&json, diff);
  add_changes (&json, diff);
  add_rules (&json, diff);
  add_counts (&json, diff);
  tool_json_close (&json, '}');
  written = tool_json_end (&json, &length);
  return tool_write (out, written, length);
}

static ToolExit
write_text (const char *out, const ToolDiff *diff)
{
  g_autoptr (GString) text = g_string_new (NULL);

  tool_diff_add_text (text, diff);
  return tool_write (out, text->str, text->len);
}

static void
clear (ToolState *states, ToolDiffReport *report)
{
  tool_state_clear (&states[KEI_SIDE_OLD]);
  tool_state_clear (&states[KEI_SIDE_NEW]);
  tool_diff_report_clear (report);
}

ToolExit
tool_diff (int argc, char **argv)
{
  g_autofree char *format = NULL, *out = NULL, *what = NULL, *style = NULL, *item = NULL;
  gboolean ignore_ids = FALSE;
  const GOptionEntry options[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, NULL, NULL },
    { "ignore-ids", 0, 0, G_OPTION_ARG_NONE, &ignore_ids, NULL, NULL },
    { "item", 0, 0, G_OPTION_ARG_STRING, &item, NULL, NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out, NULL, NULL },
    { "style", 0, 0, G_OPTION_ARG_FILENAME, &style, NULL, NULL },
    { "what", 0, 0, G_OPTION_ARG_STRING, &what, NULL, NULL },
    { NULL },
  };
  ToolState states[2] = { 0 };
  g_autoptr (KeiPairing) pairing = NULL;
  g_autoptr (KeiComparison) comparison = NULL;
  g_autoptr (KeiTextDiffer) differ = NULL;
  KeiPairingOptions pairing_options = { 0 };
  ToolDiff diff;
  ToolDiffReport report = { 0 };
  gboolean plain, json;
  guint n_changes, n_rules;
  ToolExit written;

  if (!tool_parse_options (options, &argc, &argv, 2, 2))
    return TOOL_TROUBLE;
  json = g_strcmp0 (format, "json") == 0;
  plain = !json && (format == NULL || g_str_equal (format, "text"));
  if ((json || plain) && (what != NULL || style != NULL || item != NULL))
    {
      tool_complain (NULL, 0, _ ("--what, --style and --item are for formats of paper: --format html, pdf, odt, docx, csv, xlsx."));
      return TOOL_TROUBLE;
    }
  if (!json && !plain && !tool_diff_report_read (&report, format, what, style, item))
    return TOOL_TROUBLE;
  if (!tool_state_read_two (states, argv[1], argv[2]))
    {
      clear (states, &report);
      return TOOL_TROUBLE;
    }

  pairing_options.ignore_ids = ignore_ids;
  pairing = kei_pairing_new (states[KEI_SIDE_OLD].content, states[KEI_SIDE_NEW].content, &pairing_options, NULL, NULL, NULL, NULL);
  comparison = kei_comparison_new (pairing, NULL, NULL);
  differ = kei_text_differ_new ();
  diff = (ToolDiff){ states, { states[KEI_SIDE_OLD].content, states[KEI_SIDE_NEW].content }, pairing, comparison, differ };
  kei_comparison_get_changes (comparison, &n_changes);
  kei_comparison_get_rules (comparison, &n_rules);
  written = json ? write_json (out, &diff) : plain ? write_text (out, &diff)
                                                   : tool_diff_write_report (&diff, &report, out);
  clear (states, &report);
  return written == TOOL_GOOD && n_changes + n_rules > 0 ? TOOL_BAD : written;
}
