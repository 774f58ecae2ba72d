/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For the kei-window*.c files only. */
#pragma once

#include "kei-plan-page.h"
#include "kei-window.h"

G_BEGIN_DECLS

struct _KeiWindow
{
  AdwApplicationWindow parent_instance;

  KeiEditor *editor;      /* owned, nullable: none on the welcome page */
  KeiPlanPage *page;      /* unowned, in page_slot; with the editor */
  GSignalGroup *signals;  /* owned: what is heard from the editor */
  GSignalGroup *document; /* owned: and from its document */

  /* Template references */
  AdwToastOverlay *toasts;
  GtkWidget *header;
  AdwWindowTitle *title;
  GtkStack *stack;
  AdwBin *page_slot;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
};

/* kei-window-actions.c */
void _kei_window_class_install_actions (KeiWindowClass *klass);
/* Says which actions make sense now. */
void _kei_window_update_actions (KeiWindow *self);

G_END_DECLS
