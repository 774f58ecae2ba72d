/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For the kei-import-window*.c files only. */
#pragma once

#include "kei-import-window.h"

G_BEGIN_DECLS

typedef enum {
  KEI_IMPORT_STEP_FILE,
  KEI_IMPORT_STEP_LEVELS,
  KEI_IMPORT_STEP_LINES,
  KEI_IMPORT_STEP_TARGET,
  KEI_IMPORT_N_STEPS
} KeiImportStep;

typedef enum {
  KEI_IMPORT_SHOW_ALL,
  KEI_IMPORT_SHOW_KEPT,    /* what is not left out */
  KEI_IMPORT_SHOW_CONFIRM, /* what has a warning */
} KeiImportShow;

struct _KeiImportWindow
{
  AdwWindow parent_instance;

  KeiImport *import;     /* owned, nullable: until a text was read */
  GSignalGroup *signals; /* owned: what is heard from it */
  GCancellable *reading; /* owned, nullable: while a text is read */
  KeiImportStep step;
  KeiImportShow show;
  gboolean title_typed; /* the title is the person's own now */
  gboolean asking;      /* whether to close */

  GByteArray *to_confirm;        /* owned: for each row whether it has a warning */
  GListStore *lines;             /* owned (element-type KeiImportLine) */
  GtkFilter *filter;             /* owned */
  GtkSingleSelection *selection; /* owned: of the lines */

  /* Template references */
  AdwWindowTitle *title;
  GtkStack *stack;
  GtkButton *step_buttons[KEI_IMPORT_N_STEPS];
  AdwStatusPage *file_page;
  GtkWidget *choose_button;
  GtkWidget *error_card;
  GtkLabel *error_label;
  GtkLabel *busy_label;

  GtkLabel *line_count;
  GtkListView *line_list;
  GtkLabel *line_message;
  GtkWidget *line_tools;
  GtkLabel *plan_summary;
  GtkListView *plan_list;
  GtkLabel *confirm_summary;
  GtkListBox *confirm_list;

  AdwPreferencesGroup *level_group;
  GPtrArray *level_rows; /* owned (element-type GtkWidget, unowned) */

  GtkEditable *title_row;
  GtkEditable *municipality_row;
  GtkLabel *target_summary;
};

/* A line of the list: a place in the outline. */
#define KEI_TYPE_IMPORT_LINE (kei_import_line_get_type ())
G_DECLARE_FINAL_TYPE (KeiImportLine, kei_import_line, KEI, IMPORT_LINE, GObject)
guint kei_import_line_get_row (KeiImportLine *self);

/* kei-import-window-close.c: TRUE when the person is asked first. */
gboolean _kei_import_window_ask_before_close (KeiImportWindow *self);

/* kei-import-window-lists.c: lines, plan, what is to be confirmed, levels. */
void _kei_import_window_init_lists (KeiImportWindow *self);
/* Fills everything anew for another text. */
void _kei_import_window_fill_lists (KeiImportWindow *self);
/* Brings everything in line with the outline after a change. */
void _kei_import_window_update_lists (KeiImportWindow *self);
/* The row of the outline that is selected, or KEI_OUTLINE_NONE. */
guint _kei_import_window_get_row (KeiImportWindow *self);
/* Selects the line and shows it, with all lines shown when it is filtered out. */
void _kei_import_window_select_row (KeiImportWindow *self, guint row);
void _kei_import_window_choose_kind (KeiImportWindow *self);
void _kei_import_window_update_message (KeiImportWindow *self);
/* Counts by level, as 基本目標 3・政策 17. (transfer full) */
char *_kei_import_window_dup_summary (KeiImportWindow *self);

/* kei-import-window-source.c: actions and a signal handler of the first step. */
void _kei_import_window_choose_cb (GtkWidget *widget, const char *name, GVariant *parameter);
void _kei_import_window_paste_cb (GtkWidget *widget, const char *name, GVariant *parameter);
gboolean _kei_import_window_dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data);

/* kei-import-window.c */
void _kei_import_window_go_to (KeiImportWindow *self, KeiImportStep step);
/* The step's page again, after the one that says that a text is read. */
void _kei_import_window_show_step (KeiImportWindow *self);
/* Title and municipality as the text has them, unless the person has typed others. */
void _kei_import_window_update_target (KeiImportWindow *self);

G_END_DECLS
