/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The real import assistant: a file becomes lines, the person corrects them, the plan opens in the
 * editor's window. */
#include "config.h"

#include <adwaita.h>

#include "kei-application.h"
#include "kei-import-window-private.h"
#include "kei-window.h"

static KeiApplication *the_application;

static const char text[] = "港北町総合計画 後期基本計画\n\n"
                           "海の町\n\n1. 漁業を守り育て\nる\n■ 藻場を植え直します。\n2. 加工を伸ばす\n\n"
                           "山の町\n\n1. 林 業 を 興 す\n\n"
                           "別の紙の図\n\n"
                           "政策以\n\n"
                           "川の町\n\n1. 水をきれいにする\n";

#define wait_until(condition)                                   \
  G_STMT_START                                                  \
  {                                                             \
    gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC; \
    while (!(condition) && g_get_monotonic_time () < end)       \
      if (!g_main_context_iteration (NULL, FALSE))              \
        g_thread_yield ();                                      \
    g_assert_true (condition);                                  \
  }                                                             \
  G_STMT_END

static void
settle (void)
{
  for (guint i = 0; i < 1000 && g_main_context_iteration (NULL, FALSE); i++)
    ;
}

static KeiImportWindow *
open_assistant (void)
{
  KeiImportWindow *window = NULL;

  g_action_group_activate_action (G_ACTION_GROUP (the_application), "import", NULL);
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (the_application)); l != NULL; l = l->next)
    if (KEI_IS_IMPORT_WINDOW (l->data))
      window = l->data;
  g_assert_nonnull (window);
  return window;
}

static KeiImportWindow *
open_text (const char *bytes, gssize length)
{
  KeiImportWindow *window = open_assistant ();

  kei_import_window_read (window, "outline.txt", bytes, length < 0 ? strlen (bytes) : (gsize) length);
  wait_until (window->reading == NULL);
  settle ();
  return window;
}

static const KeiOutlineRow *
row_at (KeiImportWindow *window, guint row)
{
  return kei_outline_row (kei_import_get_outline (window->import), row);
}

static guint
find_row (KeiImportWindow *window, const char *words)
{
  const KeiOutline *outline = kei_import_get_outline (window->import);

  for (guint i = 0; i < outline->rows->len; i++)
    if (strstr (kei_outline_row (outline, i)->source, words) != NULL)
      return i;
  g_assert_not_reached ();
}

static void
close_window (KeiImportWindow *window)
{
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  wait_until (window == NULL);
}

static void
do_line (KeiImportWindow *window, guint row, const char *what)
{
  _kei_import_window_select_row (window, row);
  gtk_widget_activate_action (GTK_WIDGET (window), "import.line", "s", what);
}

/* Enter chooses a file, where the first button in the window would leave. */
static void
test_starts_at_the_file (void)
{
  KeiImportWindow *window = open_assistant ();
  GtkWidget *focus;

  settle ();
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (GTK_IS_BUTTON (focus));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (focus)), ==, "import.choose");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_correct_and_take_over (void)
{
  KeiImportWindow *window = open_text (text, -1);
  guint forestry = find_row (window, "林 業");
  guint picture = find_row (window, "別の紙");
  KeiWindow *editor_window = NULL;
  KeiNode *plan;

  g_assert_cmpint (window->step, ==, KEI_IMPORT_STEP_LINES);
  g_assert_cmpstr (row_at (window, forestry)->text, ==, "林業を興す");
  g_assert_cmpint (row_at (window, picture)->kind, ==, KEI_OUTLINE_UNDECIDED);
  g_assert_cmpint (row_at (window, find_row (window, "政策以"))->kind, ==, KEI_OUTLINE_IGNORE);
  g_assert_false (kei_import_get_can_undo (window->import));

  /* To the undecided line, and out with it; undone and done again. */
  gtk_widget_activate_action (GTK_WIDGET (window), "import.next-undecided", NULL);
  g_assert_cmpuint (_kei_import_window_get_row (window), ==, picture);
  gtk_widget_activate_action (GTK_WIDGET (window), "import.line", "s", "ignore");
  g_assert_cmpint (row_at (window, picture)->kind, ==, KEI_OUTLINE_IGNORE);
  gtk_widget_activate_action (GTK_WIDGET (window), "import.undo", NULL);
  g_assert_cmpint (row_at (window, picture)->kind, ==, KEI_OUTLINE_UNDECIDED);
  gtk_widget_activate_action (GTK_WIDGET (window), "import.redo", NULL);
  g_assert_cmpint (row_at (window, picture)->kind, ==, KEI_OUTLINE_IGNORE);

  do_line (window, forestry, "higher");
  g_assert_cmpuint (row_at (window, forestry)->level, ==, 0);
  do_line (window, forestry, "deeper");
  g_assert_cmpuint (row_at (window, forestry)->level, ==, 1);
  do_line (window, find_row (window, "加工"), "join");
  g_assert_cmpint (row_at (window, find_row (window, "加工"))->kind, ==, KEI_OUTLINE_JOINED);
  gtk_widget_activate_action (GTK_WIDGET (window), "import.undo", NULL);
  g_assert_true (kei_import_rename_level (window->import, 0, "まちの柱"));
  settle ();

  gtk_widget_activate_action (GTK_WIDGET (window), "import.step", "u", KEI_IMPORT_STEP_TARGET);
  g_assert_cmpstr (gtk_editable_get_text (window->municipality_row), ==, "港北町");
  gtk_editable_set_text (window->title_row, "新しい計画");
  gtk_widget_activate_action (GTK_WIDGET (window), "import.finish", NULL);
  settle ();

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (the_application)); l != NULL; l = l->next)
    if (KEI_IS_WINDOW (l->data))
      editor_window = l->data;
  g_assert_nonnull (editor_window);
  plan = kei_tree_get_root (kei_editor_get_tree (kei_window_get_editor (editor_window)));
  g_assert_cmpstr (kei_node_get_text (plan, KEI_FIELD_TITLE), ==, "新しい計画");
  g_assert_cmpuint (kei_node_get_n_children (plan, KEI_SLOT_ITEMS), ==, 3);
  g_assert_cmpstr (kei_node_get_text (kei_node_get_child (plan, KEI_SLOT_LEVELS, 0), KEI_FIELD_NAME), ==, "まちの柱");
  g_assert_cmpstr (kei_node_get_text (kei_node_get_child (kei_node_get_child (plan, KEI_SLOT_ITEMS, 0), KEI_SLOT_ITEMS, 0), KEI_FIELD_TITLE), ==, "漁業を守り育てる");
  gtk_window_destroy (GTK_WINDOW (editor_window));
  settle ();
}

static void
test_shows_what_cannot_be_read (void)
{
  static const struct
  {
    const char *bytes;
    gssize length;
  } cases[] = {
    { "PK\x03\x04...", 7 },
    { "総\n合\n計\n画\nの\n案\n", -1 },
    { "", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      KeiImportWindow *window = open_text (cases[i].bytes, cases[i].length);

      g_assert_cmpint (window->step, ==, KEI_IMPORT_STEP_FILE);
      g_assert_true (gtk_widget_get_visible (window->error_card));
      g_assert_cmpstr (gtk_label_get_text (window->error_label), !=, "");
      g_assert_null (window->import);
      close_window (window);
    }
}

static void
test_filters_lines (void)
{
  KeiImportWindow *window = open_text (text, -1);
  guint all = g_list_model_get_n_items (G_LIST_MODEL (window->selection));

  gtk_widget_activate_action (GTK_WIDGET (window), "import.show", "s", "kept");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (window->selection)), ==, all - 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "import.show", "s", "confirm");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (window->selection)), ==, 2);
  /* What is filtered out is shown again when it is asked for. */
  _kei_import_window_select_row (window, find_row (window, "加工"));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (window->selection)), ==, all);
  close_window (window);
}

/* The first row of a list has a name for screen readers. */
static void
expect_name (GtkListView *list)
{
  GtkWidget *row;

  wait_until (gtk_widget_get_first_child (GTK_WIDGET (list)) != NULL);
  row = gtk_widget_get_first_child (GTK_WIDGET (list));
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL));
}

static void
test_names_rows (void)
{
  KeiImportWindow *window = open_text (text, -1);

  expect_name (window->line_list);
  expect_name (window->plan_list);
  close_window (window);
}

static GtkWindow *
find_question (KeiImportWindow *window)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data) && gtk_window_get_transient_for (l->data) == GTK_WINDOW (window) && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}

static void
answer (KeiImportWindow *window, const char *response)
{
  GtkWindow *question;

  wait_until (find_question (window) != NULL);
  question = find_question (window);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), response);
  if (find_question (window) == question)
    gtk_window_destroy (question); /* as its buttons do */
  settle ();
}

/* Neither closing nor leaving the program loses what was decided about the lines without a word. */
static void
test_asks_before_closing (void)
{
  KeiImportWindow *window = open_text (text, -1);
  KeiImportWindow *kept = window;

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  do_line (window, find_row (window, "加工"), "join");
  gtk_window_close (GTK_WINDOW (window));
  answer (window, "cancel");
  g_assert_true (window == kept && gtk_widget_get_visible (GTK_WIDGET (window)));
  for (guint i = 0; i < 2; i++) /* the second time as well */
    {
      g_action_group_activate_action (G_ACTION_GROUP (the_application), "quit", NULL);
      answer (window, "cancel");
      g_assert_true (window == kept && gtk_widget_get_visible (GTK_WIDGET (window)));
    }
  g_action_group_activate_action (G_ACTION_GROUP (the_application), "quit", NULL);
  answer (window, "discard");
  wait_until (window == NULL);

  /* Nothing decided: nothing to ask. */
  window = open_text (text, -1);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_close (GTK_WINDOW (window));
  wait_until (window == NULL);
}

int
main (int argc, char **argv)
{
  int result;

  /* ui-env.sh gives a home of its own; isolated data folders would hide the icons. */
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  the_application = kei_application_new ();
  g_application_set_flags (G_APPLICATION (the_application), G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (the_application), NULL, NULL);
  g_application_set_default (G_APPLICATION (the_application));
  g_test_add_func ("/import/starts-at-the-file", test_starts_at_the_file);
  g_test_add_func ("/import/correct-and-take-over", test_correct_and_take_over);
  g_test_add_func ("/import/shows-what-cannot-be-read", test_shows_what_cannot_be_read);
  g_test_add_func ("/import/filters-lines", test_filters_lines);
  g_test_add_func ("/import/names-rows", test_names_rows);
  g_test_add_func ("/import/asks-before-closing", test_asks_before_closing);
  result = g_test_run ();
  g_object_unref (the_application);
  return result;
}
