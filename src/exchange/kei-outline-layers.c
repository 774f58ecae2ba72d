/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 基本構想, 基本計画, 実施計画: which of them each level is of. The parts that its items stand in tell; what stands in more than
 * one is of the highest. Where the text has no such parts, the plan's name may tell. */
#include "config.h"

#include "kei-outline-scan.h"

#include <string.h>

#include "kei-outline-words.h"

static const char *const layers[] = { "concept", "basic", "implementation" }; /* the highest first */
#define N_LAYERS G_N_ELEMENTS (layers)

#define PROJECT_RANK 4 /* of 事務事業 among the levels, see kei_outline_level_rank() */

/* The layer that a heading names: N_LAYERS for none. */
static guint8
read_layer (const KeiOutlineRow *row)
{
  KeiOutlineHeading heading;

  if (row->style == NULL || row->cells != NULL || !kei_outline_heading_read (row->text, TRUE, &heading) || heading.meaning != KEI_MEANING_LAYER)
    return N_LAYERS;
  for (guint8 i = 0; i < N_LAYERS; i++)
    if (g_strcmp0 (heading.code, layers[i]) == 0)
      return i;
  return N_LAYERS;
}

/* The layer that each row stands in, by the headings above it. (transfer full) */
static guint8 *
find_parts (const KeiOutline *outline)
{
  guint8 *parts = g_new (guint8, outline->rows->len + 1);

  memset (parts, N_LAYERS, outline->rows->len + 1);
  for (guint k = 0; k < outline->order->len; k++)
    {
      guint i = g_array_index (outline->order, guint, k);
      const KeiOutlineRow *row = kei_outline_row (outline, i);

      parts[i] = row->kind == KEI_OUTLINE_ITEM ? N_LAYERS : read_layer (row);
      if (parts[i] == N_LAYERS && row->parent != KEI_OUTLINE_NONE)
        parts[i] = parts[row->parent];
    }
  return parts;
}

static gboolean
find_by_parts (KeiOutline *outline)
{
  g_autofree guint8 *parts = find_parts (outline);
  g_autofree guint *counts = g_new0 (guint, (outline->levels->len + 1) * (N_LAYERS + 1));
  gboolean found = FALSE;

  /* What was merged stands where its like stands, too. */
  for (guint i = 0; i < outline->rows->len; i++)
    if (kei_outline_row (outline, i)->kind == KEI_OUTLINE_ITEM && kei_outline_row (outline, i)->merged != KEI_OUTLINE_NONE)
      {
        guint same = kei_outline_represent (outline, i);

        parts[same] = MIN (parts[same], parts[i]);
      }
  for (guint i = 0; i < outline->rows->len; i++)
    {
      const KeiOutlineRow *row = kei_outline_row (outline, i);

      if (row->kind == KEI_OUTLINE_ITEM && row->merged == KEI_OUTLINE_NONE)
        counts[row->level * (N_LAYERS + 1) + parts[i]]++;
    }
  for (guint l = 0; l < outline->levels->len; l++)
    {
      const guint *of = counts + l * (N_LAYERS + 1);
      guint all = 0;

      for (guint i = 0; i <= N_LAYERS; i++)
        all += of[i];
      for (guint i = 0; i < N_LAYERS; i++)
        if (of[i] * 2 > all)
          kei_outline_level (outline, l)->layer = layers[i];
      found |= kei_outline_level (outline, l)->layer != NULL;
    }
  return found;
}

static void
find_by_title (KeiOutline *outline)
{
  g_autofree char *title = NULL;
  const char *type, *layer;

  for (guint i = 0; i < outline->rows->len && title == NULL; i++)
    if (kei_outline_row (outline, i)->kind == KEI_OUTLINE_TITLE)
      title = kei_outline_dup_text (outline, i);
  type = title == NULL ? NULL : kei_outline_plan_type (title);
  if (type == NULL)
    return;
  layer = g_str_equal (type, "implementation-plan") ? "implementation" : g_str_equal (type, "basic-concept")  ? "concept"
                                                                     : g_str_has_suffix (type, "-basic-plan") ? "basic"
                                                                                                              : NULL;
  for (guint l = 0; l < outline->levels->len; l++)
    {
      KeiOutlineLevel *level = kei_outline_level (outline, l);

      /* An implementation plan repeats the levels that its projects stand under. */
      if (layer != NULL && (strcmp (layer, "implementation") != 0 || kei_outline_level_rank (level->name) == PROJECT_RANK))
        level->layer = layer;
    }
}

void
kei_outline_find_layers (KeiOutline *outline)
{
  if (!find_by_parts (outline))
    find_by_title (outline);
}
