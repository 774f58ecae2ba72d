/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A disk that fails: the calls by which this program opens for writing, writes, writes through, closes, renames, links, gives
 * away and deletes what is in one folder are counted, and one of them fails. One at a time; the calls may come from any thread. */

typedef enum {
  KEI_TEST_DISK_ONCE, /* that call only */
  KEI_TEST_DISK_FULL, /* and then every one that needs room: deleting and renaming still work */
} KeiTestDisk;

/* From now on the @n-th call (from 1) fails with the errno @error. @folder: the absolute path without a slash at the end. */
void kei_test_disk_begin (const char *folder, guint n, int error, KeiTestDisk disk);
/* All is well again. Returns the name of the call that failed, or NULL when there were fewer than @n. */
const char *kei_test_disk_end (void);

G_END_DECLS
