/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What <glib/gi18n-lib.h> is for the screen, for what is printed too: see kei-words.h. */
#pragma once

#include "kei-words.h"

#define _(word) kei_words_get (word)
#define N_(word) (word)
#define C_(context, word) kei_words_get_in (context, word)
