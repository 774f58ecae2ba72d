/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What changed, for paper: the comparison table, the marked text and the summary in the formats of reports. */
#include "config.h"

#include "tool-diff.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tool-report.h"

static gboolean
complain_about_kind (const char *what)
{
  g_autoptr (GString) known = g_string_new (NULL);
  g_autofree char *message = NULL;
  guint n;
  const KeiComparisonReportKind *kinds = kei_comparison_report_kinds (&n);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (known, i > 0 ? ", %s" : "%s", kinds[i].name);
  message = g_strdup_printf (_ ("--what “%s” is no report of a comparison; there are: %s."), what, known->str);
  tool_complain (NULL, 0, message);
  return FALSE;
}

gboolean
tool_diff_report_read (ToolDiffReport *report, const char *format, const char *what, const char *style, const char *item)
{
  report->format = tool_find_report_format ("--format", format, "text, json");
  if (report->format == NULL)
    return FALSE;
  report->kind = kei_comparison_report_kind_by_name (what != NULL ? what : "table");
  if (report->kind == NULL)
    return complain_about_kind (what);
  if (!kei_comparison_report_kind_fits (report->kind, report->format))
    {
      g_autofree char *message = g_strdup_printf (_ ("--what %s cannot be written as %s, which has no room for all of it."), report->kind->name, report->format->name);

      tool_complain (NULL, 0, message);
      return FALSE;
    }
  if (item != NULL && !kei_id_parse (item, strlen (item), &report->branch))
    {
      g_autofree char *message = g_strdup_printf (_ ("--item “%s” is no identifier; “outline --format json” lists them."), item);

      tool_complain (NULL, 0, message);
      return FALSE;
    }
  report->style = tool_read_style (style, kei_report_style_shipped_comparisons ()[0]);
  return report->style != NULL;
}

void
tool_diff_report_clear (ToolDiffReport *report)
{
  g_clear_pointer (&report->style, kei_report_style_unref);
}

ToolExit
tool_diff_write_report (const ToolDiff *diff, const ToolDiffReport *wanted, const char *out)
{
  g_autoptr (KeiComparisonRows) rows = kei_comparison_rows_new (diff->comparison, NULL, NULL);
  g_autofree char *old_time = tool_state_dup_time (&diff->states[KEI_SIDE_OLD]), *new_time = tool_state_dup_time (&diff->states[KEI_SIDE_NEW]);
  KeiComparisonFacts facts = { .sources = { { .time = old_time }, { .time = new_time } }, .branch = wanted->branch };
  const char *file = diff->states[KEI_SIDE_NEW].file;
  g_autoptr (GError) error = NULL;
  g_autoptr (KeiReport) report = NULL;

  for (KeiSide side = KEI_SIDE_OLD; side <= KEI_SIDE_NEW; side++)
    if (diff->states[side].version != NULL)
      facts.sources[side].name = kei_node_get_headline (diff->states[side].version);
  report = kei_comparison_report_new (rows, wanted->kind->name, wanted->style, &facts, NULL, &error);
  if (report == NULL)
    {
      tool_complain (file, 0, error->message);
      return TOOL_TROUBLE;
    }
  return tool_write_report (report, wanted->format, file, out);
}
