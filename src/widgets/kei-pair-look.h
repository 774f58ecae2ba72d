/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the rows of one side-by-side list share: fonts, colours, sizes, and what is drawn again and again in the same way
 * (tags, signs, labels). Make one for each list and give it to its rows; it follows font, theme and scale by itself. */

#define KEI_TYPE_PAIR_LOOK (kei_pair_look_get_type ())
G_DECLARE_FINAL_TYPE (KeiPairLook, kei_pair_look, KEI, PAIR_LOOK, GObject)

KeiPairLook *kei_pair_look_new (void);

/* Where the sign's column begins and how wide it is in a row of @width, for a head above the list. Where it is narrow, the sign
 * has no word. Before a row was shown it is not known: then FALSE. */
gboolean kei_pair_look_place_sign (KeiPairLook *look, int width, int *x, int *sign_width);

G_END_DECLS
