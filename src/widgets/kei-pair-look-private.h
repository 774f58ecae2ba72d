/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For the kei-pair-look*.c files only.
 *
 *   kei-pair-look.c         fonts, sizes and colours, as the style has them
 *   kei-pair-look-stamps.c  what is drawn again and again in the same way */
#pragma once

#include "kei-pair-private.h"

G_BEGIN_DECLS

/* Pixels at 100 %. */
#define KEI_PAIR_LOOK_DISC 24 /* even, so that icons are sharp in it */

struct _KeiPairLook
{
  GObject parent_instance;

  guint serial;                                  /* counts changes of fonts */
  PangoContext *context;                         /* owned (nullable): nothing is known until the first update */
  PangoFontDescription *fonts[KEI_PAIR_N_FONTS]; /* owned */
  int line_heights[KEI_PAIR_N_FONTS];
  int baselines[KEI_PAIR_N_FONTS];
  int widest[KEI_PAIR_N_FONTS][2]; /* Latin, Japanese */
  double resolution;
  double scale;
  int scale_factor;
  int sign_width;
  int word_width; /* at most */

  GdkDisplay *display; /* unowned: outlives all widgets */
  GdkRGBA colors[KEI_PAIR_N_COLORS];
  GdkRGBA sign_colors[KEI_N_SIGNS], sign_tints[KEI_N_SIGNS], sign_marks[KEI_N_SIGNS];

  GHashTable *stamps;     /* owned (element-type utf8 KeiPairStamp) */
  cairo_surface_t *hatch; /* owned (nullable) */
};

/* kei-pair-look-stamps.c */
void _kei_pair_look_init_stamps (KeiPairLook *self);
void _kei_pair_look_forget_stamps (KeiPairLook *self);

G_END_DECLS
