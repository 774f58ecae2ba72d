/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For kei-check.c and the tests only. */
#pragma once

#include "kei-check-private.h"

typedef struct
{
  KeiCheckRule rule;
  KeiCheckFunc func;
} KeiCheckRuleRow;

extern const KeiCheckRuleRow kei_check_rows[];
extern const guint kei_n_check_rows;
