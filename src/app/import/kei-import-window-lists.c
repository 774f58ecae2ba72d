/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists of the import assistant:
 *
 *   GtkSingleSelection ← GtkFilterListModel ← GListStore of KeiImportLine     the text's lines
 *   GtkSingleSelection ← GtkTreeListModel ← GListStore of KeiImportNode       the plan
 *
 * The lines stay as long as the text does; their rows follow the import by themselves. The plan's
 * rows are made anew after each change. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kei-entry-row.h"
#include "kei-import-line-row.h"
#include "kei-import-node.h"
#include "kei-import-window-private.h"
#include "kei-list-scroll.h"
#include "kei-numbering.h"

/* --- Lines --- */

struct _KeiImportLine
{
  GObject parent_instance;

  guint row;
};

G_DEFINE_FINAL_TYPE (KeiImportLine, kei_import_line, G_TYPE_OBJECT)

static void
kei_import_line_class_init (KeiImportLineClass *klass)
{
}

static void
kei_import_line_init (KeiImportLine *self)
{
}

guint
kei_import_line_get_row (KeiImportLine *self)
{
  return self->row;
}

static void
line_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  gtk_list_item_set_child (item, kei_import_line_row_new ());
}

static void
line_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, KeiImportWindow *self)
{
  kei_import_line_row_set_line (KEI_IMPORT_LINE_ROW (gtk_list_item_get_child (item)), self->import, KEI_IMPORT_LINE (gtk_list_item_get_item (item))->row);
}

static void
line_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  kei_import_line_row_set_line (KEI_IMPORT_LINE_ROW (gtk_list_item_get_child (item)), NULL, 0);
}

static gboolean
is_to_confirm (const KeiOutline *outline, const KeiOutlineNote *note)
{
  return kei_outline_note_severity (note) != KEI_OUTLINE_INFO && kei_outline_note_holds (outline, note);
}

static gboolean
filter_line (gpointer item, gpointer data)
{
  KeiImportWindow *self = data;
  guint row = KEI_IMPORT_LINE (item)->row;

  if (self->import == NULL || self->show == KEI_IMPORT_SHOW_ALL)
    return TRUE;
  if (self->show == KEI_IMPORT_SHOW_KEPT)
    return kei_outline_row (kei_import_get_outline (self->import), row)->kind != KEI_OUTLINE_IGNORE;
  return row < self->to_confirm->len && self->to_confirm->data[row];
}

guint
_kei_import_window_get_row (KeiImportWindow *self)
{
  KeiImportLine *line = gtk_single_selection_get_selected_item (self->selection);

  return line == NULL ? KEI_OUTLINE_NONE : line->row;
}

static gboolean
find_line (KeiImportWindow *self, guint row, guint *position)
{
  GListModel *model = G_LIST_MODEL (self->selection);
  guint n = g_list_model_get_n_items (model);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KeiImportLine) line = g_list_model_get_item (model, i);

      if (line->row == row)
        {
          *position = i;
          return TRUE;
        }
    }
  return FALSE;
}

/* The widget that shows @row, among those that the list has made. */
static KeiImportLineRow *
find_line_row (GtkWidget *widget, guint row)
{
  if (KEI_IS_IMPORT_LINE_ROW (widget))
    return kei_import_line_row_get_line (KEI_IMPORT_LINE_ROW (widget)) == row ? KEI_IMPORT_LINE_ROW (widget) : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      KeiImportLineRow *found = find_line_row (child, row);

      if (found != NULL)
        return found;
    }
  return NULL;
}

void
_kei_import_window_select_row (KeiImportWindow *self, guint row)
{
  guint position = 0;
  KeiImportLineRow *shown;

  if (!find_line (self, row, &position) && self->show != KEI_IMPORT_SHOW_ALL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "import.show", "s", "all");
      if (!find_line (self, row, &position))
        return;
    }
  gtk_single_selection_set_selected (self->selection, position);
  kei_list_scroll_to (GTK_WIDGET (self->line_list), position);
  /* The focus goes along, so that keys speak of the selected line. */
  shown = find_line_row (GTK_WIDGET (self->line_list), row);
  if (shown != NULL && self->step == KEI_IMPORT_STEP_LINES)
    gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (shown)));
}

void
_kei_import_window_choose_kind (KeiImportWindow *self)
{
  KeiImportLineRow *row = find_line_row (GTK_WIDGET (self->line_list), _kei_import_window_get_row (self));

  if (row != NULL)
    kei_import_line_row_choose (row);
}

void
_kei_import_window_update_message (KeiImportWindow *self)
{
  guint row = _kei_import_window_get_row (self);
  const KeiOutline *outline;
  g_autofree char *text = NULL;

  gtk_widget_set_sensitive (self->line_tools, row != KEI_OUTLINE_NONE && self->import != NULL);
  if (row == KEI_OUTLINE_NONE || self->import == NULL)
    {
      gtk_label_set_text (self->line_message, "");
      return;
    }
  outline = kei_import_get_outline (self->import);
  text = g_strdup_printf (_ ("Line %u: %s"), kei_outline_row (outline, row)->line, kei_import_get_kind_name (outline, row));
  gtk_label_set_text (self->line_message, text);
}

/* --- The plan --- */

static void
node_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *expander = gtk_tree_expander_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *kind = gtk_label_new (NULL);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *note = gtk_label_new (NULL);

  gtk_widget_set_valign (kind, GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_set_valign (note, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (note, "line-note");
  gtk_box_append (GTK_BOX (box), kind);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), note);
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), box);
  gtk_list_item_set_child (item, expander);
}

static void
node_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkTreeListRow *row = gtk_list_item_get_item (item);
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_list_item_get_child (item));
  GtkWidget *kind = gtk_widget_get_first_child (gtk_tree_expander_get_child (expander));
  GtkWidget *title = gtk_widget_get_next_sibling (kind);
  GtkWidget *note = gtk_widget_get_next_sibling (title);
  g_autoptr (KeiImportNode) node = gtk_tree_list_row_get_item (row);
  const char *classes[] = { "kind-tag", kei_import_node_get_css_class (node), NULL };
  g_autofree char *name = g_strdup_printf ("%s, %s", kei_import_node_get_kind (node), kei_import_node_get_title (node));

  gtk_tree_expander_set_list_row (expander, row);
  if (gtk_widget_get_parent (GTK_WIDGET (expander)) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (expander))), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_label_set_text (GTK_LABEL (kind), kei_import_node_get_kind (node));
  gtk_widget_set_css_classes (kind, classes);
  gtk_label_set_text (GTK_LABEL (title), kei_import_node_get_title (node));
  gtk_widget_set_tooltip_text (title, kei_import_node_get_title (node));
  gtk_label_set_text (GTK_LABEL (note), kei_import_node_get_note (node) == NULL ? "" : kei_import_node_get_note (node));
  gtk_widget_set_visible (note, kei_import_node_get_note (node) != NULL);
}

static GListModel *
create_children (gpointer item, gpointer data)
{
  GListModel *children = kei_import_node_get_children (item);

  return children == NULL ? NULL : g_object_ref (children);
}

/* A row of the plan shows the line that it was made of. */
static void
node_activate_cb (GtkListView *list, guint position, KeiImportWindow *self)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (list));
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (model, position);
  g_autoptr (KeiImportNode) node = row == NULL ? NULL : gtk_tree_list_row_get_item (row);

  if (node != NULL && kei_import_node_get_row (node) > 0)
    _kei_import_window_select_row (self, kei_import_node_get_row (node) - 1);
}

static void
update_plan (KeiImportWindow *self)
{
  GtkTreeListModel *model = gtk_tree_list_model_new (kei_import_node_create_tree (self->import), FALSE, TRUE, create_children, NULL, NULL);
  g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (G_LIST_MODEL (model));
  GtkAdjustment *scrolled = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->plan_list));
  double value = gtk_adjustment_get_value (scrolled);
  g_autofree char *summary = _kei_import_window_dup_summary (self);

  gtk_list_view_set_model (self->plan_list, GTK_SELECTION_MODEL (selection));
  gtk_adjustment_set_value (scrolled, value);
  gtk_label_set_text (self->plan_summary, summary);
}

char *
_kei_import_window_dup_summary (KeiImportWindow *self)
{
  const KeiOutline *outline = kei_import_get_outline (self->import);
  GString *summary = g_string_new (NULL);

  for (guint i = 0; i < outline->levels->len; i++)
    {
      guint n = kei_outline_count_items (outline, i);

      if (n > 0)
        g_string_append_printf (summary, "%s%s %u", summary->len > 0 ? "・" : "", kei_outline_level (outline, i)->name, n);
    }
  return g_string_free (summary, FALSE);
}

/* --- What is to be confirmed --- */

#define MAX_CONFIRM 100 /* rows that are shown; the list of lines can be filtered for all of them */

static void
look_clicked_cb (KeiImportWindow *self, GtkWidget *button)
{
  guint row = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "kei-row"));

  _kei_import_window_select_row (self, row);
}

static GtkWidget *
create_confirm_row (KeiImportWindow *self, const KeiOutline *outline, const KeiOutlineNote *note)
{
  gboolean error = kei_outline_note_severity (note) == KEI_OUTLINE_ERROR;
  const KeiOutlineRow *line = kei_outline_row (outline, note->row);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (error ? "dialog-error-symbolic" : "dialog-warning-symbolic");
  GtkWidget *button = gtk_button_new_with_label (_ ("Look"));
  g_autofree char *what = kei_outline_note_to_text (outline, note);
  g_autofree char *title = g_strdup_printf (_ ("Line %u: %s"), line->line, what);
  g_autofree char *title_markup = g_markup_escape_text (title, -1);
  g_autofree char *source_markup = g_markup_escape_text (line->source, -1);

  gtk_widget_add_css_class (icon, error ? "problem-error" : "problem-warning");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "kei-row", GUINT_TO_POINTER (note->row));
  g_signal_connect_object (button, "clicked", G_CALLBACK (look_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title_markup);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), source_markup);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
update_confirm (KeiImportWindow *self)
{
  const KeiOutline *outline = kei_import_get_outline (self->import);
  guint n_errors = 0, n_warnings = 0, shown = 0;
  GtkWidget *child;
  g_autofree char *summary = NULL;

  g_byte_array_set_size (self->to_confirm, outline->rows->len);
  memset (self->to_confirm->data, 0, self->to_confirm->len);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->confirm_list))) != NULL)
    gtk_list_box_remove (self->confirm_list, child);
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < outline->notes->len; i++)
      {
        const KeiOutlineNote *note = g_ptr_array_index (outline->notes, i);
        gboolean error = kei_outline_note_severity (note) == KEI_OUTLINE_ERROR;

        if (!is_to_confirm (outline, note) || error != (pass == 0))
          continue;
        self->to_confirm->data[note->row] = TRUE;
        n_errors += error;
        n_warnings += !error;
        if (shown++ < MAX_CONFIRM)
          gtk_list_box_append (self->confirm_list, create_confirm_row (self, outline, note));
      }
  summary = n_errors + n_warnings == 0 ? g_strdup (_ ("Nothing to confirm")) : g_strdup_printf (ngettext ("%u place", "%u places", n_errors + n_warnings), n_errors + n_warnings);
  gtk_label_set_text (self->confirm_summary, summary);
  gtk_widget_set_visible (GTK_WIDGET (self->confirm_list), n_errors + n_warnings > 0);
}

/* --- Levels --- */

static void
level_applied_cb (KeiImportWindow *self, GtkEditable *row)
{
  guint level = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "kei-level"));

  if (!kei_import_rename_level (self->import, level, gtk_editable_get_text (row)))
    gtk_editable_set_text (row, kei_outline_level (kei_import_get_outline (self->import), level)->name);
}

static GtkWidget *
add_level_row (KeiImportWindow *self, guint level)
{
  GtkWidget *row = kei_entry_row_new (NULL);

  g_object_set_data (G_OBJECT (row), "kei-level", GUINT_TO_POINTER (level));
  g_signal_connect_object (row, "apply", G_CALLBACK (level_applied_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->level_group, row);
  g_ptr_array_add (self->level_rows, row);
  return row;
}

static void
update_levels (KeiImportWindow *self)
{
  const KeiOutline *outline = kei_import_get_outline (self->import);
  gboolean same = self->level_rows->len == outline->levels->len;

  /* The keyboard may be in one of them. */
  for (guint i = 0; i < self->level_rows->len && !same; i++)
    adw_preferences_group_remove (self->level_group, g_ptr_array_index (self->level_rows, i));
  if (!same)
    g_ptr_array_set_size (self->level_rows, 0);
  for (guint i = 0; i < outline->levels->len; i++)
    {
      const KeiOutlineLevel *level = kei_outline_level (outline, i);
      GtkWidget *row = same ? g_ptr_array_index (self->level_rows, i) : add_level_row (self, i);
      static const int first[] = { 1, 1, 1, 1, 1, 1 };
      g_autofree char *number = level->pattern == NULL ? NULL : kei_numbering_format (level->pattern, first, G_N_ELEMENTS (first));
      g_autofree char *title = number == NULL
                                   ? g_strdup_printf (_ ("Level %u, %u items"), level->depth + 1, kei_outline_count_items (outline, i))
                                   : g_strdup_printf (_ ("Level %u, numbered %s, %u items"), level->depth + 1, number, kei_outline_count_items (outline, i));

      if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), level->name))
        gtk_editable_set_text (GTK_EDITABLE (row), level->name);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
    }
}

/* --- All of them --- */

void
_kei_import_window_update_lists (KeiImportWindow *self)
{
  const KeiOutline *outline = kei_import_get_outline (self->import);
  g_autofree char *count = g_strdup_printf (ngettext ("%u line", "%u lines", outline->n_lines), outline->n_lines);

  gtk_label_set_text (self->line_count, count);
  update_plan (self);
  update_confirm (self);
  update_levels (self);
  _kei_import_window_update_message (self);
  if (self->show != KEI_IMPORT_SHOW_ALL)
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

void
_kei_import_window_fill_lists (KeiImportWindow *self)
{
  const KeiOutline *outline = kei_import_get_outline (self->import);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < outline->rows->len; i++)
    {
      KeiImportLine *line = g_object_new (KEI_TYPE_IMPORT_LINE, NULL);

      line->row = i;
      g_ptr_array_add (lines, line);
    }
  g_list_store_splice (self->lines, 0, g_list_model_get_n_items (G_LIST_MODEL (self->lines)), lines->pdata, lines->len);
  _kei_import_window_update_lists (self);
}

void
_kei_import_window_init_lists (KeiImportWindow *self)
{
  GtkListItemFactory *lines = gtk_signal_list_item_factory_new ();
  GtkListItemFactory *nodes = gtk_signal_list_item_factory_new ();
  GtkFilterListModel *filtered;

  self->level_rows = g_ptr_array_new ();
  self->to_confirm = g_byte_array_new ();
  self->lines = g_list_store_new (KEI_TYPE_IMPORT_LINE);
  self->filter = GTK_FILTER (gtk_custom_filter_new (filter_line, self, NULL));
  filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->lines)), g_object_ref (self->filter));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (filtered));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (_kei_import_window_update_message), self, G_CONNECT_SWAPPED);

  g_signal_connect (lines, "setup", G_CALLBACK (line_setup_cb), NULL);
  g_signal_connect_object (lines, "bind", G_CALLBACK (line_bind_cb), self, 0);
  g_signal_connect (lines, "unbind", G_CALLBACK (line_unbind_cb), NULL);
  gtk_list_view_set_factory (self->line_list, lines);
  gtk_list_view_set_model (self->line_list, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (lines);

  g_signal_connect (nodes, "setup", G_CALLBACK (node_setup_cb), NULL);
  g_signal_connect (nodes, "bind", G_CALLBACK (node_bind_cb), NULL);
  gtk_list_view_set_factory (self->plan_list, nodes);
  g_signal_connect_object (self->plan_list, "activate", G_CALLBACK (node_activate_cb), self, 0);
  g_object_unref (nodes);
}
