/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-table-options.h"

#include <glib/gi18n-lib.h>

#include "kei-comparison-report.h"
#include "kei-numbers.h"
#include "kei-papers.h"
#include "kei-style-row.h"
#include "kei-table-option.h"

#define MAX_BRANCHES 200 /* to choose from */
#define BRANCH_DEPTH 2   /* levels of the plan whose items are offered */

struct _KeiTableOptions
{
  AdwPreferencesPage parent_instance;

  KeiComparisonRows *rows; /* owned */
  GArray *branches;        /* owned (element-type KeiId): by the row's index, the first one is all */
  GPtrArray *options;      /* owned (element-type KeiTableOption) */
  gboolean showing;        /* rows are set to what the style says */

  AdwComboRow *kind_row;
  AdwComboRow *branch_row;
  KeiStyleRow *style_row; /* has the chosen one, as it was changed here */
  AdwComboRow *paper_row;
  GtkWidget *groups[KEI_COMPARISON_N_GROUPS];
};

G_DEFINE_FINAL_TYPE (KeiTableOptions, kei_table_options, ADW_TYPE_PREFERENCES_PAGE)

static guint changed_signal;

/* --- From the style to the rows --- */

static void
show_style (KeiTableOptions *self)
{
  KeiReportStyle *style = kei_style_row_get_current (self->style_row);
  const KeiPageSetup *page = kei_report_style_get_page (style);
  guint n;
  const KeiPaperName *papers = kei_papers (&n);

  self->showing = TRUE;
  for (guint i = 0; i < n; i++)
    if (papers[i].paper == page->paper)
      adw_combo_row_set_selected (self->paper_row, 2 * i + (page->across ? 0 : 1));
  for (guint i = 0; i < self->options->len; i++)
    {
      KeiTableOption *option = g_ptr_array_index (self->options, i);

      kei_table_option_set_value (option, kei_comparison_option_get (kei_table_option_get_option (option), style));
    }
  self->showing = FALSE;
}

/* What says nothing about a kind is not offered with it. */
static void
show_kind (KeiTableOptions *self)
{
  KeiComparisonFor kind = kei_comparison_report_kind_by_name (kei_table_options_get_kind (self))->as;
  gboolean shown[KEI_COMPARISON_N_GROUPS] = { [KEI_COMPARISON_GROUP_PAPER] = TRUE };

  for (guint i = 0; i < self->options->len; i++)
    {
      KeiTableOption *option = g_ptr_array_index (self->options, i);
      gboolean visible = (kei_table_option_get_option (option)->kinds & kind) != 0;

      kei_table_option_set_visible (option, visible);
      shown[kei_table_option_get_option (option)->group] |= visible;
    }
  /* The marked text has a paper of its own, and the summary one page. */
  gtk_widget_set_visible (GTK_WIDGET (self->paper_row), kind == KEI_COMPARISON_FOR_TABLE);
  for (guint i = 0; i < KEI_COMPARISON_N_GROUPS; i++)
    gtk_widget_set_visible (self->groups[i], shown[i]);
}

/* --- From the rows to the style --- */

/* @style (transfer full) */
static void
take_style (KeiTableOptions *self, KeiReportStyle *style)
{
  kei_style_row_set_current (self->style_row, style);
  kei_report_style_unref (style);
  g_signal_emit (self, changed_signal, 0);
}

static void
option_cb (KeiTableOptions *self, KeiTableOption *option)
{
  if (!self->showing)
    take_style (self, kei_report_style_with_option (kei_style_row_get_current (self->style_row), kei_table_option_get_option (option)->key, kei_table_option_get_value (option)));
}

static void
paper_cb (KeiTableOptions *self)
{
  guint selected = adw_combo_row_get_selected (self->paper_row), n;
  KeiPageSetup page = *kei_report_style_get_page (kei_style_row_get_current (self->style_row));

  if (self->showing || selected == GTK_INVALID_LIST_POSITION)
    return;
  page.paper = kei_papers (&n)[selected / 2].paper;
  page.across = selected % 2 == 0;
  take_style (self, kei_report_style_with_page (kei_style_row_get_current (self->style_row), &page));
}

static void
style_cb (KeiTableOptions *self)
{
  show_style (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
kind_cb (KeiTableOptions *self)
{
  show_kind (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
branch_cb (KeiTableOptions *self)
{
  g_signal_emit (self, changed_signal, 0);
}

/* --- The rows --- */

static AdwPreferencesGroup *
add_group (KeiTableOptions *self, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (group));
  return ADW_PREFERENCES_GROUP (group);
}

static AdwComboRow *
add_combo (AdwPreferencesGroup *group, const char *title, GtkStringList *labels)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  adw_preferences_group_add (group, row);
  return ADW_COMBO_ROW (row);
}

static void
add_kind_row (KeiTableOptions *self, AdwPreferencesGroup *group)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint n;
  const KeiComparisonReportKind *kinds = kei_comparison_report_kinds (&n);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (labels, _ (kinds[i].label));
  self->kind_row = add_combo (group, _ ("Report"), labels);
}

/* The upper items of the later plan, and one that the window behind led here from. */
static void
add_branch_row (KeiTableOptions *self, AdwPreferencesGroup *group, KeiId branch)
{
  KeiPairing *pairing = kei_comparison_get_pairing (kei_comparison_rows_get_comparison (self->rows));
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  KeiId all = KEI_ID_NONE;

  g_array_append_val (self->branches, all);
  gtk_string_list_append (labels, _ ("The whole plan"));
  for (guint i = 0; i < kei_comparison_rows_get_n (self->rows) && self->branches->len < MAX_BRANCHES; i++)
    {
      const KeiComparisonRow *row = kei_comparison_rows_get (self->rows, i);
      KeiNode *node = row->nodes[KEI_SIDE_NEW];
      KeiId id = node != NULL ? kei_node_get_id (node) : KEI_ID_NONE;

      if (row->kind != KEI_ROW_TITLE || node == NULL || kei_node_get_kind (node) != KEI_KIND_ITEM || (row->depth >= BRANCH_DEPTH && id != branch))
        continue;
      g_array_append_val (self->branches, id);
      gtk_string_list_append (labels, kei_node_get_headline (kei_tree_lookup (kei_pairing_get_tree (pairing, KEI_SIDE_NEW), id)));
    }
  self->branch_row = add_combo (group, _ ("Branch"), labels);
  gtk_widget_set_visible (GTK_WIDGET (self->branch_row), self->branches->len > 1);
  for (guint i = 1; i < self->branches->len; i++)
    if (g_array_index (self->branches, KeiId, i) == branch)
      adw_combo_row_set_selected (self->branch_row, i);
}

/* A table lies across more often than not. */
static void
add_paper_row (KeiTableOptions *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint n;
  const KeiPaperName *papers = kei_papers (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *across = g_strdup_printf (_ ("%s across"), papers[i].label);
      g_autofree char *upright = g_strdup_printf (_ ("%s upright"), papers[i].label);

      gtk_string_list_append (labels, across);
      gtk_string_list_append (labels, upright);
    }
  self->paper_row = add_combo (ADW_PREFERENCES_GROUP (self->groups[KEI_COMPARISON_GROUP_PAPER]), _ ("Paper"), labels);
}

static void
add_option (KeiTableOptions *self, const KeiComparisonOption *option, AdwExpanderRow *words)
{
  KeiTableOption *one = kei_table_option_new (option);
  GPtrArray *rows = kei_table_option_get_rows (one);

  for (guint i = 0; i < rows->len; i++)
    if (option->group == KEI_COMPARISON_GROUP_WORDS)
      adw_expander_row_add_row (words, g_ptr_array_index (rows, i));
    else
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->groups[option->group]), g_ptr_array_index (rows, i));
  g_ptr_array_add (self->options, one);
  g_signal_connect_object (one, "changed", G_CALLBACK (option_cb), self, G_CONNECT_SWAPPED);
}

static void
add_options (KeiTableOptions *self)
{
  guint n;
  const KeiComparisonOption *options = kei_comparison_options (&n);
  GtkWidget *words = adw_expander_row_new ();

  for (guint i = 0; i < KEI_COMPARISON_N_GROUPS; i++)
    self->groups[i] = GTK_WIDGET (add_group (self, i == KEI_COMPARISON_GROUP_WORDS ? "" : _ (kei_comparison_option_group_label (i))));
  /* They are many, and seldom others. */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (words), _ (kei_comparison_option_group_label (KEI_COMPARISON_GROUP_WORDS)));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->groups[KEI_COMPARISON_GROUP_WORDS]), words);
  for (guint i = 0; i < n; i++)
    {
      add_option (self, &options[i], ADW_EXPANDER_ROW (words));
      if (self->paper_row == NULL && (i + 1 == n || options[i + 1].group != KEI_COMPARISON_GROUP_PAPER || i == 1))
        add_paper_row (self);
    }
}

/* --- The class --- */

static void
kei_table_options_finalize (GObject *object)
{
  KeiTableOptions *self = KEI_TABLE_OPTIONS (object);

  kei_comparison_rows_unref (self->rows);
  g_array_unref (self->branches);
  g_ptr_array_unref (self->options);
  G_OBJECT_CLASS (kei_table_options_parent_class)->finalize (object);
}

static void
kei_table_options_class_init (KeiTableOptionsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kei_table_options_finalize;
  changed_signal = g_signal_new ("changed", KEI_TYPE_TABLE_OPTIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kei_table_options_init (KeiTableOptions *self)
{
  self->branches = g_array_new (FALSE, FALSE, sizeof (KeiId));
  self->options = g_ptr_array_new_with_free_func (g_object_unref);
}

GtkWidget *
kei_table_options_new (KeiEditor *editor, KeiComparisonRows *rows, KeiId branch)
{
  KeiTableOptions *self = g_object_new (KEI_TYPE_TABLE_OPTIONS, NULL);
  g_autoptr (KeiStyleShelf) shelf = kei_style_shelf_new (editor, KEI_STYLE_USE_COMPARISON);
  AdwPreferencesGroup *group = add_group (self, "");

  self->rows = kei_comparison_rows_ref (rows);
  add_kind_row (self, group);
  add_branch_row (self, group, branch);
  self->style_row = KEI_STYLE_ROW (kei_style_row_new (shelf));
  adw_preferences_group_add (group, GTK_WIDGET (self->style_row));
  add_options (self);
  show_style (self);
  show_kind (self);
  g_signal_connect_object (self->kind_row, "notify::selected", G_CALLBACK (kind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->branch_row, "notify::selected", G_CALLBACK (branch_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->style_row, "chosen", G_CALLBACK (style_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->paper_row, "notify::selected", G_CALLBACK (paper_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

const char *
kei_table_options_get_kind (KeiTableOptions *self)
{
  guint n;

  g_return_val_if_fail (KEI_IS_TABLE_OPTIONS (self), NULL);
  return kei_comparison_report_kinds (&n)[adw_combo_row_get_selected (self->kind_row)].name;
}

void
kei_table_options_set_kind (KeiTableOptions *self, const char *kind)
{
  guint n;
  const KeiComparisonReportKind *kinds = kei_comparison_report_kinds (&n);

  g_return_if_fail (KEI_IS_TABLE_OPTIONS (self));

  for (guint i = 0; i < n; i++)
    if (g_str_equal (kinds[i].name, kind))
      adw_combo_row_set_selected (self->kind_row, i);
}

KeiId
kei_table_options_get_branch (KeiTableOptions *self)
{
  g_return_val_if_fail (KEI_IS_TABLE_OPTIONS (self), KEI_ID_NONE);
  return g_array_index (self->branches, KeiId, adw_combo_row_get_selected (self->branch_row));
}

KeiReportStyle *
kei_table_options_get_style (KeiTableOptions *self)
{
  g_return_val_if_fail (KEI_IS_TABLE_OPTIONS (self), NULL);
  return kei_style_row_get_current (self->style_row);
}
