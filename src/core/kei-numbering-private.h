/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables that writing and reading numbers share. */
#pragma once

#include "kei-numbering.h"
#include "kei-scan.h"

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

/* One number as it was read. */
typedef struct
{
  KeiNumberStyle style;
  int value;
  gboolean wide;        /* in full-width digits */
  gboolean lone_letter; /* a single Latin letter, which may be anything */
} KeiNumberReading;

/* Reads a number at *@at and moves @at behind it. */
gboolean kei_number_read (const KeiScan *scan, guint *at, KeiNumberReading *reading);
