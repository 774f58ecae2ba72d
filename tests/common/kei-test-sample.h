/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plans that are shipped, for tests. */
#pragma once

#include "kei-tree.h"

G_BEGIN_DECLS

/* @name: a file in data/samples. (transfer full) */
KeiTree *kei_test_read_sample (const char *name);

G_END_DECLS
