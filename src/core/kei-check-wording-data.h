/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For kei-check-wording.c and kei-fold.c only. */
#pragma once

#include <glib.h>

#define KEI_MAX_SPELLINGS 6

/* Spellings of one word; a plan should use one of them. */
typedef struct
{
  const char *spellings[KEI_MAX_SPELLINGS + 1]; /* ended by NULL; each has two characters and four bytes at least */
  const char *except;                           /* longer words that contain a spelling and are right as they are, between bars */
  gboolean noun;                                /* counts only where a noun ends: 取り組みを, not 取り組みます */
  gboolean first_right;                         /* the first is right whatever the plan mostly uses */
} KeiSpellingGroup;

extern const KeiSpellingGroup kei_spelling_groups[];
extern const guint kei_n_spelling_groups;
