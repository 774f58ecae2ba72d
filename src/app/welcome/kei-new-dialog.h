/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks what a new plan starts from and what it is called, and then activates "app.new-plan"
 * with (template, title, municipality). */

#define KEI_TYPE_NEW_DIALOG (kei_new_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KeiNewDialog, kei_new_dialog, KEI, NEW_DIALOG, AdwWindow)

/* @template_id (nullable) is chosen at first. */
GtkWindow *kei_new_dialog_new (GtkWindow *parent, const char *template_id);
/* The id of the template that is chosen. */
const char *kei_new_dialog_get_template (KeiNewDialog *self);

G_END_DECLS
