/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two sides, what is compared, and the way through it. */
#include "config.h"

#include "kei-compare-page-private.h"

#include <glib/gi18n-lib.h>

#include "kei-overview.h"
#include "kei-settings.h"
#include "kei-side-pane.h"
#include "kei-table-dialog.h"

G_DEFINE_FINAL_TYPE (KeiComparePage, kei_compare_page, ADW_TYPE_BIN)

enum {
  PROP_0,
  PROP_SHOW_CHANGES,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint edit_signal;

KeiComparisonRows *
_kei_compare_page_get_rows (KeiComparePage *self)
{
  return kei_comparer_get_rows (self->comparer);
}

KeiComparisonRows *
kei_compare_page_get_rows (KeiComparePage *self)
{
  g_return_val_if_fail (KEI_IS_COMPARE_PAGE (self), NULL);

  return kei_comparer_get_changes (self->comparer) != NULL ? kei_comparer_get_rows (self->comparer) : NULL;
}

KeiCompareSide *
kei_compare_page_get_other (KeiComparePage *self)
{
  g_return_val_if_fail (KEI_IS_COMPARE_PAGE (self), NULL);

  return self->other;
}

KeiSide
kei_compare_page_get_own_side (KeiComparePage *self)
{
  g_return_val_if_fail (KEI_IS_COMPARE_PAGE (self), KEI_SIDE_NEW);

  return self->own_side;
}

KeiCompareSide *
kei_compare_page_get_side (KeiComparePage *self, KeiSide side)
{
  g_return_val_if_fail (KEI_IS_COMPARE_PAGE (self), NULL);

  return side == self->own_side ? self->own : self->other;
}

/* --- What was found --- */

/* What was one entry may be two, of which the row that is read decides. What holds of the whole plan is chosen in the list alone. */
static void
let_changes_follow (KeiComparePage *self)
{
  const KeiChangeEntry *entry = kei_compare_changes_get_chosen (self->changes);
  guint title = _kei_compare_page_get_title (self);

  if (title != KEI_ROW_NONE && (entry == NULL || entry->kind != KEI_CHANGE_ENTRY_RULE))
    kei_compare_changes_show_row (self->changes, title);
}

static void
compared_cb (KeiComparePage *self)
{
  KeiComparisonRows *rows = _kei_compare_page_get_rows (self);
  KeiChangeList *changes = kei_comparer_get_changes (self->comparer);
  gboolean is_first = changes != NULL && !self->was_there, is_swapped = self->swapped;

  self->rule = -1;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compare.table", changes != NULL);
  kei_compare_changes_set_result (self->changes, changes);
  _kei_compare_page_update_rows (self);
  if (changes != NULL)
    let_changes_follow (self);
  _kei_compare_page_update_notice (self);
  if (rows != NULL)
    _kei_compare_page_show_content (self);
  self->was_there |= changes != NULL;
  if (changes != NULL && self->wanted != KEI_ID_NONE)
    kei_compare_page_reveal (self, self->wanted_side, self->wanted);
  else if (is_first)
    {
      self->leads_keyboard = TRUE;
      kei_compare_changes_step (self->changes, TRUE);
    }
  else if (is_swapped)
    kei_compare_changes_show_row (self->changes, _kei_compare_page_get_title (self));
  _kei_compare_page_update_desk (self);
}

static void
list_entered_cb (KeiComparePage *self)
{
  kei_comparer_find_rules (self->comparer);
}

static KeiTree *
get_tree (KeiComparePage *self, KeiSide side)
{
  return kei_compare_side_get_tree (kei_compare_page_get_side (self, side));
}

static void
take_record (KeiComparePage *self)
{
  g_clear_pointer (&self->record, kei_pairing_record_unref);
  self->record = kei_pairing_record_new (get_tree (self, KEI_SIDE_OLD), get_tree (self, KEI_SIDE_NEW));
}

static void
compare (KeiComparePage *self, gboolean anew)
{
  if (self->other == NULL)
    return;
  take_record (self);
  if (anew)
    {
      self->was_there = FALSE;
      self->rule = -1;
    }
  kei_comparer_set_trees (self->comparer, get_tree (self, KEI_SIDE_OLD), get_tree (self, KEI_SIDE_NEW), anew);
}

static void
side_changed_cb (KeiComparePage *self)
{
  compare (self, FALSE);
  _kei_compare_page_update_desk (self);
}

static void
connect_side (KeiComparePage *self, KeiCompareSide *side)
{
  g_signal_connect_object (side, "changed", G_CALLBACK (side_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (side, "described", G_CALLBACK (_kei_compare_page_describe_sides), self, G_CONNECT_SWAPPED);
}

static void
set_side (KeiComparePage *self, KeiCompareSide **place, KeiCompareSide *side)
{
  if (*place != NULL)
    g_signal_handlers_disconnect_by_data (*place, self);
  g_set_object (place, side);
  if (side != NULL)
    connect_side (self, side);
}

void
kei_compare_page_set_sides (KeiComparePage *self, KeiCompareSide *own, KeiCompareSide *other, KeiSide own_side)
{
  g_return_if_fail (KEI_IS_COMPARE_PAGE (self));
  g_return_if_fail ((own == NULL) == (other == NULL));

  kei_compare_page_end_typing (self);
  set_side (self, &self->own, own);
  set_side (self, &self->other, other);
  self->own_side = own_side;
  if (other == NULL)
    {
      kei_comparer_cancel (self->comparer);
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  _kei_compare_page_update_head (self);
  compare (self, TRUE);
  compared_cb (self);
}

static void
turn_round (KeiComparePage *self)
{
  self->own_side = kei_side_other (self->own_side);
  self->wanted_side = kei_side_other (self->wanted_side);
  _kei_compare_page_update_head (self);
}

/* The rows that come next have the plans swapped. */
static void
swapped_cb (KeiComparePage *self)
{
  turn_round (self);
  take_record (self);
  _kei_compare_page_swap_rows (self);
}

void
kei_compare_page_swap (KeiComparePage *self)
{
  g_return_if_fail (KEI_IS_COMPARE_PAGE (self));

  if (self->other == NULL)
    return;
  kei_compare_page_end_typing (self);
  if (kei_comparer_swap (self->comparer))
    return;
  turn_round (self);
  compare (self, TRUE);
  compared_cb (self);
}

/* --- Going through it --- */

gboolean
kei_compare_page_step (KeiComparePage *self, gboolean forward)
{
  g_return_val_if_fail (KEI_IS_COMPARE_PAGE (self), FALSE);

  return kei_compare_changes_step (self->changes, forward);
}

void
kei_compare_page_reveal (KeiComparePage *self, KeiSide side, KeiId node)
{
  KeiComparisonRows *rows;
  guint row;

  g_return_if_fail (KEI_IS_COMPARE_PAGE (self));

  self->wanted_side = side;
  self->wanted = node;
  rows = kei_compare_page_get_rows (self);
  if (rows == NULL || node == KEI_ID_NONE || kei_comparer_get_busy (self->comparer))
    return;
  self->wanted = KEI_ID_NONE;
  row = kei_comparison_rows_find (rows, side, node);
  if (row == KEI_ROW_NONE)
    return;
  self->rule = -1;
  _kei_compare_page_go_to (self, row);
  kei_compare_changes_show_row (self->changes, _kei_compare_page_get_title (self));
}

/* What is gone from the own side may be in the window's plan all the same, where both are states of it. */
KeiId
kei_compare_page_get_chosen (KeiComparePage *self)
{
  KeiComparisonRows *rows;
  guint row;
  KeiNode *node;

  g_return_val_if_fail (KEI_IS_COMPARE_PAGE (self), KEI_ID_NONE);

  rows = kei_compare_page_get_rows (self);
  row = rows != NULL ? _kei_compare_page_get_row (self) : KEI_ROW_NONE;
  node = row != KEI_ROW_NONE ? kei_comparison_rows_get_owner (rows, row, self->own_side) : NULL;
  if (row != KEI_ROW_NONE && node == NULL && kei_compare_side_get_plan_id (self->other) == kei_compare_side_get_plan_id (self->own))
    node = kei_comparison_rows_get_owner (rows, row, kei_side_other (self->own_side));
  return node != NULL ? kei_node_get_id (node) : KEI_ID_NONE;
}

static void
chosen_cb (KeiComparePage *self, guint row)
{
  const KeiChangeEntry *entry = kei_compare_changes_get_chosen (self->changes);

  self->rule = entry != NULL && entry->kind == KEI_CHANGE_ENTRY_RULE ? (int) entry->index : -1;
  if (row != KEI_ROW_NONE)
    _kei_compare_page_go_to (self, row);
  else
    _kei_compare_page_update_desk (self);
  /* Where the list lies over the rows, it has done its work. */
  if (adw_flap_get_folded (self->flap) && gtk_widget_is_ancestor (GTK_WIDGET (self->changes), GTK_WIDGET (self->flap)))
    adw_flap_set_reveal_flap (self->flap, FALSE);
}

gboolean
kei_compare_page_cycle_focus (KeiComparePage *self, GtkDirectionType direction)
{
  GtkWidget *panes[3];
  guint n = 0;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);
  int step = direction == GTK_DIR_TAB_BACKWARD ? -1 : 1, at;

  g_return_val_if_fail (KEI_IS_COMPARE_PAGE (self), FALSE);

  if (!g_str_equal (gtk_stack_get_visible_child_name (self->stack), "content"))
    return focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) ? gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD) : FALSE;
  if (adw_flap_get_reveal_flap (self->flap))
    panes[n++] = GTK_WIDGET (self->changes);
  panes[n++] = self->list;
  if (gtk_revealer_get_reveal_child (self->desk_revealer))
    panes[n++] = GTK_WIDGET (self->desk);
  at = step > 0 ? -1 : (int) n;
  for (guint i = 0; i < n; i++)
    if (focus != NULL && (focus == panes[i] || gtk_widget_is_ancestor (focus, panes[i])))
      at = (int) i;
  for (at += step; at >= 0 && at < (int) n; at += step)
    if (panes[at] == GTK_WIDGET (self->desk) ? gtk_widget_child_focus (panes[at], GTK_DIR_TAB_FORWARD) : panes[at] == self->list ? _kei_compare_page_focus_list (self)
                                                                                                                                 : gtk_widget_grab_focus (panes[at]))
      return TRUE;
  return FALSE;
}

gboolean
kei_compare_page_leave_desk (KeiComparePage *self)
{
  GtkWidget *focus;

  g_return_val_if_fail (KEI_IS_COMPARE_PAGE (self), FALSE);

  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->desk)) && _kei_compare_page_focus_list (self);
}

gboolean
kei_compare_page_is_comparing (KeiComparePage *self)
{
  g_return_val_if_fail (KEI_IS_COMPARE_PAGE (self), FALSE);

  return self->other != NULL && kei_comparer_get_busy (self->comparer) && kei_compare_page_get_rows (self) == NULL;
}

/* --- Actions --- */

static void
swap_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kei_compare_page_swap (KEI_COMPARE_PAGE (widget));
}

static void
cancel_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiComparePage *self = KEI_COMPARE_PAGE (widget);

  if (!kei_compare_page_is_comparing (self))
    return;
  kei_comparer_cancel (self->comparer);
  if (_kei_compare_page_get_rows (self) == NULL)
    kei_compare_page_set_sides (self, NULL, NULL, self->own_side);
}

/* The reviewer wants to look at a pair before it is printed. */
static void
check_cb (KeiComparePage *self, guint row)
{
  if (kei_compare_page_get_rows (self) == NULL || row >= kei_comparison_rows_get_n (kei_compare_page_get_rows (self)))
    return;
  self->rule = -1;
  _kei_compare_page_go_to (self, row);
  kei_compare_changes_show_row (self->changes, _kei_compare_page_get_title (self));
}

/* The comparison on paper. */
static void
table_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiComparePage *self = KEI_COMPARE_PAGE (widget);
  KeiComparisonRows *rows = kei_compare_page_get_rows (self);
  g_autofree char *times[2] = { NULL };
  KeiComparisonFacts facts = { .record = self->record };
  GtkWidget *dialog;

  if (rows == NULL)
    return;
  for (KeiSide side = KEI_SIDE_OLD; side <= KEI_SIDE_NEW; side++)
    {
      KeiCompareSide *here = kei_compare_page_get_side (self, side);

      times[side] = kei_compare_side_dup_time (here);
      facts.sources[side] = (KeiComparisonSource){ .name = kei_compare_side_get_version (here), .time = times[side], .seal = kei_compare_side_get_seal (here) };
    }
  /* What is being typed belongs to what is printed. */
  kei_compare_page_end_typing (self);
  kei_editor_break_step (self->editor);
  dialog = kei_table_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->editor, rows, &facts);
  g_signal_connect_object (dialog, "check", G_CALLBACK (check_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
filtered_cb (KeiComparePage *self)
{
  _kei_compare_page_update_rows (self);
}

static void
years_changed_cb (KeiComparePage *self)
{
  /* All texts are made again. */
  kei_compare_model_set_rows (self->model, NULL, 0);
  _kei_compare_page_update_rows (self);
}

/* --- The object --- */

static void
reveal_flap_cb (KeiComparePage *self)
{
  if (adw_flap_get_folded (self->flap) && adw_flap_get_reveal_flap (self->flap))
    gtk_widget_grab_focus (GTK_WIDGET (self->changes));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_CHANGES]);
}

static void
kei_compare_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SHOW_CHANGES:
      g_value_set_boolean (value, adw_flap_get_reveal_flap (KEI_COMPARE_PAGE (object)->flap));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kei_compare_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SHOW_CHANGES:
      adw_flap_set_reveal_flap (KEI_COMPARE_PAGE (object)->flap, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kei_compare_page_dispose (GObject *object)
{
  KeiComparePage *self = KEI_COMPARE_PAGE (object);

  g_clear_handle_id (&self->progress_id, g_source_remove);
  kei_compare_page_end_typing (self);
  if (self->comparer != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->comparer, self);
      kei_comparer_cancel (self->comparer);
    }
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  if (self->list != NULL)
    gtk_list_view_set_model (GTK_LIST_VIEW (self->list), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), KEI_TYPE_COMPARE_PAGE);
  g_clear_object (&self->comparer);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->look);
  g_clear_object (&self->settings);
  g_clear_object (&self->editor);
  g_clear_object (&self->own);
  g_clear_object (&self->other);
  g_clear_pointer (&self->record, kei_pairing_record_unref);
  G_OBJECT_CLASS (kei_compare_page_parent_class)->dispose (object);
}

static void
kei_compare_page_finalize (GObject *object)
{
  KeiComparePage *self = KEI_COMPARE_PAGE (object);

  kei_form_typing_clear (&self->typing);
  g_free (self->notice);
  G_OBJECT_CLASS (kei_compare_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KeiComparePage, stack);
  gtk_widget_class_bind_template_child (widget_class, KeiComparePage, flap);
  gtk_widget_class_bind_template_child (widget_class, KeiComparePage, changes_slot);
  gtk_widget_class_bind_template_child (widget_class, KeiComparePage, changes);
  gtk_widget_class_bind_template_child_full (widget_class, "old_head", FALSE, G_STRUCT_OFFSET (KeiComparePage, head[KEI_SIDE_OLD]));
  gtk_widget_class_bind_template_child_full (widget_class, "new_head", FALSE, G_STRUCT_OFFSET (KeiComparePage, head[KEI_SIDE_NEW]));
  gtk_widget_class_bind_template_child_full (widget_class, "old_tag", FALSE, G_STRUCT_OFFSET (KeiComparePage, tags[KEI_SIDE_OLD]));
  gtk_widget_class_bind_template_child_full (widget_class, "new_tag", FALSE, G_STRUCT_OFFSET (KeiComparePage, tags[KEI_SIDE_NEW]));
  gtk_widget_class_bind_template_child_full (widget_class, "old_title", FALSE, G_STRUCT_OFFSET (KeiComparePage, titles[KEI_SIDE_OLD]));
  gtk_widget_class_bind_template_child_full (widget_class, "new_title", FALSE, G_STRUCT_OFFSET (KeiComparePage, titles[KEI_SIDE_NEW]));
  gtk_widget_class_bind_template_child_full (widget_class, "old_state", FALSE, G_STRUCT_OFFSET (KeiComparePage, states[KEI_SIDE_OLD]));
  gtk_widget_class_bind_template_child_full (widget_class, "new_state", FALSE, G_STRUCT_OFFSET (KeiComparePage, states[KEI_SIDE_NEW]));
  gtk_widget_class_bind_template_child_full (widget_class, "old_lock", FALSE, G_STRUCT_OFFSET (KeiComparePage, locks[KEI_SIDE_OLD]));
  gtk_widget_class_bind_template_child_full (widget_class, "new_lock", FALSE, G_STRUCT_OFFSET (KeiComparePage, locks[KEI_SIDE_NEW]));
  gtk_widget_class_bind_template_child (widget_class, KeiComparePage, spinner);
  gtk_widget_class_bind_template_child (widget_class, KeiComparePage, swap_button);
  gtk_widget_class_bind_template_child (widget_class, KeiComparePage, content);
  gtk_widget_class_bind_template_child (widget_class, KeiComparePage, notice_label);
  gtk_widget_class_bind_template_child (widget_class, KeiComparePage, body);
  gtk_widget_class_bind_template_child (widget_class, KeiComparePage, list);
  gtk_widget_class_bind_template_child (widget_class, KeiComparePage, overview);
  gtk_widget_class_bind_template_child (widget_class, KeiComparePage, same_page);
  gtk_widget_class_bind_template_child (widget_class, KeiComparePage, desk_revealer);
  gtk_widget_class_bind_template_child (widget_class, KeiComparePage, desk);
  gtk_widget_class_bind_template_child (widget_class, KeiComparePage, busy_label);
  gtk_widget_class_bind_template_child (widget_class, KeiComparePage, busy_bar);
  gtk_widget_class_bind_template_child (widget_class, KeiComparePage, error_page);
}

static void
kei_compare_page_class_init (KeiComparePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kei_compare_page_get_property;
  object_class->set_property = kei_compare_page_set_property;
  object_class->dispose = kei_compare_page_dispose;
  object_class->finalize = kei_compare_page_finalize;

  properties[PROP_SHOW_CHANGES] = g_param_spec_boolean ("show-changes", NULL, NULL, TRUE,
                                                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  edit_signal = g_signal_new ("edit", KEI_TYPE_COMPARE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT64, G_TYPE_UINT);

  g_type_ensure (KEI_TYPE_COMPARE_CHANGES);
  g_type_ensure (KEI_TYPE_COMPARE_DESK);
  g_type_ensure (KEI_TYPE_OVERVIEW);
  g_type_ensure (KEI_TYPE_SIDE_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, "/jp/keikaku/Keikaku/kei-compare-page.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "compare.swap", NULL, swap_cb);
  gtk_widget_class_install_action (widget_class, "compare.cancel", NULL, cancel_cb);
  gtk_widget_class_install_action (widget_class, "compare.table", NULL, table_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "compare.table", NULL);
  _kei_compare_page_install_row_actions (widget_class);
  _kei_compare_page_install_typing_actions (widget_class);
  _kei_compare_page_install_desk_actions (widget_class);
}

static void
kei_compare_page_init (KeiComparePage *self)
{
  GtkEventController *focus;

  self->rule = -1;
  self->own_side = KEI_SIDE_NEW;
  self->settings = kei_settings_new ();
  if (self->settings != NULL)
    g_signal_connect_object (self->settings, "changed::era-style", G_CALLBACK (years_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->comparer = kei_comparer_new ();
  g_signal_connect_swapped (self->comparer, "swapped", G_CALLBACK (swapped_cb), self);
  g_signal_connect_swapped (self->comparer, "changed", G_CALLBACK (compared_cb), self);
  focus = gtk_event_controller_focus_new ();
  g_signal_connect_object (focus, "enter", G_CALLBACK (list_entered_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->changes), focus);
  g_signal_connect_swapped (self->comparer, "notify::busy", G_CALLBACK (_kei_compare_page_follow_progress), self);
  _kei_compare_page_build_list (self);
  _kei_compare_page_connect_desk (self);
  g_signal_connect_object (self->changes, "filtered", G_CALLBACK (filtered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->changes, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->flap, "notify::reveal-flap", G_CALLBACK (reveal_flap_cb), self);
}

GtkWidget *
kei_compare_page_new (KeiEditor *editor)
{
  KeiComparePage *self;

  g_return_val_if_fail (KEI_IS_EDITOR (editor), NULL);

  self = g_object_new (KEI_TYPE_COMPARE_PAGE, NULL);
  self->editor = g_object_ref (editor);
  return GTK_WIDGET (self);
}
