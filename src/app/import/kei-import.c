/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-import.h"

#include <glib/gi18n-lib.h>

struct _KeiImport
{
  GObject parent_instance;

  KeiOutline *outline; /* owned */
  GPtrArray *undo;     /* owned (element-type KeiOutlineState): the last one is the newest */
  GPtrArray *redo;     /* owned, the same */

  KeiTree *tree;    /* owned, nullable: made when asked for */
  GHashTable *rows; /* owned, nullable: id → row + 1, of the tree */
};

G_DEFINE_FINAL_TYPE (KeiImport, kei_import, G_TYPE_OBJECT)

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define MAX_STEPS 200 /* states that are kept */

const KeiOutline *
kei_import_get_outline (KeiImport *self)
{
  g_return_val_if_fail (KEI_IS_IMPORT (self), NULL);

  return self->outline;
}

KeiTree *
kei_import_get_tree (KeiImport *self, GError **error)
{
  g_return_val_if_fail (KEI_IS_IMPORT (self), NULL);

  if (self->tree == NULL)
    {
      KeiIdSource *ids = kei_id_source_new_random ();

      g_clear_pointer (&self->rows, g_hash_table_unref);
      self->tree = kei_outline_to_tree (self->outline, ids, &self->rows, error);
      kei_id_source_free (ids);
    }
  return self->tree;
}

guint
kei_import_get_row_of (KeiImport *self, KeiId node)
{
  g_return_val_if_fail (KEI_IS_IMPORT (self), 0);

  return self->rows == NULL ? 0 : GPOINTER_TO_UINT (g_hash_table_lookup (self->rows, &node));
}

static void
outline_changed (KeiImport *self)
{
  g_clear_pointer (&self->tree, kei_tree_unref);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Keeps @before for undo when the step was done, else drops it. */
static gboolean
end_step (KeiImport *self, KeiOutlineState *before, gboolean done)
{
  if (!done)
    {
      kei_outline_state_free (before);
      return FALSE;
    }
  if (self->undo->len == MAX_STEPS)
    g_ptr_array_remove_index (self->undo, 0);
  g_ptr_array_add (self->undo, before);
  g_ptr_array_set_size (self->redo, 0);
  outline_changed (self);
  return TRUE;
}

gboolean
kei_import_set_kind (KeiImport *self, guint row, KeiOutlineKind kind)
{
  KeiOutlineState *before;

  g_return_val_if_fail (KEI_IS_IMPORT (self), FALSE);

  before = kei_outline_save_state (self->outline);
  return end_step (self, before, kei_outline_set_kind (self->outline, row, kind));
}

gboolean
kei_import_set_level (KeiImport *self, guint row, guint level)
{
  KeiOutlineState *before;

  g_return_val_if_fail (KEI_IS_IMPORT (self), FALSE);

  before = kei_outline_save_state (self->outline);
  return end_step (self, before, kei_outline_set_level (self->outline, row, level));
}

gboolean
kei_import_shift_level (KeiImport *self, guint row, int by)
{
  KeiOutlineState *before;

  g_return_val_if_fail (KEI_IS_IMPORT (self), FALSE);

  before = kei_outline_save_state (self->outline);
  return end_step (self, before, kei_outline_shift_level (self->outline, row, by));
}

gboolean
kei_import_set_joined (KeiImport *self, guint row, gboolean joined)
{
  KeiOutlineState *before;

  g_return_val_if_fail (KEI_IS_IMPORT (self), FALSE);

  before = kei_outline_save_state (self->outline);
  return end_step (self, before, kei_outline_set_joined (self->outline, row, joined));
}

gboolean
kei_import_rename_level (KeiImport *self, guint level, const char *name)
{
  KeiOutlineState *before;

  g_return_val_if_fail (KEI_IS_IMPORT (self), FALSE);

  before = kei_outline_save_state (self->outline);
  return end_step (self, before, kei_outline_rename_level (self->outline, level, name));
}

gboolean
kei_import_get_can_undo (KeiImport *self)
{
  g_return_val_if_fail (KEI_IS_IMPORT (self), FALSE);

  return self->undo->len > 0;
}

gboolean
kei_import_get_can_redo (KeiImport *self)
{
  g_return_val_if_fail (KEI_IS_IMPORT (self), FALSE);

  return self->redo->len > 0;
}

/* Takes the newest state of @from, and puts the present one on @to. */
static void
go_back (KeiImport *self, GPtrArray *from, GPtrArray *to)
{
  KeiOutlineState *state;

  if (from->len == 0)
    return;
  state = g_ptr_array_steal_index (from, from->len - 1);
  g_ptr_array_add (to, kei_outline_save_state (self->outline));
  kei_outline_restore_state (self->outline, state);
  kei_outline_state_free (state);
  outline_changed (self);
}

void
kei_import_undo (KeiImport *self)
{
  g_return_if_fail (KEI_IS_IMPORT (self));

  go_back (self, self->undo, self->redo);
}

void
kei_import_redo (KeiImport *self)
{
  g_return_if_fail (KEI_IS_IMPORT (self));

  go_back (self, self->redo, self->undo);
}

/* --- Words --- */

static const char *const kind_labels[KEI_OUTLINE_N_KINDS] = {
  [KEI_OUTLINE_IGNORE] = N_ ("Left out"),
  [KEI_OUTLINE_JOINED] = N_ ("Joined"),
  [KEI_OUTLINE_ITEM] = N_ ("Item"),
  [KEI_OUTLINE_TEXT] = N_ ("Text"),
  [KEI_OUTLINE_ROLE] = N_ ("Text heading"),
  [KEI_OUTLINE_INDICATOR] = N_ ("Indicator"),
  [KEI_OUTLINE_VALUE] = N_ ("Value"),
  [KEI_OUTLINE_COST] = N_ ("Cost"),
  [KEI_OUTLINE_LEAD] = N_ ("Department"),
  [KEI_OUTLINE_SECTION] = N_ ("Section of prose"),
  [KEI_OUTLINE_VIEWPOINT] = N_ ("Viewpoint"),
  [KEI_OUTLINE_DECLARED] = N_ ("Declared count"),
  [KEI_OUTLINE_TITLE] = N_ ("Plan title"),
  [KEI_OUTLINE_VISION] = N_ ("Vision"),
  [KEI_OUTLINE_CATCHPHRASE] = N_ ("Catchphrase"),
  [KEI_OUTLINE_THEME] = N_ ("Theme"),
  [KEI_OUTLINE_PERIOD] = N_ ("Plan period"),
  [KEI_OUTLINE_CONTACT] = N_ ("Contact"),
  [KEI_OUTLINE_DISTRICTS] = N_ ("Districts"),
  [KEI_OUTLINE_BODY] = N_ ("Body"),
  [KEI_OUTLINE_RELATION] = N_ ("Relation"),
  [KEI_OUTLINE_MEETINGS] = N_ ("Meetings"),
  [KEI_OUTLINE_CAPTION] = N_ ("Heading only"),
  [KEI_OUTLINE_UNDECIDED] = N_ ("Undecided"),
};

const char *
kei_import_kind_label (KeiOutlineKind kind)
{
  g_return_val_if_fail (kind < KEI_OUTLINE_N_KINDS, "");

  return _ (kind_labels[kind]);
}

const char *
kei_import_get_kind_name (const KeiOutline *outline, guint row)
{
  const KeiOutlineRow *line = kei_outline_row (outline, row);

  if (line->kind == KEI_OUTLINE_ITEM)
    return kei_outline_level (outline, line->level)->name;
  /* 事業概要：… is the text itself, too. */
  return kei_import_kind_label (line->kind == KEI_OUTLINE_ROLE && line->label != NULL ? KEI_OUTLINE_TEXT : line->kind);
}

/* --- The object --- */

static void
kei_import_finalize (GObject *object)
{
  KeiImport *self = KEI_IMPORT (object);

  g_clear_pointer (&self->tree, kei_tree_unref);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->undo, g_ptr_array_unref);
  g_clear_pointer (&self->redo, g_ptr_array_unref);
  g_clear_pointer (&self->outline, kei_outline_free);
  G_OBJECT_CLASS (kei_import_parent_class)->finalize (object);
}

static void
kei_import_class_init (KeiImportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kei_import_finalize;
  signals[CHANGED] = g_signal_new ("changed", KEI_TYPE_IMPORT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kei_import_init (KeiImport *self)
{
  self->undo = g_ptr_array_new_with_free_func ((GDestroyNotify) kei_outline_state_free);
  self->redo = g_ptr_array_new_with_free_func ((GDestroyNotify) kei_outline_state_free);
}

KeiImport *
kei_import_new (KeiOutline *outline)
{
  KeiImport *self = g_object_new (KEI_TYPE_IMPORT, NULL);

  self->outline = outline;
  return self;
}
