/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-form-pictures.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kei-decimal.h"
#include "kei-funding-bar.h"
#include "kei-sparkline.h"

KeiNode *
kei_form_find_value (const KeiNode *indicator, const char *role)
{
  guint n = 0;
  KeiNode *const *values = indicator != NULL ? kei_node_get_children (indicator, KEI_SLOT_VALUES, &n) : NULL;

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (kei_node_get_string (values[i], KEI_FIELD_ROLE), role) == 0)
      return values[i];
  return NULL;
}

KeiNode *
kei_form_make_value (KeiIdSource *ids, const KeiFormTarget *target, const KeiValue *value)
{
  KeiNodeBuilder *builder = kei_node_builder_new (KEI_KIND_INDICATOR_VALUE, kei_id_source_next (ids));

  kei_node_builder_set_string (builder, KEI_FIELD_ROLE, target->role);
  if (target->period != KEI_PERIOD_NONE)
    kei_node_builder_set_int (builder, KEI_FIELD_PERIOD, target->period);
  kei_node_builder_set (builder, target->field, value);
  return kei_node_builder_end (builder);
}

/* --- The way of an indicator --- */

static int
compare_points (gconstpointer a, gconstpointer b)
{
  const KeiSparklinePoint *x = a, *y = b;

  return x->x < y->x ? -1 : x->x > y->x;
}

/* In years, so that days and fiscal years stand on one line. */
static double
get_x (KeiPeriod period)
{
  KeiDay day = kei_period_get_last_day (period);

  return day.year + (day.month - 1) / 12.0 + day.day / 372.0;
}

static gboolean
has_role (const KeiNode *value, const char *role)
{
  return g_strcmp0 (kei_node_get_string (value, KEI_FIELD_ROLE), role) == 0;
}

/* What should have been reached at @x on the straight way between the aims. */
static double
interpolate (const GArray *aims, double x)
{
  for (guint i = 1; i < aims->len; i++)
    {
      const KeiSparklinePoint *a = &g_array_index (aims, KeiSparklinePoint, i - 1);
      const KeiSparklinePoint *b = &g_array_index (aims, KeiSparklinePoint, i);

      if (x <= b->x && b->x > a->x)
        return a->y + (b->y - a->y) * (x - a->x) / (b->x - a->x);
    }
  return g_array_index (aims, KeiSparklinePoint, aims->len - 1).y;
}

static KeiSparklineTone
judge (const KeiNode *indicator, const GArray *actuals, const GArray *aims)
{
  const char *direction = kei_node_get_string (indicator, KEI_FIELD_DIRECTION);
  const KeiSparklinePoint *last;
  double due;

  if (actuals->len < 2 || aims->len < 2)
    return KEI_SPARKLINE_NEUTRAL;
  last = &g_array_index (actuals, KeiSparklinePoint, actuals->len - 1);
  due = interpolate (aims, last->x);
  if (g_strcmp0 (direction, "down") == 0)
    return last->y <= due ? KEI_SPARKLINE_GOOD : KEI_SPARKLINE_BEHIND;
  return last->y >= due ? KEI_SPARKLINE_GOOD : KEI_SPARKLINE_BEHIND;
}

void
kei_form_sparkline_update (GtkWidget *widget, const KeiNode *indicator)
{
  g_autoptr (GArray) actuals = g_array_new (FALSE, FALSE, sizeof (KeiSparklinePoint));
  g_autoptr (GArray) aims = g_array_new (FALSE, FALSE, sizeof (KeiSparklinePoint));
  guint n = 0;
  KeiNode *const *values = kei_node_get_children (indicator, KEI_SLOT_VALUES, &n);

  for (guint i = 0; i < n; i++)
    {
      const char *number = kei_node_get_string (values[i], KEI_FIELD_NUMBER);
      KeiPeriod period = kei_node_get_int (values[i], KEI_FIELD_PERIOD);
      KeiSparklinePoint point;

      if (number == NULL || period == KEI_PERIOD_NONE)
        continue;
      point.x = get_x (period);
      point.y = g_ascii_strtod (number, NULL);
      if (has_role (values[i], "actual") || has_role (values[i], "baseline"))
        g_array_append_val (actuals, point);
      if (!has_role (values[i], "actual"))
        g_array_append_val (aims, point);
    }
  g_array_sort (actuals, compare_points);
  g_array_sort (aims, compare_points);
  kei_sparkline_set_tone (KEI_SPARKLINE (widget), judge (indicator, actuals, aims));
  /* The baseline is where the way begins: an aim only in judging. */
  if (aims->len > 0 && actuals->len > 0 && g_array_index (aims, KeiSparklinePoint, 0).x <= g_array_index (actuals, KeiSparklinePoint, actuals->len - 1).x)
    g_array_remove_index (aims, 0);
  kei_sparkline_set_points (KEI_SPARKLINE (widget), (const KeiSparklinePoint *) (void *) actuals->data, actuals->len,
                            (const KeiSparklinePoint *) (void *) aims->data, aims->len);
}

GtkWidget *
kei_form_sparkline_new (const KeiNode *indicator)
{
  GtkWidget *widget = kei_sparkline_new ();

  kei_form_sparkline_update (widget, indicator);
  return widget;
}

/* --- The funding of a cost --- */

static const KeiField shares[KEI_FUNDING_N_SHARES] = {
  KEI_FIELD_NATIONAL, KEI_FIELD_PREFECTURAL, KEI_FIELD_BOND, KEI_FIELD_OTHER, KEI_FIELD_GENERAL
};

gint64
kei_form_funding_missing (const KeiNode *line)
{
  gint64 sum = 0, missing;
  gboolean given = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      given = given || kei_node_has (line, shares[i]);
      if (__builtin_add_overflow (sum, kei_node_get_int (line, shares[i]), &sum))
        return 0;
    }
  if (!given || __builtin_sub_overflow (kei_node_get_int (line, KEI_FIELD_AMOUNT), sum, &missing))
    return 0;
  return missing;
}

void
kei_form_funding_update (GtkWidget *widget, const KeiNode *line)
{
  GtkWidget *bar = gtk_widget_get_first_child (widget);
  GtkWidget *label = gtk_widget_get_next_sibling (bar);
  gint64 values[KEI_FUNDING_N_SHARES];
  gint64 missing = kei_form_funding_missing (line);

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    values[i] = kei_node_get_int (line, shares[i]);
  kei_funding_bar_set_shares (KEI_FUNDING_BAR (bar), values);
  gtk_widget_set_visible (bar, missing == 0);
  gtk_widget_set_visible (label, missing != 0);
  if (missing != 0)
    {
      g_autofree char *number = kei_decimal_print_int (missing);
      /* Translators: %s is what the funding of a cost leaves over. */
      g_autofree char *text = g_strdup_printf (_ ("left: %s"), number);

      gtk_label_set_label (GTK_LABEL (label), text);
    }
}

GtkWidget *
kei_form_funding_new (const KeiNode *line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *bar = kei_funding_bar_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_set_hexpand (bar, TRUE);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "warning-text");
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), label);
  kei_form_funding_update (box, line);
  return box;
}
