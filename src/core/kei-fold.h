/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Keys of texts: what remains when width, case, spaces, punctuation and the compatibility forms of
 * characters do not count, and, where asked, neither do the spellings of one word (障害 and 障がい,
 * 取組 and 取り組み, こども and 子ども; kei-check-wording-data.c and kei-fold-data.c list them).
 * A key is for finding and pairing; it is never stored and never shown. */

/* @text (@length bytes of it) in the form in which width and the compatibility forms do not count, its characters composed, or, without
 * @composed, taken apart: as g_utf8_normalize(), but in a time that grows with the text and no faster. Of more than a thousand marks
 * without a letter between them the form is no longer Unicode's. (transfer full) */
char *kei_fold_normalize (const char *text, gsize length, gboolean composed);

/* Appends the key of @text to @key. Line ends and the marks that end a sentence become one '\n' where
 * @sentences, and nothing otherwise. (element-type gunichar) */
void kei_fold_append (GArray *key, const char *text, gboolean sentences);

/* The key of a title, as text. (transfer full) */
char *kei_fold_title (const char *title);

/* The spellings, made ready: immutable, so any thread may use one. Making it costs some microseconds. */
typedef struct _KeiSpellings KeiSpellings;

KeiSpellings *kei_spellings_new (void);
void kei_spellings_free (KeiSpellings *spellings);
/* Puts the first spelling of each word in the place of the others, from @from in @key on. */
void kei_spellings_fold (const KeiSpellings *spellings, GArray *key, guint from);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeiSpellings, kei_spellings_free)

G_END_DECLS
