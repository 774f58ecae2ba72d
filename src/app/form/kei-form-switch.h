/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-form-field.h"

G_BEGIN_DECLS

/* A field that is yes or no: a switch beside its caption, in cells a check button. */

#define KEI_TYPE_FORM_SWITCH (kei_form_switch_get_type ())
G_DECLARE_FINAL_TYPE (KeiFormSwitch, kei_form_switch, KEI, FORM_SWITCH, KeiFormField)

G_END_DECLS
