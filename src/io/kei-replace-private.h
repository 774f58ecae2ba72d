/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-replace.h"

G_BEGIN_DECLS

/* kei_replace_file() of a file that has a path. */
gboolean _kei_replace_local (const char *path, char **etag, KeiReplaceFunc produce, gpointer data, GCancellable *cancellable, GError **error);

G_END_DECLS
