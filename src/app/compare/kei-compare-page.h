/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kei-compare-side.h"
#include "kei-comparison-rows.h"

G_BEGIN_DECLS

/* Two plans side by side: the mode “compare” of a window. One side is a state of the window's own plan, which keeps what is said about
 * pairs; the other is whatever it is compared with, which may be another state of it. The page follows both and compares again what was touched. */

#define KEI_TYPE_COMPARE_PAGE (kei_compare_page_get_type ())
G_DECLARE_FINAL_TYPE (KeiComparePage, kei_compare_page, KEI, COMPARE_PAGE, AdwBin)

/* Property: "show-changes" (gboolean), the list at the side.
 * Signals: "edit" (self, guint side (KeiSide), guint64 node, guint field): the person wants to edit this. */
/* @editor: of the window's own plan. */
GtkWidget *kei_compare_page_new (KeiEditor *editor);

/* Compares these two from now on, both NULL for nothing. @own: the one whose tree has the record of the window's plan, @own_side: where it stands. */
void kei_compare_page_set_sides (KeiComparePage *self, KeiCompareSide *own, KeiCompareSide *other, KeiSide own_side);
KeiCompareSide *kei_compare_page_get_other (KeiComparePage *self);              /* (nullable) (transfer none) */
KeiCompareSide *kei_compare_page_get_side (KeiComparePage *self, KeiSide side); /* (nullable) (transfer none) */
KeiSide kei_compare_page_get_own_side (KeiComparePage *self);
void kei_compare_page_swap (KeiComparePage *self);

/* What was read while the other plan is not there yet, or why it could not be. */
void kei_compare_page_show_loading (KeiComparePage *self, const char *text);
void kei_compare_page_show_error (KeiComparePage *self, const char *heading, const char *description);
/* A plain sentence below the head that stays there; NULL for none. */
void kei_compare_page_set_notice (KeiComparePage *self, const char *notice);

/* Whether the first comparison of these two plans is under way; what follows an edit is none. */
gboolean kei_compare_page_is_comparing (KeiComparePage *self);
/* Gives the keyboard back to the rows; FALSE where it is not below them. */
gboolean kei_compare_page_leave_desk (KeiComparePage *self);
/* What was found, when all of it was. (nullable) (transfer none) */
KeiComparisonRows *kei_compare_page_get_rows (KeiComparePage *self);

gboolean kei_compare_page_step (KeiComparePage *self, gboolean forward);
/* Goes to where @node of @side is told. */
void kei_compare_page_reveal (KeiComparePage *self, KeiSide side, KeiId node);
/* The node of the window's own plan that is chosen, or KEI_ID_NONE. */
KeiId kei_compare_page_get_chosen (KeiComparePage *self);

/* Opens the bar to find something in the rows of both sides, or goes to the next or the one before. */
void kei_compare_page_find (KeiComparePage *self);
void kei_compare_page_find_again (KeiComparePage *self, gboolean forward);

/* What is typed into a row becomes a step of its plan. */
void kei_compare_page_end_typing (KeiComparePage *self);
/* Undo and redo within what is typed into a row; FALSE when nothing is. */
gboolean kei_compare_page_undo_typing (KeiComparePage *self, gboolean redo);

/* Moves the keyboard between the list of changes, the rows and the desk; FALSE when there is none in this direction. */
gboolean kei_compare_page_cycle_focus (KeiComparePage *self, GtkDirectionType direction);

G_END_DECLS
