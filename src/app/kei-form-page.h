/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-form-card.h"
#include "kei-form-field.h"

G_BEGIN_DECLS

/* The widgets of a whole form, made from the schema's table, with layouts of their own for items and
 * sections. All are (transfer floating) and follow the plan by themselves. */

/* What is shown for @node; with @slot, for that list of the plan. */
GtkWidget *kei_form_page_new (KeiFormContext *context, KeiId node, KeiSlot slot);

GtkWidget *kei_form_item_new (KeiFormContext *context, KeiId item);
GtkWidget *kei_form_section_new (KeiFormContext *context, KeiId section);

/* All fields of a node and the tables of its slots, below an open row of a table. */
GtkWidget *kei_form_detail_new (KeiFormContext *context, KeiId node);

/* The fields of @node that a person can edit, short ones side by side. @skip: fields to leave out,
 * ended by KEI_FIELD_NONE (nullable). */
GtkWidget *kei_form_fields_new (KeiFormContext *context, KeiId node, const KeiField *skip);
/* One field of a node, with its caption. */
GtkWidget *kei_form_row_new (KeiFormContext *context, KeiId node, KeiField field, KeiFormFieldLook look);

/* The line with the names of what @node stands in; each is a button that goes there. */
GtkWidget *kei_form_crumbs_new (KeiFormContext *context, KeiId node);
/* An item's level and number as one word: 施策①. (transfer full) */
char *kei_form_badge (KeiTree *tree, KeiId item);

/* A vertical box with the form's distances. */
GtkWidget *kei_form_box_new (void);

G_END_DECLS
