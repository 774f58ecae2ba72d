/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-tree.h"

G_BEGIN_DECLS

/* A piece of a plan from lines, as tests/unit/compare/nasty.txt tells, and what its items are. */
typedef struct
{
  KeiTree *tree;
  GHashTable *marks; /* KeiId* → char*: “3a” */
} KeiTestFragment;

/* The same text and seed have the same identifiers. */
KeiTestFragment kei_test_fragment_read (const char *text, guint64 seed);
void kei_test_fragment_clear (KeiTestFragment *fragment);
const char *kei_test_fragment_get_mark (const KeiTestFragment *fragment, KeiId id); /* (nullable) */

/* Pairs of fragments in a file: “== name”, the earlier one, “--”, the later one, and perhaps “==>” and what is expected of them.
 * @expected is NULL without that. @function may change nothing. */
typedef void (*KeiTestFragmentCase) (const char *name, const char *earlier, const char *later, const char *expected);
guint kei_test_fragment_each (const char *path, KeiTestFragmentCase function);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KeiTestFragment, kei_test_fragment_clear)

G_END_DECLS
