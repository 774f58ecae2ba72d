/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-form-context.h"

G_BEGIN_DECLS

/* Any node's fields and tables, from the schema alone. All are (transfer floating) and follow the plan by themselves. */

/* All fields of a node and the tables of its slots, below an open row of a table. */
GtkWidget *kei_form_detail_new (KeiFormContext *context, KeiId node);

/* The fields of @node that a person can edit, short ones side by side. @skip: fields to leave out,
 * ended by KEI_FIELD_NONE (nullable). */
GtkWidget *kei_form_fields_new (KeiFormContext *context, KeiId node, const KeiField *skip);

/* Appends the tables of all slots to a box. */
void kei_form_append_slots (KeiFormContext *context, KeiId node, GtkWidget *box);

G_END_DECLS
