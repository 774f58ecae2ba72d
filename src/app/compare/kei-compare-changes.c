/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-compare-changes.h"

#include <glib/gi18n-lib.h>

#include "kei-change-model.h"
#include "kei-compare-words.h"
#include "kei-list-scroll.h"
#include "kei-sign-mark.h"

/* Counts with a word and a symbol, two in a line; a type that is rare comes only when there is any of it. */
static const struct
{
  KeiRowSign sign;
  const char *class;
  gboolean is_rare;
} chips[] = {
  { KEI_ROW_CHANGED, "sign-changed", FALSE },
  { KEI_ROW_MOVED, "sign-moved", FALSE },
  { KEI_ROW_ADDED, "sign-added", FALSE },
  { KEI_ROW_MERGED, "sign-merged", FALSE },
  { KEI_ROW_REMOVED, "sign-removed", FALSE },
  { KEI_ROW_SPLIT, "sign-split", FALSE },
  { KEI_ROW_LEVEL, "sign-moved", TRUE },
};

/* What is of less weight. */
static const struct
{
  KeiRowSign sign;
  const char *label;
  gboolean at_first;
  gboolean is_rare;
} minors[] = {
  { KEI_ROW_RENUMBERED, N_ ("Only the number"), FALSE, FALSE },
  { KEI_ROW_REORDERED, N_ ("Only the order"), FALSE, FALSE },
  { KEI_ROW_SPELLING, N_ ("Only the spelling"), TRUE, TRUE },
  { KEI_ROW_RULE, N_ ("Lines changed throughout"), FALSE, TRUE },
};

struct _KeiCompareChanges
{
  AdwBin parent_instance;

  KeiChangeModel *model;         /* owned */
  GtkSingleSelection *selection; /* owned */
  KeiPairLook *look;             /* owned */
  guint shown;
  gboolean quiet; /* the selection changes because the owner says so */

  GtkWidget *chip_buttons[G_N_ELEMENTS (chips)]; /* unowned, children */
  GtkLabel *chip_counts[G_N_ELEMENTS (chips)];   /* unowned, children */
  GtkWidget *minor_rows[G_N_ELEMENTS (minors)];  /* unowned, children */
  GtkLabel *minor_counts[G_N_ELEMENTS (minors)]; /* unowned, children */
  GtkCheckButton *doubtful_first;                /* unowned, a child */
  GtkLabel *doubtful_count;                      /* unowned, a child */

  /* Template references */
  GtkLabel *position;
  GtkLabel *widest; /* what the position is as wide as, wherever one is */
  GtkWidget *previous_button;
  GtkWidget *next_button;
  GtkGrid *chip_grid;
  GtkBox *minor_box;
  GtkStack *stack;
  GtkLabel *none_label;
  GtkWidget *show_all_button;
  GtkWidget *view;
};

G_DEFINE_FINAL_TYPE (KeiCompareChanges, kei_compare_changes, ADW_TYPE_BIN)

enum {
  FILTERED,
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- Where one is --- */

static void
update_position (KeiCompareChanges *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model)), at = gtk_single_selection_get_selected (self->selection);
  gboolean known = kei_change_model_get_list (self->model) != NULL;
  g_autofree char *text = at == GTK_INVALID_LIST_POSITION ? g_strdup_printf ("– / %'u", n) : g_strdup_printf ("%'u / %'u", at + 1, n);
  g_autofree char *widest = g_strdup_printf ("%'u / %'u", n, n);

  gtk_label_set_label (self->widest, widest);
  gtk_label_set_label (self->position, known ? text : "");
  gtk_widget_set_sensitive (self->previous_button, n > 0);
  gtk_widget_set_sensitive (self->next_button, n > 0);
}

const KeiChangeEntry *
kei_compare_changes_get_chosen (KeiCompareChanges *self)
{
  g_return_val_if_fail (KEI_IS_COMPARE_CHANGES (self), NULL);

  return kei_change_model_get_entry (self->model, gtk_single_selection_get_selected (self->selection));
}

static void
selected_cb (KeiCompareChanges *self)
{
  const KeiChangeEntry *entry = kei_compare_changes_get_chosen (self);

  update_position (self);
  if (!self->quiet && entry != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, entry->row);
}

static void
activate_cb (KeiCompareChanges *self, guint position)
{
  const KeiChangeEntry *entry = kei_change_model_get_entry (self->model, position);

  if (entry != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, entry->row);
}

static void
select_quietly (KeiCompareChanges *self, guint position)
{
  self->quiet = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->quiet = FALSE;
  if (position != GTK_INVALID_LIST_POSITION)
    kei_list_scroll_to (self->view, position);
  update_position (self);
}

gboolean
kei_compare_changes_step (KeiCompareChanges *self, gboolean forward)
{
  guint n, at;

  g_return_val_if_fail (KEI_IS_COMPARE_CHANGES (self), FALSE);

  n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  at = gtk_single_selection_get_selected (self->selection);
  if (n == 0)
    return FALSE;
  if (at == GTK_INVALID_LIST_POSITION)
    at = forward ? 0 : n - 1;
  else if (forward ? at + 1 >= n : at == 0)
    return FALSE;
  else
    at += forward ? 1 : -1;
  kei_list_scroll_to (self->view, at);
  gtk_single_selection_set_selected (self->selection, at);
  return TRUE;
}

void
kei_compare_changes_show_row (KeiCompareChanges *self, guint row)
{
  const KeiChangeEntry *chosen;

  g_return_if_fail (KEI_IS_COMPARE_CHANGES (self));

  chosen = kei_compare_changes_get_chosen (self);
  if (chosen != NULL && chosen->row == row && row != KEI_ROW_NONE)
    return;
  select_quietly (self, row != KEI_ROW_NONE ? kei_change_model_find_row (self->model, row) : GTK_INVALID_LIST_POSITION);
}

/* --- Filters --- */

guint
kei_compare_changes_get_shown (KeiCompareChanges *self)
{
  g_return_val_if_fail (KEI_IS_COMPARE_CHANGES (self), 0);

  return self->shown;
}

/* The nodes that an entry is told by: what it is known by in other rows. */
typedef struct
{
  int kind; /* KeiChangeEntryKind, or -1 for none */
  KeiId ids[2];
} Known;

static Known
get_known (KeiCompareChanges *self, const KeiChangeEntry *entry)
{
  Known known = { -1, { KEI_ID_NONE, KEI_ID_NONE } };
  const KeiComparisonRow *row;

  if (entry == NULL || entry->row == KEI_ROW_NONE)
    return known;
  row = kei_comparison_rows_get (kei_change_list_get_rows (kei_change_model_get_list (self->model)), entry->row);
  known.kind = entry->kind == KEI_CHANGE_ENTRY_RULE;
  for (KeiSide side = KEI_SIDE_OLD; side <= KEI_SIDE_NEW; side++)
    known.ids[side] = row->nodes[side] != NULL ? kei_node_get_id (row->nodes[side]) : KEI_ID_NONE;
  return known;
}

/* The entry that is @known now: with both nodes, else with one. */
static guint
find_known (KeiCompareChanges *self, const Known *known)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model)), near = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; known->kind >= 0 && i < n; i++)
    {
      Known other = get_known (self, kei_change_model_get_entry (self->model, i));

      if (other.kind != known->kind)
        continue;
      if (other.ids[KEI_SIDE_OLD] == known->ids[KEI_SIDE_OLD] && other.ids[KEI_SIDE_NEW] == known->ids[KEI_SIDE_NEW])
        return i;
      if (near == GTK_INVALID_LIST_POSITION
          && ((other.ids[KEI_SIDE_NEW] != KEI_ID_NONE && other.ids[KEI_SIDE_NEW] == known->ids[KEI_SIDE_NEW])
              || (other.ids[KEI_SIDE_OLD] != KEI_ID_NONE && other.ids[KEI_SIDE_OLD] == known->ids[KEI_SIDE_OLD])))
        near = i;
    }
  return near;
}

/* Nothing as long as the comparison is not whole. (transfer full) */
static char *
dup_count (KeiChangeList *list, guint n)
{
  return list != NULL ? g_strdup_printf ("%'u", n) : g_strdup ("");
}

static void
update_counts (KeiCompareChanges *self)
{
  KeiChangeList *list = kei_change_model_get_list (self->model);

  for (guint i = 0; i < G_N_ELEMENTS (chips); i++)
    {
      guint n = list != NULL ? kei_change_list_count (list, chips[i].sign) : 0;
      g_autofree char *text = dup_count (list, n);
      g_autofree char *name = g_strdup_printf ("%s %s", kei_row_sign_label (chips[i].sign), text);

      gtk_label_set_label (self->chip_counts[i], text);
      gtk_widget_set_visible (self->chip_buttons[i], n > 0 || !chips[i].is_rare);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->chip_buttons[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
  for (guint i = 0; i < G_N_ELEMENTS (minors); i++)
    {
      gboolean counts_rows = minors[i].sign == KEI_ROW_RENUMBERED || minors[i].sign == KEI_ROW_RULE;
      guint n = list == NULL ? 0 : counts_rows ? kei_comparison_rows_count (kei_change_list_get_rows (list), minors[i].sign)
                                               : kei_change_list_count (list, minors[i].sign);
      g_autofree char *text = dup_count (list, n);

      gtk_label_set_label (self->minor_counts[i], text);
      gtk_widget_set_visible (self->minor_rows[i], n > 0 || !minors[i].is_rare);
    }
  {
    guint n = list != NULL ? kei_change_list_count_doubtful (list) : 0;
    g_autofree char *text = g_strdup_printf ("? %'u", n);

    gtk_label_set_label (self->doubtful_count, text);
    gtk_widget_set_visible (GTK_WIDGET (self->doubtful_count), n > 0);
  }
}

static void
update_model (KeiCompareChanges *self, KeiChangeList *list, const Known *known)
{
  guint n = 0;

  self->quiet = TRUE;
  /* What holds of the whole plan is told once, whether or not its lines are shown. */
  kei_change_model_set (self->model, list, self->shown | (1u << KEI_ROW_RULE), gtk_check_button_get_active (self->doubtful_first));
  self->quiet = FALSE;
  select_quietly (self, find_known (self, known));
  if (list != NULL)
    kei_change_list_get (list, &n);
  gtk_label_set_label (self->none_label, n > 0 ? _ ("No change is shown") : _ ("There are no changes"));
  gtk_widget_set_visible (self->show_all_button, n > 0);
  gtk_stack_set_visible_child_name (self->stack, list == NULL ? "unknown" : g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0 ? "list"
                                                                                                                                      : "none");
}

static void
filter_toggled_cb (KeiCompareChanges *self)
{
  Known known = get_known (self, kei_compare_changes_get_chosen (self));

  self->shown = 0;
  for (guint i = 0; i < G_N_ELEMENTS (chips); i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->chip_buttons[i])))
      self->shown |= 1u << chips[i].sign;
  for (guint i = 0; i < G_N_ELEMENTS (minors); i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (gtk_widget_get_first_child (self->minor_rows[i]))))
      self->shown |= 1u << minors[i].sign;
  update_model (self, kei_change_model_get_list (self->model), &known);
  g_signal_emit (self, signals[FILTERED], 0);
}

static void
order_toggled_cb (KeiCompareChanges *self)
{
  Known known = get_known (self, kei_compare_changes_get_chosen (self));

  update_model (self, kei_change_model_get_list (self->model), &known);
}

static void
show_all_cb (KeiCompareChanges *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (chips); i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->chip_buttons[i]), TRUE);
}

void
kei_compare_changes_set_result (KeiCompareChanges *self, KeiChangeList *list)
{
  Known known;

  g_return_if_fail (KEI_IS_COMPARE_CHANGES (self));

  known = get_known (self, kei_compare_changes_get_chosen (self));
  update_model (self, list, &known);
  update_counts (self);
}

/* --- The list's rows --- */

static GtkWidget *
create_label (const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, class);
  return label;
}

static void
setup_row_cb (KeiCompareChanges *self, GtkListItem *list_item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *sign = kei_sign_mark_new (self->look), *badge = gtk_label_new ("?");

  gtk_widget_set_valign (sign, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (row, "change-row");
  gtk_widget_add_css_class (badge, "doubt-badge");
  gtk_box_append (GTK_BOX (words), create_label ("caption-secondary"));
  gtk_box_append (GTK_BOX (words), create_label ("title"));
  gtk_box_append (GTK_BOX (row), sign);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), badge);
  gtk_list_item_set_child (list_item, row);
}

static void
bind_row_cb (KeiCompareChanges *self, GtkListItem *list_item)
{
  KeiChangeItem *item = gtk_list_item_get_item (list_item);
  const KeiChangeEntry *entry = kei_change_item_get_entry (item);
  KeiComparisonRows *rows = kei_change_item_get_rows (item);
  GtkWidget *row = gtk_list_item_get_child (list_item);
  GtkWidget *sign = gtk_widget_get_first_child (row), *words = gtk_widget_get_next_sibling (sign);
  GtkWidget *place = gtk_widget_get_first_child (words), *title = gtk_widget_get_next_sibling (place);
  GtkWidget *badge = gtk_widget_get_next_sibling (words), *parent = gtk_widget_get_parent (row);
  g_autofree char *place_text = kei_compare_words_dup_place (rows, entry);
  g_autofree char *title_text = kei_compare_words_dup_title (rows, entry);
  g_autofree char *name = g_strdup_printf ("%s %s %s%s", kei_row_sign_label (entry->sign), place_text, title_text, entry->doubtful ? _ (", to be checked") : "");

  kei_sign_mark_set_sign (KEI_SIGN_MARK (sign), kei_compare_words_get_sign (entry->sign), entry->doubtful);
  gtk_label_set_label (GTK_LABEL (place), place_text);
  gtk_label_set_label (GTK_LABEL (title), title_text);
  gtk_widget_set_visible (badge, entry->doubtful);
  gtk_widget_set_tooltip_text (row, title_text);
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* --- The filters' widgets --- */

static void
add_chip (KeiCompareChanges *self, guint i)
{
  GtkWidget *button = gtk_toggle_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (kei_sign_get_icon_name (kei_compare_words_get_sign (chips[i].sign)));
  GtkWidget *word = gtk_label_new (kei_row_sign_label (chips[i].sign)), *count = gtk_label_new ("0");

  gtk_label_set_xalign (GTK_LABEL (word), 0);
  gtk_widget_set_hexpand (word, TRUE);
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), word);
  gtk_box_append (GTK_BOX (box), count);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "sign-chip");
  gtk_widget_add_css_class (button, chips[i].class);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  gtk_grid_attach (self->chip_grid, button, (int) (i % 2), (int) (i / 2), 1, 1);
  g_signal_connect_object (button, "toggled", G_CALLBACK (filter_toggled_cb), self, G_CONNECT_SWAPPED);
  self->chip_buttons[i] = button;
  self->chip_counts[i] = GTK_LABEL (count);
}

/* A switch with a number at the end. */
static GtkWidget *
create_switch (const char *label, gboolean active, const char *class, GtkLabel **count)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *check = gtk_check_button_new_with_label (label), *number = gtk_label_new ("0");

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), active);
  gtk_widget_set_hexpand (check, TRUE);
  gtk_widget_set_valign (number, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (number, class);
  gtk_box_append (GTK_BOX (row), check);
  gtk_box_append (GTK_BOX (row), number);
  *count = GTK_LABEL (number);
  return row;
}

static void
add_switches (KeiCompareChanges *self)
{
  GtkWidget *row;

  for (guint i = 0; i < G_N_ELEMENTS (minors); i++)
    {
      row = create_switch (_ (minors[i].label), minors[i].at_first, "count", &self->minor_counts[i]);
      g_signal_connect_object (gtk_widget_get_first_child (row), "toggled", G_CALLBACK (filter_toggled_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->minor_box, row);
      self->minor_rows[i] = row;
    }
  row = create_switch (_ ("Pairs to check first"), TRUE, "doubt-badge", &self->doubtful_count);
  self->doubtful_first = GTK_CHECK_BUTTON (gtk_widget_get_first_child (row));
  g_signal_connect_object (self->doubtful_first, "toggled", G_CALLBACK (order_toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->minor_box, row);
}

/* --- The object --- */

static gboolean
kei_compare_changes_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (KEI_COMPARE_CHANGES (widget)->view);
}

static void
kei_compare_changes_dispose (GObject *object)
{
  KeiCompareChanges *self = KEI_COMPARE_CHANGES (object);

  if (self->view != NULL)
    gtk_list_view_set_model (GTK_LIST_VIEW (self->view), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), KEI_TYPE_COMPARE_CHANGES);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->look);
  G_OBJECT_CLASS (kei_compare_changes_parent_class)->dispose (object);
}

static void
kei_compare_changes_class_init (KeiCompareChangesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kei_compare_changes_dispose;
  widget_class->grab_focus = kei_compare_changes_grab_focus;
  signals[FILTERED] = g_signal_new ("filtered", KEI_TYPE_COMPARE_CHANGES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHOSEN] = g_signal_new ("chosen", KEI_TYPE_COMPARE_CHANGES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (widget_class, "/jp/keikaku/Keikaku/kei-compare-changes.ui");
  gtk_widget_class_bind_template_child (widget_class, KeiCompareChanges, position);
  gtk_widget_class_bind_template_child (widget_class, KeiCompareChanges, widest);
  gtk_widget_class_bind_template_child (widget_class, KeiCompareChanges, previous_button);
  gtk_widget_class_bind_template_child (widget_class, KeiCompareChanges, next_button);
  gtk_widget_class_bind_template_child (widget_class, KeiCompareChanges, chip_grid);
  gtk_widget_class_bind_template_child (widget_class, KeiCompareChanges, minor_box);
  gtk_widget_class_bind_template_child (widget_class, KeiCompareChanges, stack);
  gtk_widget_class_bind_template_child (widget_class, KeiCompareChanges, none_label);
  gtk_widget_class_bind_template_child (widget_class, KeiCompareChanges, show_all_button);
  gtk_widget_class_bind_template_child (widget_class, KeiCompareChanges, view);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
}

static void
kei_compare_changes_init (KeiCompareChanges *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->look = kei_pair_look_new ();
  self->model = kei_change_model_new ();
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->model)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->view), factory);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->view), GTK_SELECTION_MODEL (self->selection));
  for (guint i = 0; i < G_N_ELEMENTS (chips); i++)
    add_chip (self, i);
  add_switches (self);
  self->shown = KEI_ROWS_USUAL & ~(1u << KEI_ROW_REORDERED);
  update_position (self);
}
