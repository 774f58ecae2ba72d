/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes a step that can be undone: edits, what is typed into fields, and the way back and forth. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "kei-editor-private.h"

/* --- Steps --- */

KeiEdit *
kei_editor_begin (KeiEditor *self)
{
  g_return_val_if_fail (KEI_IS_EDITOR (self), NULL);

  return kei_edit_new (kei_editor_get_tree (self));
}

gboolean
kei_editor_apply (KeiEditor *self, KeiChange *change)
{
  GError *error = NULL;

  g_return_val_if_fail (KEI_IS_EDITOR (self), FALSE);

  if (!_kei_editor_may_edit (self))
    return FALSE;
  if (!kei_document_apply (kei_editor_get_document (self), change, &error))
    {
      _kei_editor_say_error (self, error);
      return FALSE;
    }
  return TRUE;
}

gboolean
kei_editor_commit (KeiEditor *self, KeiEdit *edit, const char *label)
{
  GError *error = NULL;
  guint n_cleared = kei_edit_get_n_cleared (edit);
  g_autoptr (KeiChange) change = kei_edit_end (edit, label, &error);

  g_return_val_if_fail (KEI_IS_EDITOR (self), FALSE);

  if (change == NULL)
    {
      _kei_editor_say_error (self, error);
      return FALSE;
    }
  if (!kei_editor_apply (self, change))
    return FALSE;
  if (n_cleared > 0)
    /* Translators: something was deleted that other places named: a department, a level. */
    kei_editor_say (self, g_dngettext (GETTEXT_PACKAGE, "It was also taken away from %u place that named it. Undo brings both back.", "It was also taken away from %u places that named it. Undo brings all back.", n_cleared), n_cleared);
  return TRUE;
}

gboolean
kei_editor_commit_typed (KeiEditor *self, KeiEdit *edit)
{
  GError *error = NULL;
  g_autoptr (KeiChange) change = kei_edit_end (edit, NULL, &error);

  g_return_val_if_fail (KEI_IS_EDITOR (self), FALSE);

  if (change != NULL && !_kei_editor_may_edit (self))
    return FALSE;
  if (change == NULL || !kei_document_apply_typed (kei_editor_get_document (self), change, &error))
    {
      _kei_editor_say_error (self, error);
      return FALSE;
    }
  return TRUE;
}

gboolean
kei_editor_undo (KeiEditor *self)
{
  g_return_val_if_fail (KEI_IS_EDITOR (self), FALSE);

  if (!_kei_editor_may_edit (self) || !kei_document_undo (kei_editor_get_document (self)))
    return FALSE;
  _kei_editor_reveal_last (self);
  return TRUE;
}

gboolean
kei_editor_redo (KeiEditor *self)
{
  g_return_val_if_fail (KEI_IS_EDITOR (self), FALSE);

  if (!_kei_editor_may_edit (self) || !kei_document_redo (kei_editor_get_document (self)))
    return FALSE;
  _kei_editor_reveal_last (self);
  return TRUE;
}

/* --- Fields --- */

static gboolean
set_level (KeiEditor *self, KeiId node, KeiId level)
{
  KeiEdit *edit = kei_editor_begin (self);

  _kei_editor_set_level (edit, node, level);
  return kei_editor_commit (self, edit, NULL);
}

gboolean
kei_editor_set_field (KeiEditor *self, KeiId node, KeiField field, const KeiValue *value, gboolean typed)
{
  GError *error = NULL;
  g_autoptr (KeiChange) change = NULL;
  g_auto (KeiValue) old_value = KEI_VALUE_INIT;
  KeiNode *before;

  g_return_val_if_fail (KEI_IS_EDITOR (self), FALSE);

  before = kei_editor_lookup (self, node);
  if (before != NULL)
    {
      old_value = kei_node_dup_value (before, field);
      if (kei_value_equal (&old_value, value))
        return TRUE;
      if (field == KEI_FIELD_LEVEL && kei_node_get_kind (before) == KEI_KIND_ITEM)
        return set_level (self, node, value->storage == KEI_STORAGE_INT ? (KeiId) value->integer : KEI_ID_NONE);
    }
  if (!_kei_editor_may_edit (self))
    return FALSE;

  change = kei_change_set_in (kei_editor_get_tree (self), node, field, value, &error);
  if (change == NULL
      || !(typed ? kei_document_apply_typed (kei_editor_get_document (self), change, &error)
                 : kei_document_apply (kei_editor_get_document (self), change, &error)))
    {
      _kei_editor_say_error (self, error);
      return FALSE;
    }
  return TRUE;
}

gboolean
kei_editor_set_text (KeiEditor *self, KeiId node, KeiField field, const char *text, gboolean typed)
{
  g_autofree char *fit = kei_text_normalize (text, -1, NULL);
  g_auto (KeiValue) value = kei_value_string (fit, -1);

  return kei_editor_set_field (self, node, field, &value, typed);
}

gboolean
kei_editor_toggle (KeiEditor *self, KeiId node, KeiField field)
{
  KeiNode *before;
  g_auto (KeiValue) value = KEI_VALUE_INIT;

  g_return_val_if_fail (KEI_IS_EDITOR (self), FALSE);

  before = kei_editor_lookup (self, node);
  value = kei_value_bool (before == NULL || !kei_node_get_bool (before, field));
  return kei_editor_set_field (self, node, field, &value, FALSE);
}

void
kei_editor_break_step (KeiEditor *self)
{
  g_return_if_fail (KEI_IS_EDITOR (self));

  kei_document_break_step (kei_editor_get_document (self));
}
