/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "kei-checker.h"
#include "kei-problem-list.h"

G_BEGIN_DECLS

/* What the bar tells of problems while its list is shut: how many there are of each severity, and the problem at hand with those
 * after it, each a button that does “problems.go-to”. */

typedef struct _KeiProblemStrip KeiProblemStrip;

/* Fills the boxes, which it needs as long as it is used. Freed with g_free(). */
KeiProblemStrip *kei_problem_strip_new (GtkBox *counts, GtkBox *chips);
/* Shows how many @checker found; returns that. */
guint kei_problem_strip_count (KeiProblemStrip *self, KeiChecker *checker);
/* @selected may be GTK_INVALID_LIST_POSITION; @visited: a person went there, and it is marked. */
void kei_problem_strip_show (KeiProblemStrip *self, KeiProblemList *problems, guint selected, gboolean visited);

G_END_DECLS
