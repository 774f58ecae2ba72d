/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-era.h"
#include "kei-tree.h"

G_BEGIN_DECLS

/* Values as a person reads and types them: thousands and ▲, eras, names of choices and of what is
 * referred to. No widgets here. Any thread. */

typedef struct
{
  KeiTree *tree; /* where names are looked up (transfer none) */
  KeiYearStyle years;
} KeiFormLook;

/* What the form shows for @field of @node; "" when there is nothing. (transfer full) */
char *kei_form_format (const KeiFormLook *look, const KeiNode *node, const KeiFieldInfo *field);

/* Reads what a person typed or pasted. FALSE with @message, a translated sentence, when it is no value
 * of the field; then @value is untouched. Choices are found by label or code, references by name. */
gboolean kei_form_parse (const KeiFormLook *look, const char *text, const KeiFieldInfo *field, KeiValue *value, char **message);

/* The name of any node in one line: its headline, else its kind. (transfer full) */
char *kei_form_name_node (const KeiNode *node);

/* A fiscal year without 年度 where the column's title says it. (transfer full) */
char *kei_form_format_year (int year, KeiYearStyle style);

/* A field's label, translated. */
const char *kei_form_field_label (const KeiFieldInfo *field);
const char *kei_form_kind_label (KeiKind kind);
const char *kei_form_slot_label (KeiKind kind, KeiSlot slot);

G_END_DECLS
