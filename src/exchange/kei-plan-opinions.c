/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opinions with their responses, one table for each public comment and each meeting that has some. Who said it is
 * not printed: a plan holds no names of people, and the source only in kind. */
#include "config.h"

#include "kei-plan-report-private.h"

#include "kei-choices.h"
#include "kei-words-i18n.h"

#define MAX_COUNT 1000000000 /* of one opinion; all that a plan can hold then still add up */

/* Opinions that say the same count as often as they were said. */
static gint64
get_count (const KeiNode *opinion)
{
  return CLAMP (kei_node_get_int (opinion, KEI_FIELD_COUNT), 1, MAX_COUNT);
}

/* --- How many of each disposition --- */

static gint64
count_disposition (KeiNode *const *opinions, guint n, const char *code)
{
  gint64 count = 0;

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (kei_node_get_string (opinions[i], KEI_FIELD_DISPOSITION), code) == 0)
      count += get_count (opinions[i]);
  return count;
}

/* One column for each disposition that was given, and one for what has none yet. */
static void
add_summary (KeiPlanReport *self, KeiNode *const *opinions, guint n)
{
  g_autoptr (GPtrArray) choices = kei_choices_new (self->tree, "dispositions");
  g_autofree double *widths = g_new (double, choices->len + 2);
  g_autofree gint64 *counts = g_new0 (gint64, choices->len + 2);
  g_autofree const char **labels = g_new (const char *, choices->len + 2);
  gint64 all = 0, left;
  guint n_columns = 0;

  for (guint i = 0; i < n; i++)
    all += get_count (opinions[i]);
  left = all;
  for (guint i = 0; i < choices->len; i++)
    {
      const KeiChoice *choice = g_ptr_array_index (choices, i);

      counts[n_columns] = count_disposition (opinions, n, choice->code);
      labels[n_columns] = choice->label;
      left -= counts[n_columns];
      n_columns += counts[n_columns] > 0;
    }
  if (left > 0)
    {
      counts[n_columns] = left;
      labels[n_columns++] = _ ("Not answered yet");
    }
  counts[n_columns] = all;
  labels[n_columns++] = _ ("Total");
  for (guint i = 0; i < n_columns; i++)
    widths[i] = 1;

  kei_report_builder_open_table (self->out, KEI_LOOK_GRID, widths, n_columns, 1, _ ("Opinions by disposition"));
  kei_report_builder_keep_table (self->out);
  kei_report_builder_row (self->out);
  for (guint i = 0; i < n_columns; i++)
    kei_report_builder_head_cell (self->out, labels[i]);
  kei_report_builder_row (self->out);
  for (guint i = 0; i < n_columns; i++)
    {
      kei_report_builder_int_cell (self->out, counts[i]);
      kei_report_builder_align (self->out, KEI_ALIGN_CENTER);
    }
  kei_report_builder_close_table (self->out);
}

/* --- The opinions --- */

/* What the opinion is about: the items that are still there. */
static char *
list_items (KeiPlanReport *self, const KeiNode *opinion)
{
  GString *list = g_string_new (NULL);
  const KeiIds *items = kei_node_get_ids (opinion, KEI_FIELD_ITEMS);

  for (guint i = 0; items != NULL && i < items->n; i++)
    {
      KeiNode *item = kei_tree_lookup (self->tree, items->ids[i]);
      g_autofree char *title = item != NULL ? kei_plan_dup_full_title (self, item) : NULL;

      if (title != NULL)
        g_string_append_printf (list, list->len > 0 ? "\n%s" : "%s", title);
    }
  return g_string_free (list, FALSE);
}

static void
add_opinion (KeiPlanReport *self, const KeiNode *opinion, guint position)
{
  g_autofree char *counted = g_strdup_printf ("%u", position + 1);
  const char *number = kei_node_get_text (opinion, KEI_FIELD_NUMBER);
  g_autofree char *items = list_items (self, opinion);
  g_autofree char *disposition = kei_plan_dup_choice (self, opinion, KEI_FIELD_DISPOSITION);

  kei_report_builder_row (self->out);
  kei_report_builder_cell (self->out, *number != '\0' ? number : counted);
  kei_report_builder_head (self->out);
  kei_report_builder_align (self->out, KEI_ALIGN_CENTER);
  kei_report_builder_cell (self->out, items);
  kei_report_builder_cell (self->out, NULL);
  kei_report_builder_paragraphs (self->out, KEI_PARAGRAPH_CELL, kei_node_get_text (opinion, KEI_FIELD_SUMMARY));
  kei_report_builder_int_cell (self->out, get_count (opinion));
  kei_report_builder_cell (self->out, NULL);
  kei_report_builder_paragraphs (self->out, KEI_PARAGRAPH_CELL, kei_node_get_text (opinion, KEI_FIELD_RESPONSE));
  kei_report_builder_cell (self->out, disposition);
  kei_report_builder_align (self->out, KEI_ALIGN_CENTER);
}

static void
add_table (KeiPlanReport *self, KeiNode *const *opinions, guint n)
{
  static const double widths[] = { 0.9, 2.9, 3.7, 0.9, 3.7, 1.8 };
  g_autofree char *title = kei_plan_dup_own (self, _ ("Opinions and responses"));
  g_autofree char *response = kei_plan_dup_own (self, _ ("Response"));

  kei_report_builder_open_table (self->out, KEI_LOOK_GRID, widths, G_N_ELEMENTS (widths), 1, title);
  kei_report_builder_row (self->out);
  kei_report_builder_head_cell (self->out, _ ("No."));
  kei_report_builder_head_cell (self->out, _ ("On"));
  kei_report_builder_head_cell (self->out, _ ("Opinion"));
  kei_report_builder_head_cell (self->out, _ ("Count"));
  kei_report_builder_head_cell (self->out, response);
  kei_report_builder_head_cell (self->out, _ ("Disposition"));
  for (guint i = 0; i < n; i++)
    add_opinion (self, opinions[i], i);
  kei_report_builder_close_table (self->out);
}

/* When it was, and how many answered. */
static void
add_when (KeiPlanReport *self, const KeiNode *hearing)
{
  g_autofree char *period = kei_plan_dup_period_range (self, kei_node_get_int (hearing, KEI_FIELD_START), kei_node_get_int (hearing, KEI_FIELD_END));

  if (*period != '\0')
    {
      kei_report_builder_paragraph (self->out, KEI_PARAGRAPH_NOTE);
      kei_report_builder_text (self->out, period);
    }
  if (kei_node_get_kind (hearing) == KEI_KIND_PUBLIC_COMMENT && kei_node_has (hearing, KEI_FIELD_COUNT))
    {
      gint64 people = kei_node_get_int (hearing, KEI_FIELD_COUNT);
      g_autofree char *text = g_strdup_printf (kei_words_get_plural ("%d person answered", "%d people answered", (gulong) people), (int) people);

      kei_report_builder_paragraph (self->out, KEI_PARAGRAPH_NOTE);
      kei_report_builder_text (self->out, text);
    }
}

static guint
add_hearings (KeiPlanReport *self, KeiSlot slot, guint level)
{
  guint n_added = 0, n_hearings;
  KeiNode *const *hearings = kei_node_get_children (self->plan, slot, &n_hearings);

  for (guint i = 0; i < n_hearings; i++)
    {
      guint n;
      KeiNode *const *opinions = kei_node_get_children (hearings[i], KEI_SLOT_OPINIONS, &n);

      if (n == 0)
        continue;
      kei_report_builder_heading (self->out, level, NULL, kei_node_get_headline (hearings[i]), NULL);
      add_when (self, hearings[i]);
      kei_plan_add_prose (self, KEI_PARAGRAPH_BODY, kei_node_get_text (hearings[i], KEI_FIELD_NOTE));
      /* Of one the table below says as much. */
      if (n > 1)
        add_summary (self, opinions, n);
      add_table (self, opinions, n);
      n_added++;
    }
  return n_added;
}

guint
kei_plan_add_hearings (KeiPlanReport *self, guint level)
{
  return add_hearings (self, KEI_SLOT_PUBLIC_COMMENTS, level) + add_hearings (self, KEI_SLOT_MEETINGS, level);
}

gboolean
kei_plan_add_opinions (KeiPlanReport *self, GError **error)
{
  g_autofree char *title = kei_plan_dup_own (self, _ ("Opinions and responses"));

  kei_report_builder_part (self->out, _ ("Opinions"), kei_report_style_get_page (self->style)->paper, TRUE, TRUE);
  kei_report_builder_heading (self->out, 1, NULL, title, NULL);
  if (kei_plan_add_hearings (self, 2) == 0)
    return kei_plan_refuse_empty (error, N_ ("The plan has no opinions: add them to a public comment or a meeting."));
  return TRUE;
}
