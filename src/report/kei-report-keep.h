/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-report.h"

G_BEGIN_DECLS

/* What stays together on a page, for our own pages and for what word processors are asked to keep: rules that are the same
 * however each knows how high a thing is. */

#define KEI_KEEP_SMALL_TABLE 0.25 /* of a page: a table that is not parted */
#define KEI_KEEP_SHORT 3          /* short texts under a heading that belong to it and are not what it is about */

/* Whether @heading may end a page: @next (nullable), right below it, is a heading of its level or above, so it has nothing that it could
 * stay with. @heading NULL: a short text that is all there is under one, and any heading comes next. A run of such headings that
 * all stay together fits no page, or leaves much of one empty. */
gboolean kei_keep_frees (const KeiHeading *heading, const KeiHeading *next);

/* Whether a row that begins with @first names or sums up those that follow, so that it does not end a page. */
gboolean kei_keep_is_band (const KeiCell *first);

G_END_DECLS
