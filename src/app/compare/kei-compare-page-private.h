/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For the kei-compare-page*.c files only.
 *
 *   kei-compare-page.c         the two sides, what is compared, and the way through it
 *   kei-compare-page-states.c  which of the states is shown, and the head
 *   kei-compare-page-rows.c    the list of paired rows: texts, selection, menu
 *   kei-compare-page-scroll.c  which rows are in view
 *   kei-compare-page-find.c    finding something in the rows
 *   kei-compare-page-drag.c    dragging one side of a row onto another
 *   kei-compare-page-typing.c  typing into a row
 *   kei-compare-page-desk.c    what is chosen, and what is said about it */
#pragma once

#include "kei-compare-changes.h"
#include "kei-compare-desk.h"
#include "kei-compare-edits.h"
#include "kei-compare-find.h"
#include "kei-compare-model.h"
#include "kei-compare-page.h"
#include "kei-comparer.h"
#include "kei-form-typing.h"
#include "kei-pair-look.h"
#include "kei-pair-row.h"

G_BEGIN_DECLS

typedef struct _KeiComparePageTyping KeiComparePageTyping;

struct _KeiComparePage
{
  AdwBin parent_instance;

  KeiEditor *editor;     /* owned: of the window's plan */
  KeiCompareSide *own;   /* owned, nullable: a state of that plan, with its record */
  KeiCompareSide *other; /* owned, nullable: with own */
  KeiSide own_side;
  KeiComparer *comparer;         /* owned */
  KeiCompareModel *model;        /* owned */
  GtkSingleSelection *selection; /* owned */
  KeiPairLook *look;             /* owned */
  GSettings *settings;           /* owned, nullable */
  KeiPairingRecord *record;      /* owned, nullable: what the plans say now, which may be newer than what is compared */
  KeiFormTyping typing;
  GtkWidget *menu;             /* unowned, a child, nullable: the menu of a row that was last asked for */
  KeiCompareFind *find;        /* unowned, a child, nullable: made when it is first asked for */
  KeiComparePageTyping *typed; /* owned, nullable: what is typed into a row */
  guint typing_waits;          /* frames that typing may wait for its row */
  KeiIdPair shown;             /* what the desk shows */
  gboolean swapped;            /* the rows of the model have the plans the other way round */
  gboolean quiet;              /* the selection changes because the page says so */
  gboolean was_there;          /* a whole comparison of these two was shown */
  guint progress_id;           /* the source that shows how far it is, or 0 */
  guint scroll_id;             /* the tick that brings a row into view, or 0 */
  guint scroll_waits;          /* ticks that it may take yet */
  guint scroll_position;       /* of that row, or GTK_INVALID_LIST_POSITION for the chosen one */
  guint reading_id;            /* the tick that ends a step through a tall row, or 0 */
  double scroll_target;        /* where its top shall stand, or -1 as long as that is not known */
  gboolean leads_keyboard;     /* and then takes the keyboard, which was on what stood here before */
  int rule;                    /* the one that is chosen, or -1 */
  char *notice;                /* owned, nullable */
  KeiSide wanted_side;         /* a node that is to be revealed when it is there */
  KeiId wanted;

  /* While a row is dragged onto another. */
  KeiSide drag_side;
  KeiId drag_id;

  /* Template references */
  GtkStack *stack;
  AdwFlap *flap;
  GtkWidget *changes_slot;
  KeiCompareChanges *changes;
  GtkWidget *head[2];
  GtkLabel *tags[2];
  GtkLabel *titles[2];
  GtkLabel *states[2];
  GtkWidget *locks[2];
  GtkSpinner *spinner;
  GtkWidget *swap_button;
  GtkWidget *content;
  GtkLabel *notice_label;
  GtkStack *body;
  GtkWidget *list;
  GtkWidget *overview;
  AdwStatusPage *same_page;
  GtkRevealer *desk_revealer;
  KeiCompareDesk *desk;
  GtkLabel *busy_label;
  GtkProgressBar *busy_bar;
  AdwStatusPage *error_page;
};

/* kei-compare-page.c */
/* The comparison that is shown, or NULL. */
KeiComparisonRows *_kei_compare_page_get_rows (KeiComparePage *self);

/* kei-compare-page-states.c */
void _kei_compare_page_update_head (KeiComparePage *self);
/* One of the sides has other words or another seal. */
void _kei_compare_page_describe_sides (KeiComparePage *self);
void _kei_compare_page_update_notice (KeiComparePage *self);
void _kei_compare_page_show_content (KeiComparePage *self);
/* The comparer began or is done. */
void _kei_compare_page_follow_progress (KeiComparePage *self);

/* kei-compare-page-rows.c */
void _kei_compare_page_build_list (KeiComparePage *self);
/* Other rows or another filter: what was chosen stays so. */
void _kei_compare_page_update_rows (KeiComparePage *self);
/* The rows that come next have the plans swapped: what is chosen and where the list stands are kept. */
void _kei_compare_page_swap_rows (KeiComparePage *self);
/* Chooses a row and brings it into view. */
void _kei_compare_page_go_to (KeiComparePage *self, guint row);
/* The row that is chosen, or KEI_ROW_NONE; and the title that it is or belongs to. */
guint _kei_compare_page_get_row (KeiComparePage *self);
guint _kei_compare_page_get_title (KeiComparePage *self);
/* The place in the list of the row that a widget shows. */
guint _kei_compare_page_get_position (KeiPairRow *row);
/* The widget that shows a row now, if there is one. (nullable) (transfer none) */
KeiPairRow *_kei_compare_page_find_row_widget (KeiComparePage *self, guint position);
/* Which side of a row's widget @x is on; FALSE on the sign between them. */
gboolean _kei_compare_page_find_side (KeiComparePage *self, GtkWidget *row, double x, KeiSide *side);
/* The title's node of that side; NULL for what cannot be paired. */
KeiNode *_kei_compare_page_find_node (KeiComparePage *self, guint position, KeiSide side);
void _kei_compare_page_install_row_actions (GtkWidgetClass *klass);

/* Other marks: the rows that there are show the same otherwise. */
void _kei_compare_page_show_again (KeiComparePage *self);

/* kei-compare-page-scroll.c */
/* Which rows are in view: a KeiOverviewLocate. */
gboolean _kei_compare_page_locate (gpointer page, double *first, double *last);
/* Whether the chosen row, or some of it, is to be seen. */
gboolean _kei_compare_page_is_in_view (KeiComparePage *self);
/* Whether one of the rows has the keyboard. */
gboolean _kei_compare_page_has_keyboard (KeiComparePage *self);
/* Gives the keyboard to the chosen row, or to the list. */
gboolean _kei_compare_page_focus_list (KeiComparePage *self);
/* Brings the chosen row into the upper third, unless it is to be seen with some of what follows it. */
void _kei_compare_page_bring_into_view (KeiComparePage *self);
/* Lets the keys of the list lead through a row that is taller than the view before they go to the next. */
void _kei_compare_page_add_reading_keys (KeiComparePage *self);
/* Keeps the caret of what is typed in view, wherever its row is. */
void _kei_compare_page_follow_caret (GtkTextView *area);
/* The row by which the list's place is told: the chosen one where it is to be seen, else the first that is. @top: where it stands. FALSE where
 * there is none. */
gboolean _kei_compare_page_find_anchor (KeiComparePage *self, guint *position, double *top);
/* Brings the row at @position where an anchor stood. */
void _kei_compare_page_hold_anchor (KeiComparePage *self, guint position, double top);

/* kei-compare-page-drag.c */
void _kei_compare_page_add_dragging (GtkWidget *row, GtkListItem *list_item);

/* kei-compare-page-find.c */
/* Marks what is looked for. */
void _kei_compare_page_add_hits (KeiComparePage *self, KeiPairContent *content);
/* There are other rows, or another one is chosen. */
void _kei_compare_page_update_find (KeiComparePage *self);

/* kei-compare-page-typing.c */
/* Lets the text at a point of a row be typed into, or says why it cannot be. FALSE where there is none. */
gboolean _kei_compare_page_type_at (KeiComparePage *self, KeiPairRow *row, guint position, double x, double y);
/* The row's widget will show something else. */
void _kei_compare_page_release_row (KeiComparePage *self, KeiPairRow *row);
void _kei_compare_page_install_typing_actions (GtkWidgetClass *klass);

/* kei-compare-page-desk.c */
void _kei_compare_page_update_desk (KeiComparePage *self);
void _kei_compare_page_connect_desk (KeiComparePage *self);
/* Pairs two by hand. */
void _kei_compare_page_pair (KeiComparePage *self, KeiIdPair ids);
void _kei_compare_page_install_desk_actions (GtkWidgetClass *klass);

G_END_DECLS
