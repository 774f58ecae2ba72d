/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-report-options.h"

#include <glib/gi18n-lib.h>

#include "kei-papers.h"
#include "kei-plan-report.h"
#include "kei-style-row.h"

/* The parts of a book, as the option `parts` names them; in the order of the shipped styles. */
static const struct
{
  const char *name;
  const char *label; /* msgid */
} parts[] = {
  { "cover", N_ ("Cover") },
  { "contents", N_ ("Contents") },
  { "introduction", N_ ("Introduction") },
  { "concept", N_ ("Basic concept") },
  { "diagram", N_ ("System diagram") },
  { "policies", N_ ("Policies and measures") },
  { "glossary", N_ ("Glossary") },
  { "appendix", N_ ("Appendix") },
};

static const char *const directions[] = { N_ ("Upright"), N_ ("Across") };

/* All four margins in millimetres; 0: as the style has them. */
static const double margins[] = { 0, 10, 15, 20, 25, 30 };

#define POINTS_PER_MM (72 / 25.4)

/* An option with a few values, for all reports or for one kind. */
typedef struct
{
  const char *key;
  const char *label;         /* msgid */
  const char *kind;          /* NULL: all */
  const char *const *values; /* the first is what is meant when nothing is said */
  const char *const *labels; /* msgids, ended by NULL */
} Choice;

static const char *const year_values[] = { "wareki", "seireki", "both", "short" };
static const char *const year_labels[] = { N_ ("Japanese era"), N_ ("Western years"), N_ ("Both"), N_ ("Short (R8)"), NULL };
static const char *const rating_values[] = { "target", "path" };
static const char *const rating_labels[] = { N_ ("Of the way to the target"), N_ ("Of what was due by then"), NULL };

static const char *const diagram_values[] = { "A3", "A4" };
static const char *const diagram_labels[] = { N_ ("A3"), N_ ("A4"), NULL };

static const Choice choices[] = {
  { "diagram-paper", N_ ("Paper"), "diagram", diagram_values, diagram_labels },
  { "years", N_ ("Years"), NULL, year_values, year_labels },
  { "rating", N_ ("Rating"), "indicators", rating_values, rating_labels },
};

struct _KeiReportOptions
{
  AdwPreferencesPage parent_instance;

  gboolean showing; /* rows are set to what the style says */

  AdwComboRow *kind_row;
  KeiStyleRow *style_row; /* has the chosen one, as it was changed here */
  AdwComboRow *paper_row;
  AdwComboRow *direction_row;
  AdwComboRow *margin_row;
  AdwComboRow *choice_rows[G_N_ELEMENTS (choices)];
  AdwPreferencesGroup *layout_group;
  GtkWidget *parts_group;
  GtkSwitch *part_switches[G_N_ELEMENTS (parts)];
};

G_DEFINE_FINAL_TYPE (KeiReportOptions, kei_report_options, ADW_TYPE_PREFERENCES_PAGE)

static guint changed_signal;

/* --- From the style to the rows --- */

static gboolean
has_part (const KeiReportStyle *style, const char *name)
{
  const char *option = kei_report_style_get_option (style, "parts");
  g_auto (GStrv) names = g_strsplit (option != NULL ? option : "", ";", -1);

  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (g_strstrip (names[i]), name))
      return TRUE;
  return FALSE;
}

static void
show_kind (KeiReportOptions *self)
{
  const char *kind = kei_report_options_get_kind (self);

  gtk_widget_set_visible (self->parts_group, g_str_equal (kind, "book"));
  /* Wide tables lie across whatever the style says, and the diagram has papers of its own. */
  gtk_widget_set_visible (GTK_WIDGET (self->direction_row), g_str_equal (kind, "book") || g_str_equal (kind, "sheets"));
  gtk_widget_set_visible (GTK_WIDGET (self->paper_row), !g_str_equal (kind, "diagram"));
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    gtk_widget_set_visible (GTK_WIDGET (self->choice_rows[i]), choices[i].kind == NULL || g_str_equal (choices[i].kind, kind));
}

static void
show_style (KeiReportOptions *self)
{
  KeiReportStyle *style = kei_style_row_get_current (self->style_row);
  const KeiPageSetup *page = kei_report_style_get_page (style);
  guint n_papers;
  const KeiPaperName *papers = kei_papers (&n_papers);

  self->showing = TRUE;
  for (guint i = 0; i < n_papers; i++)
    if (papers[i].paper == page->paper)
      adw_combo_row_set_selected (self->paper_row, i);
  adw_combo_row_set_selected (self->direction_row, page->across ? 1 : 0);
  adw_combo_row_set_selected (self->margin_row, 0);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      const char *value = kei_report_style_get_option (style, choices[i].key);
      guint selected = 0;

      for (guint j = 0; choices[i].labels[j] != NULL; j++)
        if (g_strcmp0 (value, choices[i].values[j]) == 0)
          selected = j;
      adw_combo_row_set_selected (self->choice_rows[i], selected);
    }
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    gtk_switch_set_active (self->part_switches[i], has_part (style, parts[i].name));
  self->showing = FALSE;
}

/* --- From the rows to the style --- */

/* @style (transfer full) */
static void
take_style (KeiReportOptions *self, KeiReportStyle *style)
{
  kei_style_row_set_current (self->style_row, style);
  kei_report_style_unref (style);
  g_signal_emit (self, changed_signal, 0);
}

static void
kind_cb (KeiReportOptions *self)
{
  show_kind (self);
  if (!self->showing)
    g_signal_emit (self, changed_signal, 0);
}

static void
style_cb (KeiReportOptions *self)
{
  show_style (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
page_cb (KeiReportOptions *self)
{
  KeiPageSetup page = *kei_report_style_get_page (kei_style_row_get_chosen (self->style_row));
  guint n_papers;
  double margin = margins[adw_combo_row_get_selected (self->margin_row)] * POINTS_PER_MM;

  if (self->showing)
    return;
  if (margin > 0)
    page.top = page.right = page.bottom = page.left = margin;
  page.paper = kei_papers (&n_papers)[adw_combo_row_get_selected (self->paper_row)].paper;
  page.across = adw_combo_row_get_selected (self->direction_row) == 1;
  take_style (self, kei_report_style_with_page (kei_style_row_get_current (self->style_row), &page));
}

static void
choice_cb (KeiReportOptions *self, GParamSpec *pspec, AdwComboRow *row)
{
  if (self->showing)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (self->choice_rows[i] == row)
      take_style (self, kei_report_style_with_option (kei_style_row_get_current (self->style_row), choices[i].key, choices[i].values[adw_combo_row_get_selected (row)]));
}

/* Parts that the style has stay in its order; one that is switched on comes where the shipped styles have it. */
static void
part_cb (KeiReportOptions *self)
{
  KeiReportStyle *style = kei_style_row_get_current (self->style_row);
  const char *option = kei_report_style_get_option (style, "parts");
  g_auto (GStrv) names = g_strsplit (option != NULL ? option : "", ";", -1);
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  if (self->showing)
    return;
  for (guint i = 0; names[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (parts); j++)
      if (g_str_equal (g_strstrip (names[i]), parts[j].name) && gtk_switch_get_active (self->part_switches[j]))
        g_ptr_array_add (wanted, (gpointer) parts[j].name);
  for (guint j = 0; j < G_N_ELEMENTS (parts); j++)
    if (gtk_switch_get_active (self->part_switches[j]) && !has_part (style, parts[j].name))
      {
        guint at = 0;

        for (guint before = 0; before < j; before++)
          for (guint i = 0; i < wanted->len; i++)
            if (g_ptr_array_index (wanted, i) == parts[before].name)
              at = MAX (at, i + 1);
        g_ptr_array_insert (wanted, (int) at, (gpointer) parts[j].name);
      }
  g_ptr_array_add (wanted, NULL);
  joined = g_strjoinv (";", (char **) wanted->pdata);
  /* Nothing at all would be the base's parts again. */
  take_style (self, kei_report_style_with_option (style, "parts", *joined != '\0' ? joined : "none"));
}

/* --- The rows --- */

static AdwComboRow *
add_combo (AdwPreferencesGroup *group, const char *title, GListModel *model)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), model);
  adw_preferences_group_add (group, row);
  return ADW_COMBO_ROW (row);
}

static AdwPreferencesGroup *
add_group (KeiReportOptions *self, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (group));
  return ADW_PREFERENCES_GROUP (group);
}

static GListModel *
list_labels (const char *const *labels, guint n)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (list, _ (labels[i]));
  return G_LIST_MODEL (list);
}

static void
add_kind_row (KeiReportOptions *self, AdwPreferencesGroup *group)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint n;
  const KeiPlanReportKind *kinds = kei_plan_report_kinds (&n);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (labels, _ (kinds[i].label));
  self->kind_row = add_combo (group, _ ("Report"), G_LIST_MODEL (labels));
}

static void
add_page_rows (KeiReportOptions *self, AdwPreferencesGroup *group)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autoptr (GListModel) ways = list_labels (directions, G_N_ELEMENTS (directions));
  g_autoptr (GtkStringList) widths = gtk_string_list_new (NULL);
  guint n;
  const KeiPaperName *papers = kei_papers (&n);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (labels, papers[i].label);
  self->paper_row = add_combo (group, _ ("Paper"), G_LIST_MODEL (labels));
  self->direction_row = add_combo (group, _ ("Direction"), ways);
  for (guint i = 0; i < G_N_ELEMENTS (margins); i++)
    {
      g_autofree char *label = margins[i] > 0 ? g_strdup_printf (_ ("%.0f mm"), margins[i]) : g_strdup (_ ("As in the style"));

      gtk_string_list_append (widths, label);
    }
  self->margin_row = add_combo (group, _ ("Margins"), G_LIST_MODEL (widths));
}

static void
add_choice_rows (KeiReportOptions *self, AdwPreferencesGroup *group)
{
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autoptr (GListModel) labels = list_labels (choices[i].labels, g_strv_length ((char **) choices[i].labels));

      self->choice_rows[i] = add_combo (group, _ (choices[i].label), labels);
      g_signal_connect_swapped (self->choice_rows[i], "notify::selected", G_CALLBACK (choice_cb), self);
    }
}

static void
add_part_rows (KeiReportOptions *self)
{
  self->parts_group = GTK_WIDGET (add_group (self, _ ("Parts of the Book")));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      GtkWidget *row = adw_action_row_new (), *toggle = gtk_switch_new ();

      gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (parts[i].label));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->parts_group), row);
      self->part_switches[i] = GTK_SWITCH (toggle);
      g_signal_connect_swapped (toggle, "notify::active", G_CALLBACK (part_cb), self);
    }
}

static void
kei_report_options_class_init (KeiReportOptionsClass *klass)
{
  changed_signal = g_signal_new ("changed", KEI_TYPE_REPORT_OPTIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kei_report_options_init (KeiReportOptions *self)
{
  self->showing = TRUE;
  add_kind_row (self, add_group (self, ""));
  self->layout_group = add_group (self, _ ("Layout"));
  g_signal_connect_swapped (self->kind_row, "notify::selected", G_CALLBACK (kind_cb), self);
}

GtkWidget *
kei_report_options_new (KeiEditor *editor)
{
  KeiReportOptions *self = g_object_new (KEI_TYPE_REPORT_OPTIONS, NULL);
  g_autoptr (KeiStyleShelf) shelf = kei_style_shelf_new (editor, KEI_STYLE_USE_REPORT);

  self->style_row = KEI_STYLE_ROW (kei_style_row_new (shelf));
  adw_preferences_group_add (self->layout_group, GTK_WIDGET (self->style_row));
  add_page_rows (self, self->layout_group);
  add_choice_rows (self, self->layout_group);
  add_part_rows (self);
  g_signal_connect_swapped (self->style_row, "chosen", G_CALLBACK (style_cb), self);
  g_signal_connect_swapped (self->paper_row, "notify::selected", G_CALLBACK (page_cb), self);
  g_signal_connect_swapped (self->direction_row, "notify::selected", G_CALLBACK (page_cb), self);
  g_signal_connect_swapped (self->margin_row, "notify::selected", G_CALLBACK (page_cb), self);
  show_style (self);
  show_kind (self);
  return GTK_WIDGET (self);
}

const char *
kei_report_options_get_kind (KeiReportOptions *self)
{
  guint n;

  g_return_val_if_fail (KEI_IS_REPORT_OPTIONS (self), NULL);
  return kei_plan_report_kinds (&n)[adw_combo_row_get_selected (self->kind_row)].name;
}

void
kei_report_options_set_kind (KeiReportOptions *self, const char *kind)
{
  guint n;
  const KeiPlanReportKind *kinds = kei_plan_report_kinds (&n);

  g_return_if_fail (KEI_IS_REPORT_OPTIONS (self));

  for (guint i = 0; i < n; i++)
    if (g_str_equal (kinds[i].name, kind))
      adw_combo_row_set_selected (self->kind_row, i);
}

KeiReportStyle *
kei_report_options_get_style (KeiReportOptions *self)
{
  g_return_val_if_fail (KEI_IS_REPORT_OPTIONS (self), NULL);
  return kei_style_row_get_current (self->style_row);
}
