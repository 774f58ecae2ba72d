/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-form.h"

#include "kei-form-field.h"
#include "kei-form-page.h"
#include "kei-table-model.h"

struct _KeiForm
{
  AdwBin parent_instance;

  KeiEditor *editor;       /* owned (nullable) */
  KeiFormContext *context; /* owned (nullable) */
  KeiId shown;
  KeiSlot shown_slot;
  guint rebuilding; /* id of the idle that makes the page anew */
  guint scrolling;  /* id of the tick that scrolls to what has the keyboard */
  guint frames;     /* until then */
  guint returning;  /* id of the idle that takes a lost keyboard back to the outline */
  gboolean gently;  /* what is in sight already is not to be moved */
  gboolean fresh;   /* the page was made and nothing was revealed on it yet */

  /* What was revealed on a fresh page, or KEI_ID_NONE. */
  KeiId revealed;
  KeiField revealed_field;
  const char *revealed_role; /* interned */

  /* Template references */
  GtkScrolledWindow *scroller;
  AdwBin *page;
};

enum {
  PROP_EDITOR = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (KeiForm, kei_form, ADW_TYPE_BIN)

/* --- The page --- */

static void rebuild (KeiForm *self);

static gboolean
rebuild_cb (gpointer data)
{
  KeiForm *self = data;

  self->rebuilding = 0;
  rebuild (self);
  return G_SOURCE_REMOVE;
}

/* Later, because a field of the page that goes may be the one that asks. */
static void
rebuild_later (gpointer owner)
{
  KeiForm *self = owner;

  if (self->rebuilding == 0)
    self->rebuilding = g_idle_add (rebuild_cb, self);
}

/* The widget in this pane that has the keyboard. (nullable) */
static GtkWidget *
get_focus (KeiForm *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) ? focus : NULL;
}

/* Whether the keyboard is in another pane. */
static gboolean
is_elsewhere (KeiForm *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL && gtk_root_get_focus (root) != NULL && get_focus (self) == NULL;
}

static gboolean
return_cb (gpointer data)
{
  KeiForm *self = data;

  self->returning = 0;
  gtk_widget_activate_action (GTK_WIDGET (self), "page.go-to-outline", NULL);
  return G_SOURCE_REMOVE;
}

/* The page that had the keyboard goes. What is revealed on the next one takes it; otherwise it goes to
 * the row of that page, before GTK gives it to whatever comes next. */
static void
return_later (KeiForm *self)
{
  if (self->returning == 0)
    self->returning = g_idle_add_full (G_PRIORITY_HIGH_IDLE, return_cb, self, NULL);
}

static void
rebuild (KeiForm *self)
{
  KeiId node = kei_editor_get_selected (self->editor);
  KeiSlot slot = kei_editor_get_selected_slot (self->editor);
  gboolean other = node != self->shown || slot != self->shown_slot;

  g_clear_handle_id (&self->rebuilding, g_source_remove);
  kei_form_context_unwatch (self->context, self);
  if (other && get_focus (self) != NULL)
    return_later (self);
  adw_bin_set_child (self->page, NULL);
  if (!kei_tree_contains (kei_editor_get_tree (self->editor), node))
    return;
  adw_bin_set_child (self->page, kei_form_page_new (self->context, node, slot));
  /* Another level has other parts and another name for the title. */
  kei_form_context_watch_field (self->context, node, KEI_FIELD_LEVEL, rebuild_later, self);
  self->shown = node;
  self->shown_slot = slot;
  self->fresh = TRUE;
  self->revealed = KEI_ID_NONE;
  if (other)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

static void
selection_changed_cb (KeiForm *self)
{
  if (kei_editor_get_selected (self->editor) != self->shown || kei_editor_get_selected_slot (self->editor) != self->shown_slot)
    rebuild (self);
}

static void
document_changed_cb (KeiForm *self, KeiChange *change)
{
  if (change == NULL)
    rebuild (self);
}

#define MARGIN 40

static void
show_range (KeiForm *self, double top, double bottom)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double start = gtk_adjustment_get_value (adjustment);

  if (!self->gently || top < start || bottom > start + gtk_adjustment_get_page_size (adjustment))
    gtk_adjustment_clamp_page (adjustment, top - MARGIN, bottom + MARGIN);
}

/* A page that was just made has its places only after it was laid out, and which columns a narrow table leaves out is
 * known only then. */
static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  KeiForm *self = KEI_FORM (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus;
  graphene_rect_t bounds;

  if (self->frames-- > 0)
    return G_SOURCE_CONTINUE;
  if (self->revealed != KEI_ID_NONE)
    {
      kei_form_context_reveal (self->context, self->revealed, self->revealed_field, self->revealed_role);
      self->revealed = KEI_ID_NONE;
      self->frames = 2;
      return G_SOURCE_CONTINUE;
    }
  self->scrolling = 0;
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->page)) && gtk_widget_compute_bounds (focus, GTK_WIDGET (self->page), &bounds))
    show_range (self, bounds.origin.y, bounds.origin.y + bounds.size.height);
  return G_SOURCE_REMOVE;
}

static void
scroll_to_focus (KeiForm *self, gboolean gently)
{
  self->gently = gently && (self->gently || self->scrolling == 0);
  self->frames = 2;
  if (self->scrolling == 0)
    self->scrolling = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
}

/* A row that was just added has no place when its cell takes the keyboard, so the scroller cannot bring it into sight. */
static void
focus_moved_cb (KeiForm *self)
{
  GtkWidget *focus = get_focus (self);
  GtkWidget *editor = focus != NULL ? gtk_widget_get_ancestor (focus, KEI_TYPE_TABLE_EDITOR) : NULL;

  if (editor != NULL && gtk_widget_has_css_class (editor, "cell"))
    scroll_to_focus (self, TRUE);
}

static void
reveal_cb (KeiForm *self, guint64 node, guint field, gboolean enter, const char *role)
{
  selection_changed_cb (self);
  if (!enter && self->returning == 0 && is_elsewhere (self))
    return;
  if (node != self->shown || field != KEI_FIELD_NONE)
    {
      if (kei_form_context_reveal (self->context, node, (KeiField) field, role))
        g_clear_handle_id (&self->returning, g_source_remove);
      if (self->fresh)
        {
          self->revealed = node;
          self->revealed_field = (KeiField) field;
          self->revealed_role = g_intern_string (role);
        }
      self->fresh = FALSE;
      scroll_to_focus (self, FALSE);
    }
}

void
kei_form_let_go (KeiForm *self)
{
  g_return_if_fail (KEI_IS_FORM (self));

  g_clear_handle_id (&self->returning, g_source_remove);
}

gboolean
kei_form_take_back (KeiForm *self)
{
  GtkWidget *focus;
  GtkWidget *field;

  g_return_val_if_fail (KEI_IS_FORM (self), FALSE);

  focus = get_focus (self);
  field = focus != NULL ? gtk_widget_get_ancestor (focus, KEI_TYPE_FORM_FIELD) : NULL;
  return field != NULL && kei_form_field_take_back (KEI_FORM_FIELD (field));
}

const char *
kei_form_find_draft (KeiForm *self, const char **label)
{
  KeiFormTarget target;

  g_return_val_if_fail (KEI_IS_FORM (self), NULL);

  return kei_form_context_find_draft (self->context, &target, label);
}

void
kei_form_reveal_draft (KeiForm *self)
{
  KeiFormTarget target;
  const char *label;

  g_return_if_fail (KEI_IS_FORM (self));

  if (kei_form_context_find_draft (self->context, &target, &label) != NULL)
    kei_editor_reveal_value (self->editor, target.node, target.role, target.field);
}

void
kei_form_forget_drafts (KeiForm *self)
{
  g_return_if_fail (KEI_IS_FORM (self));

  kei_form_context_forget_drafts (self->context);
}

/* --- The widget --- */

static void
set_editor (KeiForm *self, KeiEditor *editor)
{
  if (self->editor == editor)
    return;
  if (self->editor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->editor, self);
      g_signal_handlers_disconnect_by_data (kei_editor_get_document (self->editor), self);
      adw_bin_set_child (self->page, NULL);
      kei_form_context_unwatch (self->context, self);
    }
  g_clear_object (&self->context);
  g_set_object (&self->editor, editor);
  self->shown = KEI_ID_NONE;
  self->shown_slot = KEI_SLOT_NONE;
  if (editor != NULL)
    {
      self->context = kei_form_context_new (editor);
      g_signal_connect_object (self->context, "look-changed", G_CALLBACK (rebuild_later), self, G_CONNECT_SWAPPED);
      g_signal_connect_swapped (editor, "selection-changed", G_CALLBACK (selection_changed_cb), self);
      g_signal_connect_swapped (editor, "reveal", G_CALLBACK (reveal_cb), self);
      g_signal_connect_swapped (editor, "notify::read-only", G_CALLBACK (rebuild_later), self);
      g_signal_connect_swapped (kei_editor_get_document (editor), "changed", G_CALLBACK (document_changed_cb), self);
      rebuild (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITOR]);
}

static void
kei_form_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_EDITOR)
    g_value_set_object (value, KEI_FORM (object)->editor);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
kei_form_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_EDITOR)
    set_editor (KEI_FORM (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
kei_form_dispose (GObject *object)
{
  KeiForm *self = KEI_FORM (object);

  g_clear_handle_id (&self->rebuilding, g_source_remove);
  g_clear_handle_id (&self->returning, g_source_remove);
  if (self->editor != NULL)
    set_editor (self, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL); /* AdwBin does not hear when the template takes its child away */
  gtk_widget_dispose_template (GTK_WIDGET (self), KEI_TYPE_FORM);
  G_OBJECT_CLASS (kei_form_parent_class)->dispose (object);
}

static void
kei_form_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kei_form_parent_class)->root (widget);
  g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget", G_CALLBACK (focus_moved_cb), widget, G_CONNECT_SWAPPED);
}

static void
kei_form_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), focus_moved_cb, widget);
  GTK_WIDGET_CLASS (kei_form_parent_class)->unroot (widget);
}

static void
kei_form_class_init (KeiFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kei_form_get_property;
  object_class->set_property = kei_form_set_property;
  object_class->dispose = kei_form_dispose;
  properties[PROP_EDITOR] = g_param_spec_object ("editor", NULL, NULL, KEI_TYPE_EDITOR,
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  widget_class->root = kei_form_root;
  widget_class->unroot = kei_form_unroot;
  gtk_widget_class_set_template_from_resource (widget_class, "/jp/keikaku/Keikaku/kei-form.ui");
  gtk_widget_class_bind_template_child (widget_class, KeiForm, scroller);
  gtk_widget_class_bind_template_child (widget_class, KeiForm, page);
}

static void
kei_form_init (KeiForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
kei_form_new (KeiEditor *editor)
{
  return g_object_new (KEI_TYPE_FORM, "editor", editor, NULL);
}
