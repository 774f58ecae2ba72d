/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "kei-form-context.h"
#include "kei-form-format.h"

G_BEGIN_DECLS

/* One field of one node on the screen. The base class watches the plan, keeps what is wrong, and
 * turns typing into steps; a subclass for each type of field shows a value and hears the person. */

#define KEI_TYPE_FORM_FIELD (kei_form_field_get_type ())
G_DECLARE_DERIVABLE_TYPE (KeiFormField, kei_form_field, KEI, FORM_FIELD, GtkWidget)

typedef enum {
  KEI_FORM_FIELD_ROW,   /* caption above, error below: in cards */
  KEI_FORM_FIELD_WRAP,  /* the same, a line of text over several lines if need be */
  KEI_FORM_FIELD_PLAIN, /* no caption, but the error */
  KEI_FORM_FIELD_CELL,  /* bare: over a table's cell, which tells the error */
} KeiFormFieldLook;

struct _KeiFormFieldClass
{
  GtkWidgetClass parent_class;

  /* Makes the widgets and hands them to kei_form_field_set_content(); called once, with the target known. */
  void (*build) (KeiFormField *self);
  /* Shows @text, the value as kei_form_format() writes it, or the draft. */
  void (*show) (KeiFormField *self, const char *text);
  /* See KeiTableEditorInterface. May be NULL. */
  gboolean (*keeps_key) (KeiFormField *self, guint keyval, GdkModifierType state);
  void (*insert) (KeiFormField *self, const char *text);
};

/* The field of the subclass that the type asks for. (transfer floating) */
GtkWidget *kei_form_field_new (KeiFormContext *context, const KeiFormTarget *target, const KeiFieldInfo *info, KeiFormFieldLook look);
/* Another caption than the schema's. */
void kei_form_field_set_caption (KeiFormField *self, const char *caption);

/* --- For subclasses --- */

KeiFormContext *kei_form_field_get_context (KeiFormField *self);
const KeiFieldInfo *kei_form_field_get_info (KeiFormField *self);
KeiFormFieldLook kei_form_field_get_look (KeiFormField *self);
KeiNode *kei_form_field_get_node (KeiFormField *self); /* (nullable): nothing yet */
gboolean kei_form_field_is_editable (KeiFormField *self);
KeiFormLook kei_form_field_get_naming (KeiFormField *self);

/* @content (transfer floating); @focus, a child of it, is what gets the keyboard. */
void kei_form_field_set_content (KeiFormField *self, GtkWidget *content, GtkWidget *focus);
/* Sets a value that was chosen rather than typed: a step of its own. */
gboolean kei_form_field_choose (KeiFormField *self, const KeiValue *value);
/* The same, with what @value names (nullable) added to the plan in the same step. */
gboolean kei_form_field_choose_new (KeiFormField *self, const KeiValue *value, KeiNode *made);
/* The field's text is now @text. Reads it, and sets the value or keeps it as a draft with its error. */
void kei_form_field_type (KeiFormField *self, const char *text);
/* The next change of the text comes from the clipboard. */
void kei_form_field_expect_paste (KeiFormField *self);
/* Typing is over for now: focus left. Shows the value as the plan has it. */
void kei_form_field_end_typing (KeiFormField *self);
/* Shows the current value again, unless it means the same as @typed (nullable), which then stays. */
void kei_form_field_refresh (KeiFormField *self, const char *typed);

/* Shows the plan's value again in place of what was typed and is none. Returns FALSE when there is no such thing. */
gboolean kei_form_field_take_back (KeiFormField *self);

G_END_DECLS
