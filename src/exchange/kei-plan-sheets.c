/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet for each measure, on a page of its own: where it stands, who does it, what it says, how it is measured,
 * what it costs and who works on it. */
#include "config.h"

#include "kei-plan-report-private.h"

#include "kei-choices.h"
#include "kei-decimal.h"
#include "kei-words-i18n.h"

#define TILE 14.0 /* side of a goal's tile, in points */

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

static const KeiField amounts[] = { KEI_FIELD_AMOUNT, KEI_FIELD_NATIONAL, KEI_FIELD_PREFECTURAL, KEI_FIELD_BOND, KEI_FIELD_OTHER, KEI_FIELD_GENERAL };
static const double amount_widths[G_N_ELEMENTS (amounts)] = { 1.1, 1.25, 1.6, 1, 1.6, 1.1 };

/* Whether any of the lines says something in a field. */
static gboolean
is_used (KeiNode *const *lines, guint n, KeiField field)
{
  for (guint i = 0; i < n; i++)
    if (kei_node_has (lines[i], field))
      return TRUE;
  return FALSE;
}

/* Whether all lines say the same: then once is enough. */
static gboolean
is_same (KeiNode *const *lines, guint n, KeiField field)
{
  for (guint i = 1; i < n; i++)
    if (g_strcmp0 (kei_node_get_text (lines[i], field), kei_node_get_text (lines[0], field)) != 0)
      return FALSE;
  return TRUE;
}

/* The only one of @lines for the year and role of @line, NULL if there is none or are several. */
static const KeiNode *
find_counterpart (KeiNode *const *lines, guint n, const KeiNode *line)
{
  const KeiNode *found = NULL;

  for (guint i = 0; i < n; i++)
    if (kei_node_get_int (lines[i], KEI_FIELD_YEAR) == kei_node_get_int (line, KEI_FIELD_YEAR)
        && g_strcmp0 (kei_node_get_string (lines[i], KEI_FIELD_ROLE), kei_node_get_string (line, KEI_FIELD_ROLE)) == 0)
      {
        if (found != NULL)
          return NULL;
        found = lines[i];
      }
  return found;
}

/* Staff of one kind, each line beside one of the costs: a column of their table is enough. */
static gboolean
stands_beside_costs (const KeiNode *item)
{
  guint n_costs, n;
  KeiNode *const *costs = kei_node_get_children (item, KEI_SLOT_BUDGET_LINES, &n_costs);
  KeiNode *const *lines = kei_node_get_children (item, KEI_SLOT_STAFFING_LINES, &n);

  if (n == 0 || !is_same (lines, n, KEI_FIELD_ACCOUNT))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (find_counterpart (costs, n_costs, lines[i]) == NULL || find_counterpart (lines, n, lines[i]) == NULL)
      return FALSE;
  return TRUE;
}

static void
add_fte (KeiPlanReport *self, const KeiNode *line)
{
  const char *fte = line != NULL ? kei_node_get_text (line, KEI_FIELD_FTE) : "";
  const char *point = strchr (fte, '.');

  if (*fte != '\0')
    kei_report_builder_number_cell (self->out, fte, point != NULL ? (guint) strlen (point + 1) : 0, NULL);
  else
    kei_report_builder_cell (self->out, "");
}

static void
add_amount (KeiPlanReport *self, const KeiNode *line, KeiField field)
{
  if (kei_node_has (line, field))
    kei_report_builder_int_cell (self->out, kei_node_get_int (line, field));
  else
    kei_report_builder_cell (self->out, "");
}

/* Words that stand in all lines follow the caption: 事業費（千円）　計画　一般会計. */
static char *
write_caption (KeiPlanReport *self, KeiNode *const *lines, guint n, gboolean roles, gboolean accounts)
{
  g_autofree char *role = kei_plan_dup_choice (self, lines[0], KEI_FIELD_ROLE);
  const char *account = kei_node_get_text (lines[0], KEI_FIELD_ACCOUNT);
  GString *caption = g_string_new (_ ("Costs (thousand yen)"));

  if (!roles && *role != '\0')
    g_string_append_printf (caption, "　%s", role);
  if (!accounts && *account != '\0')
    g_string_append_printf (caption, "　%s", account);
  return g_string_free (caption, FALSE);
}

static void
add_cost_heads (KeiPlanReport *self, KeiNode *const *lines, guint n, gboolean roles, gboolean accounts, const KeiNode *staff)
{
  kei_report_builder_row (self->out);
  kei_report_builder_head_cell (self->out, _ ("Fiscal year"));
  if (roles)
    kei_report_builder_head_cell (self->out, _ ("Role"));
  if (accounts)
    kei_report_builder_head_cell (self->out, _ ("Account"));
  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    if (is_used (lines, n, amounts[i]))
      kei_report_builder_head_cell (self->out, _ (kei_schema_field (KEI_KIND_BUDGET_LINE, amounts[i])->label));
  if (staff != NULL)
    {
      const char *kind = kei_node_get_text (staff, KEI_FIELD_ACCOUNT);
      g_autofree char *head = *kind != '\0' ? g_strdup_printf (_ ("Staffing (%s, FTE)"), kind) : g_strdup (_ ("Staffing (FTE)"));

      kei_report_builder_head_cell (self->out, head);
    }
}

/* The row of a line of costs or staff: its year and, if @with_role, its role. */
static void
begin_row (KeiPlanReport *self, const KeiNode *line, gboolean with_role)
{
  g_autofree char *year = kei_plan_dup_year (self, kei_node_get_int (line, KEI_FIELD_YEAR));
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, kei_node_get_int (line, KEI_FIELD_YEAR));
  g_autofree char *role = kei_plan_dup_choice (self, line, KEI_FIELD_ROLE);

  kei_report_builder_row (self->out);
  kei_report_builder_typed_cell (self->out, KEI_CELL_YEAR, number, year);
  if (with_role)
    kei_report_builder_cell (self->out, role);
}

static void
add_costs (KeiPlanReport *self, const KeiNode *item)
{
  double widths[4 + G_N_ELEMENTS (amounts)];
  guint n, n_staff, n_columns = 0;
  KeiNode *const *lines = kei_node_get_children (item, KEI_SLOT_BUDGET_LINES, &n);
  KeiNode *const *staff = kei_node_get_children (item, KEI_SLOT_STAFFING_LINES, &n_staff);
  gboolean roles = !is_same (lines, n, KEI_FIELD_ROLE), accounts = !is_same (lines, n, KEI_FIELD_ACCOUNT);
  gboolean with_staff = stands_beside_costs (item);
  g_autofree char *caption = NULL;

  if (n == 0)
    return;
  caption = write_caption (self, lines, n, roles, accounts);
  widths[n_columns++] = 1.45;
  for (int column = 0; column < roles + accounts; column++)
    widths[n_columns++] = 1.3;
  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    if (is_used (lines, n, amounts[i]))
      widths[n_columns++] = amount_widths[i];
  if (with_staff)
    widths[n_columns++] = 1.8;
  kei_report_builder_open_table (self->out, KEI_LOOK_GRID, widths, n_columns, 1, caption);
  add_cost_heads (self, lines, n, roles, accounts, with_staff ? staff[0] : NULL);
  for (guint i = 0; i < n; i++)
    {
      begin_row (self, lines[i], roles);
      if (accounts)
        kei_report_builder_cell (self->out, kei_node_get_text (lines[i], KEI_FIELD_ACCOUNT));
      for (guint j = 0; j < G_N_ELEMENTS (amounts); j++)
        if (is_used (lines, n, amounts[j]))
          add_amount (self, lines[i], amounts[j]);
      if (with_staff)
        add_fte (self, find_counterpart (staff, n_staff, lines[i]));
    }
  kei_report_builder_close_table (self->out);
}

static void
add_staff (KeiPlanReport *self, const KeiNode *item)
{
  static const double widths[] = { 1, 1, 1.5, 1 };
  guint n;
  KeiNode *const *lines = kei_node_get_children (item, KEI_SLOT_STAFFING_LINES, &n);

  if (n == 0 || stands_beside_costs (item))
    return;
  kei_report_builder_open_table (self->out, KEI_LOOK_GRID, widths, G_N_ELEMENTS (widths), 1, _ ("Staffing"));
  kei_report_builder_row (self->out);
  kei_report_builder_head_cell (self->out, _ ("Fiscal year"));
  kei_report_builder_head_cell (self->out, _ ("Role"));
  kei_report_builder_head_cell (self->out, _ ("Kind of staff"));
  kei_report_builder_head_cell (self->out, _ ("Full-time equivalents"));
  for (guint i = 0; i < n; i++)
    {
      begin_row (self, lines[i], TRUE);
      kei_report_builder_cell (self->out, kei_node_get_text (lines[i], KEI_FIELD_ACCOUNT));
      add_fte (self, lines[i]);
    }
  kei_report_builder_close_table (self->out);
}

/* --- Why it serves its goals --- */

/* Whether a link says what is printed in the row of an earlier one: the same goal in the same way. */
static gboolean
is_alike (const KeiNode *a, const KeiNode *b)
{
  return kei_node_get_int (a, KEI_FIELD_GOAL) == kei_node_get_int (b, KEI_FIELD_GOAL) && kei_sdg_link_get_use (a) == kei_sdg_link_get_use (b);
}

/* The row of a goal: what its links say, each target and reason once. */
static void
add_goal (KeiPlanReport *self, KeiNode *const *links, guint n, guint first, gboolean with_reasons)
{
  guint goal = (guint) kei_node_get_int (links[first], KEI_FIELD_GOAL);
  KeiSdgUse use = kei_sdg_link_get_use (links[first]);
  g_autofree char *strength = kei_plan_dup_choice (self, links[first], use == KEI_SDG_USE_TRADES_OFF ? KEI_FIELD_SIGN : KEI_FIELD_STRENGTH);
  g_autoptr (GString) targets = g_string_new (NULL);

  kei_report_builder_row (self->out);
  kei_report_builder_cell (self->out, NULL);
  kei_report_builder_align (self->out, KEI_ALIGN_CENTER);
  kei_report_builder_drawing (self->out, kei_plan_draw_goal (self, goal, use, TILE, TRUE));
  kei_report_builder_cell (self->out, kei_sdg_goal_name (kei_sdg_goal (goal), NULL));
  kei_report_builder_head (self->out);
  kei_report_builder_cell (self->out, strength);
  for (guint i = first; i < n; i++)
    {
      const char *target = kei_node_get_text (links[i], KEI_FIELD_TARGET);

      if (is_alike (links[i], links[first]) && *target != '\0')
        g_string_append_printf (targets, "%s%s", targets->len > 0 ? "、" : "", target);
    }
  kei_report_builder_cell (self->out, targets->str);
  if (!with_reasons)
    return;
  kei_report_builder_cell (self->out, NULL);
  for (guint i = first; i < n; i++)
    if (is_alike (links[i], links[first]))
      kei_report_builder_paragraphs (self->out, KEI_PARAGRAPH_CELL, kei_node_get_text (links[i], KEI_FIELD_REASON));
}

static void
add_reasons (KeiPlanReport *self, const KeiNode *item)
{
  /* The longest name has seventeen letters. Without reasons the targets have their place. */
  static const double widths[] = { 0.7, 4.1, 1.3, 1.5, 3.8 }, widths_without[] = { 0.7, 4.1, 1.3, 5.3 };
  gboolean open = FALSE, with_reasons;
  guint n;
  KeiNode *const *links = kei_node_get_children (item, KEI_SLOT_SDG_LINKS, &n);

  with_reasons = is_used (links, n, KEI_FIELD_REASON);

  for (guint i = 0; i < n; i++)
    {
      gint64 goal = kei_node_get_int (links[i], KEI_FIELD_GOAL);
      guint earlier = 0;

      while (!is_alike (links[earlier], links[i]))
        earlier++;
      if (earlier < i || kei_sdg_link_get_use (links[i]) == KEI_SDG_USE_NONE || goal < 1 || goal > KEI_SDG_N_GOALS)
        continue;
      if (!open)
        {
          kei_report_builder_open_table (self->out, KEI_LOOK_ROWS, with_reasons ? widths : widths_without, with_reasons ? G_N_ELEMENTS (widths) : G_N_ELEMENTS (widths_without), 1, _ ("SDGs"));
          kei_report_builder_row (self->out);
          kei_report_builder_head_cell (self->out, _ ("Goal"));
          kei_report_builder_span (self->out, 2, 1);
          kei_report_builder_head_cell (self->out, _ ("Strength"));
          kei_report_builder_head_cell (self->out, _ ("Target"));
          if (with_reasons)
            kei_report_builder_head_cell (self->out, _ ("Reason"));
        }
      open = TRUE;
      add_goal (self, links, n, i, with_reasons);
    }
  if (open)
    kei_report_builder_close_table (self->out);
  else if (n > 0)
    {
      kei_report_builder_paragraph (self->out, KEI_PARAGRAPH_NOTE);
      kei_plan_add_goals (self, item, TILE);
    }
}

static void
add_sheet (KeiPlanReport *self, const KeiNode *item)
{
  g_autofree char *title = kei_plan_dup_title (item);
  g_autofree char *anchor = kei_plan_dup_anchor (item);

  kei_report_builder_new_page (self->out);
  kei_report_builder_heading (self->out, 1, kei_numbers_get (self->numbers, kei_node_get_id (item)), title, anchor);
  add_path (self, item);
  kei_plan_add_item_content (self, item);
  add_reasons (self, item);
  add_costs (self, item);
  add_staff (self, item);
  kei_plan_add_prose (self, KEI_PARAGRAPH_NOTE, kei_node_get_text (item, KEI_FIELD_NOTE));
  if (kei_plan_is_blank (self, item))
    kei_plan_add_form (self);
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
    return kei_plan_refuse_empty (error, N_ ("The plan has no measures yet."));
  return TRUE;
}
