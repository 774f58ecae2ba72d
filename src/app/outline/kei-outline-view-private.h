/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For the kei-outline-view*.c files only. */
#pragma once

#include "kei-outline-cell.h"
#include "kei-outline-drop-mark.h"
#include "kei-outline-drop.h"
#include "kei-outline-view.h"

G_BEGIN_DECLS

/* The rows' list view has this in one place for all files. */
struct _KeiOutlineView
{
  AdwBin parent_instance;

  KeiEditor *editor;             /* owned (nullable): before it is set */
  KeiOutlineModel *model;        /* owned (nullable): with the editor */
  GtkSingleSelection *selection; /* owned (nullable): with the editor */
  GHashTable *cells;             /* owned: key → the KeiOutlineCell that shows it; cells take themselves out */
  gboolean is_selecting;         /* the selection is being brought in line with the editor's */
  gboolean had_focus;            /* the keyboard was in the list when the document changed */

  guint scroll_tick;           /* id: the selected row is to be brought into sight */
  GSimpleActionGroup *filters; /* owned: the states of the filter's switches */
  GHashTable *marks;           /* owned (nullable): rows with problems */

  GtkPopover *menu; /* owned child (nullable): of a row, made when it is first opened */

  /* Drag */
  KeiId dragged;       /* KEI_ID_NONE: nothing of ours is in the air */
  KeiOutlineDrop drop; /* where it would go */
  gboolean has_drop;
  KeiOutlineKey hovered; /* the row under the pointer, and the source that opens it */
  guint open_source;

  /* Template references */
  GtkSearchEntry *search;
  GtkMenuButton *filter_button;
  GtkStack *stack;
  GtkListView *list;
  GtkWidget *empty;
  GtkButton *empty_button;
  KeiOutlineDropMark *drop_mark;
  GtkLabel *long_counts;
  GtkLabel *short_counts;
  GMenuModel *node_menu;
};

/* The cell at a point of the list, and the position of its row. (transfer none) (nullable) */
KeiOutlineCell *_kei_outline_view_pick (KeiOutlineView *self, double x, double y, guint *position);
/* The cell that shows the row of @key. (transfer none) (nullable) */
KeiOutlineCell *_kei_outline_view_get_cell (KeiOutlineView *self, KeiOutlineKey key);
gboolean _kei_outline_view_has_focus (KeiOutlineView *self);
/* The key of the selected row, or KEI_OUTLINE_KEY_ROOT. */
KeiOutlineKey _kei_outline_view_get_selected (KeiOutlineView *self);
/* Selects the row at @position as a person would, with the focus when the list has it. */
void _kei_outline_view_select (KeiOutlineView *self, guint position);
/* Expands or collapses; a selection that would go out of sight moves to the row. */
void _kei_outline_view_set_expanded (KeiOutlineView *self, KeiOutlineKey key, gboolean expanded);

/* kei-outline-view-keys.c */
void _kei_outline_view_class_add_keys (KeiOutlineViewClass *klass);
void _kei_outline_view_init_keys (KeiOutlineView *self);

/* kei-outline-view-filter.c */
void _kei_outline_view_class_add_filter (KeiOutlineViewClass *klass);
void _kei_outline_view_init_filter (KeiOutlineView *self);
/* Whether a switch is on. */
gboolean _kei_outline_view_get_filter (KeiOutlineView *self, const char *name);
/* Reads the search entry and the switches, and filters. */
void _kei_outline_view_update_filter (KeiOutlineView *self);

/* kei-outline-view-drag.c */
void _kei_outline_view_init_drag (KeiOutlineView *self);
void _kei_outline_view_end_drag (KeiOutlineView *self);

/* kei-outline-view-selection.c */
gboolean _kei_outline_view_is_in_sight (KeiOutlineView *self, KeiOutlineKey key);
/* Selects the editor's row and expands what is above it; the keyboard goes with it when the list has it. */
void _kei_outline_view_follow_selection (KeiOutlineView *self);
/* The same for a row that a filter may have to let through. */
void _kei_outline_view_show_selection (KeiOutlineView *self);
/* Signal handlers of the list. */
void _kei_outline_view_selected_cb (KeiOutlineView *self);
void _kei_outline_view_activate_cb (KeiOutlineView *self, guint position);
/* The widget's virtual functions. */
gboolean _kei_outline_view_grab_focus (GtkWidget *widget);
gboolean _kei_outline_view_focus (GtkWidget *widget, GtkDirectionType direction);

G_END_DECLS
