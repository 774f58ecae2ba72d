/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words in a language of the thread's own. */
#include "config.h"

#include "kei-words.h"

#include <stdlib.h>
#include <string.h>

#include "kei-words-data.h"

static GPrivate language;

const char *
kei_words_begin (const char *wanted)
{
  const char *before = g_private_get (&language);

  g_return_val_if_fail (wanted == NULL || g_str_equal (wanted, "ja") || g_str_equal (wanted, "en"), before);

  g_private_set (&language, (gpointer) g_intern_string (wanted));
  return before;
}

void
kei_words_end (const char *before)
{
  g_private_set (&language, (gpointer) before);
}

const char *
kei_words_get_language (void)
{
  return g_private_get (&language);
}

static int
compare_words (gconstpointer key, gconstpointer element)
{
  return strcmp (key, ((const KeiWord *) element)->word);
}

/* In the language of the thread, which is not the desktop's. */
static const char *
find (const char *key, const char *word)
{
  const KeiWord *found = g_str_equal (kei_words_get_language (), "ja") ? bsearch (key, kei_words_ja, kei_words_n_ja, sizeof (KeiWord), compare_words) : NULL;

  return found != NULL ? found->text : word;
}

const char *
kei_words_get (const char *word)
{
  return kei_words_get_language () != NULL ? find (word, word) : g_dgettext (GETTEXT_PACKAGE, word);
}

const char *
kei_words_get_plural (const char *one, const char *many, gulong n)
{
  if (kei_words_get_language () == NULL)
    return g_dngettext (GETTEXT_PACKAGE, one, many, n);
  return find (one, n == 1 ? one : many);
}

const char *
kei_words_get_in (const char *context, const char *word)
{
  g_autofree char *key = NULL;

  if (kei_words_get_language () == NULL)
    return g_dpgettext2 (GETTEXT_PACKAGE, context, word);
  key = g_strconcat (context, "\004", word, NULL);
  return find (key, word);
}
