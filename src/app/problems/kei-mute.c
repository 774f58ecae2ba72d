/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-mute.h"

#include <glib/gi18n-lib.h>

/* The plan's setting for a rule on @target (KEI_ID_NONE: everywhere), or NULL. */
static KeiNode *
find_setting (KeiEditor *editor, const char *code, KeiId target)
{
  guint n;
  KeiNode *const *rules = kei_node_get_children (kei_tree_get_root (kei_editor_get_tree (editor)), KEI_SLOT_RULES, &n);

  /* The last one counts, as in the checks. */
  for (guint i = n; i > 0; i--)
    if (g_str_equal (kei_node_get_text (rules[i - 1], KEI_FIELD_CODE), code) && kei_node_get_ref (rules[i - 1], KEI_FIELD_TARGET) == target)
      return rules[i - 1];
  return NULL;
}

gboolean
kei_mute_problem (KeiEditor *editor, const KeiProblem *problem, gboolean whole, const char *reason, const char *by)
{
  KeiId target = whole ? KEI_ID_NONE : problem->node;
  KeiNode *setting;
  KeiEdit *edit;

  g_return_val_if_fail (KEI_IS_EDITOR (editor) && problem != NULL && reason != NULL, FALSE);

  setting = find_setting (editor, problem->code, target);
  edit = kei_editor_begin (editor);
  if (setting != NULL)
    {
      kei_edit_set_string (edit, kei_node_get_id (setting), KEI_FIELD_SEVERITY, KEI_SEVERITY_OFF);
      kei_edit_set_string (edit, kei_node_get_id (setting), KEI_FIELD_BY, by);
      kei_edit_set_string (edit, kei_node_get_id (setting), KEI_FIELD_REASON, reason);
    }
  else
    {
      KeiNodeBuilder *builder = kei_node_builder_new (KEI_KIND_RULE, kei_id_source_next (kei_editor_get_ids (editor)));
      g_autoptr (KeiNode) rule = NULL;

      kei_node_builder_set_string (builder, KEI_FIELD_CODE, problem->code);
      if (!whole)
        kei_node_builder_set_ref (builder, KEI_FIELD_TARGET, target);
      kei_node_builder_set_string (builder, KEI_FIELD_SEVERITY, KEI_SEVERITY_OFF);
      kei_node_builder_set_string (builder, KEI_FIELD_BY, by);
      kei_node_builder_set_string (builder, KEI_FIELD_REASON, reason);
      rule = kei_node_builder_end (builder);
      kei_edit_append (edit, kei_editor_get_plan_id (editor), rule);
    }
  return kei_editor_commit (editor, edit, N_ ("Mute a check"));
}

gboolean
kei_unmute_problem (KeiEditor *editor, const KeiProblem *problem)
{
  KeiNode *settings[2];
  KeiEdit *edit;

  g_return_val_if_fail (KEI_IS_EDITOR (editor) && problem != NULL, FALSE);

  settings[0] = find_setting (editor, problem->code, problem->node);
  settings[1] = find_setting (editor, problem->code, KEI_ID_NONE);
  edit = kei_editor_begin (editor);
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      if (settings[i] == NULL || g_strcmp0 (kei_node_get_string (settings[i], KEI_FIELD_SEVERITY), KEI_SEVERITY_OFF) != 0)
        continue;
      /* A threshold of its own stays. */
      if (kei_node_has (settings[i], KEI_FIELD_THRESHOLD))
        kei_edit_set_string (edit, kei_node_get_id (settings[i]), KEI_FIELD_SEVERITY, "");
      else
        kei_edit_remove (edit, kei_node_get_id (settings[i]));
    }
  return kei_editor_commit (editor, edit, N_ ("Unmute a check"));
}
