/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "kei-outline.h"

G_BEGIN_DECLS

/* The import that the assistant shows: an outline, what the person changed in it with undo and redo,
 * and the plan that comes of it. Knows no widget. Main thread. */

#define KEI_TYPE_IMPORT (kei_import_get_type ())
G_DECLARE_FINAL_TYPE (KeiImport, kei_import, KEI, IMPORT, GObject)

/* Signal "changed" (self): the outline or its plan is another one. */

/* @outline (transfer full) */
KeiImport *kei_import_new (KeiOutline *outline);

const KeiOutline *kei_import_get_outline (KeiImport *self);
/* The plan as it would be now, or NULL with @error when it cannot be. (transfer none) */
KeiTree *kei_import_get_tree (KeiImport *self, GError **error);
/* The row + 1 that a node of that plan was made of, or 0. */
guint kei_import_get_row_of (KeiImport *self, KeiId node);

/* Each is one step that undo takes back. FALSE: not possible, nothing changed. */
gboolean kei_import_set_kind (KeiImport *self, guint row, KeiOutlineKind kind);
gboolean kei_import_set_level (KeiImport *self, guint row, guint level);
gboolean kei_import_shift_level (KeiImport *self, guint row, int by);
gboolean kei_import_set_joined (KeiImport *self, guint row, gboolean joined);
gboolean kei_import_rename_level (KeiImport *self, guint level, const char *name);

gboolean kei_import_get_can_undo (KeiImport *self);
gboolean kei_import_get_can_redo (KeiImport *self);
void kei_import_undo (KeiImport *self);
void kei_import_redo (KeiImport *self);

/* What people call a kind; of an item the name of its level. (transfer none) */
const char *kei_import_get_kind_name (const KeiOutline *outline, guint row);
const char *kei_import_kind_label (KeiOutlineKind kind); /* translated */

G_END_DECLS
