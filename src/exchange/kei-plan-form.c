/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet of a measure of which nothing is written yet: a form (調査票) that departments fill in, on paper or in a word
 * processor, with the places of what a sheet has. */
#include "config.h"

#include "kei-plan-report-private.h"

#include "kei-choices.h"
#include "kei-words-i18n.h"

#define TILE 15.0
#define FEW 40 /* letters: what an outline has of a measure beside its title */

gboolean
kei_plan_is_blank (const KeiPlanReport *self, const KeiNode *item)
{
  static const KeiSlot slots[] = { KEI_SLOT_INDICATORS, KEI_SLOT_SDG_LINKS, KEI_SLOT_BUDGET_LINES, KEI_SLOT_STAFFING_LINES, KEI_SLOT_ITEMS };
  static const KeiField fields[] = { KEI_FIELD_LEAD, KEI_FIELD_SUPPORTING, KEI_FIELD_VIEWPOINTS, KEI_FIELD_RELATED_PLANS, KEI_FIELD_START, KEI_FIELD_END, KEI_FIELD_CONTINUATION, KEI_FIELD_NOTE };
  glong n_letters = 0;
  guint n;
  KeiNode *const *texts = kei_node_get_children (item, KEI_SLOT_TEXTS, &n);

  for (guint i = 0; i < n && n_letters <= FEW; i++)
    n_letters += g_utf8_strlen (kei_node_get_text (texts[i], KEI_FIELD_BODY), -1);
  if (n_letters > FEW)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    if (kei_node_get_n_children (item, slots[i]) > 0)
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (kei_node_has (item, fields[i]))
      return FALSE;
  return TRUE;
}

/* A label, and @n lines to write on. */
static void
add_place (KeiPlanReport *self, const char *label, guint n)
{
  kei_report_builder_row (self->out);
  kei_report_builder_head_cell (self->out, label);
  kei_report_builder_cell (self->out, NULL);
  for (guint i = 0; i < n; i++)
    {
      kei_report_builder_paragraph (self->out, KEI_PARAGRAPH_CELL);
      kei_report_builder_text (self->out, "　");
    }
}

/* The texts that a measure has as a rule, under the names that the plan gives them. */
static void
add_texts (KeiPlanReport *self)
{
  static const struct
  {
    const char *role;
    guint n_lines;
  } texts[] = { { "issues", 8 }, { "vision", 5 }, { "actions", 10 } };
  g_autoptr (GPtrArray) choices = kei_choices_new (self->tree, "text-roles");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint j = 0; j < choices->len; j++)
      {
        const KeiChoice *choice = g_ptr_array_index (choices, j);

        if (g_strcmp0 (choice->role, texts[i].role) == 0)
          add_place (self, choice->label, texts[i].n_lines);
      }
}

/* The goals, to be ringed. */
static void
add_goals (KeiPlanReport *self)
{
  kei_report_builder_row (self->out);
  kei_report_builder_head_cell (self->out, _ ("SDGs"));
  kei_report_builder_cell (self->out, NULL);
  for (guint goal = 1; goal <= KEI_SDG_N_GOALS; goal++)
    {
      kei_report_builder_drawing (self->out, kei_plan_draw_goal (self, goal, KEI_SDG_USE_NONE, TILE, TRUE));
      kei_report_builder_text (self->out, " ");
    }
}

void
kei_plan_add_form (KeiPlanReport *self)
{
  static const double widths[] = { 1, 5 };

  kei_report_builder_open_table (self->out, KEI_LOOK_GRID, widths, G_N_ELEMENTS (widths), 0, _ ("To be filled in"));
  kei_report_builder_keep_table (self->out);
  add_place (self, _ ("Lead"), 1);
  add_place (self, _ ("With"), 1);
  add_texts (self);
  add_place (self, _ ("Indicators"), 7);
  add_goals (self);
  add_place (self, _ ("Costs (thousand yen)"), 4);
  kei_report_builder_close_table (self->out);
}
