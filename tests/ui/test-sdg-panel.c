/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SDG panel in the real window on the sample plan: linking, strength, targets, reason, confirmation,
 * suggestions, undo. With KEI_PICTURE_DIR set, pictures of the window are left there. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <locale.h>

#include "kei-application.h"
#include "kei-sdg-detail.h"
#include "kei-sdg-edits.h"
#include "kei-sdg-grid.h"
#include "kei-problems-bar.h"
#include "kei-sdg-panel.h"
#include "kei-sdg-tile.h"
#include "kei-text-area.h"
#include "kei-window.h"
#include "kei-xml.h"

typedef struct
{
  KeiWindow *window;
  KeiEditor *editor;
  GtkWidget *panel;
  KeiSdgGrid *grid;
  KeiId item; /* without any link */
} Fixture;

static GtkWidget *
find (GtkWidget *widget, GType type, const char *buildable_id)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (buildable_id == NULL || g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), buildable_id) == 0))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, buildable_id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Asks for a frame first: there may be none on its way. */
static void
wait_for_draw (GtkWidget *widget)
{
  gtk_widget_queue_draw (widget);
  gtk_test_widget_wait_for_draw (widget);
}

static KeiTree *
read_sample (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data ("/jp/keikaku/Keikaku/samples/minato-koki.keikaku", 0, &error);
  KeiTree *tree;

  g_assert_no_error (error);
  tree = kei_xml_read_bytes (bytes, NULL, NULL, &error);
  g_assert_no_error (error);
  return tree;
}

typedef struct
{
  guint n_links;
  KeiId found;
} Search;

static gboolean
find_item (KeiNode *node, KeiNode *parent, KeiSlot slot, gpointer data)
{
  Search *search = data;

  if (search->found == KEI_ID_NONE && kei_node_get_kind (node) == KEI_KIND_ITEM
      && (search->n_links > 0) == (kei_node_get_n_children (node, KEI_SLOT_SDG_LINKS) > 0)
      && kei_node_get_n_children (node, KEI_SLOT_SDG_LINKS) >= search->n_links
      && (search->n_links > 0 || kei_node_get_n_children (node, KEI_SLOT_ITEMS) == 0))
    search->found = kei_node_get_id (node);
  return TRUE;
}

static KeiId
find_item_with_links (KeiTree *tree, guint n)
{
  Search search = { n, KEI_ID_NONE };

  kei_node_walk (kei_tree_get_root (tree), find_item, &search);
  g_assert_cmpuint (search.found, !=, KEI_ID_NONE);
  return search.found;
}

static void
set_up (Fixture *fixture, gconstpointer application)
{
  g_autoptr (KeiTree) tree = read_sample ();

  fixture->window = kei_window_new (ADW_APPLICATION ((gpointer) application));
  kei_window_show_new_plan (fixture->window, tree, FALSE);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_for_draw (GTK_WIDGET (fixture->window));

  fixture->editor = kei_window_get_editor (fixture->window);
  /* The panel comes after the first frame. */
  while ((fixture->panel = find (GTK_WIDGET (fixture->window), KEI_TYPE_SDG_PANEL, NULL)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  fixture->grid = KEI_SDG_GRID (find (fixture->panel, KEI_TYPE_SDG_GRID, NULL));
  fixture->item = find_item_with_links (tree, 0);
  kei_editor_select (fixture->editor, fixture->item);
}

/* Window and panel are gone when they are closed. */
static void
tear_down (Fixture *fixture, gconstpointer data)
{
  GtkWidget *panel = fixture->panel;
  KeiWindow *window = fixture->window;

  g_object_add_weak_pointer (G_OBJECT (panel), (gpointer *) &panel);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (panel);
  g_assert_null (window);
}

static KeiSdgUse
get_use (Fixture *fixture, guint goal)
{
  KeiNode *link = kei_sdg_edits_find_link (kei_editor_lookup (fixture->editor, fixture->item), goal);

  return link != NULL ? kei_sdg_link_get_use (link) : KEI_SDG_USE_NONE;
}

static void
click (GtkWidget *button)
{
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static GtkWidget *
get_part (Fixture *fixture, GType type, const char *id)
{
  GtkWidget *part = find (fixture->panel, type, id);

  g_assert_nonnull (part);
  return part;
}

/* A click looks, a second one links; arrows go from goal to goal, Space links. */
static void
test_grid (Fixture *fixture, gconstpointer data)
{
  GtkWidget *tile = GTK_WIDGET (kei_sdg_grid_get_tile (fixture->grid, 14));
  GtkWidget *above = GTK_WIDGET (kei_sdg_grid_get_tile (fixture->grid, 8));

  click (tile);
  g_assert_cmpuint (kei_sdg_grid_get_selected (fixture->grid), ==, 14);
  g_assert_cmpint (get_use (fixture, 14), ==, KEI_SDG_USE_NONE);
  g_assert_false (kei_document_get_can_undo (kei_editor_get_document (fixture->editor)));
  g_assert_true (gtk_widget_is_focus (tile));

  click (tile);
  g_assert_cmpint (get_use (fixture, 14), ==, KEI_SDG_USE_SECONDARY);
  g_assert_true (kei_sdg_tile_get_linked (KEI_SDG_TILE (tile)));
  g_assert_nonnull (kei_sdg_tile_get_mark (KEI_SDG_TILE (tile)));
  click (tile);
  g_assert_cmpint (get_use (fixture, 14), ==, KEI_SDG_USE_NONE);
  g_assert_true (kei_editor_undo (fixture->editor));

  /* A click that brings the keyboard back is a look too. */
  gtk_widget_child_focus (fixture->panel, GTK_DIR_TAB_FORWARD);
  g_assert_false (gtk_widget_is_focus (tile));
  click (tile);
  g_assert_cmpint (get_use (fixture, 14), ==, KEI_SDG_USE_SECONDARY);

  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->grid), GTK_DIR_UP));
  g_assert_true (gtk_widget_is_focus (above));
  g_assert_cmpuint (kei_sdg_grid_get_selected (fixture->grid), ==, 8);
  click (above);
  g_assert_cmpint (get_use (fixture, 8), ==, KEI_SDG_USE_SECONDARY);
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (fixture->grid), GTK_DIR_TAB_FORWARD));

  g_assert_true (kei_editor_undo (fixture->editor));
  g_assert_true (kei_editor_undo (fixture->editor));
  g_assert_cmpint (get_use (fixture, 14), ==, KEI_SDG_USE_NONE);
  g_assert_false (kei_sdg_tile_get_linked (KEI_SDG_TILE (tile)));
  g_assert_true (kei_editor_redo (fixture->editor));
  g_assert_cmpuint (kei_sdg_grid_get_selected (fixture->grid), ==, 14);
  g_assert_true (kei_sdg_tile_get_linked (KEI_SDG_TILE (tile)));
}

static void
test_card (Fixture *fixture, gconstpointer data)
{
  const KeiSdgTarget *target = kei_sdg_target ("14.2");
  GtkTextBuffer *buffer;
  KeiNode *link;
  GtkWidget *check;

  click (GTK_WIDGET (kei_sdg_grid_get_tile (fixture->grid, 14)));
  g_assert_false (gtk_widget_get_visible (get_part (fixture, GTK_TYPE_BOX, "linked_part")));

  click (get_part (fixture, GTK_TYPE_TOGGLE_BUTTON, "primary"));
  g_assert_cmpint (get_use (fixture, 14), ==, KEI_SDG_USE_PRIMARY);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (get_part (fixture, GTK_TYPE_TOGGLE_BUTTON, "primary"))));
  click (get_part (fixture, GTK_TYPE_TOGGLE_BUTTON, "trades_off"));
  g_assert_cmpint (get_use (fixture, 14), ==, KEI_SDG_USE_TRADES_OFF);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (get_part (fixture, GTK_TYPE_TOGGLE_BUTTON, "primary"))));

  click (get_part (fixture, GTK_TYPE_BUTTON, "more"));
  check = gtk_widget_get_next_sibling (find (get_part (fixture, GTK_TYPE_BOX, "targets"), GTK_TYPE_CHECK_BUTTON, NULL));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_assert_true (kei_sdg_edits_has_target (kei_editor_lookup (fixture->editor, fixture->item), target));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_part (fixture, KEI_TYPE_TEXT_AREA, NULL)));
  gtk_text_buffer_insert_at_cursor (buffer, "藻", -1);
  gtk_text_buffer_insert_at_cursor (buffer, "場", -1);
  click (GTK_WIDGET (kei_sdg_grid_get_tile (fixture->grid, 14)));
  click (GTK_WIDGET (kei_sdg_grid_get_tile (fixture->grid, 14)));
  g_assert_cmpint (get_use (fixture, 14), ==, KEI_SDG_USE_TRADES_OFF);
  wait_for_draw (fixture->panel);
  g_assert_true (gtk_widget_grab_focus (get_part (fixture, GTK_TYPE_BUTTON, "confirm")));
  click (get_part (fixture, GTK_TYPE_BUTTON, "confirm"));
  g_assert_true (gtk_widget_has_focus (get_part (fixture, GTK_TYPE_BUTTON, "take_back")));
  link = kei_sdg_edits_find_link (kei_editor_lookup (fixture->editor, fixture->item), 14);
  g_assert_cmpstr (kei_node_get_text (link, KEI_FIELD_REASON), ==, "藻場");
  g_assert_true (kei_node_has (link, KEI_FIELD_CONFIRMED_BY));
  g_assert_true (kei_node_has (link, KEI_FIELD_CONFIRMED_AT));

  /* Confirmation, the whole reason, target, sign and link are a step each. */
  for (guint i = 0; i < 5; i++)
    g_assert_true (kei_editor_undo (fixture->editor));
  g_assert_cmpint (get_use (fixture, 14), ==, KEI_SDG_USE_NONE);
  g_assert_false (kei_document_get_can_undo (kei_editor_get_document (fixture->editor)));
}

static void
test_unrelated (Fixture *fixture, gconstpointer data)
{
  GtkWidget *unrelated = get_part (fixture, GTK_TYPE_CHECK_BUTTON, "unrelated");
  KeiNode *item;

  g_assert_true (gtk_widget_get_visible (unrelated));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (unrelated), TRUE);
  item = kei_editor_lookup (fixture->editor, fixture->item);
  g_assert_cmpuint (kei_node_get_n_children (item, KEI_SLOT_SDG_LINKS), ==, 1);
  g_assert_false (gtk_widget_get_visible (get_part (fixture, GTK_TYPE_BOX, "suggestion_part")));

  /* A goal is another answer. */
  kei_sdg_edits_set_use (fixture->editor, fixture->item, 14, KEI_SDG_USE_PRIMARY);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (unrelated)));
  g_assert_false (gtk_widget_get_visible (unrelated));
}

static void
test_suggestions (Fixture *fixture, gconstpointer data)
{
  GtkWidget *suggestions = get_part (fixture, GTK_TYPE_BOX, "suggestions");
  GtkWidget *row;
  KeiNode *item;

  g_assert_true (kei_editor_set_text (fixture->editor, fixture->item, KEI_FIELD_TITLE, "沿岸漁業と観光を結ぶ", FALSE));
  row = gtk_widget_get_first_child (suggestions);
  g_assert_nonnull (row);
  item = kei_editor_lookup (fixture->editor, fixture->item);
  g_assert_cmpuint (kei_node_get_n_children (item, KEI_SLOT_SDG_LINKS), ==, 0);

  /* Refused: gone from the list and nothing written. Accepted: a link. */
  click (gtk_widget_get_last_child (row));
  g_assert_false (gtk_widget_get_first_child (suggestions) == row);
  g_assert_cmpuint (kei_node_get_n_children (kei_editor_lookup (fixture->editor, fixture->item), KEI_SLOT_SDG_LINKS), ==, 0);
  row = gtk_widget_get_first_child (suggestions);
  g_assert_nonnull (row);
  click (gtk_widget_get_prev_sibling (gtk_widget_get_last_child (row)));
  g_assert_cmpuint (kei_node_get_n_children (kei_editor_lookup (fixture->editor, fixture->item), KEI_SLOT_SDG_LINKS), >, 0);
}

static guint
count_offers (GtkWidget *suggestions)
{
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (suggestions); row != NULL; row = gtk_widget_get_next_sibling (row))
    n += gtk_widget_has_css_class (row, "row");
  return n;
}

/* A slip of the hand is no answer for the rest of the day. */
static void
test_offer_again (Fixture *fixture, gconstpointer data)
{
  GtkWidget *suggestions = get_part (fixture, GTK_TYPE_BOX, "suggestions");
  GtkWidget *again = get_part (fixture, GTK_TYPE_BUTTON, "offer_again");
  guint n;

  g_assert_true (kei_editor_set_text (fixture->editor, fixture->item, KEI_FIELD_TITLE, "沿岸漁業と観光を結ぶ", FALSE));
  n = count_offers (suggestions);
  g_assert_cmpuint (n, >, 1);
  g_assert_false (gtk_widget_get_visible (again));
  while (gtk_widget_get_visible (suggestions))
    click (gtk_widget_get_last_child (gtk_widget_get_first_child (suggestions)));
  g_assert_true (gtk_widget_get_visible (again));
  click (again);
  g_assert_cmpuint (count_offers (suggestions), ==, n);
  g_assert_false (gtk_widget_get_visible (again));
}

/* A problem with goals leads to the panel, where it can be solved, from the form and from the panel itself. */
static void
test_problem (Fixture *fixture, gconstpointer data)
{
  KeiEditor *editor = fixture->editor;
  GtkWidget *bar = NULL, *focus = NULL;

  kei_editor_reveal (editor, fixture->item, KEI_FIELD_TITLE);
  while ((bar = find (GTK_WIDGET (fixture->window), KEI_TYPE_PROBLEMS_BAR, NULL)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < 200 && !KEI_IS_SDG_TILE (focus); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (fixture->window), "view.next-problem", NULL);
      wait_for_draw (GTK_WIDGET (fixture->window));
      while (g_main_context_iteration (NULL, FALSE))
        ;
      focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
    }
  g_assert_true (KEI_IS_SDG_TILE (focus));
  g_assert_cmpuint (kei_sdg_tile_get_goal (KEI_SDG_TILE (focus)), ==, kei_sdg_grid_get_selected (fixture->grid));
}

static gboolean
stop_waiting (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* The overview comes from a worker: waits until its title is there, and no longer than ten seconds. */
static void
wait_for_overview (Fixture *fixture)
{
  GtkLabel *title = GTK_LABEL (get_part (fixture, GTK_TYPE_LABEL, "plan_count"));
  gboolean late = FALSE;
  guint timeout = g_timeout_add_seconds (10, stop_waiting, &late);

  while (*gtk_label_get_label (title) == '\0' && !late)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (late);
  g_source_remove (timeout);
  wait_for_draw (GTK_WIDGET (fixture->window));
}

static void
save_picture (Fixture *fixture, const char *name)
{
  const char *folder = g_getenv ("KEI_PICTURE_DIR");
  g_autofree char *path = g_strdup_printf ("%s/sdg-%s.png", folder, name);
  GtkWidget *window = GTK_WIDGET (fixture->window);
  g_autoptr (GdkPaintable) paintable = NULL;
  GtkSnapshot *snapshot;
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  if (folder == NULL)
    return;
  for (guint i = 0; i < 10; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      wait_for_draw (window);
    }
  paintable = gtk_widget_paintable_new (window);
  snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (window), gtk_widget_get_height (window));
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

static void
test_overview (Fixture *fixture, gconstpointer data)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  kei_editor_select (fixture->editor, find_item_with_links (kei_editor_get_tree (fixture->editor), 3));
  wait_for_overview (fixture);
  save_picture (fixture, "item");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  save_picture (fixture, "item-dark");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
  kei_editor_select (fixture->editor, fixture->item);
  click (GTK_WIDGET (kei_sdg_grid_get_tile (fixture->grid, 14)));
  save_picture (fixture, "unanswered");
  kei_editor_select (fixture->editor, kei_editor_get_plan_id (fixture->editor));
  g_assert_false (gtk_widget_get_visible (get_part (fixture, GTK_TYPE_BOX, "item_part")));
  save_picture (fixture, "plan");
}

/* Tab goes through the panel and out of it, whatever is shown. */
static void
test_leaves (Fixture *fixture, gconstpointer data)
{
  KeiId shown[] = { fixture->item, find_item_with_links (kei_editor_get_tree (fixture->editor), 3), kei_editor_get_plan_id (fixture->editor) };
  GtkDirectionType ways[] = { GTK_DIR_TAB_FORWARD, GTK_DIR_TAB_BACKWARD };

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    for (guint j = 0; j < G_N_ELEMENTS (ways); j++)
      {
        guint n_stops = 0;

        kei_editor_select (fixture->editor, shown[i]);
        wait_for_draw (GTK_WIDGET (fixture->window));
        gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
        while (gtk_widget_child_focus (fixture->panel, ways[j]) && n_stops < 100)
          n_stops++;
        g_assert_cmpuint (n_stops, <, 100);
      }
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KeiApplication) application = NULL;

  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("KEI_TEST_LOCALE_DIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  /* One for all tests: what it exports on the bus stays until the end. */
  application = kei_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_set_default (G_APPLICATION (application));
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

#define ADD(name, function) g_test_add ("/sdg-panel/" name, Fixture, application, set_up, function, tear_down)
  ADD ("problem", test_problem);
  ADD ("grid", test_grid);
  ADD ("card", test_card);
  ADD ("unrelated", test_unrelated);
  ADD ("suggestions", test_suggestions);
  ADD ("offer-again", test_offer_again);
  ADD ("overview", test_overview);
  ADD ("leaves", test_leaves);
#undef ADD

  return g_test_run ();
}
