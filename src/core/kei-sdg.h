/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The catalogue of the Sustainable Development Goals: 17 goals, 169 targets. Constant
 * data: nothing here is freed, and any thread may read. */

#define KEI_SDG_N_GOALS 17
#define KEI_SDG_N_TARGETS 169

/* The goal of a link that says 関連なし: an answer of its own. */
#define KEI_SDG_GOAL_NONE 0

/* The codes that a link's strength and sign hold (the choice lists "sdg-strengths", "sdg-signs").
 * A link without a strength counts as secondary, one without a sign as contributing. */
#define KEI_SDG_STRENGTH_PRIMARY "primary"
#define KEI_SDG_STRENGTH_SECONDARY "secondary"
#define KEI_SDG_SIGN_CONTRIBUTES "contributes"
#define KEI_SDG_SIGN_TRADES_OFF "trades-off"

typedef struct
{
  guint number;
  guint32 rgb;         /* 0xRRGGBB */
  gboolean white_text; /* whether a number on the colour is white; else #1e1e1e */
  const char *ja;
  const char *en;
} KeiSdgGoal;

typedef struct
{
  const char *code; /* "14.2", "14.b" */
  guint goal;
  const char *ja; /* a short title of our own */
  const char *en;
} KeiSdgTarget;

/* (nullable): for numbers that are no goal, KEI_SDG_GOAL_NONE among them. */
const KeiSdgGoal *kei_sdg_goal (guint number);
/* (nullable): for what is no target's code. */
const KeiSdgTarget *kei_sdg_target (const char *code);
/* The targets of a goal, one after the other; @n gets their number. NULL and 0 for what is no goal. */
const KeiSdgTarget *kei_sdg_goal_targets (guint number, guint *n);

/* The name in @language ("ja", "ja_JP", "en" …), or in the user's when it is NULL. What is
 * not Japanese is English. */
const char *kei_sdg_goal_name (const KeiSdgGoal *goal, const char *language);
const char *kei_sdg_target_title (const KeiSdgTarget *target, const char *language);

/* A place in a text that names a goal or a target. */
typedef struct
{
  guint goal;
  const KeiSdgTarget *target; /* (nullable) */
  gsize start;                /* in bytes */
  gsize length;
} KeiSdgMention;

/* Finds "SDGs：3、14.2", "SDG Goal 4", "ゴール14", "ターゲット14.b" and the goals' Japanese names, in the order
 * of the text. Counts ("SDGsの17の目標") are no mentions, nor are a plan's own goals ("目標3", "Goal 3").
 * (element-type KeiSdgMention) (transfer full) */
GArray *kei_sdg_find_mentions (const char *text);

G_END_DECLS
