/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-form-field.h"

G_BEGIN_DECLS

/* Which parts the form of a level's items shows (KEI_FIELD_GROUPS): a check button for each part. The
 * field holds their names with spaces between; a name that is not known is kept. */

typedef struct
{
  const char *name;
  KeiKind kind;   /* what the part holds; texts and SDG links stand in no table */
  gboolean usual; /* shown where a level names no parts */
} KeiFormPart;

/* All parts of an item that a level can name. */
const KeiFormPart *kei_form_list_parts (guint *n);
/* Whether @groups, the value of the field, asks for the part. */
gboolean kei_form_part_is_named (const KeiFormPart *part, const char *groups);

#define KEI_TYPE_FORM_GROUPS (kei_form_groups_get_type ())
G_DECLARE_FINAL_TYPE (KeiFormGroups, kei_form_groups, KEI, FORM_GROUPS, KeiFormField)

G_END_DECLS
