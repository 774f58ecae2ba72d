/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The problems bar in a window of its own: what it shows, where it leads, muting. */
#include "config.h"

#include "kei-entry-row.h"
#include "kei-mute-dialog.h"
#include "kei-problems-bar.h"

enum {
  PLAN = 1,
  FIRST,
  SECOND,
  INDICATOR,
};

typedef struct
{
  GtkWindow *window;
  KeiEditor *editor;
  KeiProblemsBar *bar;
  guint n_checked;
  KeiId revealed;
  KeiField field;
  const char *role;
} Fixture;

static void
checked_cb (Fixture *fixture)
{
  fixture->n_checked++;
}

static void
reveal_cb (Fixture *fixture, guint64 node, guint field, gboolean enter, const char *role)
{
  fixture->revealed = node;
  fixture->field = field;
  fixture->role = g_intern_string (role);
}

static void
wait_for (Fixture *fixture, guint n)
{
  gint64 end = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;

  while (fixture->n_checked < n && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->n_checked, >=, n);
}

static KeiTree *
make_tree (gboolean with_problems)
{
  KeiNodeBuilder *plan = kei_node_builder_new (KEI_KIND_PLAN, PLAN);
  g_autoptr (GError) error = NULL;
  KeiTree *tree;

  kei_node_builder_set_string (plan, KEI_FIELD_TITLE, "計画");
  if (with_problems)
    {
      KeiNodeBuilder *item = kei_node_builder_new (KEI_KIND_ITEM, SECOND);
      KeiNodeBuilder *link = kei_node_builder_new (KEI_KIND_SDG_LINK, 20);

      kei_node_builder_add (plan, kei_node_builder_end (kei_node_builder_new (KEI_KIND_ITEM, FIRST)));
      kei_node_builder_set_string (item, KEI_FIELD_TITLE, "港");
      kei_node_builder_add (item, kei_node_builder_end (kei_node_builder_new (KEI_KIND_INDICATOR, INDICATOR)));
      kei_node_builder_add (item, kei_node_builder_end (link));
      kei_node_builder_add (plan, kei_node_builder_end (item));
    }
  tree = kei_tree_new (kei_node_builder_end (plan), FALSE, NULL, &error);
  g_assert_no_error (error);
  return tree;
}

/* Whether the bar tells of problems or of none. */
static gboolean
says_anything (GtkWidget *widget)
{
  gboolean found = GTK_IS_STACK (widget) && gtk_widget_get_mapped (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    found = found || says_anything (child);
  return found;
}

static void
set_up (Fixture *fixture, gconstpointer with_problems)
{
  g_autoptr (KeiTree) tree = make_tree (with_problems != NULL);
  g_autoptr (KeiDocument) document = kei_document_new (tree);

  fixture->editor = kei_editor_new (document, kei_id_source_new_seeded (1));
  fixture->bar = g_object_new (KEI_TYPE_PROBLEMS_BAR, NULL);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 800, 400);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->bar));
  gtk_window_present (fixture->window);
  g_assert_false (says_anything (GTK_WIDGET (fixture->bar)));
  g_signal_connect_swapped (fixture->bar, "checked", G_CALLBACK (checked_cb), fixture);
  g_signal_connect_swapped (fixture->editor, "reveal", G_CALLBACK (reveal_cb), fixture);
  g_object_set (fixture->bar, "editor", fixture->editor, NULL);
  g_assert_false (says_anything (GTK_WIDGET (fixture->bar)));
  wait_for (fixture, 1);
  g_assert_true (says_anything (GTK_WIDGET (fixture->bar)));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  g_assert_finalize_object (fixture->editor);
}

static const KeiProblem *
get_problem (Fixture *fixture, guint position)
{
  return g_ptr_array_index (kei_checker_get_problems (kei_problems_bar_get_checker (fixture->bar)), position);
}

/* Round and round, each problem's node and field, or what is missing there. */
static void
test_step (Fixture *fixture, gconstpointer data)
{
  guint n = kei_checker_get_problems (kei_problems_bar_get_checker (fixture->bar))->len;

  g_assert_cmpuint (n, >=, 4);
  for (guint i = 0; i <= n; i++)
    {
      kei_problems_bar_next (fixture->bar);
      g_assert_cmpuint (fixture->revealed, ==, get_problem (fixture, i % n)->node);
      g_assert_cmpint (fixture->field, ==, get_problem (fixture, i % n)->field);
      g_assert_cmpstr (fixture->role, ==, get_problem (fixture, i % n)->role);
    }
  kei_problems_bar_previous (fixture->bar);
  g_assert_cmpuint (fixture->revealed, ==, get_problem (fixture, n - 1)->node);
  g_assert_cmpuint (kei_editor_get_selected (fixture->editor), !=, INDICATOR);

  gtk_widget_activate_action (GTK_WIDGET (fixture->bar), "problems.go-to", "u", 0);
  g_assert_cmpuint (fixture->revealed, ==, get_problem (fixture, 0)->node);
}

/* The first of the strip that is to be seen. */
static GtkWidget *
find_chip (GtkWidget *widget)
{
  if (gtk_widget_has_css_class (widget, "problem-chip"))
    return gtk_widget_get_visible (widget) ? widget : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_chip (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* When the problem at hand is solved, the next one takes its place. */
static void
test_solve (Fixture *fixture, gconstpointer data)
{
  KeiId next;

  kei_problems_bar_next (fixture->bar);
  g_assert_cmpuint (fixture->revealed, ==, FIRST);
  g_assert_cmpint (fixture->field, ==, KEI_FIELD_TITLE);
  next = get_problem (fixture, 1)->node;
  g_assert_true (kei_editor_set_text (fixture->editor, FIRST, KEI_FIELD_TITLE, "山", FALSE));
  wait_for (fixture, 2);
  kei_problems_bar_next (fixture->bar);
  g_assert_cmpuint (fixture->revealed, ==, next);
}

static GtkWindow *
find_dialog (Fixture *fixture)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (KEI_IS_MUTE_DIALOG (window))
        return window;
    }
  g_assert_not_reached ();
}

static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* By the dialog, which wants a reason; then back by undo. */
static void
test_mute (Fixture *fixture, gconstpointer data)
{
  KeiChecker *checker = kei_problems_bar_get_checker (fixture->bar);
  guint n = kei_checker_get_problems (checker)->len;
  GtkWindow *dialog;
  GtkWidget *reason;

  kei_problems_bar_set_open (fixture->bar, TRUE);
  kei_problems_bar_next (fixture->bar);
  gtk_widget_activate_action (GTK_WIDGET (fixture->bar), "problems.mute", NULL);
  dialog = find_dialog (fixture);
  reason = find_widget (GTK_WIDGET (dialog), KEI_TYPE_ENTRY_ROW);
  g_assert_nonnull (reason);
  gtk_editable_set_text (GTK_EDITABLE (reason), "　 ");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "mute.confirm", NULL);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (dialog)));
  gtk_editable_set_text (GTK_EDITABLE (reason), "あとで決める");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "mute.confirm", NULL));
  wait_for (fixture, 2);
  g_assert_cmpuint (kei_checker_count_muted (checker), ==, 1);
  g_assert_cmpuint (kei_checker_get_problems (checker)->len, ==, n);

  g_assert_true (kei_editor_undo (fixture->editor));
  wait_for (fixture, 3);
  g_assert_cmpuint (kei_checker_count_muted (checker), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->bar), "problems.close", NULL);
  g_assert_false (kei_problems_bar_get_open (fixture->bar));
}

/* What the strip in the bar begins with. */
static KeiSeverity
get_first_in_strip (Fixture *fixture)
{
  GtkWidget *chip = find_chip (GTK_WIDGET (fixture->bar));
  guint position;

  g_assert_nonnull (chip);
  position = g_variant_get_uint32 (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (chip)));
  return get_problem (fixture, position)->severity;
}

/* The strip begins with the gravest: errors, then warnings, then remarks, also when a graver one comes
 * later; where a person goes through them, with the one at hand, and with what follows it while that
 * is no less grave. */
static void
test_gravest_first (Fixture *fixture, gconstpointer data)
{
  KeiEdit *edit = kei_editor_begin (fixture->editor);
  KeiNodeBuilder *link;
  g_autoptr (KeiNode) item = NULL, answer = NULL;

  kei_edit_remove (edit, FIRST);
  kei_edit_remove (edit, SECOND);
  kei_edit_set_string (edit, PLAN, KEI_FIELD_TITLE, "SDGSの町");
  g_assert_true (kei_editor_commit (fixture->editor, edit, NULL));
  wait_for (fixture, 2);
  g_assert_cmpint (get_problem (fixture, 0)->severity, ==, KEI_SEVERITY_INFO);
  g_assert_cmpint (get_first_in_strip (fixture), ==, KEI_SEVERITY_INFO);

  g_assert_true (kei_editor_set_text (fixture->editor, PLAN, KEI_FIELD_CATCHPHRASE, "SDGSの港", FALSE));
  edit = kei_editor_begin (fixture->editor);
  item = kei_node_builder_end (kei_node_builder_new (KEI_KIND_ITEM, 30));
  kei_edit_append (edit, PLAN, item);
  g_assert_true (kei_editor_commit (fixture->editor, edit, NULL));
  wait_for (fixture, 3);
  for (guint i = 1; i < kei_checker_get_problems (kei_problems_bar_get_checker (fixture->bar))->len; i++)
    g_assert_cmpint (get_problem (fixture, i)->severity, <=, get_problem (fixture, i - 1)->severity);
  g_assert_cmpint (get_first_in_strip (fixture), ==, KEI_SEVERITY_WARNING);

  /* The one at hand stays first; when it is solved and only remarks follow, what is graver does not wait behind them. */
  kei_problems_bar_next (fixture->bar);
  kei_problems_bar_next (fixture->bar);
  g_assert_cmpint (fixture->field, ==, KEI_FIELD_NONE);
  g_assert_cmpint (get_problem (fixture, 2)->severity, ==, KEI_SEVERITY_INFO);
  link = kei_node_builder_new (KEI_KIND_SDG_LINK, 31);
  kei_node_builder_set_int (link, KEI_FIELD_GOAL, 14);
  answer = kei_node_builder_end (link);
  edit = kei_editor_begin (fixture->editor);
  kei_edit_append (edit, 30, answer);
  g_assert_true (kei_editor_commit (fixture->editor, edit, NULL));
  wait_for (fixture, 4);
  g_assert_cmpint (get_problem (fixture, 1)->severity, ==, KEI_SEVERITY_INFO);
  g_assert_cmpint (get_first_in_strip (fixture), ==, KEI_SEVERITY_WARNING);
}

/* Nothing to say, and then something. */
static void
test_none (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (kei_checker_get_problems (kei_problems_bar_get_checker (fixture->bar))->len, ==, 0);
  kei_problems_bar_next (fixture->bar);
  g_assert_cmpuint (fixture->revealed, ==, KEI_ID_NONE);
  g_assert_true (kei_editor_set_text (fixture->editor, PLAN, KEI_FIELD_TITLE, "", FALSE));
  wait_for (fixture, 2);
  kei_problems_bar_next (fixture->bar);
  g_assert_cmpuint (fixture->revealed, ==, PLAN);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/problems/step", Fixture, "some", set_up, test_step, tear_down);
  g_test_add ("/problems/solve", Fixture, "some", set_up, test_solve, tear_down);
  g_test_add ("/problems/mute", Fixture, "some", set_up, test_mute, tear_down);
  g_test_add ("/problems/gravest-first", Fixture, "some", set_up, test_gravest_first, tear_down);
  g_test_add ("/problems/none", Fixture, NULL, set_up, test_none, tear_down);
  return g_test_run ();
}
