/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows into a plan: what the kei-outline-build-*.c files share with kei-outline-tree.c, which shares out
 * the rows and puts the parts together. Private to src/exchange. */
#pragma once

#include "kei-node.h"
#include "kei-outline.h"

G_BEGIN_DECLS

#define KEI_OUTLINE_MAX_NESTING 40 /* of items and sections; a plan may be deeper, an outline is not */

typedef struct
{
  const KeiOutline *outline;
  KeiIdSource *ids;
  KeiNodeBuilder *plan;
  GHashTable *made;  /* (nullable) id → row + 1 */
  GArray **items;    /* rows of the items under each item */
  GArray **sections; /* … of the sections under each section */
  GArray **owned;    /* … of what else belongs to each row */
  GArray **others;   /* … that are the same item */
  GArray *top_items;
  GArray *top_sections;
  GArray *orphans; /* texts that nothing owns … */
  GArray *lead;    /* … before the first item */
  GArray *tail;    /* … and behind the last */
  GArray *undecided;
  KeiId *levels;
  GHashTable *departments; /* name → KeiId * */
} KeiOutlineBuilder;

static inline guint
kei_outline_list_length (const GArray *list)
{
  return list == NULL ? 0 : list->len;
}

static inline guint
kei_outline_list_at (const GArray *list, guint i)
{
  return g_array_index (list, guint, i);
}

/* A new node; @row (KEI_OUTLINE_NONE: none) is what it is made of. (transfer full) */
KeiNodeBuilder *kei_outline_build_begin (KeiOutlineBuilder *builder, KeiKind kind, guint row);
/* The row's kept text as a field; nothing when it is empty. */
void kei_outline_build_set_text (KeiNodeBuilder *node, KeiField field, const KeiOutlineBuilder *builder, guint row);
/* The rows of @kind as lines, with the numbers and bullets that they had. (transfer full) */
char *kei_outline_build_make_body (const KeiOutlineBuilder *builder, const GArray *rows, KeiOutlineKind kind);
/* The counts that a row declares; @seen: levels + 1 that have one already. */
void kei_outline_build_declared (KeiOutlineBuilder *builder, KeiNodeBuilder *owner, guint row, GHashTable *seen);

/* kei-outline-build-items.c (transfer full) */
KeiNode *kei_outline_build_item (KeiOutlineBuilder *builder, guint row, guint nesting);
/* kei-outline-build-sections.c */
KeiNode *kei_outline_build_section (KeiOutlineBuilder *builder, guint row, guint nesting); /* (transfer full) */
/* Texts that no heading owns; nothing for an empty list. The title is the plan's own word, so it is not translated. */
void kei_outline_build_loose_section (KeiOutlineBuilder *builder, const char *title, const char *role, const GArray *rows);
/* kei-outline-build-plan.c */
void kei_outline_build_fields (KeiOutlineBuilder *builder);
void kei_outline_build_levels (KeiOutlineBuilder *builder);
/* kei-outline-build-process.c */
void kei_outline_build_viewpoints (KeiOutlineBuilder *builder);
void kei_outline_build_districts (KeiOutlineBuilder *builder);
void kei_outline_build_process (KeiOutlineBuilder *builder);

G_END_DECLS
