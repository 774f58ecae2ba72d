/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-editor.h"
#include "kei-sdg-coverage.h"

G_BEGIN_DECLS

/* What the SDG panel does to the links of an item. Each is one undo step with a name, and
 * returns FALSE when the editor refused it.
 *
 * An item has one link for a goal itself and one for each of its targets. The first of them, the goal's
 * own where there is one, carries reason and confirmation; all carry the strength and the sign, so that
 * each can be read alone. Links stand in the order of the catalogue. */

/* The link that carries reason and confirmation, or NULL where the goal is not linked. Links that are
 * only suggested do not count. (transfer none) */
KeiNode *kei_sdg_edits_find_link (const KeiNode *item, guint goal);
gboolean kei_sdg_edits_has_target (const KeiNode *item, const KeiSdgTarget *target);

/* KEI_SDG_USE_NONE takes all links of the goal away; another use makes the link or changes them all.
 * A first link ends the answer 関連なし. */
gboolean kei_sdg_edits_set_use (KeiEditor *editor, KeiId item, guint goal, KeiSdgUse use);

/* Linking a target links its goal, as secondary if it was not. */
gboolean kei_sdg_edits_set_target (KeiEditor *editor, KeiId item, const KeiSdgTarget *target, gboolean linked);

/* The answer 関連なし: a link to no goal. */
gboolean kei_sdg_edits_set_unrelated (KeiEditor *editor, KeiId item, gboolean unrelated);

/* @by NULL takes the confirmation back. */
gboolean kei_sdg_edits_confirm (KeiEditor *editor, KeiId item, guint goal, const char *by, GDateTime *at);

/* Makes a suggestion a secondary link, with @target (nullable) where it names one. */
gboolean kei_sdg_edits_accept (KeiEditor *editor, KeiId item, guint goal, const KeiSdgTarget *target);
/* Takes away the links to the goal that are only suggested, if there are any. */
gboolean kei_sdg_edits_refuse (KeiEditor *editor, KeiId item, guint goal);

G_END_DECLS
