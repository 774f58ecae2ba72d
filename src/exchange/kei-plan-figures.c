/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Indicators: the table under a measure, and the small plot in it. */
#include "config.h"

#include "kei-plan-report-private.h"

#include "kei-choices.h"
#include "kei-decimal.h"
#include "kei-words-i18n.h"

#define MARGIN 3.0 /* around the plot, in points */
#define DOT 2.2

static const char *
get_role (const KeiPlanReport *self, const KeiNode *value)
{
  const char *role = kei_choices_get_role (self->tree, "value-roles", kei_node_get_string (value, KEI_FIELD_ROLE));

  return role != NULL ? role : "";
}

/* Whether the words are but the number, however its thousands are parted. */
static gboolean
is_number (const char *words, const char *number)
{
  g_autofree char *read = NULL;

  return kei_decimal_read (words, &read) == KEI_DECIMAL_NUMBER && g_str_equal (read, number);
}

char *
kei_plan_dup_value (const KeiNode *indicator, const KeiNode *value)
{
  const char *printed = kei_node_get_text (value, KEI_FIELD_PRINTED), *unit = kei_node_get_text (indicator, KEI_FIELD_UNIT);
  const char *number = kei_node_get_text (value, KEI_FIELD_NUMBER);
  gsize length = strlen (printed), of_unit = g_str_has_suffix (printed, unit) ? strlen (unit) : 0;
  g_autofree char *bare = g_strndup (printed, length - of_unit);

  return length == 0 || is_number (bare, number) ? kei_decimal_print (number) : g_strdup (printed);
}

const KeiNode *
kei_plan_find_value (const KeiPlanReport *self, const KeiNode *indicator, const char *role)
{
  gboolean earliest = g_str_equal (role, "baseline");
  const KeiNode *found = NULL;
  guint n;
  KeiNode *const *values = kei_node_get_children (indicator, KEI_SLOT_VALUES, &n);

  for (guint i = 0; i < n; i++)
    {
      int order;

      if (!g_str_equal (get_role (self, values[i]), role))
        continue;
      order = found == NULL ? 0 : kei_period_compare (kei_node_get_int (values[i], KEI_FIELD_PERIOD), kei_node_get_int (found, KEI_FIELD_PERIOD));
      if (found == NULL || (earliest ? order < 0 : order > 0))
        found = values[i];
    }
  return found;
}

/* --- The plot --- */

typedef struct
{
  double x;
  double y;
} Way;

static double
get_x (const KeiNode *value)
{
  KeiDay day = kei_period_get_last_day (kei_node_get_int (value, KEI_FIELD_PERIOD));

  return day.year + (day.month - 1) / 12.0;
}

static int
compare_ways (gconstpointer a, gconstpointer b)
{
  double difference = ((const Way *) a)->x - ((const Way *) b)->x;

  return difference < 0 ? -1 : difference > 0;
}

/* The points in the plot's own units, in order of time: what was measured, and what is aimed at. */
static void
collect (KeiPlanReport *self, const KeiNode *indicator, GArray *reached, GArray *aims)
{
  guint n;
  KeiNode *const *values = kei_node_get_children (indicator, KEI_SLOT_VALUES, &n);

  for (guint i = 0; i < n; i++)
    {
      const char *number = kei_node_get_text (values[i], KEI_FIELD_NUMBER);
      const char *role = get_role (self, values[i]);
      Way way;

      if (*number == '\0' || !kei_period_is_valid (kei_node_get_int (values[i], KEI_FIELD_PERIOD)))
        continue;
      way = (Way){ get_x (values[i]), g_ascii_strtod (number, NULL) };
      g_array_append_val (g_str_equal (role, "target") || g_str_equal (role, "interim") ? aims : reached, way);
    }
  g_array_sort (reached, compare_ways);
  g_array_sort (aims, compare_ways);
}

static KeiPoint *
place (const GArray *ways, const Way *low, const Way *high, double width, double height)
{
  KeiPoint *points = g_new (KeiPoint, ways->len + 1);

  for (guint i = 0; i < ways->len; i++)
    {
      const Way *way = &g_array_index (ways, Way, i);
      double x = high->x > low->x ? (way->x - low->x) / (high->x - low->x) : 0.5;
      double y = high->y > low->y ? (way->y - low->y) / (high->y - low->y) : 0.5;

      points[i] = (KeiPoint){ MARGIN + x * (width - 2 * MARGIN), height - MARGIN - y * (height - 2 * MARGIN) };
    }
  return points;
}

static void
widen (const GArray *ways, Way *low, Way *high)
{
  for (guint i = 0; i < ways->len; i++)
    {
      const Way *way = &g_array_index (ways, Way, i);

      low->x = MIN (low->x, way->x);
      low->y = MIN (low->y, way->y);
      high->x = MAX (high->x, way->x);
      high->y = MAX (high->y, way->y);
    }
}

KeiDrawing *
kei_plan_draw_way (KeiPlanReport *self, const KeiNode *indicator, double width, double height)
{
  g_autoptr (GArray) reached = g_array_new (FALSE, FALSE, sizeof (Way));
  g_autoptr (GArray) aims = g_array_new (FALSE, FALSE, sizeof (Way));
  g_autofree KeiPoint *solid = NULL;
  g_autofree KeiPoint *dotted = NULL;
  g_autofree char *description = NULL;
  Way low = { G_MAXDOUBLE, G_MAXDOUBLE }, high = { -G_MAXDOUBLE, -G_MAXDOUBLE };
  KeiRgba ink = kei_report_style_get_ink (self->style, KEI_INK_ACCENT);
  KeiDrawing *plot;

  collect (self, indicator, reached, aims);
  if (reached->len + aims->len < 2)
    return NULL;
  widen (reached, &low, &high);
  widen (aims, &low, &high);
  solid = place (reached, &low, &high, width, height);
  /* The way to the target begins where the measured one ends. */
  if (reached->len > 0)
    g_array_prepend_val (aims, g_array_index (reached, Way, reached->len - 1));
  dotted = place (aims, &low, &high, width, height);

  /* The numbers stand beside it. */
  description = g_strdup_printf (_ ("The way of “%s”"), kei_node_get_headline (indicator));
  plot = kei_drawing_new (width, height, description);
  if (aims->len > 1)
    {
      kei_drawing_add_line (plot, dotted, aims->len, ink, 0.9)->dash = 2;
      kei_drawing_add_ellipse (plot, dotted[aims->len - 1].x - DOT, dotted[aims->len - 1].y - DOT, 2 * DOT, 2 * DOT, KEI_RGBA (0xffffff))->stroke = ink;
    }
  if (reached->len > 1)
    kei_drawing_add_line (plot, solid, reached->len, ink, 1.2);
  if (reached->len > 0)
    kei_drawing_add_ellipse (plot, solid[reached->len - 1].x - DOT, solid[reached->len - 1].y - DOT, 2 * DOT, 2 * DOT, ink);
  return plot;
}

/* --- The table --- */

void
kei_plan_add_value_notes (KeiPlanReport *self, const KeiNode *value)
{
  g_autofree char *period = kei_plan_dup_period (self, kei_node_get_int (value, KEI_FIELD_PERIOD));

  if (*period != '\0')
    {
      kei_report_builder_paragraph (self->out, KEI_PARAGRAPH_CELL);
      kei_report_builder_run (self->out, period, KEI_MARK_SMALL, KEI_INK_SECONDARY);
    }
  if (kei_node_get_bool (value, KEI_FIELD_CUMULATIVE))
    {
      kei_report_builder_paragraph (self->out, KEI_PARAGRAPH_CELL);
      kei_report_builder_run (self->out, _ ("(cumulative)"), KEI_MARK_SMALL, KEI_INK_SECONDARY);
    }
}

static void
add_value_cell (KeiPlanReport *self, const KeiNode *indicator, const char *role)
{
  const KeiNode *value = kei_plan_find_value (self, indicator, role);
  g_autofree char *printed = NULL;

  if (value == NULL)
    {
      kei_report_builder_cell (self->out, kei_node_get_bool (indicator, KEI_FIELD_UNMEASURABLE) ? _ ("not measured") : "—");
      kei_report_builder_align (self->out, KEI_ALIGN_CENTER);
      return;
    }
  printed = kei_plan_dup_value (indicator, value);
  kei_report_builder_cell (self->out, NULL);
  kei_report_builder_align (self->out, KEI_ALIGN_END);
  kei_report_builder_text (self->out, printed);
  kei_plan_add_value_notes (self, value);
}

static void
add_indicator_row (KeiPlanReport *self, const KeiNode *indicator)
{
  static const char *const shown[] = { "baseline", "interim", "target" };
  g_autofree char *direction = kei_plan_dup_choice (self, indicator, KEI_FIELD_DIRECTION);
  KeiDrawing *way = kei_plan_draw_way (self, indicator, 36, 18);

  kei_report_builder_row (self->out);
  kei_report_builder_cell (self->out, kei_node_get_headline (indicator));
  kei_report_builder_head (self->out);
  if (kei_node_has (indicator, KEI_FIELD_MEANING))
    {
      kei_report_builder_paragraph (self->out, KEI_PARAGRAPH_CELL);
      kei_report_builder_run (self->out, kei_node_get_text (indicator, KEI_FIELD_MEANING), KEI_MARK_SMALL, KEI_INK_SECONDARY);
    }
  kei_report_builder_cell (self->out, kei_node_get_text (indicator, KEI_FIELD_UNIT));
  kei_report_builder_align (self->out, KEI_ALIGN_CENTER);
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    add_value_cell (self, indicator, shown[i]);
  kei_report_builder_cell (self->out, NULL);
  kei_report_builder_align (self->out, KEI_ALIGN_CENTER);
  if (way != NULL)
    kei_report_builder_drawing (self->out, way);
  else
    kei_report_builder_text (self->out, direction);
}

void
kei_plan_add_indicators (KeiPlanReport *self, const KeiNode *item)
{
  /* A year is as wide as 令和10年度 with the gaps that word processors make in it. */
  static const double widths[] = { 4.92, 0.95, 1.21, 1.21, 1.21, 1 };
  guint n;
  KeiNode *const *indicators = kei_node_get_children (item, KEI_SLOT_INDICATORS, &n);

  if (n == 0)
    return;
  kei_report_builder_open_table (self->out, KEI_LOOK_GRID, widths, G_N_ELEMENTS (widths), 1, _ ("Indicators"));
  kei_report_builder_row (self->out);
  kei_report_builder_head_cell (self->out, _ ("Indicator"));
  kei_report_builder_head_cell (self->out, _ ("Unit"));
  kei_report_builder_head_cell (self->out, _ ("Baseline"));
  kei_report_builder_head_cell (self->out, _ ("Interim value"));
  kei_report_builder_head_cell (self->out, _ ("Target value"));
  kei_report_builder_head_cell (self->out, _ ("Way"));
  for (guint i = 0; i < n; i++)
    add_indicator_row (self, indicators[i]);
  kei_report_builder_close_table (self->out);
}
