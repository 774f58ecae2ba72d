/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For kei-schema.c and the tests only. */
#pragma once

#include "kei-schema.h"

extern const KeiKindInfo kei_schema_kinds[KEI_N_KINDS];
