/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How rows are made; for kei-comparison-rows*.c only.
 *
 *   kei-comparison-rows-build.c   which rows there are, over the order of the comparison
 *   kei-comparison-rows-prose.c   those of texts: paragraph beside paragraph
 *   kei-comparison-rows-halves.c  in which order the texts of what was merged or split are read
 *   kei-comparison-rows-text.c    what is read in a row, and what is marked in it
 *   kei-comparison-rows-line.c    indicators, goals, costs and fields as one line, piece by piece
 *   kei-comparison-rows-list.c    which rows are shown, and which folded */
#pragma once

#include "kei-comparison-private.h"
#include "kei-comparison-rows.h"
#include "kei-numbers.h"

G_BEGIN_DECLS

struct _KeiComparisonRows
{
  gatomicrefcount ref_count;
  KeiComparison *comparison; /* (owned) */
  KeiNumbers *numbers[2];    /* (owned) */
  KeiTextDiffer *differ;     /* (owned) */
  GArray *rows;              /* (element-type KeiComparisonRow) */
  GArray *entry_rows;        /* (element-type guint32) by entry of the order: its first row; first rows have those that they reach */
  GArray *doubtful;          /* (element-type guint32) */
  guint counts[KEI_ROW_N_SIGNS];
  gboolean complete;
};

static inline KeiComparisonRow *
_kei_row (const KeiComparisonRows *rows, guint row)
{
  return &((KeiComparisonRow *) (void *) rows->rows->data)[row];
}

/* Two nodes that stand beside each other; one is NULL where there is none. */
typedef struct
{
  KeiNode *nodes[2];
} KeiBeside;

typedef struct
{
  KeiComparisonRows *rows;
  const KeiComparison *comparison;
  const KeiComparisonRows *before; /* (nullable) */
  const KeiFollowing *following;
  guint32 *titles; /* (owned) by depth: the last title there */
  guint32 title;   /* the row of the title at hand */
  gint32 change;   /* the change that its unit is in, or -1 */
  guint8 depth;    /* of it */
  gboolean known;  /* whether its two nodes are a pair, so that the comparison knows what differs */
  guint first_difference, n_differences;
  GHashTable *index;       /* (nullable): of many differences where they are */
  gboolean renamed;        /* whether something that fields refer to has another name */
  gboolean ordered;        /* whether some of them say that something stands elsewhere */
  GArray *keys[2];         /* (element-type gunichar) */
  KeiSpellings *spellings; /* (owned) */
} KeiRowsBuilder;

/* What rows are made from beside their comparison. */
typedef struct
{
  guint n_most;                    /* no more rows than these are wanted; 0: all */
  const KeiComparisonRows *before; /* (nullable): before an edit */
  const KeiFollowing *following;   /* what that did */
} KeiRowsSource;

/* FALSE when cancelled. */
gboolean _kei_comparison_rows_build (KeiComparisonRows *rows, const KeiRowsSource *source, GCancellable *cancellable);

/* Adds a row below the title at hand; what is set there already stays. */
void _kei_rows_add (KeiRowsBuilder *self, const KeiComparisonRow *row);

/* What the comparison knows of two nodes and a field, or NULL. */
const KeiDifference *_kei_rows_find (const KeiRowsBuilder *self, const KeiNode *old_node, const KeiNode *new_node, KeiField field);
/* Says of @row how it differs in one field more. */
void _kei_rows_judge_field (const KeiRowsBuilder *self, KeiComparisonRow *row, KeiBeside beside, const KeiFieldInfo *field);
/* A stronger sign takes the place of a weaker one. */
void _kei_rows_sign (KeiComparisonRow *row, KeiRowSign sign);

/* Whether something that fields refer to has another name now. */
gboolean _kei_rows_find_renamed (const KeiComparison *comparison);
KeiComparisonRow _kei_rows_start (KeiRowKind kind, KeiBeside beside, KeiField field);
void _kei_rows_take_differences (KeiRowsBuilder *self, guint first, guint n);
gboolean _kei_rows_is_reordered (const KeiRowsBuilder *self, KeiBeside beside);
/* Says of @row how all differs that two nodes have in their line. */
void _kei_rows_judge_line (const KeiRowsBuilder *self, KeiComparisonRow *row, KeiBeside beside);

/* Two that stand beside each other, and what was merged into or split from one of them. */
typedef struct
{
  KeiBeside main;
  KeiNode *const *parts[2];
  guint n_parts[2];
} KeiOwners;

/* The rows of what belongs to a title. */
void _kei_rows_add_content (KeiRowsBuilder *self, const KeiOwners *owners);

/* The children of a slot in the order in which they are told. @children (element-type KeiBeside) is emptied first. */
void _kei_rows_align (const KeiRowsBuilder *self, KeiBeside parents, KeiSlot slot, GArray *children);

/* Rows for the lines of a text field; where several are merged or were split, of each side's one behind the other. */
void _kei_rows_add_prose (KeiRowsBuilder *self, KeiNode *const *old_nodes, guint n_old, KeiNode *const *new_nodes, guint n_new, KeiField field);

/* Where one side has several texts, lets them be read in the order in which the other side says the same; what it does not say stays
 * behind what stands before it. */
void _kei_rows_order_halves (const KeiRowsBuilder *self, KeiNode **old_nodes, guint n_old, KeiNode **new_nodes, guint n_new);

/* --- Fields --- */

typedef enum {
  KEI_ROW_FIELD_HIDDEN,  /* nobody reads it, or it is told with another */
  KEI_ROW_FIELD_LINE,    /* a short field with a row of its own */
  KEI_ROW_FIELD_PROSE,   /* each line is a row */
  KEI_ROW_FIELD_IN_LINE, /* part of the title's, indicator's, cost's … line */
} KeiRowFieldPlace;

KeiRowFieldPlace _kei_rows_place_field (const KeiComparison *comparison, KeiKind kind, const KeiFieldInfo *field);

/* Whether a value stands in its indicator's line: what is planned does, what was measured only where both say something else. */
gboolean _kei_rows_tells_value (const KeiComparison *comparison, KeiBeside value);

/* Whether a cost or staffing line has no other beside it because the other plan plans nothing for its year. */
gboolean _kei_rows_has_other_year (const KeiComparison *comparison, KeiBeside line);

/* A value as a person reads it; "" for none. (transfer full) */
char *_kei_rows_dup_value (KeiTree *tree, const KeiNode *node, const KeiFieldInfo *field, KeiYearStyle years);

/* Whether two texts are the same but for spelling, width and spaces. */
gboolean _kei_rows_is_spelling (GArray *const *keys, const KeiSpellings *spellings, const char *old_text, gsize old_length, const char *new_text, gsize new_length);

/* --- What is read in a row --- */

/* A line of both sides in the making, with its marks. */
typedef struct
{
  const KeiComparisonRows *rows;
  KeiYearStyle years;
  GString *texts[2];
  GArray *runs[2]; /* (element-type KeiTextRun) */
  gboolean known;  /* whether the comparison knows the two */
  guint first_difference, n_differences;
  guint n_hunks;
  gboolean marked;
  gboolean limited;
} KeiRowLine;

/* Adds a piece that is marked as a whole where it differs; NULL where a side has none. */
void _kei_row_line_add (KeiRowLine *self, const char *old_piece, const char *new_piece, gboolean ruled);
/* Adds a text that is marked word by word. */
void _kei_row_line_add_text (KeiRowLine *self, const char *old_piece, const char *new_piece, gboolean ruled);
const KeiDifference *_kei_row_line_find (const KeiRowLine *self, KeiBeside beside, KeiField field);
void _kei_row_line_align (const KeiRowLine *self, KeiBeside parents, KeiSlot slot, GArray *children);
/* Writes all that is read in a row. */
void _kei_row_line_write (KeiRowLine *self, const KeiComparisonRow *row);

G_END_DECLS
