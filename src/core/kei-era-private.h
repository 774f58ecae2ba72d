/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table that writing and reading years share. */
#pragma once

#include "kei-era.h"

typedef struct
{
  const char *name;
  char letter;
  gunichar square; /* the era in one character, or 0 */
  KeiDay first;
  int first_fiscal_year; /* the first that is called by this era */
} KeiEra;

extern const KeiEra kei_eras[]; /* from the oldest on */
extern const guint kei_n_eras;
