/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kei-tree.h"

G_BEGIN_DECLS

/* What a new plan can start from: the templates, and the sample, which the program carries with it. */
typedef struct
{
  const char *id;
  const char *title;    /* msgid */
  const char *subtitle; /* msgid */
  const char *path;     /* in the program's resources */
} KeiTemplate;

/* In the order in which they are offered. */
const KeiTemplate *kei_templates_get (guint *n);
const KeiTemplate *kei_templates_find (const char *id); /* (nullable) */

/* A plan like the template's with ids of its own. @title and @municipality (nullable) are filled in. (transfer full) */
KeiTree *kei_new_plan_create (const KeiTemplate *from, const char *title, const char *municipality);

/* A copy of the sample plan. (transfer full) */
KeiTree *kei_new_plan_create_sample (void);

G_END_DECLS
