/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-table-model.h"

enum {
  ROWS_CHANGED,
  HEAD_CHANGED,
  COLUMNS_CHANGED,
  REMARK_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_INTERFACE (KeiTableModel, kei_table_model, G_TYPE_OBJECT)
G_DEFINE_INTERFACE (KeiTableEditor, kei_table_editor, GTK_TYPE_WIDGET)

static void
kei_table_model_default_init (KeiTableModelInterface *iface)
{
  signals[ROWS_CHANGED] = g_signal_new ("rows-changed", G_TYPE_FROM_INTERFACE (iface), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_UINT);
  signals[COLUMNS_CHANGED] = g_signal_new ("columns-changed", G_TYPE_FROM_INTERFACE (iface), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[HEAD_CHANGED] = g_signal_new ("head-changed", G_TYPE_FROM_INTERFACE (iface), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kei_table_editor_default_init (KeiTableEditorInterface *iface)
{
  signals[REMARK_CHANGED] = g_signal_new ("remark-changed", G_TYPE_FROM_INTERFACE (iface), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

void
kei_table_editor_remark_changed (gpointer self)
{
  g_return_if_fail (KEI_IS_TABLE_EDITOR (self));

  g_signal_emit (self, signals[REMARK_CHANGED], 0);
}

void
kei_table_model_rows_changed (KeiTableModel *self, guint position, guint removed, guint added)
{
  g_return_if_fail (KEI_IS_TABLE_MODEL (self));

  g_signal_emit (self, signals[ROWS_CHANGED], 0, position, removed, added);
}

void
kei_table_model_head_changed (KeiTableModel *self)
{
  g_return_if_fail (KEI_IS_TABLE_MODEL (self));

  g_signal_emit (self, signals[HEAD_CHANGED], 0);
}

void
kei_table_model_columns_changed (KeiTableModel *self)
{
  g_return_if_fail (KEI_IS_TABLE_MODEL (self));

  g_signal_emit (self, signals[COLUMNS_CHANGED], 0);
}

void
kei_table_cell_clear (KeiTableCell *cell)
{
  g_clear_pointer (&cell->text, g_free);
  g_clear_pointer (&cell->remark, g_free);
}
