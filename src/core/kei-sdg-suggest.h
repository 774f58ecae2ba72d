/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-node.h"
#include "kei-sdg.h"

G_BEGIN_DECLS

/* Goals that a text may serve, guessed from its words. A suggestion is for a person to
 * accept or refuse: nothing ever becomes a link by itself. Any thread. */
typedef struct
{
  guint goal;
  const KeiSdgTarget *target; /* the likeliest of the goal (nullable) */
  double score;               /* 0 to 1: how much the words say, not how probable it is */
  GPtrArray *words;           /* (element-type utf8): as the table of words has them, in the order of the text */
} KeiSdgSuggestion;

/* @title counts twice as much as each of @texts (NULL-terminated; NULL for none). Best first.
 * (element-type KeiSdgSuggestion) (transfer full) */
GPtrArray *kei_sdg_suggest (const char *title, const char *const *texts);
/* The same for an item, from its title, texts and indicators. Goals that it is linked to, if only as a
 * suggestion that waits, are left out. */
GPtrArray *kei_sdg_suggest_item (const KeiNode *item);

G_END_DECLS
