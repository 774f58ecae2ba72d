/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What a person chooses for all plans: the name for confirmations, notes and versions, and how years are shown. Each is
 * kept as it is typed or chosen. */

#define KEI_TYPE_PREFERENCES (kei_preferences_get_type ())
G_DECLARE_FINAL_TYPE (KeiPreferences, kei_preferences, KEI, PREFERENCES, AdwWindow)

/* @settings (nullable): without an installed schema nothing can be chosen. (transfer floating) */
KeiPreferences *kei_preferences_new (GtkWindow *parent, GSettings *settings);

G_END_DECLS
