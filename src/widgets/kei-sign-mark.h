/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "kei-pair-look.h"
#include "kei-sign.h"

G_BEGIN_DECLS

/* The disc with a sign's symbol, as it stands in a KeiPairRow, for lists and panes beside it. It is a picture whose accessible name is
 * the sign's word. */

#define KEI_TYPE_SIGN_MARK (kei_sign_mark_get_type ())
G_DECLARE_FINAL_TYPE (KeiSignMark, kei_sign_mark, KEI, SIGN_MARK, GtkWidget)

/* @look may be shared with a list of rows. */
GtkWidget *kei_sign_mark_new (KeiPairLook *look);

/* @doubtful: a ring in dashes. KEI_SIGN_NONE leaves the place empty. */
void kei_sign_mark_set_sign (KeiSignMark *self, KeiSign sign, gboolean doubtful);

G_END_DECLS
