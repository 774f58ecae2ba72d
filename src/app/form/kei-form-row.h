/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-form-field.h"

G_BEGIN_DECLS

/* The smallest pieces that pages are made of. All are (transfer floating). */

/* One field of a node, with its caption. */
GtkWidget *kei_form_row_new (KeiFormContext *context, KeiId node, KeiField field, KeiFormFieldLook look);

/* Some fields beside one another, with lines between them; “tentative” takes no more room than it needs. */
GtkWidget *kei_form_row_new_beside (KeiFormContext *context, KeiId node, const KeiField *fields, guint n);

/* A vertical box with the form's distances. */
GtkWidget *kei_form_box_new (void);

G_END_DECLS
