/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kei-mute.h"

G_BEGIN_DECLS

/* Asks why a check is to be mute, and where, and mutes it. */

#define KEI_TYPE_MUTE_DIALOG (kei_mute_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KeiMuteDialog, kei_mute_dialog, KEI, MUTE_DIALOG, AdwWindow)

/* What @problem says is copied. */
KeiMuteDialog *kei_mute_dialog_new (GtkWindow *parent, KeiEditor *editor, const KeiProblem *problem);

G_END_DECLS
