/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kei-problem-list.h"

G_BEGIN_DECLS

/* One problem in the list: what, by which rule, and a button to mute it or to hear it again.
 * Signal "mute" (self): the button was pressed. */

#define KEI_TYPE_PROBLEM_ROW (kei_problem_row_get_type ())
G_DECLARE_FINAL_TYPE (KeiProblemRow, kei_problem_row, KEI, PROBLEM_ROW, AdwBin)

GtkWidget *kei_problem_row_new (void);

/* (nullable) (transfer none) */
KeiProblemItem *kei_problem_row_get_item (KeiProblemRow *self);
void kei_problem_row_set_item (KeiProblemRow *self, KeiProblemItem *item);

/* How a severity looks: icon, class for its colour, and its name, the one of the settings, for those who see neither. */
const char *kei_severity_get_icon (KeiSeverity severity);
const char *kei_severity_get_css_class (KeiSeverity severity);
const char *kei_severity_get_label (KeiSeverity severity);

G_END_DECLS
