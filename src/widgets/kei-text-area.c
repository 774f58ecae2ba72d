/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an input method composes is not in the buffer, so "edited" never tells it. A text that comes
 * from outside meanwhile waits in `waiting`: replacing text under the composition would end it. */
#include "config.h"

#include "kei-text-area.h"

#include "kei-draw.h"
#include "kei-splice.h"

struct _KeiTextArea
{
  GtkTextView parent_instance;

  char *placeholder; /* (owned) (nullable) */
  char *waiting;     /* (owned) (nullable): to be shown when the composition has ended */
  gboolean composing;
  gboolean updating; /* the buffer changes because the owner said so */
  guint user_action; /* depth: a paste over a selection is one change */
};

enum {
  PROP_PLACEHOLDER = 1,
  N_PROPS
};

enum {
  EDITED,
  LEFT,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (KeiTextArea, kei_text_area, GTK_TYPE_TEXT_VIEW)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

char *
kei_text_area_dup_text (KeiTextArea *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter start, end;

  g_return_val_if_fail (KEI_IS_TEXT_AREA (self), NULL);

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void
replace (KeiTextArea *self, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  g_autofree char *shown = kei_text_area_dup_text (self);
  KeiSplice splice;
  GtkTextIter start, end;

  if (!kei_splice_find (shown, text, &splice))
    return;

  self->updating = TRUE;
  gtk_text_buffer_get_iter_at_offset (buffer, &start, splice.start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, splice.start + splice.n_removed);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, splice.added, splice.added_length);
  self->updating = FALSE;
}

void
kei_text_area_set_text (KeiTextArea *self, const char *text)
{
  g_return_if_fail (KEI_IS_TEXT_AREA (self));
  g_return_if_fail (text != NULL);

  g_clear_pointer (&self->waiting, g_free);
  if (self->composing)
    self->waiting = g_strdup (text);
  else
    replace (self, text);
}

static void
buffer_changed_cb (GtkTextBuffer *buffer, KeiTextArea *self)
{
  g_autofree char *text = NULL;

  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->updating || self->user_action > 0)
    return;
  /* What is typed now is newer than what waits. */
  g_clear_pointer (&self->waiting, g_free);
  text = kei_text_area_dup_text (self);
  g_signal_emit (self, signals[EDITED], 0, text);
}

static void
begin_user_action_cb (GtkTextBuffer *buffer, KeiTextArea *self)
{
  self->user_action++;
}

/* A deletion and the insertion that takes its place are told together. */
static void
end_user_action_cb (GtkTextBuffer *buffer, KeiTextArea *self)
{
  if (--self->user_action == 0)
    buffer_changed_cb (buffer, self);
}

static void
preedit_changed_cb (KeiTextArea *self, const char *preedit)
{
  g_autofree char *waiting = NULL;

  self->composing = preedit[0] != '\0';
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->composing)
    return;
  waiting = g_steal_pointer (&self->waiting);
  if (waiting != NULL)
    replace (self, waiting);
}

static void
focus_left_cb (GtkEventControllerFocus *controller, KeiTextArea *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

static void
kei_text_area_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KeiTextArea *self = KEI_TEXT_AREA (widget);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  GTK_WIDGET_CLASS (kei_text_area_parent_class)->snapshot (widget, snapshot);

  if (self->placeholder != NULL && !self->composing && gtk_text_buffer_get_char_count (buffer) == 0)
    {
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, self->placeholder);
      GdkRGBA color = kei_draw_get_color (widget, "kei_secondary");
      int left = gtk_text_view_get_left_margin (GTK_TEXT_VIEW (self));

      pango_layout_set_width (layout, PANGO_SCALE * MAX (gtk_widget_get_width (widget) - 2 * left, 0));
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (left, gtk_text_view_get_top_margin (GTK_TEXT_VIEW (self))));
      gtk_snapshot_append_layout (snapshot, layout, &color);
      gtk_snapshot_restore (snapshot);
    }
}

static void
kei_text_area_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  switch (property)
    {
    case PROP_PLACEHOLDER:
      g_value_set_string (value, KEI_TEXT_AREA (object)->placeholder);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
kei_text_area_set_property (GObject *object, guint property, const GValue *value, GParamSpec *pspec)
{
  switch (property)
    {
    case PROP_PLACEHOLDER:
      kei_text_area_set_placeholder (KEI_TEXT_AREA (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
kei_text_area_finalize (GObject *object)
{
  KeiTextArea *self = KEI_TEXT_AREA (object);

  g_free (self->placeholder);
  g_free (self->waiting);
  G_OBJECT_CLASS (kei_text_area_parent_class)->finalize (object);
}

static void
kei_text_area_class_init (KeiTextAreaClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = kei_text_area_get_property;
  object_class->set_property = kei_text_area_set_property;
  object_class->finalize = kei_text_area_finalize;
  GTK_WIDGET_CLASS (class)->snapshot = kei_text_area_snapshot;

  properties[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, NULL,
                                                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[EDITED] = g_signal_new ("edited", KEI_TYPE_TEXT_AREA, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[LEFT] = g_signal_new ("left", KEI_TYPE_TEXT_AREA, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kei_text_area_init (KeiTextArea *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self), FALSE);
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  g_signal_connect (buffer, "changed", G_CALLBACK (buffer_changed_cb), self);
  g_signal_connect (buffer, "begin-user-action", G_CALLBACK (begin_user_action_cb), self);
  g_signal_connect (buffer, "end-user-action", G_CALLBACK (end_user_action_cb), self);
  g_signal_connect (self, "preedit-changed", G_CALLBACK (preedit_changed_cb), NULL);
  g_signal_connect (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

GtkWidget *
kei_text_area_new (void)
{
  return g_object_new (KEI_TYPE_TEXT_AREA, NULL);
}

void
kei_text_area_set_placeholder (KeiTextArea *self, const char *placeholder)
{
  g_return_if_fail (KEI_IS_TEXT_AREA (self));

  if (g_strcmp0 (self->placeholder, placeholder) == 0)
    return;
  g_free (self->placeholder);
  self->placeholder = g_strdup (placeholder);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER, placeholder != NULL ? placeholder : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLACEHOLDER]);
}
