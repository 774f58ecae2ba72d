/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outline in the real window: selection, focus and expansion through every verb, the filter, the
 * clipboard, where a drop goes. With KEI_PICTURE_DIR set, pictures are left there to be looked at. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#include "kei-application.h"
#include "kei-clipboard.h"
#include "kei-form-field.h"
#include "kei-new-plan.h"
#include "kei-outline-cell.h"
#include "kei-outline-drop.h"
#include "kei-outline-drop-mark.h"
#include "kei-outline-view.h"
#include "kei-test-sample.h"
#include "kei-window.h"

/* Bounded: what has not come after this many turns does not come. */
#define MAX_TURNS 2000

typedef struct
{
  KeiWindow *window;
  KeiEditor *editor;
  KeiOutlineView *view;
  KeiOutlineModel *model;
  GtkWidget *list;
} Fixture;

/* plan(1): levels 2 > 3 > 4; items 10 > (20 > (30, 31), 21), 11 > 22, 12; a section and a department. */
#define PLAN 1
#define LEVEL 2
#define PILLAR 10
#define POLICY 20
#define MEASURE 30
#define SECTION 50

static void
add_level (KeiNodeBuilder *plan, KeiId id, const char *name, const char *pattern, KeiId under)
{
  KeiNodeBuilder *level = kei_node_builder_new (KEI_KIND_LEVEL, id);

  kei_node_builder_set_string (level, KEI_FIELD_NAME, name);
  kei_node_builder_set_string (level, KEI_FIELD_PATTERN, pattern);
  if (under != KEI_ID_NONE)
    kei_node_builder_set_ids (level, KEI_FIELD_PARENTS, &under, 1);
  kei_node_builder_add (plan, kei_node_builder_end (level));
}

static KeiNode *make_item (KeiId id, KeiId level, const char *title, ...) G_GNUC_NULL_TERMINATED;

static KeiNode *
make_item (KeiId id, KeiId level, const char *title, ...)
{
  KeiNodeBuilder *item = kei_node_builder_new (KEI_KIND_ITEM, id);
  va_list children;

  kei_node_builder_set_ref (item, KEI_FIELD_LEVEL, level);
  kei_node_builder_set_string (item, KEI_FIELD_TITLE, title);
  va_start (children, title);
  for (KeiNode *child; (child = va_arg (children, KeiNode *)) != NULL;)
    kei_node_builder_add (item, child);
  va_end (children);
  return kei_node_builder_end (item);
}

static KeiTree *
make_tree (gboolean with_items)
{
  KeiNodeBuilder *plan = kei_node_builder_new (KEI_KIND_PLAN, PLAN);
  KeiNodeBuilder *section = kei_node_builder_new (KEI_KIND_SECTION, SECTION);

  kei_node_builder_set_string (plan, KEI_FIELD_TITLE, "みなと町総合計画");
  add_level (plan, LEVEL, "基本目標", "基本目標{1}", KEI_ID_NONE);
  add_level (plan, LEVEL + 1, "政策", "政策{1}", LEVEL);
  add_level (plan, LEVEL + 2, "施策", "施策{①}", LEVEL + 1);
  kei_node_builder_set_string (section, KEI_FIELD_TITLE, "序論");
  kei_node_builder_add (plan, kei_node_builder_end (section));
  if (with_items)
    {
      kei_node_builder_add (plan, make_item (10, 2, "海と大地", make_item (20, 3, "水産業", make_item (30, 4, "担い手", NULL), make_item (31, 4, "加工品", NULL), NULL), make_item (21, 3, "商店街", NULL), NULL));
      kei_node_builder_add (plan, make_item (11, 2, "健やか", make_item (22, 3, "健康", NULL), NULL));
      kei_node_builder_add (plan, make_item (12, 2, "学び", NULL));
    }
  return kei_tree_new (kei_node_builder_end (plan), FALSE, NULL, NULL);
}

/* --- Setting up --- */

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

static void
turn (void)
{
  for (guint i = 0; i < MAX_TURNS && g_main_context_iteration (NULL, FALSE); i++)
    continue;
}

static void
settle (Fixture *fixture)
{
  for (guint i = 0; i < MAX_TURNS && kei_outline_model_is_busy (fixture->model); i++)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (kei_outline_model_is_busy (fixture->model));
  turn ();
}

static void
show (Fixture *fixture, KeiTree *tree)
{
  kei_window_show_new_plan (fixture->window, tree, FALSE);
  fixture->editor = kei_window_get_editor (fixture->window);
  fixture->view = KEI_OUTLINE_VIEW (find_widget (GTK_WIDGET (fixture->window), KEI_TYPE_OUTLINE_VIEW));
  fixture->model = kei_outline_view_get_model (fixture->view);
  fixture->list = find_widget (GTK_WIDGET (fixture->view), GTK_TYPE_LIST_VIEW);
}

static void
set_up (Fixture *fixture, gconstpointer with_items)
{
  g_autoptr (KeiTree) tree = make_tree (GPOINTER_TO_INT (with_items));

  fixture->window = kei_window_new (ADW_APPLICATION (g_application_get_default ()));
  show (fixture, tree);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  turn ();
}

/* --- Asking --- */

/* The rows as text, a line each: "  number title", the selected one with ">". */
static char *
print_rows (Fixture *fixture)
{
  GListModel *rows = G_LIST_MODEL (kei_outline_model_get_rows (fixture->model));
  GtkSelectionModel *selection = gtk_list_view_get_model (GTK_LIST_VIEW (fixture->list));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (KeiOutlineEntry) entry = kei_outline_model_dup_entry (fixture->model, i);
      g_auto (KeiOutlineLook) look = { 0 };

      if (kei_outline_key_get_type_of (kei_outline_entry_get_key (entry)) == KEI_OUTLINE_ENTRY_GROUP)
        continue;
      kei_outline_model_describe (fixture->model, entry, &look);
      g_string_append_printf (text, "%*s%s%s%s%s\n", (int) look.depth, "", gtk_selection_model_is_selected (selection, i) ? ">" : "", look.number, *look.number != '\0' ? " " : "", look.title);
    }
  return g_string_free (text, FALSE);
}

static void
assert_rows (Fixture *fixture, const char *expected)
{
  g_autofree char *text = NULL;

  turn ();
  text = print_rows (fixture);
  g_assert_cmpstr (text, ==, expected);
}

/* As Enter and Escape do there. */
static void
leave_title (Fixture *fixture)
{
  g_assert_true (gtk_widget_activate_action (gtk_root_get_focus (GTK_ROOT (fixture->window)), "page.go-to-outline", NULL));
}

static void
act (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->view), action, NULL));
}

/* The keyboard is on the selected row. */
static void
assert_focus_on_selected (Fixture *fixture)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  GtkWidget *cell = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  g_assert_true (KEI_IS_OUTLINE_CELL (cell));
  g_assert_cmpuint (kei_outline_entry_get_key (kei_outline_cell_get_entry (KEI_OUTLINE_CELL (cell))), ==, kei_editor_get_selected (fixture->editor));
}

/* The keyboard is in the title of the selected node, in the form. */
static void
assert_focus_on_title (Fixture *fixture)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  KeiFormField *field = focus != NULL ? KEI_FORM_FIELD (gtk_widget_get_ancestor (focus, KEI_TYPE_FORM_FIELD)) : NULL;

  g_assert_nonnull (field);
  g_assert_cmpuint (kei_node_get_id (kei_form_field_get_node (field)), ==, kei_editor_get_selected (fixture->editor));
  g_assert_cmpint (kei_form_field_get_info (field)->id, ==, KEI_FIELD_TITLE);
}

#define START "About the plan\n1 海と大地\n 政策1 水産業\n  ① 担い手\n  ② 加工品\n 政策2 商店街\n2 健やか\n 政策1 健康\n3 学び\nIntroduction and Appendices\n"

/* --- Tests --- */

static void
test_rows (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  kei_editor_select (fixture->editor, MEASURE);
  assert_rows (fixture, "About the plan\n1 海と大地\n 政策1 水産業\n  >① 担い手\n  ② 加工品\n 政策2 商店街\n2 健やか\n 政策1 健康\n3 学び\nIntroduction and Appendices\n");
}

static void
test_verbs (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    KeiId select;
    const char *action;
    const char *rows; /* from the first item on */
  } steps[] = {
    { 31, "node.move-up", "1 海と大地\n 政策1 水産業\n  >① 加工品\n  ② 担い手\n 政策2 商店街\n2 健やか\n 政策1 健康\n3 学び\n" },
    { 20, "node.move-down", "1 海と大地\n 政策1 商店街\n >政策2 水産業\n  ① 加工品\n  ② 担い手\n2 健やか\n 政策1 健康\n3 学び\n" },
    { 12, "node.indent", "1 海と大地\n 政策1 商店街\n 政策2 水産業\n  ① 加工品\n  ② 担い手\n2 健やか\n 政策1 健康\n >政策2 学び\n" },
    { 12, "node.outdent", "1 海と大地\n 政策1 商店街\n 政策2 水産業\n  ① 加工品\n  ② 担い手\n2 健やか\n 政策1 健康\n>3 学び\n" },
    { 20, "node.delete", "1 海と大地\n >政策1 商店街\n2 健やか\n 政策1 健康\n3 学び\n" },
    { 21, "node.add-after", "1 海と大地\n 政策1 商店街\n >政策2 Untitled 政策\n2 健やか\n 政策1 健康\n3 学び\n" },
    { 12, "node.add-child", "1 海と大地\n 政策1 商店街\n 政策2 Untitled 政策\n2 健やか\n 政策1 健康\n3 学び\n >政策1 Untitled 政策\n" },
  };

  kei_editor_select (fixture->editor, PILLAR);
  turn ();
  gtk_widget_grab_focus (fixture->list);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *expected = g_strdup_printf ("About the plan\n%sIntroduction and Appendices\n", steps[i].rows);

      g_test_message ("%u: %s", i, steps[i].action);
      kei_editor_select (fixture->editor, steps[i].select);
      act (fixture, steps[i].action);
      assert_rows (fixture, expected);
      /* What is new wants a title; from there the keyboard comes back for the next one. */
      if (g_str_has_prefix (steps[i].action, "node.add"))
        {
          assert_focus_on_title (fixture);
          leave_title (fixture);
        }
      assert_focus_on_selected (fixture);
    }

  /* All the way back: what was expanded below is so again. */
  while (kei_editor_undo (fixture->editor))
    assert_focus_on_selected (fixture);
  kei_editor_select (fixture->editor, PLAN);
  assert_rows (fixture, ">" START);
}

/* Taken back from its title, what was new leaves the keyboard with the row that is selected then. */
static void
test_undo_of_new (Fixture *fixture, gconstpointer data)
{
  kei_editor_select (fixture->editor, MEASURE);
  turn ();
  gtk_widget_grab_focus (fixture->list);
  act (fixture, "node.add-after");
  turn ();
  assert_focus_on_title (fixture);
  act (fixture, "doc.undo");
  turn ();
  g_assert_cmpuint (kei_editor_get_selected (fixture->editor), ==, 31);
  assert_focus_on_selected (fixture);
}

/* F6 leads to the rows, Shift+Tab from the first of them to the filter, and no further in the outline. */
static void
test_ways_in (Fixture *fixture, gconstpointer data)
{
  kei_editor_select (fixture->editor, POLICY);
  turn ();
  gtk_root_set_focus (GTK_ROOT (fixture->window), NULL);
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->view), GTK_DIR_TAB_FORWARD));
  assert_focus_on_selected (fixture);
  for (guint i = 0; i < 20 && gtk_widget_child_focus (GTK_WIDGET (fixture->view), GTK_DIR_TAB_BACKWARD); i++)
    continue;
  g_assert_nonnull (gtk_widget_get_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), GTK_TYPE_SEARCH_ENTRY));
}

static void
test_expansion (Fixture *fixture, gconstpointer data)
{
  kei_editor_select (fixture->editor, MEASURE);
  turn ();
  /* What goes out of sight hands the selection to the row that hides it. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->view), "outline.toggle", "t", (guint64) PILLAR));
  assert_rows (fixture, "About the plan\n>1 海と大地\n2 健やか\n 政策1 健康\n3 学び\nIntroduction and Appendices\n");
  g_assert_cmpuint (kei_editor_get_selected (fixture->editor), ==, PILLAR);
  g_assert_false (kei_outline_model_is_expanded (fixture->model, PILLAR));
  /* What is selected elsewhere is brought to light. */
  kei_editor_select (fixture->editor, MEASURE);
  assert_rows (fixture, "About the plan\n1 海と大地\n 政策1 水産業\n  >① 担い手\n  ② 加工品\n 政策2 商店街\n2 健やか\n 政策1 健康\n3 学び\nIntroduction and Appendices\n");
  act (fixture, "outline.collapse-all");
  assert_rows (fixture, "About the plan\n>1 海と大地\n2 健やか\n3 学び\nIntroduction and Appendices\n");
  /* Lists of the plan are rows too. */
  kei_editor_select_slot (fixture->editor, KEI_SLOT_DEPARTMENTS);
  assert_rows (fixture, "About the plan\n1 海と大地\n2 健やか\n3 学び\nIntroduction and Appendices\n Levels\n >Departments\n Related plans\n Viewpoints\n Declared counts\n Glossary\n");
  act (fixture, "node.add-after");
  g_assert_cmpuint (kei_node_get_n_children (kei_editor_lookup (fixture->editor, PLAN), KEI_SLOT_DEPARTMENTS), ==, 1);
}

static void
test_drop (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    KeiId node;
    guint gap;
    int depth;
    KeiId parent; /* KEI_ID_NONE: nothing can stand there */
    KeiId after;
    gboolean allowed;
  } cases[] = {
    { 12, 1, 0, PLAN, KEI_ID_NONE, TRUE }, /* before the first */
    { 12, 0, 0, KEI_ID_NONE, KEI_ID_NONE, FALSE },
    { 31, 3, 2, 20, KEI_ID_NONE, TRUE }, /* before its elder */
    { 31, 6, 1, PILLAR, 21, TRUE },      /* out of its policy */
    { 31, 6, 9, 21, KEI_ID_NONE, TRUE }, /* into the policy above */
    { 20, 8, 1, 11, 22, TRUE },          /* into another pillar */
    { 10, 4, 2, 20, 30, FALSE },         /* into itself */
    { 12, 9, 0, PLAN, 12, TRUE },        /* where it is */
    { SECTION, 3, 1, KEI_ID_NONE, KEI_ID_NONE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (KeiOutlineDrop) drop = KEI_OUTLINE_DROP_INIT;
      gboolean found = kei_outline_drop_find (fixture->model, fixture->editor, cases[i].node, cases[i].gap, cases[i].depth, &drop);

      g_test_message ("%u: %s", i, drop.reason != NULL ? drop.reason : "");
      g_assert_cmpint (found, ==, cases[i].parent != KEI_ID_NONE);
      if (!found)
        continue;
      g_assert_cmpint (drop.allowed, ==, cases[i].allowed);
      g_assert_cmpuint (drop.place.parent, ==, cases[i].parent);
      g_assert_cmpuint (drop.place.after, ==, cases[i].after);
      g_assert_cmpint (drop.reason != NULL, ==, !cases[i].allowed);
    }
}

static void
type_filter (Fixture *fixture, const char *text)
{
  GtkWidget *search = find_widget (GTK_WIDGET (fixture->view), GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (search), text);
  g_signal_emit_by_name (search, "search-changed"); /* without its delay */
  settle (fixture);
}

static void
assert_shows_rows (Fixture *fixture)
{
  g_assert_true (gtk_widget_get_mapped (fixture->list));
}

static void
test_filter (Fixture *fixture, gconstpointer data)
{
  kei_editor_select (fixture->editor, PLAN);
  act (fixture, "outline.collapse-all");
  type_filter (fixture, "加工");
  assert_rows (fixture, "1 海と大地\n 政策1 水産業\n  ② 加工品\n");
  /* What is added while filtering stays in sight. */
  kei_editor_add_item_after (fixture->editor, 31);
  assert_rows (fixture, "1 海と大地\n 政策1 水産業\n  ② 加工品\n  >③ Untitled 施策\n");
  settle (fixture);
  assert_rows (fixture, "1 海と大地\n 政策1 水産業\n  ② 加工品\n  >③ Untitled 施策\n");
  kei_editor_undo (fixture->editor);
  type_filter (fixture, "ﾊﾟﾝ");
  assert_rows (fixture, "");
  /* Whoever leads to a row, as the problems do, brings it into sight; its list, too. */
  kei_editor_reveal (fixture->editor, MEASURE, KEI_FIELD_TITLE);
  assert_rows (fixture, "1 海と大地\n 政策1 水産業\n  >① 担い手\n");
  assert_shows_rows (fixture);
  type_filter (fixture, "ﾊﾟﾝﾊﾟﾝ");
  assert_rows (fixture, "");
  kei_editor_reveal (fixture->editor, MEASURE, KEI_FIELD_TITLE); /* though it is selected already */
  assert_rows (fixture, "1 海と大地\n 政策1 水産業\n  >① 担い手\n");
  kei_editor_select_slot (fixture->editor, KEI_SLOT_DEPARTMENTS);
  assert_rows (fixture, "1 海と大地\n 政策1 水産業\n  ① 担い手\n >Departments\n");
  kei_editor_select (fixture->editor, PLAN);
  act (fixture, "outline.clear-filter");
  settle (fixture);
  kei_editor_select (fixture->editor, PLAN);
  act (fixture, "outline.collapse-all");
  assert_rows (fixture, ">About the plan\n1 海と大地\n2 健やか\n3 学び\nIntroduction and Appendices\n");
}

static void
paste (Fixture *fixture)
{
  guint64 hash = kei_tree_get_hash (kei_editor_get_tree (fixture->editor));

  act (fixture, "node.paste");
  for (guint i = 0; i < MAX_TURNS && kei_tree_get_hash (kei_editor_get_tree (fixture->editor)) == hash; i++)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_clipboard (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  const KeiId pillar = PILLAR;

  text = kei_clipboard_format (kei_editor_get_tree (fixture->editor), &pillar, 1);
  g_assert_cmpstr (text, ==, "基本目標1 海と大地\n\t政策1 水産業\n\t\t施策① 担い手\n\t\t施策② 加工品\n\t政策2 商店街\n");

  /* Cut and paste is a move that keeps the ids. */
  kei_editor_select (fixture->editor, POLICY);
  act (fixture, "node.cut");
  assert_rows (fixture, "About the plan\n1 海と大地\n >政策1 商店街\n2 健やか\n 政策1 健康\n3 学び\nIntroduction and Appendices\n");
  kei_editor_select (fixture->editor, 22);
  paste (fixture);
  assert_rows (fixture, "About the plan\n1 海と大地\n 政策1 商店街\n2 健やか\n 政策1 健康\n >政策2 水産業\n  ① 担い手\n  ② 加工品\n3 学び\nIntroduction and Appendices\n");
  g_assert_cmpuint (kei_editor_get_selected (fixture->editor), ==, POLICY);

  /* Lines of text become items, their depth by indentation, their numbers left behind. */
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window)), "基本目標4 港\n  ・船\n　　岸壁\n\n5年後の姿\n");
  kei_editor_select (fixture->editor, 12);
  paste (fixture);
  act (fixture, "outline.expand-all");
  text = (g_free (text), print_rows (fixture));
  g_assert_nonnull (strstr (text, "3 学び\n>4 港\n 政策1 船\n  ① 岸壁\n5 5年後の姿\n"));
}

static GtkWidget *
find_button (GtkWidget *within, const char *label)
{
  if (GTK_IS_BUTTON (within) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (within)), label) == 0)
    return within;
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button = find_button (GTK_WIDGET (fixture->view), "Add the First 基本目標");

  assert_rows (fixture, ">About the plan\nIntroduction and Appendices\n");
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_mapped (button));
  g_signal_emit_by_name (button, "clicked");
  assert_rows (fixture, "About the plan\n>1 Untitled 基本目標\nIntroduction and Appendices\n");
  g_assert_false (gtk_widget_get_mapped (button));
}

/* What a closed row hides is added up on it. */
static void
test_survey (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) marks = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (KeiOutlineEntry) entry = NULL;
  g_auto (KeiOutlineLook) open = { 0 };
  g_auto (KeiOutlineLook) closed = { 0 };
  KeiOutlineKey key = MEASURE;

  g_hash_table_insert (marks, &key, GUINT_TO_POINTER (2));
  kei_outline_view_set_marks (fixture->view, marks);
  settle (fixture);
  entry = kei_outline_model_dup_entry (fixture->model, 1);
  g_assert_cmpuint (kei_outline_entry_get_key (entry), ==, PILLAR);
  kei_outline_model_describe (fixture->model, entry, &open);
  kei_outline_model_set_expanded (fixture->model, PILLAR, FALSE);
  kei_outline_model_describe (fixture->model, entry, &closed);
  g_assert_cmpuint (open.severity, ==, 0);
  g_assert_cmpuint (closed.severity, ==, 2);
  g_assert_cmpuint (closed.count, ==, 2);
  g_assert_false (kei_outline_look_equal (&open, &closed));
}

/* A screen reader hears level, number, title and whether the row is open. */
static void
test_names (Fixture *fixture, gconstpointer data)
{
  GtkWidget *cell;

  kei_editor_select (fixture->editor, POLICY);
  turn ();
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  assert_focus_on_selected (fixture);
  cell = gtk_root_get_focus (GTK_ROOT (fixture->window));
  gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_LABEL, "政策1 水産業");
  gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_LEVEL, 2);
  gtk_test_accessible_assert_state (cell, GTK_ACCESSIBLE_STATE_EXPANDED, TRUE);
  kei_editor_set_text (fixture->editor, POLICY, KEI_FIELD_TITLE, "水産", TRUE);
  gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_LABEL, "政策1 水産");
}

/* --- Pictures --- */

static void
save_picture (Fixture *fixture, const char *name)
{
  g_autofree char *file = g_strdup_printf ("%s.png", name);
  g_autofree char *path = g_build_filename (g_getenv ("KEI_PICTURE_DIR"), file, NULL);
  GtkWidget *window = GTK_WIDGET (fixture->window);
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (window);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  for (guint i = 0; i < 3; i++)
    {
      gtk_widget_queue_draw (window);
      gtk_test_widget_wait_for_draw (window);
    }
  gdk_paintable_snapshot (picture, snapshot, gtk_widget_get_width (window), gtk_widget_get_height (window));
  node = gtk_snapshot_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

static void
test_pictures (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KeiTree) sample = kei_test_read_sample ("minato-koki.keikaku");
  g_autoptr (GHashTable) marks = g_hash_table_new (g_int64_hash, g_int64_equal);
  KeiNode *pillar = kei_node_get_child (kei_tree_get_root (sample), KEI_SLOT_ITEMS, 0);
  KeiNode *policy = kei_node_get_child (pillar, KEI_SLOT_ITEMS, 0);
  KeiNode *measure = kei_node_get_child (policy, KEI_SLOT_ITEMS, 1);
  KeiId ids[] = { kei_node_get_id (policy), kei_node_get_id (measure), kei_node_get_id (pillar) };
  AdwStyleManager *style = adw_style_manager_get_default ();
  KeiOutlineDropMark *mark;

  save_picture (fixture, "outline-small");
  kei_outline_drop_mark_hide (KEI_OUTLINE_DROP_MARK (find_widget (GTK_WIDGET (fixture->view), KEI_TYPE_OUTLINE_DROP_MARK)));
  show (fixture, sample);
  g_hash_table_insert (marks, &ids[1], GUINT_TO_POINTER (2));
  g_hash_table_insert (marks, &ids[2], GUINT_TO_POINTER (3));
  kei_outline_view_set_marks (fixture->view, marks);
  kei_outline_model_set_expanded (fixture->model, kei_node_get_id (policy), TRUE);
  turn ();
  kei_editor_select (fixture->editor, kei_node_get_id (measure));
  turn ();
  save_picture (fixture, "outline-light");
  mark = KEI_OUTLINE_DROP_MARK (find_widget (GTK_WIDGET (fixture->view), KEI_TYPE_OUTLINE_DROP_MARK));
  kei_outline_drop_mark_show (mark, 44, 120, NULL);
  save_picture (fixture, "outline-drop");
  kei_outline_drop_mark_show (mark, 26, 150, "この階層は、ここには置けません。「政策」の下に置いてください");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  turn ();
  save_picture (fixture, "outline-dark");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
  kei_outline_drop_mark_hide (mark);
  kei_outline_model_set_expanded (fixture->model, kei_outline_key_for_part (KEI_PART_CONTENT), TRUE);
  kei_outline_model_set_expanded (fixture->model, kei_outline_key_for_part (KEI_PART_RECORD), TRUE);
  kei_outline_model_set_expanded (fixture->model, kei_outline_key_for_slot (KEI_SLOT_SECTIONS), TRUE);
  kei_editor_select_slot (fixture->editor, KEI_SLOT_FIXED_LEVELS);
  turn ();
  save_picture (fixture, "outline-lists");
  gtk_editable_set_text (GTK_EDITABLE (find_widget (GTK_WIDGET (fixture->view), GTK_TYPE_SEARCH_ENTRY)), "xyzzy");
  for (guint i = 0; i < 100; i++)
    {
      g_usleep (5000);
      turn ();
    }
  settle (fixture);
  save_picture (fixture, "outline-nothing");
}

static void
test_empty_picture (Fixture *fixture, gconstpointer data)
{
  save_picture (fixture, "outline-empty");
}

int
main (int argc, char *argv[])
{
  g_autoptr (KeiApplication) application = NULL;

  gtk_test_init (&argc, &argv, NULL);
  application = kei_application_new (); /* one a process */
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  if (g_getenv ("KEI_PICTURE_DIR") != NULL)
    {
      setlocale (LC_ALL, "");
      bindtextdomain (GETTEXT_PACKAGE, g_getenv ("KEI_TEST_LOCALE_DIR"));
      bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
      textdomain (GETTEXT_PACKAGE);
      g_test_add ("/outline/pictures", Fixture, GINT_TO_POINTER (TRUE), set_up, test_pictures, tear_down);
      g_test_add ("/outline/empty-picture", Fixture, GINT_TO_POINTER (FALSE), set_up, test_empty_picture, tear_down);
      return g_test_run ();
    }
  g_test_add ("/outline/rows", Fixture, GINT_TO_POINTER (TRUE), set_up, test_rows, tear_down);
  g_test_add ("/outline/verbs", Fixture, GINT_TO_POINTER (TRUE), set_up, test_verbs, tear_down);
  g_test_add ("/outline/undo-of-new", Fixture, GINT_TO_POINTER (TRUE), set_up, test_undo_of_new, tear_down);
  g_test_add ("/outline/ways-in", Fixture, GINT_TO_POINTER (TRUE), set_up, test_ways_in, tear_down);
  g_test_add ("/outline/expansion", Fixture, GINT_TO_POINTER (TRUE), set_up, test_expansion, tear_down);
  g_test_add ("/outline/drop", Fixture, GINT_TO_POINTER (TRUE), set_up, test_drop, tear_down);
  g_test_add ("/outline/filter", Fixture, GINT_TO_POINTER (TRUE), set_up, test_filter, tear_down);
  g_test_add ("/outline/clipboard", Fixture, GINT_TO_POINTER (TRUE), set_up, test_clipboard, tear_down);
  g_test_add ("/outline/empty", Fixture, GINT_TO_POINTER (FALSE), set_up, test_empty, tear_down);
  g_test_add ("/outline/survey", Fixture, GINT_TO_POINTER (TRUE), set_up, test_survey, tear_down);
  g_test_add ("/outline/names", Fixture, GINT_TO_POINTER (TRUE), set_up, test_names, tear_down);
  return g_test_run ();
}
