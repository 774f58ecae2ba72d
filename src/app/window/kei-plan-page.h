/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kei-editor.h"
#include "kei-form.h"
#include "kei-problems-bar.h"

G_BEGIN_DECLS

/* The frame that the views of one plan hang in: outline, form, SDG panel and problems bar.
 * Made anew for each plan, so that a view sees its "editor" set once. */

#define KEI_TYPE_PLAN_PAGE (kei_plan_page_get_type ())
G_DECLARE_FINAL_TYPE (KeiPlanPage, kei_plan_page, KEI, PLAN_PAGE, AdwBin)

/* Properties: "editor" (KeiEditor), "show-outline" and "show-sdg" (gboolean). */
GtkWidget *kei_plan_page_new (KeiEditor *editor);

KeiEditor *kei_plan_page_get_editor (KeiPlanPage *self);
KeiProblemsBar *kei_plan_page_get_problems (KeiPlanPage *self);
KeiForm *kei_plan_page_get_form (KeiPlanPage *self);

/* The panels' widths come from the person's settings and go there. */
void kei_plan_page_keep_widths (KeiPlanPage *self, GSettings *settings);

void kei_plan_page_find (KeiPlanPage *self, gboolean replacing);
/* Goes to the next hit, or the one before. */
void kei_plan_page_find_again (KeiPlanPage *self, gboolean forward);

/* Moves the keyboard to the next or previous of outline, form, SDG panel and problems bar;
 * returns FALSE when there is none in this direction. */
gboolean kei_plan_page_cycle_focus (KeiPlanPage *self, GtkDirectionType direction);

/* See kei_form_take_back(). */
gboolean kei_plan_page_take_back (KeiPlanPage *self);

G_END_DECLS
