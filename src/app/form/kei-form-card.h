/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-form-slot-model.h"
#include "kei-table.h"

G_BEGIN_DECLS

/* A part of the form: a heading line with its buttons, and a card below it. With a table, the card
 * also has the table's actions ("table.…") and, while there is no row, one line that says so. */

#define KEI_TYPE_FORM_CARD (kei_form_card_get_type ())
G_DECLARE_FINAL_TYPE (KeiFormCard, kei_form_card, KEI, FORM_CARD, GtkWidget)

/* @title NULL: no heading line. */
GtkWidget *kei_form_card_new (const char *title);
void kei_form_card_set_subtitle (KeiFormCard *self, const char *subtitle);
/* Into the card, one below the other with a line between. */
void kei_form_card_append (KeiFormCard *self, GtkWidget *child);
/* Into the heading line, at its end. */
void kei_form_card_append_button (KeiFormCard *self, GtkWidget *button);

/* A card with the table of one slot's children. @title NULL: the slot's label. */
GtkWidget *kei_form_card_new_for_slot (KeiFormContext *context, KeiId parent, KeiKind kind, const char *title);
/* A card with any table: @noun is what a row is, for "Add …"; @count (nullable) tells how many rows. */
GtkWidget *kei_form_card_new_for_table (KeiFormContext *context, const char *title, const char *noun, KeiTableModel *model);

KeiTable *kei_form_card_get_table (KeiFormCard *self); /* (nullable) */
/* Adds a row at the end and puts the keyboard into it. */
void kei_form_card_add_row (KeiFormCard *self);

/* The line that stands where nothing is yet, with a button that calls @add with @data. (transfer floating) */
GtkWidget *kei_form_empty_new (KeiFormContext *context, const char *noun, GCallback add, gpointer data);

/* A flat button with an icon. (transfer floating) */
GtkWidget *kei_form_icon_button (const char *icon, const char *tooltip);

G_END_DECLS
