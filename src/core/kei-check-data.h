/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For kei-check.c and the tests only. */
#pragma once

#include "kei-check-private.h"

typedef struct
{
  KeiCheckRule rule;
  KeiCheckFunc func;         /* (nullable): called for each part of the plan */
  KeiCheckFunc finish;       /* (nullable): called once, after the last part */
  GDestroyNotify free_state; /* (nullable): of what the two left in `state` */
} KeiCheckRuleRow;

extern const KeiCheckRuleRow kei_check_rows[];
extern const guint kei_n_check_rows;
