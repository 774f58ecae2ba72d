/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-change.h"
#include "kei-pairing.h"

G_BEGIN_DECLS

/* The change that makes the earlier plan's content into the later one's, as everything that is paired keeps the earlier
 * identifiers:
 *
 *   apply (old, kei_pairing_make_change (p)) == kei_pairing_rename (p)
 *
 * The record stays the earlier plan's, and so does foreign content of what is paired: no change can say that it is
 * another. Nothing is moved that can stay. Any thread. */

/* The later plan's content: what is paired, and references to it, have the earlier identifiers; what is not has its own, or
 * a new one where the earlier plan uses that one for something else. With shared identifiers and no pins this is the later plan's
 * content as it is. The record is the earlier plan's. (transfer full) */
KeiTree *kei_pairing_rename (const KeiPairing *pairing, GError **error);

/* Returns NULL with KEI_CHANGE_ERROR only where the limits of a plan are met halfway. @label (nullable) as in
 * kei_change_new_group(). (transfer full) */
KeiChange *kei_pairing_make_change (const KeiPairing *pairing, const char *label, GError **error);

/* The same between two states of one plan: what has the same identifier is the same, whatever it looks like. (transfer full) */
KeiChange *kei_difference_by_ids (KeiTree *from, KeiTree *to, const char *label, GError **error);

G_END_DECLS
