/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-form-context.h"

G_BEGIN_DECLS

/* The page of a section: its title, and its blocks in their order. It follows the plan by itself. (transfer floating) */
GtkWidget *kei_form_section_new (KeiFormContext *context, KeiId section);

G_END_DECLS
