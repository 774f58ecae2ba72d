/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-editor.h"
#include "kei-outline-model.h"

G_BEGIN_DECLS

/* Where something dragged over the outline would go. Knows no widgets.
 *
 * A drop is between two rows, and between two rows several places may lie: below the upper
 * row, after it, or after any of the rows it stands under, down to the depth of the lower row.
 * The pointer's distance from the edge says which; a place that is refused gives way to the
 * nearest that is not. */

typedef struct
{
  KeiPlace place;
  guint depth;      /* of the row as it would stand */
  gboolean allowed; /* refused where it is FALSE, and everywhere else in this gap */
  char *reason;     /* (owned) (nullable): why it is refused, translated */
} KeiOutlineDrop;

#define KEI_OUTLINE_DROP_INIT \
  {                           \
    .allowed = FALSE          \
  }

/* @gap: above the row at this position of the model's rows; their number is the place below the last.
 * @depth: where the pointer is, in levels. Returns FALSE, with @drop untouched, where @node cannot stand
 * at all because the rows around show something else. Otherwise clear @drop. */
gboolean kei_outline_drop_find (KeiOutlineModel *model, KeiEditor *editor, KeiId node, guint gap, int depth, KeiOutlineDrop *drop);
void kei_outline_drop_clear (KeiOutlineDrop *drop);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KeiOutlineDrop, kei_outline_drop_clear)

G_END_DECLS
