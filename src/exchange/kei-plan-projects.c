/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Projects as a table with their departments and costs: by themselves, or beside the initiatives that they stand under. */
#include "config.h"

#include "kei-plan-report-private.h"

#include "kei-words-i18n.h"

#define MAX_SPAN 50 /* years in which the first cost is looked for */

static gboolean
has_cost (const KeiPlanReport *self, KeiNode *const *items, guint n, gint64 year)
{
  gint64 amount;

  for (guint i = 0; i < n; i++)
    if (kei_plan_add_up (self, items[i], year, &amount))
      return TRUE;
  return FALSE;
}

/* The years of which the costs of @items are printed: at most three, from the first one on that has any. */
static guint
list_years (const KeiPlanReport *self, KeiNode *const *items, guint n_items, gint64 years[3])
{
  gint64 first = G_MAXINT64, last = 0;
  guint n = 0;

  for (guint i = 0; i < n_items; i++)
    {
      guint n_lines;
      KeiNode *const *lines = kei_node_get_children (items[i], KEI_SLOT_BUDGET_LINES, &n_lines);

      for (guint j = 0; j < n_lines; j++)
        {
          gint64 year = kei_node_get_int (lines[j], KEI_FIELD_YEAR);

          if (year <= 0)
            continue;
          first = MIN (first, year);
          last = MAX (last, year);
        }
    }
  last = MIN (last, first < G_MAXINT64 - MAX_SPAN ? first + MAX_SPAN : first);
  for (gint64 year = first; year <= last && n < 3; year++)
    if (n > 0 || has_cost (self, items, n_items, year))
      years[n++] = year;
  while (n > 1 && !has_cost (self, items, n_items, years[n - 1]))
    n--;
  return n;
}

/* The cells of a project in the open row. */
static void
add_project (KeiPlanReport *self, const KeiNode *item, const gint64 *years, guint n_years)
{
  g_autofree char *title = kei_plan_dup_full_title (self, item);
  g_autofree char *lead = kei_plan_dup_names (self, item, KEI_FIELD_LEAD);
  guint n;
  KeiNode *const *texts = kei_node_get_children (item, KEI_SLOT_TEXTS, &n);

  kei_report_builder_cell (self->out, title);
  kei_report_builder_head (self->out);
  for (guint i = 0; i < n; i++)
    kei_plan_add_prose (self, KEI_PARAGRAPH_CELL, kei_node_get_text (texts[i], KEI_FIELD_BODY));
  kei_report_builder_cell (self->out, lead);
  for (guint i = 0; i < n_years; i++)
    {
      gint64 amount;

      if (kei_plan_add_up (self, item, years[i], &amount))
        kei_report_builder_int_cell (self->out, amount);
      else
        kei_report_builder_cell (self->out, "");
    }
}

static const char *
get_name (const KeiPlanReport *self, const KeiNode *project)
{
  const char *level = kei_plan_get_level_name (self, project);

  return *level != '\0' ? level : _ ("Projects");
}

static void
add_heads (KeiPlanReport *self, const gint64 *years, guint n_years)
{
  kei_report_builder_head_cell (self->out, _ ("Project"));
  kei_report_builder_head_cell (self->out, _ ("Department"));
  for (guint i = 0; i < n_years; i++)
    {
      g_autofree char *year = kei_plan_dup_year (self, years[i]);

      kei_report_builder_head_cell (self->out, year);
    }
}

void
kei_plan_add_projects (KeiPlanReport *self, KeiNode *const *items, guint n_items)
{
  static const double widths[] = { 4, 1.3, 1.45, 1.45, 1.45 };
  gint64 years[3];
  guint n_years = list_years (self, items, n_items, years);
  g_autofree char *caption = g_strdup_printf (_ ("%s (thousand yen)"), get_name (self, items[0]));

  kei_report_builder_open_table (self->out, KEI_LOOK_GRID, widths, 2 + n_years, 1, caption);
  kei_report_builder_row (self->out);
  add_heads (self, years, n_years);
  for (guint i = 0; i < n_items; i++)
    {
      kei_report_builder_row (self->out);
      add_project (self, items[i], years, n_years);
    }
  kei_report_builder_close_table (self->out);
}

/* All that stands directly under the items. */
static GPtrArray *
list_below (KeiNode *const *items, guint n_items)
{
  GPtrArray *below = g_ptr_array_new ();

  for (guint i = 0; i < n_items; i++)
    {
      guint n;
      KeiNode *const *nodes = kei_node_get_children (items[i], KEI_SLOT_ITEMS, &n);

      for (guint j = 0; j < n; j++)
        g_ptr_array_add (below, nodes[j]);
    }
  return below;
}

void
kei_plan_add_initiatives (KeiPlanReport *self, KeiNode *const *items, guint n_items)
{
  static const double widths[] = { 3.4, 3.6, 1.4, 1.45, 1.45, 1.45 };
  g_autoptr (GPtrArray) projects = list_below (items, n_items);
  gint64 years[3];
  guint n_years = list_years (self, (KeiNode *const *) projects->pdata, projects->len, years);
  const char *level = kei_plan_get_level_name (self, items[0]);
  const char *name = *level != '\0' ? level : _ ("Initiatives");
  g_autofree char *caption = g_strdup_printf (_ ("%s and %s (thousand yen)"), name, get_name (self, g_ptr_array_index (projects, 0)));

  kei_report_builder_open_table (self->out, KEI_LOOK_GRID, widths, 3 + n_years, 1, caption);
  kei_report_builder_row (self->out);
  kei_report_builder_head_cell (self->out, name);
  add_heads (self, years, n_years);
  for (guint i = 0; i < n_items; i++)
    {
      g_autofree char *title = kei_plan_dup_full_title (self, items[i]);
      guint n;
      KeiNode *const *below = kei_node_get_children (items[i], KEI_SLOT_ITEMS, &n);

      kei_report_builder_row (self->out);
      kei_report_builder_cell (self->out, title);
      kei_report_builder_head (self->out);
      if (n > 1)
        kei_report_builder_span (self->out, 1, n);
      for (guint j = 0; j < n; j++)
        {
          if (j > 0)
            kei_report_builder_row (self->out);
          add_project (self, below[j], years, n_years);
        }
    }
  kei_report_builder_close_table (self->out);
}
