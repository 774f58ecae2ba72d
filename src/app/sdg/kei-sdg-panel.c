/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The panel shows the tree and keeps three things of its own: which goal the card is about, which
 * node it showed last (the same node need not be shown twice), and which suggestions the
 * person has refused, until the window is closed. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "kei-sdg-edits.h"
#include "kei-sdg-panel-private.h"
#include "kei-tooltip.h"

enum {
  PROP_EDITOR = 1,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (KeiSdgPanel, kei_sdg_panel, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

static KeiNode *
get_item (KeiSdgPanel *self)
{
  KeiNode *node = kei_editor_lookup (self->editor, kei_editor_get_selected (self->editor));

  return node != NULL && kei_node_get_kind (node) == KEI_KIND_ITEM ? node : NULL;
}

/* --- Goals --- */

static void
show_grid (KeiSdgPanel *self, const KeiSdgProfile *profile)
{
  /* Translators: one character each, at the corner of a goal: main, secondary, trades off */
  const char *const marks[] = { NULL, C_ ("SDG mark", "−"), C_ ("SDG mark", "S"), C_ ("SDG mark", "M") };
  const char *const names[] = { NULL, C_ ("sdg-signs", "Trades off"), C_ ("sdg-strengths", "Secondary"), C_ ("sdg-strengths", "Main") };
  guint8 goals[KEI_SDG_N_GOALS];
  guint n = kei_sdg_profile_list (profile, goals);
  g_autofree char *count = g_strdup_printf ("%u/%u", n, KEI_SDG_N_GOALS);

  for (guint goal = 1; goal <= KEI_SDG_N_GOALS; goal++)
    {
      KeiSdgTile *tile = kei_sdg_grid_get_tile (self->grid, goal);
      KeiSdgUse use = profile->uses[goal];

      kei_sdg_tile_set_linked (tile, use != KEI_SDG_USE_NONE);
      kei_sdg_tile_set_mark (tile, marks[use], names[use]);
    }
  kei_sdg_grid_set_count (self->grid, count, _ ("Goals that this item is linked to"));
}

static void
append_part (GString *words, const char *mark, guint n)
{
  if (n > 0)
    g_string_append_printf (words, "%s%s %u", words->len > 0 ? "・" : "", mark, n);
}

static void
show_summary (KeiSdgPanel *self, const KeiSdgProfile *profile)
{
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean unrelated = profile->uses[KEI_SDG_GOAL_NONE] != KEI_SDG_USE_NONE;
  gboolean linked;

  append_part (words, C_ ("SDG mark", "M"), kei_sdg_profile_count (profile, KEI_SDG_USE_PRIMARY));
  append_part (words, C_ ("SDG mark", "S"), kei_sdg_profile_count (profile, KEI_SDG_USE_SECONDARY));
  append_part (words, C_ ("SDG mark", "−"), kei_sdg_profile_count (profile, KEI_SDG_USE_TRADES_OFF));
  linked = words->len > 0;
  if (!linked)
    g_string_assign (words, unrelated ? _ ("Not related") : _ ("No answer"));
  gtk_label_set_label (self->summary, words->str);
  if (linked || unrelated)
    gtk_widget_remove_css_class (GTK_WIDGET (self->summary), "warning");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->summary), "warning");

  /* An answer of its own, offered where there is no other. */
  gtk_widget_set_visible (GTK_WIDGET (self->unrelated), !linked || unrelated);
  gtk_check_button_set_active (self->unrelated, unrelated);
  gtk_widget_set_sensitive (GTK_WIDGET (self->unrelated), !kei_editor_get_read_only (self->editor));
}

static void
show_detail (KeiSdgPanel *self)
{
  guint goal = kei_sdg_grid_get_selected (self->grid);

  gtk_widget_set_visible (GTK_WIDGET (self->detail), goal > 0);
  if (goal > 0)
    kei_sdg_detail_show (self->detail, self->editor, kei_node_get_id (self->shown), goal);
}

static void
selected_goal_cb (KeiSdgPanel *self)
{
  if (self->shown != NULL)
    show_detail (self);
}

/* Whether something would be lost with the links to @goal that a person wrote or chose. */
static gboolean
has_work (const KeiNode *item, guint goal)
{
  const KeiNode *link = kei_sdg_edits_find_link (item, goal);
  guint n;
  const KeiSdgTarget *targets = kei_sdg_goal_targets (goal, &n);

  for (guint i = 0; i < n; i++)
    if (kei_sdg_edits_has_target (item, &targets[i]))
      return TRUE;
  return kei_node_has (link, KEI_FIELD_REASON) || kei_node_has (link, KEI_FIELD_CONFIRMED_BY);
}

/* A stray key must not take a reason away: the card's strength, pressed again, does. */
static void
goal_toggled_cb (KeiSdgPanel *self, guint goal)
{
  KeiNode *item = get_item (self);

  if (item == NULL)
    return;
  if (kei_sdg_edits_find_link (item, goal) == NULL)
    kei_sdg_edits_set_use (self->editor, kei_node_get_id (item), goal, KEI_SDG_USE_SECONDARY);
  else if (has_work (item, goal))
    kei_editor_say (self->editor, _ ("To unlink a goal with targets, a reason or a confirmation, press its strength again"));
  else
    kei_sdg_edits_set_use (self->editor, kei_node_get_id (item), goal, KEI_SDG_USE_NONE);
}

static void
unrelated_toggled_cb (KeiSdgPanel *self)
{
  KeiNode *item = get_item (self);
  KeiSdgProfile profile = KEI_SDG_PROFILE_INIT;
  gboolean wanted = gtk_check_button_get_active (self->unrelated);

  if (item == NULL)
    return;
  kei_sdg_profile_add_item (&profile, item);
  if (wanted != (profile.uses[KEI_SDG_GOAL_NONE] != KEI_SDG_USE_NONE))
    kei_sdg_edits_set_unrelated (self->editor, kei_node_get_id (item), wanted);
}

/* --- Following the editor --- */

/* What is added up: an item with items below it, else the one above it. */
static KeiId
find_scope (KeiSdgPanel *self)
{
  KeiTree *tree = kei_editor_get_tree (self->editor);
  KeiId selected = kei_editor_get_selected (self->editor);
  KeiNode *item = get_item (self);

  if (item == NULL)
    return kei_editor_get_plan_id (self->editor);
  return kei_node_get_n_children (item, KEI_SLOT_ITEMS) > 0 ? selected : kei_tree_get_parent_id (tree, selected);
}

/* The goal that the card is about when another item comes: its strongest. */
static void
choose_goal (KeiSdgPanel *self, const KeiSdgProfile *profile)
{
  guint8 goals[KEI_SDG_N_GOALS];
  guint n = kei_sdg_profile_list (profile, goals);

  kei_sdg_grid_set_selected (self->grid, n > 0 ? goals[0] : 0);
}

static void
show_item (KeiSdgPanel *self, gboolean other)
{
  KeiNode *item = get_item (self);
  KeiSdgProfile profile = KEI_SDG_PROFILE_INIT;

  g_clear_pointer (&self->tree, kei_tree_unref);
  self->tree = kei_tree_ref (kei_editor_get_tree (self->editor));
  self->shown = item;
  gtk_widget_set_visible (self->item_part, item != NULL);
  if (item == NULL)
    return;

  kei_sdg_profile_add_item (&profile, item);
  show_grid (self, &profile);
  show_summary (self, &profile);
  if (other)
    choose_goal (self, &profile);
  show_detail (self);
  _kei_sdg_panel_show_suggestions (self, item);
}

void
_kei_sdg_panel_show_again (KeiSdgPanel *self)
{
  show_item (self, FALSE);
}

static void
selection_changed_cb (KeiSdgPanel *self)
{
  show_item (self, TRUE);
  kei_sdg_overview_update (self->overview, self->editor, find_scope (self), FALSE);
}

static void
document_changed_cb (KeiSdgPanel *self)
{
  KeiNode *item = get_item (self);
  gboolean other = item == NULL || self->shown == NULL || kei_node_get_id (item) != kei_node_get_id (self->shown);

  if (item != self->shown)
    show_item (self, other);
  kei_sdg_overview_update (self->overview, self->editor, find_scope (self), TRUE);
}

/* Undo and the problems bar lead to a link: the card shows its goal. */
static void
reveal_cb (KeiSdgPanel *self, guint64 id)
{
  KeiNode *node = kei_editor_lookup (self->editor, id);

  if (node == NULL || kei_node_get_kind (node) != KEI_KIND_SDG_LINK)
    return;
  if (kei_sdg_goal (kei_node_get_int (node, KEI_FIELD_GOAL)) != NULL)
    kei_sdg_grid_set_selected (self->grid, kei_node_get_int (node, KEI_FIELD_GOAL));
}

static void
read_only_cb (KeiSdgPanel *self)
{
  show_item (self, FALSE);
}

void
kei_sdg_panel_focus_goal (KeiSdgPanel *self)
{
  g_return_if_fail (KEI_IS_SDG_PANEL (self));

  if (gtk_widget_get_visible (self->item_part))
    gtk_widget_grab_focus (GTK_WIDGET (kei_sdg_grid_get_tile (self->grid, MAX (kei_sdg_grid_get_selected (self->grid), 1))));
}

KeiEditor *
kei_sdg_panel_get_editor (KeiSdgPanel *self)
{
  g_return_val_if_fail (KEI_IS_SDG_PANEL (self), NULL);
  return self->editor;
}

void
kei_sdg_panel_set_editor (KeiSdgPanel *self, KeiEditor *editor)
{
  g_return_if_fail (KEI_IS_SDG_PANEL (self));
  g_return_if_fail (editor == NULL || KEI_IS_EDITOR (editor));

  if (!g_set_object (&self->editor, editor))
    return;
  g_signal_group_set_target (self->signals, editor);
  g_signal_group_set_target (self->document, editor != NULL ? kei_editor_get_document (editor) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->overview), editor != NULL);
  if (editor != NULL)
    selection_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITOR]);
}

static void
kei_sdg_panel_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_EDITOR:
      g_value_set_object (value, KEI_SDG_PANEL (object)->editor);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kei_sdg_panel_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_EDITOR:
      kei_sdg_panel_set_editor (KEI_SDG_PANEL (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kei_sdg_panel_dispose (GObject *object)
{
  KeiSdgPanel *self = KEI_SDG_PANEL (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->document);
  gtk_widget_dispose_template (GTK_WIDGET (self), KEI_TYPE_SDG_PANEL);
  self->shown = NULL;
  g_clear_pointer (&self->tree, kei_tree_unref);
  g_clear_pointer (&self->refused, g_hash_table_unref);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (kei_sdg_panel_parent_class)->dispose (object);
}

static void
kei_sdg_panel_class_init (KeiSdgPanelClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = kei_sdg_panel_get_property;
  object_class->set_property = kei_sdg_panel_set_property;
  object_class->dispose = kei_sdg_panel_dispose;

  properties[PROP_EDITOR] = g_param_spec_object ("editor", NULL, NULL, KEI_TYPE_EDITOR,
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (KEI_TYPE_SDG_DETAIL);
  g_type_ensure (KEI_TYPE_SDG_GRID);
  g_type_ensure (KEI_TYPE_SDG_OVERVIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/jp/keikaku/Keikaku/kei-sdg-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, KeiSdgPanel, item_part);
  gtk_widget_class_bind_template_child (widget_class, KeiSdgPanel, summary);
  gtk_widget_class_bind_template_child (widget_class, KeiSdgPanel, grid);
  gtk_widget_class_bind_template_child (widget_class, KeiSdgPanel, unrelated);
  gtk_widget_class_bind_template_child (widget_class, KeiSdgPanel, detail);
  gtk_widget_class_bind_template_child (widget_class, KeiSdgPanel, suggestion_part);
  gtk_widget_class_bind_template_child (widget_class, KeiSdgPanel, suggestion_count);
  gtk_widget_class_bind_template_child (widget_class, KeiSdgPanel, suggestions);
  gtk_widget_class_bind_template_child (widget_class, KeiSdgPanel, offer_again);
  gtk_widget_class_bind_template_child (widget_class, KeiSdgPanel, overview);
}

static void
kei_sdg_panel_init (KeiSdgPanel *self)
{
  self->refused = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (self->item_part, FALSE);
  gtk_widget_set_visible (self->suggestion_part, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->overview), FALSE);

  self->signals = g_signal_group_new (KEI_TYPE_EDITOR);
  g_signal_group_connect_swapped (self->signals, "selection-changed", G_CALLBACK (selection_changed_cb), self);
  g_signal_group_connect_swapped (self->signals, "reveal", G_CALLBACK (reveal_cb), self);
  g_signal_group_connect_swapped (self->signals, "notify::read-only", G_CALLBACK (read_only_cb), self);
  self->document = g_signal_group_new (KEI_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document, "changed", G_CALLBACK (document_changed_cb), self);

  g_signal_connect_object (self->grid, "notify::selected", G_CALLBACK (selected_goal_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "toggled", G_CALLBACK (goal_toggled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->offer_again, "clicked", G_CALLBACK (_kei_sdg_panel_offer_again), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->unrelated, "toggled", G_CALLBACK (unrelated_toggled_cb), self, G_CONNECT_SWAPPED);
}
