/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kei-compare-what.h"

G_BEGIN_DECLS

/* What stands on one side of a comparison, as a list of which a person chooses one: states of the window's plan, what suggests itself, recent
 * plans, and any other file; of a file also which of its versions. */

#define KEI_TYPE_COMPARE_CHOICE (kei_compare_choice_get_type ())
G_DECLARE_FINAL_TYPE (KeiCompareChoice, kei_compare_choice, KEI, COMPARE_CHOICE, AdwBin)

/* Signal "changed" (self): another one is chosen. @title: above the list. */
GtkWidget *kei_compare_choice_new (const char *title);

/* A file that suggests itself; it comes first, and only when it is there. Then it is chosen, if that is found out at once or nothing is.
 * @title (nullable): its name is taken. */
void kei_compare_choice_suggest (KeiCompareChoice *self, GFile *file, const char *title, const char *subtitle);
/* A state of the window's plan that has no name. */
void kei_compare_choice_add_state (KeiCompareChoice *self, KeiCompareWhatKind kind, const char *title, const char *subtitle);
/* Adds the named versions of @tree, the newest first; one that is a name only is shown, but cannot be chosen. Of very many, the newest. */
void kei_compare_choice_add_versions (KeiCompareChoice *self, KeiTree *tree);
/* Adds the recent plans but @except (nullable), and the row for another file. */
void kei_compare_choice_add_recent (KeiCompareChoice *self, GFile *except);

/* Chooses a row that is there, for the person to choose otherwise. FALSE where there is none. */
gboolean kei_compare_choice_select (KeiCompareChoice *self, const KeiCompareWhat *what);

/* What is chosen, or NULL: nothing, or a file that cannot be read. (transfer full) */
KeiCompareWhat *kei_compare_choice_dup_what (KeiCompareChoice *self);
/* Why what is chosen cannot be read, or NULL. (transfer none) */
const char *kei_compare_choice_get_problem (KeiCompareChoice *self);

G_END_DECLS
