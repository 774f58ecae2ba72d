/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "kei-editor.h"
#include "kei-era.h"

G_BEGIN_DECLS

/* What all parts of one form share: the editor, how years are shown, who wants to hear of which
 * node, and what was typed but is not a value yet. It lives as long as its form.
 *
 * Watching: a change of the plan calls only those who watch what it touched, so that a typed key
 * costs the work of its field. Main thread. */

/* Signal "look-changed" (self): years are shown in another style. */
#define KEI_TYPE_FORM_CONTEXT (kei_form_context_get_type ())
G_DECLARE_FINAL_TYPE (KeiFormContext, kei_form_context, KEI, FORM_CONTEXT, GObject)

/* What a field of the form stands for. Usually a field of @node. With @role, it is that field of the
 * node's first indicator value with this role, which is made when something is typed for it. */
typedef struct
{
  KeiId node;
  KeiField field;
  const char *role; /* (nullable) a code of "value-roles"; static */
  KeiPeriod period; /* what a value made for @role gets */
} KeiFormTarget;

KeiFormContext *kei_form_context_new (KeiEditor *editor);

KeiEditor *kei_form_context_get_editor (KeiFormContext *self);
KeiTree *kei_form_context_get_tree (KeiFormContext *self);
KeiYearStyle kei_form_context_get_year_style (KeiFormContext *self);
/* Who is at work. (transfer full) */
char *kei_form_context_dup_author (KeiFormContext *self);

/* The node that @target's field is of. (nullable) (transfer none) */
KeiNode *kei_form_context_resolve (KeiFormContext *self, const KeiFormTarget *target);
/* Sets it, making the indicator value where there is none. */
gboolean kei_form_context_set (KeiFormContext *self, const KeiFormTarget *target, const KeiValue *value, gboolean typed);
/* Sets a reference to @made, which is added to the plan's own list of its kind in the same step. */
gboolean kei_form_context_set_new (KeiFormContext *self, const KeiFormTarget *target, const KeiValue *value, KeiNode *made);

/* Calls @func when something in @node or below it changed; with KEI_ID_NONE, when a node came, went or moved. @owner is what kei_form_context_unwatch() takes away. */
typedef void (*KeiFormWatchFunc) (gpointer owner);
void kei_form_context_watch (KeiFormContext *self, KeiId node, KeiFormWatchFunc func, gpointer owner);
/* The same for one field of the node. */
void kei_form_context_watch_field (KeiFormContext *self, KeiId node, KeiField field, KeiFormWatchFunc func, gpointer owner);
void kei_form_context_unwatch (KeiFormContext *self, gpointer owner);

/* kei_editor_commit() for edits that were made in this form: drafts stay. */
gboolean kei_form_context_commit (KeiFormContext *self, KeiEdit *edit, const char *label);

/* What was typed for @target and is no value. It outlives the widget it was typed into, and what is done
 * or undone elsewhere; it goes when the value it stands over becomes another one from outside of the
 * form, which the editor's "message" tells. @text NULL forgets it. Returns whether there was a difference. */
gboolean kei_form_context_set_draft (KeiFormContext *self, const KeiFormTarget *target, const char *text);
/* The same for what was pasted in the step that is committed next: it goes with that step. A field that shows @target,
 * as that of the cell with the keyboard does, hears of it. */
void kei_form_context_paste_draft (KeiFormContext *self, const KeiFormTarget *target, const char *text);
const char *kei_form_context_get_draft (KeiFormContext *self, const KeiFormTarget *target); /* (nullable) */
/* One of the drafts whose node is there, what it was typed for and the label of that field; NULL when there is none. (nullable) (transfer none) */
const char *kei_form_context_find_draft (KeiFormContext *self, KeiFormTarget *target, const char **label);
/* Forgets all, and the fields show what the plan has. */
void kei_form_context_forget_drafts (KeiFormContext *self);

/* Where fields can be found: a widget that shows fields says so, and is asked when one is to be
 * revealed. @func shows and focuses the field of @node, and returns FALSE when it has none;
 * KEI_FIELD_NONE is any field. With @role (nullable), it is the place of the value of that role of the indicator @node. */
typedef gboolean (*KeiFormRevealFunc) (gpointer owner, KeiId node, KeiField field, const char *role);
void kei_form_context_add_place (KeiFormContext *self, KeiFormRevealFunc func, gpointer owner);
/* Also asks the places for the nodes above @node, up to the selected one. Where no place is for @role, @field is revealed. */
gboolean kei_form_context_reveal (KeiFormContext *self, KeiId node, KeiField field, const char *role);

G_END_DECLS
