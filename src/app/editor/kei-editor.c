/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The editor's object: document, selection, what it says. What it does is in kei-editor-steps.c and the files beside it.
 *
 * Invariants: `selected` is always in the current tree; `selected_slot` is set only when
 * `selected` is the plan. The editor hears of a change before any view does, because it
 * connected first, so that a view never has to show a selection that went away. */
#include "config.h"

#include "kei-editor-private.h"

#include <glib/gi18n-lib.h>

struct _KeiEditor
{
  GObject parent_instance;

  KeiDocument *document; /* owned */
  KeiIdSource *ids;      /* owned */
  KeiTree *tree;         /* owned: the tree before the change that is being told */
  KeiChange *last;       /* owned, nullable: the change that was told last */
  KeiId selected;
  KeiSlot selected_slot;
};

G_DEFINE_FINAL_TYPE (KeiEditor, kei_editor, G_TYPE_OBJECT)
G_DEFINE_QUARK (kei - editor - error - quark, kei_editor_error)

enum {
  PROP_0,
  PROP_DOCUMENT,
  PROP_SELECTED,
  PROP_SELECTED_SLOT,
  PROP_READ_ONLY,
  N_PROPS
};

enum {
  SELECTION_CHANGED,
  REVEAL,
  MESSAGE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* --- Selection --- */

static void
set_selection (KeiEditor *self, KeiId node, KeiSlot slot)
{
  gboolean other_node = node != self->selected;
  gboolean other_slot = slot != self->selected_slot;

  if (!other_node && !other_slot)
    return;

  self->selected = node;
  self->selected_slot = slot;
  if (other_node)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
  if (other_slot)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED_SLOT]);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

/* What stands in for a node that @tree has and @next has not. */
static KeiId
find_stand_in (KeiTree *tree, KeiTree *next, KeiId gone)
{
  for (KeiId id = gone; id != KEI_ID_NONE; id = kei_tree_get_parent_id (tree, id))
    {
      KeiNode *parent = kei_tree_get_parent (tree, id);
      KeiSlot slot = kei_tree_get_slot (tree, id);
      guint n;
      const KeiId *siblings;
      int position;

      if (kei_tree_contains (next, id))
        return id;
      if (parent == NULL)
        break;
      siblings = kei_node_get_child_ids (parent, slot, &n);
      position = kei_node_find_child (parent, slot, id);
      for (int i = position + 1; i < (int) n; i++)
        if (kei_tree_contains (next, siblings[i]))
          return siblings[i];
      for (int i = position - 1; i >= 0; i--)
        if (kei_tree_contains (next, siblings[i]))
          return siblings[i];
    }
  return kei_node_get_id (kei_tree_get_root (next));
}

static void
document_changed_cb (KeiEditor *self, KeiChange *change)
{
  KeiTree *next = kei_document_get_tree (self->document);
  g_autoptr (KeiTree) before = g_steal_pointer (&self->tree);

  self->tree = kei_tree_ref (next);
  g_clear_pointer (&self->last, kei_change_unref);
  if (change != NULL)
    self->last = kei_change_ref (change);
  if (!kei_tree_contains (next, self->selected))
    set_selection (self, find_stand_in (before, next, self->selected), KEI_SLOT_NONE);
}

static void
document_read_only_cb (KeiEditor *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);
}

KeiId
kei_editor_get_selected (KeiEditor *self)
{
  g_return_val_if_fail (KEI_IS_EDITOR (self), KEI_ID_NONE);

  return self->selected;
}

KeiSlot
kei_editor_get_selected_slot (KeiEditor *self)
{
  g_return_val_if_fail (KEI_IS_EDITOR (self), KEI_SLOT_NONE);

  return self->selected_slot;
}

void
kei_editor_select (KeiEditor *self, KeiId node)
{
  g_return_if_fail (KEI_IS_EDITOR (self));

  if (kei_tree_contains (kei_editor_get_tree (self), node))
    set_selection (self, node, KEI_SLOT_NONE);
}

void
kei_editor_select_slot (KeiEditor *self, KeiSlot slot)
{
  g_return_if_fail (KEI_IS_EDITOR (self));
  g_return_if_fail (kei_schema_slot_index (KEI_KIND_PLAN, slot) >= 0);

  set_selection (self, kei_editor_get_plan_id (self), slot);
}

KeiId
kei_editor_get_row_of (KeiEditor *self, KeiId node, KeiSlot *slot)
{
  KeiTree *tree = kei_editor_get_tree (self);
  KeiSlot list = KEI_SLOT_NONE;
  KeiId id = node;

  g_return_val_if_fail (KEI_IS_EDITOR (self), KEI_ID_NONE);

  for (; kei_tree_contains (tree, id); id = kei_tree_get_parent_id (tree, id))
    {
      KeiKind kind = kei_node_get_kind (kei_tree_lookup (tree, id));

      if (kind == KEI_KIND_PLAN || kind == KEI_KIND_ITEM || kind == KEI_KIND_SECTION)
        {
          *slot = kind == KEI_KIND_PLAN ? list : KEI_SLOT_NONE;
          return id;
        }
      list = kei_tree_get_slot (tree, id);
    }
  return KEI_ID_NONE;
}

static void
reveal (KeiEditor *self, KeiId node, KeiField field, const char *role, gboolean enter)
{
  KeiSlot slot = KEI_SLOT_NONE;
  KeiId row = kei_editor_get_row_of (self, node, &slot);

  if (row == KEI_ID_NONE)
    return;
  set_selection (self, row, slot);
  g_signal_emit (self, signals[REVEAL], 0, node, (guint) field, enter, role);
}

void
kei_editor_reveal (KeiEditor *self, KeiId node, KeiField field)
{
  g_return_if_fail (KEI_IS_EDITOR (self));

  reveal (self, node, field, NULL, TRUE);
}

void
kei_editor_reveal_value (KeiEditor *self, KeiId indicator, const char *role, KeiField field)
{
  g_return_if_fail (KEI_IS_EDITOR (self));

  reveal (self, indicator, field, role, TRUE);
}

/* Decisions about pairs are told by the comparison; the outline has no row for them. */
static gboolean
has_place (KeiTree *tree, KeiId node)
{
  KeiNode *found = kei_tree_lookup (tree, node);

  return found != NULL && kei_node_get_kind (found) != KEI_KIND_PAIRING;
}

void
_kei_editor_reveal_last (KeiEditor *self)
{
  KeiTree *tree = kei_editor_get_tree (self);
  g_autoptr (KeiChange) last = self->last != NULL ? kei_change_ref (self->last) : NULL;
  guint n = last != NULL ? kei_change_get_n_parts (last) : 0;

  for (gboolean fields = FALSE; fields <= TRUE; fields++)
    for (guint i = 0; i < n; i++)
      {
        const KeiChange *part = kei_change_get_part (last, i);
        KeiId node = kei_change_get_node (part);

        if ((kei_change_get_type_of (part) == KEI_CHANGE_SET) != fields || !has_place (tree, node))
          continue;
        reveal (self, node, fields ? kei_change_get_field (part) : KEI_FIELD_NONE, NULL, FALSE);
        return;
      }
}

/* --- What was refused --- */

void
kei_editor_say (KeiEditor *self, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  g_return_if_fail (KEI_IS_EDITOR (self));

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_signal_emit (self, signals[MESSAGE], 0, text);
}

gboolean
_kei_editor_may_edit (KeiEditor *self)
{
  if (!kei_document_get_read_only (self->document))
    return TRUE;
  kei_editor_say (self, _ ("This plan is read-only"));
  return FALSE;
}

void
_kei_editor_say_error (KeiEditor *self, GError *error)
{
  if (error->domain == KEI_EDITOR_ERROR)
    kei_editor_say (self, "%s", error->message);
  else if (g_error_matches (error, KEI_CHANGE_ERROR, KEI_CHANGE_ERROR_STALE))
    kei_editor_say (self, _ ("This was changed meanwhile, so nothing was done"));
  else
    kei_editor_say (self, _ ("The plan does not allow this here"));
  g_debug ("refused: %s", error->message);
  g_error_free (error);
}

char *
_kei_editor_name_node (KeiTree *tree, KeiId id)
{
  KeiNode *node = kei_tree_lookup (tree, id);

  if (node == NULL)
    return g_strdup ("");
  if (*kei_node_get_headline (node) == '\0')
    return g_strdup (g_dgettext (GETTEXT_PACKAGE, kei_schema_kind (kei_node_get_kind (node))->label));
  /* Translators: quotation marks around the title of something. */
  return g_strdup_printf (_ ("“%s”"), kei_node_get_headline (node));
}

/* --- What it holds --- */

KeiDocument *
kei_editor_get_document (KeiEditor *self)
{
  g_return_val_if_fail (KEI_IS_EDITOR (self), NULL);

  return self->document;
}

KeiTree *
kei_editor_get_tree (KeiEditor *self)
{
  return kei_document_get_tree (self->document);
}

KeiIdSource *
kei_editor_get_ids (KeiEditor *self)
{
  return self->ids;
}

KeiNode *
kei_editor_lookup (KeiEditor *self, KeiId node)
{
  return kei_tree_lookup (kei_editor_get_tree (self), node);
}

KeiId
kei_editor_get_plan_id (KeiEditor *self)
{
  return kei_node_get_id (kei_tree_get_root (kei_editor_get_tree (self)));
}

gboolean
kei_editor_get_read_only (KeiEditor *self)
{
  return kei_document_get_read_only (self->document);
}

/* --- The object --- */

static void
kei_editor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KeiEditor *self = KEI_EDITOR (object);

  switch (id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_SELECTED:
      g_value_set_uint64 (value, self->selected);
      break;
    case PROP_SELECTED_SLOT:
      g_value_set_uint (value, self->selected_slot);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, kei_editor_get_read_only (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kei_editor_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  KeiEditor *self = KEI_EDITOR (object);

  switch (id)
    {
    case PROP_DOCUMENT:
      self->document = g_value_dup_object (value);
      break;
    case PROP_SELECTED:
      kei_editor_select (self, g_value_get_uint64 (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kei_editor_constructed (GObject *object)
{
  KeiEditor *self = KEI_EDITOR (object);

  G_OBJECT_CLASS (kei_editor_parent_class)->constructed (object);

  self->tree = kei_tree_ref (kei_document_get_tree (self->document));
  self->selected = kei_node_get_id (kei_tree_get_root (self->tree));
  g_signal_connect_object (self->document, "changed", G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "notify::read-only", G_CALLBACK (document_read_only_cb), self, G_CONNECT_SWAPPED);
}

static void
kei_editor_finalize (GObject *object)
{
  KeiEditor *self = KEI_EDITOR (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->ids, kei_id_source_free);
  g_clear_pointer (&self->tree, kei_tree_unref);
  g_clear_pointer (&self->last, kei_change_unref);
  G_OBJECT_CLASS (kei_editor_parent_class)->finalize (object);
}

static void
kei_editor_class_init (KeiEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kei_editor_get_property;
  object_class->set_property = kei_editor_set_property;
  object_class->constructed = kei_editor_constructed;
  object_class->finalize = kei_editor_finalize;

  properties[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, KEI_TYPE_DOCUMENT,
                                                   G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SELECTED] = g_param_spec_uint64 ("selected", NULL, NULL, 0, G_MAXUINT64, KEI_ID_NONE,
                                                   G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SELECTED_SLOT] = g_param_spec_uint ("selected-slot", NULL, NULL, 0, KEI_N_SLOTS - 1, KEI_SLOT_NONE,
                                                      G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", KEI_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REVEAL] = g_signal_new ("reveal", KEI_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 4, G_TYPE_UINT64, G_TYPE_UINT, G_TYPE_BOOLEAN, G_TYPE_STRING);
  signals[MESSAGE] = g_signal_new ("message", KEI_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
kei_editor_init (KeiEditor *self)
{
}

KeiEditor *
kei_editor_new (KeiDocument *document, KeiIdSource *ids)
{
  KeiEditor *self;

  g_return_val_if_fail (KEI_IS_DOCUMENT (document), NULL);

  self = g_object_new (KEI_TYPE_EDITOR, "document", document, NULL);
  self->ids = ids;
  return self;
}
