/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Holds a GtkTextView that is as high as its text. The view itself knows its height only for the
 * width that it was last given, which is none before it is first shown; the frame answers for any. */

#define KEI_TYPE_TEXT_FRAME (kei_text_frame_get_type ())
G_DECLARE_FINAL_TYPE (KeiTextFrame, kei_text_frame, KEI, TEXT_FRAME, GtkWidget)

GtkWidget *kei_text_frame_new (GtkTextView *view);

G_END_DECLS
