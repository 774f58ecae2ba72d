/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "kei-change.h"

G_BEGIN_DECLS

/* Finding and replacing words in what people wrote: every STRING and TEXT field that is not kept by the
 * program for itself. Pure; any thread. */

typedef enum {
  KEI_SEARCH_FOLDED = 0,    /* case, width, variation selectors and compatibility forms do not matter */
  KEI_SEARCH_EXACT = 1 << 0 /* every code point does */
} KeiSearchFlags;

typedef struct
{
  KeiId node;
  KeiField field;
  guint start; /* in bytes of the field's text */
  guint length;
} KeiHit;

/* All hits in the order of the file, at most @max. An empty @words finds nothing. Hits do not overlap, and
 * none takes a character apart. Stops early, with what it has, when cancelled. (element-type KeiHit) (transfer full) */
GArray *kei_search_tree (KeiTree *tree, const char *words, KeiSearchFlags flags, guint max, GCancellable *cancellable);

/* The same in one text; node and field are left empty. (element-type KeiHit) (transfer full) */
GArray *kei_search_text (const char *text, const char *words, KeiSearchFlags flags);

/* @text with @replacement for each of @hits, which are of this text and in order. (transfer full) */
char *kei_search_replace_text (const char *text, const KeiHit *hits, guint n, const char *replacement);

/* One change that replaces all @hits, which are in order and were found in @tree; perhaps empty. Sets
 * KEI_CHANGE_ERROR_STALE when one of them is not there. (transfer full) (nullable) */
KeiChange *kei_search_replace (KeiTree *tree, const KeiHit *hits, guint n, const char *replacement, GError **error);

/* Whether words in this field are people's own. */
gboolean kei_search_covers (const KeiFieldInfo *field);

G_END_DECLS
