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
  const char *unit; /* of numbers of which the schema table has none (nullable): see kei_form_get_unit() */
} KeiFormLook;

/* What the figures of @node (nullable), an indicator or one of its values, are counted in, or NULL. Lives as long as the tree. */
const char *kei_form_get_unit (KeiTree *tree, const KeiNode *node);

/* What the form shows for @field of @node; "" when there is nothing. (transfer full) */
char *kei_form_format (const KeiFormLook *look, const KeiNode *node, const KeiFieldInfo *field);

/* Reads what a person typed or pasted. FALSE with @message, a translated sentence, when it is no value
 * of the field; then @value is untouched. Choices are found by label or code, references by name. */
gboolean kei_form_parse (const KeiFormLook *look, const char *text, const KeiFieldInfo *field, KeiValue *value, char **message);

/* What @field of @node can be chosen from: the list of a CHOICE, the roles of the list that a plan's own choice stands in,
 * and the fields of the node that a note or conflict is about. NULL for a field that is typed. (element-type KeiChoice) (transfer full) (nullable) */
GPtrArray *kei_form_list_choices (const KeiFormLook *look, const KeiNode *node, const KeiFieldInfo *field);
gboolean kei_form_is_chosen (const KeiFormLook *look, const KeiNode *node, const KeiFieldInfo *field);
/* The code of the choice that is called @text, or has this code. (transfer full) (nullable) */
char *kei_form_find_choice (const KeiFormLook *look, const KeiNode *node, const KeiFieldInfo *field, const char *text);

/* What names a node anywhere in the plan is chosen from its tree: it can be shown in a cell, and is neither typed nor pasted. */
gboolean kei_form_is_link (const KeiFieldInfo *field);

/* The name of any node in one line: its headline, else its kind. (transfer full) */
char *kei_form_name_node (const KeiNode *node);

/* A fiscal year without 年度 where the column's title says it. (transfer full) */
char *kei_form_format_year (int year, KeiYearStyle style);

/* A field's label, translated. */
const char *kei_form_field_label (const KeiFieldInfo *field);
const char *kei_form_kind_label (KeiKind kind);
const char *kei_form_slot_label (KeiKind kind, KeiSlot slot);

G_END_DECLS
