/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-report.h"

G_BEGIN_DECLS

/* The headings that stand above a place in a report, by level. Begins as { 0 }; the report owns what is in it. */
typedef struct
{
  const KeiHeading *headings[KEI_N_HEADINGS]; /* NULL where there is none of the level */
} KeiHeadingPath;

/* Says that @heading was passed. */
void kei_heading_path_enter (KeiHeadingPath *path, const KeiHeading *heading);

G_END_DECLS
