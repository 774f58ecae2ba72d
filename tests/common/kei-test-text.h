/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold of the hunks between any two texts, checked without the code that made them; Pango says
 * where graphemes end. And random texts that are hard to compare. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What does not hold, or NULL. @hunks: (element-type KeiTextHunk) */
const char *kei_test_text_check_hunks (const char *old_text, const char *new_text, const GArray *hunks);

/* Whether each of the @n offsets in @text, in code points, lies between graphemes. */
gboolean kei_test_text_is_between_graphemes (const char *text, const guint *offsets, guint n);

/* @n pieces of Japanese, marks, digits, and sequences of several code points, drawn with g_test_rand_*. (transfer full) */
char *kei_test_text_new (guint n);

/* @text with some pieces replaced, removed or inserted. (transfer full) */
char *kei_test_text_edit (const char *text, guint n_edits);

G_END_DECLS
