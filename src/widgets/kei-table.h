/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-table-model.h"

G_BEGIN_DECLS

/* A table that is edited like a sheet. Cells are drawn; only the one that has the keyboard has a
 * widget, so a table costs what is to be seen of it and an input method always has a text to write
 * into. A row may open to a detail below it.
 *
 * Tab and Shift+Tab go to the next cell, Enter and Shift+Enter down and up, Delete clears; Shift with
 * arrows or the pointer takes a range; Ctrl+C, Ctrl+X and Ctrl+V exchange ranges with spreadsheets;
 * Alt+→ and Alt+← open and close a row, Alt+↑ and Alt+↓ move it, Ctrl+Enter adds one, Ctrl+− removes it. */

#define KEI_TYPE_TABLE (kei_table_get_type ())
G_DECLARE_FINAL_TYPE (KeiTable, kei_table, KEI, TABLE, GtkWidget)

/* @label: what a screen reader calls it. @model (transfer none) */
GtkWidget *kei_table_new (const char *label, KeiTableModel *model);

KeiTableModel *kei_table_get_model (KeiTable *self);

/* Puts the keyboard into a cell. FALSE when there is no such cell or it cannot be edited. */
gboolean kei_table_focus_cell (KeiTable *self, guint row, guint column);
/* (nullable): where the keyboard is or was last. FALSE when it never was in the table. */
gboolean kei_table_get_cursor (KeiTable *self, guint *row, guint *column);
void kei_table_select_range (KeiTable *self, guint row, guint column, guint n_rows, guint n_columns);

/* The row's detail, made when first opened. (nullable) (transfer none) */
GtkWidget *kei_table_open_detail (KeiTable *self, guint row);
void kei_table_close_detail (KeiTable *self, guint row);

typedef enum {
  KEI_TABLE_INSERT_BEFORE,
  KEI_TABLE_INSERT_AFTER, /* at the end when the keyboard never was in the table */
  KEI_TABLE_REMOVE,
  KEI_TABLE_MOVE_UP,
  KEI_TABLE_MOVE_DOWN,
  KEI_TABLE_TOGGLE_DETAIL,
  KEI_TABLE_COPY, /* the range, or the whole table when there is none */
  KEI_TABLE_CUT,
  KEI_TABLE_PASTE,
  KEI_TABLE_CLEAR,
  KEI_TABLE_SELECT_ALL,
} KeiTableVerb;

void kei_table_do (KeiTable *self, KeiTableVerb verb);

/* What kei_table_do() calls for KEI_TABLE_PASTE once the clipboard has been read. */
void kei_table_paste_text (KeiTable *self, const char *text);
/* What KEI_TABLE_COPY puts on the clipboard. (transfer full) */
char *kei_table_copy_text (KeiTable *self);
/* The same as a table of HTML, in which what is no number stays text: a spreadsheet keeps the 0 of a code. (transfer full) */
char *kei_table_copy_html (KeiTable *self);

/* (nullable) the menu that a secondary click and the menu key show; its actions are the caller's. */
void kei_table_set_menu (KeiTable *self, GMenuModel *menu);

G_END_DECLS
