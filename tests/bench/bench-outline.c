/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the outline costs while a person scrolls and edits, in processor time of the main thread.
 *
 * Scrolling: per frame, beside a plain GtkListView of labels with as many rows, in the same
 * run, alternating. Editing: until all views have followed one change and the next frame is drawn. Every
 * row of the plan is expanded, so that the sizes say whether work grows with the plan. */
#include "config.h"

#include <adwaita.h>
#include <stdlib.h>

#include "bench-frames.h"
#include "bench.h"
#include "kei-application.h"
#include "kei-outline-view.h"
#include "kei-test-plan.h"

#define FRAMES 60
#define EDITS 20
#define RUNS 5

static const guint sizes[] = { 300, 3000, 30000, 100000 };

typedef struct
{
  GtkWidget *window;
  GtkAdjustment *adjustment;
} Pane;

/* --- Frames --- */

/* Seconds a frame, a page and a bit each, down and up again. */
static double
scroll (Pane *pane)
{
  double step = gtk_adjustment_get_page_size (pane->adjustment) / 7;
  double start = bench_get_thread_time ();

  for (guint i = 0; i < FRAMES; i++)
    {
      gtk_adjustment_set_value (pane->adjustment, gtk_adjustment_get_value (pane->adjustment) + (i < FRAMES / 2 ? step : -step));
      bench_wait_for_frame (pane->window);
    }
  return (bench_get_thread_time () - start) / FRAMES;
}

/* --- The two lists --- */

static GtkWidget *
find_widget (GtkWidget *within, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (within), type))
    return within;
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static Pane
show (GtkWidget *content)
{
  Pane pane = { gtk_window_new (), NULL };

  gtk_window_set_default_size (GTK_WINDOW (pane.window), 300, 760);
  gtk_window_set_child (GTK_WINDOW (pane.window), content);
  gtk_window_present (GTK_WINDOW (pane.window));
  bench_wait_for_frame (pane.window);
  pane.adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (find_widget (content, GTK_TYPE_SCROLLED_WINDOW)));
  return pane;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static void
add_titles (GtkStringList *titles, KeiNode *node)
{
  guint n;
  KeiNode *const *items = kei_node_get_children (node, KEI_SLOT_ITEMS, &n);

  for (guint i = 0; i < n; i++)
    {
      gtk_string_list_append (titles, kei_node_get_headline (items[i]));
      add_titles (titles, items[i]);
    }
}

static GtkWidget *
create_plain (KeiTree *tree)
{
  GtkStringList *titles = gtk_string_list_new (NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  add_titles (titles, kei_tree_get_root (tree));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), gtk_list_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (titles))), factory));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), scrolled);
  return box;
}

/* --- Edits --- */

/* An item in the middle of the plan with a sibling before it. */
static KeiId
pick_item (KeiTree *tree)
{
  KeiNode *node = kei_tree_get_root (tree);
  guint n;

  while ((n = kei_node_get_n_children (node, KEI_SLOT_ITEMS)) > 1)
    node = kei_node_get_child (node, KEI_SLOT_ITEMS, n / 2);
  return kei_node_get_id (node);
}

/* To the front or to the end; the plan's levels do not matter here. */
static gboolean
move (KeiEditor *editor, KeiId item, gboolean to_front)
{
  KeiTree *tree = kei_editor_get_tree (editor);
  KeiNode *parent = kei_tree_get_parent (tree, item);
  guint n;
  const KeiId *siblings = kei_node_get_child_ids (parent, KEI_SLOT_ITEMS, &n);
  KeiPlace place = { kei_node_get_id (parent), KEI_SLOT_ITEMS, to_front ? KEI_ID_NONE : siblings[n - 1], 0 };
  g_autoptr (KeiChange) change = kei_change_move_in (tree, item, &place, NULL);

  return change != NULL && kei_editor_apply (editor, change);
}

/* Seconds an edit, until the frame that shows it. */
static double
edit (KeiEditor *editor, GtkWidget *window, gboolean moving)
{
  KeiId item = pick_item (kei_editor_get_tree (editor));
  double start;

  /* In sight, so that the frame has to show it. */
  kei_editor_select (editor, item);
  bench_wait_for_frame (window);
  bench_wait_for_frame (window);
  start = bench_get_thread_time ();
  for (guint i = 0; i < EDITS; i++)
    {
      gboolean done;

      if (!moving)
        done = kei_editor_set_text (editor, item, KEI_FIELD_TITLE, i % 2 == 0 ? "海と暮らしを守る" : "山と暮らしを守る", TRUE);
      else
        done = move (editor, item, i % 2 == 0);
      if (!done)
        g_error ("The edit was refused");
      bench_wait_for_frame (window);
    }
  return (bench_get_thread_time () - start) / EDITS;
}

static void
measure (guint size)
{
  g_autoptr (KeiTree) tree = kei_test_plan_new (size, 1);
  g_autoptr (KeiDocument) document = kei_document_new (tree);
  g_autoptr (KeiEditor) editor = kei_editor_new (document, kei_id_source_new_seeded (1));
  double plain_frames[RUNS], outline_frames[RUNS], sets[RUNS], moves[RUNS];
  Pane plain = show (create_plain (tree));
  Pane outline = show (kei_outline_view_new (editor));
  KeiOutlineModel *model = kei_outline_view_get_model (KEI_OUTLINE_VIEW (find_widget (outline.window, KEI_TYPE_OUTLINE_VIEW)));
  double start = bench_get_thread_time ();

  kei_outline_model_expand_levels (model, G_MAXUINT);
  start = bench_get_thread_time () - start;
  for (guint i = 0; i < RUNS; i++)
    {
      plain_frames[i] = scroll (&plain);
      outline_frames[i] = scroll (&outline);
      sets[i] = edit (editor, outline.window, FALSE);
      moves[i] = edit (editor, outline.window, TRUE);
    }
  g_print ("%6u items, %6u rows: expand all %5.0f ms, a frame of scrolling %.2f ms, of a plain list %.2f ms, ratio %.2f; a typed letter %.2f ms, a move %.2f ms\n",
           size, g_list_model_get_n_items (G_LIST_MODEL (kei_outline_model_get_rows (model))), start * 1e3,
           bench_median (outline_frames, RUNS) * 1e3, bench_median (plain_frames, RUNS) * 1e3, bench_median (outline_frames, RUNS) / bench_median (plain_frames, RUNS),
           bench_median (sets, RUNS) * 1e3, bench_median (moves, RUNS) * 1e3);
  gtk_window_destroy (GTK_WINDOW (plain.window));
  gtk_window_destroy (GTK_WINDOW (outline.window));
}

int
main (int argc, char *argv[])
{
  g_autoptr (KeiApplication) application = kei_application_new ();

  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    measure (sizes[i]);
  return EXIT_SUCCESS;
}
