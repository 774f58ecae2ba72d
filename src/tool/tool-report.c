/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tool-report.h"

#include <glib/gi18n-lib.h>

const KeiReportFormat *
tool_find_report_format (const char *option, const char *name, const char *others)
{
  const KeiReportFormat *format = name != NULL ? kei_report_format_by_name (name) : NULL;
  g_autoptr (GString) known = g_string_new (others);
  g_autofree char *message = NULL;
  guint n;
  const KeiReportFormat *formats = kei_report_formats (&n);

  if (format != NULL)
    return format;
  for (guint i = 0; i < n; i++)
    g_string_append_printf (known, known->len > 0 ? ", %s" : "%s", formats[i].name);
  message = g_strdup_printf (_ ("%s “%s” is no format; there are: %s."), option, name != NULL ? name : "", known->str);
  tool_complain (NULL, 0, message);
  return NULL;
}

KeiReportStyle *
tool_read_style (const char *name, const char *fallback)
{
  g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped (name != NULL ? name : fallback);
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

ToolExit
tool_write_report (KeiReport *report, const KeiReportFormat *format, const char *file, const char *out)
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
