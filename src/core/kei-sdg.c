/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking things up in the catalogue of the Sustainable Development Goals. */
#include "config.h"

#include "kei-sdg.h"

#include <string.h>

#include "kei-sdg-data.h"
#include "kei-words.h"

const KeiSdgGoal *
kei_sdg_goal (guint number)
{
  return number >= 1 && number <= KEI_SDG_N_GOALS ? &kei_sdg_goals[number - 1] : NULL;
}

const KeiSdgTarget *
kei_sdg_target (const char *code)
{
  g_return_val_if_fail (code != NULL, NULL);

  for (guint i = 0; i < KEI_SDG_N_TARGETS; i++)
    if (strcmp (kei_sdg_targets[i].code, code) == 0)
      return &kei_sdg_targets[i];
  return NULL;
}

const KeiSdgTarget *
kei_sdg_goal_targets (guint number, guint *n)
{
  const KeiSdgTarget *first = NULL;

  g_return_val_if_fail (n != NULL, NULL);

  *n = 0;
  for (guint i = 0; i < KEI_SDG_N_TARGETS; i++)
    if (kei_sdg_targets[i].goal == number)
      {
        if (*n == 0)
          first = &kei_sdg_targets[i];
        (*n)++;
      }
  return first;
}

static gboolean
is_japanese (const char *language)
{
  /* The list goes on with fallbacks ("ja_JP", "ja", "C"): the first is what the user wants. */
  if (language == NULL)
    language = kei_words_get_language () != NULL ? kei_words_get_language () : g_get_language_names ()[0];

  return g_str_has_prefix (language, "ja") && !g_ascii_isalpha (language[2]);
}

const char *
kei_sdg_goal_name (const KeiSdgGoal *goal, const char *language)
{
  g_return_val_if_fail (goal != NULL, NULL);

  return is_japanese (language) ? goal->ja : goal->en;
}

const char *
kei_sdg_target_title (const KeiSdgTarget *target, const char *language)
{
  g_return_val_if_fail (target != NULL, NULL);

  return is_japanese (language) ? target->ja : target->en;
}
