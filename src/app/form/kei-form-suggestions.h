/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-form-context.h"

G_BEGIN_DECLS

/* A list under a text that offers the nodes whose names hold what was typed, and to make a new one
 * where the plan keeps a list of them. The text keeps the keyboard, so that input methods work as
 * everywhere; the list has no text of its own to edit. */
typedef struct _KeiFormSuggestions KeiFormSuggestions;

/* @id was chosen. @made is its node when the plan has it not yet: it is to be added in the step that
 * names it; else NULL. Both are the caller's. */
typedef void (*KeiFormSuggestionFunc) (KeiId id, KeiNode *made, gpointer data);

/* @info: the field whose targets are offered. @text must outlive it, and so must @data. */
KeiFormSuggestions *kei_form_suggestions_new (KeiFormContext *context, const KeiFieldInfo *info, GtkText *text, KeiFormSuggestionFunc func, gpointer data);
void kei_form_suggestions_free (KeiFormSuggestions *self);

/* Whether the list is open and the key is one of its own: up, down, Enter, Escape. */
gboolean kei_form_suggestions_keeps_key (KeiFormSuggestions *self, guint key);
void kei_form_suggestions_open (KeiFormSuggestions *self);

/* The nodes that a field of this kind can name, in the plan's order. (element-type KeiNode) (transfer full) */
GPtrArray *kei_form_list_targets (KeiTree *tree, const KeiFieldInfo *info);

G_END_DECLS
