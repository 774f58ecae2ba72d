/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The goals of an item as small bars in their colours, for a row of the outline. */

#define KEI_TYPE_SDG_STRIP (kei_sdg_strip_get_type ())
G_DECLARE_FINAL_TYPE (KeiSdgStrip, kei_sdg_strip, KEI, SDG_STRIP, GtkWidget)

/* Of more goals than this, the first are shown; all are told to assistive technology. */
#define KEI_SDG_STRIP_MAX 5

GtkWidget *kei_sdg_strip_new (void);

/* In the order in which they are to stand, see kei_sdg_profile_list(). */
void kei_sdg_strip_set_goals (KeiSdgStrip *self, const guint8 *goals, guint n);

G_END_DECLS
