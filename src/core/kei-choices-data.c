/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shipped choice lists: code, label, role. A code is never renamed: files hold it. */
#include "config.h"

#include "kei-choices-data.h"

#include <glib/gi18n-lib.h>

#include "kei-sdg.h"

/* clang-format off */

static const KeiChoiceInfo plan_types[] = {
  { "comprehensive-plan", NC_("plan-types", "Comprehensive plan"), "comprehensive" },
  { "basic-concept", NC_("plan-types", "Basic concept"), "concept" },
  { "earlier-basic-plan", NC_("plan-types", "Earlier basic plan"), "basic" },
  { "later-basic-plan", NC_("plan-types", "Later basic plan"), "basic" },
  { "implementation-plan", NC_("plan-types", "Implementation plan"), "implementation" },
  { "yearly-policy", NC_("plan-types", "Yearly policy"), "yearly" },
  { "pledges", NC_("plan-types", "Pledges"), "pledges" },
  { "sector-plan", NC_("plan-types", "Sector plan"), "sector" },
  { "district-plan", NC_("plan-types", "District plan"), "district" },
};

static const KeiChoiceInfo stages[] = {
  { "outline", NC_("stages", "Outline"), "draft" },
  { "draft", NC_("stages", "Draft"), "draft" },
  { "proposal", NC_("stages", "Proposal"), "proposed" },
  { "final", NC_("stages", "Final"), "decided" },
  { "published", NC_("stages", "Published"), "published" },
};

static const KeiChoiceInfo layers[] = {
  { "concept", NC_("layers", "Basic concept"), "concept" },
  { "basic", NC_("layers", "Basic plan"), "basic" },
  { "implementation", NC_("layers", "Implementation plan"), "implementation" },
};

static const KeiChoiceInfo restarts[] = {
  { "parent", NC_("restarts", "Under every parent"), "parent" },
  { "top", NC_("restarts", "Under every top item"), "top" },
  { "plan", NC_("restarts", "Never: runs through the plan"), "plan" },
};

static const KeiChoiceInfo continuations[] = {
  { "continued", NC_("continuations", "Continued"), "kept" },
  { "new", NC_("continuations", "New"), "added" },
  { "expanded", NC_("continuations", "Expanded"), "changed" },
  { "merged", NC_("continuations", "Merged"), "merged" },
  { "split", NC_("continuations", "Split"), "split" },
  { "reduced", NC_("continuations", "Reduced"), "changed" },
  { "completed", NC_("continuations", "Completed"), "ended" },
  { "abolished", NC_("continuations", "Abolished"), "ended" },
};

static const KeiChoiceInfo origin_kinds[] = {
  { "merge", NC_("origin-kinds", "Merged from"), "merge" },
  { "split", NC_("origin-kinds", "Split from"), "split" },
  { "copy", NC_("origin-kinds", "Copied from"), "copy" },
};

static const KeiChoiceInfo text_roles[] = {
  { "issues", NC_("text-roles", "Situation and issues"), "issues" },
  { "vision", NC_("text-roles", "What we aim at"), "vision" },
  { "policy", NC_("text-roles", "Basic policy"), "policy" },
  { "actions", NC_("text-roles", "What is done"), "actions" },
  { "alternative", NC_("text-roles", "Alternative wording"), "alternative" },
  { "remarks", NC_("text-roles", "Remarks"), "other" },
};

static const KeiChoiceInfo section_roles[] = {
  { "introduction", NC_("section-roles", "Introduction"), "introduction" },
  { "principles", NC_("section-roles", "Principles"), "principles" },
  { "process", NC_("section-roles", "Process"), "process" },
  { "appendix", NC_("section-roles", "Appendix"), "appendix" },
};

static const KeiChoiceInfo directions[] = {
  { "up", NC_("directions", "Higher is better"), "up" },
  { "down", NC_("directions", "Lower is better"), "down" },
  { "keep", NC_("directions", "To be kept"), "keep" },
};

static const KeiChoiceInfo frequencies[] = {
  { "monthly", NC_("frequencies", "Every month"), "0" },
  { "yearly", NC_("frequencies", "Every year"), "1" },
  { "two-years", NC_("frequencies", "Every two years"), "2" },
  { "three-years", NC_("frequencies", "Every three years"), "3" },
  { "five-years", NC_("frequencies", "Every five years"), "5" },
  { "once", NC_("frequencies", "Once"), "once" },
};

static const KeiChoiceInfo value_roles[] = {
  { "baseline", NC_("value-roles", "Baseline"), "baseline" },
  { "interim", NC_("value-roles", "Interim"), "interim" },
  { "target", NC_("value-roles", "Target"), "target" },
  { "actual", NC_("value-roles", "Actual"), "actual" },
};

/* How far an indicator has come on its way from the baseline to the target. The role is the least per cent. A town
 * with other bands puts a list of its own into the plan. */
static const KeiChoiceInfo ratings[] = {
  { "a", NC_("ratings", "A"), "100" },
  { "b", NC_("ratings", "B"), "80" },
  { "c", NC_("ratings", "C"), "50" },
  { "d", NC_("ratings", "D"), "" },
};

static const KeiChoiceInfo sdg_strengths[] = {
  { KEI_SDG_STRENGTH_PRIMARY, NC_("sdg-strengths", "Main"), "main" },
  { KEI_SDG_STRENGTH_SECONDARY, NC_("sdg-strengths", "Secondary"), "sub" },
};

static const KeiChoiceInfo sdg_signs[] = {
  { KEI_SDG_SIGN_CONTRIBUTES, NC_("sdg-signs", "Contributes"), "plus" },
  { KEI_SDG_SIGN_TRADES_OFF, NC_("sdg-signs", "Trades off"), "minus" },
};

static const KeiChoiceInfo budget_roles[] = {
  { "plan", NC_("budget-roles", "Planned"), "plan" },
  { "budget", NC_("budget-roles", "Budget"), "budget" },
  { "settlement", NC_("budget-roles", "Settlement"), "settlement" },
};

static const KeiChoiceInfo lanes[] = {
  { "office", NC_("lanes", "Office"), "office" },
  { "citizens", NC_("lanes", "Citizens and projects"), "citizens" },
  { "council", NC_("lanes", "Council and assembly"), "council" },
};

static const KeiChoiceInfo relations[] = {
  { "referral", NC_("relations", "Referral"), "referral" },
  { "recommendation", NC_("relations", "Recommendation"), "recommendation" },
  { "cooperation", NC_("relations", "Cooperation"), "cooperation" },
  { "explanation", NC_("relations", "Explanation"), "explanation" },
  { "hearing", NC_("relations", "Hearing"), "hearing" },
};

static const KeiChoiceInfo meeting_states[] = {
  { "planned", NC_("meeting-states", "Planned"), "planned" },
  { "tentative", NC_("meeting-states", "Tentative (P)"), "tentative" },
  { "held", NC_("meeting-states", "Held"), "held" },
  { "postponed", NC_("meeting-states", "Postponed"), "postponed" },
  { "undecided", NC_("meeting-states", "Undecided"), "undecided" },
};

static const KeiChoiceInfo opinion_sources[] = {
  { "public", NC_("opinion-sources", "Public"), "public" },
  { "council", NC_("opinion-sources", "Council"), "council" },
  { "assembly", NC_("opinion-sources", "Assembly"), "assembly" },
  { "district", NC_("opinion-sources", "District"), "district" },
  { "office", NC_("opinion-sources", "Office"), "office" },
};

static const KeiChoiceInfo dispositions[] = {
  { "reflected", NC_("dispositions", "Reflected"), "accepted" },
  { "covered", NC_("dispositions", "Covered already"), "accepted" },
  { "reference", NC_("dispositions", "For reference"), "noted" },
  { "difficult", NC_("dispositions", "Difficult"), "declined" },
  { "other", NC_("dispositions", "Other"), "noted" },
};

static const KeiChoiceInfo verdicts[] = {
  { "pinned", NC_("verdicts", "Pair"), "pinned" },
  { "forbidden", NC_("verdicts", "No pair"), "forbidden" },
};

/* What the remarks column of a comparison table says of a change. */
static const KeiChoiceInfo pair_remarks[] = {
  { "reason", NC_("pair-remarks", "The reason"), "reason" },
  { "type", NC_("pair-remarks", "Only the kind of change"), "type" },
  { "nothing", NC_("pair-remarks", "Nothing"), "nothing" },
};

static const KeiChoiceInfo severities[] = {
  { "error", NC_("severities", "Error"), "error" },
  { "warning", NC_("severities", "Warning"), "warning" },
  { "info", NC_("severities", "Remark"), "info" },
  { "off", NC_("severities", "Off"), "off" },
};

#define LIST(name, label, rows) { name, label, rows, G_N_ELEMENTS (rows), NULL }
#define FIGURES(name, label, rows, what) { name, label, rows, G_N_ELEMENTS (rows), what }

const KeiChoiceListInfo kei_choices_lists[] = {
  LIST ("plan-types", NC_("choice-lists", "Plan types"), plan_types),
  LIST ("stages", NC_("choice-lists", "Stages"), stages),
  LIST ("layers", NC_("choice-lists", "Layers"), layers),
  LIST ("restarts", NC_("choice-lists", "Where numbers restart"), restarts),
  LIST ("continuations", NC_("choice-lists", "Continuations"), continuations),
  LIST ("origin-kinds", NC_("choice-lists", "Kinds of origin"), origin_kinds),
  LIST ("text-roles", NC_("choice-lists", "Roles of texts"), text_roles),
  LIST ("section-roles", NC_("choice-lists", "Roles of sections"), section_roles),
  LIST ("directions", NC_("choice-lists", "Directions of indicators"), directions),
  FIGURES ("frequencies", NC_("choice-lists", "Frequencies"), frequencies, N_("Years from one to the next")),
  LIST ("value-roles", NC_("choice-lists", "Kinds of values"), value_roles),
  FIGURES ("ratings", NC_("choice-lists", "Rating bands"), ratings, N_("Per cent at least")),
  LIST ("sdg-strengths", NC_("choice-lists", "Strengths of SDG links"), sdg_strengths),
  LIST ("sdg-signs", NC_("choice-lists", "Signs of SDG links"), sdg_signs),
  LIST ("budget-roles", NC_("choice-lists", "Kinds of budget lines"), budget_roles),
  LIST ("lanes", NC_("choice-lists", "Lanes"), lanes),
  LIST ("relations", NC_("choice-lists", "Relations"), relations),
  LIST ("meeting-states", NC_("choice-lists", "States of meetings"), meeting_states),
  LIST ("opinion-sources", NC_("choice-lists", "Sources of opinions"), opinion_sources),
  LIST ("dispositions", NC_("choice-lists", "Dispositions"), dispositions),
  LIST ("verdicts", NC_("choice-lists", "Verdicts on pairs"), verdicts),
  LIST ("pair-remarks", NC_("choice-lists", "Remarks on pairs"), pair_remarks),
  LIST ("severities", NC_("choice-lists", "Severities"), severities),
};

const guint kei_choices_n_lists = G_N_ELEMENTS (kei_choices_lists);
