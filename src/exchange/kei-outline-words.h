/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that tell a reader what a part of a plan is, as data. Private to src/exchange. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a heading says about what stands under it. */
typedef enum {
  KEI_MEANING_NONE,      /* nothing: the policy tree */
  KEI_MEANING_CONTENTS,  /* a list of contents */
  KEI_MEANING_SECTION,   /* prose outside of the policy tree */
  KEI_MEANING_PRINCIPLE, /* 基本理念: prose too */
  KEI_MEANING_VISION,
  KEI_MEANING_CATCHPHRASE,
  KEI_MEANING_THEME,
  KEI_MEANING_PERIOD,
  KEI_MEANING_VIEWPOINTS,
  KEI_MEANING_GOALS,     /* what follows are the pillars */
  KEI_MEANING_LAYER,     /* 基本構想, 基本計画, 実施計画 alone */
  KEI_MEANING_PROMOTION, /* a branch of the tree beside the pillars */
  KEI_MEANING_DISTRICTS,
  KEI_MEANING_BODIES,
  KEI_MEANING_PROCESS,
  /* Inside of an item. */
  KEI_MEANING_ROLE,
  KEI_MEANING_INITIATIVES, /* 主な取組: its list are items */
  KEI_MEANING_INDICATORS,
  KEI_MEANING_LEAD,
  KEI_MEANING_COST,
} KeiMeaning;

typedef struct
{
  KeiMeaning meaning;
  const char *code; /* text role, section role or layer (nullable) */
} KeiOutlineHeading;

/* What a heading's text says: whole words first, then the words it contains or ends in. @top: it
 * stands above the policy tree or beside it, not inside of an item. */
gboolean kei_outline_heading_read (const char *text, gboolean top, KeiOutlineHeading *heading);

/* A heading's word, a level's name, a body or a lane: no fragment and no half of a title. */
gboolean kei_outline_is_known_word (const char *text);

/* はじめに, ごあいさつ, むすびに: what stands under it is prose. */
gboolean kei_outline_holds_prose (const char *heading);

/* The rank of a level's name in the usual ladder: 基本目標 0, 政策 1, 施策 2, 主な取組 3, 事務事業 4; -1 for others. */
int kei_outline_level_rank (const char *word);
/* The ladder's names. */
const char *kei_outline_ladder (guint rank);
#define KEI_OUTLINE_LADDER 5

/* The name a level gets from the word printed with its numbers: 政策 for 政策{1}, 章 for 第{1}章. */
const char *kei_outline_level_word (const char *word, const char *counter);

/* 部 編 章 節 …: 1, 2, 3 …; 0 for others. */
guint kei_outline_division_rank (const char *counter);

/* Names of levels and nothing else, as over a table or a picture: 基本目標　政策　施策. */
gboolean kei_outline_names_levels (const char *text);

/* Counts declared: 政策17・施策52, 17の政策 …, the whole of @text. Returns how many, at most @max. */
typedef struct
{
  const char *word; /* static: the level's name */
  guint count;
} KeiOutlineCount;
guint kei_outline_read_counts (const char *text, KeiOutlineCount *counts, guint max);

/* 重視する4つの視点: the number and the level's name at the end of a heading. */
gboolean kei_outline_read_announced (const char *text, guint *count, const char **word);

/* SDGs 3・4・11, 関連するSDGs：③ ⑪, ゴール3: the whole of @text names goals, by their numbers or by their names. */
gboolean kei_outline_names_goals (const char *text);
/* ③⑪ as 3、11、, all else as it is. (transfer full) */
char *kei_outline_spell_circled (const char *text);

/* 新規, 継続, 拡充 …: how an item goes on from the plan before (code, nullable). The whole of @text. */
const char *kei_outline_continuation (const char *text);

/* Words at the end of the name of a body or a meeting. */
gboolean kei_outline_is_body (const char *text);
/* パブリックコメント（意見募集）の実施 */
gboolean kei_outline_is_public_comment (const char *text);
/* The relation a word names: 諮問 … (code, nullable). */
const char *kei_outline_relation (const char *text);
/* The lane that a column's heading or a body's name speaks of (code, nullable). */
const char *kei_outline_lane (const char *text);
const char *kei_outline_plan_type (const char *title);

G_END_DECLS
