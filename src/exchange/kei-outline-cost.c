/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Costs: cells under 令和6年度 or 一般財源, and lines as 事業費：令和6年度 1,200千円. Amounts are in thousands of yen,
 * as a plan holds them and its tables print them. */
#include "config.h"

#include "kei-outline-cost.h"

#include <string.h>

#include "kei-decimal.h"
#include "kei-era.h"
#include "kei-outline-text.h"

typedef struct
{
  int year; /* fiscal; 0: not told */
  const char *role;
  KeiField field;
  gint64 amount; /* thousands of yen */
} Cost;

static const struct
{
  const char *word;
  KeiField field;
} sources[] = {
  { "国庫", KEI_FIELD_NATIONAL },
  { "国費", KEI_FIELD_NATIONAL },
  { "国支出金", KEI_FIELD_NATIONAL },
  { "県支出金", KEI_FIELD_PREFECTURAL },
  { "道支出金", KEI_FIELD_PREFECTURAL },
  { "府支出金", KEI_FIELD_PREFECTURAL },
  { "都支出金", KEI_FIELD_PREFECTURAL },
  { "県費", KEI_FIELD_PREFECTURAL },
  { "地方債", KEI_FIELD_BOND },
  { "起債", KEI_FIELD_BOND },
  { "市債", KEI_FIELD_BOND },
  { "町債", KEI_FIELD_BOND },
  { "村債", KEI_FIELD_BOND },
  { "その他特定財源", KEI_FIELD_OTHER },
  { "特定財源", KEI_FIELD_OTHER },
  { "一般財源", KEI_FIELD_GENERAL },
  { "事業費", KEI_FIELD_AMOUNT },
  { "予算", KEI_FIELD_AMOUNT },
  { "決算", KEI_FIELD_AMOUNT },
  { "計画額", KEI_FIELD_AMOUNT },
  { "総額", KEI_FIELD_AMOUNT },
};

static KeiField
find_source (const char *head)
{
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (strstr (head, sources[i].word) != NULL)
      return sources[i].field;
  return KEI_FIELD_NONE;
}

gboolean
kei_outline_cost_is_head (const char *head)
{
  KeiPeriod first, last;

  if (find_source (head) != KEI_FIELD_NONE)
    return TRUE;
  return kei_era_parse (head, NULL, &first, &last) && first == last;
}

static const char *
find_role (const char *head)
{
  if (strstr (head, "決算") != NULL || strstr (head, "実績") != NULL)
    return "settlement";
  return strstr (head, "予算") != NULL ? "budget" : "plan";
}

/* Yen that one of the unit is; 0: no unit. */
static gint64
read_unit (const char *text)
{
  static const struct
  {
    const char *word;
    gint64 yen;
  } units[] = { { "百万円", 1000000 }, { "千万円", 10000000 }, { "億円", 100000000 }, { "万円", 10000 }, { "千円", 1000 }, { "円", 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_has_prefix (text, units[i].word))
      return units[i].yen;
  return 0;
}

/* The unit that a head names: 事業費（千円）. Without one it is thousands. */
static gint64
find_unit (const char *head)
{
  for (const char *p = head; *p != '\0'; p = g_utf8_next_char (p))
    {
      gint64 yen = read_unit (p);

      if (yen > 0)
        return yen;
    }
  return 1000;
}

#define SUM_WORDS "億万千百円"
#define MOST_THOUSANDS 1e13

/* What follows the sum at @p: 1,200千円, 12.5億円, 3億5,000万円. A blank may stand before a word. */
static const char *
skip_sum (const char *p)
{
  gboolean ended = FALSE;

  while (!ended && *p != '\0')
    {
      const char *after = g_utf8_next_char (p);
      gunichar c = g_utf8_get_char (p);
      gunichar next = *after == '\0' ? 0 : g_utf8_get_char (after);

      ended = c == 0x5186; /* 円 */
      if (!g_ascii_isdigit (*p) && !((c == ',' || c == '.') && g_ascii_isdigit (*after)) && g_utf8_strchr (SUM_WORDS, -1, c) == NULL && !(c == ' ' && next != 0 && g_utf8_strchr (SUM_WORDS, -1, next) != NULL))
        break;
      p = after;
    }
  return p;
}

/* The sum at *@p in thousands of yen; without a word it is of @usual. *@p moves behind it. FALSE: no sum that a plan holds. */
static gboolean
read_sum (const char **p, gint64 usual, gint64 *thousands)
{
  const char *end = skip_sum (*p);
  g_autofree char *sum = g_strndup (*p, (gsize) (end - *p));
  g_autofree char *number = NULL;
  gboolean plain = sum[strspn (sum, "0123456789,.")] == '\0';
  double value;

  *p = end;
  if ((plain ? kei_decimal_read (sum, &number) : kei_decimal_read_yen (sum, "円", &number)) != KEI_DECIMAL_NUMBER)
    return FALSE;
  value = g_ascii_strtod (number, NULL) * (plain ? (double) usual : 1) / 1000;
  if (value > MOST_THOUSANDS)
    return FALSE;
  *thousands = (gint64) (value + 0.5);
  return TRUE;
}

/* A year at @p that cannot be an amount: 令和6年度, R6, 2024年度. Returns what follows it, or NULL. */
static const char *
read_year (const char *p, int *year)
{
  KeiEraReading reading;

  if (!kei_era_read (p, NULL, &reading) || reading.start > 0 || (reading.bare && g_ascii_isdigit (*p)))
    return NULL;
  *year = kei_period_get_fiscal_year (reading.first);
  return p + reading.length;
}

/* The costs in @text under @head. */
static void
read_costs (const char *head, const char *text, GArray *costs)
{
  g_autofree char *folded = kei_fold_width (text);
  KeiEraReading reading;
  gint64 usual = find_unit (head);
  KeiField source = find_source (head);
  int year = kei_era_find (head, NULL, &reading) ? kei_period_get_fiscal_year (reading.first) : 0;

  for (const char *p = folded; *p != '\0';)
    {
      const char *after = read_year (p, &year);
      gint64 amount;

      if (after != NULL)
        {
          p = after;
          continue;
        }
      if (!g_ascii_isdigit (*p))
        {
          p = g_utf8_next_char (p);
          continue;
        }
      if (read_sum (&p, usual, &amount))
        {
          Cost cost = { year, find_role (head), source == KEI_FIELD_NONE ? KEI_FIELD_AMOUNT : source, amount };

          g_array_append_val (costs, cost);
        }
    }
}

gboolean
kei_outline_cost_has_amount (const char *text)
{
  g_autoptr (GArray) costs = g_array_new (FALSE, FALSE, sizeof (Cost));

  if (strstr (text, "円") != NULL)
    read_costs ("", text, costs);
  return costs->len > 0;
}

/* The costs of one year in one role as a budget line; they are taken out of @costs. */
static void
build_line (KeiNodeBuilder *item, GArray *costs, KeiIdSource *ids)
{
  const Cost first = g_array_index (costs, Cost, 0);
  KeiNodeBuilder *line = kei_node_builder_new (KEI_KIND_BUDGET_LINE, kei_id_source_next (ids));

  if (first.year > 0)
    kei_node_builder_set_int (line, KEI_FIELD_YEAR, first.year);
  kei_node_builder_set_string (line, KEI_FIELD_ROLE, first.role);
  for (guint i = 0; i < costs->len;)
    {
      const Cost *cost = &g_array_index (costs, Cost, i);

      if (cost->year != first.year || cost->role != first.role)
        {
          i++;
          continue;
        }
      kei_node_builder_set_int (line, cost->field, cost->amount);
      g_array_remove_index (costs, i);
    }
  kei_node_builder_add (item, kei_node_builder_end (line));
}

void
kei_outline_cost_build (KeiNodeBuilder *item, const KeiOutline *outline, const GArray *rows, KeiIdSource *ids)
{
  g_autoptr (GArray) costs = g_array_new (FALSE, FALSE, sizeof (Cost));

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const KeiOutlineRow *row = kei_outline_row (outline, g_array_index (rows, guint, i));
      guint before = costs->len;
      g_autofree char *text = NULL;

      if (row->kind != KEI_OUTLINE_COST)
        continue;
      text = kei_outline_dup_text (outline, g_array_index (rows, guint, i));
      read_costs (row->tag == NULL ? "" : row->tag, text, costs);
      if (costs->len == before)
        {
          KeiNodeBuilder *line = kei_node_builder_new (KEI_KIND_BUDGET_LINE, kei_id_source_next (ids));

          g_strdelimit (text, "\t", ' ');
          kei_node_builder_set_string (line, KEI_FIELD_NOTE, text);
          kei_node_builder_add (item, kei_node_builder_end (line));
        }
    }
  while (costs->len > 0)
    build_line (item, costs, ids);
}
