/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kei-editor.h"
#include "kei-outline-model.h"

G_BEGIN_DECLS

/* The outline of a plan: filter, tree, tools. It shows the editor's selection and sets it; everything
 * else a person does here is an action, node.*, that the window has.
 *
 * Its own actions: outline.toggle (t, a key: expand or collapse), outline.expand-all, outline.collapse-all,
 * outline.search (caret into the filter), outline.clear-filter, outline.add-first, outline.menu; and as
 * states filter.problems, filter.tentative, filter.without-goals (b), filter.level (s, a level's id or ""). */

#define KEI_TYPE_OUTLINE_VIEW (kei_outline_view_get_type ())
G_DECLARE_FINAL_TYPE (KeiOutlineView, kei_outline_view, KEI, OUTLINE_VIEW, AdwBin)

/* Property: "editor" (KeiEditor), set once. */
GtkWidget *kei_outline_view_new (KeiEditor *editor);

KeiOutlineModel *kei_outline_view_get_model (KeiOutlineView *self); /* (transfer none) (nullable) */
/* The rows with problems; see kei_outline_model_set_marks(). */
void kei_outline_view_set_marks (KeiOutlineView *self, GHashTable *marks);

G_END_DECLS
