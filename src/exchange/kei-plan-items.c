/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands under the heading of an item in the book: facts about it, texts, indicators, and the items below it
 * that get no heading of their own: initiatives as a list or with their texts, projects as a table with costs
 * (kei-plan-projects.c). */
#include "config.h"

#include "kei-plan-report-private.h"

#include "kei-words-i18n.h"

#define SHORT_FACT 18 /* characters of a fact that may stand beside another */
#define TILE 15.0     /* side of a goal's tile, in points */

/* --- Headings --- */

gboolean
kei_plan_has_measures (const KeiPlanReport *self, const KeiNode *item)
{
  guint n;
  KeiNode *const *items = kei_node_get_children (item, KEI_SLOT_ITEMS, &n);

  if (kei_measures_contain (self->measures, item))
    return TRUE;
  for (guint i = 0; i < n; i++)
    if (kei_plan_has_measures (self, items[i]))
      return TRUE;
  return FALSE;
}

gboolean
kei_plan_has_heading (const KeiPlanReport *self, const KeiNode *item)
{
  return kei_plan_has_measures (self, item)
         || kei_tree_get_parent_id (self->tree, kei_node_get_id (item)) == kei_node_get_id (self->plan);
}

/* --- Facts --- */

typedef struct
{
  const char *label;
  char *text; /* owned */
} Fact;

static void
clear_fact (gpointer data)
{
  g_free (((Fact *) data)->text);
}

/* Takes over @text. */
static void
add_fact (GArray *facts, const char *label, char *text)
{
  Fact fact = { label, text };

  if (*text != '\0')
    g_array_append_val (facts, fact);
  else
    g_free (text);
}

static gboolean
is_short (const GArray *facts, guint at)
{
  return at < facts->len && g_utf8_strlen (g_array_index (facts, Fact, at).text, -1) <= SHORT_FACT;
}

/* Short facts stand two in a row. */
static void
add_fact_rows (KeiPlanReport *self, const GArray *facts)
{
  static const double widths[] = { 1, 2.5, 1, 2.5 };

  if (facts->len == 0)
    return;
  kei_report_builder_open_table (self->out, KEI_LOOK_ROWS, widths, G_N_ELEMENTS (widths), 0, NULL);
  for (guint i = 0; i < facts->len; i++)
    {
      const Fact *fact = &g_array_index (facts, Fact, i);
      gboolean pair = is_short (facts, i) && is_short (facts, i + 1);

      kei_report_builder_row (self->out);
      kei_report_builder_head_cell (self->out, fact->label);
      kei_report_builder_cell (self->out, fact->text);
      if (!pair)
        {
          kei_report_builder_span (self->out, 3, 1);
          continue;
        }
      kei_report_builder_head_cell (self->out, fact[1].label);
      kei_report_builder_cell (self->out, fact[1].text);
      i++;
    }
  kei_report_builder_close_table (self->out);
}

static void
add_facts (KeiPlanReport *self, const KeiNode *item)
{
  g_autoptr (GArray) facts = g_array_new (FALSE, FALSE, sizeof (Fact));
  g_autofree char *continuation = kei_plan_dup_choice (self, item, KEI_FIELD_CONTINUATION);
  const char *reason = kei_node_get_text (item, KEI_FIELD_CONTINUATION_REASON);

  g_array_set_clear_func (facts, clear_fact);
  add_fact (facts, _ ("Lead"), kei_plan_dup_names (self, item, KEI_FIELD_LEAD));
  add_fact (facts, _ ("With"), kei_plan_dup_names (self, item, KEI_FIELD_SUPPORTING));
  add_fact (facts, _ ("Viewpoints"), kei_plan_dup_names (self, item, KEI_FIELD_VIEWPOINTS));
  add_fact (facts, _ ("Related plans"), kei_plan_dup_names (self, item, KEI_FIELD_RELATED_PLANS));
  add_fact (facts, _ ("Years"), kei_plan_dup_year_range (self, kei_node_get_int (item, KEI_FIELD_START), kei_node_get_int (item, KEI_FIELD_END)));
  add_fact (facts, _ ("Previous plan"), *continuation != '\0' && *reason != '\0' ? g_strdup_printf ("%s：%s", continuation, reason) : g_strdup (continuation));
  add_fact_rows (self, facts);
}

/* --- Initiatives --- */

/* Titles with their own numbers need no marks before them; what is below stands further in. Without them it is a list's entries. */
static void
add_titles (KeiPlanReport *self, KeiNode *const *items, guint n_items, guint depth, gboolean entries)
{
  for (guint i = 0; i < n_items; i++)
    {
      g_autofree char *title = kei_plan_dup_full_title (self, items[i]);
      guint n;
      KeiNode *const *below = kei_node_get_children (items[i], KEI_SLOT_ITEMS, &n);

      if (entries)
        kei_report_builder_entry (self->out, depth, title);
      else
        {
          kei_report_builder_paragraph (self->out, KEI_PARAGRAPH_BODY);
          for (guint step = 0; step < depth; step++)
            kei_report_builder_text (self->out, "　");
          kei_report_builder_text (self->out, title);
        }
      add_titles (self, below, n, depth + 1, entries);
    }
}

static void add_below (KeiPlanReport *self, const KeiNode *item);

static void
add_initiative (KeiPlanReport *self, const KeiNode *item)
{
  g_autofree char *title = kei_plan_dup_full_title (self, item);

  kei_report_builder_paragraph (self->out, KEI_PARAGRAPH_LABEL);
  kei_report_builder_text (self->out, title);
  kei_plan_add_texts (self, item);
  kei_plan_add_indicators (self, item);
  add_below (self, item);
}

/* What a run of items of one level is printed as. */
typedef enum {
  RUN_LIST,     /* titles only */
  RUN_TEXTS,    /* titles with what stands under them */
  RUN_PROJECTS, /* a table with costs */
} RunKind;

static gboolean
has_costs (const KeiNode *item)
{
  return kei_node_get_n_children (item, KEI_SLOT_BUDGET_LINES) > 0;
}

static gboolean
has_content (const KeiNode *item)
{
  guint n;
  KeiNode *const *items = kei_node_get_children (item, KEI_SLOT_ITEMS, &n);

  if (kei_node_get_n_children (item, KEI_SLOT_TEXTS) + kei_node_get_n_children (item, KEI_SLOT_INDICATORS) > 0)
    return TRUE;
  for (guint i = 0; i < n; i++)
    if (has_costs (items[i]) || has_content (items[i]))
      return TRUE;
  return FALSE;
}

static RunKind
judge_run (KeiNode *const *items, guint n)
{
  RunKind kind = RUN_LIST;

  for (guint i = 0; i < n; i++)
    if (has_costs (items[i]) && kei_node_get_n_children (items[i], KEI_SLOT_ITEMS) == 0)
      return RUN_PROJECTS;
    else if (has_content (items[i]))
      kind = RUN_TEXTS;
  return kind;
}

/* Whether nothing stands under any of the items but projects: then one table has all of them. */
static gboolean
have_but_projects (KeiNode *const *items, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      guint n_below;
      KeiNode *const *below = kei_node_get_children (items[i], KEI_SLOT_ITEMS, &n_below);

      if (kei_node_get_n_children (items[i], KEI_SLOT_TEXTS) + kei_node_get_n_children (items[i], KEI_SLOT_INDICATORS) > 0)
        return FALSE;
      for (guint j = 0; j < n_below; j++)
        if (kei_node_get_n_children (below[j], KEI_SLOT_ITEMS) + kei_node_get_n_children (below[j], KEI_SLOT_INDICATORS) > 0)
          return FALSE;
    }
  return TRUE;
}

static void
add_run (KeiPlanReport *self, KeiNode *const *items, guint n)
{
  const char *level = kei_plan_get_level_name (self, items[0]);
  RunKind kind = judge_run (items, n);

  if (kind == RUN_PROJECTS)
    {
      kei_plan_add_projects (self, items, n);
      return;
    }
  if (kind == RUN_TEXTS && have_but_projects (items, n))
    {
      kei_plan_add_initiatives (self, items, n);
      return;
    }
  if (*level != '\0')
    {
      kei_report_builder_paragraph (self->out, KEI_PARAGRAPH_LABEL);
      kei_report_builder_text (self->out, level);
    }
  if (kind == RUN_TEXTS)
    {
      for (guint i = 0; i < n; i++)
        add_initiative (self, items[i]);
      return;
    }
  if (*kei_numbers_get (self->numbers, kei_node_get_id (items[0])) != '\0')
    {
      add_titles (self, items, n, 0, FALSE);
      return;
    }
  kei_report_builder_open_list (self->out, FALSE);
  add_titles (self, items, n, 0, TRUE);
  kei_report_builder_close_list (self->out);
}

/* The items below that have no heading, in runs of one level. */
static void
add_below (KeiPlanReport *self, const KeiNode *item)
{
  guint n, end;
  KeiNode *const *items = kei_node_get_children (item, KEI_SLOT_ITEMS, &n);

  for (guint start = 0; start < n; start = end)
    {
      KeiId level = kei_node_get_ref (items[start], KEI_FIELD_LEVEL);

      end = start + 1;
      if (kei_plan_has_heading (self, items[start]))
        continue;
      while (end < n && kei_node_get_ref (items[end], KEI_FIELD_LEVEL) == level && !kei_plan_has_heading (self, items[end]))
        end++;
      add_run (self, items + start, end - start);
    }
}

void
kei_plan_add_item_content (KeiPlanReport *self, const KeiNode *item)
{
  add_facts (self, item);
  kei_plan_add_texts (self, item);
  kei_plan_add_indicators (self, item);
  add_below (self, item);
}

void
kei_plan_add_item_body (KeiPlanReport *self, const KeiNode *item)
{
  if (kei_node_get_n_children (item, KEI_SLOT_SDG_LINKS) > 0)
    {
      kei_report_builder_paragraph (self->out, KEI_PARAGRAPH_NOTE);
      kei_plan_add_goals (self, item, TILE);
    }
  kei_plan_add_item_content (self, item);
}
