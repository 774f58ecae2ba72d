/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kei-editor.h"

G_BEGIN_DECLS

/* The middle of the window: the form of what the editor has selected, made from the schema's table.
 * It is made anew when something else is selected, and otherwise follows the plan field by field. */

#define KEI_TYPE_FORM (kei_form_get_type ())
G_DECLARE_FINAL_TYPE (KeiForm, kei_form, KEI, FORM, AdwBin)

/* Property "editor" (KeiEditor, nullable). */
GtkWidget *kei_form_new (KeiEditor *editor);

/* Takes back what was typed where the keyboard is and is no value, which is the first thing that undo does.
 * Returns FALSE when there is nothing of that kind. */
gboolean kei_form_take_back (KeiForm *self);

/* Something that was typed anywhere in the plan and is no value, so that the plan does not have it, and the label of its
 * field; NULL when there is nothing of that kind. (nullable) (transfer none) */
const char *kei_form_find_draft (KeiForm *self, const char **label);
/* Goes to the field of kei_form_find_draft(). */
void kei_form_reveal_draft (KeiForm *self);
/* Forgets everything of that kind. */
void kei_form_forget_drafts (KeiForm *self);

/* The keyboard went to another pane on purpose: when the page that had it goes, it does not go to that page's row. */
void kei_form_let_go (KeiForm *self);

G_END_DECLS
