/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-plan-page.h"

#include "kei-find-bar.h"
#include "kei-outline-view.h"
#include "kei-side-pane.h"
#include "kei-sdg-panel.h"

struct _KeiPlanPage
{
  AdwBin parent_instance;

  KeiEditor *editor;    /* owned */
  KeiFindBar *find_bar; /* (nullable): made when it is first asked for */
  GtkWidget *left;      /* (nullable) the pane that had the keyboard when it was put away; one of those below */
  guint later;          /* the source that completes the page, or 0 */

  /* Template references */
  AdwFlap *outline_flap;
  AdwFlap *sdg_flap;
  KeiOutlineView *outline;
  GtkWidget *outline_slot;
  GtkWidget *form_slot;
  KeiForm *form;
  GtkWidget *sdg_slot;
  KeiSdgPanel *sdg_panel; /* unowned, in `sdg_slot`: NULL until the first frame */
  GtkWidget *problems_slot;
  KeiProblemsBar *problems_bar;
};

G_DEFINE_FINAL_TYPE (KeiPlanPage, kei_plan_page, ADW_TYPE_BIN)

enum {
  PROP_0,
  PROP_EDITOR,
  PROP_SHOW_OUTLINE,
  PROP_SHOW_SDG,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

KeiEditor *
kei_plan_page_get_editor (KeiPlanPage *self)
{
  g_return_val_if_fail (KEI_IS_PLAN_PAGE (self), NULL);

  return self->editor;
}

/* The panes in the order in which F6 goes through them. */
static guint
list_panes (KeiPlanPage *self, GtkWidget *panes[4])
{
  guint n = 0;

  if (adw_flap_get_reveal_flap (self->outline_flap))
    panes[n++] = self->outline_slot;
  panes[n++] = self->form_slot;
  if (adw_flap_get_reveal_flap (self->sdg_flap))
    panes[n++] = self->sdg_slot;
  panes[n++] = self->problems_slot;
  return n;
}

gboolean
kei_plan_page_cycle_focus (KeiPlanPage *self, GtkDirectionType direction)
{
  GtkWidget *panes[4];
  guint n = list_panes (self, panes);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);
  int step = direction == GTK_DIR_TAB_BACKWARD ? -1 : 1;
  int at = step > 0 ? -1 : (int) n;

  for (guint i = 0; i < n; i++)
    if (focus != NULL && gtk_widget_is_ancestor (focus, panes[i]))
      at = (int) i;
  for (at += step; at >= 0 && at < (int) n; at += step)
    if (gtk_widget_child_focus (panes[at], GTK_DIR_TAB_FORWARD))
      return TRUE;
  return FALSE;
}

/* Over the form, the outline comes when it is asked for; beside it, it is there unless the person put it away. */
static void
go_to_outline_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiPlanPage *self = KEI_PLAN_PAGE (widget);

  if (adw_flap_get_folded (self->outline_flap))
    adw_flap_set_reveal_flap (self->outline_flap, TRUE);
  if (adw_flap_get_reveal_flap (self->outline_flap))
    gtk_widget_grab_focus (GTK_WIDGET (self->outline));
}

/* Also where the person put the panel away: goals are linked nowhere else. */
static void
go_to_goals_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiPlanPage *self = KEI_PLAN_PAGE (widget);

  adw_flap_set_reveal_flap (self->sdg_flap, TRUE);
  kei_form_let_go (self->form);
  if (self->sdg_panel != NULL)
    kei_sdg_panel_focus_goal (self->sdg_panel);
}

gboolean
kei_plan_page_take_back (KeiPlanPage *self)
{
  g_return_val_if_fail (KEI_IS_PLAN_PAGE (self), FALSE);

  return kei_form_take_back (self->form);
}

/* A view of the page that the template has not. */
static gpointer
create_view (KeiPlanPage *self, GType type)
{
  GtkWidget *view = g_object_new (type, NULL);

  g_object_bind_property (self, "editor", view, "editor", G_BINDING_SYNC_CREATE);
  return view;
}

static KeiFindBar *
ensure_find_bar (KeiPlanPage *self)
{
  if (self->find_bar == NULL)
    {
      self->find_bar = create_view (self, KEI_TYPE_FIND_BAR);
      gtk_box_prepend (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (self->outline_flap))), GTK_WIDGET (self->find_bar));
    }
  return self->find_bar;
}

/* The SDG panel comes when the first frame was drawn: a plan is there to be read a moment sooner. */
static gboolean
complete_cb (gpointer data)
{
  KeiPlanPage *self = data;

  self->later = 0;
  self->sdg_panel = create_view (self, KEI_TYPE_SDG_PANEL);
  g_object_set (self->sdg_slot, "child", self->sdg_panel, NULL);
  return G_SOURCE_REMOVE;
}

static void
painted_cb (KeiPlanPage *self, GdkFrameClock *clock)
{
  g_signal_handlers_disconnect_by_func (clock, painted_cb, self);
  self->later = g_idle_add_full (G_PRIORITY_LOW, complete_cb, self, NULL);
}

static void
map_cb (KeiPlanPage *self)
{
  g_signal_handlers_disconnect_by_func (self, map_cb, NULL);
  g_signal_connect_object (gtk_widget_get_frame_clock (GTK_WIDGET (self)), "after-paint", G_CALLBACK (painted_cb), self, G_CONNECT_SWAPPED);
}

void
kei_plan_page_find (KeiPlanPage *self, gboolean replacing)
{
  g_return_if_fail (KEI_IS_PLAN_PAGE (self));

  kei_find_bar_start (ensure_find_bar (self), replacing);
}

void
kei_plan_page_find_again (KeiPlanPage *self, gboolean forward)
{
  g_return_if_fail (KEI_IS_PLAN_PAGE (self));

  gtk_widget_activate_action (GTK_WIDGET (ensure_find_bar (self)), forward ? "find.next" : "find.previous", NULL);
}

KeiProblemsBar *
kei_plan_page_get_problems (KeiPlanPage *self)
{
  g_return_val_if_fail (KEI_IS_PLAN_PAGE (self), NULL);

  return self->problems_bar;
}

KeiForm *
kei_plan_page_get_form (KeiPlanPage *self)
{
  g_return_val_if_fail (KEI_IS_PLAN_PAGE (self), NULL);

  return self->form;
}

/* The outline marks the rows that have problems. */
static void
checked_cb (KeiPlanPage *self, KeiProblemsBar *problems)
{
  kei_outline_view_set_marks (self->outline, kei_checker_get_marks (kei_problems_bar_get_checker (problems)));
}

void
kei_plan_page_keep_widths (KeiPlanPage *self, GSettings *settings)
{
  g_return_if_fail (KEI_IS_PLAN_PAGE (self));

  g_settings_bind (settings, "outline-width", self->outline_slot, "width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "sdg-panel-width", self->sdg_slot, "width", G_SETTINGS_BIND_DEFAULT);
}

/* What is led to must be seen: where the window is narrow, panels lie over the form. */
static void
reveal_cb (KeiPlanPage *self, guint64 id, guint field, gboolean enter)
{
  KeiNode *node = kei_editor_lookup (self->editor, id);
  gboolean is_link = node != NULL && kei_node_get_kind (node) == KEI_KIND_SDG_LINK;

  if (!enter)
    return;
  if (adw_flap_get_folded (self->outline_flap))
    adw_flap_set_reveal_flap (self->outline_flap, FALSE);
  if (adw_flap_get_folded (self->sdg_flap))
    adw_flap_set_reveal_flap (self->sdg_flap, is_link);
}

static void
focus_pane (KeiPlanPage *self, GtkWidget *pane)
{
  if (pane == self->outline_slot)
    gtk_widget_grab_focus (GTK_WIDGET (self->outline));
  else
    gtk_widget_child_focus (pane, GTK_DIR_TAB_FORWARD);
}

/* A panel that is put away with the keyboard in it would leave it to whatever comes first in the window: the
 * form takes it instead, until the panel is back. */
static void
show_panel (KeiPlanPage *self, AdwFlap *flap, gboolean show)
{
  GtkWidget *pane = flap == self->outline_flap ? self->outline_slot : self->sdg_slot;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!show && focus != NULL && gtk_widget_is_ancestor (focus, pane))
    {
      focus_pane (self, self->form_slot);
      self->left = pane;
    }
  adw_flap_set_reveal_flap (flap, show);
  if (show && self->left == pane)
    {
      focus_pane (self, pane);
      self->left = NULL;
    }
}

/* A panel that comes up over the form takes the keyboard. */
static void
reveal_flap_cb (KeiPlanPage *self, GParamSpec *pspec, AdwFlap *flap)
{
  if (adw_flap_get_folded (flap) && adw_flap_get_reveal_flap (flap))
    focus_pane (self, flap == self->outline_flap ? self->outline_slot : self->sdg_slot);
  g_object_notify_by_pspec (G_OBJECT (self), properties[flap == self->outline_flap ? PROP_SHOW_OUTLINE : PROP_SHOW_SDG]);
}

static void
kei_plan_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KeiPlanPage *self = KEI_PLAN_PAGE (object);

  switch (id)
    {
    case PROP_EDITOR:
      g_value_set_object (value, self->editor);
      break;
    case PROP_SHOW_OUTLINE:
      g_value_set_boolean (value, adw_flap_get_reveal_flap (self->outline_flap));
      break;
    case PROP_SHOW_SDG:
      g_value_set_boolean (value, adw_flap_get_reveal_flap (self->sdg_flap));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kei_plan_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  KeiPlanPage *self = KEI_PLAN_PAGE (object);

  switch (id)
    {
    case PROP_EDITOR:
      if (g_set_object (&self->editor, g_value_get_object (value)))
        {
          g_signal_connect_object (self->editor, "reveal", G_CALLBACK (reveal_cb), self, G_CONNECT_SWAPPED);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    case PROP_SHOW_OUTLINE:
      show_panel (self, self->outline_flap, g_value_get_boolean (value));
      break;
    case PROP_SHOW_SDG:
      show_panel (self, self->sdg_flap, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kei_plan_page_dispose (GObject *object)
{
  KeiPlanPage *self = KEI_PLAN_PAGE (object);

  g_clear_handle_id (&self->later, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), KEI_TYPE_PLAN_PAGE);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (kei_plan_page_parent_class)->dispose (object);
}

static void
kei_plan_page_class_init (KeiPlanPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kei_plan_page_get_property;
  object_class->set_property = kei_plan_page_set_property;
  object_class->dispose = kei_plan_page_dispose;

  properties[PROP_EDITOR] = g_param_spec_object ("editor", NULL, NULL, KEI_TYPE_EDITOR,
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_OUTLINE] = g_param_spec_boolean ("show-outline", NULL, NULL, TRUE,
                                                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_SDG] = g_param_spec_boolean ("show-sdg", NULL, NULL, TRUE,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (KEI_TYPE_PROBLEMS_BAR);
  g_type_ensure (KEI_TYPE_OUTLINE_VIEW);
  g_type_ensure (KEI_TYPE_SIDE_PANE);
  g_type_ensure (KEI_TYPE_FORM);
  gtk_widget_class_set_template_from_resource (widget_class, "/jp/keikaku/Keikaku/kei-plan-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KeiPlanPage, outline_flap);
  gtk_widget_class_bind_template_child (widget_class, KeiPlanPage, sdg_flap);
  gtk_widget_class_bind_template_child (widget_class, KeiPlanPage, outline);
  gtk_widget_class_bind_template_child (widget_class, KeiPlanPage, outline_slot);
  gtk_widget_class_bind_template_child (widget_class, KeiPlanPage, form_slot);
  gtk_widget_class_bind_template_child (widget_class, KeiPlanPage, form);
  gtk_widget_class_bind_template_child (widget_class, KeiPlanPage, sdg_slot);
  gtk_widget_class_bind_template_child (widget_class, KeiPlanPage, problems_slot);
  gtk_widget_class_bind_template_callback (widget_class, checked_cb);
  gtk_widget_class_bind_template_child (widget_class, KeiPlanPage, problems_bar);

  gtk_widget_class_install_action (widget_class, "page.go-to-outline", NULL, go_to_outline_cb);
  gtk_widget_class_install_action (widget_class, "page.go-to-goals", NULL, go_to_goals_cb);
}

static void
kei_plan_page_init (KeiPlanPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
  g_signal_connect_swapped (self->outline_flap, "notify::reveal-flap", G_CALLBACK (reveal_flap_cb), self);
  g_signal_connect_swapped (self->sdg_flap, "notify::reveal-flap", G_CALLBACK (reveal_flap_cb), self);
}

GtkWidget *
kei_plan_page_new (KeiEditor *editor)
{
  g_return_val_if_fail (KEI_IS_EDITOR (editor), NULL);

  return g_object_new (KEI_TYPE_PLAN_PAGE, "editor", editor, NULL);
}
