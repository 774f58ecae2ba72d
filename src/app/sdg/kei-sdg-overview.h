/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kei-editor.h"

G_BEGIN_DECLS

/* The roll-up of an item from what is below it, the coverage of the plan, and what the plan leaves open:
 * goals without a measure, measures without an answer, measures with too many goals. Counted by
 * a worker, so that it never costs the person's time. */

#define KEI_TYPE_SDG_OVERVIEW (kei_sdg_overview_get_type ())
G_DECLARE_FINAL_TYPE (KeiSdgOverview, kei_sdg_overview, KEI, SDG_OVERVIEW, AdwBin)

/* Counts the editor's tree anew: @scope is an item, or anything else for the plan. @soon: waits until the
 * typing pauses. What a newer call asked for is the only thing that is shown. */
void kei_sdg_overview_update (KeiSdgOverview *self, KeiEditor *editor, KeiId scope, gboolean soon);

G_END_DECLS
