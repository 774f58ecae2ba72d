/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Print and export: what is previewed, chosen and written. With KEI_PICTURE_DIR set, pictures are left there. */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "kei-application.h"
#include "kei-page-view.h"
#include "kei-plan-report.h"
#include "kei-report-builder.h"
#include "kei-report-exporter.h"
#include "kei-report-format.h"
#include "kei-report-options.h"
#include "kei-report-preview.h"
#include "kei-report-window.h"
#include "kei-style-row.h"
#include "kei-test-sample.h"
#include "kei-test-window.h"

static KeiEditor *
open_sample (void)
{
  g_autoptr (KeiTree) tree = kei_test_read_sample ("minato-koki.keikaku");
  g_autoptr (KeiDocument) document = kei_document_new (tree);

  return kei_editor_new (document, kei_id_source_new_seeded (1));
}

static void
wait_until_ready (KeiReportWindow *window)
{
  while (!kei_report_frame_get_ready (KEI_REPORT_FRAME (window)))
    g_main_context_iteration (NULL, TRUE);
}

static void
export_to (KeiReportWindow *window, const char *format, const char *path)
{
  g_autoptr (GFile) location = g_file_new_for_path (path);

  kei_report_frame_export_to (KEI_REPORT_FRAME (window), format, location);
}

static void
wait_until_exported (KeiReportWindow *window)
{
  while (kei_report_frame_get_exporting (KEI_REPORT_FRAME (window)))
    g_main_context_iteration (NULL, TRUE);
}

/* The one that shows pages, or why there are none. */
static GtkStack *
find_stack (GtkWidget *widget)
{
  while (!GTK_IS_STACK (widget))
    widget = gtk_widget_get_parent (widget);
  return GTK_STACK (widget);
}

static KeiReportWindow *
show (KeiEditor *editor)
{
  KeiReportWindow *window = KEI_REPORT_WINDOW (kei_report_window_new (NULL, editor));

  gtk_window_present (GTK_WINDOW (window));
  wait_until_ready (window);
  return window;
}

/* Every kind of report has pages. */
static void
test_kinds (void)
{
  g_autoptr (KeiEditor) editor = open_sample ();
  KeiReportWindow *window = show (editor);
  KeiPageView *view = KEI_PAGE_VIEW (kei_test_find_widget (GTK_WIDGET (window), KEI_TYPE_PAGE_VIEW));
  guint n;
  const KeiPlanReportKind *kinds = kei_plan_report_kinds (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *picture = NULL;

      kei_report_window_set_kind (window, kinds[i].name);
      wait_until_ready (window);
      g_assert_cmpuint (kei_page_view_get_n_pages (view), >, 0);
      picture = g_strconcat ("report-", kinds[i].name, NULL);
      kei_test_leave_picture (GTK_WINDOW (window), picture);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What there is nothing of is said, and nothing can be exported. */
static void
test_nothing (void)
{
  KeiNodeBuilder *plan = kei_node_builder_new (KEI_KIND_PLAN, 1);
  g_autoptr (KeiTree) tree = kei_tree_new (kei_node_builder_end (plan), FALSE, NULL, NULL);
  g_autoptr (KeiDocument) document = kei_document_new (tree);
  g_autoptr (KeiEditor) editor = kei_editor_new (document, kei_id_source_new_seeded (1));
  KeiReportWindow *window = show (editor);
  GtkStack *stack = find_stack (kei_test_find_widget (GTK_WIDGET (window), KEI_TYPE_PAGE_VIEW));

  kei_report_window_set_kind (window, "opinions");
  wait_until_ready (window);
  kei_test_leave_picture (GTK_WINDOW (window), "report-nothing");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "error");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* An edit behind the window brings other pages. */
static void
test_follows_the_plan (void)
{
  g_autoptr (KeiEditor) editor = open_sample ();
  KeiReportWindow *window = show (editor);
  KeiPageView *view = KEI_PAGE_VIEW (kei_test_find_widget (GTK_WIDGET (window), KEI_TYPE_PAGE_VIEW));
  KeiNode *plan = kei_tree_get_root (kei_editor_get_tree (editor));
  guint n_before;

  kei_report_window_set_kind (window, "sheets");
  wait_until_ready (window);
  n_before = kei_page_view_get_n_pages (view);
  g_assert_true (kei_editor_delete (editor, kei_node_get_id (kei_node_get_child (plan, KEI_SLOT_ITEMS, 0))));
  g_assert_false (kei_report_frame_get_ready (KEI_REPORT_FRAME (window)));
  wait_until_ready (window);
  g_assert_cmpuint (kei_page_view_get_n_pages (view), <, n_before);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Paper, direction and margins change the style that is used, and only that. */
static void
test_page_setup (void)
{
  g_autoptr (KeiEditor) editor = open_sample ();
  KeiReportWindow *window = show (editor);
  KeiReportOptions *options = KEI_REPORT_OPTIONS (kei_test_find_widget (GTK_WIDGET (window), KEI_TYPE_REPORT_OPTIONS));
  KeiPageSetup before = *kei_report_style_get_page (kei_report_options_get_style (options));
  const KeiPageSetup *page;

  adw_combo_row_set_selected (ADW_COMBO_ROW (kei_test_find_text (GTK_WIDGET (options), ADW_TYPE_COMBO_ROW, "Paper")), 1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (kei_test_find_text (GTK_WIDGET (options), ADW_TYPE_COMBO_ROW, "Direction")), 1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (kei_test_find_text (GTK_WIDGET (options), ADW_TYPE_COMBO_ROW, "Margins")), 1);
  page = kei_report_style_get_page (kei_report_options_get_style (options));
  g_assert_cmpint (page->paper, ==, KEI_PAPER_A3);
  g_assert_true (page->across);
  g_assert_cmpfloat_with_epsilon (page->left, 28.3, 0.1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (kei_test_find_text (GTK_WIDGET (options), ADW_TYPE_COMBO_ROW, "Margins")), 0);
  page = kei_report_style_get_page (kei_report_options_get_style (options));
  g_assert_cmpfloat_with_epsilon (page->left, before.left, 0.1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (kei_test_find_text (GTK_WIDGET (options), ADW_TYPE_COMBO_ROW, "Style")), 1);
  page = kei_report_style_get_page (kei_report_options_get_style (options));
  g_assert_cmpint (page->paper, ==, KEI_PAPER_A4);
  wait_until_ready (window);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What is changed of a style is kept in the plan, and offered the next time. */
static void
test_keep_style (void)
{
  g_autoptr (KeiEditor) editor = open_sample ();
  KeiReportWindow *window = show (editor);
  KeiReportOptions *options = KEI_REPORT_OPTIONS (kei_test_find_widget (GTK_WIDGET (window), KEI_TYPE_REPORT_OPTIONS));
  guint n_before = kei_node_get_n_children (kei_tree_get_root (kei_editor_get_tree (editor)), KEI_SLOT_HOUSE_STYLES), n;
  KeiNode *const *styles;
  g_autoptr (KeiReportStyle) read = NULL;

  g_assert_true (gtk_widget_activate_action (kei_test_find_widget (GTK_WIDGET (window), KEI_TYPE_STYLE_ROW), "style.keep", NULL));
  styles = kei_node_get_children (kei_tree_get_root (kei_editor_get_tree (editor)), KEI_SLOT_HOUSE_STYLES, &n);
  g_assert_cmpuint (n, ==, n_before + 1);
  read = kei_report_style_new (kei_node_get_text (styles[n - 1], KEI_FIELD_SETTINGS), -1, NULL);
  g_assert_nonnull (read);
  g_assert_cmpfloat (kei_report_style_get_heading (read, 1)->size, ==, kei_report_style_get_heading (kei_report_options_get_style (options), 1)->size);
  g_assert_true (kei_editor_undo (editor));
  g_assert_cmpuint (kei_node_get_n_children (kei_tree_get_root (kei_editor_get_tree (editor)), KEI_SLOT_HOUSE_STYLES), ==, n_before);
  wait_until_ready (window);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The first table of what is shown, as a spreadsheet and as an office program take it. */
static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_copy_table (void)
{
  g_autoptr (KeiEditor) editor = open_sample ();
  KeiReportWindow *window = show (editor);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (window));
  g_autofree char *text = NULL;

  kei_report_window_set_kind (window, "budget");
  wait_until_ready (window);
  g_assert_true (gtk_widget_activate_action (kei_test_find_widget (GTK_WIDGET (window), KEI_TYPE_REPORT_PREVIEW), "pages.copy-table", "u", 0));
  g_assert_true (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), "text/html"));
  gdk_clipboard_read_text_async (clipboard, NULL, copied_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (strstr (text, "\t"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Only formats that hold something of the report are offered: the diagram has no tables, the budget no figures. */
static void
test_formats (void)
{
  static const struct
  {
    const char *kind;
    guint n_left_out;
  } rows[] = { { "diagram", 2 }, { "budget", 1 }, { "book", 0 } };
  g_autoptr (KeiEditor) editor = open_sample ();
  KeiReportWindow *window = show (editor);
  AdwSplitButton *button = ADW_SPLIT_BUTTON (kei_test_find_widget (GTK_WIDGET (window), ADW_TYPE_SPLIT_BUTTON));
  guint n;

  kei_report_formats (&n);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      kei_report_window_set_kind (window, rows[i].kind);
      wait_until_ready (window);
      g_assert_cmpint (g_menu_model_get_n_items (adw_split_button_get_menu_model (button)), ==, (int) (n - rows[i].n_left_out));
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Written whole, in every format that this kind of report can be written in. */
static void
test_export (void)
{
  g_autoptr (KeiEditor) editor = open_sample ();
  KeiReportWindow *window = show (editor);
  g_autofree char *folder = g_dir_make_tmp ("kei-report-XXXXXX", NULL);
  guint n;
  const KeiReportFormat *formats = kei_report_formats (&n);

  kei_report_window_set_kind (window, "diagram");
  wait_until_ready (window);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("plan.%s", formats[i].extension);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      gboolean tables_only = formats[i].holds == KEI_BLOCK_TABLE;

      export_to (window, formats[i].name, path);
      wait_until_exported (window);
      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS) == !tables_only);
      if (!tables_only)
        g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What was not written is told in a dialog, which does not go away by itself, and another can be begun. */
static void
test_export_fails (void)
{
  g_autoptr (KeiEditor) editor = open_sample ();
  KeiReportWindow *window = show (editor);
  g_autofree char *folder = g_dir_make_tmp ("kei-report-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "gone", "plan.pdf", NULL);
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWindow *dialog = NULL;

  kei_report_window_set_kind (window, "diagram");
  wait_until_ready (window);
  export_to (window, "pdf", path);
  wait_until_exported (window);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) shown = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (shown) && gtk_window_get_transient_for (shown) == GTK_WINDOW (window))
        dialog = shown;
    }
  g_assert_nonnull (dialog);
  g_assert_nonnull (strstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), "plan.pdf"));
  gtk_window_destroy (dialog);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

static KeiReport *
make_in_missing_font (gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (KeiReportStyle) style = kei_report_style_new ("[fonts]\nbody=No Such Font\n", -1, error);
  KeiReportBuilder *builder = kei_report_builder_new (style);

  kei_report_builder_paragraphs (builder, KEI_PARAGRAPH_BODY, "本文");
  return kei_report_builder_end (builder);
}

/* A font that was missing when the pages were made is told of what is written of them. */
static void
test_export_tells_font (void)
{
  g_autoptr (KeiEditor) editor = open_sample ();
  KeiReportWindow *window = show (editor);
  KeiReportMaker *maker = kei_report_frame_get_maker (KEI_REPORT_FRAME (window));
  g_autofree char *folder = g_dir_make_tmp ("kei-report-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "plan.pdf", NULL);
  g_autofree char *said = NULL;

  kei_report_maker_ask (maker, make_in_missing_font, NULL, g_free);
  wait_until_ready (window);
  g_assert_cmpuint (kei_report_maker_get_notes (maker)->len, ==, 1);
  said = g_strdup_printf ("“plan.pdf” is written. %s", (const char *) g_ptr_array_index (kei_report_maker_get_notes (maker), 0));
  export_to (window, "pdf", path);
  wait_until_exported (window);
  g_assert_nonnull (kei_test_find_text (GTK_WIDGET (window), GTK_TYPE_LABEL, said));
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The question that is asked. */
static AdwMessageDialog *
find_question (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (ADW_IS_MESSAGE_DIALOG (link->data) && gtk_widget_get_visible (link->data))
      return link->data;
  return NULL;
}

/* Closed while something is written: it asks, goes on if it is told to, and stopped it leaves no half file. */
static void
test_export_closed (void)
{
  g_autoptr (KeiEditor) editor = open_sample ();
  KeiReportWindow *window = show (editor);
  g_autofree char *folder = g_dir_make_tmp ("kei-report-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "plan.docx", NULL);
  g_autoptr (KeiReportExporter) exporter = g_object_ref (KEI_REPORT_EXPORTER (kei_test_find_widget (GTK_WIDGET (window), KEI_TYPE_REPORT_EXPORTER)));

  export_to (window, "docx", path);
  g_assert_true (kei_report_exporter_get_busy (exporter));
  gtk_window_close (GTK_WINDOW (window));
  g_assert_nonnull (find_question ());
  kei_test_leave_picture (GTK_WINDOW (find_question ()), "report-close-asks");
  adw_message_dialog_response (find_question (), "go-on");
  wait_until_exported (window);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window)));
  g_assert_cmpint (g_unlink (path), ==, 0);

  export_to (window, "docx", path);
  gtk_window_close (GTK_WINDOW (window));
  adw_message_dialog_response (find_question (), "stop");
  while (kei_report_exporter_get_busy (exporter))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* Escape while something is written takes back that, and says so; the window goes with the next one. */
static void
test_export_escaped (void)
{
  g_autoptr (KeiEditor) editor = open_sample ();
  KeiReportWindow *window = show (editor);
  g_autofree char *folder = g_dir_make_tmp ("kei-report-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "plan.docx", NULL);

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  export_to (window, "docx", path);
  g_assert_true (kei_report_frame_get_exporting (KEI_REPORT_FRAME (window)));
  gtk_widget_activate_action (GTK_WIDGET (window), "report.escape", NULL);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window)));
  wait_until_exported (window);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_nonnull (kei_test_find_text (GTK_WIDGET (window), GTK_TYPE_LABEL, "The export was cancelled: “plan.docx” is as it was"));
  gtk_widget_activate_action (GTK_WIDGET (window), "report.escape", NULL);
  while (window != NULL && gtk_widget_get_visible (GTK_WIDGET (window)))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

/* A plan that can only be read is printed as any other. What it refuses is not offered: the window behind would say so
 * where nobody looks. */
static void
test_read_only (void)
{
  g_autoptr (KeiEditor) editor = open_sample ();
  KeiReportWindow *window;
  guint n_refused = 0;

  kei_document_set_read_only (kei_editor_get_document (editor), TRUE);
  window = show (editor);
  g_signal_connect_swapped (editor, "message", G_CALLBACK (count_cb), &n_refused);
  gtk_widget_activate_action (kei_test_find_widget (GTK_WIDGET (window), KEI_TYPE_STYLE_ROW), "style.keep", NULL);
  g_assert_cmpuint (n_refused, ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/report-window/kinds", test_kinds);
  g_test_add_func ("/report-window/nothing", test_nothing);
  g_test_add_func ("/report-window/follows-the-plan", test_follows_the_plan);
  g_test_add_func ("/report-window/page-setup", test_page_setup);
  g_test_add_func ("/report-window/keep-style", test_keep_style);
  g_test_add_func ("/report-window/copy-table", test_copy_table);
  g_test_add_func ("/report-window/formats", test_formats);
  g_test_add_func ("/report-window/export", test_export);
  g_test_add_func ("/report-window/export-fails", test_export_fails);
  g_test_add_func ("/report-window/export-tells-font", test_export_tells_font);
  g_test_add_func ("/report-window/export-closed", test_export_closed);
  g_test_add_func ("/report-window/export-escaped", test_export_escaped);
  g_test_add_func ("/report-window/read-only", test_read_only);
  return g_test_run ();
}
