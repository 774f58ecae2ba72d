/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kei-tree.h"

G_BEGIN_DECLS

/* A list of plans of which a person chooses one to compare: those that suggest themselves, versions, recent ones, and any other file. */

#define KEI_TYPE_COMPARE_CHOICE (kei_compare_choice_get_type ())
G_DECLARE_FINAL_TYPE (KeiCompareChoice, kei_compare_choice, KEI, COMPARE_CHOICE, AdwBin)

/* Signal "changed" (self): another one is chosen. @title: above the list. */
GtkWidget *kei_compare_choice_new (const char *title);

/* A file that suggests itself; it comes first, and only when it is there. @title (nullable): its name is taken. */
void kei_compare_choice_suggest (KeiCompareChoice *self, GFile *file, const char *title, const char *subtitle);
/* What is no file: chosen, kei_compare_choice_get_file() is NULL. */
void kei_compare_choice_add_saved (KeiCompareChoice *self, const char *title, const char *subtitle);
/* Adds the named versions of @tree, the newest first; one that is a name only is shown, but cannot be chosen. Of very many, the newest. */
void kei_compare_choice_add_versions (KeiCompareChoice *self, KeiTree *tree);
/* Adds the recent plans but @except (nullable), and the row for another file. */
void kei_compare_choice_add_recent (KeiCompareChoice *self, GFile *except);

gboolean kei_compare_choice_has_chosen (KeiCompareChoice *self);
GFile *kei_compare_choice_get_file (KeiCompareChoice *self);   /* (nullable) (transfer none) */
KeiId kei_compare_choice_get_version (KeiCompareChoice *self); /* or KEI_ID_NONE */

G_END_DECLS
