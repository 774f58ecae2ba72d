/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For the kei-form-slot-model*.c files only. */
#pragma once

#include "kei-form-format.h"
#include "kei-form-pictures.h"
#include "kei-form-slot-model.h"

G_BEGIN_DECLS

struct _KeiFormSlotModel
{
  GObject parent_instance;

  KeiFormContext *context; /* owned */
  KeiId parent;
  KeiSlot slot;
  KeiKind kind;
  KeiFormColumn *columns; /* owned */
  guint n_columns;
  char **titles;      /* owned, one a column */
  KeiPeriod *periods; /* owned, one a column: what most values of the role have */
  GPtrArray *rows;    /* owned (element-type KeiNode) */
  KeiFormDetailFunc create_detail;
};

/* kei-form-slot-model.c */
KeiNode *_kei_form_slot_model_get_row (KeiFormSlotModel *self, guint row);
KeiFormLook _kei_form_slot_model_get_naming (KeiFormSlotModel *self, const KeiNode *row);
/* NULL for a column that shows a picture. */
const KeiFieldInfo *_kei_form_slot_model_get_info (KeiFormSlotModel *self, guint column);
KeiFormTarget _kei_form_slot_model_get_target (KeiFormSlotModel *self, KeiId node, guint column);
/* The node whose field a cell shows; not the tree's, but the row's as the table knows it. (nullable) */
KeiNode *_kei_form_slot_model_get_cell_node (KeiFormSlotModel *self, guint row, guint column);

/* kei-form-slot-model-titles.c */
/* Returns whether one is another than before; the others stay where the table knows them. */
gboolean _kei_form_slot_model_update_titles (KeiFormSlotModel *self);

/* kei-form-slot-model-cells.c, -edits.c: their parts of the table model. */
void _kei_form_slot_model_init_cells (KeiTableModelInterface *iface);
void _kei_form_slot_model_init_edits (KeiTableModelInterface *iface);

G_END_DECLS
