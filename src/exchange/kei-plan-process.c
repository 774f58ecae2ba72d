/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the plan came about: months down, lanes across, in each cell what took place; then who took part. */
#include "config.h"

#include "kei-plan-report-private.h"

#include "kei-choices.h"
#include "kei-words-i18n.h"

#define SIZE 0.88   /* of the tables' text */
#define LEAST_END 3 /* letters at the end of a body's name that stand for it */
#define MOST_END 24
#define MAX_MONTHS 600 /* between the first and the last meeting: beyond that only months with meetings are printed */

/* What stands in the table: a meeting or a public comment. */
typedef struct
{
  const KeiNode *node;
  const char *lane; /* code, "" for none */
  KeiPeriod start;
  int month; /* year × 12 + month - 1; G_MAXINT: not dated */
} Event;

/* The lane where citizens are heard, "" when the plan's list has none. (transfer full) */
static char *
dup_citizens (KeiPlanReport *self)
{
  g_autoptr (GPtrArray) choices = kei_choices_new (self->tree, "lanes");

  for (guint i = 0; i < choices->len; i++)
    {
      const KeiChoice *choice = g_ptr_array_index (choices, i);

      if (g_strcmp0 (choice->role, "citizens") == 0)
        return g_strdup (choice->code);
    }
  return g_strdup ("");
}

static const char *
find_lane (KeiPlanReport *self, const KeiNode *node, const char *citizens)
{
  KeiNode *body;

  if (kei_node_get_kind (node) == KEI_KIND_PUBLIC_COMMENT)
    return citizens;
  if (kei_node_has (node, KEI_FIELD_LANE))
    return kei_node_get_text (node, KEI_FIELD_LANE);
  body = kei_tree_lookup (self->tree, kei_node_get_ref (node, KEI_FIELD_BODY_REF));
  return body != NULL ? kei_node_get_text (body, KEI_FIELD_LANE) : "";
}

/* @citizens must live as long as the events. */
static void
collect (KeiPlanReport *self, KeiSlot slot, const char *citizens, GArray *events)
{
  guint n;
  KeiNode *const *nodes = kei_node_get_children (self->plan, slot, &n);

  for (guint i = 0; i < n; i++)
    {
      Event event = { nodes[i], find_lane (self, nodes[i], citizens), kei_node_get_int (nodes[i], KEI_FIELD_START), G_MAXINT };

      if (kei_period_is_valid (event.start))
        {
          KeiDay day = kei_period_get_first_day (event.start);

          event.month = day.year * 12 + day.month - 1;
        }
      g_array_append_val (events, event);
    }
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const Event *x = a, *y = b;

  return x->month != y->month ? (x->month < y->month ? -1 : 1) : kei_period_compare (x->start, y->start);
}

/* --- One event in words --- */

/* 10/8, 12/25～1/23; as printed where only words are known. */
static char *
write_days (const KeiNode *node)
{
  KeiPeriod start = kei_node_get_int (node, KEI_FIELD_START), end = kei_node_get_int (node, KEI_FIELD_END);
  const char *printed = kei_node_get_kind (node) == KEI_KIND_MEETING ? kei_node_get_text (node, KEI_FIELD_PRINTED) : "";
  KeiDay first, last;

  if (!kei_period_is_valid (start) || kei_period_get_kind (start) != KEI_PERIOD_DAY)
    return g_strdup (printed);
  first = kei_period_get_first_day (start);
  if (!kei_period_is_valid (end) || end == start)
    return g_strdup_printf ("%d/%d", first.month, first.day);
  last = kei_period_get_last_day (end);
  return g_strdup_printf ("%d/%d～%d/%d", first.month, first.day, last.month, last.day);
}

/* Where in a title the end of the body's name begins, and how long that is: the 策定委員会 of 総合計画策定委員会 in
 * 第2回策定委員会, 全員協議会 in 全員協議会への説明. Only a count may stand before it. NULL if it is not there. */
static const char *
find_end_of_name (const char *title, const char *name, gsize *length)
{
  glong n = g_utf8_strlen (name, -1);

  for (glong first = MAX (n - MOST_END, 0); first <= n - LEAST_END; first++)
    {
      const char *end = g_utf8_offset_to_pointer (name, first), *at = strstr (title, end);

      if (at == NULL || (at != title && !(g_str_has_prefix (title, "第") && g_str_has_suffix (title, end))))
        continue;
      *length = strlen (end);
      return at;
    }
  return NULL;
}

/* What met: the meeting's title with the body's name before it, unless one is said by the other:
 * 総合計画審議会 and 審議会（諮問） are 総合計画審議会（諮問）. */
static char *
write_title (const KeiNode *node, const KeiNode *body)
{
  const char *title = kei_node_get_headline (node), *name = body != NULL ? kei_node_get_headline (body) : "";
  gsize length = strcspn (title, "("); /* of what stands before the brackets */
  const char *wide = strstr (title, "（"), *at;
  g_autofree char *bare = NULL;

  if (wide != NULL)
    length = MIN (length, (gsize) (wide - title));
  bare = g_strstrip (g_strndup (title, length));
  if (*name == '\0' || strstr (title, name) != NULL)
    return g_strdup (title);
  if (*bare != '\0' && strstr (name, bare) != NULL)
    return g_strconcat (name, title + length, NULL);
  at = find_end_of_name (title, name, &length);
  if (at == title)
    return g_strconcat (name, title + length, NULL);
  if (at != NULL)
    return g_strdup_printf ("%s %.*s", name, (int) (at - title), title);
  return g_strdup_printf ("%s %s", name, title);
}

static void
add_event (KeiPlanReport *self, const KeiNode *node)
{
  gboolean meeting = kei_node_get_kind (node) == KEI_KIND_MEETING;
  g_autofree char *days = write_days (node);
  g_autofree char *state = meeting ? kei_plan_dup_choice (self, node, KEI_FIELD_STATE) : g_strdup ("");
  const char *role = meeting ? kei_choices_get_role (self->tree, "meeting-states", kei_node_get_string (node, KEI_FIELD_STATE)) : NULL;
  KeiNode *body = meeting ? kei_tree_lookup (self->tree, kei_node_get_ref (node, KEI_FIELD_BODY_REF)) : NULL;
  g_autofree char *title = write_title (node, body);

  kei_report_builder_paragraph (self->out, KEI_PARAGRAPH_CELL);
  /* As printed, it may be more than a time: then its words have the title in them. */
  if (*days != '\0' && strstr (days, kei_node_get_headline (node)) == NULL)
    {
      kei_report_builder_run (self->out, days, 0, KEI_INK_ACCENT);
      kei_report_builder_text (self->out, " ");
    }
  kei_report_builder_text (self->out, title);
  if (g_strcmp0 (role, "tentative") == 0)
    kei_report_builder_run (self->out, " (P)", 0, KEI_INK_WARNING);
  else if (g_strcmp0 (role, "postponed") == 0 || g_strcmp0 (role, "undecided") == 0)
    {
      g_autofree char *mark = g_strdup_printf ("（%s）", state);

      kei_report_builder_run (self->out, mark, 0, KEI_INK_WARNING);
    }
}

/* --- The table --- */

/* The lanes that are used, in the order of the choice list; those the list has not, last. (element-type utf8), unowned. */
static GPtrArray *
list_lanes (KeiPlanReport *self, const GArray *events)
{
  g_autoptr (GPtrArray) choices = kei_choices_new (self->tree, "lanes");
  GPtrArray *lanes = g_ptr_array_new ();

  for (guint i = 0; i < choices->len; i++)
    for (guint j = 0; j < events->len; j++)
      if (g_str_equal (g_array_index (events, Event, j).lane, ((KeiChoice *) g_ptr_array_index (choices, i))->code))
        {
          g_ptr_array_add (lanes, (gpointer) g_array_index (events, Event, j).lane);
          break;
        }
  for (guint j = 0; j < events->len; j++)
    {
      const char *lane = g_array_index (events, Event, j).lane;

      if (!g_ptr_array_find_with_equal_func (lanes, lane, g_str_equal, NULL))
        g_ptr_array_add (lanes, (gpointer) lane);
    }
  return lanes;
}

/* Rows of the fiscal year that @first begins, up to @end: the year stands beside all of them. */
static guint
count_months_of_year (const GArray *months, guint first)
{
  int month = g_array_index (months, int, first);
  int year = (month - 3) / 12; /* April is month 3 of its year */
  guint n = 0;

  while (first + n < months->len && g_array_index (months, int, first + n) != G_MAXINT && (g_array_index (months, int, first + n) - 3) / 12 == year)
    n++;
  return MAX (n, 1);
}

/* The months that are printed: all between the first and the last, unless that would be a life's. */
static GArray *
list_months (const GArray *events)
{
  GArray *months = g_array_new (FALSE, FALSE, sizeof (int));
  const int undated = G_MAXINT;
  guint n = events->len;
  int first, last;

  while (n > 0 && g_array_index (events, Event, n - 1).month == undated)
    n--;
  if (n > 0)
    {
      first = g_array_index (events, Event, 0).month;
      last = g_array_index (events, Event, n - 1).month;
      if (last - first < MAX_MONTHS)
        for (int month = first; month <= last; month++)
          g_array_append_val (months, month);
      else
        for (guint i = 0; i < n; i++)
          if (i == 0 || g_array_index (events, Event, i).month != g_array_index (events, Event, i - 1).month)
            g_array_append_val (months, g_array_index (events, Event, i).month);
    }
  if (n < events->len)
    g_array_append_val (months, undated);
  return months;
}

static void
add_month_cells (KeiPlanReport *self, const GArray *months, guint row, guint *year_left)
{
  int month = g_array_index (months, int, row);
  g_autofree char *name = NULL;

  if (month == G_MAXINT)
    {
      kei_report_builder_head_cell (self->out, _ ("Not dated"));
      kei_report_builder_span (self->out, 2, 1);
      return;
    }
  if (*year_left == 0)
    {
      g_autofree char *year = kei_plan_dup_year (self, (month - 3) / 12);

      *year_left = count_months_of_year (months, row);
      kei_report_builder_head_cell (self->out, year);
      kei_report_builder_span (self->out, 1, *year_left);
    }
  (*year_left)--;
  /* Translators: a month of the calendar in a table. */
  name = g_strdup_printf (_ ("Month %d"), month % 12 + 1);
  kei_report_builder_head_cell (self->out, name);
}

static void
add_calendar (KeiPlanReport *self, const GArray *events)
{
  g_autoptr (GPtrArray) lanes = list_lanes (self, events);
  g_autoptr (GArray) months = list_months (events);
  guint n_columns = 2 + lanes->len, year_left = 0;
  g_autofree double *widths = g_new (double, n_columns);

  widths[0] = 1.9;
  widths[1] = 1.1;
  for (guint i = 2; i < n_columns; i++)
    widths[i] = 12.0 / lanes->len;
  kei_report_builder_open_table (self->out, KEI_LOOK_GRID, widths, n_columns, 1, _ ("Process"));
  kei_report_builder_size_table (self->out, SIZE);
  kei_report_builder_row (self->out);
  kei_report_builder_head_cell (self->out, _ ("Fiscal year"));
  kei_report_builder_head_cell (self->out, _ ("Month"));
  for (guint i = 0; i < lanes->len; i++)
    {
      g_autofree char *label = kei_choices_dup_label (self->tree, "lanes", g_ptr_array_index (lanes, i));

      kei_report_builder_head_cell (self->out, *label != '\0' ? label : _ ("Others"));
    }
  for (guint row = 0; row < months->len; row++)
    {
      kei_report_builder_row (self->out);
      add_month_cells (self, months, row, &year_left);
      for (guint i = 0; i < lanes->len; i++)
        {
          kei_report_builder_cell (self->out, NULL);
          for (guint j = 0; j < events->len; j++)
            {
              const Event *event = &g_array_index (events, Event, j);

              if (event->month == g_array_index (months, int, row) && g_str_equal (event->lane, g_ptr_array_index (lanes, i)))
                add_event (self, event->node);
            }
        }
    }
  kei_report_builder_close_table (self->out);
}

/* --- Who took part --- */

static guint
count_meetings (KeiPlanReport *self, KeiId body)
{
  guint n, n_meetings = 0;
  KeiNode *const *meetings = kei_node_get_children (self->plan, KEI_SLOT_MEETINGS, &n);

  for (guint i = 0; i < n; i++)
    n_meetings += kei_node_get_ref (meetings[i], KEI_FIELD_BODY_REF) == body;
  return n_meetings;
}

static void
add_bodies (KeiPlanReport *self)
{
  static const double widths[] = { 2.8, 2.5, 0.9, 1.25, 4.7 };
  guint n;
  KeiNode *const *bodies = kei_node_get_children (self->plan, KEI_SLOT_BODIES, &n);

  if (n == 0)
    return;
  kei_report_builder_open_table (self->out, KEI_LOOK_GRID, widths, G_N_ELEMENTS (widths), 1, _ ("Bodies"));
  kei_report_builder_keep_table (self->out);
  kei_report_builder_size_table (self->out, SIZE);
  kei_report_builder_row (self->out);
  kei_report_builder_head_cell (self->out, _ ("Body"));
  kei_report_builder_head_cell (self->out, _ ("Lane"));
  kei_report_builder_head_cell (self->out, _ ("Relation"));
  kei_report_builder_head_cell (self->out, _ ("Times met"));
  kei_report_builder_head_cell (self->out, _ ("Remarks"));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *lane = kei_plan_dup_choice (self, bodies[i], KEI_FIELD_LANE);
      g_autofree char *relation = kei_plan_dup_choice (self, bodies[i], KEI_FIELD_RELATION);
      guint n_meetings = count_meetings (self, kei_node_get_id (bodies[i]));

      kei_report_builder_row (self->out);
      kei_report_builder_cell (self->out, kei_node_get_headline (bodies[i]));
      kei_report_builder_head (self->out);
      kei_report_builder_cell (self->out, lane);
      kei_report_builder_cell (self->out, relation);
      if (n_meetings > 0)
        kei_report_builder_int_cell (self->out, n_meetings);
      else
        kei_report_builder_cell (self->out, "");
      kei_report_builder_cell (self->out, NULL);
      kei_report_builder_paragraphs (self->out, KEI_PARAGRAPH_CELL, kei_node_get_text (bodies[i], KEI_FIELD_NOTE));
    }
  kei_report_builder_close_table (self->out);
}

gboolean
kei_plan_add_process_tables (KeiPlanReport *self)
{
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (Event));
  g_autofree char *citizens = dup_citizens (self);

  collect (self, KEI_SLOT_MEETINGS, citizens, events);
  collect (self, KEI_SLOT_PUBLIC_COMMENTS, citizens, events);
  if (events->len == 0 && kei_node_get_n_children (self->plan, KEI_SLOT_BODIES) == 0)
    return FALSE;
  /* Stable: events of one day stay in the order of the plan. */
  g_array_sort (events, compare_events);
  if (events->len > 0)
    add_calendar (self, events);
  add_bodies (self);
  return TRUE;
}

gboolean
kei_plan_add_process (KeiPlanReport *self, GError **error)
{
  kei_report_builder_part (self->out, _ ("Process"), kei_report_style_get_page (self->style)->paper, TRUE, TRUE);
  kei_report_builder_heading (self->out, 1, NULL, _ ("How the plan came about"), NULL);
  if (!kei_plan_add_process_tables (self))
    return kei_plan_refuse_empty (error, N_ ("The plan has no process: add bodies and meetings."));
  return TRUE;
}
