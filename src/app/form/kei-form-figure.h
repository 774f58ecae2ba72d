/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-form-context.h"

G_BEGIN_DECLS

/* A figure of a section: the picture inside the plan, a button to take another file, and its texts.
 * (transfer floating) */
GtkWidget *kei_form_figure_new (KeiFormContext *context, KeiId figure);

G_END_DECLS
