/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form in a window: every kind of node gets a page, what is typed reaches the plan, what is
 * undone reaches the fields, and tables take and give ranges. */
#include "config.h"

#include <adwaita.h>

#include "kei-form-card.h"
#include "kei-form-field.h"
#include "kei-form.h"
#include "kei-settings.h"
#include "kei-table-private.h"
#include "kei-table.h"

enum {
  PLAN = 1,
  MEASURE = 2,
  LEVEL = 3,
  DEPARTMENT = 4,
  INDICATOR = 5,
  COST = 6,
  TEXT = 7,
  SECTION = 8,
  TABLE = 9,
  ROW = 10,
  VALUE = 11,
};

typedef struct
{
  KeiEditor *editor;
  KeiDocument *document;
  GtkWidget *window;
  GtkWidget *form;
} Fixture;

static KeiNode *
make (KeiKind kind, KeiId id, KeiField field, const char *text)
{
  KeiNodeBuilder *builder = kei_node_builder_new (kind, id);

  kei_node_builder_set_string (builder, field, text);
  return kei_node_builder_end (builder);
}

static KeiNode *
make_indicator (void)
{
  KeiNodeBuilder *value = kei_node_builder_new (KEI_KIND_INDICATOR_VALUE, VALUE);
  KeiNodeBuilder *builder = kei_node_builder_new (KEI_KIND_INDICATOR, INDICATOR);

  kei_node_builder_set_string (value, KEI_FIELD_ROLE, "target");
  kei_node_builder_set_string (value, KEI_FIELD_NUMBER, "1234.5");
  kei_node_builder_set_int (value, KEI_FIELD_PERIOD, kei_period_from_fiscal_year (2031));
  kei_node_builder_set_string (builder, KEI_FIELD_NAME, "新しく漁業に就いた人");
  kei_node_builder_add (builder, kei_node_builder_end (value));
  return kei_node_builder_end (builder);
}

static KeiNode *
make_cost (void)
{
  KeiNodeBuilder *builder = kei_node_builder_new (KEI_KIND_BUDGET_LINE, COST);

  kei_node_builder_set_int (builder, KEI_FIELD_YEAR, 2027);
  kei_node_builder_set_int (builder, KEI_FIELD_AMOUNT, 37400);
  return kei_node_builder_end (builder);
}

static KeiTree *
make_tree (void)
{
  KeiNodeBuilder *plan = kei_node_builder_new (KEI_KIND_PLAN, PLAN);
  KeiNodeBuilder *item = kei_node_builder_new (KEI_KIND_ITEM, MEASURE);
  KeiNodeBuilder *section = kei_node_builder_new (KEI_KIND_SECTION, SECTION);
  KeiNodeBuilder *table = kei_node_builder_new (KEI_KIND_TABLE, TABLE);
  GError *error = NULL;
  KeiTree *tree;

  kei_node_builder_set_int (plan, KEI_FIELD_START, 2027);
  kei_node_builder_set_int (plan, KEI_FIELD_END, 2031);
  kei_node_builder_add (plan, make (KEI_KIND_LEVEL, LEVEL, KEI_FIELD_NAME, "施策"));
  kei_node_builder_add (plan, make (KEI_KIND_DEPARTMENT, DEPARTMENT, KEI_FIELD_NAME, "水産課"));
  kei_node_builder_set_string (item, KEI_FIELD_TITLE, "漁業の担い手");
  kei_node_builder_set_ref (item, KEI_FIELD_LEVEL, LEVEL);
  kei_node_builder_set_ref (item, KEI_FIELD_LEAD, DEPARTMENT);
  kei_node_builder_add (item, make (KEI_KIND_TEXT, TEXT, KEI_FIELD_BODY, "町内の漁業者は減った。"));
  kei_node_builder_add (item, make_indicator ());
  kei_node_builder_add (item, make_cost ());
  kei_node_builder_add (plan, kei_node_builder_end (item));
  kei_node_builder_set_string (section, KEI_FIELD_TITLE, "序論");
  kei_node_builder_add (table, make (KEI_KIND_ROW, ROW, KEI_FIELD_CELLS, "年度\t人口"));
  kei_node_builder_add (section, kei_node_builder_end (table));
  kei_node_builder_add (plan, kei_node_builder_end (section));
  tree = kei_tree_new (kei_node_builder_end (plan), FALSE, NULL, &error);
  g_assert_no_error (error);
  return tree;
}

static void
settle (Fixture *fixture)
{
  gtk_test_widget_wait_for_draw (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KeiTree) tree = make_tree ();

  fixture->document = kei_document_new (tree);
  fixture->editor = kei_editor_new (fixture->document, kei_id_source_new_seeded (7));
  fixture->form = kei_form_new (fixture->editor);
  fixture->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 680, 900);
  adw_window_set_content (ADW_WINDOW (fixture->window), fixture->form);
  gtk_window_present (GTK_WINDOW (fixture->window));
  kei_editor_select (fixture->editor, MEASURE);
  settle (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer form = fixture->form;

  g_object_add_weak_pointer (G_OBJECT (fixture->form), &form);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (form);
  g_assert_finalize_object (fixture->editor);
  g_assert_finalize_object (fixture->document);
}

/* --- Finding things --- */

static GtkWidget *
get_focus (Fixture *fixture)
{
  return gtk_root_get_focus (GTK_ROOT (fixture->window));
}

/* What takes the typing of the field that was revealed. */
static GtkWidget *
reveal (Fixture *fixture, KeiId node, KeiField field)
{
  kei_editor_reveal (fixture->editor, node, field);
  settle (fixture);
  return get_focus (fixture);
}

static KeiTable *
find_table (GtkWidget *widget, const char *label)
{
  if (KEI_IS_FORM_CARD (widget) && kei_form_card_get_table (KEI_FORM_CARD (widget)) != NULL)
    {
      KeiTable *table = kei_form_card_get_table (KEI_FORM_CARD (widget));
      KeiTableModel *model = kei_table_get_model (table);
      KeiTableColumn column;

      KEI_TABLE_MODEL_GET_IFACE (model)->get_column (model, 0, &column);
      if (g_strcmp0 (column.title, label) == 0)
        return table;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      KeiTable *table = find_table (child, label);

      if (table != NULL)
        return table;
    }
  return NULL;
}

static guint
find_column (KeiTable *table, const char *title)
{
  KeiTableModel *model = kei_table_get_model (table);
  guint n = KEI_TABLE_MODEL_GET_IFACE (model)->get_n_columns (model);

  for (guint i = 0; i < n; i++)
    {
      KeiTableColumn column;

      KEI_TABLE_MODEL_GET_IFACE (model)->get_column (model, i, &column);
      if (g_strcmp0 (column.title, title) == 0)
        return i;
    }
  g_assert_not_reached ();
}

static char *
dup_cell (KeiTable *table, guint row, const char *column)
{
  KeiTableModel *model = kei_table_get_model (table);
  KeiTableCell cell = { NULL };

  KEI_TABLE_MODEL_GET_IFACE (model)->get_cell (model, row, find_column (table, column), &cell);
  g_free (cell.remark);
  return cell.text;
}

static const char *
get_string (Fixture *fixture, KeiId node, KeiField field)
{
  return kei_node_get_text (kei_editor_lookup (fixture->editor, node), field);
}

static gint64
get_int (Fixture *fixture, KeiId node, KeiField field)
{
  return kei_node_get_int (kei_editor_lookup (fixture->editor, node), field);
}

/* Types at the caret as GtkText does for an input method's commit. */
static void
type (GtkWidget *widget, const char *text)
{
  if (GTK_IS_TEXT_VIEW (widget))
    gtk_text_buffer_insert_interactive_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), text, -1, TRUE);
  else
    g_signal_emit_by_name (widget, "insert-at-cursor", text);
}

/* Puts @text in place of all that is there, in one change as a paste does. */
static void
replace (GtkWidget *widget, const char *text)
{
  GtkWidget *field = gtk_widget_get_ancestor (widget, KEI_TYPE_TABLE_EDITOR);

  gtk_editable_select_region (GTK_EDITABLE (widget), 0, -1);
  KEI_TABLE_EDITOR_GET_IFACE (field)->insert (KEI_TABLE_EDITOR (field), text);
}

/* --- Tests --- */

static void
note_message_cb (KeiEditor *editor, const char *text, char **message)
{
  g_free (*message);
  *message = g_strdup (text);
}

static void
test_every_row (Fixture *fixture, gconstpointer data)
{
  const KeiKindInfo *plan = kei_schema_kind (KEI_KIND_PLAN);
  static const KeiId nodes[] = { PLAN, MEASURE, SECTION };

  for (guint i = 0; i < G_N_ELEMENTS (nodes); i++)
    {
      kei_editor_select (fixture->editor, nodes[i]);
      settle (fixture);
    }
  for (guint i = 0; i < plan->n_slots; i++)
    {
      g_test_message ("%s", plan->slots[i].label);
      kei_editor_select_slot (fixture->editor, plan->slots[i].id);
      settle (fixture);
      kei_editor_add_node (fixture->editor, PLAN, plan->slots[i].kinds[0]);
      kei_editor_select_slot (fixture->editor, plan->slots[i].id);
      settle (fixture);
    }
  while (kei_editor_undo (fixture->editor))
    settle (fixture);
}

static void
test_type_title (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = reveal (fixture, MEASURE, KEI_FIELD_TITLE);

  g_assert_true (GTK_IS_TEXT_VIEW (view));
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (view), TRUE);
  {
    GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
    GtkTextIter end;

    gtk_text_buffer_get_end_iter (buffer, &end);
    gtk_text_buffer_place_cursor (buffer, &end);
  }
  type (view, "を");
  type (view, "守る");
  g_assert_cmpstr (get_string (fixture, MEASURE, KEI_FIELD_TITLE), ==, "漁業の担い手を守る");
  /* One step, and the field follows it back. */
  g_assert_true (kei_editor_undo (fixture->editor));
  g_assert_cmpstr (get_string (fixture, MEASURE, KEI_FIELD_TITLE), ==, "漁業の担い手");
  {
    GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
    g_autofree char *text = NULL;

    g_object_get (buffer, "text", &text, NULL);
    g_assert_cmpstr (text, ==, "漁業の担い手");
  }
  g_assert_false (kei_document_get_can_undo (fixture->document));
}

static void
test_caret_jump_is_a_step (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = reveal (fixture, TEXT, KEI_FIELD_BODY);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter iter;

  gtk_text_buffer_get_start_iter (buffer, &iter);
  gtk_text_buffer_place_cursor (buffer, &iter);
  type (view, "あ");
  type (view, "い");
  gtk_text_buffer_get_end_iter (buffer, &iter);
  gtk_text_buffer_place_cursor (buffer, &iter);
  type (view, "う");
  g_assert_cmpstr (get_string (fixture, TEXT, KEI_FIELD_BODY), ==, "あい町内の漁業者は減った。う");
  kei_editor_undo (fixture->editor);
  g_assert_cmpstr (get_string (fixture, TEXT, KEI_FIELD_BODY), ==, "あい町内の漁業者は減った。");
  kei_editor_undo (fixture->editor);
  g_assert_cmpstr (get_string (fixture, TEXT, KEI_FIELD_BODY), ==, "町内の漁業者は減った。");
}

static void
test_number_forms (Fixture *fixture, gconstpointer data)
{
  GtkWidget *text = reveal (fixture, COST, KEI_FIELD_AMOUNT);

  g_assert_true (GTK_IS_TEXT (text));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "37,400");
  replace (text, "▲１，２３４");
  g_assert_cmpint (get_int (fixture, COST, KEI_FIELD_AMOUNT), ==, -1234);
  /* What is no number stays where it was typed, and the plan keeps its value. */
  replace (text, "約100");
  g_assert_cmpint (get_int (fixture, COST, KEI_FIELD_AMOUNT), ==, -1234);
  reveal (fixture, COST, KEI_FIELD_NATIONAL);
  text = reveal (fixture, COST, KEI_FIELD_AMOUNT);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "約100");
  replace (text, "100");
  g_assert_cmpint (get_int (fixture, COST, KEI_FIELD_AMOUNT), ==, 100);
}

static void
test_year_forms (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    gint64 year;
  } rows[] = { { "R10", 2028 }, { "2029", 2029 }, { "令和１２年度", 2030 }, { "平成32年度", 2020 } };
  GtkWidget *text = reveal (fixture, COST, KEI_FIELD_YEAR);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      replace (text, rows[i].text);
      g_assert_cmpint (get_int (fixture, COST, KEI_FIELD_YEAR), ==, rows[i].year);
    }
}

/* A value that is not there yet is made by typing into its cell. */
static void
test_role_cell (Fixture *fixture, gconstpointer data)
{
  KeiTable *table = find_table (fixture->form, "Name");
  guint n = 0;
  KeiNode *const *values;

  g_assert_nonnull (table);
  g_assert_true (kei_table_focus_cell (table, 0, 2));
  type (get_focus (fixture), "3");
  type (get_focus (fixture), "5");
  values = kei_node_get_children (kei_editor_lookup (fixture->editor, INDICATOR), KEI_SLOT_VALUES, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (kei_node_get_string (values[1], KEI_FIELD_ROLE), ==, "baseline");
  g_assert_cmpstr (kei_node_get_string (values[1], KEI_FIELD_NUMBER), ==, "35");
  g_assert_cmpint (kei_node_get_int (values[1], KEI_FIELD_PERIOD), ==, kei_period_from_fiscal_year (2026));
}

static void
test_paste_range (Fixture *fixture, gconstpointer data)
{
  KeiTable *table = find_table (fixture->form, "Year");
  guint n = 0;
  KeiNode *const *lines;

  g_assert_nonnull (table);
  g_assert_true (kei_table_focus_cell (table, 0, 0));
  kei_table_paste_text (table, "R9\t40,000\t１２，０００\r\n令和10年度\t▲5\t—\r\n2029\t約1\t7\r\n");
  settle (fixture);
  lines = kei_node_get_children (kei_editor_lookup (fixture->editor, MEASURE), KEI_SLOT_BUDGET_LINES, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpuint (kei_node_get_id (lines[0]), ==, COST);
  g_assert_cmpint (kei_node_get_int (lines[0], KEI_FIELD_AMOUNT), ==, 40000);
  g_assert_cmpint (kei_node_get_int (lines[0], KEI_FIELD_NATIONAL), ==, 12000);
  g_assert_cmpint (kei_node_get_int (lines[1], KEI_FIELD_YEAR), ==, 2028);
  g_assert_cmpint (kei_node_get_int (lines[1], KEI_FIELD_AMOUNT), ==, -5);
  g_assert_false (kei_node_has (lines[1], KEI_FIELD_NATIONAL));
  g_assert_cmpint (kei_node_get_int (lines[2], KEI_FIELD_YEAR), ==, 2029);
  g_assert_false (kei_node_has (lines[2], KEI_FIELD_AMOUNT));
  g_assert_cmpint (kei_node_get_int (lines[2], KEI_FIELD_NATIONAL), ==, 7);
  /* What was no number waits in its cell. */
  {
    KeiTableModel *model = kei_table_get_model (table);
    g_auto (KeiTableCell) cell = { NULL };

    KEI_TABLE_MODEL_GET_IFACE (model)->get_cell (model, 2, 1, &cell);
    g_assert_cmpstr (cell.text, ==, "約1");
    g_assert_cmpint (cell.flags & KEI_TABLE_CELL_WRONG, !=, 0);
    g_assert_nonnull (cell.remark);
  }
  g_assert_true (kei_editor_undo (fixture->editor));
  settle (fixture);
  kei_node_get_children (kei_editor_lookup (fixture->editor, MEASURE), KEI_SLOT_BUDGET_LINES, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (get_int (fixture, COST, KEI_FIELD_AMOUNT), ==, 37400);
  g_assert_false (kei_document_get_can_undo (fixture->document));
}

/* The period of a measure has fields once it has an end. */
static void
show_period (Fixture *fixture)
{
  g_auto (KeiValue) year = kei_value_int (2030);

  g_assert_true (kei_editor_set_field (fixture->editor, MEASURE, KEI_FIELD_END, &year, FALSE));
  settle (fixture);
}

/* What was pasted and is no value goes with the paste. */
static void
test_undo_takes_drafts (Fixture *fixture, gconstpointer data)
{
  KeiTable *table = find_table (fixture->form, "Year");
  KeiTableModel *model = kei_table_get_model (table);
  g_auto (KeiTableCell) pasted = { NULL }, undone = { NULL };

  kei_table_focus_cell (table, 0, 1);
  kei_table_paste_text (table, "5\t約1");
  KEI_TABLE_MODEL_GET_IFACE (model)->get_cell (model, 0, 2, &pasted);
  g_assert_cmpstr (pasted.text, ==, "約1");
  g_assert_true (kei_editor_undo (fixture->editor));
  KEI_TABLE_MODEL_GET_IFACE (model)->get_cell (model, 0, 2, &undone);
  g_assert_cmpstr (undone.text, ==, "—");
}

/* The cell with the keyboard is under the paste too, and shows what came there. */
static void
test_paste_over_focus (Fixture *fixture, gconstpointer data)
{
  KeiTable *table = find_table (fixture->form, "Year");

  kei_table_focus_cell (table, 0, 1);
  settle (fixture);
  kei_table_paste_text (table, "約1\t7");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_focus (fixture))), ==, "約1");
  kei_table_focus_cell (table, 0, 1);
  kei_table_paste_text (table, "37,400\t8"); /* what the plan has there: no edit, but the end of the draft */
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_focus (fixture))), ==, "37,400");
  kei_table_focus_cell (table, 0, 1);
  kei_table_paste_text (table, "3,800万円\t9");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_focus (fixture))), ==, "38,000");
}

/* What the table says about the cell that has the keyboard. (nullable) */
static const char *
get_remark (KeiTable *table)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (table)); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LABEL (child) && gtk_widget_has_css_class (child, "remark") && gtk_widget_get_visible (child))
      return gtk_label_get_label (GTK_LABEL (child));
  return NULL;
}

/* The message goes with what it was about, in a cell as in a field of a card. */
static void
test_undo_takes_messages (Fixture *fixture, gconstpointer data)
{
  KeiTable *table = find_table (fixture->form, "Year");
  GtkWidget *text;

  kei_table_focus_cell (table, 0, 2);
  replace (get_focus (fixture), "100");
  replace (get_focus (fixture), "約100");
  g_assert_nonnull (get_remark (table));
  g_assert_true (kei_editor_undo (fixture->editor));
  settle (fixture);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_focus (fixture))), ==, "");
  g_assert_cmpstr (get_remark (table), ==, NULL);

  replace (get_focus (fixture), "約5");
  g_assert_nonnull (get_remark (table));
  g_assert_true (kei_form_take_back (KEI_FORM (fixture->form)));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_focus (fixture))), ==, "");
  g_assert_cmpstr (get_remark (table), ==, NULL);
  g_assert_false (kei_form_take_back (KEI_FORM (fixture->form)));

  show_period (fixture);
  text = reveal (fixture, MEASURE, KEI_FIELD_START);
  replace (text, "いつか");
  g_assert_true (gtk_widget_has_css_class (gtk_widget_get_ancestor (text, KEI_TYPE_FORM_FIELD), "wrong"));
  g_assert_true (kei_form_take_back (KEI_FORM (fixture->form)));
  g_assert_false (gtk_widget_has_css_class (gtk_widget_get_ancestor (text, KEI_TYPE_FORM_FIELD), "wrong"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "");
}

/* What is no value yet is lost by no undo that is about something else, and when the field itself goes
 * back, a message says what went. */
static void
test_undo_keeps_drafts (Fixture *fixture, gconstpointer data)
{
  KeiTable *table = find_table (fixture->form, "Year");
  g_autofree char *cell = NULL, *gone = NULL, *message = NULL;
  GtkWidget *text;

  show_period (fixture);
  kei_table_focus_cell (table, 0, 2);
  replace (get_focus (fixture), "約100");
  text = reveal (fixture, MEASURE, KEI_FIELD_START);
  replace (text, "いつか");
  g_signal_connect (fixture->editor, "message", G_CALLBACK (note_message_cb), &message);
  g_assert_true (kei_editor_set_text (fixture->editor, MEASURE, KEI_FIELD_TITLE, "担い手", FALSE));
  g_assert_true (kei_editor_undo (fixture->editor));
  g_assert_true (kei_editor_redo (fixture->editor));
  text = reveal (fixture, MEASURE, KEI_FIELD_START);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "いつか");
  g_assert_true (gtk_widget_has_css_class (gtk_widget_get_ancestor (text, KEI_TYPE_FORM_FIELD), "wrong"));
  cell = dup_cell (table, 0, "National");
  g_assert_cmpstr (cell, ==, "約100");
  g_assert_null (message);

  kei_table_focus_cell (table, 0, 1);
  replace (get_focus (fixture), "5");
  replace (get_focus (fixture), "約5");
  reveal (fixture, MEASURE, KEI_FIELD_TITLE);
  g_assert_true (kei_editor_undo (fixture->editor));
  settle (fixture);
  gone = dup_cell (table, 0, "Cost");
  g_assert_cmpstr (gone, ==, "37,400");
  g_assert_cmpstr (message, ==, "“約5” was no value for Cost and went with what stood there");
  text = reveal (fixture, MEASURE, KEI_FIELD_START);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "いつか");
  g_signal_handlers_disconnect_by_func (fixture->editor, note_message_cb, &message);
}

/* A cell without the keyboard shows what the plan has again, as a field with it does. */
static void
test_forget_drafts (Fixture *fixture, gconstpointer data)
{
  KeiForm *form = KEI_FORM (fixture->form);
  g_autofree char *cell = NULL;
  const char *label;
  GtkWidget *text;

  show_period (fixture);
  g_assert_null (kei_form_find_draft (form, &label));
  kei_table_focus_cell (find_table (fixture->form, "Year"), 0, 1);
  replace (get_focus (fixture), "約5");
  g_assert_cmpstr (kei_form_find_draft (form, &label), ==, "約5");
  g_assert_cmpstr (label, ==, "Cost");
  text = reveal (fixture, MEASURE, KEI_FIELD_START);
  replace (text, "いつか");
  kei_form_forget_drafts (form);
  settle (fixture);
  g_assert_null (kei_form_find_draft (form, &label));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "");
  cell = dup_cell (find_table (fixture->form, "Year"), 0, "Cost");
  g_assert_cmpstr (cell, ==, "37,400");
}

/* What has no column is told, not dropped without a word. */
static void
test_paste_too_wide (Fixture *fixture, gconstpointer data)
{
  KeiTable *table = find_table (fixture->form, "Year");
  guint n_columns = KEI_TABLE_MODEL_GET_IFACE (kei_table_get_model (table))->get_n_columns (kei_table_get_model (table));
  g_autofree char *wide = g_strnfill (n_columns, '\t');
  g_autofree char *text = g_strconcat ("2029", wide, "人\t\t100", NULL);
  g_autofree char *message = NULL;

  g_signal_connect (fixture->editor, "message", G_CALLBACK (note_message_cb), &message);
  kei_table_focus_cell (table, 0, 1);
  kei_table_paste_text (table, "5\t5");
  g_assert_null (message);
  kei_table_focus_cell (table, 0, 0);
  kei_table_paste_text (table, text);
  g_assert_cmpstr (message, ==, "2 cells were left out: the table has no columns for them");
  g_signal_handlers_disconnect_by_func (fixture->editor, note_message_cb, &message);
}

/* The meetings in a window so narrow that the lane and more of them have no column. (transfer none) */
static KeiTable *
show_narrow_meetings (Fixture *fixture)
{
  KeiTable *table;

  kei_editor_select_slot (fixture->editor, KEI_SLOT_MEETINGS);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 420, 600);
  settle (fixture);
  kei_editor_add_node (fixture->editor, PLAN, KEI_KIND_MEETING);
  kei_editor_select_slot (fixture->editor, KEI_SLOT_MEETINGS);
  settle (fixture);
  table = find_table (fixture->form, "Date");
  g_assert_nonnull (table);
  g_assert_false (kei_table_focus_cell (table, 0, find_column (table, "Lane")));
  g_assert_false (kei_table_focus_cell (table, 0, find_column (table, "Body")));
  g_assert_true (kei_table_focus_cell (table, 0, 0));
  return table;
}

static KeiNode *
get_meeting (Fixture *fixture, guint position)
{
  guint n = 0;
  KeiNode *const *nodes = kei_node_get_children (kei_editor_lookup (fixture->editor, PLAN), KEI_SLOT_MEETINGS, &n);

  g_assert_cmpuint (position, <, n);
  return nodes[position];
}

/* A range goes by the columns that a person sees, both ways, and clearing one leaves alone what is hidden. */
static void
test_paste_past_hidden (Fixture *fixture, gconstpointer data)
{
  KeiTable *table = show_narrow_meetings (fixture);
  KeiId first = kei_node_get_id (get_meeting (fixture, 0));
  g_autofree char *copied = NULL, *html = NULL;

  kei_editor_set_text (fixture->editor, first, KEI_FIELD_LANE, "council", FALSE);
  kei_table_paste_text (table, "R9.5\tFirst meeting\tHeld\n");
  g_assert_cmpstr (kei_node_get_text (get_meeting (fixture, 0), KEI_FIELD_TITLE), ==, "First meeting");
  g_assert_cmpstr (kei_node_get_string (get_meeting (fixture, 0), KEI_FIELD_STATE), ==, "held");
  g_assert_cmpstr (kei_node_get_string (get_meeting (fixture, 0), KEI_FIELD_LANE), ==, "council");
  g_assert_false (kei_node_has (get_meeting (fixture, 0), KEI_FIELD_BODY_REF));

  kei_table_do (table, KEI_TABLE_SELECT_ALL);
  copied = kei_table_copy_text (table);
  g_assert_cmpstr (copied, ==, "令和9年5月\tFirst meeting\tHeld\n");
  html = kei_table_copy_html (table);
  g_assert_nonnull (strstr (html, "mso-number-format:'\\@'\">First meeting</td>"));
  kei_table_do (table, KEI_TABLE_CLEAR);
  g_assert_false (kei_node_has (get_meeting (fixture, 0), KEI_FIELD_STATE));
  g_assert_cmpstr (kei_node_get_string (get_meeting (fixture, 0), KEI_FIELD_LANE), ==, "council");
  kei_table_paste_text (table, copied);
  g_assert_cmpstr (kei_node_get_string (get_meeting (fixture, 0), KEI_FIELD_STATE), ==, "held");
}

/* A whole table is copied with its titles and all its columns. What comes back with titles goes by
 * them, whatever their order is and whichever columns are shown; a column of another table is told. */
static void
test_paste_by_titles (Fixture *fixture, gconstpointer data)
{
  KeiTable *table = show_narrow_meetings (fixture);
  g_autofree char *message = NULL;
  g_autofree char *whole = NULL;

  kei_table_paste_text (table, "State\tRemarks\tLane\tTitle\nHeld\tmany\tOffice\tFirst\nPlanned\t\tCouncil and assembly\tSecond\n");
  settle (fixture);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpstr (kei_node_get_text (get_meeting (fixture, i), KEI_FIELD_TITLE), ==, i == 0 ? "First" : "Second");
      g_assert_cmpstr (kei_node_get_string (get_meeting (fixture, i), KEI_FIELD_STATE), ==, i == 0 ? "held" : "planned");
      g_assert_cmpstr (kei_node_get_string (get_meeting (fixture, i), KEI_FIELD_LANE), ==, i == 0 ? "office" : "council");
    }

  g_signal_connect (fixture->editor, "message", G_CALLBACK (note_message_cb), &message);
  kei_table_select_range (table, 0, 0, 1, 1);
  whole = kei_table_copy_text (table);
  g_assert_cmpstr (whole, ==, "Date\tTitle\tBody\tLane\tState\tRelation\n\tFirst\t\tOffice\tHeld\t\n\tSecond\t\tCouncil and assembly\tPlanned\t\n");
  kei_table_focus_cell (table, 0, 1);
  kei_table_paste_text (table, whole);
  g_assert_cmpstr (kei_node_get_string (get_meeting (fixture, 1), KEI_FIELD_LANE), ==, "council");
  g_assert_cmpuint (kei_node_get_n_children (kei_editor_lookup (fixture->editor, PLAN), KEI_SLOT_MEETINGS), ==, 2);
  g_assert_null (message);
  kei_table_paste_text (table, "Title\tRemarks\tState\nFirst\tmany\tHeld\n");
  g_assert_cmpstr (message, ==, "1 cell was left out: the table has no column for it");
  g_signal_handlers_disconnect_by_func (fixture->editor, note_message_cb, &message);
}

/* To ask how high a table would be with another width changes nothing of what is to be seen. */
static void
test_measured_otherwise (Fixture *fixture, gconstpointer data)
{
  KeiTable *table = find_table (fixture->form, "Year");
  int width = gtk_widget_get_width (GTK_WIDGET (table));
  guint row, column;
  GdkRectangle area;

  gtk_widget_measure (GTK_WIDGET (table), GTK_ORIENTATION_VERTICAL, width + 500, NULL, NULL, NULL, NULL);
  _kei_table_get_cell_area (table, 0, 0, &area);
  g_assert_true (_kei_table_find_cell (table, width - 8, area.y + 4, &row, &column));
  g_assert_cmpuint (column, ==, KEI_TABLE_MODEL_GET_IFACE (kei_table_get_model (table))->get_n_columns (kei_table_get_model (table)));
}

static guint n_told;

/* Counts how often the row at @position was told. */
static void
note_rows_cb (KeiTableModel *model, guint first, guint removed, guint added, gpointer position)
{
  n_told += first <= GPOINTER_TO_UINT (position) && GPOINTER_TO_UINT (position) < first + added;
}

/* What is shown of another row is its name as it is now. */
static void
test_names_of_rows (Fixture *fixture, gconstpointer data)
{
  g_auto (KeiValue) refs = kei_value_ids (kei_ids_new (&(KeiId){ DEPARTMENT }, 1));
  g_auto (KeiTableCell) before = { NULL }, after = { NULL };
  KeiTable *table;
  KeiTableModel *model;
  guint column, n = 0;
  KeiId later;

  kei_editor_add_node (fixture->editor, PLAN, KEI_KIND_DEPARTMENT);
  later = kei_node_get_child_ids (kei_editor_lookup (fixture->editor, PLAN), KEI_SLOT_DEPARTMENTS, &n)[1];
  kei_editor_set_field (fixture->editor, later, KEI_FIELD_SUCCEEDED_BY, &refs, FALSE);
  kei_editor_select_slot (fixture->editor, KEI_SLOT_DEPARTMENTS);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 600);
  settle (fixture);
  table = find_table (fixture->form, "Name");
  model = kei_table_get_model (table);
  column = find_column (table, "Succeeded by");
  KEI_TABLE_MODEL_GET_IFACE (model)->get_cell (model, 1, column, &before);
  g_assert_cmpstr (before.text, ==, "水産課");

  n_told = 0;
  g_signal_connect (model, "rows-changed", G_CALLBACK (note_rows_cb), GUINT_TO_POINTER (1));
  kei_editor_set_text (fixture->editor, DEPARTMENT, KEI_FIELD_NAME, "海の課", FALSE);
  KEI_TABLE_MODEL_GET_IFACE (model)->get_cell (model, 1, column, &after);
  g_assert_cmpstr (after.text, ==, "海の課");
  g_assert_cmpuint (n_told, ==, 1);
}

/* A note is somebody's, of now. */
static void
test_signed_rows (Fixture *fixture, gconstpointer data)
{
  g_autofree char *author = kei_settings_dup_author (NULL);
  KeiNode *note;
  KeiTable *table;

  kei_editor_add_node (fixture->editor, PLAN, KEI_KIND_NOTE);
  kei_editor_select_slot (fixture->editor, KEI_SLOT_NOTES);
  settle (fixture);
  table = find_table (fixture->form, "Text");
  kei_table_focus_cell (table, 0, 0);
  kei_table_do (table, KEI_TABLE_INSERT_AFTER);
  note = kei_node_get_child (kei_editor_lookup (fixture->editor, PLAN), KEI_SLOT_NOTES, 1);
  g_assert_cmpstr (kei_node_get_string (note, KEI_FIELD_AUTHOR), ==, author);
  g_assert_true (kei_node_has (note, KEI_FIELD_TIME));
}

/* What an empty cell says instead of a value is not copied as one. */
static void
test_copy_range (Fixture *fixture, gconstpointer data)
{
  KeiTable *table = find_table (fixture->form, "Year");
  g_autofree char *text = NULL;

  kei_table_select_range (table, 0, 0, 1, 3);
  text = kei_table_copy_text (table);
  g_assert_cmpstr (text, ==, "令和9\t37400\t\n");

  /* And a cell that shows a picture has no text, neither out nor in. */
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 700);
  settle (fixture);
  table = find_table (fixture->form, "Name");
  kei_table_focus_cell (table, 0, 0);
  kei_table_do (table, KEI_TABLE_SELECT_ALL);
  g_clear_pointer (&text, g_free);
  text = kei_table_copy_text (table);
  g_assert_cmpstr (text, ==, "新しく漁業に就いた人\t\t\t\t1234.5\t\n");
  kei_table_paste_text (table, "A\tt\t1\t2\t3\t水産課\n");
  g_assert_cmpuint (kei_node_get_ref (kei_editor_lookup (fixture->editor, INDICATOR), KEI_FIELD_DEPARTMENT), ==, DEPARTMENT);
}

static void
test_rows (Fixture *fixture, gconstpointer data)
{
  KeiTable *table = find_table (fixture->form, "Year");
  guint row, column, n = 0;
  KeiNode *const *lines;

  kei_table_focus_cell (table, 0, 1);
  kei_table_do (table, KEI_TABLE_INSERT_AFTER);
  settle (fixture);
  lines = kei_node_get_children (kei_editor_lookup (fixture->editor, MEASURE), KEI_SLOT_BUDGET_LINES, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (kei_node_get_int (lines[1], KEI_FIELD_YEAR), ==, 2028);
  g_assert_true (kei_table_get_cursor (table, &row, &column));
  g_assert_cmpuint (row, ==, 1);
  kei_table_do (table, KEI_TABLE_MOVE_UP);
  settle (fixture);
  lines = kei_node_get_children (kei_editor_lookup (fixture->editor, MEASURE), KEI_SLOT_BUDGET_LINES, &n);
  g_assert_cmpuint (kei_node_get_id (lines[1]), ==, COST);
  g_assert_true (kei_table_get_cursor (table, &row, &column));
  g_assert_cmpuint (row, ==, 0);
  kei_table_do (table, KEI_TABLE_REMOVE);
  settle (fixture);
  lines = kei_node_get_children (kei_editor_lookup (fixture->editor, MEASURE), KEI_SLOT_BUDGET_LINES, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (kei_node_get_id (lines[0]), ==, COST);
  kei_table_do (table, KEI_TABLE_REMOVE);
  settle (fixture);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (table)));
  while (kei_editor_undo (fixture->editor))
    settle (fixture);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (table)));
}

/* A field that no column shows is found in the detail of its row. */
static void
test_reveal_in_detail (Fixture *fixture, gconstpointer data)
{
  GtkWidget *focus = reveal (fixture, INDICATOR, KEI_FIELD_FORMULA);

  g_assert_true (GTK_IS_TEXT (focus));
  type (focus, "新規就業者の数");
  g_assert_cmpstr (get_string (fixture, INDICATOR, KEI_FIELD_FORMULA), ==, "新規就業者の数");
  focus = reveal (fixture, VALUE, KEI_FIELD_PRINTED);
  type (focus, "1,234.5人");
  g_assert_cmpstr (get_string (fixture, VALUE, KEI_FIELD_PRINTED), ==, "1,234.5人");
}

/* As long as it takes the form to have all in its place and in sight. */
static void
draw_some (Fixture *fixture)
{
  for (guint i = 0; i < 6; i++)
    {
      gtk_widget_queue_draw (fixture->form);
      settle (fixture);
    }
}

/* The cell of a new row is brought into sight. */
static void
test_new_row_in_sight (Fixture *fixture, gconstpointer data)
{
  KeiTable *table = find_table (fixture->form, "Year");
  graphene_rect_t bounds;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 680, 260);
  draw_some (fixture);
  kei_table_focus_cell (table, 0, 1);
  for (guint i = 0; i < 12; i++)
    kei_table_do (table, KEI_TABLE_INSERT_AFTER);
  draw_some (fixture);
  g_assert_true (gtk_widget_compute_bounds (get_focus (fixture), fixture->form, &bounds));
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, gtk_widget_get_height (fixture->form));
}

/* Which columns a narrow table leaves out is known when it was laid out: what is revealed as soon as it is made is found
 * in the detail of its row all the same. */
static void
test_reveal_in_narrow_table (Fixture *fixture, gconstpointer data)
{
  GtkWidget *detail;
  KeiNodeBuilder *builder = kei_node_builder_new (KEI_KIND_INDICATOR, 61);
  KeiEdit *edit = kei_editor_begin (fixture->editor);
  g_autoptr (KeiNode) second = NULL;

  kei_node_builder_set_string (builder, KEI_FIELD_NAME, "二つ目");
  second = kei_node_builder_end (builder);
  kei_edit_append (edit, MEASURE, second);
  g_assert_true (kei_editor_commit (fixture->editor, edit, NULL));
  kei_editor_select (fixture->editor, PLAN);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 420, 600);
  settle (fixture);

  kei_editor_reveal (fixture->editor, 61, KEI_FIELD_DEPARTMENT);
  draw_some (fixture);
  detail = gtk_widget_get_ancestor (get_focus (fixture), KEI_TYPE_FORM_FIELD);
  g_assert_nonnull (detail);
  g_assert_cmpuint (kei_node_get_id (kei_form_field_get_node (KEI_FORM_FIELD (detail))), ==, 61);
  g_assert_cmpint (kei_form_field_get_info (KEI_FORM_FIELD (detail))->id, ==, KEI_FIELD_DEPARTMENT);
  /* And no cell looks as if it had the keyboard. */
  g_assert_null (find_table (fixture->form, "Name")->editor);
}

/* What an indicator lacks is typed where it would stand. */
static void
test_reveal_missing_value (Fixture *fixture, gconstpointer data)
{
  guint n = 0;
  KeiNode *const *values;

  kei_editor_reveal_value (fixture->editor, INDICATOR, "baseline", KEI_FIELD_NAME);
  settle (fixture);
  type (get_focus (fixture), "35");
  values = kei_node_get_children (kei_editor_lookup (fixture->editor, INDICATOR), KEI_SLOT_VALUES, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (kei_node_get_string (values[1], KEI_FIELD_ROLE), ==, "baseline");
  g_assert_cmpstr (kei_node_get_string (values[1], KEI_FIELD_NUMBER), ==, "35");

  /* No column is for actuals: they are in the detail, where the next one is to be added, and no other is typed over. */
  kei_editor_reveal_value (fixture->editor, INDICATOR, "actual", KEI_FIELD_NAME);
  settle (fixture);
  g_assert_true (GTK_IS_BUTTON (get_focus (fixture)));
  g_signal_emit_by_name (get_focus (fixture), "clicked");
  values = kei_node_get_children (kei_editor_lookup (fixture->editor, INDICATOR), KEI_SLOT_VALUES, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpstr (kei_node_get_string (values[2], KEI_FIELD_ROLE), ==, "actual");
}

static GtkWidget *
find_class (GtkWidget *widget, const char *class)
{
  if (gtk_widget_has_css_class (widget, class))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_class (child, class);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Types into a text that suggests names, and takes the last row, which adds the name to the plan. */
static void
add_by_name (Fixture *fixture, GtkWidget *text, const char *name)
{
  GtkWidget *list;

  g_assert_true (GTK_IS_TEXT (text));
  type (text, name);
  settle (fixture);
  list = find_class (text, "choices");
  g_assert_nonnull (list);
  list = gtk_popover_get_child (GTK_POPOVER (list));
  g_signal_emit_by_name (list, "row-activated", gtk_widget_get_last_child (list));
  settle (fixture);
}

/* A department that is made where it is named comes and goes in one step with its name there. */
static void
test_new_department (Fixture *fixture, gconstpointer data)
{
  KeiTable *table = find_table (fixture->form, "Name");
  KeiNode *plan;
  g_autofree char *label = NULL;

  g_signal_emit_by_name (reveal (fixture, MEASURE, KEI_FIELD_SUPPORTING), "clicked");
  settle (fixture);
  add_by_name (fixture, get_focus (fixture), "商工課");
  plan = kei_editor_lookup (fixture->editor, PLAN);
  g_assert_cmpuint (kei_node_get_n_children (plan, KEI_SLOT_DEPARTMENTS), ==, 2);
  g_assert_cmpuint (kei_node_get_ids (kei_editor_lookup (fixture->editor, MEASURE), KEI_FIELD_SUPPORTING)->n, ==, 1);
  label = kei_document_dup_undo_label (fixture->document);
  g_assert_cmpstr (label, ==, "addition of “商工課”");
  g_assert_true (kei_editor_undo (fixture->editor));
  settle (fixture);
  plan = kei_editor_lookup (fixture->editor, PLAN);
  g_assert_cmpuint (kei_node_get_n_children (plan, KEI_SLOT_DEPARTMENTS), ==, 1);
  g_assert_false (kei_node_has (kei_editor_lookup (fixture->editor, MEASURE), KEI_FIELD_SUPPORTING));
  g_assert_false (kei_document_get_can_undo (fixture->document));

  /* The same in a table's cell. */
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 700);
  settle (fixture);
  g_assert_true (kei_table_focus_cell (table, 0, find_column (table, "In charge")));
  add_by_name (fixture, get_focus (fixture), "企画課");
  plan = kei_editor_lookup (fixture->editor, PLAN);
  g_assert_cmpuint (kei_node_get_n_children (plan, KEI_SLOT_DEPARTMENTS), ==, 2);
  g_assert_true (kei_node_has (kei_editor_lookup (fixture->editor, INDICATOR), KEI_FIELD_DEPARTMENT));
  while (kei_editor_undo (fixture->editor))
    settle (fixture);
  plan = kei_editor_lookup (fixture->editor, PLAN);
  g_assert_cmpuint (kei_node_get_n_children (plan, KEI_SLOT_DEPARTMENTS), ==, 1);
}

/* A check is chosen and shown by what it looks for, a list and what a choice stands for by their names. */
static void
test_no_codes (Fixture *fixture, gconstpointer data)
{
  KeiTableColumn column;
  KeiNodeBuilder *rule = kei_node_builder_new (KEI_KIND_RULE, 20);
  KeiNodeBuilder *list = kei_node_builder_new (KEI_KIND_CHOICE_LIST, 21);
  KeiNodeBuilder *choice = kei_node_builder_new (KEI_KIND_CHOICE, 22);
  KeiEdit *edit = kei_editor_begin (fixture->editor);
  g_autoptr (KeiNode) made_rule = NULL, made_list = NULL;
  g_autofree char *code = NULL, *severity = NULL, *name = NULL, *label = NULL, *role = NULL, *undo = NULL;
  KeiTable *table;

  kei_node_builder_set_string (rule, KEI_FIELD_CODE, "empty-title");
  kei_node_builder_set_string (rule, KEI_FIELD_SEVERITY, "info");
  kei_node_builder_set_string (list, KEI_FIELD_NAME, "stages");
  kei_node_builder_set_string (choice, KEI_FIELD_CODE, "final");
  kei_node_builder_set_string (choice, KEI_FIELD_ROLE, "decided");
  kei_node_builder_add (list, kei_node_builder_end (choice));
  made_rule = kei_node_builder_end (rule);
  made_list = kei_node_builder_end (list);
  kei_edit_append (edit, PLAN, made_rule);
  g_assert_true (kei_editor_commit (fixture->editor, edit, NULL));
  edit = kei_editor_begin (fixture->editor);
  kei_edit_append (edit, PLAN, made_list);
  g_assert_true (kei_editor_commit (fixture->editor, edit, NULL));
  undo = kei_document_dup_undo_label (fixture->document);
  g_assert_cmpstr (undo, ==, "addition of “Stages”");

  kei_editor_select_slot (fixture->editor, KEI_SLOT_RULES);
  settle (fixture);
  table = find_table (fixture->form, "Rule");
  code = dup_cell (table, 0, "Rule");
  g_assert_cmpstr (code, ==, "An empty title");
  severity = dup_cell (table, 0, "Severity");
  g_assert_cmpstr (severity, ==, "Remark");
  g_assert_true (kei_table_focus_cell (table, 0, 0));
  g_assert_false (GTK_IS_TEXT (get_focus (fixture)));
  kei_table_select_range (table, 0, 0, 1, 2);
  kei_table_paste_text (table, "Two entries for the same thing\tError\n");
  g_assert_cmpstr (kei_node_get_string (kei_editor_lookup (fixture->editor, 20), KEI_FIELD_CODE), ==, "duplicate-key");

  kei_editor_select_slot (fixture->editor, KEI_SLOT_CHOICE_LISTS);
  settle (fixture);
  reveal (fixture, 22, KEI_FIELD_LABEL);
  table = find_table (fixture->form, "Label");
  label = dup_cell (table, 0, "Label");
  g_assert_cmpstr (label, ==, "Final");
  role = dup_cell (table, 0, "Counts as");
  g_assert_cmpstr (role, ==, "Final");
  kei_table_focus_cell (table, 0, 0);
  kei_table_paste_text (table, "Decided\tOutline, Draft\n");
  g_assert_cmpstr (kei_node_get_text (kei_editor_lookup (fixture->editor, 22), KEI_FIELD_ROLE), ==, "draft");

  /* Figures say what they count. */
  kei_editor_set_text (fixture->editor, kei_node_get_id (made_list), KEI_FIELD_NAME, "ratings", FALSE);
  settle (fixture);
  reveal (fixture, 22, KEI_FIELD_LABEL);
  table = find_table (fixture->form, "Label");
  KEI_TABLE_MODEL_GET_IFACE (kei_table_get_model (table))->get_column (kei_table_get_model (table), 1, &column);
  g_assert_cmpstr (column.title, ==, "Per cent at least");
}

static void
test_section_table (Fixture *fixture, gconstpointer data)
{
  KeiTable *table;

  kei_editor_select (fixture->editor, SECTION);
  settle (fixture);
  table = find_table (fixture->form, "A");
  g_assert_nonnull (table);
  g_assert_true (kei_table_focus_cell (table, 0, 1));
  replace (get_focus (fixture), "世帯");
  g_assert_cmpstr (get_string (fixture, ROW, KEI_FIELD_CELLS), ==, "年度\t世帯");
  kei_table_paste_text (table, "x\ty\nz");
  g_assert_cmpstr (get_string (fixture, ROW, KEI_FIELD_CELLS), ==, "年度\tx\ty");
  g_assert_cmpuint (kei_node_get_n_children (kei_editor_lookup (fixture->editor, TABLE), KEI_SLOT_ROWS), ==, 2);
  settle (fixture);

  /* A range that is wider than the table widens it, and there is one more column to type into; the keyboard is where it was. */
  kei_table_focus_cell (table, 0, 0);
  kei_table_paste_text (table, "1\t2\t3\t4\t5\t6");
  settle (fixture);
  g_assert_cmpstr (get_string (fixture, ROW, KEI_FIELD_CELLS), ==, "1\t2\t3\t4\t5\t6");
  g_assert_true (table == find_table (fixture->form, "A"));
  g_assert_cmpuint (KEI_TABLE_MODEL_GET_IFACE (kei_table_get_model (table))->get_n_columns (kei_table_get_model (table)), ==, 7);
  g_assert_true (gtk_widget_is_ancestor (get_focus (fixture), GTK_WIDGET (table)));
  g_assert_true (kei_table_focus_cell (table, 0, 6));
  replace (get_focus (fixture), "7");
  settle (fixture);
  g_assert_cmpstr (get_string (fixture, ROW, KEI_FIELD_CELLS), ==, "1\t2\t3\t4\t5\t6\t7");
  g_assert_true (kei_table_focus_cell (table, 0, 7));
  while (kei_editor_undo (fixture->editor))
    settle (fixture);
  g_assert_cmpstr (get_string (fixture, ROW, KEI_FIELD_CELLS), ==, "年度\t人口");
  g_assert_true (kei_table_focus_cell (table, 0, 2));
}

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type);
  return found;
}

/* The keyboard is in one place only: a cell that it left is drawn like all others. */
static void
test_leaves_the_cell (Fixture *fixture, gconstpointer data)
{
  KeiTable *table;

  kei_editor_select (fixture->editor, SECTION);
  settle (fixture);
  table = find_table (fixture->form, "A");
  g_assert_true (kei_table_focus_cell (table, 0, 1));
  settle (fixture);
  g_assert_nonnull (find_type (GTK_WIDGET (table), KEI_TYPE_TABLE_EDITOR));
  reveal (fixture, TABLE, KEI_FIELD_SOURCE);
  settle (fixture);
  g_assert_null (find_type (GTK_WIDGET (table), KEI_TYPE_TABLE_EDITOR));
}

static void
focus_moved_cb (GtkWindow *window, GParamSpec *pspec, char **name)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  g_clear_pointer (name, g_free);
  /* What is read is the entry around the text. */
  if (GTK_IS_TEXT (focus) && GTK_IS_EDITABLE (gtk_widget_get_parent (focus)))
    focus = gtk_widget_get_parent (focus);
  if (focus != NULL)
    *name = gtk_test_accessible_check_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_LABEL, "no cell is called so");
}

/* A cell has its row's name when the keyboard comes: a screen reader tells names that change later once more. */
static void
test_named_before_focus (Fixture *fixture, gconstpointer data)
{
  KeiTable *table = find_table (fixture->form, "Name");
  g_autofree char *name = NULL;

  g_signal_connect (fixture->window, "notify::focus-widget", G_CALLBACK (focus_moved_cb), &name);
  g_assert_true (kei_table_focus_cell (table, 0, 0));
  g_assert_nonnull (name);
  g_assert_nonnull (strstr (name, ", "));
  g_signal_handlers_disconnect_by_func (fixture->window, focus_moved_cb, &name);
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

/* Whether all of @widget is to be seen in what scrolls the form. */
static gboolean
is_in_sight (Fixture *fixture, GtkWidget *widget)
{
  GtkWidget *scroller = find_type (fixture->form, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, scroller, &bounds));
  return bounds.origin.y >= 0 && bounds.origin.y + bounds.size.height <= gtk_widget_get_height (scroller);
}

/* What is added below the edge of the window is scrolled to: nobody types blind. */
static void
test_added_is_in_sight (Fixture *fixture, gconstpointer data)
{
  kei_editor_select (fixture->editor, SECTION);
  settle (fixture);
  for (guint i = 0; i < 12; i++)
    {
      g_signal_emit_by_name (find_button (fixture->form, "Paragraph"), "clicked");
      for (guint j = 0; j < 5; j++)
        {
          gtk_widget_queue_draw (fixture->form);
          settle (fixture);
        }
      g_assert_true (GTK_IS_TEXT_VIEW (get_focus (fixture)));
      g_assert_true (is_in_sight (fixture, get_focus (fixture)));
    }
}

/* A picture that was put into the plan is to be seen, in a form that gives each widget the least it asks for. */
static void
test_figure_is_shown (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 300, 200);
  g_autoptr (GdkTexture) texture = gdk_texture_new_for_pixbuf (pixbuf);
  g_autoptr (GBytes) png = gdk_texture_save_to_png_bytes (texture);
  g_autofree char *base64 = g_base64_encode (g_bytes_get_data (png, NULL), g_bytes_get_size (png));
  KeiId figure = kei_editor_add_node (fixture->editor, SECTION, KEI_KIND_FIGURE);
  KeiEdit *edit = kei_editor_begin (fixture->editor);
  GtkWidget *picture;

  kei_edit_set_string (edit, figure, KEI_FIELD_DATA, base64);
  g_assert_true (kei_editor_commit (fixture->editor, edit, "Set picture"));
  kei_editor_select (fixture->editor, SECTION);
  settle (fixture);
  picture = find_type (fixture->form, GTK_TYPE_PICTURE);
  while (!gtk_widget_get_visible (picture))
    g_main_context_iteration (NULL, TRUE);
  settle (fixture);
  g_assert_cmpint (gtk_widget_get_height (picture), ==, 200);

  /* What is no picture says so, and an undo brings the picture back. */
  edit = kei_editor_begin (fixture->editor);
  kei_edit_set_string (edit, figure, KEI_FIELD_DATA, "AAAA");
  g_assert_true (kei_editor_commit (fixture->editor, edit, "Set picture"));
  while (gtk_widget_get_visible (picture))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (kei_editor_undo (fixture->editor));
  while (!gtk_widget_get_visible (picture))
    g_main_context_iteration (NULL, TRUE);
}

/* Tab goes through the fields, and Shift+Tab the same way back. */
static void
test_tab_and_back (Fixture *fixture, gconstpointer data)
{
  GtkWidget *way[40];
  guint n = 0;

  kei_editor_select (fixture->editor, PLAN);
  settle (fixture);
  reveal (fixture, PLAN, KEI_FIELD_TITLE);
  for (way[n++] = get_focus (fixture); n < G_N_ELEMENTS (way) && gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD) && get_focus (fixture) != way[0];)
    way[n++] = get_focus (fixture);
  g_assert_cmpuint (n, >, 12);
  gtk_widget_grab_focus (way[12]);
  for (guint i = 12; i-- > 0;)
    {
      g_assert_true (gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_BACKWARD));
      g_assert_true (get_focus (fixture) == way[i]);
    }
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  GtkWidget *focus;

  kei_document_set_read_only (fixture->document, TRUE);
  settle (fixture);
  focus = reveal (fixture, COST, KEI_FIELD_AMOUNT);
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (focus)));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/form/every-row", test_every_row },
    { "/form/type-title", test_type_title },
    { "/form/caret-jump-is-a-step", test_caret_jump_is_a_step },
    { "/form/number-forms", test_number_forms },
    { "/form/year-forms", test_year_forms },
    { "/form/role-cell", test_role_cell },
    { "/form/paste-range", test_paste_range },
    { "/form/undo-takes-drafts", test_undo_takes_drafts },
    { "/form/paste-over-focus", test_paste_over_focus },
    { "/form/undo-takes-messages", test_undo_takes_messages },
    { "/form/undo-keeps-drafts", test_undo_keeps_drafts },
    { "/form/forget-drafts", test_forget_drafts },
    { "/form/paste-too-wide", test_paste_too_wide },
    { "/form/paste-past-hidden", test_paste_past_hidden },
    { "/form/paste-by-titles", test_paste_by_titles },
    { "/form/copy-range", test_copy_range },
    { "/form/signed-rows", test_signed_rows },
    { "/form/measured-otherwise", test_measured_otherwise },
    { "/form/names-of-rows", test_names_of_rows },
    { "/form/rows", test_rows },
    { "/form/reveal-in-detail", test_reveal_in_detail },
    { "/form/reveal-missing-value", test_reveal_missing_value },
    { "/form/reveal-in-narrow-table", test_reveal_in_narrow_table },
    { "/form/new-row-in-sight", test_new_row_in_sight },
    { "/form/new-department", test_new_department },
    { "/form/no-codes", test_no_codes },
    { "/form/section-table", test_section_table },
    { "/form/leaves-the-cell", test_leaves_the_cell },
    { "/form/named-before-focus", test_named_before_focus },
    { "/form/added-is-in-sight", test_added_is_in_sight },
    { "/form/figure-is-shown", test_figure_is_shown },
    { "/form/tab-and-back", test_tab_and_back },
    { "/form/read-only", test_read_only },
  };

  g_setenv ("LANGUAGE", "C", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
