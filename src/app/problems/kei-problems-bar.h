/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kei-checker.h"
#include "kei-editor.h"

G_BEGIN_DECLS

/* The bar at the foot of the window: how many problems of which severity, the one at hand
 * and those after it, and a list of all that opens upward. */

#define KEI_TYPE_PROBLEMS_BAR (kei_problems_bar_get_type ())
G_DECLARE_FINAL_TYPE (KeiProblemsBar, kei_problems_bar, KEI, PROBLEMS_BAR, AdwBin)

/* Properties: "editor" (KeiEditor, nullable); "open" (gboolean): the list is shown.
 * Signal "checked" (self): there is a new result; see kei_problems_bar_get_checker(). */

KeiChecker *kei_problems_bar_get_checker (KeiProblemsBar *self); /* (nullable) (transfer none): with the editor */

/* Goes to the next or previous problem and shows it, round and round. */
void kei_problems_bar_next (KeiProblemsBar *self);
void kei_problems_bar_previous (KeiProblemsBar *self);

gboolean kei_problems_bar_get_open (KeiProblemsBar *self);
/* Opening moves the keyboard into the list. */
void kei_problems_bar_set_open (KeiProblemsBar *self, gboolean open);

G_END_DECLS
