/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For the kei-sdg-panel*.c files only. */
#pragma once

#include "kei-sdg-detail.h"
#include "kei-sdg-grid.h"
#include "kei-sdg-overview.h"
#include "kei-sdg-panel.h"

G_BEGIN_DECLS

struct _KeiSdgPanel
{
  AdwBin parent_instance;

  KeiEditor *editor;      /* owned, nullable */
  GSignalGroup *signals;  /* owned: of the editor */
  GSignalGroup *document; /* owned: of its document */
  KeiTree *tree;          /* owned, nullable: keeps `shown` alive */
  KeiNode *shown;         /* unowned, in `tree`: the item that is on the screen */
  GHashTable *refused;    /* (element-type gint64): item and goal in one number, see make_key() */

  /* Template references */
  GtkWidget *item_part;
  GtkLabel *summary;
  KeiSdgGrid *grid;
  GtkCheckButton *unrelated;
  KeiSdgDetail *detail;
  GtkWidget *suggestion_part;
  GtkLabel *suggestion_count;
  GtkBox *suggestions;
  GtkButton *offer_again;
  KeiSdgOverview *overview;
};

/* kei-sdg-panel-suggestions.c: fills the part of what is offered for @item (nullable). */
void _kei_sdg_panel_show_suggestions (KeiSdgPanel *self, const KeiNode *item);

/* Forgets what was refused for the item that is shown. */
void _kei_sdg_panel_offer_again (KeiSdgPanel *self);

/* kei-sdg-panel.c: the item that is shown, after something was refused. */
void _kei_sdg_panel_show_again (KeiSdgPanel *self);

G_END_DECLS
