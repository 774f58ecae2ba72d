/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Appends text to HTML, so that it comes out as it is in an element or in a quoted attribute; LF becomes <br/>. What XML cannot
 * hold becomes U+FFFD. */
void kei_markup_append (GString *out, const char *text);
/* The same for attributes and for XML without <br/>. */
void kei_markup_append_attribute (GString *out, const char *text);

/* Appends a number with up to two decimals and a point, in every locale. */
void kei_markup_append_number (GString *out, double number);

G_END_DECLS
