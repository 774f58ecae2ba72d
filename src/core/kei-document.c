/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way back is a stack of trees that existed; the changes beside them tell the views
 * what is different and the menu what the step was.
 *
 *   undo: [ (tree before, change) … ]   current tree   redo: [ (tree after, change) … ]
 *
 * Invariants: applying each undo entry's change to its tree gives the tree of the next
 * entry, the last one's gives the current tree; the same onwards through redo. A
 * step is typed while its field goes on being typed in, and is then made longer. */
#include "config.h"

#include "kei-document.h"

#include <glib/gi18n-lib.h>

#define MAX_STEPS 2000

typedef struct
{
  KeiTree *tree;     /* (owned) */
  KeiChange *change; /* (owned) */
} Step;

struct _KeiDocument
{
  GObject parent_instance;

  KeiTree *tree;   /* (owned) */
  KeiTree *saved;  /* (owned) (nullable): never saved */
  GPtrArray *undo; /* (owned) (element-type Step) */
  GPtrArray *redo; /* (owned) (element-type Step) */
  gboolean typing; /* the last step may still be made longer */
  gboolean applying;
  gboolean modified;
  gboolean read_only;
};

enum {
  PROP_MODIFIED = 1,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_READ_ONLY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint changed_signal;

G_DEFINE_FINAL_TYPE (KeiDocument, kei_document, G_TYPE_OBJECT)

static Step *
step_new (KeiTree *tree, KeiChange *change)
{
  Step *step = g_new (Step, 1);

  step->tree = kei_tree_ref (tree);
  step->change = kei_change_ref (change);
  return step;
}

static void
step_free (Step *step)
{
  kei_tree_unref (step->tree);
  kei_change_unref (step->change);
  g_free (step);
}

static Step *
last (GPtrArray *steps)
{
  return steps->len > 0 ? g_ptr_array_index (steps, steps->len - 1) : NULL;
}

static void
update_modified (KeiDocument *self)
{
  gboolean modified = self->saved == NULL || !kei_tree_equal (self->tree, self->saved);

  if (modified == self->modified)
    return;
  self->modified = modified;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
}

/* Tells the views that the tree is now @tree, because of @change. The stacks are in order already. */
static void
install_tree (KeiDocument *self, KeiTree *tree, KeiChange *change, gboolean could_undo, gboolean could_redo)
{
  g_autoptr (KeiTree) before = self->tree; /* views may still look at its nodes while they follow */

  self->tree = kei_tree_ref (tree);
  self->applying = TRUE;
  g_signal_emit (self, changed_signal, 0, change);
  self->applying = FALSE;

  update_modified (self);
  if (could_undo != kei_document_get_can_undo (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  if (could_redo != kei_document_get_can_redo (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_LABEL]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_LABEL]);
}

static void
kei_document_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KeiDocument *self = KEI_DOCUMENT (object);

  switch (id)
    {
    case PROP_MODIFIED:
      g_value_set_boolean (value, self->modified);
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, kei_document_get_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, kei_document_get_can_redo (self));
      break;
    case PROP_UNDO_LABEL:
      g_value_take_string (value, kei_document_dup_undo_label (self));
      break;
    case PROP_REDO_LABEL:
      g_value_take_string (value, kei_document_dup_redo_label (self));
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kei_document_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  KeiDocument *self = KEI_DOCUMENT (object);

  switch (id)
    {
    case PROP_READ_ONLY:
      kei_document_set_read_only (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kei_document_finalize (GObject *object)
{
  KeiDocument *self = KEI_DOCUMENT (object);

  g_clear_pointer (&self->tree, kei_tree_unref);
  g_clear_pointer (&self->saved, kei_tree_unref);
  g_clear_pointer (&self->undo, g_ptr_array_unref);
  g_clear_pointer (&self->redo, g_ptr_array_unref);

  G_OBJECT_CLASS (kei_document_parent_class)->finalize (object);
}

static void
kei_document_class_init (KeiDocumentClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = kei_document_get_property;
  object_class->set_property = kei_document_set_property;
  object_class->finalize = kei_document_finalize;

  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, TRUE, flags);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE,
                                                     G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, KEI_TYPE_CHANGE | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
kei_document_init (KeiDocument *self)
{
  self->undo = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
  self->redo = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
  self->modified = TRUE;
}

KeiDocument *
kei_document_new (KeiTree *tree)
{
  KeiDocument *self = g_object_new (KEI_TYPE_DOCUMENT, NULL);

  self->tree = kei_tree_ref (tree);
  return self;
}

KeiTree *
kei_document_get_tree (KeiDocument *self)
{
  g_return_val_if_fail (KEI_IS_DOCUMENT (self), NULL);

  return self->tree;
}

void
kei_document_replace (KeiDocument *self, KeiTree *tree)
{
  gboolean could_undo, could_redo;

  g_return_if_fail (KEI_IS_DOCUMENT (self));
  g_return_if_fail (!self->applying);

  could_undo = kei_document_get_can_undo (self);
  could_redo = kei_document_get_can_redo (self);
  g_ptr_array_set_size (self->undo, 0);
  g_ptr_array_set_size (self->redo, 0);
  self->typing = FALSE;
  install_tree (self, tree, NULL, could_undo, could_redo);
}

/* Whether @change goes on with the step that is being typed: in the same field, or in what that step made so that it
 * could be typed into, up to its removal. */
static gboolean
continues_typing (KeiDocument *self, const KeiChange *change)
{
  const Step *step = last (self->undo);
  KeiChangeType type = kei_change_get_type_of (change);

  if (!self->typing || step == NULL || type == KEI_CHANGE_GROUP || kei_change_get_node (change) != kei_change_get_node (step->change))
    return FALSE;
  if (kei_change_get_type_of (step->change) == KEI_CHANGE_INSERT)
    return type == KEI_CHANGE_SET || type == KEI_CHANGE_REMOVE;
  return type == KEI_CHANGE_SET && kei_change_get_type_of (step->change) == KEI_CHANGE_SET && kei_change_get_field (change) == kei_change_get_field (step->change);
}

/* The step being typed made longer by @change, after which the plan is @tree; NULL where nothing is left of it. */
static KeiChange *
join_typing (const KeiChange *typed, const KeiChange *change, KeiTree *tree)
{
  KeiChange *longer;

  if (kei_change_get_type_of (change) == KEI_CHANGE_REMOVE)
    return NULL;
  if (kei_change_get_type_of (typed) == KEI_CHANGE_INSERT)
    return kei_change_new_insert (kei_change_get_to (typed), kei_tree_lookup (tree, kei_change_get_node (change)));
  longer = kei_change_new_set (kei_change_get_node (change), kei_change_get_field (change), kei_change_get_old_value (typed), kei_change_get_new_value (change));
  if (kei_change_is_empty (longer))
    g_clear_pointer (&longer, kei_change_unref);
  return longer;
}

static gboolean
apply (KeiDocument *self, KeiChange *change, gboolean typed, GError **error)
{
  g_autoptr (KeiTree) tree = NULL;
  gboolean could_undo, could_redo;

  g_return_val_if_fail (!self->applying, FALSE);

  if (self->read_only)
    {
      g_set_error_literal (error, KEI_CHANGE_ERROR, KEI_CHANGE_ERROR_REFUSED, _ ("This plan is open for reading only"));
      return FALSE;
    }
  tree = kei_tree_apply (self->tree, change, error);
  if (tree == NULL)
    return FALSE;
  if (kei_change_is_empty (change))
    return TRUE;

  could_undo = kei_document_get_can_undo (self);
  could_redo = kei_document_get_can_redo (self);
  if (typed && continues_typing (self, change))
    {
      Step *step = last (self->undo);
      KeiChange *longer = join_typing (step->change, change, tree);

      if (longer != NULL)
        {
          kei_change_unref (step->change);
          step->change = longer;
        }
      else /* typed back to what it was: no step */
        g_ptr_array_set_size (self->undo, (int) self->undo->len - 1);
    }
  else
    {
      g_ptr_array_add (self->undo, step_new (self->tree, change));
      if (self->undo->len > MAX_STEPS)
        g_ptr_array_remove_index (self->undo, 0);
    }
  g_ptr_array_set_size (self->redo, 0);
  self->typing = typed;

  install_tree (self, tree, change, could_undo, could_redo);
  return TRUE;
}

gboolean
kei_document_apply (KeiDocument *self, KeiChange *change, GError **error)
{
  g_return_val_if_fail (KEI_IS_DOCUMENT (self), FALSE);

  return apply (self, change, FALSE, error);
}

gboolean
kei_document_apply_typed (KeiDocument *self, KeiChange *change, GError **error)
{
  g_return_val_if_fail (KEI_IS_DOCUMENT (self), FALSE);

  return apply (self, change, TRUE, error);
}

void
kei_document_break_step (KeiDocument *self)
{
  g_return_if_fail (KEI_IS_DOCUMENT (self));

  self->typing = FALSE;
}

void
kei_document_barrier (KeiDocument *self)
{
  g_return_if_fail (KEI_IS_DOCUMENT (self));

  if (self->undo->len == 0 && self->redo->len == 0)
    return;
  g_ptr_array_set_size (self->undo, 0);
  g_ptr_array_set_size (self->redo, 0);
  self->typing = FALSE;
  for (guint i = PROP_CAN_UNDO; i <= PROP_REDO_LABEL; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

/* One step from @from to @to. @change leads from the current tree to the step's. */
static void
go (KeiDocument *self, GPtrArray *from, GPtrArray *to, KeiChange *change)
{
  gboolean could_undo = kei_document_get_can_undo (self);
  gboolean could_redo = kei_document_get_can_redo (self);
  Step *step = g_ptr_array_steal_index (from, from->len - 1);

  g_ptr_array_add (to, step_new (self->tree, step->change));
  self->typing = FALSE;
  install_tree (self, step->tree, change, could_undo, could_redo);
  step_free (step);
}

gboolean
kei_document_undo (KeiDocument *self)
{
  g_autoptr (KeiChange) back = NULL;

  g_return_val_if_fail (KEI_IS_DOCUMENT (self), FALSE);

  if (!kei_document_get_can_undo (self))
    return FALSE;
  back = kei_change_invert (last (self->undo)->change);
  go (self, self->undo, self->redo, back);
  return TRUE;
}

gboolean
kei_document_redo (KeiDocument *self)
{
  g_autoptr (KeiChange) forth = NULL;

  g_return_val_if_fail (KEI_IS_DOCUMENT (self), FALSE);

  if (!kei_document_get_can_redo (self))
    return FALSE;
  forth = kei_change_ref (last (self->redo)->change);
  go (self, self->redo, self->undo, forth);
  return TRUE;
}

gboolean
kei_document_get_can_undo (KeiDocument *self)
{
  g_return_val_if_fail (KEI_IS_DOCUMENT (self), FALSE);

  return self->undo->len > 0 && !self->read_only;
}

gboolean
kei_document_get_can_redo (KeiDocument *self)
{
  g_return_val_if_fail (KEI_IS_DOCUMENT (self), FALSE);

  return self->redo->len > 0 && !self->read_only;
}

char *
kei_document_dup_undo_label (KeiDocument *self)
{
  g_return_val_if_fail (KEI_IS_DOCUMENT (self), NULL);

  return self->undo->len > 0 ? kei_change_describe (last (self->undo)->change, self->tree) : NULL;
}

char *
kei_document_dup_redo_label (KeiDocument *self)
{
  g_return_val_if_fail (KEI_IS_DOCUMENT (self), NULL);

  return self->redo->len > 0 ? kei_change_describe (last (self->redo)->change, self->tree) : NULL;
}

gboolean
kei_document_get_modified (KeiDocument *self)
{
  g_return_val_if_fail (KEI_IS_DOCUMENT (self), FALSE);

  return self->modified;
}

void
kei_document_set_saved (KeiDocument *self, KeiTree *tree)
{
  g_return_if_fail (KEI_IS_DOCUMENT (self));

  kei_tree_ref (tree);
  g_clear_pointer (&self->saved, kei_tree_unref);
  self->saved = tree;
  self->typing = FALSE;
  update_modified (self);
}

KeiTree *
kei_document_get_saved (KeiDocument *self)
{
  g_return_val_if_fail (KEI_IS_DOCUMENT (self), NULL);

  return self->saved;
}

gboolean
kei_document_get_read_only (KeiDocument *self)
{
  g_return_val_if_fail (KEI_IS_DOCUMENT (self), FALSE);

  return self->read_only;
}

void
kei_document_set_read_only (KeiDocument *self, gboolean read_only)
{
  g_return_if_fail (KEI_IS_DOCUMENT (self));

  if (self->read_only == read_only)
    return;
  self->read_only = read_only;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
}
