/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes of a text file as UTF-8. Private to src/exchange. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KEI_OUTLINE_MAX_BYTES (32u * 1024 * 1024)

/* Valid UTF-8 without byte order mark; @encoding gets the name of what it was. UTF-8, UTF-16 with a mark,
 * ISO-2022-JP, CP932 and EUC-JP are known. Sets KEI_OUTLINE_ERROR. (transfer full) */
char *kei_outline_decode (const char *bytes, gsize length, gsize *out_length, const char **encoding, GError **error);

G_END_DECLS
