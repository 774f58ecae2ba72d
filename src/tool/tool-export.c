/* SPDX-License-Identifier: GPL-3.0-or-later */
/* export FILE --to FORMAT [--what KIND] [--style STYLE] -o OUT */
#include "config.h"

#include "tool.h"

#include <glib/gi18n-lib.h>

#include "kei-plan-report.h"
#include "kei-report-format.h"

/* A message that names what there is. */
static void
complain_about_name (const char *message, const char *name, GString *known)
{
  g_autofree char *text = g_strdup_printf (message, name, known->str);

  tool_complain (NULL, 0, text);
}

static const KeiReportFormat *
find_format (const char *name)
{
  const KeiReportFormat *format = name != NULL ? kei_report_format_by_name (name) : NULL;
  g_autoptr (GString) known = g_string_new (NULL);
  guint n;
  const KeiReportFormat *formats = kei_report_formats (&n);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (known, i > 0 ? ", %s" : "%s", formats[i].name);
  if (format == NULL)
    complain_about_name (_ ("--to “%s” is no format; there are: %s."), name != NULL ? name : "", known);
  return format;
}

/* A shipped style, or one in a file. */
static KeiReportStyle *
read_style (const char *name)
{
  g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped (name != NULL ? name : kei_report_style_shipped ()[0]);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (style != NULL)
    return g_steal_pointer (&style);
  bytes = tool_read_bytes (name, &error);
  if (bytes != NULL)
    style = kei_report_style_new (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  if (style == NULL)
    tool_complain (name, 0, error->message);
  return g_steal_pointer (&style);
}

static ToolExit
write_report (KeiReport *report, const KeiReportFormat *format, const char *file, const char *out)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  KeiReportJob job = { .notes = notes };
  g_autoptr (GError) error = NULL;

  if (!format->write (report, stream, &job, &error))
    {
      tool_complain (file, 0, error->message);
      return TOOL_TROUBLE;
    }
  for (guint i = 0; i < notes->len; i++)
    tool_complain (file, 0, g_ptr_array_index (notes, i));
  return tool_write (out, g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)), g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)));
}

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
  format = find_format (to);
  style = format != NULL ? read_style (style_name) : NULL;
  tree = style != NULL ? tool_read_plan (argv[1], NULL, NULL) : NULL;
  if (tree == NULL)
    return TOOL_TROUBLE;

  report = kei_plan_report_new (tree, what != NULL ? what : kei_plan_report_kinds (&(guint){ 0 })[0].name, style, NULL, &error);
  if (report == NULL)
    {
      tool_complain (argv[1], 0, error->message);
      return TOOL_TROUBLE;
    }
  return write_report (report, format, argv[1], out);
}
