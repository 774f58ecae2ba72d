/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For the kei-window*.c files only. */
#pragma once

#include "kei-compare-page.h"
#include "kei-file.h"
#include "kei-plan-page.h"
#include "kei-window.h"

G_BEGIN_DECLS

struct _KeiWindow
{
  AdwApplicationWindow parent_instance;

  KeiEditor *editor;      /* owned, nullable: none on the welcome page */
  KeiPlanPage *page;      /* unowned, in page_slot; with the editor */
  KeiFile *file;          /* owned, nullable: a plan that was never saved, or none */
  GDateTime *saved_at;    /* owned, nullable: when this window saved last */
  GSignalGroup *signals;  /* owned: what is heard from the editor */
  GSignalGroup *document; /* owned: and from its document */
  GSignalGroup *watch;    /* owned: and from its file */

  gboolean asking; /* whether to save before closing */

  /* While a file is loaded: what stops it, and a moment before that is shown. */
  GCancellable *loading; /* owned, nullable */
  KeiFile *next;         /* owned, nullable: takes the place of `file` when it could be read */
  guint loading_id;

  /* What the plan is compared with; all of it goes with the plan. */
  char *mode;               /* owned: KEI_WINDOW_MODE_… */
  KeiComparePage *compare;  /* unowned, in compare_slot, nullable */
  KeiCompareSide *own_side; /* owned, nullable: with the page */
  KeiFile *other_file;      /* owned, nullable: what is or was read */
  GCancellable *reading;    /* owned, nullable: while it is */
  guint reading_id;
  char *reading_text; /* owned, nullable: with reading */
  struct
  {
    KeiCompareWhat *what; /* owned, nullable: with reading */
    KeiCompareSide *side; /* owned, nullable: as soon as it was read */
  } read[2];
  gboolean finds_sides;            /* nobody said which of those is the earlier one */
  KeiCompareWhat *compare_next[2]; /* owned, nullable: to be compared as soon as the plan is open that is being opened */
  KeiWindow *other_window;         /* unowned, nullable: where the other plan is open; told when it goes */
  KeiId other_node;                /* to be edited there, as soon as it is open */
  KeiField other_field;

  GtkWidget *text; /* weak, nullable: the text field with the focus */

  /* Of pages that are not always there: nullable */
  GtkLabel *loading_label;
  AdwStatusPage *error_page;

  /* Template references */
  AdwToastOverlay *toasts;
  GtkWidget *header;
  AdwWindowTitle *title;
  GtkStack *stack;
  AdwBin *welcome_slot;
  GtkStack *mode_stack;
  AdwBin *page_slot;
  AdwBin *compare_slot;
  GtkWidget *modes;
  GtkWidget *outline_button;
  GtkWidget *new_button;
  AdwSplitButton *open_button;
  GtkMenuButton *menu_button;
  GMenuModel *main_menu;
  GtkWidget *find_button;
  GtkWidget *sdg_button;
  GtkWidget *header_separator;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkWidget *outside_bar;
  GtkWidget *read_only_bar;
  GtkLabel *read_only_label;
};

/* kei-window.c */
/* Shows the plan, or the welcome page when there is none. */
void _kei_window_show_what_there_is (KeiWindow *self);
/* Shows @tree, which is in @file (nullable, transfer none) or nowhere. */
void _kei_window_show_plan (KeiWindow *self, KeiTree *tree, KeiFile *file, gboolean saved);
void _kei_window_update_title (KeiWindow *self);
/* The file's name for people, or what a plan without one is called. (transfer full) */
char *_kei_window_dup_file_name (KeiWindow *self);

/* kei-window-actions.c */
void _kei_window_class_install_actions (KeiWindowClass *klass);
/* Says which actions make sense now. */
void _kei_window_update_actions (KeiWindow *self);

/* kei-window-compare.c */
void _kei_window_class_install_compare_actions (GtkWidgetClass *klass);
gboolean _kei_window_is_comparing (KeiWindow *self);
/* The window's mode is another one. @before: the one it was. */
void _kei_window_enter_mode (KeiWindow *self, const char *before);
void _kei_window_insert_compare_actions (KeiWindow *self);
/* What is typed into a row of the comparison becomes a step of its plan. */
void _kei_window_end_typing (KeiWindow *self);
/* Forgets what was compared: the plan goes. */
void _kei_window_drop_compare (KeiWindow *self);
void _kei_window_note_saved_for_compare (KeiWindow *self);
void _kei_window_begin_pending_compare (KeiWindow *self);
void _kei_window_forget_pending_compare (KeiWindow *self);

/* kei-window-compare-edit.c */
/* Another window may have opened the other plan: follows it, and leads there to what was asked for. */
void _kei_window_follow_other (KeiWindow *self);
/* Does not follow any more: what was not saved there is lost with it. */
void _kei_window_leave_other (KeiWindow *self);
/* The page's “edit”. */
void _kei_window_edit_compared (KeiWindow *self, guint side, guint64 node, guint field);

/* kei-window-open.c */
void _kei_window_class_install_open_actions (GtkWidgetClass *klass);
void _kei_window_stop_loading (KeiWindow *self);
/* Files dropped on the window are opened. */
void _kei_window_accept_drops (KeiWindow *self);

/* kei-window-pages.c */
void _kei_window_show_loading (KeiWindow *self, const char *text);
/* @description in plain text. */
void _kei_window_show_error (KeiWindow *self, const char *heading, const char *description);

/* kei-window-compose.c */
/* Leaves all keys to an input method while it composes. */
void _kei_window_watch_composing (KeiWindow *self);

/* kei-window-save.c */
void _kei_window_class_install_save_actions (GtkWidgetClass *klass);
/* Asks about unsaved work. Returns TRUE when the window stays open, for now at least. */
gboolean _kei_window_ask_before_close (KeiWindow *self);
void _kei_window_outside_changed_cb (KeiWindow *self);
/* Remembers the plan among the recent ones. */
void _kei_window_remember (KeiWindow *self);

/* kei-window-version.c */
void _kei_window_class_install_version_actions (GtkWidgetClass *klass);

/* The filters of the file dialogs, plans first. (transfer full) */
GListModel *_kei_window_create_filters (void);

G_END_DECLS
