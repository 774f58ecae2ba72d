/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "kei-era.h"

G_BEGIN_DECLS

/* What a person chose for all plans. Without an installed schema there are no settings, and all
 * is as it comes. Main thread. */

/* (transfer full) (nullable) */
GSettings *kei_settings_new (void);
/* How years are shown; @settings may be NULL. Told as "changed::era-style". */
KeiYearStyle kei_settings_get_year_style (GSettings *settings);
/* Who is at work, for what is kept with a name: the one given in the settings (nullable), else the account's. (transfer full) */
char *kei_settings_dup_author (GSettings *settings);

G_END_DECLS
