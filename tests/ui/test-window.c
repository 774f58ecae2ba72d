/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The real window with real files: open, change, undo, save and open again, and what it does when
 * a file is broken, newer, gone or changed by others. */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "kei-application.h"
#include "kei-complete-name.h"
#include "kei-entry-row.h"
#include "kei-form.h"
#include "kei-new-dialog.h"
#include "kei-new-plan.h"
#include "kei-outline-view.h"
#include "kei-preferences.h"
#include "kei-problems-bar.h"
#include "kei-recent-row.h"
#include "kei-sdg-panel.h"
#include "kei-search.h"
#include "kei-settings.h"
#include "kei-table-model.h"
#include "kei-versions.h"
#include "kei-test-window.h"
#include "kei-window-private.h"

/* One for all tests: a process can register its actions on a bus only once. */
static KeiApplication *the_application;

typedef struct
{
  KeiWindow *window;
  char *folder;
  GFile *file; /* a copy of the sample */
  GBytes *original;
} Fixture;

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

/* Does what is due, drawing included. */
static void
settle (void)
{
  for (guint i = 0; i < 1000 && g_main_context_iteration (NULL, FALSE); i++)
    ;
}

static KeiApplication *
create_application (void)
{
  g_autoptr (GError) error = NULL;
  KeiApplication *application = kei_application_new ();

  /* No session bus is needed, and tests beside this one must not answer for it. */
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_application_set_default (G_APPLICATION (application));
  return application;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("kei-window-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "plan.keikaku", NULL);
  fixture->file = g_file_new_for_path (path);
  fixture->original = g_resources_lookup_data ("/jp/keikaku/Keikaku/samples/minato-koki.keikaku", G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_file_replace_contents (fixture->file, g_bytes_get_data (fixture->original, NULL), g_bytes_get_size (fixture->original),
                           NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->window = kei_window_new (ADW_APPLICATION (the_application));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
destroy_and_expect_freed (KeiWindow *window)
{
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  wait_until (window == NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_file_get_path (fixture->file);

  destroy_and_expect_freed (fixture->window);
  g_unlink (path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_object_unref (fixture->file);
  g_bytes_unref (fixture->original);
}

static void
open_file (KeiWindow *window, GFile *file)
{
  kei_window_open_file (window, file);
  wait_until (kei_window_get_editor (window) != NULL && window->next == NULL);
  settle ();
}

static KeiEditor *
get_editor (Fixture *fixture)
{
  return kei_window_get_editor (fixture->window);
}

static KeiDocument *
get_document (Fixture *fixture)
{
  return kei_editor_get_document (get_editor (fixture));
}

static void
activate (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL));
}

static void
assert_on_disk (Fixture *fixture, GBytes *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes (fixture->file, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), g_bytes_get_data (expected, NULL), g_bytes_get_size (expected));
}

static void
write_outside (Fixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_delete (fixture->file, NULL, &error));
  g_file_replace_contents (fixture->file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* --- The tests --- */

/* A button without words of its own, or with more than one line, has a name for screen readers. */
static void
expect_names (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) == NULL)
    g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    expect_names (child);
}

static void
test_welcome (Fixture *fixture, gconstpointer data)
{
  settle ();
  g_assert_null (get_editor (fixture));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->stack), ==, "welcome");
  g_assert_false (gtk_widget_get_visible (fixture->window->undo_button));
  expect_names (gtk_stack_get_visible_child (fixture->window->stack));
  /* Closing a window without a plan asks nothing. */
  g_assert_false (_kei_window_ask_before_close (fixture->window));
}

static void
test_edit_and_save (Fixture *fixture, gconstpointer data)
{
  KeiId plan;
  g_autoptr (GBytes) expected = NULL;
  KeiWindow *again;

  open_file (fixture->window, fixture->file);
  plan = kei_editor_get_plan_id (get_editor (fixture));
  g_assert_false (kei_document_get_modified (get_document (fixture)));
  g_assert_true (kei_editor_set_text (get_editor (fixture), plan, KEI_FIELD_TITLE, "改めた題名", FALSE));
  g_assert_cmpstr (adw_window_title_get_title (fixture->window->title), ==, "改めた題名");
  g_assert_true (kei_document_get_modified (get_document (fixture)));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (fixture->window->undo_button), ==, "Undo: change of Title (Ctrl+Z)");

  /* Undone, there is nothing to save; done again and saved, the bytes are the tree's. */
  activate (fixture, "doc.undo");
  g_assert_false (kei_document_get_modified (get_document (fixture)));
  activate (fixture, "doc.redo");
  activate (fixture, "win.save");
  wait_until (!kei_document_get_modified (get_document (fixture)));
  expected = kei_xml_write (kei_editor_get_tree (get_editor (fixture)));
  assert_on_disk (fixture, expected);

  again = kei_window_new (ADW_APPLICATION (the_application));
  open_file (again, fixture->file);
  g_assert_true (kei_tree_equal (kei_editor_get_tree (kei_window_get_editor (again)), kei_editor_get_tree (get_editor (fixture))));
  destroy_and_expect_freed (again);

  /* Back to the beginning, the file is the sample again, byte for byte. */
  activate (fixture, "doc.undo");
  activate (fixture, "win.save");
  wait_until (!kei_document_get_modified (get_document (fixture)));
  assert_on_disk (fixture, fixture->original);
}

/* A walk through the plan: rows from all over it are shown, and nothing warns. */
#define STRIDE 7

typedef struct
{
  KeiEditor *editor;
  guint n;
} Walk;

static gboolean
select_row (KeiNode *node, KeiNode *parent, KeiSlot slot, gpointer data)
{
  Walk *walk = data;

  if (kei_node_get_kind (node) != KEI_KIND_PLAN && kei_node_get_kind (node) != KEI_KIND_ITEM && kei_node_get_kind (node) != KEI_KIND_SECTION)
    return FALSE;
  if (walk->n++ % STRIDE == 0)
    {
      kei_editor_select (walk->editor, kei_node_get_id (node));
      settle ();
    }
  return TRUE;
}

static void
test_show_everything (Fixture *fixture, gconstpointer data)
{
  const KeiKindInfo *plan = kei_schema_kind (KEI_KIND_PLAN);
  Walk walk = { 0 };
  g_autoptr (KeiTree) tree = NULL;

  open_file (fixture->window, fixture->file);
  walk.editor = get_editor (fixture);
  tree = kei_tree_ref (kei_editor_get_tree (get_editor (fixture)));
  kei_node_walk (kei_tree_get_root (tree), select_row, &walk);
  for (guint i = 0; i < plan->n_slots; i++)
    {
      kei_editor_select_slot (get_editor (fixture), plan->slots[i].id);
      settle ();
    }
  g_assert_true (kei_editor_get_tree (get_editor (fixture)) == tree);
}

static void
test_broken (Fixture *fixture, gconstpointer data)
{
  write_outside (fixture, "<plan xmlns=\"urn:keikaku:plan\" format=\"1\" id=\"kaaaaaaaaaab\">\n<content><what/></content></plan>");
  kei_window_open_file (fixture->window, fixture->file);
  wait_until (g_strcmp0 (gtk_stack_get_visible_child_name (fixture->window->stack), "error") == 0);
  g_assert_cmpstr (adw_status_page_get_title (fixture->window->error_page), ==, "“plan.keikaku” Cannot Be Opened");
  g_assert_nonnull (strstr (adw_status_page_get_description (fixture->window->error_page), "Line 2"));
  activate (fixture, "win.show-welcome");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->stack), ==, "welcome");
}

static void
test_newer (Fixture *fixture, gconstpointer data)
{
  write_outside (fixture, "<plan xmlns=\"urn:keikaku:plan\" format=\"9\" id=\"kaaaaaaaaaab\"><content title=\"Newer\"/></plan>");
  open_file (fixture->window, fixture->file);
  g_assert_true (kei_editor_get_read_only (get_editor (fixture)));
  g_assert_true (gtk_info_bar_get_revealed (GTK_INFO_BAR (fixture->window->read_only_bar)));
}

static void
test_changed_outside (Fixture *fixture, gconstpointer data)
{
  GtkInfoBar *bar;

  open_file (fixture->window, fixture->file);
  bar = GTK_INFO_BAR (fixture->window->outside_bar);
  g_assert_false (gtk_info_bar_get_revealed (bar));
  write_outside (fixture, "<plan xmlns=\"urn:keikaku:plan\" format=\"1\" id=\"kaaaaaaaaaab\"><content title=\"Theirs\"/></plan>");
  wait_until (gtk_info_bar_get_revealed (bar));
  activate (fixture, "win.reload");
  wait_until (g_strcmp0 (adw_window_title_get_title (fixture->window->title), "Theirs") == 0);
  wait_until (fixture->window->next == NULL);
  g_assert_false (gtk_info_bar_get_revealed (bar));
}

static void
test_templates (Fixture *fixture, gconstpointer data)
{
  guint n;
  const KeiTemplate *templates = kei_templates_get (&n);
  g_autoptr (KeiTree) sample = kei_new_plan_create_sample ();
  g_autoptr (KeiTree) original = kei_xml_read_bytes (fixture->original, NULL, NULL, NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KeiTree) tree = kei_new_plan_create (&templates[i], "題名", "みなと町");

      g_assert_cmpuint (kei_node_get_n_children (kei_tree_get_root (tree), KEI_SLOT_LEVELS), >, 0);
      g_assert_cmpstr (kei_node_get_headline (kei_tree_get_root (tree)), ==, "題名");
      kei_window_show_new_plan (fixture->window, tree, FALSE);
      settle ();
    }
  g_assert_cmpuint (kei_tree_get_n_nodes (sample), ==, kei_tree_get_n_nodes (original));
  g_assert_cmpuint (kei_node_get_id (kei_tree_get_root (sample)), !=, kei_node_get_id (kei_tree_get_root (original)));
}

/* Every command of the menu has a key; those on items have theirs where the outline has the keyboard. */
static void
expect_keys (GMenuModel *menu)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuLinkIter) links = g_menu_model_iterate_item_links (menu, i);
      g_autofree char *action = NULL;
      g_autoptr (GVariant) target = g_menu_model_get_item_attribute_value (menu, i, G_MENU_ATTRIBUTE_TARGET, NULL);
      GMenuModel *below;

      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &action) && !g_str_has_prefix (action, "node."))
        {
          g_autofree char *detailed = g_action_print_detailed_name (action, target);
          g_auto (GStrv) keys = gtk_application_get_accels_for_action (GTK_APPLICATION (the_application), detailed);

          g_test_message ("%s", detailed);
          g_assert_cmpuint (g_strv_length (keys), >, 0);
        }
      while (g_menu_link_iter_get_next (links, NULL, &below))
        {
          expect_keys (below);
          g_object_unref (below);
        }
    }
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  expect_keys (fixture->window->main_menu);
}

/* What GTK has to say about the list would end the test. */
static void
test_shortcuts (Fixture *fixture, gconstpointer data)
{
  GtkWidget *shortcuts;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-shortcuts", NULL));
  shortcuts = GTK_WIDGET (gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (fixture->window)));
  g_assert_true (gtk_widget_get_visible (shortcuts));
  gtk_test_widget_wait_for_draw (shortcuts);
}

/* The pane of this type that the keyboard is in. (nullable) (transfer none) */
static GtkWidget *
get_pane_with_focus_of (KeiWindow *window, GType type)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  g_test_message ("%s", focus == NULL ? "no focus" : G_OBJECT_TYPE_NAME (focus));
  return focus == NULL ? NULL : gtk_widget_get_ancestor (focus, type);
}

static GtkWidget *
get_pane_with_focus (Fixture *fixture, GType type)
{
  return get_pane_with_focus_of (fixture->window, type);
}

/* The panel comes after the first frame. */
static void
wait_for_panel (Fixture *fixture)
{
  wait_until (kei_test_find_widget (GTK_WIDGET (fixture->window), KEI_TYPE_SDG_PANEL) != NULL);
  settle ();
}

/* As when the program is started with a file: the window waits for the plan, and the keyboard is in it. */
static void
test_started_with_file (Fixture *fixture, gconstpointer data)
{
  KeiWindow *window = kei_window_new (ADW_APPLICATION (the_application));

  open_file (window, fixture->file);
  wait_until (gtk_widget_get_mapped (GTK_WIDGET (window)));
  settle ();
  g_assert_nonnull (get_pane_with_focus_of (window, KEI_TYPE_OUTLINE_VIEW));
  destroy_and_expect_freed (window);
}

static void
test_new_dialog (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog = kei_new_dialog_new (GTK_WINDOW (fixture->window), "pledges");
  GtkWidget *title, *entry;

  gtk_window_present (dialog);
  g_assert_cmpstr (kei_new_dialog_get_template (KEI_NEW_DIALOG (dialog)), ==, "pledges");
  settle ();
  g_assert_true (GTK_IS_LIST_BOX_ROW (gtk_window_get_focus (dialog)));
  /* What has the keyboard is inside of something that screen readers know by its name. */
  title = kei_test_find_widget (GTK_WIDGET (dialog), KEI_TYPE_ENTRY_ROW);
  g_assert_true (gtk_widget_grab_focus (title));
  entry = gtk_widget_get_parent (gtk_window_get_focus (dialog));
  gtk_test_accessible_assert_role (entry, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_LABEL, "Title");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (title)), ==, "Pledges");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "new.create", NULL));
  wait_until (get_editor (fixture) != NULL);
  g_assert_cmpstr (adw_window_title_get_title (fixture->window->title), ==, "Pledges");
  settle ();
  g_assert_nonnull (get_pane_with_focus (fixture, KEI_TYPE_OUTLINE_VIEW));
}

/* What makes @widget as wide as it is, down to the deepest that is wider than @limit. */
static void
name_wide (GtkWidget *widget, int limit, guint depth)
{
  int min;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &min, NULL, NULL, NULL);
  if (min <= limit || !gtk_widget_get_visible (widget))
    return;
  g_test_message ("%*s%s %d %s", (int) depth, "", G_OBJECT_TYPE_NAME (widget), min, gtk_widget_get_css_classes (widget)[0] != NULL ? gtk_widget_get_css_classes (widget)[0] : "");
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    name_wide (child, limit, depth + 1);
}

static void
assert_narrow (Fixture *fixture)
{
  int min;

  gtk_widget_measure (GTK_WIDGET (fixture->window), GTK_ORIENTATION_HORIZONTAL, -1, &min, NULL, NULL, NULL);
  if (min > 1024)
    name_wide (GTK_WIDGET (fixture->window), 600, 0);
  g_assert_cmpint (min, <=, 1024);
}

static gboolean
assert_page_is_narrow (KeiNode *node, KeiNode *parent, KeiSlot slot, gpointer data)
{
  Fixture *fixture = data;
  KeiKind kind = kei_node_get_kind (node);

  if (kind == KEI_KIND_PLAN || kind == KEI_KIND_SECTION || kind == KEI_KIND_ITEM)
    {
      kei_editor_select (get_editor (fixture), kei_node_get_id (node));
      assert_narrow (fixture);
    }
  return TRUE;
}

/* With letters twice as large everything still fits a small screen. */
static void
test_large_text (Fixture *fixture, gconstpointer data)
{
  const KeiKindInfo *plan = kei_schema_kind (KEI_KIND_PLAN);
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (fixture->window));
  g_autofree char *font = NULL;

  g_object_get (settings, "gtk-font-name", &font, NULL);
  g_object_set (settings, "gtk-font-name", "Cantarell 22", NULL);
  open_file (fixture->window, fixture->file);
  wait_for_panel (fixture);
  kei_node_walk (kei_tree_get_root (kei_editor_get_tree (get_editor (fixture))), assert_page_is_narrow, fixture);
  for (guint i = 0; i < plan->n_slots; i++)
    {
      kei_editor_select_slot (get_editor (fixture), plan->slots[i].id);
      assert_narrow (fixture);
    }
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "doc.replace", NULL);
  settle ();
  assert_narrow (fixture);
  g_object_set (settings, "gtk-font-name", font, NULL);
}

/* F6 goes round, through a panel too that has nothing but itself to go to: no goal of an empty plan can be opened. */
static void
test_panes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KeiTree) tree = kei_new_plan_create (kei_templates_find ("pledges"), "題名", NULL);

  kei_window_show_new_plan (fixture->window, tree, FALSE);
  wait_for_panel (fixture);
  g_assert_nonnull (get_pane_with_focus (fixture, KEI_TYPE_OUTLINE_VIEW));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.next-pane", "b", TRUE);
  g_assert_nonnull (get_pane_with_focus (fixture, KEI_TYPE_FORM));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.next-pane", "b", TRUE);
  g_assert_nonnull (get_pane_with_focus (fixture, KEI_TYPE_SDG_PANEL));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.next-pane", "b", TRUE);
  g_assert_nonnull (get_pane_with_focus (fixture, KEI_TYPE_PROBLEMS_BAR));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.next-pane", "b", TRUE);
  g_assert_nonnull (get_pane_with_focus (fixture, ADW_TYPE_HEADER_BAR));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.next-pane", "b", TRUE);
  g_assert_nonnull (get_pane_with_focus (fixture, KEI_TYPE_OUTLINE_VIEW));
}

/* A panel that is put away with the keyboard in it gives it to the form, and has it again when it comes back. */
static void
test_panes_put_away (Fixture *fixture, gconstpointer data)
{
  open_file (fixture->window, fixture->file);
  wait_for_panel (fixture);
  g_assert_nonnull (get_pane_with_focus (fixture, KEI_TYPE_OUTLINE_VIEW));
  for (guint i = 0; i < 2; i++)
    {
      GType type = i == 0 ? KEI_TYPE_OUTLINE_VIEW : KEI_TYPE_SDG_PANEL;
      const char *action = i == 0 ? "view.outline" : "view.sdg";

      gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL);
      settle ();
      g_assert_nonnull (get_pane_with_focus (fixture, KEI_TYPE_FORM));
      gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL);
      settle ();
      g_assert_nonnull (get_pane_with_focus (fixture, type));
      /* What is somewhere else stays there. */
      gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.next-pane", "b", TRUE);
      if (i == 1)
        break;
      g_assert_nonnull (get_pane_with_focus (fixture, KEI_TYPE_FORM));
      gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL);
      gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL);
      settle ();
      g_assert_nonnull (get_pane_with_focus (fixture, KEI_TYPE_FORM));
      gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.next-pane", "b", TRUE);
      g_assert_nonnull (get_pane_with_focus (fixture, KEI_TYPE_SDG_PANEL));
    }
}

static void
test_find (Fixture *fixture, gconstpointer data)
{
  GtkWidget *focus;
  g_autoptr (GArray) hits = NULL;

  open_file (fixture->window, fixture->file);
  activate (fixture, "doc.replace");
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (GTK_IS_EDITABLE (focus));
  gtk_editable_set_text (GTK_EDITABLE (focus), "みなと");
  /* From what is looked for the next key is what takes its place, and back. */
  gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_FORWARD);
  g_assert_true (GTK_IS_TEXT (gtk_root_get_focus (GTK_ROOT (fixture->window))));
  g_assert_cmpstr (gtk_text_get_placeholder_text (GTK_TEXT (gtk_root_get_focus (GTK_ROOT (fixture->window)))), ==, "Replace with");
  gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_BACKWARD);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == focus);

  /* Replacing does nothing before the hits are there; then all of them go in one step. */
  wait_until (gtk_widget_activate_action (focus, "find.replace", NULL) && kei_document_get_modified (get_document (fixture)));
  hits = kei_search_tree (kei_editor_get_tree (get_editor (fixture)), "みなと", 0, 10, NULL);
  g_assert_cmpuint (hits->len, ==, 0);
  activate (fixture, "doc.undo");
  g_assert_false (kei_document_get_modified (get_document (fixture)));
}

static void
test_suffix (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) parent = g_file_get_parent (fixture->file);
  g_autoptr (GFile) bare = g_file_get_child (parent, "計画 5%");
  g_autoptr (GFile) expected = g_file_get_child (parent, "計画 5%.keikaku");
  g_autoptr (GFile) taken = g_file_get_child (parent, "plan");
  g_autoptr (GFile) completed = kei_complete_name (bare, ".keikaku");
  g_autoptr (GFile) kept = kei_complete_name (fixture->file, ".Keikaku");
  g_autoptr (GFile) left = kei_complete_name (taken, ".keikaku");

  g_assert_true (g_file_equal (completed, expected));
  g_assert_true (g_file_equal (kept, fixture->file));
  g_assert_true (g_file_equal (left, taken)); /* plan.keikaku is another plan */
}

/* The question that a window asks. (nullable) */
static GtkWindow *
find_question (KeiWindow *window)
{
  g_autoptr (GListModel) toplevels = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) toplevel = g_list_model_get_item (toplevels, i);

      if (ADW_IS_MESSAGE_DIALOG (toplevel) && gtk_window_get_transient_for (toplevel) == GTK_WINDOW (window))
        return toplevel;
    }
  return NULL;
}

static void
answer (KeiWindow *window, const char *response)
{
  GtkWindow *question = NULL;

  wait_until (find_question (window) != NULL);
  g_set_weak_pointer (&question, find_question (window));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), response);
  if (question != NULL)
    gtk_window_destroy (question); /* as its buttons do */
  g_clear_weak_pointer (&question);
  settle ();
}

static KeiWindow *
open_changed (const char *title)
{
  KeiWindow *window = kei_window_new (ADW_APPLICATION (the_application));
  g_autoptr (KeiTree) tree = kei_new_plan_create_sample ();

  kei_window_show_new_plan (window, tree, FALSE);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (kei_editor_set_text (kei_window_get_editor (window), kei_editor_get_plan_id (kei_window_get_editor (window)), KEI_FIELD_TITLE, title, FALSE));
  settle ();
  return window;
}

/* One window after the other is asked, and one answer of "cancel" ends it; what is saved stays until the end. */
static void
test_quit (Fixture *fixture, gconstpointer data)
{
  KeiWindow *first = open_changed ("一"), *second = open_changed ("二");
  KeiWindow *asked, *other;

  g_object_add_weak_pointer (G_OBJECT (first), (gpointer *) &first);
  g_object_add_weak_pointer (G_OBJECT (second), (gpointer *) &second);
  open_file (fixture->window, fixture->file);
  g_action_group_activate_action (G_ACTION_GROUP (the_application), "quit", NULL);
  wait_until (find_question (first) != NULL || find_question (second) != NULL);
  asked = find_question (first) != NULL ? first : second;
  other = asked == first ? second : first;
  g_assert_null (find_question (other));

  /* Asked again, it is the same question. */
  g_action_group_activate_action (G_ACTION_GROUP (the_application), "quit", NULL);
  settle ();
  answer (asked, "cancel");
  g_assert_null (find_question (first));
  g_assert_null (find_question (second));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->window)));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (first)) && gtk_widget_get_visible (GTK_WIDGET (second)));

  g_action_group_activate_action (G_ACTION_GROUP (the_application), "quit", NULL);
  wait_until (find_question (first) != NULL || find_question (second) != NULL);
  asked = find_question (first) != NULL ? first : second;
  other = asked == first ? second : first;
  answer (asked, "discard");
  wait_until (find_question (other) != NULL);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->window)));
  answer (other, "cancel");
  wait_until (first == NULL || second == NULL);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->window)));
  destroy_and_expect_freed (first != NULL ? first : second);
}

static GtkWidget *
reveal_field (KeiWindow *window, KeiId node, KeiField field)
{
  kei_editor_reveal (kei_window_get_editor (window), node, field);
  settle ();
  return gtk_window_get_focus (GTK_WINDOW (window));
}

/* Types over what the field has. */
static void
type_over (GtkWidget *text, const char *typed)
{
  GtkWidget *field = gtk_widget_get_ancestor (text, KEI_TYPE_TABLE_EDITOR);

  gtk_editable_select_region (GTK_EDITABLE (text), 0, -1);
  KEI_TABLE_EDITOR_GET_IFACE (field)->insert (KEI_TABLE_EDITOR (field), typed);
}

/* What was typed and is no value is in no plan that could be saved: closing names it, and goes to it or forgets it. */
static void
test_close_with_draft (Fixture *fixture, gconstpointer data)
{
  KeiWindow *window = kei_window_new (ADW_APPLICATION (the_application));
  KeiForm *form;
  KeiId plan;
  GtkWidget *text;
  const char *label;

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_present (GTK_WINDOW (window));
  open_file (window, fixture->file);
  plan = kei_editor_get_plan_id (kei_window_get_editor (window));
  form = KEI_FORM (kei_test_find_widget (GTK_WIDGET (window), KEI_TYPE_FORM));
  text = reveal_field (window, plan, KEI_FIELD_START);
  type_over (text, "きのう");
  g_assert_cmpstr (kei_form_find_draft (form, &label), ==, "きのう");
  g_assert_false (kei_document_get_modified (kei_editor_get_document (kei_window_get_editor (window))));
  g_assert_true (kei_window_has_unsaved_work (window));
  kei_window_set_mode (window, KEI_WINDOW_MODE_COMPARE);

  gtk_window_close (GTK_WINDOW (window));
  wait_until (find_question (window) != NULL);
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (find_question (window))), ==, "“きのう” Is No Value for First fiscal year");
  answer (window, "cancel");
  g_assert_cmpstr (kei_window_get_mode (window), ==, KEI_WINDOW_MODE_EDIT);
  text = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (GTK_IS_EDITABLE (text));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "きのう");

  /* With what is not saved besides, one question comes after the other. */
  g_assert_true (kei_editor_set_text (kei_window_get_editor (window), plan, KEI_FIELD_TITLE, "題名", FALSE));
  gtk_window_close (GTK_WINDOW (window));
  answer (window, "discard");
  wait_until (find_question (window) != NULL);
  g_assert_null (kei_form_find_draft (form, &label));
  answer (window, "cancel");
  text = reveal_field (window, plan, KEI_FIELD_START);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), !=, "きのう");
  kei_editor_undo (kei_window_get_editor (window));
  type_over (text, "きのう");
  gtk_window_close (GTK_WINDOW (window));
  answer (window, "discard");
  wait_until (window == NULL);
}

/* A name for the content as it is, which undo does not take back. */
static void
test_name_version (Fixture *fixture, gconstpointer data)
{
  KeiEditor *editor;
  g_autoptr (KeiTree) before = NULL;
  g_autoptr (KeiTree) kept = NULL;
  KeiNode *const *versions;
  guint n, n_before;

  open_file (fixture->window, fixture->file);
  editor = kei_window_get_editor (fixture->window);
  g_assert_true (kei_editor_set_text (editor, kei_editor_get_plan_id (editor), KEI_FIELD_TITLE, "名前の付く計画", FALSE));
  before = kei_tree_ref (kei_editor_get_tree (editor));
  kei_versions_list (before, &n_before);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "doc.name-version", NULL);
  answer (fixture->window, "cancel");
  g_assert_true (kei_editor_get_tree (editor) == before);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "doc.name-version", NULL);
  answer (fixture->window, "accept");
  wait_until (kei_editor_get_tree (editor) != before);
  versions = kei_versions_list (kei_editor_get_tree (editor), &n);
  g_assert_cmpuint (n, ==, n_before + 1);
  g_assert_false (kei_document_get_can_undo (kei_editor_get_document (editor)));
  g_assert_true (kei_document_get_modified (kei_editor_get_document (editor)));
  kept = kei_versions_read (kei_editor_get_tree (editor), kei_node_get_id (versions[n - 1]), NULL, NULL);
  g_assert_nonnull (kept);
  g_assert_cmpstr (kei_node_get_headline (kei_tree_get_root (kept)), ==, "名前の付く計画");
}

/* Two states of one plan have the same title: their files tell them apart. */
static void
test_recent_names (Fixture *fixture, gconstpointer data)
{
  static const char *const titles[] = { "総合計画", "総合計画", "個別計画" };
  g_autoptr (GPtrArray) plans = NULL;
  guint n_with_file = 0;

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *uri = g_strdup_printf ("file:///nowhere/plan-%u.keikaku", i);
      GtkRecentData recent = { .display_name = (char *) titles[i], .mime_type = (char *) "application/x-keikaku+xml", .app_name = (char *) "Keikaku", .app_exec = (char *) "keikaku %u" };

      g_assert_true (gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &recent));
    }
  settle ();
  plans = kei_recent_list (20);
  g_assert_cmpuint (plans->len, >=, 3);
  for (guint i = 0; i < plans->len; i++)
    {
      g_autofree char *name = kei_recent_dup_name (plans, i);

      n_with_file += strstr (name, "/nowhere/plan-") != NULL;
      g_assert_true (!g_str_has_prefix (name, "個別計画") || g_str_equal (name, "個別計画"));
    }
  g_assert_cmpuint (n_with_file, ==, 2);
}

/* What is chosen in the preferences holds at once, and is shown when they are opened again. */
static void
test_preferences (Fixture *fixture, gconstpointer data)
{
  GSettings *settings = kei_application_get_settings (the_application);
  KeiPreferences *preferences = kei_preferences_new (GTK_WINDOW (fixture->window), settings);
  GtkWidget *row, *radio;
  g_autofree char *author = NULL, *account = kei_settings_dup_author (NULL);

  gtk_window_present (GTK_WINDOW (preferences));
  row = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (preferences), KEI_TYPE_PREFERENCES, "author_row"));
  radio = kei_test_find_widget (kei_test_find_text (GTK_WIDGET (preferences), ADW_TYPE_ACTION_ROW, "Years of the Western Calendar"), GTK_TYPE_CHECK_BUTTON);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "");
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (radio)));
  gtk_editable_set_text (GTK_EDITABLE (row), "企画課 高橋");
  author = kei_settings_dup_author (settings);
  g_assert_cmpstr (author, ==, "企画課 高橋");
  g_signal_emit_by_name (radio, "activate");
  settle ();
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (radio)));
  g_assert_cmpint (kei_settings_get_year_style (settings), ==, KEI_YEAR_STYLE_SEIREKI);
  gtk_editable_set_text (GTK_EDITABLE (row), "");
  g_clear_pointer (&author, g_free);
  author = kei_settings_dup_author (settings);
  g_assert_cmpstr (author, ==, account);
  g_settings_reset (settings, "era-style");
  gtk_window_destroy (GTK_WINDOW (preferences));
}

int
main (int argc, char *argv[])
{
  int result;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  the_application = create_application ();

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/window/welcome", test_welcome);
  ADD ("/window/edit-and-save", test_edit_and_save);
  ADD ("/window/show-everything", test_show_everything);
  ADD ("/window/large-text", test_large_text);
  ADD ("/window/name-version", test_name_version);
  ADD ("/window/broken", test_broken);
  ADD ("/window/newer", test_newer);
  ADD ("/window/changed-outside", test_changed_outside);
  ADD ("/window/templates", test_templates);
  ADD ("/window/keys", test_keys);
  ADD ("/window/shortcuts", test_shortcuts);
  ADD ("/window/new-dialog", test_new_dialog);
  ADD ("/window/recent-names", test_recent_names);
  ADD ("/window/preferences", test_preferences);
  ADD ("/window/panes", test_panes);
  ADD ("/window/panes-put-away", test_panes_put_away);
  ADD ("/window/started-with-file", test_started_with_file);
  ADD ("/window/find", test_find);
  ADD ("/window/quit", test_quit);
  ADD ("/window/close-with-draft", test_close_with_draft);
  ADD ("/window/suffix", test_suffix);
#undef ADD
  result = g_test_run ();
  g_object_unref (the_application);
  return result;
}
