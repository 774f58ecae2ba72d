/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What has to be replaced to make one text of another: everything else stays, and with it the caret,
 * the selection and the marks of a text view. Positions count characters. Any thread. */
typedef struct
{
  guint start;        /* the same text before this in both */
  guint n_removed;    /* characters of the old text that go */
  guint n_added;      /* characters of the new text that come */
  const char *added;  /* they stand here in the new text; not ended by NUL */
  gsize added_length; /* bytes */
} KeiSplice;

/* Returns FALSE when the texts are the same. A character is never taken apart, and neither is a
 * base from the variation selector or combining mark behind it. */
gboolean kei_splice_find (const char *old_text, const char *new_text, KeiSplice *splice);

G_END_DECLS
