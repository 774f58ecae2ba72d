/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kei-editor.h"

G_BEGIN_DECLS

/* The card about one goal of one item: strength and sign, targets, reason, confirmation. What is
 * done in it goes to the editor; what it shows it is told. */

#define KEI_TYPE_SDG_DETAIL (kei_sdg_detail_get_type ())
G_DECLARE_FINAL_TYPE (KeiSdgDetail, kei_sdg_detail, KEI, SDG_DETAIL, AdwBin)

/* Shows how things stand in the editor's tree; again after each change. @item must be an item there. */
void kei_sdg_detail_show (KeiSdgDetail *self, KeiEditor *editor, KeiId item, guint goal);

G_END_DECLS
