/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A plan that was open before: title, folder, stage and when. Whether its file is still there is
 * asked after the row is made, since a shared folder may take its time. */

#define KEI_TYPE_RECENT_ROW (kei_recent_row_get_type ())
G_DECLARE_FINAL_TYPE (KeiRecentRow, kei_recent_row, KEI, RECENT_ROW, AdwActionRow)

GtkWidget *kei_recent_row_new (GtkRecentInfo *info);
GFile *kei_recent_row_get_file (KeiRecentRow *self); /* (transfer none) */

/* The plans among the recent files, latest first, at most @max. (element-type GtkRecentInfo) (transfer full) */
GPtrArray *kei_recent_list (guint max);
/* What one of them is called where there is room for one line: its title, and its file where another has the same. (transfer full) */
char *kei_recent_dup_name (GPtrArray *plans, guint position);

G_END_DECLS
