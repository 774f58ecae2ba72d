/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lies over the outline and shows where what is dragged would go: a line with a ring at its indent, in the
 * error's colour and with the reason where it is refused. Lets all input through. */

#define KEI_TYPE_OUTLINE_DROP_MARK (kei_outline_drop_mark_get_type ())
G_DECLARE_FINAL_TYPE (KeiOutlineDropMark, kei_outline_drop_mark, KEI, OUTLINE_DROP_MARK, GtkWidget)

/* @x and @y in the widget's pixels; @reason NULL: allowed. */
void kei_outline_drop_mark_show (KeiOutlineDropMark *self, int x, int y, const char *reason);
void kei_outline_drop_mark_hide (KeiOutlineDropMark *self);

G_END_DECLS
