/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where one step of typing ends and the next begins: at a jump of the caret, after two seconds
 * without a key, at the deletion of a selection, around a paste. No widgets here. */
typedef struct
{
  char *text;     /* (owned): what the field held after the last change */
  guint caret;    /* where that change ended, in characters */
  gint64 time;    /* of that change, in microseconds; 0: there was none */
  gboolean paste; /* the next change comes from the clipboard */
} KeiFormTyping;

typedef enum {
  KEI_FORM_TYPING_NOTHING,   /* the text is the same */
  KEI_FORM_TYPING_CONTINUES, /* goes on with the step before */
  KEI_FORM_TYPING_STARTS,    /* a new step */
  KEI_FORM_TYPING_ALONE,     /* a step of its own: nothing goes on with it */
} KeiFormStep;

/* The field now holds @text. @now: monotonic, in microseconds. */
KeiFormStep kei_form_typing_change (KeiFormTyping *self, const char *text, gint64 now);
/* The field shows @text for another reason than typing. */
void kei_form_typing_reset (KeiFormTyping *self, const char *text);
void kei_form_typing_clear (KeiFormTyping *self);

G_END_DECLS
