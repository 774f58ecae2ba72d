/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of a comparison's reports, and the making of one. */
#include "config.h"

#include "kei-comparison-report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kei-choices.h"
#include "kei-plan-report-private.h"
#include "kei-report-pages.h"
#include "kei-words.h"

#define SUMMARY_AIR 0.6   /* of what stands between lines */
#define SPARE_LINES 3     /* that a summary leaves free */
#define SHORTEST_COMMON 4 /* characters of what two titles begin with, for it to be a title */

G_DEFINE_QUARK (kei - comparison - report - error - quark, kei_comparison_report_error)

/* clang-format off */
static const KeiComparisonReportKind kinds[] = {
  { "table", N_("Comparison table"), N_("What changed beside what it was, with remarks"), KEI_COMPARISON_FOR_TABLE, TRUE },
  { "marked", N_("Marked text"), N_("The whole text, what is gone struck through and what is new underlined"), KEI_COMPARISON_FOR_MARKED, FALSE },
  { "summary", N_("Summary of changes"), N_("One page: counts by pillar and level, SDGs gained and lost, targets raised and lowered"), KEI_COMPARISON_FOR_SUMMARY, TRUE },
};

static gboolean (*const builders[]) (KeiComparisonPaper *self, GError **error) = {
  _kei_comparison_add_table,
  _kei_comparison_add_marked,
  _kei_comparison_add_summary,
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == G_N_ELEMENTS (builders));

const KeiComparisonReportKind *
kei_comparison_report_kinds (guint *n)
{
  *n = G_N_ELEMENTS (kinds);
  return kinds;
}

const KeiComparisonReportKind *
kei_comparison_report_kind_by_name (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].name, name))
      return &kinds[i];
  return NULL;
}

gboolean
kei_comparison_report_kind_fits (const KeiComparisonReportKind *kind, const KeiReportFormat *format)
{
  return format->holds == KEI_BLOCK_PART || (format->holds == KEI_BLOCK_TABLE && kind->tabular);
}

/* --- Names --- */

static gboolean
is_blank (const char *at)
{
  return g_unichar_isspace (g_utf8_get_char (at));
}

/* How many bytes both titles begin with, up to a blank in both; 0 where that is no title. */
static gsize
find_common (const char *a, const char *b)
{
  gsize common = 0;

  for (const char *at = a, *beside = b; *at != '\0' && g_utf8_get_char (at) == g_utf8_get_char (beside); at = g_utf8_next_char (at), beside = g_utf8_next_char (beside))
    if (is_blank (at))
      common = (gsize) (at - a);
  return g_utf8_strlen (a, (gssize) common) >= SHORTEST_COMMON ? common : 0;
}

static const char *
skip_blanks (const char *text)
{
  while (*text != '\0' && is_blank (text))
    text = g_utf8_next_char (text);
  return text;
}

static void
make_names (KeiComparisonPaper *self)
{
  const char *titles[2];
  gsize common;

  for (guint side = 0; side < 2; side++)
    titles[side] = kei_node_get_headline (kei_tree_get_root (self->trees[side]));
  common = find_common (titles[KEI_SIDE_OLD], titles[KEI_SIDE_NEW]);
  self->common = common > 0 ? g_strndup (titles[KEI_SIDE_NEW], common) : g_strdup (titles[KEI_SIDE_NEW]);
  for (guint side = 0; side < 2; side++)
    {
      KeiNode *plan = kei_tree_get_root (self->trees[side]);
      g_autofree char *stage = kei_choices_dup_label (self->trees[side], "stages", kei_node_get_string (plan, KEI_FIELD_STAGE));
      const char *version = self->facts->sources[side].name != NULL ? self->facts->sources[side].name : stage;
      const char *title = skip_blanks (titles[side] + common);

      self->names[side] = g_strdup_printf ("%s%s%s", title, *title != '\0' && *version != '\0' ? " " : "", version);
    }
}

/* --- The branch --- */

static gboolean
find_branch (KeiComparisonPaper *self, GError **error)
{
  KeiId branch = self->facts->branch;
  guint n = kei_comparison_rows_get_n (self->rows), row = KEI_ROW_NONE;

  self->first = 0;
  self->end = n;
  if (branch == KEI_ID_NONE)
    return TRUE;
  for (guint side = 2; side-- > 0 && row == KEI_ROW_NONE;)
    if (kei_tree_lookup (self->trees[side], branch) != NULL)
      row = kei_comparison_rows_find (self->rows, side, branch);
  if (row != KEI_ROW_NONE && kei_comparison_rows_get (self->rows, row)->kind == KEI_ROW_ELSEWHERE)
    row = kei_comparison_rows_find_told (self->rows, row);
  if (row == KEI_ROW_NONE || kei_comparison_rows_get (self->rows, row)->kind != KEI_ROW_TITLE)
    {
      g_set_error (error, KEI_COMPARISON_REPORT_ERROR, KEI_COMPARISON_REPORT_ERROR_BRANCH, _ ("The item is in neither plan. Choose one that is in the earlier or the later one."));
      return FALSE;
    }
  self->first = row;
  for (self->end = row + 1; self->end < n; self->end++)
    {
      guint above = kei_comparison_rows_get (self->rows, self->end)->parent;

      if (above == KEI_ROW_NONE || above < self->first)
        break;
    }
  return TRUE;
}

/* --- The report --- */

static gboolean
is_summary (guint kind)
{
  return g_str_equal (kinds[kind].name, "summary");
}

static KeiReport *
build_once (KeiComparisonPaper *self, guint kind, GError **error)
{

  g_autoptr (KeiReportStyle) style = is_summary (kind) ? kei_report_style_condense (self->style, SUMMARY_AIR) : kei_report_style_ref (self->style);
  g_autoptr (KeiReportBuilder) out = kei_report_builder_new (style);
  KeiNode *plan = kei_tree_get_root (self->trees[KEI_SIDE_NEW]);
  const char *municipality = kei_node_get_text (plan, KEI_FIELD_MUNICIPALITY);
  const char *created = self->facts->created != NULL ? self->facts->created : self->facts->sources[KEI_SIDE_NEW].time;

  self->out = out;
  kei_report_builder_set_facts (out, kei_node_get_headline (plan), municipality, kei_words_get (kinds[kind].label), kei_words_get_language ());
  kei_report_builder_set_created (out, created);
  kei_report_builder_set_reviser (out, self->facts->reviser != NULL ? self->facts->reviser : municipality);
  if (!builders[kind](self, error) || g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return NULL;
  return kei_report_builder_end (g_steal_pointer (&out));
}

/* Whether a summary fits its page, in word processors too, whose lines are somewhat higher than ours. */
static gboolean
fits (KeiComparisonPaper *self, guint kind)
{
  g_autoptr (KeiReport) report = NULL;
  g_autoptr (KeiReportPages) pages = NULL;

  self->n_spare = SPARE_LINES;
  report = build_once (self, kind, NULL);
  self->n_spare = 0;
  pages = report != NULL ? kei_report_pages_new (report, NULL, NULL) : NULL;
  return pages == NULL || kei_report_pages_get_n_pages (pages) <= 1;
}

/* A summary that is longer than its page is told in fewer lines. */
static KeiReport *
build (KeiComparisonPaper *self, guint kind, GError **error)
{
  make_names (self);
  while (is_summary (kind) && self->tightness < KEI_COMPARISON_TIGHTEST && !fits (self, kind))
    self->tightness++;
  return build_once (self, kind, error);
}

KeiReport *
kei_comparison_report_new (KeiComparisonRows *rows, const char *kind, KeiReportStyle *style, const KeiComparisonFacts *facts, GCancellable *cancellable, GError **error)
{
  const KeiComparisonFacts nothing = { 0 };
  KeiComparisonPaper self = { .rows = rows, .facts = facts != NULL ? facts : &nothing, .style = style, .cancellable = cancellable };
  const KeiComparisonReportKind *row = kei_comparison_report_kind_by_name (kind);
  KeiPairing *pairing;
  KeiReport *report = NULL;

  g_return_val_if_fail (kei_comparison_rows_is_complete (rows), NULL);

  if (row == NULL)
    {
      g_set_error (error, KEI_COMPARISON_REPORT_ERROR, KEI_COMPARISON_REPORT_ERROR_UNKNOWN, _ ("There is no report “%s”."), kind);
      return NULL;
    }
  self.comparison = kei_comparison_rows_get_comparison (rows);
  pairing = kei_comparison_get_pairing (self.comparison);
  self.years = kei_plan_get_years (style);
  for (guint side = 0; side < 2; side++)
    {
      self.trees[side] = kei_pairing_get_tree (pairing, side);
      self.numbers[side] = kei_numbers_new (self.trees[side]);
    }
  self.record = self.facts->record != NULL ? kei_pairing_record_ref (self.facts->record) : kei_pairing_record_new (self.trees[KEI_SIDE_OLD], self.trees[KEI_SIDE_NEW]);
  if (_kei_comparison_look_read (&self.look, style, error) && find_branch (&self, error))
    {
      const char *before = kei_words_begin (kei_plan_get_language (self.trees[KEI_SIDE_NEW], style));

      report = build (&self, (guint) (row - kinds), error);
      kei_words_end (before);
    }

  _kei_comparison_look_clear (&self.look);
  kei_pairing_record_unref (self.record);
  for (guint side = 0; side < 2; side++)
    {
      kei_numbers_unref (self.numbers[side]);
      g_free (self.names[side]);
    }
  g_free (self.common);
  return report;
}
