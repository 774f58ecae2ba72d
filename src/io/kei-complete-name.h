/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Where something goes that a person wants saved as @location: with @suffix, which begins with a dot, in small or capital
 * letters. What is there already under the complete name was not what the person was asked about, so then it stays
 * @location. Looks at the disk. (transfer full) */
GFile *kei_complete_name (GFile *location, const char *suffix);

G_END_DECLS
