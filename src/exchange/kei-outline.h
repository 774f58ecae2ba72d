/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "kei-tree.h"

G_BEGIN_DECLS

/* The import of an outline: any text that is the outline of a plan becomes rows, each
 * with what it was taken for; a person may correct them; the rows become a plan.
 *
 *   bytes → lines → rows (marks read, torn lines joined) → structure → levels → merged
 *         └ kei_outline_read() ────────────────────────────────────────────────────────┘
 *   rows ─ kei_outline_to_tree() → KeiTree
 *
 * Reading guesses nothing that a person could not see: what was left out, merged, joined or
 * closed is a note on its row. A KeiOutline is plain data: one thread at a time. */

typedef enum {
  KEI_OUTLINE_IGNORE,      /* left out; a note says why */
  KEI_OUTLINE_JOINED,      /* goes on with the text of the row `head` */
  KEI_OUTLINE_ITEM,        /* an item of `level` */
  KEI_OUTLINE_TEXT,        /* text of the item or section that it follows */
  KEI_OUTLINE_ROLE,        /* heading of a text of the item above, with a role */
  KEI_OUTLINE_INDICATOR,   /* an indicator of the item above */
  KEI_OUTLINE_VALUE,       /* a figure of the indicator above */
  KEI_OUTLINE_COST,        /* a cost of the item above */
  KEI_OUTLINE_LEAD,        /* the department of the item above */
  KEI_OUTLINE_SECTION,     /* heading of a section outside of the policy tree */
  KEI_OUTLINE_VIEWPOINT,   /* a viewpoint */
  KEI_OUTLINE_DECLARED,    /* counts declared for the plan or the item above */
  KEI_OUTLINE_TITLE,       /* the plan's title */
  KEI_OUTLINE_VISION,      /* its vision */
  KEI_OUTLINE_CATCHPHRASE, /* its catchphrase */
  KEI_OUTLINE_THEME,       /* its theme */
  KEI_OUTLINE_PERIOD,      /* its period */
  KEI_OUTLINE_CONTACT,     /* its contact */
  KEI_OUTLINE_DISTRICTS,   /* names the districts that have a plan each */
  KEI_OUTLINE_BODY,        /* a body that makes the plan */
  KEI_OUTLINE_RELATION,    /* how the bodies work together */
  KEI_OUTLINE_MEETINGS,    /* one row of a table of months and lanes */
  KEI_OUTLINE_CAPTION,     /* says what follows it is; becomes nothing itself */
  KEI_OUTLINE_UNDECIDED,   /* kept as a text, for a person to decide */
  KEI_OUTLINE_N_KINDS
} KeiOutlineKind;

typedef enum {
  KEI_OUTLINE_NOTE_FURNITURE,     /* page number, running head */
  KEI_OUTLINE_NOTE_FRAGMENT,      /* a piece of a word or line that says nothing */
  KEI_OUTLINE_NOTE_CONTENTS,      /* list of contents */
  KEI_OUTLINE_NOTE_REPEATED,      /* said before in the same words */
  KEI_OUTLINE_NOTE_MERGED,        /* same item as row `other` */
  KEI_OUTLINE_NOTE_REWORDED,      /* same item as row `other` in other words, which are kept */
  KEI_OUTLINE_NOTE_JOINED,        /* goes on with row `other` */
  KEI_OUTLINE_NOTE_CLOSED,        /* `count` spaces inside of words closed */
  KEI_OUTLINE_NOTE_SPLIT,         /* one line held several entries */
  KEI_OUTLINE_NOTE_CUT_OFF,       /* the sentence ends in the middle */
  KEI_OUTLINE_NOTE_HEADING_AFTER, /* heads what stands before it */
  KEI_OUTLINE_NOTE_SUFFIX,        /* words that end every heading, taken off: `text` */
  KEI_OUTLINE_NOTE_SHORTENED,     /* a part of the title that is no part of the plan's name: `text` */
  KEI_OUTLINE_NOTE_UNDECIDED,     /* nothing said what this is */
  KEI_OUTLINE_NOTE_COUNT,         /* declared `text`, found `count` */
  KEI_OUTLINE_NOTE_DROPPED,       /* `count` characters that a plan cannot hold */
  KEI_OUTLINE_NOTE_RENUMBERED,    /* the plan prints `text` for its number: its place among the others is `count` */
  KEI_OUTLINE_NOTE_TOO_DEEP,      /* deeper than a plan may be: kept as text */
  KEI_OUTLINE_N_NOTES
} KeiOutlineNoteType;

typedef enum {
  KEI_OUTLINE_INFO,
  KEI_OUTLINE_WARNING,
  KEI_OUTLINE_ERROR,
} KeiOutlineSeverity;

typedef struct
{
  KeiOutlineNoteType type;
  guint row;
  guint other; /* a row, or KEI_OUTLINE_NONE */
  guint count;
  char *text; /* owned (nullable) */
} KeiOutlineNote;

#define KEI_OUTLINE_NONE G_MAXUINT
#define KEI_OUTLINE_LONGEST_TITLE 4000 /* bytes: a longer row is text, whatever it looks like */

/* A printed number at the start of a line. */
typedef struct
{
  const char *pattern; /* interned: 第{1}章, 施策{①}, ({1}) …; NULL: no number */
  const char *word;    /* interned: what names the level: 施策, 章 …; "" when nothing does */
  guint value;         /* of its last part */
  guint parts;         /* 2 for 1-1 */
  gboolean weak;       /* may be ordinary text; see kei_numbering_read() */
} KeiOutlineNumber;

typedef struct
{
  guint line;   /* in the file, from 1; several rows may come from one line */
  char *source; /* owned: what stands there, without the blanks around it */
  char *text;   /* owned: what is kept of it: marks and number taken off, words closed */

  KeiOutlineKind kind;
  guint level;         /* ITEM: index in `levels` */
  guint head;          /* JOINED: the row that it goes on with */
  gboolean with_space; /* JOINED: a blank stands at the joint */
  guint merged;        /* ITEM: the row that is the same item, or KEI_OUTLINE_NONE */
  const char *code;    /* ROLE: text role; SECTION: section role (nullable, static) */
  char *label;         /* owned (nullable): 〈field label〉 */
  gboolean tentative;
  const char *continuation; /* static (nullable): ITEM: how it goes on from the plan before: 〔新規〕 */
  char *continuation_mark;  /* owned (nullable): as it stood; a text keeps it */
  gboolean continuation_at_end;

  /* What was read of the line; the rest of the pipeline decides by it. */
  KeiOutlineNumber number;
  char *printed; /* owned (nullable): the number as it stood */
  gunichar bullet;
  guint indent;  /* columns */
  guint heading; /* depth of a Markdown heading, 0: none */
  guint blank_before;
  guint blank_after;
  guint piece; /* which piece of its line, from 0; pieces > 1 of them */
  guint pieces;
  gboolean bracketed;       /* the whole line stood in heading brackets */
  gboolean contents;        /* ended in leader dots and a page */
  gboolean page_top;        /* first of a page */
  gboolean page_title;      /* a running title that counts its pages: 経過①, 経過② */
  gboolean in_table;        /* one of its cells: see kei-outline-grid.h */
  gboolean starts_over;     /* nothing that is open before it stays open */
  char *tag;                /* owned (nullable): 【tag】 before the text; the head of its column */
  char **cells;             /* owned (nullable): of a table row */
  const char *style;        /* interned (nullable): what rows of one level have in common */
  guint table;              /* with cells: the first row of its table */
  guint parent;             /* the row that it stands under by its marks, or KEI_OUTLINE_NONE */
  guint n_children;         /* rows whose parent this is … */
  guint n_marked;           /* … and how many of them open something themselves */
  const char *heading_code; /* static (nullable): what the meaning says in detail */
  guint meaning;            /* of the heading or of the part that it stands in; see kei-outline-words.h */
} KeiOutlineRow;

typedef struct
{
  char *name;          /* 施策 */
  const char *pattern; /* interned (nullable): the number as numbering writes it, 施策① */
  guint depth;         /* 0: stands at the top */
  gboolean continues;  /* its numbers run through the plan */
  const char *layer;   /* static (nullable): concept, basic, implementation */
} KeiOutlineLevel;

typedef struct
{
  char *encoding;    /* owned: "UTF-8", "CP932", "EUC-JP" … */
  GPtrArray *rows;   /* (element-type KeiOutlineRow) */
  GArray *order;     /* guint: rows in the order of the plan */
  GPtrArray *levels; /* (element-type KeiOutlineLevel) */
  GPtrArray *notes;  /* (element-type KeiOutlineNote) */
  char *warning;     /* owned (nullable): why nothing was taken from this text; translated */
  guint n_lines;
} KeiOutline;

#define KEI_OUTLINE_ERROR (kei_outline_error_quark ())
typedef enum {
  KEI_OUTLINE_ERROR_BINARY,   /* no text */
  KEI_OUTLINE_ERROR_ENCODING, /* text in an encoding that is not known */
  KEI_OUTLINE_ERROR_TOO_LONG,
} KeiOutlineError;
GQuark kei_outline_error_quark (void);

/* Reads bytes of any encoding into an outline. A text that is no outline gives an outline with a
 * warning and without items. Any thread; linear in the length. @cancellable (nullable) ends it soon with
 * G_IO_ERROR_CANCELLED. (transfer full) */
KeiOutline *kei_outline_read (const char *bytes, gsize length, GCancellable *cancellable, GError **error);
void kei_outline_free (KeiOutline *outline);

static inline KeiOutlineRow *
kei_outline_row (const KeiOutline *outline, guint i)
{
  return g_ptr_array_index (outline->rows, i);
}
static inline KeiOutlineLevel *
kei_outline_level (const KeiOutline *outline, guint i)
{
  return g_ptr_array_index (outline->levels, i);
}

/* The kept text of a row with the rows joined to it. (transfer full) */
char *kei_outline_dup_text (const KeiOutline *outline, guint row);
guint kei_outline_count_items (const KeiOutline *outline, guint level);

/* What a note says, in a sentence without the line number: translated. (transfer full) */
char *kei_outline_note_to_text (const KeiOutline *outline, const KeiOutlineNote *note);
KeiOutlineSeverity kei_outline_note_severity (const KeiOutlineNote *note);
/* Whether it is still so after what a person changed. */
gboolean kei_outline_note_holds (const KeiOutline *outline, const KeiOutlineNote *note);

/* What the person does. Each keeps the outline whole; FALSE: not possible, nothing changed. */
gboolean kei_outline_set_kind (KeiOutline *outline, guint row, KeiOutlineKind kind);
gboolean kei_outline_set_level (KeiOutline *outline, guint row, guint level);
/* Joins @row to the row before it, or takes it off again. */
gboolean kei_outline_set_joined (KeiOutline *outline, guint row, gboolean joined);
/* The next level deeper (@by 1) or higher (-1). */
gboolean kei_outline_shift_level (KeiOutline *outline, guint row, int by);
/* The level of this name, made where it is not there yet. Returns its index. */
guint kei_outline_ensure_level (KeiOutline *outline, const char *name, guint depth);

/* FALSE: there is a level of this name, or it is none. */
gboolean kei_outline_rename_level (KeiOutline *outline, guint level, const char *name);

/* All that a person can change, to go back to. (transfer full) */
typedef struct _KeiOutlineState KeiOutlineState;
KeiOutlineState *kei_outline_save_state (const KeiOutline *outline);
void kei_outline_restore_state (KeiOutline *outline, const KeiOutlineState *state);
void kei_outline_state_free (KeiOutlineState *state);

/* Makes the plan. @ids gives every id. Fails only with KEI_TREE_ERROR where the text breaks a limit
 * of the plan. @rows (nullable) gets a GHashTable from the ids (as guint64 *, owned) to the row + 1
 * that each node was made of. (transfer full) */
KeiTree *kei_outline_to_tree (const KeiOutline *outline, KeiIdSource *ids, GHashTable **rows, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeiOutline, kei_outline_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeiOutlineState, kei_outline_state_free)

G_END_DECLS
