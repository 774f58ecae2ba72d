/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Invariant: what the widget shows is the value of the target in the current tree, or, while
 * `wrong` is set, the draft that the context keeps for it. A change that this field made itself
 * does not come back to it. */
#include "config.h"

#include "kei-form-field.h"

#include <glib/gi18n-lib.h>

#include "kei-focus.h"
#include "kei-form-choice.h"
#include "kei-form-entry.h"
#include "kei-form-groups.h"
#include "kei-form-references.h"
#include "kei-form-switch.h"
#include "kei-form-text.h"
#include "kei-form-typing.h"
#include "kei-table-model.h"

typedef struct
{
  KeiFormContext *context; /* owned */
  KeiFormTarget target;
  const KeiFieldInfo *info;
  KeiFormFieldLook look;
  KeiFormTyping typing;
  GtkWidget *caption; /* (nullable) */
  GtkWidget *focus;   /* (nullable) gets the keyboard */
  GtkWidget *error;   /* (nullable) */
  gboolean wrong;
  gboolean committing;
} KeiFormFieldPrivate;

static void kei_form_field_table_editor_init (KeiTableEditorInterface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (KeiFormField, kei_form_field, GTK_TYPE_WIDGET,
                                  G_ADD_PRIVATE (KeiFormField)
                                      G_IMPLEMENT_INTERFACE (KEI_TYPE_TABLE_EDITOR, kei_form_field_table_editor_init))

#define PRIVATE(self) ((KeiFormFieldPrivate *) kei_form_field_get_instance_private (self))

/* --- What it stands for --- */

KeiFormContext *
kei_form_field_get_context (KeiFormField *self)
{
  return PRIVATE (self)->context;
}

const KeiFieldInfo *
kei_form_field_get_info (KeiFormField *self)
{
  return PRIVATE (self)->info;
}

KeiFormFieldLook
kei_form_field_get_look (KeiFormField *self)
{
  return PRIVATE (self)->look;
}

KeiNode *
kei_form_field_get_node (KeiFormField *self)
{
  return kei_form_context_resolve (PRIVATE (self)->context, &PRIVATE (self)->target);
}

gboolean
kei_form_field_is_editable (KeiFormField *self)
{
  return !kei_editor_get_read_only (kei_form_context_get_editor (PRIVATE (self)->context));
}

KeiFormLook
kei_form_field_get_naming (KeiFormField *self)
{
  KeiFormContext *context = PRIVATE (self)->context;
  KeiTree *tree = kei_form_context_get_tree (context);

  return (KeiFormLook){ tree, kei_form_context_get_year_style (context), kei_form_get_unit (tree, kei_tree_lookup (tree, PRIVATE (self)->target.node)) };
}

/* --- What is wrong --- */

static void
set_error (KeiFormField *self, const char *message)
{
  KeiFormFieldPrivate *priv = PRIVATE (self);

  priv->wrong = message != NULL;
  if (priv->error != NULL)
    {
      gtk_label_set_label (GTK_LABEL (priv->error), message != NULL ? message : "");
      gtk_widget_set_visible (priv->error, message != NULL);
    }
  if (message != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "wrong");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "wrong");
  kei_table_editor_remark_changed (self);
  if (priv->focus == NULL)
    return;
  gtk_accessible_update_state (GTK_ACCESSIBLE (priv->focus), GTK_ACCESSIBLE_STATE_INVALID,
                               message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (message != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (priv->focus), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, message, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (priv->focus), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

/* --- Plan to screen --- */

static gboolean
means_same (KeiFormField *self, const char *typed)
{
  KeiFormFieldPrivate *priv = PRIVATE (self);
  KeiFormLook naming = kei_form_field_get_naming (self);
  KeiNode *node = kei_form_field_get_node (self);
  g_auto (KeiValue) now = KEI_VALUE_INIT, meant = KEI_VALUE_INIT;
  g_autofree char *message = NULL;

  if (node != NULL)
    now = kei_node_dup_value (node, priv->info->id);
  return kei_form_parse (&naming, typed, priv->info, &meant, &message) && kei_value_equal (&now, &meant);
}

void
kei_form_field_refresh (KeiFormField *self, const char *typed)
{
  KeiFormFieldPrivate *priv = PRIVATE (self);
  const char *draft = kei_form_context_get_draft (priv->context, &priv->target);
  KeiFormLook naming = kei_form_field_get_naming (self);
  g_autofree char *text = NULL;

  if (draft == NULL && typed != NULL && means_same (self, typed))
    return;
  text = draft != NULL ? g_strdup (draft) : kei_form_format (&naming, kei_form_field_get_node (self), priv->info);
  KEI_FORM_FIELD_GET_CLASS (self)->show (self, text);
  kei_form_typing_reset (&priv->typing, text);
  if (draft == NULL)
    set_error (self, NULL);
  else
    {
      g_auto (KeiValue) value = KEI_VALUE_INIT;
      g_autofree char *message = NULL;

      kei_form_parse (&naming, draft, priv->info, &value, &message);
      set_error (self, message);
    }
}

static void
plan_changed_cb (gpointer owner)
{
  KeiFormField *self = owner;

  if (!PRIVATE (self)->committing)
    kei_form_field_refresh (self, NULL);
}

/* --- Screen to plan --- */

static gboolean
commit (KeiFormField *self, const KeiValue *value, KeiNode *made, gboolean typed)
{
  KeiFormFieldPrivate *priv = PRIVATE (self);
  gboolean done;

  priv->committing = TRUE;
  if (made != NULL)
    done = kei_form_context_set_new (priv->context, &priv->target, value, made);
  else
    done = kei_form_context_set (priv->context, &priv->target, value, typed);
  priv->committing = FALSE;
  return done;
}

gboolean
kei_form_field_choose_new (KeiFormField *self, const KeiValue *value, KeiNode *made)
{
  KeiFormFieldPrivate *priv = PRIVATE (self);
  KeiEditor *editor = kei_form_context_get_editor (priv->context);
  g_autoptr (KeiFormField) keep = g_object_ref (self); /* the step may make the form anew */
  gboolean done;

  kei_editor_break_step (editor);
  done = commit (self, value, made, FALSE);
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    kei_form_field_refresh (self, NULL);
  return done;
}

gboolean
kei_form_field_choose (KeiFormField *self, const KeiValue *value)
{
  return kei_form_field_choose_new (self, value, NULL);
}

void
kei_form_field_expect_paste (KeiFormField *self)
{
  PRIVATE (self)->typing.paste = TRUE;
}

void
kei_form_field_type (KeiFormField *self, const char *text)
{
  KeiFormFieldPrivate *priv = PRIVATE (self);
  KeiEditor *editor = kei_form_context_get_editor (priv->context);
  KeiFormLook naming = kei_form_field_get_naming (self);
  KeiFormStep step = kei_form_typing_change (&priv->typing, text, g_get_monotonic_time ());
  g_auto (KeiValue) value = KEI_VALUE_INIT;
  g_autofree char *message = NULL;

  if (step == KEI_FORM_TYPING_NOTHING)
    return;
  if (step != KEI_FORM_TYPING_CONTINUES)
    kei_editor_break_step (editor);
  if (!kei_form_parse (&naming, text, priv->info, &value, &message))
    {
      kei_form_context_set_draft (priv->context, &priv->target, text);
      set_error (self, message);
      return;
    }
  set_error (self, NULL);
  if (!commit (self, &value, NULL, TRUE))
    {
      kei_form_field_refresh (self, NULL);
      return;
    }
  if (step == KEI_FORM_TYPING_ALONE)
    kei_editor_break_step (editor);
}

void
kei_form_field_end_typing (KeiFormField *self)
{
  kei_editor_break_step (kei_form_context_get_editor (PRIVATE (self)->context));
  kei_form_field_refresh (self, NULL);
}

gboolean
kei_form_field_take_back (KeiFormField *self)
{
  KeiFormFieldPrivate *priv = PRIVATE (self);

  if (!kei_form_context_set_draft (priv->context, &priv->target, NULL))
    return FALSE;
  kei_form_field_refresh (self, NULL);
  return TRUE;
}

/* --- As a table's editor --- */

static gboolean
keeps_key (KeiTableEditor *editor, guint keyval, GdkModifierType state)
{
  KeiFormField *self = KEI_FORM_FIELD (editor);
  KeiFormFieldClass *class = KEI_FORM_FIELD_GET_CLASS (self);

  return class->keeps_key != NULL && class->keeps_key (self, keyval, state);
}

static void
leave (KeiTableEditor *editor)
{
  kei_editor_break_step (kei_form_context_get_editor (PRIVATE (KEI_FORM_FIELD (editor))->context));
}

static void
insert (KeiTableEditor *editor, const char *text)
{
  KeiFormField *self = KEI_FORM_FIELD (editor);
  KeiFormFieldClass *class = KEI_FORM_FIELD_GET_CLASS (self);

  if (!kei_form_field_is_editable (self))
    return;
  kei_form_field_expect_paste (self);
  if (class->insert != NULL)
    class->insert (self, text);
  else
    kei_form_field_type (self, text);
}

static void
kei_form_field_table_editor_init (KeiTableEditorInterface *iface)
{
  iface->keeps_key = keeps_key;
  iface->leave = leave;
  iface->insert = insert;
}

/* --- The widget --- */

void
kei_form_field_set_content (KeiFormField *self, GtkWidget *content, GtkWidget *focus)
{
  KeiFormFieldPrivate *priv = PRIVATE (self);

  gtk_widget_insert_after (content, GTK_WIDGET (self), priv->caption);
  gtk_widget_set_hexpand (content, TRUE);
  priv->focus = focus;
  gtk_accessible_update_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_LABEL, kei_form_field_label (priv->info), -1);
}

void
kei_form_field_set_caption (KeiFormField *self, const char *caption)
{
  KeiFormFieldPrivate *priv = PRIVATE (self);

  if (priv->caption != NULL)
    gtk_label_set_label (GTK_LABEL (priv->caption), caption);
  if (priv->focus != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (priv->focus), GTK_ACCESSIBLE_PROPERTY_LABEL, caption, -1);
}

static gboolean
kei_form_field_grab_focus (GtkWidget *widget)
{
  KeiFormFieldPrivate *priv = PRIVATE (KEI_FORM_FIELD (widget));

  return priv->focus != NULL && gtk_widget_grab_focus (priv->focus);
}

static gboolean
reveal_cb (gpointer owner, KeiId node, KeiField field, const char *role)
{
  KeiFormField *self = owner;
  KeiFormFieldPrivate *priv = PRIVATE (self);
  KeiNode *own = kei_form_field_get_node (self);

  if (role != NULL || own == NULL || kei_node_get_id (own) != node || field != priv->info->id || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return FALSE;
  return gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
kei_form_field_dispose (GObject *object)
{
  KeiFormFieldPrivate *priv = PRIVATE (KEI_FORM_FIELD (object));
  GtkWidget *child;

  if (priv->context != NULL)
    kei_form_context_unwatch (priv->context, object);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  priv->focus = priv->caption = priv->error = NULL;
  G_OBJECT_CLASS (kei_form_field_parent_class)->dispose (object);
}

static void
kei_form_field_finalize (GObject *object)
{
  KeiFormFieldPrivate *priv = PRIVATE (KEI_FORM_FIELD (object));

  kei_form_typing_clear (&priv->typing);
  g_clear_object (&priv->context);
  G_OBJECT_CLASS (kei_form_field_parent_class)->finalize (object);
}

static void
kei_form_field_class_init (KeiFormFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kei_form_field_dispose;
  object_class->finalize = kei_form_field_finalize;
  widget_class->grab_focus = kei_form_field_grab_focus;
  widget_class->focus = kei_focus_children;
  gtk_widget_class_set_css_name (widget_class, "field");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
kei_form_field_init (KeiFormField *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
}

static GType
get_class_for (KeiFormContext *context, const KeiFormTarget *target, const KeiFieldInfo *info, KeiFormFieldLook look)
{
  KeiFormLook naming = { kei_form_context_get_tree (context), kei_form_context_get_year_style (context), NULL };

  if (kei_form_is_chosen (&naming, kei_form_context_resolve (context, target), info))
    return KEI_TYPE_FORM_CHOICE;
  if (info->id == KEI_FIELD_GROUPS && look != KEI_FORM_FIELD_CELL)
    return KEI_TYPE_FORM_GROUPS;
  switch (info->type)
    {
    case KEI_FIELD_TYPE_TEXT:
      return KEI_TYPE_FORM_TEXT;
    case KEI_FIELD_TYPE_BOOL:
      return KEI_TYPE_FORM_SWITCH;
    case KEI_FIELD_TYPE_REF:
      if (info->slot == KEI_SLOT_LEVELS || info->slot == KEI_SLOT_BODIES)
        return KEI_TYPE_FORM_CHOICE;
      return look == KEI_FORM_FIELD_CELL ? KEI_TYPE_FORM_ENTRY : KEI_TYPE_FORM_REFERENCES;
    case KEI_FIELD_TYPE_REFS:
      return look == KEI_FORM_FIELD_CELL ? KEI_TYPE_FORM_ENTRY : KEI_TYPE_FORM_REFERENCES;
    case KEI_FIELD_TYPE_LINK:
    case KEI_FIELD_TYPE_LINKS:
      return KEI_TYPE_FORM_REFERENCES;
    default:
      return look == KEI_FORM_FIELD_WRAP ? KEI_TYPE_FORM_TEXT : KEI_TYPE_FORM_ENTRY;
    }
}

static GtkWidget *
create_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, class);
  return label;
}

/* An item's level is shown with its number, which any move may change. */
static gboolean
is_badge (const KeiFieldInfo *info, KeiFormField *self)
{
  KeiNode *node = kei_form_field_get_node (self);

  return info->id == KEI_FIELD_LEVEL && node != NULL && kei_node_get_kind (node) == KEI_KIND_ITEM;
}

GtkWidget *
kei_form_field_new (KeiFormContext *context, const KeiFormTarget *target, const KeiFieldInfo *info, KeiFormFieldLook look)
{
  KeiFormField *self = g_object_new (get_class_for (context, target, info, look), NULL);
  KeiFormFieldPrivate *priv = PRIVATE (self);

  priv->context = g_object_ref (context);
  priv->target = *target;
  priv->info = info;
  priv->look = look;
  if (look == KEI_FORM_FIELD_ROW || look == KEI_FORM_FIELD_WRAP)
    {
      priv->caption = create_label (kei_form_field_label (info), "caption-secondary");
      gtk_widget_insert_before (priv->caption, GTK_WIDGET (self), NULL);
      gtk_widget_add_css_class (GTK_WIDGET (self), "row");
    }
  if (look == KEI_FORM_FIELD_CELL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "cell");
  KEI_FORM_FIELD_GET_CLASS (self)->build (self);
  if (look != KEI_FORM_FIELD_CELL)
    {
      priv->error = create_label (NULL, "error-text");
      gtk_widget_set_visible (priv->error, FALSE);
      gtk_widget_insert_before (priv->error, GTK_WIDGET (self), NULL);
    }

  if (target->role != NULL)
    kei_form_context_watch (context, target->node, plan_changed_cb, self);
  else
    kei_form_context_watch_field (context, target->node, target->field, plan_changed_cb, self);
  if (is_badge (info, self))
    kei_form_context_watch (context, KEI_ID_NONE, plan_changed_cb, self);
  kei_form_context_add_place (context, reveal_cb, self);
  kei_form_field_refresh (self, NULL);
  return GTK_WIDGET (self);
}
