/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-entry-row.h"

struct _KeiEntryRow
{
  AdwPreferencesRow parent_instance;

  GtkWidget *title;
  GtkWidget *entry;
  char *entered; /* owned (nullable): the text when the keyboard came */
};

static void init_editable (GtkEditableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KeiEntryRow, kei_entry_row, ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_EDITABLE, init_editable))

enum {
  PROP_ACTIVATES_DEFAULT = 1,
  N_PROPS
};

enum {
  APPLY,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static GtkEditable *
get_delegate (GtkEditable *editable)
{
  return GTK_EDITABLE (KEI_ENTRY_ROW (editable)->entry);
}

static void
init_editable (GtkEditableInterface *iface)
{
  iface->get_delegate = get_delegate;
}

/* --- What happens --- */

static void
title_cb (KeiEntryRow *self)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));

  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
entered_cb (KeiEntryRow *self)
{
  g_free (self->entered);
  self->entered = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
apply (KeiEntryRow *self)
{
  if (self->entered == NULL || g_str_equal (self->entered, gtk_editable_get_text (GTK_EDITABLE (self->entry))))
    return;
  entered_cb (self);
  g_signal_emit (self, signals[APPLY], 0);
}

static void
left_cb (KeiEntryRow *self)
{
  g_autoptr (KeiEntryRow) keep = g_object_ref (self); /* what hears of it may make the rows anew */

  apply (self);
  g_clear_pointer (&self->entered, g_free);
}

static void
pressed_cb (KeiEntryRow *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (focus == NULL || !gtk_widget_is_ancestor (focus, self->entry))
    gtk_entry_grab_focus_without_selecting (GTK_ENTRY (self->entry));
}

/* --- The class --- */

static gboolean
kei_entry_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (KEI_ENTRY_ROW (widget)->entry);
}

static void
kei_entry_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (gtk_editable_delegate_get_property (object, id, value, pspec))
    return;
  if (id == PROP_ACTIVATES_DEFAULT)
    g_value_set_boolean (value, gtk_entry_get_activates_default (GTK_ENTRY (KEI_ENTRY_ROW (object)->entry)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
kei_entry_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (gtk_editable_delegate_set_property (object, id, value, pspec))
    return;
  if (id == PROP_ACTIVATES_DEFAULT)
    gtk_entry_set_activates_default (GTK_ENTRY (KEI_ENTRY_ROW (object)->entry), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
kei_entry_row_dispose (GObject *object)
{
  KeiEntryRow *self = KEI_ENTRY_ROW (object);

  if (self->entry != NULL)
    gtk_editable_finish_delegate (GTK_EDITABLE (self));
  self->entry = NULL;
  g_clear_pointer (&self->entered, g_free);
  G_OBJECT_CLASS (kei_entry_row_parent_class)->dispose (object);
}

static void
kei_entry_row_class_init (KeiEntryRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kei_entry_row_dispose;
  object_class->get_property = kei_entry_row_get_property;
  object_class->set_property = kei_entry_row_set_property;
  GTK_WIDGET_CLASS (klass)->grab_focus = kei_entry_row_grab_focus;

  properties[PROP_ACTIVATES_DEFAULT] = g_param_spec_boolean ("activates-default", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_editable_install_properties (object_class, N_PROPS);
  signals[APPLY] = g_signal_new ("apply", KEI_TYPE_ENTRY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kei_entry_row_init (KeiEntryRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->title, "caption-secondary");
  self->entry = gtk_entry_new ();
  gtk_widget_add_css_class (self->entry, "line");
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "entry-row");
  gtk_editable_init_delegate (GTK_EDITABLE (self));

  g_signal_connect (self, "notify::title", G_CALLBACK (title_cb), NULL);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (apply), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (entered_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (self->entry, focus);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
kei_entry_row_new (const char *title)
{
  return g_object_new (KEI_TYPE_ENTRY_ROW, "title", title, NULL);
}
