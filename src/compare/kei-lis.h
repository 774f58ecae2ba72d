/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which of @n things keep their order: @positions are where they stood before, below @range (of those with one position one is kept),
 * @weights (nullable: all 1) what it costs to say that one did not. Sets *@kept to TRUE for a
 * heaviest increasing subsequence. Cost: n log range. */
void kei_lis_find (const guint *positions, const guint *weights, guint n, guint range, gboolean *kept);

G_END_DECLS
