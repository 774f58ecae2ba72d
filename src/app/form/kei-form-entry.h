/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-form-field.h"

G_BEGIN_DECLS

/* A field of one line: text, numbers, years, periods, times, and in table cells the names of what is
 * referred to, with suggestions. */

#define KEI_TYPE_FORM_ENTRY (kei_form_entry_get_type ())
G_DECLARE_FINAL_TYPE (KeiFormEntry, kei_form_entry, KEI, FORM_ENTRY, KeiFormField)

G_END_DECLS
