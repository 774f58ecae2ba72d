/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where one is in a report, for formats that take its tables out of it. */
#include "config.h"

#include "kei-heading-path.h"

void
kei_heading_path_enter (KeiHeadingPath *path, const KeiHeading *heading)
{
  for (guint i = heading->level - 1; i < KEI_N_HEADINGS; i++)
    path->headings[i] = NULL;
  path->headings[heading->level - 1] = heading;
}
