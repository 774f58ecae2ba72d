/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "kei-editor.h"

G_BEGIN_DECLS

/* The clipboard between plans, and between a plan and other programs. What is copied lies there
 * twice: as a small plan in the file's format, and as an outline in text, indented by tabs, with
 * the printed numbers. Pasting prefers the plan; a text becomes items, one a line, the
 * indentation their depth. */

#define KEI_CLIPBOARD_MIME_TYPE "application/x-keikaku+xml"

/* What is selected; says so where that cannot be copied. Cutting is one undo step. */
void kei_clipboard_copy (KeiEditor *editor, GdkClipboard *clipboard);
void kei_clipboard_cut (KeiEditor *editor, GdkClipboard *clipboard);
/* After what is selected, when the clipboard has answered. */
void kei_clipboard_paste (KeiEditor *editor, GdkClipboard *clipboard);

/* @nodes of @tree as text. (transfer full) */
char *kei_clipboard_format (KeiTree *tree, const KeiId *nodes, guint n);
/* A plan with the id @plan and an item for each line of @text; printed numbers and bullets at the start of
 * lines are left out. NULL when no line says anything. (transfer full) */
KeiTree *kei_clipboard_parse (const char *text, KeiId plan, KeiIdSource *ids);
/* Pastes @clip after what is selected. */
gboolean kei_clipboard_paste_tree (KeiEditor *editor, KeiTree *clip);

G_END_DECLS
