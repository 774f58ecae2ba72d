/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-form-context.h"

G_BEGIN_DECLS

/* Where a node stands. */

/* The line with the names of what @node stands in; each is a button that goes there. (transfer floating) */
GtkWidget *kei_form_crumbs_new (KeiFormContext *context, KeiId node);
/* An item's level and number as one word: 施策①. (transfer full) */
char *kei_form_badge (KeiTree *tree, KeiId item);

G_END_DECLS
