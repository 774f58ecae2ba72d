/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-form-context.h"

G_BEGIN_DECLS

/* The page of an item: its title and place, its texts side by side, its tables, and what else it has. It follows the plan by itself. (transfer floating) */
GtkWidget *kei_form_item_new (KeiFormContext *context, KeiId item);

G_END_DECLS
