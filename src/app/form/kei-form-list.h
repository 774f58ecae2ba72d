/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-form-context.h"

G_BEGIN_DECLS

/* One widget for each child of a slot, inside a container that is given: texts side by side, blocks
 * below one another. Widgets stay with their nodes when nodes move. */
typedef GtkWidget *(*KeiFormListFunc) (KeiFormContext *context, KeiId node);

/* Follows @parent's @slot until @container is gone. */
void kei_form_list_bind (KeiFormContext *context, KeiId parent, KeiSlot slot, GtkWidget *container, KeiFormListFunc create);

/* The menu of one of them: move up, move down, remove; for texts and blocks. (transfer floating) */
GtkWidget *kei_form_list_create_menu (KeiFormContext *context, KeiId node);

G_END_DECLS
