/* SPDX-License-Identifier: GPL-3.0-or-later */
/* export FILE --to FORMAT [--what KIND] [--style STYLE] -o OUT */
#include "config.h"

#include "tool-report.h"

#include "kei-plan-report.h"

ToolExit
tool_export (int argc, char **argv)
{
  g_autofree char *to = NULL;
  g_autofree char *what = NULL;
  g_autofree char *style_name = NULL;
  g_autofree char *out = NULL;
  const GOptionEntry options[] = {
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, NULL, NULL },
    { "what", 0, 0, G_OPTION_ARG_STRING, &what, NULL, NULL },
    { "style", 0, 0, G_OPTION_ARG_FILENAME, &style_name, NULL, NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out, NULL, NULL },
    { NULL },
  };
  const KeiReportFormat *format;
  g_autoptr (KeiReportStyle) style = NULL;
  g_autoptr (KeiTree) tree = NULL;
  g_autoptr (KeiReport) report = NULL;
  g_autoptr (GError) error = NULL;

  if (!tool_parse_options (options, &argc, &argv, 1, 1))
    return TOOL_TROUBLE;
  format = tool_find_report_format ("--to", to, NULL);
  style = format != NULL ? tool_read_style (style_name, kei_report_style_shipped ()[0]) : NULL;
  tree = style != NULL ? tool_read_plan (argv[1], NULL, NULL) : NULL;
  if (tree == NULL)
    return TOOL_TROUBLE;

  report = kei_plan_report_new (tree, what != NULL ? what : kei_plan_report_kinds (&(guint){ 0 })[0].name, style, NULL, &error);
  if (report == NULL)
    {
      tool_complain (argv[1], 0, error->message);
      return TOOL_TROUBLE;
    }
  return tool_write_report (report, format, argv[1], out);
}
