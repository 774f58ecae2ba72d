/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-check.h"
#include "kei-document.h"

G_BEGIN_DECLS

/* Checks a document again and again while the person works: in a thread, on a tree of its own,
 * a moment after the last change. What was found before stays until the new result is there; what
 * comes late is dropped. Main thread. */

#define KEI_TYPE_CHECKER (kei_checker_get_type ())
G_DECLARE_FINAL_TYPE (KeiChecker, kei_checker, KEI, CHECKER, GObject)

/* Property: "busy" (gboolean): a run takes long enough that it should be seen.
 * Signal "checked" (self): there is a new result. */
KeiChecker *kei_checker_new (KeiDocument *document);

gboolean kei_checker_get_busy (KeiChecker *self);

/* The last result, empty before the first. (element-type KeiProblem) (transfer none) */
GPtrArray *kei_checker_get_problems (KeiChecker *self);
/* How many of it are of this severity and not muted; and how many are muted. */
guint kei_checker_count (KeiChecker *self, KeiSeverity severity);
guint kei_checker_count_muted (KeiChecker *self);

/* The outline's rows that have problems: gint64 * KeiOutlineKey → 1 remark, 2 warning, 3 error, as
 * kei_outline_model_set_marks() takes it. (transfer none); it never changes. */
GHashTable *kei_checker_get_marks (KeiChecker *self);

G_END_DECLS
