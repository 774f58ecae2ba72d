/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-form-columns.h"
#include "kei-form-context.h"
#include "kei-table-model.h"

G_BEGIN_DECLS

/* The children of one slot as rows of a table, their fields as its columns. It follows the plan and
 * turns what is done to rows and ranges into one undo step each. */

#define KEI_TYPE_FORM_SLOT_MODEL (kei_form_slot_model_get_type ())
G_DECLARE_FINAL_TYPE (KeiFormSlotModel, kei_form_slot_model, KEI, FORM_SLOT_MODEL, GObject)

/* @create_detail (nullable): the widget below an open row. */
typedef GtkWidget *(*KeiFormDetailFunc) (KeiFormContext *context, KeiId node);
KeiFormSlotModel *kei_form_slot_model_new (KeiFormContext *context, KeiId parent, KeiKind kind, KeiFormDetailFunc create_detail);

/* What stands beside the table's heading: how many rows, or unit and years. (transfer full) */
char *kei_form_slot_model_dup_summary (KeiFormSlotModel *self);

/* Where a node or what is below it stands: -1 when it is not here. @column gets the column of
 * @field, or with @role (nullable) that of the values of this role, or -1. */
int kei_form_slot_model_find (KeiFormSlotModel *self, KeiId node, KeiField field, const char *role, int *column);

/* Whether its rows are the children of @parent that have this kind. */
gboolean kei_form_slot_model_is_of (KeiFormSlotModel *self, KeiKind kind, KeiId parent);

G_END_DECLS
