/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of the kinds of reports, and the making of one. */
#include "config.h"

#include "kei-plan-report-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "kei-words.h"

G_DEFINE_QUARK (kei - plan - report - error - quark, kei_plan_report_error)

/* clang-format off */
static const KeiPlanReportKind kinds[] = {
  { "book", N_("Book"), N_("Cover, contents, concept, every measure, glossary and appendix") },
  { "sheets", N_("Measure sheets"), N_("One page for each measure, with indicators, goals and costs") },
  { "diagram", N_("System diagram"), N_("The vision and the policy tree at a glance") },
  { "sdg", N_("SDG matrix"), N_("Which measure serves which goal") },
  { "indicators", N_("Indicators"), N_("Baseline, actual values, targets and rating") },
  { "budget", N_("Costs"), N_("Three years by measure, department and funding") },
  { "process", N_("Process"), N_("Meetings month by month, and the bodies") },
  { "opinions", N_("Opinions"), N_("Opinions with their responses") },
};

static gboolean (*const builders[]) (KeiPlanReport *self, GError **error) = {
  kei_plan_add_book,
  kei_plan_add_sheets,
  kei_plan_add_diagram,
  kei_plan_add_matrix,
  kei_plan_add_indicator_table,
  kei_plan_add_budget,
  kei_plan_add_process,
  kei_plan_add_opinions,
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == G_N_ELEMENTS (builders));

const KeiPlanReportKind *
kei_plan_report_kinds (guint *n)
{
  *n = G_N_ELEMENTS (kinds);
  return kinds;
}

gboolean
kei_plan_refuse_empty (GError **error, const char *message)
{
  g_set_error_literal (error, KEI_PLAN_REPORT_ERROR, KEI_PLAN_REPORT_ERROR_EMPTY, _ (message));
  return FALSE;
}

/* A sheet is to fit one page, so its lines may stand closer than the book's: the style's option `sheets-air`, in percent. */
static KeiReportStyle *
make_style (KeiReportStyle *style, const char *kind)
{
  const char *option = g_str_equal (kind, "sheets") ? kei_report_style_get_option (style, "sheets-air") : NULL;
  int air = option != NULL ? atoi (option) : 100;

  return air >= 20 && air < 100 ? kei_report_style_condense (style, air / 100.0) : kei_report_style_ref (style);
}

KeiReport *
kei_plan_report_new (KeiTree *tree, const char *kind, KeiReportStyle *style, GCancellable *cancellable, GError **error)
{
  g_autoptr (KeiNumbers) numbers = kei_numbers_new (tree);
  KeiNode *plan = kei_tree_get_root (tree);
  g_autoptr (KeiMeasures) measures = kei_measures_new (plan);
  g_autoptr (KeiReportStyle) own = make_style (style, kind);
  g_autoptr (KeiReportBuilder) out = kei_report_builder_new (own);
  const char *language = kei_plan_get_language (tree, style), *before;
  gboolean built;
  KeiPlanReport self = { tree, plan, numbers, measures, own, out, kei_plan_get_years (style), NULL, cancellable };
  guint i = 0;

  while (i < G_N_ELEMENTS (kinds) && !g_str_equal (kinds[i].name, kind))
    i++;
  if (i == G_N_ELEMENTS (kinds))
    {
      g_set_error (error, KEI_PLAN_REPORT_ERROR, KEI_PLAN_REPORT_ERROR_UNKNOWN, _ ("There is no report “%s”."), kind);
      return NULL;
    }
  before = kei_words_begin (language);
  kei_report_builder_set_facts (out, kei_node_get_text (plan, KEI_FIELD_TITLE), kei_node_get_text (plan, KEI_FIELD_MUNICIPALITY), kei_words_get (kinds[i].label), language);
  built = builders[i](&self, error);
  kei_words_end (before);
  if (!built || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return kei_report_builder_end (g_steal_pointer (&out));
}
