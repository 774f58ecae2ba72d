/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-change.h"

G_BEGIN_DECLS

/* A step under construction: several edits, each applied to a working tree so that the
 * next one finds what the one before left, gathered into one change. Nothing happens to
 * any document until that change is applied there.
 *
 * The first edit that fails is remembered and those after it do nothing, so that callers
 * may ask once, at kei_edit_end(). One thread at a time. */
typedef struct _KeiEdit KeiEdit;

KeiEdit *kei_edit_new (KeiTree *tree);
void kei_edit_free (KeiEdit *edit);

/* The tree as the edits so far left it. (transfer none) until the next edit. */
KeiTree *kei_edit_get_tree (KeiEdit *edit);
gboolean kei_edit_has_failed (KeiEdit *edit);

/* Each returns FALSE when it, or one before it, failed. Setting what is already there is no edit. */
gboolean kei_edit_set (KeiEdit *edit, KeiId node, KeiField field, const KeiValue *value);
gboolean kei_edit_set_string (KeiEdit *edit, KeiId node, KeiField field, const char *text);
gboolean kei_edit_set_int (KeiEdit *edit, KeiId node, KeiField field, gint64 integer);
gboolean kei_edit_set_bool (KeiEdit *edit, KeiId node, KeiField field, gboolean boolean);
gboolean kei_edit_set_ref (KeiEdit *edit, KeiId node, KeiField field, KeiId id);
gboolean kei_edit_insert (KeiEdit *edit, const KeiPlace *place, KeiNode *subtree);
/* As the last child of the slot that takes its kind. */
gboolean kei_edit_append (KeiEdit *edit, KeiId parent, KeiNode *subtree);
gboolean kei_edit_move (KeiEdit *edit, KeiId node, const KeiPlace *to);
/* Also clears the fields of type REF and REFS elsewhere that name what goes. */
gboolean kei_edit_remove (KeiEdit *edit, KeiId node);
/* How many nodes elsewhere have lost a reference by kei_edit_remove() so far. */
guint kei_edit_get_n_cleared (KeiEdit *edit);
/* Gives up with an error of the caller's. (transfer full) */
void kei_edit_fail (KeiEdit *edit, GError *error);

/* Frees @edit and returns all edits as one change, perhaps empty, named by @label (nullable, a msgid,
 * see kei_change_new_group()); or NULL with the first error. (transfer full) */
KeiChange *kei_edit_end (KeiEdit *edit, const char *label, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeiEdit, kei_edit_free)

G_END_DECLS
