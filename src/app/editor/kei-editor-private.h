/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For kei-editor*.c only. */
#pragma once

#include "kei-editor.h"

G_BEGIN_DECLS

/* A refusal whose message is a translated sentence, ready for "message". */
#define KEI_EDITOR_ERROR (kei_editor_error_quark ())
GQuark kei_editor_error_quark (void);
typedef enum {
  KEI_EDITOR_ERROR_REFUSED,
} KeiEditorError;

/* Says that the plan is read-only where it is. */
gboolean _kei_editor_may_edit (KeiEditor *self);

/* Leads to what the last change has touched: what came or moved, rather than what was set because of it; the first that is
 * still there. */
void _kei_editor_reveal_last (KeiEditor *self);

/* Tells the person why a step was refused. (transfer full) */
void _kei_editor_say_error (KeiEditor *self, GError *error);

/* What a person calls a node: its headline in quotation marks, else its kind. (transfer full) */
char *_kei_editor_name_node (KeiTree *tree, KeiId node);

/* Gives @item a level that may stand under @parent, if it has one that may not, and the items below it
 * theirs. @preferred is tried first. Fails the edit with a reason where there is none. */
void _kei_editor_fit_levels (KeiEdit *edit, KeiId item, KeiId parent, KeiId preferred);
/* Sets @level and lets what is below follow; fails where it may not stand. */
void _kei_editor_set_level (KeiEdit *edit, KeiId item, KeiId level);

/* A new node of @kind with its defaults, as a child of @parent. (transfer full) */
KeiNode *_kei_editor_create_node (KeiEditor *self, KeiKind kind, KeiId parent, KeiId level);

G_END_DECLS
