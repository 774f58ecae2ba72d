/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The 64 bit hash of nodes. It finds what differs quickly and is no proof and no
 * protection: equality is always confirmed on the content. tests/unit/test-node.c
 * has its test vectors; the same content hashes alike on every machine. */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* Odd constants with well spread bits: the fractions of the golden ratio and of √2. */
#define KEI_HASH_A G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)
#define KEI_HASH_B G_GUINT64_CONSTANT (0x6a09e667f3bcc909)

static inline guint64
kei_hash_mix (guint64 hash, guint64 word)
{
  hash = (hash ^ word) * KEI_HASH_A;
  return hash ^ hash >> 29;
}

static inline guint64
kei_hash_finish (guint64 hash)
{
  hash = (hash ^ hash >> 32) * KEI_HASH_B;
  return hash ^ hash >> 29;
}

/* Eight bytes at a time, the rest padded with zeros; the length tells "a" from "a\0". */
static inline guint64
kei_hash_bytes (guint64 hash, const char *bytes, gsize length)
{
  guint64 word;

  hash = kei_hash_mix (hash, length);
  for (; length >= 8; bytes += 8, length -= 8)
    {
      memcpy (&word, bytes, 8);
      hash = kei_hash_mix (hash, GUINT64_FROM_LE (word));
    }
  if (length > 0)
    {
      word = 0;
      memcpy (&word, bytes, length);
      hash = kei_hash_mix (hash, GUINT64_FROM_LE (word));
    }
  return hash;
}

G_END_DECLS
