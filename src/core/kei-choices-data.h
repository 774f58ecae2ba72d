/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For kei-choices.c and its test only. */
#pragma once

#include "kei-choices.h"

extern const KeiChoiceListInfo kei_choices_lists[];
extern const guint kei_choices_n_lists;
