/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The headings that are open while rows get their places. Private to src/exchange. */
#pragma once

#include "kei-outline-words.h"
#include "kei-outline.h"

G_BEGIN_DECLS

typedef enum {
  KEI_OUTLINE_MARK_MARKDOWN,
  KEI_OUTLINE_MARK_DIVISION,
  KEI_OUTLINE_MARK_PLAIN,
  KEI_OUTLINE_MARK_NUMBER,
  KEI_OUTLINE_MARK_BULLET,
  KEI_OUTLINE_MARK_ROLE, /* 現状と課題: inside of an item */
} KeiOutlineMark;

typedef struct
{
  guint row;
  KeiOutlineMark mark;
  const char *style;
  guint rank;    /* MARKDOWN: depth; DIVISION: rank */
  int word_rank; /* of the level's word, or -1 */
  guint indent;
  guint parts;
  gboolean is_detail; /* a number without a word, below one with a word */
  KeiMeaning meaning;
  const char *code;
} KeiOutlineOpen;

#define KEI_OUTLINE_MAX_OPEN 24

typedef struct
{
  KeiOutline *outline;
  KeiOutlineOpen stack[KEI_OUTLINE_MAX_OPEN];
  guint n;
  gboolean plain_at_top;  /* plain headings stand at the top of this plan */
  gboolean by_indent;     /* lines without marks, told apart by their indents */
  gboolean volumes_first; /* 第1編 stands above 第1部 */
  GHashTable *heads;      /* words of numbers as this plan has them: "施策の柱\n施策", the first above the second, against the usual ranks */
  guint last_section;     /* row of the last heading of a section, with nothing under it yet */
} KeiOutlineParser;

/* Fills what row @i opens, from its marks and what stands around it; FALSE: it opens nothing. */
gboolean kei_outline_read_mark (const KeiOutlineParser *parser, guint i, KeiOutlineOpen *open);

G_END_DECLS
