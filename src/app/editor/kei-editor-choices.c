/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan's own choice lists. */
#include "config.h"

#include "kei-choices.h"
#include "kei-editor-private.h"

gboolean
kei_editor_name_choice_list (KeiEditor *self, KeiId list, const char *name)
{
  g_autoptr (GPtrArray) shipped = kei_choices_new (NULL, name);
  KeiNode *node;
  KeiEdit *edit;

  g_return_val_if_fail (KEI_IS_EDITOR (self), FALSE);

  node = kei_editor_lookup (self, list);
  if (node == NULL)
    return FALSE;
  edit = kei_editor_begin (self);
  kei_edit_set_string (edit, list, KEI_FIELD_NAME, name);
  for (guint i = 0; kei_node_get_n_children (node, KEI_SLOT_CHOICES) == 0 && i < shipped->len; i++)
    {
      const KeiChoice *choice = shipped->pdata[i];
      KeiNodeBuilder *builder = kei_node_builder_new (KEI_KIND_CHOICE, kei_id_source_next (kei_editor_get_ids (self)));
      g_autoptr (KeiNode) made = NULL;

      kei_node_builder_set_string (builder, KEI_FIELD_CODE, choice->code);
      if (choice->role != NULL)
        kei_node_builder_set_string (builder, KEI_FIELD_ROLE, choice->role);
      made = kei_node_builder_end (builder);
      kei_edit_append (edit, list, made);
    }
  return kei_editor_commit (self, edit, NULL);
}
