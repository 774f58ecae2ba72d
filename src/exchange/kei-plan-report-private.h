/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the builders of a plan's reports share: one report in the making, and the pieces that stand in several. */
#pragma once

#include "kei-era.h"
#include "kei-measures.h"
#include "kei-numbers.h"
#include "kei-plan-report.h"
#include "kei-report-builder.h"
#include "kei-sdg-coverage.h"

G_BEGIN_DECLS

typedef struct _KeiPlanTerms KeiPlanTerms;

typedef struct
{
  KeiTree *tree;
  KeiNode *plan;
  KeiNumbers *numbers;
  KeiMeasures *measures;
  KeiReportStyle *style;
  KeiReportBuilder *out;
  KeiYearStyle years;
  KeiPlanTerms *terms;       /* (nullable): the glossary, where first uses are marked */
  GCancellable *cancellable; /* (nullable) */
} KeiPlanReport;

/* --- The builders, one a kind: FALSE with an error when the plan has nothing of it --- */

gboolean kei_plan_add_book (KeiPlanReport *self, GError **error);
gboolean kei_plan_add_sheets (KeiPlanReport *self, GError **error);
gboolean kei_plan_add_diagram (KeiPlanReport *self, GError **error);
gboolean kei_plan_add_matrix (KeiPlanReport *self, GError **error);
gboolean kei_plan_add_indicator_table (KeiPlanReport *self, GError **error);
gboolean kei_plan_add_budget (KeiPlanReport *self, GError **error);
gboolean kei_plan_add_process (KeiPlanReport *self, GError **error);
gboolean kei_plan_add_opinions (KeiPlanReport *self, GError **error);

/* What the book takes from them. */

/* The system diagram as a part of its own on @paper; levels with which it would take more than about @max_pages are left out.
 * FALSE when there are no items. */
gboolean kei_plan_add_diagram_part (KeiPlanReport *self, KeiPaper paper, guint max_pages);
/* The calendar of meetings and the bodies. FALSE when there are none. */
gboolean kei_plan_add_process_tables (KeiPlanReport *self);
/* Opinions under a heading of @level for each public comment or meeting; returns how many of them. */
guint kei_plan_add_hearings (KeiPlanReport *self, guint level);

gboolean kei_plan_refuse_empty (GError **error, const char *message);

/* --- Words (kei-plan-words.c); all texts (transfer full) --- */

/* What a report of the plan speaks, for kei_words_begin(): what the style's option `words` says, or the language that the plan is written in;
 * of one without words the desktop's. (transfer none) */
const char *kei_plan_get_language (KeiTree *tree, const KeiReportStyle *style);
/* How the style's option `years` wants them written. */
KeiYearStyle kei_plan_get_years (const KeiReportStyle *style);
char *kei_plan_dup_year (const KeiPlanReport *self, gint64 fiscal_year); /* "" for 0 */
char *kei_plan_dup_year_range (const KeiPlanReport *self, gint64 first, gint64 last);
char *kei_plan_dup_period (const KeiPlanReport *self, KeiPeriod period);
char *kei_plan_dup_period_range (const KeiPlanReport *self, KeiPeriod first, KeiPeriod last);
/* The titles of what a field refers to, "、" between them; "" for none. */
char *kei_plan_dup_names (const KeiPlanReport *self, const KeiNode *node, KeiField field);
/* The title, with （仮） behind it where it is tentative. */
char *kei_plan_dup_title (const KeiNode *node);
/* Number and title. */
char *kei_plan_dup_full_title (const KeiPlanReport *self, const KeiNode *item);
char *kei_plan_dup_choice (const KeiPlanReport *self, const KeiNode *node, KeiField field);
/* What a text's heading is: its own label, else the role's; "" for none. */
char *kei_plan_dup_text_label (const KeiPlanReport *self, const KeiNode *text);
/* The level's name of an item, or "". Lives as long as the tree. */
const char *kei_plan_get_level_name (const KeiPlanReport *self, const KeiNode *item);
/* 市の考え方 as it is called where the plan is a town's: 町の考え方. Other words stay. */
char *kei_plan_dup_own (const KeiPlanReport *self, const char *words);
/* The anchor of a node in the report. */
char *kei_plan_dup_anchor (const KeiNode *node);

/* --- Prose (kei-plan-prose.c) --- */

/* The lines of a text as paragraphs, terms of the glossary marked at their first use. */
void kei_plan_add_prose (KeiPlanReport *self, KeiParagraphRole role, const char *text);
/* A label and its texts, for each text block of the item. Alternative wordings are left out. */
void kei_plan_add_texts (KeiPlanReport *self, const KeiNode *item);
/* A section with its blocks and sub-sections; its heading is of @level. */
void kei_plan_add_section (KeiPlanReport *self, const KeiNode *section, guint level);

/* --- The glossary (kei-plan-terms.c) --- */

KeiPlanTerms *kei_plan_terms_new (const KeiNode *plan);
void kei_plan_terms_free (KeiPlanTerms *terms);
/* Adds @text to the open paragraph, each term linked and marked where it is met first. */
void kei_plan_terms_add_text (KeiPlanTerms *terms, KeiReportBuilder *out, const char *text);

/* --- SDGs (kei-plan-goals.c) --- */

/* A tile of @side points: its number on the goal's colour; a ring for what is served on the side, a bar for what it
 * trades off against. KEI_SDG_USE_NONE: a pale one. @beside_name: its words are but the number. (transfer full) */
KeiDrawing *kei_plan_draw_goal (const KeiPlanReport *self, guint goal, KeiSdgUse use, double side, gboolean beside_name);
/* Tiles of the goals that @item serves, added to the open paragraph; 関連なし in words. FALSE when it has no answer. */
gboolean kei_plan_add_goals (KeiPlanReport *self, const KeiNode *item, double side);

/* --- Indicators (kei-plan-figures.c) --- */

/* The table of an item's indicators with baseline, interim and target values and a small plot; nothing without indicators. */
void kei_plan_add_indicators (KeiPlanReport *self, const KeiNode *item);
/* The way of an indicator: actual values solid, the way to the target dotted. NULL with fewer than two points. (transfer full) */
KeiDrawing *kei_plan_draw_way (KeiPlanReport *self, const KeiNode *indicator, double width, double height);
/* What is printed for a value where the unit stands beside it: its own words, unless they are but number and unit. (transfer full) */
char *kei_plan_dup_value (const KeiNode *indicator, const KeiNode *value);
/* Below a value in its cell: its period, and that it adds up over the years. */
void kei_plan_add_value_notes (KeiPlanReport *self, const KeiNode *value);
/* The value of @role with the latest period, or the earliest for the baseline; NULL for none. */
const KeiNode *kei_plan_find_value (const KeiPlanReport *self, const KeiNode *indicator, const char *role);

/* --- The sheet of what is not written yet (kei-plan-form.c) --- */

/* Whether an item is but its title and a few words. */
gboolean kei_plan_is_blank (const KeiPlanReport *self, const KeiNode *item);
/* The places that a measure's sheet has, to be filled in. */
void kei_plan_add_form (KeiPlanReport *self);

/* --- Costs (kei-plan-costs.c) --- */

/* Whether a line of costs says what was spent. */
gboolean kei_plan_is_settled (const KeiPlanReport *self, const KeiNode *line);
/* Whether one of @item's counts for its year: planned costs do not where the year has a budget. */
gboolean kei_plan_counts (const KeiPlanReport *self, const KeiNode *item, const KeiNode *line);
/* What costs @item itself in a fiscal year, in thousand yen. FALSE when there is no line. */
gboolean kei_plan_add_up (const KeiPlanReport *self, const KeiNode *item, gint64 year, gint64 *amount);
/* Wraps round instead of being undefined where a hostile file asks for it. */
void kei_plan_add_amount (gint64 *to, gint64 amount);

/* --- Projects (kei-plan-projects.c) --- */

/* A table of @items, which have costs. */
void kei_plan_add_projects (KeiPlanReport *self, KeiNode *const *items, guint n_items);
/* A table of @items with the projects under each beside it; one of them has some. */
void kei_plan_add_initiatives (KeiPlanReport *self, KeiNode *const *items, guint n_items);

/* --- Items below a measure (kei-plan-items.c) --- */

/* What stands under a heading of an item: facts, goals, texts, indicators, and what is below it that gets no heading. */
void kei_plan_add_item_body (KeiPlanReport *self, const KeiNode *item);
/* The same without the goals. */
void kei_plan_add_item_content (KeiPlanReport *self, const KeiNode *item);
/* Whether the item is a measure or has some below it. */
gboolean kei_plan_has_measures (const KeiPlanReport *self, const KeiNode *item);
/* Whether an item stands under a heading of its own in the book: what has measures, and all at the top. */
gboolean kei_plan_has_heading (const KeiPlanReport *self, const KeiNode *item);

G_END_DECLS
