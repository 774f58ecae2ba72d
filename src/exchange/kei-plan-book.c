/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan as a book. Which parts it has, and in which order, is the style's option `parts`. */
#include "config.h"

#include "kei-plan-report-private.h"

#include <stdlib.h>

#include "kei-choices.h"
#include "kei-words-i18n.h"

#define MAX_DIAGRAM_PAGES 12
#define MAX_COVER_LINE 12 /* characters of a title in large letters */
#define SHORT_PAGE 1200   /* characters: sections that have no more between them share a page */

/* --- Cover and contents --- */

static void
add_line (KeiPlanReport *self, KeiParagraphRole role, const char *text)
{
  if (*text == '\0')
    return;
  kei_report_builder_paragraph (self->out, role);
  kei_report_builder_text (self->out, text);
}

/* A long title is broken where it has a space, not where the line happens to end. */
static char *
break_title (const char *title)
{
  char *lines = g_strdup (title);
  char *space = g_utf8_strlen (title, -1) > MAX_COVER_LINE ? strrchr (lines, ' ') : NULL;

  if (space != NULL)
    *space = '\n';
  return lines;
}

static void
add_cover (KeiPlanReport *self)
{
  g_autofree char *type = kei_plan_dup_choice (self, self->plan, KEI_FIELD_PLAN_TYPE);
  g_autofree char *years = kei_plan_dup_year_range (self, kei_node_get_int (self->plan, KEI_FIELD_START), kei_node_get_int (self->plan, KEI_FIELD_END));
  g_autofree char *stage = kei_plan_dup_choice (self, self->plan, KEI_FIELD_STAGE);
  const char *title = kei_node_get_text (self->plan, KEI_FIELD_TITLE);
  g_autofree char *lines = break_title (title);
  const char *role = kei_choices_get_role (self->tree, "stages", kei_node_get_string (self->plan, KEI_FIELD_STAGE));
  gboolean decided = g_strcmp0 (role, "decided") == 0 || g_strcmp0 (role, "published") == 0;

  kei_report_builder_part (self->out, _ ("Cover"), KEI_PAPER_STYLE, FALSE, FALSE);
  add_line (self, KEI_PARAGRAPH_COVER_TITLE, lines);
  if (strstr (title, type) == NULL)
    add_line (self, KEI_PARAGRAPH_COVER_SUBTITLE, type);
  add_line (self, KEI_PARAGRAPH_COVER_SUBTITLE, kei_node_get_text (self->plan, KEI_FIELD_CATCHPHRASE));
  add_line (self, KEI_PARAGRAPH_COVER_LINE, years);
  if (!decided)
    add_line (self, KEI_PARAGRAPH_COVER_LINE, stage);
  add_line (self, KEI_PARAGRAPH_COVER_LINE, kei_node_get_text (self->plan, KEI_FIELD_MUNICIPALITY));
  kei_report_builder_part (self->out, NULL, KEI_PAPER_STYLE, FALSE, TRUE);
}

static void
add_contents (KeiPlanReport *self)
{
  const char *depth = kei_report_style_get_option (self->style, "contents-depth");

  kei_report_builder_contents (self->out, _ ("Contents"), depth != NULL ? (guint) CLAMP (atoi (depth), 1, KEI_N_HEADINGS) : 3);
}

/* --- Sections --- */

static const char *
get_section_role (const KeiPlanReport *self, const KeiNode *section)
{
  const char *role = kei_choices_get_role (self->tree, "section-roles", kei_node_get_string (section, KEI_FIELD_ROLE));

  return role != NULL ? role : "introduction";
}

/* The sections at the top whose role is @role, under headings of @level. Returns how many. */
static guint
add_sections (KeiPlanReport *self, const char *role, guint level)
{
  guint n, n_added = 0;
  KeiNode *const *sections = kei_node_get_children (self->plan, KEI_SLOT_SECTIONS, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (get_section_role (self, sections[i]), role))
      {
        kei_plan_add_section (self, sections[i], level);
        n_added++;
      }
  return n_added;
}

static gboolean
count_characters (KeiNode *node, KeiNode *parent, KeiSlot slot, gpointer data)
{
  glong *count = data;

  if (kei_node_get_kind (node) == KEI_KIND_TABLE || kei_node_get_kind (node) == KEI_KIND_FIGURE)
    *count += SHORT_PAGE;
  else if (kei_schema_field_index (kei_node_get_kind (node), KEI_FIELD_BODY) >= 0)
    *count += g_utf8_strlen (kei_node_get_text (node, KEI_FIELD_BODY), -1);
  return TRUE;
}

/* Whether there are several sections of a role, all of them so short that a page for each would be nearly empty. */
static gboolean
share_page (KeiPlanReport *self, const char *role)
{
  glong count = 0;
  guint n, n_found = 0;
  KeiNode *const *sections = kei_node_get_children (self->plan, KEI_SLOT_SECTIONS, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (get_section_role (self, sections[i]), role))
      {
        kei_node_walk (sections[i], count_characters, &count);
        n_found++;
      }
  return n_found > 1 && count < SHORT_PAGE;
}

static void
add_introduction (KeiPlanReport *self)
{
  gboolean shared = share_page (self, "introduction");

  if (shared)
    kei_report_builder_heading (self->out, 1, NULL, _ ("Outline of the plan"), NULL);
  add_sections (self, "introduction", shared ? 2 : 1);
}

/* --- The concept --- */

static void
add_viewpoints (KeiPlanReport *self)
{
  const char *label = NULL;
  guint n;
  KeiNode *const *viewpoints = kei_node_get_children (self->plan, KEI_SLOT_VIEWPOINTS, &n);

  for (guint i = 0; i < n; i++)
    {
      const char *own = kei_node_get_text (viewpoints[i], KEI_FIELD_LABEL);
      g_autofree char *title = kei_plan_dup_title (viewpoints[i]);
      g_autofree char *anchor = kei_plan_dup_anchor (viewpoints[i]);

      if (g_strcmp0 (label, own) != 0)
        kei_report_builder_heading (self->out, 2, NULL, *own != '\0' ? own : _ ("Viewpoints"), NULL);
      label = own;
      kei_report_builder_heading (self->out, 3, NULL, title, anchor);
      kei_plan_add_prose (self, KEI_PARAGRAPH_BODY, kei_node_get_text (viewpoints[i], KEI_FIELD_TEXT));
    }
}

static gboolean
has_section (KeiPlanReport *self, const char *role)
{
  guint n;
  KeiNode *const *sections = kei_node_get_children (self->plan, KEI_SLOT_SECTIONS, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (get_section_role (self, sections[i]), role))
      return TRUE;
  return FALSE;
}

static void
add_concept (KeiPlanReport *self)
{
  const char *vision = kei_node_get_text (self->plan, KEI_FIELD_VISION);
  const char *theme = kei_node_get_text (self->plan, KEI_FIELD_THEME);

  if (*vision == '\0' && *theme == '\0' && !has_section (self, "principles") && kei_node_get_n_children (self->plan, KEI_SLOT_VIEWPOINTS) == 0)
    return;
  kei_report_builder_heading (self->out, 1, NULL, _ ("Basic concept"), NULL);
  if (*vision != '\0')
    {
      kei_report_builder_heading (self->out, 2, NULL, _ ("Vision"), NULL);
      kei_plan_add_prose (self, KEI_PARAGRAPH_LEAD, vision);
      kei_plan_add_prose (self, KEI_PARAGRAPH_BODY, kei_node_get_text (self->plan, KEI_FIELD_TEXT));
    }
  if (*theme != '\0')
    {
      kei_report_builder_heading (self->out, 2, NULL, _ ("Theme"), NULL);
      kei_plan_add_prose (self, KEI_PARAGRAPH_LEAD, theme);
    }
  add_sections (self, "principles", 2);
  add_viewpoints (self);
}

/* --- The policy tree --- */

static void
add_item (KeiPlanReport *self, const KeiNode *item, guint level)
{
  g_autofree char *title = kei_plan_dup_title (item);
  g_autofree char *anchor = kei_plan_dup_anchor (item);
  const char *label = kei_node_get_text (item, KEI_FIELD_LABEL);
  guint n;
  KeiNode *const *items = kei_node_get_children (item, KEI_SLOT_ITEMS, &n);

  kei_report_builder_heading (self->out, level, kei_numbers_get (self->numbers, kei_node_get_id (item)), title, anchor);
  if (*label != '\0')
    {
      kei_report_builder_paragraph (self->out, KEI_PARAGRAPH_LABEL);
      kei_report_builder_text (self->out, label);
    }
  kei_plan_add_item_body (self, item);
  for (guint i = 0; i < n && !g_cancellable_is_cancelled (self->cancellable); i++)
    if (kei_plan_has_heading (self, items[i]))
      add_item (self, items[i], level + 1);
}

/* Items at the top that have no measures (地区別計画) stand together under their level's name. */
static guint
add_others (KeiPlanReport *self, KeiNode *const *items, guint n)
{
  KeiId level = kei_node_get_ref (items[0], KEI_FIELD_LEVEL);
  guint end = 1;

  while (end < n && kei_node_get_ref (items[end], KEI_FIELD_LEVEL) == level && !kei_plan_has_measures (self, items[end]))
    end++;
  kei_report_builder_heading (self->out, 1, NULL, kei_plan_get_level_name (self, items[0]), NULL);
  for (guint i = 0; i < end; i++)
    add_item (self, items[i], 2);
  return end;
}

static void
add_policies (KeiPlanReport *self)
{
  guint n, i = 0;
  KeiNode *const *items = kei_node_get_children (self->plan, KEI_SLOT_ITEMS, &n);

  while (i < n && !g_cancellable_is_cancelled (self->cancellable))
    if (kei_plan_has_measures (self, items[i]) || *kei_plan_get_level_name (self, items[i]) == '\0')
      add_item (self, items[i++], 1);
    else
      i += add_others (self, items + i, n - i);
}

/* --- Glossary and appendix --- */

static void
add_glossary (KeiPlanReport *self)
{
  static const double widths[] = { 1, 3 };
  guint n;
  KeiNode *const *terms = kei_node_get_children (self->plan, KEI_SLOT_TERMS, &n);

  if (n == 0)
    return;
  kei_report_builder_heading (self->out, 1, NULL, _ ("Glossary"), NULL);
  kei_report_builder_open_table (self->out, KEI_LOOK_ROWS, widths, G_N_ELEMENTS (widths), 1, NULL);
  kei_report_builder_row (self->out);
  kei_report_builder_head_cell (self->out, _ ("Term"));
  kei_report_builder_head_cell (self->out, _ ("Explanation"));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *anchor = kei_plan_dup_anchor (terms[i]);
      const char *reading = kei_node_get_text (terms[i], KEI_FIELD_READING);

      kei_report_builder_row (self->out);
      kei_report_builder_cell (self->out, kei_node_get_text (terms[i], KEI_FIELD_TERM));
      kei_report_builder_head (self->out);
      kei_report_builder_anchor (self->out, anchor);
      if (*reading != '\0' && !g_str_equal (reading, kei_node_get_text (terms[i], KEI_FIELD_TERM)))
        {
          kei_report_builder_paragraph (self->out, KEI_PARAGRAPH_CELL);
          kei_report_builder_run (self->out, reading, KEI_MARK_SMALL, KEI_INK_SECONDARY);
        }
      kei_report_builder_cell (self->out, NULL);
      kei_report_builder_paragraphs (self->out, KEI_PARAGRAPH_CELL, kei_node_get_text (terms[i], KEI_FIELD_EXPLANATION));
    }
  kei_report_builder_close_table (self->out);
}

static void
add_diagram (KeiPlanReport *self)
{
  if (kei_plan_add_diagram_part (self, kei_report_style_get_page (self->style)->paper, MAX_DIAGRAM_PAGES))
    kei_report_builder_part (self->out, NULL, KEI_PAPER_STYLE, FALSE, TRUE);
}

static gboolean
has_opinions (KeiPlanReport *self, KeiSlot slot)
{
  guint n;
  KeiNode *const *hearings = kei_node_get_children (self->plan, slot, &n);

  for (guint i = 0; i < n; i++)
    if (kei_node_get_n_children (hearings[i], KEI_SLOT_OPINIONS) > 0)
      return TRUE;
  return FALSE;
}

/* Whether the appendix has come to a heading of this title itself. */
static gboolean
has_title (const KeiNode *parent, const char *title)
{
  guint n;
  KeiNode *const *sections = kei_node_get_children (parent, KEI_SLOT_SECTIONS, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (kei_node_get_headline (sections[i]), title) || has_title (sections[i], title))
      return TRUE;
  return FALSE;
}

/* The plan's own appendix, how it came about, and what the citizens said to it. */
static void
add_appendix (KeiPlanReport *self)
{
  gboolean heard = has_opinions (self, KEI_SLOT_PUBLIC_COMMENTS) || has_opinions (self, KEI_SLOT_MEETINGS);
  gboolean process = kei_node_get_n_children (self->plan, KEI_SLOT_MEETINGS) + kei_node_get_n_children (self->plan, KEI_SLOT_BODIES) > 0;

  if (add_sections (self, "appendix", 1) == 0 && (has_section (self, "process") || heard || process))
    kei_report_builder_heading (self->out, 1, NULL, _ ("Appendix"), NULL);
  if (add_sections (self, "process", 2) == 0 && process && !has_title (self->plan, _ ("How the plan came about")))
    kei_report_builder_heading (self->out, 2, NULL, _ ("How the plan came about"), NULL);
  kei_plan_add_process_tables (self);
  if (heard)
    {
      g_autofree char *title = kei_plan_dup_own (self, _ ("Opinions and responses"));

      kei_report_builder_heading (self->out, 2, NULL, title, NULL);
      kei_plan_add_hearings (self, 3);
    }
}

/* --- The book --- */

gboolean
kei_plan_add_book (KeiPlanReport *self, GError **error)
{
  static const struct
  {
    const char *name; /* in the option */
    void (*add) (KeiPlanReport *self);
  } parts[] = {
    { "cover", add_cover },
    { "contents", add_contents },
    { "introduction", add_introduction },
    { "concept", add_concept },
    { "diagram", add_diagram },
    { "policies", add_policies },
    { "glossary", add_glossary },
    { "appendix", add_appendix },
  };
  const char *option = kei_report_style_get_option (self->style, "parts");
  g_auto (GStrv) wanted = g_strsplit (option != NULL ? option : "policies", ";", -1);

  self->terms = kei_plan_terms_new (self->plan);
  for (guint i = 0; wanted[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (parts); j++)
      if (g_str_equal (g_strstrip (wanted[i]), parts[j].name))
        parts[j].add (self);
  g_clear_pointer (&self->terms, kei_plan_terms_free);
  return TRUE;
}
