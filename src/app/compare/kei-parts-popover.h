/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "kei-id.h"

G_BEGIN_DECLS

/* The parts of a split or merge, each to be confirmed or kept apart by itself. */

#define KEI_TYPE_PARTS_POPOVER (kei_parts_popover_get_type ())
G_DECLARE_FINAL_TYPE (KeiPartsPopover, kei_parts_popover, KEI, PARTS_POPOVER, GtkPopover)

typedef struct
{
  KeiId id;
  const char *name;   /* number and title */
  gboolean confirmed; /* somebody said that it is one */
} KeiDeskPart;

/* Signal "decided" (self, guint64 id, gboolean is_part). */
GtkWidget *kei_parts_popover_new (void);

/* Shows these; the keyboard stays at its place in the list. */
void kei_parts_popover_set_parts (KeiPartsPopover *self, const KeiDeskPart *parts, guint n);

G_END_DECLS
