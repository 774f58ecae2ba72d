/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-form-field.h"

G_BEGIN_DECLS

/* A field of many lines. It is as high as its text. */

#define KEI_TYPE_FORM_TEXT (kei_form_text_get_type ())
G_DECLARE_FINAL_TYPE (KeiFormText, kei_form_text, KEI, FORM_TEXT, KeiFormField)

G_END_DECLS
