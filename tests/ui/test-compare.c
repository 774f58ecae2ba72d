/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The real window beside an earlier plan: going through the changes, deciding about pairs, reasons, editing either side, saving,
 * and what cannot be compared. With KEI_PICTURE_DIR set, pictures are left there. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <locale.h>

#include "kei-application.h"
#include "kei-compare-dialog.h"
#include "kei-compare-page-private.h"
#include "kei-compare-versions-row.h"
#include "kei-edit.h"
#include "kei-pairing-record.h"
#include "kei-test-sample.h"
#include "kei-versions.h"
#include "kei-window-private.h"
#include "kei-xml.h"

#define wait_until(condition)                                     \
  G_STMT_START                                                    \
  {                                                               \
    gint64 until = g_get_monotonic_time () + 20 * G_USEC_PER_SEC; \
    while (!(condition) && g_get_monotonic_time () < until)       \
      if (!g_main_context_iteration (NULL, FALSE))                \
        g_thread_yield ();                                        \
    g_assert_true (condition);                                    \
  }                                                               \
  G_STMT_END

static KeiApplication *the_application;

typedef struct
{
  char *folder;
  GFile *earlier, *later;
  KeiWindow *window;
} Fixture;

static void
turn (void)
{
  for (guint i = 0; i < 1000 && g_main_context_iteration (NULL, FALSE); i++)
    ;
}

static GFile *
write_sample (Fixture *fixture, const char *name)
{
  g_autoptr (KeiTree) tree = kei_test_read_sample (name);
  g_autoptr (GBytes) bytes = kei_xml_write (tree);
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static KeiComparePage *
get_page (const Fixture *fixture)
{
  return fixture->window->compare;
}

static gboolean
is_ready (const Fixture *fixture)
{
  KeiComparePage *page = get_page (fixture);

  return page != NULL && kei_compare_page_get_rows (page) != NULL && !kei_comparer_get_busy (page->comparer) && fixture->window->reading == NULL;
}

static void
compare (Fixture *fixture, GFile *with)
{
  kei_window_compare_with (fixture->window, with);
  wait_until (is_ready (fixture));
  turn ();
}

/* The window's plan as it is now beside a version of it. */
static void
begin_version (Fixture *fixture, KeiId version)
{
  g_autoptr (KeiCompareWhat) earlier = kei_compare_what_new_version (version), later = kei_compare_what_new (KEI_COMPARE_WHAT_NOW);

  kei_window_compare (fixture->window, earlier, later);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("kei-compare-XXXXXX", NULL);
  fixture->earlier = write_sample (fixture, "minato-zenki.keikaku");
  fixture->later = write_sample (fixture, "minato-koki.keikaku");
  fixture->window = kei_window_new (ADW_APPLICATION (the_application));
  kei_window_open_file (fixture->window, fixture->later);
  wait_until (fixture->window->editor != NULL && fixture->window->next == NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_until (gtk_widget_get_mapped (GTK_WIDGET (fixture->window)));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer window = fixture->window;

  g_object_add_weak_pointer (G_OBJECT (fixture->window), &window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  wait_until (window == NULL);
  g_file_delete (fixture->earlier, NULL, NULL);
  g_file_delete (fixture->later, NULL, NULL);
  g_object_unref (fixture->earlier);
  g_object_unref (fixture->later);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

/* --- What there is --- */

static const KeiComparisonRow *
get_title_row (const Fixture *fixture)
{
  guint title = _kei_compare_page_get_title (get_page (fixture));

  g_assert_cmpuint (title, !=, KEI_ROW_NONE);
  return kei_comparison_rows_get (kei_compare_page_get_rows (get_page (fixture)), title);
}

static KeiIdPair
get_pair (const Fixture *fixture)
{
  const KeiComparisonRow *row = get_title_row (fixture);

  return (KeiIdPair){ row->nodes[0] != NULL ? kei_node_get_id (row->nodes[0]) : KEI_ID_NONE, row->nodes[1] != NULL ? kei_node_get_id (row->nodes[1]) : KEI_ID_NONE };
}

static const char *
get_position (const Fixture *fixture)
{
  return gtk_label_get_label (GTK_LABEL (gtk_widget_get_template_child (GTK_WIDGET (get_page (fixture)->changes), KEI_TYPE_COMPARE_CHANGES, "position")));
}

/* The first entry of the list that is a change of this sign, chosen. */
static void
choose (const Fixture *fixture, KeiRowSign sign)
{
  KeiComparePage *page = get_page (fixture);
  const KeiChangeEntry *entry = kei_compare_changes_get_chosen (page->changes);

  while (entry == NULL || entry->sign != sign)
    {
      g_assert_true (kei_compare_page_step (page, TRUE));
      entry = kei_compare_changes_get_chosen (page->changes);
    }
  turn ();
}

/* The first change of an item that is paired, and no more than changed. */
static void
choose_pair (const Fixture *fixture)
{
  do
    {
      g_assert_true (kei_compare_page_step (get_page (fixture), TRUE));
      turn ();
    }
  while (get_title_row (fixture)->sign != KEI_ROW_CHANGED || kei_node_get_kind (get_title_row (fixture)->nodes[0]) != KEI_KIND_ITEM);
}

static void
act (const Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_page (fixture)), action, NULL));
  wait_until (is_ready (fixture));
  turn ();
}

static void
undo (const Fixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "doc.undo", NULL);
  wait_until (is_ready (fixture));
  turn ();
}

static void
redo (const Fixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "doc.redo", NULL);
  wait_until (is_ready (fixture));
  turn ();
}

static const KeiPair *
find_pair (const Fixture *fixture, KeiIdPair ids)
{
  KeiPairing *pairing = kei_comparison_get_pairing (kei_comparison_rows_get_comparison (kei_compare_page_get_rows (get_page (fixture))));

  return kei_pairing_find (pairing, KEI_SIDE_OLD, ids.old_id);
}

/* --- The tests --- */

static void
test_open (Fixture *fixture, gconstpointer data)
{
  KeiComparePage *page;
  guint n;

  compare (fixture, fixture->earlier);
  page = get_page (fixture);
  g_assert_cmpstr (kei_window_get_mode (fixture->window), ==, KEI_WINDOW_MODE_COMPARE);
  g_assert_cmpint (kei_compare_page_get_own_side (page), ==, KEI_SIDE_NEW);
  g_assert_cmpstr (gtk_label_get_label (page->titles[KEI_SIDE_OLD]), ==, "第2次みなと町総合計画 前期基本計画");
  g_assert_cmpstr (gtk_label_get_label (page->titles[KEI_SIDE_NEW]), ==, "第2次みなと町総合計画 後期基本計画");
  wait_until (strchr (gtk_label_get_label (page->states[KEI_SIDE_OLD]), '#') != NULL && strchr (gtk_label_get_label (page->states[KEI_SIDE_NEW]), '#') != NULL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (page->stack), ==, "content");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (page->body), ==, "rows");
  g_assert_true (g_str_has_prefix (get_position (fixture), "1 / "));
  kei_change_list_get (kei_comparer_get_changes (page->comparer), &n);
  g_assert_cmpuint (n, >, 20);
  /* To the end and no further, and all the way back. */
  for (guint i = 0; i < n && kei_compare_page_step (page, TRUE); i++)
    turn ();
  g_assert_false (kei_compare_page_step (page, TRUE));
  while (kei_compare_page_step (page, FALSE))
    ;
  g_assert_true (g_str_has_prefix (get_position (fixture), "1 / "));
  /* An action of editing has no place here; it has again in the other mode. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.mode", "s", KEI_WINDOW_MODE_EDIT);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->mode_stack), ==, "edit");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.mode", "s", KEI_WINDOW_MODE_COMPARE);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->mode_stack), ==, "compare");
}

static gboolean find_place (const Fixture *fixture, double *top, double *bottom);

/* The runs of unchanged rows that are open, or closed. */
static guint
count_runs (const Fixture *fixture, gboolean open, guint *first)
{
  GListModel *model = G_LIST_MODEL (get_page (fixture)->model);
  guint n = 0;

  for (guint i = g_list_model_get_n_items (model); i-- > 0;)
    {
      g_autoptr (KeiCompareItem) item = g_list_model_get_item (model, i);

      if (kei_compare_item_get_n_folded (item) == 0 || kei_compare_item_is_open (item) != open)
        continue;
      *first = i;
      n++;
    }
  return n;
}

static void
test_swap (Fixture *fixture, gconstpointer data)
{
  KeiIdPair before, after, by_hand;
  KeiComparePage *page;
  GtkWidget *grid;
  guint shown, position, run, n_open;
  double top, top_after, top_in_view, bottom;
  const KeiNode *seen;

  compare (fixture, fixture->earlier);
  page = get_page (fixture);
  choose_pair (fixture);
  by_hand = get_pair (fixture);
  act (fixture, "pair.decide");
  grid = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (page->changes), KEI_TYPE_COMPARE_CHANGES, "chip_grid"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gtk_widget_get_first_child (grid)), FALSE);
  shown = kei_compare_changes_get_shown (page->changes);
  g_assert_cmpuint (count_runs (fixture, FALSE, &run), >, 1);
  kei_compare_model_toggle (page->model, run);
  choose (fixture, KEI_ROW_ADDED);
  n_open = count_runs (fixture, TRUE, &run);
  g_assert_cmpuint (n_open, >, 0);
  before = get_pair (fixture);
  g_assert_cmphex (before.old_id, ==, KEI_ID_NONE);
  wait_until (find_place (fixture, &top_in_view, &bottom));
  g_assert_true (_kei_compare_page_find_anchor (page, &position, &top));

  /* Nothing is compared anew: there are rows all the time. */
  kei_compare_page_swap (page);
  g_assert_false (kei_compare_page_is_comparing (page));
  g_assert_cmpstr (gtk_label_get_label (page->titles[KEI_SIDE_NEW]), ==, "第2次みなと町総合計画 後期基本計画");
  wait_until (is_ready (fixture));
  after = get_pair (fixture);
  g_assert_cmpint (get_title_row (fixture)->sign, ==, KEI_ROW_REMOVED);
  g_assert_cmphex (after.old_id, ==, before.new_id);
  g_assert_cmpstr (gtk_label_get_label (page->titles[KEI_SIDE_NEW]), ==, "第2次みなと町総合計画 前期基本計画");
  g_assert_cmpint (kei_compare_page_get_own_side (page), ==, KEI_SIDE_OLD);
  g_assert_cmpint (find_pair (fixture, (KeiIdPair){ by_hand.new_id, by_hand.old_id })->by, ==, KEI_PAIR_BY_HAND);
  g_assert_cmphex (kei_compare_changes_get_shown (page->changes), ==, shown);
  g_assert_cmpuint (count_runs (fixture, TRUE, &run), ==, n_open);
  g_assert_cmpuint (kei_compare_changes_get_chosen (page->changes)->row, ==, _kei_compare_page_get_title (page));
  wait_until (find_place (fixture, &top_in_view, &bottom));
  g_assert_true (_kei_compare_page_find_anchor (page, &position, &top_after));
  g_assert_cmpuint (position, ==, gtk_single_selection_get_selected (page->selection));
  g_assert_cmpfloat_with_epsilon (top_after, top, 2);

  /* Where nothing that is chosen is to be seen, the first row that is stays where it is. */
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (page->list)), 0);
  wait_until (!_kei_compare_page_is_in_view (page));
  g_assert_true (_kei_compare_page_find_anchor (page, &position, &top));
  seen = kei_comparison_rows_get (kei_compare_page_get_rows (page), kei_compare_model_get_row (page->model, position))->nodes[KEI_SIDE_OLD];
  act (fixture, "compare.swap");
  wait_until (page->scroll_id == 0);
  g_assert_true (_kei_compare_page_find_anchor (page, &position, &top_after));
  g_assert_true (kei_comparison_rows_get (kei_compare_page_get_rows (page), kei_compare_model_get_row (page->model, position))->nodes[KEI_SIDE_NEW] == seen);
  g_assert_cmpfloat_with_epsilon (top_after, top, 2);
  act (fixture, "compare.swap");

  /* There and back before the first is done is nothing. */
  kei_compare_page_swap (page);
  kei_compare_page_swap (page);
  wait_until (is_ready (fixture));
  g_assert_cmpint (kei_compare_page_get_own_side (page), ==, KEI_SIDE_OLD);
  g_assert_cmphex (get_pair (fixture).old_id, ==, after.old_id);
  /* An edit while the sides change places. */
  kei_compare_page_swap (page);
  g_assert_true (kei_editor_set_text (fixture->window->editor, before.new_id, KEI_FIELD_TITLE, "まったく別の題名", FALSE));
  wait_until (is_ready (fixture));
  g_assert_cmphex (get_pair (fixture).new_id, ==, before.new_id);
  g_assert_cmpstr (kei_node_get_headline (get_title_row (fixture)->nodes[KEI_SIDE_NEW]), ==, "まったく別の題名");
}

/* What is under way can be stopped; what is there stays there. */
static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  KeiComparePage *page;

  compare (fixture, fixture->earlier);
  page = get_page (fixture);
  g_assert_false (kei_compare_page_is_comparing (page));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.cancel-comparing", NULL);
  g_assert_nonnull (kei_compare_page_get_rows (page));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (page->stack), ==, "content");

  kei_window_compare_with (fixture->window, fixture->earlier);
  wait_until (fixture->window->reading == NULL);
  g_assert_true (kei_compare_page_is_comparing (page));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.cancel-comparing", NULL);
  wait_until (!kei_comparer_get_busy (page->comparer));
  g_assert_null (kei_compare_page_get_other (page));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (page->stack), ==, "empty");

  compare (fixture, fixture->earlier);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (page->stack), ==, "content");
}

static void
text_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

/* Both sides and the sign between them, as a row of a table. */
static void
test_copy (Fixture *fixture, gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->window));
  g_autofree char *text = NULL;

  compare (fixture, fixture->earlier);
  choose (fixture, KEI_ROW_REMOVED);
  act (fixture, "compare.copy");
  g_assert_true (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), "text/html"));
  gdk_clipboard_read_text_async (clipboard, NULL, text_cb, &text);
  wait_until (text != NULL);
  g_assert_true (g_str_has_suffix (text, "\tRemoved\t\n"));
  g_assert_nonnull (strstr (text, kei_node_get_headline (get_title_row (fixture)->nodes[KEI_SIDE_OLD])));
}

static void
test_pairs (Fixture *fixture, gconstpointer data)
{
  KeiIdPair ids;
  guint n_rows;

  compare (fixture, fixture->earlier);
  choose_pair (fixture);
  ids = get_pair (fixture);
  n_rows = g_list_model_get_n_items (G_LIST_MODEL (get_page (fixture)->model));
  act (fixture, "pair.decide");
  g_assert_cmpint (find_pair (fixture, ids)->by, ==, KEI_PAIR_BY_HAND);
  g_assert_cmphex (get_pair (fixture).new_id, ==, ids.new_id); /* still chosen */
  act (fixture, "pair.decide");
  g_assert_cmpint (find_pair (fixture, ids)->by, !=, KEI_PAIR_BY_HAND);
  act (fixture, "pair.unpair");
  g_assert_true (find_pair (fixture, ids) == NULL || find_pair (fixture, ids)->new_id != ids.new_id);
  g_assert_cmphex (get_pair (fixture).new_id, ==, ids.new_id);
  g_assert_cmphex (get_pair (fixture).old_id, ==, KEI_ID_NONE);
  for (guint i = 0; i < 3; i++)
    undo (fixture);
  g_assert_false (kei_document_get_modified (kei_editor_get_document (fixture->window->editor)));
  g_assert_cmphex (find_pair (fixture, ids)->new_id, ==, ids.new_id);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_page (fixture)->model)), ==, n_rows);
}

/* What is parted by a button of the desk becomes two far from each other; the one that is read stays where it is. */
static void
test_parted_in_view (Fixture *fixture, gconstpointer data)
{
  compare (fixture, fixture->earlier);
  while (kei_compare_page_step (get_page (fixture), FALSE))
    turn ();
  g_assert_true (get_title_row (fixture)->flags & KEI_ROW_IS_DOUBTFUL);
  wait_until (_kei_compare_page_is_in_view (get_page (fixture)) && get_page (fixture)->scroll_id == 0);
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  act (fixture, "pair.unpair");
  wait_until (get_page (fixture)->scroll_id == 0);
  turn ();
  g_assert_true (_kei_compare_page_is_in_view (get_page (fixture)));
}

/* The list of changes says of which row the person reads. */
static void
assert_list_follows (const Fixture *fixture)
{
  const KeiChangeEntry *entry = kei_compare_changes_get_chosen (get_page (fixture)->changes);

  g_assert_nonnull (entry);
  g_assert_cmpuint (entry->row, ==, _kei_compare_page_get_title (get_page (fixture)));
}

/* Two that the machine does not pair are paired by hand, and no later edit undoes it. When it is undone the list of changes stays at the
 * one that is chosen. */
static void
test_pair_by_hand (Fixture *fixture, gconstpointer data)
{
  KeiIdPair removed, added, pair;

  compare (fixture, fixture->earlier);
  choose (fixture, KEI_ROW_REMOVED);
  removed = get_pair (fixture);
  while (kei_compare_page_step (get_page (fixture), FALSE))
    ;
  choose (fixture, KEI_ROW_ADDED);
  added = get_pair (fixture);
  g_signal_emit_by_name (kei_compare_desk_get_partners (get_page (fixture)->desk), "chosen", removed.old_id);
  wait_until (is_ready (fixture));
  turn ();
  pair = get_pair (fixture);
  g_assert_cmphex (pair.old_id, ==, removed.old_id);
  g_assert_cmphex (pair.new_id, ==, added.new_id);
  assert_list_follows (fixture);
  undo (fixture);
  g_assert_cmphex (get_pair (fixture).new_id, ==, added.new_id);
  g_assert_cmphex (get_pair (fixture).old_id, ==, KEI_ID_NONE);
  assert_list_follows (fixture);
  redo (fixture);
  g_assert_cmphex (get_pair (fixture).old_id, ==, removed.old_id);
  assert_list_follows (fixture);
  g_assert_true (kei_editor_set_text (fixture->window->editor, added.new_id, KEI_FIELD_TITLE, "まったく別の題名", FALSE));
  wait_until (is_ready (fixture));
  g_assert_cmphex (find_pair (fixture, pair)->new_id, ==, added.new_id);
  g_assert_cmpint (find_pair (fixture, pair)->by, ==, KEI_PAIR_BY_HAND);
}

static GtkWidget *
find_descendant (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_descendant (child, type);
  return found;
}

/* Enter means the words that stand there, also before what they find is listed; Escape chooses nothing. */
static void
test_partner_search (Fixture *fixture, gconstpointer data)
{
  KeiIdPair removed, added;
  GObject *button;
  GtkWidget *popover, *entry;
  const char *words;

  compare (fixture, fixture->earlier);
  choose (fixture, KEI_ROW_REMOVED);
  removed = get_pair (fixture);
  words = kei_node_get_headline (get_title_row (fixture)->nodes[KEI_SIDE_OLD]);
  while (kei_compare_page_step (get_page (fixture), FALSE))
    ;
  choose (fixture, KEI_ROW_ADDED);
  added = get_pair (fixture);
  button = gtk_widget_get_template_child (GTK_WIDGET (get_page (fixture)->desk), KEI_TYPE_COMPARE_DESK, "partner_button");
  gtk_test_accessible_assert_property (gtk_widget_get_first_child (GTK_WIDGET (button)), GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_menu_button_get_label (GTK_MENU_BUTTON (button)));
  popover = GTK_WIDGET (kei_compare_desk_get_partners (get_page (fixture)->desk));
  entry = find_descendant (popover, GTK_TYPE_SEARCH_ENTRY);
  for (guint i = 0; i < 2; i++)
    {
      kei_compare_desk_open_partners (get_page (fixture)->desk);
      wait_until (gtk_widget_get_mapped (popover));
      gtk_editable_set_text (GTK_EDITABLE (entry), words);
      g_signal_emit_by_name (entry, "activate");
      if (i == 0)
        g_signal_emit_by_name (entry, "stop-search");
      wait_until (!gtk_widget_get_mapped (popover));
      wait_until (is_ready (fixture));
      turn ();
      g_assert_true (i == 1 || get_pair (fixture).old_id == KEI_ID_NONE);
    }
  wait_until (get_pair (fixture).old_id == removed.old_id);
  g_assert_cmphex (get_pair (fixture).new_id, ==, added.new_id);
}

/* Nothing moves aside on the way from the first change to the last. */
static void
test_position_width (Fixture *fixture, gconstpointer data)
{
  int first, width;

  compare (fixture, fixture->earlier);
  gtk_widget_measure (GTK_WIDGET (get_page (fixture)->changes), GTK_ORIENTATION_HORIZONTAL, -1, &first, NULL, NULL, NULL);
  while (kei_compare_page_step (get_page (fixture), TRUE))
    {
      gtk_widget_measure (GTK_WIDGET (get_page (fixture)->changes), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      g_assert_cmpint (width, ==, first);
    }
}

/* As long as the comparison is not whole, nothing is said of how many changes there are. */
static void
test_not_whole (Fixture *fixture, gconstpointer data)
{
  KeiCompareChanges *changes;

  compare (fixture, fixture->earlier);
  changes = get_page (fixture)->changes;
  g_assert_cmpstr (get_position (fixture), !=, "");
  kei_compare_changes_set_result (changes, NULL);
  g_assert_cmpstr (get_position (fixture), ==, "");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (gtk_widget_get_template_child (GTK_WIDGET (changes), KEI_TYPE_COMPARE_CHANGES, "stack"))), ==, "unknown");
}

/* The parts of a merge are named as they stand one below the other. */
static void
test_join_numbers (Fixture *fixture, gconstpointer data)
{
  compare (fixture, fixture->earlier);
  choose (fixture, KEI_ROW_MERGED);
  turn ();
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (gtk_widget_get_template_child (GTK_WIDGET (get_page (fixture)->desk), KEI_TYPE_COMPARE_DESK, "numbers"))), ==, "1-2①＋② → 1-2①");
}

/* Why a pair is doubtful is said where one decides about it, not that it is alike. */
static void
test_doubt (Fixture *fixture, gconstpointer data)
{
  GtkWidget *why;
  KeiComparisonRows *rows;
  guint n;

  compare (fixture, fixture->earlier);
  rows = kei_compare_page_get_rows (get_page (fixture));
  kei_compare_page_reveal (get_page (fixture), KEI_SIDE_NEW, kei_node_get_id (kei_comparison_rows_get (rows, kei_comparison_rows_get_doubtful (rows, &n)[0])->nodes[KEI_SIDE_NEW]));
  turn ();
  why = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (get_page (fixture)->desk), KEI_TYPE_COMPARE_DESK, "why"));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (why)), "title and first text are others"));
}

static GtkTextBuffer *
get_reason (const Fixture *fixture)
{
  AdwBin *slot = ADW_BIN (gtk_widget_get_template_child (GTK_WIDGET (get_page (fixture)->desk), KEI_TYPE_COMPARE_DESK, "reason_slot"));

  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (gtk_widget_get_first_child (adw_bin_get_child (slot))));
}

static void
test_reason (Fixture *fixture, gconstpointer data)
{
  KeiDocument *document = kei_editor_get_document (fixture->window->editor);
  KeiTree *tree;
  KeiNode *entry;
  g_autofree char *shown = NULL;
  GtkTextIter start, end;
  KeiIdPair ids;
  guint n_before = kei_node_get_n_children (kei_tree_get_root (kei_document_get_tree (document)), KEI_SLOT_PAIRINGS); /* the sample has one */

  compare (fixture, fixture->earlier);
  choose_pair (fixture);
  ids = get_pair (fixture);
  act (fixture, "pair.reason");
  for (guint i = 0; i < 4; i++)
    {
      gtk_text_buffer_insert_at_cursor (get_reason (fixture), "理", -1);
      turn ();
    }
  wait_until (is_ready (fixture));
  tree = kei_document_get_tree (document);
  g_assert_cmpuint (kei_node_get_n_children (kei_tree_get_root (tree), KEI_SLOT_PAIRINGS), ==, n_before + 1);
  entry = kei_node_get_child (kei_tree_get_root (tree), KEI_SLOT_PAIRINGS, n_before);
  g_assert_cmpstr (kei_node_get_text (entry, KEI_FIELD_REASON), ==, "理理理理");
  g_assert_cmphex (kei_node_get_ref (entry, KEI_FIELD_NEW_ID), ==, ids.new_id);
  g_assert_false (kei_node_has (entry, KEI_FIELD_VERDICT));
  /* Another change has none; coming back there it is. */
  kei_compare_page_step (get_page (fixture), TRUE);
  g_assert_cmpint (gtk_text_buffer_get_char_count (get_reason (fixture)), ==, 0);
  kei_compare_page_step (get_page (fixture), FALSE);
  gtk_text_buffer_get_bounds (get_reason (fixture), &start, &end);
  shown = gtk_text_buffer_get_text (get_reason (fixture), &start, &end, FALSE);
  g_assert_cmpstr (shown, ==, "理理理理");
  g_signal_emit_by_name (get_page (fixture)->desk, "remarks-chosen", (guint) KEI_PAIR_REMARKS_TYPE);
  tree = kei_document_get_tree (document);
  g_assert_cmpstr (kei_node_get_string (kei_node_get_child (kei_tree_get_root (tree), KEI_SLOT_PAIRINGS, n_before), KEI_FIELD_REMARKS), ==, "type");
  /* One step each. */
  undo (fixture);
  undo (fixture);
  g_assert_false (kei_document_get_can_undo (document));
  g_assert_cmpint (gtk_text_buffer_get_char_count (get_reason (fixture)), ==, 0);
}

static void
test_edit (Fixture *fixture, gconstpointer data)
{
  KeiIdPair ids;

  compare (fixture, fixture->earlier);
  choose_pair (fixture);
  ids = get_pair (fixture);
  act (fixture, "compare.edit-right");
  g_assert_cmpstr (kei_window_get_mode (fixture->window), ==, KEI_WINDOW_MODE_EDIT);
  g_assert_cmphex (kei_editor_get_selected (fixture->window->editor), ==, ids.new_id);
  g_assert_true (kei_editor_set_text (fixture->window->editor, ids.new_id, KEI_FIELD_TITLE, "港の仕事を受け継ぐ", FALSE));
  kei_window_set_mode (fixture->window, KEI_WINDOW_MODE_COMPARE);
  wait_until (is_ready (fixture));
  turn ();
  g_assert_cmphex (get_pair (fixture).new_id, ==, ids.new_id);
  g_assert_cmphex (get_pair (fixture).old_id, ==, ids.old_id);
  g_assert_cmpstr (kei_node_get_headline (get_title_row (fixture)->nodes[KEI_SIDE_NEW]), ==, "港の仕事を受け継ぐ");
}

/* The earlier plan opens in a window of its own; the comparison follows it, and goes back to what was saved when it goes. */
static void
test_edit_other (Fixture *fixture, gconstpointer data)
{
  KeiIdPair ids;
  KeiWindow *other;
  KeiEditor *editor;

  compare (fixture, fixture->earlier);
  choose_pair (fixture);
  ids = get_pair (fixture);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_page (fixture)), "compare.edit-left", NULL));
  wait_until (kei_compare_side_get_editor (kei_compare_page_get_other (get_page (fixture))) != NULL);
  other = fixture->window->other_window;
  editor = kei_window_get_editor (other);
  g_assert_cmphex (kei_editor_get_selected (editor), ==, ids.old_id);
  g_assert_true (kei_editor_set_text (editor, ids.old_id, KEI_FIELD_TITLE, "前の題名を直す", FALSE));
  wait_until (is_ready (fixture));
  g_assert_cmpstr (kei_node_get_headline (get_title_row (fixture)->nodes[KEI_SIDE_OLD]), ==, "前の題名を直す");
  gtk_window_destroy (GTK_WINDOW (other));
  turn ();
  wait_until (is_ready (fixture));
  g_assert_null (kei_compare_side_get_editor (kei_compare_page_get_other (get_page (fixture))));
  g_assert_cmpstr (kei_node_get_headline (get_title_row (fixture)->nodes[KEI_SIDE_OLD]), !=, "前の題名を直す");
}

/* With letters of any usual size the window needs no more than a small screen has, whatever is chosen. */
static void
test_width (Fixture *fixture, gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  g_autofree char *usual = NULL;
  static const char *const fonts[] = { "Cantarell 11", "Cantarell 16", "Cantarell 20", "Cantarell 22" };

  g_object_get (settings, "gtk-font-name", &usual, NULL);
  compare (fixture, fixture->earlier);
  kei_compare_page_find (get_page (fixture));
  for (guint i = 0; i < G_N_ELEMENTS (fonts); i++)
    {
      g_object_set (settings, "gtk-font-name", fonts[i], NULL);
      while (kei_compare_page_step (get_page (fixture), FALSE))
        ;
      do
        {
          int least;

          turn ();
          gtk_widget_measure (GTK_WIDGET (fixture->window), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
          if (least > 1024)
            g_test_message ("%s, “%s”", fonts[i], kei_compare_changes_get_chosen (get_page (fixture)->changes) != NULL ? kei_row_sign_name (kei_compare_changes_get_chosen (get_page (fixture)->changes)->sign) : "");
          g_assert_cmpint (least, <=, 1024);
        }
      while (kei_compare_page_step (get_page (fixture), TRUE));
    }
  g_object_set (settings, "gtk-font-name", usual, NULL);
}

/* --- Jumping --- */

/* The chosen row in parts of the list's height: its top and bottom. */
static gboolean
find_place (const Fixture *fixture, double *top, double *bottom)
{
  KeiComparePage *page = get_page (fixture);
  KeiPairRow *row = _kei_compare_page_find_row_widget (page, gtk_single_selection_get_selected (page->selection));
  graphene_rect_t bounds;

  if (page->scroll_id != 0 || row == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (row), page->list, &bounds))
    return FALSE;
  *top = bounds.origin.y / gtk_widget_get_height (page->list);
  *bottom = (bounds.origin.y + bounds.size.height) / gtk_widget_get_height (page->list);
  return TRUE;
}

/* Wherever one comes from, a row that one jumps to stands in the upper third, but near the ends; one that is well in view stays. */
static void
test_jump (Fixture *fixture, gconstpointer data)
{
  KeiComparePage *page;
  GtkAdjustment *adjustment;
  guint n, n_moved = 0;
  double top, bottom;

  compare (fixture, fixture->earlier);
  page = get_page (fixture);
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (page->list));
  wait_until (find_place (fixture, &top, &bottom));
  /* The first change is far down, and the list was not there when it was led to. */
  g_assert_true (_kei_compare_page_is_in_view (page));
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, 0);
  g_assert_cmpfloat (top, <, 0.35);
  for (guint i = 0; i < 60; i++)
    {
      gboolean is_picked = i % 3 == 2, forward = i < 40;
      double value = gtk_adjustment_get_value (adjustment);

      n = g_list_model_get_n_items (G_LIST_MODEL (page->model));
      if (is_picked)
        g_signal_emit_by_name (page->overview, "picked", i * 37 % n);
      else if (!kei_compare_page_step (page, forward))
        break;
      wait_until (find_place (fixture, &top, &bottom));
      g_assert_cmpfloat (top, >=, 0);
      if (gtk_adjustment_get_value (adjustment) > 0)
        g_assert_cmpfloat (top, >, 0.05);
      if (gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment) < gtk_adjustment_get_upper (adjustment) - 1)
        g_assert_true (top <= 0.34 || bottom <= 0.76);
      if (gtk_adjustment_get_value (adjustment) != value && gtk_adjustment_get_value (adjustment) > 0)
        n_moved++;
    }
  g_assert_cmpuint (n_moved, >, 10);
  for (guint i = 0; i < 3; i++)
    {
      guint position = gtk_single_selection_get_selected (page->selection) + 1;
      KeiPairRow *row = _kei_compare_page_find_row_widget (page, position);
      graphene_rect_t before, after;

      g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (row), page->list, &before));
      g_signal_emit_by_name (page->overview, "picked", position);
      wait_until (find_place (fixture, &top, &bottom));
      g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (row), page->list, &after));
      g_assert_cmpfloat_with_epsilon (before.origin.y, after.origin.y, 1);
    }
}

/* The keyboard goes along, so that arrows and Return go on from there. */
static void
test_jump_keyboard (Fixture *fixture, gconstpointer data)
{
  KeiComparePage *page;
  double top, bottom;

  compare (fixture, fixture->earlier);
  page = get_page (fixture);
  wait_until (find_place (fixture, &top, &bottom));
  for (guint i = 0; i < 12; i++)
    {
      GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

      g_assert_true (gtk_widget_get_parent (focus) == page->list);
      g_assert_cmpuint (_kei_compare_page_get_position (KEI_PAIR_ROW (gtk_widget_get_first_child (focus))), ==, gtk_single_selection_get_selected (page->selection));
      g_assert_true (kei_compare_page_step (page, TRUE));
      wait_until (find_place (fixture, &top, &bottom));
    }
  /* Who is elsewhere stays there, and comes back to the row that is chosen. */
  kei_compare_page_cycle_focus (page, GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), GTK_WIDGET (page->desk)));
  g_assert_true (kei_compare_page_step (page, TRUE));
  wait_until (find_place (fixture, &top, &bottom));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), GTK_WIDGET (page->desk)));
  kei_compare_page_cycle_focus (page, GTK_DIR_TAB_BACKWARD);
  g_assert_cmpuint (_kei_compare_page_get_position (KEI_PAIR_ROW (gtk_widget_get_first_child (gtk_window_get_focus (GTK_WINDOW (fixture->window))))), ==, gtk_single_selection_get_selected (page->selection));
}

/* A decision makes the row anew, and puts others beside it. */
static void
test_keyboard_stays (Fixture *fixture, gconstpointer data)
{
  static const char *const actions[] = { "pair.decide", "pair.decide", "pair.unpair" };
  KeiComparePage *page;
  GtkWidget *focus;
  double top, bottom;

  compare (fixture, fixture->earlier);
  page = get_page (fixture);
  wait_until (find_place (fixture, &top, &bottom));
  choose_pair (fixture);
  wait_until (find_place (fixture, &top, &bottom));
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      act (fixture, actions[i]);
      wait_until (find_place (fixture, &top, &bottom));
      focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
      g_assert_true (gtk_widget_get_parent (focus) == page->list);
      g_assert_cmpuint (_kei_compare_page_get_position (KEI_PAIR_ROW (gtk_widget_get_first_child (focus))), ==, gtk_single_selection_get_selected (page->selection));
    }
}

/* Whether all that is in @popover has room in it; it is shown again where its lines grow after it was. */
static gboolean
has_room (GtkWidget *popover)
{
  GtkWidget *content = gtk_popover_get_child (GTK_POPOVER (popover));
  int natural;

  gtk_widget_measure (content, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
  return gtk_widget_get_height (content) >= natural;
}

/* The menu of a row has room for all its lines, and gives the keyboard back. */
static void
test_menu (Fixture *fixture, gconstpointer data)
{
  KeiComparePage *page;
  GtkWidget *popover, *focus;
  double top, bottom;

  compare (fixture, fixture->earlier);
  page = get_page (fixture);
  wait_until (find_place (fixture, &top, &bottom));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "compare.menu", NULL));
  popover = gtk_widget_get_last_child (GTK_WIDGET (page));
  g_assert_true (GTK_IS_POPOVER_MENU (popover));
  wait_until (gtk_widget_get_mapped (popover));
  wait_until (has_room (popover));
  gtk_popover_popdown (GTK_POPOVER (popover));
  turn ();
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (gtk_widget_get_parent (focus) == page->list);
  g_assert_cmpuint (_kei_compare_page_get_position (KEI_PAIR_ROW (gtk_widget_get_first_child (focus))), ==, gtk_single_selection_get_selected (page->selection));
}

/* The entry of a menu. (nullable) (transfer none) */
static GtkWidget *
find_entry (GtkWidget *widget, const char *label)
{
  GtkWidget *found = NULL;

  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton"))
    {
      g_autofree char *text = NULL;

      g_object_get (widget, "text", &text, NULL);
      return g_strcmp0 (text, label) == 0 ? widget : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_entry (child, label);
  return found;
}

/* What is chosen in the menu of a row is done, and the keyboard is where it leads. */
static void
test_menu_entry (Fixture *fixture, gconstpointer data)
{
  KeiComparePage *page;
  double top, bottom;

  compare (fixture, fixture->earlier);
  page = get_page (fixture);
  wait_until (find_place (fixture, &top, &bottom));
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "compare.menu", NULL));
      wait_until (gtk_widget_get_mapped (page->menu));
      g_signal_emit_by_name (find_entry (page->menu, "Reason for the Change"), "clicked");
      wait_until (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), GTK_WIDGET (page->desk)));
      /* Escape leads back from there. */
      g_assert_true (kei_compare_page_leave_desk (page));
      g_assert_true (_kei_compare_page_has_keyboard (page));
      g_assert_false (kei_compare_page_leave_desk (page));
    }
  /* A window can go while the menu is open. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "compare.menu", NULL));
}

/* --- Finding --- */

static GtkWidget *
get_find (const Fixture *fixture, const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (get_page (fixture)->find), KEI_TYPE_COMPARE_FIND, name));
}

static void
find (const Fixture *fixture, const char *words)
{
  gtk_editable_set_text (GTK_EDITABLE (get_find (fixture, "words_entry")), words);
  wait_until (*words == '\0' || *gtk_label_get_label (GTK_LABEL (get_find (fixture, "count_label"))) != '\0');
  kei_compare_page_find_again (get_page (fixture), TRUE);
}

static gboolean
has_words (const Fixture *fixture, guint row, const char *words)
{
  g_autoptr (KeiRowText) text = kei_comparison_rows_dup_text (kei_compare_page_get_rows (get_page (fixture)), row, KEI_YEAR_STYLE_WAREKI);

  for (KeiSide side = KEI_SIDE_OLD; side <= KEI_SIDE_NEW; side++)
    for (guint i = 0; i < text->n_cells[side]; i++)
      if (strstr (text->cells[side][i].text, words) != NULL)
        return TRUE;
  return FALSE;
}

static void
test_find (Fixture *fixture, gconstpointer data)
{
  KeiComparePage *page;
  KeiComparisonRows *rows;
  g_autoptr (GArray) expected = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_folded = 0, first;

  compare (fixture, fixture->earlier);
  page = get_page (fixture);
  rows = kei_compare_page_get_rows (page);
  for (guint i = 0; i < kei_comparison_rows_get_n (rows); i++)
    if (has_words (fixture, i, "町民"))
      g_array_append_val (expected, i);
  g_assert_cmpuint (expected->len, >, 4);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "doc.find", NULL);
  g_assert_nonnull (page->find);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (page->find)));
  gtk_single_selection_set_selected (page->selection, GTK_INVALID_LIST_POSITION);
  find (fixture, "町民");
  for (guint i = 0; i < expected->len; i++)
    {
      guint row = g_array_index (expected, guint, i);
      g_autofree char *count = g_strdup_printf ("%u / %u", i + 1, expected->len);

      wait_until (_kei_compare_page_get_row (page) == row);
      n_folded += kei_comparison_rows_get (rows, row)->sign == KEI_ROW_SAME;
      g_assert_cmpuint (kei_compare_model_get_row (page->model, gtk_single_selection_get_selected (page->selection)), ==, row);
      g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (get_find (fixture, "count_label"))), ==, count);
      g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), GTK_WIDGET (page->find)));
      gtk_widget_activate_action (GTK_WIDGET (fixture->window), "doc.find-again", "b", TRUE);
    }
  g_assert_cmpuint (n_folded, >, 0);
  /* Round the end, and back. */
  first = g_array_index (expected, guint, 0);
  wait_until (_kei_compare_page_get_row (page) == first);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "doc.find-again", "b", FALSE);
  wait_until (_kei_compare_page_get_row (page) == g_array_index (expected, guint, expected->len - 1));
  find (fixture, "この文はどこにもない");
  wait_until (g_str_equal (gtk_label_get_label (GTK_LABEL (get_find (fixture, "count_label"))), "Not found"));
  /* An edit is found as soon as the comparison has it. */
  g_assert_true (kei_editor_set_text (fixture->window->editor, kei_editor_get_plan_id (fixture->window->editor), KEI_FIELD_TITLE, "この文はどこにもない計画", FALSE));
  wait_until (is_ready (fixture));
  wait_until (g_str_equal (gtk_label_get_label (GTK_LABEL (get_find (fixture, "count_label"))), "1 row"));
  gtk_widget_activate_action (GTK_WIDGET (page->find), "find.close", NULL);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (page->find)));
  wait_until (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == page->list || gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), page->list));
  undo (fixture);
}

/* --- Typing into a row --- */

/* A key of the field that has the keyboard, before the field itself sees it. */
static gboolean
press (const Fixture *fixture, guint key, GdkModifierType state)
{
  g_autoptr (GPtrArray) way = g_ptr_array_new ();
  gboolean handled = FALSE;

  for (GtkWidget *widget = gtk_window_get_focus (GTK_WINDOW (fixture->window)); widget != NULL; widget = gtk_widget_get_parent (widget))
    g_ptr_array_insert (way, 0, widget);
  for (guint i = 0; i < way->len && !handled; i++)
    {
      g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (way->pdata[i]);

      for (guint j = 0; j < g_list_model_get_n_items (controllers) && !handled; j++)
        {
          g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, j);

          if (GTK_IS_EVENT_CONTROLLER_KEY (controller) && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
            g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &handled);
        }
    }
  turn ();
  return handled;
}

static GtkTextBuffer *
get_typed (const Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  g_assert_true (GTK_IS_TEXT_VIEW (focus));
  g_assert_nonnull (gtk_widget_get_ancestor (focus, KEI_TYPE_PAIR_ROW));
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));
}

static gboolean
is_typing (const Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL && GTK_IS_TEXT_VIEW (focus) && gtk_widget_get_ancestor (focus, KEI_TYPE_PAIR_ROW) != NULL;
}

static gboolean
is_caret_in_view (const Fixture *fixture)
{
  GtkWidget *area = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  GdkRectangle caret;
  double top;
  int x, y;

  gtk_text_view_get_cursor_locations (GTK_TEXT_VIEW (area), NULL, &caret, NULL);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (area), GTK_TEXT_WINDOW_WIDGET, caret.x, caret.y, &x, &y);
  g_assert_true (gtk_widget_translate_coordinates (area, get_page (fixture)->list, x, y, NULL, &top));
  return top >= 0 && top + caret.height <= gtk_widget_get_height (get_page (fixture)->list);
}

/* The keyboard reads all of a row that is taller than the window before it goes to the next. */
static void
test_tall_row (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) title = g_string_new (NULL);
  double top, bottom;
  guint pages = 0;
  GtkWidget *area;
  GtkTextIter start;

  while (title->len < 12000)
    g_string_append (title, "町の暮らしを支える");
  compare (fixture, fixture->earlier);
  choose_pair (fixture);
  g_assert_true (kei_editor_set_text (fixture->window->editor, get_pair (fixture).new_id, KEI_FIELD_TITLE, title->str, FALSE));
  wait_until (is_ready (fixture));
  kei_compare_page_reveal (get_page (fixture), KEI_SIDE_NEW, get_pair (fixture).new_id);
  wait_until (find_place (fixture, &top, &bottom) && bottom - top > 2);
  g_assert_true (_kei_compare_page_focus_list (get_page (fixture)));
  turn ();
  while (press (fixture, GDK_KEY_Page_Down, 0))
    {
      wait_until (get_page (fixture)->reading_id == 0);
      gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
      pages++;
    }
  g_assert_true (find_place (fixture, &top, &bottom));
  g_assert_cmpfloat (bottom, <, 1.02);
  g_assert_cmpuint (pages, >=, 2);
  g_assert_false (press (fixture, GDK_KEY_Down, 0));
  g_assert_true (press (fixture, GDK_KEY_Up, 0));
  while (press (fixture, GDK_KEY_Page_Up, 0))
    {
      wait_until (get_page (fixture)->reading_id == 0);
      gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
    }
  g_assert_true (find_place (fixture, &top, &bottom));
  g_assert_cmpfloat (top, >, -0.02);
  act (fixture, "compare.type");
  wait_until (is_typing (fixture));
  wait_until (is_caret_in_view (fixture));
  area = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (GTK_TEXT_VIEW (area)), &start);
  gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (area)), &start);
  g_assert_false (is_caret_in_view (fixture));
  wait_until (is_caret_in_view (fixture));
}

static void
type (const Fixture *fixture, const char *action, const char *text)
{
  act (fixture, action);
  wait_until (is_typing (fixture));
  gtk_text_buffer_set_text (get_typed (fixture), text, -1);
}

static void
test_type_title (Fixture *fixture, gconstpointer data)
{
  KeiDocument *document = kei_editor_get_document (fixture->window->editor);
  g_autofree char *before = NULL;
  KeiIdPair ids;

  compare (fixture, fixture->earlier);
  choose_pair (fixture);
  act (fixture, "pair.decide");
  ids = get_pair (fixture);
  before = g_strdup (kei_node_get_headline (get_title_row (fixture)->nodes[KEI_SIDE_NEW]));
  /* Escape gives up; a title has one line, so Return is the end. */
  type (fixture, "compare.type", "やめる");
  g_assert_true (press (fixture, GDK_KEY_Escape, 0));
  g_assert_false (is_typing (fixture));
  g_assert_cmpstr (kei_node_get_headline (kei_editor_lookup (fixture->window->editor, ids.new_id)), ==, before);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), get_page (fixture)->list));
  type (fixture, "compare.type", "港の仕事を\n受け継ぐ");
  g_assert_true (press (fixture, GDK_KEY_Return, 0));
  wait_until (is_ready (fixture));
  turn ();
  g_assert_cmpstr (kei_node_get_headline (get_title_row (fixture)->nodes[KEI_SIDE_NEW]), ==, "港の仕事を 受け継ぐ");
  g_assert_cmphex (get_pair (fixture).new_id, ==, ids.new_id);
  g_assert_cmphex (get_pair (fixture).old_id, ==, ids.old_id);
  g_assert_cmpint (find_pair (fixture, ids)->by, ==, KEI_PAIR_BY_HAND);
  g_assert_cmpstr (kei_window_get_mode (fixture->window), ==, KEI_WINDOW_MODE_COMPARE);
  /* While one types, undo is of what is typed; then of the step, which is one. */
  type (fixture, "compare.type", "まだ");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "doc.undo", NULL);
  g_assert_true (is_typing (fixture));
  press (fixture, GDK_KEY_Escape, 0);
  undo (fixture);
  g_assert_cmpstr (kei_node_get_headline (get_title_row (fixture)->nodes[KEI_SIDE_NEW]), ==, before);
  undo (fixture);
  g_assert_false (kei_document_get_can_undo (document));
  /* What is typed is saved with the rest, and kept when the keyboard goes elsewhere. */
  type (fixture, "compare.type", "別のところへ");
  gtk_widget_grab_focus (fixture->window->header);
  gtk_widget_child_focus (fixture->window->header, GTK_DIR_TAB_FORWARD);
  wait_until (is_ready (fixture));
  g_assert_cmpstr (kei_node_get_headline (kei_editor_lookup (fixture->window->editor, ids.new_id)), ==, "別のところへ");
  type (fixture, "compare.type", "保存する");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.save", NULL);
  g_assert_cmpstr (kei_node_get_headline (kei_editor_lookup (fixture->window->editor, ids.new_id)), ==, "保存する");
  wait_until (!kei_document_get_modified (document));
}

/* The first row that shows a line of a text that stands on both sides. */
static guint
choose_line (const Fixture *fixture)
{
  KeiComparePage *page = get_page (fixture);
  KeiComparisonRows *rows = kei_compare_page_get_rows (page);
  guint row = 0;

  while (kei_comparison_rows_get (rows, row)->kind != KEI_ROW_PARAGRAPH || kei_comparison_rows_get (rows, row)->nodes[0] == NULL || kei_comparison_rows_get (rows, row)->nodes[1] == NULL)
    row++;
  _kei_compare_page_go_to (page, row);
  turn ();
  return row;
}

static void
test_type_line (Fixture *fixture, gconstpointer data)
{
  KeiEditor *editor = fixture->window->editor;
  g_autofree char *before = NULL;
  g_autofree char *typed = NULL;
  KeiNode *node;
  KeiField field;
  KeiId id;
  guint row, n_rows;

  compare (fixture, fixture->earlier);
  row = choose_line (fixture);
  node = kei_comparison_rows_get (kei_compare_page_get_rows (get_page (fixture)), row)->nodes[KEI_SIDE_NEW];
  id = kei_node_get_id (node);
  field = (KeiField) kei_comparison_rows_get (kei_compare_page_get_rows (get_page (fixture)), row)->field;
  before = g_strdup (kei_node_get_text (node, field));
  n_rows = kei_comparison_rows_get_n (kei_compare_page_get_rows (get_page (fixture)));
  /* Return begins the next line, Ctrl+Return is the end. A list that comes to rest late leaves it the keyboard. */
  type (fixture, "compare.type", "一つ目の行\n二つ目の行");
  get_page (fixture)->leads_keyboard = TRUE;
  _kei_compare_page_bring_into_view (get_page (fixture));
  wait_until (get_page (fixture)->scroll_id == 0);
  g_assert_true (is_typing (fixture));
  g_assert_false (press (fixture, GDK_KEY_Return, 0));
  g_assert_true (is_typing (fixture));
  g_assert_true (press (fixture, GDK_KEY_Return, GDK_CONTROL_MASK));
  wait_until (is_ready (fixture));
  turn ();
  g_assert_true (g_str_has_prefix (kei_node_get_text (kei_editor_lookup (editor, id), field), "一つ目の行\n二つ目の行"));
  g_assert_cmpuint (kei_comparison_rows_get_n (kei_compare_page_get_rows (get_page (fixture))), >, n_rows);
  undo (fixture);
  g_assert_cmpstr (kei_node_get_text (kei_editor_lookup (editor, id), field), ==, before);
  /* The plan goes on under what is typed: nothing is written over, and nothing that was typed is lost. */
  choose_line (fixture);
  type (fixture, "compare.type", "打ちかけの行");
  g_assert_true (kei_editor_set_text (editor, id, field, "よそで直した", FALSE));
  wait_until (is_ready (fixture));
  turn ();
  kei_compare_page_end_typing (get_page (fixture));
  g_assert_cmpstr (kei_node_get_text (kei_editor_lookup (editor, id), field), ==, "よそで直した");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window)), NULL, text_cb, &typed);
  wait_until (typed != NULL);
  g_assert_cmpstr (typed, ==, "打ちかけの行");
}

static void
said_cb (char **said, const char *text)
{
  g_free (*said);
  *said = g_strdup (text);
}

/* The other plan is only read here, until it is open in a window of its own; then it is typed into that. */
static void
test_type_other (Fixture *fixture, gconstpointer data)
{
  g_autofree char *said = NULL;
  gulong id;
  KeiIdPair ids;
  KeiWindow *other;

  compare (fixture, fixture->earlier);
  choose_pair (fixture);
  ids = get_pair (fixture);
  id = g_signal_connect_swapped (fixture->window->editor, "message", G_CALLBACK (said_cb), &said);
  act (fixture, "compare.type-other");
  wait_until (said != NULL);
  g_assert_false (is_typing (fixture));
  kei_document_set_read_only (kei_editor_get_document (fixture->window->editor), TRUE);
  g_clear_pointer (&said, g_free);
  act (fixture, "compare.type");
  wait_until (said != NULL);
  g_assert_false (is_typing (fixture));
  kei_document_set_read_only (kei_editor_get_document (fixture->window->editor), FALSE);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_page (fixture)), "compare.edit-left", NULL));
  wait_until (kei_compare_side_get_editor (kei_compare_page_get_other (get_page (fixture))) != NULL);
  other = fixture->window->other_window;
  type (fixture, "compare.type-other", "前の題名を直す");
  press (fixture, GDK_KEY_Return, 0);
  wait_until (is_ready (fixture));
  g_assert_cmpstr (kei_node_get_headline (kei_editor_lookup (kei_window_get_editor (other), ids.old_id)), ==, "前の題名を直す");
  g_assert_cmpstr (kei_node_get_headline (get_title_row (fixture)->nodes[KEI_SIDE_OLD]), ==, "前の題名を直す");
  g_signal_handler_disconnect (fixture->window->editor, id);
  gtk_window_destroy (GTK_WINDOW (other));
  turn ();
}

static void
test_saved (Fixture *fixture, gconstpointer data)
{
  KeiEditor *editor = fixture->window->editor;
  KeiId item = kei_node_get_id (kei_node_get_child (kei_tree_get_root (kei_editor_get_tree (editor)), KEI_SLOT_ITEMS, 0));
  KeiComparePage *page;
  GtkStack *stack;
  GtkWidget *show_all;

  compare (fixture, NULL);
  page = get_page (fixture);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (page->body), ==, "same");
  /* Nothing is hidden that could be shown. */
  stack = GTK_STACK (gtk_widget_get_template_child (GTK_WIDGET (page->changes), KEI_TYPE_COMPARE_CHANGES, "stack"));
  show_all = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (page->changes), KEI_TYPE_COMPARE_CHANGES, "show_all_button"));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "none");
  g_assert_false (gtk_widget_get_visible (show_all));
  wait_until (strstr (adw_status_page_get_description (page->same_page), " = ") != NULL);
  g_assert_true (kei_editor_set_text (editor, item, KEI_FIELD_TITLE, "海と大地", FALSE));
  wait_until (is_ready (fixture));
  turn ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (page->body), ==, "rows");
  g_assert_cmpuint (kei_change_list_count (kei_comparer_get_changes (page->comparer), KEI_ROW_CHANGED), ==, 1);
  /* Saved, there is nothing to tell any more. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.save", NULL);
  wait_until (!kei_document_get_modified (kei_editor_get_document (editor)));
  wait_until (is_ready (fixture) && g_str_equal (gtk_stack_get_visible_child_name (page->body), "same"));
}

/* --- Named versions --- */

/* In the window's plan, through its editor. */
static KeiId
name_version (const Fixture *fixture, const char *name)
{
  KeiEditor *editor = fixture->window->editor;
  const KeiVersionFacts facts = { .name = name, .stage = "draft", .time = "2026-09-12T14:02:00+09:00" };
  KeiIdSource *ids = kei_id_source_new_random ();
  KeiId id;
  g_autoptr (GError) error = NULL;
  g_autoptr (KeiChange) change = kei_versions_make_name (kei_editor_get_tree (editor), ids, &facts, &id, NULL, &error);

  kei_id_source_free (ids);
  g_assert_no_error (error);
  g_assert_true (kei_editor_apply (editor, change));
  return id;
}

/* A version that keeps @kept (nullable), which its seal is not of. */
static KeiId
add_version (const Fixture *fixture, const char *name, const char *kept)
{
  KeiEditor *editor = fixture->window->editor;
  KeiTree *tree = kei_editor_get_tree (editor);
  KeiIdSource *ids = kei_id_source_new_random ();
  KeiId id = kei_id_source_next (ids);
  KeiNodeBuilder *builder = kei_node_builder_new (KEI_KIND_VERSION, id);
  g_autoptr (KeiNode) version = NULL;
  g_autoptr (KeiEdit) edit = kei_edit_new (tree);
  g_autoptr (KeiChange) change = NULL;
  g_autoptr (GError) error = NULL;

  kei_id_source_free (ids);
  kei_node_builder_set_string (builder, KEI_FIELD_NAME, name);
  kei_node_builder_set_string (builder, KEI_FIELD_SEAL, "0123");
  if (kept != NULL)
    kei_node_builder_set_string (builder, KEI_FIELD_CHANGE, kept);
  version = kei_node_builder_end (builder);
  kei_edit_append (edit, kei_node_get_id (kei_tree_get_root (tree)), version);
  change = kei_edit_end (g_steal_pointer (&edit), "Add", &error);
  g_assert_no_error (error);
  g_assert_true (kei_editor_apply (editor, change));
  return id;
}

static GtkWindow *
open_dialog (const Fixture *fixture)
{
  GListModel *windows = gtk_window_get_toplevels ();

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.compare", NULL);
  turn ();
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (KEI_IS_COMPARE_DIALOG (window))
        return window;
    }
  g_assert_not_reached ();
}

/* The row with this title below @widget. (nullable) */
static AdwActionRow *
find_row (GtkWidget *widget, const char *title)
{
  AdwActionRow *found = NULL;

  if (ADW_IS_ACTION_ROW (widget) && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return ADW_ACTION_ROW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_row (child, title);
  return found;
}

/* A version of the plan is chosen in the dialog, and exactly what was edited since is shown. */
static void
test_version (Fixture *fixture, gconstpointer data)
{
  KeiEditor *editor = fixture->window->editor;
  KeiId item = kei_node_get_id (kei_node_get_child (kei_tree_get_root (kei_editor_get_tree (editor)), KEI_SLOT_ITEMS, 0));
  KeiId first = name_version (fixture, "審議会 <諮問> 版");
  g_autofree char *seal = g_strndup (kei_node_get_text (kei_editor_lookup (editor, first), KEI_FIELD_SEAL), 7);
  KeiComparePage *page;
  KeiChangeList *list;
  GtkWindow *dialog;
  AdwActionRow *row;
  const char *state;

  g_assert_true (kei_editor_set_text (editor, item, KEI_FIELD_TITLE, "海と大地", FALSE));
  /* From now on the first one is kept as the way back from this one. */
  name_version (fixture, "答申");
  add_version (fixture, "名前だけ", NULL);
  dialog = open_dialog (fixture);
  row = find_row (GTK_WIDGET (dialog), "名前だけ");
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (row)));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (row), "no content"));
  row = find_row (GTK_WIDGET (dialog), "審議会 <諮問> 版");
  g_assert_true (gtk_widget_get_sensitive (GTK_WIDGET (row)));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (row), ":02"));
  adw_action_row_activate (row);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.compare", NULL);
  wait_until (is_ready (fixture));
  turn ();
  page = get_page (fixture);
  list = kei_comparer_get_changes (page->comparer);
  g_assert_cmpint (kei_compare_page_get_own_side (page), ==, KEI_SIDE_NEW);
  g_assert_cmpuint (kei_change_list_count (list, KEI_ROW_CHANGED), ==, 1);
  for (KeiRowSign sign = KEI_ROW_ADDED; sign < KEI_ROW_N_SIGNS; sign++)
    g_assert_cmpuint (kei_change_list_count (list, sign), ==, 0);
  choose (fixture, KEI_ROW_CHANGED);
  g_assert_cmphex (get_pair (fixture).old_id, ==, item);
  g_assert_cmphex (get_pair (fixture).new_id, ==, item);
  wait_until (strchr (gtk_label_get_label (page->states[KEI_SIDE_OLD]), '#') != NULL);
  state = gtk_label_get_label (page->states[KEI_SIDE_OLD]);
  g_assert_nonnull (strstr (state, "審議会"));
  g_assert_nonnull (strstr (state, ":02"));
  g_assert_nonnull (strstr (state, seal));
  g_assert_cmpstr (gtk_label_get_label (page->tags[KEI_SIDE_OLD]), ==, "Version");
  g_assert_cmpstr (gtk_label_get_label (page->tags[KEI_SIDE_NEW]), ==, "Now");
  /* It does not follow what is typed, and it cannot be edited. */
  g_assert_true (kei_editor_set_text (editor, item, KEI_FIELD_TITLE, "海と空", FALSE));
  wait_until (is_ready (fixture));
  act (fixture, "compare.edit-left");
  g_assert_cmpstr (kei_window_get_mode (fixture->window), ==, KEI_WINDOW_MODE_COMPARE);
  g_assert_cmpstr (kei_node_get_headline (get_title_row (fixture)->nodes[KEI_SIDE_NEW]), ==, "海と空");
  g_assert_cmpstr (kei_node_get_headline (get_title_row (fixture)->nodes[KEI_SIDE_OLD]), !=, "海と大地");
}

/* What is kept is damaged, or there is nothing: the page says so, and which one; another one can be compared. */
static void
test_version_broken (Fixture *fixture, gconstpointer data)
{
  KeiId whole = name_version (fixture, "素案");
  KeiId damaged = add_version (fixture, "壊れた版", "<content/>");
  KeiId empty = add_version (fixture, "名前だけ", NULL);
  const KeiId ids[] = { damaged, empty };
  g_autoptr (GCancellable) reading = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      const char *name = kei_node_get_headline (kei_editor_lookup (fixture->window->editor, ids[i]));

      begin_version (fixture, ids[i]);
      wait_until (fixture->window->reading == NULL);
      g_assert_cmpstr (gtk_stack_get_visible_child_name (get_page (fixture)->stack), ==, "error");
      g_assert_nonnull (strstr (adw_status_page_get_title (get_page (fixture)->error_page), name));
      g_assert_nonnull (strstr (adw_status_page_get_description (get_page (fixture)->error_page), name));
    }
  begin_version (fixture, whole);
  wait_until (is_ready (fixture));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_page (fixture)->stack), ==, "content");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_page (fixture)->body), ==, "same");
  /* The last choice counts, whichever is read first. */
  begin_version (fixture, damaged);
  reading = g_object_ref (fixture->window->reading);
  compare (fixture, NULL);
  wait_until (G_OBJECT (reading)->ref_count == 1);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_page (fixture)->stack), ==, "content");
  g_assert_cmpint (kei_compare_side_get_kind (kei_compare_page_get_other (get_page (fixture))), ==, KEI_COMPARE_SIDE_SAVED);
}

/* The window goes while a version is read. */
static void
test_version_close (Fixture *fixture, gconstpointer data)
{
  begin_version (fixture, name_version (fixture, "素案"));
  kei_document_set_read_only (kei_editor_get_document (fixture->window->editor), TRUE);
}

/* --- Two states, chosen in the dialog --- */

static GtkWidget *
get_choice (GtkWindow *dialog, KeiSide side)
{
  GtkWidget *columns = gtk_widget_get_first_child (GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (dialog), KEI_TYPE_COMPARE_DIALOG, "box")));
  GtkWidget *earlier = gtk_widget_get_first_child (columns);

  return side == KEI_SIDE_OLD ? earlier : gtk_widget_get_next_sibling (earlier);
}

static void
pick (GtkWindow *dialog, KeiSide side, const char *title)
{
  AdwActionRow *row = find_row (get_choice (dialog, side), title);

  g_assert_nonnull (row);
  adw_action_row_activate (row);
  turn ();
}

static gboolean
is_refused (GtkWindow *dialog)
{
  GtkWidget *button = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (dialog), KEI_TYPE_COMPARE_DIALOG, "compare_button"));

  return !gtk_widget_is_sensitive (button);
}

static void
compare_picked (Fixture *fixture, GtkWindow *dialog)
{
  g_assert_false (is_refused (dialog));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.compare", NULL);
  wait_until (is_ready (fixture));
  turn ();
}

static void
set_title (const Fixture *fixture, const char *title)
{
  KeiEditor *editor = fixture->window->editor;

  g_assert_true (kei_editor_set_text (editor, kei_node_get_id (kei_node_get_child (kei_tree_get_root (kei_editor_get_tree (editor)), KEI_SLOT_ITEMS, 0)), KEI_FIELD_TITLE, title, FALSE));
}

/* Later, nothing is chosen but what is now; earlier, the plan before, or the last version. The same on both sides is refused. */
static void
test_choice (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog;
  GtkWidget *hint;

  name_version (fixture, "素案");
  g_file_delete (fixture->earlier, NULL, NULL);
  dialog = open_dialog (fixture);
  hint = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (dialog), KEI_TYPE_COMPARE_DIALOG, "hint"));
  g_assert_false (is_refused (dialog));
  pick (dialog, KEI_SIDE_OLD, "This plan as it is now");
  g_assert_true (is_refused (dialog));
  g_assert_true (gtk_widget_get_visible (hint));
  pick (dialog, KEI_SIDE_NEW, "素案");
  g_assert_false (gtk_widget_get_visible (hint));
  pick (dialog, KEI_SIDE_OLD, "素案");
  g_assert_true (gtk_widget_get_visible (hint));
  pick (dialog, KEI_SIDE_OLD, "This plan as it was saved");
  compare_picked (fixture, dialog);
  g_assert_cmpint (kei_compare_side_get_kind (kei_compare_page_get_side (get_page (fixture), KEI_SIDE_OLD)), ==, KEI_COMPARE_SIDE_SAVED);
  g_assert_cmpint (kei_compare_side_get_kind (kei_compare_page_get_side (get_page (fixture), KEI_SIDE_NEW)), ==, KEI_COMPARE_SIDE_VERSION);
  g_assert_true (g_file_replace_contents (fixture->earlier, "", 0, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL));
}

/* Two versions beside each other. What is said of a pair is kept by the plan, whichever of them stands on the left; neither can be written. */
static void
test_two_versions (Fixture *fixture, gconstpointer data)
{
  KeiEditor *editor = fixture->window->editor;
  KeiTree *tree;
  KeiComparePage *page;
  GtkWindow *dialog;
  KeiIdPair ids;
  guint n_before;
  gulong id;
  g_autofree char *said = NULL;

  set_title (fixture, "海と大地");
  name_version (fixture, "素案");
  set_title (fixture, "海と空");
  name_version (fixture, "原案");
  set_title (fixture, "海と森");
  dialog = open_dialog (fixture);
  pick (dialog, KEI_SIDE_OLD, "素案");
  pick (dialog, KEI_SIDE_NEW, "原案");
  compare_picked (fixture, dialog);
  page = get_page (fixture);
  g_assert_cmpint (kei_compare_page_get_own_side (page), ==, KEI_SIDE_NEW);
  g_assert_cmpuint (kei_change_list_count (kei_comparer_get_changes (page->comparer), KEI_ROW_CHANGED), ==, 1);
  wait_until (strchr (gtk_label_get_label (page->states[KEI_SIDE_OLD]), '#') != NULL && strchr (gtk_label_get_label (page->states[KEI_SIDE_NEW]), '#') != NULL);
  g_assert_true (g_str_has_prefix (gtk_label_get_label (page->states[KEI_SIDE_OLD]), "素案"));
  g_assert_true (g_str_has_prefix (gtk_label_get_label (page->states[KEI_SIDE_NEW]), "原案"));
  for (KeiSide side = KEI_SIDE_OLD; side <= KEI_SIDE_NEW; side++)
    g_assert_true (gtk_widget_get_visible (page->locks[side]));
  choose (fixture, KEI_ROW_CHANGED);
  ids = get_pair (fixture);
  g_assert_cmpstr (kei_node_get_headline (get_title_row (fixture)->nodes[KEI_SIDE_OLD]), ==, "海と大地");
  g_assert_cmpstr (kei_node_get_headline (get_title_row (fixture)->nodes[KEI_SIDE_NEW]), ==, "海と空");

  /* Neither is typed into. */
  id = g_signal_connect_swapped (editor, "message", G_CALLBACK (said_cb), &said);
  act (fixture, "compare.type");
  wait_until (said != NULL);
  g_assert_nonnull (strstr (said, "version"));
  g_clear_pointer (&said, g_free);
  act (fixture, "compare.edit-right");
  wait_until (said != NULL);
  g_assert_false (is_typing (fixture));
  g_assert_cmpstr (kei_window_get_mode (fixture->window), ==, KEI_WINDOW_MODE_COMPARE);
  g_signal_handler_disconnect (editor, id);

  /* What is said stands in the plan's record, and is known the other way round. */
  n_before = kei_node_get_n_children (kei_tree_get_root (kei_editor_get_tree (editor)), KEI_SLOT_PAIRINGS);
  act (fixture, "pair.decide");
  tree = kei_editor_get_tree (editor);
  g_assert_cmpuint (kei_node_get_n_children (kei_tree_get_root (tree), KEI_SLOT_PAIRINGS), ==, n_before + 1);
  g_assert_cmpint (find_pair (fixture, ids)->by, ==, KEI_PAIR_BY_HAND);
  act (fixture, "compare.swap");
  g_assert_cmpint (find_pair (fixture, ids)->by, ==, KEI_PAIR_BY_HAND);
  g_assert_cmpstr (kei_node_get_headline (get_title_row (fixture)->nodes[KEI_SIDE_NEW]), ==, "海と大地");
  act (fixture, "pair.decide");
  g_assert_cmpint (find_pair (fixture, ids)->by, !=, KEI_PAIR_BY_HAND);
  undo (fixture);
  g_assert_cmpint (find_pair (fixture, ids)->by, ==, KEI_PAIR_BY_HAND);
  dialog = open_dialog (fixture);
  pick (dialog, KEI_SIDE_OLD, "原案");
  pick (dialog, KEI_SIDE_NEW, "素案");
  compare_picked (fixture, dialog);
  g_assert_cmpint (kei_compare_page_get_own_side (page), ==, KEI_SIDE_OLD);
  g_assert_cmpint (find_pair (fixture, ids)->by, ==, KEI_PAIR_BY_HAND);
  /* What is typed in the other mode is no part of either. */
  set_title (fixture, "海と川");
  turn ();
  g_assert_false (kei_comparer_get_busy (page->comparer));
  g_assert_cmpuint (kei_change_list_count (kei_comparer_get_changes (page->comparer), KEI_ROW_CHANGED), ==, 1);
  /* And with what was saved, which a save makes another. */
  dialog = open_dialog (fixture);
  pick (dialog, KEI_SIDE_OLD, "原案");
  pick (dialog, KEI_SIDE_NEW, "This plan as it was saved");
  compare_picked (fixture, dialog);
  choose (fixture, KEI_ROW_CHANGED);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.save", NULL);
  wait_until (!kei_document_get_modified (kei_editor_get_document (editor)));
  wait_until (is_ready (fixture));
  turn ();
  g_assert_cmpstr (kei_node_get_headline (get_title_row (fixture)->nodes[KEI_SIDE_NEW]), ==, "海と川");
}

/* Gives the plan in a file a version, and another title afterwards. */
static void
add_version_to_file (GFile *file, const char *name, const char *title)
{
  g_autofree char *data = NULL;
  gsize length;
  g_autoptr (GBytes) bytes = NULL, written = NULL;
  KeiIdSource *ids = kei_id_source_new_random ();
  const KeiVersionFacts facts = { .name = name, .time = "2022-03-18T10:00:00+09:00" };
  g_autoptr (KeiTree) tree = NULL, named = NULL, after = NULL;
  g_autoptr (KeiChange) change = NULL, edit = NULL;
  g_auto (KeiValue) value = kei_value_string (title, -1);

  g_assert_true (g_file_load_contents (file, NULL, &data, &length, NULL, NULL));
  bytes = g_bytes_new (data, length);
  tree = kei_xml_read_bytes (bytes, NULL, NULL, NULL);
  change = kei_versions_make_name (tree, ids, &facts, NULL, NULL, NULL);
  kei_id_source_free (ids);
  named = kei_tree_apply (tree, change, NULL);
  edit = kei_change_set_in (named, kei_node_get_id (kei_node_get_child (kei_tree_get_root (named), KEI_SLOT_ITEMS, 0)), KEI_FIELD_TITLE, &value, NULL);
  after = kei_tree_apply (named, edit, NULL);
  written = kei_xml_write (after);
  g_assert_true (g_file_set_contents (g_file_peek_path (file), g_bytes_get_data (written, NULL), (gssize) g_bytes_get_size (written), NULL));
}

static KeiCompareVersionsRow *
find_versions_row (GtkWidget *widget)
{
  KeiCompareVersionsRow *found = NULL;

  if (KEI_IS_COMPARE_VERSIONS_ROW (widget))
    return KEI_COMPARE_VERSIONS_ROW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_versions_row (child);
  return found;
}

static guint
count_choices (KeiCompareVersionsRow *row)
{
  GListModel *model = adw_combo_row_get_model (ADW_COMBO_ROW (row));

  return model != NULL ? g_list_model_get_n_items (model) : 0;
}

/* Of a file that has named versions one of them can be meant; what cannot be read says so where it is chosen. */
static void
test_file_version (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog;
  KeiCompareVersionsRow *row;
  KeiComparePage *page;
  GtkWidget *hint;
  const char *before;
  KeiIdPair ids;

  add_version_to_file (fixture->earlier, "成案", "前期の別の題名");
  dialog = open_dialog (fixture);
  wait_until (find_row (get_choice (dialog, KEI_SIDE_OLD), "第2次みなと町総合計画 前期基本計画") != NULL);
  pick (dialog, KEI_SIDE_OLD, "第2次みなと町総合計画 前期基本計画");
  wait_until ((row = find_versions_row (get_choice (dialog, KEI_SIDE_OLD))) != NULL && count_choices (row) == 2);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (row)));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  compare_picked (fixture, dialog);
  page = get_page (fixture);
  wait_until (strchr (gtk_label_get_label (page->states[KEI_SIDE_OLD]), '#') != NULL);
  g_assert_true (g_str_has_prefix (gtk_label_get_label (page->states[KEI_SIDE_OLD]), "成案"));
  g_assert_cmpstr (gtk_label_get_label (page->tags[KEI_SIDE_OLD]), !=, gtk_label_get_label (page->tags[KEI_SIDE_NEW]));
  g_assert_true (gtk_widget_get_visible (page->locks[KEI_SIDE_OLD]));
  g_assert_false (gtk_widget_get_visible (page->locks[KEI_SIDE_NEW]));
  before = kei_node_get_headline (kei_node_get_child (kei_tree_get_root (kei_compare_side_get_tree (kei_compare_page_get_other (page))), KEI_SLOT_ITEMS, 0));
  g_assert_cmpstr (before, !=, "前期の別の題名");
  choose_pair (fixture);
  ids = get_pair (fixture);
  act (fixture, "pair.decide");
  g_assert_cmpint (find_pair (fixture, ids)->by, ==, KEI_PAIR_BY_HAND);

  /* A version of the plan beside another plan: the pin that was made beside the plan as it is now holds. */
  name_version (fixture, "素案");
  dialog = open_dialog (fixture);
  wait_until (find_row (get_choice (dialog, KEI_SIDE_OLD), "第2次みなと町総合計画 前期基本計画") != NULL);
  pick (dialog, KEI_SIDE_OLD, "第2次みなと町総合計画 前期基本計画");
  wait_until ((row = find_versions_row (get_choice (dialog, KEI_SIDE_OLD))) != NULL && count_choices (row) == 2);
  pick (dialog, KEI_SIDE_NEW, "素案");
  compare_picked (fixture, dialog);
  g_assert_cmpint (find_pair (fixture, ids)->by, ==, KEI_PAIR_BY_HAND);
  g_assert_true (gtk_widget_get_visible (page->locks[KEI_SIDE_NEW]));

  g_assert_true (g_file_set_contents (g_file_peek_path (fixture->earlier), "<plan", -1, NULL));
  dialog = open_dialog (fixture);
  wait_until (find_row (get_choice (dialog, KEI_SIDE_OLD), "第2次みなと町総合計画 前期基本計画") != NULL);
  pick (dialog, KEI_SIDE_OLD, "第2次みなと町総合計画 前期基本計画");
  wait_until ((row = find_versions_row (get_choice (dialog, KEI_SIDE_OLD))) != NULL && kei_compare_versions_row_get_problem (row) != NULL);
  g_assert_true (is_refused (dialog));
  hint = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (dialog), KEI_TYPE_COMPARE_DIALOG, "hint"));
  g_assert_true (gtk_widget_get_visible (hint));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (hint)), "minato-zenki"));
  pick (dialog, KEI_SIDE_OLD, "素案");
  g_assert_false (is_refused (dialog));
  g_assert_false (gtk_widget_get_visible (hint));
  gtk_window_destroy (dialog);
}

static KeiWindow *
find_other_window (const Fixture *fixture)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (the_application)); l != NULL; l = l->next)
    if (KEI_IS_WINDOW (l->data) && l->data != (gpointer) fixture->window)
      return l->data;
  return NULL;
}

/* What has nothing to do with the window's plan is compared in a window of its own: two versions in one file, here. */
static void
test_other_files (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KeiCompareWhat) earlier = NULL, later = NULL;
  g_autoptr (KeiTree) tree = NULL;
  g_autofree char *bytes = NULL;
  gsize length;
  GtkWindow *dialog = open_dialog (fixture);
  KeiWindow *other;
  KeiComparePage *page;
  KeiNode *const *versions;
  guint n;

  add_version_to_file (fixture->earlier, "素案", "題名の一");
  add_version_to_file (fixture->earlier, "成案", "題名の二");
  g_assert_true (g_file_load_contents (fixture->earlier, NULL, &bytes, &length, NULL, NULL));
  {
    g_autoptr (GBytes) all = g_bytes_new (bytes, length);

    tree = kei_xml_read_bytes (all, NULL, NULL, NULL);
  }
  versions = kei_versions_list (tree, &n);
  earlier = kei_compare_what_new_file (fixture->earlier, kei_node_get_id (versions[n - 2]));
  later = kei_compare_what_new_file (fixture->earlier, kei_node_get_id (versions[n - 1]));
  g_signal_emit_by_name (dialog, "chosen", earlier, later);
  gtk_window_destroy (dialog);
  wait_until ((other = find_other_window (fixture)) != NULL && other->compare != NULL && other->reading == NULL && kei_compare_page_get_rows (other->compare) != NULL);
  page = other->compare;
  g_assert_cmpint (kei_compare_side_get_kind (kei_compare_page_get_side (page, KEI_SIDE_OLD)), ==, KEI_COMPARE_SIDE_VERSION);
  g_assert_cmpint (kei_compare_side_get_kind (kei_compare_page_get_side (page, KEI_SIDE_NEW)), ==, KEI_COMPARE_SIDE_VERSION);
  g_assert_cmpuint (kei_change_list_count (kei_comparer_get_changes (page->comparer), KEI_ROW_CHANGED), ==, 1);
  gtk_window_destroy (GTK_WINDOW (other));
  turn ();
}

/* Others saved the window's own file meanwhile: it is compared as it is on the disk. */
static void
test_own_file (Fixture *fixture, gconstpointer data)
{
  KeiEditor *editor = fixture->window->editor;
  KeiId item = kei_node_get_id (kei_node_get_child (kei_tree_get_root (kei_editor_get_tree (editor)), KEI_SLOT_ITEMS, 0));
  KeiComparePage *page;

  g_assert_true (kei_editor_set_text (editor, item, KEI_FIELD_TITLE, "海と大地", FALSE));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.compare-file", NULL);
  wait_until (is_ready (fixture));
  page = get_page (fixture);
  g_assert_cmpint (kei_compare_page_get_own_side (page), ==, KEI_SIDE_NEW);
  g_assert_cmpuint (kei_change_list_count (kei_comparer_get_changes (page->comparer), KEI_ROW_CHANGED), ==, 1);
  g_assert_cmpstr (gtk_label_get_label (page->tags[KEI_SIDE_OLD]), !=, gtk_label_get_label (page->tags[KEI_SIDE_NEW]));
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  GtkWidget *pin;

  kei_document_set_read_only (kei_editor_get_document (fixture->window->editor), TRUE);
  compare (fixture, fixture->earlier);
  choose_pair (fixture);
  pin = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (get_page (fixture)->desk), KEI_TYPE_COMPARE_DESK, "pin_button"));
  g_assert_false (gtk_widget_get_visible (pin));
  act (fixture, "pair.unpair");
  g_assert_false (kei_document_get_modified (kei_editor_get_document (fixture->window->editor)));
}

/* What cannot be read says why; another choice is offered, and made. */
static void
test_unreadable (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) nowhere = g_file_get_child (g_file_get_parent (fixture->earlier), "nowhere.keikaku");

  kei_window_compare_with (fixture->window, nowhere);
  wait_until (g_str_equal (gtk_stack_get_visible_child_name (get_page (fixture)->stack), "error"));
  g_assert_cmpstr (adw_status_page_get_description (get_page (fixture)->error_page), !=, "");
  compare (fixture, fixture->earlier);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_page (fixture)->stack), ==, "content");
}

/* Somebody else saves the earlier plan: the comparison shows it as it is now. */
static void
test_changed_outside (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KeiTree) tree = kei_test_read_sample ("minato-zenki.keikaku");
  KeiId item = kei_node_get_id (kei_node_get_child (kei_tree_get_root (tree), KEI_SLOT_ITEMS, 0));
  g_auto (KeiValue) title = kei_value_string ("外で直した題名", -1);
  g_autoptr (KeiChange) change = kei_change_set_in (tree, item, KEI_FIELD_TITLE, &title, NULL);
  g_autoptr (KeiTree) mended = kei_tree_apply (tree, change, NULL);
  g_autoptr (GBytes) bytes = kei_xml_write (mended);
  KeiCompareSide *other;

  compare (fixture, fixture->earlier);
  g_assert_true (g_file_set_contents (g_file_peek_path (fixture->earlier), g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
  other = kei_compare_page_get_other (get_page (fixture));
  wait_until (kei_tree_equal (kei_compare_side_get_tree (other), mended));
  wait_until (is_ready (fixture));
}

/* Off means hidden; the count stays. */
static void
test_filters (Fixture *fixture, gconstpointer data)
{
  KeiComparePage *page;
  KeiChangeList *list;
  g_autoptr (GArray) all = NULL;
  g_autoptr (GArray) added = NULL;
  GtkWidget *grid;
  guint n_rows;

  compare (fixture, fixture->earlier);
  page = get_page (fixture);
  list = kei_comparer_get_changes (page->comparer);
  all = kei_change_list_filter (list, KEI_ROWS_ALL_CHANGES, TRUE);
  added = kei_change_list_filter (list, 1u << KEI_ROW_ADDED, FALSE);
  g_assert_cmpuint (added->len, ==, kei_change_list_count (list, KEI_ROW_ADDED) + kei_change_list_count_doubtful (list));
  g_assert_cmpuint (all->len, >, added->len);
  n_rows = g_list_model_get_n_items (G_LIST_MODEL (page->model));
  grid = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (page->changes), KEI_TYPE_COMPARE_CHANGES, "chip_grid"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gtk_widget_get_first_child (grid)), FALSE);
  g_assert_cmpuint (kei_compare_changes_get_shown (page->changes) & (1u << KEI_ROW_CHANGED), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (page->model)), <, n_rows);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gtk_widget_get_first_child (grid)), TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (page->model)), ==, n_rows);
}

/* The window goes while everything is under way. */
static void
test_close (Fixture *fixture, gconstpointer data)
{
  kei_window_compare_with (fixture->window, fixture->earlier);
  if (GPOINTER_TO_INT (data) == 1)
    wait_until (fixture->window->reading == NULL);
}

/* --- Pictures --- */

static void
save_picture_of (GtkWidget *window, const char *name)
{
  const char *folder = g_getenv ("KEI_PICTURE_DIR");
  g_autofree char *path = g_strdup_printf ("%s/compare-%s.png", folder, name);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  GtkSnapshot *snapshot;
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  for (guint i = 0; i < 10; i++)
    {
      turn ();
      gtk_widget_queue_draw (window);
      gtk_test_widget_wait_for_draw (window);
    }
  snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (window), gtk_widget_get_height (window));
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

static void
save_picture (Fixture *fixture, const char *name)
{
  save_picture_of (GTK_WIDGET (fixture->window), name);
}

static void
test_pictures (Fixture *fixture, gconstpointer data)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  compare (fixture, fixture->earlier);
  wait_until (strchr (gtk_label_get_label (get_page (fixture)->states[KEI_SIDE_NEW]), '#') != NULL);
  choose_pair (fixture);
  save_picture (fixture, "light");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  save_picture (fixture, "dark");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
  choose (fixture, KEI_ROW_REMOVED);
  save_picture (fixture, "removed");
  compare (fixture, NULL);
  save_picture (fixture, "same");
  {
    KeiId version = name_version (fixture, "審議会諮問版");
    GtkWindow *dialog;

    g_assert_true (kei_editor_set_text (fixture->window->editor, kei_node_get_id (kei_node_get_child (kei_tree_get_root (kei_editor_get_tree (fixture->window->editor)), KEI_SLOT_ITEMS, 0)), KEI_FIELD_TITLE, "海と大地", FALSE));
    name_version (fixture, "素案");
    add_version (fixture, "名前だけ", NULL);
    dialog = open_dialog (fixture);
    save_picture_of (GTK_WIDGET (dialog), "choice");
    gtk_window_destroy (dialog);
    begin_version (fixture, version);
    wait_until (is_ready (fixture));
    wait_until (strchr (gtk_label_get_label (get_page (fixture)->states[KEI_SIDE_OLD]), '#') != NULL);
    save_picture (fixture, "version");
    begin_version (fixture, add_version (fixture, "壊れた版", "<content/>"));
    wait_until (fixture->window->reading == NULL);
    save_picture (fixture, "broken-version");
  }
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    void (*func) (Fixture *fixture, gconstpointer data);
    int data;
  } tests[] = {
    { "open", test_open },
    { "width", test_width },
    { "jump", test_jump },
    { "jump-keyboard", test_jump_keyboard },
    { "keyboard-stays", test_keyboard_stays },
    { "menu", test_menu },
    { "menu-entry", test_menu_entry },
    { "tall-row", test_tall_row },
    { "find", test_find },
    { "swap", test_swap },
    { "cancel", test_cancel },
    { "copy", test_copy },
    { "pairs", test_pairs },
    { "pair-by-hand", test_pair_by_hand },
    { "parted-in-view", test_parted_in_view },
    { "partner-search", test_partner_search },
    { "position-width", test_position_width },
    { "not-whole", test_not_whole },
    { "join-numbers", test_join_numbers },
    { "doubt", test_doubt },
    { "reason", test_reason },
    { "edit", test_edit },
    { "edit-other", test_edit_other },
    { "type-title", test_type_title },
    { "type-line", test_type_line },
    { "type-other", test_type_other },
    { "saved", test_saved },
    { "version", test_version },
    { "version-broken", test_version_broken },
    { "version-close", test_version_close },
    { "choice", test_choice },
    { "two-versions", test_two_versions },
    { "file-version", test_file_version },
    { "other-files", test_other_files },
    { "own-file", test_own_file },
    { "read-only", test_read_only },
    { "unreadable", test_unreadable },
    { "changed-outside", test_changed_outside },
    { "filters", test_filters },
    { "close-reading", test_close, 0 },
    { "close-comparing", test_close, 1 },
  };

  gtk_test_init (&argc, &argv, NULL);
  the_application = kei_application_new (); /* one a process */
  g_application_set_flags (G_APPLICATION (the_application), G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_assert_true (g_application_register (G_APPLICATION (the_application), NULL, NULL));
  if (g_getenv ("KEI_PICTURE_DIR") != NULL)
    {
      setlocale (LC_ALL, "");
      bindtextdomain (GETTEXT_PACKAGE, g_getenv ("KEI_TEST_LOCALE_DIR"));
      bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
      textdomain (GETTEXT_PACKAGE);
      g_test_add ("/compare/pictures", Fixture, NULL, set_up, test_pictures, tear_down);
      return g_test_run ();
    }
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/compare/%s", tests[i].name);

      g_test_add (path, Fixture, GINT_TO_POINTER (tests[i].data), set_up, tests[i].func, tear_down);
    }
  return g_test_run ();
}
