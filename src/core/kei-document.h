/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-change.h"

G_BEGIN_DECLS

/* The plan that is being edited: the current tree, the way back and forth, and which
 * tree was last saved. Main thread only; workers take its tree and go. */

#define KEI_TYPE_DOCUMENT (kei_document_get_type ())
G_DECLARE_FINAL_TYPE (KeiDocument, kei_document, KEI, DOCUMENT, GObject)

/* Properties: "modified", "can-undo", "can-redo", "undo-label", "redo-label" (nullable strings),
 * "read-only".
 * Signal "changed" (KeiDocument *self, KeiChange *change): the tree is new and @change, applied to
 * the one before, gives it. @change is NULL when the whole tree was replaced. */
KeiDocument *kei_document_new (KeiTree *tree);

KeiTree *kei_document_get_tree (KeiDocument *self); /* (transfer none) */
/* Starts over with another tree: reload, restore. Undo is emptied. */
void kei_document_replace (KeiDocument *self, KeiTree *tree);

/* Applies @change as one undo step. Returns FALSE with @error set and nothing changed. An empty change is no step. */
gboolean kei_document_apply (KeiDocument *self, KeiChange *change, GError **error);

/* The same for typing: joined with the step before when that was a typed SET of the same field, or the typed INSERT of
 * the node, and no kei_document_break_step() came between. */
gboolean kei_document_apply_typed (KeiDocument *self, KeiChange *change, GError **error);
void kei_document_break_step (KeiDocument *self);

/* Forgets the way back: after what cannot be taken back (sealing a version, taking in a merge). */
void kei_document_barrier (KeiDocument *self);

gboolean kei_document_undo (KeiDocument *self);
gboolean kei_document_redo (KeiDocument *self);
gboolean kei_document_get_can_undo (KeiDocument *self);
gboolean kei_document_get_can_redo (KeiDocument *self);
char *kei_document_dup_undo_label (KeiDocument *self); /* (nullable) (transfer full) translated, from kei_change_describe() */
char *kei_document_dup_redo_label (KeiDocument *self);

/* Modified = the tree differs from the one last saved. */
gboolean kei_document_get_modified (KeiDocument *self);
void kei_document_set_saved (KeiDocument *self, KeiTree *tree);
KeiTree *kei_document_get_saved (KeiDocument *self); /* (nullable) (transfer none): never saved */

gboolean kei_document_get_read_only (KeiDocument *self);
void kei_document_set_read_only (KeiDocument *self, gboolean read_only);

G_END_DECLS
