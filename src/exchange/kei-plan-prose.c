/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Running text: an item's text blocks, and sections with paragraphs, lists, tables and figures. */
#include "config.h"

#include "kei-plan-report-private.h"

#include "kei-choices.h"

void
kei_plan_add_prose (KeiPlanReport *self, KeiParagraphRole role, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      {
        kei_report_builder_paragraph (self->out, role);
        if (self->terms != NULL)
          kei_plan_terms_add_text (self->terms, self->out, lines[i]);
        else
          kei_report_builder_text (self->out, lines[i]);
      }
}

void
kei_plan_add_texts (KeiPlanReport *self, const KeiNode *item)
{
  guint n;
  KeiNode *const *texts = kei_node_get_children (item, KEI_SLOT_TEXTS, &n);

  for (guint i = 0; i < n; i++)
    {
      const char *body = kei_node_get_text (texts[i], KEI_FIELD_BODY);
      g_autofree char *label = NULL;

      if (*body == '\0' || g_strcmp0 (kei_choices_get_role (self->tree, "text-roles", kei_node_get_string (texts[i], KEI_FIELD_ROLE)), "alternative") == 0)
        continue;
      label = kei_plan_dup_text_label (self, texts[i]);
      if (*label != '\0')
        {
          kei_report_builder_paragraph (self->out, KEI_PARAGRAPH_LABEL);
          kei_report_builder_text (self->out, label);
        }
      kei_plan_add_prose (self, KEI_PARAGRAPH_BODY, body);
    }
}

/* --- Sections --- */

static void
add_list (KeiPlanReport *self, const KeiNode *list)
{
  g_auto (GStrv) lines = g_strsplit (kei_node_get_text (list, KEI_FIELD_BODY), "\n", -1);

  kei_report_builder_open_list (self->out, kei_node_get_bool (list, KEI_FIELD_ORDERED));
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      {
        kei_report_builder_entry (self->out, 0, NULL);
        if (self->terms != NULL)
          kei_plan_terms_add_text (self->terms, self->out, lines[i]);
        else
          kei_report_builder_text (self->out, lines[i]);
      }
  kei_report_builder_close_list (self->out);
}

/* A source under a table or a figure. */
static void
add_source (KeiPlanReport *self, const KeiNode *node)
{
  const char *source = kei_node_get_text (node, KEI_FIELD_SOURCE);

  if (*source == '\0')
    return;
  kei_report_builder_paragraph (self->out, KEI_PARAGRAPH_NOTE);
  kei_report_builder_text (self->out, source);
}

/* A column that holds figures only is set to the right. */
static gboolean
is_figure (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789,.-+%▲△ ") == strlen (text);
}

/* How wide a column wants to be: its longest cell, within bounds. */
static void
measure_columns (char ***rows, guint n_rows, double *widths, guint n_columns)
{
  for (guint column = 0; column < n_columns; column++)
    {
      glong longest = 4;

      for (guint row = 0; row < n_rows; row++)
        if (column < g_strv_length (rows[row]))
          longest = MAX (longest, g_utf8_strlen (rows[row][column], -1));
      widths[column] = (double) CLAMP (longest, 4, 24);
    }
}

static void
add_cells (KeiPlanReport *self, char **cells, gboolean head)
{
  kei_report_builder_row (self->out);
  for (guint column = 0; cells[column] != NULL; column++)
    if (head)
      kei_report_builder_head_cell (self->out, cells[column]);
    else
      {
        kei_report_builder_cell (self->out, cells[column]);
        if (is_figure (cells[column]))
          kei_report_builder_align (self->out, KEI_ALIGN_END);
      }
}

static void
add_table (KeiPlanReport *self, const KeiNode *table)
{
  guint n_rows, n_columns = 0, n_head = (guint) CLAMP (kei_node_get_int (table, KEI_FIELD_HEAD_ROWS), 0, 16);
  KeiNode *const *nodes = kei_node_get_children (table, KEI_SLOT_ROWS, &n_rows);
  g_autofree char ***rows = g_new0 (char **, n_rows + 1);
  g_autofree double *widths = NULL;

  for (guint i = 0; i < n_rows; i++)
    {
      rows[i] = g_strsplit (kei_node_get_text (nodes[i], KEI_FIELD_CELLS), "\t", -1);
      n_columns = MAX (n_columns, g_strv_length (rows[i]));
    }
  widths = g_new0 (double, n_columns + 1);
  measure_columns (rows, n_rows, widths, n_columns);
  kei_report_builder_open_table (self->out, KEI_LOOK_GRID, widths, n_columns, MIN (n_head, n_rows), kei_node_get_text (table, KEI_FIELD_CAPTION));
  for (guint i = 0; i < n_rows; i++)
    {
      add_cells (self, rows[i], i < n_head);
      g_strfreev (rows[i]);
    }
  kei_report_builder_close_table (self->out);
  add_source (self, table);
}

static void
add_figure (KeiPlanReport *self, const KeiNode *figure)
{
  gsize size;
  g_autofree guchar *data = g_base64_decode (kei_node_get_text (figure, KEI_FIELD_DATA), &size);
  g_autoptr (GBytes) image = g_bytes_new_take (g_steal_pointer (&data), size);

  kei_report_builder_image (self->out, image, kei_node_get_text (figure, KEI_FIELD_MEDIA_TYPE), kei_node_get_text (figure, KEI_FIELD_ALTERNATIVE),
                            kei_node_get_text (figure, KEI_FIELD_CAPTION), kei_node_get_text (figure, KEI_FIELD_SOURCE));
}

static void
add_block (KeiPlanReport *self, const KeiNode *block)
{
  switch (kei_node_get_kind (block))
    {
    case KEI_KIND_PARAGRAPH:
      kei_plan_add_prose (self, KEI_PARAGRAPH_BODY, kei_node_get_text (block, KEI_FIELD_BODY));
      break;
    case KEI_KIND_LIST:
      add_list (self, block);
      break;
    case KEI_KIND_TABLE:
      add_table (self, block);
      break;
    case KEI_KIND_FIGURE:
      add_figure (self, block);
      break;
    case KEI_KIND_REMARK:
      kei_plan_add_prose (self, KEI_PARAGRAPH_NOTE, kei_node_get_text (block, KEI_FIELD_BODY));
      break;
    default:
      g_assert_not_reached ();
    }
}

void
kei_plan_add_section (KeiPlanReport *self, const KeiNode *section, guint level)
{
  g_autofree char *title = kei_plan_dup_title (section);
  g_autofree char *anchor = kei_plan_dup_anchor (section);
  guint n;
  KeiNode *const *nodes;

  kei_report_builder_heading (self->out, level, NULL, title, anchor);
  nodes = kei_node_get_children (section, KEI_SLOT_BLOCKS, &n);
  for (guint i = 0; i < n; i++)
    add_block (self, nodes[i]);
  nodes = kei_node_get_children (section, KEI_SLOT_SECTIONS, &n);
  for (guint i = 0; i < n; i++)
    kei_plan_add_section (self, nodes[i], level + 1);
}
