/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-form-field.h"

G_BEGIN_DECLS

/* A field that is one of a few: a choice list, or the plan's levels or bodies. A button with the
 * choice that opens a list; the list is made when it is opened. */

#define KEI_TYPE_FORM_CHOICE (kei_form_choice_get_type ())
G_DECLARE_FINAL_TYPE (KeiFormChoice, kei_form_choice, KEI, FORM_CHOICE, KeiFormField)

G_END_DECLS
