/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-id.h"

#include <string.h>

#define CHARACTERS (KEI_ID_TEXT_LENGTH - 1)

static const char alphabet[] = "abcdefghijklmnopqrstuvwxyz234567";

struct _KeiIdSource
{
  gboolean random;
  guint64 state; /* of the seeded sequence */
};

/* The value of each letter and digit plus one, 0 for what is none: a plan is full of ids. */
/* clang-format off */
static const guint8 digit_values[256] = {
  ['a'] = 1, ['b'] = 2, ['c'] = 3, ['d'] = 4, ['e'] = 5, ['f'] = 6, ['g'] = 7, ['h'] = 8,
  ['i'] = 9, ['j'] = 10, ['k'] = 11, ['l'] = 12, ['m'] = 13, ['n'] = 14, ['o'] = 15, ['p'] = 16,
  ['q'] = 17, ['r'] = 18, ['s'] = 19, ['t'] = 20, ['u'] = 21, ['v'] = 22, ['w'] = 23, ['x'] = 24,
  ['y'] = 25, ['z'] = 26, ['2'] = 27, ['3'] = 28, ['4'] = 29, ['5'] = 30, ['6'] = 31, ['7'] = 32,
};
/* clang-format on */

gboolean
kei_id_parse (const char *text, gsize length, KeiId *id)
{
  guint64 value = 0;

  if (length != KEI_ID_TEXT_LENGTH || text[0] != 'k')
    return FALSE;

  for (guint i = 1; i <= CHARACTERS; i++)
    {
      guint8 digit = digit_values[(guchar) text[i]];

      if (digit == 0)
        return FALSE;
      value = value << 5 | (guint64) (digit - 1);
    }

  if (value == KEI_ID_NONE)
    return FALSE;
  *id = value;
  return TRUE;
}

const char *
kei_id_format (KeiId id, KeiIdText text)
{
  if (id == KEI_ID_NONE)
    {
      text[0] = '\0';
      return text;
    }

  text[0] = 'k';
  for (guint i = CHARACTERS; i >= 1; i--)
    {
      text[i] = alphabet[id & 31];
      id >>= 5;
    }
  text[KEI_ID_TEXT_LENGTH] = '\0';
  return text;
}

KeiIds *
kei_ids_new (const KeiId *ids, guint n)
{
  KeiIds *self = g_malloc (sizeof (KeiIds) + n * sizeof (KeiId));

  g_atomic_ref_count_init (&self->ref_count);
  self->n = n;
  if (n > 0)
    memcpy (self->ids, ids, n * sizeof (KeiId));
  return self;
}

KeiIds *
kei_ids_ref (KeiIds *ids)
{
  g_atomic_ref_count_inc (&ids->ref_count);
  return ids;
}

void
kei_ids_unref (KeiIds *ids)
{
  if (g_atomic_ref_count_dec (&ids->ref_count))
    g_free (ids);
}

gboolean
kei_ids_equal (const KeiIds *a, const KeiIds *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL)
    return FALSE;
  return a->n == b->n && memcmp (a->ids, b->ids, a->n * sizeof (KeiId)) == 0;
}

gboolean
kei_ids_contains (const KeiIds *ids, KeiId id)
{
  for (guint i = 0; ids != NULL && i < ids->n; i++)
    if (ids->ids[i] == id)
      return TRUE;
  return FALSE;
}

KeiIdSource *
kei_id_source_new_random (void)
{
  KeiIdSource *source = g_new0 (KeiIdSource, 1);

  source->random = TRUE;
  return source;
}

KeiIdSource *
kei_id_source_new_seeded (guint64 seed)
{
  KeiIdSource *source = g_new0 (KeiIdSource, 1);

  source->state = seed;
  return source;
}

void
kei_id_source_free (KeiIdSource *source)
{
  g_free (source);
}

KeiId
kei_id_source_next (KeiIdSource *source)
{
  KeiId id;

  do
    {
      guint64 bits;

      if (source->random)
        bits = (guint64) g_random_int () << 32 | g_random_int ();
      else
        {
          /* A counter through a 64 bit mixing function: every seed gives a
           * sequence without repeats (Steele, Lea and Flood, "Fast splittable
           * pseudorandom number generators", 2014). */
          bits = source->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
          bits = (bits ^ bits >> 30) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
          bits = (bits ^ bits >> 27) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
          bits ^= bits >> 31;
        }
      id = bits >> (64 - KEI_ID_BITS);
    }
  while (id == KEI_ID_NONE);

  return id;
}
