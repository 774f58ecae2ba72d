/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet for each measure, on a page of its own: where it stands, who does it, what it says, how it is measured,
 * what it costs and who works on it. */
#include "config.h"

#include "kei-plan-report-private.h"

#include <glib/gi18n-lib.h>

#include "kei-choices.h"
#include "kei-decimal.h"

/* The titles above, from the top. */
static void
add_path (KeiPlanReport *self, const KeiNode *item)
{
  g_autoptr (GString) path = g_string_new (NULL);

  for (KeiNode *node = kei_tree_get_parent (self->tree, kei_node_get_id (item)); node != NULL && kei_node_get_kind (node) == KEI_KIND_ITEM; node = kei_tree_get_parent (self->tree, kei_node_get_id (node)))
    {
      g_autofree char *title = kei_plan_dup_full_title (self, node);

      if (path->len > 0)
        g_string_prepend (path, "　＞　");
      g_string_prepend (path, title);
    }
  if (path->len == 0)
    return;
  kei_report_builder_paragraph (self->out, KEI_PARAGRAPH_NOTE);
  kei_report_builder_text (self->out, path->str);
}

/* --- The measure's own costs and staff, year by year --- */

static void
add_amount (KeiPlanReport *self, const KeiNode *line, KeiField field)
{
  if (kei_node_has (line, field))
    kei_report_builder_int_cell (self->out, kei_node_get_int (line, field));
  else
    kei_report_builder_cell (self->out, "");
}

static void
add_costs (KeiPlanReport *self, const KeiNode *item)
{
  static const KeiField shown[] = { KEI_FIELD_AMOUNT, KEI_FIELD_NATIONAL, KEI_FIELD_PREFECTURAL, KEI_FIELD_BOND, KEI_FIELD_OTHER, KEI_FIELD_GENERAL };
  static const double widths[] = { 1.4, 1.2, 1.4, 1.2, 1.2, 1.2, 1.2, 1.2, 1.2 };
  guint n;
  KeiNode *const *lines = kei_node_get_children (item, KEI_SLOT_BUDGET_LINES, &n);

  if (n == 0)
    return;
  kei_report_builder_open_table (self->out, KEI_LOOK_GRID, widths, G_N_ELEMENTS (widths), 1, _ ("Costs (thousand yen)"));
  kei_report_builder_row (self->out);
  kei_report_builder_head_cell (self->out, _ ("Fiscal year"));
  kei_report_builder_head_cell (self->out, _ ("Role"));
  kei_report_builder_head_cell (self->out, _ ("Account"));
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    kei_report_builder_head_cell (self->out, _ (kei_schema_field (KEI_KIND_BUDGET_LINE, shown[i])->label));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *year = kei_plan_dup_year (self, kei_node_get_int (lines[i], KEI_FIELD_YEAR));
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, kei_node_get_int (lines[i], KEI_FIELD_YEAR));
      g_autofree char *role = kei_plan_dup_choice (self, lines[i], KEI_FIELD_ROLE);

      kei_report_builder_row (self->out);
      kei_report_builder_typed_cell (self->out, KEI_CELL_YEAR, number, year);
      kei_report_builder_cell (self->out, role);
      kei_report_builder_cell (self->out, kei_node_get_text (lines[i], KEI_FIELD_ACCOUNT));
      for (guint j = 0; j < G_N_ELEMENTS (shown); j++)
        add_amount (self, lines[i], shown[j]);
    }
  kei_report_builder_close_table (self->out);
}

static void
add_staff (KeiPlanReport *self, const KeiNode *item)
{
  static const double widths[] = { 1, 1, 1.5, 1 };
  guint n;
  KeiNode *const *lines = kei_node_get_children (item, KEI_SLOT_STAFFING_LINES, &n);

  if (n == 0)
    return;
  kei_report_builder_open_table (self->out, KEI_LOOK_GRID, widths, G_N_ELEMENTS (widths), 1, _ ("Staffing"));
  kei_report_builder_row (self->out);
  kei_report_builder_head_cell (self->out, _ ("Fiscal year"));
  kei_report_builder_head_cell (self->out, _ ("Role"));
  kei_report_builder_head_cell (self->out, _ ("Kind of staff"));
  kei_report_builder_head_cell (self->out, _ ("Full-time equivalents"));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *year = kei_plan_dup_year (self, kei_node_get_int (lines[i], KEI_FIELD_YEAR));
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, kei_node_get_int (lines[i], KEI_FIELD_YEAR));
      g_autofree char *role = kei_plan_dup_choice (self, lines[i], KEI_FIELD_ROLE);
      const char *fte = kei_node_get_text (lines[i], KEI_FIELD_FTE);
      const char *point = strchr (fte, '.');

      kei_report_builder_row (self->out);
      kei_report_builder_typed_cell (self->out, KEI_CELL_YEAR, number, year);
      kei_report_builder_cell (self->out, role);
      kei_report_builder_cell (self->out, kei_node_get_text (lines[i], KEI_FIELD_ACCOUNT));
      if (*fte != '\0')
        kei_report_builder_number_cell (self->out, fte, point != NULL ? (guint) strlen (point + 1) : 0, NULL);
    }
  kei_report_builder_close_table (self->out);
}

/* --- Why it serves its goals --- */

static void
add_reasons (KeiPlanReport *self, const KeiNode *item)
{
  static const double widths[] = { 0.7, 3.2, 1, 1.4, 5 };
  gboolean open = FALSE;
  guint n;
  KeiNode *const *links = kei_node_get_children (item, KEI_SLOT_SDG_LINKS, &n);

  for (guint i = 0; i < n; i++)
    {
      gint64 goal = kei_node_get_int (links[i], KEI_FIELD_GOAL);
      KeiSdgUse use = kei_sdg_link_get_use (links[i]);
      g_autofree char *strength = kei_plan_dup_choice (self, links[i], use == KEI_SDG_USE_TRADES_OFF ? KEI_FIELD_SIGN : KEI_FIELD_STRENGTH);

      if (use == KEI_SDG_USE_NONE || goal < 1 || goal > KEI_SDG_N_GOALS)
        continue;
      if (!open)
        {
          kei_report_builder_open_table (self->out, KEI_LOOK_ROWS, widths, G_N_ELEMENTS (widths), 1, _ ("SDGs"));
          kei_report_builder_row (self->out);
          kei_report_builder_head_cell (self->out, _ ("Goal"));
          kei_report_builder_span (self->out, 2, 1);
          kei_report_builder_head_cell (self->out, _ ("Strength"));
          kei_report_builder_head_cell (self->out, _ ("Target"));
          kei_report_builder_head_cell (self->out, _ ("Reason"));
        }
      open = TRUE;
      kei_report_builder_row (self->out);
      kei_report_builder_cell (self->out, NULL);
      kei_report_builder_align (self->out, KEI_ALIGN_CENTER);
      kei_report_builder_drawing (self->out, kei_plan_draw_goal ((guint) goal, use, 14));
      kei_report_builder_cell (self->out, kei_sdg_goal_name (kei_sdg_goal ((guint) goal), NULL));
      kei_report_builder_head (self->out);
      kei_report_builder_cell (self->out, strength);
      kei_report_builder_cell (self->out, kei_node_get_text (links[i], KEI_FIELD_TARGET));
      kei_report_builder_cell (self->out, NULL);
      kei_report_builder_paragraphs (self->out, KEI_PARAGRAPH_CELL, kei_node_get_text (links[i], KEI_FIELD_REASON));
    }
  if (open)
    kei_report_builder_close_table (self->out);
}

static void
add_sheet (KeiPlanReport *self, const KeiNode *item)
{
  g_autofree char *title = kei_plan_dup_title (item);
  g_autofree char *anchor = kei_plan_dup_anchor (item);

  kei_report_builder_new_page (self->out);
  kei_report_builder_heading (self->out, 1, kei_numbers_get (self->numbers, kei_node_get_id (item)), title, anchor);
  add_path (self, item);
  kei_plan_add_item_body (self, item);
  add_reasons (self, item);
  add_costs (self, item);
  add_staff (self, item);
  kei_plan_add_prose (self, KEI_PARAGRAPH_NOTE, kei_node_get_text (item, KEI_FIELD_NOTE));
}

static guint
add_items (KeiPlanReport *self, const KeiNode *parent)
{
  guint n, n_sheets = 0;
  KeiNode *const *items = kei_node_get_children (parent, KEI_SLOT_ITEMS, &n);

  for (guint i = 0; i < n && !g_cancellable_is_cancelled (self->cancellable); i++)
    {
      if (kei_measures_contain (self->measures, items[i]))
        {
          add_sheet (self, items[i]);
          n_sheets++;
        }
      n_sheets += add_items (self, items[i]);
    }
  return n_sheets;
}

gboolean
kei_plan_add_sheets (KeiPlanReport *self, GError **error)
{
  if (add_items (self, self->plan) == 0 && !g_cancellable_is_cancelled (self->cancellable))
    return kei_plan_refuse_empty (error, _ ("The plan has no measures yet."));
  return TRUE;
}
