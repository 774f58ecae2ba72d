/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-check.h"
#include "kei-editor.h"

G_BEGIN_DECLS

/* The plan's own words on a check, as steps of the editor. */

/* Mutes the rule behind @problem, on its node or in the @whole plan, with a reason and the name of who did. One undo step. */
gboolean kei_mute_problem (KeiEditor *editor, const KeiProblem *problem, gboolean whole, const char *reason, const char *by);
/* Takes back whatever mutes @problem. */
gboolean kei_unmute_problem (KeiEditor *editor, const KeiProblem *problem);

G_END_DECLS
