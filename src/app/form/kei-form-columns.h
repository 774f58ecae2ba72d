/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-schema.h"

G_BEGIN_DECLS

/* Which fields of a kind its table shows as columns. The rest is in the row's detail. */

typedef enum {
  KEI_FORM_COLUMN_FIELD,
  KEI_FORM_COLUMN_ROLE,      /* the number of the indicator's value with `role` */
  KEI_FORM_COLUMN_SPARKLINE, /* of an indicator */
  KEI_FORM_COLUMN_FUNDING,   /* of a budget line */
  KEI_FORM_COLUMN_PREVIEW,   /* of a level: what its pattern prints */
} KeiFormColumnType;

typedef struct
{
  KeiFormColumnType type;
  KeiField field;
  const char *role;
  const char *title; /* msgid; NULL: the field's label */
  guint chars;
  guint rank; /* see KeiTableColumn */
  gboolean grow;
  gboolean wrap;
  gboolean strong;
} KeiFormColumn;

/* The columns of @kind: a table of its own, or made from the schema. (transfer full): free with g_free(). */
KeiFormColumn *kei_form_columns_new (KeiKind kind, guint *n);

/* Whether the columns leave out something that a person can edit. */
gboolean kei_form_columns_leave_out (KeiKind kind);

G_END_DECLS
