/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two texts compared at a cost that does not depend on how long they are: which pairs of characters are in each. */
#include "config.h"

#include "kei-hash.h"
#include "kei-pairing-private.h"

KeiSketch *
_kei_sketch_new (const KeiSpellings *spellings, const char *text)
{
  KeiSketch *sketch = g_new0 (KeiSketch, 1);
  g_autoptr (GArray) folded = g_array_new (FALSE, FALSE, sizeof (gunichar));
  const gunichar *key;

  kei_fold_append (folded, text, FALSE);
  kei_spellings_fold (spellings, folded, 0);
  key = (const gunichar *) (void *) folded->data;
  for (guint i = 0; i + 1 < folded->len; i++)
    {
      guint bit = (guint) (kei_hash_finish (kei_hash_mix (key[i], key[i + 1])) % KEI_SKETCH_BITS);

      sketch->bits[bit / 64] |= G_GUINT64_CONSTANT (1) << bit % 64;
    }
  for (guint i = 0; i < KEI_SKETCH_BITS / 64; i++)
    sketch->n += (guint) __builtin_popcountll (sketch->bits[i]);
  return sketch;
}

float
_kei_sketch_liken (const KeiSketch *a, const KeiSketch *b)
{
  guint common = 0;

  for (guint i = 0; i < KEI_SKETCH_BITS / 64; i++)
    common += (guint) __builtin_popcountll (a->bits[i] & b->bits[i]);
  return a->n + b->n > 0 ? 2.0f * (float) common / (float) (a->n + b->n) : 0;
}
