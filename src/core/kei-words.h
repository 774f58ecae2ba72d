/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words of what is printed. A report speaks the language of its plan, whatever that of the desktop is, and gettext has one language
 * for the whole process. So what is said both on the screen and on paper asks for its words here: they are gettext's as a rule, and those
 * of another language on a thread that has begun one. That language's are in the program (kei-words-data.py makes them of po/ja.po), for
 * neither the locale nor the translation of a language that is not the desktop's need be installed.
 *
 * Sources include kei-words-i18n.h instead of <glib/gi18n-lib.h>; what is told the person at the screen, errors above all, stays with that. */

/* Begins a language on this thread, and returns what it had before, for kei_words_end(). @language: "ja", "en", or NULL for the
 * desktop's. Whoever begins one ends it in the same function. (transfer none) (nullable) */
const char *kei_words_begin (const char *language);
void kei_words_end (const char *before);

/* The language that this thread has begun, or NULL. (transfer none) (nullable) */
const char *kei_words_get_language (void);

/* A word, in one and in several forms, and one that means this in a context only. In the program's own language they are themselves.
 * (transfer none) */
const char *kei_words_get (const char *word) G_GNUC_FORMAT (1);
const char *kei_words_get_plural (const char *one, const char *many, gulong n) G_GNUC_FORMAT (1) G_GNUC_FORMAT (2);
const char *kei_words_get_in (const char *context, const char *word) G_GNUC_FORMAT (2);

G_END_DECLS
