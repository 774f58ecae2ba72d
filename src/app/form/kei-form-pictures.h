/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "kei-form-context.h"

G_BEGIN_DECLS

/* The small pictures in the form's tables, and what they and the tables ask of indicators and costs. */

/* The indicator's first value with this role. (nullable) (transfer none) */
KeiNode *kei_form_find_value (const KeiNode *indicator, const char *role);
/* A new value for @target's role, with one field set. (transfer full) */
KeiNode *kei_form_make_value (KeiIdSource *ids, const KeiFormTarget *target, const KeiValue *value);

/* What of a budget line's cost its funding leaves over; 0 when it adds up or none is given. */
gint64 kei_form_funding_missing (const KeiNode *budget_line);

GtkWidget *kei_form_sparkline_new (const KeiNode *indicator);
void kei_form_sparkline_update (GtkWidget *widget, const KeiNode *indicator);

GtkWidget *kei_form_funding_new (const KeiNode *budget_line);
void kei_form_funding_update (GtkWidget *widget, const KeiNode *budget_line);

G_END_DECLS
