/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stages of reading an outline, each over the rows that the one before left.
 * Private to src/exchange; kei-outline.c calls them in this order. */
#pragma once

#include "kei-outline.h"

G_BEGIN_DECLS

/* Text → rows: every line with its marks read: indent, bullet, number, brackets, cells. FALSE: cancelled. */
gboolean kei_outline_scan (KeiOutline *outline, const char *text, gsize length, GCancellable *cancellable, GError **error);

/* Two columns of text side by side: one behind the other. A part of the scan, before numbers are settled. */
void kei_outline_part_columns (KeiOutline *outline);

/* What stands behind the title of the last row (goals, counts, a department, a cost) becomes rows about it. A part of the scan. */
void kei_outline_part_remarks (KeiOutline *outline);

/* Believes or drops the numbers that may be ordinary text. The last part of the scan. */
void kei_outline_settle_numbers (KeiOutline *outline);

/* What kind of markup @text is and what to do about it (translated, transfer full), else NULL. */
char *kei_outline_find_markup (const char *text, gsize length);

/* A warning (translated, transfer full) for text that nobody could read as an outline, else NULL. */
char *kei_outline_find_noise (const KeiOutline *outline);

/* Page furniture and fragments out, torn lines joined, torn words closed. */
void kei_outline_clean (KeiOutline *outline);

/* Torn lines joined. A part of the cleaning. */
void kei_outline_join_lines (KeiOutline *outline);

/* Headings that stand after what they head: `order` is put right. */
void kei_outline_order (KeiOutline *outline);

/* The plan's title, contact and what lines say of the plan by themselves (テーマ：…). Before the structure. */
void kei_outline_find_fields (KeiOutline *outline);

/* What stands under what, and what each heading means: `parent`, `style` and `meaning`. */
void kei_outline_structure (KeiOutline *outline);

/* What each row becomes: `kind`. */
void kei_outline_find_kinds (KeiOutline *outline);

/* Levels of the items and their names. */
void kei_outline_find_levels (KeiOutline *outline);

/* Without those that merging left empty. */
void kei_outline_drop_empty_levels (KeiOutline *outline);

/* Notes where the plan's numbers differ from those in the text. Last of all. */
void kei_outline_compare_numbers (KeiOutline *outline);

/* Which layer of the plan each level is of. */
void kei_outline_find_layers (KeiOutline *outline);

/* The same thing twice: `merged`. */
void kei_outline_merge (KeiOutline *outline);

/* --- Helpers that they share --- */

KeiOutlineRow *kei_outline_row_new (guint line);
void kei_outline_row_free (KeiOutlineRow *row);
/* A row of @source, with its marks read. (transfer full) */
KeiOutlineRow *kei_outline_scan_piece (const char *source, guint indent, guint line);
/* Looks again for a number and brackets in @row's text. */
void kei_outline_scan_marks (KeiOutlineRow *row);
/* Takes 〔新規〕 off the end of @row's text. */
void kei_outline_read_continuation (KeiOutlineRow *row);
/* Its number was none: reads @row again without it. */
void kei_outline_scan_without_number (KeiOutlineRow *row);
/* 【heading】, 【tag】text, 〈label〉title. */
void kei_outline_read_brackets (KeiOutlineRow *row);
void kei_outline_add_note (KeiOutline *outline, KeiOutlineNoteType type, guint row, guint other, guint count, const char *text);
void kei_outline_ignore (KeiOutline *outline, guint row, KeiOutlineNoteType why);
void kei_outline_set_text (KeiOutlineRow *row, char *text); /* (transfer full) */
/* Whether the row still says something: not left out and not joined to another. */
gboolean kei_outline_is_live (const KeiOutline *outline, guint row);
/* The next live row after @row in the file, or KEI_OUTLINE_NONE. */
guint kei_outline_next_live (const KeiOutline *outline, guint row);
/* Has a number, a bullet or a Markdown heading's mark. */
gboolean kei_outline_is_marked (const KeiOutlineRow *row);
/* A table's row. */
static inline gboolean
kei_outline_is_cells (const KeiOutlineRow *row)
{
  return row->cells != NULL;
}
/* The item that @row stands under, by its marks, itself merged or not; or KEI_OUTLINE_NONE. With
 * kei_outline_represent(): the row that stands for it. */
guint kei_outline_item_above (const KeiOutline *outline, guint row);
guint kei_outline_represent (const KeiOutline *outline, guint row);
/* Counts declared, or a number alone that is one. */
gboolean kei_outline_is_counts (const KeiOutlineRow *row);
/* May be a heading: short, no sentence, no number in a list, nothing joined. */
gboolean kei_outline_may_head (const KeiOutlineRow *row);

G_END_DECLS
