/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-document.h"
#include "kei-edit.h"

G_BEGIN_DECLS

/* The one place that turns what a person does into changes of the plan. It knows no
 * widget: outline, form, panels, find and problems all call it and listen to its document.
 *
 * Every verb is one undo step with a name. A verb that is refused (read-only plan, no
 * level may stand there, nothing above to move over …) changes nothing, returns FALSE or
 * KEI_ID_NONE, and says why in "message"; callers show nothing themselves. Main thread. */

#define KEI_TYPE_EDITOR (kei_editor_get_type ())
G_DECLARE_FINAL_TYPE (KeiEditor, kei_editor, KEI, EDITOR, GObject)

/* Properties (all with notify):
 *   "document"       KeiDocument, construct only
 *   "selected"       guint64, the KeiId of the current node; the plan's own id when nothing else is
 *   "selected-slot"  guint, a KeiSlot: not KEI_SLOT_NONE when the current thing is a list of the plan
 *                    ("Departments", "Meetings" …), which has no id of its own
 *   "read-only"      gboolean, follows the document's
 * Signals:
 *   "selection-changed" (self): "selected" or "selected-slot" is new, told once for both
 *   "reveal"  (self, guint64 node, guint field, gboolean enter, const char *role): show this node and put the caret into this
 *             field (KEI_FIELD_NONE: any), or, with @role, to where an indicator's value of this role is typed. The
 *             selection was already set to the node's row. Without @enter, as of undo and redo, the keyboard stays in
 *             the pane where the person works.
 *   "message" (self, const char *text): one translated sentence for a toast
 *
 * When the selected node goes away, the next sibling, else the one before, else the parent is selected. */

/* @ids (transfer full): where new nodes get their ids from. */
KeiEditor *kei_editor_new (KeiDocument *document, KeiIdSource *ids);

KeiDocument *kei_editor_get_document (KeiEditor *self);   /* (transfer none) */
KeiTree *kei_editor_get_tree (KeiEditor *self);           /* the document's current tree (transfer none) */
KeiIdSource *kei_editor_get_ids (KeiEditor *self);        /* (transfer none) */
KeiNode *kei_editor_lookup (KeiEditor *self, KeiId node); /* (nullable) (transfer none) */
KeiId kei_editor_get_plan_id (KeiEditor *self);
gboolean kei_editor_get_read_only (KeiEditor *self);

/* --- Selection --- */

KeiId kei_editor_get_selected (KeiEditor *self);
KeiSlot kei_editor_get_selected_slot (KeiEditor *self);
void kei_editor_select (KeiEditor *self, KeiId node);
/* Selects one of the plan's lists. */
void kei_editor_select_slot (KeiEditor *self, KeiSlot slot);
/* Selects the row that shows @node and emits "reveal" with "enter". Rows are: the plan, items and sections, and
 * the plan's other lists; an indicator, text or cost is shown by the item it belongs to. */
void kei_editor_reveal (KeiEditor *self, KeiId node, KeiField field);
/* The same for an indicator's value of the role @role (a code of "value-roles"), which need not be there yet; @field where
 * the form has no place for it. */
void kei_editor_reveal_value (KeiEditor *self, KeiId indicator, const char *role, KeiField field);
/* The row that shows @node: itself or the nearest item or section above it, or the plan with *@slot set. */
KeiId kei_editor_get_row_of (KeiEditor *self, KeiId node, KeiSlot *slot);

/* --- Fields --- */

/* @typed: called for each keystroke, joined with the steps before (kei_document_apply_typed()). A change of
 * an item's level is refused where the levels do not allow it, and takes the levels below it along. */
gboolean kei_editor_set_field (KeiEditor *self, KeiId node, KeiField field, const KeiValue *value, gboolean typed);
/* The same from text as a person typed it, normalized; empty means "nothing". For STRING and TEXT fields. */
gboolean kei_editor_set_text (KeiEditor *self, KeiId node, KeiField field, const char *text, gboolean typed);
gboolean kei_editor_toggle (KeiEditor *self, KeiId node, KeiField field); /* a BOOL field */
/* Ends the typing step: focus left, the caret jumped, a pause, a paste. */
void kei_editor_break_step (KeiEditor *self);

/* --- Structure --- */

/* These select and return the new node. New items get the next sensible level. */
KeiId kei_editor_add_item_after (KeiEditor *self, KeiId item); /* also for sections, texts and other siblings */
KeiId kei_editor_add_child (KeiEditor *self, KeiId parent);    /* of the plan or an item: an item; of a section: a section */
/* A new node of any kind with its kind's defaults, at the end of the slot that takes it. Does not
 * move the selection unless the kind has a row of its own. */
KeiId kei_editor_add_node (KeiEditor *self, KeiId parent, KeiKind kind);

/* Says which list the choices of @list are. One that is still empty takes the shipped choices: the plan's list stands in
 * their place, and who wants one more does not want to lose the others. */
gboolean kei_editor_name_choice_list (KeiEditor *self, KeiId list, const char *name);

/* References to what is deleted are cleared in the same step. */
gboolean kei_editor_delete (KeiEditor *self, KeiId node);
gboolean kei_editor_move_up (KeiEditor *self, KeiId node);
gboolean kei_editor_move_down (KeiEditor *self, KeiId node);
/* Into the sibling before it; out of its parent, to stand after it. Levels follow, below too. */
gboolean kei_editor_indent (KeiEditor *self, KeiId node);
gboolean kei_editor_outdent (KeiEditor *self, KeiId node);
/* Whether the move would be done; @reason (nullable) gets a translated sentence when not. Emits nothing. */
gboolean kei_editor_can_move_to (KeiEditor *self, KeiId node, const KeiPlace *place, char **reason);
gboolean kei_editor_move_to (KeiEditor *self, KeiId node, const KeiPlace *place);
/* A copy with new ids right after the original. */
KeiId kei_editor_duplicate (KeiEditor *self, KeiId node);

/* --- Clipboard: what travels is a small plan --- */

/* A plan with the id of this one that holds the nodes and what they refer to (levels, departments …).
 * Only kinds that a plan itself can hold: items, sections, viewpoints, terms … (transfer full) (nullable) */
KeiTree *kei_editor_copy (KeiEditor *self, const KeiId *nodes, guint n);
/* Pastes everything of @clip that fits at @place. Ids are kept when @clip is of this plan and they are free (a cut
 * and its paste); otherwise they are new, and items from another plan get an origin. Levels and references
 * are found again by id or by name; what is not found is left out and told in "message".
 * An item of which the level may not stand at @place but below the item before it goes to the end there.
 * Selects the first pasted node. */
gboolean kei_editor_paste (KeiEditor *self, const KeiPlace *place, KeiTree *clip);
/* The place right after @node; of the plan or with @inside: the end of the slot that takes @kind.
 * Returns FALSE when there is none. */
gboolean kei_editor_get_place_for (KeiEditor *self, KeiId node, gboolean inside, KeiKind kind, KeiPlace *place);

/* --- Anything else --- */

/* For steps of several edits (tables, panels): build, then commit as one step. @label: see kei_edit_end(). */
KeiEdit *kei_editor_begin (KeiEditor *self);                                    /* (transfer full) */
gboolean kei_editor_commit (KeiEditor *self, KeiEdit *edit, const char *label); /* @edit (transfer full) */
/* The same for one edit that is typed (kei_document_apply_typed()). */
gboolean kei_editor_commit_typed (KeiEditor *self, KeiEdit *edit); /* @edit (transfer full) */
gboolean kei_editor_apply (KeiEditor *self, KeiChange *change);
/* Undo and redo select and reveal what they touched. */
gboolean kei_editor_undo (KeiEditor *self);
gboolean kei_editor_redo (KeiEditor *self);
/* Emits "message". */
void kei_editor_say (KeiEditor *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
