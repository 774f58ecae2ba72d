/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tree of maxima over the old positions (Fenwick's) says for each thing the heaviest sequence that may
 * stand before it. */
#include "config.h"

#include "kei-lis.h"

#define NONE G_MAXUINT

typedef struct
{
  guint64 weight;
  guint last; /* the thing it ends with, or NONE */
} Best;

void
kei_lis_find (const guint *positions, const guint *weights, guint n, guint range, gboolean *kept)
{
  g_autofree Best *maxima = g_new (Best, range + 1);
  g_autofree guint *before = g_new (guint, n);
  Best best = { 0, NONE };

  for (guint i = 0; i <= range; i++)
    maxima[i] = (Best){ 0, NONE };
  for (guint i = 0; i < n; i++)
    {
      Best own = { 0, NONE };

      for (guint at = positions[i]; at > 0; at -= at & -at)
        if (maxima[at].weight > own.weight)
          own = maxima[at];
      before[i] = own.last;
      own = (Best){ own.weight + (weights != NULL ? weights[i] : 1), i };
      for (guint at = positions[i] + 1; at <= range; at += at & -at)
        if (own.weight > maxima[at].weight)
          maxima[at] = own;
      if (own.weight > best.weight)
        best = own;
      kept[i] = FALSE;
    }
  for (guint i = best.last; i != NONE; i = before[i])
    kept[i] = TRUE;
}
