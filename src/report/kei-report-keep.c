/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-report-keep.h"

gboolean
kei_keep_frees (const KeiHeading *heading, const KeiHeading *next)
{
  return next != NULL && (heading == NULL || next->level <= heading->level);
}

gboolean
kei_keep_is_band (const KeiCell *first)
{
  return first->head && (first->tone == KEI_TONE_SUBTOTAL || first->tone == KEI_TONE_TOTAL);
}
