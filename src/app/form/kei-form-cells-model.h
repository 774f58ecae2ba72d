/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-form-context.h"
#include "kei-table-model.h"

G_BEGIN_DECLS

/* A table of a section (KEI_KIND_TABLE) as a sheet: a row for each of its rows, whose cells stand in
 * one field with tabs between. Columns are numbered A, B, C … */

#define KEI_TYPE_FORM_CELLS_MODEL (kei_form_cells_model_get_type ())
G_DECLARE_FINAL_TYPE (KeiFormCellsModel, kei_form_cells_model, KEI, FORM_CELLS_MODEL, GObject)

/* The model has as many columns as the longest row, and @extra empty ones. */
KeiFormCellsModel *kei_form_cells_model_new (KeiFormContext *context, KeiId table, guint extra);

G_END_DECLS
