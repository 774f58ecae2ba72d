/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-form-context.h"

G_BEGIN_DECLS

/* What is shown for @node; with @slot, for that list of the plan. It is made from the schema's table, with layouts of
 * their own for items and sections, and follows the plan by itself. (transfer floating) */
GtkWidget *kei_form_page_new (KeiFormContext *context, KeiId node, KeiSlot slot);

G_END_DECLS
