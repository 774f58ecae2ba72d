/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-comparison.h"
#include "kei-era.h"
#include "kei-text-diff.h"

G_BEGIN_DECLS

/* A comparison as rows: what the side-by-side view and the comparison table both run over. A row is one title, one paragraph,
 * one line of a table or one short field, never a whole item; both sides stand in it. The rows are in the order of
 * the later plan as it is printed; what was removed stands where it stood.
 *
 * What is known without looking at words (which nodes, sign, change, certainty) is in the row; texts and marks are made
 * when somebody asks for a row's. The rows hold their comparison. They are immutable and atomically counted; any thread may read. */

#define KEI_TYPE_COMPARISON_ROWS (kei_comparison_rows_get_type ())
GType kei_comparison_rows_get_type (void);
typedef struct _KeiComparisonRows KeiComparisonRows;

typedef enum {
  KEI_ROW_GROUP,     /* a heading of the rows only (用語集, 担当課); no node */
  KEI_ROW_TITLE,     /* of the plan, an item, section, viewpoint, term, department, related plan or level */
  KEI_ROW_FIELD,     /* a short field: department, label, period, formula … */
  KEI_ROW_PARAGRAPH, /* a line of a text, of a section's block, of a long field */
  KEI_ROW_CAPTION,   /* of a table or figure */
  KEI_ROW_CELLS,     /* a row of a table in a section; ｜ between its cells */
  KEI_ROW_INDICATOR, /* an indicator with its values */
  KEI_ROW_SDGS,      /* all goals of an item */
  KEI_ROW_BUDGET,    /* one year's cost */
  KEI_ROW_STAFFING,
  KEI_ROW_YEARS,     /* all costs, or all staff, of years that the other plan has none for; the nodes are the first of each */
  KEI_ROW_OTHER,     /* a declared count, an origin */
  KEI_ROW_ELSEWHERE, /* thin: what stood or stands here is told at another row (moved, merged, split); a table may leave it out */
  KEI_ROW_N_KINDS
} KeiRowKind;

/* One a row, the most telling one; what a filter goes by. */
typedef enum {
  KEI_ROW_SAME,
  KEI_ROW_CHANGED,
  KEI_ROW_ADDED,
  KEI_ROW_REMOVED,
  KEI_ROW_MOVED,     /* a title that stands under another parent; a paragraph that stands elsewhere in its text */
  KEI_ROW_REORDERED, /* stands elsewhere among its siblings, and nothing else about it changed */
  KEI_ROW_LEVEL,
  KEI_ROW_MERGED,
  KEI_ROW_SPLIT,
  KEI_ROW_SPELLING,   /* differs in spelling, width or punctuation only */
  KEI_ROW_RENUMBERED, /* the number of a title followed from others' places (番号だけ) */
  KEI_ROW_RULE,       /* differs only as everything does (一括変更): see kei_comparison_get_rules() */
  KEI_ROW_N_SIGNS
} KeiRowSign;

/* As scripts and listings name them: "same", "changed" … */
const char *kei_row_sign_name (KeiRowSign sign);
/* What a person reads beside the symbol: 変更, 追加 …; "" for what is the same. (transfer none) */
const char *kei_row_sign_label (KeiRowSign sign);
const char *kei_row_kind_name (KeiRowKind kind);

typedef enum {
  KEI_ROW_IS_REWORDED = 1 << 0, /* its own text differs, beside what the sign says */
  KEI_ROW_IS_MOVED = 1 << 1,
  KEI_ROW_IS_REORDERED = 1 << 2,
  KEI_ROW_IS_OTHER_LEVEL = 1 << 3,
  KEI_ROW_IS_RENUMBERED = 1 << 4, /* the number tag of a title differs */
  KEI_ROW_IS_RULED = 1 << 5,      /* some of what differs is a rule's */
  KEI_ROW_IS_FIRST = 1 << 6,      /* the first line of its text: where the label is to be read */
  KEI_ROW_IS_DOUBTFUL = 1 << 7,   /* a title whose pair a person should look at */
  KEI_ROW_IS_RELABELLED = 1 << 8, /* the label of its text differs */
} KeiRowFlags;

/* Bytes of the field's text; of what is no paragraph: 0, 0. */
typedef struct
{
  guint32 start, length;
} KeiRowRange;

typedef struct
{
  guint8 kind;           /* KeiRowKind */
  guint8 sign;           /* KeiRowSign */
  guint8 depth;          /* of the item or section it is or belongs to: 0 at the top */
  guint8 certainty;      /* KeiCertainty, where `pair` is one */
  guint16 flags;         /* KeiRowFlags */
  guint16 field;         /* KeiField that it shows, or KEI_FIELD_NONE */
  gint32 change;         /* index among kei_comparison_get_changes(), or -1; a title has it too when only what belongs to it changed */
  gint32 pair;           /* of a title: index among kei_pairing_get_pairs(), or -1 */
  guint32 parent;        /* the row that it stands under: of a title its parent's, of others their title's; or KEI_ROW_NONE */
  gint16 rule;           /* the rule that covers it wholly, or -1; also where only the name of what it refers to is another */
  guint16 meaning;       /* KeiMeaning */
  KeiNode *nodes[2];     /* (unowned) by KeiSide, NULL where there is none: the trees of the pairing hold them. The first of several */
  KeiRowRange ranges[2]; /* of a paragraph */
} KeiComparisonRow;

#define KEI_ROW_NONE G_MAXUINT32

G_STATIC_ASSERT (sizeof (KeiComparisonRow) <= 64);

/* For a worker thread. Returns NULL only when cancelled. (transfer full) (nullable) */
KeiComparisonRows *kei_comparison_rows_new (KeiComparison *comparison, GCancellable *cancellable, GError **error);

/* Gets the first rows, on the thread that makes them. Keep a reference to keep them. */
typedef void (*KeiComparisonRowsHead) (KeiComparisonRows *head, gpointer data);

/* The whole way from pairs to rows, for those who want to show something soon: @head (nullable) gets the first rows, at least
 * @n_head, after a fraction of the time; it is not called for plans that have no more than that. Rules are not known yet then: what
 * they will cover is still told as changed, and changes have other indices; kei_comparison_rows_find_touched() says what
 * the complete rows have otherwise. Returns NULL only when cancelled. (transfer full) (nullable) */
KeiComparisonRows *kei_comparison_rows_make (KeiPairing *pairing, guint n_head, KeiComparisonRowsHead head, gpointer data, GCancellable *cancellable, GError **error);
KeiComparisonRows *kei_comparison_rows_ref (KeiComparisonRows *rows);
void kei_comparison_rows_unref (KeiComparisonRows *rows);

KeiComparison *kei_comparison_rows_get_comparison (const KeiComparisonRows *rows); /* (transfer none) */
/* FALSE for a head. */
gboolean kei_comparison_rows_is_complete (const KeiComparisonRows *rows);

guint kei_comparison_rows_get_n (const KeiComparisonRows *rows);
const KeiComparisonRow *kei_comparison_rows_get (const KeiComparisonRows *rows, guint row); /* (transfer none) */

/* Rows of each sign. */
guint kei_comparison_rows_count (const KeiComparisonRows *rows, KeiRowSign sign);
/* The titles whose pairs are doubtful, in order. (transfer none) */
const guint32 *kei_comparison_rows_get_doubtful (const KeiComparisonRows *rows, guint *n);

/* --- Finding a row --- */

/* The title that a change is about, or KEI_ROW_NONE in a head that does not reach so far. */
guint kei_comparison_rows_find_change (const KeiComparisonRows *rows, guint change);
/* The row of a node of that side's content: its title, or the first row that shows it; of what has no row of its own (a value, a
 * goal) that of what it belongs to. KEI_ROW_NONE for what has none. Cost: the rows of one item. */
guint kei_comparison_rows_find (const KeiComparisonRows *rows, KeiSide side, KeiId id);
/* Of a row of kind KEI_ROW_ELSEWHERE the row that tells of it. */
guint kei_comparison_rows_find_told (const KeiComparisonRows *rows, guint row);
/* The item, section … that a row is or belongs to, on that side; NULL where there is none. Of a merged or split
 * one the first. (transfer none) */
KeiNode *kei_comparison_rows_get_owner (const KeiComparisonRows *rows, guint row, KeiSide side);

/* --- Texts, when a row is shown or written --- */

typedef struct
{
  KeiNode *node; /* (unowned): what the cell shows */
  char *tag;     /* the printed number of a title with its level (基本目標1, 施策①), or "" */
  char *label;   /* what it is: 現状と課題, 指標, 担当課; of a title its level. Every line of a text has it: KEI_ROW_IS_FIRST */
  char *text;    /* one line */
  char *path;    /* of a moved title: what it stands under, 基本目標2 ・ 政策3 暮らしの安心; else "" */
  GArray *runs;  /* (nullable) (element-type KeiTextRun): the marks in `text`; NULL where nothing is marked, then all of it is the same */
} KeiRowCell;

typedef struct
{
  KeiRowCell *cells[2]; /* by KeiSide; several one below the other where titles were merged or split */
  guint n_cells[2];     /* 0 where nothing stands on that side */
  char *note;           /* what it means, in words (目標を引き上げ、ゴール14が加わった), or "" */
  gboolean limited;     /* the texts are too long to be marked word by word everywhere */
} KeiRowText;

/* Makes the texts of a row with their marks. Cost: the texts' length and some 20 µs a changed sentence. Any thread, but the labels are in
 * the language of the process. (transfer full) */
KeiRowText *kei_comparison_rows_dup_text (const KeiComparisonRows *rows, guint row, KeiYearStyle years);
void kei_row_text_free (KeiRowText *text);

/* The numbers on the way to an item, short: 2-3②; "" where nothing on it has one. (transfer full) */
char *kei_comparison_rows_dup_number (const KeiComparisonRows *rows, KeiSide side, KeiId item);

/* --- Which rows are shown --- */

/* A row that is shown, or several that follow each other and are folded. */
typedef struct
{
  guint32 first;
  guint32 n_folded; /* 0: the row itself */
} KeiRowEntry;

#define KEI_ROWS_ALL_CHANGES (((1u << KEI_ROW_N_SIGNS) - 1) & ~(1u << KEI_ROW_SAME))
#define KEI_ROWS_USUAL (KEI_ROWS_ALL_CHANGES & ~(1u << KEI_ROW_RENUMBERED) & ~(1u << KEI_ROW_RULE))

/* The rows whose sign is in @shown (1 << KeiRowSign), titles that they stand under, and all others folded into runs. With
 * KEI_ROW_SAME among them nothing is folded. A lone row is shown rather than folded. Linear, some ns a row.
 * (element-type KeiRowEntry) (transfer full) */
GArray *kei_comparison_rows_list (const KeiComparisonRows *rows, guint shown);

/* What rows are, in words: 変更のない 12 行（施策 2・指標 4・取組 6）. Where some of them have changes that are not shown it says how
 * many. (transfer full) */
char *kei_comparison_rows_describe (const KeiComparisonRows *rows, guint first, guint n);

/* --- After an edit --- */

/* Rows of the same two plans after @tree has taken the place of that side's: every pair is kept whose halves are still there, and what
 * was touched is compared again; what hands pinned or forbade in the meantime is obeyed. For a worker thread. Returns NULL
 * only when cancelled. (transfer full) (nullable) */
KeiComparisonRows *kei_comparison_rows_follow (KeiComparisonRows *rows, KeiSide side, KeiTree *tree, GCancellable *cancellable, GError **error);

/* Rows of the same pairs with the plans swapped, rules and changes found anew. For a worker thread: nothing is paired and no number made
 * again. Returns NULL only when cancelled. (transfer full) (nullable) */
KeiComparisonRows *kei_comparison_rows_reverse (KeiComparisonRows *rows, GCancellable *cancellable, GError **error);

/* Whether rules were kept through an edit, so that there may be others by now. */
gboolean kei_comparison_rows_has_kept_rules (const KeiComparisonRows *rows);
/* The rows of the same pairs with the rules that hold now; those themselves where the rules are as they were. For a worker
 * thread: the cost is that of comparing everything, though not of pairing it. Returns NULL only when cancelled. (transfer full) (nullable) */
KeiComparisonRows *kei_comparison_rows_find_rules (KeiComparisonRows *rows, GCancellable *cancellable, GError **error);

/* How many rows at the beginning and at the end of two are the same to look at, so that a list need only replace those between. Pairs, changes and rules
 * may have other indices. */
void kei_comparison_rows_find_touched (const KeiComparisonRows *before, const KeiComparisonRows *after, guint *n_first, guint *n_last);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeiComparisonRows, kei_comparison_rows_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeiRowText, kei_row_text_free)

G_END_DECLS
