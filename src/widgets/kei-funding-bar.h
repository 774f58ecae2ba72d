/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The shares of a cost's funding, side by side in one bar. The numbers stand beside it. */

#define KEI_TYPE_FUNDING_BAR (kei_funding_bar_get_type ())
G_DECLARE_FINAL_TYPE (KeiFundingBar, kei_funding_bar, KEI, FUNDING_BAR, GtkWidget)

/* In this order: national, prefectural, bond, other, general. */
#define KEI_FUNDING_N_SHARES 5

GtkWidget *kei_funding_bar_new (void);

/* Any unit; what is negative counts as nothing. */
void kei_funding_bar_set_shares (KeiFundingBar *self, const gint64 shares[KEI_FUNDING_N_SHARES]);

G_END_DECLS
