/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "kei-comparison-rows.h"

G_BEGIN_DECLS

/* Looks in the other plan for what an item may be paired with: those of its kind whose titles have most in common with some
 * words, those that have no partner yet before those that have. */

typedef struct
{
  KeiId id;
  char *number; /* 2-3②, or "" */
  char *title;
  char *place;      /* the title of what it stands under, or "" */
  gboolean is_free; /* has no partner */
} KeiPartner;

/* The best, at most some dozens; some of them when cancelled. @words: "" looks for what is like the title of @id itself. On any
 * thread. (element-type KeiPartner) (transfer full) */
GPtrArray *kei_partners_find (KeiComparisonRows *rows, KeiSide side, KeiId id, const char *words, GCancellable *cancellable);

G_END_DECLS
