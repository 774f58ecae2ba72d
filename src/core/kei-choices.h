/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-tree.h"

G_BEGIN_DECLS

/* Choice lists: what a field of type CHOICE can be. The shipped lists are in
 * kei-choices-data.c, and two are made of tables: "rules" has the checks, "choice-lists" the lists
 * themselves. A plan's own list of the same name (KEI_KIND_CHOICE_LIST) gives
 * other labels, leaves out or adds choices. Code never asks for a choice by its label and
 * rarely by its code: it relies on the small neutral role behind it. */

typedef struct
{
  const char *code;  /* in the file */
  const char *label; /* msgid of a shipped choice; the text itself of a plan's own */
  const char *role;  /* (nullable) neutral: what code may rely on */
} KeiChoiceInfo;

typedef struct
{
  const char *name;  /* as KeiFieldInfo.choices names it */
  const char *label; /* msgid, context "choice-lists" */
  const KeiChoiceInfo *choices;
  guint n_choices;
  const char *figures; /* msgid (nullable): what its roles count, where they are figures of which a plan may have others */
} KeiChoiceListInfo;

/* The shipped list, or NULL: also for those that are made of tables. */
const KeiChoiceListInfo *kei_choices_shipped (const char *list);

typedef struct
{
  char *code;
  char *label; /* translated */
  char *role;  /* (nullable) */
} KeiChoice;

/* The choices of @list in @tree (nullable: as shipped), in order. (element-type KeiChoice) (transfer full). Any thread. */
GPtrArray *kei_choices_new (KeiTree *tree, const char *list);

/* What a person reads for @code: the plan's label, else the shipped one, else the code itself; "" for
 * NULL. (transfer full) */
char *kei_choices_dup_label (KeiTree *tree, const char *list, const char *code);

/* The roles of a shipped list as choices, each called after the choices that have it. NULL when the
 * list is not shipped or its roles are figures. (element-type KeiChoice) (transfer full) (nullable) */
GPtrArray *kei_choices_new_roles (const char *list);

/* The fields of a kind that a person sees, as choices of their names in the file; those of all kinds for KEI_KIND_NONE.
 * (element-type KeiChoice) (transfer full) */
GPtrArray *kei_choices_new_fields (KeiKind kind);

/* The role behind @code, from the plan's list or else the shipped one. NULL when it has none. It lives
 * as long as the tree. */
const char *kei_choices_get_role (KeiTree *tree, const char *list, const char *code);

G_END_DECLS
