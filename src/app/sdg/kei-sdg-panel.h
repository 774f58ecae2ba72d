/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kei-editor.h"

G_BEGIN_DECLS

/* The panel at the right of the window: the goals of the selected item, the card of one of them,
 * suggestions, and what is above and around the item. Follows the editor. */

#define KEI_TYPE_SDG_PANEL (kei_sdg_panel_get_type ())
G_DECLARE_FINAL_TYPE (KeiSdgPanel, kei_sdg_panel, KEI, SDG_PANEL, AdwBin)

/* Properties: "editor" (KeiEditor, nullable). */
KeiEditor *kei_sdg_panel_get_editor (KeiSdgPanel *self);
void kei_sdg_panel_set_editor (KeiSdgPanel *self, KeiEditor *editor);

/* Gives the keyboard to the selected goal of the item, wherever in the panel it was last. */
void kei_sdg_panel_focus_goal (KeiSdgPanel *self);

G_END_DECLS
