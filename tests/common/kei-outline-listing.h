/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Imported outlines as text that a test can compare. */
#pragma once

#include "kei-outline.h"

G_BEGIN_DECLS

/* Reads @text and makes the plan; everything must succeed. */
KeiTree *kei_test_import (const char *text, gssize length, KeiOutline **outline);

/* One line a node of the content and record that carries text, two blanks a depth:
 * 施策: title, with [label], (tentative), =count for declared counts. */
char *kei_test_list_plan (KeiTree *tree);

/* All that an import finds, with the plan's fields, the levels, departments, figures and marks: what the files
 * in tests/unit/outlines expect. */
char *kei_test_describe_plan (KeiTree *tree);

/* The items only, as level|title with the path before it. */
char *kei_test_list_paths (KeiTree *tree);

guint kei_test_count_level (KeiTree *tree, const char *name);
guint kei_test_count_notes (const KeiOutline *outline, KeiOutlineNoteType type);

G_END_DECLS
