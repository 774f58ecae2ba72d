/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For kei-sdg.c and the tests only. */
#pragma once

#include "kei-sdg.h"

G_BEGIN_DECLS

/* By number, and by goal and then as the official list has them. */
extern const KeiSdgGoal kei_sdg_goals[KEI_SDG_N_GOALS];
extern const KeiSdgTarget kei_sdg_targets[KEI_SDG_N_TARGETS];

G_END_DECLS
