/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All indicators of the plan in one table: baseline, what was reached year by year, interim and target, and how far
 * that is by the plan's scheme (the choice list "ratings"; the style's option `rating` says of what: target or path). */
#include "config.h"

#include "kei-plan-report-private.h"

#include "kei-choices.h"
#include "kei-decimal.h"
#include "kei-rating.h"
#include "kei-words-i18n.h"

#define MAX_YEARS 6 /* of actual values, the latest */

typedef struct
{
  KeiPlanReport *report;
  KeiRatingBasis basis;
  int years[MAX_YEARS]; /* in order */
  guint n_years;
  guint n_indicators;
  const KeiNode *top; /* the item at the top whose indicators come */
  gboolean top_said;
} Table;

/* --- Which years --- */

static gboolean
is_actual (KeiPlanReport *self, const KeiNode *value)
{
  return g_strcmp0 (kei_choices_get_role (self->tree, "value-roles", kei_node_get_string (value, KEI_FIELD_ROLE)), "actual") == 0
         && kei_period_is_valid (kei_node_get_int (value, KEI_FIELD_PERIOD));
}

/* Keeps the latest MAX_YEARS years in order. */
static void
add_year (Table *table, int year)
{
  guint i = 0;

  while (i < table->n_years && table->years[i] < year)
    i++;
  if (i < table->n_years && table->years[i] == year)
    return;
  if (table->n_years == MAX_YEARS)
    {
      if (i == 0)
        return;
      memmove (table->years, table->years + 1, (i - 1) * sizeof (int));
      table->years[i - 1] = year;
      return;
    }
  memmove (table->years + i + 1, table->years + i, (table->n_years - i) * sizeof (int));
  table->years[i] = year;
  table->n_years++;
}

static gboolean
find_years (KeiNode *node, KeiNode *parent, KeiSlot slot, gpointer data)
{
  Table *table = data;

  if (kei_node_get_kind (node) == KEI_KIND_INDICATOR)
    table->n_indicators++;
  else if (kei_node_get_kind (node) == KEI_KIND_INDICATOR_VALUE && is_actual (table->report, node))
    add_year (table, kei_period_get_fiscal_year (kei_node_get_int (node, KEI_FIELD_PERIOD)));
  return TRUE;
}

/* --- Rows --- */

static void
add_value (Table *table, const KeiNode *indicator, const KeiNode *value)
{
  KeiReportBuilder *out = table->report->out;
  g_autofree char *printed = value != NULL ? kei_plan_dup_value (indicator, value) : NULL;

  if (value == NULL)
    kei_report_builder_cell (out, "");
  else if (kei_node_has (value, KEI_FIELD_NUMBER))
    {
      const char *number = kei_node_get_text (value, KEI_FIELD_NUMBER);
      const char *point = strchr (number, '.');

      kei_report_builder_number_cell (out, number, point != NULL ? (guint) strlen (point + 1) : 0, printed);
    }
  else
    {
      kei_report_builder_cell (out, printed);
      kei_report_builder_align (out, KEI_ALIGN_END);
    }
}

/* A value and, below it, when that is or was. */
static void
add_dated_value (Table *table, const KeiNode *indicator, const char *role)
{
  const KeiNode *value = kei_plan_find_value (table->report, indicator, role);

  add_value (table, indicator, value);
  if (value != NULL)
    kei_plan_add_value_notes (table->report, value);
}

static const KeiNode *
find_actual (Table *table, const KeiNode *indicator, int year)
{
  const KeiNode *found = NULL;
  guint n;
  KeiNode *const *values = kei_node_get_children (indicator, KEI_SLOT_VALUES, &n);

  for (guint i = 0; i < n; i++)
    if (is_actual (table->report, values[i]) && kei_period_get_fiscal_year (kei_node_get_int (values[i], KEI_FIELD_PERIOD)) == year)
      found = values[i];
  return found;
}

static void
add_rating (Table *table, const KeiNode *indicator)
{
  KeiReportBuilder *out = table->report->out;
  double percent;
  g_autofree char *value = NULL;
  g_autofree char *printed = NULL;
  g_autofree char *text = NULL;
  g_autofree char *label = NULL;
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (!kei_rating_measure (table->report->tree, indicator, 0, table->basis, &percent))
    {
      kei_report_builder_cell (out, "—");
      kei_report_builder_align (out, KEI_ALIGN_CENTER);
      kei_report_builder_cell (out, kei_node_get_bool (indicator, KEI_FIELD_UNMEASURABLE) ? _ ("not measured") : "—");
      kei_report_builder_align (out, KEI_ALIGN_CENTER);
      return;
    }
  value = g_strdup (g_ascii_formatd (number, sizeof number, "%.1f", percent));
  printed = kei_decimal_print (value);
  text = g_strdup_printf ("%s%%", printed);
  label = kei_rating_dup_label (table->report->tree, percent);
  kei_report_builder_number_cell (out, value, 1, text);
  kei_report_builder_cell (out, label != NULL ? label : "—");
  kei_report_builder_align (out, KEI_ALIGN_CENTER);
}

static void
add_band (Table *table, const KeiNode *item)
{
  g_autofree char *title = kei_plan_dup_full_title (table->report, item);

  kei_report_builder_row (table->report->out);
  kei_report_builder_cell (table->report->out, title);
  kei_report_builder_tone (table->report->out, KEI_TONE_SUBTOTAL);
  kei_report_builder_head (table->report->out);
  kei_report_builder_span (table->report->out, 9 + table->n_years, 1);
}

static void
add_indicator (Table *table, const KeiNode *item, const KeiNode *indicator)
{
  KeiReportBuilder *out = table->report->out;
  g_autofree char *title = kei_plan_dup_full_title (table->report, item);
  g_autofree char *department = kei_plan_dup_names (table->report, indicator, KEI_FIELD_DEPARTMENT);

  if (!table->top_said && table->top != item)
    add_band (table, table->top);
  table->top_said = TRUE;
  kei_report_builder_row (out);
  kei_report_builder_cell (out, title);
  kei_report_builder_head (out);
  kei_report_builder_cell (out, kei_node_get_headline (indicator));
  kei_report_builder_head (out);
  kei_report_builder_cell (out, kei_node_get_text (indicator, KEI_FIELD_UNIT));
  kei_report_builder_align (out, KEI_ALIGN_CENTER);
  add_dated_value (table, indicator, "baseline");
  for (guint i = 0; i < table->n_years; i++)
    add_value (table, indicator, find_actual (table, indicator, table->years[i]));
  add_dated_value (table, indicator, "interim");
  add_dated_value (table, indicator, "target");
  add_rating (table, indicator);
  kei_report_builder_cell (out, department);
}

static void
add_items (Table *table, KeiNode *const *items, guint n, gboolean top)
{
  for (guint i = 0; i < n; i++)
    {
      guint n_below;
      KeiNode *const *below;

      if (top)
        {
          table->top = items[i];
          table->top_said = FALSE;
        }
      below = kei_node_get_children (items[i], KEI_SLOT_INDICATORS, &n_below);
      for (guint j = 0; j < n_below; j++)
        add_indicator (table, items[i], below[j]);
      below = kei_node_get_children (items[i], KEI_SLOT_ITEMS, &n_below);
      add_items (table, below, n_below, FALSE);
    }
}

/* --- The scheme in words --- */

static void
add_scheme (Table *table)
{
  KeiPlanReport *self = table->report;
  g_autoptr (GPtrArray) choices = kei_choices_new (self->tree, "ratings");
  g_autoptr (GString) text = g_string_new (table->basis == KEI_RATING_BASIS_PATH ? _ ("Rating, by the share of a straight way from baseline to target that was due:")
                                                                                 : _ ("Rating, by the share of the way from baseline to target:"));

  for (guint i = 0; i < choices->len; i++)
    {
      const KeiChoice *choice = g_ptr_array_index (choices, i);

      if (choice->role != NULL && *choice->role != '\0')
        g_string_append_printf (text, _ (" %s: %s %% and more;"), choice->label, choice->role);
      else
        g_string_append_printf (text, _ (" %s: less"), choice->label);
    }
  kei_report_builder_paragraph (self->out, KEI_PARAGRAPH_NOTE);
  kei_report_builder_text (self->out, text->str);
}

gboolean
kei_plan_add_indicator_table (KeiPlanReport *self, GError **error)
{
  double widths[9 + MAX_YEARS];
  Table table = { .report = self };
  guint n, column = 0;
  KeiNode *const *items = kei_node_get_children (self->plan, KEI_SLOT_ITEMS, &n);

  table.basis = g_strcmp0 (kei_report_style_get_option (self->style, "rating"), "path") == 0 ? KEI_RATING_BASIS_PATH : KEI_RATING_BASIS_TARGET;
  kei_node_walk (self->plan, find_years, &table);
  if (table.n_indicators == 0)
    return kei_plan_refuse_empty (error, N_ ("The plan has no indicators: add them to its measures."));

  kei_report_builder_part (self->out, _ ("Indicators"), kei_report_style_get_page (self->style)->paper, TRUE, TRUE);
  kei_report_builder_heading (self->out, 1, NULL, _ ("Indicators"), NULL);
  widths[column++] = 3;
  widths[column++] = 3;
  widths[column++] = 0.9;
  while (column < 8 + table.n_years)
    widths[column++] = 1.25;
  widths[column++] = 1.5;
  kei_report_builder_open_table (self->out, KEI_LOOK_GRID, widths, column, 1, NULL);
  kei_report_builder_size_table (self->out, 0.85);
  kei_report_builder_row (self->out);
  kei_report_builder_head_cell (self->out, _ ("Measure"));
  kei_report_builder_head_cell (self->out, _ ("Indicator"));
  kei_report_builder_head_cell (self->out, _ ("Unit"));
  kei_report_builder_head_cell (self->out, _ ("Baseline"));
  for (guint i = 0; i < table.n_years; i++)
    {
      g_autofree char *year = kei_plan_dup_year (self, table.years[i]);

      kei_report_builder_head_cell (self->out, year);
    }
  kei_report_builder_head_cell (self->out, _ ("Interim value"));
  kei_report_builder_head_cell (self->out, _ ("Target value"));
  kei_report_builder_head_cell (self->out, _ ("Way come"));
  kei_report_builder_head_cell (self->out, _ ("Rating"));
  kei_report_builder_head_cell (self->out, _ ("Department"));
  add_items (&table, items, n, TRUE);
  kei_report_builder_close_table (self->out);
  add_scheme (&table);
  return TRUE;
}
