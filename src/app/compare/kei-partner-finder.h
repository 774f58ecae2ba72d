/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "kei-comparison-rows.h"

G_BEGIN_DECLS

/* Looks in the other plan for what an item may be paired with: those of its kind whose titles have most in common with some
 * words, those that have no partner yet before those that have. In a worker. */

typedef struct
{
  KeiId id;
  char *number; /* 2-3②, or "" */
  char *title;
  char *place;      /* the title of what it stands under, or "" */
  gboolean is_free; /* has no partner */
} KeiPartner;

/* @words: "" looks for what is like the title of @id itself. */
void kei_partner_find_async (KeiComparisonRows *rows, KeiSide side, KeiId id, const char *words, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/* The best, at most some dozens. (element-type KeiPartner) (transfer full) */
GPtrArray *kei_partner_find_finish (GAsyncResult *result, GError **error);

G_END_DECLS
