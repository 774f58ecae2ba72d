/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A text of many lines whose value is kept elsewhere. It has no undo of its own, tells what a person
 * typed and takes what the owner says; an input method is never disturbed. */

#define KEI_TYPE_TEXT_AREA (kei_text_area_get_type ())
G_DECLARE_FINAL_TYPE (KeiTextArea, kei_text_area, KEI, TEXT_AREA, GtkTextView)

/* Properties: "placeholder" (nullable).
 * Signals: "edited" (self, const char *text): the person changed the text;
 *          "left" (self): the keyboard went elsewhere. */
GtkWidget *kei_text_area_new (void);

/* Shows @text, by the smallest replacement and without "edited"; while an input method
 * composes, as soon as it has ended. */
void kei_text_area_set_text (KeiTextArea *self, const char *text);
char *kei_text_area_dup_text (KeiTextArea *self);
void kei_text_area_set_placeholder (KeiTextArea *self, const char *placeholder);

G_END_DECLS
