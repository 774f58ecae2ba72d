/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-form-field.h"

G_BEGIN_DECLS

/* A field that names other nodes: a chip each, and a button that opens a text to find more. */

#define KEI_TYPE_FORM_REFERENCES (kei_form_references_get_type ())
G_DECLARE_FINAL_TYPE (KeiFormReferences, kei_form_references, KEI, FORM_REFERENCES, KeiFormField)

/* Gives the first chip a bold mark before its name: 主. */
void kei_form_references_set_lead (KeiFormReferences *self, const char *lead);

G_END_DECLS
