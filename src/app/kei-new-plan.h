/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-tree.h"

G_BEGIN_DECLS

/* A plan with nothing in it but the usual levels. (transfer full) */
KeiTree *kei_new_plan_create_empty (void);

G_END_DECLS
