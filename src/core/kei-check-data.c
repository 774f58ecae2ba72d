/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules. A code is never renamed: plans name it where they mute a rule. */
#include "config.h"

#include "kei-check-data.h"

#include <glib/gi18n-lib.h>

/* clang-format off */

const KeiCheckRuleRow kei_check_rows[] = {
  { { "duplicate-key", KEI_SEVERITY_ERROR, N_("Two entries for the same thing") }, kei_check_duplicate_key },
  { { "broken-link", KEI_SEVERITY_ERROR, N_("A link to what is no longer there") }, kei_check_broken_link },
  { { "funding-sum", KEI_SEVERITY_ERROR, N_("Funding that does not add up to the cost"), 0, N_("Difference allowed, in thousand yen") }, kei_check_funding_sum },
  { { "year-order", KEI_SEVERITY_ERROR, N_("A period that ends before it begins") }, kei_check_year_order },
  { { "empty-title", KEI_SEVERITY_WARNING, N_("An empty title") }, kei_check_empty_title },
  { { "duplicate-title", KEI_SEVERITY_WARNING, N_("The same title twice side by side") }, kei_check_duplicate_title },
  { { "declared-count", KEI_SEVERITY_WARNING, N_("A declared count that is not the actual one") }, kei_check_declared_count },
  { { "misplaced-level", KEI_SEVERITY_WARNING, N_("An item whose level may not stand there") }, kei_check_misplaced_level },
  { { "year-outside", KEI_SEVERITY_WARNING, N_("A year outside of the plan’s period"), 0, N_("Years allowed before and after") }, kei_check_year_outside },
  { { "no-target", KEI_SEVERITY_WARNING, N_("An indicator without a target") }, kei_check_no_target },
  { { "no-baseline", KEI_SEVERITY_WARNING, N_("An indicator without a baseline") }, kei_check_no_baseline },
  { { "no-department", KEI_SEVERITY_WARNING, N_("An indicator without a department") }, kei_check_no_department },
  { { "against-direction", KEI_SEVERITY_WARNING, N_("A target against the indicator’s direction") }, kei_check_against_direction },
  { { "actual-due", KEI_SEVERITY_WARNING, N_("An actual that is due and missing"), 9, N_("Month in which actuals are due when the indicator does not say") }, kei_check_actual_due },
  { { "sdg-unanswered", KEI_SEVERITY_WARNING, N_("A measure without an answer on the SDGs") }, kei_check_sdg_unanswered, NULL, kei_check_free_ids },
  { { "tentative", KEI_SEVERITY_WARNING, N_("Something still tentative") }, kei_check_tentative },
  { { "drifting-title", KEI_SEVERITY_INFO, N_("The same title worded differently in two places"), 12, N_("Characters for each one that may differ") }, kei_check_drifting_title, kei_check_drifting_title_finish, kei_check_free_titles },
  { { "spelling", KEI_SEVERITY_INFO, N_("A word spelled in several ways") }, kei_check_spelling, kei_check_spelling_finish, kei_check_free_search },
  { { "sdg-crowded", KEI_SEVERITY_INFO, N_("A measure with many goals"), 4, N_("Goals at one measure") }, kei_check_sdg_crowded, NULL, kei_check_free_ids },
  { { "sdg-unused", KEI_SEVERITY_INFO, N_("A goal that no measure serves") }, NULL, kei_check_sdg_unused },
};

const guint kei_n_check_rows = G_N_ELEMENTS (kei_check_rows);
