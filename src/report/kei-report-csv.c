/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV: the tables of a report one after the other, as RFC 4180 has it, in UTF-8 with a byte order mark, without which
 * Excel takes the text for the system's old encoding. Where there are several tables, a line with the headings above it
 * and its caption leads each, and an empty line ends it. What a span covers is empty.
 *
 * A spreadsheet evaluates a text that begins with “=” even in quotes (LibreOffice 7.4 too), and Excel those with + - @ as
 * well, so they get an apostrophe in front, as OWASP's page on CSV injection advises. It stays visible: neither program
 * takes it away on opening a CSV file, which is why it is put where it is needed only. */
#include "config.h"

#include "kei-heading-path.h"
#include "kei-report-cells.h"
#include "kei-report-csv.h"
#include "kei-report-sink.h"
#include "kei-table-walk.h"

#include <glib/gi18n-lib.h>

static void
append_lead (GString *out, const KeiHeadingPath *path, const char *caption)
{
  g_autoptr (GString) lead = g_string_new (NULL);

  for (guint i = 0; i < KEI_N_HEADINGS; i++)
    if (path->headings[i] != NULL)
      {
        g_autofree char *text = kei_heading_dup_text (path->headings[i]);

        g_string_append_printf (lead, lead->len > 0 ? " / %s" : "%s", text);
      }
  if (*caption != '\0')
    g_string_append_printf (lead, lead->len > 0 ? " / %s" : "%s", caption);
  if (lead->len > 0)
    {
      kei_append_plain_cell (out, lead->str, ',');
      g_string_append (out, "\r\n");
    }
}

static gboolean
write_table (const KeiReportTable *table, KeiReportSink *sink, GError **error)
{
  KeiTableWalk walk;
  gboolean written = TRUE;

  kei_table_walk_init (&walk, table);
  while (written && kei_table_walk_row (&walk))
    {
      kei_append_plain_row (sink->text, &walk, ',');
      g_string_append (sink->text, "\r\n");
      written = kei_report_sink_spill (sink, error);
    }
  kei_table_walk_clear (&walk);
  return written;
}

gboolean
kei_report_write_csv (KeiReport *report, GOutputStream *stream, KeiReportJob *job, GError **error)
{
  guint n_blocks, n_tables = kei_report_count (report, KEI_BLOCK_TABLE), n_written = 0;
  const KeiBlock *blocks = kei_report_get_blocks (report, &n_blocks);
  KeiReportSink sink;
  KeiHeadingPath path = { 0 };
  gboolean written = TRUE;

  if (n_tables == 0)
    {
      g_set_error (error, KEI_REPORT_ERROR, KEI_REPORT_ERROR_EMPTY, _ ("There is no table in what was to be exported, and CSV holds nothing else. Choose another format."));
      return FALSE;
    }
  kei_report_sink_init (&sink, stream, job);
  g_string_append (sink.text, "\357\273\277");
  for (guint i = 0; i < n_blocks && written; i++)
    {
      if (blocks[i].kind == KEI_BLOCK_HEADING)
        kei_heading_path_enter (&path, blocks[i].heading);
      if (blocks[i].kind != KEI_BLOCK_TABLE)
        continue;
      if (n_written > 0)
        g_string_append (sink.text, "\r\n");
      if (n_tables > 1)
        append_lead (sink.text, &path, blocks[i].table->caption);
      n_written++;
      written = write_table (blocks[i].table, &sink, error) && kei_report_sink_step (&sink, i, n_blocks, error);
    }
  return kei_report_sink_end (&sink, written, error);
}
