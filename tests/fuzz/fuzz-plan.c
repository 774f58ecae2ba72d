/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes → plan: whatever could be read can be asked everything that a plan is asked: checks, numbers, goals, choices, ratings, words,
 * house styles and versions of its own, and a report of each kind. The length of the bytes says in which format one is written. */
#include "config.h"

#include "fuzz.h"
#include "kei-check.h"
#include "kei-choices.h"
#include "kei-numbers.h"
#include "kei-plan-report.h"
#include "kei-rating.h"
#include "kei-report-format.h"
#include "kei-sdg-coverage.h"
#include "kei-sdg-suggest.h"
#include "kei-search.h"
#include "kei-versions.h"
#include "kei-xml.h"

static void
check_text (const char *text)
{
  demand (text != NULL && g_utf8_validate (text, -1, NULL));
}

typedef struct
{
  KeiTree *tree;
  KeiNumbers *numbers;
} Question;

static void
ask_indicator (KeiTree *tree, const KeiNode *indicator)
{
  for (KeiRatingBasis basis = KEI_RATING_BASIS_TARGET; basis <= KEI_RATING_BASIS_PATH; basis++)
    {
      double percent;
      g_autofree char *label = NULL;

      if (!kei_rating_measure (tree, indicator, 0, basis, &percent))
        continue;
      label = kei_rating_dup_label (tree, percent);
      if (label != NULL)
        check_text (label);
    }
}

static gboolean
ask_node (KeiNode *node, KeiNode *parent, KeiSlot slot, gpointer data)
{
  const Question *question = data;
  const KeiKindInfo *kind = kei_schema_kind (kei_node_get_kind (node));

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == KEI_FIELD_TYPE_CHOICE)
      {
        g_autofree char *label = kei_choices_dup_label (question->tree, kind->fields[i].choices, kei_node_get_text (node, kind->fields[i].id));

        check_text (label);
      }
  if (kind->id == KEI_KIND_ITEM)
    {
      g_autofree char *number = kei_numbers_for_item (question->tree, kei_node_get_id (node));
      g_autoptr (GPtrArray) suggestions = kei_sdg_suggest_item (node);

      demand (g_str_equal (number, kei_numbers_get (question->numbers, kei_node_get_id (node))));
    }
  if (kind->id == KEI_KIND_INDICATOR)
    ask_indicator (question->tree, node);
  return TRUE;
}

static void
ask_whole (KeiTree *tree)
{
  g_autoptr (GPtrArray) problems = kei_check_run (tree, (KeiDay){ 2026, 11, 22 }, KEI_YEAR_STYLE_WAREKI, NULL);
  g_autoptr (KeiSdgCoverage) coverage = kei_sdg_coverage_new (tree, 4);
  g_autoptr (GArray) hits = kei_search_tree (tree, "か", KEI_SEARCH_FOLDED, 100, NULL);
  g_autoptr (KeiChange) replaced = kei_search_replace (tree, (const KeiHit *) (void *) hits->data, hits->len, "き", NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      const KeiProblem *problem = g_ptr_array_index (problems, i);

      check_text (problem->message);
      demand (kei_tree_contains (tree, problem->node));
    }
  demand (replaced != NULL);
}

static void
ask_versions (KeiTree *tree)
{
  guint n;
  KeiNode *const *versions = kei_versions_list (tree, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KeiTree) content = kei_versions_read (tree, kei_node_get_id (versions[i]), NULL, &error);

      demand ((content == NULL) == (error != NULL));
      demand (error == NULL || (error->domain == KEI_VERSIONS_ERROR && g_utf8_validate (error->message, -1, NULL)));
    }
}

/* The first of the plan's house styles that can be read, else the shipped one. (transfer full) */
static KeiReportStyle *
find_style (KeiTree *tree)
{
  guint n;
  KeiNode *const *styles = kei_node_get_children (kei_tree_get_root (tree), KEI_SLOT_HOUSE_STYLES, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KeiReportStyle) style = kei_report_style_new (kei_node_get_text (styles[i], KEI_FIELD_SETTINGS), -1, NULL);

      if (style != NULL)
        return g_steal_pointer (&style);
    }
  return kei_report_style_new_shipped (kei_report_style_shipped ()[0]);
}

static void
ask_reports (KeiTree *tree, guint choice)
{
  g_autoptr (KeiReportStyle) style = find_style (tree);
  guint n, n_formats;
  const KeiPlanReportKind *kinds = kei_plan_report_kinds (&n);
  const KeiReportFormat *formats = kei_report_formats (&n_formats), *format = &formats[choice % n_formats];

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KeiReport) report = kei_plan_report_new (tree, kinds[i].name, style, NULL, &error);
      g_autoptr (GOutputStream) stream = NULL;

      demand ((report == NULL) == (error != NULL));
      if (report == NULL)
        check_text (error->message);
      if (report == NULL || choice / n_formats % n != i || !kei_report_format_fits (format, report))
        continue;
      stream = g_memory_output_stream_new_resizable ();
      demand (format->write (report, stream, NULL, &error) && error == NULL);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (KeiTree) tree = kei_xml_read_bytes (bytes, NULL, NULL, NULL);
  g_autoptr (KeiNumbers) numbers = NULL;

  if (tree == NULL)
    return 0;
  numbers = kei_numbers_new (tree);
  kei_node_walk (kei_tree_get_root (tree), ask_node, &(Question){ tree, numbers });
  ask_whole (tree);
  ask_versions (tree);
  ask_reports (tree, (guint) size);
  return 0;
}
