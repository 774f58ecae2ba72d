/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outline's object: rows, selection, focus, counts. Filter, keys and drag are in
 * files of their own.
 *
 * The editor's selection is the truth. The list's selection follows it whenever the rows
 * have followed a change, and tells it when a person chooses another row. GtkSingleSelection loses its
 * row when it is taken out, even when it comes again elsewhere, and the list loses the
 * focus with it, so both are put back. */
#include "config.h"

#include "kei-outline-view-private.h"

#include <glib/gi18n-lib.h>

#include "kei-focus.h"
#include "kei-levels.h"
#include "kei-list-scroll.h"

/* So many rows are expanded, level by level, when a plan is opened. */
#define FIRST_ROWS 60

G_DEFINE_FINAL_TYPE (KeiOutlineView, kei_outline_view, ADW_TYPE_BIN)

enum {
  PROP_0,
  PROP_EDITOR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* --- Cells --- */

KeiOutlineCell *
_kei_outline_view_get_cell (KeiOutlineView *self, KeiOutlineKey key)
{
  return g_hash_table_lookup (self->cells, &key);
}

KeiOutlineCell *
_kei_outline_view_pick (KeiOutlineView *self, double x, double y, guint *position)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->list), x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = picked;
  GtkWidget *cell;

  while (row != NULL && gtk_widget_get_parent (row) != GTK_WIDGET (self->list))
    row = gtk_widget_get_parent (row);
  cell = row != NULL ? gtk_widget_get_first_child (row) : NULL;
  if (!KEI_IS_OUTLINE_CELL (cell) || kei_outline_cell_get_entry (KEI_OUTLINE_CELL (cell)) == NULL)
    return NULL;
  *position = kei_outline_model_find (self->model, kei_outline_entry_get_key (kei_outline_cell_get_entry (KEI_OUTLINE_CELL (cell))), FALSE);
  return *position != GTK_INVALID_LIST_POSITION ? KEI_OUTLINE_CELL (cell) : NULL;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, KeiOutlineView *self)
{
  gtk_list_item_set_child (item, kei_outline_cell_new (self->model));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, KeiOutlineView *self)
{
  KeiOutlineCell *cell = KEI_OUTLINE_CELL (gtk_list_item_get_child (item));
  g_autoptr (KeiOutlineEntry) entry = gtk_tree_list_row_get_item (gtk_list_item_get_item (item));
  KeiOutlineKey key = kei_outline_entry_get_key (entry);

  kei_outline_cell_set_entry (cell, entry);
  g_hash_table_insert (self->cells, g_memdup2 (&key, sizeof key), cell);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, KeiOutlineView *self)
{
  KeiOutlineCell *cell = KEI_OUTLINE_CELL (gtk_list_item_get_child (item));
  KeiOutlineEntry *entry = kei_outline_cell_get_entry (cell);
  KeiOutlineKey key;

  if (entry == NULL)
    return;
  key = kei_outline_entry_get_key (entry);
  /* Another cell may have taken the row over already. */
  if (_kei_outline_view_get_cell (self, key) == cell)
    g_hash_table_remove (self->cells, &key);
  kei_outline_cell_set_entry (cell, NULL);
}

/* --- What is around the rows --- */

static void
update_counts (KeiOutlineView *self)
{
  const KeiOutlineSurvey *survey = kei_outline_model_get_survey (self->model);
  g_autofree char *counts[2] = { NULL, NULL };
  g_autofree char *both = NULL;

  for (guint i = 0; i < 2; i++)
    {
      KeiOutlineLevelCount *count = i < survey->levels->len ? &g_array_index (survey->levels, KeiOutlineLevelCount, i) : NULL;

      /* Translators: a count and the name of a level: 19 Measures. */
      counts[i] = count != NULL ? g_strdup_printf (_ ("%u %s"), count->n_items, kei_levels_get_name (kei_outline_model_get_tree (self->model), count->level)) : g_strdup ("");
    }
  /* Translators: two counts side by side. */
  both = *counts[1] != '\0' ? g_strdup_printf (_ ("%s · %s"), counts[0], counts[1]) : g_strdup (counts[0]);
  gtk_label_set_label (self->long_counts, both);
  gtk_label_set_label (self->short_counts, *counts[1] != '\0' ? counts[1] : counts[0]);
  g_free (g_steal_pointer (&counts[1]));
}

/* A plan without items offers to make the first. */
static void
update_empty (KeiOutlineView *self)
{
  KeiTree *tree = kei_outline_model_get_tree (self->model);
  KeiNode *plan = kei_tree_get_root (tree);
  const char *level = kei_levels_get_name (tree, kei_levels_for_child (tree, kei_node_get_id (plan)));
  g_autofree char *label = NULL;

  gtk_widget_set_visible (self->empty, kei_node_get_n_children (plan, KEI_SLOT_ITEMS) == 0 && !kei_outline_model_is_filtered (self->model));
  /* Translators: %s is the name of the plan's highest level, such as Pillar. */
  label = *level != '\0' ? g_strdup_printf (_ ("Add the First %s"), level) : g_strdup (_ ("Add the First Item"));
  gtk_button_set_label (self->empty_button, label);
}

static void
add_nothing (KeiOutlineView *self)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Show Everything"));

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "outline.clear-filter");
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "system-search-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Nothing Found"));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  gtk_widget_add_css_class (page, "compact");
  gtk_stack_add_named (self->stack, page, "nothing");
}

static void
update_page (KeiOutlineView *self)
{
  gboolean nothing = kei_outline_model_is_filtered (self->model) && g_list_model_get_n_items (G_LIST_MODEL (kei_outline_model_get_rows (self->model))) == 0;

  /* Made when it is first needed. */
  if (nothing && gtk_stack_get_child_by_name (self->stack, "nothing") == NULL)
    add_nothing (self);
  gtk_stack_set_visible_child_name (self->stack, nothing ? "nothing" : "rows");
}

static void
followed_cb (KeiOutlineView *self)
{
  update_page (self);
  update_empty (self);
  _kei_outline_view_follow_selection (self);
  self->had_focus = FALSE;
}

/* Lets the first row in sight stay where it is. Otherwise the list would keep its place by whatever
 * row it last scrolled to, and everything would jump when that one moves. */
static void
hold_top (KeiOutlineView *self)
{
  guint position;
  KeiOutlineCell *cell = _kei_outline_view_pick (self, gtk_widget_get_width (GTK_WIDGET (self->list)) / 2.0, 1, &position);

  if (cell == NULL)
    return;
  if (!_kei_outline_view_is_in_sight (self, kei_outline_entry_get_key (kei_outline_cell_get_entry (cell))))
    position++;
  if (position < g_list_model_get_n_items (G_LIST_MODEL (kei_outline_model_get_rows (self->model))))
    kei_list_scroll_to (GTK_WIDGET (self->list), position);
}

/* Comes before the rows follow, which may take the focus away. */
static void
document_changed_cb (KeiOutlineView *self)
{
  hold_top (self);
  self->had_focus = _kei_outline_view_has_focus (self);
  _kei_outline_view_end_drag (self);
}

static void
surveyed_cb (KeiOutlineView *self)
{
  update_counts (self);
  update_page (self);
}

static void
set_editor (KeiOutlineView *self, KeiEditor *editor)
{
  KeiDocument *document;

  g_return_if_fail (self->editor == NULL);

  if (editor == NULL)
    return;
  document = kei_editor_get_document (editor);
  self->editor = g_object_ref (editor);
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
  self->model = kei_outline_model_new (document);
  kei_outline_model_expand_levels (self->model, FIRST_ROWS);
  g_signal_connect_object (self->model, "followed", G_CALLBACK (followed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "surveyed", G_CALLBACK (surveyed_cb), self, G_CONNECT_SWAPPED);

  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (kei_outline_model_get_rows (self->model)));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (_kei_outline_view_selected_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (editor, "selection-changed", G_CALLBACK (_kei_outline_view_show_selection), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "reveal", G_CALLBACK (_kei_outline_view_show_selection), self, G_CONNECT_SWAPPED);

  update_counts (self);
  followed_cb (self);
}

/* --- Actions --- */

static void
toggle_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiOutlineView *self = KEI_OUTLINE_VIEW (widget);
  KeiOutlineKey key = g_variant_get_uint64 (parameter);

  _kei_outline_view_set_expanded (self, key, !kei_outline_model_is_expanded (self->model, key));
}

static void
expand_all_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiOutlineView *self = KEI_OUTLINE_VIEW (widget);

  kei_outline_model_expand_levels (self->model, G_MAXUINT);
  _kei_outline_view_follow_selection (self);
}

static void
collapse_all_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiOutlineView *self = KEI_OUTLINE_VIEW (widget);
  KeiNode *plan = kei_tree_get_root (kei_outline_model_get_tree (self->model));
  guint n;
  const KeiId *items = kei_node_get_child_ids (plan, KEI_SLOT_ITEMS, &n);

  for (guint i = 0; i < n; i++)
    _kei_outline_view_set_expanded (self, items[i], FALSE);
}

static void
add_first_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KeiOutlineView *self = KEI_OUTLINE_VIEW (widget);

  kei_editor_add_child (self->editor, kei_editor_get_plan_id (self->editor));
  gtk_widget_activate_action (widget, "node.rename", NULL);
}

/* --- The object --- */

static void
kei_outline_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KeiOutlineView *self = KEI_OUTLINE_VIEW (object);

  switch (id)
    {
    case PROP_EDITOR:
      g_value_set_object (value, self->editor);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kei_outline_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  KeiOutlineView *self = KEI_OUTLINE_VIEW (object);

  switch (id)
    {
    case PROP_EDITOR:
      set_editor (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kei_outline_view_dispose (GObject *object)
{
  KeiOutlineView *self = KEI_OUTLINE_VIEW (object);

  _kei_outline_view_end_drag (self);
  if (self->scroll_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->scroll_tick);
  self->scroll_tick = 0;
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_pointer ((GtkWidget **) &self->menu, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), KEI_TYPE_OUTLINE_VIEW);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (kei_outline_view_parent_class)->dispose (object);
}

static void
kei_outline_view_finalize (GObject *object)
{
  KeiOutlineView *self = KEI_OUTLINE_VIEW (object);

  g_clear_pointer (&self->cells, g_hash_table_unref);
  g_clear_pointer (&self->marks, g_hash_table_unref);
  g_clear_object (&self->filters);
  G_OBJECT_CLASS (kei_outline_view_parent_class)->finalize (object);
}

static void
kei_outline_view_class_init (KeiOutlineViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kei_outline_view_get_property;
  object_class->set_property = kei_outline_view_set_property;
  object_class->dispose = kei_outline_view_dispose;
  object_class->finalize = kei_outline_view_finalize;

  widget_class->grab_focus = _kei_outline_view_grab_focus;
  widget_class->focus = _kei_outline_view_focus;

  properties[PROP_EDITOR] = g_param_spec_object ("editor", NULL, NULL, KEI_TYPE_EDITOR, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (KEI_TYPE_OUTLINE_DROP_MARK);
  gtk_widget_class_set_template_from_resource (widget_class, "/jp/keikaku/Keikaku/kei-outline-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KeiOutlineView, search);
  gtk_widget_class_bind_template_child (widget_class, KeiOutlineView, filter_button);
  gtk_widget_class_bind_template_child (widget_class, KeiOutlineView, stack);
  gtk_widget_class_bind_template_child (widget_class, KeiOutlineView, list);
  gtk_widget_class_bind_template_child (widget_class, KeiOutlineView, empty);
  gtk_widget_class_bind_template_child (widget_class, KeiOutlineView, empty_button);
  gtk_widget_class_bind_template_child (widget_class, KeiOutlineView, drop_mark);
  gtk_widget_class_bind_template_child (widget_class, KeiOutlineView, long_counts);
  gtk_widget_class_bind_template_child (widget_class, KeiOutlineView, short_counts);
  gtk_widget_class_bind_template_child (widget_class, KeiOutlineView, node_menu);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "activate_cb", G_CALLBACK (_kei_outline_view_activate_cb));

  gtk_widget_class_install_action (widget_class, "outline.toggle", "t", toggle_cb);
  gtk_widget_class_install_action (widget_class, "outline.expand-all", NULL, expand_all_cb);
  gtk_widget_class_install_action (widget_class, "outline.collapse-all", NULL, collapse_all_cb);
  gtk_widget_class_install_action (widget_class, "outline.add-first", NULL, add_first_cb);
  _kei_outline_view_class_add_filter (klass);
  _kei_outline_view_class_add_keys (klass);
}

static void
kei_outline_view_init (KeiOutlineView *self)
{
  self->cells = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  _kei_outline_view_init_filter (self);
  _kei_outline_view_init_keys (self);
  _kei_outline_view_init_drag (self);
}

GtkWidget *
kei_outline_view_new (KeiEditor *editor)
{
  g_return_val_if_fail (KEI_IS_EDITOR (editor), NULL);

  return g_object_new (KEI_TYPE_OUTLINE_VIEW, "editor", editor, NULL);
}

KeiOutlineModel *
kei_outline_view_get_model (KeiOutlineView *self)
{
  g_return_val_if_fail (KEI_IS_OUTLINE_VIEW (self), NULL);

  return self->model;
}

void
kei_outline_view_set_marks (KeiOutlineView *self, GHashTable *marks)
{
  g_return_if_fail (KEI_IS_OUTLINE_VIEW (self));

  if (marks != NULL)
    g_hash_table_ref (marks);
  g_clear_pointer (&self->marks, g_hash_table_unref);
  self->marks = marks;
  if (self->model == NULL)
    return;
  kei_outline_model_set_marks (self->model, marks);
  if (_kei_outline_view_get_filter (self, "problems"))
    _kei_outline_view_update_filter (self);
}
