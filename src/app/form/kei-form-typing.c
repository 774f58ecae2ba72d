/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-form-typing.h"

#include "kei-splice.h"

#define PAUSE (2 * G_USEC_PER_SEC)

KeiFormStep
kei_form_typing_change (KeiFormTyping *self, const char *text, gint64 now)
{
  KeiSplice splice;
  gboolean near, soon, paste = self->paste;

  if (!kei_splice_find (self->text != NULL ? self->text : "", text, &splice))
    return KEI_FORM_TYPING_NOTHING;

  /* Typed at the caret, or deleted before or behind it. */
  near = self->caret == splice.start || self->caret == splice.start + splice.n_removed;
  /* The same letter twice in a row leaves open which one is new. */
  near = near || (splice.n_removed == 0 && self->caret + splice.n_added == splice.start);
  soon = self->time != 0 && now - self->time < PAUSE;

  g_free (self->text);
  self->text = g_strdup (text);
  self->caret = splice.start + splice.n_added;
  self->time = paste ? 0 : now;
  self->paste = FALSE;
  if (paste)
    return KEI_FORM_TYPING_ALONE;
  return near && soon && splice.n_removed <= 1 ? KEI_FORM_TYPING_CONTINUES : KEI_FORM_TYPING_STARTS;
}

void
kei_form_typing_reset (KeiFormTyping *self, const char *text)
{
  g_free (self->text);
  self->text = g_strdup (text);
  self->time = 0;
}

void
kei_form_typing_clear (KeiFormTyping *self)
{
  g_clear_pointer (&self->text, g_free);
}
