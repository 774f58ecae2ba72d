/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The costs of three years in thousand yen: the policy tree with a subtotal for every item that has several below it, then by
 * department, then by funding. The years are those from the style's option `first-year`, else from the first that has a planned cost or a budget. */
#include "config.h"

#include "kei-plan-report-private.h"

#include <stdlib.h>

#include "kei-words-i18n.h"

#define SIZE 0.8 /* of the tables' text */
#define N_YEARS 3
#define N_FUNDS 5

static const KeiField fund_fields[N_FUNDS] = { KEI_FIELD_NATIONAL, KEI_FIELD_PREFECTURAL, KEI_FIELD_BOND, KEI_FIELD_OTHER, KEI_FIELD_GENERAL };

typedef struct
{
  gint64 years[N_YEARS];
  gint64 funds[N_FUNDS]; /* of all years */
  gint64 funds_by_year[N_FUNDS][N_YEARS];
  guint n_lines;
  gboolean unfunded; /* a line whose funding is given and does not add up to its cost */
} Sum;

typedef struct
{
  KeiPlanReport *report;
  gint64 first;              /* fiscal year */
  GHashTable *by_department; /* (element-type KeiId* Sum*); none is KEI_ID_NONE */
  gboolean unfunded;
} Table;

static void
add_sum (Sum *to, const Sum *from)
{
  for (guint i = 0; i < N_YEARS; i++)
    kei_plan_add_amount (&to->years[i], from->years[i]);
  for (guint fund = 0; fund < N_FUNDS; fund++)
    {
      kei_plan_add_amount (&to->funds[fund], from->funds[fund]);
      for (guint i = 0; i < N_YEARS; i++)
        kei_plan_add_amount (&to->funds_by_year[fund][i], from->funds_by_year[fund][i]);
    }
  to->n_lines += from->n_lines;
  to->unfunded |= from->unfunded;
}

static gint64
total (const Sum *sum)
{
  gint64 all = 0;

  for (guint i = 0; i < N_YEARS; i++)
    kei_plan_add_amount (&all, sum->years[i]);
  return all;
}

/* --- Sums --- */

/* The costs of the item itself. */
static Sum
sum_own (Table *table, const KeiNode *item)
{
  Sum sum = { { 0 } };
  guint n;
  KeiNode *const *lines = kei_node_get_children (item, KEI_SLOT_BUDGET_LINES, &n);

  for (guint i = 0; i < n; i++)
    {
      gint64 year = kei_node_get_int (lines[i], KEI_FIELD_YEAR), funded = 0;
      gboolean given = FALSE;
      guint column;

      if (year < table->first || year >= table->first + N_YEARS
          || !kei_plan_counts (table->report, item, lines[i]))
        continue;
      column = (guint) (year - table->first);
      kei_plan_add_amount (&sum.years[column], kei_node_get_int (lines[i], KEI_FIELD_AMOUNT));
      for (guint fund = 0; fund < N_FUNDS; fund++)
        {
          gint64 amount = kei_node_get_int (lines[i], fund_fields[fund]);

          given |= kei_node_has (lines[i], fund_fields[fund]);
          kei_plan_add_amount (&funded, amount);
          kei_plan_add_amount (&sum.funds[fund], amount);
          kei_plan_add_amount (&sum.funds_by_year[fund][column], amount);
        }
      sum.unfunded |= given && funded != kei_node_get_int (lines[i], KEI_FIELD_AMOUNT);
      sum.n_lines++;
    }
  return sum;
}

static Sum
sum_subtree (Table *table, const KeiNode *item, guint *n_with_costs)
{
  Sum sum = sum_own (table, item);
  guint n;
  KeiNode *const *items = kei_node_get_children (item, KEI_SLOT_ITEMS, &n);

  *n_with_costs += sum.n_lines > 0;
  for (guint i = 0; i < n; i++)
    {
      Sum below = sum_subtree (table, items[i], n_with_costs);

      add_sum (&sum, &below);
    }
  return sum;
}

typedef struct
{
  KeiPlanReport *report;
  gint64 year; /* 0: none yet */
} First;

static gboolean
find_first_year (KeiNode *node, KeiNode *parent, KeiSlot slot, gpointer data)
{
  First *first = data;
  gint64 year;

  if (kei_node_get_kind (node) != KEI_KIND_BUDGET_LINE || kei_plan_is_settled (first->report, node))
    return TRUE;
  year = kei_node_get_int (node, KEI_FIELD_YEAR);
  if (year > 0 && (first->year == 0 || year < first->year))
    first->year = year;
  return TRUE;
}

/* --- Rows --- */

static void
add_amount (Table *table, gint64 amount, KeiTone tone)
{
  kei_report_builder_int_cell (table->report->out, amount);
  kei_report_builder_tone (table->report->out, tone);
}

static void
add_amounts (Table *table, const Sum *sum, KeiTone tone)
{
  for (guint i = 0; i < N_YEARS; i++)
    add_amount (table, sum->years[i], tone);
  add_amount (table, total (sum), tone);
  for (guint i = 0; i < N_FUNDS; i++)
    add_amount (table, sum->funds[i], tone);
}

static void
add_row (Table *table, const char *title, const char *department, const Sum *sum, KeiTone tone)
{
  KeiReportBuilder *out = table->report->out;

  kei_report_builder_row (out);
  kei_report_builder_cell (out, title);
  kei_report_builder_head (out);
  kei_report_builder_tone (out, tone);
  if (sum->unfunded && tone == KEI_TONE_NONE)
    kei_report_builder_run (out, " ※", KEI_MARK_SMALL, KEI_INK_WARNING);
  kei_report_builder_cell (out, department);
  kei_report_builder_tone (out, tone);
  add_amounts (table, sum, tone);
}

static void
count_for_department (Table *table, const KeiNode *item, const Sum *sum)
{
  KeiId department = KEI_ID_NONE;
  Sum *at;

  /* A project without a lead is its measure's lead's. */
  for (const KeiNode *node = item; node != NULL && kei_node_get_kind (node) == KEI_KIND_ITEM && department == KEI_ID_NONE; node = kei_tree_get_parent (table->report->tree, kei_node_get_id (node)))
    department = kei_node_get_ref (node, KEI_FIELD_LEAD);
  at = g_hash_table_lookup (table->by_department, &department);
  if (at == NULL)
    {
      at = g_new0 (Sum, 1);
      g_hash_table_insert (table->by_department, g_memdup2 (&department, sizeof department), at);
    }
  add_sum (at, sum);
}

/* Depth as full-width spaces, which every format keeps. */
static char *
indent (guint depth, const char *title)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (depth, 6); i++)
    g_string_append (text, "　");
  g_string_append (text, title);
  return g_string_free (text, FALSE);
}

static void
add_item (Table *table, const KeiNode *item, guint depth)
{
  guint n, n_with_costs = 0;
  KeiNode *const *items = kei_node_get_children (item, KEI_SLOT_ITEMS, &n);
  Sum all = sum_subtree (table, item, &n_with_costs), own;
  g_autofree char *title = kei_plan_dup_full_title (table->report, item);
  g_autofree char *text = indent (depth, title);
  g_autofree char *lead = kei_plan_dup_names (table->report, item, KEI_FIELD_LEAD);
  gboolean below_measure = !kei_plan_has_heading (table->report, item);

  if (n_with_costs == 0)
    return;
  own = sum_own (table, item);
  if (own.n_lines > 0)
    {
      table->unfunded |= own.unfunded;
      count_for_department (table, item, &own);
    }
  /* A branch says its sum first; what it costs itself stands below it like one more project. Below a measure the only
   * project of a branch stands in its place. */
  if (below_measure && n_with_costs == 1 && own.n_lines == 0)
    depth--;
  else if (n_with_costs > (own.n_lines > 0))
    {
      add_row (table, text, lead, &all, KEI_TONE_SUBTOTAL);
      if (own.n_lines > 0)
        {
          g_autofree char *itself = indent (depth + 1, _ ("(of its own)"));

          add_row (table, itself, lead, &own, KEI_TONE_NONE);
        }
    }
  else
    add_row (table, text, lead, &own, KEI_TONE_NONE);
  for (guint i = 0; i < n; i++)
    add_item (table, items[i], depth + 1);
}

static void
add_year_heads (Table *table)
{
  for (guint i = 0; i < N_YEARS; i++)
    {
      g_autofree char *year = kei_plan_dup_year (table->report, table->first + i);

      kei_report_builder_head_cell (table->report->out, year);
    }
  kei_report_builder_head_cell (table->report->out, _ ("Total"));
}

static void
add_fund_heads (Table *table)
{
  for (guint i = 0; i < N_FUNDS; i++)
    kei_report_builder_head_cell (table->report->out, _ (kei_schema_field (KEI_KIND_BUDGET_LINE, fund_fields[i])->label));
}

static void
add_tree (Table *table, const Sum *all)
{
  /* Points, of which an A4 across has about as many: titles and the names of funds stay on one line. */
  static const double widths[] = { 213, 47, 49, 49, 49, 51, 49, 60, 41, 60, 51 };
  KeiReportBuilder *out = table->report->out;
  guint n;
  KeiNode *const *items = kei_node_get_children (table->report->plan, KEI_SLOT_ITEMS, &n);

  kei_report_builder_open_table (out, KEI_LOOK_GRID, widths, G_N_ELEMENTS (widths), 2, _ ("Costs by policy and measure (thousand yen)"));
  kei_report_builder_size_table (out, SIZE);
  kei_report_builder_row (out);
  kei_report_builder_head_cell (out, _ ("Policy, measure, project"));
  kei_report_builder_span (out, 1, 2);
  kei_report_builder_head_cell (out, _ ("Department"));
  kei_report_builder_span (out, 1, 2);
  kei_report_builder_head_cell (out, _ ("Cost"));
  kei_report_builder_span (out, N_YEARS + 1, 1);
  kei_report_builder_head_cell (out, _ ("Funding of all years"));
  kei_report_builder_span (out, N_FUNDS, 1);
  kei_report_builder_row (out);
  add_year_heads (table);
  add_fund_heads (table);
  for (guint i = 0; i < n; i++)
    add_item (table, items[i], 0);
  add_row (table, _ ("Total"), "", all, KEI_TONE_TOTAL);
  kei_report_builder_close_table (out);
  if (table->unfunded)
    {
      kei_report_builder_paragraph (out, KEI_PARAGRAPH_NOTE);
      kei_report_builder_text (out, _ ("※ The funding does not add up to the cost."));
    }
}

static void
add_departments (Table *table, const Sum *all)
{
  static const double widths[] = { 2.2, 1.2, 1.2, 1.2, 1.25, 1.2, 1.5, 1.05, 1.5, 1.25 };
  KeiReportBuilder *out = table->report->out;
  guint n;
  KeiNode *const *departments = kei_node_get_children (table->report->plan, KEI_SLOT_DEPARTMENTS, &n);

  kei_report_builder_open_table (out, KEI_LOOK_GRID, widths, G_N_ELEMENTS (widths), 1, _ ("Costs by department (thousand yen)"));
  kei_report_builder_size_table (out, SIZE);
  kei_report_builder_row (out);
  kei_report_builder_head_cell (out, _ ("Department"));
  add_year_heads (table);
  add_fund_heads (table);
  for (guint i = 0; i <= n; i++)
    {
      KeiId id = i < n ? kei_node_get_id (departments[i]) : KEI_ID_NONE;
      const Sum *sum = g_hash_table_lookup (table->by_department, &id);

      if (sum == NULL)
        continue;
      kei_report_builder_row (out);
      kei_report_builder_cell (out, i < n ? kei_node_get_headline (departments[i]) : _ ("No department"));
      kei_report_builder_head (out);
      add_amounts (table, sum, KEI_TONE_NONE);
    }
  kei_report_builder_row (out);
  kei_report_builder_cell (out, _ ("Total"));
  kei_report_builder_head (out);
  kei_report_builder_tone (out, KEI_TONE_TOTAL);
  add_amounts (table, all, KEI_TONE_TOTAL);
  kei_report_builder_close_table (out);
}

static void
add_funding (Table *table, const Sum *all)
{
  static const double widths[] = { 3, 1.5, 1.5, 1.5, 1.6 };
  KeiReportBuilder *out = table->report->out;

  kei_report_builder_open_table (out, KEI_LOOK_GRID, widths, G_N_ELEMENTS (widths), 1, _ ("Funding by year (thousand yen)"));
  kei_report_builder_keep_table (out);
  kei_report_builder_size_table (out, SIZE);
  kei_report_builder_name_sheet (out, _ ("By funding"));
  kei_report_builder_row (out);
  kei_report_builder_head_cell (out, _ ("Funding"));
  add_year_heads (table);
  for (guint fund = 0; fund < N_FUNDS; fund++)
    {
      kei_report_builder_row (out);
      kei_report_builder_cell (out, _ (kei_schema_field (KEI_KIND_BUDGET_LINE, fund_fields[fund])->label));
      kei_report_builder_head (out);
      for (guint i = 0; i < N_YEARS; i++)
        kei_report_builder_int_cell (out, all->funds_by_year[fund][i]);
      kei_report_builder_int_cell (out, all->funds[fund]);
    }
  kei_report_builder_row (out);
  kei_report_builder_cell (out, _ ("Cost"));
  kei_report_builder_head (out);
  kei_report_builder_tone (out, KEI_TONE_TOTAL);
  for (guint i = 0; i < N_YEARS; i++)
    add_amount (table, all->years[i], KEI_TONE_TOTAL);
  add_amount (table, total (all), KEI_TONE_TOTAL);
  kei_report_builder_close_table (out);
}

gboolean
kei_plan_add_budget (KeiPlanReport *self, GError **error)
{
  g_autoptr (GHashTable) by_department = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  Table table = { self, 0, by_department, FALSE };
  Sum all = { { 0 } };
  const char *option = kei_report_style_get_option (self->style, "first-year");
  guint n, n_with_costs = 0;
  KeiNode *const *items = kei_node_get_children (self->plan, KEI_SLOT_ITEMS, &n);

  if (option != NULL)
    table.first = atoi (option);
  if (table.first <= 0)
    {
      First first = { self, 0 };

      kei_node_walk (self->plan, find_first_year, &first);
      table.first = first.year;
    }
  for (guint i = 0; i < n; i++)
    {
      Sum below = sum_subtree (&table, items[i], &n_with_costs);

      add_sum (&all, &below);
    }
  if (n_with_costs == 0)
    return kei_plan_refuse_empty (error, N_ ("The plan has no costs of these years: add them to its measures and projects."));

  kei_report_builder_part (self->out, _ ("Costs"), kei_report_style_get_page (self->style)->paper, TRUE, TRUE);
  kei_report_builder_heading (self->out, 1, NULL, _ ("Costs"), NULL);
  add_tree (&table, &all);
  kei_report_builder_part (self->out, _ ("By department"), kei_report_style_get_page (self->style)->paper, TRUE, TRUE);
  add_departments (&table, &all);
  add_funding (&table, &all);
  return TRUE;
}
