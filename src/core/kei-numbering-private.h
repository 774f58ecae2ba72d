/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables that writing and reading numbers share. */
#pragma once

#include "kei-numbering.h"

typedef struct
{
  KeiNumberStyle style;
  gunichar character; /* of the first number */
  int first;
  int count;
} KeiNumberRun;

extern const KeiNumberRun kei_number_runs[];
extern const guint kei_n_number_runs;

extern const char kei_number_katakana[];

const char *kei_number_style_sample (KeiNumberStyle style);
