/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A small sheet of paper with the shape of a template's outline on it. Says nothing to a screen reader. */

#define KEI_TYPE_TEMPLATE_PICTURE (kei_template_picture_get_type ())
G_DECLARE_FINAL_TYPE (KeiTemplatePicture, kei_template_picture, KEI, TEMPLATE_PICTURE, GtkWidget)

GtkWidget *kei_template_picture_new (const char *template_id);

G_END_DECLS
