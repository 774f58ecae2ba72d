/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A small rounded tag, such as a department or a viewpoint of an item. */

#define KEI_TYPE_CHIP (kei_chip_get_type ())
G_DECLARE_FINAL_TYPE (KeiChip, kei_chip, KEI, CHIP, GtkWidget)

/* Properties: "label"; "lead" (nullable), a bold mark before the label that also gives the chip its
 * colour ("主"); "removable", whether it has a remove button and takes Delete.
 * Signal "removed" (self): the person wants it gone; the chip itself stays. */
GtkWidget *kei_chip_new (const char *label);

const char *kei_chip_get_label (KeiChip *self);
void kei_chip_set_label (KeiChip *self, const char *label);
const char *kei_chip_get_lead (KeiChip *self);
void kei_chip_set_lead (KeiChip *self, const char *lead);
gboolean kei_chip_get_removable (KeiChip *self);
void kei_chip_set_removable (KeiChip *self, gboolean removable);

G_END_DECLS
