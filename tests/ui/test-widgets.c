/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The widgets that draw themselves, in one window with the program's style sheets. With KEI_PICTURE_DIR
 * set, pictures of it in light, dark and high contrast are left there to be looked at. */
#include "config.h"

#include <adwaita.h>

#include "kei-beside-layout.h"
#include "kei-chip.h"
#include "kei-draw.h"
#include "kei-funding-bar.h"
#include "kei-late-menu.h"
#include "kei-sdg-grid.h"
#include "kei-sdg-strip.h"
#include "kei-sdg-tile.h"
#include "kei-sparkline.h"
#include "kei-test-window.h"
#include "kei-text-area.h"
#include "kei-tooltip.h"

static GtkWidget *
make_row (GtkWidget *first, ...) G_GNUC_NULL_TERMINATED;

static GtkWidget *
make_row (GtkWidget *first, ...)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  va_list more;

  va_start (more, first);
  for (GtkWidget *child = first; child != NULL; child = va_arg (more, GtkWidget *))
    gtk_box_append (GTK_BOX (row), child);
  va_end (more);
  return row;
}

static GtkWidget *
make_tiles (int side)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  for (guint goal = 1; goal <= 17; goal++)
    {
      GtkWidget *tile = kei_sdg_tile_new (goal, side);

      kei_sdg_tile_set_linked (KEI_SDG_TILE (tile), goal % 6 == 2 || goal > 11);
      kei_sdg_tile_set_selected (KEI_SDG_TILE (tile), goal == 14);
      kei_sdg_tile_set_mark (KEI_SDG_TILE (tile), goal == 14 ? "主" : goal == 13  ? "−"
                                                                  : goal % 6 == 2 ? "従"
                                                                                  : NULL,
                             NULL);
      gtk_grid_attach (GTK_GRID (grid), tile, (goal - 1) % 6, (goal - 1) / 6, 1, 1);
    }
  return grid;
}

static GtkWidget *
make_strip (guint n, ...)
{
  GtkWidget *strip = kei_sdg_strip_new ();
  guint8 goals[17];
  va_list more;

  va_start (more, n);
  for (guint i = 0; i < n; i++)
    goals[i] = va_arg (more, int);
  va_end (more);
  kei_sdg_strip_set_goals (KEI_SDG_STRIP (strip), goals, n);
  return strip;
}

static GtkWidget *
make_sparkline (KeiSparklineTone tone, const double *values, guint n, double target)
{
  GtkWidget *line = kei_sparkline_new ();
  g_autofree KeiSparklinePoint *points = g_new0 (KeiSparklinePoint, n + 1);
  KeiSparklinePoint aim = { n, target };

  for (guint i = 0; i < n; i++)
    points[i] = (KeiSparklinePoint){ i, values[i] };
  kei_sparkline_set_points (KEI_SPARKLINE (line), points, n, &aim, 1);
  kei_sparkline_set_tone (KEI_SPARKLINE (line), tone);
  return line;
}

static GtkWidget *
make_sparklines (void)
{
  static const double rising[] = { 3, 4, 4, 4.6, 5.4 };
  static const double flat[] = { 1.2, 1.3, 1.5, 1.6, 1.6 };
  static const double wild[] = { 1700, 1950, 1830, 1790, 1870 };

  return make_row (make_sparkline (KEI_SPARKLINE_GOOD, rising, 5, 8),
                   make_sparkline (KEI_SPARKLINE_BEHIND, flat, 5, 7.5),
                   make_sparkline (KEI_SPARKLINE_GOOD, wild, 5, 1850),
                   make_sparkline (KEI_SPARKLINE_NEUTRAL, rising, 1, 8),
                   make_sparkline (KEI_SPARKLINE_NEUTRAL, rising, 0, 8), NULL);
}

static GtkWidget *
make_funding (gint64 national, gint64 prefectural, gint64 bond, gint64 other, gint64 general)
{
  GtkWidget *bar = kei_funding_bar_new ();

  kei_funding_bar_set_shares (KEI_FUNDING_BAR (bar), (gint64[]){ national, prefectural, bond, other, general });
  return bar;
}

static GtkWidget *
make_chip (const char *lead, const char *label, gboolean removable)
{
  GtkWidget *chip = kei_chip_new (label);

  kei_chip_set_lead (KEI_CHIP (chip), lead);
  kei_chip_set_removable (KEI_CHIP (chip), removable);
  return chip;
}

/* Asks for a frame first: there may be none on its way. */
static void
wait_for_draw (GtkWidget *widget)
{
  gtk_widget_queue_draw (widget);
  gtk_test_widget_wait_for_draw (widget);
}

static GtkWidget *
make_window (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_box_append (GTK_BOX (box), make_row (make_tiles (40), make_tiles (33), NULL));
  gtk_box_append (GTK_BOX (box), make_row (kei_sdg_tile_new (8, 24), kei_sdg_tile_new (12, 28), kei_sdg_tile_new (14, 34), NULL));
  gtk_box_append (GTK_BOX (box), make_row (make_strip (4, 14, 8, 12, 13), make_strip (6, 1, 2, 3, 4, 5, 6), make_strip (1, 7), make_strip (0), NULL));
  gtk_box_append (GTK_BOX (box), make_sparklines ());
  gtk_box_append (GTK_BOX (box), make_row (make_funding (12400, 6200, 8000, 1500, 9300), make_funding (13600, 6800, 0, 1500, 11250), make_funding (0, 0, 0, 0, 5), make_funding (0, 0, 0, 0, 0), NULL));
  gtk_box_append (GTK_BOX (box), make_row (make_chip ("主", "水産課", TRUE), make_chip (NULL, "港湾課", TRUE), make_chip (NULL, "若い世代に選ばれる", FALSE), NULL));
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  wait_for_draw (window);
  return window;
}

static void
save_picture (GtkWidget *window, const char *name)
{
  const char *folder = g_getenv ("KEI_PICTURE_DIR");
  g_autofree char *path = g_strdup_printf ("%s/widgets-%s.png", folder, name);
  int width = gtk_widget_get_width (window), height = gtk_widget_get_height (window);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
  g_assert_cmpint (gdk_texture_get_width (texture), >, 0);
  if (folder != NULL)
    g_assert_true (gdk_texture_save_to_png (texture, path));
}

/* The style sheets are those of the program, loaded by libadwaita from its resources. */
static void
test_pictures (void)
{
  g_autoptr (AdwApplication) application = kei_test_application_new ();
  AdwStyleManager *style = adw_style_manager_get_default ();
  GtkWidget *window = make_window (GTK_APPLICATION (application));
  GdkRGBA light = kei_draw_get_color (window, "kei_ok");
  GdkRGBA dark;

  save_picture (window, "light");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  wait_for_draw (window);
  save_picture (window, "dark");
  dark = kei_draw_get_color (window, "kei_ok");
  g_assert_false (gdk_rgba_equal (&light, &dark));

  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
count_notify (GObject *object, GParamSpec *pspec, guint *n)
{
  (*n)++;
}

static void
test_tile (void)
{
  g_autoptr (GtkWidget) tile = g_object_ref_sink (kei_sdg_tile_new (14, 40));
  guint n_notified = 0;
  int minimum, natural;

  gtk_widget_measure (tile, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 40);
  g_assert_cmpint (natural, ==, 40);
  gtk_test_accessible_assert_state (tile, GTK_ACCESSIBLE_STATE_PRESSED, GTK_ACCESSIBLE_TRISTATE_FALSE);

  g_signal_connect (tile, "notify::linked", G_CALLBACK (count_notify), &n_notified);
  g_signal_connect (tile, "notify::goal", G_CALLBACK (count_notify), &n_notified);
  g_signal_connect (tile, "notify::selected", G_CALLBACK (count_notify), &n_notified);
  kei_sdg_tile_set_linked (KEI_SDG_TILE (tile), TRUE);
  kei_sdg_tile_set_linked (KEI_SDG_TILE (tile), 2);
  kei_sdg_tile_set_goal (KEI_SDG_TILE (tile), 14);
  kei_sdg_tile_set_selected (KEI_SDG_TILE (tile), FALSE);
  g_assert_cmpuint (n_notified, ==, 1);
  gtk_test_accessible_assert_state (tile, GTK_ACCESSIBLE_STATE_PRESSED, GTK_ACCESSIBLE_TRISTATE_TRUE);

  kei_sdg_tile_set_mark (KEI_SDG_TILE (tile), "主", "primary");
  gtk_test_accessible_assert_property (tile, GTK_ACCESSIBLE_PROPERTY_LABEL, kei_tooltip_get (tile));
  g_assert_true (g_str_has_suffix (kei_tooltip_get (tile), "(primary)"));
}

static void
test_strip (void)
{
  static const guint8 goals[] = { 14, 8, 12, 13, 1, 2 };
  g_autoptr (GtkWidget) strip = g_object_ref_sink (kei_sdg_strip_new ());
  int empty, five, six;

  gtk_widget_measure (strip, GTK_ORIENTATION_HORIZONTAL, -1, &empty, NULL, NULL, NULL);
  kei_sdg_strip_set_goals (KEI_SDG_STRIP (strip), goals, 5);
  gtk_widget_measure (strip, GTK_ORIENTATION_HORIZONTAL, -1, &five, NULL, NULL, NULL);
  kei_sdg_strip_set_goals (KEI_SDG_STRIP (strip), goals, 6);
  gtk_widget_measure (strip, GTK_ORIENTATION_HORIZONTAL, -1, &six, NULL, NULL, NULL);

  g_assert_cmpint (empty, ==, 0);
  g_assert_cmpint (five, ==, 31);
  g_assert_cmpint (six, ==, five);
  g_assert_nonnull (strstr (kei_tooltip_get (strip), "14, 8, 12, 13, 1, 2"));
}

static gboolean
asks_for_tooltip (GtkWidget *widget)
{
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean shown = FALSE;

  g_signal_emit_by_name (widget, "query-tooltip", 0, 0, FALSE, tooltip, &shown);
  return gtk_widget_get_has_tooltip (widget) && shown;
}

static void
test_tooltip (void)
{
  g_autoptr (GtkWidget) label = g_object_ref_sink (gtk_label_new ("水産課"));

  g_assert_null (kei_tooltip_get (label));
  kei_tooltip_set (label, "長い名前");
  kei_tooltip_set (label, "もっと長い名前");
  g_assert_cmpstr (kei_tooltip_get (label), ==, "もっと長い名前");
  g_assert_true (asks_for_tooltip (label));
  kei_tooltip_set (label, NULL);
  g_assert_null (kei_tooltip_get (label));
  g_assert_false (asks_for_tooltip (label));
}

/* The menu is there when the button is pressed, and then stays. */
/* Two beside each other, and below each other where that has no room; what is not shown takes none. */
static void
test_beside (void)
{
  g_autoptr (GtkWidget) box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  GtkWidget *start = gtk_drawing_area_new (), *end = gtk_drawing_area_new ();
  GtkAllocation place;
  int least, height;

  gtk_widget_set_layout_manager (box, g_object_new (KEI_TYPE_BESIDE_LAYOUT, "gap", 10, NULL));
  gtk_widget_set_size_request (start, 100, 20);
  gtk_widget_set_size_request (end, 80, 30);
  gtk_box_append (GTK_BOX (box), start);
  gtk_box_append (GTK_BOX (box), end);
  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, ==, 100);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 190, NULL, &height, NULL, NULL);
  g_assert_cmpint (height, ==, 30);
  gtk_widget_size_allocate (box, &(GtkAllocation){ 0, 0, 240, 30 }, -1);
  gtk_widget_get_allocation (end, &place);
  g_assert_cmpint (place.x, ==, 160);
  gtk_widget_get_allocation (start, &place);
  g_assert_cmpint (place.width, ==, 150);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 189, NULL, &height, NULL, NULL);
  g_assert_cmpint (height, ==, 60);
  gtk_widget_size_allocate (box, &(GtkAllocation){ 0, 0, 189, 60 }, -1);
  gtk_widget_get_allocation (end, &place);
  g_assert_cmpint (place.x, ==, 109);
  g_assert_cmpint (place.y, ==, 30);
  gtk_widget_hide (end);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 189, NULL, &height, NULL, NULL);
  g_assert_cmpint (height, ==, 20);
}

static void
test_late_menu (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkMenuButton *button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkPopover *popover;

  g_menu_append (menu, "Remove", "part.remove");
  kei_late_menu_set (button, G_MENU_MODEL (menu));
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (button));
  gtk_window_present (GTK_WINDOW (window));
  wait_for_draw (window);
  g_assert_null (gtk_menu_button_get_popover (button));
  g_assert_true (gtk_widget_is_sensitive (gtk_widget_get_first_child (GTK_WIDGET (button))));
  gtk_test_accessible_assert_property (gtk_widget_get_first_child (GTK_WIDGET (button)), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE);

  gtk_menu_button_popup (button);
  popover = gtk_menu_button_get_popover (button);
  g_assert_true (gtk_menu_button_get_menu_model (button) == G_MENU_MODEL (menu));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (popover)));
  gtk_menu_button_popdown (button);
  gtk_menu_button_popup (button);
  g_assert_true (gtk_menu_button_get_popover (button) == popover);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
count_removed (KeiChip *chip, guint *n)
{
  (*n)++;
}

static void
test_chip (void)
{
  g_autoptr (GtkWidget) chip = g_object_ref_sink (kei_chip_new ("水産課"));
  GtkWidget *button = gtk_widget_get_last_child (chip);
  guint n_removed = 0;

  g_signal_connect (chip, "removed", G_CALLBACK (count_removed), &n_removed);
  g_assert_false (gtk_widget_get_focusable (chip));
  g_assert_false (gtk_widget_get_visible (button));

  kei_chip_set_removable (KEI_CHIP (chip), TRUE);
  g_assert_true (gtk_widget_get_focusable (chip));
  g_assert_true (gtk_widget_get_visible (button));
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (n_removed, ==, 1);

  kei_chip_set_lead (KEI_CHIP (chip), "主");
  g_assert_true (gtk_widget_has_css_class (chip, "leading"));
  kei_chip_set_lead (KEI_CHIP (chip), NULL);
  g_assert_null (kei_chip_get_lead (KEI_CHIP (chip)));
  g_assert_cmpstr (kei_chip_get_label (KEI_CHIP (chip)), ==, "水産課");
}

static void
count_toggled (KeiSdgGrid *grid, guint goal, guint *last)
{
  *last = goal;
}

/* A look is no link: the first click selects, the second one and Space tell. */
static void
test_grid (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *grid = kei_sdg_grid_new ();
  static const struct
  {
    GtkDirectionType direction;
    guint goal;
  } ways[] = {
    { GTK_DIR_LEFT, 8 },
    { GTK_DIR_LEFT, 7 },
    { GTK_DIR_LEFT, 6 },
    { GTK_DIR_DOWN, 12 },
    { GTK_DIR_DOWN, 12 },
    { GTK_DIR_RIGHT, 13 },
    { GTK_DIR_UP, 7 },
    { GTK_DIR_UP, 1 },
    { GTK_DIR_UP, 1 },
    { GTK_DIR_LEFT, 1 },
  };
  guint toggled = 0;
  int minimum, natural, height;

  gtk_window_set_child (GTK_WINDOW (window), grid);
  gtk_window_present (GTK_WINDOW (window));
  wait_for_draw (window);
  gtk_widget_measure (grid, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  gtk_widget_measure (grid, GTK_ORIENTATION_VERTICAL, minimum, NULL, &height, NULL, NULL);
  g_assert_cmpint (minimum, ==, 6 * 33 + 5 * 6);
  g_assert_cmpint (natural, ==, 6 * 40 + 5 * 6);
  g_assert_cmpint (height, ==, 3 * 33 + 2 * 6);

  g_signal_connect (grid, "toggled", G_CALLBACK (count_toggled), &toggled);
  g_signal_emit_by_name (kei_sdg_grid_get_tile (KEI_SDG_GRID (grid), 9), "clicked");
  g_assert_cmpuint (kei_sdg_grid_get_selected (KEI_SDG_GRID (grid)), ==, 9);
  g_assert_cmpuint (toggled, ==, 0);
  g_signal_emit_by_name (kei_sdg_grid_get_tile (KEI_SDG_GRID (grid), 9), "clicked");
  g_assert_cmpuint (toggled, ==, 9);

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_assert_true (gtk_widget_child_focus (grid, ways[i].direction));
      g_assert_cmpuint (kei_sdg_grid_get_selected (KEI_SDG_GRID (grid)), ==, ways[i].goal);
      g_assert_true (gtk_widget_is_focus (GTK_WIDGET (kei_sdg_grid_get_tile (KEI_SDG_GRID (grid), ways[i].goal))));
    }
  g_assert_false (gtk_widget_child_focus (grid, GTK_DIR_TAB_FORWARD));
  g_assert_cmpuint (toggled, ==, 9);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
keep_edited (KeiTextArea *area, const char *text, GString *edited)
{
  g_string_append_printf (edited, "[%s]", text);
}

/* Only what a person types is told; what comes from outside waits while an input method composes. */
static void
test_text_area (void)
{
  g_autoptr (GtkWidget) area = g_object_ref_sink (kei_text_area_new ());
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (area));
  g_autoptr (GString) edited = g_string_new (NULL);
  g_autofree char *shown = NULL;
  g_autofree char *composed = NULL;
  GtkTextIter caret;

  g_signal_connect (area, "edited", G_CALLBACK (keep_edited), edited);
  kei_text_area_set_text (KEI_TEXT_AREA (area), "藻場を守る");
  g_assert_cmpstr (edited->str, ==, "");
  gtk_text_buffer_get_iter_at_offset (buffer, &caret, 2);
  gtk_text_buffer_place_cursor (buffer, &caret);

  /* The caret stays with its neighbours. */
  kei_text_area_set_text (KEI_TEXT_AREA (area), "町の藻場を守る");
  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  g_assert_cmpint (gtk_text_iter_get_offset (&caret), ==, 4);

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_insert_at_cursor (buffer, "と", -1);
  gtk_text_buffer_insert_at_cursor (buffer, "磯", -1);
  gtk_text_buffer_end_user_action (buffer);
  g_assert_cmpstr (edited->str, ==, "[町の藻場と磯を守る]");

  g_signal_emit_by_name (area, "preedit-changed", "かい");
  kei_text_area_set_text (KEI_TEXT_AREA (area), "海");
  composed = kei_text_area_dup_text (KEI_TEXT_AREA (area));
  g_assert_cmpstr (composed, ==, "町の藻場と磯を守る");
  g_signal_emit_by_name (area, "preedit-changed", "");
  shown = kei_text_area_dup_text (KEI_TEXT_AREA (area));
  g_assert_cmpstr (shown, ==, "海");
  g_assert_cmpstr (edited->str, ==, "[町の藻場と磯を守る]");
}

/* What is nothing, or no number, is drawn as nothing and not divided by. */
static void
test_nothing (void)
{
  const KeiSparklinePoint odd[] = { { 0, 0.0 / 0.0 }, { 1, 5 }, { 1, 5 } };
  GtkWidget *window = gtk_window_new ();
  GtkWidget *sparkline = kei_sparkline_new ();

  kei_sparkline_set_points (KEI_SPARKLINE (sparkline), odd, G_N_ELEMENTS (odd), odd, 1);
  gtk_window_set_child (GTK_WINDOW (window), make_row (sparkline, kei_sparkline_new (), make_funding (-3, 0, 0, 0, 0), NULL));
  gtk_window_present (GTK_WINDOW (window));
  wait_for_draw (window);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/widgets/tile", test_tile);
  g_test_add_func ("/widgets/strip", test_strip);
  g_test_add_func ("/widgets/chip", test_chip);
  g_test_add_func ("/widgets/grid", test_grid);
  g_test_add_func ("/widgets/tooltip", test_tooltip);
  g_test_add_func ("/widgets/beside", test_beside);
  g_test_add_func ("/widgets/late-menu", test_late_menu);
  g_test_add_func ("/widgets/text-area", test_text_area);
  g_test_add_func ("/widgets/nothing", test_nothing);
  g_test_add_func ("/widgets/pictures", test_pictures);

  return g_test_run ();
}
