/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-compare-side.h"
#include "kei-compare-what.h"
#include "kei-file.h"

G_BEGIN_DECLS

/* Makes a side of a comparison from what was chosen: a worker reads the file, and gets the version back. Main thread. */

/* What the sides are of. */
typedef struct
{
  KeiEditor *editor;   /* (unowned): of the window's plan */
  KeiCompareSide *now; /* (unowned): that plan as it is now */
  GFile *location;     /* (unowned) (nullable): where it is */
  KeiFile *file;       /* (unowned) (nullable): what is read, for KEI_COMPARE_WHAT_FILE */
} KeiCompareLoadFrom;

void kei_compare_load_async (const KeiCompareWhat *what, const KeiCompareLoadFrom *from, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/* @notice (nullable): gets a sentence about what was read, or NULL. Errors: those of kei_file_load_finish(), KEI_VERSIONS_ERROR, and
 * G_IO_ERROR_NOT_FOUND for a plan that was never saved. (transfer full) */
KeiCompareSide *kei_compare_load_finish (GAsyncResult *result, char **notice, GError **error);

/* What is read, for those who wait: a file's name or a version's. (transfer full) */
char *kei_compare_load_dup_name (const KeiCompareWhat *what, KeiTree *plan);
/* Why it cannot be compared, and what can be done. */
void kei_compare_load_describe_error (const GError *error, const char *name, char **heading, char **description);

G_END_DECLS
