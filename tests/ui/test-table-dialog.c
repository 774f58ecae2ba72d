/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The comparison on paper: what can be chosen of it, and what is previewed, kept and offered. With KEI_PICTURE_DIR set, pictures
 * are left there. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "kei-entry-row.h"
#include "kei-page-view.h"
#include "kei-report-preview.h"
#include "kei-style-row.h"
#include "kei-table-dialog.h"
#include "kei-table-options.h"
#include "kei-test-revision.h"
#include "kei-test-sample.h"
#include "kei-test-window.h"

typedef struct
{
  KeiEditor *editor; /* of the later plan */
  KeiComparisonRows *rows;
  KeiTableDialog *dialog;
} Fixture;

static void
wait_until_ready (Fixture *fixture)
{
  while (!kei_report_frame_get_ready (KEI_REPORT_FRAME (fixture->dialog)))
    g_main_context_iteration (NULL, TRUE);
}

static void
present (Fixture *fixture, const KeiComparisonFacts *facts)
{
  fixture->dialog = KEI_TABLE_DIALOG (kei_table_dialog_new (NULL, fixture->editor, fixture->rows, facts));
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  wait_until_ready (fixture);
}

static void
compare (Fixture *fixture, KeiTree *old_tree, KeiTree *new_tree)
{
  const KeiComparisonFacts facts = { { { "前期 成案", "2022-03-18T10:30:00+09:00", NULL }, { "後期 素案", "2026-09-12T14:02:00+09:00", NULL } }, NULL, KEI_ID_NONE, NULL, NULL };
  g_autoptr (KeiPairing) pairing = kei_pairing_new (old_tree, new_tree, NULL, NULL, NULL, NULL, NULL);
  g_autoptr (KeiComparison) comparison = kei_comparison_new (pairing, NULL, NULL);
  g_autoptr (KeiDocument) document = kei_document_new (new_tree);

  fixture->rows = kei_comparison_rows_new (comparison, NULL, NULL);
  fixture->editor = kei_editor_new (document, kei_id_source_new_seeded (1));
  present (fixture, &facts);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KeiTree) old_tree = kei_test_read_sample ("minato-zenki.keikaku");
  g_autoptr (KeiTree) new_tree = kei_test_read_sample ("minato-koki.keikaku");

  compare (fixture, old_tree, new_tree);
}

/* Titles alone, many of which could be each other's. */
static void
set_up_doubtful (Fixture *fixture, gconstpointer data)
{
  const KeiTestRevisionSetting setting = { .n_items = 100, .seed = 3, .size = KEI_TEST_REVISION_HEAVY, .title_only = TRUE };
  KeiTestRevision *revision = kei_test_revision_new (&setting);

  compare (fixture, revision->old_tree, revision->new_tree);
  kei_test_revision_free (revision);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  kei_comparison_rows_unref (fixture->rows);
  g_object_unref (fixture->editor);
}

static GtkWidget *
find (Fixture *fixture, GType type)
{
  return kei_test_find_widget (GTK_WIDGET (fixture->dialog), type);
}

/* A row of the options by its title, or a part of one. */
static GtkWidget *
find_row (Fixture *fixture, GType type, const char *title)
{
  GtkWidget *row = kei_test_find_text (find (fixture, KEI_TYPE_TABLE_OPTIONS), type, title);

  if (row == NULL)
    g_error ("There is no row “%s”", title);
  return row;
}

static const char *
get_option (Fixture *fixture, const char *key)
{
  return kei_comparison_option_get (kei_comparison_option_by_key (key), kei_table_options_get_style (KEI_TABLE_OPTIONS (find (fixture, KEI_TYPE_TABLE_OPTIONS))));
}

static KeiPageView *
get_view (Fixture *fixture)
{
  return KEI_PAGE_VIEW (find (fixture, KEI_TYPE_PAGE_VIEW));
}

/* Every kind has pages, and only formats are offered that hold all of it. */
static void
test_kinds (Fixture *fixture, gconstpointer data)
{
  AdwSplitButton *button = ADW_SPLIT_BUTTON (find (fixture, ADW_TYPE_SPLIT_BUTTON));
  guint n, n_formats;
  const KeiComparisonReportKind *kinds = kei_comparison_report_kinds (&n);
  const KeiReportFormat *formats = kei_report_formats (&n_formats);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *picture = g_strconcat ("table-", kinds[i].name, NULL);
      KeiReport *report;
      int n_offered = 0;

      kei_table_dialog_set_kind (fixture->dialog, kinds[i].name);
      wait_until_ready (fixture);
      g_assert_cmpuint (kei_page_view_get_n_pages (get_view (fixture)), >, 0);
      report = kei_report_maker_get_report (kei_report_frame_get_maker (KEI_REPORT_FRAME (fixture->dialog)));
      for (guint j = 0; j < n_formats; j++)
        n_offered += kei_comparison_report_kind_fits (&kinds[i], &formats[j]) && kei_report_format_fits (&formats[j], report);
      g_assert_cmpint (g_menu_model_get_n_items (adw_split_button_get_menu_model (button)), ==, n_offered);
      g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->dialog)), ==, _ (kinds[i].label));
      kei_test_leave_picture (GTK_WINDOW (fixture->dialog), picture);
    }
}

/* Every style that is shipped shows what it says, and gives pages. */
static void
test_styles (Fixture *fixture, gconstpointer data)
{
  const char *const *codes = kei_report_style_shipped_comparisons ();
  GtkWidget *row = find (fixture, KEI_TYPE_STYLE_ROW);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped (codes[i]);
      g_autofree char *picture = g_strconcat ("table-style-", codes[i], NULL);
      guint n;
      const KeiComparisonOption *options = kei_comparison_options (&n);

      adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
      wait_until_ready (fixture);
      for (guint j = 0; j < n; j++)
        g_assert_cmpstr (get_option (fixture, options[j].key), ==, kei_comparison_option_get (&options[j], style));
      g_assert_cmpuint (kei_page_view_get_n_pages (get_view (fixture)), >, 0);
      kei_test_leave_picture (GTK_WINDOW (fixture->dialog), picture);
    }
}

/* Each type of option goes from its row into the style. */
static void
test_options (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry;

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_row (fixture, GTK_TYPE_TOGGLE_BUTTON, "Old | New")), TRUE);
  g_assert_cmpstr (get_option (fixture, "compare-sides"), ==, "old-new");

  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (fixture, ADW_TYPE_COMBO_ROW, "What did not change")), 3);
  g_assert_cmpstr (get_option (fixture, "compare-unchanged"), ==, "full");

  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (fixture, ADW_TYPE_COMBO_ROW, "Headings")), 3);
  g_assert_cmpstr (get_option (fixture, "compare-heads"), ==, "後期;前期");
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (fixture, ADW_TYPE_COMBO_ROW, "Headings")), 4);
  entry = find_row (fixture, KEI_TYPE_ENTRY_ROW, "Later side");
  g_assert_true (gtk_widget_get_visible (entry));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "後期");
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  g_assert_cmpstr (get_option (fixture, "compare-heads"), ==, "後期;前期");
  gtk_editable_set_text (GTK_EDITABLE (entry), "案;R9");
  g_assert_cmpstr (get_option (fixture, "compare-heads"), ==, "案,R9;前期");

  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_row (fixture, GTK_TYPE_CHECK_BUTTON, "Bold")), TRUE);
  g_assert_cmpstr (get_option (fixture, "compare-marks-new"), ==, "underline;bold");

  gtk_switch_set_active (GTK_SWITCH (kei_test_find_widget (find_row (fixture, ADW_TYPE_ACTION_ROW, "Versions and counts"), GTK_TYPE_SWITCH)), FALSE);
  g_assert_cmpstr (get_option (fixture, "compare-proof"), ==, "false");

  entry = find_row (fixture, KEI_TYPE_ENTRY_ROW, "Merged");
  gtk_editable_set_text (GTK_EDITABLE (entry), "合わせる");
  g_assert_cmpstr (get_option (fixture, "compare-word-merged"), ==, "合わせる");
  wait_until_ready (fixture);
  g_assert_cmpuint (kei_page_view_get_n_pages (get_view (fixture)), >, 0);
}

/* Each kind is offered what it goes by, and goes by it. */
static void
test_options_of_kinds (Fixture *fixture, gconstpointer data)
{
  guint n_options, n_kinds;
  const KeiComparisonOption *options = kei_comparison_options (&n_options);
  const KeiComparisonReportKind *kinds = kei_comparison_report_kinds (&n_kinds);
  KeiReport *report;

  for (guint i = 0; i < n_kinds; i++)
    {
      guint n_shown = 0;

      kei_table_dialog_set_kind (fixture->dialog, kinds[i].name);
      wait_until_ready (fixture);
      for (guint j = 0; j < n_options; j++)
        n_shown += (options[j].kinds & kinds[i].as) != 0;
      g_assert_cmpuint (n_shown, >, 6);
      g_assert_true (gtk_widget_get_visible (find_row (fixture, ADW_TYPE_ACTION_ROW, "Beside titles")));
    }
  kei_table_dialog_set_kind (fixture->dialog, "marked");
  wait_until_ready (fixture);
  /* The table's rows of that name are hidden. */
  g_assert_false (gtk_widget_get_visible (find_row (fixture, ADW_TYPE_COMBO_ROW, "Paper")));
  g_assert_false (gtk_widget_get_visible (find_row (fixture, ADW_TYPE_COMBO_ROW, "What did not change")));
  gtk_switch_set_active (GTK_SWITCH (kei_test_find_widget (find_row (fixture, ADW_TYPE_ACTION_ROW, "Numbers of items"), GTK_TYPE_SWITCH)), FALSE);
  wait_until_ready (fixture);
  report = kei_report_maker_get_report (kei_report_frame_get_maker (KEI_REPORT_FRAME (fixture->dialog)));
  g_assert_nonnull (report);
}

/* No words at all where words may be said: still a table. */
static void
test_no_words (Fixture *fixture, gconstpointer data)
{
  guint n;
  const KeiComparisonOption *options = kei_comparison_options (&n);

  for (guint i = 0; i < n; i++)
    if (options[i].type == KEI_COMPARISON_OPTION_WORDS && (options[i].kinds & KEI_COMPARISON_FOR_TABLE) != 0)
      {
        const char *title = options[i].label;

        if (options[i].n_choices > 0)
          {
            AdwComboRow *row = ADW_COMBO_ROW (find_row (fixture, ADW_TYPE_COMBO_ROW, title));

            adw_combo_row_set_selected (row, options[i].n_choices);
            gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_next_sibling (GTK_WIDGET (row))), "");
          }
        else
          gtk_editable_set_text (GTK_EDITABLE (find_row (fixture, KEI_TYPE_ENTRY_ROW, title)), "");
        g_assert_cmpstr (get_option (fixture, options[i].key), ==, "none");
      }
  wait_until_ready (fixture);
  g_assert_cmpuint (kei_page_view_get_n_pages (get_view (fixture)), >, 0);
}

/* Paper and direction are one choice; old pages stay until the new ones are there. */
static void
test_paper (Fixture *fixture, gconstpointer data)
{
  KeiTableOptions *options = KEI_TABLE_OPTIONS (find (fixture, KEI_TYPE_TABLE_OPTIONS));
  AdwComboRow *row = ADW_COMBO_ROW (find_row (fixture, ADW_TYPE_COMBO_ROW, "Paper"));
  guint n_before = kei_page_view_get_n_pages (get_view (fixture));

  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 0);
  g_assert_true (kei_report_style_get_page (kei_table_options_get_style (options))->across);
  adw_combo_row_set_selected (row, 3);
  g_assert_false (kei_report_frame_get_ready (KEI_REPORT_FRAME (fixture->dialog)));
  g_assert_cmpuint (kei_page_view_get_n_pages (get_view (fixture)), ==, n_before);
  g_assert_cmpint (kei_report_style_get_page (kei_table_options_get_style (options))->paper, ==, KEI_PAPER_A3);
  g_assert_false (kei_report_style_get_page (kei_table_options_get_style (options))->across);
  wait_until_ready (fixture);
  g_assert_cmpuint (kei_page_view_get_n_pages (get_view (fixture)), <, n_before);
}

/* One branch is shorter than the whole, in each kind. */
static void
test_branch (Fixture *fixture, gconstpointer data)
{
  KeiTableOptions *options = KEI_TABLE_OPTIONS (find (fixture, KEI_TYPE_TABLE_OPTIONS));
  guint n_before;

  kei_table_dialog_set_kind (fixture->dialog, "marked");
  wait_until_ready (fixture);
  n_before = kei_page_view_get_n_pages (get_view (fixture));
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (fixture, ADW_TYPE_COMBO_ROW, "Branch")), 1);
  g_assert_cmpuint (kei_table_options_get_branch (options), !=, KEI_ID_NONE);
  wait_until_ready (fixture);
  g_assert_cmpuint (kei_page_view_get_n_pages (get_view (fixture)), <, n_before);
}

/* What was changed is kept in the plan, one step, and is offered again; the office's report styles are not. */
static void
test_keeps (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = find (fixture, KEI_TYPE_STYLE_ROW);
  KeiStyleShelf *shelf = kei_style_row_get_shelf (KEI_STYLE_ROW (row));
  guint n_before = kei_style_shelf_get_n (shelf);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_row (fixture, GTK_TYPE_TOGGLE_BUTTON, "Stacked")), TRUE);
  g_assert_true (gtk_widget_activate_action (row, "style.keep", NULL));
  g_assert_cmpuint (kei_style_shelf_get_n (shelf), ==, n_before + 1);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, n_before);
  g_assert_cmpstr (get_option (fixture, "compare-sides"), ==, "stacked");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_row (fixture, GTK_TYPE_TOGGLE_BUTTON, "Old | New")), TRUE);
  g_assert_true (gtk_widget_activate_action (row, "style.replace", NULL));
  g_assert_cmpstr (kei_report_style_get_option (kei_style_shelf_get_style (shelf, n_before), "compare-sides"), ==, "old-new");
  g_assert_true (kei_editor_undo (fixture->editor));
  g_assert_true (kei_editor_undo (fixture->editor));
  g_assert_cmpuint (kei_style_shelf_get_n (shelf), ==, n_before);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 0);
  wait_until_ready (fixture);
}

/* The question that is asked over the dialog. */
static AdwMessageDialog *
find_question (Fixture *fixture)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) shown = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (shown) && gtk_window_get_transient_for (shown) == GTK_WINDOW (fixture->dialog))
        return ADW_MESSAGE_DIALOG (shown);
    }
  return NULL;
}

/* A name that is asked for, which must be one; then the style goes, and the first one is chosen. */
static void
test_renames (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = find (fixture, KEI_TYPE_STYLE_ROW);
  KeiStyleShelf *shelf = kei_style_row_get_shelf (KEI_STYLE_ROW (row));
  guint n_before = kei_style_shelf_get_n (shelf);
  AdwMessageDialog *question;
  GtkWidget *entry;

  g_assert_true (gtk_widget_activate_action (row, "style.keep", NULL));
  g_assert_true (gtk_widget_activate_action (row, "style.rename", NULL));
  question = find_question (fixture);
  g_assert_nonnull (question);
  entry = kei_test_find_widget (GTK_WIDGET (question), GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "  ");
  g_assert_false (adw_message_dialog_get_response_enabled (question, "accept"));
  gtk_editable_set_text (GTK_EDITABLE (entry), " 議会提出用 ");
  g_assert_true (adw_message_dialog_get_response_enabled (question, "accept"));
  adw_message_dialog_response (question, "accept");
  while (g_strcmp0 (kei_style_shelf_get_name (shelf, n_before), "議会提出用") != 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, n_before);
  g_assert_true (gtk_widget_activate_action (row, "style.remove", NULL));
  g_assert_cmpuint (kei_style_shelf_get_n (shelf), ==, n_before);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 0);
  wait_until_ready (fixture);
}

static void
check_cb (KeiTableDialog *dialog, guint row, guint *checked)
{
  *checked = row;
}

/* What is in doubt is said, of the branch that is printed, and led to. */
static void
test_doubtful (Fixture *fixture, gconstpointer data)
{
  guint n, checked = KEI_ROW_NONE;
  const guint32 *doubtful = kei_comparison_rows_get_doubtful (fixture->rows, &n);
  GtkWidget *button = kei_test_find_text (GTK_WIDGET (fixture->dialog), GTK_TYPE_BUTTON, "C_heck");
  g_autofree char *text = g_strdup_printf ("%u doubtful pairs", n);
  AdwComboRow *branches = ADW_COMBO_ROW (find_row (fixture, ADW_TYPE_COMBO_ROW, "Branch"));
  guint n_branches = g_list_model_get_n_items (adw_combo_row_get_model (branches));
  gboolean hidden = FALSE;

  g_assert_cmpuint (n, >, 1);
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_mapped (button));
  g_assert_nonnull (kei_test_find_text (GTK_WIDGET (fixture->dialog), GTK_TYPE_LABEL, text));
  kei_test_leave_picture (GTK_WINDOW (fixture->dialog), "table-doubtful");
  for (guint i = 1; i < n_branches && !hidden; i++)
    {
      adw_combo_row_set_selected (branches, i);
      hidden = !gtk_widget_get_visible (gtk_widget_get_parent (button));
    }
  g_assert_true (hidden);
  adw_combo_row_set_selected (branches, 0);
  g_signal_connect (fixture->dialog, "check", G_CALLBACK (check_cb), &checked);
  g_signal_emit_by_name (button, "clicked");
  fixture->dialog = NULL;
  g_assert_cmpuint (checked, ==, doubtful[0]);
}

/* Two files that nobody edits. */
static void
test_no_editor (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  fixture->dialog = KEI_TABLE_DIALOG (kei_table_dialog_new (NULL, NULL, fixture->rows, NULL));
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  wait_until_ready (fixture);
  g_assert_cmpuint (kei_page_view_get_n_pages (get_view (fixture)), >, 0);
  g_assert_false (kei_style_shelf_can_keep (kei_style_row_get_shelf (KEI_STYLE_ROW (find (fixture, KEI_TYPE_STYLE_ROW)))));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  kei_test_dress ();
#define ADD(name, function) g_test_add ("/table-dialog/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("kinds", test_kinds);
  ADD ("styles", test_styles);
  ADD ("options", test_options);
  ADD ("options-of-kinds", test_options_of_kinds);
  ADD ("no-words", test_no_words);
  ADD ("paper", test_paper);
  ADD ("branch", test_branch);
  ADD ("keeps", test_keeps);
  ADD ("renames", test_renames);
  g_test_add ("/table-dialog/doubtful", Fixture, NULL, set_up_doubtful, test_doubtful, tear_down);
  ADD ("no-editor", test_no_editor);
  return g_test_run ();
}
